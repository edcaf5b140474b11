//! What `docs/` says is so: the tutorial is run as it stands, and the reference is what the code says of itself.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use deskcheck::rule::condition::asked_of;
use deskcheck::rule::file::ConditionFile;
use deskcheck::written::Written;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file is there")
}

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The blocks of code of a page: what stands behind the opening marks, and what is in them.
fn blocks(page: &str) -> Vec<(String, String)> {
    let parts: Vec<&str> = page.split("```").collect();
    let odd = parts.iter().skip(1).step_by(2);
    odd.map(|block| block.split_once('\n').expect("a block has lines")).map(|(a, b)| (a.into(), b.into())).collect()
}

#[test]
fn the_tutorial_can_be_followed_word_for_word() {
    let folder = Folder(std::env::temp_dir().join(format!("deskcheck-docs-{}", std::process::id())));
    fs::create_dir_all(&folder.0).expect("a folder can be made");
    let mut printed = String::new();
    let mut compared = 0;
    for (kind, text) in blocks(&read("docs/writing-rules.md")) {
        let (kind, what) = kind.split_once(' ').unwrap_or((&kind, ""));
        match kind {
            "ron" | "txt" => {
                let path = folder.0.join(what);
                fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
                fs::write(path, text).expect("a file can be written");
            }
            "sh" => {
                printed.clear();
                for line in text.lines() {
                    let words = line.strip_prefix("deskcheck ").expect("each line runs the program").split(' ');
                    let mut run = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
                    let out = run.args(words).current_dir(&folder.0).output().expect("the program runs");
                    assert_eq!(out.status.success(), what != "fails", "{line}");
                    printed += &String::from_utf8_lossy(&out.stdout);
                    printed += &String::from_utf8_lossy(&out.stderr);
                }
                assert!(!printed.is_empty(), "{text} prints nothing");
            }
            "text" => {
                assert!(printed.contains(text.trim_end()), "not printed:\n{text}\nbut:\n{printed}");
                compared += 1;
            }
            other => panic!("no such kind of block: {other}"),
        }
    }
    assert!(compared >= 5, "{compared} outputs are compared");
}

/// The name of a type without what says that it is one of what is written.
fn bare(name: &str) -> &str {
    ["File", "Name"].iter().find_map(|end| name.strip_suffix(end)).filter(|name| !name.is_empty()).unwrap_or(name)
}

/// Code without what a writer of rules need not know: who may see a field, that a type is one of what is written, and that a
/// string need not be copied.
fn plain(code: &str) -> String {
    let words = code.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_');
    let bared = words.map(|word| {
        let (name, rest) = word.split_at(word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_').len());
        format!("{}{rest}", bare(name))
    });
    bared.collect::<String>().replace("pub ", "").replace("Text<'a>", "String")
}

/// What a condition of that form may hold, as it is written: `(String, u8)` is `("x", 1)`.
fn sample(form: &str) -> String {
    let values = form.trim_matches(['(', ')']).split(", ").map(|kind| match kind {
        "String" => "\"x\"",
        "Vec<String>" => "[\"x\"]",
        "Box<ConditionFile>" => "Anything",
        "VoiceName" => "Own",
        list if list.starts_with("Vec") => "[]",
        _ => "1",
    });
    values.collect::<Vec<_>>().join(", ")
}

/// Which condition may be asked of what: a table, as the code has it.
fn asked() -> String {
    const KINDS: [&str; 8] =
        ["words", "sentences", "claims", "attributions", "quotations", "speakers", "names", "dates"];
    let code = read("src/rule/file/condition.rs");
    let body =
        code.split_once("pub enum ConditionFile {").expect("it is there").1.split_once("\n}").expect("it ends").0;
    let mut table = String::from("\n## What conditions are asked of\n\n| condition |");
    writeln!(table, " {} |\n|---|{}", KINDS.join(" | "), "---|".repeat(KINDS.len())).expect("texts grow");
    for line in body.lines().map(str::trim).filter(|line| line.starts_with(char::is_uppercase)) {
        let line = line.trim_end_matches(',');
        let (name, form) = line.split_at(line.find('(').unwrap_or(line.len()));
        let written = if form.is_empty() { name.to_owned() } else { format!("{name}({})", sample(form)) };
        let file = Written::new("condition.ron", written.as_str());
        let (condition, _) = file.read::<ConditionFile>().unwrap_or_else(|found| panic!("{written}: {found:?}"));
        let of = asked_of(&condition);
        let ticks: Vec<&str> = KINDS.iter().map(|kind| if of.contains(kind) { "✓" } else { "" }).collect();
        writeln!(table, "| `{name}` | {} |", ticks.join(" | ")).expect("texts grow");
    }
    table
}

/// The reference, made from the comments in the code.
fn reference() -> String {
    let mut page = String::from("# Reference for rules\n\nMade from the comments in the code; a test keeps it so.\n");
    let mut doc: Vec<String> = Vec::new();
    let mut in_impl = false;
    let mut is_written = false;
    let written = [
        "rule/file",
        "rule/file/condition",
        "rule/tie",
        "finding",
        "rule/adjust",
        "rule/profile",
        "language/lexicon/file",
        "claim/facet",
        "claim/stance",
    ];
    let written = written.map(|name| read(&format!("src/{name}.rs"))).concat();
    for line in written.lines() {
        let (indent, text) = (line.len() - line.trim_start().len(), line.trim());
        if text.starts_with("impl") || (line.starts_with("pub struct") || line.starts_with("pub enum")) && !is_written {
            in_impl = !line.ends_with('}') && !line.ends_with(';');
            doc.clear();
        } else if line == "}" {
            in_impl = false;
        } else if in_impl {
        } else if let Some(words) = text.strip_prefix("///") {
            doc.push(words.trim().to_owned());
        } else if let Some(derived) = line.strip_prefix("#[derive") {
            is_written = derived.contains("Deserialize");
        } else if text.starts_with("#[") {
        } else if let Some(rest) = text.strip_prefix("pub enum ").or_else(|| text.strip_prefix("pub struct ")) {
            let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let name = bare(name);
            let fields = rest.split_once('(').map(|(_, f)| format!("`{name}({}`\n\n", plain(f.trim_end_matches(';'))));
            write!(page, "\n## {name}\n\n{}\n\n{}", doc.join(" "), fields.unwrap_or_default()).expect("texts grow");
            doc.clear();
        } else if indent > 0 && !doc.is_empty() && !text.contains("fn ") && !text.starts_with("const ") {
            let text = plain(text.trim_end_matches([',', '{', ' ']));
            let pad = if indent > 4 { "  " } else { "" };
            writeln!(page, "{pad}- `{text}`: {}", doc.join(" ")).expect("texts grow");
            doc.clear();
        } else {
            doc.clear();
        }
    }
    page.push_str(&asked());
    page.push_str("\n## Phrases\n\n");
    for line in read("src/phrase.rs").lines().filter_map(|line| line.strip_prefix("//!")) {
        writeln!(page, "{}", line.trim()).expect("texts grow");
    }
    page
}

#[test]
fn the_reference_is_what_the_code_says_of_itself() {
    let made = reference();
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules-reference.md"), &made)
            .expect("it can be written");
    }
    assert!(made == read("docs/rules-reference.md"), "write it anew: INSTA_UPDATE=always cargo test --test docs");
    for word in [
        "OneLetterApart",
        "WrongWeekday",
        "Because",
        "~say",
        "@crowds",
        "## Lexicon",
        "## Facet",
        "## Opposites",
        "AtMost",
    ] {
        assert!(made.contains(word), "{word} is not in the reference");
    }
}
