//! Where content to the right of its cue begins and ends.

use std::ops::Range;

use super::super::model::{Value, best, feature, step};
use super::super::scene::{EDGE, NONE, Scene, class_symbol, symbols};
use super::super::turn;
use super::Core;
use super::skip::Skips;
use super::stretch::Stretches;
use crate::language::cues::CueClass;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Symbol, number, truth};

symbols! {
    RIGHT_START "right.start" RIGHT_END "right.end" LEMMA "l" CUED "cued" COMING "coming" GAP "gap" STRAYS "strays" STRAY "stray" GROUP "g" FORM "form" SOURCE "s" NEXT "n" LAST "b"
    COMMAS "commas" TAG "t" WORD "w" BEFORE "p" BEFORE_WORD "pw"
    DISTANCE "d" RELATION "r" AFTER "a" AFTER_NEXT "an" AFTER_WORD "aw" CROSS "x" JOIN "j" PLACE "place"
    INSIDE "inside" CUE_HEAD "cue" ELSEWHERE "elsewhere" AT_END "end" STATE "state" OPENER "o" LENGTH "len"
    WHOLE "whole" PRIOR "prior" FIRST "first" IN_QUOTE "in" CLOSED "closed" NO_QUOTE "no" OPEN "open" OPENED "opened"
    TOPIC "topic" PAIR "pair" QUOTES "quotes" SKIPPED "skip" FULL "full" INVERTED "inv"
}

