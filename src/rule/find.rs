//! What a rule looks for, ready to run, and what it finds.

use std::collections::BTreeMap;
use std::ops::Range;

use super::condition::{Condition, Kind, Object, voice_of};
use super::file::{ConflictName, EdgeFile, FindFile, NodeFile, RelationName, Role};
use super::reading::{Places, Reading};
use super::set::Compiler;
use crate::claim::{ClaimId, Voice};
use crate::graph::{ConflictKind, Node, Relation};
use crate::speaker::SpeakerId;
use crate::written::place::Place;

/// What a rule looks for.
#[derive(Clone, Debug)]
pub enum Find {
    /// Phrases in stated voices.
    Text(Vec<Voice>, Vec<usize>),
    /// Claims.
    Claim(Condition),
    /// Attributions.
    Attribution(Role, Condition),
    /// Quotations.
    Quotation(Condition),
    /// Nodes and edges.
    Graph(Pattern),
    /// Whatever one of these finds.
    AnyOf(Vec<Find>),
}

/// A pattern of nodes and edges.
#[derive(Clone, Debug)]
pub struct Pattern {
    names: Vec<String>,
    nodes: Vec<(Kind, Condition)>,
    edges: Vec<(usize, Relation, usize)>,
    /// Edges that must not be there; `None` stands for any node.
    absent: Vec<(Option<usize>, Relation, Option<usize>)>,
    at: usize,
    show: Vec<(usize, String)>,
}

/// Something found: the place, and what is remembered of it.
#[derive(Clone, Debug)]
pub struct Found {
    /// What conditions are asked of.
    pub object: Object,
    /// Where the finding points.
    pub tokens: Range<u32>,
    /// Words by name, for the question.
    pub captures: BTreeMap<String, String>,
    /// Further places to show, each with what it is.
    pub related: Vec<(String, Range<u32>)>,
    /// Of a graph rule: who asserts the claims that it shows. Findings of one rule with the same owners are one dispute.
    pub owners: Option<Vec<SpeakerId>>,
}

impl Find {
    /// Checks what is written; what is wrong is put to the compiler's mistakes.
    pub(super) fn compile(written: &FindFile, place: Place<'_>, compiler: &mut Compiler<'_>) -> Self {
        match written {
            FindFile::Text { voice, any } => {
                let inner = place.field("any");
                if voice.is_empty() {
                    compiler
                        .mistake(place.field("voice").mistake("name at least one voice, or the rule finds nothing"));
                }
                if any.is_empty() {
                    compiler.mistake(inner.mistake("give at least one phrase, or the rule finds nothing"));
                }
                let phrases = any.iter().enumerate().filter_map(|(i, p)| compiler.phrase(p, inner.item(i))).collect();
                Self::Text(voice.iter().map(|v| voice_of(*v)).collect(), phrases)
            }
            FindFile::Claim(condition) => {
                Self::Claim(Condition::compile(condition, &[Kind::Claim], place.item(0), compiler))
            }
            FindFile::Attribution { at, having } => {
                let condition = Condition::compile(having, &[Kind::Attribution], place.field("having"), compiler);
                Self::Attribution(*at, condition)
            }
            FindFile::Quotation(condition) => {
                Self::Quotation(Condition::compile(condition, &[Kind::Quotation], place.item(0), compiler))
            }
            FindFile::AnyOf(finds) => {
                let each = finds.iter().enumerate().map(|(i, f)| Self::compile(f, place.item(0).item(i), compiler));
                Self::AnyOf(each.collect())
            }
            FindFile::Graph { nodes, edges, absent, at, show } => {
                Self::Graph(Pattern::compile(nodes, edges, absent, at, show, place, compiler))
            }
        }
    }

    /// The names that the question may use.
    pub(super) fn captures(&self, compiler: &Compiler<'_>) -> Vec<String> {
        let fixed = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
        match self {
            Self::Text(_, phrases) => {
                let mut names: Vec<String> = fixed(&["words"]);
                names.extend(compiler.captures_in_all(phrases));
                names
            }
            Self::Claim(_) => fixed(&["words", "claim", "speaker", "subject"]),
            Self::Attribution(..) => fixed(&["words", "speaker", "source", "cue", "content"]),
            Self::Quotation(_) => fixed(&["words"]),
            Self::Graph(pattern) => pattern.names.clone(),
            Self::AnyOf(finds) => {
                let mut each = finds.iter().map(|f| f.captures(compiler));
                let first = each.next().unwrap_or_default();
                each.fold(first, |common, names| common.into_iter().filter(|n| names.contains(n)).collect())
            }
        }
    }

