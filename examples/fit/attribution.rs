//! Fits the weights of attribution to articles in which people marked who says what.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use deskcheck::attribution;
use deskcheck::attribution::cue::scored;
use deskcheck::attribution::scene::Scene;
use deskcheck::language::cues::Cues;
use deskcheck::language::lexicon::Lexicons;
use deskcheck::statistics::feature::{Key, Named};
use deskcheck::statistics::key;
use deskcheck::statistics::pack::{self, ATTRIBUTION, Layout};
use deskcheck::statistics::table::Table;
use serde_json::json;

use crate::articles::{Article, read};
use crate::conll::lexicons;
use crate::cues::counted;
use crate::questions::{QUESTIONS, gather, judge};
use crate::ranker::{Choice, Index, Settings, accuracy, fit as fit_choices};

/// Gathers the choices of one question, each with the number of its article.
#[derive(Default)]
struct Question {
    index: Index,
    choices: Vec<(usize, Choice)>,
    unreachable: usize,
}

impl Question {
    fn put(&mut self, article: usize, candidates: Vec<Vec<Key>>, right: Option<usize>, weight: f32) {
        let Some(right) = right else {
            self.unreachable += 1;
            return;
        };
        let number = |features: Vec<Key>| features.into_iter().map(|f| self.index.number(f.0)).collect();
        let candidates = candidates.into_iter().map(number).collect();
        self.choices.push((article, Choice { candidates, right, weight }));
    }

    /// The weights from the articles that are not held out, and how many choices of either kind they get right.
    fn fit(&self, name: &str, settings: &Settings, held: impl Fn(usize) -> bool + Copy) -> HashMap<u64, f32> {
        let choices = |out: bool| self.choices.iter().filter(move |(a, _)| held(*a) == out).map(|(_, c)| c);
        let (out, rest): (Vec<_>, Vec<_>) = (choices(true).collect(), choices(false).collect());
        let weights = fit_choices(&self.index, &rest, settings);
        println!(
            "{name:12} {:6} choices, {:5} out of reach, {:7} features; right {:.2} % of those fitted, {:.2} % of {} held out",
            rest.len(),
            self.unreachable,
            weights.len(),
            accuracy(&self.index, &weights, &rest),
            accuracy(&self.index, &weights, &out),
            out.len(),
        );
        weights
    }
}

