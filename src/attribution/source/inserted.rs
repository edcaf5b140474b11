//! Sources behind a verb that is put into what somebody says or behind it: "The bank, says the union, must pay".
//!
//! In: a cue. Out: the noun phrase behind it, if a comma stands before the one and the end of a clause behind the other.
//! What stands on either side is what is said, and not the cue's subject, however near it is.

use std::ops::Range;

use super::super::content::{Core, Sides};
use super::super::cue::Frame;
use super::super::scene::Scene;
use super::super::turn::behind_label;
use super::{Found, extent, head_of};
use crate::language::cues::CueClass;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::language::token::Case;

/// As sure as a choice can be.
pub(super) const SURE: i32 = 500;

/// The source behind a verb that is put in, if it is one.
pub(super) fn find(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame) -> Option<Found> {
    if !is_inserted(scene, sentence, frame) {
        return None;
    }
    let phrase = frame.group.end..phrase_end(scene, sentence, frame.group.end)?;
    if scene.conjoined(sentence, phrase.end).is_some() {
        return None;
    }
    let whole = is_whole(scene, sentence, frame);
    if !whole && ends_sentence(scene, sentence, phrase.end) {
        return None;
    }
    let head = head_of(scene, phrase.clone())?;
    let related = tag(scene, sentence, phrase.end + 1).is_some_and(Tag::is_wh);
    let tokens = if whole || related {
        extent(scene, sentence, frame, head)
    } else {
        phrase.start..apposition_end(scene, sentence, phrase.end).unwrap_or(phrase.end)
    };
    Some(Found { tokens: Some(tokens), head: Some(head), sureness: SURE })
}

/// How what is said stands about a cue that is put into it.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Rest {
    /// Whether a clause is whole before the cue.
    whole: bool,
    /// Whether anything stands behind the source.
    behind: bool,
}

impl Rest {
    /// Whether the content can stand on those sides.
    pub(in super::super) fn allows(self, sides: Sides) -> bool {
        match sides {
            Sides::Both => self.behind,
            Sides::Left => self.whole || !self.behind,
            _ => false,
        }
    }
}

/// How what is said stands about a cue with its source, if it is put in.
pub(in super::super) fn rest(scene: &Scene<'_>, sentence: &Sentence, core: &Core) -> Option<Rest> {
    let source = core.source.as_ref().filter(|s| s.start == core.frame.group.end)?;
    let inserted = is_inserted(scene, sentence, &core.frame) && phrase_end(scene, sentence, source.start).is_some();
    inserted.then(|| Rest {
        whole: is_whole(scene, sentence, &core.frame),
        behind: !ends_sentence(scene, sentence, source.end),
    })
}

/// Whether no word follows in the sentence.
fn ends_sentence(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> bool {
    (at..sentence.tokens.end).all(|at| scene.token(at).tag.is_punctuation())
}

/// Whether a comma stands before a finite verb that can be put in, and no insertion or relative clause before that comma,
/// after which the sentence's own subject would have its verb here: "Mr Orr, the owner, says Mr Hale lied".
fn is_inserted(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame) -> bool {
    let start = frame.group.start;
    if frame.cue.class != CueClass::Verb
        || start <= sentence.tokens.start
        || scene.token(start - 1).tag != Tag::Comma
        || scene.quoted(frame.head)
        || scene.quoted(start - 1)
        || !scene.lexicons.vocabulary.is(frame.cue.lemma, Class::InsertedVerb)
    {
        return false;
    }
    let form = scene.token(frame.head).tag;
    let first = behind_label(scene, sentence, start);
    let before = (first..start - 1).rev().find(|&at| scene.is_comma(at));
    let apart =
        before.is_some_and(|comma| scene.token(comma + 1).tag.is_wh() || !has_finite(scene, comma + 1..start - 1));
    let said = start - 1 > first && !scene.quoted(start - 2);
    (form.is_finite() || form.is_noun()) && !apart && said
}

/// Whether a clause is whole before the cue: it has a finite verb, which is not its last word.
fn is_whole(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame) -> bool {
    let end = frame.group.start - 1;
    has_finite(scene, sentence.tokens.start..end - 1) && !scene.token(end - 1).tag.is_finite()
}

/// Where a noun phrase that begins at `start` ends, if it does at a mark.
pub(in super::super) fn phrase_end(scene: &Scene<'_>, sentence: &Sentence, start: u32) -> Option<u32> {
    let mut noun = false;
    for at in start..sentence.tokens.end {
        let token = scene.token(at);
        let capital = token.case != Case::Lower;
        noun = match token.tag {
            tag if tag.is_punctuation() => return Some(at).filter(|_| noun),
            tag if tag.is_noun() => true,
            Tag::Cd => true,
            Tag::Dt | Tag::Pdt | Tag::PrpS => false,
            tag if !tag.is_finite() && (capital || !noun && (tag.is_adjective() || tag.is_verb())) => capital,
            Tag::Pos | Tag::Cc => false,
            Tag::In if noun => false,
            _ => return None,
        };
    }
    Some(sentence.tokens.end).filter(|_| noun)
}

/// Where a second name or description of the source ends, of which the first one ends before the comma at `comma`: a name or a
/// noun may have no article, "Ruiz, historian at the museum,".
fn apposition_end(scene: &Scene<'_>, sentence: &Sentence, comma: u32) -> Option<u32> {
    let opens = tag(scene, sentence, comma + 1)
        .is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Cd))
        && scene.is_comma(comma);
    let end = phrase_end(scene, sentence, comma + 1).filter(|_| opens)?;
    (end < sentence.tokens.end && scene.is_comma(end)).then_some(end)
}

fn has_finite(scene: &Scene<'_>, mut range: Range<u32>) -> bool {
    range.any(|at| scene.token(at).tag.is_finite())
}

fn tag(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> Option<Tag> {
    scene.within(sentence, Some(at)).map(|token| token.tag)
}
