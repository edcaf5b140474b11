//! Facets: the kinds of checkable thing that a claim can hold, each written as RON.
//!
//! In: the files under `facets/` of the rules. Out: [`Facets`], which find their places in a stretch of text.

use std::ops::Range;

use serde::Deserialize;

use super::{FacetHit, Temper};
use crate::language::Annotations;
use crate::language::lexicon::Lexicons;
use crate::language::quantity::{Quantity, Unit};
use crate::language::tag::is_titled;
use crate::language::token::{Case, TokenKind};
use crate::phrase::{Labelled, Match, Phrases};
use crate::written::place::Place;
use crate::written::{Mistake, Text, Written};

/// A facet by number, in order of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FacetId(pub u16);

/// A kind of quantity that makes a facet by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Figure {
    /// A sum of money.
    Money,
    /// A percentage or percentage points.
    Percent,
    /// A number of things, from ten up or in digits.
    Count,
}

/// What a facet weighs at most, for or against.
const HEAVIEST: i32 = 100;

/// A facet as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Facet", deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each holds or not, whatever the others")]
pub struct FacetFile<'a> {
    /// What it is, in one sentence.
    pub about: String,
    /// What a desk calls one, with its article: "a figure"; reports for people do not name a facet without it.
    #[serde(default)]
    pub called: Option<String>,
    /// The head of the checklist in which its words stand, if a desk ticks them off: "Superlatives".
    #[serde(default)]
    pub checklist: Option<String>,
    /// How much each place adds to the gravity of a claim, up to three places; what is routine takes away.
    #[serde(default)]
    pub weight: i32,
    /// Whether it is the writer's judgement, which weighs nothing in commentary, where it is his to make.
    #[serde(default)]
    pub judges: bool,
    /// Whether it is mostly manner in calm copy, where it weighs half.
    #[serde(default)]
    pub manner: bool,
    /// Whether it shows that the copy is contested; if it judges, only in the article's own voice.
    #[serde(default)]
    pub heats: bool,
    /// Whether words of the article's own show it only where they are told as fact: "he lied", not "he might lie".
    #[serde(default)]
    pub told: bool,
    /// Whether it charges somebody with having done wrong.
    #[serde(default)]
    pub charges: bool,
    /// Phrases that show it.
    #[serde(default, borrow)]
    pub any: Vec<Text<'a>>,
    /// Kinds of quantity that show it.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Phrases that take away every place they overlap.
    #[serde(default, borrow)]
    pub not: Vec<Text<'a>>,
}

#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each holds or not, whatever the others")]
struct Facet {
    name: String,
    called: Option<String>,
    checklist: Option<String>,
    weight: i32,
    judges: bool,
    manner: bool,
    heats: bool,
    told: bool,
    charges: bool,
    figures: Vec<Figure>,
}

/// What a phrase says of the facet that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Yes,
    No,
}

/// All facets.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    list: Vec<Facet>,
    labels: Labelled<(FacetId, Says)>,
}

