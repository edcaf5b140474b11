//! Content: what is attributed, and where it begins and ends.
//!
//! In: a cue and its source. Out: the stretches of tokens that are their content.
//! Content stands to the right of the cue ("said that …"), to its left ("…, she said") or on both sides; a quotation goes
//! on to its closing mark, whatever sentences or paragraphs lie between, and further quotations of the same paragraph may
//! follow. Where a side begins and ends is a choice between the places where it could.

use std::ops::Range;

use super::cue::{Frame, quote_context};
use super::model::{Score, Value, best, feature};
use super::scene::{EDGE, NONE, OTHER, Scene, class_symbol, symbols};
use crate::language::cues::CueClass;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Symbol, number, truth};

symbols! {
    PATTERN "pattern" RIGHT_START "right.start" RIGHT_END "right.end" LEFT_START "left.start" GOES_ON "goes.on"
    LEMMA "l" GROUP "g" FORM "form" QUOTES "q" SIDES "sides" RIGHT "right" LEFT "left" BOTH "both" BELOW "below" SOURCE "s" NEXT "n" NEXT_WORD "nw" LAST "b"
    LEFT_TEXT "lt" RIGHT_TEXT "rt" EMPTY "empty" SHORT "short" LONG "long" CLAUSE "clause" COMMA "comma" PLAIN "plain" COMMAS "commas"
    TAG "t" WORD "w" BEFORE "p" BEFORE_WORD "pw" DISTANCE "d" RELATION "r" AFTER "a" AFTER_NEXT "an" AFTER_WORD "aw" CROSS "x" JOIN "j" PLACE "place"
    INSIDE "inside" CUE_HEAD "cue" ELSEWHERE "elsewhere" AT_END "end" STATE "state" OPENER "o" LENGTH "len" WHOLE "whole" PRIOR "prior" FIRST "first"
    IN_QUOTE "in" CLOSED "closed" NO_QUOTE "no" OPEN "open" OPENED "opened" SKIPPED "skip" BIAS "bias" SAME "same" NEXT_PARAGRAPH "next"
    FULL "full" CUED "cued" CONTINUED "continued" RUN "run" INVERTED "inv" NAME "name" BETWEEN "between" COLON "colon"
}

/// On which sides of its cue content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// Behind the cue only.
    Right,
    /// Before the cue only.
    Left,
    /// Before and behind it.
    Both,
    /// In a quotation that opens the next sentence: "She added:" and a new paragraph.
    Below,
}

