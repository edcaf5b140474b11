//! Conditions, ready to be asked of a place.
//!
//! In: a condition as it is written. Out: one in which every name is resolved, or mistakes with their places.

mod arithmetic;

pub(super) mod calendar;

mod holds;

pub use super::object::{Kind, Object};

use holds::is_untitled;

use super::compile::Compiler;
use super::file::{ConditionFile, FormName, MannerName, SpeakerName, VoiceName};
use super::reading::{Places, Reading};
use crate::attribution::Form;
use crate::attribution::manner::Manner;
use crate::claim::{FacetId, Voice};
use crate::language::lexicon::LexiconId;
use crate::phrase::Match;
use crate::speaker::SpeakerKind;
use crate::written::place::Place;

/// A condition ready to be asked.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is documented where it is written: ConditionFile")]
pub enum Condition {
    Anything,
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Facet(FacetId),
    Gravity(i32),
    Voice(Voice),
    Sourced,
    Beside,
    Hedged,
    Negated,
    Has(usize),
    Near(usize, usize),
    Opening(u32),
    Cue(LexiconId),
    Form(Vec<Form>),
    Speaker(Vec<SpeakerKind>),
    NoSource,
    Manner(Vec<Manner>),
    Outlet,
    PassesOn,
    Ambiguous,
    Source(usize),
    Content(FacetId),
    Longer(usize),
    Shorter(usize),
    Attributed,
    Unclosed,
    Edited(usize),
    WrongWeekday,
    NoSuchDay,
    BareWeekday,
    Undated,
    BareBeforeFull,
    Untitled,
    PercentForPoints,
    ChangeOff,
    SumOff,
}

impl Condition {
    /// Checks a written condition for the kinds of place that it is asked of, one of which must know it; what is wrong is put to the compiler's mistakes.
    pub(super) fn compile(
        written: &ConditionFile,
        kinds: &[Kind],
        place: Place<'_>,
        compiler: &mut Compiler<'_>,
    ) -> Self {
        let inner = place.item(0);
        let mut list = |conditions: &[ConditionFile]| {
            let each = |(i, c)| Self::compile(c, kinds, inner.item(i), compiler);
            conditions.iter().enumerate().map(each).collect()
        };
        let condition = match written {
            ConditionFile::All(conditions) => Self::All(list(conditions)),
            ConditionFile::Any(conditions) => Self::Any(list(conditions)),
            ConditionFile::Not(condition) => Self::Not(Box::new(Self::compile(condition, kinds, inner, compiler))),
            ConditionFile::Anything => Self::Anything,
            ConditionFile::Facet(name) => compiler.facet(name, inner).map_or(Self::Anything, Self::Facet),
            ConditionFile::Content(name) => compiler.facet(name, inner).map_or(Self::Anything, Self::Content),
            ConditionFile::Gravity(least) => Self::Gravity(*least),
            ConditionFile::Voice(voice) => Self::Voice(voice_of(*voice)),
            ConditionFile::Sourced => Self::Sourced,
            ConditionFile::Beside => Self::Beside,
            ConditionFile::Hedged => Self::Hedged,
            ConditionFile::Negated => Self::Negated,
            ConditionFile::Has(phrase) => compiler.phrase(phrase, inner).map_or(Self::Anything, Self::Has),
            ConditionFile::Near(phrase, sentences) => {
                let reach = usize::from(*sentences);
                compiler.phrase(phrase, inner).map_or(Self::Anything, |p| Self::Near(p, reach))
            }
            ConditionFile::Opening(paragraphs) => Self::Opening(u32::from(*paragraphs)),
            ConditionFile::Cue(name) => compiler.lexicon(name, inner).map_or(Self::Anything, Self::Cue),
            ConditionFile::Form(forms) => Self::Form(forms.iter().map(|f| form_of(*f)).collect()),
            ConditionFile::Speaker(names) => Self::Speaker(names.iter().map(|n| kind_of(*n)).collect()),
            ConditionFile::NoSource => Self::NoSource,
            ConditionFile::Outlet => Self::Outlet,
            ConditionFile::PassesOn => Self::PassesOn,
            ConditionFile::Ambiguous => Self::Ambiguous,
            ConditionFile::Manner(manners) => Self::Manner(manners.iter().map(|m| manner_of(*m)).collect()),
            ConditionFile::Source(phrase) => compiler.phrase(phrase, inner).map_or(Self::Anything, Self::Source),
            ConditionFile::Longer(words) => Self::Longer(usize::from(*words)),
            ConditionFile::Shorter(words) => Self::Shorter(usize::from(*words)),
            ConditionFile::Attributed => Self::Attributed,
            ConditionFile::Unclosed => Self::Unclosed,
            ConditionFile::Edited(places) => Self::Edited(usize::from(*places)),
            ConditionFile::WrongWeekday => Self::WrongWeekday,
            ConditionFile::NoSuchDay => Self::NoSuchDay,
            ConditionFile::BareWeekday => Self::BareWeekday,
            ConditionFile::Undated => Self::Undated,
            ConditionFile::BareBeforeFull => Self::BareBeforeFull,
            ConditionFile::Untitled => Self::Untitled,
            ConditionFile::PercentForPoints => Self::PercentForPoints,
            ConditionFile::ChangeOff => Self::ChangeOff,
            ConditionFile::SumOff => Self::SumOff,
        };
        if !kinds.iter().any(|kind| condition.fits(*kind)) {
            let kind = kinds.first().map_or("place", |k| k.name());
            compiler.mistake(place.name().mistake(format!("this cannot be asked of a {kind}")));
        }
        condition
    }

