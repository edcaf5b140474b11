//! Quotations laid beside the originals, piece by piece.
//!
//! A quotation is looked for as a whole; what of it is not found there is looked for by itself, so that one which is put
//! together from two places shows both.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::align::{Step, align};
use super::chain::chain;
use super::differ::{Region, regions};
use super::locate::Located;
use super::quoted::Quoted;
use super::recut::recut;
use super::verdict::judge;
use super::voice::{Voice, names};
use super::{Comparison, Comparisons, Originals};
use crate::attribution::overlap::Overlap;
use crate::attribution::scene::Scene;
use crate::language::quotation::{Quotation, QuotationId};
use crate::speaker::{SpeakerId, Speakers};

/// Words of a quotation that are laid out at once.
const BLOCK: usize = 256;

/// Words in a row that are looked for by themselves.
const APART: usize = 4;

/// How much of what a quotation tells must be found, for it to be that quotation; of a part of one that is found elsewhere.
const ENOUGH: f64 = 0.62;
const ENOUGH_APART: f64 = 0.8;

/// How much of it must be found to be worth a look.
const NEAR: f64 = 0.4;

/// Words that must be found in any case.
const FEWEST: usize = 3;

/// Words left out in a row without a mark that make two places of one.
pub(super) const SKIPPED: usize = 8;

/// A draft, read as far as its speakers.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// Its words.
    pub scene: Scene<'a>,
    /// Where somebody says something.
    pub overlap: &'a Overlap,
    /// Who.
    pub speakers: &'a Speakers,
}

/// A part of a quotation, laid beside a stretch of an original.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The words of the quotation.
    pub(super) quoted: Range<usize>,
    /// The first word of the stretch.
    pub(super) start: u32,
    /// From the one to the other, from `quoted.start` and `start` on.
    pub(super) steps: Vec<Step>,
}

impl Piece {
    /// The words that both have, by number in each.
    pub(super) fn same(&self) -> impl DoubleEndedIterator<Item = (usize, u32)> + '_ {
        self.steps.iter().filter_map(|step| match *step {
            Step::Same(i, j) => Some((self.quoted.start + i, self.start + j as u32)),
            _ => None,
        })
    }

    /// The words of the original, from the first to the last that both have.
    pub(super) fn original(&self) -> Option<Range<u32>> {
        let (first, last) = (self.same().next()?, self.same().next_back()?);
        Some(first.1..last.1 + 1)
    }

    /// The part of it that has these words of the quotation.
    fn part(&self, words: Range<usize>) -> Self {
        let within = |step: &&Step| {
            let (Step::Same(i, _) | Step::Other(i, _) | Step::Put(i, _) | Step::Left(i, _)) = **step;
            words.contains(&(self.quoted.start + i))
        };
        let mut steps: Vec<Step> = self.steps.iter().filter(within).copied().collect();
        let left = |step: Option<&Step>| matches!(step, Some(Step::Left(..)));
        let edge = steps.iter().take_while(|s| left(Some(s))).count();
        steps.drain(..edge);
        while left(steps.last()) {
            steps.pop();
        }
        let moved = words.start - self.quoted.start;
        for step in &mut steps {
            let (Step::Same(i, _) | Step::Other(i, _) | Step::Put(i, _) | Step::Left(i, _)) = step;
            *i -= moved;
        }
        Self { quoted: words, start: self.start, steps }
    }

    /// The piece without what the original has behind the last word that both have.
    fn ended(mut self) -> Self {
        let last = self.steps.iter().rposition(|step| matches!(step, Step::Same(..)));
        let Some((at, Step::Same(_, j))) = last.map(|at| (at, self.steps[at])) else { return self };
        let put = |step| match step {
            Step::Other(i, _) | Step::Put(i, _) => Some(Step::Put(i, j + 1)),
            Step::Same(..) | Step::Left(..) => None,
        };
        let behind = self.steps.split_off(at + 1);
        self.steps.extend(behind.into_iter().filter_map(put));
        self
    }
}

