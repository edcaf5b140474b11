//! What each stage costs, and the whole way, on the invented articles of the tests put one after the other.
//!
//! `cargo bench` prints the time and the throughput of each.

use deskcheck::document::Document;
use deskcheck::report::text::{Layout, render};
use deskcheck::report::{Report, json};
use deskcheck::rule::RuleSet;
use deskcheck::{attribution, claim, graph, language, read, speaker};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The articles of the tests as one text of about that many bytes.
fn copy(bytes: usize) -> String {
    let mut texts: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles"))
        .expect("the articles are there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    texts.sort();
    let texts: Vec<String> =
        texts.iter().map(|path| std::fs::read_to_string(path).expect("articles are UTF-8")).collect();
    let mut copy = String::new();
    for text in texts.iter().cycle() {
        if copy.len() >= bytes {
            break;
        }
        copy.push_str(text);
        copy.push_str("\n\n");
    }
    copy
}

fn rules() -> RuleSet {
    RuleSet::load(&[]).expect("the shipped rules have no mistake")
}

#[divan::bench]
fn load_rules() -> RuleSet {
    rules()
}

#[divan::bench(args = [4_500, 100_000, 1_000_000])]
fn whole_way(bencher: Bencher<'_, '_>, bytes: usize) {
    let (rules, copy) = (rules(), copy(bytes));
    bencher.counter(BytesCount::new(copy.len())).bench(|| {
        let document =
            Document::parse("copy", copy.clone().into_bytes(), &rules.lexicons.part_words).expect("it is text");
        let reading = read(&document, &rules);
        let findings = rules.apply(&reading);
        json::render(&Report { document: &document, reading: &reading, findings: &findings })
    });
}

/// Measures one stage on 100 kB, with what the stages before it made.
macro_rules! stage {
    ($($name:ident($rules:ident, $document:ident, $reading:ident) $body:expr;)*) => { $(
        #[divan::bench]
        fn $name(bencher: Bencher<'_, '_>) {
            let $rules = rules();
            let copy = copy(100_000);
            let $document = Document::parse("copy", copy.into_bytes(), &$rules.lexicons.part_words).expect("it is text");
            let $reading = read(&$document, &$rules);
            bencher.counter(BytesCount::new($document.text.len())).bench(|| black_box($body));
        }
    )* };
}

stage! {
    stage_1_document(rules, document, _reading)
        Document::parse("copy", document.text.clone().into_bytes(), &rules.lexicons.part_words);
    stage_2_language(rules, document, _reading) {
        let copy: Vec<_> = document.copy().map(|p| p.span).collect();
        language::annotate(&document.text, &copy, &rules.lexicons)
    };
    stage_3_attribution(_rules, _document, reading) attribution::find(&reading.scene());
    stage_4_speaker(_rules, _document, reading) speaker::resolve(&reading.scene(), &reading.likeness.names, &reading.attributions, &reading.relayed);
    stage_5_phrase(rules, document, reading) rules.matches(&document.text, &reading.annotations, &reading.sight);
    stage_6_claim(rules, _document, reading)
        claim::extract(&reading.scene(), &reading.attributions, &[], &reading.speakers, &rules.kinds, &reading.matches, reading.body);
    stage_7_graph(rules, _document, reading) {
        let claims = &reading.claims;
        let facets = &rules.kinds.facets;
        let heated = claim::temper::heated(facets, claims);
        graph::build(&reading.scene(), &reading.attributions, &reading.relayed, &reading.speakers, claims, (facets, heated))
    };
    stage_8_rules(rules, _document, reading) rules.apply(&reading);
    stage_9_report(rules, document, reading) {
        let findings = rules.apply(&reading);
        render(&Report { document: &document, reading: &reading, findings: &findings }, Layout::default())
    };
}