impl Core {
    /// Where the content on the right may begin.
    pub fn right_starts<'s>(
        &'s self,
        scene: &'s Scene<'_>,
        sentence: &Sentence,
    ) -> impl Iterator<Item = u32> + use<'s> {
        let (from, limit) = (self.frame.group.end, self.farthest(sentence));
        let in_source = |at: u32| self.source.as_ref().is_some_and(|s| s.contains(&at));
        let possible = move |&at: &u32| {
            let tag = scene.token(at).tag;
            !in_source(at) && (!tag.is_punctuation() || tag == Tag::QuoteOpen || tag == Tag::Open)
        };
        (from..limit).filter(possible)
    }

    /// Before where content on the right begins at the latest.
    pub(super) fn farthest(&self, sentence: &Sentence) -> u32 {
        const FARTHEST: u32 = 24;
        sentence.tokens.end.min(self.after() + FARTHEST)
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
        let distance: Value<'_> = number(match skip.words {
            n @ 0..=4 => n,
            5..=8 => 5,
            _ => 6,
        })
        .into();
        let first: Value<'_> = truth(skip.words == 0).into();
        // The child of the cue with which a stretch begins here, if one does.
        let child = trees.children(head).find(|&c| c > head && trees.subtree(c).start == at);
        let relation: Value<'_> = child.map_or(NONE, |c| trees.relation(c).symbol()).into();
        let inside = trees
            .ancestors(at)
            .take(6)
            .find(|&a| trees.head(a) == Some(head))
            .map_or(NONE, |a| trees.relation(a).symbol());
        let state = match (scene.opens(at), scene.quoted(at), skips.quotation_follows(at)) {
            (true, _, _) => OPEN,
            (_, true, _) => IN_QUOTE,
            (_, _, true) => OPENED,
            _ => NO_QUOTE,
        };
        let state: Value<'_> = state.into();
        let over: Value<'_> = skip.kind.into();
        let inverted: Value<'_> = truth(self.source_on_right()).into();
        let cued: Value<'_> = skip.likeliest.map_or(NONE, step).into();
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

    /// Where content that begins at `start` on the right may end.
    pub fn right_ends(&self, scene: &Scene<'_>, sentence: &Sentence, start: u32) -> Vec<u32> {
        let mut ends: Vec<u32> = (start + 1..=sentence.tokens.end).filter(|&end| can_end(scene, end)).collect();
        if self.frame.cue.class == CueClass::Mark {
            // What a transcript's colon introduces ends with the paragraph.
            let sentences = &scene.annotations.sentences;
            let number = sentences.partition_point(|s| s.tokens.end <= start);
            let same = sentences[number..].iter().take_while(|s| s.paragraph == sentence.paragraph);
            // The next label begins something else: "Ruiz: “…” Kim: “…”".
            let same = same.take_while(|s| s.tokens.start <= start || turn::opening(scene, &s.tokens).is_none());
            ends.extend(same.last().map(|s| s.tokens.end).filter(|&e| e > sentence.tokens.end));
        }
        let last = sentence.tokens.end - 1;
        if let Some(id) = scene.annotations.quotation_of[last as usize] {
            let quotation = &scene.annotations.quotations[id as usize].tokens;
            if quotation.end > sentence.tokens.end {
                // A quotation that runs on into later sentences ends with its mark, not in its middle.
                ends.retain(|&end| end <= quotation.start || end > quotation.end);
                ends.push(quotation.end);
            }
        }
        ends
    }

    /// Calls `emit` with what it depends on whether the content on the right, whose stretches are given, ends before `end`.
    #[expect(clippy::too_many_lines, reason = "one list of features")]
    pub fn right_end_features<F: Feature>(
        &self,
        scene: &Scene<'_>,
        sentence: &Sentence,
        stretches: &Stretches<'_>,
        end: u32,
        mut emit: impl FnMut(F),
    ) {
        let head = self.frame.head;
        let lemma = scene.lemma(head);
        let group: Value<'_> = class_symbol(self.frame.cue.class).into();
        let beyond = end > sentence.tokens.end;
        let at_end =
            end >= sentence.tokens.end || (end + 1 == sentence.tokens.end && scene.token(end).tag == Tag::Stop);
        let done: Value<'_> = truth(at_end).into();
        let (after, after_word) = if at_end {
            (EDGE.into(), EDGE.into())
        } else {
            (scene.tag(sentence, Some(end)), scene.word(sentence, Some(end)))
        };
        let after_next = if at_end { EDGE.into() } else { scene.tag(sentence, Some(end + 1)) };
        let after_next_word = if at_end { EDGE.into() } else { scene.word(sentence, Some(end + 1)) };
        let last = scene.tag(sentence, Some(end - 1));
        let start = stretches.start;
        let state = match (scene.closes(end - 1), scene.quoted(end - 1), stretches.opens) {
            (true, _, true) => CLOSED,
            (true, _, false) => FULL,
            (_, true, _) => IN_QUOTE,
            (_, _, true) => OPEN,
            _ => NO_QUOTE,
        };
        let later = !at_end && stretches.last_opening.is_some_and(|opening| opening >= end);
        let state: Value<'_> = state.into();
        let later: Value<'_> = truth(later).into();
        let opener = stretches.opener;
        let within = end.min(sentence.tokens.end);
        let stretch = stretches.up_to(within);
        let crossing: Value<'_> = number(stretch.crossings.min(3) as usize).into();
        let (join, place, prior) = if at_end { (EDGE, EDGE, NONE) } else { self.join(scene, sentence, start, end) };
        let (join, place, prior): (Value<'_>, Value<'_>, Value<'_>) = (join.into(), place.into(), prior.into());
        let length: Value<'_> = number(match end - start {
            0..=1 => 0,
            2 => 1,
            3..=4 => 2,
            5..=7 => 3,
            8..=12 => 4,
            13..=20 => 5,
            21..=35 => 6,
            _ => 7,
        })
        .into();
        let whole: Value<'_> = truth(stretches.whole.contains(&end)).into();
        let commas: Value<'_> = number(stretch.commas.min(3) as usize).into();
        let form: Value<'_> = scene.token(head).tag.symbol().into();
        let cued: Value<'_> = stretch.likeliest.map_or(NONE, step).into();
        // The next likely cue, and how far off it is.
        let next_cue = stretch.next_cue;
        let coming: Value<'_> = next_cue.map_or(NONE, |c| scene.likelihood(c)).into();
        let gap: Value<'_> = number(next_cue.map_or(0, |c| match c - within {
            n @ 0..=3 => n as usize + 1,
            4..=7 => 5,
            _ => 6,
        }))
        .into();
        let strays: Value<'_> = number(stretch.strays.min(4) as usize).into();
        let (stray, stray_place) = stretches.second_stray.filter(|_| stretch.strays >= 2).map_or((NONE, NONE), |s| s);
        let (stray, stray_place): (Value<'_>, Value<'_>) = (stray.into(), stray_place.into());
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(RIGHT_END, parts));
        f(&[(CUED, cued), (AT_END, done), (STATE, state)]);
        f(&[(CUED, cued), (COMING, coming), (GAP, gap)]);
        f(&[(CUED, cued), (AFTER, after), (COMING, coming)]);
        f(&[(COMING, coming), (GAP, gap), (AFTER, after)]);
        f(&[(COMING, coming), (GAP, gap), (STATE, state)]);
        f(&[(COMING, coming), (PLACE, place), (JOIN, join)]);
        f(&[(STRAYS, strays), (AFTER, after)]);
        f(&[(STRAYS, strays), (AT_END, done), (OPENER, opener)]);
        f(&[(STRAYS, strays), (CUED, cued), (AT_END, done)]);
        f(&[(STRAY, stray), (PLACE, stray_place), (AFTER, after)]);
        f(&[(STRAY, stray), (PLACE, stray_place), (AT_END, done), (GROUP, group)]);
        f(&[(STRAY, stray), (PLACE, stray_place), (JOIN, join)]);
        f(&[(STRAY, stray), (LEMMA, lemma), (AT_END, done)]);
        f(&[(AFTER, after), (AFTER_NEXT, after_next)]);
        f(&[(AFTER, after), (AFTER_NEXT, after_next), (OPENER, opener)]);
        f(&[(AFTER, after), (AFTER_WORD, after_next_word)]);
        f(&[(AFTER, after), (AFTER_WORD, after_next_word), (OPENER, opener)]);
        f(&[(AFTER_WORD, after_word), (OPENER, opener)]);
        f(&[(AFTER_WORD, after_word), (LEMMA, lemma)]);
        f(&[(AT_END, done), (LEMMA, lemma)]);
        f(&[(AT_END, done), (OPENER, opener)]);
        f(&[(AT_END, done), (GROUP, group), (STATE, state)]);
        f(&[(AT_END, done), (FORM, form)]);
        f(&[(AT_END, done), (LENGTH, length), (GROUP, group)]);
        f(&[(STATE, state), (AFTER, after), (STATE, later)]);
        f(&[(STATE, state), (OPENER, opener), (AT_END, done)]);
        f(&[(STATE, state), (JOIN, join)]);
        f(&[(CROSS, crossing), (AFTER, after)]);
        f(&[(CROSS, crossing), (AT_END, done), (OPENER, opener)]);
        f(&[(JOIN, join), (PLACE, place)]);
        f(&[(JOIN, join), (PLACE, place), (AFTER, after)]);
        f(&[(JOIN, join), (PLACE, place), (OPENER, opener)]);
        f(&[(JOIN, join), (AFTER_WORD, after_word), (PLACE, place)]);
        f(&[(JOIN, join), (AFTER_WORD, after_next_word), (PLACE, place)]);
        f(&[(PLACE, place), (PRIOR, prior), (AFTER, after)]);
        f(&[(PLACE, place), (PRIOR, prior), (JOIN, join)]);
        f(&[(LENGTH, length), (AFTER, after)]);
        f(&[(LENGTH, length), (OPENER, opener), (AT_END, done)]);
        f(&[(WHOLE, whole), (AFTER, after)]);
        f(&[(WHOLE, whole), (GROUP, group), (AT_END, done)]);
        f(&[(COMMAS, commas), (AFTER, after), (GROUP, group)]);
        f(&[(LAST, last), (AFTER, after)]);
        f(&[(LAST, last), (AT_END, done)]);
        // A phrase with a preposition tells when or where something was said, or belongs to it.
        if let Some(topic) = scene.topic(sentence, end).filter(|_| !at_end) {
            let topic: Value<'_> = topic.into();
            f(&[(TOPIC, topic), (AFTER, after), (PLACE, place)]);
            f(&[(TOPIC, topic), (AFTER_WORD, after_word), (AFTER_NEXT, after_next)]);
            f(&[(TOPIC, topic), (AFTER_WORD, after_next_word), (AFTER, after)]);
            f(&[(TOPIC, topic), (AFTER, after), (OPENER, opener)]);
            f(&[(TOPIC, topic), (AFTER, after), (LEMMA, lemma)]);
        }
        // A verb that comes after a conjunction goes on with the content's verb or with the cue.
        if let Some(verb) = scene.conjoined(sentence, end).filter(|_| !at_end) {
            let tag = scene.token(verb).tag;
            let own = stretches.first_verb.filter(|&i| i < within).map(|i| scene.token(i).tag);
            let pair = number(usize::from(tag == scene.token(head).tag) + 2 * usize::from(own == Some(tag)));
            let (pair, prior): (Value<'_>, Value<'_>) = (pair.into(), scene.likelihood(verb).into());
            f(&[(PAIR, pair), (AFTER, after)]);
            f(&[(PAIR, pair), (PRIOR, prior)]);
            f(&[(PAIR, pair), (OPENER, opener)]);
            f(&[(PAIR, pair), (JOIN, join), (PLACE, place)]);
        }
        // The next cue introduces a quotation of its own: "… and added: “…”".
        if let Some(cue) = next_cue.filter(|_| !at_end) {
            let quotes: Value<'_> = truth((cue + 1..sentence.tokens.end.min(cue + 4)).any(|i| scene.opens(i))).into();
            f(&[(QUOTES, quotes), (GAP, gap), (COMING, coming)]);
            f(&[(QUOTES, quotes), (GAP, gap), (AFTER, after)]);
        }
        if self.frame.cue.class == CueClass::Mark {
            let titled = truth(sentence.paragraph == 0).into();
            f(&[(AT_END, done), (FULL, truth(beyond).into()), (NEXT, titled)]);
        }
    }

    /// How what comes from `end` on hangs on what comes before: its relation, where its head stands, and how likely it is a
    /// cue itself.
    fn join(&self, scene: &Scene<'_>, sentence: &Sentence, start: u32, end: u32) -> (Symbol, Symbol, Symbol) {
        let trees = &scene.annotations.trees;
        let Some(mut top) = (end..sentence.tokens.end).find(|&i| !scene.token(i).tag.is_punctuation()) else {
            return (NONE, EDGE, NONE);
        };
        while let Some(head) = trees.head(top).filter(|&h| h >= end) {
            top = head;
        }
        let place = match trees.head(top) {
            None => NONE,
            Some(head) if head == self.frame.head => CUE_HEAD,
            Some(head) if head >= start => INSIDE,
            Some(head) if self.source.as_ref().is_some_and(|s| s.contains(&head)) => SOURCE,
            Some(_) => ELSEWHERE,
        };
        let prior = scene.likelihood(top);
        (trees.relation(top).symbol(), place, prior)
    }

    /// The content on the right, and by how much the less sure of its edges beat the next best.
    pub(super) fn right(&self, scene: &Scene<'_>, sentence: &Sentence) -> Option<(Range<u32>, i32)> {
        let skips = Skips::new(self, scene, sentence);
        let (start, start_sureness) = best(scene.weights(), self.right_starts(scene, sentence), |&at, score| {
            self.right_start_features(scene, sentence, &skips, at, |f| score.add(f));
        })?;
        let stretches = Stretches::new(self, scene, sentence, start);
        let (end, end_sureness) = best(scene.weights(), self.right_ends(scene, sentence, start), |&end, score| {
            self.right_end_features(scene, sentence, &stretches, end, |f| score.add(f));
        })?;
        Some((start..end, start_sureness.min(end_sureness)))
    }
}

fn can_end(scene: &Scene<'_>, end: u32) -> bool {
    let tag = scene.token(end - 1).tag;
    !matches!(tag, Tag::Comma | Tag::Open | Tag::QuoteOpen | Tag::Colon | Tag::Stop)
}
