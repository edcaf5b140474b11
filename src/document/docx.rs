//! Word documents, and what other programs export as such.
//!
//! In: the bytes of a DOCX file. Out: a [`Draft`] of its main text: paragraphs with headline, standfirst and captions told
//! by their styles; links, footnotes and comments as evidence. Deletions that are tracked, hidden text and field codes are
//! left out. Places are paragraphs and characters, since the bytes of the file are packed.

mod body;

mod notes;

mod package;

use super::draft::Draft;
use super::error::ReadErrorKind;
use super::words::PartWords;

/// Whether the bytes are a zip archive that holds a Word document, or what is left of one.
pub(super) fn is_docx(bytes: &[u8]) -> bool {
    let holds = || package::Package::open(bytes).map_or_else(|_| package::names_main(bytes), |p| p.has_main());
    bytes.starts_with(b"PK\x03\x04") && holds()
}

/// Reads a Word document.
pub(super) fn read(bytes: &[u8], words: &PartWords) -> Result<Draft, ReadErrorKind> {
    let mut package = package::Package::open(bytes)?;
    let main = package.main()?;
    let styles = package.optional("word/styles.xml")?;
    let links = package.optional("word/_rels/document.xml.rels")?;
    let notes = notes::Notes {
        styles: notes::styles(&styles)?,
        links: notes::links(&links)?,
        footnotes: notes::texts(&package.optional("word/footnotes.xml")?, "footnote")?,
        endnotes: notes::texts(&package.optional("word/endnotes.xml")?, "endnote")?,
        comments: notes::texts(&package.optional("word/comments.xml")?, "comment")?,
    };
    let mut draft = body::read(&main, &notes)?;
    draft.stated = notes::stated(&package.optional("docProps/core.xml")?, words)?;
    Ok(draft)
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::{Cursor, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::super::Part;
    use super::super::draft::EvidenceKind;
    use super::super::words::tests::shipped;
    use super::*;

    const HEAD: &str = "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>";

    /// A document of these files.
    pub(in super::super) fn packed(files: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            zip.start_file(*name, SimpleFileOptions::default()).expect("it can be written");
            zip.write_all(text.as_bytes()).expect("it can be written");
        }
        zip.finish().expect("it can be written").into_inner()
    }

    fn body(content: &str) -> Vec<u8> {
        packed(&[("word/document.xml", &format!("{HEAD}{content}</w:body></w:document>"))])
    }

    #[track_caller]
    fn check(bytes: &[u8], expected: &[(&str, Option<Part>)]) -> Draft {
        let draft = read(bytes, &shipped()).expect("it can be read");
        let found: Vec<_> = draft.blocks.iter().map(|b| (b.span.text(&draft.text), b.part)).collect();
        assert_eq!(found, expected);
        draft
    }

    #[test]
    fn runs_are_joined_and_deletions_hidden_text_and_codes_left_out() {
        let draft = check(
            &body(
                "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Dam breaks</w:t></w:r></w:p><w:p/>\
                 <w:p><w:r><w:t xml:space=\"preserve\">The dam </w:t></w:r><w:del><w:r><w:delText>held</w:delText><w:t>x</w:t></w:r></w:del>\
                 <w:ins><w:r><w:t>broke &amp;</w:t></w:r></w:ins><w:r><w:tab/><w:t>fell</w:t></w:r>\
                 <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:br/><w:t>Two</w:t></w:r></w:p>",
            ),
            &[("Dam breaks", Some(Part::Headline)), ("The dam broke & fell", None), ("Two", None)],
        );
        let place = draft.map.paragraph(&draft.text, draft.blocks[1].span.start + 4).expect("it has paragraphs");
        assert_eq!((place.paragraph, place.character), (3, 5));
    }

    #[test]
    fn links_footnotes_and_comments_are_evidence() {
        let main = format!(
            "{HEAD}<w:p><w:r><w:t xml:space=\"preserve\">Costs </w:t></w:r><w:hyperlink r:id=\"rId4\"><w:r><w:t>rose</w:t></w:r></w:hyperlink>\
             <w:r><w:footnoteReference w:id=\"2\"/></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t xml:space=\"preserve\"> by half</w:t></w:r>\
             <w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/><w:t>.</w:t></w:r></w:p></w:body></w:document>"
        );
        let bytes = packed(&[
            ("word/document.xml", &main),
            (
                "word/_rels/document.xml.rels",
                "<Relationships><Relationship Id=\"rId4\" Target=\"https://stats.example/7\"/></Relationships>",
            ),
            (
                "word/footnotes.xml",
                "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>Report, page 7.</w:t></w:r></w:p></w:footnote></w:footnotes>",
            ),
            (
                "word/comments.xml",
                "<w:comments><w:comment w:id=\"0\" w:author=\"Bo\"><w:p><w:r><w:t>Says who?</w:t></w:r></w:p></w:comment></w:comments>",
            ),
        ]);
        let draft = check(&bytes, &[("Costs rose by half.", None)]);
        let found: Vec<_> =
            draft.evidence.iter().map(|e| (e.kind, e.span.text(&draft.text), e.words.as_str())).collect();
        assert_eq!(
            found,
            [
                (EvidenceKind::Link, "rose", "https://stats.example/7"),
                (EvidenceKind::Footnote, "", "Report, page 7."),
                (EvidenceKind::Comment, " by half", "Says who?"),
            ]
        );
    }

    #[test]
    fn what_would_harm_is_refused() {
        let refused = |bytes: &[u8]| read(bytes, &shipped()).expect_err("it is refused").to_string();
        let bomb = format!("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>{HEAD}<w:p/></w:body></w:document>");
        assert_eq!(refused(&packed(&[("word/document.xml", &bomb)])), "declares entities of its own");
        assert_eq!(refused(&body(&"<w:p>".repeat(10_000))), "nests too deeply");
        let whole = body("<w:p><w:r><w:t>The dam broke.</w:t></w:r></w:p>");
        assert_eq!(refused(&whole[..whole.len() / 2]), "is a damaged Word document");
        assert_eq!(refused(&packed(&[("a.txt", "")])), "is a zip archive without a Word document in it");
        assert_eq!(refused(&body("<w:p></w:r>")), "is a damaged Word document");
        let zeros = " ".repeat(80 << 20);
        assert_eq!(refused(&body(&zeros)), "unpacks to more than 64 MB");
    }

    #[test]
    fn every_cut_of_a_document_is_read_or_refused() {
        let whole = body("<w:p><w:r><w:t>The dam broke.</w:t></w:r></w:p>");
        for length in 0..whole.len() {
            assert!(read(&whole[..length], &shipped()).is_err(), "{length}");
        }
        for at in 0..whole.len() {
            let mut torn = whole.clone();
            torn[at] ^= 0x55;
            let _ = read(&torn, &shipped());
        }
    }
}
