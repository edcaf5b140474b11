//! Lemmas of words that were counted.

use super::{Candidates, Tag};
use crate::statistics::words::{self, WordId};

/// The word of which this one is only ever a form; none if it is a lemma itself, or not known.
pub fn base(word: WordId) -> Option<WordId> {
    if !word.is_counted() {
        return None;
    }
    let mut tags = Candidates::none();
    tags.add_codes(words::entry(word).lower);
    let mut lemmas = tags.get().iter().map(|tag| lemma(word, *tag));
    let first = lemmas.next().filter(|first| *first != word)?;
    lemmas.all(|lemma| lemma != word).then_some(first)
}

/// The lemma of a word that has that tag, as it was counted.
pub(super) fn lemma(word: WordId, tag: Tag) -> WordId {
    if !word.is_counted() {
        return word;
    }
    let [verb, noun, other] = words::entry(word).lemmas;
    match tag {
        // A form that was only ever counted as a noun's is that of a verb as well: "jokes".
        tag if tag.is_verb() && !verb.is_known() => noun,
        tag if tag.is_verb() || tag == Tag::Md => verb,
        tag if tag.is_noun() => noun,
        _ => other,
    }
}
