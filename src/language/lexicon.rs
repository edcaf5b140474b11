//! Lexicons: named lists of words, written in RON, and the vocabulary that they and the counts make up.
//!
//! In: the files under `lexicons/` of the shipped rules and of a house's own. Out: [`Lexicons`], which answer in a few
//! steps whether a word stands in a list.
//! Code that needs a list of English words asks for a [`Class`]; the words themselves stand in the RON file of its name.

mod check;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::cues::{Cues, CuesFile};
use super::tag::Tag;
use super::token::{self, Token, fold, fold_key};
use crate::document::words::PartWords;
use crate::span::Span;
use crate::statistics::models::Models;
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
    /// Number words with their values: "twelve".
    Number "numbers",
    /// Words that multiply the number before them: "million".
    Magnitude "magnitudes",
    /// "half", "third".
    Fraction "fractions",
    /// "first", "second".
    Ordinal "ordinals",
    /// The months with their numbers.
    Month "months",
    /// The days of the week with their numbers.
    Weekday "weekdays",
    /// Words for currencies with the code points of their signs.
    Currency "currencies",
    /// "percent" and its like.
    PercentWord "percent-words",
    /// "per" in "per cent".
    PerWord "per-words",
    /// "percentage" in "percentage points".
    PercentageWord "percentage-words",
    /// "points".
    PointWord "point-words",
    /// The preposition between a part and its whole.
    Of "of",
    /// What makes a number inexact.
    About "about-words",
    /// What makes a number a lower bound.
    AtLeast "at-least-words",
    /// What makes a number an upper bound.
    AtMost "at-most-words",
    /// Titles and offices that stand before a person's name.
    Title "titles",
    /// Titles and nouns that tell of a man.
    Male "male-words",
    /// Titles and nouns that tell of a woman.
    Female "female-words",
    /// "he".
    HePronoun "pronouns-of-men",
    /// "she".
    ShePronoun "pronouns-of-women",
    /// "they".
    TheyPronoun "pronouns-of-several",
    /// "who", "which".
    RelativePronoun "relative-pronouns",
    /// Words in the names of organisations.
    OrganisationWord "organisation-words",
    /// Words that stand between the parts of a person's name.
    NameParticle "surname-particles",
    /// Words that stand between the parts of an office's or an institution's name.
    NamePreposition "name-prepositions",
    /// What a secretary is secretary of.
    Office "offices",
    /// "the company".
    OrganisationNoun "organisation-nouns",
    /// "the report".
    DocumentNoun "document-nouns",
    /// "an official".
    AnonymousNoun "anonymous-nouns",
    /// "critics".
    VagueNoun "vague-nouns",
    /// "a spokesman".
    RoleNoun "role-nouns",
    /// "his campaign".
    OwnedNoun "campaign-nouns",
    /// Nouns for a person that say little else: "the man".
    GenericPerson "generic-person-nouns",
    /// "the", "this".
    Definite "definite-words",
    /// "Mr.", "Dame".
    Honorific "honorifics",
    /// Titles and nouns by groups, within which one can stand for the other: "Sen." and "senator".
    RoleGroup "role-groups",
    /// "the newspaper".
    OutletNoun "outlet-nouns",
    /// "the city".
    PlaceNoun "place-nouns",
    /// "the government".
    GovernmentNoun "government-nouns",
    /// "the group": nouns that can stand for nearly any organisation.
    GenericOrganisation "generic-organisation-nouns",
    /// States and their adjectives, by groups: "France" and "French".
    State "states",
    /// Given names and their short forms, by groups.
    Nickname "nicknames",
    /// What puts a claim with reserve.
    Hedge "hedges",
    /// Verbs that deny what somebody else says.
    DenialVerb "denial-verbs",
    /// Verbs of denial that mostly tell of a decision.
    RejectionVerb "rejection-verbs",
    /// What is denied or rejected by a decision and not as a claim.
    DecisionNoun "decision-nouns",
    /// Nouns for what somebody says: "the claim".
    ClaimNoun "claim-nouns",
    /// Verbs that put the blame on somebody.
    BlameVerb "blame-verbs",
    /// Words that set a sentence against the one before it.
    Contrast "contrast-words",
    /// What sets two parts of a sentence against each other: "instead of".
    InsteadOf "instead-words",
    /// Newspapers, agencies, broadcasters, and words in their names.
    Outlet "outlets",
    /// Cues of saying whose most frequent sense is another.
    SayingCue "saying-cues",
    /// Cues of what a record or a count shows.
    ShowingCue "showing-cues",
    /// Cues of deeds.
    DoingCue "doing-cues",
    /// Words too common to show that two claims speak of one matter.
    Common "common-words",
    /// "not" and "n't".
    Not "not-words",
    /// Words that call something untrue.
    Falsity "falsity-words",
    /// Negative words other than "not".
    Negative "negative-words",
    /// Cues that charge somebody: "allege", "criticise".
    ChargeCue "charge-cues",
    /// Words and phrases that say that something is not known: "too early to".
    Doubt "doubt-words",
    /// Words and phrases that answer somebody: "in response".
    Answer "answer-words",
    /// Words and phrases that say that an account does not hold or was not meant so.
    Correction "correction-words",
    /// Words and phrases with which a side goes back on what it said: "misspoke".
    Retraction "retraction-words",
    /// Prepositions that open a topic: "remarks about".
    Topic "topic-prepositions",
    /// Prepositions that open a charge or a description: "accused of", "hailed as".
    Charge "charge-prepositions",
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
    /// Words that count as they stand and have a value: "twelve" has 12.
    #[serde(default)]
    pub values: Vec<(String, f64)>,
}

