//! Dependency trees: which word depends on which, and how.
//!
//! In: a tagged sentence. Out: each word's head and its relation to it.
//! The relations are those of Universal Dependencies (version 1, as `CoreNLP` 3 gives them), under names that a reader
//! knows; rare ones are folded together.
//! The tree is built left to right in linear time (the arc-eager transitions of Nivre 2003, chosen by weights that were
//! fitted with a dynamic oracle, Goldberg and Nivre 2012). Punctuation marks are no nodes of the tree; what stands
//! before a word is a feature of the word.

mod clause;
mod moves;

mod noun_phrase;

mod office;

mod tree;

use super::lexicon::Lexicons;
use super::tag::Tag;
use super::token::{Token, TokenKind};
use crate::statistics::feature::{Key, Symbol};
use crate::statistics::models::{Models, MoveSums};
use crate::statistics::table::{MOST, Waiting};
pub use clause::opening_phrase;
pub use moves::{Move, State};
use tree::NO_TOKEN;
pub use tree::Trees;

macro_rules! relations {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// How a word depends on its head.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Relation { $($(#[$doc])* $name,)* }

        impl Relation {
            /// All relations, each at the place of its number.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
            const SYMBOLS: &'static [Symbol] = &[$(Symbol::new($text),)*];
        }
    };
}

relations! {
    /// It depends on nothing: the head of the sentence, or of a part that found no head.
    Root "root",
    /// Who does it, or of whom it is done: "\[Ruiz\] said", "\[Ruiz\] was told".
    Subject "nsubj",
    /// What is done: "told \[Vale\]".
    Object "obj",
    /// A noun phrase behind a preposition: "talks in \[Doha\]".
    Nominal "nmod",
    /// Whose: "\[Ruiz\]’s claim".
    Possessor "poss",
    /// "\[the\] claim".
    Determiner "det",
    /// "\[tax\] plan", "\[Ana\] Ruiz".
    Compound "compound",
    /// "\[new\] plan".
    Adjective "amod",
    /// "said \[again\]".
    Adverb "advmod",
    /// "\[never\] said".
    Negation "neg",
    /// What opens a clause: "said \[that\] …", "to", "because".
    Marker "mark",
    /// "\[had\] said".
    Auxiliary "aux",
    /// The preposition of a noun phrase, or the mark of its possessive: "\[in\] Doha".
    Case "case",
    /// "\[and\]".
    Coordinator "cc",
    /// The later part of a coordination: "said and \[added\]".
    Conjunct "conj",
    /// A clause that is what is said, known or seen: "said it \[rained\]".
    Complement "ccomp",
    /// The same without a subject of its own: "wants to \[leave\]".
    OpenComplement "xcomp",
    /// A clause that gives time, cause, condition: "when it \[rained\]".
    Adverbial "advcl",
    /// A clause without a finite verb at a noun: "a plan to \[leave\]".
    Clausal "acl",
    /// A relative clause: "the man who \[left\]".
    Relative "relcl",
    /// A second name for the same: "Ruiz, the \[mayor\]".
    Apposition "appos",
    /// "\[two\] plans".
    Number "nummod",
    /// "\[is\] confident".
    Copula "cop",
    /// "pointed \[out\]".
    Particle "prt",
    /// Side by side, without a link: "it rained, he \[said\]".
    Parataxis "parataxis",
    /// "\[there\] is".
    Expletive "expl",
    /// Anything else.
    Other "dep",
}

impl Relation {
    /// Its name and key.
    pub fn symbol(self) -> Symbol {
        Self::SYMBOLS[self as usize]
    }

    /// The relation that `CoreNLP` gives that name.
    pub fn of_universal(name: &str) -> Self {
        let folded = match name {
            "csubj" | "csubjpass" | "nsubjpass" => "nsubj",
            "dobj" | "iobj" => "obj",
            "nmod:poss" => "poss",
            "nmod:tmod" | "nmod:npmod" => "nmod",
            "auxpass" => "aux",
            "acl:relcl" => "relcl",
            "compound:prt" => "prt",
            "det:predet" => "det",
            "cc:preconj" => "cc",
            other => other,
        };
        Self::ALL.iter().copied().find(|r| r.symbol().name == folded).unwrap_or(Self::Other)
    }
}

