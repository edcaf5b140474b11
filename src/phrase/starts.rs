//! With which words phrases begin.
//!
//! In: phrases, as they are added. Out: for a token those that may begin with it and go on with what follows, so that only
//! these need be tried.

use rustc_hash::FxHashMap;

use super::machine::Machine;
use super::next::{Ahead, First, Start};
use super::notation::Kind;
use super::program::{Program, Step, Test};
use super::shape::Shape;
use super::sight::{Seen, quantity_mark};
use super::words::WordBits;
use crate::language::lexicon::{Lexicons, Opener, WordSet};
use crate::language::tag::Tag;
use crate::statistics::words::WordId;

/// The starts of phrases, by that with which they begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Starts {
    /// In order of phrases; the lists below hold their places here, in order.
    all: Vec<Start>,
    by_word: ByWord<List>,
    /// Those that need a certain word behind what they begin with, by that word.
    by_next: ByWord<Vec<u32>>,
    /// Those with any token of a tag, by its code.
    by_tag: Vec<List>,
    /// Those with any name.
    names: List,
    /// Those with any quantity of a kind.
    by_quantity: Vec<(Kind, List)>,
    /// The tags and kinds of quantities that have some, as marks of a token.
    marks: u64,
    /// Those with any token of a shape.
    by_shape: Vec<(u16, List)>,
    /// The bytes with which tokens of these shapes can begin, as bits.
    bytes: [u64; 4],
    anywhere: List,
}

/// What is known by a word or a lemma.
#[derive(Clone, Debug, Default)]
struct ByWord<T> {
    words: FxHashMap<u64, T>,
    listed: FxHashMap<WordId, T>,
    lemmas: FxHashMap<WordId, T>,
    /// Which words, listed ones and lemmas there are.
    word_set: WordSet,
    listed_set: WordSet,
    lemma_set: WordSet,
}

/// Starts with one thing, by their places among all, in order.
#[derive(Clone, Debug, Default)]
struct List {
    /// Those that are asked one by one whether they go on.
    asked: Vec<u32>,
    /// Those that need a certain word behind what they begin with.
    told: Vec<u32>,
    /// The words that they need.
    behind: WordBits,
}

impl<T: Default> ByWord<T> {
    /// What is known by a word.
    fn entry(&mut self, opener: Opener, lexicons: &Lexicons) -> &mut T {
        match opener {
            Opener::Word(key) => {
                self.word_set.insert(lexicons.vocabulary.find(key));
                self.words.entry(key).or_default()
            }
            Opener::Listed(word) => {
                self.listed_set.insert(word);
                self.listed.entry(word).or_default()
            }
            Opener::Lemma(lemma) => {
                self.lemma_set.insert(lemma);
                self.lemmas.entry(lemma).or_default()
            }
        }
    }

    /// Whether something may be known by a word with that lemma.
    #[inline]
    fn may_hold(&self, word: WordId, lemma: WordId) -> bool {
        self.word_set.may_hold(word)
            || word.is_known() && self.listed_set.may_hold(word)
            || lemma.is_known() && self.lemma_set.may_hold(lemma)
    }

    /// What is known by the word of a token, and by its lemma.
    #[inline]
    fn get(&self, seen: &Seen) -> [Option<&T>; 3] {
        let by_word = if self.word_set.may_hold(seen.word) { self.words.get(&seen.key) } else { None };
        let may_be_listed = seen.word.is_known() && self.listed_set.may_hold(seen.word);
        let by_list = if may_be_listed { self.listed.get(&seen.word) } else { None };
        let may_lemma = seen.lemma.is_known() && self.lemma_set.may_hold(seen.lemma);
        [by_word, by_list, if may_lemma { self.lemmas.get(&seen.lemma) } else { None }]
    }
}

impl List {
    fn is_empty(&self) -> bool {
        self.asked.is_empty() && self.told.is_empty()
    }

    /// Puts a start to the list that is the last so far.
    fn push(&mut self, start: u32, told: Option<WordBits>) {
        self.behind = self.behind.or(told.unwrap_or_default());
        let list = if told.is_some() { &mut self.told } else { &mut self.asked };
        // A lexicon may list a word twice.
        if list.last() != Some(&start) {
            list.push(start);
        }
    }
}

