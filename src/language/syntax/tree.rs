//! Finished trees, over the tokens of a whole text.
//!
//! In: the dependencies of one sentence after the other. Out: heads, relations, children and subtrees.

use std::ops::Range;

use super::Relation;

/// The trees of all sentences of a text, over the numbers of its tokens.
#[derive(Clone, Debug, Default)]
pub struct Trees {
    nodes: Vec<TreeNode>,
}

#[derive(Clone, Copy, Debug)]
struct TreeNode {
    head: u32,
    relation: Relation,
    first_child: u32,
    next_sibling: u32,
    left: u32,
    right: u32,
}

/// No token.
pub(super) const NO_TOKEN: u32 = u32::MAX;

impl Trees {
    /// No trees, with room for those of so many tokens.
    pub fn with_capacity(tokens: usize) -> Self {
        Self { nodes: Vec::with_capacity(tokens) }
    }

    /// How many tokens the trees have so far.
    pub(super) fn len(&self) -> u32 {
        self.nodes.len() as u32
    }

    /// The token that `token` depends on.
    #[inline]
    pub fn head(&self, token: u32) -> Option<u32> {
        Some(self.nodes[token as usize].head).filter(|&h| h != NO_TOKEN)
    }

    /// How `token` depends on its head.
    #[inline]
    pub fn relation(&self, token: u32) -> Relation {
        self.nodes[token as usize].relation
    }

    /// The tokens that depend on `token`, in text order.
    pub fn children(&self, token: u32) -> impl Iterator<Item = u32> + '_ {
        let first = Some(self.nodes[token as usize].first_child).filter(|&c| c != NO_TOKEN);
        std::iter::successors(first, |&c| Some(self.nodes[c as usize].next_sibling).filter(|&n| n != NO_TOKEN))
    }

    /// The first child in that relation.
    pub fn child(&self, token: u32, relation: Relation) -> Option<u32> {
        self.children(token).find(|&c| self.relation(c) == relation)
    }

    /// From the first to behind the last token that depends on `token`, directly or not, itself included.
    #[inline]
    pub fn subtree(&self, token: u32) -> Range<u32> {
        let node = &self.nodes[token as usize];
        node.left..node.right + 1
    }

    /// The heads above `token`, nearest first.
    pub fn ancestors(&self, token: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(self.head(token), |&t| self.head(t))
    }

    /// Appends the trees of one sentence, whose dependencies are given token by token.
    pub(super) fn append(&mut self, dependencies: &[(u32, Relation)]) {
        let first = self.nodes.len() as u32;
        self.nodes.extend((first..).zip(dependencies).map(|(at, &(head, relation))| TreeNode {
            head,
            relation,
            first_child: NO_TOKEN,
            next_sibling: NO_TOKEN,
            left: at,
            right: at,
        }));
        for at in (first..self.nodes.len() as u32).rev() {
            let head = self.nodes[at as usize].head;
            if head != NO_TOKEN {
                self.nodes[at as usize].next_sibling = self.nodes[head as usize].first_child;
                self.nodes[head as usize].first_child = at;
            }
        }
        for at in first..self.nodes.len() as u32 {
            let mut above = self.nodes[at as usize].head;
            while above != NO_TOKEN {
                let node = &mut self.nodes[above as usize];
                if node.left <= at && at <= node.right {
                    break;
                }
                node.left = node.left.min(at);
                node.right = node.right.max(at);
                above = node.head;
            }
        }
    }
}
