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
    onward: Vec<u64>,
    whole: Part,
}

/// A part of a regular expression.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    /// Whether it matches nothing at all.
    empty: bool,
    /// With which places it can begin, and with which it can end.
    first: u64,
    last: u64,
}

impl Positions {
    /// The places of an expression; none if it has too many, or asks for more than characters.
    pub(super) fn of(expression: &Hir) -> Option<Self> {
        let mut positions = Self::default();
        positions.whole = positions.part(expression)?;
        Some(positions)
    }

    /// Whether the whole word matches.
    pub(super) fn match_whole(&self, word: &str) -> bool {
        let (mut next, mut ends) = (self.whole.first, self.whole.empty);
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
        let nothing = Part { empty: true, ..Part::default() };
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
            HirKind::Alternation(parts) => parts.iter().try_fold(Part::default(), |either, part| {
                let part = self.part(part)?;
                let (first, last) = (either.first | part.first, either.last | part.last);
                Some(Part { empty: either.empty || part.empty, first, last })
            }),
        }
    }

    /// A place where one of these characters stands.
    fn place(&mut self, characters: Vec<(char, char)>) -> Option<Part> {
        let bit = 1u64.checked_shl(self.characters.len() as u32)?;
        self.characters.push(characters);
        self.onward.push(0);
        Some(Part { empty: false, first: bit, last: bit })
    }

    fn repeated(&mut self, repetition: &Repetition) -> Option<Part> {
        let times = repetition.max.unwrap_or(repetition.min.max(1));
        let mut all = Part { empty: true, ..Part::default() };
        for time in 0..times {
            let mut part = self.part(&repetition.sub)?;
            if time + 1 == times && repetition.max.is_none() {
                self.lead(part.last, part.first);
            }
            part.empty |= time >= repetition.min;
            all = self.behind(all, part);
        }
        Some(all)
    }

    /// One part behind another.
    fn behind(&mut self, before: Part, part: Part) -> Part {
        self.lead(before.last, part.first);
        Part {
            empty: before.empty && part.empty,
            first: before.first | if before.empty { part.first } else { 0 },
            last: part.last | if part.empty { before.last } else { 0 },
        }
    }

    /// Lets all of some places lead to all of others.
    fn lead(&mut self, mut from: u64, to: u64) {
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
