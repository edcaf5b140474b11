//! The findings as cards: the question, the words, why a desk asks, the standard, how it was found.

use std::fmt::Write as _;
use std::path::Path;

use super::copy::class;
use super::escape::{all_marked, marked};
use super::{Page, escaped, gravity};
use crate::claim::Voice;
use crate::finding::{Finding, Related, Severity};
use crate::ledger::standing::{Standing, State, sentence};
use crate::ledger::{Decision, Refusal, entry};
use crate::report::compared;
use crate::span::Span;

/// Writes the cards, the gravest first, those of a family together.
pub(super) fn write(html: &mut String, page: &Page<'_>) {
    html.push_str("<section class=\"side\" aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n");
    if !page.is_desk {
        deciding(html, page);
    }
    let mut findings: Vec<_> = page.findings().collect();
    if findings.is_empty() {
        html.push_str("<p class=\"empty\">Nothing to ask. That no rule fired says nothing of the facts.</p>\n");
    }
    findings.sort_by_key(|(n, f, _)| (std::cmp::Reverse(f.severity), f.family().to_owned(), *n));
    for group in findings.chunk_by(|a, b| a.1.severity == b.1.severity) {
        let severity = group[0].1.severity;
        let open = group.iter().filter(|(_, _, standing)| standing.is_open()).count();
        let words = match severity {
            Severity::Must => "To settle before publication",
            Severity::Query => "To glance at",
            Severity::Note => "Notes",
        };
        let settled = if open < group.len() { format!(", {} settled", group.len() - open) } else { String::new() };
        let _ = writeln!(html, "<h3 class=\"tag {}\">{words} ({open}{settled})</h3>", severity.name());
        for (number, finding, standing) in group {
            card(html, page, *number, finding, standing);
        }
    }
    html.push_str("</section>\n");
}

fn card(html: &mut String, page: &Page<'_>, number: usize, finding: &Finding, standing: &Standing) {
    let since = standing.since.map_or(String::new(), |since| format!("<span>{}</span>", since.name()));
    let trial = if finding.trial { "<span>on trial</span>" } else { "" };
    let state = if standing.is_open() { gravity(finding.severity) } else { "settled" };
    let _ = writeln!(
        html,
        "<article class=\"card {}\" id=\"f{number}\" tabindex=\"-1\" aria-label=\"Finding {number}\">\n\
         <p class=\"meta\"><a class=\"n {0}\" href=\"#m{number}\" aria-label=\"finding {number} in the article\">{number}</a>\
         <span class=\"tag\">{state}</span><span>{}</span>{}{since}{trial}\
         <a class=\"close\" href=\"#m{number}\" aria-label=\"Close finding {number}\">Close</a></p>\n<p class=\"asks\">{}</p>",
        class(finding, standing),
        escaped(finding.family()),
        page.place(finding.tokens.start),
        escaped(&finding.message),
    );
    let _ = writeln!(html, "<blockquote>{}</blockquote>", quote(page, finding.span));
    for Related { label, span } in &finding.related {
        let token = token_at(page, *span);
        let _ = writeln!(
            html,
            "<p class=\"meta\"><span>{}</span>{}</p>\n<blockquote>{}</blockquote>",
            escaped(label),
            page.place(token),
            quote(page, *span)
        );
    }
    for place in finding.compared.iter().flat_map(|&quotation| compared::places(page.report.reading, quotation)) {
        let _ = writeln!(
            html,
            "<p class=\"meta\"><span>{}</span></p>\n<blockquote>{}</blockquote>",
            escaped(&place.head),
            all_marked(place.text, place.around, &place.marks)
        );
    }
    match &standing.state {
        State::Open => {}
        State::Settled(entry) => {
            let _ = writeln!(html, "<p><strong>{}</strong>{}</p>", entry.decision.name(), escaped(&entry.details()));
        }
        State::Reopened(entry, cause) => {
            let _ = writeln!(
                html,
                "<p><strong>Open again</strong>: {}. It was {}{}</p>",
                escaped(&cause.message()),
                entry.decision.name(),
                escaped(&entry.details())
            );
        }
    }
    details(html, page, finding);
    decide(html, page, number, finding, standing);
    html.push_str("</article>\n");
}

/// What a report's own script needs to save decisions: the name of who decides, and the file that belongs beside the draft.
fn deciding(html: &mut String, page: &Page<'_>) {
    let file = Path::new(&page.report.document.name).with_extension("desk.ron");
    let file = file.file_name().unwrap_or_default().to_string_lossy();
    let _ = writeln!(
        html,
        "<div class=\"no-print\" id=\"deciding\" hidden>\n<div class=\"row\"><label>Your name \
         <input type=\"text\" id=\"who\" size=\"16\" autocomplete=\"name\"></label>\
         <button type=\"button\" id=\"save\">Save the decisions</button></div>\n\
         <p class=\"status\" role=\"status\" data-file=\"{0}\">Decisions are lost with this page unless they are saved, as \
         {0} beside the draft.</p>\n</div>\n<pre id=\"ledger\" hidden>{1}</pre>",
        escaped(&file),
        escaped(&page.ledger.write()),
    );
}

