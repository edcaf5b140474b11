//! Where content to the right of its cue has ended at the latest.
//!
//! In: a cue with its source, and where the content begins. Out: the first place of the sentence that cannot belong to it: what
//! goes on with the clause around the cue, or the source.

use super::super::super::scene::Scene;
use super::super::super::turn::behind_label;
use super::Core;
use crate::language::cues::CueClass;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::statistics::words::{self, VerbSense};

/// Behind which token content that begins at `start` cannot go on, and whether it goes on up to there.
pub(super) fn of(core: &Core, scene: &Scene<'_>, sentence: &Sentence, start: u32) -> (u32, bool) {
    let source = core.source.as_ref().map(|s| s.start).filter(|&s| s > start);
    let ends = [source, main_clause(core, scene, sentence, start), next_saying(core, scene, sentence, start)];
    let end = ends.into_iter().flatten().min().unwrap_or(u32::MAX);
    let phrase = [phrase_end(core, scene, sentence, start), main_verb(core, scene, sentence, start)];
    match phrase.into_iter().flatten().min() {
        Some(phrase) if phrase <= end => (phrase, true),
        _ => (end, false),
    }
}

/// Where the noun phrase ends that the cue heads or is a relative clause of, if the verb that governs the phrase follows it:
/// "A nurse who says she was bullied | won".
fn phrase_end(core: &Core, scene: &Scene<'_>, sentence: &Sentence, start: u32) -> Option<u32> {
    const FARTHEST: usize = 8;
    let trees = &scene.annotations.trees;
    let frame = &core.frame;
    let inside = match frame.cue.class {
        CueClass::Noun => true,
        CueClass::Verb => frame.group.start > sentence.tokens.start && scene.token(frame.group.start - 1).tag.is_wh(),
        _ => false,
    };
    let mut below = frame.head;
    for above in trees.ancestors(frame.head).take(FARTHEST).filter(|_| inside) {
        if above > start {
            let end = trees.subtree(below).end;
            let skipped = |at: u32| scene.token(at).tag == Tag::Comma || scene.token(at).tag.is_adverb();
            let governs = |at: u32| is_finite(scene, at) || at == above && scene.token(at).tag.is_verb();
            let verb = (end..=above).find(|&at| !skipped(at)).filter(|&at| governs(at))?;
            let later = || (verb + 1..sentence.tokens.end).any(|at| is_finite(scene, at));
            let clausal = match frame.cue.class {
                CueClass::Noun => scene.token(start).tag == Tag::In,
                _ => scene.lexicons.vocabulary.is(frame.cue.lemma, Class::InsertedVerb),
            };
            let bare = !(start..end).any(|at| is_finite(scene, at));
            return Some(end).filter(|_| end > start && !(clausal && bare && later()));
        }
        below = above;
    }
    None
}

/// The verb of the sentence, or the comma before it, where the tree does not show it: the cue stands in the phrase with which
/// the sentence begins, and of two verbs without a mark or a conjunction between the later one must be the sentence's.
fn main_verb(core: &Core, scene: &Scene<'_>, sentence: &Sentence, start: u32) -> Option<u32> {
    let tag = |at: u32| scene.token(at).tag;
    let before = core.frame.group.start.checked_sub(1).filter(|at| sentence.tokens.contains(at))?;
    let opener = if tag(before).is_wh() { before } else { core.frame.head };
    let clause = match core.frame.cue.class {
        CueClass::Verb => opener == before,
        CueClass::Noun => tag(start) == Tag::In && scene.annotations.trees.relation(start) == Relation::Marker,
        _ => false,
    };
    let finite = |at: u32| is_finite(scene, at);
    let apart = opener > sentence.tokens.start && scene.is_comma(opener - 1);
    let from = behind_label(scene, sentence, opener);
    if !clause || opener == from || (from..opener).any(|at| finite(at) || tag(at) == Tag::In && tag(from) == Tag::In) {
        return None;
    }
    let first = (start..sentence.tokens.end).find(|&at| finite(at))?;
    for at in first + 1..sentence.tokens.end {
        let adverbs = || (first + 1..at).rev().take_while(|&at| tag(at).is_adverb()).count() as u32;
        match tag(at) {
            Tag::Comma if apart => {
                let next = (at + 1..sentence.tokens.end).find(|&at| !tag(at).is_adverb())?;
                let later = || (next + 1..sentence.tokens.end).any(finite);
                return (finite(next) || tag(next) == Tag::Vbn && !later()).then_some(at);
            }
            Tag::Cc | Tag::Wdt | Tag::Wp | Tag::Wrb => return None,
            mark if mark.is_punctuation() => return None,
            Tag::In if scene.annotations.trees.relation(at) == Relation::Marker => return None,
            verb if verb.is_finite() => {
                let end = at - adverbs();
                let spoken = tag(end - 1) == Tag::Prp && scene.annotations.trees.relation(end - 1) == Relation::Subject;
                let last = !(at + 1..sentence.tokens.end).take_while(|&at| !tag(at).is_punctuation()).any(finite);
                return (!spoken && last).then_some(end);
            }
            _ => {}
        }
    }
    None
}

