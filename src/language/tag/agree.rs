//! Words whose tag leaves a clause without the verb it must have: "A mission \[update\] stated that …", where a verb would
//! have an "s"; "the claim that the dam \[leaked\] was false", which has one for the dam and one for the claim.
//!
//! In: a tagged sentence. Out: the same with such a noun tagged as one, and such a participle as a verb.

use super::Tag;
use super::candidates::word_candidates;
use crate::language::lexicon::{Class, Classes, Lexicons};
use crate::language::token::Token;
use crate::statistics::words::{self, WordId};

/// Gives each such word its tag.
pub(super) fn mend(text: &str, tokens: &mut [Token], lexicons: &Lexicons) {
    if let Some(verb) = claimed(text, tokens, lexicons) {
        tokens[verb].tag = Tag::Vbd;
    }
    for at in 2..tokens.len().saturating_sub(1) {
        if !matches!(tokens[at].tag, Tag::Vbp | Tag::Vb) || !is_noun(text, tokens, at, lexicons) {
            continue;
        }
        let verb = tokens[at + 1].tag;
        if verb == Tag::Vbd || verb == Tag::Vbz {
            tokens[at].tag = Tag::Nn;
        } else if verb == Tag::Vbn && word_candidates(text, &tokens[at + 1], false).get().contains(&Tag::Vbd) {
            tokens[at].tag = Tag::Nn;
            tokens[at + 1].tag = Tag::Vbd;
        }
    }
}

/// Whether the word can be a noun and stands behind an article and a noun for one.
fn is_noun(text: &str, tokens: &[Token], at: usize, lexicons: &Lexicons) -> bool {
    const HELPERS: Classes = Classes::of(&[Class::Have, Class::Be, Class::Do]);
    /// So many words may stand between the article and the word.
    const MOST: usize = 3;
    let plain = |t: &&Token| t.tag.is_adjective() || t.tag == Tag::Nn;
    let between = tokens[..at].iter().rev().take(MOST + 1).take_while(plain).count();
    let article = (1..=MOST).contains(&between).then(|| at.checked_sub(between + 1)).flatten();
    let one =
        |article: usize| tokens[article].tag == Tag::Dt && lexicons.vocabulary.is(tokens[article].word, Class::Article);
    // Some nouns were counted as verbs only.
    let helps = |word: WordId| lexicons.vocabulary.is_one_of(word, HELPERS);
    let meant = |word: WordId| word.is_counted() && words::sense_files(word)[0] > 0 && !helps(word);
    let noun = || word_candidates(text, &tokens[at], false).get().contains(&Tag::Nn) || meant(tokens[at].word);
    tokens[at - 1].tag == Tag::Nn && article.is_some_and(one) && noun()
}

/// The participle that is the verb of what is claimed: a noun for a claim opens the sentence, "that" follows, and the only verb
/// of the sentence stands behind the participle.
fn claimed(text: &str, tokens: &[Token], lexicons: &Lexicons) -> Option<usize> {
    const NOUN: usize = 1;
    /// So many tokens may stand before the noun, and between it and "that": "The mayor’s latest \[claim\] by letter that …".
    const MOST: usize = 6;
    let mut finite = (0..tokens.len()).filter(|&at| tokens[at].tag.is_finite());
    let verb = finite.next().filter(|_| finite.next().is_none())?;
    let told =
        verb.checked_sub(1).filter(|&at| tokens[at].tag == Tag::Vbn && at > 0 && tokens[at - 1].tag.is_noun())?;
    let that = (0..told).find(|&at| tokens[at].span.text(text) == "that")?;
    let plain = |t: &Token| !t.tag.is_verb() && !t.tag.is_punctuation();
    let lemma = |word: WordId| if word.is_counted() { words::entry(word).lemmas[NOUN] } else { word };
    let claim = |word: WordId| [word, lemma(word)].iter().any(|&word| lexicons.vocabulary.is(word, Class::ClaimNoun));
    let noun = (0..that.min(MOST)).find(|&at| claim(tokens[at].word))?;
    let near = that - noun <= MOST && tokens[..that].iter().all(plain);
    (near && word_candidates(text, &tokens[told], false).get().contains(&Tag::Vbd)).then_some(told)
}
