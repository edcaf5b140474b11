//! Phrases that each stand for something.

use super::{Match, Phrase, Phrases, check};
use crate::language::lexicon::Lexicons;
use crate::written::place::Place;
use crate::written::{Mistake, Text};

/// Labels for some phrases of a set, which have numbers in a row.
#[derive(Clone, Debug)]
pub struct Labelled<L> {
    first: usize,
    labels: Vec<L>,
}

impl<L: Copy> Labelled<L> {
    /// Labels for those that are added next to a set.
    pub fn new(phrases: &Phrases) -> Self {
        Self { first: phrases.count(), labels: Vec::new() }
    }

    /// Adds the phrases of a list, whose place in its file is given, to the set; what is wrong in them is put to the mistakes.
    pub fn add(
        &mut self,
        (phrases, lexicons): (&mut Phrases, &mut Lexicons),
        texts: &[Text<'_>],
        place: Place<'_>,
        label: L,
        mistakes: &mut Vec<Mistake>,
    ) {
        for (i, text) in texts.iter().enumerate() {
            if !place.is_trusted() {
                check::check(text, place.item(i), mistakes);
            }
            let parsed = Phrase::parse(text).map_err(|fault| vec![fault]);
            match parsed.and_then(|phrase| phrases.add(&phrase, lexicons)) {
                Ok(_) => self.labels.push(label),
                Err(faults) => mistakes.extend(faults.iter().map(|fault| fault.at(place.item(i)))),
            }
        }
    }

    /// The label of the phrase that matched, if it is one of these.
    pub fn of(&self, found: &Match) -> Option<L> {
        self.labels.get(found.phrase.checked_sub(self.first)?).copied()
    }
}

impl<L> Default for Labelled<L> {
    fn default() -> Self {
        Self { first: 0, labels: Vec::new() }
    }
}
