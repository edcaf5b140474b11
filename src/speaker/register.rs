//! The register: which names are names of the same.
//!
//! In: the names of a text. Out: for each name the number of its bearer, and what is known of the bearers.
//! Names of several words come first, whatever their place, so that a surname met early finds its person. A person is
//! found by surname, by given name if nobody else bears it, and by first and last word where a middle name differs; an
//! organisation by its first words, by its last ones behind "the", and by its initials.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Gender;
use super::name::Name;
use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::words::{self, NameGender, NameKind};

/// The bearer of one or more names.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// The keys of the words of its fullest name, in lower case.
    words: Vec<u64>,
    /// Where the fullest name stands.
    pub fullest: Range<u32>,
    /// What it seems to be.
    pub kind: Option<NameKind>,
    /// Which pronoun it takes.
    pub gender: Gender,
    /// The words that say what it is: the first title or apposition met.
    pub title: Option<Range<u32>>,
    /// The lemmas of nouns by which it is described anywhere.
    pub roles: Vec<u64>,
    /// How often it is named.
    pub count: u32,
}

/// The bearers of all names, and whose each name is.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// By number.
    pub bearers: Vec<Bearer>,
    /// For each name its bearer's number, and whether somebody else may be meant.
    pub of_name: Vec<Option<(usize, bool)>>,
    /// The bearers by the first and by the last word of their names, and by their initials.
    by_first: FxHashMap<u64, Vec<usize>>,
    by_last: FxHashMap<u64, Vec<usize>>,
    by_initials: FxHashMap<String, usize>,
}

impl Register {
    /// Finds out which names belong together.
    pub fn new(scene: &Scene<'_>, names: &[Name]) -> Self {
        let mut register = Self { of_name: vec![None; names.len()], ..Self::default() };
        let full = |name: &Name| name.tokens.len() > 1;
        for (number, name) in names.iter().enumerate().filter(|(_, n)| full(n) && !n.titled) {
            register.of_name[number] = Some((register.enter(scene, name), false));
        }
        for (number, name) in names.iter().enumerate().filter(|(_, n)| !full(n) && !n.titled) {
            let found = register.find_short(scene, name);
            register.of_name[number] = Some(found.unwrap_or_else(|| (register.enter(scene, name), false)));
            if let Some((bearer, _)) = register.of_name[number] {
                register.note(scene, bearer, name);
            }
        }
        for (number, name) in names.iter().enumerate().filter(|(_, n)| n.titled) {
            register.of_name[number] = register.find_in_headline(scene, name).map(|b| (b, false));
        }
        register
    }

    /// Whether a bearer is a person, as far as can be told.
    pub fn is_person(&self, bearer: usize) -> bool {
        self.bearers[bearer].kind == Some(NameKind::Person)
    }

    /// Whether a word of the bearer's name has that key.
    pub fn has_word(&self, bearer: usize, key: u64) -> bool {
        self.bearers[bearer].words.contains(&key)
    }

