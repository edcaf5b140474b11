//! How far a source reaches, once the word that heads it is known: titles, appositions, clauses that say who it is.

use std::ops::Range;

use super::super::cue::Frame;
use super::super::model::{Value, best, feature};
use super::super::scene::{EDGE, NONE, OTHER, Scene, class_symbol, symbols};
use super::super::turn::behind_label;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Symbol, number, truth};

symbols! {
    START "source.start" END "source.end" GROUP "g" TAG "t" KIND "k" SIDE "side" WORD "w" BEFORE "b" AFTER "a"
    RELATION "r" BIAS "bias" NEXT "next" LAST "last" CROSSED "x" WHOLE "whole" DEPTH "depth" LEFT "left" RIGHT "right"
    COMMA "comma" VERB "verb" QUOTE "quote" TOUCHES "touches" NOVEL "novel" TOPIC "topic" NEAR "near" FAR "far" LENGTH "len" INSERTED "inserted"
}

/// Where the source that `head` heads may start.
pub fn starts(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame, head: u32) -> Vec<u32> {
    const LONGEST: u32 = 14;
    let least = if head > frame.head { frame.group.end } else { behind_label(scene, sentence, frame.group.start) };
    // A source does not begin in the middle of a quotation.
    let quotation_of = &scene.annotations.quotation_of;
    let whole = |at: u32| quotation_of[at as usize] == quotation_of[head as usize] || scene.opens(at);
    let longest = least.max(head.saturating_sub(LONGEST))..=head;
    longest.rev().filter(|&at| can_start(scene, at) && whole(at)).collect()
}

fn can_start(scene: &Scene<'_>, at: u32) -> bool {
    let tag = scene.token(at).tag;
    !matches!(tag, Tag::Comma | Tag::Stop | Tag::Colon | Tag::Close | Tag::Pos | Tag::QuoteClose | Tag::Markup)
}

/// Calls `emit` with what it depends on whether the source starts at `start`.
pub fn start_features<F: Feature>(
    scene: &Scene<'_>,
    sentence: &Sentence,
    head: u32,
    start: u32,
    mut emit: impl FnMut(F),
) {
    let trees = &scene.annotations.trees;
    let subtree = trees.subtree(head);
    let before = start.checked_sub(1);
    let whole: Value<'_> = truth(subtree.start == start).into();
    let kind: Value<'_> = scene.nominal(head).into();
    let tag: Value<'_> = scene.token(start).tag.symbol().into();
    let crossed: Value<'_> =
        number((start..head).filter(|&i| scene.token(i).tag.is_punctuation()).count().min(3)).into();
    let length: Value<'_> = number((head - start) as usize).into();
    let clings = trees.head(start).is_some_and(|h| h > start && h <= head);
    let cuts =
        before.is_some_and(|b| sentence.tokens.contains(&b) && trees.head(b).is_some_and(|h| h >= start && h <= head));
    let joins: Value<'_> = number(usize::from(clings) + 2 * usize::from(cuts)).into();
    let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(START, parts));
    f(&[(WHOLE, whole), (KIND, kind)]);
    f(&[(TAG, tag), (KIND, kind)]);
    f(&[(TAG, tag), (BEFORE, scene.tag(sentence, before))]);
    f(&[(BEFORE, scene.word(sentence, before))]);
    f(&[(WORD, scene.word(sentence, Some(start)))]);
    f(&[(CROSSED, crossed), (KIND, kind)]);
    f(&[(CROSSED, crossed), (WHOLE, whole)]);
    f(&[(LENGTH, length), (KIND, kind)]);
    f(&[(AFTER, joins), (TAG, tag)]);
    f(&[(AFTER, joins), (KIND, kind)]);
    f(&[(BEFORE, scene.tag(sentence, before)), (AFTER, joins)]);
    f(&[(BEFORE, scene.tag(sentence, before)), (WHOLE, whole)]);
}

/// Where the source that `head` heads may end: behind the head or a later token.
pub fn ends(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame, head: u32) -> Vec<u32> {
    const LONGEST: u32 = 40;
    let last = if head < frame.group.start { frame.group.start } else { clause_after(scene, sentence, head) };
    (head + 1..=last.min(head + LONGEST))
        .filter(|&end| {
            let tag = scene.token(end - 1).tag;
            end == head + 1
                || !matches!(
                    tag,
                    Tag::Comma | Tag::Stop | Tag::Colon | Tag::Open | Tag::QuoteOpen | Tag::In | Tag::Dt | Tag::To
                )
        })
        .collect()
}

