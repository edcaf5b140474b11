//! Manners: whether an attribution tells what somebody said, what a record shows, or what somebody thinks and does.
//!
//! In: a cue. Out: its [`Manner`]. Only saying and showing give a claim a source; that somebody "refuses" or "hopes" is
//! the article's own account of them.
//! A verb's manner is that of its most frequent sense in `WordNet`, with lists for those that copy uses otherwise.

use super::Attribution;
use super::scene::Scene;
use crate::language::cues::CueClass;
use crate::language::lexicon::Class;
use crate::statistics::words::{self, Sense, VerbSense};

/// How an attribution attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    /// Somebody says it, in speech or in writing.
    Saying,
    /// A record, a count or a witness shows it.
    Showing,
    /// Somebody thinks, feels, wishes or sees it.
    Thinking,
    /// Somebody does something that makes it so: refuses, decides, supports.
    Doing,
}

impl Manner {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Saying, Self::Showing, Self::Thinking, Self::Doing];

    /// The manner in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Saying => "saying",
            Self::Showing => "showing",
            Self::Thinking => "thinking",
            Self::Doing => "doing",
        }
    }

    /// Whether what is attributed in this manner has a source that can be asked.
    pub fn sources(self) -> bool {
        matches!(self, Self::Saying | Self::Showing)
    }
}

/// Some of the manners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manners(u8);

impl Manners {
    /// These and one more.
    #[must_use]
    pub fn with(self, manner: Manner) -> Self {
        Self(self.0 | 1 << manner as u8)
    }

    /// Whether a manner is one of them.
    pub fn has(self, manner: Manner) -> bool {
        self.0 & (1 << manner as u8) != 0
    }

    /// Whether a source that can be asked is among them.
    pub fn source(self) -> bool {
        Manner::ALL.into_iter().any(|manner| manner.sources() && self.has(manner))
    }
}

/// The manner of an attribution.
pub fn of(scene: &Scene<'_>, attribution: &Attribution) -> Manner {
    let head = attribution.core.frame.head;
    let lemma = scene.token(head).lemma;
    let is = |class| scene.lexicons.vocabulary.is(lemma, class);
    let counted = lemma.is_counted().then(|| words::entry(lemma));
    if is(Class::DenialVerb) {
        // "rejected the claim" is said; "rejected the offer" is done, and so is what a judge denies.
        let opens = || attribution.content.first().into_iter().flat_map(|r| r.clone().take(6));
        let names = |class| opens().any(|t| scene.lexicons.vocabulary.is(scene.token(t).lemma, class));
        let said = if is(Class::RejectionVerb) { names(Class::ClaimNoun) } else { !names(Class::DecisionNoun) };
        return if said { Manner::Saying } else { Manner::Doing };
    }
    if attribution.core.frame.hears(scene) {
        return Manner::Saying;
    }
    // "as Ruiz put it"
    let phrase = scene.annotations.tokens.get(head as usize..head as usize + 2);
    if is(Class::SayingCue) || phrase.is_some_and(|two| scene.lexicons.spans(Class::SayingCue, two)) {
        return Manner::Saying;
    }
    if is(Class::ShowingCue) {
        return Manner::Showing;
    }
    if is(Class::DoingCue) {
        return Manner::Doing;
    }
    let quoted = attribution.content.iter().any(|r| r.len() > 3 && scene.opens(r.start));
    match attribution.core.frame.cue.class {
        CueClass::Verb => match counted.map(|e| e.verb_sense) {
            Some(VerbSense::Communication) => Manner::Saying,
            _ if quoted => Manner::Saying,
            Some(VerbSense::Cognition | VerbSense::Emotion | VerbSense::Perception) => Manner::Thinking,
            _ => Manner::Doing,
        },
        CueClass::Noun => match counted.map(|e| e.sense) {
            Some(Sense::Communication) => Manner::Saying,
            _ if quoted => Manner::Saying,
            _ => Manner::Thinking,
        },
        CueClass::Adjective => Manner::Thinking,
        CueClass::Preposition | CueClass::Mark => Manner::Saying,
    }
}
