//! How a rule comes to find something, or why it does not: each condition with whether it holds.
//!
//! In: a rule of a set, a reading, a range of tokens. Out: [`Attempt`]s: the places in the range that the rule looks at, the
//! nearest first.

use std::ops::Range;

use super::condition::{Condition, Object};
use super::describe::{clause, tie};
use super::file::{ConditionFile, FindFile, NodeFile, RuleFile};
use super::find::{Find, Pattern};
use super::places::Places;
use super::reading::Reading;
use super::{Rule, RuleSet};
use crate::claim::asked;

/// A condition asked of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is asked.
    pub words: String,
    /// Whether it holds.
    pub holds: bool,
    /// What it is put together from.
    pub parts: Vec<Step>,
}

/// A place that a rule looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// What kind of place it is, in one word.
    pub kind: &'static str,
    /// Where.
    pub tokens: Range<u32>,
    /// What the rule asks of it.
    pub steps: Vec<Step>,
}

impl Step {
    /// The bytes before the words of a line: "yes " or "NO  ".
    pub const MARK: usize = 4;

    fn new(words: impl Into<String>, holds: bool) -> Self {
        Self { words: words.into(), holds, parts: Vec::new() }
    }

    /// The step and its parts, indented, each marked as holding or not.
    pub fn lines(&self, indent: usize) -> Vec<String> {
        let own = format!("{:indent$}{} {}", "", if self.holds { "yes" } else { "NO " }, self.words);
        std::iter::once(own).chain(self.parts.iter().flat_map(|p| p.lines(indent + 4))).collect()
    }
}

impl Attempt {
    /// Whether all that the rule asks holds.
    pub fn holds(&self) -> bool {
        self.steps.iter().all(|s| s.holds)
    }

    /// The steps that do not hold.
    pub fn failed(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|s| !s.holds)
    }
}

/// What a rule looked at in a range of tokens, the places where the least is missing first.
pub fn trace(set: &RuleSet, rule: &Rule, reading: &Reading<'_>, range: &Range<u32>) -> Vec<Attempt> {
    let Some(Ok((written, _))) = set.file(&rule.id).map(crate::written::Written::read::<RuleFile>) else {
        return Vec::new();
    };
    let places = set.places(reading);
    let tracer = Tracer { set, reading, places: &places, range };
    let mut attempts = Vec::new();
    tracer.find(&written.find, &rule.find, &mut attempts);
    for (attempt, object) in &mut attempts {
        for (reason, condition) in &rule.unless {
            let spared = object.as_ref().is_some_and(|o| condition.holds(o, reading, &places));
            let mut step = Step::new(format!("it is not excused: {reason}"), !spared);
            if spared {
                step.parts.extend(object.iter().map(|o| tracer.step(condition, o)));
            }
            attempt.steps.push(step);
        }
        for adjustment in rule.adjustments.iter().filter(|a| a.is_meant_for(reading)) {
            let ended = adjustment.has_ended(reading.on);
            let until =
                if ended { format!("ended on {}", adjustment.until) } else { format!("until {}", adjustment.until) };
            for (reason, condition) in &adjustment.unless {
                let spared = object.as_ref().is_some_and(|o| condition.holds(o, reading, &places));
                let words = format!("it is not excused by {}, {until}: {reason}", adjustment.name());
                let mut step = Step::new(words, !spared || ended);
                if spared {
                    step.parts.extend(object.iter().map(|o| tracer.step(condition, o)));
                }
                attempt.steps.push(step);
            }
        }
    }
    let mut attempts: Vec<Attempt> = attempts.into_iter().map(|(attempt, _)| attempt).collect();
    attempts.sort_by_key(|a| (a.failed().count(), a.tokens.start));
    attempts
}

struct Tracer<'a> {
    set: &'a RuleSet,
    reading: &'a Reading<'a>,
    places: &'a Places<'a>,
    range: &'a Range<u32>,
}

