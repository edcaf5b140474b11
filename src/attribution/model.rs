//! Decisions by weighted features.
//!
//! Every question that reading an attribution raises (is this verb a cue? who is its source? where does the content end?)
//! is put as a choice between candidates. A candidate's score is the sum of the weights of its features: a log-linear
//! model, fitted on articles in which people marked attributions. Weights are hundredths of a unit of log-odds.

use crate::language::lexicon::Vocabulary;
pub use crate::statistics::feature::Value;
use crate::statistics::feature::{Feature, Key, Named, Symbol, number};
use crate::statistics::models::Questions;
use crate::statistics::table::{MOST, Waiting};
use crate::statistics::words::WordId;

/// The word as a value; one that was not counted is `unknown`, so that no lexicon changes what is read.
pub fn word(vocabulary: &Vocabulary, id: WordId) -> Value<'_> {
    const UNKNOWN: Symbol = Symbol::new("unknown");
    if id.is_counted() { vocabulary.word(id) } else { UNKNOWN.into() }
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
#[derive(Debug)]
pub struct Score<'w> {
    weights: &'w Questions,
    waiting: Waiting<'w>,
}

impl Score<'_> {
    /// Takes one more feature in.
    #[inline]
    pub fn add(&mut self, feature: Key) {
        self.waiting.add(feature.0);
    }

    /// The sum of the features; what is added next begins a new one.
    #[inline]
    fn sum(&mut self) -> i32 {
        self.weights.sum(self.waiting.take())
    }
}

/// The sum of the weights of all features that are added.
#[inline]
pub fn score(weights: &Questions, features: impl FnOnce(&mut Score<'_>)) -> i32 {
    let mut waiting = [0; MOST];
    let mut score = Score { weights, waiting: Waiting::new(&mut waiting) };
    features(&mut score);
    score.sum()
}

/// The features that have a weight, the weightiest first, each by its name.
pub fn reasons(weights: &Questions, features: Vec<Named>) -> Vec<(i32, String)> {
    let weigh = |feature: Named| (weights.sum(&[feature.key]), feature.name);
    let mut reasons: Vec<(i32, String)> = features.into_iter().map(weigh).filter(|(weight, _)| *weight != 0).collect();
    reasons.sort_by_key(|(weight, _)| std::cmp::Reverse(weight.abs()));
    reasons
}

/// A score in steps of 0.6 units of log-odds, from -3.6 to 3.6.
pub fn step(score: i32) -> Symbol {
    number(usize::try_from(score.div_euclid(60) + 6).unwrap_or(0))
}

/// The candidate whose features have the best score, and by how much it beats the next one; the first of equals wins.
pub fn best<C>(
    weights: &Questions,
    candidates: impl IntoIterator<Item = C>,
    mut features: impl FnMut(&C, &mut Score<'_>),
) -> Option<(C, i32)> {
    let mut candidates = candidates.into_iter();
    let first = candidates.next()?;
    let Some(next) = candidates.next() else { return Some((first, i32::MAX)) };
    let mut waiting = [0; MOST];
    let mut score = Score { weights, waiting: Waiting::new(&mut waiting) };
    let mut best: Option<(C, i32)> = None;
    let mut second = i32::MIN;
    // The features are asked for in one place, so that they can become part of the loop.
    for candidate in [first, next].into_iter().chain(candidates) {
        features(&candidate, &mut score);
        let sum = score.sum();
        match best {
            Some((_, best)) if sum <= best => second = second.max(sum),
            _ => {
                second = best.map_or(second, |(_, beaten)| beaten);
                best = Some((candidate, sum));
            }
        }
    }
    best.map(|(candidate, sum)| (candidate, sum.saturating_sub(second)))
}
