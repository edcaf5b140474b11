//! Which files to read.
//!
//! In: the paths that somebody named. Out: the files behind them, in an order that depends on their names alone, and
//! what is wrong with a path. Reading a file is left to `Document::read`, one at a time.

use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::error::{ReadError, ReadErrorKind};

/// What stands for standard input among the paths.
pub const STANDARD_INPUT: &str = "-";

/// The ends of names by which articles are known in a folder.
const EXTENSIONS: &[&str] = &["txt", "md", "markdown", "html", "htm", "docx"];

/// Whether the path stands for standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// Finds the files behind the paths: what is named itself, whatever it is, and the articles in a folder and below.
///
/// Paths come in the order in which they are named, files of a folder in the order of their names. Left out are hidden
/// files, what git is told to ignore, and links. A folder without an article is an error.
pub fn find(paths: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, ReadError>> + use<'_> {
    paths.iter().flat_map(|path| {
        let is_folder = !is_standard_input(path) && path.is_dir();
        let named = (!is_folder).then(|| Ok(path.clone()));
        named.into_iter().chain(is_folder.then(|| articles(path)).into_iter().flatten())
    })
}

/// The articles in a folder and below, or an error if there is none.
fn articles(folder: &Path) -> impl Iterator<Item = Result<PathBuf, ReadError>> + use<> {
    let name = folder.to_string_lossy().into_owned();
    // What somebody's own git is set up to ignore must not change what a desk sees.
    let mut walk = WalkBuilder::new(folder).sort_by_file_name(Ord::cmp).git_global(false).build();
    let mut is_empty = true;
    std::iter::from_fn(move || {
        for entry in walk.by_ref() {
            let found = match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => entry.into_path(),
                Ok(_) => continue,
                Err(error) => {
                    is_empty = false;
                    return Some(Err(failure(&name, error)));
                }
            };
            if is_article(&found) {
                is_empty = false;
                return Some(Ok(found));
            }
        }
        std::mem::take(&mut is_empty).then(|| Err(ReadError::of(name.clone(), ReadErrorKind::NoArticles)))
    })
}

fn is_article(path: &Path) -> bool {
    let has_end = |extension: &str| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known));
    // What Word puts beside a document that is open is no article.
    let is_lock = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"~$"));
    !is_lock && path.extension().and_then(|extension| extension.to_str()).is_some_and(has_end)
}

/// What went wrong on the way through `folder`, with the path at which it did if that is known.
fn failure(folder: &str, error: ignore::Error) -> ReadError {
    let path = path_of(&error).map_or_else(|| folder.to_owned(), |path| path.to_string_lossy().into_owned());
    let text = error.to_string();
    ReadError::of(path, error.into_io_error().unwrap_or_else(|| io::Error::other(text)))
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A folder with these files in it, which is gone when the test is over.
    struct Folder(PathBuf);

    impl Folder {
        fn with(name: &str, files: &[&str]) -> Self {
            let folder = Self(std::env::temp_dir().join(format!("deskcheck-{name}-{}", std::process::id())));
            for file in files {
                let path = folder.0.join(file);
                fs::create_dir_all(path.parent().expect("it has a folder")).expect("folders can be made");
                fs::write(path, "The dam broke.").expect("files can be written");
            }
            folder
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    /// Checks what is found behind the paths, which are meant from `folder` on.
    #[track_caller]
    fn check(folder: &Folder, paths: &[&str], expected: &[&str]) {
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.0.join(path)).collect();
        let root = folder.0.to_string_lossy();
        let found = find(&paths).map(|file| match file {
            Ok(path) => path.to_string_lossy().into_owned(),
            Err(error) => error.to_string(),
        });
        let found: Vec<String> = found.map(|shown| shown.replace(&*root, "").replace('\\', "/")).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn articles_in_folders_come_in_the_order_of_their_names() {
        let folder = Folder::with("order", &["b.txt", "a/z.TXT", "a/y.txt", "picture.png", ".hidden.txt", "c.txt"]);
        check(&folder, &[""], &["/a/y.txt", "/a/z.TXT", "/b.txt", "/c.txt"]);
    }

    #[test]
    fn what_is_named_is_tried_whatever_it_is() {
        let folder = Folder::with("named", &["b.doc", "a.txt"]);
        check(&folder, &["b.doc", "missing.txt", "a.txt"], &["/b.doc", "/missing.txt", "/a.txt"]);
    }

    #[test]
    fn what_git_ignores_is_left_out() {
        let folder = Folder::with("ignored", &["a.txt", "old/b.txt", ".git/c.txt"]);
        fs::write(folder.0.join(".gitignore"), "old/\n").expect("files can be written");
        check(&folder, &[""], &["/a.txt"]);
    }

    #[test]
    fn a_folder_without_articles_is_an_error_of_its_own() {
        let folder = Folder::with("empty", &["a/picture.png", "b/b.txt"]);
        check(&folder, &["a", "b"], &["/a: is a folder without articles", "/b/b.txt"]);
    }

    #[test]
    fn standard_input_is_no_file() {
        let found: Vec<_> =
            find(&[PathBuf::from("-")]).map(|path| path.is_ok_and(|path| is_standard_input(&path))).collect();
        assert_eq!(found, [true]);
    }
}
