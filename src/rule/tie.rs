//! What two places must have to do with each other, ready to be asked.
//!
//! In: a tie as it is written. Out: one in which every name is resolved, or mistakes with their places.

use std::ops::Range;

use super::compile::Compiler;
use super::condition::Object;
use super::file::TieFile;
use super::reading::Reading;
use crate::likeness::Wording;
use crate::written::place::Place;

/// A tie ready to be asked.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is documented where it is written: TieFile")]
pub enum Tie {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    OneLetterApart,
    SameWords,
    OtherWords,
    SameSpeaker,
    SameParagraph,
    SamePerson(String),
    OtherNumber(String),
}

impl Tie {
    /// Checks a written tie between places that remember these names.
    pub(super) fn compile(written: &TieFile, known: &[String], place: Place<'_>, compiler: &mut Compiler<'_>) -> Self {
        let inner = place.item(0);
        let mut list = |ties: &[TieFile]| {
            ties.iter().enumerate().map(|(i, t)| Self::compile(t, known, inner.item(i), compiler)).collect()
        };
        match written {
            TieFile::All(ties) => Self::All(list(ties)),
            TieFile::Any(ties) => Self::Any(list(ties)),
            TieFile::Not(tie) => Self::Not(Box::new(Self::compile(tie, known, inner, compiler))),
            TieFile::OneLetterApart => Self::OneLetterApart,
            TieFile::SameWords => Self::SameWords,
            TieFile::OtherWords => Self::OtherWords,
            TieFile::SameSpeaker => Self::SameSpeaker,
            TieFile::SameParagraph => Self::SameParagraph,
            TieFile::SamePerson(name) => Self::SamePerson(compiler.capture(name, known, inner)),
            TieFile::OtherNumber(name) => Self::OtherNumber(compiler.capture(name, known, inner)),
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
            Self::SameParagraph => {
                let annotations = &reading.annotations;
                let paragraph = |object: &Object| {
                    let first = object.tokens(reading).first()?.start;
                    Some(annotations.sentences[annotations.sentence_at(first)].paragraph)
                };
                paragraph(one).is_some_and(|p| paragraph(other) == Some(p))
            }
            Self::SamePerson(name) => {
                let person = |object: &Object| reading.speakers.at(object.capture(name)?.start);
                person(one).is_some_and(|p| person(other) == Some(p))
            }
            Self::OtherNumber(name) => {
                let value = |object: &Object| {
                    let tokens: Range<u32> = object.capture(name)?;
                    Some(reading.annotations.quantity_at(tokens.start)?.value)
                };
                value(one).zip(value(other)).is_some_and(|(a, b)| (a - b).abs() > f64::EPSILON)
            }
        }
    }
}

fn wording(one: &Object, other: &Object, reading: &Reading<'_>) -> Option<Wording> {
    let (Object::Quotation(a), Object::Quotation(b)) = (one, other) else { return None };
    reading.likeness.wording(*a, *b)
}
