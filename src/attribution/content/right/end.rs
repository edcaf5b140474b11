//! What it depends on where content to the right of its cue ends.

use super::super::super::model::{Value, feature, step};
use super::super::super::scene::{EDGE, NONE, Scene, class_symbol};
use super::super::stretch::{Stretch, Stretches};
use super::Core;
use crate::language::cues::CueClass;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Symbol, number, symbols, truth};

symbols! {
    RIGHT_END "right.end" LEMMA "l" CUED "cued" COMING "coming" GAP "gap" STRAYS "strays" STRAY "stray" GROUP "g" SOURCE "s" NEXT "n"
    LAST "b" COMMAS "commas" AFTER "a" AFTER_NEXT "an" AFTER_WORD "aw" CROSS "x" JOIN "j" PLACE "place" INSIDE "inside" CUE_HEAD "cue"
    ELSEWHERE "elsewhere" AT_END "end" STATE "state" OPENER "o" LENGTH "len" WHOLE "whole" IN_QUOTE "in" CLOSED "closed" NO_QUOTE "no"
    OPEN "open" TOPIC "topic" FULL "full" FORM "form" PRIOR "prior" PAIR "pair" QUOTES "quotes"
}

/// What is seen of a stretch of content and its end at first sight.
struct Sight<'a> {
    stretch: Stretch,
    /// Whether it ends with its sentence.
    at_end: bool,
    done: Value<'a>,
    /// How quotations stand about its end.
    state: Value<'a>,
    /// The tag behind it.
    after: Value<'a>,
    crossing: Value<'a>,
    length: Value<'a>,
    cued: Value<'a>,
}

impl Core {
    fn sight<'a>(scene: &Scene<'a>, sentence: &Sentence, stretches: &Stretches<'_>, end: u32) -> Sight<'a> {
        let at_end =
            end >= sentence.tokens.end || (end + 1 == sentence.tokens.end && scene.token(end).tag == Tag::Stop);
        let state = match (scene.closes(end - 1), scene.quoted(end - 1), stretches.opens) {
            (true, _, true) => CLOSED,
            (true, _, false) => FULL,
            (_, true, _) => IN_QUOTE,
            (_, _, true) => OPEN,
            _ => NO_QUOTE,
        };
        let length = number(match end - stretches.start {
            0..=1 => 0,
            2 => 1,
            3..=4 => 2,
            5..=7 => 3,
            8..=12 => 4,
            13..=20 => 5,
            21..=35 => 6,
            _ => 7,
        });
        let stretch = stretches.up_to(end.min(sentence.tokens.end));
        Sight {
            stretch,
            at_end,
            done: truth(at_end).into(),
            state: state.into(),
            after: if at_end { EDGE.into() } else { scene.tag(sentence, Some(end)) },
            crossing: number(stretch.crossings.min(3) as usize).into(),
            length: length.into(),
            cued: stretch.likeliest.map_or(NONE, step).into(),
        }
    }

    /// Calls `emit` with what it depends on at first sight whether the content on the right, whose stretches are given, ends
    /// before `end`.
    pub fn right_end_look<F: Feature>(
        scene: &Scene<'_>,
        sentence: &Sentence,
        stretches: &Stretches<'_>,
        end: u32,
        mut emit: impl FnMut(F),
    ) {
        let Sight { done, state, after, crossing, length, cued, .. } = Self::sight(scene, sentence, stretches, end);
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(RIGHT_END, parts));
        f(&[(CROSS, crossing), (AFTER, after)]);
        f(&[(CUED, cued), (AT_END, done), (STATE, state)]);
        f(&[(LENGTH, length), (AFTER, after)]);
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
        let Sight { stretch, at_end, done, state, after, crossing, length, cued } =
            Self::sight(scene, sentence, stretches, end);
        let lemma = scene.lemma(self.frame.head);
        let group: Value<'_> = class_symbol(self.frame.cue.class).into();
        let after_word = if at_end { EDGE.into() } else { scene.word(sentence, Some(end)) };
        let (after_next, after_next_word) = if at_end {
            (EDGE.into(), EDGE.into())
        } else {
            (scene.tag(sentence, Some(end + 1)), scene.word(sentence, Some(end + 1)))
        };
        let last = scene.tag(sentence, Some(end - 1));
        let later = !at_end && stretches.last_opening.is_some_and(|opening| opening >= end);
        let later: Value<'_> = truth(later).into();
        let whole: Value<'_> = truth(stretches.whole.contains(&end)).into();
        let commas: Value<'_> = number(stretch.commas.min(3) as usize).into();
        let strays: Value<'_> = number(stretch.strays.min(4) as usize).into();
        let form: Value<'_> = scene.token(self.frame.head).tag.symbol().into();
        let opener = stretches.opener;
        let (join, place, prior) =
            if at_end { (EDGE, EDGE, NONE) } else { self.join(scene, sentence, stretches.start, end) };
        let (join, place, prior): (Value<'_>, Value<'_>, Value<'_>) = (join.into(), place.into(), prior.into());
        // The next likely cue, and how far off it is.
        let next_cue = stretch.next_cue;
        let coming: Value<'_> = next_cue.map_or(NONE, |c| scene.likelihood(c)).into();
        let within = end.min(sentence.tokens.end);
        let gap: Value<'_> = number(next_cue.map_or(0, |c| match c - within {
            n @ 0..=3 => n as usize + 1,
            4..=7 => 5,
            _ => 6,
        }))
        .into();
        let (stray, stray_place) = stretches.second_stray.filter(|_| stretch.strays >= 2).unwrap_or((NONE, NONE));
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
            let pair = number(usize::from(tag == scene.token(self.frame.head).tag) + 2 * usize::from(own == Some(tag)));
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
            f(&[(AT_END, done), (FULL, truth(end > sentence.tokens.end).into()), (NEXT, titled)]);
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
}
