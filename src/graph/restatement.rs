//! Restatements: where the body tells what the headline tells.
//!
//! In: claims with their content words. Out: edges from claims of the body to those of the headline.
//! A headline says one thing in few words; a claim that has most of these words, names among them, tells it again.

use super::matter::Matters;
use super::{ClaimGraph, Evidence, Node, Relation};
use crate::claim::{ClaimId, Claims, Voice};

/// So many content words must be the same at least, …
const LEAST: usize = 3;

/// … and such a part of those of the headline: as many as this of …
const MOST: usize = 3;

/// … so many.
const OF: usize = 5;

/// How many claims make up the longest headline: what is longer is none.
const LONGEST: usize = 12;

/// Adds an edge from each claim of the body to each of the headline that it tells again.
pub(super) fn add(claims: &Claims, matters: &Matters, graph: &mut ClaimGraph) {
    let numbered = || claims.list.iter().enumerate();
    let heads: Vec<usize> =
        numbered().filter(|(_, c)| c.voice == Voice::Headline).map(|(n, _)| n).take(LONGEST).collect();
    let end = heads.last().map_or(0, |&head| claims.list[head].sentence);
    for (number, claim) in numbered().filter(|(_, c)| c.sentence > end) {
        for &head in &heads {
            let shared = matters.shared(number, head);
            if shared.len() >= LEAST && shared.len() * OF >= matters.count(head) * MOST {
                let (from, to) = (claim.extent(), claims.list[head].extent());
                let evidence = Evidence { from, to, shared, ..Evidence::default() };
                let node = |n: usize| Node::Claim(ClaimId(n as u32));
                graph.add(node(number), Relation::Restates, node(head), evidence);
            }
        }
    }
}
