//! Verbs that could be cues and introduce nothing: they say who the source is, or who passes its words on.

use super::super::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;

/// Whether a verb tells that its subject is not to be named: "asked not to be named", "spoke on condition of anonymity".
pub(super) fn withholds(scene: &Scene<'_>, sentence: &Sentence, verb: u32) -> bool {
    const FARTHEST: u32 = 7;
    let tag = |at: u32| scene.token(at).tag;
    let end = sentence.tokens.end.min(verb + FARTHEST);
    // "to be named", "on the condition of anonymity"
    let clause = |&at: &u32| tag(at).is_adverb() || tag(at) == Tag::To || tag(at).is_verb() && tag(at) != Tag::Vbd;
    let phrase = |&at: &u32| tag(at).is_noun() || tag(at).is_adjective() || matches!(tag(at), Tag::In | Tag::Dt);
    let ends = |&at: &u32| scene.is(at, Class::Anonymity);
    let wished = (verb + 1..end).take_while(clause).find(ends);
    let wished = wished.filter(|&at| (verb..at).any(|at| tag(at) == Tag::To));
    let unnamed = wished.or_else(|| (verb + 1..end).take_while(phrase).find(ends).filter(|&at| !tag(at).is_verb()));
    // "asked to be named chairman"
    let closes = |at: u32| {
        let tag = scene.within(sentence, Some(at + 1)).map(|token| token.tag);
        tag.is_none_or(|tag| !tag.is_noun() && !tag.is_adjective() && !matches!(tag, Tag::Dt | Tag::PrpS | Tag::Cd))
    };
    scene.token(verb).tag.is_verb() && unnamed.is_some_and(closes)
}

/// Whether a verb in the passive only says who passes on what its subject is saying: "Ruiz was \[quoted\] by the agency as
/// saying".
pub(super) fn is_said_of(scene: &Scene<'_>, sentence: &Sentence, head: u32) -> bool {
    const FARTHEST: u32 = 9;
    if scene.token(head).tag != Tag::Vbn {
        return false;
    }
    let behind = head + 1..sentence.tokens.end.min(head + FARTHEST);
    let plain = |&at: &u32| !scene.token(at).tag.is_punctuation() && !scene.token(at).tag.is_verb();
    let says = |at: u32| scene.token(at).tag == Tag::Vbg && scene.cue(at).is_some_and(|cue| cue.tenths() >= 8);
    let last = behind.take_while(plain).last();
    last.is_some_and(|at| scene.token(at).span.text(scene.text) == "as" && at + 1 < sentence.tokens.end && says(at + 1))
}
