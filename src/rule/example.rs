//! Examples: copy in which the words to be found stand in double square brackets.
//!
//! In: an example as it is written. Out: its copy, what is marked in it, and where in the written text that stands.

use std::ops::Range;

use super::file::Example;

/// An example with its marks taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The copy.
    pub text: String,
    /// The bytes of the copy that are marked, in text order.
    pub marks: Vec<Range<usize>>,
    /// Where in the copy brackets were taken out.
    cuts: Vec<usize>,
    /// The bytes of a bracket, in the written text, that has no partner.
    pub unpaired: Option<Range<usize>>,
}

/// How many bytes a bracket takes.
const BRACKET: usize = 2;

impl Marked {
    /// Takes the marks out of a text.
    pub fn parse(written: &str) -> Self {
        let mut marked = Self { text: String::new(), marks: Vec::new(), cuts: Vec::new(), unpaired: None };
        let mut open: Option<(usize, usize)> = None;
        let mut at = 0;
        while let Some(next) = written[at..].find("[[").into_iter().chain(written[at..].find("]]")).min() {
            // Of three closing brackets in a row the first belongs to the copy.
            let bracket = at + next + usize::from(written[at + next..].starts_with("]]]"));
            marked.text.push_str(&written[at..bracket]);
            at = bracket + BRACKET;
            let here = marked.text.len();
            marked.cuts.push(here);
            match (written[bracket..].starts_with("[["), open.take()) {
                (true, None) => open = Some((here, bracket)),
                (false, Some((start, _))) => marked.marks.push(start..here),
                _ => drop(marked.unpaired.get_or_insert(bracket..at)),
            }
        }
        if let Some((_, bracket)) = open {
            marked.unpaired.get_or_insert(bracket..bracket + BRACKET);
        }
        marked.text.push_str(&written[at..]);
        marked
    }

    /// The bytes of the written text that hold a range of the copy; brackets at its ends stay outside.
    pub fn written(&self, range: &Range<usize>) -> Range<usize> {
        let before = |at: usize, inclusive: bool| {
            BRACKET * self.cuts.iter().filter(|&&cut| cut < at || inclusive && cut == at).count()
        };
        range.start + before(range.start, true)..range.end + before(range.end, false)
    }
}

impl Example {
    /// The text as it is written, whatever it is an example of.
    pub fn written(&self) -> &str {
        match self {
            Self::Flag(text) | Self::Asks(text, _) | Self::Pass(text) => text,
            Self::Todo(inner) => inner.written(),
        }
    }

    /// The question that it pins.
    pub fn question(&self) -> Option<&str> {
        match self {
            Self::Asks(_, question) => Some(question),
            Self::Flag(_) | Self::Pass(_) => None,
            Self::Todo(inner) => inner.question(),
        }
    }

    /// Whether it is a known gap.
    pub fn is_todo(&self) -> bool {
        matches!(self, Self::Todo(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_found_again() {
        let marked = Marked::parse("[[Critics say]] that [[it]] is.");
        assert_eq!(marked.text, "Critics say that it is.");
        assert_eq!(marked.marks, [0..11, 17..19]);
        assert_eq!(marked.written(&(17..19)), 23..25);
        assert_eq!(marked.written(&(0..11)), 2..13);
        assert_eq!(marked.unpaired, None);
    }

    #[test]
    fn a_bracket_without_its_partner_is_pointed_at() {
        assert_eq!(Marked::parse("a [[b").unpaired, Some(2..4));
        assert_eq!(Marked::parse("a]] b").unpaired, Some(1..3));
        assert_eq!(Marked::parse("[[a [[b]]").unpaired, Some(4..6));
    }
}
