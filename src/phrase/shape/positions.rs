//! Shapes as sets of positions.
//!
//! In: a regular expression. Out: its places for single characters and which of them can follow which (Glushkov's automaton), by
//! which a word is matched in one pass over its characters, without anything being made ready for it.

use regex_syntax::hir::{Class, Hir, HirKind, Repetition};

/// The places for characters in a regular expression, sets of them as bits.
#[derive(Clone, Debug, Default)]
pub(super) struct Positions {
    /// For each place the characters that can stand there, as ranges in order.
    characters: Vec<Vec<(char, char)>>,
    /// For each place those that can follow it.
    onward: Vec<u128>,
    whole: Part,
    /// How many ranges of characters there are at all places.
    ranges: usize,
}

/// Ranges of characters at most: as many as the words of ten languages' letters take.
const MOST_RANGES: usize = 8_000;

/// A part of a regular expression.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    /// How many characters it takes at least.
    least: usize,
    /// With which places it can begin, and with which it can end.
    first: u128,
    last: u128,
}

impl Positions {
    /// The places of an expression; none if they are too many or too large, or if it asks for more than characters.
    pub(super) fn of(expression: &Hir) -> Option<Self> {
        let mut positions = Self::default();
        positions.whole = positions.part(expression)?;
        Some(positions)
    }

    /// The bytes with which a word that matches can begin, as bits.
    pub(super) fn first_bytes(&self) -> [u64; 4] {
        let lead = |c: char| c.encode_utf8(&mut [0; 4]).as_bytes()[0];
        let mut bytes = [0; 4];
        let firsts = self.characters.iter().enumerate().filter(|(at, _)| self.whole.first >> at & 1 == 1);
        for (from, to) in firsts.flat_map(|(_, ranges)| ranges) {
            for byte in lead(*from)..=lead(*to) {
                bytes[usize::from(byte / 64)] |= 1 << (byte % 64);
            }
        }
        bytes
    }

    /// Whether the whole word matches.
    pub(super) fn match_whole(&self, word: &str) -> bool {
        if word.len() < self.whole.least {
            return false;
        }
        let (mut next, mut ends) = (self.whole.first, self.whole.least == 0);
        for c in word.chars() {
            let mut left = std::mem::take(&mut next);
            ends = false;
            while left != 0 {
                let at = left.trailing_zeros() as usize;
                left &= left - 1;
                if holds(&self.characters[at], c) {
                    next |= self.onward[at];
                    ends |= self.whole.last >> at & 1 == 1;
                }
            }
        }
        ends
    }

    fn part(&mut self, expression: &Hir) -> Option<Part> {
        let nothing = Part::default();
        match expression.kind() {
            HirKind::Empty => Some(nothing),
            HirKind::Literal(literal) => {
                let mut characters = std::str::from_utf8(&literal.0).ok()?.chars();
                characters.try_fold(nothing, |before, c| {
                    let part = self.place(vec![(c, c)])?;
                    Some(self.behind(before, part))
                })
            }
            HirKind::Class(Class::Unicode(class)) => {
                self.place(class.iter().map(|range| (range.start(), range.end())).collect())
            }
            HirKind::Class(Class::Bytes(_)) | HirKind::Look(_) => None,
            HirKind::Repetition(repetition) => self.repeated(repetition),
            HirKind::Capture(capture) => self.part(&capture.sub),
            HirKind::Concat(parts) => parts.iter().try_fold(nothing, |before, part| {
                let part = self.part(part)?;
                Some(self.behind(before, part))
            }),
            HirKind::Alternation(parts) => {
                parts.iter().try_fold(Part { least: usize::MAX, ..nothing }, |either, part| {
                    let part = self.part(part)?;
                    let (first, last) = (either.first | part.first, either.last | part.last);
                    Some(Part { least: either.least.min(part.least), first, last })
                })
            }
        }
    }

    /// A place where one of these characters stands.
    fn place(&mut self, characters: Vec<(char, char)>) -> Option<Part> {
        let bit = 1u128.checked_shl(self.characters.len() as u32)?;
        self.ranges += characters.len();
        if self.ranges > MOST_RANGES {
            return None;
        }
        self.characters.push(characters);
        self.onward.push(0);
        Some(Part { least: 1, first: bit, last: bit })
    }

    fn repeated(&mut self, repetition: &Repetition) -> Option<Part> {
        let times = repetition.max.unwrap_or(repetition.min.max(1));
        let mut all = Part::default();
        for time in 0..times {
            let mut part = self.part(&repetition.sub)?;
            if part.first == 0 {
                // Nothing, however often.
                break;
            }
            if time + 1 == times && repetition.max.is_none() {
                self.lead(part.last, part.first);
            }
            if time >= repetition.min {
                part.least = 0;
            }
            all = self.behind(all, part);
        }
        Some(all)
    }

    /// One part behind another.
    fn behind(&mut self, before: Part, part: Part) -> Part {
        self.lead(before.last, part.first);
        Part {
            least: before.least.saturating_add(part.least),
            first: before.first | if before.least == 0 { part.first } else { 0 },
            last: part.last | if part.least == 0 { before.last } else { 0 },
        }
    }

    /// Lets all of some places lead to all of others.
    fn lead(&mut self, mut from: u128, to: u128) {
        while from != 0 {
            self.onward[from.trailing_zeros() as usize] |= to;
            from &= from - 1;
        }
    }
}

/// Whether a character is in one of the ranges.
fn holds(ranges: &[(char, char)], c: char) -> bool {
    ranges.get(ranges.partition_point(|(_, end)| *end < c)).is_some_and(|(start, _)| *start <= c)
}
