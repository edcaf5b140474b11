//! Places that conditions are asked of: words, sentences, claims, attributions, quotations, speakers, names and dates.

use std::borrow::Cow;
use std::ops::Range;
use std::slice;

use super::condition::calendar;
use super::reading::Reading;
use crate::claim::ClaimId;
use crate::language::quantity::Unit;
use crate::phrase::Match;
use crate::speaker::SpeakerId;

/// What kind of place a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A sentence.
    Sentence,
    /// A claim.
    Claim,
    /// An attribution.
    Attribution,
    /// A quotation.
    Quotation,
    /// A speaker.
    Speaker,
    /// A name.
    Name,
    /// A date.
    Date,
}

impl Kind {
    /// All kinds.
    pub(super) const ALL: [Self; 8] = [
        Self::Text,
        Self::Sentence,
        Self::Claim,
        Self::Attribution,
        Self::Quotation,
        Self::Speaker,
        Self::Name,
        Self::Date,
    ];

    /// What several of the kind are called.
    pub(super) fn several(self) -> &'static str {
        match self {
            Self::Text => "words",
            Self::Sentence => "sentences",
            Self::Claim => "claims",
            Self::Attribution => "attributions",
            Self::Quotation => "quotations",
            Self::Speaker => "speakers",
            Self::Name => "names",
            Self::Date => "dates",
        }
    }
}

/// A place that a condition is asked of.
#[derive(Clone, Debug)]
pub enum Object {
    /// Words.
    Text(Match),
    /// A sentence, by number.
    Sentence(usize),
    /// A claim.
    Claim(ClaimId),
    /// An attribution, by number.
    Attribution(usize),
    /// A quotation, by number.
    Quotation(usize),
    /// A speaker.
    Speaker(SpeakerId),
    /// A name, by number.
    Name(usize),
    /// A date, by the number of its quantity.
    Date(usize),
}

impl Object {
    /// Whether it is the same claim, or the same speaker, as another.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Claim(one), Self::Claim(other)) => one == other,
            (Self::Speaker(one), Self::Speaker(other)) => one == other,
            _ => false,
        }
    }

    pub(super) fn is_quotation(&self) -> bool {
        matches!(self, Self::Quotation(_))
    }

    /// What a place remembers under that name.
    pub fn capture(&self, name: &str) -> Option<Range<u32>> {
        let Self::Text(found) = self else { return None };
        found.captures.iter().find(|(n, _)| n == name).map(|(_, tokens)| tokens.clone())
    }

    /// The day of the week that the calendar has for a date which names another.
    pub fn other_weekday(&self, reading: &Reading<'_>) -> Option<u8> {
        let Self::Date(number) = self else { return None };
        let Unit::Date(date) = reading.annotations.quantities[*number].unit else { return None };
        calendar::other_weekday(date, reading.date)
    }

    /// The tokens of a place; of a speaker none.
    pub fn tokens<'r>(&'r self, reading: &'r Reading<'_>) -> Cow<'r, [Range<u32>]> {
        let one = |tokens: &'r Range<u32>| Cow::Borrowed(slice::from_ref(tokens));
        match self {
            Self::Text(found) => one(&found.tokens),
            Self::Sentence(number) => one(&reading.annotations.sentences[*number].tokens),
            Self::Name(number) => one(&reading.likeness.names[*number].tokens),
            Self::Date(number) => one(&reading.annotations.quantities[*number].tokens),
            Self::Claim(id) => reading.claims.get(*id).tokens.as_slice().into(),
            Self::Attribution(number) => {
                let attribution = &reading.attributions[*number];
                let core = attribution.core.start()..attribution.core.end();
                std::iter::once(core).chain(attribution.content.iter().cloned()).collect()
            }
            Self::Quotation(number) => one(&reading.annotations.quotations[*number].tokens),
            Self::Speaker(_) => Cow::default(),
        }
    }

    /// The sentences of a place and as many before and behind it.
    pub(super) fn surroundings(&self, reading: &Reading<'_>, reach: usize) -> Option<Range<u32>> {
        let tokens = self.tokens(reading);
        let sentences = &reading.annotations.sentences;
        let own = reading.annotations.sentence_at(tokens.first()?.start);
        let (first, last) = (own.saturating_sub(reach), (own + reach).min(sentences.len() - 1));
        Some(sentences[first].tokens.start..sentences[last].tokens.end)
    }

    /// Who stands behind a place.
    pub fn speakers<'r>(&'r self, reading: &'r Reading<'_>) -> Cow<'r, [SpeakerId]> {
        match self {
            Self::Claim(id) => reading.claims.get(*id).speakers.as_slice().into(),
            Self::Attribution(number) => reading.speakers.behind[*number].as_slice().into(),
            Self::Speaker(id) => slice::from_ref(id).into(),
            Self::Quotation(number) => {
                let behind = reading.overlap.contents(&reading.annotations.quotations[*number].tokens);
                let speakers = behind.into_iter().flat_map(|i| reading.speakers.behind[i].iter().copied());
                Cow::Owned(speakers.collect())
            }
            Self::Name(number) => {
                let speaker = reading.speakers.at(reading.likeness.names[*number].tokens.start);
                Cow::Owned(speaker.into_iter().collect())
            }
            Self::Text(found) => {
                let sentence = reading.annotations.sentence_at(found.tokens.start);
                let covering = reading.claims.in_sentence(sentence).find(|(_, c)| c.covers(found.tokens.start));
                covering.map_or_else(Cow::default, |(_, c)| c.speakers.as_slice().into())
            }
            Self::Date(_) | Self::Sentence(_) => Cow::default(),
        }
    }
}
