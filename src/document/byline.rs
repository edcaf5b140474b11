//! Who wrote an article and for whom, where the copy itself says so.
//!
//! In: a line, or the head of a paragraph. Out: a [`Credit`], and for a head how far it reaches. "By Ann Lee and Bo
//! Kim, Harbour Wire" is a line of its own; "date 2025-07-26 (Ann Lee, Harbour Wire) The dam …" stands at the head of
//! the first paragraph.

use jiff::civil::Date;

use super::date;
use super::words::PartWords;

/// What a byline or header says of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Credit {
    /// The writers, as they are named: "Ann Lee and Bo Kim".
    pub(super) people: Option<String>,
    /// The paper, agency or site.
    pub(super) outlet: Option<String>,
    /// The date.
    pub(super) date: Option<Date>,
}

/// A longer line is a sentence, whatever it begins with.
const LONGEST_BYLINE: usize = 240;

/// How many words a name of a person or an outlet has at most: "The Committee to Protect the Harbour".
const LONGEST_NAME: usize = 6;

/// The credit that a whole line gives.
///
/// A single name, "By Reuters", counts only below a headline; elsewhere "By Design" is likelier a title.
pub(super) fn of_line(line: &str, is_below_headline: bool, words: &PartWords) -> Option<Credit> {
    if line.len() > LONGEST_BYLINE {
        return None;
    }
    let line = line.trim_matches(['(', ')', '[', ']', '*', '_', '.']);
    let by_writers = words.byline_openers.at_head(line);
    let behind = &line[by_writers.or_else(|| words.sign_off_openers.at_head(line))?..];
    let names = behind.trim_start_matches(':').trim_start();
    let is_title = !is_below_headline
        && !behind.starts_with(':')
        && names.contains(char::is_lowercase)
        && names.split_whitespace().nth(1).is_none();
    let credit = of_pieces(names, words).filter(|_| !is_title)?;
    // Who edited an article or helped with it did not write it.
    Some(if by_writers.is_some() { credit } else { Credit::default() })
}

/// Whether the text names people or outlets and nothing else.
pub(super) fn are_credited(text: &str, words: &PartWords) -> bool {
    of_pieces(text, words).is_some()
}

/// The outlet that a line below a byline names, or the writer's role there, which is nobody's name.
pub(super) fn of_line_below(line: &str, words: &PartWords) -> Option<Credit> {
    let line = line.trim_end_matches('.');
    if line.len() > LONGEST_BYLINE || !is_name(line, words) {
        return None;
    }
    let outlet = (!is_role(line, words)).then(|| line.to_owned());
    Some(Credit { outlet, ..Credit::default() })
}

/// The header at the head of a paragraph: its length in bytes, and what it says.
///
/// It bears a date, and the date is labelled, or in figures, or beside names in brackets; else "July 26, 2025" may
/// begin a sentence.
pub(super) fn header(paragraph: &str, words: &PartWords) -> Option<(usize, Credit)> {
    let label = words.date_labels.at_head(paragraph);
    let mut rest = paragraph[label.unwrap_or(0)..].trim_start_matches(is_between);
    let mut is_safe = label.is_some() || date::numeric(rest).is_some();
    let mut credit = Credit::default();
    if let Some((date, length)) = date::at_head(rest, words) {
        credit.date = Some(date);
        rest = &rest[length..];
        rest = rest[date::time_at_head(rest, words)..].trim_start_matches(is_between);
    }
    if let Some((inside, behind)) = rest.strip_prefix('(').and_then(|r| r.split_once(')')) {
        let named = in_brackets(inside, words)?;
        credit = Credit { date: credit.date.or(named.date), ..named };
        is_safe = true;
        rest = behind.trim_start_matches(is_between);
    }
    let is_header = is_safe && credit.date.is_some() && begins_sentence(rest);
    is_header.then_some((paragraph.len() - rest.len(), credit))
}

/// Whether running copy may begin here: a capital, a figure or a quotation mark, and more than two words.
pub(super) fn begins_sentence(text: &str) -> bool {
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'`$£€".contains(c);
    text.starts_with(begins) && text.split_whitespace().nth(2).is_some()
}

/// What may stand between the parts of a header.
fn is_between(c: char) -> bool {
    c.is_whitespace() || ",:|-–—―".contains(c)
}