impl Facets {
    /// Reads the facets among the files, which are named by their path below the folder of rules, and adds their phrases to a
    /// set.
    ///
    /// What is wrong is put to the mistakes: everything in every file.
    pub fn read(
        files: &[Written],
        (phrases, lexicons): (&mut Phrases, &mut Lexicons),
        mistakes: &mut Vec<Mistake>,
    ) -> Self {
        let mut facets = Self { list: Vec::new(), labels: Labelled::new(phrases) };
        let mut named: Vec<(&str, &Written)> =
            files.iter().filter_map(|f| Some((f.path.strip_prefix("facets/")?.strip_suffix(".ron")?, f))).collect();
        named.sort_by_key(|(name, _)| *name);
        for (name, file) in named {
            match file.read::<FacetFile<'_>>() {
                Ok((read, tree)) => facets.add(name, &read, tree.place(), (phrases, lexicons), mistakes),
                Err(found) => mistakes.extend(found),
            }
        }
        facets
    }

    fn add(
        &mut self,
        name: &str,
        read: &FacetFile<'_>,
        place: Place<'_>,
        (phrases, lexicons): (&mut Phrases, &mut Lexicons),
        mistakes: &mut Vec<Mistake>,
    ) {
        if read.any.is_empty() && read.figures.is_empty() {
            mistakes.push(place.name().mistake("nothing shows this facet").help("add `any: [\"...\"]`"));
        }
        if read.weight.abs() > HEAVIEST {
            let mistake = place.field("weight").mistake("no facet weighs so much").label("-100 to 100");
            mistakes.push(mistake.help("weights of the facets of a claim are added up; a grave one weighs 3"));
        }
        let id = FacetId(self.list.len() as u16);
        self.list.push(Facet {
            name: name.to_owned(),
            called: read.called.clone(),
            checklist: read.checklist.clone(),
            weight: read.weight.clamp(-HEAVIEST, HEAVIEST),
            judges: read.judges,
            manner: read.manner,
            heats: read.heats,
            told: read.told,
            charges: read.charges,
            figures: read.figures.clone(),
        });
        for (texts, field, says) in [(&read.any, "any", Says::Yes), (&read.not, "not", Says::No)] {
            self.labels.add((phrases, lexicons), texts, place.field(field), (id, says), mistakes);
        }
    }

    /// The facet of that name.
    pub fn named(&self, name: &str) -> Option<FacetId> {
        self.list.iter().position(|f| f.name == name).map(|i| FacetId(i as u16))
    }

    /// The name of a facet.
    pub fn name(&self, id: FacetId) -> &str {
        &self.list[usize::from(id.0)].name
    }

    /// What a desk calls what a place of that facet holds: "a figure".
    pub fn called(&self, id: FacetId) -> Option<&str> {
        self.list[usize::from(id.0)].called.as_deref()
    }

    /// The facets whose words a desk ticks off, each with the head of its checklist.
    pub fn checklists(&self) -> impl Iterator<Item = (FacetId, &str)> {
        (0..).map(FacetId).zip(&self.list).filter_map(|(id, facet)| Some((id, facet.checklist.as_deref()?)))
    }

    /// How much a place of that facet adds to the gravity of a claim.
    pub fn weight(&self, id: FacetId) -> i32 {
        self.list[usize::from(id.0)].weight
    }

    /// How much the weightiest facet weighs.
    pub fn heaviest(&self) -> i32 {
        self.list.iter().map(|facet| facet.weight).max().unwrap_or(0)
    }

    /// The names of all facets.
    pub fn names(&self) -> Vec<String> {
        self.list.iter().map(|f| f.name.clone()).collect()
    }

    /// How grave it is that a claim with these facets has no source: the sum of their weights. Judgement weighs nothing in
    /// commentary, and all that is mostly manner together half in calm copy, rounded down.
    pub fn gravity(&self, hits: &[FacetHit], temper: Temper) -> i32 {
        /// A facet counts this often at most.
        const MOST: usize = 3;
        let (mut gravity, mut manner) = (0, 0);
        for (id, facet) in self.list.iter().enumerate() {
            let places = hits.iter().filter(|h| usize::from(h.facet.0) == id).take(MOST).count();
            let weight = facet.weight * places as i32;
            match temper {
                Temper::Commentary if facet.judges => {}
                Temper::Calm if facet.manner => manner += weight,
                _ => gravity += weight,
            }
        }
        gravity + manner / 2
    }

    /// Whether the article's own words show it only where they are told as fact.
    pub fn needs_telling(&self, id: FacetId) -> bool {
        self.list[usize::from(id.0)].told
    }

    /// Whether it charges somebody with having done wrong.
    pub fn charges(&self, id: FacetId) -> bool {
        self.list[usize::from(id.0)].charges
    }

    /// Whether one of the places shows that the copy is contested.
    pub fn is_heated(&self, hits: &[FacetHit], own: bool) -> bool {
        hits.iter().map(|hit| &self.list[usize::from(hit.facet.0)]).any(|f| f.heats && (own || !f.judges))
    }

    /// The places in a sentence in which these phrases match, in text order, longest first where they start together.
    pub fn find(&self, annotations: &Annotations, matches: &[Match], sentence: Range<u32>) -> Vec<FacetHit> {
        let of = |says| {
            let said = move |m: &Match| {
                let (id, _) = self.labels.of(m).filter(|(_, said)| *said == says)?;
                Some((id, m.tokens.clone()))
            };
            matches.iter().filter_map(said)
        };
        let taken: Vec<(FacetId, Range<u32>)> = of(Says::No).collect();
        let first = annotations.quantities.partition_point(|q| q.tokens.start < sentence.start);
        let quantities = annotations.quantities[first..].iter().take_while(|q| q.tokens.start < sentence.end);
        let figures = quantities.flat_map(|quantity| {
            let shows = |f: &Facet| f.figures.iter().any(|figure| figure.is(quantity, annotations));
            let ids = (0..).map(FacetId).zip(&self.list).filter(move |(_, f)| shows(f));
            ids.map(|(id, _)| (id, quantity.tokens.clone()))
        });
        let titled = || is_titled(&annotations.tokens[sentence.start as usize..sentence.end as usize]);
        let named = |tokens: &Range<u32>| is_in_name(annotations, &sentence, tokens) && !titled();
        let mut hits: Vec<FacetHit> = of(Says::Yes)
            .filter(|(_, tokens)| !named(tokens))
            .chain(figures)
            .filter(|(id, tokens)| !taken.iter().any(|(t, r)| t == id && r.start < tokens.end && tokens.start < r.end))
            .map(|(facet, tokens)| FacetHit { facet, tokens })
            .collect();
        hits.sort_by_key(|h| (h.tokens.start, std::cmp::Reverse(h.tokens.end), h.facet));
        let mut kept: Vec<FacetHit> = Vec::new();
        for hit in hits {
            let inside = |k: &FacetHit| {
                k.facet == hit.facet && k.tokens.start <= hit.tokens.start && hit.tokens.end <= k.tokens.end
            };
            if !kept.iter().any(inside) {
                kept.push(hit);
            }
        }
        kept
    }
}