/// Why, on what standard, and how it was found.
fn details(html: &mut String, page: &Page<'_>, finding: &Finding) {
    let Some(rule) = page.rules.named(&finding.rule) else { return };
    let _ = write!(
        html,
        "<details><summary>Why, and how it was found</summary>\n<dl>\n<dt>Why a desk asks</dt><dd>{}</dd>\n",
        escaped(&rule.why)
    );
    if !rule.refs.is_empty() {
        let _ = writeln!(html, "<dt>Standard</dt><dd>{}</dd>", escaped(&rule.refs.join("; ")));
    }
    for remark in &finding.remarks {
        let _ = writeln!(html, "<dt>What changes its gravity</dt><dd>{}</dd>", escaped(remark));
    }
    let reading = page.report.reading;
    let at = finding.tokens.start;
    let voice = match reading.claims.voices.get(at as usize) {
        Some(Voice::Quoted) => "inside quotation marks",
        Some(Voice::Paraphrased) => "in somebody’s voice, in the article’s wording",
        Some(Voice::Headline) => "in the headline’s own voice",
        _ => "in the article’s own voice",
    };
    let also = finding.also.iter().fold(String::new(), |list, id| list + ", also <code>" + &escaped(id) + "</code>");
    let _ = write!(
        html,
        "<dt>How it was found</dt><dd>The rule <code>{}</code>{also} fired on “{}”, which stands {voice}.</dd>\n</dl>\n</details>\n",
        escaped(&finding.rule),
        escaped(finding.span.text(&page.report.document.text)),
    );
}

/// The form in which a decision is taken.
fn decide(html: &mut String, page: &Page<'_>, number: usize, finding: &Finding, standing: &Standing) {
    // At the desk the program puts entries together, and a report is complete without its script.
    let (hidden, subject) = if page.is_desk {
        ("", String::new())
    } else {
        let words = finding.span.text(&page.report.document.text);
        let subject = entry(finding, words, &sentence(finding, page.report.reading), Decision::Stet).subject();
        (" hidden", format!(" data-subject=\"{}\"", escaped(&subject)))
    };
    let _ = write!(
        html,
        "<details class=\"no-print\"{hidden}><summary>Decide</summary>\n<form class=\"decide\" data-fingerprint=\"{}\"{subject} aria-label=\"Decide finding {number}\">\n<div class=\"row\">",
        escaped(&finding.fingerprint)
    );
    if standing.is_open() {
        let _ =
            write!(html, "<div><label for=\"d{number}\">Decision</label><select id=\"d{number}\" name=\"decision\">");
        for decision in [Decision::Stet, Decision::Confirmed, Decision::Disputed, Decision::Fixed] {
            let lacks = decision.lacks(finding.severity);
            let lacks = lacks.map_or(String::new(), |lacks| format!(" data-lacks=\"{}\"", escaped(lacks.message())));
            let _ = write!(html, "<option{lacks}>{}</option>", decision.name());
        }
        let needed = if finding.severity == Severity::Must { "Reason (needed)" } else { "Reason" };
        let _ = write!(
            html,
            "</select></div><div><label for=\"r{number}\">{needed}</label><input type=\"text\" id=\"r{number}\" name=\"reason\" aria-describedby=\"e{number}\"></div>\
             <div><label for=\"u{number}\">Until</label><input type=\"date\" id=\"u{number}\" name=\"until\" data-lacks=\"{}\" aria-describedby=\"e{number}\"></div>\
             </div>\n<button>Record</button>",
            escaped(Refusal::PastEnd.message())
        );
    } else {
        html.push_str("</div>\n<button name=\"withdraw\" value=\"yes\">Take the decision back</button>");
    }
    let _ = write!(html, "<p class=\"bad\" id=\"e{number}\" role=\"alert\"></p></form>\n</details>\n");
}

/// The sentence around a place, with the place marked.
pub(super) fn quote(page: &Page<'_>, span: Span) -> String {
    let sentences = &page.report.reading.annotations.sentences;
    let at = sentences.partition_point(|s| s.span.end <= span.start);
    let around = sentences.get(at).map_or(span, |s| s.span);
    marked(&page.report.document.text, around, span)
}

fn token_at(page: &Page<'_>, span: Span) -> u32 {
    let tokens = &page.report.reading.annotations.tokens;
    let at = tokens.partition_point(|t| t.span.end <= span.start);
    at.min(tokens.len().saturating_sub(1)) as u32
}
