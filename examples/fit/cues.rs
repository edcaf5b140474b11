//! Counts which words are cues.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use deskcheck::attribution::scene::class_of;
use deskcheck::language::cues::{CueClass, CuesFile};
use deskcheck::language::lexicon::{Class, Lexicons};

use crate::articles::{Article, read};
use crate::attribution::setting;
use crate::conll::lexicons;

type Entry = (CueClass, String);

/// Counts which words are cues, over the articles that `keep` keeps by number.
pub fn counted(articles: &[Article], lexicons: &Lexicons, keep: impl Fn(usize) -> bool) -> CuesFile {
    let articles: Vec<&Article> =
        articles.iter().enumerate().filter(|&(n, a)| keep(n) && !a.gold.is_empty()).map(|(_, a)| a).collect();
    let v = &lexicons.vocabulary;
    let entry = |article: &Article, at: u32| -> Option<Entry> {
        let token = &article.annotations.tokens[at as usize];
        let class = class_of(token)?;
        let helps = v.is(token.word, Class::Be) || v.is(token.word, Class::Have) || v.is(token.word, Class::Do);
        if helps || token.tag.is_proper() || !token.lemma.is_known() {
            return None;
        }
        Some((class, v.word(token.lemma).text().to_owned()))
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
        for e in article.gold.iter().flat_map(|g| &g.cue).filter_map(|&t| entry(article, t)) {
            *inside.entry(e).or_default() += 1;
        }
    }
    let ratio = |e: &Entry| {
        f64::from(inside.get(e).copied().unwrap_or(0)) / (f64::from(uses.get(e).copied().unwrap_or(0)) + 3.0)
    };
    let mut heads: BTreeMap<CueClass, BTreeMap<String, u32>> = BTreeMap::new();
    for (article, g) in articles.iter().flat_map(|a| a.gold.iter().map(move |g| (a, g))) {
        let best = g.cue.iter().filter_map(|&t| entry(article, t)).max_by(|a, b| ratio(a).total_cmp(&ratio(b)));
        if let Some((class, lemma)) = best {
            *heads.entry(class).or_default().entry(lemma).or_default() += 1;
        }
    }
    let mut file = CuesFile { about: ABOUT.to_owned(), source: SOURCE.to_owned(), ..CuesFile::default() };
    let lists = [&mut file.verbs, &mut file.nouns, &mut file.adjectives, &mut file.prepositions, &mut file.marks];
    for (class, list) in CueClass::ALL.into_iter().zip(lists) {
        let rows = heads.remove(&class).unwrap_or_default().into_iter();
        let used = |lemma: &String| uses.get(&(class, lemma.clone())).copied().unwrap_or(0);
        list.extend(rows.map(|(lemma, n)| (used(&lemma).max(n), lemma, n)).map(|(u, lemma, n)| (lemma, n, u)));
        list.retain(|(lemma, n, u)| {
            let (least, share) = match class {
                CueClass::Verb => (setting("VERBS", 1.0) as u32, 0.02),
                CueClass::Noun | CueClass::Adjective => (setting("NOUNS", 2.0) as u32, 0.03),
                _ => (10, 0.004),
            };
            *n >= least && f64::from(*n) >= share * f64::from(*u) && !lemma.contains('"')
        });
        list.sort_by_key(|(lemma, n, _)| (std::cmp::Reverse(*n), lemma.clone()));
    }
    file
}

const ABOUT: &str = "Words that introduce what somebody says, thinks or knows, with the times they were cues and the times they could be.";
const SOURCE: &str = "Counted over the training articles of PolNeAR 1.0 (Newell, Margolin and Ruths 2018).";

/// Counts which words are cues, and writes them.
pub fn count(train: &Path, out: &Path) {
    let lexicons = lexicons();
    let file = counted(&read(train, &lexicons, None), &lexicons, |_| true);
    let mut text = String::from("// Made by `examples/fit`; see statistics/README.md.\n");
    writeln!(text, "Cues(\n    about: {:?},\n    source: {:?},", file.about, file.source).unwrap();
    let lists = [&file.verbs, &file.nouns, &file.adjectives, &file.prepositions, &file.marks];
    for (field, list) in ["verbs", "nouns", "adjectives", "prepositions", "marks"].into_iter().zip(lists) {
        writeln!(text, "    {field}: [").unwrap();
        let mut line = String::new();
        for (lemma, cues, uses) in list {
            let cell = format!("({lemma:?}, {cues}, {uses}), ");
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
        println!("{field}: {}, {} times a cue", list.len(), list.iter().map(|r| r.1).sum::<u32>());
    }
    text.push_str(")\n");
    fs::write(out, text).unwrap();
}
