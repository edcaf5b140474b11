//! The words by which the parts of copy are told apart: "by", "photo by", "more", the names of the months.
//!
//! In: lists of words by name, which the caller takes from the lexicons. Out: [`PartWords`], which the other files of
//! this stage ask what stands at the head of a line.

use std::hash::Hasher as _;

use rustc_hash::{FxHashMap, FxHasher};

/// A list of words and phrases, compared without regard to capitals and to the kind of apostrophe or dash.
#[derive(Clone, Debug, Default)]
pub(super) struct WordList {
    entries: Vec<String>,
    /// The entries by their hashes.
    by_hash: FxHashMap<u64, Vec<u32>>,
    /// Which letters entries begin with, one bit each; most words that are looked up are turned away by it.
    initials: u32,
    /// For each of these letters how many bytes the entries with it have, one bit for each number.
    lengths: [u32; 32],
}

/// Of words as long as this or longer, lengths tell nothing.
const LONG: usize = 31;

impl WordList {
    fn new(words: &[impl AsRef<str>]) -> Self {
        let entries: Vec<String> = words.iter().map(|word| folded(word.as_ref()).collect()).collect();
        let initials = entries.iter().fold(0, |initials, entry| initials | initial(entry));
        let mut by_hash: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        let mut lengths = [0; 32];
        for (number, entry) in (0..).zip(&entries) {
            by_hash.entry(hash(entry.chars())).or_default().push(number);
            lengths[initial(entry).trailing_zeros() as usize % 32] |= 1 << entry.len().min(LONG);
        }
        Self { entries, by_hash, initials, lengths }
    }

    /// Whether the list has the word; a full stop at its end does not count.
    pub(super) fn has(&self, word: &str) -> bool {
        let word = word.strip_suffix('.').unwrap_or(word);
        let is = |number: &u32| folded(word).eq(self.entries[*number as usize].chars());
        self.may_have(word)
            && self.has_as_long(word)
            && self.by_hash.get(&hash(folded(word))).is_some_and(|numbers| numbers.iter().any(is))
    }

    /// Whether the list may have the word, as far as its first letter tells.
    pub(super) fn may_have(&self, word: &str) -> bool {
        self.initials & initial(word) != 0
    }

    /// Whether an entry that begins like the word is as long, as far as that can be told.
    fn has_as_long(&self, word: &str) -> bool {
        let lengths = self.lengths[initial(word).trailing_zeros() as usize % 32];
        // Other letters may be folded to shorter ones.
        lengths >> word.len().min(LONG) & 1 == 1 || !word.is_ascii()
    }

    /// Whether an entry may stand among the words of the text, as far as runs of Latin letters and figures tell.
    pub(super) fn may_stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let counts = |at: usize| bytes.get(at).is_some_and(|b| COUNTS[usize::from(*b)]);
        if !self.entries.iter().all(|entry| entry.bytes().all(|b| b.is_ascii_alphanumeric())) {
            return true;
        }
        let mut at = 0;
        while at < bytes.len() {
            let start = at;
            while counts(at) {
                at += 1;
            }
            // Other letters may be folded to these.
            let goes_on = bytes.get(at).is_some_and(|b| !b.is_ascii());
            if start < at && self.may_have(&text[start..at]) && (goes_on || self.has(&text[start..at])) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// How many bytes of the text's head are the longest entry that stands there, as whole words.
    pub(super) fn at_head(&self, text: &str) -> Option<usize> {
        if self.initials & initial(text) == 0 {
            return None;
        }
        self.entries.iter().filter_map(|entry| length_at_head(text, entry)).max()
    }

    /// The place in the list of the entry that the word is, or is short for by its first three letters or more.
    pub(super) fn shortened(&self, word: &str) -> Option<usize> {
        let word = word.strip_suffix('.').unwrap_or(word);
        let is_start = |entry: &String| {
            let mut rest = entry.chars();
            folded(word).all(|c| rest.next() == Some(c))
        };
        if word.len() < 3 || self.initials & initial(word) == 0 {
            return None;
        }
        self.entries.iter().position(is_start)
    }
}

/// The bit of the first character; all that are no Latin letters share one.
fn initial(text: &str) -> u32 {
    match text.bytes().next() {
        Some(b) if b.is_ascii_alphabetic() => 1 << (b.to_ascii_lowercase() - b'a'),
        Some(_) => 1 << 31,
        None => 0,
    }
}

fn length_at_head(text: &str, entry: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    for expected in entry.chars() {
        if rest.next().and_then(|(_, c)| fold(c)) != Some(expected) {
            return None;
        }
    }
    let goes_on = entry.ends_with(char::is_alphanumeric) && rest.as_str().starts_with(char::is_alphanumeric);
    (!goes_on).then_some(rest.offset())
}

fn hash(characters: impl Iterator<Item = char>) -> u64 {
    let mut hasher = FxHasher::default();
    characters.for_each(|c| hasher.write_u32(c.into()));
    hasher.finish()
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(fold)
}

/// A character in lower case, apostrophes straight, dashes as hyphens, spaces plain.
fn fold(c: char) -> Option<char> {
    match c {
        '\0'..='\x7f' => Some(c.to_ascii_lowercase()),
        '’' | '‘' => Some('\''),
        '–' | '—' | '―' => Some('-'),
        '\u{a0}' => Some(' '),
        other => other.to_lowercase().next(),
    }
}

/// The words of a text between white space, each with its offset.
pub(super) fn word_indices(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(width) = blank_at(text, at) {
            at += width;
        }
        let start = at;
        at = word_end(text, at);
        (start < at).then(|| (start, &text[start..at]))
    })
}

