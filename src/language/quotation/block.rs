//! Block quotations: a paragraph without quotation marks behind one that ends with a verb of saying and a colon: "Ruiz wrote:".
//!
//! In: tagged tokens, paragraph by paragraph, and the quotations between marks. Out: the same with the blocks among them.
//! Print indents them and mark-up has an element for them, but in plain text the colon alone tells. A block ends with its
//! lines: what stands behind a blank line is the article's again.

use std::ops::Range;

use super::Quotation;
use crate::language::cues::CueClass;
use crate::language::lexicon::{Class, Lexicons};
use crate::language::syntax::{Relation, Trees};
use crate::language::token::{Token, TokenKind};
use crate::span::Span;
use crate::statistics::words::{self, VerbSense};

/// So many words a block quotation has at least.
const SHORTEST: usize = 4;

/// Within so many tokens behind its head a paragraph has the colon of a label: "RUIZ: So you knew."
const LABEL: usize = 8;

/// So many tenths of the uses of a verb of speaking say what was said.
const LIKELY: usize = 5;

/// Adds the block quotations to those between marks, which stay in order of their first token.
pub(in crate::language) fn add(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Range<u32>],
    quotations: &mut Vec<Quotation>,
    trees: &Trees,
    lexicons: &Lexicons,
) {
    let span = |paragraph: &Range<u32>| {
        Span::new(tokens[paragraph.start as usize].span.start, tokens[paragraph.end as usize - 1].span.end)
    };
    let apart = |one: &Range<u32>, other: &Range<u32>| {
        let between = span(one).end..span(other).start;
        text[between.start as usize..between.end as usize].matches('\n').count() > 1
    };
    let mut blocks: Vec<Quotation> = Vec::new();
    for (number, pair) in paragraphs.windows(2).enumerate() {
        let (before, first) = (&pair[0], &pair[1]);
        if before.is_empty() || first.is_empty() || !introduces(text, tokens, before, trees, lexicons) {
            continue;
        }
        let mut last = first;
        for block in paragraphs[number + 1..].iter().take_while(|p| !p.is_empty()) {
            let goes_on = block == first || apart(before, first) && !apart(last, block);
            let place = quotations.partition_point(|q| q.tokens.start < block.start);
            // What was left open before goes on.
            let mut above = quotations[..place].last().into_iter().chain(blocks.last());
            let open = block == first && above.any(|q| q.tokens.end >= before.end);
            if !goes_on || open || !is_plain(text, &tokens[block.start as usize..block.end as usize]) {
                break;
            }
            for inner in quotations[place..].iter_mut().take_while(|q| q.tokens.start < block.end) {
                inner.depth += 1;
            }
            let continued = block != first;
            let (span, tokens) = (span(block), block.clone());
            blocks.push(Quotation { span, tokens, opened: false, closed: false, depth: 0, continued });
            last = block;
        }
    }
    if !blocks.is_empty() {
        quotations.append(&mut blocks);
        quotations.sort_by_key(|q| (q.tokens.start, q.depth));
    }
}

/// Whether a paragraph ends with a verb of saying and a colon, with no other verb between the two and without saying already
/// what was said: "noted the small crowd:".
fn introduces(text: &str, tokens: &[Token], paragraph: &Range<u32>, trees: &Trees, lexicons: &Lexicons) -> bool {
    let token = |t: u32| &tokens[t as usize];
    if token(paragraph.end - 1).span.text(text) != ":" {
        return false;
    }
    let words = (paragraph.start..paragraph.end - 1).rev().take_while(|&t| !ends(text, token(t)));
    let Some(verb) = words.into_iter().find(|&t| token(t).tag.is_verb()) else { return false };
    let lemma = token(verb).lemma;
    let is = |class| lexicons.vocabulary.is(lemma, class);
    // "told reporters", but not "spoke out against the plan"
    let likely = || lexicons.cues.find(lemma, CueClass::Verb).is_some_and(|cue| cue.tenths() >= LIKELY);
    let tells = || lemma.is_counted() && words::entry(lemma).verb_sense == VerbSense::Communication && likely();
    (is(Class::SayingCue) || tells()) && (is(Class::Addressing) || trees.child(verb, Relation::Object).is_none())
}

fn ends(text: &str, token: &Token) -> bool {
    matches!(token.span.text(text), "." | "?" | "!")
}

/// Whether a paragraph is running words: no mark but a dash opens it, and no label.
fn is_plain(text: &str, paragraph: &[Token]) -> bool {
    let words = paragraph.iter().filter(|t| t.kind == TokenKind::Word).count();
    let opens = paragraph.first().is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
    let labelled = paragraph.iter().take(LABEL).any(|t| t.span.text(text) == ":");
    words >= SHORTEST && opens && !labelled
}
