//! Quotations that nearly run alike.

use std::ops::Range;

use super::Wording;
use crate::attribution::scene::Scene;
use crate::language::quotation::QuotationId;
use crate::statistics::key;

/// Words in a row that two quotations must share.
const RUN: usize = 5;

/// Places of one run that are followed; a refrain is not.
const MOST: usize = 6;

/// Words of a quotation that are compared.
const LONGEST: usize = 160;

/// The share of the shorter one's words that stand in the longer one in the same order.
const ALIKE: f64 = 0.85;

/// Pairs of quotations with a run of words in common; those that say themselves that they are shortened or edited only
/// where they are the same.
pub(super) fn pairs(scene: &Scene<'_>) -> Vec<(QuotationId, QuotationId, Wording)> {
    let mut words: Vec<(QuotationId, Words)> = Vec::new();
    for (number, quotation) in scene.annotations.quotations.iter().enumerate().filter(|(_, q)| q.depth == 0) {
        let cited = scene.annotations.quotations[number + 1..].iter().take_while(|q| q.depth > 0);
        let cited: Vec<Range<u32>> = cited.map(|q| q.tokens.clone()).collect();
        let inner = quotation.inner().filter(|t| !scene.token(*t).tag.is_punctuation());
        let is_cited = |token: u32| cited.iter().any(|tokens| tokens.contains(&token));
        let (keys, cited): (Vec<u64>, Vec<bool>) =
            inner.map(|t| (scene.token(t).key, is_cited(t))).take(LONGEST).unzip();
        if keys.len() >= RUN {
            words.push((number as QuotationId, Words { keys, cited }));
        }
    }
    // Every run of words with the quotation that it stands in, the same ones together, in text order.
    let mut runs: Vec<(u64, usize)> = Vec::with_capacity(words.iter().map(|(_, words)| words.keys.len()).sum());
    for (number, (_, words)) in words.iter().enumerate() {
        let hash = |run: &[u64]| run.iter().fold(0, |held, word| key::with(held, 0, *word));
        runs.extend(words.keys.windows(RUN).map(|run| (hash(run), number)));
    }
    runs.sort_unstable();
    runs.dedup();
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for places in runs.chunk_by(|one, other| one.0 == other.0) {
        for (i, (_, number)) in places.iter().enumerate() {
            candidates.extend(places[..i.min(MOST)].iter().map(|(_, before)| (*before, *number)));
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    let wording = |(one, other): (usize, usize)| {
        let ((first, a), (second, b)) = (&words[one], &words[other]);
        Some((*first, *second, compare(a, b)?))
    };
    candidates.into_iter().filter_map(wording).collect()
}

/// What is compared of a quotation.
struct Words {
    /// Its words.
    keys: Vec<u64>,
    /// Of each whether it stands in a quotation inside this one: the speaker's citing of somebody else.
    cited: Vec<bool>,
}

/// How two quotations go together. Words that one speaker only cites are nobody's second time of saying them.
fn compare(one: &Words, other: &Words) -> Option<Wording> {
    let (short, long) = if one.keys.len() <= other.keys.len() { (one, other) } else { (other, one) };
    let mut same = long.keys.windows(short.keys.len()).enumerate().filter(|(_, w)| *w == short.keys).peekable();
    if same.peek().is_some() {
        return same.any(|(at, _)| !long.cited[at]).then_some(Wording::Same);
    }
    let (short, long) = (short.keys.as_slice(), long.keys.as_slice());
    let common = in_order(short, long);
    (common as f64 >= ALIKE * short.len() as f64).then_some(Wording::Other)
}

/// How many words both have in the same order.
fn in_order(one: &[u64], other: &[u64]) -> usize {
    let mut best = vec![0usize; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        for (i, b) in other.iter().enumerate() {
            let above = best[i + 1];
            best[i + 1] = if a == b { diagonal + 1 } else { above.max(best[i]) };
            diagonal = above;
        }
    }
    best[other.len()]
}
