//! What two runs of words laid side by side do not have in common, and what of it counts.

use std::ops::Range;

use super::Originals;
use super::align::Step;
use super::compare::Piece;
use super::quoted::Quoted;
use super::word::Word;
use crate::attribution::scene::Scene;
use crate::language::quantity::Unit;

/// Words that may be one in a quotation.
const PARTS: u32 = 3;

/// A run of words that only one of the two has, or each otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// Words of the quotation.
    pub(super) quoted: Range<usize>,
    /// Words of the originals.
    pub(super) original: Range<u32>,
    /// Whether the quotation marks that words are missing there, and nothing else is the matter.
    pub(super) marked: bool,
}

/// Where a piece differs from its original, in order; what may be dropped without a mark is no difference.
pub(super) fn regions(piece: &Piece, quoted: &Quoted, originals: &Originals) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    let mut open: Option<Region> = None;
    // Words left out where the quotation says so are kept apart from what else differs there.
    let mut gap: Option<Region> = None;
    for step in &piece.steps {
        let word = |j: usize| piece.start + j as u32;
        let (i, j, put, left) = match *step {
            Step::Same(..) => {
                regions.extend(gap.take());
                regions.extend(open.take());
                continue;
            }
            Step::Other(i, j) => (i, word(j), 1, 1),
            Step::Put(i, j) => (i, word(j), 1, 0),
            Step::Left(i, j) => (i, word(j), 0, 1),
        };
        let i = piece.quoted.start + i;
        let is_left = put == 0;
        if is_left && originals.words[j as usize].free {
            continue;
        }
        let marked = is_left && quoted.marked[i];
        let held = if marked { &mut gap } else { &mut open };
        let region = held.get_or_insert(Region { quoted: i..i, original: j..j, marked });
        region.quoted.end = i + put;
        region.original.end = j + left;
    }
    regions.extend(gap);
    regions.extend(open);
    regions
}

/// Whether both sides of a region are the same when spoken: one word written as two, a number written otherwise.
///
/// At the ends of a piece the original's side of a region may be too short: a word that is two there has one of them only.
pub(super) fn sounds_alike(
    region: &Region,
    piece: &Piece,
    (quoted, originals): (&Quoted, &Originals),
    scene: &Scene<'_>,
) -> bool {
    let ours = &quoted.words[region.quoted.clone()];
    let Range { start, end } = region.original;
    let before =
        if region.quoted.start == piece.quoted.start { start.saturating_sub(PARTS)..=start } else { start..=start };
    let behind = if region.quoted.end == piece.quoted.end { end..=end + PARTS } else { end..=end };
    let same_letters = |from: u32, to: u32| {
        let theirs = originals.words.get(from as usize..to as usize).filter(|words| !words.is_empty());
        theirs.is_some_and(|theirs| letters(ours, scene.text).eq(letters(theirs, originals.text_of(from))))
    };
    let crosses =
        |from: u32, to: u32| originals.original_of(from) != originals.original_of(to.saturating_sub(1).max(from));
    let stretches = before.flat_map(|from| behind.clone().map(move |to| (from, to)));
    if !ours.is_empty() && stretches.into_iter().any(|(from, to)| !crosses(from, to) && same_letters(from, to)) {
        return true;
    }
    let near = |words: &[Word], at: usize, count: usize| {
        let at = if count == 0 { at.checked_sub(1)? } else { at };
        words.get(at).map(|w| (at, w.token))
    };
    let own = near(&quoted.words, region.quoted.start, region.quoted.len());
    let own = own
        .and_then(|(_, token)| scene.annotations.quantity_at(token))
        .filter(|quantity| ours.iter().all(|w| quantity.tokens.contains(&w.token)));
    let other = near(&originals.words, region.original.start as usize, region.original.len());
    let other = other
        .and_then(|(at, _)| originals.quantity(at as u32))
        .filter(|(range, ..)| region.original.is_empty() || range.end >= region.original.end);
    own.zip(other).is_some_and(|(own, (_, value, unit))| same(own.value, own.unit, value, unit))
}

fn same(one: f64, of: Unit, other: f64, by: Unit) -> bool {
    (one - other).abs() <= f64::EPSILON * one.abs() && of == by
}

/// The letters of some words.
fn letters<'t>(words: &'t [Word], text: &'t str) -> impl Iterator<Item = char> + 't {
    words.iter().flat_map(|w| w.span.text(text).chars()).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
