//! The graph: who asserts what about whom, who denies and blames, and which claims clash.
//!
//! In: speakers and claims. Out: [`ClaimGraph`], a directed graph in which every edge carries the words that it was made
//! from. petgraph stays inside; others see speakers, claims and [`Edge`]s.

pub mod accusation;

mod adjacency;

pub mod blame;

pub mod build;

pub mod characterisation;

pub mod corroboration;

pub mod denial;

pub mod denied;

pub mod dispute;

pub mod dissent;

pub mod dot;

pub mod figures;

pub mod matter;

pub mod pointer;

pub mod quarrel;

pub mod rebuttal;

pub mod restatement;

pub mod side;

pub mod signs;

pub mod tally;

pub mod telling;

pub mod turned;

pub mod untruth;

use std::ops::Range;

use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use rustc_hash::{FxBuildHasher, FxHashMap};

pub use accusation::Accusation;
use adjacency::Adjacency;
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

impl Node {
    /// A number that is higher for a node that comes later.
    fn rank(self) -> u64 {
        match self {
            Self::Speaker(id) => id.0.into(),
            Self::Claim(id) => 1 << 32 | u64::from(id.0),
        }
    }
}

/// How two nodes stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// A speaker asserts a claim.
    Asserts,
    /// A claim speaks of a speaker.
    About,
    /// A claim tells what a speaker does or is: that is its subject, or the first that it speaks of where it has none.
    Subject,
    /// A claim denies another.
    Denies,
    /// A claim puts the blame on a speaker.
    Blames,
    /// A speaker passes on in a claim what somebody else says or did.
    Relays,
    /// A claim gives what a further speaker says: "the paper wrote that officials had said …".
    Cites,
    /// A claim says what an earlier one of another source says.
    Corroborates,
    /// A claim of the body tells what one of the headline tells.
    Restates,
    /// A claim tells plainly what an earlier one tells of the same subject.
    Echoes,
    /// A claim tells with reserve what an earlier one tells plainly of the same subject.
    Hedges,
    /// A claim tells that of the same subject is not so what an earlier one tells, or the other way round.
    Gainsays,
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
    /// A number that is higher for a relation that comes later.
    fn rank(self) -> u8 {
        match self {
            Self::Asserts => 0,
            Self::About => 1,
            Self::Subject => 2,
            Self::Denies => 3,
            Self::Blames => 4,
            Self::Relays => 5,
            Self::Cites => 6,
            Self::Corroborates => 7,
            Self::Restates => 8,
            Self::Echoes => 9,
            Self::Hedges => 10,
            Self::Gainsays => 11,
            Self::Conflicts(kind) => 12 + kind as u8,
        }
    }

    /// The relation in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::About => "about",
            Self::Subject => "subject",
            Self::Denies => "denies",
            Self::Blames => "blames",
            Self::Relays => "relays",
            Self::Cites => "cites",
            Self::Corroborates => "corroborates",
            Self::Restates => "restates",
            Self::Echoes => "echoes",
            Self::Hedges => "hedges",
            Self::Gainsays => "gainsays",
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
    /// The claims that deny something, in order.
    denials: Vec<ClaimId>,
    /// The claims that charge somebody, in order.
    accusations: Vec<Accusation>,
    known: FxHashMap<(Node, Relation, Node), EdgeIndex>,
    /// All edges in order of relation, start and end; for each node those that start at it and those that end at it, in
    /// the same order.
    sorted: Vec<EdgeIndex>,
    out: Adjacency,
    into: Adjacency,
}

impl ClaimGraph {
    /// A graph of so many speakers and claims, without edges.
    pub fn new(speakers: usize, claims: usize) -> Self {
        /// So many edges there are for a claim, about.
        const EDGES: usize = 5;
        let mut graph = DiGraph::with_capacity(speakers + claims, EDGES * claims);
        let known = FxHashMap::with_capacity_and_hasher(EDGES * claims, FxBuildHasher);
        let speakers = (0..speakers as u32).map(|i| graph.add_node(Node::Speaker(SpeakerId(i)))).collect();
        let claims = (0..claims as u32).map(|i| graph.add_node(Node::Claim(ClaimId(i)))).collect();
        Self { graph, speakers, claims, known, ..Self::default() }
    }

    fn index(&self, node: Node) -> NodeIndex {
        match node {
            Node::Speaker(id) => self.speakers[id.0 as usize],
            Node::Claim(id) => self.claims[id.0 as usize],
        }
    }

    /// Adds an edge, unless the same relation already leads from the one to the other.
    pub fn add(&mut self, from: Node, relation: Relation, to: Node, evidence: Evidence) {
        let (start, end) = (self.index(from), self.index(to));
        self.known.entry((from, relation, to)).or_insert_with(|| self.graph.add_edge(start, end, (relation, evidence)));
    }

