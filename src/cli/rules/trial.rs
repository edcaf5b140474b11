//! `deskcheck rules try`: what a rule finds in articles, and how often.

use super::super::{Outcome, columns, print};
use super::{Articles, Format, json};
use crate::document::Document;
use crate::finding::Finding;
use crate::original::Originals;
use crate::read_against;
use crate::report::excerpt::fill_to;
use crate::rule::reading::Reading;
use crate::rule::{Rule, RuleSet};
use crate::span::Span;

/// What was found in all articles together.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    articles: usize,
    with_hit: usize,
    hits: usize,
    words: usize,
}

impl Tally {
    /// Hits in a thousand words.
    fn rate(self) -> f64 {
        1000.0 * self.hits as f64 / self.words.max(1) as f64
    }
}

pub(super) fn run(
    (set, originals): (&RuleSet, Option<&Originals>),
    rule: &Rule,
    articles: &Articles,
    (most, format): (usize, Format),
) -> Outcome {
    let mut tally = Tally::default();
    let mut told: Vec<serde_json::Value> = Vec::new();
    let outcome = articles.each(set, |document| {
        let mut outcome = Outcome::Clean;
        let reading = read_against(document, set, originals);
        let findings = set.apply_one(rule, &reading);
        for (number, finding) in findings.iter().enumerate() {
            if tally.hits + number >= most {
                break;
            }
            match format {
                Format::Text => outcome = outcome.max(print(&hit(document, &reading, finding))),
                Format::Json => told.push(record(document, &reading, finding)),
            }
        }
        tally.articles += 1;
        tally.with_hit += usize::from(!findings.is_empty());
        tally.hits += findings.len();
        tally.words += document.count_words();
        outcome
    });
    outcome.max(print(&match format {
        Format::Text => summary(rule, tally, most),
        Format::Json => {
            let Tally { articles, with_hit, hits, words } = tally;
            json(&serde_json::json!({
                "rule": rule.id, "articles": articles, "articles_with_hit": with_hit, "hits": hits, "words": words,
                "in_1000_words": tally.rate(), "shown": told,
            }))
        }
    }))
}

/// The sentence of a finding.
fn sentence(reading: &Reading<'_>, finding: &Finding) -> Span {
    let annotations = &reading.annotations;
    annotations.sentences[annotations.sentence_at(finding.tokens.start)].span.cover(finding.span)
}

/// A finding for programs; places are bytes of the file.
fn record(document: &Document, reading: &Reading<'_>, finding: &Finding) -> serde_json::Value {
    let place = |span: Span| {
        let Span { start, end } = document.place(span);
        serde_json::json!({"start": start, "end": end})
    };
    let related = finding.related.iter().map(|related| {
        let words = related.span.text(&document.text);
        serde_json::json!({"label": related.label, "words": words, "span": place(related.span)})
    });
    serde_json::json!({
        "path": document.name, "line": document.number(finding.span.start), "span": place(finding.span),
        "words": finding.span.text(&document.text), "sentence": sentence(reading, finding).text(&document.text),
        "message": finding.message, "fingerprint": finding.fingerprint, "related": related.collect::<Vec<_>>(),
    })
}

/// A finding with its sentence, its words in double brackets.
fn hit(document: &Document, reading: &Reading<'_>, finding: &Finding) -> String {
    let around = sentence(reading, finding);
    let text = &document.text;
    let marked = format!(
        "{}[[{}]]{}",
        &text[around.start as usize..finding.span.start as usize],
        finding.span.text(text),
        &text[finding.span.end as usize..around.end as usize]
    );
    let width = columns();
    let head = format!("{}:{}: ", document.name, document.number(finding.span.start));
    // A long path has a line of its own.
    let head = if head.chars().count() * 2 > width { format!("{}\n    ", head.trim_end()) } else { head };
    let mut shown = fill_to(width, &head, &marked);
    for related in &finding.related {
        let (line, words) = (document.number(related.span.start), related.span.text(text));
        shown.push_str(&fill_to(width, "    ", &format!("{}, line {line}: {words}", related.label)));
    }
    shown + &fill_to(width, "    ", &finding.message)
}

fn summary(rule: &Rule, tally: Tally, most: usize) -> String {
    let Tally { articles, with_hit, hits, .. } = tally;
    let rate = tally.rate();
    let shown = if hits > most { format!(" ({most} shown)") } else { String::new() };
    let never = if hits == 0 { "; it never fired" } else { "" };
    let several = |n: usize| if n == 1 { "" } else { "s" };
    let (hit, article) = (format!("hit{}", several(hits)), format!("article{}", several(articles)));
    let told = format!("{hits} {hit}{shown} in {with_hit} of {articles} {article}, {rate:.2} in 1,000 words{never}");
    fill_to(columns(), "", &format!("{}: {told}", rule.id))
}
