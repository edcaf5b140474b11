//! What a text between quotation marks says, and where in the file each letter of it stands.
//!
//! In: the place of what stands between the marks. Out: the text with its escapes resolved, and the way back from a
//! place in that text to the place in the file.

use std::ops::Range;

use crate::span::Span;

/// A letter of a text, or an escape that stands for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands in the file.
    pub span: Span,
    /// What it means.
    pub meaning: Meaning,
}

/// What a piece of a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// This letter.
    Letter(char),
    /// Nothing: a backslash at the end of a line, which joins the next line to it.
    Join,
    /// An escape that does not exist.
    Unknown,
}

/// The pieces of what stands at `content`; in a raw text a backslash is a letter like any other.
pub(super) fn pieces(text: &str, content: Span, raw: bool) -> impl Iterator<Item = Piece> {
    let words = content.text(text);
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &words[at..];
        let first = rest.chars().next()?;
        let (meaning, length) =
            if first == '\\' && !raw { escape(rest) } else { (Meaning::Letter(first), first.len_utf8()) };
        let start = content.start as usize + at;
        at += length;
        Some(Piece { span: Span::of(start, start + length), meaning })
    })
}

/// The text that stands at `content`.
pub(super) fn resolve(text: &str, content: Span, raw: bool) -> String {
    let letter = |piece: Piece| match piece.meaning {
        Meaning::Letter(letter) => Some(letter),
        Meaning::Join | Meaning::Unknown => None,
    };
    pieces(text, content, raw).filter_map(letter).collect()
}

/// Where the bytes `range` of the resolved text stand in the file.
///
/// A range that reaches beyond the text is cut off at its end.
pub(super) fn locate(text: &str, content: Span, raw: bool, range: Range<usize>) -> Span {
    let mut at = 0;
    let mut found: Option<Span> = None;
    for piece in pieces(text, content, raw) {
        let Meaning::Letter(letter) = piece.meaning else { continue };
        let next = at + letter.len_utf8();
        if next > range.start && at < range.end.max(range.start + 1) {
            found = Some(found.map_or(piece.span, |f| f.cover(piece.span)));
        }
        at = next;
    }
    match found {
        Some(found) if range.is_empty() => Span::new(found.start, found.start),
        Some(found) => found,
        None => Span::new(content.end, content.end),
    }
}

/// What the escape at the start of `rest` means, and its length.
fn escape(rest: &str) -> (Meaning, usize) {
    let letter = |letter, length| (Meaning::Letter(letter), length);
    let unknown = || (Meaning::Unknown, 1 + rest.chars().nth(1).map_or(0, char::len_utf8));
    match rest.as_bytes().get(1) {
        Some(b'n') => letter('\n', 2),
        Some(b'r') => letter('\r', 2),
        Some(b't') => letter('\t', 2),
        Some(b'0') => letter('\0', 2),
        Some(&(b'"' | b'\'' | b'\\')) => letter(char::from(rest.as_bytes()[1]), 2),
        Some(b'\n') => (Meaning::Join, blank_end(rest, 2)),
        Some(b'\r') if rest.as_bytes().get(2) == Some(&b'\n') => (Meaning::Join, blank_end(rest, 3)),
        Some(b'x') => bytes(rest).map_or_else(unknown, |(c, length)| letter(c, length)),
        Some(b'u') => code(rest).map_or_else(unknown, |(c, length)| letter(c, length)),
        _ => unknown(),
    }
}

fn blank_end(rest: &str, from: usize) -> usize {
    rest[from..].find(|c| !matches!(c, ' ' | '\t' | '\n' | '\r')).map_or(rest.len(), |blanks| from + blanks)
}

/// `\u{201c}`: a letter by its number.
fn code(rest: &str) -> Option<(char, usize)> {
    let digits = rest.strip_prefix("\\u{")?;
    let length = digits.bytes().take(7).position(|b| b == b'}').filter(|&length| length > 0)?;
    let number = digits[..length].bytes().all(|b| b.is_ascii_hexdigit()).then_some(&digits[..length])?;
    let letter = char::from_u32(u32::from_str_radix(number, 16).ok()?)?;
    Some((letter, 3 + length + 1))
}

/// `\x22`, or as many as make up one letter: `\xe2\x80\x9c`.
fn bytes(rest: &str) -> Option<(char, usize)> {
    let mut found = Vec::new();
    for at in 0..4 {
        let digits = rest.get(4 * at..4 * at + 4)?.strip_prefix("\\x")?;
        let number = digits.bytes().all(|b| b.is_ascii_hexdigit()).then_some(digits)?;
        found.push(u8::from_str_radix(number, 16).ok()?);
        if let Some(letter) = std::str::from_utf8(&found).ok().and_then(|s| s.chars().next()) {
            return Some((letter, 4 * at + 4));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Resolves `content`, finds `words` in the result and compares where they stand in `content`.
    #[track_caller]
    fn check(content: &str, words: &str, expected: &str) {
        let whole = Span::of(0, content.len());
        let resolved = resolve(content, whole, false);
        let at = resolved.find(words).expect("the words are in the text");
        assert_eq!(locate(content, whole, false, at..at + words.len()).text(content), expected);
    }

    #[test]
    fn words_before_any_escape_stand_where_they_are_read() {
        check("the mayor said", "mayor", "mayor");
    }

    #[test]
    fn escapes_before_the_words_are_counted_as_written() {
        check(r#"\"yes\" \u{2014} “no”"#, "no", "no");
    }

    #[test]
    fn an_escape_inside_the_words_is_meant_whole() {
        check(r"a caf\u{e9} here", "café", r"caf\u{e9}");
        check(r"\xe2\x80\x9cno", "“", r"\xe2\x80\x9c");
    }

    #[test]
    fn words_that_run_over_a_joined_line_hold_the_join() {
        check("one \\\n    two", "one two", "one \\\n    two");
    }

    #[test]
    fn an_empty_place_has_no_width() {
        let content = r"\n\n~say";
        let whole = Span::of(0, content.len());
        assert_eq!(locate(content, whole, false, 2..2), Span::new(4, 4));
        assert_eq!(locate(content, whole, false, 6..6), Span::new(8, 8));
        assert_eq!(locate(content, whole, false, 90..99), Span::new(8, 8));
    }

    #[test]
    fn a_raw_text_has_no_escapes() {
        assert_eq!(resolve(r"\bno\b", Span::new(0, 6), true), r"\bno\b");
    }
}
