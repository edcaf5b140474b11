//! Patterns of nodes and edges in the graph of claims and speakers.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::compile::Compiler;
use super::super::condition::{Condition, Kind, Object};
use super::super::file::{ConflictName, EdgeFile, NodeFile, RelationName, TiedFile};
use super::super::places::Places;
use super::super::reading::Reading;
use super::super::tie::Tie;
use super::{Found, Said};
use crate::graph::{ConflictKind, Edge, Evidence, Node, Relation};
use crate::written::place::Place;

/// A pattern of nodes and edges.
#[derive(Clone, Debug)]
pub struct Pattern {
    names: Vec<String>,
    nodes: Vec<(Kind, Condition)>,
    edges: Vec<(usize, Relation, usize)>,
    ties: Vec<(usize, Tie, usize)>,
    /// Edges that must not be there; `None` stands for any node, and a node that no edge binds for any that fits.
    absent: Vec<(Option<usize>, Relation, Option<usize>)>,
    at: usize,
    show: Vec<(usize, String)>,
}

impl Pattern {
    pub(super) fn compile(
        nodes: &BTreeMap<String, NodeFile>,
        (edges, ties, absent): (&[EdgeFile], &[TiedFile], &[EdgeFile]),
        at: &str,
        show: &[(String, String)],
        place: Place<'_>,
        compiler: &mut Compiler<'_>,
    ) -> Self {
        let names: Vec<String> = nodes.keys().cloned().collect();
        let each = nodes.iter().map(|(name, node)| {
            let inner = place.field("nodes").field(name).item(0);
            match node {
                NodeFile::Claim(c) => (Kind::Claim, Condition::compile_for_many(c, &[Kind::Claim], inner, compiler)),
                NodeFile::Speaker(c) => {
                    (Kind::Speaker, Condition::compile_for_many(c, &[Kind::Speaker], inner, compiler))
                }
            }
        });
        let conditions: Vec<_> = each.collect();
        let mut number = |name: &str, place: Place<'_>| {
            let known = names.iter().position(|n| n == name);
            if known.is_none() {
                compiler.mistake(
                    place.mistake(format!("there is no node `{name}`")).choices(name, names.iter().map(String::as_str)),
                );
            }
            known
        };
        let mut pattern_edges = Vec::new();
        for (i, EdgeFile(from, relation, to)) in edges.iter().enumerate() {
            let place = place.field("edges").item(i);
            let ends = (number(from, place.item(0)), number(to, place.item(2)));
            if let (Some(from), Some(to)) = ends {
                pattern_edges.push((from, relation_of(*relation), to));
            }
        }
        let mut pattern_ties = Vec::new();
        for (i, TiedFile(one, tie, other)) in ties.iter().enumerate() {
            let place = place.field("ties").item(i);
            let ends = (number(one, place.item(0)), number(other, place.item(2)));
            if let (Some(one), Some(other)) = ends {
                pattern_ties.push((one, tie.clone(), other));
            }
        }
        let mut pattern_absent = Vec::new();
        for (i, EdgeFile(from, relation, to)) in absent.iter().enumerate() {
            let place = place.field("absent").item(i);
            let mut end = |name: &str, i: usize| if name == "*" { None } else { number(name, place.item(i)) };
            pattern_absent.push((end(from, 0), relation_of(*relation), end(to, 2)));
        }
        let at = number(at, place.field("at")).unwrap_or(0);
        let shown = show
            .iter()
            .enumerate()
            .filter_map(|(i, (name, label))| Some((number(name, place.field("show").item(i).item(0))?, label.clone())));
        let shown = shown.collect();
        for (i, TiedFile(one, tie, other)) in ties.iter().enumerate() {
            let kind = |name: &String| names.iter().position(|n| n == name).map(|n| conditions[n].0);
            let kinds: Vec<Kind> = kind(one).into_iter().chain(kind(other)).collect();
            tie.check(&kinds, &[], place.field("ties").item(i).item(1), compiler);
        }
        Self {
            names,
            nodes: conditions,
            edges: pattern_edges,
            ties: pattern_ties,
            absent: pattern_absent,
            at,
            show: shown,
        }
    }

    /// The names of its nodes but for those of edges that must not be there and no others.
    pub(super) fn names(&self) -> Vec<String> {
        let absent = |i: usize| self.absent.iter().any(|(from, _, to)| *from == Some(i) || *to == Some(i));
        (0..self.names.len()).filter(|&i| self.binds(i) || !absent(i)).map(|i| self.names[i].clone()).collect()
    }

    /// Whether an edge leads from or to its node of that number.
    fn binds(&self, i: usize) -> bool {
        self.edges.iter().any(|(from, _, to)| *from == i || *to == i)
    }

    /// What must hold of the node that the finding points at.
    pub(in crate::rule) fn condition(&self) -> Option<&Condition> {
        self.nodes.get(self.at).map(|(_, condition)| condition)
    }

    /// What the node is that the finding points at.
    pub(super) fn kind(&self) -> Kind {
        self.nodes.get(self.at).map_or(Kind::Claim, |(kind, _)| *kind)
    }

    /// What of it is so where its finding points at a place, whatever that place is asked itself.
    pub(in crate::rule) fn standing(&self, at: &Object, reading: &Reading<'_>, places: &Places<'_>) -> Standing {
        let mut whole = self.clone();
        whole.nodes[self.at].1 = Condition::default();
        let all_ties = Self { absent: Vec::new(), ..whole.clone() };
        let open = Self { ties: Vec::new(), ..all_ties.clone() };
        let holds = |pattern: Self| {
            let points = |found: &Found| pattern.at != self.at || found.object.is_same(at);
            pattern.all(reading, places).iter().any(points)
        };
        let alone = |edge: &(usize, Relation, usize)| {
            let touches = edge.0 == self.at || edge.2 == self.at;
            Self { edges: vec![*edge], at: if touches { self.at } else { edge.0 }, ..open.clone() }
        };
        let edges: Vec<bool> = self.edges.iter().map(|edge| holds(alone(edge))).collect();
        let tied = |tie: &(usize, Tie, usize)| holds(Self { ties: vec![tie.clone()], ..open.clone() });
        let ties = if holds(open.clone()) { self.ties.iter().map(tied).collect() } else { Vec::new() };
        let free = |edge: &_| holds(Self { absent: vec![*edge], ..all_ties.clone() });
        let absent = if holds(all_ties.clone()) { self.absent.iter().map(free).collect() } else { Vec::new() };
        Standing { edges, ties, absent, together: holds(whole) }
    }

    /// Every way to bind its nodes, in text order.
    pub(in crate::rule) fn all(&self, reading: &Reading<'_>, places: &Places<'_>) -> Vec<Found> {
        let mut all = Vec::new();
        // Most patterns have a node that nothing in the article can be.
        if !self.nodes.iter().enumerate().all(|(i, (_, condition))| !self.binds(i) || condition.may_hold(places)) {
            return all;
        }
        let mut bound = vec![None; self.nodes.len()];
        self.bind(0, &mut bound, &Looked::new(self, reading, places), &mut all);
        all.sort_by_key(|f| (f.tokens.start, f.tokens.end, f.related.first().map(|r| r.1.start)));
        all
    }

    /// Binds the nodes of the edges from number `edge` on.
    fn bind(&self, edge: usize, bound: &mut Vec<Option<Node>>, looked: &Looked<'_, '_>, all: &mut Vec<Found>) {
        if !looked.goes_on() {
            return;
        }
        let Some(&(from, relation, to)) = self.edges.get(edge) else {
            all.extend(self.found(bound, looked));
            return;
        };
        let graph = &looked.reading.graph;
        let known = (bound[from], bound[to]);
        let go_on = |found: Edge<'_>| {
            let ends = [(from, found.from), (to, found.to)];
            // A node is what it is bound to, and nothing that another one is.
            let apart =
                |i: usize, node| bound.iter().enumerate().all(|(j, b)| b.is_none_or(|b| (b == node) == (i == j)));
            if !ends.iter().all(|&(i, node)| apart(i, node)) {
                return;
            }
            let before = [bound[from], bound[to]];
            if ends.iter().all(|&(i, node)| bound[i].is_some() || looked.fits(i, node)) {
                for (i, node) in ends {
                    bound[i] = Some(node);
                }
                self.bind(edge + 1, bound, looked, all);
                [bound[from], bound[to]] = before;
            }
        };
        match known {
            (Some(from), Some(to)) => graph.edge(from, relation, to).into_iter().for_each(go_on),
            (Some(from), None) => graph.related_from(from, relation).for_each(go_on),
            (None, Some(to)) => graph.related_to(to, relation).for_each(go_on),
            (None, None) => graph.related(relation).for_each(go_on),
        }
    }

    /// Whether the ties hold between the nodes that are bound, `node` standing for the one of that number.
    fn tied(&self, bound: &[Option<Node>], looked: &Looked<'_, '_>, (i, node): (usize, Node)) -> bool {
        let object = |n: usize| if n == i { Some(node) } else { bound[n] }.map(object_of);
        self.ties.iter().filter(|(one, _, other)| *one == i || *other == i).all(|(one, tie, other)| {
            let both = object(*one).zip(object(*other));
            both.is_none_or(|(one, other)| tie.holds(&one, &other, looked.reading))
        })
    }

    /// Whether an edge that must not be there is there.
    fn is_there(
        &self,
        &(from, relation, to): &(Option<usize>, Relation, Option<usize>),
        bound: &[Option<Node>],
        looked: &Looked<'_, '_>,
    ) -> bool {
        let graph = &looked.reading.graph;
        let may_be = |end: Option<usize>, node: Node| {
            end.is_none_or(|i| {
                let free = || !bound.contains(&Some(node)) && looked.fits(i, node);
                bound[i].is_some() || free() && self.tied(bound, looked, (i, node))
            })
        };
        let is = |edge: Edge<'_>| may_be(from, edge.from) && may_be(to, edge.to);
        match (from.and_then(|i| bound[i]), to.and_then(|i| bound[i])) {
            (Some(from), Some(to)) => graph.edge(from, relation, to).is_some(),
            (Some(from), None) => graph.related_from(from, relation).any(is),
            (None, Some(to)) => graph.related_to(to, relation).any(is),
            (None, None) => graph.related(relation).any(is),
        }
    }

    fn found(&self, bound: &[Option<Node>], looked: &Looked<'_, '_>) -> Option<Found> {
        let reading = looked.reading;
        let tied = |(i, node): (usize, &Option<Node>)| node.is_none_or(|node| self.tied(bound, looked, (i, node)));
        if !bound.iter().enumerate().all(tied) || self.absent.iter().any(|edge| self.is_there(edge, bound, looked)) {
            return None;
        }
        let words = |i: usize| self.words(i, bound, reading);
        let captures = (0..self.names.len()).filter_map(|i| {
            let said = match bound[i]? {
                Node::Speaker(id) => Said::Name(id),
                Node::Claim(_) => Said::Copy(words(i)?),
            };
            Some((self.names[i].clone().into(), said))
        });
        let captures = captures.collect();
        // What a finding points at is shown beside it where it joins another of the same dispute.
        let related = self.show.iter().filter_map(|(i, label)| Some((label.clone(), words(*i)?))).collect();
        let clash = self.edges.iter().filter_map(|edge| Self::edge(edge, bound, reading)).find(|e| e.dispute.is_some());
        let dispute = clash.and_then(|e| e.dispute);
        let link = clash.map_or_else(Vec::new, |e| e.shared.clone());
        let object = object_of(bound[self.at]?);
        let nodes = (0..self.names.len()).filter_map(|i| Some((self.names[i].clone(), words(i)?))).collect();
        Some(Found { object, tokens: words(self.at)?, captures, related, nodes, dispute, compared: None, link })
    }

    /// What an edge of the pattern was made from.
    fn edge<'r>(
        &(from, relation, to): &(usize, Relation, usize),
        bound: &[Option<Node>],
        reading: &'r Reading<'_>,
    ) -> Option<&'r Evidence> {
        reading.graph.edge(bound[from]?, relation, bound[to]?).map(|e| e.evidence)
    }

    /// The words of a node: what counts of a claim in the edges of the pattern, a speaker's first mention.
    fn words(&self, i: usize, bound: &[Option<Node>], reading: &Reading<'_>) -> Option<Range<u32>> {
        let node = bound[i]?;
        let evidence = self.edges.iter().filter(|(from, _, to)| *from == i || *to == i).find_map(|edge| {
            let evidence = Self::edge(edge, bound, reading)?;
            Some(if edge.0 == i { evidence.from.clone() } else { evidence.to.clone() })
        });
        match node {
            Node::Claim(id) => evidence.or_else(|| Some(reading.claims.get(id).extent())),
            Node::Speaker(id) => reading.speakers.get(id).mentions.first().map(|m| m.tokens.clone()),
        }
    }
}

