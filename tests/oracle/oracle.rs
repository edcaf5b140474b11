//! What holds of any input whatever, asked by tests, by the cases that fuzzing left behind, and by fuzzing itself.
//!
//! Each function takes bytes that anybody could feed in, and panics if something that always holds does not.

#![allow(dead_code, reason = "each user asks some of it")]

use std::sync::OnceLock;

use deskcheck::cli::records;
use deskcheck::document::Document;
use deskcheck::document::encoding::decode;
use deskcheck::document::form::Form;
use deskcheck::ledger::Ledger;
use deskcheck::original::Originals;
use deskcheck::phrase::notation::Phrase;
use deskcheck::report::html::{self, Page};
use deskcheck::report::text::{self, Layout};
use deskcheck::report::{Report, json, letter, worksheet};
use deskcheck::rule::RuleSet;
use deskcheck::span::Span;
use deskcheck::written::Written;
use deskcheck::written::render::render;
use deskcheck::{read, read_against, read_original};

/// The shipped rules, compiled once.
pub(crate) fn rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(|| RuleSet::load(&[]).expect("the shipped rules have no mistake"))
}

/// An article in that form: all reports can be written, and all places lie in the article, on the borders of characters.
pub(crate) fn article(bytes: &[u8], form: Option<Form>) {
    let rules = rules();
    let Ok(document) = Document::parse_as("article", bytes.to_vec(), form, &rules.lexicons.part_words) else { return };
    let reading = read(&document, rules);
    let findings = rules.apply(&reading);
    for finding in &findings {
        let related = finding.related.iter().map(|r| r.span);
        for span in std::iter::once(finding.span).chain(related) {
            let words = document.text.get(span.start as usize..span.end as usize);
            assert!(
                words.is_some_and(|w| !w.trim().is_empty()),
                "{} points at {span:?}, which holds no word",
                finding.rule
            );
        }
    }
    let report = Report { document: &document, reading: &reading, findings: &findings };
    let made: serde_json::Value = serde_json::from_str(&json::render(&report)).expect("a report is JSON");
    let mut found = Vec::new();
    places(&made, "", &mut found);
    // Places are those of the file as it was decoded, but for a Word document, whose bytes are packed.
    let decoded = (document.form != Form::Docx).then(|| decode(bytes.to_vec()).expect("it was read before").0);
    let file = decoded.as_ref().unwrap_or(&document.text);
    for (key, start, end) in found {
        assert!(file.get(start..end).is_some(), "{key} {start}..{end} of {} bytes", file.len());
    }
    assert!(!text::render(&report, Layout { notes: true, ..Layout::default() }).is_empty());
    let page = html::render(&Page {
        report: &report,
        rules,
        standings: &[],
        ledger: &deskcheck::ledger::Ledger::default(),
        is_desk: false,
    });
    assert!(page.ends_with("</html>\n"), "the page has no end");
    worksheet::csv(&report);
    assert!(!worksheet::markdown(&report).is_empty());
    // It may be empty, where nobody is accused; that it can be written is all that is asked.
    letter::render(&report);
}

/// Every place anywhere in a report, with the key that it stands under.
fn places(value: &serde_json::Value, key: &str, found: &mut Vec<(String, usize, usize)>) {
    match value {
        serde_json::Value::Object(map) => {
            if let (Some(start), Some(end)) = (map.get("start"), map.get("end")) {
                let place = |v: &serde_json::Value| v.as_u64().expect("a place is a number") as usize;
                found.push((key.to_owned(), place(start), place(end)));
            }
            map.iter().for_each(|(key, inner)| places(inner, key, found));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|inner| places(inner, key, found)),
        _ => {}
    }
}

/// Plain text.
pub(crate) fn text(bytes: &[u8]) {
    article(bytes, Some(Form::Text));
}

/// Markdown.
pub(crate) fn markdown(bytes: &[u8]) {
    article(bytes, Some(Form::Markdown));
}

/// HTML.
pub(crate) fn html(bytes: &[u8]) {
    article(bytes, Some(Form::Html));
}

/// A Word document.
pub(crate) fn docx(bytes: &[u8]) {
    article(bytes, Some(Form::Docx));
}

