//! Conditions, ready to be asked of a place.
//!
//! In: a condition as it is written. Out: one in which every name is resolved, or mistakes with their places.

mod arithmetic;

pub(super) mod calendar;

mod effort;

pub(super) mod flow;

mod holds;

use std::ops::Range;

pub use super::object::{Kind, Object};

use effort::Effort;

use super::compile::{Add, Compiler};
use super::file::ConditionFile as C;
use super::file::{ConditionFile, FormName, MannerName, PartName, SpeakerName, TakenName, VoiceName};
use super::places::Places;
use super::reading::Reading;
use crate::attribution::Form;
use crate::attribution::manner::Manner;
use crate::claim::{FacetId, Temper, Voice};
use crate::document::Part;
use crate::language::lexicon::LexiconId;
use crate::original::Taken;
use crate::phrase::Phrases;
use crate::speaker::{Form as MentionForm, SpeakerId, SpeakerKind};
use crate::written::place::Place;

/// A condition ready to be asked.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What it asks.
    pub asks: ConditionFile,
    /// The conditions that it is put together from.
    pub parts: Vec<Self>,
    /// In which order these are asked: what is soon told first.
    order: Vec<usize>,
    effort: Effort,
    named: Named,
}

/// What a condition names.
#[derive(Clone, Copy, Debug)]
enum Named {
    Nothing,
    Phrase(usize),
    Lexicon(LexiconId),
    Facet(FacetId),
}

impl Default for Condition {
    fn default() -> Self {
        Self {
            asks: ConditionFile::Anything,
            parts: Vec::new(),
            order: Vec::new(),
            effort: Effort::Look,
            named: Named::Nothing,
        }
    }
}

impl Condition {
    /// Checks a written condition for the kinds of place that it is asked of, one of which must know it; what is wrong is
    /// put to the compiler's mistakes.
    pub(super) fn compile(asks: &C, kinds: &[Kind], place: Place<'_>, compiler: &mut Compiler<'_>) -> Self {
        Self::compile_with(asks, kinds, place, compiler, Phrases::add_asked)
    }

    /// The same for a condition that is asked of so many places that its phrases are better looked for once, everywhere.
    pub(super) fn compile_for_many(asks: &C, kinds: &[Kind], place: Place<'_>, compiler: &mut Compiler<'_>) -> Self {
        Self::compile_with(asks, kinds, place, compiler, Phrases::add)
    }

