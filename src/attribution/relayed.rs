//! Relayed attributions: whom somebody quotes in turn.
//!
//! In: the words that may be cues, and the attributions that stand. Out: the attributions that such words in another's
//! content make, if they give somebody else's words: "According to the Herald, [officials said] …".
//! How likely a word is a cue is measured outside of contents; inside one it counts how often the word is a cue at all.

use std::ops::Range;

use super::cue::Frame;
use super::manner::{self, Manner};
use super::scene::Scene;
use super::{Attribution, Proposal, source};
use crate::language::cues::CueClass;
use crate::language::lexicon::Class;
use crate::language::tag::Tag;

/// An attribution in the content of another.
#[derive(Clone, Debug)]
pub struct Relayed {
    /// The attribution in whose content it stands, by number.
    pub outer: usize,
    /// The attribution itself; its content goes no further than the outer one's.
    pub attribution: Attribution,
}

/// A word counts that is a cue in as many of ten uses.
const LEAST: usize = 6;

/// Finds those in the contents of the attributions that stand, in order of their cues; the scene knows how likely each word
/// is a cue, and what the likely ones would make has been proposed.
pub(super) fn find(
    scene: &Scene<'_>,
    frames: &[(Frame, i32)],
    proposals: &[Proposal],
    standing: &[Attribution],
) -> Vec<Relayed> {
    let mut by_head: Vec<&Proposal> = proposals.iter().collect();
    by_head.sort_by_key(|p| p.core.frame.head);
    let proposed = |frame: &Frame, score: i32, stretch: &Range<u32>| {
        let tells = |source: Option<&Range<u32>>, head: Option<u32>| tells(scene, frame, source, head, stretch);
        if score > super::LEAST {
            let at = by_head.binary_search_by_key(&frame.head, |p| p.core.frame.head).ok()?;
            return Some(by_head[at]).filter(|p| tells(p.core.source.as_ref(), p.source_head)).cloned();
        }
        if !(may_accord(scene, frame) || has_finite(scene, frame)) {
            return None;
        }
        let found = source::find(scene, scene.sentence(frame.head), frame);
        tells(found.tokens.as_ref(), found.head).then(|| super::filled(scene, frame, score, found))?
    };
    let mut contents: Vec<(Range<u32>, usize)> = Vec::new();
    for (number, outer) in standing.iter().enumerate() {
        contents.extend(outer.content.iter().map(|r| (r.clone(), number)));
    }
    contents.sort_by_key(|(range, _)| range.start);
    let inside = |(frame, score): &(Frame, i32)| {
        let next = contents.partition_point(|(range, _)| range.start <= frame.head);
        let (stretch, outer) = contents[..next].last().filter(|(range, _)| range.contains(&frame.head))?;
        let weighty = frame.cue.class == CueClass::Verb && frame.cue.tenths() >= LEAST;
        let proposal = (weighty && !is_open(scene, frame)).then(|| proposed(frame, *score, stretch))??;
        Some(Relayed { outer: *outer, attribution: within(scene, proposal, stretch)? })
    };
    frames.iter().filter_map(inside).collect()
}

/// Whether a cue with that source in a stretch of content tells what somebody else says there.
fn tells(
    scene: &Scene<'_>,
    frame: &Frame,
    source: Option<&Range<u32>>,
    head: Option<u32>,
    stretch: &Range<u32>,
) -> bool {
    let own = head.is_some_and(|t| scene.is(t, Class::SpeakerPronoun));
    let source = source.filter(|s| !own && stretch.start <= s.start && s.end <= stretch.end);
    source.is_some_and(|source| is_told(scene, frame, source))
}

/// The attribution that a proposal makes in a stretch of content, if it has a source that can be asked.
fn within(scene: &Scene<'_>, proposal: Proposal, stretch: &Range<u32>) -> Option<Attribution> {
    let Proposal { core, content, score, .. } = proposal;
    let clipped = |r: &Range<u32>| r.start.max(stretch.start)..r.end.min(stretch.end);
    let content: Vec<Range<u32>> = content.iter().map(clipped).filter(|r| r.start < r.end).collect();
    let mut attribution = Attribution { core, content, score, manner: Manner::Saying, made: true };
    attribution.manner = manner::of(scene, &attribution);
    (!attribution.content.is_empty() && attribution.gives_source()).then_some(attribution)
}

/// Whether the cue tells that something has been said: "officials said", "according to officials".
fn is_told(scene: &Scene<'_>, frame: &Frame, source: &Range<u32>) -> bool {
    may_accord(scene, frame) && source.start >= frame.group.end || has_finite(scene, frame)
}

/// Whether the cue tells that something has been said if its source stands behind it: "according to officials".
fn may_accord(scene: &Scene<'_>, frame: &Frame) -> bool {
    scene.token(frame.head).tag == Tag::Vbg
}

fn has_finite(scene: &Scene<'_>, frame: &Frame) -> bool {
    frame.group.clone().any(|t| scene.token(t).tag.is_finite())
}

/// Whether the cue tells that something may, shall or should be said, or leaves open who says it.
fn is_open(scene: &Scene<'_>, frame: &Frame) -> bool {
    let passive = scene.token(frame.head).tag == Tag::Vbn && frame.group.clone().any(|t| scene.is(t, Class::Be));
    passive || frame.group.clone().any(|t| scene.token(t).tag == Tag::Md) || frame.is_passive(scene)
}
