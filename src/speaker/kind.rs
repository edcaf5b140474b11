//! What sort of speaker an unnamed source is, by its words.
//!
//! In: a noun phrase without a name. Out: document, organisation, role, anonymous or vague.

use std::ops::Range;

use super::SpeakerKind;
use super::name::is_person_noun;
use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::quantity;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::words::{self, Sense, WordId};

/// So many who are counted in words are persons and no crowd.
const MOST_PERSONS: f64 = 12.0;

/// What sort of speaker the phrase names whose head stands at `head`.
pub fn of(scene: &Scene<'_>, phrase: &Range<u32>, head: u32) -> SpeakerKind {
    let head = counted(scene, head);
    let token = scene.token(head);
    let is = |class| scene.lexicons.vocabulary.is(token.lemma, class) || scene.is(head, class);
    // What the vocabulary lacks and yet speaks is a person more often than a thing.
    let strange = !token.lemma.is_counted();
    if one_of(scene, head).or_else(|| one_of(scene, phrase.start)).is_some() {
        return SpeakerKind::Anonymous;
    }
    if !token.tag.is_noun() && !is(Class::OrganisationNoun) {
        // "“It is late,” [Jolly] said": no noun, and yet a name where nothing else asks for its capital letter.
        let sentence = &scene.annotations.sentences[scene.annotations.sentence_at(head)];
        let capital = token.case == Case::Capital && (strange || sentence.tokens.start != head);
        let named = (token.tag.is_adjective() || token.tag.is_verb()) && capital && phrase.len() == 1;
        if quantity::joined_age(token.span.text(scene.text), scene.lexicons).is_some() {
            return SpeakerKind::Anonymous;
        }
        return if named { SpeakerKind::Named } else { SpeakerKind::Vague };
    }
    let before = phrase.start.min(head)..head;
    let tagged = |tags: &[Tag]| before.clone().any(|i| tags.contains(&scene.token(i).tag));
    let definite = before.clone().any(|i| scene.is(i, Class::Definite)) || tagged(&[Tag::PrpS]);
    let plural = matches!(token.tag, Tag::Nns | Tag::Nnps);
    // "Two people close to the talks" are those two.
    let few = |at: u32| {
        scene
            .lexicons
            .class_value(Class::Number, scene.token(at).word)
            .is_some_and(|n| (2.0..=MOST_PERSONS).contains(&n))
    };
    let crowd = if plural { !before.clone().any(few) } else { !tagged(&[Tag::Dt, Tag::PrpS, Tag::Pos, Tag::Cd]) };
    // "the chief executive", "the school’s head teacher"
    let ranked = definite && !plural && before.len() > 1 && scene.is(head - 1, Class::RoleGroup);
    if is(Class::RoleNoun) || ranked && is_person_noun(scene, head) {
        SpeakerKind::Role
    } else if is(Class::AnonymousNoun) && !(plural && is(Class::VagueNoun)) {
        SpeakerKind::Anonymous
    } else if is(Class::DocumentNoun) {
        SpeakerKind::Document
    } else if is(Class::OrganisationNoun)
        || is(Class::PlaceNoun)
        || before.is_empty() && token.case == Case::Capital && is(Class::Outlet)
    {
        SpeakerKind::Organisation
    } else if is(Class::VagueNoun) {
        if crowd { SpeakerKind::Vague } else { SpeakerKind::Anonymous }
    } else {
        if strange || is_person_noun(scene, head) {
            return match (plural, definite) {
                (true, _) if crowd => SpeakerKind::Vague,
                // "two senators", but "the two candidates"
                (true, false) => SpeakerKind::Anonymous,
                (true, true) => SpeakerKind::Role,
                (false, true) => SpeakerKind::Role,
                // "Mr. [King]", whose surname is a title, and names that the walk over names passes by.
                (false, false) if token.tag == Tag::Nnp && phrase_is_name(scene, &before) => SpeakerKind::Named,
                (false, false) => SpeakerKind::Anonymous,
            };
        }
        match sense(token.lemma) {
            Sense::Group => SpeakerKind::Organisation,
            Sense::Communication => SpeakerKind::Document,
            Sense::Other if plural && !definite => SpeakerKind::Vague,
            Sense::Other | Sense::Person => SpeakerKind::Document,
        }
    }
}

/// The noun for the persons of whom the word at `head` counts some: "a number of \[residents\]"; or else the head itself.
fn counted(scene: &Scene<'_>, head: u32) -> u32 {
    let noun = head + 2;
    let some = head > 0 && scene.token(head - 1).tag == Tag::Dt && !scene.is(head - 1, Class::Definite);
    let tokens = &scene.annotations.tokens;
    let persons = tokens.get(noun as usize).is_some_and(|t| t.tag == Tag::Nns) && is_person_noun(scene, noun);
    let said = || scene.is(head, Class::DocumentNoun) || sense(scene.token(head).lemma) == Sense::Communication;
    let other = || is_person_noun(scene, head) || scene.is(head, Class::OrganisationNoun) || said();
    let counts = some && persons && scene.token(head).tag == Tag::Nn && scene.is(head + 1, Class::Of) && !other();
    if counts { noun } else { head }
}

/// The noun for those of whom the word at `head` means one: "one of the two \[men\]".
pub fn one_of(scene: &Scene<'_>, head: u32) -> Option<u32> {
    const FARTHEST: u32 = 6;
    let end = (head + FARTHEST).min(scene.annotations.tokens.len() as u32);
    let one = scene.lexicons.class_value(Class::Number, scene.token(head).word) == Some(1.0);
    if !one || head + 1 >= end || !scene.is(head + 1, Class::Of) {
        return None;
    }
    let plain = |&at: &u32| {
        let tag = scene.token(at).tag;
        tag.is_adjective() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Cd | Tag::Nns)
    };
    let noun = (head + 2..end).take_while(plain).find(|&at| scene.token(at).tag == Tag::Nns);
    noun.filter(|&noun| is_person_noun(scene, noun))
}

/// Whether nothing but names and titles stands before the head.
fn phrase_is_name(scene: &Scene<'_>, before: &Range<u32>) -> bool {
    before.clone().all(|at| scene.token(at).tag == Tag::Nnp || scene.is(at, Class::Title))
}

/// What sort of thing a noun stands for.
pub fn sense(lemma: WordId) -> Sense {
    if lemma.is_counted() { words::entry(lemma).sense } else { Sense::Other }
}
