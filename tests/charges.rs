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

#[test]
fn what_others_think_or_charge_is_not_told_by_the_article() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let accusation = rules.kinds.facets.named("accusation").expect("a shipped facet");
    let charges = |text: &str| {
        let document = Document::running(text.to_owned());
        let claims = read(&document, &rules).claims;
        claims.list.iter().any(|claim| claim.attribution.is_none() && claim.has(accusation))
    };
    for own in [
        "The board knows that the firm cheated its tenants.",
        "The fact that the firm cheated its tenants is forgotten.",
        "I think the firm cheated its tenants.",
        "Critics of the firm met, because it cheated its tenants.",
    ] {
        assert!(charges(own), "{own}");
    }
    for others in [
        "There were complaints that the firm cheated its tenants.",
        "Their theory is that the firm cheated its tenants.",
        "The firm’s tenants criticised it for cheating them.",
        "The clerk blamed the firm for cheating its tenants.",
        "Vance believes that tenants whom a firm cheated must be paid.",
    ] {
        assert!(!charges(others), "{others}");
    }
}

#[test]
fn a_claim_is_about_those_of_whom_it_tells_and_not_those_who_are_told() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let about = |text: &str| {
        let document = Document::running(text.to_owned());
        let reading = read(&document, &rules);
        let claims = reading.claims.list.iter().filter(|claim| claim.attribution.is_some());
        let names = claims.flat_map(|claim| &claim.about).map(|id| reading.speakers.get(*id).name.clone());
        names.collect::<Vec<String>>()
    };
    for (text, whom) in [
        ("Ana Ruiz told MPs the firm was a disgrace.", &[][..]),
        ("Ana Ruiz told MPs that Norland Water was a disgrace.", &["Norland Water"]),
        ("Ana Ruiz told the committee Norland Water had lied.", &["Norland Water"]),
        ("Ana Ruiz warned the council that Dan Orr had lied.", &["Dan Orr"]),
        ("Ana Ruiz assured MPs the plant was safe.", &[]),
        ("“Norland Water lied to us,” Ana Ruiz told MPs.", &["Norland Water", "Ana Ruiz"]),
    ] {
        assert_eq!(about(text), whom, "{text}");
    }
}

#[test]
fn whoever_is_charged_is_made_out() {
    // The words for the one charged, and who that is, if nobody else can be meant.
    let cases: [(&str, &[(&str, &str)]); 10] = [
        (
            "It was Ann Lee who stole the grant and the landlord who cheated the tenants.",
            &[("It was Ann Lee", "Ann Lee"), ("the landlord", "")],
        ),
        ("The landlord cheated the tenants and Ann Lee lied.", &[("Ann Lee", "Ann Lee"), ("The landlord", "")]),
        ("Bo Kim said that landlords lied to the board and that they cheated the tenants.", &[("landlords", "")]),
        ("Ana Ruiz left the mill on Friday. Bo Kim said that it cheated its tenants.", &[("it", "")]),
        (
            "Norland Water met. The regulator said: “Norland Water cheated its tenants.”",
            &[("Norland Water", "Norland Water")],
        ),
        ("Bo Kim said that Ana Ruiz committed fraud.", &[("Ana Ruiz", "Ana Ruiz")]),
        ("The tenants were cheated for years by Ann Lee.", &[("by Ann Lee", "Ann Lee")]),
        ("Bo Kim met the landlord who came to Tessel and cheated the tenants.", &[("the landlord", "")]),
        ("The board sued the landlord stealing the rent.", &[("the landlord", "")]),
        ("Ana Ruiz said that Bo Kim was to blame.", &[("Bo Kim", "Bo Kim")]),
    ];
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let mut wrong = Vec::new();
    for (text, wanted) in cases {
        let document = Document::running(text.to_owned());
        let reading = read(&document, &rules);
        let words = |tokens: std::ops::Range<u32>| reading.annotations.span(tokens).text(reading.text).to_owned();
        let charged = reading.graph.accusations().iter().map(|a| {
            let on = a.on.map(|id| reading.speakers.get(id).name.clone()).unwrap_or_default();
            (words(a.who.clone()), on)
        });
        let found: Vec<_> = charged.collect();
        if !found.iter().map(|(who, on)| (who.as_str(), on.as_str())).eq(wanted.iter().copied()) {
            wrong.push(format!("{text}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
