//! Phrases: a notation for sequences of words, made for people who don't write regular expressions.
//!
//! | written | matches |
//! |---|---|
//! | `critics` | that word, whatever its capitals |
//! | `~say` | every form of it: say, says, said, saying |
//! | `@crowds` | a word or phrase of that lexicon |
//! | `#name` | a name; also `#number`, `#money`, `#percent`, `#date`, `#noun`, `#verb`, `#past`, `#adjective`, `#comparative`, `#superlative`, `#adverb`, `#pronoun` |
//! | `/tk+/` | a word whose whole text has the shape of that regular expression, whatever its capitals |
//! | `_` | any one word or mark |
//! | `x?` | x or nothing |
//! | `x{0,3}` | x, up to three times |
//! | `(a b\|c)` | one of the alternatives |
//! | `{who: ...}` | the same, remembered as `who`; what is remembered as `at` is what the finding points at |
//! | `!x` | nothing, where x does not follow |
//! | `^` `$` | the start, the end of the sentence |
//! | `\x` | x itself, where it would mean something else |
//!
//! A phrase never reaches over the end of a sentence. Quotation marks, line breaks and the kinds of space make no
//! difference. In: phrases as they are written, and annotated text. Out: matches, as ranges of tokens.

pub mod check;

mod compile;

pub mod labelled;

mod machine;

mod next;

pub mod notation;

mod program;

pub mod set;

mod shape;

mod sight;

mod starts;

mod words;

pub use labelled::Labelled;
pub use notation::{Fault, Phrase};
pub use set::{Match, Phrases, Search};
pub use sight::Sight;
