//! `deskcheck check`: articles in, findings out.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::against::Against;
use super::draft::{self, Telling};
use super::output::Output;
use super::parallel::in_order;
use super::progress::Progress;
use super::{Colour, Outcome, RuleArguments, columns, complain, load, records};
use crate::document::error::ReadError;
use crate::document::{Document, files};
use crate::finding::{Finding, Severity};
use crate::ledger::Ledger;
use crate::ledger::draft::compare;
use crate::ledger::standing::{self, Standing, State};
use crate::original::Originals;
use crate::read_against;
use crate::report::html::{self, Page};
use crate::report::text::Layout;
use crate::report::{Report, json, letter, sarif, text, worksheet};
use crate::rule::{Reading, RuleSet};

/// What `check` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Articles, or folders of them; `-`, or nothing, reads standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read records from standard input, `{"id": ..., "text": "..."}` a line, and answer each with a line: its report, or
    /// `{"id": ..., "error": "..."}`. `"as": "markdown"` or `"html"` beside the text says what it is
    #[arg(long, conflicts_with_all = ["paths", "format", "notes", "since", "on", "fail_on", "form", "date", "author", "kind"])]
    stdin_jsonl: bool,
    /// What to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Where to write it instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    telling: Telling,
    #[command(flatten)]
    against: Against,
    #[command(flatten)]
    rules: RuleArguments,
    /// An earlier draft: tells what is new, gone, moved and still open since
    #[arg(long, value_name = "OLD")]
    since: Option<PathBuf>,
    /// The day with which the ends of decisions and adjustments are compared; without it, the day that the article bears
    #[arg(long, value_parser = draft::a_day, value_name = "DATE")]
    on: Option<Date>,
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
    /// A page for a browser, in one file
    Html,
    /// SARIF 2.1.0, one log, for build servers and editors of text
    Sarif,
    /// A row a claim, for spreadsheets
    Worksheet,
    /// The worksheet to tick, in Markdown
    WorksheetMd,
    /// For each person or body accused, what the copy says of them, as a draft of a letter
    Letter,
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
    arguments.telling.kind().map(|kind| super::rules::profile(rules, kind));
    let standard_input = || vec![PathBuf::from(files::STANDARD_INPUT)];
    let paths = if arguments.paths.is_empty() { standard_input() } else { arguments.paths.clone() };
    let Ok(originals) = arguments.against.load(rules, &paths) else { return Outcome::Failed };
    if arguments.stdin_jsonl {
        return records::run(rules, originals.as_ref(), Output::to(arguments.output.as_deref()));
    }
    let words = &rules.lexicons.part_words;
    let before = match arguments.since.as_deref().map(|old| arguments.telling.read(old, words)).transpose() {
        Ok(old) => old.map(|old| rules.apply(&read_against(&old, rules, originals.as_ref()))),
        Err(error) => {
            complain(&format!("deskcheck: {error}\n"));
            return Outcome::Failed;
        }
    };
    let check = Check { arguments, rules, originals: originals.as_ref(), before };
    let mut outcome = Outcome::Clean;
    let mut output = Output::to(arguments.output.as_deref());
    let mut progress = Progress::new(&paths, arguments.output.is_none() && io::stdout().is_terminal());
    let mut count = 0;
    match arguments.format {
        Format::Json => outcome = outcome.max(output.put("[")),
        Format::Sarif => outcome = outcome.max(output.put(&sarif::opening(rules))),
        Format::Worksheet => outcome = outcome.max(output.put(&worksheet::heading())),
        _ => {}
    }
    let separator = match arguments.format {
        Format::Json | Format::Sarif => ",",
        Format::Text | Format::WorksheetMd | Format::Letter => "\n",
        Format::Jsonl | Format::Html | Format::Worksheet => "",
    };
    let each = |done: Result<(String, bool), String>| {
        progress.step();
        match done {
            Ok(_) if count > 0 && arguments.format == Format::Html => {
                complain("deskcheck: a page shows one article; name one\n");
                outcome = Outcome::Failed;
                return false;
            }
            Ok((text, found)) => {
                outcome = outcome.max(if found { Outcome::Found } else { Outcome::Clean });
                // Of an article without findings some forms tell nothing.
                if !text.is_empty() {
                    let text = if count == 0 { text } else { format!("{separator}{text}") };
                    count += 1;
                    outcome = outcome.max(output.put(&text));
                }
            }
            Err(message) => {
                progress.aside(|| complain(&message));
                outcome = Outcome::Failed;
            }
        }
        true
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    in_order(threads, files::find(&paths), |path| check.article(path), each);
    match arguments.format {
        Format::Json => outcome = outcome.max(output.put("]\n")),
        Format::Sarif => outcome = outcome.max(output.put(&sarif::closing())),
        _ => {}
    }
    drop(progress);
    outcome.max(output.finish())
}

