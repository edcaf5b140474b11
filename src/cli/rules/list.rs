//! `deskcheck rules list`.

use std::fmt::Write as _;

use super::super::{Outcome, columns, print};
use super::{Format, profile};
use crate::finding::Severity;
use crate::report::excerpt::fill_to;
use crate::rule::origin::Origin;
use crate::rule::profile::{Level, Profile};
use crate::rule::{Rule, RuleSet, Status};

/// Lists the rules by family, each with what it asks, and what a house adjusts; in articles of a kind, if one is named.
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
    let mut text: String =
        set.rules.chunk_by(|a, b| a.family() == b.family()).map(|rules| of_family(set, rules, profile)).collect();
    if set.adjustments().next().is_some() {
        text.push_str("adjustments\n");
    }
    for (rule, adjustment) in set.adjustments() {
        let head = format!("  {}  ", adjustment.path.split_once('/').map_or("", |(_, name)| name));
        let words = format!("{}, {}, by {}: {}", rule.id, adjustment.end(), adjustment.by, adjustment.because);
        text.push_str(&fill_to(columns(), &head, &words));
    }
    if profile.is_none() {
        let kinds: Vec<&str> = set.profiles.list.iter().map(|p| p.kind.as_str()).collect();
        let words = format!("{} (`--kind` lists the rules as they are there)", kinds.join(", "));
        text.push_str(&fill_to(columns(), "kinds of article: ", &words));
        text.push_str(&fill_to(columns(), "", "`deskcheck rules show FAMILY/NAME` explains a rule"));
    }
    text
}

/// The rules of a family of the set.
pub(super) fn family(set: &RuleSet, family: &str) -> String {
    let first = set.rules.partition_point(|rule| rule.family() < family);
    let rules = set.rules[first..].chunk_by(|a, b| a.family() == b.family()).next();
    rules.map_or_else(String::new, |rules| of_family(set, rules, None))
}

/// Where a rule of a set comes from.
fn origin(set: &RuleSet, rule: &Rule) -> Origin {
    set.file(&rule.id).map_or(Origin::House, Origin::of)
}

/// The rules of a family: a line for each, and what it asks.
fn of_family(set: &RuleSet, rules: &[Rule], profile: Option<&Profile>) -> String {
    let mut text = rules.first().map_or_else(String::new, |rule| format!("{}\n", rule.family()));
    for rule in rules {
        let status = if rule.status == Status::Live { String::new() } else { format!(", {}", rule.status.name()) };
        let origin = match origin(set, rule) {
            Origin::Carried => "",
            Origin::House | Origin::Extends => ", the house’s",
            Origin::Replaces => ", the house’s in place of the program’s own",
        };
        let _ = writeln!(text, "  {}  {}{status}{origin}", rule.name(), gravities(rule, profile));
        text.push_str(&fill_to(columns(), "      ", &rule.asks.first.to_string()));
    }
    text
}

fn json(set: &RuleSet, profile: Option<&Profile>) -> String {
    let rule = |r: &Rule| {
        let adjustments = r.adjustments.iter().map(|a| {
            serde_json::json!({
                "path": a.path, "by": a.by, "because": a.because, "until": a.until.map(|until| until.to_string()), "kinds": a.kinds,
            })
        });
        let told = gravity(r, profile);
        let name = |severity: Option<Severity>| severity.map_or("off", Severity::name);
        serde_json::json!({
            "id": r.id, "family": r.family(), "severity": name(told.map(|t| t.0)), "gravest": name(told.map(|t| t.1)), "status": r.status.name(),
            "origin": origin(set, r).name(),
            "asks": r.asks.first.to_string(), "why": r.why, "refs": r.refs,
            "adjustments": adjustments.collect::<Vec<_>>(),
        })
    };
    let rules: Vec<serde_json::Value> = set.rules.iter().map(rule).collect();
    super::json(&rules.into())
}
