//! What stands where in a written file: its values as a tree with places.
//!
//! In: what `parse` found. Out: a [`Tree`] of nodes that keep only places; their words stay in the file.

use super::Written;
use super::place::Place;
use super::string;
use crate::span::Span;

/// The values of a file, with their places.
#[derive(Clone, Debug)]
pub struct Tree<'a> {
    pub(super) file: &'a Written,
    /// The value that the file holds.
    pub(super) root: Node,
}

impl<'a> Tree<'a> {
    /// The place of the whole value, from which a reader goes on to its parts.
    pub fn place(&self) -> Place<'_> {
        Place::new(self.file, &self.root)
    }

    /// The words at a place of the file.
    pub(super) fn text(&self, span: Span) -> &'a str {
        span.text(&self.file.text)
    }
}

/// What kind of value stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `"text"`.
    Text {
        /// What stands between its marks.
        content: Span,
        /// Whether a backslash means itself, as in `r"text"`.
        raw: bool,
    },
    /// `'c'`.
    Character,
    /// A word by itself: `true`, `Must`.
    Word,
    /// A number.
    Number,
    /// `[...]`.
    List,
    /// `{key: value}`.
    Map,
    /// `Name(...)`, or `(...)` without a name; the fields have names of their own or go by their order.
    Group,
    /// Nothing that can be read; the mistake is known already.
    Broken,
}

/// One value.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where it stands, with its brackets or quotation marks.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Of a group its name.
    pub name: Option<Span>,
    /// Of a list, map or group what is in it.
    pub entries: Vec<Entry>,
}

/// One value in a list, map or group, with its key or field name if it has one.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The key in a map, the name in a group.
    pub key: Option<Box<Node>>,
    /// The value.
    pub value: Node,
}

impl Entry {
    /// Where it begins; no two entries of a tree begin at one place.
    pub(super) fn start(&self) -> u32 {
        self.key.as_deref().unwrap_or(&self.value).span.start
    }
}

impl Node {
    pub(super) fn leaf(kind: Kind, span: Span) -> Self {
        Self { span, kind, name: None, entries: Vec::new() }
    }

    /// Whether its parts have names or keys.
    pub(super) fn is_keyed(&self) -> bool {
        self.entries.iter().any(|e| e.key.is_some())
    }

    /// The value inside `Some(...)`, which people may leave out; any other value as it is.
    pub(super) fn some(&self, text: &str) -> &Self {
        match (self.name.map(|n| n.text(text)), self.entries.as_slice()) {
            (Some("Some"), [Entry { key: None, value }]) => value,
            _ => self,
        }
    }

    /// What to underline when the value as a whole is meant: of a group or list with a long body only its head.
    pub(super) fn head(&self, text: &str) -> Span {
        match (self.kind, self.name) {
            (Kind::Group, Some(name)) => name,
            (Kind::Group | Kind::List | Kind::Map, _) => {
                let bracket = self.span.text(text).chars().next().map_or(0, char::len_utf8);
                Span::new(self.span.start, self.span.start + bracket as u32)
            }
            _ => self.span,
        }
    }

    /// The text that it holds, its escapes resolved; of a word or number the word itself.
    pub(super) fn words(&self, text: &str) -> String {
        match self.kind {
            Kind::Text { content, raw } => string::resolve(text, content, raw),
            _ => self.span.text(text).to_owned(),
        }
    }

    /// The values that hold the one which begins at `start`, from the outermost to the one itself.
    pub(super) fn way_to(&self, start: u32) -> Vec<(&Self, Option<usize>)> {
        let mut way = Vec::new();
        let mut node = self;
        loop {
            let next = node
                .entries
                .iter()
                .position(|e| e.start() <= start && start < e.value.span.end.max(e.value.span.start + 1));
            way.push((node, next));
            let Some(entry) = next.map(|i| &node.entries[i]) else { return way };
            node = entry.key.as_deref().filter(|k| start < k.span.end).unwrap_or(&entry.value);
        }
    }
}
