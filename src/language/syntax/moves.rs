//! A tree in the making: the moves that build it, and what each decision depends on.
//!
//! In: the words of a sentence and a move after the other. Out: each word's head, and the features of the next move and of
//! a word's relation.

use crate::language::lexicon::Vocabulary;
use crate::language::tag::Tag;
use crate::language::token::{Token, TokenKind};
use crate::statistics::feature::{Feature, Symbol, number, symbols};
use crate::statistics::words::Word;

/// One step in building a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The word on the stack depends on the next word and is done.
    Left,
    /// The next word depends on the word on the stack and goes on it.
    Right,
    /// The word on the stack is done.
    Reduce,
}

impl Move {
    /// All moves, each at the place of its number.
    pub const ALL: [Self; 4] = [Self::Shift, Self::Left, Self::Right, Self::Reduce];
}

/// No word.
const NONE: u16 = u16::MAX;

/// A word of the sentence, as the moves see it.
#[derive(Clone, Copy, Debug)]
struct Node<'a> {
    tag: Tag,
    /// Its lemma, if that is known.
    lemma: Option<Word<'a>>,
    before: Symbol,
    head: u16,
    leftmost: u16,
    rightmost: u16,
    lefts: u8,
    rights: u8,
}

/// A tree in the making.
#[derive(Debug)]
pub struct State<'a> {
    nodes: Vec<Node<'a>>,
    stack: Vec<u16>,
    next: u16,
}

symbols! {
    S_T "st" S_W "sw" S1_T "s1t" B_T "bt" B_W "bw" B1_T "b1t" B1_W "b1w" B2_T "b2t" S_H "sht" S_L "slt" S_R "srt" B_L "blt"
    S_VL "svl" S_VR "svr" DISTANCE "d" S_HAS "sh" B_PUNCT "bp" B1_PUNCT "b1p" S1_W "s1w"
    NO_WORD "none" PLAIN "plain" COMMA "comma" COLON "colon" QUOTE_OPEN "open" QUOTE_CLOSE "close" BRACKET "bracket"
    YES "yes" NO "no" HEAD_T "ht" HEAD_W "hw" DEP_T "dt" DEP_W "dw" SIDE "side" LEFT_T "lt" LEFT_W "lw" RIGHT_T "rt"
    LEFT "left" RIGHT "right" BETWEEN "between" AUX "aux" LOOK "look"
}

impl<'a> State<'a> {
    /// The state before the first move over the words of a sentence, which are its tokens without punctuation.
    pub fn new(tokens: &[Token], words: &[u32], vocabulary: &'a Vocabulary) -> Self {
        let mut last = 0;
        let nodes = words
            .iter()
            .map(|&at| {
                let token = &tokens[at as usize];
                let before = punctuation(&tokens[last..at as usize]);
                last = at as usize + 1;
                Node {
                    tag: token.tag,
                    lemma: Some(token.lemma)
                        .filter(|lemma| token.kind == TokenKind::Word && lemma.is_counted())
                        .map(|lemma| vocabulary.word(lemma)),
                    before,
                    head: NONE,
                    leftmost: NONE,
                    rightmost: NONE,
                    lefts: 0,
                    rights: 0,
                }
            })
            .collect();
        Self { nodes, stack: Vec::with_capacity(16), next: 0 }
    }

    /// Whether all words are done.
    pub fn is_done(&self) -> bool {
        usize::from(self.next) >= self.nodes.len()
    }

    /// The word on the stack, by its number among the words.
    pub fn top(&self) -> Option<u16> {
        self.stack.last().copied()
    }

    /// The words on the stack, the last one on top.
    pub fn stack(&self) -> &[u16] {
        &self.stack
    }

    /// The next word.
    pub fn next(&self) -> u16 {
        self.next
    }

    /// The head of a word, as far as it is known.
    pub fn head(&self, word: u16) -> Option<u16> {
        Some(self.nodes[usize::from(word)].head).filter(|&h| h != NONE)
    }

    /// Whether the move can be made now.
    #[inline]
    pub fn allows(&self, step: Move) -> bool {
        match (step, self.top()) {
            (Move::Shift, _) => true,
            (Move::Left, Some(top)) => self.head(top).is_none(),
            (Move::Right, Some(_)) => true,
            (Move::Reduce, Some(top)) => self.head(top).is_some(),
            (_, None) => false,
        }
    }

    /// Makes a move that is allowed.
    pub fn make(&mut self, step: Move) {
        match (step, self.top()) {
            (Move::Left, Some(top)) => {
                self.stack.pop();
                self.attach(top, self.next);
            }
            (Move::Right, Some(top)) => {
                self.attach(self.next, top);
                self.stack.push(self.next);
                self.next += 1;
            }
            (Move::Reduce, Some(_)) => {
                self.stack.pop();
            }
            _ => {
                self.stack.push(self.next);
                self.next += 1;
            }
        }
    }

