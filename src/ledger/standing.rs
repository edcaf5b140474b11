//! How findings stand: open, settled, or open again.
//!
//! In: findings with their sentences, and a ledger. Out: a [`Standing`] for each finding, and the entries that no finding
//! uses.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::{Decision, Entry, Ledger, day};
use crate::finding::Finding;
use crate::language::lexicon::{Class, Lexicons};
use crate::language::{Annotations, annotate};
use crate::rule::Reading;
use crate::span::Span;

/// How a finding stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What the ledger says of it.
    pub state: State,
    /// How it compares with an earlier draft, if it was compared.
    pub since: Option<Since>,
}

/// What the ledger says of a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Nothing.
    #[default]
    Open,
    /// It is settled.
    Settled(Entry),
    /// It was, and is open again.
    Reopened(Entry, Cause),
}

/// Why a settled finding is open again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Its sentence is not what it was.
    WordsChanged(Changed),
    /// The day until which the decision held is past.
    Lapsed,
    /// The decision ends on a day, and no date is known to compare it with.
    NoDate,
    /// It was to be fixed, and is still there.
    StillThere,
}

/// The numbers, names and negations that a sentence has no longer, and those that it has now instead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Those of the sentence about which was decided.
    pub lost: Vec<String>,
    /// Those of the sentence as it is.
    pub gained: Vec<String>,
}

impl Changed {
    fn between(old: &str, new: &str, lexicons: &Lexicons) -> Self {
        let (mut lost, mut gained) = (weighty(old, lexicons), Vec::new());
        for word in weighty(new, lexicons) {
            match lost.iter().position(|other| other.to_lowercase() == word.to_lowercase()) {
                Some(at) => {
                    lost.remove(at);
                }
                None => gained.push(word),
            }
        }
        Self { lost, gained }
    }

    fn is_none(&self) -> bool {
        self.lost.is_empty() && self.gained.is_empty()
    }
}

impl Cause {
    /// The cause in words.
    pub fn message(&self) -> String {
        match self {
            Self::WordsChanged(changed) => {
                let quoted = |words: &[String]| format!("“{}”", words.join("”, “"));
                let Changed { lost, gained } = changed;
                let mut told = String::from("the sentence has changed");
                if !gained.is_empty() {
                    let _ = write!(told, ", with {}", quoted(gained));
                }
                if !lost.is_empty() {
                    let _ = write!(told, "{}{}", if gained.is_empty() { ", without " } else { " for " }, quoted(lost));
                }
                return told;
            }
            Self::Lapsed => "the day until which it held is past",
            Self::NoDate => "it ends on a day, and the draft bears no date to compare it with",
            Self::StillThere => "the words are still there",
        }
        .to_owned()
    }
}

/// How a finding compares with an earlier draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// It was not there.
    New,
    /// It was there, in the same order.
    Still,
    /// It was there, elsewhere.
    Moved,
}

impl Since {
    /// The comparison in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Still => "still",
            Self::Moved => "moved",
        }
    }
}

impl Standing {
    /// Whether nothing settles it.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Settled(_))
    }
}

/// How the findings of a draft stand, and the entries that none of them uses.
pub fn of<'l>(
    ledger: &'l Ledger,
    findings: &[Finding],
    reading: &Reading<'_>,
    date: Option<Date>,
) -> (Vec<Standing>, Vec<&'l Entry>) {
    let mut used = vec![false; ledger.entries.len()];
    let mut standings: Vec<Standing> = vec![Standing::default(); findings.len()];
    for (finding, standing) in findings.iter().zip(&mut standings) {
        let at = ledger.entries.partition_point(|e| e.fingerprint < finding.fingerprint);
        let Some(entry) = ledger.entries.get(at).filter(|e| e.fingerprint == finding.fingerprint) else { continue };
        used[at] = true;
        standing.state = state(entry, &sentence(finding, reading), reading.lexicons, date);
    }
    // The words themselves may have changed: the decision then belongs to the finding of the same rule whose sentence is
    // nearest, which is open again.
    for (finding, standing) in findings.iter().zip(&mut standings) {
        if standing.state != State::Open {
            continue;
        }
        let mut unused =
            ledger.entries.iter().enumerate().filter(|(i, e)| !used[*i] && e.rule == finding.rule).peekable();
        if unused.peek().is_none() {
            continue;
        }
        let now = sentence(finding, reading);
        let nearest = unused.map(|(i, e)| (alike(&e.sentence, &now), i)).filter(|(share, _)| *share >= 50);
        if let Some((_, at)) = nearest.max_by_key(|(share, i)| (*share, std::cmp::Reverse(*i))) {
            used[at] = true;
            let entry = ledger.entries[at].clone();
            let changed = Changed::between(&entry.sentence, &now, reading.lexicons);
            standing.state = State::Reopened(entry, Cause::WordsChanged(changed));
        }
    }
    let unused = ledger.entries.iter().zip(used).filter(|(_, used)| !used).map(|(e, _)| e).collect();
    (standings, unused)
}

/// The sentence of a finding.
pub fn sentence(finding: &Finding, reading: &Reading<'_>) -> String {
    let sentence = &reading.annotations.sentences[reading.annotations.sentence_at(finding.tokens.start)];
    let words = sentence.span.cover(finding.span).text(reading.text);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn state(entry: &Entry, now: &str, lexicons: &Lexicons, date: Option<Date>) -> State {
    let reopened = |cause| State::Reopened(entry.clone(), cause);
    if entry.decision == Decision::Fixed {
        return reopened(Cause::StillThere);
    }
    if entry.sentence != now {
        let changed = Changed::between(&entry.sentence, now, lexicons);
        if !changed.is_none() {
            return reopened(Cause::WordsChanged(changed));
        }
    }
    match (day(&entry.until), date) {
        (Some(until), Some(date)) if date > until => reopened(Cause::Lapsed),
        (Some(_), None) => reopened(Cause::NoDate),
        _ => State::Settled(entry.clone()),
    }
}

/// The words of a sentence on which a decision hangs, in their order: numbers, names, negations.
fn weighty(sentence: &str, lexicons: &Lexicons) -> Vec<String> {
    let annotations: Annotations = annotate(sentence, &[Span::of(0, sentence.len())], lexicons);
    let counts = |at: usize| {
        let token = &annotations.tokens[at];
        token.tag.is_proper()
            || annotations.quantity_at(at as u32).is_some()
            || lexicons.vocabulary.is(token.word, Class::Not)
            || lexicons.vocabulary.is(token.word, Class::Negative)
            || token.span.text(sentence).contains(|c: char| c.is_ascii_digit())
    };
    let words = (0..annotations.tokens.len()).filter(|&at| counts(at));
    words.map(|at| annotations.tokens[at].span.text(sentence).to_owned()).collect()
}

/// How much of two sentences is the same, in per cent of the longer.
fn alike(one: &str, other: &str) -> usize {
    let count = |text: &str| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in text.split_whitespace() {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
        counts
    };
    let (one, other) = (count(one), count(other));
    let total = |counts: &BTreeMap<String, usize>| counts.values().sum::<usize>();
    let shared: usize = one.iter().map(|(word, n)| (*n).min(other.get(word).copied().unwrap_or(0))).sum();
    shared * 100 / total(&one).max(total(&other)).max(1)
}
