//! What a writer of rules reads when a file is wrong: each file in `tests/mistakes/` with its mistakes.
//!
//! The first line of a file says what is wrong in it. Types like those of rules stand in for all that are read.

#![allow(dead_code, reason = "the fields are there to be read into")]

use std::collections::BTreeMap;
use std::path::Path;

use deskcheck::SHIPPED;
use deskcheck::language::cues::CuesFile;
use deskcheck::language::lexicon::LexiconFile;
use deskcheck::written::Written;
use deskcheck::written::render::render;
use ron::extensions::Extensions;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(rename = "Rule", deny_unknown_fields)]
struct RuleFile {
    severity: Severity,
    status: Status,
    asks: String,
    why: String,
    refs: Vec<String>,
    find: Find,
    #[serde(default)]
    unless: Vec<Exception>,
    examples: Vec<Example>,
    weight: Option<u8>,
    quiet: Option<bool>,
}

#[derive(Debug, Deserialize)]
enum Severity {
    Must,
    Query,
    Note,
}

#[derive(Debug, Deserialize)]
enum Status {
    Draft,
    Trial,
    Live,
    Retired,
}

#[derive(Debug, Deserialize)]
enum Find {
    Text(TextFile),
    Claim(Condition),
    Graph(GraphFile),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextFile {
    voice: Vec<Voice>,
    any: Vec<Phrase>,
}

#[derive(Debug, Deserialize)]
enum Voice {
    Own,
    Quoted,
    Paraphrased,
    Headline,
    Caption,
}

#[derive(Debug, Deserialize)]
enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Facet(String),
    Voice(Voice),
    Sourced,
    Linked,
    Near(String, u8),
    Count { of: String, at_least: u32 },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GraphFile {
    nodes: BTreeMap<String, NodeFile>,
    edges: Vec<EdgeFile>,
    point_at: String,
}

#[derive(Debug, Deserialize)]
enum NodeFile {
    Claim(ClaimFile),
    Speaker,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimFile {
    #[serde(default)]
    voice: Vec<Voice>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Edge")]
struct EdgeFile(String, Relation, String);

#[derive(Debug, Deserialize)]
enum Relation {
    Asserts,
    Denies,
    Blames,
}

#[derive(Debug, Deserialize)]
enum Exception {
    Because(String, Condition),
}

#[derive(Debug, Deserialize)]
enum Example {
    Flag(String),
    Pass(String),
    Todo(Box<Example>),
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Phrase(String);

impl TryFrom<String> for Phrase {
    type Error = String;

    fn try_from(words: String) -> Result<Self, String> {
        if words.matches('(').count() == words.matches(')').count() {
            Ok(Self(words))
        } else {
            Err("a round bracket of this phrase has no partner".to_owned())
        }
    }
}

/// Reads the file as a value of that type and checks what holds for every file: each mistake is at a place that there is,
/// in words that are not ron's, and nothing is refused that ron can read but for what ron lets pass.
fn read<'a, T: Deserialize<'a>>(file: &'a Written) {
    let extensions = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES | Extensions::UNWRAP_VARIANT_NEWTYPES;
    let options = ron::Options::default().with_default_extension(extensions).with_recursion_limit(512);
    let by_ron = options.from_str::<T>(file.text.strip_prefix('\u{feff}').unwrap_or(&file.text));
    let Err(mistakes) = file.read::<T>() else {
        assert!(by_ron.is_ok(), "ron refuses what was read:\n{}", file.text);
        return;
    };
    assert!(!mistakes.is_empty(), "refused for no reason:\n{}", file.text);
    for mistake in &mistakes {
        let places = mistake.span.iter().chain(mistake.also.iter().map(|(span, _)| span));
        for place in places {
            assert!(file.text.get(place.start as usize..place.end as usize).is_some(), "{mistake:?}\n{}", file.text);
        }
        let lets_pass = mistake.message.ends_with("is given twice") || mistake.message.ends_with("64 deep");
        assert!(by_ron.is_err() || lets_pass, "{}\n{}", mistake.message, file.text);
        let is_rons = by_ron.as_ref().is_err_and(|e| e.code.to_string().eq_ignore_ascii_case(&mistake.message));
        let is_of_type = mistake.message.starts_with("a round bracket of this phrase");
        assert!(!is_rons || is_of_type, "{}\n{}", mistake.message, file.text);
    }
    assert!(render(&mistakes, std::slice::from_ref(file), true).contains("mistake"));
}

/// Reads a file as what its path says that it is.
fn read_any(path: &str, text: String) {
    let file = Written::new(path, text);
    match path {
        _ if path.starts_with("cues/") => read::<CuesFile>(&file),
        _ if path.starts_with("lexicons/") => read::<LexiconFile<'_>>(&file),
        _ => read::<RuleFile>(&file),
    }
}

/// The shipped files, and those of the folder `mistakes`, by path.
fn files() -> Vec<(String, String)> {
    let shipped = SHIPPED.iter().map(|&(path, text)| (path.to_owned(), text.to_owned()));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let mut faulty: Vec<_> =
        std::fs::read_dir(folder).expect("the folder is there").flatten().map(|e| e.path()).collect();
    faulty.sort();
    let faulty = faulty.into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).expect("the file is there");
        (path.to_string_lossy().into_owned(), text)
    });
    shipped.chain(faulty).collect()
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }

