//! An averaged perceptron (Collins 2002) over hashed features.

use std::collections::HashMap;
use std::fmt::Write as _;

/// Rows of `N` weights by feature, with what averaging needs.
pub struct Perceptron<const N: usize> {
    rows: HashMap<u64, Row<N>>,
    step: u32,
}

struct Row<const N: usize> {
    weights: [f32; N],
    totals: [f64; N],
    since: u32,
    updates: u32,
}

impl<const N: usize> Perceptron<N> {
    pub fn new() -> Self {
        Self { rows: HashMap::new(), step: 1 }
    }

    pub fn step(&mut self) {
        self.step += 1;
    }

    pub fn score(&self, features: &[u64]) -> [f32; N] {
        let mut scores = [0.0; N];
        for row in features.iter().filter_map(|f| self.rows.get(f)) {
            scores.iter_mut().zip(row.weights).for_each(|(s, w)| *s += w);
        }
        scores
    }

    pub fn update(&mut self, features: &[u64], class: usize, by: f32) {
        for &feature in features {
            let row = self.rows.entry(feature).or_insert(Row {
                weights: [0.0; N],
                totals: [0.0; N],
                since: self.step,
                updates: 0,
            });
            let steps = f64::from(self.step - row.since);
            row.totals.iter_mut().zip(row.weights).for_each(|(t, w)| *t += steps * f64::from(w));
            row.since = self.step;
            row.updates += 1;
            row.weights[class] += by;
        }
    }

    /// The averaged weights as integers, without features that were seldom updated or weigh little.
    #[expect(clippy::iter_over_hash_type, reason = "each row by itself")]
    pub fn averaged(&self, scale: f64, least_updates: u32, least_weight: f64) -> HashMap<u64, [i16; N]> {
        let mut out = HashMap::new();
        for (&feature, row) in &self.rows {
            let steps = f64::from(self.step - row.since);
            let mean: [f64; N] =
                std::array::from_fn(|i| (row.totals[i] + steps * f64::from(row.weights[i])) / f64::from(self.step));
            if row.updates >= least_updates && mean.iter().any(|m| m.abs() >= least_weight) {
                out.insert(feature, mean.map(|m| (m * scale).round().clamp(-32000.0, 32000.0) as i16));
            }
        }
        out
    }
}

/// Writes a table: comment lines, then features by name with their weights.
pub fn write<const N: usize>(
    path: &std::path::Path,
    about: &str,
    weights: &HashMap<u64, [i16; N]>,
    names: &HashMap<u64, String>,
) {
    let mut rows: Vec<_> = names
        .iter()
        .filter_map(|(k, n)| Some((n, weights.get(k)?)))
        .filter(|(_, w)| w.iter().any(|&x| x != 0))
        .collect();
    rows.sort();
    let mut text = String::new();
    for line in about.lines() {
        writeln!(text, "# {line}").unwrap();
    }
    for (name, row) in &rows {
        let sparse = N > 8;
        let cells: Vec<String> = if sparse {
            row.iter().enumerate().filter(|(_, w)| w.abs() > 20).map(|(i, w)| format!("{i}:{w}")).collect()
        } else {
            row.iter().map(ToString::to_string).collect()
        };
        writeln!(text, "{name}\t{}", cells.join("\t")).unwrap();
    }
    std::fs::write(path, text).unwrap();
    println!("{}: {} of {} features named", path.display(), rows.len(), weights.len());
}
