//! Verdicts: which proposed attributions stand.
//!
//! In: for each word that may be a cue, the attribution that it would make. Out: a score for each; above 0 it stands.
//! A word alone says little about whether it introduces what somebody says. Whether a source was found, of what kind, how
//! sure its place and the content's edges are, what the content looks like, and which other proposals it lies in, holds or
//! stands beside, says more.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::cue::{introduces, labelled};
use super::model::{Value, feature, step, word};
use super::scene::{EDGE, NONE, Scene, class_symbol};
use super::{Proposal, covers, extent, shares_most};
use crate::language::cues::CueClass;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Symbol, number, symbols, truth};

symbols! {
    VERDICT "verdict" SCORE "s" GROUP "g" LEMMA "l" TAG "t" KIND "k" WORD "w" SIDE "side" SURE "sure" DISTANCE "d" FORM "form" SHAPE "shape"
    FIRST "first" LENGTH "len" CLAUSE "clause" OUTER "outer" INNER "inner" RELATION "r" BETWEEN "between" BEFORE "before" AFTER "after"
    LAST "last" QUOTED "q" SAME "same" ENDS "ends" TITLE "title" SHARED "shared" OUTER_FORM "of" OUTER_GROUP "og" INNER_FORM "if"
    LEFT "left" RIGHT "right" BOTH "both" DIRECT "direct" MIXED "mixed" INDIRECT "indirect" COORDINATED "coordinated" QUOTE "quote" COMMA "comma" PLAIN "plain"
    SENSE "sense" SIBLING "sibling" FAR "far" BELOW_CUE "below" EDGES "edges" KNOWN "known" PLACE "place" ROOT "root" LABELLED "labelled" OPENS "opens"
}

/// How sure a choice was, in one of five steps.
fn surely(margin: i32) -> Symbol {
    number(match margin {
        ..=30 => 0,
        31..=90 => 1,
        91..=180 => 2,
        181..=400 => 3,
        _ => 4,
    })
}

/// How proposals lie to each other, by number.
#[derive(Clone, Debug, Default)]
pub struct Lie {
    /// The likeliest cue among those in whose content this one stands.
    pub outer: Option<usize>,
    /// The likeliest cue among those that stand in this one's content.
    pub inner: Option<usize>,
    /// The likeliest cue among those that share most of their content with it.
    pub twin: Option<usize>,
    /// How many likely cues elsewhere have a source with the same head.
    pub known: usize,
}

/// Runs of proposals, sorted by where they begin, that do not reach into each other.
pub fn clusters(proposals: &[Proposal]) -> Vec<Range<usize>> {
    let mut clusters: Vec<Range<usize>> = Vec::new();
    let mut reach = 0;
    for (i, proposal) in proposals.iter().enumerate() {
        let extent = extent(&proposal.core, &proposal.content);
        match clusters.last_mut() {
            Some(cluster) if extent.start < reach => cluster.end = i + 1,
            _ => clusters.push(i..i + 1),
        }
        reach = reach.max(extent.end);
    }
    clusters
}

/// How many proposals to either side are held against one; more lie in one stretch only in copy that is no prose.
const NEAR: usize = 64;

/// How the proposals of a cluster lie to each other; `from` is the number of the first.
pub fn lies(proposals: &[Proposal], from: usize) -> Vec<Lie> {
    let mut lies = vec![Lie::default(); proposals.len()];
    let likelier = |held: Option<usize>, new: usize| match held {
        Some(held) if proposals[held - from].score >= proposals[new].score => Some(held),
        _ => Some(from + new),
    };
    for (i, a) in proposals.iter().enumerate() {
        let near = i.saturating_sub(NEAR)..proposals.len().min(i + NEAR);
        for (j, b) in near.clone().zip(&proposals[near]).filter(|&(j, _)| j != i) {
            if covers(&a.content, b.core.frame.head) {
                lies[j].outer = likelier(lies[j].outer, i);
                lies[i].inner = likelier(lies[i].inner, j);
            } else if shares_most(&a.content, &b.content) && !covers(&b.content, a.core.frame.head) {
                lies[j].twin = likelier(lies[j].twin, i);
            }
        }
    }
    lies
}

/// For each proposal, how many other likely cues have a source with the same head.
pub fn known(scene: &Scene<'_>, proposals: &[Proposal]) -> Vec<usize> {
    let name = |p: &Proposal| p.source_head.map(|head| scene.token(head).span.text(scene.text));
    let mut likely: FxHashMap<&str, usize> = FxHashMap::default();
    for name in proposals.iter().filter(|p| p.score > 0).filter_map(name) {
        *likely.entry(name).or_default() += 1;
    }
    let others = |p: &Proposal| {
        let all = name(p).and_then(|n| likely.get(n)).copied().unwrap_or(0);
        all - usize::from(all > 0 && p.score > 0)
    };
    proposals.iter().map(others).collect()
}

