//! Cues that end a sentence behind what they introduce: "Half of the reefs are lost, a study found."
//!
//! In: a frame. Out: whether it has that shape, in which a verb of saying is hardly ever anything else, and the source.

use std::ops::Range;

use super::super::scene::Scene;
use super::Frame;
use crate::language::cues::CueClass;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;

/// So many tokens the source may have.
const LONGEST: u32 = 8;

/// Of so many tenths of its uses a verb must be a cue.
const LIKELY: usize = 4;

impl Frame {
    /// Whether the cue has that shape.
    pub fn ends_sentence(&self, scene: &Scene<'_>, sentence: &Sentence) -> bool {
        self.tail_source(scene, sentence).is_some()
    }

    /// The source, if nothing else, which a comma parts from a whole clause, the verb and perhaps a time stand at the end of
    /// a sentence.
    pub fn tail_source(&self, scene: &Scene<'_>, sentence: &Sentence) -> Option<Range<u32>> {
        let tag = |at: u32| scene.token(at).tag;
        let range = sentence.tokens.clone();
        let form = tag(self.head).is_finite() || tag(self.head) == Tag::Vbn;
        let verb = self.cue.class == CueClass::Verb && form && (self.cue.tenths() >= LIKELY || self.hears(scene));
        if !verb || scene.quoted(self.head) || self.group.end != self.head + 1 || !self.is_last(scene, sentence) {
            return None;
        }
        let start = range.start.max(self.group.start.saturating_sub(LONGEST));
        let comma = (start..self.group.start).rev().find(|&at| tag(at) == Tag::Comma)?;
        let source = comma + 1..self.group.start;
        // "a study by the bank", but not "a goal they", "a claim that the bank": those are no subjects of the verb.
        let nominal = |at: u32| {
            let again = at > comma + 1 && tag(at - 1).is_noun() && matches!(tag(at), Tag::Dt | Tag::PrpS | Tag::Prp);
            if again || tag(at).is_wh() || scene.is(at, Class::RelativePronoun) {
                return false;
            }
            let tag = tag(at);
            let opens = matches!(tag, Tag::Dt | Tag::Cd | Tag::PrpS | Tag::Pos | Tag::In | Tag::Vbn | Tag::Vbg);
            tag.is_nominal() || tag.is_adjective() || opens
        };
        let opens = source.clone().next().is_some_and(|at| tag(at) != Tag::In);
        // "Eating late may do harm", but not "Speaking as it rained".
        let gerund =
            || tag(range.start) == Tag::Vbg && scene.annotations.trees.relation(range.start) == Relation::Subject;
        let clause =
            !matches!(tag(range.start), Tag::In | Tag::Wrb | Tag::Vbg | Tag::Vbn | Tag::Rb | Tag::Cc) || gerund();
        let whole = clause && (range.start..comma).any(|at| tag(at).is_finite());
        let phrase = source.clone().all(nominal) && source.clone().any(|at| tag(at).is_nominal());
        (opens && whole && phrase).then_some(source)
    }

    /// Whether those before whom evidence is given hear it or are told: "an inquest heard".
    pub fn hears(&self, scene: &Scene<'_>) -> bool {
        let body = scene.annotations.trees.child(self.head, Relation::Subject);
        scene.is_hearing(self.head, body.or_else(|| self.group.start.checked_sub(1)))
    }

    /// Whether nothing but a time follows in the sentence: "on Tuesday", "this week".
    fn is_last(&self, scene: &Scene<'_>, sentence: &Sentence) -> bool {
        let range = self.group.end..sentence.tokens.end;
        let Some(stop) = range.clone().find(|&at| scene.token(at).tag.is_punctuation()) else { return false };
        let plain = |at: u32| {
            let dated = scene.annotations.quantity_at(at).is_some();
            dated || scene.is(at, Class::Time) || matches!(scene.token(at).tag, Tag::In | Tag::Dt)
        };
        let timed =
            range.start == stop || scene.is(stop - 1, Class::Time) || scene.annotations.quantity_at(stop - 1).is_some();
        scene.token(stop).tag == Tag::Stop && timed && (range.start..stop).all(plain)
    }
}
