//! Decisions by weighted features.
//!
//! Every question that reading an attribution raises (is this verb a cue? who is its source? where does the content end?)
//! is put as a choice between candidates. A candidate's score is the sum of the weights of its features: a log-linear
//! model, fitted on articles in which people marked attributions. Weights are hundredths of a unit of log-odds.

use crate::language::lexicon::Vocabulary;
pub use crate::statistics::feature::Value;
use crate::statistics::feature::{Feature, Key, Named, Symbol, number};
use crate::statistics::models::{Models, Questions};
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

/// Adds up the weights of the few features of a first look.
#[derive(Debug)]
pub struct Glance<'w> {
    weights: &'w Questions,
    sum: i32,
}

impl<'w> Glance<'w> {
    /// The sum of the weights of what `features` adds.
    #[inline]
    pub fn sum(models: &'w Models, features: impl FnOnce(&mut Self)) -> i32 {
        let mut glance = Self { weights: &models.looks, sum: 0 };
        features(&mut glance);
        glance.sum
    }

    /// Takes one more feature in.
    #[inline]
    pub fn add(&mut self, feature: Key) {
        self.sum += self.weights.weight(feature.0);
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

/// By so much a candidate falls behind the best at the first look that it is none of those between which all features
/// decide. The weights of the first looks are fitted to this.
pub const REACH: i32 = 400;

/// The candidate whose features have the best score, and by how much it beats the next one; the first of equals wins.
///
/// A first look at few features leaves out all candidates that are far behind; only the others are asked for all their
/// features, and if there is but one, not even that.
pub fn best<C>(
    models: &Models,
    candidates: impl IntoIterator<Item = C>,
    mut look: impl FnMut(&C, &mut Glance<'_>),
    mut features: impl FnMut(&C, &mut Score<'_>),
) -> Option<(C, i32)> {
    let mut candidates = candidates.into_iter();
    let first = candidates.next()?;
    let Some(next) = candidates.next() else { return Some((first, i32::MAX)) };
    let mut looks = Vec::with_capacity(32);
    let mut top = [i32::MIN; 2];
    // The features are asked for in one place, so that they can become part of the loop.
    for candidate in [first, next].into_iter().chain(candidates) {
        let sum = Glance::sum(models, |glance| look(&candidate, glance));
        top = [top[0].max(sum), top[1].max(sum.min(top[0]))];
        looks.push((candidate, sum));
    }
    let least = top[0] - REACH;
    let mut left = looks.into_iter().filter(|(_, sum)| *sum >= least).map(|(candidate, _)| candidate);
    if top[1] < least {
        return left.next().map(|only| (only, i32::MAX));
    }
    let mut waiting = [0; MOST];
    let mut score = Score { weights: &models.attribution, waiting: Waiting::new(&mut waiting) };
    let mut best: Option<(C, i32)> = None;
    let mut second = i32::MIN;
    for candidate in left {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::pack::{ATTRIBUTION, table};
    use crate::statistics::table::Table;

    const NAMES: [Symbol; 3] = [Symbol::new("a"), Symbol::new("b"), Symbol::new("c")];

    fn named(name: Symbol) -> Key {
        feature(name, &[])
    }

    /// A table in which each of the names has a weight.
    fn weighing(weights: [i16; 3]) -> Questions {
        let rows = NAMES.map(|name| named(name).0).into_iter().zip(weights.map(|w| [w]));
        let rows: Vec<(u64, [i16; 1])> = rows.collect();
        Table::packed(table(rows.iter().map(|(k, w)| (*k, w.as_slice())), ATTRIBUTION).expect("all differ").leak())
    }

    /// Who of the three is best and by how much, and how many of them are asked for all features.
    fn chosen(looks: [i16; 3], all: [i16; 3]) -> (&'static str, i32, usize) {
        let models = Models { looks: weighing(looks), attribution: weighing(all), ..Models::SHIPPED };
        let mut asked = 0;
        let look = |name: &Symbol, glance: &mut Glance<'_>| glance.add(named(*name));
        let all = |name: &Symbol, score: &mut Score<'_>| {
            asked += 1;
            score.add(named(*name));
        };
        let (name, lead) = best(&models, NAMES, look, all).expect("there are candidates");
        (name.name, lead, asked)
    }

    #[test]
    fn all_features_decide_between_those_that_a_first_look_leaves() {
        assert_eq!(chosen([0, 0, 0], [10, 30, 30]), ("b", 0, 3));
        assert_eq!(chosen([200, 0, -199], [10, 30, 50]), ("c", 20, 3));
        assert_eq!(chosen([200, 0, -201], [10, 30, 50]), ("b", 20, 2));
    }

    #[test]
    fn one_that_leads_far_at_the_first_look_is_asked_no_more() {
        assert_eq!(chosen([-220, 220, -200], [50, 10, 30]), ("b", i32::MAX, 0));
    }
}
