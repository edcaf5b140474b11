//! Words that are one when spoken, though they are written otherwise: "OK" and "okay", "'d" for "had" or "would", "gonna" for
//! "going to".
//!
//! In: the list of the class [`SpokenAlike`](super::Class::SpokenAlike), in which entries with the same number are one spoken
//! word, and a word may have several numbers. Out: [`Spoken`], which gives the keys that words are compared by.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::language::fold::fold_key;
use crate::statistics::key;

/// Which words are one when spoken.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    /// For a word the key of its group, where it is in one only.
    groups: FxHashMap<u64, u64>,
    /// For a word of several groups their keys, and for a group the words that it shares with others.
    others: FxHashMap<u64, Vec<u64>>,
    /// For a word those that it is written for, where these are several.
    apart: FxHashMap<u64, Vec<u64>>,
}

impl Spoken {
    /// Of entries with the numbers of their groups; `cut` gives the keys of the words of a phrase.
    pub(super) fn new(entries: &[(&str, f64)], mut cut: impl FnMut(&str) -> Vec<u64>) -> Self {
        const GROUP: u64 = key::of("spoken alike");
        let is_phrase = |entry: &str| entry.contains(' ');
        let mut spoken = Self::default();
        let mut phrases: FxHashMap<u64, Vec<u64>> = FxHashMap::default();
        for (phrase, group) in entries.iter().filter(|(entry, _)| is_phrase(entry)) {
            phrases.entry(group.to_bits()).or_insert_with(|| cut(phrase));
        }
        let mut groups: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
        for (word, group) in entries.iter().filter(|(entry, _)| !is_phrase(entry)) {
            let (word, group) = (fold_key(word), group.to_bits());
            match phrases.get(&group) {
                Some(phrase) => drop(spoken.apart.insert(word, phrase.clone())),
                None => groups.entry(word).or_default().push(key::with(GROUP, GROUP, group)),
            }
        }
        for (word, groups) in groups {
            if let [group] = groups[..] {
                spoken.groups.insert(word, group);
                continue;
            }
            for &group in &groups {
                spoken.others.entry(group).or_default().push(word);
            }
            spoken.others.insert(word, groups);
        }
        spoken
    }

    /// The key that the word of that key is compared by.
    pub fn key(&self, word: u64) -> u64 {
        self.groups.get(&word).copied().unwrap_or(word)
    }

    /// What else a word that is compared by that key may be when spoken: other keys that words are compared by.
    pub fn others(&self, key: u64) -> &[u64] {
        self.others.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The keys of the words that a word is written for, where these are several: those of "going to" for "gonna".
    pub fn apart(&self, word: u64) -> Option<&[u64]> {
        self.apart.get(&word).map(Vec::as_slice)
    }

    /// Whether words that are compared by these keys may be one when spoken.
    pub fn alike(&self, one: u64, other: u64) -> bool {
        one == other || self.others(one).contains(&other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        let entries = [("ok", 1.0), ("okay", 1.0), ("'d", 2.0), ("had", 2.0), ("'d", 3.0), ("would", 3.0)];
        let spoken = Spoken::new(&entries, |_| Vec::new());
        let key = |word| spoken.key(fold_key(word));
        assert_eq!(spoken.alike(key(one), key(other)), spoken.alike(key(other), key(one)));
        spoken.alike(key(one), key(other))
    }

    #[test]
    fn a_word_of_two_groups_does_not_make_one_of_them() {
        assert!(alike("OK", "okay") && alike("'d", "had") && alike("’d", "would") && alike("'d", "'d"));
        assert!(!alike("had", "would") && !alike("ok", "had") && alike("harbour", "harbour"));
    }

    #[test]
    fn a_word_that_is_written_for_several_is_cut_into_them() {
        let entries = [("gonna", 1.0), ("going to", 1.0)];
        let spoken = Spoken::new(&entries, |phrase| phrase.split(' ').map(fold_key).collect());
        assert_eq!(spoken.apart(fold_key("Gonna")), Some(&[fold_key("going"), fold_key("to")][..]));
        assert_eq!(spoken.apart(fold_key("going")), None);
    }
}
