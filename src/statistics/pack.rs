//! How rows of weights are packed into a table.

use super::key;

/// How the entries of a table are laid out. They are as small as they can be: what a look costs is the memory that it
/// touches.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// How many weights a row has.
    pub weights: usize,
    /// How many bits each of them takes; one that is too large for them counts as the largest.
    pub bits: u32,
    /// How many bytes an entry takes.
    pub entry: usize,
    /// Whether of a row, which has one weight more then, only the differences to the first are kept, as for a choice between
    /// a few.
    pub relative: bool,
}

/// Tags of words.
pub const TAGGER: Layout = Layout { weights: 1, bits: 16, entry: 6, relative: false };

/// Moves of the parser.
pub const MOVES: Layout = Layout { weights: 3, bits: 14, entry: 8, relative: true };

/// Relations of words to their heads: a row stands in one line of a cache.
pub const RELATIONS: Layout = Layout { weights: 27, bits: 16, entry: 64, relative: false };

/// Questions about attributions.
pub const ATTRIBUTION: Layout = Layout { weights: 1, bits: 9, entry: 4, relative: false };

/// How likely a desk asks about what the article says as its own.
pub const ASKED: Layout = Layout { weights: 1, bits: 16, entry: 6, relative: false };

impl Layout {
    /// How many bits of an entry tell a feature from others.
    #[must_use]
    pub const fn check(self) -> u32 {
        let left = 8 * self.entry as u32 - self.weights as u32 * self.bits;
        if left < 32 { left } else { 32 }
    }

    /// An entry: the weights, from the lowest bits on, then the check.
    fn entry(self, check: u64, weights: &[i16]) -> Vec<u8> {
        let most = (1 << (self.bits - 1)) - 1;
        let first = if self.relative { i32::from(weights[0]) } else { 0 };
        let kept = weights[usize::from(self.relative)..].iter();
        let mut bits = kept.map(|&w| ((i32::from(w) - first).clamp(-most, most) as u64, self.bits)).collect::<Vec<_>>();
        bits.push((check, self.check()));
        let mut entry = vec![0; self.entry];
        let mut at = 0;
        for (value, width) in bits {
            for bit in 0..width as usize {
                entry[(at + bit) / 8] |= ((value >> bit & 1) as u8) << ((at + bit) % 8);
            }
            at += width as usize;
        }
        entry
    }
}

/// Where the pilots begin; a multiple of the size of a cache's line.
pub const HEAD: usize = 64;

/// How many features share a bucket, at most and on average.
const SHARED: usize = 4;

/// The least number of buckets: their pilots fill a line of a cache.
const LEAST: usize = 32;

/// Packs rows of weights by feature into a hash table, as `statistics::table` reads it.
///
/// Layout: the number of buckets and of places (u32 each, powers of two), filled up to [`HEAD`] bytes; for each bucket the
/// pilot that gives its features places of their own (u16); for each place the entry of a feature, all 0 where it has none.
///
/// # Errors
///
/// The number of a row whose feature an earlier one has.
pub fn table<'r>(rows: impl ExactSizeIterator<Item = (u64, &'r [i16])>, layout: Layout) -> Result<Vec<u8>, usize> {
    let buckets = rows.len().div_ceil(SHARED).next_power_of_two().max(LEAST);
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
    let mut places = sorted.len().next_power_of_two();
    let (pilots, held) = loop {
        match places_apart(&together, buckets, places) {
            Some(found) => break found,
            None => places *= 2,
        }
    };
    let mut packed = Vec::with_capacity(HEAD + 2 * buckets + places * layout.entry);
    packed.extend((buckets as u32).to_le_bytes());
    packed.extend((places as u32).to_le_bytes());
    packed.resize(HEAD, 0);
    packed.extend(pilots.iter().flat_map(|pilot| pilot.to_le_bytes()));
    for held in held {
        let entry = held.map(|(key, weights)| layout.entry(key::check(key, layout.check()), weights));
        packed.extend(entry.unwrap_or_else(|| vec![0; layout.entry]));
    }
    Ok(packed)
}

/// The bucket of a feature, its key, the number of its row, and its weights.
type Row<'r> = (usize, u64, usize, &'r [i16]);

/// What stands at a place: the key of a feature and its weights.
type Held<'r> = Option<(u64, &'r [i16])>;

/// Gives each bucket, the fullest first, the least odd pilot with which its features fall on places that are free; none if a
/// bucket has no such pilot.
fn places_apart<'r>(together: &[&[Row<'r>]], buckets: usize, places: usize) -> Option<(Vec<u16>, Vec<Held<'r>>)> {
    let mut pilots = vec![0; buckets];
    let mut held: Vec<Held<'r>> = vec![None; places];
    let mut taken = Vec::new();
    for bucket in together {
        let pilot = (1..=u16::MAX).step_by(2).find(|&pilot| {
            taken.clear();
            bucket.iter().all(|(_, key, ..)| {
                let place = key::place(*key, pilot) & (places - 1);
                let free = held[place].is_none() && !taken.contains(&place);
                taken.push(place);
                free
            })
        })?;
        for (place, (number, key, _, weights)) in taken.iter().zip(*bucket) {
            pilots[*number] = pilot;
            held[*place] = Some((*key, weights));
        }
    }
    Some((pilots, held))
}
