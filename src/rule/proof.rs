//! Proving a rule by its examples.
//!
//! In: a rule of a set. Out: what does not hold, each at its place in the rule's file:
//!
//! - *missing*: marked words are not found, or *elsewhere*: other words are found for them,
//! - *noisy*: words are found that are not marked,
//! - *closed*: a known gap is none any more,
//! - *reworded*: an example that holds fails as soon as its lines are wrapped, its quotation marks changed and the like,
//! - *idle*: a part of the rule that no example needs: without it all verdicts stay what they are.

use std::ops::Range;

use super::example::Marked;
use super::file::{Example, RuleFile};
use super::part::{Part, parts};
use super::reword::rewordings;
use super::variant::Variant;
use super::{Reading, Rule, RuleSet};
use crate::document::Document;
use crate::finding::Finding;
use crate::language::lexicon::Lexicons;
use crate::read;
use crate::written::Mistake;
use crate::written::place::Place;

/// How much of a rule is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The examples hold, however they are worded.
    Examples,
    /// And each part of the rule is needed by one of them.
    Parts,
}

/// What does not hold of a rule: first what its examples show; if they hold, what their rewordings show; if those hold
/// too, the parts that no example needs.
pub fn prove(set: &RuleSet, rule: &Rule, depth: Depth) -> Vec<Mistake> {
    let Some(file) = set.file_of(rule) else { return Vec::new() };
    let Ok((written, tree)) = file.read::<RuleFile>() else { return Vec::new() };
    let cases: Vec<Case<'_>> =
        written.examples.iter().enumerate().map(|(i, e)| Case::new(e, i, tree.place())).collect();
    let failures: Vec<Mistake> = cases.iter().flat_map(|case| case.failures(set, rule)).collect();
    if !failures.is_empty() {
        return failures;
    }
    let reworded: Vec<Mistake> = cases.iter().flat_map(|case| case.reworded(set, rule)).collect();
    if !reworded.is_empty() {
        return reworded;
    }
    match depth {
        Depth::Examples => Vec::new(),
        Depth::Parts => idle(set, rule, &cases, &parts(&written, tree.place())),
    }
}

/// An example with its place in the file.
struct Case<'a> {
    marked: Marked,
    written: &'a str,
    is_todo: bool,
    /// Of the text.
    place: Place<'a>,
    /// Of the example as a whole.
    example: Place<'a>,
}

impl<'a> Case<'a> {
    fn new(example: &'a Example, number: usize, file: Place<'a>) -> Self {
        let whole = file.field("examples").item(number);
        let place = if example.is_todo() { whole.item(0).item(0) } else { whole.item(0) };
        let written = example.written();
        Self { marked: Marked::parse(written), written, is_todo: example.is_todo(), place, example: whole }
    }

    fn failures(&self, set: &RuleSet, rule: &Rule) -> Vec<Mistake> {
        let found = found(set, rule, &self.marked);
        let mut missing: Vec<&Range<usize>> = self.marked.marks.iter().filter(|m| !found.contains(m)).collect();
        let mut noisy: Vec<&Range<usize>> = found.iter().filter(|f| !self.marked.marks.contains(f)).collect();
        if self.is_todo {
            let closed = self.example.name().mistake("closed: this gap is none any more");
            let closed = closed.label("the example holds: take it out of `Todo`");
            return if missing.is_empty() && noisy.is_empty() { vec![closed] } else { Vec::new() };
        }
        let mut failures = Vec::new();
        let words = |range: &Range<usize>| format!("“{}”", &self.marked.text[range.clone()]);
        while let (Some(&expected), Some(&other)) = (missing.first(), noisy.first()) {
            let place = self.place.within(self.marked.written(expected));
            let elsewhere = place.mistake("elsewhere: other words are found than those marked");
            failures.push(elsewhere.label(format!("found instead: {}", words(other))));
            missing.remove(0);
            noisy.remove(0);
        }
        for range in missing {
            let place = self.place.within(self.marked.written(range));
            failures.push(place.mistake("missing: these words are not found"));
        }
        for range in noisy {
            let place = self.place.within(self.marked.written(range));
            failures.push(place.mistake("noisy: these words are found, and not marked"));
        }
        failures
    }

    /// What fails when the example is worded otherwise.
    fn reworded(&self, set: &RuleSet, rule: &Rule) -> Vec<Mistake> {
        if self.is_todo {
            return Vec::new();
        }
        let mut failures = Vec::new();
        for (how, written) in rewordings(self.written, &set.lexicons.vocabulary) {
            let marked = Marked::parse(&written);
            let found = found(set, rule, &marked);
            if found != marked.marks {
                let words: Vec<String> = found.iter().map(|r| format!("“{}”", &marked.text[r.clone()])).collect();
                let words = if words.is_empty() { "nothing".to_owned() } else { words.join(", ") };
                let mistake = self.place.mistake(format!("reworded: {how} the example fails"));
                failures.push(mistake.label(format!("found then: {}", words.replace('\n', " "))));
            }
        }
        failures
    }
}

/// Where a rule points in an example.
fn found(set: &RuleSet, rule: &Rule, marked: &Marked) -> Vec<Range<usize>> {
    let document = Document::running(marked.text.clone());
    let reading = read(&document, set);
    let findings = set.apply_one(rule, &reading);
    findings.iter().map(|f| f.span.start as usize..f.span.end as usize).collect()
}

/// The parts without which every example keeps its verdict.
fn idle(set: &RuleSet, rule: &Rule, cases: &[Case<'_>], parts: &[Part<'_>]) -> Vec<Mistake> {
    let documents: Vec<Document> =
        cases.iter().filter(|c| !c.is_todo).map(|c| Document::running(c.marked.text.clone())).collect();
    let readings: Vec<Reading<'_>> = documents.iter().map(|document| read(document, set)).collect();
    let verdicts: Vec<Vec<Finding>> = readings.iter().map(|reading| set.apply_one(rule, reading)).collect();
    let mut lexicons: Lexicons = set.lexicons.clone();
    let mut idle = Vec::new();
    for part in parts {
        let Some(variant) = Variant::new(set, &mut lexicons, &rule.id, &part.rest, part.place) else { continue };
        if readings.iter().zip(&verdicts).all(|(reading, verdict)| variant.apply(reading) == *verdict) {
            let message = format!("idle: no example needs this {}", part.what);
            let help = "add an example that fails without it, or take it out";
            idle.push(part.place.mistake(message).label("without it all verdicts stay the same").help(help));
        }
    }
    idle
}
