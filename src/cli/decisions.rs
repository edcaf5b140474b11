//! `deskcheck decisions`: what a desk decided about a draft.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::against::Against;
use super::draft::{Telling, ledger_path, read_ledger, waits, write_ledger};
use super::settings::Settings;
use super::{Outcome, RuleArguments, columns, complain, load, print};
use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::ledger::standing::{self, Standing, State};
use crate::ledger::{Decision, Entry, Ledger, entry};
use crate::original::Originals;
use crate::read_against;
use crate::report::excerpt::paragraph;
use crate::rule::{Reading, RuleSet};

/// What `decisions` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the decisions about a draft and how they stand
    List(Draft),
    /// Record a decision about a finding
    Record {
        #[command(flatten)]
        draft: Draft,
        /// The finding: its line as reports give it, 16; where several stand there, line and rule, 16:unsourced/figure; or its
        /// fingerprint or the first letters of it, which `decisions list` gives
        #[arg(value_name = "FINDING")]
        finding: String,
        /// What was decided
        #[arg(value_enum)]
        decision: DecisionName,
        /// Why; the source, if it is confirmed
        #[arg(long, default_value = "")]
        reason: String,
        /// Who decided
        #[arg(long, default_value = "")]
        who: String,
        /// The day of the decision, 2025-07-26; what ends before it is refused
        #[arg(long, default_value = "")]
        on: String,
        /// The last day on which it holds, 2025-07-26
        #[arg(long, default_value = "")]
        until: String,
    },
    /// Take out what no finding uses any more, and tell of it; what waits for its rules or for --against is kept
    Prune {
        #[command(flatten)]
        draft: Draft,
        /// Only tell what would be taken out
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Args)]
struct Draft {
    /// The draft
    #[arg(value_name = "PATH")]
    path: PathBuf,
    #[command(flatten)]
    telling: Telling,
    #[command(flatten)]
    against: Against,
    #[command(flatten)]
    rules: RuleArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DecisionName {
    /// The copy is changed
    Fixed,
    /// Let it stand
    Stet,
    /// A source bears it out
    Confirmed,
    /// The finding is mistaken
    Disputed,
}

impl From<DecisionName> for Decision {
    fn from(name: DecisionName) -> Self {
        match name {
            DecisionName::Fixed => Self::Fixed,
            DecisionName::Stet => Self::Stet,
            DecisionName::Confirmed => Self::Confirmed,
            DecisionName::Disputed => Self::Disputed,
        }
    }
}

/// A draft that is read, with its rules and its ledger.
struct Opened {
    rules: &'static RuleSet,
    document: Document,
    path: PathBuf,
    ledger: Ledger,
    /// What the draft was written from.
    originals: Option<Originals>,
}

impl Arguments {
    /// Lets what the house sets stand in for options that are left out.
    pub(super) fn settle(&mut self, settings: Settings) {
        let draft = match &mut self.command {
            Command::List(draft) | Command::Prune { draft, .. } | Command::Record { draft, .. } => draft,
        };
        draft.rules.settle(&settings);
        draft.telling.settle(settings);
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let draft = match &arguments.command {
        Command::List(draft) | Command::Prune { draft, .. } | Command::Record { draft, .. } => draft,
    };
    let Some(opened) = open(draft) else { return Outcome::Failed };
    match &arguments.command {
        Command::List(_) => list(&opened),
        Command::Prune { dry_run, .. } => prune(opened, *dry_run),
        Command::Record { finding, decision, reason, who, on, until, .. } => {
            let details = [reason, who, on, until].map(Clone::clone);
            // As `why` takes it, with the draft in front.
            let draft = format!("{}:", draft.path.display());
            record(opened, finding.strip_prefix(&draft).unwrap_or(finding), (*decision).into(), details)
        }
    }
}

fn open(draft: &Draft) -> Option<Opened> {
    let rules = load(&draft.rules).filter(|rules| draft.telling.is_known(rules))?;
    let Some(path) = ledger_path(&draft.path) else {
        complain("deskcheck: standard input has no decisions\n");
        return None;
    };
    let ledger = read_ledger(&path, io::stderr().is_terminal()).map_err(|message| complain(&message)).ok()?;
    let document = draft.telling.read(&draft.path, &rules.lexicons.part_words);
    let document = document.map_err(|error| complain(&format!("deskcheck: {error}\n"))).ok()?;
    let originals = draft.against.load(rules, std::slice::from_ref(&draft.path)).ok()?;
    Some(Opened { rules, document, path, ledger, originals })
}

/// The first letters of a fingerprint, which tell the findings of a draft apart.
const LETTERS: usize = 8;

/// The findings of a draft and where they stand.
struct Found<'a> {
    document: &'a Document,
    reading: &'a Reading<'a>,
    findings: Vec<Finding>,
    standings: Vec<Standing>,
}

impl Found<'_> {
    /// The number of the line at which a report shows a finding: that of its sentence.
    fn line(&self, finding: &Finding) -> usize {
        let annotations = &self.reading.annotations;
        self.document.number(annotations.sentences[annotations.sentence_at(finding.tokens.start)].span.start)
    }

