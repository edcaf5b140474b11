//! Participles that say what somebody is before the noun and the name: "\[retired\] nurse Ana Ruiz, 71, said".
//!
//! In: a tagged sentence. Out: the same with such participles tagged as the adjectives that they are there.
//! A verb's past tense would have a subject before it, a participle a noun.

use super::Tag;
use crate::language::token::{Case, Token};
use crate::statistics::words;

/// Gives each such participle the tag of an adjective.
pub(super) fn mend(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        if is_standing(tokens, at) {
            tokens[at].tag = Tag::Jj;
        }
    }
}

fn is_standing(tokens: &[Token], at: usize) -> bool {
    /// So many nouns say what somebody is: "retired police officer Ana Ruiz".
    const MOST: usize = 3;
    let token = &tokens[at];
    let counted = || token.word.is_counted() && words::entry(token.word).lower.contains(&(Tag::Jj as u8));
    if !matches!(token.tag, Tag::Vbn | Tag::Vbd) || !counted() {
        return false;
    }
    let opens = at.checked_sub(1).is_none_or(|before| {
        let tag = tokens[before].tag;
        let first = before == 0 && tag == Tag::Cc;
        first || tag.is_punctuation() || matches!(tag, Tag::In | Tag::Vbd | Tag::Vbz | Tag::Dt | Tag::PrpS)
    });
    let nouns =
        tokens[at + 1..].iter().take(MOST + 1).take_while(|t| t.tag == Tag::Nn && t.case == Case::Lower).count();
    let named = tokens.get(at + 1 + nouns).is_some_and(|t| t.tag == Tag::Nnp);
    opens && (1..=MOST).contains(&nouns) && named
}
