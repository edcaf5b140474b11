//! A draft taken out of its mark-up: one text in blocks, and what the mark-up says of it.
//!
//! In: words with their places in the file, block by block, as a reader of some format meets them. Out: a `Draft`.
//! White space is folded as a browser does; a block becomes a paragraph.

use jiff::civil::Date;

use super::Part;
use super::map::Map;
use crate::span::Span;

/// What stands between two blocks.
const GAP: &str = "\n\n";

/// A block of text and the part that the mark-up says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) span: Span,
    pub(super) part: Option<Part>,
}

/// What a draft holds beside its copy that may show where a claim comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceKind {
    /// A link to somewhere else.
    Link,
    /// A footnote or endnote.
    Footnote,
    /// A comment in the margin.
    Comment,
}

impl EvidenceKind {
    /// The kind in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Footnote => "footnote",
            Self::Comment => "comment",
        }
    }
}

/// A link, footnote or comment, and the words that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// The words that it belongs to; empty where it only stands at a place.
    pub span: Span,
    /// The address, or the words of the note.
    pub words: String,
}

/// What mark-up, front matter or a page's metadata says of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The headline, where it does not stand in the copy.
    pub headline: Option<String>,
    /// The writers.
    pub byline: Option<String>,
    /// The paper, agency or site.
    pub outlet: Option<String>,
    /// The day of publication.
    pub date: Option<Date>,
    /// The kind of article: "news", "opinion".
    pub kind: Option<String>,
}

impl Stated {
    /// What is stated here, and where nothing is, what `other` states.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            headline: self.headline.or(other.headline),
            byline: self.byline.or(other.byline),
            outlet: self.outlet.or(other.outlet),
            date: self.date.or(other.date),
            kind: self.kind.or(other.kind),
        }
    }
}

/// A draft that is being taken out of its mark-up.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) map: Map,
    pub(super) blocks: Vec<Block>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) stated: Stated,
    start: usize,
    space: Option<Span>,
}

impl Draft {
    pub(super) fn new(map: Map) -> Self {
        Self {
            text: String::new(),
            map,
            blocks: Vec::new(),
            evidence: Vec::new(),
            stated: Stated::default(),
            start: 0,
            space: None,
        }
    }

    /// Where the next word will stand.
    pub(super) fn at(&self) -> usize {
        self.text.len() + usize::from(self.space.is_some())
    }

    /// Whether the block that is open has no word yet.
    pub(super) fn is_at_start(&self) -> bool {
        self.text.len() == self.start
    }

    /// Adds words that stand at `file` byte for byte.
    pub(super) fn copy(&mut self, words: &str, file: usize) {
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            let space = rest.len() - rest.trim_start_matches(is_space).len();
            if space > 0 {
                self.space(Span::of(file + at, file + at + space));
                at += space;
                continue;
            }
            let length = rest.find(is_space).unwrap_or(rest.len());
            self.word(&rest[..length], Span::of(file + at, file + at + length));
            at += length;
        }
    }

    /// Adds words that stand for something at `file`.
    pub(super) fn stand(&mut self, words: &str, file: Span) {
        if words.chars().all(is_space) {
            self.space(file);
        } else {
            self.word(words, file);
        }
    }

    fn space(&mut self, file: Span) {
        if !self.is_at_start() && self.space.is_none() {
            self.space = Some(file);
        }
    }

    fn word(&mut self, word: &str, file: Span) {
        if let Some(space) = self.space.take() {
            self.piece(" ", space);
        }
        self.piece(word, file);
    }

    fn piece(&mut self, words: &str, file: Span) {
        let start = self.text.len();
        self.text.push_str(words);
        self.map.add(Span::of(start, self.text.len()), file);
    }

    /// Ends the block that is open, if it has words.
    pub(super) fn end(&mut self, part: Option<Part>) {
        self.space = None;
        if self.is_at_start() {
            return;
        }
        self.blocks.push(Block { span: Span::of(self.start, self.text.len()), part });
        self.text.push_str(GAP);
        self.start = self.text.len();
    }

    /// Adds a link, footnote or comment to the words from `start` to here.
    pub(super) fn witness(&mut self, kind: EvidenceKind, start: usize, words: &str) {
        let end = self.text.len();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.evidence.push(Evidence { kind, span: Span::of(start.min(end), end), words });
        }
    }
}

/// White space that folds; a no-break space is one that somebody meant.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Checks the blocks of a draft read from `text`, and that words stand in it where the map says.
    #[track_caller]
    pub(in super::super) fn check_blocks(draft: &Draft, text: &str, expected: &[(&str, Option<Part>)]) {
        let found: Vec<_> = draft.blocks.iter().map(|b| (b.span.text(&draft.text), b.part)).collect();
        assert_eq!(found, expected);
        for block in &draft.blocks {
            for word in block.span.text(&draft.text).split_whitespace().filter(|w| text.contains(w) && !w.contains('&'))
            {
                let at = word.as_ptr() as usize - draft.text.as_ptr() as usize;
                assert_eq!(draft.map.place(Span::of(at, at + word.len())).text(text), word);
            }
        }
    }

    #[test]
    fn white_space_folds_and_places_hold() {
        let file = "  The\n  dam  <b> broke</b>. ";
        let mut draft = Draft::new(Map::of_pieces());
        draft.copy(&file[..13], 0);
        draft.copy(&file[16..22], 16);
        draft.copy(&file[26..], 26);
        draft.end(None);
        assert_eq!(draft.text, "The dam broke.\n\n");
        assert_eq!(draft.blocks, [Block { span: Span::new(0, 14), part: None }]);
        assert_eq!(draft.map.place(Span::new(4, 7)).text(file), "dam");
        assert_eq!(draft.map.place(Span::new(8, 14)).text(file), "broke</b>.");
    }

    #[test]
    fn a_block_without_words_is_none() {
        let mut draft = Draft::new(Map::of_pieces());
        draft.copy(" \n ", 0);
        draft.end(None);
        assert!(draft.blocks.is_empty() && draft.text.is_empty());
    }
}
