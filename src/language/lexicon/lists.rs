//! Sets of lexicons, kept in a few bytes for each word.

use super::LexiconId;

/// A set of lexicons that may hold too many: those whose numbers are alike but for a multiple of 128 are one to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists(u128);

impl Lists {
    /// No lexicon.
    pub const NONE: Self = Self(0);

    /// The set with one more lexicon.
    #[must_use]
    pub fn with(self, lexicon: LexiconId) -> Self {
        Self(self.0 | 1 << (lexicon.0 % 128))
    }

    /// What is in either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a lexicon may be in both.
    #[inline]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the lexicon may be in it.
    #[inline]
    pub fn may_hold(self, lexicon: LexiconId) -> bool {
        self.0 >> (lexicon.0 % 128) & 1 == 1
    }
}
