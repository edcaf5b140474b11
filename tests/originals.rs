//! Quotations beside what the draft was written from: how each was taken, and what is said of it.

#[path = "oracle/oracle.rs"]
mod oracle;

use std::process::{Command, Output};

use deskcheck::document::Document;
use deskcheck::ledger::Ledger;
use deskcheck::ledger::standing;
use deskcheck::original::{Comparison, Originals, Taken};
use deskcheck::report::html::{self, Page};
use deskcheck::report::text::{Layout, render};
use deskcheck::report::{Report, json};
use deskcheck::rule::Reading;
use deskcheck::{read_against, read_original};

fn document(name: &str, text: &str) -> Document {
    Document::parse(name, text.as_bytes().to_vec(), &oracle::rules().lexicons.part_words).expect("it is text")
}

fn originals(texts: &[&str]) -> Originals {
    let named = texts.iter().enumerate().map(|(n, text)| document(&format!("original-{}.txt", n + 1), text));
    Originals::new(named.map(|document| read_original(document, oracle::rules())).collect(), &oracle::rules().lexicons)
}

fn with_reading<T>(texts: &[&str], draft: &str, tell: impl Fn(&Reading<'_>) -> T) -> T {
    let (originals, document) = (originals(texts), document("draft.txt", draft));
    tell(&read_against(&document, oracle::rules(), Some(&originals)))
}

/// What differs, original before draft, a dash for nothing.
fn changes(reading: &Reading<'_>, comparison: &Comparison) -> String {
    let shown = |words: &str| if words.is_empty() { "-".to_owned() } else { words.replace('\n', " ") };
    let list = &reading.originals.expect("they are supplied").list;
    let each = comparison.differences.iter().map(|d| {
        let original =
            comparison.passages.get(d.passage).map_or("", |p| d.original.text(&list[p.original].document.text));
        format!("{}>{}", shown(original), shown(d.draft.text(reading.text)))
    });
    each.collect::<Vec<_>>().join(", ")
}

/// Checks how the first quotation of a draft was taken from an original, and what differs.
#[track_caller]
fn check(original: &str, draft: &str, taken: Taken, differs: &str) {
    with_reading(&[original], draft, |reading| {
        let comparison = reading.comparisons.list.first().expect("there is a quotation");
        assert_eq!((comparison.taken, changes(reading, comparison).as_str()), (taken, differs), "{comparison:#?}");
    });
}

const HEARING: &str = "CHAIR: We will come to order. Ms. Tandy.\n\n\
    MS. TANDY: When did you first see the report on the door?\n\n\
    MR. QUILL: We never saw that report before March. Um, nobody, nobody sent it to us. I did not ask for it, I mean, because \
    I did not know that it was there. It cost twelve thousand pounds, forty percent more than the last one.\n\n\
    MS. TANDY: You signed for it in January.\n\n\
    MR. QUILL: I signed for two hundred letters that week. I would not sell the harbour if you gave me ten million. (Laughter.) \
    And the harbour is safe.\n\n\
    MS. TANDY: Nobody asked you to sell it.\n";

#[test]
fn whole_sentences_are_exact_and_parts_of_them_trimmed() {
    check(HEARING, "“We never saw that report before March,” Quill said.", Taken::Exact, "");
    check(HEARING, "“… we never saw that report before March.”", Taken::Exact, "");
    check(HEARING, "“never saw that report,” Quill said.", Taken::Trimmed, "");
    check(HEARING, "Quill had signed for “two hundred letters” by then.", Taken::Trimmed, "");
}

#[test]
fn marks_capitals_dashes_line_breaks_and_emphasis_make_no_difference() {
    for draft in [
        "The committee met in the hall on Tuesday.\n\n\"WE NEVER saw — that report before\u{a0}March\", Quill said.",
        "''We never saw that report - before March,'' Quill said.",
        "“We ‘never’ saw that report; before March!” said Quill.",
    ] {
        check(HEARING, draft, Taken::Exact, "");
    }
    let draft = document("draft.md", "“We *never* saw that **report** before March,” Quill said.");
    let originals = originals(&[HEARING]);
    let reading = read_against(&draft, oracle::rules(), Some(&originals));
    assert_eq!(reading.comparisons.list[0].taken, Taken::Exact);
}

#[test]
fn what_is_marked_is_allowed() {
    check(HEARING, "“We never saw that report … nobody sent it to us,” Quill said.", Taken::Marked, "");
    check(HEARING, "“[T]hat report before March,” Quill said.", Taken::Trimmed, "");
    check(HEARING, "“We never saw [the report on the door] before March,” Quill said.", Taken::Marked, "");
    check(HEARING, "“I signed [sic] for two hundred letters that week,” Quill said.", Taken::Marked, "");
    check(HEARING, "“We never saw [it] after March,” Quill said.", Taken::Reworded, "before>after");
}

#[test]
fn what_a_house_lets_be_dropped_is_no_difference_and_neither_is_how_a_number_is_written() {
    let faithful = |draft: &str| {
        with_reading(&[HEARING], draft, |r| assert!(r.comparisons.list[0].taken.is_faithful(), "{draft}"));
    };
    faithful("“Nobody sent it to us,” Quill said.");
    faithful("“I didn’t ask for it because I didn’t know that it was there,” Quill said.");
    faithful("“It cost 12,000 pounds, 40 per cent more than the last one,” Quill said.");
    faithful("“I would not sell the harbour if you gave me 10 million. And the harbour is safe,” Quill said.");
    for (original, draft) in [
        ("The week-end was long and the ferry was late.", "“The weekend was long and the ferry was late,”"),
        ("We can not know every one on the old ferry.", "“We cannot know everyone on the old ferry,”"),
    ] {
        with_reading(&[original], draft, |r| assert!(r.comparisons.list[0].taken.is_faithful(), "{draft}"));
    }
    check(HEARING, "“I signed for two thousand letters that week,” Quill said.", Taken::Reworded, "hundred>thousand");
}

#[test]
fn contractions_written_out_and_words_written_together_are_no_difference() {
    let spoken = "I'd forgotten it, and I'd sign it again. It's been a hard year, it's late and we can't wait. They won't pay. \
        Let's go. I'm gonna say it: we cannot stay, and you ain't heard it.";
    for draft in [
        "I had forgotten it",
        "I would sign it again",
        "It has been a hard year, it is late and we cannot wait",
        "we can not wait",
        "They will not pay. Let us go",
        "I am going to say it",
        "we can't stay",
        "you have not heard it",
    ] {
        let taken = with_reading(&[spoken], &format!("“{draft},” Quill said."), |r| r.comparisons.list[0].taken);
        assert!(matches!(taken, Taken::Exact | Taken::Trimmed), "{draft}: {taken:?}");
    }
    check("We had run the ferry.", "“We would run the ferry,” Quill said.", Taken::Reworded, "had>would");
    check("He is done with it.", "“He has done with it,” Quill said.", Taken::Reworded, "is>has");
    // Written apart in one of the two: short quotations too, that are nothing but these words.
    for (original, draft) in [
        ("It was the week-end that I lost.", "the weekend that"),
        ("It was the weekend that I lost.", "the week-end that"),
        ("Every one knew of it by then.", "Everyone knew of"),
        ("Everyone knew of it by then.", "Every one knew"),
        ("The cease-fire holds.", "The ceasefire holds"),
    ] {
        let draft = format!("“{draft},” Quill said.");
        let taken = with_reading(&[original], &draft, |r| r.comparisons.list[0].taken);
        assert!(matches!(taken, Taken::Exact | Taken::Trimmed), "{draft} {taken:?}");
    }
}

#[test]
fn a_negation_within_a_contraction_counts() {
    let negation = |original: &str, draft: &str| with_reading(&[original], draft, |r| r.comparisons.list[0].negation);
    for (original, draft) in [
        ("We can't stay in the harbour.", "“We can stay in the harbour,” Quill said."),
        ("We cannot stay in the harbour.", "“We can stay in the harbour,” Quill said."),
        ("We can stay in the harbour.", "“We cannot stay in the harbour,” Quill said."),
        ("I know who signed it.", "“I dunno who signed it,” Quill said."),
        ("They will pay for the door.", "“They won’t pay for the door,” Quill said."),
        ("It is the best that we cannot", "“It is the best that we can,” Quill said."),
    ] {
        assert!(negation(original, draft), "{original} {draft}");
    }
    for (original, draft) in [
        ("We can't stay in the harbour.", "“We cannot stay in the harbour,” Quill said."),
        ("I don't know who signed it.", "“I dunno who signed it,” Quill said."),
        ("It isn't the door.", "“It’s not the door,” Quill said."),
    ] {
        assert!(!negation(original, draft), "{original} {draft}");
    }
}

#[test]
fn words_changed_left_out_and_put_in_are_told() {
    check(HEARING, "“We never read that report before March,” Quill said.", Taken::Reworded, "saw>read");
    check(HEARING, "“We never saw the report before March,” Quill said.", Taken::Reworded, "that>the");
    check(HEARING, "“I signed for two letters that week,” Quill said.", Taken::Reworded, "hundred>-");
    check(HEARING, "“I signed for over two hundred letters that week,” Quill said.", Taken::Reworded, "->over");
    check(HEARING, "“I signed for two hundred letters that day,” Quill said.", Taken::Reworded, "week>day");
    check(HEARING, "“You signed for two hundred letters that week,” Quill said.", Taken::Reworded, "I>You");
}

#[test]
fn a_negation_lost_or_put_in_is_loud() {
    for (draft, negation) in [
        ("“We saw that report before March,” Quill said.", true),
        ("“I did ask for it,” Quill said.", true),
        ("“I would … sell the harbour if you gave me ten million,” Quill said.", true),
        ("“I never signed for two hundred letters that week,” Quill said.", true),
        ("“I did know that it was there,” Quill said.", true),
        ("“We never read that report before March,” Quill said.", false),
        ("“I didn’t ask for it,” Quill said.", false),
        ("“Nobody sent it to us … I did not know that it was there,” Quill said.", false),
    ] {
        let found = with_reading(&[HEARING], draft, |reading| {
            let findings = oracle::rules().apply(reading);
            let loud = findings.iter().any(|f| f.rule.ends_with("/negation-changed"));
            assert_eq!(loud, reading.comparisons.list[0].negation, "{draft}");
            loud
        });
        assert_eq!(found, negation, "{draft}");
    }
    // Cut off right before it.
    check("It was our fault, but it isn’t.", "“It was our fault, but it is,” Quill said.", Taken::Reworded, "n’t>-");
    check("It was our fault, not theirs.", "“It was our fault,” Quill said.", Taken::Trimmed, "");
}

#[test]
fn what_is_joined_from_two_places_is_told() {
    let joined = |draft: &str| check(HEARING, draft, Taken::Joined, "");
    joined("“We never saw that report before March. I signed for two hundred letters that week,” Quill said.");
    joined("“I signed for two hundred letters that week. We never saw that report before March,” Quill said.");
    joined("“I signed for two hundred letters … We never saw that report,” Quill said.");
    joined("“When did you first see the report … We never saw that report before March,” Quill said.");
    joined("“We never saw that report before March. It cost twelve thousand pounds,” Quill said.");
    // Across what somebody else says, however short, no mark is missing but two quotations are.
    let across = |draft: &str, differs: &str| check(HEARING, draft, Taken::Joined, differs);
    across("“Nobody sent it to us. I signed for two hundred letters that week,” Quill said.", "");
    across("“It cost twelve thousand pounds and I signed for two hundred letters,” Quill said.", "->and");
    let short = "MR. QUILL: It was put back once.\n\nCHAIR: Only once?\n\nMR. QUILL: The families were told.\n\nCHAIR: Go on.\n";
    check(short, "“It was put back once. The families were told,” Quill said.", Taken::Joined, "");
    let two = ["The road was closed all winter and nobody came.", "We had told the families about the ferry in May."];
    with_reading(
        &two,
        "“The road was closed all winter and we had told the families about the ferry,” Quill said.",
        |r| {
            let comparison = &r.comparisons.list[0];
            assert_eq!(comparison.taken, Taken::Joined);
            assert_eq!(comparison.passages.iter().map(|p| p.original).collect::<Vec<_>>(), [0, 1]);
        },
    );
}

#[test]
fn what_is_not_there_is_not_found() {
    check(HEARING, "“The ferry left at noon with all its passengers,” Quill said.", Taken::Nowhere, "");
    check(HEARING, "“It was there that we went to ask,” Quill said.", Taken::Nowhere, "");
    assert!(with_reading(&[HEARING], "He called it “safe”.", |r| r.comparisons.list.is_empty()));
}

#[test]
fn a_quotation_in_another_mouth_is_told_where_both_are_known() {
    let other = |draft: &str| with_reading(&[HEARING], draft, |r| r.comparisons.list[0].other_speaker);
    assert!(other("“We never saw that report before March,” Ms. Tandy said."));
    assert!(other("“You signed for it in January,” Mr. Quill said."));
    assert!(!other("“We never saw that report before March,” Mr. Quill said."));
    assert!(!other("“We never saw that report before March,” said Arno Quill, the director."));
    // Nobody knows whether the witness is another one.
    assert!(!other("“We never saw that report before March,” the witness said."));
    // She has a label of her own.
    assert!(other("“We will come to order,” Ms. Tandy said."));
    // Somebody who stands in neither text but this once may be known there by another name.
    assert!(!other("“We never saw that report before March,” Jonas Orrin said."));
}

#[test]
fn a_short_transcript_shows_who_speaks() {
    let other = |original: &str| {
        with_reading(&[original], "“We never saw that report before March,” Ms. Tandy said.", |r| {
            r.comparisons.list[0].other_speaker
        })
    };
    assert!(other("MS. TANDY: When did you see it?\n\nMR. QUILL: We never saw that report before March.\n"));
    assert!(other("Ana Tandy: When did you see it?\nArno Quill: We never saw that report before March.\n"));
    assert!(other(
        "Hearing of the second of May\n\nTANDY: When did you see it?\n\nQUILL: We never saw that report before March.\n"
    ));
    assert!(!other("MS. TANDY: We never saw that report before March.\n\nMR. QUILL: That is so.\n"));
    // The head of an e-mail has labels too, and a statement has one here and there.
    assert!(!other(
        "FROM: Arno Quill\n\nTO: Ana Tandy\n\nSUBJECT: The report\n\nWe never saw that report before March.\n"
    ));
    assert!(!other(
        "The company has a new door.\n\nMR. QUILL: We never saw that report before March.\n\nIt is safe.\n\nIt is late.\n"
    ));
}

#[test]
fn headings_before_a_colon_make_no_transcript() {
    let other = |original: &str| {
        let draft = "Ida Tandy left. “The mill cost two hundred marks in May,” Arno Quill said.";
        with_reading(&[original], draft, |r| r.comparisons.list[0].other_speaker)
    };
    // Whoever is said to say it there does, not “Background” and not “RE”.
    assert!(other(
        "Background: The mill cost two hundred marks in May, Ida Tandy says.\n\nContact: The office is open."
    ));
    assert!(other(
        "FROM: The mayor\n\nTO: The council\n\nRE: The old mill of Tessel\n\n\
         The mill cost two hundred marks in May, Ida Tandy says."
    ));
}

#[test]
fn of_two_places_the_one_of_the_same_speaker_is_meant() {
    let said_twice =
        "QUILL: I have nothing to say.\n\nTANDY: I have nothing to say.\n\nQUILL: Then we agree.\n\nTANDY: So we do.\n";
    for speaker in ["Quill", "Tandy"] {
        with_reading(&[said_twice], &format!("“I have nothing to say,” Ms. {speaker} said."), |reading| {
            let comparison = &reading.comparisons.list[0];
            assert!(!comparison.other_speaker);
            let there = comparison.passages[0].speaker.as_deref().expect("turns have labels");
            assert_eq!(there.to_lowercase(), speaker.to_lowercase());
        });
    }
}

#[test]
fn quotations_in_quotations_and_over_paragraphs_are_compared_whole() {
    let original = "“He told me, ‘Keep it off the sheet,’ and I did,” Ruiz said. “It was wrong. I knew it at once.”";
    check(original, "\"He told me 'Keep it off the sheet' and I did,\" Ruiz said.", Taken::Exact, "");
    check(original, "“I did. It was wrong,” Ruiz said.", Taken::Trimmed, "");
    let draft =
        "“He told me, ‘Keep it off the sheet,’ and I did.\n\n“It was wrong. I never knew it at once,” Ruiz said.";
    with_reading(&[original], draft, |reading| {
        let list = &reading.comparisons.list;
        assert_eq!(list.iter().map(|c| c.taken).collect::<Vec<_>>(), [Taken::Exact, Taken::Reworded]);
        assert!(list[1].negation);
    });
}

#[test]
fn files_of_subtitles_are_read_through_their_timings() {
    let subtitles = "1\n00:00:01,000 --> 00:00:04,000\nWe never saw that\n\n2\n00:00:04,000 --> 00:00:06,000\nreport before March.\n";
    check(subtitles, "“We never saw that report before March,” Quill said.", Taken::Exact, "");
    check("[00:01:10] We never saw that 00:01:12 report.", "“We never saw that report,” Quill said.", Taken::Exact, "");
}

#[test]
fn nothing_is_said_where_nothing_is_supplied() {
    let draft = document("draft.txt", "“We never saw that report before March,” Ms. Tandy said.");
    let reading = read_against(&draft, oracle::rules(), None);
    assert!(reading.comparisons.list.is_empty() && reading.originals.is_none());
    let findings = oracle::rules().apply(&reading);
    assert!(findings.iter().all(|f| f.compared.is_none()));
}

/// Words that draw no rule of their own, many of them the same.
const WORDS: [&str; 24] = [
    "the", "harbour", "was", "closed", "in", "a", "long", "winter", "and", "we", "had", "seen", "of", "ferry", "it",
    "report", "before", "March", "door", "letters", "that", "to", "families", "told",
];

/// Numbers that look as if they came by chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

#[test]
fn what_is_cut_out_of_an_original_is_always_found_there() {
    let mut chance = Chance(7);
    for _ in 0..400 {
        let mut words: Vec<&str> = (0..20 + chance.below(300)).map(|_| WORDS[chance.below(WORDS.len())]).collect();
        // What is said twice in a row is a slip of the tongue in the original.
        words.dedup();
        let mut text = String::new();
        for word in &words {
            text.push_str(word);
            text.push_str(["\n", " ", " ", " ", ", ", " ", ". ", " “", "” ", " — ", ".\n\n"][chance.below(11)]);
        }
        let from = chance.below(words.len() - 2);
        let end = words.len().min(from + 2 + chance.below(60));
        let draft = format!("“{},” Ana Ruiz said.", words[from..end].join(" "));
        let taken = with_reading(&[&text], &draft, |r| r.comparisons.list.first().map(|c| c.taken));
        assert!(matches!(taken, Some(Taken::Exact | Taken::Trimmed)), "{taken:?}: {draft}\n{text}");
    }
}

#[test]
fn whatever_is_supplied_all_places_lie_in_their_texts() {
    const SIGNS: [char; 16] = ['a', 'b', 'n', 'o', 't', ' ', ' ', '“', '”', '’', '[', ']', '…', '.', '\n', '-'];
    let mut chance = Chance(11);
    for _ in 0..300 {
        let mut text = |length: usize| -> String { (0..length).map(|_| SIGNS[chance.below(SIGNS.len())]).collect() };
        let (original, some, more) = (text(200), text(60), text(20));
        let draft = format!("“{some}” she said. “we never saw {more} before March [{more}] not”");
        with_reading(&[&original, HEARING], &draft, |reading| {
            let list = &reading.originals.expect("they are supplied").list;
            let lies =
                |span: deskcheck::span::Span, text: &str| text.get(span.start as usize..span.end as usize).is_some();
            for comparison in &reading.comparisons.list {
                for passage in &comparison.passages {
                    assert!(lies(passage.span, &list[passage.original].document.text), "{draft}\n{original}");
                    assert!(lies(passage.draft, reading.text), "{draft}\n{original}");
                }
                assert!(comparison.differences.iter().all(|d| lies(d.draft, reading.text)), "{draft}\n{original}");
            }
            oracle::rules().apply(reading);
        });
    }
}

/// The invented hearing and statement, and the draft that was written from them.
fn ferry<T>(tell: impl FnOnce(&Report<'_>) -> T) -> T {
    let read = |path: &str| {
        let text = std::fs::read_to_string(path).expect("it is there");
        document(path.rsplit('/').next().expect("it has a name"), &text)
    };
    let paths = ["tests/articles/committee-transcript.txt", "tests/originals/statement.txt"];
    let list = paths.iter().map(|path| read_original(read(path), oracle::rules()));
    let originals = Originals::new(list.collect(), &oracle::rules().lexicons);
    let document = read("tests/originals/ferry-hearing.txt");
    let reading = read_against(&document, oracle::rules(), Some(&originals));
    let findings = oracle::rules().apply(&reading);
    tell(&Report { document: &document, reading: &reading, findings: &findings })
}

#[test]
fn each_report_shows_the_words_of_the_original_where_they_stand() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/originals"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        ferry(|report| {
            insta::assert_snapshot!("ferry-hearing", render(report, Layout::default()));
            let made: serde_json::Value = serde_json::from_str(&json::render(report)).expect("a report is JSON");
            let compared: Vec<_> =
                made["findings"].as_array().expect("a list").iter().filter(|f| f.get("taken").is_some()).collect();
            let shown = serde_json::json!({"quotations": made["quotations"], "findings": compared});
            insta::assert_snapshot!("ferry-hearing-json", serde_json::to_string_pretty(&shown).expect("it is JSON"));
            let page = html::render(&Page {
                report,
                rules: oracle::rules(),
                standings: &[],
                ledger: &deskcheck::ledger::Ledger::default(),
                is_desk: false,
            });
            let cards = page.split("<h3 class=\"tag must\">").nth(1).and_then(|rest| rest.split("<h3").next());
            insta::assert_snapshot!("ferry-hearing-cards", cards.expect("there is something to settle"));
        });
    });
}