impl Tracer<'_> {
    fn find(&self, written: &FindFile, find: &Find, attempts: &mut Vec<(Attempt, Option<Object>)>) {
        let reading = self.reading;
        match (written, find) {
            (FindFile::AnyOf(list), Find::AnyOf(finds)) => {
                for (written, find) in list.iter().zip(finds) {
                    self.find(written, find, attempts);
                }
            }
            (FindFile::Once(written), Find::Once(inner)) => {
                let before = attempts.len();
                self.find(written, inner, attempts);
                let first = find.all(reading, self.places).first().map(|f| f.tokens.clone());
                for (attempt, _) in &mut attempts[before..] {
                    let is_first = first.as_ref().is_none_or(|first| *first == attempt.tokens);
                    attempt.steps.push(Step::new("it is the first in the article", is_first));
                }
            }
            (FindFile::Text { voice, any, .. }, Find::Text(voices, phrases, condition)) => {
                for (text, &phrase) in any.iter().zip(phrases) {
                    self.phrase((voice, voices), (text, phrase), condition, attempts);
                }
            }
            (_, Find::Claim(condition)) => {
                let claims = reading.claims.iter().map(|(id, _)| Object::Claim(id));
                self.objects("claim", claims, condition, attempts);
            }
            (_, Find::Attribution(_, condition)) => {
                let all = (0..reading.attributions.len()).map(Object::Attribution);
                self.objects("attribution", all, condition, attempts);
            }
            (_, Find::Quotation(condition)) => {
                let all = (0..reading.annotations.quotations.len()).map(Object::Quotation);
                self.objects("quotation", all, condition, attempts);
            }
            (_, Find::Name(condition)) => {
                let all = (0..reading.likeness.names.len()).map(Object::Name);
                self.objects("name", all, condition, attempts);
            }
            (_, Find::Speaker(condition)) => {
                let speakers = reading.speakers.iter().map(|(id, _)| Object::Speaker(id));
                self.objects("speaker", speakers, condition, attempts);
            }
            (_, Find::Date(condition)) => {
                let dates = reading.annotations.quantities.iter().enumerate().filter(|(_, q)| q.is_date());
                self.objects("date", dates.map(|(number, _)| Object::Date(number)), condition, attempts);
            }
            (FindFile::Pair { of, between, .. }, Find::Pair(inner, ..)) => {
                let before = attempts.len();
                self.find(of, inner, attempts);
                let paired = find.all(reading, self.places);
                for (attempt, _) in &mut attempts[before..] {
                    let holds = paired.iter().any(|f| f.tokens == attempt.tokens);
                    let between = tie(between);
                    attempt
                        .steps
                        .push(Step::new(format!("there is another one, and between the two {}", between.words), holds));
                }
            }
            (FindFile::Graph { .. }, Find::Graph(pattern)) => self.graph(written, pattern, attempts),
            _ => {}
        }
    }

    fn graph(&self, written: &FindFile, pattern: &Pattern, attempts: &mut Vec<(Attempt, Option<Object>)>) {
        let FindFile::Graph { nodes, edges, ties, at, .. } = written else { return };
        let (Some(NodeFile::Claim(_)), Some(condition)) = (nodes.get(at), pattern.condition()) else { return };
        let found = pattern.all(self.reading, self.places);
        let before = attempts.len();
        self.objects("claim", self.reading.claims.iter().map(|(id, _)| Object::Claim(id)), condition, attempts);
        for (attempt, object) in &mut attempts[before..] {
            let reached = found.iter().any(|f| same(&f.object, object.as_ref()));
            let edges = edges.iter().map(|e| format!("{} {} {}", e.0, e.1.words(), e.2));
            let ties = ties.iter().map(|t| format!("between {} and {} {}", t.0, t.2, tie(&t.1).words));
            let asked: Vec<String> = edges.chain(ties).collect();
            attempt.steps.push(Step::new(format!("in the graph {}", asked.join(", and ")), reached));
        }
    }

    fn phrase(
        &self,
        (names, voices): (&[super::file::VoiceName], &[crate::claim::Voice]),
        (text, phrase): (&str, usize),
        condition: &Condition,
        attempts: &mut Vec<(Attempt, Option<Object>)>,
    ) {
        let matches = self.places.within(phrase, self.range);
        for found in &matches {
            let spoken = found.tokens.clone().all(|t| voices.contains(&self.reading.claims.voices[t as usize]));
            let wanted: Vec<&str> = names.iter().map(|v| v.words()).collect();
            let object = Object::Text(found.clone());
            let mut steps = vec![Step::new(format!("the words “{text}”"), true)];
            steps.push(Step::new(format!("they stand in {}", wanted.join(" or ")), spoken));
            if !matches!(condition.asks, ConditionFile::Anything) {
                steps.push(self.step(condition, &object));
            }
            attempts.push((Attempt { kind: "words", tokens: found.tokens.clone(), steps }, Some(object)));
        }
        if !matches.is_empty() {
            return;
        }
        if let Some(tokens) = self.set.nearest(phrase, self.reading, self.range) {
            let next = self.reading.annotations.tokens.get(tokens.end as usize).filter(|_| tokens.end < self.range.end);
            let next = next.map_or("the end".to_owned(), |t| format!("“{}”", t.span.text(self.reading.text)));
            let words = self.reading.words(tokens.clone());
            let steps = vec![
                Step::new(format!("“{text}” goes as far as “{words}”"), true),
                Step::new(format!("{next} stands where the phrase has something else"), false),
            ];
            attempts.push((Attempt { kind: "words", tokens, steps }, None));
        }
    }

    fn objects(
        &self,
        kind: &'static str,
        objects: impl Iterator<Item = Object>,
        condition: &Condition,
        attempts: &mut Vec<(Attempt, Option<Object>)>,
    ) {
        for object in objects {
            let mut tokens = object.tokens(self.reading);
            if let Object::Speaker(id) = object {
                tokens.extend(self.reading.speakers.get(id).mentions.first().map(|m| m.tokens.clone()));
            }
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
            let extent = first.start.min(last.start)..first.end.max(last.end);
            if extent.start >= self.range.end || self.range.start >= extent.end {
                continue;
            }
            let steps = match self.step(condition, &object) {
                step if matches!(condition.asks, ConditionFile::All(_)) => step.parts,
                step => vec![step],
            };
            attempts.push((Attempt { kind, tokens: extent, steps }, Some(object)));
        }
    }

    fn step(&self, condition: &Condition, object: &Object) -> Step {
        let said = clause(&condition.asks);
        let is_list = matches!(condition.asks, ConditionFile::All(_) | ConditionFile::Any(_));
        let parts = if is_list || !said.parts.is_empty() { condition.parts.as_slice() } else { &[] };
        let holds = condition.holds(object, self.reading, self.places);
        let odds = match (&condition.asks, object) {
            (ConditionFile::Asked(_), Object::Claim(id)) => self.reading.claims.get(*id).asked,
            _ => None,
        };
        let words = odds.map_or(said.words.clone(), |odds| format!("{}: {} here", said.words, asked::percent(odds)));
        Step { words, holds, parts: parts.iter().map(|part| self.step(part, object)).collect() }
    }
}

fn same(one: &Object, other: Option<&Object>) -> bool {
    matches!((one, other), (Object::Claim(a), Some(Object::Claim(b))) if a == b)
}