    fn compile_with(asks: &C, kinds: &[Kind], place: Place<'_>, compiler: &mut Compiler<'_>, add: Add) -> Self {
        let inner = place.item(0);
        let mut parts = Vec::new();
        match asks {
            C::All(list) | C::Any(list) => {
                let each = |(i, c)| Self::compile_with(c, kinds, inner.item(i), compiler, add);
                parts = list.iter().enumerate().map(each).collect();
            }
            C::Not(negated) => parts.push(Self::compile_with(negated, kinds, inner, compiler, add)),
            _ => {}
        }
        let named = match asks {
            C::Has(phrase)
            | C::Near(phrase, _)
            | C::CueHas(phrase)
            | C::Source(phrase)
            | C::SourceOpens(phrase)
            | C::Called(phrase) => compiler.phrase(phrase, inner, add).map(Named::Phrase),
            // Where it stands is the same for all places that are asked.
            C::Anywhere(phrase) => compiler.phrase(phrase, inner, Phrases::add).map(Named::Phrase),
            C::Cue(name) | C::CutBefore(name) | C::CutAfter(name) => compiler.lexicon(name, inner).map(Named::Lexicon),
            C::Facet(name) | C::Content(name) | C::Says(name) => compiler.facet(name, inner).map(Named::Facet),
            _ => None,
        };
        if let C::Weighs(least) = asks {
            compiler.weight(*least, inner);
        }
        if !kinds.iter().any(|kind| fits(asks, *kind)) {
            let of = |kinds: &[Kind]| kinds.iter().map(|kind| kind.several()).collect::<Vec<_>>().join(", ");
            let asked: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| fits(asks, *kind)).collect();
            let mistake = place.name().mistake(format!("this cannot be asked of {}", of(kinds)));
            compiler.mistake(mistake.help(format!("it is asked of {}", of(&asked))));
        }
        let effort = parts.iter().map(|part| part.effort).fold(Effort::of(asks), Effort::max);
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|part| parts[*part].effort);
        let asks = match asks {
            C::Kind(names) => C::Kind(compiler.kinds(names, inner)),
            _ => asks.clone(),
        };
        Self { asks, parts, order, effort, named: named.unwrap_or(Named::Nothing) }
    }

    /// Where the phrase that it names first stands in a range.
    pub(super) fn first(&self, places: &Places<'_>, range: &Range<u32>) -> Option<Range<u32>> {
        self.first_of(places, range, |_| true)
    }

    fn first_of(
        &self,
        places: &Places<'_>,
        range: &Range<u32>,
        wanted: impl Fn(&Range<u32>) -> bool,
    ) -> Option<Range<u32>> {
        if let Named::Phrase(phrase) = self.named { places.first(phrase, range, wanted) } else { None }
    }

    /// The facet that it names.
    pub(super) fn facet(&self) -> Option<FacetId> {
        if let Named::Facet(facet) = self.named { Some(facet) } else { None }
    }

    /// A facet without which it holds of no claim, if there is one.
    pub(super) fn needed_facet(&self) -> Option<FacetId> {
        match &self.asks {
            C::Facet(_) => self.facet(),
            C::All(_) => self.parts.iter().find_map(Self::needed_facet),
            _ => None,
        }
    }

    /// The lexicon that it names.
    fn lexicon(&self) -> Option<LexiconId> {
        if let Named::Lexicon(lexicon) = self.named { Some(lexicon) } else { None }
    }

    /// Whether it can hold of any place: none does that asks for a phrase which stands nowhere.
    pub(super) fn may_hold(&self, places: &Places<'_>) -> bool {
        match (&self.asks, self.named) {
            (C::Has(_) | C::Near(..) | C::Anywhere(_), Named::Phrase(phrase)) => places.may_stand(phrase),
            (C::All(_), _) => self.parts.iter().all(|c| c.may_hold(places)),
            (C::Any(_), _) => self.parts.iter().any(|c| c.may_hold(places)),
            _ => true,
        }
    }

    /// The conditions that it is put together from, what is soon told first.
    fn in_order(&self) -> impl Iterator<Item = &Self> {
        self.order.iter().map(|part| &self.parts[*part])
    }

    /// Whether the condition holds of a place.
    pub fn holds(&self, object: &Object, reading: &Reading<'_>, places: &Places<'_>) -> bool {
        match &self.asks {
            C::Anything => true,
            C::All(_) => self.in_order().all(|c| c.holds(object, reading, places)),
            C::Any(_) => self.in_order().any(|c| c.holds(object, reading, places)),
            C::Not(_) => !self.parts.iter().any(|c| c.holds(object, reading, places)),
            C::Has(_) => object.tokens(reading).iter().any(|r| self.first(places, r).is_some()),
            C::Near(_, reach) => {
                let own = object.tokens(reading);
                let beside = |tokens: &Range<u32>| {
                    !(object.is_quotation() && own.iter().any(|r| r.start <= tokens.start && tokens.end <= r.end))
                };
                let around = object.surroundings(reading, usize::from(*reach));
                around.is_some_and(|r| self.first_of(places, &r, beside).is_some())
            }
            C::Opening(paragraphs) => object.tokens(reading).first().is_some_and(|r| {
                let sentence = &reading.annotations.sentences[reading.annotations.sentence_at(r.start)];
                let body = reading.annotations.sentences[reading.annotations.sentence_at(reading.body)..].first();
                sentence.paragraph < body.map_or(0, |s| s.paragraph) + u32::from(*paragraphs)
            }),
            C::In(parts) => object.tokens(reading).first().is_some_and(|r| {
                let sentence = &reading.annotations.sentences[reading.annotations.sentence_at(r.start)];
                let part = reading.parts.get(sentence.paragraph as usize);
                parts.iter().any(|name| part == Some(&part_of(*name)))
            }),
            C::Speaker(kinds) => {
                let wanted = |s: &SpeakerId| kinds.iter().any(|k| kind_of(*k) == reading.speakers.get(*s).kind);
                object.speakers(reading).iter().any(wanted)
            }
            C::Called(_) => object.speakers(reading).iter().any(|s| {
                let names = reading.speakers.get(*s).mentions.iter().filter(|m| m.form == MentionForm::Name);
                names.clone().any(|m| self.first(places, &m.tokens).is_some())
            }),
            C::NamedNext(reach) => {
                object.tokens(reading).first().is_some_and(|r| flow::named_next(r, usize::from(*reach), reading))
            }
            C::Contested => reading.temper == Temper::Contested,
            C::InBody => object.tokens(reading).iter().all(|r| reading.likeness.body.has(&reading.scene(), r.clone())),
            C::Undated => reading.date.is_none(),
            C::Kind(names) => names.iter().any(|name| reading.is_of_kind(name)),
            C::Anywhere(_) => self.first(places, &(0..reading.annotations.tokens.len() as u32)).is_some(),
            C::Outlet => object.speakers(reading).iter().any(|s| reading.speakers.get(*s).outlet),
            _ => match object {
                Object::Claim(id) => self.holds_of_claim(*id, reading),
                Object::Attribution(number) => self.holds_of_attribution(*number, reading, places),
                Object::Quotation(number) => self.holds_of_quotation(*number, reading),
                Object::Text(found) => self.holds_of_words(found, reading),
                Object::Sentence(number) => self.holds_of_sentence(*number, reading),
                Object::Name(number) => self.holds_of_name(*number, reading),
                Object::Date(number) => self.holds_of_date(*number, reading),
                Object::Speaker(id) => self.holds_of_speaker(*id, reading),
            },
        }
    }
}

