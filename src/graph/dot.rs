//! The graph in DOT, the language of Graphviz.

use std::fmt::Write as _;

use super::{ClaimGraph, Node, Relation};
use crate::attribution::scene::Scene;
use crate::claim::Claims;
use crate::shortened::shortened;
use crate::speaker::{SpeakerId, Speakers};

/// Renders the graph: speakers as ellipses, claims as boxes with their words cut short, one arrow an edge.
///
/// Speakers without an edge are left out.
pub fn render(scene: &Scene<'_>, speakers: &Speakers, claims: &Claims, graph: &ClaimGraph) -> String {
    let mut text = String::from("digraph claims {\n    rankdir=LR;\n    node [fontname=\"sans-serif\"];\n");
    let mut line = |content: String| {
        text.push_str("    ");
        text.push_str(&content);
        text.push_str(";\n");
    };
    for (id, speaker) in speakers.iter() {
        let node = Node::Speaker(id);
        if graph.from(node).next().is_none() && graph.to(node).next().is_none() {
            continue;
        }
        let name = if id == SpeakerId::ARTICLE { "the article" } else { &speaker.name };
        line(format!("{} [label={}, shape=ellipse]", label(node), quoted(&in_short(name))));
    }
    for (id, claim) in claims.iter() {
        let words = scene.annotations.span(claim.extent()).text(scene.text);
        line(format!("{} [label={}, shape=box]", label(Node::Claim(id)), quoted(&in_short(words))));
    }
    for edge in graph.edges() {
        let mut attributes = format!("label={}", quoted(edge.relation.name()));
        if let Relation::Conflicts(kind) = edge.relation {
            attributes = format!("label={}, color=red, dir=both", quoted(kind.name()));
        }
        line(format!("{} -> {} [{attributes}]", label(edge.from), label(edge.to)));
    }
    let _ = writeln!(text, "}}");
    text
}

fn label(node: Node) -> String {
    match node {
        Node::Speaker(id) => format!("s{}", id.0),
        Node::Claim(id) => format!("c{}", id.0),
    }
}

/// The words in one line, cut short.
fn in_short(words: &str) -> String {
    const LONGEST: usize = 60;
    shortened(&words.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST).into_owned()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
