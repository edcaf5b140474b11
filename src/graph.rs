//! The graph: who asserts what about whom, who denies and blames, and which claims clash.
//!
//! In: speakers and claims. Out: [`ClaimGraph`], a directed graph in which every edge carries the words that it was made
//! from. petgraph stays inside; others see speakers, claims and [`Edge`]s.

pub mod blame;

pub mod build;

pub mod characterisation;

pub mod dispute;

pub mod dot;

pub mod figures;

pub mod matter;

pub mod rebuttal;

pub mod side;

pub mod signs;

use std::ops::Range;

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashSet;

pub use build::build;

use crate::claim::ClaimId;
use crate::speaker::SpeakerId;

/// A speaker or a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A speaker.
    Speaker(SpeakerId),
    /// A claim.
    Claim(ClaimId),
}

/// How two nodes stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// A speaker asserts a claim.
    Asserts,
    /// A claim speaks of a speaker.
    About,
    /// A claim denies another.
    Denies,
    /// A claim puts the blame on a speaker.
    Blames,
    /// A speaker, an outlet or a document, passes on a claim of somebody else's.
    Relays,
    /// Two claims cannot both hold, or compete; from what is answered to what answers it.
    Conflicts(ConflictKind),
}

/// In what two claims clash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKind {
    /// One denies what the other says.
    Denial,
    /// Each puts the blame elsewhere.
    Blame,
    /// They give different numbers for one thing.
    Figures,
    /// They describe one thing in opposite words.
    Characterisation,
    /// One answers the other, or the copy sets the two against each other.
    Contrast,
    /// One side's later account differs from its earlier one.
    Change,
}

impl Relation {
    /// The relation in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::About => "about",
            Self::Denies => "denies",
            Self::Blames => "blames",
            Self::Relays => "relays",
            Self::Conflicts(_) => "conflicts",
        }
    }
}

impl ConflictKind {
    /// The kind in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Denial => "denial",
            Self::Blame => "blame",
            Self::Figures => "figures",
            Self::Characterisation => "characterisation",
            Self::Contrast => "contrast",
            Self::Change => "change",
        }
    }
}

/// What an edge was made from: words on its one side, words on its other, and the words that link the two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The words that count on the side where the edge starts.
    pub from: Range<u32>,
    /// The words that count on the side where it ends.
    pub to: Range<u32>,
    /// Tokens, one for each thing that shows that both speak of one matter.
    pub shared: Vec<u32>,
    /// The dispute that it belongs to, by number, if two claims clash.
    pub dispute: Option<u32>,
}

/// An edge of the graph.
#[derive(Clone, Debug)]
pub struct Edge<'g> {
    /// Where it starts.
    pub from: Node,
    /// Where it ends.
    pub to: Node,
    /// What it says.
    pub relation: Relation,
    /// What it was made from.
    pub evidence: &'g Evidence,
}

/// Speakers, claims, and how they stand to each other.
#[derive(Clone, Debug, Default)]
pub struct ClaimGraph {
    graph: DiGraph<Node, (Relation, Evidence)>,
    speakers: Vec<NodeIndex>,
    claims: Vec<NodeIndex>,
    known: FxHashSet<(Node, Relation, Node)>,
}

impl ClaimGraph {
    /// A graph of so many speakers and claims, without edges.
    pub fn new(speakers: usize, claims: usize) -> Self {
        let mut graph = DiGraph::new();
        let speakers = (0..speakers as u32).map(|i| graph.add_node(Node::Speaker(SpeakerId(i)))).collect();
        let claims = (0..claims as u32).map(|i| graph.add_node(Node::Claim(ClaimId(i)))).collect();
        Self { graph, speakers, claims, known: FxHashSet::default() }
    }

    fn index(&self, node: Node) -> NodeIndex {
        match node {
            Node::Speaker(id) => self.speakers[id.0 as usize],
            Node::Claim(id) => self.claims[id.0 as usize],
        }
    }

    /// Adds an edge, unless the same relation already leads from the one to the other.
    pub fn add(&mut self, from: Node, relation: Relation, to: Node, evidence: Evidence) {
        if self.known.insert((from, relation, to)) {
            self.graph.add_edge(self.index(from), self.index(to), (relation, evidence));
        }
    }

    /// All edges, in order of relation, start and end.
    pub fn edges(&self) -> Vec<Edge<'_>> {
        let mut edges: Vec<Edge<'_>> = self
            .graph
            .edge_references()
            .map(|e| Edge {
                from: self.graph[e.source()],
                to: self.graph[e.target()],
                relation: e.weight().0,
                evidence: &e.weight().1,
            })
            .collect();
        edges.sort_by_key(|e| (e.relation, e.from, e.to));
        edges
    }

    /// The edges that start at a node, in order of relation and end.
    pub fn from(&self, node: Node) -> Vec<Edge<'_>> {
        self.at(node, Direction::Outgoing)
    }

    /// The edges that end at a node, in order of relation and start.
    pub fn to(&self, node: Node) -> Vec<Edge<'_>> {
        self.at(node, Direction::Incoming)
    }

    fn at(&self, node: Node, direction: Direction) -> Vec<Edge<'_>> {
        let edges = self.graph.edges_directed(self.index(node), direction);
        let mut edges: Vec<Edge<'_>> = edges
            .map(|e| Edge {
                from: self.graph[e.source()],
                to: self.graph[e.target()],
                relation: e.weight().0,
                evidence: &e.weight().1,
            })
            .collect();
        edges.sort_by_key(|e| (e.relation, e.from, e.to));
        edges
    }
}
