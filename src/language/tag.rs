//! Parts of speech.
//!
//! The tags are the Penn Treebank's (Marcus, Santorini and Marcinkiewicz 1993).
//! A word that the counts know with one tag only has that tag; between several, weights decide, left to right, by the
//! tags and words around it (Collins 2002, with a greedy search). The tagger stands behind this file alone.

mod agree;

mod bare;

mod candidates;

mod house;

mod inquit;

mod lemma;

mod name;

mod possessive;

mod standing;

mod stem;

pub use candidates::{Candidates, has_article, suffix};
pub use lemma::base;
use lemma::lemma;
pub(super) use name::{Named, named};
pub use possessive::is_mark as is_possessive_mark;

use super::lexicon::{Class, Lexicons, Vocabulary};
use super::token::{Case, Token, TokenKind};
use crate::statistics::feature::{Feature, Key, Symbol};
use crate::statistics::table::{MOST, Waiting};

macro_rules! tags {
    ($($name:ident $text:literal,)*) => {
        /// A part of speech of the Penn Treebank.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "the Penn Treebank's manual documents its tags")]
        pub enum Tag { $($name,)* }

        impl Tag {
            /// All tags, each at the place of its code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
            const SYMBOLS: &'static [Symbol] = &[$(Symbol::new($text),)*];
        }
    };
}

tags! {
    Cc "CC", Cd "CD", Dt "DT", Ex "EX", Fw "FW", In "IN", Jj "JJ", Jjr "JJR", Jjs "JJS", Ls "LS", Md "MD", Nn "NN",
    Nnp "NNP", Nnps "NNPS", Nns "NNS", Pdt "PDT", Pos "POS", Prp "PRP", PrpS "PRP$", Rb "RB", Rbr "RBR", Rbs "RBS",
    Rp "RP", Sym "SYM", To "TO", Uh "UH", Vb "VB", Vbd "VBD", Vbg "VBG", Vbn "VBN", Vbp "VBP", Vbz "VBZ", Wdt "WDT",
    Wp "WP", WpS "WP$", Wrb "WRB", Comma ",", Stop ".", Colon ":", Open "-LRB-", Close "-RRB-", QuoteOpen "``",
    QuoteClose "''", Markup "MARKUP",
}

impl Tag {
    /// Its name and key.
    #[inline]
    pub fn symbol(self) -> Symbol {
        Self::SYMBOLS[self as usize]
    }

    /// The tag of that code.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }

    /// The tag of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|t| t.symbol().name == name)
    }

    /// A verb in any form, modals apart.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// A verb form that can head a clause by itself: past or present tense, or a modal.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
    }

    /// A noun, common or proper.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns) || self.is_proper()
    }

    /// A proper noun.
    pub fn is_proper(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// An adjective.
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }

    /// An adverb.
    pub fn is_adverb(self) -> bool {
        matches!(self, Self::Rb | Self::Rbr | Self::Rbs)
    }

    /// A word that can head a noun phrase.
    pub fn is_nominal(self) -> bool {
        self.is_noun() || matches!(self, Self::Prp | Self::Cd | Self::Dt | Self::Wp | Self::Ex | Self::Wdt)
    }

    /// A word that asks or relates: "who", "which", "where".
    pub fn is_wh(self) -> bool {
        matches!(self, Self::Wdt | Self::Wp | Self::WpS | Self::Wrb)
    }

    /// A quotation mark.
    pub fn is_quote(self) -> bool {
        matches!(self, Self::QuoteOpen | Self::QuoteClose)
    }

    /// Anything but a word: punctuation, quotation marks, mark-up.
    pub fn is_punctuation(self) -> bool {
        self as u8 >= Self::Comma as u8
    }
}

/// The sentence that is being tagged.
#[derive(Debug)]
pub struct Context<'a> {
    text: &'a str,
    tokens: &'a [Token],
    candidates: Vec<Candidates>,
}

const W: Symbol = Symbol::new("w");
const PREVIOUS: Symbol = Symbol::new("p");
const BEFORE_THAT: Symbol = Symbol::new("pp");
const NEXT: Symbol = Symbol::new("n");
const AFTER_THAT: Symbol = Symbol::new("nn");
const PREVIOUS_WORD: Symbol = Symbol::new("pw");
const NEXT_WORD: Symbol = Symbol::new("nw");
const SUFFIX: Symbol = Symbol::new("s");
const CASE: Symbol = Symbol::new("c");
const TAG: Symbol = Symbol::new("t");
const EDGE: Symbol = Symbol::new("edge");
const UNKNOWN: Symbol = Symbol::new("unknown");

