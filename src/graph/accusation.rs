//! Accusations: which claims charge somebody, and whom.
//!
//! In: the blames of a text, and the claims with a facet that charges. Out: [`Accusation`]s, each with the one charged if
//! that can be told: whoever does what the words say, behind "was cheated by" too.

use std::ops::Range;

use super::blame::{Blame, Target};
use super::rebuttal::Rebuttals;
use crate::attribution::scene::Scene;
use crate::claim::{Claim, ClaimId, Facets, fact};
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::speaker::{Form, Mention, SpeakerId, SpeakerKind, Speakers};

/// A claim that charges somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accusation {
    /// The claim.
    pub claim: ClaimId,
    /// The words that name the one charged; empty if none do.
    pub who: Range<u32>,
    /// The one charged, if nobody else can be meant.
    pub on: Option<SpeakerId>,
}

/// The accusations of a text, in order of the claim; each claim charges the same one once.
pub(super) fn find(rebuttals: &Rebuttals<'_>, facets: &Facets, blames: &[Blame]) -> Vec<Accusation> {
    let Rebuttals { scene, speakers, claims, .. } = *rebuttals;
    let mut found: Vec<Accusation> = Vec::new();
    for blame in blames {
        let claim = ClaimId(blame.claim as u32);
        let Target { on, who, certain } = &blame.target;
        found.push(Accusation { claim, who: who.clone(), on: sure(speakers, on.filter(|_| *certain), who) });
    }
    for (id, claim) in claims.iter() {
        let inside = |t: u32| claim.attribution.is_none() || claim.covers(t);
        let told = |words: &Range<u32>| fact::is_told(scene, words, inside);
        for hit in claim.facets.iter().filter(|h| facets.charges(h.facet) && told(&h.tokens)) {
            let does = doer(scene, &hit.tokens).filter(|&d| inside(d));
            if does.is_none() && speaks_of_others(claim) {
                found.push(Accusation { claim: id, on: None, who: hit.tokens.start..hit.tokens.start });
            }
            for does in does.into_iter().flat_map(|d| together(scene, d)) {
                let who = phrase(scene, does);
                let on = one(scene, speakers, does).or_else(|| just_named(rebuttals, claim, does));
                let confessed = on.is_some_and(|on| claim.speakers.contains(&on) && !is_guessed(rebuttals, claim, on));
                if !confessed {
                    found.push(Accusation { claim: id, on: sure(speakers, on, &who), who });
                }
            }
        }
    }
    found.sort_by_key(|a| (a.claim, a.on.is_none(), a.on, a.who.start));
    // Whom one charge of a claim leaves open, another may tell, unless it speaks of somebody else.
    let noun = |who: &Range<u32>| who.clone().last().is_some_and(|t| scene.token(t).tag.is_noun());
    let mut kept: Vec<Accusation> = Vec::new();
    for next in found {
        let same = |a: &&Accusation| {
            let apart = a.who.end <= next.who.start || next.who.end <= a.who.start;
            a.claim == next.claim
                && (a.on == next.on && a.on.is_some() || next.on.is_none() && !(noun(&next.who) && apart))
        };
        if !kept.iter().rev().take_while(|a| a.claim == next.claim).any(|a| same(&a)) {
            kept.push(next);
        }
    }
    kept
}

/// A word for somebody, and those for who is joined with them: "\[the mayor\] and two \[aides\]".
fn together<'a>(scene: &'a Scene<'_>, noun: u32) -> impl Iterator<Item = u32> + 'a {
    let trees = &scene.annotations.trees;
    let joined = move |&c: &u32| trees.relation(c) == Relation::Conjunct && scene.token(c).tag.is_nominal();
    std::iter::once(noun).chain(trees.children(noun).filter(joined))
}

/// Whom "it" or "they" goes on about: the organisation that is the subject of the sentence before in the same paragraph.
fn just_named(rebuttals: &Rebuttals<'_>, claim: &Claim, word: u32) -> Option<SpeakerId> {
    let Rebuttals { scene, speakers, .. } = *rebuttals;
    if !(scene.is(word, Class::ThingPronoun) || scene.is(word, Class::TheyPronoun)) || scene.quoted(word) {
        return None;
    }
    let sentences = &scene.annotations.sentences;
    let before = sentences.get(claim.sentence.checked_sub(1)?)?;
    let trees = &scene.annotations.trees;
    let root = before.tokens.clone().find(|&t| trees.relation(t) == Relation::Root)?;
    let subject = trees.child(root, Relation::Subject)?;
    let found = one(scene, speakers, subject)?;
    let fits = speakers.get(found).kind == SpeakerKind::Organisation && !claim.speakers.contains(&found);
    (fits && before.paragraph == sentences[claim.sentence].paragraph).then_some(found)
}

