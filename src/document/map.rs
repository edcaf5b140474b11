//! Where the words of a text stood in the file that it was taken from.
//!
//! In: pieces of text with their places, in text order. Out: a [`Map`] from places in the text to places in the file.

use crate::span::Span;

/// A piece of text that was copied from the file, or stands for something there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it stands in the text.
    text: Span,
    /// Where it came from; as long as `text` where it was copied byte for byte.
    file: Span,
}

/// A paragraph of a Word document, or what follows a line break in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    start: u32,
    /// The paragraph in its part, counted from 1.
    paragraph: u32,
    /// The characters of the paragraph before this line.
    before: u32,
}

/// From places in the text to places in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    kind: Kind,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Kind {
    /// The text is the file.
    #[default]
    Same,
    /// Pieces of the file.
    Pieces(Vec<Piece>),
    /// Paragraphs of a Word document, whose bytes are packed.
    Paragraphs(Vec<Line>),
}

/// A place in a Word document, as people count: from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParagraphPlace {
    /// The paragraph of the main text, empty ones counted.
    pub paragraph: u32,
    /// The character in it.
    pub character: u32,
}

impl Map {
    /// An empty map to which pieces are added.
    pub(super) fn of_pieces() -> Self {
        Self { kind: Kind::Pieces(Vec::new()) }
    }

    /// An empty map to which paragraphs are added.
    pub(super) fn of_paragraphs() -> Self {
        Self { kind: Kind::Paragraphs(Vec::new()) }
    }

    /// Adds a piece, which joins the one before if the two stand side by side in text and file.
    pub(super) fn add(&mut self, text: Span, file: Span) {
        let Kind::Pieces(pieces) = &mut self.kind else { return };
        match pieces.last_mut() {
            Some(last)
                if last.text.end == text.start
                    && last.file.end == file.start
                    && last.text.len() == last.file.len()
                    && text.len() == file.len() =>
            {
                last.text.end = text.end;
                last.file.end = file.end;
            }
            _ => pieces.push(Piece { text, file }),
        }
    }

    /// Adds a line of a Word document.
    pub(super) fn add_line(&mut self, start: u32, paragraph: u32, before: u32) {
        if let Kind::Paragraphs(lines) = &mut self.kind {
            lines.push(Line { start, paragraph, before });
        }
    }

    /// Whether the text is the file, place by place.
    pub fn is_same(&self) -> bool {
        self.kind == Kind::Same
    }

    /// The place in the file; for a Word document, whose bytes say nothing, the place in the text.
    pub fn place(&self, span: Span) -> Span {
        let Kind::Pieces(pieces) = &self.kind else { return span };
        let next = pieces.partition_point(|p| p.text.end <= span.start);
        let start = match pieces.get(next) {
            Some(p) if p.text.start <= span.start && p.text.len() == p.file.len() => {
                p.file.start + (span.start - p.text.start)
            }
            Some(p) => p.file.start,
            None => pieces.last().map_or(0, |p| p.file.end),
        };
        if span.is_empty() {
            return Span::new(start, start);
        }
        let last = pieces.partition_point(|p| p.text.start < span.end);
        let end = match last.checked_sub(1).map(|i| pieces[i]) {
            Some(p) if span.end < p.text.end && p.text.len() == p.file.len() => {
                p.file.start + (span.end - p.text.start)
            }
            Some(p) => p.file.end,
            None => start,
        };
        Span::new(start, end.max(start))
    }

    /// The paragraph and character of a place in a Word document; nothing for other files.
    pub fn paragraph(&self, text: &str, at: u32) -> Option<ParagraphPlace> {
        let Kind::Paragraphs(lines) = &self.kind else { return None };
        let line = lines[..lines.partition_point(|l| l.start <= at)].last()?;
        let character = line.before + Span::new(line.start, at).text(text).chars().count() as u32 + 1;
        Some(ParagraphPlace { paragraph: line.paragraph, character })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_in_copied_pieces_and_around_what_stands_for_something() {
        // The text `a & b` of the file `<p>a &amp; b`.
        let mut map = Map::of_pieces();
        map.add(Span::new(0, 2), Span::new(3, 5));
        map.add(Span::new(2, 3), Span::new(5, 10));
        map.add(Span::new(3, 5), Span::new(10, 12));
        assert_eq!(map.place(Span::new(0, 1)), Span::new(3, 4));
        assert_eq!(map.place(Span::new(2, 3)), Span::new(5, 10));
        assert_eq!(map.place(Span::new(4, 5)), Span::new(11, 12));
        assert_eq!(map.place(Span::new(0, 5)), Span::new(3, 12));
        assert_eq!(map.place(Span::new(2, 2)), Span::new(5, 5));
    }

    #[test]
    fn pieces_side_by_side_become_one() {
        let mut map = Map::of_pieces();
        map.add(Span::new(0, 2), Span::new(3, 5));
        map.add(Span::new(2, 4), Span::new(5, 7));
        let mut one = Map::of_pieces();
        one.add(Span::new(0, 4), Span::new(3, 7));
        assert_eq!(map, one);
    }

    #[test]
    fn a_place_in_a_word_document_counts_characters_of_its_paragraph() {
        let mut map = Map::of_paragraphs();
        map.add_line(0, 1, 0);
        map.add_line(7, 3, 10);
        assert_eq!(map.paragraph("Ça va\nnon", 7), Some(ParagraphPlace { paragraph: 3, character: 11 }));
        assert_eq!(map.paragraph("Ça va\nnon", 3), Some(ParagraphPlace { paragraph: 1, character: 3 }));
        assert_eq!(map.place(Span::new(2, 3)), Span::new(2, 3));
    }
}
