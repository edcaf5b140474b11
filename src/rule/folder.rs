//! The files of a folder of rules.
//!
//! In: a folder. Out: the RON files below it, by their paths below it, and what is wrong with those that are no such files.
//! A folder may come from a stranger: links are not followed, and there are bounds to what is read.

use std::fs::Metadata;
use std::path::Path;

use ignore::{DirEntry, WalkBuilder};

use crate::written::{LARGEST, Mistake, Written};

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
    let walk =
        WalkBuilder::new(folder).standard_filters(false).max_depth(Some(DEEPEST)).sort_by_file_name(Ord::cmp).build();
    for entry in walk {
        match entry {
            Err(error) => files.push(Err(Mistake::of_file(&name, error.to_string()))),
            Ok(entry) if entry.depth() == 0 && !entry.path().is_dir() => {
                files.push(Err(Mistake::of_file(&name, "this is no folder of rules")
                    .help("name the folder that holds the families")));
            }
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
    let below = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
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
    std::fs::read_to_string(path).map(|text| Written::new(&below, text)).map_err(|error| fail(&error.to_string()))
}

/// What is wrong with where a file stands, if it is neither a rule nor anything that rules stand on.
pub(super) fn misplaced(path: &str) -> Option<Mistake> {
    let parts = path.split('/').count();
    let wrong = match parts {
        1 if path != "cues.ron" => "a rule stands in the folder of its family",
        3.. => "a rule stands in the folder of its family, and no deeper",
        _ => return None,
    };
    Some(Mistake::of_file(path, wrong).help("its id is its path: FAMILY/NAME"))
}
