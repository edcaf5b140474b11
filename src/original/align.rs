//! Two runs of words laid side by side.
//!
//! In: the words of a quotation, with where it marks that something is missing, and a stretch of an original. Out: the
//! steps from the one to the other that leave most words where they are. All of the quotation is laid out, the stretch
//! may have more at both ends.

use super::word::Word;
use crate::language::lexicon::Spoken;

/// A step through both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A word of both, by its number in each.
    Same(usize, usize),
    /// A word instead of another.
    Other(usize, usize),
    /// A word that the original does not have, before that word of it.
    Put(usize, usize),
    /// A word that the quotation does not have, before that word of it.
    Left(usize, usize),
}

/// What a word in common is worth, and what it costs to have another, to put one in, to leave a first or a further one out.
const SAME: i32 = 4;
const OTHER: i32 = -3;
const PUT: i32 = -3;
const LEFT: i32 = -4;
const LEFT_ON: i32 = -1;

/// No way leads here.
const NEVER: i32 = i32::MIN / 2;

/// What the last step was: side by side, one put in, one left out.
const BESIDE: usize = 0;
const IN: usize = 1;
const OUT: usize = 2;

/// How well the two go together, and the steps.
pub(super) fn align(quoted: &[Word], marked: &[bool], original: &[Word], spoken: &Spoken) -> (i32, Vec<Step>) {
    let (n, m) = (quoted.len(), original.len());
    let row = m + 1;
    // For each pair of places and each kind of last step the kind before it.
    let mut from = vec![[BESIDE as u8; 3]; (n + 1) * row];
    let mut above = vec![[0, NEVER, NEVER]; row];
    let best = |cell: &[i32; 3]| (0..3).rev().max_by_key(|&kind| cell[kind]).unwrap_or(BESIDE);
    for i in 1..=n {
        let mut here = vec![[NEVER; 3]; row];
        let (own, others) = (quoted[i - 1].key, spoken.others(quoted[i - 1].key));
        for j in 0..=m {
            let put = best(&above[j]);
            here[j][IN] = above[j][put] + PUT;
            from[i * row + j][IN] = put as u8;
            if j == 0 {
                continue;
            }
            let beside = best(&above[j - 1]);
            let same = own == original[j - 1].key || others.contains(&original[j - 1].key);
            here[j][BESIDE] = above[j - 1][beside] + if same { SAME } else { OTHER };
            from[i * row + j][BESIDE] = beside as u8;
            if i < n {
                let free = original[j - 1].free || marked[i];
                let cost = |kind: usize| {
                    if free {
                        0
                    } else if kind == OUT {
                        LEFT_ON
                    } else {
                        LEFT
                    }
                };
                let last = [BESIDE, IN, OUT].into_iter().rev().max_by_key(|&k| here[j - 1][k] + cost(k));
                let last = last.unwrap_or(BESIDE);
                here[j][OUT] = here[j - 1][last] + cost(last);
                from[i * row + j][OUT] = last as u8;
            }
        }
        above = here;
    }
    let score = |j: usize| above[j][best(&above[j])];
    // Of ends that are as good one where words stand side by side, in the same sentence; else the first.
    let beside = |j: usize| best(&above[j]) == BESIDE && j > 0 && !original[j - 1].opens;
    let end = (0..=m).rev().max_by_key(|&j| (score(j), beside(j))).unwrap_or(0);
    let mut steps = Vec::with_capacity(n);
    let (mut i, mut j, mut kind) = (n, end, best(&above[end]));
    while i > 0 {
        let before = usize::from(from[i * row + j][kind]);
        match kind {
            IN => {
                i -= 1;
                steps.push(Step::Put(i, j));
            }
            OUT => {
                j -= 1;
                steps.push(Step::Left(i, j));
            }
            _ => {
                (i, j) = (i - 1, j - 1);
                let same = spoken.alike(quoted[i].key, original[j].key);
                steps.push(if same { Step::Same(i, j) } else { Step::Other(i, j) });
            }
        }
        kind = before;
    }
    steps.reverse();
    (score(end), steps)
}
