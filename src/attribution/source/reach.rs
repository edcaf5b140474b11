//! What it depends on how far a source reaches.
//!
//! In: a cue and the word that heads its source. Out: [`Reach`], which tells of each place where the source may start or end
//! what counts for it; what lies between the head and the ends is worked out in one walk.

use super::super::cue::Frame;
use super::super::model::{Value, feature};
use super::super::scene::{EDGE, NONE, OTHER, Scene, class_symbol};
use super::extent::FARTHEST;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Symbol, number, symbols, truth};

symbols! {
    START "source.start" END "source.end" TAG "t" KIND "k" SIDE "side" WORD "w"
    BEFORE "b" AFTER "a" RELATION "r" BIAS "bias" NEXT "next" LAST "last" CROSSED "x" WHOLE "whole" DEPTH "depth" LEFT "left" RIGHT "right"
    COMMA "comma" VERB "verb" TOUCHES "touches" NOVEL "novel" TOPIC "topic" NEAR "near" FAR "far" LENGTH "len" INSERTED "inserted" GROUP "g" QUOTE "quote"
}

/// The source that a word heads, as far as it may reach.
#[derive(Clone, Debug)]
pub struct Reach<'a> {
    scene: &'a Scene<'a>,
    sentence: &'a Sentence,
    frame: &'a Frame,
    head: u32,
    kind: Value<'a>,
    /// Whether it stands before the cue.
    left: bool,
    /// What lies behind the head in the first none, one, two, … tokens.
    behind: Vec<Behind>,
}

/// What lies between a head and an end.
#[derive(Clone, Copy, Debug, Default)]
struct Behind {
    commas: usize,
    /// How many tokens that are no punctuation.
    words: usize,
    /// Whether a finite verb.
    verb: bool,
    /// Whether a quotation mark.
    quotes: bool,
    /// How far the farthest arc or dependent reaches.
    farthest: u32,
}

impl<'a> Reach<'a> {
    /// Of the source of that cue which `head` heads.
    pub fn new(scene: &'a Scene<'a>, sentence: &'a Sentence, frame: &'a Frame, head: u32) -> Self {
        let trees = &scene.annotations.trees;
        let left = head < frame.group.start;
        let mut here = Behind::default();
        let end = if left { frame.group.start } else { sentence.tokens.end.min(head + FARTHEST) };
        let mut behind = Vec::with_capacity(end.saturating_sub(head) as usize + 1);
        behind.push(here);
        for at in head + 1..end {
            let tag = scene.token(at).tag;
            here.commas += usize::from(tag == Tag::Comma);
            here.words += usize::from(!tag.is_punctuation());
            here.verb |= tag.is_finite();
            here.quotes |= tag.is_quote();
            let arc = trees.head(at).map_or(0, |h| h + 1);
            here.farthest = here.farthest.max(arc).max(trees.subtree(at).end);
            behind.push(here);
        }
        Self { scene, sentence, frame, head, kind: scene.nominal(head).into(), left, behind }
    }

