//! The files of a folder of rules.

use std::path::Path;

use ignore::WalkBuilder;

use crate::written::{Mistake, Written};

/// The RON files below a folder, by their paths below it.
pub(super) fn read(folder: &Path) -> Vec<Result<(String, Written), Mistake>> {
    let mut files = Vec::new();
    for entry in WalkBuilder::new(folder).standard_filters(false).sort_by_file_name(Ord::cmp).build() {
        let failed = |path: &Path, what: String| Mistake::of_file(&path.display().to_string(), what);
        match entry {
            Err(error) => files.push(Err(failed(folder, error.to_string()))),
            Ok(entry) if entry.path().extension().is_some_and(|e| e == "ron") && entry.path().is_file() => {
                let path = entry.path();
                let below = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
                files.push(match std::fs::read_to_string(path) {
                    Ok(text) => Ok((below.clone(), Written::new(below, text))),
                    Err(error) => Err(failed(path, error.to_string())),
                });
            }
            Ok(_) => {}
        }
    }
    files
}
