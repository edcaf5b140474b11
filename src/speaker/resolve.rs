//! Resolving mentions: whom a name, a pronoun or a description stands for.
//!
//! In: names, attributions and the text, left to right. Out: [`Speakers`].
//! The walk and what it keeps stand here; what it does with pronouns in `pronoun`, with descriptions of persons in
//! `description`, of organisations in `organisation`, and in the end with whole sources in `behind`.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::gender::Gender;
use super::introduced::Introduced;
use super::name::{self, Name};
use super::register::Register;
use super::role::Role;
use super::salience::{Place, Salience, Seen};
use super::{Form, Mention, Speaker, SpeakerId, SpeakerKind, Speakers, behind};
use crate::attribution::scene::Scene;
use crate::attribution::turn::{self, Turn};
use crate::attribution::{Attribution, Relayed};
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;

/// Finds the speakers of a text with these names: those behind its attributions, and those whom these quote in turn.
pub fn resolve(scene: &Scene<'_>, names: &[Name], attributions: &[Attribution], relayed: &[Relayed]) -> Speakers {
    let register = Register::new(scene, names);
    let mut resolver = Resolver::new(scene, names, &register, attributions, relayed);
    for (at, token) in (0..).zip(&scene.annotations.tokens) {
        // Any other word is a mention only where a name or a source begins.
        if at >= resolver.next_due || matches!(token.tag, Tag::Prp | Tag::PrpS | Tag::Nn) {
            resolver.visit(at);
        } else if token.tag == Tag::Nns {
            resolver.introduce(at);
        }
    }
    resolver.finish(attributions, relayed)
}

/// What is known on the way.
pub(super) struct Resolver<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) names: &'a [Name],
    pub(super) register: &'a Register,
    /// The head of each attribution's source with the source's tokens.
    sources: Vec<(u32, Range<u32>)>,
    /// The first name and the first source that the walk has not passed, and where either begins next.
    next_name: usize,
    next_source: usize,
    next_due: u32,
    /// The turns of the dialogue that the text is, if it is one.
    pub(super) turns: Vec<Turn>,
    /// Whom labels without a name stand for.
    pub(super) labelled: FxHashMap<&'a str, SpeakerId>,
    /// The stretches of content with the head of the source of each, in text order.
    pub(super) contents: Vec<(Range<u32>, u32)>,
    pub(super) list: Vec<Speaker>,
    /// For each bearer of the register its speaker.
    pub(super) of_bearer: Vec<Option<SpeakerId>>,
    /// For each speaker its bearer in the register.
    pub(super) bearer_of: Vec<Option<usize>>,
    /// Whoever has no name, by what the copy calls them.
    pub(super) introduced: Introduced,
    /// The organisations that take their names from their owners, by owner and noun, and of each noun the one named last.
    pub(super) owned: FxHashMap<(SpeakerId, Role), SpeakerId>,
    pub(super) has_owner: FxHashSet<SpeakerId>,
    pub(super) last_owned: FxHashMap<Role, SpeakerId>,
    /// The speaker of each state, by the number that its names share.
    pub(super) states: FxHashMap<u32, SpeakerId>,
    pub(super) salience: Salience,
    /// For each token the speaker whose mention it is in, and the others where several are meant.
    pub(super) speaker_at: Vec<Option<SpeakerId>>,
    pub(super) others_at: FxHashMap<u32, Vec<SpeakerId>>,
    /// Where a mention could mean another speaker as well.
    pub(super) ambiguous_at: FxHashSet<u32>,
}

impl<'a> Resolver<'a> {
    fn new(
        scene: &'a Scene<'a>,
        names: &'a [Name],
        register: &'a Register,
        attributions: &[Attribution],
        relayed: &[Relayed],
    ) -> Self {
        let mut sources: Vec<(u32, Range<u32>)> = Vec::new();
        let mut contents = Vec::new();
        let inner = relayed.iter().map(|r| (&r.attribution, true));
        for (attribution, nested) in attributions.iter().map(|a| (a, false)).chain(inner) {
            let Some(range) = attribution.core.source.clone() else { continue };
            // "the mayor and two aides said": each is a source.
            let parts = behind::parts(scene, names, &range);
            if !nested {
                contents.extend(attribution.content.iter().map(|c| (c.clone(), parts[0].0)));
            }
            sources.extend(parts);
        }
        sources.sort_by_key(|(head, _)| *head);
        let turns = turn::find(scene);
        let labels = turns.iter().map(|turn| (behind::head(scene, names, &turn.label), turn.label.clone()));
        let labels: Vec<_> =
            labels.filter(|(head, _)| sources.binary_search_by_key(head, |(head, _)| *head).is_err()).collect();
        sources.extend(labels);
        sources.sort_by_key(|(head, _)| *head);
        contents.sort_by_key(|(range, _)| range.start);
        let article = Speaker {
            name: String::new(),
            kind: SpeakerKind::Article,
            gender: Gender::Unknown,
            plural: false,
            outlet: false,
            titles: Vec::new(),
            mentions: Vec::new(),
        };
        Self {
            scene,
            names,
            register,
            sources,
            next_name: 0,
            next_source: 0,
            next_due: 0,
            turns,
            labelled: FxHashMap::default(),
            contents,
            list: vec![article],
            of_bearer: vec![None; register.bearers.len()],
            bearer_of: vec![None],
            introduced: Introduced::default(),
            owned: FxHashMap::default(),
            has_owner: FxHashSet::default(),
            last_owned: FxHashMap::default(),
            states: FxHashMap::default(),
            salience: Salience::default(),
            speaker_at: vec![None; scene.annotations.tokens.len()],
            others_at: FxHashMap::default(),
            ambiguous_at: FxHashSet::default(),
        }
    }