/// Calls `emit` with what it depends on whether a proposal stands.
#[expect(clippy::too_many_lines, reason = "one list of features")]
pub fn features<F: Feature>(
    scene: &Scene<'_>,
    sentence: &Sentence,
    proposals: &[Proposal],
    number_of: usize,
    lie: &Lie,
    mut emit: impl FnMut(F),
) {
    let proposal = &proposals[number_of];
    let frame = &proposal.core.frame;
    let head = frame.head;
    let score: Value<'_> = step(proposal.score).into();
    let group: Value<'_> = class_symbol(frame.cue.class).into();
    let lemma = word(&scene.lexicons.vocabulary, frame.cue.lemma);
    let tag: Value<'_> = scene.token(head).tag.symbol().into();
    let source = &proposal.core.source;
    let source_head = proposal.source_head;
    let kind: Value<'_> = source_head.map_or(NONE, |h| scene.nominal(h)).into();
    let side: Value<'_> = match source {
        None => NONE,
        Some(s) if s.start < head => LEFT,
        Some(_) => RIGHT,
    }
    .into();
    let distance: Value<'_> = number(source.as_ref().map_or(0, |s| {
        let gap = if s.start < head { s.end..frame.group.start } else { frame.group.end..s.start };
        gap.filter(|&i| !scene.token(i).tag.is_punctuation()).count().min(6) + 1
    }))
    .into();
    let sure: Value<'_> = surely(proposal.sureness.source).into();
    let sides_sure: Value<'_> = surely(proposal.sureness.sides).into();
    let shape: Value<'_> = shape(proposal).into();
    let form: Value<'_> = form(scene, proposal).into();
    let first = proposal.content[0].start;
    let opener = match scene.token(first).tag {
        tag if tag.is_noun() || tag.is_verb() || tag.is_adjective() || tag.is_punctuation() => tag.symbol().into(),
        _ => scene.word(sentence, Some(first)),
    };
    let last = proposal.content[proposal.content.len() - 1].end - 1;
    let words: usize = proposal.content.iter().map(ExactSizeIterator::len).sum();
    let length: Value<'_> = number(match words {
        n @ 0..=3 => n,
        4..=6 => 4,
        7..=12 => 5,
        13..=25 => 6,
        _ => 7,
    })
    .into();
    let finite = proposal.content.iter().any(|r| r.clone().take(60).any(|i| scene.token(i).tag.is_finite()));
    let clause: Value<'_> = truth(finite).into();
    let ends: Value<'_> = truth(last + 3 > sentence.tokens.end).into();
    let title: Value<'_> = truth(sentence.paragraph == 0).into();
    let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(VERDICT, parts));
    f(&[(SCORE, score)]);
    f(&[(SCORE, score), (GROUP, group)]);
    f(&[(SCORE, score), (TAG, tag)]);
    f(&[(LEMMA, lemma)]);
    f(&[(SCORE, score), (KIND, kind)]);
    f(&[(SCORE, score), (FORM, form)]);
    f(&[(SCORE, score), (SHAPE, shape)]);
    f(&[(SCORE, score), (SURE, sure)]);
    let sense: Value<'_> = scene.sense(frame.cue.lemma, frame.cue.class).into();
    f(&[(SENSE, sense), (SCORE, score)]);
    f(&[(SENSE, sense), (KIND, kind)]);
    f(&[(SENSE, sense), (FORM, form), (SHAPE, shape)]);
    f(&[(SENSE, sense), (FIRST, opener)]);
    f(&[(SENSE, sense), (CLAUSE, clause), (LENGTH, length)]);
    f(&[(LEMMA, lemma), (KIND, kind)]);
    f(&[(LEMMA, lemma), (FORM, form)]);
    f(&[(LEMMA, lemma), (SHAPE, shape), (CLAUSE, clause)]);
    f(&[(LEMMA, lemma), (FIRST, opener)]);
    f(&[(KIND, kind), (SIDE, side), (GROUP, group), (DISTANCE, distance)]);
    f(&[(KIND, kind), (SURE, sure), (TAG, tag)]);
    f(&[(KIND, kind), (FORM, form), (CLAUSE, clause)]);
    f(&[(SHAPE, shape), (FORM, form), (SIDE, side), (GROUP, group)]);
    f(&[(SHAPE, shape), (SURE, sides_sure), (TAG, tag)]);
    f(&[(FIRST, opener), (TAG, tag), (CLAUSE, clause)]);
    f(&[(FIRST, opener), (GROUP, group), (SIDE, side)]);
    f(&[(LENGTH, length), (GROUP, group), (CLAUSE, clause)]);
    f(&[(LENGTH, length), (ENDS, ends), (FORM, form)]);
    f(&[(TITLE, title), (SCORE, score)]);
    let edges: Value<'_> = surely(proposal.sureness.edges).into();
    f(&[(EDGES, edges), (SCORE, score)]);
    f(&[(EDGES, edges), (SHAPE, shape), (FORM, form)]);
    f(&[(EDGES, edges), (SURE, sure), (GROUP, group)]);
    let known: Value<'_> = number(lie.known.min(4)).into();
    f(&[(KNOWN, known), (SCORE, score)]);
    f(&[(KNOWN, known), (KIND, kind), (GROUP, group)]);
    f(&[(KNOWN, known), (KIND, kind), (CLAUSE, clause)]);
    let in_paragraph = scene.annotations.paragraphs[sentence.paragraph as usize].start == sentence.tokens.start;
    let place: Value<'_> = number(match sentence.paragraph {
        n @ 0..=2 => n as usize,
        _ => 3 + usize::from(in_paragraph),
    })
    .into();
    f(&[(PLACE, place), (SCORE, score)]);
    f(&[(PLACE, place), (KIND, kind), (GROUP, group)]);
    f(&[(PLACE, place), (CLAUSE, clause), (FORM, form)]);
    let relation: Value<'_> = scene.annotations.trees.relation(head).symbol().into();
    f(&[(ROOT, relation), (SCORE, score)]);
    f(&[(ROOT, relation), (KIND, kind), (SIDE, side)]);
    f(&[(ROOT, relation), (CLAUSE, clause), (TAG, tag)]);
    let follows = scene.tag(sentence, Some(last + 1));
    f(&[(AFTER, follows), (SCORE, score)]);
    f(&[(AFTER, follows), (SHAPE, shape), (FORM, form)]);
    f(&[(TITLE, title), (SHAPE, shape), (GROUP, group)]);
    if frame.cue.class == CueClass::Mark {
        let labelled: Value<'_> = labelled(scene, sentence, head).into();
        let opens: Value<'_> = introduces(scene, sentence, head).into();
        f(&[(LABELLED, labelled), (OPENS, opens)]);
        f(&[(LABELLED, labelled), (OPENS, opens), (KIND, kind)]);
        f(&[(LABELLED, labelled), (SCORE, score)]);
        f(&[(LABELLED, labelled), (TITLE, title), (FORM, form)]);
    }
    if let Some(h) = source_head {
        f(&[(WORD, scene.lemma(h))]);
        f(&[(WORD, scene.lemma(h)), (GROUP, group), (CLAUSE, clause)]);
        f(&[(WORD, scene.lemma(h)), (LEMMA, lemma)]);
    }
    let outer = lie.outer.map(|o| &proposals[o]);
    let inner = lie.inner.map(|o| &proposals[o]);
    let twin: Value<'_> = lie.twin.map_or(NONE, |t| step(proposals[t].score)).into();
    let outer_score: Value<'_> = outer.map_or(NONE, |o| step(o.score)).into();
    let inner_score: Value<'_> = inner.map_or(NONE, |o| step(o.score)).into();
    if frame.cue.class == CueClass::Mark {
        let opens: Value<'_> = introduces(scene, sentence, head).into();
        f(&[(SHARED, twin), (OPENS, opens)]);
        f(&[(OUTER, outer_score), (OPENS, opens)]);
    }
    f(&[(OUTER, outer_score), (SCORE, score)]);
    f(&[(OUTER, outer_score), (INNER, inner_score)]);
    f(&[(OUTER, outer_score), (FORM, form), (SHAPE, shape)]);
    f(&[(INNER, inner_score), (SCORE, score)]);
    f(&[(INNER, inner_score), (FORM, form), (GROUP, group)]);
    f(&[(SHARED, twin), (SCORE, score)]);
    if let Some(outer) = outer {
        let relation: Value<'_> = climb(scene, head, outer.core.frame.head).into();
        let between: Value<'_> = between(scene, outer, proposal).into();
        let outer_form: Value<'_> = self::form(scene, outer).into();
        let outer_group: Value<'_> = class_symbol(outer.core.frame.cue.class).into();
        let quoted: Value<'_> = truth(scene.quoted(head)).into();
        let same: Value<'_> = truth(source.is_some() && outer.core.source == *source).into();
        f(&[(RELATION, relation), (OUTER, outer_score)]);
        f(&[(RELATION, relation), (BETWEEN, between), (FORM, form)]);
        f(&[(RELATION, relation), (BETWEEN, between), (OUTER_FORM, outer_form)]);
        f(&[(RELATION, relation), (BETWEEN, between), (SHAPE, shape)]);
        f(&[(BETWEEN, between), (OUTER, outer_score)]);
        f(&[(OUTER_FORM, outer_form), (FORM, form), (QUOTED, quoted)]);
        f(&[(OUTER_GROUP, outer_group), (OUTER_FORM, outer_form), (SCORE, score)]);
        f(&[(SAME, same), (KIND, kind), (BETWEEN, between)]);
        f(&[(QUOTED, quoted), (OUTER, outer_score), (SHAPE, shape)]);
        f(&[(LEMMA, lemma), (QUOTED, quoted)]);
        f(&[(BETWEEN, between), (SHAPE, shape), (KIND, kind)]);
        let before = proposal.core.start().checked_sub(1);
        f(&[(BEFORE, scene.word(sentence, before)), (OUTER_FORM, outer_form)]);
        f(&[(BEFORE, scene.word(sentence, before)), (RELATION, relation)]);
    }
    if let Some(inner) = inner {
        let relation: Value<'_> = climb(scene, inner.core.frame.head, head).into();
        let between: Value<'_> = self::between(scene, proposal, inner).into();
        let inner_form: Value<'_> = self::form(scene, inner).into();
        f(&[(INNER, inner_score), (RELATION, relation)]);
        f(&[(INNER_FORM, inner_form), (FORM, form), (BETWEEN, between)]);
        f(&[(INNER, inner_score), (INNER_FORM, inner_form), (GROUP, group)]);
    }
    let near = |i: Option<usize>| i.and_then(|i| proposals.get(i));
    let here = |p: &&Proposal| sentence.tokens.contains(&p.core.frame.head);
    let ahead = near(number_of.checked_sub(1));
    let behind = near(number_of.checked_add(1));
    for (template, other) in [(BEFORE, ahead), (AFTER, behind)] {
        let value: Value<'_> = match other {
            None => EDGE,
            Some(p) if here(&p) => step(p.score),
            Some(_) => FAR,
        }
        .into();
        f(&[(template, value), (SCORE, score)]);
        f(&[(template, value), (GROUP, group), (OUTER, outer_score)]);
    }
}

