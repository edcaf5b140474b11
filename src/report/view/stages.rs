//! What the stages saw, for those who tune them and those who write rules: sentence by sentence the tokens with tag, head and
//! relation, the attributions with their reasons, the claims with their facets.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::{Shown, name};
use crate::attribution::{self, Attribution};
use crate::document::Document;
use crate::report::compared;
use crate::rule::Reading;
use crate::rule::reading::quoted;
use crate::speaker::SpeakerId;

/// The view as text.
pub(super) fn render(document: &Document, reading: &Reading<'_>, shown: Shown) -> String {
    let mut text = String::new();
    let verdicts = if shown.features { attribution::reasons(&reading.scene()) } else { BTreeMap::new() };
    let mut attributions = reading.attributions.iter().enumerate().peekable();
    let mut relayed = reading.relayed.iter().zip(&reading.speakers.relayed).peekable();
    let mut claims: Vec<Vec<usize>> = vec![Vec::new(); reading.annotations.sentences.len()];
    for (n, claim) in reading.claims.list.iter().enumerate() {
        claims[claim.sentence].push(n);
    }
    for (number, sentence) in reading.annotations.sentences.iter().enumerate() {
        let line = document.line(sentence.span.start);
        let _ = writeln!(text, "[{number}] line {line}: {}", reading.words(sentence.tokens.clone()));
        if shown.tokens {
            tokens(&mut text, reading, sentence.tokens.clone());
        }
        while let Some((n, attribution)) = attributions.next_if(|(_, a)| a.core.frame.head < sentence.tokens.end) {
            self::attribution(&mut text, reading, attribution, &reading.speakers.behind[n], "");
            if shown.features {
                self::reasons(&mut text, reading, attribution, &verdicts);
            }
        }
        while let Some((r, behind)) = relayed.next_if(|(r, _)| r.attribution.core.frame.head < sentence.tokens.end) {
            self::attribution(&mut text, reading, &r.attribution, behind, "relayed ");
        }
        for &n in &claims[number] {
            let claim = &reading.claims.list[n];
            let words: Vec<String> = claim.tokens.iter().map(|r| reading.words(r.clone())).collect();
            let names = |ids: &[SpeakerId]| ids.iter().map(|s| name(reading, *s)).collect::<Vec<_>>().join(", ");
            let _ = writeln!(
                text,
                "    claim c{n} ({}) by {}: {}",
                claim.voice.name(),
                names(&claim.speakers),
                words.join(" … ")
            );
            let mut traits: Vec<String> = Vec::new();
            if !claim.about.is_empty() {
                traits.push(format!("about {}", names(&claim.about)));
            }
            traits.extend(claim.support.name().map(str::to_owned));
            for (is, word) in [(claim.negated, "negated"), (claim.hedged, "hedged")] {
                traits.extend(is.then(|| word.to_owned()));
            }
            for hit in &claim.facets {
                let words = quoted(&reading.words(hit.tokens.clone()));
                traits.push(format!("{}: {words}", reading.kinds.facets.name(hit.facet)));
            }
            for stance in &claim.stances {
                let side = if stance.one { "one" } else { "other" };
                let pair = reading.kinds.opposites.name(stance.opposites);
                traits.push(format!("{pair} ({side}): {}", quoted(&reading.words(stance.tokens.clone()))));
            }
            if !traits.is_empty() {
                let _ = writeln!(text, "        {}", traits.join("; "));
            }
        }
    }
    for comparison in &reading.comparisons.list {
        let quotation = &reading.annotations.quotations[comparison.quotation as usize];
        let told = compared::told(reading, comparison.quotation as usize).unwrap_or_default();
        let _ = writeln!(text, "{}: {told}", reading.words(quotation.tokens.clone()));
    }
    for edge in reading.graph.edges() {
        use crate::graph::{Node, Relation};
        if matches!(edge.relation, Relation::Asserts | Relation::About | Relation::Subject) {
            continue;
        }
        let node = |n: Node| match n {
            Node::Speaker(id) => name(reading, id),
            Node::Claim(id) => format!("c{}", id.0),
        };
        let shared: Vec<String> = edge.evidence.shared.iter().map(|&t| reading.words(t..t + 1)).collect();
        let _ =
            writeln!(text, "{} {:?} {} (shared: {})", node(edge.from), edge.relation, node(edge.to), shared.join(", "));
    }
    text
}

fn tokens(text: &mut String, reading: &Reading<'_>, range: Range<u32>) {
    let annotations = &reading.annotations;
    for at in range.clone() {
        let token = &annotations.tokens[at as usize];
        let lemma = if token.lemma.is_known() { reading.lexicons.vocabulary.word(token.lemma).text() } else { "?" };
        let head = annotations.trees.head(at).map_or(String::new(), |h| reading.words(h..h + 1));
        let quoted = if annotations.quotation_of[at as usize].is_some() { "q" } else { " " };
        let _ = writeln!(
            text,
            "    {quoted} {:<20} {:<6} {lemma:<16} {:<10} {head}",
            token.span.text(reading.text),
            token.tag.symbol().name,
            annotations.trees.relation(at).symbol().name,
        );
    }
}

fn attribution(
    text: &mut String,
    reading: &Reading<'_>,
    attribution: &Attribution,
    behind: &[SpeakerId],
    relayed: &str,
) {
    let core = &attribution.core;
    let source = core.source.clone().map_or_else(|| "nobody".to_owned(), |s| reading.words(s));
    let content: Vec<String> = attribution.content.iter().map(|r| reading.words(r.clone())).collect();
    let behind: Vec<String> = behind.iter().map(|s| name(reading, *s)).collect();
    let cue = &core.frame.cue;
    let _ = writeln!(
        text,
        "    {relayed}{} | source: {source} ({}) | cue: {} | content: {}",
        [attribution.form(&reading.scene()).name(), attribution.manner.name()].join(" "),
        behind.join(", "),
        reading.words(core.frame.group.clone()),
        content.join(" … "),
    );
    let lemma = if cue.lemma.is_known() { reading.lexicons.vocabulary.word(cue.lemma).text() } else { "?" };
    let _ = writeln!(
        text,
        "        score {:+.2}; {lemma}: {:?}, a cue in {} of {} uses",
        f64::from(attribution.score) / 100.0,
        cue.class,
        cue.cues,
        cue.uses,
    );
}

/// What counted for and against the word's being a cue, and for and against the attribution that it makes.
fn reasons(
    text: &mut String,
    reading: &Reading<'_>,
    attribution: &Attribution,
    verdicts: &BTreeMap<u32, Vec<(i32, String)>>,
) {
    const MOST: usize = 8;
    let scene = reading.scene();
    let frame = &attribution.core.frame;
    let cue = frame.reasons(&scene, scene.sentence(frame.head));
    let verdict = verdicts.get(&frame.head).into_iter().flatten();
    for (weight, feature) in cue.iter().take(MOST).chain(verdict.take(MOST)) {
        let _ = writeln!(text, "        {:+.2} {feature}", f64::from(*weight) / 100.0);
    }
}
