//! Salience: which of those mentioned lately stands foremost.
//!
//! In: mentions, left to right. Out: for a place the speaker most likely to be meant there.
//! Somebody is foremost who was mentioned lately, as a subject, as somebody who speaks, outside quotations (the factors
//! of Lappin and Leass 1994), and who is mentioned often in the whole of the copy.

use super::SpeakerId;

/// A mention that has been resolved.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Its last token.
    pub at: u32,
    /// Where it stands.
    pub place: Place,
    /// Who is mentioned.
    pub speaker: SpeakerId,
    /// Whether it is a subject.
    pub subject: bool,
    /// Whether it is a source.
    pub speaks: bool,
    /// Whether it is the first of its speaker.
    pub first: bool,
    /// The first of those with whom it is joined by "and".
    pub joined_to: Option<u32>,
}

/// Where a mention stands, or from where whoever is meant is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The sentence, by number.
    pub sentence: usize,
    /// The paragraph, by number.
    pub paragraph: usize,
    /// Whether it stands in a quotation.
    pub quoted: bool,
    /// Whether it stands in what somebody says, quoted or not.
    pub told: bool,
}

/// Who is foremost at a place.
#[derive(Clone, Copy, Debug)]
pub struct Best {
    /// Who it is.
    pub speaker: SpeakerId,
    /// Whether another is as likely.
    pub ambiguous: bool,
    /// What speaks for it.
    pub score: i32,
}

/// How far back the last mention may be, in sentences and in mentions.
const FARTHEST: usize = 8;
const WINDOW: usize = 60;

/// So many sentences back a rival is still in the reader's mind.
const LATELY: usize = 1;

/// The mentions so far.
#[derive(Clone, Debug, Default)]
pub struct Salience {
    seen: Vec<Seen>,
}

impl Salience {
    /// Takes in one more mention.
    pub fn add(&mut self, seen: Seen) {
        self.seen.push(seen);
    }

    /// The latest mentions that can still be meant at a place, latest first.
    pub fn recent(&self, place: Place) -> impl Iterator<Item = &Seen> {
        self.seen.iter().rev().take(WINDOW).take_while(move |s| place.sentence.abs_diff(s.place.sentence) <= FARTHEST)
    }

    /// The foremost of those that fit; `fit` gives what speaks for or against a mention, `None` if it cannot be meant. With
    /// it, whether another is as likely: as good a candidate, mentioned as lately.
    pub fn foremost(&self, place: Place, fit: impl FnMut(&Seen) -> Option<i32>) -> Option<(SpeakerId, bool)> {
        self.best(place, fit).map(|best| (best.speaker, best.ambiguous))
    }

    /// The same, with what speaks for it.
    pub fn best(&self, place: Place, mut fit: impl FnMut(&Seen) -> Option<i32>) -> Option<Best> {
        let mut scores: Vec<(SpeakerId, i32, usize)> = Vec::new();
        for seen in self.recent(place) {
            let Some(fits) = fit(seen) else { continue };
            let distance = place.sentence.abs_diff(seen.place.sentence);
            let score = nearness(distance) + fits + 10 * i32::from(seen.subject) + 10 * i32::from(seen.speaks)
                - 14 * i32::from(seen.place.quoted && !place.quoted);
            match scores.iter_mut().find(|(id, ..)| *id == seen.speaker) {
                Some((_, held, at)) if score > *held => (*held, *at) = (score, distance),
                Some(_) => {}
                None => scores.push((seen.speaker, score, distance)),
            }
        }
        let best = scores.iter().map(|(_, s, _)| *s).max()?;
        let (speaker, _, distance) = *scores.iter().find(|(_, s, _)| *s == best)?;
        let rivals = scores.iter().filter(|(_, s, d)| *s + 1 >= best && *d == distance && *d <= LATELY).count();
        Some(Best { speaker, ambiguous: rivals > 1, score: best })
    }
}

/// What a mention so many sentences back is worth.
pub fn nearness(sentences: usize) -> i32 {
    match sentences {
        0 => 38,
        1 => 36,
        2 => 28,
        3 => 20,
        d => 16 - 2 * d as i32,
    }
}