impl Sides {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Right, Self::Left, Self::Both, Self::Below];

    fn symbol(self) -> Symbol {
        match self {
            Self::Right => RIGHT,
            Self::Left => LEFT,
            Self::Both => BOTH,
            Self::Below => BELOW,
        }
    }
}

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

    /// The sides on which content could stand.
    pub fn sides(&self, scene: &Scene<'_>, sentence: &Sentence) -> Vec<Sides> {
        let right = self.right_starts(scene, sentence).next().is_some();
        let left = !self.left_starts(scene, sentence).is_empty();
        let below = Next::after(scene, self.end(), &|_| false).is_some();
        let possible = |side: &Sides| match side {
            Sides::Right => right,
            Sides::Left => left,
            Sides::Both => right && left,
            Sides::Below => below,
        };
        Sides::ALL.into_iter().filter(possible).collect()
    }

    /// Calls `emit` with what it depends on where the content stands.
    pub fn sides_features<F: Feature>(
        &self,
        scene: &Scene<'_>,
        sentence: &Sentence,
        sides: Sides,
        mut emit: impl FnMut(F),
    ) {
        let frame = &self.frame;
        let lemma = scene.lemma(frame.head);
        let sides: Value<'_> = sides.symbol().into();
        let group: Value<'_> = class_symbol(frame.cue.class).into();
        let form: Value<'_> = scene.token(frame.head).tag.symbol().into();
        let quotes: Value<'_> = quote_context(scene, sentence, frame).into();
        let inverted: Value<'_> = match &self.source {
            None => NONE,
            Some(_) if self.source_on_right() => RIGHT,
            Some(_) => LEFT,
        }
        .into();
        let start = self.start();
        let left_text: Value<'_> = side_text(scene, sentence.tokens.start..start).into();
        let right_text: Value<'_> = side_text(scene, self.after()..sentence.tokens.end).into();
        let before = start.checked_sub(1);
        let last = scene.tag(sentence, before);
        let next = scene.tag(sentence, Some(self.after()));
        let next_word = scene.word(sentence, Some(self.after()));
        let closes = before.is_some_and(|b| scene.closes(b) || b.checked_sub(1).is_some_and(|b| scene.closes(b)));
        let end = self.end();
        let opens = (end..sentence.tokens.end).find(|&i| scene.opens(i));
        let right_state = match opens.map(|i| i - end) {
            Some(0..=1) => 2,
            Some(_) => 1,
            None => 0,
        };
        let ends_with_colon = scene.token(sentence.tokens.end - 1).tag == Tag::Colon;
        let left_state: Value<'_> =
            number(usize::from(closes) + 2 * right_state + 6 * usize::from(ends_with_colon)).into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| {
            let mut all = vec![(SIDES, sides)];
            all.extend_from_slice(parts);
            emit(feature(PATTERN, &all));
        };
        f(&[(GROUP, group)]);
        f(&[(LEMMA, lemma)]);
        f(&[(LEMMA, lemma), (SOURCE, inverted)]);
        f(&[(LEMMA, lemma), (QUOTES, quotes)]);
        f(&[(LEMMA, lemma), (NEXT, next)]);
        f(&[(LEMMA, lemma), (LAST, last)]);
        f(&[(QUOTES, quotes), (SOURCE, inverted), (GROUP, group)]);
        f(&[(QUOTES, quotes), (NEXT, next), (LEFT_TEXT, left_text)]);
        f(&[(LEFT_TEXT, left_text), (RIGHT_TEXT, right_text), (SOURCE, inverted)]);
        f(&[(LEFT_TEXT, left_text), (RIGHT_TEXT, right_text), (LAST, last)]);
        f(&[(LEFT_TEXT, left_text), (LAST, last), (NEXT, next)]);
        f(&[(LAST, last), (NEXT, next), (SOURCE, inverted)]);
        f(&[(NEXT_WORD, next_word), (SOURCE, inverted)]);
        f(&[(NEXT_WORD, next_word), (LEFT_TEXT, left_text)]);
        f(&[(LEFT_TEXT, left_text), (NEXT, next), (FORM, form)]);
        f(&[(STATE, left_state), (SOURCE, inverted), (GROUP, group)]);
        f(&[(STATE, left_state), (LEFT_TEXT, left_text), (RIGHT_TEXT, right_text)]);
        f(&[(STATE, left_state), (RIGHT_TEXT, right_text), (NEXT, next)]);
        f(&[(STATE, left_state), (QUOTES, quotes), (LEFT_TEXT, left_text)]);
        f(&[(FORM, form), (LEFT_TEXT, left_text), (SOURCE, inverted)]);
        f(&[(BEFORE, scene.word(sentence, before)), (SOURCE, inverted), (GROUP, group)]);
    }

    /// Where the content on the right may begin.
    pub fn right_starts<'s>(
        &'s self,
        scene: &'s Scene<'_>,
        sentence: &Sentence,
    ) -> impl Iterator<Item = u32> + use<'s> {
        const FARTHEST: u32 = 24;
        let from = self.frame.group.end;
        let limit = sentence.tokens.end.min(self.after() + FARTHEST);
        let in_source = |at: u32| self.source.as_ref().is_some_and(|s| s.contains(&at));
        let possible = move |&at: &u32| {
            let tag = scene.token(at).tag;
            !in_source(at) && (!tag.is_punctuation() || tag == Tag::QuoteOpen || tag == Tag::Open)
        };
        (from..limit).filter(possible)
    }

    /// Calls `emit` with what it depends on whether the content on the right begins at `at`.
    pub fn right_start_features<F: Feature>(
        &self,
        scene: &Scene<'_>,
        sentence: &Sentence,
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
        let skipped = (self.after().min(at)..at).filter(|&i| !scene.token(i).tag.is_punctuation()).count();
        let distance: Value<'_> = number(match skipped {
            n @ 0..=4 => n,
            5..=8 => 5,
            _ => 6,
        })
        .into();
        let first: Value<'_> = truth(skipped == 0).into();
        // The child of the cue with which a stretch begins here, if one does.
        let child = trees.children(head).find(|&c| c > head && trees.subtree(c).start == at);
        let relation: Value<'_> = child.map_or(NONE, |c| trees.relation(c).symbol()).into();
        let inside = trees
            .ancestors(at)
            .take(6)
            .find(|&a| trees.head(a) == Some(head))
            .map_or(NONE, |a| trees.relation(a).symbol());
        let quote_ahead = (at + 1..sentence.tokens.end).any(|i| scene.opens(i));
        let state = match (scene.opens(at), scene.quoted(at), quote_ahead) {
            (true, _, _) => OPEN,
            (_, true, _) => IN_QUOTE,
            (_, _, true) => OPENED,
            _ => NO_QUOTE,
        };
        let state: Value<'_> = state.into();
        let over: Value<'_> = skipped_kind(scene, self.after().min(at)..at).into();
        let inverted: Value<'_> = truth(self.source_on_right()).into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(RIGHT_START, parts));
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

    /// Calls `emit` with what it depends on whether the content on the right, begun at `start`, ends before `end`.
    pub fn right_end_features<F: Feature>(
        &self,
        scene: &Scene<'_>,
        sentence: &Sentence,
        start: u32,
        end: u32,
        mut emit: impl FnMut(F),
    ) {
        let trees = &scene.annotations.trees;
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
        let opens = scene.opens(start);
        let state = match (scene.closes(end - 1), scene.quoted(end - 1), opens) {
            (true, _, true) => CLOSED,
            (true, _, false) => FULL,
            (_, true, _) => IN_QUOTE,
            (_, _, true) => OPEN,
            _ => NO_QUOTE,
        };
        let later = !at_end && (end..sentence.tokens.end).any(|i| scene.opens(i));
        let state: Value<'_> = state.into();
        let later: Value<'_> = truth(later).into();
        let opener = self.opener(scene, sentence, start);
        let crossing: Value<'_> = number(crossings(scene, start, end.min(sentence.tokens.end), sentence).min(3)).into();
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
        let whole = trees
            .children(head)
            .any(|c| c > head && trees.subtree(c).end == end && trees.subtree(c).start >= start.saturating_sub(1));
        let whole: Value<'_> = truth(whole).into();
        let commas: Value<'_> =
            number((start..end.min(sentence.tokens.end)).filter(|&i| scene.token(i).tag == Tag::Comma).count().min(3))
                .into();
        let form: Value<'_> = scene.token(head).tag.symbol().into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(RIGHT_END, parts));
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
        if self.frame.cue.class == CueClass::Mark {
            let titled = truth(sentence.paragraph == 0).into();
            f(&[(AT_END, done), (FULL, truth(beyond).into()), (NEXT, titled)]);
        }
    }

    /// How the content opens: its first word if that is a small one, else its tag.
    fn opener<'a>(&self, scene: &Scene<'a>, sentence: &Sentence, start: u32) -> Value<'a> {
        let tag = scene.token(start).tag;
        if tag.is_noun() || tag.is_verb() || tag.is_adjective() || tag.is_adverb() || tag.is_punctuation() {
            tag.symbol().into()
        } else {
            scene.word(sentence, Some(start))
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
        let prior = scene.cue(top).map_or(NONE, |c| number(c.tenths() / 2));
        (trees.relation(top).symbol(), place, prior)
    }

    /// Where the content on the left may begin.
    pub fn left_starts(&self, scene: &Scene<'_>, sentence: &Sentence) -> Vec<u32> {
        let end = self.start();
        let mut starts: Vec<u32> = (sentence.tokens.start..end)
            .filter(|&at| {
                let tag = scene.token(at).tag;
                at == sentence.tokens.start || !tag.is_punctuation() || tag == Tag::QuoteOpen
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
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(LEFT_START, parts));
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
        f(&[(SKIPPED, skipped), (GROUP, group), (INVERTED, inverted)]);
        f(&[(CLAUSE, finite), (FIRST, first), (INVERTED, inverted)]);
        f(&[(CLAUSE, finite), (BEFORE, before)]);
        f(&[(WORD, word), (BEFORE, before)]);
    }

    /// Calls `emit` with what it depends on whether content that ends before `end` goes on with the quotation `next`.
    pub fn goes_on_features<F: Feature>(&self, scene: &Scene<'_>, end: u32, next: &Next, mut emit: impl FnMut(F)) {
        let lemma = scene.lemma(self.frame.head);
        let quoted =
            end.checked_sub(1).is_some_and(|e| scene.quoted(e) || e.checked_sub(1).is_some_and(|e| scene.quoted(e)));
        let state: Value<'_> = truth(quoted).into();
        let run: Value<'_> = next.relation.symbol().into();
        let full: Value<'_> = truth(next.full).into();
        let cued: Value<'_> = truth(next.cued).into();
        let after_cue: Value<'_> = truth(end > self.frame.group.end).into();
        let sourced: Value<'_> = truth(self.source.is_some()).into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(GOES_ON, parts));
        let between: Value<'_> = next.between.into();
        let colon: Value<'_> = truth(next.colon).into();
        f(&[(BIAS, run)]);
        f(&[(STATE, state), (RUN, run)]);
        f(&[(BETWEEN, between), (RUN, run), (STATE, state)]);
        f(&[(BETWEEN, between), (CUED, cued), (STATE, state)]);
        f(&[(COLON, colon), (RUN, run)]);
        f(&[(FULL, full), (RUN, run)]);
        f(&[(CUED, cued), (RUN, run), (STATE, state)]);
        f(&[(CUED, cued), (FULL, full), (RUN, run)]);
        f(&[(LEMMA, lemma), (RUN, run)]);
        f(&[(AFTER, after_cue), (STATE, state), (RUN, run)]);
        f(&[(SOURCE, sourced), (STATE, state)]);
    }
}