impl<'a> Context<'a> {
    /// The context of one sentence.
    pub fn new(text: &'a str, tokens: &'a [Token], quoted: &dyn Fn(usize) -> Option<bool>) -> Self {
        let titled = is_titled(tokens);
        let mut initial = true;
        let candidates = (0..tokens.len())
            .map(|i| {
                let found = candidates::of(text, tokens, i, initial || titled, quoted(i));
                // After a colon or an opening quotation mark a sentence may begin anew.
                initial = match tokens[i].kind {
                    TokenKind::Mark => initial || matches!(found.get()[0], Tag::Colon | Tag::QuoteOpen | Tag::Stop),
                    TokenKind::Markup => true,
                    _ => false,
                };
                found
            })
            .collect();
        Self { text, tokens, candidates }
    }

    /// Whether the word at `i` is a number of two that a hyphen joins: "forty-two".
    fn is_joined_number(&self, i: usize, lexicons: &Lexicons) -> bool {
        let token = &self.tokens[i];
        let joined = || lexicons.joined_number(token.span.text(self.text)).is_some();
        token.kind == TokenKind::Word && !token.word.is_counted() && joined()
    }

    /// The tags that the word at `i` may have behind those that are `done`: no verb’s right behind an article, a possessor or
    /// "of", "the \[harbour\] master".
    fn behind(&self, done: &[Tag], i: usize, lexicons: &Lexicons) -> Candidates {
        if self.is_joined_number(i, lexicons) {
            return Candidates::only(Tag::Cd);
        }
        let determined = done.last().is_some_and(|before| match before {
            Tag::PrpS | Tag::Pos => true,
            Tag::Dt => lexicons.vocabulary.is(self.tokens[i - 1].word, Class::Article),
            Tag::In => lexicons.vocabulary.is(self.tokens[i - 1].word, Class::Of),
            _ => false,
        });
        let verb = |tag: &Tag| tag.is_finite() || *tag == Tag::Vb;
        if determined && self.candidates[i].get().iter().any(verb) {
            self.candidates[i].without(verb)
        } else {
            self.candidates[i]
        }
    }

    /// The tags that the word at `i` may have.
    #[inline]
    pub fn candidates(&self, i: usize) -> &Candidates {
        &self.candidates[i]
    }

    /// Calls `emit` with what the tag of the word at `i` depends on; the tags before it are `done`.
    pub fn features<F: Feature>(&self, i: usize, done: &[Tag], vocabulary: &Vocabulary, mut emit: impl FnMut(F)) {
        let tag_at = |back: usize| i.checked_sub(back).map_or(EDGE, |j| done[j].symbol());
        let guess = |j: usize| self.candidates.get(j).map_or(EDGE, |c| c.get()[0].symbol());
        let token = &self.tokens[i];
        let word = |template: Symbol, j: Option<usize>| match j.and_then(|j| self.tokens.get(j)) {
            None => F::new().with(template, EDGE),
            Some(t) if t.word.is_counted() => F::new().with(template, vocabulary.word(t.word)),
            Some(_) => F::new().with(template, UNKNOWN),
        };
        let (p, pp, n) = (tag_at(1), tag_at(2), guess(i + 1));
        let own = word(W, Some(i));
        emit(own.clone());
        emit(own.clone().with(PREVIOUS, p));
        emit(own.with(NEXT, n));
        emit(F::new().with(PREVIOUS, p).with(BEFORE_THAT, pp));
        emit(F::new().with(PREVIOUS, p).with(NEXT, n));
        emit(F::new().with(NEXT, n).with(AFTER_THAT, guess(i + 2)));
        emit(word(PREVIOUS_WORD, i.checked_sub(1)));
        emit(word(NEXT_WORD, Some(i + 1)));
        emit(F::new().with(CASE, case_symbol(token)).with(PREVIOUS, p).with(NEXT, n));
        if !token.word.is_counted() {
            let text = token.span.text(self.text);
            let mut buffer = String::new();
            let suffix = suffix(text, 3, &mut buffer);
            emit(F::new().with(SUFFIX, suffix));
            emit(F::new().with(SUFFIX, suffix).with(PREVIOUS, p));
        }
    }
}

