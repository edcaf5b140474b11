//! How rows of weights are packed into a table.

use super::key::{self, WAYS};

/// Packs rows of `width` weights by feature into a hash table with open addressing, as `statistics::table` reads it.
///
/// Layout: the number of buckets (u32, a power of two); for each bucket the tags of its features (u8, 0 where it is
/// empty); for each place of each bucket the check of its feature (u32) and its weights (i16). What finds its bucket full
/// goes into the next one.
///
/// # Errors
///
/// The number of a row that the table could not tell from an earlier one.
pub fn table<'r>(rows: impl ExactSizeIterator<Item = (u64, &'r [i16])>, width: usize) -> Result<Vec<u8>, usize> {
    let buckets = (rows.len() * 8 / 5 / WAYS).next_power_of_two().max(2);
    let entry = 4 + 2 * width;
    let mut tags = vec![[0; WAYS]; buckets];
    let mut entries = vec![0; buckets * WAYS * entry];
    for (number, (key, weights)) in rows.enumerate() {
        let (tag, check) = (key::tag(key), key::check(key).to_le_bytes());
        let mut bucket = key::slot(key) & (buckets - 1);
        'buckets: loop {
            for (way, held) in tags[bucket].iter_mut().enumerate() {
                let entry = &mut entries[(bucket * WAYS + way) * entry..][..entry];
                if *held == tag && entry[..4] == check {
                    return Err(number);
                }
                if *held == 0 {
                    *held = tag;
                    entry[..4].copy_from_slice(&check);
                    for (place, weight) in entry[4..].chunks_mut(2).zip(weights) {
                        place.copy_from_slice(&weight.to_le_bytes());
                    }
                    break 'buckets;
                }
            }
            bucket = (bucket + 1) & (buckets - 1);
        }
    }
    let mut packed = (buckets as u32).to_le_bytes().to_vec();
    packed.extend(tags.iter().flatten());
    packed.extend(entries);
    Ok(packed)
}
