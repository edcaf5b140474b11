//! Excerpts: a stretch of prose, wrapped, with words marked under the line.
//!
//! In: text, a place in it, the places to mark. Out: lines of at most a given width.
//! A mark is a run of signs under the words, with a number behind it. Words are never cut; a wide character takes two
//! columns; combining marks take none.

use unicode_width::UnicodeWidthStr;

use crate::span::Span;

/// A place to mark, and what to mark it with.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// The sign to draw under each column.
    pub sign: char,
    /// What stands behind the last sign.
    pub label: String,
}

/// A line of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Words of the article.
    Text(String),
    /// Signs under the line before.
    Marks(String),
}

/// Wraps a place of `text` at `width` columns, with the marks under their words.
pub fn wrap(text: &str, place: Span, marks: &[Mark], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut row: Vec<(Span, usize)> = Vec::new();
    let mut column = 0;
    for word in words(text, place) {
        let wide = word.text(text).width();
        // What stands behind the signs of a mark that ends here takes room too.
        let behind = |m: &&Mark| !m.label.is_empty() && word.start < m.span.end && m.span.end <= word.end;
        let labelled = |m: &Mark| Span::new(word.start, m.span.end).text(text).width() + 1 + m.label.width();
        let room = marks.iter().filter(behind).map(labelled).fold(wide, usize::max);
        if column > 0 && column + 1 + room > width {
            close(text, &std::mem::take(&mut row), marks, &mut lines);
            column = 0;
        }
        let start = if column == 0 { 0 } else { column + 1 };
        row.push((word, start));
        column = start + wide;
    }
    close(text, &row, marks, &mut lines);
    lines
}

/// Words wrapped at `width` columns, each line behind that indent and with a newline at its end.
pub fn paragraph(words: &str, indent: &str, width: usize) -> String {
    let lines = wrap(words, Span::of(0, words.len()), &[], width.saturating_sub(indent.len()).max(20));
    let line = |line| match line {
        Line::Text(line) | Line::Marks(line) => format!("{indent}{line}\n"),
    };
    lines.into_iter().map(line).collect()
}

/// The columns of a terminal that text is laid out for.
pub const WIDTH: usize = 80;

/// Words wrapped behind a head in lines of so many columns. The lines that follow are indented by the head, but by no more than
/// a third of the line; a word too long for a line is broken behind a bar.
pub fn fill_to(width: usize, head: &str, text: &str) -> String {
    let indent = head.width().min(width / 3);
    let mut filled = head.to_owned();
    let mut column = head.width();
    let mut begins = true;
    for word in text.split_whitespace() {
        let long = word.width() > width - indent;
        let pieces = word.split_inclusive(|c| long && c == '|');
        for (number, piece) in pieces.enumerate() {
            let space = usize::from(number == 0 && !begins);
            if !begins && column + space + piece.width() > width {
                filled.push('\n');
                filled.extend(std::iter::repeat_n(' ', indent));
                column = indent;
            } else if space > 0 {
                filled.push(' ');
                column += 1;
            }
            filled.push_str(piece);
            column += piece.width();
            begins = false;
        }
    }
    filled + "\n"
}

/// The words of a place: what stands between white space.
fn words(text: &str, place: Span) -> impl Iterator<Item = Span> {
    let base = place.start as usize;
    let slice = place.text(text);
    slice.split_whitespace().map(move |word| {
        let start = base + (word.as_ptr() as usize - slice.as_ptr() as usize);
        Span::of(start, start + word.len())
    })
}

