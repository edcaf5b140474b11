//! Quotations: which marks open and close one.
//!
//! In: tokens, paragraph by paragraph. Out: [`Quotation`]s in text order, and for each token the outermost that it is in.
//! The styles of real copy are read as they come: “ ”, `"`, `''`, ‘ ’ and `'` beside apostrophes, ” as an opening mark,
//! quotations inside quotations, quotations that run over paragraphs (each opened anew, the last one closed), and marks
//! that lack their partner. A quotation that is never closed ends with its paragraph. A block quotation has no marks.

mod block;

use std::ops::Range;

pub(super) use block::add as add_blocks;

use super::token::{Case, Token, TokenKind};
use crate::span::Span;

/// A quotation by number, in text order.
pub type QuotationId = u32;

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Where it stands, marks included.
    pub span: Span,
    /// Its tokens, marks included.
    pub tokens: Range<u32>,
    /// Whether an opening mark stands at its head; not so where it goes on from a paragraph that left it open.
    pub opened: bool,
    /// Whether a closing mark stands at its end.
    pub closed: bool,
    /// 0 for one that stands in no other.
    pub depth: u8,
    /// Whether it goes on from the quotation before, which an earlier paragraph left open.
    pub continued: bool,
}

impl Quotation {
    /// Its tokens without the marks.
    pub fn inner(&self) -> Range<u32> {
        self.tokens.start + u32::from(self.opened)..self.tokens.end - u32::from(self.closed)
    }

    /// Whether it is a name inside another in the sentence: "James \[“Jimmy”\] Doyle". The tokens have their tags.
    pub fn is_nickname(&self, tokens: &[Token], sentence: &Range<u32>) -> bool {
        const LONGEST: usize = 2;
        let inner = self.inner();
        let capital = |at: u32| {
            let token = &tokens[at as usize];
            token.kind == TokenKind::Word && token.case != Case::Lower
        };
        let name = |at: u32| sentence.contains(&at) && tokens[at as usize].tag.is_noun() && capital(at);
        let proper = |at: u32| tokens[at as usize].tag.is_proper();
        let before = self.tokens.start.checked_sub(1);
        self.opened
            && self.closed
            && (1..=LONGEST).contains(&inner.len())
            && inner.clone().all(capital)
            && name(self.tokens.end)
            && before.is_some_and(|before| name(before) && (proper(before) || proper(self.tokens.end)))
    }
}

/// What a mark looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    CurlyOpen,
    CurlyClose,
    Straight,
    DoubledApostrophe,
    Backticks,
    SingleOpen,
    SingleClose,
    Apostrophe,
}

impl Mark {
    fn of(text: &str) -> Option<Self> {
        Some(match text {
            "“" | "„" | "«" => Self::CurlyOpen,
            "”" | "»" => Self::CurlyClose,
            "\"" => Self::Straight,
            "''" => Self::DoubledApostrophe,
            "``" => Self::Backticks,
            "‘" => Self::SingleOpen,
            "’" => Self::SingleClose,
            "'" | "`" => Self::Apostrophe,
            _ => return None,
        })
    }

    fn is_single(self) -> bool {
        matches!(self, Self::SingleOpen | Self::SingleClose | Self::Apostrophe)
    }

    /// Whether a quotation that `self` opened may end with `mark`, which stands where one `opens` or not.
    fn closes_with(self, mark: Self, opens: bool) -> bool {
        match self {
            Self::CurlyOpen | Self::CurlyClose => {
                mark == Self::CurlyClose || (!opens && matches!(mark, Self::Straight | Self::CurlyOpen))
            }
            Self::Straight => mark == Self::Straight || mark == Self::CurlyClose,
            Self::DoubledApostrophe | Self::Backticks => mark == Self::DoubledApostrophe,
            Self::SingleOpen | Self::SingleClose | Self::Apostrophe => false,
        }
    }
}

/// Pairs the quotation marks of all paragraphs, each given as a range of `tokens`.
pub fn pair(text: &str, tokens: &[Token], paragraphs: &[Range<u32>]) -> Vec<Quotation> {
    let mut pairing = Pairing { text, tokens, found: Vec::new(), left_open: None };
    for paragraph in paragraphs {
        pairing.paragraph(paragraph.clone());
    }
    pairing.found.sort_by_key(|q| (q.tokens.start, q.depth));
    pairing.found
}

/// For each of `count` tokens the outermost quotation that it is in.
pub fn by_token(quotations: &[Quotation], count: usize) -> Vec<Option<QuotationId>> {
    let mut by_token = vec![None; count];
    for (id, quotation) in quotations.iter().enumerate().filter(|(_, q)| q.depth == 0) {
        by_token[quotation.tokens.start as usize..quotation.tokens.end as usize].fill(Some(id as QuotationId));
    }
    by_token
}

struct Pairing<'a> {
    text: &'a str,
    tokens: &'a [Token],
    found: Vec<Quotation>,
    /// The mark with which the quotation began that the last paragraph left open.
    left_open: Option<Mark>,
}

