//! What the README shows is what happens.

use std::path::Path;
use std::process::Command;

use deskcheck::rule::RuleSet;
use deskcheck::rule::proof::prove;

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("it is there")
}

/// The blocks of code in that language.
fn blocks(language: &str) -> Vec<String> {
    let readme = readme();
    let opening = format!("```{language}\n");
    let opened = readme.split(&opening).skip(1);
    opened.map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_report_shown_is_part_of_what_the_first_command_prints() {
    let first = blocks("sh").first().cloned().expect("the first command stands in a block");
    let words: Vec<&str> =
        first.trim().strip_prefix("cargo run --release -- ").expect("it runs the program").split(' ').collect();
    let mut run = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
    let output = run.args(words).current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1").output();
    let output = String::from_utf8(output.expect("the program runs").stdout).expect("reports are UTF-8");
    let shown = blocks("text");
    assert!(!shown.is_empty());
    for report in shown {
        assert!(output.contains(&report), "not printed:\n{report}\nbut:\n{output}");
    }
}

#[test]
fn the_rule_shown_loads_and_its_examples_hold() {
    let folder = std::env::temp_dir().join(format!("deskcheck-readme-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("style")).expect("a folder can be made");
    let shown = blocks("ron");
    assert_eq!(shown.len(), 1);
    std::fs::write(folder.join("style/council.ron"), &shown[0]).expect("a file can be written");
    let rules = RuleSet::load(&[&folder]).expect("the rule has no mistake");
    let rule = rules.rules.iter().find(|r| r.id == "style/council").expect("it is there");
    assert_eq!(prove(&rules, rule), []);
    std::fs::remove_dir_all(&folder).expect("a folder can be removed");
}
