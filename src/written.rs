//! Files that people write in RON, and what is wrong in them.
//!
//! In: a file's path and text. Out: the values that it holds, or every mistake in it, in words for somebody who is no
//! programmer; and a [`Place`](place::Place) for each value, so that the stages which know what the values mean can point
//! at the words too.
//!
//! Values are read by ron and serde. A second reading, in `parse`, keeps where each value stands, sees what ron lets pass
//! (a key that is given twice), and, where ron stops at its first error, goes on.

mod check;

pub mod mistake;

pub mod nearest;

#[allow(unreachable_pub, dead_code, reason = "shared with the build script, which packs and does not read")]
mod packed;

mod parse;

pub mod place;

pub mod render;

mod string;

pub mod tree;

mod unpack;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Deref;

use ron::Options;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::Deserialize;

use crate::span::Span;
pub use mistake::Mistake;
use tree::{Kind, Node, Tree};

/// A RON file: where it stands below its folder of rules, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The path below the folder of rules, with `/` between its parts.
    pub path: String,
    /// The text.
    pub text: String,
    /// If it is known to have no mistake, so that none is looked for and no places are kept, what it holds, packed.
    trusted: Option<&'static str>,
    /// Whether the program carries it, so that nobody who runs the program wrote it.
    carried: bool,
    /// The file of that path in whose place it stands.
    beneath: Option<Box<Written>>,
}

/// A text that stands in a file; where it stands there as it is read, it is not copied.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Bytes of a file at most. What people write stays far below; the files of a stranger may not.
pub const LARGEST: usize = 1 << 20;

/// Keys that are given twice are told up to this number.
const REPEATED: usize = 32;

/// Mistakes with the same message that are shown one by one; those beyond are counted.
const ALIKE: usize = 3;

