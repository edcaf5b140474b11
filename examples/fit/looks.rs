//! The first looks of the questions about attributions: few features each, with weights that foretell what all features say.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::Path;

use deskcheck::attribution::content::{Core, Sides, Skips, Stretches};
use deskcheck::attribution::cue::{Frame, frames};
use deskcheck::attribution::model::REACH;
use deskcheck::attribution::scene::Scene;
use deskcheck::attribution::{LEAST, source};
use deskcheck::language::cues::CueClass;
use deskcheck::language::lexicon::Lexicons;
use deskcheck::language::sentence::Sentence;
use deskcheck::language::tag::Tag;
use deskcheck::statistics::feature::{Feature, Key, Named};
use deskcheck::statistics::models::Questions;

use crate::articles::{Article, read};
use crate::conll::lexicons;
use crate::questions::listed;
use crate::ranker::Index;
use crate::syntax::PARTS;

/// The questions that have a first look.
const QUESTIONS: [&str; 8] =
    ["cue", "source", "source.start", "source.end", "sides", "right.start", "right.end", "left.start"];

/// The question whether a word is a cue.
const CUE: usize = 0;

/// Below this score one cue is as unlikely as another to all who ask.
const LOWEST_STEP: i32 = -300;

/// One question that was asked: of each candidate the features of the first look, and what all features say.
struct Choice<F> {
    question: usize,
    looks: Vec<Vec<F>>,
    scores: Vec<i32>,
}

/// What is asked of an article.
struct Asked<'s, F> {
    weights: &'s Questions,
    choices: Vec<Choice<F>>,
}

impl<F: Feature> Asked<'_, F> {
    /// The candidate that all features choose; of equals the first.
    fn best<C: Copy>(
        &mut self,
        question: usize,
        candidates: &[C],
        look: impl Fn(C, &mut dyn FnMut(F)),
        features: impl Fn(C, &mut dyn FnMut(Key)),
    ) -> Option<C> {
        let scores: Vec<i32> = candidates.iter().map(|&c| self.score(|f| features(c, f))).collect();
        let best = (0..scores.len()).rev().max_by_key(|&n| scores[n])?;
        if candidates.len() > 1 {
            let looks = candidates.iter().map(|&c| listed(|f| look(c, f))).collect();
            self.choices.push(Choice { question, looks, scores });
        }
        Some(candidates[best])
    }

    fn score(&self, features: impl FnOnce(&mut dyn FnMut(Key))) -> i32 {
        let keys: Vec<u64> = listed(features).iter().map(|k: &Key| k.0).collect();
        self.weights.sum(&keys)
    }
}

/// Asks all questions of an article as attribution does, and gives what was asked.
fn gather<F: Feature>(article: &Article, lexicons: &Lexicons) -> Vec<Choice<F>> {
    let a = &article.annotations;
    let scene = Scene::new(&article.text, a, lexicons);
    let mut asked = Asked { weights: scene.weights(), choices: Vec::new() };
    let mut scores = vec![None; a.tokens.len()];
    let mut likely = Vec::new();
    for sentence in &a.sentences {
        for frame in frames(&scene, sentence) {
            let score = asked.score(|f| frame.features(&scene, sentence, f));
            if frame.cue.class != CueClass::Mark {
                let looks = vec![listed(|f| frame.look(&scene, sentence, f))];
                asked.choices.push(Choice { question: CUE, looks, scores: vec![score] });
            }
            scores[frame.head as usize] = Some(score.clamp(i16::MIN.into(), i16::MAX.into()) as i16);
            if score > LEAST {
                likely.push((sentence, frame));
            }
        }
    }
    let (named, heads) = (scene.named_before(), source::all_heads(&scene));
    let scene = &scene.with_scores(&scores).with_named(&named).with_heads(&heads);
    for (sentence, frame) in likely {
        ask(scene, sentence, frame, &mut asked);
    }
    asked.choices
}

