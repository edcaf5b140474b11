//! Sets of words.

use crate::statistics::words::WordId;

/// A set of words, a bit for each: small enough to stay in the nearest cache.
#[derive(Clone, Debug, Default)]
pub struct WordSet {
    bits: Vec<u64>,
}

impl WordSet {
    /// Puts a word in; one that is not in the vocabulary may always be meant.
    pub fn insert(&mut self, word: WordId) {
        if !word.is_known() {
            return;
        }
        let (place, bit) = (word.0 as usize / 64, word.0 % 64);
        if self.bits.len() <= place {
            self.bits.resize(place + 1, 0);
        }
        self.bits[place] |= 1 << bit;
    }

    /// Whether a token with that word may be meant: the word is in the set, or not in the vocabulary.
    #[inline]
    pub fn may_hold(&self, word: WordId) -> bool {
        if !word.is_known() {
            return true;
        }
        self.bits.get(word.0 as usize / 64).is_some_and(|bits| bits >> (word.0 % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_in_or_out_and_an_unknown_one_may_be() {
        let mut set = WordSet::default();
        set.insert(WordId(70));
        assert!(set.may_hold(WordId(70)));
        assert!(!set.may_hold(WordId(71)));
        assert!(!set.may_hold(WordId(7_000)));
        assert!(set.may_hold(WordId::UNKNOWN));
    }
}
