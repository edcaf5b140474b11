//! Wordings: "In Ms Orr’s words, the plan is a joke", "The tax was, in the words of one farmer, robbery".
//!
//! In: an annotated text. Out: attributions whose cue is the noun. They are found by their form alone, as no word in them tells
//! by itself that somebody speaks: a preposition, the noun with whose words they are, and a mark before or behind.

use std::ops::Range;

use super::Attribution;
use super::content::{Core, trimmed};
use super::cue::Frame;
use super::manner::Manner;
use super::scene::Scene;
use super::source::phrase_end;
use super::turn::behind_label;
use crate::language::cues::{Cue, CueClass};
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;

/// As sure as what nearly does not stand: any other attribution comes first.
const SCORE: i32 = 0;

/// The attributions of a text to whoever something is told in the words of.
pub fn find(scene: &Scene<'_>) -> Vec<Attribution> {
    let nouns = (0..scene.annotations.tokens.len() as u32)
        .filter(|&at| scene.token(at).tag == Tag::Nns && scene.is(at, Class::Wording) && !scene.quoted(at));
    nouns.filter_map(|noun| wording(scene, scene.sentence(noun), noun)).collect()
}

/// The attribution of what is told in somebody’s words, if that noun names them.
fn wording(scene: &Scene<'_>, sentence: &Sentence, noun: u32) -> Option<Attribution> {
    let tag = |at: u32| scene.within(sentence, Some(at)).map(|token| token.tag);
    let is = |at: u32, class| tag(at).is_some() && scene.is(at, class);
    let own = noun.checked_sub(1).filter(|&at| tag(at).is_some_and(Tag::is_adjective)).unwrap_or(noun);
    let whose = own.checked_sub(1)?;
    let (opener, source, end) = match tag(whose)? {
        Tag::PrpS => (whose.checked_sub(1)?, whose..whose + 1, noun + 1),
        Tag::Pos => {
            let first = (sentence.tokens.start..whose).rev().find(|&at| !is_part(scene, at))?;
            (first, first + 1..whose + 1, noun + 1)
        }
        Tag::Dt if is(noun + 1, Class::Of) => {
            let end = phrase_end(scene, sentence, noun + 2)?;
            (whose.checked_sub(1)?, noun + 2..end, end)
        }
        _ => return None,
    };
    let first = behind_label(scene, sentence, noun);
    let begins = opener == first || opener.checked_sub(1).and_then(tag) == Some(Tag::Comma);
    let goes_on = match tag(end)? {
        Tag::Comma => begins,
        Tag::QuoteOpen => true,
        _ => false,
    };
    if source.is_empty() || !is(opener, Class::In) || !goes_on {
        return None;
    }
    let content = [left(scene, first..opener), right(scene, end..sentence.tokens.end)];
    let content: Vec<Range<u32>> = content.into_iter().filter_map(|range| trimmed(scene, range)).collect();
    if content.last().is_none_or(|last| last.start < end) {
        return None;
    }
    let cue = Cue { lemma: scene.token(noun).lemma, class: CueClass::Noun, cues: 0, uses: 0 };
    let core = Core { frame: Frame::of_mark(noun, cue), source: Some(source) };
    Some(Attribution { core, content, score: SCORE, manner: Manner::Saying, made: true })
}

/// Whether a word can be part of a noun phrase that has one’s words.
fn is_part(scene: &Scene<'_>, at: u32) -> bool {
    let tag = scene.token(at).tag;
    tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Cd | Tag::Pos)
}

/// What is told before: from the last conjunction behind a comma on.
fn left(scene: &Scene<'_>, range: Range<u32>) -> Range<u32> {
    let joins = |at: &u32| *at > range.start && is_joint(scene, *at - 1);
    range.clone().rev().find(joins).map_or(range.start, |at| at + 1)..range.end
}

/// What is told behind: up to the next conjunction behind a comma.
fn right(scene: &Scene<'_>, range: Range<u32>) -> Range<u32> {
    let joint = range.clone().skip(1).find(|&at| at + 1 < range.end && is_joint(scene, at));
    range.start..joint.unwrap_or(range.end)
}

/// Whether a comma stands there, outside of quotations, and a conjunction behind it.
fn is_joint(scene: &Scene<'_>, at: u32) -> bool {
    scene.is_comma(at) && scene.token(at + 1).tag == Tag::Cc
}