    /// Resolves the mention whose head or first word stands at `at`, if one does.
    fn visit(&mut self, at: u32) {
        self.next_name += self.names[self.next_name..].iter().take_while(|n| n.tokens.start < at).count();
        self.next_source += self.sources[self.next_source..].iter().take_while(|(head, _)| *head < at).count();
        let name = self.names[self.next_name..].iter().map(|n| n.tokens.start).find(|start| *start > at);
        let head = self.sources[self.next_source..].iter().map(|(head, _)| *head).find(|head| *head > at);
        self.next_due = name.unwrap_or(u32::MAX).min(head.unwrap_or(u32::MAX));
        if self.speaker_at[at as usize].is_some() {
            return;
        }
        if let Some(bearer) = self.initialled(at) {
            let speaker = self.speaker_of(bearer);
            self.mention(speaker, at..at + 1, Form::Description, false);
            return;
        }
        if self.names.get(self.next_name).is_some_and(|n| n.tokens.start == at) && !self.is_initial(at) {
            self.visit_name(self.next_name);
            return;
        }
        let tag = self.scene.token(at).tag;
        let heads = self.sources.get(self.next_source).is_some_and(|(head, _)| *head == at);
        let source = if heads { self.source_at(at) } else { None };
        match tag {
            Tag::Prp | Tag::PrpS => self.visit_pronoun(at, source.is_some()),
            tag if tag.is_wh() => {
                if source.is_some() {
                    self.visit_relative(at);
                }
            }
            _ => match source {
                Some(range) => self.visit_source(at, range),
                None if tag == Tag::Nn => self.visit_description(at),
                None => self.introduce(at),
            },
        }
    }

    /// The names that start in a range.
    pub(super) fn names_in(&self, range: Range<u32>) -> Range<usize> {
        let from = |at: u32| self.names.partition_point(|n| n.tokens.start < at);
        from(range.start)..from(range.end)
    }

    /// The turn of a dialogue that the token stands in, its label or what is said.
    pub(super) fn turn_at(&self, at: u32) -> Option<&Turn> {
        let next = self.turns.partition_point(|turn| turn.label.start <= at);
        self.turns[..next].last().filter(|turn| at < turn.said.end)
    }

    /// Whether the token is a label of one letter: "Q", "A".
    pub(super) fn is_initial(&self, at: u32) -> bool {
        self.scene.token(at).span.len() == 1 && self.turn_at(at).is_some_and(|turn| turn.label == (at..at + 1))
    }

    fn source_at(&self, at: u32) -> Option<Range<u32>> {
        let found = self.sources.binary_search_by_key(&at, |(head, _)| *head).ok()?;
        Some(self.sources[found].1.clone())
    }

    pub(super) fn speaks(&self, tokens: &Range<u32>) -> bool {
        let next = self.sources.partition_point(|(head, _)| *head < tokens.start);
        self.sources.get(next).is_some_and(|(head, _)| tokens.contains(head))
    }

    /// The place of a token, for looking back from it.
    pub(super) fn place(&self, at: u32) -> Place {
        let next = self.contents.partition_point(|(range, _)| range.start <= at);
        let told = self.contents[..next].last().is_some_and(|(range, _)| range.contains(&at));
        let annotations = self.scene.annotations;
        let paragraph = annotations.paragraphs.partition_point(|p| p.end <= at);
        Place { sentence: annotations.sentence_at(at), paragraph, quoted: self.scene.quoted(at), told }
    }

    /// What it counts for somebody to be named often in the whole of the copy.
    pub(super) fn prominence(&self, speaker: SpeakerId) -> i32 {
        const MOST: usize = 8;
        let named = self.bearer_of[speaker.0 as usize].map_or(0, |b| self.register.bearers[b].named.len());
        named.max(self.list[speaker.0 as usize].mentions.len()).min(MOST) as i32
    }

