//! Lines: in which line of the copy a place lies, as an editor counts them.
//!
//! In: a text. Out: [`Lines`], asked by place or by number.

use std::ops::Range;

/// Where the lines of a text end.
#[derive(Clone, Debug)]
pub struct Lines {
    ends: Vec<u32>,
    len: u32,
}

impl Lines {
    /// The lines of a text; they end with `\n`, `\r\n` or the text.
    pub fn of(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32).collect();
        Self { ends, len: text.len() as u32 }
    }

    /// The number, from 1, of the line in which the byte at `place` lies.
    pub fn number(&self, place: u32) -> usize {
        1 + self.ends.partition_point(|&end| end < place)
    }

    /// The bytes of the line of that number, without what ends it; `None` beyond the last.
    pub fn range(&self, number: usize) -> Option<Range<u32>> {
        let before = number.checked_sub(2).map(|i| self.ends.get(i).copied());
        let start = match before {
            Some(end) => end? + 1,
            None if number == 1 => 0,
            None => return None,
        };
        Some(start..self.ends.get(number - 1).copied().unwrap_or(self.len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one() {
        let lines = Lines::of("one\ntwo\n\nfour");
        let numbers: Vec<usize> = [0, 3, 4, 8, 9, 12].into_iter().map(|place| lines.number(place)).collect();
        assert_eq!(numbers, [1, 1, 2, 3, 4, 4]);
        let ranges: Vec<Option<Range<u32>>> = (0..6).map(|number| lines.range(number)).collect();
        assert_eq!(ranges, [None, Some(0..3), Some(4..7), Some(8..8), Some(9..13), None]);
    }
}
