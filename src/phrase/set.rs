//! Phrases as they are run: over tokens, all at once, in time linear in the text.
//!
//! In: phrases and the tokens of a sentence. Out: where they match, with what they remember.
//! Each phrase is a program of its own; of several matches from one token the longest wins. Only phrases that can begin
//! with a token's word are tried at it.

use std::ops::Range;

use super::compile;
use super::machine::{Look, Machine, Slots, Threads};
use super::next::{Needs, Opening};
use super::notation::{Fault, Phrase};
use super::program::Program;
use super::shape::Shape;
use super::sight::Sight;
use super::starts::Starts;
use crate::language::Annotations;
use crate::language::lexicon::Lexicons;

/// Where a phrase matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Which of the phrases, by number.
    pub phrase: usize,
    /// The tokens.
    pub tokens: Range<u32>,
    /// What is remembered under which name.
    pub captures: Vec<(String, Range<u32>)>,
}

/// A set of phrases that are looked for together.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    programs: Vec<(Program, Vec<String>)>,
    /// For each program what it can begin with.
    openings: Vec<Opening>,
    /// For each program what else it needs.
    needs: Vec<Needs>,
    /// For each program whether it is looked for everywhere.
    everywhere: Vec<bool>,
    /// Of those that are.
    starts: Starts,
    shapes: Vec<Shape>,
    /// How many steps all programs have together.
    steps: usize,
}

/// How many steps all phrases of a set may have: some ten times as many as those of the shipped rules.
const MOST_STEPS: usize = 100_000;

/// A text in whose sentences phrases are looked for, with what is kept from one search to the next.
#[derive(Debug)]
pub struct Search<'a> {
    text: &'a str,
    annotations: &'a Annotations,
    lexicons: &'a Lexicons,
    sight: &'a Sight,
    threads: Threads,
    tried: Vec<u32>,
}

impl<'a> Search<'a> {
    /// The searches in an annotated text, whose tokens have been put together for them.
    pub fn new(text: &'a str, annotations: &'a Annotations, lexicons: &'a Lexicons, sight: &'a Sight) -> Self {
        Self { text, annotations, lexicons, sight, threads: Threads::default(), tried: Vec::new() }
    }
}

impl Phrases {
    /// Adds a phrase that is looked for in every sentence, which gets the next number.
    ///
    /// # Errors
    ///
    /// Unknown lexicons, words that are no lemmas; phrases that are too large, or too many.
    pub fn add(&mut self, phrase: &Phrase<'_>, lexicons: &mut Lexicons) -> Result<usize, Vec<Fault>> {
        let number = self.add_asked(phrase, lexicons)?;
        self.everywhere[number] = true;
        self.starts.add(number as u32, &self.programs[number].0, lexicons, &self.shapes);
        Ok(number)
    }

