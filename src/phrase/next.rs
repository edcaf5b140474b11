//! What a phrase can begin with, and what must follow the token with which it begins: asked before the phrase is tried.
//!
//! In: a program and a token. Out: whether a try can lead anywhere.

use super::machine::Machine;
use super::notation::Kind;
use super::program::{Program, Step, Test};
use super::shape::Shape;
use super::sight::{Marks, Seen, quantity_mark};
use super::words::Words;
use crate::language::lexicon::Lists;
use crate::language::quantity::Quantity;
use crate::language::tag::Tag;

/// What a token must be.
#[derive(Clone, Debug, Default)]
struct Wanted {
    /// One of these words or lemmas.
    words: Words,
    /// One with which an entry of these lexicons begins.
    lists: Lists,
    /// One of these kinds, as bits of a token's marks.
    tags: u64,
    /// One of a shape, told by the byte with which it begins, as bits.
    bytes: Option<Box<[u64; 4]>>,
}

/// What the token with which a program begins must be.
#[derive(Clone, Debug)]
pub(super) struct Opening(Option<Wanted>);

/// What must stand behind the token with which a program begins.
#[derive(Clone, Debug)]
pub(super) struct Needs(Vec<Need>);

/// Something that must stand behind the token with which a program begins, so many tokens on at most; wherever in the
/// sentence, if that is not known or far.
#[derive(Clone, Debug)]
struct Need {
    wanted: Wanted,
    within: Option<u32>,
}

/// Up to so many tokens are looked at one after the other.
const FARTHEST: u32 = 8;

/// A phrase that may begin with a token, and what must stand behind what it begins with.
#[derive(Clone, Debug)]
pub(super) struct Start {
    /// The phrase, by number.
    pub(super) phrase: u32,
    /// None if nothing is known of what follows, or nothing need follow.
    behind: Option<(First, Wanted)>,
}

/// What a program begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    Token,
    Name,
    Quantity,
}

/// What stands behind a token, behind the name and behind the quantity that it is in, each as far as it was asked for.
pub(super) struct Ahead<'a> {
    machine: &'a Machine<'a>,
    at: u32,
    quantity: Option<&'a Quantity>,
    behind: [Option<&'a Seen>; 3],
}

static END: Seen = Seen::END;

impl Wanted {
    /// What these steps of a program ask of a token; none if they ask for more than can be told from it.
    fn of(program: &Program, steps: u128, shapes: &[Shape]) -> Option<Self> {
        let mut wanted = Self::default();
        program.tests(steps).try_for_each(|at| wanted.add(&program.steps[at], shapes))?;
        Some(wanted)
    }

    /// Adds what a step of a program asks of a token, if that can be told from it.
    fn add(&mut self, step: &Step, shapes: &[Shape]) -> Option<()> {
        match step {
            Step::Test(Test::Word(key)) => self.words.word(*key),
            Step::Test(Test::Lemma(lemma)) => self.words.lemma(*lemma),
            Step::Test(Test::OneOf(words)) => self.words.all(words),
            Step::Test(Test::Lexicon(lexicon)) => self.lists = self.lists.with(*lexicon),
            Step::Test(Test::Kind(kind)) => self.tags |= kind.marks(),
            Step::Test(Test::Shape(shape)) => {
                let first = shapes[usize::from(*shape)].first_bytes();
                self.bytes.get_or_insert_default().iter_mut().zip(first).for_each(|(bytes, more)| *bytes |= more);
            }
            _ => return None,
        }
        Some(())
    }

    /// Whether the token can be meant.
    #[inline]
    fn fits(&self, seen: &Seen) -> bool {
        self.tags & seen.marks.tags != 0
            || self.lists.meets(seen.marks.lists)
            || self.words.have(seen)
            || self.bytes.as_ref().is_some_and(|bytes| bytes[usize::from(seen.byte / 64)] >> (seen.byte % 64) & 1 == 1)
    }

    /// Whether one among tokens with these marks may be meant.
    #[inline]
    fn may_be_among(&self, marks: &Marks) -> bool {
        let tagged = self.tags & marks.tags != 0;
        tagged || self.lists.meets(marks.lists) || self.words.bits().may_be_among(marks) || self.bytes.is_some()
    }
}

impl Opening {
    /// What the program can begin with.
    pub(super) fn of(program: &Program, shapes: &[Shape]) -> Self {
        Self(program.quick.as_ref().and_then(|quick| Wanted::of(program, quick.onward[0], shapes)))
    }

    /// Whether the program can begin with the token at `at`, which is no quotation mark.
    #[inline]
    pub(super) fn fits(&self, machine: &Machine<'_>, at: u32) -> bool {
        self.0.as_ref().is_none_or(|wanted| wanted.fits(machine.sight.at(at)))
    }