    /// A place between two characters.
    fn place(&mut self, text: &str) -> usize {
        let at = self.roll(text.len() + 1);
        (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
    }

    /// Changes the text as a slip of the hand would, or worse.
    fn spoil(&mut self, text: &mut String) {
        const SIGNS: [&str; 36] = [
            "\"", "(", ")", "[", "]", "{", "}", ",", ":", ";", "=", "\\", "'", "“", "”", "/", "//", "/*", "#", "r#\"",
            "r\"", "\n", " ", "\u{a0}", "a", "5", "-", ".", "é", "（", "\u{1b}", "Some(", "None", "x: ", "，",
            "\u{feff}",
        ];
        let (at, other) = (self.place(text), self.place(text));
        let next = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        match self.roll(12) {
            0..=5 => text.insert_str(at, SIGNS[self.roll(SIGNS.len())]),
            6..=8 => text.replace_range(at..next, ""),
            9 => text.truncate(at),
            10 => text.replace_range(at.min(other)..at.max(other), ""),
            _ => {
                let again = text[at.min(other)..at.max(other)].to_owned();
                text.insert_str(at, &again);
            }
        }
    }
}

#[test]
fn no_spoilt_file_is_read_wrongly() {
    let mut dice = Dice(1);
    for (path, text) in files() {
        for _ in 0..SPOILT {
            let mut spoilt = text.clone();
            for _ in 0..=dice.roll(3) {
                dice.spoil(&mut spoilt);
            }
            read_any(&path, spoilt);
        }
    }
}

/// How often each file is spoilt.
const SPOILT: usize = 100;

#[test]
fn a_file_may_end_anywhere() {
    let (path, text) =
        files().into_iter().find(|(path, _)| path.ends_with("variant-misspelt.ron")).expect("it is there");
    for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
        read_any(&path, text[..end].to_owned());
    }
}

#[test]
fn large_files_take_no_longer_than_their_length_asks_for() {
    let parts = [
        "[", "[],", "\"", "\"a", "\"a\n", "'a',", "a ", "“a", "r#\"", "/*", "#\n", ",", "x:1,\n", ")", "a(b),", "-",
        "1,",
    ];
    for part in parts {
        for head in ["", "Rule(\n    refs: [", "Rule(\n"] {
            read_any("large.ron", format!("{head}{}", part.repeat(LARGE / part.len())));
        }
    }
    let keys = (0..LARGE / 16).map(|key| format!("\"{key}\": 1")).collect::<Vec<_>>().join(",") + ",";
    read_any("keys.ron", format!("Rule(refs: {{{keys}{keys}}})"));
    read_any("too-large.ron", " ".repeat(2 * LARGE + 1));
}

/// Bytes of a large file.
const LARGE: usize = 1 << 19;

