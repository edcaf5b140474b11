//! Rows of weights by feature.

use super::key;
use super::key::AT_ONCE;

/// A read-only hash table from features to rows of `N` weights, in the packed form that the build writes: the features of
/// a bucket stand one behind the other, without gaps; of each there is a tag of one byte and, apart from it, an entry of
/// `ENTRY` bytes: its check (four bytes) and its weights (two bytes each).
///
/// Most features that are looked for are not there, and nothing foretells which. So the tags of a bucket, which stay in the
/// nearest cache, are compared at once; entries are touched only where a tag fits.
#[derive(Clone, Copy, Debug)]
pub struct Table<const N: usize, const ENTRY: usize> {
    /// For each bucket where its features begin (24 bits) and how many they are (8 bits).
    buckets: &'static [[u8; 4]],
    tags: &'static [u8],
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
        let rows = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let (starts, rest) = rest.split_at(4 * buckets);
        let (tags, entries) = rest.split_at(rows + AT_ONCE);
        let (entries, rest) = entries.as_chunks::<ENTRY>();
        assert!(buckets.is_power_of_two() && entries.len() == rows && rest.is_empty());
        Self { buckets: starts.as_chunks::<4>().0, tags, entries }
    }

    /// Where the features begin in the bucket where this one would be, and how many they are.
    #[inline]
    fn bucket(&self, feature: u64) -> (usize, usize) {
        let bucket = u32::from_le_bytes(self.buckets[key::slot(feature) & (self.buckets.len() - 1)]);
        ((bucket & 0x00ff_ffff) as usize, (bucket >> 24) as usize)
    }

    /// Where the feature may stand: the number of an entry to look at, and whether a look is worth while.
    #[inline]
    fn place(&self, feature: u64) -> (usize, bool) {
        let (start, held) = self.bucket(feature);
        let tags = self.tags[start..].first_chunk().map_or(0, |tags| u64::from_le_bytes(*tags));
        let own = if held < AT_ONCE { (1 << (8 * held)) - 1 } else { u64::MAX };
        let same = equal_bytes(tags, key::tag(feature)) & own;
        // With no byte equal this is 0, the first of the bucket.
        let way = (same.trailing_zeros() as usize / 8) % AT_ONCE;
        (start + way, same != 0 || held > AT_ONCE)
    }

    /// Adds the row at an entry to the scores if it is the feature's.
    #[inline]
    fn add_entry(&self, entry: usize, feature: u64, scores: &mut [i32; N]) -> bool {
        let Some(entry) = self.entries.get(entry) else { return false };
        let held = u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]);
        let found = held == key::check(feature);
        if found {
            for (score, weight) in scores.iter_mut().zip(entry[4..].as_chunks::<2>().0) {
                *score += i32::from(i16::from_le_bytes(*weight));
            }
        }
        found
    }

    /// Adds the feature's weights, if it has any, to the scores.
    fn add(&self, feature: u64, scores: &mut [i32; N]) {
        let (start, held) = self.bucket(feature);
        for entry in start..start + held {
            if self.tags[entry] == key::tag(feature) && self.add_entry(entry, feature, scores) {
                return;
            }
        }
    }
}

/// The top bits of those bytes that equal `byte`, and perhaps of some above the lowest of them.
#[inline]
fn equal_bytes(bytes: u64, byte: u8) -> u64 {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let differing = bytes ^ (LOW * u64::from(byte));
    differing.wrapping_sub(LOW) & !differing & HIGH
}

/// How many features are looked up together.
const BATCH: usize = 32;

/// The sum of the rows of features, which are looked up many at a time: first all tags, then the entries that may fit, so
/// that one look need not wait for another.
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
            self.look_up();
        }
        self.waiting[self.count % BATCH] = feature;
        self.count += 1;
    }

    /// The weights of all features, added up.
    #[inline]
    #[must_use]
    pub fn scores(mut self) -> [i32; N] {
        self.look_up();
        self.scores
    }

    fn look_up(&mut self) {
        let mut places = [(0, 0); BATCH];
        let mut found = 0;
        for &feature in &self.waiting[..self.count.min(BATCH)] {
            let (entry, fits) = self.table.place(feature);
            places[found % BATCH] = (entry as u32, feature);
            found += usize::from(fits);
        }
        for &(entry, feature) in &places[..found.min(BATCH)] {
            if !self.table.add_entry(entry as usize, feature, &mut self.scores) {
                // Another feature has the same tag, or the bucket holds more than are compared at once.
                self.table.add(feature, &mut self.scores);
            }
        }
        self.count = 0;
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
            assert_eq!(sum.scores(), if i < 5_000 { [i as i32, -1] } else { [0, 0] });
        }
        let mut sum = Sum::new(&table);
        (0..10_000).for_each(|i| sum.add(feature(i)));
        assert_eq!(sum.scores(), [(0..5_000).sum(), -5_000]);
    }
}