impl LexiconFile {
    /// The lists by name, with the use in which their words count.
    fn lists(&self) -> [(&'static str, &[String], Use); 4] {
        [
            ("words", &self.words, Use::Any),
            ("verbs", &self.verbs, Use::Verb),
            ("nouns", &self.nouns, Use::Noun),
            ("adjectives", &self.adjectives, Use::Adjective),
        ]
    }
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
    added: FxHashMap<u64, WordId>,
    added_texts: Vec<(String, u64)>,
    classes: Vec<u128>,
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

/// A word with which an entry of a lexicon can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// The word of that key.
    Word(u64),
    /// Any form of that lemma.
    Lemma(WordId),
}

/// All lexicons, and the vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    /// The words known by number.
    pub vocabulary: Vocabulary,
    /// The words that can be cues of attributions.
    pub cues: Cues,
    /// The weights with which decisions about a text are made.
    pub models: Models,
    /// The words that tell the parts of an article apart.
    pub part_words: PartWords,
    names: Vec<String>,
    /// For each lexicon its entries of several words, by the key of the first, each as the keys of all its words.
    phrases: Vec<FxHashMap<u64, Vec<Vec<u64>>>>,
    /// For each lexicon the words with which its entries begin.
    openers: Vec<Vec<Opener>>,
    values: FxHashMap<(LexiconId, WordId), f64>,
    by_class: Vec<LexiconId>,
    members: FxHashMap<WordId, Vec<(LexiconId, Use)>>,
}

impl Lexicons {
    /// Reads the lexicons among the files, which are named by their path below the folder of rules.
    ///
    /// What is wrong is put to the mistakes: everything in every file, and classes of the program that no file fills. The
    /// lexicons without mistakes are there all the same, so that what stands on them can be checked in the same run.
    pub fn read(files: &[Written], mistakes: &mut Vec<Mistake>) -> Self {
        let mut lexicons = Self::default();
        let mut read: Vec<(&str, LexiconFile)> = Vec::new();
        for file in files {
            let Some(name) = file.path.strip_prefix("lexicons/").and_then(|p| p.strip_suffix(".ron")) else { continue };
            match file.read::<LexiconFile>() {
                Ok((lexicon, tree)) => {
                    check::check(&lexicon, tree.place(), mistakes);
                    read.push((name, lexicon));
                }
                Err(found) => mistakes.extend(found),
            }
        }
        match files.iter().find(|f| f.path == "cues.ron").map(Written::read::<CuesFile>) {
            Some(Ok((cues, _))) => lexicons.cues = Cues::new(&cues, |word| lexicons.vocabulary.add(word)),
            Some(Err(found)) => mistakes.extend(found),
            None => mistakes.push(Mistake::missing("cues.ron")),
        }
        read.sort_by_key(|(name, _)| *name);
        for (id, (name, file)) in read.iter().enumerate() {
            lexicons.names.push((*name).to_owned());
            lexicons.add(LexiconId(id as u16), file);
        }
        lexicons.vocabulary.classes = vec![0; words::count() + lexicons.vocabulary.added_texts.len()];
        for &(class, name) in Class::ALL {
            let path = format!("lexicons/{name}.ron");
            if let Some((number, (_, file))) = read.iter().enumerate().find(|(_, (n, _))| *n == name) {
                lexicons.by_class.push(LexiconId(number as u16));
                for word in file.words.iter().chain(file.values.iter().map(|(w, _)| w)) {
                    let id = lexicons.vocabulary.find(fold_key(word));
                    if id.is_known() {
                        lexicons.vocabulary.classes[id.0 as usize] |= 1 << class as u8;
                    }
                }
            } else if !files.iter().any(|f| f.path == path) {
                mistakes.push(Mistake::missing(&path));
            }
        }
        let listed: Vec<(&str, Vec<String>)> = read
            .iter()
            .map(|(name, file)| (*name, file.words.iter().chain(file.values.iter().map(|(w, _)| w)).cloned().collect()))
            .collect();
        let words_of = |name: &str| listed.iter().find(|(n, _)| *n == name).map(|(_, words)| words.as_slice());
        match PartWords::new(words_of) {
            Ok(words) => lexicons.part_words = words,
            Err(missing) => {
                let paths = missing.iter().map(|name| format!("lexicons/{name}.ron"));
                let unread = paths.filter(|path| !files.iter().any(|f| f.path == *path));
                mistakes.extend(unread.map(|path| Mistake::missing(&path)));
            }
        }
        lexicons
    }

