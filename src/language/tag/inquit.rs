//! Clauses that tell of what is said: their verbs that were taken for nouns ("“…,” Ruiz notes.", "“…,” the memo read.",
//! "Said Ruiz, “…”", "…, a Sudwick University poll shows.", "My neighbour Ana points out that …"), and a name that nobody has counted before the verb ("Vorst said").
//!
//! In: a tagged sentence. Out: the same with such a verb tagged as one, and such a name as a name.
//! Alone between a quotation and a stop, a noun and a verb that look alike have few neighbours to tell them apart. The
//! form does: what stands there is a clause, and a clause has a verb.

use super::Tag;
use super::candidates::word_candidates;
use crate::language::cues::CueClass;
use crate::language::lexicon::{Class, Lexicons};
use crate::language::token::{Case, Token, TokenKind};
use crate::statistics::words;

/// A verb is taken for one only if it is a cue in so many of ten uses.
const LEAST: usize = 3;

/// Gives the verb of each clause beside a quotation its tag, where the clause would have none.
pub(super) fn mend(text: &str, tokens: &mut [Token], lexicons: &Lexicons) {
    if let Some(name) = strange_name(tokens) {
        tokens[name].tag = Tag::Nnp;
    }
    if let Some((verb, tag)) = opening(text, tokens, lexicons) {
        tokens[verb].tag = tag;
    }
    if let Some((verb, tag)) = ending(text, tokens, lexicons) {
        tokens[verb].tag = tag;
    }
    for at in 1..tokens.len() {
        if let Some(tag) = particled(text, tokens, at, lexicons) {
            tokens[at].tag = tag;
        }
    }
    for close in 0..tokens.len() {
        if tokens[close].tag == Tag::QuoteClose
            && let Some((verb, tag)) = behind(text, tokens, close, lexicons)
        {
            tokens[verb].tag = tag;
        }
    }
}

/// The first word of the sentence, if it is none that was counted and a finite verb follows.
fn strange_name(tokens: &[Token]) -> Option<usize> {
    let first = tokens.iter().position(|t| !t.tag.is_punctuation())?;
    let token = &tokens[first];
    let strange = token.kind == TokenKind::Word && !token.word.is_counted();
    let other = !token.tag.is_noun() && !token.tag.is_adverb() && token.case == Case::Capital;
    (strange && other && tokens.get(first + 1).is_some_and(|t| t.tag.is_finite())).then_some(first)
}

/// The verb that follows a whole utterance which ends at `close`, and the tag it should have.
fn behind(text: &str, tokens: &[Token], close: usize, lexicons: &Lexicons) -> Option<(usize, Tag)> {
    let tag_at = |i: usize| tokens.get(i).map(|t| t.tag);
    let comma_behind = tag_at(close + 1) == Some(Tag::Comma);
    let whole = comma_behind || matches!(tag_at(close.checked_sub(1)?), Some(Tag::Comma | Tag::Stop));
    let start = close + 1 + usize::from(comma_behind);
    let end = (start..tokens.len()).find(|&i| ends_clause(tokens[i].tag)).unwrap_or(tokens.len());
    let clause = tokens.get(start..end).filter(|c| whole && !c.is_empty())?;
    let headed = matches!(clause[0].tag, Tag::Dt | Tag::PrpS | Tag::Prp | Tag::Jj) || clause[0].tag.is_noun();
    if clause.len() > 1 && headed && clause.iter().all(|t| !t.tag.is_verb() && t.tag != Tag::Md) {
        return told_as(text, &clause[clause.len() - 1], lexicons).map(|tag| (end - 1, tag));
    }
    // "“…!” beamed Ruiz.": a participle would need a noun before it.
    let inverted = clause[0].tag == Tag::Vbn && tag_at(start + 1).is_some_and(names);
    let alone = || clause[1..].iter().take_while(|t| !t.tag.is_wh()).all(|t| !t.tag.is_finite());
    (inverted && alone()).then_some((start, Tag::Vbd))
}

