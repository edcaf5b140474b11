//! Markdown drafts.
//!
//! In: the text of a Markdown file. Out: a [`Draft`]: its blocks with headline, standfirst and captions told by the mark-up,
//! links and footnotes as evidence, front matter as what it states. What is struck through, and comments of HTML, are left
//! out; HTML in between stays as it is written.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Part;
use super::draft::{Draft, EvidenceKind};
use super::error::ReadErrorKind;
use super::front;
use super::map::Map;
use super::words::PartWords;
use crate::span::Span;

/// Deeper copy is no copy.
const DEEPEST: usize = 500;

/// How many blocks may stand above the headline: kicker, date, section.
const ABOVE_HEADLINE: usize = 5;

/// Reads Markdown.
pub(super) fn read(text: &str, words: &PartWords) -> Result<Draft, ReadErrorKind> {
    let options = Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TABLES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader {
        text,
        words,
        draft: Draft::new(Map::of_pieces()),
        depth: 0,
        struck: 0,
        part: None,
        links: Vec::new(),
        front: None,
        note: None,
        notes: BTreeMap::new(),
        references: Vec::new(),
    };
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for (event, range) in Parser::new_ext(&text[mark..], options).into_offset_iter() {
        reader.event(event, range.start + mark..range.end + mark)?;
    }
    Ok(reader.finish())
}

