//! Reports for programs: one JSON object an article.
//!
//! Spans are `{"start", "end"}`, half-open, in bytes of the file; of a Word document, or a file that is not UTF-8, in bytes
//! of the text as it was decoded. Keys may be added from version to version; none goes.

use std::ops::Range;

use serde::Serialize;

use super::Report;
use crate::attribution;
use crate::document::Document;
use crate::document::form::Form;
use crate::finding::{Finding, Related, Severity};
use crate::graph::{Node, Relation};
use crate::ledger::standing::{Since, Standing, State};
use crate::span::Span;
use crate::speaker::SpeakerId;

#[derive(Serialize)]
struct Object<'a> {
    schema: &'static str,
    path: &'a str,
    document: Head<'a>,
    sentences: Vec<Span>,
    attributions: Vec<Attribution>,
    relayed: Vec<Relayed>,
    speakers: Vec<Speaker<'a>>,
    claims: Vec<Claim<'a>>,
    relations: Vec<Edge>,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Record<'a> {
    id: &'a serde_json::Value,
    #[serde(flatten)]
    report: Object<'a>,
}

#[derive(Serialize)]
struct Head<'a> {
    headline: Option<&'a str>,
    byline: Option<&'a str>,
    outlet: Option<&'a str>,
    date: Option<String>,
    words: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    /// The names of the facts among these that were guessed from the copy.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    guessed: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Witness<'a>>,
}

#[derive(Serialize)]
struct Witness<'a> {
    kind: &'static str,
    span: Span,
    words: &'a str,
}

#[derive(Serialize)]
struct Spans {
    spans: Vec<Span>,
}

#[derive(Serialize)]
struct Attribution {
    id: usize,
    kind: &'static str,
    manner: &'static str,
    speaker: Option<u32>,
    speakers: Vec<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ambiguous: bool,
    source: Option<Spans>,
    cue: Spans,
    content: Spans,
}

/// An attribution in another's content.
#[derive(Serialize)]
struct Relayed {
    /// The attribution in whose content it stands.
    within: usize,
    #[serde(flatten)]
    attribution: Attribution,
}

#[derive(Serialize)]
struct Speaker<'a> {
    id: u32,
    name: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    titles: Vec<String>,
    mentions: Vec<Mention>,
}

#[derive(Serialize)]
struct Mention {
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ambiguous: bool,
}

#[derive(Serialize)]
struct Claim<'a> {
    id: usize,
    speaker: Option<u32>,
    speakers: Vec<u32>,
    attribution: Option<usize>,
    span: Span,
    spans: Vec<Span>,
    voice: &'static str,
    support: Option<&'static str>,
    facets: Vec<&'a str>,
    negated: bool,
    hedged: bool,
    about: Vec<u32>,
}

#[derive(Serialize)]
struct Edge {
    kind: &'static str,
    from: u32,
    to: u32,
    from_kind: &'static str,
    to_kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<&'static str>,
}

#[derive(Serialize)]
struct Found<'a> {
    #[serde(skip_serializing_if = "is_plain")]
    standing: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'static str>,
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    span: Span,
    /// Paragraph and character, from 1, in a Word document.
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<(u32, u32)>,
    related: Vec<Related>,
    fingerprint: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    also: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    remarks: &'a [String],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    trial: bool,
}

/// The report as one line of JSON.
pub fn render(report: &Report<'_>) -> String {
    render_with(report, &[])
}

/// The report as one line of JSON, with how each finding stands.
pub fn render_with(report: &Report<'_>, standings: &[Standing]) -> String {
    let object = object(report, standings);
    // Writing plain structs to a string cannot fail.
    serde_json::to_string(&object).unwrap_or_default()
}

/// The report as one line of JSON, with the id that a program knows the article by.
pub fn render_record(id: &serde_json::Value, report: &Report<'_>) -> String {
    let record = Record { id, report: object(report, &[]) };
    serde_json::to_string(&record).unwrap_or_default()
}

fn found<'a>(document: &Document, standing: Option<&Standing>, f: &'a Finding) -> Found<'a> {
    Found {
        standing: standing.map_or("open", state),
        since: standing.and_then(|s| s.since).map(Since::name),
        rule: &f.rule,
        severity: f.severity,
        message: &f.message,
        span: document.place(f.span),
        paragraph: document.paragraph_place(f.span.start).map(|p| (p.paragraph, p.character)),
        related: f.related.iter().map(|r| Related { label: r.label.clone(), span: document.place(r.span) }).collect(),
        fingerprint: &f.fingerprint,
        also: &f.also,
        remarks: &f.remarks,
        trial: f.trial,
    }
}

