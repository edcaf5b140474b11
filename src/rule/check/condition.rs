//! Conditions that can never hold, or always do.

use super::super::file::ConditionFile as C;
use super::super::file::TakenName as T;
use super::{LONGEST, repeated};
use crate::phrase::check as phrase;
use crate::written::Mistake;
use crate::written::place::Place;

pub(super) fn check(written: &C, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    let inner = place.item(0);
    match written {
        C::All(list) | C::Any(list) => {
            if list.is_empty() {
                mistakes.push(place.mistake("this holds no condition").label("put conditions in, or take it out"));
            }
            repeated(list, inner, "condition", mistakes);
            for (i, condition) in list.iter().enumerate() {
                if list.len() > 1 && *condition == C::Anything {
                    mistakes.push(inner.item(i).mistake("beside other conditions this one makes no difference"));
                }
                check(condition, inner.item(i), mistakes);
            }
            if let C::All(list) = written {
                clashes(list, inner, mistakes);
            }
        }
        C::Not(condition) => {
            match **condition {
                C::Anything => mistakes.push(place.mistake("this can never hold")),
                C::Not(_) => mistakes.push(place.mistake("not not is so").help("take both out")),
                _ => {}
            }
            check(condition, inner, mistakes);
        }
        C::Form(list) => kinds(list, inner, mistakes),
        C::Speaker(list) => kinds(list, inner, mistakes),
        C::Manner(list) | C::Beside(list) => kinds(list, inner, mistakes),
        C::Taken(list) => kinds(list, inner, mistakes),
        C::Kind(list) => kinds(list, inner, mistakes),
        C::In(list) => kinds(list, inner, mistakes),
        C::Has(text)
        | C::Near(text, _)
        | C::Anywhere(text)
        | C::CueHas(text)
        | C::Source(text)
        | C::SourceOpens(text)
        | C::Called(text) => {
            phrase::check(text, inner, mistakes);
            phrase::unused(text, inner, &[], mistakes);
        }
        C::Shorter(0) => mistakes.push(inner.mistake("nothing has no words")),
        C::Weighs(..=0) => {
            let mistake = inner.mistake("what is checkable weighs 1 at least").label("at least 1");
            mistakes.push(mistake.help("what takes away from the weight of a claim is not asked for"));
        }
        C::NamedNext(0) => mistakes.push(inner.mistake("this never holds").label("at least 1")),
        C::Longer(0) | C::Edited(0) | C::Speaks(0) | C::Share(0) => {
            mistakes.push(inner.mistake("this always holds").label("at least 1"));
        }
        C::Share(101..) => mistakes.push(inner.mistake("of a hundred there are no more than 100")),
        C::Asked(0 | 100..) => {
            let mistake = inner.mistake("this is no share of a hundred that a desk could ask about").label("1 to 99");
            mistakes.push(mistake.help("no claim is certain to be asked about, and none certain to pass"));
        }
        _ => {}
    }
}

fn kinds<T: PartialEq>(list: &[T], place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    if list.is_empty() {
        mistakes.push(place.mistake("name at least one kind, or this never holds"));
    }
    repeated(list, place, "kind", mistakes);
}

/// Members of an `All` that cannot hold together.
fn clashes(list: &[C], place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    for (i, one) in list.iter().take(LONGEST).enumerate() {
        for (before, other) in list[..i].iter().enumerate() {
            if exclude(one, other) {
                let mistake = place.item(i).mistake("these two can never hold together, so the rule finds nothing");
                mistakes.push(mistake.label("not with the other").also(place.item(before).name().span(), "this one"));
            }
        }
    }
}

/// Whether both can never hold of one place.
fn exclude(one: &C, other: &C) -> bool {
    if let (C::Not(negated), whole) | (whole, C::Not(negated)) = (one, other)
        && **negated == *whole
    {
        return true;
    }
    match (one, other) {
        (C::Any(list), whole) | (whole, C::Any(list)) => list.iter().all(|each| exclude(each, whole)),
        (C::All(list), whole) | (whole, C::All(list)) => list.iter().any(|each| exclude(each, whole)),
        _ => exclude_each_other(one, other) || exclude_each_other(other, one),
    }
}

/// The same of two conditions neither of which is put together from others; one order is looked at.
fn exclude_each_other(one: &C, other: &C) -> bool {
    fn apart<T: PartialEq>(one: &[T], other: &[T]) -> bool {
        !one.iter().any(|kind| other.contains(kind))
    }
    match (one, other) {
        (C::Voice(one), C::Voice(other)) => one != other,
        (C::Form(one), C::Form(other)) => apart(one, other),
        (C::Manner(one), C::Manner(other)) => apart(one, other),
        (C::NoSource, C::Speaker(_) | C::Source(_) | C::SourceOpens(_) | C::Outlet | C::PassesOn) => true,
        (C::Longer(least), C::Shorter(most)) => least > most,
        (C::Taken(one), C::Taken(other)) => apart(one, other),
        (C::Taken(ways), C::NegationChanged) => apart(ways, &[T::Marked, T::Reworded, T::Joined]),
        (C::Not(inner), C::OtherSpeaker | C::NamedThere) => **inner == C::Attributed,
        (C::Taken(ways), C::OtherSpeaker | C::CutBefore(_) | C::CutAfter(_)) => *ways == [T::Nowhere],
        _ => false,
    }
}
