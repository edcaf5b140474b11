//! Sources: to whom a cue's content is attributed.
//!
//! In: a cue. Out: the noun phrase that is its source, or that it has none.
//! Two questions: which word heads the source (the subject, an agent behind "by", a possessor, a name behind "according
//! to"), and how far the phrase reaches (titles, appositions, clauses that say who it is).

use std::ops::Range;

use super::cue::{Frame, quote_context};
use super::model::{Value, best, feature, step};
use super::scene::{EDGE, NONE, OTHER, Scene, class_symbol, symbols};
use crate::language::sentence::Sentence;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Symbol, number, truth};

symbols! {
    SOURCE "source" START "source.start" END "source.end"
    LEMMA "l" RIVAL "rival" OWN "own" CUED "cued" QUOTES "quotes" GROUP "g" TAG "t" KIND "k" SIDE "side" DISTANCE "d" BETWEEN "between" QUOTED "q" WORD "w" CASE "case"
    BEFORE "b" AFTER "a" RELATION "r" BIAS "bias" ORDER "n" MOOD "mood" FORM "form" NEXT "next" LAST "last" CROSSED "x" WHOLE "whole" DEPTH "depth"
    LEFT "left" RIGHT "right" COMMA "comma" VERB "verb" QUOTE "quote" CLEAR "clear" TOUCHES "touches" NEAR "near" FAR "far"
    UP "^" DOWN "v" LONG "long" SELF_PATH "self" PASSIVE "passive" PLAIN "plain" INFINITIVE "to" LENGTH "len"
}

/// The tokens that may head the source of a cue, nearest first on either side.
pub fn heads(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame) -> Vec<u32> {
    const LEFT_MOST: usize = 9;
    const RIGHT_MOST: usize = 5;
    let inside = scene.annotations.quotation_of[frame.head as usize];
    let fits = |&at: &u32| {
        let token = scene.token(at);
        let nominal = token.tag.is_nominal() || token.tag == Tag::PrpS;
        nominal
            && heads_phrase(scene, at)
            && (scene.annotations.quotation_of[at as usize] == inside || inside.is_some())
    };
    let mut heads: Vec<u32> = (sentence.tokens.start..frame.group.start).rev().filter(fits).take(LEFT_MOST).collect();
    heads.extend((frame.group.end..sentence.tokens.end).filter(fits).take(RIGHT_MOST));
    heads
}

/// Whether a nominal is the head of its phrase and not part of a name or compound that goes on behind it.
fn heads_phrase(scene: &Scene<'_>, at: u32) -> bool {
    let trees = &scene.annotations.trees;
    match trees.relation(at) {
        Relation::Compound | Relation::Determiner | Relation::Adjective | Relation::Number => {
            // The parser now and then hangs a whole name on a word behind it across a mark.
            trees.head(at).is_none_or(|h| h < at || (at + 1..h).any(|i| scene.token(i).tag.is_punctuation()))
        }
        Relation::Case | Relation::Marker => false,
        _ => true,
    }
}

/// The way through the tree from a cue to a word, as the key and name of a feature's value.
fn path(scene: &Scene<'_>, from: u32, to: u32) -> Vec<(Symbol, Symbol)> {
    const LONGEST: usize = 4;
    let trees = &scene.annotations.trees;
    let up: Vec<u32> = std::iter::once(from).chain(trees.ancestors(from)).take(LONGEST).collect();
    let mut down = vec![to];
    let mut at = to;
    for _ in 0..LONGEST {
        if let Some(top) = up.iter().position(|&u| u == at) {
            let ups = up[..top].iter().map(|&t| (UP, trees.relation(t).symbol()));
            let downs = down.iter().rev().skip(1).map(|&t| (DOWN, trees.relation(t).symbol()));
            let path: Vec<_> = ups.chain(downs).collect();
            return if path.is_empty() { vec![(UP, SELF_PATH)] } else { path };
        }
        match trees.head(at) {
            Some(head) => {
                at = head;
                down.push(at);
            }
            None => break,
        }
    }
    vec![(UP, LONG)]
}

