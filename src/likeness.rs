//! Likeness: names that are nearly spelt alike, and quotations that nearly run alike.
//!
//! In: an annotated text. Out: [`Likeness`]: its names, and pairs of names and of quotations, in text order.
//! What a pair means, a slip of the pen or two people, is left to rules. Candidates are found by what they have in common
//! (a name less one letter, four words in a row), so that the cost grows with the length of the text and no faster.

mod body;

mod name;

mod quotation;

pub use body::Body;

use crate::attribution::scene::Scene;
use crate::language::quotation::QuotationId;
use crate::speaker::name::Name;

/// Names and quotations of a text that are nearly alike.
#[derive(Clone, Debug, Default)]
pub struct Likeness {
    /// The names of the text, in text order.
    pub names: Vec<Name>,
    /// Pairs of names, by number, the one that is found less often, or later, second, in order of the second.
    pub spellings: Vec<(usize, usize)>,
    /// What the body of the copy has, to compare the headline with.
    pub body: Body,
    /// Pairs of quotations, the earlier first, in order.
    pub quotations: Vec<(QuotationId, QuotationId, Wording)>,
}

impl Likeness {
    /// Whether two names, by number, are nearly spelt alike.
    pub fn are_near(&self, one: usize, other: usize) -> bool {
        let holds = |usual: usize, odd: usize| {
            self.spellings.binary_search_by_key(&(odd, usual), |&(usual, odd)| (odd, usual)).is_ok()
        };
        holds(one, other) || holds(other, one)
    }

    /// How two quotations, by number, go together, if they do.
    pub fn wording(&self, one: usize, other: usize) -> Option<Wording> {
        let pair = (one.min(other), one.max(other));
        let at = self.quotations.binary_search_by_key(&pair, |(a, b, _)| (*a as usize, *b as usize));
        at.ok().map(|at| self.quotations[at].2)
    }
}

/// How two quotations go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// One holds all the words of the other in a row.
    Same,
    /// They share a run of words and most words, and differ in some.
    Other,
}

/// Finds what is nearly alike in a text with these names, whose body starts with the token `body`.
pub fn find(scene: &Scene<'_>, names: Vec<Name>, body: u32) -> Likeness {
    let spellings = name::pairs(scene, &names);
    let quotations = quotation::pairs(scene);
    Likeness { names, spellings, body: Body::new(body), quotations }
}
