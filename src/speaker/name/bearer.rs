//! What bears a name: a person, an organisation or a place.
//!
//! In: a name and the words beside it. Out: what it seems to be the name of, if anything tells.

use std::ops::Range;

use super::super::gender::{self, Gender};
use super::is_person_noun;
use super::run::is_own_mark;
use crate::attribution::scene::Scene;
use crate::language::fold::fold_key;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::words::{self, NameKind, Sense};

/// What a name seems to be the name of.
pub(super) fn kind(scene: &Scene<'_>, tokens: &Range<u32>, has_title: bool) -> Option<NameKind> {
    let counted = |at: u32| {
        let word = scene.token(at).word;
        word.is_counted().then(|| words::entry(word))
    };
    let whole = &scene.annotations.tokens[tokens.start as usize..tokens.end as usize];
    if scene.lexicons.spans(Class::HouseholdBody, whole) {
        return Some(NameKind::Organisation);
    }
    // "Orven & Co"
    let partners = |i: u32| scene.token(i).span.text(scene.text) == "&";
    // "Breathe Easier UK"
    let branch = |i: u32| {
        i + 1 == tokens.end && tokens.len() > 1 && scene.token(i).case == Case::Upper && scene.is(i, Class::State)
    };
    if is_own_mark(scene, tokens.end - 1)
        || tokens.clone().any(|i| scene.is(i, Class::OrganisationWord) || partners(i) || branch(i))
    {
        return Some(NameKind::Organisation);
    }
    if has_title {
        return Some(NameKind::Person);
    }
    if tokens.len() > 1 && (scene.is(tokens.end - 1, Class::OrganisationEnding) || is_team(scene, tokens)) {
        return Some(NameKind::Organisation);
    }
    let first = counted(tokens.start);
    if tokens.len() == 1 && is_kin(scene, tokens.start) {
        return Some(NameKind::Person);
    }
    if tokens.len() == 1 {
        let token = scene.token(tokens.start);
        let introduced = || first.is_none_or(|e| e.gender.is_none()) && is_introduced(scene, tokens.start);
        let capitals = token.case == Case::Upper && token.span.len() <= 6;
        let thing = capitals || is_compound(scene, tokens.start) || which_follows(scene, tokens.end) || introduced();
        return first.and_then(|e| e.names).or(thing.then_some(NameKind::Organisation));
    }
    if scene.is(tokens.end - 1, Class::PlaceNoun) {
        return Some(NameKind::Place);
    }
    let given = first.is_some_and(|e| e.gender.is_some());
    if !given && is_introduced(scene, tokens.start) {
        return Some(NameKind::Organisation);
    }
    let place = counted(tokens.end - 1).and_then(|e| e.names) == Some(NameKind::Place);
    // "Bo Lake said", but "in Bo Lake" and "Virginia Lake"
    let elsewhere =
        || first.is_some_and(|e| e.names.is_some_and(|n| n != NameKind::Person)) || is_located(scene, tokens.start);
    let person = who_follows(scene, tokens)
        || age_follows(scene, tokens.end)
        || (given && !(place && elsewhere()))
        || apposed_person(scene, tokens, given);
    if tokens.len() <= 4 && person {
        return Some(NameKind::Person);
    }
    let known = || is_thing(scene, tokens.end - 1) && counted(tokens.start).is_some();
    let thing = || !place && (which_follows(scene, tokens.end) || apposed_organisation(scene, tokens));
    if tokens.len() <= 4 && !given && (known() || thing()) {
        return Some(NameKind::Organisation);
    }
    let votes = |kind| tokens.clone().filter(|&i| counted(i).and_then(|e| e.names) == Some(kind)).count();
    let kinds = [NameKind::Person, NameKind::Place, NameKind::Organisation];
    kinds.into_iter().find(|&kind| votes(kind) > 0 && votes(kind) * 2 >= tokens.len())
}

/// Whether a name has an article and ends in a plural that is a word of the language: "the Tessel Tigers".
fn is_team(scene: &Scene<'_>, tokens: &Range<u32>) -> bool {
    let definite = tokens.start.checked_sub(1).is_some_and(|b| scene.is(b, Class::Definite));
    let word = scene.token(tokens.end - 1).word;
    definite && word.is_counted() && {
        let entry = words::entry(word);
        Tag::from_code(entry.lower[0]) == Some(Tag::Nns) && entry.names != Some(NameKind::Person)
    }
}

/// Whether the noun right before a name says that it is an organisation’s: "the tour company \[Sunway\]".
fn is_introduced(scene: &Scene<'_>, start: u32) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let noun = scene.token(before).tag == Tag::Nn && scene.token(before).case == Case::Lower;
    noun && scene.lexicons.vocabulary.is(scene.token(before).lemma, Class::OrganisationNoun)
}

/// Whether the word is first of all a noun for something other than a person.
fn is_thing(scene: &Scene<'_>, at: u32) -> bool {
    let word = scene.token(at).word;
    if !word.is_counted() {
        return false;
    }
    let entry = words::entry(word);
    let noun = matches!(Tag::from_code(entry.lower[0]), Some(Tag::Nn | Tag::Nns));
    noun && entry.sense != Sense::Person && entry.names != Some(NameKind::Person)
}

