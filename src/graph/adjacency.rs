//! The edges at each node of the graph.
//!
//! In: the edges, in order. Out: for each node those that start or end at it, in the same order.

use petgraph::graph::{EdgeIndex, NodeIndex};

/// The edges at each node, one node after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Adjacency {
    edges: Vec<EdgeIndex>,
    /// For each node where its edges begin, and at last where all end.
    starts: Vec<u32>,
}

impl Adjacency {
    /// Puts the edges, which stand in order, to the nodes that `node_of` gives.
    pub(super) fn new(sorted: &[EdgeIndex], nodes: usize, node_of: impl Fn(EdgeIndex) -> NodeIndex) -> Self {
        let mut starts = vec![0; nodes + 1];
        for &edge in sorted {
            starts[node_of(edge).index() + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut edges = vec![EdgeIndex::end(); sorted.len()];
        for &edge in sorted {
            let place = &mut next[node_of(edge).index()];
            edges[*place as usize] = edge;
            *place += 1;
        }
        Self { edges, starts }
    }

    /// The edges at a node.
    pub(super) fn at(&self, node: NodeIndex) -> &[EdgeIndex] {
        &self.edges[self.starts[node.index()] as usize..self.starts[node.index() + 1] as usize]
    }
}
