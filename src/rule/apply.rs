//! Applying rules to a reading.
//!
//! In: what a rule finds. Out: its findings, and those of all rules folded into what a reader is shown.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

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
    let mut of_dispute: FxHashMap<u32, usize> = FxHashMap::default();
    let mut shown: FxHashSet<(usize, Range<u32>)> = FxHashSet::default();
    for mut found in all {
        if let Some(&held) = found.dispute.and_then(|d| of_dispute.get(&d)) {
            for related in found.related.drain(..) {
                if kept[held].tokens != related.1 && shown.insert((held, related.1.clone())) {
                    kept[held].related.push(related);
                }
            }
        } else {
            found.related.retain(|(_, tokens)| *tokens != found.tokens);
            if let Some(dispute) = found.dispute {
                of_dispute.insert(dispute, kept.len());
                shown.extend(found.related.iter().map(|(_, tokens)| (kept.len(), tokens.clone())));
            }
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
    findings.sort_by(|a, b| {
        (std::cmp::Reverse(a.severity), a.span, &a.rule).cmp(&(std::cmp::Reverse(b.severity), b.span, &b.rule))
    });
    let mut kept: Vec<Finding> = Vec::new();
    // Which is kept of those that may be folded, by sentence and what they have in common.
    let mut alone: FxHashMap<(usize, String), usize> = FxHashMap::default();
    for finding in findings {
        if !finding.related.is_empty() {
            kept.push(finding);
            continue;
        }
        let family = finding.family() == "unsourced";
        let common = if family { finding.family().to_owned() } else { finding.rule.clone() };
        match alone.entry((reading.annotations.sentence_at(finding.tokens.start), common)) {
            Entry::Occupied(held) => {
                let held = &mut kept[*held.get()];
                if held.rule != finding.rule && !held.also.contains(&finding.rule) {
                    held.also.push(finding.rule);
                }
            }
            Entry::Vacant(free) => {
                free.insert(kept.len());
                kept.push(finding);
            }
        }
    }
    kept.sort_by(|a, b| {
        (a.span, std::cmp::Reverse(a.severity), &a.rule).cmp(&(b.span, std::cmp::Reverse(b.severity), &b.rule))
    });
    kept
}
