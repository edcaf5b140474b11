//! Ledgers: what a desk decided about the findings of a draft, kept in a RON file beside it.
//!
//! In: the text of `draft.desk.ron`, and the findings of the draft as it is now. Out: how each finding stands, which entries
//! are out of use, and the file with a decision more or less. One file is baseline, suppression and record for the lawyer.
//! A decision is keyed by the fingerprint of its finding, never by a line, and holds as long as the sentence says the same:
//! a number, a name or a "not" more or less, and the finding is open again.
//! The file has a line an entry, in order of fingerprint, so that two people's decisions merge.

pub mod draft;

pub mod standing;

use std::fmt::Write as _;

use jiff::civil::Date;
use serde::Deserialize;

use crate::finding::{Finding, Severity};
use crate::written::{Mistake, Written};

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Decision {
    /// The copy is changed; if the finding is still there, it stays open.
    Fixed,
    /// Let it stand.
    Stet,
    /// A source bears it out.
    Confirmed,
    /// The finding is mistaken.
    Disputed,
}

impl Decision {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Fixed, Self::Stet, Self::Confirmed, Self::Disputed];

    /// The decision in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Stet => "stet",
            Self::Confirmed => "confirmed",
            Self::Disputed => "disputed",
        }
    }

    /// The decision of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.name() == name)
    }

    /// What it lacks about a finding of that severity if no reason is given.
    pub fn lacks(self, severity: Severity) -> Option<Refusal> {
        match self {
            Self::Confirmed => Some(Refusal::NoSource),
            Self::Stet | Self::Disputed if severity == Severity::Must => Some(Refusal::NoReason),
            _ => None,
        }
    }

    fn written(self) -> &'static str {
        match self {
            Self::Fixed => "Fixed",
            Self::Stet => "Stet",
            Self::Confirmed => "Confirmed",
            Self::Disputed => "Disputed",
        }
    }
}

/// A decision about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The finding's.
    pub fingerprint: String,
    /// The rule's id.
    pub rule: String,
    /// What was decided.
    pub decision: Decision,
    /// The words that the finding points at.
    pub words: String,
    /// The sentence that they stood in.
    pub sentence: String,
    /// Why; the source, if it is confirmed.
    #[serde(default)]
    pub reason: String,
    /// Who decided.
    #[serde(default)]
    pub who: String,
    /// The day it was decided, `2025-07-26`, as whoever decided gives it.
    #[serde(default)]
    pub on: String,
    /// The last day on which it holds.
    #[serde(default)]
    pub until: String,
}

#[derive(Deserialize)]
#[serde(rename = "Ledger", deny_unknown_fields)]
struct File {
    entries: Vec<Entry>,
}

/// The decisions about a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// In order of fingerprint.
    pub entries: Vec<Entry>,
}

/// Why a decision cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// What has to be settled needs a reason.
    NoReason,
    /// A confirmation names its source.
    NoSource,
    /// The end is no date.
    NoDate,
    /// The end comes before the day of the decision, or before the day of the draft.
    PastEnd,
}

impl Refusal {
    /// What is missing, in words.
    pub fn message(self) -> &'static str {
        match self {
            Self::NoReason => "a reason is needed to leave what has to be settled",
            Self::NoSource => "a confirmation names its source as the reason",
            Self::NoDate => "a date is written 2025-07-26",
            Self::PastEnd => "the decision would end before its own day, or before the day of the draft",
        }
    }

    /// What of a decision is to be mended, by the name of its field.
    pub fn field(self) -> &'static str {
        match self {
            Self::NoReason | Self::NoSource => "reason",
            Self::NoDate | Self::PastEnd => "until",
        }
    }
}

impl Entry {
    /// What is decided about, as fields of the file.
    pub fn subject(&self) -> String {
        let (words, sentence) = (quoted(&self.words), quoted(&self.sentence));
        format!("fingerprint: {:?}, rule: {:?}, words: {words}, sentence: {sentence}", self.fingerprint, self.rule)
    }

    /// Who decided, when, until when and why: " by Ann Lee on 2025-07-26: budget paper held"; empty if nothing of it is told.
    pub fn details(&self) -> String {
        let said = [(" by ", &self.who), (" on ", &self.on), (" until ", &self.until), (": ", &self.reason)];
        said.iter().filter(|(_, value)| !value.is_empty()).flat_map(|(lead, value)| [*lead, value.as_str()]).collect()
    }
}

