//! What conditions mean of each kind of place.

use super::super::reading::{Places, Reading};
use super::{Condition, arithmetic, calendar};
use crate::claim::{ClaimId, Support};
use crate::language::quantity::Unit;
use crate::language::syntax::Relation;
use crate::phrase::Match;
use crate::speaker::{Form as MentionForm, Mention, SpeakerId, SpeakerKind};
use crate::statistics::words::NameKind;

impl Condition {
    pub(super) fn holds_of_claim(&self, id: ClaimId, reading: &Reading<'_>) -> bool {
        let claim = reading.claims.get(id);
        match self {
            Self::Facet(facet) => claim.has(*facet),
            Self::Gravity(least) => reading.kinds.facets.gravity(&claim.facets, reading.claims.commentary) >= *least,
            Self::Voice(voice) => claim.voice == *voice,
            Self::Sourced => claim.support != Support::None,
            Self::Beside => claim.beside,
            Self::Hedged => claim.hedged,
            Self::Negated => claim.negated,
            _ => false,
        }
    }

    pub(super) fn holds_of_attribution(&self, number: usize, reading: &Reading<'_>, places: &Places) -> bool {
        let attribution = &reading.attributions[number];
        let words = || attribution.content.iter().map(ExactSizeIterator::len).sum::<usize>();
        match self {
            Self::Cue(lexicon) => {
                let head = attribution.core.frame.head;
                reading.lexicons.hold(*lexicon, &reading.annotations.tokens[head as usize])
            }
            Self::Form(forms) => forms.contains(&attribution.form(&reading.scene())),
            Self::Manner(manners) => manners.contains(&attribution.manner),
            Self::Ambiguous => reading.speakers.ambiguous[number],
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

    pub(super) fn holds_of_words(&self, found: &Match, reading: &Reading<'_>) -> bool {
        let number = |name: &str| {
            let (_, tokens) = found.captures.iter().find(|(n, _)| n == name)?;
            reading.annotations.quantity_at(tokens.start)
        };
        let change = || Some((number("from")?, number("to")?, number("by")?));
        match self {
            Self::PercentForPoints => {
                change().is_some_and(|(from, to, by)| arithmetic::percent_for_points(from, to, by))
            }
            Self::ChangeOff => change().is_some_and(|(from, to, by)| arithmetic::change_off(from, to, by)),
            Self::SumOff => number("total").is_some_and(|total| {
                let parts: Vec<_> = ["one", "two", "three", "four"].into_iter().filter_map(number).collect();
                arithmetic::sum_off(total, &parts)
            }),
            _ => false,
        }
    }

    pub(super) fn holds_of_name(&self, number: usize, reading: &Reading<'_>) -> bool {
        let name = &reading.likeness.names[number];
        match self {
            Self::Voice(voice) => reading.claims.voices[name.tokens.start as usize] == *voice,
            Self::BareBeforeFull => {
                let Some(id) = reading.speakers.at(name.tokens.start) else { return false };
                let bearer = reading.speakers.get(id);
                let own = reading.annotations.tokens[name.tokens.start as usize].key;
                let named = |m: &&Mention| m.form == MentionForm::Name && m.tokens.start >= reading.body;
                let first = bearer.mentions.iter().find(named);
                let surname = |m: &Mention| {
                    m.tokens.len() > 1 && reading.annotations.tokens[m.tokens.end as usize - 1].key == own
                };
                name.tokens.len() == 1
                    && name.title.is_none()
                    && matches!(name.kind, None | Some(NameKind::Person))
                    && bearer.kind == SpeakerKind::Named
                    && first.is_some_and(|m| m.tokens.start == name.tokens.start && m.tokens.len() == 1)
                    && bearer.mentions.iter().any(surname)
            }
            _ => false,
        }
    }

    pub(super) fn holds_of_date(&self, number: usize, reading: &Reading<'_>) -> bool {
        let quantity = &reading.annotations.quantities[number];
        let Unit::Date(date) = quantity.unit else { return false };
        match self {
            Self::Voice(voice) => reading.claims.voices[quantity.tokens.start as usize] == *voice,
            Self::WrongWeekday => calendar::other_weekday(date, reading.date).is_some(),
            Self::NoSuchDay => calendar::is_impossible(date),
            Self::BareWeekday => date.weekday.is_some() && date.day.is_none(),
            _ => false,
        }
    }

    pub(super) fn holds_of_quotation(&self, number: usize, reading: &Reading<'_>) -> bool {
        let quotation = &reading.annotations.quotations[number];
        let words = || {
            let inner = quotation.inner();
            inner.filter(|&t| !reading.annotations.tokens[t as usize].tag.is_punctuation()).count()
        };
        match self {
            Self::Voice(voice) => reading.claims.voices[quotation.tokens.start as usize] == *voice,
            Self::Longer(least) => words() >= *least,
            Self::Shorter(most) => words() <= *most,
            Self::Attributed => reading.overlap.any(&quotation.tokens),
            Self::Unclosed => {
                let next = reading.annotations.quotations.get(number + 1);
                let last = reading.annotations.ends_paragraph(quotation.tokens.end);
                quotation.opened && !quotation.closed && last && !next.is_some_and(|n| n.continued)
            }
            Self::Edited(least) => {
                let tokens = quotation.inner().map(|t| &reading.annotations.tokens[t as usize]);
                let edits = tokens
                    .map(|t| t.span.text(reading.text))
                    .filter(|t| *t == "[" || t.starts_with('…') || t.starts_with("..") || t.starts_with(". ."));
                edits.count() >= *least
            }
            _ => false,
        }
    }
}

/// Whether neither a title nor a clause ("who sells bread") says who a speaker is.
pub(super) fn is_untitled(id: SpeakerId, reading: &Reading<'_>) -> bool {
    let speaker = reading.speakers.get(id);
    let trees = &reading.annotations.trees;
    let described =
        |t: u32| trees.children(t).any(|c| matches!(trees.relation(c), Relation::Relative | Relation::Apposition));
    let names = speaker.mentions.iter().filter(|m| m.form == MentionForm::Name);
    id != SpeakerId::ARTICLE && speaker.titles.is_empty() && !names.flat_map(|m| m.tokens.clone()).any(described)
}
