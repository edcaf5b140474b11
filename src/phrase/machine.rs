//! The machine that runs phrases.
//!
//! In: a program and a token to begin at. Out: the longest match from there, with what it remembers.
//! Every thread of a program is taken to one token before any goes on to the next (Pike's machine, with captures), so no
//! phrase can make it backtrack.

use std::ops::Range;

use super::notation::Kind;
use super::program::{MOST_CAPTURES, Program, Quick, Step, Test};
use super::shape::Shape;
use super::sight::Sight;
use crate::language::Annotations;
use crate::language::lexicon::{LexiconId, Lexicons};
use crate::language::quantity::{Quantity, Unit};
use crate::language::tag::Tag;

/// Runs programs over the tokens of a range.
pub(super) struct Machine<'a> {
    pub(super) text: &'a str,
    pub(super) annotations: &'a Annotations,
    pub(super) lexicons: &'a Lexicons,
    pub(super) shapes: &'a [Shape],
    pub(super) sight: &'a Sight,
    pub(super) range: Range<u32>,
}

/// What is remembered on the way through a program: where each capture starts and ends.
pub(super) type Slots = [Option<u32>; 2 * MOST_CAPTURES];

/// What a quick look at a program tells.
pub(super) enum Look {
    /// It does not match.
    No,
    /// Its longest match ends here, and it remembers nothing.
    To(u32),
    /// Only a run can tell.
    Perhaps,
}

/// The threads of a run, by the token that they have reached; kept from run to run, so that none has to be made anew.
#[derive(Debug, Default)]
pub(super) struct Threads {
    start: u32,
    steps: usize,
    at: Vec<Vec<(u32, Slots)>>,
    /// How many of the places in `at` this run has reached.
    reached: usize,
    /// For each place and step the last run that came there.
    seen: Vec<u32>,
    run: u32,
    /// For each place the steps at which the quick run stands, as bits.
    standing: Vec<u128>,
}

impl Threads {
    /// How many places the last run has reached, the one that it began at among them.
    pub(super) fn reached(&self) -> usize {
        self.reached
    }

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
            self.seen.resize((place + 1).next_power_of_two(), 0);
        }
        std::mem::replace(&mut self.seen[place], self.run) != self.run
    }

    /// Notes that the run has come to the token; returns its place.
    fn reach(&mut self, token: u32) -> usize {
        let place = (token - self.start) as usize;
        if self.at.len() <= place {
            self.at.resize_with(place + 1, Vec::new);
        }
        self.reached = self.reached.max(place + 1);
        place
    }

    fn put(&mut self, token: u32, pc: u32, slots: Slots) {
        let place = self.reach(token);
        self.at[place].push((pc, slots));
    }
}

