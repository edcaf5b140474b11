//! Whoever has no name: spoken of by a noun, and perhaps heard later.
//!
//! In: noun phrases for persons and organisations, in text order. Out: for a later "the driver", "he", "it" or "they" the one
//! who was introduced so ("A bus driver was attacked. “I fell,” he said").
//! Whoever speaks is a speaker at once; whoever is only spoken of becomes one if a source points back.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::gender::{self, Gender};
use super::name::is_person_noun;
use super::resolve::Resolver;
use super::salience::{Best, Salience, Seen};
use super::{Form, Mention, SpeakerId, SpeakerKind, kind, role};
use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::words::WordId;

/// Whoever has no name so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Introduced {
    list: Vec<Noun>,
    /// By the noun, in text order.
    by_noun: FxHashMap<WordId, Vec<usize>>,
    /// The mentions of those who are not speakers; each stands there by its number in the list.
    salience: Salience,
}

/// A noun phrase that introduces somebody.
#[derive(Clone, Debug)]
struct Noun {
    /// The speaker, if it is one already.
    speaker: Option<SpeakerId>,
    head: u32,
    phrase: Range<u32>,
    kind: SpeakerKind,
    gender: Gender,
    plural: bool,
    /// The words before the noun that tell it from others: "the \[defence\] lawyer".
    marks: Vec<u64>,
    /// Whether it may look back at somebody who was not found, "the driver", "the bank": it is meant only where nobody else can be.
    looks_back: bool,
}

/// What whoever is only spoken of has to make up for beside whoever speaks or has a name.
const HANDICAP: i32 = 6;

/// What it counts that a description has the very noun.
const SAME_NOUN: i32 = 12;

/// A noun with the words before it, as far as they tell whom it can mean.
struct Told {
    marks: Vec<u64>,
    /// Whether a name is among them: "the \[Tessel\] coach", "the \[Greek\] ministry".
    named: bool,
    more: More,
    plural: bool,
}

/// Whether it is one more of a kind.
enum More {
    No,
    /// "Another coach", whom nobody named before can be.
    Another,
    /// "The other coach", who can be named again by the very same words.
    TheOther,
}

impl Told {
    fn new(scene: &Scene<'_>, phrase: &Range<u32>, head: u32) -> Self {
        let before = phrase.start..head;
        let names = |&at: &u32| {
            let token = scene.token(at);
            token.tag.is_proper() || token.tag.is_adjective() && token.case == Case::Capital
        };
        // A capital letter at the head of a sentence tells nothing.
        let named = before.clone().skip(1).any(|at| names(&at));
        let is = |class| before.clone().any(|at| scene.is(at, class));
        let more = match (is(Class::Other), is(Class::Definite)) {
            (false, _) => More::No,
            (true, false) => More::Another,
            (true, true) => More::TheOther,
        };
        Self { marks: role::marks(scene, before).collect(), named, more, plural: is_plural(scene, head) }
    }

    /// Whether whoever was introduced with these marks can be meant: no word tells them apart.
    fn can_mean(&self, marks: &[u64]) -> bool {
        let fewer = || self.marks.iter().all(|m| marks.contains(m));
        let more = || !self.named && marks.iter().all(|m| self.marks.contains(m));
        match self.more {
            More::No => fewer() || more(),
            More::Another => false,
            More::TheOther => !marks.is_empty() && self.marks == marks,
        }
    }
}

fn is_plural(scene: &Scene<'_>, at: u32) -> bool {
    matches!(scene.token(at).tag, Tag::Nns | Tag::Nnps)
}