    /// The bearer of a name of several words: a known one, or a new one.
    fn enter(&mut self, scene: &Scene<'_>, name: &Name) -> usize {
        let words = keys(scene, &name.tokens);
        let same_first = words.first().and_then(|w| self.by_first.get(w));
        let known = same_first.into_iter().flatten().copied().find(|&b| {
            let b = &self.bearers[b];
            let ends_agree = words.len() > 1
                && b.words.len() > 1
                && (b.words[0], b.words.last()) == (words[0], words.last())
                && b.kind != Some(NameKind::Organisation);
            b.words == words || ends_agree
        });
        let bearer = known.unwrap_or_else(|| {
            let capitals = name.tokens.clone().filter(|&i| scene.token(i).case != Case::Lower);
            let initials: String =
                capitals.filter_map(|i| scene.token(i).span.text(scene.text).chars().next()).collect();
            let number = self.bearers.len();
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                self.by_first.entry(*first).or_default().push(number);
                self.by_last.entry(*last).or_default().push(number);
            }
            self.by_initials.entry(initials.clone()).or_insert(number);
            self.bearers.push(Bearer {
                words,
                fullest: name.tokens.clone(),
                kind: name.kind,
                gender: given_gender(scene, name),
                title: None,
                roles: Vec::new(),
                count: 0,
            });
            number
        });
        self.note(scene, bearer, name);
        bearer
    }

    /// Takes in what one more mention tells of a bearer.
    fn note(&mut self, scene: &Scene<'_>, bearer: usize, name: &Name) {
        let apposed = apposition(scene, &name.tokens);
        let held = &mut self.bearers[bearer];
        held.count += 1;
        held.kind = match (held.kind, name.kind) {
            (None | Some(NameKind::Place), Some(kind)) => Some(kind),
            (kept, _) => kept,
        };
        for described in name.title.iter().chain(&apposed) {
            held.title = held.title.clone().or_else(|| Some(described.clone()));
            for at in described.clone() {
                let token = scene.token(at);
                if held.gender == Gender::Unknown {
                    held.gender = gender_of_word(scene, at);
                }
                if token.tag.is_noun() {
                    let lemma = if token.lemma.is_known() {
                        scene.lexicons.vocabulary.word(token.lemma).key
                    } else {
                        token.key
                    };
                    held.roles.push(lemma);
                }
            }
        }
    }

    /// Whose a name of one word is, and whether somebody else may be meant.
    fn find_short(&self, scene: &Scene<'_>, name: &Name) -> Option<(usize, bool)> {
        let key = scene.token(name.tokens.start).key;
        let text = scene.token(name.tokens.start).span.text(scene.text);
        let with = |index: &FxHashMap<u64, Vec<usize>>| index.get(&key).cloned().unwrap_or_default();
        let person =
            |&b: &usize| self.bearers[b].words.len() > 1 && self.bearers[b].kind != Some(NameKind::Organisation);
        let (first, last) = (with(&self.by_first), with(&self.by_last));
        let surnamed: Vec<usize> = last.iter().copied().filter(person).collect();
        if !surnamed.is_empty() && name.kind != Some(NameKind::Organisation) {
            let title_gender = name.title.clone().map_or(Gender::Unknown, |t| gender_in(scene, t));
            let fits = |&&i: &&usize| {
                let gender = self.bearers[i].gender;
                title_gender == Gender::Unknown || gender == Gender::Unknown || gender == title_gender
            };
            let fitting: Vec<usize> = surnamed.iter().filter(fits).copied().collect();
            // Of several, the one named in full last before this place; else the one named most.
            let before = fitting.iter().filter(|&&i| self.bearers[i].fullest.start < name.tokens.start);
            let nearest = before.max_by_key(|&&i| (self.bearers[i].count, self.bearers[i].fullest.start));
            let chosen =
                nearest.or_else(|| fitting.iter().max_by_key(|&&i| self.bearers[i].count)).or(surnamed.first())?;
            return Some((*chosen, fitting.len() > 1));
        }
        let family_first = || name.title.is_some() && name.kind == Some(NameKind::Person);
        let given: Vec<usize> = first.iter().copied().filter(person).collect();
        if let [only] = given.as_slice()
            && (self.is_person(*only) || family_first())
        {
            return Some((*only, false));
        }
        if let Some(&same) = first.iter().find(|&&b| self.bearers[b].words == [key]) {
            return Some((same, false));
        }
        let definite = name.tokens.start.checked_sub(1).is_some_and(|b| scene.is(b, Class::Definite));
        let organisation = |&b: &usize| self.bearers[b].words.len() > 1 && !self.is_person(b);
        let upper = text.len() > 1 && text.bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
        let letters: String = text.chars().filter(|c| *c != '.').collect();
        let by_initials = self.by_initials.get(&letters).copied().filter(|b| upper && organisation(b));
        let by_first =
            first.into_iter().find(|&b| self.bearers[b].kind == Some(NameKind::Organisation) && organisation(&b));
        let by_last = last.into_iter().filter(|_| definite).find(organisation);
        by_initials.or(by_first).or(by_last).map(|b| (b, false))
    }

    /// The known person or organisation that a headline of capitals names.
    fn find_in_headline(&self, scene: &Scene<'_>, name: &Name) -> Option<usize> {
        let words = keys(scene, &name.tokens);
        let whole = |(at, word): (usize, &u64)| {
            let starting = self.by_first.get(word)?;
            starting.iter().copied().find(|&b| words[at..].starts_with(&self.bearers[b].words))
        };
        let surname = |word: &u64| self.by_last.get(word)?.iter().copied().find(|&b| self.is_person(b));
        words.iter().enumerate().find_map(whole).or_else(|| words.iter().find_map(surname))
    }
}

/// The keys of the words of a name; small words that link its parts count, full stops and marks don't.
fn keys(scene: &Scene<'_>, tokens: &Range<u32>) -> Vec<u64> {
    tokens.clone().map(|i| scene.token(i)).filter(|t| t.tag.is_noun() || t.tag == Tag::In).map(|t| t.key).collect()
}

/// The apposition behind a name: "Bo Kim, [the mayor of Tessel]".
fn apposition(scene: &Scene<'_>, tokens: &Range<u32>) -> Option<Range<u32>> {
    use crate::language::syntax::Relation;
    let trees = &scene.annotations.trees;
    let apposed = |t: u32| trees.children(t).find(|&c| c >= tokens.end && trees.relation(c) == Relation::Apposition);
    let head = tokens.clone().find_map(apposed)?;
    let range = trees.subtree(head);
    Some(range.start.max(tokens.end)..range.end)
}

/// The gender that a person's given name tells.
fn given_gender(scene: &Scene<'_>, name: &Name) -> Gender {
    let word = scene.token(name.tokens.start).word;
    if name.tokens.len() < 2 || word.0 as usize >= words::count() {
        return Gender::Unknown;
    }
    match words::entry(word).gender {
        Some(NameGender::Female) => Gender::Female,
        Some(NameGender::Male) => Gender::Male,
        _ => Gender::Unknown,
    }
}

/// The gender that a title or a noun tells: "Mr.", "businesswoman".
pub fn gender_of_word(scene: &Scene<'_>, at: u32) -> Gender {
    let lemma = scene.token(at).lemma;
    let is = |class| scene.is(at, class) || scene.lexicons.vocabulary.is(lemma, class);
    match (is(Class::Male), is(Class::Female)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// The gender that the first telling word of a range tells.
fn gender_in(scene: &Scene<'_>, range: Range<u32>) -> Gender {
    range.map(|at| gender_of_word(scene, at)).find(|g| *g != Gender::Unknown).unwrap_or(Gender::Unknown)
}