    /// What it counts beyond that to be one whom the whole copy is about.
    pub(super) fn renown(&self, speaker: SpeakerId) -> i32 {
        const MOST: usize = 16;
        self.bearer_of[speaker.0 as usize].map_or(0, |b| self.register.bearers[b].named.len().min(MOST)) as i32
    }

    fn visit_name(&mut self, number: usize) {
        let (name, owner) = (&self.names[number], self.register.of_name[number]);
        let Some((bearer, ambiguous)) = owner else { return };
        // "the Movement" is a description where somebody else has that noun for a name or a role.
        // So is "the Ohio Democrat" of a member who was named.
        let Range { start, end } = name.tokens;
        let definite = start.checked_sub(1).is_some_and(|b| self.scene.is(b, Class::Definite));
        let last = end - 1;
        let noun = if start == last {
            self.scene.is(start, Class::OrganisationWord) || name::is_person_noun(self.scene, start)
        } else {
            self.scene.is(last, Class::VagueNoun) && self.scene.token(last).tag == Tag::Nnp
        };
        if definite
            && noun
            && self.register.bearers[bearer].fullest.len() == name.tokens.len()
            && let Some((found, ambiguous)) = self.described(start - 1..end, last, self.speaks(&name.tokens))
        {
            self.mention(found, name.tokens.clone(), Form::Description, ambiguous);
            return;
        }
        // "Kovalik lost. “She was braver,” said the Czech."
        if definite
            && start == last
            && self.scene.is(start, Class::Countryman)
            && self.speaks(&name.tokens)
            && let Some(found) = self.latest_person(start)
        {
            self.mention(found, name.tokens.clone(), Form::Description, false);
            return;
        }
        let speaker = self.speaker_of(bearer);
        self.mention(speaker, name.tokens.clone(), Form::Name, ambiguous);
    }

    /// The person with a name who was mentioned last before a token, quotations left out.
    fn latest_person(&self, at: u32) -> Option<SpeakerId> {
        let mut seen = self.salience.recent(self.place(at)).filter(|seen| !seen.place.quoted);
        seen.find(|seen| self.list[seen.speaker.0 as usize].kind == SpeakerKind::Named).map(|seen| seen.speaker)
    }

    /// The speaker who bears a name.
    pub(super) fn speaker_of(&mut self, bearer: usize) -> SpeakerId {
        if let Some(known) = self.of_bearer[bearer] {
            return known;
        }
        let held = &self.register.bearers[bearer];
        let kind = self.kind_of(bearer);
        let crowd = kind == SpeakerKind::Vague;
        let id = self.add(held.fullest.clone(), kind, held.gender, crowd);
        self.list[id.0 as usize].titles.clone_from(&held.titles);
        self.of_bearer[bearer] = Some(id);
        self.bearer_of[id.0 as usize] = Some(bearer);
        if let Some(state) = self.scene.lexicons.class_value(Class::State, self.scene.token(held.fullest.start).word) {
            self.states.entry(state as u32).or_insert(id);
        }
        id
    }

    /// A new speaker, named by these words.
    pub(super) fn add(&mut self, words: Range<u32>, kind: SpeakerKind, gender: Gender, plural: bool) -> SpeakerId {
        let outlet = kind == SpeakerKind::Organisation && self.is_outlet(words.clone());
        let name = self.words(words);
        self.list.push(Speaker { name, kind, gender, plural, outlet, titles: Vec::new(), mentions: Vec::new() });
        self.bearer_of.push(None);
        SpeakerId(self.list.len() as u32 - 1)
    }

    fn words(&self, tokens: Range<u32>) -> String {
        let text = self.scene.annotations.span(tokens).text(self.scene.text);
        // A letter by itself is a name, and the full stop behind it the sentence's.
        let lone = text.len() == 2 && text.starts_with(|c: char| c.is_ascii_uppercase());
        let text = if lone { text.trim_end_matches('.') } else { text };
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Notes that a speaker is mentioned.
    pub(super) fn mention(&mut self, speaker: SpeakerId, tokens: Range<u32>, form: Form, ambiguous: bool) {
        let scene = self.scene;
        let trees = &scene.annotations.trees;
        let at = tokens.end - 1;
        let subject = tokens.clone().any(|t| trees.relation(t) == Relation::Subject);
        let speaks = self.speaks(&tokens);
        let joined_to = tokens.clone().find_map(|t| behind::joined_to(scene, self.names, t));
        let joined_to = joined_to.filter(|h| *h < tokens.start);
        let first = self.list[speaker.0 as usize].mentions.is_empty();
        self.salience.add(Seen { at, place: self.place(at), speaker, subject, speaks, first, joined_to });
        self.speaker_at[tokens.start as usize..tokens.end as usize].fill(Some(speaker));
        if ambiguous {
            self.ambiguous_at.extend(tokens.clone());
        }
        self.list[speaker.0 as usize].mentions.push(Mention { tokens, form, ambiguous });
    }
}
