//! Running a rule's examples.
//!
//! In: a rule and its examples. Out: [`Failure`]s, each with what was expected and what was found.

use std::ops::Range;

use super::file::Example;
use super::{Rule, RuleSet};
use crate::document::Document;
use crate::read;

/// What is wrong with an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Marked words were not found.
    Missing(String),
    /// Words were found that are not marked.
    Noisy(String),
    /// A known gap is closed: the example passes and should be an ordinary one.
    Closed,
}

/// The failures of a rule's examples, each with the example's number from 0.
pub fn run(rules: &RuleSet, rule: &Rule) -> Vec<(usize, Failure)> {
    let mut failures = Vec::new();
    for (number, example) in rule.examples.iter().enumerate() {
        match example {
            Example::Todo(inner) => {
                if check(rules, rule, inner).is_empty() {
                    failures.push((number, Failure::Closed));
                }
            }
            _ => failures.extend(check(rules, rule, example).into_iter().map(|f| (number, f))),
        }
    }
    failures
}

fn check(rules: &RuleSet, rule: &Rule, example: &Example) -> Vec<Failure> {
    let (text, marked) = match example {
        Example::Flag(text) => unmark(text),
        Example::Pass(text) => (text.clone(), Vec::new()),
        Example::Todo(inner) => return check(rules, rule, inner),
    };
    let document = Document::running(text);
    let reading = read(&document, rules);
    let found: Vec<Range<usize>> =
        rules.apply_one(rule, &reading).iter().map(|f| f.span.start as usize..f.span.end as usize).collect();
    let words = |r: &Range<usize>| document.text[r.clone()].to_owned();
    let missing = marked.iter().filter(|m| !found.contains(m)).map(|m| Failure::Missing(words(m)));
    let noisy = found.iter().filter(|f| !marked.contains(f)).map(|f| Failure::Noisy(words(f)));
    missing.chain(noisy).collect()
}

/// The text without its marks, and the marked ranges of bytes.
pub fn unmark(text: &str) -> (String, Vec<Range<usize>>) {
    let mut plain = String::new();
    let mut marked = Vec::new();
    let mut open = None;
    let mut rest = text;
    while let Some(at) = rest.find("[[").into_iter().chain(rest.find("]]")).min() {
        plain.push_str(&rest[..at]);
        if rest[at..].starts_with("[[") {
            open = Some(plain.len());
        } else if let Some(start) = open.take() {
            marked.push(start..plain.len());
        }
        rest = &rest[at + 2..];
    }
    plain.push_str(rest);
    (plain, marked)
}
