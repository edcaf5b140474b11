//! What is left out between a cue and the place where its content begins, for each such place.
//!
//! In: a cue with its source. Out: [`Skips`], worked out in one walk, so that to ask about every place costs no more than to ask
//! about the last.

use super::super::scene::{OTHER, Scene};
use super::Core;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::statistics::feature::{Symbol, symbols};

symbols! { CLAUSE "clause" COMMA "comma" PLAIN "plain" NAME "name" }

/// What is left out before one place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Skip {
    /// How many words.
    pub(super) words: usize,
    /// What sort of thing, in one word.
    pub(super) kind: Symbol,
    /// The score of the likeliest cue among them outside of quotations.
    pub(super) likeliest: Option<i32>,
}

/// What is left out before each place.
#[derive(Clone, Debug)]
pub struct Skips {
    /// Up to where nothing is left out.
    after: u32,
    /// For that place and each behind it.
    before: Vec<Skip>,
    /// Where the last quotation of the sentence opens.
    last_opening: Option<u32>,
}

impl Skips {
    /// What is left out before the places of the sentence up to the farthest at which the content of the cue may begin.
    pub fn new(core: &Core, scene: &Scene<'_>, sentence: &Sentence) -> Self {
        let (after, limit) = (core.after(), core.farthest(sentence));
        let mut skip = Skip { words: 0, kind: PLAIN, likeliest: None };
        let mut before = Vec::with_capacity(limit.saturating_sub(after) as usize + 1);
        before.push(skip);
        for at in after..limit {
            let tag = scene.token(at).tag;
            skip.words += usize::from(!tag.is_punctuation());
            skip.kind = if skip.kind.key == CLAUSE.key || tag.is_finite() {
                CLAUSE
            } else if tag == Tag::Comma {
                COMMA
            } else if skip.kind.key != PLAIN.key || tag.is_punctuation() {
                skip.kind
            } else if tag.is_nominal() {
                NAME
            } else {
                OTHER
            };
            if let Some(likely) = scene.likely(at).filter(|_| !scene.quoted(at)) {
                skip.likeliest = skip.likeliest.max(Some(likely));
            }
            before.push(skip);
        }
        Self { after, before, last_opening: sentence.tokens.clone().rev().find(|&at| scene.opens(at)) }
    }

    /// What is left out before the place.
    pub(super) fn before(&self, at: u32) -> Skip {
        self.before[at.saturating_sub(self.after) as usize]
    }

    /// Whether a quotation opens in the sentence behind the place.
    pub(super) fn quotation_follows(&self, at: u32) -> bool {
        self.last_opening.is_some_and(|opening| opening > at)
    }
}
