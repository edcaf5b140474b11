//! Whoever a sentence brings in: the next one means them, whoever spoke before.
//!
//! In: a pronoun or a description on the walk. Out: the one person, or the one body, of whom the sentence before says
//! something for the first time, and what that counts.

use super::resolve::Resolver;
use super::salience::Seen;
use super::{SpeakerId, SpeakerKind};
use crate::language::syntax::Relation;
use crate::language::tag::Tag;

/// Whoever the sentence before brings in, if anybody.
#[derive(Clone, Copy, Debug)]
pub(super) struct BroughtIn(Option<SpeakerId>);

impl BroughtIn {
    /// What it counts for a mention to be of that one.
    pub(super) fn counts(self, seen: &Seen) -> i32 {
        const BROUGHT_IN: i32 = 14;
        if self.0 == Some(seen.speaker) { BROUGHT_IN } else { 0 }
    }
}

/// Whether it is one person.
pub(super) fn is_person(kind: SpeakerKind) -> bool {
    matches!(kind, SpeakerKind::Named | SpeakerKind::Role | SpeakerKind::Anonymous)
}

impl Resolver<'_> {
    /// Whoever the sentence before brings in and nobody else: "Ana Ruiz said it was late. Among them is \[Mary Vane\]. She said …"
    pub(super) fn brought_in(&self, at: u32, fits: impl Fn(SpeakerKind) -> bool) -> BroughtIn {
        BroughtIn(self.only_one_before(at, fits))
    }

    /// The only one that fits of whom the sentence before says something, if it is the first time.
    fn only_one_before(&self, at: u32, fits: impl Fn(SpeakerKind) -> bool) -> Option<SpeakerId> {
        let place = self.place(at);
        let fits = |seen: &&Seen| fits(self.list[seen.speaker.0 as usize].kind);
        // "\[His\] neighbour, Mary Vane," brings in one.
        let names = |seen: &&Seen| self.scene.token(seen.at).tag != Tag::PrpS && fits(seen);
        // "Vane, asked about that, said she had gone."
        if self.salience.recent(place).any(|seen| seen.place.sentence == place.sentence && seen.at < at && names(&seen))
        {
            return None;
        }
        let mut before = (self.salience.recent(place))
            .skip_while(|seen| seen.place.sentence == place.sentence)
            .take_while(|seen| seen.place.sentence + 1 == place.sentence)
            .filter(names);
        let only = before.next().filter(|seen| seen.place.paragraph == place.paragraph)?;
        // "Ruiz said it was late. The order was signed by Mary Vane. She said …": Ruiz goes on.
        let earlier =
            |seen: &&Seen| seen.place.sentence + 1 < place.sentence && seen.place.paragraph == place.paragraph;
        let trees = &self.scene.annotations.trees;
        let behind =
            trees.head(only.at).is_some_and(|head| trees.relation(only.at) == Relation::Nominal && head < only.at);
        let goes_on = || behind && self.salience.recent(place).filter(earlier).any(|seen| seen.speaks);
        let mut first = only.first;
        let alone = before.all(|seen| {
            first |= seen.first;
            seen.speaker == only.speaker
        });
        (alone && first && !only.place.told && !goes_on()).then_some(only.speaker)
    }
}