impl Written {
    /// A file with that path and text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), trusted: None, carried: false, beneath: None }
    }

    /// A file that the program carries.
    pub fn carried(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { carried: true, ..Self::new(path, text) }
    }

    /// One of those that is known to have no mistake, with what it holds, packed; where that reads ill all the same, the file is read
    /// as any other.
    pub fn trusted(path: impl Into<String>, text: impl Into<String>, packed: &'static str) -> Self {
        Self { trusted: Some(packed), ..Self::carried(path, text) }
    }

    /// Whether it is known to have no mistake.
    pub fn is_trusted(&self) -> bool {
        self.trusted.is_some()
    }

    /// The same file in the place of another one.
    #[must_use]
    pub fn over(self, beneath: Option<Self>) -> Self {
        Self { beneath: beneath.map(Box::new), ..self }
    }

    /// The file in whose place it stands.
    pub fn beneath(&self) -> Option<&Self> {
        self.beneath.as_deref()
    }

    /// The file in whose place it stood.
    pub fn into_beneath(self) -> Option<Self> {
        self.beneath.map(|file| *file)
    }

    /// Whether the program carries it.
    pub fn is_carried(&self) -> bool {
        self.carried
    }

    /// The same file, from here on read as any other.
    #[must_use]
    pub fn doubted(self) -> Self {
        Self { trusted: None, ..self }
    }

    /// Reads the file as a value of that type, with the places of its parts.
    ///
    /// # Errors
    ///
    /// Every mistake that can be told from the others, in the order of their places.
    pub fn read<'a, T: Deserialize<'a>>(&'a self) -> Result<(T, Tree<'a>), Vec<Mistake>> {
        if let Some(value) = self.unpacked() {
            return Ok((value, Tree { file: self, root: Node::leaf(Kind::Broken, Span::default()) }));
        }
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
        match options().from_str(self.unmarked()) {
            Ok(value) if repeated.is_empty() => Ok((value, tree)),
            Ok(_) => Err(sorted(repeated.into_iter().map(|r| r.mistake).take(REPEATED).collect())),
            Err(error) => {
                let mut mistakes = parsed.mistakes;
                let found = check::check::<T>(&tree, &repeated, &parsed.doubt);
                mistakes.retain(|m| m.message != parse::LOOSE || !found.iter().any(|f| f.span == m.span));
                mistakes.extend(found);
                if parsed.doubt.of_form.is_none() {
                    mistakes.extend(repeated.into_iter().map(|r| r.mistake).take(REPEATED));
                }
                if mistakes.is_empty() {
                    mistakes.push(self.as_ron_says(&error));
                }
                Err(sorted(mistakes))
            }
        }
    }

    /// The value that is packed, if one of that type is.
    fn unpacked<'a, T: Deserialize<'a>>(&'a self) -> Option<T> {
        T::deserialize(&mut unpack::Unpacker::new(self.trusted?)).ok()
    }

    /// Whether a value of that type is packed.
    #[cfg(test)]
    pub(crate) fn is_read_packed<'a, T: Deserialize<'a>>(&'a self) -> bool {
        self.unpacked::<T>().is_some()
    }

    /// The places of the file's values; of a file with mistakes as far as they can be made out.
    pub fn tree(&self) -> Tree<'_> {
        Tree { file: self, root: parse::parse(self).root }
    }

    /// The text without the mark of its encoding that some editors put before it.
    fn unmarked(&self) -> &str {
        self.text.strip_prefix('\u{feff}').unwrap_or(&self.text)
    }

    /// An error in ron's words, for what is not told better elsewhere.
    fn as_ron_says(&self, error: &SpannedError) -> Mistake {
        let (line, column) = (error.span.start.line, error.span.start.col);
        let text = self.unmarked();
        let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let before: usize = text[line_start..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
        // ron counts from the blanks before the value that it means.
        let rest = &text[line_start + before..];
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

/// The mistakes of many files, file by file; of many with one message in one file the first few, the last of which says how
/// many more there are.
pub fn gathered(mistakes: Vec<Mistake>) -> Vec<Mistake> {
    let mut by_file: BTreeMap<String, Vec<Mistake>> = BTreeMap::new();
    for mistake in mistakes {
        by_file.entry(mistake.path.clone()).or_default().push(mistake);
    }
    by_file.into_values().flat_map(sorted).collect()
}

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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::render::render;
    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct List {
        about: String,
        #[serde(default)]
        words: Vec<String>,
        #[serde(default)]
        limit: Option<u8>,
        #[serde(default)]
        counts: BTreeMap<String, (String, i32)>,
    }

    /// Reads the text as a [`List`] and shows it, or the mistakes.
    fn check(text: &str) -> String {
        let file = Written::new("list.ron", text);
        match file.read::<List>() {
            Ok((list, _)) => format!("{list:?}"),
            Err(mistakes) => render(&mistakes, &[file], false),
        }
    }

    #[test]
    fn all_that_ron_knows_is_read() {
        let text = "\u{feff}#![enable(implicit_some)]\r\n/* a list /* of few */ words */\r\nList(\r\n    about: r#\"one \"word\"\"#, // why not\r\n    \
            words: [\"over\r\ntwo lines\", \"caf\\u{e9}\",],\r\n    limit: Some(0x0F),\r\n    counts: {\"a\": (\"b\", -1_000)},\r\n)\r\n";
        insta::assert_snapshot!(check(text), @r#"List { about: "one \"word\"", words: ["over\r\ntwo lines", "café"], limit: Some(15), counts: {"a": ("b", -1000)} }"#);
    }

    #[test]
    fn a_name_may_be_left_out_and_so_may_some() {
        insta::assert_snapshot!(check("(about: \"a\", limit: 3)"), @r#"List { about: "a", words: [], limit: Some(3), counts: {} }"#);
        insta::assert_snapshot!(check("(about: \"a\", limit: None)"), @r#"List { about: "a", words: [], limit: None, counts: {} }"#);
    }

    #[test]
    fn a_mistake_in_a_value_inside_some_is_told_there() {
        insta::assert_snapshot!(check("(about: \"a\", limit: Some(\"3\"))"), @r#"
        error: what stands in `Some` must be a whole number from 0 to 255
         --> list.ron:1:26
          |
        1 | (about: "a", limit: Some("3"))
          |                          ^^^ this is a text
          |
          = write it without quotation marks: 3

        1 mistake in 1 of 1 file
        "#);
    }

    #[test]
    fn a_file_that_is_too_large_is_refused_unread() {
        insta::assert_snapshot!(check(&"(".repeat(LARGEST + 1)), @"
        error: list.ron: this file is too large: 2 MiB, where 1 MiB is allowed

        1 mistake in 1 of 1 file
        ");
    }

    #[test]
    fn mistakes_of_one_kind_are_counted_beyond_the_third() {
        insta::assert_snapshot!(check("(about: \"a\", words: [1, 2, 3, 4, 5])"), @r#"
        error: each value of `words` must be a text in quotation marks
         --> list.ron:1:22
          |
        1 | (about: "a", words: [1, 2, 3, 4, 5])
          |                      ^ this is the number 1
          |
          = write it in quotation marks: "1"

        error: each value of `words` must be a text in quotation marks
         --> list.ron:1:25
          |
        1 | (about: "a", words: [1, 2, 3, 4, 5])
          |                         ^ this is the number 2
          |
          = write it in quotation marks: "2"

        error: each value of `words` must be a text in quotation marks
         --> list.ron:1:28
          |
        1 | (about: "a", words: [1, 2, 3, 4, 5])
          |                            ^ this is the number 3
          |
          = write it in quotation marks: "3"
          = and 2 more of the same kind in this file

        3 mistakes in 1 of 1 file
        "#);
    }

    #[test]
    fn sixty_brackets_in_brackets_are_read() {
        #[derive(Deserialize)]
        enum Nest {
            Not(Box<Nest>),
            All(Vec<Nest>),
        }
        fn depth(nest: &Nest) -> usize {
            match nest {
                Nest::Not(inner) => 1 + depth(inner),
                Nest::All(inner) => 2 + inner.first().map_or(0, depth),
            }
        }
        let file = Written::new("a.ron", format!("{}All([]){}", "Not(All([".repeat(20), "]))".repeat(20)));
        assert_eq!(file.read::<Nest>().map(|(nest, _)| depth(&nest)), Ok(62));
    }

    #[test]
    fn keys_are_compared_as_they_are_read() {
        insta::assert_snapshot!(check(r#"(about: "a", counts: {"é": ("b", 1), "\u{e9}": ("c", 2)})"#), @r#"
        error: the key `é` is given twice
         --> list.ron:1:38
          |
        1 | (about: "a", counts: {"é": ("b", 1), "\u{e9}": ("c", 2)})
          |                       ---            ^^^^^^^^ and again here
          |                       |
          |                       first given here

        1 mistake in 1 of 1 file
        "#);
    }
}