/// Asks for source and content of a cue.
fn ask<F: Feature>(scene: &Scene<'_>, sentence: &Sentence, frame: Frame, asked: &mut Asked<'_, F>) {
    let heads = source::heads(scene, sentence, &frame);
    let candidates: Vec<Option<u32>> = std::iter::once(None).chain(heads.iter().copied().map(Some)).collect();
    let about = source::Asked::new(scene, sentence, &frame, &heads);
    let head = asked.best(1, &candidates, |c, f| about.look(c, f), |c, f| about.features(c, f));
    let source = head.flatten().map(|head| {
        if scene.token(head).tag == Tag::PrpS {
            return head..head + 1;
        }
        let reach = source::Reach::new(scene, sentence, &frame, head);
        let starts = source::starts(scene, sentence, &frame, head);
        let start = asked.best(2, &starts, |c, f| reach.start_look(c, f), |c, f| reach.start_features(c, f));
        let ends = source::ends(scene, sentence, &frame, head);
        let end = asked.best(3, &ends, |c, f| reach.end_look(c, f), |c, f| reach.end_features(c, f));
        start.unwrap_or(head)..end.unwrap_or(head + 1)
    });
    let core = Core { frame, source };
    let around = core.around(scene, sentence);
    let sides = core.sides(scene, sentence);
    let sides = asked.best(4, &sides, |c, f| around.look(c, f), |c, f| around.features(c, f));
    if matches!(sides, Some(Sides::Left | Sides::Both)) {
        let starts = core.left_starts(scene, sentence);
        let left = core.left_of(scene, sentence, &starts);
        asked.best(7, &starts, |c, f| left.look(c, f), |c, f| left.features(c, f));
    }
    if matches!(sides, Some(Sides::Right | Sides::Both)) {
        let skips = Skips::new(&core, scene, sentence);
        let starts: Vec<u32> = core.right_starts(scene, sentence).collect();
        let look = |c, f: &mut dyn FnMut(F)| Core::right_start_look(scene, sentence, &skips, c, f);
        let features = |c, f: &mut dyn FnMut(Key)| core.right_start_features(scene, sentence, &skips, c, f);
        let Some(start) = asked.best(5, &starts, look, features) else { return };
        let stretches = Stretches::new(&core, scene, sentence, start);
        let ends = core.right_ends(scene, sentence, start);
        let look = |c, f: &mut dyn FnMut(F)| Core::right_end_look(scene, sentence, &stretches, c, f);
        let features = |c, f: &mut dyn FnMut(Key)| core.right_end_features(scene, sentence, &stretches, c, f);
        asked.best(6, &ends, look, features);
    }
}

/// A choice over features by number.
struct Dense {
    article: usize,
    looks: Vec<Vec<u32>>,
    scores: Vec<i32>,
}

impl Dense {
    /// Of each candidate the sum of its weights.
    fn sums<'s>(&'s self, weights: &'s [f32]) -> impl Iterator<Item = f32> + use<'s> {
        self.looks.iter().map(|features| features.iter().map(|&f| weights[f as usize]).sum())
    }
}

/// What one question is fitted to.
#[derive(Default)]
struct Data {
    features: Index,
    choices: Vec<Dense>,
}

impl Data {
    fn put(&mut self, article: usize, choice: Choice<Key>) {
        let number = |features: Vec<Key>| features.into_iter().map(|f| self.features.number(f.0)).collect();
        let looks = choice.looks.into_iter().map(number).collect();
        self.choices.push(Dense { article, looks, scores: choice.scores });
    }
}

/// The weights that foretell the scores of the choices that are not held out: `AdaGrad` towards how likely all features take
/// each candidate to be.
fn fit(data: &Data, question: usize, held: impl Fn(usize) -> bool) -> Vec<f32> {
    const EPOCHS: usize = 8;
    const RATE: f32 = 0.05;
    const LEAST_COUNT: u32 = 30;
    // Scores that lie so far apart differ by one in the logarithm of their odds: that a candidate is out is more to the point
    // than by how much.
    const SOFTNESS: f32 = 150.0;
    let mut weights = vec![0f32; data.features.keys.len()];
    let mut squares = vec![1e-4f32; data.features.keys.len()];
    let mut order: Vec<&Dense> = data.choices.iter().filter(|c| !held(c.article)).collect();
    let mut seed = 42u64;
    for epoch in 0..EPOCHS {
        let rate = RATE * (1.0 - epoch as f32 / EPOCHS as f32);
        for i in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        for choice in &order {
            let ours: Vec<f32> = choice.sums(&weights).collect();
            let theirs: Vec<f32> = choice.scores.iter().map(|&s| s as f32 / SOFTNESS).collect();
            let [ours, theirs] = [ours, theirs].map(|scores| shares(question, &scores));
            for ((features, p), q) in choice.looks.iter().zip(&ours).zip(&theirs) {
                let gradient = p - q;
                for &f in features.iter().filter(|&&f| data.features.counts[f as usize] >= LEAST_COUNT) {
                    let f = f as usize;
                    squares[f] += gradient * gradient;
                    weights[f] -= rate * gradient / squares[f].sqrt();
                }
            }
        }
    }
    weights
}

/// How likely each candidate is; whether a word is a cue is asked of it alone.
fn shares(question: usize, scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let exps: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
    let rest = if question == CUE { (-top).exp() } else { 0.0 };
    let sum: f32 = exps.iter().sum::<f32>() + rest;
    exps.iter().map(|e| e / sum).collect()
}

