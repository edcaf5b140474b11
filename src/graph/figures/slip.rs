//! Slips: two figures of which one looks like a mistake for the other.
//!
//! In: two figures of any voice, the same one's too. Out: whether they stand for one thing and cannot both be right.
//! Whoever gives a figure twice means one number; where the digits are the same but for one or for their order, or where
//! one phrase counts what a number close by counted before ("14 former students", "16 former students"), one is wrong.

use super::{Figure, same_thing};
use crate::attribution::scene::Scene;
use crate::graph::rebuttal::Rebuttals;
use crate::language::lexicon::Class;
use crate::language::quantity::{Bound, Quantity, Unit};
use crate::language::tag::Tag;
use crate::statistics::words::WordId;

/// Whether one of two exact figures looks like a slip for the other.
pub(super) fn is_one(rebuttals: &Rebuttals<'_>, one: &Figure<'_>, other: &Figure<'_>) -> bool {
    /// So many words that both claims share tell that both are of one matter; the noun that is counted is one of them.
    const SHARED: usize = 2;
    /// From here on numbers of one kind of thing are seldom alike by chance.
    const LONG: f64 = 100.0;
    let Rebuttals { scene, matters, .. } = *rebuttals;
    let (a, b) = (one.quantity, other.quantity);
    let exact = |q: &Quantity| q.bound == Bound::Exact && !q.counted.is_some_and(|c| scene.is(c, Class::Time));
    let alike = a.unit == b.unit && exact(a) && exact(b);
    let one_thing = match a.unit {
        Unit::Count => same_thing(scene, a, b),
        Unit::Money(_) => true,
        _ => false,
    };
    let shared = || matters.shared(one.claim, other.claim).len() >= SHARED;
    // "412 students", "421 students", but not a 727 and a 757
    let long = |q: &Quantity| q.value >= LONG && q.counted.is_some_and(|c| scene.token(c).tag == Tag::Nns);
    let misread = || match misreading(a.value, b.value) {
        Some(Misreading::Turned) => long(a) && long(b) || shared(),
        Some(Misreading::Digit) => shared(),
        None => false,
    };
    alike && one_thing && (misread() || in_one_phrase(scene, a, b))
}

/// How one number can have become the other.
enum Misreading {
    /// Two digits have changed places: 642 and 624.
    Turned,
    /// One digit of several is another: 41,200 and 47,200.
    Digit,
}

/// How one of two numbers can have become the other; only the digits before the zeros at the end count.
fn misreading(one: f64, other: f64) -> Option<Misreading> {
    /// With so many digits one of them may differ.
    const LONG: usize = 3;
    let size = |value: f64| value.log10().floor();
    let digits = |value: f64| -> Vec<u8> {
        let text = value.to_string();
        text.trim_end_matches('0').bytes().filter(u8::is_ascii_digit).collect()
    };
    let alike = (size(one) - size(other)).abs() < f64::EPSILON;
    let (one, other) = (digits(one), digits(other));
    let differ = one.iter().zip(&other).filter(|(a, b)| a != b).count();
    let (mut sorted, mut others) = (one.clone(), other.clone());
    sorted.sort_unstable();
    others.sort_unstable();
    match differ {
        _ if !alike || one.len() != other.len() => None,
        1 if one.len() >= LONG => Some(Misreading::Digit),
        2 if sorted == others => Some(Misreading::Turned),
        _ => None,
    }
}

/// Whether two numbers close by count what one phrase of several words names.
fn in_one_phrase(scene: &Scene<'_>, one: &Quantity, other: &Quantity) -> bool {
    /// Smaller numbers count parts of a whole: "two former students".
    const LEAST: f64 = 5.0;
    /// The larger is at most so many times the smaller.
    const CLOSE: f64 = 1.5;
    let between = |q: &Quantity| -> Vec<WordId> {
        (q.tokens.end..q.counted.unwrap_or(q.tokens.end)).map(|t| scene.token(t).lemma).collect()
    };
    let (smaller, larger) = (one.value.min(other.value), one.value.max(other.value));
    let named = between(one);
    let known = !named.is_empty() && named.iter().all(|w| w.is_known());
    smaller >= LEAST && larger > smaller && larger <= smaller * CLOSE && known && named == between(other)
}
