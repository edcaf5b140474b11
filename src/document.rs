//! Documents: an article's text, cut into paragraphs, each known for what part of the article it is.
//!
//! In: a file or standard input, as bytes. Out: a [`Document`]: one text to which all places refer, its paragraphs by
//! part, and what the copy says of itself: headline, writers, outlet, date.
//! What the words mean is left to `language`.

mod byline;

mod date;

mod dateline;

mod docx;

pub mod draft;

pub mod encoding;

pub mod error;

pub mod files;

pub mod form;

pub mod front;

mod head;

mod headline;

mod html;

mod kind;

pub mod lines;

pub mod map;

mod markdown;

mod metadata;

mod note;

mod paragraph;

mod part;

mod running;

pub mod words;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::span::Span;
use draft::{Draft, Evidence, EvidenceKind, Stated};
use encoding::Encoding;
use error::{ReadError, ReadErrorKind};
use form::Form;
use lines::Lines;
use map::{Map, ParagraphPlace};
pub use metadata::{Metadata, Told};
pub use part::{Paragraph, Part};
use words::PartWords;

/// An article as it was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path as it was given; `<stdin>` for standard input.
    pub name: String,
    /// The characters. All places in the article are spans of this text.
    pub text: String,
    /// What the file's bytes were read as.
    pub encoding: Encoding,
    /// What form the draft has.
    pub form: Form,
    /// Where the text stands in the file.
    pub map: Map,
    /// Links, footnotes and comments, in text order.
    pub evidence: Vec<Evidence>,
    /// The lines of the file, or of the text where the file has none.
    lines: Lines,
    /// What the copy says of itself.
    pub metadata: Metadata,
    /// The paragraphs in text order, which never overlap, without white space at their ends; none is empty.
    pub paragraphs: Vec<Paragraph>,
}

impl Document {
    /// Reads the file at `path`, or standard input for `-`.
    ///
    /// # Errors
    ///
    /// A file that is not there, may not be read, is no text or has 4 GB or more.
    pub fn read(path: &Path, words: &PartWords) -> Result<Self, ReadError> {
        Self::read_as(path, None, words)
    }

    /// Reads the file at `path`, or standard input for `-`, in that form or, without one, in the form that it has.
    ///
    /// # Errors
    ///
    /// As [`Document::read`].
    pub fn read_as(path: &Path, form: Option<Form>, words: &PartWords) -> Result<Self, ReadError> {
        let name = shown(&path.to_string_lossy());
        let bytes = if files::is_standard_input(path) {
            bytes_of(io::stdin().lock(), 0)
        } else {
            File::open(path).map_err(Into::into).and_then(|file| {
                let length = file.metadata().map_or(0, |metadata| metadata.len());
                bytes_of(file, length)
            })
        };
        match bytes {
            Ok(bytes) => Self::parse_as(&name, bytes, form, words),
            Err(kind) => Err(ReadError::of(name, kind)),
        }
    }

    /// Reads an article from the bytes of a file of that name.
    ///
    /// # Errors
    ///
    /// Bytes that are no text, or text of 4 GB or more.
    ///
    /// # Examples
    ///
    /// ```
    /// use deskcheck::document::words::PartWords;
    /// use deskcheck::document::{Document, Part};
    ///
    /// let document = Document::parse("flood.txt", b"The dam broke.\n\n###\n".to_vec(), &PartWords::default())?;
    /// let parts: Vec<Part> = document.paragraphs.iter().map(|paragraph| paragraph.part).collect();
    /// assert_eq!(parts, [Part::Body, Part::Note]);
    ///
    /// let error = Document::parse("flood.txt", b"%PDF-1.7".to_vec(), &PartWords::default()).unwrap_err();
    /// assert!(error.to_string().starts_with("flood.txt: is a PDF, which is not read"));
    /// # Ok::<(), deskcheck::document::error::ReadError>(())
    /// ```
    pub fn parse(name: &str, bytes: Vec<u8>, words: &PartWords) -> Result<Self, ReadError> {
        Self::parse_as(name, bytes, None, words)
    }

