//! Questions with captures: "Who is {speaker}?"

use std::fmt;
use std::ops::Range;

use crate::shortened::shortened;

/// A question, cut into what is said as it stands and what is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Capture(String),
}

/// The longest capture that is filled in whole, in characters.
const LONGEST: usize = 90;

impl Message {
    /// Cuts a question at its braces.
    ///
    /// # Errors
    ///
    /// The bytes of a brace without its partner.
    pub fn parse(text: &str) -> Result<Self, Range<usize>> {
        let mut parts = Vec::new();
        let mut rest = text;
        let at = |rest: &str| text.len() - rest.len();
        while let Some(open) = rest.find(['{', '}']) {
            let inside = rest[open..].strip_prefix('{').ok_or(at(rest) + open..at(rest) + open + 1)?;
            let close = inside.find('}').ok_or(at(rest) + open..at(rest) + open + 1)?;
            parts.push(Part::Text(rest[..open].to_owned()));
            parts.push(Part::Capture(inside[..close].trim().to_owned()));
            rest = &inside[close + 1..];
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Self { parts })
    }

    /// The names that are filled in.
    pub fn captures(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|p| match p {
            Part::Capture(name) => Some(name.as_str()),
            Part::Text(_) => None,
        })
    }

    /// The question with every name filled in; a long one is cut at a space, a name without words is left out.
    pub fn fill(&self, words: impl Fn(&str) -> Option<String>) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Text(plain) => text.push_str(plain),
                Part::Capture(name) => text.push_str(&shortened(&words(name).unwrap_or_default(), LONGEST)),
            }
        }
        if text.as_bytes().first().is_some_and(u8::is_ascii) {
            text[..1].make_ascii_uppercase();
            return text;
        }
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Text(plain) => f.write_str(plain),
            Part::Capture(name) => write!(f, "{{{name}}}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captures_are_filled_in() {
        let message = Message::parse("{who} says so: who is {who}?").expect("braces are paired");
        assert_eq!(message.fill(|_| Some("an aide".into())), "An aide says so: who is an aide?");
        assert_eq!(message.captures().collect::<Vec<_>>(), ["who", "who"]);
    }

    #[test]
    fn a_lone_brace_is_pointed_at() {
        assert_eq!(Message::parse("who {is"), Err(4..5));
        assert_eq!(Message::parse("who} is"), Err(3..4));
    }

    #[test]
    fn a_long_capture_is_cut_at_a_space() {
        let message = Message::parse("{x}?").expect("braces are paired");
        let filled = message.fill(|_| Some("word ".repeat(40)));
        assert!(filled.ends_with("word …?") && filled.chars().count() <= LONGEST + 3, "{filled}");
    }
}