/// On which sides of the cue the content stands.
fn shape(proposal: &Proposal) -> Symbol {
    let head = proposal.core.frame.head;
    match (proposal.content.iter().any(|r| r.start < head), proposal.content.iter().any(|r| r.start > head)) {
        (true, true) => BOTH,
        (true, false) => LEFT,
        _ => RIGHT,
    }
}

/// How much of the content is quoted.
fn form(scene: &Scene<'_>, proposal: &Proposal) -> Symbol {
    let words =
        proposal.content.iter().flat_map(|r| r.clone().take(60)).filter(|&t| !scene.token(t).tag.is_punctuation());
    let (quoted, all) = words.fold((0, 0), |(q, n), t| (q + usize::from(scene.quoted(t)), n + 1));
    match quoted {
        0 => INDIRECT,
        q if q == all => DIRECT,
        _ => MIXED,
    }
}

/// How an inner cue hangs on an outer one in the tree.
fn climb(scene: &Scene<'_>, inner: u32, outer: u32) -> Symbol {
    let trees = &scene.annotations.trees;
    let mut at = inner;
    for above in trees.ancestors(inner).take(8) {
        if above == outer {
            return trees.relation(at).symbol();
        }
        at = above;
    }
    if trees.ancestors(outer).take(8).any(|a| a == inner) {
        return BELOW_CUE;
    }
    match (trees.head(inner), trees.head(outer)) {
        (Some(a), Some(b)) if a == b => SIBLING,
        _ => FAR,
    }
}

/// What stands between an outer cue and an inner one's beginning, the weightiest thing first.
fn between(scene: &Scene<'_>, outer: &Proposal, inner: &Proposal) -> Symbol {
    const FARTHEST: u32 = 60;
    let start = inner.core.start();
    let (from, to) =
        if start > outer.core.end() { (outer.core.end(), start) } else { (inner.core.end(), outer.core.start()) };
    let mut found = PLAIN;
    for at in from..to.min(from + FARTHEST) {
        match scene.token(at).tag {
            tag if tag.is_quote() => return QUOTE,
            Tag::Stop | Tag::Colon => found = LAST,
            Tag::Cc if found != LAST => found = COORDINATED,
            Tag::Comma if found == PLAIN => found = COMMA,
            _ => {}
        }
    }
    found
}
