//! Phrases as they are run: over tokens, all at once, in time linear in the text.
//!
//! In: phrases and the tokens of a sentence. Out: where they match, with what they remember.
//! Each phrase is a small program for a machine that takes every thread of it to one token before it goes on to the next
//! (Pike's, with captures), so no phrase can make it backtrack; of several matches from one token the longest wins. Only
//! phrases that can begin with a token's word are tried at it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::notation::{Atom, Fault, Item, Kind, Phrase};
use crate::language::Annotations;
use crate::language::lexicon::{LexiconId, Lexicons, Opener};
use crate::language::quantity::{Quantity, Unit};
use crate::language::tag::Tag;
use crate::language::token::fold_key;
use crate::statistics::words::WordId;

/// What one token must be.
#[derive(Clone, Debug, PartialEq)]
enum Test {
    Word(u64),
    Lemma(WordId),
    Lexicon(LexiconId),
    Kind(Kind),
    Any,
}

#[derive(Clone, Debug)]
enum Step {
    Test(Test),
    /// On to either, the first one preferred.
    Split(u32, u32),
    Jump(u32),
    Save(u8),
    Start,
    End,
    Unless(Test),
    Done,
}

/// A phrase ready to run.
#[derive(Clone, Debug)]
struct Program {
    steps: Vec<Step>,
}

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
    by_word: FxHashMap<u64, Vec<u32>>,
    by_lemma: FxHashMap<WordId, Vec<u32>>,
    /// Those that can begin with any token of a kind.
    by_kind: Vec<(Kind, Vec<u32>)>,
    anywhere: Vec<u32>,
}

/// How many names a phrase may remember.
const MOST_CAPTURES: usize = 6;

/// How many steps a phrase may have: enough for any that a person writes.
const MOST_STEPS: usize = 4_000;

impl Phrases {
    /// Adds a phrase, which gets the next number.
    ///
    /// # Errors
    ///
    /// An unknown lexicon, or a phrase that is too large.
    pub fn add(&mut self, phrase: &Phrase, lexicons: &mut Lexicons) -> Result<usize, Fault> {
        let mut compiler = Compiler { steps: Vec::new(), names: Vec::new(), lexicons };
        compiler.sequence(phrase)?;
        compiler.steps.push(Step::Done);
        let Compiler { steps, names, lexicons } = compiler;
        let number = self.programs.len();
        let mut firsts = Vec::new();
        firsts_from(&steps, 0, &mut firsts, &mut vec![false; steps.len()]);
        for first in firsts {
            match first {
                Test::Word(key) => self.by_word.entry(key).or_default().push(number as u32),
                Test::Lemma(lemma) => self.by_lemma.entry(lemma).or_default().push(number as u32),
                Test::Lexicon(lexicon) => {
                    for entry in lexicons.openers(lexicon) {
                        match entry {
                            Opener::Word(key) => self.by_word.entry(key).or_default().push(number as u32),
                            Opener::Lemma(lemma) => self.by_lemma.entry(lemma).or_default().push(number as u32),
                        }
                    }
                }
                Test::Kind(kind) => match self.by_kind.iter_mut().find(|(k, _)| *k == kind) {
                    Some((_, list)) => list.push(number as u32),
                    None => self.by_kind.push((kind, vec![number as u32])),
                },
                Test::Any => self.anywhere.push(number as u32),
            }
        }
        let kinds = self.by_kind.iter_mut().map(|(_, list)| list);
        for list in self.by_word.values_mut().chain(self.by_lemma.values_mut()).chain(kinds).chain([&mut self.anywhere])
        {
            list.dedup();
        }
        self.programs.push((Program { steps }, names));
        Ok(number)
    }

    /// How many phrases there are.
    pub fn len(&self) -> usize {
        self.programs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.programs.is_empty()
    }

    /// All matches in the range of tokens, which lies in one sentence; for each phrase and each place where it can begin
    /// the one that it prefers.
    pub fn find(&self, annotations: &Annotations, lexicons: &Lexicons, range: Range<u32>) -> Vec<Match> {
        let machine = Machine { annotations, lexicons, range: range.clone() };
        let mut threads = Threads::default();
        let mut found = Vec::new();
        let mut tried: Vec<u32> = Vec::new();
        for at in range {
            let token = &annotations.tokens[at as usize];
            if token.tag.is_quote() {
                continue;
            }
            tried.clear();
            tried.extend(self.by_word.get(&token.key).into_iter().flatten());
            if token.lemma.is_known() {
                tried.extend(self.by_lemma.get(&token.lemma).into_iter().flatten());
            }
            for (kind, list) in &self.by_kind {
                if machine.begins(&Test::Kind(*kind), at) {
                    tried.extend(list);
                }
            }
            tried.extend(&self.anywhere);
            tried.sort_unstable();
            tried.dedup();
            for &number in &tried {
                let (program, names) = &self.programs[number as usize];
                if let Some((end, slots)) = machine.run(program, at, &mut threads) {
                    let capture = |(i, name): (usize, &String)| {
                        let (from, to) = (slots[2 * i]?, slots[2 * i + 1]?);
                        Some((name.clone(), from..to))
                    };
                    let captures = names.iter().enumerate().filter_map(capture).collect();
                    found.push(Match { phrase: number as usize, tokens: at..end, captures });
                }
            }
        }
        found
    }
}

