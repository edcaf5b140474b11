//! Whom a description stands for.
//!
//! In: a noun phrase on the walk, a source or not. Out: a mention of whoever bears its noun as a role or a name, of an
//! organisation it can stand for, or of a speaker without a name.

use std::ops::Range;

use super::brought_in::is_person;
use super::gender::{self, Gender};
use super::name::is_person_noun;
use super::pronoun::Together;
use super::resolve::Resolver;
use super::role::{self, Role};
use super::salience::Seen;
use super::{Form, SpeakerId, SpeakerKind, kind};
use crate::language::lexicon::Class;
use crate::language::quantity;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::words::{NameKind, Sense};

impl Resolver<'_> {
    /// A description that is nobody's source; it counts only if it is of somebody known.
    pub(super) fn visit_description(&mut self, at: u32) {
        const LONGEST: u32 = 12;
        let start = self.scene.annotations.trees.subtree(at).start.min(at).max(at.saturating_sub(LONGEST));
        if let Some(speaker) = self.owned(&(start..at), at) {
            self.mention(speaker, at..at + 1, Form::Description, false);
            return;
        }
        if let Some((speaker, ambiguous)) = self.described(start..at + 1, at, false) {
            self.mention(speaker, start..at + 1, Form::Description, ambiguous);
        } else {
            self.introduce(at);
        }
    }

    /// A source whose head is a common noun or stranger still.
    pub(super) fn visit_source(&mut self, at: u32, range: Range<u32>) {
        let scene = self.scene;
        let named = if self.is_initial(at) { None } else { self.named_inside(at, &range) };
        if let Some(bearer) = named {
            let speaker = self.speaker_of(bearer);
            self.mention(speaker, at..at + 1, Form::Description, false);
            return;
        }
        let phrase = range.start.min(at)..at + 1;
        if self.turn_at(at).is_some_and(|turn| turn.label.contains(&at)) {
            // Who has a turn in a dialogue speaks for an office there, whatever the label: "CHAIR: …", "Q: …".
            let label = scene.annotations.span(range.clone()).text(scene.text);
            if let Some(&speaker) = self.labelled.get(label) {
                self.mention(speaker, phrase, Form::Description, false);
            } else if let Some(bearer) = self.interviewed(at) {
                let speaker = self.speaker_of(bearer);
                self.mention(speaker, phrase, Form::Description, false);
                self.labelled.insert(label, speaker);
            } else {
                // But "Kettle: …" is a name.
                let (token, sense) = (scene.token(at), kind::sense(scene.token(at).lemma));
                let noun = is_person_noun(scene, at) || sense == Sense::Group || token.case == Case::Lower;
                let kind = if noun || self.is_initial(at) { SpeakerKind::Role } else { SpeakerKind::Named };
                let speaker = self.unnamed(range, at, kind, Form::Description);
                self.labelled.insert(label, speaker);
            }
        } else if let Some(speaker) = self.owned(&range, at) {
            self.mention(speaker, phrase, Form::Description, false);
        } else if let Some((first, others)) = self.pair(&phrase, at) {
            self.others_at.insert(at, others);
            self.mention(first, phrase, Form::Description, false);
        } else if let Some((speaker, ambiguous)) = self.described(phrase.clone(), at, true) {
            self.mention(speaker, phrase, Form::Description, ambiguous);
        } else if let Some(speaker) = self.named_later(&phrase, at) {
            self.mention(speaker, phrase, Form::Description, false);
        } else {
            let kind = kind::of(scene, &phrase, at);
            self.unnamed(range, at, kind, Form::Description);
        }
    }

    /// Who answers in an interview of which the labels are letters, "Q: … A: …": the only person named before the first
    /// question, if it is not the one who asks.
    fn interviewed(&self, at: u32) -> Option<usize> {
        let first = self.turns.first().filter(|first| self.is_initial(at) && self.is_initial(first.label.start))?;
        let asks = self.scene.token(first.label.start).key == self.scene.token(at).key;
        let person = |&number: &usize| {
            let name = &self.names[number];
            matches!(name.kind, Some(NameKind::Person) | None) && name.tokens.len() > 1 && !name.titled
        };
        let numbers = self.names_in(0..first.label.start).filter(person);
        let mut bearers = numbers.filter_map(|number| self.register.of_name[number]).map(|(bearer, _)| bearer);
        let only = bearers.next().filter(|_| !asks)?;
        bearers.all(|bearer| bearer == only).then_some(only)
    }

    /// Whose first letters a label is, "BK: …", if it is those of one who is named before the first turn and of
    /// nobody else there.
    pub(super) fn initialled(&self, at: u32) -> Option<usize> {
        let label = self.turn_at(at).map(|turn| turn.label.clone()).filter(|label| *label == (at..at + 1))?;
        let text = |at: u32| self.scene.token(at).span.text(self.scene.text);
        let first = self.turns.first()?.label.start;
        let starts = |number: &usize| {
            let words = self.names[*number].tokens.clone();
            words.len() > 1 && words.filter_map(|word| text(word).chars().next()).eq(text(label.start).chars())
        };
        let mut bearers = self.names_in(0..first).filter(starts).filter_map(|number| self.register.of_name[number]);
        let only = bearers.next()?.0;
        bearers.all(|(bearer, _)| bearer == only).then_some(only)
    }

    /// The bearer of the name that a source gives beside its noun: "the group’s leader, Ana Ruiz", "former Secretary Ruiz".
    fn named_inside(&self, at: u32, range: &Range<u32>) -> Option<usize> {
        let scene = self.scene;
        let trees = &scene.annotations.trees;
        let mut numbers = self.names_in(range.clone());
        let beside = |number: &usize| {
            let name = &self.names[*number];
            let is = |class| scene.lexicons.vocabulary.is(scene.token(at).lemma, class);
            let body = is(Class::OrganisationNoun) || is(Class::GenericOrganisation);
            let fits = match name.kind {
                Some(NameKind::Organisation) => body,
                Some(NameKind::Place) => false,
                _ => true,
            };
            let apposed = name.tokens.clone().any(|t| {
                let up = trees.relation(t) == Relation::Apposition && trees.head(t) == Some(at);
                up || (trees.relation(at) == Relation::Apposition && trees.head(at) == Some(t))
            });
            let titled = name.title.as_ref().is_some_and(|t| t.contains(&at));
            // "the group’s head, Ana Ruiz", whatever the tree makes of it.
            let start = name.title.as_ref().map_or(name.tokens.start, |t| t.start);
            // "the company behind it, Tessel-based Orven"
            let based = |at: u32| scene.token(at).tag.is_adjective() && scene.token(at - 1).tag == Tag::Comma;
            let set_off = || scene.token(start - 1).tag == Tag::Comma || body && based(start - 1);
            let last = name.tokens.end == range.end && start > at + 1 && set_off();
            let noun = || is_person_noun(scene, at) || self.is_plain(range.start.min(at)..start - 1);
            let alone = || !(at..start).any(|t| scene.token(t).tag == Tag::Cc) && noun();
            name.tokens.end <= range.end && ((fits && (apposed || last && (alone() || body))) || titled)
        };
        let number = numbers.find(beside)?;
        self.register.of_name[number].map(|(bearer, _)| bearer)
    }

    /// Whether the words are nothing but a noun for a person with what stands before it: "the shadow housing secretary".
    fn is_plain(&self, words: Range<u32>) -> bool {
        let opens = |at: u32| {
            let tag = self.scene.token(at).tag;
            tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Vbn | Tag::Vbg)
        };
        let last = words.clone().next_back();
        let one = |last: u32| self.scene.token(last).tag == Tag::Nn || is_person_noun(self.scene, last);
        last.is_some_and(one) && words.into_iter().all(opens)
    }

    /// Those who were named together and are meant by a word for two or three of them: "the pair", "both", "the two men".
    fn pair(&self, phrase: &Range<u32>, head: u32) -> Option<Together> {
        let scene = self.scene;
        let counts = |at: u32| scene.is(at, Class::Pair);
        let person = is_person_noun(scene, head) && phrase.clone().any(counts);
        // "both of the mills"
        let of = scene.annotations.tokens.get(head as usize + 1).is_some_and(|t| t.tag == Tag::In);
        if of || !(counts(head) || person) { None } else { self.together(head) }
    }

    /// Whom a definite description, a source or not, stands for, if anybody known, and whether another is as likely.
    pub(super) fn described(&mut self, phrase: Range<u32>, head: u32, source: bool) -> Option<(SpeakerId, bool)> {
        let scene = self.scene;
        let token = scene.token(head);
        let definite = |i: u32| {
            scene.is(i, Class::Definite) || (scene.token(i).tag == Tag::PrpS && !scene.is(i, Class::SpeakerPronoun))
        };
        let owned = phrase.clone().any(|i| scene.token(i).tag == Tag::PrpS);
        if !phrase.clone().any(definite) {
            return None;
        }
        if let Some(years) = quantity::joined_age(token.span.text(scene.text), scene.lexicons) {
            return self.aged(head, years);
        }
        if !token.tag.is_noun() {
            return None;
        }
        // Somebody without a name who was introduced by the same noun.
        let again = self.again(&phrase, head).map(|id| (id, false));
        let spoken_of = |resolver: &mut Self| resolver.spoken_of(&phrase, head, source, None).map(|id| (id, false));
        let plural = matches!(token.tag, Tag::Nns | Tag::Nnps);
        if plural {
            return again.or_else(|| spoken_of(self));
        }
        let organisation = scene.lexicons.vocabulary.is(token.lemma, Class::OrganisationNoun)
            || scene.is(head, Class::OrganisationWord);
        if is_person_noun(scene, head) && !organisation {
            let again = again.filter(|_| !owned);
            let holder = self.holder(&phrase, head);
            // Whoever was called by the very noun, before one who bears another of that kind: "the operative" is no strategist.
            let other = |&(id, _): &(SpeakerId, bool)| {
                let noun = role::lemma_key(scene, head);
                !self.bearer_of[id.0 as usize].is_some_and(|b| self.register.bearers[b].marks.contains(&noun))
            };
            let unowned = if holder.as_ref().is_some_and(other) { again.or(holder) } else { holder.or(again) };
            let unowned = unowned.or_else(|| if owned { None } else { spoken_of(self) });
            // "The carrier", "the operator": whoever works so, or a body that does.
            let person = scene.lexicons.class_value(Class::RoleGroup, token.lemma).is_some();
            let general = !person && scene.lexicons.vocabulary.is(token.lemma, Class::GenericOrganisation);
            let body = |resolver: &mut Self| if general { resolver.organisation(&phrase, head, source) } else { None };
            return unowned.or_else(|| body(self)).or_else(|| self.anyone(&phrase, head));
        }
        self.organisation(&phrase, head, source)
    }

    /// The person who bears the role that a description names: by title, apposition, or as "X is a …".
    fn holder(&self, phrase: &Range<u32>, head: u32) -> Option<(SpeakerId, bool)> {
        let scene = self.scene;
        let role = role::role(scene, head);
        let given: Vec<u64> = role::marks(scene, phrase.start..head).collect();
        let gender = gender::of_word(scene, head);
        let shared =
            |bearer: usize| given.iter().filter(|m| self.register.bearers[bearer].marks.contains(m)).count() as i32;
        // A name among the words that nothing said of somebody has: another’s "senator".
        let stranger = |bearer: usize| {
            let known_as = &self.register.bearers[bearer];
            let named = (phrase.start..head).filter(|&t| scene.token(t).tag.is_proper());
            named
                .map(|t| role::lemma_key(scene, t))
                .any(|k| !known_as.marks.contains(&k) && !known_as.words.contains(&k))
        };
        // "Ruiz is a lawyer. Her lawyer said": nobody is the lawyer of herself.
        let owner =
            phrase.clone().filter(|&t| scene.token(t).tag == Tag::PrpS).find_map(|t| self.speaker_at[t as usize]);
        let bears = |id: SpeakerId| {
            let bearer =
                self.bearer_of[id.0 as usize].filter(|_| self.list[id.0 as usize].kind == SpeakerKind::Named)?;
            let fits = self.list[id.0 as usize].gender.agrees(gender) && owner != Some(id);
            (fits && self.register.bearers[bearer].roles.contains(&role)).then_some(bearer)
        };
        let fit = |seen: &Seen| {
            let bearer = bears(seen.speaker)?;
            Some(12 * shared(bearer) - 16 * i32::from(stranger(bearer)) + self.prominence(seen.speaker))
        };
        self.salience.foremost(self.place(head), fit).or_else(|| {
            // Named long before.
            let known = |&&b: &&usize| self.of_bearer[b].is_some_and(|id| bears(id).is_some()) && !stranger(b);
            let mut all = self.register.with_role(role).iter().filter(known);
            let only = all.next().filter(|_| all.next().is_none())?;
            self.of_bearer[*only].map(|id| (id, false))
        })
    }

    /// Whoever is foremost, for "the 19-year-old": one named with that age above all, and none with another.
    fn aged(&self, head: u32, years: &str) -> Option<(SpeakerId, bool)> {
        const SAME_AGE: i32 = 60;
        let scene = self.scene;
        // ", 52,", " (52)"
        let age = |bearer: usize| {
            let held = &self.register.bearers[bearer];
            let behind = |&n: &u32| {
                let number = n as usize + held.fullest.len() + 1;
                let token = scene.annotations.tokens.get(number).filter(|t| t.tag == Tag::Cd)?;
                let mark = scene.annotations.tokens[number - 1].tag;
                let closed = scene.annotations.tokens.get(number + 1).is_none_or(|t| t.tag.is_punctuation());
                matches!(mark, Tag::Comma | Tag::Open).then_some(token.span.text(scene.text)).filter(|_| closed)
            };
            held.named.iter().find_map(behind)
        };
        let brought_in = self.brought_in(head, is_person);
        let fit = |seen: &Seen| {
            let speaker = &self.list[seen.speaker.0 as usize];
            let fits = match speaker.kind {
                SpeakerKind::Named => {
                    let told = age(self.bearer_of[seen.speaker.0 as usize]?);
                    let same = told.is_none_or(|told| told == years);
                    same.then(|| SAME_AGE * i32::from(told.is_some()) + self.prominence(seen.speaker))
                }
                SpeakerKind::Role | SpeakerKind::Anonymous => (!speaker.plural).then_some(0),
                _ => None,
            };
            fits.map(|fits| fits + brought_in.counts(seen) - self.against(seen, head))
        };
        self.salience.foremost(self.place(head), fit)
    }

    /// Whoever is foremost, for a noun that follows a name without having been said of its bearer: "the man", "the New
    /// York businesswoman".
    fn anyone(&self, phrase: &Range<u32>, head: u32) -> Option<(SpeakerId, bool)> {
        let scene = self.scene;
        let lemma = scene.token(head).lemma;
        let is = |class| scene.lexicons.vocabulary.is(lemma, class);
        // "the Auditor-General"
        let spelt = scene.token(head).tag.is_proper() && scene.token(head).span.text(scene.text).contains('-');
        let office = is(Class::Title) || is(Class::RoleNoun) || is(Class::AnonymousNoun) || spelt;
        // "the Democrat": one of a crowd is the one who was named.
        let generic = is(Class::GenericPerson) || is(Class::VagueNoun) && !office;
        let owned = phrase.clone().any(|t| matches!(scene.token(t).tag, Tag::PrpS | Tag::Pos));
        let trees = &scene.annotations.trees;
        // "The mother of two" tells no more than "the mother".
        let counted = |c: u32| scene.token(c).tag == Tag::Cd;
        let tells = |c: u32| match trees.relation(c) {
            Relation::Nominal => !counted(c),
            // "the man who fell", "the monster they built", but not "the man, who fell,"
            Relation::Relative => scene.token(head + 1).tag != Tag::Comma,
            _ => false,
        };
        let described = trees.children(head).any(|c| c > head && tells(c));
        let gender = gender::of_word(scene, head);
        // "The congresswoman" can be the only woman of whom nothing else is known.
        let only = |gender: Gender| {
            let mut fitting = self.salience.recent(self.place(head)).map(|s| s.speaker).filter(|id| {
                let speaker = &self.list[id.0 as usize];
                let free = self.bearer_of[id.0 as usize].is_some_and(|b| self.register.bearers[b].roles.is_empty());
                speaker.kind == SpeakerKind::Named && speaker.gender == gender && free
            });
            let first = fitting.next();
            first.is_some() && fitting.all(|id| Some(id) == first)
        };
        let telling = gender != Gender::Unknown && !is(Class::RoleNoun) && only(gender);
        if owned || described || (office && !generic && !telling) {
            return None;
        }
        let brought_in = self.brought_in(head, is_person);
        let fit = |seen: &Seen| {
            let speaker = &self.list[seen.speaker.0 as usize];
            let unknown = if gender != Gender::Unknown && speaker.gender == Gender::Unknown { 6 } else { 0 };
            let fits = speaker.kind == SpeakerKind::Named && speaker.gender.agrees(gender);
            fits.then(|| {
                2 * self.prominence(seen.speaker) + self.renown(seen.speaker) + brought_in.counts(seen)
                    - unknown
                    - self.on_one_verb(seen, head)
            })
        };
        self.salience.foremost(self.place(head), fit)
    }

    /// Who a lead means that names nobody yet ("A Tessel judge ruled …"): the only one of whom its noun is said, if named
    /// soon.
    fn named_later(&mut self, phrase: &Range<u32>, head: u32) -> Option<SpeakerId> {
        const LEAD: usize = 3;
        const FARTHEST: u32 = 400;
        let scene = self.scene;
        if scene.annotations.sentence_at(head) >= LEAD || !matches!(scene.token(head).tag, Tag::Nn | Tag::Nnp) {
            return None;
        }
        if phrase.clone().any(|t| matches!(scene.token(t).tag, Tag::PrpS)) {
            return None;
        }
        let role: Role = role::role(scene, head);
        let [only] = self.register.with_role(role) else { return None };
        let known_as = &self.register.bearers[*only];
        let first = *known_as.named.iter().min()?;
        let mut given =
            (phrase.start..head).filter(|&t| scene.token(t).tag.is_noun()).map(|t| role::lemma_key(scene, t));
        let fits = match known_as.kind {
            Some(NameKind::Person) => {
                is_person_noun(scene, head) && known_as.gender.agrees(gender::of_word(scene, head))
            }
            Some(NameKind::Organisation) => given.all(|m| known_as.marks.contains(&m)),
            _ => false,
        };
        (fits && first > head && first < head + FARTHEST).then(|| self.speaker_of(*only))
    }
}
