//! Corroboration: claims that one source makes and another, independent of it, makes too.
//!
//! In: claims, their words, the sides that they speak for, and the graph as far as it stands. Out: an edge from the later
//! claim to the earlier one that it bears out.
//! Two sources are independent if they stand on two sides, no noun stands in the names of both ("the poll", "a new poll"),
//! and neither passes on what the other says. That both say the same is shown by words: the same word holds each together,
//! both have most content words of the shorter claim, nothing sets them against each other, and no number differs.

use rustc_hash::FxHashSet;

use super::characterisation::opposite;
use super::dispute::Clash;
use super::figures;
use super::matter::Holders;
use super::rebuttal::Rebuttals;
use super::{ClaimGraph, Evidence, Node, Relation};
use crate::claim::extract::tops;
use crate::claim::{Claim, ClaimId, Voice};
use crate::speaker::{SpeakerId, SpeakerKind};

/// Shared content words at least.
const SHARED: usize = 3;

/// The share of the shorter claim's content words that both must have, in percent, …
const SHORTER: usize = 70;

/// … and of the longer one's.
const LONGER: usize = 40;

/// Adds an edge for every claim that bears out an earlier one of another source; of several of one side the nearest.
pub(super) fn add(rebuttals: &Rebuttals<'_>, clashes: &[Clash], graph: &mut ClaimGraph) {
    let Rebuttals { claims, matters, sides, .. } = *rebuttals;
    let pair = |one: usize, other: usize| (one.min(other), one.max(other));
    let clashing: FxHashSet<(usize, usize)> = clashes.iter().map(|c| pair(c.one.claim, c.other.claim)).collect();
    let mut holders = Holders::default();
    for (later, claim) in claims.list.iter().enumerate().filter(|(n, c)| is_statement(rebuttals, *n, c)) {
        let mut found: Vec<usize> = Vec::new();
        for earlier in matters.before(later, SHARED as u32, &mut holders).into_iter().rev() {
            let other = &claims.list[earlier];
            if sides.same(earlier, later) || found.iter().any(|&f| sides.same(f, earlier)) {
                continue;
            }
            let independent = !passes_on(rebuttals, graph, later, earlier)
                && !passes_on(rebuttals, graph, earlier, later)
                && !alike(rebuttals, claim, other);
            let clash = clashing.contains(&pair(earlier, later));
            if independent && !clash && agree(rebuttals, claim, other) && say_one(rebuttals, later, earlier) {
                found.push(earlier);
                let shared = matters.shared(later, earlier);
                let evidence = Evidence { from: claim.extent(), to: other.extent(), shared, dispute: None };
                graph.add(node(later), Relation::Corroborates, node(earlier), evidence);
            }
        }
    }
}

/// Whether two claims say one thing: the same word holds each together, and most content words of each stand in both.
fn say_one(rebuttals: &Rebuttals<'_>, one: usize, other: usize) -> bool {
    let Rebuttals { scene, claims, matters, .. } = *rebuttals;
    let own = |a: usize, b: usize| -> Vec<u32> {
        matters.shared(a, b).into_iter().filter(|t| claims.list[a].covers(*t)).collect()
    };
    let (mine, theirs) = (own(one, other), own(other, one));
    let shared = mine.len().min(theirs.len());
    let (short, long) = (matters.count(one).min(matters.count(other)), matters.count(one).max(matters.count(other)));
    let lemma = |claim: usize| tops(scene, &claims.list[claim].tokens).next().map(|t| scene.token(t).lemma);
    shared >= SHARED && shared * 100 >= SHORTER * short && shared * 100 >= LONGER * long && lemma(one) == lemma(other)
}

fn node(claim: usize) -> Node {
    Node::Claim(ClaimId(claim as u32))
}

/// Whether a claim is what a source states, without taking it back or calling it open.
fn is_statement(rebuttals: &Rebuttals<'_>, number: usize, claim: &Claim) -> bool {
    let signs = &rebuttals.signs[number];
    let sourced = |id: &SpeakerId| *id != SpeakerId::ARTICLE && rebuttals.speakers.get(*id).kind != SpeakerKind::Vague;
    let withheld = signs.denies || signs.corrects || signs.retracts || signs.doubts;
    claim.voice != Voice::Headline && !withheld && claim.speakers.iter().any(sourced)
}

/// Whether nothing in two claims sets them against each other.
fn agree(rebuttals: &Rebuttals<'_>, one: &Claim, other: &Claim) -> bool {
    one.negated == other.negated
        && one.hedged == other.hedged
        && opposite(one, other).is_none()
        && figures::agree(rebuttals.scene, one, other)
}

/// Whether a claim only passes on what the speakers of another say or do.
fn passes_on(rebuttals: &Rebuttals<'_>, graph: &ClaimGraph, claim: usize, other: usize) -> bool {
    let speakers = |claim: usize| rebuttals.claims.list[claim].speakers.iter().map(|s| Node::Speaker(*s));
    let relays = speakers(claim).any(|s| graph.edge(s, Relation::Relays, node(claim)).is_some());
    speakers(other).any(|s| {
        graph.edge(node(claim), Relation::Cites, s).is_some()
            || relays && graph.edge(node(claim), Relation::About, s).is_some()
    })
}

/// Whether a noun stands in the names of speakers of both claims.
fn alike(rebuttals: &Rebuttals<'_>, one: &Claim, other: &Claim) -> bool {
    let Rebuttals { scene, speakers, .. } = *rebuttals;
    let nouns = |claim: &Claim| -> Vec<u64> {
        let first = claim.speakers.iter().filter_map(|s| speakers.get(*s).mentions.first());
        let words = first.flat_map(|m| m.tokens.clone()).map(|t| scene.token(t));
        words.filter(|t| t.tag.is_noun()).map(|t| t.key).collect()
    };
    let held = nouns(one);
    nouns(other).iter().any(|noun| held.contains(noun))
}
