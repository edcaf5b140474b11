//! Pairs of places that have to do with each other.

use super::super::condition::Object;
use super::super::reading::Reading;
use super::super::tie::Tie;
use super::Found;

/// How far back, in places found, the other one of a pair is looked for, so that the cost stays linear.
const REACH: usize = 64;

/// The pairs among what is found for which the tie holds; each place is the later one of one pair at most.
pub(super) fn all(found: &[Found], tie: &Tie, show: &str, reading: &Reading<'_>) -> Vec<Found> {
    let mut pairs = Vec::new();
    for (later, earlier) in candidates(found, reading) {
        let (one, other) = (&found[earlier], &found[later]);
        if !tie.holds(&one.object, &other.object, reading) || pairs.iter().any(|(at, _)| *at == later) {
            continue;
        }
        let mut pair = other.clone();
        pair.captures.insert("other".to_owned(), reading.words(one.tokens.clone()));
        pair.related.push((show.to_owned(), one.tokens.clone()));
        pairs.push((later, pair));
    }
    pairs.sort_by_key(|(_, pair)| (pair.tokens.start, pair.tokens.end));
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

/// Which places to compare, by number, the one to point at first: names and quotations that are known to be alike, of
/// other places those that stand near each other.
fn candidates(found: &[Found], reading: &Reading<'_>) -> Vec<(usize, usize)> {
    let number = |wanted: &dyn Fn(&Object) -> bool| found.iter().position(|f| wanted(&f.object));
    let name = |n: usize| number(&|o| matches!(o, Object::Name(i) if *i == n));
    let quotation = |n: usize| number(&|o| matches!(o, Object::Quotation(i) if *i == n));
    match found.first().map(|f| &f.object) {
        None => Vec::new(),
        Some(Object::Name(_)) => {
            let pairs = reading.likeness.spellings.iter();
            pairs.filter_map(|&(usual, odd)| Some((name(odd)?, name(usual)?))).collect()
        }
        Some(Object::Quotation(_)) => {
            let pairs = reading.likeness.quotations.iter();
            pairs.filter_map(|&(a, b, _)| Some((quotation(b as usize)?, quotation(a as usize)?))).collect()
        }
        Some(_) => {
            let before = |later: usize| (later.saturating_sub(REACH)..later).map(move |earlier| (later, earlier));
            (0..found.len()).flat_map(before).collect()
        }
    }
}
