//! Disputes: clashes between the same two sides, put together.
//!
//! In: clashes between single claims. Out: edges of the graph, each with the number of its dispute.
//! Readers want one card for one dispute. Its kind is that of the clash that weighs most; what both sides say besides
//! on the matter, near their clashing claims, is added to it. Figures are disputes of their own.

use std::collections::hash_map::Entry;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::matter::Matters;
use super::rebuttal::Rebuttals;
use super::{ClaimGraph, ConflictKind, Evidence, Node, Relation};
use crate::claim::ClaimId;
use crate::speaker::SpeakerId;

/// Words of a claim that count in a clash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The claim, by number.
    pub claim: usize,
    /// The words.
    pub tokens: Range<u32>,
}

/// Two claims that cannot both hold, or compete.
#[derive(Clone, Debug)]
pub struct Clash {
    /// In what.
    pub kind: ConflictKind,
    /// What is answered.
    pub one: Place,
    /// What answers it.
    pub other: Place,
    /// Words, one for each thing that shows that both speak of one matter.
    pub shared: Vec<u32>,
    /// How sure it is.
    pub weight: i32,
}

/// Clashes between two sides.
struct Dispute {
    clashes: Vec<Clash>,
}

/// How many claims around a dispute, and disputes before it, are looked at: more than an article has.
const REACH: usize = 400;

/// How many further statements of each side are added to a dispute.
const FURTHER: usize = 3;

/// Adds the clashes as edges, one number for each dispute.
pub(super) fn add(rebuttals: &Rebuttals<'_>, clashes: Vec<Clash>, graph: &mut ClaimGraph) {
    let mut disputes: Vec<Dispute> = Vec::new();
    let mut number_of: FxHashMap<([SpeakerId; 2], Option<ConflictKind>), usize> = FxHashMap::default();
    for clash in clashes {
        let side = |place: &Place| rebuttals.sides.of(place.claim).first().copied().unwrap_or(SpeakerId::ARTICLE);
        let mut sides = [side(&clash.one), side(&clash.other)];
        sides.sort_unstable();
        let alone = Some(clash.kind).filter(|kind| matches!(kind, ConflictKind::Figures | ConflictKind::Change));
        match number_of.entry((sides, alone)) {
            Entry::Occupied(number) => disputes[*number.get()].clashes.push(clash),
            Entry::Vacant(free) => {
                free.insert(disputes.len());
                disputes.push(Dispute { clashes: vec![clash] });
            }
        }
    }
    let disputes = chains(rebuttals, disputes);
    for (number, dispute) in disputes.iter().enumerate() {
        let further = further(rebuttals, dispute);
        let kind = dispute.kind();
        for clash in dispute.clashes.iter().chain(&further) {
            let node = |place: &Place| Node::Claim(ClaimId(place.claim as u32));
            let (from, to) = (node(&clash.one), node(&clash.other));
            let evidence = Evidence {
                from: clash.one.tokens.clone(),
                to: clash.other.tokens.clone(),
                shared: Matters::anchors(rebuttals.scene, &clash.shared),
                dispute: Some(number as u32),
            };
            if clash.kind == ConflictKind::Denial && from != to {
                graph.add(
                    to,
                    Relation::Denies,
                    from,
                    Evidence { from: evidence.to.clone(), to: evidence.from.clone(), ..evidence.clone() },
                );
            }
            graph.add(from, Relation::Conflicts(kind), to, evidence);
        }
    }
}

