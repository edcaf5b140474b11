//! The main text of a Word document.
//!
//! In: its XML and what stands beside it. Out: a [`Draft`].

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::super::Part;
use super::super::draft::{Draft, EvidenceKind};
use super::super::error::ReadErrorKind;
use super::super::map::Map;
use super::notes::{Notes, attribute, walk, words_of};

/// How many paragraphs may stand above the headline.
const ABOVE_HEADLINE: usize = 5;

/// Reads the main text.
pub(super) fn read(xml: &str, notes: &Notes) -> Result<Draft, ReadErrorKind> {
    let mut reader = Reader {
        notes,
        draft: Draft::new(Map::of_paragraphs()),
        path: Vec::new(),
        left_out: None,
        paragraphs: 0,
        open: Vec::new(),
        field: String::new(),
        comments: BTreeMap::new(),
    };
    walk(xml, |event| reader.event(event))?;
    let mut draft = reader.draft;
    draft.evidence.sort_by_key(|e| (e.span.start, e.span.end));
    Ok(draft)
}

/// A word, or a mark between words, of a paragraph that is read.
enum Piece {
    Words(String),
    Break,
    LinkStart(String),
    LinkEnd,
    Note(EvidenceKind, String),
    CommentStart(String),
    CommentEnd(String),
}

#[derive(Default)]
struct Paragraph {
    number: u32,
    style: String,
    pieces: Vec<Piece>,
    /// Whether the run that is open is hidden.
    is_hidden: bool,
}