    /// The kinds of place that further conditions of the rule are asked of.
    pub(super) fn kinds(&self) -> Vec<Kind> {
        match self {
            Self::Text(..) => vec![Kind::Text],
            Self::Claim(_) => vec![Kind::Claim],
            Self::Attribution(..) => vec![Kind::Attribution],
            Self::Quotation(_) => vec![Kind::Quotation],
            Self::Graph(pattern) => vec![pattern.nodes.get(pattern.at).map_or(Kind::Claim, |(kind, _)| *kind)],
            Self::AnyOf(finds) => finds.iter().flat_map(Self::kinds).collect(),
        }
    }

    /// All that there is to be found, in text order.
    pub fn all(&self, reading: &Reading<'_>, places: &Places) -> Vec<Found> {
        match self {
            Self::Text(voices, phrases) => text(voices, phrases, reading, places),
            Self::Claim(condition) => claims(condition, reading, places),
            Self::Attribution(role, condition) => attributions(*role, condition, reading, places),
            Self::Quotation(condition) => quotations(condition, reading, places),
            Self::Graph(pattern) => pattern.all(reading, places),
            Self::AnyOf(finds) => {
                let mut all: Vec<Found> = finds.iter().flat_map(|f| f.all(reading, places)).collect();
                all.sort_by_key(|f| (f.tokens.start, std::cmp::Reverse(f.tokens.end)));
                all.dedup_by(|next, kept| next.tokens.start < kept.tokens.end);
                all
            }
        }
    }
}

fn found(object: Object, tokens: Range<u32>, reading: &Reading<'_>) -> Found {
    let captures = BTreeMap::from([("words".to_owned(), reading.words(tokens.clone()))]);
    Found { object, tokens, captures, related: Vec::new(), owners: None }
}

fn text(voices: &[Voice], phrases: &[usize], reading: &Reading<'_>, places: &Places) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for place in phrases.iter().flat_map(|&p| &places.by_phrase[p]) {
        let in_voice = place.tokens.clone().all(|t| voices.contains(&reading.claims.voices[t as usize]));
        if in_voice {
            let mut one = found(Object::Text(place.tokens.clone()), place.tokens.clone(), reading);
            for (name, tokens) in &place.captures {
                one.captures.insert(name.clone(), reading.words(tokens.clone()));
            }
            all.push(one);
        }
    }
    all.sort_by_key(|f| (f.tokens.start, std::cmp::Reverse(f.tokens.end)));
    all.dedup_by(|next, kept| next.tokens.start < kept.tokens.end);
    all
}

fn claims(condition: &Condition, reading: &Reading<'_>, places: &Places) -> Vec<Found> {
    let mut all = Vec::new();
    for (id, claim) in reading.claims.iter() {
        let object = Object::Claim(id);
        if !condition.holds(&object, reading, places) {
            continue;
        }
        // The finding points at the words that make the facet it asks for; else at the claim.
        let pointed = condition.pointed(&object, reading, places).unwrap_or_else(|| claim.extent());
        let mut one = found(object, pointed, reading);
        one.captures.insert("claim".to_owned(), reading.words(claim.extent()));
        let name = |s: Option<&SpeakerId>| s.map(|s| reading.speakers.get(*s).name.clone());
        one.captures.extend(name(claim.speakers.first()).map(|n| ("speaker".to_owned(), n)));
        one.captures.extend(name(claim.about.first()).map(|n| ("subject".to_owned(), n)));
        all.push(one);
    }
    all
}

