//! Where the phrases of rules stand in an article.
//!
//! In: phrases and a reading. Out: the matches of those that rules look for; of those that conditions ask about, what is asked.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::reading::Reading;
use crate::phrase::{Match, Phrases, Search};

/// Where the phrases of all rules stand in an article.
#[derive(Debug)]
pub struct Places<'a> {
    phrases: &'a Phrases,
    reading: &'a Reading<'a>,
    /// For each phrase that is looked for everywhere its matches, in text order.
    by_phrase: Vec<Vec<Match>>,
    /// What was asked about so far: the matches of a phrase in a sentence, by number, in text order.
    asked: RefCell<FxHashMap<(usize, usize), Vec<Match>>>,
}

/// In no more tokens than these a phrase is looked for as often as it is asked about.
const SHORT: usize = 60;

impl<'a> Places<'a> {
    /// Where the phrases stand in an article.
    pub(super) fn new(phrases: &'a Phrases, reading: &'a Reading<'a>) -> Self {
        let mut places =
            Self { phrases, reading, by_phrase: vec![Vec::new(); phrases.len()], asked: RefCell::default() };
        let mut search = places.search();
        for sentence in &reading.annotations.sentences {
            for found in phrases.find(&mut search, sentence.tokens.clone()) {
                places.by_phrase[found.phrase].push(found);
            }
        }
        places
    }

    fn search(&self) -> Search<'a> {
        Search::new(self.reading.text, &self.reading.annotations, self.reading.lexicons)
    }

    /// The matches of a phrase that is looked for everywhere, in text order.
    pub(super) fn of(&self, phrase: usize) -> &[Match] {
        &self.by_phrase[phrase]
    }

    /// The matches of any phrase that lie in the range, in text order.
    pub(super) fn within(&self, phrase: usize, range: &Range<u32>) -> Vec<Match> {
        let sentences = &self.reading.annotations.sentences;
        let first = sentences.partition_point(|s| s.tokens.end <= range.start);
        let mut asked = self.asked.borrow_mut();
        let mut inside = Vec::new();
        for (number, sentence) in (first..).zip(&sentences[first..]) {
            let part = range.start.max(sentence.tokens.start)..range.end.min(sentence.tokens.end);
            if part.is_empty() {
                break;
            }
            let find = |first| self.phrases.find_one(phrase, &mut self.search(), sentence.tokens.clone(), first);
            if part.len() <= SHORT {
                inside.extend(find(part).into_iter().filter(|m| m.tokens.end <= range.end));
                continue;
            }
            let here = asked.entry((phrase, number)).or_insert_with(|| find(sentence.tokens.clone()));
            let from = here.partition_point(|m| m.tokens.start < part.start);
            let here = here[from..].iter().take_while(|m| m.tokens.start < part.end);
            inside.extend(here.filter(|m| m.tokens.end <= range.end).cloned());
        }
        inside
    }
}
