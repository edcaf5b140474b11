//! Offices behind a name that have capitals like a name: "Ana Ruiz, Chief Executive of Cloudvale, said".
//!
//! In: the dependencies of a sentence. Out: the same, with such an office hung on the name before it; the weights, which
//! go by the capitals, hang the name on the office.

use super::Relation;
use super::tree::NO_TOKEN;
use crate::language::lexicon::{Class, Vocabulary};
use crate::language::tag::Tag;
use crate::language::token::Token;
use crate::statistics::words::{self, Sense};

/// Hangs each office on the name before it; the dependencies of the sentence number tokens from `first`.
pub(super) fn mend(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)], vocabulary: &Vocabulary) {
    for name in 0..tokens.len().saturating_sub(2) {
        let (head, relation) = dependencies[name];
        let office = head.wrapping_sub(first) as usize;
        let hangs = head != NO_TOKEN
            && office > name + 1
            && tokens[name].tag == Tag::Nnp
            && tokens[office].tag == Tag::Nnp
            && matches!(relation, Relation::Subject | Relation::Compound | Relation::Other);
        if !hangs || tokens[name + 1].tag != Tag::Comma || !is_office(&tokens[office], vocabulary) {
            continue;
        }
        let plain = tokens[name + 2..office].iter().all(|t| t.tag.is_noun() || t.tag.is_adjective());
        let child = |relation| dependencies.contains(&(head, relation));
        let placed = dependencies.contains(&(first + name as u32, Relation::Case));
        if plain && !placed && !child(Relation::Copula) {
            dependencies[name] = dependencies[office];
            dependencies[office] = (first + name as u32, Relation::Apposition);
        }
    }
}

/// Whether a word is what somebody is.
fn is_office(token: &Token, vocabulary: &Vocabulary) -> bool {
    let person = || token.word.is_counted() && words::entry(token.word).sense == Sense::Person;
    vocabulary.is(token.word, Class::Title) || vocabulary.is(token.word, Class::RoleNoun) || person()
}