fn attributions(role: Role, condition: &Condition, reading: &Reading<'_>, places: &Places) -> Vec<Found> {
    let mut all = Vec::new();
    for (number, attribution) in reading.attributions.iter().enumerate() {
        let object = Object::Attribution(number);
        if !condition.holds(&object, reading, places) {
            continue;
        }
        let cue = attribution.core.frame.group.clone();
        let content = attribution.content[0].clone();
        let tokens = match (role, &attribution.core.source) {
            (Role::Source, Some(source)) => source.clone(),
            (Role::Content, _) => content.clone(),
            _ => cue.clone(),
        };
        let mut one = found(object, tokens, reading);
        one.captures.insert("cue".to_owned(), reading.words(cue));
        one.captures.insert("content".to_owned(), reading.words(content));
        if let Some(source) = &attribution.core.source {
            one.captures.insert("source".to_owned(), reading.words(source.clone()));
        }
        if let Some(speaker) = reading.speakers.behind[number].first() {
            one.captures.insert("speaker".to_owned(), reading.speakers.get(*speaker).name.clone());
        }
        all.push(one);
    }
    all
}

fn quotations(condition: &Condition, reading: &Reading<'_>, places: &Places) -> Vec<Found> {
    let outer = reading.annotations.quotations.iter().enumerate().filter(|(_, q)| q.depth == 0);
    outer
        .filter(|(number, _)| condition.holds(&Object::Quotation(*number), reading, places))
        .map(|(number, quotation)| found(Object::Quotation(number), quotation.tokens.clone(), reading))
        .collect()
}

impl Pattern {
    fn compile(
        nodes: &BTreeMap<String, NodeFile>,
        edges: &[EdgeFile],
        absent: &[EdgeFile],
        at: &str,
        show: &[(String, String)],
        place: Place<'_>,
        compiler: &mut Compiler<'_>,
    ) -> Self {
        let names: Vec<String> = nodes.keys().cloned().collect();
        let compiled = nodes.iter().map(|(name, node)| {
            let inner = place.field("nodes").field(name).item(0);
            match node {
                NodeFile::Claim(c) => (Kind::Claim, Condition::compile(c, &[Kind::Claim], inner, compiler)),
                NodeFile::Speaker(c) => (Kind::Speaker, Condition::compile(c, &[Kind::Speaker], inner, compiler)),
            }
        });
        let compiled: Vec<_> = compiled.collect();
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
        if edges.is_empty() {
            compiler.mistake(place.field("edges").mistake("a graph rule needs at least one edge"));
        }
        Self { names, nodes: compiled, edges: pattern_edges, absent: pattern_absent, at, show: shown }
    }

    fn all(&self, reading: &Reading<'_>, places: &Places) -> Vec<Found> {
        let mut all = Vec::new();
        let mut bound = vec![None; self.nodes.len()];
        self.bind(0, &mut bound, reading, places, &mut all);
        all.sort_by_key(|f| (f.tokens.start, f.tokens.end, f.related.first().map(|r| r.1.start)));
        all
    }

    /// Binds the nodes of the edges from number `edge` on.
    fn bind(
        &self,
        edge: usize,
        bound: &mut Vec<Option<Node>>,
        reading: &Reading<'_>,
        places: &Places,
        all: &mut Vec<Found>,
    ) {
        let Some(&(from, relation, to)) = self.edges.get(edge) else {
            all.extend(self.found(bound, reading));
            return;
        };
        let candidates = match (bound[from], bound[to]) {
            (Some(node), _) => reading.graph.from(node),
            (None, Some(node)) => reading.graph.to(node),
            (None, None) => reading.graph.edges(),
        };
        for found in candidates.into_iter().filter(|e| e.relation == relation) {
            let ends = [(from, found.from), (to, found.to)];
            if ends.iter().any(|&(i, node)| bound[i].is_some_and(|b| b != node)) {
                continue;
            }
            let before = bound.clone();
            let fits = ends.iter().all(|&(i, node)| before[i].is_some() || self.fits(i, node, reading, places));
            if fits {
                ends.iter().for_each(|&(i, node)| bound[i] = Some(node));
                self.bind(edge + 1, bound, reading, places, all);
                *bound = before;
            }
        }
    }

    fn fits(&self, i: usize, node: Node, reading: &Reading<'_>, places: &Places) -> bool {
        let (kind, condition) = &self.nodes[i];
        let object = object_of(node);
        let right = matches!((kind, &object), (Kind::Claim, Object::Claim(_)) | (Kind::Speaker, Object::Speaker(_)));
        right && condition.holds(&object, reading, places)
    }

