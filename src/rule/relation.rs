//! How two nodes of a graph rule stand to each other, in words.
//!
//! In: the name of a relation. Out: what stands at its ends, and how the relation reads.

use super::file::{ConflictName, RelationName};

impl RelationName {
    /// What stands at its start and at its end, in one word each.
    pub fn ends(self) -> (&'static str, &'static str) {
        match self {
            Self::Asserts | Self::Relays => ("speaker", "claim"),
            Self::About | Self::Subject | Self::Blames | Self::Cites => ("claim", "speaker"),
            Self::Denies
            | Self::Corroborates
            | Self::Restates
            | Self::Echoes
            | Self::Hedges
            | Self::Gainsays
            | Self::Conflicts(_) => ("claim", "claim"),
        }
    }

    /// Between what it leads, in prose.
    pub fn reads(self) -> String {
        let (from, to) = self.ends();
        format!("it leads from a {from} to a {to}")
    }

    /// The relation in prose, between two names.
    pub fn words(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::About => "is about",
            Self::Subject => "tells what is done by",
            Self::Denies => "denies",
            Self::Blames => "blames",
            Self::Relays => "passes on",
            Self::Cites => "cites",
            Self::Corroborates => "bears out",
            Self::Restates => "tells again, in the body,",
            Self::Echoes => "tells again, plainly,",
            Self::Hedges => "tells again, with reserve,",
            Self::Gainsays => "tells with or without a “not”, unlike",
            Self::Conflicts(ConflictName::Denial) => "is denied by, or denies,",
            Self::Conflicts(ConflictName::Blame) => "puts the blame elsewhere than",
            Self::Conflicts(ConflictName::Figures) => "has another figure than",
            Self::Conflicts(ConflictName::Characterisation) => "says the opposite of",
            Self::Conflicts(ConflictName::Contrast) => "is answered by, or set against,",
            Self::Conflicts(ConflictName::Change) => "differs from what the same side says in",
        }
    }
}
