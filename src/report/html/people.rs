//! Speakers and their claims: who is given how much room, in which words, who is accused and answers, and what stands
//! behind each claim.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Page, counted, escaped, section};
use crate::claim::wording::{self, Form};
use crate::claim::{Claim, ClaimId, Support, Voice};
use crate::graph::{Node, Relation};
use crate::report::charge;
use crate::speaker::{Speaker, SpeakerId, SpeakerKind};

/// Writes the table of speakers, if anybody says something or is accused.
pub(super) fn speakers(html: &mut String, page: &Page<'_>) {
    let rows = rows(page);
    if rows.is_empty() {
        return;
    }
    section(html, "speakers", "Speakers");
    html.push_str(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"speakers\">\n<table>\n\
         <thead><tr><th scope=\"col\">Speaker</th><th scope=\"col\">Named?</th><th scope=\"col\">First</th>\
         <th scope=\"col\">Claims</th><th scope=\"col\">Words</th><th scope=\"col\">Verbs used</th>\
         <th scope=\"col\">Accused by</th><th scope=\"col\">Answers?</th></tr></thead>\n<tbody>\n",
    );
    html.push_str(&rows);
    html.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

/// The rows of the table of speakers.
fn rows(page: &Page<'_>) -> String {
    let mut html = String::new();
    let reading = page.report.reading;
    let total = reading.annotations.tokens.len().max(1);
    for (id, speaker) in reading.speakers.iter().filter(|(id, _)| *id != SpeakerId::ARTICLE) {
        let claims = reading.claims.list.iter().filter(|c| c.speakers.contains(&id)).count();
        let accusers = accusers(page, id);
        if claims == 0 && accusers.is_empty() {
            continue;
        }
        let (words, verbs) = manner(page, id);
        let answers = match (accusers.is_empty(), claims) {
            (true, _) => "",
            (false, 0) => "no reply in the copy",
            (false, _) if answers(page, id) => "yes",
            (false, _) => "heard, but not on this as far as was seen",
        };
        let _ = writeln!(
            html,
            "<tr><th scope=\"row\">{}{}</th><td data-head=\"Named?\">{}</td><td data-head=\"First\">{}</td>\
             <td class=\"number\" data-head=\"Claims\">{claims}</td><td class=\"number\" data-head=\"Words\">{}%</td>\
             <td data-head=\"Verbs used\">{verbs}</td><td data-head=\"Accused by\">{}</td>\
             <td data-head=\"Answers?\">{answers}</td></tr>",
            page.name(id),
            title(page, speaker),
            named(speaker.kind),
            speaker.mentions.first().map_or(String::new(), |m| page.place(m.tokens.start)),
            (words * 100 + total / 2) / total,
            accusers.join(", "),
        );
    }
    html
}

fn title(page: &Page<'_>, speaker: &Speaker) -> String {
    let title = speaker.titles.first().map(|t| page.report.reading.words(t.clone()));
    title.map_or(String::new(), |t| format!("<br><small>{}</small>", escaped(&t)))
}

fn named(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Named => "named",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Document => "document",
        SpeakerKind::Role => "by role only",
        SpeakerKind::Anonymous => "not named",
        SpeakerKind::Vague => "nobody in particular",
        SpeakerKind::Article => "the article",
    }
}

