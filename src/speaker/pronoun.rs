//! Whom a pronoun stands for.
//!
//! In: a pronoun on the walk. Out: a mention of the foremost of those that it can stand for.
//! "He" inside a quotation is not the one who speaks it. "They" can be two who were joined by "and". A pronoun with nobody
//! before it stands for the next name that fits ("When he arrived, Ruiz said …").

use super::brought_in::is_person;
use super::gender::{self, Gender, Pronoun};
use super::name::is_person_noun;
use super::resolve::Resolver;
use super::salience::{Seen, nearness};
use super::{Form, SpeakerId, SpeakerKind, kind};
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::statistics::words::NameKind;

/// What counts against somebody of whom it is not known whether a man or a woman.
const UNKNOWN: i32 = 6;

/// So many sentences back several can still be meant who were mentioned together.
const LATELY: usize = 2;

impl Resolver<'_> {
    /// Resolves the pronoun at `at`, a source or not.
    pub(super) fn visit_pronoun(&mut self, at: u32, source: bool) {
        let scene = self.scene;
        if scene.is(at, Class::SpeakerPronoun) {
            if source && !scene.quoted(at) {
                let turn = self
                    .turn_at(at)
                    .and_then(|turn| turn.label.clone().rev().find_map(|t| self.speaker_at[t as usize]));
                self.mention(turn.unwrap_or(SpeakerId::ARTICLE), at..at + 1, Form::Pronoun, false);
            }
            return;
        }
        let pronoun = gender::pronoun(scene, at);
        let found = match pronoun {
            Some(Pronoun::Person(gender)) => self.person(at, gender, source),
            _ if !source => return,
            Some(Pronoun::Several) => match self.several(at, source) {
                Some(Several::One(speaker, ambiguous)) => Some((speaker, ambiguous)),
                Some(Several::All(first, others)) => {
                    self.others_at.insert(at, others);
                    Some((first, false))
                }
                None => None,
            },
            Some(Pronoun::Thing) => self.thing(at, source),
            None => None,
        };
        match found {
            Some((speaker, ambiguous)) => {
                let held = &mut self.list[speaker.0 as usize];
                if let Some(Pronoun::Person(gender)) = pronoun {
                    held.gender = gender;
                }
                self.mention(speaker, at..at + 1, Form::Pronoun, ambiguous);
            }
            None if source => {
                self.unnamed(at..at + 1, at, SpeakerKind::Vague, Form::Pronoun);
            }
            None => {}
        }
    }

    /// The person that "he" or "she" stands for.
    fn person(&mut self, at: u32, gender: Gender, source: bool) -> Option<(SpeakerId, bool)> {
        let place = self.place(at);
        let speaking = self.speaking(at);
        let brought_in = self.brought_in(at, is_person);
        let fit = |seen: &Seen| {
            let speaker = &self.list[seen.speaker.0 as usize];
            if !is_person(speaker.kind)
                || speaker.plural
                || !speaker.gender.agrees(gender)
                || speaking == Some(seen.speaker)
            {
                return None;
            }
            let unknown = if speaker.gender == Gender::Unknown { UNKNOWN } else { 0 };
            Some(self.prominence(seen.speaker) + brought_in.counts(seen) - unknown - self.against(seen, at))
        };
        let best = self.salience.best(place, fit);
        let spoken_of = self.spoken_of_as(at, source, best, |kind, of, plural| {
            let person = matches!(kind, SpeakerKind::Role | SpeakerKind::Anonymous) && !plural && of.agrees(gender);
            person.then_some(if of == Gender::Unknown { -UNKNOWN } else { 0 })
        });
        let found = spoken_of.map(|id| (id, false)).or(best.map(|best| (best.speaker, best.ambiguous)));
        let found = found.or_else(|| self.named_next(at, gender).map(|id| (id, false)));
        found.or_else(|| self.guessed(at, speaking).filter(|_| source).map(|id| (id, false)))
    }

    /// The only person mentioned lately, if nothing but a given name tells that "he" or "she" cannot be meant.
    fn guessed(&self, at: u32, speaking: Option<SpeakerId>) -> Option<SpeakerId> {
        let person = |id: SpeakerId| is_person(self.list[id.0 as usize].kind);
        let mut lately = self.salience.recent(self.place(at)).map(|s| s.speaker).filter(|&id| person(id));
        let only = lately.next().filter(|&only| lately.all(|id| id == only))?;
        let name = self.register.bearers[self.bearer_of[only.0 as usize]?].fullest.clone();
        let guess = gender::of_given(self.scene, &name) == self.list[only.0 as usize].gender;
        let sure = self.list[only.0 as usize].mentions.iter().any(|m| m.form == Form::Pronoun);
        (guess && !sure && speaking != Some(only)).then_some(only)
    }

    /// Who speaks the quotation that a token stands in, as far as is known. A pronoun behind the quotation looks back over it:
    /// “He lied,” \[she\] said.
    fn speaking(&mut self, at: u32) -> Option<SpeakerId> {
        if !self.scene.quoted(at) {
            return None;
        }
        let next = self.contents.partition_point(|(range, _)| range.start <= at);
        let (range, head) = self.contents[..next].last()?;
        let head = *head;
        if !range.contains(&at) {
            return None;
        }
        if self.scene.token(head).tag == Tag::Prp
            && !self.scene.quoted(head)
            && self.speaker_at[head as usize].is_none()
        {
            self.visit_pronoun(head, true);
        }
        self.speaker_at[head as usize].or_else(|| {
            // The source stands behind the quotation.
            let number = self.names.partition_point(|n| n.tokens.end <= head);
            let named = self.names.get(number).is_some_and(|n| n.tokens.contains(&head));
            let (bearer, _) = self.register.of_name.get(number).copied().flatten().filter(|_| named)?;
            self.of_bearer[bearer]
        })
    }

    /// The person with a name who is named first behind `at`, within a few words.
    fn named_next(&mut self, at: u32, gender: Gender) -> Option<SpeakerId> {
        const FARTHEST: u32 = 40;
        let fits = |&number: &usize| {
            let owner = self.register.of_name[number].map(|(b, _)| &self.register.bearers[b]);
            let person = |b: &&super::register::Bearer| b.kind == Some(NameKind::Person) && b.gender.agrees(gender);
            owner.as_ref().is_some_and(person)
        };
        let number = self.names_in(at + 1..at + FARTHEST).take(6).find(fits)?;
        let (bearer, _) = self.register.of_name[number]?;
        Some(self.speaker_of(bearer))
    }

    /// What "it" stands for.
    fn thing(&mut self, at: u32, source: bool) -> Option<(SpeakerId, bool)> {
        const GOVERNS: i32 = 8;
        let brought_in = self.brought_in(at, |kind| kind == SpeakerKind::Organisation);
        let best = self.salience.best(self.place(at), |seen| {
            let speaker = &self.list[seen.speaker.0 as usize];
            let written = self.scene.is(seen.at, Class::DocumentNoun);
            let fits = match speaker.kind {
                SpeakerKind::Organisation => 0,
                SpeakerKind::Document if written => -4,
                SpeakerKind::Document => -14,
                _ => return None,
            };
            let governs = GOVERNS * i32::from(self.governs(seen, at));
            Some(fits + governs + brought_in.counts(seen) + self.prominence(seen.speaker) / 2 - self.against(seen, at))
        });
        let organisation = |kind, _, plural: bool| (kind == SpeakerKind::Organisation && !plural).then_some(0);
        let spoken_of = self.spoken_of_as(at, source, best, organisation).map(|id| (id, false));
        spoken_of.or(best.map(|best| (best.speaker, best.ambiguous)))
    }

    /// Whom "they" stands for: several joined by "and", a crowd, an organisation.
    fn several(&mut self, at: u32, source: bool) -> Option<Several> {
        let place = self.place(at);
        let lately = |seen: &Seen| place.sentence.abs_diff(seen.place.sentence) <= LATELY;
        let single = |seen: &Seen| {
            let speaker = &self.list[seen.speaker.0 as usize];
            let fits = match speaker.kind {
                SpeakerKind::Article => return None,
                SpeakerKind::Named if speaker.gender != Gender::Unknown => return None,
                SpeakerKind::Named => -30,
                SpeakerKind::Organisation if speaker.plural => 0,
                SpeakerKind::Organisation if lately(seen) => -8,
                SpeakerKind::Organisation => return None,
                _ if speaker.plural => 0,
                _ => -14,
            };
            Some(fits + self.prominence(seen.speaker) / 2 - self.against(seen, at))
        };
        if let Some((first, others)) = self.together(at) {
            return Some(Several::All(first, others));
        }
        let one = self.salience.best(place, single);
        let spoken_of = self.spoken_of_as(at, source, one, |_, _, plural| plural.then_some(0));
        let spoken_of = spoken_of.map(|id| Several::One(id, false));
        spoken_of.or(one.map(|one| Several::One(one.speaker, one.ambiguous)))
    }

    /// Those lately joined by "and" or meant together, if no crowd was mentioned since, or as near and as a subject, which is
    /// likelier.
    pub(super) fn together(&self, at: u32) -> Option<Together> {
        let place = self.place(at);
        let joined = |s: &&Seen| {
            let kind = self.list[s.speaker.0 as usize].kind;
            (s.joined_to.is_some() || self.others_at.contains_key(&s.at))
                && (place.quoted || !s.place.quoted)
                && matches!(kind, SpeakerKind::Named | SpeakerKind::Role | SpeakerKind::Organisation)
        };
        let lately = self.salience.recent(place).take_while(|s| place.sentence.abs_diff(s.place.sentence) <= LATELY);
        let last = lately.into_iter().find(joined)?;
        let all = self.group(last)?;
        let near = |s: &Seen| nearness(place.sentence.abs_diff(s.place.sentence));
        let crowd = |s: &Seen| self.list[s.speaker.0 as usize].plural;
        let first = last.joined_to.and_then(|first| self.salience.recent(place).find(|s| s.at == first));
        let subject = first.unwrap_or(last).subject;
        let likelier = |s: &Seen| near(s) > near(last) || near(s) == near(last) && s.subject && !subject;
        let nearer = self.salience.recent(place).any(|s| crowd(s) && likelier(s));
        (!nearer).then_some(all)
    }

    /// Those who are joined with the last of them.
    fn group(&self, last: &Seen) -> Option<Together> {
        if let Some(others) = self.others_at.get(&last.at) {
            return Some((last.speaker, others.clone()));
        }
        let first = last.joined_to?;
        let mut all: Vec<SpeakerId> = self.speaker_at[first as usize].into_iter().collect();
        let place = super::salience::Place { quoted: true, told: true, ..last.place };
        let joined = self
            .salience
            .recent(place)
            .filter(|s| s.place.sentence == last.place.sentence && s.joined_to == Some(first));
        for seen in joined.collect::<Vec<_>>().into_iter().rev() {
            if !all.contains(&seen.speaker) {
                all.push(seen.speaker);
            }
        }
        match all.split_first() {
            Some((first, others)) if !others.is_empty() => Some((*first, others.to_vec())),
            _ => None,
        }
    }

    /// What counts against a pronoun at `at` meaning somebody who was mentioned: both hang on one verb, or the mention stands
    /// in what somebody else says and the pronoun does not. That somebody speaks counts for less than with a description:
    /// "Ana Ruiz said it was late. Mary Vane has kept bees for years. “They are dying,” \[she\] said."
    pub(super) fn against(&self, seen: &Seen, at: u32) -> i32 {
        const TOLD: i32 = 8;
        const SPEAKS: i32 = 6;
        self.on_one_verb(seen, at)
            + TOLD * i32::from(seen.place.told && !self.place(at).told)
            + SPEAKS * i32::from(seen.speaks)
    }

    /// Whether a mention hangs on the verb on which the pronoun’s clause hangs: "\[Vellan\] fell after it warned", "Ana Ruiz left
    /// \[Vellan\] after it warned".
    fn governs(&self, seen: &Seen, at: u32) -> bool {
        let trees = &self.scene.annotations.trees;
        let clause = trees.head(at).filter(|&verb| trees.relation(verb) == Relation::Adverbial);
        let above = clause.and_then(|verb| trees.head(verb));
        seen.at < at && above.is_some() && trees.head(seen.at) == above
    }

    /// What counts against two mentions being of one because they hang on one verb.
    pub(super) fn on_one_verb(&self, seen: &Seen, at: u32) -> i32 {
        let trees = &self.scene.annotations.trees;
        let one_verb = self.scene.token(at).tag != Tag::PrpS
            && trees.head(seen.at).is_some()
            && trees.head(seen.at) == trees.head(at);
        12 * i32::from(one_verb)
    }

    /// Resolves a relative pronoun that is a source: "Ruiz, \[who\] said".
    pub(super) fn visit_relative(&mut self, at: u32) {
        let scene = self.scene;
        let trees = &scene.annotations.trees;
        let above =
            std::iter::once(at).chain(trees.ancestors(at)).take(4).find(|&t| trees.relation(t) == Relation::Relative);
        let nominal = |&t: &u32| scene.token(t).tag.is_nominal() || scene.token(t).tag.is_proper();
        let before = (at.saturating_sub(12)..at).rev().find(nominal);
        let Some(antecedent) = above.and_then(|t| trees.head(t)).filter(|&h| h < at).or(before) else { return };
        let person = scene.is(at, Class::RelativePronoun) && scene.token(at).tag == Tag::Wp;
        // "the [head] of the council, who said", "three [women] from Tessel who said", whatever the tree hangs it on.
        let known = self.speaker_at[antecedent as usize].map(|s| self.list[s.0 as usize].kind);
        // "a widow in Tessel who said", but "such as Kim who said" of Bo Kim
        let full = self.speaker_at[antecedent as usize].and_then(|s| self.bearer_of[s.0 as usize]);
        let full = full.is_some_and(|bearer| self.register.bearers[bearer].words.len() > 1);
        let located = antecedent > 1 && scene.token(antecedent - 1).tag == Tag::In && !full;
        let named = known == Some(SpeakerKind::Named) && !located;
        let thing = person && !named && !is_person_noun(scene, antecedent);
        let held = thing && trees.relation(antecedent) == Relation::Nominal;
        let holder = trees.subtree(antecedent).start.checked_sub(1).filter(|&h| held && is_person_noun(scene, h));
        let near = before
            .filter(|_| holder.is_none())
            .and_then(|b| self.speaker_at[b as usize])
            .filter(|s| self.list[s.0 as usize].kind == SpeakerKind::Named);
        let antecedent = holder.unwrap_or(antecedent);
        if let Some(speaker) = self.speaker_at[antecedent as usize].or(near.filter(|_| person)) {
            self.mention(speaker, at..at + 1, Form::Pronoun, false);
        } else if scene.token(antecedent).tag.is_noun() {
            let phrase = super::role::phrase(
                scene,
                antecedent,
                scene.annotations.sentences[scene.annotations.sentence_at(at)].tokens.start,
            );
            let kind = kind::of(scene, &(phrase.start..antecedent + 1), antecedent);
            let id = self.unnamed(phrase, antecedent, kind, Form::Description);
            self.mention(id, at..at + 1, Form::Pronoun, false);
        }
    }
}

/// Two or more who are meant together: the first and the others.
pub(super) type Together = (SpeakerId, Vec<SpeakerId>);

/// Whom "they" stands for.
enum Several {
    /// A crowd or an organisation, and whether another is as likely.
    One(SpeakerId, bool),
    /// Two or more who were joined.
    All(SpeakerId, Vec<SpeakerId>),
}
