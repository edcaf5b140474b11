//! Shapes of words: regular expressions for the whole text of a token.
//!
//! In: a shape as it is written. Out: whether a word has it.

mod positions;

use positions::Positions;
use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;

/// Bytes that a regular expression may take when it is ready to run.
const LARGEST: usize = 1 << 16;

/// A shape, whatever the capitals of the word.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    written: String,
    machine: Machine,
    /// The bytes with which a word of it can begin, as bits.
    first: [u64; 4],
}

/// What tells whether a word has a shape.
#[derive(Clone, Debug)]
enum Machine {
    /// Of a shape that has few places for characters.
    Positions(Positions),
    /// Of any other.
    Regex(Regex),
}

impl Shape {
    /// The shape that is written so.
    pub(super) fn new(written: &str) -> Result<Self, String> {
        let expression = ParserBuilder::new().case_insensitive(true).build().parse(written).ok();
        let (machine, first) = match expression.as_ref().and_then(Positions::of) {
            Some(positions) => {
                let first = positions.first_bytes();
                (Machine::Positions(positions), first)
            }
            None => (Machine::Regex(built(written)?), [u64::MAX; 4]),
        };
        Ok(Self { written: written.to_owned(), machine, first })
    }

    /// Whether it is written so.
    pub(super) fn is_written(&self, written: &str) -> bool {
        self.written == written
    }

    fn matches(&self, word: &str) -> bool {
        match &self.machine {
            Machine::Positions(positions) => positions.match_whole(word),
            Machine::Regex(regex) => regex.is_match(word),
        }
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

/// The regular expression of words that have a shape and nothing beside it.
fn built(written: &str) -> Result<Regex, String> {
    let pattern = format!("^(?:{written})$");
    RegexBuilder::new(&pattern).case_insensitive(true).size_limit(LARGEST).build().map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => "this shape is too large".to_owned(),
        _ => format!("this shape is no regular expression{}", reason(written)),
    })
}

/// Why a text is no regular expression, behind a colon.
fn reason(written: &str) -> String {
    match regex_syntax::parse(written) {
        Err(regex_syntax::Error::Parse(error)) => format!(": {}", error.kind()),
        Err(regex_syntax::Error::Translate(error)) => format!(": {}", error.kind()),
        _ => String::new(),
    }
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
        for written in ["\\bx", "^x$", "[a-z]{129}"] {
            let expression = ParserBuilder::new().case_insensitive(true).build().parse(written).expect("it is one");
            assert!(Positions::of(&expression).is_none(), "{written}");
        }
    }

    #[test]
    fn a_shape_with_few_places_needs_no_regular_expression() {
        let by_places = |written: &str| matches!(Shape::new(written).map(|s| s.machine), Ok(Machine::Positions(_)));
        for written in
            ["(1[89]|20)[0-9][0-9]", "tk+", "\\w+ing", "\\d{3}", "x.*\\d", "(){4000000000}", "((|)(){9}){9}x{2}"]
        {
            assert!(by_places(written), "{written}");
        }
        for written in ["\\bx", "a{129}", "a)(b"] {
            assert!(Shape::new(written).is_ok() && !by_places(written), "{written}");
        }
        let unopened = "this shape is no regular expression: unopened group";
        assert_eq!(Shape::new("a)").map(|_| ()), Err(unopened.to_owned()));
        for written in ["\\w{999}", "(\\wx){20}"] {
            assert_eq!(Shape::new(written).map(|_| ()), Err("this shape is too large".to_owned()));
        }
    }
}
