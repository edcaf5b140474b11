//! Names that end in "’s" by themselves: "\[Marlow’s\] said", "at \[St Bridget’s\]", "a spokesman for \[Lowe’s\] denied it".
//!
//! In: the words of a text. Out: those that bear such a name, and of each place whether the "’s" there belongs to it.
//! The form tells: what belongs to somebody is named right behind the "’s", and no verb stands there. "Marlow’s shares" leaves
//! it open. "A friend of Ruiz’s said" and "she’s said" are nothing of the kind.

use rustc_hash::FxHashSet;

use super::Tag;
use super::candidates::word_candidates;
use super::possessive::is_mark;
use crate::language::cues::CueClass;
use crate::language::lexicon::{Class, Lexicons};
use crate::language::sentence::Sentence;
use crate::language::token::{Case, Token, TokenKind};
use crate::statistics::words;

/// The words that bear such a name: a verb follows their "’s" somewhere, or the phrase ends behind it and "at",
/// "said" or "according to" stands before.
pub(super) fn find(text: &str, tokens: &[Token], sentences: &[Sentence], lexicons: &Lexicons) -> FxHashSet<u64> {
    let mut houses = FxHashSet::default();
    for sentence in sentences {
        let tokens = &tokens[sentence.range()];
        for at in 0..tokens.len() {
            if is_owned(text, tokens, at) && tells(text, tokens, at, lexicons) {
                houses.insert(tokens[at].key);
            }
        }
    }
    houses
}

/// Whether the token at `at` is the "’s" of such a name in its sentence.
pub(super) fn is_part(text: &str, tokens: &[Token], at: usize, houses: &FxHashSet<u64>, lexicons: &Lexicons) -> bool {
    let name = at.checked_sub(1).filter(|&name| houses.contains(&tokens[name].key) && is_owned(text, tokens, name));
    name.is_some() && (is_closed(text, tokens, at + 1) || is_verb(text, tokens, at + 1, lexicons))
}

/// Whether a name stands there and "’s" behind it.
fn is_owned(text: &str, tokens: &[Token], at: usize) -> bool {
    let mark = || tokens.get(at + 1).is_some_and(|t| !t.spaced && is_mark(text, t));
    let name = |t: &Token| t.kind == TokenKind::Word && t.case == Case::Capital && mark();
    tokens.get(at).is_some_and(name) && !is_small(&tokens[at])
}

/// Whether a word with a capital letter is a pronoun or another small word at the head of a sentence: "It’s", "There’s".
fn is_small(token: &Token) -> bool {
    let first = if token.word.is_counted() { Tag::from_code(words::entry(token.word).lower[0]) } else { None };
    first.is_some_and(|tag| !tag.is_noun() && !tag.is_adjective() && !matches!(tag, Tag::Vb | Tag::Vbd | Tag::Vbz))
}

/// Whether the place says that the "’s" behind the word at `at` is no possessive.
fn tells(text: &str, tokens: &[Token], at: usize, lexicons: &Lexicons) -> bool {
    let capital = |&at: &usize| tokens[at].kind == TokenKind::Word && tokens[at].case != Case::Lower;
    let start = (0..at).rev().take_while(capital).last().unwrap_or(at);
    let before = |back: usize| start.checked_sub(back).map_or("", |before| tokens[before].span.text(text));
    let stands = || match before(1) {
        "at" | "said" | "says" => true,
        "to" => before(2).eq_ignore_ascii_case("according"),
        _ => false,
    };
    before(1) != "of" && (is_verb(text, tokens, at + 2, lexicons) || is_end(text, tokens, at + 2) && stands())
}

/// Whether a clause or a phrase ends before the token at `at`, or goes on with a small word.
fn is_closed(text: &str, tokens: &[Token], at: usize) -> bool {
    is_end(text, tokens, at)
        || tokens.get(at).is_some_and(|next| {
            let first = word_candidates(text, next, false).get()[0];
            next.case == Case::Lower && (matches!(first, Tag::In | Tag::To | Tag::Cc) || first.is_wh())
        })
}

fn is_end(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_none_or(|next| matches!(next.span.text(text), "," | "." | "?" | "!" | ";" | ":" | ")" | "”" | "\""))
}

/// Whether a finite verb stands at `at` that can be nothing else there: "has announced", "said", "denied that".
fn is_verb(text: &str, tokens: &[Token], at: usize, lexicons: &Lexicons) -> bool {
    let Some(verb) = tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.case == Case::Lower) else {
        return false;
    };
    let candidates = word_candidates(text, verb, false);
    let is = |class| lexicons.vocabulary.is(verb.word, class);
    let can_be = |fits: fn(Tag) -> bool| candidates.get().iter().any(|&tag| fits(tag));
    let next = tokens.get(at + 1);
    let behind = next.map(|next| word_candidates(text, next, false));
    let next_can_be = |fits: fn(Tag) -> bool| behind.as_ref().is_some_and(|b| b.get().iter().any(|&tag| fits(tag)));
    if !can_be(Tag::is_finite) {
        return false;
    }
    // "Kim’s had enough"
    if is(Class::Have) || is(Class::Be) || can_be(|tag| tag == Tag::Md) {
        return !is(Class::Have) || next_can_be(|tag| tag == Tag::Vbn);
    }
    let lemma = || words::entry(verb.word).lemmas[0];
    let told = || verb.word.is_counted() && lexicons.cues.find(lemma(), CueClass::Verb).is_some();
    // "Kim’s said to be late", "Kim’s planned trip"
    let said = ["said", "says"].contains(&verb.span.text(text)) && !next_can_be(|tag| tag == Tag::To);
    let opens = |tag: Tag| matches!(tag, Tag::In | Tag::Dt | Tag::Prp | Tag::PrpS | Tag::Ex);
    said || told() && !can_be(Tag::is_noun) && next_can_be(opens)
}
