//! Everything that a type finds wrong with a file, not only the first thing.
//!
//! In: the tree of a file, and the type that it is read as. Out: [`Mistake`]s.
//! After each fault the tree is looked at again, with the fault mended: a misspelt name is read as the one that was
//! probably meant, a wrong value as one of the right kind, a missing field as if it were there. Faults that only a mend
//! brought about are not reported.

mod content;

mod fault;

mod value;

mod wording;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use serde::de::DeserializeSeed;

use self::fault::{Fault, Want, What};
use self::value::{Mode, Value};
use super::Mistake;
use super::mistake::{MORE, short};
use super::nearest::nearest;
use super::parse::Doubt;
use super::tree::{Kind, Node, Tree};
use crate::span::Span;

/// Faults of one file that are looked for, at most.
const FAULTS: usize = 32;

/// What `T` finds wrong with the values of the tree, where there is no doubt about them; of entries with the same key all
/// but the first are left out.
pub(super) fn check<'de, T: Deserialize<'de>>(tree: &Tree<'_>, repeated: &[Repeated], doubt: &Doubt) -> Vec<Mistake> {
    let mut check = Check { tree, doubt, repairs: Repairs::default(), guessed: HashSet::new() };
    check.repairs.left_out = repeated.iter().map(|r| r.start).collect();
    let mut faults: Vec<Fault> = Vec::new();
    for _ in 0..FAULTS {
        let reading = Reading { text: &tree.file.text, repairs: &check.repairs, asked: RefCell::default() };
        let root = tree.root.span.start;
        let read = T::deserialize(reading.value(&tree.root)).map_err(|fault| fault.at(root, false));
        let asked = reading.asked.into_inner();
        let Err(fault) = read else {
            return wording::mistakes(tree, &faults, &asked);
        };
        if check.is_news(&fault) {
            faults.push(fault.clone());
        }
        if !check.mend(&fault) {
            return wording::mistakes(tree, &faults, &asked);
        }
    }
    let mut mistakes = wording::mistakes(tree, &faults, &[]);
    if let Some(last) = mistakes.last_mut() {
        last.help.push(MORE.to_owned());
    }
    mistakes
}

/// Names of fields or variants, as serde gives them.
type Names = &'static [&'static str];

/// What is read otherwise than it is written; values, keys and names go by where they begin.
#[derive(Clone, Debug, Default)]
struct Repairs {
    /// Values that are stood in for.
    stood_in: HashSet<u32>,
    /// Entries that are left out.
    left_out: HashSet<u32>,
    /// Names of fields, variants and structs that are read as others.
    renamed: HashMap<u32, &'static str>,
    /// Fields that are taken to be there.
    added: HashMap<u32, Vec<&'static str>>,
}

/// A reading of a tree.
struct Reading<'a> {
    text: &'a str,
    repairs: &'a Repairs,
    /// What the fields that were added should hold.
    asked: RefCell<Vec<(u32, &'static str, Want)>>,
}

impl<'a> Reading<'a> {
    /// The value of a node for serde.
    fn value(&'a self, node: &'a Node) -> Value<'a> {
        let stood_in = node.kind == Kind::Broken || self.repairs.stood_in.contains(&node.span.start);
        let mode = if stood_in { Mode::StandIn(0) } else { Mode::Whole };
        Value { reading: self, node, mode, field: None }
    }

    fn feed<'de, S: DeserializeSeed<'de>>(&'a self, node: &'a Node, seed: S) -> Result<S::Value, Fault> {
        let value = self.value(node);
        let in_stand_in = matches!(value.mode, Mode::StandIn(_));
        seed.deserialize(value).map_err(|fault| fault.at(node.span.start, in_stand_in))
    }

    fn name(&self, node: &Node) -> &'a str {
        let written = node.name.unwrap_or(node.span).text(self.text);
        self.repairs.renamed.get(&node.span.start).copied().unwrap_or(written)
    }
}

struct Check<'a> {
    tree: &'a Tree<'a>,
    doubt: &'a Doubt,
    repairs: Repairs,
    /// Where something begins that is read as a near name says; whether that was meant is not certain.
    guessed: HashSet<u32>,
}

