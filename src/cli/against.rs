//! What a draft was written from, as it is named on the command line.
//!
//! In: paths. Out: the originals, ready to be searched; or complaints, and then nothing is compared: with one of them
//! missing, what stands in it would seem to stand nowhere.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::complain;
use crate::document::files::{self, is_standard_input};
use crate::document::{Document, error::ReadError};
use crate::original::Originals;
use crate::read_original;
use crate::rule::RuleSet;

/// What a draft was written from.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Against {
    /// What the draft was written from: a transcript, a release, e-mails, notes, in any form that a draft may have, or a folder
    /// of them. Its quotations are compared with it word for word. May be given more than once
    #[arg(long = "against", value_name = "FILE")]
    against: Vec<PathBuf>,
}

impl Against {
    /// The files that are read.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> {
        files::find(&self.against).flatten()
    }

    /// Reads what the drafts at these paths were written from; nothing if nothing is named.
    ///
    /// # Errors
    ///
    /// After complaints: what cannot be read, has no words, or is one of the drafts.
    pub(super) fn load(&self, rules: &RuleSet, drafts: &[PathBuf]) -> Result<Option<Originals>, ()> {
        if self.against.is_empty() {
            return Ok(None);
        }
        let drafts: Vec<PathBuf> = files::find(drafts).flatten().map(|path| whole(&path)).collect();
        let mut list = Vec::new();
        let mut complaints = Vec::new();
        let mut seen: Vec<PathBuf> = Vec::new();
        for named in &self.against {
            let before = list.len();
            let is_folder = !is_standard_input(named) && named.is_dir();
            for found in files::find(std::slice::from_ref(named)) {
                match found.and_then(|path| read(&path, rules).map(|document| (path, document))) {
                    Err(error) => complaints.push(error.to_string()),
                    Ok((path, _)) if drafts.contains(&whole(&path)) => {
                        // In a folder the draft may lie among what it was written from.
                        if !is_folder {
                            let path = shown(&path);
                            complaints.push(format!("{path}: is the draft itself; name what it was written from"));
                        }
                    }
                    Ok((path, _)) if seen.contains(&whole(&path)) => {}
                    Ok((path, document)) => {
                        let original = read_original(document, rules);
                        if original.is_empty() {
                            complaints.push(format!("{}: has no words to compare with", shown(&path)));
                        }
                        seen.push(whole(&path));
                        list.push(original);
                    }
                }
            }
            if is_folder && list.len() == before && complaints.is_empty() {
                complaints.push(format!("{}: holds nothing but the drafts", shown(named)));
            }
        }
        for complaint in &complaints {
            complain(&format!("deskcheck: {complaint}\n"));
        }
        if complaints.is_empty() { Ok(Some(Originals::new(list, &rules.lexicons))) } else { Err(()) }
    }
}

fn read(path: &Path, rules: &RuleSet) -> Result<Document, ReadError> {
    Document::read(path, &rules.lexicons.part_words)
}

/// The path by which a file is known however it is named.
fn whole(path: &Path) -> PathBuf {
    if is_standard_input(path) { path.to_owned() } else { fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()) }
}

fn shown(path: &Path) -> String {
    if is_standard_input(path) { "<stdin>".to_owned() } else { path.display().to_string() }
}
