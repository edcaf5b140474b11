//! What was seen in an article, sentence by sentence: who says what, and what in it a desk checks.
//!
//! In: a document and its reading. Out: text, in words; or, for those who tune the stages and those who write rules, what each
//! stage made of the article.

mod stages;

use std::fmt::Write as _;

use crate::claim::{Claim, ClaimId, Support, Voice, asked};
use crate::document::Document;
use crate::graph::{Node, Relation};
use crate::report::compared;
use crate::report::excerpt::fill_to;
use crate::rule::Reading;
use crate::rule::reading::quoted;
use crate::speaker::SpeakerId;

/// What to show.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// What each stage made of the article, with its numbers.
    pub stages: bool,
    /// The tokens, each with tag, lemma, head and relation.
    pub tokens: bool,
    /// The features that weighed most for each cue and for the verdict on what it makes.
    pub features: bool,
}

/// How many words of a part of a sentence are shown before and behind what is left out.
const BEFORE: usize = 6;
const BEHIND: usize = 3;

/// The view as text, in lines of so many columns; what the stages saw in lines of any length.
pub fn render(document: &Document, reading: &Reading<'_>, shown: Shown, width: usize) -> String {
    if shown.stages || shown.tokens || shown.features {
        return stages::render(document, reading, shown);
    }
    let mut view = View { document, reading, width, text: String::new(), place: String::new() };
    for number in 0..reading.annotations.sentences.len() {
        view.sentence(number);
    }
    view.text
}

struct View<'a> {
    document: &'a Document,
    reading: &'a Reading<'a>,
    width: usize,
    text: String,
    /// The place that was named last.
    place: String,
}

impl View<'_> {
    /// A sentence, who says what in it, and what in that a desk checks.
    fn sentence(&mut self, number: usize) {
        let reading = self.reading;
        let sentence = &reading.annotations.sentences[number];
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let place = self.document.whereabouts(sentence.span.start);
        if self.place != place {
            let _ = writeln!(self.text, "{place}");
            self.place = place;
        }
        self.line("  ", &reading.words(sentence.tokens.clone()));
        let claims: Vec<(ClaimId, &Claim)> = reading.claims.in_sentence(number).collect();
        if claims.is_empty() {
            self.line("    ", "nothing that was read as a claim");
        }
        for (id, claim) in claims {
            self.claim(id, claim);
        }
        let quotations = reading.annotations.quotations.iter().enumerate();
        for (number, _) in quotations.filter(|(_, q)| sentence.tokens.contains(&q.tokens.start)) {
            if let Some(told) = compared::told(reading, number) {
                self.line("    - ", &format!("the quotation, in what the draft was written from: {told}"));
            }
        }
    }

    fn claim(&mut self, id: ClaimId, claim: &Claim) {
        let who = self.who(claim);
        let said = self.part(claim);
        let head = if said.is_empty() { who } else { format!("{who}: {said}") };
        self.line("    ", &head);
        let checked = self.checkable(claim);
        if !checked.is_empty() {
            self.line("      - ", &format!("to check: {}", checked.join(", ")));
        }
        let kept = [(claim.hedged, "put with reserve"), (claim.negated, "negated")];
        for (_, words) in kept.iter().filter(|(is, _)| *is) {
            self.line("      - ", words);
        }
        if let Some(support) = support(claim) {
            self.line("      - ", &support);
        }
        for edge in self.reading.graph.from(Node::Claim(id)) {
            let words = match edge.relation {
                Relation::Conflicts(kind) => format!("clashes ({})", kind.name()),
                Relation::Denies | Relation::Blames | Relation::Corroborates => edge.relation.name().to_owned(),
                _ => continue,
            };
            let other = match edge.to {
                Node::Speaker(id) => name(self.reading, id),
                Node::Claim(id) => {
                    let other = self.reading.claims.get(id);
                    let place = self.document.whereabouts(self.reading.annotations.span(other.extent()).start);
                    format!("{place}, {}: {}", self.who(other), quoted(&self.shortened(other)))
                }
            };
            self.line("      - ", &format!("{words}: {other}"));
        }
    }

    /// Who says a claim, and how.
    fn who(&self, claim: &Claim) -> String {
        let reading = self.reading;
        let speakers = claim.speakers.iter().filter(|s| **s != SpeakerId::ARTICLE);
        let names: Vec<String> = speakers.map(|s| name(reading, *s)).collect();
        let who = match (names.is_empty(), claim.voice) {
            (false, _) => names.join(", "),
            (true, Voice::Headline) => "the headline".to_owned(),
            (true, Voice::Own) => "the article itself".to_owned(),
            (true, _) => "somebody who is not named".to_owned(),
        };
        let Some(attribution) = claim.attribution.map(|number| &reading.attributions[number]) else { return who };
        let cue = quoted(&reading.words(attribution.core.frame.group.clone()));
        let quoted = if claim.voice == Voice::Quoted { ", quoted" } else { "" };
        format!("{who} ({cue}{quoted})")
    }

    /// The words of a claim that is a part of its sentence only.
    fn part(&self, claim: &Claim) -> String {
        let tokens = &self.reading.annotations.tokens;
        let sentence = &self.reading.annotations.sentences[claim.sentence];
        let is_word = |t: &u32| !tokens[*t as usize].tag.is_punctuation();
        let whole = sentence.tokens.clone().filter(is_word).all(|t| claim.covers(t));
        if whole { String::new() } else { self.shortened(claim) }
    }

    /// The words of a claim, without the middle of a long one.
    fn shortened(&self, claim: &Claim) -> String {
        let parts: Vec<String> = claim.tokens.iter().map(|r| self.reading.words(r.clone())).collect();
        let words = parts.join(" … ");
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.len() <= BEFORE + BEHIND + 1 {
            return words.join(" ");
        }
        format!("{} … {}", words[..BEFORE].join(" "), words[words.len() - BEHIND..].join(" "))
    }

    /// What in a claim a desk checks, each once.
    fn checkable(&self, claim: &Claim) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for hit in &claim.facets {
            if let Some(called) = self.reading.kinds.facets.called(hit.facet) {
                let one = format!("{called} ({})", quoted(&self.reading.words(hit.tokens.clone())));
                if !all.contains(&one) {
                    all.push(one);
                }
            }
        }
        all
    }

    fn line(&mut self, head: &str, words: &str) {
        self.text.push_str(&fill_to(self.width, head, words));
    }
}

/// What stands behind a claim of the article's own, or how often a desk asks for it.
fn support(claim: &Claim) -> Option<String> {
    Some(match claim.support {
        Support::Carried => "goes on with what the sentence before attributes".to_owned(),
        Support::Told => "tells of somebody’s word or act".to_owned(),
        Support::Documented => "a link or a footnote stands with it".to_owned(),
        Support::Attributed => return None,
        Support::None => {
            let percent = asked::percent(claim.asked?);
            format!("nobody stands behind it; a desk would ask {percent} times in a hundred")
        }
    })
}

/// The name of a speaker.
fn name(reading: &Reading<'_>, id: SpeakerId) -> String {
    if id == SpeakerId::ARTICLE { "the article".to_owned() } else { reading.speakers.get(id).name.clone() }
}
