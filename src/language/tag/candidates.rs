//! The tags that a token may have, before its neighbours are looked at.
//!
//! In: a token of a sentence. Out: its candidates, likeliest first: by kind for numbers and marks, for words by what was counted
//! of them or of their endings.

use super::Tag;
use crate::language::fold::fold;
use crate::language::token::{Case, Token, TokenKind};
use crate::statistics::key;
use crate::statistics::words::{self, Entry, Word, WordId};

/// The tags that a word may have here, likeliest first.
#[derive(Clone, Copy, Debug)]
pub struct Candidates {
    tags: [Tag; 8],
    count: usize,
}

impl Candidates {
    pub(super) fn none() -> Self {
        Self { tags: [Tag::Nn; 8], count: 0 }
    }

    /// One tag and no other.
    pub(super) fn only(tag: Tag) -> Self {
        let mut one = Self::none();
        one.add(tag);
        one
    }

    fn add(&mut self, tag: Tag) {
        if self.count < self.tags.len() && !self.get().contains(&tag) {
            self.tags[self.count] = tag;
            self.count += 1;
        }
    }

    pub(super) fn add_codes(&mut self, codes: [u8; 4]) {
        codes.iter().filter_map(|&code| Tag::from_code(code)).for_each(|tag| self.add(tag));
    }

    /// All but those; if no other is left, the noun’s that looks the same.
    pub(super) fn without(self, those: impl Fn(&Tag) -> bool) -> Self {
        let mut left = Self::none();
        self.get().iter().filter(|tag| !those(tag)).for_each(|tag| left.add(*tag));
        if left.count == 0 {
            left.add(if self.get().contains(&Tag::Vbz) { Tag::Nns } else { Tag::Nn });
        }
        left
    }

    /// The tags.
    #[inline]
    pub fn get(&self) -> &[Tag] {
        &self.tags[..self.count]
    }
}

/// The tags that the token at `i` may have; `quoted` says of a quotation mark whether it opens.
pub(super) fn of(text: &str, tokens: &[Token], i: usize, initial: bool, quoted: Option<bool>) -> Candidates {
    let token = &tokens[i];
    match token.kind {
        TokenKind::Number => Candidates::only(number_tag(token.span.text(text))),
        TokenKind::Mark => Candidates::only(mark_tag(text, token, quoted)),
        TokenKind::Handle => Candidates::only(Tag::Nnp),
        TokenKind::Address => Candidates::only(Tag::Nn),
        TokenKind::Markup => Candidates::only(Tag::Markup),
        TokenKind::Word => word_candidates(text, token, initial),
    }
}

/// The tags that a word may have, which begins a sentence or not.
pub(super) fn word_candidates(text: &str, token: &Token, initial: bool) -> Candidates {
    let mut found = Candidates::none();
    if token.case == Case::Lower && has_article(token.span.text(text)) {
        return Candidates::only(Tag::Nnp);
    }
    let counted = token.word.is_counted();
    let capital = token.case != Case::Lower;
    // "policymaker": long words have no forms in -er and -est, nor have names: "Vorst".
    let degree = |tag: &Tag| matches!(tag, Tag::Jjr | Tag::Jjs);
    let compared = counted || token.span.len() <= LONGEST_COMPARED && (initial || !capital);
    let entry = if counted { words::entry(token.word) } else { suffix_entry(token.span.text(text)) };
    if capital && initial {
        found.add_codes(entry.lower);
        found.add_codes(entry.capital);
        if found.get().first().is_none_or(|t| t.is_noun() || t.is_verb() || t.is_adjective()) {
            found.add(Tag::Nnp);
        }
    } else if capital {
        found.add_codes(entry.capital);
        if found.count == 0 {
            found.add(Tag::Nnp);
            found.add_codes([entry.lower[0], entry.lower[1], 255, 255]);
        } else if !counted && found.get().iter().all(|tag| tag.is_finite() || *tag == Tag::Vb || degree(tag)) {
            // No words but verbs or superlatives were counted with its ending: "Rask".
            found = Candidates::only(Tag::Nnp);
        }
    } else {
        found.add_codes(entry.lower);
        if found.count == 0 {
            found.add_codes(suffix_entry(token.span.text(text)).lower);
        }
        if found.count == 0 {
            found.add(Tag::Nn);
        }
    }
    if !compared && found.get().iter().any(degree) { found.without(degree) } else { found }
}

/// So many bytes a word may have that is compared by its ending, if it is not known: "handier".
const LONGEST_COMPARED: usize = 8;

/// Whether it is an Arabic name with its article: "al-Tessel".
pub fn has_article(text: &str) -> bool {
    let name = text.strip_prefix("al-").or_else(|| text.strip_prefix("el-"));
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// What was counted of the words with the longest known ending of this one.
fn suffix_entry(text: &str) -> Entry {
    let mut buffer = String::new();
    let longest_first = (1..=4).rev().find_map(|n| words::find(suffix(text, n, &mut buffer).key));
    let none = Entry {
        lower: [255; 4],
        capital: [255; 4],
        lemmas: [WordId::UNKNOWN; 3],
        gender: None,
        names: None,
        sense: words::Sense::Other,
        verb_sense: words::VerbSense::Other,
    };
    longest_first.map_or(none, words::entry)
}

/// The last `letters` letters of a word in lower case behind a hyphen, as the counts name endings.
pub fn suffix<'b>(text: &str, letters: usize, buffer: &'b mut String) -> Word<'b> {
    let start = text.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
    buffer.clear();
    buffer.push('-');
    buffer.extend(text[start..].chars().flat_map(fold));
    Word::new(buffer, key::of(buffer))
}

fn number_tag(text: &str) -> Tag {
    let tail = text.trim_start_matches(|c: char| !c.is_alphabetic());
    match tail {
        "st" | "nd" | "rd" | "th" => Tag::Jj,
        "s" => Tag::Nns,
        _ => Tag::Cd,
    }
}

fn mark_tag(text: &str, token: &Token, quoted: Option<bool>) -> Tag {
    match quoted {
        Some(true) => return Tag::QuoteOpen,
        Some(false) => return Tag::QuoteClose,
        None => {}
    }
    match token.span.text(text) {
        "," => Tag::Comma,
        "." | "?" | "!" => Tag::Stop,
        "(" | "[" | "{" => Tag::Open,
        ")" | "]" | "}" => Tag::Close,
        "&" => Tag::Cc,
        "%" => Tag::Nn,
        "’" | "'" if !token.spaced => Tag::Pos,
        "“" | "``" => Tag::QuoteOpen,
        "”" | "\"" | "''" | "’" | "'" | "‘" => Tag::QuoteClose,
        ":" | ";" | "-" | "--" | "–" | "—" | "―" | "…" => Tag::Colon,
        dots if dots.starts_with("..") || dots.starts_with(". ") || dots.starts_with("--") => Tag::Colon,
        _ => Tag::Sym,
    }
}
