//! What the calendar says of a date in copy.

use jiff::civil;

use crate::language::quantity::Date;

/// Days of a year, halved: a date without its year is the one nearest to the day that the copy bears.
const HALF_A_YEAR: i32 = 183;

/// The day that is meant, as far as it can be told; `copy` is the day that the copy bears.
pub(super) fn day(date: Date, copy: Option<civil::Date>) -> Option<civil::Date> {
    let (month, day) = (i8::try_from(date.month?).ok()?, i8::try_from(date.day?).ok()?);
    if let Some(year) = date.year {
        return civil::Date::new(year, month, day).ok();
    }
    let copy = copy?;
    let years = [copy.year(), copy.year() - 1, copy.year() + 1];
    let days = years.into_iter().filter_map(|year| civil::Date::new(year, month, day).ok());
    days.min_by_key(|day| distance(*day, copy)).filter(|day| distance(*day, copy) <= HALF_A_YEAR)
}

fn distance(one: civil::Date, other: civil::Date) -> i32 {
    (one - other).get_days().abs()
}

/// The day of the week, Monday being 1, that the calendar has for a date which names another.
pub(in crate::rule) fn other_weekday(date: Date, copy: Option<civil::Date>) -> Option<u8> {
    let there = date.weekday?;
    let real = u8::try_from(day(date, copy)?.weekday().to_monday_one_offset()).ok()?;
    (real != there).then_some(real)
}

/// Whether there is no such day: 31 April, 29 February of a year that is no leap year.
pub(super) fn is_impossible(date: Date) -> bool {
    /// A leap year, which has all days that any year has.
    const LEAP: i16 = 2024;
    let (Some(month), Some(day)) = (date.month, date.day) else { return false };
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return false };
    civil::Date::new(date.year.unwrap_or(LEAP), month, day).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: Option<i16>, month: u8, day: u8, weekday: Option<u8>) -> Date {
        Date { year, month: Some(month), day: Some(day), weekday }
    }

    #[test]
    fn a_weekday_is_held_against_the_calendar() {
        assert_eq!(other_weekday(date(Some(2025), 5, 5, Some(2)), None), Some(1));
        assert_eq!(other_weekday(date(Some(2025), 5, 5, Some(1)), None), None);
    }

    #[test]
    fn a_date_without_a_year_is_the_nearest_to_the_copy() {
        let copy = civil::Date::new(2025, 1, 3).ok();
        assert_eq!(day(date(None, 12, 30, None), copy), civil::Date::new(2024, 12, 30).ok());
        let copy_of_december = civil::Date::new(2024, 12, 30).ok();
        assert_eq!(day(date(None, 1, 3, None), copy_of_december), copy);
        assert_eq!(other_weekday(date(None, 12, 30, Some(2)), copy), Some(1));
        assert_eq!(other_weekday(date(None, 12, 30, Some(2)), None), None);
    }

    #[test]
    fn there_is_no_31_april() {
        assert!(is_impossible(date(None, 4, 31, None)));
        assert!(is_impossible(date(Some(2023), 2, 29, None)));
        assert!(!is_impossible(date(None, 2, 29, None)));
    }
}
