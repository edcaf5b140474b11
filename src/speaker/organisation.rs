//! Organisations that are spoken of without their names.
//!
//! In: a definite noun phrase ("the group", "the Tessel council", "Ruiz’s campaign"). Out: the organisation that it stands
//! for: one whose name has the noun, one of which the noun has been said, the state whose government it is, or the
//! foremost that it can be.

use std::ops::Range;

use super::bearer::OF_A_PERSON;
use super::gender::Gender;
use super::resolve::Resolver;
use super::role;
use super::salience::{Best, Seen};
use super::{Speaker, SpeakerId, SpeakerKind, kind};
use crate::language::lexicon::Class;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::words::{NameKind, Sense};

impl Resolver<'_> {
    /// "Ruiz’s campaign", "her team", "the Ruiz campaign": an organisation that takes its name from its owner. What only
    /// persons have is called so by their names, "Ruiz campaign", anything else is theirs, "Ruiz’s office", if the copy does
    /// not say "the Ruiz office".
    pub(super) fn owned(&mut self, range: &Range<u32>, at: u32) -> Option<SpeakerId> {
        let scene = self.scene;
        if !scene.lexicons.vocabulary.is(scene.token(at).lemma, Class::OwnedNoun) {
            return None;
        }
        // The owner is a possessor or stands right before the noun.
        let owner = (range.start..at).rev().find(|&t| self.speaker_at[t as usize].is_some())?;
        let bare = owner + 1 == at && scene.token(owner).tag != Tag::PrpS;
        let owns = bare || matches!(scene.token(owner + 1).tag, Tag::Pos) || scene.token(owner).tag == Tag::PrpS;
        let owner = self.speaker_at[owner as usize].filter(|_| owns)?;
        let possessor = &self.list[owner.0 as usize];
        if possessor.kind != SpeakerKind::Named {
            return None;
        }
        let surname = possessor.name.rsplit(' ').next().unwrap_or(&possessor.name).to_owned();
        let place = (owner, role::role(scene, at));
        let id = self.owned.get(&place).copied().unwrap_or_else(|| {
            let id = self.add(at..at + 1, SpeakerKind::Organisation, Gender::Unknown, false);
            let noun = scene.token(at).span.text(scene.text);
            let of_a_person = scene.lexicons.class_value(Class::OwnedNoun, scene.token(at).lemma) == Some(OF_A_PERSON);
            let owner = if of_a_person || bare { surname } else { format!("{surname}’s") };
            self.list[id.0 as usize].name = format!("{owner} {noun}");
            self.owned.insert(place, id);
            self.has_owner.insert(id);
            id
        });
        self.last_owned.insert(place.1, id);
        Some(id)
    }

    /// The organisation that a definite description stands for, and whether another is as likely.
    pub(super) fn organisation(&mut self, phrase: &Range<u32>, head: u32, source: bool) -> Option<(SpeakerId, bool)> {
        let scene = self.scene;
        let token = scene.token(head);
        let is = |class| scene.lexicons.vocabulary.is(token.lemma, class);
        let again = self.again(phrase, head).map(|id| (id, false));
        // "the think tank"
        let two = &scene.annotations.tokens[head.saturating_sub(1) as usize..=head as usize];
        let compound = scene.lexicons.spans(Class::GenericOrganisation, two);
        let general = is(Class::GenericOrganisation) || compound;
        let institution = general
            || is(Class::OrganisationNoun)
            || is(Class::OrganisationWord)
            || kind::sense(token.lemma) == Sense::Group;
        if !institution {
            return again.or_else(|| self.spoken_of(phrase, head, source, None).map(|id| (id, false)));
        }
        if is(Class::GovernmentNoun)
            && let Some(state) = self.state(phrase, head)
        {
            return Some((state, false));
        }
        // "the city council" is no other city’s and no other council; nor is "the Tesselian council".
        let telling = |&t: &u32| {
            let token = scene.token(t);
            token.tag.is_noun() || token.tag.is_adjective() && token.case == Case::Capital
        };
        let before = phrase.start..head - u32::from(compound);
        let modifiers: Vec<u64> = before.filter(telling).map(|t| role::lemma_key(scene, t)).collect();
        let known = |id: SpeakerId| {
            let Some(bearer) = self.bearer_of[id.0 as usize] else { return modifiers.is_empty() };
            let known_as = &self.register.bearers[bearer];
            modifiers.iter().all(|m| known_as.words.contains(m) || known_as.marks.contains(m))
        };
        let organisation = |s: &Speaker| s.kind == SpeakerKind::Organisation;
        let place = self.place(head);
        let (key, role) = (token.key, role::role(scene, head));
        let named = |seen: &Seen| {
            let bearer = self.bearer_of[seen.speaker.0 as usize]?;
            let known_as = &self.register.bearers[bearer];
            let by_name = known_as.words.len() > 1 && known_as.words.contains(&key);
            let fits = organisation(&self.list[seen.speaker.0 as usize]) && (by_name || known_as.roles.contains(&role));
            (fits && known(seen.speaker)).then_some(0)
        };
        if let Some(found) = self.salience.foremost(place, named) {
            return Some(found);
        }
        let owned = || {
            let last = self.last_owned.get(&role).copied();
            last.filter(|_| is(Class::OwnedNoun) && !general && modifiers.is_empty())
        };
        if let Some(owned) = owned() {
            return Some((owned, false));
        }
        if again.is_some() {
            return again;
        }
        let other = |bearer: usize| self.is_of_other_sort(bearer, head);
        let fits = |seen: &Seen| {
            let id = seen.speaker;
            let speaker = &self.list[id.0 as usize];
            let bearer = self.bearer_of[id.0 as usize];
            let seat = bearer.is_some_and(|b| self.register.bearers[b].kind == Some(NameKind::Place));
            let has_name = bearer.is_some() || self.has_owner.contains(&id);
            // "the Tessel company" is not Tessel.
            let inside = || (phrase.start..head).any(|t| self.speaker_at[t as usize] == Some(id));
            if !organisation(speaker)
                || !has_name
                || is(Class::BusinessNoun) && bearer.is_some_and(other)
                || !seat && inside()
            {
                return None;
            }
            match (speaker.outlet, seat) {
                (true, _) if is(Class::OutletNoun) => Some(10),
                (true, _) if general => Some(-40),
                (false, true) if is(Class::PlaceNoun) || is(Class::GovernmentNoun) => Some(0),
                (false, false) if general && !is(Class::PlaceNoun) => Some(0),
                _ => None,
            }
        };
        // "Bus drivers will walk out, their union announced": nobody whom the copy has not called that.
        if phrase.clone().any(|t| scene.token(t).tag == Tag::PrpS) {
            return self.spoken_of(phrase, head, source, None).map(|id| (id, false));
        }
        let open = general || modifiers.is_empty();
        let brought_in = self.brought_in(head, |kind| kind == SpeakerKind::Organisation);
        let fit = |seen: &Seen| {
            let fits = fits(seen)?;
            (open || known(seen.speaker)).then(|| fits + brought_in.counts(seen) + self.prominence(seen.speaker))
        };
        // "on the NHS … The medicines watchdog": what tells the noun apart was never said of whoever is told of but once, aside.
        let aside = |best: &Best| {
            let seen = self.salience.recent(place).filter(|seen| seen.speaker == best.speaker);
            !modifiers.is_empty() && !known(best.speaker) && seen.map(|s| s.subject || s.speaks).eq([false])
        };
        // "the firm" is no ministry but may be whoever comes next; "the club" is no hospital and nobody else.
        let strange = |best: &Best| self.bearer_of[best.speaker.0 as usize].is_some_and(other);
        let best = self.salience.best(place, fit).filter(|best| !aside(best) && !strange(best));
        let spoken_of = self.spoken_of(phrase, head, source, best).map(|id| (id, false));
        spoken_of.or(best.map(|best| (best.speaker, best.ambiguous)))
    }

    /// Whether what the copy says of a body, by name or beside it, tells of another sort than the noun at `head`.
    fn is_of_other_sort(&self, bearer: usize, head: u32) -> bool {
        const BUSINESS: u32 = 0;
        const ASSOCIATION: u32 = 1;
        let scene = self.scene;
        let sort = |at: u32| {
            let token = scene.token(at);
            let listed = |word, class| scene.lexicons.vocabulary.is(word, class);
            let of = |word| match scene.lexicons.class_value(Class::BodySort, word) {
                Some(sort) => Some(sort as u32),
                None if listed(word, Class::BusinessNoun) => Some(BUSINESS),
                None => listed(word, Class::PublicBody).then_some(ASSOCIATION),
            };
            of(token.lemma).or_else(|| of(token.word))
        };
        let Some(own) = sort(head) else { return false };
        let differs = |other: u32| own != other && (own.min(other) == BUSINESS || own.min(other) > ASSOCIATION);
        let held = &self.register.bearers[bearer];
        let told = held.titles.iter().cloned().chain([held.fullest.clone()]).flatten();
        let mut sorts = told.filter_map(sort).peekable();
        sorts.peek().is_some() && sorts.all(differs)
    }

    /// The state whose government a phrase names: "the French government", where France is named too.
    fn state(&mut self, phrase: &Range<u32>, head: u32) -> Option<SpeakerId> {
        let scene = self.scene;
        let state = (phrase.start..head).rev().find_map(|t| {
            let token = scene.token(t);
            let adjective = token.tag.is_adjective() || token.tag == Tag::Nnp;
            scene.lexicons.class_value(Class::State, token.word).filter(|_| adjective)
        })?;
        self.states.get(&(state as u32)).copied()
    }
}
