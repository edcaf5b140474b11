//! Phrases that each stand for something.

use std::ops::Range;

use super::{Match, Phrase, Phrases, Search, check};
use crate::language::lexicon::Lexicons;
use crate::written::Mistake;
use crate::written::place::Place;

/// A set of phrases, each with a label.
#[derive(Clone, Debug)]
pub struct Labelled<L> {
    phrases: Phrases,
    labels: Vec<L>,
}

impl<L> Default for Labelled<L> {
    fn default() -> Self {
        Self { phrases: Phrases::default(), labels: Vec::new() }
    }
}

impl<L: Copy> Labelled<L> {
    /// Adds the phrases of a list, whose place in its file is given; what is wrong in them is put to the mistakes.
    pub fn add(
        &mut self,
        texts: &[String],
        place: Place<'_>,
        label: L,
        lexicons: &mut Lexicons,
        mistakes: &mut Vec<Mistake>,
    ) {
        for (i, text) in texts.iter().enumerate() {
            if !place.is_trusted() {
                check::check(text, place.item(i), mistakes);
            }
            let parsed = Phrase::parse(text).map_err(|fault| vec![fault]);
            match parsed.and_then(|phrase| self.phrases.add(&phrase, lexicons)) {
                Ok(_) => self.labels.push(label),
                Err(faults) => mistakes.extend(faults.iter().map(|fault| fault.at(place.item(i)))),
            }
        }
    }

    /// All matches in a range of tokens, which lies in one sentence, with their labels.
    pub fn find(&self, search: &mut Search<'_>, range: Range<u32>) -> Vec<(L, Match)> {
        self.phrases.find(search, range).into_iter().map(|m| (self.labels[m.phrase], m)).collect()
    }
}
