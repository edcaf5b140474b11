//! Resolving mentions: whom a name, a pronoun or a description stands for.
//!
//! In: names, attributions and the text, left to right. Out: [`Speakers`].
//! A pronoun goes to the most salient of those mentioned before it that it can stand for: mentioned lately, as subject,
//! as somebody who speaks, outside quotations (the factors of Lappin and Leass 1994). A description goes to whoever has
//! been called so before, by title, apposition or a word of the name; "the group" to the organisation last named. What
//! fits nobody is a speaker of its own.

use std::collections::HashMap;
use std::ops::Range;

use super::name::{self, Name, is_person_noun};
use super::register::{Register, gender_of_word};
use super::{Form, Gender, Mention, Speaker, SpeakerId, SpeakerKind, Speakers, kind};
use crate::attribution::scene::Scene;
use crate::attribution::{Attribution, source};
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::statistics::words::{NameKind, Sense, WordId};

/// Finds the speakers of a text.
pub fn resolve(scene: &Scene<'_>, attributions: &[Attribution]) -> Speakers {
    let names = name::find(scene);
    let register = Register::new(scene, &names);
    let mut resolver = Resolver::new(scene, &names, &register, attributions);
    for at in 0..scene.annotations.tokens.len() as u32 {
        resolver.visit(at);
    }
    resolver.finish(attributions)
}

/// A mention that has been resolved.
#[derive(Clone, Copy, Debug)]
struct Seen {
    at: u32,
    sentence: usize,
    speaker: SpeakerId,
    subject: bool,
    speaks: bool,
    quoted: bool,
}

struct Resolver<'a> {
    scene: &'a Scene<'a>,
    names: &'a [Name],
    register: &'a Register,
    /// For each token the name that starts there.
    name_at: Vec<Option<u32>>,
    /// The head of each attribution's source with the source's tokens.
    sources: Vec<(u32, Range<u32>)>,
    list: Vec<Speaker>,
    /// For each bearer of the register its speaker.
    of_bearer: Vec<Option<SpeakerId>>,
    /// For each speaker its bearer in the register.
    bearer_of: Vec<Option<usize>>,
    /// The latest speaker without a name by the noun that names it.
    unnamed: HashMap<WordId, SpeakerId>,
    /// The organisations that take their names from their owners.
    owned: HashMap<String, SpeakerId>,
    seen: Vec<Seen>,
    /// For each token the speaker whose mention it is in.
    speaker_at: Vec<Option<SpeakerId>>,
}

impl<'a> Resolver<'a> {
    fn new(scene: &'a Scene<'a>, names: &'a [Name], register: &'a Register, attributions: &[Attribution]) -> Self {
        let mut name_at = vec![None; scene.annotations.tokens.len()];
        for (number, name) in names.iter().enumerate() {
            name_at[name.tokens.start as usize] = Some(number as u32);
        }
        let head = |a: &Attribution| {
            let range = a.core.source.clone()?;
            Some((source::head_of(scene, range.clone()).unwrap_or(range.end - 1), range))
        };
        let mut sources: Vec<_> = attributions.iter().filter_map(head).collect();
        // "the mayor and two aides said": each is a source.
        let trees = &scene.annotations.trees;
        let joined: Vec<_> = sources
            .iter()
            .flat_map(|(head, range)| {
                let others = trees
                    .children(*head)
                    .filter(|&c| c > *head && trees.relation(c) == Relation::Conjunct && range.contains(&c));
                others.map(|c| (c, trees.subtree(c).start.max(*head + 1).min(c)..range.end)).collect::<Vec<_>>()
            })
            .collect();
        sources.extend(joined);
        sources.sort_by_key(|(head, _)| *head);
        let article = Speaker {
            name: String::new(),
            kind: SpeakerKind::Article,
            gender: Gender::Unknown,
            plural: false,
            outlet: false,
            title: None,
            mentions: Vec::new(),
        };
        let of_bearer = vec![None; register.bearers.len()];
        Self {
            scene,
            names,
            register,
            sources,
            list: vec![article],
            of_bearer,
            bearer_of: vec![None],
            unnamed: HashMap::new(),
            owned: HashMap::new(),
            seen: Vec::new(),
            speaker_at: vec![None; name_at.len()],
            name_at,
        }
    }

