//! What it depends on where content to the right of its cue begins.

use super::super::super::model::{Value, feature, step};
use super::super::super::scene::{NONE, Scene, class_symbol};
use super::super::skip::{Skip, Skips};
use super::Core;
use crate::language::sentence::Sentence;
use crate::statistics::feature::{Feature, Symbol, number, symbols, truth};

symbols! {
    RIGHT_START "right.start" LEMMA "l" CUED "cued" GROUP "g" TAG "t" WORD "w" BEFORE "p" BEFORE_WORD "pw" DISTANCE "d"
    RELATION "r" JOIN "j" STATE "state" FIRST "first" IN_QUOTE "in" NO_QUOTE "no" OPEN "open" OPENED "opened" SKIPPED "skip" INVERTED "inv" PRIOR "prior"
}

impl Core {
    /// Calls `emit` with what it depends on at first sight whether the content on the right, before which that is left out,
    /// begins at `at`.
    pub fn right_start_look<F: Feature>(
        scene: &Scene<'_>,
        sentence: &Sentence,
        skips: &Skips,
        at: u32,
        mut emit: impl FnMut(F),
    ) {
        let skip = skips.before(at);
        let first: Value<'_> = truth(skip.words == 0).into();
        let before = scene.tag(sentence, at.checked_sub(1));
        let state = state(scene, skips, at);
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(RIGHT_START, parts));
        f(&[(SKIPPED, skip.kind.into()), (BEFORE, before), (STATE, state)]);
        f(&[(TAG, scene.tag(sentence, Some(at))), (BEFORE, before), (FIRST, first)]);
        f(&[(WORD, scene.word(sentence, Some(at))), (FIRST, first)]);
        f(&[(STATE, state), (DISTANCE, distance(skip))]);
    }

    /// Calls `emit` with what it depends on whether the content on the right, before which that is left out, begins at `at`.
    pub fn right_start_features<F: Feature>(
        &self,
        scene: &Scene<'_>,
        sentence: &Sentence,
        skips: &Skips,
        at: u32,
        mut emit: impl FnMut(F),
    ) {
        let trees = &scene.annotations.trees;
        let head = self.frame.head;
        let lemma = scene.lemma(head);
        let group: Value<'_> = class_symbol(self.frame.cue.class).into();
        let word = scene.word(sentence, Some(at));
        let tag = scene.tag(sentence, Some(at));
        let before = scene.tag(sentence, at.checked_sub(1));
        let before_word = scene.word(sentence, at.checked_sub(1));
        let skip = skips.before(at);
        let (distance, first): (_, Value<'_>) = (distance(skip), truth(skip.words == 0).into());
        // The child of the cue with which a stretch begins here, if one does.
        let child = trees.children(head).find(|&c| c > head && trees.subtree(c).start == at);
        let relation: Value<'_> = child.map_or(NONE, |c| trees.relation(c).symbol()).into();
        let inside = trees
            .ancestors(at)
            .take(6)
            .find(|&a| trees.head(a) == Some(head))
            .map_or(NONE, |a| trees.relation(a).symbol());
        let state = state(scene, skips, at);
        let inverted: Value<'_> = truth(self.source_on_right()).into();
        let cued: Value<'_> = skip.likeliest.map_or(NONE, step).into();
        let over: Value<'_> = skip.kind.into();
        let cue_here: Value<'_> = scene.likelihood(at).into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(RIGHT_START, parts));
        f(&[(CUED, cued), (DISTANCE, distance), (TAG, tag)]);
        f(&[(CUED, cued), (STATE, state), (BEFORE, before)]);
        f(&[(PRIOR, cue_here), (TAG, tag), (FIRST, first)]);
        f(&[(DISTANCE, distance), (GROUP, group)]);
        f(&[(DISTANCE, distance), (TAG, tag)]);
        f(&[(WORD, word), (FIRST, first)]);
        f(&[(WORD, word), (LEMMA, lemma)]);
        f(&[(LEMMA, lemma), (DISTANCE, distance)]);
        f(&[(LEMMA, lemma), (TAG, tag)]);
        f(&[(LEMMA, lemma), (BEFORE_WORD, before_word)]);
        f(&[(LEMMA, lemma), (RELATION, relation)]);
        f(&[(TAG, tag), (BEFORE, before), (FIRST, first)]);
        f(&[(BEFORE_WORD, before_word), (TAG, tag)]);
        f(&[(BEFORE_WORD, before_word), (GROUP, group), (FIRST, first)]);
        f(&[(WORD, word), (BEFORE, before)]);
        f(&[(RELATION, relation), (TAG, tag)]);
        f(&[(RELATION, relation), (DISTANCE, distance), (GROUP, group)]);
        f(&[(JOIN, inside.into()), (TAG, tag), (FIRST, first)]);
        f(&[(JOIN, inside.into()), (BEFORE_WORD, before_word)]);
        f(&[(STATE, state), (DISTANCE, distance)]);
        f(&[(STATE, state), (BEFORE, before), (FIRST, first)]);
        f(&[(STATE, state), (TAG, tag)]);
        f(&[(SKIPPED, over), (TAG, tag)]);
        f(&[(SKIPPED, over), (BEFORE, before), (STATE, state)]);
        f(&[(SKIPPED, over), (RELATION, relation)]);
        f(&[(INVERTED, inverted), (BEFORE, before), (TAG, tag)]);
        f(&[(INVERTED, inverted), (STATE, state), (FIRST, first)]);
    }
}

/// How quotations stand about the place.
fn state(scene: &Scene<'_>, skips: &Skips, at: u32) -> Value<'static> {
    match (scene.opens(at), scene.quoted(at), skips.quotation_follows(at)) {
        (true, _, _) => OPEN,
        (_, true, _) => IN_QUOTE,
        (_, _, true) => OPENED,
        _ => NO_QUOTE,
    }
    .into()
}

/// How many words are left out, in steps.
fn distance(skip: Skip) -> Value<'static> {
    number(match skip.words {
        n @ 0..=4 => n,
        5..=8 => 5,
        _ => 6,
    })
    .into()
}
