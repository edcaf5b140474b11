//! Opposite descriptions of one person, act or stance.
//!
//! In: the stances of two claims. Out: the words in which they take opposite sides.

use std::ops::Range;

use crate::claim::Claim;

/// The words in which two claims take opposite sides, if they do.
pub fn opposite(one: &Claim, other: &Claim) -> Option<(Range<u32>, Range<u32>)> {
    let pairs = one.stances.iter().flat_map(|a| other.stances.iter().map(move |b| (a, b)));
    let mut opposed = pairs.filter(|(a, b)| a.opposites == b.opposites && a.one != b.one);
    opposed.next().map(|(a, b)| (a.tokens.clone(), b.tokens.clone()))
}
