//! The weights with which the decisions about a text are made.

use super::table::Table;

/// How many relations `language::syntax::Relation` has.
pub const RELATIONS: usize = 27;

/// The tables of weights that were fitted together.
#[derive(Clone, Copy, Debug)]
pub struct Models {
    /// Tags of words.
    pub tagger: Table<1, 6>,
    /// Moves of the parser.
    pub moves: Table<4, 12>,
    /// Relations of words to their heads.
    pub relations: Table<RELATIONS, 58>,
    /// Questions about attributions.
    pub attribution: Table<1, 6>,
}

impl Models {
    /// Those that the program carries with it.
    pub const SHIPPED: Self = Self {
        tagger: Table::packed(include_bytes!(concat!(env!("OUT_DIR"), "/tagger.bin"))),
        moves: Table::packed(include_bytes!(concat!(env!("OUT_DIR"), "/parser.bin"))),
        relations: Table::packed(include_bytes!(concat!(env!("OUT_DIR"), "/relations.bin"))),
        attribution: Table::packed(include_bytes!(concat!(env!("OUT_DIR"), "/attribution.bin"))),
    };
}

impl Default for Models {
    fn default() -> Self {
        Self::SHIPPED
    }
}
