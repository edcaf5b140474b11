//! `deskcheck rules test`.

use std::io::{self, IsTerminal as _};

use super::super::{Outcome, print};
use super::named;
use crate::rule::proof::{Depth, prove};
use crate::rule::{Rule, RuleSet};
use crate::written::render::shown;

pub(super) fn run(set: &RuleSet, ids: &[String]) -> Outcome {
    let chosen: Option<Vec<&Rule>> = ids.iter().map(|id| named(set, id)).collect();
    let Some(mut chosen) = chosen else { return Outcome::Failed };
    if ids.is_empty() {
        chosen = set.rules.iter().collect();
    }
    let mut text = String::new();
    let (mut failures, mut faulty) = (0, 0);
    for rule in &chosen {
        let found = prove(set, rule, Depth::Parts);
        failures += found.len();
        faulty += usize::from(!found.is_empty());
        text.push_str(&shown(&found, set.files(), io::stdout().is_terminal()));
    }
    let count = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    let summary = match failures {
        0 => format!("{}: proved\n", count(chosen.len(), "rule")),
        _ => format!("{} in {faulty} of {}\n", count(failures, "failure"), count(chosen.len(), "rule")),
    };
    print(&(text + &summary)).max(if failures > 0 { Outcome::Found } else { Outcome::Clean })
}
