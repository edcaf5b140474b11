//! `deskcheck rules new`: a rule from two faulty and two clean sentences.

use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::Path;

use super::super::save::save;
use super::super::{Outcome, RuleArguments, complain, print};
use crate::rule::RuleSet;
use crate::rule::example::Marked;
use crate::rule::proof::prove;
use crate::written::render::{render, shown};
use crate::written::{Mistake, Written};

/// What is asked for, in order.
const QUESTIONS: [&str; 7] = [
    "A faulty sentence, with the words to be found in double brackets, as in [[these]]:",
    "Another faulty sentence:",
    "A clean sentence that is nearly faulty:",
    "Another clean sentence:",
    "A name for the rule, FAMILY/NAME:",
    "What should the desk ask? {words} stands for the words found:",
    "Why does it ask that?",
];

/// What stands for answers that are not given yet.
const UNANSWERED: [&str; 7] = ["[[A]] b.", "C [[d]].", "E f.", "G h.", "family/name", "Which {words}?", "So."];

/// In whose words a new rule may look, the narrowest first.
const VOICES: [&str; 9] = [
    "Own",
    "Quoted",
    "Paraphrased",
    "Headline",
    "Own, Quoted",
    "Own, Paraphrased",
    "Own, Headline",
    "Quoted, Paraphrased",
    "Own, Quoted, Paraphrased",
];

pub(super) fn run(set: &RuleSet, folder: &Path) -> Outcome {
    let asked = io::stdin().is_terminal();
    let mut answers: Vec<String> = Vec::new();
    let mut slips: Vec<String> = Vec::new();
    let mut lines = io::stdin().lock().lines();
    while let Some(question) = QUESTIONS.get(answers.len()) {
        let shown = print(&format!("{question}\n"));
        let Some(Ok(answer)) = lines.next().filter(|_| shown == Outcome::Clean) else {
            slips.push("the answers end too soon".to_owned());
            break;
        };
        answers.push(answer.trim().to_owned());
        if let Err(wrong) = check(set, folder, &answers) {
            answers.pop();
            if asked {
                complain(&format!("{wrong}\n"));
            } else {
                // Whoever cannot be asked again is told of all slips at once; a good answer stands in for the bad one.
                slips.push(format!("answer {}: {wrong}", answers.len() + 1));
                answers.push(UNANSWERED[answers.len()].to_owned());
            }
        }
    }
    if !slips.is_empty() {
        for slip in slips {
            complain(&format!("deskcheck: {slip}\n"));
        }
        complain("deskcheck: nothing is written\n");
        return Outcome::Failed;
    }
    // The narrowest voices in which the sentences get their verdicts, or those that come nearest.
    let mut best: Option<(RuleSet, String, Vec<Mistake>)> = None;
    for voices in VOICES {
        let text = rule(&answers, voices);
        let compiled = match RuleSet::compile(with(set, &answers[4], &text)) {
            Ok(compiled) => compiled,
            Err(refused) => {
                complain(&render(&refused.mistakes, &refused.files, false));
                return Outcome::Failed;
            }
        };
        let failures = compiled.named(&answers[4]).map_or_else(Vec::new, |rule| prove(&compiled, rule));
        if best.as_ref().is_none_or(|(_, _, fewest)| failures.len() < fewest.len()) {
            best = Some((compiled, text, failures));
        }
    }
    best.map_or(Outcome::Failed, |(compiled, text, failures)| write(&compiled, folder, &answers[4], &text, &failures))
}

/// Writes the rule, and says what its sentences do not prove yet.
fn write(set: &RuleSet, folder: &Path, id: &str, text: &str, failures: &[Mistake]) -> Outcome {
    let target = folder.join(format!("{id}.ron"));
    let written = target.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| save(&target, text.as_bytes()));
    if let Err(error) = written {
        complain(&format!("deskcheck: cannot write {}: {error}\n", target.display()));
        return Outcome::Failed;
    }
    let test = format!("deskcheck rules test {id} --rules {}", folder.display());
    print(&if failures.is_empty() {
        format!("{} is written, and its sentences prove it. To prove it again: {test}\n", target.display())
    } else {
        let (failures, files) = RuleArguments::of(vec![folder.to_owned()]).placed(failures, set.files());
        let told = shown(&failures, &files, io::stdout().is_terminal());
        format!("{told}{} is written. It loads, and the above is left to mend; then: {test}\n", target.display())
    })
}

