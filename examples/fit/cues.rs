//! Counts which words are cues.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use deskcheck::attribution::scene::class_of;
use deskcheck::language::cues::CueClass;
use deskcheck::language::lexicon::Class;

use crate::articles::{Article, read};
use crate::conll::lexicons;

type Entry = (CueClass, String);

/// Counts which words are cues, and writes them.
pub fn count(train: &Path, out: &Path) {
    let lexicons = lexicons();
    let articles = read(train, &lexicons, None);
    let entry = |article: &Article, at: u32| -> Option<Entry> {
        let token = &article.annotations.tokens[at as usize];
        let class = class_of(token)?;
        let v = &lexicons.vocabulary;
        if v.is(token.word, Class::Be) || v.is(token.word, Class::Have) || v.is(token.word, Class::Do) {
            return None;
        }
        let lemma = if token.lemma.is_known() { v.word(token.lemma).text.to_owned() } else { return None };
        let proper = token.tag.is_proper();
        if proper {
            return None;
        }
        Some((class, lemma))
    };
    let mut uses: HashMap<Entry, u32> = HashMap::new();
    let mut inside: HashMap<Entry, u32> = HashMap::new();
    for article in &articles {
        let mut content = vec![false; article.annotations.tokens.len()];
        for g in &article.gold {
            for &t in &g.content {
                content[t as usize] = true;
            }
        }
        for at in 0..content.len() as u32 {
            if let Some(e) = entry(article, at).filter(|_| !content[at as usize]) {
                *uses.entry(e).or_default() += 1;
            }
        }
        for g in &article.gold {
            for &t in &g.cue {
                if let Some(e) = entry(article, t) {
                    *inside.entry(e).or_default() += 1;
                }
            }
        }
    }
    let ratio = |e: &Entry| {
        f64::from(inside.get(e).copied().unwrap_or(0)) / (f64::from(uses.get(e).copied().unwrap_or(0)) + 3.0)
    };
    let mut heads: BTreeMap<CueClass, BTreeMap<String, u32>> = BTreeMap::new();
    let mut none = 0;
    for article in &articles {
        for g in &article.gold {
            let best = g.cue.iter().filter_map(|&t| entry(article, t)).max_by(|a, b| ratio(a).total_cmp(&ratio(b)));
            match best {
                Some((class, lemma)) => *heads.entry(class).or_default().entry(lemma).or_default() += 1,
                None => none += 1,
            }
        }
    }
    let mut text = String::from(
        "// Made by `examples/fit`; see statistics/README.md. A house may add cues of its own in a file of its own rules.\nCues(\n    about: \"Words that introduce what somebody says, thinks or knows: base form, times marked as a cue, times it occurred outside what an earlier cue introduced.\",\n    source: \"Counted over the training articles of PolNeAR 1.0 (Newell, Margolin and Ruths 2018).\",\n",
    );
    let mut kept = 0;
    for (class, field) in CueClass::ALL.into_iter().zip(["verbs", "nouns", "adjectives", "prepositions", "marks"]) {
        let mut rows: Vec<(u32, u32, String)> = heads
            .get(&class)
            .into_iter()
            .flatten()
            .map(|(l, n)| (*n, uses.get(&(class, l.clone())).copied().unwrap_or(0), l.clone()))
            .collect();
        rows.retain(|(n, u, l)| {
            let least = match class {
                CueClass::Verb => 2,
                CueClass::Noun | CueClass::Adjective => 3,
                _ => 10,
            };
            let share = match class {
                CueClass::Verb => 0.02,
                CueClass::Noun | CueClass::Adjective => 0.03,
                _ => 0.004,
            };
            *n >= least && f64::from(*n) >= share * f64::from(*u) && !l.contains('"')
        });
        rows.sort_by_key(|r| (std::cmp::Reverse(r.0), r.2.clone()));
        kept += rows.iter().map(|r| r.0).sum::<u32>();
        writeln!(text, "    {field}: [").unwrap();
        let mut line = String::new();
        for (n, u, l) in &rows {
            let cell = format!("({l:?}, {n}, {}), ", u.max(n));
            if line.len() + cell.len() > 112 {
                writeln!(text, "        {}", line.trim_end()).unwrap();
                line.clear();
            }
            line.push_str(&cell);
        }
        if !line.is_empty() {
            writeln!(text, "        {}", line.trim_end()).unwrap();
        }
        writeln!(text, "    ],").unwrap();
        println!("{field}: {}", rows.len());
    }
    text.push_str(")\n");
    fs::write(out, text).unwrap();
    println!("{kept} cues covered, {none} without a word");
}
