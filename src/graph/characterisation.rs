//! Opposite descriptions of one person, act or stance.
//!
//! In: the stances of two claims. Out: the words in which they take opposite sides on the same thing.
//! A word describes what it modifies, or the subject of the clause that it stands in. Two words that take opposite sides in
//! two sentences clash only if both describe the same: one speaker, or things called by the same noun.

use std::ops::Range;

use super::side::Sides;
use crate::attribution::scene::Scene;
use crate::claim::{Claim, Stance};
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::speaker::{SpeakerId, Speakers};
use crate::statistics::words::WordId;

/// What a word can describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bearer {
    /// A speaker, by who stands for its side.
    Speaker(SpeakerId),
    /// A thing, by its noun.
    Thing(WordId),
}

/// The words in which two claims take opposite sides, whatever they describe.
pub(super) fn opposite(one: &Claim, other: &Claim) -> Option<(Range<u32>, Range<u32>)> {
    opposed(one, other).next().map(|(a, b)| (a.tokens.clone(), b.tokens.clone()))
}

/// The words in which two claims take opposite sides on the same thing.
pub(super) fn of_one_thing(
    scene: &Scene<'_>,
    speakers: &Speakers,
    sides: &Sides,
    one: &Claim,
    other: &Claim,
) -> Option<(Range<u32>, Range<u32>)> {
    let bearers = |claim, stance: &Stance| bearers(scene, speakers, sides, claim, stance);
    let same = |(a, b): &(&Stance, &Stance)| {
        let theirs = bearers(other, b);
        bearers(one, a).iter().any(|bearer| theirs.contains(bearer))
    };
    opposed(one, other).find(same).map(|(a, b)| (a.tokens.clone(), b.tokens.clone()))
}

/// Whether two claims take opposite sides in what is so.
pub(super) fn of_facts(one: &Claim, other: &Claim) -> bool {
    opposed(one, other).any(|(a, _)| a.fact)
}

fn opposed<'c>(one: &'c Claim, other: &'c Claim) -> impl Iterator<Item = (&'c Stance, &'c Stance)> {
    let pairs = one.stances.iter().flat_map(|a| other.stances.iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| a.opposites == b.opposites && a.one != b.one)
}

/// What the words of a stance describe.
fn bearers(scene: &Scene<'_>, speakers: &Speakers, sides: &Sides, claim: &Claim, stance: &Stance) -> Vec<Bearer> {
    let trees = &scene.annotations.trees;
    let mut words: Vec<u32> = Vec::new();
    let inside = |t: u32| stance.tokens.contains(&t);
    let top = stance.tokens.clone().find(|&t| trees.head(t).is_none_or(|h| !inside(h)));
    let mut at = top;
    for _ in 0..3 {
        let Some(here) = at else { break };
        let bearing = |&c: &u32| !inside(c) && matches!(trees.relation(c), Relation::Subject | Relation::Possessor);
        words.extend(trees.children(here).filter(bearing));
        let head = trees.head(here);
        match trees.relation(here) {
            // "the reckless driver", "he is a reckless driver"
            Relation::Adjective | Relation::Compound | Relation::Apposition => {
                words.extend(head);
                at = head.filter(|&h| trees.child(h, Relation::Copula).is_some());
            }
            // "called him reckless", "keeps the river safe"
            Relation::OpenComplement => {
                words.extend(head.and_then(|h| trees.child(h, Relation::Object)).filter(|&o| !inside(o)));
                at = head;
            }
            Relation::Object | Relation::Nominal | Relation::Adverb | Relation::Adverbial | Relation::Conjunct => {
                // "described the plan as unfair", "called the plan a disgrace"
                let labelled = head.filter(|&h| scene.cue(h).is_some()).and_then(|h| trees.child(h, Relation::Object));
                words.extend(labelled.filter(|&o| !inside(o)));
                at = head;
            }
            _ => break,
        }
    }
    // "the response from the front": whoever it is from.
    let further: Vec<u32> = words
        .iter()
        .flat_map(|&w| trees.children(w))
        .filter(|&c| !inside(c) && matches!(trees.relation(c), Relation::Nominal | Relation::Possessor))
        .collect();
    words.extend(further);
    let mut found: Vec<Bearer> = Vec::new();
    for word in words {
        let token = scene.token(word);
        if scene.is(word, Class::SpeakerPronoun) {
            found.extend(claim.speakers.iter().map(|s| Bearer::Speaker(sides.leader(*s))));
        } else if let Some(id) = speakers.at(word).filter(|s| *s != SpeakerId::ARTICLE) {
            found.push(Bearer::Speaker(sides.leader(id)));
        } else if token.tag.is_noun()
            && token.lemma.is_known()
            && !scene.lexicons.vocabulary.is(token.lemma, Class::Common)
        {
            found.push(Bearer::Thing(token.lemma));
        } else if scene.is(word, Class::ThingPronoun) || scene.is(word, Class::TheyPronoun) {
            found.extend(claim.about.first().map(|s| Bearer::Speaker(sides.leader(*s))));
        }
    }
    found
}
