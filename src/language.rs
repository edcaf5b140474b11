//! What the words of a text are, with no opinion on who says what.

pub mod cues;

pub mod fold;

pub mod lexicon;

pub mod quantity;

pub mod quotation;

pub mod sentence;

pub mod spelling;

pub mod syntax;

pub mod tag;

pub mod token;

use std::ops::Range;

use crate::span::Span;
use lexicon::{Lexicons, Lists};
use quantity::Quantity;
use quotation::{Quotation, QuotationId};
use sentence::Sentence;
use syntax::Trees;
use token::Token;

/// A text with its tokens, sentences, quotations and dependencies.
#[derive(Clone, Debug)]
pub struct Annotations {
    /// The tokens, in text order.
    pub tokens: Vec<Token>,
    /// For each token the lexicons of which an entry may begin with it.
    pub lists: Vec<Lists>,
    /// The sentences, which together hold all tokens.
    pub sentences: Vec<Sentence>,
    /// The paragraphs, as ranges of tokens.
    pub paragraphs: Vec<Range<u32>>,
    /// The quotations, in order of their first token, the outer before the inner.
    pub quotations: Vec<Quotation>,
    /// For each token the outermost quotation that it is in.
    pub quotation_of: Vec<Option<QuotationId>>,
    /// Which token depends on which.
    pub trees: Trees,
    /// Numbers, money, percentages and dates, in text order.
    pub quantities: Vec<Quantity>,
}

/// Annotates the paragraphs of a text.
pub fn annotate(text: &str, paragraphs: &[Span], lexicons: &Lexicons) -> Annotations {
    let vocabulary = &lexicons.vocabulary;
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut ranges: Vec<Range<u32>> = Vec::with_capacity(paragraphs.len());
    for &paragraph in paragraphs {
        let start = tokens.len() as u32;
        token::tokenize(text, paragraph, vocabulary, &mut tokens);
        ranges.push(start..tokens.len() as u32);
    }
    let mut quotations = quotation::pair(text, &tokens, &ranges);
    let sentences = sentence::split(text, &tokens, &ranges, &quotations, vocabulary);
    let mut marks: Vec<Option<bool>> = vec![None; tokens.len()];
    for quotation in &quotations {
        if quotation.opened {
            marks[quotation.tokens.start as usize] = Some(true);
        }
        if quotation.closed {
            marks[quotation.tokens.end as usize - 1] = Some(false);
        }
    }
    let named = tag::named(text, &tokens, &sentences, lexicons);
    let mut trees = Trees::with_capacity(tokens.len());
    let mut quantities = Vec::new();
    for sentence in &sentences {
        let range = sentence.range();
        let first = range.start;
        tag::assign(text, &mut tokens[range.clone()], &|i| marks[first + i], &named, lexicons);
        syntax::parse(&tokens[range], lexicons, &mut trees);
        quantities.extend(quantity::find(text, &tokens, sentence, &trees, lexicons));
    }
    let lists = tokens.iter().map(|token| lexicons.begun(token)).collect();
    quotations.retain(|quotation| {
        let sentence = sentences.partition_point(|s| s.tokens.end <= quotation.tokens.start);
        !sentences.get(sentence).is_some_and(|s| quotation.is_nickname(&tokens, &s.tokens))
    });
    quotation::add_blocks(text, &tokens, &ranges, &mut quotations, &trees, lexicons);
    let quotation_of = quotation::by_token(&quotations, tokens.len());
    Annotations { tokens, lists, sentences, paragraphs: ranges, quotations, quotation_of, trees, quantities }
}

impl Annotations {
    /// The quantity that the token is part of.
    pub fn quantity_at(&self, token: u32) -> Option<&Quantity> {
        let next = self.quantities.partition_point(|q| q.tokens.end <= token);
        self.quantities.get(next).filter(|q| q.tokens.contains(&token))
    }

    /// The sentence that the token is in, by number.
    pub fn sentence_at(&self, token: u32) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }

    /// Whether a paragraph ends before the token.
    pub fn ends_paragraph(&self, token: u32) -> bool {
        let first = self.paragraphs.partition_point(|p| p.end < token);
        self.paragraphs.get(first).is_some_and(|p| p.end == token)
    }

    /// From the first byte of the first token to the last byte of the last.
    pub fn span(&self, tokens: Range<u32>) -> Span {
        Span::new(self.tokens[tokens.start as usize].span.start, self.tokens[tokens.end as usize - 1].span.end)
    }
}