pub fn setting(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

/// How a question is fitted. Where marks differ most from article to article, on verdicts and on where content ends,
/// shorter steps leave rare features less say.
fn settings(name: &str) -> Settings {
    let (epochs, rate) = match name {
        "verdict" => (8.0, 0.01),
        "right.end" => (10.0, 0.015),
        _ => (14.0, 0.03),
    };
    Settings {
        epochs: setting("EPOCHS", epochs) as usize,
        rate: setting("RATE", rate),
        least_count: setting("COUNT", 10.0) as u32,
    }
}

/// Weights in hundredths by feature, as they are packed.
type Weights = HashMap<u64, [i16; 1]>;

/// The weights of some questions.
fn rounded(questions: &[Question], names: &[&str], held: impl Fn(usize) -> bool + Copy) -> Weights {
    let least = setting("LEAST", 0.03);
    let fitted = questions.iter().zip(names).flat_map(|(q, name)| q.fit(name, &settings(name), held));
    let heavy = fitted.filter(|(_, w)| w.abs() >= least);
    heavy.map(|(k, w)| (k, [(w * 100.0).round().clamp(-3000.0, 3000.0) as i16])).collect()
}

/// Into how many parts the articles are divided where one part's attributions are found with the others' weights.
const PARTS: usize = 5;

/// For each part of the articles the lexicons with cues counted without it: how often a word is a cue must not be known
/// from the article at hand.
fn lexicons_without(articles: &[Article], lexicons: &Lexicons) -> Vec<Lexicons> {
    let counted = |part: usize| {
        let file = counted(articles, lexicons, |n| n % PARTS != part);
        let mut lexicons = lexicons.clone();
        // The first looks foretell what the shipped weights say.
        lexicons.models.looks = packed(&Weights::new(), ATTRIBUTION);
        lexicons.cues = Cues::new(&file, |text| lexicons.vocabulary.find(key::of(text)));
        lexicons
    };
    (0..PARTS).map(counted).collect()
}

/// The weights from the articles of all parts but one.
///
/// What a question takes from the answers to earlier ones, it is fitted with such answers as a new article gets: those of
/// weights that have not seen the article. So the cues are scored part by part with the weights of the other parts, then
/// the questions about source and content are asked, then, over what their answers propose, those about verdicts.
fn weights(articles: &[Article], lexicons: &[Lexicons], cues: &Question, without: Option<usize>) -> Weights {
    let mut lexicons = lexicons.to_vec();
    let (cue_name, rest) = QUESTIONS.split_first().unwrap();
    let (verdict_name, inner_names) = rest.split_last().unwrap();
    let parts: Vec<usize> = (0..PARTS).filter(|&p| Some(p) != without).collect();
    let unseen = |inner: usize| move |n: usize| n % PARTS == inner || Some(n % PARTS) == without;
    let of = |inner: usize| articles.iter().enumerate().skip(inner).step_by(PARTS);
    let mut cue_weights = Vec::new();
    let mut inner_questions: Vec<Question> = inner_names.iter().map(|_| Question::default()).collect();
    for &inner in &parts {
        let fitted = rounded(std::slice::from_ref(cues), &[cue_name], unseen(inner));
        let lexicons = &mut lexicons[inner];
        lexicons.models.attribution = packed(&fitted, ATTRIBUTION);
        cue_weights.push(fitted);
        for (n, article) in of(inner) {
            let scores = scored(&Scene::new(&article.text, &article.annotations, lexicons)).1;
            gather(article, lexicons, Some(&scores), &mut |question, candidates, right, weight| {
                inner_questions[question as usize - 1].put(n, candidates, right, weight);
            });
        }
    }
    let mut verdicts = [Question::default()];
    for (&inner, mut fitted) in parts.iter().zip(cue_weights) {
        fitted.extend(rounded(&inner_questions, inner_names, unseen(inner)));
        let lexicons = &mut lexicons[inner];
        lexicons.models.attribution = packed(&fitted, ATTRIBUTION);
        for (n, article) in of(inner) {
            judge(article, lexicons, &mut |_, candidates, right, weight| {
                verdicts[0].put(n, candidates, right, weight);
            });
        }
    }
    let mut weights = rounded(std::slice::from_ref(cues), &[cue_name], |n| Some(n % PARTS) == without);
    weights.extend(rounded(&inner_questions, inner_names, |n| Some(n % PARTS) == without));
    weights.extend(rounded(&verdicts, &[verdict_name], |_| false));
    weights
}

/// The question which words are cues, about all articles.
fn cues(articles: &[Article], lexicons: &[Lexicons]) -> Question {
    let mut cues = Question::default();
    for (n, article) in articles.iter().enumerate() {
        gather(article, &lexicons[n % PARTS], None, &mut |_, candidates, right, weight| {
            cues.put(n, candidates, right, weight);
        });
    }
    cues
}

pub fn fit(train: &Path, unseen: &Path, out: &Path) {
    let lexicons = lexicons();
    let articles = read(train, &lexicons, Some(unseen).filter(|f| f.is_dir()));
    let mut lexicons = lexicons_without(&articles, &lexicons);
    let weights = weights(&articles, &lexicons, &cues(&articles, &lexicons), None);
    for lexicons in &mut lexicons {
        lexicons.models.attribution = packed(&weights, ATTRIBUTION);
    }
    let mut names = HashMap::new();
    for (n, article) in articles.iter().enumerate() {
        let lexicons = &lexicons[n % PARTS];
        let mut name = |_, candidates: Vec<Vec<Named>>, _, _| {
            for named in candidates.into_iter().flatten().filter(|f| weights.contains_key(&f.key)) {
                names.entry(named.key).or_insert(named.name);
            }
        };
        gather(article, lexicons, None, &mut name);
        let scores = scored(&Scene::new(&article.text, &article.annotations, lexicons)).1;
        gather(article, lexicons, Some(&scores), &mut name);
        judge(article, lexicons, &mut name);
    }
    crate::perceptron::write(out, ABOUT, &weights, &names);
}

/// Weights packed for use in this process.
pub fn packed<const N: usize, const BITS: u32, const ENTRY: usize, const ROW: usize>(
    weights: &HashMap<u64, [i16; ROW]>,
    layout: Layout,
) -> Table<N, BITS, ENTRY> {
    Table::packed(bytes(weights, layout).leak())
}

/// Packed weights, without those few whose keys cannot be told from others'.
pub fn bytes<const ROW: usize>(weights: &HashMap<u64, [i16; ROW]>, layout: Layout) -> Vec<u8> {
    let mut rows: BTreeMap<u64, &[i16]> = weights.iter().map(|(&k, w)| (k, w.as_slice())).collect();
    loop {
        match pack::table(rows.iter().map(|(&k, &w)| (k, w)), layout) {
            Ok(bytes) => return bytes,
            Err(twin) => {
                let key = *rows.keys().nth(twin).unwrap();
                rows.remove(&key);
            }
        }
    }
}

/// Fits to all but a part of the articles and writes what the weights find in that part, for each part in turn.
pub fn cross(train: &Path, unseen: &Path, out: &Path) {
    let lexicons = lexicons();
    let articles = read(train, &lexicons, Some(unseen).filter(|f| f.is_dir()));
    let all = lexicons_without(&articles, &lexicons);
    let cues = cues(&articles, &all);
    let held_out = |part: usize| -> String {
        let mut lexicons = all[part].clone();
        lexicons.models.attribution = packed(&weights(&articles, &all, &cues, Some(part)), ATTRIBUTION);
        articles.iter().skip(part).step_by(PARTS).map(|article| found(article, &lexicons)).collect()
    };
    let parts: Vec<usize> = (0..setting("TRY", PARTS as f32) as usize).collect();
    let mut lines = String::new();
    for few in parts.chunks(setting("AT_ONCE", 2.0) as usize) {
        let found: Vec<String> = std::thread::scope(|scope| {
            let threads: Vec<_> = few
                .iter()
                .map(|&part| {
                    scope.spawn({
                        let held_out = &held_out;
                        move || held_out(part)
                    })
                })
                .collect();
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        });
        lines.extend(found);
    }
    std::fs::write(out, lines).unwrap();
}

/// What the program finds in an article, as a line of JSON in the scorer's form.
fn found(article: &Article, lexicons: &Lexicons) -> String {
    let a = &article.annotations;
    let scene = Scene::new(&article.text, a, lexicons);
    let span = |r: &std::ops::Range<u32>| {
        let span = a.span(r.clone());
        json!([span.start, span.end])
    };
    let attributions: Vec<_> = attribution::find(&scene)
        .attributions
        .iter()
        .map(|found| {
            json!({
                "source": found.core.source.iter().map(span).collect::<Vec<_>>(),
                "cue": [span(&found.core.frame.group)],
                "content": found.content.iter().map(span).collect::<Vec<_>>(),
            })
        })
        .collect();
    format!("{}\n", json!({ "id": article.id, "attributions": attributions }))
}

/// Finds the attributions of the articles with the shipped weights.
pub fn find(path: &Path, out: &Path) {
    let lexicons = lexicons();
    let lines: String = read(path, &lexicons, None).iter().map(|a| found(a, &lexicons)).collect();
    std::fs::write(out, lines).unwrap();
}

const ABOUT: &str = "Weights of the questions about attributions (attribution/model.rs), in hundredths of a unit of log-odds: a log-linear\nmodel, fitted on the training articles of PolNeAR 1.0 (Newell, Margolin and Ruths 2018).";