impl Resolver<'_> {
    /// A speaker without a name, by the words that the copy has.
    pub(super) fn unnamed(&mut self, source: Range<u32>, head: u32, kind: SpeakerKind, form: Form) -> SpeakerId {
        let scene = self.scene;
        let words = trimmed(scene, source, head);
        let plural = is_plural(scene, head);
        let gender = gender::of_word(scene, kind::one_of(scene, head).unwrap_or(head));
        let id = self.add(words.clone(), kind, gender, plural);
        let marks = role::marks(scene, words.start..head).collect();
        let phrase = words.start..head + 1;
        let looks_back = false;
        self.keep(Noun { speaker: Some(id), head, phrase: phrase.clone(), kind, gender, plural, marks, looks_back });
        self.mention(id, phrase, form, false);
        id
    }

    fn keep(&mut self, noun: Noun) -> usize {
        let number = self.introduced.list.len();
        self.introduced.by_noun.entry(self.scene.token(noun.head).lemma).or_default().push(number);
        self.introduced.list.push(noun);
        number
    }

    /// Takes in a noun that is nobody’s source and that nobody known is meant by, if it introduces a person or an organisation.
    pub(super) fn introduce(&mut self, at: u32) {
        let scene = self.scene;
        let trees = &scene.annotations.trees;
        let relation = trees.relation(at);
        let subject = relation == Relation::Subject;
        let plural = is_plural(scene, at);
        let joins =
            matches!(relation, Relation::Subject | Relation::Object | Relation::Nominal) && (subject || !plural);
        let known = [Relation::Copula, Relation::Apposition].iter().any(|&r| trees.child(at, r).is_some());
        if !joins || scene.quoted(at) || known {
            return;
        }
        let is = |class| scene.lexicons.vocabulary.is(scene.token(at).lemma, class);
        let institution = is(Class::OrganisationNoun);
        // "the company" looks back at one that is named, and no campaign or country is one for having the noun.
        let general = is(Class::GenericOrganisation);
        let owned = is(Class::OwnedNoun) && !is(Class::BusinessNoun);
        if owned || is(Class::PlaceNoun) || !institution && !is_person_noun(scene, at) {
            return;
        }
        let sentence = scene.annotations.sentences[scene.annotations.sentence_at(at)].tokens.start;
        let phrase = role::phrase(scene, at, sentence);
        // "At least \[four sailors\]"
        let determines = |&i: &u32| matches!(scene.token(i).tag, Tag::Dt | Tag::Cd | Tag::PrpS);
        let start = (phrase.start.min(at)..at).find(determines);
        let before = start.unwrap_or(phrase.start.min(at))..at;
        let definite = before.clone().any(|i| scene.is(i, Class::Definite));
        if definite && !subject || start.is_none() && !plural {
            return;
        }
        let looks_back = definite && (general || !institution);
        let kind = kind::of(scene, &(before.start..at + 1), at);
        if !matches!(kind, SpeakerKind::Role | SpeakerKind::Anonymous | SpeakerKind::Vague | SpeakerKind::Organisation)
        {
            return;
        }
        let marks = role::marks(scene, before.clone()).collect();
        let gender = gender::of_word(scene, at);
        let number = self.keep(Noun {
            speaker: None,
            head: at,
            phrase: before.start..at + 1,
            kind,
            gender,
            plural,
            marks,
            looks_back,
        });
        self.note(number, at, subject);
    }

    /// Notes that somebody is mentioned who is no speaker so far.
    fn note(&mut self, number: usize, at: u32, subject: bool) {
        let speaker = SpeakerId(number as u32);
        let place = self.place(at);
        let seen = Seen { at, place, speaker, subject, speaks: false, first: false, joined_to: None };
        self.introduced.salience.add(seen);
    }

    /// The speaker who was introduced by the same noun, the latest that the words before it allow.
    pub(super) fn again(&self, phrase: &Range<u32>, head: u32) -> Option<SpeakerId> {
        let lemma = self.scene.token(head).lemma;
        let known = self.introduced.by_noun.get(&lemma).filter(|_| lemma.is_known())?;
        let told = Told::new(self.scene, phrase, head);
        let meant = |&&number: &&usize| {
            let noun = &self.introduced.list[number];
            noun.speaker.is_some() && noun.plural == told.plural && told.can_mean(&noun.marks)
        };
        self.introduced.list[*known.iter().rev().find(meant)?].speaker
    }

    /// Whoever was only spoken of so far and is meant by the same noun, if more speaks for it than for `rival`.
    pub(super) fn spoken_of(
        &mut self,
        phrase: &Range<u32>,
        head: u32,
        source: bool,
        rival: Option<Best>,
    ) -> Option<SpeakerId> {
        let lemma = self.scene.token(head).lemma;
        if !self.introduced.by_noun.contains_key(&lemma) {
            return None;
        }
        let told = Told::new(self.scene, phrase, head);
        let best = self.introduced.salience.best(self.place(head), |seen| {
            let noun = &self.introduced.list[seen.speaker.0 as usize];
            let same = self.scene.token(noun.head).lemma == lemma && noun.plural == told.plural;
            let same = same && noun.speaker.is_none() && told.can_mean(&noun.marks);
            same.then_some(SAME_NOUN)
        })?;
        self.pointed_at(best, rival, head, source)
    }

    /// Whoever was only spoken of so far and is meant by a pronoun, if more speaks for it than for `rival`; `fits` gives by
    /// kind, gender and number what speaks against it.
    pub(super) fn spoken_of_as(
        &mut self,
        at: u32,
        source: bool,
        rival: Option<Best>,
        fits: impl Fn(SpeakerKind, Gender, bool) -> Option<i32>,
    ) -> Option<SpeakerId> {
        const LATELY: usize = 2;
        let place = self.place(at);
        let best = self.introduced.salience.best(place, |seen| {
            let noun = &self.introduced.list[seen.speaker.0 as usize];
            let near = noun.speaker.is_none() && place.sentence.abs_diff(seen.place.sentence) <= LATELY;
            let fits = fits(noun.kind, noun.gender, noun.plural).filter(|_| near)?;
            Some(1 + fits - HANDICAP - self.against(seen, at))
        })?;
        self.pointed_at(best, rival, at, source)
    }

    /// Makes a speaker of whoever a source at `at` points back at; what is no source only keeps him in mind.
    fn pointed_at(&mut self, best: Best, rival: Option<Best>, at: u32, source: bool) -> Option<SpeakerId> {
        let number = best.speaker.0 as usize;
        let looks_back = self.introduced.list[number].looks_back;
        if rival.is_some_and(|rival| looks_back || rival.score >= best.score) {
            return None;
        }
        if !source {
            let subject = self.scene.annotations.trees.relation(at) == Relation::Subject;
            self.note(number, at, subject);
            return None;
        }
        let Noun { head, phrase, kind, gender, plural, .. } = self.introduced.list[number].clone();
        let words = trimmed(self.scene, phrase.clone(), head);
        let id = self.add(words, kind, gender, plural);
        self.introduced.list[number].speaker = Some(id);
        self.list[id.0 as usize].mentions.push(Mention {
            tokens: phrase.clone(),
            form: Form::Description,
            ambiguous: false,
        });
        self.speaker_at[head as usize].get_or_insert(id);
        Some(id)
    }
}

