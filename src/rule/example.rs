//! Examples: copy in which the words to be found stand in double square brackets.
//!
//! In: an example as it is written. Out: its copy, what is marked in it, and where in the written text that stands.
//! A mark that begins with a name and a colon, `[[denial: never paid]]`, is labelled: it shows the words of that node of a
//! graph rule. Labelled marks may stand inside others.

use std::ops::Range;

use super::file::Example;
use crate::finding::Severity;
use crate::written::place::Place;

/// An example with its marks taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The copy.
    pub text: String,
    /// The bytes of the copy that are marked, in text order.
    pub marks: Vec<Range<usize>>,
    /// What is marked as a node, in order of its end.
    pub nodes: Vec<Labelled>,
    /// Where in the copy brackets and labels were taken out, and how many bytes.
    cuts: Vec<(usize, usize)>,
    /// The bytes of a bracket, in the written text, that has no partner.
    pub unpaired: Option<Range<usize>>,
}

/// Words that are marked as a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// The name of the node.
    pub node: String,
    /// The bytes of the copy.
    pub bytes: Range<usize>,
    /// The bytes of the label in the written text.
    pub label: Range<usize>,
}

/// How many bytes a bracket takes.
const BRACKET: usize = 2;

/// The name at the beginning of a mark and how many bytes it takes with the colon and the space behind it: lower-case
/// letters, digits and underscores.
fn label(mark: &str) -> Option<(&str, usize)> {
    let name =
        mark.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')).filter(|&end| end > 0)?;
    let space = mark[name..].strip_prefix(':')?.chars().next().filter(|c| c.is_whitespace())?;
    Some((&mark[..name], name + 1 + space.len_utf8()))
}

/// A mark that is not closed yet.
struct Opened {
    /// Where it begins in the copy.
    start: usize,
    /// Where its bracket stands in what was written.
    bracket: usize,
    /// The node that it names, and where.
    label: Option<(String, Range<usize>)>,
}

impl Marked {
    /// Takes the marks out of a text.
    pub fn parse(written: &str) -> Self {
        let (marks, nodes, cuts) = (Vec::new(), Vec::new(), Vec::new());
        let mut marked = Self { text: String::new(), marks, nodes, cuts, unpaired: None };
        let mut open: Vec<Opened> = Vec::new();
        let mut at = 0;
        while let Some(next) = written[at..].find("[[").into_iter().chain(written[at..].find("]]")).min() {
            // Of three closing brackets in a row the first belongs to the copy.
            let bracket = at + next + usize::from(written[at + next..].starts_with("]]]"));
            marked.text.push_str(&written[at..bracket]);
            at = bracket + BRACKET;
            let here = marked.text.len();
            if written[bracket..].starts_with("[[") {
                let label = label(&written[at..]).map(|(name, len)| (name.to_owned(), at..at + name.len(), len));
                if label.is_none() && !open.is_empty() {
                    marked.unpaired.get_or_insert(bracket..at);
                }
                let len = label.as_ref().map_or(0, |(_, _, len)| *len);
                marked.cuts.push((here, BRACKET + len));
                open.push(Opened { start: here, bracket, label: label.map(|(name, place, _)| (name, place)) });
                at += len;
            } else {
                marked.cuts.push((here, BRACKET));
                match open.pop() {
                    Some(Opened { start, label: Some((node, label)), .. }) => {
                        marked.nodes.push(Labelled { node, bytes: start..here, label });
                    }
                    Some(Opened { start, label: None, .. }) => marked.marks.push(start..here),
                    None => drop(marked.unpaired.get_or_insert(bracket..at)),
                }
            }
        }
        if let Some(Opened { bracket, .. }) = open.first() {
            marked.unpaired.get_or_insert(*bracket..bracket + BRACKET);
        }
        marked.text.push_str(&written[at..]);
        marked
    }