    fn add(&mut self, id: LexiconId, file: &LexiconFile) {
        self.phrases.push(FxHashMap::default());
        self.openers.push(Vec::new());
        for (_, words, used_as) in file.lists() {
            for word in words {
                self.add_entry(id, word, used_as);
            }
        }
        for (word, value) in &file.values {
            self.add_entry(id, word, Use::Any);
            let word = self.vocabulary.find(fold_key(word));
            self.values.insert((id, word), *value);
        }
    }

    fn add_entry(&mut self, id: LexiconId, entry: &str, used_as: Use) {
        let number = usize::from(id.0);
        let keys = self.tokens_of(entry);
        if let [first, _, ..] = keys.as_slice() {
            self.openers[number].push(Opener::Word(*first));
            self.phrases[number].entry(*first).or_default().push(keys);
            return;
        }
        let word = self.vocabulary.add(entry);
        self.members.entry(word).or_default().push((id, used_as));
        let opener =
            if used_as == Use::Any { Opener::Word(self.vocabulary.word(word).key) } else { Opener::Lemma(word) };
        self.openers[number].push(opener);
    }

    /// The keys of the tokens into which a word or phrase is cut; each becomes known.
    pub fn tokens_of(&mut self, entry: &str) -> Vec<u64> {
        let mut tokens = Vec::new();
        token::tokenize(entry, Span::of(0, entry.len()), &self.vocabulary, &mut tokens);
        let texts = tokens.iter().map(|t| t.span.text(entry));
        texts
            .map(|text| {
                self.vocabulary.add(text);
                fold_key(text)
            })
            .collect()
    }

    /// The lemma of that text; it becomes known if it is not.
    pub fn lemma(&mut self, text: &str) -> WordId {
        self.vocabulary.add(text)
    }

    /// The entries of several words that begin with the word of that key, each as the keys of all its words.
    pub fn phrases_from(&self, lexicon: LexiconId, first: u64) -> &[Vec<u64>] {
        self.phrases[usize::from(lexicon.0)].get(&first).map_or(&[], Vec::as_slice)
    }

    /// The value that the lexicon of a class gives the word.
    pub fn class_value(&self, class: Class, word: WordId) -> Option<f64> {
        if !self.vocabulary.is(word, class) {
            return None;
        }
        self.value(self.by_class[class as usize], word)
    }

    /// The longest word to which the lexicon of a class gives that value, with a capital letter.
    pub fn class_word(&self, class: Class, value: f64) -> Option<String> {
        let lexicon = self.by_class[class as usize];
        let listed = self.values.iter().filter(|((l, _), v)| *l == lexicon && v.to_bits() == value.to_bits());
        let words = listed.map(|((_, word), _)| self.vocabulary.word(*word).text);
        let word = words.max_by_key(|word| (word.len(), *word))?;
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect())
    }

    /// Whether the tokens, all of them together, are an entry of the class's lexicon.
    pub fn spans(&self, class: Class, tokens: &[Token]) -> bool {
        match tokens {
            [] => false,
            [one] => self.vocabulary.is(one.word, class),
            [first, ..] => self
                .phrases_from(self.by_class[class as usize], first.key)
                .iter()
                .any(|keys| keys.iter().eq(tokens.iter().map(|t| &t.key))),
        }
    }

    /// Whether a word or a phrase among the tokens is an entry of the class's lexicon.
    pub fn spans_any(&self, class: Class, tokens: &[Token]) -> bool {
        const LONGEST: usize = 4;
        (0..tokens.len()).any(|i| (i + 1..=tokens.len().min(i + LONGEST)).any(|end| self.spans(class, &tokens[i..end])))
    }

    /// The words with which the entries of a lexicon begin.
    pub fn openers(&self, lexicon: LexiconId) -> impl Iterator<Item = Opener> + '_ {
        self.openers[usize::from(lexicon.0)].iter().copied()
    }

    /// The value that a lexicon gives the word.
    pub fn value(&self, lexicon: LexiconId, word: WordId) -> Option<f64> {
        self.values.get(&(lexicon, word)).copied()
    }

    /// The lexicon of that name.
    pub fn named(&self, name: &str) -> Option<LexiconId> {
        self.names.binary_search_by(|n| n.as_str().cmp(name)).ok().map(|i| LexiconId(i as u16))
    }

    /// The names of all lexicons, sorted.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The entries of a lexicon in alphabetical order, those of several words with blanks between.
    pub fn entries(&self, lexicon: LexiconId) -> Vec<String> {
        let members = self.members.iter().filter(|(_, of)| of.iter().any(|(l, _)| *l == lexicon));
        let text = |key: &u64| self.vocabulary.word(self.vocabulary.find(*key)).text.to_owned();
        let phrases = self.phrases[usize::from(lexicon.0)].values().flatten();
        let phrases = phrases.map(|keys| keys.iter().map(text).collect::<Vec<_>>().join(" "));
        let words = members.map(|(word, _)| self.vocabulary.word(*word).text.to_owned());
        let mut entries: Vec<String> = words.chain(phrases).collect();
        entries.sort_unstable();
        entries.dedup();
        entries
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
