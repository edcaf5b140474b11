//! Clauses whose subject was taken for something of the clause before: "The bridge was shut after \[Bo Kim, a plumber,\] warned
//! that …", "The council met and \[Bo Kim\] said …", "A pilot who lost a son \[in the flood\] said …", "The nurse who helped
//! \[him\] said …".
//!
//! In: the dependencies of a sentence. Out: the same, with the noun hung on its verb, and the verb on the one before.

use super::{Relation, hangs_on};
use crate::language::lexicon::{Class, Classes, Vocabulary};
use crate::language::tag::Tag;
use crate::language::token::{Case, Token};
use crate::statistics::words::{self, Sense};

/// Gives each such clause its subject; the dependencies of the sentence number tokens from `first`.
pub(super) fn mend(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)], vocabulary: &Vocabulary) {
    subordinate(tokens, first, dependencies, vocabulary);
    opening(tokens, first, dependencies, vocabulary);
    for at in 1..tokens.len() {
        let token = &tokens[at];
        if token.tag == Tag::Prp && token.case == Case::Lower && vocabulary.is(token.word, Class::ObjectPronoun) {
            object_form(tokens, first, dependencies, at);
        }
    }
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
    if start == 0 || before >= own || before < first || !matches!(tokens[start - 1].tag, Tag::Cc | Tag::Comma) {
        return;
    }
    // "a pilot \[who lost a son\] said"
    let told = tokens.get(noun + 1).is_some_and(|t| t.tag.is_wh());
    let behind = if told { noun + 1..tokens.len() } else { noun..noun };
    let told = behind.into_iter().find(|&at| dependencies[at] == (own, Relation::Relative)).unwrap_or(noun);
    let Some(verb) = lone_verb(tokens, told).map(|at| first + at as u32) else { return };
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

/// Parts what opens a sentence behind a preposition from the name of the subject: "After the \[meeting\] Ana Ruiz said".
fn opening(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)], vocabulary: &Vocabulary) {
    let noun = opening_phrase(tokens, vocabulary).saturating_sub(1);
    let names = tokens[noun..].iter().skip(1).take_while(|t| t.tag == Tag::Nnp).count();
    if noun == 0 || names == 0 {
        return;
    }
    let own = first + noun as u32;
    let subject = first + (noun + names) as u32;
    let (verb, relation) = dependencies[noun + names];
    let wrong = [(verb, Relation::Subject), (subject, Relation::Compound)].contains(&dependencies[noun]);
    let apart = || (first..=own).all(|word| !hangs_on(dependencies, first, verb, word));
    if wrong && relation == Relation::Subject && apart() {
        dependencies[noun] = (verb, Relation::Nominal);
        dependencies[0] = (own, Relation::Case);
        dependencies[1..noun].iter_mut().filter(|before| before.0 == subject).for_each(|before| before.0 = own);
    }
}

/// So many tokens belong to a prepositional phrase that opens a sentence without a comma behind it: "After the meeting | Ana
/// Ruiz said", "In a letter | the mayor said"; none if there is no such phrase, or the noun can bear the name behind it.
pub fn opening_phrase(tokens: &[Token], vocabulary: &Vocabulary) -> usize {
    let tag = |at: usize| tokens.get(at).map(|t| t.tag);
    let phrase = |t: &&Token| t.tag.is_adjective() || t.tag == Tag::Nn;
    let opens = tag(0) == Some(Tag::In) && matches!(tag(1), Some(Tag::Dt | Tag::PrpS));
    let noun = 1 + tokens.iter().skip(2).take_while(phrase).count();
    let ends = opens && noun > 1 && tag(noun) == Some(Tag::Nn);
    let begins = match tag(noun + 1) {
        Some(Tag::Nnp) => ends && !bears_name(&tokens[noun], vocabulary),
        next => ends && matches!(next, Some(Tag::Dt | Tag::PrpS)),
    };
    if begins { noun + 1 } else { 0 }
}

/// Whether what a noun stands for can have a name right behind it: "the actor Bo Kim", "the charity Shoreline".
fn bears_name(noun: &Token, vocabulary: &Vocabulary) -> bool {
    const LISTED: Classes = Classes::of(&[Class::OrganisationNoun, Class::Title]);
    let sense = if noun.lemma.is_counted() { words::entry(noun.lemma).sense } else { Sense::Person };
    sense == Sense::Person || vocabulary.is_one_of(noun.lemma, LISTED)
}

/// Hangs a phrase that ends a relative clause, and was hung on the verb behind it, on the verb of that clause.
fn relative(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)], noun: usize) {
    let Some(verb) = lone_verb(tokens, noun).filter(|&verb| dependencies[noun].0 == first + verb as u32) else {
        return;
    };
    let subject = first + verb as u32;
    let subject = (0..noun).find(|&at| dependencies[at] == (subject, Relation::Subject));
    let clause = |subject: usize| {
        (subject + 1..noun).find(|&at| dependencies[at] == (first + subject as u32, Relation::Relative))
    };
    let Some(clause) = subject.and_then(clause) else { return };
    let apart = tokens[clause..verb].iter().any(|t| t.tag == Tag::Comma);
    if !apart {
        dependencies[noun].0 = first + clause as u32;
    }
}

/// Hangs a pronoun that can be no subject on the verb before it, and gives the verb behind it the subject that the clause
/// between them tells of: "the \[nurse\] who helped him said".
fn object_form(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)], at: usize) {
    let Some(verb) = lone_verb(tokens, at) else { return };
    let own = first + verb as u32;
    let clause = (0..at).rev().take_while(|&before| !tokens[before].tag.is_punctuation());
    let Some(governor) = clause.into_iter().find(|&before| tokens[before].tag.is_verb()) else { return };
    if dependencies[at] == (own, Relation::Subject) {
        let governed = matches!(tokens[at - 1].tag, Tag::In | Tag::To);
        dependencies[at] = (first + governor as u32, if governed { Relation::Nominal } else { Relation::Object });
        if governed {
            dependencies[at - 1] = (first + at as u32, Relation::Case);
        }
    }
    let (noun, relation) = dependencies[governor];
    let told = noun.wrapping_sub(first) as usize;
    let free = || !dependencies[..verb].contains(&(own, Relation::Subject));
    if relation == Relation::Relative && told < governor && free() {
        if hangs_on(dependencies, first, own, noun) {
            dependencies[verb] = dependencies[told];
        }
        dependencies[told] = (own, Relation::Subject);
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

/// Gives a clause behind a word of time or reason its subject, where that was taken for what the word governs.
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
        // "The road is \[open\], though Bo Kim said …"
        let predicate = tokens[before].tag.is_verb() || dependencies.contains(&(governor, Relation::Copula));
        // "after Bo Kim, a plumber, accused \[Mr Vane\]": what stands behind the verb is no subject of it.
        let known = dependencies[..verb].contains(&(own, Relation::Subject));
        let (above, relation) = dependencies[verb];
        if known || !predicate {
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
    let plain = |t: &&Token| {
        t.tag.is_noun()
            || t.tag.is_adjective()
            || matches!(t.tag, Tag::Dt | Tag::In | Tag::Comma | Tag::Cd | Tag::Pos | Tag::PrpS)
    };
    let verb = noun + 1 + tokens[noun + 1..].iter().take_while(plain).count();
    let between = &tokens[noun + 1..verb];
    let commas = between.iter().filter(|t| t.tag == Tag::Comma).count();
    let closed = commas == 0 || commas > 1 && between.last().is_some_and(|t| t.tag == Tag::Comma);
    (closed && tokens.get(verb).is_some_and(|t| t.tag.is_finite())).then_some(verb)
}
