//! Rows of weights by feature.

use super::key;

/// A read-only hash table from features to rows of `N` weights, in the packed form that the build writes: slots of `SIZE`
/// bytes, which is four for the check and two for each weight.
#[derive(Clone, Copy, Debug)]
pub struct Table<const N: usize, const SIZE: usize> {
    slots: &'static [[u8; SIZE]],
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
        assert!(SIZE == 4 + 2 * N);
        let (head, slots) = bytes.split_at(4);
        let count = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let (slots, rest) = slots.as_chunks::<SIZE>();
        assert!(count.is_power_of_two() && slots.len() == count && rest.is_empty());
        Self { slots, mask: count - 1 }
    }

    /// The weights of the feature with that key, if it has any.
    #[inline]
    #[must_use]
    pub fn row(&self, feature: u64) -> Option<[i16; N]> {
        let check = key::check(feature);
        let mut slot = key::slot(feature) & self.mask;
        loop {
            let bytes = &self.slots[slot];
            let held = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            if held == check {
                return Some(std::array::from_fn(|i| i16::from_le_bytes([bytes[4 + 2 * i], bytes[5 + 2 * i]])));
            }
            if held == 0 {
                return None;
            }
            slot = (slot + 1) & self.mask;
        }
    }

    /// Adds the feature's weights to `scores`.
    #[inline]
    pub fn add(&self, feature: u64, scores: &mut [i32; N]) {
        if let Some(row) = self.row(feature) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(weight);
            }
        }
    }
}