/// A feature of a word together with a tag that it might have.
#[inline]
#[must_use]
pub fn with_tag<F: Feature>(feature: F, tag: Tag) -> F {
    feature.with(TAG, tag.symbol())
}

fn case_symbol(token: &Token) -> Symbol {
    const LOWER: Symbol = Symbol::new("lower");
    const CAPITAL: Symbol = Symbol::new("capital");
    const UPPER: Symbol = Symbol::new("upper");
    match token.case {
        Case::Lower => LOWER,
        Case::Capital => CAPITAL,
        Case::Upper => UPPER,
    }
}

/// Whether most words have capitals, as in a headline: then a capital says little.
pub fn is_titled(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 3);
    let (all, capital) = words.fold((0, 0), |(n, c), t| (n + 1, c + usize::from(t.case != Case::Lower)));
    all >= 4 && capital * 4 >= all * 3
}

/// Whether a word of that tag may end the subject of the verb behind it.
fn may_be_subject(tag: Tag) -> bool {
    tag.is_noun() || matches!(tag, Tag::Prp | Tag::Cd | Tag::Wp | Tag::Wdt | Tag::Close)
}

/// Whether a sentence in running copy ends with a full stop and has no finite verb.
///
/// One that has none but for a word that looks like a noun has that: "The repairs cost £40,000."
fn lacks_verb(context: &Context<'_>, tags: &[Tag]) -> bool {
    /// In shorter ones the verb is often left out.
    const LEAST: usize = 4;
    let stops = context.tokens.last().is_some_and(|last| last.span.text(context.text) == ".");
    stops && tags.len() > LEAST && !tags.iter().any(|tag| tag.is_finite()) && !is_titled(context.tokens)
}

/// Gives each token of a sentence its tag and lemma; `quoted` says of the n-th token, if it is a mark of a quotation,
/// whether it opens one, and `named` are words that are names elsewhere in the text.
pub(super) fn assign(
    text: &str,
    tokens: &mut [Token],
    quoted: &dyn Fn(usize) -> Option<bool>,
    named: &Named,
    lexicons: &Lexicons,
) {
    let vocabulary = &lexicons.vocabulary;
    let mut context = Context::new(text, tokens, quoted);
    name::keep(&mut context, named, lexicons);
    let mut done: Vec<Tag> = Vec::with_capacity(context.tokens.len());
    let mut features = Vec::with_capacity(16);
    let mut waiting = [0; MOST];
    let mut waiting = Waiting::new(&mut waiting);
    let mut verb = None;
    for i in 0..context.tokens.len() {
        let candidates = context.behind(&done, i, lexicons);
        let candidates = candidates.get();
        let mut scores = [0; 8];
        if candidates.len() > 1 {
            features.clear();
            context.features(i, &done, vocabulary, |feature: Key| features.push(feature));
            for (tag, score) in candidates.iter().zip(&mut scores) {
                for feature in &features {
                    waiting.add(with_tag(*feature, *tag).0);
                }
                *score = lexicons.models.tagger.sum(waiting.take());
            }
        }
        // The first of equals wins: candidates stand in order of frequency.
        let best = (0..candidates.len()).rev().max_by_key(|&c| scores[c]).unwrap_or(0);
        if candidates.len() > 1 && done.last().is_some_and(|&before| may_be_subject(before)) {
            let finite = (0..candidates.len()).filter(|&c| candidates[c].is_finite());
            let nearest = finite.map(|c| (scores[best] - scores[c], i, candidates[c])).min();
            verb = verb.into_iter().chain(nearest).min();
        }
        done.push(candidates[best]);
    }
    if let Some((_, at, tag)) = verb.filter(|_| lacks_verb(&context, &done)) {
        done[at] = tag;
    }
    for (token, tag) in tokens.iter_mut().zip(done) {
        token.tag = tag;
    }
    possessive::mend(text, tokens);
    inquit::mend(text, tokens, lexicons);
    agree::mend(text, tokens, lexicons);
    bare::mend(tokens, lexicons);
    standing::mend(tokens);
    for token in tokens {
        token.lemma = if token.word.is_counted() {
            lemma(token.word, token.tag)
        } else {
            stem::base(token.span.text(text), token.tag, vocabulary).unwrap_or(token.word)
        };
    }
}
