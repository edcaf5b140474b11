//! Turns: paragraphs of a dialogue that begin with the name of who speaks, "RUIZ: So you knew." or "Q: …".
//!
//! In: an annotated text. Out: an attribution for each turn, to whoever its label names, of all in it: whom somebody quotes
//! there is relayed, as in a quotation. A label alone proves nothing ("Note: …"): it is one if the copy as a whole is a
//! dialogue, in which at least two labels come again and again. What copy is written from is more often one: there labels
//! that look like names or roles do if half of the paragraphs have them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Attribution;
use super::content::{Core, trimmed};
use super::cue::Frame;
use super::manner::Manner;
use super::scene::Scene;
use crate::language::cues::{Cue, CueClass};
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
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
    opening(scene, scene.annotations.paragraphs.get(paragraph)?)
}

/// The colon behind the name with which the tokens begin, if they do.
pub(super) fn opening(scene: &Scene<'_>, tokens: &Range<u32>) -> Option<u32> {
    const LONGEST: u32 = 8;
    let end = tokens.end.min(tokens.start + LONGEST);
    let is_colon = |&at: &u32| {
        let span = scene.token(at).span;
        span.len() == 1 && span.text(scene.text) == ":"
    };
    let colon = (tokens.start + 1..end).find(is_colon)?;
    let named = |at: u32| scene.token(at).case != Case::Lower || scene.token(at).tag.is_punctuation();
    (tokens.start..colon).all(named).then_some(colon)
}

/// Where a sentence begins for a word in it: behind the label that opens the paragraph ("RUIZ: …"), if it has one before
/// the word.
pub(super) fn behind_label(scene: &Scene<'_>, sentence: &Sentence, word: u32) -> u32 {
    let opens = scene.annotations.paragraphs[sentence.paragraph as usize].start == sentence.tokens.start;
    let colon = opens.then(|| label(scene, sentence.paragraph as usize)).flatten();
    colon.filter(|&c| c < word).map_or(sentence.tokens.start, |c| c + 1)
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
    if scene.is_original {
        let transcript = transcript(scene, turns.clone());
        if !transcript.is_empty() {
            return transcript;
        }
    }
    let recurs = |turn: &Turn| times[name(turn)] > 1;
    let labels = times.values().filter(|&&n| n > 1).count();
    let (Some(first), Some(last)) = (turns.iter().position(recurs), turns.iter().rposition(recurs)) else {
        return Vec::new();
    };
    let dialogue = labels > 1 && turns.iter().filter(|t| recurs(t)).count() >= LEAST;
    let mut turns = if dialogue { turns[first..=last].to_vec() } else { Vec::new() };
    // What stands between two labels without one of its own goes on with what was said, up to what is told in brackets.
    let told = |paragraph: &&Range<u32>| scene.token(paragraph.start).span.text(scene.text).starts_with(['(', '[']);
    for next in 1..turns.len() {
        let (from, to) = (turns[next - 1].said.end, turns[next].label.start);
        let first = paragraphs.partition_point(|p| p.start < from);
        let between = paragraphs[first..].iter().take_while(|p| p.end <= to);
        turns[next - 1].said.end = between.take_while(|p| !told(p)).last().map_or(from, |p| p.end);
    }
    turns
}

/// Whether tokens stand in a turn, if only in part.
pub(super) fn meets(turns: &[Turn], tokens: &Range<u32>) -> bool {
    let next = turns.partition_point(|turn| turn.said.end <= tokens.start);
    turns.get(next).is_some_and(|turn| turn.label.start < tokens.end)
}

/// The turns of a transcript: half of the paragraphs or more are labelled with names or roles, and not all of them are
/// without a verb, as the lines of a head are.
fn transcript(scene: &Scene<'_>, mut turns: Vec<Turn>) -> Vec<Turn> {
    let paragraphs = scene.annotations.paragraphs.len();
    turns.retain(|turn| names_somebody(scene, &turn.label));
    let speak = turns.iter().filter(|turn| has_verb(scene, &turn.said)).count();
    if 2 * turns.len() >= paragraphs && speak >= paragraphs.min(2) { turns } else { Vec::new() }
}

/// Whether a label looks like the name or the role of who speaks: "QUILL", "Q", "Ms. Tandy", "Arno Quill".
fn names_somebody(scene: &Scene<'_>, label: &Range<u32>) -> bool {
    let words = || label.clone().filter(|&at| !scene.token(at).tag.is_punctuation());
    let capitals = |at: u32| scene.token(at).span.text(scene.text).chars().all(|c| !c.is_lowercase());
    let is_name = |at: u32| scene.token(at).tag.is_proper();
    words().all(|at| capitals(at) || scene.is(at, Class::Honorific))
        || scene.is(label.start, Class::Honorific)
        || words().count() > 1 && words().all(is_name)
}

fn has_verb(scene: &Scene<'_>, range: &Range<u32>) -> bool {
    range.clone().any(|at| scene.token(at).tag.is_finite())
}

/// The attributions of turns: to each label all that is said.
pub(super) fn attributions(scene: &Scene<'_>, turns: &[Turn]) -> Vec<Attribution> {
    let worded = |range: &Range<u32>| range.clone().any(|at| !scene.token(at).tag.is_punctuation());
    let attribution = |turn: &Turn| {
        let content = trimmed(scene, turn.said.clone()).filter(worded)?;
        let colon = turn.label.end;
        let cue = Cue { lemma: scene.token(colon).lemma, class: CueClass::Mark, cues: 0, uses: 0 };
        let core = Core { frame: Frame::of_mark(colon, cue), source: Some(turn.label.clone()) };
        Some(Attribution { core, content: vec![content], score: SCORE, manner: Manner::Saying, made: true })
    };
    turns.iter().filter_map(attribution).collect()
}
