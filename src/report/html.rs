//! Reports for people in a browser: one file that holds all it needs.
//!
//! In: a report, the rules, how the findings stand. Out: HTML. It is complete without script, prints, follows the light or
//! dark of the machine, and by its own Content-Security-Policy can neither load nor send anything. Words of the article are
//! escaped wherever they stand.

mod accounts;

mod cards;

mod copy;

mod digest;

pub mod drawing;

mod escape;

mod head;

mod lists;

mod people;

use std::fmt::Write as _;

use crate::finding::{Finding, Severity};
use crate::ledger::Ledger;
use crate::ledger::standing::Standing;
use crate::report::Report;
use crate::rule::RuleSet;
use crate::speaker::SpeakerId;

pub use digest::source;
pub use escape::escaped;

/// How pages look.
pub const STYLE: &str = include_str!("html/style.css");

/// What lets marks and cards light each other up.
pub const SCRIPT: &str = include_str!("html/script.js");

/// What takes decisions on a report of its own, and saves them as the file beside the draft.
const DECIDE: &str = include_str!("html/decide.js");

/// All that a page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The report.
    pub report: &'a Report<'a>,
    /// The rules that ran.
    pub rules: &'a RuleSet,
    /// How each finding stands.
    pub standings: &'a [Standing],
    /// The decisions about the draft.
    pub ledger: &'a Ledger,
    /// Whether the page is the desk's, which takes decisions and keeps them until they are saved.
    pub is_desk: bool,
}

/// The report as a page of its own.
pub fn render(page: &Page<'_>) -> String {
    let title = page.title();
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}' '{}'; base-uri 'none'; form-action 'none'",
        digest::source(STYLE),
        digest::source(SCRIPT),
        digest::source(DECIDE)
    );
    let title = escaped(&title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title} · deskcheck</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n{}<script>{SCRIPT}</script>\n<script>{DECIDE}</script>\n</body>\n</html>\n",
        body(page)
    )
}

/// What stands between the tags of the body.
pub fn body(page: &Page<'_>) -> String {
    let mut html = String::from("<a class=\"skip\" href=\"#findings\">To the findings</a>\n<div class=\"page\">\n");
    head::write(&mut html, page);
    html.push_str("<main>\n<div class=\"copy-and-findings\">\n");
    copy::write(&mut html, page);
    cards::write(&mut html, page);
    html.push_str("</div>\n");
    accounts::write(&mut html, page);
    people::write(&mut html, page);
    lists::write(&mut html, page);
    drawing::write(&mut html, page);
    html.push_str("</main>\n");
    head::write_foot(&mut html, page);
    html.push_str("</div>\n");
    html
}

impl Page<'_> {
    /// What the page is called: the headline, or else the file.
    fn title(&self) -> String {
        let document = self.report.document;
        let headline = document.metadata.headline.map(|span| span.text(&document.text).to_owned());
        headline.unwrap_or_else(|| document.name.clone())
    }

    /// The findings with their numbers, from 1 in text order, and how they stand.
    fn findings(&self) -> impl Iterator<Item = (usize, &Finding, Standing)> {
        let standing = |i: usize| self.standings.get(i).cloned().unwrap_or_default();
        self.report.findings.iter().enumerate().map(move |(i, f)| (i + 1, f, standing(i)))
    }

    /// How many findings of a severity are open.
    fn open(&self, severity: Severity) -> usize {
        self.findings().filter(|(_, f, standing)| f.severity == severity && standing.is_open()).count()
    }

    /// A link to the sentence of a token, with the paragraph's number as its words.
    fn place(&self, token: u32) -> String {
        let annotations = &self.report.reading.annotations;
        let number = annotations.sentence_at(token);
        let paragraph = annotations.sentences.get(number).map_or(0, |s| s.paragraph);
        format!("<a href=\"#s{number}\" aria-label=\"paragraph {0}\">¶{0}</a>", paragraph + 1)
    }

    /// The name of a speaker, escaped.
    fn name(&self, id: SpeakerId) -> String {
        if id == SpeakerId::ARTICLE {
            return "the article".to_owned();
        }
        escaped(&self.report.reading.speakers.get(id).name)
    }

    /// The names of several speakers, escaped; of none, the article's own voice.
    fn names(&self, ids: &[SpeakerId]) -> String {
        if ids.is_empty() {
            return "nobody named".to_owned();
        }
        ids.iter().map(|&id| self.name(id)).collect::<Vec<_>>().join(", ")
    }
}

/// A number with the noun that it counts.
fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// What a desk does with a finding of that severity.
fn gravity(severity: Severity) -> &'static str {
    match severity {
        Severity::Must => "to settle",
        Severity::Query => "to glance at",
        Severity::Note => "note",
    }
}

/// A heading with an anchor, in front of a section.
fn section(html: &mut String, id: &str, heading: &str) {
    let _ = writeln!(html, "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{heading}</h2>");
}

#[cfg(test)]
mod tests;
