//! Originals: what a draft was written from (transcripts, releases, e-mails, notes), and how its quotations were taken from
//! there.
//!
//! In: originals, each read as far as its speakers, and a draft read as far. Out: [`Comparisons`]: for each quotation how it
//! stands in the originals, in which of them and where, and where the two differ.
//! Quotation marks, dashes, capitals, line breaks and emphasis make no difference, nor does how a number is written. What a
//! draft marks as left out or put in ("…", "[the mayor]") is no difference either, and neither are the words that a house
//! lists as dropped without a mark ("um").
//! Candidates are found by pairs of words in a row, so that the cost grows with the length of the texts and no faster.

mod align;

mod chain;

mod compare;

mod differ;

mod index;

mod locate;

mod quoted;

mod recut;

mod verdict;

mod voice;

mod word;

use std::ops::Range;
use std::sync::Arc;

pub use compare::{Draft, compare};
use rustc_hash::FxHashSet;

use crate::attribution::Attribution;
use crate::attribution::scene::Scene;
use crate::document::Document;
use crate::language::Annotations;
use crate::language::lexicon::{Lexicons, Spoken};
use crate::language::quantity::Unit;
use crate::language::quotation::QuotationId;
use crate::language::token::Token;
use crate::span::Span;
use crate::speaker::Speakers;
use index::Index;
pub use voice::Voice;
use word::Word;

/// A text that a draft was written from.
#[derive(Clone, Debug)]
pub struct Original {
    /// The text as it was read.
    pub document: Document,
    words: Vec<Word>,
    /// Who says what, as ranges of words in text order.
    voices: Vec<(Range<u32>, Arc<Voice>)>,
    /// The words of the names in its labels.
    labelled: FxHashSet<u64>,
    /// Quantities, each with its words, its value and what it measures.
    quantities: Vec<(Range<u32>, f64, Unit)>,
}

impl Original {
    /// Keeps of a text that was read as far as its speakers what quotations are compared with.
    pub fn new(
        document: Document,
        annotations: &Annotations,
        (attributions, speakers): (&[Attribution], &Speakers),
        lexicons: &Lexicons,
    ) -> Self {
        let scene = Scene::of_original(&document.text, annotations, lexicons);
        let spoken = voice::spoken(&scene, attributions, speakers);
        let words = word::of_original(&scene, &spoken);
        let place = |tokens: &Range<u32>| {
            let at = |token: u32| words.partition_point(|w: &Word| w.token < token) as u32;
            at(tokens.start)..at(tokens.end)
        };
        let voices = spoken.list.into_iter().map(|(tokens, voice)| (place(&tokens), voice));
        let voices: Vec<(Range<u32>, Arc<Voice>)> = voices.filter(|(range, _)| !range.is_empty()).collect();
        let labelled = voice::labels(voices.iter().map(|(_, voice)| &**voice));
        let quantities = annotations.quantities.iter().map(|q| (place(&q.tokens), q.value, q.unit)).collect();
        Self { document, words, voices, labelled, quantities }
    }

    /// Whether it has no word that could be quoted.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// All texts that a draft was written from.
#[derive(Clone, Debug)]
pub struct Originals {
    /// In the order in which they were given.
    pub list: Vec<Original>,
    /// For each the number of its first word among those of all.
    first: Vec<u32>,
    words: Vec<Word>,
    index: Index,
    /// Which words are one when spoken.
    spoken: Spoken,
    /// The words of the names of who speaks there.
    names: FxHashSet<u64>,
}

impl Originals {
    /// Makes the originals ready to be searched.
    pub fn new(mut list: Vec<Original>, lexicons: &Lexicons) -> Self {
        let mut words = Vec::with_capacity(list.iter().map(|o| o.words.len()).sum());
        let mut first = Vec::with_capacity(list.len());
        for original in &mut list {
            first.push(words.len() as u32);
            words.append(&mut original.words);
        }
        let index = Index::new(&words, &first);
        let names = voice::names(list.iter().flat_map(|original| original.voices.iter().map(|(_, voice)| &**voice)));
        Self { list, first, words, index, spoken: lexicons.spoken.clone(), names }
    }

    /// Where words of these two keys, or others that are the same when spoken, stand in a row.
    fn places(&self, one: u64, other: u64) -> impl Iterator<Item = &[(u32, u32)]> {
        /// Others of a word that are looked for.
        const OTHERS: usize = 8;
        let ways = move |key: u64| std::iter::once(key).chain(self.spoken.others(key).iter().copied().take(OTHERS));
        let pairs = ways(one).flat_map(move |one| ways(other).map(move |other| (one, other)));
        pairs.map(|(one, other)| self.index.places(one, other)).filter(|places| !places.is_empty())
    }