    /// Reads an article from bytes in that form, or, without one, in the form that they have.
    ///
    /// # Errors
    ///
    /// As [`Document::parse`], and mark-up that no article has: archives and elements packed to harm.
    pub fn parse_as(name: &str, bytes: Vec<u8>, form: Option<Form>, words: &PartWords) -> Result<Self, ReadError> {
        let name = shown(name);
        read_form(&name, bytes, form, words).map_err(|kind| ReadError::of(name, kind))
    }

    /// The place in the file of a place in the text: for text, Markdown and HTML bytes of the file; for a Word document
    /// the place in the text, since its own bytes are packed.
    pub fn place(&self, span: Span) -> Span {
        self.map.place(span)
    }

    /// The line of the file, from 1, in which a place of the text stands.
    pub fn line(&self, at: u32) -> usize {
        self.lines.number(self.map.place(Span::new(at, at)).start)
    }

    /// The character of its line, from 1, at which a place of the text stands; `None` where the lines are not the text’s own.
    pub fn column(&self, at: u32) -> Option<usize> {
        let line = self.lines.range(self.line(at)).filter(|_| self.map.is_same())?;
        Some(1 + Span::new(line.start, at).text(&self.text).chars().count())
    }

    /// The paragraph and character of a place in a Word document.
    pub fn paragraph_place(&self, at: u32) -> Option<ParagraphPlace> {
        self.map.paragraph(&self.text, at)
    }

    /// The number, from 1, of the line of the file in which a place of the text stands; in a Word document, which has no
    /// lines, of the paragraph.
    pub fn number(&self, at: u32) -> usize {
        self.paragraph_place(at).map_or_else(|| self.line(at), |place| place.paragraph as usize)
    }

    /// Where a place of the text stands, as people look it up: "line 12", "paragraph 3".
    pub fn whereabouts(&self, at: u32) -> String {
        format!("{} {}", self.unit(), self.number(at))
    }

    /// What a place is numbered by: "line"; in a Word document "paragraph".
    pub fn unit(&self) -> &'static str {
        if self.form == Form::Docx { "paragraph" } else { "line" }
    }

    /// Where links and footnotes lead to something that a claim may rest on, in text order; a comment in the margin may as
    /// well be a question.
    pub fn documents(&self) -> impl Iterator<Item = Span> {
        let leads = |e: &&Evidence| match e.kind {
            EvidenceKind::Link => e.words.starts_with("http"),
            EvidenceKind::Footnote => true,
            EvidenceKind::Comment => false,
        };
        self.evidence.iter().filter(leads).map(|e| e.span)
    }

    /// Lets what somebody states of the article take the place of what was guessed.
    pub fn tell(&mut self, stated: Stated) {
        self.metadata.tell(stated);
    }

    /// Lets what holds of all articles that do not say otherwise take the place of what was guessed.
    pub fn suppose(&mut self, stated: Stated) {
        self.metadata.suppose(stated);
    }

    /// The paragraphs that hold copy.
    pub fn copy(&self) -> impl Iterator<Item = &Paragraph> {
        self.paragraphs.iter().filter(|paragraph| paragraph.part.holds_copy())
    }

    /// How many words the copy has, as newsrooms count them: what stands between white space and has a letter or a
    /// figure.
    pub fn count_words(&self) -> usize {
        self.copy().map(|paragraph| words::count(paragraph.span.text(&self.text))).sum()
    }
}

fn read_form(name: &str, bytes: Vec<u8>, form: Option<Form>, words: &PartWords) -> Result<Document, ReadErrorKind> {
    if form == Some(Form::Docx) || (form.is_none() && docx::is_docx(&bytes)) {
        let draft = docx::read(&bytes, words)?;
        let lines = Lines::of(&draft.text);
        return Ok(of_draft(name, draft, Form::Docx, Encoding::Utf8, lines, words));
    }
    let (text, encoding) = encoding::decode(bytes)?;
    let form = form.unwrap_or_else(|| Form::of(name, &text));
    let draft = match form {
        Form::Markdown => markdown::read(&text, words)?,
        Form::Html => html::read(&text, words)?,
        Form::Text | Form::Docx => {
            let by_form =
                |span: Span| Paragraph { span, part: note::part_of(span.text(&text), words).unwrap_or(Part::Body) };
            let paragraphs = paragraph::cut(&text).into_iter().map(by_form).collect();
            let (paragraphs, metadata) = head::read(&text, paragraphs, words);
            let lines = Lines::of(&text);
            let (map, evidence) = (Map::default(), Vec::new());
            return Ok(Document {
                name: name.to_owned(),
                text,
                encoding,
                form,
                map,
                evidence,
                lines,
                metadata,
                paragraphs,
            });
        }
    };
    Ok(of_draft(name, draft, form, encoding, Lines::of(&text), words))
}

