//! How a rule comes to find something, or why it does not: each condition with whether it holds.
//!
//! In: a rule of a set, a reading, a range of tokens. Out: [`Attempt`]s: the places in the range that the rule looks at, the
//! nearest first.

use std::ops::Range;

use super::adjust::Gravity;
use super::condition::{Condition, Object};
use super::describe::{absence, fact, tie};
use super::file::{ConditionFile, FindFile, NodeFile, RuleFile};
use super::find::{Find, Pattern, Standing};
use super::places::Places;
use super::reading::{Reading, quoted};
use super::{Rule, RuleSet};
use crate::claim::asked;
use crate::finding::Severity;
use crate::speaker::SpeakerId;

/// Something that is so of a place, and whether it is what the rule asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is so.
    pub words: String,
    /// Whether the rule asks for that.
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
    /// Whether these are the first words of a phrase that does not occur here, and no more.
    pub begun: bool,
    /// What is so of it, as far as the rule asks.
    pub steps: Vec<Step>,
    /// For what the rule would pass it over, none of which is so.
    pub exceptions: Vec<String>,
    /// The severities that a finding there could have besides the rule's own, the gravest first, as far as the first that it
    /// has; each with what is so.
    pub grades: Vec<(Severity, Vec<Step>)>,
}

impl Step {
    /// The bytes before the words of a line: "ok   " or "but  ".
    pub const MARK: usize = 5;

    fn new(words: impl Into<String>, holds: bool) -> Self {
        Self { words: words.into(), holds, parts: Vec::new() }
    }

    /// The step and its parts, indented, each marked as asked for or not.
    pub fn lines(&self, indent: usize) -> Vec<String> {
        let own = format!("{:indent$}{}  {}", "", if self.holds { "ok " } else { "but" }, self.words);
        std::iter::once(own).chain(self.parts.iter().flat_map(|p| p.lines(indent + Self::MARK))).collect()
    }
}

impl Attempt {
    fn new(kind: &'static str, tokens: Range<u32>, steps: Vec<Step>) -> Self {
        Self { kind, tokens, begun: false, steps, exceptions: Vec::new(), grades: Vec::new() }
    }

    /// Whether all that the rule asks holds.
    pub fn holds(&self) -> bool {
        self.steps.iter().all(|s| s.holds)
    }