/// How many words a text has, as newsrooms count them: what stands between white space and has a letter or a figure.
pub(super) fn count(text: &str) -> usize {
    let (mut count, mut at) = (0, 0);
    while let Some(&byte) = text.as_bytes().get(at) {
        let (counts, width) = if byte.is_ascii() {
            (COUNTS[usize::from(byte)], 1)
        } else {
            let c = text[at..].chars().next().unwrap_or_default();
            (c.is_alphanumeric(), c.len_utf8())
        };
        at += width;
        if counts {
            count += 1;
            at = word_end(text, at);
        }
    }
    count
}

/// Whether a byte is a Latin letter or a figure.
const COUNTS: [bool; 0x100] = {
    let mut counts = [false; 0x100];
    let mut at = 0;
    while at < counts.len() {
        counts[at] = (at as u8).is_ascii_alphanumeric();
        at += 1;
    }
    counts
};

/// Whether a byte may be white space or the first of it.
const MAY_BE_BLANK: [bool; 0x100] = {
    let mut may = [false; 0x100];
    let mut at = 0;
    while at < may.len() {
        may[at] = matches!(at as u8, b'\t'..=b'\r' | b' ' | 0x80..);
        at += 1;
    }
    may
};

/// Where the word ends that goes on at `at`.
fn word_end(text: &str, mut at: usize) -> usize {
    loop {
        while text.as_bytes().get(at).is_some_and(|b| !MAY_BE_BLANK[usize::from(*b)]) {
            at += 1;
        }
        if at == text.len() || blank_at(text, at).is_some() {
            return at;
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
}

/// How many bytes the white space at `at` has, if there is some.
fn blank_at(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at)? {
        b'\t'..=b'\r' | b' ' => Some(1),
        0x80.. => text[at..].chars().next().filter(|c| c.is_whitespace()).map(char::len_utf8),
        _ => None,
    }
}

/// What a lexicon has to be named for [`PartWords`] to take its words.
macro_rules! lists {
    ($($(#[$doc:meta])* $field:ident $name:literal,)*) => {
        /// The words of each kind that tell parts of copy apart.
        ///
        /// Without any words, as in its default, there is still much to go by: places in capitals, signs between
        /// paragraphs, the length of lines.
        #[derive(Clone, Debug, Default)]
        pub struct PartWords { $($(#[$doc])* pub(super) $field: WordList,)* }

        impl PartWords {
            /// Takes the words from the lists that `words_of` knows by name.
            ///
            /// # Errors
            ///
            /// The names of the lists that it does not know.
            pub fn new<'a>(words_of: impl Fn(&str) -> Option<Vec<&'a str>>) -> Result<Self, Vec<&'static str>> {
                let mut missing = Vec::new();
                let mut list = |name| {
                    let words = words_of(name).unwrap_or_else(|| {
                        missing.push(name);
                        Vec::new()
                    });
                    WordList::new(&words)
                };
                let words = Self { $($field: list($name),)* };
                if missing.is_empty() { Ok(words) } else { Err(missing) }
            }
        }
    };
}

lists! {
    /// The twelve months in their order.
    months "months",
    /// The days of the week.
    weekdays "weekdays",
    /// What says that a date follows: "published".
    date_labels "date-labels",
    /// What else stands beside the figures of a time stamp: "p.m", "gmt", "at".
    stamps "time-stamps",
    /// What a line that names the writers begins with: "by".
    byline_openers "byline-openers",
    /// What the line at the foot begins with that names all who worked on an article: "additional reporting by".
    sign_off_openers "sign-off-openers",
    /// What joins two names: "and".
    joiners "name-joiners",
    /// Words in small letters inside a name: "van", "de".
    particles "name-particles",
    /// What stands between a writer and a place or an outlet: "in", "for".
    links "byline-links",
    /// The last word of what a writer is at the outlet: "editor".
    roles "newsroom-roles",
    /// What a line that credits a picture begins with: "photo by".
    credit_openers "credit-openers",
    /// What a caption begins with: "file photo:".
    caption_openers "caption-openers",
    /// What a note of the desk begins with, before a colon: "editor's note".
    note_openers "note-openers",
    /// What a line that tells how to reach the writer begins with: "follow".
    contact_openers "contact-openers",
    /// Lines that are notes as they stand: "more", "ends".
    note_lines "note-lines",
    /// Words in capitals that name the kind of an article and no place: "EXCLUSIVE".
    kickers "kickers",
    /// Labels of opinion pieces: "editorial".
    opinion_labels "opinion-labels",
    /// Labels of reports that grow as things happen: "live updates".
    live_labels "live-labels",
    /// The pronouns with which a writer speaks of himself: "I".
    writer_pronouns "pronouns-of-writers",
    /// What is of the court and nowhere else: "defendant".
    court_words "court-words",
    /// Works of art, what happens in them and who makes them: "novel".
    work_words "work-words",
    match_words "match-words",
    /// Words that sentences have and headlines mostly leave out.
    running "running-words",
    /// What pages call that which is not the article: "related".
    page_furniture "page-furniture",
    /// What pages call the line that names the writers.
    page_bylines "page-bylines",
    /// What pages call that which stands between headline and body.
    page_standfirsts "page-standfirsts",
    /// What pages call words of the article that are set large beside it.
    page_pull_quotes "page-pull-quotes",
    /// What pages call posts from elsewhere.
    page_embeds "page-embeds",
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The words of the lexicons that the program carries with it.
    pub(in super::super) fn shipped() -> PartWords {
        let files: Vec<_> =
            crate::SHIPPED.iter().map(|(path, text)| crate::written::Written::new(*path, *text)).collect();
        crate::language::lexicon::Lexicons::read(&files, &mut Vec::new()).part_words
    }

    fn list(words: &[&str]) -> WordList {
        WordList::new(words)
    }

    #[test]
    fn capitals_and_the_kind_of_apostrophe_make_no_difference() {
        assert!(list(&["editor's note"]).has("Editor’s Note"));
        assert_eq!(list(&["file -"]).at_head("FILE — The hall"), Some("FILE —".len()));
    }

    #[test]
    fn the_longest_entry_at_the_head_counts_as_a_whole_word() {
        let openers = list(&["by", "words by"]);
        assert_eq!(openers.at_head("By Ann Lee"), Some(2));
        assert_eq!(openers.at_head("Bystanders fled"), None);
    }

    #[test]
    fn three_letters_are_enough_for_a_month() {
        let months = list(&["january", "march", "may", "september"]);
        assert_eq!(months.shortened("Sept."), Some(3));
        assert_eq!(months.shortened("MAR"), Some(1));
        assert_eq!(months.shortened("Ma"), None);
        assert_eq!(months.shortened("Mayor"), None);
    }

    #[test]
    fn words_stand_between_white_space_of_any_kind_and_count_with_a_letter_or_a_figure() {
        let text = "\u{a0}“Não”, - 3\u{2003}é\n—\u{85}x—y… ’ 日本\u{3000}";
        let found: Vec<(usize, &str)> = word_indices(text).collect();
        let expected: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(found.iter().map(|(_, word)| *word).collect::<Vec<_>>(), expected);
        assert!(found.iter().all(|(at, word)| text[*at..].starts_with(word)));
        assert_eq!(count(text), expected.iter().filter(|word| word.contains(char::is_alphanumeric)).count());
        assert_eq!(word_indices(" \t").next(), None);
    }

    #[test]
    fn lists_that_are_missing_are_named() {
        let words_of = |name: &str| (name != "months" && name != "kickers").then(Vec::new);
        assert_eq!(PartWords::new(words_of).err(), Some(vec!["months", "kickers"]));
    }
}
