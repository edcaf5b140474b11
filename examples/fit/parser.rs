//! Fits the weights of the parser, and scores its trees.

use std::collections::HashMap;
use std::path::Path;

use deskcheck::language::lexicon::Lexicons;
use deskcheck::language::syntax::{Move, Relation, State, words};
use deskcheck::statistics::feature::{Feature, Key, Named};
use deskcheck::statistics::models::RELATIONS;

use crate::conll::Article;
use crate::perceptron::{Perceptron, write};

const ABOUT: &str = "Weights of the parser's features (language/syntax.rs): averaged perceptron with a dynamic oracle, fitted on the training\narticles of PolNeAR 1.0 (Newell, Margolin and Ruths 2018) as parsed by Stanford CoreNLP.";

/// A sentence with its gold heads and relations, by number among its words.
pub struct Sentence<'a> {
    article: &'a Article,
    first: usize,
    words: Vec<u32>,
    heads: Vec<Option<u16>>,
    relations: Vec<Relation>,
}

pub fn sentences<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Vec<Sentence<'a>> {
    let mut out = Vec::new();
    for article in articles {
        for sentence in &article.annotations.sentences {
            let range = sentence.range();
            let words = words(&article.annotations.tokens[range.clone()]);
            if words.len() < 2 || words.len() > 150 {
                continue;
            }
            let number: HashMap<u32, u16> =
                words.iter().enumerate().map(|(n, &w)| (range.start as u32 + w, n as u16)).collect();
            let gold: Option<Vec<_>> = words.iter().map(|&w| article.gold[range.start + w as usize].as_ref()).collect();
            let Some(gold) = gold else { continue };
            let heads = gold.iter().map(|g| g.head.and_then(|h| number.get(&h).copied())).collect();
            let relations = gold.iter().map(|g| g.relation).collect();
            out.push(Sentence { article, first: range.start, words, heads, relations });
        }
    }
    out
}

impl Sentence<'_> {
    fn state<'l>(&self, lexicons: &'l Lexicons) -> State<'l> {
        let tokens = &self.article.annotations.tokens;
        let end = self.first + *self.words.last().unwrap() as usize + 1;
        State::new(&tokens[self.first..end], &self.words, &lexicons.vocabulary)
    }

    /// How many gold arcs a move makes unreachable.
    fn cost(&self, state: &State<'_>, step: Move) -> usize {
        let next = state.next();
        let head = |w: u16| self.heads[usize::from(w)];
        let count = self.words.len() as u16;
        match step {
            Move::Shift => {
                // The next word loses its head and its dependents on the stack.
                state
                    .stack()
                    .iter()
                    .filter(|&&s| head(next) == Some(s) || (head(s) == Some(next) && state.head(s).is_none()))
                    .count()
            }
            Move::Right => {
                let Some(&_top) = state.stack().last() else { return 9 };
                let below = &state.stack()[..state.stack().len() - 1];
                let mut cost = below.iter().filter(|&&s| head(next) == Some(s)).count();
                cost += usize::from(head(next).is_some_and(|h| h > next));
                cost += state.stack().iter().filter(|&&s| head(s) == Some(next) && state.head(s).is_none()).count();
                // A word without a gold head that is made to depend on another is wrong as well.
                cost + usize::from(head(next).is_none())
            }
            Move::Left => {
                let Some(&top) = state.stack().last() else { return 9 };
                let mut cost = usize::from(head(top).is_none_or(|h| h > next));
                cost += (next..count).filter(|&w| head(w) == Some(top)).count();
                cost
            }
            Move::Reduce => {
                let Some(&top) = state.stack().last() else { return 9 };
                (next..count).filter(|&w| head(w) == Some(top)).count()
            }
        }
    }
}

fn move_look<F: Feature>(state: &State<'_>) -> Vec<F> {
    let mut features = Vec::new();
    state.look_ahead(|f| features.push(f));
    state.look(|f| features.push(f));
    features
}

fn move_features<F: Feature>(state: &State<'_>) -> Vec<F> {
    let mut features = Vec::new();
    state.features(|f| features.push(f));
    features
}

