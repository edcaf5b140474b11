//! Support: what stands in for a source, and what an attribution covers.
//!
//! In: attributions and the claims before. Out: whether an attribution says something that can hold or not, and whether
//! the article's own words go on with what the sentence before attributes.

use super::{Claim, Support};
use crate::attribution::Attribution;
use crate::attribution::scene::Scene;
use crate::language::cues::CueClass;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::speaker::{SpeakerId, Speakers};
use crate::statistics::words::{self, Sense, VerbSense};

/// Whether the content of an attribution is something said ("said that it rained", "according to her, rain", "accused him
/// of theft") and no mere topic, which the article names in its own words ("criticised the muddled plan").
pub fn says_something(scene: &Scene<'_>, attribution: &Attribution) -> bool {
    let trees = &scene.annotations.trees;
    let frame = &attribution.core.frame;
    let quoted = attribution.content.iter().any(|r| r.len() > 3 && r.clone().take(3).any(|t| scene.opens(t)));
    if quoted || frame.cue.class == CueClass::Mark {
        return true;
    }
    let Some(top) = super::extract::main_word(scene, &attribution.content) else { return false };
    let clause = scene.token(top).tag.is_verb() || trees.child(top, Relation::Copula).is_some();
    let lemma = scene.token(frame.head).lemma;
    let is = |class| scene.lexicons.vocabulary.is(lemma, class);
    let accords = frame.cue.class == CueClass::Preposition && attribution.core.source.is_some() && !is(Class::Topic);
    if frame.cue.class == CueClass::Noun && attribution.content.iter().any(|r| r.start < frame.head) {
        return false;
    }
    if clause || accords || is(Class::DenialVerb) {
        return true;
    }
    // "accused him of theft", "blamed her for the leak", "described it as a farce"
    let charges = |t: u32| {
        let token = scene.token(t);
        token.tag == Tag::In
            && scene.is(t, Class::Charge)
            && trees.head(t).is_some_and(|h| trees.head(h) == Some(frame.head))
    };
    let predicate = |t: u32| {
        trees.head(t) == Some(frame.head)
            && matches!(trees.relation(t), Relation::OpenComplement | Relation::Complement)
    };
    frame.cue.class == CueClass::Verb
        && attribution.content.iter().cloned().flatten().any(|t| charges(t) || predicate(t))
}

/// Whether a verb tells that its subject says, rules or shows something: "the board scorned the plan"; or that evidence was
/// given: "the court heard", "the inquest was told". What else is told of somebody in the passive ("was accused") leaves out
/// who says it.
pub fn is_told(scene: &Scene<'_>, verb: u32) -> bool {
    let trees = &scene.annotations.trees;
    let token = scene.token(verb);
    let passive = matches!(token.tag, Tag::Vbn | Tag::Vbd) && trees.children(verb).any(|c| scene.is(c, Class::Be));
    let is = |class| scene.lexicons.vocabulary.is(token.lemma, class);
    let counted = token.lemma.is_counted();
    let communicates = counted && words::entry(token.lemma).verb_sense == VerbSense::Communication;
    let subject = trees.child(verb, Relation::Subject).filter(|_| token.tag.is_verb());
    if scene.is_hearing(verb, subject) {
        return true;
    }
    subject.is_some_and(|s| can_tell(scene, s))
        && !passive
        && (is(Class::SayingCue) || is(Class::ShowingCue) || is(Class::RulingVerb) || communicates)
}

/// Whether a noun stands for somebody who can say something, or for something written.
fn can_tell(scene: &Scene<'_>, noun: u32) -> bool {
    let token = scene.token(noun);
    let known = token.lemma.is_counted();
    token.tag.is_proper()
        || matches!(token.tag, Tag::Prp | Tag::Wp)
        || known && words::entry(token.lemma).sense != Sense::Other
        || scene.is(noun, Class::DocumentNoun)
}

/// Whether a sentence, the next behind the claims, goes on with what the one before it attributes: same paragraph, nothing
/// of the article's own between, and it opens with the speaker, a pronoun or what the speaker was talking of.
pub fn is_carried(scene: &Scene<'_>, speakers: &Speakers, before: &[Claim], number: usize) -> bool {
    let sentences = &scene.annotations.sentences;
    let Some(last) = number.checked_sub(1).map(|n| &sentences[n]) else { return false };
    let sentence = &sentences[number];
    let near = || before.iter().rev().take_while(|c| c.sentence + 1 >= number);
    if last.paragraph != sentence.paragraph || near().any(|c| c.sentence == number && c.attribution.is_some()) {
        return false;
    }
    let spoken = || near().filter(|c| c.sentence + 1 == number);
    let behind = || spoken().filter_map(|c| c.attribution).flat_map(|a| speakers.behind[a].iter().copied());
    let attributed = behind().next().is_some();
    let own_before = spoken().any(|c| c.attribution.is_none() && c.support == Support::None);
    let carried_before = spoken().any(|c| c.support == Support::Carried);
    let first = sentence.tokens.clone().find(|&t| !scene.token(t).tag.is_punctuation());
    let opens = |t: u32| {
        let pronoun = scene.token(t).tag == Tag::Prp;
        let same = speakers.at(t).is_some_and(|s| s != SpeakerId::ARTICLE && behind().any(|b| b == s));
        pronoun || same
    };
    first.is_some_and(opens) && !own_before && (attributed || carried_before)
}
