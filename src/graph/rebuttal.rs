//! Rebuttals: claims that the copy sets against another account, though no verb of denying says so.
//!
//! In: claims and the words that set sentences against each other ("However, …", "While she says …, he says …"). Out:
//! conflicts between the claim and the nearest account of somebody else that it answers.
//! One sign is never enough: a word of contrast, a denial, a "no" that opens a quotation or opposite wording has to come
//! together with a shared subject or shared words.

use std::collections::BTreeSet;
use std::ops::Range;

use super::denial::{conflict, contradicts};
use super::matter::{Matters, same_owner, same_subject};
use super::{ClaimGraph, ConflictKind, Node, Relation};
use crate::attribution::Attribution;
use crate::attribution::scene::Scene;
use crate::claim::support::says_something;
use crate::claim::{Claim, Claims, Voice};
use crate::language::lexicon::Class;
use crate::language::tag::Tag;
use crate::speaker::SpeakerId;

/// How many sentences up the account may stand that a claim answers.
const REACH: usize = 4;

/// How far up the earlier words of somebody may stand who is said to have changed his account.
const FAR: usize = 12;

/// What the claims are judged by.
struct Rebuttals<'a> {
    scene: &'a Scene<'a>,
    attributions: &'a [Attribution],
    claims: &'a Claims,
    matters: &'a Matters,
}

/// An account that a claim answers: its number, what shows it, how it clashes.
struct Answered {
    claim: usize,
    shared: Vec<u32>,
    kind: ConflictKind,
}

/// Adds a conflict for every claim that answers another account.
pub fn add(
    scene: &Scene<'_>,
    attributions: &[Attribution],
    claims: &Claims,
    matters: &Matters,
    graph: &mut ClaimGraph,
) {
    let rebuttals = Rebuttals { scene, attributions, claims, matters };
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for edge in graph.edges() {
        if let (Relation::Conflicts(_), Node::Claim(from), Node::Claim(to)) = (edge.relation, edge.from, edge.to) {
            taken.extend([from, to].map(|id| claims.get(id).sentence));
        }
    }
    for number in 0..claims.list.len() {
        let claim = &claims.list[number];
        if let Some(earlier) = rebuttals.changed(number) {
            let places = ((earlier, claims.list[earlier].extent()), (number, claim.extent()));
            conflict(graph, ConflictKind::Change, places.0, places.1, Vec::new());
            taken.insert(claim.sentence);
        } else if !taken.contains(&claim.sentence) {
            let Some(answered) = rebuttals.answered(number) else { continue };
            let rival = (answered.claim, claims.list[answered.claim].extent());
            conflict(graph, answered.kind, rival.clone(), (number, claim.extent()), answered.shared);
            taken.insert(claim.sentence);
            if let Some(next) = rebuttals.goes_on(number) {
                conflict(graph, answered.kind, rival, (next, claims.list[next].extent()), Vec::new());
                taken.insert(claims.list[next].sentence);
            }
        }
    }
}

