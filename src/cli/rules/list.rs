//! `deskcheck rules list`.

use super::super::{Outcome, print};
use super::Format;
use crate::rule::{Rule, RuleSet};

pub(super) fn run(set: &RuleSet, format: Format) -> Outcome {
    print(&match format {
        Format::Text => text(set),
        Format::Json => json(set),
    })
}

fn text(set: &RuleSet) -> String {
    let widest = set.rules.iter().map(|r| r.name().len()).max().unwrap_or(0);
    let line =
        |r: &Rule| format!("  {:<widest$}  {:<5}  {:<7}  {}\n", r.name(), r.severity.name(), r.status.name(), r.why);
    let mut text = String::new();
    for family in set.rules.chunk_by(|a, b| a.family() == b.family()) {
        text.extend([family[0].family(), "\n"]);
        text.extend(family.iter().map(line));
    }
    text
}

fn json(set: &RuleSet) -> String {
    let rule = |r: &Rule| {
        serde_json::json!({
            "id": r.id, "family": r.family(), "severity": r.severity.name(), "status": r.status.name(),
            "asks": r.asks.to_string(), "why": r.why, "refs": r.refs,
        })
    };
    let rules: Vec<serde_json::Value> = set.rules.iter().map(rule).collect();
    serde_json::to_string_pretty(&rules).map_or_else(|error| error.to_string(), |text| text + "\n")
}
