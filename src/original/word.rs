//! Words as they are compared: without marks, hyphens and capitals, numbers by their value.

use std::ops::Range;

use super::voice::Spoken;
use crate::attribution::scene::Scene;
use crate::language::fold::fold_key;
use crate::language::lexicon::{Class, Lexicons};
use crate::language::token::{Token, TokenKind};
use crate::span::Span;
use crate::statistics::words::WordId;

/// A word, or a part of one between hyphens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is compared by: equal for words that are the same when spoken.
    pub(super) key: u64,
    /// The token that it is, or is a part of.
    pub(super) token: u32,
    /// Whether it may be dropped without a mark.
    pub(super) free: bool,
    /// Whether it is "not" or another negative word.
    pub(super) negative: bool,
    /// Whether a sentence begins with it.
    pub(super) opens: bool,
}

impl Word {
    /// The word of that key and number, which is a token or a part of it.
    pub(super) fn new(lexicons: &Lexicons, token: u32, span: Span, (key, known): (u64, WordId)) -> Self {
        let is = |class| lexicons.vocabulary.is(known, class);
        // A number is compared by its value.
        let value = lexicons.class_value(Class::Number, known).map(|value| fold_key(&value.to_string()));
        let key = value.unwrap_or_else(|| lexicons.spoken.key(key));
        Self { span, key, token, free: false, negative: is(Class::Not) || is(Class::Negative), opens: false }
    }
}

/// What an aside in an original, "(laughs)" or "\[crosstalk\]", has at most: words.
const ASIDE: usize = 4;

/// Words that may be said twice in a row by a slip of the tongue.
const STAMMER: usize = 3;

/// Cuts a token into words.
pub(super) fn cut(scene: &Scene<'_>, at: u32, words: &mut Vec<Word>) {
    let token = scene.token(at);
    if token.kind == TokenKind::Mark || token.kind == TokenKind::Markup {
        // A percent sign is spoken.
        if !scene.is(at, Class::PercentWord) {
            return;
        }
    }
    let text = token.span.text(scene.text);
    let Lexicons { vocabulary, spoken, .. } = scene.lexicons;
    let mut push = |span, key, known| match spoken.apart(key) {
        Some(keys) => {
            words.extend(keys.iter().map(|&key| Word::new(scene.lexicons, at, span, (key, vocabulary.find(key)))));
        }
        None => words.push(Word::new(scene.lexicons, at, span, (key, known))),
    };
    let hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}');
    if !text.contains(hyphen) {
        push(token.span, token.key, token.word);
        return;
    }
    let start = token.span.start as usize;
    for part in text.split(hyphen).filter(|part| !part.is_empty()) {
        let from = start + (part.as_ptr() as usize - text.as_ptr() as usize);
        let key = fold_key(part);
        push(Span::of(from, from + part.len()), key, vocabulary.find(key));
    }
}

/// The words of an original, in text order, without the labels of its turns and what a file of subtitles has beside them.
pub(super) fn of_original(scene: &Scene<'_>, spoken: &Spoken) -> Vec<Word> {
    let tokens = &scene.annotations.tokens;
    let apart = timings(scene.text);
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    let mut free = vec![false; tokens.len()];
    asides(scene, &mut free);
    fillers(scene, 0..tokens.len() as u32, &mut free);
    for said in &spoken.said {
        free[said.start as usize..said.end as usize].fill(true);
    }
    // What is quoted begins and ends as a sentence does.
    let mut opens = vec![false; tokens.len() + 1];
    for sentence in &scene.annotations.sentences {
        opens[sentence.tokens.start as usize] = true;
    }
    for quotation in scene.annotations.quotations.iter().filter(|q| q.depth == 0) {
        opens[quotation.tokens.start as usize] = true;
        opens[quotation.tokens.end as usize] = true;
    }
    let labels = &spoken.labels;
    let mut opened = false;
    let (mut label, mut timing) = (0, 0);
    for (at, token) in (0..).zip(tokens) {
        opened |= opens[at as usize];
        while labels.get(label).is_some_and(|l| l.end <= at) {
            label += 1;
        }
        while apart.get(timing).is_some_and(|t| t.end <= token.span.start) {
            timing += 1;
        }
        let is_label = labels.get(label).is_some_and(|l| l.contains(&at));
        let is_timed = apart.get(timing).is_some_and(|t| t.overlaps(token.span));
        if is_label || is_timed || is_stamp(token.span.text(scene.text)) {
            continue;
        }
        let before = words.len();
        cut(scene, at, &mut words);
        for word in &mut words[before..] {
            word.free = free[at as usize];
            word.opens = std::mem::take(&mut opened);
        }
    }
    stammers(&mut words);
    words
}

/// Frees the words of a range that a house lets be dropped without a mark: "um", "you know".
pub(super) fn fillers(scene: &Scene<'_>, range: Range<u32>, free: &mut [bool]) {
    /// Words of an entry at most.
    const LONGEST: u32 = 4;
    let tokens = &scene.annotations.tokens;
    for at in range.clone() {
        if !scene.lexicons.may_begin(Class::Filler, scene.annotations.lists[at as usize]) {
            continue;
        }
        let ends = (at + 1..=range.end.min(at + LONGEST)).rev();
        let spanned = |end: &u32| scene.lexicons.spans(Class::Filler, &tokens[at as usize..*end as usize]);
        if let Some(end) = ends.into_iter().find(spanned) {
            free[(at - range.start) as usize..(end - range.start) as usize].fill(true);
        }
    }
}

/// Frees what stands in brackets of an original and is no speech.
fn asides(scene: &Scene<'_>, free: &mut [bool]) {
    let tokens = &scene.annotations.tokens;
    let is = |token: &Token, signs: [&str; 2]| signs.contains(&token.span.text(scene.text));
    let opened = (0..tokens.len()).filter(|&at| is(&tokens[at], ["(", "["]));
    for at in opened.collect::<Vec<_>>() {
        let inside = tokens[at + 1..].iter().take(ASIDE + 1).position(|t| is(t, [")", "]"]));
        if let Some(count) = inside {
            free[at..at + count + 2].fill(true);
        }
    }
}

/// Frees the first of two runs of the same words in a row: "we had, we had to".
fn stammers(words: &mut [Word]) {
    for at in 0..words.len() {
        let again = (1..=STAMMER).find(|&n| {
            let (one, other) = (words.get(at..at + n), words.get(at + n..at + 2 * n));
            one.zip(other).is_some_and(|(one, other)| one.iter().map(|w| w.key).eq(other.iter().map(|w| w.key)))
        });
        if let Some(n) = again.filter(|_| !words[at].negative) {
            words[at..at + n].iter_mut().for_each(|w| w.free = true);
        }
    }
}

/// Whether a word is the mark of a time in a recording: "00:12:03".
fn is_stamp(word: &str) -> bool {
    word.bytes().filter(|b| *b == b':').count() == 2 && word.bytes().all(|b| b.is_ascii_digit() || b == b':')
}

/// What stands in a file of subtitles beside what is said: the lines that time it, and the numbers before these.
fn timings(text: &str) -> Vec<Span> {
    const ARROW: &str = "-->";
    let mut apart: Vec<Span> = Vec::new();
    if !text.contains(ARROW) {
        return apart;
    }
    let mut number: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::of(at, at + line.len());
        at += line.len();
        if line.contains(ARROW) {
            apart.extend(number.take());
            apart.push(span);
        }
        let is_number = !line.trim().is_empty() && line.trim().bytes().all(|b| b.is_ascii_digit());
        number = is_number.then_some(span);
    }
    apart
}