impl Check<'_> {
    /// Whether the fault was there before anything was mended, and does not come from the form of the file.
    fn is_news(&self, fault: &Fault) -> bool {
        let Some(at) = fault.at else { return false };
        let is_unsure = self.is_doubtful(at)
            || matches!(fault.what, What::Missing(_)) && self.has_doubtful_names(at)
            || self.doubt.of_form.is_some_and(|from| match &fault.what {
                What::Missing(_) | What::Count { .. } | What::Named | What::Unnamed(_) => true,
                What::Field { found, known } | What::Variant { found, known } if nearest(found, known).is_some() => {
                    false
                }
                _ => from <= at,
            });
        !fault.in_stand_in && !self.guessed.contains(&at) && !is_unsure
    }

    fn is_doubtful(&self, at: u32) -> bool {
        self.doubt.lines.iter().any(|line| line.start <= at && at < line.end)
    }

    /// Whether the names of fields in the brackets that begin at `at` may be others than those written.
    fn has_doubtful_names(&self, at: u32) -> bool {
        let way = self.tree.root.way_to(at);
        let names = way.last().into_iter().flat_map(|(node, _)| &node.entries).filter_map(|e| e.key.as_ref());
        names.into_iter().any(|name| self.is_doubtful(name.span.start))
    }

    /// Mends the fault for the next look; returns whether that changed anything.
    fn mend(&mut self, fault: &Fault) -> bool {
        let Some(at) = fault.at else { return false };
        if fault.in_stand_in {
            let way = self.tree.root.way_to(at);
            let around = way.iter().rev().find(|(node, _)| !self.repairs.stood_in.contains(&node.span.start));
            return around.is_some_and(|(node, _)| self.repairs.stood_in.insert(node.span.start));
        }
        match &fault.what {
            What::Missing(field) => {
                let added = self.repairs.added.entry(at).or_default();
                let is_new = !added.contains(field);
                added.push(field);
                is_new
            }
            What::Field { found, known } => {
                let free: Vec<&'static str> =
                    known.iter().copied().filter(|name| !self.stands_beside(at, name)).collect();
                match nearest(found, &free) {
                    Some(name) => {
                        self.guessed.extend(self.value_of(at));
                        self.repairs.renamed.insert(at, name).is_none()
                    }
                    None => self.repairs.left_out.insert(at),
                }
            }
            What::Variant { found, known } => match nearest(found, known) {
                Some(name) if self.guessed.insert(at) => self.repairs.renamed.insert(at, name).is_none(),
                _ => self.repairs.stood_in.insert(at),
            },
            What::Name(name) => self.repairs.renamed.insert(at, name).is_none(),
            _ => self.repairs.stood_in.insert(at),
        }
    }

    /// Whether a field of that name stands in the brackets of the one that begins at `at`.
    fn stands_beside(&self, at: u32, name: &str) -> bool {
        let text = &self.tree.file.text;
        let way = self.tree.root.way_to(at);
        let around = way.iter().rev().find_map(|&(node, next)| next.map(|_| node));
        around.is_some_and(|node| {
            node.entries.iter().any(|e| {
                let Some(key) = &e.key else { return false };
                key.words(text) == name || self.repairs.renamed.get(&key.span.start).is_some_and(|&r| r == name)
            })
        })
    }

    fn value_of(&self, key: u32) -> Option<u32> {
        let way = self.tree.root.way_to(key);
        let (node, next) = way.iter().rev().find(|(_, next)| next.is_some())?;
        Some(node.entries[(*next)?].value.span.start)
    }
}

/// An entry whose key stands in the same brackets before.
#[derive(Clone, Debug)]
pub(super) struct Repeated {
    /// Where it begins.
    pub start: u32,
    /// What is wrong.
    pub mistake: Mistake,
}

/// The entries of maps and groups that repeat a key; in a map RON would silently take the last one.
pub(super) fn repeated(tree: &Tree<'_>) -> Vec<Repeated> {
    let mut found = Vec::new();
    collect(tree, &tree.root, &mut found);
    found
}

fn collect(tree: &Tree<'_>, node: &Node, found: &mut Vec<Repeated>) {
    let mut first: HashMap<String, Span> = HashMap::new();
    for entry in &node.entries {
        if let Some(key) = &entry.key {
            let words = key.words(&tree.file.text);
            if let Some(&first) = first.get(&words) {
                let what = if node.kind == Kind::Map { "key" } else { "field" };
                let mistake =
                    Mistake::new(&tree.file.path, key.span, format!("the {what} `{}` is given twice", short(&words)))
                        .label("and again here")
                        .also(first, "first given here");
                found.push(Repeated { start: entry.start(), mistake });
            } else {
                first.insert(words, key.span);
            }
        }
        collect(tree, &entry.value, found);
    }
}
