//! What stands before a colon or a dash: a label that names somebody, or a clause.

use super::super::scene::{EDGE, NONE, OTHER, Scene};
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::feature::{Symbol, number, symbols};

symbols! {
    LABELLED "labelled" BARE "bare" LOOSE "loose"
}

/// How many words before the mark could be a name or a description, and what stands before them.
pub(super) fn before(scene: &Scene<'_>, sentence: &Sentence, mark: u32) -> (usize, Symbol) {
    let fits = |&at: &u32| {
        let tag = scene.token(at).tag;
        tag.is_nominal()
            || tag.is_adjective()
            || matches!(tag, Tag::Dt | Tag::Cc | Tag::In | Tag::Pos | Tag::PrpS | Tag::Open | Tag::Close)
    };
    let length = (sentence.tokens.start..mark).rev().take_while(fits).count();
    let limit = (mark - length as u32).checked_sub(1).filter(|at| sentence.tokens.contains(at));
    (length, limit.map_or(EDGE, |at| scene.token(at).tag.symbol()))
}

/// Whether what stands before the mark is a label, from the sentence's start or a dash on, and a name.
pub(in super::super) fn labelled(scene: &Scene<'_>, sentence: &Sentence, mark: u32) -> Symbol {
    let (length, limit) = before(scene, sentence, mark);
    let alone = limit == EDGE || limit == Tag::Colon.symbol();
    let cased = |at: u32| {
        let token = scene.token(at);
        token.case != Case::Lower
            || matches!(token.tag, Tag::In | Tag::Dt | Tag::Cc | Tag::Pos | Tag::Open | Tag::Close)
    };
    let named = (mark - length as u32..mark).all(cased);
    match (length, alone, named) {
        (0, _, _) => NONE,
        (1..=7, true, true) => LABELLED,
        (_, true, _) => BARE,
        (_, _, true) => LOOSE,
        _ => OTHER,
    }
}

/// Whether a mark introduces a quotation: not at all, right behind it, or in the sentence after the one that it ends.
pub(in super::super) fn introduces(scene: &Scene<'_>, sentence: &Sentence, mark: u32) -> Symbol {
    let quotes = |at: u32| (at as usize) < scene.annotations.tokens.len() && scene.opens(at);
    number(usize::from(quotes(mark + 1)) * (1 + usize::from(mark + 1 == sentence.tokens.end)))
}
