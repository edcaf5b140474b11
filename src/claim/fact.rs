//! Whether the copy tells something as having happened.
//!
//! In: words of a sentence. Out: yes, or no where they stand under "could", "if", "not", a purpose or a question.
//! A charge is one only where it is told as fact: "he lied", not "he might lie", "if he lied", "to stop him lying".

use std::ops::Range;

use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;

/// Whether the words are told as fact.
pub fn is_told(scene: &Scene<'_>, tokens: &Range<u32>) -> bool {
    /// Clauses in clauses; deeper ones come from a wrong tree.
    const DEEPEST: usize = 12;
    let trees = &scene.annotations.trees;
    let top = tokens.clone().find(|&t| scene.token(t).tag.is_verb()).unwrap_or(tokens.start);
    if is_open(scene, top) {
        return false;
    }
    let mut below = top;
    for above in trees.ancestors(top).take(DEEPEST) {
        // What is said of a verb holds for what it governs and what is coordinated with it, but not for a clause about a
        // noun in it: "she will meet the man who lied", "a corrupt man might".
        let relation = trees.relation(below);
        if matches!(
            relation,
            Relation::Adjective | Relation::Relative | Relation::Clausal | Relation::Apposition | Relation::Parataxis
        ) {
            break;
        }
        // "will resign because he lied"
        if relation != Relation::Adverbial && is_open(scene, above) {
            return false;
        }
        below = above;
    }
    true
}

/// Whether the clause of a word says what may be, is denied, wished or supposed.
fn is_open(scene: &Scene<'_>, word: u32) -> bool {
    let trees = &scene.annotations.trees;
    trees.children(word).any(|child| {
        let tag = scene.token(child).tag;
        let before = child < word;
        // "wants to lie", "a plan to lie"; but what was done in order to harm was done.
        let purpose = trees.relation(word) == Relation::Adverbial;
        before && (tag == Tag::Md || tag == Tag::To && !purpose)
            || trees.relation(child) == Relation::Negation
            || trees.relation(child) == Relation::Marker && scene.is(child, Class::Supposing)
    })
}