/// Whether a word with a capital inside is made of a word of the language and another: `PayQuick`, but not `McVale`.
fn is_compound(scene: &Scene<'_>, at: u32) -> bool {
    let text = scene.token(at).span.text(scene.text);
    let opens = |&(at, c): &(usize, char)| c.is_uppercase() && text[..at].ends_with(char::is_lowercase);
    let Some((cut, _)) = text.char_indices().find(opens) else { return false };
    let first = scene.lexicons.vocabulary.find(fold_key(&text[..cut]));
    let person = first.is_counted() && words::entry(first).names == Some(NameKind::Person);
    words::is_common(first) && !person && !scene.lexicons.vocabulary.is(first, Class::NameParticle)
}

/// Whether "who" follows: ", who spoke for the union,", but not "a widow in Tessel who".
fn who_follows(scene: &Scene<'_>, tokens: &Range<u32>) -> bool {
    let end = tokens.end;
    let at = |i: u32| scene.annotations.tokens.get(i as usize);
    let comma = u32::from(at(end).is_some_and(|t| t.tag == Tag::Comma));
    let holder = || tokens.start >= 2 && is_person_noun(scene, tokens.start - 2);
    if comma == 0 && is_located(scene, tokens.start) && holder() {
        return false;
    }
    at(end + comma)
        .is_some_and(|t| matches!(t.tag, Tag::Wp | Tag::WpS) && scene.is(end + comma, Class::RelativePronoun))
}

/// Whether "which" follows, right behind a comma: ", which runs the quay,".
fn which_follows(scene: &Scene<'_>, end: u32) -> bool {
    let tag = |at: u32| scene.annotations.tokens.get(at as usize).map(|t| t.tag);
    tag(end) == Some(Tag::Comma) && tag(end + 1) == Some(Tag::Wdt) && scene.is(end + 1, Class::RelativePronoun)
}

/// Whether an age follows: ", 52,".
fn age_follows(scene: &Scene<'_>, end: u32) -> bool {
    let tag = |at: u32| scene.annotations.tokens.get(at as usize).map(|t| t.tag);
    tag(end) == Some(Tag::Comma)
        && tag(end + 1) == Some(Tag::Cd)
        && matches!(tag(end + 2), Some(Tag::Comma | Tag::Stop))
        && scene.token(end + 1).span.len() <= 3
}

/// Whether an apposition says that it is an organisation: "Orven Vask, a law firm", "the company, Orven Vask".
fn apposed_organisation(scene: &Scene<'_>, tokens: &Range<u32>) -> bool {
    let trees = &scene.annotations.trees;
    let listed = |at: u32| scene.lexicons.vocabulary.is(scene.token(at).lemma, Class::OrganisationNoun);
    let noun = |at: u32| listed(at) && !is_somebodys(scene, at);
    let apposed = |at: u32| trees.relation(at) == Relation::Apposition;
    let before = |t: u32| apposed(t) && trees.head(t).is_some_and(|h| h < tokens.start && noun(h));
    let behind = |t: u32| trees.children(t).any(|c| c >= tokens.end && apposed(c) && noun(c));
    tokens.clone().any(|t| before(t) || behind(t))
}

/// Whether the noun for a body says whose man or woman somebody is, so that a name behind it is theirs: "the chair of the
/// \[board\], Bo Kim,".
pub(in crate::speaker) fn is_somebodys(scene: &Scene<'_>, body: u32) -> bool {
    const FARTHEST: usize = 3;
    let trees = &scene.annotations.trees;
    let mut below = body;
    trees.ancestors(body).take(FARTHEST).any(|above| {
        let hangs = above < below && trees.relation(below) == Relation::Nominal;
        below = above;
        hangs && scene.token(above).tag == Tag::Nn && is_person_noun(scene, above)
    })
}

/// Whether a name of one word stands in apposition behind a noun for a man or a woman: "their sister, Mona".
fn is_kin(scene: &Scene<'_>, at: u32) -> bool {
    let trees = &scene.annotations.trees;
    let above = trees.head(at).filter(|&h| h < at && trees.relation(at) == Relation::Apposition);
    above.is_some_and(|h| gender::of_word(scene, h) != Gender::Unknown)
}

/// Whether a name stands where a place does: "in \[Bo Lake\]", "the \[Bo Lake\]".
fn is_located(scene: &Scene<'_>, start: u32) -> bool {
    let before = |n: u32| start.checked_sub(n).map(|at| scene.token(at).tag);
    match before(1) {
        Some(Tag::To) => before(2) != Some(Tag::Vbg),
        Some(tag) => matches!(tag, Tag::In | Tag::Dt),
        None => false,
    }
}

/// Whether an apposition says that it is a person: "Bo Kim, the mayor", "its owner, \[Bo Kim\],".
fn apposed_person(scene: &Scene<'_>, tokens: &Range<u32>, given: bool) -> bool {
    let trees = &scene.annotations.trees;
    let apposed = |at: u32| trees.relation(at) == Relation::Apposition;
    let behind = |c: u32| c >= tokens.end && apposed(c) && is_person_noun(scene, c);
    let one = |h: u32| h < tokens.start && scene.token(h).tag == Tag::Nn && is_person_noun(scene, h);
    let before = |t: u32| apposed(t) && trees.head(t).is_some_and(one) && (given || !is_thing(scene, tokens.end - 1));
    tokens.clone().any(|t| trees.children(t).any(behind) || before(t))
}