/// In which of the steps of `attribution/verdict.rs` a choice is sure that beats the next best by so much.
fn surely(margin: i32) -> usize {
    [30, 90, 180, 400].iter().filter(|&&m| margin > m).count()
}

/// The best of the candidates, the first of equals, and by how much it beats the next best.
fn best(scores: &[i32], candidates: impl Iterator<Item = usize> + Clone) -> (usize, i32) {
    let best = candidates.clone().min_by_key(|&n| (Reverse(scores[n]), n)).unwrap();
    let second = candidates.filter(|&n| n != best).map(|n| scores[n]).max();
    (best, second.map_or(i32::MAX, |s| scores[best] - s))
}

/// What a reach does.
#[derive(Clone, Copy, Debug, Default)]
struct Effect {
    choices: usize,
    /// How many choices fall on another candidate.
    wrong: usize,
    /// How many are surer, by a step or more.
    surer: usize,
    candidates: usize,
    /// How many of the candidates are still asked for all features.
    asked: usize,
}

impl Effect {
    fn of(data: &Data, question: usize, weights: &[f32], held: impl Fn(usize) -> bool, reach: f32) -> Self {
        let mut effect = Self::default();
        for choice in data.choices.iter().filter(|c| held(c.article)) {
            let looks: Vec<f32> = choice.sums(weights).map(|s| s * 100.0).collect();
            effect.choices += 1;
            effect.candidates += looks.len();
            if question == CUE {
                if looks[0] < -reach {
                    effect.wrong += usize::from(choice.scores[0] > LEAST);
                    effect.surer += usize::from(choice.scores[0] >= LOWEST_STEP);
                } else {
                    effect.asked += 1;
                }
                continue;
            }
            let top = looks.iter().copied().fold(f32::MIN, f32::max);
            let left = (0..looks.len()).filter(|&n| looks[n] >= top - reach);
            effect.asked += Some(left.clone().count()).filter(|&n| n > 1).unwrap_or(0);
            let (chosen, margin) = best(&choice.scores, left);
            let (right, true_margin) = best(&choice.scores, 0..looks.len());
            effect.wrong += usize::from(chosen != right);
            effect.surer += usize::from(chosen == right && surely(margin) != surely(true_margin));
        }
        effect
    }

    /// Whether hardly anything changes: 3 choices in 10,000, and where it counts how sure they are, 5 in 1,000.
    fn is_small(&self, question: usize) -> bool {
        let surer = if matches!(question, 2 | 3) { 0 } else { self.surer };
        self.wrong * 10_000 <= 3 * self.choices && surer * 1_000 <= 5 * self.choices
    }
}

/// Fits the first looks so that of candidates which fall behind by more than [`REACH`] hardly any would be chosen, as
/// measured on a fifth of the articles that is held out.
pub fn fit_all(train: &Path, out: &Path) {
    let lexicons = lexicons();
    let articles = read(train, &lexicons, None);
    let mut data: Vec<Data> = QUESTIONS.iter().map(|_| Data::default()).collect();
    for (n, article) in articles.iter().enumerate() {
        for choice in gather::<Key>(article, &lexicons) {
            data[choice.question].put(n, choice);
        }
    }
    let mut rows: HashMap<u64, [i16; 1]> = HashMap::new();
    for (question, data) in data.iter().enumerate() {
        let held = |article: usize| article.is_multiple_of(PARTS);
        let weights = fit(data, question, held);
        let mut reaches = (5..80).map(|tens| 10.0 * tens as f32);
        let effect = |reach: f32| Effect::of(data, question, &weights, held, reach);
        let reach = reaches.find(|&reach| effect(reach).is_small(question)).unwrap_or(800.0);
        println!("{} reach {reach} {:?}", QUESTIONS[question], effect(reach));
        let scale = 100.0 * REACH as f32 / reach;
        for (key, weight) in data.features.keys.iter().zip(fit(data, question, |_| false)) {
            let weight = (weight * scale).round() as i16;
            if weight.abs() >= 5 {
                rows.insert(*key, [weight.clamp(-255, 255)]);
            }
        }
    }
    let mut names: HashMap<u64, String> = HashMap::new();
    for article in &articles {
        for named in gather::<Named>(article, &lexicons).into_iter().flat_map(|c| c.looks).flatten() {
            if rows.contains_key(&named.key) {
                names.entry(named.key).or_insert(named.name);
            }
        }
    }
    crate::perceptron::write(out, ABOUT, &rows, &names);
}

const ABOUT: &str = "Weights of the first looks of the questions about attributions (attribution/model.rs): what few features foretell that all\nfeatures say, fitted on the training articles of PolNeAR 1.0 (Newell, Margolin and Ruths 2018).";
