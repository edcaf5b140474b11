//! Short invented texts, and how contested they are.

use deskcheck::claim::Temper;
use deskcheck::document::Document;
use deskcheck::read;
use deskcheck::rule::RuleSet;

/// Eight sentences that somebody is named for, in which nobody is charged.
const TOLD: &str = "The mill reopened on Friday, Ana Ruiz said. It has two floors, she said. Bread is baked on the first, Ruiz said. \
    Flour is kept on the second, she said. The door stands open, Ruiz said. Children come in, she said. They leave at noon, \
    Ruiz said. The lamps are new, she said.";

/// Eight sentences that nobody is named for.
const UNTOLD: &str = "The mill reopened on Friday. It has two floors. Bread is baked on the first. Flour is kept on the second. \
    The door stands open. Children come in. They leave at noon. The lamps are new.";

/// A charge.
const CHARGE: &str = " Peter Vance embezzled the flour money.";

#[test]
fn charges_heat_copy_and_opinion_is_commentary() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let temper = |text: &str, kind: Option<&str>| {
        let mut document = Document::running(text.to_owned());
        document.metadata.kind = kind.map(str::to_owned);
        read(&document, &rules).temper
    };
    assert_eq!(temper("The mill reopened on Friday.", None), Temper::Contested, "too short to tell");
    assert_eq!(temper(TOLD, None), Temper::Calm);
    assert_eq!(temper(&(TOLD.to_owned() + CHARGE), None), Temper::Contested);
    assert_eq!(temper(UNTOLD, None), Temper::Commentary);
    assert_eq!(temper(&(UNTOLD.to_owned() + CHARGE), None), Temper::Calm, "it reads like commentary, and charges");
    assert_eq!(temper(&(TOLD.to_owned() + CHARGE), Some("opinion")), Temper::Commentary);
}
