//! Rows of weights by feature.

use std::hint::select_unpredictable;

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
        let (head, rest) = bytes.split_at(HEAD);
        let buckets = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let places = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let (pilots, entries) = rest.split_at(2 * buckets);
        let (entries, rest) = entries.as_chunks::<ENTRY>();
        assert!(buckets.is_power_of_two() && places.is_power_of_two());
        assert!(entries.len() == places && rest.is_empty());
        Self { pilots: pilots.as_chunks::<2>().0, entries }
    }

    /// The entry at the one place where the feature can be.
    #[inline]
    fn entry(&self, feature: u64) -> &'static [u8; ENTRY] {
        let pilot = u16::from_le_bytes(self.pilots[key::bucket(feature) & (self.pilots.len() - 1)]);
        &self.entries[key::place(feature, pilot) & (self.entries.len() - 1)]
    }

    /// The weights in an entry of a word as they are packed, the lowest bits first; all 0 if it is not the feature's.
    ///
    /// Whether it is, is no branch: a wrong guess about what has not come from memory yet would hold up the looks behind it.
    #[inline]
    fn word(&self, feature: u64) -> u64 {
        const { assert!(ENTRY <= 8 && N as u32 * BITS < 64) };
        let mut word = [0; 8];
        word[..ENTRY].copy_from_slice(self.entry(feature));
        // Of the check nothing is left where the entry is the feature's.
        let held = u64::from_le_bytes(word) ^ key::check(feature, Self::CHECK) << (N as u32 * BITS);
        select_unpredictable(held >> (N as u32 * BITS) == 0, held, 0)
    }
}

/// How many features can be looked up together.
pub const MOST: usize = 128;

/// Features that wait to be looked up together, so that one look need not wait for another.
///
/// They stand outside, for where this itself is not in memory, to take one in is hardly more than to write it down.
#[derive(Debug)]
pub struct Waiting<'w> {
    features: &'w mut [u64; MOST],
    count: usize,
}

impl<'w> Waiting<'w> {
    /// None yet; they are to stand there.
    #[inline]
    pub fn new(features: &'w mut [u64; MOST]) -> Self {
        Self { features, count: 0 }
    }

    /// Takes one more feature in.
    #[inline]
    pub fn add(&mut self, feature: u64) {
        self.features[self.count % MOST] = feature;
        self.count += 1;
    }

    /// Those that were added since this was last asked.
    ///
    /// # Panics
    ///
    /// If there were more than [`MOST`].
    #[inline]
    pub fn take(&mut self) -> &[u64] {
        &self.features[..std::mem::take(&mut self.count)]
    }
}

impl<const BITS: u32, const ENTRY: usize> Table<1, BITS, ENTRY> {
    /// The weight of one feature, 0 if it has none.
    #[inline]
    #[must_use]
    pub fn weight(&self, feature: u64) -> i32 {
        ((self.word(feature) << (64 - BITS)) as i64 >> (64 - BITS)) as i32
    }

    /// The weights of the features, added up.
    #[inline(never)]
    #[must_use]
    pub fn sum(&self, features: &[u64]) -> i32 {
        let weight = |feature: &u64| self.weight(*feature);
        let (fours, rest) = features.as_chunks::<4>();
        let of_four = |four: &[u64; 4]| four.iter().map(weight).sum::<i32>();
        fours.iter().map(of_four).sum::<i32>() + rest.iter().map(weight).sum::<i32>()
    }
}

/// The three weights of a few features, added up; two at once, in the halves of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThreeSums<const BITS: u32> {
    first_and_last: u64,
    middle: u64,
    count: i32,
}

impl<const BITS: u32> ThreeSums<BITS> {
    const FIELD: u64 = (1 << BITS) - 1;
    /// By how much a weight is raised, so that none is negative.
    const RAISED: u64 = 1 << (BITS - 1);

    /// Takes the weights of one more feature in.
    #[inline]
    pub fn add(&mut self, table: &Table<3, BITS, 8>, feature: u64) {
        let raised = table.word(feature) ^ (Self::RAISED | Self::RAISED << BITS | Self::RAISED << (2 * BITS));
        self.first_and_last += raised & (Self::FIELD | Self::FIELD << (2 * BITS));
        self.middle += raised >> BITS & Self::FIELD;
        self.count += 1;
    }

    /// The three sums.
    #[inline]
    #[must_use]
    pub fn get(self) -> [i32; 3] {
        let first = self.first_and_last & ((1 << (2 * BITS)) - 1);
        let raised = self.count * Self::RAISED as i32;
        [first, self.middle, self.first_and_last >> (2 * BITS)].map(|sum| sum as i32 - raised)
    }
}

