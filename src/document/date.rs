//! Dates and time stamps as copy bears them.
//!
//! In: a line, or the head of one. Out: the calendar date that stands there, or whether the line holds nothing but
//! times.

use jiff::civil::Date;

use super::words::{PartWords, word_indices};

/// The date that the text begins with, and how many bytes it takes: "2025-07-26", "26 July 2025", "Sat., July 26,
/// 2025".
pub(super) fn at_head(text: &str, words: &PartWords) -> Option<(Date, usize)> {
    numeric(text).or_else(|| with_month(text, words))
}

/// The first date in a line.
pub(super) fn within(line: &str, words: &PartWords) -> Option<Date> {
    let starts = line.char_indices().filter(|&(i, _)| !line[..i].ends_with(char::is_alphanumeric));
    starts.filter(|(_, c)| c.is_alphanumeric()).find_map(|(i, _)| at_head(&line[i..], words)).map(|(date, _)| date)
}

/// A date in figures at the text's head, and its length: "2025-07-26", perhaps with a time behind,
/// "2025-07-26T10:30:00Z".
pub(super) fn numeric(text: &str) -> Option<(Date, usize)> {
    let date = text.get(..10)?;
    let mark = date.chars().nth(4).filter(|c| "-/.".contains(*c))?;
    let mut numbers = date.split(mark);
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let rest = &text[10..];
    if [year, month, day].map(digits) != [4, 2, 2] || digits(rest) > 0 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    let time = if rest.starts_with('T') { rest.find(char::is_whitespace).unwrap_or(rest.len()) } else { 0 };
    Some((date, 10 + time))
}

/// "26 July 2025" or "July 26, 2025", perhaps with the day of the week before it.
fn with_month(text: &str, words: &PartWords) -> Option<(Date, usize)> {
    let mut pieces = word_indices(text).map(|(at, word)| (at, word.trim_end_matches(',')));
    let (_, mut first) = pieces.next()?;
    if words.weekdays.shortened(first).is_some() {
        first = pieces.next()?.1;
    }
    let (_, second) = pieces.next()?;
    let (at, year) = pieces.next()?;
    let month = |word| words.months.shortened(word).map(|place| place as i8 + 1);
    let (day, month) = match month(first) {
        Some(month) => (second, month),
        None => (first, month(second)?),
    };
    let (day, ordinal) = day.split_at(digits(day));
    let (year, rest) = year.split_at(digits(year));
    if !matches!(ordinal.len(), 0 | 2) || year.len() != 4 || rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()?;
    Some((date, at + 4))
}

/// How many digits the text begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// How many bytes of the text's head are a time of day: "10:30 a.m. ET", "10.30 GMT".
pub(super) fn time_at_head(text: &str, words: &PartWords) -> usize {
    let bare = |word: &'_ str| word.trim_end_matches([',', ':']).len();
    let mut pieces = word_indices(text).filter(|(_, word)| bare(word) > 0).map(|(at, word)| (at, &word[..bare(word)]));
    let is_clock = |word: &str| digits(word) > 0 && word.contains([':', '.']) && is_stamp_word(word, words);
    let Some((at, clock)) = pieces.next().filter(|(_, word)| is_clock(word)) else { return 0 };
    // "At" and "Last" begin a sentence.
    let is_uniform = |word: &str| !word.contains(char::is_uppercase) || !word.contains(char::is_lowercase);
    let zones = pieces.take_while(|(_, word)| words.stamps.has(word) && is_uniform(word));
    zones.last().map_or(at + clock.len(), |(at, word)| at + word.len())
}

/// How many words a line of times has at most: "Updated Saturday, July 26, 2025 at 10:30 a.m. ET, first published …".
const LONGEST_STAMP: usize = 16;

/// Whether a line holds nothing but figures, the names of days and months, and what stands beside them: "9:34 p.m. ET",
/// "Updated 26 July 2025", "-30-".
pub(super) fn is_stamp(line: &str, words: &PartWords) -> bool {
    let pieces = || line.split(|c: char| c.is_whitespace() || ",|()[]•·–—_;".contains(c)).filter(|p| !p.is_empty());
    // A mere number may be what an article of lists is about.
    let is_number = line.trim_end_matches('.').bytes().all(|b| b.is_ascii_digit());
    line.bytes().any(|b| b.is_ascii_digit())
        && !is_number
        && pieces().count() <= LONGEST_STAMP
        && pieces().all(|piece| is_stamp_word(piece, words))
}

/// Whether a word may stand in a time stamp.
pub(super) fn is_stamp_word(word: &str, words: &PartWords) -> bool {
    let word = word.trim_matches([':', '-', '*', '#']).trim_end_matches('.');
    let is_figure = |c: char| c.is_ascii_digit() || ":.-/+".contains(c);
    let tail = word.trim_start_matches(is_figure);
    let is_instant = || tail.trim_start_matches('T').trim_start_matches(is_figure).trim_end_matches('Z').is_empty();
    tail.is_empty()
        || (tail.len() < word.len() && is_instant())
        || words.stamps.has(tail)
        || words.date_labels.has(tail)
        || (tail.len() == word.len()
            && (words.months.shortened(word).is_some() || words.weekdays.shortened(word).is_some()))
}

#[cfg(test)]
mod tests {
    use super::super::words::tests::shipped;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = at_head(text, &shipped()).map(|(date, length)| format!("{date} | {}", &text[length..]));
        assert_eq!(found.unwrap_or_default(), expected);
    }

    #[test]
    fn dates_are_read_in_figures_and_with_the_month_named() {
        check("2025-07-26 The dam", "2025-07-26 |  The dam");
        check("2025-07-26T10:30:00Z the dam", "2025-07-26 |  the dam");
        check("26 July 2025, the dam", "2025-07-26 | , the dam");
        check("July 26th, 2025: the dam", "2025-07-26 | : the dam");
        check("Sat., Sept. 6, 2025", "2025-09-06 | ");
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_no_date() {
        check("2025-02-30 The dam", "");
        check("31 June 2025", "");
        check("July 2025", "");
        check("26 July", "");
        check("2025-07-261", "");
    }

    #[test]
    fn a_line_of_times_holds_nothing_else() {
        let words = shipped();
        for line in
            ["12:05 a.m.", "9:34 p.m. ET", "Updated 26 July 2025, 10:30 BST", "-30-", "2025-07-26T10:30:00Z", "May 5."]
        {
            assert!(is_stamp(line, &words), "{line}");
        }
        for line in ["46 percent.", "At 9:34 p.m. the dam broke.", "Tuesday", "", "$5", "Apollo 13", "60."] {
            assert!(!is_stamp(line, &words), "{line}");
        }
    }

    #[test]
    fn a_date_is_found_behind_words() {
        assert_eq!(within("Published on Saturday, 26 July 2025", &shipped()), Date::new(2025, 7, 26).ok());
    }
}
