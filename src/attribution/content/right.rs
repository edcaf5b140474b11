//! Where content to the right of its cue begins and ends.

mod end;
mod limit;
mod start;

use std::ops::Range;

use super::super::model::best;
use super::super::scene::Scene;
use super::super::turn;
use super::Core;
use super::cleft::Cleft;
use super::skip::Skips;
use super::stretch::Stretches;
use crate::language::cues::CueClass;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;

impl Core {
    /// Where the content on the right may begin.
    pub fn right_starts<'s>(
        &'s self,
        scene: &'s Scene<'_>,
        sentence: &Sentence,
    ) -> impl Iterator<Item = u32> + use<'s> {
        let (from, limit) = (self.frame.group.end, self.farthest(sentence));
        let source = self.source.clone().unwrap_or(from..from);
        // What stands between a cue and its source belongs to neither: "according \[to\] Ruiz".
        let links = (from..source.start).all(|at| matches!(scene.token(at).tag, Tag::In | Tag::To));
        let passed = if links { from.min(source.end)..source.end } else { source };
        // "as Ms Finn puts \[it\], …"
        let filled = self.opens_with_as(scene, sentence)
            && from + 1 < limit
            && scene.is(from, Class::ThingPronoun)
            && scene.token(from + 1).tag.is_punctuation();
        let passed = if filled && passed.is_empty() { from..from + 1 } else { passed };
        let possible = move |&at: &u32| {
            let tag = scene.token(at).tag;
            !passed.contains(&at) && (!tag.is_punctuation() || tag == Tag::QuoteOpen || tag == Tag::Open)
        };
        let least = match self.cleft(scene, sentence) {
            Some(Cleft::From(that)) => Some(that),
            _ => self.clause_behind(scene, sentence),
        };
        (least.unwrap_or(from)..limit).filter(possible)
    }

    /// The "that" with which what is said begins behind words for where, when or to whom: "told reporters on the train
    /// \[that\] the dam was old", "said in a statement read in court \[that\] …".
    fn clause_behind(&self, scene: &Scene<'_>, sentence: &Sentence) -> Option<u32> {
        const FARTHEST: u32 = 12;
        let tag = |at: u32| scene.token(at).tag;
        let from = self.frame.group.end;
        let end = sentence.tokens.end.min(from + FARTHEST);
        let phrase = |&at: &u32| {
            let tag = tag(at);
            let nominal = tag.is_noun() || tag.is_adjective() || tag.is_adverb();
            let joins = matches!(tag, Tag::In | Tag::To | Tag::Pos | Tag::Vbn | Tag::Vbd);
            nominal || joins || matches!(tag, Tag::Dt | Tag::Cd | Tag::PrpS | Tag::Prp)
        };
        // Of the words that stand for a thing and relate, one opens clauses.
        let that = |&at: &u32| scene.is(at, Class::RelativePronoun) && scene.is(at, Class::ThingPronoun);
        let that = (from..end).find(|at| that(at) || !phrase(at)).filter(that)?;
        let subject = that + 1 < end && !tag(that + 1).is_verb() && phrase(&(that + 1));
        let is = |class| scene.lexicons.vocabulary.is(self.frame.cue.lemma, class);
        let says = match tag(from) {
            Tag::In => is(Class::InsertedVerb) && !is(Class::Addressing),
            _ => is(Class::Addressing) && !is(Class::InsertedVerb),
        };
        let preposed = scene.annotations.trees.relation(from) != Relation::Marker;
        let placed = that > from + 1 && says && preposed && self.frame.cue.class == CueClass::Verb && subject;
        placed.then_some(that)
    }

    /// Before where content on the right begins at the latest.
    pub(super) fn farthest(&self, sentence: &Sentence) -> u32 {
        const FARTHEST: u32 = 24;
        sentence.tokens.end.min(self.after() + FARTHEST)
    }

    /// Where content that begins at `start` on the right may end.
    pub fn right_ends(&self, scene: &Scene<'_>, sentence: &Sentence, start: u32) -> Vec<u32> {
        let mut ends = Vec::with_capacity(sentence.tokens.end.saturating_sub(start) as usize + 1);
        ends.extend((start + 1..=sentence.tokens.end).filter(|&end| can_end(scene, end)));
        if self.frame.cue.class == CueClass::Mark {
            // What a transcript's colon introduces ends with the paragraph.
            let sentences = &scene.annotations.sentences;
            let number = sentences.partition_point(|s| s.tokens.end <= start);
            let same = sentences[number..].iter().take_while(|s| s.paragraph == sentence.paragraph);
            // The next label begins something else: "Ruiz: “…” Kim: “…”".
            let same = same.take_while(|s| s.tokens.start <= start || turn::opening(scene, &s.tokens).is_none());
            ends.extend(same.last().map(|s| s.tokens.end).filter(|&e| e > sentence.tokens.end));
        }
        let last = sentence.tokens.end - 1;
        if let Some(id) = scene.annotations.quotation_of[last as usize] {
            let quotation = &scene.annotations.quotations[id as usize].tokens;
            if quotation.end > sentence.tokens.end {
                // A quotation that runs on into later sentences ends with its mark, not in its middle.
                ends.retain(|&end| end <= quotation.start || end > quotation.end);
                ends.push(quotation.end);
            }
        }
        let (limit, whole) = limit::of(self, scene, sentence, start);
        if whole && ends.contains(&limit) {
            return vec![limit];
        }
        if ends.first().is_some_and(|&first| first <= limit) {
            ends.retain(|&end| end <= limit);
        }
        ends
    }

    /// The content on the right, and by how much the less sure of its edges beat the next best.
    pub(super) fn right(&self, scene: &Scene<'_>, sentence: &Sentence) -> Option<(Range<u32>, i32)> {
        let skips = Skips::new(self, scene, sentence);
        let (start, start_sureness) = best(
            scene.models(),
            self.right_starts(scene, sentence),
            |&at, glance| Self::right_start_look(scene, sentence, &skips, at, |f| glance.add(f)),
            |&at, score| self.right_start_features(scene, sentence, &skips, at, |f| score.add(f)),
        )?;
        let stretches = Stretches::new(self, scene, sentence, start);
        let (end, end_sureness) = best(
            scene.models(),
            self.right_ends(scene, sentence, start),
            |&end, glance| Self::right_end_look(scene, sentence, &stretches, end, |f| glance.add(f)),
            |&end, score| self.right_end_features(scene, sentence, &stretches, end, |f| score.add(f)),
        )?;
        Some((start..end, start_sureness.min(end_sureness)))
    }
}

fn can_end(scene: &Scene<'_>, end: u32) -> bool {
    let tag = scene.token(end - 1).tag;
    !matches!(tag, Tag::Comma | Tag::Open | Tag::QuoteOpen | Tag::Colon | Tag::Stop)
}
