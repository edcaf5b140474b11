//! Lexicons: named lists of words, written in RON, and the vocabulary that they and the counts make up.
//!
//! In: the files under `lexicons/` of the shipped rules and of a house's own. Out: [`Lexicons`], which answer in a few
//! steps whether a word stands in a list.
//! Code that needs a list of English words asks for a [`Class`]; the words themselves stand in the RON file of its name.

mod check;

mod class;

mod file;

mod lists;

mod members;

mod spoken;

mod vocabulary;

mod word_set;

use rustc_hash::FxHashMap;

use super::cues::Cues;
use super::fold::fold_key;
use super::tag::Tag;
use super::token::{self, Token};
use crate::document::words::PartWords;
use crate::span::Span;
use crate::statistics::models::Models;
use crate::statistics::words::WordId;
use crate::written::{Mistake, Written};
pub use class::{Class, Classes};
pub use file::LexiconFile;
use file::Use;
pub use lists::Lists;
use members::{Members, Place};
pub use spoken::Spoken;
pub use vocabulary::Vocabulary;
pub use word_set::WordSet;

/// A lexicon by number, in order of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LexiconId(u16);

/// A word with which an entry of a lexicon can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// The word of that key.
    Word(u64),
    /// The word, in whatever spelling.
    Listed(WordId),
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
    /// Which words are one when spoken.
    pub spoken: Spoken,
    names: Vec<String>,
    /// For each lexicon its entries of several words, by the key of the first, each as the keys of all its words.
    phrases: Vec<FxHashMap<u64, Vec<Vec<u64>>>>,
    /// For each lexicon the words with which its entries begin.
    openers: Vec<Vec<Opener>>,
    values: FxHashMap<(LexiconId, WordId), f64>,
    by_class: Vec<LexiconId>,
    members: Members,
    /// What the members are made of, until all lexicons are read.
    listed: Vec<(WordId, LexiconId, Place)>,
    /// The words with which an entry of several words begins.
    opening: WordSet,
}

