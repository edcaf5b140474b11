//! Do two claims speak of one matter?
//!
//! In: two claims. Out: the words that they share: the speakers both are about and the content words of both.
//! Whether two sentences tell of the same event is the hard part of finding contradictions (de Marneffe, Rafferty and
//! Manning 2008); so one shared word is never enough, and what is shared is kept to be shown.

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::attribution::scene::Scene;
use crate::claim::{Claim, Claims};
use crate::language::fold::fold_key;
use crate::language::lexicon::{Class, Classes};
use crate::language::tag::Tag;
use crate::statistics::stem::stem;
use crate::statistics::words;

/// The content words of each claim.
#[derive(Clone, Debug)]
pub struct Matters {
    /// The content words of all claims, one claim after the other, those of each in order of their numbers, each with one of
    /// its tokens.
    words: Vec<(Word, u32)>,
    /// For each claim where its words begin, and at last where all end.
    starts: Vec<u32>,
    /// For each content word in how many claims it is.
    spread: Vec<u32>,
    /// For each token which content word it stands for; the number behind the last word if for none.
    at: Vec<Word>,
}

/// For each content word the claims that have been found to hold it, in order.
#[derive(Default)]
pub(super) struct Holders {
    of: FxHashMap<Word, Vec<u32>>,
    /// For each claim how many words it has been found by so far; 0 between searches.
    counts: Vec<u32>,
}

/// A content word, by number: all words of one stem are one.
pub(super) type Word = u32;

impl Matters {
    /// The content words of all claims.
    pub fn new(scene: &Scene<'_>, claims: &Claims) -> Self {
        /// So many tokens stand for one content word, about.
        const WORD: usize = 4;
        let most = scene.annotations.tokens.len() / WORD;
        let mut numbers = Numbers { of: FxHashMap::with_capacity_and_hasher(most, FxBuildHasher) };
        let (mut words, mut starts) = (Vec::with_capacity(2 * most), vec![0]);
        let mut own = Vec::new();
        for claim in &claims.list {
            content_words(scene, claim, &mut numbers, &mut own);
            words.append(&mut own);
            starts.push(words.len() as u32);
        }
        let mut spread = vec![0; numbers.of.len()];
        let mut at = vec![numbers.of.len() as u32; scene.annotations.tokens.len()];
        for &(word, token) in &words {
            spread[word as usize] += 1;
            at[token as usize] = word;
        }
        Self { words, starts, spread, at }
    }

    fn of(&self, claim: usize) -> &[(Word, u32)] {
        &self.words[self.starts[claim] as usize..self.starts[claim + 1] as usize]
    }

    /// The content word that a token of a claim stands for.
    pub(super) fn word(&self, token: u32) -> Option<Word> {
        Some(self.at[token as usize]).filter(|word| (*word as usize) < self.spread.len())
    }

    /// How much shared words weigh: two each, and one if they run through the whole text.
    pub fn weight(&self, shared: &[u32]) -> i32 {
        /// A word is one of the whole text from this part of its claims on.
        const PART: usize = 6;
        let claims = self.starts.len() - 1;
        let common = |token: &u32| {
            let spread = self.spread.get(self.at[*token as usize] as usize).map_or(0, |spread| *spread as usize);
            spread > 4 && spread * PART > claims
        };
        shared.iter().map(|token| if common(token) { 1 } else { 2 }).sum()
    }

    /// How many content words a claim has.
    pub fn count(&self, claim: usize) -> usize {
        self.of(claim).len()
    }

    /// The earlier claims that share so many content words with a claim, in order; words of the whole text left out.
    /// `holders` is what was found before, and gains the claim.
    pub(super) fn before(&self, claim: usize, least: u32, holders: &mut Holders) -> Vec<usize> {
        /// A word in more claims than this tells nothing of any two.
        const MANY: u32 = 12;
        let Holders { of, counts } = holders;
        counts.resize(self.starts.len(), 0);
        let mut found: Vec<usize> = Vec::new();
        for (word, _) in self.of(claim).iter().filter(|(w, _)| (2..=MANY).contains(&self.spread[*w as usize])) {
            let held = of.entry(*word).or_default();
            for &earlier in held.iter() {
                let count = &mut counts[earlier as usize];
                if *count == 0 {
                    found.push(earlier as usize);
                }
                *count += 1;
            }
            held.push(claim as u32);
        }
        found.retain(|earlier| std::mem::take(&mut counts[*earlier]) >= least);
        found.sort_unstable();
        found
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
        let mut theirs = self.of(other).iter().map(|(word, _)| *word).peekable();
        let mut has = |word: Word| {
            while theirs.next_if(|their| *their < word).is_some() {}
            theirs.peek() == Some(&word)
        };
        let both = self.of(one).iter().filter(|(word, _)| has(*word));
        let mut shared: Vec<(u32, u32)> = both.map(|(word, token)| (self.spread[*word as usize], *token)).collect();
        shared.sort_unstable();
        shared.into_iter().map(|(_, token)| token).collect()
    }
}

/// With fewer content words of its own than this, a claim is on the matter of its sentence.
const FEW: usize = 2;

/// The numbers of content words, in order of their first places.
struct Numbers {
    /// By the keys of their stems.
    of: FxHashMap<u64, Word>,
}

impl Numbers {
    /// The number of the content word that a token stands for.
    fn word(&mut self, scene: &Scene<'_>, at: u32) -> Word {
        let token = scene.token(at);
        let key = if token.lemma.is_counted() {
            words::stem_key(token.lemma)
        } else if token.lemma.is_known() {
            fold_key(stem(scene.lexicons.vocabulary.word(token.lemma).text()))
        } else {
            fold_key(stem(token.span.text(scene.text)))
        };
        let next = self.of.len() as Word;
        *self.of.entry(key).or_insert(next)
    }
}

/// Puts the content words of a claim to a list that is empty: each once, with its first token, in order of their numbers.
fn content_words(scene: &Scene<'_>, claim: &Claim, numbers: &mut Numbers, words: &mut Vec<(Word, u32)>) {
    /// Words that say nothing of a matter: "more", "in October", "Mr."
    const EMPTY: Classes = Classes::of(&[Class::Common, Class::Time, Class::Honorific, Class::Be, Class::Have]);
    let is_content = |&at: &u32| {
        let token = scene.token(at);
        let kind = token.tag.is_noun() || token.tag.is_verb() || matches!(token.tag, Tag::Jj | Tag::Jjs);
        let vocabulary = &scene.lexicons.vocabulary;
        kind && !vocabulary.is_one_of(token.word, EMPTY) && !vocabulary.is(token.lemma, Class::Common)
    };
    let mut put = |tokens: &Range<u32>, words: &mut Vec<(Word, u32)>| {
        for at in tokens.clone().filter(is_content) {
            words.push((numbers.word(scene, at), at));
        }
    };
    claim.tokens.iter().for_each(|tokens| put(tokens, words));
    if words.len() < FEW {
        // "the pickets, which Tanne described as violent"
        put(&scene.annotations.sentences[claim.sentence].tokens, words);
    }
    words.sort_unstable();
    words.dedup_by_key(|(word, _)| *word);
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
