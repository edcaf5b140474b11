//! British spellings of words that are known by their American ones.
//!
//! In: a word that the counts, which come from American papers, do not have. Out: the word of the same meaning that they do
//! have: "behaviour" is "behavior", "travelled" is "traveled".
//! A word keeps its own text and key, so that a rule for one spelling does not find the other.

use std::borrow::Cow;

use super::fold::fold_text;
use crate::statistics::key;
use crate::statistics::words::{self, WordId};

/// The letters that differ, as they are in Britain and in America, and what may follow them; nothing named, anything may.
const DIFFERENCES: &[(&str, &str, &[&str])] = &[
    ("our", "or", &[]),
    ("is", "iz", &["e", "ed", "es", "er", "ers", "ing", "able", "ation", "ations", "ational"]),
    ("ys", "yz", &["e", "ed", "es", "er", "ers", "ing"]),
    ("re", "er", &["", "s", "d"]),
    ("ll", "l", &["ed", "er", "ers", "ing", "ings", "or", "ors"]),
    ("l", "ll", &["", "s", "ment", "ments"]),
    ("lful", "llful", &["", "ly"]),
    ("ence", "ense", &["", "s"]),
    ("ogue", "og", &["", "s"]),
    ("amme", "am", &["", "s"]),
    ("ould", "old", &["", "s", "ed", "er", "ering", "ing", "y"]),
    ("ough", "ow", &["", "s", "ed", "ing"]),
    ("ae", "e", &[]),
    ("oe", "e", &[]),
    ("que", "ck", &["", "s"]),
];

/// The shortest word that is looked at.
const SHORTEST: usize = 5;

/// The counted word that a text, in whatever case, is a British spelling of.
pub fn american(text: &str) -> Option<WordId> {
    if let Some((first, second)) = text.split_once('-') {
        // "co-operate", "north-east"; but "re-sign" is another word than "resign".
        let letters = |part: &str| part.len() > 1 && part.bytes().all(|b| b.is_ascii_alphabetic());
        let alike = letters(first) && letters(second) && !first.eq_ignore_ascii_case("re");
        let bytes = first.bytes().chain(second.bytes()).map(|b| b.to_ascii_lowercase());
        return if alike { words::find(bytes.fold(key::START, key::step)) } else { None };
    }
    if text.len() < SHORTEST || !text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let capital = text.bytes().any(|b| b.is_ascii_uppercase());
    let lower = if capital { Cow::Owned(fold_text(text)) } else { Cow::Borrowed(text) };
    DIFFERENCES.iter().find_map(|(british, american, endings)| {
        // Most words are out by a single letter.
        let may_end = |end: &&&str| lower.as_bytes().last() == end.as_bytes().last().or(british.as_bytes().last());
        let parted = if endings.is_empty() {
            lower.rsplit_once(british)
        } else {
            let mut fitting = endings.iter().filter(may_end);
            fitting.find_map(|end| Some((lower.strip_suffix(end)?.strip_suffix(british)?, *end)))
        };
        let (head, tail) = parted.filter(|(head, _)| head.len() > 1)?;
        let bytes = head.bytes().chain(american.bytes()).chain(tail.bytes());
        words::find(bytes.fold(key::START, key::step))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_british_spelling_is_known_by_the_american_one() {
        for (british, expected) in [
            ("behaviour", "behavior"),
            ("Neighbours", "neighbors"),
            ("favourable", "favorable"),
            ("realised", "realized"),
            ("authorisation", "authorization"),
            ("paralyse", "paralyze"),
            ("metres", "meters"),
            ("CANCELLED", "canceled"),
            ("counsellor", "counselor"),
            ("skilful", "skillful"),
            ("licence", "license"),
            ("programme", "program"),
            ("smoulder", "smolder"),
            ("co-operate", "cooperate"),
            ("North-east", "northeast"),
        ] {
            let found = american(british).map(|id| words::word(id).text());
            assert_eq!(found, Some(expected), "{british}");
        }
    }

    #[test]
    fn what_is_no_word_in_either_spelling_stays_unknown() {
        for name in ["Seymour", "Tellour", "Oisy", "four", "Balfour", "Denisette", "Örebour", "re-sign", "Orr-Vane"] {
            assert_eq!(american(name), None, "{name}");
        }
    }
}
