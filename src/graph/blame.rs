//! Blame: who puts it on whom, and who gives another account.
//!
//! In: claims in which a verb of blaming has a subject and an object. Out: edges from the claim to the one blamed, and
//! conflicts where the one blamed blames back, or where the article sets its own account against the blame.

use super::denial::conflict;
use super::matter::same_owner;
use super::{ClaimGraph, ConflictKind, Evidence, Node, Relation};
use crate::attribution::Attribution;
use crate::attribution::scene::Scene;
use crate::claim::{Claim, ClaimId, Claims};
use crate::language::lexicon::Class;
use crate::speaker::{SpeakerId, Speakers};

/// Who blames whom in a claim.
struct Blame {
    claim: usize,
    by: Vec<SpeakerId>,
    on: SpeakerId,
    verb: u32,
}

/// How many claims further on an answer to a blame may stand.
const REACH: usize = 8;

/// How many sentences further on the one blamed may speak of the one who blames.
const NEAR: usize = 3;

/// Adds an edge for every blame, and a conflict for every answer.
pub fn add(
    scene: &Scene<'_>,
    attributions: &[Attribution],
    speakers: &Speakers,
    claims: &Claims,
    graph: &mut ClaimGraph,
) {
    let blames: Vec<Blame> =
        (0..claims.list.len()).filter_map(|n| blame(scene, attributions, speakers, claims, n)).collect();
    for blame in &blames {
        let words = blame.verb..blame.verb + 1;
        let evidence = Evidence { from: words.clone(), to: words, shared: Vec::new() };
        graph.add(Node::Claim(ClaimId(blame.claim as u32)), Relation::Blames, Node::Speaker(blame.on), evidence);
    }
    for (n, blame) in blames.iter().enumerate() {
        let back =
            blames[n + 1..].iter().find(|b| b.by.contains(&blame.on) || blame.by.contains(&b.on) && b.by != blame.by);
        let place = |b: &Blame| (b.claim, whole(attributions, claims, b.claim));
        if let Some(back) = back {
            conflict(graph, ConflictKind::Blame, place(blame), place(back), Vec::new());
        } else if let Some(answer) = own_account(scene, claims, blame) {
            conflict(graph, ConflictKind::Blame, place(blame), (answer, claims.list[answer].extent()), Vec::new());
        } else if let Some(answer) = answer(claims, blame) {
            conflict(graph, ConflictKind::Blame, place(blame), (answer, claims.list[answer].extent()), Vec::new());
        }
    }
}

/// The words of a claim with those that attribute it.
fn whole(attributions: &[Attribution], claims: &Claims, number: usize) -> std::ops::Range<u32> {
    let claim = &claims.list[number];
    let extent = claim.extent();
    match claim.attribution.map(|a| &attributions[a].core) {
        Some(core) => core.start().min(extent.start)..core.end().max(extent.end),
        None => extent,
    }
}

fn blame(
    scene: &Scene<'_>,
    attributions: &[Attribution],
    speakers: &Speakers,
    claims: &Claims,
    number: usize,
) -> Option<Blame> {
    let claim = &claims.list[number];
    let is_blame =
        |t: u32| scene.lexicons.vocabulary.is(scene.token(t).lemma, Class::BlameVerb) && scene.token(t).tag.is_verb();
    let cue = claim.attribution.map(|a| attributions[a].core.frame.head).filter(|&h| is_blame(h));
    let verb = cue.or_else(|| claim.tokens.iter().cloned().flatten().find(|&t| is_blame(t)))?;
    let sentence = &scene.annotations.sentences[scene.annotations.sentence_at(verb)];
    let on = speakers.within(verb + 1..sentence.tokens.end).map(|(_, id)| id).find(|id| *id != SpeakerId::ARTICLE)?;
    let by = if cue.is_some() {
        claim.speakers.clone()
    } else {
        let subject = scene.subject(verb).and_then(|s| speakers.at(s));
        let before = || speakers.within(sentence.tokens.start..verb).map(|(_, id)| id).last();
        subject.or_else(before).into_iter().collect()
    };
    (!by.contains(&on)).then_some(Blame { claim: number, by, on, verb })
}

/// A claim of the article's own in the same paragraph that a word of contrast sets against the blame.
fn own_account(scene: &Scene<'_>, claims: &Claims, blame: &Blame) -> Option<usize> {
    let sentences = &scene.annotations.sentences;
    let paragraph = sentences[claims.list[blame.claim].sentence].paragraph;
    let contrasts = |c: &Claim| {
        let sentence = &sentences[c.sentence];
        sentence.paragraph == paragraph && sentence.tokens.clone().take(3).any(|t| scene.is(t, Class::Contrast))
    };
    let later = (blame.claim + 1..claims.list.len()).take(REACH);
    later.into_iter().find(|&n| {
        let claim = &claims.list[n];
        claim.speakers == [SpeakerId::ARTICLE] && contrasts(claim) && claim.about.iter().any(|s| blame.by.contains(s))
    })
}

/// A claim of the one blamed about the one who blames.
fn answer(claims: &Claims, blame: &Blame) -> Option<usize> {
    let first = claims.list[blame.claim].sentence;
    let later = (blame.claim + 1..claims.list.len()).take_while(|&n| claims.list[n].sentence <= first + NEAR);
    later.into_iter().find(|&n| {
        let claim = &claims.list[n];
        claim.attribution.is_some()
            && claim.speakers.contains(&blame.on)
            && !same_owner(claim, &claims.list[blame.claim])
            && claim.about.iter().any(|s| blame.by.contains(s))
    })
}