/// The tests with which a program can begin.
fn firsts_from(steps: &[Step], at: usize, firsts: &mut Vec<Test>, seen: &mut [bool]) {
    if std::mem::replace(&mut seen[at], true) {
        return;
    }
    match &steps[at] {
        Step::Test(test) => firsts.push(test.clone()),
        Step::Split(a, b) => {
            firsts_from(steps, *a as usize, firsts, seen);
            firsts_from(steps, *b as usize, firsts, seen);
        }
        Step::Jump(to) => firsts_from(steps, *to as usize, firsts, seen),
        Step::Save(_) | Step::Start | Step::End | Step::Unless(_) => firsts_from(steps, at + 1, firsts, seen),
        Step::Done => firsts.push(Test::Any),
    }
}

struct Compiler<'l> {
    steps: Vec<Step>,
    names: Vec<String>,
    lexicons: &'l mut Lexicons,
}

impl Compiler<'_> {
    fn sequence(&mut self, phrase: &Phrase) -> Result<(), Fault> {
        phrase.items.iter().try_for_each(|item| self.item(item))
    }

    fn item(&mut self, item: &Item) -> Result<(), Fault> {
        let (least, most) = item.times;
        for _ in 0..least {
            self.atom(item)?;
        }
        let mut splits = Vec::new();
        for _ in least..most {
            splits.push(self.steps.len());
            self.steps.push(Step::Split(0, 0));
            self.atom(item)?;
        }
        let end = self.steps.len() as u32;
        for split in splits {
            self.steps[split] = Step::Split(split as u32 + 1, end);
        }
        if self.steps.len() > MOST_STEPS {
            return Err(Fault::new(item.place.clone(), "the phrase is too large; write it as several"));
        }
        Ok(())
    }

    fn atom(&mut self, item: &Item) -> Result<(), Fault> {
        match &item.atom {
            Atom::Word(word) => self.word(word),
            Atom::Lemma(lemma) => {
                let test = Test::Lemma(self.lexicons.lemma(lemma));
                self.steps.push(Step::Test(test));
            }
            Atom::Lexicon(name) => {
                let lexicon = self.named(name, item)?;
                self.steps.push(Step::Test(Test::Lexicon(lexicon)));
            }
            Atom::Kind(kind) => self.steps.push(Step::Test(Test::Kind(*kind))),
            Atom::Any => self.steps.push(Step::Test(Test::Any)),
            Atom::Group(name, alternatives) => {
                let slot = name.as_ref().map(|name| {
                    let known = self.names.iter().position(|n| n == name);
                    known.unwrap_or_else(|| {
                        self.names.push(name.clone());
                        self.names.len() - 1
                    })
                });
                if self.names.len() > MOST_CAPTURES {
                    let message = format!("a phrase remembers {MOST_CAPTURES} names at most");
                    return Err(Fault::new(item.place.clone(), message));
                }
                if let Some(slot) = slot {
                    self.steps.push(Step::Save(2 * slot as u8));
                }
                self.alternatives(alternatives.len(), |compiler, i| compiler.sequence(&alternatives[i]))?;
                if let Some(slot) = slot {
                    self.steps.push(Step::Save(2 * slot as u8 + 1));
                }
            }
            Atom::Unless(inner) => {
                let alternatives = match &inner.atom {
                    Atom::Group(_, alternatives) => alternatives.iter().map(|a| a.items.as_slice()).collect(),
                    _ => vec![std::slice::from_ref(&**inner)],
                };
                for alternative in alternatives {
                    let [single] = alternative else {
                        return Err(Fault::new(inner.place.clone(), "behind `!` only single words can stand"));
                    };
                    let test = self.test(single)?;
                    self.steps.push(Step::Unless(test));
                }
            }
            Atom::Start => self.steps.push(Step::Start),
            Atom::End => self.steps.push(Step::End),
        }
        Ok(())
    }

    /// The test of an item that is one token.
    fn test(&mut self, item: &Item) -> Result<Test, Fault> {
        Ok(match &item.atom {
            Atom::Word(word) => Test::Word(fold_key(word)),
            Atom::Lemma(lemma) => Test::Lemma(self.lexicons.lemma(lemma)),
            Atom::Lexicon(name) => Test::Lexicon(self.named(name, item)?),
            Atom::Kind(kind) => Test::Kind(*kind),
            Atom::Any => Test::Any,
            _ => return Err(Fault::new(item.place.clone(), "behind `!` only single words can stand")),
        })
    }

    fn named(&self, name: &str, item: &Item) -> Result<LexiconId, Fault> {
        self.lexicons.named(name).ok_or_else(|| Fault {
            place: item.place.clone(),
            message: format!("there is no lexicon `{name}`"),
            known: self.lexicons.names().to_vec(),
        })
    }

    /// A word as the tokenizer would cut it: "don't" is two tokens, "u.s." is one.
    fn word(&mut self, word: &str) {
        for key in self.lexicons.tokens_of(word) {
            self.steps.push(Step::Test(Test::Word(key)));
        }
    }

    fn alternatives(
        &mut self,
        count: usize,
        mut each: impl FnMut(&mut Self, usize) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut jumps = Vec::new();
        for i in 0..count {
            let split = self.steps.len();
            if i + 1 < count {
                self.steps.push(Step::Split(split as u32 + 1, 0));
            }
            each(self, i)?;
            if i + 1 < count {
                jumps.push(self.steps.len());
                self.steps.push(Step::Jump(0));
                self.steps[split] = Step::Split(split as u32 + 1, self.steps.len() as u32);
            }
        }
        let end = self.steps.len() as u32;
        for jump in jumps {
            self.steps[jump] = Step::Jump(end);
        }
        Ok(())
    }
}

