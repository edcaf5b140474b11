//! Clauses whose subject was taken for something of the clause before: "The bridge was shut after \[Bo Kim, a plumber,\] warned
//! that …", "The council met and \[Bo Kim\] said …", "A pilot who lost a son \[in the flood\] said …".
//!
//! In: the dependencies of a sentence. Out: the same, with the noun hung on its verb, and the verb on the one before.

use super::{Relation, hangs_on};
use crate::language::lexicon::{Class, Vocabulary};
use crate::language::tag::Tag;
use crate::language::token::Token;

/// Gives each such clause its subject; the dependencies of the sentence number tokens from `first`.
pub(super) fn mend(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)], vocabulary: &Vocabulary) {
    subordinate(tokens, first, dependencies, vocabulary);
    for noun in 1..tokens.len() {
        match dependencies[noun].1 {
            Relation::Object | Relation::Apposition => own_verb(tokens, first, dependencies, noun),
            Relation::Nominal => relative(tokens, first, dependencies, noun),
            _ => {}
        }
    }
}

/// Makes a noun that was taken for the object of the clause before the subject of the verb behind it: beyond an "and" between the
/// two verbs, or a comma that ends a clause of time or reason.
fn own_verb(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)], noun: usize) {
    let own = first + noun as u32;
    let before = dependencies[noun].0;
    let start = (0..noun).rev().take_while(|&at| belongs(tokens[at].tag)).last().unwrap_or(noun);
    // "a pilot \[who lost a son\] said"
    let told = (noun + 1..tokens.len()).find(|&at| dependencies[at] == (own, Relation::Relative));
    let told = told.filter(|_| tokens[noun + 1].tag.is_wh()).unwrap_or(noun);
    let Some(verb) = lone_verb(tokens, told).map(|at| first + at as u32) else { return };
    if start == 0 || before >= own || before < first {
        return;
    }
    let number = (before - first) as usize;
    let parted = match tokens[start - 1].tag {
        Tag::Cc => tokens[number].tag.is_verb() && dependencies[start - 1].0 == before,
        Tag::Comma => adverbial(dependencies, first, before, verb).is_some_and(|clause| {
            let clause = (clause - first) as usize;
            tokens[clause.min(number)..number].iter().all(|t| t.tag != Tag::Comma)
        }),
        _ => false,
    } && tokens[noun].tag != Tag::Cd;
    if !parted || dependencies.contains(&(verb, Relation::Subject)) || hangs_on(dependencies, first, verb, own) {
        return;
    }
    dependencies[noun] = (verb, Relation::Subject);
    // "the head of the union, \[Omar Orr\], said"
    for behind in noun + 1..(verb - first) as usize {
        let name = dependencies[behind] == (before, Relation::Object);
        if name && !hangs_on(dependencies, first, verb, first + behind as u32) {
            dependencies[behind] = (own, Relation::Apposition);
        }
    }
}

/// Hangs a phrase that ends a relative clause, and was hung on the verb behind it, on the verb of that clause.
fn relative(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)], noun: usize) {
    let Some(verb) = lone_verb(tokens, noun).filter(|&verb| dependencies[noun].0 == first + verb as u32) else {
        return;
    };
    let subject = (0..noun).find(|&at| dependencies[at] == (first + verb as u32, Relation::Subject));
    let clause = |subject: usize| {
        (subject + 1..noun).find(|&at| dependencies[at] == (first + subject as u32, Relation::Relative))
    };
    let Some(clause) = subject.and_then(clause) else { return };
    let above = first + clause as u32;
    let apart = tokens[clause..verb].iter().any(|t| t.tag == Tag::Comma);
    if !apart && !hangs_on(dependencies, first, above, first + noun as u32) {
        dependencies[noun].0 = above;
    }
}

/// The verb of a clause that says when or why what `verb` tells happened, if the word is that or hangs on it.
fn adverbial(dependencies: &[(u32, Relation)], first: u32, word: u32, verb: u32) -> Option<u32> {
    let above = |word: &u32| dependencies.get(word.wrapping_sub(first) as usize).map(|(head, _)| *head);
    let clause = |word: &u32| dependencies.get(word.wrapping_sub(first) as usize) == Some(&(verb, Relation::Adverbial));
    std::iter::successors(Some(word), above).find(clause)
}

/// Whether a word of that tag can belong to a noun phrase before its noun.
fn belongs(tag: Tag) -> bool {
    tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Cd)
}

fn subordinate(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)], vocabulary: &Vocabulary) {
    for opener in 1..tokens.len() {
        if tokens[opener].tag != Tag::In || !vocabulary.is(tokens[opener].word, Class::Subordinator) {
            continue;
        }
        let at = |number: u32| Some(number.wrapping_sub(first) as usize).filter(|&at| at < tokens.len());
        let (noun, case) = dependencies[opener];
        let Some(subject) = at(noun).filter(|&noun| noun > opener && case == Relation::Case) else { continue };
        let (governor, nominal) = dependencies[subject];
        let Some(before) = at(governor).filter(|&verb| verb < opener && nominal == Relation::Nominal) else { continue };
        let Some(verb) = lone_verb(tokens, subject) else { continue };
        let own = first + verb as u32;
        let known = dependencies.contains(&(own, Relation::Subject)) || !tokens[before].tag.is_verb();
        let (above, relation) = dependencies[verb];
        if known {
        } else if dependencies[before] == (own, Relation::Complement) {
            dependencies[before] = (above, relation);
            dependencies[verb] = (governor, Relation::Adverbial);
            dependencies[subject].0 = own;
            dependencies[subject].1 = Relation::Subject;
        } else if (above, relation) == (governor, Relation::Conjunct) {
            dependencies[verb].1 = Relation::Adverbial;
            dependencies[subject] = (own, Relation::Subject);
        }
    }
}

/// The finite verb that follows a noun with nothing between them but what belongs to the noun: no other verb, no "and", and no
/// commas but those around an apposition.
fn lone_verb(tokens: &[Token], noun: usize) -> Option<usize> {
    let verb = (noun + 1..tokens.len()).find(|&at| tokens[at].tag.is_finite())?;
    let between = &tokens[noun + 1..verb];
    let plain = |t: &Token| {
        t.tag.is_noun()
            || t.tag.is_adjective()
            || matches!(t.tag, Tag::Dt | Tag::In | Tag::Comma | Tag::Cd | Tag::Pos | Tag::PrpS)
    };
    let commas = between.iter().filter(|t| t.tag == Tag::Comma).count();
    let closed = commas == 0 || commas > 1 && between.last().is_some_and(|t| t.tag == Tag::Comma);
    (closed && between.iter().all(plain)).then_some(verb)
}
