//! `deskcheck rules test`.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use super::super::save::save;
use super::super::{Outcome, RuleArguments, complain, print};
use super::Subject;
use crate::rule::RuleSet;
use crate::rule::proof::{prove, prove_adjustment, questions, questions_of_adjustment};
use crate::written::Mistake;
use crate::written::render::shown;

/// Proves rules and adjustments; if it must be strict, parts that no example needs are failures too.
pub(super) fn run(set: &RuleSet, chosen: &[Subject<'_>], folders: &RuleArguments, is_strict: bool) -> Outcome {
    let mut text = String::new();
    let (mut failures, mut slight, mut faulty, mut rules, mut adjustments) = (0, 0, 0, 0, 0);
    for subject in chosen {
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
        if found.is_empty() {
            continue;
        }
        let found: Vec<Mistake> =
            found.into_iter().map(|m| Mistake { is_slight: m.is_slight && !is_strict, ..m }).collect();
        let grave = found.iter().filter(|mistake| !mistake.is_slight).count();
        failures += grave;
        slight += found.len() - grave;
        faulty += usize::from(grave > 0);
        let (found, files) = folders.placed(&found, set.files());
        text.push_str(&shown(&found, &files, io::stdout().is_terminal()));
    }
    let count = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    let counts = [(rules, "rule"), (adjustments, "adjustment")];
    let counted: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(*n, noun)).collect();
    let counted = counted.join(" and ");
    let summary = match failures {
        0 if counted.is_empty() => "there is nothing to prove\n".to_owned(),
        0 if slight > 0 => format!("{counted}: proved, with {}\n", count(slight, "warning")),
        0 => format!("{counted}: proved\n"),
        _ => format!("{} in {faulty} of {counted}\n", count(failures, "failure")),
    };
    print(&(text + &summary)).max(if failures > 0 { Outcome::Found } else { Outcome::Clean })
}

/// Writes the questions that are asked into the examples that pin others, in the files of the folders; all else in the
/// files stays as it is.
pub(super) fn accept(set: &RuleSet, chosen: Vec<Subject<'_>>, folders: &RuleArguments) -> Outcome {
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
        let Some(path) = folders.folders.iter().rev().map(|f| f.join(&file.path)).find(|p| p.exists()) else {
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

/// Whether a name stands for a folder: there is one, and no rule, family or adjustment is called so.
pub(super) fn is_folder(set: &RuleSet, name: &str) -> bool {
    let is_known = Subject::found(set, name).is_some() || set.rules.iter().any(|rule| rule.family() == name);
    !is_known && Path::new(name).is_dir()
}

/// The rules and adjustments with those ids, those of families, and those in the folders; where nothing is named, all. What is
/// named and is not there is told.
pub(super) fn chosen<'s>(set: &'s RuleSet, ids: &[&String], folders: &[PathBuf]) -> Option<Vec<Subject<'s>>> {
    let all = || {
        let adjustments = set.adjustments().map(|(rule, a)| (&a.path, Subject::Adjustment(rule, a)));
        set.rules.iter().map(|rule| (&rule.id, Subject::Rule(rule))).chain(adjustments)
    };
    if ids.is_empty() && folders.is_empty() {
        return Some(all().map(|(_, subject)| subject).collect());
    }
    let mut chosen = Vec::new();
    for id in ids {
        let family: Vec<Subject<'_>> = set.rules.iter().filter(|r| r.family() == *id).map(Subject::Rule).collect();
        chosen.extend(if family.is_empty() { vec![Subject::named(set, id)?] } else { family });
    }
    let is_inside = |id: &str| folders.iter().any(|folder| folder.join(format!("{id}.ron")).exists());
    chosen.extend(all().filter(|(id, _)| is_inside(id)).map(|(_, subject)| subject));
    Some(chosen)
}
