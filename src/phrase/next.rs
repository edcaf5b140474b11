//! What must follow the token with which a phrase begins: asked before the phrase is tried.
//!
//! In: a program and the token behind. Out: whether a try can lead anywhere.

use super::machine::Machine;
use super::notation::Kind;
use super::program::{Program, Step, Test};
use crate::language::lexicon::{Lexicons, Lists};
use crate::language::tag::Tag;
use crate::statistics::words::WordId;

/// What the token behind the first one must be, as sets that may hold too much.
#[derive(Clone, Debug, Default)]
pub(super) struct Next {
    /// Nothing is known of it, or nothing need follow.
    anything: bool,
    /// One of these words or lemmas, by the bits of their keys and numbers.
    words: u64,
    lemmas: u64,
    /// One with which an entry of these lexicons begins.
    lists: Lists,
    /// One with these tags, by their codes.
    tags: u64,
}

/// What stands behind a token.
pub(super) struct Ahead {
    words: u64,
    lemmas: u64,
    lists: Lists,
    tags: u64,
}

const fn word_bit(key: u64) -> u64 {
    1 << (key >> 58)
}

const fn lemma_bit(lemma: WordId) -> u64 {
    1 << (lemma.0.wrapping_mul(0x9e37_79b9) >> 26)
}

impl Ahead {
    /// What stands behind the token at `at`.
    pub(super) fn of(machine: &Machine<'_>, at: u32) -> Self {
        let next = machine.skip_marks(at + 1);
        if next >= machine.range.end {
            return Self { words: 0, lemmas: 0, lists: Lists::default(), tags: 0 };
        }
        let token = &machine.annotations.tokens[next as usize];
        Self {
            words: word_bit(token.key),
            lemmas: if token.lemma.is_known() { lemma_bit(token.lemma) } else { 0 },
            lists: machine.annotations.lists[next as usize],
            tags: 1 << token.tag as u8,
        }
    }
}

impl Next {
    /// What must follow the token with which the program begins.
    pub(super) fn of(program: &Program, lexicons: &Lexicons) -> Self {
        let anything = Self { anything: true, ..Self::default() };
        let Some(quick) = &program.quick else { return anything };
        let mut next = Self::default();
        let mut behind = 0;
        for at in (0..program.steps.len()).filter(|at| quick.onward[0] >> at & 1 == 1) {
            let one = match &program.steps[at] {
                Step::Test(Test::Word(_) | Test::Lemma(_) | Test::Shape(_) | Test::Any) => true,
                Step::Test(Test::Lexicon(lexicon)) => !lexicons.has_phrases(*lexicon),
                Step::Test(Test::Kind(kind)) => kind.tags().is_some() && *kind != Kind::Name,
                _ => false,
            };
            if !one {
                return anything;
            }
            behind |= quick.onward[at + 1];
        }
        for at in (0..program.steps.len()).filter(|at| behind >> at & 1 == 1) {
            match &program.steps[at] {
                Step::Test(Test::Word(key)) => next.words |= word_bit(*key),
                Step::Test(Test::Lemma(lemma)) => next.lemmas |= lemma_bit(*lemma),
                Step::Test(Test::Lexicon(lexicon)) => next.lists = next.lists.with(*lexicon),
                Step::Test(Test::Kind(kind)) if kind.tags().is_some() => next.tags |= kind.tags().unwrap_or_default(),
                _ => return anything,
            }
        }
        next
    }

    /// Whether a program can go on with what stands ahead.
    #[inline]
    pub(super) fn fits(&self, ahead: &Ahead) -> bool {
        self.anything
            || self.words & ahead.words != 0
            || self.lemmas & ahead.lemmas != 0
            || self.tags & ahead.tags != 0
            || self.lists.meets(ahead.lists)
    }
}

impl Kind {
    /// The tags of the tokens of this kind, by their codes; none if it is no matter of tags.
    fn tags(self) -> Option<u64> {
        let quantity = matches!(self, Self::Number | Self::Money | Self::Percent | Self::Date);
        let all = Tag::ALL.iter().filter(|tag| self.has(**tag));
        (!quantity).then(|| all.fold(0, |bits, tag| bits | 1 << *tag as u8))
    }
}
