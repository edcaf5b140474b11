//! What is wrong in a written file, in words for the person who wrote it.
//!
//! In: a place in the file and what is the matter there. Out: [`Mistake`]s, which `render` shows with the lines meant.

use std::fmt;

use super::nearest::{differ, nearest};
use crate::span::Span;

/// Something wrong in a written file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file's path.
    pub path: String,
    /// The words meant; `None` if the whole file is.
    pub span: Option<Span>,
    /// What is wrong, as a clause without capital letter or full stop.
    pub message: String,
    /// What to write under the words meant; may be empty.
    pub label: String,
    /// Other places that explain this one, each with what to write under it.
    pub also: Vec<(Span, String)>,
    /// What can be done about it, one line each.
    pub help: Vec<String>,
    /// Whether the file can be used all the same.
    pub is_slight: bool,
}

impl Mistake {
    /// A mistake at a place of the file.
    pub fn new(path: &str, span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::of_file(path, message) }
    }

    /// A mistake of the whole file.
    pub fn of_file(path: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        let (also, help) = (Vec::new(), Vec::new());
        Self { path: path.to_owned(), span: None, message, label: String::new(), also, help, is_slight: false }
    }

    /// A file that has to be there and is not.
    pub fn missing(path: &str) -> Self {
        Self::of_file(path, "this file is missing")
    }

    /// The same, with which the file can be used.
    #[must_use]
    pub fn slight(self) -> Self {
        Self { is_slight: true, ..self }
    }

    /// Says this under the words meant.
    #[must_use]
    pub fn label(mut self, words: impl Into<String>) -> Self {
        self.label = words.into();
        self
    }

    /// Says this under another place of the same file.
    #[must_use]
    pub fn also(mut self, span: Span, words: impl Into<String>) -> Self {
        self.also.push((span, words.into()));
        self
    }

    /// Adds a line on what can be done.
    #[must_use]
    pub fn help(mut self, words: impl Into<String>) -> Self {
        self.help.push(words.into());
        self
    }

    /// Says which names there are, and which of them was probably meant by `found`.
    #[must_use]
    pub fn choices<'a>(self, found: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let meant = nearest(found, &known).map(|name| format!("did you mean `{name}`?"));
        let mistake = if let Some(meant) = meant { self.label(meant) } else { self };
        let differ = differ(found, &known);
        if !differ.is_empty() {
            return mistake.help(differ);
        }
        match known.as_slice() {
            [] => mistake,
            [only] => mistake.help(format!("the only one there is: {only}")),
            known if known.len() <= LISTED => mistake.help(format!("expected one of: {}", known.join(", "))),
            known => {
                let start: String = found.chars().take(ALIKE).collect();
                let alike: Vec<&str> = known.iter().filter(|name| name.starts_with(&start)).copied().collect();
                if alike.is_empty() {
                    mistake
                } else {
                    mistake.help(format!("some that there are: {}", alike.join(", ")))
                }
            }
        }
    }
}

/// Names that are listed at most; of more, only those that begin alike.
const LISTED: usize = 24;

/// With how many letters in common names begin alike.
const ALIKE: usize = 3;

/// What the last mistake of a file says that has too many of them.
pub(super) const MORE: &str = "more may be wrong in this file; this is where reading stopped";

/// Words of a file as a message repeats them: their first line, cut if it is long.
pub(super) fn short(words: &str) -> String {
    let line = words.lines().next().unwrap_or_default();
    let mut letters = line.chars();
    let mut short: String = letters.by_ref().take(LONG).collect();
    if letters.next().is_some() || line.len() < words.len() {
        short.push('…');
    }
    short
}

/// Letters of a file's words that a message repeats at most.
const LONG: usize = 40;

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}
