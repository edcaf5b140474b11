//! A phrase as a program: what one token after the other must be.
//!
//! In: the steps of a phrase. Out: a [`Program`] for a machine that takes every thread of it to one token before it goes on
//! to the next (Pike's, with captures), so that no phrase can make it backtrack.

use super::notation::Kind;
use super::words::Words;
use crate::language::lexicon::{LexiconId, Lexicons};
use crate::statistics::words::WordId;

/// How many names a phrase may remember.
pub(super) const MOST_CAPTURES: usize = 6;

/// What one token must be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Test {
    Word(u64),
    Lemma(WordId),
    /// One of several words and lemmas.
    OneOf(Box<Words>),
    Lexicon(LexiconId),
    Kind(Kind),
    /// By number.
    Shape(u16),
    Any,
}

#[derive(Clone, Debug)]
pub(super) enum Step {
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
pub(super) struct Program {
    /// In order; the first is where it begins.
    pub(super) steps: Vec<Step>,
    /// What a quick look needs; none where there are too many steps.
    pub(super) quick: Option<Quick>,
}

/// A program as sets of steps.
#[derive(Clone, Debug)]
pub(super) struct Quick {
    /// For each step the tests and conditions to which it leads, and the end, as bits.
    pub(super) onward: Vec<u128>,
    /// The bit of the end.
    pub(super) done: u128,
    /// The bits of what is asked of a place and takes in no token: where a sentence starts or ends, what must not follow.
    pub(super) conditions: u128,
    /// Whether it remembers nothing, so that the quick look tells all.
    pub(super) exact: bool,
    /// Whether it is one test after the other, each of which is met in one way at most, and remembers nothing.
    pub(super) straight: bool,
}

impl Program {
    pub(super) fn new(steps: Vec<Step>, lexicons: &Lexicons) -> Self {
        let quick = (steps.len() <= u128::BITS as usize).then(|| {
            let (mut onward, mut done, mut conditions) = (vec![0; steps.len()], 0, 0);
            // Steps lead only forward.
            for (at, step) in steps.iter().enumerate().rev() {
                let own = 1 << at;
                onward[at] = match step {
                    Step::Test(_) => own,
                    Step::Start | Step::End | Step::Unless(_) => {
                        conditions |= own;
                        own
                    }
                    Step::Done => {
                        done |= own;
                        own
                    }
                    Step::Split(a, b) => onward[*a as usize] | onward[*b as usize],
                    Step::Jump(to) => onward[*to as usize],
                    Step::Save(_) => onward[at + 1],
                };
            }
            let exact = !steps.iter().any(|step| matches!(step, Step::Save(_)));
            let one_way = |step: &Step| match step {
                Step::Test(Test::Lexicon(lexicon)) => !lexicons.has_phrases(*lexicon),
                step => matches!(step, Step::Test(_)),
            };
            let straight = steps.split_last().is_some_and(|(_, tests)| !tests.is_empty() && tests.iter().all(one_way));
            Quick { onward, done, conditions, exact, straight }
        });
        Self { steps, quick }
    }

    /// The tests with which it can begin.
    pub(super) fn firsts(&self) -> Vec<Test> {
        let mut firsts = Vec::new();
        firsts_from(&self.steps, 0, &mut firsts, &mut vec![false; self.steps.len()]);
        firsts
    }

    /// The steps among these, and those to which conditions among them lead, that are no conditions.
    pub(super) fn tests(&self, mut bits: u128) -> impl Iterator<Item = usize> + '_ {
        (0..self.steps.len()).filter(move |&at| {
            let quick = self.quick.as_ref().filter(|_| bits >> at & 1 == 1);
            let condition = quick.filter(|quick| quick.conditions >> at & 1 == 1);
            bits |= condition.map_or(0, |quick| quick.onward[at + 1]);
            quick.is_some() && condition.is_none()
        })
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
