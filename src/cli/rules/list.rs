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

/// How grave the findings of a rule are, mostly and at their gravest; nothing if a kind of article leaves it out.
fn gravity(rule: &Rule, profile: Option<&Profile>) -> Option<(Severity, Severity)> {
    let level = profile.and_then(|p| p.level(rule));
    if level == Some(Level::Off) {
        return None;
    }
    if rule.status == Status::Trial {
        return Some((Severity::Note, Severity::Note));
    }
    let gravest = rule.severities().max().unwrap_or(rule.severity);
    let told = |severity: Severity| level.and_then(|l| l.of(severity)).unwrap_or(severity);
    Some((told(rule.severity), told(gravest)))
}

/// The same in words: "query", "note–must".
fn gravities(rule: &Rule, profile: Option<&Profile>) -> String {
    match gravity(rule, profile) {
        None => "off".to_owned(),
        Some((mostly, gravest)) if mostly == gravest => mostly.name().to_owned(),
        Some((mostly, gravest)) => format!("{}–{}", mostly.name(), gravest.name()),
    }
}

fn text(set: &RuleSet, profile: Option<&Profile>) -> String {
    let widest = set.rules.iter().map(|r| r.name().len()).max().unwrap_or(0);
    let mut text = String::new();
    for family in set.rules.chunk_by(|a, b| a.family() == b.family()) {
        text.extend([family[0].family(), "\n"]);
        for rule in family {
            let status = if rule.status == Status::Live { "" } else { rule.status.name() };
            let head = format!("  {:<widest$}  {:<10}  {status:<5}  ", rule.name(), gravities(rule, profile));
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
        let told = gravity(r, profile);
        let name = |severity: Option<Severity>| severity.map_or("off", Severity::name);
        serde_json::json!({
            "id": r.id, "family": r.family(), "severity": name(told.map(|t| t.0)), "gravest": name(told.map(|t| t.1)), "status": r.status.name(),
            "asks": r.asks.to_string(), "why": r.why, "refs": r.refs,
            "adjustments": adjustments.collect::<Vec<_>>(),
        })
    };
    let rules: Vec<serde_json::Value> = set.rules.iter().map(rule).collect();
    super::json(&rules.into())
}