#[test]
fn a_decision_holds_whatever_stands_before_the_quotation() {
    let draft = |before: &str| format!("{before}“We never read that report before March,” Mr. Quill said.\n");
    let print = |text: &str| {
        with_reading(&[HEARING], text, |reading| {
            let findings = oracle::rules().apply(reading);
            let found = findings.iter().find(|f| f.compared.is_some()).expect("words were changed");
            let entry = deskcheck::ledger::entry(
                found,
                found.span.text(reading.text),
                &standing::sentence(found, reading),
                deskcheck::ledger::Decision::Stet,
            );
            let mut ledger = Ledger::default();
            let entry = deskcheck::ledger::Entry { reason: "the recording has it so".to_owned(), ..entry };
            ledger.decide(entry, found.severity, None).expect("it has a reason");
            let (standings, unused) = standing::of(&ledger, &findings, reading, None);
            assert!(unused.is_empty() && standings.iter().any(|s| !s.is_open()));
            found.fingerprint.clone()
        })
    };
    assert_eq!(print(&draft("")), print(&draft("The inquiry met on Tuesday.\n\n")));
}

fn run(folder: &std::path::Path, words: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
    let command = command.args(words.split(' ')).current_dir(folder).env("TERM", "dumb").env_remove("NO_COLOR");
    command.output().expect("the program runs")
}

