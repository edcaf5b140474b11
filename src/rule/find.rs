//! What a rule looks for, ready to run, and what it finds.

mod compared;

mod pair;

mod pattern;

mod search;

pub(super) use pattern::{Pattern, Standing};
pub(super) use search::AT;

use std::borrow::Cow;
use std::ops::Range;

use super::check::LONGEST;
use super::compile::Compiler;
use super::condition::{Condition, Kind, Object, voice_of};
use super::file::{FindFile, Role};
use super::message::Message;
use super::places::Places;
use super::reading::Reading;
use super::tie::Tie;
use crate::claim::Voice;
use crate::phrase::Phrases;
use crate::speaker::SpeakerId;
use crate::written::place::Place;

/// What a rule looks for.
#[derive(Clone, Debug)]
pub enum Find {
    /// Phrases in stated voices.
    Text(Vec<Voice>, Vec<usize>, Condition),
    /// Sentences.
    Sentence(Condition),
    /// Names.
    Name(Condition),
    /// Dates.
    Date(Condition),
    /// Two places that have to do with each other, and what to call the other one.
    Pair(Box<Find>, Tie, String),
    /// Claims.
    Claim(Condition),
    /// Attributions.
    Attribution(Role, Condition),
    /// Quotations.
    Quotation(Condition),
    /// Speakers.
    Speaker(Condition),
    /// Nodes and edges.
    Graph(Pattern),
    /// What this finds as the first, or as the one of that number, from 1.
    Nth(usize, Box<Find>),
    /// Whatever one of these finds.
    AnyOf(Vec<Find>),
}

/// Something found: the place, and what is remembered of it.
#[derive(Clone, Debug)]
pub struct Found {
    /// What conditions are asked of.
    pub object: Object,
    /// Where the finding points.
    pub tokens: Range<u32>,
    /// What it remembers, by name, for the question; of two under one name the later counts.
    pub captures: Vec<(Cow<'static, str>, Said)>,
    /// Further places to show, each with what it is.
    pub related: Vec<(String, Range<u32>)>,
    /// The nodes of a pattern, each by name with its words.
    pub nodes: Vec<(String, Range<u32>)>,
    /// The dispute that it is part of, if it shows clashing claims: findings of one rule in one dispute are one.
    pub dispute: Option<u32>,
    /// The quotation whose comparison with what the draft was written from the rule asks about, by number.
    pub compared: Option<u32>,
    /// Tokens, one for each thing that shows that both accounts of a dispute speak of one matter.
    pub link: Vec<u32>,
}

/// Words that are remembered of something found.
#[derive(Clone, Debug)]
pub enum Said {
    /// Those of the copy.
    Copy(Range<u32>),
    /// A speaker's name.
    Name(SpeakerId),
    /// Other words.
    Text(String),
}

impl Found {
    /// A question about it, with the names filled in.
    pub(super) fn fill(&self, asks: &Message, reading: &Reading<'_>) -> String {
        asks.fill(|name| self.capture(name, reading))
    }

    /// The words that are remembered under that name.
    fn capture(&self, name: &str, reading: &Reading<'_>) -> Option<String> {
        let (_, said) = self.captures.iter().rev().find(|(known, _)| known == name)?;
        Some(match said {
            Said::Copy(tokens) => reading.words(tokens.clone()),
            Said::Name(speaker) => reading.speakers.get(*speaker).name.clone(),
            Said::Text(text) => text.clone(),
        })
    }
}

impl Find {
    /// Checks what is written; what is wrong is put to the compiler's mistakes.
    pub(super) fn compile(written: &FindFile, place: Place<'_>, compiler: &mut Compiler<'_>) -> Self {
        match written {
            FindFile::Text { voice, any, having } => {
                let inner = place.field("any");
                let phrases = any
                    .iter()
                    .take(LONGEST)
                    .enumerate()
                    .filter_map(|(i, p)| compiler.phrase(p, inner.item(i), Phrases::add))
                    .collect();
                let having = having.as_ref().map_or_else(Condition::default, |having| {
                    Condition::compile(having, &[Kind::Text], place.field("having"), compiler)
                });
                Self::Text(voice.iter().map(|v| voice_of(*v)).collect(), phrases, having)
            }
            FindFile::Claim(condition) => {
                Self::Claim(Condition::compile(condition, &[Kind::Claim], place.item(0), compiler))
            }
            FindFile::Attribution { at, having } => {
                let condition = Condition::compile(having, &[Kind::Attribution], place.field("having"), compiler);
                Self::Attribution(*at, condition)
            }
            FindFile::Quotation(condition) => {
                Self::Quotation(Condition::compile(condition, &[Kind::Quotation], place.item(0), compiler))
            }
            FindFile::Speaker(condition) => {
                Self::Speaker(Condition::compile(condition, &[Kind::Speaker], place.item(0), compiler))
            }
            FindFile::Sentence(condition) => {
                Self::Sentence(Condition::compile(condition, &[Kind::Sentence], place.item(0), compiler))
            }
            FindFile::Name(condition) => {
                Self::Name(Condition::compile(condition, &[Kind::Name], place.item(0), compiler))
            }
            FindFile::Date(condition) => {
                Self::Date(Condition::compile(condition, &[Kind::Date], place.item(0), compiler))
            }
            FindFile::Pair { of, between, show } => {
                let of = Self::compile(of, place.field("of"), compiler);
                let known = of.captures(compiler);
                between.check(&of.kinds(), &known, place.field("between"), compiler);
                Self::Pair(Box::new(of), between.clone(), show.clone())
            }
            FindFile::Once(inner) => Self::Nth(1, Box::new(Self::compile(inner, place.item(0), compiler))),
            FindFile::AtLeast(count, inner) => {
                Self::Nth(usize::from(*count), Box::new(Self::compile(inner, place.item(1), compiler)))
            }
            FindFile::AnyOf(finds) => {
                let each = finds.iter().enumerate().map(|(i, f)| Self::compile(f, place.item(0).item(i), compiler));
                Self::AnyOf(each.collect())
            }
            FindFile::Graph { nodes, edges, ties, absent, at, show } => {
                Self::Graph(Pattern::compile(nodes, (edges, ties, absent), at, show, place, compiler))
            }
        }
    }

