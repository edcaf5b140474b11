//! Quantities: numbers, money, percentages and dates as values.
//!
//! In: tagged tokens with their trees. Out: [`Quantity`]s in text order, which never overlap.
//! "about $40 million" is 40,000,000 dollars, and inexact; "a third of voters" is a third, of voters; "3 May 2024" is a
//! date of three parts.

mod date;

use std::ops::Range;

use super::fold::fold_key;
use super::lexicon::{Class, Classes, Lexicons};
use super::sentence::Sentence;
use super::syntax::{Relation, Trees};
use super::tag::Tag;
use super::token::{Token, TokenKind};

/// A quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its tokens: number, magnitude, unit.
    pub tokens: Range<u32>,
    /// The number; for a date 0.
    pub value: f64,
    /// What it measures.
    pub unit: Unit,
    /// How exactly it is meant.
    pub bound: Bound,
    /// The head of what is counted, if that is said: "votes" in "300 more votes".
    pub counted: Option<u32>,
}

/// What a quantity measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unit {
    /// Things: see [`Quantity::counted`].
    Count,
    /// Money in the currency of that sign.
    Money(char),
    /// Hundredths of something.
    Percent,
    /// Percentage points.
    Points,
    /// A place in an order: "third".
    Ordinal,
    /// A time of day.
    Time,
    /// A date or a part of one.
    Date(Date),
}

/// A date, as far as it is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: Option<i16>,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
    /// The day of the week, Monday being 1.
    pub weekday: Option<u8>,
}

/// How exactly a quantity is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// As it stands.
    Exact,
    /// "about", "nearly".
    About,
    /// "at least", "more than".
    AtLeast,
    /// "up to", "fewer than".
    AtMost,
    /// One end of a range, from the one number to the other: "90 to 95 percent", "between 10 and 15", "20-30".
    Between(f64, f64),
}

impl Quantity {
    /// Whether it is a date or a part of one.
    pub fn is_date(&self) -> bool {
        matches!(self.unit, Unit::Date(_))
    }

    /// What a second mention of the same number in the same unit has in common with the first.
    pub fn key(&self) -> (u64, u32) {
        let unit = match self.unit {
            Unit::Money(sign) => u32::from(sign),
            Unit::Percent | Unit::Points => 1,
            _ => 0,
        };
        (self.value.to_bits(), unit)
    }

    /// Whether it tells how many or how much of something, which a reader could check.
    pub fn is_figure(&self) -> bool {
        matches!(self.unit, Unit::Count | Unit::Money(_) | Unit::Percent | Unit::Points)
    }
}

/// The number of an age that hyphens join to a word, as it is written: that of "49-year-old" or "ten-year-old".
pub fn joined_age<'t>(word: &'t str, lexicons: &Lexicons) -> Option<&'t str> {
    let (number, rest) = word.split_once('-')?;
    let word = || lexicons.vocabulary.has(fold_key(number), Class::Number);
    let counts = || !number.is_empty() && (number.bytes().all(|b| b.is_ascii_digit()) || word());
    (lexicons.vocabulary.has(fold_key(rest), Class::Age) && counts()).then_some(number)
}

/// Finds the quantities of one sentence.
pub fn find(text: &str, tokens: &[Token], sentence: &Sentence, trees: &Trees, lexicons: &Lexicons) -> Vec<Quantity> {
    let finder = Finder { text, tokens, end: sentence.tokens.end, trees, lexicons };
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        if !finder.may_begin(at) {
            at += 1;
            continue;
        }
        match finder.date(at).or_else(|| finder.number(at)) {
            Some(mut quantity) => {
                at = quantity.tokens.end;
                quantity.bound = finder.bound(&quantity, sentence.tokens.start);
                quantity.counted = finder.counted(&quantity);
                found.push(quantity);
            }
            None => at += 1,
        }
    }
    finder.join_ranges(&mut found, sentence.tokens.start);
    found
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    end: u32,
    trees: &'a Trees,
    lexicons: &'a Lexicons,
}