impl Pairing<'_> {
    fn paragraph(&mut self, paragraph: Range<u32>) {
        if paragraph.is_empty() {
            return;
        }
        let mut outer: Option<(u32, Mark)> = None;
        let carried = self.left_open.take();
        let mut carries = carried.is_some();
        let mut continued = false;
        let mut at = paragraph.start;
        while at < paragraph.end {
            let Some(mark) = self.mark(at) else {
                at += 1;
                continue;
            };
            let opens = self.opens(at, &paragraph);
            if mark.is_single() {
                if let Some(close) = self.single_close(at, &paragraph).filter(|_| opens && mark != Mark::SingleClose) {
                    let depth = u8::from(outer.is_some());
                    self.push(at..close + 1, true, true, depth, false);
                    if outer.is_none() {
                        at = close;
                    }
                }
                at += 1;
                continue;
            }
            match outer {
                Some((start, open)) if open.closes_with(mark, opens) => {
                    self.push(start..at + 1, true, true, 0, continued);
                    (outer, continued) = (None, false);
                }
                Some(_) => {}
                None if (mark == Mark::CurlyOpen && !carries) || mark == Mark::Backticks || opens => {
                    continued = carries && at == paragraph.start;
                    carries = false;
                    outer = Some((at, mark));
                }
                None if carries => {
                    self.push(paragraph.start..at + 1, false, true, 0, true);
                    carries = false;
                }
                None => {}
            }
            at += 1;
        }
        if let Some((start, mark)) = outer {
            self.push(start..paragraph.end, true, false, 0, continued);
            self.left_open = Some(mark);
        }
    }

    fn mark(&self, at: u32) -> Option<Mark> {
        let token = &self.tokens[at as usize];
        if token.kind == TokenKind::Mark { Mark::of(token.span.text(self.text)) } else { None }
    }

    /// Whether a mark at `at` stands where a quotation may open: nothing, a space, a dash or a bracket before it, no
    /// space behind it.
    fn opens(&self, at: u32, paragraph: &Range<u32>) -> bool {
        let before = at == paragraph.start || self.tokens[at as usize].spaced || {
            let last = self.tokens[at as usize - 1].span.text(self.text);
            matches!(last, "(" | "[" | "—" | "–" | "-" | "--" | "/" | "―")
                || (at - 1 == paragraph.start || self.tokens[at as usize - 1].spaced)
                    && Mark::of(last).is_some_and(|m| m != Mark::SingleClose)
        };
        before && at + 1 < paragraph.end && !self.tokens[at as usize + 1].spaced
    }

    /// Where the single quotation mark at `open` closes: at the next mark with no space before and no letter behind.
    ///
    /// Behind an "s" the mark may be an apostrophe ("the voters’ view"); it closes only if no later mark could.
    fn single_close(&self, open: u32, paragraph: &Range<u32>) -> Option<u32> {
        let mut after_s = None;
        for at in open + 2..paragraph.end {
            let Some(mark) = self.mark(at) else { continue };
            if !mark.is_single() {
                break;
            }
            let token = &self.tokens[at as usize];
            let adjoins = self.tokens.get(at as usize + 1).filter(|_| at + 1 < paragraph.end);
            let letter_behind = adjoins.is_some_and(|next| !next.spaced && next.kind != TokenKind::Mark);
            if mark == Mark::SingleOpen || token.spaced || letter_behind {
                continue;
            }
            if !self.text[..token.span.start as usize].ends_with('s') {
                return Some(at);
            }
            after_s = after_s.or(Some(at));
        }
        after_s
    }

    fn push(&mut self, tokens: Range<u32>, opened: bool, closed: bool, depth: u8, continued: bool) {
        let (first, last) = (&self.tokens[tokens.start as usize], &self.tokens[tokens.end as usize - 1]);
        let span = Span::new(first.span.start, last.span.end);
        self.found.push(Quotation { span, tokens, opened, closed, depth, continued });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::lexicon::Vocabulary;
    use crate::language::token::tokenize;

    /// The outermost quotations of a text of one paragraph.
    fn quoted(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len() as u32), &Vocabulary::default(), &mut tokens);
        let paragraph = 0..tokens.len() as u32;
        let found = pair(text, &tokens, std::slice::from_ref(&paragraph));
        found.iter().filter(|q| q.depth == 0).map(|q| q.span.text(text)).collect()
    }

    #[test]
    fn marks_are_read_by_where_they_stand() {
        assert_eq!(quoted("“No,” she said. “Not yet.”"), ["“No,”", "“Not yet.”"]);
        assert_eq!(quoted("\"No,\" she said."), ["\"No,\""]);
        assert_eq!(quoted("''No,'' she said."), ["''No,''"]);
        assert_eq!(quoted("‘No,’ she said. The voters’ view is ‘yes’."), ["‘No,’", "‘yes’"]);
    }

    #[test]
    fn an_opening_mark_behind_a_word_closes() {
        assert_eq!(quoted("“It is a mess,“ said Ruiz. “We knew.”"), ["“It is a mess,“", "“We knew.”"]);
    }

    #[test]
    fn a_quotation_inside_another_does_not_end_it() {
        assert_eq!(quoted("“He told us, ‘Go,’ and we went,” she said."), ["“He told us, ‘Go,’ and we went,”"]);
        assert_eq!(quoted("''She said, 'Close it now,''' he said."), ["''She said, 'Close it now,'''"]);
    }
}
