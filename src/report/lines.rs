//! Findings as compilers print their errors: one a line, for editors of text and what reads their like.
//!
//! In: a report. Out: lines `draft.txt:12:5: warning: message [rule]`, of what is open.

use std::fmt::Write as _;

use super::Report;
use super::sarif::level;
use crate::finding::Severity;
use crate::ledger::standing::Standing;

/// The open findings, a line each, in text order; notes only if they are asked for. `standings` says how each stands, in the
/// order of the findings. Line and column are numbered from 1, columns in characters; a column is left out where the lines of
/// the file are not those of its text. Of a Word document, which has no lines, they are paragraph and character.
pub fn render(report: &Report<'_>, standings: &[Standing], notes: bool) -> String {
    let document = report.document;
    let mut text = String::new();
    for (finding, standing) in report.findings.iter().zip(standings) {
        if !standing.is_open() || !notes && finding.severity == Severity::Note {
            continue;
        }
        let start = finding.span.start;
        let paragraph = document.paragraph_place(start).map(|place| place.character as usize);
        let column =
            paragraph.or_else(|| document.column(start)).map(|column| format!("{column}:")).unwrap_or_default();
        let (line, level) = (document.number(start), level(finding.severity, finding.trial));
        let message = finding.message.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(text, "{}:{line}:{column} {level}: {message} [{}]", document.name, finding.rule);
    }
    text
}
