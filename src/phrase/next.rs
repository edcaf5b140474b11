//! What a phrase can begin with, and what must follow the token with which it begins: asked before the phrase is tried.
//!
//! In: a program and a token. Out: whether a try can lead anywhere.

use super::machine::Machine;
use super::notation::Kind;
use super::program::{Program, Step, Test};
use super::words::Words;
use crate::language::lexicon::{Lexicons, Lists};
use crate::language::quantity::Quantity;
use crate::language::tag::Tag;
use crate::statistics::words::WordId;

/// What a token must be.
#[derive(Clone, Debug, Default)]
struct Wanted {
    /// One of these words or lemmas.
    words: Words,
    /// One with which an entry of these lexicons begins.
    lists: Lists,
    /// One with these tags, by their codes.
    tags: u64,
}

/// What the token with which a program begins must be.
#[derive(Clone, Debug)]
pub(super) struct Opening(Option<Wanted>);

/// What the token behind the first thing must be.
#[derive(Clone, Debug, Default)]
pub(super) struct Next {
    /// What must stand behind each of the things that the program can begin with; none if nothing is known of what follows, or
    /// nothing need follow.
    behind: Vec<(First, Wanted)>,
}

/// What a program begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum First {
    Token,
    Name,
    Quantity,
}

/// A token, as far as it is asked about.
#[derive(Clone, Copy)]
struct Behind {
    word: Option<u64>,
    lemma: WordId,
    lists: Lists,
    tags: u64,
}

/// What stands behind a token, behind the name and behind the quantity that it is in.
pub(super) struct Ahead([Behind; 3]);

impl Behind {
    /// What stands at `at` or, if that is a quotation mark, behind it.
    fn of(machine: &Machine<'_>, at: u32) -> Self {
        let next = machine.skip_marks(at);
        if next >= machine.range.end {
            return Self { word: None, lemma: WordId::UNKNOWN, lists: Lists::default(), tags: 0 };
        }
        let token = &machine.annotations.tokens[next as usize];
        let lists = machine.annotations.lists[next as usize];
        Self { word: Some(token.key), lemma: token.lemma, lists, tags: 1 << token.tag as u8 }
    }
}

impl Wanted {
    /// What these steps of a program ask of a token; none if they ask for more than can be told from it.
    fn of(program: &Program, steps: u128) -> Option<Self> {
        let mut wanted = Self::default();
        for at in program.tests(steps) {
            match &program.steps[at] {
                Step::Test(Test::Word(key)) => wanted.words.word(*key),
                Step::Test(Test::Lemma(lemma)) => wanted.words.lemma(*lemma),
                Step::Test(Test::OneOf(words)) => wanted.words.all(words),
                Step::Test(Test::Lexicon(lexicon)) => wanted.lists = wanted.lists.with(*lexicon),
                Step::Test(Test::Kind(kind)) => wanted.tags |= kind.tags()?,
                _ => return None,
            }
        }
        Some(wanted)
    }

    /// Whether the token can be meant.
    #[inline]
    fn fits(&self, token: &Behind) -> bool {
        self.tags & token.tags != 0
            || self.lists.meets(token.lists)
            || token.word.is_some_and(|key| self.words.have(key, token.lemma))
    }
}

impl Opening {
    /// What the program can begin with.
    pub(super) fn of(program: &Program) -> Self {
        Self(program.quick.as_ref().and_then(|quick| Wanted::of(program, quick.onward[0])))
    }

    /// Whether the program can begin with the token at `at`, which is no quotation mark.
    #[inline]
    pub(super) fn fits(&self, machine: &Machine<'_>, at: u32) -> bool {
        self.0.as_ref().is_none_or(|wanted| wanted.fits(&Behind::of(machine, at)))
    }
}

impl Ahead {
    /// What stands behind the token at `at`.
    pub(super) fn of(machine: &Machine<'_>, at: u32, quantity: Option<&Quantity>) -> Self {
        let token = Behind::of(machine, at + 1);
        let name = machine.name_end(at).map_or(token, |end| Behind::of(machine, end));
        let quantity = quantity.map_or(token, |q| Behind::of(machine, q.tokens.end.min(machine.range.end)));
        Self([token, name, quantity])
    }
}

impl Next {
    /// What must follow what the program begins with.
    pub(super) fn of(program: &Program, lexicons: &Lexicons) -> Self {
        Self::known(program, lexicons).unwrap_or_default()
    }

    fn known(program: &Program, lexicons: &Lexicons) -> Option<Self> {
        let quick = program.quick.as_ref()?;
        let mut behind = [(First::Token, 0), (First::Name, 0), (First::Quantity, 0)];
        for at in program.tests(quick.onward[0]) {
            let begins = match &program.steps[at] {
                Step::Test(Test::Word(_) | Test::Lemma(_) | Test::OneOf(_) | Test::Shape(_) | Test::Any) => {
                    First::Token
                }
                Step::Test(Test::Lexicon(lexicon)) if !lexicons.has_phrases(*lexicon) => First::Token,
                Step::Test(Test::Kind(Kind::Name)) => First::Name,
                Step::Test(Test::Kind(kind)) => kind.tags().map_or(First::Quantity, |_| First::Token),
                _ => return None,
            };
            behind[begins as usize].1 |= quick.onward[at + 1];
        }
        let used = behind.into_iter().filter(|(_, steps)| *steps != 0);
        let behind = used.map(|(first, steps)| Some((first, Wanted::of(program, steps)?)));
        Some(Self { behind: behind.collect::<Option<_>>()? })
    }

    /// Whether a program can go on with anything, or need not go on.
    #[inline]
    pub(super) fn asks_nothing(&self) -> bool {
        self.behind.is_empty()
    }

    /// Whether a program can go on with what stands ahead.
    #[inline]
    pub(super) fn fits(&self, ahead: &Ahead) -> bool {
        self.asks_nothing() || self.behind.iter().any(|(first, wanted)| wanted.fits(&ahead.0[*first as usize]))
    }
}

impl Kind {
    /// The tags of the tokens of this kind, by their codes; none if it is no matter of tags.
    pub(super) fn tags(self) -> Option<u64> {
        let quantity = matches!(self, Self::Number | Self::Money | Self::Percent | Self::Date);
        let all = Tag::ALL.iter().filter(|tag| self.has(**tag));
        (!quantity).then(|| all.fold(0, |bits, tag| bits | 1 << *tag as u8))
    }
}
