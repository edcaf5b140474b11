//! Names: where one stands, and whether it is a person's.
//!
//! In: an annotated text. Out: [`Name`]s in text order, titles cut off.
//! A name is a run of proper nouns, with the small words that link the parts of some ("Bank of England", "Ursula von
//! Tessen"). In headlines that capitalise every word a name's bounds say little; they are marked.

use std::ops::Range;

use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::quantity::Quantity;
use crate::language::sentence::Sentence;
use crate::language::syntax::Relation;
use crate::language::tag::{Tag, is_titled};
use crate::language::token::{Case, TokenKind};
use crate::statistics::words::{self, NameKind, Sense};

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The tokens of the name, without titles.
    pub tokens: Range<u32>,
    /// The words before it that say what it is the name of: "Judge", "Mayor", "the company’s founder".
    pub title: Option<Range<u32>>,
    /// What it seems to be the name of, by its own words and those beside it.
    pub kind: Option<NameKind>,
    /// Whether it stands in a headline of capitals.
    pub titled: bool,
}

/// Finds the names of a text.
pub fn find(scene: &Scene<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in &scene.annotations.sentences {
        let titled = is_titled(&scene.annotations.tokens[sentence.range()]);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if can_start(scene, at) {
                let end = run_end(scene, sentence, at);
                names.extend(name_in(scene, sentence, at..end, titled));
                at = end;
            } else {
                at += 1;
            }
        }
    }
    names
}

fn can_start(scene: &Scene<'_>, at: u32) -> bool {
    let token = scene.token(at);
    let named = token.tag.is_proper() && matches!(token.kind, TokenKind::Word | TokenKind::Handle);
    named && token.case != Case::Lower && !scene.annotations.quantity_at(at).is_some_and(Quantity::is_date)
}

