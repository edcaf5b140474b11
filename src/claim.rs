//! Claims: what is asserted, in whose voice, about whom, and what in it could be checked.
//!
//! In: sentences, attributions and speakers. Out: [`Claims`], in text order: for each sentence of an attribution's content
//! one claim of its speakers, and for what is left of a sentence, if that says something, one of the article's own.

pub mod about;

pub mod asked;

pub mod extract;

pub mod facet;

pub mod fact;

pub mod own;

pub mod stance;

pub mod support;

pub mod temper;

pub mod voice;

pub mod wording;

use std::ops::Range;

pub use extract::{Kinds, extract};
pub use facet::{FacetId, Facets};
pub use stance::{Opposites, Stance};
pub use temper::Temper;
pub use voice::Voice;

use crate::attribution::manner::Manners;
use crate::attribution::scene::Scene;
use crate::language::Annotations;
use crate::span::Span;
use crate::speaker::SpeakerId;

/// A claim by number, in text order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub u32);

/// A place in a claim that is of a kind that a desk checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetHit {
    /// Which kind.
    pub facet: FacetId,
    /// The words.
    pub tokens: Range<u32>,
}

/// Why a claim of the article's own needs no source beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// There is none.
    None,
    /// The sentence before attributes what this one goes on with, in the same paragraph.
    Carried,
    /// An attribution in the sentence covers it.
    Attributed,
    /// It tells of somebody that he says, rules or shows something, without the words being made out.
    Told,
    /// A link or a footnote in the sentence leads to a document.
    Documented,
}

impl Support {
    /// The support in one word, as reports give it.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Carried => Some("carried"),
            Self::Attributed => Some("attributed"),
            Self::Told => Some("told"),
            Self::Documented => Some("documented"),
        }
    }
}

/// Something checkable that a speaker asserts.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its words, in one or more stretches of one sentence.
    pub tokens: Vec<Range<u32>>,
    /// The sentence, by number.
    pub sentence: usize,
    /// Whose words they are.
    pub voice: Voice,
    /// Who asserts it; nobody if it is attributed to no one.
    pub speakers: Vec<SpeakerId>,
    /// The attribution whose content it is, by number.
    pub attribution: Option<usize>,
    /// What in it could be checked.
    pub facets: Vec<FacetHit>,
    /// On which sides of which opposites it stands.
    pub stances: Vec<Stance>,
    /// Whether its main verb is negated.
    pub negated: bool,
    /// Whether it is put with reserve: "may", "appears".
    pub hedged: bool,
    /// Its quantities, by number in the annotations.
    pub quantities: Range<usize>,
    /// Whom it is about, the subject first.
    pub about: Vec<SpeakerId>,
    /// What stands in for a source, if it is the article's own.
    pub support: Support,
    /// Whether it has figures, and each stands in an earlier sentence of the body too.
    pub repeats: bool,
    /// The manners of the attributions with a source that have a part in its sentence, if it is the article's own.
    pub beside: Manners,
    /// The log-odds that a desk asks who says it, in hundredths, if only the article does.
    pub asked: Option<i32>,
}

impl Claim {
    /// Whether the token is one of its words.
    pub fn covers(&self, token: u32) -> bool {
        self.tokens.iter().any(|r| r.contains(&token))
    }

    /// From its first to behind its last token.
    pub fn extent(&self) -> Range<u32> {
        let last = self.tokens.len() - 1;
        self.tokens[0].start..self.tokens[last].end
    }

    /// Whether a place in it is of that kind.
    pub fn has(&self, facet: FacetId) -> bool {
        self.facets.iter().any(|h| h.facet == facet)
    }
}

/// The claims of a text.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// In text order.
    pub list: Vec<Claim>,
    /// For each token whose words it is.
    pub voices: Vec<Voice>,
    /// Whether the copy is commentary: most of its sentences are the article's own, with nobody's words in them.
    pub commentary: bool,
    /// The claims that attributions make, in order of the attribution.
    of_attributions: Vec<(usize, ClaimId)>,
}

impl Claims {
    /// The claims in text order, and whose words each token is.
    fn new(list: Vec<Claim>, voices: Vec<Voice>, commentary: bool) -> Self {
        let numbered = (0..).map(ClaimId).zip(&list);
        let mut of_attributions: Vec<_> = numbered.filter_map(|(id, claim)| Some((claim.attribution?, id))).collect();
        of_attributions.sort_unstable();
        Self { list, voices, commentary, of_attributions }
    }

    /// Lets links and footnotes at these places stand in for sources of the article's own claims in their sentences.
    pub fn document(&mut self, annotations: &Annotations, places: impl Iterator<Item = Span>) {
        for place in places {
            let sentence = annotations.sentences.partition_point(|s| s.span.end < place.start);
            let first = self.list.partition_point(|c| c.sentence < sentence);
            for claim in self.list[first..].iter_mut().take_while(|c| c.sentence == sentence) {
                if claim.support == Support::None {
                    claim.support = Support::Documented;
                }
            }
        }
    }

    /// The number of the first claim of a sentence or of those behind it.
    pub fn first_in(&self, sentence: usize) -> usize {
        self.list.partition_point(|c| c.sentence < sentence)
    }

    /// Notes for each claim of the article's own how likely a desk asks who says it.
    pub fn ask(&mut self, scene: &Scene<'_>, facets: &Facets, temper: Temper) {
        let odds = asked::ask(scene, facets, self, temper);
        self.list.iter_mut().zip(odds).for_each(|(claim, odds)| claim.asked = odds);
    }

    /// The claims of a sentence with their numbers.
    pub fn in_sentence(&self, sentence: usize) -> impl Iterator<Item = (ClaimId, &Claim)> {
        let first = self.first_in(sentence);
        let numbered = (first as u32..).map(ClaimId).zip(&self.list[first..]);
        numbered.take_while(move |(_, c)| c.sentence == sentence)
    }

    /// The claim of that number.
    pub fn get(&self, id: ClaimId) -> &Claim {
        &self.list[id.0 as usize]
    }

    /// The claims that an attribution's content makes.
    pub fn of(&self, attribution: usize) -> impl Iterator<Item = &Claim> {
        let first = self.of_attributions.partition_point(|(of, _)| *of < attribution);
        let all = self.of_attributions[first..].iter().take_while(move |(of, _)| *of == attribution);
        all.map(|(_, id)| self.get(*id))
    }

    /// The claims with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (ClaimId, &Claim)> {
        (0..).map(ClaimId).zip(&self.list)
    }
}