/// The words of a source without a preposition at its head and without a verb that is no part of it: none of a clause that
/// says who it is.
fn trimmed(scene: &Scene<'_>, source: Range<u32>, head: u32) -> Range<u32> {
    let head = head.max(source.start);
    let mut start = source.start.min(head);
    while start < head
        && (matches!(scene.token(start).tag, Tag::In | Tag::To | Tag::Cc) || scene.token(start).tag.is_punctuation())
    {
        start += 1;
    }
    let mut end = source.end.max(head + 1);
    let mut relative = false;
    for at in head + 1..end {
        let tag = scene.token(at).tag;
        // "the driver (52)", but not "401(k)"
        let touches = || scene.token(at - 1).span.end == scene.token(at).span.start;
        if tag == Tag::Open && !touches() {
            end = at;
            break;
        }
        relative |= tag.is_wh() || scene.annotations.trees.relation(at) == Relation::Relative;
        if tag.is_finite() && !relative {
            end = at;
            break;
        }
    }
    // "the leader of the council on Monday"
    if !relative && end > head + 2 && scene.is(end - 1, Class::Weekday) && scene.token(end - 2).tag == Tag::In {
        end -= 2;
    }
    let trails = |at: u32| scene.token(at).tag.is_punctuation() || !relative && scene.token(at).tag.is_verb();
    while end > head + 1 && trails(end - 1) {
        end -= 1;
    }
    start..end
}
