//! `deskcheck rules`: the rules themselves.

use clap::{Args, Subcommand};

use super::{Outcome, RuleArguments, load, print};
use crate::rule::example::{Failure, run as run_examples};
use crate::rule::{Rule, RuleSet};

/// What `rules` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the rules, one a line
    List(RuleArguments),
    /// Check that all rules can be read
    Check(RuleArguments),
    /// Run the examples of all rules, or of those named
    Test {
        /// Rules, by id
        #[arg(value_name = "ID")]
        ids: Vec<String>,
        #[command(flatten)]
        rules: RuleArguments,
    },
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Command::List(rules) => load(rules).map_or(Outcome::Failed, |rules| print(&list(&rules))),
        Command::Check(rules) => {
            load(rules).map_or(Outcome::Failed, |rules| print(&format!("{} rules, no mistake\n", rules.rules.len())))
        }
        Command::Test { ids, rules } => load(rules).map_or(Outcome::Failed, |rules| test(&rules, ids)),
    }
}

fn list(rules: &RuleSet) -> String {
    let widest = rules.rules.iter().map(|r| r.id.len()).max().unwrap_or(0);
    let line = |r: &Rule| format!("{:<widest$}  {:<5}  {:<7}  {}\n", r.id, r.severity.name(), r.status.name(), r.why);
    rules.rules.iter().map(line).collect()
}

fn test(rules: &RuleSet, ids: &[String]) -> Outcome {
    let chosen = |r: &&Rule| ids.is_empty() || ids.contains(&r.id);
    let mut text = String::new();
    let (mut examples, mut failed) = (0, 0);
    for rule in rules.rules.iter().filter(chosen) {
        examples += rule.examples.len();
        for (number, failure) in run_examples(rules, rule) {
            failed += 1;
            let what = match failure {
                Failure::Missing(words) => format!("missing: “{words}” was not found"),
                Failure::Noisy(words) => format!("noisy: “{words}” was found and is not marked"),
                Failure::Closed => "passes now: take it out of Todo".to_owned(),
            };
            text.push_str(&format!("{}, example {}: {what}\n", rule.id, number + 1));
        }
    }
    text.push_str(&format!("{examples} examples, {failed} failures\n"));
    print(&text).max(if failed > 0 { Outcome::Found } else { Outcome::Clean })
}