    /// The names that the question may use.
    pub(super) fn captures(&self, compiler: &Compiler<'_>) -> Vec<String> {
        let fixed = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
        match self {
            Self::Text(_, phrases, _) => {
                let mut names: Vec<String> = fixed(&["words"]);
                names.extend(compiler.captures_in_all(phrases));
                names
            }
            Self::Claim(_) => fixed(&["words", "claim", "speaker", "subject", "last"]),
            Self::Attribution(..) => fixed(&["words", "speaker", "source", "cue", "content"]),
            Self::Quotation(condition) if condition.asks.asks_of_originals() => fixed(&compared::CAPTURES),
            Self::Quotation(_) | Self::Sentence(_) | Self::Name(_) => fixed(&["words"]),
            Self::Date(_) => fixed(&["words", "weekday"]),
            Self::Speaker(_) => fixed(&["words", "speaker"]),
            Self::Nth(_, inner) => inner.captures(compiler),
            Self::Pair(of, ..) => of.captures(compiler).into_iter().chain(fixed(&["other"])).collect(),
            Self::Graph(pattern) => pattern.names(),
            Self::AnyOf(finds) => {
                let mut each = finds.iter().map(|f| f.captures(compiler));
                let first = each.next().unwrap_or_default();
                each.fold(first, |common, names| common.into_iter().filter(|n| names.contains(n)).collect())
            }
        }
    }

    /// The kinds of place that further conditions of the rule are asked of.
    pub(super) fn kinds(&self) -> Vec<Kind> {
        match self {
            Self::Text(..) => vec![Kind::Text],
            Self::Name(_) => vec![Kind::Name],
            Self::Date(_) => vec![Kind::Date],
            Self::Speaker(_) => vec![Kind::Speaker],
            Self::Pair(of, ..) | Self::Nth(_, of) => of.kinds(),
            Self::Sentence(_) => vec![Kind::Sentence],
            Self::Claim(_) => vec![Kind::Claim],
            Self::Attribution(..) => vec![Kind::Attribution],
            Self::Quotation(_) => vec![Kind::Quotation],
            Self::Graph(pattern) => vec![pattern.kind()],
            Self::AnyOf(finds) => finds.iter().flat_map(Self::kinds).collect(),
        }
    }

    /// All that there is to be found, in text order.
    pub fn all(&self, reading: &Reading<'_>, places: &Places<'_>) -> Vec<Found> {
        match self {
            Self::Text(voices, phrases, having) => {
                search::apart(search::text(voices, phrases, having, reading, places))
            }
            Self::Sentence(condition) => search::sentences(condition, reading, places),
            Self::Name(condition) => search::names(condition, reading, places),
            Self::Speaker(condition) => search::speakers(condition, reading, places),
            Self::Date(condition) => search::dates(condition, reading, places),
            Self::Pair(of, tie, show) => pair::all(&of.all(reading, places), tie, show, reading),
            Self::Claim(condition) => search::claims(condition, reading, places),
            Self::Attribution(role, condition) => search::attributions(*role, condition, reading, places),
            Self::Quotation(condition) => search::quotations(condition, reading, places),
            Self::Graph(pattern) => pattern.all(reading, places),
            Self::Nth(number, inner) => {
                inner.all(reading, places).into_iter().skip(number.saturating_sub(1)).take(1).collect()
            }
            Self::AnyOf(finds) => search::apart(finds.iter().flat_map(|f| f.all(reading, places)).collect()),
        }
    }
}