impl Finder<'_> {
    fn token(&self, at: u32) -> Option<&Token> {
        self.tokens.get(at as usize).filter(|_| at < self.end)
    }

    /// Whether a date or a number may begin at `at`, by the token alone.
    fn may_begin(&self, at: u32) -> bool {
        const OPENING: Classes = Classes::of(&[
            Class::Weekday,
            Class::Month,
            Class::Number,
            Class::Fraction,
            Class::Ordinal,
            Class::Magnitude,
        ]);
        self.token(at).is_some_and(|token| {
            token.kind == TokenKind::Number
                || self.lexicons.vocabulary.is_one_of(token.word, OPENING)
                || token.kind == TokenKind::Word && token.span.text(self.text).contains('-')
        })
    }

    fn value(&self, class: Class, at: u32) -> Option<f64> {
        self.lexicons.class_value(class, self.token(at)?.word)
    }

    fn is(&self, class: Class, at: u32) -> bool {
        self.token(at).is_some_and(|t| self.lexicons.vocabulary.is(t.word, class))
    }

    /// A number with its magnitude and unit, if one starts at `at`.
    fn number(&self, at: u32) -> Option<Quantity> {
        let (mut value, mut end, mut unit) = self.figure(at)?;
        while let Some(magnitude) = self.value(Class::Magnitude, end) {
            value *= magnitude;
            end += 1;
            // "two hundred (and) fifty"
            if let Some(rest) = self.value(Class::Number, end).filter(|&r| r < magnitude && unit == Unit::Count) {
                value += rest;
                end += 1;
            }
        }
        if unit == Unit::Count {
            if self.is(Class::PercentWord, end) || self.is(Class::PercentWord, end + 1) && self.is(Class::PerWord, end)
            {
                unit = Unit::Percent;
                end += if self.is(Class::PercentWord, end) { 1 } else { 2 };
            } else if self.is(Class::PointWord, end) {
                unit = Unit::Points;
                end += 1;
            } else if self.is(Class::PercentageWord, end) && self.is(Class::PointWord, end + 1) {
                unit = Unit::Points;
                end += 2;
            } else if let Some(sign) = self.value(Class::Currency, end) {
                unit = Unit::Money(char::from_u32(sign as u32).unwrap_or('¤'));
                end += 1;
            }
        }
        Some(Quantity { tokens: at..end, value, unit, bound: Bound::Exact, counted: None })
    }

    /// The bare number at `at`: its value, where it ends, and what its own form says of the unit.
    fn figure(&self, at: u32) -> Option<(f64, u32, Unit)> {
        let token = self.token(at)?;
        let text = token.span.text(self.text);
        if token.kind == TokenKind::Number {
            return digits(text).map(|(value, unit)| (value, at + 1, unit));
        }
        if token.kind != TokenKind::Word {
            return None;
        }
        let one_of = |class| self.value(class, at);
        if let Some(value) = one_of(Class::Number) {
            // "three quarters of the town", but "for three quarters in a row"
            if let Some(part) = self.value(Class::Fraction, at + 1).filter(|_| self.is(Class::Of, at + 2)) {
                return Some((value * part, at + 2, Unit::Count));
            }
            // "one" as a pronoun counts nothing.
            let counts = (value - 1.0).abs() > f64::EPSILON
                || token.tag == Tag::Cd && self.trees.relation(at) == Relation::Number;
            return counts.then_some((value, at + 1, Unit::Count));
        }
        let before = at.checked_sub(1);
        let article = before.and_then(|b| self.token(b)).is_some_and(|t| t.tag == Tag::Dt);
        if let Some(value) = one_of(Class::Fraction).filter(|_| self.is_part(at, article)) {
            return Some((value, at + 1, Unit::Count));
        }
        if let Some(value) = one_of(Class::Ordinal).filter(|_| token.tag.is_adjective()) {
            return Some((value, at + 1, Unit::Ordinal));
        }
        if let Some(value) = one_of(Class::Magnitude) {
            return article.then_some((value, at + 1, Unit::Count));
        }
        if let Some(value) = self.lexicons.joined_number(text) {
            return Some((value, at + 1, Unit::Count));
        }
        // "two-thirds"
        let (number, part) = text.split_once('-')?;
        let known = |class, word: &str| {
            let id = self.lexicons.vocabulary.find(fold_key(word));
            self.lexicons.class_value(class, id)
        };
        let fraction = known(Class::Fraction, part).or_else(|| known(Class::Fraction, part.strip_suffix('s')?))?;
        Some((known(Class::Number, number)? * fraction, at + 1, Unit::Count))
    }

    /// Whether the word for a part of a whole at `at` is meant as one: "a third of them", "half the fleet", but not "the third
    /// quarter", "the half", "living quarters". An article may stand right before it.
    fn is_part(&self, at: u32, article: bool) -> bool {
        let tag = |at: u32| self.token(at).map(|t| t.tag);
        let definite = at.checked_sub(1).is_some_and(|b| self.is(Class::Definite, b));
        let describes = |t: Tag| t.is_noun() || t.is_adjective();
        let followed = tag(at + 1).is_some_and(describes);
        let narrowed = at.checked_sub(1).and_then(tag).is_some_and(|t| describes(t) || t == Tag::Cd);
        tag(at) != Some(Tag::Nns)
            && if article { !definite && !followed } else { tag(at) == Some(Tag::Nn) && !narrowed }
    }

    /// Marks numbers that are the ends of one range; "from 90 to 95" tells of a change instead.
    fn join_ranges(&self, found: &mut [Quantity], first: u32) {
        const OF_A_RANGE: f64 = 1.0;
        for at in 1..found.len() {
            let (low, high) = (&found[at - 1], &found[at]);
            let link = low.tokens.end;
            let opener = low.tokens.start.checked_sub(1).filter(|&b| b >= first);
            let joint = match opener.and_then(|b| self.value(Class::RangeOpener, b)) {
                Some(OF_A_RANGE) => Some(Tag::Cc),
                Some(_) => None,
                None => Some(Tag::To),
            };
            let linked =
                link + 1 == high.tokens.start && joint == self.token(link).map(|t| t.tag) || self.dashed(low, high);
            let alike = high.is_figure() && (low.unit == Unit::Count || low.unit == high.unit);
            if linked && alike && low.value < high.value {
                let (unit, bound) = (high.unit, Bound::Between(low.value, high.value));
                (found[at - 1].unit, found[at - 1].bound, found[at].bound) = (unit, bound, bound);
            }
        }
    }

    /// Whether nothing but a dash stands between two numbers: "280–420".
    fn dashed(&self, low: &Quantity, high: &Quantity) -> bool {
        let span = |t: u32| self.tokens[t as usize].span;
        let (last, next) = (span(low.tokens.end - 1), span(high.tokens.start));
        let between = &self.text[last.end as usize..next.start as usize];
        matches!(between, "–" | "-") || between.is_empty() && last.text(self.text).ends_with('-')
    }

    /// How exactly a quantity is meant, by the words before it.
    fn bound(&self, quantity: &Quantity, first: u32) -> Bound {
        let start = quantity.tokens.start;
        let bounds = [(Class::AtLeast, Bound::AtLeast), (Class::AtMost, Bound::AtMost), (Class::About, Bound::About)];
        for back in (1..=3).filter(|&b| start >= first + b) {
            for (class, bound) in bounds {
                if self.lexicons.spans(class, &self.tokens[(start - back) as usize..start as usize]) {
                    return bound;
                }
            }
        }
        Bound::Exact
    }

    /// The head of what a quantity counts.
    fn counted(&self, quantity: &Quantity) -> Option<u32> {
        let inside = |t: u32| quantity.tokens.contains(&t);
        let top = quantity.tokens.clone().find(|&t| self.trees.head(t).is_none_or(|h| !inside(h)))?;
        let of = |t: u32| {
            let phrases = self
                .trees
                .children(t)
                .filter(|&c| c >= quantity.tokens.end && self.trees.relation(c) == Relation::Nominal);
            phrases
                .into_iter()
                .find(|&c| self.trees.child(c, Relation::Case).is_some_and(|case| self.is(Class::Of, case)))
        };
        match quantity.unit {
            Unit::Count if self.trees.relation(top) == Relation::Number => self.trees.head(top),
            Unit::Count | Unit::Percent => of(top).or_else(|| {
                let next = self.token(quantity.tokens.end)?;
                matches!(next.tag, Tag::Nns).then_some(quantity.tokens.end)
            }),
            _ => None,
        }
    }
}

