//! The laws of the layout that `lib.rs` states, kept by reading the code.

use std::fs;
use std::path::{Path, PathBuf};

/// The files below a folder with that extension, with their text.
fn files(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                let text = fs::read_to_string(&path).expect("code is UTF-8");
                found.push((path, text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder} holds no .{extension}");
    found
}

/// The code of a file without comments and without the tests at its end.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<&str> = body.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    code.join("\n")
}

/// The modules of `lib.rs`, in order.
fn modules() -> Vec<String> {
    let lib = fs::read_to_string("src/lib.rs").expect("it is there");
    let names = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned));
    names.collect()
}

/// The module of `lib.rs` that a file belongs to.
fn module_of(path: &Path) -> String {
    let below = path.strip_prefix("src").expect("it is below src");
    let first = below.components().next().expect("it has a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn a_module_uses_only_modules_above_it() {
    let order = modules();
    let rank = |name: &str| order.iter().position(|m| m == name);
    let mut wrong = Vec::new();
    for (path, text) in files("src", "rs") {
        let Some(own) = rank(&module_of(&path)) else { continue };
        for rest in code(&text).split("crate::").skip(1) {
            let used: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if rank(&used).is_some_and(|used| used > own) {
                wrong.push(format!("{} uses crate::{used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn libraries_stay_behind_the_modules_that_are_theirs() {
    let homes = [
        ("petgraph", &["src/graph"][..]),
        ("ron::", &["src/written"]),
        ("clap::", &["src/cli", "src/main.rs"]),
        ("ignore::", &["src/document/files.rs", "src/rule/folder.rs"]),
        ("annotate_snippets", &["src/written"]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in files("src", "rs") {
        let name = path.to_string_lossy().into_owned();
        for (library, allowed) in homes {
            let uses = code(&text)
                .lines()
                .any(|l| l.contains(&format!("use {library}")) || l.contains(&format!(" {library}")));
            if uses && !allowed.iter().any(|home| name.starts_with(home)) {
                wrong.push(format!("{name} uses {library}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_rule_id_stands_in_the_code() {
    let ids: Vec<String> = files("rules", "ron")
        .iter()
        .filter_map(|(path, _)| {
            let below = path.strip_prefix("rules").ok()?.with_extension("");
            let id = below.to_string_lossy().into_owned();
            let rule =
                id.contains('/') && !["lexicons", "facets", "opposites", "cues"].iter().any(|f| id.starts_with(f));
            rule.then_some(id)
        })
        .collect();
    assert!(ids.len() >= 19, "{} rules", ids.len());
    for (path, text) in files("src", "rs") {
        for id in &ids {
            assert!(!code(&text).contains(&format!("\"{id}\"")), "{} names {id}", path.display());
        }
    }
}

#[test]
fn nothing_opens_a_connection_but_the_page_on_this_machine() {
    for (path, text) in files("src", "rs") {
        if path.starts_with("src/desk") || path.starts_with("src/cli/desk.rs") {
            continue;
        }
        for word in ["std::net", "TcpStream", "UdpSocket"] {
            assert!(!code(&text).contains(word), "{} speaks of {word}", path.display());
        }
    }
}

#[test]
fn a_file_holds_one_concept() {
    let long: Vec<String> = files("src", "rs")
        .iter()
        .map(|(path, text)| (path, text.split("#[cfg(test)]").next().map_or(0, |body| body.lines().count())))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn lines_of_rules_fit_a_screen() {
    let long = |(path, text): &(PathBuf, String)| {
        let long = text.lines().enumerate().filter(|(_, line)| line.chars().count() > WIDEST);
        long.map(|(number, _)| format!("{}:{}", path.display(), number + 1)).collect::<Vec<String>>()
    };
    let folders = fs::read_dir("rules").expect("it is there").map(|entry| entry.expect("it can be read").path());
    let rules = folders.filter(|path| path.is_dir()).flat_map(|path| files(&path.to_string_lossy(), "ron"));
    let long: Vec<String> = rules.collect::<Vec<_>>().iter().flat_map(long).collect();
    assert!(long.is_empty(), "more than {WIDEST} characters: {long:#?}");
}

/// Characters of a line of a rule at most.
const WIDEST: usize = 140;

/// What a phrase or a condition could name a lexicon by.
fn named(text: &str, name: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let phrase = format!("@{name}");
    let in_phrase = text.match_indices(&phrase).any(|(at, _)| ends(&text[at + phrase.len()..]));
    in_phrase || ["Cue", "CutBefore", "CutAfter"].iter().any(|asks| text.contains(&format!("{asks}(\"{name}\")")))
}

#[test]
fn every_lexicon_is_read() {
    let engine: String = files("src", "rs").iter().map(|(_, text)| code(text)).collect();
    let all = files("rules", "ron");
    let (lexicons, rules): (Vec<_>, Vec<_>) = all.iter().partition(|(path, _)| path.starts_with("rules/lexicons"));
    assert!(lexicons.len() >= 150, "{} lexicons", lexicons.len());
    let idle = lexicons.iter().filter(|(path, _)| {
        let name = path.file_stem().expect("it has a name").to_string_lossy();
        !engine.contains(&format!("\"{name}\"")) && !rules.iter().any(|(_, text)| named(&code(text), &name))
    });
    let idle: Vec<String> = idle.map(|(path, _)| path.display().to_string()).collect();
    assert!(idle.is_empty(), "no rule and no code reads {idle:#?}");
}

/// Lines of a file at most, without the tests at its end.
const LONGEST: usize = 420;
