//! Rows of weights by feature.

use super::key;
use super::key::WAYS;

/// A read-only hash table from features to rows of `N` weights, in the packed form that the build writes: buckets of
/// `SIZE` bytes, which hold the checks of [`WAYS`] features (four bytes each) and then their rows (two bytes a weight).
///
/// Most features that are looked for are not there, and nothing foretells which: so all of a bucket is compared at once,
/// and a row is added under a mask, without a branch that could be guessed wrong.
#[derive(Clone, Copy, Debug)]
pub struct Table<const N: usize, const SIZE: usize> {
    buckets: &'static [[u8; SIZE]],
    mask: usize,
}

impl<const N: usize, const SIZE: usize> Table<N, SIZE> {
    /// The table packed in `bytes`.
    ///
    /// # Panics
    ///
    /// While the program is built, if the bytes are no table of such rows.
    #[must_use]
    pub const fn packed(bytes: &'static [u8]) -> Self {
        assert!(SIZE == WAYS * (4 + 2 * N));
        let (head, buckets) = bytes.split_at(4);
        let count = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let (buckets, rest) = buckets.as_chunks::<SIZE>();
        assert!(count.is_power_of_two() && buckets.len() == count && rest.is_empty());
        Self { buckets, mask: count - 1 }
    }

    /// Adds the feature's weights, if it has any, to `scores`.
    #[inline]
    pub fn add(&self, feature: u64, scores: &mut [i32; N]) {
        let check = key::check(feature);
        let mut at = key::slot(feature) & self.mask;
        loop {
            let bucket = &self.buckets[at];
            let held: [u32; WAYS] = std::array::from_fn(|i| {
                u32::from_le_bytes([bucket[4 * i], bucket[4 * i + 1], bucket[4 * i + 2], bucket[4 * i + 3]])
            });
            let (mut way, mut found) = (0, false);
            for (i, &other) in held.iter().enumerate() {
                way |= i * usize::from(other == check);
                found |= other == check;
            }
            let row = 4 * WAYS + 2 * N * way;
            let mask = -i32::from(found);
            for (i, score) in scores.iter_mut().enumerate() {
                let weight = i16::from_le_bytes([bucket[row + 2 * i], bucket[row + 2 * i + 1]]);
                *score += i32::from(weight) & mask;
            }
            // A bucket that is not full has sent nothing on to the next one.
            if found || (held[WAYS - 1] == 0) {
                return;
            }
            at = (at + 1) & self.mask;
        }
    }
}