/// What articles are checked with.
struct Check<'a> {
    arguments: &'a Arguments,
    rules: &'a RuleSet,
    /// What the drafts were written from.
    originals: Option<&'a Originals>,
    /// The findings of an earlier draft.
    before: Option<Vec<Finding>>,
}

impl Check<'_> {
    /// The report of the article at a path, and whether it makes the exit status 1.
    fn article(&self, path: Result<PathBuf, ReadError>) -> Result<(String, bool), String> {
        let complaint = |error: ReadError| format!("deskcheck: {error}\n");
        let path = path.map_err(complaint)?;
        let document = self.arguments.telling.read(&path, &self.rules.lexicons.part_words).map_err(complaint)?;
        let ledger = match draft::ledger_path(&path) {
            Some(beside) => draft::read_ledger(&beside, io::stderr().is_terminal())?,
            None => Ledger::default(),
        };
        Ok(self.report(&path, &document, &ledger))
    }

    fn report(&self, path: &Path, document: &Document, ledger: &Ledger) -> (String, bool) {
        let (arguments, rules) = (self.arguments, self.rules);
        let date = arguments.on.or(document.metadata.date);
        let reading = Reading { on: date, ..read_against(document, rules, self.originals) };
        let findings = rules.apply(&reading);
        let (mut standings, mut unused) = standing::of(ledger, &findings, &reading, date);
        unused.retain(|entry| !draft::waits(rules, entry, self.originals));
        let mut gone = Vec::new();
        if let Some(before) = &self.before {
            let (since, left) = compare(before, &findings);
            for (standing, since) in standings.iter_mut().zip(since) {
                standing.since = Some(since);
            }
            gone = left;
        }
        let fails = |f: &Finding, s: &Standing| s.is_open() && !f.trial && arguments.fail_on.fails(f.severity);
        let found = findings.iter().zip(&standings).any(|(f, s)| fails(f, s));
        let report = Report { document, reading: &reading, findings: &findings };
        let text = match arguments.format {
            Format::Json => json::render_with(&report, &standings),
            Format::Jsonl => json::render_with(&report, &standings) + "\n",
            Format::Sarif => sarif::results(&report, rules, &standings),
            Format::Html => html::render(&Page { report: &report, rules, standings: &standings, is_desk: false }),
            Format::Worksheet => worksheet::csv(&report),
            Format::WorksheetMd => worksheet::markdown(&report),
            Format::Letter => letter::render(&report),
            Format::Text => {
                let layout = Layout { width: columns(), colour: arguments.color.on(), notes: arguments.notes };
                let open = findings.iter().zip(&standings).filter(|(_, s)| s.is_open()).map(|(f, _)| f.clone());
                let open: Vec<Finding> = open.collect();
                let report = Report { findings: &open, ..report };
                let unused = (draft::ledger_path(path).unwrap_or_default(), unused.len());
                text::render(&report, layout) + &self.decisions(&standings, &gone, unused)
            }
        };
        (text, found)
    }

    /// What was decided, and how the draft compares with an earlier one, in lines below the report.
    fn decisions(&self, standings: &[Standing], gone: &[&Finding], (ledger, unused): (PathBuf, usize)) -> String {
        let mut text = String::new();
        let count = |is: &dyn Fn(&Standing) -> bool| standings.iter().filter(|s| is(s)).count();
        let settled = count(&|s| !s.is_open());
        let reopened = count(&|s| matches!(s.state, State::Reopened(..)));
        if settled + reopened + unused > 0 {
            let _ = writeln!(
                text,
                "\n{settled} settled, {reopened} open again, {unused} decisions unused ({})",
                ledger.display()
            );
        }
        if let Some(old) = &self.arguments.since {
            let of = |since| count(&|s: &Standing| s.is_open() && s.since == Some(since));
            let _ = writeln!(
                text,
                "\nsince {}: {} new, {} moved, {} still open, {} gone",
                old.display(),
                of(standing::Since::New),
                of(standing::Since::Moved),
                of(standing::Since::Still),
                gone.len()
            );
            for finding in gone.iter().filter(|f| f.severity > Severity::Note) {
                let _ = writeln!(text, "  gone: {}  {}", finding.rule, finding.message);
            }
        }
        text
    }
}
