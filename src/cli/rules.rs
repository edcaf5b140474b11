//! `deskcheck rules`: the rules themselves.

mod check;

mod diff;

mod list;

mod new;

mod show;

mod test;

mod trial;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::against::Against;
use super::draft::Telling;
use super::settings::Settings;
use super::{Outcome, RuleArguments, complain, load, print};
use crate::document::{Document, files};
use crate::rule::adjust::Adjustment;
use crate::rule::profile::Profile;
use crate::rule::{Rule, RuleSet};
use crate::written::nearest::nearest;

/// What `rules` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the rules by family: how grave, how far trusted, what each asks
    List {
        /// What to print
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        /// As they are in articles of this kind
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Explain a rule: what it finds, when it keeps quiet, and its examples; or an adjustment or a kind of article; or list the
    /// rules of a family
    Show {
        /// The rule, by id; a family; adjustments/NAME; profiles/KIND
        #[arg(value_name = "ID")]
        id: String,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Check that all rules can be read; say which of the program’s own files yours replace, and which adjustments have ended
    Check {
        /// The day with which the ends of adjustments are compared; status 1 if one has ended. Without it they are compared with
        /// today, and only told
        #[arg(long, value_parser = super::draft::a_day, value_name = "DATE")]
        on: Option<Date>,
        /// A folder of rules of your own, as with --rules
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Prove rules and adjustments by their examples: all, or those named
    Test {
        /// Rules, by id; a family, for all its rules; adjustments/NAME; a folder of rules of your own, for all in it
        #[arg(value_name = "ID")]
        ids: Vec<String>,
        /// Write the questions that are asked into the examples that pin others
        #[arg(long)]
        accept: bool,
        /// Fail, too, where no example needs a part of a rule; else that is only told
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Write a rule from two faulty and two clean sentences, which are asked for
    New {
        /// The folder of rules to write it to
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Show which findings come and go when rules change
    Diff {
        /// A folder of rules, or `shipped` for those that the program carries
        #[arg(value_name = "OLD")]
        old: PathBuf,
        /// Another one
        #[arg(value_name = "NEW")]
        new: PathBuf,
        #[command(flatten)]
        articles: Articles,
        /// What to print
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Show which rules find the same words
    Overlap {
        #[command(flatten)]
        articles: Articles,
        /// What to print
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Run one rule over articles: each hit in its sentence, and how many there are in 1,000 words
    Try {
        /// The rule, by id
        #[arg(value_name = "ID")]
        id: String,
        #[command(flatten)]
        articles: Articles,
        /// Show so many hits at most; the others are counted
        #[arg(long, value_name = "N", default_value_t = usize::MAX, hide_default_value = true)]
        most: usize,
        /// What to print
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        #[command(flatten)]
        against: Against,
        #[command(flatten)]
        rules: RuleArguments,
    },
}

/// The articles over which rules are run.
#[derive(Debug, Args)]
struct Articles {
    /// Articles, or folders of them
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    telling: Telling,
}

impl Articles {
    /// What can be read of them, one by one; complains of the others.
    fn each(&self, set: &RuleSet, mut work: impl FnMut(&Document) -> Outcome) -> Outcome {
        if !self.telling.is_known(set) {
            return Outcome::Failed;
        }
        let mut outcome = Outcome::Clean;
        for path in files::find(&self.paths) {
            match path.and_then(|path| self.telling.read(&path, &set.lexicons.part_words)) {
                Ok(document) => outcome = outcome.max(work(&document)),
                Err(error) => {
                    complain(&format!("deskcheck: {error}\n"));
                    outcome = Outcome::Failed;
                }
            }
        }
        outcome
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Something for programs to read, as it is printed.
fn json(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

impl Arguments {
    /// Lets what the house sets stand in for options that are left out.
    pub(super) fn settle(&mut self, settings: Settings) {
        match &mut self.command {
            // A folder that is named stands for `--rules`.
            Command::Check { folder: Some(_), .. } | Command::New { .. } => {}
            Command::List { rules, .. }
            | Command::Show { rules, .. }
            | Command::Check { rules, .. }
            | Command::Test { rules, .. } => rules.settle(&settings),
            Command::Diff { articles, .. } => articles.telling.settle(settings),
            Command::Overlap { articles, rules, .. } | Command::Try { articles, rules, .. } => {
                rules.settle(&settings);
                articles.telling.settle(settings);
            }
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let with = |rules: &RuleArguments, run: &dyn Fn(&RuleSet) -> Outcome| load(rules).map_or(Outcome::Failed, run);
    match &arguments.command {
        Command::List { format, kind, rules } => with(rules, &|set| list::run(set, *format, kind.as_deref())),
        Command::Show { id, rules } => with(rules, &|set| {
            if set.rules.iter().any(|rule| rule.family() == id) {
                return print(&list::family(set, id));
            }
            Subject::named(set, id).map_or(Outcome::Failed, |subject| show::run(set, &subject))
        }),
        Command::Check { on, folder, rules } => {
            let folders = rules.folders.iter().chain(folder).cloned().collect();
            with(&RuleArguments::of(folders), &|set| check::run(set, *on))
        }
        Command::New { folder } => {
            let folders = if folder.exists() && folder.read_dir().is_ok_and(|mut d| d.next().is_some()) {
                vec![folder.clone()]
            } else {
                Vec::new()
            };
            with(&RuleArguments::of(folders), &|set| new::run(set, folder))
        }
        Command::Diff { old, new, articles, format } => with(&RuleArguments::of(diff::folders(old)), &|old| {
            with(&RuleArguments::of(diff::folders(new)), &|new| diff::run(old, new, articles, *format))
        }),
        Command::Overlap { articles, format, rules } => with(rules, &|set| diff::overlap(set, articles, *format)),
        Command::Try { id, articles, most, format, against, rules } => with(rules, &|set| {
            let Some(rule) = named(set, id) else { return Outcome::Failed };
            let Ok(originals) = against.load(set, &articles.paths) else { return Outcome::Failed };
            trial::run((set, originals.as_ref()), rule, articles, (*most, *format))
        }),
        Command::Test { ids, accept, strict, rules } => with(rules, &|set| {
            let (folders, ids): (Vec<_>, Vec<_>) = ids.iter().partition(|id| test::is_folder(set, id));
            let folders: Vec<PathBuf> = folders.into_iter().map(PathBuf::from).collect();
            let around = folders.iter().cloned().chain(ids.iter().filter_map(|id| folder_of(set, id)));
            let mut around: Vec<PathBuf> = around.filter(|folder| !rules.folders.contains(folder)).collect();
            around.dedup();
            let all = RuleArguments::of(rules.folders.iter().chain(&around).cloned().collect());
            let run = |set: &RuleSet| match test::chosen(set, &ids, &folders) {
                None => Outcome::Failed,
                Some(chosen) if *accept => test::accept(set, chosen, &all),
                Some(chosen) => test::run(set, &chosen, &all, *strict),
            };
            if around.is_empty() { run(set) } else { with(&all, &run) }
        }),
    }
}

/// What a command may be asked about.
#[derive(Clone, Copy, Debug)]
enum Subject<'s> {
    Rule(&'s Rule),
    Adjustment(&'s Rule, &'s Adjustment),
    Profile(&'s Profile),
}

impl<'s> Subject<'s> {
    /// The rule, adjustment or profile of that name; if there is none, says so.
    fn named(set: &'s RuleSet, id: &str) -> Option<Self> {
        Self::found(set, id).or_else(|| named(set, id).map(Self::Rule))
    }

    /// The rule, adjustment or profile of that name.
    fn found(set: &'s RuleSet, id: &str) -> Option<Self> {
        let id = id_of(set, id);
        let adjustment = || set.adjustments().find(|(_, a)| a.path == id).map(|(r, a)| Self::Adjustment(r, a));
        let profile = || set.profiles.list.iter().find(|p| p.path() == id).map(Self::Profile);
        adjustment().or_else(profile).or_else(|| set.named(id).map(Self::Rule))
    }
}

/// What a file of rules is called, whose path below or beside the folder of rules is given: `style/area` for
/// `house/style/area.ron`.
fn id_of<'i>(set: &RuleSet, written: &'i str) -> &'i str {
    let id = written.trim_end_matches(".ron");
    let cut = id.rmatch_indices('/').nth(1).map_or(id, |(at, _)| &id[at + 1..]);
    if set.file(id).is_none() && set.file(cut).is_some() { cut } else { id }
}

/// The folder of rules in which the file of that path stands, if a rule or an adjustment can be named so.
fn folder_of(set: &RuleSet, written: &str) -> Option<PathBuf> {
    let path = Path::new(written);
    let is_rule = path.extension().is_some_and(|e| e == "ron") && path.is_file();
    let is_known = set.file(written.trim_end_matches(".ron")).is_some();
    let folder = path.ancestors().nth(2).filter(|_| is_rule && !is_known)?;
    Some(if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() })
}

/// The profile of articles of that kind; if there is none, says so.
pub(super) fn profile<'s>(set: &'s RuleSet, kind: &str) -> Option<&'s Profile> {
    let found = set.profiles.of(kind);
    if found.is_none() {
        complain(&format!("deskcheck: {}\n", no_kind(set, kind)));
    }
    found
}

/// That there is no kind of article of that name, and which there are.
pub(super) fn no_kind(set: &RuleSet, kind: &str) -> String {
    let kinds: Vec<&str> = set.profiles.list.iter().map(|p| p.kind.as_str()).collect();
    let meant = nearest(kind, &kinds).map(|m| format!("; did you mean `{m}`?")).unwrap_or_default();
    format!("there is no kind of article `{kind}`, there are {}{meant}", kinds.join(", "))
}

/// The rule of that id; if there is none, says so.
pub(super) fn named<'s>(set: &'s RuleSet, id: &str) -> Option<&'s Rule> {
    let found = set.named(id_of(set, id));
    if found.is_none() {
        let rules = set.rules.iter().map(|r| r.id.clone());
        let adjustments = set.adjustments().map(|(_, a)| a.path.clone());
        let profiles = set.profiles.list.iter().map(Profile::path);
        let ids: Vec<String> = rules.chain(adjustments).chain(profiles).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let (folder, name) = id.split_once('/').unwrap_or((id, ""));
        let beside = ids.iter().filter_map(|known| known.strip_prefix(folder)?.strip_prefix('/'));
        let beside: Vec<&str> = beside.collect();
        let near = if beside.is_empty() {
            nearest(id, &ids).map(str::to_owned)
        } else {
            nearest(name, &beside).map(|near| format!("{folder}/{near}"))
        };
        let last = id.rsplit('/').next().unwrap_or(id).trim_end_matches(".ron");
        let elsewhere = || ids.iter().find(|known| known.ends_with(&format!("/{last}"))).map(|id| (*id).to_owned());
        let meant = match near.or_else(elsewhere) {
            _ if Path::new(id).is_dir() => format!(": it is a folder, read with `--rules {id}`"),
            Some(meant) => format!("; did you mean `{meant}`?"),
            None if beside.is_empty() => String::new(),
            None => format!("; in `{folder}` there are {}", beside.join(", ")),
        };
        complain(&format!("deskcheck: there is no rule `{id}`{meant}\n"));
    }
    found
}
