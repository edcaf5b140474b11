//! A tree in the making: the moves that build it, and what each decision depends on.
//!
//! In: the words of a sentence and a move after the other. Out: each word's head, and the features of the next move and of
//! a word's relation.

use crate::language::lexicon::{Class, Vocabulary};
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
    tag: Symbol,
    lemma: Word<'a>,
    before: Symbol,
    head: u16,
    leftmost: u16,
    rightmost: u16,
    lefts: u8,
    rights: u8,
    /// Whether it ends words for a time, so that what follows is no part of its phrase.
    ends_time: bool,
    /// Whether it can head a noun phrase.
    is_nominal: bool,
}

/// A tree in the making.
#[derive(Debug)]
pub struct State<'a> {
    /// The words, and behind them one that stands for any that there is not.
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
        let none = Node {
            tag: NO_WORD,
            lemma: NO_WORD.into(),
            before: NO_WORD,
            head: NONE,
            leftmost: NONE,
            rightmost: NONE,
            lefts: 0,
            rights: 0,
            ends_time: false,
            is_nominal: false,
        };
        let mut last = 0;
        let mut nodes = Vec::with_capacity(words.len() + 1);
        nodes.extend(words.iter().map(|&at| {
            let token = &tokens[at as usize];
            let before = punctuation(&tokens[last..at as usize]);
            last = at as usize + 1;
            let is_known = token.kind == TokenKind::Word && token.lemma.is_counted();
            let lemma = if is_known { vocabulary.word(token.lemma) } else { none.lemma };
            let ends_time = ends_time(tokens, at as usize, vocabulary);
            Node { tag: token.tag.symbol(), lemma, before, ends_time, is_nominal: token.tag.is_nominal(), ..none }
        }));
        nodes.push(none);
        Self { nodes, stack: Vec::with_capacity(16), next: 0 }
    }

    /// Whether all words are done.
    pub fn is_done(&self) -> bool {
        usize::from(self.next) + 1 >= self.nodes.len()
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
            (Move::Left, Some(top)) => {
                let apart = self.nodes[usize::from(top)].ends_time && self.nodes[usize::from(self.next)].is_nominal;
                self.head(top).is_none() && !apart
            }
            (Move::Right, Some(_)) => true,
            (Move::Reduce, Some(top)) => self.head(top).is_some(),
            (_, None) => false,
        }
    }

    /// The move that must be made: the preposition before a time depends on it.
    pub fn forced(&self) -> Option<Move> {
        let top = self.top().filter(|_| self.nodes[usize::from(self.next)].ends_time)?;
        let opens = self.nodes[usize::from(top)].tag == Tag::In.symbol() && self.head(top).is_none();
        opens.then_some(Move::Left)
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

    /// The word of that number, or the one that stands for none.
    #[inline]
    fn node(&self, word: u16) -> &Node<'a> {
        &self.nodes[usize::from(word).min(self.nodes.len() - 1)]
    }

    /// Calls `emit` with what the next move depends on at first sight, of the words ahead alone.
    #[inline]
    pub fn look_ahead<F: Feature>(&self, mut emit: impl FnMut(F)) {
        let [b0, b1] = [0, 1].map(|ahead| self.node(self.next + ahead));
        let base = || F::new().with(LOOK, YES);
        emit(base().with(B_T, b0.tag).with(B1_T, b1.tag).with(B1_PUNCT, b1.before));
        emit(base().with(B_W, b0.lemma).with(B1_T, b1.tag));
    }

    /// Calls `emit` with what the next move depends on at first sight besides the words ahead.
    #[inline]
    pub fn look<F: Feature>(&self, mut emit: impl FnMut(F)) {
        let top = self.node(self.top().unwrap_or(NONE));
        let b0 = self.node(self.next);
        let base = || F::new().with(LOOK, YES);
        let stbt = base().with(S_T, top.tag).with(B_T, b0.tag);
        emit(base().with(S_W, top.lemma).with(S_T, top.tag).with(S_HAS, top.has_head()));
        emit(stbt.clone().with(B_L, self.node(b0.leftmost).tag));
        emit(stbt.clone().with(S_L, self.node(top.leftmost).tag));
        emit(stbt.with(S_R, self.node(top.rightmost).tag).with(B_PUNCT, b0.before));
    }

    /// Calls `emit` with what the next move depends on.
    pub fn features<F: Feature>(&self, mut emit: impl FnMut(F)) {
        let s0 = self.top();
        let top = self.node(s0.unwrap_or(NONE));
        let below = self.node(self.stack.len().checked_sub(2).map_or(NONE, |i| self.stack[i]));
        let [b0, b1, b2] = [0, 1, 2].map(|ahead| self.node(self.next + ahead));
        let [head, left, right] = [top.head, top.leftmost, top.rightmost].map(|word| self.node(word));
        // A preposition or "that" is the first dependent of the noun or verb that it opens.
        let opener = self.node(b0.leftmost);
        let (st, bt, b1t) = (top.tag, b0.tag, b1.tag);
        let (s_word, b_word) = (top.lemma, b0.lemma);
        let has_head = top.has_head();
        let (before, before_next) = (b0.before, b1.before);
        let distance = number(s0.map_or(0, |s| match self.next - s {
            d @ 0..=4 => usize::from(d),
            5..=7 => 5,
            8..=12 => 6,
            _ => 7,
        }));
        let [vl, vr] = [top.lefts, top.rights].map(|children| number(children.min(3).into()));
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
        emit(stbt.clone().with(B1_T, b1t).with(B2_T, b2.tag));
        emit(stbt.clone().with(S1_T, below.tag).with(B_PUNCT, before));
        emit(stbt.clone().with(S_H, head.tag).with(B_PUNCT, before));
        emit(stbt.clone().with(S_L, left.tag));
        emit(stbt.clone().with(S_R, right.tag).with(B_PUNCT, before));
        emit(stbt.clone().with(B_L, opener.tag));
        emit(stbt.clone().with(S_VR, vr).with(S_VL, vl));
        emit(sw.with(S_VR, vr).with(B_T, bt));
        emit(base().with(B_T, bt).with(B1_T, b1t).with(B1_PUNCT, before_next));
        emit(bw.with(B1_T, b1t));
        emit(stbt.clone().with(B1_W, b1.lemma));
        emit(stbt.clone().with(S1_W, below.lemma));
        emit(stbt.clone().with(B1_PUNCT, before_next).with(B1_T, b1t));
        emit(stbt.clone().with(B_L, opener.lemma));
        emit(base().with(B_T, bt).with(S_W, s_word).with(B_L, opener.lemma));
        emit(stbt.clone().with(B_PUNCT, before).with(S_R, right.lemma));
        emit(stbt.clone().with(S_L, left.lemma));
        emit(stbt.with(B_PUNCT, before).with(S_H, head.lemma));
    }

    /// Calls `emit` with what the relation of a word to its head depends on, once the tree is done.
    pub fn relation_features<F: Feature>(&self, word: u16, mut emit: impl FnMut(F)) {
        let node = self.node(word);
        let head = self.node(node.head);
        let side = match self.head(word) {
            None => NO_WORD,
            Some(h) if h > word => LEFT,
            Some(_) => RIGHT,
        };
        let left = self.node(node.leftmost);
        let base = F::new().with(HEAD_T, head.tag).with(DEP_T, node.tag).with(SIDE, side);
        emit(base.clone());
        emit(base.clone().with(HEAD_W, head.lemma));
        emit(base.clone().with(DEP_W, node.lemma));
        emit(base.clone().with(B_PUNCT, node.before).with(LEFT_T, left.tag));
        emit(base.clone().with(LEFT_W, left.lemma));
        emit(base.clone().with(RIGHT_T, self.node(node.rightmost).tag));
        let between = self.head(word).map_or(0, |h| h.abs_diff(word)).min(6);
        emit(base.clone().with(BETWEEN, number(between.into())).with(AUX, self.node(head.leftmost).tag));
        emit(base.with(S_H, self.node(head.head).tag).with(B_PUNCT, node.before));
    }
}

impl Node<'_> {
    fn has_head(&self) -> Symbol {
        if self.head == NONE { NO } else { YES }
    }
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

/// Whether a word ends a phrase for a time that a day opens, before a noun phrase with a name or a verb: "On \[Friday\] Ana Ruiz
/// said", "On Friday \[evening\] officials said", but "on Friday evening".
fn ends_time(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> bool {
    let is = |at: usize, class| tokens.get(at).is_some_and(|t| vocabulary.is(t.word, class));
    let day = if is(at, Class::Weekday) { at } else { at.saturating_sub(1) };
    let opened = day > 0 && tokens[day - 1].tag == Tag::In && is(day, Class::Weekday) && is(at, Class::Time);
    if !opened || is(at + 1, Class::Time) {
        return false;
    }
    let behind = &tokens[at + 1..];
    let phrase = behind.iter().take_while(|t| t.tag.is_noun() || t.tag.is_adjective()).count();
    let named = behind[..phrase].iter().any(|t| t.tag.is_proper());
    phrase > 0 && (named || behind.get(phrase).is_some_and(|t| t.tag.is_finite()))
}
