//! Noun phrases that came apart: "\[MPs\] on the committee said", "the Nurses’ \[Association\] said".
//!
//! In: the dependencies of a sentence. Out: the same, where a plural that was hung on the noun behind a preposition takes its
//! place, the plural before an apostrophe hangs on what its bearers have, and a name in brackets on the one before. Plurals in
//! capitals that the counts lack fare so; a name may go before a noun whole, "the Bank of Norland officials".

use super::{Relation, hangs_on};
use crate::language::tag::Tag;
use crate::language::token::{Token, TokenKind};

/// Puts such phrases together; the dependencies of the sentence number tokens from `first`.
pub(super) fn mend(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)]) {
    for name in 0..tokens.len().saturating_sub(3) {
        let own = first + name as u32;
        let bracketed = tokens[name + 1].tag == Tag::Open && tokens[name + 3].tag == Tag::Close;
        if bracketed && tokens[name].tag.is_proper() && tokens[name + 2].tag == Tag::Nnp {
            put_above(dependencies, first, own, own + 2, Relation::Apposition);
        }
    }
    for noun in 0..tokens.len().saturating_sub(2) {
        let own = first + noun as u32;
        // A bare apostrophe stands behind a plural.
        let bare = tokens[noun + 1].tag == Tag::Pos && tokens[noun + 1].kind == TokenKind::Mark;
        if tokens[noun].tag.is_proper() && bare && tokens[noun + 2].tag.is_proper() {
            put_above(dependencies, first, own + 2, own, Relation::Possessor);
            continue;
        }
        let (head, relation) = dependencies[noun];
        if !matches!(tokens[noun].tag, Tag::Nns | Tag::Nnps) {
            continue;
        }
        let behind = head.wrapping_sub(first) as usize;
        if relation == Relation::Compound
            && (noun + 2..tokens.len()).contains(&behind)
            && tokens[noun + 1].tag == Tag::In
            && dependencies[noun + 1] == (head, Relation::Case)
        {
            let above = dependencies[behind];
            dependencies[noun] = above;
            dependencies[behind] = (own, Relation::Nominal);
        }
    }
}

/// Hangs one word on another, which takes its place if it hung on it.
fn put_above(dependencies: &mut [(u32, Relation)], first: u32, above: u32, below: u32, relation: Relation) {
    let (upper, lower) = ((above - first) as usize, (below - first) as usize);
    if dependencies[upper].0 == below {
        dependencies[upper] = dependencies[lower];
        dependencies[lower] = (above, relation);
    } else if !hangs_on(dependencies, first, above, below) {
        dependencies[lower] = (above, relation);
    }
}
