//! Fits the weights of the tagger.

use std::collections::HashMap;
use std::path::Path;

use deskcheck::language::lexicon::Lexicons;
use deskcheck::language::tag::{Context, Tag, with_tag};
use deskcheck::statistics::feature::{Key, Named};

use crate::conll::Article;
use crate::perceptron::{Perceptron, write};

const ABOUT: &str = "Weights of the tagger's features (language/tag.rs): averaged perceptron, fitted on the training articles of PolNeAR 1.0\n(Newell, Margolin and Ruths 2018) as tagged by Stanford CoreNLP.";

/// Calls `each` with every sentence: its context, and the other tagger's tags.
fn sentences<'a>(articles: impl IntoIterator<Item = &'a Article>, mut each: impl FnMut(&Context<'_>, &[Option<Tag>])) {
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

/// The weights from the articles that are not left out.
pub fn fit(train: &[Article], lexicons: &Lexicons, left_out: impl Fn(&Article) -> bool) -> HashMap<u64, [i16; 1]> {
    let mut model = Perceptron::<1>::new();
    for epoch in 0..6 {
        let (mut wrong, mut all) = (0, 0);
        sentences(train.iter().filter(|a| !left_out(a)), |context, gold| {
            let mut done = Vec::new();
            for (i, gold) in gold.iter().enumerate() {
                let candidates = context.candidates(i).get();
                if candidates.len() < 2 {
                    done.push(candidates[0]);
                    continue;
                }
                let features = features(context, i, &done, lexicons);
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
    model.averaged(200.0, 3, 0.05)
}

/// Writes the weights with the names of their features; returns those that have one.
pub fn write_table(
    train: &[Article],
    lexicons: &Lexicons,
    weights: &HashMap<u64, [i16; 1]>,
    out: &Path,
) -> HashMap<u64, [i16; 1]> {
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
    write(out, ABOUT, weights, &names);
    weights.iter().filter(|(k, _)| names.contains_key(k)).map(|(k, w)| (*k, *w)).collect()
}