/// Compares the quotations of a draft with its originals.
pub fn compare(draft: &Draft<'_>, originals: &Originals) -> Comparisons {
    let quotations = (0..).zip(&draft.scene.annotations.quotations).filter(|(_, q): &(QuotationId, _)| q.depth == 0);
    let speakers: Vec<Voice> =
        draft.speakers.list.iter().map(|speaker| Voice::of(&draft.scene, speaker, false)).collect();
    let names = names(speakers.iter());
    let each = |(id, quotation)| {
        one(id, quotation, voice_behind(quotation, draft, &speakers).as_ref(), (draft, &names), originals)
    };
    let list = quotations.filter_map(each).collect();
    Comparisons { list }
}

fn one(
    id: QuotationId,
    quotation: &Quotation,
    voice: Option<&Voice>,
    (draft, names): (&Draft<'_>, &FxHashSet<u64>),
    originals: &Originals,
) -> Option<Comparison> {
    let mut quoted = Quoted::new(&draft.scene, quotation);
    if quoted.words.len() < 2 {
        return None;
    }
    recut(&mut quoted, &draft.scene, originals);
    let mut layout = Layout { originals, quoted: &quoted, voice, pieces: Vec::new(), doubtful: false };
    let mut start = 0;
    if let Some(pieces) = chain(&quoted, originals, |place| layout.fits(place)) {
        layout.pieces = pieces;
        start = quoted.words.len();
    }
    while start < quoted.words.len() {
        let end = quoted.words.len().min(start + BLOCK);
        layout.lay(start..end, NEAR, 0);
        start = end;
    }
    let Layout { pieces, doubtful, .. } = layout;
    let mut pieces: Vec<Piece> = pieces.into_iter().flat_map(|piece| parted(piece, &quoted, originals)).collect();
    pieces.sort_by_key(|piece| piece.quoted.start);
    let share = originals.share(&quoted, 0..quoted.words.len(), pieces.iter());
    let found = pieces.iter().map(|piece| piece.same().count()).sum::<usize>();
    let is_found = share >= ENOUGH && found >= FEWEST.min(quoted.words.len());
    if !is_found && share < NEAR {
        pieces.clear();
    }
    Some(judge(id, &quoted, &pieces, (is_found, doubtful), voice, (draft, names), originals))
}

/// A piece, parted where it skips so many words of the original, or somebody else's, that these are two places.
fn parted(piece: Piece, quoted: &Quoted, originals: &Originals) -> Vec<Piece> {
    let skips = |r: &Region| {
        let is_long = r.original.len() >= SKIPPED + 2 * r.quoted.len();
        !r.marked && (is_long || originals.is_interrupted(&r.original))
    };
    let mut from = piece.quoted.start;
    let mut parts = Vec::new();
    for skip in regions(&piece, quoted, originals).into_iter().filter(skips) {
        if from < skip.quoted.start && skip.quoted.end < piece.quoted.end {
            parts.push(piece.part(from..skip.quoted.end).ended());
            from = skip.quoted.end;
        }
    }
    parts.push(if from == piece.quoted.start { piece } else { piece.part(from..piece.quoted.end) });
    parts
}

/// Which of the speakers stands behind a quotation, if it is one.
fn voice_behind(quotation: &Quotation, draft: &Draft<'_>, speakers: &[Voice]) -> Option<Voice> {
    let attributions = draft.overlap.contents(&quotation.tokens);
    let mut behind: Vec<SpeakerId> =
        attributions.iter().flat_map(|&a| draft.speakers.behind[a].iter().copied()).collect();
    behind.sort_unstable();
    behind.dedup();
    let [id] = behind[..] else { return None };
    let ambiguous = attributions.iter().any(|&a| draft.speakers.ambiguous[a]);
    Some(speakers[id.0 as usize].clone().unless(ambiguous))
}

/// A quotation being laid out.
struct Layout<'a> {
    originals: &'a Originals,
    quoted: &'a Quoted,
    voice: Option<&'a Voice>,
    pieces: Vec<Piece>,
    /// Whether a piece could as well stand elsewhere, where nobody or somebody else is known to say it.
    doubtful: bool,
}

