//! How rows of weights are packed into a table.

use super::key;

/// How many features share a bucket, at most and on average.
const SHARED: usize = 4;

/// Packs rows of `width` weights by feature into a hash table, as `statistics::table` reads it.
///
/// Layout: the number of buckets (u32, a power of two) and of places (u32); for each bucket the pilot that gives its
/// features places of their own (u16); for each place the check of its feature (u32) and its weights (i16), all 0 where it
/// has none.
///
/// # Errors
///
/// The number of a row whose feature an earlier one has.
pub fn table<'r>(rows: impl ExactSizeIterator<Item = (u64, &'r [i16])>, width: usize) -> Result<Vec<u8>, usize> {
    let buckets = rows.len().div_ceil(SHARED).next_power_of_two();
    let mut sorted: Vec<Row<'_>> = rows
        .enumerate()
        .map(|(number, (key, weights))| (key::bucket(key) & (buckets - 1), key, number, weights))
        .collect();
    sorted.sort_unstable_by_key(|(bucket, key, number, _)| (*bucket, *key, *number));
    if let Some(twins) = sorted.windows(2).find(|two| two[0].1 == two[1].1) {
        return Err(twins[1].2);
    }
    let mut together: Vec<_> = sorted.chunk_by(|one, other| one.0 == other.0).collect();
    together.sort_by_key(|bucket| std::cmp::Reverse(bucket.len()));
    let mut places = sorted.len() + sorted.len() / 16 + 1;
    let (pilots, held) = loop {
        match places_apart(&together, buckets, places) {
            Some(found) => break found,
            None => places += places / 16 + 1,
        }
    };
    let mut packed = Vec::with_capacity(8 + 2 * buckets + places * (4 + 2 * width));
    packed.extend((buckets as u32).to_le_bytes());
    packed.extend((places as u32).to_le_bytes());
    packed.extend(pilots.iter().flat_map(|pilot| pilot.to_le_bytes()));
    for (check, weights) in held.iter().map(|held| held.unwrap_or((0, &[]))) {
        packed.extend(check.to_le_bytes());
        packed.extend((0..width).flat_map(|i| weights.get(i).copied().unwrap_or_default().to_le_bytes()));
    }
    Ok(packed)
}

/// The bucket of a feature, its key, the number of its row, and its weights.
type Row<'r> = (usize, u64, usize, &'r [i16]);

/// What stands at a place: the check of a feature and its weights.
type Held<'r> = Option<(u32, &'r [i16])>;

/// Gives each bucket, the fullest first, the least pilot with which its features fall on places that are free; none if a
/// bucket has no such pilot.
fn places_apart<'r>(together: &[&[Row<'r>]], buckets: usize, places: usize) -> Option<(Vec<u16>, Vec<Held<'r>>)> {
    let mut pilots = vec![0; buckets];
    let mut held: Vec<Held<'r>> = vec![None; places];
    let mut taken = Vec::new();
    for bucket in together {
        let pilot = (0..=u16::MAX).find(|&pilot| {
            taken.clear();
            bucket.iter().all(|(_, key, ..)| {
                let place = key::place(*key, pilot, places as u32);
                let free = held[place].is_none() && !taken.contains(&place);
                taken.push(place);
                free
            })
        })?;
        for (place, (number, key, _, weights)) in taken.iter().zip(*bucket) {
            pilots[*number] = pilot;
            held[*place] = Some((key::check(*key), weights));
        }
    }
    Some((pilots, held))
}
