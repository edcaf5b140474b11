//! What the copy says of somebody beside the name: titles, appositions, "X is a …", and the nouns by which it may come
//! back.
//!
//! In: a name in its sentence. Out: the stretches of words that describe its bearer, and the [`Role`]s in them.

use std::ops::Range;

use super::name::{Name, is_person_noun};
use crate::attribution::scene::Scene;
use crate::language::lexicon::{Class, Classes};
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::words::{self, NameKind};

/// A noun by which somebody can be called: nouns that one person bears by turns ("Sen.", "senator") are one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// One of a group of nouns.
    Group(u32),
    /// The noun of that key.
    Noun(u64),
}

/// The role that the noun at `at` names.
pub fn role(scene: &Scene<'_>, at: u32) -> Role {
    let token = scene.token(at);
    let value = |word| scene.lexicons.class_value(Class::RoleGroup, word);
    match value(token.lemma).or_else(|| value(token.word)) {
        Some(group) => Role::Group(group as u32),
        None => Role::Noun(lemma_key(scene, at)),
    }
}

/// The key of a token's lemma.
pub fn lemma_key(scene: &Scene<'_>, at: u32) -> u64 {
    const NOUN: usize = 1;
    let token = scene.token(at);
    // The lemma of a proper noun is its own form; as a common noun it may have another: "Appeals".
    let counted = token.word.is_counted() && token.tag.is_proper();
    let common = counted.then(|| words::entry(token.word).lemmas[NOUN]).filter(|l| l.is_known());
    let lemma = common.unwrap_or(token.lemma);
    if lemma.is_known() { scene.lexicons.vocabulary.word(lemma).key } else { token.key }
}

/// The stretches that say what the bearer of a name is, most telling first, without honorifics.
pub fn descriptions(scene: &Scene<'_>, name: &Name) -> Vec<Range<u32>> {
    let titled = name.title.clone().and_then(|t| without_honorifics(scene, t));
    titled
        .into_iter()
        .chain(apposed_before(scene, name))
        .chain(body_before(scene, name))
        .chain(apposed(scene, name))
        .chain(predicate(scene, name))
        .collect()
}

fn without_honorifics(scene: &Scene<'_>, mut title: Range<u32>) -> Option<Range<u32>> {
    while !title.is_empty() && scene.is(title.end - 1, Class::Honorific) {
        title.end -= 1;
    }
    (!title.is_empty()).then_some(title)
}

/// The apposition behind a name: "Bo Kim, [the mayor of Tessel]".
fn apposed(scene: &Scene<'_>, name: &Name) -> Option<Range<u32>> {
    let trees = &scene.annotations.trees;
    let fits = |&c: &u32| {
        c >= name.tokens.end
            && trees.relation(c) == Relation::Apposition
            && matches!(scene.token(c).tag, Tag::Nn | Tag::Nnp)
    };
    let head = name.tokens.clone().find_map(|t| trees.children(t).find(fits));
    let Some(head) = head else { return between_commas(scene, name) };
    let phrase = phrase(scene, head, name.tokens.end);
    let introduced = phrase.start.checked_sub(1).is_some_and(|b| scene.token(b).tag == Tag::Comma);
    let person = name.kind != Some(NameKind::Person) || (phrase.start..=head).any(|t| is_person_noun(scene, t));
    (introduced && person).then_some(phrase)
}

/// The same where the tree does not show it: a noun for a person behind an article, between two commas.
fn between_commas(scene: &Scene<'_>, name: &Name) -> Option<Range<u32>> {
    const LONGEST: usize = 12;
    let start = name.tokens.end + 1;
    let tokens = scene.annotations.tokens.get(start as usize..)?;
    let opened = scene.is_comma(start - 1) && tokens.first()?.tag == Tag::Dt;
    let length = tokens.iter().take(LONGEST).position(|t| t.tag.is_punctuation() || t.tag.is_verb())? as u32;
    let phrase = start..start + length;
    let person = || {
        let noun = phrase.clone().take_while(|&at| scene.token(at).tag != Tag::In).last();
        noun.is_some_and(|noun| scene.token(noun).tag == Tag::Nn && is_person_noun(scene, noun))
    };
    (opened && scene.is_comma(phrase.end) && person()).then_some(phrase)
}

/// The noun phrase before a name that is its apposition: "[The company’s founder], Ana Ruiz, said".
fn apposed_before(scene: &Scene<'_>, name: &Name) -> Option<Range<u32>> {
    let trees = &scene.annotations.trees;
    let top = name.tokens.clone().find(|&t| trees.relation(t) == Relation::Apposition)?;
    let head = trees.head(top).filter(|&h| h < name.tokens.start)?;
    let near = (head + 1..name.tokens.start).filter(|&t| scene.token(t).tag == Tag::Comma).count() <= 1;
    let noun = scene.token(head).tag == Tag::Nn && is_person_noun(scene, head);
    let start = trees.subtree(head).start.min(head);
    let end = (head + 1..name.tokens.start).find(|&t| scene.token(t).tag == Tag::Comma)?;
    (near && noun && name.kind != Some(NameKind::Organisation)).then_some(start..end)
}

