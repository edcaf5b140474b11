//! Conditions, ready to be asked of a place.
//!
//! In: a condition as it is written. Out: one in which every name is resolved, or mistakes with their places.

use std::ops::Range;

use super::compile::Compiler;
use super::file::{ConditionFile, FormName, MannerName, SpeakerName, VoiceName};
use super::reading::{Places, Reading};
use crate::attribution::Form;
use crate::attribution::manner::Manner;
use crate::claim::{ClaimId, FacetId, Support, Voice};
use crate::language::lexicon::LexiconId;
use crate::phrase::Match;
use crate::speaker::{SpeakerId, SpeakerKind};
use crate::written::place::Place;

/// What kind of place a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A claim.
    Claim,
    /// An attribution.
    Attribution,
    /// A quotation.
    Quotation,
    /// A speaker.
    Speaker,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Claim => "Claim",
            Self::Attribution => "Attribution",
            Self::Quotation => "Quotation",
            Self::Speaker => "Speaker",
        }
    }
}

/// A place that a condition is asked of.
#[derive(Clone, Debug)]
pub enum Object {
    /// Words.
    Text(Range<u32>),
    /// A claim.
    Claim(ClaimId),
    /// An attribution, by number.
    Attribution(usize),
    /// A quotation, by number.
    Quotation(usize),
    /// A speaker.
    Speaker(SpeakerId),
}

/// A condition ready to be asked.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is documented where it is written: ConditionFile")]
pub enum Condition {
    Anything,
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Facet(FacetId),
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
    Source(usize),
    Content(FacetId),
    Longer(usize),
    Shorter(usize),
    Attributed,
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
            ConditionFile::Manner(manners) => Self::Manner(manners.iter().map(|m| manner_of(*m)).collect()),
            ConditionFile::Source(phrase) => compiler.phrase(phrase, inner).map_or(Self::Anything, Self::Source),
            ConditionFile::Longer(words) => Self::Longer(usize::from(*words)),
            ConditionFile::Shorter(words) => Self::Shorter(usize::from(*words)),
            ConditionFile::Attributed => Self::Attributed,
        };
        if !kinds.iter().any(|kind| condition.fits(*kind)) {
            let kind = kinds.first().map_or("place", |k| k.name());
            compiler.mistake(place.name().mistake(format!("this cannot be asked of a {kind}")));
        }
        condition
    }

    /// Whether the condition means something for that kind of place.
    fn fits(&self, kind: Kind) -> bool {
        use Kind::{Attribution, Claim, Quotation, Speaker, Text};
        match self {
            Self::Anything | Self::All(_) | Self::Any(_) | Self::Not(_) => true,
            Self::Facet(_) | Self::Sourced | Self::Beside | Self::Hedged | Self::Negated => kind == Claim,
            Self::Voice(_) => matches!(kind, Claim | Quotation),
            Self::Has(_) => matches!(kind, Claim | Attribution | Quotation | Text),
            Self::Near(..) | Self::Opening(_) => kind != Speaker,
            Self::Cue(_)
            | Self::Form(_)
            | Self::NoSource
            | Self::Source(_)
            | Self::Content(_)
            | Self::Manner(_)
            | Self::PassesOn => kind == Attribution,
            Self::Speaker(_) | Self::Outlet => matches!(kind, Claim | Attribution | Speaker),
            Self::Longer(_) | Self::Shorter(_) => matches!(kind, Attribution | Quotation),
            Self::Attributed => kind == Quotation,
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
            Self::Outlet => object.speakers(reading).iter().any(|s| reading.speakers.get(*s).outlet),
            _ => match object {
                Object::Claim(id) => self.holds_of_claim(*id, reading),
                Object::Attribution(number) => self.holds_of_attribution(*number, reading, places),
                Object::Quotation(number) => self.holds_of_quotation(*number, reading),
                Object::Text(_) | Object::Speaker(_) => false,
            },
        }
    }

    fn holds_of_claim(&self, id: ClaimId, reading: &Reading<'_>) -> bool {
        let claim = reading.claims.get(id);
        match self {
            Self::Facet(facet) => claim.has(*facet),
            Self::Voice(voice) => claim.voice == *voice,
            Self::Sourced => claim.support != Support::None,
            Self::Beside => claim.beside,
            Self::Hedged => claim.hedged,
            Self::Negated => claim.negated,
            _ => false,
        }
    }

    fn holds_of_attribution(&self, number: usize, reading: &Reading<'_>, places: &Places) -> bool {
        let attribution = &reading.attributions[number];
        let words = || attribution.content.iter().map(ExactSizeIterator::len).sum::<usize>();
        match self {
            Self::Cue(lexicon) => {
                let head = attribution.core.frame.head;
                reading.lexicons.hold(*lexicon, &reading.annotations.tokens[head as usize])
            }
            Self::Form(forms) => forms.contains(&attribution.form(&reading.scene())),
            Self::Manner(manners) => manners.contains(&attribution.manner),
            Self::PassesOn => {
                let outlets = reading.speakers.behind[number].iter().filter(|s| reading.speakers.get(**s).outlet);
                let own = |s: &SpeakerId| reading.claims.of(number).all(|c| c.about.first() == Some(s));
                outlets.into_iter().any(|s| !own(s))
            }
            Self::NoSource => attribution.core.source.is_none(),
            Self::Source(phrase) => {
                attribution.core.source.as_ref().is_some_and(|s| places.within(*phrase, s).next().is_some())
            }
            Self::Content(facet) => reading.claims.of(number).any(|c| c.has(*facet)),
            Self::Longer(least) => words() >= *least,
            Self::Shorter(most) => words() <= *most,
            _ => false,
        }
    }

    fn holds_of_quotation(&self, number: usize, reading: &Reading<'_>) -> bool {
        let quotation = &reading.annotations.quotations[number];
        let words = || {
            let inner = quotation.inner();
            inner.filter(|&t| !reading.annotations.tokens[t as usize].tag.is_punctuation()).count()
        };
        match self {
            Self::Voice(voice) => reading.claims.voices[quotation.tokens.start as usize] == *voice,
            Self::Longer(least) => words() >= *least,
            Self::Shorter(most) => words() <= *most,
            Self::Attributed => {
                let inside = |r: &Range<u32>| r.start < quotation.tokens.end && quotation.tokens.start < r.end;
                reading.attributions.iter().any(|a| a.content.iter().any(inside) || inside(&a.core.frame.group))
            }
            _ => false,
        }
    }
}