/// A draft and, behind the first form feed, what it was written from: all reports can be written, and what is compared lies
/// in the two.
pub(crate) fn against(bytes: &[u8]) {
    let rules = rules();
    let at = bytes.iter().position(|byte| *byte == 0x0c).unwrap_or(bytes.len());
    let (draft, original) = (&bytes[..at], bytes.get(at + 1..).unwrap_or_default());
    let parse = |name: &str, bytes: &[u8]| {
        Document::parse_as(name, bytes.to_vec(), Some(Form::Text), &rules.lexicons.part_words).ok()
    };
    let (Some(document), Some(original)) = (parse("draft", draft), parse("original", original)) else { return };
    let originals = Originals::new(vec![read_original(original, rules)], &rules.lexicons);
    let reading = read_against(&document, rules, Some(&originals));
    let theirs = &originals.list[0].document.text;
    let lies = |span: Span, text: &str| {
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} of {} bytes", text.len());
    };
    for comparison in &reading.comparisons.list {
        for passage in &comparison.passages {
            lies(passage.draft, &document.text);
            lies(passage.span, theirs);
        }
        for difference in &comparison.differences {
            lies(difference.draft, &document.text);
            if difference.passage < comparison.passages.len() {
                lies(difference.original, theirs);
            }
        }
        assert!(!comparison.taken.is_faithful() || comparison.differences.is_empty(), "{comparison:?}");
    }
    let findings = rules.apply(&reading);
    let report = Report { document: &document, reading: &reading, findings: &findings };
    assert!(serde_json::from_str::<serde_json::Value>(&json::render(&report)).is_ok());
    assert!(!text::render(&report, Layout { notes: true, ..Layout::default() }).is_empty());
    assert!(
        html::render(&Page {
            report: &report,
            rules,
            standings: &[],
            ledger: &deskcheck::ledger::Ledger::default(),
            is_desk: false
        })
        .ends_with("</html>\n"),
        "the page has no end"
    );
}

/// A file of rules beside the shipped lexicons: it compiles, or every mistake can be shown.
pub(crate) fn rule(bytes: &[u8]) {
    let Ok(rule) = std::str::from_utf8(bytes) else { return };
    let shipped = deskcheck::SHIPPED
        .iter()
        .filter(|(path, _)| ["lexicons/", "cues/"].iter().any(|folder| path.starts_with(folder)));
    let mut files: Vec<Written> = shipped.map(|(path, text)| Written::new(*path, *text)).collect();
    files.push(Written::new("style/fuzz.ron", rule));
    match RuleSet::compile(files) {
        Ok(set) => {
            let document =
                Document::running("Critics said 40 people fled. “We left,” Ana Ruiz told reporters.".to_owned());
            let findings = set.apply(&read(&document, &set));
            assert!(findings.iter().all(|f| document.text.get(f.span.start as usize..f.span.end as usize).is_some()));
        }
        Err(refused) => assert!(!render(&refused.mistakes, &refused.files, false).is_empty()),
    }
}

/// A phrase in the notation of rules: it is read, or its fault lies inside it.
pub(crate) fn notation(bytes: &[u8]) {
    let Ok(phrase) = std::str::from_utf8(bytes) else { return };
    if let Err(fault) = Phrase::parse(phrase) {
        assert!(phrase.get(fault.place.clone()).is_some(), "{:?} of {phrase:?}", fault.place);
    }
}

/// A ledger: what was read is what is written, and what was written is read as the same.
pub(crate) fn ledger(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let file = Written::new("draft.desk.ron", text);
    match Ledger::read(&file) {
        Ok(ledger) => {
            let written = Written::new("draft.desk.ron", ledger.write());
            let again = Ledger::read(&written)
                .unwrap_or_else(|m| panic!("{}", render(&m, std::slice::from_ref(&written), false)));
            assert_eq!(ledger, again);
        }
        Err(mistakes) => assert!(!render(&mistakes, std::slice::from_ref(&file), false).is_empty()),
    }
}

/// A line of JSON lines: it is blank, or has one answer in one line.
pub(crate) fn record(bytes: &[u8]) {
    let blank = bytes.trim_ascii().is_empty();
    let answer = records::answer((1, bytes), rules(), None, &|_| {});
    assert_eq!(answer.is_none(), blank);
    if let Some(answer) = answer {
        assert!(!answer.contains('\n'));
        assert!(serde_json::from_str::<serde_json::Value>(&answer).is_ok_and(|answer| answer.get("id").is_some()));
    }
}
