//! Whom a claim is about.
//!
//! In: a claim's words and who asserts them. Out: the speakers that it speaks of, the subject first.
//! In somebody's words "I" and "we" are the speaker; a paraphrase that opens with "he" or "it" mostly is too.

use std::ops::Range;

use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::speaker::{SpeakerId, Speakers};

/// The speakers that the words are about; `top` is the word on which they hang.
pub fn of(
    scene: &Scene<'_>,
    speakers: &Speakers,
    tokens: &[Range<u32>],
    top: Option<u32>,
    asserted_by: &[SpeakerId],
) -> Vec<SpeakerId> {
    let trees = &scene.annotations.trees;
    // A subject that the article's own claim shares with an attribution beside it stands in the source of that.
    let inside = |t: &u32| asserted_by == [SpeakerId::ARTICLE] || tokens.iter().any(|r| r.contains(t));
    let subject = top.and_then(|t| trees.child(t, Relation::Subject)).filter(inside);
    let mut about: Vec<SpeakerId> = Vec::new();
    let mut add = |id: SpeakerId| {
        if id != SpeakerId::ARTICLE && !about.contains(&id) {
            about.push(id);
        }
    };
    let own = |t: u32| scene.is(t, Class::SpeakerPronoun) && asserted_by != [SpeakerId::ARTICLE];
    let subject_speaker = subject.and_then(|s| speakers.at(s));
    if let Some(found) = subject_speaker {
        add(found);
    } else if subject.is_some_and(|s| own(s) || scene.is(s, Class::ThingPronoun) || scene.is(s, Class::TheyPronoun)) {
        asserted_by.iter().copied().for_each(&mut add);
    }
    for range in tokens {
        if range.clone().any(own) {
            asserted_by.iter().copied().for_each(&mut add);
        }
        let spoken_to = |named: &Range<u32>| named.clone().any(|t| is_spoken_to(scene, tokens, t));
        speakers.within(range.clone()).filter(|(named, _)| !spoken_to(named)).for_each(|(_, id)| add(id));
    }
    about
}

/// Whether a word that stands among a claim's names those to whom it is said: it hangs on a verb outside, and so does, behind it,
/// the clause that they are told ("assured \[MPs\] the plant was safe"); or that clause is taken for one about it, in which
/// "that" and somebody else do the same ("warned \[the council\] that Ruiz had lied").
fn is_spoken_to(scene: &Scene<'_>, tokens: &[Range<u32>], word: u32) -> bool {
    let trees = &scene.annotations.trees;
    let inside = |t: u32| tokens.iter().any(|r| r.contains(&t));
    let governed = matches!(trees.relation(word), Relation::Object | Relation::Nominal);
    let alone = !trees.children(word).any(|c| trees.relation(c) == Relation::Case);
    let Some(verb) = trees.head(word).filter(|&v| !inside(v) && v < word && governed && alone) else { return false };
    let subjects = |t: u32| trees.children(t).filter(|&c| trees.relation(c) == Relation::Subject).count();
    let clause = |t: u32| matches!(trees.relation(t), Relation::Complement | Relation::OpenComplement);
    let told = |t: u32| t > word && clause(t) && subjects(t) > 0;
    let taken = |t: u32| trees.relation(t) == Relation::Relative && subjects(t) > 1;
    trees.children(verb).any(told) || trees.children(word).any(taken)
}