/// How a later quotation stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// In the same paragraph.
    SameParagraph,
    /// At the head of the next paragraph, the one before having been closed.
    NextParagraph,
    /// At the head of the next paragraph, the one before having been left open.
    Continued,
}

impl Follows {
    fn symbol(self) -> Symbol {
        match self {
            Self::SameParagraph => SAME,
            Self::NextParagraph => NEXT_PARAGRAPH,
            Self::Continued => CONTINUED,
        }
    }
}

/// A quotation at the head of the next sentence, with which content may go on.
#[derive(Clone, Debug)]
pub struct Next {
    /// The quotation's tokens.
    pub tokens: Range<u32>,
    relation: Follows,
    full: bool,
    cued: bool,
    between: Symbol,
    colon: bool,
}

impl Next {
    /// The quotation with which the sentence behind `end` opens, if it does and none opens before; `cued` tells of a range
    /// of tokens whether an attribution of its own is in it.
    pub fn after(scene: &Scene<'_>, end: u32, cued: &dyn Fn(Range<u32>) -> bool) -> Option<Self> {
        let annotations = scene.annotations;
        let number = annotations.sentences.partition_point(|s| s.tokens.end <= end.saturating_sub(1)) + 1;
        let (before, sentence) = (annotations.sentences.get(number - 1)?, annotations.sentences.get(number)?);
        let rest = end..before.tokens.end.max(end);
        if rest.clone().any(|i| scene.opens(i)) {
            return None;
        }
        let id = annotations.quotation_of[sentence.tokens.start as usize]?;
        let quotation = &annotations.quotations[id as usize];
        if quotation.tokens.start != sentence.tokens.start {
            return None;
        }
        let relation = match (sentence.paragraph - before.paragraph, quotation.continued) {
            (0, _) => Follows::SameParagraph,
            (_, true) => Follows::Continued,
            _ => Follows::NextParagraph,
        };
        let last = annotations.sentences.partition_point(|s| s.tokens.end < quotation.tokens.end);
        let ends = annotations.sentences.get(last)?.tokens.end;
        let full = quotation.tokens.end == ends;
        let words = rest.clone().filter(|&i| !scene.token(i).tag.is_punctuation()).count();
        let between = match words {
            0 => NONE,
            _ if cued(rest) => CUED,
            1..=6 => SHORT,
            _ => LONG,
        };
        let colon = scene.token(before.tokens.end - 1).tag == Tag::Colon;
        let cued = cued(sentence.tokens.start..ends);
        Some(Self { tokens: quotation.tokens.clone(), relation, full, cued, between, colon })
    }
}

