//! Reports for programs: one JSON object an article.
//!
//! Spans are `{"start", "end"}`, half-open, in bytes of the file; of a Word document, or a file that is not UTF-8, in bytes
//! of the text as it was decoded. Keys may be added from version to version; none goes.

use std::ops::Range;

use super::Report;
use super::writer::Writer;
use crate::attribution;
use crate::claim::asked;
use crate::document::Document;
use crate::document::form::Form;
use crate::finding::Finding;
use crate::graph::{Node, Relation};
use crate::ledger::standing::{Since, Standing, State};
use crate::original::Comparison;
use crate::rule::Reading;
use crate::span::Span;
use crate::speaker::{Speaker, SpeakerId};

/// The report as one line of JSON.
pub fn render(report: &Report<'_>) -> String {
    render_with(report, &[])
}

/// The report as one line of JSON, with how each finding stands.
pub fn render_with(report: &Report<'_>, standings: &[Standing]) -> String {
    let mut json = writer(report);
    json.object(|json| entries(json, report, standings));
    json.finish()
}

/// The report as one line of JSON, with the id that a program knows the article by.
pub fn render_record(id: &serde_json::Value, report: &Report<'_>) -> String {
    let mut json = writer(report);
    json.object(|json| {
        json.key("id").value(id);
        entries(json, report, &[]);
    });
    json.finish()
}

/// A writer with room for a report of the usual length.
fn writer(report: &Report<'_>) -> Writer {
    const USUAL: usize = 8;
    Writer::with_capacity(USUAL * report.document.text.len())
}

/// All that a report tells of an article.
fn entries(json: &mut Writer, report: &Report<'_>, standings: &[Standing]) {
    let (document, reading) = (report.document, report.reading);
    json.key("schema").name("deskcheck/1");
    json.key("path").text(&document.name);
    if !reading.unread.is_empty() {
        json.key("unread_rules").list(reading.unread, |json, path| json.text(path));
    }
    json.key("document").object(|json| head(json, document));
    json.key("sentences").spans(reading.annotations.sentences.iter().map(|s| document.place(s.span)));
    let places = Places { document, reading };
    json.key("attributions").list(reading.attributions.iter().enumerate(), |json, (id, a)| {
        let (behind, ambiguous) = (&reading.speakers.behind[id], reading.speakers.ambiguous[id]);
        json.object(|json| places.attribution(json, id, a, behind, ambiguous));
    });
    json.key("relayed").list(reading.relayed.iter().enumerate(), |json, (id, relayed)| {
        json.object(|json| {
            // The attribution in whose content it stands.
            json.key("within").number(relayed.outer as u64);
            places.attribution(json, id, &relayed.attribution, &reading.speakers.relayed[id], false);
        });
    });
    json.key("speakers").list(reading.speakers.iter(), |json, (id, speaker)| {
        json.object(|json| places.speaker(json, id, speaker));
    });
    json.key("claims").list(reading.claims.list.iter().enumerate(), |json, (id, claim)| {
        json.object(|json| places.claim(json, id, claim));
    });
    json.key("relations").list(reading.graph.edges(), |json, edge| {
        json.object(|json| {
            json.key("kind").name(edge.relation.name());
            json.key("from").number(number(edge.from));
            json.key("to").number(number(edge.to));
            json.key("from_kind").name(kind(edge.from));
            json.key("to_kind").name(kind(edge.to));
            if let Relation::Conflicts(kind) = edge.relation {
                json.key("conflict").name(kind.name());
            }
        });
    });
    if reading.originals.is_some() {
        json.key("quotations").list(&reading.comparisons.list, |json, comparison| {
            json.object(|json| {
                let quotation = &reading.annotations.quotations[comparison.quotation as usize];
                json.key("span").span(document.place(quotation.span));
                originals(json, document, reading, comparison);
            });
        });
    }
    json.key("findings").list(report.findings.iter().enumerate(), |json, (i, finding)| {
        json.object(|json| found(json, (document, reading), standings.get(i), finding));
    });
}

