//! Denials: which claim a denial is of.
//!
//! In: claims whose cue denies ("denied that …", "rejected the claim"). Out: edges from the denial to what it denies.
//! What is denied is named by the denial itself (a clause, whose words are looked for in what others say), or pointed at
//! ("denied it", "rejected the allegations": the nearest claim of somebody else's about the denier, or by the one whose
//! claim it is). A decision is no denial: a judge who denies a motion rejects no claim.

use super::matter::{Matters, same_owner, same_subject};
use super::{ClaimGraph, ConflictKind, Evidence, Node, Relation};
use crate::attribution::Attribution;
use crate::attribution::manner::Manner;
use crate::attribution::scene::Scene;
use crate::claim::extract::main_word;
use crate::claim::{Claim, ClaimId, Claims, Voice};
use crate::language::lexicon::Class;

/// How far apart, in sentences, a claim may stand from one that says that it is not so.
const NEAR: usize = 5;

/// How far up a denial that only points looks for its claim, in claims.
const REACH: usize = 12;

/// Adds an edge for every denial whose claim is found.
pub fn add(
    scene: &Scene<'_>,
    attributions: &[Attribution],
    claims: &Claims,
    matters: &Matters,
    graph: &mut ClaimGraph,
) {
    for (number, claim) in claims.list.iter().enumerate() {
        let Some(attribution) = claim.attribution.map(|a| &attributions[a]) else { continue };
        if !denies(scene, attribution) {
            continue;
        }
        let Some((denied, shared)) = denied(scene, attributions, claims, matters, number) else { continue };
        let cue = attribution.core.frame.group.clone();
        let other = claims.list[denied].extent();
        let (from, to) = (Node::Claim(ClaimId(number as u32)), Node::Claim(ClaimId(denied as u32)));
        let evidence = Evidence { from: cue.clone(), to: other.clone(), shared: shared.clone() };
        graph.add(from, Relation::Denies, to, evidence);
        conflict(graph, ConflictKind::Denial, (denied, other), (number, cue), shared);
    }
}

/// Adds a conflict for every claim that says by itself that what somebody else says is not so: its verb is negated, or it
/// calls something false, and both share several content words.
pub fn add_contradictions(scene: &Scene<'_>, claims: &Claims, matters: &Matters, graph: &mut ClaimGraph) {
    const WORDS: usize = 3;
    for (number, claim) in claims.list.iter().enumerate() {
        if !contradicts(scene, claim) {
            continue;
        }
        let rival = |n: usize| {
            let other = &claims.list[n];
            let attributed = claim.attribution.is_some() && other.attribution.is_some();
            let near = claim.sentence.abs_diff(other.sentence) <= NEAR;
            n != number && near && attributed && !same_owner(claim, other) && !contradicts(scene, other)
        };
        let near = number.saturating_sub(2 * REACH)..(number + 2 * REACH).min(claims.list.len());
        let best = near
            .filter(|&n| rival(n))
            .map(|n| {
                let shared = matters.shared(number, n);
                let anchors = shared.len() + usize::from(same_subject(claim, &claims.list[n]));
                (anchors, std::cmp::Reverse(n.abs_diff(number)), n, shared)
            })
            .filter(|(anchors, _, _, shared)| *anchors > WORDS && shared.len() >= 2)
            .max_by_key(|(anchors, near, _, _)| (*anchors, *near));
        if let Some((_, _, n, shared)) = best {
            let places = ((n, claims.list[n].extent()), (number, claim.extent()));
            conflict(graph, ConflictKind::Denial, places.0, places.1, shared);
        }
    }
}

