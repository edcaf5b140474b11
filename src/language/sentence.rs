//! Sentences: where one ends and the next begins.
//!
//! In: the tokens of a paragraph and its quotations. Out: ranges of tokens that together make up the paragraph.
//! A sentence takes its closing quotation mark and bracket with it; abbreviations and initials end none, unless what
//! comes next can only be a new one ("in the U.S. The mayor …"); a question or an exclamation inside a quotation goes on
//! ("“Why?” she asked", "“Why?” Ruiz asked").

use std::ops::Range;

use super::lexicon::{Class, Vocabulary};
use super::quotation::Quotation;
use super::token::{Case, Token, TokenKind};
use crate::span::Span;

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// The paragraph that it is in, by number.
    pub paragraph: u32,
}

impl Sentence {
    /// Its tokens as indices.
    pub fn range(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}

/// Splits all paragraphs into sentences.
pub fn split(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Range<u32>],
    quotations: &[Quotation],
    vocabulary: &Vocabulary,
) -> Vec<Sentence> {
    let mut closes = vec![false; tokens.len()];
    for quotation in quotations.iter().filter(|q| q.closed) {
        closes[quotation.tokens.end as usize - 1] = true;
    }
    let splitter = Splitter { text, tokens, closes: &closes, vocabulary };
    let mut sentences = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let mut start = paragraph.start;
        while start < paragraph.end {
            let end = splitter.sentence_end(start, paragraph.end);
            let span = Span::new(tokens[start as usize].span.start, tokens[end as usize - 1].span.end);
            sentences.push(Sentence { span, tokens: start..end, paragraph: number as u32 });
            start = end;
        }
    }
    sentences
}

/// Tokens of a sentence at most. No sentence of prose is as long; a list or a table without full stops falls apart into
/// pieces of this size, so that what is done sentence by sentence stays linear in the text.
const LONGEST: u32 = 300;

struct Splitter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    closes: &'a [bool],
    vocabulary: &'a Vocabulary,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Period,
    Question,
    Ellipsis,
    Abbreviation,
}

impl Splitter<'_> {
    /// Where the sentence that starts at `start` ends, in a paragraph that ends at `end`.
    fn sentence_end(&self, start: u32, end: u32) -> u32 {
        let end = end.min(start + LONGEST);
        let mut at = start;
        while at < end {
            let token = &self.tokens[at as usize];
            if token.kind == TokenKind::Markup {
                return if at == start { at + 1 } else { at };
            }
            if let Some(stop) = self.stop(token) {
                let mut after = at + 1;
                while after < end && self.trails(after) {
                    after += 1;
                }
                if after == end || self.breaks(stop, at, after) {
                    return after;
                }
                at = after;
            } else {
                at += 1;
            }
        }
        end
    }

    fn stop(&self, token: &Token) -> Option<Stop> {
        let text = token.span.text(self.text);
        match token.kind {
            TokenKind::Mark => match text {
                "." => Some(Stop::Period),
                "?" | "!" => Some(Stop::Question),
                "…" => Some(Stop::Ellipsis),
                _ if text.starts_with("..") || text.starts_with(". ") => Some(Stop::Ellipsis),
                _ => None,
            },
            TokenKind::Word if text.ends_with('.') => Some(Stop::Abbreviation),
            _ => None,
        }
    }

    /// Whether the token goes with the stop before it: another stop, a closing quotation mark or bracket.
    fn trails(&self, at: u32) -> bool {
        let token = &self.tokens[at as usize];
        if token.kind != TokenKind::Mark || (token.spaced && !self.closes[at as usize]) {
            return false;
        }
        let text = token.span.text(self.text);
        self.closes[at as usize] || matches!(text, "." | "?" | "!" | ")" | "]" | "”" | "''")
    }

    /// Whether a sentence ends between a stop at `stop_at` with all that trails it and the token at `next`.
    fn breaks(&self, stop: Stop, stop_at: u32, next: u32) -> bool {
        let token = &self.tokens[next as usize];
        let starts = token.case != Case::Lower || token.kind != TokenKind::Word;
        let quoted_before = next > stop_at + 1;
        let punctuation = token.kind == TokenKind::Mark
            && matches!(token.span.text(self.text), "," | ";" | ":" | "—" | "–" | "--" | "-" | ")" | "]" | "?" | "!");
        if !starts || punctuation {
            return false;
        }
        match stop {
            Stop::Period => token.spaced || quoted_before || token.kind == TokenKind::Word,
            Stop::Ellipsis => token.spaced && token.case != Case::Lower,
            Stop::Question => !(quoted_before && self.said_soon(next)),
            Stop::Abbreviation => self.ends_with_abbreviation(stop_at, next),
        }
    }

    /// Whether a verb of saying follows a name or two: "“Why?” Ana Ruiz asked".
    fn said_soon(&self, at: u32) -> bool {
        const FARTHEST: usize = 4;
        let ahead = self.tokens[at as usize..].iter().take(FARTHEST);
        let mut names = ahead.skip_while(|t| t.kind == TokenKind::Word && t.case != Case::Lower);
        names.next().is_some_and(|t| self.vocabulary.is(t.word, Class::SaidVerb))
    }

    fn ends_with_abbreviation(&self, stop_at: u32, next: u32) -> bool {
        let abbreviation = &self.tokens[stop_at as usize];
        let text = abbreviation.span.text(self.text);
        let initials = text[..text.len() - 1].contains('.');
        let may_end = initials || self.vocabulary.is(abbreviation.word, Class::FinalAbbreviation);
        let opener = &self.tokens[next as usize];
        may_end
            && (next > stop_at + 1 || self.vocabulary.is(opener.word, Class::SentenceOpener) || {
                let quotes = matches!(opener.span.text(self.text), "“" | "\"" | "``");
                // "the U.S. “clearly” needed"
                let small = |t: &Token| t.kind == TokenKind::Word && t.case == Case::Lower;
                let goes_on = self.tokens.get(next as usize + 1).is_some_and(small);
                opener.kind == TokenKind::Mark && quotes && !goes_on
            })
    }
}
