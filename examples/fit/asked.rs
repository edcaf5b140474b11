//! How likely a desk asks about what an article says as its own: a logistic regression, fitted to articles that editors marked.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use deskcheck::claim::asked;
use deskcheck::document::Document;
use deskcheck::read;
use deskcheck::rule::RuleSet;
use deskcheck::statistics::feature::Named;
use serde_json::Value;

use crate::syntax::{PARTS, part};

/// Features of fewer claims are left out.
const LEAST: usize = 16;
/// How much the square of a weight costs, half of it: the prior's precision.
const COST: f64 = 24.0;
/// How much a claim counts for which an editor would stop the article.
const STOPS: f64 = 2.0;
/// The weights stand when none moves by so much any more.
const STILL: f64 = 1e-4;

/// A claim of an article's own, and whether an editor asked about it, who marked the article or was shown the question.
struct Own {
    article: String,
    features: BTreeMap<String, f64>,
    asked: bool,
    stops: bool,
}

/// What the cells of a table hold, by the article whose id each of its lines begins with.
fn cells<T>(path: &Path, cell: impl Fn(&str) -> Option<T>) -> BTreeMap<String, Vec<T>> {
    let text = fs::read_to_string(path).unwrap();
    let of_line = |line: &str| {
        let mut cells = line.split('\t');
        (cells.next().unwrap().to_owned(), cells.filter_map(&cell).collect())
    };
    text.lines().filter(|line| !line.starts_with('#')).map(of_line).collect()
}

/// Which stretches of bytes editors marked in each article because nobody stands behind what is said there, and whether
/// one would stop the article for it.
///
/// A line is an article's id, what was marked in it at all, and its marks, tab-separated; read are `u:start-end:grade`.
fn marks(path: &Path) -> BTreeMap<String, Vec<(u32, u32, bool)>> {
    cells(path, |cell| {
        let (place, grade) = cell.strip_prefix("u:")?.split_once(':').unwrap();
        let (start, end) = place.split_once('-').unwrap();
        Some((start.parse().unwrap(), end.parse().unwrap(), grade == "must"))
    })
}

/// What editors said of questions, by the article and the byte where the words begin: whether one is due there. What is
/// arguable, or due for another reason, is left out.
///
/// A line is an article's id and its verdicts, tab-separated: `start-end:rule:verdict:code`.
fn verdicts(path: &Path) -> BTreeMap<String, Vec<(u32, bool)>> {
    cells(path, |cell| {
        let [place, rule, verdict, code] = cell.split(':').collect::<Vec<_>>()[..] else { panic!("{cell}") };
        let start = place.split_once('-').unwrap().0.parse().unwrap();
        let due = match verdict {
            "right" => true,
            "wrong" if code != "F" => false,
            _ => return None,
        };
        rule.starts_with("unsourced/").then_some((start, due))
    })
}

/// The articles by id: those of a corpus, one a line, and those of a folder.
fn texts(articles: &Path, folder: &Path) -> BTreeMap<String, String> {
    let corpus = fs::read_to_string(articles).unwrap();
    let of_line = |line: &str| {
        let row: Value = serde_json::from_str(line).unwrap();
        (row["id"].as_str().unwrap().to_owned(), row["text"].as_str().unwrap().to_owned())
    };
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let of_file = |path: std::path::PathBuf| {
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap())
    };
    corpus.lines().map(of_line).chain(files.map(of_file)).collect()
}

fn claims(
    texts: &BTreeMap<String, String>,
    marks: &BTreeMap<String, Vec<(u32, u32, bool)>>,
    verdicts: &BTreeMap<String, Vec<(u32, bool)>>,
) -> Vec<Own> {
    let rules = RuleSet::load(&[]).unwrap();
    let mut list = Vec::new();
    for (id, text) in texts {
        let (marks, verdicts) = (marks.get(id), verdicts.get(id).map_or(&[][..], Vec::as_slice));
        if marks.is_none() && verdicts.is_empty() {
            continue;
        }
        let text = text.as_bytes().to_vec();
        let document = Document::parse(&format!("{id}.txt"), text, &rules.lexicons.part_words).unwrap();
        let reading = read(&document, &rules);
        let scene = reading.scene();
        let sentences = reading.annotations.sentences.len();
        let article = asked::Article::new(&reading.claims, reading.temper, sentences);
        for (at, claim) in reading.claims.list.iter().enumerate().filter(|(_, c)| asked::is_own(c)) {
            let mut features = BTreeMap::new();
            asked::features(&scene, &reading.kinds.facets, &reading.claims, at, &article, |feature: Named| {
                *features.entry(feature.name).or_default() += 1.0;
            });
            let span = reading.annotations.span(claim.extent());
            let mark = marks.and_then(|list| list.iter().find(|(s, e, _)| (*s..*e).contains(&span.start)));
            let verdict =
                verdicts.iter().find(|(start, _)| (span.start..span.end).contains(start)).map(|(_, due)| *due);
            let article = || id.clone();
            if let Some(asked) = verdict {
                list.push(Own { article: article(), features: features.clone(), asked, stops: false });
            }
            if marks.is_some() {
                let stops = mark.is_some_and(|(.., must)| *must);
                list.push(Own { article: article(), features, asked: mark.is_some(), stops });
            }
        }
    }
    list
}

