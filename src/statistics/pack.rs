//! How rows of weights are packed into a table.

use super::key::{self, WAYS};

/// Packs rows of `width` weights by feature into a hash table with open addressing, as `statistics::table` reads it.
///
/// Layout: the number of buckets (u32, a power of two), then the buckets, each with the checks of its features (u32, 0
/// where it is empty) and their weights (i16). The bucket is looked for at the key's upper half, the check is its lower
/// half; what finds its bucket full goes into the next one.
///
/// # Errors
///
/// The number of a row that the table could not tell from an earlier one.
pub fn table<'r>(rows: impl ExactSizeIterator<Item = (u64, &'r [i16])>, width: usize) -> Result<Vec<u8>, usize> {
    let buckets = (rows.len() * 8 / 5 / WAYS).next_power_of_two().max(2);
    let size = WAYS * (4 + 2 * width);
    let mut packed = vec![0; 4 + buckets * size];
    packed[..4].copy_from_slice(&(buckets as u32).to_le_bytes());
    for (number, (key, weights)) in rows.enumerate() {
        let check = key::check(key);
        let mut bucket = key::slot(key) & (buckets - 1);
        'buckets: loop {
            for way in 0..WAYS {
                let at = 4 + bucket * size + 4 * way;
                let held = u32::from_le_bytes([packed[at], packed[at + 1], packed[at + 2], packed[at + 3]]);
                if held == check {
                    return Err(number);
                }
                if held == 0 {
                    packed[at..at + 4].copy_from_slice(&check.to_le_bytes());
                    let row = 4 + bucket * size + 4 * WAYS + 2 * width * way;
                    for (i, weight) in weights.iter().enumerate() {
                        packed[row + 2 * i..row + 2 * i + 2].copy_from_slice(&weight.to_le_bytes());
                    }
                    break 'buckets;
                }
            }
            bucket = (bucket + 1) & (buckets - 1);
        }
    }
    Ok(packed)
}
