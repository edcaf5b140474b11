//! The vocabulary: all words known by number, those of the counts and those that lexicons add.
//!
//! In: the key of a word's text. Out: its number, its text, and the classes that it is in.

use rustc_hash::FxHashMap;

use super::{Class, Classes};
use crate::language::fold::{fold_key, fold_text};
use crate::language::spelling;
use crate::statistics::words::{self, Word, WordId};

/// The words known by number, with the classes that they are in.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    added: FxHashMap<u64, WordId>,
    added_texts: Vec<(String, u64)>,
    /// For each word which of the sets of classes it is in.
    set_of: Vec<u16>,
    /// Sets of classes, a bit for each class; the first is empty.
    sets: Vec<u128>,
}

impl Vocabulary {
    /// The word of that key; [`WordId::UNKNOWN`] if there is none.
    #[inline]
    pub fn find(&self, key: u64) -> WordId {
        words::find(key).or_else(|| self.added.get(&key).copied()).unwrap_or(WordId::UNKNOWN)
    }

    /// The word of that text, whose key is given; in whatever spelling it is known.
    #[inline]
    pub fn find_spelled(&self, text: &str, key: u64) -> WordId {
        let found = self.find(key);
        if found.is_known() { found } else { spelling::american(text).unwrap_or(WordId::UNKNOWN) }
    }

    /// Whether the word of that key is in the class.
    pub fn has(&self, key: u64, class: Class) -> bool {
        self.is(self.find(key), class)
    }

    /// Whether the word is in the class.
    #[inline]
    pub fn is(&self, word: WordId, class: Class) -> bool {
        self.set_of.get(word.0 as usize).is_some_and(|&set| self.sets[usize::from(set)] >> class as u8 & 1 == 1)
    }

    /// Whether the word is in one of the classes.
    #[inline]
    pub fn is_one_of(&self, word: WordId, classes: Classes) -> bool {
        self.set_of.get(word.0 as usize).is_some_and(|&set| self.sets[usize::from(set)] & classes.0 != 0)
    }

    /// The classes that the word is in.
    #[inline]
    pub fn classes(&self, word: WordId) -> Classes {
        Classes(self.set_of.get(word.0 as usize).map_or(0, |&set| self.sets[usize::from(set)]))
    }

    /// The text and key of a known word.
    #[inline]
    pub fn word(&self, id: WordId) -> Word<'_> {
        if id.is_counted() {
            return words::word(id);
        }
        let (text, key) = &self.added_texts[id.0 as usize - words::count()];
        Word::new(text, *key)
    }

    /// How many words there are; their numbers are below this.
    pub(super) fn len(&self) -> usize {
        words::count() + self.added_texts.len()
    }

    /// The number of the word, which becomes known if it is not.
    pub(super) fn add(&mut self, text: &str) -> WordId {
        let key = fold_key(text);
        let known = self.find_spelled(text, key);
        if known.is_known() {
            if self.word(known).key != key {
                self.added.insert(key, known);
            }
            return known;
        }
        let id = WordId((words::count() + self.added_texts.len()) as u32);
        self.added_texts.push((fold_text(text), key));
        self.added.insert(key, id);
        id
    }

    /// Puts known words into classes, each with the text of its words; replaces what was there.
    pub(super) fn classify<'a>(&mut self, listed: impl Iterator<Item = (Class, &'a str)>) {
        self.set_of = vec![0; words::count() + self.added_texts.len()];
        self.sets = vec![0];
        let mut numbers: FxHashMap<u128, u16> = FxHashMap::from_iter([(0, 0)]);
        for (class, word) in listed {
            let id = self.find(fold_key(word));
            if id.is_known() {
                let set = &mut self.set_of[id.0 as usize];
                let wider = self.sets[usize::from(*set)] | 1 << class as u8;
                *set = *numbers.entry(wider).or_insert_with(|| {
                    self.sets.push(wider);
                    (self.sets.len() - 1) as u16
                });
            }
        }
    }
}
