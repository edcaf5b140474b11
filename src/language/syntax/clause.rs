//! Clauses whose subject was taken for what a preposition governs: "The bridge was shut after \[Bo Kim, a plumber,\] warned that …".
//!
//! In: the dependencies of a sentence. Out: the same, with the noun hung on its verb, and the verb on the one before.

use super::Relation;
use crate::language::lexicon::{Class, Vocabulary};
use crate::language::tag::Tag;
use crate::language::token::Token;

/// Gives each such clause its subject; the dependencies of the sentence number tokens from `first`.
pub(super) fn mend(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)], vocabulary: &Vocabulary) {
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
    let closed = commas == 0 || commas == 2 && between.last().is_some_and(|t| t.tag == Tag::Comma);
    (closed && between.iter().all(plain)).then_some(verb)
}