struct Machine<'a> {
    annotations: &'a Annotations,
    lexicons: &'a Lexicons,
    range: Range<u32>,
}

/// What is remembered on the way through a program: where each capture starts and ends.
type Slots = [Option<u32>; 2 * MOST_CAPTURES];

/// The threads of a run, by the token that they have reached; kept from run to run, so that none has to be made anew.
#[derive(Debug, Default)]
struct Threads {
    start: u32,
    steps: usize,
    at: Vec<Vec<(u32, Slots)>>,
    /// How many of the places in `at` this run has reached.
    reached: usize,
    /// For each place and step the last run that came there.
    seen: Vec<u32>,
    run: u32,
}

impl Threads {
    /// Makes ready for a run of a program of that many steps from the token at `start`.
    fn begin(&mut self, start: u32, steps: usize) {
        if self.run == u32::MAX {
            self.seen.clear();
            self.run = 0;
        }
        self.run += 1;
        (self.start, self.steps, self.reached) = (start, steps, 0);
    }

    /// Whether this run comes to the step at the token for the first time.
    fn comes_first(&mut self, token: u32, pc: u32) -> bool {
        let place = (token - self.start) as usize * self.steps + pc as usize;
        if self.seen.len() <= place {
            self.seen.resize(place + 1, 0);
        }
        std::mem::replace(&mut self.seen[place], self.run) != self.run
    }

    fn put(&mut self, token: u32, pc: u32, slots: Slots) {
        let place = (token - self.start) as usize;
        if self.at.len() <= place {
            self.at.resize_with(place + 1, Vec::new);
        }
        self.reached = self.reached.max(place + 1);
        self.at[place].push((pc, slots));
    }
}

