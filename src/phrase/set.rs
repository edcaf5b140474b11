//! Phrases as they are run: over tokens, all at once, in time linear in the text.
//!
//! In: phrases and the tokens of a sentence. Out: where they match, with what they remember.
//! Each phrase is a program of its own; of several matches from one token the longest wins. Only phrases that can begin
//! with a token's word are tried at it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::compile;
use super::machine::{Look, Machine, Slots, Threads};
use super::next::{Ahead, Next, Opening};
use super::notation::{Fault, Kind, Phrase};
use super::program::{Program, Test};
use super::shape::Shape;
use crate::language::Annotations;
use crate::language::lexicon::{Lexicons, Opener, WordSet};
use crate::language::quantity::Quantity;
use crate::language::tag::Tag;
use crate::statistics::words::WordId;

/// Where a phrase matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Which of the phrases, by number.
    pub phrase: usize,
    /// The tokens.
    pub tokens: Range<u32>,
    /// What is remembered under which name.
    pub captures: Vec<(String, Range<u32>)>,
}

/// A set of phrases that are looked for together.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    programs: Vec<(Program, Vec<String>)>,
    /// For each program what it can begin with, and what must stand behind that.
    openings: Vec<Opening>,
    nexts: Vec<Next>,
    by_word: FxHashMap<u64, Vec<u32>>,
    by_lemma: FxHashMap<WordId, Vec<u32>>,
    /// The words and the lemmas of these.
    words: WordSet,
    lemmas: WordSet,
    /// Those that can begin with any token of a tag, by its code.
    by_tag: Vec<Vec<u32>>,
    /// Those that can begin with any quantity of a kind.
    by_quantity: Vec<(Kind, Vec<u32>)>,
    /// Those that can begin with any token of a shape.
    by_shape: Vec<(u16, Vec<u32>)>,
    anywhere: Vec<u32>,
    shapes: Vec<Shape>,
    /// How many steps all programs have together.
    steps: usize,
}

/// How many steps all phrases of a set may have: some ten times as many as those of the shipped rules.
const MOST_STEPS: usize = 100_000;

/// A text in whose sentences phrases are looked for, with what is kept from one search to the next.
#[derive(Debug)]
pub struct Search<'a> {
    text: &'a str,
    annotations: &'a Annotations,
    lexicons: &'a Lexicons,
    threads: Threads,
    tried: Vec<u32>,
}

impl<'a> Search<'a> {
    /// The searches in a text.
    pub fn new(text: &'a str, annotations: &'a Annotations, lexicons: &'a Lexicons) -> Self {
        Self { text, annotations, lexicons, threads: Threads::default(), tried: Vec::new() }
    }

    /// The text with what its words are.
    pub fn annotations(&self) -> &'a Annotations {
        self.annotations
    }

    /// The words known.
    pub fn lexicons(&self) -> &'a Lexicons {
        self.lexicons
    }
}

impl Phrases {
    /// Adds a phrase that is looked for in every sentence, which gets the next number.
    ///
    /// # Errors
    ///
    /// Unknown lexicons, words that are no lemmas; phrases that are too large, or too many.
    pub fn add(&mut self, phrase: &Phrase, lexicons: &mut Lexicons) -> Result<usize, Vec<Fault>> {
        let number = self.add_asked(phrase, lexicons)?;
        for first in self.programs[number].0.firsts() {
            match first {
                Test::Word(key) => self.begin(Opener::Word(key), number, lexicons),
                Test::Lemma(lemma) => self.begin(Opener::Lemma(lemma), number, lexicons),
                Test::OneOf(words) => {
                    words.words().for_each(|key| self.begin(Opener::Word(key), number, lexicons));
                    words.lemmas().for_each(|lemma| self.begin(Opener::Lemma(lemma), number, lexicons));
                }
                Test::Lexicon(lexicon) => {
                    lexicons.openers(lexicon).for_each(|opener| self.begin(opener, number, lexicons));
                }
                Test::Kind(kind) => match kind.tags() {
                    Some(tags) => {
                        self.by_tag.resize_with(Tag::ALL.len(), Vec::new);
                        let of_kind = self.by_tag.iter_mut().enumerate().filter(|(code, _)| tags >> code & 1 == 1);
                        of_kind.for_each(|(_, list)| note(list, number));
                    }
                    None => note(list_of(&mut self.by_quantity, kind), number),
                },
                Test::Shape(shape) => note(list_of(&mut self.by_shape, shape), number),
                Test::Any => note(&mut self.anywhere, number),
            }
        }
        Ok(number)
    }