impl Starts {
    /// Notes with what the phrase of that number, which is higher than those before, can begin.
    pub(super) fn add(&mut self, phrase: u32, program: &Program, lexicons: &Lexicons, shapes: &[Shape]) {
        for step in program.firsts() {
            let (start, told) = self.note(Start::of(phrase, program, step, shapes), lexicons);
            let Step::Test(test) = &program.steps[step] else {
                self.anywhere.push(start, told);
                continue;
            };
            match test {
                Test::Word(key) => self.by_word.entry(Opener::Word(*key), lexicons).push(start, told),
                Test::Lemma(lemma) => self.by_word.entry(Opener::Lemma(*lemma), lexicons).push(start, told),
                Test::OneOf(words) => {
                    words.openers().for_each(|word| self.by_word.entry(word, lexicons).push(start, told));
                }
                Test::Lexicon(lexicon) => {
                    let is_whole = |opener: &Opener| match opener {
                        Opener::Word(key) => !lexicons.has_phrase_from(*lexicon, *key),
                        Opener::Listed(word) => {
                            !lexicons.has_phrase_from(*lexicon, lexicons.vocabulary.word(*word).key)
                        }
                        Opener::Lemma(_) => true,
                    };
                    let (words, phrases): (Vec<_>, Vec<_>) = lexicons.openers(*lexicon).partition(is_whole);
                    for word in words {
                        self.by_word.entry(word, lexicons).push(start, told);
                    }
                    if !phrases.is_empty() {
                        // Where an entry of several words ends is not known.
                        let (start, told) = self.note(Start::anyhow(phrase), lexicons);
                        for word in phrases {
                            self.by_word.entry(word, lexicons).push(start, told);
                        }
                    }
                }
                Test::Kind(Kind::Name) => {
                    self.marks |= Kind::Name.marks();
                    self.names.push(start, told);
                }
                Test::Kind(kind) => {
                    if let Some(tags) = kind.tags() {
                        self.marks |= tags;
                        self.by_tag.resize_with(Tag::ALL.len(), List::default);
                        let of_kind = self.by_tag.iter_mut().enumerate().filter(|(code, _)| tags >> code & 1 == 1);
                        of_kind.for_each(|(_, list)| list.push(start, told));
                    } else {
                        self.marks |= quantity_mark(*kind);
                        list_of(&mut self.by_quantity, *kind).push(start, told);
                    }
                }
                Test::Shape(shape) => {
                    let first = shapes[usize::from(*shape)].first_bytes();
                    self.bytes.iter_mut().zip(first).for_each(|(bytes, more)| *bytes |= more);
                    list_of(&mut self.by_shape, *shape).push(start, told);
                }
                Test::Any => self.anywhere.push(start, told),
            }
        }
    }

    /// Takes a start in; returns its place, and the words of which it needs one behind what it begins with.
    fn note(&mut self, start: Start, lexicons: &Lexicons) -> (u32, Option<WordBits>) {
        let place = self.all.len() as u32;
        let told = start.words_behind().map(|words| {
            words.openers().for_each(|word| self.by_next.entry(word, lexicons).push(place));
            words.bits()
        });
        self.all.push(start);
        (place, told)
    }

    /// Whether a phrase may begin with a token.
    #[inline]
    pub(super) fn may_begin(&self, seen: &Seen) -> bool {
        seen.marks.tags & self.marks != 0
            || self.by_word.may_hold(seen.word, seen.lemma)
            || self.is_first(seen.byte)
            || !self.anywhere.is_empty()
    }

    /// Whether a token of a shape can begin with that byte.
    #[inline]
    fn is_first(&self, byte: u8) -> bool {
        self.bytes[usize::from(byte / 64)] >> (byte % 64) & 1 == 1
    }

    /// Puts to the list, in order, the phrases that may begin with the token at `at`, and go
    /// on with what follows.
    pub(super) fn at(&self, machine: &Machine<'_>, shapes: &[Shape], at: u32, tried: &mut Vec<u32>) {
        let seen = machine.sight.at(at);
        let token = &machine.annotations.tokens[at as usize];
        let quantity = if seen.is_quantity() { machine.annotations.quantity_at(at) } else { None };
        let mut ahead = Ahead::of(machine, at, quantity);
        let mut put = |list: &List, first| self.put(list, first, &mut ahead, tried);
        for list in self.by_word.get(seen).into_iter().flatten() {
            put(list, First::Token);
        }
        if seen.marks.tags & self.marks != 0 {
            if let Some(list) = self.by_tag.get(token.tag as usize) {
                put(list, First::Token);
            }
            if Kind::Name.has(token.tag) {
                put(&self.names, First::Name);
            }
        }
        if let Some(quantity) = quantity {
            let begun = self.by_quantity.iter().filter(|(kind, _)| kind.counts(quantity));
            begun.for_each(|(_, list)| put(list, First::Quantity));
        }
        if self.is_first(seen.byte) {
            let begun = self.by_shape.iter().filter(|(shape, _)| shapes[usize::from(*shape)].may_begin(seen.byte));
            begun.for_each(|(_, list)| put(list, First::Token));
        }
        put(&self.anywhere, First::Token);
        tried.sort_unstable();
        tried.dedup();
    }

    /// Puts those phrases of a list, which begin with that, to the others that can go on with what stands ahead.
    #[inline]
    fn put(&self, list: &List, first: First, ahead: &mut Ahead<'_>, tried: &mut Vec<u32>) {
        for &start in &list.asked {
            let start = &self.all[start as usize];
            if start.fits(ahead) {
                tried.push(start.phrase);
            }
        }
        if !list.told.is_empty() {
            let behind = ahead.behind(first);
            if list.behind.may_be_among(&behind.marks) {
                for wanted in self.by_next.get(behind).into_iter().flatten() {
                    each_in_both(&list.told, wanted, |start| tried.push(self.all[start as usize].phrase));
                }
            }
        }
    }
}

/// Calls `each` with what is in both of two lists in order.
fn each_in_both(one: &[u32], other: &[u32], mut each: impl FnMut(u32)) {
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    // Phrases of one file stand together, and most lists have nothing in common.
    let (Some(first), Some(last)) = (many.first(), many.last()) else { return };
    for start in few {
        if first <= start && start <= last && many.binary_search(start).is_ok() {
            each(*start);
        }
    }
}

/// The list of that key.
fn list_of<K: PartialEq, L: Default>(lists: &mut Vec<(K, L)>, key: K) -> &mut L {
    let known = lists.iter().position(|(k, _)| *k == key);
    let place = known.unwrap_or_else(|| {
        lists.push((key, L::default()));
        lists.len() - 1
    });
    &mut lists[place].1
}
