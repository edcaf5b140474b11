//! Whether the copy tells something as having happened.
//!
//! In: words of a sentence. Out: yes, or no where they stand under "could", "if", "not", a purpose or a question, or under
//! what somebody says, thinks or charges, whether that is an attribution or not.
//! A charge is one only where it is told as fact: "he lied", not "he might lie", "if he lied", "to stop him lying",
//! "critics who think that he lies".

use std::ops::Range;

use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::statistics::words::{self, VerbSense};

/// Whether the words are told as fact by what stands `inside`.
pub fn is_told(scene: &Scene<'_>, tokens: &Range<u32>, inside: impl Fn(u32) -> bool) -> bool {
    /// Clauses in clauses; deeper ones come from a wrong tree.
    const DEEPEST: usize = 12;
    let trees = &scene.annotations.trees;
    let top = tokens.clone().find(|&t| scene.token(t).tag.is_verb()).unwrap_or(tokens.start);
    if is_open(scene, top) {
        return false;
    }
    let above = || trees.ancestors(top).take(DEEPEST).take_while(|t| inside(*t));
    let path = || std::iter::once(top).chain(above());
    if path().zip(path().skip(1)).any(|(below, above)| is_view(scene, below, above)) {
        return false;
    }
    let mut below = top;
    for above in above() {
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

/// Whether what hangs on one word through another is what somebody says, thinks or charges.
fn is_view(scene: &Scene<'_>, below: u32, above: u32) -> bool {
    let trees = &scene.annotations.trees;
    let relation = trees.relation(below);
    let clause = matches!(relation, Relation::Complement | Relation::OpenComplement);
    let tag = scene.token(above).tag;
    if tag.is_noun() {
        // "complaints that it lied", "the perception that it lies"
        let that =
            || trees.children(below).any(|c| trees.relation(c) == Relation::Marker && scene.token(c).tag == Tag::In);
        return matches!(relation, Relation::Complement | Relation::Clausal) && that() && !is_fact(scene, above);
    }
    if !tag.is_verb() {
        return false;
    }
    if scene.is(above, Class::Be) {
        // "their theory is that it lied"
        let subject = trees.child(above, Relation::Subject);
        return relation == Relation::Complement
            && subject.is_some_and(|s| scene.token(s).tag.is_noun() && !is_fact(scene, s));
    }
    if !has_holder(scene, above) {
        return false;
    }
    // "criticised it for cheating", "saw it as a cheat"
    let through = || trees.children(below).any(|c| scene.token(c).tag == Tag::In && scene.is(c, Class::Charge));
    match sense(scene, above) {
        VerbSense::Communication => clause || through(),
        VerbSense::Cognition | VerbSense::Emotion => (clause || through()) && !is_fact(scene, above),
        VerbSense::Perception => through(),
        VerbSense::Other => false,
    }
}

/// Whether a verb or a noun takes what hangs on it for granted: "knows that", "the fact that".
fn is_fact(scene: &Scene<'_>, word: u32) -> bool {
    scene.lexicons.vocabulary.is(scene.token(word).lemma, Class::Factive)
}

/// Whether somebody other than the writer does what a verb says, and is named.
fn has_holder(scene: &Scene<'_>, verb: u32) -> bool {
    let trees = &scene.annotations.trees;
    let passive = trees.children(verb).any(|c| scene.is(c, Class::Be));
    match trees.child(verb, Relation::Subject) {
        Some(subject) => !passive && !scene.is(subject, Class::SpeakerPronoun),
        None => matches!(scene.token(verb).tag, Tag::Vbg) || trees.relation(verb) == Relation::Conjunct,
    }
}

fn sense(scene: &Scene<'_>, verb: u32) -> VerbSense {
    let lemma = scene.token(verb).lemma;
    if scene.lexicons.vocabulary.is(lemma, Class::SayingCue) {
        VerbSense::Communication
    } else if lemma.is_counted() {
        words::entry(lemma).verb_sense
    } else {
        VerbSense::Other
    }
}
