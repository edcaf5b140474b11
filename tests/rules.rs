//! The shipped rules prove themselves: each is a test of its own, by all its examples, through the whole pipeline.

use deskcheck::rule::proof::{Depth, prove};
use deskcheck::rule::{Rule, RuleSet, Status};
use deskcheck::written::render::shown;
use libtest_mimic::{Arguments, Trial, run};

/// The house’s core rules of attribution, sourcing and conflict hold for all their examples; of all others each part is
/// needed by one.
fn depth(rule: &Rule) -> Depth {
    let core = matches!(rule.family(), "attribution" | "unsourced" | "conflict") && rule.status == Status::Live;
    if core { Depth::Examples } else { Depth::Parts }
}

fn main() {
    let rules: &'static RuleSet = Box::leak(Box::new(RuleSet::load(&[]).expect("the shipped rules have no mistake")));
    let test = |id: &'static str| {
        Trial::test(id, move || {
            let rule = rules.named(id).expect("it is in the list");
            let failures = prove(rules, rule, depth(rule));
            if failures.is_empty() { Ok(()) } else { Err(shown(&failures, rules.files(), false).into()) }
        })
    };
    run(&Arguments::from_args(), rules.rules.iter().map(|rule| test(&rule.id)).collect()).exit();
}