/// What the head of the copy says of it, and how it was read.
fn head(json: &mut Writer, document: &Document) {
    let metadata = &document.metadata;
    json.key("headline").optional(metadata.headline.map(|h| h.text(&document.text)), Writer::text);
    json.key("byline").optional(metadata.byline.as_deref(), Writer::text);
    json.key("outlet").optional(metadata.outlet.as_deref(), Writer::text);
    json.key("date").optional(metadata.date, |json, date| json.text(&date.to_string()));
    json.key("words").number(document.count_words() as u64);
    if let Some(kind) = &metadata.kind {
        json.key("kind").text(kind);
    }
    // The names of the facts among these that were guessed from the copy.
    let guessed = || metadata.facts().filter(|(.., told)| !told);
    if guessed().next().is_some() {
        json.key("guessed").list(guessed(), |json, (name, ..)| json.name(name));
    }
    if document.form != Form::Text {
        json.key("form").name(document.form.name());
    }
    if !document.encoding.keeps_offsets() {
        json.key("encoding").text(&document.encoding.to_string());
    }
    if !document.evidence.is_empty() {
        json.key("evidence").list(&document.evidence, |json, evidence| {
            json.object(|json| {
                json.key("kind").name(evidence.kind.name());
                json.key("span").span(document.place(evidence.span));
                json.key("words").text(&evidence.words);
            });
        });
    }
}

/// Writes what stands somewhere in the copy.
struct Places<'a> {
    document: &'a Document,
    reading: &'a Reading<'a>,
}

impl Places<'_> {
    fn span(&self, tokens: &Range<u32>) -> Span {
        self.document.place(self.reading.annotations.span(tokens.clone()))
    }

    fn attribution(
        &self,
        json: &mut Writer,
        id: usize,
        attribution: &attribution::Attribution,
        behind: &[SpeakerId],
        ambiguous: bool,
    ) {
        let spans = |json: &mut Writer, ranges: &[Range<u32>]| {
            json.object(|json| json.key("spans").spans(ranges.iter().map(|r| self.span(r))));
        };
        json.key("id").number(id as u64);
        json.key("kind").name(attribution.form(&self.reading.scene()).name());
        json.key("manner").name(attribution.manner.name());
        by(json, behind);
        if ambiguous {
            json.key("ambiguous").truth(true);
        }
        json.key("source").optional(attribution.core.source.as_ref(), |json, s| spans(json, std::slice::from_ref(s)));
        spans(json.key("cue"), std::slice::from_ref(&attribution.core.frame.group));
        spans(json.key("content"), &attribution.content);
    }

    fn speaker(&self, json: &mut Writer, id: SpeakerId, speaker: &Speaker) {
        json.key("id").number(id.0);
        json.key("name").text(&speaker.name);
        json.key("kind").name(speaker.kind.name());
        let titles = titles(self.reading, speaker);
        if !titles.is_empty() {
            json.key("titles").list(&titles, |json, title| json.text(title));
        }
        json.key("mentions").list(&speaker.mentions, |json, mention| {
            let span = self.span(&mention.tokens);
            json.object(|json| {
                json.key("start").number(span.start);
                json.key("end").number(span.end);
                if mention.ambiguous {
                    json.key("ambiguous").truth(true);
                }
            });
        });
    }

    fn claim(&self, json: &mut Writer, id: usize, claim: &crate::claim::Claim) {
        let mut facets: Vec<&str> = claim.facets.iter().map(|h| self.reading.kinds.facets.name(h.facet)).collect();
        facets.sort_unstable();
        facets.dedup();
        json.key("id").number(id as u64);
        by(json, &claim.speakers);
        json.key("attribution").optional(claim.attribution, |json, a| json.number(a as u64));
        json.key("span").span(self.span(&claim.extent()));
        json.key("spans").spans(claim.tokens.iter().map(|r| self.span(r)));
        json.key("voice").name(claim.voice.name());
        json.key("support").optional(claim.support.name(), Writer::name);
        json.key("facets").list(facets, Writer::text);
        // How many times in a hundred a desk would ask who says it.
        json.key("asked").optional(claim.asked, |json, odds| json.number(u64::from(asked::percent(odds))));
        json.key("negated").truth(claim.negated);
        json.key("hedged").truth(claim.hedged);
        json.key("about").numbers(claim.about.iter().map(|s| s.0));
    }
}

