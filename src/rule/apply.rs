//! Applying rules to a reading.
//!
//! In: what a rule finds. Out: its findings, and those of all rules folded into what a reader is shown.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Rule;
use super::adjust::{Adjustment, Gravity};
use super::condition::Condition;
use super::file::Status;
use super::find::Found;
use super::places::Places;
use super::profile::Profile;
use super::reading::Reading;
use crate::attribution::Attribution;
use crate::attribution::manner::Manner;
use crate::finding::{Also, Finding, Related, Severity, fingerprint};

/// A finding that is kept quiet by a house, or in a kind of article.
#[derive(Clone, Debug)]
pub struct Silenced {
    /// What would have been found.
    pub finding: Finding,
    /// By what, and why.
    pub why: String,
}

/// What comes of rules.
#[derive(Clone, Debug, Default)]
pub(super) struct Raised {
    /// What is found, in text order of each rule.
    pub(super) findings: Vec<Finding>,
    /// What would be found.
    pub(super) silenced: Vec<Silenced>,
}

impl Rule {
    /// Adds the findings of the rule in an article of a kind that may have a profile.
    pub(super) fn apply(
        &self,
        reading: &Reading<'_>,
        places: &Places<'_>,
        profile: Option<&Profile>,
        raised: &mut Raised,
    ) {
        let holds = |c: &Condition, f: &Found| c.holds(&f.object, reading, places);
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for found in disputes(self.find.all(reading, places), |found| self.asks.about(found, reading, places)) {
            if self.unless.iter().any(|(_, condition)| holds(condition, &found)) {
                continue;
            }
            let mut finding = self.finding(&found, reading, places, &mut seen);
            if self.status != Status::Trial
                && let Some((severity, _)) = self.graded.iter().find(|(_, condition)| holds(condition, &found))
            {
                finding.severity = *severity;
            }
            let by_kind = profile.and_then(|p| by_kind(p, self, &mut finding));
            let why = by_kind.or_else(|| {
                let mut meant = self.adjustments.iter().filter(|a| a.is_meant_for(reading));
                meant.find_map(|a| by_house(a, (&found, &|c| holds(c, &found)), reading, &mut finding))
            });
            match why {
                Some(why) => raised.silenced.push(Silenced { finding, why }),
                None => raised.findings.push(finding),
            }
        }
    }

    /// A finding as grave as the rule is; `seen` counts fingerprints.
    fn finding(
        &self,
        found: &Found,
        reading: &Reading<'_>,
        places: &Places<'_>,
        seen: &mut BTreeMap<String, usize>,
    ) -> Finding {
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
        Finding {
            rule: self.id.clone(),
            severity: if self.status == Status::Trial { Severity::Note } else { self.severity },
            message: self.asks.about(found, reading, places),
            span,
            tokens: found.tokens.clone(),
            related,
            nodes: found
                .nodes
                .iter()
                .map(|(n, tokens)| (n.clone(), reading.annotations.span(tokens.clone())))
                .collect(),
            compared: found.compared,
            fingerprint,
            also: Vec::new(),
            remarks: link(&found.link, reading).into_iter().collect(),
            trial: self.status == Status::Trial,
        }
    }
}

/// What links the accounts of a dispute, in words.
fn link(tokens: &[u32], reading: &Reading<'_>) -> Option<String> {
    let words: Vec<String> = tokens.iter().map(|&t| format!("“{}”", reading.words(t..t + 1))).collect();
    (!words.is_empty()).then(|| format!("both speak of {}", words.join(", ")))
}

/// Changes a finding as the kind of article asks for; if it is silenced, says by what.
fn by_kind(profile: &Profile, rule: &Rule, finding: &mut Finding) -> Option<String> {
    let level = profile.level(rule)?;
    let kind = &profile.kind;
    let Some(severity) = level.of(finding.severity) else {
        return Some(format!("{}: the rule is off in articles of the kind {kind}", profile.path()));
    };
    regrade(finding, severity, &format!("{}: {} in articles of the kind {kind}", profile.path(), level.words()));
    None
}

/// Changes a finding as a house asks for; if it is silenced, says by what.
fn by_house(
    adjustment: &Adjustment,
    (found, holds): (&Found, &dyn Fn(&Condition) -> bool),
    reading: &Reading<'_>,
    finding: &mut Finding,
) -> Option<String> {
    let spared = adjustment.unless.iter().find(|(_, condition)| holds(condition));
    let graded = adjustment.graded.iter().find(|(_, condition)| holds(condition));
    let severity = graded.map(|(severity, _)| *severity).or(adjustment.gravity.and_then(Gravity::severity));
    let is_off = adjustment.gravity == Some(Gravity::Off);
    let (name, because, end) = (adjustment.name(), &adjustment.because, adjustment.end());
    if let Some(until) = adjustment.until.filter(|_| adjustment.has_ended(reading.on)) {
        if spared.is_some() || severity.is_some() || is_off || adjustment.asks.is_some() {
            finding.remarks.push(format!("{name} would change this, but it ended on {until}"));
        }
        return None;
    }
    if is_off {
        return Some(format!("{name}, {end}: {because}"));
    }
    if let Some((reason, _)) = spared {
        return Some(format!("{name}, {end}: {reason}. {because}"));
    }
    if let Some(severity) = severity {
        regrade(finding, severity, &format!("{name}, {end}: {because}"));
    }
    if let Some(asks) = &adjustment.asks {
        finding.message = found.fill(asks, reading);
    }
    None
}

/// Gives a finding another severity, and says why; the findings of a rule on trial stay notes.
fn regrade(finding: &mut Finding, severity: Severity, why: &str) {
    if severity != finding.severity && !finding.trial {
        let was = finding.severity.name();
        finding.remarks.push(format!("{} instead of {was}: {why}", severity.name()));
        finding.severity = severity;
    }
}

