//! Where content to the left of its cue begins.

use std::ops::Range;

use super::super::model::{Value, best, feature, step};
use super::super::scene::{NONE, Scene, class_symbol, symbols};
use super::super::turn::behind_label;
use super::Core;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Symbol, number, truth};

symbols! {
    LEFT_START "left.start" LEMMA "l" CUED "cued" CUED_BEFORE "cb" GROUP "g" CLAUSE "clause" TAG "t" WORD "w" BEFORE "p" BEFORE_WORD "pw" CROSS "x"
    STATE "state" LENGTH "len" FIRST "first" OPENER "o" SKIPPED "skip" SAME "same" INVERTED "inv"
}

impl Core {
    /// Where the content on the left may begin.
    pub fn left_starts(&self, scene: &Scene<'_>, sentence: &Sentence) -> Vec<u32> {
        let (first, end) = (behind_label(scene, sentence, self.start()), self.start());
        let mut starts: Vec<u32> = (first..end)
            .filter(|&at| {
                let tag = scene.token(at).tag;
                at == first || !tag.is_punctuation() || tag == Tag::QuoteOpen
            })
            .collect();
        // A quotation that closes before the cue may have been opened sentences earlier.
        if let Some(id) = scene.annotations.quotation_of.get(sentence.tokens.start as usize).copied().flatten() {
            let quotation = &scene.annotations.quotations[id as usize].tokens;
            if quotation.start < sentence.tokens.start && quotation.end <= end {
                starts.retain(|&s| s >= quotation.end);
                starts.insert(0, quotation.start);
            }
        }
        starts
    }

    /// Calls `emit` with what it depends on whether the content on the left begins at `at`.
    pub fn left_start_features<F: Feature>(
        &self,
        scene: &Scene<'_>,
        sentence: &Sentence,
        at: u32,
        mut emit: impl FnMut(F),
    ) {
        let end = self.start();
        let lemma = scene.lemma(self.frame.head);
        let group: Value<'_> = class_symbol(self.frame.cue.class).into();
        let first: Value<'_> = truth(at <= sentence.tokens.start).into();
        let earlier: Value<'_> = truth(at < sentence.tokens.start).into();
        let tag = scene.tag(sentence, Some(at));
        let word = scene.word(sentence, Some(at));
        let before = scene.tag(sentence, at.checked_sub(1));
        let before_word = scene.word(sentence, at.checked_sub(1));
        let open = scene.opens(at);
        let closes =
            end.checked_sub(1).is_some_and(|e| scene.closes(e) || e.checked_sub(1).is_some_and(|e| scene.closes(e)));
        let state: Value<'_> = number(usize::from(open) + 2 * usize::from(closes)).into();
        let crossing: Value<'_> = number(crossings_left(scene, sentence.tokens.start, at, end).min(3)).into();
        let length: Value<'_> = number(match end.saturating_sub(at) {
            0..=2 => 0,
            3..=5 => 1,
            6..=10 => 2,
            11..=20 => 3,
            _ => 4,
        })
        .into();
        let skipped: Value<'_> = number(match at.saturating_sub(sentence.tokens.start) {
            n @ 0..=3 => n as usize,
            4..=8 => 4,
            _ => 5,
        })
        .into();
        let inverted: Value<'_> = truth(self.source_on_right()).into();
        let finite: Value<'_> = truth((at..end).any(|i| scene.token(i).tag.is_finite())).into();
        let cued: Value<'_> = scene.likeliest(at..end).map_or(NONE, step).into();
        let cued_before: Value<'_> = scene.likeliest(sentence.tokens.start..at).map_or(NONE, step).into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(LEFT_START, parts));
        f(&[(CUED, cued), (FIRST, first), (STATE, state)]);
        f(&[(CUED, cued), (CUED_BEFORE, cued_before), (STATE, state)]);
        f(&[(CUED, cued), (CUED_BEFORE, cued_before), (BEFORE, before)]);
        f(&[(CUED_BEFORE, cued_before), (STATE, state)]);
        f(&[(FIRST, first), (GROUP, group)]);
        f(&[(FIRST, first), (LEMMA, lemma)]);
        f(&[(FIRST, first), (STATE, state)]);
        f(&[(FIRST, first), (WORD, word)]);
        f(&[(SAME, earlier), (STATE, state)]);
        f(&[(TAG, tag), (BEFORE, before)]);
        f(&[(BEFORE_WORD, before_word), (TAG, tag)]);
        f(&[(STATE, state), (BEFORE, before)]);
        f(&[(STATE, state), (BEFORE_WORD, before_word)]);
        f(&[(CROSS, crossing), (FIRST, first)]);
        f(&[(CROSS, crossing), (BEFORE, before)]);
        f(&[(LENGTH, length), (FIRST, first)]);
        f(&[(SKIPPED, skipped), (STATE, state)]);
        f(&[(SKIPPED, skipped), (OPENER, scene.word(sentence, Some(sentence.tokens.start))), (BEFORE, before)]);
        f(&[(SKIPPED, skipped), (GROUP, group), (INVERTED, inverted)]);
        f(&[(CLAUSE, finite), (FIRST, first), (INVERTED, inverted)]);
        f(&[(CLAUSE, finite), (BEFORE, before)]);
        f(&[(WORD, word), (BEFORE, before)]);
    }

    /// The content on the left, and by how much its beginning beat the next best.
    pub(super) fn left(&self, scene: &Scene<'_>, sentence: &Sentence) -> Option<(Range<u32>, i32)> {
        let (start, sureness) = best(scene.weights(), self.left_starts(scene, sentence), |&at, score| {
            self.left_start_features(scene, sentence, at, |f| score.add(f));
        })?;
        Some((start..self.start(), sureness))
    }
}

/// How many arcs lead from `at..end` to what comes before it in the sentence.
fn crossings_left(scene: &Scene<'_>, first: u32, at: u32, end: u32) -> usize {
    let trees = &scene.annotations.trees;
    let leftward = (at.max(first)..end).filter(|&i| trees.head(i).is_some_and(|h| h >= first && h < at)).count();
    let rightward = (first..at.max(first)).filter(|&i| trees.head(i).is_some_and(|h| h >= at && h < end)).count();
    leftward + rightward
}
