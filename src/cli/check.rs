//! `deskcheck check`: articles in, findings out.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::parallel::in_order;
use super::{Colour, Outcome, RuleArguments, complain, load, print, records};
use crate::document::error::ReadError;
use crate::document::{Document, files};
use crate::finding::Severity;
use crate::read;
use crate::report::text::Layout;
use crate::report::{Report, json, text};
use crate::rule::RuleSet;

/// What `check` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Articles, or folders of them; `-`, or nothing, reads standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read records from standard input, `{"id": ..., "text": "..."}` a line, and answer each with a line: its report, or
    /// `{"id": ..., "error": "..."}`
    #[arg(long, conflicts_with_all = ["paths", "format", "notes"])]
    stdin_jsonl: bool,
    /// What to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    rules: RuleArguments,
    /// From which gravity on a finding makes the exit status 1
    #[arg(long, value_enum, default_value = "must", value_name = "GRAVITY")]
    fail_on: FailOn,
    /// Show the notes too, which are folded away otherwise
    #[arg(long)]
    notes: bool,
    /// When to use colours
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    color: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// An array of reports
    Json,
    /// One report a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Must,
    Query,
    Note,
    Never,
}

impl FailOn {
    fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Must => severity >= Severity::Must,
            Self::Query => severity >= Severity::Query,
            Self::Note => severity >= Severity::Note,
            Self::Never => false,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Some(rules) = load(&arguments.rules) else { return Outcome::Failed };
    if arguments.stdin_jsonl {
        return records::run(&rules);
    }
    let standard_input = || vec![PathBuf::from(files::STANDARD_INPUT)];
    let paths = if arguments.paths.is_empty() { standard_input() } else { arguments.paths.clone() };
    let mut outcome = Outcome::Clean;
    let mut first = true;
    if arguments.format == Format::Json {
        outcome = outcome.max(print("["));
    }
    let work = |path: Result<PathBuf, ReadError>| {
        let document = Document::read(&path?, &rules.lexicons.part_words)?;
        Ok(report(arguments, &rules, &document))
    };
    let separator = match arguments.format {
        Format::Json => ",",
        Format::Jsonl => "",
        Format::Text => "\n",
    };
    let each = |done: Result<(String, bool), ReadError>| {
        match done {
            Ok((text, found)) => {
                let text = if first { text } else { format!("{separator}{text}") };
                first = false;
                outcome = outcome.max(print(&text)).max(if found { Outcome::Found } else { Outcome::Clean });
            }
            Err(error) => {
                complain(&format!("deskcheck: {error}\n"));
                outcome = Outcome::Failed;
            }
        }
        true
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    in_order(threads, files::find(&paths), work, each);
    if arguments.format == Format::Json {
        outcome = outcome.max(print("]\n"));
    }
    outcome
}

/// The report of one article, and whether it makes the exit status 1.
fn report(arguments: &Arguments, rules: &RuleSet, document: &Document) -> (String, bool) {
    let reading = read(document, rules);
    let findings = rules.apply(&reading);
    let report = Report { document, reading: &reading, findings: &findings };
    let found = findings.iter().any(|f| !f.trial && arguments.fail_on.fails(f.severity));
    let text = match arguments.format {
        Format::Json => json::render(&report),
        Format::Jsonl => json::render(&report) + "\n",
        Format::Text => {
            let layout = Layout { colour: arguments.color.on(), notes: arguments.notes, ..Layout::default() };
            text::render(&report, layout)
        }
    };
    (text, found)
}
