//! Short invented sentences, and whether the article charges somebody in them.

use deskcheck::document::Document;
use deskcheck::read;
use deskcheck::rule::RuleSet;

#[test]
fn a_charge_is_one_where_it_is_told_as_fact() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let accusation = rules.kinds.facets.named("accusation").expect("a shipped facet");
    let charges = |text: &str| {
        let document = Document::running(text.to_owned());
        read(&document, &rules).claims.list.iter().any(|claim| claim.has(accusation))
    };
    for told in [
        "The firm cheated its tenants.",
        "The firm has cheated its tenants.",
        "The board will resign because the firm cheated its tenants.",
        "Vance met the man who cheated the tenants.",
        "The firm built a wall in order to conceal the leak.",
        "Said Ana Ruiz: “The firm may have cheated its tenants.”",
        "The firm defamed its tenants.",
    ] {
        assert!(charges(told), "{told}");
    }
    for open in [
        "The firm might cheat its tenants.",
        "The firm did not cheat its tenants.",
        "If the firm cheated its tenants, the board will act.",
        "The firm wants to cheat its tenants.",
        "There is no evidence of fraud at the mill.",
        "The tenants feel cheated by the firm.",
    ] {
        assert!(!charges(open), "{open}");
    }
}
