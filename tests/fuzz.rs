//! The inputs that fuzzing found to be worth keeping: for each kind of input a folder of seeds and of what ever failed, and a
//! file with the smallest inputs that reach most; `fuzz/README.md` says how to find more.

#[path = "oracle/oracle.rs"]
mod oracle;

/// Puts every file of a folder in `tests/fuzz/` to a check, and every line of the file of that name beside it: a JSON string
/// with a character below U+0100 for each byte.
fn each(kind: &str, check: fn(&[u8])) {
    let folder = std::path::Path::new("tests/fuzz").join(kind);
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder is there") {
        check(&std::fs::read(entry.expect("it can be read").path()).expect("it can be read"));
        count += 1;
    }
    assert!(count > 0, "{} is empty", folder.display());
    let smallest = std::fs::read_to_string(folder.with_extension("jsonl")).expect("the file is there");
    assert!(!smallest.is_empty(), "{}.jsonl is empty", folder.display());
    for line in smallest.lines() {
        let input: String = serde_json::from_str(line).expect("a JSON string");
        let bytes: Vec<u8> = input.chars().map(|c| u8::try_from(u32::from(c)).expect("a byte")).collect();
        check(&bytes);
    }
}

#[test]
fn text() {
    each("text", oracle::text);
}

#[test]
fn markdown() {
    each("markdown", oracle::markdown);
}

#[test]
fn html() {
    each("html", oracle::html);
}

#[test]
fn docx() {
    each("docx", oracle::docx);
}

#[test]
fn against() {
    each("against", oracle::against);
}

#[test]
fn rule() {
    each("rule", oracle::rule);
}

#[test]
fn notation() {
    each("notation", oracle::notation);
}

#[test]
fn ledger() {
    each("ledger", oracle::ledger);
}

#[test]
fn record() {
    each("record", oracle::record);
}