fn mistakes(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("the file is there");
    let name = path.file_name().expect("it has a name").to_string_lossy();
    let file = Written::new(name, text);
    match file.read::<RuleFile>() {
        Ok((rule, _)) => format!("no mistake: {rule:#?}"),
        Err(mistakes) => render(&mistakes, &[file], false),
    }
}

/// Values of further types, which the program's own files do not all have.
#[derive(Debug, Deserialize)]
#[serde(rename = "Odd", deny_unknown_fields)]
struct OddFile {
    sign: char,
    size: u64,
    least: i64,
    share: f64,
    quiet: bool,
    nothing: (),
    list: Vec<String>,
    map: BTreeMap<String, u8>,
    pair: (String, f64),
    plain: Plain,
    maps: Vec<BTreeMap<String, u8>>,
    pairs: Vec<(String, u8)>,
    shape: Shape,
}

#[derive(Debug, Deserialize)]
enum Shape {
    Round { size: u64 },
}

#[derive(Debug, Deserialize)]
struct Plain {
    words: String,
}

/// What is told of a file of such values.
fn odd(fields: &str) -> String {
    let file = Written::new("odd.ron", format!("Odd(\n    {fields}\n)\n"));
    match file.read::<OddFile>() {
        Ok((odd, _)) => format!("no mistake: {odd:#?}"),
        Err(mistakes) => render(&mistakes, &[file], false),
    }
}

#[test]
fn values_of_further_types_and_odd_signs_are_told_in_the_words_of_what_is_wanted() {
    let cases = [
        (
            "odd-types",
            "sign: \"ab\", size: -1, least: 0xg, share: \"1.5\", quiet: no,\n    nothing: 1, list: ('a', 'b'), map: [\"a\", \
             \"b\"],\n    pair: [\"a\", 1], plain: 5,",
        ),
        (
            "odd-types-inside",
            "sign: 'a', size: 1, least: 1, share: 1, quiet: off,\n    nothing: (), list: [('a'), 'b'], map: {\"a\"},\n    pair: 'a', \
             plain: (words: 'a'),",
        ),
        (
            "odd-types-again",
            "sign: 'a', size: 12345678901234567890123, least: 1, share: 1,\n    quiet: true, nothing: (), list: [words: \
             \"a\"], map: {\"a\": ()},\n    pair: (\"a\", (1)), plain: (\"a\"),",
        ),
        (
            "odd-spaces-by-name",
            "sign: 'a',\u{202f}size:\u{2003}1,\n    least:\u{ad}1, share: \u{200b}1, list: [＂a＂],",
        ),
        ("odd-value-among-fields", "list: [\"a\" 1],\n    sign: 'a', 'b',"),
        ("odd-marks-inside", "plain: (words: \"He said \"no\" to them\"),"),
        ("odd-escape", "plain: (words: \"a \\d b\"),"),
        ("odd-marks-wide", "list: [＂a＂],"),
        ("odd-spaces-wide", "size:\u{2003}1,\n    share: \u{200b}1,"),
        ("odd-characters", "quiet: 'a',\n    plain: (words: 'a'),"),
        ("odd-types-deep", "maps: [{\"a\": \"b\"}],\n    pairs: [(\"a\", \"b\")],\n    shape: Round([5]),"),
        ("odd-value-on-a-line-of-its-own", "sign: 'a',\n    'b',"),
        ("odd-end", "plain: (words: \"a\\\"), quiet: true,"),
    ];
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/mistakes"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, fields) in cases {
            insta::assert_snapshot!(name, odd(fields));
        }
        let many = (0..200).map(|n| format!("x{n}: 1, x{n}: ]")).collect::<Vec<_>>().join("\n    ");
        assert!(odd(&many).contains("= more may be wrong in this file; this is where reading stopped"));
    });
}

#[test]
fn every_mistake_is_told_at_its_place() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/mistakes"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("mistakes/*.ron", |path| {
            let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
            insta::with_settings!({ snapshot_suffix => "" }, { insta::assert_snapshot!(name, mistakes(path)) });
        });
    });
}
