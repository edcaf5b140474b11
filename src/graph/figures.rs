//! Figures that clash: different numbers for one thing.
//!
//! In: the quantities of claims. Out: conflicts.
//! Two numbers are for one thing if they count the same noun in the same unit and the claims share something else too, if
//! both tell how many died, were hurt or came, if one looks like a slip for the other ("642 patients", "624 patients"), or if
//! one sentence sets them against each other ("2,000 …, instead of the 1,200"). Rounding, "about" and "at least" are
//! allowed for; numbers of one owner that differ in time or place are not told apart here, so only close ones count.

mod slip;

use std::collections::HashSet;

use super::dispute::{Clash, Place};
use super::rebuttal::Rebuttals;
use super::{ConflictKind, tally};
use crate::attribution::scene::Scene;
use crate::claim::Claim;
use crate::language::lexicon::Class;
use crate::language::quantity::{Bound, Date, Quantity, Unit};
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::language::token::Token;
use crate::speaker::SpeakerId;

/// Up to this number things are told apart, not counted: "one or two".
const FEW: f64 = 2.0;

/// How far apart two claims may stand whose numbers are compared, in claims.
const REACH: usize = 60;

/// Within how many sentences little shows that two numbers are for one thing.
const NEAR: usize = 2;

/// Within how many sentences the count of all who died or came is one with what was told of them before.
const WHOLE: usize = 12;

/// A number that somebody gives.
struct Figure<'q> {
    claim: usize,
    quantity: &'q Quantity,
    /// Who gives it, each by who stands for its side; nobody if that is somebody who is not known.
    by: Vec<SpeakerId>,
}

/// The pairs of numbers that clash.
pub(super) fn find(rebuttals: &Rebuttals<'_>) -> Vec<Clash> {
    let Rebuttals { scene, claims, matters, .. } = *rebuttals;
    let sentence = |figure: &Figure<'_>| claims.list[figure.claim].sentence;
    let mut clashes = Vec::new();
    let figures = figures(rebuttals);
    for (i, one) in figures.iter().enumerate() {
        for other in figures[i + 1..].iter().take_while(|other| other.claim - one.claim <= REACH) {
            let clash = if sentence(one) == sentence(other) {
                set_against(scene, one.quantity, other.quantity)
            } else {
                let voices = || !one.by.iter().any(|s| other.by.contains(s)) || tally::is_whole(scene, other.quantity);
                let told = || apart(one.quantity, other.quantity) && voices() && are_of_one(rebuttals, one, other);
                (told() || slip::is_one(rebuttals, one, other))
                    && !of_other_times(scene, &claims.list[one.claim], &claims.list[other.claim])
            };
            if clash {
                let shared = matters.shared(one.claim, other.claim);
                let place = |figure: &Figure<'_>| Place { claim: figure.claim, tokens: figure.quantity.tokens.clone() };
                let (one, other) = (place(one), place(other));
                clashes.push(Clash { kind: ConflictKind::Figures, one, other, shared, weight: 0 });
            }
        }
    }
    clashes
}

/// The numbers that count something, in text order.
fn figures<'q>(rebuttals: &Rebuttals<'q>) -> Vec<Figure<'q>> {
    let Rebuttals { scene, claims, speakers, sides, .. } = *rebuttals;
    let by = |claim: usize, quantity: &Quantity| match tally::putter(scene, quantity).filter(|_| sides.is_own(claim)) {
        Some(who) => {
            speakers.at(who).filter(|s| *s != SpeakerId::ARTICLE).map(|s| sides.leader(s)).into_iter().collect()
        }
        None => sides.of(claim).to_vec(),
    };
    let mut seen = HashSet::new();
    let mut figures = Vec::new();
    for (number, claim) in claims.list.iter().enumerate() {
        for quantity in &scene.annotations.quantities[claim.quantities.clone()] {
            let counts = quantity.is_figure() && quantity.value > FEW && claim.covers(quantity.tokens.start);
            // A number belongs to the first who gives it: claims of speakers stand before the article's own of the same
            // sentence.
            if counts && seen.insert(quantity.tokens.start) {
                figures.push(Figure { claim: number, quantity, by: by(number, quantity) });
            }
        }
    }
    // "Interviews with 16 students suggest …": what stands in no claim is the article's, or of whoever puts it so.
    let (sentences, quantities) = (&scene.annotations.sentences, &scene.annotations.quantities);
    for quantity in quantities.iter().filter(|q| q.is_figure() && q.value > FEW && !seen.contains(&q.tokens.start)) {
        let sentence = sentences.partition_point(|s| s.tokens.end <= quantity.tokens.start);
        let Some((id, _)) = claims.in_sentence(sentence).next() else { continue };
        let putter = tally::putter(scene, quantity).and_then(|who| speakers.at(who));
        let by = vec![putter.map_or(SpeakerId::ARTICLE, |s| sides.leader(s))];
        figures.push(Figure { claim: id.0 as usize, quantity, by });
    }
    figures.sort_by_key(|figure| figure.claim);
    figures
}

