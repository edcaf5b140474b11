//! Datelines: the place, and perhaps the day and the agency, at the head of a story.
//!
//! In: a paragraph near the head of the copy. Out: how far its dateline reaches, and what it says: "NEW YORK, Sept 3
//! (AP) —", "CLEVELAND —", "NEW DELHI:", "New York (AFP) –", "(Harbour Wire) -".

use super::byline::{Credit, begins_sentence, is_name};
use super::date;
use super::words::PartWords;

/// A dash further behind belongs to a sentence.
const LONGEST_DATELINE: usize = 100;

/// How many words of a dateline without an agency are in capitals at most: "SALT LAKE CITY, UTAH —". Labels in the
/// copy are set in the same way and are longer.
const LONGEST_PLACE: usize = 4;

/// The dateline at the head of a paragraph: its length in bytes with the dash and the space behind it, and what it
/// says. A colon does for a dash where there is nothing but a place before it; labels of a dialogue look the same.
///
/// A place is in capitals unless an agency in brackets follows it.
pub(super) fn at_head(paragraph: &str, words: &PartWords) -> Option<(usize, Credit)> {
    let (end, start) = dash(paragraph).or_else(|| colon(paragraph))?;
    let rest = &paragraph[start..];
    // A line in capitals is a headline, and what "NOTE —" begins is not told from a place.
    if !begins_sentence(rest) || !rest.split_whitespace().take(6).any(|word| word.contains(char::is_lowercase)) {
        return None;
    }
    let (place, outlet) = agency(paragraph[..end].trim_end_matches([' ', '-']), words)?;
    let mut segments = place.split(',').map(str::trim);
    let town = segments.next().unwrap_or_default();
    let is_place = match outlet {
        // "Ann Lee (D-Moravia) —" is a person and her party.
        Some(outlet) => town.is_empty() || has_only_capitals(town) || (is_name(town, words) && !outlet.contains('-')),
        None => {
            is_in_capitals(town, words)
                && place.split_whitespace().filter(|w| has_only_capitals(w)).count() <= LONGEST_PLACE
        }
    };
    let is_time = |segment: &str| segment.split_whitespace().all(|word| date::is_stamp_word(word, words));
    let is_whole = segments.all(|segment| is_name(segment, words) || is_time(segment));
    let credit = Credit { outlet: outlet.map(str::to_owned), date: date::within(place, words), ..Credit::default() };
    (is_place && is_whole).then_some((start, credit))
}

/// Where the first dash of a paragraph begins, and where the words behind it do.
///
/// A hyphen or dash inside a word, as in "Rust-Moravia", is none.
fn dash(paragraph: &str) -> Option<(usize, usize)> {
    // With one of these all dashes begin.
    let near = &paragraph.as_bytes()[..paragraph.len().min(LONGEST_DATELINE * char::MAX.len_utf8())];
    memchr::memchr2(b'-', "—".as_bytes()[0], near)?;
    let (at, dash) = paragraph.char_indices().take(LONGEST_DATELINE).find(|&(at, c)| match c {
        '—' | '–' | '―' => true,
        '-' => paragraph[..at].ends_with([' ', ')', '-']),
        _ => false,
    })?;
    let behind = paragraph[at + dash.len_utf8()..].trim_start_matches('-');
    let is_hyphen = dash == '-' && !behind.starts_with(char::is_whitespace) && !paragraph[at..].starts_with("--");
    let rest = behind.trim_start();
    (!is_hyphen).then_some((at, paragraph.len() - rest.len()))
}

/// Where the colon behind words in capitals at the head of a paragraph stands, and where the words behind it begin.
fn colon(paragraph: &str) -> Option<(usize, usize)> {
    let at = label(paragraph)?;
    let rest = paragraph[at + 1..].trim_start();
    // A headline behind a label has capitals throughout.
    let opening = || rest.split_whitespace().filter(|word| word.len() > 3).take(9);
    let small = opening().filter(|word| word.starts_with(char::is_lowercase)).count();
    (3 * small >= opening().count() && small > 0).then_some((at, paragraph.len() - rest.len()))
}

