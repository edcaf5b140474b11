//! Dates and their parts: "Monday, 3 May 2024", "in 2024".
//!
//! In: tagged tokens. Out: the date that starts at one of them.

use super::{Bound, Date, Finder, Quantity, Unit};
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::language::token::{Case, TokenKind};

impl Finder<'_> {
    /// A date, if one starts at `at`.
    pub(super) fn date(&self, at: u32) -> Option<Quantity> {
        let mut date = Date::default();
        let mut end = at;
        // "Mr Sunday Vane"
        let addressed = || at.checked_sub(1).is_some_and(|b| self.is(Class::Honorific, b));
        if let Some(weekday) = self.value(Class::Weekday, end).filter(|_| self.capital(end) && !addressed()) {
            date.weekday = Some(weekday as u8);
            end += 1;
            let comma = usize::from(self.token(end).is_some_and(|t| t.tag == Tag::Comma)) as u32;
            if let Some((month_date, month_end)) = self.month_and_day(end + comma) {
                date = Date { weekday: date.weekday, ..month_date };
                end = month_end;
            }
        } else if let Some((month_date, month_end)) = self.month_and_day(at) {
            (date, end) = (month_date, month_end);
        } else if let Some(year) = self.lone_year(at) {
            date.year = Some(year);
            end += 1;
        }
        let unit = Unit::Date(date);
        (end > at).then_some(Quantity { tokens: at..end, value: 0.0, unit, bound: Bound::Exact, counted: None })
    }

    fn month_and_day(&self, at: u32) -> Option<(Date, u32)> {
        let mut date = Date::default();
        let mut end = at;
        if let Some(month) = self.month(at) {
            date.month = Some(month);
            end += 1;
            if let Some(day) = self.day(end) {
                date.day = Some(day);
                end += 1;
            }
        } else {
            date.day = Some(self.day(at)?);
            end += 1;
            date.month = Some(self.month(end)?);
            end += 1;
        }
        let comma = u32::from(self.token(end).is_some_and(|t| t.tag == Tag::Comma));
        if let Some(year) = self.year(end + comma) {
            date.year = Some(year);
            end += comma + 1;
        }
        // "may" and "march" alone are more often verbs.
        (end > at + 1 || self.token(at).is_some_and(|t| t.tag.is_proper())).then_some((date, end))
    }

    fn capital(&self, at: u32) -> bool {
        self.token(at).is_some_and(|t| t.case != Case::Lower)
    }

    fn month(&self, at: u32) -> Option<u8> {
        self.value(Class::Month, at).filter(|_| self.capital(at)).map(|m| m as u8)
    }

    fn day(&self, at: u32) -> Option<u8> {
        let text = self.token(at).filter(|t| t.kind == TokenKind::Number)?.span.text(self.text);
        let bare = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        bare.parse().ok().filter(|d| (1..=31).contains(d))
    }

    fn year(&self, at: u32) -> Option<i16> {
        let text = self.token(at).filter(|t| t.kind == TokenKind::Number)?.span.text(self.text);
        text.parse().ok().filter(|y| text.len() == 4 && (1000..=2199).contains(y))
    }

    /// A year by itself: behind a preposition, and counting nothing.
    fn lone_year(&self, at: u32) -> Option<i16> {
        let year = self.year(at).filter(|y| (1700..=2099).contains(y))?;
        let before = at.checked_sub(1).map(|b| &self.tokens[b as usize]);
        let placed = before.is_none_or(|b| {
            matches!(b.tag, Tag::In | Tag::Comma | Tag::To | Tag::Dt | Tag::Open | Tag::Jj) || b.tag.is_noun()
        });
        let counts =
            self.trees.relation(at) == Relation::Number && self.token(at + 1).is_some_and(|t| t.tag == Tag::Nns);
        (placed && !counts).then_some(year)
    }
}
