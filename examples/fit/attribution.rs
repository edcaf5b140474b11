//! Fits the cues and the weights of attribution to articles in which people marked who says what.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

use deskcheck::attribution::content::{Core, Next, Sides};
use deskcheck::attribution::cue::{Frame, frames};
use deskcheck::attribution::scene::{Scene, class_of};
use deskcheck::attribution::source;
use deskcheck::language::cues::CueClass;
use deskcheck::language::lexicon::{Class, Lexicons};
use deskcheck::language::tag::Tag;
use deskcheck::language::{Annotations, annotate};
use deskcheck::statistics::feature::{Key, Named};
use serde_json::Value;

use crate::conll::{lexicons, paragraphs};
use crate::ranker::{Choice, Index, Settings, accuracy, fit as fit_choices};

pub struct Article {
    text: String,
    annotations: Annotations,
    gold: Vec<Gold>,
}

/// An attribution that people marked, as tokens.
struct Gold {
    cue: Vec<u32>,
    source: Vec<u32>,
    content: HashSet<u32>,
}

pub fn read(path: &Path, lexicons: &Lexicons) -> Vec<Article> {
    let lines = fs::read_to_string(path).unwrap();
    lines
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).unwrap();
            let text = row["text"].as_str().unwrap().to_owned();
            let annotations = annotate(&text, &paragraphs(&text), lexicons);
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
            Article { text, annotations, gold }
        })
        .collect()
}

