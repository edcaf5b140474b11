//! Where the phrases of rules stand in an article.
//!
//! In: phrases, their matches and a reading. Out: the matches of those that rules look for, one phrase by itself; of those that
//! conditions ask about, what is asked.

use std::cell::RefCell;
use std::ops::{ControlFlow, Range};

use rustc_hash::FxHashMap;

use super::reading::Reading;
use crate::phrase::{Match, Phrases, Search};

/// Where the phrases of all rules stand in an article.
#[derive(Debug)]
pub struct Places<'a> {
    phrases: &'a Phrases,
    reading: &'a Reading<'a>,
    /// For each phrase that is looked for everywhere its matches, in text order.
    by_phrase: Vec<Vec<&'a Match>>,
    asked: RefCell<Asked<'a>>,
}

/// What was asked about so far.
#[derive(Debug)]
struct Asked<'a> {
    search: Search<'a>,
    /// The matches of a phrase in a sentence, by number, in text order.
    found: FxHashMap<(usize, usize), Vec<Match>>,
}

/// In no more tokens than these a phrase is looked for as often as it is asked about.
const SHORT: usize = 60;

impl<'a> Places<'a> {
    /// Where the phrases stand in an article in which these are their matches, in text order.
    pub(super) fn new(phrases: &'a Phrases, matches: &'a [Match], reading: &'a Reading<'a>) -> Self {
        let search = Search::new(reading.text, &reading.annotations, reading.lexicons, &reading.sight);
        let mut by_phrase = vec![Vec::new(); phrases.count()];
        for found in matches {
            by_phrase[found.phrase].push(found);
        }
        Self { phrases, reading, by_phrase, asked: RefCell::new(Asked { search, found: FxHashMap::default() }) }
    }

    /// The matches of a phrase that is looked for everywhere, in text order.
    pub(super) fn of(&self, phrase: usize) -> &[&'a Match] {
        &self.by_phrase[phrase]
    }

    /// Whether a phrase may stand anywhere; it does not if it is looked for everywhere and nothing was found.
    pub(super) fn may_stand(&self, phrase: usize) -> bool {
        !(self.by_phrase[phrase].is_empty() && self.phrases.is_everywhere(phrase))
    }

    /// The matches of any phrase that lie in the range, in text order.
    pub(super) fn within(&self, phrase: usize, range: &Range<u32>) -> Vec<Match> {
        let mut inside = Vec::new();
        self.each(phrase, range, |found| {
            inside.push(found.clone());
            ControlFlow::Continue(())
        });
        inside
    }

    /// The tokens of the first match of any phrase that lies in the range and that is wanted.
    pub(super) fn first(
        &self,
        phrase: usize,
        range: &Range<u32>,
        wanted: impl Fn(&Range<u32>) -> bool,
    ) -> Option<Range<u32>> {
        let mut first = None;
        self.each(phrase, range, |found| {
            if !wanted(&found.tokens) {
                return ControlFlow::Continue(());
            }
            first = Some(found.tokens.clone());
            ControlFlow::Break(())
        });
        first
    }

    /// Calls `each` with the matches of a phrase that lie in the range, in text order, until it has enough.
    fn each(&self, phrase: usize, range: &Range<u32>, mut each: impl FnMut(&Match) -> ControlFlow<()>) {
        let inside = |m: &Match| m.tokens.end <= range.end;
        if self.phrases.is_everywhere(phrase) {
            let all = &self.by_phrase[phrase];
            let from = all.partition_point(|m| m.tokens.start < range.start);
            let here = all[from..].iter().take_while(|m| m.tokens.start < range.end).filter(|m| inside(m));
            let _ = here.copied().try_for_each(each);
            return;
        }
        let sentences = &self.reading.annotations.sentences;
        let first = sentences.partition_point(|s| s.tokens.end <= range.start);
        let mut asked = self.asked.borrow_mut();
        let Asked { search, found } = &mut *asked;
        for (number, sentence) in (first..).zip(&sentences[first..]) {
            let part = range.start.max(sentence.tokens.start)..range.end.min(sentence.tokens.end);
            if part.is_empty() {
                break;
            }
            let whole = sentence.tokens.clone();
            let done = if part.len() <= SHORT {
                let mut here = self.phrases.find_one(phrase, search, whole, part);
                here.try_for_each(|m| if inside(&m) { each(&m) } else { ControlFlow::Continue(()) })
            } else {
                let find = || self.phrases.find_one(phrase, search, whole.clone(), whole).collect();
                let here = found.entry((phrase, number)).or_insert_with(find);
                let from = here.partition_point(|m| m.tokens.start < part.start);
                let mut here = here[from..].iter().take_while(|m| m.tokens.start < part.end);
                here.try_for_each(|m| if inside(m) { each(m) } else { ControlFlow::Continue(()) })
            };
            if done.is_break() {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::rule::RuleSet;

    #[test]
    fn a_part_of_a_long_sentence_holds_of_a_phrase_what_the_whole_holds_there() {
        let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
        let clause =
            " that two of the nine members, according to the clerk, might have been told of the plan by then and";
        let document = Document::running(format!("Ana Ruiz said on Monday{} left.", clause.repeat(6)));
        let reading = crate::read(&document, &rules);
        let places = rules.places(&reading);
        let [sentence] = reading.annotations.sentences.as_slice() else { panic!("it is one sentence") };
        let whole = sentence.tokens.clone();
        let mut count = 0;
        for phrase in (0..places.phrases.count()).filter(|&phrase| !places.phrases.is_everywhere(phrase)) {
            let all = places.within(phrase, &whole);
            let starts = all.iter().map(|m| m.tokens.start);
            let cuts: Vec<u32> = starts.clone().chain(starts.map(|start| start + 1)).chain([whole.end]).collect();
            for (from, to) in cuts.iter().flat_map(|from| cuts.iter().map(move |to| (*from, *to))) {
                let here = all.iter().filter(|m| from <= m.tokens.start && m.tokens.end <= to);
                assert!(places.within(phrase, &(from..to)).iter().eq(here), "{from}..{to}");
            }
            count += all.len();
        }
        assert!(count > 50, "{count}");
    }
}
