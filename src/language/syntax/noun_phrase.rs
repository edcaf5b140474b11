//! Noun phrases that came apart: "\[MPs\] on the committee said", "the Nurses’ \[Association\] said".
//!
//! In: the dependencies of a sentence. Out: the same, where a plural that was hung on the noun behind a preposition takes its
//! place, and the plural before an apostrophe hangs on what its bearers have. Plurals in capitals that the counts lack fare so; a
//! name may go before a noun whole, "the Bank of Norland officials".

use super::{Relation, hangs_on};
use crate::language::tag::Tag;
use crate::language::token::Token;

/// Puts such phrases together; the dependencies of the sentence number tokens from `first`.
pub(super) fn mend(tokens: &[Token], first: u32, dependencies: &mut [(u32, Relation)]) {
    for noun in 0..tokens.len().saturating_sub(2) {
        let (head, relation) = dependencies[noun];
        if !matches!(tokens[noun].tag, Tag::Nns | Tag::Nnps) {
            continue;
        }
        let own = first + noun as u32;
        let behind = head.wrapping_sub(first) as usize;
        let owns =
            tokens[noun].tag == Tag::Nnps && tokens[noun + 1].tag == Tag::Pos && tokens[noun + 2].tag.is_proper();
        if owns && !hangs_on(dependencies, first, own + 2, own) {
            dependencies[noun] = (own + 2, Relation::Possessor);
        } else if relation == Relation::Compound
            && (noun + 2..tokens.len()).contains(&behind)
            && tokens[noun + 1].tag == Tag::In
            && dependencies[noun + 1] == (head, Relation::Case)
        {
            let above = dependencies[behind];
            dependencies[..noun].iter_mut().filter(|before| before.0 == head).for_each(|before| before.0 = own);
            dependencies[noun] = above;
            dependencies[behind] = (own, Relation::Nominal);
        }
    }
}