    fn side(&self) -> Value<'static> {
        if self.left { LEFT } else { RIGHT }.into()
    }

    /// How many marks lie between the start and the head, and whether all that hangs on the head does.
    fn crossed(&self, start: u32) -> [Value<'static>; 2] {
        let marks = (start..self.head).filter(|&i| self.scene.token(i).tag.is_punctuation()).count();
        [number(marks.min(3)).into(), truth(self.scene.annotations.trees.subtree(self.head).start == start).into()]
    }

    /// Calls `emit` with what it depends on at first sight whether the source starts at `start`.
    pub fn start_look<F: Feature>(&self, start: u32, mut emit: impl FnMut(F)) {
        let &Self { scene, sentence, .. } = self;
        let [crossed, whole] = self.crossed(start);
        let tag: Value<'_> = scene.token(start).tag.symbol().into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(START, parts));
        f(&[(CROSSED, crossed), (WHOLE, whole)]);
        f(&[(TAG, tag), (BEFORE, scene.tag(sentence, start.checked_sub(1)))]);
    }

    /// Calls `emit` with what it depends on whether the source starts at `start`.
    pub fn start_features<F: Feature>(&self, start: u32, mut emit: impl FnMut(F)) {
        let &Self { scene, sentence, head, kind, .. } = self;
        let trees = &scene.annotations.trees;
        let before = start.checked_sub(1);
        let [crossed, whole] = self.crossed(start);
        let tag: Value<'_> = scene.token(start).tag.symbol().into();
        let before_tag = scene.tag(sentence, before);
        let clings = trees.head(start).is_some_and(|h| h > start && h <= head);
        let within = before.filter(|b| sentence.tokens.contains(b));
        let cuts = within.and_then(|b| trees.head(b)).is_some_and(|h| h >= start && h <= head);
        let length: Value<'_> = number((head - start) as usize).into();
        let joins: Value<'_> = number(usize::from(clings) + 2 * usize::from(cuts)).into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(START, parts));
        f(&[(WHOLE, whole), (KIND, kind)]);
        f(&[(TAG, tag), (KIND, kind)]);
        f(&[(TAG, tag), (BEFORE, before_tag)]);
        f(&[(BEFORE, scene.word(sentence, before))]);
        f(&[(WORD, scene.word(sentence, Some(start)))]);
        f(&[(CROSSED, crossed), (KIND, kind)]);
        f(&[(CROSSED, crossed), (WHOLE, whole)]);
        f(&[(LENGTH, length), (KIND, kind)]);
        f(&[(AFTER, joins), (TAG, tag)]);
        f(&[(AFTER, joins), (KIND, kind)]);
        f(&[(BEFORE, before_tag), (AFTER, joins)]);
        f(&[(BEFORE, before_tag), (WHOLE, whole)]);
    }

    /// What lies between the head and the end.
    fn behind(&self, end: u32) -> Behind {
        self.behind[(end - self.head - 1) as usize]
    }

    /// How much lies between the end and a cue behind it.
    fn touches(&self, end: u32) -> Value<'static> {
        let words = self.behind.last().map_or(0, |all| all.words) - self.behind(end).words;
        match words {
            _ if !self.left => NONE,
            0 => TOUCHES,
            1..=3 => NEAR,
            _ => FAR,
        }
        .into()
    }

    fn length(&self, end: u32) -> Value<'static> {
        number(match end - self.head - 1 {
            n @ 0..=4 => n as usize,
            5..=8 => 5,
            9..=15 => 6,
            _ => 7,
        })
        .into()
    }

    /// The first word behind the head, if that belongs to the source.
    fn first(&self, end: u32) -> Value<'a> {
        if end == self.head + 1 { EDGE.into() } else { self.scene.word(self.sentence, Some(self.head + 1)) }
    }

    /// Calls `emit` with what it depends on at first sight whether the source ends before `end`.
    pub fn end_look<F: Feature>(&self, end: u32, mut emit: impl FnMut(F)) {
        let &Self { scene, sentence, .. } = self;
        let side = self.side();
        let after = scene.tag(sentence, Some(end));
        let commas: Value<'_> = number(self.behind(end).commas.min(3)).into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(END, parts));
        f(&[(BIAS, truth(end == self.head + 1).into()), (AFTER, after), (SIDE, side)]);
        f(&[(WORD, self.first(end)), (AFTER, after)]);
        f(&[(AFTER, scene.word(sentence, Some(end))), (SIDE, side)]);
        f(&[(AFTER, after), (TOUCHES, self.touches(end)), (COMMA, commas)]);
    }

    /// Calls `emit` with what it depends on whether the source ends before `end`.
    pub fn end_features<F: Feature>(&self, end: u32, mut emit: impl FnMut(F)) {
        let &Self { scene, sentence, frame, head, kind, .. } = self;
        let trees = &scene.annotations.trees;
        let (side, length, touches) = (self.side(), self.length(end), self.touches(end));
        let at_head = end == head + 1;
        let bare: Value<'_> = truth(at_head).into();
        let whole: Value<'_> = truth(trees.subtree(head).end == end).into();
        // The child of the head that the phrase ends with, and the one that would come next.
        let ends_with = trees.children(head).find(|&c| c > head && trees.subtree(c).end == end);
        let next_child = trees.children(head).find(|&c| c > head && trees.subtree(c).start.max(head + 1) >= end);
        let last: Value<'_> =
            ends_with.map_or(if at_head { NONE } else { OTHER }, |c| trees.relation(c).symbol()).into();
        let next: Value<'_> = next_child.map_or(NONE, |c| trees.relation(c).symbol()).into();
        let (after, after_word) = (scene.tag(sentence, Some(end)), scene.word(sentence, Some(end)));
        let after_next = scene.tag(sentence, Some(end + 1));
        let behind = self.behind(end);
        let commas: Value<'_> = number(behind.commas.min(3)).into();
        let verbs: Value<'_> = truth(behind.verb).into();
        let quotes: Value<'_> = truth(behind.quotes).into();
        let group: Value<'_> = class_symbol(frame.cue.class).into();
        let open: Value<'_> = truth(behind.farthest > end).into();
        let first = self.first(end);
        // "receives, according to one report, $3 million": what is set off by a comma before it ends with one.
        let inserted = frame.group.start.checked_sub(1).and_then(|b| scene.within(sentence, Some(b)));
        let inserted: Value<'_> = truth(inserted.is_some_and(|t| t.tag == Tag::Comma)).into();
        // Who a person is stands beside the first mention, and belongs to the source; later it is told by the way.
        let novel: Value<'_> = scene.acquaintance(head).into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(END, parts));
        f(&[(BIAS, bare), (KIND, kind), (SIDE, side)]);
        f(&[(BIAS, bare), (AFTER, after), (SIDE, side)]);
        f(&[(BIAS, bare), (AFTER, after_word), (KIND, kind)]);
        f(&[(AFTER, after), (NEXT, after_next), (SIDE, side)]);
        f(&[(AFTER, after), (TOUCHES, touches), (COMMA, commas)]);
        f(&[(AFTER, after_word), (SIDE, side)]);
        f(&[(AFTER, after), (LAST, last), (SIDE, side)]);
        f(&[(LAST, last), (RELATION, next), (SIDE, side)]);
        f(&[(LAST, last), (KIND, kind)]);
        f(&[(RELATION, next), (KIND, kind), (TOUCHES, touches)]);
        f(&[(WHOLE, whole), (TOUCHES, touches)]);
        f(&[(WHOLE, whole), (SIDE, side), (AFTER, after)]);
        f(&[(LENGTH, length), (SIDE, side), (KIND, kind)]);
        f(&[(TOUCHES, touches), (COMMA, commas), (KIND, kind)]);
        f(&[(TOUCHES, touches), (VERB, verbs), (COMMA, commas)]);
        f(&[(DEPTH, open), (SIDE, side), (TOUCHES, touches)]);
        f(&[(QUOTE, quotes), (SIDE, side)]);
        f(&[(WORD, first), (BIAS, bare), (TOUCHES, touches)]);
        f(&[(WORD, first), (AFTER, after)]);
        f(&[(LAST, scene.tag(sentence, Some(end - 1))), (AFTER, after)]);
        f(&[(GROUP, group), (SIDE, side), (BIAS, bare)]);
        f(&[(INSERTED, inserted), (AFTER, after), (COMMA, commas), (SIDE, side)]);
        f(&[(INSERTED, inserted), (COMMA, commas), (SIDE, side), (LENGTH, length)]);
        f(&[(NOVEL, novel), (AFTER, after), (BIAS, bare)]);
        f(&[(NOVEL, novel), (RELATION, next), (TOUCHES, touches)]);
        f(&[(NOVEL, novel), (WORD, first), (BIAS, bare)]);
        f(&[(NOVEL, novel), (AFTER, after), (NEXT, after_next), (SIDE, side)]);
        f(&[(NOVEL, novel), (COMMA, commas), (TOUCHES, touches)]);
        if let Some(topic) = scene.topic(sentence, end) {
            let topic: Value<'_> = topic.into();
            f(&[(TOPIC, topic), (SIDE, side), (AFTER, after)]);
            f(&[(TOPIC, topic), (AFTER, after_word), (KIND, kind)]);
            f(&[(TOPIC, topic), (AFTER, after), (NEXT, scene.word(sentence, Some(end + 1)))]);
        }
    }
}
