//! Opposite descriptions of one person, act or stance.
//!
//! In: the stances of claims. Out: conflicts between claims of different owners that take opposite sides about the same
//! speaker.

use super::denial::conflict;
use super::matter::{Matters, same_owner};
use super::{ClaimGraph, ConflictKind};
use crate::claim::{Claim, Claims, Stance, Voice};

/// How far apart two claims may stand that are compared, in claims.
const REACH: usize = 60;

/// How far apart they may stand in sentences if only their subject and one word show that they describe the same.
const NEAR: usize = 8;

/// How many content words show by themselves that two claims describe the same.
const WORDS: usize = 3;

/// Adds a conflict for every pair of claims that take opposite sides.
pub fn add(claims: &Claims, matters: &Matters, graph: &mut ClaimGraph) {
    let stances: Vec<(usize, &Stance)> =
        claims.list.iter().enumerate().flat_map(|(n, c)| c.stances.iter().map(move |s| (n, s))).collect();
    for (i, (one_claim, one)) in stances.iter().enumerate() {
        let later = stances[i + 1..].iter().take_while(|(n, _)| n - one_claim <= REACH);
        for (other_claim, other) in later {
            let (a, b) = (&claims.list[*one_claim], &claims.list[*other_claim]);
            let shared = matters.shared(*one_claim, *other_claim);
            let opposite = one.opposites == other.opposites && one.one != other.one && !same_owner(a, b);
            let near = b.sentence - a.sentence <= NEAR;
            let voiced = a.voice != Voice::Headline && (a.attribution.is_some() || b.attribution.is_some());
            if opposite && voiced && (near && same_object(a, b) || shared.len() >= WORDS) {
                let places = ((*one_claim, one.tokens.clone()), (*other_claim, other.tokens.clone()));
                conflict(graph, ConflictKind::Characterisation, places.0, places.1, shared);
            }
        }
    }
}

/// Whether two claims describe the same: the first speaker that either is about is one that the other is about.
fn same_object(one: &Claim, other: &Claim) -> bool {
    let first = |a: &Claim, b: &Claim| a.about.first().is_some_and(|s| b.about.contains(s));
    first(one, other) || first(other, one)
}