    /// Resolves the mention whose head or first word stands at `at`, if one does.
    fn visit(&mut self, at: u32) {
        if let Some(number) = self.name_at[at as usize] {
            self.visit_name(number as usize);
            return;
        }
        if self.speaker_at[at as usize].is_some() {
            return;
        }
        let tag = self.scene.token(at).tag;
        let source = self.source_at(at);
        match tag {
            Tag::Prp | Tag::PrpS => self.visit_pronoun(at, source.is_some()),
            tag if tag.is_wh() => {
                if source.is_some() {
                    self.visit_relative(at);
                }
            }
            _ => match source {
                Some(range) => self.visit_source(at, range),
                None if matches!(tag, Tag::Nn) && self.is_definite(at) => self.visit_description(at),
                None => {}
            },
        }
    }

    fn source_at(&self, at: u32) -> Option<Range<u32>> {
        let found = self.sources.binary_search_by_key(&at, |(head, _)| *head).ok()?;
        Some(self.sources[found].1.clone())
    }

    fn speaks(&self, tokens: &Range<u32>) -> bool {
        let next = self.sources.partition_point(|(head, _)| *head < tokens.start);
        self.sources.get(next).is_some_and(|(head, _)| tokens.contains(head))
    }

    fn visit_name(&mut self, number: usize) {
        let (name, owner) = (&self.names[number], self.register.of_name[number]);
        let Some((bearer, ambiguous)) = owner else { return };
        // "the Movement" is a description where somebody else has that noun for a name or a role.
        let definite = name.tokens.start.checked_sub(1).is_some_and(|b| self.scene.is(b, Class::Definite));
        let noun = name.tokens.len() == 1 && self.scene.is(name.tokens.start, Class::OrganisationWord);
        if definite
            && noun
            && self.register.bearers[bearer].fullest.len() == 1
            && let Some(found) = self.organisation_for(name.tokens.start)
        {
            self.mention(found, name.tokens.clone(), Form::Description, false);
            return;
        }
        let speaker = self.speaker_of(bearer, name);
        self.mention(speaker, name.tokens.clone(), Form::Name, ambiguous);
    }

    fn speaker_of(&mut self, bearer: usize, name: &Name) -> SpeakerId {
        if let Some(known) = self.of_bearer[bearer] {
            return known;
        }
        let held = &self.register.bearers[bearer];
        let token = self.scene.token(held.fullest.start);
        let definite = name.tokens.start.checked_sub(1).is_some_and(|b| self.scene.token(b).tag == Tag::Dt);
        let kind = match held.kind {
            Some(NameKind::Person) => SpeakerKind::Named,
            Some(NameKind::Organisation | NameKind::Place) => SpeakerKind::Organisation,
            None if token.tag == Tag::Nnps => SpeakerKind::Vague,
            // Unknown words: two or three in a row without an article are more often a person's.
            None if (2..=3).contains(&held.fullest.len()) && !definite => SpeakerKind::Named,
            None => SpeakerKind::Organisation,
        };
        let crowd = held.fullest.len() == 1 && token.tag == Tag::Nnps && held.kind != Some(NameKind::Place);
        let kind = if crowd { SpeakerKind::Vague } else { kind };
        let id = self.add(held.fullest.clone(), kind, held.gender, crowd, held.title.clone());
        self.of_bearer[bearer] = Some(id);
        self.bearer_of[id.0 as usize] = Some(bearer);
        id
    }

    fn add(
        &mut self,
        words: Range<u32>,
        kind: SpeakerKind,
        gender: Gender,
        plural: bool,
        title: Option<Range<u32>>,
    ) -> SpeakerId {
        let outlet = kind == SpeakerKind::Organisation
            && self
                .scene
                .lexicons
                .spans_any(Class::Outlet, &self.scene.annotations.tokens[words.start as usize..words.end as usize]);
        let name = self.words(words);
        self.list.push(Speaker { name, kind, gender, plural, outlet, title, mentions: Vec::new() });
        self.bearer_of.push(None);
        SpeakerId(self.list.len() as u32 - 1)
    }

