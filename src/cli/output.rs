//! Where reports go: standard output, or a file that is put in its place when it is whole.
//!
//! In: text, piece by piece. Out: what is printed at once; or a file with all of it, or none, and never one that is read.
//! What is meant for a file is kept in one without a name, which is gone when the program ends, however it ends; so the
//! memory that a run takes does not grow with what it writes.

use std::fs::{self, File};
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::save::{beside, is_device, save_by};
use super::{Outcome, complain, print};
use crate::document::files::is_standard_input;

/// Takes the reports of a run.
pub(super) enum Output {
    /// Standard output.
    Printed,
    /// A file: where, and what is meant for it so far, or why it cannot be written.
    Kept(PathBuf, io::Result<File>),
    /// Something that is no file and takes what is written as it comes, such as a pipe or `/dev/null`.
    Passed(PathBuf, io::Result<File>),
}

impl Output {
    /// Into the file of that name, or, without one, to standard output; nothing, after a complaint, if that file is among
    /// those that are read.
    pub(super) fn to(path: Option<&Path>, read: impl Iterator<Item = PathBuf>) -> Option<Self> {
        let Some(path) = path else { return Some(Self::Printed) };
        if is_device(path) {
            return Some(Self::Passed(path.to_owned(), File::options().write(true).open(path)));
        }
        if let Some(read) = same(path, read) {
            let (path, read) = (path.display(), read.display());
            complain(&format!("deskcheck: {path}: would take the place of {read}, which is read; name another file\n"));
            return None;
        }
        Some(Self::Kept(path.to_owned(), nameless(path)))
    }

    /// Takes a piece of text.
    pub(super) fn put(&mut self, text: &str) -> Outcome {
        match self {
            Self::Printed => print(text),
            Self::Kept(_, kept) | Self::Passed(_, kept) => {
                if let Ok(file) = kept
                    && let Err(error) = file.write_all(text.as_bytes())
                {
                    *kept = Err(error);
                }
                Outcome::Clean
            }
        }
    }

    /// Puts the file in its place.
    pub(super) fn finish(self) -> Outcome {
        let (path, written) = match self {
            Self::Printed => return Outcome::Clean,
            Self::Passed(path, passed) => (path, passed.map(|_| ())),
            Self::Kept(path, kept) => {
                let placed = kept.and_then(|mut file| {
                    file.rewind()?;
                    save_by(&path, |new| io::copy(&mut file, new).map(|_| ()))
                });
                (path, placed)
            }
        };
        match written {
            Ok(()) => Outcome::Clean,
            Err(error) => {
                complain(&format!("deskcheck: {}: cannot be written: {error}\n", path.display()));
                Outcome::Failed
            }
        }
    }
}

/// The path, among those that are read, of the very file that stands at `path`, however either is spelt or linked.
fn same(path: &Path, mut read: impl Iterator<Item = PathBuf>) -> Option<PathBuf> {
    let there = Handle::from_path(path).ok()?;
    let handle = |read: &Path| if is_standard_input(read) { Handle::stdin() } else { Handle::from_path(read) };
    read.find(|read| handle(read).is_ok_and(|read| read == there))
}

/// A file for what will stand at a path, beside it, without a name where the system allows that.
fn nameless(path: &Path) -> io::Result<File> {
    let name = beside(path, "part");
    let file = File::options().read(true).write(true).create_new(true).open(&name)?;
    fs::remove_file(&name)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_when_it_is_whole_and_nothing_else_is_left() {
        let folder = std::env::temp_dir().join(format!("deskcheck-output-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("folders can be made");
        let path = folder.join("report.json");
        fs::write(&path, "old").expect("files can be written");
        let mut output = Output::to(Some(&path), std::iter::empty()).expect("nothing is read");
        assert_eq!(output.put("one "), Outcome::Clean);
        assert_eq!(output.put("two"), Outcome::Clean);
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "old");
        assert_eq!(output.finish(), Outcome::Clean);
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "one two");
        assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 1);
        fs::remove_dir_all(&folder).expect("it can be removed");
    }
}
