//! Verbs in the passive whose subject is not their source: "residents were warned", "it is said that".

use super::super::cue::Frame;
use super::super::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;

/// Whether a verb in the passive tells what its subject is told: "residents were warned". Whoever says it stands behind "by";
/// what a court was told is told by the court.
pub(in super::super) fn is_addressed(scene: &Scene<'_>, frame: &Frame) -> bool {
    scene.token(frame.head).tag == Tag::Vbn
        && (frame.group.start..frame.head).any(|at| scene.is(at, Class::Be))
        && scene.lexicons.vocabulary.is(scene.token(frame.head).lemma, Class::Addressing)
        && !frame.hears(scene)
}

/// Whether a verb in the passive tells of its subject what nobody is named for: "Ruiz is said to have left", "it is said
/// that". Whoever says it could only stand behind it.
pub(super) fn is_hearsay(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame) -> bool {
    let passive = matches!(scene.token(frame.head).tag, Tag::Vbn | Tag::Vbd)
        && (frame.group.start..frame.head).any(|at| scene.is(at, Class::Be))
        && scene.is(frame.head, Class::Hearsay);
    let next = |at: u32| scene.within(sentence, Some(at)).map(|token| token.tag);
    let stands_for_clause = || frame.group.start.checked_sub(1).is_some_and(|at| scene.is(at, Class::ThingPronoun));
    passive
        && (stands_for_clause()
            || next(frame.group.end) == Some(Tag::To)
                && (frame.group.end + 1..sentence.tokens.end)
                    .find(|&at| next(at) != Some(Tag::Rb))
                    .is_some_and(|at| next(at).is_some_and(Tag::is_verb)))
}
