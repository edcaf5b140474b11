//! Figures that clash: different numbers for one thing.
//!
//! In: the quantities of claims. Out: conflicts.
//! Two numbers are for one thing if they count the same noun in the same unit and the claims share something else too, or
//! if one sentence sets them against each other ("2,000 …, instead of the 1,200"). Rounding, "about" and "at least" are
//! allowed for; numbers of one owner that differ in time or place are not told apart here, so only close ones count.

use std::collections::HashSet;

use super::ConflictKind;
use super::dispute::{Clash, Place};
use super::matter::Matters;
use super::rebuttal::Rebuttals;
use crate::attribution::scene::Scene;
use crate::claim::{Claim, Claims};
use crate::language::lexicon::Class;
use crate::language::quantity::{Bound, Quantity, Unit};
use crate::language::tag::Tag;
use crate::language::token::Token;

/// Up to this number things are told apart, not counted: "one or two".
const FEW: f64 = 2.0;

/// How far apart two claims may stand whose numbers are compared, in claims.
const REACH: usize = 60;

/// The pairs of numbers that clash.
pub(super) fn find(rebuttals: &Rebuttals<'_>) -> Vec<Clash> {
    let Rebuttals { scene, claims, matters, .. } = *rebuttals;
    let mut clashes = Vec::new();
    let quantities = &scene.annotations.quantities;
    let mut seen = HashSet::new();
    let mut figures: Vec<(usize, &Quantity)> = claims
        .list
        .iter()
        .enumerate()
        .flat_map(|(n, claim)| {
            let own = quantities[claim.quantities.clone()]
                .iter()
                .filter(|q| q.is_figure() && q.value > FEW && claim.covers(q.tokens.start));
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
                    && !rebuttals.sides.same(*one_claim, *other_claim)
                    && !rebuttals.sides.is_own(*one_claim)
                    && !rebuttals.sides.is_own(*other_claim)
                    && related(scene, claims, matters, (*one_claim, one), *other_claim)
            };
            if clash {
                let shared = matters.shared(*one_claim, *other_claim);
                let place = |claim: usize, q: &Quantity| Place { claim, tokens: q.tokens.clone() };
                let (one, other) = (place(*one_claim, one), place(*other_claim, other));
                clashes.push(Clash { kind: ConflictKind::Figures, one, other, shared, weight: 0 });
            }
        }
    }
    clashes
}

/// Whether two claims give one number where both give some, and never two numbers for one thing.
pub(super) fn agree(scene: &Scene<'_>, one: &Claim, other: &Claim) -> bool {
    let quantities = &scene.annotations.quantities;
    let figures = |claim: &Claim| quantities[claim.quantities.clone()].iter().filter(|q| q.is_figure());
    let pairs = || figures(one).flat_map(|a| figures(other).map(move |b| (a, b)));
    let equal = pairs().any(|(a, b)| a.unit == b.unit && (a.value - b.value).abs() < f64::EPSILON);
    let clash = pairs().any(|(a, b)| same_thing(scene, a, b) && apart(a, b));
    !clash && (equal || pairs().next().is_none())
}

/// Whether two quantities measure the same noun in the same unit.
fn same_thing(scene: &Scene<'_>, one: &Quantity, other: &Quantity) -> bool {
    let key = |t: &Token| if t.lemma.is_known() { scene.lexicons.vocabulary.word(t.lemma).key } else { t.key };
    let lemma = |q: &Quantity| q.counted.map(|c| key(scene.token(c)));
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

/// Whether the claims tell the same of what is counted: beside its noun they share a verb and another word, or stand close
/// by and share the verb. Days and years are counted for too many things.
fn related(scene: &Scene<'_>, claims: &Claims, matters: &Matters, one: (usize, &Quantity), other: usize) -> bool {
    const NEAR: usize = 2;
    let (claim, quantity) = one;
    let counted = quantity.counted.filter(|&c| !scene.is(c, Class::Time));
    let lemma = |t: u32| scene.token(t).lemma;
    let shared: Vec<u32> =
        matters.shared(claim, other).into_iter().filter(|&t| counted.is_some_and(|c| lemma(c) != lemma(t))).collect();
    let verb = shared.iter().any(|&t| scene.token(t).tag.is_verb());
    let near = claims.list[claim].sentence.abs_diff(claims.list[other].sentence) <= NEAR;
    verb && (near || shared.len() > 1)
}

/// Whether a word of contrast between two numbers of one sentence sets them against each other, the second counting
/// nothing of its own.
fn set_against(scene: &Scene<'_>, one: &Quantity, other: &Quantity) -> bool {
    const REACH: u32 = 6;
    let before = other.tokens.start.saturating_sub(REACH).max(one.tokens.end)..other.tokens.start;
    let tokens = &scene.annotations.tokens;
    // "instead of the 1,200", but not "not only 62%" nor "does not clinch: six"
    let contrast = before.clone().any(|i| {
        (1..=2).any(|n| {
            let beside = (i + n..other.tokens.start).all(|t| scene.token(t).tag == Tag::Dt);
            i + n <= other.tokens.start
                && beside
                && scene.lexicons.spans(Class::InsteadOf, &tokens[i as usize..(i + n) as usize])
        })
    });
    let lemma = |q: &Quantity| q.counted.map(|c| scene.token(c).lemma);
    let alone = other.counted.is_none()
        || lemma(one) == lemma(other)
        || other.counted.is_some_and(|c| scene.token(c).tag.is_proper());
    contrast && one.unit == other.unit && alone && (one.value - other.value).abs() > f64::EPSILON
}
