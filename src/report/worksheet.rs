//! The fact-checker's worksheet: one row a claim, what the copy says filled in, what people find out left blank.
//!
//! In: a report. Out: CSV or Markdown.

use std::fmt::Write as _;

use super::Report;
use crate::claim::wording::{self, Form, Wording};
use crate::claim::{Claim, ClaimId, Voice};
use crate::finding::Finding;
use crate::graph::{Node, Relation};
use crate::speaker::SpeakerId;

const COLUMNS: [&str; 17] = [
    "file",
    "no.",
    "place",
    "words",
    "whole sentence",
    "kind",
    "who says it",
    "how",
    "verb",
    "denied or answered by",
    "findings",
    "source held",
    "contact",
    "reply sought and received",
    "status",
    "checker and date",
    "note",
];

/// How many of the columns are filled in beside the file; the others are for people.
const FILLED: usize = 10;

/// The names of the worksheet's columns, as CSV.
pub fn heading() -> String {
    line(COLUMNS.iter().map(|c| field(c)))
}

/// The rows of the worksheet, as CSV.
pub fn csv(report: &Report<'_>) -> String {
    let rows = rows(report);
    let mut text = String::new();
    for number in 0..rows.len() {
        let cells = cells(report, &rows, number);
        let blanks = std::iter::repeat_n("", COLUMNS.len() - FILLED - 1);
        let file = std::iter::once(report.document.name.as_str());
        text.push_str(&line(file.chain(cells.iter().map(String::as_str)).chain(blanks).map(field)));
    }
    text
}

/// The worksheet as Markdown.
pub fn markdown(report: &Report<'_>) -> String {
    let mut text = format!("# Worksheet: {}\n\n", escaped(&report.document.name));
    let rows = rows(report);
    for number in 0..rows.len() {
        let [number, place, words, whole, kind, who, how, verb, others, findings] =
            cells(report, &rows, number).map(|c| escaped(&c));
        let _ = writeln!(text, "- [ ] **{number}** {words}  \n  {place}; {who}, {how}{}  ", with(", ", &verb));
        for (name, fact) in [("in", whole), ("kind", kind), ("denied or answered by", others), ("findings", findings)] {
            if !fact.is_empty() {
                let _ = writeln!(text, "  {name}: {fact}  ");
            }
        }
        text.push_str("  source held: ____ reply sought: ____ received: ____ status: ____ checker: ____\n");
    }
    text
}

/// A claim that has a row.
struct Row<'r> {
    claim: &'r Claim,
    wording: Wording,
    findings: Vec<&'r Finding>,
}

