//! Do two claims speak of one matter?
//!
//! In: two claims. Out: the words that they share: the speakers both are about and the content words of both.
//! Whether two sentences tell of the same event is the hard part of finding contradictions (de Marneffe, Rafferty and
//! Manning 2008); so one shared word is never enough, and what is shared is kept to be shown.

use rustc_hash::FxHashMap;

use crate::attribution::scene::Scene;
use crate::claim::{Claim, Claims};
use crate::language::lexicon::Class;
use crate::language::tag::Tag;
use crate::statistics::words::WordId;

/// The content words of each claim.
#[derive(Clone, Debug)]
pub struct Matters {
    /// For each claim its content words by lemma, sorted, each with one of its tokens.
    words: Vec<Vec<(Word, u32)>>,
    /// For each content word in how many claims it is.
    spread: FxHashMap<Word, u32>,
}

/// A content word: its lemma, or the key of its text where the vocabulary lacks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Word {
    Known(WordId),
    Other(u64),
}

impl Matters {
    /// The content words of all claims.
    pub fn new(scene: &Scene<'_>, claims: &Claims) -> Self {
        let words: Vec<Vec<(Word, u32)>> = claims.list.iter().map(|c| content_words(scene, c)).collect();
        let mut spread = FxHashMap::default();
        for (word, _) in words.iter().flatten() {
            *spread.entry(*word).or_default() += 1;
        }
        Self { words, spread }
    }

    /// The tokens of the first claim whose words the second has too, the rarest first.
    pub fn shared(&self, one: usize, other: usize) -> Vec<u32> {
        let has = |word: &Word| self.words[other].binary_search_by_key(word, |(w, _)| *w).is_ok();
        let mut shared: Vec<(u32, u32)> =
            self.words[one].iter().filter(|(w, _)| has(w)).map(|(w, token)| (self.spread[w], *token)).collect();
        shared.sort_unstable();
        shared.into_iter().map(|(_, token)| token).collect()
    }
}

fn content_words(scene: &Scene<'_>, claim: &Claim) -> Vec<(Word, u32)> {
    let is_content = |&at: &u32| {
        let token = scene.token(at);
        let kind = token.tag.is_noun() || token.tag.is_verb() || token.tag.is_adjective();
        let common = scene.lexicons.vocabulary.is(token.lemma, Class::Common) || scene.is(at, Class::Common);
        kind && !common && !scene.is(at, Class::Be) && !scene.is(at, Class::Have) && token.tag != Tag::Cd
    };
    let word = |at: u32| {
        let token = scene.token(at);
        if token.lemma.is_known() { Word::Known(token.lemma) } else { Word::Other(token.key) }
    };
    let mut words: Vec<(Word, u32)> =
        claim.tokens.iter().cloned().flatten().filter(is_content).map(|at| (word(at), at)).collect();
    words.sort_unstable();
    words.dedup_by_key(|(word, _)| *word);
    words
}

/// Whether the same speaker asserts both claims, or nobody asserts one of them.
pub fn same_owner(one: &Claim, other: &Claim) -> bool {
    one.speakers.iter().any(|s| other.speakers.contains(s))
}

/// Whether both claims are about one speaker.
pub fn same_subject(one: &Claim, other: &Claim) -> bool {
    one.about.iter().any(|s| other.about.contains(s))
}