struct Reader<'n> {
    notes: &'n Notes,
    draft: Draft,
    /// The names of the open elements.
    path: Vec<String>,
    /// How many elements were open where something began that is left out.
    left_out: Option<usize>,
    paragraphs: u32,
    /// The open paragraphs: one in a text box stands inside another.
    open: Vec<Paragraph>,
    /// The code of the field that is open.
    field: String,
    /// Where the open comments begin.
    comments: BTreeMap<String, usize>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>) -> Result<(), ReadErrorKind> {
        match event {
            Event::Start(tag) => {
                self.path.push(tag.local_name().as_ref().to_owned());
                self.start(tag);
            }
            Event::Empty(tag) => {
                self.path.push(tag.local_name().as_ref().to_owned());
                self.start(tag);
                self.end();
            }
            Event::End(_) => self.end(),
            _ => {
                let name = self.path.last().map_or("", String::as_str);
                if self.left_out.is_some() || !matches!(name, "t" | "instrText") {
                    return Ok(());
                }
                let words = words_of(event)?;
                if name == "instrText" {
                    self.field.push_str(&words);
                } else {
                    self.push(Piece::Words(words));
                }
            }
        }
        Ok(())
    }

    fn push(&mut self, piece: Piece) {
        if let Some(paragraph) = self.open.last_mut().filter(|p| !p.is_hidden) {
            paragraph.pieces.push(piece);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        if self.left_out.is_some() {
            return;
        }
        let id = || attribute(tag, "id").unwrap_or_default();
        match tag.local_name().as_ref() {
            // What is deleted or was moved away; the second telling of a drawing for older programs.
            "del" | "moveFrom" | "Fallback" if !self.path.ends_with(&["rPr".to_owned(), "del".to_owned()]) => {
                self.left_out = Some(self.path.len());
            }
            "p" => {
                self.paragraphs += 1;
                self.open.push(Paragraph { number: self.paragraphs, ..Paragraph::default() });
            }
            "pStyle" => {
                let style = attribute(tag, "val").unwrap_or_default();
                let name = self.notes.styles.get(&style).cloned().unwrap_or_else(|| style.to_lowercase());
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.style = name;
                }
            }
            "vanish" => {
                let is_on = !matches!(attribute(tag, "val").as_deref(), Some("0" | "false"));
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.is_hidden = is_on;
                }
            }
            "tab" if self.path.iter().any(|name| name == "r") => self.push(Piece::Words("\t".to_owned())),
            "br" | "cr" => self.push(Piece::Break),
            "noBreakHyphen" => self.push(Piece::Words("-".to_owned())),
            "hyperlink" => {
                let address = self.notes.links.get(&id()).cloned().unwrap_or_default();
                self.push(Piece::LinkStart(address));
            }
            "fldChar" => self.field(&attribute(tag, "fldCharType").unwrap_or_default()),
            "footnoteReference" => self.note(EvidenceKind::Footnote, self.notes.footnotes.get(&id()).cloned()),
            "endnoteReference" => self.note(EvidenceKind::Footnote, self.notes.endnotes.get(&id()).cloned()),
            "commentRangeStart" => self.push(Piece::CommentStart(id())),
            "commentReference" => self.push(Piece::CommentEnd(id())),
            _ => {}
        }
    }

    fn note(&mut self, kind: EvidenceKind, words: Option<String>) {
        if let Some(words) = words {
            self.push(Piece::Note(kind, words));
        }
    }

    /// A link may be written as a field: its code, then its words.
    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.field.clear(),
            "separate" => {
                let address = self.field.trim().strip_prefix("HYPERLINK").map(|rest| rest.trim().trim_matches('"'));
                let address = address.unwrap_or_default().to_owned();
                self.push(Piece::LinkStart(address));
            }
            "end" => self.push(Piece::LinkEnd),
            _ => {}
        }
    }

    fn end(&mut self) {
        let name = self.path.pop().unwrap_or_default();
        if let Some(depth) = self.left_out {
            if self.path.len() < depth {
                self.left_out = None;
            }
            return;
        }
        match name.as_str() {
            "hyperlink" => self.push(Piece::LinkEnd),
            "r" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.is_hidden = false;
                }
            }
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.write(&paragraph);
                }
            }
            _ => {}
        }
    }

    fn write(&mut self, paragraph: &Paragraph) {
        let part = self.part(&paragraph.style);
        let mut before = 0;
        let mut links: Vec<(usize, &str)> = Vec::new();
        self.draft.map.add_line(self.draft.text.len() as u32, paragraph.number, 0);
        for piece in &paragraph.pieces {
            match piece {
                Piece::Words(words) => {
                    before += words.chars().count() as u32;
                    self.draft.copy(words, 0);
                }
                Piece::Break => {
                    before += 1;
                    self.draft.end(part);
                    self.draft.map.add_line(self.draft.text.len() as u32, paragraph.number, before);
                }
                Piece::LinkStart(address) => links.push((self.draft.at(), address)),
                Piece::LinkEnd => {
                    if let Some((start, address)) = links.pop() {
                        self.draft.witness(EvidenceKind::Link, start, address);
                    }
                }
                Piece::Note(kind, words) => self.draft.witness(*kind, self.draft.text.len(), words),
                Piece::CommentStart(id) => {
                    self.comments.insert(id.clone(), self.draft.text.len());
                }
                Piece::CommentEnd(id) => {
                    let start = self.comments.remove(id).unwrap_or(self.draft.text.len());
                    let words = self.notes.comments.get(id).cloned().unwrap_or_default();
                    self.draft.witness(EvidenceKind::Comment, start, &words);
                }
            }
        }
        self.draft.end(part);
    }

    /// The part that a style says a paragraph is.
    fn part(&self, style: &str) -> Option<Part> {
        let blocks = &self.draft.blocks;
        let has_headline = blocks.iter().any(|b| b.part == Some(Part::Headline));
        let is_below = blocks.last().is_some_and(|b| b.part == Some(Part::Headline));
        let is_heading = style.starts_with("heading");
        match style {
            "title" | "heading 1" | "heading1" if !has_headline && blocks.len() <= ABOVE_HEADLINE => {
                Some(Part::Headline)
            }
            "subtitle" => Some(Part::Standfirst),
            "author" => Some(Part::Byline),
            "caption" | "image caption" | "table caption" => Some(Part::Caption),
            _ if is_heading && is_below => Some(Part::Standfirst),
            _ => None,
        }
    }
}
