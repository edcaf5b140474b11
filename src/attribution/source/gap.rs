//! What stands between a cue and the words around it, for each such word.
//!
//! In: a cue and the words that may head its source. Out: [`Gaps`], worked out in one walk on either side.

use std::ops::Range;

use super::super::cue::Frame;
use super::super::scene::Scene;
use super::can_head;
use crate::language::tag::Tag;
use crate::statistics::feature::{Symbol, symbols};

symbols! { COMMA "comma" VERB "verb" QUOTE "quote" CLEAR "clear" TOUCHES "touches" }

/// What can stand between a cue and a place, the weightiest thing last: nothing, words, a comma, a finite verb, a quotation
/// mark.
const WEIGHTS: [Symbol; 5] = [TOUCHES, CLEAR, COMMA, VERB, QUOTE];

/// What stands between a cue and one place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// How weighty the weightiest thing is.
    weight: usize,
    /// How many nominals could head a source.
    pub(super) nominals: usize,
    /// The score of the likeliest cue outside of quotations.
    pub(super) likeliest: Option<i32>,
}

impl Gap {
    /// The weightiest thing.
    pub(super) fn between(&self) -> Symbol {
        WEIGHTS[self.weight]
    }
}

/// What stands between a cue and the places on either side.
#[derive(Clone, Debug)]
pub(super) struct Gaps {
    /// By how many tokens stand between.
    left: Vec<Gap>,
    right: Vec<Gap>,
}

impl Gaps {
    /// Between the cue and each place up to the farthest of the words.
    pub(super) fn new(scene: &Scene<'_>, frame: &Frame, heads: &[u32]) -> Self {
        let Range { start, end } = frame.group;
        let (first, last) = (heads.iter().copied().min(), heads.iter().copied().max());
        Self { left: gaps(scene, (first.unwrap_or(start)..start).rev()), right: gaps(scene, end..last.unwrap_or(end)) }
    }

    /// Between the cue and a place on the left, so many tokens before it.
    pub(super) fn left(&self, tokens: usize) -> Gap {
        self.left[tokens]
    }

    /// Between the cue and a place on the right, so many tokens behind it.
    pub(super) fn right(&self, tokens: usize) -> Gap {
        self.right[tokens]
    }
}

/// What stands in the first none, one, two, … of the tokens.
fn gaps(scene: &Scene<'_>, tokens: impl Iterator<Item = u32>) -> Vec<Gap> {
    let mut gap = Gap { weight: 0, nominals: 0, likeliest: None };
    let mut gaps = Vec::with_capacity(tokens.size_hint().0 + 1);
    gaps.push(gap);
    for at in tokens {
        let tag = scene.token(at).tag;
        gap.weight = gap.weight.max(match tag {
            tag if tag.is_quote() => 4,
            tag if tag.is_finite() => 3,
            Tag::Comma => 2,
            _ => 1,
        });
        gap.nominals += usize::from(tag.is_nominal() && can_head(scene, at));
        if let Some(likely) = scene.likely(at).filter(|_| !scene.quoted(at)) {
            gap.likeliest = gap.likeliest.max(Some(likely));
        }
        gaps.push(gap);
    }
    gaps
}
