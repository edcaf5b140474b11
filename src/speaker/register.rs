//! The register: which names are names of the same.
//!
//! In: the names of a text. Out: for each name the number of its bearer, and what is known of the bearers.
//! Names of several words come first, whatever their place, so that a surname met early finds its person. A person is
//! found by surname, by given name if nobody else bears it, and by first and last word where a middle name differs; an
//! organisation by its first words, by its last ones behind "the", by its initials and by what stands in brackets behind
//! it.

mod short;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::gender::{self, Gender, Pronoun};
use super::name::{self, Name};
use super::role::{self, Role};
use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::tag::Tag;
use crate::language::token::{Case, TokenKind};
use crate::statistics::key;
use crate::statistics::words::{self, NameKind};

/// The bearer of one or more names.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// The keys of the words of its fullest name, in lower case.
    pub words: Vec<u64>,
    /// Where the fullest name stands.
    pub fullest: Range<u32>,
    /// What it seems to be.
    pub kind: Option<NameKind>,
    /// Which pronoun it takes.
    pub gender: Gender,
    /// Whether "it" follows the name.
    pub thing: bool,
    /// The words that say what it is: titles, appositions, "X is a …".
    pub titles: Vec<Range<u32>>,
    /// The nouns by which it can come back.
    pub roles: Vec<Role>,
    /// The words of content in all that describes it.
    pub marks: Vec<u64>,
    /// Where it is named, by first token.
    pub named: Vec<u32>,
    /// Where it is named in full.
    full: Vec<u32>,
    /// The surname that it has from the name joined to its own: "\[Ana\] and Bo Kim".
    pub surname: Option<u32>,
}

/// Whose a name is, and whether somebody else may be meant.
pub type Owner = (usize, bool);

/// The bearers of all names, and whose each name is.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// By number.
    pub bearers: Vec<Bearer>,
    /// For each name its bearer's number, and whether somebody else may be meant.
    pub of_name: Vec<Option<Owner>>,
    /// The bearers by the words of their names, by the first and the last of them, by either alone, and by initials.
    by_words: FxHashMap<u64, usize>,
    by_ends: FxHashMap<(u64, u64), usize>,
    by_first: FxHashMap<u64, Vec<usize>>,
    by_last: FxHashMap<u64, Vec<usize>>,
    by_initials: FxHashMap<u64, usize>,
    /// The bearers by an acronym or a handle that the copy gives them.
    by_alias: FxHashMap<u64, usize>,
    /// The bearers of each role.
    by_role: FxHashMap<Role, Vec<usize>>,
}

/// So many bearers of one name or one role are looked at, however many there are.
const WINDOW: usize = 8;

impl Register {
    /// Finds out which names belong together.
    pub fn new(scene: &Scene<'_>, names: &[Name]) -> Self {
        let mut register = Self { of_name: vec![None; names.len()], ..Self::default() };
        let told = |number: usize| gender::told_behind(scene, &names[number], names.get(number + 1));
        let full = |name: &Name| name.tokens.len() > 1;
        // "Van Tessen" is Ursula van Tessen, wherever she is named.
        let opened = |name: &Name| scene.is(name.tokens.start, Class::NameParticle);
        for particle in [false, true] {
            for (number, name) in names.iter().enumerate().filter(|(_, n)| full(n) && !n.titled) {
                if opened(name) != particle {
                    continue;
                }
                let told = told(number);
                let known = if particle { register.find_by_ending(scene, name, told) } else { None };
                let owner = known.unwrap_or_else(|| (register.enter(scene, name), false));
                register.of_name[number] = Some(owner);
                register.note(scene, owner.0, name, told.filter(|_| !owner.1));
            }
        }
        for (number, pair) in names.windows(2).enumerate() {
            register.of_name[number] =
                register.of_name[number].or_else(|| register.enter_joined(scene, &pair[0], &pair[1]));
        }
        register.find_aliases(scene, names);
        for (number, name) in names.iter().enumerate().filter(|(_, n)| !full(n) && !n.titled) {
            if register.of_name[number].is_some() {
                continue;
            }
            let told = told(number);
            let found = register.find_short(scene, name, told);
            let owner = found.unwrap_or_else(|| (register.enter(scene, name), false));
            register.of_name[number] = Some(owner);
            register.note(scene, owner.0, name, told.filter(|_| !owner.1));
        }
        for (number, name) in names.iter().enumerate().filter(|(_, n)| n.titled) {
            register.of_name[number] = register.find_in_headline(scene, name).map(|b| (b, false));
        }
        for bearer in 0..register.bearers.len() {
            for role in &register.bearers[bearer].roles {
                register.by_role.entry(*role).or_default().push(bearer);
            }
        }
        register
    }

    /// Whether a bearer is a person, as far as can be told.
    pub fn is_person(&self, bearer: usize) -> bool {
        self.bearers[bearer].kind == Some(NameKind::Person)
    }

