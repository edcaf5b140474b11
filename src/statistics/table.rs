//! Rows of weights by feature.

use super::key::{self, SIEVE};

/// A read-only hash table from features to rows of `N` weights, in the packed form that the build writes. An entry of
/// `ENTRY` bytes holds the check of a feature (four bytes) and its weights (two bytes each).
///
/// What a look costs is the memory that it touches. So a sieve, small enough to stay in a near cache, is asked first: a bit
/// that is not set says that the feature is not there. Those that pass have one place each where they can be: the build has
/// found for each bucket of features a shift that gives them places of their own.
#[derive(Clone, Copy, Debug)]
pub struct Table<const N: usize, const ENTRY: usize> {
    sieve: &'static [[u8; 8]; SIEVE],
    shifts: &'static [[u8; 2]],
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
        let (sieve, rest) = rest.split_at(8 * SIEVE);
        let Some(sieve) = sieve.as_chunks::<8>().0.first_chunk() else { panic!("a sieve of another size") };
        let (shifts, entries) = rest.split_at(2 * buckets);
        let (entries, rest) = entries.as_chunks::<ENTRY>();
        assert!(buckets.is_power_of_two() && entries.len() == places && rest.is_empty());
        Self { sieve, shifts: shifts.as_chunks::<2>().0, entries }
    }

    /// Whether the feature may be there.
    #[inline]
    fn may_have(&self, feature: u64) -> bool {
        let (word, bit) = key::sieve(feature);
        u64::from_le_bytes(self.sieve[word]) & bit != 0
    }

    /// Adds the feature's weights, if it has any, to the scores.
    #[inline]
    fn add(&self, feature: u64, scores: &mut [i32; N]) {
        let shift = self.shifts[key::bucket(feature) & (self.shifts.len() - 1)];
        let place = key::place(feature, u16::from_le_bytes(shift), self.entries.len() as u32);
        let entry = &self.entries[place];
        // All ones where the entry is the feature's, else zeros. Worked out without a comparison, of which the compiler makes a
        // branch: a wrong guess about what has not come from memory yet would hold up the looks behind it.
        let difference = u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]) ^ key::check(feature);
        let mask = (u64::from(difference).wrapping_sub(1) >> 32) as i32;
        for (score, weight) in scores.iter_mut().zip(entry[4..].as_chunks::<2>().0) {
            *score += i32::from(i16::from_le_bytes(*weight)) & mask;
        }
    }

    /// The same for the first `count` of the features.
    #[inline(never)]
    fn add_all(&self, features: &mut [u64; BATCH], count: usize, scores: &mut [i32; N]) {
        let mut passed = 0;
        for at in 0..count.min(BATCH) {
            let feature = features[at];
            features[passed % BATCH] = feature;
            passed += usize::from(self.may_have(feature));
        }
        for feature in &features[..passed.min(BATCH)] {
            self.add(*feature, scores);
        }
    }
}

/// How many features are looked up together.
const BATCH: usize = 64;

/// The sum of the rows of features, which are looked up many at a time: first the sieve is asked of all, then the entries of
/// those that pass are added, so that one look need not wait for another.
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
            self.table.add_all(&mut self.waiting, BATCH, &mut self.scores);
            self.count = 0;
        }
        self.waiting[self.count % BATCH] = feature;
        self.count += 1;
    }

    /// The weights of all features, added up; what is added next begins a new sum.
    #[inline]
    #[must_use]
    pub fn take(&mut self) -> [i32; N] {
        self.table.add_all(&mut self.waiting, self.count, &mut self.scores);
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
