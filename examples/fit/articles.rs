//! Articles in which people marked who says what.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use deskcheck::language::lexicon::Lexicons;
use deskcheck::language::{Annotations, annotate};
use serde_json::Value;

use crate::conll::paragraphs;
use crate::syntax::{PARTS, models_without, part};

pub struct Article {
    pub id: String,
    pub text: String,
    pub annotations: Annotations,
    pub gold: Vec<Gold>,
}

/// An attribution that people marked, as tokens.
pub struct Gold {
    pub cue: Vec<u32>,
    pub source: Vec<u32>,
    pub content: BTreeSet<u32>,
}

/// Reads articles; `unseen` holds the models of tags and trees that have not seen each part of them.
pub fn read(path: &Path, lexicons: &Lexicons, unseen: Option<&Path>) -> Vec<Article> {
    let mut lexicons = lexicons.clone();
    let models: Vec<_> = unseen.iter().flat_map(|f| (0..PARTS).map(|part| models_without(f, part))).collect();
    let lines = fs::read_to_string(path).unwrap();
    lines
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).unwrap();
            let text = row["text"].as_str().unwrap().to_owned();
            if let Some(models) = models.get(part(row["id"].as_str().unwrap())) {
                lexicons.models = *models;
            }
            let annotations = annotate(&text, &paragraphs(&text), &lexicons);
            let touched = |spans: &Value| -> Vec<u32> {
                let spans: Vec<(u64, u64)> = spans
                    .as_array()
                    .map(|a| a.iter().map(|s| (s[0].as_u64().unwrap(), s[1].as_u64().unwrap())).collect())
                    .unwrap_or_default();
                let hit = |s: u64, e: u64| spans.iter().any(|&(a, b)| s < b && a < e);
                annotations
                    .tokens
                    .iter()
                    .enumerate()
                    .filter(|(_, t)| hit(t.span.start.into(), t.span.end.into()))
                    .map(|(i, _)| i as u32)
                    .collect()
            };
            let gold = row["attributions"]
                .as_array()
                .unwrap()
                .iter()
                .map(|a| Gold {
                    cue: touched(&a["cue"]),
                    source: touched(&a["source"]),
                    content: touched(&a["content"]).into_iter().collect(),
                })
                .collect();
            Article { id: row["id"].as_str().unwrap().to_owned(), text, annotations, gold }
        })
        .collect()
}
