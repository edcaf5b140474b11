//! `deskcheck decisions`: what a desk decided about a draft.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::against::Against;
use super::draft::{Telling, ledger_path, read_ledger, waits, write_ledger};
use super::{Outcome, RuleArguments, complain, load, print};
use crate::document::Document;
use crate::ledger::standing::{self, State};
use crate::ledger::{Decision, Ledger, entry};
use crate::original::Originals;
use crate::read_against;
use crate::rule::RuleSet;

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
        /// The finding, by its fingerprint or the first letters of it
        #[arg(value_name = "FINGERPRINT")]
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
        /// The day of the decision, 2025-07-26
        #[arg(long, default_value = "")]
        on: String,
        /// The last day on which it holds, 2025-07-26
        #[arg(long, default_value = "")]
        until: String,
    },
    /// Take out what no finding uses any more
    Prune(Draft),
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

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let draft = match &arguments.command {
        Command::List(draft) | Command::Prune(draft) | Command::Record { draft, .. } => draft,
    };
    let Some(opened) = open(draft) else { return Outcome::Failed };
    match &arguments.command {
        Command::List(_) => list(&opened),
        Command::Prune(_) => prune(opened),
        Command::Record { finding, decision, reason, who, on, until, .. } => {
            let details = [reason, who, on, until].map(Clone::clone);
            record(opened, finding, (*decision).into(), details)
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

fn list(opened: &Opened) -> Outcome {
    let reading = read_against(&opened.document, opened.rules, opened.originals.as_ref());
    let findings = opened.rules.apply(&reading);
    let date = opened.document.metadata.date;
    let (standings, unused) = standing::of(&opened.ledger, &findings, &reading, date);
    let mut text = String::new();
    for (finding, standing) in findings.iter().zip(&standings) {
        let state = match &standing.state {
            State::Open => "open".to_owned(),
            State::Settled(entry) => format!("{} {}", entry.decision.name(), entry.reason),
            State::Reopened(_, cause) => format!("open again: {}", cause.message()),
        };
        let words = finding.span.text(&opened.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let place = opened.document.whereabouts(finding.span.start);
        let line = format!("{}  {}  {place}: “{words}”  {state}", finding.fingerprint, finding.rule);
        text.push_str(line.trim_end());
        text.push('\n');
    }
    for entry in unused {
        let why = if waits(opened.rules, entry, opened.originals.as_ref()) { "waits for --against" } else { "unused" };
        let _ = writeln!(text, "{}  {}  “{}”  {why}", entry.fingerprint, entry.rule, entry.words);
    }
    print(&text)
}

fn prune(opened: Opened) -> Outcome {
    let Opened { rules, document, path, mut ledger, originals } = opened;
    let reading = read_against(&document, rules, originals.as_ref());
    let findings = rules.apply(&reading);
    let (_, unused) = standing::of(&ledger, &findings, &reading, document.metadata.date);
    let unused = unused.into_iter().filter(|entry| !waits(rules, entry, originals.as_ref()));
    let unused: Vec<String> = unused.map(|e| e.fingerprint.clone()).collect();
    ledger.entries.retain(|e| !unused.contains(&e.fingerprint));
    if !unused.is_empty()
        && let Err(error) = write_ledger(&path, &ledger)
    {
        complain(&format!("deskcheck: {}: cannot be written: {error}\n", path.display()));
        return Outcome::Failed;
    }
    print(&format!("{} taken out, {} left\n", unused.len(), ledger.entries.len()))
}

fn record(opened: Opened, finding: &str, decision: Decision, details: [String; 4]) -> Outcome {
    let Opened { rules, document, path, mut ledger, originals } = opened;
    let reading = read_against(&document, rules, originals.as_ref());
    let findings = rules.apply(&reading);
    let mut found = findings.iter().filter(|f| f.fingerprint.starts_with(finding));
    let (Some(found), None) = (found.next(), found.next()) else {
        complain(&format!("deskcheck: {finding}: not one finding of the draft has this fingerprint\n"));
        return Outcome::Failed;
    };
    let words = found.span.text(&document.text);
    let [reason, who, on, until] = details;
    let entry = entry(found, words, &standing::sentence(found, &reading), decision);
    let entry = crate::ledger::Entry { reason, who, on, until, ..entry };
    if let Err(refusal) = ledger.decide(entry, found.severity) {
        complain(&format!("deskcheck: {}\n", refusal.message()));
        return Outcome::Failed;
    }
    match write_ledger(&path, &ledger) {
        Ok(()) => Outcome::Clean,
        Err(error) => {
            complain(&format!("deskcheck: {}: cannot be written: {error}\n", path.display()));
            Outcome::Failed
        }
    }
}
