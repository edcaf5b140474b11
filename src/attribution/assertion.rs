//! Assertions: whether anybody does say what an attribution attributes.
//!
//! In: an attribution. Out: whether it is made. "Nobody has said", "he never said" and "if she says" tell of words, but of
//! none that somebody stands behind.

use super::Attribution;
use super::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;

/// Whether somebody says it: not so if nobody does, if it is said of one that he does not, or if it is only supposed.
pub(super) fn is_made(scene: &Scene<'_>, attribution: &Attribution) -> bool {
    let trees = &scene.annotations.trees;
    let frame = &attribution.core.frame;
    let partial = |at: u32| (at as usize) < scene.annotations.tokens.len() && scene.is(at, Class::PartialNegation);
    let negative = |at: u32| (scene.is(at, Class::Not) || scene.is(at, Class::Negative)) && !partial(at + 1);
    let before = |at: u32| at.checked_sub(1).filter(|&at| scene.sentence(frame.head).tokens.contains(&at));
    let opens = |at: u32| negative(at) || before(at).is_some_and(negative);
    let determined = || {
        trees
            .children(frame.head)
            .any(|c| trees.relation(c) != Relation::Subject && c < frame.head && negative(c) && c + 2 >= frame.head)
    };
    let supposed = || trees.children(frame.head).any(|c| c < frame.head && scene.is(c, Class::Supposing));
    let source = attribution.core.source.as_ref();
    let nobody = || source.is_some_and(|s| opens(s.start));
    !(frame.group.clone().any(negative)
        || before(frame.group.start).is_some_and(negative)
        || determined()
        || nobody()
        || supposed())
}