/// What is wrong with the last of the answers.
fn check(set: &RuleSet, folder: &Path, answers: &[String]) -> Result<(), String> {
    let Some((last, before)) = answers.split_last() else { return Ok(()) };
    match before.len() {
        0..=3 if last.is_empty() => return Err("a sentence is needed".to_owned()),
        0..=3 if before.contains(last) => return Err("this sentence has been given already".to_owned()),
        0 | 1 if phrases(last).is_empty() => {
            return Err("mark the words to be found with double brackets: [[...]]".to_owned());
        }
        2 | 3 if last.contains("[[") => return Err("in a clean sentence nothing is marked".to_owned()),
        4 => is_free(set, folder, last)?,
        _ => {}
    }
    // The rule as it would be if the answers to come were good ones.
    let all: Vec<String> =
        answers.iter().cloned().chain(UNANSWERED[answers.len()..].iter().map(|a| (*a).into())).collect();
    let path = format!("{}.ron", all[4]);
    match RuleSet::compile(with(set, &all[4], &rule(&all, VOICES[0]))) {
        Ok(_) => Ok(()),
        Err(refused) => {
            let own = refused.mistakes.iter().find(|m| m.path == path);
            Err(own.map_or_else(|| "other rules are wrong".to_owned(), told))
        }
    }
}

fn told(mistake: &Mistake) -> String {
    let more = std::iter::once(&mistake.label).chain(&mistake.help).filter(|words| !words.is_empty());
    std::iter::once(&mistake.message).chain(more).map(String::as_str).collect::<Vec<_>>().join("; ")
}

/// Whether a rule may have that name.
fn is_free(set: &RuleSet, folder: &Path, id: &str) -> Result<(), String> {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let named = |part: &str| part.starts_with(|c: char| c.is_ascii_lowercase()) && part.chars().all(letters);
    if !id.split_once('/').is_some_and(|(family, name)| named(family) && named(name)) {
        return Err(format!("`{id}` is no name for a rule; write it as family/name, in small letters"));
    }
    let target = folder.join(format!("{id}.ron"));
    if target.exists() {
        return Err(format!("{} is there already", target.display()));
    }
    if set.named(id).is_some() {
        return Err(format!("the program has a rule `{id}` already, and this one would take its place"));
    }
    Ok(())
}

/// The files of a set with a rule beside them.
fn with(set: &RuleSet, id: &str, text: &str) -> Vec<Written> {
    set.files().iter().cloned().chain([Written::new(format!("{id}.ron"), text)]).collect()
}

/// The marked words of a sentence as phrases.
fn phrases(text: &str) -> Vec<String> {
    let marked = Marked::parse(text);
    let quoted = |c: &char| !matches!(c, '“' | '”' | '"' | '«' | '»');
    let protect = |c: char| {
        let means =
            matches!(c, '(' | ')' | '{' | '}' | '|' | '?' | '!' | '@' | '#' | '~' | '_' | '^' | '$' | '\\' | '/');
        means.then_some('\\').into_iter().chain([c])
    };
    let phrase = |words: &str| words.to_lowercase().chars().filter(quoted).flat_map(protect).collect::<String>();
    marked.marks.iter().map(|m| phrase(&marked.text[m.clone()])).filter(|p| !p.trim().is_empty()).collect()
}

/// The rule that the answers make, in those voices.
fn rule(answers: &[String], voices: &str) -> String {
    let string = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let mut any: Vec<String> = Vec::new();
    for phrase in answers[..2].iter().flat_map(|text| phrases(text)).map(|p| string(&p)) {
        if !any.contains(&phrase) {
            any.push(phrase);
        }
    }
    let flags = answers[..2].iter().map(|text| format!("        Flag({}),\n", string(text)));
    let clean = answers[2..4].iter().map(|text| format!("        Pass({}),\n", string(text)));
    format!(
        "Rule(\n    severity: Query,\n    status: Trial,\n    asks: {},\n    why: {},\n    refs: [],\n    \
         find: Text(voice: [{voices}], any: [{}]),\n    examples: [\n{}    ],\n)\n",
        string(&answers[5]),
        string(&answers[6]),
        any.join(", "),
        flags.chain(clean).collect::<String>(),
    )
}
