//! The files of a folder of rules.
//!
//! In: a folder. Out: the RON files below it, by their paths below it, and what is wrong with those that are no such files.
//! A folder may come from a stranger: links are not followed, and there are bounds to what is read.

use std::fs::Metadata;
use std::path::Path;

use ignore::{DirEntry, WalkBuilder};

use super::{adjust, profile};
use crate::span::Span;
use crate::written::{LARGEST, Mistake, Written};

/// What a house sets once, beside its rules or above them; it is no rule itself.
pub const HOUSE_FILE: &str = "deskcheck.ron";

/// Files of a folder at most.
const MOST: usize = 4_000;

/// Bytes of all files of a folder together at most.
const LARGEST_OF_ALL: usize = 16 << 20;

/// How deep folders may stand in folders: a family, and one more.
const DEEPEST: usize = 8;

/// Reads the files of a folder, in order of name.
pub(super) fn read(folder: &Path) -> Vec<Result<Written, Mistake>> {
    let mut files = Vec::new();
    let mut bytes = 0;
    let name = folder.display().to_string();
    if !folder.exists() {
        return vec![Err(Mistake::of_file(&name, "there is no such folder"))];
    }
    let mut walk = WalkBuilder::new(folder);
    walk.standard_filters(false).hidden(true).max_depth(Some(DEEPEST)).sort_by_file_name(Ord::cmp);
    let walk = walk.build();
    for entry in walk {
        match entry {
            Err(error) => files.push(Err(Mistake::of_file(&name, error.to_string()))),
            Ok(entry) if entry.depth() == 0 && !entry.path().is_dir() => {
                files.push(Err(Mistake::of_file(&name, "this is no folder of rules")
                    .help("name the folder that holds the families")));
            }
            Ok(entry) if entry.depth() == 1 && entry.file_name() == HOUSE_FILE => {}
            Ok(entry) if entry.path().extension().is_some_and(|e| e == "ron") => {
                if files.len() == MOST {
                    files.push(Err(Mistake::of_file(&name, format!("there are more than {MOST} files here"))));
                    break;
                }
                let read = file(folder, &entry);
                bytes += read.as_ref().map_or(0, |file| file.text.len());
                if bytes > LARGEST_OF_ALL {
                    files.push(Err(Mistake::of_file(&name, "the files here are larger than 16 MiB together")));
                    break;
                }
                files.push(read);
            }
            Ok(entry) if entry.file_type().is_some_and(|k| k.is_file()) && is_meant(entry.path()) => {
                let below = below(folder, entry.path());
                let mistake = Mistake::of_file(&below, "this file is not read: its name must end in `.ron`");
                files.push(Err(mistake.help("a rule is a file FAMILY/NAME.ron")));
            }
            Ok(_) => {}
        }
    }
    if files.is_empty() {
        files
            .push(Err(Mistake::of_file(&name, "there is no rule in this folder")
                .help("rules are files named FAMILY/NAME.ron")));
    }
    files
}

#[expect(clippy::result_large_err, reason = "one a file, and mostly there is none")]
fn file(folder: &Path, entry: &DirEntry) -> Result<Written, Mistake> {
    let path = entry.path();
    let below = below(folder, path);
    let fail = |what: &str| Mistake::of_file(&below, what);
    let kind = entry.file_type();
    if kind.is_some_and(|k| k.is_symlink()) {
        return Err(fail("this is a link, and links are not followed").help("put the file itself here"));
    }
    if kind.is_some_and(|k| k.is_dir()) {
        return Err(fail("this is a folder, and its name is that of a file"));
    }
    if !kind.is_some_and(|k| k.is_file()) {
        return Err(fail("this is no file"));
    }
    if entry.metadata().ok().as_ref().map(Metadata::len).is_some_and(|length| length > LARGEST as u64) {
        return Err(fail("this file is too large: 1 MiB is allowed"));
    }
    let bytes = std::fs::read(path).map_err(|error| fail(&error.to_string()))?;
    String::from_utf8(bytes).map(|text| Written::new(&below, text)).map_err(|error| {
        let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = sound.split(|&byte| byte == b'\n').count();
        fail(&format!("this file is not in UTF-8: line {line} has something else")).help("save it as UTF-8")
    })
}

/// The path of a file below the folder of rules.
fn below(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Whether the file was probably meant to be read: an editor put another ending behind its name, or capital letters into it.
fn is_meant(path: &Path) -> bool {
    let ends = |path: &Path, ending| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
    ends(path, "ron") || ends(path, "txt") && path.file_stem().is_some_and(|stem| ends(Path::new(stem), "ron"))
}

/// What files of rules hold: the name that opens it, and the folder that it stands in.
const KINDS: [(&str, &str); 7] = [
    ("Rule", "FAMILY"),
    ("Adjust", adjust::FOLDER),
    ("Profile", profile::FOLDER),
    ("Lexicon", "lexicons"),
    ("Facet", "facets"),
    ("Opposites", "opposites"),
    ("Cues", "cues"),
];

/// What is wrong with where a file stands, if what it holds belongs elsewhere.
pub(super) fn strays(file: &Written) -> Option<Mistake> {
    let opens = file.text.len() - without_comments(&file.text).len();
    let name: String = file.text[opens..].chars().take_while(char::is_ascii_alphabetic).collect();
    let (_, belongs) = KINDS.iter().find(|(kind, _)| *kind == name)?;
    let (folder, _) = file.path.split_once('/').unwrap_or_default();
    let stands = KINDS.iter().find(|(_, known)| *known == folder).map_or("FAMILY", |(_, known)| known);
    if stands == *belongs {
        return None;
    }
    let mistake =
        Mistake::new(&file.path, Span::of(opens, opens + name.len()), format!("`{name}` does not belong here"));
    Some(mistake.label(format!("its file is {belongs}/NAME.ron")))
}

/// A text from behind the comments and blanks that it begins with.
fn without_comments(text: &str) -> &str {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while let Some(end) = match rest.get(..2) {
        Some("//") => rest.find('\n'),
        Some("/*") => rest.find("*/").map(|at| at + 2),
        _ => None,
    } {
        rest = rest[end..].trim_start();
    }
    rest
}

/// What is wrong with where a file stands, if it is neither a rule nor anything that rules stand on.
pub(super) fn misplaced(file: &Written) -> Option<Mistake> {
    let path = file.path.as_str();
    let parts = path.split('/').count();
    let wrong = match parts {
        1 if strays(file).is_some() => return None,
        1 => "a rule stands in the folder of its family",
        3.. => "a rule stands in the folder of its family, and no deeper",
        2 if !is_named(path) => {
            let mistake = Mistake::of_file(path, "no rule can name this file");
            return Some(mistake.help("in its name are letters, digits, `-` and `_`"));
        }
        _ => return None,
    };
    Some(Mistake::of_file(path, wrong).help("its id is its path: FAMILY/NAME"))
}

/// Whether a list or a facet has a name that can be written in a phrase.
fn is_named(path: &str) -> bool {
    let list = path.strip_prefix("lexicons/").or_else(|| path.strip_prefix("facets/"));
    list.and_then(|name| name.strip_suffix(".ron"))
        .is_none_or(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
}
