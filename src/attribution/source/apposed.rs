//! Noun phrases to which a source's name is apposed: "\[The manager, \]Ana Ruiz, who was there, said", "said \[the manager,
//! \]Ana Ruiz".
//!
//! In: a source that begins with a name. Out: the same source with the phrase before its comma, if that says who bears the
//! name.

use std::ops::Range;

use super::super::cue::Frame;
use super::super::scene::Scene;
use super::super::turn::behind_label;
use super::opening;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;

/// The source with the noun phrase before its name and comma.
pub(super) fn whole(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame, source: Range<u32>) -> Range<u32> {
    let tag = |at: u32| scene.token(at).tag;
    let Range { start, end } = source;
    let first = behind_label(scene, sentence, frame.group.start.min(start));
    let comma = start.checked_sub(1).filter(|&at| at > first && tag(at) == Tag::Comma);
    let Some(comma) = comma.filter(|_| tag(start) == Tag::Nnp) else { return start..end };
    let inverted = start >= frame.group.end;
    let name_end = (start..end).find(|&at| tag(at) != Tag::Nnp).unwrap_or(end);
    let closed = inverted || scene.within(sentence, Some(name_end)).is_some_and(|t| t.tag == Tag::Comma);
    let opening = opening(scene, first..start);
    let behind_and = |at: u32| at == first + 1 && tag(first) == Tag::Cc;
    let opens = |at: u32| if inverted { at == frame.group.end } else { at == first + opening || behind_and(at) };
    let phrase = start_of(scene, comma, opens).filter(|&at| closed && says_who(scene, at..comma));
    phrase.unwrap_or(start)..end
}

/// Where the noun phrase begins that ends there, if it does where one may and begins with a word that makes it definite.
fn start_of(scene: &Scene<'_>, end: u32, opens: impl Fn(u32) -> bool) -> Option<u32> {
    const LONGEST: u32 = 10;
    let tag = |at: u32| scene.token(at).tag;
    let nominal = |at: u32| {
        let tag = tag(at);
        let joins = matches!(tag, Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Cd | Tag::In | Tag::Vbn);
        joins || tag.is_noun() || tag.is_adjective()
    };
    let run = (end.saturating_sub(LONGEST)..end).rev().take_while(|&at| nominal(at));
    let mut starts = run.filter(|&at| opens(at));
    let owned = |at: u32| (at..end).take_while(|&at| tag(at).is_noun() || tag(at) == Tag::Dt).last();
    starts.find(|&at| {
        let definite = scene.is(at, Class::Article) || tag(at) == Tag::PrpS;
        definite || owned(at).is_some_and(|last| tag(last + 1) == Tag::Pos)
    })
}

/// Whether the noun that a phrase is about stands for a person: the last one before any preposition.
fn says_who(scene: &Scene<'_>, phrase: Range<u32>) -> bool {
    let before = |at: &u32| scene.token(*at).tag != Tag::In;
    let noun = phrase.take_while(before).last().map(|at| scene.token(at)).filter(|noun| noun.tag == Tag::Nn);
    noun.is_some_and(|noun| scene.is_person_word(noun.lemma))
}
