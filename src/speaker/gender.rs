//! Which pronoun somebody takes.
//!
//! In: titles, given names, nouns, and the pronouns that follow a name. Out: [`Gender`]s and [`Pronoun`]s.

use std::ops::Range;

use super::name::{Name, is_person_noun};
use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::statistics::words::{self, NameGender, NameKind};

/// Which pronoun a speaker takes, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "she".
    Female,
    /// "he".
    Male,
    /// Not known, or neither.
    Unknown,
}

impl Gender {
    /// Whether two can be one person's.
    pub fn agrees(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }

    /// This one, or the other where this is not known.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == Self::Unknown { other } else { self }
    }
}

/// A pronoun that can tell what its antecedent is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// "he" or "she".
    Person(Gender),
    /// "it".
    Thing,
    /// "they".
    Several,
}

/// The pronoun at `at`, if it is one of the third person.
pub fn pronoun(scene: &Scene<'_>, at: u32) -> Option<Pronoun> {
    if !matches!(scene.token(at).tag, Tag::Prp | Tag::PrpS) {
        return None;
    }
    if scene.is(at, Class::HePronoun) {
        Some(Pronoun::Person(Gender::Male))
    } else if scene.is(at, Class::ShePronoun) {
        Some(Pronoun::Person(Gender::Female))
    } else if scene.is(at, Class::TheyPronoun) {
        Some(Pronoun::Several)
    } else if scene.is(at, Class::ThingPronoun) {
        Some(Pronoun::Thing)
    } else {
        None
    }
}

/// The gender that a person's given name tells.
pub fn of_given(scene: &Scene<'_>, tokens: &Range<u32>) -> Gender {
    let word = scene.token(tokens.start).word;
    if tokens.len() < 2 || !word.is_counted() {
        return Gender::Unknown;
    }
    match words::entry(word).gender {
        Some(NameGender::Female) => Gender::Female,
        Some(NameGender::Male) => Gender::Male,
        _ => Gender::Unknown,
    }
}

/// The gender that a title or a noun tells: "Mr.", "businesswoman".
pub fn of_word(scene: &Scene<'_>, at: u32) -> Gender {
    let lemma = scene.token(at).lemma;
    let is = |class| scene.is(at, class) || scene.lexicons.vocabulary.is(lemma, class);
    match (is(Class::Male), is(Class::Female)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// The gender that the first telling word of a range tells, nouns and pronouns inside it that belong to others apart.
pub fn of_words(scene: &Scene<'_>, range: Range<u32>) -> Gender {
    let telling = |&at: &u32| scene.token(at).tag.is_noun();
    range.filter(telling).map(|at| of_word(scene, at)).find(|g| *g != Gender::Unknown).unwrap_or(Gender::Unknown)
}

/// What the words right behind a name tell of it: the first pronoun in its sentence, with no other name or person between
/// them, or at the start of the next sentence, outside quotations if the name is.
pub fn told_behind(scene: &Scene<'_>, name: &Name, next: Option<&Name>) -> Option<Pronoun> {
    const FARTHEST: u32 = 24;
    let annotations = scene.annotations;
    let number = annotations.sentence_at(name.tokens.start);
    let sentence = &annotations.sentences[number];
    let subject = name.tokens.clone().any(|t| annotations.trees.relation(t) == Relation::Subject);
    let quoted = scene.quoted(name.tokens.start);
    let following = annotations.sentences.get(number + 1).filter(|s| subject && s.paragraph == sentence.paragraph);
    let end = following.map_or(sentence.tokens.end, |s| s.tokens.start + 1).min(name.tokens.end + FARTHEST);
    let other_name = next.filter(|n| n.kind != Some(NameKind::Place)).map_or(end, |n| n.tokens.start);
    // "Orven Vask left the mill as it closed": behind a name of several words "it" may be any thing named since.
    let mut things = false;
    for at in name.tokens.end..end.min(other_name) {
        let found = pronoun(scene, at).filter(|_| scene.quoted(at) == quoted);
        if let Some(found) = found.filter(|p| *p != Pronoun::Several) {
            return Some(found).filter(|p| *p != Pronoun::Thing || !things);
        }
        if scene.token(at).tag == Tag::Nn
            && is_person_noun(scene, at)
            && annotations.trees.relation(at) != Relation::Apposition
        {
            return None;
        }
        things |= name.tokens.len() > 1 && scene.token(at).tag.is_noun();
    }
    None
}
