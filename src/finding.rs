//! Findings: places that a rule points at.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::statistics::key;

/// How gravely a desk takes a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Folded away into a checklist.
    #[serde(rename(serialize = "note"))]
    Note,
    /// Worth a question.
    #[serde(rename(serialize = "query"))]
    Query,
    /// To be settled before publication.
    #[serde(rename(serialize = "must"))]
    Must,
}

impl Severity {
    /// The severity in one word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Query => "query",
            Self::Must => "must",
        }
    }

    /// What a desk does with a finding of that severity.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Note => "folded away",
            Self::Query => "worth a question",
            Self::Must => "settle before publication",
        }
    }

    /// So many findings of that severity: "2 queries".
    pub fn counted(self, n: usize) -> String {
        let many = match self {
            Self::Note => "notes",
            Self::Query => "queries",
            Self::Must => "musts",
        };
        format!("{n} {}", if n == 1 { self.name() } else { many })
    }
}

/// Another place that belongs to a finding: the other account, the claim denied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// What stands there.
    pub label: String,
    /// Where.
    pub span: Span,
}

/// What another rule asks where a finding stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// The rule's id.
    pub rule: String,
    /// Its question.
    pub message: String,
    /// Where.
    pub span: Span,
}

impl Also {
    /// The rule, the words and what it asks, in a line: without what stands behind the question, and without the words where they
    /// stand in it or are many.
    pub fn told(&self, text: &str) -> String {
        const MOST: usize = 8;
        let question = self.message.find('?').map_or(self.message.as_str(), |end| &self.message[..=end]);
        let words: Vec<&str> = self.span.text(text).split_whitespace().collect();
        let quoted = format!("“{}”", words.join(" "));
        if words.len() > MOST || question.contains(&quoted) {
            format!("{}: {question}", self.rule)
        } else {
            format!("{}, {quoted}: {question}", self.rule)
        }
    }
}

/// A place that a rule points at, with the question that it raises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id: `family/name`.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// The question.
    pub message: String,
    /// Where.
    pub span: Span,
    /// The same as tokens.
    pub tokens: Range<u32>,
    /// Further places that belong to it.
    pub related: Vec<Related>,
    /// The nodes of a graph rule, each by name with its words.
    pub nodes: Vec<(String, Span)>,
    /// The quotation at which it points, by number, if the finding rests on a comparison with what the draft was written from.
    pub compared: Option<u32>,
    /// What stays the same in the next draft if the words stay: of the rule, the speaker and the words, not of offsets.
    pub fingerprint: String,
    /// Findings of other rules about the same matter that were folded into this one.
    pub also: Vec<Also>,
    /// What a house's adjustment or the kind of article changed about it, or no longer does, each in a sentence.
    pub remarks: Vec<String>,
    /// Whether the rule is on trial, so that the finding never fails a run.
    pub trial: bool,
}

impl Finding {
    /// The family of its rule.
    pub fn family(&self) -> &str {
        self.rule.split_once('/').map_or(&self.rule, |(family, _)| family)
    }
}

/// The fingerprint of a finding: of its rule, of whoever speaks there and of the words of its places, in lower case with
/// single spaces; `nth` tells apart findings that have all of these in common.
pub fn fingerprint<'w>(
    rule: &str,
    speakers: impl Iterator<Item = &'w str>,
    words: impl Iterator<Item = &'w str>,
    nth: usize,
) -> String {
    let mut hash = key::of(rule);
    for text in speakers.chain(std::iter::once("")).chain(words) {
        for word in text.split_whitespace() {
            hash = key::step(hash, b' ');
            hash = if word.is_ascii() {
                word.bytes().fold(hash, |hash, byte| key::step(hash, byte.to_ascii_lowercase()))
            } else {
                word.to_lowercase().bytes().fold(hash, key::step)
            };
        }
        hash = key::step(hash, b'\n');
    }
    if nth > 0 {
        hash = nth.to_string().bytes().fold(key::step(hash, b'#'), key::step);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_too_is_told_in_a_line() {
        let text = "Rates led to ruin.";
        let told = |message: &str, end| {
            Also { rule: "a/b".to_owned(), message: message.to_owned(), span: Span::new(6, end) }.told(text)
        };
        assert_eq!(told("Who says so? It is said here.", 12), "a/b, “led to”: Who says so?");
        assert_eq!(told("Who says “led to”? It is said here.", 12), "a/b: Who says “led to”?");
        let long = "one two three four five six seven eight nine";
        let also = Also { rule: "a/b".to_owned(), message: "Is it?".to_owned(), span: Span::of(0, long.len()) };
        assert_eq!(also.told(long), "a/b: Is it?");
    }

    #[test]
    fn a_fingerprint_depends_on_speaker_and_words_and_not_on_how_they_are_wrapped() {
        let by = |speaker, text, nth| fingerprint("a/b", std::iter::once(speaker), std::iter::once(text), nth);
        let of = |text| by("Ana Ruiz", text, 0);
        assert_eq!(of("The plan\nwill  fail"), of("the plan will fail"));
        assert_ne!(of("the plan will fail"), of("the plan will not fail"));
        assert_ne!(of("x"), by("Ana Ruiz", "x", 1));
        assert_ne!(of("x"), by("Bo Kim", "x", 0));
    }
}