/// By whom something is said: the first of them, and all.
fn by(json: &mut Writer, speakers: &[SpeakerId]) {
    json.key("speaker").optional(speakers.first(), |json, s| json.number(s.0));
    json.key("speakers").numbers(speakers.iter().map(|s| s.0));
}

/// How a quotation was taken from what the draft was written from. A place in an original is a span of its own file.
fn originals(json: &mut Writer, document: &Document, reading: &Reading<'_>, comparison: &Comparison) {
    let list = reading.originals.map_or(&[][..], |originals| &originals.list);
    let within = |passage: usize| comparison.passages.get(passage).map(|p| &list[p.original].document);
    json.key("taken").name(comparison.taken.name());
    for (is, name) in [(comparison.negation, "negation_changed"), (comparison.other_speaker, "other_speaker")] {
        if is {
            json.key(name).truth(true);
        }
    }
    json.key("originals").list(&comparison.passages, |json, passage| {
        let original = &list[passage.original].document;
        json.object(|json| {
            json.key("path").text(&original.name);
            json.key("span").span(original.place(passage.span));
            json.key(original.unit()).number(original.number(passage.span.start) as u64);
            json.key("speaker").optional(passage.speaker.as_deref(), Writer::text);
            json.key("words").text(passage.span.text(&original.text));
            json.key("draft").span(document.place(passage.draft));
        });
    });
    // What the draft has otherwise: its own place, that of the original, and which of the originals above it is.
    json.key("changes").list(&comparison.differences, |json, difference| {
        json.object(|json| {
            json.key("draft").span(document.place(difference.draft));
            let original = within(difference.passage);
            json.key("original").optional(original, |json, original| json.span(original.place(difference.original)));
            json.key("in").number(difference.passage as u64);
        });
    });
}

fn found(
    json: &mut Writer,
    (document, reading): (&Document, &Reading<'_>),
    standing: Option<&Standing>,
    finding: &Finding,
) {
    // What every finding has that nothing was decided about is left out.
    if let Some(state) = standing.map(state).filter(|state| *state != "open") {
        json.key("standing").name(state);
    }
    if let Some(since) = standing.and_then(|s| s.since) {
        json.key("since").name(Since::name(since));
    }
    json.key("rule").text(&finding.rule);
    json.key("severity").name(finding.severity.name());
    json.key("message").text(&finding.message);
    json.key("line").number(document.number(finding.span.start) as u64);
    json.key("span").span(document.place(finding.span));
    // In a Word document, paragraph and character from 1.
    if let Some(place) = document.paragraph_place(finding.span.start) {
        json.key("paragraph").numbers([place.paragraph, place.character]);
    }
    json.key("related").list(&finding.related, |json, related| {
        json.object(|json| {
            json.key("label").text(&related.label);
            json.key("span").span(document.place(related.span));
        });
    });
    if let Some(comparison) = finding.compared.and_then(|quotation| reading.comparisons.of(quotation as usize)) {
        originals(json, document, reading, comparison);
    }
    json.key("fingerprint").text(&finding.fingerprint);
    if !finding.also.is_empty() {
        json.key("also").list(&finding.also, |json, also| json.text(&also.rule));
    }
    if !finding.remarks.is_empty() {
        json.key("remarks").list(&finding.remarks, |json, remark| json.text(remark));
    }
    if finding.trial {
        json.key("trial").truth(true);
    }
}

/// What a speaker is said to be, each way of saying it once.
fn titles(reading: &Reading<'_>, speaker: &Speaker) -> Vec<String> {
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
