//! The shipped rules prove themselves: each is a test of its own, by all its examples, through the whole pipeline, and each
//! of its parts is needed by one of them.

use deskcheck::rule::RuleSet;
use deskcheck::rule::proof::prove;
use deskcheck::written::render::shown;
use libtest_mimic::{Arguments, Trial, run};

fn main() {
    let rules: &'static RuleSet =
        Box::leak(Box::new(RuleSet::compile(RuleSet::shipped()).expect("the shipped rules have no mistake")));
    let test = |id: &'static str| {
        Trial::test(id, move || {
            let failures = prove(rules, rules.named(id).expect("it is in the list"));
            if failures.is_empty() { Ok(()) } else { Err(shown(&failures, rules.files(), false).into()) }
        })
    };
    run(&Arguments::from_args(), rules.rules.iter().map(|rule| test(&rule.id)).collect()).exit();
}
