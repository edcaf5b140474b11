//! `deskcheck rules try`: what a rule finds in articles, and how often.

use std::path::PathBuf;

use super::super::{Outcome, complain, print};
use crate::document::lines::Lines;
use crate::document::{Document, files};
use crate::finding::Finding;
use crate::original::Originals;
use crate::read_against;
use crate::rule::reading::Reading;
use crate::rule::{Rule, RuleSet};

/// What was found in all articles together.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    articles: usize,
    with_hit: usize,
    hits: usize,
    words: usize,
}

pub(super) fn run(
    (set, originals): (&RuleSet, Option<&Originals>),
    rule: &Rule,
    paths: &[PathBuf],
    most: usize,
) -> Outcome {
    let mut tally = Tally::default();
    let mut outcome = Outcome::Clean;
    for path in files::find(paths) {
        let document = match path.and_then(|path| Document::read(&path, &set.lexicons.part_words)) {
            Ok(document) => document,
            Err(error) => {
                complain(&format!("deskcheck: {error}\n"));
                outcome = Outcome::Failed;
                continue;
            }
        };
        let reading = read_against(&document, set, originals);
        let findings = set.apply_one(rule, &reading);
        let lines = Lines::of(&document.text);
        for (number, finding) in findings.iter().enumerate() {
            if tally.hits + number < most {
                outcome = outcome.max(print(&hit(&document, &lines, &reading, finding)));
            }
        }
        tally.articles += 1;
        tally.with_hit += usize::from(!findings.is_empty());
        tally.hits += findings.len();
        tally.words += document.count_words();
    }
    outcome.max(print(&summary(rule, tally, most)))
}

/// A finding with its sentence, its words in double brackets.
fn hit(document: &Document, lines: &Lines, reading: &Reading<'_>, finding: &Finding) -> String {
    let place = |start: u32| format!("{}:{}", document.name, lines.number(start));
    let sentence = |tokens: u32| {
        let annotations = &reading.annotations;
        annotations.sentences[annotations.sentence_at(tokens)].span.cover(finding.span)
    };
    let around = sentence(finding.tokens.start);
    let text = &document.text;
    let marked = format!(
        "{}[[{}]]{}",
        &text[around.start as usize..finding.span.start as usize],
        finding.span.text(text),
        &text[finding.span.end as usize..around.end as usize]
    );
    let flat = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown = format!("{}: {}\n", place(finding.span.start), flat(&marked));
    for related in &finding.related {
        let line = format!(
            "    {}, line {}: {}\n",
            related.label,
            lines.number(related.span.start),
            flat(related.span.text(text))
        );
        shown.push_str(&line);
    }
    shown + &format!("    {}\n", finding.message)
}

fn summary(rule: &Rule, tally: Tally, most: usize) -> String {
    let Tally { articles, with_hit, hits, words } = tally;
    let rate = 1000.0 * hits as f64 / (words.max(1)) as f64;
    let shown = if hits > most { format!(" ({most} shown)") } else { String::new() };
    let never = if hits == 0 { "; it never fired" } else { "" };
    format!("{}: {hits} hits{shown} in {with_hit} of {articles} articles, {rate:.2} in 1,000 words{never}\n", rule.id)
}
