//! The tokens of a text as phrases see them.
//!
//! In: an annotated text. Out: for each token what is asked of it again and again, put together once.

use std::ops::Range;

use super::notation::Kind;
use super::words::{lemma_bit, word_bit};
use crate::language::Annotations;
use crate::language::lexicon::Lists;
use crate::language::tag::Tag;
use crate::statistics::words::WordId;

/// What a token is, or what some tokens are together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marks {
    /// The bits of words and lemmas in sets of words.
    pub(super) words: u64,
    pub(super) lemmas: u64,
    /// Tags, by their codes, and above them the kinds of the quantities that they stand in.
    pub(super) tags: u64,
    /// The lexicons of which an entry may begin so.
    pub(super) lists: Lists,
}

impl Marks {
    /// The marks of no token.
    pub(super) const NONE: Self = Self { words: 0, lemmas: 0, tags: 0, lists: Lists::NONE };

    fn or(self, other: Self) -> Self {
        Self {
            words: self.words | other.words,
            lemmas: self.lemmas | other.lemmas,
            tags: self.tags | other.tags,
            lists: self.lists.or(other.lists),
        }
    }
}

/// The bit of a kind of quantity.
pub(super) fn quantity_mark(kind: Kind) -> u64 {
    const { assert!(Tag::ALL.len() + Kind::QUANTITIES.len() <= u64::BITS as usize) };
    let place = Kind::QUANTITIES.iter().position(|quantity| *quantity == kind);
    place.map_or(0, |place| 1 << (Tag::ALL.len() + place))
}

/// A token, as far as it is asked about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// The key of its word; 0 if there is no token.
    pub(super) key: u64,
    /// Its word, if the vocabulary has it.
    pub(super) word: WordId,
    pub(super) lemma: WordId,
    /// The byte with which its text begins.
    pub(super) byte: u8,
    /// The token that stands next, quotation marks left out, or the end of the sentence.
    pub(super) next: u32,
    pub(super) marks: Marks,
}

impl Seen {
    /// No token: the end of a sentence.
    pub(super) const END: Self =
        Self { key: 0, word: WordId::UNKNOWN, lemma: WordId::UNKNOWN, byte: 0, next: 0, marks: Marks::NONE };

    /// Whether it stands in a quantity.
    #[inline]
    pub(super) fn is_quantity(&self) -> bool {
        self.marks.tags >> Tag::ALL.len() != 0
    }
}

/// All tokens of a text as phrases see them.
#[derive(Clone, Debug)]
pub struct Sight {
    tokens: Vec<Seen>,
    /// For each token the marks of what stands from there to the end of its sentence.
    rest: Vec<Marks>,
}

impl Sight {
    /// The tokens of an annotated text.
    pub fn new(text: &str, annotations: &Annotations) -> Self {
        let mut tokens = vec![Seen::END; annotations.tokens.len()];
        let mut rest = vec![Marks::NONE; annotations.tokens.len()];
        for quantity in &annotations.quantities {
            let kinds = Kind::QUANTITIES.into_iter().filter(|kind| kind.counts(quantity));
            let bits = kinds.fold(0, |bits, kind| bits | quantity_mark(kind));
            quantity.tokens.clone().for_each(|at| tokens[at as usize].marks.tags |= bits);
        }
        for sentence in &annotations.sentences {
            let (mut next, mut behind) = (sentence.tokens.end, Marks::NONE);
            for at in sentence.tokens.clone().rev() {
                let (token, lists) = (&annotations.tokens[at as usize], annotations.lists[at as usize]);
                let tags = tokens[at as usize].marks.tags | 1 << token.tag as u8;
                let marks = Marks { words: word_bit(token.key), lemmas: lemma_bit(token.lemma), tags, lists };
                let byte = text.as_bytes()[token.span.start as usize];
                tokens[at as usize] = Seen { key: token.key, word: token.word, lemma: token.lemma, byte, next, marks };
                behind = behind.or(marks);
                rest[at as usize] = behind;
                if !token.tag.is_quote() {
                    next = at;
                }
            }
        }
        Self { tokens, rest }
    }

    #[inline]
    pub(super) fn at(&self, token: u32) -> &Seen {
        &self.tokens[token as usize]
    }

    /// The token that stands next behind one of a sentence, quotation marks left out, or the end of that.
    #[inline]
    pub(super) fn next(&self, token: u32, sentence: &Range<u32>) -> u32 {
        if token < sentence.end { self.at(token).next } else { sentence.end }
    }

    /// The marks of what stands from a token to the end of its sentence.
    #[inline]
    pub(super) fn rest(&self, token: u32) -> &Marks {
        &self.rest[token as usize]
    }
}