/// Counts which words are cues, and writes them.
pub fn cues(train: &Path, out: &Path) {
    let lexicons = lexicons();
    let articles = read(train, &lexicons);
    type Entry = (CueClass, String);
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

/// Gathers the choices of one question.
#[derive(Default)]
struct Question {
    index: Index,
    choices: Vec<(usize, Choice)>,
    unreachable: usize,
    names: HashMap<u64, String>,
}

impl Question {
    fn put(&mut self, article: usize, candidates: Vec<Vec<Named>>, right: Option<usize>, weight: f32) {
        let Some(right) = right else {
            self.unreachable += 1;
            return;
        };
        let candidates = candidates
            .into_iter()
            .map(|features| {
                features
                    .into_iter()
                    .map(|f| {
                        self.names.entry(f.key).or_insert(f.name);
                        self.index.number(f.key)
                    })
                    .collect()
            })
            .collect();
        self.choices.push((article, Choice { candidates, right, weight }));
    }

    fn fit(self, name: &str, settings: &Settings, all: &mut HashMap<u64, f32>, names: &mut HashMap<u64, String>) {
        let (held, rest): (Vec<_>, Vec<_>) = self.choices.into_iter().partition(|(a, _)| a % 10 == 3);
        let choices = |v: Vec<(usize, Choice)>| v.into_iter().map(|c| c.1).collect::<Vec<_>>();
        let (held, mut rest) = (choices(held), choices(rest));
        let trial = fit_choices(&self.index, &rest, settings);
        let score = accuracy(&self.index, &trial, &held);
        let count = rest.len();
        let seen = accuracy(&self.index, &trial, &rest);
        rest.extend(held);
        let weights = fit_choices(&self.index, &rest, settings);
        println!(
            "{name:12} {count:6} choices, {:5} out of reach, {:7} features; right {seen:.2} % of those fitted, {score:.2} % of those held out",
            self.unreachable,
            weights.len()
        );
        for (k, w) in weights {
            if w.abs() >= 0.02 {
                all.insert(k, w);
                names.insert(k, self.names[&k].clone());
            }
        }
    }
}

fn named(run: impl FnOnce(&mut dyn FnMut(Named))) -> Vec<Named> {
    let mut features = Vec::new();
    run(&mut |f| features.push(f));
    features
}

/// The first token of the set from which only members and loose marks follow up to `end`.
fn runs(scene: &Scene<'_>, content: &HashSet<u32>, range: Range<u32>) -> Vec<Range<u32>> {
    let mut runs: Vec<Range<u32>> = Vec::new();
    for at in range {
        let loose = scene.token(at).tag.is_punctuation();
        if content.contains(&at) {
            match runs.last_mut() {
                Some(run) if (run.end..at).all(|i| scene.token(i).tag.is_punctuation()) => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
        } else if !loose {
            continue;
        }
    }
    runs
}

fn setting(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

pub fn fit(train: &Path, out: &Path) {
    let lexicons = lexicons();
    let articles = read(train, &lexicons);
    let nested_weight = setting("NESTED", 0.25);
    let (mut cue, mut head, mut start, mut end) =
        (Question::default(), Question::default(), Question::default(), Question::default());
    let (mut sides, mut right_start, mut right_end, mut left_start, mut goes_on) =
        (Question::default(), Question::default(), Question::default(), Question::default(), Question::default());
    for (n, article) in articles.iter().enumerate() {
        if article.gold.is_empty() || (setting("HOLD", 0.0) > 0.0 && n % 6 == 3) {
            continue;
        }
        let a = &article.annotations;
        let scene = Scene { text: &article.text, annotations: a, lexicons: &lexicons };
        let mut content = vec![false; a.tokens.len()];
        for g in &article.gold {
            for &t in &g.content {
                content[t as usize] = true;
            }
        }
        let mut gold_of: HashMap<u32, usize> = HashMap::new();
        let mut by_sentence = Vec::new();
        for sentence in &a.sentences {
            let frames = frames(&scene, sentence);
            for (g, gold) in article.gold.iter().enumerate() {
                let inside = frames.iter().filter(|f| gold.cue.contains(&f.head));
                if let Some(best) = inside.max_by(|x, y| ratio(x).total_cmp(&ratio(y))) {
                    gold_of.entry(best.head).or_insert(g);
                }
            }
            by_sentence.push(frames);
        }
        cue.unreachable += article.gold.len().saturating_sub(gold_of.values().collect::<HashSet<_>>().len());
        for (sentence, frames) in a.sentences.iter().zip(&by_sentence) {
            for frame in frames {
                let gold = gold_of.get(&frame.head).map(|&g| &article.gold[g]);
                // Another word of a marked cue is neither right nor wrong.
                if gold.is_none() && article.gold.iter().any(|g| g.cue.contains(&frame.head)) {
                    continue;
                }
                let weight = if content[frame.head as usize] && gold.is_none() { nested_weight } else { 1.0 };
                if weight > 0.0 {
                    let features = named(|emit| frame.features(&scene, sentence, emit));
                    cue.put(n, vec![features, Vec::new()], Some(usize::from(gold.is_none())), weight);
                }
                let Some(gold) = gold else { continue };
                let core = self_source(&scene, sentence, frame, gold, n, &mut head, &mut start, &mut end);
                self_content(
                    &scene,
                    sentence,
                    &core,
                    gold,
                    &article.gold,
                    n,
                    &mut sides,
                    &mut right_start,
                    &mut right_end,
                    &mut left_start,
                    &mut goes_on,
                    &gold_of,
                );
            }
        }
    }
    let mut weights = HashMap::new();
    let mut names = HashMap::new();
    let settings = |rate: f32| Settings {
        epochs: setting("EPOCHS", 6.0) as usize,
        rate: setting("RATE", rate),
        decay: setting("DECAY", 0.006),
        least_count: setting("COUNT", 10.0) as u32,
    };
    cue.fit("cue", &settings(0.07), &mut weights, &mut names);
    head.fit("source", &settings(0.07), &mut weights, &mut names);
    start.fit("source.start", &settings(0.07), &mut weights, &mut names);
    end.fit("source.end", &settings(0.07), &mut weights, &mut names);
    sides.fit("sides", &settings(0.07), &mut weights, &mut names);
    right_start.fit("right.start", &settings(0.07), &mut weights, &mut names);
    right_end.fit("right.end", &settings(0.07), &mut weights, &mut names);
    left_start.fit("left.start", &settings(0.07), &mut weights, &mut names);
    goes_on.fit("goes.on", &settings(0.07), &mut weights, &mut names);
    let least = setting("LEAST", 0.04);
    let table: HashMap<u64, [i16; 1]> = weights
        .iter()
        .filter(|(_, w)| w.abs() >= least)
        .map(|(k, w)| (*k, [(w * 100.0).round().clamp(-3000.0, 3000.0) as i16]))
        .collect();
    crate::perceptron::write(out, ABOUT, &table, &names);
}

const ABOUT: &str = "Weights of the questions about attributions (attribution/model.rs), in hundredths of a unit of log-odds: a log-linear\nmodel, fitted on the training articles of PolNeAR 1.0 (Newell, Margolin and Ruths 2018).";

fn ratio(frame: &Frame) -> f64 {
    f64::from(frame.cue.cues) / (f64::from(frame.cue.uses) + 3.0)
}

#[expect(clippy::too_many_arguments, reason = "three questions at once")]
fn self_source(
    scene: &Scene<'_>,
    sentence: &deskcheck::language::sentence::Sentence,
    frame: &Frame,
    gold: &Gold,
    n: usize,
    head: &mut Question,
    start: &mut Question,
    end: &mut Question,
) -> Core {
    let core = |source: Option<Range<u32>>| Core { frame: frame.clone(), source };
    let range = gold.source.first().map(|&first| first..gold.source.last().unwrap() + 1);
    let heads = source::heads(scene, sentence, frame);
    let gold_head = range.clone().and_then(|r| source::head_of(scene, r));
    let candidates: Vec<Option<u32>> = std::iter::once(None).chain(heads.iter().copied().map(Some)).collect();
    let right = match (&range, gold_head) {
        (None, _) => Some(0),
        (Some(_), Some(h)) => candidates.iter().position(|c| *c == Some(h)),
        _ => None,
    };
    let features =
        candidates.iter().map(|&c| named(|emit| source::head_features(scene, sentence, frame, c, emit))).collect();
    head.put(n, features, right, 1.0);
    if let (Some(range), Some(h)) = (&range, gold_head)
        && heads.contains(&h)
        && scene.token(h).tag != Tag::PrpS
    {
        let starts = source::starts(scene, sentence, frame, h);
        let right = starts.iter().position(|&s| s == range.start);
        start.put(
            n,
            starts.iter().map(|&s| named(|emit| source::start_features(scene, sentence, h, s, emit))).collect(),
            right,
            1.0,
        );
        let ends = source::ends(scene, sentence, frame, h);
        let mut last = range.end;
        while last > h + 1 && scene.token(last - 1).tag.is_punctuation() && !ends.contains(&last) {
            last -= 1;
        }
        let right = ends.iter().position(|&e| e == last);
        end.put(
            n,
            ends.iter().map(|&e| named(|emit| source::end_features(scene, sentence, frame, h, e, emit))).collect(),
            right,
            1.0,
        );
    }
    core(range)
}

#[expect(clippy::too_many_arguments, reason = "five questions at once")]
fn self_content(
    scene: &Scene<'_>,
    sentence: &deskcheck::language::sentence::Sentence,
    core: &Core,
    gold: &Gold,
    all: &[Gold],
    n: usize,
    sides: &mut Question,
    right_start: &mut Question,
    right_end: &mut Question,
    left_start: &mut Question,
    goes_on: &mut Question,
    gold_of: &HashMap<u32, usize>,
) {
    let _ = all;
    let words =
        |range: Range<u32>| range.filter(|i| gold.content.contains(i) && !scene.token(*i).tag.is_punctuation()).count();
    let first = gold.content.iter().copied().min().unwrap();
    let last = gold.content.iter().copied().max().unwrap();
    let starts: Vec<u32> = core.right_starts(scene, sentence).collect();
    let lefts = core.left_starts(scene, sentence);
    let from = lefts.first().copied().unwrap_or(core.start());
    let left = words(first.max(from.min(first))..core.start()) > 0;
    let sentence_end = sentence.tokens.end;
    let right = words(core.frame.group.end..sentence_end.max(core.frame.group.end)) > 0;
    let possible = core.sides(scene, sentence);
    let below = Next::after(scene, core.end(), &|_| false).is_some_and(|n| words(n.tokens) > 0);
    let side = match (left, right) {
        (true, true) => Some(Sides::Both),
        (true, false) => Some(Sides::Left),
        (false, true) => Some(Sides::Right),
        _ if below => Some(Sides::Below),
        _ => None,
    };
    let features = possible.iter().map(|&s| named(|emit| core.sides_features(scene, sentence, s, emit))).collect();
    sides.put(n, features, side.and_then(|s| possible.iter().position(|p| *p == s)), 1.0);
    let Some(side) = side else { return };
    let mut end = core.frame.group.end.max(core.source.as_ref().map_or(0, |s| s.end));
    if side == Sides::Below {
        end = Next::after(scene, end, &|_| false).unwrap().tokens.end;
    }
    if matches!(side, Sides::Right | Sides::Both) {
        let run = runs(scene, &gold.content, core.frame.group.end..sentence_end.max(last + 1)).into_iter().next();
        let at = run.clone().map(|r| r.start);
        let right = at.and_then(|at| starts.iter().position(|&s| s == at));
        right_start.put(
            n,
            starts.iter().map(|&s| named(|emit| core.right_start_features(scene, sentence, s, emit))).collect(),
            right,
            1.0,
        );
        if let (Some(run), Some(_)) = (run, right) {
            let ends = core.right_ends(scene, sentence, run.start);
            // The last possible end that leaves no marked word of this stretch out and takes no unmarked one in.
            let marked = words(run.start..run.end.min(ends.last().copied().unwrap_or(run.end)));
            let fits = |&e: &u32| {
                words(run.start..e) == marked
                    && (run.start..e).all(|i| gold.content.contains(&i) || scene.token(i).tag.is_punctuation())
            };
            let right = ends.iter().position(fits);
            if let Some(r) = right {
                end = end.max(ends[r]);
            }
            right_end.put(
                n,
                ends.iter()
                    .map(|&e| named(|emit| core.right_end_features(scene, sentence, run.start, e, emit)))
                    .collect(),
                right,
                1.0,
            );
        }
    }
    if matches!(side, Sides::Left | Sides::Both) {
        let left_run = runs(scene, &gold.content, from.min(first)..core.start()).into_iter().next_back();
        if let Some(run) = left_run {
            // Content in two stretches on the left starts with the first one, if only marks stand between.
            let right = lefts.iter().position(|&s| s == run.start);
            left_start.put(
                n,
                lefts.iter().map(|&s| named(|emit| core.left_start_features(scene, sentence, s, emit))).collect(),
                right,
                1.0,
            );
        }
    }
    let cued = |range: Range<u32>| gold_of.keys().any(|h| range.contains(h) && !scene.quoted(*h));
    while let Some(next) = Next::after(scene, end, &cued) {
        let inside = words(next.tokens.clone()) > 0;
        let features = named(|emit| core.goes_on_features(scene, end, &next, emit));
        goes_on.put(n, vec![features, Vec::new()], Some(usize::from(!inside)), 1.0);
        if !inside {
            break;
        }
        end = next.tokens.end;
    }
}

const _: Option<Key> = None;
