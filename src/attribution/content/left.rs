//! Where content to the left of its cue begins.

use std::ops::Range;

use super::super::model::{Value, best, feature, step};
use super::super::scene::{NONE, Scene, class_symbol};
use super::super::turn::behind_label;
use super::Core;
use super::cleft::Cleft;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Symbol, number, symbols, truth};

symbols! {
    LEFT_START "left.start" LEMMA "l" CUED "cued" CUED_BEFORE "cb" GROUP "g" SKIPPED "skip" OPENER "o" CLAUSE "clause" TAG "t" WORD "w" BEFORE "p" BEFORE_WORD "pw" CROSS "x"
    STATE "state" LENGTH "len" FIRST "first" SAME "same" INVERTED "inv"
}

/// The text to the left of a cue, wherever content begins in it.
#[derive(Clone, Copy, Debug)]
pub struct Left<'a> {
    scene: &'a Scene<'a>,
    sentence: &'a Sentence,
    lemma: Value<'a>,
    group: Value<'a>,
    /// Where it ends.
    end: u32,
    /// Whether a quotation closes at its end.
    closes: bool,
    /// Whether the source stands behind the cue.
    inverted: bool,
    /// Its last finite verb.
    last_finite: Option<u32>,
}

impl Core {
    /// Where the content on the left may begin.
    pub fn left_starts(&self, scene: &Scene<'_>, sentence: &Sentence) -> Vec<u32> {
        let (first, end) = (behind_label(scene, sentence, self.start()), self.start());
        let possible = |&at: &u32| {
            let tag = scene.token(at).tag;
            at == first || !tag.is_punctuation() || tag == Tag::QuoteOpen
        };
        let mut starts = Vec::with_capacity(end.saturating_sub(first) as usize + 1);
        starts.extend((first..end).filter(possible));
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

    /// The text to the left of the cue.
    pub fn left_of<'a>(&self, scene: &'a Scene<'a>, sentence: &'a Sentence, starts: &[u32]) -> Left<'a> {
        let end = self.start();
        let first = starts.first().copied().unwrap_or(end);
        Left {
            scene,
            sentence,
            lemma: scene.lemma(self.frame.head),
            group: class_symbol(self.frame.cue.class).into(),
            end,
            closes: end
                .checked_sub(1)
                .is_some_and(|e| scene.closes(e) || e.checked_sub(1).is_some_and(|e| scene.closes(e))),
            inverted: self.source_on_right(),
            last_finite: (first..end).rev().find(|&i| scene.token(i).tag.is_finite()),
        }
    }

    /// The content on the left, and by how much its beginning beat the next best.
    pub(super) fn left(&self, scene: &Scene<'_>, sentence: &Sentence) -> Option<(Range<u32>, i32)> {
        let starts = self.left_starts(scene, sentence);
        let left = self.left_of(scene, sentence, &starts);
        let (start, sureness) = best(
            scene.models(),
            starts,
            |&at, score| left.look(at, |f| score.add(f)),
            |&at, score| left.features(at, |f| score.add(f)),
        )?;
        // "“It’s a lottery,” \[as\] Ms Finn put it"
        let end = self.start() - u32::from(start + 1 < self.start() && self.opens_with_as(scene, sentence));
        let end = match self.cleft(scene, sentence) {
            Some(Cleft::Until(verb)) => verb.max(start + 1),
            _ => end,
        };
        Some((start..end, sureness))
    }
}