    /// Gives the words their heads at once, as if moves had found them.
    pub fn set_heads(&mut self, heads: &[Option<u16>]) {
        for (word, head) in (0..).zip(heads) {
            if let Some(head) = head {
                self.attach(word, *head);
            }
        }
    }

    fn attach(&mut self, word: u16, head: u16) {
        self.nodes[usize::from(word)].head = head;
        let node = &mut self.nodes[usize::from(head)];
        if word < head {
            node.leftmost = node.leftmost.min(word);
            node.lefts = node.lefts.saturating_add(1);
        } else {
            node.rightmost = word;
            node.rights = node.rights.saturating_add(1);
        }
    }

    #[inline]
    fn tag(&self, word: Option<u16>) -> Symbol {
        self.node(word).map_or(NO_WORD, |n| n.tag.symbol())
    }

    #[inline]
    fn node(&self, word: Option<u16>) -> Option<&Node<'a>> {
        self.nodes.get(usize::from(word.unwrap_or(NONE)))
    }

    fn lexical<F: Feature>(&self, feature: F, template: Symbol, word: Option<u16>) -> F {
        match self.node(word).and_then(|n| n.lemma) {
            Some(lemma) => feature.with(template, lemma),
            None => feature.with(template, NO_WORD),
        }
    }

    /// Calls `emit` with what the next move depends on at first sight, of the words ahead alone.
    #[inline]
    pub fn look_ahead<F: Feature>(&self, mut emit: impl FnMut(F)) {
        let [b0, b1] = [0, 1].map(|ahead| self.node(Some(self.next + ahead)));
        let b1t = tag(b1);
        let base = || F::new().with(LOOK, YES);
        emit(base().with(B_T, tag(b0)).with(B1_T, b1t).with(B1_PUNCT, b1.map_or(NO_WORD, |n| n.before)));
        emit(base().with(B_W, word(b0)).with(B1_T, b1t));
    }

    /// Calls `emit` with what the next move depends on at first sight besides the words ahead.
    #[inline]
    pub fn look<F: Feature>(&self, mut emit: impl FnMut(F)) {
        let top = self.node(self.top());
        let b0 = self.node(Some(self.next));
        let [left, right] = [top.map(|n| n.leftmost), top.map(|n| n.rightmost)].map(|child| self.node(child));
        let opener = self.node(b0.map(|n| n.leftmost));
        let st = tag(top);
        let before = b0.map_or(NO_WORD, |n| n.before);
        let base = || F::new().with(LOOK, YES);
        let stbt = base().with(S_T, st).with(B_T, tag(b0));
        emit(base().with(S_W, word(top)).with(S_T, st).with(S_HAS, has_head(top)));
        emit(stbt.clone().with(B_L, tag(opener)));
        emit(stbt.clone().with(S_L, tag(left)));
        emit(stbt.with(S_R, tag(right)).with(B_PUNCT, before));
    }

    /// Calls `emit` with what the next move depends on.
    pub fn features<F: Feature>(&self, mut emit: impl FnMut(F)) {
        let s0 = self.top();
        let top = self.node(s0);
        let below = self.node(self.stack.len().checked_sub(2).map(|i| self.stack[i]));
        let [b0, b1, b2] = [0, 1, 2].map(|ahead| self.node(Some(self.next + ahead)));
        let [head, left, right] =
            [top.map(|n| n.head), top.map(|n| n.leftmost), top.map(|n| n.rightmost)].map(|word| self.node(word));
        // A preposition or "that" is the first dependent of the noun or verb that it opens.
        let opener = self.node(b0.map(|n| n.leftmost));
        let (st, bt, b1t) = (tag(top), tag(b0), tag(b1));
        let (s_word, b_word) = (word(top), word(b0));
        let has_head = has_head(top);
        let before = b0.map_or(NO_WORD, |n| n.before);
        let before_next = b1.map_or(NO_WORD, |n| n.before);
        let distance = number(s0.map_or(0, |s| match self.next - s {
            d @ 0..=4 => usize::from(d),
            5..=7 => 5,
            8..=12 => 6,
            _ => 7,
        }));
        let (vl, vr) = top.map_or((0, 0), |n| (n.lefts.min(3), n.rights.min(3)));
        let (vl, vr) = (number(vl.into()), number(vr.into()));
        let base = F::new;
        let sw = base().with(S_W, s_word);
        let bw = base().with(B_W, b_word);
        let stbt = base().with(S_T, st).with(B_T, bt);
        emit(stbt.clone().with(S_HAS, has_head));
        emit(sw.clone().with(S_T, st).with(S_HAS, has_head));
        emit(bw.clone().with(B_T, bt).with(S_HAS, has_head));
        emit(sw.clone().with(B_T, bt).with(B_PUNCT, before));
        emit(bw.clone().with(S_T, st).with(B_PUNCT, before));
        emit(sw.clone().with(B_W, b_word));
        emit(stbt.clone().with(B_PUNCT, before).with(S_HAS, has_head));
        emit(stbt.clone().with(DISTANCE, distance).with(B_PUNCT, before));
        emit(stbt.clone().with(B1_T, b1t).with(B_PUNCT, before));
        emit(stbt.clone().with(B1_T, b1t).with(B2_T, tag(b2)));
        emit(stbt.clone().with(S1_T, tag(below)).with(B_PUNCT, before));
        emit(stbt.clone().with(S_H, tag(head)).with(B_PUNCT, before));
        emit(stbt.clone().with(S_L, tag(left)));
        emit(stbt.clone().with(S_R, tag(right)).with(B_PUNCT, before));
        emit(stbt.clone().with(B_L, tag(opener)));
        emit(stbt.clone().with(S_VR, vr).with(S_VL, vl));
        emit(sw.with(S_VR, vr).with(B_T, bt));
        emit(base().with(B_T, bt).with(B1_T, b1t).with(B1_PUNCT, before_next));
        emit(bw.with(B1_T, b1t));
        emit(stbt.clone().with(B1_W, word(b1)));
        emit(stbt.clone().with(S1_W, word(below)));
        emit(stbt.clone().with(B1_PUNCT, before_next).with(B1_T, b1t));
        emit(stbt.clone().with(B_L, word(opener)));
        emit(base().with(B_T, bt).with(S_W, s_word).with(B_L, word(opener)));
        emit(stbt.clone().with(B_PUNCT, before).with(S_R, word(right)));
        emit(stbt.clone().with(S_L, word(left)));
        emit(stbt.with(B_PUNCT, before).with(S_H, word(head)));
    }

    /// Calls `emit` with what the relation of a word to its head depends on, once the tree is done.
    pub fn relation_features<F: Feature>(&self, word: u16, mut emit: impl FnMut(F)) {
        let node = &self.nodes[usize::from(word)];
        let head = self.head(word);
        let (ht, dt) = (self.tag(head), node.tag.symbol());
        let side = match head {
            None => NO_WORD,
            Some(h) if h > word => LEFT,
            Some(_) => RIGHT,
        };
        let left = Some(node.leftmost).filter(|&l| l != NONE);
        let base = F::new().with(HEAD_T, ht).with(DEP_T, dt).with(SIDE, side);
        emit(base.clone());
        emit(self.lexical(base.clone(), HEAD_W, head));
        emit(self.lexical(base.clone(), DEP_W, Some(word)));
        emit(base.clone().with(B_PUNCT, node.before).with(LEFT_T, self.tag(left)));
        emit(self.lexical(base.clone(), LEFT_W, left));
        emit(base.clone().with(RIGHT_T, self.tag(Some(node.rightmost).filter(|&r| r != NONE))));
        let between = head.map_or(0, |h| h.abs_diff(word)).min(6);
        let finite = |n: &Node<'_>| self.nodes.get(usize::from(n.leftmost)).map_or(NO_WORD, |l| l.tag.symbol());
        let head_left = self.node(head).map_or(NO_WORD, finite);
        emit(base.clone().with(BETWEEN, number(between.into())).with(AUX, head_left));
        let grandparent = head.and_then(|h| self.head(h));
        emit(base.with(S_H, self.tag(grandparent)).with(B_PUNCT, node.before));
    }
}

fn tag(node: Option<&Node<'_>>) -> Symbol {
    node.map_or(NO_WORD, |n| n.tag.symbol())
}

fn word<'a>(node: Option<&Node<'a>>) -> Word<'a> {
    node.and_then(|n| n.lemma).unwrap_or(NO_WORD.into())
}

fn has_head(node: Option<&Node<'_>>) -> Symbol {
    if node.is_some_and(|n| n.head != NONE) { YES } else { NO }
}

/// What stands between two words that follow each other.
fn punctuation(marks: &[Token]) -> Symbol {
    let weight = |tag: Tag| match tag {
        Tag::QuoteOpen => (6, QUOTE_OPEN),
        Tag::QuoteClose => (5, QUOTE_CLOSE),
        Tag::Colon | Tag::Stop => (4, COLON),
        Tag::Open | Tag::Close => (3, BRACKET),
        Tag::Comma => (2, COMMA),
        _ => (1, PLAIN),
    };
    marks.iter().map(|t| weight(t.tag)).max_by_key(|(w, _)| *w).map_or(PLAIN, |(_, symbol)| symbol)
}