impl Object {
    fn is_quotation(&self) -> bool {
        matches!(self, Self::Quotation(_))
    }

    /// The tokens of a place; of a speaker none.
    pub fn tokens(&self, reading: &Reading<'_>) -> Vec<Range<u32>> {
        match self {
            Self::Text(tokens) => vec![tokens.clone()],
            Self::Claim(id) => reading.claims.get(*id).tokens.clone(),
            Self::Attribution(number) => {
                let attribution = &reading.attributions[*number];
                let core = attribution.core.start()..attribution.core.end();
                std::iter::once(core).chain(attribution.content.iter().cloned()).collect()
            }
            Self::Quotation(number) => vec![reading.annotations.quotations[*number].tokens.clone()],
            Self::Speaker(_) => Vec::new(),
        }
    }

    /// The sentences of a place and as many before and behind it.
    fn surroundings(&self, reading: &Reading<'_>, reach: usize) -> Option<Range<u32>> {
        let tokens = self.tokens(reading);
        let sentences = &reading.annotations.sentences;
        let first = reading.annotations.sentence_at(tokens.first()?.start).saturating_sub(reach);
        let last = (reading.annotations.sentence_at(tokens.first()?.start) + reach).min(sentences.len() - 1);
        Some(sentences[first].tokens.start..sentences[last].tokens.end)
    }

    /// Who stands behind a place.
    fn speakers(&self, reading: &Reading<'_>) -> Vec<SpeakerId> {
        match self {
            Self::Claim(id) => reading.claims.get(*id).speakers.clone(),
            Self::Attribution(number) => reading.speakers.behind[*number].clone(),
            Self::Speaker(id) => vec![*id],
            Self::Text(_) | Self::Quotation(_) => Vec::new(),
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