impl Machine<'_> {
    /// Looks whether a program matches from the token at `start`, without what it remembers. That spares most runs.
    pub(super) fn look(&self, program: &Program, start: u32, threads: &mut Threads) -> Look {
        let Some(quick) = &program.quick else { return Look::Perhaps };
        if quick.straight {
            return self.look_straight(program, start);
        }
        let standing = &mut threads.standing;
        standing.clear();
        standing.push(quick.onward[0]);
        let mut done = None;
        let mut place = 0;
        while let Some(&here) = standing.get(place) {
            let at = start + place as u32;
            let here = self.past_conditions(program, quick, here, at);
            if here & quick.done != 0 && place > 0 {
                if !quick.exact {
                    return Look::Perhaps;
                }
                done = Some(at);
            }
            let mut left = here & !quick.done & !quick.conditions;
            while left != 0 && at < self.range.end {
                let pc = left.trailing_zeros() as usize;
                left &= left - 1;
                let Some(Step::Test(test)) = program.steps.get(pc) else { continue };
                self.ends_of(test, at, |_, next| {
                    let reached = (next - start) as usize;
                    if standing.len() <= reached {
                        standing.resize(reached + 1, 0);
                    }
                    standing[reached] |= quick.onward[pc + 1];
                });
            }
            place += 1;
        }
        done.map_or(Look::No, |at| Look::To(self.behind(at, start)))
    }

    /// The same for a program that is one test after the other.
    fn look_straight(&self, program: &Program, start: u32) -> Look {
        let (mut at, mut end) = (start, start);
        for step in &program.steps {
            let Step::Test(test) = step else { break };
            let mut met = false;
            if at < self.range.end {
                self.ends_of(test, at, |behind, next| (met, end, at) = (true, behind, next));
            }
            if !met {
                return Look::No;
            }
        }
        Look::To(end)
    }

    /// The steps to which these lead at the token at `at`, past the conditions that hold there.
    fn past_conditions(&self, program: &Program, quick: &Quick, mut here: u128, at: u32) -> u128 {
        let mut asked = here & quick.conditions;
        while asked != 0 {
            let pc = asked.trailing_zeros() as usize;
            let onward = if self.holds(&program.steps[pc], at) { quick.onward[pc + 1] } else { 0 };
            here |= onward;
            // Steps lead only forward.
            asked = (asked | onward & quick.conditions) & !(1 << pc);
        }
        here
    }

    /// Whether the place before the token at `at` is as a step asks that takes in no token.
    fn holds(&self, step: &Step, at: u32) -> bool {
        match step {
            Step::Start => self.skip_marks(self.range.start) == at,
            Step::End => self.ends(at),
            Step::Unless(test) => !self.begins(test, at),
            _ => false,
        }
    }

    /// Runs a program from the token at `start`; returns where its longest match ends and what it remembers.
    pub(super) fn run(&self, program: &Program, start: u32, threads: &mut Threads) -> Option<(u32, Slots)> {
        threads.begin(start, program.steps.len());
        self.follow(program, 0, start, &[None; 2 * MOST_CAPTURES], threads);
        let mut found = None;
        let mut place = 0;
        while place < threads.reached {
            let at = start + place as u32;
            let mut here = std::mem::take(&mut threads.at[place]);
            for (pc, slots) in here.drain(..) {
                match &program.steps[pc as usize] {
                    Step::Done => found = Some((self.behind(at, start), slots)),
                    Step::Test(test) if at < self.range.end => self.ends_of(test, at, |_, next| {
                        self.follow(program, pc + 1, next, &slots, threads);
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
    pub(super) fn skip_marks(&self, at: u32) -> u32 {
        let mark = at < self.range.end && self.annotations.tokens[at as usize].tag.is_quote();
        if mark { self.sight.at(at).next } else { at.min(self.range.end) }
    }

    /// Behind the name that goes on from the token at `at`, if it is part of one.
    pub(super) fn name_end(&self, at: u32) -> Option<u32> {
        let run = (at..self.range.end).take_while(|&i| self.annotations.tokens[i as usize].tag.is_proper());
        run.last().map(|last| last + 1)
    }

    /// Behind the last token before `at` that is no quotation mark.
    fn behind(&self, at: u32, start: u32) -> u32 {
        let last = (start..at).rev().find(|&i| !self.annotations.tokens[i as usize].tag.is_quote());
        last.map_or(start, |i| i + 1)
    }

    /// Adds the threads that stand at tests, from the step `pc` on.
    fn follow(&self, program: &Program, pc: u32, at: u32, slots: &Slots, threads: &mut Threads) {
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
                let mut saved = *slots;
                saved[usize::from(*slot)] = Some(if opening { at } else { self.behind(at, self.range.start) });
                self.follow(program, pc + 1, at, &saved, threads);
            }
            step @ (Step::Start | Step::End | Step::Unless(_)) => {
                if self.holds(step, at) {
                    self.follow(program, pc + 1, at, slots, threads);
                }
            }
            Step::Test(_) | Step::Done => threads.put(at, pc, *slots),
        }
    }

    /// Whether the test is met by something that begins with the token at `at`.
    pub(super) fn begins(&self, test: &Test, at: u32) -> bool {
        let mut met = false;
        if at < self.range.end {
            self.ends_of(test, at, |_, _| met = true);
        }
        met
    }

    /// Whether nothing but marks that end a sentence stands from `at` on.
    fn ends(&self, at: u32) -> bool {
        (at..self.range.end).all(|i| matches!(self.annotations.tokens[i as usize].tag, Tag::Stop | Tag::QuoteClose))
    }

    /// Calls `each` with every place behind `at` up to which the test is met, and the token that stands next, quotation marks
    /// left out.
    #[inline]
    fn ends_of(&self, test: &Test, at: u32, mut each: impl FnMut(u32, u32)) {
        let seen = self.sight.at(at);
        let token = &self.annotations.tokens[at as usize];
        let met = match test {
            Test::Any => true,
            Test::Word(key) => seen.key == *key,
            Test::Lemma(lemma) => seen.lemma == *lemma,
            Test::OneOf(words) => words.have(seen),
            Test::Shape(number) => self.shapes[usize::from(*number)].has(token.span.text(self.text)),
            Test::Lexicon(lexicon) => {
                if seen.marks.lists.may_hold(*lexicon) {
                    self.ends_of_entries(*lexicon, at, each);
                }
                return;
            }
            Test::Kind(Kind::Name) => {
                return self.name_end(at).into_iter().for_each(|end| each(end, self.skip_marks(end)));
            }
            Test::Kind(kind @ (Kind::Number | Kind::Money | Kind::Percent | Kind::Date)) => {
                if let Some(quantity) = self.annotations.quantity_at(at).filter(|q| kind.counts(q)) {
                    let end = quantity.tokens.end.min(self.range.end);
                    each(end, self.skip_marks(end));
                }
                return;
            }
            Test::Kind(kind) => kind.has(token.tag),
        };
        if met {
            each(at + 1, seen.next);
        }
    }

    /// Calls `each` with the ends of the entries of a lexicon that stand from `at` on.
    fn ends_of_entries(&self, lexicon: LexiconId, at: u32, mut each: impl FnMut(u32, u32)) {
        let token = &self.annotations.tokens[at as usize];
        if self.lexicons.hold(lexicon, token) {
            each(at + 1, self.sight.at(at).next);
        }
        for words in self.lexicons.phrases_from(lexicon, token) {
            if let Some(end) = self.words_end(words, at) {
                each(end, self.skip_marks(end));
            }
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
    /// The kinds of quantity.
    pub(super) const QUANTITIES: [Self; 4] = [Self::Number, Self::Money, Self::Percent, Self::Date];

    /// Whether a word with the tag is of this kind; of quantities none is by its tag.
    pub(super) fn has(self, tag: Tag) -> bool {
        match self {
            Self::Name => tag.is_proper(),
            Self::Noun => matches!(tag, Tag::Nn | Tag::Nns),
            Self::Verb => tag.is_verb(),
            Self::Past => matches!(tag, Tag::Vbd | Tag::Vbn),
            Self::Comparative => matches!(tag, Tag::Jjr | Tag::Rbr),
            Self::Superlative => tag == Tag::Jjs,
            Self::Adjective => tag.is_adjective(),
            Self::Adverb => tag.is_adverb(),
            Self::Pronoun => tag == Tag::Prp,
            Self::Number | Self::Money | Self::Percent | Self::Date => false,
        }
    }

    /// Whether a quantity is of this kind.
    pub(super) fn counts(self, quantity: &Quantity) -> bool {
        match self {
            Self::Money => matches!(quantity.unit, Unit::Money(_)),
            Self::Percent => matches!(quantity.unit, Unit::Percent | Unit::Points),
            Self::Date => matches!(quantity.unit, Unit::Date(_)),
            Self::Number => !matches!(quantity.unit, Unit::Date(_)),
            _ => false,
        }
    }
}