/// Where the run of proper nouns that starts at `at` ends.
fn run_end(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> u32 {
    let mut end = at + 1;
    loop {
        while end < sentence.tokens.end && can_start(scene, end) && scene.token(end).kind == TokenKind::Word {
            end += 1;
        }
        // "Bank of England", "Court of Appeals for the Sixth Circuit", "Ursula von Tessen", "Johnson & Sons"
        let mut link = end;
        while link < sentence.tokens.end && link < end + 2 && links(scene, at..end, link) {
            link += 1;
        }
        if link > end && link < sentence.tokens.end && can_start(scene, link) {
            end = link + 1;
        } else {
            return end;
        }
    }
}

/// Whether the word at `link` can go on with the name in `run`.
fn links(scene: &Scene<'_>, run: Range<u32>, link: u32) -> bool {
    let token = scene.token(link);
    if token.span.text(scene.text) == "&" {
        return true;
    }
    if token.kind != TokenKind::Word || token.case != Case::Lower {
        return false;
    }
    // "of" and "for" link the parts of an office's or an institution's name only.
    let office = || run.clone().any(|i| scene.is(i, Class::OrganisationWord) || scene.is(i, Class::Title));
    scene.is(link, Class::NameParticle) || (scene.is(link, Class::NamePreposition) && office())
}

/// The name in a run of proper nouns: titles cut off, the kind guessed.
fn name_in(scene: &Scene<'_>, sentence: &Sentence, run: Range<u32>, titled: bool) -> Option<Name> {
    // "Secretary of State" is a title as a whole.
    let office = |at: u32| {
        scene.is(at, Class::Office)
            && at >= run.start + 2
            && scene.is(at - 1, Class::Of)
            && scene.is(at - 2, Class::Title)
    };
    let is_title = |at: &u32| scene.is(*at, Class::Title) || office(*at) || scene.is(*at, Class::NamePreposition);
    let plain =
        |range: Range<u32>| range.len() <= 4 && !range.into_iter().any(|i| scene.is(i, Class::OrganisationWord));
    let cut = run.clone().rfind(is_title).map(|t| t + 1).filter(|&t| t < run.end && plain(t..run.end));
    if cut.is_none() && run.clone().all(|at| is_title(&at)) {
        return None;
    }
    let tokens = cut.unwrap_or(run.start)..run.end;
    let before = described_by(scene, sentence, run.start);
    let title = match (cut, before) {
        (Some(cut), before) => Some(before.map_or(run.start, |b| b.start)..cut),
        (None, before) => before,
    };
    let kind = kind(scene, &tokens, title.is_some());
    Some(Name { tokens, title, kind, titled })
}

/// The words right before a name that say who bears it, without an article: "campaign manager [Jeff Moss]".
fn described_by(scene: &Scene<'_>, sentence: &Sentence, start: u32) -> Option<Range<u32>> {
    let describes = |&at: &u32| {
        let tag = scene.token(at).tag;
        matches!(tag, Tag::Nn | Tag::Nns | Tag::Jj | Tag::Pos) || tag.is_proper()
    };
    let from = (sentence.tokens.start..start).rev().take_while(describes).last()?;
    let noun = matches!(scene.token(start - 1).tag, Tag::Nn | Tag::Nns) && is_person_noun(scene, start - 1);
    noun.then_some(from..start)
}

/// Whether the noun stands for a person.
pub fn is_person_noun(scene: &Scene<'_>, at: u32) -> bool {
    let lemma = scene.token(at).lemma;
    let counted = (lemma.0 as usize) < words::count();
    let listed = [Class::Title, Class::AnonymousNoun, Class::RoleNoun, Class::Male, Class::Female];
    counted && words::entry(lemma).sense == Sense::Person
        || listed.iter().any(|&class| scene.lexicons.vocabulary.is(lemma, class))
}

/// What a name seems to be the name of.
fn kind(scene: &Scene<'_>, tokens: &Range<u32>, has_title: bool) -> Option<NameKind> {
    let counted = |at: u32| {
        let word = scene.token(at).word;
        ((word.0 as usize) < words::count()).then(|| words::entry(word))
    };
    if tokens.clone().any(|i| scene.is(i, Class::OrganisationWord)) {
        return Some(NameKind::Organisation);
    }
    if has_title {
        return Some(NameKind::Person);
    }
    let first = counted(tokens.start);
    if tokens.len() == 1 {
        let token = scene.token(tokens.start);
        let acronym = token.case == Case::Upper && token.span.len() <= 6;
        return first.and_then(|e| e.names).or(acronym.then_some(NameKind::Organisation));
    }
    let given = first.is_some_and(|e| e.gender.is_some());
    let place = counted(tokens.end - 1).and_then(|e| e.names) == Some(NameKind::Place);
    let person = age_follows(scene, tokens.end) || (given && !place) || apposed_person(scene, tokens);
    if tokens.len() <= 4 && person {
        return Some(NameKind::Person);
    }
    let votes = |kind| tokens.clone().filter(|&i| counted(i).and_then(|e| e.names) == Some(kind)).count();
    let kinds = [NameKind::Person, NameKind::Place, NameKind::Organisation];
    kinds.into_iter().find(|&kind| votes(kind) > 0 && votes(kind) * 2 >= tokens.len())
}

/// Whether an age follows: ", 52,".
fn age_follows(scene: &Scene<'_>, end: u32) -> bool {
    let tag = |at: u32| scene.annotations.tokens.get(at as usize).map(|t| t.tag);
    tag(end) == Some(Tag::Comma)
        && tag(end + 1) == Some(Tag::Cd)
        && matches!(tag(end + 2), Some(Tag::Comma | Tag::Stop))
        && scene.token(end + 1).span.len() <= 3
}

/// Whether an apposition behind the name says that it is a person: "Bo Kim, the mayor".
fn apposed_person(scene: &Scene<'_>, tokens: &Range<u32>) -> bool {
    let trees = &scene.annotations.trees;
    let apposed = |&c: &u32| c >= tokens.end && trees.relation(c) == Relation::Apposition && is_person_noun(scene, c);
    tokens.clone().any(|t| trees.children(t).any(|c| apposed(&c)))
}
