//! The program: arguments in, exit status out.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "stand-in")]
use deskcheck::attribution::{find, scene::Scene};
use deskcheck::language::{annotate, lexicon::Lexicons};
use deskcheck::span::Span;
use deskcheck::written::Written;
use serde_json::json;
use std::fmt::Write;

fn main() {
    let files: Vec<Written> = deskcheck::SHIPPED.iter().map(|(p, t)| Written { path: (*p).into(), text: (*t).into() }).collect();
    let lexicons = Lexicons::read(&files).unwrap();
    let mut out = String::new();
    for path in std::env::args().skip(4) {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut at = 0;
        let paragraphs: Vec<Span> = text.split_inclusive('\n').map(|l| { at += l.len(); Span::of(at - l.len(), at) }).collect();
        let annotations = annotate(&text, &paragraphs, &lexicons);
        let scene = Scene { text: &text, annotations: &annotations, lexicons: &lexicons };
        let span = |r: &std::ops::Range<u32>| json!({"start": annotations.tokens[r.start as usize].span.start, "end": annotations.tokens[r.end as usize - 1].span.end});
        let found = find(&scene);
        let speakers = deskcheck::speaker::resolve(&scene, &found);
        let listed: Vec<_> = speakers.iter().map(|(id, s)| json!({"id": id.0, "name": s.name, "kind": s.kind.name(), "mentions": s.mentions.iter().map(|m| span(&m.tokens)).collect::<Vec<_>>()})).collect();
        let attributions: Vec<_> = found.iter().zip(&speakers.behind).map(|(a, who)| json!({
            "speaker": who.first().map(|w| w.0),
            "source": a.core.source.as_ref().map(|s| json!({"spans": [span(s)]})),
            "cue": {"spans": [span(&a.core.frame.group)]},
            "content": {"spans": a.content.iter().map(span).collect::<Vec<_>>()},
        })).collect();
        writeln!(out, "{}", json!({"path": path, "attributions": attributions, "speakers": listed, "findings": []})).unwrap();
    }
    print!("{out}");
}
