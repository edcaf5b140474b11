//! What two places must have to do with each other.
//!
//! In: a tie, and two places. Out: whether it holds; and where it asks for what they do not remember.

use serde::Deserialize;

use super::compile::Compiler;
use super::condition::{Kind, Object};
use super::reading::Reading;
use crate::likeness::Wording;
use crate::written::place::Place;

/// What two places must have to do with each other.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Tie {
    /// All of these.
    All(Vec<Tie>),
    /// One of these at least.
    Any(Vec<Tie>),
    /// Not this.
    Not(Box<Tie>),
    /// Two names are spelt one letter apart, and could be one.
    OneLetterApart,
    /// Of two quotations one holds the words of the other, five at least.
    SameWords,
    /// Two quotations share five words in a row and most of the rest, and differ in some.
    OtherWords,
    /// Somebody stands behind both.
    SameSpeaker,
    /// Both stand in one paragraph.
    SameParagraph,
    /// The one begins before the other, as it always does between two places that one search finds.
    Before,
    /// From the paragraph of the one to that of the other it is so many paragraphs at least.
    Apart(u8),
    /// What both remember under that name stands for one speaker.
    SamePerson(String),
    /// What both remember under that name ends with the same word, in whatever form.
    SameWord(String),
    /// One stands in the headline and the other in the body.
    FromHeadline,
    /// The numbers that both remember under that name differ.
    OtherNumber(String),
    /// Of the numbers that both remember under that name, one is at most twice the other.
    CloseNumber(String),
}

impl Tie {
    /// Checks that it means something between places of these kinds, and that these remember the names that it asks for.
    pub(super) fn check(&self, kinds: &[Kind], known: &[String], place: Place<'_>, compiler: &mut Compiler<'_>) {
        let inner = place.item(0);
        match self {
            Self::All(ties) | Self::Any(ties) => {
                ties.iter().enumerate().for_each(|(i, tie)| tie.check(kinds, known, inner.item(i), compiler));
            }
            Self::Not(tie) => tie.check(kinds, known, inner, compiler),
            Self::SamePerson(name) | Self::SameWord(name) | Self::OtherNumber(name) | Self::CloseNumber(name)
                if !known.is_empty() =>
            {
                compiler.remembered(name, known, inner);
            }
            _ => {
                if let Some(kind) = kinds.iter().find(|kind| !self.fits(**kind)) {
                    let between: Vec<&str> = Kind::ALL.iter().filter(|k| self.fits(**k)).map(|k| k.several()).collect();
                    let mistake = place.name().mistake(format!("{} are never tied so", kind.several()));
                    compiler.mistake(mistake.help(format!("this holds between {}", between.join(", "))));
                }
            }
        }
    }

    /// Whether the tie means something for that kind of place.
    fn fits(&self, kind: Kind) -> bool {
        match self {
            Self::All(_) | Self::Any(_) | Self::Not(_) => true,
            Self::OneLetterApart => kind == Kind::Name,
            Self::SameWords | Self::OtherWords => kind == Kind::Quotation,
            Self::SameSpeaker => !matches!(kind, Kind::Date | Kind::Sentence),
            Self::SameParagraph | Self::Before | Self::Apart(_) | Self::FromHeadline => kind != Kind::Speaker,
            Self::SamePerson(_) | Self::SameWord(_) | Self::OtherNumber(_) | Self::CloseNumber(_) => kind == Kind::Text,
        }
    }

    /// Whether the tie holds between two places, of which `one` comes first.
    pub fn holds(&self, one: &Object, other: &Object, reading: &Reading<'_>) -> bool {
        match self {
            Self::All(ties) => ties.iter().all(|t| t.holds(one, other, reading)),
            Self::Any(ties) => ties.iter().any(|t| t.holds(one, other, reading)),
            Self::Not(tie) => !tie.holds(one, other, reading),
            Self::OneLetterApart => match (one, other) {
                (Object::Name(a), Object::Name(b)) => reading.likeness.are_near(*a, *b),
                _ => false,
            },
            Self::SameWords => wording(one, other, reading) == Some(Wording::Same),
            Self::OtherWords => wording(one, other, reading) == Some(Wording::Other),
            Self::SameSpeaker => {
                let behind = other.speakers(reading);
                one.speakers(reading).iter().any(|s| behind.contains(s))
            }
            Self::SameParagraph => paragraphs(one, other, reading).is_some_and(|(a, b)| a == b),
            Self::Before => {
                let start = |object: &Object| object.tokens(reading).first().map(|r| r.start);
                start(one).zip(start(other)).is_some_and(|(a, b)| a < b)
            }
            Self::Apart(least) => {
                paragraphs(one, other, reading).is_some_and(|(a, b)| a.abs_diff(b) >= u32::from(*least))
            }
            Self::SamePerson(name) => {
                let person = |object: &Object| reading.speakers.at(object.capture(name)?.start);
                person(one).is_some_and(|p| person(other) == Some(p))
            }
            Self::SameWord(name) => {
                let word = |object: &Object| {
                    let token = &reading.annotations.tokens[object.capture(name)?.last()? as usize];
                    Some(if token.lemma.is_known() { Ok(token.lemma) } else { Err(token.key) })
                };
                word(one).is_some_and(|w| word(other) == Some(w))
            }
            Self::FromHeadline => {
                let start = |object: &Object| object.tokens(reading).first().map(|r| r.start < reading.body);
                start(one).zip(start(other)).is_some_and(|(a, b)| a != b)
            }
            Self::OtherNumber(name) => {
                numbers(name, one, other, reading).is_some_and(|(a, b)| (a - b).abs() > f64::EPSILON)
            }
            Self::CloseNumber(name) => {
                numbers(name, one, other, reading).is_some_and(|(a, b)| a.max(b) <= 2.0 * a.min(b))
            }
        }
    }
}

/// The paragraphs in which both begin.
fn paragraphs(one: &Object, other: &Object, reading: &Reading<'_>) -> Option<(u32, u32)> {
    let annotations = &reading.annotations;
    let paragraph = |object: &Object| {
        let first = object.tokens(reading).first()?.start;
        Some(annotations.sentences[annotations.sentence_at(first)].paragraph)
    };
    paragraph(one).zip(paragraph(other))
}

/// The numbers that both remember under that name.
fn numbers(name: &str, one: &Object, other: &Object, reading: &Reading<'_>) -> Option<(f64, f64)> {
    let value = |object: &Object| Some(reading.annotations.quantity_at(object.capture(name)?.start)?.value);
    value(one).zip(value(other))
}

fn wording(one: &Object, other: &Object, reading: &Reading<'_>) -> Option<Wording> {
    let (Object::Quotation(a), Object::Quotation(b)) = (one, other) else { return None };
    reading.likeness.wording(*a, *b)
}
