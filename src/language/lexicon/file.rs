//! Lexicons as they are written.
//!
//! In: a RON file under `lexicons/`. Out: its words by the use in which they count.

use serde::Deserialize;

use crate::written::place::Place;
use crate::written::{Mistake, Text, Written};

/// A lexicon as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Lexicon", deny_unknown_fields)]
pub struct LexiconFile<'a> {
    /// What the list holds, in one sentence.
    pub about: String,
    /// Where the words come from, if they were not simply written down.
    #[serde(default)]
    pub source: Option<String>,
    /// Whether it adds to the list of that name which the program carries, or a folder before; else it takes its place.
    #[serde(default)]
    pub extends: bool,
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
    /// The list with what it extends, which its file stands in the place of; what is wrong is put to the mistakes.
    pub(super) fn whole(mut self, file: &'a Written, place: Place<'_>, mistakes: &mut Vec<Mistake>) -> Self {
        if !self.extends {
            return self;
        }
        let Some(beneath) = file.beneath() else {
            let mistake = place.field("extends").mistake("there is no list of this name that it could extend");
            mistakes.push(mistake.help("take `extends` out, or name the file as the list that is meant"));
            return self;
        };
        match beneath.read::<LexiconFile<'a>>() {
            Ok((base, tree)) => {
                let base = base.whole(beneath, tree.place(), mistakes);
                self.words.splice(0..0, base.words);
                self.verbs.splice(0..0, base.verbs);
                self.nouns.splice(0..0, base.nouns);
                self.adjectives.splice(0..0, base.adjectives);
                self.values.splice(0..0, base.values);
            }
            Err(_) => mistakes.push(place.field("extends").mistake("the list that it extends has mistakes")),
        }
        self
    }

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
