//! `deskcheck rules show`.

use super::super::{Outcome, columns, print};
use super::Subject;
use crate::report::excerpt::fill_to;
use crate::rule::RuleSet;
use crate::rule::explain::{explain, explain_adjustment, explain_profile};

pub(super) fn run(set: &RuleSet, subject: &Subject<'_>) -> Outcome {
    let text = match subject {
        Subject::Rule(rule) => explain(set, rule),
        Subject::Adjustment(rule, adjustment) => explain_adjustment(set, rule, adjustment),
        Subject::Profile(profile) => explain_profile(set, profile),
    };
    print(&text.lines().map(wrapped).collect::<String>())
}

/// A line wrapped behind its indent and the dash that it begins with.
fn wrapped(line: &str) -> String {
    let rest = line.trim_start();
    let rest = rest.strip_prefix("- ").unwrap_or(rest);
    let label = rest.find(":  ").map_or(0, |at| rest.len() - rest[at + 1..].trim_start().len());
    let (head, rest) = line.split_at(line.len() - rest.len() + label);
    fill_to(columns(), head, rest)
}
