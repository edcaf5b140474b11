//! Shapes of words: regular expressions for the whole text of a token.
//!
//! In: a shape as it is written. Out: whether a word has it.

mod positions;

use std::sync::OnceLock;

use positions::Positions;
use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;
use regex_syntax::hir::literal::Extractor;

/// Bytes that a shape may take when it is ready to run.
const LARGEST: usize = 1 << 16;

/// A shape as long as this at most, without counts and with one class of letters at most, takes fewer bytes: it needs not be
/// made ready to see that.
const SHORT: usize = 48;

/// A shape, whatever the capitals of the word.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    written: String,
    /// Of one that has few places for characters.
    positions: Option<Positions>,
    /// Of any other, made ready to run when it is first asked for.
    regex: OnceLock<Option<Regex>>,
    /// The bytes with which a word of it can begin, as bits.
    first: [u64; 4],
}

impl Shape {
    /// The shape that is written so.
    pub(super) fn new(written: &str) -> Result<Self, &'static str> {
        let parsed = ParserBuilder::new().case_insensitive(true).build().parse(&pattern(written));
        let classes = written.bytes().filter(|b| matches!(b, b'\\' | b'.' | b'^' | b':')).count();
        let small = written.len() <= SHORT && classes <= 1 && !written.contains('{');
        let regex = OnceLock::new();
        if parsed.is_err() || !small {
            let built = built(written).map_err(|error| match error {
                regex::Error::CompiledTooBig(_) => "this shape is too large",
                _ => "this shape is no regular expression",
            })?;
            regex.get_or_init(|| Some(built));
        }
        let expression = ParserBuilder::new().case_insensitive(true).build().parse(written).ok();
        let first = expression.as_ref().and_then(first_bytes).unwrap_or([u64::MAX; 4]);
        let positions = expression.as_ref().filter(|_| regex.get().is_none()).and_then(Positions::of);
        Ok(Self { written: written.to_owned(), positions, regex, first })
    }

    /// Whether it is written so.
    pub(super) fn is_written(&self, written: &str) -> bool {
        self.written == written
    }

    fn matches(&self, word: &str) -> bool {
        if let Some(positions) = &self.positions {
            return positions.match_whole(word);
        }
        self.regex.get_or_init(|| built(&self.written).ok()).as_ref().is_some_and(|regex| regex.is_match(word))
    }

    /// The bytes with which a word of it can begin, as bits.
    pub(super) fn first_bytes(&self) -> [u64; 4] {
        self.first
    }

    /// Whether a word that begins with that byte may have it.
    #[inline]
    pub(super) fn may_begin(&self, byte: u8) -> bool {
        self.first[usize::from(byte / 64)] >> (byte % 64) & 1 == 1
    }

    /// Whether a word has it.
    pub(super) fn has(&self, word: &str) -> bool {
        word.bytes().next().is_none_or(|byte| self.may_begin(byte)) && self.matches(word)
    }
}

/// The pattern of words that have a shape and nothing beside it.
fn pattern(written: &str) -> String {
    format!("^(?:{written})$")
}

fn built(written: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(&pattern(written)).case_insensitive(true).size_limit(LARGEST).build()
}

/// The bytes with which a word of an expression can begin; none if that is any.
fn first_bytes(expression: &Hir) -> Option<[u64; 4]> {
    let beginnings = Extractor::new().extract(expression);
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
                assert_eq!(shape.has(word), shape.matches(word), "{written} {word}");
            }
        }
        let year = Shape::new("(1[89]|20)[0-9][0-9]").expect("a shape");
        assert!(year.may_begin(b'1') && !year.may_begin(b'x'));
        assert!(Shape::new("k").expect("a shape").may_begin(b'K'));
    }

    #[test]
    fn positions_match_what_the_regular_expression_matches() {
        let words = [
            "", "a", "b", "ab", "aab", "abab", "abc", "ing", "walking", "Walking", "ING", "1984", "2025", "3000", "’",
            "’s", "'S", "12-", "-", "é", "É", "ſ", "\u{212a}", "k", "aaaa", "aaaaa", "x.y", "x", "xy", "xyy", "xyxy",
        ];
        let mut told = 0;
        for written in [
            "\\w+ing",
            "[a-z]+ing",
            "(1[89]|20)[0-9][0-9]",
            "[’']s?",
            "[0-9]+[-–]",
            "a*b",
            "(a|b)*",
            "(ab)+",
            "(ab?){2}",
            "a{2,4}",
            "a{2,}",
            "(x|xy)(y|)*",
            "(a*)*b?",
            "((a|)(b|)){0,2}c?",
            "k",
            "s",
            ".\\..",
            "[^a-z]",
            "()",
            "",
        ] {
            let expression = ParserBuilder::new().case_insensitive(true).build().parse(written).expect("it is one");
            let positions = Positions::of(&expression).expect("it has few places");
            let regex = built(written).expect("it is one");
            for word in words {
                assert_eq!(positions.match_whole(word), regex.is_match(word), "{written} {word}");
                told += usize::from(regex.is_match(word));
            }
        }
        assert!(told > 40, "{told}");
        for written in ["\\bx", "^x$", "[a-z]{65}"] {
            let expression = ParserBuilder::new().case_insensitive(true).build().parse(written).expect("it is one");
            assert!(Positions::of(&expression).is_none(), "{written}");
        }
    }

    #[test]
    fn a_shape_that_is_not_made_ready_at_once_could_be() {
        for written in [
            "(1[89]|20)[0-9][0-9]",
            "tk+",
            "(((((a|b)*|c)+|d)*|[a-zA-Z])+|k)*[k-z]+[^a]*ss*s",
            "\\w+ing",
            "(((((\\w*)+k)*s)+[a-z]*)*|[0-9k-z]+(a|e|i|o|u)?)*",
            "(((((\\W*)+k)*s)+[a-z]*)*|[0-9k-z]+(a|e|i|o|u)?)*",
            "((((.*)+k)*s)+[a-z]*)*|[0-9k-z]+(a|e|i|o|u)?",
        ] {
            let shape = Shape::new(written).expect("a shape");
            assert!(shape.regex.get().is_none() && built(written).is_ok(), "{written}");
        }
        for written in ["\\d{3}", "a{3}", "x.*\\d", "[^\\d]"] {
            assert!(Shape::new(written).is_ok_and(|shape| shape.regex.get().is_some()), "{written}");
        }
        assert_eq!(Shape::new("a)(b").map(|_| ()), Ok(()));
        assert_eq!(Shape::new("a)").map(|_| ()), Err("this shape is no regular expression"));
        assert_eq!(Shape::new("\\w{999}").map(|_| ()), Err("this shape is too large"));
    }
}
