//! Do two claims speak of one matter?
//!
//! In: two claims. Out: the words that they share: the speakers both are about and the content words of both.
//! Whether two sentences tell of the same event is the hard part of finding contradictions (de Marneffe, Rafferty and
//! Manning 2008); so one shared word is never enough, and what is shared is kept to be shown.

use rustc_hash::FxHashMap;

use super::stem::stem;
use crate::attribution::scene::Scene;
use crate::claim::{Claim, Claims};
use crate::language::fold::fold_key;
use crate::language::lexicon::Class;
use crate::language::tag::Tag;

/// The content words of each claim.
#[derive(Clone, Debug)]
pub struct Matters {
    /// For each claim its content words by stem, sorted, each with one of its tokens.
    words: Vec<Vec<(Word, u32)>>,
    /// For each content word in how many claims it is.
    spread: FxHashMap<Word, u32>,
    /// For each token that stands for a content word, which.
    at: FxHashMap<u32, Word>,
}

/// For each content word the claims that have been found to hold it, in order.
pub(super) type Holders = FxHashMap<Word, Vec<usize>>;

/// A content word: the key of its stem.
type Word = u64;

impl Matters {
    /// The content words of all claims.
    pub fn new(scene: &Scene<'_>, claims: &Claims) -> Self {
        let words: Vec<Vec<(Word, u32)>> = claims.list.iter().map(|c| content_words(scene, c)).collect();
        let mut spread = FxHashMap::default();
        for (word, _) in words.iter().flatten() {
            *spread.entry(*word).or_default() += 1;
        }
        let at = words.iter().flatten().map(|(word, token)| (*token, *word)).collect();
        Self { words, spread, at }
    }

    /// How much shared words weigh: two each, and one if they run through the whole text.
    pub fn weight(&self, shared: &[u32]) -> i32 {
        /// A word is one of the whole text from this part of its claims on.
        const PART: usize = 6;
        let common = |token: &u32| {
            let spread = self.at.get(token).map_or(0, |w| self.spread[w]) as usize;
            spread > 4 && spread * PART > self.words.len()
        };
        shared.iter().map(|token| if common(token) { 1 } else { 2 }).sum()
    }

    /// How many content words a claim has.
    pub fn count(&self, claim: usize) -> usize {
        self.words[claim].len()
    }

    /// The earlier claims that share content words with a claim, in order, and how many; words of the whole text left out.
    /// `holders` is what was found before, and gains the claim.
    pub(super) fn before(&self, claim: usize, holders: &mut Holders) -> Vec<(usize, usize)> {
        /// A word in more claims than this tells nothing of any two.
        const MANY: u32 = 12;
        let mut found: Vec<usize> = Vec::new();
        for (word, _) in self.words[claim].iter().filter(|(w, _)| (2..=MANY).contains(&self.spread[w])) {
            let held = holders.entry(*word).or_default();
            found.extend_from_slice(held);
            held.push(claim);
        }
        found.sort_unstable();
        found.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect()
    }

    /// Of shared words, the rarest first, those that say best what the matter is: the rarest name, then the rarest others.
    pub fn anchors(scene: &Scene<'_>, shared: &[u32]) -> Vec<u32> {
        /// More than these only repeat it.
        const SHOWN: usize = 4;
        let name = shared.iter().position(|&t| scene.token(t).tag.is_proper());
        let rest = (0..shared.len()).filter(|i| Some(*i) != name);
        name.into_iter().chain(rest).take(SHOWN).map(|i| shared[i]).collect()
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

/// With fewer content words of its own than this, a claim is on the matter of its sentence.
const FEW: usize = 2;

fn content_words(scene: &Scene<'_>, claim: &Claim) -> Vec<(Word, u32)> {
    let is_content = |&at: &u32| {
        let token = scene.token(at);
        let kind = token.tag.is_noun() || token.tag.is_verb() || token.tag.is_adjective();
        let common = scene.lexicons.vocabulary.is(token.lemma, Class::Common) || scene.is(at, Class::Common);
        // "in October", "more", "Mr." say nothing of a matter.
        let empty = scene.is(at, Class::Time) || scene.is(at, Class::Honorific) || token.tag == Tag::Jjr;
        kind && !common && !empty && !scene.is(at, Class::Be) && !scene.is(at, Class::Have) && token.tag != Tag::Cd
    };
    let word = |at: u32| {
        let token = scene.token(at);
        let base = if token.lemma.is_known() {
            scene.lexicons.vocabulary.word(token.lemma).text()
        } else {
            token.span.text(scene.text)
        };
        fold_key(stem(base))
    };
    let mut words: Vec<(Word, u32)> =
        claim.tokens.iter().cloned().flatten().filter(is_content).map(|at| (word(at), at)).collect();
    if words.len() < FEW {
        // "the pickets, which Tanne described as violent"
        let sentence = &scene.annotations.sentences[claim.sentence].tokens;
        words.extend(sentence.clone().filter(is_content).map(|at| (word(at), at)));
    }
    words.sort_unstable();
    words.dedup_by_key(|(word, _)| *word);
    words
}

/// Whether both claims are about one speaker.
pub fn same_subject(one: &Claim, other: &Claim) -> bool {
    one.about.iter().any(|s| other.about.contains(s))
}

/// Whether two claims describe the same: the first speaker that either is about is one that the other is about.
pub fn same_object(one: &Claim, other: &Claim) -> bool {
    let first = |a: &Claim, b: &Claim| a.about.first().is_some_and(|s| b.about.contains(s));
    first(one, other) || first(other, one)
}