/// What the brackets of a header say: "Ann Lee, Harbour Wire", or the outlet alone.
fn in_brackets(inside: &str, words: &PartWords) -> Option<Credit> {
    if inside.len() > LONGEST_BYLINE {
        return None;
    }
    let opener = words.byline_openers.at_head(inside);
    let credit = of_pieces(inside[opener.unwrap_or(0)..].trim_start(), words)?;
    if opener.is_none() && credit.outlet.is_none() {
        return Some(Credit { people: None, outlet: credit.people, ..credit });
    }
    Some(credit)
}

/// Reads what stands between commas: people first, then their outlet and role, places, dates and addresses in any
/// order.
fn of_pieces(text: &str, words: &PartWords) -> Option<Credit> {
    let pieces: Vec<&str> =
        text.split([',', '|', '•', '·', ';', '/', '–', '—', '―']).flat_map(|p| p.split(" - ")).collect();
    let pieces: Vec<&str> = pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let has_joiner = |piece: &&str| piece.split_whitespace().any(|word| is_joiner(word, words));
    let last_of_people = pieces.iter().rposition(has_joiner).unwrap_or(0);
    let mut credit = Credit::default();
    let mut people = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        // The date is looked for below, in the whole text, since "July 26, 2025" has a comma.
        let is_time = || piece.split_whitespace().all(|word| date::is_stamp_word(word, words));
        if i <= last_of_people {
            people.push(people_of(piece, words)?);
        } else if is_name(piece, words) && !is_time() && !is_role(piece, words) {
            credit.outlet.get_or_insert_with(|| (*piece).to_owned());
        } else if !is_time() && !is_role(piece, words) && !is_linked(piece, words) && !piece.contains('@') {
            return None;
        }
    }
    credit.people = Some(people.join(", ")).filter(|people| !people.is_empty());
    credit.date = date::within(text, words);
    credit.people.is_some().then_some(credit)
}

/// The names of people in a piece without their places: "Ann Lee and Bo Kim" of "Ann Lee in Ostrava and Bo Kim in
/// Brno".
fn people_of(piece: &str, words: &PartWords) -> Option<String> {
    let parts: Vec<&str> = piece.split_whitespace().collect();
    let mut people = Vec::new();
    let mut is_place = false;
    for (i, word) in parts.iter().enumerate() {
        if words.links.has(word) {
            is_place = true;
        } else if is_joiner(word, words) && parts[i..].iter().any(|later| words.links.has(later)) {
            is_place = false;
        }
        if !is_place {
            people.push(*word);
        }
    }
    (are_names(&people, words) && are_names(&parts, words)).then(|| people.join(" "))
}

/// Whether there is a name on each side of each word that joins or links names.
fn are_names(parts: &[&str], words: &PartWords) -> bool {
    let mut names = parts.split(|word| is_joiner(word, words) || words.links.has(word));
    names.all(|name| is_name(&name.join(" "), words))
}

fn is_joiner(word: &str, words: &PartWords) -> bool {
    word == "&" || words.joiners.has(word)
}

/// "in Ostrava", "for Harbour Wire", "editing by Bo Kim".
fn is_linked(piece: &str, words: &PartWords) -> bool {
    let opener = words.links.at_head(piece).or_else(|| words.sign_off_openers.at_head(piece));
    opener.is_some_and(|length| are_names(&piece[length..].split_whitespace().collect::<Vec<_>>(), words))
}

/// "political editor", "Harbour Wire staff".
fn is_role(piece: &str, words: &PartWords) -> bool {
    let parts = piece.split_whitespace();
    parts.clone().count() <= LONGEST_NAME && parts.last().is_some_and(|word| words.roles.has(word))
}

/// Whether it can name a person, a place or an outlet: a few words with capital letters, or the address of a site.
pub(super) fn is_name(text: &str, words: &PartWords) -> bool {
    let parts = text.split_whitespace();
    let count = parts.clone().count();
    let is_site = || count == 1 && text.split_once('.').is_some_and(|(name, end)| !name.is_empty() && !end.is_empty());
    let is_part = |word: &str| {
        let is_spelt = word.chars().all(|c| c.is_alphanumeric() || ".-'’‘&".contains(c));
        let is_plain = words.byline_openers.has(word) || words.weekdays.has(word);
        is_spelt
            && !is_plain
            && (word.starts_with(char::is_uppercase) || words.particles.has(word) || words.roles.has(word))
    };
    let has_head = text.chars().any(char::is_uppercase) || is_site();
    has_head && (1..=LONGEST_NAME).contains(&count) && (is_site() || parts.clone().all(is_part))
}

