//! `deskcheck rules`: the rules themselves.

mod diff;

mod list;

mod new;

mod show;

mod test;

mod trial;

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{Outcome, RuleArguments, complain, load, print};
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
    /// List the rules by family, one a line
    List {
        /// What to print
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Explain a rule: what it finds, when it keeps quiet, and its examples
    Show {
        /// The rule, by id
        #[arg(value_name = "ID")]
        id: String,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Check that all rules can be read
    Check {
        /// A folder of rules of your own, as with --rules
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Prove rules by their examples: all, or those named
    Test {
        /// Rules, by id
        #[arg(value_name = "ID")]
        ids: Vec<String>,
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
        /// Articles, or folders of them
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
    },
    /// Show which rules find the same words
    Overlap {
        /// Articles, or folders of them
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Run one rule over articles: each hit in its sentence, and how many there are in 1,000 words
    Try {
        /// The rule, by id
        #[arg(value_name = "ID")]
        id: String,
        /// Articles, or folders of them
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
        /// Show so many hits at most; the others are counted
        #[arg(long, value_name = "N", default_value_t = usize::MAX, hide_default_value = true)]
        most: usize,
        #[command(flatten)]
        rules: RuleArguments,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let with = |rules: &RuleArguments, run: &dyn Fn(&RuleSet) -> Outcome| {
        load(rules).map_or(Outcome::Failed, |rules| run(&rules))
    };
    match &arguments.command {
        Command::List { format, rules } => with(rules, &|set| list::run(set, *format)),
        Command::Show { id, rules } => {
            with(rules, &|set| named(set, id).map_or(Outcome::Failed, |r| show::run(set, r)))
        }
        Command::Check { folder, rules } => {
            let folders = rules.folders.iter().chain(folder).cloned().collect();
            with(&RuleArguments { folders }, &check)
        }
        Command::New { folder } => {
            let folders = if folder.exists() && folder.read_dir().is_ok_and(|mut d| d.next().is_some()) {
                vec![folder.clone()]
            } else {
                Vec::new()
            };
            with(&RuleArguments { folders }, &|set| new::run(set, folder))
        }
        Command::Diff { old, new, paths } => with(&RuleArguments { folders: diff::folders(old) }, &|old| {
            with(&RuleArguments { folders: diff::folders(new) }, &|new| diff::run(old, new, paths))
        }),
        Command::Overlap { paths, rules } => with(rules, &|set| diff::overlap(set, paths)),
        Command::Try { id, paths, most, rules } => {
            with(rules, &|set| named(set, id).map_or(Outcome::Failed, |rule| trial::run(set, rule, paths, *most)))
        }
        Command::Test { ids, rules } => with(rules, &|set| test::run(set, ids)),
    }
}

fn check(set: &RuleSet) -> Outcome {
    print(&format!("{} rules in {} files: no mistake\n", set.rules.len(), set.files().len()))
}

/// The rule of that id; if there is none, says so.
pub(super) fn named<'s>(set: &'s RuleSet, id: &str) -> Option<&'s Rule> {
    let found = set.named(id.trim_end_matches(".ron"));
    if found.is_none() {
        let ids: Vec<&str> = set.rules.iter().map(|r| r.id.as_str()).collect();
        let by_name = || ids.iter().find(|known| known.ends_with(&format!("/{id}"))).copied();
        let meant = nearest(id, &ids).or_else(by_name).map(|m| format!("; did you mean `{m}`?")).unwrap_or_default();
        complain(&format!("deskcheck: there is no rule `{id}`{meant}\n"));
    }
    found
}