struct Reader<'a> {
    text: &'a str,
    words: &'a PartWords,
    draft: Draft,
    depth: usize,
    /// How many marks of striking through are open.
    struck: usize,
    part: Option<Part>,
    /// Where the open links begin, and their addresses.
    links: Vec<(usize, String)>,
    /// The front matter, while it is read.
    front: Option<String>,
    /// The footnote that is read.
    note: Option<String>,
    notes: BTreeMap<String, String>,
    /// Where which footnote is called.
    references: Vec<(String, u32)>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), ReadErrorKind> {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(ReadErrorKind::TooDeep);
                }
                self.start(tag);
            }
            Event::End(tag) => {
                self.depth -= 1;
                self.end(tag);
            }
            Event::Text(words) | Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.words(&words, range);
            }
            Event::Html(words) => {
                if !words.trim_start().starts_with("<!--") {
                    self.words(&words, range);
                }
            }
            // A tag inside a sentence is no word of it.
            Event::InlineHtml(tag) => {
                if tag.starts_with("<br") {
                    self.draft.end(self.part);
                }
            }
            Event::SoftBreak => self.words(" ", range),
            Event::HardBreak => {
                if self.note.is_none() {
                    self.draft.end(self.part);
                }
            }
            Event::Rule => self.draft.end(None),
            Event::FootnoteReference(label) => {
                self.references.push((label.to_string(), self.draft.text.len() as u32));
            }
            Event::TaskListMarker(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'_>) {
        let is_first_heading = !self.draft.blocks.iter().any(|b| b.part == Some(Part::Headline));
        match tag {
            Tag::MetadataBlock(_) => self.front = Some(String::new()),
            Tag::Heading { level: HeadingLevel::H1, .. }
                if is_first_heading && self.draft.blocks.len() <= ABOVE_HEADLINE =>
            {
                self.part = Some(Part::Headline);
            }
            Tag::Heading { .. } if self.draft.blocks.last().is_some_and(|b| b.part == Some(Part::Headline)) => {
                self.part = Some(Part::Standfirst);
            }
            Tag::Strikethrough => self.struck += 1,
            Tag::Link { dest_url, .. } => self.links.push((self.draft.at(), dest_url.to_string())),
            Tag::Image { .. } => {
                self.draft.end(self.part);
                self.part = Some(Part::Caption);
            }
            Tag::FootnoteDefinition(label) => {
                self.draft.end(self.part);
                self.note = Some(label.to_string());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => {
                let lines = self.front.take().unwrap_or_default();
                self.draft.stated = front::read(&lines, self.words);
            }
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Link => {
                if let Some((start, address)) = self.links.pop()
                    && self.note.is_none()
                {
                    self.draft.witness(EvidenceKind::Link, start, &address);
                }
            }
            TagEnd::FootnoteDefinition => self.note = None,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Superscript | TagEnd::Subscript => {}
            _ if self.note.is_some() => {}
            _ => {
                self.draft.end(self.part);
                self.part = None;
            }
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if let Some(front) = &mut self.front {
            front.push_str(words);
        } else if self.struck > 0 {
        } else if let Some(label) = &self.note {
            let note = self.notes.entry(label.clone()).or_default();
            note.push_str(words);
            note.push(' ');
        } else if self.text.get(range.clone()) == Some(words) {
            self.draft.copy(words, range.start);
        } else if let Some(inside) = self.text.get(range.clone()).and_then(|raw| raw.find(words)) {
            // Code stands between its marks.
            self.draft.copy(words, range.start + inside);
        } else {
            self.draft.stand(words, Span::of(range.start, range.end));
        }
    }

    fn finish(mut self) -> Draft {
        self.draft.end(self.part);
        for (label, at) in self.references {
            if let Some(words) = self.notes.get(&label) {
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                let span = Span::new(at, at);
                self.draft.evidence.push(super::draft::Evidence { kind: EvidenceKind::Footnote, span, words });
            }
        }
        self.draft.evidence.sort_by_key(|e| (e.span.start, e.span.end));
        self.draft
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::tests::check_blocks;
    use super::super::words::tests::shipped;
    use super::*;

    fn draft(text: &str) -> Draft {
        read(text, &shipped()).expect("it can be read")
    }

    /// Checks the blocks, and that every word stands in the file where the map says.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<Part>)]) {
        let draft = draft(text);
        check_blocks(&draft, text, expected);
    }

    #[test]
    fn marks_are_left_out_and_lines_joined() {
        check(
            "# Dam *breaks*\n\n## Two bridges gone\n\nThe **dam** broke\nin the night, said\nAnn Lee &amp; Bo Kim.\n> “No.”\n\n- One\n- Two `code`\n",
            &[
                ("Dam breaks", Some(Part::Headline)),
                ("Two bridges gone", Some(Part::Standfirst)),
                ("The dam broke in the night, said Ann Lee & Bo Kim.", None),
                ("“No.”", None),
                ("One", None),
                ("Two code", None),
            ],
        );
    }

    #[test]
    fn what_is_struck_and_comments_are_left_out_and_scripts_stay_words() {
        check(
            "The dam ~~held~~ broke.\n\n<!-- ask again -->\n\n<script>alert(1)</script>\n",
            &[("The dam broke.", None), ("<script>alert(1)</script>", None)],
        );
    }

    #[test]
    fn links_and_footnotes_are_evidence() {
        let draft = draft("Costs [rose by 3%](https://stats.example/7) in May.[^1]\n\n[^1]: Report, page 7.\n");
        assert_eq!(draft.blocks.len(), 1);
        let found: Vec<_> =
            draft.evidence.iter().map(|e| (e.kind, e.span.text(&draft.text), e.words.as_str())).collect();
        assert_eq!(
            found,
            [
                (EvidenceKind::Link, "rose by 3%", "https://stats.example/7"),
                (EvidenceKind::Footnote, "", "Report, page 7.")
            ]
        );
    }

    #[test]
    fn front_matter_is_no_copy() {
        let draft = draft("---\nauthor: Ann Lee\ndate: 2025-07-26\n---\n\nThe dam broke.\n");
        assert_eq!(draft.text, "The dam broke.\n\n");
        assert_eq!(draft.stated.byline.as_deref(), Some("Ann Lee"));
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert!(matches!(read(&">".repeat(10_000), &shipped()), Err(ReadErrorKind::TooDeep)));
    }
}