fn object<'a>(report: &'a Report<'_>, standings: &'a [Standing]) -> Object<'a> {
    let (document, reading) = (report.document, report.reading);
    let annotations = &reading.annotations;
    let place = |span: Span| document.place(span);
    let span = |tokens: &Range<u32>| place(annotations.span(tokens.clone()));
    let metadata = &document.metadata;
    let scene = reading.scene();
    let attribution = |id: usize, a: &attribution::Attribution, behind: &[SpeakerId], ambiguous: bool| Attribution {
        id,
        kind: a.form(&scene).name(),
        manner: a.manner.name(),
        speaker: behind.first().map(|s| s.0),
        speakers: behind.iter().map(|s| s.0).collect(),
        ambiguous,
        source: a.core.source.as_ref().map(|s| Spans { spans: vec![span(s)] }),
        cue: Spans { spans: vec![span(&a.core.frame.group)] },
        content: Spans { spans: a.content.iter().map(span).collect() },
    };
    let attributions = reading
        .attributions
        .iter()
        .enumerate()
        .map(|(id, a)| attribution(id, a, &reading.speakers.behind[id], reading.speakers.ambiguous[id]));
    let relayed = reading.relayed.iter().enumerate().map(|(id, r)| Relayed {
        within: r.outer,
        attribution: attribution(id, &r.attribution, &reading.speakers.relayed[id], false),
    });
    let speakers = reading.speakers.iter().map(|(id, s)| Speaker {
        id: id.0,
        name: &s.name,
        kind: s.kind.name(),
        titles: titles(reading, s),
        mentions: s
            .mentions
            .iter()
            .map(|m| Mention { start: span(&m.tokens).start, end: span(&m.tokens).end, ambiguous: m.ambiguous })
            .collect(),
    });
    let claims = reading.claims.list.iter().enumerate().map(|(id, c)| {
        let mut facets: Vec<&str> = c.facets.iter().map(|h| reading.kinds.facets.name(h.facet)).collect();
        facets.sort_unstable();
        facets.dedup();
        Claim {
            id,
            speaker: c.speakers.first().map(|s| s.0),
            speakers: c.speakers.iter().map(|s| s.0).collect(),
            attribution: c.attribution,
            span: span(&c.extent()),
            spans: c.tokens.iter().map(span).collect(),
            voice: c.voice.name(),
            support: c.support.name(),
            facets,
            negated: c.negated,
            hedged: c.hedged,
            about: c.about.iter().map(|s| s.0).collect(),
        }
    });
    let relations = reading.graph.edges().map(|e| Edge {
        kind: e.relation.name(),
        from: number(e.from),
        to: number(e.to),
        from_kind: kind(e.from),
        to_kind: kind(e.to),
        conflict: match e.relation {
            Relation::Conflicts(kind) => Some(kind.name()),
            _ => None,
        },
    });
    let findings = report.findings.iter().enumerate().map(|(i, f)| found(document, standings.get(i), f));
    Object {
        schema: "deskcheck/1",
        path: &document.name,
        document: Head {
            headline: metadata.headline.map(|h| h.text(&document.text)),
            byline: metadata.byline.as_deref(),
            outlet: metadata.outlet.as_deref(),
            date: metadata.date.map(|d| d.to_string()),
            words: document.count_words(),
            kind: metadata.kind.as_deref(),
            guessed: metadata.facts().filter(|(.., told)| !told).map(|(name, ..)| name).collect(),
            form: (document.form != Form::Text).then(|| document.form.name()),
            evidence: document
                .evidence
                .iter()
                .map(|e| Witness { kind: e.kind.name(), span: place(e.span), words: &e.words })
                .collect(),
            encoding: (!document.encoding.keeps_offsets()).then(|| document.encoding.to_string()),
        },
        sentences: annotations.sentences.iter().map(|s| place(s.span)).collect(),
        attributions: attributions.collect(),
        relayed: relayed.collect(),
        speakers: speakers.collect(),
        claims: claims.collect(),
        relations: relations.collect(),
        findings: findings.collect(),
    }
}

/// What a speaker is said to be, each way of saying it once.
fn titles(reading: &crate::rule::Reading<'_>, speaker: &crate::speaker::Speaker) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for title in &speaker.titles {
        let words = reading.words(title.clone());
        if !titles.contains(&words) {
            titles.push(words);
        }
    }
    titles
}

/// How a finding stands, in one word.
fn state(standing: &Standing) -> &'static str {
    match &standing.state {
        State::Open => "open",
        State::Settled(entry) => entry.decision.name(),
        State::Reopened(..) => "reopened",
    }
}

/// Whether a standing is what every finding has that nothing was decided about.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_plain(standing: &&'static str) -> bool {
    *standing == "open"
}

fn number(node: Node) -> u32 {
    match node {
        Node::Speaker(id) => id.0,
        Node::Claim(id) => id.0,
    }
}

fn kind(node: Node) -> &'static str {
    match node {
        Node::Speaker(_) => "speaker",
        Node::Claim(_) => "claim",
    }
}
