//! What makes no difference to what is found: how lines are wrapped, which quotation marks are used, emphasis, the order of
//! rules and the number of threads; that places and words agree; and that no list of a house's changes who says what.

#[path = "oracle/oracle.rs"]
mod oracle;

use std::collections::BTreeSet;
use std::process::Command;

use deskcheck::document::form::Form;
use deskcheck::document::{Document, Part};
use deskcheck::finding::Finding;
use deskcheck::read;
use deskcheck::rule::RuleSet;
use deskcheck::written::Written;

/// The bodies of the invented articles, paragraph by paragraph, each with its white space folded.
fn bodies() -> Vec<(String, Vec<String>)> {
    let mut bodies = Vec::new();
    for entry in std::fs::read_dir("tests/articles").expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        let document = Document::read(&path, &oracle::rules().lexicons.part_words).expect("it is an article");
        let body = document.paragraphs.iter().filter(|p| p.part == Part::Body);
        let body = body.map(|p| folded(p.span.text(&document.text))).collect();
        bodies.push((path.display().to_string(), body));
    }
    assert!(bodies.len() > 10);
    bodies.sort();
    bodies
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is found in a text of that form: rule, words and question of each finding, quotation marks made alike.
fn found(text: &str, form: Form) -> Vec<String> {
    let rules = oracle::rules();
    let document = Document::parse_as("a", text.as_bytes().to_vec(), Some(form), &rules.lexicons.part_words);
    let document = document.expect("it is an article");
    let alike = |text: &str| folded(text).replace(['“', '”'], "\"").replace(['‘', '’'], "'");
    let told = |f: &Finding| format!("{} {}: {}", f.rule, alike(f.span.text(&document.text)), alike(&f.message));
    rules.apply(&read(&document, rules)).iter().map(told).collect()
}

/// The paragraphs with a blank line after each, and each with lines of about that many characters.
fn wrapped(paragraphs: &[String], width: usize) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        let mut column = 0;
        for word in paragraph.split(' ') {
            let length = word.chars().count();
            if column > 0 {
                let breaks = column + length > width;
                text.push(if breaks { '\n' } else { ' ' });
                column = if breaks { 0 } else { column + 1 };
            }
            text.push_str(word);
            column += length;
        }
        text.push_str("\n\n");
    }
    text
}

#[test]
fn line_breaks_make_no_difference() {
    for (name, body) in bodies() {
        assert_eq!(found(&wrapped(&body, 48), Form::Text), found(&wrapped(&body, usize::MAX), Form::Text), "{name}");
    }
}

#[test]
fn straight_and_curly_quotation_marks_make_no_difference() {
    for (name, body) in bodies() {
        let curly = wrapped(&body, usize::MAX);
        let straight = curly.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
        // A rule asks where two kinds of marks stand in one article.
        let other = |found: Vec<String>| -> Vec<String> {
            found.into_iter().filter(|f| !f.starts_with("consistency/quotation-marks")).collect()
        };
        assert_eq!(other(found(&straight, Form::Text)), other(found(&curly, Form::Text)), "{name}");
    }
}

#[test]
fn emphasis_makes_no_difference() {
    for (name, body) in bodies() {
        let plain: Vec<String> = body.iter().map(|p| p.replace(['*', '_', '#', '<', '&'], "")).collect();
        // Every seventh word that is nothing but letters is set in italics or bold.
        let mut number = 0;
        let mut set = |word: &str| {
            number += 1;
            let mark = if number % 2 == 0 { "*" } else { "**" };
            if number % 7 == 0 && word.chars().all(char::is_alphabetic) {
                format!("{mark}{word}{mark}")
            } else {
                word.to_owned()
            }
        };
        let marked: Vec<String> =
            plain.iter().map(|p| p.split(' ').map(&mut set).collect::<Vec<_>>().join(" ")).collect();
        let (plain, marked) = (wrapped(&plain, usize::MAX), wrapped(&marked, usize::MAX));
        assert_ne!(plain, marked);
        assert_eq!(found(&marked, Form::Markdown), found(&plain, Form::Markdown), "{name}");
    }
}

/// Copy can begin and end anywhere: each sentence by itself and with the next one, its end from each word on, and its words
/// the other way round.
#[test]
fn copy_cut_anywhere_is_read_with_its_places_inside_it() {
    for (path, paragraphs) in bodies() {
        for paragraph in paragraphs {
            let whole = Document::running(paragraph.clone());
            let sentences = read(&whole, oracle::rules()).annotations.sentences;
            for (i, sentence) in sentences.iter().enumerate() {
                let text = sentence.span.text(&paragraph);
                let next = sentences.get(i + 1).map_or(text, |next| sentence.span.cover(next.span).text(&paragraph));
                let words: Vec<&str> = text.split(' ').collect();
                let backwards = words.iter().rev().copied().collect::<Vec<_>>().join(" ");
                let ends = (0..words.len()).map(|at| words[at..].join(" "));
                for cut in ends.chain([next.to_owned(), backwards]) {
                    let document = Document::running(cut.clone());
                    let reading = read(&document, oracle::rules());
                    let findings = oracle::rules().apply(&reading);
                    let inside = |f: &Finding| f.span.end as usize <= cut.len() && !f.span.text(&cut).is_empty();
                    assert!(findings.iter().all(inside), "{path}: {cut}");
                }
            }
        }
    }
}

