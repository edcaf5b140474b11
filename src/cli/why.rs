//! `deskcheck why` and `deskcheck why-not`: how a rule came to find something, or why it did not.

use std::ops::Range;
use std::path::Path;

use clap::Args;

use super::{Outcome, RuleArguments, complain, load, print};
use crate::document::Document;
use crate::document::lines::Lines;
use crate::finding::Finding;
use crate::read;
use crate::rule::reading::Reading;
use crate::rule::trace::{Attempt, trace};
use crate::rule::{Rule, RuleSet};

/// What `why` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The article and the line: draft.txt:12
    #[arg(value_name = "PATH:LINE")]
    place: String,
    /// Of the findings there only the one with this fingerprint
    #[arg(value_name = "FINGERPRINT")]
    fingerprint: Option<String>,
    #[command(flatten)]
    rules: RuleArguments,
}

/// What `why-not` is told.
#[derive(Debug, Args)]
pub(super) struct NotArguments {
    /// The rule, by id
    #[arg(value_name = "RULE")]
    rule: String,
    /// The article and the line: draft.txt:12
    #[arg(value_name = "PATH:LINE")]
    place: String,
    #[command(flatten)]
    rules: RuleArguments,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Some(set) = load(&arguments.rules) else { return Outcome::Failed };
    at(&set, &arguments.place, |document, reading, line| {
        let here = |f: &&Finding| f.span.start < line.end as u32 && (line.start as u32) < f.span.end;
        let wanted = |f: &&Finding| arguments.fingerprint.as_ref().is_none_or(|print| *print == f.fingerprint);
        let findings = set.apply(reading);
        let mut text = String::new();
        for finding in findings.iter().filter(here).filter(wanted) {
            text.push_str(&proof(&set, document, reading, finding));
        }
        if text.is_empty() { "nothing is found there\n".to_owned() } else { text }
    })
}

pub(super) fn run_not(arguments: &NotArguments) -> Outcome {
    let Some(set) = load(&arguments.rules) else { return Outcome::Failed };
    let Some(rule) = super::rules::named(&set, &arguments.rule) else { return Outcome::Failed };
    at(&set, &arguments.place, |document, reading, line| {
        let tokens = tokens_in(reading, line);
        let attempts = trace(&set, rule, reading, &tokens);
        match attempts.first() {
            None => format!("{} finds nothing on this line that it could ask about\n", rule.id),
            Some(nearest) if nearest.holds() => {
                let folded = set.apply(reading).iter().find(|f| f.also.contains(&rule.id)).map(|f| f.rule.clone());
                let how = folded.map_or(String::new(), |by| format!(", folded into {by}"));
                format!("{} does find something here{how}:\n{}", rule.id, told(document, reading, nearest))
            }
            Some(nearest) => {
                let enough: Vec<String> = nearest.failed().map(|s| format!("  {}\n", s.words)).collect();
                format!(
                    "{} comes nearest here:\n{}it would have been enough if this held:\n{}",
                    rule.id,
                    told(document, reading, nearest),
                    enough.concat()
                )
            }
        }
    })
}

/// Reads the article and tells something of one of its lines.
fn at(set: &RuleSet, place: &str, tell: impl Fn(&Document, &Reading<'_>, Range<usize>) -> String) -> Outcome {
    let cut = place.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse::<usize>().ok()?)));
    let Some((path, number)) = cut else {
        complain(&format!("deskcheck: `{place}` names no line; write it as PATH:LINE\n"));
        return Outcome::Failed;
    };
    let document = match Document::read(Path::new(path), &set.lexicons.part_words) {
        Ok(document) => document,
        Err(error) => {
            complain(&format!("deskcheck: {error}\n"));
            return Outcome::Failed;
        }
    };
    let reading = read(&document, set);
    let start: usize = document.text.split_inclusive('\n').take(number.saturating_sub(1)).map(str::len).sum();
    let Some(line) = document.text[start..].split('\n').next().filter(|_| number > 0 && start < document.text.len())
    else {
        complain(&format!("deskcheck: {path} has no line {number}\n"));
        return Outcome::Failed;
    };
    print(&tell(&document, &reading, start..start + line.len()))
}

fn tokens_in(reading: &Reading<'_>, line: Range<usize>) -> Range<u32> {
    let tokens = &reading.annotations.tokens;
    let first = tokens.partition_point(|t| t.span.end as usize <= line.start);
    let last = tokens.partition_point(|t| (t.span.start as usize) < line.end);
    first as u32..last.max(first) as u32
}

/// A finding with its rule, its words, and each condition that made it one.
fn proof(set: &RuleSet, document: &Document, reading: &Reading<'_>, finding: &Finding) -> String {
    let lines = Lines::of(&document.text);
    let mut text = format!("{} ({}), {}\n", finding.rule, finding.severity.name(), finding.fingerprint);
    text.push_str(&format_args!("  {}\n", finding.message).to_string());
    for related in &finding.related {
        let words = related.span.text(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let line = lines.number(related.span.start);
        text.push_str(&format_args!("  {}, line {line}: “{words}”\n", related.label).to_string());
    }
    let rule: Option<&Rule> = set.named(&finding.rule);
    let attempts = rule.map(|rule| trace(set, rule, reading, &finding.tokens)).unwrap_or_default();
    if let Some(attempt) = attempts.iter().find(|a| a.holds()) {
        text.push_str(&told(document, reading, attempt));
    }
    if let Some(rule) = rule {
        text.push_str(&format_args!("  why it is asked: {}\n", rule.why).to_string());
    }
    text
}

fn told(document: &Document, reading: &Reading<'_>, attempt: &Attempt) -> String {
    let line = Lines::of(&document.text).number(reading.annotations.span(attempt.tokens.clone()).start);
    let head = format!("  {}, line {line}: “{}”\n", attempt.kind, reading.words(attempt.tokens.clone()));
    let steps = attempt.steps.iter().flat_map(|s| s.lines(4));
    head + &steps.map(|l| l + "\n").collect::<String>()
}
