//! Where the paragraphs of plain text are.
//!
//! In: the text. Out: the spans of its paragraphs, in order, trimmed, none empty. Most copy has one paragraph a line,
//! with or without blank lines between. Copy from mail and old wires has lines broken at a fixed width, and there a
//! paragraph is what stands between blank lines. Which of the two it is, is decided once for the whole text.

use memchr::memchr2_iter;

use crate::span::Span;

/// A line that is not blank.
#[derive(Clone, Copy)]
struct Line {
    /// Its text without white space at its ends.
    span: Span,
    /// Whether it is the first of all, or follows a blank line.
    opens_block: bool,
    /// Whether white space stands before it.
    is_indented: bool,
}

/// Finds the paragraphs of a text.
pub(super) fn cut(text: &str) -> Vec<Span> {
    let lines = lines_of(text);
    match wrapped_width(text, &lines) {
        Some(width) => join_wrapped(text, &lines, width),
        None => lines.into_iter().map(|line| line.span).collect(),
    }
}

/// The span of the text from `start` to `end` without white space and other invisible characters at its ends.
pub(super) fn trim(text: &str, start: usize, end: usize) -> Span {
    let line = &text[start..end];
    let is_plain = |b: Option<&u8>| b.is_some_and(u8::is_ascii_graphic);
    // Looking characters up costs more than finding the lines did, and most lines have nothing to trim.
    if is_plain(line.as_bytes().first()) && is_plain(line.as_bytes().last()) {
        return Span::of(start, end);
    }
    let from_first = line.trim_start_matches(is_invisible);
    let start = end - from_first.len();
    Span::of(start, start + from_first.trim_end_matches(is_invisible).len())
}

/// White space, control characters of old wires, and marks that only tell a program something.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// The lines that are not blank; a line ends in LF, CR or both.
fn lines_of(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut opens_block = true;
    let mut start = 0;
    for end in memchr2_iter(b'\n', b'\r', bytes).chain([bytes.len()]) {
        let ends_crlf = end > 0 && bytes.get(end) == Some(&b'\n') && bytes[end - 1] == b'\r';
        if !ends_crlf {
            let span = trim(text, start, end);
            if span.is_empty() {
                opens_block = true;
            } else {
                lines.push(Line { span, opens_block, is_indented: span.start as usize > start });
                opens_block = false;
            }
        }
        start = end + 1;
    }
    lines
}

/// The widths, in characters, at which people and programs break lines of running text.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;

/// How many characters short of the width a full line may stay; some programs even lines out and do not fill them.
const SLACK: usize = 10;

/// The width at which the lines of the text are broken, if they are.
///
/// Looks at the lines that another line of the same block follows. Where paragraphs are broken into lines, hardly any
/// of them is longer than the width, nearly all are so long that the next word had no room, few end a sentence, and
/// at least a third of the next lines, two thirds in most copy, go on with a small letter. Where each line is a
/// paragraph, most lines end a sentence and hardly any begins with a small letter.
fn wrapped_width(text: &str, lines: &[Line]) -> Option<usize> {
    let followed = || lines.windows(2).filter(|pair| !pair[1].opens_block).map(|pair| (pair[0], pair[1]));
    let count = followed().count();
    let small = followed().filter(|(_, next)| begins_small(next.span.text(text))).count();
    if small == 0 || small * 4 < count {
        return None;
    }
    let open = followed().filter(|(line, _)| !ends_sentence(line.span.text(text))).count();
    let lengths = followed().map(|(line, _)| length(text, line));
    let (fitting, long): (Vec<_>, Vec<_>) = lengths.partition(|length| length <= WIDTHS.end());
    let width = fitting.iter().copied().max().filter(|width| WIDTHS.contains(width))?;
    let full = followed().filter(|&(line, next)| is_full(text, line, next, width)).count();
    (open * 2 > count && long.len() * 20 <= count && full * 10 >= count * 7).then_some(width)
}

