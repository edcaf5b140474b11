//! Features: what a decision is based on, as short lists of named values.

use super::key;
use crate::statistics::words::{self, Word};

/// A name that features are built from, with its key worked out at compile time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The name as it is written in the tables.
    pub name: &'static str,
    /// Its key.
    pub key: u64,
}

impl Symbol {
    /// The symbol of that name, which must hold no space, tab or `=`.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, key: key::of(name) }
    }
}

/// Names symbols: constants, each with the name that stands in the tables.
macro_rules! symbols {
    ($($name:ident $text:literal)*) => {
        $(pub(super) const $name: $crate::statistics::feature::Symbol = $crate::statistics::feature::Symbol::new($text);)*
    };
}
pub(crate) use symbols;

/// The symbols of small numbers; larger ones count as the last.
const NUMBERS: [Symbol; 13] = [
    Symbol::new("0"),
    Symbol::new("1"),
    Symbol::new("2"),
    Symbol::new("3"),
    Symbol::new("4"),
    Symbol::new("5"),
    Symbol::new("6"),
    Symbol::new("7"),
    Symbol::new("8"),
    Symbol::new("9"),
    Symbol::new("10"),
    Symbol::new("11"),
    Symbol::new("12"),
];

/// The symbol of a small number; all from 12 up share one.
#[must_use]
pub fn number(n: usize) -> Symbol {
    NUMBERS[n.min(NUMBERS.len() - 1)]
}

/// The symbols of `WordNet`'s files of nouns and verbs, by number.
const FILES: [Symbol; words::FILES] = {
    const NAMES: [&str; words::FILES] = [
        "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s14", "s15", "s16",
        "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "s28", "s29", "s30", "s31", "s32",
        "s33", "s34", "s35", "s36", "s37", "s38", "s39", "s40", "s41", "s42", "s43",
    ];
    let mut files = [Symbol { name: "", key: 0 }; words::FILES];
    let mut n = 0;
    while n < words::FILES {
        files[n] = Symbol::new(NAMES[n]);
        n += 1;
    }
    files
};

/// The symbol of the file of `WordNet` with that number.
#[must_use]
pub fn file(n: u8) -> Symbol {
    FILES[usize::from(n).min(FILES.len() - 1)]
}

/// `yes` or `no`.
#[must_use]
pub fn truth(is: bool) -> Symbol {
    const YES: Symbol = Symbol::new("yes");
    const NO: Symbol = Symbol::new("no");
    if is { YES } else { NO }
}

/// The value of a part of a feature: a word, or a name.
pub type Value<'a> = Word<'a>;

impl From<Symbol> for Value<'static> {
    #[inline]
    fn from(symbol: Symbol) -> Self {
        Self::new(symbol.name, symbol.key)
    }
}

/// A feature in the making: the running program keeps its key alone, fitting keeps its name too.
pub trait Feature: Clone {
    /// The feature without parts.
    fn new() -> Self;
    /// The feature with one more part.
    #[must_use]
    fn with<'a>(self, template: Symbol, value: impl Into<Value<'a>>) -> Self;
}

/// A feature as the running program needs it: its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub u64);

impl Feature for Key {
    fn new() -> Self {
        Self(0)
    }

    #[inline]
    fn with<'a>(self, template: Symbol, value: impl Into<Value<'a>>) -> Self {
        Self(key::with(self.0, template.key, value.into().key))
    }
}

/// A feature with its name, as it is written in the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its key.
    pub key: u64,
    /// Its name: `template=value template=value`.
    pub name: String,
}

impl Feature for Named {
    fn new() -> Self {
        Self { key: 0, name: String::new() }
    }

    fn with<'a>(mut self, template: Symbol, value: impl Into<Value<'a>>) -> Self {
        let value = value.into();
        if !self.name.is_empty() {
            self.name.push(' ');
        }
        self.name.push_str(template.name);
        self.name.push('=');
        self.name.push_str(value.text());
        self.key = key::with(self.key, template.key, value.key);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_feature_has_the_key_of_its_parts() {
        let [a, b] = ["a", "b"].map(Symbol::new);
        let word = Word::new("x", key::of("x"));
        let named = Named::new().with(a, number(3)).with(b, word);
        assert_eq!(named.name, "a=3 b=x");
        assert_eq!(key::parse(&named.name), Some(named.key));
        assert_eq!(Key::new().with(a, number(3)).with(b, word).0, named.key);
    }
}
