//! Which question a rule asks about what it finds.
//!
//! In: something found. Out: the rule's first question, or the one that it has for such a finding.

use super::compile::Compiler;
use super::condition::{Condition, Kind};
use super::file::{Asking, RuleFile};
use super::find::{Find, Found};
use super::message::Message;
use super::places::Places;
use super::reading::Reading;
use crate::phrase::Phrases;
use crate::written::place::Place;

/// The questions of a rule.
#[derive(Clone, Debug)]
pub struct Questions {
    /// What is asked if no other fits.
    pub first: Message,
    /// The others, in the order in which they are tried.
    pub others: Vec<(Fits, Message)>,
}

/// For what a question is.
#[derive(Clone, Debug)]
pub enum Fits {
    /// What points at words among which a phrase stands, by number; nothing if there is a mistake in it.
    Words(Option<usize>),
    /// Where a condition holds.
    If(Condition),
}

impl Questions {
    /// Checks what is written about what a rule finds; what is wrong is put to the compiler's mistakes.
    pub(super) fn compile(
        written: &RuleFile,
        (find, kinds): (&Find, &[Kind]),
        place: Place<'_>,
        compiler: &mut Compiler<'_>,
    ) -> Self {
        let first = compiler.message(&written.asks, find, place.field("asks"));
        let mut others = Vec::new();
        for (i, asking) in written.asks_if.iter().enumerate() {
            let inner = place.field("asks_if").item(i);
            let fits = match asking {
                Asking::Words(phrase, _) => Fits::Words(compiler.phrase(phrase, inner.item(0), Phrases::add_asked)),
                Asking::If(condition, _) => Fits::If(Condition::compile(condition, kinds, inner.item(0), compiler)),
            };
            others.push((fits, compiler.message(asking.question(), find, inner.item(1))));
        }
        Self { first, others }
    }

    /// All that it may ask.
    pub fn all(&self) -> impl Iterator<Item = &Message> {
        std::iter::once(&self.first).chain(self.others.iter().map(|(_, message)| message))
    }

    /// The question about what is found, with its names filled in.
    pub(super) fn about(&self, found: &Found, reading: &Reading<'_>, places: &Places<'_>) -> String {
        let fits = |(fits, _): &&(Fits, Message)| match fits {
            Fits::Words(phrase) => phrase.is_some_and(|p| places.first(p, &found.tokens, |_| true).is_some()),
            Fits::If(condition) => condition.holds(&found.object, reading, places),
        };
        found.fill(self.others.iter().find(fits).map_or(&self.first, |(_, message)| message), reading)
    }
}
