//! What the body of the copy has, to see what stands in the headline alone.
//!
//! In: an annotated text. Out: [`Body`]: the words, beginnings, first letters and numbers of its body.
//! Headlines shorten: a name may stand there by one of its words, by its first letters, or in another form ("Norland",
//! "Norlanders"), a number rounded.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustc_hash::FxHashSet;

use crate::attribution::scene::Scene;
use crate::language::fold::fold_key;
use crate::language::quantity::{Quantity, Unit};
use crate::language::token::{Case, TokenKind};
use crate::statistics::key;

/// Words with as many letters in common at their beginning are forms of one.
const STEM: usize = 4;

/// The first letters of so many words in a row at most make a short name.
const INITIALS: usize = 6;

/// A number is another one rounded if it is within this share of it.
const ROUNDING: f64 = 0.06;

/// What the body has; each kind is gathered when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Body {
    start: u32,
    /// How often words have been asked for: the first are looked for one by one.
    asked: Count,
    words: OnceLock<FxHashSet<u64>>,
    parts: OnceLock<FxHashSet<u64>>,
    /// Its numbers, sorted.
    values: OnceLock<Vec<f64>>,
}

/// A count of what happens to a value that is shared.
#[derive(Debug, Default)]
struct Count(AtomicUsize);

impl Count {
    /// How often it has happened before.
    fn next(&self) -> usize {
        self.0.fetch_add(1, Ordering::Relaxed)
    }
}

impl Clone for Count {
    fn clone(&self) -> Self {
        Self(self.0.load(Ordering::Relaxed).into())
    }
}

impl Body {
    /// The body that begins with that token.
    pub fn new(start: u32) -> Self {
        Self { start, ..Self::default() }
    }

    /// Whether the body has what the tokens of the scene, which is always the same, say: a number by its value, names and
    /// other words by themselves.
    pub fn has(&self, scene: &Scene<'_>, tokens: Range<u32>) -> bool {
        if tokens.start >= self.start {
            return true;
        }
        if let Some(quantity) = scene.annotations.quantity_at(tokens.start) {
            return self.has_number(scene, quantity);
        }
        tokens.into_iter().any(|at| {
            let token = scene.token(at);
            let text = token.span.text(scene.text);
            let is_part = |key: u64| self.parts.get_or_init(|| parts(scene, self.start)).contains(&key);
            let known = |key: u64| self.has_word(scene, key);
            let letters = || text.chars().filter(|c| c.is_alphabetic());
            let short = token.case == Case::Upper || text.contains('.');
            let named = token.tag.is_proper() && token.kind == TokenKind::Word;
            known(token.key)
                || text
                    .split('-')
                    .map(|part| (part.len(), fold_key(part)))
                    .any(|(len, key)| len >= STEM && (known(key) || is_part(key)))
                || named && letters().count() >= STEM && is_part(stem(text))
                || short && is_part(marked(letters().fold(key::START, with_capital)))
        })
    }

    fn has_word(&self, scene: &Scene<'_>, key: u64) -> bool {
        /// So often the words are looked through before they are gathered.
        const FEW: usize = 16;
        if self.asked.next() < FEW {
            return scene.annotations.tokens.iter().skip(self.start as usize).any(|token| token.key == key);
        }
        self.words.get_or_init(|| words(scene, self.start)).contains(&key)
    }

    fn has_number(&self, scene: &Scene<'_>, quantity: &Quantity) -> bool {
        let values = self.values.get_or_init(|| values(scene, self.start));
        let near = |value: f64| {
            let reach = (value * ROUNDING).abs();
            let first = values.partition_point(|v| *v < value - reach);
            values.get(first).is_some_and(|v| *v <= value + reach)
        };
        numbers(quantity).all(near)
    }
}

/// The keys of the words from `body` on.
fn words(scene: &Scene<'_>, body: u32) -> FxHashSet<u64> {
    scene.annotations.tokens.iter().skip(body as usize).map(|token| token.key).collect()
}

/// The keys of what capitalised words from `body` on are put together from, of how they begin, and of their first letters
/// in a row.
fn parts(scene: &Scene<'_>, body: u32) -> FxHashSet<u64> {
    let mut keys = FxHashSet::default();
    for (at, token) in scene.annotations.tokens.iter().enumerate().skip(body as usize) {
        if token.kind == TokenKind::Word && token.case != Case::Lower {
            let text = token.span.text(scene.text);
            keys.insert(stem(text));
            if text.contains('-') {
                keys.extend(text.split('-').map(fold_key));
            }
            initials(scene, at, |key| {
                keys.insert(key);
            });
        }
    }
    keys
}

/// The numbers from `body` on, sorted.
fn values(scene: &Scene<'_>, body: u32) -> Vec<f64> {
    let quantities = scene.annotations.quantities.iter().filter(|q| q.tokens.start >= body);
    let mut values: Vec<f64> = quantities.flat_map(numbers).collect();
    values.sort_unstable_by(f64::total_cmp);
    values
}

/// The numbers that a quantity gives; of a date the year and the day.
fn numbers(quantity: &Quantity) -> impl Iterator<Item = f64> {
    let parts = match quantity.unit {
        Unit::Date(date) => [date.year.map(f64::from), date.day.map(f64::from)],
        _ => [Some(quantity.value), None],
    };
    parts.into_iter().flatten()
}

/// The key of a text that is one letter longer.
fn with_letter(held: u64, letter: char) -> u64 {
    letter.encode_utf8(&mut [0; 4]).bytes().fold(held, key::step)
}

/// The key of a text that is longer by a letter's capital.
fn with_capital(held: u64, letter: char) -> u64 {
    letter.to_uppercase().fold(held, with_letter)
}

/// The key of how a word begins.
fn stem(text: &str) -> u64 {
    let begin = text.chars().filter(|c| c.is_alphabetic()).take(STEM).flat_map(char::to_lowercase);
    key::step(begin.fold(key::START, with_letter), b'-')
}

/// The key of first letters, from that of their capitals in a row.
fn marked(capitals: u64) -> u64 {
    key::step(capitals, b'.')
}

/// Calls `each` with the keys of the first letters of two and more words with capitals from a token on, small words between
/// them left out.
fn initials(scene: &Scene<'_>, at: usize, mut each: impl FnMut(u64)) {
    let (mut capitals, mut count) = (key::START, 0);
    for token in scene.annotations.tokens[at..].iter().take(2 * INITIALS) {
        match (token.kind, token.case) {
            (TokenKind::Word, Case::Lower) if token.span.len() <= 3 => {}
            (TokenKind::Word, Case::Capital | Case::Upper) => {
                for letter in token.span.text(scene.text).chars().take(1) {
                    capitals = with_capital(capitals, letter);
                    count += 1;
                }
                if count > 1 {
                    each(marked(capitals));
                }
            }
            _ => break,
        }
    }
}