impl<const BITS: u32> Table<3, BITS, 8> {
    /// The weights of the features, which are few, added up.
    #[inline(never)]
    #[must_use]
    pub fn three_sums(&self, features: &[u64]) -> [i32; 3] {
        let mut sums = ThreeSums::default();
        for feature in features {
            sums.add(self, *feature);
        }
        sums.get()
    }
}

impl<const N: usize, const ENTRY: usize> Table<N, 16, ENTRY> {
    /// The weights of the features, added up and held within 16 bits.
    #[inline(never)]
    #[must_use]
    pub fn many_sums(&self, features: &[u64]) -> [i16; N] {
        let mut sums = [0; N];
        for feature in features {
            let (weights, rest) = self.entry(*feature).split_at(2 * N);
            let held = u32::from_le_bytes([rest[0], rest[1], rest[2], rest[3]]);
            let mask = -i16::from(u64::from(held) == key::check(*feature, 32));
            for (sum, weight) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
                *sum = i16::saturating_add(*sum, i16::from_le_bytes(*weight) & mask);
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::super::pack;
    use super::*;

    const FEATURES: i32 = 3_000;

    fn feature(i: i32) -> u64 {
        key::with(0, key::of("n"), key::of(&i.to_string()))
    }

    /// The rows of some features, packed in that layout.
    fn table<const N: usize, const BITS: u32, const ENTRY: usize>(
        relative: bool,
        row: impl Fn(i32) -> Vec<i16>,
    ) -> Table<N, BITS, ENTRY> {
        let rows: Vec<(u64, Vec<i16>)> = (0..FEATURES).map(|i| (feature(i), row(i))).collect();
        let layout = Layout { weights: N, bits: BITS, entry: ENTRY, relative };
        let packed = pack::table(rows.iter().map(|(k, r)| (*k, r.as_slice())), layout).expect("all differ");
        Table::packed(packed.leak())
    }

    /// Checks the sum of each feature by itself, of as many that are not there, and of seven together.
    fn sums_are<const N: usize>(row: impl Fn(i32) -> [i32; N], sum: impl Fn(&[u64]) -> [i32; N]) {
        for i in 0..FEATURES {
            assert_eq!(sum(&[feature(i)]), row(i));
            assert_eq!(sum(&[feature(i + FEATURES)]), [0; N]);
        }
        let seven = |from: i32| [from, from + 1, from + 2, from + 3, from + FEATURES, from + 5, from + 6];
        for from in 0..FEATURES - 6 {
            let known = seven(from).into_iter().filter(|i| *i < FEATURES).map(&row);
            let all = known.fold([0; N], |all, row| std::array::from_fn(|n| all[n] + row[n]));
            assert_eq!(sum(&seven(from).map(feature)), all);
        }
    }

    #[test]
    fn single_weights_are_added_up() {
        let row = |i: i32| [i % 511 - 255];
        let small = table::<1, 9, 4>(false, |i| vec![row(i)[0] as i16]);
        sums_are(row, |features| [small.sum(features)]);
        let large = table::<1, 16, 6>(false, |i| vec![10 * i as i16]);
        sums_are(|i| [10 * i], |features| [large.sum(features)]);
    }

    #[test]
    fn of_three_relative_weights_the_differences_are_added_up_as_far_as_they_go() {
        let moves = table::<3, 14, 8>(true, |i| vec![i as i16, 0, i as i16 + 7, -3 * i as i16]);
        sums_are(|i| [-i, 7, (-4 * i).max(-8_191)], |features| moves.three_sums(features));
    }

    #[test]
    fn many_weights_are_added_up_as_far_as_they_go() {
        let row = |i: i32| std::array::from_fn::<i32, 27, _>(|n| i - 40 * n as i32);
        let wide = table::<27, 16, 64>(false, |i| row(i).map(|w| w as i16).to_vec());
        sums_are(row, |features| wide.many_sums(features).map(i32::from));
        assert_eq!(wide.many_sums(&[feature(FEATURES - 1); 20])[0], i16::MAX);
    }

    #[test]
    fn what_waits_is_taken_once() {
        let mut features = [0; MOST];
        let mut waiting = Waiting::new(&mut features);
        (0..MOST as u64).for_each(|f| waiting.add(f));
        assert!(waiting.take().iter().copied().eq(0..MOST as u64));
        waiting.add(7);
        assert_eq!(waiting.take(), [7]);
        assert_eq!(waiting.take(), [0; 0]);
    }
}
