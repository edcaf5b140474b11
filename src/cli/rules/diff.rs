//! `deskcheck rules diff` and `deskcheck rules overlap`: what a change of rules does to findings, and which rules go together.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::super::{Outcome, print};
use super::{Articles, Format, json};
use crate::document::Document;
use crate::finding::Finding;
use crate::read;
use crate::rule::RuleSet;

/// Prints, article by article, the findings that appear and vanish between two sets of rules.
pub(super) fn run(old: &RuleSet, new: &RuleSet, articles: &Articles, format: Format) -> Outcome {
    let mut count: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut words = 0;
    let mut changes: Vec<serde_json::Value> = Vec::new();
    let outcome = articles.each(old, |document| {
        let before = findings(old, document);
        let after = findings(new, document);
        words += document.count_words();
        let mut text = String::new();
        for (sign, these, those) in [('-', &before, &after), ('+', &after, &before)] {
            for finding in these.iter().filter(|f| !those.iter().any(|o| o.fingerprint == f.fingerprint)) {
                let (gone, come) = count.entry(finding.rule.clone()).or_default();
                *if sign == '-' { gone } else { come } += 1;
                let line = document.number(finding.span.start);
                let found = finding.span.text(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
                let (path, severity, rule) = (&document.name, finding.severity.name(), &finding.rule);
                match format {
                    Format::Text => text.extend([format!("{sign} {path}:{line}: {severity} {rule}: “{found}”\n")]),
                    Format::Json => changes.push(serde_json::json!({
                        "change": if sign == '-' { "gone" } else { "come" }, "path": path, "line": line, "rule": rule,
                        "severity": severity, "words": found, "fingerprint": finding.fingerprint,
                    })),
                }
            }
        }
        print(&text)
    });
    if format == Format::Json {
        let rules =
            count.iter().map(|(rule, (gone, come))| serde_json::json!({"rule": rule, "come": come, "gone": gone}));
        let rules: Vec<_> = rules.collect();
        return outcome.max(print(&json(&serde_json::json!({"words": words, "rules": rules, "changes": changes}))));
    }
    let rate = |n: usize| 1000.0 * n as f64 / words.max(1) as f64;
    let lines = count.iter().map(|(rule, (gone, come))| {
        format!("{rule}: {come} come ({:.2} in 1,000 words), {gone} gone ({:.2})\n", rate(*come), rate(*gone))
    });
    let summary: String = if count.is_empty() { "no finding comes or goes\n".to_owned() } else { lines.collect() };
    outcome.max(print(&summary))
}

/// Prints which rules find the same words, and how often.
pub(super) fn overlap(set: &RuleSet, articles: &Articles, format: Format) -> Outcome {
    let mut alone: BTreeMap<String, usize> = BTreeMap::new();
    let mut both: BTreeMap<(String, String), usize> = BTreeMap::new();
    let outcome = articles.each(set, |document| {
        let reading = read(document, set);
        let all: Vec<Vec<Finding>> = set.rules.iter().map(|rule| set.apply_one(rule, &reading)).collect();
        for (i, one) in all.iter().enumerate() {
            *alone.entry(set.rules[i].id.clone()).or_default() += one.len();
            for (j, other) in all.iter().enumerate().skip(i + 1) {
                let shared = one.iter().filter(|a| other.iter().any(|b| a.span.overlaps(b.span))).count();
                if shared > 0 {
                    *both.entry((set.rules[i].id.clone(), set.rules[j].id.clone())).or_default() += shared;
                }
            }
        }
        Outcome::Clean
    });
    let mut pairs: Vec<_> = both.into_iter().collect();
    pairs.sort_by_key(|(pair, n)| (std::cmp::Reverse(*n), pair.clone()));
    if format == Format::Json {
        let pair = |((one, other), n): &((String, String), usize)| serde_json::json!({"rules": [one, other], "hits": [alone[one], alone[other]], "shared": n});
        return outcome.max(print(&json(&pairs.iter().map(pair).collect())));
    }
    let line = |((one, other), n): &((String, String), usize)| {
        format!("{n:>5}  {one} ({}) and {other} ({})\n", alone[one], alone[other])
    };
    let text: String = pairs.iter().map(line).collect();
    outcome.max(print(if text.is_empty() { "no two rules find the same words\n" } else { &text }))
}

fn findings(set: &RuleSet, document: &Document) -> Vec<Finding> {
    set.apply(&read(document, set))
}

/// The folders of rules that a path stands for: `shipped` for those that the program carries alone.
pub(super) fn folders(path: &Path) -> Vec<PathBuf> {
    if path == Path::new("shipped") { Vec::new() } else { vec![path.to_owned()] }
}
