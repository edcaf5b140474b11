//! Quotations that mark what they leave out: each run of words between marks by itself.

use std::cmp::Reverse;
use std::ops::Range;

use super::Originals;
use super::align::Step;
use super::compare::Piece;
use super::locate::Located;
use super::quoted::Quoted;

/// Places of the rarest run that are tried.
const TRIED: usize = 16;

/// The pieces of a quotation of which every run of words between marks stands in a row, as near behind each other as can
/// be; nothing if there is no mark, or if a run is not found or is a mere word. `fits` tells better places from others.
pub(super) fn chain(quoted: &Quoted, originals: &Originals, fits: impl Fn(&Range<u32>) -> bool) -> Option<Vec<Piece>> {
    let runs = runs(quoted);
    if runs.len() < 2 || runs.iter().any(|run| run.len() < 2) {
        return None;
    }
    let mut places: Vec<Vec<Range<u32>>> = Vec::with_capacity(runs.len());
    for run in &runs {
        match originals.locate(&quoted.words[run.clone()], false) {
            Located::InARow(found) => places.push(found),
            Located::Within(_) => return None,
        }
    }
    let rarest = (0..runs.len()).min_by_key(|&run| places[run].len())?;
    let chains = places[rarest].iter().take(TRIED).map(|place| from(rarest, place, &places));
    // Of chains that are as good the first.
    let worth = |chain: &Vec<Range<u32>>| {
        let follow = |pair: &[Range<u32>]| {
            let same = originals.original_of(pair[0].start) == originals.original_of(pair[1].start);
            (same && pair[0].end <= pair[1].start).then(|| pair[1].start - pair[0].end)
        };
        let gaps: Vec<Option<u32>> = chain.windows(2).map(follow).collect();
        let broken = gaps.iter().filter(|gap| gap.is_none()).count();
        (Reverse(broken), chain.iter().filter(|place| fits(place)).count(), Reverse(gaps.iter().flatten().sum::<u32>()))
    };
    let best = chains.rev().max_by_key(worth)?;
    let piece = |(run, place): (&Range<usize>, Range<u32>)| Piece {
        quoted: run.clone(),
        start: place.start,
        steps: (0..run.len()).map(|n| Step::Same(n, n)).collect(),
    };
    Some(runs.iter().zip(best).map(piece).collect())
}

/// The runs of words between marks.
fn runs(quoted: &Quoted) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut from = 0;
    for at in (1..=quoted.words.len()).filter(|&at| at == quoted.words.len() || quoted.marked[at]) {
        runs.push(from..at);
        from = at;
    }
    runs
}

/// A place for each run, near the one that is given for one of them: those before it next before it, those behind it next
/// behind.
fn from(run: usize, place: &Range<u32>, places: &[Vec<Range<u32>>]) -> Vec<Range<u32>> {
    let mut chain = vec![place.clone(); places.len()];
    for at in (0..run).rev() {
        let end = chain[at + 1].start;
        let next = places[at].iter().rev().find(|p| p.end <= end).or(places[at].first());
        chain[at] = next.cloned().unwrap_or_else(|| place.clone());
    }
    for at in run + 1..places.len() {
        let start = chain[at - 1].end;
        let next = places[at].iter().find(|p| p.start >= start).or(places[at].first());
        chain[at] = next.cloned().unwrap_or_else(|| place.clone());
    }
    chain
}
