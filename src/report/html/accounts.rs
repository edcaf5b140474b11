//! Two accounts: claims that clash, side by side, with the link that was made between them.

use std::fmt::Write as _;

use super::escape::marked;
use super::{Page, escaped, section};
use crate::claim::ClaimId;
use crate::graph::{Node, Relation};

/// Writes the pairs of claims that clash, if there are any.
pub(super) fn write(html: &mut String, page: &Page<'_>) {
    let reading = page.report.reading;
    let mut any = false;
    for edge in reading.graph.edges() {
        let (Relation::Conflicts(kind), Node::Claim(one), Node::Claim(other)) = (edge.relation, edge.from, edge.to)
        else {
            continue;
        };
        if !any {
            section(html, "accounts", "Two accounts");
        }
        any = true;
        let _ = writeln!(html, "<div class=\"pair\">\n<h3>{}</h3>", kind.name());
        side(html, page, one, edge.evidence.from.clone());
        side(html, page, other, edge.evidence.to.clone());
        let shared: Vec<String> =
            edge.evidence.shared.iter().map(|&t| format!("“{}”", escaped(&reading.words(t..t + 1)))).collect();
        let link = if shared.is_empty() { "the words marked".to_owned() } else { shared.join(", ") };
        let _ = writeln!(html, "<p class=\"link\">Read as two accounts of one matter because of {link}.</p>\n</div>");
    }
    if any {
        html.push_str("</section>\n");
    }
}

fn side(html: &mut String, page: &Page<'_>, id: ClaimId, words: std::ops::Range<u32>) {
    let reading = page.report.reading;
    let claim = reading.claims.get(id);
    let annotations = &reading.annotations;
    let around = annotations.sentences[claim.sentence].span;
    let words = if words.is_empty() { claim.extent() } else { words };
    let _ = writeln!(
        html,
        "<div><span class=\"owner\">{}</span> {}<blockquote>{}</blockquote></div>",
        if claim.speakers.is_empty() { "the article".to_owned() } else { page.names(&claim.speakers) },
        page.place(words.start),
        marked(reading.text, around, annotations.span(words)),
    );
}