    /// Whether words of these two keys stand in a row anywhere.
    fn has_pair(&self, one: u64, other: u64) -> bool {
        self.places(one, other).next().is_some()
    }

    /// The original in which a word stands, by number.
    fn original_of(&self, word: u32) -> usize {
        self.first.partition_point(|first| *first <= word).saturating_sub(1)
    }

    /// The words of an original.
    fn extent(&self, original: usize) -> Range<u32> {
        self.first[original]..self.first.get(original + 1).copied().unwrap_or(self.words.len() as u32)
    }

    /// The characters of the original in which a word stands.
    fn text_of(&self, word: u32) -> &str {
        &self.list[self.original_of(word)].document.text
    }

    /// The quantity of which a word is part: its words in their original, its value and what it measures.
    fn quantity(&self, word: u32) -> Option<(Range<u32>, f64, Unit)> {
        let original = self.original_of(word);
        let first = self.first[original];
        let quantities = &self.list[original].quantities;
        let next = quantities.partition_point(|(range, ..)| range.end <= word - first);
        let (range, value, unit) = quantities.get(next).filter(|(range, ..)| range.contains(&(word - first)))?;
        Some((range.start + first..range.end + first, *value, *unit))
    }

    /// Who says the word, and as what stretch.
    fn voice(&self, word: u32) -> Option<&(Range<u32>, Arc<Voice>)> {
        let original = self.original_of(word);
        let own = word - self.first[original];
        let voices = &self.list[original].voices;
        let next = voices.partition_point(|(range, _)| range.end <= own);
        voices.get(next).filter(|(range, _)| range.contains(&own))
    }

    /// From the first byte of the first word to the last of the last, in their original.
    fn span(&self, words: &Range<u32>) -> Span {
        let (first, last) = (&self.words[words.start as usize], &self.words[words.end as usize - 1]);
        Span::new(first.span.start, last.span.end.max(first.span.end))
    }
}

/// How a quotation was taken from the originals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Word for word, whole sentences.
    Exact,
    /// Word for word, a part of a sentence.
    Trimmed,
    /// Word for word but for what the draft marks as left out or put in.
    Marked,
    /// With other words.
    Reworded,
    /// Put together from two places, without a mark or across what somebody else says.
    Joined,
    /// It stands nowhere.
    Nowhere,
}

impl Taken {
    /// How it was taken, in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Trimmed => "trimmed",
            Self::Marked => "marked",
            Self::Reworded => "reworded",
            Self::Joined => "joined",
            Self::Nowhere => "nowhere",
        }
    }

    /// Whether every word is one of the original.
    pub fn is_faithful(self) -> bool {
        matches!(self, Self::Exact | Self::Trimmed | Self::Marked)
    }
}

/// A stretch of an original from which a stretch of a quotation was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The original, by number.
    pub original: usize,
    /// Where in its text.
    pub span: Span,
    /// Where in the draft's text.
    pub draft: Span,
    /// Who says it there, as far as that is told.
    pub speaker: Option<String>,
}

/// Words that a draft and an original do not have in common; of one of the two there may be none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where in the draft's text; an empty place where words are missing.
    pub draft: Span,
    /// Where in the text of the passage's original; an empty place where words were put in.
    pub original: Span,
    /// The passage, by number.
    pub passage: usize,
}

/// A quotation compared with the originals.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The quotation.
    pub quotation: QuotationId,
    /// How it was taken.
    pub taken: Taken,
    /// From where, in the order of the draft; where it stands nowhere, what comes nearest, if anything does.
    pub passages: Vec<Passage>,
    /// Where the two differ.
    pub differences: Vec<Difference>,
    /// Whether a negation is in one of the two only.
    pub negation: bool,
    /// Whether the originals give its words to somebody else than the draft does.
    pub other_speaker: bool,
    /// Whether who says it in the draft is named in the originals.
    pub named: bool,
    /// What the sentence of the original has before its beginning, the last words of it.
    pub before: Vec<Token>,
    /// What the sentence of the original has behind its end.
    pub behind: Vec<Token>,
}

/// The quotations of a draft compared with its originals, in text order; those too short to be looked for are left out.
#[derive(Clone, Debug, Default)]
pub struct Comparisons {
    /// One for each.
    pub list: Vec<Comparison>,
}

impl Comparisons {
    /// The comparison of a quotation.
    pub fn of(&self, quotation: usize) -> Option<&Comparison> {
        let at = self.list.binary_search_by_key(&quotation, |c| c.quotation as usize).ok()?;
        Some(&self.list[at])
    }
}
