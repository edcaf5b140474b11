//! Lexicons: named lists of words, written in RON, and the vocabulary that they and the counts make up.
//!
//! In: the files under `lexicons/` of the shipped rules and of a house's own. Out: [`Lexicons`], which answer in a few
//! steps whether a word stands in a list.
//! Code that needs a list of English words asks for a [`Class`]; the words themselves stand in the RON file of its name.

use std::collections::HashMap;

use serde::Deserialize;

use super::cues::{Cues, CuesFile};
use super::tag::Tag;
use super::token::{Token, fold, fold_key};
use crate::document::words::PartWords;
use crate::statistics::words::{self, Word, WordId};
use crate::written::{Mistake, Written};

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident $file:literal,)*) => {
        /// A lexicon that the program itself looks words up in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $name,)* }

        impl Class {
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$name, $file),)*];
        }
    };
}

classes! {
    /// Words that end in a full stop without ending a sentence; listed without the stop.
    Abbreviation "abbreviations",
    /// Abbreviations that a sentence may end with.
    FinalAbbreviation "abbreviations-final",
    /// Abbreviations before a number only: "No. 5".
    NumberAbbreviation "abbreviations-before-numbers",
    /// What is cut off a word at its apostrophe: "'s", "'ll".
    Clitic "clitics",
    /// Letters that may end a number: "20th", "1990s".
    NumberSuffix "number-suffixes",
    /// Words that, with a capital letter after an abbreviation, begin a new sentence.
    SentenceOpener "sentence-openers",
    /// Verbs of saying that bind the quotation before them.
    SaidVerb "said-verbs",
    /// Pronouns of the one who speaks and of those spoken to.
    SpeakerPronoun "pronouns-of-speech",
    /// Pronouns for things.
    ThingPronoun "pronouns-of-things",
    /// Forms of "be".
    Be "forms-of-be",
    /// Forms of "do".
    Do "forms-of-do",
    /// Forms of "have".
    Have "forms-of-have",
    /// Words for the days, months and times that may stand between a cue and its content.
    Time "times",
}

/// A lexicon as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Lexicon", deny_unknown_fields)]
pub struct LexiconFile {
    /// What the list holds, in one sentence.
    pub about: String,
    /// Where the words come from, if they were not simply written down.
    #[serde(default)]
    pub source: Option<String>,
    /// Words and phrases that count as they stand.
    #[serde(default)]
    pub words: Vec<String>,
    /// Base forms of verbs: every form counts where it is used as a verb.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Base forms of nouns: singular and plural count where they are used as nouns.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Adjectives and adverbs, which count where they are used as such.
    #[serde(default)]
    pub adjectives: Vec<String>,
}

/// A lexicon by number, in order of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LexiconId(u16);

/// In which use a listed word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Any,
    Verb,
    Noun,
    Adjective,
}

/// The words known by number, with the classes that they are in.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    added: HashMap<u64, WordId>,
    added_texts: Vec<(String, u64)>,
    classes: Vec<u64>,
}

impl Vocabulary {
    /// The word of that key; [`WordId::UNKNOWN`] if there is none.
    #[inline]
    pub fn find(&self, key: u64) -> WordId {
        words::find(key).or_else(|| self.added.get(&key).copied()).unwrap_or(WordId::UNKNOWN)
    }

    /// Whether the word of that key is in the class.
    pub fn has(&self, key: u64, class: Class) -> bool {
        self.is(self.find(key), class)
    }

    /// Whether the word is in the class.
    #[inline]
    pub fn is(&self, word: WordId, class: Class) -> bool {
        self.classes.get(word.0 as usize).is_some_and(|bits| bits >> class as u8 & 1 == 1)
    }

    /// The text and key of a known word.
    pub fn word(&self, id: WordId) -> Word<'_> {
        if (id.0 as usize) < words::count() {
            return words::word(id);
        }
        let (text, key) = &self.added_texts[id.0 as usize - words::count()];
        Word { text, key: *key }
    }

    fn add(&mut self, text: &str) -> WordId {
        let key = fold_key(text);
        let known = self.find(key);
        if known.is_known() {
            return known;
        }
        let id = WordId((words::count() + self.added_texts.len()) as u32);
        self.added_texts.push((text.chars().flat_map(fold).collect(), key));
        self.added.insert(key, id);
        id
    }
}

