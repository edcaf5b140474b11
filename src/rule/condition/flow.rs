//! How copy flows from sentence to sentence: what a reader takes a pronoun for, and whose words a new paragraph seems to be.

use std::ops::Range;

use super::super::reading::Reading;
use crate::attribution::Form;
use crate::attribution::manner::Manner;
use crate::claim::{Claim, Support, Voice};
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::speaker::{Form as MentionForm, SpeakerId, SpeakerKind};

/// Whether a claim begins its sentence, marks left out.
pub(super) fn begins(claim: &Claim, reading: &Reading<'_>) -> bool {
    let mut before = reading.annotations.sentences[claim.sentence].tokens.start..claim.tokens[0].start;
    before.all(|t| reading.annotations.tokens[t as usize].tag.is_punctuation())
}

/// Whether a pronoun for one person stands for who stands behind an attribution, and the sentence before names side by side
/// two people whom it could mean, neither of whom is the last to have said something.
pub(super) fn means_either(number: usize, reading: &Reading<'_>) -> bool {
    let Some(source) = &reading.attributions[number].core.source else { return false };
    let Some(id) = reading.speakers.at(source.start) else { return false };
    let speaker = reading.speakers.get(id);
    let sentences = &reading.annotations.sentences;
    let own = reading.annotations.sentence_at(source.start);
    let scene = reading.scene();
    let of_one = scene.is(source.start, Class::HePronoun) || scene.is(source.start, Class::ShePronoun);
    if source.len() > 1 || !of_one || own == 0 {
        return false;
    }
    let mut named: Vec<(Range<u32>, SpeakerId)> = Vec::new();
    for (tokens, id) in reading.speakers.within(sentences[own - 1].tokens.clone()) {
        let other = reading.speakers.get(id);
        let at = other.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let by_name = other.mentions.get(at).is_some_and(|m| m.form == MentionForm::Name);
        if by_name && other.kind == SpeakerKind::Named && other.gender == speaker.gender {
            named.push((tokens.clone(), id));
        }
    }
    let last = reading.speakers.behind[..number].last();
    let spoke_last = |id: &SpeakerId| last.is_some_and(|behind| behind.contains(id));
    let joined = |one: &Range<u32>, other: &Range<u32>| {
        let between = reading.annotations.tokens.get(one.end as usize..other.start as usize);
        between.is_some_and(|between| between.len() == 1 && between[0].tag == Tag::Cc)
    };
    let subject = |name: &Range<u32>| name.clone().any(|t| reading.annotations.trees.relation(t) == Relation::Subject);
    named.windows(2).any(|pair| {
        let [(one, first), (other, second)] = pair else { return false };
        first != second && joined(one, other) && subject(one) && !spoke_last(first) && !spoke_last(second)
    })
}

/// Whether in one of so many sentences behind that of the words a person says something whom the copy has not named before.
pub(super) fn named_next(words: &Range<u32>, reach: usize, reading: &Reading<'_>) -> bool {
    let sentences = &reading.annotations.sentences;
    let own = reading.annotations.sentence_at(words.start);
    let behind = &sentences[own + 1..sentences.len().min(own + 1 + reach)];
    let (Some(first), Some(last)) = (behind.first(), behind.last()) else { return false };
    let is_new = |id: &SpeakerId| {
        let speaker = reading.speakers.get(*id);
        let mut names =
            speaker.mentions.iter().filter(|m| m.form == MentionForm::Name && m.tokens.start >= reading.body);
        speaker.kind == SpeakerKind::Named && names.next().is_some_and(|m| m.tokens.start >= words.start)
    };
    let number = reading.attributions.partition_point(|a| a.core.frame.head < first.tokens.start);
    let spoken = (number..).zip(&reading.attributions[number..]);
    spoken
        .take_while(|(_, a)| a.core.frame.head < last.tokens.end)
        .filter(|(_, a)| a.manner == Manner::Saying)
        .any(|(number, _)| reading.speakers.behind[number].iter().any(is_new))
}

/// Who says what the sentence before a claim, in the same paragraph, gives to somebody, the last of several: whoever has a
/// name or speaks for something, and is not whom the claim tells of.
pub(in super::super) fn last_speaker(claim: &Claim, reading: &Reading<'_>) -> Option<SpeakerId> {
    let last = heard_in(claim.sentence.checked_sub(1)?, claim.sentence, reading)?;
    let meant = matches!(
        reading.speakers.get(last).kind,
        SpeakerKind::Named | SpeakerKind::Role | SpeakerKind::Organisation | SpeakerKind::Document
    );
    (meant && !claim.about.contains(&last)).then_some(last)
}

/// Whether the sentence behind a claim, in the same paragraph, gives something to somebody who says it.
pub(super) fn is_borne_out(claim: &Claim, reading: &Reading<'_>) -> bool {
    heard_in(claim.sentence + 1, claim.sentence, reading).is_some()
}

/// Who says something in a sentence that stands in the paragraph of another; the last of several.
fn heard_in(number: usize, of: usize, reading: &Reading<'_>) -> Option<SpeakerId> {
    let sentences = &reading.annotations.sentences;
    let sentence = sentences.get(number).filter(|s| s.paragraph == sentences[of].paragraph)?;
    let end = reading.attributions.partition_point(|a| a.core.frame.head < sentence.tokens.end);
    let mut here = (0..end).rev().take_while(|&i| reading.attributions[i].core.frame.head >= sentence.tokens.start);
    here.find_map(|i| {
        let said = reading.attributions[i].manner == Manner::Saying;
        reading.speakers.behind[i].last().copied().filter(|_| said)
    })
}

/// Whether a claim of the article's own begins a paragraph with a pronoun, names nobody who says it, and goes on about whom
/// that is said which some office, organisation or record says just before the paragraph.
pub(super) fn has_lapsed(claim: &Claim, reading: &Reading<'_>) -> bool {
    let sentences = &reading.annotations.sentences;
    let own = claim.voice == Voice::Own && claim.attribution.is_none() && claim.support == Support::None;
    let (Some(before), Some(subject)) = (claim.sentence.checked_sub(1), claim.about.first()) else { return false };
    let start = claim.tokens[0].start;
    let opens = sentences[before].paragraph != sentences[claim.sentence].paragraph
        && start == sentences[claim.sentence].tokens.start
        && reading.annotations.tokens[start as usize].tag == Tag::Prp;
    if !own || !opens || claim.beside.source() {
        return false;
    }
    let claims = &reading.claims.list;
    let first = claims.partition_point(|c| c.sentence < before);
    let spoken = || claims[first..].iter().take_while(|c| c.sentence == before);
    let official = |id: &SpeakerId| {
        matches!(
            reading.speakers.get(*id).kind,
            SpeakerKind::Role | SpeakerKind::Organisation | SpeakerKind::Document | SpeakerKind::Vague
        )
    };
    let told = |c: &Claim| {
        let paraphrased =
            c.attribution.is_some_and(|a| reading.attributions[a].form(&reading.scene()) == Form::Indirect);
        paraphrased && c.speakers.iter().any(official) && !c.speakers.contains(subject)
    };
    spoken().all(told) && spoken().any(|c| c.about.contains(subject))
}
