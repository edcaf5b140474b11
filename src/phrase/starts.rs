//! With which words phrases begin.
//!
//! In: phrases, as they are added. Out: for a token those that may begin with it and go on with what follows, so that only
//! these need be tried.

use rustc_hash::FxHashMap;

use super::machine::Machine;
use super::next::{Ahead, Start};
use super::notation::Kind;
use super::program::{Program, Step, Test};
use super::shape::Shape;
use crate::language::lexicon::{Lexicons, Opener, WordSet};
use crate::language::quantity::Quantity;
use crate::language::tag::Tag;
use crate::statistics::words::WordId;

/// The starts of phrases, by that with which they begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Starts {
    /// In order of phrases; the lists below hold their places here, in order.
    all: Vec<Start>,
    by_word: FxHashMap<u64, Vec<u32>>,
    by_lemma: FxHashMap<WordId, Vec<u32>>,
    /// The words and the lemmas of these.
    words: WordSet,
    lemmas: WordSet,
    /// Those with any token of a tag, by its code, and the tags that have some.
    by_tag: Vec<Vec<u32>>,
    tags: u64,
    /// Those with any quantity of a kind.
    by_quantity: Vec<(Kind, Vec<u32>)>,
    /// Those with any token of a shape.
    by_shape: Vec<(u16, Vec<u32>)>,
    anywhere: Vec<u32>,
}

impl Starts {
    /// Notes with what the phrase of that number, which is higher than those before, can begin.
    pub(super) fn add(&mut self, phrase: u32, program: &Program, lexicons: &Lexicons) {
        for step in program.firsts() {
            let start = self.all.len() as u32;
            self.all.push(Start::of(phrase, program, step));
            let Step::Test(test) = &program.steps[step] else {
                self.anywhere.push(start);
                continue;
            };
            match test {
                Test::Word(key) => self.begin(Opener::Word(*key), start, lexicons),
                Test::Lemma(lemma) => self.begin(Opener::Lemma(*lemma), start, lexicons),
                Test::OneOf(words) => {
                    words.words().for_each(|key| self.begin(Opener::Word(key), start, lexicons));
                    words.lemmas().for_each(|lemma| self.begin(Opener::Lemma(lemma), start, lexicons));
                }
                Test::Lexicon(lexicon) => {
                    let is_whole = |opener: &Opener| match opener {
                        Opener::Word(key) => !lexicons.has_phrase_from(*lexicon, *key),
                        Opener::Lemma(_) => true,
                    };
                    let (words, phrases): (Vec<_>, Vec<_>) = lexicons.openers(*lexicon).partition(is_whole);
                    for opener in words {
                        self.begin(opener, start, lexicons);
                    }
                    if !phrases.is_empty() {
                        // Where an entry of several words ends is not known.
                        let start = self.all.len() as u32;
                        self.all.push(Start::anyhow(phrase));
                        for opener in phrases {
                            self.begin(opener, start, lexicons);
                        }
                    }
                }
                Test::Kind(kind) => match kind.tags() {
                    Some(tags) => {
                        self.tags |= tags;
                        self.by_tag.resize_with(Tag::ALL.len(), Vec::new);
                        let of_kind = self.by_tag.iter_mut().enumerate().filter(|(code, _)| tags >> code & 1 == 1);
                        of_kind.for_each(|(_, list)| list.push(start));
                    }
                    None => list_of(&mut self.by_quantity, *kind).push(start),
                },
                Test::Shape(shape) => list_of(&mut self.by_shape, *shape).push(start),
                Test::Any => self.anywhere.push(start),
            }
        }
    }

    /// Notes a start with a word.
    fn begin(&mut self, opener: Opener, start: u32, lexicons: &Lexicons) {
        let list = match opener {
            Opener::Word(key) => {
                self.words.insert(lexicons.vocabulary.find(key));
                self.by_word.entry(key).or_default()
            }
            Opener::Lemma(lemma) => {
                self.lemmas.insert(lemma);
                self.by_lemma.entry(lemma).or_default()
            }
        };
        // A lexicon may list a word twice.
        if list.last() != Some(&start) {
            list.push(start);
        }
    }

    /// Puts to the list, in order, the phrases that may begin with the token at `at`, which stands in that quantity, and go on
    /// with what follows.
    pub(super) fn at(
        &self,
        machine: &Machine<'_>,
        shapes: &[Shape],
        (at, quantity): (u32, Option<&Quantity>),
        tried: &mut Vec<u32>,
    ) {
        let token = &machine.annotations.tokens[at as usize];
        let mut ahead = Ahead::of(machine, at, quantity);
        let mut put = |list: &[u32]| {
            for &start in list {
                let start = &self.all[start as usize];
                if tried.last() != Some(&start.phrase) && start.fits(&mut ahead) {
                    tried.push(start.phrase);
                }
            }
        };
        if self.words.may_hold(token.word)
            && let Some(list) = self.by_word.get(&token.key)
        {
            put(list);
        }
        if token.lemma.is_known()
            && self.lemmas.may_hold(token.lemma)
            && let Some(list) = self.by_lemma.get(&token.lemma)
        {
            put(list);
        }
        if self.tags >> token.tag as u8 & 1 == 1 {
            put(&self.by_tag[token.tag as usize]);
        }
        if quantity.is_some() {
            let begun = self.by_quantity.iter().filter(|(kind, _)| kind.begins(token, quantity));
            begun.for_each(|(_, list)| put(list));
        }
        if !self.by_shape.is_empty() {
            let byte = machine.text.as_bytes()[token.span.start as usize];
            let begun = self.by_shape.iter().filter(|(shape, _)| shapes[usize::from(*shape)].may_begin(byte));
            begun.for_each(|(_, list)| put(list));
        }
        if !self.anywhere.is_empty() {
            put(&self.anywhere);
        }
        if tried.len() > 1 {
            if !tried.is_sorted() {
                tried.sort_unstable();
            }
            tried.dedup();
        }
    }
}

/// The list of that key.
fn list_of<K: PartialEq>(lists: &mut Vec<(K, Vec<u32>)>, key: K) -> &mut Vec<u32> {
    let known = lists.iter().position(|(k, _)| *k == key);
    let place = known.unwrap_or_else(|| {
        lists.push((key, Vec::new()));
        lists.len() - 1
    });
    &mut lists[place].1
}