impl Ledger {
    /// Reads a ledger.
    ///
    /// # Errors
    ///
    /// Every mistake in it; nothing of a ledger with mistakes is used, and nothing of it is lost.
    pub fn read(file: &Written) -> Result<Self, Vec<Mistake>> {
        let (File { entries }, tree) = file.read::<File>()?;
        let mut mistakes = Vec::new();
        let list = tree.place().field("entries");
        for (i, entry) in entries.iter().enumerate() {
            for (name, date) in [("until", &entry.until), ("on", &entry.on)] {
                if !date.is_empty() && day(date).is_none() {
                    mistakes.push(list.item(i).field(name).mistake(Refusal::NoDate.message()));
                }
            }
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let mut ledger = Self { entries };
        ledger.sort();
        Ok(ledger)
    }

    /// Adds a decision about a draft that bears that date; it takes the place of an earlier one about the same finding.
    ///
    /// # Errors
    ///
    /// A decision that lacks what it needs for a finding of that severity, or that is over before it begins.
    pub fn decide(&mut self, entry: Entry, severity: Severity, date: Option<Date>) -> Result<(), Refusal> {
        if let Some(refusal) = entry.decision.lacks(severity)
            && entry.reason.trim().is_empty()
        {
            return Err(refusal);
        }
        if [&entry.until, &entry.on].iter().any(|d| !d.is_empty() && day(d).is_none()) {
            return Err(Refusal::NoDate);
        }
        if day(&entry.until).is_some_and(|end| day(&entry.on).max(date).is_some_and(|begin| end < begin)) {
            return Err(Refusal::PastEnd);
        }
        self.withdraw(&entry.fingerprint);
        self.entries.push(entry);
        self.sort();
        Ok(())
    }

    /// Takes a decision back; whether there was one.
    pub fn withdraw(&mut self, fingerprint: &str) -> bool {
        let before = self.entries.len();
        self.entries.retain(|e| e.fingerprint != fingerprint);
        self.entries.len() < before
    }

    fn sort(&mut self) {
        self.entries.sort_by(|a, b| (&a.fingerprint, &a.rule, &a.words).cmp(&(&b.fingerprint, &b.rule, &b.words)));
    }

    /// The ledger as a file.
    pub fn write(&self) -> String {
        let mut text = String::from(
            "// What the desk decided about the findings of the draft beside this file.\nLedger(entries: [\n",
        );
        for e in &self.entries {
            let _ = write!(text, "    ({}, decision: {}", e.subject(), e.decision.written());
            for (name, value) in [("reason", &e.reason), ("who", &e.who), ("on", &e.on), ("until", &e.until)] {
                if !value.is_empty() {
                    let _ = write!(text, ", {name}: {}", quoted(value));
                }
            }
            text.push_str("),\n");
        }
        text.push_str("])\n");
        text
    }
}

/// An entry about a finding, with nothing decided yet but `decision`.
pub fn entry(finding: &Finding, words: &str, sentence: &str, decision: Decision) -> Entry {
    Entry {
        fingerprint: finding.fingerprint.clone(),
        rule: finding.rule.clone(),
        decision,
        words: folded(words),
        sentence: folded(sentence),
        reason: String::new(),
        who: String::new(),
        on: String::new(),
        until: String::new(),
    }
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as RON writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{{{:x}}}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A day as it is written: `2025-07-26`.
pub fn day(text: &str) -> Option<Date> {
    let mut numbers = text.split('-');
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    if numbers.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(fingerprint: &str, decision: Decision, reason: &str) -> Entry {
        Entry {
            fingerprint: fingerprint.to_owned(),
            rule: "a/b".to_owned(),
            decision,
            words: "“$40 million” \\ \"net\"".to_owned(),
            sentence: "It costs “$40 million”.\u{7}".to_owned(),
            reason: reason.to_owned(),
            who: "Ann Lee".to_owned(),
            on: String::new(),
            until: "2025-07-26".to_owned(),
        }
    }

    #[test]
    fn what_is_written_is_read_again_in_order_a_line_an_entry() {
        let mut ledger = Ledger::default();
        ledger.decide(entry("b", Decision::Stet, "document held"), Severity::Must, None).expect("it has a reason");
        ledger.decide(entry("a", Decision::Disputed, ""), Severity::Query, None).expect("it needs none");
        let text = ledger.write();
        assert_eq!(text.lines().count(), 5);
        assert_eq!(Ledger::read(&Written::new("draft.desk.ron", &*text)), Ok(ledger.clone()));
        assert_eq!(ledger.entries[0].fingerprint, "a");
        assert!(ledger.withdraw("a") && !ledger.withdraw("a"));
    }

    #[test]
    fn what_has_to_be_settled_needs_a_reason_and_a_confirmation_its_source() {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.decide(entry("a", Decision::Stet, " "), Severity::Must, None), Err(Refusal::NoReason));
        assert_eq!(ledger.decide(entry("a", Decision::Confirmed, ""), Severity::Note, None), Err(Refusal::NoSource));
        let late = Entry { until: "soon".to_owned(), ..entry("a", Decision::Stet, "x") };
        assert_eq!(ledger.decide(late, Severity::Note, None), Err(Refusal::NoDate));
        assert!(ledger.entries.is_empty());
    }

    #[test]
    fn a_decision_does_not_end_before_it_begins() {
        let decide = |on: &str, date: &str| {
            let entry = Entry { on: on.to_owned(), ..entry("a", Decision::Stet, "x") };
            Ledger::default().decide(entry, Severity::Note, day(date))
        };
        assert_eq!(decide("2025-07-26", "2025-07-26"), Ok(()));
        assert_eq!(decide("2025-07-27", ""), Err(Refusal::PastEnd));
        assert_eq!(decide("", "2025-07-27"), Err(Refusal::PastEnd));
        assert_eq!(decide("2025-07-20", "2025-07-27"), Err(Refusal::PastEnd));
    }

    #[test]
    fn a_broken_ledger_is_an_error() {
        let text =
            "Ledger(entries: [(fingerprint: \"a\", rule: \"a/b\", decision: Maybe, words: \"\", sentence: \"\")])";
        assert!(Ledger::read(&Written::new("draft.desk.ron", text)).is_err());
        let text = "Ledger(entries: [(fingerprint: \"a\", rule: \"a/b\", decision: Stet, words: \"\", sentence: \"\", until: \"x\")])";
        let mistakes = Ledger::read(&Written::new("draft.desk.ron", text)).expect_err("it is no date");
        assert_eq!(mistakes.len(), 1);
    }
}
