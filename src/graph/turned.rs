//! Turned accounts: what one claim says is so, and the other is not.
//!
//! In: two claims of different sides. Out: whether one is the other turned about: negated, with a "no" to the thing that
//! it tells of, or with words from the opposite side in what is so.

use super::characterisation;
use super::rebuttal::{NEAR, Rebuttals};
use crate::claim::extract::main_word;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;

/// Within so many sentences two claims of which one speaks of the other's side can be of one matter.
const FACTS: usize = 8;

impl Rebuttals<'_> {
    /// Whether one of two claims says what the other says is not, of the side of the second: "Ruiz said that the mill knew of
    /// the leak. The mill said that nobody knew of it".
    pub(super) fn turns_round(&self, rival: usize, number: usize, shared: &[u32]) -> bool {
        const SHARED: i32 = 4;
        let spoken = !self.sides.is_own(rival) && !self.sides.is_own(number);
        let turned = self.signs[rival].negative != self.signs[number].negative;
        let matter = self.matters.weight(shared) >= SHARED;
        spoken && turned && matter && self.concerns(rival, number) && self.says_one_of(number, shared)
    }

    /// Whether somebody says that there is none of what another account tells of: "the board has begun a search", "there is no
    /// search".
    pub(super) fn says_none(&self, rival: usize, number: usize) -> bool {
        let Self { scene, claims, matters, .. } = self;
        let (claim, other) = (&claims.list[number], &claims.list[rival]);
        let trees = &scene.annotations.trees;
        if claim.attribution.is_none() || self.signs[rival].negative || !self.signs[number].negative {
            return false;
        }
        let Some(main) = main_word(scene, &claim.tokens) else { return false };
        // "no Kim" may be a name, and what the article tells is no account that "it is not just a campaign" denies.
        let denied = |&t: &u32| {
            let tag = scene.token(t).tag;
            let none = tag.is_noun() && !tag.is_proper() && trees.child(t, Relation::Negation).is_some();
            let there = trees.children(main).any(|c| scene.token(c).tag == Tag::Ex);
            let held = trees.relation(t) == Relation::Subject && trees.head(t) == Some(main) && there;
            let called = t == main && trees.child(t, Relation::Copula).is_some() && !self.sides.is_own(rival);
            none && (held || called)
        };
        let none = claim.tokens.iter().cloned().flatten().find(denied).and_then(|t| matters.word(t));
        // "a border war" tells of no border.
        let told =
            |t: u32| scene.token(t).tag.is_noun() && matters.word(t) == none && trees.relation(t) != Relation::Compound;
        none.is_some() && other.tokens.iter().cloned().flatten().any(told)
    }

    /// Whether a claim says of what another speaker says in the same sentence or the one before that it is not so, or the
    /// other way round: "Ruiz says the dam is safe, but Kim says it is not". With words of its own it does so in the same
    /// sentence only, behind a word of contrast.
    pub(super) fn is_other_way(&self, rival: usize, number: usize, shared: &[u32]) -> bool {
        const SHARED: i32 = 4;
        let Self { scene, claims, matters, .. } = self;
        let (claim, other) = (&claims.list[number], &claims.list[rival]);
        let spoken = claim.attribution.is_some() && other.attribution.is_some();
        let turned = self.signs[rival].negative != self.signs[number].negative;
        // "Did you tell him? — I did not" denies nothing that somebody says.
        if !spoken || !turned || claim.sentence - other.sentence > 1 || self.asks(other.sentence) {
            return false;
        }
        // "it is not", "they had not"
        let words = claim.tokens.iter().cloned().flatten().filter(|&t| !scene.token(t).tag.is_punctuation());
        let (last, others) = (words.clone().next_back(), words.filter(|&t| !scene.is(t, Class::Not)));
        if last.is_some_and(|t| scene.is(t, Class::Not)) && others.into_iter().all(|t| matters.word(t).is_none()) {
            return true;
        }
        let before = scene.annotations.sentences[claim.sentence].tokens.start..claim.extent().start;
        let set = |t: u32| scene.is(t, Class::Contrast) && !other.covers(t) && !scene.quoted(t);
        let matter = matters.weight(shared) >= SHARED && self.says_one_of(number, shared);
        claim.sentence == other.sentence && matter && before.into_iter().any(set)
    }

    /// Whether two claims take opposite sides in what is so, and speak of one matter: they stand close by, or the one of the
    /// other's side.
    pub(super) fn tell_otherwise(&self, rival: usize, number: usize) -> bool {
        let (other, claim) = (&self.claims.list[rival], &self.claims.list[number]);
        let apart = claim.sentence.abs_diff(other.sentence);
        let linked = || self.concerns(rival, number) || self.names(number, rival);
        characterisation::of_facts(other, claim) && (apart <= NEAR || apart <= FACTS && linked())
    }
}
