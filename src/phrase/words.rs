//! Sets of words and lemmas, small ones that are asked often.

use super::sight::{Marks, Seen};
use crate::language::lexicon::Opener;
use crate::statistics::words::WordId;

/// Some words, by their keys, and some lemmas, sorted; before them as bits of their keys and numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Words {
    words: (u64, Vec<u64>),
    lemmas: (u64, Vec<WordId>),
}

/// The bits of some words and of some lemmas.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordBits {
    words: u64,
    lemmas: u64,
}

impl WordBits {
    /// The bits of these words and of others.
    pub(super) fn or(self, other: Self) -> Self {
        Self { words: self.words | other.words, lemmas: self.lemmas | other.lemmas }
    }

    /// Whether one of the words or lemmas may be among tokens with these marks.
    #[inline]
    pub(super) fn may_be_among(self, marks: &Marks) -> bool {
        self.words & marks.words | self.lemmas & marks.lemmas != 0
    }
}

/// The bit of the word with that key.
pub(super) const fn word_bit(key: u64) -> u64 {
    1 << (key >> 58)
}

/// The bit of a lemma.
pub(super) const fn lemma_bit(lemma: WordId) -> u64 {
    1 << (lemma.0.wrapping_mul(0x9e37_79b9) >> 26)
}

impl Words {
    /// The words of these keys, and these lemmas.
    pub(super) fn of(words: impl Iterator<Item = u64>, lemmas: impl Iterator<Item = WordId>) -> Self {
        fn set<T: Ord + Copy>(all: impl Iterator<Item = T>, bit: impl Fn(T) -> u64) -> (u64, Vec<T>) {
            let mut all: Vec<T> = all.collect();
            all.sort_unstable();
            all.dedup();
            (all.iter().fold(0, |bits, one| bits | bit(*one)), all)
        }
        Self { words: set(words, word_bit), lemmas: set(lemmas, lemma_bit) }
    }

    /// Takes the word of that key in.
    pub(super) fn word(&mut self, key: u64) {
        insert(&mut self.words, word_bit(key), key);
    }

    /// Takes a lemma in.
    pub(super) fn lemma(&mut self, lemma: WordId) {
        insert(&mut self.lemmas, lemma_bit(lemma), lemma);
    }

    /// Takes all of the others in.
    pub(super) fn all(&mut self, others: &Self) {
        if self.words.1.is_empty() && self.lemmas.1.is_empty() {
            self.clone_from(others);
            return;
        }
        others.words().for_each(|key| self.word(key));
        others.lemmas().for_each(|lemma| self.lemma(lemma));
    }

    /// The keys of the words.
    pub(super) fn words(&self) -> impl Iterator<Item = u64> + '_ {
        self.words.1.iter().copied()
    }

    /// The lemmas.
    pub(super) fn lemmas(&self) -> impl Iterator<Item = WordId> + '_ {
        self.lemmas.1.iter().copied()
    }

    /// The words and the lemmas.
    pub(super) fn openers(&self) -> impl Iterator<Item = Opener> + '_ {
        self.words().map(Opener::Word).chain(self.lemmas().map(Opener::Lemma))
    }

    /// Whether the token's word is one of the words, or its lemma one of the lemmas.
    #[inline]
    pub(super) fn have(&self, seen: &Seen) -> bool {
        let word = self.words.0 & seen.marks.words != 0 && self.words.1.binary_search(&seen.key).is_ok();
        word || self.lemmas.0 & seen.marks.lemmas != 0 && self.lemmas.1.binary_search(&seen.lemma).is_ok()
    }

    /// The bits of all of them.
    #[inline]
    pub(super) fn bits(&self) -> WordBits {
        WordBits { words: self.words.0, lemmas: self.lemmas.0 }
    }
}

fn insert<T: Ord>((bits, all): &mut (u64, Vec<T>), bit: u64, new: T) {
    if let Err(place) = all.binary_search(&new) {
        all.insert(place, new);
        *bits |= bit;
    }
}