    /// The words that a finding points at, in quotation marks.
    fn words(&self, finding: &Finding) -> String {
        let words = finding.span.text(&self.document.text).split_whitespace().collect::<Vec<_>>();
        format!("“{}”", words.join(" "))
    }

    /// A finding with its question and how it stands, in lines that fit the terminal.
    fn told(&self, at: usize) -> String {
        let finding = &self.findings[at];
        let state = match &self.standings[at].state {
            State::Open => "open".to_owned(),
            State::Settled(entry) => entry.decision.name().to_owned() + &entry.details(),
            State::Reopened(entry, cause) => {
                format!("open again: {}; was {}{}", cause.message(), entry.decision.name(), entry.details())
            }
        };
        let (unit, line, grade) = (self.document.unit(), self.line(finding), finding.severity.name());
        let head = format!("{unit} {line}, {grade}, {}, {}", finding.rule, &finding.fingerprint[..LETTERS]);
        card(&head, &[&self.words(finding), &finding.message, &state])
    }

    /// The finding that is meant, by number.
    ///
    /// # Errors
    ///
    /// None is, or several are; which could be.
    fn named(&self, name: &str) -> Result<usize, String> {
        let (line, rule) = name.split_once(':').map_or((name, None), |(line, rule)| (line, Some(rule)));
        let is_line = line.len() < LETTERS && !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit());
        let all = 0..self.findings.len();
        if !is_line {
            let here: Vec<usize> = all.filter(|&at| self.findings[at].fingerprint.starts_with(name)).collect();
            return match here[..] {
                [one] => Ok(one),
                [] => Err(format!("{name}: no finding has this fingerprint; `deskcheck decisions list` gives them\n")),
                _ => Err(self.several(&format!("{name}: {} findings begin like this:", here.len()), &here)),
            };
        }
        let (unit, number) = (self.document.unit(), line.parse::<usize>().unwrap_or(usize::MAX));
        let here: Vec<usize> = all
            .filter(|&at| {
                let finding = &self.findings[at];
                self.line(finding) == number || self.document.number(finding.span.start) == number
            })
            .collect();
        if here.is_empty() {
            let mut lines: Vec<usize> = self.findings.iter().map(|f| self.line(f)).collect();
            lines.dedup();
            let lines = lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
            let there = if lines.is_empty() { String::new() } else { format!("; something is at {lines}") };
            return Err(paragraph(&format!("nothing is found at {unit} {number}{there}"), "", columns()));
        }
        let ruled: Vec<usize> =
            here.iter().copied().filter(|&at| rule.is_none_or(|rule| self.findings[at].rule == rule)).collect();
        // What a report shows first: open, and no note.
        let shown = |at: &usize| self.findings[*at].severity > Severity::Note;
        let is_open = |at: &usize| shown(at) && self.standings[*at].is_open();
        let open: Vec<usize> = ruled.iter().copied().filter(is_open).collect();
        let grave: Vec<usize> = ruled.iter().copied().filter(shown).collect();
        let best = [open, grave, ruled].into_iter().find(|list| !list.is_empty());
        match best.as_deref() {
            Some([one]) => Ok(*one),
            Some(several) => {
                let count = several.len();
                let by_rule = if rule.is_some() { "" } else { "as LINE:RULE or " };
                let ask = format!("{count} findings stand at {unit} {number}; name one {by_rule}by its letters:");
                Err(self.several(&ask, several))
            }
            None => Err(self.several(&format!("nothing of that rule is found at {unit} {number}, but:"), &here)),
        }
    }

    /// What was asked, with the findings among which to choose.
    fn several(&self, ask: &str, findings: &[usize]) -> String {
        let told = findings.iter().map(|&at| format!("\n{}", self.told(at)));
        paragraph(ask, "", columns()) + &told.collect::<String>()
    }
}

/// Lines under a head, which fit the terminal.
fn card(head: &str, lines: &[&str]) -> String {
    let width = columns();
    let below = lines.iter().map(|line| paragraph(line, "  ", width));
    paragraph(head, "", width) + &below.collect::<String>()
}

/// A decision with what it was about, in lines that fit the terminal.
fn decided(entry: &Entry, more: &[&str]) -> String {
    let head = format!("{}, {}", entry.rule, entry.fingerprint.get(..LETTERS).unwrap_or(&entry.fingerprint));
    let (words, decision) = (format!("“{}”", entry.words), entry.decision.name().to_owned() + &entry.details());
    card(&head, &[&[words.as_str(), &decision], more].concat())
}

