//! Content: what is attributed, and where it begins and ends.
//!
//! In: a cue and its source. Out: the stretches of tokens that are their content.
//! Content stands to the right of the cue ("said that …"), to its left ("…, she said") or on both sides; a quotation goes
//! on to its closing mark, whatever sentences or paragraphs lie between, and further quotations of the same paragraph may
//! follow. Where a side begins and ends is a choice between the places where it could.

mod cleft;
mod left;
mod onward;
mod right;
mod sides;
mod skip;
mod stretch;

use std::ops::Range;

use super::cue::Frame;
use super::model::best;
use super::scene::Scene;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;

pub use left::Left;
pub use onward::{Follows, Next};
pub use sides::{Around, Sides};
pub use skip::Skips;
pub use stretch::Stretches;

/// A cue with its source, whose content is looked for.
#[derive(Clone, Debug)]
pub struct Core {
    /// The cue.
    pub frame: Frame,
    /// The source's tokens, if it has a source.
    pub source: Option<Range<u32>>,
}

impl Core {
    /// Where cue and source begin: content on the left ends before it.
    pub fn start(&self) -> u32 {
        self.source.as_ref().map_or(self.frame.group.start, |s| s.start.min(self.frame.group.start))
    }

    /// Where both cue and source have ended.
    pub fn end(&self) -> u32 {
        self.source.as_ref().map_or(self.frame.group.end, |s| s.end.max(self.frame.group.end))
    }

    /// Whether a conjunction at the head of the sentence or behind a mark joins it to what it attributes: "as Ms Finn put it".
    fn opens_with_as(&self, scene: &Scene<'_>, sentence: &Sentence) -> bool {
        let Some(before) = self.start().checked_sub(1).filter(|at| sentence.tokens.contains(at)) else { return false };
        let apart = before == sentence.tokens.start || scene.token(before - 1).tag.is_punctuation();
        apart && scene.token(before).tag == Tag::In && self.source.as_ref().is_some_and(|s| s.start == self.start())
    }

    fn source_on_right(&self) -> bool {
        self.source.as_ref().is_some_and(|s| s.start >= self.frame.group.end)
    }

    /// Where content on the right may begin at the earliest.
    fn after(&self) -> u32 {
        match &self.source {
            Some(source) if source.start == self.frame.group.end => source.end,
            _ => self.frame.group.end,
        }
    }

    /// The content's stretches within the reach of the cue's own sentence, in text order, empty if there is none; and by how
    /// much the sides on which they stand, and the least sure of their edges, beat the next best.
    pub fn content(&self, scene: &Scene<'_>, sentence: &Sentence) -> (Vec<Range<u32>>, i32, i32) {
        let around = self.around(scene, sentence);
        let chosen = best(
            scene.models(),
            self.sides(scene, sentence),
            |&sides, score| around.look(sides, |f| score.add(f)),
            |&sides, score| around.features(sides, |f| score.add(f)),
        );
        let Some((sides, sureness)) = chosen else { return (Vec::new(), 0, 0) };
        let left = matches!(sides, Sides::Left | Sides::Both).then(|| self.left(scene, sentence)).flatten();
        let right = matches!(sides, Sides::Right | Sides::Both).then(|| self.right(scene, sentence)).flatten();
        let below = (sides == Sides::Below).then(|| Next::after(scene, self.end())).flatten();
        let above = (sides == Sides::Above).then(|| self.above(scene, sentence)).flatten();
        let edges = [&left, &right].into_iter().flatten().map(|(_, sureness)| *sureness).min().unwrap_or(i32::MAX);
        let [left, right] = [left, right].map(|side| side.and_then(|(range, _)| trimmed(scene, range)));
        (above.into_iter().chain(left).chain(right).chain(below.map(|n| n.tokens)).collect(), sureness, edges)
    }
}

/// The range without commas, dashes and stops at its ends that stand outside quotations.
pub fn trimmed(scene: &Scene<'_>, range: Range<u32>) -> Option<Range<u32>> {
    let Range { mut start, mut end } = range;
    let loose = |at: u32| {
        let tag = scene.token(at).tag;
        matches!(tag, Tag::Comma | Tag::Stop | Tag::Colon) && !scene.quoted(at)
    };
    while start < end && loose(start) {
        start += 1;
    }
    while start < end && loose(end - 1) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}
