//! Files that people write in RON, and what is wrong in them.
//!
//! In: a file's path and text. Out: the values that it holds, or every mistake in it, in words for somebody who is no
//! programmer; and a [`Place`](place::Place) for each value, so that the stages which know what the values mean can point
//! at the words too.
//!
//! Values are read by ron and serde. A second reading by [`parse`] keeps where each value stands, sees what ron lets pass
//! (a key that is given twice), and, where ron stops at its first error, goes on.

mod check;

pub mod mistake;

mod nearest;

mod parse;

pub mod place;

pub mod render;

mod string;

pub mod tree;

use ron::Options;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use crate::span::Span;
pub use mistake::Mistake;
use tree::Tree;

/// A RON file: where it stands below its folder of rules, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The path below the folder of rules, with `/` between its parts.
    pub path: String,
    /// The text.
    pub text: String,
}

/// Bytes of a file at most. What people write stays far below; the files of a stranger may not.
const LARGEST: usize = 1 << 20;

/// Mistakes with the same message that are shown one by one; those beyond are counted.
const ALIKE: usize = 3;

impl Written {
    /// A file with that path and text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// Reads the file as a value of that type, with the places of its parts.
    ///
    /// # Errors
    ///
    /// Every mistake that can be told from the others, in the order of their places.
    pub fn read<T: DeserializeOwned>(&self) -> Result<(T, Tree<'_>), Vec<Mistake>> {
        if self.text.len() > LARGEST {
            let size = self.text.len().div_ceil(LARGEST);
            let message = format!("this file is too large: {size} MiB, where 1 MiB is allowed");
            return Err(vec![Mistake::of_file(&self.path, message)]);
        }
        let parsed = parse::parse(self);
        if parsed.doubt.of_all {
            return Err(sorted(parsed.mistakes));
        }
        let tree = Tree { file: self, root: parsed.root };
        let repeated = check::repeated(&tree);
        let read = options().from_str(self.text.trim_start_matches('\u{feff}'));
        match read {
            Ok(value) if repeated.is_empty() => Ok((value, tree)),
            Ok(_) => Err(sorted(repeated.into_iter().map(|r| r.mistake).collect())),
            Err(error) => {
                let mut mistakes = parsed.mistakes;
                mistakes.extend(check::check::<T>(&tree, &repeated, &parsed.doubt));
                if parsed.doubt.of_form.is_none() {
                    mistakes.extend(repeated.into_iter().map(|r| r.mistake));
                }
                if mistakes.is_empty() {
                    mistakes.push(self.as_ron_says(&error));
                }
                Err(sorted(mistakes))
            }
        }
    }

    /// The places of the file's values; of a file with mistakes as far as they can be made out.
    pub fn tree(&self) -> Tree<'_> {
        Tree { file: self, root: parse::parse(self).root }
    }

    /// An error in ron's words, for what is not told better elsewhere.
    fn as_ron_says(&self, error: &SpannedError) -> Mistake {
        let (line, column) = (error.span.start.line, error.span.start.col);
        let line_start: usize = self.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let before: usize = self.text[line_start..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
        // ron counts from the blanks before the value that it means.
        let rest = &self.text[line_start + before..];
        let at = self.text.len() - rest.trim_start().len();
        let end = at + self.text[at..].chars().next().map_or(0, char::len_utf8);
        let message = error.code.to_string();
        let mut letters = message.chars();
        let first = letters.next().map(|c| c.to_ascii_lowercase());
        Mistake::new(&self.path, Span::of(at, end), first.into_iter().chain(letters).collect::<String>())
    }
}

fn options() -> Options {
    let extensions = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES | Extensions::UNWRAP_VARIANT_NEWTYPES;
    Options::default().with_default_extension(extensions).with_recursion_limit(RECURSION)
}

/// Steps of serde into the depth; each bracket, of which `parse` allows 64, takes a few.
const RECURSION: usize = 512;

/// The mistakes in order of place; of many with one message the first few, the last of which says how many more there are.
fn sorted(mut mistakes: Vec<Mistake>) -> Vec<Mistake> {
    mistakes.sort_by_key(|m| m.span);
    let mut kept: Vec<Mistake> = Vec::new();
    let mut beyond: Vec<(usize, usize)> = Vec::new();
    for mistake in mistakes {
        let alike: Vec<usize> = (0..kept.len()).filter(|&i| kept[i].message == mistake.message).collect();
        match alike.get(ALIKE - 1) {
            None => kept.push(mistake),
            Some(&last) => match beyond.iter_mut().find(|(at, _)| *at == last) {
                Some((_, count)) => *count += 1,
                None => beyond.push((last, 1)),
            },
        }
    }
    for (at, count) in beyond {
        kept[at].help.push(format!("and {count} more of the same kind in this file"));
    }
    kept
}