/// Adds a row of words and, if something in it is marked, the row of signs.
fn close(text: &str, row: &[(Span, usize)], marks: &[Mark], lines: &mut Vec<Line>) {
    let Some((last, _)) = row.last() else { return };
    let mut line = String::new();
    let mut width = 0;
    for (word, column) in row {
        line.extend(std::iter::repeat_n(' ', column.saturating_sub(width)));
        line.push_str(word.text(text));
        width = width.max(*column) + word.text(text).width();
    }
    lines.push(Line::Text(line));
    let first = row[0].0;
    let here = Span::new(first.start, last.end);
    let mut drawn: Vec<Mark> = marks.iter().filter(|m| m.span.overlaps(here)).cloned().collect();
    drawn.sort_by_key(|m| (m.span.start, m.span.end));
    // Marks that would run into each other take a row each.
    while !drawn.is_empty() {
        let mut signs = String::new();
        let mut left = Vec::new();
        for mark in drawn {
            let (from, to) = columns(text, row, mark.span);
            let Some(gap) = from.checked_sub(signs.width()) else {
                left.push(mark);
                continue;
            };
            signs.extend(std::iter::repeat_n(' ', gap));
            signs.extend(std::iter::repeat_n(mark.sign, to.saturating_sub(from).max(1)));
            if mark.span.end <= last.end && !mark.label.is_empty() {
                signs.push(' ');
                signs.push_str(&mark.label);
                signs.push(' ');
            }
        }
        lines.push(Line::Marks(signs.trim_end().to_owned()));
        drawn = left;
    }
}

/// From which column to which a span reaches in a row.
fn columns(text: &str, row: &[(Span, usize)], span: Span) -> (usize, usize) {
    let mut from = None;
    let mut to = 0;
    for (word, column) in row.iter().filter(|(w, _)| w.overlaps(span)) {
        let start = span.start.max(word.start);
        let end = span.end.min(word.end);
        let lead = Span::new(word.start, start).text(text).width();
        from = from.or(Some(column + lead));
        to = column + lead + Span::new(start, end).text(text).width();
    }
    (from.unwrap_or(0), to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, marked: &[&str], expected: &str) {
        let marks: Vec<Mark> = marked
            .iter()
            .enumerate()
            .map(|(i, words)| {
                let at = text.find(words).expect("the words are there");
                Mark { span: Span::of(at, at + words.len()), sign: '^', label: (i + 1).to_string() }
            })
            .collect();
        let lines = wrap(text, Span::of(0, text.len()), &marks, 24);
        let lines: Vec<String> = lines
            .into_iter()
            .map(|line| match line {
                Line::Text(l) | Line::Marks(l) => l,
            })
            .collect();
        assert_eq!(lines.join("\n"), expected);
    }

    #[test]
    fn text_is_filled_behind_its_head_and_long_words_break_at_bars() {
        let words = format!("one two {}", "abcdefghi|".repeat(9));
        let filled = fill_to(WIDTH, "- ", &words);
        let lines: Vec<&str> = filled.lines().collect();
        assert_eq!(lines, [&format!("- one two {}", "abcdefghi|".repeat(7)), &format!("  {}", "abcdefghi|".repeat(2))]);
    }

    #[test]
    fn marks_stand_under_their_words_over_line_ends() {
        check(
            "The mayor said that nobody knew of the plan.",
            &["nobody knew of"],
            "The mayor said that\nnobody knew of the plan.\n^^^^^^^^^^^^^^ 1",
        );
        check(
            "The mayor said that nobody knew.",
            &["that nobody"],
            "The mayor said that\n               ^^^^\nnobody knew.\n^^^^^^ 1",
        );
    }

    #[test]
    fn the_number_of_a_mark_fits_into_the_line() {
        check("Nobody at all knew that.", &[], "Nobody at all knew that.");
        check("Nobody at all knew that.", &["that"], "Nobody at all knew\nthat.\n^^^^ 1");
        check("Nobody at all knew it.", &["it"], "Nobody at all knew it.\n                   ^^ 1");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        check("市長 said no.", &["said"], "市長 said no.\n     ^^^^ 1");
    }

    #[test]
    fn marks_that_overlap_take_a_row_each() {
        check("He lied twice.", &["He lied", "lied twice"], "He lied twice.\n^^^^^^^ 1\n   ^^^^^^^^^^ 2");
    }
}
