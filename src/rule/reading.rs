//! A reading: all that the stages before the rules made of one article.

use std::ops::Range;

use jiff::civil::Date;

use crate::attribution::overlap::Overlap;
use crate::attribution::scene::Scene;
use crate::attribution::{Attribution, Relayed};
use crate::claim::{Claims, Kinds, Temper};
use crate::document::Part;
use crate::graph::ClaimGraph;
use crate::language::Annotations;
use crate::language::lexicon::Lexicons;
use crate::language::token::{Case, Token, TokenKind};
use crate::likeness::Likeness;
use crate::original::{Comparisons, Originals};
use crate::phrase::{Match, Sight};
use crate::speaker::Speakers;

/// What the stages made of an article.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// The characters.
    pub text: &'a str,
    /// Word lists and vocabulary.
    pub lexicons: &'a Lexicons,
    /// Facets and opposites.
    pub kinds: &'a Kinds,
    /// Files of the house’s rules that could not be read, so that what they ask is not asked.
    pub unread: &'a [String],
    /// Tokens, sentences, quotations, trees, quantities.
    pub annotations: Annotations,
    /// The parts of the copy that its paragraphs are.
    pub parts: Vec<Part>,
    /// Where the body begins: tokens before are the headline's.
    pub body: u32,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// Where that stands.
    pub overlap: Overlap,
    /// Whom somebody quotes in turn.
    pub relayed: Vec<Relayed>,
    /// Who stands behind it.
    pub speakers: Speakers,
    /// For each speaker, of how many attributions it is the source.
    pub spoken: Vec<u32>,
    /// What is asserted.
    pub claims: Claims,
    /// How contested the copy is.
    pub temper: Temper,
    /// How claims and speakers stand to each other.
    pub graph: ClaimGraph,
    /// What is nearly alike in it.
    pub likeness: Likeness,
    /// Its tokens as phrases see them.
    pub sight: Sight,
    /// The matches of the phrases of facets, opposites and rules, in text order.
    pub matches: Vec<Match>,
    /// What the draft was written from, if that is supplied.
    pub originals: Option<&'a Originals>,
    /// How its quotations were taken from there.
    pub comparisons: Comparisons,
    /// The day that the copy bears.
    pub date: Option<Date>,
    /// The day with which the ends of adjustments are compared: that of the copy, or one that is told.
    pub on: Option<Date>,
    /// The kind of article, if it is known.
    pub kind: Option<&'a str>,
    /// The paper, agency or site that publishes the copy.
    pub outlet: Option<&'a str>,
}

/// For each speaker, of how many attributions it is the source.
pub fn spoken(speakers: &Speakers) -> Vec<u32> {
    let mut spoken = vec![0; speakers.list.len()];
    for id in speakers.behind.iter().flatten() {
        spoken[id.0 as usize] += 1;
    }
    spoken
}

/// Whether words hold the name of an outlet, or end with the last words of it or with the initials of either: "told the Post"
/// of the Tessel Post, but not "told the Norland Post"; "told The Associated Press" of the AP.
fn ends_with_name(words: &str, outlet: &str) -> bool {
    let article = |word: &&str| !word.eq_ignore_ascii_case("the");
    let parts =
        |name| str::split_whitespace(name).filter(article).map(|w| w.trim_end_matches("’s").trim_end_matches("'s"));
    let outlet: Vec<&str> = parts(outlet).collect();
    let words: Vec<&str> = parts(words).collect();
    let same = |a: &[&str], b: &[&str]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.eq_ignore_ascii_case(b));
    if outlet.is_empty() {
        return false;
    }
    if words.windows(outlet.len()).any(|part| same(part, &outlet)) {
        return true;
    }
    let name = words.iter().rev().take_while(|word| word.starts_with(char::is_uppercase)).count();
    let name = &words[words.len() - name..];
    !name.is_empty()
        && (name.len() < outlet.len() && same(name, &outlet[outlet.len() - name.len()..])
            || are_initials(name, &outlet)
            || are_initials(&outlet, name))
}

