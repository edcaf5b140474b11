//! Words of a quotation written together or apart as the originals write them: "weekend" and "week-end", "every one" and
//! "everyone".
//!
//! In: a quotation and the originals. Out: the quotation cut so that what stands there in a row is found in a row. A word is
//! cut otherwise only where it does not stand beside its neighbours anywhere, and does so when it is cut.

use super::Originals;
use super::quoted::Quoted;
use super::word::Word;
use crate::attribution::scene::Scene;
use crate::language::fold::fold_key;
use crate::span::Span;

/// Letters of a word that is parted, at most.
const LONGEST: usize = 32;

/// Cuts the words of a quotation as the originals do; two at least are left of it.
pub(super) fn recut(quoted: &mut Quoted, scene: &Scene<'_>, originals: &Originals) {
    let mut at = 0;
    while at < quoted.words.len() {
        let [before, next, behind] = [at.checked_sub(1), Some(at + 1), Some(at + 2)]
            .map(|other| other.and_then(|other| quoted.words.get(other)).copied());
        let word = quoted.words[at];
        let beside = |one: Option<Word>, other: Option<Word>| {
            one.zip(other).is_some_and(|(one, other)| originals.has_pair(one.key, other.key))
        };
        if let Some(second) = next.filter(|_| quoted.words.len() > 2 && !quoted.marked[at + 1])
            && !beside(Some(word), Some(second))
            && let Some(whole) = together(&word, &second, scene)
            && (beside(before, Some(whole)) || beside(Some(whole), behind))
        {
            quoted.words.splice(at..at + 2, [whole]);
            quoted.marked.remove(at + 1);
        } else if !beside(before, Some(word))
            && !beside(Some(word), next)
            && let Some([one, other]) = parts(&word, scene).find(|&[one, other]| {
                beside(Some(one), Some(other)) && (beside(before, Some(one)) || beside(Some(other), next))
            })
        {
            quoted.words.splice(at..=at, [one, other]);
            quoted.marked.insert(at + 1, false);
            at += 1;
        }
        at += 1;
    }
}

/// Two words as one.
fn together(one: &Word, other: &Word, scene: &Scene<'_>) -> Option<Word> {
    let letters = [one, other].map(|word| word.span.text(scene.text));
    let (span, key) = (one.span.cover(other.span), fold_key(&letters.concat()));
    // Parts of one token without a hyphen between them have its whole span each.
    (one.span != other.span).then(|| Word { negative: one.negative || other.negative, ..word(one, span, key, scene) })
}

/// The ways to make two words of one.
fn parts<'s>(whole: &Word, scene: &'s Scene<'_>) -> impl Iterator<Item = [Word; 2]> + use<'s> {
    let (whole, text) = (*whole, whole.span.text(scene.text));
    let places = text.char_indices().map(|(at, _)| at).skip(1).take(LONGEST);
    places.map(move |at| {
        let (start, end) = (whole.span.start as usize, whole.span.end as usize);
        let (one, other) = text.split_at(at);
        let spans = [Span::of(start, start + at), Span::of(start + at, end)];
        [word(&whole, spans[0], fold_key(one), scene), word(&whole, spans[1], fold_key(other), scene)]
    })
}

/// A word like another, with other letters.
fn word(like: &Word, span: Span, key: u64, scene: &Scene<'_>) -> Word {
    let known = scene.lexicons.vocabulary.find(key);
    Word { free: like.free, ..Word::new(scene.lexicons, like.token, span, (key, known)) }
}