/// Makes one of disputes that have a sentence in common: three denials of one charge are one dispute. Blame, figures and
/// changed accounts are asked about by themselves.
fn chains(rebuttals: &Rebuttals<'_>, disputes: Vec<Dispute>) -> Vec<Dispute> {
    let sentence = |place: &Place| rebuttals.claims.list[place.claim].sentence;
    let told = |k| matches!(k, ConflictKind::Denial | ConflictKind::Characterisation | ConflictKind::Contrast);
    let alike = |a: ConflictKind, b| told(a) && told(b) || a == b && a != ConflictKind::Figures;
    let mut chained: Vec<Dispute> = Vec::new();
    // For each that is held its kind; for each sentence those that have clashes in it.
    let mut kinds: Vec<ConflictKind> = Vec::new();
    let mut by_sentence: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for dispute in disputes {
        let mut own: Vec<usize> = dispute.clashes.iter().flat_map(|c| [sentence(&c.one), sentence(&c.other)]).collect();
        own.sort_unstable();
        own.dedup();
        let kind = dispute.kind();
        let last = chained.len().saturating_sub(REACH);
        let held = own.iter().filter_map(|s| by_sentence.get(s)).flatten().copied();
        let joined = held.filter(|&d| d >= last && alike(kinds[d], kind)).min();
        let number = joined.unwrap_or(chained.len());
        for sentence in own {
            let there = by_sentence.entry(sentence).or_default();
            there.retain(|&d| d >= last);
            if !there.contains(&number) {
                there.push(number);
            }
        }
        if joined.is_some() {
            chained[number].clashes.extend(dispute.clashes);
        } else {
            chained.push(dispute);
            kinds.push(kind);
        }
    }
    chained
}

impl Dispute {
    /// The kind of the clash that weighs most, of equals of the one whose answer comes first.
    fn kind(&self) -> ConflictKind {
        let heaviest = self.clashes.iter().max_by_key(|c| (c.weight, std::cmp::Reverse(c.other.claim)));
        heaviest.map_or(ConflictKind::Contrast, |clash| clash.kind)
    }
}

/// What both sides say besides on the matter of a dispute: in the sentences beside their clashing claims, or with several
/// of the words of what they answer.
fn further(rebuttals: &Rebuttals<'_>, dispute: &Dispute) -> Vec<Clash> {
    let claims = &rebuttals.claims.list;
    let mut further: Vec<Clash> = Vec::new();
    let first = &dispute.clashes[0];
    if first.kind == ConflictKind::Figures {
        return further;
    }
    let taken: Vec<usize> = dispute.clashes.iter().flat_map(|c| [c.one.claim, c.other.claim]).collect();
    for (mine, theirs) in [(&first.one, &first.other), (&first.other, &first.one)] {
        let own = rebuttals.sides.is_own(mine.claim);
        let nearest =
            |n: usize| taken.iter().map(|&t| claims[n].sentence.abs_diff(claims[t].sentence)).min().unwrap_or(0);
        let reach = taken[0].saturating_sub(REACH)..claims.len().min(taken[0] + REACH);
        let mut more: Vec<(i32, usize)> = reach
            .filter(|&n| {
                let spoken = !rebuttals.is_headline(n) && !rebuttals.sides.of(n).is_empty();
                spoken
                    && (!rebuttals.sides.is_own(n) || nearest(n) == 1)
                    && nearest(n) > 0
                    && rebuttals.sides.same(n, mine.claim)
            })
            .filter_map(|n| {
                let words = Matters::weight(rebuttals.matters, &rebuttals.matters.shared(n, theirs.claim));
                let goes_on = taken.iter().any(|&t| {
                    rebuttals.sides.same(t, n) && claims[n].sentence.abs_diff(claims[t].sentence) <= 1 && !own
                });
                let weight = words + 3 * i32::from(goes_on) + i32::from(nearest(n) <= 4);
                (weight >= 3 + 2 * i32::from(own)).then_some((-weight, n))
            })
            .collect();
        more.sort_unstable();
        let kind = first.kind;
        for (weight, n) in more.into_iter().take(FURTHER) {
            let (one, other) = if std::ptr::eq(mine, &raw const first.one) {
                (rebuttals.place(n), theirs.clone())
            } else {
                (theirs.clone(), rebuttals.place(n))
            };
            let shared = rebuttals.matters.shared(one.claim, other.claim);
            further.push(Clash { kind, one, other, shared, weight: -weight });
        }
    }
    further
}