/// The value and unit of a number in digits: "$1,200.50", "40", "1990s", "20th", "10:30", "5m".
fn digits(text: &str) -> Option<(f64, Unit)> {
    let sign = text.chars().next().filter(|c| matches!(c, '$' | '£' | '€' | '¥'));
    let bare = text.trim_start_matches(['$', '£', '€', '¥', '\'', '’']);
    if bare.contains([':', '/']) {
        return Some((0.0, Unit::Time));
    }
    let number_end = bare.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(bare.len());
    let (number, tail) = bare.split_at(number_end);
    let value: f64 = number.replace(',', "").trim_end_matches('.').parse().ok()?;
    let (value, unit) = match tail {
        "" => (value, Unit::Count),
        "st" | "nd" | "rd" | "th" => (value, Unit::Ordinal),
        "k" => (value * 1e3, Unit::Count),
        "m" | "million" => (value * 1e6, Unit::Count),
        "bn" | "b" | "billion" => (value * 1e9, Unit::Count),
        "tn" | "trillion" => (value * 1e12, Unit::Count),
        "s" => (0.0, Unit::Date(Date { year: Some(value as i16), ..Date::default() })),
        "am" | "pm" | "a.m" | "p.m" => (0.0, Unit::Time),
        _ => (value, Unit::Count),
    };
    let unit = sign.filter(|_| unit == Unit::Count).map_or(unit, Unit::Money);
    Some((value, unit))
}
