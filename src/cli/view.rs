//! `deskcheck view`: one article in, what the stages saw in it out.

use std::path::PathBuf;

use clap::Args;

use super::against::Against;
use super::draft::Telling;
use super::{Outcome, RuleArguments, complain, load, print};
use crate::document::files;
use crate::read_against;
use crate::report::view::{Shown, render};

/// What `view` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The article; `-`, or nothing, reads standard input
    #[arg(value_name = "PATH", default_value = files::STANDARD_INPUT)]
    path: PathBuf,
    /// Show every token with tag, lemma, relation and head
    #[arg(long)]
    tokens: bool,
    /// Show what weighed most for each cue
    #[arg(long)]
    features: bool,
    #[command(flatten)]
    telling: Telling,
    #[command(flatten)]
    against: Against,
    #[command(flatten)]
    rules: RuleArguments,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Some(rules) = load(&arguments.rules).filter(|rules| arguments.telling.is_known(rules)) else {
        return Outcome::Failed;
    };
    let paths = std::slice::from_ref(&arguments.path);
    let Ok(originals) = arguments.against.load(rules, paths) else { return Outcome::Failed };
    let mut outcome = Outcome::Clean;
    for path in files::find(paths) {
        match path.and_then(|path| arguments.telling.read(&path, &rules.lexicons.part_words)) {
            Ok(document) => {
                let reading = read_against(&document, rules, originals.as_ref());
                let shown = Shown { tokens: arguments.tokens, features: arguments.features };
                outcome = outcome.max(print(&render(&document, &reading, shown)));
            }
            Err(error) => {
                complain(&format!("deskcheck: {error}\n"));
                outcome = Outcome::Failed;
            }
        }
    }
    outcome
}
