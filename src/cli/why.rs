//! `deskcheck why` and `deskcheck why-not`: how a rule came to find something, or why it did not.

use std::ops::Range;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::against::Against;
use super::draft::{self, Telling};
use super::settings::Settings;
use super::{Outcome, RuleArguments, columns, complain, load, print};
use crate::document::Document;
use crate::finding::Finding;
use crate::read_against;
use crate::report::compared;
use crate::report::excerpt::fill_to;
use crate::rule::reading::{Reading, quoted};
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
    /// Lets what the house sets stand in for options that are left out.
    fn settle(&mut self, settings: Settings) {
        self.rules.settle(&settings);
        self.telling.settle(settings);
    }

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

impl Arguments {
    /// Lets what the house sets stand in for options that are left out.
    pub(super) fn settle(&mut self, settings: Settings) {
        self.line.settle(settings);
    }
}

impl NotArguments {
    /// Lets what the house sets stand in for options that are left out.
    pub(super) fn settle(&mut self, settings: Settings) {
        self.line.settle(settings);
    }
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
            let words = quoted(&folded(silenced.finding.span.text(&document.text)));
            text.push_str(&filled(&format!("{} is silenced at ", silenced.finding.rule), &words));
            text.push_str(&filled("  by ", &silenced.why));
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
            None => unread(rule, reading, &tokens),
            Some(nearest) if nearest.holds() => {
                let folded = set
                    .apply(reading)
                    .iter()
                    .find(|f| f.also.iter().any(|a| a.rule == rule.id))
                    .map(|f| f.rule.clone());
                let how = folded.map_or(String::new(), |by| format!(", folded into {by}"));
                let head = filled(&format!("{} ", rule.id), &format!("does find something here{how}:"));
                head + &told(document, reading, nearest)
            }
            Some(nearest) => {
                let words = if nearest.begun {
                    "does not ask here: its words do not occur; it comes nearest at this:"
                } else {
                    "does not ask here; it comes nearest at this:"
                };
                let head = filled(&format!("{} ", rule.id), words);
                head + &told(document, reading, nearest)
            }
        }
    })
}

/// Why a rule has nothing to look at in a range of tokens.
fn unread(rule: &Rule, reading: &Reading<'_>, tokens: &Range<u32>) -> String {
    let none = match rule.looks_at().as_slice() {
        ["words"] => "asks about words that do not occur here".to_owned(),
        kinds => format!("asks about {}, and none of these were read here", kinds.join(", ")),
    };
    let sentences = reading.annotations.sentences.iter().map(|s| s.tokens.clone());
    let here = sentences.filter(|s| s.start < tokens.end && tokens.start < s.end);
    let words: String = here.map(|s| filled("  in: ", &quoted(&reading.words(s)))).collect();
    filled(&format!("{} ", rule.id), &none) + &words
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

/// A finding with its rule, its words, each condition that made it one, and what makes it as grave as it is.
fn proof(set: &RuleSet, document: &Document, reading: &Reading<'_>, finding: &Finding) -> String {
    let mut text =
        filled(&format!("{} ", finding.rule), &format!("({}), {}", finding.severity.name(), finding.fingerprint));
    text.push_str(&filled("  ", &finding.message));
    for remark in &finding.remarks {
        text.push_str(&filled("  ", remark));
    }
    for related in &finding.related {
        let words = quoted(&folded(related.span.text(&document.text)));
        let place = document.whereabouts(related.span.start);
        text.push_str(&filled("  ", &format!("{}, {place}: {words}", related.label)));
    }
    for place in finding.compared.iter().flat_map(|&quotation| compared::places(reading, quotation)) {
        let words = quoted(&folded(place.around.text(place.text)));
        text.push_str(&filled("  ", &format!("{}: {words}", place.head)));
    }
    let Some(rule) = set.named(&finding.rule) else { return text };
    text.push_str(&filled("  why it is asked: ", &rule.why));
    let sentence = &reading.annotations.sentences[reading.annotations.sentence_at(finding.tokens.start)];
    let attempts = trace(set, rule, reading, &sentence.tokens);
    let holding = || attempts.iter().filter(|a| a.holds());
    let here = |a: &&Attempt| a.tokens.start < finding.tokens.end && finding.tokens.start < a.tokens.end;
    if let Some(attempt) = holding().find(here).or_else(|| holding().next()) {
        text.push_str(&told(document, reading, attempt));
        text.push_str(&graded(rule, finding, attempt));
    }
    text
}

/// The words of a text with single spaces between them.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words behind a head, in lines as wide as the terminal.
fn filled(head: &str, words: &str) -> String {
    fill_to(columns(), head, words)
}

/// What is so of a place, as far as the rule asks, and for what it would pass the place over.
fn told(document: &Document, reading: &Reading<'_>, attempt: &Attempt) -> String {
    let place = document.whereabouts(reading.annotations.span(attempt.tokens.clone()).start);
    let words = quoted(&reading.words(attempt.tokens.clone()));
    let mut text = filled("  ", &format!("{}, {place}: {words}", attempt.kind));
    text.extend(attempt.steps.iter().map(step));
    if !attempt.exceptions.is_empty() {
        text.push_str(&filled("  ", "it would be passed over if one of these were so, and none is:"));
        text.extend(attempt.exceptions.iter().map(|reason| filled("    - ", reason)));
    }
    text
}

/// A step in lines that are as wide as the terminal.
fn step(step: &Step) -> String {
    let wrapped = |line: String| {
        let mark = line.len() - line.trim_start().len() + Step::MARK;
        filled(&line[..mark], &line[mark..])
    };
    step.lines(4).into_iter().map(wrapped).collect()
}

/// What makes a finding as grave as its rule says.
fn graded(rule: &Rule, finding: &Finding, attempt: &Attempt) -> String {
    if finding.trial {
        return filled("  ", "it is a note, since the rule is on trial");
    }
    let mut text = String::new();
    let mut own = Some(rule.severity);
    for (severity, steps) in &attempt.grades {
        let has = steps.iter().all(|s| s.holds);
        let head = if has { "it is a" } else { "it is no" };
        text.push_str(&filled("  ", &format!("{head} {}, since", severity.name())));
        text.extend(steps.iter().filter(|s| s.holds == has).map(step));
        own = own.filter(|_| !has);
    }
    if let Some(own) = own {
        let how = if attempt.grades.is_empty() { "it is" } else { "so it is" };
        text.push_str(&filled("  ", &format!("{how} a {}, the grade of the rule itself", own.name())));
    }
    text
}
