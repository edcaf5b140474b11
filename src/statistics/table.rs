//! Rows of weights by feature.

use super::key;

/// A read-only hash table from features to rows of `N` weights, in the packed form that the build writes. An entry of
/// `ENTRY` bytes holds the check of a feature (four bytes) and its weights (two bytes each).
///
/// Each feature has one place where it can be: the build has found for each bucket of features a shift that gives them places
/// of their own. So a look costs the same whether the feature is there or not, and never leads on to another.
#[derive(Clone, Copy, Debug)]
pub struct Table<const N: usize, const ENTRY: usize> {
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
        let (shifts, entries) = rest.split_at(2 * buckets);
        let (entries, rest) = entries.as_chunks::<ENTRY>();
        assert!(buckets.is_power_of_two() && entries.len() == places && rest.is_empty());
        Self { shifts: shifts.as_chunks::<2>().0, entries }
    }

    /// Adds the feature's weights, if it has any, to the scores.
    #[inline]
    fn add(&self, feature: u64, scores: &mut [i32; N]) {
        let shift = self.shifts[key::bucket(feature) & (self.shifts.len() - 1)];
        let place = key::place(feature, u16::from_le_bytes(shift), self.entries.len() as u32);
        let entry = &self.entries[place];
        let check = u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]);
        // All bits or none: whether the feature is there cannot be foretold, so nothing branches on it.
        let found = -i32::from(check == key::check(feature));
        for (score, weight) in scores.iter_mut().zip(entry[4..].as_chunks::<2>().0) {
            *score += i32::from(i16::from_le_bytes(*weight)) & found;
        }
    }
}

/// The sum of the rows of features.
#[derive(Clone, Debug)]
pub struct Sum<'t, const N: usize, const ENTRY: usize> {
    table: &'t Table<N, ENTRY>,
    scores: [i32; N],
}

impl<'t, const N: usize, const ENTRY: usize> Sum<'t, N, ENTRY> {
    /// The sum of nothing.
    #[inline]
    #[must_use]
    pub fn new(table: &'t Table<N, ENTRY>) -> Self {
        Self { table, scores: [0; N] }
    }

    /// Takes one more feature in.
    #[inline]
    pub fn add(&mut self, feature: u64) {
        self.table.add(feature, &mut self.scores);
    }

    /// The weights of all features, added up; what is added next begins a new sum.
    #[inline]
    #[must_use]
    pub fn take(&mut self) -> [i32; N] {
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
