//! Whether a line at the head of the copy is a headline or a standfirst.
//!
//! In: one paragraph. Out: whether it looks like one; what is around it is left to `head`. Nothing marks a headline
//! in plain text, and some programs put a full stop behind it. What tells it from a short first sentence of body copy
//! is capitals on most words, or no full stop; else it is short and has few of the small words that headlines leave
//! out and sentences do not: "The dam broke in the night, the district said" is a sentence, "Dam breaks above
//! village" is a headline.

use super::words::PartWords;

/// How many words a headline has at most: of 840 in the training articles, two have more than 20.
const LONGEST_HEADLINE: usize = 22;

/// How many words a standfirst has at most.
const LONGEST_STANDFIRST: usize = 35;

/// How many words each word of running copy counts for.
///
/// With this and [`LONGEST_SENTENCE`], 2 in 100 headlines of the training articles are missed, and 2 in 100 articles
/// whose headline is taken away have their first paragraph taken for one.
const RUNNING_WORD: usize = 3;

/// Up to how many words, those of running copy counted more than once, a sentence may be a headline.
const LONGEST_SENTENCE: usize = 16;

/// The same where the copy below begins with a dateline, and so is sure to be body.
const LONGEST_SENTENCE_ABOVE_DATELINE: usize = 22;

/// The same for a standfirst. It is told less surely from a short first paragraph, so fewer are taken for one.
const LONGEST_STANDFIRST_SENTENCE: usize = 14;

/// The share of longer words, in per cent, that begin with a capital letter where a headline has capitals throughout.
const CAPITALS: usize = 75;

/// How many letters a word has at least to count for the share of capitals: "of" and "and" are small in all styles.
const LONG_WORD: usize = 4;

/// Whether the paragraph looks like a headline; `has_dateline` if the copy that follows begins with a dateline.
pub(super) fn looks_so(paragraph: &str, has_dateline: bool, words: &PartWords) -> bool {
    let Some(form) = Form::of(paragraph, LONGEST_HEADLINE, words) else { return false };
    match form.end {
        End::Colon => false,
        End::Open => true,
        End::Sentence if has_dateline => form.has_capitals || form.weight <= LONGEST_SENTENCE_ABOVE_DATELINE,
        End::Sentence => form.has_capitals || form.weight <= LONGEST_SENTENCE,
    }
}

/// Whether the paragraph, which stands below a headline, looks like a standfirst.
pub(super) fn looks_like_standfirst(paragraph: &str, words: &PartWords) -> bool {
    let Some(form) = Form::of(paragraph, LONGEST_STANDFIRST, words) else { return false };
    match form.end {
        End::Colon => false,
        End::Open => true,
        End::Sentence => form.weight <= LONGEST_STANDFIRST_SENTENCE,
    }
}

/// How many words a paragraph has; counting stops above the length of any headline or standfirst.
pub(super) fn count_words(paragraph: &str) -> usize {
    paragraph.split_whitespace().take(LONGEST_STANDFIRST + 1).count()
}

/// How a paragraph ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// With the mark of a whole sentence, perhaps inside brackets or quotation marks.
    Sentence,
    /// With a colon: something else follows that belongs to it.
    Colon,
    /// With neither.
    Open,
}

/// What tells a headline from a sentence.
struct Form {
    end: End,
    /// The number of words, those of running copy counted more than once.
    weight: usize,
    /// Whether most longer words behind the first have capitals.
    has_capitals: bool,
}

impl Form {
    /// The form of a paragraph of not more than `most` words.
    fn of(paragraph: &str, most: usize, words: &PartWords) -> Option<Self> {
        let count = count_words(paragraph);
        if count == 0 || count > most {
            return None;
        }
        let (mut running, mut long, mut capitals) = (0, 0, 0);
        for (i, word) in paragraph.split_whitespace().enumerate() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let stem = word.split(['\'', '’']).next().unwrap_or_default();
            running += usize::from(words.running.has(stem));
            if i > 0 && word.chars().count() >= LONG_WORD && word.starts_with(char::is_alphabetic) {
                long += 1;
                capitals += usize::from(word.starts_with(char::is_uppercase));
            }
        }
        let end = match paragraph.trim_end_matches(['"', '\'', '”', '’', ')', ']', '*', '_']).chars().next_back() {
            Some('.' | '!' | '?' | '…') => End::Sentence,
            Some(':') => End::Colon,
            _ => End::Open,
        };
        let has_capitals = long > 0 && capitals * 100 >= long * CAPITALS;
        Some(Self { end, weight: count + RUNNING_WORD * running, has_capitals })
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::tests::shipped;
    use super::*;

    #[track_caller]
    fn check(is_headline: bool, lines: &[&str]) {
        let words = shipped();
        for line in lines {
            assert_eq!(looks_so(line, false, &words), is_headline, "{line}");
        }
    }

    #[test]
    fn capitals_make_a_headline_with_and_without_a_full_stop() {
        check(
            true,
            &[
                "Mayor Resigns After the Flood of the Year That Was Never to Happen Again",
                "‘We Were Warned’: What the District Knew About the Dam and Why It Was Silent for So Long.",
                "FLOOD TAKES OSTRAVA",
            ],
        );
    }

    #[test]
    fn without_a_full_stop_a_short_line_is_a_headline() {
        check(true, &["The dam that nobody was to talk about", "Dam breaks above village; mayor resigns"]);
    }

    #[test]
    fn a_short_sentence_with_few_small_words_is_a_headline() {
        check(
            true,
            &["Dam breaks above village.", "Who warned Ostrava?", "Council votes to close old dam, mayor says."],
        );
    }

    #[test]
    fn a_sentence_of_running_copy_is_no_headline() {
        check(
            false,
            &[
                "The dam above the village broke on Tuesday, and nobody was hurt.",
                "It was the third flood in the town in a year.",
                "What the council said:",
                "",
            ],
        );
    }

    #[test]
    fn a_line_of_many_words_is_no_headline() {
        check(
            false,
            &[
                "One Two Three Four Five Six Seven Eight Nine Ten One Two Three Four Five Six Seven Eight Nine Ten One Two Three",
            ],
        );
    }

    #[test]
    fn below_a_dateline_less_is_asked() {
        let line = "The district knew of the cracks in the dam.";
        assert!(looks_so(line, true, &shipped()));
        assert!(!looks_so(line, false, &shipped()));
    }

    #[test]
    fn a_standfirst_is_short_or_has_no_full_stop() {
        let words = shipped();
        assert!(looks_like_standfirst("District ignored warnings, engineers say.", &words));
        assert!(looks_like_standfirst(
            "Engineers had warned the district of it for a year before the dam broke",
            &words
        ));
        assert!(!looks_like_standfirst("The engineers had warned the district for a year.", &words));
    }
}