/// Whether a claim says that something is not so: its main verb or what hangs on it is negated, or it calls something untrue.
pub(super) fn contradicts(scene: &Scene<'_>, claim: &Claim) -> bool {
    let trees = &scene.annotations.trees;
    let top = main_word(scene, &claim.tokens);
    let near = |t: u32| {
        let head = trees.head(t);
        Some(t) == top || head == top || head.and_then(|h| trees.head(h)) == top
    };
    let negative = |t: u32| scene.is(t, Class::Negative) && near(t) || scene.is(t, Class::Falsity);
    claim.negated || claim.tokens.iter().cloned().flatten().any(negative)
}

/// Adds a conflict between two claims, from the earlier to the later.
pub(super) fn conflict(
    graph: &mut ClaimGraph,
    kind: ConflictKind,
    one: (usize, std::ops::Range<u32>),
    other: (usize, std::ops::Range<u32>),
    shared: Vec<u32>,
) {
    let (first, second) = if one.0 <= other.0 { (one, other) } else { (other, one) };
    let node = |n: usize| Node::Claim(ClaimId(n as u32));
    let evidence = Evidence { from: first.1, to: second.1, shared };
    graph.add(node(first.0), Relation::Conflicts(kind), node(second.0), evidence);
}

/// Whether the cue denies a claim, rather than a request.
fn denies(scene: &Scene<'_>, attribution: &Attribution) -> bool {
    let lemma = scene.token(attribution.core.frame.head).lemma;
    attribution.manner == Manner::Saying && scene.lexicons.vocabulary.is(lemma, Class::DenialVerb)
}

/// The claim that a denial is of, with the words that show it.
fn denied(
    scene: &Scene<'_>,
    attributions: &[Attribution],
    claims: &Claims,
    matters: &Matters,
    denial: usize,
) -> Option<(usize, Vec<u32>)> {
    let claim = &claims.list[denial];
    let rival = |n: usize| {
        let other = &claims.list[n];
        let headline = other.voice == Voice::Headline;
        n != denial && !headline && !same_owner(claim, other) && other.attribution != claim.attribution
    };
    let points = |t: u32| {
        scene.is(t, Class::ThingPronoun) || scene.lexicons.vocabulary.is(scene.token(t).lemma, Class::ClaimNoun)
    };
    let words: Vec<u32> =
        claim.tokens.iter().cloned().flatten().filter(|&t| !scene.token(t).tag.is_punctuation()).collect();
    let by_words = (0..claims.list.len())
        .filter(|&n| rival(n))
        .filter_map(|n| {
            let shared = matters.shared(denial, n);
            let anchors =
                shared.len() + usize::from(same_subject(claim, &claims.list[n]) || concerns(&claims.list[n], claim));
            (anchors >= 2 && !shared.is_empty()).then_some((anchors, std::cmp::Reverse(n.abs_diff(denial)), n, shared))
        })
        .max_by_key(|(anchors, near, _, _)| (*anchors, *near));
    if let Some((_, _, n, shared)) = by_words {
        return Some((n, shared));
    }
    let pointing = words.len() <= 8 && words.iter().any(|&t| points(t));
    if !pointing {
        return None;
    }
    // The nearest claim about the denier that charges somebody, else the nearest about the denier.
    let about_denier =
        || (denial.saturating_sub(REACH)..denial).rev().filter(|&n| rival(n) && concerns(&claims.list[n], claim));
    let charges = |n: &usize| claims.list[*n].attribution.is_some_and(|a| accuses(scene, &attributions[a]));
    about_denier().find(charges).or_else(|| about_denier().next()).map(|n| (n, Vec::new()))
}

/// Whether the cue accuses.
fn accuses(scene: &Scene<'_>, attribution: &Attribution) -> bool {
    let lemma = scene.token(attribution.core.frame.head).lemma;
    scene.lexicons.vocabulary.is(lemma, Class::BlameVerb) || scene.lexicons.vocabulary.is(lemma, Class::ClaimNoun)
}

/// Whether a claim is about one who asserts the other.
fn concerns(claim: &Claim, other: &Claim) -> bool {
    claim.about.iter().any(|s| other.speakers.contains(s))
}
