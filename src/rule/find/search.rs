//! Looking through an article for objects of one kind.

use std::ops::Range;

use super::super::condition::{Condition, Object, flow};
use super::super::file::{ConditionFile, Role};
use super::super::places::Places;
use super::super::reading::Reading;
use super::{Found, Said, compared};
use crate::claim::{ClaimId, Voice};
use crate::language::lexicon::Class;
use crate::speaker::SpeakerId;

/// The name under which a phrase remembers what the finding points at.
pub(in super::super) const AT: &str = "at";

fn found(object: Object, tokens: Range<u32>) -> Found {
    let captures = vec![("words".into(), Said::Copy(tokens.clone()))];
    Found {
        object,
        tokens,
        captures,
        related: Vec::new(),
        nodes: Vec::new(),
        dispute: None,
        compared: None,
        link: Vec::new(),
    }
}

pub(super) fn text(
    voices: &[Voice],
    phrases: &[usize],
    condition: &Condition,
    reading: &Reading<'_>,
    places: &Places<'_>,
) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for &place in phrases.iter().flat_map(|&p| places.of(p)) {
        let in_voice = place.tokens.clone().all(|t| voices.contains(&reading.claims.voices[t as usize]));
        let object = Object::Text(place.clone());
        if in_voice && condition.holds(&object, reading, places) {
            let marked = place.captures.iter().find(|(name, _)| name == AT).map(|(_, tokens)| tokens);
            let mut one = found(object, marked.unwrap_or(&place.tokens).clone());
            let captures = place.captures.iter();
            one.captures.extend(captures.map(|(name, tokens)| (name.clone().into(), Said::Copy(tokens.clone()))));
            all.push(one);
        }
    }
    all
}

/// What is found in text order, without what begins inside something else that is found.
pub(super) fn apart(mut all: Vec<Found>) -> Vec<Found> {
    all.sort_by_key(|f| (f.tokens.start, std::cmp::Reverse(f.tokens.end)));
    all.dedup_by(|next, kept| next.tokens.start < kept.tokens.end);
    all
}

pub(super) fn sentences(condition: &Condition, reading: &Reading<'_>, places: &Places<'_>) -> Vec<Found> {
    let numbered = reading.annotations.sentences.iter().enumerate();
    let fits = numbered.filter(|(number, _)| condition.holds(&Object::Sentence(*number), reading, places));
    fits.map(|(number, sentence)| found(Object::Sentence(number), sentence.tokens.clone())).collect()
}

pub(super) fn names(condition: &Condition, reading: &Reading<'_>, places: &Places<'_>) -> Vec<Found> {
    let numbered = reading.likeness.names.iter().enumerate();
    let fits = numbered.filter(|(number, _)| condition.holds(&Object::Name(*number), reading, places));
    fits.map(|(number, name)| found(Object::Name(number), name.tokens.clone())).collect()
}

pub(super) fn speakers(condition: &Condition, reading: &Reading<'_>, places: &Places<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    for (id, speaker) in reading.speakers.iter().filter(|(id, _)| *id != SpeakerId::ARTICLE) {
        let object = Object::Speaker(id);
        let Some(first) = speaker.mentions.first().filter(|_| condition.holds(&object, reading, places)) else {
            continue;
        };
        let mut one = found(object, first.tokens.clone());
        one.captures.push(("speaker".into(), Said::Name(id)));
        all.push(one);
    }
    all.sort_by_key(|f| (f.tokens.start, f.tokens.end));
    all
}

pub(super) fn dates(condition: &Condition, reading: &Reading<'_>, places: &Places<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    for (number, quantity) in reading.annotations.quantities.iter().enumerate().filter(|(_, q)| q.is_date()) {
        let object = Object::Date(number);
        if !condition.holds(&object, reading, places) {
            continue;
        }
        let weekday =
            object.other_weekday(reading).and_then(|day| reading.lexicons.class_word(Class::Weekday, day.into()));
        let mut one = found(object, quantity.tokens.clone());
        one.captures.extend(weekday.map(|day| ("weekday".into(), Said::Text(day))));
        all.push(one);
    }
    all
}

