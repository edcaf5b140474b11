//! The weights with which the decisions about a text are made.

use super::pack::{ASKED, ATTRIBUTION, MOVES, RELATIONS as RELATION_ROWS, TAGGER};
use super::table::{Table, ThreeSums};

/// How many relations `language::syntax::Relation` has.
pub const RELATIONS: usize = RELATION_ROWS.weights;

/// Tags of words.
pub type Tagger = Table<{ TAGGER.weights }, { TAGGER.bits }, { TAGGER.entry }>;

/// Moves of the parser: how much better than to shift each of the others is.
pub type Moves = Table<{ MOVES.weights }, { MOVES.bits }, { MOVES.entry }>;

/// Sums of the weights of moves.
pub type MoveSums = ThreeSums<{ MOVES.bits }>;

/// Relations of words to their heads.
pub type Relations = Table<{ RELATION_ROWS.weights }, { RELATION_ROWS.bits }, { RELATION_ROWS.entry }>;

/// Questions about attributions.
pub type Questions = Table<{ ATTRIBUTION.weights }, { ATTRIBUTION.bits }, { ATTRIBUTION.entry }>;

/// How likely a desk asks about what the article says as its own.
pub type Asking = Table<{ ASKED.weights }, { ASKED.bits }, { ASKED.entry }>;

/// The tables of weights that were fitted together.
#[derive(Clone, Copy, Debug)]
pub struct Models {
    /// Tags of words.
    pub tagger: Tagger,
    /// Moves of the parser.
    pub moves: Moves,
    /// The first looks at them.
    pub move_looks: Moves,
    /// Relations of words to their heads.
    pub relations: Relations,
    /// Questions about attributions.
    pub attribution: Questions,
    /// The first looks of these questions.
    pub looks: Questions,
    /// How likely a desk asks about what the article says as its own.
    pub asked: Asking,
}

/// Bytes that begin with a line of a cache, so that no entry lies in two.
#[repr(C, align(64))]
struct Aligned<const SIZE: usize>([u8; SIZE]);

macro_rules! shipped {
    ($file:literal) => {{
        const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/", $file));
        static ALIGNED: Aligned<{ BYTES.len() }> = Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/", $file)));
        Table::packed(&ALIGNED.0)
    }};
}

impl Models {
    /// Those that the program carries with it.
    pub const SHIPPED: Self = Self {
        tagger: shipped!("tagger.bin"),
        moves: shipped!("moves.bin"),
        move_looks: shipped!("move-looks.bin"),
        relations: shipped!("relations.bin"),
        attribution: shipped!("attribution.bin"),
        looks: shipped!("looks.bin"),
        asked: shipped!("asked.bin"),
    };
}

impl Default for Models {
    fn default() -> Self {
        Self::SHIPPED
    }
}
