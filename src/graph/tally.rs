//! Tallies: how many people died, were hurt or came.
//!
//! In: a quantity. Out: what it tells of people, and who puts it so: "\[organisers\] put the \[crowd\] at 2,400". Such a
//! number is told in other words each time, so that words alone do not show that two of them are for one thing.

use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::quantity::{Quantity, Unit};
use crate::language::syntax::Relation;

/// How a quantity tells of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// It counts some of them: "40 \[marchers\] wore bells".
    Some,
    /// It counts those to whom something happens: "40 people \[marched\]".
    All,
    /// It is the count itself: "put the \[crowd\] at 40".
    Count,
}

/// Whether two quantities tell how many died, were hurt or came, and neither counts other people: "12 people died" and "put the
/// dead at 40", but not "12 children died".
pub(super) fn same(scene: &Scene<'_>, one: &Quantity, other: &Quantity) -> bool {
    let told = |q: &Quantity| tally(scene, q).filter(|_| q.unit == Unit::Count);
    let (Some((a, first)), Some((b, second))) = (told(one), told(other)) else { return false };
    let whole = first == Way::Count || second == Way::Count || first == Way::All && second == Way::All;
    let counted = |q: &Quantity| q.counted.map(|c| scene.token(c).lemma);
    let open = |q: &Quantity| counted(q).is_none_or(|lemma| scene.lexicons.class_value(Class::Tally, lemma).is_some());
    let people = open(one) || open(other) || counted(one) == counted(other);
    whole && people && (a - b).abs() < f64::EPSILON
}

/// Whether a quantity is the count itself, of all: "put the \[crowd\] at 40", "all 46 of the \[dead\]".
pub(super) fn is_whole(scene: &Scene<'_>, quantity: &Quantity) -> bool {
    tally(scene, quantity).is_some_and(|(_, way)| way == Way::Count)
}

/// The word for whoever gives a number with a verb that puts it somewhere.
pub(super) fn putter(scene: &Scene<'_>, quantity: &Quantity) -> Option<u32> {
    let verb = place(scene, word(scene, quantity)?)?;
    let object = scene.annotations.trees.child(verb, Relation::Object).is_some();
    scene.subject(verb).filter(|_| object && !scene.is_passive(verb))
}

/// The word that holds a quantity in its clause.
fn word(scene: &Scene<'_>, quantity: &Quantity) -> Option<u32> {
    let outside = |t: &u32| scene.annotations.trees.head(*t).is_none_or(|head| !quantity.tokens.contains(&head));
    let number = || quantity.tokens.clone().find(outside);
    // "seven of its workers died"
    let of = |c: &u32| scene.annotations.trees.head(*c).is_some_and(|head| quantity.tokens.contains(&head));
    match quantity.counted {
        Some(counted) if of(&counted) => number(),
        counted => counted.or_else(number),
    }
}

/// The verb beside which a quantity stands behind "at": "put the crowd \[at\] 2,400".
fn place(scene: &Scene<'_>, word: u32) -> Option<u32> {
    /// So many nouns may stand between: "put the number of dead at five".
    const NOUNS: usize = 3;
    let trees = &scene.annotations.trees;
    let at = |c: u32| trees.relation(c) == Relation::Case && scene.token(c).span.text(scene.text) == "at";
    let placed = trees.relation(word) == Relation::Nominal && trees.children(word).any(at);
    let mut above = trees.ancestors(word).take(NOUNS).filter(|_| placed);
    above.find(|&h| scene.token(h).tag.is_verb())
}

/// What a quantity tells of people, by the number of the group of words, and how.
fn tally(scene: &Scene<'_>, quantity: &Quantity) -> Option<(f64, Way)> {
    let trees = &scene.annotations.trees;
    let value = |t: u32| scene.lexicons.class_value(Class::Tally, scene.token(t).lemma);
    let word = word(scene, quantity)?;
    let bearer = match place(scene, word) {
        Some(verb) => trees.child(verb, Relation::Object).or_else(|| scene.subject(verb)),
        // "the death toll is 40"
        None => trees.child(word, Relation::Copula).and_then(|_| scene.subject(word)),
    };
    let beside = |&c: &u32| matches!(trees.relation(c), Relation::Compound | Relation::Nominal | Relation::Adjective);
    let borne = |b: u32| std::iter::once(b).chain(trees.children(b).filter(beside)).find_map(value);
    if let Some(tally) = bearer.and_then(borne) {
        return Some((tally, Way::Count));
    }
    let all = || quantity.tokens.start.checked_sub(1).is_some_and(|b| scene.is(b, Class::Whole));
    if let Some(tally) = quantity.counted.and_then(value).filter(|_| all()) {
        return Some((tally, Way::Count));
    }
    let does = trees.head(word).filter(|_| trees.relation(word) != Relation::Nominal).and_then(value);
    does.map(|tally| (tally, Way::All))
        .or_else(|| value(quantity.counted.unwrap_or(word)).map(|tally| (tally, Way::Some)))
}
