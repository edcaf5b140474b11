//! What the desk answers: a request in, an answer out, and nothing kept.

use serde::Deserialize;
use serde_json::json;

use super::super::draft::waits;
use super::{Answer, Desk};
use crate::document::form::Form;
use crate::document::{Document, Part};
use crate::finding::{Finding, Severity};
use crate::ledger::standing::{self, Standing};
use crate::ledger::{Decision, Entry, Ledger, Refusal, entry};
use crate::read_against;
use crate::report::html::{self, Page};
use crate::report::{Report, letter, worksheet};
use crate::rule::{Reading, RuleSet};
use crate::written::Written;
use crate::written::render::render;

/// A draft with the decisions about it, and, where one is taken, a decision.
#[derive(Deserialize)]
struct Asked {
    name: String,
    draft: String,
    ledger: String,
    #[serde(default)]
    fingerprint: String,
    #[serde(default)]
    decision: String,
    #[serde(default)]
    withdraw: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    until: String,
}

/// Answers a request.
pub(super) fn to(desk: &Desk<'_>, path: &str, body: &[u8]) -> Answer {
    if let Some(name) = path.strip_prefix("open?") {
        return open(desk.rules, &unescaped(name), body);
    }
    let Ok(asked) = serde_json::from_slice::<Asked>(body) else {
        return Answer::refused(400, "the request cannot be read");
    };
    match work(desk, path, &asked) {
        Ok(answer) => answer,
        Err(refused) => {
            let object = json!({"error": refused.words, "field": refused.field});
            Answer { status: 400, kind: "application/json", bytes: object.to_string().into_bytes() }
        }
    }
}

/// Why something cannot be done, and which field of the decision has to be mended, if it is one's.
struct Refused {
    words: String,
    field: Option<&'static str>,
}

impl From<String> for Refused {
    fn from(words: String) -> Self {
        Self { words, field: None }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self { words: refusal.message().to_owned(), field: Some(refusal.field()) }
    }
}

fn work(desk: &Desk<'_>, path: &str, asked: &Asked) -> Result<Answer, Refused> {
    let (rules, originals) = (desk.rules, desk.originals.as_ref());
    // What a person has in the window is text, whatever the file was that it came from.
    let name =
        if asked.name.to_lowercase().ends_with(".docx") { format!("{}.md", asked.name) } else { asked.name.clone() };
    let document = Document::parse(&name, asked.draft.clone().into_bytes(), &rules.lexicons.part_words);
    let mut document = document.map_err(|error| error.to_string())?;
    document.name.clone_from(&asked.name);
    desk.drafts.tell(&mut document);
    let mut ledger = match asked.ledger.trim() {
        "" => Ledger::default(),
        text => {
            let file = Written::new("the decisions", text);
            Ledger::read(&file).map_err(|mistakes| render(&mistakes, &[file], false))?
        }
    };
    let reading = read_against(&document, rules, originals);
    let findings = rules.apply(&reading);
    if path == "decide" {
        decide(&mut ledger, asked, &document, &reading, &findings)?;
    }
    let (standings, mut unused) = standing::of(&ledger, &findings, &reading, document.metadata.date);
    unused.retain(|entry| waits(rules, entry, originals).is_none());
    let report = Report { document: &document, reading: &reading, findings: &findings };
    let page = Page { report: &report, rules, standings: &standings, ledger: &ledger, is_desk: true };
    let text = |kind, words: String| Ok(Answer { status: 200, kind, bytes: words.into_bytes() });
    match path {
        "check" | "decide" => {
            let status = status(&findings, &standings, unused.len());
            let object = json!({"html": html::body(&page), "ledger": ledger.write(), "status": status});
            text("application/json", object.to_string())
        }
        "save-report" => text("text/html; charset=utf-8", html::render(&Page { is_desk: false, ..page })),
        "save-worksheet" => text("text/csv; charset=utf-8", worksheet::heading() + &worksheet::csv(&report)),
        "save-letter" => text("text/markdown; charset=utf-8", letter::render(&report)),
        _ => Ok(Answer::refused(404, "nothing is here")),
    }
}

fn status(findings: &[Finding], standings: &[Standing], unused: usize) -> String {
    let open = |severity: Severity| {
        findings.iter().zip(standings).filter(|(f, s)| f.severity == severity && s.is_open()).count()
    };
    let unused = if unused > 0 { format!(" {unused} decisions fit nothing in it.") } else { String::new() };
    let grades = [Severity::Must, Severity::Query].map(|severity| severity.counted(open(severity)));
    format!("Checked: {}.{unused}", grades.join(", "))
}

fn decide(
    ledger: &mut Ledger,
    asked: &Asked,
    document: &Document,
    reading: &Reading<'_>,
    findings: &[Finding],
) -> Result<(), Refused> {
    let found = findings.iter().find(|f| f.fingerprint == asked.fingerprint);
    let found = found.ok_or_else(|| "the draft has changed; the finding is no longer there".to_owned())?;
    if !asked.withdraw.is_empty() {
        ledger.withdraw(&asked.fingerprint);
        return Ok(());
    }
    let decision = Decision::named(&asked.decision).ok_or_else(|| "there is no such decision".to_owned())?;
    let words = found.span.text(&document.text);
    let entry = Entry {
        reason: asked.reason.trim().to_owned(),
        who: asked.who.trim().to_owned(),
        on: asked.on.clone(),
        until: asked.until.trim().to_owned(),
        ..entry(found, words, &standing::sentence(found, reading), decision)
    };
    Ok(ledger.decide(entry, found.severity, document.metadata.date)?)
}

/// A file as text that can be edited: itself, or, of a Word document, its paragraphs in Markdown.
fn open(rules: &RuleSet, name: &str, body: &[u8]) -> Answer {
    let document = match Document::parse(name, body.to_vec(), &rules.lexicons.part_words) {
        Ok(document) => document,
        Err(error) => return Answer::refused(400, &error.to_string()),
    };
    let bytes = match document.form {
        Form::Docx => markdown(&document).into_bytes(),
        // Copy that is not UTF-8 was decoded on the way, and then the text is what there is.
        Form::Text => document.text.into_bytes(),
        Form::Markdown | Form::Html => String::from_utf8_lossy(body).into_owned().into_bytes(),
    };
    Answer { status: 200, kind: "text/plain; charset=utf-8", bytes }
}

fn markdown(document: &Document) -> String {
    let mut text = String::new();
    for paragraph in &document.paragraphs {
        text.push_str(match paragraph.part {
            Part::Headline => "# ",
            Part::Standfirst => "## ",
            _ => "",
        });
        for c in paragraph.span.text(&document.text).chars() {
            if "\\`*_[]<>#~|".contains(c) {
                text.push('\\');
            }
            text.push(c);
        }
        text.push_str("\n\n");
    }
    text
}

/// A name out of an address.
fn unescaped(name: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = name.bytes();
    while let Some(b) = rest.next() {
        let digit = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16));
        match b {
            b'%' => match (digit(rest.next()), digit(rest.next())) {
                (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
                _ => bytes.push(b'?'),
            },
            b => bytes.push(b),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
