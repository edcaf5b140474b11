//! `deskcheck why` and `deskcheck why-not`: how a rule came to find something, or why it did not.

use std::ops::Range;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::against::Against;
use super::draft::{self, Telling};
use super::{Outcome, RuleArguments, complain, load, print};
use crate::document::Document;
use crate::finding::Finding;
use crate::read_against;
use crate::report::compared;
use crate::report::excerpt::fill;
use crate::rule::reading::Reading;
use crate::rule::trace::{Attempt, Step, trace};
use crate::rule::{Rule, RuleSet};

/// Which line of which article, and how it is read.
#[derive(Debug, Args)]
struct Line {
    /// The article and the line: draft.txt:12; in a Word document the paragraph: draft.docx:3
    #[arg(value_name = "PATH:LINE")]
    place: String,
    #[command(flatten)]
    telling: Telling,
    /// The day with which the ends of adjustments are compared; without it, the day that the article bears
    #[arg(long, value_parser = draft::a_day, value_name = "DATE")]
    on: Option<Date>,
    #[command(flatten)]
    against: Against,
    #[command(flatten)]
    rules: RuleArguments,
}

impl Line {
    /// Loads the rules, which must know the kind of article that is told.
    fn load(&self) -> Option<&'static RuleSet> {
        load(&self.rules).filter(|rules| self.telling.is_known(rules))
    }
}

/// What `why` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    line: Line,
    /// Of the findings there only the one with this fingerprint, or the first letters of it; the line can then be left out
    #[arg(value_name = "FINGERPRINT")]
    fingerprint: Option<String>,
}

/// What `why-not` is told.
#[derive(Debug, Args)]
pub(super) struct NotArguments {
    /// The rule, by id
    #[arg(value_name = "RULE")]
    rule: String,
    #[command(flatten)]
    line: Line,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Some(set) = arguments.line.load() else { return Outcome::Failed };
    let whole = arguments.fingerprint.is_some();
    at(set, &arguments.line, whole, |document, reading, line| {
        let here = |f: &&Finding| f.tokens.start < line.end && line.start < f.tokens.end;
        let wanted = |f: &&Finding| arguments.fingerprint.as_ref().is_none_or(|p| f.fingerprint.starts_with(p));
        let findings = set.apply(reading);
        let mut text = String::new();
        for finding in findings.iter().filter(here).filter(wanted) {
            text.push_str(&proof(set, document, reading, finding));
        }
        for silenced in set.silenced(reading).iter().filter(|s| here(&&s.finding) && wanted(&&s.finding)) {
            let words = silenced.finding.span.text(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(&fill(&format!("{} is silenced at ", silenced.finding.rule), &format!("“{words}”")));
            text.push_str(&fill("  by ", &silenced.why));
        }
        if text.is_empty() { "nothing is found there\n".to_owned() } else { text }
    })
}

pub(super) fn run_not(arguments: &NotArguments) -> Outcome {
    let Some(set) = arguments.line.load() else { return Outcome::Failed };
    let Some(rule) = super::rules::named(set, &arguments.rule) else { return Outcome::Failed };
    at(set, &arguments.line, false, |document, reading, tokens| {
        let attempts = trace(set, rule, reading, &tokens);
        match attempts.first() {
            None => format!("{} finds nothing on this line that it could ask about\n", rule.id),
            Some(nearest) if nearest.holds() => {
                let folded = set
                    .apply(reading)
                    .iter()
                    .find(|f| f.also.iter().any(|a| a.rule == rule.id))
                    .map(|f| f.rule.clone());
                let how = folded.map_or(String::new(), |by| format!(", folded into {by}"));
                format!("{} does find something here{how}:\n{}", rule.id, told(document, reading, nearest))
            }
            Some(nearest) => {
                let enough: Vec<String> = nearest.failed().map(|s| fill("  ", &s.words)).collect();
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

/// Reads the article and tells something of the tokens of one of its lines, or of all where a line may be left out and is.
fn at(
    set: &RuleSet,
    Line { place, telling, on, against, .. }: &Line,
    whole: bool,
    tell: impl Fn(&Document, &Reading<'_>, Range<u32>) -> String,
) -> Outcome {
    let cut = place.rsplit_once(':').and_then(|(path, line)| Some((path, Some(line.parse::<usize>().ok()?))));
    let Some((path, number)) = cut.or(whole.then_some((place.as_str(), None))) else {
        complain(&format!("deskcheck: `{place}` names no line; write it as PATH:LINE\n"));
        return Outcome::Failed;
    };
    let document = match telling.read(Path::new(path), &set.lexicons.part_words) {
        Ok(document) => document,
        Err(error) => {
            complain(&format!("deskcheck: {error}\n"));
            return Outcome::Failed;
        }
    };
    let Ok(originals) = against.load(set, &[PathBuf::from(path)]) else { return Outcome::Failed };
    let read = read_against(&document, set, originals.as_ref());
    let reading = Reading { on: on.or(read.on), ..read };
    let tokens = &reading.annotations.tokens;
    let end = document.text.trim_end().len() as u32;
    let line = match number {
        None => 0..tokens.len() as u32,
        Some(0) => 0..0,
        Some(number) => {
            let from = |number| tokens.partition_point(|t| document.number(t.span.start) < number) as u32;
            from(number)..from(number + 1)
        }
    };
    if number.is_some_and(|number| number == 0 || number > document.number(end)) {
        let unit = document.unit();
        complain(&format!("deskcheck: {path} has no {unit} {}\n", number.unwrap_or_default()));
        return Outcome::Failed;
    }
    print(&tell(&document, &reading, line))
}

/// A finding with its rule, its words, and each condition that made it one.
fn proof(set: &RuleSet, document: &Document, reading: &Reading<'_>, finding: &Finding) -> String {
    let mut text = format!("{} ({}), {}\n", finding.rule, finding.severity.name(), finding.fingerprint);
    text.push_str(&fill("  ", &finding.message));
    for remark in &finding.remarks {
        text.push_str(&fill("  ", remark));
    }
    for related in &finding.related {
        let words = related.span.text(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let place = document.whereabouts(related.span.start);
        text.push_str(&format_args!("  {}, {place}: “{words}”\n", related.label).to_string());
    }
    for place in finding.compared.iter().flat_map(|&quotation| compared::places(reading, quotation)) {
        let words = place.around.text(place.text).split_whitespace().collect::<Vec<_>>().join(" ");
        text.push_str(&fill("  ", &format!("{}: “{words}”", place.head)));
    }
    let rule: Option<&Rule> = set.named(&finding.rule);
    let attempts = rule.map(|rule| trace(set, rule, reading, &finding.tokens)).unwrap_or_default();
    if let Some(attempt) = attempts.iter().find(|a| a.holds()) {
        text.push_str(&told(document, reading, attempt));
    }
    if let Some(rule) = rule {
        text.push_str(&fill("  why it is asked: ", &rule.why));
    }
    text
}

fn told(document: &Document, reading: &Reading<'_>, attempt: &Attempt) -> String {
    let place = document.whereabouts(reading.annotations.span(attempt.tokens.clone()).start);
    let head = format!("  {}, {place}: “{}”\n", attempt.kind, reading.words(attempt.tokens.clone()));
    let steps = attempt.steps.iter().flat_map(|s| s.lines(4));
    let wrapped = |line: String| {
        let mark = line.len() - line.trim_start().len() + Step::MARK;
        fill(&line[..mark], &line[mark..])
    };
    head + &steps.map(wrapped).collect::<String>()
}
