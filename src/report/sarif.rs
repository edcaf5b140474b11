//! Findings as SARIF 2.1.0 (OASIS, 2020), the form in which editors of text, code hosts and build servers take findings.
//!
//! In: a rule set, and reports one after the other. Out: [`opening`], for each article what [`results`] gives, parted by
//! commas, and [`closing`]: together one log with one run. Notes are in it, at the level `note`; what was decided about a
//! finding suppresses it there. Lines and columns count from 1, columns in characters; where the text is not the file's own
//! (Markdown, HTML) places are lines and bytes, and in a Word document its paragraphs stand for lines.

use std::fmt::Write as _;

use super::Report;
use super::writer::Writer;
use crate::document::Document;
use crate::document::form::Form;
use crate::finding::{Finding, Severity};
use crate::ledger::standing::{Since, Standing, State};
use crate::rule::{RuleSet, Status};
use crate::span::Span;

/// The log up to its first result: what made it, and all rules.
pub fn opening(rules: &RuleSet) -> String {
    let mut json = Writer::default();
    json.object(|json| {
        json.key("$schema").name("https://json.schemastore.org/sarif-2.1.0.json");
        json.key("version").name("2.1.0");
        json.key("runs").list([rules], |json, rules| json.object(|json| run(json, rules)));
    });
    let mut text = json.finish();
    // The list of results is the last thing written, and is still empty.
    text.truncate(text.len() - CLOSED.len());
    text
}

/// What closes the list of results, the run, the list of runs and the log.
const CLOSED: &str = "]}]}";

/// What stands behind the last result.
pub fn closing() -> String {
    format!("{CLOSED}\n")
}

fn run(json: &mut Writer, rules: &RuleSet) {
    json.key("tool").object(|json| {
        json.key("driver").object(|json| {
            json.key("name").name("deskcheck");
            json.key("version").name(env!("CARGO_PKG_VERSION"));
            json.key("rules").list(&rules.rules, |json, rule| {
                json.object(|json| {
                    json.key("id").text(&rule.id);
                    json.key("shortDescription").object(|json| json.key("text").text(&rule.asks.first.to_string()));
                    json.key("fullDescription").object(|json| json.key("text").text(&rule.why));
                    json.key("defaultConfiguration")
                        .object(|json| json.key("level").name(level(rule.severity, rule.status == Status::Trial)));
                    if !rule.refs.is_empty() {
                        json.key("properties").object(|json| {
                            json.key("refs").list(&rule.refs, |json, text| json.text(text));
                        });
                    }
                });
            });
        });
    });
    json.key("columnKind").name("unicodeCodePoints");
    json.key("results").list(std::iter::empty::<()>(), |_, ()| {});
}

/// The results of one article, parted by commas; nothing if there are none. `standings` says how each finding stands, in the
/// order of the findings.
pub fn results(report: &Report<'_>, rules: &RuleSet, standings: &[Standing]) -> String {
    let mut json = Writer::default();
    json.list(report.findings.iter().enumerate(), |json, (i, finding)| {
        json.object(|json| result(json, report.document, rules, finding, standings.get(i)));
    });
    let list = json.finish();
    list[1..list.len() - 1].to_owned()
}

fn result(json: &mut Writer, document: &Document, rules: &RuleSet, finding: &Finding, standing: Option<&Standing>) {
    json.key("ruleId").text(&finding.rule);
    if let Some(number) = rules.rules.iter().position(|rule| rule.id == finding.rule) {
        json.key("ruleIndex").number(number as u64);
    }
    json.key("level").name(level(finding.severity, finding.trial));
    json.key("message").object(|json| json.key("text").text(&finding.message));
    json.key("locations").list([finding.span], |json, span| {
        json.object(|json| json.key("physicalLocation").object(|json| place(json, document, span)));
    });
    if !finding.related.is_empty() {
        json.key("relatedLocations").list(finding.related.iter().enumerate(), |json, (id, related)| {
            json.object(|json| {
                json.key("id").number(id as u64);
                json.key("message").object(|json| json.key("text").text(&related.label));
                json.key("physicalLocation").object(|json| place(json, document, related.span));
            });
        });
    }
    json.key("partialFingerprints").object(|json| json.key("deskcheck/1").text(&finding.fingerprint));
    let Some(standing) = standing else { return };
    if let State::Settled(entry) = &standing.state {
        json.key("suppressions").list([entry], |json, entry| {
            json.object(|json| {
                json.key("kind").name("external");
                let reason = Some(entry.reason.as_str()).filter(|reason| !reason.is_empty());
                json.key("justification").text(reason.unwrap_or(entry.decision.name()));
            });
        });
    }
    if let Some(since) = standing.since {
        json.key("baselineState").name(if since == Since::New { "new" } else { "unchanged" });
    }
}

/// Where something stands: the file, and the place in it.
fn place(json: &mut Writer, document: &Document, span: Span) {
    json.key("artifactLocation").object(|json| json.key("uri").text(&uri(&document.name)));
    json.key("region").object(|json| {
        // A Word document's paragraphs stand for lines.
        let first = document.paragraph_place(span.start).map(|place| (place.paragraph, place.character));
        let last = document.paragraph_place(span.end).map(|place| (place.paragraph, place.character));
        let line = |at: u32| document.line(at) as u64;
        // A column can be told of both ends, or of none.
        let columns = document.column(span.start).zip(document.column(span.end));
        if let Some(((start_line, start), (end_line, end))) = first.zip(last) {
            json.key("startLine").number(start_line);
            json.key("startColumn").number(start);
            json.key("endLine").number(end_line);
            json.key("endColumn").number(end);
        } else if let Some((start, end)) = columns {
            json.key("startLine").number(line(span.start));
            json.key("startColumn").number(start as u64);
            json.key("endLine").number(line(span.end));
            json.key("endColumn").number(end as u64);
        } else {
            json.key("startLine").number(line(span.start));
            json.key("endLine").number(line(span.end.saturating_sub(1).max(span.start)));
        }
        if document.form != Form::Docx && document.encoding.keeps_offsets() {
            let place = document.place(span);
            json.key("byteOffset").number(place.start);
            json.key("byteLength").number(place.len() as u64);
        }
        json.key("snippet").object(|json| json.key("text").text(span.text(&document.text)));
    });
}

/// How grave, in the words of the form; what is on trial never fails a run.
pub(super) fn level(severity: Severity, trial: bool) -> &'static str {
    match severity {
        _ if trial => "note",
        Severity::Must => "error",
        Severity::Query => "warning",
        Severity::Note => "note",
    }
}

/// A path as a reference: what has a meaning in one, or is no plain character, by the numbers of its bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("drafts/a b.txt"), "drafts/a%20b.txt");
        assert_eq!(uri("/tmp/é.md"), "file:///tmp/%C3%A9.md");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }
}
