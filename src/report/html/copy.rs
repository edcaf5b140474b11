//! The article with its words marked in place.
//!
//! Marks overlap, and so do marks and voices; the text is cut at every edge, and each piece knows what it lies in.

use std::fmt::Write as _;

use super::{Page, escaped};
use crate::claim::Voice;
use crate::document::{Paragraph, Part};
use crate::finding::{Finding, Severity};
use crate::ledger::standing::Standing;
use crate::span::Span;
use crate::speaker::SpeakerId;

/// How many shades tell owners apart.
const SHADES: usize = 6;

/// A stretch in one voice that is not the article's own.
struct Run {
    span: Span,
    voice: Voice,
    owner: Option<SpeakerId>,
    shade: usize,
}

/// Writes the article.
pub(super) fn write(html: &mut String, page: &Page<'_>) {
    html.push_str(
        "<section class=\"copy\" aria-labelledby=\"article\">\n<h2 id=\"article\">Article</h2>\n\
         <p class=\"legend\">Shaded words are somebody’s, each speaker in a shade and by name; what is quoted is slanted. \
         What is not shaded, the article says itself.</p>\n",
    );
    let unit = page.report.document.unit();
    let runs = runs(page);
    let findings: Vec<_> = page.findings().collect();
    for paragraph in &page.report.document.paragraphs {
        let class = paragraph.part.name();
        let number = page.report.document.number(paragraph.span.start);
        let _ = write!(html, "<p class=\"{class}\"><span class=\"at\" title=\"{unit} {number}\">{number}</span>");
        if !matches!(paragraph.part, Part::Body | Part::Headline | Part::Byline | Part::Dateline) {
            let _ = write!(html, "<span class=\"part\">{}</span>", class.replace('-', " "));
        }
        if paragraph.part.holds_copy() {
            pieces(html, page, paragraph, &runs, &findings);
        } else {
            html.push_str(&escaped(paragraph.span.text(&page.report.document.text)));
        }
        html.push_str("</p>\n");
    }
    html.push_str("</section>\n");
}

/// The stretches in somebody's voice, in text order.
fn runs(page: &Page<'_>) -> Vec<Run> {
    let reading = page.report.reading;
    let voices = &reading.claims.voices;
    let mut owners: Vec<Option<SpeakerId>> = vec![None; voices.len()];
    for (attribution, behind) in reading.attributions.iter().zip(&reading.speakers.behind) {
        for range in attribution.content.iter().filter(|_| attribution.gives_source()) {
            owners[range.start as usize..range.end as usize].fill(behind.first().copied());
        }
    }
    // A full stop inside the marks is no part of what is attributed, but of the quotation.
    for quotation in &reading.annotations.quotations {
        let tokens = &mut owners[quotation.tokens.start as usize..quotation.tokens.end as usize];
        if let Some(owner) = tokens.iter().find_map(|owner| *owner) {
            for token in tokens {
                *token = token.or(Some(owner));
            }
        }
    }
    let mut shades: Vec<SpeakerId> = Vec::new();
    let mut runs = Vec::new();
    for paragraph in &reading.annotations.paragraphs {
        let mut at = paragraph.start;
        while at < paragraph.end {
            let key = |t: u32| (voices[t as usize], owners[t as usize]);
            let mut end = at + 1;
            while end < paragraph.end && key(end) == key(at) {
                end += 1;
            }
            let (voice, owner) = key(at);
            if matches!(voice, Voice::Quoted | Voice::Paraphrased) {
                let shade = owner.map_or(SHADES - 1, |owner| {
                    shades.iter().position(|s| *s == owner).unwrap_or_else(|| {
                        shades.push(owner);
                        shades.len() - 1
                    })
                });
                runs.push(Run { span: reading.annotations.span(at..end), voice, owner, shade: shade % SHADES + 1 });
            }
            at = end;
        }
    }
    runs
}

/// Writes a paragraph piece by piece.
fn pieces(
    html: &mut String,
    page: &Page<'_>,
    paragraph: &Paragraph,
    runs: &[Run],
    findings: &[(usize, &Finding, Standing)],
) {
    let text = &page.report.document.text;
    let sentences = &page.report.reading.annotations.sentences;
    let here = paragraph.span;
    let first_run = runs.partition_point(|r| r.span.end <= here.start);
    let runs: Vec<&Run> = runs[first_run..].iter().take_while(|r| r.span.start < here.end).collect();
    let findings: Vec<_> = findings.iter().filter(|(_, f, _)| f.span.overlaps(here)).collect();
    let first_sentence = sentences.partition_point(|s| s.span.end <= here.start);
    let starts = || sentences.iter().enumerate().skip(first_sentence).take_while(|(_, s)| s.span.start < here.end);
    let spans = runs.iter().map(|r| r.span).chain(findings.iter().map(|(_, f, _)| f.span));
    let mut cuts: Vec<u32> = spans.flat_map(|s| [s.start, s.end]).chain(starts().map(|(_, s)| s.span.start)).collect();
    cuts.retain(|cut| here.start < *cut && *cut < here.end);
    cuts.extend([here.start, here.end]);
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        for (number, _) in starts().filter(|(_, s)| s.span.start.max(here.start) == piece.start) {
            let _ = write!(html, "<span id=\"s{number}\"></span>");
        }
        let run = runs.iter().find(|r| r.span.overlaps(piece));
        if let Some(run) = run {
            if run.span.start.max(here.start) == piece.start {
                let owner = run.owner.map_or_else(|| "quoted".to_owned(), |owner| page.name(owner));
                let _ = write!(html, "<span class=\"who\">[{owner}]</span>");
            }
            let quoted = if run.voice == Voice::Quoted { " quoted" } else { "" };
            let _ = write!(html, "<span class=\"v v{}{quoted}\">", run.shade);
        }
        let over: Vec<_> = findings.iter().filter(|(_, f, _)| f.span.overlaps(piece)).collect();
        let words = escaped(piece.text(text));
        if let Some((_, worst, standing)) = over.iter().max_by_key(|(_, f, s)| (s.is_open(), f.severity)) {
            let numbers: Vec<String> = over.iter().map(|(n, ..)| n.to_string()).collect();
            let _ = write!(
                html,
                "<span class=\"m {}\" data-f=\"{}\">{words}</span>",
                class(worst, standing),
                numbers.join(" ")
            );
        } else {
            html.push_str(&words);
        }
        for (n, finding, standing) in over.iter().filter(|(_, f, _)| f.span.end.min(here.end) == piece.end) {
            let note = if finding.severity == Severity::Note { " note-mark" } else { "" };
            let settled = if standing.is_open() { "" } else { ", settled" };
            let _ = write!(
                html,
                "<a class=\"n {}{note}\" id=\"m{n}\" href=\"#f{n}\" data-f=\"{n}\" aria-label=\"finding {n}, {}{settled}\">{n}</a>",
                class(finding, standing),
                finding.severity.name(),
            );
        }
        if run.is_some() {
            html.push_str("</span>");
        }
    }
}

/// How a finding is shown.
pub(super) fn class(finding: &Finding, standing: &Standing) -> &'static str {
    if standing.is_open() { finding.severity.name() } else { "settled" }
}
