//! Shapes of words: regular expressions for the whole text of a token.
//!
//! In: a shape as it is written. Out: whether a word has it.

use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::literal::Extractor;

/// Bytes that a shape may take when it is ready to run.
const LARGEST: usize = 1 << 16;

/// A shape, whatever the capitals of the word.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    regex: Regex,
    /// The bytes with which a word of it can begin, as bits.
    first: [u64; 4],
}

impl Shape {
    /// The shape that is written so.
    pub(super) fn new(written: &str) -> Result<Self, &'static str> {
        let built = RegexBuilder::new(&Self::pattern(written)).case_insensitive(true).size_limit(LARGEST).build();
        let regex = built.map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => "this shape is too large",
            _ => "this shape is no regular expression",
        })?;
        Ok(Self { regex, first: first_bytes(written).unwrap_or([u64::MAX; 4]) })
    }

    fn pattern(written: &str) -> String {
        format!("^(?:{written})$")
    }

    /// Whether it is written so.
    pub(super) fn is_written(&self, written: &str) -> bool {
        self.regex.as_str() == Self::pattern(written)
    }

    /// Whether a word that begins with that byte may have it.
    #[inline]
    pub(super) fn may_begin(&self, byte: u8) -> bool {
        self.first[usize::from(byte / 64)] >> (byte % 64) & 1 == 1
    }

    /// Whether a word has it.
    pub(super) fn has(&self, word: &str) -> bool {
        word.bytes().next().is_none_or(|byte| self.may_begin(byte)) && self.regex.is_match(word)
    }
}

/// The bytes with which a word of a shape can begin; none if that is any.
fn first_bytes(written: &str) -> Option<[u64; 4]> {
    let parsed = ParserBuilder::new().case_insensitive(true).build().parse(written).ok()?;
    let beginnings = Extractor::new().extract(&parsed);
    let mut bytes = [0; 4];
    for beginning in beginnings.literals()? {
        let byte = beginning.as_bytes().first()?;
        bytes[usize::from(byte / 64)] |= 1 << (byte % 64);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_byte_turns_away_only_what_does_not_match() {
        let words = ["1984", "2025", "3000", "TK", "tkk", "\u{212a}k", "kk", "", "x", "é", "É"];
        for written in ["(1[89]|20)[0-9][0-9]", "tk+", "k*", "[^a-z]+", "é|x", "\\w+"] {
            let shape = Shape::new(written).expect("a shape");
            for word in words {
                assert_eq!(shape.has(word), shape.regex.is_match(word), "{written} {word}");
            }
        }
        let year = Shape::new("(1[89]|20)[0-9][0-9]").expect("a shape");
        assert!(year.may_begin(b'1') && !year.may_begin(b'x'));
        assert!(Shape::new("k").expect("a shape").may_begin(b'K'));
    }
}