fn list(opened: &Opened) -> Outcome {
    let reading = read_against(&opened.document, opened.rules, opened.originals.as_ref());
    let findings = opened.rules.apply(&reading);
    let date = opened.document.metadata.date;
    let (standings, unused) = standing::of(&opened.ledger, &findings, &reading, date);
    let found = Found { document: &opened.document, reading: &reading, findings, standings };
    let listed =
        |at: &usize| found.findings[*at].severity > Severity::Note || found.standings[*at].state != State::Open;
    let (listed, notes): (Vec<usize>, Vec<usize>) = (0..found.findings.len()).partition(listed);
    let mut text: String = listed.iter().map(|&at| found.told(at) + "\n").collect();
    for entry in &unused {
        let waits = waits(opened.rules, entry, opened.originals.as_ref());
        text.push_str(&decided(entry, &[waits.unwrap_or("unused: nothing in the draft is like it")]));
        text.push('\n');
    }
    let count = |is: &dyn Fn(&State) -> bool| listed.iter().filter(|&&at| is(&found.standings[at].state)).count();
    let summary = format!(
        "{} open, {} settled, {} open again, {} unused; {} notes undecided",
        count(&|state| *state == State::Open),
        count(&|state| matches!(state, State::Settled(_))),
        count(&|state| matches!(state, State::Reopened(..))),
        unused.len(),
        notes.len()
    );
    print(&(text + &paragraph(&summary, "", columns())))
}

fn prune(opened: Opened, dry: bool) -> Outcome {
    let Opened { rules, document, path, mut ledger, originals } = opened;
    let reading = read_against(&document, rules, originals.as_ref());
    let findings = rules.apply(&reading);
    let (_, unused) = standing::of(&ledger, &findings, &reading, document.metadata.date);
    let (kept, taken): (Vec<&Entry>, Vec<&Entry>) =
        unused.into_iter().partition(|entry| waits(rules, entry, originals.as_ref()).is_some());
    let mut text: String = taken.iter().map(|entry| decided(entry, &[]) + "\n").collect();
    let fingerprints: Vec<String> = taken.iter().map(|entry| entry.fingerprint.clone()).collect();
    let waiting = kept.len();
    if !dry {
        ledger.entries.retain(|entry| !fingerprints.contains(&entry.fingerprint));
        if !fingerprints.is_empty()
            && let Err(error) = write_ledger(&path, &ledger)
        {
            complain(&format!("deskcheck: {}: cannot be written: {error}\n", path.display()));
            return Outcome::Failed;
        }
    }
    let count = fingerprints.len();
    let left = ledger.entries.len() - if dry { count } else { 0 };
    let done = if dry { "would be taken out" } else { "taken out" };
    let _ = write!(text, "{count} {done}, {left} left");
    if waiting > 0 {
        let _ = write!(text, ", {waiting} of them waiting for their rules or --against");
    }
    text.push('\n');
    print(&text)
}

fn record(opened: Opened, finding: &str, decision: Decision, details: [String; 4]) -> Outcome {
    let Opened { rules, document, path, mut ledger, originals } = opened;
    let reading = read_against(&document, rules, originals.as_ref());
    let findings = rules.apply(&reading);
    let date = document.metadata.date;
    let (standings, _) = standing::of(&ledger, &findings, &reading, date);
    let found = Found { document: &document, reading: &reading, findings, standings };
    let at = match found.named(finding) {
        Ok(at) => at,
        Err(message) => {
            complain(&format!("deskcheck: {message}"));
            return Outcome::Failed;
        }
    };
    let meant = &found.findings[at];
    let [reason, who, on, until] = details;
    let words = meant.span.text(&document.text);
    let entry = entry(meant, words, &standing::sentence(meant, &reading), decision);
    let entry = Entry { reason, who, on, until, ..entry };
    if let Err(refusal) = ledger.decide(entry, meant.severity, date) {
        complain(&format!("deskcheck: {}\n", refusal.message()));
        return Outcome::Failed;
    }
    if let Err(error) = write_ledger(&path, &ledger) {
        complain(&format!("deskcheck: {}: cannot be written: {error}\n", path.display()));
        return Outcome::Failed;
    }
    let (unit, line) = (document.unit(), found.line(meant));
    let recorded = format!("recorded: {} {} {unit} {line}", decision.name(), found.words(meant));
    let mut text = paragraph(&recorded, "", columns());
    if let State::Reopened(_, cause) = &standing::of(&ledger, &found.findings, &reading, date).0[at].state {
        text.push_str(&paragraph(&format!("still open: {}", cause.message()), "  ", columns()));
    }
    print(&text)
}
