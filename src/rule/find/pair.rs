//! Pairs of places that have to do with each other.

use rustc_hash::FxHashMap;

use super::super::condition::Object;
use super::super::reading::Reading;
use super::super::tie::Tie;
use super::{Found, Said};

/// How far back, in places found, the other one of a pair is looked for, so that the cost stays linear.
const REACH: usize = 64;

/// The pairs among what is found for which the tie holds; each place is the later one of one pair at most.
pub(super) fn all(found: &[Found], tie: &Tie, show: &str, reading: &Reading<'_>) -> Vec<Found> {
    let mut pairs = Vec::new();
    let mut taken = vec![false; found.len()];
    for (later, earlier) in candidates(found, reading) {
        let (one, other) = (&found[earlier], &found[later]);
        if taken[later] || !tie.holds(&one.object, &other.object, reading) {
            continue;
        }
        taken[later] = true;
        let mut pair = other.clone();
        pair.captures.push(("other".into(), Said::Copy(one.tokens.clone())));
        pair.related.push((show.to_owned(), one.tokens.clone()));
        pairs.push((later, pair));
    }
    pairs.sort_by_key(|(_, pair)| (pair.tokens.start, pair.tokens.end));
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

/// Which places to compare, by number, the one to point at first: names and quotations that are known to be alike, of
/// other places those that stand near each other.
fn candidates(found: &[Found], reading: &Reading<'_>) -> Vec<(usize, usize)> {
    let numbered = found.iter().enumerate().rev().filter_map(|(number, f)| match f.object {
        Object::Name(n) | Object::Quotation(n) => Some((n, number)),
        _ => None,
    });
    let number_of: FxHashMap<usize, usize> = numbered.collect();
    let number = |n: usize| number_of.get(&n).copied();
    match found.first().map(|f| &f.object) {
        None => Vec::new(),
        Some(Object::Name(_)) => {
            let pairs = reading.likeness.spellings.iter();
            pairs.filter_map(|&(usual, odd)| Some((number(odd)?, number(usual)?))).collect()
        }
        Some(Object::Quotation(_)) => {
            let pairs = reading.likeness.quotations.iter();
            pairs.filter_map(|&(a, b, _)| Some((number(b as usize)?, number(a as usize)?))).collect()
        }
        Some(_) => {
            let before = |later: usize| (later.saturating_sub(REACH)..later).map(move |earlier| (later, earlier));
            (0..found.len()).flat_map(before).collect()
        }
    }
}
