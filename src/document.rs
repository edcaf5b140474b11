//! Documents: an article's text, cut into paragraphs.
//!
//! In: a file, as bytes. Out: a [`Document`]: one text to which all places refer, and its paragraphs.

pub mod encoding;

pub mod error;

mod paragraph;

use crate::span::Span;
use encoding::Encoding;
use error::ReadError;

/// An article as it was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path as it was given.
    pub name: String,
    /// The characters. All places in the article are spans of this text.
    pub text: String,
    /// What the file's bytes were read as.
    pub encoding: Encoding,
    /// The paragraphs in text order, which never overlap, without white space at their ends; none is empty.
    pub paragraphs: Vec<Span>,
}

impl Document {
    /// Reads an article from the bytes of a file of that name.
    ///
    /// # Errors
    ///
    /// Bytes that are no text, or text of 4 GB or more.
    pub fn parse(name: &str, bytes: Vec<u8>) -> Result<Self, ReadError> {
        let name = name.to_owned();
        match encoding::decode(bytes) {
            Ok((text, encoding)) => Ok(Self { name, paragraphs: paragraph::cut(&text), text, encoding }),
            Err(kind) => Err(ReadError::of(name, kind)),
        }
    }
}