/// Whether a name is one word of the initials of another: "AFP" of "Agence France-Presse".
fn are_initials(name: &[&str], of: &[&str]) -> bool {
    let parts = of.iter().flat_map(|word| word.split('-'));
    let initials: String = parts.filter_map(|part| part.chars().next()).filter(|c| c.is_uppercase()).collect();
    initials.len() > 1 && matches!(name, [one] if **one == *initials)
}

/// Words between quotation marks, unless they bring some.
pub fn quoted(words: &str) -> String {
    let is_mark = |c: char| matches!(c, '“' | '”' | '"' | '„' | '«' | '»');
    if words.starts_with(is_mark) || words.ends_with(is_mark) { words.to_owned() } else { format!("“{words}”") }
}

impl Reading<'_> {
    /// What questions about words are put to.
    pub fn scene(&self) -> Scene<'_> {
        Scene::new(self.text, &self.annotations, self.lexicons)
    }

    /// Whether the article is of the kind of that name, whatever its capitals.
    pub fn is_of_kind(&self, name: &str) -> bool {
        self.kind.is_some_and(|kind| name.eq_ignore_ascii_case(kind.trim()))
    }

    /// Whether the words name the paper, agency or site that publishes the copy, in full, by its last words or by its initials,
    /// or write a name in capitals, as a house writes its own and no other's: "told THE TESSELITE", but not "told the TNN".
    pub fn names_own_outlet(&self, tokens: Range<u32>) -> bool {
        let sentence = &self.annotations.sentences[self.annotations.sentence_at(tokens.start)];
        let small = |t: &Token| t.kind == TokenKind::Word && t.case == Case::Lower;
        if tokens.clone().any(|at| self.is_word_in_capitals(at))
            && self.annotations.tokens[sentence.range()].iter().any(small)
        {
            return true;
        }
        self.outlet.is_some_and(|outlet| ends_with_name(&self.words(tokens), outlet))
    }

    /// Whether capitals only make a word that can be said, and no abbreviation that is spelled out.
    fn is_word_in_capitals(&self, at: u32) -> bool {
        const SHORTEST: usize = 5;
        const VOWELS: [char; 5] = ['A', 'E', 'I', 'O', 'U'];
        let token = &self.annotations.tokens[at as usize];
        let text = token.span.text(self.text);
        let vowels = text.chars().filter(|c| VOWELS.contains(c)).count();
        token.case == Case::Upper && text.chars().count() >= SHORTEST && vowels > 1
    }

    /// The words of a range of tokens, white space folded.
    pub fn words(&self, tokens: Range<u32>) -> String {
        let text = self.annotations.span(tokens).text(self.text);
        let mut words = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::rule::RuleSet;

    #[test]
    fn words_that_bring_a_quotation_mark_get_none() {
        assert_eq!(quoted("rain"), "“rain”");
        for words in ["“rain", "rain”", "“rain”"] {
            assert_eq!(quoted(words), words);
        }
    }

    #[test]
    fn an_outlet_is_named_in_full_by_its_last_words_or_by_initials() {
        for (words, outlet) in [
            ("told the Tessel Post", "The Tessel Post"),
            ("told the Post", "The Tessel Post"),
            ("interview with The Associated Press", "AP"),
            ("told AFP", "Agence France-Presse"),
            ("the Tessel Post’s Bo Kim", "Tessel Post"),
        ] {
            assert!(ends_with_name(words, outlet), "{words} of {outlet}");
        }
        for (words, outlet) in [
            ("told the Norland Post", "The Tessel Post"),
            ("told Fox News", "Tessel News"),
            ("told the American Press", "AFP"),
            ("told the post", "The Tessel Post"),
            ("told them", "The"),
        ] {
            assert!(!ends_with_name(words, outlet), "{words} of {outlet}");
        }
    }

    #[test]
    fn a_name_in_capitals_that_can_be_said_is_that_of_the_outlet() {
        let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
        let names = |name: &str| {
            let document = Document::running(format!("She told {name} on Monday."));
            crate::read(&document, &rules).names_own_outlet(2..3)
        };
        assert!(names("HERALD"));
        for name in ["HTTNA", "NEA", "Herald", "anyone"] {
            assert!(!names(name), "{name}");
        }
    }
}
