//! Rows of weights by feature.

use super::key;

/// A read-only hash table from features to rows of `N` weights, in the packed form that the build writes. An entry of
/// `ENTRY` bytes holds the check of a feature (four bytes) and its weights (two bytes each).
///
/// A feature has one place where it can be: the build has found for each bucket of features a pilot that gives them places
/// of their own. Four looks in five find something, so nothing is asked before.
#[derive(Clone, Copy, Debug)]
pub struct Table<const N: usize, const ENTRY: usize> {
    pilots: &'static [[u8; 2]],
    entries: &'static [[u8; ENTRY]],
}

impl<const N: usize, const ENTRY: usize> Table<N, ENTRY> {
    /// The table packed in `bytes`.
    ///
    /// # Panics
    ///
    /// While the program is built, if the bytes are no table of such rows.
    #[must_use]
    pub const fn packed(bytes: &'static [u8]) -> Self {
        assert!(ENTRY == 4 + 2 * N);
        let (head, rest) = bytes.split_at(8);
        let buckets = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let places = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let (pilots, entries) = rest.split_at(2 * buckets);
        let (entries, rest) = entries.as_chunks::<ENTRY>();
        assert!(buckets.is_power_of_two() && entries.len() == places && rest.is_empty());
        Self { pilots: pilots.as_chunks::<2>().0, entries }
    }

    /// Adds the feature's weights, if it has any, to the scores.
    #[inline]
    fn add(&self, feature: u64, scores: &mut [i32; N]) {
        let pilot = u16::from_le_bytes(self.pilots[key::bucket(feature) & (self.pilots.len() - 1)]);
        let entry = &self.entries[key::place(feature, pilot, self.entries.len() as u32)];
        // All ones where the entry is the feature's, else zeros. Worked out without a comparison, of which the compiler makes a
        // branch: a wrong guess about what has not come from memory yet would hold up the looks behind it.
        let difference = u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]) ^ key::check(feature);
        let mask = (u64::from(difference).wrapping_sub(1) >> 32) as i32;
        for (score, weight) in scores.iter_mut().zip(entry[4..].as_chunks::<2>().0) {
            *score += i32::from(i16::from_le_bytes(*weight)) & mask;
        }
    }

    /// The same for many features.
    #[inline(never)]
    fn add_all(&self, features: &[u64], scores: &mut [i32; N]) {
        let mut sums = *scores;
        for feature in features {
            self.add(*feature, &mut sums);
        }
        *scores = sums;
    }
}

/// How many features are looked up together.
const BATCH: usize = 64;

/// The sum of the rows of features, which are looked up many at a time, so that one look need not wait for another.
#[derive(Clone, Debug)]
pub struct Sum<'t, const N: usize, const ENTRY: usize> {
    table: &'t Table<N, ENTRY>,
    waiting: [u64; BATCH],
    count: usize,
    scores: [i32; N],
}

impl<'t, const N: usize, const ENTRY: usize> Sum<'t, N, ENTRY> {
    /// The sum of nothing.
    #[inline]
    #[must_use]
    pub fn new(table: &'t Table<N, ENTRY>) -> Self {
        Self { table, waiting: [0; BATCH], count: 0, scores: [0; N] }
    }

    /// Takes one more feature in.
    #[inline]
    pub fn add(&mut self, feature: u64) {
        if self.count == BATCH {
            self.table.add_all(&self.waiting, &mut self.scores);
            self.count = 0;
        }
        self.waiting[self.count % BATCH] = feature;
        self.count += 1;
    }

    /// The weights of all features, added up; what is added next begins a new sum.
    #[inline]
    #[must_use]
    pub fn take(&mut self) -> [i32; N] {
        self.table.add_all(&self.waiting[..self.count.min(BATCH)], &mut self.scores);
        self.count = 0;
        std::mem::replace(&mut self.scores, [0; N])
    }
}

#[cfg(test)]
mod tests {
    use super::super::pack;
    use super::*;

    #[test]
    fn every_feature_is_found_and_no_other() {
        let feature = |i: u64| key::with(0, i, 7);
        let rows: Vec<(u64, [i16; 2])> = (0..5_000).map(|i| (feature(i), [i as i16, -1])).collect();
        let packed = pack::table(rows.iter().map(|(k, r)| (*k, r.as_slice())), 2).expect("all differ");
        let table: Table<2, 8> = Table::packed(packed.leak());
        for i in 0..10_000 {
            let mut sum = Sum::new(&table);
            sum.add(feature(i));
            assert_eq!(sum.take(), if i < 5_000 { [i as i32, -1] } else { [0, 0] });
        }
        let mut sum = Sum::new(&table);
        (0..10_000).for_each(|i| sum.add(feature(i)));
        assert_eq!(sum.take(), [(0..5_000).sum(), -5_000]);
    }
}
