//! Sentences that turn what is said and its cue about: "What Ruiz said was \[that the dam was safe\]", "\[“It is safe”\] is what
//! Ruiz told voters".
//!
//! In: a cue and its source. Out: on which side of the verb between them the content stands, and where it is parted from it.

use super::super::scene::Scene;
use super::Core;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;

/// Where the content of such a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cleft {
    /// From there on: "What Ruiz said was | that …".
    From(u32),
    /// Up to there: "“…” | is what Ruiz said".
    Until(u32),
}

impl Core {
    /// How the sentence is turned about, if it is.
    pub(super) fn cleft(&self, scene: &Scene<'_>, sentence: &Sentence) -> Option<Cleft> {
        let tag = |at: u32| scene.within(sentence, Some(at)).map(|t| t.tag);
        let what = self.start().checked_sub(1).filter(|&at| matches!(tag(at), Some(Tag::Wp | Tag::Wdt)))?;
        let is = |at: u32| tag(at).is_some_and(Tag::is_finite) && scene.is(at, Class::Be);
        let (verb, that) = (self.end(), self.end() + 1);
        // Of the words that stand for a thing and relate, one opens clauses.
        let opens = match tag(that) {
            Some(Tag::QuoteOpen) => true,
            tag => tag.is_some() && scene.is(that, Class::RelativePronoun),
        };
        if scene.is(what, Class::RelativePronoun) {
            None
        } else if is(verb) && opens {
            Some(Cleft::From(that))
        } else {
            // "That was what Ruiz wanted" refers to what was said before.
            let quoted = |verb: &u32| *verb > sentence.tokens.start && is(*verb) && scene.closes(*verb - 1);
            what.checked_sub(1).filter(quoted).map(Cleft::Until)
        }
    }
}
