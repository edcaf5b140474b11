//! Where in the originals a run of words may have been taken from.

use std::ops::Range;

use super::Originals;
use super::word::Word;

/// Places of one pair of words that are followed.
const PLACES: usize = 256;

/// Pairs of a quotation that are looked up, the rarest of them.
const PAIRS: usize = 32;

/// Cells of alignment that a quotation may take, over all places that are tried.
const CELLS: usize = 120_000;

/// How many words more than the quotation a place may have: where nothing is marked, and where something is.
const SLACK: [u32; 2] = [24, 150];

/// Where words may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Located {
    /// There, all in a row.
    InARow(Vec<Range<u32>>),
    /// Somewhere in one of these stretches, the likeliest first.
    Within(Vec<Range<u32>>),
}

impl Originals {
    /// Where the words of a quotation, or of a part of it, may stand.
    pub(super) fn locate(&self, words: &[Word], marked: bool) -> Located {
        let hits = self.hits(words);
        let n = words.len() as u32;
        let is_there = |start: u32| {
            let row = self.words.get(start as usize..(start + n) as usize);
            let same = row.is_some_and(|row| row.iter().zip(words).all(|(w, own)| self.spoken.alike(w.key, own.key)));
            same && self.original_of(start) == self.original_of(start + n - 1)
        };
        let mut rows: Vec<u32> = hits.iter().filter_map(|(i, p)| p.checked_sub(*i)).collect();
        rows.sort_unstable();
        rows.dedup();
        rows.retain(|start| is_there(*start));
        if !rows.is_empty() {
            return Located::InARow(rows.into_iter().map(|start| start..start + n).collect());
        }
        Located::Within(self.stretches(&hits, n, SLACK[usize::from(marked)]))
    }

    /// Pairs of words of the quotation with where they stand, by place: the number of the pair's first word, and that of
    /// the word of the originals.
    fn hits(&self, words: &[Word]) -> Vec<(u32, u32)> {
        let spoken: Vec<u32> = (0..words.len() as u32).filter(|&at| !words[at as usize].free).collect();
        let mut found: Vec<(u32, &[(u32, u32)])> = Vec::new();
        for pair in spoken.windows(2) {
            let key = |at: u32| words[at as usize].key;
            found.extend(self.places(key(pair[0]), key(pair[1])).map(|places| (pair[0], places)));
        }
        found.sort_by_key(|(at, places)| (places.len(), *at));
        found.truncate(PAIRS);
        let each = found.iter().flat_map(|(at, places)| places.iter().take(PLACES).map(|(_, p)| (*at, *p)));
        let mut hits: Vec<(u32, u32)> = each.collect();
        hits.sort_unstable_by_key(|&(i, p)| (p, i));
        hits
    }

    /// The stretches in which most hits stand together, the likeliest first.
    fn stretches(&self, hits: &[(u32, u32)], n: u32, slack: u32) -> Vec<Range<u32>> {
        let mut windows: Vec<(usize, usize, usize)> = Vec::new();
        let mut end = 0;
        for (start, &(_, first)) in hits.iter().enumerate() {
            let original = self.extent(self.original_of(first));
            end = end.max(start);
            while hits.get(end).is_some_and(|(_, p)| *p <= first + n + slack && *p < original.end) {
                end += 1;
            }
            windows.push((end - start, start, end));
        }
        windows.sort_by_key(|(count, start, _)| (std::cmp::Reverse(*count), *start));
        let most = windows.first().map_or(0, |(count, ..)| *count);
        let size = (n * (2 * n + slack)).max(1) as usize;
        let tried = (CELLS / size).clamp(2, 48);
        let mut chosen: Vec<Range<u32>> = Vec::new();
        for (count, start, end) in windows {
            if chosen.len() == tried || 2 * count < most {
                break;
            }
            let here = &hits[start..end];
            let whole = self.extent(self.original_of(here[0].1));
            let from = here.iter().map(|(i, p)| p.saturating_sub(*i)).min().unwrap_or(0).saturating_sub(8);
            let to = here.iter().map(|(i, p)| p + n.saturating_sub(*i)).max().unwrap_or(0) + 8;
            let range = from.max(whole.start)..to.min(whole.end);
            let covered = |c: &Range<u32>| c.start <= here[0].1 && here[end - start - 1].1 < c.end;
            if !chosen.iter().any(covered) {
                chosen.push(range);
            }
        }
        chosen
    }
}