/// Calls `emit` with what it depends on whether `head`, or nothing, heads the source.
#[expect(clippy::too_many_lines, reason = "one list of features")]
pub fn head_features<F: Feature>(
    scene: &Scene<'_>,
    sentence: &Sentence,
    frame: &Frame,
    head: Option<u32>,
    mut emit: impl FnMut(F),
) {
    let lemma = scene.lemma(frame.head);
    let group: Value<'_> = class_symbol(frame.cue.class).into();
    let form: Value<'_> = scene.token(frame.head).tag.symbol().into();
    let before = frame.group.start.checked_sub(1);
    let mood: Value<'_> = match before.and_then(|b| scene.within(sentence, Some(b))) {
        _ if frame.is_passive(scene) => PASSIVE,
        Some(token) if token.tag == Tag::To => INFINITIVE,
        _ => PLAIN,
    }
    .into();
    let Some(head) = head else {
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(SOURCE, parts));
        let none: Value<'_> = NONE.into();
        f(&[(KIND, none), (LEMMA, lemma)]);
        f(&[(KIND, none), (GROUP, group), (MOOD, mood)]);
        f(&[(KIND, none), (LEMMA, lemma), (MOOD, mood)]);
        f(&[(KIND, none), (FORM, form), (MOOD, mood)]);
        f(&[(KIND, none), (BEFORE, scene.word(sentence, before))]);
        f(&[(KIND, none), (FORM, form), (BEFORE, scene.tag(sentence, before))]);
        let relation: Value<'_> = scene.annotations.trees.relation(frame.head).symbol().into();
        f(&[(KIND, none), (FORM, form), (RELATION, relation)]);
        let subject: Value<'_> = scene.subject(frame.head).map_or(NONE, |s| scene.nominal(s)).into();
        f(&[(KIND, none), (FORM, form), (WORD, subject)]);
        f(&[(KIND, none), (LEMMA, lemma), (WORD, subject)]);
        let quotes: Value<'_> = quote_context(scene, sentence, frame).into();
        f(&[(KIND, none), (QUOTES, quotes), (FORM, form)]);
        f(&[(KIND, none), (QUOTES, quotes), (WORD, subject)]);
        return;
    };
    let trees = &scene.annotations.trees;
    let kind: Value<'_> = scene.nominal(head).into();
    let left = head < frame.head;
    let side: Value<'_> = if left { LEFT } else { RIGHT }.into();
    let gap = if left {
        head + 1..frame.group.start
    } else {
        frame.group.end..trees.subtree(head).start.min(head).max(frame.group.end)
    };
    let between: Value<'_> = between(scene, gap.clone()).into();
    let distance: Value<'_> = number(match gap.len() {
        n @ 0..=3 => n,
        4..=6 => 4,
        7..=12 => 5,
        _ => 6,
    })
    .into();
    let nominals = gap.clone().filter(|&i| scene.token(i).tag.is_nominal() && heads_phrase(scene, i)).count();
    let order: Value<'_> = number(nominals.min(4)).into();
    let word = scene.lemma(head);
    let relation: Value<'_> = trees.relation(head).symbol().into();
    let case = trees.child(head, Relation::Case).map_or(NONE.into(), |c| scene.lemma(c));
    let same_quote =
        scene.annotations.quotation_of[head as usize] == scene.annotations.quotation_of[frame.head as usize];
    let quoted: Value<'_> = truth(same_quote).into();
    let path = path(scene, frame.head, head);
    {
        let mut way = feature::<F>(SOURCE, &[(GROUP, group)]);
        let mut way_form = feature::<F>(SOURCE, &[(FORM, form), (MOOD, mood)]);
        let mut way_lemma = feature::<F>(SOURCE, &[(LEMMA, lemma)]);
        for &(step, relation) in &path {
            way = way.with(step, relation);
            way_form = way_form.with(step, relation);
            way_lemma = way_lemma.with(step, relation);
        }
        emit(way.clone());
        emit(way_form);
        emit(way_lemma);
        if let Value::Name(kind) = kind {
            emit(way.with(KIND, kind));
        }
    }
    // Whether the word hangs on another likely cue, whose source it would rather be.
    let governor = trees.head(head).filter(|&g| g != frame.head);
    let rival: Value<'_> = governor.map_or(NONE, |g| scene.likelihood(g)).into();
    let own: Value<'_> = truth(trees.head(head) == Some(frame.head)).into();
    let cued: Value<'_> = scene.likeliest(gap.clone()).map_or(NONE, step).into();
    let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(SOURCE, parts));
    f(&[(RIVAL, rival), (RELATION, relation), (SIDE, side)]);
    f(&[(RIVAL, rival), (ORDER, order), (SIDE, side)]);
    f(&[(RIVAL, rival), (KIND, kind), (FORM, form)]);
    f(&[(CUED, cued), (SIDE, side), (GROUP, group)]);
    f(&[(CUED, cued), (SIDE, side), (OWN, own), (KIND, kind)]);
    f(&[(CUED, cued), (BETWEEN, between), (SIDE, side), (OWN, own)]);
    let beside: Value<'_> = quote_context(scene, sentence, frame).into();
    f(&[(QUOTES, beside), (SIDE, side), (KIND, kind), (ORDER, order)]);
    f(&[(QUOTES, beside), (SIDE, side), (DISTANCE, distance)]);
    f(&[(KIND, kind), (SIDE, side), (GROUP, group)]);
    f(&[(KIND, kind), (SIDE, side), (FORM, form), (MOOD, mood)]);
    f(&[(SIDE, side), (DISTANCE, distance), (GROUP, group)]);
    f(&[(SIDE, side), (DISTANCE, distance), (BETWEEN, between), (KIND, kind)]);
    f(&[(SIDE, side), (BETWEEN, between), (GROUP, group)]);
    f(&[(SIDE, side), (BETWEEN, between), (FORM, form)]);
    f(&[(SIDE, side), (ORDER, order), (FORM, form)]);
    f(&[(SIDE, side), (LEMMA, lemma), (BETWEEN, between)]);
    f(&[(WORD, word), (SIDE, side)]);
    f(&[(CASE, case), (SIDE, side), (GROUP, group)]);
    f(&[(CASE, case), (LEMMA, lemma), (SIDE, side)]);
    f(&[(CASE, case), (SIDE, side), (ORDER, order)]);
    f(&[(RELATION, relation), (SIDE, side), (ORDER, order), (MOOD, mood)]);
    f(&[(RELATION, relation), (KIND, kind), (SIDE, side)]);
    f(&[(QUOTED, quoted), (KIND, kind), (SIDE, side)]);
    let after = if left { Some(head + 1) } else { trees.subtree(head).start.checked_sub(1) };
    f(&[(AFTER, scene.tag(sentence, after)), (SIDE, side), (FORM, form)]);
    let ahead = trees.subtree(head).start.checked_sub(1);
    f(&[(BEFORE, scene.tag(sentence, ahead)), (SIDE, side), (KIND, kind)]);
}