    fn words(&self, tokens: Range<u32>) -> String {
        let text = self.scene.annotations.span(tokens).text(self.scene.text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn mention(&mut self, speaker: SpeakerId, tokens: Range<u32>, form: Form, ambiguous: bool) {
        let scene = self.scene;
        let trees = &scene.annotations.trees;
        let at = tokens.end - 1;
        let subject = tokens.clone().any(|t| trees.relation(t) == Relation::Subject);
        let speaks = self.speaks(&tokens);
        let sentence = scene.annotations.sentence_at(at);
        self.seen.push(Seen { at, sentence, speaker, subject, speaks, quoted: scene.quoted(at) });
        self.speaker_at[tokens.start as usize..tokens.end as usize].fill(Some(speaker));
        self.list[speaker.0 as usize].mentions.push(Mention { tokens, form, ambiguous });
    }

    fn visit_pronoun(&mut self, at: u32, source: bool) {
        let scene = self.scene;
        if scene.is(at, Class::SpeakerPronoun) {
            if source && !scene.quoted(at) {
                self.mention(SpeakerId::ARTICLE, at..at + 1, Form::Pronoun, false);
            }
            return;
        }
        let gender = if scene.is(at, Class::HePronoun) {
            Some(Gender::Male)
        } else if scene.is(at, Class::ShePronoun) {
            Some(Gender::Female)
        } else {
            None
        };
        let several = scene.is(at, Class::TheyPronoun);
        if gender.is_none() && !source {
            return;
        }
        let found = self.most_salient(at, |_, speaker| match gender {
            Some(gender) => {
                let person = matches!(speaker.kind, SpeakerKind::Named | SpeakerKind::Role | SpeakerKind::Anonymous);
                (person && !speaker.plural).then(|| match speaker.gender {
                    Gender::Unknown => -6,
                    held if held == gender => 0,
                    _ => -1000,
                })
            }
            None if several => match speaker.kind {
                SpeakerKind::Article => None,
                SpeakerKind::Named => Some(-30),
                SpeakerKind::Organisation => Some(if speaker.plural { 0 } else { -6 }),
                _ => Some(if speaker.plural { 0 } else { -14 }),
            },
            None => match speaker.kind {
                SpeakerKind::Organisation => Some(0),
                SpeakerKind::Document => Some(-2),
                _ => None,
            },
        });
        if let Some((speaker, ambiguous)) = found {
            if let (Some(gender), Gender::Unknown) = (gender, self.list[speaker.0 as usize].gender) {
                self.list[speaker.0 as usize].gender = gender;
            }
            self.mention(speaker, at..at + 1, Form::Pronoun, ambiguous);
        } else if source {
            self.unnamed(at..at + 1, at, SpeakerKind::Vague, Form::Pronoun);
        }
    }

    /// The speaker whose mentions before `at` make it most likely to be meant; `fit` gives what speaks for or against it.
    fn most_salient(&self, at: u32, fit: impl Fn(SpeakerId, &Speaker) -> Option<i32>) -> Option<(SpeakerId, bool)> {
        const FARTHEST: usize = 8;
        let scene = self.scene;
        let sentence = scene.annotations.sentence_at(at);
        let quoted = scene.quoted(at);
        let mut scores: Vec<(SpeakerId, i32)> = Vec::new();
        for seen in self.seen.iter().rev().take(60) {
            let distance = sentence - seen.sentence;
            if distance > FARTHEST {
                break;
            }
            let speaker = &self.list[seen.speaker.0 as usize];
            let Some(fits) = fit(seen.speaker, speaker).filter(|&f| f > -500) else { continue };
            let near = match distance {
                0 => 38,
                1 => 36,
                2 => 28,
                3 => 20,
                d => 16 - 2 * d as i32,
            };
            let score = near + fits + 10 * i32::from(seen.subject) + 10 * i32::from(seen.speaks)
                - 14 * i32::from(seen.quoted && !quoted)
                + (speaker.mentions.len() as i32).min(6)
                - 12 * i32::from(distance == 0 && self.excludes(seen.at, at));
            match scores.iter_mut().find(|(id, _)| *id == seen.speaker) {
                Some((_, held)) => *held = (*held).max(score),
                None => scores.push((seen.speaker, score)),
            }
        }
        let best = scores.iter().map(|(_, s)| *s).max()?;
        let (speaker, _) = *scores.iter().find(|(_, s)| *s == best)?;
        let rivals = scores.iter().filter(|(_, s)| *s + 1 >= best).count();
        Some((speaker, rivals > 1))
    }

    /// Whether two mentions cannot be of the same because they hang on one verb.
    fn excludes(&self, one: u32, other: u32) -> bool {
        let trees = &self.scene.annotations.trees;
        self.scene.token(other).tag == Tag::Prp && trees.head(one).is_some() && trees.head(one) == trees.head(other)
    }

    fn visit_relative(&mut self, at: u32) {
        let scene = self.scene;
        let trees = &scene.annotations.trees;
        let above =
            std::iter::once(at).chain(trees.ancestors(at)).take(4).find(|&t| trees.relation(t) == Relation::Relative);
        let before = (at.saturating_sub(12)..at)
            .rev()
            .find(|&t| scene.token(t).tag.is_nominal() || scene.token(t).tag.is_proper());
        let Some(antecedent) = above.and_then(|t| trees.head(t)).filter(|&h| h < at).or(before) else { return };
        if let Some(speaker) = self.speaker_at[antecedent as usize] {
            self.mention(speaker, at..at + 1, Form::Pronoun, false)
        } else {
            let start = trees.subtree(antecedent).start.min(antecedent);
            let phrase = start..antecedent + 1;
            let kind = kind::of(scene, &phrase, antecedent);
            let id = self.unnamed(phrase, antecedent, kind, Form::Description);
            self.mention(id, at..at + 1, Form::Pronoun, false);
        }
    }

    fn is_definite(&self, at: u32) -> bool {
        let trees = &self.scene.annotations.trees;
        trees.children(at).any(|c| c < at && self.scene.is(c, Class::Definite))
    }

    /// A description that is nobody's source; it counts only if it is of somebody known.
    fn visit_description(&mut self, at: u32) {
        let start = self.scene.annotations.trees.subtree(at).start.min(at);
        if let Some(speaker) = self.described(start..at + 1, at) {
            self.mention(speaker, start..at + 1, Form::Description, false);
        }
    }

    /// A source whose head is a common noun or stranger still.
    fn visit_source(&mut self, at: u32, range: Range<u32>) {
        let scene = self.scene;
        let trees = &scene.annotations.trees;
        // "the group’s leader, Ana Ruiz": the name is in the apposition, and gets its mention there.
        let apposed = self.names.iter().zip(&self.register.of_name).find(|(n, _)| {
            let inside = n.tokens.start >= range.start && n.tokens.end <= range.end && n.kind == Some(NameKind::Person);
            inside
                && n.tokens.clone().any(|t| {
                    let up = trees.relation(t) == Relation::Apposition && trees.head(t) == Some(at);
                    up || (trees.relation(at) == Relation::Apposition && trees.head(at) == Some(t))
                })
        });
        if let Some((name, Some((bearer, _)))) = apposed {
            let name = name.clone();
            let speaker = self.speaker_of(*bearer, &name);
            self.mention(speaker, at..at + 1, Form::Description, false);
            return;
        }
        if let Some(speaker) = self.owned(&range, at).or_else(|| self.described(range.start..at + 1, at)) {
            self.mention(speaker, range.start.min(at)..at + 1, Form::Description, false);
            return;
        }
        let kind = kind::of(scene, &(range.start..at + 1), at);
        self.unnamed(range, at, kind, Form::Description);
    }

    /// A speaker without a name: a new one, or one that an earlier "the" makes the same.
    fn unnamed(&mut self, phrase: Range<u32>, head: u32, kind: SpeakerKind, form: Form) -> SpeakerId {
        let tag = self.scene.token(head).tag;
        let id =
            self.add(phrase.clone(), kind, gender_of_word(self.scene, head), matches!(tag, Tag::Nns | Tag::Nnps), None);
        self.unnamed.insert(self.scene.token(head).lemma, id);
        let words = phrase.start..(head + 1).max(phrase.start + 1);
        self.mention(id, words, form, false);
        id
    }

    /// "Ruiz’s campaign", "her team": an organisation that takes its name from its owner.
    fn owned(&mut self, range: &Range<u32>, at: u32) -> Option<SpeakerId> {
        let scene = self.scene;
        if !scene.lexicons.vocabulary.is(scene.token(at).lemma, Class::OwnedNoun) {
            return None;
        }
        let owner = (range.start..at).rev().find_map(|t| self.speaker_at[t as usize])?;
        let owner = &self.list[owner.0 as usize];
        if owner.kind != SpeakerKind::Named {
            return None;
        }
        let surname = owner.name.rsplit(' ').next().unwrap_or(&owner.name).to_owned();
        let name = format!("{surname} {}", scene.token(at).span.text(scene.text));
        if let Some(&known) = self.owned.get(&name) {
            return Some(known);
        }
        let id = self.add(at..at + 1, SpeakerKind::Organisation, Gender::Unknown, false, None);
        self.list[id.0 as usize].name.clone_from(&name);
        self.owned.insert(name, id);
        Some(id)
    }

    /// Whom a definite description stands for, if anybody known.
    fn described(&mut self, phrase: Range<u32>, head: u32) -> Option<SpeakerId> {
        let scene = self.scene;
        let token = scene.token(head);
        let definite = phrase.clone().any(|i| scene.is(i, Class::Definite));
        if !definite || !matches!(token.tag, Tag::Nn | Tag::Nnp | Tag::Nns) {
            return None;
        }
        let lemma = if token.lemma.is_known() { scene.lexicons.vocabulary.word(token.lemma).key } else { token.key };
        // Somebody without a name who was introduced by the same noun.
        let again = self.unnamed.get(&token.lemma).filter(|_| token.lemma.is_known()).copied();
        if is_person_noun(scene, head) && token.tag != Tag::Nns {
            let called = self.most_salient(head, |id, _| self.has_role(id, lemma).then_some(0));
            if let Some((speaker, _)) = called {
                return Some(speaker);
            }
            if again.is_some() {
                return again;
            }
            let generic = scene.lexicons.vocabulary.is(token.lemma, Class::GenericPerson);
            let gender = gender_of_word(scene, head);
            let anyone = || {
                self.most_salient(head, |_, s| {
                    let fits = gender == Gender::Unknown || s.gender == Gender::Unknown || s.gender == gender;
                    (s.kind == SpeakerKind::Named && fits).then_some(0)
                })
            };
            return generic.then(anyone).flatten().map(|(speaker, _)| speaker);
        }
        if again.is_some() {
            return again;
        }
        let organisation = scene.lexicons.vocabulary.is(token.lemma, Class::OrganisationNoun)
            || scene.is(head, Class::OrganisationWord)
            || kind::sense(token.lemma) == Sense::Group;
        if organisation && token.tag != Tag::Nns { self.organisation_for(head) } else { None }
    }

    /// Whether a person has been called by that noun, in a title or an apposition.
    fn has_role(&self, speaker: SpeakerId, lemma: u64) -> bool {
        let bearer =
            self.bearer_of[speaker.0 as usize].filter(|_| self.list[speaker.0 as usize].kind == SpeakerKind::Named);
        bearer.is_some_and(|b| self.register.bearers[b].roles.contains(&lemma))
    }

    /// The organisation that "the group" or "the university" stands for: one whose name has the noun, else the most
    /// salient.
    fn organisation_for(&self, head: u32) -> Option<SpeakerId> {
        let key = self.scene.token(head).key;
        let has_noun = |id: SpeakerId| self.bearer_of[id.0 as usize].is_some_and(|b| self.register.has_word(b, key));
        let organisation = |s: &Speaker| s.kind == SpeakerKind::Organisation;
        let by_name = self.most_salient(head, |id, s| (organisation(s) && has_noun(id)).then_some(0));
        let has_name = |id: SpeakerId| self.bearer_of[id.0 as usize].is_some() || self.owned.values().any(|o| *o == id);
        by_name
            .or_else(|| self.most_salient(head, |id, s| (organisation(s) && has_name(id)).then_some(0)))
            .map(|(id, _)| id)
    }

    fn finish(self, attributions: &[Attribution]) -> Speakers {
        let mut by_token: Vec<(Range<u32>, SpeakerId)> = Vec::new();
        for (id, speaker) in (0..).map(SpeakerId).zip(&self.list) {
            by_token.extend(speaker.mentions.iter().map(|m| (m.tokens.clone(), id)));
        }
        by_token.sort_by_key(|(tokens, _)| (tokens.start, std::cmp::Reverse(tokens.end)));
        by_token.dedup_by(|next, kept| next.0.start < kept.0.end);
        let mut behind_all = Vec::new();
        let trees = &self.scene.annotations.trees;
        for attribution in attributions {
            let Some(range) = attribution.core.source.clone() else {
                behind_all.push(Vec::new());
                continue;
            };
            let head = source::head_of(self.scene, range.clone()).unwrap_or(range.end - 1);
            let joined = trees
                .children(head)
                .filter(|&c| c > head && trees.relation(c) == Relation::Conjunct && range.contains(&c));
            let at = |t: u32| self.speaker_at[t as usize];
            let mut behind: Vec<SpeakerId> = std::iter::once(head).chain(joined).filter_map(at).collect();
            if behind.is_empty() {
                behind.extend(range.rev().find_map(at));
            }
            behind.dedup();
            behind_all.push(behind);
        }
        Speakers { list: self.list, behind: behind_all, by_token }
    }
}
