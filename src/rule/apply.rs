//! Applying rules to a reading.
//!
//! In: what a rule finds. Out: its findings, and those of all rules folded into what a reader is shown.

use std::collections::BTreeMap;

use super::Rule;
use super::condition::Condition;
use super::file::Status;
use super::find::Found;
use super::reading::{Places, Reading};
use crate::finding::{Finding, Related, Severity, fingerprint};
use crate::phrase::Phrases;

/// Where the phrases stand in an article.
pub(super) fn places(phrases: &Phrases, reading: &Reading<'_>) -> Places {
    let mut places = Places { by_phrase: vec![Vec::new(); phrases.len()] };
    for sentence in &reading.annotations.sentences {
        for found in phrases.find(reading.text, &reading.annotations, reading.lexicons, sentence.tokens.clone()) {
            places.by_phrase[found.phrase].push(found);
        }
    }
    places
}

impl Rule {
    /// The findings of the rule, in text order.
    pub(super) fn apply(&self, reading: &Reading<'_>, places: &Places) -> Vec<Finding> {
        let holds = |c: &Condition, f: &Found| c.holds(&f.object, reading, places);
        let mut findings = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for found in disputes(self.find.all(reading, places)) {
            if self.unless.iter().any(|(_, condition)| holds(condition, &found)) {
                continue;
            }
            let graded = self.graded.iter().find(|(_, condition)| holds(condition, &found)).map(|(s, _)| *s);
            let severity = match self.status {
                Status::Trial => Severity::Note,
                _ => graded.unwrap_or(self.severity),
            };
            let message = self.asks.fill(|name| found.captures.get(name).cloned());
            let span = reading.annotations.span(found.tokens.clone());
            let related: Vec<Related> = found
                .related
                .iter()
                .map(|(label, tokens)| Related { label: label.clone(), span: reading.annotations.span(tokens.clone()) })
                .collect();
            let words = || std::iter::once(span).chain(related.iter().map(|r| r.span)).map(|s| s.text(reading.text));
            let speakers = found.object.speakers(reading);
            let names = || speakers.iter().map(|s| reading.speakers.get(*s).name.as_str());
            let first = fingerprint(&self.id, names(), words(), 0);
            let nth = seen.entry(first.clone()).or_default();
            let fingerprint = if *nth == 0 { first } else { fingerprint(&self.id, names(), words(), *nth) };
            *nth += 1;
            findings.push(Finding {
                rule: self.id.clone(),
                severity,
                message,
                span,
                tokens: found.tokens,
                related,
                fingerprint,
                also: Vec::new(),
                trial: self.status == Status::Trial,
            });
        }
        findings
    }
}

/// Makes one of what a graph rule finds in one dispute: the first place, with the others beside it. What stands in a list
/// of places to show though the finding points at it is for the others.
fn disputes(all: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::new();
    for mut found in all {
        let same = |k: &&mut Found| k.dispute.is_some() && k.dispute == found.dispute;
        if let Some(held) = kept.iter_mut().find(same) {
            for related in found.related.drain(..) {
                let known = held.tokens == related.1 || held.related.iter().any(|(_, tokens)| *tokens == related.1);
                if !known {
                    held.related.push(related);
                }
            }
        } else {
            found.related.retain(|(_, tokens)| *tokens != found.tokens);
            kept.push(found);
        }
    }
    for found in &mut kept {
        found.related.sort_by_key(|(_, tokens)| (tokens.start, tokens.end));
    }
    kept
}

/// Folds the findings of one family that point into one sentence into the gravest of them, and those of one rule into the
/// first; the other account of a conflict keeps its own.
pub(super) fn fold(reading: &Reading<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let sentence = |f: &Finding| reading.annotations.sentence_at(f.tokens.start);
    findings.sort_by(|a, b| {
        (std::cmp::Reverse(a.severity), a.span, &a.rule).cmp(&(std::cmp::Reverse(b.severity), b.span, &b.rule))
    });
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let joins = |k: &&mut Finding| {
            let alone = finding.related.is_empty() && k.related.is_empty();
            let family = finding.family() == "unsourced" && k.family() == "unsourced";
            alone && (family || k.rule == finding.rule) && sentence(k) == sentence(&finding)
        };
        match kept.iter_mut().find(joins) {
            Some(held) if held.rule != finding.rule => {
                if !held.also.contains(&finding.rule) {
                    held.also.push(finding.rule);
                }
            }
            Some(_) => {}
            None => kept.push(finding),
        }
    }
    kept.sort_by(|a, b| {
        (a.span, std::cmp::Reverse(a.severity), &a.rule).cmp(&(b.span, std::cmp::Reverse(b.severity), &b.rule))
    });
    kept
}
