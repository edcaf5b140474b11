//! What the body of the copy has, to see what stands in the headline alone.
//!
//! In: an annotated text. Out: [`Body`]: the words, beginnings, first letters and numbers of its body.
//! Headlines shorten: a name may stand there by one of its words, by its first letters, or in another form ("Norland",
//! "Norlanders"), a number rounded.

use std::ops::Range;

use crate::attribution::scene::Scene;
use crate::language::quantity::{Quantity, Unit};
use crate::language::token::{Case, TokenKind};
use crate::statistics::key;

/// Words with as many letters in common at their beginning are forms of one.
const STEM: usize = 4;

/// The first letters of so many words in a row at most make a short name.
const INITIALS: usize = 6;

/// A number is another one rounded if it is within this share of it.
const ROUNDING: f64 = 0.06;

/// What the body has.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The keys of its words, of the beginnings of its capitalised words, and of first letters in a row; sorted.
    keys: Vec<u64>,
    /// Its numbers, sorted.
    values: Vec<f64>,
}

impl Body {
    /// What the tokens from `body` on have.
    pub fn new(scene: &Scene<'_>, body: u32) -> Self {
        let tokens = &scene.annotations.tokens;
        let mut keys = Vec::new();
        for (at, token) in tokens.iter().enumerate().skip(body as usize) {
            keys.push(token.key);
            if token.kind == TokenKind::Word && token.case != Case::Lower {
                let text = token.span.text(scene.text);
                keys.push(stem(text));
                keys.extend(text.split('-').map(folded));
                keys.extend(initials(scene, at));
            }
        }
        keys.sort_unstable();
        keys.dedup();
        let quantities = scene.annotations.quantities.iter().filter(|q| q.tokens.start >= body);
        let mut values: Vec<f64> = quantities.flat_map(numbers).collect();
        values.sort_unstable_by(f64::total_cmp);
        Self { keys, values }
    }

    /// Whether the body has what the tokens say: a number by its value, names and other words by themselves.
    pub fn has(&self, scene: &Scene<'_>, tokens: Range<u32>) -> bool {
        if let Some(quantity) = scene.annotations.quantity_at(tokens.start) {
            return self.has_number(quantity);
        }
        tokens.into_iter().any(|at| {
            let token = scene.token(at);
            let text = token.span.text(scene.text);
            let known = |key: u64| self.keys.binary_search(&key).is_ok();
            let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
            let short = token.case == Case::Upper || text.contains('.');
            let named = token.tag.is_proper() && token.kind == TokenKind::Word;
            known(token.key)
                || text.split('-').any(|part| part.len() >= STEM && known(folded(part)))
                || named && letters.chars().count() >= STEM && known(stem(text))
                || short && known(marked(&letters))
        })
    }

    fn has_number(&self, quantity: &Quantity) -> bool {
        let near = |value: f64| {
            let reach = (value * ROUNDING).abs();
            let first = self.values.partition_point(|v| *v < value - reach);
            self.values.get(first).is_some_and(|v| *v <= value + reach)
        };
        numbers(quantity).all(near)
    }
}

/// The numbers that a quantity gives; of a date the year and the day.
fn numbers(quantity: &Quantity) -> impl Iterator<Item = f64> {
    let parts = match quantity.unit {
        Unit::Date(date) => [date.year.map(f64::from), date.day.map(f64::from)],
        _ => [Some(quantity.value), None],
    };
    parts.into_iter().flatten()
}

fn folded(text: &str) -> u64 {
    crate::language::fold::fold_key(text)
}

/// The key of how a word begins.
fn stem(text: &str) -> u64 {
    let begin: String = text.chars().filter(|c| c.is_alphabetic()).take(STEM).flat_map(char::to_lowercase).collect();
    key::step(key::of(&begin), b'-')
}

/// The key of first letters.
fn marked(letters: &str) -> u64 {
    key::step(key::of(&letters.to_uppercase()), b'.')
}

/// The keys of the first letters of two and more words with capitals from a token on, small words between them left out.
fn initials(scene: &Scene<'_>, at: usize) -> Vec<u64> {
    let mut letters = String::new();
    let mut keys = Vec::new();
    for token in scene.annotations.tokens[at..].iter().take(2 * INITIALS) {
        match (token.kind, token.case) {
            (TokenKind::Word, Case::Lower) if token.span.len() <= 3 => {}
            (TokenKind::Word, Case::Capital | Case::Upper) => {
                letters.extend(token.span.text(scene.text).chars().next());
                if letters.chars().count() > 1 {
                    keys.push(marked(&letters));
                }
            }
            _ => break,
        }
    }
    keys
}
