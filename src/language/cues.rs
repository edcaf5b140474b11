//! The words that introduce what somebody says, thinks or knows, with how often they do.
//!
//! In: the files in `rules/cues/`. Out: [`Cues`], by lemma and class.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::statistics::words::WordId;
use crate::written::{Mistake, Written};

/// What kind of word a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CueClass {
    /// "said", "believes".
    Verb,
    /// "the claim that".
    Noun,
    /// "is confident that".
    Adjective,
    /// "per", "in".
    Preposition,
    /// A colon or a dash.
    Mark,
}

impl CueClass {
    /// All classes, in the order of the fields of [`CuesFile`].
    pub const ALL: [Self; 5] = [Self::Verb, Self::Noun, Self::Adjective, Self::Preposition, Self::Mark];
}

/// The cues as they are written: of each class base forms, each with the number of times that people marked it as a cue
/// and the number of times that it occurred outside of what an earlier cue introduced.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename = "Cues", deny_unknown_fields)]
pub struct CuesFile {
    /// What the lists hold.
    pub about: String,
    /// Where the numbers come from.
    #[serde(default)]
    pub source: String,
    /// Verbs.
    #[serde(default)]
    pub verbs: Vec<(String, u32, u32)>,
    /// Nouns.
    #[serde(default)]
    pub nouns: Vec<(String, u32, u32)>,
    /// Adjectives.
    #[serde(default)]
    pub adjectives: Vec<(String, u32, u32)>,
    /// Prepositions.
    #[serde(default)]
    pub prepositions: Vec<(String, u32, u32)>,
    /// Marks of punctuation.
    #[serde(default)]
    pub marks: Vec<(String, u32, u32)>,
}

/// A word that can be a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its base form.
    pub lemma: WordId,
    /// What kind of word it is.
    pub class: CueClass,
    /// How often it was a cue.
    pub cues: u32,
    /// How often it occurred where it could have been one.
    pub uses: u32,
}

impl Cue {
    /// How likely it is a cue when nothing else is known, in tenths from 0 to 10; drawn towards rare for rare words.
    pub fn tenths(&self) -> usize {
        (10 * self.cues as usize + 1) / (self.uses as usize + 3)
    }

    /// How often the word occurred where it could have been a cue, in five steps.
    pub fn frequency(&self) -> usize {
        match self.uses {
            0..=2 => 0,
            3..=5 => 1,
            6..=15 => 2,
            16..=60 => 3,
            _ => 4,
        }
    }
}

/// The cues by lemma and class.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    entries: Vec<Cue>,
    /// A bit for each word, set where it is the lemma of one: most are none, and that is asked of nearly every token.
    lemmas: Vec<u64>,
    by_lemma: FxHashMap<(WordId, CueClass), u16>,
}

impl Cues {
    /// The cues of a file; `id` gives each word its number.
    pub fn new(file: &CuesFile, id: impl FnMut(&str) -> WordId) -> Self {
        let mut cues = Self::default();
        cues.add(file, id);
        cues
    }

    /// Reads the cues among the files, which are named by their path below the folder of rules: the program's, then those of
    /// houses, whose counts go before others of a word. What is wrong is put to the mistakes.
    pub fn read(files: &[Written], mistakes: &mut Vec<Mistake>, mut id: impl FnMut(&str) -> WordId) -> Self {
        let mut cues = Self::default();
        let mut all: Vec<&Written> = files.iter().filter(|file| file.path.starts_with("cues/")).collect();
        all.sort_by_key(|file| (!file.is_carried(), &file.path));
        if all.is_empty() {
            mistakes.push(Mistake::missing("cues/counted.ron"));
        }
        for file in all {
            match file.read::<CuesFile>() {
                Ok((found, _)) => cues.add(&found, &mut id),
                Err(found) => mistakes.extend(found),
            }
        }
        cues
    }

    /// Adds the cues of a file; its counts take the place of those that a word has.
    fn add(&mut self, file: &CuesFile, mut id: impl FnMut(&str) -> WordId) {
        let lists = [&file.verbs, &file.nouns, &file.adjectives, &file.prepositions, &file.marks];
        for (class, list) in CueClass::ALL.into_iter().zip(lists) {
            for (lemma, count, uses) in list {
                let lemma = id(lemma);
                if lemma.is_known() {
                    let (word, bit) = place(lemma);
                    self.lemmas.resize(self.lemmas.len().max(word + 1), 0);
                    self.lemmas[word] |= bit;
                }
                self.by_lemma.insert((lemma, class), self.entries.len() as u16);
                self.entries.push(Cue { lemma, class, cues: *count, uses: *uses });
            }
        }
    }

    /// The cue of that lemma and class.
    pub fn find(&self, lemma: WordId, class: CueClass) -> Option<&Cue> {
        let (word, bit) = place(lemma);
        self.lemmas.get(word).filter(|&&bits| bits & bit != 0)?;
        self.by_lemma.get(&(lemma, class)).map(|&i| &self.entries[usize::from(i)])
    }
}

/// Where the bit of a word stands.
fn place(lemma: WordId) -> (usize, u64) {
    (lemma.0 as usize / 64, 1 << (lemma.0 % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_that_are_added_take_the_place_of_those_that_a_word_has() {
        let file = |cues| CuesFile { verbs: vec![("warn".to_owned(), cues, 10)], ..CuesFile::default() };
        let mut all = Cues::new(&file(9), |_| WordId(7));
        assert_eq!(all.find(WordId(7), CueClass::Verb).map(|cue| cue.cues), Some(9));
        all.add(&file(2), |_| WordId(7));
        assert_eq!(all.find(WordId(7), CueClass::Verb).map(|cue| cue.cues), Some(2));
        assert!(all.find(WordId(7), CueClass::Noun).is_none() && all.find(WordId(8), CueClass::Verb).is_none());
    }
}