fn can_end(scene: &Scene<'_>, end: u32) -> bool {
    let tag = scene.token(end - 1).tag;
    !matches!(tag, Tag::Comma | Tag::Open | Tag::QuoteOpen | Tag::Colon | Tag::Stop)
}

/// What text stands on one side of a cue, in one word.
fn side_text(scene: &Scene<'_>, range: Range<u32>) -> Symbol {
    let mut words = 0;
    for at in range {
        let tag = scene.token(at).tag;
        if tag.is_finite() {
            return CLAUSE;
        }
        words += usize::from(!tag.is_punctuation());
    }
    match words {
        0 => EMPTY,
        1..=2 => SHORT,
        _ => LONG,
    }
}

/// What is left out between a cue and its content, in one word.
fn skipped_kind(scene: &Scene<'_>, range: Range<u32>) -> Symbol {
    let mut found = PLAIN;
    for at in range {
        let tag = scene.token(at).tag;
        if tag.is_finite() {
            return CLAUSE;
        }
        if tag == Tag::Comma {
            found = COMMA;
        } else if found == PLAIN && tag.is_nominal() {
            found = NAME;
        } else if found == PLAIN && !tag.is_punctuation() {
            found = OTHER;
        }
    }
    found
}

/// How many arcs of the tree lead from `start..end` to the rest of the sentence behind it.
fn crossings(scene: &Scene<'_>, start: u32, end: u32, sentence: &Sentence) -> usize {
    let trees = &scene.annotations.trees;
    let inward = (end..sentence.tokens.end).filter(|&i| trees.head(i).is_some_and(|h| h >= start && h < end)).count();
    let outward = (start..end).filter(|&i| trees.head(i).is_some_and(|h| h >= end)).count();
    inward + outward
}