#[test]
fn each_occurrence_is_a_finding() {
    let sentence = "Critics gathered outside the town hall in Pellan on Tuesday and said the plan was a scandal.";
    for count in [1, 2, 5, 40] {
        let text = vec![sentence.to_owned(); count];
        let found = found(&wrapped(&text, usize::MAX), Form::Text);
        assert_eq!(found.iter().filter(|f| f.starts_with("attribution/vague")).count(), count);
    }
}

#[test]
fn every_word_hangs_on_a_root_in_shuffled_copy_too() {
    const PIECE: usize = 40;
    const STEP: usize = 17;
    let rules = oracle::rules();
    for (name, body) in bodies() {
        let text = wrapped(&body, usize::MAX);
        let words: Vec<&str> = text.split_whitespace().collect();
        // Each piece as it is, and its words as they come when every 17th is taken.
        for piece in words.chunks(PIECE) {
            let shuffled: Vec<&str> = (0..piece.len()).map(|i| piece[i * STEP % piece.len()]).collect();
            for words in [piece, &shuffled] {
                let document = Document::running(words.join(" "));
                let annotations = read(&document, rules).annotations;
                let count = annotations.tokens.len();
                let up = |at: &u32| annotations.trees.head(*at);
                let ends = |word: u32| std::iter::successors(Some(word), up).nth(count).is_none();
                assert!((0..count as u32).all(ends), "{name}: {}", document.text);
            }
        }
    }
}

#[test]
fn the_words_that_a_question_cites_stand_in_the_article() {
    let rules = oracle::rules();
    for (name, body) in bodies() {
        let text = wrapped(&body, usize::MAX);
        let document = Document::running(text.clone());
        let alike = |text: &str| folded(text).to_lowercase().replace('’', "'");
        for finding in rules.apply(&read(&document, rules)) {
            let rule = rules.named(&finding.rule).expect("the rule is there");
            for cited in finding.message.split('“').skip(1).filter_map(|rest| rest.split('”').next()) {
                let own = rule.asks.all().any(|asks| asks.fill(|_| None).contains(&format!("“{cited}”")));
                assert!(own || alike(&text).contains(&alike(cited)), "{name}: {} cites “{cited}”", finding.rule);
            }
        }
    }
}

#[test]
fn the_order_of_files_of_rules_makes_no_difference() {
    let files = || deskcheck::SHIPPED.iter().map(|(path, text)| Written::new(*path, *text));
    let turned = RuleSet::compile(files().rev().collect()).expect("the shipped rules have no mistake");
    for (name, body) in bodies() {
        let document = Document::running(wrapped(&body, usize::MAX));
        let findings = |rules: &RuleSet| rules.apply(&read(&document, rules));
        assert_eq!(findings(&turned), findings(oracle::rules()), "{name}");
    }
}

#[test]
fn a_list_of_a_house_changes_nothing_of_who_says_what() {
    // Every word of an article is put in a list; only rules may see a difference.
    for (name, body) in bodies() {
        let text = wrapped(&body, usize::MAX);
        let words: BTreeSet<String> =
            text.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| w.len() > 2).map(str::to_lowercase).collect();
        let words: Vec<String> = words.iter().map(|word| format!("{word:?}")).collect();
        let list = format!("Lexicon(about: \"Words of the house.\", words: [{}])", words.join(", "));
        let shipped = deskcheck::SHIPPED.iter().map(|(path, text)| Written::new(*path, *text));
        let files = shipped.chain([Written::new("lexicons/house.ron", list)]).collect();
        let house = RuleSet::compile(files).expect("the list has no mistake");
        let document = Document::running(text);
        let told = |rules: &RuleSet| {
            let reading = read(&document, rules);
            let of = |a: &deskcheck::attribution::Attribution| (a.core.clone(), a.content.clone());
            reading.attributions.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(format!("{:?}", told(&house)), format!("{:?}", told(oracle::rules())), "{name}");
    }
}

#[test]
fn the_number_of_files_checked_at_once_makes_no_difference() {
    let run = |paths: &[String]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
        command.args(["check", "--format", "jsonl", "--fail-on", "never"]).args(paths);
        command.output().expect("the program runs").stdout
    };
    let paths: Vec<String> = bodies().into_iter().map(|(path, _)| path).collect();
    let one_by_one: Vec<u8> = paths.iter().flat_map(|path| run(std::slice::from_ref(path))).collect();
    assert!(run(&paths) == one_by_one, "the reports differ");
}

#[test]
fn the_map_leads_back_to_the_words_of_the_file() {
    let file = "# Fire &amp; water\n\nThe *old* dam broke, the **mayor of Pellan** said. [Records](http://a.example/b) show it.\n\n\
        > “It was *never* safe,” Ana Ruiz said.\n\n- Two bridges fell.\n";
    let words = &oracle::rules().lexicons.part_words;
    let document = Document::parse("a.md", file.as_bytes().to_vec(), words).expect("it is an article");
    assert_eq!(document.form, Form::Markdown);
    let reading = read(&document, oracle::rules());
    assert!(reading.annotations.tokens.len() > 20);
    for token in &reading.annotations.tokens {
        let place = document.place(token.span);
        let there = place.text(file);
        assert!(there == token.span.text(&document.text) || there == "&amp;", "{there}");
    }
}