    /// Whether the condition means something for that kind of place.
    fn fits(&self, kind: Kind) -> bool {
        use Kind::{Attribution, Claim, Date, Name, Quotation, Speaker, Text};
        match self {
            Self::Anything | Self::All(_) | Self::Any(_) | Self::Not(_) | Self::Undated => true,
            Self::Facet(_) | Self::Gravity(_) | Self::Sourced | Self::Beside | Self::Hedged | Self::Negated => {
                kind == Claim
            }
            Self::Voice(_) => matches!(kind, Claim | Quotation | Name | Date),
            Self::Has(_) => !matches!(kind, Speaker),
            Self::Near(..) | Self::Opening(_) => kind != Speaker,
            Self::Cue(_)
            | Self::Form(_)
            | Self::NoSource
            | Self::Source(_)
            | Self::Content(_)
            | Self::Manner(_)
            | Self::PassesOn
            | Self::Ambiguous => kind == Attribution,
            Self::Speaker(_) | Self::Outlet => matches!(kind, Claim | Attribution | Speaker | Quotation | Name),
            Self::Longer(_) | Self::Shorter(_) => matches!(kind, Attribution | Quotation),
            Self::Attributed | Self::Unclosed | Self::Edited(_) => kind == Quotation,
            Self::WrongWeekday | Self::NoSuchDay | Self::BareWeekday => kind == Date,
            Self::BareBeforeFull => kind == Name,
            Self::Untitled => kind == Speaker,
            Self::PercentForPoints | Self::ChangeOff | Self::SumOff => kind == Text,
        }
    }

    /// Whether the condition holds of a place.
    pub fn holds(&self, object: &Object, reading: &Reading<'_>, places: &Places) -> bool {
        match self {
            Self::Anything => true,
            Self::All(conditions) => conditions.iter().all(|c| c.holds(object, reading, places)),
            Self::Any(conditions) => conditions.iter().any(|c| c.holds(object, reading, places)),
            Self::Not(condition) => !condition.holds(object, reading, places),
            Self::Has(phrase) => object.tokens(reading).iter().any(|r| places.within(*phrase, r).next().is_some()),
            Self::Near(phrase, reach) => {
                let own = object.tokens(reading);
                let beside = |m: &Match| {
                    !(object.is_quotation() && own.iter().any(|r| r.start <= m.tokens.start && m.tokens.end <= r.end))
                };
                object.surroundings(reading, *reach).is_some_and(|r| places.within(*phrase, &r).any(beside))
            }
            Self::Opening(paragraphs) => object.tokens(reading).first().is_some_and(|r| {
                let sentence = &reading.annotations.sentences[reading.annotations.sentence_at(r.start)];
                let body = reading.annotations.sentences[reading.annotations.sentence_at(reading.body)..].first();
                sentence.paragraph < body.map_or(0, |s| s.paragraph) + paragraphs
            }),
            Self::Speaker(kinds) => {
                object.speakers(reading).iter().any(|s| kinds.contains(&reading.speakers.get(*s).kind))
            }
            Self::Undated => reading.date.is_none(),
            Self::Outlet => object.speakers(reading).iter().any(|s| reading.speakers.get(*s).outlet),
            _ => match object {
                Object::Claim(id) => self.holds_of_claim(*id, reading),
                Object::Attribution(number) => self.holds_of_attribution(*number, reading, places),
                Object::Quotation(number) => self.holds_of_quotation(*number, reading),
                Object::Text(found) => self.holds_of_words(found, reading),
                Object::Name(number) => self.holds_of_name(*number, reading),
                Object::Date(number) => self.holds_of_date(*number, reading),
                Object::Speaker(id) => matches!(self, Self::Untitled) && is_untitled(*id, reading),
            },
        }
    }
}

/// The voice of that name.
pub(super) fn voice_of(name: VoiceName) -> Voice {
    match name {
        VoiceName::Own => Voice::Own,
        VoiceName::Quoted => Voice::Quoted,
        VoiceName::Paraphrased => Voice::Paraphrased,
        VoiceName::Headline => Voice::Headline,
    }
}

fn form_of(name: FormName) -> Form {
    match name {
        FormName::Direct => Form::Direct,
        FormName::Mixed => Form::Mixed,
        FormName::Indirect => Form::Indirect,
    }
}

fn manner_of(name: MannerName) -> Manner {
    match name {
        MannerName::Saying => Manner::Saying,
        MannerName::Showing => Manner::Showing,
        MannerName::Thinking => Manner::Thinking,
        MannerName::Doing => Manner::Doing,
    }
}

fn kind_of(name: SpeakerName) -> SpeakerKind {
    match name {
        SpeakerName::Named => SpeakerKind::Named,
        SpeakerName::Role => SpeakerKind::Role,
        SpeakerName::Organisation => SpeakerKind::Organisation,
        SpeakerName::Document => SpeakerKind::Document,
        SpeakerName::Anonymous => SpeakerKind::Anonymous,
        SpeakerName::Vague => SpeakerKind::Vague,
    }
}