/// The conjunction behind which whoever speaks says something else: "said the dam was old | and
/// urged the mayor to go". Of verbs in the form of the cue that could be his or of whom he speaks of, 123 of 144 are his
/// in `PolNeAR`’s training articles.
fn next_saying(core: &Core, scene: &Scene<'_>, sentence: &Sentence, start: u32) -> Option<u32> {
    /// Of so many tenths of its uses a verb must be a cue.
    const LIKELY: usize = 5;
    let form = scene.token(core.frame.head).tag;
    let before = core.source.as_ref().is_some_and(|s| s.end <= core.frame.group.start);
    if core.frame.cue.class != CueClass::Verb || !form.is_finite() || !before {
        return None;
    }
    let says = |at: u32| {
        let lemma = scene.token(at).lemma;
        let sense = || lemma.is_counted() && words::entry(lemma).verb_sense == VerbSense::Communication;
        scene.token(at).tag == form && scene.cue(at).is_some_and(|cue| cue.tenths() >= LIKELY) && sense()
    };
    let joins = |&at: &u32| {
        scene.token(at).tag == Tag::Cc && !scene.quoted(at) && scene.conjoined(sentence, at).is_some_and(says)
    };
    (start + 1..sentence.tokens.end).find(joins)
}

/// The comma before the main clause, if the cue stands in a subordinate one with which the sentence begins: "Although she
/// says that it fell| , nobody ran".
fn main_clause(core: &Core, scene: &Scene<'_>, sentence: &Sentence, start: u32) -> Option<u32> {
    if core.frame.cue.class != CueClass::Verb || !opens_below(core, scene, sentence, start) {
        return None;
    }
    (start + 1..sentence.tokens.end).find(|&at| scene.is_comma(at) && opens_clause(scene, sentence, at + 1))
}

/// Whether the cue stands in a subordinate clause with which the sentence begins: it is its first word, or a conjunction
/// opens the sentence and the clause.
fn opens_below(core: &Core, scene: &Scene<'_>, sentence: &Sentence, start: u32) -> bool {
    const FARTHEST: u32 = 3;
    let trees = &scene.annotations.trees;
    let head = core.frame.head;
    let from = behind_label(scene, sentence, core.frame.group.start);
    let Some(first) = (from..=head).find(|&at| !scene.token(at).tag.is_punctuation()) else { return false };
    let source = core.source.as_ref();
    if scene.token(head).tag == Tag::Vbg {
        return first == head && source.is_none_or(|s| s.start > start);
    }
    // "Since \[the bank\] said …"
    let touches = |at: u32| {
        (first..at).all(|at| scene.token(at).tag.is_adverb())
            && source.is_some_and(|s| s.start == at + 1 && s.end == core.frame.group.start)
    };
    let opener = (first..head.min(first + FARTHEST)).find(|&at| match scene.token(at).tag {
        Tag::In => touches(at) || trees.relation(at) == Relation::Marker && trees.head(at) == Some(head),
        Tag::Wrb => trees.head(at) == Some(head),
        _ => false,
    });
    let asks = scene.token(sentence.tokens.end - 1).span.text(scene.text) == "?";
    opener.is_some_and(|opener| !asks && !(first..opener).any(|at| scene.token(at).tag.is_verb()))
}

/// Whether a clause with a subject of its own begins there, without a conjunction.
fn opens_clause(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> bool {
    let mut subject = false;
    for at in at..sentence.tokens.end {
        match scene.token(at).tag {
            Tag::Cc => return false,
            tag if tag.is_punctuation() || tag.is_wh() => return false,
            tag if tag.is_finite() => return subject,
            tag => subject |= tag.is_nominal(),
        }
    }
    false
}

fn is_finite(scene: &Scene<'_>, at: u32) -> bool {
    scene.token(at).tag.is_finite()
}