impl Layout<'_> {
    /// Lays out a run of words, and by themselves those that are not found where the others are.
    fn lay(&mut self, words: Range<usize>, enough: f64, depth: u8) {
        /// How often what is left over is looked for.
        const DEEPEST: u8 = 3;
        let Some(piece) = self.nearest(words.clone()) else { return };
        let share = self.originals.share(self.quoted, words.clone(), std::iter::once(&piece));
        if share < enough {
            return;
        }
        let mut rest = words.start;
        let lost = lost(&piece, &words);
        for apart in lost.into_iter().filter(|apart| depth < DEEPEST && apart.len() >= APART && *apart != words) {
            let before = self.pieces.len();
            self.lay(apart.clone(), ENOUGH_APART, depth + 1);
            if self.pieces.len() > before {
                if rest < apart.start {
                    self.pieces.push(piece.part(rest..apart.start));
                }
                rest = apart.end;
            }
        }
        if rest < words.end {
            self.pieces.push(piece.part(rest..words.end));
        }
    }

    /// Where a run of words goes best; of places that are as good, one where who says it in the draft does.
    fn nearest(&mut self, words: Range<usize>) -> Option<Piece> {
        let marked = &self.quoted.marked[words.start..=words.end];
        let own = &self.quoted.words[words.clone()];
        // The marks at both ends say nothing of what stands between.
        let is_marked = marked[1..marked.len() - 1].contains(&true);
        match self.originals.locate(own, is_marked) {
            Located::InARow(places) => {
                let place = places.iter().find(|place| self.fits(place)).or(places.first())?;
                let unclear = |place: &Range<u32>| self.originals.voice(place.start).is_none_or(|(_, v)| !v.is_told());
                self.doubtful |= places.iter().any(unclear);
                let steps = (0..own.len()).map(|n| Step::Same(n, n)).collect();
                Some(Piece { quoted: words, start: place.start, steps })
            }
            Located::Within(stretches) => {
                let mut best: Option<(i32, bool, Piece)> = None;
                for stretch in stretches {
                    let theirs = &self.originals.words[stretch.start as usize..stretch.end as usize];
                    let (score, steps) = align(own, marked, theirs, &self.originals.spoken);
                    let piece = Piece { quoted: words.clone(), start: stretch.start, steps: dissolved(steps) };
                    let fits = piece.original().is_some_and(|place| self.fits(&place));
                    if best.as_ref().is_none_or(|(most, fit, _)| (score, fits) > (*most, *fit)) {
                        best = Some((score, fits, piece));
                    }
                }
                best.map(|(.., piece)| piece)
            }
        }
    }

    /// Whether who says it in the draft may be who says it there.
    fn fits(&self, place: &Range<u32>) -> bool {
        let there = self.originals.voice(place.start).map(|(_, voice)| voice);
        self.voice.zip(there).is_some_and(|(own, there)| own.may_be(there))
    }
}

/// The runs of words of the quotation that a piece does not have in common with its original.
fn lost(piece: &Piece, words: &Range<usize>) -> Vec<Range<usize>> {
    let mut lost = Vec::new();
    let mut from = words.start;
    for at in piece.same().map(|(at, _)| at).chain([words.end]) {
        if from < at {
            lost.push(from..at);
        }
        from = at + 1;
    }
    lost
}

/// Steps in which a word that both have by mere chance, between others, is none in common.
fn dissolved(mut steps: Vec<Step>) -> Vec<Step> {
    let same = |step: &Step| matches!(step, Step::Same(..));
    let mut at = 0;
    while at < steps.len() {
        let run = steps[at..].iter().take_while(|s| same(s)).count();
        let behind = steps[at + run..].iter().take_while(|s| !same(s)).count();
        let before = steps[..at].iter().rev().take_while(|s| !same(s)).count();
        if run == 1
            && before + behind > 3
            && before > 1
            && behind > 1
            && let Step::Same(i, j) = steps[at]
        {
            steps[at] = Step::Other(i, j);
        }
        at += run.max(1) + if run > 0 { behind } else { 0 };
    }
    steps
}

impl Originals {
    /// How much of what some words of a quotation tell is found in pieces.
    fn share<'p>(&self, quoted: &Quoted, words: Range<usize>, pieces: impl Iterator<Item = &'p Piece>) -> f64 {
        let weight = |at: usize| self.index.weight(quoted.words[at].key);
        let found: f64 = pieces.flat_map(Piece::same).map(|(at, _)| weight(at)).sum();
        found / words.map(weight).sum::<f64>().max(f64::MIN_POSITIVE)
    }
}