/// All lexicons, and the vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    /// The words known by number.
    pub vocabulary: Vocabulary,
    /// The words that can be cues of attributions.
    pub cues: Cues,
    /// The words that tell the parts of an article apart.
    pub part_words: PartWords,
    names: Vec<String>,
    members: HashMap<WordId, Vec<(LexiconId, Use)>>,
}

impl Lexicons {
    /// Reads the lexicons among the files, which are named by their path below the folder of rules.
    ///
    /// # Errors
    ///
    /// Every mistake in every file, not only the first; also a class of the program that no file fills.
    pub fn read(files: &[Written]) -> Result<Self, Vec<Mistake>> {
        let mut lexicons = Self::default();
        let mut mistakes = Vec::new();
        let mut read: Vec<(&str, LexiconFile)> = Vec::new();
        for file in files {
            let Some(name) = file.path.strip_prefix("lexicons/").and_then(|p| p.strip_suffix(".ron")) else { continue };
            match file.read::<LexiconFile>() {
                Ok(lexicon) => read.push((name, lexicon)),
                Err(mistake) => mistakes.push(mistake),
            }
        }
        match files.iter().find(|f| f.path == "cues.ron").map(Written::read::<CuesFile>) {
            Some(Ok(cues)) => lexicons.cues = Cues::new(&cues, |word| lexicons.vocabulary.add(word)),
            Some(Err(mistake)) => mistakes.push(mistake),
            None => mistakes.push(Mistake::missing("cues.ron")),
        }
        read.sort_by_key(|(name, _)| *name);
        for (id, (name, file)) in read.iter().enumerate() {
            lexicons.names.push((*name).to_owned());
            lexicons.add(LexiconId(id as u16), file);
        }
        lexicons.vocabulary.classes = vec![0; words::count() + lexicons.vocabulary.added_texts.len()];
        for &(class, name) in Class::ALL {
            match read.iter().find(|(n, _)| *n == name) {
                Some((_, file)) => {
                    for word in &file.words {
                        let id = lexicons.vocabulary.find(fold_key(word));
                        lexicons.vocabulary.classes[id.0 as usize] |= 1 << class as u8;
                    }
                }
                None if mistakes.is_empty() => mistakes.push(Mistake::missing(&format!("lexicons/{name}.ron"))),
                None => {}
            }
        }
        let words_of = |name: &str| read.iter().find(|(n, _)| *n == name).map(|(_, file)| file.words.as_slice());
        match PartWords::new(words_of) {
            Ok(words) => lexicons.part_words = words,
            Err(missing) if mistakes.is_empty() => {
                mistakes.extend(missing.iter().map(|name| Mistake::missing(&format!("lexicons/{name}.ron"))));
            }
            Err(_) => {}
        }
        if mistakes.is_empty() { Ok(lexicons) } else { Err(mistakes) }
    }

    fn add(&mut self, id: LexiconId, file: &LexiconFile) {
        let lists =
            [(&file.words, Use::Any), (&file.verbs, Use::Verb), (&file.nouns, Use::Noun), (&file.adjectives, Use::Adjective)];
        for (words, used_as) in lists {
            for word in words {
                let word = self.vocabulary.add(word);
                self.members.entry(word).or_default().push((id, used_as));
            }
        }
    }

    /// The lexicon of that name.
    pub fn named(&self, name: &str) -> Option<LexiconId> {
        self.names.binary_search_by(|n| n.as_str().cmp(name)).ok().map(|i| LexiconId(i as u16))
    }

    /// The names of all lexicons, sorted.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether the token stands in the lexicon: its word as it stands, or its lemma in the use that the list gives.
    pub fn hold(&self, lexicon: LexiconId, token: &Token) -> bool {
        let listed = |word: WordId, fits: fn(Use, Tag) -> bool| {
            word.is_known()
                && self.members.get(&word).is_some_and(|m| m.iter().any(|&(l, u)| l == lexicon && fits(u, token.tag)))
        };
        listed(token.word, |used_as, _| used_as == Use::Any)
            || listed(token.lemma, |used_as, tag| match used_as {
                Use::Any => false,
                Use::Verb => tag.is_verb(),
                Use::Noun => tag.is_noun(),
                Use::Adjective => tag.is_adjective() || tag.is_adverb(),
            })
    }
}