    /// The bytes of the copy that a finding must point at, in text order: what is marked without a label, or as one of the
    /// nodes at which the rule points.
    pub fn pointed(&self, at: &[&str]) -> Vec<Range<usize>> {
        let labelled = self.nodes.iter().filter(|l| at.contains(&l.node.as_str())).map(|l| l.bytes.clone());
        let mut all: Vec<_> = self.marks.iter().cloned().chain(labelled).collect();
        all.sort_by_key(|range| (range.start, range.end));
        all
    }

    /// The bytes of the written text that hold a range of the copy; brackets at its ends stay outside.
    pub fn written(&self, range: &Range<usize>) -> Range<usize> {
        let before = |at: usize, inclusive: bool| {
            let cuts = self.cuts.iter().filter(|(cut, _)| *cut < at || inclusive && *cut == at);
            cuts.map(|(_, len)| len).sum::<usize>()
        };
        range.start + before(range.start, true)..range.end + before(range.end, false)
    }
}

impl Example {
    /// The text as it is written, whatever it is an example of.
    pub fn written(&self) -> &str {
        match self {
            Self::Flag(text) | Self::Asks(text, _) | Self::Pass(text) => text,
            Self::Todo(inner) | Self::Against(_, inner) | Self::Graded(_, inner) => inner.written(),
        }
    }

    /// What its copy was written from.
    pub fn original(&self) -> Option<&str> {
        match self {
            Self::Against(text, _) => Some(text),
            Self::Todo(inner) | Self::Graded(_, inner) => inner.original(),
            Self::Flag(_) | Self::Asks(..) | Self::Pass(_) => None,
        }
    }

    /// The example itself, whatever it is wrapped in.
    pub fn bare(&self) -> &Self {
        match self {
            Self::Todo(inner) | Self::Against(_, inner) | Self::Graded(_, inner) => inner.bare(),
            Self::Flag(_) | Self::Asks(..) | Self::Pass(_) => self,
        }
    }

    /// The question that it pins.
    pub fn question(&self) -> Option<&str> {
        match self {
            Self::Asks(_, question) => Some(question),
            Self::Flag(_) | Self::Pass(_) => None,
            Self::Todo(inner) | Self::Against(_, inner) | Self::Graded(_, inner) => inner.question(),
        }
    }

    /// How grave all its findings are said to be.
    pub fn gravity(&self) -> Option<Severity> {
        match self {
            Self::Graded(severity, _) => Some(*severity),
            Self::Todo(inner) => inner.gravity(),
            Self::Flag(_) | Self::Asks(..) | Self::Pass(_) | Self::Against(..) => None,
        }
    }

    /// The place of the example itself, whatever it is wrapped in, where it stands at this one.
    pub fn place<'p>(&self, place: Place<'p>) -> Place<'p> {
        match self {
            Self::Flag(_) | Self::Asks(..) | Self::Pass(_) => place,
            Self::Todo(inner) => inner.place(place.item(0)),
            Self::Against(_, inner) | Self::Graded(_, inner) => inner.place(place.item(1)),
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
    fn labels_are_taken_out_too_and_may_stand_inside() {
        let marked = Marked::parse("[[charge: [[who: Bo Kim]] stole it]], she said [[here]].");
        assert_eq!(marked.text, "Bo Kim stole it, she said here.");
        assert_eq!(marked.marks, vec![26..30]);
        let nodes: Vec<_> = marked.nodes.iter().map(|l| (l.node.as_str(), l.bytes.clone(), l.label.clone())).collect();
        assert_eq!(nodes, [("who", 0..6, 12..15), ("charge", 0..15, 2..8)]);
        assert_eq!(marked.pointed(&["charge"]), [0..15, 26..30]);
        assert_eq!(marked.written(&(7..12)), 26..31);
        assert_eq!(marked.unpaired, None);
        assert_eq!(Marked::parse("[[At noon: rain]]").marks, vec![0..13]);
    }

    #[test]
    fn a_bracket_without_its_partner_is_pointed_at() {
        assert_eq!(Marked::parse("a [[b").unpaired, Some(2..4));
        assert_eq!(Marked::parse("a]] b").unpaired, Some(1..3));
        assert_eq!(Marked::parse("[[a [[b]]").unpaired, Some(4..6));
    }
}
