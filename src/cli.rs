//! The command line: what is typed, and what is done for it.
//!
//! In: arguments. Out: text on standard output, complaints on standard error, an exit status: 0 if nothing was found at or
//! above `--fail-on`, 1 if something was, 2 if something could not be done. A stream of records is done once each has its answer.

mod against;

mod check;

mod decisions;

mod desk;

mod draft;

mod graph;

mod output;

mod parallel;

mod progress;

pub mod records;

mod rules;

mod save;

mod settings;

mod view;

mod why;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};
use clap::{Args, Parser, Subcommand, ValueEnum};

use self::settings::{Settings, SettingsArguments};
use crate::rule::RuleSet;
use crate::rule::set::Refused;
use crate::written::render::render;
use crate::written::{Mistake, Written};

/// Reads an article as a fact-check desk does before it is published: who says what, what nobody says, where two accounts
/// clash. It never says what is true. Nothing leaves this machine.
#[derive(Debug, Parser)]
#[command(name = "deskcheck", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    settings: SettingsArguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check articles and print what a desk would ask
    Check(check::Arguments),
    /// Serve a page on this machine on which drafts are pasted, checked, edited and settled
    Desk(desk::Arguments),
    /// List, record and prune what a desk decided about a draft
    Decisions(decisions::Arguments),
    /// Print the graph of speakers and claims of one article
    Graph(graph::Arguments),
    /// List, check and test rules
    Rules(rules::Arguments),
    /// Tell how what is found on a line was found: rule, words, each condition, and what makes it so grave
    Why(why::Arguments),
    /// Tell why a rule finds nothing on a line: the nearest it comes, and what is missing
    WhyNot(why::NotArguments),
    /// Print who says what in one article, sentence by sentence, and what in it a desk checks
    View(view::Arguments),
}

impl Command {
    /// Lets what the house sets stand in for options that are left out.
    fn settle(&mut self, settings: Settings) {
        match self {
            Self::Check(check) => check.settle(settings),
            Self::Desk(desk) => desk.settle(settings),
            Self::Decisions(decisions) => decisions.settle(settings),
            Self::Graph(graph) => graph.settle(settings),
            Self::Rules(rules) => rules.settle(settings),
            Self::Why(why) => why.settle(settings),
            Self::WhyNot(why) => why.settle(settings),
            Self::View(view) => view.settle(settings),
        }
    }
}

/// Which rules to use.
#[derive(Debug, Default, Args)]
struct RuleArguments {
    /// A folder of rules of your own; its files add to the shipped ones, or take the place of those with the same path. May be
    /// given more than once. Folders that `deskcheck.ron` names are left out where one is named here
    #[arg(long = "rules", value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// The settings of the house, if there are any.
    #[arg(skip)]
    settings: Option<PathBuf>,
}

impl RuleArguments {
    /// Those in these folders.
    fn of(folders: Vec<PathBuf>) -> Self {
        Self { folders, settings: None }
    }

    /// Lets the folders that the house names stand in for those that are not named.
    fn settle(&mut self, settings: &Settings) {
        if self.folders.is_empty() {
            self.folders.clone_from(&settings.rules);
        }
        self.settings.clone_from(&settings.path);
    }

    /// The settings of the house, and where the files of the folders stand, as far as they are among those of the set.
    fn files(&self, set: &RuleSet) -> impl Iterator<Item = PathBuf> {
        let files = self.folders.iter().flat_map(|folder| set.files().iter().map(|file| folder.join(&file.path)));
        files.chain(self.settings.clone())
    }

    /// Says all that is wrong.
    fn complain_of(&self, refused: &Refused) {
        let (mistakes, files) = self.placed(&refused.mistakes, &refused.files);
        complain(&render(&mistakes, &files, io::stderr().is_terminal()));
    }

