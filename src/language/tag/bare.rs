//! Words for how many that stand for those people: "Many said …", "Several, who had come late, …", "Most in the town say …",
//! "“…,” said many."
//!
//! In: a tagged sentence. Out: the same with such words tagged as the plural nouns that they stand for.
//! They are adjectives where a noun follows. Where none does, an adjective heads no phrase, and the next noun would be taken
//! for who speaks.

use super::Tag;
use crate::language::lexicon::{Class, Lexicons};
use crate::language::token::Token;

/// Adverbs that may stand between the word and its verb, at most.
const ADVERBS: usize = 2;

/// Gives each such word the tag of a plural noun.
pub(super) fn mend(tokens: &mut [Token], lexicons: &Lexicons) {
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let fits = token.tag.is_adjective() || token.tag.is_proper();
        if fits
            && lexicons.vocabulary.is(token.word, Class::Quantity)
            && (is_subject(tokens, at) || ends_clause(tokens, at))
        {
            tokens[at].tag = Tag::Nns;
        }
    }
}

/// Whether a verb or "who" follows, and no noun; or, where a clause begins, a preposition, which behind "more" opens a
/// comparison.
fn is_subject(tokens: &[Token], at: usize) -> bool {
    if tokens.get(at + 1).is_some_and(|next| next.tag == Tag::In) {
        let begins = at.checked_sub(1).is_none_or(|before| {
            let tag = tokens[before].tag;
            tag.is_punctuation() || matches!(tag, Tag::Cc | Tag::In)
        });
        return begins && tokens[at].tag != Tag::Jjr;
    }
    let mut behind = tokens[at + 1..].iter().map(|t| t.tag);
    let mut next = behind.next();
    for _ in 0..ADVERBS {
        if next.is_some_and(Tag::is_adverb) {
            next = behind.next();
        }
    }
    next.is_some_and(|tag| tag.is_finite() || tag == Tag::Wp)
}

/// Whether it ends a clause behind a quotation or a comma and a verb: "“…,” said many."
fn ends_clause(tokens: &[Token], at: usize) -> bool {
    let tag = |back: usize| at.checked_sub(back).map(|i| tokens[i].tag);
    let ends = tokens.get(at + 1).is_none_or(|t| matches!(t.tag, Tag::Comma | Tag::Stop));
    ends && tag(1).is_some_and(Tag::is_finite) && matches!(tag(2), Some(Tag::QuoteClose | Tag::Comma))
}