    /// Whether a claim denies something, whether or not that stands in the copy.
    pub fn denies(&self, claim: ClaimId) -> bool {
        self.denials.binary_search(&claim).is_ok()
    }

    /// The claims that charge somebody, in order, each with whom.
    pub fn accusations(&self) -> &[Accusation] {
        &self.accusations
    }

    /// Puts the edges in order when all have been added.
    fn sort(&mut self) {
        let ends = |edge: EdgeIndex| self.graph.edge_endpoints(edge).unwrap_or_default();
        let mut sorted: Vec<EdgeIndex> = self.graph.edge_indices().collect();
        sorted.sort_by_cached_key(|&edge| {
            let (from, to) = ends(edge);
            (self.graph[edge].0.rank(), self.graph[from].rank(), self.graph[to].rank())
        });
        let nodes = self.graph.node_count();
        self.out = Adjacency::new(&sorted, nodes, |edge| ends(edge).0);
        self.into = Adjacency::new(&sorted, nodes, |edge| ends(edge).1);
        self.sorted = sorted;
    }

    /// All edges, in order of relation, start and end.
    pub fn edges(&self) -> impl Iterator<Item = Edge<'_>> {
        self.list(&self.sorted)
    }

    /// The edges of one relation, in order of start and end.
    pub fn related(&self, relation: Relation) -> impl Iterator<Item = Edge<'_>> {
        self.list(self.of(relation, &self.sorted))
    }

    /// The edges that start at a node, in order of relation and end.
    pub fn from(&self, node: Node) -> impl Iterator<Item = Edge<'_>> {
        self.list(self.out.at(self.index(node)))
    }

    /// The edges of one relation that start at a node, in order of end.
    pub fn related_from(&self, node: Node, relation: Relation) -> impl Iterator<Item = Edge<'_>> {
        self.list(self.of(relation, self.out.at(self.index(node))))
    }

    /// The edges that end at a node, in order of relation and start.
    pub fn to(&self, node: Node) -> impl Iterator<Item = Edge<'_>> {
        self.list(self.into.at(self.index(node)))
    }

    /// The edges of one relation that end at a node, in order of start.
    pub fn related_to(&self, node: Node, relation: Relation) -> impl Iterator<Item = Edge<'_>> {
        self.list(self.of(relation, self.into.at(self.index(node))))
    }

    /// The edge of that relation from one node to another.
    pub fn edge(&self, from: Node, relation: Relation, to: Node) -> Option<Edge<'_>> {
        self.known.get(&(from, relation, to)).map(|&index| self.seen(index))
    }

    /// How many claims deny another or put the blame on somebody.
    pub fn charges(&self) -> usize {
        let mut claims: Vec<Node> =
            self.related(Relation::Denies).chain(self.related(Relation::Blames)).map(|e| e.from).collect();
        claims.sort_unstable();
        claims.dedup();
        claims.len()
    }

    /// Those of one relation among edges in order.
    fn of<'e>(&self, relation: Relation, edges: &'e [EdgeIndex]) -> &'e [EdgeIndex] {
        let first = edges.partition_point(|&e| self.graph[e].0 < relation);
        let len = edges[first..].partition_point(|&e| self.graph[e].0 == relation);
        &edges[first..first + len]
    }

    fn list<'g>(&'g self, edges: &'g [EdgeIndex]) -> impl Iterator<Item = Edge<'g>> {
        edges.iter().map(|&index| self.seen(index))
    }

    fn seen(&self, index: EdgeIndex) -> Edge<'_> {
        let (from, to) = self.graph.edge_endpoints(index).unwrap_or_default();
        let (relation, evidence) = &self.graph[index];
        Edge { from: self.graph[from], to: self.graph[to], relation: *relation, evidence }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_in_the_order_of_nodes_and_relations() {
        let nodes = [0, 1, 7, u32::MAX].map(|id| [Node::Speaker(SpeakerId(id)), Node::Claim(ClaimId(id))]);
        let nodes: Vec<Node> = nodes.into_iter().flatten().collect();
        for one in &nodes {
            for other in &nodes {
                assert_eq!(one.cmp(other), one.rank().cmp(&other.rank()), "{one:?} {other:?}");
            }
        }
        let kinds = [ConflictKind::Denial, ConflictKind::Blame, ConflictKind::Figures, ConflictKind::Change];
        let mut relations = vec![
            Relation::Asserts,
            Relation::About,
            Relation::Subject,
            Relation::Denies,
            Relation::Blames,
            Relation::Relays,
            Relation::Cites,
            Relation::Corroborates,
            Relation::Restates,
            Relation::Echoes,
            Relation::Hedges,
            Relation::Gainsays,
        ];
        relations.extend(kinds.map(Relation::Conflicts));
        for one in &relations {
            for other in &relations {
                assert_eq!(one.cmp(other), one.rank().cmp(&other.rank()), "{one:?} {other:?}");
            }
        }
    }
}
