//! Where pairs of words stand in the originals, and how much a word tells.

use rustc_hash::FxHashMap;

use super::word::Word;
use crate::statistics::key;

/// Where each pair of words in a row stands, what may be dropped left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// The key of each pair with the number of its first word, in order.
    pairs: Vec<(u32, u32)>,
    /// How often each word stands in the originals.
    counts: FxHashMap<u64, u32>,
    words: usize,
}

impl Index {
    /// Of these words, among which the originals begin at `first`.
    pub(super) fn new(words: &[Word], first: &[u32]) -> Self {
        let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
        for word in words {
            *counts.entry(word.key).or_default() += 1;
        }
        let mut pairs = Vec::with_capacity(words.len());
        for (number, start) in first.iter().enumerate() {
            let end = first.get(number + 1).map_or(words.len(), |end| *end as usize);
            let spoken = (*start..end as u32).filter(|&at| !words[at as usize].free);
            let mut before: Option<u32> = None;
            for at in spoken {
                pairs.extend(before.map(|b| (pair(words[b as usize].key, words[at as usize].key), b)));
                before = Some(at);
            }
        }
        pairs.sort_unstable();
        Self { pairs, counts, words: words.len() }
    }

    /// Where a pair of words may stand, in order.
    pub(super) fn places(&self, one: u64, other: u64) -> &[(u32, u32)] {
        let key = pair(one, other);
        let start = self.pairs.partition_point(|(k, _)| *k < key);
        let count = self.pairs[start..].partition_point(|(k, _)| *k == key);
        &self.pairs[start..start + count]
    }

    /// Whether the word stands in the originals.
    pub(super) fn has(&self, word: u64) -> bool {
        self.counts.contains_key(&word)
    }

    /// How much it tells that a word is found: the more, the fewer of them there are.
    pub(super) fn weight(&self, word: u64) -> f64 {
        let count = self.counts.get(&word).copied().unwrap_or(0);
        (1.0 + self.words as f64 / (1.0 + f64::from(count))).ln()
    }
}

/// The key of two words in a row.
fn pair(one: u64, other: u64) -> u32 {
    key::check(key::with(one, one, other), 32) as u32
}
