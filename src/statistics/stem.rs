//! Stems: what the words of one family have in common, so that "prosecuted" and "prosecution" speak of one matter.
//!
//! In: a word. Out: the word without the endings that make one kind of word of another. No word is looked up: what two
//! words share only has to be the same for both.

/// The endings with that last letter that make nouns, verbs and adjectives of each other, and those of number and tense;
/// longer ones first.
fn endings(last: u8) -> &'static [&'static str] {
    match last.to_ascii_lowercase() {
        b's' => &[
            "ifications",
            "ifies",
            "ations",
            "ments",
            "ences",
            "ions",
            "ings",
            "ness",
            "ents",
            "ants",
            "ers",
            "ors",
            "ies",
            "es",
            "s",
        ],
        b'n' => &["ification", "ation", "ion"],
        b'g' => &["ifying", "ing"],
        b'd' => &["ified", "ed"],
        b'y' => &["ify", "ity", "ly", "y"],
        b't' => &["ment", "ist", "ent", "ant"],
        b'e' => &["ance", "ence", "able", "ible", "ive", "e"],
        b'm' => &["ism"],
        b'l' => &["ful", "al"],
        b'r' => &["er", "or"],
        _ => &[],
    }
}

/// So much of a word is left at least.
const LEAST: usize = 4;

/// So many endings can stand one behind the other: "accus-ation-s".
const ENDED: usize = 2;

/// A word without its endings, as far as enough of it is left.
#[must_use]
pub fn stem(word: &str) -> &str {
    let mut left = word;
    for _ in 0..ENDED {
        let Some(&last) = left.as_bytes().last() else { break };
        let bare = |ending: &&str| {
            let cut = left.len().checked_sub(ending.len()).filter(|&cut| cut >= LEAST)?;
            let ends = left.as_bytes()[cut..].eq_ignore_ascii_case(ending.as_bytes());
            if ends { left.get(..cut) } else { None }
        };
        match endings(last).iter().find_map(bare) {
            Some(shorter) => left = shorter,
            None => break,
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn words_of_one_family_have_one_stem() {
        let families: [&[&str]; 6] = [
            &["prosecute", "prosecuted", "prosecution", "prosecuting", "Prosecutor"],
            &["accuse", "accusation", "accusations", "accuses"],
            &["violent", "violence"],
            &["claim", "claims", "claimed", "claiming"],
            &["founder", "found", "founded"],
            &["qualified", "qualification", "qualifications", "qualify"],
        ];
        for family in families {
            let stems: Vec<String> = family.iter().map(|word| stem(word).to_lowercase()).collect();
            assert!(stems.iter().all(|s| *s == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn short_words_and_other_letters_are_left_whole() {
        assert_eq!(stem("bed"), "bed");
        assert_eq!(stem("need"), "need");
        assert_eq!(stem("café"), "café");
        assert_eq!(stem(""), "");
        assert_ne!(stem("reporter"), stem("repair"));
    }
}