/// What stands in the gap between a cue and a word, the weightiest thing first.
fn between(scene: &Scene<'_>, gap: Range<u32>) -> Symbol {
    let mut found = CLEAR;
    for at in gap.clone() {
        let token = scene.token(at);
        if token.tag.is_quote() {
            return QUOTE;
        }
        if token.tag.is_finite() {
            found = VERB;
        } else if token.tag == Tag::Comma && found.key == CLEAR.key {
            found = COMMA;
        }
    }
    if gap.is_empty() { TOUCHES } else { found }
}

/// Where the source that `head` heads may start.
pub fn starts(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame, head: u32) -> Vec<u32> {
    const LONGEST: u32 = 14;
    let least = if head > frame.head { frame.group.end } else { sentence.tokens.start };
    (least.max(head.saturating_sub(LONGEST))..=head).rev().filter(|&at| can_start(scene, at)).collect()
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
    let last = if head < frame.group.start { frame.group.start } else { sentence.tokens.end };
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
}

/// Whether a token of the range depends on one from `end` on, or the other way round, other than on the range's left.
fn crosses(scene: &Scene<'_>, range: Range<u32>, end: u32) -> bool {
    let trees = &scene.annotations.trees;
    range.clone().any(|i| trees.head(i).is_some_and(|h| h >= end) || trees.subtree(i).end > end)
}

/// The source of a frame, as far as it has one.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Its tokens.
    pub tokens: Option<Range<u32>>,
    /// The word that heads it.
    pub head: Option<u32>,
    /// By how much the head, or that there is none, beat the next best.
    pub sureness: i32,
}

/// The source of a frame.
pub fn find(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame) -> Found {
    let heads = heads(scene, sentence, frame);
    let candidates = std::iter::once(None).chain(heads.into_iter().map(Some));
    let chosen = best(candidates, |&head| {
        let mut score = scene.score();
        head_features(scene, sentence, frame, head, |f| score.add(f));
        score.sum
    });
    let (head, sureness) = chosen.unwrap_or_default();
    Found { tokens: head.map(|head| extent(scene, sentence, frame, head)), head, sureness }
}

/// How far the source reaches that `head` heads.
pub fn extent(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame, head: u32) -> Range<u32> {
    if scene.token(head).tag == Tag::PrpS {
        return head..head + 1;
    }
    let (start, _) = best(starts(scene, sentence, frame, head), |&start| {
        let mut score = scene.score();
        start_features(scene, sentence, head, start, |f| score.add(f));
        score.sum
    })
    .unwrap_or((head, 0));
    let (end, _) = best(ends(scene, sentence, frame, head), |&end| {
        let mut score = scene.score();
        end_features(scene, sentence, frame, head, end, |f| score.add(f));
        score.sum
    })
    .unwrap_or((head + 1, 0));
    start..end
}

/// The head of a source that people marked: the nominal from which the rest of it hangs.
pub fn head_of(scene: &Scene<'_>, tokens: Range<u32>) -> Option<u32> {
    let trees = &scene.annotations.trees;
    let nominal = |&at: &u32| {
        let tag = scene.token(at).tag;
        (tag.is_nominal() || tag == Tag::PrpS) && heads_phrase(scene, at)
    };
    let outside = |&at: &u32| trees.head(at).is_none_or(|h| !tokens.contains(&h));
    tokens.clone().filter(nominal).find(outside).or_else(|| tokens.clone().find(nominal))
}
