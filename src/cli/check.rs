//! `deskcheck check`: articles in, findings out.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serde::Deserialize;

use super::against::Against;
use super::draft::{self, Telling};
use super::output::Output;
use super::parallel::in_order;
use super::progress::Progress;
use super::rules::no_kind;
use super::settings::Settings;
use super::{Colour, Outcome, RuleArguments, columns, complain, load, load_sound, records};
use crate::document::error::ReadError;
use crate::document::{Document, files};
use crate::finding::{Finding, Severity};
use crate::ledger::Ledger;
use crate::ledger::draft::compare;
use crate::ledger::standing::{self, Since, Standing, State};
use crate::original::Originals;
use crate::read_against;
use crate::report::excerpt::paragraph;
use crate::report::html::{self, Page};
use crate::report::text::Layout;
use crate::report::{Report, json, letter, lines, sarif, text, worksheet};
use crate::rule::{Reading, RuleSet};

/// What `check` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Articles, or folders of them; `-`, or nothing, reads standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read records from standard input, `{"id": ..., "text": "..."}` a line, and answer each with a line: its report, or
    /// `{"id": ..., "line": ..., "error": "..."}`. `"as": "markdown"` or `"html"` beside the text says what it is. The exit
    /// status is 0 once every line has its answer, whatever was found and however many lines were no records
    #[arg(
        long,
        conflicts_with_all = ["paths", "format", "notes", "since", "on", "fail_on", "form", "date", "author"]
    )]
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
    /// Of the findings only those that are new since the earlier draft, and those that were settled and are open again; the
    /// exit status is theirs too
    #[arg(long, requires = "since")]
    only_new: bool,
    /// The day with which the ends of decisions and adjustments are compared; without it, the day that the article bears
    #[arg(long, value_parser = draft::a_day, value_name = "DATE")]
    on: Option<Date>,
    /// From which gravity on a finding makes the exit status 1; `must` unless you or the house say otherwise
    #[arg(long, value_enum, value_name = "GRAVITY")]
    fail_on: Option<FailOn>,
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
    /// What is open, a finding a line, as compilers print it, `draft.txt:12:5: warning: … [rule]`: for editors of text
    Lines,
    /// A row a claim, for spreadsheets
    Worksheet,
    /// The worksheet to tick, in Markdown
    WorksheetMd,
    /// For each person or body accused, what the copy says of them, as a draft of a letter
    Letter,
}

/// From which gravity on a finding makes the exit status 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
pub(super) enum FailOn {
    #[default]
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

impl Arguments {
    /// Lets what the house sets stand in for options that are left out.
    pub(super) fn settle(&mut self, settings: Settings) {
        self.rules.settle(&settings);
        self.fail_on = self.fail_on.or(settings.fail_on);
        self.telling.settle(settings);
    }