    /// Whether the program may begin with one among tokens with these marks.
    pub(super) fn may_be_among(&self, marks: &Marks) -> bool {
        self.0.as_ref().is_none_or(|wanted| wanted.may_be_among(marks))
    }
}

impl Needs {
    /// What every match of the program holds behind its first token.
    pub(super) fn of(program: &Program, shapes: &[Shape]) -> Self {
        let need = |(at, within): (usize, Option<u32>)| {
            let mut wanted = Wanted::default();
            wanted.add(&program.steps[at], shapes)?;
            Some(Need { wanted, within: within.filter(|within| *within <= FARTHEST) })
        };
        Self(program.needed().into_iter().filter_map(need).collect())
    }

    /// Whether all of it may stand behind the token at `at`.
    pub(super) fn may_follow(&self, machine: &Machine<'_>, at: u32) -> bool {
        let follows = |need: &Need| {
            let Some(within) = need.within else { return need.wanted.may_be_among(machine.sight.rest(at)) };
            let mut next = at;
            (0..within).any(|_| {
                next = machine.sight.next(next, &machine.range);
                next < machine.range.end && need.wanted.fits(machine.sight.at(next))
            })
        };
        self.0.iter().all(follows)
    }

    /// Whether all of it may stand among tokens with these marks.
    pub(super) fn may_be_among(&self, marks: &Marks) -> bool {
        self.0.iter().all(|need| need.wanted.may_be_among(marks))
    }
}

impl<'a> Ahead<'a> {
    /// What stands behind the token at `at`, which is in that quantity.
    pub(super) fn of(machine: &'a Machine<'a>, at: u32, quantity: Option<&'a Quantity>) -> Self {
        Self { machine, at, quantity, behind: [None; 3] }
    }

    /// What stands behind what a program begins with.
    #[inline]
    pub(super) fn behind(&mut self, first: First) -> &'a Seen {
        if let Some(known) = self.behind[first as usize] {
            return known;
        }
        let seen = self.look_behind(first);
        self.behind[first as usize] = Some(seen);
        seen
    }

    fn look_behind(&self, first: First) -> &'a Seen {
        let machine = self.machine;
        let end = match first {
            First::Token => None,
            First::Name => machine.name_end(self.at),
            First::Quantity => self.quantity.map(|q| q.tokens.end.min(machine.range.end)),
        };
        let next = end.map_or(machine.sight.at(self.at).next, |end| machine.skip_marks(end));
        if next < machine.range.end { machine.sight.at(next) } else { &END }
    }
}

impl Start {
    /// The start of a phrase with one of the steps of its program; with an entry of a lexicon, if that is one word.
    pub(super) fn of(phrase: u32, program: &Program, step: usize, shapes: &[Shape]) -> Self {
        Self { phrase, behind: Self::behind(program, step, shapes) }
    }

    /// The start of a phrase of which nothing more is known.
    pub(super) fn anyhow(phrase: u32) -> Self {
        Self { phrase, behind: None }
    }

    fn behind(program: &Program, step: usize, shapes: &[Shape]) -> Option<(First, Wanted)> {
        let quick = program.quick.as_ref()?;
        let first = match &program.steps[step] {
            Step::Test(Test::Kind(Kind::Name)) => First::Name,
            Step::Test(Test::Kind(kind)) => kind.tags().map_or(First::Quantity, |_| First::Token),
            Step::Test(_) => First::Token,
            _ => return None,
        };
        Some((first, Wanted::of(program, quick.onward[step + 1], shapes)?))
    }

    /// The words, if nothing but certain ones can stand behind what it begins with.
    pub(super) fn words_behind(&self) -> Option<&Words> {
        let (_, wanted) = self.behind.as_ref()?;
        (wanted.tags == 0 && wanted.lists == Lists::NONE && wanted.bytes.is_none()).then_some(&wanted.words)
    }

    /// Whether the phrase can go on with what stands ahead, or need not go on.
    #[inline]
    pub(super) fn fits(&self, ahead: &mut Ahead<'_>) -> bool {
        self.behind.as_ref().is_none_or(|(first, wanted)| wanted.fits(ahead.behind(*first)))
    }
}

impl Kind {
    /// The tags of the tokens of this kind, by their codes; none if it is no matter of tags.
    pub(super) fn tags(self) -> Option<u64> {
        let all = Tag::ALL.iter().filter(|tag| self.has(**tag));
        (!Self::QUANTITIES.contains(&self)).then(|| all.fold(0, |bits, tag| bits | 1 << *tag as u8))
    }

    /// The bits of the tokens of this kind among their marks: of their tags, or of the quantity that they stand in.
    pub(super) fn marks(self) -> u64 {
        self.tags().unwrap_or_else(|| quantity_mark(self))
    }
}