/// The verb with which the sentence opens, if a name and a quotation follow it, and the tag it should have.
fn opening(text: &str, tokens: &[Token], lexicons: &Lexicons) -> Option<(usize, Tag)> {
    let verb = tokens.iter().position(|t| t.kind != TokenKind::Markup)?;
    let first = &tokens[verb];
    if first.case != Case::Capital || first.tag.is_finite() || !tokens.get(verb + 1).is_some_and(|t| names(t.tag)) {
        return None;
    }
    let name = |tag: Tag| names(tag) || matches!(tag, Tag::Nn | Tag::Jj | Tag::Pos);
    let end = (verb + 1..tokens.len()).find(|&i| !name(tokens[i].tag))?;
    let quotes = tokens.get(end + 1).is_none_or(|t| t.tag == Tag::QuoteOpen);
    let marked = tokens[end].tag == Tag::Colon || (tokens[end].tag == Tag::Comma && end + 1 < tokens.len());
    (quotes && marked).then(|| told_as(text, first, lexicons)).flatten().map(|tag| (verb, tag))
}

/// The verb with which the sentence ends, if before it stand a whole clause, a comma and a name with no more than nouns about
/// it, or one noun, and the tag it should have: "The vow was a lie, the Sudwick Tribune \[reports\].", "…, new research
/// \[shows\]."
fn ending(text: &str, tokens: &[Token], lexicons: &Lexicons) -> Option<(usize, Tag)> {
    let stop = tokens.iter().rposition(|t| t.tag == Tag::Stop)?;
    let comma = tokens[..stop].iter().rposition(|t| t.tag == Tag::Comma)?;
    let whole = tokens[..comma].iter().any(|t| t.tag.is_finite());
    let (verb, source) = tokens[comma + 1..stop].split_last().filter(|(verb, _)| verb.tag == Tag::Nns)?;
    let noun = |t: &Token| matches!(t.tag, Tag::Dt | Tag::Nn | Tag::Pos) || t.tag.is_proper();
    let named = source.iter().any(|t| t.tag.is_proper()) && source.iter().all(noun);
    let one = source.len() > 1
        && source.iter().rev().skip(1).all(|t| matches!(t.tag, Tag::Dt | Tag::PrpS) || t.tag.is_adjective())
        && source.last().is_some_and(|t| t.tag == Tag::Nn);
    // "…, a report published on Monday by the bank \[shows\]."
    let written = source.len() > 1
        && matches!(source[0].tag, Tag::Dt | Tag::Cd)
        && source[1].tag == Tag::Nn
        && lexicons.vocabulary.is(source[1].word, Class::DocumentNoun)
        && source.iter().all(|t| !t.tag.is_finite());
    let told = || told_as(text, verb, lexicons).filter(|tag| *tag == Tag::Vbz);
    (whole && (named || one || written) && verb.case == Case::Lower).then(told).flatten().map(|tag| (stop - 1, tag))
}

/// The tag of a verb that a name stands before and its particle and "that" behind: "Ana \[points\] out that".
fn particled(text: &str, tokens: &[Token], at: usize, lexicons: &Lexicons) -> Option<Tag> {
    let tag = |at: usize| tokens.get(at).map(|t| t.tag);
    let noun = tokens[at].tag == Tag::Nns && tokens[at].case == Case::Lower && tokens[at - 1].tag.is_proper();
    let told = noun && tag(at + 1) == Some(Tag::Rp) && tag(at + 2) == Some(Tag::In);
    told.then(|| told_as(text, &tokens[at], lexicons)).flatten().filter(|tag| *tag == Tag::Vbz)
}

/// Whether a word with that tag may begin a name or a description of somebody.
fn names(tag: Tag) -> bool {
    tag.is_proper() || matches!(tag, Tag::Dt | Tag::PrpS)
}

fn ends_clause(tag: Tag) -> bool {
    matches!(tag, Tag::Comma | Tag::Stop | Tag::Colon | Tag::QuoteOpen | Tag::QuoteClose | Tag::Open)
}

/// The tag of the word as a finite verb, if it can be one and is a cue.
fn told_as(text: &str, token: &Token, lexicons: &Lexicons) -> Option<Tag> {
    let known = token.kind == TokenKind::Word && token.word.is_counted();
    let [verb, noun, _] = known.then(|| words::entry(token.word).lemmas)?;
    let lemma = if verb.is_known() { verb } else { noun };
    lexicons.cues.find(lemma, CueClass::Verb).filter(|cue| cue.tenths() >= LEAST)?;
    let candidates = word_candidates(text, token, true);
    let finite = candidates.get().iter().copied().find(|t| matches!(t, Tag::Vbd | Tag::Vbz | Tag::Vbp));
    finite.or_else(|| (lemma != token.word && token.span.text(text).ends_with('s')).then_some(Tag::Vbz))
}
