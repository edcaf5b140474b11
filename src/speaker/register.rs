//! The register: which names are names of the same.
//!
//! In: the names of a text. Out: for each name the number of its bearer, and what is known of the bearers.
//! Names of several words come first, whatever their place, so that a surname met early finds its person. A person is
//! found by surname, by given name if nobody else bears it, and by first and last word where a middle name differs; an
//! organisation by its first words, by its last ones behind "the", by its initials and by what stands in brackets behind
//! it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::gender::{self, Gender, Pronoun};
use super::name::{self, Name};
use super::role::{self, Role};
use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
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
        for (number, name) in names.iter().enumerate().filter(|(_, n)| full(n) && !n.titled) {
            let bearer = register.enter(scene, name);
            register.of_name[number] = Some((bearer, false));
            register.note(scene, bearer, name, told(number));
        }
        register.find_aliases(scene, names);
        for (number, name) in names.iter().enumerate().filter(|(_, n)| !full(n) && !n.titled) {
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
        });
        number
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
        match told {
            Some(Pronoun::Person(gender)) if held.kind != Some(NameKind::Organisation) => {
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

    /// Whose a name of one word is, and whether somebody else may be meant.
    fn find_short(&self, scene: &Scene<'_>, name: &Name, told: Option<Pronoun>) -> Option<Owner> {
        let at = name.tokens.start;
        let key = scene.token(at).key;
        let text = scene.token(at).span.text(scene.text);
        if let Some(&alias) = self.by_alias.get(&key) {
            return Some((alias, false));
        }
        let several =
            |&b: &usize| self.bearers[b].words.len() > 1 && self.bearers[b].kind != Some(NameKind::Organisation);
        let (first, last) = (self.around(&self.by_first, key, at), self.around(&self.by_last, key, at));
        let surnamed: Vec<usize> = last.iter().copied().filter(several).collect();
        if !surnamed.is_empty() && name.kind != Some(NameKind::Organisation) {
            return self.choose(scene, name, &surnamed, told);
        }
        let person_only = name.title.is_some() && name.kind == Some(NameKind::Person);
        let mut given = first.iter().copied().filter(several);
        if let (Some(only), None) = (given.next(), given.next())
            && (self.is_person(only) || person_only)
        {
            return Some((only, false));
        }
        if let Some(&same) = self.by_words.get(&key::with(key::START, 0, key)) {
            return Some((same, false));
        }
        if person_only {
            return None;
        }
        let definite = at.checked_sub(1).is_some_and(|b| scene.is(b, Class::Definite));
        let organisation = |&b: &usize| self.bearers[b].words.len() > 1 && !self.is_person(b);
        let upper = text.len() > 1 && text.bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
        let letters = || text.chars().filter(|c| *c != '.').fold(key::START, with_letter);
        let by_initials = if upper { self.by_initials.get(&letters()).copied().filter(organisation) } else { None };
        let named_so = |b: &usize| organisation(b) && self.bearers[*b].kind == Some(NameKind::Organisation);
        let state = scene.is(at, Class::State);
        let by_first =
            first.iter().copied().filter(|b| !state && named_so(b)).min_by_key(|&b| self.bearers[b].words.len());
        let by_last = last.iter().copied().filter(|_| definite).find(organisation);
        by_initials.or(by_first).or(by_last).map(|b| (b, false))
    }

    /// The bearers by one word of their names that are first named in full not far from a place.
    fn around<'i>(&self, index: &'i FxHashMap<u64, Vec<usize>>, word: u64, at: u32) -> &'i [usize] {
        let all = index.get(&word).map_or(&[][..], Vec::as_slice);
        let next = all.partition_point(|&b| self.bearers[b].fullest.start < at);
        &all[next.saturating_sub(WINDOW)..all.len().min(next + WINDOW / 2)]
    }

    /// Of several with one surname the one who is meant: by title, by the pronoun that follows, by who was just named in
    /// full, else the one named in full most.
    fn choose(&self, scene: &Scene<'_>, name: &Name, surnamed: &[usize], told: Option<Pronoun>) -> Option<Owner> {
        const JUST: u32 = 45;
        const LATELY: u32 = 150;
        let title = name.title.clone();
        let titled = title.clone().map_or(Gender::Unknown, |t| gender::of_words(scene, t));
        let followed = match told {
            Some(Pronoun::Person(gender)) => gender,
            _ => Gender::Unknown,
        };
        let roles: Vec<Role> = title.map_or_else(Vec::new, |t| role::roles(scene, t));
        let mut fitting = surnamed.to_vec();
        let mut narrow = |fits: &dyn Fn(usize) -> bool| {
            let kept: Vec<usize> = fitting.iter().copied().filter(|&b| fits(b)).collect();
            if !kept.is_empty() {
                fitting = kept;
            }
        };
        narrow(&|b| self.bearers[b].gender.agrees(titled));
        narrow(&|b| roles.iter().any(|r| self.bearers[b].roles.contains(r)));
        narrow(&|b| self.bearers[b].gender.agrees(followed));
        if let [only] = fitting.as_slice() {
            return Some((*only, false));
        }
        let at = name.tokens.start;
        let last_named = |b: usize| {
            let full = &self.bearers[b].full;
            let next = full.partition_point(|&f| f < at);
            next.checked_sub(1).map(|i| full[i])
        };
        let just =
            fitting.iter().copied().filter_map(|b| Some((last_named(b)?, b))).filter(|(f, _)| f + JUST > at).max();
        if let Some((place, bearer)) = just
            && is_subject(scene, place)
        {
            return Some((bearer, false));
        }
        let most = |b: &usize| self.bearers[*b].full.len();
        let best = fitting.iter().map(most).max()?;
        let chosen = fitting.iter().copied().find(|b| most(b) == best)?;
        // Another is as likely who has been named in full since, not long ago.
        let since = |b: usize| last_named(b).filter(|&f| f + LATELY > at && last_named(chosen).is_none_or(|c| c < f));
        let person = |b: usize| self.is_person(b) && name::is_given(scene, self.bearers[b].fullest.start);
        let often = |b: usize| self.bearers[b].named.len();
        let rival = |&b: &usize| {
            b != chosen && person(b) && since(b).is_some() && often(b) * 3 > often(chosen) && most(&b) * 2 > best
        };
        Some((chosen, fitting.iter().any(rival)))
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

/// Whether the name that starts at `at` is a subject.
fn is_subject(scene: &Scene<'_>, at: u32) -> bool {
    let trees = &scene.annotations.trees;
    std::iter::once(at).chain(trees.ancestors(at)).take(3).any(|t| trees.relation(t) == Relation::Subject)
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