impl Lexicons {
    /// Reads the lexicons among the files, which are named by their path below the folder of rules.
    ///
    /// What is wrong is put to the mistakes: everything in every file, and classes of the program that no file fills. The
    /// lexicons without mistakes are there all the same, so that what stands on them can be checked in the same run.
    pub fn read(files: &[Written], mistakes: &mut Vec<Mistake>) -> Self {
        let mut lexicons = Self::default();
        let mut read: Vec<(&str, LexiconFile<'_>)> = Vec::new();
        for file in files {
            let Some(name) = file.path.strip_prefix("lexicons/").and_then(|p| p.strip_suffix(".ron")) else { continue };
            match file.read::<LexiconFile<'_>>() {
                Ok((lexicon, tree)) => {
                    if !file.is_trusted() {
                        check::check(&lexicon, tree.place(), mistakes);
                        if name == Class::SpokenAlike.file() {
                            check::phrases(&lexicon, tree.place(), mistakes);
                        }
                    }
                    read.push((name, lexicon.whole(file, tree.place(), mistakes)));
                }
                Err(found) => mistakes.extend(found),
            }
        }
        lexicons.cues = Cues::read(files, mistakes, |word| lexicons.vocabulary.add(word));
        read.sort_by_key(|(name, _)| *name);
        for (id, (name, file)) in read.iter().enumerate() {
            lexicons.names.push((*name).to_owned());
            lexicons.add(LexiconId(id as u16), file);
        }
        lexicons.members = Members::new(&std::mem::take(&mut lexicons.listed), lexicons.vocabulary.len());
        let mut classified = Vec::new();
        for &(class, name) in Class::ALL {
            if let Some(number) = read.iter().position(|(n, _)| *n == name) {
                lexicons.by_class.push(LexiconId(number as u16));
                classified.extend(read[number].1.listed().map(|word| (class, word)));
            } else {
                let path = format!("lexicons/{name}.ron");
                if !files.iter().any(|f| f.path == path) {
                    mistakes.push(Mistake::missing(&path));
                }
            }
        }
        if let Some((_, file)) = read.iter().find(|(name, _)| *name == Class::SpokenAlike.file()) {
            let entries: Vec<(&str, f64)> = file.values.iter().map(|(entry, group)| (&**entry, *group)).collect();
            lexicons.spoken = Spoken::new(&entries, |phrase| lexicons.tokens_of(phrase));
        }
        lexicons.vocabulary.classify(classified.into_iter());
        let words_of = |name: &str| {
            let at = read.binary_search_by_key(&name, |(n, _)| *n).ok()?;
            Some(read[at].1.listed().collect())
        };
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

    fn add(&mut self, id: LexiconId, file: &LexiconFile<'_>) {
        self.phrases.push(FxHashMap::default());
        self.openers.push(Vec::new());
        for (_, words, used_as) in file.lists() {
            for word in words {
                self.add_entry(id, word, used_as);
            }
        }
        for (word, value) in &file.values {
            self.add_entry(id, word, Use::Any);
            // An entry of several tokens, such as "mon.", is no word and has no number to keep a value under.
            let word = self.vocabulary.find(fold_key(word));
            if word.is_known() {
                self.values.insert((id, word), *value);
            }
        }
    }

    fn add_entry(&mut self, id: LexiconId, entry: &str, used_as: Use) {
        if is_of_letters(entry) {
            return self.add_word(id, entry, used_as);
        }
        let number = usize::from(id.0);
        let keys = self.tokens_of(entry);
        if let [first, _, ..] = keys.as_slice() {
            self.openers[number].push(Opener::Word(*first));
            let word = self.vocabulary.find(*first);
            self.opening.insert(word);
            self.listed.push((word, id, Place::Opening));
            // What is cut in two here may be one token elsewhere: "mon."
            let whole = self.vocabulary.find(fold_key(entry));
            if whole.is_known() {
                self.listed.push((whole, id, Place::Opening));
            }
            self.phrases[number].entry(*first).or_default().push(keys);
            return;
        }
        self.add_word(id, entry, used_as);
    }

    fn add_word(&mut self, id: LexiconId, entry: &str, used_as: Use) {
        let word = self.vocabulary.add(entry);
        self.listed.push((word, id, Place::Entry(used_as)));
        let opener = if used_as == Use::Any { Opener::Listed(word) } else { Opener::Lemma(word) };
        self.openers[usize::from(id.0)].push(opener);
    }

    /// The lexicons of which an entry may begin with the token.
    #[inline]
    pub fn begun(&self, token: &Token) -> Lists {
        let of = |lists: Lists, word: WordId| {
            self.members.of(word).iter().fold(lists, |lists, (lexicon, _)| lists.with(*lexicon))
        };
        let lists = of(Lists::default(), token.word);
        if token.lemma == token.word { lists } else { of(lists, token.lemma) }
    }

    /// Whether the lexicon has entries of several words.
    pub fn has_phrases(&self, lexicon: LexiconId) -> bool {
        !self.phrases[usize::from(lexicon.0)].is_empty()
    }

    /// Whether an entry of several words of the lexicon begins with the word of that key.
    pub fn has_phrase_from(&self, lexicon: LexiconId, key: u64) -> bool {
        self.phrases[usize::from(lexicon.0)].contains_key(&key)
    }

    /// The keys of the tokens into which a word or phrase is cut; each becomes known.
    pub fn tokens_of(&mut self, entry: &str) -> Vec<u64> {
        if is_of_letters(entry) {
            self.vocabulary.add(entry);
            return vec![fold_key(entry)];
        }
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

    /// The key of the only token into which a word is cut, if that is one; what it is cut into becomes known.
    pub fn token_of(&mut self, word: &str) -> Option<u64> {
        if is_of_letters(word) {
            self.vocabulary.add(word);
            return Some(fold_key(word));
        }
        match self.tokens_of(word).as_slice() {
            [key] => Some(*key),
            _ => None,
        }
    }

    /// The lemma of that text; it becomes known if it is not.
    pub fn lemma(&mut self, text: &str) -> WordId {
        self.vocabulary.add(text)
    }

    /// The entries of several words that begin with the token, each as the keys of all its words.
    pub fn phrases_from(&self, lexicon: LexiconId, first: &Token) -> &[Vec<u64>] {
        if !self.opening.may_hold(first.word) {
            return &[];
        }
        self.phrases[usize::from(lexicon.0)].get(&first.key).map_or(&[], Vec::as_slice)
    }

    /// The value that the lexicon of a class gives the word.
    pub fn class_value(&self, class: Class, word: WordId) -> Option<f64> {
        if !self.vocabulary.is(word, class) {
            return None;
        }
        self.value(self.by_class[class as usize], word)
    }

    /// The value of a number of two words that a hyphen joins: "forty-two".
    pub fn joined_number(&self, word: &str) -> Option<f64> {
        let value = |part: &str| self.class_value(Class::Number, self.vocabulary.find(fold_key(part)));
        let (tens, ones) = word.split_once('-')?;
        Some(value(tens)? + value(ones)?)
    }

    /// The longest word to which the lexicon of a class gives that value, with a capital letter.
    pub fn class_word(&self, class: Class, value: f64) -> Option<String> {
        let lexicon = self.by_class[class as usize];
        let listed = self.values.iter().filter(|((l, _), v)| *l == lexicon && v.to_bits() == value.to_bits());
        let words = listed.map(|((_, word), _)| self.vocabulary.word(*word).text());
        let word = words.max_by_key(|word| (word.len(), *word))?;
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect())
    }

    /// Whether an entry of the class's lexicon may begin with a token; `lists` are those with which one may.
    #[inline]
    pub fn may_begin(&self, class: Class, lists: Lists) -> bool {
        lists.may_hold(self.by_class[class as usize])
    }

    /// The lexicons of these classes.
    pub fn lists(&self, classes: &[Class]) -> Lists {
        classes.iter().fold(Lists::default(), |lists, class| lists.with(self.by_class[*class as usize]))
    }

    /// Whether the tokens, all of them together, are an entry of the class's lexicon.
    pub fn spans(&self, class: Class, tokens: &[Token]) -> bool {
        match tokens {
            [] => false,
            [one] => self.vocabulary.is(one.word, class),
            [first, ..] => self
                .phrases_from(self.by_class[class as usize], first)
                .iter()
                .any(|keys| keys.iter().eq(tokens.iter().map(|t| &t.key))),
        }
    }

    /// How many tokens the longest entry of the class's lexicon has that these begin with, if they begin with one.
    pub fn longest(&self, class: Class, tokens: &[Token]) -> Option<usize> {
        let first = tokens.first()?;
        let begun = |keys: &&Vec<u64>| keys.iter().eq(tokens.iter().take(keys.len()).map(|t| &t.key));
        let phrases = self.phrases_from(self.by_class[class as usize], first).iter();
        let longest = phrases.filter(begun).map(Vec::len).max();
        longest.or_else(|| self.vocabulary.is(first.word, class).then_some(1))
    }

    /// Whether a word or a phrase among the tokens is an entry of the class's lexicon.
    pub fn spans_any(&self, class: Class, tokens: &[Token]) -> bool {
        const LONGEST: usize = 4;
        (0..tokens.len()).any(|i| (i + 1..=tokens.len().min(i + LONGEST)).any(|end| self.spans(class, &tokens[i..end])))
    }

    /// Whether the tokens begin with an entry of the lexicon.
    pub fn begins(&self, lexicon: LexiconId, tokens: &[Token]) -> bool {
        let Some(first) = tokens.first() else { return false };
        let starts = |keys: &Vec<u64>| {
            tokens.len() >= keys.len() && keys.iter().eq(tokens.iter().take(keys.len()).map(|t| &t.key))
        };
        self.hold(lexicon, first) || self.phrases_from(lexicon, first).iter().any(starts)
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
        let text = |key: &u64| self.vocabulary.word(self.vocabulary.find(*key)).text().to_owned();
        let phrases = self.phrases[usize::from(lexicon.0)].values().flatten();
        let phrases = phrases.map(|keys| keys.iter().map(text).collect::<Vec<_>>().join(" "));
        let words = self.members.of_lexicon(lexicon).map(|word| self.vocabulary.word(word).text().to_owned());
        let mut entries: Vec<String> = words.chain(phrases).collect();
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    /// Whether the token stands in the lexicon: its word as it stands, or its lemma in the use that the list gives.
    pub fn hold(&self, lexicon: LexiconId, token: &Token) -> bool {
        let listed = |word: WordId, fits: fn(Use, Tag) -> bool| {
            let fits = |place: Place| matches!(place, Place::Entry(used_as) if fits(used_as, token.tag));
            self.members.of(word).iter().any(|&(of, place)| of == lexicon && fits(place))
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

/// Whether an entry is a word of letters, as most are: that is never cut.
fn is_of_letters(entry: &str) -> bool {
    !entry.is_empty() && entry.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_letters_is_one_token_however_it_is_read() {
        for word in ["cannot", "gonna", "USA", "o", "McDonald", "ad", "x"] {
            let mut tokens = Vec::new();
            token::tokenize(word, Span::of(0, word.len()), &Vocabulary::default(), &mut tokens);
            let cut: Vec<u64> = tokens.iter().map(|t| t.key).collect();
            assert_eq!(Lexicons::default().tokens_of(word), cut, "{word}");
        }
        assert_eq!(Lexicons::default().tokens_of("won't").len(), 2);
        assert!(Lexicons::default().tokens_of("").is_empty());
    }
}