/// The tokens of a sentence that are nodes of its tree, by number within the sentence.
pub fn words(tokens: &[Token]) -> Vec<u32> {
    let is_word = |t: &Token| !t.tag.is_punctuation() && (t.tag != Tag::Sym || t.kind != TokenKind::Mark);
    let mut words = Vec::with_capacity(tokens.len());
    words.extend((0..tokens.len() as u32).filter(|&i| is_word(&tokens[i as usize])));
    words
}

/// Builds the tree of a tagged sentence and appends it to those of the sentences before.
pub fn parse(tokens: &[Token], lexicons: &Lexicons, trees: &mut Trees) {
    // Longer than any sentence of prose; a list or a table without full stops falls apart into pieces of this size.
    const LONGEST: usize = 400;
    let models = &lexicons.models;
    let first = trees.len();
    let mut waiting = [0; MOST];
    let mut waiting = Waiting::new(&mut waiting);
    let mut dependencies = vec![(NO_TOKEN, Relation::Other); tokens.len()];
    for words in words(tokens).chunks(LONGEST) {
        let mut state = State::new(tokens, words, &lexicons.vocabulary);
        let mut ahead = Ahead::default();
        while !state.is_done() {
            if state.top().is_none() {
                // Nothing else can be done.
                state.make(Move::Shift);
                continue;
            }
            let step = next_move(&state, models, &mut ahead, &mut waiting);
            state.make(step);
        }
        for word in 0..words.len() as u16 {
            dependencies[words[usize::from(word)] as usize] = match state.head(word) {
                None => (NO_TOKEN, Relation::Root),
                Some(head) => {
                    state.relation_features(word, |feature: Key| waiting.add(feature.0));
                    let scores = models.relations.many_sums(waiting.take());
                    // Of equals the last one. Root is none of them.
                    let top = scores[1..].iter().copied().fold(i16::MIN, i16::max);
                    let best = scores.iter().rposition(|&score| score == top).unwrap_or(0);
                    (first + words[usize::from(head)], Relation::ALL[best])
                }
            };
        }
    }
    noun_phrase::mend(tokens, first, &mut dependencies);
    office::mend(tokens, first, &mut dependencies, &lexicons.vocabulary);
    clause::mend(tokens, first, &mut dependencies, &lexicons.vocabulary);
    trees.append(&dependencies);
}

/// What the words ahead say of the next move at first sight, as long as the next word is the same.
#[derive(Default)]
struct Ahead {
    next: Option<u16>,
    sums: MoveSums,
}

/// The move that is made next: what a first look at few features is sure of, or else what all of them say.
fn next_move(state: &State<'_>, models: &Models, ahead: &mut Ahead, waiting: &mut Waiting<'_>) -> Move {
    /// By so much the first look's move must beat the others. A quarter of the moves that it would get wrong lead by more,
    /// and they are not gotten right by all features either.
    const SURE: i32 = 500;
    if let Some(step) = state.forced() {
        return step;
    }
    if ahead.next != Some(state.next()) {
        *ahead = Ahead { next: Some(state.next()), ..Ahead::default() };
        state.look_ahead(|feature: Key| ahead.sums.add(&models.move_looks, feature.0));
    }
    let mut sums = ahead.sums;
    state.look(|feature: Key| sums.add(&models.move_looks, feature.0));
    let (step, lead) = best_move(state, sums.get());
    if lead >= SURE {
        return step;
    }
    state.features(|feature: Key| waiting.add(feature.0));
    best_move(state, models.moves.three_sums(waiting.take())).0
}

/// The best of the moves that can be made, and by how much it beats the next one; given is by how much each of the others is
/// better than to shift.
fn best_move(state: &State<'_>, [left, right, reduce]: [i32; 3]) -> (Move, i32) {
    // Of equals the later one.
    let (mut best, mut second) = ((0, Move::Shift), i32::MIN);
    for (score, step) in [(left, Move::Left), (right, Move::Right), (reduce, Move::Reduce)] {
        if state.allows(step) {
            if score >= best.0 {
                (best, second) = ((score, step), best.0);
            } else {
                second = second.max(score);
            }
        }
    }
    (best.1, best.0.saturating_sub(second))
}

/// Whether a word hangs on another, by whatever way up the tree.
fn hangs_on(dependencies: &[(u32, Relation)], first: u32, word: u32, other: u32) -> bool {
    let head = |word: &u32| dependencies.get(word.wrapping_sub(first) as usize).map(|(head, _)| *head);
    std::iter::successors(head(&word), head).any(|above| above == other)
}
