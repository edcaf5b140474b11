//! Quotations beside a cue.

use std::ops::Range;

use super::super::scene::Scene;
use crate::language::sentence::Sentence;
use crate::statistics::feature::{Symbol, symbols};

symbols! {
    LEFT_ADJACENT "qb0" LEFT_NEAR "qb1" RIGHT_ADJACENT "qa0" RIGHT_NEAR "qa1" BOTH "qab" BOTH_NEAR "qab1" INSIDE "in" INSIDE_LONG "in+" NO_QUOTE "no"
}

/// How far from a frame a quotation counts.
const NEAR: u32 = 9;

/// Whether there are any quotation marks about a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near(bool);

impl Near {
    /// About that sentence.
    pub(super) fn new(scene: &Scene<'_>, sentence: &Sentence) -> Self {
        let about = sentence.tokens.start.saturating_sub(NEAR)..sentence.tokens.end;
        Self(about.into_iter().any(|at| scene.quoted(at)))
    }

    /// How quotations stand about the words of a cue with that head.
    pub(super) fn context(self, scene: &Scene<'_>, sentence: &Sentence, head: u32, group: &Range<u32>) -> Symbol {
        if self.0 { context(scene, sentence, head, group) } else { NO_QUOTE }
    }
}

fn context(scene: &Scene<'_>, sentence: &Sentence, head: u32, group: &Range<u32>) -> Symbol {
    let quotation_of = &scene.annotations.quotation_of;
    if let Some(id) = quotation_of[head as usize] {
        let quotation = &scene.annotations.quotations[id as usize];
        return if quotation.tokens.end - quotation.tokens.start > 8 { INSIDE_LONG } else { INSIDE };
    }
    let mut left = 0;
    for step in 1..=NEAR {
        let Some(at) = group.start.checked_sub(step) else { break };
        if scene.closes(at) {
            left = if step <= 2 { 2 } else { 1 };
            break;
        }
        if !sentence.tokens.contains(&at) || scene.token(at).tag.is_finite() {
            break;
        }
    }
    let mut right = 0;
    for at in group.end..(group.end + NEAR).min(sentence.tokens.end) {
        if scene.opens(at) {
            right = if at - group.end <= 1 { 2 } else { 1 };
            break;
        }
        if scene.token(at).tag.is_finite() {
            break;
        }
    }
    match (left, right) {
        (0, 0) => NO_QUOTE,
        (2, 0) => LEFT_ADJACENT,
        (1, 0) => LEFT_NEAR,
        (0, 2) => RIGHT_ADJACENT,
        (0, _) => RIGHT_NEAR,
        (2, 2) => BOTH,
        _ => BOTH_NEAR,
    }
}
