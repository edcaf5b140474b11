//! The head of a page: what article it is, what there is to do, the switches; and its foot.

use std::fmt::Write as _;

use super::{Page, counted, escaped};
use crate::document::draft::EvidenceKind;
use crate::document::encoding::Encoding;
use crate::finding::Severity;
use crate::ledger::standing::{Since, State};
use crate::report::compared;

/// Writes the head.
pub(super) fn write(html: &mut String, page: &Page<'_>) {
    let document = page.report.document;
    let mut facts = vec![escaped(&document.name)];
    if document.form != crate::document::form::Form::Text {
        facts.push(document.form.to_string());
    }
    for (_, fact, told) in document.metadata.facts() {
        facts.push(format!("{}{}", escaped(&fact), if told { "" } else { " (guessed)" }));
    }
    facts.push(counted(document.count_words(), "word", "words"));
    if document.encoding != Encoding::Utf8 {
        facts.push(format!("read as {}", document.encoding));
    }
    let _ = write!(
        html,
        "<header class=\"mast\">\n<p class=\"brand\">deskcheck</p>\n<h1>{}</h1>\n<p class=\"facts\">{}</p>\n</header>\n",
        escaped(&page.title()),
        facts.join(" · ")
    );
    let (speakers, unnamed) = page.report.speakers();
    let _ = writeln!(
        html,
        "<p class=\"summary\"><strong>{} to settle</strong>, {} to glance at, {}, {}, {unnamed} unnamed.{}</p>",
        page.open(Severity::Must),
        page.open(Severity::Query),
        counted(page.report.reading.claims.list.len(), "claim", "claims"),
        counted(speakers, "speaker", "speakers"),
        decisions(page),
    );
    if let Some(against) = compared::summary(page.report.reading) {
        let _ = writeln!(html, "<p class=\"summary\">{}.</p>", escaped(&against));
    }
    html.push_str(
        "<div class=\"tools\">\n\
         <label><input type=\"checkbox\" id=\"voices\"> Whose voice</label>\n\
         <label><input type=\"checkbox\" id=\"notes\"> Notes too</label>\n\
         <nav aria-label=\"Sections\"><a href=\"#article\">Article</a> <a href=\"#findings\">Findings</a> \
         <a href=\"#accounts\">Two accounts</a> <a href=\"#speakers\">Speakers</a> <a href=\"#claims\">Claims</a> \
         <a href=\"#lists\">Checklists</a> <a href=\"#graph\">Graph</a></nav>\n</div>\n",
    );
}

/// What was decided before, and how this draft compares with an earlier one.
fn decisions(page: &Page<'_>) -> String {
    let count =
        |is: &dyn Fn(&State, Option<Since>) -> bool| page.standings.iter().filter(|s| is(&s.state, s.since)).count();
    let mut parts = Vec::new();
    for (n, words) in [
        (count(&|state, _| matches!(state, State::Settled(_))), "settled"),
        (count(&|state, _| matches!(state, State::Reopened(..))), "reopened"),
        (count(&|_, since| since == Some(Since::New)), "new in this draft"),
        (count(&|_, since| since == Some(Since::Moved)), "moved"),
    ] {
        if n > 0 {
            parts.push(format!("{n} {words}"));
        }
    }
    if parts.is_empty() { String::new() } else { format!(" {}.", parts.join(", ")) }
}

/// Writes the foot: what ran, and what was not looked at.
pub(super) fn write_foot(html: &mut String, page: &Page<'_>) {
    let document = page.report.document;
    let count = |kind| document.evidence.iter().filter(|e| e.kind == kind).count();
    let _ = write!(
        html,
        "<footer>\n<p>deskcheck {} ran {} on this machine; nothing left it.</p>\n\
         <p>It says what the copy does, never what is true. Not checked: whether the facts hold, pictures, and what stands \
         behind links ({}, {}, {}).</p>\n",
        env!("CARGO_PKG_VERSION"),
        counted(page.rules.rules.len(), "rule", "rules"),
        counted(count(EvidenceKind::Link), "link", "links"),
        counted(count(EvidenceKind::Footnote), "footnote", "footnotes"),
        counted(count(EvidenceKind::Comment), "comment", "comments"),
    );
    if !document.evidence.is_empty() {
        html.push_str("<details><summary>Links, footnotes and comments in the draft</summary>\n<ul>\n");
        for evidence in &document.evidence {
            let _ = writeln!(
                html,
                "<li>{}: {}{}</li>",
                evidence.kind.name(),
                escaped(&evidence.words),
                match evidence.span.text(&document.text) {
                    "" => String::new(),
                    words => format!(", at “{}”", escaped(words)),
                }
            );
        }
        html.push_str("</ul>\n</details>\n");
    }
    html.push_str("</footer>\n");
}