/// Whether two numbers are for one thing. What the article says by itself counts only where both tell how many people died,
/// were hurt or came.
fn are_of_one(rebuttals: &Rebuttals<'_>, one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let Rebuttals { scene, claims, matters, .. } = *rebuttals;
    let (a, b) = (one.quantity, other.quantity);
    let spoken = one.by != [SpeakerId::ARTICLE] && other.by != [SpeakerId::ARTICLE];
    if spoken && (same_thing(scene, a, b) || same_measure(a, b)) && tell_one(rebuttals, one, other) {
        return true;
    }
    let apart = claims.list[other.claim].sentence - claims.list[one.claim].sentence;
    let near = apart <= NEAR || apart <= WHOLE && tally::is_whole(scene, b);
    near && tally::same(scene, a, b) && (spoken || apart > NEAR || matters.shared(one.claim, other.claim).len() > 1)
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

/// Whether two quantities are money of one currency, or shares of what is not said to be counted.
fn same_measure(one: &Quantity, other: &Quantity) -> bool {
    match (one.unit, other.unit) {
        (Unit::Money(one), Unit::Money(other)) => one == other,
        (Unit::Percent, Unit::Percent) => one.counted.is_none() && other.counted.is_none(),
        _ => false,
    }
}

/// Whether two claims give dates and none that both could mean: "in 2019", "in May 2023".
fn of_other_times(scene: &Scene<'_>, one: &Claim, other: &Claim) -> bool {
    let dates = |claim: &Claim| {
        let quantities = scene.annotations.quantities[claim.quantities.clone()].iter();
        quantities.filter_map(|q| if let Unit::Date(date) = q.unit { Some(date) } else { None })
    };
    let fits = |a: Date, b: Date| !differ(a.year, b.year) && !differ(a.month, b.month);
    let dated = dates(one).next().is_some() && dates(other).next().is_some();
    dated && !dates(one).any(|a| dates(other).any(|b| fits(a, b)))
}

/// Whether both are given and not the same.
fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
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
        Bound::Between(low, high) => (low, high),
    };
    let ((a, b), (c, d)) = (interval(one), interval(other));
    let near = (one.value - other.value).abs() <= ROUNDING / 2.0 * one.value.max(other.value);
    (b < c || d < a) && !near
}

/// Whether two quantities stand for the same of what is counted: it does, or has done to it by the same, what the same word
/// says ("1,900 dockers were on strike", "1,140 dockers were on strike"), and the claims stand close by or share more. Days
/// and years are counted for too many things. Of money the verb tells what it is for: "the bridge will cost £3 million".
fn tell_one(rebuttals: &Rebuttals<'_>, one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let scene = rebuttals.scene;
    let trees = &scene.annotations.trees;
    let lemma = |t: u32| scene.token(t).lemma;
    let told = |q: &Quantity| {
        let outside = |t: &u32| trees.head(*t).is_some_and(|head| !q.tokens.contains(&head));
        let measure = || q.tokens.clone().find(outside).filter(|_| q.unit != Unit::Count);
        let counted = measure().or(q.counted).filter(|&c| !scene.is(c, Class::Time))?;
        let head = trees.head(counted)?;
        // "about 300 marchers crossed": a tree may take "about" for a preposition.
        let leads = |c: u32| trees.relation(c) == Relation::Case && (q.tokens.contains(&c) || c + 1 == q.tokens.start);
        let bounded = q.bound != Bound::Exact && trees.children(counted).any(leads);
        let relation = match trees.relation(counted) {
            Relation::Nominal if bounded && counted < head => Relation::Subject,
            Relation::Nominal if bounded => Relation::Object,
            relation => relation,
        };
        let subject = Some(counted).filter(|_| relation == Relation::Subject);
        let subject = subject.or_else(|| trees.child(head, Relation::Subject)).map(lemma);
        matches!(relation, Relation::Subject | Relation::Object | Relation::Other).then_some((
            relation,
            lemma(head),
            subject,
        ))
    };
    let same =
        told(one.quantity).is_some_and(|(_, word, _)| word.is_known()) && told(one.quantity) == told(other.quantity);
    let claims = &rebuttals.claims.list;
    let near = claims[one.claim].sentence.abs_diff(claims[other.claim].sentence) <= NEAR;
    let shared = rebuttals.matters.shared(one.claim, other.claim);
    // "1,140 dockers were on strike": what they are is told by what both claims share.
    let still = |q: &Quantity| {
        q.counted.is_some_and(|c| (c as usize) + 1 < scene.annotations.tokens.len() && scene.is(c + 1, Class::Be))
    };
    let noun = |&t: &u32| scene.token(t).tag.is_noun() && Some(lemma(t)) != one.quantity.counted.map(lemma);
    let are_one = near && still(one.quantity) && still(other.quantity) && shared.iter().any(noun);
    same && (near || shared.len() > 2) || are_one
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
    contrast
        && one.counted.is_some()
        && one.unit == other.unit
        && alone
        && (one.value - other.value).abs() > f64::EPSILON
}