/// Where the next clause with a subject of its own begins behind a source, at its comma: "according to Ruiz, a lawyer, | the
/// bridge fell"; or else where the sentence ends.
fn clause_after(scene: &Scene<'_>, sentence: &Sentence, head: u32) -> u32 {
    let mut comma = None;
    let mut subject = false;
    for at in head + 1..sentence.tokens.end {
        match scene.token(at).tag {
            Tag::Comma => (comma, subject) = (Some(at), false),
            tag if tag.is_wh() => break,
            tag if tag.is_finite() => return comma.filter(|_| subject).unwrap_or(sentence.tokens.end),
            tag => subject |= tag.is_nominal(),
        }
    }
    sentence.tokens.end
}

/// Calls `emit` with what it depends on whether the source ends before `end`.
pub fn end_features<F: Feature>(
    scene: &Scene<'_>,
    sentence: &Sentence,
    frame: &Frame,
    head: u32,
    end: u32,
    mut emit: impl FnMut(F),
) {
    let trees = &scene.annotations.trees;
    let kind: Value<'_> = scene.nominal(head).into();
    let group: Value<'_> = class_symbol(frame.cue.class).into();
    let left = head < frame.group.start;
    let side: Value<'_> = if left { LEFT } else { RIGHT }.into();
    let length: Value<'_> = number(match end - head - 1 {
        n @ 0..=4 => n as usize,
        5..=8 => 5,
        9..=15 => 6,
        _ => 7,
    })
    .into();
    let at_head = end == head + 1;
    let bare: Value<'_> = truth(at_head).into();
    let whole: Value<'_> = truth(trees.subtree(head).end == end).into();
    // The child of the head that the phrase ends with, and the one that would come next.
    let ends_with = trees.children(head).find(|&c| c > head && trees.subtree(c).end == end);
    let next_child = trees.children(head).find(|&c| c > head && trees.subtree(c).start.max(head + 1) >= end);
    let last: Value<'_> = ends_with.map_or(if at_head { NONE } else { OTHER }, |c| trees.relation(c).symbol()).into();
    let next: Value<'_> = next_child.map_or(NONE, |c| trees.relation(c).symbol()).into();
    let after = scene.tag(sentence, Some(end));
    let after_word = scene.word(sentence, Some(end));
    let after_next = scene.tag(sentence, Some(end + 1));
    let touches: Value<'_> = if left {
        let rest = (end..frame.group.start).filter(|&i| !scene.token(i).tag.is_punctuation()).count();
        match rest {
            0 => TOUCHES,
            1..=3 => NEAR,
            _ => FAR,
        }
    } else {
        NONE
    }
    .into();
    let commas: Value<'_> = number((head + 1..end).filter(|&i| scene.token(i).tag == Tag::Comma).count().min(3)).into();
    let verbs: Value<'_> = truth((head + 1..end).any(|i| scene.token(i).tag.is_finite())).into();
    let open: Value<'_> = truth(crosses(scene, head + 1..end, end)).into();
    let quotes: Value<'_> = truth((head + 1..end).any(|i| scene.token(i).tag.is_quote())).into();
    let first = if at_head { EDGE.into() } else { scene.word(sentence, Some(head + 1)) };
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
    // "receives, according to one report, $3 million": what is set off by a comma before it ends with one.
    let inserted = frame.group.start.checked_sub(1).and_then(|b| scene.within(sentence, Some(b)));
    let inserted: Value<'_> = truth(inserted.is_some_and(|t| t.tag == Tag::Comma)).into();
    f(&[(INSERTED, inserted), (AFTER, after), (COMMA, commas), (SIDE, side)]);
    f(&[(INSERTED, inserted), (COMMA, commas), (SIDE, side), (LENGTH, length)]);
    // Who a person is stands beside the first mention, and belongs to the source; later it is told by the way.
    let novel: Value<'_> = scene.acquaintance(head).into();
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

/// Whether a token of the range depends on one from `end` on, or the other way round, other than on the range's left.
fn crosses(scene: &Scene<'_>, range: Range<u32>, end: u32) -> bool {
    let trees = &scene.annotations.trees;
    range.clone().any(|i| trees.head(i).is_some_and(|h| h >= end) || trees.subtree(i).end > end)
}

/// How far the source reaches that `head` heads.
pub fn extent(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame, head: u32) -> Range<u32> {
    if scene.token(head).tag == Tag::PrpS {
        return head..head + 1;
    }
    let (start, _) = best(scene.weights(), starts(scene, sentence, frame, head), |&start, score| {
        start_features(scene, sentence, head, start, |f| score.add(f));
    })
    .unwrap_or((head, 0));
    let (end, _) = best(scene.weights(), ends(scene, sentence, frame, head), |&end, score| {
        end_features(scene, sentence, frame, head, end, |f| score.add(f));
    })
    .unwrap_or((head + 1, 0));
    start..end
}
