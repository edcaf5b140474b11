//! Rows of weights by feature.

use super::key;
use super::pack::{HEAD, Layout};

/// A read-only hash table from features to rows of `N` weights of `BITS` bits, in the packed form that the build writes,
/// with entries of `ENTRY` bytes.
///
/// A feature has one place where it can be: the build has found for each bucket of features a pilot that gives them places
/// of their own. Four looks in five find something, so nothing is asked before. Of a feature that is not there the check
/// of an entry can say so wrongly once in millions.
#[derive(Clone, Copy, Debug)]
pub struct Table<const N: usize, const BITS: u32, const ENTRY: usize> {
    pilots: &'static [[u8; 2]],
    entries: &'static [[u8; ENTRY]],
}

impl<const N: usize, const BITS: u32, const ENTRY: usize> Table<N, BITS, ENTRY> {
    /// How many bits of an entry tell a feature from others.
    const CHECK: u32 = Layout { weights: N, bits: BITS, entry: ENTRY, relative: false }.check();

    /// The table packed in `bytes`.
    ///
    /// # Panics
    ///
    /// While the program is built, if the bytes are no table of such rows.
    #[must_use]
    pub const fn packed(bytes: &'static [u8]) -> Self {
        assert!(ENTRY <= 8 || BITS == 16);
        let (head, rest) = bytes.split_at(HEAD);
        let buckets = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let places = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let (pilots, entries) = rest.split_at(2 * buckets);
        let (entries, rest) = entries.as_chunks::<ENTRY>();
        assert!(buckets.is_power_of_two() && entries.len() == places && rest.is_empty());
        Self { pilots: pilots.as_chunks::<2>().0, entries }
    }

    /// Adds the feature's weights, if it has any, to the scores.
    ///
    /// Whether it has is worked out without a comparison, of which the compiler makes a branch: a wrong guess about what has
    /// not come from memory yet would hold up the looks behind it.
    #[inline]
    fn add(&self, feature: u64, scores: &mut [i32; N]) {
        let pilot = u16::from_le_bytes(self.pilots[key::bucket(feature) & (self.pilots.len() - 1)]);
        let entry = &self.entries[key::place(feature, pilot, self.entries.len() as u32)];
        let check = key::check(feature, Self::CHECK);
        if ENTRY <= 8 {
            // The whole entry in one word: the weights below the check, of which nothing is left where it is the feature's.
            let mut word = [0; 8];
            word[..ENTRY].copy_from_slice(entry);
            let held = u64::from_le_bytes(word) ^ check << (N as u32 * BITS);
            let mask = (held >> (N as u32 * BITS)).wrapping_sub(1) as i64 >> 63;
            for (place, score) in (0..).zip(scores) {
                let weight = (held << (64 - BITS - place * BITS)) as i64 >> (64 - BITS);
                *score += (weight & mask) as i32;
            }
        } else {
            let (weights, rest) = entry.split_at(2 * N);
            let held = u32::from_le_bytes([rest[0], rest[1], rest[2], rest[3]]);
            let mask = (u64::from(held) ^ check).wrapping_sub(1) as i64 >> 63;
            for (score, weight) in scores.iter_mut().zip(weights.as_chunks::<2>().0) {
                *score += i32::from(i16::from_le_bytes(*weight)) & mask as i32;
            }
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
pub struct Sum<'t, const N: usize, const BITS: u32, const ENTRY: usize> {
    table: &'t Table<N, BITS, ENTRY>,
    waiting: [u64; BATCH],
    count: usize,
    scores: [i32; N],
}

impl<'t, const N: usize, const BITS: u32, const ENTRY: usize> Sum<'t, N, BITS, ENTRY> {
    /// The sum of nothing.
    #[inline]
    #[must_use]
    pub fn new(table: &'t Table<N, BITS, ENTRY>) -> Self {
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

    /// The rows of a few thousand features, packed in that layout, looked up with as many that are not there.
    fn looked_up<const N: usize, const BITS: u32, const ENTRY: usize>(
        relative: bool,
        row: impl Fn(i32) -> Vec<i16>,
    ) -> Vec<[i32; N]> {
        const FEATURES: i32 = 3_000;
        let feature = |i: i32| key::with(0, key::of("n"), key::of(&i.to_string()));
        let rows: Vec<(u64, Vec<i16>)> = (0..FEATURES).map(|i| (feature(i), row(i))).collect();
        let layout = Layout { weights: N, bits: BITS, entry: ENTRY, relative };
        let packed = pack::table(rows.iter().map(|(k, r)| (*k, r.as_slice())), layout).expect("all differ");
        let table: Table<N, BITS, ENTRY> = Table::packed(packed.leak());
        let mut all = Sum::new(&table);
        (0..2 * FEATURES).for_each(|i| all.add(feature(i)));
        let each = (0..2 * FEATURES).map(|i| {
            let mut sum = Sum::new(&table);
            sum.add(feature(i));
            sum.take()
        });
        let each: Vec<[i32; N]> = each.collect();
        let together = all.take();
        assert!((0..N).all(|n| together[n] == each.iter().map(|scores| scores[n]).sum::<i32>()));
        assert!(each[FEATURES as usize..].iter().all(|scores| *scores == [0; N]));
        each
    }

    #[test]
    fn every_feature_is_found_and_no_other() {
        let small = looked_up::<1, 9, 4>(false, |i| vec![(i % 511 - 255) as i16]);
        assert!((0..).zip(&small[..3_000]).all(|(i, scores)| *scores == [i % 511 - 255]));
        let middling = looked_up::<1, 16, 6>(false, |i| vec![(i * 10) as i16]);
        assert!((0..).zip(&middling[..3_000]).all(|(i, scores)| *scores == [i * 10]));
        let wide = looked_up::<27, 16, 64>(false, |i| (0..27).map(|n| (i - 40 * n) as i16).collect());
        assert!((0..).zip(&wide[..3_000]).all(|(i, scores)| (0..).zip(scores).all(|(n, s)| *s == i - 40 * n)));
    }

    #[test]
    fn of_relative_weights_the_differences_are_kept_as_far_as_they_go() {
        let moves = looked_up::<3, 14, 8>(true, |i| vec![i as i16, 0, i as i16 + 7, -3 * i as i16]);
        let found = (0..).zip(&moves[..3_000]).all(|(i, scores)| *scores == [-i, 7, (-4 * i).max(-8_191)]);
        assert!(found);
    }
}
