//! Fits the weights of the tagger.

use std::collections::HashMap;
use std::path::Path;

use deskcheck::language::lexicon::Lexicons;
use deskcheck::language::tag::{Context, Tag, with_tag};
use deskcheck::statistics::feature::{Key, Named};

use crate::conll::{Article, lexicons};
use crate::perceptron::{Perceptron, write};

const ABOUT: &str = "Weights of the tagger's features (language/tag.rs): averaged perceptron, fitted on the training articles of PolNeAR 1.0\n(Newell, Margolin and Ruths 2018) as tagged by Stanford CoreNLP.";

/// Calls `each` with every sentence: its context, and the other tagger's tags.
fn sentences(articles: &[Article], mut each: impl FnMut(&Context<'_>, &[Option<Tag>])) {
    for article in articles {
        let marks = crate::tagger::marks(article);
        for sentence in &article.annotations.sentences {
            let range = sentence.range();
            let first = range.start;
            let quoted = |i: usize| marks[first + i];
            let context = Context::new(&article.text, &article.annotations.tokens[range.clone()], &quoted);
            let gold: Vec<Option<Tag>> = article.gold[range].iter().map(|g| g.as_ref().and_then(|g| g.tag)).collect();
            each(&context, &gold);
        }
    }
}

pub fn marks(article: &Article) -> Vec<Option<bool>> {
    let mut marks = vec![None; article.annotations.tokens.len()];
    for q in &article.annotations.quotations {
        if q.opened {
            marks[q.tokens.start as usize] = Some(true);
        }
        if q.closed {
            marks[q.tokens.end as usize - 1] = Some(false);
        }
    }
    marks
}

fn best(model: &Perceptron<1>, features: &[u64], candidates: &[Tag]) -> Tag {
    let score = |tag: Tag| {
        let keys: Vec<u64> = features.iter().map(|&f| with_tag(Key(f), tag).0).collect();
        model.score(&keys)[0]
    };
    let mut best = (candidates[0], score(candidates[0]));
    for &tag in &candidates[1..] {
        let s = score(tag);
        if s > best.1 {
            best = (tag, s);
        }
    }
    best.0
}

fn features(context: &Context<'_>, i: usize, done: &[Tag], lexicons: &Lexicons) -> Vec<u64> {
    let mut features = Vec::new();
    context.features(i, done, &lexicons.vocabulary, |k: Key| features.push(k.0));
    features
}

pub fn fit(train: &[Article], dev: &[Article], out: &Path) {
    let lexicons = lexicons();
    let mut model = Perceptron::<1>::new();
    for epoch in 0..6 {
        let (mut wrong, mut all) = (0, 0);
        sentences(train, |context, gold| {
            let mut done = Vec::new();
            for (i, gold) in gold.iter().enumerate() {
                let candidates = context.candidates(i).get();
                if candidates.len() < 2 {
                    done.push(candidates[0]);
                    continue;
                }
                let features = features(context, i, &done, &lexicons);
                let said = best(&model, &features, candidates);
                done.push(said);
                let Some(gold) = gold.filter(|g| candidates.contains(g)) else { continue };
                model.step();
                all += 1;
                if said != gold {
                    wrong += 1;
                    for (tag, by) in [(gold, 1.0), (said, -1.0)] {
                        let keys: Vec<u64> = features.iter().map(|&f| with_tag(Key(f), tag).0).collect();
                        model.update(&keys, 0, by);
                    }
                }
            }
        });
        println!("epoch {epoch}: {wrong} of {all} wrong");
    }
    let weights = model.averaged(200.0, 3, 0.05);
    let mut names = HashMap::new();
    sentences(train, |context, gold| {
        let tags: Vec<Tag> =
            gold.iter().enumerate().map(|(i, g)| g.unwrap_or(context.candidates(i).get()[0])).collect();
        for i in 0..gold.len() {
            let candidates = context.candidates(i).get();
            if candidates.len() < 2 {
                continue;
            }
            context.features(i, &tags, &lexicons.vocabulary, |named: Named| {
                for &tag in candidates {
                    let named = with_tag(named.clone(), tag);
                    if weights.contains_key(&named.key) {
                        names.insert(named.key, named.name);
                    }
                }
            });
        }
    });
    write(out, ABOUT, &weights, &names);
    let kept: HashMap<u64, i32> = names.keys().map(|k| (*k, i32::from(weights[k][0]))).collect();
    let (mut right, mut all, mut out_of, mut unknown) = (0, 0, 0, 0);
    sentences(dev, |context, gold| {
        let mut done = Vec::new();
        for (i, gold) in gold.iter().enumerate() {
            let candidates = context.candidates(i).get();
            let features = features(context, i, &done, &lexicons);
            let score = |t: Tag| features.iter().filter_map(|&f| kept.get(&with_tag(Key(f), t).0)).sum::<i32>();
            let said = (0..candidates.len())
                .rev()
                .max_by_key(|&c| score(candidates[c]))
                .map_or(candidates[0], |c| candidates[c]);
            done.push(said);
            let Some(gold) = gold else { continue };
            if gold.is_punctuation() {
                continue;
            }
            all += 1;
            right += usize::from(said == *gold);
            if !candidates.contains(gold) {
                out_of += 1;
                unknown += usize::from(candidates.len() == 1);
            }
        }
    });
    println!(
        "dev: {right} of {all} right ({:.2} %), {out_of} not among the candidates ({unknown} of one)",
        100.0 * right as f64 / f64::from(all)
    );
}