/// What of a pattern is so where its finding points at a place.
#[derive(Clone, Debug)]
pub(in crate::rule) struct Standing {
    /// Of each edge by itself, whether it is there.
    pub edges: Vec<bool>,
    /// Of each tie, whether it holds where the edges do; none if they are not there together.
    pub ties: Vec<bool>,
    /// Of each edge that must not be there, whether it is not where all else holds; none if that does not hold together.
    pub absent: Vec<bool>,
    /// Whether all is so together.
    pub together: bool,
}

/// A pattern that is looked for in a reading: each condition is asked of each node once.
struct Looked<'r, 'p> {
    pattern: &'r Pattern,
    reading: &'r Reading<'r>,
    places: &'r Places<'p>,
    fits: RefCell<FxHashMap<(usize, Node), bool>>,
    /// How many nodes may still be bound.
    left: Cell<u32>,
}

/// How often nodes are bound in one article at most. Edges of one speaker to all of many claims multiply; what is found
/// until then is found.
const MOST_BOUND: u32 = 50_000;

impl<'r, 'p> Looked<'r, 'p> {
    fn new(pattern: &'r Pattern, reading: &'r Reading<'r>, places: &'r Places<'p>) -> Self {
        Self { pattern, reading, places, fits: RefCell::default(), left: Cell::new(MOST_BOUND) }
    }

