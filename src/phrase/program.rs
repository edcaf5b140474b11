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

impl Quick {
    /// Whether a way leads to the end that does not come by these steps.
    fn ends_without(&self, left_out: u128) -> bool {
        let mut open = self.onward[0] & !left_out;
        while open & self.done == 0 && open != 0 {
            let at = open.trailing_zeros() as usize;
            // Steps lead only forward.
            open = (open | self.onward[at + 1] & !left_out) & !(1 << at);
        }
        open != 0
    }
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

    /// The steps with which it can begin: tests, and the end if it need not begin.
    pub(super) fn firsts(&self) -> Vec<usize> {
        let mut firsts = Vec::new();
        firsts_from(&self.steps, 0, &mut firsts, &mut vec![false; self.steps.len()]);
        firsts
    }

    /// The tests that every way through it meets behind the first, and how many tokens on at most; none if that depends on what
    /// is met before.
    pub(super) fn needed(&self) -> Vec<(usize, Option<u32>)> {
        let Some(quick) = &self.quick else { return Vec::new() };
        let farthest = self.farthest(quick);
        let firsts: Vec<usize> = self.tests(quick.onward[0]).collect();
        let test = |at: &usize| matches!(self.steps[*at], Step::Test(_)) && !firsts.contains(at);
        let parts = self.steps.iter().any(|step| matches!(step, Step::Split(..)));
        let needed = (0..self.steps.len()).filter(test).filter(|at| !parts || !quick.ends_without(1 << at));
        needed.map(|at| (at, farthest[at])).collect()
    }

    /// For each test how many tokens it stands behind the first at most; none if something before it may be several tokens.
    fn farthest(&self, quick: &Quick) -> Vec<Option<u32>> {
        let mut farthest = vec![Some(0); self.steps.len()];
        // Steps lead only forward.
        for (at, step) in self.steps.iter().enumerate() {
            let behind = match step {
                Step::Test(Test::Lexicon(_) | Test::Kind(Kind::Name)) => None,
                Step::Test(Test::Kind(kind)) if Kind::QUANTITIES.contains(kind) => None,
                Step::Test(_) => farthest[at].map(|tokens| tokens + 1),
                Step::Start | Step::End | Step::Unless(_) => farthest[at],
                Step::Split(..) | Step::Jump(_) | Step::Save(_) | Step::Done => continue,
            };
            let mut onward = quick.onward[at + 1];
            while onward != 0 {
                let next = &mut farthest[onward.trailing_zeros() as usize];
                *next = next.zip(behind).map(|(one, other)| one.max(other));
                onward &= onward - 1;
            }
        }
        farthest
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

/// The tests with which a program can begin from a step on, and the end.
fn firsts_from(steps: &[Step], at: usize, firsts: &mut Vec<usize>, seen: &mut [bool]) {
    if std::mem::replace(&mut seen[at], true) {
        return;
    }
    match &steps[at] {
        Step::Test(_) | Step::Done => firsts.push(at),
        Step::Split(a, b) => {
            firsts_from(steps, *a as usize, firsts, seen);
            firsts_from(steps, *b as usize, firsts, seen);
        }
        Step::Jump(to) => firsts_from(steps, *to as usize, firsts, seen),
        Step::Save(_) | Step::Start | Step::End | Step::Unless(_) => firsts_from(steps, at + 1, firsts, seen),
    }
}
