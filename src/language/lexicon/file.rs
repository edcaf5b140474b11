//! Lexicons as they are written.
//!
//! In: a RON file under `lexicons/`. Out: its words by the use in which they count.

use serde::Deserialize;

use crate::written::Text;

/// A lexicon as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Lexicon", deny_unknown_fields)]
pub struct LexiconFile<'a> {
    /// What the list holds, in one sentence.
    pub about: String,
    /// Where the words come from, if they were not simply written down.
    #[serde(default)]
    pub source: Option<String>,
    /// Words and phrases that count as they stand.
    #[serde(default, borrow)]
    pub words: Vec<Text<'a>>,
    /// Base forms of verbs: every form counts where it is used as a verb.
    #[serde(default, borrow)]
    pub verbs: Vec<Text<'a>>,
    /// Base forms of nouns: singular and plural count where they are used as nouns.
    #[serde(default, borrow)]
    pub nouns: Vec<Text<'a>>,
    /// Adjectives and adverbs, which count where they are used as such.
    #[serde(default, borrow)]
    pub adjectives: Vec<Text<'a>>,
    /// Words that count as they stand and have a value: "twelve" has 12. In a list of groups the value is the group's number.
    #[serde(default, borrow)]
    pub values: Vec<(Text<'a>, f64)>,
}

impl<'a> LexiconFile<'a> {
    /// The words that count as they stand, those with a value last.
    pub(super) fn listed(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(self.values.iter().map(|(word, _)| word)).map(|word| &**word)
    }

    /// The lists by name, with the use in which their words count.
    pub(super) fn lists(&self) -> [(&'static str, &[Text<'a>], Use); 4] {
        [
            ("words", &self.words, Use::Any),
            ("verbs", &self.verbs, Use::Verb),
            ("nouns", &self.nouns, Use::Noun),
            ("adjectives", &self.adjectives, Use::Adjective),
        ]
    }
}

/// In which use a listed word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Any,
    Verb,
    Noun,
    Adjective,
}