    /// Whether another node may be bound.
    fn goes_on(&self) -> bool {
        self.left.set(self.left.get().saturating_sub(1));
        self.left.get() > 0
    }

    /// Whether a node can be the pattern's node of that number.
    fn fits(&self, i: usize, node: Node) -> bool {
        *self.fits.borrow_mut().entry((i, node)).or_insert_with(|| {
            let (kind, condition) = &self.pattern.nodes[i];
            let object = object_of(node);
            let right =
                matches!((kind, &object), (Kind::Claim, Object::Claim(_)) | (Kind::Speaker, Object::Speaker(_)));
            right && condition.holds(&object, self.reading, self.places)
        })
    }
}

fn object_of(node: Node) -> Object {
    match node {
        Node::Speaker(id) => Object::Speaker(id),
        Node::Claim(id) => Object::Claim(id),
    }
}

fn relation_of(name: RelationName) -> Relation {
    match name {
        RelationName::Asserts => Relation::Asserts,
        RelationName::About => Relation::About,
        RelationName::Subject => Relation::Subject,
        RelationName::Denies => Relation::Denies,
        RelationName::Blames => Relation::Blames,
        RelationName::Relays => Relation::Relays,
        RelationName::Cites => Relation::Cites,
        RelationName::Corroborates => Relation::Corroborates,
        RelationName::Restates => Relation::Restates,
        RelationName::Echoes => Relation::Echoes,
        RelationName::Hedges => Relation::Hedges,
        RelationName::Gainsays => Relation::Gainsays,
        RelationName::Conflicts(kind) => Relation::Conflicts(match kind {
            ConflictName::Denial => ConflictKind::Denial,
            ConflictName::Blame => ConflictKind::Blame,
            ConflictName::Figures => ConflictKind::Figures,
            ConflictName::Characterisation => ConflictKind::Characterisation,
            ConflictName::Contrast => ConflictKind::Contrast,
            ConflictName::Change => ConflictKind::Change,
        }),
    }
}
