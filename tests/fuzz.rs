//! The inputs that fuzzing found to be worth keeping, a folder for each kind of input; `fuzz/README.md` says how to find more.

#[path = "oracle/oracle.rs"]
mod oracle;

/// Puts every file of a folder in `tests/fuzz/` to a check.
fn each(folder: &str, check: fn(&[u8])) {
    let folder = std::path::Path::new("tests/fuzz").join(folder);
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder is there") {
        check(&std::fs::read(entry.expect("it can be read").path()).expect("it can be read"));
        count += 1;
    }
    assert!(count > 0, "{} is empty", folder.display());
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