    /// Those who bear the role, in order of their first full names; not all if they are many.
    pub fn with_role(&self, role: Role) -> &[usize] {
        self.by_role.get(&role).map_or(&[], |all| &all[..all.len().min(WINDOW)])
    }

    /// The bearer of a name: a known one, or a new one.
    fn enter(&mut self, scene: &Scene<'_>, name: &Name) -> usize {
        let words = keys(scene, &name.tokens);
        let whole = words.iter().fold(key::START, |held, word| key::with(held, 0, *word));
        let ends = words.first().copied().zip(words.last().copied()).filter(|_| words.len() > 1);
        let person = |b: usize| self.bearers[b].kind != Some(NameKind::Organisation);
        let known = self.by_words.get(&whole).copied();
        let by_ends = || ends.and_then(|e| self.by_ends.get(&e).copied()).filter(|b| person(*b));
        let known = known.or_else(by_ends).or_else(|| self.find_by_nickname(scene, name, &words));
        let known = known.or_else(|| self.find_described(scene, name, &words));
        if let Some(known) = known {
            return known;
        }
        let number = self.bearers.len();
        self.by_words.insert(whole, number);
        if let Some(ends) = ends {
            self.by_ends.insert(ends, number);
            self.by_first.entry(ends.0).or_default().push(number);
            self.by_last.entry(ends.1).or_default().push(number);
        }
        self.by_initials.entry(initials(scene, &name.tokens)).or_insert(number);
        self.bearers.push(Bearer {
            words,
            fullest: name.tokens.clone(),
            kind: name.kind,
            gender: gender::of_given(scene, &name.tokens),
            thing: false,
            titles: Vec::new(),
            roles: Vec::new(),
            marks: Vec::new(),
            named: Vec::new(),
            full: Vec::new(),
            surname: None,
        });
        number
    }

    /// The bearer of a given name that is joined to a full one, which has the same surname: "\[Ana\] and Bo Kim".
    fn enter_joined(&mut self, scene: &Scene<'_>, name: &Name, next: &Name) -> Option<Owner> {
        let (at, surname) = (name.tokens.start, next.tokens.end - 1);
        let joined = name.tokens.len() == 1
            && next.tokens.len() == 2
            && next.tokens.start == at + 2
            && scene.token(at + 1).tag == Tag::Cc
            && name.title.is_none()
            && next.title.is_none()
            && [at, at + 2].iter().all(|&t| name::is_given(scene, t));
        let key = |at: u32| scene.token(at).key;
        if !joined || name.titled || self.by_first.contains_key(&key(at)) || self.by_last.contains_key(&key(at)) {
            return None;
        }
        let bearer = self.enter(scene, name);
        let held = &mut self.bearers[bearer];
        held.words.push(key(surname));
        held.kind = Some(NameKind::Person);
        held.gender = gender::of_given(scene, &(at..surname + 1));
        held.surname = Some(surname);
        self.by_first.entry(key(at)).or_default().push(bearer);
        self.by_last.entry(key(surname)).or_default().push(bearer);
        Some((bearer, false))
    }

    /// The person of the same surname whose given name is a short form of this one, or the other way round.
    fn find_by_nickname(&self, scene: &Scene<'_>, name: &Name, words: &[u64]) -> Option<usize> {
        let group = |at: u32| scene.lexicons.class_value(Class::Nickname, scene.token(at).word);
        let own = group(name.tokens.start)?;
        let surnamed = self.by_last.get(words.last()?)?;
        let same = |&&b: &&usize| group(self.bearers[b].fullest.start) == Some(own);
        surnamed.iter().rev().take(WINDOW).find(same).copied()
    }

    /// The person whose surname has a word before it that is no given name: "on Monday in [Norland Ruiz] said".
    fn find_described(&self, scene: &Scene<'_>, name: &Name, own: &[u64]) -> Option<usize> {
        let first = name.tokens.start;
        let word = scene.token(first).word;
        let entry = word.is_counted().then(|| words::entry(word))?;
        let other = entry.names == Some(NameKind::Place) || entry.lower[0] != u8::MAX;
        if own.len() != 2 || !other || entry.gender.is_some() || name.kind == Some(NameKind::Organisation) {
            return None;
        }
        let surnamed = self.by_last.get(own.last()?)?;
        let person = |&&b: &&usize| self.is_person(b) && name::is_given(scene, self.bearers[b].fullest.start);
        surnamed.iter().rev().take(WINDOW).find(person).copied()
    }

