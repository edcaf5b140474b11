//! Tokens: the words, numbers and punctuation marks of a text, in one pass over its bytes.
//!
//! In: the text and its paragraphs. Out: [`Token`]s in text order, which never overlap and leave out only white space.
//! What stays whole: `$125,000`, `four-year`, `U.S.`, `10:30`, `@name`, addresses of web pages, mark-up such as
//! `<tweet id="1">`. What is cut off: `’s`, `n’t` and their like, the full stop that ends a sentence.

mod cutter;

mod plain;

use super::lexicon::Vocabulary;
use super::tag::Tag;
use crate::span::Span;
use crate::statistics::words::WordId;
use cutter::Cutter;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits, hyphens and apostrophes inside.
    Word,
    /// A number, perhaps with a currency sign: `1,200`, `$125,000`, `3.5`, `10:30`, `1990s`.
    Number,
    /// A mark of punctuation or a symbol.
    Mark,
    /// A name on a network or a tag: `@name`, `#word`.
    Handle,
    /// The address of a web page or a mailbox.
    Address,
    /// A tag of a mark-up language that stands in the copy.
    Markup,
}

/// How a word's letters are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital letter at its head.
    Lower,
    /// A capital, then at least one small letter.
    Capital,
    /// Capitals only, two or more.
    Upper,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// The word in lower case with straight apostrophes, if the vocabulary has it.
    pub word: WordId,
    /// Its lemma, if the vocabulary has the word.
    pub lemma: WordId,
    /// The key of its text in lower case with straight apostrophes: equal words have equal keys.
    pub key: u64,
    /// Its part of speech.
    pub tag: Tag,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are set.
    pub case: Case,
    /// Whether white space, or the start of a paragraph, comes before it.
    pub spaced: bool,
}

/// Cuts one paragraph of `text` into tokens and appends them.
pub fn tokenize(text: &str, paragraph: Span, vocabulary: &Vocabulary, tokens: &mut Vec<Token>) {
    Cutter::new(text, paragraph, vocabulary, tokens).cut(paragraph);
}
