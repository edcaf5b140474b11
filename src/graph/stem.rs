//! Stems: what the words of one family have in common, so that "prosecuted" and "prosecution" speak of one matter.
//!
//! In: a word. Out: the word without the endings that make one kind of word of another. No word is looked up: what two
//! words share only has to be the same for both.

/// Endings that make nouns, verbs and adjectives of each other, and those of number and tense; longer ones first.
const ENDINGS: [&str; 40] = [
    "ifications",
    "ification",
    "ifying",
    "ified",
    "ifies",
    "ify",
    "ations",
    "ation",
    "ments",
    "ences",
    "ment",
    "ance",
    "ence",
    "ions",
    "ings",
    "ness",
    "ents",
    "ants",
    "able",
    "ible",
    "ion",
    "ing",
    "ers",
    "ors",
    "ity",
    "ism",
    "ist",
    "ive",
    "ent",
    "ant",
    "ful",
    "ies",
    "al",
    "ed",
    "es",
    "er",
    "or",
    "ly",
    "y",
    "e",
];

/// So much of a word is left at least.
const LEAST: usize = 4;

/// So many endings can stand one behind the other: "accus-ation-s".
const ENDED: usize = 2;

/// A word without its endings, as far as enough of it is left.
pub(super) fn stem(word: &str) -> &str {
    let mut left = word;
    for _ in 0..ENDED {
        let Some(last) = left.bytes().next_back().map(|b| b.to_ascii_lowercase()) else { break };
        let plain = |ending: &&str| {
            let cut = left.len().checked_sub(ending.len()).filter(|&cut| cut >= LEAST)?;
            left.get(cut..).filter(|tail| tail.eq_ignore_ascii_case(ending)).map(|_| &left[..cut])
        };
        let fits = |ending: &&&str| ending.as_bytes()[ending.len() - 1] == last;
        match ENDINGS.iter().chain(&["s"]).filter(fits).find_map(plain) {
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