    /// The files that a run reads: articles with the decisions beside them, the earlier draft, what they were written from, rules.
    fn read<'a>(&'a self, paths: &'a [PathBuf], rules: &'a RuleSet) -> impl Iterator<Item = PathBuf> + 'a {
        let articles = files::find(paths).flatten();
        let articles = articles.flat_map(|path| draft::ledger_path(&path).into_iter().chain([path]));
        articles.chain(self.since.clone()).chain(self.against.files()).chain(self.rules.files(rules))
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    // A desk wants its report, whatever is wrong with one rule; a program is better off with none than with half of one.
    let load = if arguments.stdin_jsonl { load } else { load_sound };
    let Some(rules) = load(&arguments.rules) else { return Outcome::Failed };
    if !arguments.telling.is_known(rules) {
        return Outcome::Failed;
    }
    let standard_input = || vec![PathBuf::from(files::STANDARD_INPUT)];
    let paths = if arguments.paths.is_empty() { standard_input() } else { arguments.paths.clone() };
    if arguments.format == Format::Html && files::find(&paths).nth(1).is_some() {
        complain("deskcheck: a page shows one article; name one\n");
        return Outcome::Failed;
    }
    let Ok(originals) = arguments.against.load(rules, &paths) else { return Outcome::Failed };
    let Some(mut output) = Output::to(arguments.output.as_deref(), arguments.read(&paths, rules)) else {
        return Outcome::Failed;
    };
    if arguments.stdin_jsonl {
        return records::run((rules, originals.as_ref()), &arguments.telling, output);
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
    let mut outcome = if rules.unread().is_empty() { Outcome::Clean } else { Outcome::Failed };
    let mut progress = Progress::new(&paths, arguments.output.is_none() && io::stdout().is_terminal());
    let (mut checked, mut count) = (0, 0);
    match arguments.format {
        Format::Json => outcome = outcome.max(output.put("[")),
        Format::Sarif => outcome = outcome.max(output.put(&sarif::opening(rules))),
        Format::Worksheet => outcome = outcome.max(output.put(&worksheet::heading())),
        _ => {}
    }
    let separator = match arguments.format {
        Format::Json | Format::Sarif => ",",
        Format::Text | Format::WorksheetMd | Format::Letter => "\n",
        Format::Jsonl | Format::Html | Format::Worksheet | Format::Lines => "",
    };
    let each = |done: Result<(String, bool), String>| {
        progress.step();
        match done {
            Ok((text, found)) => {
                checked += 1;
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
    // Where nothing could be checked, what is there already stays.
    if checked == 0 { outcome } else { outcome.max(output.finish()) }
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
        unused.retain(|entry| draft::waits(rules, entry, self.originals).is_none());
        let mut gone = Vec::new();
        if let Some(before) = &self.before {
            let (since, left) = compare(before, &findings);
            for (standing, since) in standings.iter_mut().zip(since) {
                standing.since = Some(since);
            }
            gone = left;
        }
        let is_text = arguments.format == Format::Text;
        let told = is_text
            .then(|| self.unknown_kind(document) + &self.told(path, (&findings, &standings), &gone, unused.len()));
        let (findings, standings) = self.shown(findings, standings);
        let fail_on = arguments.fail_on.unwrap_or_default();
        let fails = |f: &Finding, s: &Standing| s.is_open() && !f.trial && fail_on.fails(f.severity);
        let found = findings.iter().zip(&standings).any(|(f, s)| fails(f, s));
        let report = Report { document, reading: &reading, findings: &findings };
        let text = match arguments.format {
            Format::Json => json::render_with(&report, &standings),
            Format::Jsonl => json::render_with(&report, &standings) + "\n",
            Format::Sarif => sarif::results(&report, rules, &standings),
            Format::Lines => lines::render(&report, &standings, arguments.notes),
            Format::Html => {
                html::render(&Page { report: &report, rules, standings: &standings, ledger, is_desk: false })
            }
            Format::Worksheet => worksheet::csv(&report),
            Format::WorksheetMd => worksheet::markdown(&report),
            Format::Letter => letter::render(&report),
            Format::Text => {
                let layout = Layout { width: columns(), colour: arguments.color.on(), notes: arguments.notes };
                let open = findings.iter().zip(&standings).filter(|(_, s)| s.is_open());
                let (open, standings): (Vec<Finding>, Vec<Standing>) =
                    open.map(|(f, s)| (f.clone(), s.clone())).unzip();
                text::render_with(&Report { findings: &open, ..report }, &standings, layout) + &told.unwrap_or_default()
            }
        };
        (text, found)
    }

    /// The findings that are asked for.
    fn shown(&self, findings: Vec<Finding>, standings: Vec<Standing>) -> (Vec<Finding>, Vec<Standing>) {
        let is_new = |s: &Standing| s.since == Some(Since::New) || matches!(s.state, State::Reopened(..));
        let all = findings.into_iter().zip(standings);
        all.filter(|(_, s)| !self.arguments.only_new || s.is_open() && is_new(s)).unzip()
    }

    /// That the kind which a draft states of itself is none, in lines below the report; nothing if it is one.
    fn unknown_kind(&self, document: &Document) -> String {
        let stated = document.metadata.kind.as_deref();
        stated.filter(|kind| self.rules.profiles.of(kind).is_none()).map_or_else(String::new, |kind| {
            let told = format!("this is read as news: {}", no_kind(self.rules, kind));
            format!("\n{}", paragraph(&told, "", columns()))
        })
    }

    /// What was decided, and how the draft compares with an earlier one, in lines below the report.
    fn told(
        &self,
        path: &Path,
        (findings, standings): (&[Finding], &[Standing]),
        gone: &[&Finding],
        unused: usize,
    ) -> String {
        let mut text = String::new();
        let width = columns();
        let seen = |f: &Finding| self.arguments.notes || f.severity > Severity::Note;
        let count = |is: &dyn Fn(&Standing) -> bool| standings.iter().filter(|s| is(s)).count();
        let settled = count(&|s| !s.is_open());
        let reopened = count(&|s| matches!(s.state, State::Reopened(..)));
        if settled + reopened + unused > 0 {
            let ledger = draft::ledger_path(path).unwrap_or_default();
            let summary =
                format!("{settled} settled, {reopened} open again, {unused} decisions unused ({})", ledger.display());
            let _ = write!(text, "\n{}", paragraph(&summary, "", width));
        }
        if let Some(old) = &self.arguments.since {
            let gone: Vec<_> = gone.iter().filter(|f| seen(f)).collect();
            let open = || findings.iter().zip(standings).filter(|(f, s)| seen(f) && s.is_open());
            let of = |since| open().filter(|(_, s)| s.since == Some(since)).count();
            let summary = format!(
                "since {}: {} new, {} moved, {} still open, {} gone",
                old.display(),
                of(Since::New),
                of(Since::Moved),
                of(Since::Still),
                gone.len()
            );
            let _ = write!(text, "\n{}", paragraph(&summary, "", width));
            for finding in gone {
                let _ = writeln!(text, "  gone: {}", finding.rule);
                text.push_str(&paragraph(&finding.message, "     ", width));
            }
        }
        text
    }
}
