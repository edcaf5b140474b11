//! deskcheck reads an article the way a fact-check desk does before it is published: who says what, what nobody says, and
//! where two accounts clash. It never says what is true.
//!
//! # The way through
//!
//! | stage | in | out |
//! |---|---|---|
//! | [`document`] | a file or standard input | one text, its paragraphs by part, what the head of the copy says of itself |
//! | [`language`] | the text | tokens with tags and lemmas, sentences, quotations, trees, quantities |
//! | [`attribution`] | annotations | attributions: source, cue, content |
//! | [`speaker`] | attributions | speakers: who stands behind the sources |
//! | [`claim`] | sentences and contents | claims: what is asserted, in whose voice, with facets |
//! | [`graph`] | speakers and claims | who asserts, denies, blames, relays; which claims clash |
//! | [`likeness`] | names and quotations | those that are nearly alike |
//! | [`original`] | quotations, and what the draft was written from | how each was taken from there |
//! | [`rule`] | the graph, the quotations | findings |
//! | [`ledger`] | findings and earlier decisions | which findings are open |
//! | [`report`] | findings and graph | text for people, JSON for programs |
//!
//! # Invariants
//!
//! - A module uses only modules above it in this file.
//! - Only `document` (articles), `rule::folder` (rules) and `cli` touch files; between reading and writing all functions are
//!   total: values in, values out, no `Result`.
//! - petgraph stays inside `graph`, ron inside `written`, clap inside `cli` and `main.rs`, the tagger and the parser behind
//!   `language`.
//! - Every place is a [`span::Span`] of the document's one text; text is never searched for again.
//! - Rules read what earlier stages made and never analyse text themselves.
//! - No rule id, no message and no list of English words stands in `src/`: they are data under `rules/`.
//! - The same input gives the same bytes: no clock, no hash order, no locale.

pub mod shortened;

pub mod span;

pub mod statistics;

pub mod written;

pub mod document;

pub mod language;

pub mod phrase;

pub mod attribution;

pub mod speaker;

pub mod claim;

pub mod graph;

pub mod likeness;

pub mod original;

pub mod finding;

pub mod rule;

pub mod ledger;

pub mod report;

pub mod cli;

use document::Document;
use original::{Comparisons, Draft, Original, Originals};
use rule::{Reading, RuleSet};
use span::Span;

/// The rules and lexicons that the program carries with it: path below `rules/`, and text.
pub const SHIPPED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// What the same files hold, in the same order, packed for reading.
const PACKED: &[&str] = include!(concat!(env!("OUT_DIR"), "/packed.rs"));

/// Reads a document as far as the rules: annotates it, finds who says what, and builds the graph.
pub fn read<'a>(document: &'a Document, rules: &'a RuleSet) -> Reading<'a> {
    let copy: Vec<Span> = document.copy().map(|p| p.span).collect();
    let annotations = language::annotate(&document.text, &copy, &rules.lexicons);
    let head = document.copy().take_while(|p| p.part.is_head()).count();
    let body = annotations.paragraphs.get(head).map_or(annotations.tokens.len() as u32, |p| p.start);
    let scene = attribution::scene::Scene::new(&document.text, &annotations, &rules.lexicons);
    let attribution::Found { attributions, relayed, possible } = attribution::find(&scene);
    let names = speaker::name::find(&scene);
    let speakers = speaker::resolve(&scene, &names, &attributions, &relayed);
    let sight = phrase::Sight::new(&document.text, &annotations);
    let matches = rules.matches(&document.text, &annotations, &sight);
    let mut claims = claim::extract(&scene, &attributions, &possible, &speakers, &rules.kinds, &matches, body);
    claims.document(&annotations, document.documents());
    let heated = claim::temper::heated(&rules.kinds.facets, &claims);
    let graph = graph::build(&scene, &attributions, &relayed, &speakers, &claims, (&rules.kinds.facets, heated));
    let sentences = annotations.sentences.len();
    let temper =
        claim::Temper::new(&rules.kinds.facets, &claims, sentences, graph.charges(), document.metadata.is_opinion());
    claims.ask(&scene, &rules.kinds.facets, temper);
    let likeness = likeness::find(&scene, names, body);
    Reading {
        text: &document.text,
        lexicons: &rules.lexicons,
        kinds: &rules.kinds,
        unread: rules.unread(),
        parts: document.copy().map(|p| p.part).collect(),
        body,
        overlap: attribution::overlap::Overlap::new(&attributions),
        attributions,
        relayed,
        spoken: rule::reading::spoken(&speakers),
        speakers,
        claims,
        temper,
        graph,
        likeness,
        sight,
        matches,
        originals: None,
        comparisons: Comparisons::default(),
        date: document.metadata.date,
        on: document.metadata.date,
        kind: document.metadata.kind.as_deref().map(|kind| rules.profiles.of(kind).map_or(kind, |p| &p.kind)),
        outlet: document.metadata.outlet.as_deref(),
        annotations,
    }
}

/// Reads a document as [`read`] does, and compares its quotations with what it was written from.
pub fn read_against<'a>(document: &'a Document, rules: &'a RuleSet, originals: Option<&'a Originals>) -> Reading<'a> {
    let reading = read(document, rules);
    let Some(originals) = originals else { return reading };
    let draft = Draft { scene: reading.scene(), overlap: &reading.overlap, speakers: &reading.speakers };
    let comparisons = original::compare(&draft, originals);
    Reading { originals: Some(originals), comparisons, ..reading }
}

/// Reads what a draft was written from as far as its speakers.
pub fn read_original(document: Document, rules: &RuleSet) -> Original {
    let paragraphs: Vec<Span> = document.paragraphs.iter().map(|p| p.span).collect();
    let annotations = language::annotate(&document.text, &paragraphs, &rules.lexicons);
    let scene = attribution::scene::Scene::of_original(&document.text, &annotations, &rules.lexicons);
    let attribution::Found { attributions, relayed, .. } = attribution::find(&scene);
    let names = speaker::name::find(&scene);
    let speakers = speaker::resolve(&scene, &names, &attributions, &relayed);
    Original::new(document, &annotations, (&attributions, &speakers), &rules.lexicons)
}
