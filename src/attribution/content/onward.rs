//! Quotations with which content goes on.

use std::ops::Range;

use super::super::model::{Value, feature, score};
use super::super::scene::{NONE, Scene};
use super::Core;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Symbol, symbols, truth};

symbols! {
    GOES_ON "goes.on" LEMMA "l" SOURCE "s" SHORT "short" LONG "long" AFTER "a" STATE "state" BIAS "bias" SAME "same"
    NEXT_PARAGRAPH "next" FULL "full" CUED "cued" CONTINUED "continued" RUN "run" BETWEEN "between" COLON "colon"
}

/// How a later quotation stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// In the same paragraph.
    SameParagraph,
    /// At the head of the next paragraph, the one before having been closed.
    NextParagraph,
    /// At the head of the next paragraph, the one before having been left open.
    Continued,
}

impl Follows {
    fn symbol(self) -> Symbol {
        match self {
            Self::SameParagraph => SAME,
            Self::NextParagraph => NEXT_PARAGRAPH,
            Self::Continued => CONTINUED,
        }
    }
}

/// A quotation at the head of the next sentence, with which content may go on.
#[derive(Clone, Debug)]
pub struct Next {
    /// The quotation's tokens.
    pub tokens: Range<u32>,
    relation: Follows,
    full: bool,
    cued: bool,
    between: Symbol,
    colon: bool,
}

impl Next {
    /// The quotation with which the sentence behind `end` opens, if it does and none opens before.
    pub fn after(scene: &Scene<'_>, end: u32) -> Option<Self> {
        let cued = |range: Range<u32>| scene.likeliest(range).is_some_and(|score| score > 0);
        let annotations = scene.annotations;
        let number = annotations.sentences.partition_point(|s| s.tokens.end <= end.saturating_sub(1)) + 1;
        let (before, sentence) = (annotations.sentences.get(number - 1)?, annotations.sentences.get(number)?);
        let rest = end..before.tokens.end.max(end);
        if rest.clone().any(|i| scene.opens(i)) {
            return None;
        }
        let id = annotations.quotation_of[sentence.tokens.start as usize]?;
        let quotation = &annotations.quotations[id as usize];
        if quotation.tokens.start != sentence.tokens.start {
            return None;
        }
        let relation = match (sentence.paragraph - before.paragraph, quotation.continued) {
            (0, _) => Follows::SameParagraph,
            (_, true) => Follows::Continued,
            _ => Follows::NextParagraph,
        };
        let last = annotations.sentences.partition_point(|s| s.tokens.end < quotation.tokens.end);
        let ends = annotations.sentences.get(last)?.tokens.end;
        let full = quotation.tokens.end == ends;
        let words = rest.clone().filter(|&i| !scene.token(i).tag.is_punctuation()).count();
        let between = match words {
            0 => NONE,
            _ if cued(rest) => CUED,
            1..=6 => SHORT,
            _ => LONG,
        };
        let colon = scene.token(before.tokens.end - 1).tag == Tag::Colon;
        let cued = cued(sentence.tokens.start..ends);
        Some(Self { tokens: quotation.tokens.clone(), relation, full, cued, between, colon })
    }

    /// Whether it has its paragraph to itself behind a colon.
    pub fn is_introduced(&self) -> bool {
        self.colon && self.relation == Follows::NextParagraph
    }
}

impl Core {
    /// Calls `emit` with what it depends on whether content that ends before `end` goes on with the quotation `next`.
    pub fn goes_on_features<F: Feature>(&self, scene: &Scene<'_>, end: u32, next: &Next, mut emit: impl FnMut(F)) {
        let lemma = scene.lemma(self.frame.head);
        let quoted =
            end.checked_sub(1).is_some_and(|e| scene.quoted(e) || e.checked_sub(1).is_some_and(|e| scene.quoted(e)));
        let state: Value<'_> = truth(quoted).into();
        let run: Value<'_> = next.relation.symbol().into();
        let full: Value<'_> = truth(next.full).into();
        let cued: Value<'_> = truth(next.cued).into();
        let after_cue: Value<'_> = truth(end > self.frame.group.end).into();
        let sourced: Value<'_> = truth(self.source.is_some()).into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(GOES_ON, parts));
        let between: Value<'_> = next.between.into();
        let colon: Value<'_> = truth(next.colon).into();
        f(&[(BIAS, run)]);
        f(&[(STATE, state), (RUN, run)]);
        f(&[(BETWEEN, between), (RUN, run), (STATE, state)]);
        f(&[(BETWEEN, between), (CUED, cued), (STATE, state)]);
        f(&[(COLON, colon), (RUN, run)]);
        f(&[(FULL, full), (RUN, run)]);
        f(&[(CUED, cued), (RUN, run), (STATE, state)]);
        f(&[(CUED, cued), (FULL, full), (RUN, run)]);
        f(&[(LEMMA, lemma), (RUN, run)]);
        f(&[(AFTER, after_cue), (STATE, state), (RUN, run)]);
        f(&[(SOURCE, sourced), (STATE, state)]);
    }

    /// Whether content that ends before `end` goes on with `next`.
    pub fn goes_on(&self, scene: &Scene<'_>, end: u32, next: &Next) -> bool {
        score(scene.weights(), |score| self.goes_on_features(scene, end, next, |f| score.add(f))) > 0
    }
}
