//! Stances: on which side of a pair of opposites a claim's words stand.
//!
//! In: the files under `opposites/` of the rules. Out: [`Stance`]s. "not", "never" and their like turn one around.

use std::ops::Range;

use serde::Deserialize;

use crate::language::Annotations;
use crate::language::lexicon::{Class, Lexicons};
use crate::language::tag::Tag;
use crate::phrase::{Labelled, Match, Phrases};
use crate::written::{Mistake, Text, Written};

/// Opposites as they are written: phrases for one side and for the other.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Opposites", deny_unknown_fields)]
pub struct OppositesFile<'a> {
    /// What the two sides differ in, in one sentence.
    pub about: String,
    /// Whether the sides tell what is so, and not how somebody sees it, so that two speakers who take opposite ones cannot both
    /// be right.
    #[serde(default)]
    pub facts: bool,
    /// Phrases for one side.
    #[serde(borrow)]
    pub one: Vec<Text<'a>>,
    /// Phrases for the other.
    #[serde(borrow)]
    pub other: Vec<Text<'a>>,
}

/// A pair of opposites by number, in order of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OppositesId(pub u16);

/// A place where a claim takes a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// In which matter.
    pub opposites: OppositesId,
    /// Whether it is the first of the two sides.
    pub one: bool,
    /// Whether the sides are of what is so.
    pub fact: bool,
    /// The words.
    pub tokens: Range<u32>,
}

/// All pairs of opposites.
#[derive(Clone, Debug, Default)]
pub struct Opposites {
    names: Vec<String>,
    /// For each pair whether it is of what is so.
    facts: Vec<bool>,
    labels: Labelled<(OppositesId, bool)>,
}

impl Opposites {
    /// Reads the opposites among the files, which are named by their path below the folder of rules, and adds their phrases to
    /// a set.
    ///
    /// What is wrong is put to the mistakes: everything in every file.
    pub fn read(
        files: &[Written],
        (phrases, lexicons): (&mut Phrases, &mut Lexicons),
        mistakes: &mut Vec<Mistake>,
    ) -> Self {
        let mut opposites = Self { names: Vec::new(), facts: Vec::new(), labels: Labelled::new(phrases) };
        for file in files {
            let Some(name) = file.path.strip_prefix("opposites/").and_then(|p| p.strip_suffix(".ron")) else {
                continue;
            };
            match file.read::<OppositesFile<'_>>() {
                Ok((read, tree)) => {
                    let id = OppositesId(opposites.names.len() as u16);
                    opposites.names.push(name.to_owned());
                    opposites.facts.push(read.facts);
                    for (texts, field, one) in [(&read.one, "one", true), (&read.other, "other", false)] {
                        let place = tree.place().field(field);
                        opposites.labels.add((phrases, lexicons), texts, place, (id, one), mistakes);
                    }
                }
                Err(found) => mistakes.extend(found),
            }
        }
        opposites
    }

    /// The name of a pair.
    pub fn name(&self, id: OppositesId) -> &str {
        &self.names[usize::from(id.0)]
    }

    /// The places in a sentence in which these phrases match and a side is taken.
    pub fn find(
        &self,
        (annotations, lexicons): (&Annotations, &Lexicons),
        matches: &[Match],
        sentence: &Range<u32>,
    ) -> Vec<Stance> {
        let stance = |m: &Match| {
            let (opposites, one) = self.labels.of(m)?;
            let one = one != negated(annotations, lexicons, sentence.start, m.tokens.start);
            let fact = self.facts[usize::from(opposites.0)];
            Some(Stance { opposites, one, fact, tokens: m.tokens.clone() })
        };
        let mut stances: Vec<Stance> = matches.iter().filter_map(stance).collect();
        stances.sort_by_key(|s| (s.opposites, s.tokens.start, std::cmp::Reverse(s.tokens.end)));
        stances.dedup_by(|next, kept| next.opposites == kept.opposites && next.tokens.start < kept.tokens.end);
        stances
    }
}

/// Whether a negative word within the same clause turns around what starts at `at`.
fn negated(annotations: &Annotations, lexicons: &Lexicons, first: u32, at: u32) -> bool {
    /// "not appear to be coordinated or acting in good faith"
    const REACH: u32 = 8;
    let before = at.saturating_sub(REACH).max(first)..at;
    let mut within = before
        .rev()
        .map(|i| &annotations.tokens[i as usize])
        .take_while(|t| !matches!(t.tag, Tag::Comma | Tag::Colon | Tag::Stop));
    within.any(|t| lexicons.vocabulary.is(t.word, Class::Not) || lexicons.vocabulary.is(t.word, Class::Negative))
}
