//! Which attributions reach into a stretch of the copy.
//!
//! In: attributions. Out: an index that gives those that say something in a range of tokens, without a look at all others.

use std::ops::Range;

use super::Attribution;

/// Where the attributions of a text stand.
#[derive(Clone, Debug, Default)]
pub struct Overlap {
    contents: Ranges,
    cues: Ranges,
}

/// Ranges of tokens, each of an attribution.
#[derive(Clone, Debug, Default)]
struct Ranges {
    /// In order of where they begin.
    list: Vec<(Range<u32>, usize)>,
    /// How far those up to each place reach.
    reach: Vec<u32>,
}

impl Overlap {
    /// Of these attributions.
    pub fn new(attributions: &[Attribution]) -> Self {
        let contents = attributions.iter().enumerate().flat_map(|(n, a)| a.content.iter().map(move |r| (r.clone(), n)));
        let cues = attributions.iter().enumerate().map(|(n, a)| (a.core.frame.group.clone(), n));
        Self { contents: Ranges::new(contents.collect()), cues: Ranges::new(cues.collect()) }
    }

    /// The attributions whose content reaches into the range, by number, in order.
    pub fn contents(&self, range: &Range<u32>) -> Vec<usize> {
        let mut found: Vec<usize> = self.contents.over(range).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether the content or the cue of an attribution reaches into the range.
    pub fn any(&self, range: &Range<u32>) -> bool {
        self.contents.over(range).next().is_some() || self.cues.over(range).next().is_some()
    }
}

impl Ranges {
    fn new(mut list: Vec<(Range<u32>, usize)>) -> Self {
        list.sort_unstable_by_key(|(range, number)| (range.start, range.end, *number));
        let mut farthest = 0;
        let reach = list.iter().map(|(range, _)| {
            farthest = farthest.max(range.end);
            farthest
        });
        let reach = reach.collect();
        Self { list, reach }
    }

    fn over(&self, range: &Range<u32>) -> impl Iterator<Item = usize> {
        let (start, end) = (range.start, range.end);
        let before = self.list.partition_point(|(r, _)| r.start < end);
        let reaching = (0..before).rev().take_while(move |&i| self.reach[i] > start);
        reaching.filter(move |&i| self.list[i].0.end > start).map(|i| self.list[i].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_range_before_short_ones_is_found() {
        let ranges = Ranges::new(vec![(8..9, 2), (0..20, 0), (2..3, 1), (25..30, 3)]);
        let over = |range: Range<u32>| {
            let mut found: Vec<usize> = ranges.over(&range).collect();
            found.sort_unstable();
            found
        };
        assert_eq!(over(8..10), [0, 2]);
        assert_eq!(over(0..40), [0, 1, 2, 3]);
        assert_eq!(over(20..25), [0; 0]);
        assert_eq!(over(9..9), [0]);
    }
}
