//! A log-linear model for choices between candidates, fitted by gradient steps (`AdaGrad`, Duchi, Hazan and Singer 2011).

use std::collections::HashMap;

/// One choice: the features of each candidate, and which one is right.
pub struct Choice {
    pub candidates: Vec<Vec<u32>>,
    pub right: usize,
    pub weight: f32,
}

/// Features by number, so that weights stand in a plain list.
#[derive(Default)]
pub struct Index {
    numbers: HashMap<u64, u32>,
    pub keys: Vec<u64>,
    pub counts: Vec<u32>,
}

impl Index {
    pub fn number(&mut self, key: u64) -> u32 {
        let next = self.keys.len() as u32;
        let n = *self.numbers.entry(key).or_insert(next);
        if n == next {
            self.keys.push(key);
            self.counts.push(0);
        }
        self.counts[n as usize] += 1;
        n
    }
}

pub struct Settings {
    pub epochs: usize,
    pub rate: f32,
    pub least_count: u32,
}

/// A choice over the features that occur often enough, numbered anew so that their weights lie close together.
struct Dense {
    candidates: Vec<Vec<u32>>,
    right: usize,
    weight: f32,
}

/// The weights of the features that occur often enough, by key.
pub fn fit(index: &Index, choices: &[&Choice], settings: &Settings) -> HashMap<u64, f32> {
    let live: Vec<usize> = (0..index.keys.len()).filter(|&f| index.counts[f] >= settings.least_count).collect();
    let mut numbers = vec![u32::MAX; index.keys.len()];
    for (number, &feature) in live.iter().enumerate() {
        numbers[feature] = number as u32;
    }
    let dense = |features: &Vec<u32>| -> Vec<u32> {
        features.iter().map(|&f| numbers[f as usize]).filter(|&n| n != u32::MAX).collect()
    };
    let choices: Vec<Dense> = choices
        .iter()
        .map(|c| Dense { candidates: c.candidates.iter().map(dense).collect(), right: c.right, weight: c.weight })
        .collect();
    let mut weights = vec![0f32; live.len()];
    let mut squares = vec![1e-4f32; live.len()];
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let mut seed = 42u64;
    for _ in 0..settings.epochs {
        for i in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        for &at in &order {
            let choice = &choices[at];
            let probabilities = probabilities(&weights, &choice.candidates);
            for (c, features) in choice.candidates.iter().enumerate() {
                let gradient = (probabilities[c] - f32::from(u8::from(c == choice.right))) * choice.weight;
                if gradient.abs() < 1e-3 {
                    continue;
                }
                for &f in features {
                    let f = f as usize;
                    squares[f] += gradient * gradient;
                    weights[f] -= settings.rate * gradient / squares[f].sqrt();
                }
            }
        }
    }
    live.into_iter().zip(weights).filter(|(_, w)| *w != 0.0).map(|(f, w)| (index.keys[f], w)).collect()
}

fn probabilities(weights: &[f32], candidates: &[Vec<u32>]) -> Vec<f32> {
    let score = |fs: &Vec<u32>| fs.iter().map(|&f| weights[f as usize]).sum::<f32>();
    let scores: Vec<f32> = candidates.iter().map(score).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let exps: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
    let sum: f32 = exps.iter().sum();
    exps.iter().map(|e| e / sum).collect()
}

/// The share of choices whose best candidate by these weights is the right one.
pub fn accuracy(index: &Index, weights: &HashMap<u64, f32>, choices: &[&Choice]) -> f64 {
    let plain: Vec<f32> = index.keys.iter().map(|k| weights.get(k).copied().unwrap_or(0.0)).collect();
    let right = choices.iter().filter(|c| {
        let p = probabilities(&plain, &c.candidates);
        (0..p.len()).all(|i| i == c.right || p[i] < p[c.right])
    });
    100.0 * right.count() as f64 / choices.len().max(1) as f64
}