impl Left<'_> {
    fn state(&self, at: u32) -> Value<'static> {
        number(usize::from(self.scene.opens(at)) + 2 * usize::from(self.closes)).into()
    }

    fn length(&self, at: u32) -> Value<'static> {
        number(match self.end.saturating_sub(at) {
            0..=2 => 0,
            3..=5 => 1,
            6..=10 => 2,
            11..=20 => 3,
            _ => 4,
        })
        .into()
    }

    fn clause(&self, at: u32) -> Value<'static> {
        truth(self.last_finite.is_some_and(|verb| verb >= at)).into()
    }

    /// Calls `emit` with what it depends on at first sight whether the content begins at `at`.
    pub fn look<F: Feature>(&self, at: u32, mut emit: impl FnMut(F)) {
        let Self { scene, sentence, .. } = self;
        let first: Value<'_> = truth(at <= sentence.tokens.start).into();
        let before = scene.tag(sentence, at.checked_sub(1));
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(LEFT_START, parts));
        f(&[(STATE, self.state(at)), (BEFORE_WORD, scene.word(sentence, at.checked_sub(1)))]);
        f(&[(CLAUSE, self.clause(at)), (BEFORE, before)]);
        f(&[(FIRST, first), (WORD, scene.word(sentence, Some(at)))]);
        f(&[(LENGTH, self.length(at)), (FIRST, first)]);
    }

    /// Calls `emit` with what it depends on whether the content begins at `at`.
    pub fn features<F: Feature>(&self, at: u32, mut emit: impl FnMut(F)) {
        let Self { scene, sentence, .. } = self;
        let first: Value<'_> = truth(at <= sentence.tokens.start).into();
        let earlier: Value<'_> = truth(at < sentence.tokens.start).into();
        let tag = scene.tag(sentence, Some(at));
        let before = scene.tag(sentence, at.checked_sub(1));
        let word = scene.word(sentence, Some(at));
        let before_word = scene.word(sentence, at.checked_sub(1));
        let (state, clause) = (self.state(at), self.clause(at));
        let crossing = crossings_left(scene, sentence.tokens.start, at, self.end);
        let crossing: Value<'_> = number(crossing.min(3)).into();
        let inverted: Value<'_> = truth(self.inverted).into();
        let cued_before: Value<'_> = scene.likeliest(sentence.tokens.start..at).map_or(NONE, step).into();
        let cued: Value<'_> = scene.likeliest(at..self.end).map_or(NONE, step).into();
        let skipped: Value<'_> = number(match at.saturating_sub(sentence.tokens.start) {
            n @ 0..=3 => n as usize,
            4..=8 => 4,
            _ => 5,
        })
        .into();
        let opener = scene.word(sentence, Some(sentence.tokens.start));
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(LEFT_START, parts));
        f(&[(CUED, cued), (FIRST, first), (STATE, state)]);
        f(&[(CUED, cued), (CUED_BEFORE, cued_before), (STATE, state)]);
        f(&[(CUED, cued), (CUED_BEFORE, cued_before), (BEFORE, before)]);
        f(&[(CUED_BEFORE, cued_before), (STATE, state)]);
        f(&[(FIRST, first), (GROUP, self.group)]);
        f(&[(FIRST, first), (LEMMA, self.lemma)]);
        f(&[(FIRST, first), (STATE, state)]);
        f(&[(FIRST, first), (WORD, word)]);
        f(&[(SAME, earlier), (STATE, state)]);
        f(&[(TAG, tag), (BEFORE, before)]);
        f(&[(BEFORE_WORD, before_word), (TAG, tag)]);
        f(&[(STATE, state), (BEFORE, before)]);
        f(&[(STATE, state), (BEFORE_WORD, before_word)]);
        f(&[(CROSS, crossing), (FIRST, first)]);
        f(&[(CROSS, crossing), (BEFORE, before)]);
        f(&[(LENGTH, self.length(at)), (FIRST, first)]);
        f(&[(SKIPPED, skipped), (STATE, state)]);
        f(&[(SKIPPED, skipped), (OPENER, opener), (BEFORE, before)]);
        f(&[(SKIPPED, skipped), (GROUP, self.group), (INVERTED, inverted)]);
        f(&[(CLAUSE, clause), (FIRST, first), (INVERTED, inverted)]);
        f(&[(CLAUSE, clause), (BEFORE, before)]);
        f(&[(WORD, word), (BEFORE, before)]);
    }
}

/// How many arcs lead from `at..end` to what comes before it in the sentence.
fn crossings_left(scene: &Scene<'_>, first: u32, at: u32, end: u32) -> usize {
    let trees = &scene.annotations.trees;
    let leftward = (at.max(first)..end).filter(|&i| trees.head(i).is_some_and(|h| h >= first && h < at)).count();
    let rightward = (first..at.max(first)).filter(|&i| trees.head(i).is_some_and(|h| h >= at && h < end)).count();
    leftward + rightward
}