fn of_draft(name: &str, draft: Draft, form: Form, encoding: Encoding, lines: Lines, words: &PartWords) -> Document {
    let Draft { text, map, blocks, evidence, stated, .. } = draft;
    let paragraphs = blocks.iter().map(|block| {
        let by_form = || note::part_of(block.span.text(&text), words).unwrap_or(Part::Body);
        Paragraph { span: block.span, part: block.part.unwrap_or_else(by_form) }
    });
    let (paragraphs, mut metadata) = head::read(&text, paragraphs.collect(), words);
    metadata.tell(stated);
    Document { name: name.to_owned(), text, encoding, form, map, evidence, lines, metadata, paragraphs }
}

/// The name under which people see a file.
fn shown(name: &str) -> String {
    if name == files::STANDARD_INPUT { "<stdin>" } else { name }.to_owned()
}

/// Reads all there is, but no more than an offset can count; `length` is how much there seems to be.
fn bytes_of(file: impl Read, length: u64) -> Result<Vec<u8>, ReadErrorKind> {
    let most = u64::from(u32::MAX);
    if length > most {
        return Err(ReadErrorKind::TooLarge);
    }
    let mut bytes = Vec::with_capacity(length as usize + 1);
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(ReadErrorKind::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(bytes: &[u8]) -> Document {
        Document::parse("-", bytes.to_vec(), &words::tests::shipped()).expect("it is text")
    }

    #[test]
    fn standard_input_has_a_name() {
        assert_eq!(parse(b"The dam broke.").name, "<stdin>");
    }

    #[test]
    fn only_copy_is_counted_and_analysed() {
        let document = parse("By Ann Lee\n\nThe dam — the old one — broke.\n\n###\n".as_bytes());
        let copy: Vec<&str> = document.copy().map(|paragraph| paragraph.span.text(&document.text)).collect();
        assert_eq!(copy, ["The dam — the old one — broke."]);
        assert_eq!(document.count_words(), 6);
    }

    #[test]
    fn offsets_of_utf_8_are_offsets_in_the_file() {
        let file = b"\xef\xbb\xbf\r\nThe dam broke.\r\n";
        let document = parse(file);
        let span = document.paragraphs[0].span;
        assert_eq!(&file[span.start as usize..span.end as usize], b"The dam broke.");
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused() {
        let words = words::tests::shipped();
        let head = b"FLOOD \xe2\x80\x94 By Ann Lee, (2025-07-26) (HW) -\r\n<p>\xff\0: Photo by -- more";
        // Every byte at every place, so that characters are torn and marks stand where none is expected.
        for place in 0..head.len() {
            for byte in 0..=u8::MAX {
                let mut bytes = head.to_vec();
                bytes[place] = byte;
                let Ok(document) = Document::parse("test", bytes, &words) else { continue };
                let mut end = 0;
                for paragraph in &document.paragraphs {
                    let text = paragraph.span.text(&document.text);
                    assert!(!text.is_empty() && text.trim() == text && paragraph.span.start >= end);
                    end = paragraph.span.end;
                }
            }
        }
    }

    #[test]
    fn a_stream_is_read_to_its_end_whatever_its_length_was_said_to_be() {
        assert_eq!(bytes_of(&b"The dam broke."[..], 3).expect("it can be read"), b"The dam broke.");
        assert!(matches!(bytes_of(io::empty(), 1 << 32), Err(ReadErrorKind::TooLarge)));
    }
}
