//! The words that were counted: their tags, lemmas and, for given names, gender.

use super::key;

/// A word of the vocabulary, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// No word of the vocabulary.
    pub const UNKNOWN: Self = Self(u32::MAX);

    /// Whether it is a word of the vocabulary.
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }

    /// Whether it is a word that was counted; those that only a lexicon brings are not.
    #[inline]
    pub fn is_counted(self) -> bool {
        (self.0 as usize) < count()
    }
}

/// A word's text, in lower case with straight apostrophes, and its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The key of the text.
    pub key: u64,
    text: Text<'a>,
}

/// Where a word's text is; of those that were counted it is fetched only when asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text<'a> {
    Counted(WordId),
    Given(&'a str),
}

impl<'a> Word<'a> {
    /// A word of that text and key.
    #[inline]
    #[must_use]
    pub fn new(text: &'a str, key: u64) -> Self {
        Self { key, text: Text::Given(text) }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        match self.text {
            Text::Counted(id) => text(id),
            Text::Given(text) => text,
        }
    }
}

/// Which gender a given name is borne with, by the counts of the list that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameGender {
    /// Nearly always women's.
    Female,
    /// Nearly always men's.
    Male,
    /// Both.
    Either,
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
}

/// What is known of one word.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The codes of its tags when written in lower case, most frequent first; 255 where there is none.
    pub lower: [u8; 4],
    /// The same when it has a capital letter inside a sentence.
    pub capital: [u8; 4],
    /// Its lemma as a verb, as a noun, and as an adjective or adverb.
    pub lemmas: [WordId; 3],
    /// Whose given name it is, if it is one.
    pub gender: Option<NameGender>,
    /// What it names most often, when it is a name.
    pub names: Option<NameKind>,
    /// Of a noun: what sort of thing it most often stands for.
    pub sense: Sense,
    /// Of a verb: what sort of doing it most often stands for.
    pub verb_sense: VerbSense,
}

/// How many files of senses `WordNet` has, with one for what is not known.
pub const FILES: usize = 44;

/// What sort of doing a verb most often stands for, after `WordNet`'s files of verbs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbSense {
    /// Saying, asking, ordering: "declare".
    Communication,
    /// Thinking, judging: "believe".
    Cognition,
    /// Feeling, wishing: "fear".
    Emotion,
    /// Seeing, hearing: "notice".
    Perception,
    /// Anything else, or not known.
    Other,
}

/// What sort of thing a noun most often stands for, after `WordNet`'s files of nouns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A person: "official", "doctor".
    Person,
    /// People or things together: "committee", "company".
    Group,
    /// Something said or written: "report", "statement".
    Communication,
    /// Anything else, or not known.
    Other,
}

const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
const TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));
const KEY: usize = 8;
const RECORD: usize = 32;
const HEAD: usize = 8;
const COUNT: usize = u32::from_le_bytes([PACKED[0], PACKED[1], PACKED[2], PACKED[3]]) as usize;
/// The keys by themselves: they are asked for far more often than the rest of what is known.
const KEYS: &[[u8; KEY]] = PACKED.split_at(HEAD).1.split_at(COUNT * KEY).0.as_chunks().0;
const RECORDS: &[[u8; RECORD]] = PACKED.split_at(HEAD + COUNT * KEY).1.split_at(COUNT * RECORD).0.as_chunks().0;
/// For each place of the index the number of a word plus one, or 0.
const INDEX: &[[u8; 2]] = PACKED.split_at(HEAD + COUNT * (KEY + RECORD)).1.as_chunks().0;

/// How many words there are; their numbers are below this.
#[must_use]
pub const fn count() -> usize {
    COUNT
}

/// The word with that key.
#[inline]
#[must_use]
pub fn find(key: u64) -> Option<WordId> {
    let mut slot = key::slot(key) & (INDEX.len() - 1);
    loop {
        let id = u32::from(u16::from_le_bytes(INDEX[slot]).checked_sub(1)?);
        if key_of(WordId(id)) == key {
            return Some(WordId(id));
        }
        slot = (slot + 1) & (INDEX.len() - 1);
    }
}

/// The text and key of a word whose number is below [`count`].
#[inline]
#[must_use]
pub fn word(id: WordId) -> Word<'static> {
    Word { key: key_of(id), text: Text::Counted(id) }
}

fn text(id: WordId) -> &'static str {
    let record = record(id);
    let start = number(record, 0) as usize;
    let len = usize::from(u16::from_le_bytes([record[4], record[5]]));
    TEXTS.get(start..start + len).unwrap_or_default()
}

/// The key of the stem of a word whose number is below [`count`]: of its text without the endings that make one kind of word
/// of another.
#[must_use]
pub fn stem_key(id: WordId) -> u64 {
    let record = record(id);
    let [whole, stem] = [4, 30].map(|at| usize::from(u16::from_le_bytes([record[at], record[at + 1]])));
    if stem == whole { key_of(id) } else { key::of(text(id).get(..stem).unwrap_or_default()) }
}

/// The key of a word whose number is below [`count`].
#[inline]
#[must_use]
pub fn key_of(id: WordId) -> u64 {
    u64::from_le_bytes(KEYS[id.0 as usize])
}

/// Whether the language has a word that is no name: one that was counted in small letters.
#[must_use]
pub fn is_common(id: WordId) -> bool {
    id.is_counted() && entry(id).lower[0] != u8::MAX
}

/// What is known of a word whose number is below [`count`].
#[inline]
#[must_use]
pub fn entry(id: WordId) -> Entry {
    let record = record(id);
    Entry {
        lower: [record[6], record[7], record[8], record[9]],
        capital: [record[10], record[11], record[12], record[13]],
        lemmas: [WordId(number(record, 14)), WordId(number(record, 18)), WordId(number(record, 22))],
        gender: match record[26] {
            b'f' => Some(NameGender::Female),
            b'm' => Some(NameGender::Male),
            b'e' => Some(NameGender::Either),
            _ => None,
        },
        names: match record[27] {
            b'p' => Some(NameKind::Person),
            b'o' => Some(NameKind::Organisation),
            b'l' => Some(NameKind::Place),
            _ => None,
        },
        sense: match record[28] {
            18 => Sense::Person,
            14 => Sense::Group,
            10 => Sense::Communication,
            _ => Sense::Other,
        },
        verb_sense: match record[29] {
            32 => VerbSense::Communication,
            31 => VerbSense::Cognition,
            37 => VerbSense::Emotion,
            39 => VerbSense::Perception,
            _ => VerbSense::Other,
        },
    }
}

/// The numbers of `WordNet`'s files that hold the most frequent sense of a word whose number is below [`count`], as a noun
/// (3 to 28) and as a verb (29 to 43); 0 where there is none.
#[inline]
#[must_use]
pub fn sense_files(id: WordId) -> [u8; 2] {
    let record = record(id);
    [record[28], record[29]]
}

#[inline]
fn record(id: WordId) -> &'static [u8; RECORD] {
    &RECORDS[id.0 as usize]
}

#[inline]
fn number(record: &[u8; RECORD], at: usize) -> u32 {
    u32::from_le_bytes([record[at], record[at + 1], record[at + 2], record[at + 3]])
}