#[cfg(test)]
mod tests {
    use super::super::words::tests::shipped;
    use super::*;

    fn show(credit: &Credit) -> String {
        let date = credit.date.map(|date| date.to_string());
        let parts = [credit.people.clone(), credit.outlet.clone(), date];
        parts.map(Option::unwrap_or_default).join(" | ")
    }

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let found = of_line(line, false, &shipped());
        assert_eq!(found.as_ref().map(show).unwrap_or_default(), expected);
    }

    #[track_caller]
    fn check_header(paragraph: &str, expected: &str) {
        let found = header(paragraph, &shipped());
        let shown = found.map(|(length, credit)| format!("{} # {}", show(&credit), &paragraph[length..]));
        assert_eq!(shown.unwrap_or_default(), expected);
    }

    #[test]
    fn a_byline_names_people_and_then_their_outlet() {
        check("By Tom Arkwell", "Tom Arkwell |  | ");
        check("BY ANN LEE.", "ANN LEE |  | ");
        check("By Ann Lee and Bo Kim, Harbour Wire", "Ann Lee and Bo Kim | Harbour Wire | ");
        check("By Ann Lee, Bo Kim and Cy van Dorn, Harbour Wire", "Ann Lee, Bo Kim and Cy van Dorn | Harbour Wire | ");
        check("Words by Ann Lee | Harbour Wire | July 26, 2025", "Ann Lee | Harbour Wire | 2025-07-26");
    }

    #[test]
    fn roles_places_and_addresses_are_no_outlets() {
        check("By Ann Lee, political editor, Harbour Wire", "Ann Lee | Harbour Wire | ");
        check("By Ann Lee in Ostrava and Bo Kim in Brno", "Ann Lee and Bo Kim |  | ");
        check("By Ann Lee in Ostrava", "Ann Lee |  | ");
        check("By Ann Lee, @annlee", "Ann Lee |  | ");
    }

    #[test]
    fn only_who_wrote_it_is_named() {
        check("(Reporting by Ann Lee in Ostrava; Editing by Bo Kim.)", "Ann Lee |  | ");
        check("Editing by Bo Kim", " |  | ");
    }

    #[test]
    fn sentences_and_titles_are_no_bylines() {
        check("Tom Arkwell reports from Ostrava.", "");
        check("By Tuesday the dam had broken.", "");
        check("By Tuesday", "");
        check("By the river, Ann Lee found her house.", "");
        check("By Design", "");
        check("By Land and By Sea", "");
    }

    #[test]
    fn a_single_name_counts_below_a_headline() {
        let found = of_line("By Reuters", true, &shipped());
        assert_eq!(found.as_ref().map(show).unwrap_or_default(), "Reuters |  | ");
    }

    #[test]
    fn a_header_is_cut_off_the_first_paragraph() {
        check_header(
            "date 2025-07-26 (Ann Lee, Harbour.example) The dam broke.",
            "Ann Lee | Harbour.example | 2025-07-26 # The dam broke.",
        );
        check_header("26 July 2025 (Harbour Wire) “No,” she said.", " | Harbour Wire | 2025-07-26 # “No,” she said.");
        check_header(
            "(Ann Lee, Harbour Wire, July 26, 2025) The dam broke.",
            "Ann Lee | Harbour Wire | 2025-07-26 # The dam broke.",
        );
        check_header("Published: July 26, 2025 10:30 GMT - The dam broke.", " |  | 2025-07-26 # The dam broke.");
        check_header("2025-07-26 At least one dam broke.", " |  | 2025-07-26 # At least one dam broke.");
        check_header("2025-07-26, 10:30 a.m. ET: May Lee left town.", " |  | 2025-07-26 # May Lee left town.");
    }

    #[test]
    fn a_sentence_that_begins_with_a_date_has_no_header() {
        check_header("July 26, 2025 was a Saturday like any other.", "");
        check_header("On July 26, 2025, Ostrava flooded at last.", "");
        check_header("July 26, 2025 (a Saturday) was the day.", "");
        check_header("(Ostrava, Moravia) The dam broke.", "");
        check_header("Date palms died in the frost.", "");
    }
}
