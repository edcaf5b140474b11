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
        speakers.within(range.clone()).for_each(|(_, id)| add(id));
    }
    about
}