/// Where the colon stands behind which a paragraph has more than the capitals that it begins with.
fn label(paragraph: &str) -> Option<usize> {
    let near = paragraph.char_indices().take(LONGEST_DATELINE);
    near.take_while(|(_, c)| !c.is_lowercase()).find(|(_, c)| *c == ':').map(|(at, _)| at)
}

/// Whether a paragraph begins with words in capitals and a colon, as that of a speaker in a dialogue may.
pub(super) fn is_labelled(paragraph: &str) -> bool {
    label(paragraph).is_some()
}

/// Parts "NEW YORK (AP)" or "(AP) NEW YORK" into the place and the agency; there may be none in brackets.
fn agency<'a>(head: &'a str, words: &PartWords) -> Option<(&'a str, Option<&'a str>)> {
    let Some(open) = head.find('(') else { return Some((head, None)) };
    let (before, rest) = (head[..open].trim_end(), &head[open + 1..]);
    let (inside, after) = rest.split_once(')')?;
    let ((place, "") | ("", place)) = (before, after.trim()) else { return None };
    inside.split(['/', ',']).all(|name| is_name(name.trim(), words)).then_some((place, Some(inside.trim())))
}

fn is_in_capitals(town: &str, words: &PartWords) -> bool {
    let is_spelt = town.chars().all(|c| c.is_alphabetic() || " .-'’/".contains(c));
    is_spelt && has_only_capitals(town) && !words.kickers.has(town)
}

/// Whether a text has three letters or more, all of them capitals.
fn has_only_capitals(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().nth(2).is_some() && letters().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::words::tests::shipped;
    use super::*;

    #[track_caller]
    fn check(paragraph: &str, expected: &str) {
        let found = at_head(paragraph, &shipped());
        let shown = found.map(|(length, credit)| {
            format!("{}# {} # {}", &paragraph[..length], credit.outlet.unwrap_or_default(), &paragraph[length..])
        });
        assert_eq!(shown.unwrap_or_default(), expected);
    }

    #[test]
    fn a_place_in_capitals_and_a_dash_are_a_dateline() {
        check("OSTRAVA — The dam broke.", "OSTRAVA — #  # The dam broke.");
        check("OSTRAVA, Czech Republic — The dam broke.", "OSTRAVA, Czech Republic — #  # The dam broke.");
        check("ST. JOHN'S, N.L. -- The dam broke.", "ST. JOHN'S, N.L. -- #  # The dam broke.");
        check("ÚSTÍ—“The dam broke.”", "ÚSTÍ—#  # “The dam broke.”");
        check("BRNO/OSTRAVA - The dam broke.", "BRNO/OSTRAVA - #  # The dam broke.");
    }

    #[test]
    fn a_place_in_capitals_and_a_colon_are_a_dateline() {
        check("NEW OSTRAVA: The dam broke on Friday.", "NEW OSTRAVA: #  # The dam broke on Friday.");
        check("EXCLUSIVE: The dam broke on Friday.", "");
        check("Ostrava: The dam broke on Friday.", "");
        check("THE DAM: Who Broke It and Where", "");
        check("OSTRAVA: ", "");
    }

    #[test]
    fn an_agency_in_brackets_is_the_outlet() {
        check("OSTRAVA (HW) - The dam broke.", "OSTRAVA (HW) - # HW # The dam broke.");
        check(
            "NEW HARBOUR, Sept 3 (Harbour Wire) — The dam broke.",
            "NEW HARBOUR, Sept 3 (Harbour Wire) — # Harbour Wire # The dam broke.",
        );
        check("New Harbour (HW) – The dam broke.", "New Harbour (HW) – # HW # The dam broke.");
        check("(HW) — The dam broke.", "(HW) — # HW # The dam broke.");
    }

    #[test]
    fn other_dashes_make_no_dateline() {
        check("OBAMA — he said it first — left.", "");
        check("FLOOD TAKES OSTRAVA — MAYOR RESIGNS", "");
        check("EXCLUSIVE — The dam broke.", "");
        check("Ann Lee — The mayor since May — left.", "");
        check("COUNCIL VOTES ON DAM, FAILS TO AGREE - The meeting went on.", "");
        check("Ann Lee (D-Moravia) — The mayor since May.", "");
        check("COVID-19 took his job.", "");
        check("The dam — old (1920) — The end came soon.", "");
        check("—", "");
        check("UN - The dam broke.", "");
    }
}
