//! What a type finds wrong with a value, as serde tells it.
//!
//! In: the errors of types that are read. Out: [`Fault`]s, which `wording` puts into words for the writer.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use super::Names;

/// Something a type finds wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    pub what: What,
    /// Where the value, key or name begins that is wrong; unknown while the fault is on its way up to it.
    pub at: Option<u32>,
    /// Whether it was a stand-in that was found wrong.
    pub in_stand_in: bool,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// Something else was wanted.
    Shape(Want),
    /// Another number of values was.
    Count { expected: usize, found: usize },
    /// There is no such field.
    Field { found: String, known: Names },
    /// There is no such variant.
    Variant { found: String, known: Names },
    /// A field is not there.
    Missing(&'static str),
    /// The struct has another name.
    Name(&'static str),
    /// The fields of a struct stand without their names.
    Unnamed(Names),
    /// Values that have no names are given some.
    Named,
    /// Brackets with values are missing behind a name.
    Bare,
    /// Blanks stand between a name and its brackets.
    Apart,
    /// Brackets stand behind a name that has none.
    Filled,
    /// What the type itself says.
    Other(String),
}

/// What a type wants.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Want {
    Text,
    Character,
    /// A whole number, from the one to the other.
    Whole(i128, i128),
    Number,
    Truth,
    List,
    Map,
    /// So many values in brackets.
    Tuple(usize),
    /// A struct, by its name and fields.
    Struct(&'static str, Names),
    /// One of these variants.
    Variant(Names),
    /// `()`.
    Nothing,
    Anything,
}

impl Fault {
    pub(super) fn new(what: What) -> Self {
        Self { what, at: None, in_stand_in: false }
    }

    /// Gives the fault its place, if it has none yet.
    pub(super) fn at(mut self, start: u32, in_stand_in: bool) -> Self {
        if self.at.is_none() {
            self.at = Some(start);
            self.in_stand_in = in_stand_in;
        }
        self
    }

    /// Gives the fault its place: what a type says of itself is said of the value, anything else of its brackets.
    pub(super) fn at_value(self, brackets: u32, value: u32) -> Self {
        let start = if matches!(self.what, What::Other(_)) { value } else { brackets };
        self.at(start, false)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.what)
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(What::Other(message.to_string()))
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(What::Other(format!("expected {expected}")))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(What::Other(format!("expected {expected}")))
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::new(What::Other(format!("expected {expected}")))
    }

    fn unknown_variant(found: &str, known: Names) -> Self {
        Self::new(What::Variant { found: found.to_owned(), known })
    }

    fn unknown_field(found: &str, known: Names) -> Self {
        Self::new(What::Field { found: found.to_owned(), known })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(What::Missing(field))
    }
}
