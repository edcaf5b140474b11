//! Which name was probably meant by a misspelt one.

use strsim::damerau_levenshtein;

/// The name among `known` that `found` is probably a slip of the pen for.
///
/// A name is near if a third of its letters at most were changed, added, left out or swapped; or if both are forms of one
/// word, such as `Deny` and `Denies`: three letters or more in common at the start, three at most after them.
/// Capital letters make no difference.
pub fn nearest<'a>(found: &str, known: &[&'a str]) -> Option<&'a str> {
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
    fn another_word_is_not_a_slip() {
        check("color", &["severity", "asks"], None);
        check("a", &["b", "c"], None);
        check("", &["b"], None);
    }
}
