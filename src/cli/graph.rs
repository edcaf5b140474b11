//! `deskcheck graph`: one article in, its graph out.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::draft::Telling;
use super::settings::Settings;
use super::{Outcome, RuleArguments, complain, load, print};
use crate::document::files;
use crate::graph::dot;
use crate::read;
use crate::report::html::drawing;
use crate::report::{Report, json};

/// What `graph` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The article; `-`, or nothing, reads standard input
    #[arg(value_name = "PATH", default_value = files::STANDARD_INPUT)]
    path: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value = "dot")]
    format: Format,
    #[command(flatten)]
    telling: Telling,
    #[command(flatten)]
    rules: RuleArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The language of Graphviz
    Dot,
    /// Speakers, claims and relations, as `check` gives them
    Json,
    /// A drawing of who denies, blames and contradicts whom, in SVG
    Svg,
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
    let mut outcome = Outcome::Clean;
    for path in files::find(std::slice::from_ref(&arguments.path)) {
        let document = match path.and_then(|path| arguments.telling.read(&path, &rules.lexicons.part_words)) {
            Ok(document) => document,
            Err(error) => {
                complain(&format!("deskcheck: {error}\n"));
                outcome = Outcome::Failed;
                continue;
            }
        };
        let reading = read(&document, rules);
        let text = match arguments.format {
            Format::Dot => dot::render(&reading.scene(), &reading.speakers, &reading.claims, &reading.graph),
            Format::Svg => drawing::svg(&reading),
            Format::Json => json::render(&Report { document: &document, reading: &reading, findings: &[] }) + "\n",
        };
        outcome = outcome.max(print(&text));
    }
    outcome
}
