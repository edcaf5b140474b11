//! Short invented texts in which one source bears out another, or only seems to.

use deskcheck::document::Document;
use deskcheck::graph::{Node, Relation};
use deskcheck::read;
use deskcheck::rule::RuleSet;

/// What each case is there for, its text, and how many claims bear out an earlier one.
const CASES: &[(&str, &str, usize)] = &[
    (
        "two who say the same",
        "Ana Ruiz said the company dumped chemicals in the river.\n\nPeter Vance said that the company had dumped chemicals in the river for years.",
        1,
    ),
    (
        "one who says it twice",
        "Ana Ruiz said the company dumped chemicals in the river.\n\nThe company dumped chemicals in the river, Ruiz said.",
        0,
    ),
    (
        "one who denies it",
        "Ana Ruiz said the company dumped chemicals in the river.\n\nPeter Vance said that the company had not dumped chemicals in the river.",
        0,
    ),
    (
        "another number",
        "Ana Ruiz said 40 miners died in the flooded shaft.\n\nPeter Vance said that 12 miners died in the flooded shaft.",
        0,
    ),
    (
        "the same number",
        "Ana Ruiz said 40 miners died in the flooded shaft.\n\nPeter Vance said that 40 miners died in the flooded shaft.",
        1,
    ),
    (
        "one who may have it from the other",
        "Ana Ruiz said the company dumped chemicals in the river.\n\nThe Daily Courier reported that Ruiz said the company dumped chemicals in the river.",
        0,
    ),
    (
        "the same words about another deed",
        "Ana Ruiz said the company dumped chemicals in the river.\n\nPeter Vance said that the company cleaned chemicals out of the river.",
        0,
    ),
    (
        "the article itself",
        "Ana Ruiz said the company dumped chemicals in the river.\n\nThe company dumped chemicals in the river for years.",
        0,
    ),
    (
        "one office under two names",
        "The county police said the company dumped chemicals in the river.\n\nRiver police said that the company dumped chemicals in the river.",
        0,
    ),
];

#[test]
fn claims_of_independent_sources_are_joined() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    for (what, text, expected) in CASES {
        let document = Document::running((*text).to_owned());
        let reading = read(&document, &rules);
        let found: Vec<_> = reading.graph.related(Relation::Corroborates).collect();
        assert_eq!(found.len(), *expected, "{what}");
        for edge in found {
            let (Node::Claim(later), Node::Claim(earlier)) = (edge.from, edge.to) else {
                panic!("{what}: not of claims")
            };
            assert!(later > earlier && edge.evidence.shared.len() >= 3, "{what}");
        }
    }
}