    /// Adds a phrase that is looked for only where it is asked for, which gets the next number.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn add_asked(&mut self, phrase: &Phrase, lexicons: &mut Lexicons) -> Result<usize, Vec<Fault>> {
        let (steps, names) = compile::steps(phrase, lexicons, &mut self.shapes)?;
        let before = self.steps;
        self.steps += steps.len();
        if before > MOST_STEPS {
            // That was said of the phrase before.
            return Err(Vec::new());
        }
        if self.steps > MOST_STEPS {
            let all = phrase.items.first().map_or(0, |i| i.place.start)..phrase.items.last().map_or(0, |i| i.place.end);
            return Err(vec![Fault::new(all, "there are too many phrases in all rules together")]);
        }
        let program = Program::new(steps, lexicons);
        self.openings.push(Opening::of(&program));
        self.nexts.push(Next::of(&program, lexicons));
        self.programs.push((program, names));
        Ok(self.programs.len() - 1)
    }

    /// Notes that the phrase of that number can begin so.
    fn begin(&mut self, opener: Opener, number: usize, lexicons: &Lexicons) {
        match opener {
            Opener::Word(key) => {
                self.words.insert(lexicons.vocabulary.find(key));
                note(self.by_word.entry(key).or_default(), number);
            }
            Opener::Lemma(lemma) => {
                self.lemmas.insert(lemma);
                note(self.by_lemma.entry(lemma).or_default(), number);
            }
        }
    }

    /// How many phrases there are.
    pub fn len(&self) -> usize {
        self.programs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.programs.is_empty()
    }

    /// All matches of the phrases that are looked for everywhere in the range of tokens, which lies in one sentence; for each
    /// phrase and each place where it can begin the one that it prefers.
    pub fn find(&self, search: &mut Search<'_>, range: Range<u32>) -> Vec<Match> {
        let Search { text, annotations, lexicons, threads, tried } = search;
        let machine = Machine { text, annotations, lexicons, shapes: &self.shapes, range: range.clone() };
        let mut quantities =
            &annotations.quantities[annotations.quantities.partition_point(|q| q.tokens.end <= range.start)..];
        let mut found = Vec::new();
        for at in range {
            let token = &annotations.tokens[at as usize];
            if token.tag.is_quote() {
                continue;
            }
            while quantities.first().is_some_and(|q| q.tokens.end <= at) {
                quantities = &quantities[1..];
            }
            let quantity = quantities.first().filter(|q| q.tokens.contains(&at));
            tried.clear();
            self.beginning(&machine, at, quantity, tried);
            found.extend(tried.iter().filter_map(|&number| self.matched(number as usize, &machine, at, threads)));
        }
        found
    }

    /// All matches of one phrase in the range of tokens, which lies in one sentence, that begin with one of some tokens in it.
    pub fn find_one(&self, phrase: usize, search: &mut Search<'_>, range: Range<u32>, first: Range<u32>) -> Vec<Match> {
        let Search { text, annotations, lexicons, threads, .. } = search;
        let machine = Machine { text, annotations, lexicons, shapes: &self.shapes, range };
        let opening = &self.openings[phrase];
        let fits = |&at: &u32| !annotations.tokens[at as usize].tag.is_quote() && opening.fits(&machine, at);
        first.filter(fits).filter_map(|at| self.matched(phrase, &machine, at, threads)).collect()
    }

    /// The match of a phrase that begins with the token at `at`.
    fn matched(&self, phrase: usize, machine: &Machine<'_>, at: u32, threads: &mut Threads) -> Option<Match> {
        let (program, names) = &self.programs[phrase];
        let (end, slots) = match machine.look(program, at, threads) {
            Look::No => return None,
            Look::To(end) => (end, Slots::default()),
            Look::Perhaps => machine.run(program, at, threads)?,
        };
        let capture = |(i, name): (usize, &String)| {
            let (from, to) = (slots[2 * i]?, slots[2 * i + 1]?);
            Some((name.clone(), from..to))
        };
        Some(Match { phrase, tokens: at..end, captures: names.iter().enumerate().filter_map(capture).collect() })
    }

    /// Puts to the list, in order, the phrases that may begin with the token at `at`, which stands in that quantity, and go on
    /// with what follows.
    fn beginning(&self, machine: &Machine<'_>, at: u32, quantity: Option<&Quantity>, tried: &mut Vec<u32>) {
        let token = &machine.annotations.tokens[at as usize];
        let place = (machine, at, quantity);
        let (mut ahead, mut lists) = (None, 0);
        if self.words.may_hold(token.word)
            && let Some(list) = self.by_word.get(&token.key)
        {
            lists += self.put(list, place, &mut ahead, tried);
        }
        if token.lemma.is_known()
            && self.lemmas.may_hold(token.lemma)
            && let Some(list) = self.by_lemma.get(&token.lemma)
        {
            lists += self.put(list, place, &mut ahead, tried);
        }
        if let Some(list) = self.by_tag.get(token.tag as usize).filter(|list| !list.is_empty()) {
            lists += self.put(list, place, &mut ahead, tried);
        }
        if quantity.is_some() {
            for (_, list) in self.by_quantity.iter().filter(|(kind, _)| kind.begins(token, quantity)) {
                lists += self.put(list, place, &mut ahead, tried);
            }
        }
        let byte = machine.text.as_bytes()[token.span.start as usize];
        for (_, list) in self.by_shape.iter().filter(|(shape, _)| self.shapes[usize::from(*shape)].may_begin(byte)) {
            lists += self.put(list, place, &mut ahead, tried);
        }
        if !self.anywhere.is_empty() {
            lists += self.put(&self.anywhere, place, &mut ahead, tried);
        }
        if lists > 1 {
            tried.sort_unstable();
            tried.dedup();
        }
    }

    /// Puts those of the list that can go on with what stands ahead of a place; returns 1, for the list.
    fn put(
        &self,
        list: &[u32],
        (machine, at, quantity): (&Machine<'_>, u32, Option<&Quantity>),
        ahead: &mut Option<Ahead>,
        tried: &mut Vec<u32>,
    ) -> usize {
        for &number in list {
            let next = &self.nexts[number as usize];
            if next.asks_nothing() || next.fits(ahead.get_or_insert_with(|| Ahead::of(machine, at, quantity))) {
                tried.push(number);
            }
        }
        1
    }

    /// The words in a range of one sentence that a phrase goes along with farthest, whether or not it comes to its end.
    pub fn nearest(
        &self,
        phrase: usize,
        text: &str,
        annotations: &Annotations,
        lexicons: &Lexicons,
        range: Range<u32>,
    ) -> Option<Range<u32>> {
        let (program, _) = self.programs.get(phrase)?;
        let machine = Machine { text, annotations, lexicons, shapes: &self.shapes, range: range.clone() };
        let mut threads = Threads::default();
        let reached = range.map(|at| {
            machine.run(program, at, &mut threads);
            at..at + threads.reached().saturating_sub(1) as u32
        });
        reached.filter(|r| !r.is_empty()).max_by_key(|r| (r.len(), std::cmp::Reverse(r.start)))
    }
}

/// Notes a phrase in a list that ends with those of the highest numbers.
fn note(list: &mut Vec<u32>, number: usize) {
    if list.last() != Some(&(number as u32)) {
        list.push(number as u32);
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
