//! Short invented sentences, and how the claims in them read by themselves.

use deskcheck::claim::wording::{self, Form};
use deskcheck::document::Document;
use deskcheck::read;
use deskcheck::rule::RuleSet;

#[test]
fn a_claim_reads_as_a_sentence_as_a_part_of_one_or_as_no_claim() {
    let cases: [(&str, &[(&str, Form)]); 11] = [
        (
            "Ana Ruiz called the plan a disgrace.",
            &[("the plan a disgrace", Form::Bare), ("Ana Ruiz called the plan a disgrace.", Form::Sentence)],
        ),
        (
            "Mr Vane bribed the mayor, saying that Ana Ruiz lied to voters.",
            &[("Ana Ruiz lied to voters", Form::Sentence), ("bribed the mayor", Form::Part)],
        ),
        ("The mill that burned in May.", &[("The mill that burned in May.", Form::Bare)]),
        ("According to Ana Ruiz, the bridge is unsafe.", &[("the bridge is unsafe", Form::Sentence)]),
        (
            "Ana Ruiz left. She has since said that the mill is shut.",
            &[("Ana Ruiz left.", Form::Sentence), ("the mill is shut", Form::Sentence), ("has since", Form::Bare)],
        ),
        ("Bo Kim called Ana Ruiz “a thief”.", &[("Ana Ruiz “a thief”", Form::Bare)]),
        ("Bo Kim said (in a letter) that he stole it.", &[("(in a letter) that he stole it", Form::Sentence)]),
        (
            "Ana Ruiz said that over the last five days the mill had lost 40 dockers.",
            &[("over the last five days the mill had lost 40 dockers", Form::Sentence)],
        ),
        ("And Ana Ruiz lied to voters.", &[("And Ana Ruiz lied to voters.", Form::Sentence)]),
        (
            "Ana Ruiz is a thief, Bo Kim said, and she must go.",
            &[("Ana Ruiz is a thief … and she must go", Form::Sentence)],
        ),
        ("Bo Kim will say that Ana Ruiz could have been lying.", &[("Ana Ruiz could have been lying", Form::Sentence)]),
    ];
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let mut wrong = Vec::new();
    for (text, wanted) in cases {
        let document = Document::running(text.to_owned());
        let reading = read(&document, &rules);
        let scene = reading.scene();
        let read_by_itself = reading.claims.list.iter().map(|claim| {
            let wording = wording::of(&scene, claim);
            let words = wording.tokens.iter().map(|r| reading.annotations.span(r.clone()).text(reading.text));
            (words.collect::<Vec<_>>().join(" … "), wording.form)
        });
        let found: Vec<_> = read_by_itself.collect();
        if !found.iter().map(|(words, form)| (words.as_str(), *form)).eq(wanted.iter().copied()) {
            wrong.push(format!("{text}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
