//! `deskcheck rules new`: a rule from two faulty and two clean sentences.

use std::io::{self, BufRead as _};
use std::path::Path;

use super::super::save::save;
use super::super::{Outcome, complain, print};
use crate::rule::RuleSet;
use crate::rule::example::Marked;
use crate::written::Written;
use crate::written::render::render;

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

pub(super) fn run(set: &RuleSet, folder: &Path) -> Outcome {
    let mut answers = Vec::new();
    let mut lines = io::stdin().lock().lines();
    for question in QUESTIONS {
        let shown = print(&format!("{question}\n"));
        let Some(Ok(answer)) = lines.next().filter(|_| shown == Outcome::Clean) else {
            complain("deskcheck: the answers end too soon; nothing is written\n");
            return Outcome::Failed;
        };
        answers.push(answer.trim().to_owned());
    }
    let [flag, other_flag, pass, other_pass, id, asks, why] = answers.as_slice() else { return Outcome::Failed };
    let named = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    if !id.split_once('/').is_some_and(|(family, name)| named(family) && named(name)) {
        complain(&format!("deskcheck: `{id}` is no name for a rule; write it as family/name, in small letters\n"));
        return Outcome::Failed;
    }
    let phrases: Vec<String> = [flag, other_flag].iter().flat_map(|text| phrases(text)).collect();
    let text = rule(&phrases, [flag, other_flag], [pass, other_pass], asks, why);
    let mut files: Vec<Written> = set.files().to_vec();
    let path = format!("{id}.ron");
    files.retain(|f| f.path != path);
    files.push(Written::new(path.as_str(), text.as_str()));
    if let Err(refused) = RuleSet::compile(files) {
        complain(&render(&refused.mistakes, &refused.files, false));
        return Outcome::Failed;
    }
    let target = folder.join(&path);
    if target.exists() {
        complain(&format!("deskcheck: {} is there already\n", target.display()));
        return Outcome::Failed;
    }
    let written = target.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| save(&target, text.as_bytes()));
    if let Err(error) = written {
        complain(&format!("deskcheck: cannot write {}: {error}\n", target.display()));
        return Outcome::Failed;
    }
    print(&format!(
        "{} is written; prove it with: deskcheck rules test {id} --rules {}\n",
        target.display(),
        folder.display()
    ))
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

fn rule(phrases: &[String], flags: [&str; 2], passes: [&str; 2], asks: &str, why: &str) -> String {
    let string = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let mut any: Vec<String> = phrases.iter().map(|p| string(p)).collect();
    any.dedup();
    let examples: Vec<String> = flags.iter().map(|f| format!("        Flag({}),\n", string(f))).collect();
    let clean: Vec<String> = passes.iter().map(|p| format!("        Pass({}),\n", string(p))).collect();
    format!(
        "Rule(\n    severity: Query,\n    status: Trial,\n    asks: {},\n    why: {},\n    refs: [],\n    \
         find: Text(voice: [Own], any: [{}]),\n    examples: [\n{}{}    ],\n)\n",
        string(asks),
        string(why),
        any.join(", "),
        examples.concat(),
        clean.concat()
    )
}