/// Whether that somebody stands behind a claim is only guessed from a description: "the regulator said".
fn is_guessed(rebuttals: &Rebuttals<'_>, claim: &Claim, id: SpeakerId) -> bool {
    let source = claim.attribution.and_then(|a| rebuttals.attributions[a].core.source.clone());
    let described = |m: &Mention| m.form == Form::Description;
    let inside = |m: &&Mention| source.as_ref().is_some_and(|s| m.tokens.start < s.end && s.start < m.tokens.end);
    let mut mentions = rebuttals.speakers.get(id).mentions.iter().filter(inside).peekable();
    mentions.peek().is_some() && mentions.all(described)
}

fn speaks_of_others(claim: &Claim) -> bool {
    claim.about.iter().any(|s| !claim.speakers.contains(s))
}

/// The speaker, unless the words that name it can stand for another as well.
fn sure(speakers: &Speakers, on: Option<SpeakerId>, who: &Range<u32>) -> Option<SpeakerId> {
    on.filter(|id| {
        let named = |m: &&Mention| m.tokens.start < who.end && who.start < m.tokens.end;
        !speakers.get(*id).mentions.iter().filter(named).any(|m| m.ambiguous)
    })
}

/// The word for whoever does what the words say.
fn doer(scene: &Scene<'_>, words: &Range<u32>) -> Option<u32> {
    let trees = &scene.annotations.trees;
    let verb = words.clone().find(|&t| scene.token(t).tag.is_verb());
    let helps = |t: u32| matches!(trees.relation(t), Relation::Auxiliary | Relation::Copula);
    let Some(verb) = verb else {
        // "committed fraud", "is a cheat"
        let top = words.clone().find(|&t| trees.head(t).is_none_or(|h| !words.contains(&h)))?;
        let governs = trees.head(top).filter(|_| trees.relation(top) == Relation::Object);
        let predicate = trees.child(top, Relation::Copula).map(|_| top);
        return governs.or(predicate).and_then(|verb| agent(scene, verb));
    };
    agent(scene, if helps(verb) { trees.head(verb)? } else { verb })
}

/// The word for whoever does what a verb says: its subject, or in the passive who stands behind "by".
pub(super) fn agent(scene: &Scene<'_>, verb: u32) -> Option<u32> {
    /// Verbs joined to verbs; more come from a wrong tree.
    const DEEPEST: usize = 4;
    let trees = &scene.annotations.trees;
    if scene.is_passive(verb) {
        let behind = |&c: &u32| {
            c > verb
                && trees.relation(c) == Relation::Nominal
                && trees.children(c).any(|p| trees.relation(p) == Relation::Case && scene.is(p, Class::Agent))
        };
        return trees.children(verb).find(behind);
    }
    // "warned the council that Ruiz had lied": where a tree takes "that" for a subject, there is another.
    let own = |t: u32| trees.relation(t) == Relation::Subject && !scene.token(t).tag.is_wh();
    let subject = scene.subject(verb).filter(|&s| !scene.token(s).tag.is_wh());
    if let Some(subject) = subject.or_else(|| trees.children(verb).find(|&c| own(c))) {
        return Some(subject);
    }
    // "the man who cheated", "a man cheating"
    let path = std::iter::once(verb).chain(trees.ancestors(verb)).take(DEEPEST);
    let bound = path.map(|t| (t, trees.relation(t))).find(|(_, r)| matches!(r, Relation::Relative | Relation::Clausal));
    bound.filter(|(t, r)| *r == Relation::Relative || *t == verb).and_then(|(t, _)| trees.head(t))
}

/// The speaker whom a noun or what is set beside it names.
pub(super) fn one(scene: &Scene<'_>, speakers: &Speakers, noun: u32) -> Option<SpeakerId> {
    let trees = &scene.annotations.trees;
    let beside = || trees.child(noun, Relation::Apposition).and_then(|a| speakers.at(a));
    beside().or_else(|| speakers.at(noun)).filter(|id| *id != SpeakerId::ARTICLE)
}

/// The words that go with a noun, as far as they stand before it.
pub(super) fn phrase(scene: &Scene<'_>, noun: u32) -> Range<u32> {
    scene.annotations.trees.subtree(noun).start.min(noun)..noun + 1
}
