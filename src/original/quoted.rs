//! The words of a quotation, and where it says itself that something is left out or put in.

use super::word::{Word, cut, fillers};
use crate::attribution::scene::Scene;
use crate::language::fold::fold_key;
use crate::language::quotation::Quotation;
use crate::language::token::TokenKind;
use crate::span::Span;

/// What is compared of a quotation.
#[derive(Clone, Debug, Default)]
pub(super) struct Quoted {
    /// Its words, without those that it marks as put in.
    pub(super) words: Vec<Word>,
    /// For each word, and for the end, whether a mark stands before it: an ellipsis, or words in brackets.
    pub(super) marked: Vec<bool>,
}

impl Quoted {
    /// The words of a quotation.
    pub(super) fn new(scene: &Scene<'_>, quotation: &Quotation) -> Self {
        let inner = quotation.inner();
        let mut free = vec![false; inner.len()];
        fillers(scene, inner.clone(), &mut free);
        let text = |at: u32| scene.token(at).span.text(scene.text);
        let is_mark = |at: u32| scene.token(at).kind == TokenKind::Mark;
        let mut quoted = Self::default();
        let mut mark = false;
        let mut at = inner.start;
        while at < inner.end {
            if is_mark(at) && text(at) == "[" {
                let close = (at + 1..inner.end).find(|&t| is_mark(t) && text(t) == "]");
                let Some(close) = close else {
                    at += 1;
                    continue;
                };
                let behind = close + 1;
                let adjoins = |t: u32| t < inner.end && !is_mark(t) && !scene.token(t).spaced;
                if close == at + 2 && adjoins(behind) {
                    // A letter set in brackets: "[W]e".
                    let words = format!("{}{}", text(at + 1), text(behind));
                    let (span, key) = (scene.token(at + 1).span.cover(scene.token(behind).span), fold_key(&words));
                    let known = scene.lexicons.vocabulary.find(key);
                    quoted.push(&[Word::new(scene.lexicons, behind, span, (key, known))], &mut mark);
                    at = behind + 1;
                } else {
                    if !scene.token(at).spaced && at > inner.start && !is_mark(at - 1) {
                        // An ending set in brackets, "sell[ing]": the word is another one, and marked as such.
                        quoted.pop();
                    }
                    mark = true;
                    at = behind;
                }
                continue;
            }
            if is_mark(at) && ["…", "..", ". ."].iter().any(|dots| text(at).starts_with(dots)) {
                mark = true;
            }
            let mut words = Vec::new();
            cut(scene, at, &mut words);
            for word in &mut words {
                word.free = free[(at - inner.start) as usize];
            }
            quoted.push(&words, &mut mark);
            at += 1;
        }
        quoted.marked.push(mark);
        quoted
    }

    fn push(&mut self, words: &[Word], mark: &mut bool) {
        for word in words {
            self.words.push(*word);
            self.marked.push(std::mem::take(mark));
        }
    }

    /// Takes the last word off.
    fn pop(&mut self) {
        self.words.pop();
        self.marked.pop();
    }

    /// From the first byte of a stretch of it to the last.
    pub(super) fn span(&self, words: &std::ops::Range<usize>) -> Span {
        let (first, last) = (&self.words[words.start], &self.words[words.end - 1]);
        Span::new(first.span.start, last.span.end)
    }
}
