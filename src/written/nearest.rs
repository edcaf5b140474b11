//! Which name was probably meant by a misspelt one, or by one that other notations have for it.

use strsim::damerau_levenshtein;

/// A name among others, and what people write for it who know other notations, or say what they mean in prose.
struct Meant {
    /// What they write, in small letters.
    written: &'static [&'static str],
    /// What is meant, the likeliest first; only where all of these are known.
    names: &'static [&'static str],
    /// How these differ, or how they are written; empty where the name says it all.
    help: &'static str,
}

const fn meant(written: &'static [&'static str], names: &'static [&'static str], help: &'static str) -> Meant {
    Meant { written, names, help }
}

/// Names that are no slips of the pen.
const MEANT: [Meant; 12] = [
    meant(&["and", "both", "every", "allof"], &["All"], ""),
    meant(&["or", "either", "any"], &["AnyOf"], ""),
    meant(&["or", "either", "oneof", "anyof"], &["Any"], ""),
    meant(&["none", "never", "no", "nor", "unless", "without"], &["Not"], ""),
    meant(
        &["word", "words", "match", "matches", "contains", "includes", "phrase", "text", "regex", "pattern"],
        &["Has", "Near", "Anywhere"],
        "`Has` asks for words in what is found, `Near` for words in its sentence, `Anywhere` for words in the copy",
    ),
    meant(&["sentence", "within", "beside", "context"], &["Near"], ""),
    meant(&["document", "article", "nowhere", "somewhere"], &["Anywhere"], ""),
    meant(
        &["note", "query", "must", "max", "min"],
        &["AtMost", "AtLeast"],
        "`AtMost(Query)`: queries and nothing graver; `AtLeast(Query)`: queries and nothing less grave",
    ),
    meant(&["error", "critical", "fatal", "high", "severe", "blocker"], &["Must"], ""),
    meant(&["warning", "warn", "medium", "moderate"], &["Query"], ""),
    meant(&["info", "hint", "suggestion", "low", "minor"], &["Note"], ""),
    meant(&["none", "never", "disabled", "silent", "ignore"], &["Off"], ""),
];

/// What is meant by a name that is no slip of the pen for one of those known.
fn otherwise(found: &str, known: &[&str]) -> Option<&'static Meant> {
    let found = found.to_lowercase();
    let is_known = |name: &&str| known.contains(name);
    MEANT.iter().find(|meant| meant.written.contains(&found.as_str()) && meant.names.iter().all(is_known))
}

/// How the names differ, or are written, that may be meant by `found`; empty where there is nothing to say.
pub fn differ(found: &str, known: &[&str]) -> &'static str {
    otherwise(found, known).map_or("", |meant| meant.help)
}

/// The name among `known` that `found` is probably a slip of the pen for, or that another notation has for it.
///
/// A name is near if a third of its letters at most were changed, added, left out or swapped; or if both are forms of one
/// word, such as `Deny` and `Denies`: three letters or more in common at the start, three at most after them.
/// Capital letters make no difference.
pub fn nearest<'a>(found: &str, known: &[&'a str]) -> Option<&'a str> {
    if let Some(meant) = otherwise(found, known) {
        return known.iter().copied().find(|name| meant.names.first() == Some(name));
    }
    let found: String = found.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let distance = |name: &str| {
        let name = name.to_lowercase();
        let length = name.chars().count().max(found.chars().count());
        let distance = damerau_levenshtein(&found, &name);
        let near = distance <= (length / 3).max(1) && distance < length;
        (near || is_form_of(&found, &name)).then_some(distance)
    };
    known
        .iter()
        .filter_map(|&name| Some((distance(name)?, name)))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

/// No name is longer; what is written in place of one may be.
const LONGEST: usize = 64;

fn is_form_of(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared >= 3 && one.chars().count() <= shared + 3 && other.chars().count() <= shared + 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: &str, known: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(found, known), expected);
    }

    #[test]
    fn swapped_and_missing_letters_are_forgiven() {
        check("severty", &["severity", "status"], Some("severity"));
        check("figrue", &["cause", "figure"], Some("figure"));
    }

    #[test]
    fn capital_letters_make_no_difference() {
        check("must", &["Query", "Must"], Some("Must"));
    }

    #[test]
    fn a_word_in_another_form_is_near() {
        check("Deny", &["Asserts", "Denies"], Some("Denies"));
    }

    #[test]
    fn the_nearest_of_several_is_taken() {
        check("note", &["notes", "note"], Some("note"));
    }

    #[test]
    fn a_name_from_another_notation_is_no_slip_for_its_opposite() {
        check("And", &["All", "Any", "Not"], Some("All"));
        check("Or", &["All", "Any", "Not"], Some("Any"));
        check("Never", &["All", "Any", "Near", "Not"], Some("Not"));
        check("And", &["Any"], Some("Any"));
        check("Error", &["Note", "Query", "Must"], Some("Must"));
        assert!(differ("Contains", &["Has", "Near", "Anywhere"]).starts_with("`Has` asks"));
    }

    #[test]
    fn another_word_is_not_a_slip() {
        check("color", &["severity", "asks"], None);
        check("a", &["b", "c"], None);
        check("", &["b"], None);
    }
}
