//! The cost of a check grows with the length of the copy and no faster, whatever the copy is made of.
//!
//! Each test reads the same kind of copy at two lengths and compares what a byte costs. `benches/growth.py` does the same
//! for whole runs and up to 10 MB.

use std::time::{Duration, Instant};

use deskcheck::document::Document;
use deskcheck::original::Originals;
use deskcheck::report::{Report, json};
use deskcheck::rule::RuleSet;
use deskcheck::{read_against, read_original};

/// The lengths compared, in bytes.
const LENGTHS: [usize; 2] = [40_000, 480_000];

/// How much more a byte of the longer copy may cost; work that grows with the square of the length would cost 12 times as
/// much, and stands out where it is a tenth of all.
const MOST: f64 = 1.8;

/// Processor time of this thread, where the system tells; else the time of the clock.
fn time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanoseconds = told.ok().and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(
        || {
            static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
            START.get_or_init(Instant::now).elapsed()
        },
        Duration::from_nanos,
    )
}

/// Copy, and what it was written from if anything, piece by piece.
trait Pieces {
    /// The piece of that number of what the copy was written from.
    fn original(&self, _: usize) -> String {
        String::new()
    }

    /// The piece of the copy.
    fn copy(&self, number: usize) -> String;
}

impl<F: Fn(usize) -> String> Pieces for F {
    fn copy(&self, number: usize) -> String {
        self(number)
    }
}

/// What a byte of the copy and of what it was written from costs, in nanoseconds.
fn cost(rules: &RuleSet, pieces: &dyn Pieces, length: usize) -> f64 {
    let (mut copy, mut original) = (String::new(), String::new());
    for number in 0.. {
        if copy.len() + original.len() >= length {
            break;
        }
        copy.push_str(&pieces.copy(number));
        original.push_str(&pieces.original(number));
    }
    let length = copy.len() + original.len();
    let start = time();
    let parse = |name: &str, text: String| {
        Document::parse(name, text.into_bytes(), &rules.lexicons.part_words).expect("it is text")
    };
    let originals = (!original.is_empty()).then(|| {
        let original = read_original(parse("original", original), rules);
        Originals::new(vec![original], &rules.lexicons)
    });
    let document = parse("copy", copy);
    let reading = read_against(&document, rules, originals.as_ref());
    let findings = rules.apply(&reading);
    let report = json::render(&Report { document: &document, reading: &reading, findings: &findings });
    let spent = time().saturating_sub(start);
    assert!(!report.is_empty());
    spent.as_nanos() as f64 / length as f64
}

#[track_caller]
fn grows_evenly(pieces: &impl Pieces) {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let ratio = || cost(&rules, pieces, LENGTHS[1]) / cost(&rules, pieces, LENGTHS[0]);
    // Other programs on the machine can slow one of the two down; that they do so three times is unlikely.
    let mut ratios = vec![ratio()];
    while ratios.len() < 3 && ratios.iter().all(|r| *r > MOST) {
        ratios.push(ratio());
    }
    assert!(ratios.iter().any(|r| *r <= MOST), "a byte of the longer copy costs {ratios:?} times as much");
}

/// A surname of its own for each number.
fn surname(number: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ba", "den", "fi", "gor", "hal", "jun", "ker", "lom"];
    let mut left = number + SYLLABLES.len().pow(2);
    let mut name = String::from("M");
    while left > 0 {
        name.push_str(SYLLABLES[left % SYLLABLES.len()]);
        left /= SYLLABLES.len();
    }
    name
}

fn article(number: usize) -> String {
    let mut paths: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles"))
        .expect("the articles are there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    paths.sort();
    std::fs::read_to_string(&paths[number % paths.len()]).expect("articles are UTF-8") + "\n\n"
}

#[test]
fn articles() {
    grows_evenly(&article);
}

#[test]
fn one_paragraph() {
    grows_evenly(&|number| article(number).split_whitespace().collect::<Vec<_>>().join(" ") + " ");
}

#[test]
fn quotation_marks() {
    grows_evenly(&|number| {
        let end = if number % 11 == 10 { "\"\n\n" } else { "" };
        format!("\"No,\" she said. \"Y{}\" \"‘N’\" {end}", number % 7)
    });
}

#[test]
fn bare_marks() {
    grows_evenly(&|_| "\"' ".to_owned());
}

#[test]
fn speakers() {
    grows_evenly(&|number| {
        let (one, other) = (surname(number), surname(number.saturating_sub(1)));
        let said = match number % 4 {
            0 => "said the road was closed",
            1 => "denied that the road was closed",
            2 => &format!("blamed {other} for the delay"),
            _ => "called the plan a lie",
        };
        format!("Ana {one}, the mayor of Port {other}, {said}.{}", if number % 5 == 4 { "\n\n" } else { " " })
    });
}

#[test]
fn two_speakers() {
    grows_evenly(&|number| {
        let tram = number % 89;
        format!("Ana Ruiz said the number {tram} tram was late. Boris Vale denied that the tram was late.\n\n")
    });
}

#[test]
fn figures() {
    grows_evenly(&|number| {
        let (money, buses) = (number % 900 + 3, number % 7_919 + 11);
        format!("The council said it had paid ${money} million for {buses} buses. The union said it was {number}.\n\n")
    });
}

#[test]
fn one_sentence() {
    grows_evenly(&|number| format!("the {} of the town and ", surname(number % 5_000).to_lowercase()));
}

/// A transcript in which each answer stands once, quoted with a word changed in every other place.
struct Hearing;

impl Pieces for Hearing {
    fn original(&self, number: usize) -> String {
        let (witness, clerk) = (surname(number % 500), surname(number));
        format!(
            "TANDY: Who saw it?\n\nQUILL: We never saw that report, and {witness} sent it to {clerk} all the same.\n\n"
        )
    }

    fn copy(&self, number: usize) -> String {
        let (witness, clerk) = (surname(number % 500), surname(number));
        let verb = if number.is_multiple_of(2) { "sent" } else { "gave" };
        format!("“We never saw that report, and {witness} {verb} it to {clerk},” Mr Quill said.\n\n")
    }
}

#[test]
fn originals() {
    grows_evenly(&Hearing);
}

/// One answer again and again, quoted time and again.
struct Refrain;

impl Pieces for Refrain {
    fn original(&self, _: usize) -> String {
        "We never saw that report, and we never saw that report before March. ".to_owned()
    }

    fn copy(&self, number: usize) -> String {
        // Each quotation is looked for in all of these places, as far as they are followed.
        if !number.is_multiple_of(8) {
            return String::new();
        }
        let word = if number.is_multiple_of(16) { "saw" } else { "read" };
        format!("“We never {word} that report … never saw that report before May,” Mr Quill said.\n\n")
    }
}

#[test]
fn originals_that_say_the_same_again_and_again() {
    grows_evenly(&Refrain);
}
