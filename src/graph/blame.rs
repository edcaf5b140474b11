//! Blame: who puts it on whom, and who gives another account.
//!
//! In: claims in which a verb of blaming has a subject and an object. Out: edges from the claim to the one blamed, and
//! conflicts where the one blamed blames back, or where the article sets its own account against the blame.

use super::dispute::{Clash, Place};
use super::rebuttal::Rebuttals;
use super::{ClaimGraph, ConflictKind, Evidence, Node, Relation};
use crate::claim::{Claim, ClaimId};
use crate::language::lexicon::Class;
use crate::language::syntax;
use crate::speaker::SpeakerId;

/// Who blames whom in a claim.
struct Blame {
    claim: usize,
    by: Vec<SpeakerId>,
    on: SpeakerId,
    verb: u32,
}

/// Within how many sentences two blames of different people on different people are an exchange.
const NEAR: usize = 3;

/// How many claims further on an answer to a blame may stand.
const REACH: usize = 8;

/// How many blames further on one that is put back may stand: more than an article has.
const FURTHER: usize = 100;

/// How sure a clash between two who blame each other is.
const EXCHANGE: i32 = 12;

/// How sure a clash between a blame and another account is.
const ANSWER: i32 = 9;

/// Adds an edge for every blame to the one blamed, and gives a clash for every answer.
pub(super) fn find(rebuttals: &Rebuttals<'_>, graph: &mut ClaimGraph) -> Vec<Clash> {
    let blames: Vec<Blame> = (0..rebuttals.claims.list.len()).filter_map(|n| blame(rebuttals, n)).collect();
    for blame in &blames {
        let words = blame.verb..blame.verb + 1;
        let evidence = Evidence { from: words.clone(), to: words, ..Evidence::default() };
        graph.add(Node::Claim(ClaimId(blame.claim as u32)), Relation::Blames, Node::Speaker(blame.on), evidence);
    }
    let mut clashes = Vec::new();
    for (n, blame) in blames.iter().enumerate() {
        let sides = rebuttals.sides;
        let by = |b: &Blame, on: SpeakerId| b.by.iter().any(|s| sides.leader(*s) == sides.leader(on));
        let sentence = |b: &Blame| rebuttals.claims.list[b.claim].sentence;
        let shared = |b: &Blame| rebuttals.matters.weight(&rebuttals.matters.shared(b.claim, blame.claim));
        let crossed = |b: &Blame| {
            sentence(b) <= sentence(blame) + NEAR && sides.leader(b.on) != sides.leader(blame.on) && shared(b) > 1
        };
        let back = blames[n + 1..].iter().take(FURTHER).find(|b| {
            let others = !sides.same(b.claim, blame.claim) && b.by != blame.by;
            by(b, blame.on) || others && (by(blame, b.on) || crossed(b))
        });
        let place = |b: &Blame| Place { claim: b.claim, tokens: rebuttals.whole(b.claim) };
        let found = match back {
            Some(back) => Some((place(back), EXCHANGE)),
            None => own_account(rebuttals, blame)
                .or_else(|| answer(rebuttals, blame))
                .map(|answer| (rebuttals.place(answer), ANSWER)),
        };
        clashes.extend(found.map(|(other, weight)| Clash {
            kind: ConflictKind::Blame,
            one: place(blame),
            other,
            shared: Vec::new(),
            weight,
        }));
    }
    clashes
}

fn blame(rebuttals: &Rebuttals<'_>, number: usize) -> Option<Blame> {
    let Rebuttals { scene, attributions, speakers, claims, .. } = *rebuttals;
    let claim = &claims.list[number];
    let is_blame =
        |t: u32| scene.lexicons.vocabulary.is(scene.token(t).lemma, Class::BlameVerb) && scene.token(t).tag.is_verb();
    let cue = claim.attribution.map(|a| attributions[a].core.frame.head).filter(|&h| is_blame(h));
    let verb = cue.or_else(|| claim.tokens.iter().cloned().flatten().find(|&t| is_blame(t)))?;
    let sentence = &scene.annotations.sentences[scene.annotations.sentence_at(verb)];
    let object = scene.annotations.trees.child(verb, syntax::Relation::Object).and_then(|object| speakers.at(object));
    let first =
        || speakers.within(verb + 1..sentence.tokens.end).map(|(_, id)| id).find(|id| *id != SpeakerId::ARTICLE);
    let on = object.filter(|id| *id != SpeakerId::ARTICLE).or_else(first)?;
    let by = if cue.is_some() {
        claim.speakers.clone()
    } else {
        let subject = scene.subject(verb).and_then(|s| speakers.at(s));
        let before = || speakers.within(sentence.tokens.start..verb).map(|(_, id)| id).last();
        subject.or_else(before).into_iter().collect()
    };
    let negated = scene.annotations.trees.child(verb, syntax::Relation::Negation).is_some();
    (!negated && !by.contains(&on)).then_some(Blame { claim: number, by, on, verb })
}

/// A claim of the article's own in the same paragraph that a word of contrast sets against the blame.
fn own_account(rebuttals: &Rebuttals<'_>, blame: &Blame) -> Option<usize> {
    let Rebuttals { scene, claims, .. } = *rebuttals;
    let sentences = &scene.annotations.sentences;
    let paragraph = sentences[claims.list[blame.claim].sentence].paragraph;
    let contrasts = |c: &Claim| {
        let sentence = &sentences[c.sentence];
        sentence.paragraph == paragraph && sentence.tokens.clone().take(3).any(|t| scene.is(t, Class::Contrast))
    };
    let later = (blame.claim + 1..claims.list.len()).take(REACH);
    later.into_iter().find(|&n| {
        let claim = &claims.list[n];
        let apart = claim.sentence != claims.list[blame.claim].sentence;
        apart
            && claim.speakers == [SpeakerId::ARTICLE]
            && contrasts(claim)
            && claim.about.iter().any(|s| blame.by.contains(s))
    })
}

/// A claim of the one blamed about the one who blames.
fn answer(rebuttals: &Rebuttals<'_>, blame: &Blame) -> Option<usize> {
    let sides = rebuttals.sides;
    let later = (blame.claim + 1..rebuttals.claims.list.len()).take(REACH * 2);
    later.into_iter().find(|&n| {
        let claim = &rebuttals.claims.list[n];
        let speaks = sides.of(n).contains(&sides.leader(blame.on));
        let about = |s: &SpeakerId| blame.by.iter().any(|b| sides.leader(*b) == sides.leader(*s));
        speaks && !sides.same(n, blame.claim) && claim.about.iter().any(about)
    })
}
