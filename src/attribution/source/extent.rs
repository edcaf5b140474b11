//! How far a source reaches, once the word that heads it is known: titles, appositions, clauses that say who it is.

use std::ops::Range;

use super::super::cue::Frame;
use super::super::model::best;
use super::super::scene::Scene;
use super::super::turn::behind_label;
use super::opening;
use super::reach::Reach;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;

/// Where the source that `head` heads may start.
pub fn starts(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame, head: u32) -> Vec<u32> {
    const LONGEST: u32 = 14;
    let least = if head > frame.head { frame.group.end } else { behind_label(scene, sentence, frame.group.start) };
    // A source does not begin in the middle of a quotation.
    let quotation_of = &scene.annotations.quotation_of;
    let whole = |at: u32| quotation_of[at as usize] == quotation_of[head as usize] || scene.opens(at);
    // Nor does it begin in the middle of a name with a nickname.
    let named = |at: u32| at > least && scene.token(at - 1).tag.is_quote() && !scene.quoted(at - 1);
    let least = least + opening(scene, least..head + 1);
    let longest = least.max(head.saturating_sub(LONGEST))..=head;
    let mut starts = Vec::with_capacity(LONGEST as usize + 1);
    // Nor with the time before it: "Later \[Ana Ruiz\]", "On Friday \[Ana Ruiz\]".
    let dated = |at: u32| {
        let time = scene.is(at, Class::Time) && (scene.token(at).tag.is_adverb() || scene.is(at, Class::Weekday));
        time && (at..head).all(|at| scene.token(at + 1).tag != Tag::Pos) && at < head
    };
    starts.extend(longest.rev().filter(|&at| can_start(scene, at) && whole(at) && !named(at) && !dated(at)));
    starts
}

fn can_start(scene: &Scene<'_>, at: u32) -> bool {
    let tag = scene.token(at).tag;
    !matches!(tag, Tag::Comma | Tag::Stop | Tag::Colon | Tag::Close | Tag::Pos | Tag::QuoteClose | Tag::Markup)
}

/// So many tokens a source may reach behind its head.
pub(super) const FARTHEST: u32 = 40;

/// Where the source that `head` heads may end: behind the head or a later token.
pub fn ends(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame, head: u32) -> Vec<u32> {
    let last =
        if head < frame.group.start { verb_before(scene, frame, head) } else { clause_after(scene, sentence, head) };
    // "accused by prosecutors \[of hiding cash\]"
    let agent = head > frame.group.end && frame.is_passive(scene);
    let charge = |&at: &u32| agent && scene.is(at, Class::Charge) && scene.token(at + 1).tag == Tag::Vbg;
    let last = (head + 1..last.saturating_sub(1)).find(charge).unwrap_or(last);
    let last = last.min(head + FARTHEST);
    if accords(scene, frame, head) && is_described(scene, head + 1..last) {
        return vec![last];
    }
    let possible = |&end: &u32| {
        let tag = scene.token(end - 1).tag;
        end == head + 1
            || !matches!(
                tag,
                Tag::Comma
                    | Tag::Stop
                    | Tag::Colon
                    | Tag::Open
                    | Tag::QuoteOpen
                    | Tag::In
                    | Tag::Dt
                    | Tag::To
                    | Tag::Cc
            )
    };
    let mut ends = Vec::with_capacity(last.saturating_sub(head) as usize);
    ends.extend((head + 1..=last).filter(possible));
    ends
}

/// Where a source before its cue ends at the latest: before the verb to which "and" joins the cue, "the council | met and said".
fn verb_before(scene: &Scene<'_>, frame: &Frame, head: u32) -> u32 {
    let start = frame.group.start;
    let joined = start > head + 1 && scene.token(start - 1).tag == Tag::Cc;
    let verb = (head + 1..start).find(|&at| joined && scene.token(at).tag.is_verb());
    verb.unwrap_or(start)
}

/// Whether the source stands behind "according to" or its like.
fn accords(scene: &Scene<'_>, frame: &Frame, head: u32) -> bool {
    head > frame.group.end && scene.token(frame.head).tag == Tag::Vbg && scene.token(frame.group.end).tag == Tag::To
}

/// Whether all that stands there between commas, at least one thing, says who somebody is: "Ruiz[, a lawyer, who left]".
fn is_described(scene: &Scene<'_>, behind: Range<u32>) -> bool {
    let mut commas = behind.clone().filter(|&at| scene.token(at).tag == Tag::Comma).peekable();
    let describes = |at: u32| {
        let tag = scene.token(at + 1).tag;
        tag.is_noun() || tag.is_wh() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Cd | Tag::Vbn)
    };
    commas.peek().is_some()
        && scene.annotations.tokens.get(behind.end as usize).is_some_and(|t| t.tag == Tag::Comma)
        && commas.all(describes)
}

/// Where the next clause with a subject of its own begins behind a source, at its comma: "according to Ruiz, a lawyer who
/// lives there, | the bridge fell"; or else where the sentence ends.
fn clause_after(scene: &Scene<'_>, sentence: &Sentence, head: u32) -> u32 {
    let mut comma = None;
    let mut subject = false;
    let mut relative = false;
    for at in head + 1..sentence.tokens.end {
        match scene.token(at).tag {
            Tag::Comma => (comma, subject) = (Some(at), false),
            tag if tag.is_wh() => (comma, relative) = (None, true),
            tag if tag.is_finite() && relative && comma.is_none() => {}
            tag if tag.is_finite() => return comma.filter(|_| subject).unwrap_or(sentence.tokens.end),
            tag => subject |= tag.is_nominal(),
        }
    }
    sentence.tokens.end
}

/// How far the source reaches that `head` heads.
pub fn extent(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame, head: u32) -> Range<u32> {
    if scene.token(head).tag == Tag::PrpS {
        return head..head + 1;
    }
    let reach = Reach::new(scene, sentence, frame, head);
    let (start, _) = best(
        scene.models(),
        starts(scene, sentence, frame, head),
        |&start, score| reach.start_look(start, |f| score.add(f)),
        |&start, score| reach.start_features(start, |f| score.add(f)),
    )
    .unwrap_or((head, 0));
    let (end, _) = best(
        scene.models(),
        ends(scene, sentence, frame, head),
        |&end, score| reach.end_look(end, |f| score.add(f)),
        |&end, score| reach.end_features(end, |f| score.add(f)),
    )
    .unwrap_or((head + 1, 0));
    start..end
}
