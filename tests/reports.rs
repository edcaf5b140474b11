//! The report that a person reads, for each article in `tests/articles/`, against the one in `snapshots/articles/`.
//!
//! The articles are invented. Notes are shown, so that a rule which grows noisy is seen even where it is folded away.

use deskcheck::document::Document;
use deskcheck::read;
use deskcheck::report::text::{Layout, render};
use deskcheck::report::{Report, json};
use deskcheck::rule::RuleSet;

fn rules() -> RuleSet {
    RuleSet::load(&[]).expect("the shipped rules have no mistake")
}

#[test]
fn each_article_has_the_report_that_was_read_and_accepted() {
    let rules = rules();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/articles"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("articles/*", |path| {
            let file = path.file_name().expect("it is a file").to_string_lossy();
            let bytes = std::fs::read(path).expect("articles can be read");
            let document = Document::parse(&file, bytes, &rules.lexicons.part_words).expect("it is an article");
            let reading = read(&document, &rules);
            let findings = rules.apply(&reading);
            let report = Report { document: &document, reading: &reading, findings: &findings };
            let text = render(&report, Layout { notes: true, ..Layout::default() });
            let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
            insta::with_settings!({ snapshot_suffix => "" }, { insta::assert_snapshot!(name, text) });
        });
    });
}

#[test]
fn two_readings_give_the_same_bytes() {
    let rules = rules();
    for entry in std::fs::read_dir("tests/articles").expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        let report = || {
            let document = Document::read(&path, &rules.lexicons.part_words).expect("it is an article");
            let reading = read(&document, &rules);
            let findings = rules.apply(&reading);
            json::render(&Report { document: &document, reading: &reading, findings: &findings })
        };
        assert_eq!(report(), report(), "{}", path.display());
    }
}

/// Every span anywhere in a report, with the key that it stands under.
fn spans(value: &serde_json::Value, key: &str, found: &mut Vec<(String, usize, usize)>) {
    match value {
        serde_json::Value::Object(map) => {
            if let (Some(start), Some(end)) = (map.get("start"), map.get("end")) {
                let place = |v: &serde_json::Value| v.as_u64().expect("a place is a number") as usize;
                found.push((key.to_owned(), place(start), place(end)));
            }
            map.iter().for_each(|(key, inner)| spans(inner, key, found));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|inner| spans(inner, key, found)),
        _ => {}
    }
}

/// Checks that all spans of the text's report lie in it, on the borders of characters.
fn check_spans(name: &str, bytes: &[u8], rules: &RuleSet) {
    let Ok(document) = Document::parse(name, bytes.to_vec(), &rules.lexicons.part_words) else { return };
    let reading = read(&document, rules);
    let findings = rules.apply(&reading);
    let report = json::render(&Report { document: &document, reading: &reading, findings: &findings });
    let report: serde_json::Value = serde_json::from_str(&report).expect("a report is JSON");
    let mut found = Vec::new();
    spans(&report, "", &mut found);
    for (key, start, end) in found {
        assert!(document.text.get(start..end).is_some(), "{name}: {key} {start}..{end} of {}", document.text.len());
    }
}

#[test]
fn spans_lie_in_the_text_however_it_is_cut() {
    let rules = rules();
    for entry in std::fs::read_dir("tests/articles").expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        let name = path.file_name().expect("it is a file").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("articles are UTF-8");
        check_spans(&name, text.as_bytes(), &rules);
        // Cut off in mid-word, mid-quotation, mid-sentence.
        for part in 1..8 {
            let end = (0..=text.len() * part / 8).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
            check_spans(&name, &text.as_bytes()[..end], &rules);
            check_spans(&name, &text.as_bytes()[end..], &rules);
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
    let rules = rules();
    for path in deskcheck::document::files::find(&[folder.to_path_buf()]).flatten() {
        let bytes = std::fs::read(&path).expect("articles can be read");
        check_spans(&path.display().to_string(), &bytes, &rules);
    }
}
