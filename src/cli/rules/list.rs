//! `deskcheck rules list`.

use super::super::{Outcome, print};
use super::{Format, profile};
use crate::finding::Severity;
use crate::report::excerpt::{WIDTH, fill};
use crate::rule::profile::{Level, Profile};
use crate::rule::{Rule, RuleSet, Status};

/// Lists the rules by family, a line each with what it asks, and what a house adjusts; in articles of a kind, if one is named.
pub(super) fn run(set: &RuleSet, format: Format, kind: Option<&str>) -> Outcome {
    let told = kind.map(|kind| profile(set, kind));
    if told.is_some_and(|profile| profile.is_none()) {
        return Outcome::Failed;
    }
    print(&match format {
        Format::Text => text(set, told.flatten()),
        Format::Json => json(set, told.flatten()),
    })
}

/// How grave the findings of a rule are, in one word.
fn gravity(rule: &Rule, profile: Option<&Profile>) -> &'static str {
    let level = profile.and_then(|p| p.level(rule));
    if level == Some(Level::Off) {
        return "off";
    }
    let severity = if rule.status == Status::Trial { Severity::Note } else { rule.severity };
    match level {
        Some(level) if rule.status != Status::Trial => level.of(severity).unwrap_or(severity).name(),
        _ => severity.name(),
    }
}

fn text(set: &RuleSet, profile: Option<&Profile>) -> String {
    let widest = set.rules.iter().map(|r| r.name().len()).max().unwrap_or(0);
    let mut text = String::new();
    for family in set.rules.chunk_by(|a, b| a.family() == b.family()) {
        text.extend([family[0].family(), "\n"]);
        for rule in family {
            let status = if rule.status == Status::Live { "" } else { rule.status.name() };
            let head = format!("  {:<widest$}  {:<5}  {status:<7}  ", rule.name(), gravity(rule, profile));
            text.push_str(&one_line(&head, &rule.asks.to_string()));
        }
    }
    if set.adjustments().next().is_some() {
        text.push_str("adjustments\n");
    }
    for (rule, adjustment) in set.adjustments() {
        let head = format!("  {}  ", adjustment.path.split_once('/').map_or("", |(_, name)| name));
        let words = format!("{}, until {}, by {}: {}", rule.id, adjustment.until, adjustment.by, adjustment.because);
        text.push_str(&fill(&head, &words));
    }
    if profile.is_none() {
        let kinds: Vec<&str> = set.profiles.list.iter().map(|p| p.kind.as_str()).collect();
        let words = format!("{} (`--kind` lists the rules as they are there)", kinds.join(", "));
        text.push_str(&fill("kinds of article: ", &words));
        text.push_str("`deskcheck rules show FAMILY/NAME` explains a rule\n");
    }
    text
}

/// Words behind a head, cut at a word where they are too long for the line.
fn one_line(head: &str, words: &str) -> String {
    let room = WIDTH.saturating_sub(head.chars().count());
    if words.chars().count() <= room {
        return format!("{head}{words}\n");
    }
    let cut: String = words.chars().take(room.saturating_sub(1)).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{head}{} …\n", whole.trim_end_matches([',', ';', ':']))
}

fn json(set: &RuleSet, profile: Option<&Profile>) -> String {
    let rule = |r: &Rule| {
        let adjustments = r.adjustments.iter().map(|a| {
            serde_json::json!({
                "path": a.path, "by": a.by, "because": a.because, "until": a.until.to_string(), "kinds": a.kinds,
            })
        });
        serde_json::json!({
            "id": r.id, "family": r.family(), "severity": gravity(r, profile), "status": r.status.name(),
            "asks": r.asks.to_string(), "why": r.why, "refs": r.refs,
            "adjustments": adjustments.collect::<Vec<_>>(),
        })
    };
    let rules: Vec<serde_json::Value> = set.rules.iter().map(rule).collect();
    serde_json::to_string_pretty(&rules).map_or_else(|error| error.to_string(), |text| text + "\n")
}
