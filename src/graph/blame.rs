//! Blame: who puts it on whom, and who gives another account.
//!
//! In: claims in which a verb of blaming has a subject and an object, or which say whose fault something is. Out: the blames,
//! edges from their claims to those blamed, and conflicts where the one blamed blames back, or where the article sets its own
//! account against the blame.

use std::ops::Range;

use super::accusation;
use super::dispute::{Clash, Place};
use super::rebuttal::Rebuttals;
use super::{ClaimGraph, ConflictKind, Evidence, Node, Relation};
use crate::attribution::scene::Scene;
use crate::claim::{Claim, ClaimId};
use crate::language::lexicon::Class;
use crate::language::syntax;
use crate::language::tag::Tag;
use crate::speaker::{SpeakerId, Speakers};

/// Who blames whom in a claim.
pub(super) struct Blame {
    pub claim: usize,
    pub target: Target,
    by: Vec<SpeakerId>,
    verb: u32,
}

/// Whom a blame is put on.
pub(super) struct Target {
    /// The speaker, if there is one.
    pub on: Option<SpeakerId>,
    /// The words for the one blamed.
    pub who: Range<u32>,
    /// Whether these words stand for that speaker, who is not only spoken of in them: "officials in Tesselia".
    pub certain: bool,
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

/// The blames of a text, in order of the claim.
pub(super) fn find(rebuttals: &Rebuttals<'_>) -> Vec<Blame> {
    (0..rebuttals.claims.list.len()).filter_map(|n| blame(rebuttals, n)).collect()
}

/// Adds an edge for every blame to the one blamed, and gives a clash for every answer.
pub(super) fn clashes(rebuttals: &Rebuttals<'_>, blames: &[Blame], graph: &mut ClaimGraph) -> Vec<Clash> {
    let aimed: Vec<(&Blame, SpeakerId)> = blames.iter().filter_map(|b| Some((b, b.target.on?))).collect();
    for (blame, on) in &aimed {
        let words = blame.verb..blame.verb + 1;
        let evidence = Evidence { from: words.clone(), to: words, ..Evidence::default() };
        graph.add(Node::Claim(ClaimId(blame.claim as u32)), Relation::Blames, Node::Speaker(*on), evidence);
    }
    let mut clashes = Vec::new();
    for (n, (blame, on)) in aimed.iter().enumerate() {
        let sides = rebuttals.sides;
        let by = |b: &Blame, on: SpeakerId| b.by.iter().any(|s| sides.leader(*s) == sides.leader(on));
        let sentence = |b: &Blame| rebuttals.claims.list[b.claim].sentence;
        let shared = |b: &Blame| rebuttals.matters.weight(&rebuttals.matters.shared(b.claim, blame.claim));
        let crossed = |b: &Blame, other: SpeakerId| {
            sentence(b) <= sentence(blame) + NEAR && sides.leader(other) != sides.leader(*on) && shared(b) > 1
        };
        let back = aimed[n + 1..].iter().take(FURTHER).find(|(b, other)| {
            let others = !sides.same(b.claim, blame.claim) && b.by != blame.by;
            by(b, *on) || others && (by(blame, *other) || crossed(b, *other))
        });
        let place = |b: &Blame| Place { claim: b.claim, tokens: rebuttals.whole(b.claim) };
        let found = match back {
            Some((back, _)) => Some((place(back), EXCHANGE)),
            None => own_account(rebuttals, blame)
                .or_else(|| answer(rebuttals, blame, *on))
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
    let words = || claim.tokens.iter().cloned().flatten();
    if let Some((word, bearer)) = words().find_map(|t| Some((t, bearer(scene, t)?))).filter(|_| cue.is_none()) {
        let on = accusation::one(scene, speakers, bearer);
        let target = Target { on, who: accusation::phrase(scene, bearer), certain: on.is_some() };
        let said = claim.attribution.is_some() && !on.is_some_and(|on| claim.speakers.contains(&on));
        return said.then(|| Blame { claim: number, by: claim.speakers.clone(), target, verb: word });
    }
    let verb = cue.or_else(|| words().find(|&t| is_blame(t)))?;
    let sentence = &scene.annotations.sentences[scene.annotations.sentence_at(verb)];
    let target = target(scene, speakers, verb);
    let by = if cue.is_some() {
        claim.speakers.clone()
    } else if scene.is_passive(verb) {
        accusation::agent(scene, verb).and_then(|a| speakers.at(a)).into_iter().collect()
    } else {
        let subject = scene.subject(verb).and_then(|s| speakers.at(s));
        let before = || speakers.within(sentence.tokens.start..verb).map(|(_, id)| id).last();
        subject.or_else(before).into_iter().collect()
    };
    let negated = scene.annotations.trees.child(verb, syntax::Relation::Negation).is_some();
    let own = target.on.is_some_and(|on| by.contains(&on));
    (!negated && !own).then_some(Blame { claim: number, by, target, verb })
}

/// Who bears the blame by a word that does not put it on an object: "\[Ruiz\] was to blame", "it was \[Ruiz\]’s fault", "\[Ruiz\]
/// was at fault".
fn bearer(scene: &Scene<'_>, word: u32) -> Option<u32> {
    let trees = &scene.annotations.trees;
    let token = scene.token(word);
    if !scene.lexicons.vocabulary.is(token.lemma, Class::BlameVerb) {
        return None;
    }
    let child = |relation| trees.child(word, relation);
    if token.tag == Tag::Vb {
        // "was to blame", but not "wanted to blame Ruiz"
        let helper = trees
            .head(word)
            .filter(|&h| trees.relation(word) == syntax::Relation::OpenComplement && scene.is(h, Class::Be))?;
        let led = child(syntax::Relation::Marker).is_some() && child(syntax::Relation::Object).is_none();
        let negated = trees.child(helper, syntax::Relation::Negation).is_some();
        return scene.subject(helper).filter(|_| led && !negated);
    }
    let told = token.tag == Tag::Nn
        && child(syntax::Relation::Copula).is_some()
        && child(syntax::Relation::Negation).is_none();
    let placed = || scene.subject(word).filter(|_| child(syntax::Relation::Case).is_some());
    if told { child(syntax::Relation::Possessor).or_else(placed) } else { None }
}

/// Whom a verb of blaming blames: its object, or who else is named before that for which somebody is blamed ("blamed the
/// delay on Ruiz", but "blamed each other for the war in Tesselia"); its subject in the passive.
fn target(scene: &Scene<'_>, speakers: &Speakers, verb: u32) -> Target {
    let trees = &scene.annotations.trees;
    let end = scene.annotations.sentences[scene.annotations.sentence_at(verb)].tokens.end;
    let known = |id: &SpeakerId| *id != SpeakerId::ARTICLE;
    let passive = scene.is_passive(verb);
    let bound = || trees.head(verb).filter(|_| trees.relation(verb) == syntax::Relation::Clausal);
    let object = if passive { scene.subject(verb).or_else(bound) } else { trees.child(verb, syntax::Relation::Object) };
    let who = object.map_or(verb + 1..verb + 1, |o| accusation::phrase(scene, o));
    if let Some(on) = object.and_then(|o| accusation::one(scene, speakers, o)) {
        return Target { on: Some(on), who, certain: true };
    }
    if passive {
        return Target { on: None, who, certain: false };
    }
    let whole = object.map_or(who.clone(), |o| trees.subtree(o));
    let charge = |&t: &u32| scene.token(t).tag == Tag::In && scene.is(t, Class::Charge);
    let end = (whole.end.max(verb + 1)..end).find(charge).unwrap_or(end);
    let behind = |named: &Range<u32>| {
        let leads = |c: u32| trees.relation(c) == syntax::Relation::Case && scene.is(c, Class::Blamed);
        named.clone().any(|t| trees.children(t).any(leads))
    };
    match speakers.within(verb + 1..end).find(|(_, id)| known(id)) {
        Some((named, on)) if behind(named) => Target { on: Some(on), who: named.clone(), certain: true },
        Some((_, on)) => Target { on: Some(on), who, certain: false },
        None => Target { on: None, who, certain: false },
    }
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
fn answer(rebuttals: &Rebuttals<'_>, blame: &Blame, on: SpeakerId) -> Option<usize> {
    let sides = rebuttals.sides;
    let later = (blame.claim + 1..rebuttals.claims.list.len()).take(REACH * 2);
    later.into_iter().find(|&n| {
        let claim = &rebuttals.claims.list[n];
        let speaks = sides.of(n).contains(&sides.leader(on));
        let about = |s: &SpeakerId| blame.by.iter().any(|b| sides.leader(*b) == sides.leader(*s));
        speaks && !sides.same(n, blame.claim) && claim.about.iter().any(about)
    })
}