fn gold_state<'l>(sentence: &Sentence<'l>, lexicons: &'l Lexicons) -> State<'l> {
    let mut state = sentence.state(lexicons);
    state.set_heads(&sentence.heads);
    state
}

/// The weights of the moves: those of the first look, and those of all that they depend on.
pub fn fit_moves(train: &[Sentence<'_>], lexicons: &Lexicons) -> HashMap<u64, [i16; 4]> {
    let mut weights = fit_features(train, lexicons, move_look);
    weights.extend(fit_features(train, lexicons, move_features));
    weights
}

fn fit_features(
    train: &[Sentence<'_>],
    lexicons: &Lexicons,
    listed: impl Fn(&State<'_>) -> Vec<Key>,
) -> HashMap<u64, [i16; 4]> {
    let mut model = Perceptron::<4>::new();
    let mut seed = 7u64;
    for epoch in 0..setting("EPOCHS", 6) {
        let (mut wrong, mut all) = (0, 0);
        for sentence in train {
            let mut state = sentence.state(lexicons);
            while !state.is_done() {
                let features: Vec<u64> = listed(&state).iter().map(|k| k.0).collect();
                let scores = model.score(&features);
                let allowed: Vec<Move> = Move::ALL.into_iter().filter(|&m| state.allows(m)).collect();
                let said =
                    *allowed.iter().max_by(|a, b| scores[**a as usize].total_cmp(&scores[**b as usize])).unwrap();
                let costs: Vec<(Move, usize)> = allowed.iter().map(|&m| (m, sentence.cost(&state, m))).collect();
                let least = costs.iter().map(|c| c.1).min().unwrap();
                let right = costs
                    .iter()
                    .filter(|c| c.1 == least)
                    .max_by(|a, b| scores[a.0 as usize].total_cmp(&scores[b.0 as usize]))
                    .unwrap()
                    .0;
                model.step();
                all += 1;
                let good = costs.iter().any(|c| c.0 == said && c.1 == least);
                if !good {
                    wrong += 1;
                    model.update(&features, right as usize, 1.0);
                    model.update(&features, said as usize, -1.0);
                }
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let explore = epoch > 0 && (seed >> 40) % 10 < 9;
                state.make(if good || explore { said } else { right });
            }
        }
        println!("epoch {epoch}: {wrong} of {all} moves wrong");
    }
    model.averaged(100.0, setting("UPDATES", 18), f64::from(setting("LEAST", 40)) / 100.0)
}

/// Writes the weights of the moves with the names of their features; returns those that have one.
pub fn write_moves(
    train: &[Sentence<'_>],
    lexicons: &Lexicons,
    weights: &HashMap<u64, [i16; 4]>,
    out: &Path,
) -> HashMap<u64, [i16; 4]> {
    let mut names = HashMap::new();
    for sentence in train {
        let mut state = sentence.state(lexicons);
        while !state.is_done() {
            let features = move_features::<Named>(&state);
            let scores = features.iter().filter_map(|f| weights.get(&f.key)).fold([0i32; 4], |mut s, w| {
                (0..4).for_each(|i| s[i] += i32::from(w[i]));
                s
            });
            for named in features.into_iter().chain(move_look(&state)) {
                if weights.contains_key(&named.key) {
                    names.insert(named.key, named.name);
                }
            }
            let step = Move::ALL.into_iter().filter(|&m| state.allows(m)).max_by_key(|&m| scores[m as usize]).unwrap();
            state.make(step);
        }
    }
    write(out, ABOUT, weights, &names);
    weights.iter().filter(|(k, _)| names.contains_key(k)).map(|(k, w)| (*k, *w)).collect()
}

/// The weights of the relations.
pub fn fit_relations(train: &[Sentence<'_>], lexicons: &Lexicons) -> HashMap<u64, [i16; RELATIONS]> {
    let mut relations = Perceptron::<RELATIONS>::new();
    let relation_features = |state: &State<'_>, w: u16| {
        let mut f = Vec::new();
        state.relation_features(w, |k: Key| f.push(k.0));
        f
    };
    let argmax = |scores: &[f32; RELATIONS]| (1..RELATIONS).fold(1, |b, i| if scores[i] > scores[b] { i } else { b });
    for epoch in 0..5 {
        let (mut wrong, mut all) = (0, 0);
        for sentence in train {
            let state = gold_state(sentence, lexicons);
            for w in (0..sentence.words.len() as u16).filter(|&w| sentence.heads[usize::from(w)].is_some()) {
                let features = relation_features(&state, w);
                let said = argmax(&relations.score(&features));
                let gold = sentence.relations[usize::from(w)] as usize;
                relations.step();
                all += 1;
                if said != gold {
                    wrong += 1;
                    relations.update(&features, gold, 1.0);
                    relations.update(&features, said, -1.0);
                }
            }
        }
        println!("epoch {epoch}: {wrong} of {all} relations wrong");
    }
    relations.averaged(100.0, setting("RELATION_UPDATES", 14), 0.3)
}

/// Writes the weights of the relations with the names of their features.
pub fn write_relations(
    train: &[Sentence<'_>],
    lexicons: &Lexicons,
    weights: &HashMap<u64, [i16; RELATIONS]>,
    out: &Path,
) {
    let mut names = HashMap::new();
    for sentence in train {
        let state = gold_state(sentence, lexicons);
        for w in 0..sentence.words.len() as u16 {
            state.relation_features(w, |n: Named| {
                if weights.contains_key(&n.key) {
                    names.insert(n.key, n.name);
                }
            });
        }
    }
    write(out, ABOUT, weights, &names);
}

/// Prints how well tags, heads and relations agree with the other parser's.
pub fn score(dev: &[Article], lexicons: &Lexicons) {
    let (mut tags, mut all_tags, mut heads, mut relations, mut all) = (0, 0, 0, 0, 0);
    let (mut lemma_right, mut lemma_all) = (0, 0);
    let mut by_relation: HashMap<&str, [usize; 3]> = HashMap::new();
    let starts = dev.iter().fold((0, 0, 0), |s, a| (s.0 + a.starts.0, s.1 + a.starts.1, s.2 + a.starts.2));
    for article in dev {
        for (t, gold) in article.gold.iter().enumerate() {
            let token = &article.annotations.tokens[t];
            let Some(gold) = gold.as_ref().filter(|_| !token.tag.is_punctuation()) else { continue };
            if let Some(tag) = gold.tag {
                all_tags += 1;
                tags += usize::from(tag == token.tag);
            }
            if token.tag.is_verb() && token.lemma.is_known() {
                lemma_all += 1;
                lemma_right += usize::from(lexicons.vocabulary.word(token.lemma).text() == gold.lemma);
            }
            let trees = &article.annotations.trees;
            let (head, relation) = (trees.head(t as u32), trees.relation(t as u32));
            all += 1;
            let head_right = head == gold.head;
            heads += usize::from(head_right);
            let both = head_right && (relation == gold.relation || gold.head.is_none());
            relations += usize::from(both);
            let gold_name = gold.relation.symbol().name;
            by_relation.entry(gold_name).or_default()[0] += 1;
            by_relation.entry(relation.symbol().name).or_default()[1] += 1;
            if both {
                by_relation.entry(gold_name).or_default()[2] += 1;
            }
        }
    }
    let share = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
    println!(
        "tags {:.2} %, verb lemmas {:.2} %, heads {:.2} %, heads and relations {:.2} % of {all}",
        share(tags, all_tags),
        share(lemma_right, lemma_all),
        share(heads, all),
        share(relations, all)
    );
    println!("sentence starts: P {:.1} R {:.1}", share(starts.0, starts.1), share(starts.0, starts.2));
    let mut rows: Vec<_> = by_relation.into_iter().collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.1[0]));
    for (name, [gold, said, right]) in rows {
        println!("  {name:10} P {:5.1} R {:5.1} of {gold}", share(right, said), share(right, gold));
    }
}

fn setting(name: &str, default: u32) -> u32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}
