//! Who stands behind each attribution.
//!
//! In: the mentions of all speakers, and the attributions. Out: for each attribution the speakers behind its source.

use std::ops::Range;

use super::resolve::Resolver;
use super::{SpeakerId, Speakers};
use crate::attribution::scene::Scene;
use crate::attribution::{Attribution, source};
use crate::language::syntax::Relation;
use crate::language::tag::Tag;

/// The heads of those who are joined to the head of a source by "and": "Ruiz and two [aides] said". A second role of
/// the same person ("the founder and [head] of the firm") is none, nor is what stands in a relative clause.
pub(super) fn joined<'a>(scene: &'a Scene<'a>, head: u32, source: &Range<u32>) -> impl Iterator<Item = u32> + 'a {
    let trees = &scene.annotations.trees;
    let source = source.clone();
    let fits = move |&c: &u32| {
        let tag = scene.token(c).tag;
        let start = trees.subtree(c).start.min(c);
        let bare = tag == Tag::Nn && start == c && scene.token(head).tag == Tag::Nn;
        c > head
            && trees.relation(c) == Relation::Conjunct
            && source.contains(&c)
            && (tag.is_nominal() || tag == Tag::PrpS)
            && !bare
            && !(head..c).any(|t| scene.token(t).tag.is_wh())
    };
    trees.children(head).filter(fits)
}

impl Resolver<'_> {
    /// Puts the speakers together.
    pub(super) fn finish(self, attributions: &[Attribution]) -> Speakers {
        let mut by_token: Vec<(Range<u32>, SpeakerId)> = Vec::new();
        for (id, speaker) in (0..).map(SpeakerId).zip(&self.list) {
            by_token.extend(speaker.mentions.iter().map(|m| (m.tokens.clone(), id)));
        }
        by_token.sort_by_key(|(tokens, _)| (tokens.start, std::cmp::Reverse(tokens.end)));
        by_token.dedup_by(|next, kept| next.0.start < kept.0.end);
        let mut behind = Vec::with_capacity(attributions.len());
        let mut ambiguous = Vec::with_capacity(attributions.len());
        for attribution in attributions {
            let Some(range) = attribution.core.source.clone() else {
                behind.push(Vec::new());
                ambiguous.push(false);
                continue;
            };
            let head = source::head_of(self.scene, range.clone()).unwrap_or(range.end - 1);
            let heads: Vec<u32> = std::iter::once(head).chain(joined(self.scene, head, &range)).collect();
            let mut found: Vec<SpeakerId> = Vec::new();
            for at in &heads {
                let others = self.others_at.get(at).into_iter().flatten().copied();
                for id in self.speaker_at[*at as usize].into_iter().chain(others) {
                    if !found.contains(&id) {
                        found.push(id);
                    }
                }
            }
            let mut unsure = heads.iter().any(|h| self.ambiguous_at.contains(h));
            if found.is_empty() {
                let fallback = range.rev().find_map(|t| self.speaker_at[t as usize].map(|id| (t, id)));
                unsure = fallback.is_some_and(|(t, _)| self.ambiguous_at.contains(&t));
                found.extend(fallback.map(|(_, id)| id));
            }
            behind.push(found);
            ambiguous.push(unsure);
        }
        Speakers { list: self.list, behind, ambiguous, by_token }
    }
}
