//! Whether words in the article's own voice are the article's own word.
//!
//! In: words of a claim that no attribution covers. Out: no where they stand in quotation marks, where they may well be
//! attributed though it is not sure enough for an attribution, and where they hang on what is attributed.
//! To make an attribution takes certainty; to ask an editor whose word it is takes certainty of the opposite.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::scene::Scene;
use crate::language::syntax::Relation;

/// Words deeper in clauses than this come from a wrong tree.
const DEEPEST: usize = 16;

/// Which tokens may be somebody else's.
#[derive(Clone, Debug)]
pub struct Others {
    /// Those that an attribution which says something covers.
    attributed: Vec<bool>,
    /// Those that a possible one covers.
    possible: Vec<bool>,
}

impl Others {
    /// From the attributions, and from contents that were not sure enough to be one.
    pub fn new(scene: &Scene<'_>, attributions: &[Attribution], possible: &[Range<u32>]) -> Self {
        let marked = |ranges: &mut dyn Iterator<Item = Range<u32>>| {
            let mut marks = vec![false; scene.annotations.tokens.len()];
            ranges.for_each(|r| marks[r.start as usize..r.end as usize].fill(true));
            marks
        };
        let says = |a: &&Attribution| a.gives_source() && super::support::says_something(scene, a);
        Self {
            attributed: marked(&mut attributions.iter().filter(says).flat_map(|a| a.content.iter().cloned())),
            possible: marked(&mut possible.iter().cloned()),
        }
    }

    /// Whether words that are not attributed may be somebody else's all the same.
    pub fn may_say(&self, scene: &Scene<'_>, words: &Range<u32>) -> bool {
        let quoted = |t: u32| scene.quoted(t) || self.possible[t as usize];
        words.clone().any(quoted) || self.hangs(scene, words)
    }

    /// Whether the tree has the words hang on what is attributed: "said it rained, as the \[sad\] season ended".
    fn hangs(&self, scene: &Scene<'_>, words: &Range<u32>) -> bool {
        let trees = &scene.annotations.trees;
        let mut below = words.clone().find(|&t| scene.token(t).tag.is_verb()).unwrap_or(words.start);
        for above in trees.ancestors(below).take(DEEPEST) {
            let by_itself = matches!(trees.relation(below), Relation::Conjunct | Relation::Relative);
            if self.attributed[above as usize] && !self.attributed[below as usize] {
                return !by_itself;
            }
            below = above;
        }
        false
    }
}