/// The noun for a body that stands before the body’s name: "[The newspaper] Volksblatt", "[her team], Orven,".
fn body_before(scene: &Scene<'_>, name: &Name) -> Option<Range<u32>> {
    if name.kind == Some(NameKind::Person) || name.title.is_some() {
        return None;
    }
    let trees = &scene.annotations.trees;
    let before = name.tokens.start.checked_sub(1)?;
    let apposed = || {
        let top = name.tokens.clone().find(|&t| trees.relation(t) == Relation::Apposition)?;
        trees.head(top).filter(|&head| head + 2 == name.tokens.start && scene.is_comma(before))
    };
    // "the [state] Senate"
    let body = |at: u32| is_body(scene, at) && !scene.lexicons.vocabulary.is(scene.token(at).lemma, Class::PlaceNoun);
    let noun = if body(before) { Some(before) } else { apposed().filter(|&head| body(head)) }?;
    let sentence = scene.annotations.sentences[scene.annotations.sentence_at(noun)].tokens.start;
    let opens = |&at: &u32| {
        let tag = scene.token(at).tag;
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::PrpS)
    };
    let start = (sentence..noun).rev().take_while(opens).last()?;
    matches!(scene.token(start).tag, Tag::Dt | Tag::PrpS).then_some(start..noun + 1)
}

/// Whether the word is a noun for a body: "newspaper", "charity".
pub fn is_body(scene: &Scene<'_>, at: u32) -> bool {
    const BODIES: Classes =
        Classes::of(&[Class::OrganisationNoun, Class::GenericOrganisation, Class::BusinessNoun, Class::OutletNoun]);
    let token = scene.token(at);
    token.tag == Tag::Nn && token.case == Case::Lower && scene.lexicons.vocabulary.is_one_of(token.lemma, BODIES)
}

/// What the name’s bearer is said to be: "Ana Ruiz is [a senator from Tessel]", "Bo Kim, who was [her pollster]".
fn predicate(scene: &Scene<'_>, name: &Name) -> Option<Range<u32>> {
    let trees = &scene.annotations.trees;
    let predicates = |at: u32| matches!(scene.token(at).tag, Tag::Nn) && trees.child(at, Relation::Copula).is_some();
    let negated = |at: u32| trees.child(at, Relation::Negation).is_some();
    let of = |t: u32| {
        let subject = (trees.relation(t) == Relation::Subject).then(|| trees.head(t)).flatten();
        let relative = trees.children(t).find(|&c| trees.relation(c) == Relation::Relative);
        subject.into_iter().chain(relative).find(|&p| p > t && predicates(p) && !negated(p))
    };
    let head = name.tokens.clone().find_map(of)?;
    let copula = trees.child(head, Relation::Copula)?;
    // "“Ruiz is late,” the mayor said": what stands outside the quotation is no part of what is said in it.
    let whole = !(copula..head).any(|t| scene.token(t).tag.is_quote());
    whole.then(|| phrase(scene, head, copula + 1))
}

/// The noun phrase that `head` heads, from `least` on: up to a relative clause, a mark or a verb behind the head.
pub fn phrase(scene: &Scene<'_>, head: u32, least: u32) -> Range<u32> {
    const LONGEST: u32 = 12;
    let subtree = scene.annotations.trees.subtree(head);
    let mut start = subtree.start.max(least).min(head);
    while start < head && (scene.token(start).tag.is_punctuation() || scene.token(start).tag == Tag::In) {
        start += 1;
    }
    let ends = |&at: &u32| {
        let tag = scene.token(at).tag;
        tag.is_wh() || tag.is_punctuation() || tag.is_verb() || tag == Tag::Md
    };
    let most = subtree.end.max(head + 1).min(head + LONGEST);
    let end = (head + 1..most).find(ends).unwrap_or(most);
    start..end
}

/// The roles in a stretch that describes somebody: its noun, and those joined to it; not what stands behind a preposition.
pub fn roles(scene: &Scene<'_>, described: Range<u32>) -> Vec<Role> {
    let mut found = Vec::new();
    let mut blocked = false;
    for at in described.clone() {
        let tag = scene.token(at).tag;
        if tag == Tag::Cc {
            blocked = false;
        } else if matches!(tag, Tag::In | Tag::To) {
            blocked = true;
        }
        let goes_on = at + 1 < described.end && {
            let next = scene.token(at + 1).tag;
            next.is_noun() || next == Tag::Pos
        };
        if tag.is_noun() && !blocked && !goes_on {
            found.push(role(scene, at));
        }
    }
    found
}

/// The words of content in a stretch, as keys: what tells one senator from another.
pub fn marks<'a>(scene: &'a Scene<'_>, range: Range<u32>) -> impl Iterator<Item = u64> + 'a {
    let telling = |&at: &u32| {
        let tag = scene.token(at).tag;
        (tag.is_noun() || tag.is_adjective()) && !scene.is(at, Class::Honorific)
    };
    range.filter(telling).map(|at| lemma_key(scene, at))
}