/// Whether the first word of the next line had no room on this one.
fn is_full(text: &str, line: Line, next: Line, width: usize) -> bool {
    let word = next.span.text(text).split_whitespace().next().unwrap_or_default();
    length(text, line) + 1 + word.chars().count() + SLACK > width
}

fn length(text: &str, line: Line) -> usize {
    line.span.text(text).chars().count()
}

fn begins_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?', ':', ';', '…'])
}

/// Puts lines that were broken at `width` together again.
fn join_wrapped(text: &str, lines: &[Line], width: usize) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut last: Option<Line> = None;
    for &line in lines {
        let words = line.span.text(text);
        let goes_on = |last: Line| {
            // A hyphen also stands for a dash, and then a sentence goes on behind it.
            let is_item =
                words.starts_with(['*', '•', '·']) || (words.starts_with('-') && ends_sentence(last.span.text(text)));
            let is_new = line.opens_block || is_item || (line.is_indented && !last.is_indented);
            !is_new && (is_full(text, last, line, width) || begins_small(words))
        };
        match paragraphs.last_mut() {
            Some(paragraph) if last.is_some_and(goes_on) => paragraph.end = line.span.end,
            _ => paragraphs.push(line.span),
        }
        last = Some(line);
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = cut(text).iter().map(|p| p.text(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_is_a_paragraph_with_and_without_blank_lines() {
        check(
            "The dam broke.\n\nNobody was hurt.\nThe road is closed.\n",
            &["The dam broke.", "Nobody was hurt.", "The road is closed."],
        );
    }

    #[test]
    fn all_three_line_ends_count() {
        check("One.\r\nTwo.\rThree.\nFour.\r\n\r\nFive.", &["One.", "Two.", "Three.", "Four.", "Five."]);
    }

    #[test]
    fn white_space_marks_and_control_characters_are_trimmed() {
        check("\u{feff} \tOne. \u{a0}\n\u{200b}\n\0\u{1}Two.\u{3}\n \u{2028}", &["One.", "Two."]);
    }

    #[test]
    fn nothing_has_no_paragraphs() {
        check("", &[]);
        check(" \r\n\n\t", &[]);
    }

    #[test]
    fn lines_broken_at_a_width_are_one_paragraph() {
        let text = "The dam above the village broke in the night to Tuesday and took two\n\
                    bridges with it, the district said. Nobody was hurt, and the houses along\n\
                    the river were empty.\n\n\
                    A spokeswoman said that the district had asked for help in the spring and\n\
                    that nobody had answered.\n";
        let found = cut(text);
        let firsts: Vec<&str> = found.iter().map(|p| &p.text(text)[..8]).collect();
        assert_eq!(firsts, ["The dam ", "A spokes"]);
    }

    #[test]
    fn an_indented_line_of_broken_text_begins_a_paragraph() {
        let text = "   The dam above the village broke in the night to Tuesday and took two\n\
                    bridges with it, the district said. Nobody was hurt, and the houses along\n\
                    the river were empty.\n   \
                    A spokeswoman said that the district had asked for help in the spring and\n\
                    that nobody had answered.\n";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn a_head_above_broken_text_keeps_its_lines() {
        let text = "Dam breaks above village\nBy Ann Lee\n\n\
                    The dam above the village broke in the night to Tuesday and took two\n\
                    bridges with it, the district said. Nobody was hurt, and the houses along\n\
                    the river were empty.\n\n\
                    A spokeswoman said that the district had asked for help in the spring and\n\
                    that nobody had answered.\n";
        let found: Vec<&str> = cut(text).iter().map(|p| p.text(text)).take(2).collect();
        assert_eq!(found, ["Dam breaks above village", "By Ann Lee"]);
    }

    #[test]
    fn paragraphs_of_one_short_line_each_are_not_joined() {
        check(
            "The council met in the old school on Tuesday.\nThe mayor spoke for an hour and left.\nNobody asked.",
            &[
                "The council met in the old school on Tuesday.",
                "The mayor spoke for an hour and left.",
                "Nobody asked.",
            ],
        );
    }
}
