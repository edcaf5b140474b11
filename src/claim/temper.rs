//! Temper: how contested the copy is, and so how much a judging word of its own weighs.
//!
//! In: claims, and how many of them deny or blame. Out: a [`Temper`].
//! Desks read a report of a quarrel with other eyes than a preview of a match: where charges stand and accounts clash, a
//! single loaded word takes a side; elsewhere it is mostly manner.

use super::{Claims, Facets, Voice};

/// How contested copy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Temper {
    /// Nobody is charged and nothing clashes, or hardly.
    Calm,
    /// Charges stand in it or accounts clash; also copy too short to tell.
    Contested,
    /// Judging is what it is for: most of its sentences are the article's own.
    Commentary,
}

impl Temper {
    /// The temper of copy with so many sentences, and so many claims that deny or blame. What calls itself opinion is
    /// commentary; what only reads like it is calm at least where it is heated.
    pub fn new(facets: &Facets, claims: &Claims, sentences: usize, charges: usize, opinion: bool) -> Self {
        /// Copy of fewer sentences does not show its temper.
        const LEAST: usize = 8;
        /// Copy is heated from this many charges and heated claims in a hundred sentences on.
        const HEATED: usize = 5;
        let heated = (heated(facets, claims) + charges) * 100 >= HEATED * sentences;
        match (claims.commentary, heated) {
            _ if opinion => Self::Commentary,
            (true, false) => Self::Commentary,
            (true, true) => Self::Calm,
            (false, true) => Self::Contested,
            (false, false) if sentences < LEAST => Self::Contested,
            (false, false) => Self::Calm,
        }
    }
}

/// How many claims are heated.
pub fn heated(facets: &Facets, claims: &Claims) -> usize {
    let own = |voice| matches!(voice, Voice::Own | Voice::Headline);
    claims.list.iter().filter(|c| facets.is_heated(&c.facets, own(c.voice))).count()
}
