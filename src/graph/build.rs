//! Building the graph.

use super::matter::Matters;
use super::rebuttal::Rebuttals;
use super::side::Sides;
use super::signs::Signs;
use super::{
    ClaimGraph, Evidence, Node, Relation as Edge, accusation, blame, corroboration, dispute, figures, restatement,
    signs, telling,
};
use crate::attribution::scene::Scene;
use crate::attribution::{Attribution, Relayed};
use crate::claim::{Claim, ClaimId, Claims, Facets, Voice};
use crate::language::syntax::Relation;
use crate::speaker::{SpeakerId, SpeakerKind, Speakers};

/// Builds the graph of a text's claims, which hold these facets, and speakers; so many of the claims are heated.
pub fn build(
    scene: &Scene<'_>,
    attributions: &[Attribution],
    relayed: &[Relayed],
    speakers: &Speakers,
    claims: &Claims,
    (facets, heated): (&Facets, usize),
) -> ClaimGraph {
    let mut graph = ClaimGraph::new(speakers.list.len(), claims.list.len());
    for (id, claim) in claims.iter() {
        let whole = || Evidence { from: claim.extent(), to: claim.extent(), ..Evidence::default() };
        for &speaker in &claim.speakers {
            graph.add(Node::Speaker(speaker), Edge::Asserts, Node::Claim(id), whole());
        }
        for &speaker in &claim.about {
            graph.add(Node::Claim(id), Edge::About, Node::Speaker(speaker), whole());
        }
        for speaker in subjects(scene, speakers, claim) {
            graph.add(Node::Claim(id), Edge::Subject, Node::Speaker(speaker), whole());
        }
    }
    relays(speakers, claims, &mut graph);
    for (number, relayed) in relayed.iter().enumerate() {
        cites(scene, relayed, &speakers.relayed[number], claims, &mut graph);
    }
    let matters = Matters::new(scene, claims);
    let signs = signs::find(scene, attributions, speakers, claims);
    let sides = Sides::new(scene, speakers, claims, &signs);
    let sentences = &scene.annotations.sentences;
    let in_headline =
        |tokens: &std::ops::Range<u32>| tokens.clone().any(|t| claims.voices[t as usize] == Voice::Headline);
    let headed = sentences.iter().take_while(|s| in_headline(&s.tokens)).count();
    let quarrel = is_quarrel(scene, &signs, heated);
    let rebuttals = Rebuttals {
        scene,
        attributions,
        speakers,
        claims,
        signs: &signs,
        sides: &sides,
        matters: &matters,
        headed,
        quarrel,
    };
    let blames = blame::find(&rebuttals);
    graph.accusations = accusation::find(&rebuttals, facets, &blames);
    let mut clashes = blame::clashes(&rebuttals, &blames, &mut graph);
    clashes.extend(rebuttals.find());
    clashes.extend(figures::find(&rebuttals));
    corroboration::add(&rebuttals, &clashes, &mut graph);
    dispute::add(&rebuttals, clashes, &mut graph);
    restatement::add(claims, &matters, &mut graph);
    telling::add(&rebuttals, &mut graph);
    graph.denials = (0..).map(ClaimId).zip(&signs).filter(|(_, s)| s.denies).map(|(id, _)| id).collect();
    graph.sort();
    graph
}

/// Whether copy is a quarrel from end to end: so many of its claims are heated, charge somebody or deny something.
fn is_quarrel(scene: &Scene<'_>, signs: &[Signs], heated: usize) -> bool {
    /// In a hundred sentences.
    const HEATED: usize = 16;
    let charged = signs.iter().filter(|s| s.charges || s.denies).count();
    (heated + charged) * 100 >= HEATED * scene.annotations.sentences.len()
}

/// The subjects of a claim's clauses, but not of those in the passive; where there is none, whom it speaks of first.
fn subjects(scene: &Scene<'_>, speakers: &Speakers, claim: &Claim) -> Vec<SpeakerId> {
    let trees = &scene.annotations.trees;
    let words = || claim.tokens.iter().cloned().flatten();
    let own = |&t: &u32| trees.relation(t) == Relation::Subject;
    let joined = |&t: &u32| {
        trees.relation(t) == Relation::Conjunct && trees.head(t).is_some_and(|h| trees.relation(h) == Relation::Subject)
    };
    let all: Vec<u32> = words().filter(|t| own(t) || joined(t)).collect();
    let does = |t: u32| {
        let subject = if own(&t) { Some(t) } else { trees.head(t) };
        subject.and_then(|s| trees.head(s)).is_some_and(|verb| !scene.is_passive(verb))
    };
    let mut found: Vec<SpeakerId> = Vec::new();
    for id in all.iter().filter(|t| does(**t)).filter_map(|&t| speakers.at(t)) {
        if id != SpeakerId::ARTICLE && !found.contains(&id) {
            found.push(id);
        }
    }
    if all.is_empty() {
        found.extend(claim.about.first());
    }
    found
}

/// An outlet or a document whose claim is about what somebody else did or said passes it on.
fn relays(speakers: &Speakers, claims: &Claims, graph: &mut ClaimGraph) {
    for (number, claim) in claims.list.iter().enumerate() {
        for &speaker in claim.speakers.iter().filter(|s| **s != SpeakerId::ARTICLE) {
            let held = speakers.get(speaker);
            let passes_on = held.outlet || held.kind == SpeakerKind::Document;
            if passes_on && claim.about.iter().any(|a| *a != speaker) {
                let evidence = Evidence { from: claim.extent(), to: claim.extent(), ..Evidence::default() };
                graph.add(Node::Speaker(speaker), Edge::Relays, Node::Claim(ClaimId(number as u32)), evidence);
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
        graph.add(Node::Claim(id), Edge::Cites, Node::Speaker(speaker), words());
        for &by in claim.speakers.iter().filter(|s| **s != SpeakerId::ARTICLE) {
            let whole = Evidence { from: claim.extent(), to: claim.extent(), ..Evidence::default() };
            graph.add(Node::Speaker(by), Edge::Relays, Node::Claim(id), whole);
        }
    }
}