    /// Mistakes, and the files of the folders and those with a mistake, by the paths at which whoever named the folders finds
    /// them.
    fn placed(&self, mistakes: &[Mistake], files: &[Written]) -> (Vec<Mistake>, Vec<Written>) {
        let place = |path: &str| self.folders.iter().rev().map(|folder| folder.join(path)).find(|path| path.exists());
        let named = |path: &str| place(path).map_or_else(|| path.to_owned(), |path| path.display().to_string());
        let is_meant = |file: &&Written| place(&file.path).is_some() || mistakes.iter().any(|m| m.path == file.path);
        let files = files.iter().filter(is_meant);
        let files = files.map(|file| Written::new(named(&file.path), file.text.as_str())).collect();
        (mistakes.iter().map(|m| Mistake { path: named(&m.path), ..m.clone() }).collect(), files)
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Colour {
    /// Whether to use them on standard output.
    fn on(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
                let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
                !refused && !dumb && io::stdout().is_terminal()
            }
        }
    }
}

/// The columns of a line of a report: as many as the terminal has, or as `COLUMNS` says, and 80 at most.
fn columns() -> usize {
    const MOST: usize = 80;
    const FEWEST: usize = 30;
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal =
        || terminal_size::terminal_size_of(io::stdout()).map(|(terminal_size::Width(width), _)| usize::from(width));
    said.or_else(terminal).unwrap_or(MOST).clamp(FEWEST, MOST)
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing was found.
    Clean,
    /// Something was.
    Found,
    /// Something could not be done.
    Failed,
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let mut arguments = Arguments::try_parse().unwrap_or_else(|error| hinted(error).exit());
    let Some(settings) = Settings::load(&arguments.settings) else { return ExitCode::from(Outcome::Failed as u8) };
    arguments.command.settle(settings);
    let outcome = match &arguments.command {
        Command::Check(check) => check::run(check),
        Command::Desk(desk) => desk::run(desk),
        Command::Decisions(decisions) => decisions::run(decisions),
        Command::Graph(graph) => graph::run(graph),
        Command::Rules(rules) => rules::run(rules),
        Command::Why(why) => why::run(why),
        Command::WhyNot(why) => why::run_not(why),
        Command::View(view) => view::run(view),
    };
    ExitCode::from(outcome as u8)
}

/// What is wrong with the arguments; where the name of a file stands for that of a command, with the command that was meant.
fn hinted(mut error: clap::Error) -> clap::Error {
    if let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand)
        && (name.contains(['.', '/']) || Path::new(name).exists())
    {
        let hint = format!("to check an article: deskcheck check {name}");
        error.remove(ContextKind::SuggestedSubcommand);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint.into()]));
    }
    error
}

/// Loads the rules, or prints all that is wrong in them. They last as long as the program: taking them apart at its end would
/// be a tenth of its start.
fn load(rules: &RuleArguments) -> Option<&'static RuleSet> {
    let folders: Vec<_> = rules.folders.iter().map(PathBuf::as_path).collect();
    match RuleSet::load(&folders) {
        Ok(rules) => Some(Box::leak(Box::new(rules))),
        Err(refused) => {
            rules.complain_of(&refused);
            None
        }
    }
}

/// The same without the files of a house that have mistakes, which are told; the set says which are left out.
fn load_sound(rules: &RuleArguments) -> Option<&'static RuleSet> {
    let folders: Vec<_> = rules.folders.iter().map(PathBuf::as_path).collect();
    let (set, refused) = match RuleSet::load_sound(&folders) {
        Ok((set, refused)) => (Some(set), refused),
        Err(refused) => (None, Some(refused)),
    };
    if let Some(refused) = refused {
        rules.complain_of(&refused);
    }
    set.map(|set| &*Box::leak(Box::new(set)))
}

/// Writes to standard output; a reader that has gone away is no error, anything else is one.
fn print(text: &str) -> Outcome {
    match io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()) {
        Ok(()) => Outcome::Clean,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Clean,
        Err(error) => {
            complain(&format!("deskcheck: cannot write: {error}\n"));
            Outcome::Failed
        }
    }
}

/// Writes to standard error.
fn complain(text: &str) {
    // There is nowhere left to report that standard error is closed.
    let _ = io::stderr().write_all(text.as_bytes());
}