pub(super) fn claims(condition: &Condition, reading: &Reading<'_>, places: &Places<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    let needed = condition.needed_facet();
    for (id, claim) in reading.claims.iter().filter(|(_, claim)| needed.is_none_or(|facet| claim.has(facet))) {
        let object = Object::Claim(id);
        if !condition.holds(&object, reading, places) {
            continue;
        }
        // The finding points at the words that make the facet it asks for; else at the claim.
        let pointed = condition.pointed(&object, reading, places).unwrap_or_else(|| claim.extent());
        let mut one = found(object, pointed);
        one.captures.push(("claim".into(), Said::Copy(claim.extent())));
        one.captures.extend(claim.speakers.first().map(|speaker| ("speaker".into(), Said::Name(*speaker))));
        one.captures.extend(claim.about.first().map(|speaker| ("subject".into(), Said::Name(*speaker))));
        one.captures.extend(flow::last_speaker(claim, reading).map(|speaker| ("last".into(), Said::Name(speaker))));
        all.push(one);
    }
    all
}

pub(super) fn attributions(
    role: Role,
    condition: &Condition,
    reading: &Reading<'_>,
    places: &Places<'_>,
) -> Vec<Found> {
    let mut all = Vec::new();
    for (number, attribution) in reading.attributions.iter().enumerate() {
        let object = Object::Attribution(number);
        if !condition.holds(&object, reading, places) {
            continue;
        }
        let cue = attribution.core.frame.group.clone();
        let content = attribution.content[0].clone();
        let tokens = match (role, &attribution.core.source) {
            (Role::Source, Some(source)) => source.clone(),
            (Role::Content, _) => content.clone(),
            _ => cue.clone(),
        };
        let mut one = found(object, tokens);
        one.captures.push(("cue".into(), Said::Copy(cue)));
        one.captures.push(("content".into(), Said::Copy(content)));
        let source = attribution.core.source.clone();
        one.captures.extend(source.map(|source| ("source".into(), Said::Copy(source))));
        let speaker = reading.speakers.behind[number].first();
        one.captures.extend(speaker.map(|speaker| ("speaker".into(), Said::Name(*speaker))));
        all.push(one);
    }
    all
}

pub(super) fn quotations(condition: &Condition, reading: &Reading<'_>, places: &Places<'_>) -> Vec<Found> {
    let outer = reading.annotations.quotations.iter().enumerate().filter(|(_, q)| q.depth == 0);
    outer
        .filter(|(number, _)| condition.holds(&Object::Quotation(*number), reading, places))
        .map(|(number, quotation)| {
            let mut one = found(Object::Quotation(number), quotation.tokens.clone());
            if condition.asks.asks_of_originals() {
                compared::remember(&mut one, number, reading);
            }
            one
        })
        .collect()
}

impl Condition {
    /// The first words in a claim that the condition asks for: those of a facet or a phrase that it needs.
    pub(in crate::rule) fn pointed(
        &self,
        object: &Object,
        reading: &Reading<'_>,
        places: &Places<'_>,
    ) -> Option<Range<u32>> {
        let Object::Claim(ClaimId(id)) = object else { return None };
        let claim = &reading.claims.list[*id as usize];
        match &self.asks {
            ConditionFile::Facet(_) => {
                let facet = self.facet();
                claim.facets.iter().find(|h| Some(h.facet) == facet).map(|h| h.tokens.clone())
            }
            ConditionFile::Has(_) => claim.tokens.iter().find_map(|r| self.first(places, r)),
            ConditionFile::All(_) => self.parts.iter().find_map(|c| c.pointed(object, reading, places)),
            ConditionFile::Any(_) => {
                let holding = self.parts.iter().filter(|c| c.holds(object, reading, places));
                holding.into_iter().find_map(|c| c.pointed(object, reading, places))
            }
            _ => None,
        }
    }
}