    /// Adds a phrase that is looked for only where it is asked for, which gets the next number.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn add_asked(&mut self, phrase: &Phrase<'_>, lexicons: &mut Lexicons) -> Result<usize, Vec<Fault>> {
        let (steps, names) = compile::steps(phrase, lexicons, &mut self.shapes)?;
        let before = self.steps;
        self.steps += steps.len();
        if before > MOST_STEPS {
            // That was said of the phrase before.
            return Err(Vec::new());
        }
        if self.steps > MOST_STEPS {
            let all = phrase.items.first().map_or(0, |i| i.place.start)..phrase.items.last().map_or(0, |i| i.place.end);
            return Err(vec![Fault::new(all, "there are too many phrases in all rules together")]);
        }
        let program = Program::new(steps, lexicons);
        self.openings.push(Opening::of(&program, &self.shapes));
        self.needs.push(Needs::of(&program, &self.shapes));
        self.programs.push((program, names));
        self.everywhere.push(false);
        Ok(self.programs.len() - 1)
    }

    /// How many phrases there are.
    pub fn count(&self) -> usize {
        self.programs.len()
    }

    /// Whether a phrase is looked for in every sentence.
    pub fn is_everywhere(&self, phrase: usize) -> bool {
        self.everywhere[phrase]
    }

    /// All matches of the phrases that are looked for everywhere, in text order; for each phrase and each place where it can
    /// begin the one that it prefers.
    pub fn find(&self, search: &mut Search<'_>) -> Vec<Match> {
        let mut found = Vec::new();
        for sentence in &search.annotations.sentences {
            self.find_in(search, sentence.tokens.clone(), &mut found);
        }
        found
    }

    /// Puts the matches in the tokens of a sentence to the others.
    fn find_in(&self, search: &mut Search<'_>, sentence: Range<u32>, found: &mut Vec<Match>) {
        let Search { text, annotations, lexicons, sight, threads, tried } = search;
        let machine = Machine { text, annotations, lexicons, shapes: &self.shapes, sight, range: sentence.clone() };
        for at in sentence {
            let token = &annotations.tokens[at as usize];
            if !self.starts.may_begin(sight.at(at)) || token.tag.is_quote() {
                continue;
            }
            tried.clear();
            self.starts.at(&machine, &self.shapes, at, tried);
            for &number in &*tried {
                found.extend(self.matched(number as usize, &machine, at, threads));
            }
        }
    }

    /// The matches of one phrase in the tokens of a sentence that begin with one of some of these.
    pub fn find_one<'s>(
        &'s self,
        phrase: usize,
        search: &'s mut Search<'_>,
        sentence: Range<u32>,
        first: Range<u32>,
    ) -> impl Iterator<Item = Match> + 's {
        let Search { text, annotations, lexicons, sight, threads, .. } = search;
        let machine = Machine { text, annotations, lexicons, shapes: &self.shapes, sight, range: sentence };
        let opening = &self.openings[phrase];
        // Most sentences do not hold what it takes.
        let rest = machine.sight.rest(first.start);
        let may_stand = opening.may_be_among(rest) && self.needs[phrase].may_be_among(rest);
        let first = if may_stand { first } else { 0..0 };
        first.filter_map(move |at| {
            let fits = !annotations.tokens[at as usize].tag.is_quote() && opening.fits(&machine, at);
            if fits { self.matched(phrase, &machine, at, threads) } else { None }
        })
    }

    /// The match of a phrase that begins with the token at `at`.
    fn matched(&self, phrase: usize, machine: &Machine<'_>, at: u32, threads: &mut Threads) -> Option<Match> {
        if !self.needs[phrase].may_follow(machine, at) {
            return None;
        }
        let (program, names) = &self.programs[phrase];
        let (end, slots) = match machine.look(program, at, threads) {
            Look::No => return None,
            Look::To(end) => (end, Slots::default()),
            Look::Perhaps => machine.run(program, at, threads)?,
        };
        let capture = |(i, name): (usize, &String)| {
            let (from, to) = (slots[2 * i]?, slots[2 * i + 1]?);
            Some((name.clone(), from..to))
        };
        Some(Match { phrase, tokens: at..end, captures: names.iter().enumerate().filter_map(capture).collect() })
    }

    /// The words in a sentence that a phrase goes along with farthest, whether or not it comes to its end.
    pub fn nearest(&self, phrase: usize, search: &mut Search<'_>, sentence: Range<u32>) -> Option<Range<u32>> {
        let (program, _) = self.programs.get(phrase)?;
        let Search { text, annotations, lexicons, sight, threads, .. } = search;
        let machine = Machine { text, annotations, lexicons, shapes: &self.shapes, sight, range: sentence.clone() };
        let reached = sentence.map(|at| {
            machine.run(program, at, threads);
            at..at + threads.reached().saturating_sub(1) as u32
        });
        reached.filter(|r| !r.is_empty()).max_by_key(|r| (r.len(), std::cmp::Reverse(r.start)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::annotate;
    use crate::span::Span;
    use crate::written::Written;

    /// The matches that a run of each phrase from each token gives, nothing asked before.
    fn run_everywhere(phrases: &Phrases, search: &mut Search<'_>, sentence: Range<u32>) -> Vec<Match> {
        let Search { text, annotations, lexicons, sight, threads, .. } = search;
        let machine = Machine { text, annotations, lexicons, shapes: &phrases.shapes, sight, range: sentence.clone() };
        let mut found = Vec::new();
        for at in sentence.filter(|at| !annotations.tokens[*at as usize].tag.is_quote()) {
            for (phrase, (program, names)) in phrases.programs.iter().enumerate() {
                let Some((end, slots)) = machine.run(program, at, threads) else { continue };
                let captures = names.iter().enumerate().filter_map(|(i, name)| {
                    let (from, to) = (slots[2 * i]?, slots[2 * i + 1]?);
                    Some((name.clone(), from..to))
                });
                found.push(Match { phrase, tokens: at..end, captures: captures.collect() });
            }
        }
        found
    }

    /// The tokens of a text, with each line as a paragraph.
    fn annotated(text: &str, lexicons: &Lexicons) -> Annotations {
        let paragraphs: Vec<Span> = text
            .split_inclusive('\n')
            .scan(0, |at, line| {
                let start = *at;
                *at += line.len();
                Some(Span::of(start, start + line.trim_end().len()))
            })
            .collect();
        annotate(text, &paragraphs, lexicons)
    }

    /// The words of each match of a phrase in a text, with those that it remembers.
    fn found(phrase: &str, text: &str) -> Vec<Vec<String>> {
        let files: Vec<Written> = crate::SHIPPED.iter().map(|(path, text)| Written::new(*path, *text)).collect();
        let mut lexicons = Lexicons::read(&files, &mut Vec::new());
        let mut phrases = Phrases::default();
        phrases.add(&Phrase::parse(phrase).expect(phrase), &mut lexicons).expect(phrase);
        let annotations = annotated(text, &lexicons);
        let sight = Sight::new(text, &annotations);
        let mut search = Search::new(text, &annotations, &lexicons, &sight);
        let all = phrases.find(&mut search);
        let sentences = annotations.sentences.iter().map(|s| s.tokens.clone());
        let one: Vec<Match> =
            sentences.flat_map(|s| phrases.find_one(0, &mut search, s.clone(), s).collect::<Vec<_>>()).collect();
        assert_eq!(one, all, "{phrase}");
        let words = |tokens: Range<u32>| annotations.span(tokens).text(text).to_owned();
        let each = |m: Match| std::iter::once(m.tokens).chain(m.captures.into_iter().map(|(_, tokens)| tokens));
        all.into_iter().map(|m| each(m).map(words).collect()).collect()
    }

    #[test]
    fn what_is_remembered_has_no_quotation_marks_around_it() {
        let text = "“Ana Ruiz” called it “a farce” on Monday.";
        let found = found("{who: #name} called it {what: _ _} on", text);
        let whole = ["Ana Ruiz” called it “a farce” on", "Ana Ruiz", "a farce"];
        assert_eq!(found, [whole, ["Ruiz” called it “a farce” on", "Ruiz", "a farce"]]);
    }

    #[test]
    fn of_several_ways_to_the_same_end_the_first_is_remembered() {
        let found = found("{who: #name}? _{0,2} said", "Ana Ruiz said");
        assert_eq!(found, [vec!["Ana Ruiz said", "Ana Ruiz"], vec!["Ruiz said", "Ruiz"], vec!["said"]]);
    }

    #[test]
    fn what_begins_with_a_kind_of_word_is_found_where_it_stands_alone() {
        assert_eq!(found("#pronoun", "Them"), [["Them"]]);
        assert_eq!(found("#pronoun", "Rain"), [[""; 0]; 0]);
    }

    #[test]
    fn no_entry_of_a_list_reaches_into_the_next_sentence() {
        let text = "The water came close\nTo them it mattered, as it came close";
        assert_eq!(found("@about-words", text), [[""; 0]; 0]);
    }

    #[test]
    fn nothing_that_a_run_would_find_is_turned_away() {
        let files: Vec<Written> = crate::SHIPPED.iter().map(|(path, text)| Written::new(*path, *text)).collect();
        let mut lexicons = Lexicons::read(&files, &mut Vec::new());
        let mut phrases = Phrases::default();
        // Whatever stands in quotation marks in the shipped files and is a phrase, and some that are of no use there.
        let written = crate::SHIPPED.iter().flat_map(|(_, text)| text.split('"').skip(1).step_by(2));
        let odd = [
            "!the #name? _{0,2} said",
            "^ _ !said _{0,4} $",
            "(#name|#money|a) (#percent|b|c d){0,2} (of|in)",
            "@times !@times",
            "{at: #date} _{0,9} #noun",
            "(!a !b (#number|~be))? not",
            "/[a-z]+ed/ (by|_ with|_ _ to)",
            "_ #adverb? ~say",
            "(the|a)?",
            "(!the)? !a #noun",
        ];
        for text in written.chain(odd) {
            if let Ok(phrase) = Phrase::parse(text) {
                // Those with mistakes are left out.
                let _ = phrases.add(&phrase, &mut lexicons);
            }
        }
        assert!(phrases.count() > 1500, "{}", phrases.count());
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
        let mut count = 0;
        for article in ["council-budget.txt", "messy-wire.txt", "mayor-interview.txt"] {
            let text = std::fs::read_to_string(folder.join(article)).expect("the article is there");
            let annotations = annotated(&text, &lexicons);
            let sight = Sight::new(&text, &annotations);
            let mut search = Search::new(&text, &annotations, &lexicons, &sight);
            for sentence in &annotations.sentences {
                let expected = run_everywhere(&phrases, &mut search, sentence.tokens.clone());
                let mut all = Vec::new();
                phrases.find_in(&mut search, sentence.tokens.clone(), &mut all);
                assert_eq!(all, expected, "{article}");
                for phrase in 0..phrases.count() {
                    let one = phrases.find_one(phrase, &mut search, sentence.tokens.clone(), sentence.tokens.clone());
                    assert!(one.eq(expected.iter().filter(|m| m.phrase == phrase).cloned()), "{article}");
                }
                count += expected.len();
            }
        }
        assert!(count > 500, "{count}");
    }
}
