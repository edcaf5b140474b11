//! Cues that end a sentence behind what they introduce: "Half of the reefs are lost, a study found."
//!
//! In: a frame. Out: whether it has that shape, in which a verb of saying is hardly ever anything else.

use super::super::scene::Scene;
use super::Frame;
use crate::language::cues::CueClass;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;

/// So many tokens the source may have.
const LONGEST: u32 = 8;

/// Of so many tenths of its uses a verb must be a cue.
const LIKELY: usize = 4;

impl Frame {
    /// Whether nothing but a source, which a comma parts from a whole clause, and the verb stand at the end of a sentence.
    pub fn ends_sentence(&self, scene: &Scene<'_>, sentence: &Sentence) -> bool {
        let tag = |at: u32| scene.token(at).tag;
        let range = sentence.tokens.clone();
        let verb = self.cue.class == CueClass::Verb
            && self.cue.tenths() >= LIKELY
            && (tag(self.head).is_finite() || tag(self.head) == Tag::Vbn);
        let last =
            self.group.end == self.head + 1 && range.contains(&self.group.end) && tag(self.group.end) == Tag::Stop;
        if !verb || !last || scene.quoted(self.head) {
            return false;
        }
        let start = range.start.max(self.group.start.saturating_sub(LONGEST));
        let Some(comma) = (start..self.group.start).rev().find(|&at| tag(at) == Tag::Comma) else { return false };
        let source = comma + 1..self.group.start;
        let nominal = |at: u32| {
            let tag = tag(at);
            tag.is_nominal() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::Cd | Tag::PrpS | Tag::Pos | Tag::In)
        };
        let opens = source.clone().next().is_some_and(|at| tag(at) != Tag::In);
        let first = tag(range.start);
        let whole = !matches!(first, Tag::In | Tag::Wrb | Tag::Vbg | Tag::Vbn | Tag::Rb | Tag::Cc)
            && (range.start..comma).any(|at| tag(at).is_finite());
        opens && whole && source.clone().all(nominal) && source.clone().any(|at| tag(at).is_nominal())
    }
}