/// Makes one of what a graph rule finds in one dispute: the first place, with the others beside it; and one of what asks
/// the same question at one place. What stands in a list of places to show though the finding points at it is for the
/// others.
fn disputes(all: Vec<Found>, question: impl Fn(&Found) -> String) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::new();
    let mut of_dispute: FxHashMap<u32, usize> = FxHashMap::default();
    let mut shown: FxHashSet<(usize, Range<u32>)> = FxHashSet::default();
    for mut found in all {
        let again = |last: &Found| {
            let shown = !found.related.is_empty() && last.dispute.is_none() && found.dispute.is_none();
            shown && last.tokens == found.tokens && question(last) == question(&found)
        };
        let again = kept.last().filter(|last| again(last)).map(|_| kept.len() - 1);
        if let Some(held) = found.dispute.and_then(|d| of_dispute.get(&d).copied()).or(again) {
            kept[held].nodes.append(&mut found.nodes);
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

/// The attribution of a thought in whose source or cue the words stand: whoever asks about either asks how it is known.
fn thought(reading: &Reading<'_>, tokens: &Range<u32>) -> Option<usize> {
    let asks = |a: &Attribution| {
        let inside = |part: &Range<u32>| part.start <= tokens.start && tokens.end <= part.end;
        a.manner == Manner::Thinking && (a.core.source.iter().any(inside) || inside(&a.core.frame.group))
    };
    // Only those of the sentence are looked at: there are as many findings as attributions in a long article.
    let sentence = &reading.annotations.sentences[reading.annotations.sentence_at(tokens.start)].tokens;
    let first = reading.attributions.partition_point(|a| a.core.frame.head < sentence.start);
    let here = reading.attributions[first..].iter().take_while(|a| a.core.frame.head < sentence.end);
    here.enumerate().find(|(_, a)| asks(a)).map(|(number, _)| first + number)
}

/// Notes beside a finding what another rule asks about it too.
fn join(held: &mut Finding, finding: Finding) {
    let Finding { rule, message, span, .. } = finding;
    if held.rule != rule && held.also.iter().all(|also| also.rule != rule) {
        held.also.push(Also { rule, message, span });
    }
}

/// The family that asks who says what the article says as its own.
const UNSOURCED: &str = "unsourced";

/// The family that asks of what somebody is said to say who it is.
const ATTRIBUTION: &str = "attribution";

/// Whether two findings ask about one matter: those of one family do, and who asks who says something asks whether it has a
/// source. What else a family asks is a matter of its own.
fn one_matter(one: &Finding, other: &Finding) -> bool {
    let asks_who = |f: &Finding| matches!(f.family(), UNSOURCED | ATTRIBUTION);
    one.family() == other.family() || asks_who(one) && asks_who(other)
}

/// Folds the findings about claims without a source that point into one sentence into the gravest of them (of equals the one
/// whose rule leads furthest), those of one rule in one sentence into the first, those that ask as gravely about one thought
/// into the first, and those about words that the same family asks about already, or, of a claim without a source, about
/// most of whose words another asks who says it, into what asks; the other account of a conflict keeps its own.
pub(super) fn fold(reading: &Reading<'_>, mut findings: Vec<Finding>, leads: impl Fn(&str) -> u8) -> Vec<Finding> {
    findings.sort_by_cached_key(|f| {
        (Reverse(f.severity), f.family() == UNSOURCED, Reverse(leads(&f.rule)), f.span, f.rule.clone())
    });
    let mut kept: Vec<Finding> = Vec::new();
    // Which is kept of those that may be folded, by sentence and what they have in common.
    let mut alone: FxHashMap<(usize, String), usize> = FxHashMap::default();
    let mut in_sentence: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut thoughts: FxHashMap<usize, usize> = FxHashMap::default();
    for finding in findings {
        if !finding.related.is_empty() || finding.compared.is_some() {
            kept.push(finding);
            continue;
        }
        let thought = thought(reading, &finding.tokens);
        if let Some(&held) = thought.and_then(|t| thoughts.get(&t)) {
            let held: &mut Finding = &mut kept[held];
            let other = held.family() != finding.family() && one_matter(held, &finding);
            if other && held.severity == finding.severity {
                join(held, finding);
                continue;
            }
        }
        let place = reading.annotations.sentence_at(finding.tokens.start);
        let same_words = |held: &&usize| {
            let held = &kept[**held];
            let both =
                held.tokens.end.min(finding.tokens.end).saturating_sub(held.tokens.start.max(finding.tokens.start));
            // Who asks about a whole claim asks about more than a word or two of it.
            let most = both as usize * 2 >= finding.tokens.len();
            both > 0
                && one_matter(held, &finding)
                && (finding.family() == held.family() || finding.family() == UNSOURCED && most)
        };
        if let Some(&held) = in_sentence.get(&place).and_then(|held| held.iter().find(same_words)) {
            join(&mut kept[held], finding);
            continue;
        }
        let family = finding.family() == UNSOURCED;
        let common = if family { finding.family().to_owned() } else { finding.rule.clone() };
        match alone.entry((place, common)) {
            Entry::Occupied(held) => {
                join(&mut kept[*held.get()], finding);
            }
            Entry::Vacant(free) => {
                free.insert(kept.len());
                in_sentence.entry(place).or_default().push(kept.len());
                if let Some(thought) = thought {
                    thoughts.entry(thought).or_insert(kept.len());
                }
                kept.push(finding);
            }
        }
    }
    kept.sort_by(|a, b| (a.span, Reverse(a.severity), &a.rule).cmp(&(b.span, Reverse(b.severity), &b.rule)));
    kept
}