/// How many arcs lead from `at..end` to what comes before it in the sentence.
fn crossings_left(scene: &Scene<'_>, first: u32, at: u32, end: u32) -> usize {
    let trees = &scene.annotations.trees;
    let leftward = (at.max(first)..end).filter(|&i| trees.head(i).is_some_and(|h| h >= first && h < at)).count();
    let rightward = (first..at.max(first)).filter(|&i| trees.head(i).is_some_and(|h| h >= at && h < end)).count();
    leftward + rightward
}

impl Core {
    /// The content's stretches within the reach of the cue's own sentence, in text order; empty if there is none.
    pub fn content(&self, scene: &Scene<'_>, sentence: &Sentence) -> Vec<Range<u32>> {
        let chosen = best(self.sides(scene, sentence), |&sides| {
            let mut score = Score::default();
            self.sides_features(scene, sentence, sides, |f| score.add(f));
            score
        });
        let Some((sides, _)) = chosen else { return Vec::new() };
        let left = matches!(sides, Sides::Left | Sides::Both).then(|| self.left(scene, sentence)).flatten();
        let right = matches!(sides, Sides::Right | Sides::Both).then(|| self.right(scene, sentence)).flatten();
        let below = (sides == Sides::Below).then(|| Next::after(scene, self.end(), &|_| false)).flatten();
        left.into_iter().chain(right).chain(below.map(|n| n.tokens)).collect()
    }

    fn left(&self, scene: &Scene<'_>, sentence: &Sentence) -> Option<Range<u32>> {
        let (start, _) = best(self.left_starts(scene, sentence), |&at| {
            let mut score = Score::default();
            self.left_start_features(scene, sentence, at, |f| score.add(f));
            score
        })?;
        trimmed(scene, start..self.start())
    }

    fn right(&self, scene: &Scene<'_>, sentence: &Sentence) -> Option<Range<u32>> {
        let (start, _) = best(self.right_starts(scene, sentence), |&at| {
            let mut score = Score::default();
            self.right_start_features(scene, sentence, at, |f| score.add(f));
            score
        })?;
        let (end, _) = best(self.right_ends(scene, sentence, start), |&end| {
            let mut score = Score::default();
            self.right_end_features(scene, sentence, start, end, |f| score.add(f));
            score
        })?;
        trimmed(scene, start..end)
    }

    /// Whether content that ends before `end` goes on with `next`.
    pub fn goes_on(&self, scene: &Scene<'_>, end: u32, next: &Next) -> bool {
        let mut score = Score::default();
        self.goes_on_features(scene, end, next, |f| score.add(f));
        score.0 > 0
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