/// Who charges a speaker with something, or says of the speaker what the speaker denies.
fn accusers(page: &Page<'_>, id: SpeakerId) -> Vec<String> {
    let mut names = Vec::new();
    for claim in charge::against(page.report, id) {
        let speakers = &page.report.reading.claims.get(claim).speakers;
        let name = if speakers.is_empty() { "the article".to_owned() } else { page.names(speakers) };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Whether a claim of the speaker denies what the speaker is charged with, or clashes with it.
fn answers(page: &Page<'_>, id: SpeakerId) -> bool {
    let reading = page.report.reading;
    let own = |node| match node {
        Node::Claim(claim) => reading.claims.get(claim).speakers.contains(&id),
        Node::Speaker(_) => false,
    };
    charge::against(page.report, id).into_iter().any(|charge| {
        let charge = Node::Claim(charge);
        let replies = |relation| matches!(relation, Relation::Denies | Relation::Conflicts(_));
        reading.graph.to(charge).any(|e| replies(e.relation) && own(e.from))
            || reading.graph.from(charge).any(|e| replies(e.relation) && own(e.to))
    })
}

/// How many words a speaker is given, and with which verbs.
fn manner(page: &Page<'_>, id: SpeakerId) -> (usize, String) {
    let reading = page.report.reading;
    let mut words = 0;
    let mut verbs: BTreeMap<String, usize> = BTreeMap::new();
    for (attribution, behind) in reading.attributions.iter().zip(&reading.speakers.behind) {
        if behind.contains(&id) && attribution.gives_source() {
            words += attribution.content.iter().map(ExactSizeIterator::len).sum::<usize>();
            let verb = reading.words(attribution.core.frame.group.clone()).to_lowercase();
            *verbs.entry(verb).or_default() += 1;
        }
    }
    let mut verbs: Vec<(String, usize)> = verbs.into_iter().collect();
    verbs.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    let shown: Vec<String> = verbs.iter().take(6).map(|(verb, n)| format!("{} {n}", escaped(verb))).collect();
    (words, shown.join(", "))
}

/// What stands behind a claim.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Disputed,
    Own,
    Leaning,
    Unnamed,
    Single,
    Corroborated,
}

const GROUPS: [(Standing, &str); 6] = [
    (Standing::Disputed, "Disputed in the copy"),
    (Standing::Own, "In the article’s own voice, without a source beside them"),
    (Standing::Leaning, "In the article’s own voice, with a source or a document near"),
    (Standing::Unnamed, "From unnamed speakers only"),
    (Standing::Single, "From a single named source"),
    (Standing::Corroborated, "From two or more sources"),
];

/// Writes the claims by what stands behind them, if there are any.
pub(super) fn claims(html: &mut String, page: &Page<'_>) {
    let reading = page.report.reading;
    let scene = reading.scene();
    let found = page.report.findings_by_claim();
    let mut groups: BTreeMap<Standing, Vec<ClaimId>> = BTreeMap::new();
    for (id, claim) in reading.claims.iter() {
        let asked = found.contains_key(&id) || !claim.facets.is_empty();
        if let Some(standing) = standing(page, id, claim).filter(|s| asked || *s == Standing::Disputed) {
            groups.entry(standing).or_default().push(id);
        }
    }
    if groups.is_empty() {
        return;
    }
    section(html, "claims", "Claims");
    html.push_str("<p class=\"empty\">Those that hold something a desk checks, a figure, a cause, an accusation and the like, and those with a finding.</p>\n<div class=\"claims\">\n");
    for (standing, heading) in GROUPS {
        let Some(ids) = groups.get(&standing) else { continue };
        let open = if standing <= Standing::Unnamed { " open" } else { "" };
        let _ = writeln!(
            html,
            "<details{open}><summary><strong>{heading}</strong> ({})</summary>\n<ul>",
            counted(ids.len(), "claim", "claims")
        );
        for id in ids {
            let claim = reading.claims.get(*id);
            let wording = wording::of(&scene, claim);
            let words: Vec<String> = wording.tokens.iter().map(|r| escaped(&reading.words(r.clone()))).collect();
            let whole = match wording.form {
                Form::Sentence => String::new(),
                _ => reading.words(reading.annotations.sentences[claim.sentence].tokens.clone()),
            };
            let whole = if whole.is_empty() { whole } else { format!(", in: {}", escaped(&whole)) };
            let by = if claim.speakers.is_empty() { "the article".to_owned() } else { page.names(&claim.speakers) };
            let others = borne_out(page, *id).into_iter().fold(String::new(), |list, other| {
                let other = reading.claims.get(other);
                let place = page.place(other.extent().start);
                list + "; borne out by " + &page.names(&other.speakers) + ", " + &place
            });
            let _ = writeln!(
                html,
                "<li>{} <span class=\"by\">{by}, {}{}{others}{whole}</span></li>",
                words.join(" … "),
                page.place(claim.extent().start),
                facets(page, claim).iter().fold(String::new(), |list, name| list + ", " + &escaped(name))
            );
        }
        html.push_str("</ul>\n</details>\n");
    }
    html.push_str("</div>\n</section>\n");
}

/// What a claim holds, as a desk calls it.
fn facets<'p>(page: &'p Page<'_>, claim: &Claim) -> Vec<&'p str> {
    let kinds = page.report.reading.kinds;
    let mut names: Vec<&str> = claim.facets.iter().filter_map(|hit| kinds.facets.called(hit.facet)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn standing(page: &Page<'_>, id: ClaimId, claim: &Claim) -> Option<Standing> {
    let reading = page.report.reading;
    let node = Node::Claim(id);
    let clashes = |relation| matches!(relation, Relation::Conflicts(_) | Relation::Denies);
    if reading.graph.from(node).chain(reading.graph.to(node)).any(|e| clashes(e.relation)) {
        return Some(Standing::Disputed);
    }
    let others = borne_out(page, id);
    let all = claim.speakers.iter().chain(others.iter().flat_map(|c| &reading.claims.get(*c).speakers));
    let speakers: Vec<&Speaker> = all.filter(|s| **s != SpeakerId::ARTICLE).map(|s| reading.speakers.get(*s)).collect();
    if speakers.is_empty() {
        let is_own = matches!(claim.voice, Voice::Own | Voice::Headline);
        let standing = if claim.support == Support::None { Standing::Own } else { Standing::Leaning };
        return is_own.then_some(standing);
    }
    let is_unnamed = |s: &&Speaker| matches!(s.kind, SpeakerKind::Anonymous | SpeakerKind::Vague);
    Some(match speakers.len() {
        _ if speakers.iter().all(is_unnamed) => Standing::Unnamed,
        1 => Standing::Single,
        _ => Standing::Corroborated,
    })
}

/// The claims of other sources that bear a claim out.
fn borne_out(page: &Page<'_>, id: ClaimId) -> Vec<ClaimId> {
    let graph = &page.report.reading.graph;
    let (node, relation) = (Node::Claim(id), Relation::Corroborates);
    let later = graph.related_to(node, relation).map(|e| e.from);
    let claims = graph.related_from(node, relation).map(|e| e.to).chain(later);
    claims.filter_map(|node| if let Node::Claim(id) = node { Some(id) } else { None }).collect()
}
