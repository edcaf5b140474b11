//! The fact-checker's worksheet: one row a claim, what the copy says filled in, what people find out left blank; and the
//! letter with which nobody accused is surprised.
//!
//! In: a report. Out: CSV, Markdown, or the letter as Markdown.

use std::fmt::Write as _;

use super::Report;
use crate::claim::{Claim, ClaimId};
use crate::graph::{Node, Relation};
use crate::speaker::SpeakerId;

const COLUMNS: [&str; 14] = [
    "no.",
    "place",
    "words",
    "kind",
    "who says it",
    "how",
    "verb",
    "denied or supported by",
    "source held",
    "contact",
    "reply sought and received",
    "status",
    "checker and date",
    "note",
];

/// How many of the columns are filled in; the others are for people.
const FILLED: usize = 8;

/// The worksheet as CSV.
pub fn csv(report: &Report<'_>) -> String {
    let mut text = line(COLUMNS.iter().map(|c| field(c)));
    for (id, claim) in report.reading.claims.iter() {
        let cells = row(report, id, claim);
        let blanks = std::iter::repeat_n(String::new(), COLUMNS.len() - FILLED);
        text.push_str(&line(cells.iter().map(|c| field(c)).chain(blanks)));
    }
    text
}

/// The worksheet as Markdown.
pub fn markdown(report: &Report<'_>) -> String {
    let mut text = format!("# Worksheet: {}\n\n", escaped(&report.document.name));
    for (id, claim) in report.reading.claims.iter() {
        let [number, place, words, kind, who, how, verb, others] = row(report, id, claim).map(|c| escaped(&c));
        let _ = writeln!(text, "- [ ] **{number}** {words}  \n  {place}; {who}, {how}{}", with(", ", &verb));
        let facts: Vec<String> = [("kind", kind), ("denied or supported by", others)]
            .into_iter()
            .filter(|(_, fact)| !fact.is_empty())
            .map(|(name, fact)| format!("{name}: {fact}"))
            .collect();
        if !facts.is_empty() {
            let _ = writeln!(text, "  {}", facts.join("; "));
        }
        text.push_str("  source held: ____ reply sought: ____ received: ____ status: ____ checker: ____\n");
    }
    text
}

/// For each person accused, what the copy says of them, as a draft of a letter.
pub fn letter(report: &Report<'_>) -> String {
    let reading = report.reading;
    let mut text = String::new();
    for (id, speaker) in reading.speakers.iter().filter(|(id, _)| *id != SpeakerId::ARTICLE) {
        let claims = charges(report, id);
        if claims.is_empty() {
            continue;
        }
        let _ = write!(
            text,
            "## To {0}\n\nDear {0},\n\nWe plan to publish an article that says the following of you. Please tell us by ____ \
             (day and time) whether it is right, and what you say to it. We will print your answer.\n\n",
            escaped(&speaker.name)
        );
        for claim in claims {
            let claim = reading.claims.get(claim);
            let sentence = reading.annotations.sentences[claim.sentence].span.text(reading.text);
            let by = if claim.speakers.is_empty() { "The article".to_owned() } else { names(report, &claim.speakers) };
            let _ = writeln!(text, "- {}: “{}”", escaped(&by), escaped(&folded(sentence)));
        }
        let answers = reading.claims.list.iter().filter(|c| c.speakers.contains(&id)).count();
        let state = match answers {
            0 => "The copy holds no answer of theirs.",
            _ => "The copy holds words of theirs; see whether they answer this.",
        };
        let _ = write!(text, "\nYours, ____\n\n*For the desk: {state} Sought on ____, by ____, answer on ____.*\n\n");
    }
    if text.is_empty() {
        "Nobody was seen to be accused in the copy.\n".to_owned()
    } else {
        format!("# No surprises: {}\n\n{}", escaped(&report.document.name), text.trim_end()) + "\n"
    }
}

/// The claims that put blame on a speaker, and those of others that the speaker denies.
pub(super) fn charges(report: &Report<'_>, id: SpeakerId) -> Vec<ClaimId> {
    let reading = report.reading;
    let blaming = reading.graph.related_to(Node::Speaker(id), Relation::Blames);
    let mut claims: Vec<ClaimId> = blaming.filter_map(|e| claim_of(e.from)).collect();
    for (answer, claim) in reading.claims.iter().filter(|(_, c)| c.speakers.contains(&id)) {
        let denied = reading.graph.related_from(Node::Claim(answer), Relation::Denies);
        let others = denied.filter_map(|e| claim_of(e.to)).filter(|c| !reading.claims.get(*c).speakers.contains(&id));
        claims.extend(others.filter(|c| reading.claims.get(*c).sentence != claim.sentence));
    }
    claims.sort_unstable();
    claims.dedup();
    claims
}

fn claim_of(node: Node) -> Option<ClaimId> {
    match node {
        Node::Claim(id) => Some(id),
        Node::Speaker(_) => None,
    }
}

fn row(report: &Report<'_>, id: ClaimId, claim: &Claim) -> [String; FILLED] {
    let reading = report.reading;
    let words: Vec<String> = claim.tokens.iter().map(|r| reading.words(r.clone())).collect();
    let mut facets: Vec<&str> = claim.facets.iter().map(|h| reading.kinds.facets.name(h.facet)).collect();
    facets.sort_unstable();
    facets.dedup();
    let who = if claim.speakers.is_empty() { "the article".to_owned() } else { names(report, &claim.speakers) };
    let verb = claim.attribution.map(|a| reading.words(reading.attributions[a].core.frame.group.clone()));
    [
        (id.0 + 1).to_string(),
        report.document.whereabouts(reading.annotations.span(claim.extent()).start),
        words.join(" … "),
        facets.join(", "),
        who,
        claim.voice.name().to_owned(),
        verb.unwrap_or_default(),
        others(report, id),
    ]
}

/// Who else speaks to a claim, and how.
fn others(report: &Report<'_>, id: ClaimId) -> String {
    let reading = report.reading;
    let node = Node::Claim(id);
    let mut found: Vec<String> = Vec::new();
    for edge in reading.graph.from(node).chain(reading.graph.to(node)) {
        if !matches!(edge.relation, Relation::Conflicts(_) | Relation::Denies) {
            continue;
        }
        let other = if edge.from == node { edge.to } else { edge.from };
        if let Node::Claim(other) = other {
            let speakers = &reading.claims.get(other).speakers;
            let who = if speakers.is_empty() { "the article".to_owned() } else { names(report, speakers) };
            let words = format!("{who} (claim {})", other.0 + 1);
            if !found.contains(&words) {
                found.push(words);
            }
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

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words as Markdown shows them: what it would take for marks has a backslash before it.
fn escaped(words: &str) -> String {
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
