//! The head of a page: what article it is, what there is to do, the switches; and its foot.

use std::fmt::Write as _;

use super::{Page, counted, escaped};
use crate::document::draft::EvidenceKind;
use crate::document::encoding::Encoding;
use crate::finding::Severity;
use crate::ledger::standing::{Since, State};
use crate::report::compared;

/// Writes the head, with the ways to the parts behind the article: the anchor of each, and what it is called.
pub(super) fn write(html: &mut String, page: &Page<'_>, ways: &[(&str, &str)]) {
    let document = page.report.document;
    let mut facts = vec![escaped(&document.name)];
    if document.form != crate::document::form::Form::Text {
        facts.push(document.form.to_string());
    }
    for (_, fact, told) in document.metadata.facts() {
        facts.push(format!("{}{}", escaped(&fact), if told { "" } else { " (guessed)" }));
    }
    if document.encoding != Encoding::Utf8 {
        facts.push(format!("read as {}", document.encoding));
    }
    let _ = write!(
        html,
        "<header class=\"mast\">\n<p class=\"brand\">deskcheck</p>\n<h1>{}</h1>\n<p class=\"facts\">{}</p>\n</header>\n",
        escaped(&page.title()),
        facts.join(" · ")
    );
    if let Some(unread) = page.report.unread() {
        let _ = writeln!(html, "<p class=\"summary\"><strong>{}.</strong></p>", escaped(&unread));
    }
    let grades = [Severity::Must, Severity::Query].map(|severity| {
        let open = page.open(severity);
        let meaning = if open > 0 { format!(" ({})", severity.meaning()) } else { String::new() };
        format!("<strong>{}</strong>{meaning}", severity.counted(open))
    });
    let _ = writeln!(
        html,
        "<p class=\"summary\">{}, {}.{}</p>\n<p class=\"facts\">{}</p>",
        grades.join(", "),
        Severity::Note.counted(page.open(Severity::Note)),
        decisions(page),
        page.report.extent(),
    );
    if let Some(against) = compared::summary(page.report.reading) {
        let _ = writeln!(html, "<p class=\"summary\">{}.</p>", escaped(&against));
    }
    let notes = page.open(Severity::Note);
    let _ = write!(
        html,
        "<div class=\"tools\">\n\
         <label><input type=\"checkbox\" id=\"voices\"> Whose voice</label>\n\
         <label{}><input type=\"checkbox\" id=\"notes\"> {} too</label>\n\
         <nav aria-label=\"Sections\"><a href=\"#article\">Article</a> <a href=\"#findings\">Findings</a>",
        if notes == 0 { " hidden" } else { "" },
        Severity::Note.counted(notes),
    );
    for (id, name) in ways {
        let _ = write!(html, " <a href=\"#{id}\">{name}</a>");
    }
    html.push_str("</nav>\n</div>\n");
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
