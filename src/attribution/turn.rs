//! Turns: paragraphs of a dialogue that begin with the name of who speaks, "RUIZ: So you knew." or "Q: …".
//!
//! In: an annotated text and the attributions that stand in it. Out: an attribution for each turn, to whoever its label
//! names, of all in it that nobody else is given for. A label alone proves nothing ("Note: …"): it is one if the copy as a
//! whole is a dialogue, in which at least two labels come again and again.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::content::{Core, trimmed};
use super::cue::Frame;
use super::manner::Manner;
use super::scene::Scene;
use super::{Attribution, extent};
use crate::language::cues::{Cue, CueClass};
use crate::language::token::Case;

/// As sure as a cue can be: only a dialogue takes this form.
const SCORE: i32 = 500;

/// A paragraph of a dialogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The name or role before the colon.
    pub label: Range<u32>,
    /// What is said: the tokens behind the colon.
    pub said: Range<u32>,
}

/// The colon behind the name, if the paragraph begins like a turn of a dialogue.
pub(super) fn label(scene: &Scene<'_>, paragraph: usize) -> Option<u32> {
    const LONGEST: u32 = 8;
    let tokens = scene.annotations.paragraphs.get(paragraph)?.clone();
    let end = tokens.end.min(tokens.start + LONGEST);
    let colon = (tokens.start + 1..end).find(|&at| scene.token(at).span.text(scene.text) == ":")?;
    let named = |at: u32| scene.token(at).case != Case::Lower || scene.token(at).tag.is_punctuation();
    (tokens.start..colon).all(named).then_some(colon)
}

/// The turns of a text, in order; none if it is no dialogue.
pub fn find(scene: &Scene<'_>) -> Vec<Turn> {
    /// So many paragraphs have a label that comes again.
    const LEAST: usize = 4;
    let paragraphs = &scene.annotations.paragraphs;
    let turn = |number: usize| {
        let colon = label(scene, number)?;
        let Range { start, end } = paragraphs[number];
        (colon + 1 < end).then_some(Turn { label: start..colon, said: colon + 1..end })
    };
    let turns: Vec<Turn> = (0..paragraphs.len()).filter_map(turn).collect();
    let name = |turn: &Turn| scene.annotations.span(turn.label.clone()).text(scene.text);
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    for turn in &turns {
        *times.entry(name(turn)).or_default() += 1;
    }
    let recurs = |turn: &Turn| times[name(turn)] > 1;
    let labels = times.values().filter(|&&n| n > 1).count();
    let (Some(first), Some(last)) = (turns.iter().position(recurs), turns.iter().rposition(recurs)) else {
        return Vec::new();
    };
    let dialogue = labels > 1 && turns.iter().filter(|t| recurs(t)).count() >= LEAST;
    if dialogue { turns[first..=last].to_vec() } else { Vec::new() }
}

/// The attributions of turns: to each label what the attributions that stand leave of its paragraph.
pub(super) fn attributions(scene: &Scene<'_>, turns: &[Turn], standing: &[Attribution]) -> Vec<Attribution> {
    let mut taken: Vec<Range<u32>> = standing.iter().map(|a| extent(&a.core, &a.content)).collect();
    taken.sort_by_key(|range| range.start);
    let mut next = 0;
    let attribution = |turn: &Turn| {
        while taken.get(next).is_some_and(|range| range.end <= turn.said.start) {
            next += 1;
        }
        let mut content = Vec::new();
        let mut at = turn.said.start;
        let inside = taken[next..].iter().take_while(|range| range.start < turn.said.end);
        for end in inside.chain(std::iter::once(&(turn.said.end..u32::MAX))) {
            content.extend(trimmed(scene, at..end.start.max(at)));
            at = at.max(end.end);
        }
        content.retain(|range| range.clone().any(|at| !scene.token(at).tag.is_punctuation()));
        let colon = turn.label.end;
        let cue = Cue { lemma: scene.token(colon).lemma, class: CueClass::Mark, cues: 0, uses: 0 };
        let core =
            Core { frame: Frame { head: colon, group: colon..colon + 1, cue }, source: Some(turn.label.clone()) };
        (!content.is_empty()).then_some(Attribution { core, content, score: SCORE, manner: Manner::Saying })
    };
    turns.iter().filter_map(attribution).collect()
}
