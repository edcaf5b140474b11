//! Which words stand in which lexicons.
//!
//! In: words as lexicons list them. Out: for each word of the vocabulary its places, one beside the other.

use super::LexiconId;
use super::file::Use;
use crate::statistics::words::WordId;

/// A place of a word in a lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It is an entry, which counts in that use.
    Entry(Use),
    /// An entry of several words begins with it, or may.
    Opening,
}

/// For each word its places in lexicons.
#[derive(Clone, Debug, Default)]
pub(super) struct Members {
    /// In order of word, those of one word as they were listed.
    places: Vec<(LexiconId, Place)>,
    /// For each word, by number, where its places begin, and at last where all end.
    starts: Vec<u32>,
}

impl Members {
    /// Puts what was listed in order; there are so many words, with lower numbers.
    pub(super) fn new(listed: &[(WordId, LexiconId, Place)], words: usize) -> Self {
        let mut starts = vec![0u32; words + 1];
        for (word, ..) in listed {
            starts[word.0 as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut places = vec![(LexiconId(0), Place::Opening); listed.len()];
        for (word, lexicon, place) in listed {
            let at = &mut next[word.0 as usize];
            places[*at as usize] = (*lexicon, *place);
            *at += 1;
        }
        Self { places, starts }
    }

    /// The places of a word; none if it is not in the vocabulary.
    #[inline]
    pub(super) fn of(&self, word: WordId) -> &[(LexiconId, Place)] {
        match self.starts.get(word.0 as usize..).unwrap_or_default() {
            [start, end, ..] => &self.places[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The words that are entries of a lexicon.
    pub(super) fn of_lexicon(&self, lexicon: LexiconId) -> impl Iterator<Item = WordId> + '_ {
        let is_entry = move |(of, place): &(LexiconId, Place)| *of == lexicon && matches!(place, Place::Entry(_));
        (0..self.starts.len() as u32).map(WordId).filter(move |word| self.of(*word).iter().any(is_entry))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_its_places_in_the_order_of_listing() {
        let (one, other) = (LexiconId(0), LexiconId(1));
        let verb = Place::Entry(Use::Verb);
        let listed =
            [(WordId(2), other, verb), (WordId(0), one, Place::Opening), (WordId(2), one, Place::Entry(Use::Any))];
        let members = Members::new(&listed, 4);
        assert_eq!(members.of(WordId(0)), [(one, Place::Opening)]);
        assert_eq!(members.of(WordId(2)), [(other, verb), (one, Place::Entry(Use::Any))]);
        for word in [WordId(1), WordId(3), WordId(4), WordId(70), WordId::UNKNOWN] {
            assert!(members.of(word).is_empty());
            assert!(Members::default().of(word).is_empty());
        }
        assert!(members.of_lexicon(one).eq([WordId(2)]));
    }
}
