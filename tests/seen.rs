//! What `why`, `why-not` and `view` tell of an article: in words, and as far as the finding's grade.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use deskcheck::document::Document;
use deskcheck::read;
use deskcheck::rule::RuleSet;
use deskcheck::rule::trace::trace;

/// A file of a test's own, which is gone when the test is over.
struct Article(PathBuf);

impl Article {
    fn new(text: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("deskcheck-seen-{}-{}.txt", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::write(&path, text).expect("a file can be written");
        Self(path)
    }
}

impl Drop for Article {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// What the program prints, in lines of so many columns, where `FILE` stands for the article.
fn said_in(columns: usize, arguments: &str, article: &Path) -> String {
    let path = article.to_str().expect("it is UTF-8");
    let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
    command.args(arguments.split_whitespace().map(|word| word.replace("FILE", path)));
    let out = command.env("COLUMNS", columns.to_string()).output().expect("the program runs").stdout;
    String::from_utf8(out).expect("reports are UTF-8")
}

/// The same in one line.
fn said(arguments: &str, text: &str) -> String {
    said_in(80, arguments, &Article::new(text).0).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The articles that come with the project.
fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("it can be read").path()).collect();
    paths.sort();
    paths
}

#[track_caller]
fn has(said: &str, all: &[&str]) {
    for words in all {
        assert!(said.contains(words), "“{words}” is not in:\n{said}");
    }
}

#[test]
fn what_makes_a_finding_as_grave_as_it_is_is_told_with_its_number() {
    let why = |name: &str, line: u32| {
        let article = articles().into_iter().find(|p| p.ends_with(name)).expect("it is there");
        said_in(80, &format!("why FILE:{line}"), &article).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let query = why("port-strike.txt", 16);
    has(&query, &["it is a query, since ok a desk would ask who says it", "times in a hundred; it takes 35"]);
    has(&query, &["it is no must, since but", "it takes 78"]);
    let note = why("council-budget.txt", 3);
    has(
        &note,
        &["it is no query, since but a desk would ask who says it", "so it is a note, the grade of the rule itself"],
    );
}

#[test]
fn what_holds_and_what_does_not_is_told_as_it_is() {
    let text = "The plan will cost $40 million.\n\nThe plan will cost $40 million, Ana Ruiz said.\n";
    let why = said("why FILE:1", text);
    has(&why, &["ok it is in the article’s own voice", "ok it holds something of the kind “figure”: “$40 million”"]);
    has(
        &why,
        &[
            "ok nobody stands behind it",
            "it would be passed over if one of these were so, and none is: - a poll or a record",
        ],
    );
    assert!(!why.contains("not so that") && !why.contains("not excused"), "{why}");
    let not = said("why-not unsourced/figure FILE:3", text);
    has(
        &not,
        &["does not ask here; it comes nearest at this:", "but it is in somebody’s voice, in the article’s wording"],
    );
    has(&not, &["but somebody stands behind it, here or in the sentence that it goes on from: Ana Ruiz"]);
    let poll = said(
        "why-not unsourced/figure FILE:1",
        "A poll says the plan will cost $40 million. The poll has 40 percent.\n",
    );
    has(&poll, &["but it is passed over: a poll or a record is named beside it"]);
    let none = said("why-not unsourced/figure FILE:1", "Why not the harbour?\n");
    has(&none, &["asks about claims, and none of these were read here", "in: “Why not the harbour?”"]);
}

#[test]
fn quotation_marks_are_not_doubled() {
    for article in articles() {
        let lines = fs::read_to_string(&article).expect("it can be read").lines().count();
        let name = article.display().to_string();
        for line in (1..=lines).filter(|_| name.contains("storm-live") || name.contains("factory-fire")) {
            let why = said_in(80, &format!("why FILE:{line}"), &article);
            assert!(!why.contains("““") && !why.contains("””"), "{name}:{line}\n{why}");
        }
    }
}

#[test]
fn every_finding_is_traced() {
    let rules = RuleSet::load(&[]).expect("the shipped rules are right");
    for path in articles() {
        let bytes = fs::read(&path).expect("it can be read");
        let document = Document::parse("draft.txt", bytes, &rules.lexicons.part_words).expect("it is text");
        let reading = read(&document, &rules);
        for finding in rules.apply(&reading) {
            let rule = rules.named(&finding.rule).expect("it ran");
            let sentence = &reading.annotations.sentences[reading.annotations.sentence_at(finding.tokens.start)];
            let attempts = trace(&rules, rule, &reading, &sentence.tokens);
            let words = reading.words(finding.tokens.clone());
            assert!(
                attempts.iter().any(deskcheck::rule::trace::Attempt::holds),
                "{}: {} at “{words}”",
                path.display(),
                finding.rule
            );
        }
    }
}

#[test]
fn an_article_is_viewed_in_words_and_the_stages_on_request() {
    let text = "The plan will cost $40 million. “The dam is safe,” Ana Ruiz said.\n";
    let view = said("view FILE", text);
    has(&view, &["line 1 The plan will cost $40 million. the article itself - to check: an interpretation"]);
    has(
        &view,
        &[
            "a figure (“$40 million”) - nobody stands behind it; a desk would ask",
            "Ana Ruiz (“said”, quoted): “The dam is safe,”",
        ],
    );
    for inner in ["score", "None", "cue in", "[0]"] {
        assert!(!view.contains(inner), "{inner} is in:\n{view}");
    }
    has(&said("view --stages FILE", text), &["[0] line 1:", "score +", "claim c0 (own) by"]);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for article in articles() {
        for arguments in ["view FILE", "why FILE:3", "why FILE:10", "why-not conflict/denial FILE:10"] {
            for line in said_in(40, arguments, &article).lines() {
                assert!(line.chars().count() <= 40, "{arguments} {}: {line}", article.display());
            }
        }
    }
}
