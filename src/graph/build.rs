//! Building the graph.

use super::matter::Matters;
use super::rebuttal::Rebuttals;
use super::side::Sides;
use super::{ClaimGraph, Evidence, Node, Relation, blame, dispute, figures, signs};
use crate::attribution::scene::Scene;
use crate::attribution::{Attribution, Relayed};
use crate::claim::{Claim, ClaimId, Claims};
use crate::speaker::{SpeakerId, SpeakerKind, Speakers};

/// Builds the graph of a text's claims and speakers.
pub fn build(
    scene: &Scene<'_>,
    attributions: &[Attribution],
    relayed: &[Relayed],
    speakers: &Speakers,
    claims: &Claims,
) -> ClaimGraph {
    let mut graph = ClaimGraph::new(speakers.list.len(), claims.list.len());
    for (id, claim) in claims.iter() {
        let whole = || Evidence { from: claim.extent(), to: claim.extent(), ..Evidence::default() };
        for &speaker in &claim.speakers {
            graph.add(Node::Speaker(speaker), Relation::Asserts, Node::Claim(id), whole());
        }
        for &speaker in &claim.about {
            graph.add(Node::Claim(id), Relation::About, Node::Speaker(speaker), whole());
        }
    }
    relays(speakers, claims, &mut graph);
    for (number, relayed) in relayed.iter().enumerate() {
        cites(scene, relayed, &speakers.relayed[number], claims, &mut graph);
    }
    let matters = Matters::new(scene, claims);
    let signs = signs::find(scene, attributions, speakers, claims);
    let sides = Sides::new(speakers, claims, &signs);
    let rebuttals =
        Rebuttals { scene, attributions, speakers, claims, signs: &signs, sides: &sides, matters: &matters };
    let mut clashes = blame::find(&rebuttals, &mut graph);
    clashes.extend(rebuttals.find());
    clashes.extend(figures::find(&rebuttals));
    dispute::add(&rebuttals, clashes, &mut graph);
    graph.sort();
    graph
}

/// An outlet or a document whose claim is about what somebody else did or said passes it on.
fn relays(speakers: &Speakers, claims: &Claims, graph: &mut ClaimGraph) {
    for (number, claim) in claims.list.iter().enumerate() {
        for &speaker in claim.speakers.iter().filter(|s| **s != SpeakerId::ARTICLE) {
            let held = speakers.get(speaker);
            let passes_on = held.outlet || held.kind == SpeakerKind::Document;
            if passes_on && claim.about.iter().any(|a| *a != speaker) {
                let evidence = Evidence { from: claim.extent(), to: claim.extent(), ..Evidence::default() };
                graph.add(Node::Speaker(speaker), Relation::Relays, Node::Claim(ClaimId(number as u32)), evidence);
            }
        }
    }
}

/// The claim in which somebody is quoted in turn cites that speaker, and whoever makes the claim passes it on.
fn cites(scene: &Scene<'_>, relayed: &Relayed, cited: &[SpeakerId], claims: &Claims, graph: &mut ClaimGraph) {
    let core = &relayed.attribution.core;
    let Some(source) = core.source.clone() else { return };
    let head = core.frame.head;
    let holding = |outer: Option<usize>| {
        let holds = move |c: &Claim| c.attribution == outer && c.covers(head);
        claims.in_sentence(scene.annotations.sentence_at(head)).find(|(_, c)| holds(c))
    };
    // An attribution of what somebody thinks or does makes no claim; its words are the article's own.
    let Some((id, claim)) = holding(Some(relayed.outer)).or_else(|| holding(None)) else { return };
    let words = || Evidence { from: core.frame.group.clone(), to: source.clone(), ..Evidence::default() };
    for &speaker in cited.iter().filter(|s| **s != SpeakerId::ARTICLE && !claim.speakers.contains(s)) {
        graph.add(Node::Claim(id), Relation::Cites, Node::Speaker(speaker), words());
        for &by in claim.speakers.iter().filter(|s| **s != SpeakerId::ARTICLE) {
            let whole = Evidence { from: claim.extent(), to: claim.extent(), ..Evidence::default() };
            graph.add(Node::Speaker(by), Relation::Relays, Node::Claim(id), whole);
        }
    }
}