#[test]
fn the_program_takes_originals_wherever_findings_are_looked_up() {
    let folder = std::env::temp_dir().join(format!("deskcheck-originals-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("notes")).expect("folders can be made");
    let write = |path: &str, text: &str| std::fs::write(folder.join(path), text).expect("files can be written");
    write("draft.txt", "“We never read that report before March,” Mr. Quill said.\n");
    write("notes/hearing.txt", HEARING);
    write("empty.txt", " \n");
    let said = |words: &str, status: i32| {
        let output = run(&folder, words);
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(status), "{words}: {out}{err}");
        format!("{out}{err}").replace(&*folder.to_string_lossy(), "")
    };
    said("check draft.txt", 0);
    let found = said("check draft.txt --against notes/hearing.txt", 1);
    assert!(found.contains("quotation/changed-words") && found.contains("notes/hearing.txt, line 5, QUILL"), "{found}");
    assert!(said("check --against notes draft.txt", 1).contains("quotation/changed-words"));
    assert!(said("why draft.txt:1 --against notes", 0).contains("hearing.txt, line 5"));
    assert!(said("why-not quotation/joined draft.txt:1 --against notes", 0).contains("in two places"));
    let seen = said("view draft.txt --against notes", 0);
    assert!(seen.contains("reworded") && seen.contains("hearing.txt, line 5"), "{seen}");
    assert!(
        said("rules try quotation/changed-words draft.txt --against notes", 0).contains("1 hit in 1 of 1 article,")
    );
    // A draft that lies among what it was written from is left out; named as its own original it is refused.
    assert!(said("check draft.txt --against . --fail-on never", 2).contains("empty.txt: has no words to compare with"));
    write("empty.txt", "Nothing was said.\n");
    assert!(
        said("check draft.txt --against .", 1).contains("2 originals")
            || said("check draft.txt --against .", 1).contains("hearing.txt")
    );
    assert_eq!(
        said("check draft.txt --against ./draft.txt", 2),
        "deskcheck: ./draft.txt: is the draft itself; name what it was written from\n"
    );
    assert_eq!(said("check draft.txt --against none.txt", 2), "deskcheck: none.txt: not found\n");
    // A decision about it is kept by those who do not supply the originals.
    let json: serde_json::Value =
        serde_json::from_str(&said("check draft.txt --against notes --format jsonl", 1)).expect("it is JSON");
    let finding =
        json["findings"].as_array().expect("a list").iter().find(|f| f["taken"] == "reworded").expect("it is there");
    let print = finding["fingerprint"].as_str().expect("it has one");
    said(&format!("decisions record draft.txt {print} stet --reason heard --against notes"), 0);
    said("check draft.txt --against notes", 0);
    assert!(!said("check draft.txt", 0).contains("unused"));
    assert!(said("decisions prune draft.txt", 0).starts_with("0 taken out"));
    assert!(said("decisions list draft.txt", 0).contains("waits for --against"));
    std::fs::remove_dir_all(&folder).expect("it can be removed");
}
