//! How a claim's words read by themselves: in a list of claims they have lost the sentence around them.
//!
//! In: a claim. Out: its words without loose marks and without the "that" or "and" that linked them to what stood before,
//! and whether they are a sentence, a part of one, or a part that claims nothing ("in a statement").

use std::ops::Range;

use super::Claim;
use super::extract::tops;
use crate::attribution::scene::Scene;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;

/// How words read by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As a sentence.
    Sentence,
    /// As a part of one: somebody would have to look up the rest.
    Part,
    /// As a part without a verb of its own.
    Bare,
}

/// The words of a claim by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The words, in one or more stretches; none if there is nothing but marks.
    pub tokens: Vec<Range<u32>>,
    /// How they read.
    pub form: Form,
}

/// How a claim's words read by themselves.
pub fn of(scene: &Scene<'_>, claim: &Claim) -> Wording {
    let tokens = trimmed(scene, claim);
    let trees = &scene.annotations.trees;
    let inside = |t: u32| tokens.iter().any(|r| r.contains(&t));
    let finite = |t: u32| {
        let helped = || trees.children(t).any(|c| helps(scene, c) && inside(c));
        scene.token(t).tag.is_finite() || helped()
    };
    let bound = |t: u32| matches!(trees.relation(t), Relation::Relative | Relation::Clausal);
    let verbs = || tokens.iter().cloned().flatten().filter(|&t| finite(t) && !helps_another(scene, t));
    let own = |t: u32| !bound(t) && !trees.ancestors(t).take_while(|a| inside(*a)).any(bound);
    let told = |t: u32| {
        let subject = trees.child(t, Relation::Subject).or_else(|| trees.child(t, Relation::Expletive));
        subject.is_some_and(inside)
    };
    let form = if tops(scene, &tokens).any(|t| finite(t) && own(t) && told(t)) {
        Form::Sentence
    } else if verbs().any(own) {
        Form::Part
    } else {
        Form::Bare
    };
    Wording { tokens, form }
}

/// Whether a word is the helper that makes what it hangs on finite: "has", "is", "may".
fn helps(scene: &Scene<'_>, t: u32) -> bool {
    let tag = scene.token(t).tag;
    let relation = scene.annotations.trees.relation(t);
    // Among several helpers a tree gives the modal no name: "could have been".
    tag.is_finite() && (matches!(relation, Relation::Auxiliary | Relation::Copula) || tag == Tag::Md)
}

fn helps_another(scene: &Scene<'_>, t: u32) -> bool {
    matches!(scene.annotations.trees.relation(t), Relation::Auxiliary | Relation::Copula)
}

/// A claim's words without marks at the ends of their stretches, and without what links the first to the words before.
fn trimmed(scene: &Scene<'_>, claim: &Claim) -> Vec<Range<u32>> {
    let trees = &scene.annotations.trees;
    let loose = |t: u32| {
        let tag = scene.token(t).tag;
        tag.is_punctuation() && !tag.is_quote() && !matches!(tag, Tag::Open | Tag::Close)
    };
    let links = |t: u32| {
        let relation = trees.relation(t);
        relation == Relation::Coordinator || relation == Relation::Marker && scene.token(t).tag == Tag::In
    };
    let sentence = &scene.annotations.sentences[claim.sentence].tokens;
    let mut stretches: Vec<Range<u32>> = Vec::new();
    for range in &claim.tokens {
        let (mut start, mut end) = (range.start, range.end);
        while start < end && (loose(start) || stretches.is_empty() && start > sentence.start && links(start)) {
            start += 1;
        }
        // The full stop of a whole sentence stays.
        while start < end && loose(end - 1) && (start, end) != (sentence.start, sentence.end) {
            end -= 1;
        }
        if start < end {
            stretches.push(start..end);
        }
    }
    stretches
}