    /// What is not as the rule asks for it.
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
        let Some(object) = object else { continue };
        for (reason, condition) in &rule.unless {
            let head = |reason: &str| format!("it is passed over: {reason}");
            tracer.exception(condition, object, reason, head, attempt);
        }
        for adjustment in rule.adjustments.iter().filter(|a| a.is_meant_for(reading) && !a.has_ended(reading.on)) {
            if adjustment.gravity == Some(Gravity::Off) {
                let words = format!("the rule is off by {}, {}", adjustment.name(), adjustment.end());
                attempt.steps.push(Step::new(words, false));
            }
            for (reason, condition) in &adjustment.unless {
                let by = format!("{}, {}", adjustment.name(), adjustment.end());
                let head = |reason: &str| format!("it is passed over by {by}: {reason}");
                tracer.exception(condition, object, reason, head, attempt);
            }
        }
        for (severity, condition) in &rule.graded {
            let steps = tracer.steps(condition, object, true);
            let has = steps.iter().all(|s| s.holds);
            attempt.grades.push((*severity, steps));
            if has {
                break;
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
            (FindFile::Once(written) | FindFile::AtLeast(_, written), Find::Nth(number, inner)) => {
                let before = attempts.len();
                self.find(written, inner, attempts);
                let first = find.all(reading, self.places).first().map(|f| f.tokens.clone());
                for (attempt, _) in &mut attempts[before..] {
                    let meets =
                        |first: &Range<u32>| first.start < attempt.tokens.end && attempt.tokens.start < first.end;
                    // Where none is found, the first can be missed by what it is asked alone.
                    let is_meant = first.as_ref().map_or(*number == 1, meets);
                    let words = match (number, is_meant) {
                        (1, true) => "it is the first in the article".to_owned(),
                        (1, false) => "it is not the first in the article".to_owned(),
                        (number, true) => format!("with it there are {number} in the article"),
                        (number, false) if first.is_some() => {
                            format!("it is not the one with which there are {number}")
                        }
                        (number, false) => format!("there are fewer than {number} in the article"),
                    };
                    attempt.steps.push(Step::new(words, is_meant));
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
            (_, Find::Sentence(condition)) => {
                let all = (0..reading.annotations.sentences.len()).map(Object::Sentence);
                self.objects("sentence", all, condition, attempts);
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
                    let ties = tie(between);
                    let asked: Vec<String> = if ties.parts.is_empty() {
                        vec![ties.words]
                    } else {
                        ties.parts.into_iter().map(|part| part.words).collect()
                    };
                    let found = if holds {
                        "there is another one, and of both this holds"
                    } else {
                        "there is no other one of which with it this holds"
                    };
                    attempt.steps.push(Step::new(format!("{found}: {}", asked.join(", and ")), holds));
                }
            }
            (FindFile::Graph { .. }, Find::Graph(pattern)) => self.graph(written, pattern, attempts),
            _ => {}
        }
    }

    fn graph(&self, written: &FindFile, pattern: &Pattern, attempts: &mut Vec<(Attempt, Option<Object>)>) {
        let FindFile::Graph { nodes, at, .. } = written else { return };
        let (Some(node), Some(condition)) = (nodes.get(at), pattern.condition()) else { return };
        let before = attempts.len();
        match node {
            NodeFile::Claim(_) => {
                let claims = self.reading.claims.iter().map(|(id, _)| Object::Claim(id));
                self.objects("claim", claims, condition, attempts);
            }
            NodeFile::Speaker(_) => {
                let speakers = self.reading.speakers.iter().map(|(id, _)| Object::Speaker(id));
                self.objects("speaker", speakers, condition, attempts);
            }
        }
        for (attempt, object) in &mut attempts[before..] {
            let Some(object) = object else { continue };
            let standing = pattern.standing(object, self.reading, self.places);
            let holds = standing.together;
            let parts = stands(written, &standing);
            let found = if holds { "the copy has this" } else { "the copy does not have all of this" };
            attempt.steps.push(Step { words: format!("with it as “{at}” {found}:"), holds, parts });
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
            let mut steps = vec![Step::new(format!("they fit “{text}”"), true)];
            let stand = if spoken { "they stand in" } else { "they do not stand in" };
            steps.push(Step::new(format!("{stand} {}", wanted.join(" or ")), spoken));
            steps.extend(self.steps(condition, &object, true));
            attempts.push((Attempt::new("words", found.tokens.clone(), steps), Some(object)));
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
            attempts.push((Attempt { begun: true, ..Attempt::new("words", tokens, steps) }, None));
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
            let mut tokens = object.tokens(self.reading).into_owned();
            if let Object::Speaker(id) = object {
                tokens.extend(self.reading.speakers.get(id).mentions.first().map(|m| m.tokens.clone()));
            }
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
            let extent = first.start.min(last.start)..first.end.max(last.end);
            if extent.start >= self.range.end || self.range.start >= extent.end {
                continue;
            }
            let steps = self.steps(condition, &object, true);
            attempts.push((Attempt::new(kind, extent, steps), Some(object)));
        }
    }

    /// Adds a reason to pass a place over, by itself or, if it is so, with what makes it so.
    fn exception(
        &self,
        condition: &Condition,
        object: &Object,
        reason: &str,
        head: impl Fn(&str) -> String,
        attempt: &mut Attempt,
    ) {
        let parts = self.steps(condition, object, true);
        if parts.iter().all(|s| s.holds) {
            attempt.steps.push(Step { words: head(reason), holds: false, parts });
        } else {
            attempt.exceptions.push(reason.to_owned());
        }
    }

    /// What is so of an object, as far as a condition asks for it, or asks that it is not so: all that it asks for, and of what
    /// is enough by itself either what is so or, if nothing is, all.
    fn steps(&self, condition: &Condition, object: &Object, wanted: bool) -> Vec<Step> {
        let each = |wanted| condition.parts.iter().map(move |part| self.steps(part, object, wanted));
        match (&condition.asks, wanted) {
            (ConditionFile::Anything, true) => Vec::new(),
            (ConditionFile::Not(_), _) => each(!wanted).flatten().collect(),
            (ConditionFile::All(_), true) | (ConditionFile::Any(_), false) => each(wanted).flatten().collect(),
            (ConditionFile::All(_) | ConditionFile::Any(_), _) => {
                let mut all: Vec<Vec<Step>> = each(wanted).collect();
                if let Some(enough) = all.iter().position(|steps| steps.iter().all(|s| s.holds)) {
                    return all.swap_remove(enough);
                }
                let parts = all.into_iter().flatten().filter(|s| !s.holds).collect();
                vec![Step { words: "none of what would do is so:".to_owned(), holds: false, parts }]
            }
            _ => vec![self.fact(condition, object, wanted)],
        }
    }

    /// Whether a condition holds of an object, in words, with what shows it.
    fn fact(&self, condition: &Condition, object: &Object, wanted: bool) -> Step {
        let reading = self.reading;
        let holds = condition.holds(object, reading, self.places);
        let said = fact(&condition.asks, holds);
        let shown = |tokens: Option<Range<u32>>| tokens.map(|tokens| quoted(&reading.words(tokens)));
        let words = match (&condition.asks, object) {
            (ConditionFile::Asked(least), Object::Claim(id)) => match reading.claims.get(*id).asked {
                Some(odds) => {
                    let percent = asked::percent(odds);
                    format!("a desk would ask who says it {percent} times in a hundred; it takes {least}")
                }
                None => "somebody stands behind it, so that no desk would ask who says it".to_owned(),
            },
            (ConditionFile::Facet(_) | ConditionFile::Has(_), _) if holds => {
                let place = condition.pointed(object, reading, self.places);
                shown(place).map_or(said.clone(), |words| format!("{said}: {words}"))
            }
            (ConditionFile::Sourced, Object::Claim(id)) if holds => {
                let speakers = reading.claims.get(*id).speakers.iter().filter(|s| **s != SpeakerId::ARTICLE);
                let names: Vec<&str> = speakers.map(|s| reading.speakers.get(*s).name.as_str()).collect();
                if names.is_empty() { said } else { format!("{said}: {}", names.join(", ")) }
            }
            (ConditionFile::Voice(_), Object::Claim(id)) if !holds => {
                format!("it is in {}", super::condition::voice_name(reading.claims.get(*id).voice).words())
            }
            _ => said,
        };
        Step::new(words, holds == wanted)
    }
}

/// What of a graph rule is so: each edge, and where they are there together each tie and each edge that must not be there.
fn stands(written: &FindFile, standing: &Standing) -> Vec<Step> {
    let FindFile::Graph { edges, ties, absent, .. } = written else { return Vec::new() };
    let told =
        |words: String, holds: bool| Step::new(if holds { words } else { format!("it is not so that {words}") }, holds);
    let edges = edges.iter().map(|e| format!("“{}” {} “{}”", e.0, e.1.words(), e.2));
    let mut steps: Vec<Step> = edges.zip(&standing.edges).map(|(words, holds)| told(words, *holds)).collect();
    let ties = ties.iter().map(|t| format!("of “{}” and “{}” {}", t.0, t.2, tie(&t.1).words));
    steps.extend(ties.zip(&standing.ties).map(|(words, holds)| told(words, *holds)));
    let absent = absent.iter().map(absence);
    steps.extend(
        absent.zip(&standing.absent).map(|((none, some), holds)| Step::new(if *holds { none } else { some }, *holds)),
    );
    if !standing.together && steps.iter().all(|step| step.holds) {
        steps.push(Step::new("each of these is so, but of different places", false));
    }
    steps
}