    fn found(&self, bound: &[Option<Node>], reading: &Reading<'_>) -> Option<Found> {
        let there = |(from, relation, to): &(Option<usize>, Relation, Option<usize>)| {
            let node = |end: &Option<usize>| end.map(|i| bound[i]);
            match (node(from), node(to)) {
                (Some(Some(from)), Some(Some(to))) => {
                    reading.graph.from(from).iter().any(|e| e.relation == *relation && e.to == to)
                }
                (Some(Some(from)), None) => reading.graph.from(from).iter().any(|e| e.relation == *relation),
                (None, Some(Some(to))) => reading.graph.to(to).iter().any(|e| e.relation == *relation),
                _ => false,
            }
        };
        if self.absent.iter().any(there) {
            return None;
        }
        let words = |i: usize| self.words(i, bound, reading);
        let captures = (0..self.names.len()).filter_map(|i| {
            let text = match bound[i]? {
                Node::Speaker(id) => reading.speakers.get(id).name.clone(),
                Node::Claim(_) => reading.words(words(i)?),
            };
            Some((self.names[i].clone(), text))
        });
        let captures = captures.collect();
        let related = self.show.iter().filter_map(|(i, label)| Some((label.clone(), words(*i)?))).collect();
        let mut owners: Vec<SpeakerId> = Vec::new();
        for node in bound.iter().flatten() {
            match node {
                Node::Claim(id) => owners.extend(&reading.claims.get(*id).speakers),
                Node::Speaker(id) => owners.push(*id),
            }
        }
        owners.sort_unstable();
        owners.dedup();
        let object = object_of(bound[self.at]?);
        Some(Found { object, tokens: words(self.at)?, captures, related, owners: Some(owners) })
    }

    /// The words of a node: what counts of a claim in the edges of the pattern, a speaker's first mention.
    fn words(&self, i: usize, bound: &[Option<Node>], reading: &Reading<'_>) -> Option<Range<u32>> {
        let node = bound[i]?;
        let evidence =
            self.edges.iter().filter(|(from, _, to)| *from == i || *to == i).find_map(|&(from, relation, to)| {
                let edges = reading.graph.from(bound[from]?);
                let edge = edges.iter().find(|e| e.relation == relation && Some(e.to) == bound[to])?;
                Some(if from == i { edge.evidence.from.clone() } else { edge.evidence.to.clone() })
            });
        match node {
            Node::Claim(id) => evidence.or_else(|| Some(reading.claims.get(id).extent())),
            Node::Speaker(id) => reading.speakers.get(id).mentions.first().map(|m| m.tokens.clone()),
        }
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
        RelationName::Denies => Relation::Denies,
        RelationName::Blames => Relation::Blames,
        RelationName::Relays => Relation::Relays,
        RelationName::Conflicts(kind) => Relation::Conflicts(match kind {
            ConflictName::Denial => ConflictKind::Denial,
            ConflictName::Blame => ConflictKind::Blame,
            ConflictName::Figures => ConflictKind::Figures,
            ConflictName::Characterisation => ConflictKind::Characterisation,
        }),
    }
}

impl Condition {
    /// The first words in a claim that the condition asks for: those of a facet or a phrase that it needs.
    fn pointed(&self, object: &Object, reading: &Reading<'_>, places: &Places) -> Option<Range<u32>> {
        let Object::Claim(ClaimId(id)) = object else { return None };
        let claim = &reading.claims.list[*id as usize];
        match self {
            Self::Facet(facet) => claim.facets.iter().find(|h| h.facet == *facet).map(|h| h.tokens.clone()),
            Self::Has(phrase) => {
                claim.tokens.iter().find_map(|r| places.within(*phrase, r).next()).map(|m| m.tokens.clone())
            }
            Self::All(conditions) => conditions.iter().find_map(|c| c.pointed(object, reading, places)),
            Self::Any(conditions) => conditions
                .iter()
                .filter(|c| c.holds(object, reading, places))
                .find_map(|c| c.pointed(object, reading, places)),
            _ => None,
        }
    }
}
