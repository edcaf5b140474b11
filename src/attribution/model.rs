//! Decisions by weighted features.
//!
//! Every question that reading an attribution raises (is this verb a cue? who is its source? where does the content end?)
//! is put as a choice between candidates. A candidate's score is the sum of the weights of its features: a log-linear
//! model, fitted on articles in which people marked attributions. Weights are hundredths of a unit of log-odds.

use crate::language::lexicon::Vocabulary;
pub use crate::statistics::feature::Value;
use crate::statistics::feature::{Feature, Key, Named, Symbol, number};
use crate::statistics::models::Questions;
use crate::statistics::pack::ATTRIBUTION;
use crate::statistics::table::Sum;
use crate::statistics::words::WordId;

/// The word as a value; a word that the vocabulary lacks is `unknown`.
pub fn word(vocabulary: &Vocabulary, id: WordId) -> Value<'_> {
    const UNKNOWN: Symbol = Symbol::new("unknown");
    if id.is_known() { vocabulary.word(id) } else { UNKNOWN.into() }
}

/// A feature of a candidate: the question's name and the parts.
#[inline]
pub fn feature<F: Feature>(question: Symbol, parts: &[(Symbol, Value<'_>)]) -> F {
    const QUESTION: Symbol = Symbol::new("?");
    onto(F::new().with(QUESTION, question), parts)
}

/// A feature with more parts.
#[inline]
pub fn onto<F: Feature>(feature: F, parts: &[(Symbol, Value<'_>)]) -> F {
    parts.iter().fold(feature, |feature, &(template, value)| feature.with(template, value))
}

/// Adds up the weights of a candidate's features.
#[derive(Clone, Debug)]
pub struct Score<'a>(Sum<'a, { ATTRIBUTION.weights }, { ATTRIBUTION.bits }, { ATTRIBUTION.entry }>);

impl<'a> Score<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn new(weights: &'a Questions) -> Self {
        Self(Sum::new(weights))
    }

    /// The features that have a weight, the weightiest first, each by its name.
    #[must_use]
    pub fn reasons(&self, features: Vec<Named>) -> Vec<(i32, String)> {
        let weigh = |feature: Named| {
            let mut alone = self.clone();
            alone.add(Key(feature.key));
            (alone.sum(), feature.name)
        };
        let mut reasons: Vec<(i32, String)> =
            features.into_iter().map(weigh).filter(|(weight, _)| *weight != 0).collect();
        reasons.sort_by_key(|(weight, _)| std::cmp::Reverse(weight.abs()));
        reasons
    }

    /// Takes one more feature in.
    #[inline]
    pub fn add(&mut self, feature: Key) {
        self.0.add(feature.0);
    }

    /// The sum of the features; what is added next begins a new one.
    #[inline]
    pub fn sum(&mut self) -> i32 {
        let [sum] = self.0.take();
        sum
    }
}

/// A score in steps of 0.6 units of log-odds, from -3.6 to 3.6.
pub fn step(score: i32) -> Symbol {
    number(usize::try_from(score.div_euclid(60) + 6).unwrap_or(0))
}

/// The candidate whose features have the best score, and by how much it beats the next one; the first of equals wins.
pub fn best<'a, C>(
    mut score: Score<'a>,
    candidates: impl IntoIterator<Item = C>,
    mut features: impl FnMut(&C, &mut Score<'a>),
) -> Option<(C, i32)> {
    let mut candidates = candidates.into_iter();
    let mut best = candidates.next()?;
    let Some(next) = candidates.next() else { return Some((best, i32::MAX)) };
    let mut of = |candidate: &C| {
        features(candidate, &mut score);
        score.sum()
    };
    let mut best_score = of(&best);
    let mut second = i32::MIN;
    for candidate in std::iter::once(next).chain(candidates) {
        let s = of(&candidate);
        if s > best_score {
            (second, best, best_score) = (best_score, candidate, s);
        } else {
            second = second.max(s);
        }
    }
    Some((best, best_score.saturating_sub(second)))
}