/// Whether words begin with capital letters beside another with one, within a sentence: "the Notorious Nine".
fn is_in_name(annotations: &Annotations, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    let word = |t: u32| Some(t).filter(|t| sentence.contains(t)).map(|t| &annotations.tokens[t as usize]);
    let capital = |t: u32| word(t).is_some_and(|w| w.kind == TokenKind::Word && w.case != Case::Lower);
    let begins = |t: u32| word(t).is_some_and(|w| w.kind == TokenKind::Word && w.case == Case::Capital);
    let beside = || tokens.start - 1 > sentence.start && capital(tokens.start - 1) || capital(tokens.end);
    tokens.start > sentence.start && tokens.clone().all(begins) && beside()
}

impl Figure {
    fn is(self, quantity: &Quantity, annotations: &Annotations) -> bool {
        /// Below this, numbers are mostly part of the prose ("two men").
        const LEAST: f64 = 10.0;
        match self {
            Self::Money => matches!(quantity.unit, Unit::Money(_)),
            Self::Percent => matches!(quantity.unit, Unit::Percent | Unit::Points),
            Self::Count => {
                let noun = quantity.counted.is_some_and(|c| annotations.tokens[c as usize].tag.is_noun());
                let share = quantity.value.fract() != 0.0;
                // "Third Point" is a name.
                let named = annotations.tokens[quantity.tokens.start as usize].tag.is_proper();
                !named && quantity.unit == Unit::Count && (share || noun && quantity.value >= LEAST)
            }
        }
    }
}
