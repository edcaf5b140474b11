//! The shipped rules prove themselves: every example of every rule, through the whole pipeline.

use deskcheck::rule::{RuleSet, example};

#[test]
fn the_examples_of_all_rules_hold() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let failures: Vec<String> = rules
        .rules
        .iter()
        .flat_map(|rule| {
            example::run(&rules, rule).into_iter().map(|(n, f)| format!("{} example {}: {f:?}", rule.id, n + 1))
        })
        .collect();
    assert!(failures.is_empty(), "{failures:#?}");
}
