//! The report that a person reads, for each article in `tests/articles/`, against the one in `snapshots/articles/`.
//! And who says what in some of them, against `snapshots/speakers/`.
//!
//! The articles are invented. Notes are shown, so that a rule which grows noisy is seen even where it is folded away.

#[path = "oracle/oracle.rs"]
mod oracle;

use std::ops::Range;
use std::path::Path;

use deskcheck::document::Document;
use deskcheck::read;
use deskcheck::report::text::{Layout, render};
use deskcheck::report::{Report, json};
use deskcheck::rule::Reading;
use deskcheck::speaker::{Gender, Speaker};

/// Compares what is made of the articles that a pattern names with what is kept of it in a folder of `snapshots/`.
fn compare(folder: &str, pattern: &str, made: impl Fn(&Report<'_>) -> String) {
    let rules = oracle::rules();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!(pattern, |path| {
            let file = path.file_name().expect("it is a file").to_string_lossy();
            let bytes = std::fs::read(path).expect("articles can be read");
            let document = Document::parse(&file, bytes, &rules.lexicons.part_words).expect("it is an article");
            let reading = read(&document, rules);
            let findings = rules.apply(&reading);
            let text = made(&Report { document: &document, reading: &reading, findings: &findings });
            let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
            insta::with_settings!({ snapshot_suffix => "" }, { insta::assert_snapshot!(name, text) });
        });
    });
}

#[test]
fn each_article_has_the_report_that_was_read_and_accepted() {
    compare("articles", "articles/*", |report| render(report, Layout { notes: true, ..Layout::default() }));
}

/// Findings show little of whom they stand on: here stand all who say something, with their words, and all who are named.
#[test]
fn who_speaks_in_an_article_and_where_is_what_was_read_and_accepted() {
    compare(
        "speakers",
        "articles/{committee-transcript,factory-fire,messy-wire,obituary-harmon,school-opinion,storm-live}.*",
        |report| {
            let reading = report.reading;
            let said = reading.attributions.iter().enumerate().map(|(number, attribution)| {
                let behind: Vec<&str> =
                    reading.speakers.behind[number].iter().map(|id| reading.speakers.get(*id).name.as_str()).collect();
                let unsure = if reading.speakers.ambiguous[number] { "?" } else { "" };
                let source = attribution.core.source.clone().map(|s| reading.words(s)).unwrap_or_default();
                let cue = reading.words(attribution.core.frame.group.clone());
                let content = words(reading, &attribution.content);
                format!("{source} ({}{unsure}) | {cue} | {}\n", behind.join(", "), content.join(" … "))
            });
            let speakers = reading.speakers.list.iter().skip(1).map(|speaker| {
                let mentions = speaker.mentions.iter().map(|m| m.tokens.clone()).collect::<Vec<_>>();
                let titles = words(reading, &speaker.titles).join("; ");
                format!(
                    "{} ({}) | {titles} | {}\n",
                    speaker.name,
                    traits(speaker),
                    words(reading, &mentions).join(", ")
                )
            });
            said.chain(["\n".to_owned()]).chain(speakers).collect()
        },
    );
}

fn words(reading: &Reading<'_>, ranges: &[Range<u32>]) -> Vec<String> {
    ranges.iter().map(|range| reading.words(range.clone())).collect()
}

/// What is known of a speaker, in words.
fn traits(speaker: &Speaker) -> String {
    let gender = match speaker.gender {
        Gender::Female => Some("she"),
        Gender::Male => Some("he"),
        Gender::Unknown => None,
    };
    let several = speaker.plural.then_some("several");
    let outlet = speaker.outlet.then_some("publishes news");
    let all = [Some(speaker.kind.name()), gender, several, outlet];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[test]
fn two_readings_give_the_same_bytes() {
    let rules = oracle::rules();
    for entry in std::fs::read_dir("tests/articles").expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        let report = || {
            let document = Document::read(&path, &rules.lexicons.part_words).expect("it is an article");
            let reading = read(&document, rules);
            let findings = rules.apply(&reading);
            json::render(&Report { document: &document, reading: &reading, findings: &findings })
        };
        assert_eq!(report(), report(), "{}", path.display());
    }
}

#[test]
fn what_always_holds_holds_however_a_text_is_cut() {
    for entry in std::fs::read_dir("tests/articles").expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        let text = std::fs::read_to_string(&path).expect("articles are UTF-8");
        oracle::article(text.as_bytes(), None);
        // Cut off in mid-word, mid-quotation, mid-sentence.
        for part in 1..8 {
            let end = (0..=text.len() * part / 8).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
            oracle::article(&text.as_bytes()[..end], None);
            oracle::article(&text.as_bytes()[end..], None);
        }
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "who runs the tests is told what was left out")]
fn all_texts_of_the_evaluation_are_read_where_they_are_at_hand() {
    let folder = std::path::Path::new("../shared/eval/texts");
    if !folder.is_dir() {
        eprintln!("not run: the evaluation's texts are not beside this folder");
        return;
    }
    for path in deskcheck::document::files::find(&[folder.to_path_buf()]).flatten() {
        let bytes = std::fs::read(&path).expect("articles can be read");
        oracle::article(&bytes, None);
    }
}
