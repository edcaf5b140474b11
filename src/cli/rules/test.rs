//! `deskcheck rules test`.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use super::super::save::save;
use super::super::{Outcome, complain, print};
use super::Subject;
use crate::rule::RuleSet;
use crate::rule::proof::{prove, prove_adjustment, questions, questions_of_adjustment};
use crate::written::render::shown;

/// Proves rules and adjustments: all, or those named.
pub(super) fn run(set: &RuleSet, ids: &[String]) -> Outcome {
    let Some(chosen) = chosen(set, ids) else { return Outcome::Failed };
    let mut text = String::new();
    let (mut failures, mut faulty, mut rules, mut adjustments) = (0, 0, 0, 0);
    for subject in &chosen {
        let found = match subject {
            Subject::Rule(rule) => {
                rules += 1;
                prove(set, rule)
            }
            Subject::Adjustment(rule, adjustment) => {
                adjustments += 1;
                prove_adjustment(set, rule, adjustment)
            }
            Subject::Profile(_) => Vec::new(),
        };
        failures += found.len();
        faulty += usize::from(!found.is_empty());
        text.push_str(&shown(&found, set.files(), io::stdout().is_terminal()));
    }
    let count = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    let counts = [(rules, "rule"), (adjustments, "adjustment")];
    let counted: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(*n, noun)).collect();
    let counted = counted.join(" and ");
    let summary = match failures {
        0 => format!("{counted}: proved\n"),
        _ => format!("{} in {faulty} of {counted}\n", count(failures, "failure")),
    };
    print(&(text + &summary)).max(if failures > 0 { Outcome::Found } else { Outcome::Clean })
}

/// Writes the questions that are asked into the examples that pin others, in the files of the folders; all else in the
/// files stays as it is.
pub(super) fn accept(set: &RuleSet, ids: &[String], folders: &[PathBuf]) -> Outcome {
    let Some(chosen) = chosen(set, ids) else { return Outcome::Failed };
    let mut outcome = Outcome::Clean;
    let mut text = String::new();
    let mut count = 0;
    for subject in chosen {
        let (questions, name) = match subject {
            Subject::Rule(rule) => (questions(set, rule), &rule.id),
            Subject::Adjustment(rule, adjustment) => (questions_of_adjustment(set, rule, adjustment), &adjustment.path),
            Subject::Profile(_) => continue,
        };
        let Some(file) = set.file(name).filter(|_| !questions.is_empty()) else { continue };
        let Some(path) = folders.iter().rev().map(|f| f.join(&file.path)).find(|p| p.exists()) else {
            complain(&format!("deskcheck: {name} is one of the program’s own rules; name its folder with --rules\n"));
            outcome = Outcome::Failed;
            continue;
        };
        let mut written = file.text.clone();
        for (span, question) in questions.iter().rev() {
            let literal = format!("\"{}\"", question.replace('\\', "\\\\").replace('"', "\\\""));
            written.replace_range(span.start as usize..span.end as usize, &literal);
        }
        if let Err(error) = save(&path, written.as_bytes()) {
            complain(&format!("deskcheck: {}: cannot be written: {error}\n", path.display()));
            outcome = Outcome::Failed;
            continue;
        }
        count += questions.len();
        text.extend(questions.iter().map(|(_, question)| format!("{name}: {question}\n")));
    }
    let summary = format!("{count} question{} accepted\n", if count == 1 { "" } else { "s" });
    outcome.max(print(&(text + &summary)))
}

/// The rules and adjustments with those ids, and the rules of families; without any, all. What is named and is not there is told.
fn chosen<'s>(set: &'s RuleSet, ids: &[String]) -> Option<Vec<Subject<'s>>> {
    if ids.is_empty() {
        let rules = set.rules.iter().map(Subject::Rule);
        return Some(rules.chain(set.adjustments().map(|(rule, a)| Subject::Adjustment(rule, a))).collect());
    }
    let mut chosen = Vec::new();
    for id in ids {
        let family: Vec<Subject<'_>> = set.rules.iter().filter(|r| r.family() == id).map(Subject::Rule).collect();
        chosen.extend(if family.is_empty() { vec![Subject::named(set, id)?] } else { family });
    }
    Some(chosen)
}
