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

/// Whether nothing but a source, which a comma parts from a whole clause, and the verb stand at the end of a sentence.
pub(super) fn ends_sentence(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame) -> bool {
    let tag = |at: u32| scene.token(at).tag;
    let range = sentence.tokens.clone();
    let verb = frame.cue.class == CueClass::Verb
        && frame.cue.tenths() >= LIKELY
        && (tag(frame.head).is_finite() || tag(frame.head) == Tag::Vbn);
    let last =
        frame.group.end == frame.head + 1 && range.contains(&frame.group.end) && tag(frame.group.end) == Tag::Stop;
    if !verb || !last || scene.quoted(frame.head) {
        return false;
    }
    let start = range.start.max(frame.group.start.saturating_sub(LONGEST));
    let Some(comma) = (start..frame.group.start).rev().find(|&at| tag(at) == Tag::Comma) else { return false };
    let source = comma + 1..frame.group.start;
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
