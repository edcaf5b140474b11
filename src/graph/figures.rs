//! Figures that clash: different numbers for one thing.
//!
//! In: the quantities of claims. Out: conflicts.
//! Two numbers are for one thing if they count the same noun in the same unit and the claims share something else too, or
//! if one sentence sets them against each other ("2,000 …, instead of the 1,200"). Rounding, "about" and "at least" are
//! allowed for; numbers of one owner that differ in time or place are not told apart here, so only close ones count.

use std::collections::HashSet;

use super::denial::conflict;
use super::matter::{Matters, same_subject};
use super::{ClaimGraph, ConflictKind};
use crate::attribution::scene::Scene;
use crate::claim::Claims;
use crate::language::lexicon::Class;
use crate::language::quantity::{Bound, Quantity, Unit};

/// How far apart two claims may stand whose numbers are compared, in claims.
const REACH: usize = 60;

/// Adds a conflict for every pair of numbers that clash.
pub fn add(scene: &Scene<'_>, claims: &Claims, matters: &Matters, graph: &mut ClaimGraph) {
    let quantities = &scene.annotations.quantities;
    let mut seen = HashSet::new();
    let mut figures: Vec<(usize, &Quantity)> = claims
        .list
        .iter()
        .enumerate()
        .flat_map(|(n, claim)| {
            let own =
                quantities[claim.quantities.clone()].iter().filter(|q| q.is_figure() && claim.covers(q.tokens.start));
            own.map(move |q| (n, q))
        })
        .collect();
    // A number belongs to the first who gives it: claims of speakers stand before the article's own of the same sentence.
    figures.retain(|(_, q)| seen.insert(q.tokens.start));
    for (i, (one_claim, one)) in figures.iter().enumerate() {
        for (other_claim, other) in figures[i + 1..].iter().take_while(|(n, _)| n - one_claim <= REACH) {
            let same_sentence = claims.list[*one_claim].sentence == claims.list[*other_claim].sentence;
            let clash = if same_sentence {
                set_against(scene, one, other)
            } else {
                same_thing(scene, one, other)
                    && apart(one, other)
                    && claims.list[*one_claim].speakers != claims.list[*other_claim].speakers
                    && related(claims, matters, *one_claim, *other_claim)
            };
            if clash {
                let shared = matters.shared(*one_claim, *other_claim);
                let places = ((*one_claim, one.tokens.clone()), (*other_claim, other.tokens.clone()));
                conflict(graph, ConflictKind::Figures, places.0, places.1, shared);
            }
        }
    }
}

/// Whether two quantities measure the same noun in the same unit.
fn same_thing(scene: &Scene<'_>, one: &Quantity, other: &Quantity) -> bool {
    let lemma = |q: &Quantity| q.counted.map(|c| scene.token(c).lemma).filter(|l| l.is_known());
    match (one.unit, other.unit) {
        (Unit::Count, Unit::Count) | (Unit::Percent, Unit::Percent) => {
            lemma(one).is_some() && lemma(one) == lemma(other)
        }
        _ => false,
    }
}

/// Whether the numbers cannot be the same, rounding and bounds allowed for.
fn apart(one: &Quantity, other: &Quantity) -> bool {
    /// A number that is rounded to its first digits stays within this share of the exact one.
    const ROUNDING: f64 = 0.1;
    let interval = |q: &Quantity| match q.bound {
        Bound::Exact => (q.value, q.value),
        Bound::About => (q.value * (1.0 - ROUNDING), q.value * (1.0 + ROUNDING)),
        Bound::AtLeast => (q.value, f64::INFINITY),
        Bound::AtMost => (0.0, q.value),
    };
    let ((a, b), (c, d)) = (interval(one), interval(other));
    let near = (one.value - other.value).abs() <= ROUNDING / 2.0 * one.value.max(other.value);
    (b < c || d < a) && !near
}

/// Whether the claims share a subject or two content words beside the noun that is counted.
fn related(claims: &Claims, matters: &Matters, one: usize, other: usize) -> bool {
    let shared = matters.shared(one, other).len();
    shared >= 3 || shared >= 2 && same_subject(&claims.list[one], &claims.list[other])
}

/// Whether a word of contrast between two numbers of one sentence sets them against each other, the second counting
/// nothing of its own.
fn set_against(scene: &Scene<'_>, one: &Quantity, other: &Quantity) -> bool {
    const REACH: u32 = 6;
    let before = other.tokens.start.saturating_sub(REACH).max(one.tokens.end)..other.tokens.start;
    let tokens = &scene.annotations.tokens;
    let contrast = before.clone().any(|i| {
        (1..=2).any(|n| {
            i + n <= other.tokens.start && scene.lexicons.spans(Class::InsteadOf, &tokens[i as usize..(i + n) as usize])
        })
    });
    let lemma = |q: &Quantity| q.counted.map(|c| scene.token(c).lemma);
    let alone = other.counted.is_none()
        || lemma(one) == lemma(other)
        || other.counted.is_some_and(|c| scene.token(c).tag.is_proper());
    contrast && one.unit == other.unit && alone && (one.value - other.value).abs() > f64::EPSILON
}