impl Machine<'_> {
    /// Runs a program from the token at `start`; returns where its longest match ends and what it remembers.
    fn run(&self, program: &Program, start: u32, threads: &mut Threads) -> Option<(u32, Slots)> {
        threads.begin(start, program.steps.len());
        self.follow(program, 0, start, [None; 2 * MOST_CAPTURES], threads);
        let mut found = None;
        let mut place = 0;
        while place < threads.reached {
            let at = start + place as u32;
            let mut done = false;
            let mut here = std::mem::take(&mut threads.at[place]);
            for (pc, slots) in here.drain(..) {
                match &program.steps[pc as usize] {
                    Step::Done if !done => {
                        done = true;
                        found = Some((self.behind(at, start), slots));
                    }
                    Step::Test(test) if at < self.range.end => self.ends_of(test, at, |end| {
                        self.follow(program, pc + 1, self.skip_marks(end), slots, threads);
                    }),
                    _ => {}
                }
            }
            threads.at[place] = here;
            place += 1;
        }
        found.filter(|(end, _)| *end > start)
    }

    /// The first token from `at` on that is no quotation mark.
    fn skip_marks(&self, at: u32) -> u32 {
        (at..self.range.end).find(|&i| !self.annotations.tokens[i as usize].tag.is_quote()).unwrap_or(self.range.end)
    }

    /// Behind the last token before `at` that is no quotation mark.
    fn behind(&self, at: u32, start: u32) -> u32 {
        let last = (start..at).rev().find(|&i| !self.annotations.tokens[i as usize].tag.is_quote());
        last.map_or(start, |i| i + 1)
    }

    /// Adds the threads that stand at tests, from the step `pc` on.
    fn follow(&self, program: &Program, pc: u32, at: u32, mut slots: Slots, threads: &mut Threads) {
        if !threads.comes_first(at, pc) {
            return;
        }
        match &program.steps[pc as usize] {
            Step::Jump(to) => self.follow(program, *to, at, slots, threads),
            Step::Split(a, b) => {
                self.follow(program, *a, at, slots, threads);
                self.follow(program, *b, at, slots, threads);
            }
            Step::Save(slot) => {
                let opening = slot % 2 == 0;
                slots[usize::from(*slot)] = Some(if opening { at } else { self.behind(at, self.range.start) });
                self.follow(program, pc + 1, at, slots, threads);
            }
            Step::Start if self.skip_marks(self.range.start) == at => self.follow(program, pc + 1, at, slots, threads),
            Step::End if self.ends(at) => self.follow(program, pc + 1, at, slots, threads),
            Step::Unless(test) => {
                let mut follows = false;
                if at < self.range.end {
                    self.ends_of(test, at, |_| follows = true);
                }
                if !follows {
                    self.follow(program, pc + 1, at, slots, threads);
                }
            }
            Step::Start | Step::End => {}
            // A first word that is not the right one needs no thread.
            Step::Test(test) if at == threads.start && !self.begins(test, at) => {}
            Step::Test(_) | Step::Done => threads.put(at, pc, slots),
        }
    }

    /// Whether the test is met by something that begins with the token at `at`.
    fn begins(&self, test: &Test, at: u32) -> bool {
        let mut met = false;
        if at < self.range.end {
            self.ends_of(test, at, |_| met = true);
        }
        met
    }

    /// Whether nothing but marks that end a sentence stands from `at` on.
    fn ends(&self, at: u32) -> bool {
        (at..self.range.end).all(|i| matches!(self.annotations.tokens[i as usize].tag, Tag::Stop | Tag::QuoteClose))
    }

    /// Calls `each` with every place behind `at` up to which the test is met.
    fn ends_of(&self, test: &Test, at: u32, mut each: impl FnMut(u32)) {
        let token = &self.annotations.tokens[at as usize];
        let mut one = |met: bool| {
            if met {
                each(at + 1);
            }
        };
        match test {
            Test::Any => one(true),
            Test::Word(key) => one(token.key == *key),
            Test::Lemma(lemma) => one(lemma.is_known() && token.lemma == *lemma),
            Test::Lexicon(lexicon) => {
                one(self.lexicons.hold(*lexicon, token));
                for phrase in self.lexicons.phrases_from(*lexicon, token.key) {
                    if let Some(end) = self.words_end(phrase, at) {
                        each(end);
                    }
                }
            }
            Test::Kind(kind) => match kind {
                Kind::Name => {
                    let run = (at..self.range.end).take_while(|&i| self.annotations.tokens[i as usize].tag.is_proper());
                    if let Some(last) = run.last() {
                        each(last + 1);
                    }
                }
                Kind::Number | Kind::Money | Kind::Percent | Kind::Date => {
                    if let Some(quantity) = self.annotations.quantity_at(at).filter(|q| kind.counts(q)) {
                        each(quantity.tokens.end.min(self.range.end));
                    }
                }
                Kind::Noun => one(matches!(token.tag, Tag::Nn | Tag::Nns)),
                Kind::Verb => one(token.tag.is_verb()),
                Kind::Past => one(matches!(token.tag, Tag::Vbd | Tag::Vbn)),
                Kind::Adjective => one(token.tag.is_adjective()),
                Kind::Adverb => one(token.tag.is_adverb()),
                Kind::Pronoun => one(token.tag == Tag::Prp),
            },
        }
    }

    /// Behind the words with these keys, if they stand from `at` on.
    fn words_end(&self, keys: &[u64], at: u32) -> Option<u32> {
        keys.iter().try_fold(at, |at, key| {
            let at = self.skip_marks(at);
            (at < self.range.end && self.annotations.tokens[at as usize].key == *key).then_some(at + 1)
        })
    }
}

impl Kind {
    /// Whether a quantity is of this kind.
    fn counts(self, quantity: &Quantity) -> bool {
        match self {
            Self::Money => matches!(quantity.unit, Unit::Money(_)),
            Self::Percent => matches!(quantity.unit, Unit::Percent | Unit::Points),
            Self::Date => matches!(quantity.unit, Unit::Date(_)),
            Self::Number => !matches!(quantity.unit, Unit::Date(_)),
            _ => false,
        }
    }
}