/// What a condition may be asked of, as several of these are called: "words", "claims".
pub fn asked_of(asks: &ConditionFile) -> Vec<&'static str> {
    Kind::ALL.into_iter().filter(|kind| fits(asks, *kind)).map(Kind::several).collect()
}

/// Whether a condition means something for that kind of place.
fn fits(asks: &C, kind: Kind) -> bool {
    use Kind::{Attribution, Claim, Date, Name, Quotation, Sentence, Speaker, Text};
    match asks {
        C::Anything | C::All(_) | C::Any(_) | C::Not(_) | C::Contested | C::Undated => true,
        C::Kind(_) | C::Anywhere(_) => true,
        C::Facet(_) | C::Begins | C::Weighs(_) | C::Asked(_) | C::Sourced | C::Beside(_) | C::Repeats | C::Hedged => {
            kind == Claim
        }
        C::Negated | C::Denies | C::Lapsed | C::AfterSource | C::BeforeSource => kind == Claim,
        C::Voice(_) => matches!(kind, Sentence | Claim | Quotation | Name | Date),
        C::Has(_) | C::Near(..) | C::Opening(_) | C::In(_) => kind != Speaker,
        C::Cue(_)
        | C::CueHas(_)
        | C::Form(_)
        | C::NoSource
        | C::Source(_)
        | C::SourceOpens(_)
        | C::Content(_)
        | C::Manner(_)
        | C::PassesOn
        | C::MeansEither
        | C::Unintroduced => kind == Attribution,
        C::Speaker(_) | C::Outlet => matches!(kind, Claim | Attribution | Speaker | Quotation | Name),
        C::InBody => matches!(kind, Text | Name),
        C::OwnOutlet | C::NamedNext(_) => matches!(kind, Attribution | Text),
        C::Longer(_) | C::Shorter(_) => matches!(kind, Sentence | Attribution | Quotation),
        C::Attributed | C::GoesOn | C::Unclosed | C::Edited(_) => kind == Quotation,
        C::Taken(_) | C::NegationChanged | C::OtherSpeaker | C::NamedThere => kind == Quotation,
        C::CutBefore(_) | C::CutAfter(_) => kind == Quotation,
        C::WrongWeekday | C::NoSuchDay | C::BareWeekday => kind == Date,
        C::BareBeforeFull => kind == Name,
        C::Called(_) => matches!(kind, Name | Speaker),
        C::Speaks(_) | C::Share(_) | C::Says(_) => kind == Speaker,
        C::PercentForPoints | C::ChangeOff | C::SumOff => kind == Text,
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

/// The name of a voice.
pub(super) fn voice_name(voice: Voice) -> VoiceName {
    match voice {
        Voice::Own => VoiceName::Own,
        Voice::Quoted => VoiceName::Quoted,
        Voice::Paraphrased => VoiceName::Paraphrased,
        Voice::Headline => VoiceName::Headline,
    }
}

fn part_of(name: PartName) -> Part {
    match name {
        PartName::Kicker => Part::Kicker,
        PartName::Headline => Part::Headline,
        PartName::Standfirst => Part::Standfirst,
        PartName::Body => Part::Body,
        PartName::Caption => Part::Caption,
        PartName::Embedded => Part::Embedded,
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

fn taken_of(name: TakenName) -> Taken {
    match name {
        TakenName::Exact => Taken::Exact,
        TakenName::Trimmed => Taken::Trimmed,
        TakenName::Marked => Taken::Marked,
        TakenName::Reworded => Taken::Reworded,
        TakenName::Joined => Taken::Joined,
        TakenName::Nowhere => Taken::Nowhere,
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
