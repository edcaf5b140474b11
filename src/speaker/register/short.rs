//! Whose a name is that is no full one.
//!
//! In: a name of one word, or one that begins with a particle. Out: the bearer of the full name that it is short for, and
//! whether somebody else may be meant.

use rustc_hash::FxHashMap;

use super::{Owner, Register, WINDOW, keys, with_letter};
use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::speaker::gender::{self, Gender, Pronoun};
use crate::speaker::name::Name;
use crate::speaker::role::{self, Role};
use crate::statistics::key;
use crate::statistics::words::NameKind;

impl Register {
    /// Whose a surname with its particle is: "Van Tessen" is Ursula van Tessen.
    pub(super) fn find_by_ending(&self, scene: &Scene<'_>, name: &Name, told: Option<Pronoun>) -> Option<Owner> {
        let words = keys(scene, &name.tokens);
        let ends = |b: &usize| {
            let held = &self.bearers[*b];
            held.words.ends_with(&words) && held.kind != Some(NameKind::Organisation)
        };
        let surnamed = self.around(&self.by_last, *words.last()?, name.tokens.start);
        let surnamed: Vec<usize> = surnamed.iter().copied().filter(ends).collect();
        if surnamed.is_empty() { None } else { self.choose(scene, name, &surnamed, told) }
    }

    /// Whether a word that opens the name of somebody of whom nothing is known can be short for it: "Tam Vellin", "Tam".
    fn may_open(&self, name: &Name, bearer: usize) -> bool {
        let held = &self.bearers[bearer];
        held.kind.is_none()
            && !held.thing
            && held.words.len() <= 3
            && matches!(name.kind, None | Some(NameKind::Person))
    }

    /// Whose a name of one word is, and whether somebody else may be meant.
    pub(super) fn find_short(&self, scene: &Scene<'_>, name: &Name, told: Option<Pronoun>) -> Option<Owner> {
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
        let definite = at.checked_sub(1).is_some_and(|b| scene.is(b, Class::Definite));
        // "Ford said" is Ana Ford where the copy names her.
        let borne = || !definite && told != Some(Pronoun::Thing) && surnamed.iter().any(|&b| self.is_person(b));
        if !surnamed.is_empty() && (name.kind != Some(NameKind::Organisation) || borne()) {
            return self.choose(scene, name, &surnamed, told);
        }
        let person_only = name.title.is_some() && name.kind == Some(NameKind::Person);
        let mut given = first.iter().copied().filter(several);
        if let (Some(only), None) = (given.next(), given.next())
            && (self.is_person(only) || person_only || self.may_open(name, only))
        {
            return Some((only, false));
        }
        if let Some(&same) = self.by_words.get(&key::with(key::START, 0, key)) {
            return Some((same, false));
        }
        if person_only {
            return None;
        }
        let organisation = |&b: &usize| self.bearers[b].words.len() > 1 && !self.is_person(b);
        let upper = text.bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
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
        let often = |b: usize| self.bearers[b].named.len();
        let rival = |&b: &usize| {
            b != chosen
                && self.is_person(b)
                && since(b).is_some()
                && often(b) * 3 > often(chosen)
                && most(&b) * 2 > best
        };
        Some((chosen, fitting.iter().any(rival)))
    }
}

/// Whether the name that starts at `at` is a subject.
fn is_subject(scene: &Scene<'_>, at: u32) -> bool {
    let trees = &scene.annotations.trees;
    std::iter::once(at).chain(trees.ancestors(at)).take(3).any(|t| trees.relation(t) == Relation::Subject)
}
