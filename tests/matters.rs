//! Short invented copy, and which rules ask about it: what is one matter is asked about once.

use deskcheck::document::Document;
use deskcheck::read;
use deskcheck::rule::RuleSet;

/// The rules that ask, in text order, and beside each those that ask about the same matter.
fn asked(rules: &RuleSet, text: &str) -> Vec<(String, Vec<String>)> {
    let document = Document::running(text.to_owned());
    let findings = rules.apply(&read(&document, rules));
    findings.into_iter().map(|f| (f.rule, f.also.into_iter().map(|also| also.rule).collect())).collect()
}

#[test]
fn one_matter_is_asked_about_once() {
    type Asked = &'static [(&'static str, &'static [&'static str])];
    let cases: [(&str, Asked); 3] = [
        // How a thought is known is asked once, beside what its words judge.
        (
            "Ms Ruiz clearly relishes the split.",
            &[
                ("attribution/mind-reading", &["unsourced/motive", "unsourced/interpretation"]),
                ("unsourced/wording", &[]),
            ],
        ),
        (
            "The board met since the establishment fears the party.",
            &[
                ("unsourced/generalisation", &["unsourced/wording"]),
                ("attribution/mind-reading", &["unsourced/motive"]),
            ],
        ),
        // What clashes is asked about beside how that is put.
        (
            "Mr Vance said that nobody had seen the maps.\n\nIt rained.\n\nMr Vance later put out a statement contradicting his \
             earlier comments.",
            &[("conflict/changed-account", &[]), ("unsourced/label", &["unsourced/interpretation"])],
        ),
    ];
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, wanted)| {
            let found = asked(&rules, text);
            let same = found.len() == wanted.len()
                && found.iter().zip(*wanted).all(|(found, wanted)| found.0 == wanted.0 && found.1 == wanted.1);
            (!same).then(|| format!("{text}\n  wanted {wanted:?}\n  found  {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
