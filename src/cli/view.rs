//! `deskcheck view`: one article in, what the stages saw in it out.

use std::path::PathBuf;

use clap::Args;

use super::against::Against;
use super::draft::Telling;
use super::settings::Settings;
use super::{Outcome, RuleArguments, columns, complain, load, print};
use crate::document::files;
use crate::read_against;
use crate::report::view::{Shown, render};

/// What `view` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The article; `-`, or nothing, reads standard input
    #[arg(value_name = "PATH", default_value = files::STANDARD_INPUT)]
    path: PathBuf,
    /// Show what each stage made of it, with its numbers, as those need it who write rules
    #[arg(long)]
    stages: bool,
    /// The same with every token: tag, lemma, relation and head
    #[arg(long)]
    tokens: bool,
    /// The same with what weighed most for each cue
    #[arg(long)]
    features: bool,
    #[command(flatten)]
    telling: Telling,
    #[command(flatten)]
    against: Against,
    #[command(flatten)]
    rules: RuleArguments,
}

impl Arguments {
    /// Lets what the house sets stand in for options that are left out.
    pub(super) fn settle(&mut self, settings: Settings) {
        self.rules.settle(&settings);
        self.telling.settle(settings);
    }
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
                let Arguments { stages, tokens, features, .. } = *arguments;
                let shown = Shown { stages, tokens, features };
                outcome = outcome.max(print(&render(&document, &reading, shown, columns())));
            }
            Err(error) => {
                complain(&format!("deskcheck: {error}\n"));
                outcome = Outcome::Failed;
            }
        }
    }
    outcome
}
