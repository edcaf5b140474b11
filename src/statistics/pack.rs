//! How rows of weights are packed into a table.

use super::key::{self, AT_ONCE};

/// How many features share a bucket, at most and on average.
const SHARED: usize = 4;

/// Packs rows of `width` weights by feature into a hash table, as `statistics::table` reads it.
///
/// Layout: the number of buckets (u32, a power of two) and of rows (u32); for each bucket where its rows begin and how
/// many they are (24 and 8 bits of a u32); for each row the tag of its feature (u8), and so many zeros that a look at
/// several tags stays inside; for each row the check of its feature (u32) and its weights (i16). Rows stand in order of
/// their buckets.
///
/// # Panics
///
/// With more than 16 million rows.
///
/// # Errors
///
/// The number of a row that the table could not tell from an earlier one.
pub fn table<'r>(rows: impl ExactSizeIterator<Item = (u64, &'r [i16])>, width: usize) -> Result<Vec<u8>, usize> {
    let buckets = rows.len().div_ceil(SHARED).next_power_of_two();
    let mut sorted: Vec<(usize, usize, u64, &[i16])> = rows
        .enumerate()
        .map(|(number, (key, weights))| (key::slot(key) & (buckets - 1), number, key, weights))
        .collect();
    sorted.sort_unstable_by_key(|(bucket, number, ..)| (*bucket, *number));
    let mut held = vec![0u32; buckets];
    for together in sorted.chunk_by(|one, other| one.0 == other.0) {
        for (i, (bucket, number, key, _)) in together.iter().enumerate() {
            let twin = |other: u64| key::tag(other) == key::tag(*key) && key::check(other) == key::check(*key);
            if together[..i].iter().any(|(.., other, _)| twin(*other)) {
                return Err(*number);
            }
            held[*bucket] += 1;
        }
    }
    let mut packed = Vec::with_capacity(8 + 4 * buckets + sorted.len() * (5 + 2 * width) + AT_ONCE);
    packed.extend((buckets as u32).to_le_bytes());
    packed.extend((sorted.len() as u32).to_le_bytes());
    let mut start = 0;
    for held in held {
        assert!(start < 1 << 24 && held < 1 << 8, "more rows than a table takes");
        packed.extend((start | held << 24).to_le_bytes());
        start += held;
    }
    packed.extend(sorted.iter().map(|(.., key, _)| key::tag(*key)));
    packed.extend([0; AT_ONCE]);
    for (.., key, weights) in sorted {
        packed.extend(key::check(key).to_le_bytes());
        packed.extend((0..width).flat_map(|i| weights.get(i).copied().unwrap_or_default().to_le_bytes()));
    }
    Ok(packed)
}
