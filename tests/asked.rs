//! Short invented texts, and how likely a desk asks who says what stands in them.

use deskcheck::claim::asked;
use deskcheck::document::Document;
use deskcheck::read;
use deskcheck::rule::RuleSet;

/// For each claim the log-odds that it is asked about.
fn odds(rules: &RuleSet, text: &str) -> Vec<Option<i32>> {
    let document = Document::running(text.to_owned());
    read(&document, rules).claims.list.iter().map(|c| c.asked).collect()
}

#[test]
fn judgement_is_asked_about_and_what_somebody_says_is_not() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let one = |text: &str| {
        let list = odds(&rules, text);
        assert_eq!(list.len(), 1, "{text}");
        list[0]
    };
    let plain = one("The harbour opened on Friday.").expect("nobody says it");
    let doubtful = one("The harbour has turned from a place of work to a place of waiting.").expect("nobody says it");
    let loaded = one("The hapless board has never kept a promise to its bitter workers.").expect("nobody says it");
    assert!(plain < doubtful && doubtful < loaded, "{plain} {doubtful} {loaded}");
    assert_eq!(one("The hapless board has never kept a promise, the union said."), None);
    assert_eq!(one("According to the union, the hapless board has never kept a promise."), None);
}

#[test]
fn copy_that_is_mostly_the_writers_own_is_asked_less() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let own = "The mill has two floors. Bread is baked on the first. Flour is kept on the second. The door stands open. \
        Children come in. They leave at noon. The lamps are new. ";
    let told = "The mill has two floors, Ana Ruiz said. Bread is baked on the first, she said. Flour is kept on the second, \
        she said. The door stands open, Ruiz said. Children come in, she said. They leave at noon, Ruiz said. The lamps are \
        new, she said. ";
    let last = |before: &str| {
        let list =
            odds(&rules, &(before.to_owned() + "The hapless board has never kept a promise to its bitter workers."));
        list[list.len() - 1].expect("nobody says it")
    };
    assert!(last(own) < last(told), "{} {}", last(own), last(told));
}

#[test]
fn odds_and_percents_are_one_scale() {
    assert_eq!(asked::odds(50), 0);
    assert_eq!(asked::percent(0), 50);
    for percent in 1..=99 {
        assert_eq!(asked::percent(asked::odds(percent)), percent);
    }
    assert_eq!((asked::percent(i32::MIN), asked::percent(i32::MAX)), (0, 100));
}