    /// Takes in what one more mention tells of a bearer.
    fn note(&mut self, scene: &Scene<'_>, bearer: usize, name: &Name, told: Option<Pronoun>) {
        /// More stretches than these say nothing new of anybody.
        const MOST: usize = 12;
        let descriptions = role::descriptions(scene, name);
        let held = &mut self.bearers[bearer];
        held.named.push(name.tokens.start);
        if name.tokens.len() > 1 {
            held.full.push(name.tokens.start);
        }
        held.kind = match (held.kind, name.kind) {
            (None | Some(NameKind::Place), Some(kind)) => Some(kind),
            (kept, _) => kept,
        };
        if let Some(title) = &name.title {
            held.gender = held.gender.or(gender::of_words(scene, title.clone()));
        }
        for described in descriptions {
            held.gender = held.gender.or(gender::of_words(scene, described.clone()));
            if held.titles.len() >= MOST {
                break;
            }
            held.roles.extend(role::roles(scene, described.clone()));
            held.marks.extend(role::marks(scene, described.clone()));
            held.titles.push(described);
        }
        if name.kind == Some(NameKind::Organisation) && held.named.len() == 1 {
            let noun = |&at: &u32| scene.is(at, Class::OrganisationWord);
            held.roles.extend(name.tokens.clone().filter(noun).map(|at| role::role(scene, at)));
            held.marks.extend(role::marks(scene, name.tokens.clone()));
        }
        held.roles.dedup();
        // "In an interview with the Echo, she said": no person’s name has an article.
        let definite = name
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|b| scene.token(b).tag == Tag::Dt && scene.is(b, Class::Definite));
        match told {
            Some(Pronoun::Person(gender)) if held.kind != Some(NameKind::Organisation) && !definite => {
                held.gender = held.gender.or(gender);
            }
            Some(Pronoun::Thing) => held.thing = true,
            _ => {}
        }
    }

    /// Finds the acronyms and handles that stand in brackets behind a name.
    fn find_aliases(&mut self, scene: &Scene<'_>, names: &[Name]) {
        for (number, pair) in names.windows(2).enumerate() {
            let [name, alias] = pair else { continue };
            let between = name.tokens.end..alias.tokens.start;
            let bracketed = between.len() == 1 && scene.token(between.start).tag == Tag::Open;
            let closed = scene.annotations.tokens.get(alias.tokens.end as usize).is_some_and(|t| t.tag == Tag::Close);
            let token = scene.token(alias.tokens.start);
            let short = alias.tokens.len() == 1 && (token.case == Case::Upper || token.kind == TokenKind::Handle);
            if let Some((bearer, _)) = self.of_name[number].filter(|_| bracketed && closed && short) {
                self.by_alias.entry(token.key).or_insert(bearer);
            }
        }
        // "@anaruiz" is Ana Ruiz where she is named.
        let joined = |b: &Bearer| {
            let text = b.fullest.clone().map(|t| scene.token(t).span.text(scene.text)).collect::<String>();
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
        };
        let handles: Vec<u32> =
            names.iter().map(|n| n.tokens.start).filter(|&t| scene.token(t).kind == TokenKind::Handle).collect();
        if handles.is_empty() {
            return;
        }
        let by_joined: FxHashMap<String, usize> =
            self.bearers.iter().enumerate().map(|(n, b)| (joined(b), n)).collect();
        for at in handles {
            let text: String = scene.token(at).span.text(scene.text).chars().filter(|c| c.is_alphanumeric()).collect();
            let text = text.to_lowercase();
            let mut ends = text.char_indices().filter(|(i, _)| text.len() - i > 4).take(24);
            if let Some(bearer) = ends.find_map(|(i, _)| by_joined.get(&text[i..])) {
                self.by_alias.entry(scene.token(at).key).or_insert(*bearer);
            }
        }
    }

    /// The known person or organisation that a headline of capitals names.
    fn find_in_headline(&self, scene: &Scene<'_>, name: &Name) -> Option<usize> {
        let words = keys(scene, &name.tokens);
        let whole = |(at, word): (usize, &u64)| {
            let starting = self.by_first.get(word)?;
            starting.iter().copied().take(WINDOW).find(|&b| words[at..].starts_with(&self.bearers[b].words))
        };
        let surname = |word: &u64| {
            let ending = self.by_last.get(word)?.iter().copied().take(WINDOW).filter(|&b| self.is_person(b));
            ending.rev().max_by_key(|&b| self.bearers[b].full.len())
        };
        let single = |word: &u64| self.by_words.get(&key::with(key::START, 0, *word)).copied();
        let alone = || words.iter().find_map(single).filter(|_| words.len() == 1);
        words.iter().enumerate().find_map(whole).or_else(|| words.iter().find_map(surname)).or_else(alone)
    }
}

/// The keys of the words of a name; small words that link its parts count, full stops and marks don't.
fn keys(scene: &Scene<'_>, tokens: &Range<u32>) -> Vec<u64> {
    let counts = |at: &u32| !scene.token(*at).tag.is_punctuation();
    tokens.clone().filter(counts).map(|i| scene.token(i).key).collect()
}

/// The key of the first letters of the words with capitals.
fn initials(scene: &Scene<'_>, tokens: &Range<u32>) -> u64 {
    let capitals = tokens.clone().filter(|&i| scene.token(i).case != Case::Lower);
    capitals.filter_map(|i| scene.token(i).span.text(scene.text).chars().next()).fold(key::START, with_letter)
}

/// The key of a text that is one letter longer.
fn with_letter(held: u64, letter: char) -> u64 {
    letter.encode_utf8(&mut [0; 4]).bytes().fold(held, key::step)
}