/// The weights of the features, each worked out in turn as if the others stood, until they hardly change.
fn weights(claims: &[&Own]) -> BTreeMap<String, f64> {
    let mut columns: BTreeMap<&str, Vec<(usize, f64)>> = BTreeMap::new();
    for (row, claim) in claims.iter().enumerate() {
        for (name, times) in &claim.features {
            columns.entry(name).or_default().push((row, *times));
        }
    }
    columns.retain(|_, rows| rows.len() >= LEAST);
    let mut sums = vec![0f64; claims.len()];
    let mut weights: BTreeMap<String, f64> = columns.keys().map(|name| ((*name).to_owned(), 0.0)).collect();
    let mut moved = f64::MAX;
    while moved > STILL {
        moved = 0.0;
        for (name, rows) in &columns {
            let weight = weights.get_mut(*name).unwrap();
            // What all claims have in common is free.
            let cost = if rows.len() == claims.len() { 0.01 } else { COST };
            let (mut slope, mut bend) = (cost * *weight, cost);
            for &(row, times) in rows {
                let likely = 1.0 / (1.0 + (-sums[row]).exp());
                let counts = if claims[row].stops { STOPS } else { 1.0 };
                slope += counts * times * (likely - f64::from(u8::from(claims[row].asked)));
                bend += counts * times * times * likely * (1.0 - likely);
            }
            let step = slope / bend;
            *weight -= step;
            moved = moved.max(step.abs());
            for &(row, times) in rows {
                sums[row] -= step * times;
            }
        }
    }
    weights
}

/// How often a claim about which editors asked is likelier than one about which they did not, of ten thousand.
fn order(weights: &BTreeMap<String, f64>, claims: &[&Own]) -> (usize, usize) {
    let sum = |c: &Own| c.features.iter().map(|(n, times)| times * weights.get(n).unwrap_or(&0.0)).sum::<f64>();
    let sums: Vec<(f64, bool)> = claims.iter().map(|c| (sum(c), c.asked)).collect();
    let asked: Vec<f64> = sums.iter().filter(|(_, a)| *a).map(|(s, _)| *s).collect();
    let others: Vec<f64> = sums.iter().filter(|(_, a)| !*a).map(|(s, _)| *s).collect();
    let right = asked.iter().map(|a| others.iter().filter(|o| a > *o).count()).sum();
    (right, asked.len() * others.len())
}

/// Fits the weights to the articles that were marked, of a corpus and of a folder, and writes them.
pub fn fit(articles: &Path, folder: &Path, desk: &Path, judged: &Path, out: &Path) {
    let marks = marks(desk);
    let claims = claims(&texts(articles, folder), &marks, &verdicts(judged));
    let (mut right, mut all) = (0, 0);
    for held in 0..PARTS {
        let (unseen, seen): (Vec<&Own>, Vec<&Own>) = claims.iter().partition(|c| part(&c.article) == held);
        let (r, a) = order(&weights(&seen), &unseen);
        (right, all) = (right + r, all + a);
    }
    let asked = claims.iter().filter(|c| c.asked).count();
    println!("{} articles, {} claims, {asked} asked about", marks.len(), claims.len());
    println!("held out: of two claims the one asked about is likelier in {:.1} %", 100.0 * right as f64 / all as f64);
    let mut table = String::from(
        "# How likely a desk asks who says what an article says as its own (claim/asked.rs), in hundredths of a unit of log-odds:\n\
         # a logistic regression, fitted to the marks in desk.tsv and the verdicts in judged.tsv.\n",
    );
    for (name, weight) in weights(&claims.iter().collect::<Vec<_>>()) {
        let hundredths = (weight * 100.0).round();
        if hundredths != 0.0 {
            writeln!(table, "{name}\t{hundredths}").unwrap();
        }
    }
    fs::write(out, table).unwrap();
}