/// The rows of a report with the claims that they are for: not for what claims nothing by itself ("in a statement").
fn rows<'r>(report: &'r Report<'_>) -> Vec<(ClaimId, Row<'r>)> {
    let reading = report.reading;
    let scene = reading.scene();
    let mut findings = report.findings_by_claim();
    let all = reading.claims.iter().map(|(id, claim)| {
        let findings = findings.remove(&id).unwrap_or_default();
        (id, Row { claim, wording: wording::of(&scene, claim), findings })
    });
    let all: Vec<(ClaimId, Row<'_>)> = all.collect();
    let charges = |id: ClaimId| reading.graph.accusations().binary_search_by_key(&id, |a| a.claim).is_ok();
    let clashes = |id: ClaimId| {
        let node = Node::Claim(id);
        reading.graph.from(node).chain(reading.graph.to(node)).any(|e| is_answer(e.relation))
    };
    let says = |row: &Row<'_>| row.wording.form != Form::Bare || row.claim.voice == Voice::Quoted;
    let keeps = |(id, row): &(ClaimId, Row<'_>)| {
        let beside = || {
            let first = all.partition_point(|(_, r)| r.claim.sentence < row.claim.sentence);
            let mut others = all[first..].iter().take_while(|(_, r)| r.claim.sentence == row.claim.sentence);
            others.any(|(other, r)| other != id && says(r))
        };
        let weighs = row.claim.facets.iter().any(|hit| reading.kinds.facets.weight(hit.facet) > 0);
        let holds = weighs || !row.findings.is_empty() || charges(*id) || clashes(*id);
        holds || says(row) || row.claim.attribution.is_some() && !beside()
    };
    let kept: Vec<bool> = all.iter().map(keeps).collect();
    all.into_iter().zip(kept).filter_map(|(row, kept)| kept.then_some(row)).collect()
}

fn is_answer(relation: Relation) -> bool {
    matches!(relation, Relation::Conflicts(_) | Relation::Denies)
}

fn cells(report: &Report<'_>, rows: &[(ClaimId, Row<'_>)], number: usize) -> [String; FILLED] {
    let reading = report.reading;
    let (id, Row { claim, wording, findings }) = &rows[number];
    let tokens = if wording.tokens.is_empty() { &claim.tokens } else { &wording.tokens };
    let words: Vec<String> = tokens.iter().map(|r| reading.words(r.clone())).collect();
    let whole = match (wording.form, tokens.len()) {
        (Form::Sentence, 1) => String::new(),
        _ => reading.words(reading.annotations.sentences[claim.sentence].tokens.clone()),
    };
    let mut facets: Vec<&str> = claim.facets.iter().map(|h| reading.kinds.facets.name(h.facet)).collect();
    facets.sort_unstable();
    facets.dedup();
    let verb = claim.attribution.map(|a| reading.words(reading.attributions[a].core.frame.group.clone()));
    let asked: Vec<String> =
        findings.iter().map(|f| format!("{}: {} ({})", f.severity.name(), folded(&f.message), f.rule)).collect();
    [
        (number + 1).to_string(),
        report.document.whereabouts(reading.annotations.span(claim.extent()).start),
        words.join(" … "),
        whole,
        facets.join(", "),
        who(report, &claim.speakers),
        claim.voice.name().to_owned(),
        verb.unwrap_or_default(),
        others(report, rows, *id),
        asked.join("; "),
    ]
}

fn who(report: &Report<'_>, speakers: &[SpeakerId]) -> String {
    if speakers.is_empty() { "the article".to_owned() } else { names(report, speakers) }
}

/// Who else speaks to a claim, and in which row.
fn others(report: &Report<'_>, rows: &[(ClaimId, Row<'_>)], id: ClaimId) -> String {
    let reading = report.reading;
    let node = Node::Claim(id);
    let mut found: Vec<String> = Vec::new();
    for edge in reading.graph.from(node).chain(reading.graph.to(node)).filter(|e| is_answer(e.relation)) {
        let Node::Claim(other) = (if edge.from == node { edge.to } else { edge.from }) else { continue };
        let Ok(row) = rows.binary_search_by_key(&other, |(id, _)| *id) else { continue };
        let words = format!("{} (no. {})", who(report, &reading.claims.get(other).speakers), row + 1);
        if !found.contains(&words) {
            found.push(words);
        }
    }
    found.join("; ")
}

fn names(report: &Report<'_>, ids: &[SpeakerId]) -> String {
    let name = |id: &SpeakerId| match *id {
        SpeakerId::ARTICLE => "the article".to_owned(),
        id => {
            let speaker = report.reading.speakers.get(id);
            format!("{} ({})", folded(&speaker.name), speaker.kind.name())
        }
    };
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn with(lead: &str, words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("{lead}{words}") }
}

pub(super) fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words as Markdown shows them: what it would take for marks has a backslash before it.
pub(super) fn escaped(words: &str) -> String {
    let mut text = String::new();
    for c in folded(words).chars() {
        if "\\`*_{}[]<>#|~".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// A field of CSV. What a spreadsheet would take for a formula is made text by an apostrophe.
fn field(words: &str) -> String {
    let safe = if words.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{words}") } else { words.to_owned() };
    if safe.contains([',', '"', '\n', '\r', ';']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

fn line(fields: impl Iterator<Item = String>) -> String {
    fields.collect::<Vec<_>>().join(",") + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_and_no_formula_runs() {
        assert_eq!(field("one, \"two\""), "\"one, \"\"two\"\"\"");
        assert_eq!(field("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(field("plain"), "plain");
    }

    #[test]
    fn marks_of_markdown_are_words() {
        assert_eq!(escaped("a *b* <img>\n[c](d)"), "a \\*b\\* \\<img\\> \\[c\\](d)");
    }
}