impl Rebuttals<'_> {
    /// The account that a claim answers, if it answers one.
    fn answered(&self, number: usize) -> Option<Answered> {
        let claim = &self.claims.list[number];
        if claim.voice == Voice::Headline || claim.speakers.is_empty() {
            return None;
        }
        let denies = self.denies(claim);
        let refuses = self.opens_with_no(claim);
        let contrast = self.contrasts(claim);
        let rivals = (0..number).rev().take_while(|&n| self.claims.list[n].sentence + REACH >= claim.sentence);
        let rivals = rivals.filter(|&n| self.is_rival(&self.claims.list[n], claim));
        for rival in rivals {
            let other = &self.claims.list[rival];
            let near = claim.sentence - other.sentence;
            let shared = self.matters.shared(rival, number);
            let person = same_subject(claim, other) || concerns(claim, other) || concerns(other, claim);
            let anchors = shared.len() + usize::from(person);
            let turned = contradicts(self.scene, claim) != contradicts(self.scene, other);
            let opposite = claim
                .stances
                .iter()
                .any(|s| other.stances.iter().any(|o| o.opposites == s.opposites && o.one != s.one));
            let against = contrast && near <= 2 || near == 0 && self.between(other, claim);
            let signs = usize::from(against) + usize::from(turned) + 2 * usize::from(opposite);
            let kind = if denies && anchors >= 1 && near <= 3 || refuses && near <= 1 {
                ConflictKind::Denial
            } else if signs >= 2 && anchors >= 2 {
                if opposite { ConflictKind::Characterisation } else { ConflictKind::Denial }
            } else if against && (anchors >= 1 && self.is_spoken(claim) && self.is_spoken(other) || shared.len() >= 2) {
                ConflictKind::Contrast
            } else {
                continue;
            };
            return Some(Answered { claim: rival, shared, kind });
        }
        None
    }

    /// The claim with which the same speaker goes on in the next sentence: an answer is seldom over with its first words.
    fn goes_on(&self, number: usize) -> Option<usize> {
        let claim = &self.claims.list[number];
        let next = number + 1..self.claims.list.len();
        let mut near = next.take_while(|&n| self.claims.list[n].sentence <= claim.sentence + 1);
        near.find(|&n| {
            let other = &self.claims.list[n];
            other.sentence > claim.sentence && other.attribution.is_some() && other.speakers == claim.speakers
        })
    }

    /// Whether the two have different owners, one of them at least somebody who speaks.
    fn is_rival(&self, other: &Claim, claim: &Claim) -> bool {
        let spoken = |c: &Claim| self.is_spoken(c);
        let voiced = other.voice != Voice::Headline && !other.speakers.is_empty();
        voiced
            && !same_owner(other, claim)
            && (spoken(other) || spoken(claim))
            && (spoken(other) || self.contrasts(claim))
    }

    /// Whether the claim is something that somebody says, not a topic that the article names.
    fn is_spoken(&self, claim: &Claim) -> bool {
        let attribution = claim.attribution.map(|a| &self.attributions[a]);
        attribution.is_some_and(|a| a.gives_source() && says_something(self.scene, a))
    }

    /// The earlier claim of somebody who is said to have changed his account.
    fn changed(&self, number: usize) -> Option<usize> {
        let claim = &self.claims.list[number];
        let vocabulary = &self.scene.lexicons.vocabulary;
        let turns = |t: u32| {
            let token = self.scene.token(t);
            token.tag.is_verb() && vocabulary.is(token.lemma, Class::TurnVerb)
        };
        if claim.speakers != [SpeakerId::ARTICLE] || !claim.tokens.iter().cloned().flatten().any(turns) {
            return None;
        }
        let who = claim.about.first()?;
        let earlier = (0..number).rev().take_while(|&n| self.claims.list[n].sentence + FAR >= claim.sentence);
        earlier.into_iter().find(|&n| {
            let other = &self.claims.list[n];
            other.sentence < claim.sentence && other.speakers.contains(who)
        })
    }

    /// Whether the claim rejects what it speaks of: by its verb, or because it calls "that" or "the report" untrue.
    fn denies(&self, claim: &Claim) -> bool {
        let vocabulary = &self.scene.lexicons.vocabulary;
        let Some(attribution) = claim.attribution.map(|a| &self.attributions[a]) else { return false };
        let head = self.scene.token(attribution.core.frame.head);
        let words = || claim.tokens.iter().cloned().flatten();
        let points = |t: u32| {
            self.scene.is(t, Class::ThingPronoun) || vocabulary.is(self.scene.token(t).lemma, Class::ClaimNoun)
        };
        let untrue = words().any(|t| self.scene.is(t, Class::Falsity)) && words().take(12).any(points);
        let rebuts = |t: u32| {
            let token = self.scene.token(t);
            token.tag.is_verb() && !self.scene.quoted(t) && vocabulary.is(token.lemma, Class::RebuttalVerb)
        };
        let own = claim.about.first().is_some_and(|s| claim.speakers.contains(s));
        vocabulary.is(head.lemma, Class::RebuttalVerb) || untrue || own && words().any(rebuts)
    }

    /// Whether the claim is a quotation that opens with "no".
    fn opens_with_no(&self, claim: &Claim) -> bool {
        let first = claim.tokens[0].clone().find(|&t| !self.scene.token(t).tag.is_punctuation());
        let Some(first) = first.filter(|&t| self.scene.quoted(t)) else { return false };
        let alone = self.scene.annotations.tokens.get(first as usize + 1).is_some_and(|t| t.tag.is_punctuation());
        alone && self.scene.is(first, Class::Negative)
    }

    /// Whether the claim's sentence is set against the one before it.
    fn contrasts(&self, claim: &Claim) -> bool {
        let sentence = self.scene.annotations.sentences[claim.sentence].tokens.clone();
        let opens = |t: u32| self.scene.is(t, Class::ContrastOpener);
        let words = sentence.clone().filter(|&t| !self.scene.token(t).tag.is_punctuation());
        let set_off = |t: u32| {
            // ", however,"
            let comma = |at: u32| sentence.contains(&at) && self.scene.token(at).tag == Tag::Comma;
            self.scene.is(t, Class::ContrastOpener) && t > 0 && comma(t - 1) && comma(t + 1)
        };
        let dissents = |t: u32| self.scene.is(t, Class::Dissent) && !self.scene.quoted(t);
        words.take(2).any(opens) || sentence.clone().any(|t| set_off(t) || dissents(t))
    }

    /// Whether a word of contrast stands between two claims of one sentence, or opens the first.
    fn between(&self, one: &Claim, other: &Claim) -> bool {
        let (first, second): (Range<u32>, Range<u32>) = (one.extent(), other.extent());
        let start = self.scene.annotations.sentences[one.sentence].tokens.start;
        let gap = first.end.min(second.start)..second.start;
        let contrast = |t: u32| self.scene.is(t, Class::Contrast);
        gap.into_iter().any(contrast) || (start..(start + 2).min(second.start)).any(contrast)
    }
}

/// Whether a claim is about one who asserts the other.
fn concerns(claim: &Claim, other: &Claim) -> bool {
    claim.about.iter().any(|s| other.speakers.contains(s))
}
