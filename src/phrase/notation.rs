//! The notation of phrases, as it is written.
//!
//! In: the text of a phrase. Out: [`Phrase`], a tree, or a [`Fault`] with the bytes that it is about.

mod reader;

use std::borrow::Cow;
use std::ops::Range;

use crate::written::Mistake;
use crate::written::place::Place;

/// A phrase as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase<'t> {
    /// What has to follow what.
    pub items: Vec<Item<'t>>,
}

/// One item of a phrase, with the bytes where it stands in the phrase's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<'t> {
    /// What it matches.
    pub atom: Atom<'t>,
    /// How often: from and to.
    pub times: (u8, u8),
    /// Where it stands.
    pub place: Range<usize>,
}

/// What an item matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom<'t> {
    /// A word or mark as it stands.
    Word(Cow<'t, str>),
    /// Every form of a word.
    Lemma(Cow<'t, str>),
    /// An entry of a lexicon.
    Lexicon(&'t str),
    /// A kind of word or quantity.
    Kind(Kind),
    /// A token whose whole text has the shape of a regular expression.
    Shape(&'t str),
    /// Any token.
    Any,
    /// One of several sequences, remembered under a name if it has one.
    Group(Option<&'t str>, Vec<Phrase<'t>>),
    /// Nothing, where the item does not follow.
    Unless(Box<Item<'t>>),
    /// The start of the sentence.
    Start,
    /// The end of the sentence.
    End,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// A kind of word or quantity.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// The kinds with their names in the notation.
            pub const ALL: &'static [(Self, &'static str)] = &[$((Self::$name, $text),)*];
        }
    };
}

kinds! {
    /// A name: proper nouns in a row.
    Name "name",
    /// A number, of whatever unit.
    Number "number",
    /// A sum of money.
    Money "money",
    /// A percentage.
    Percent "percent",
    /// A date, a weekday, a year.
    Date "date",
    /// A common noun.
    Noun "noun",
    /// A verb in any form.
    Verb "verb",
    /// A verb in the past tense, or a past participle.
    Past "past",
    /// An adjective.
    Adjective "adjective",
    /// An adjective or an adverb in the comparative.
    Comparative "comparative",
    /// An adjective in the superlative.
    Superlative "superlative",
    /// An adverb.
    Adverb "adverb",
    /// A personal pronoun.
    Pronoun "pronoun",
}

/// What is wrong in a phrase, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the phrase's text that it is about.
    pub place: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// The names that would be known, where the fault is an unknown name.
    pub known: Vec<String>,
}

impl Fault {
    /// A fault at that place.
    pub fn new(place: Range<usize>, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), known: Vec::new() }
    }

    /// The fault as a mistake in the file in which the phrase stands at that place.
    pub fn at(&self, phrase: Place<'_>) -> Mistake {
        let place = phrase.within(self.place.clone());
        let found = self.message.split('`').nth(1).unwrap_or_default();
        let mistake = place.mistake(&self.message);
        if self.known.is_empty() { mistake } else { mistake.choices(found, self.known.iter().map(String::as_str)) }
    }
}

impl<'t> Phrase<'t> {
    /// Reads a phrase.
    ///
    /// # Errors
    ///
    /// The first place at which the text stops being a phrase.
    pub fn parse(text: &'t str) -> Result<Self, Fault> {
        reader::read(text)
    }

    /// Calls `each` with every item, those inside groups after their group.
    pub fn visit<'p>(&'p self, each: &mut impl FnMut(&'p Item<'t>)) {
        for item in &self.items {
            each(item);
            match &item.atom {
                Atom::Group(_, alternatives) => alternatives.iter().for_each(|a| a.visit(each)),
                Atom::Unless(inner) => {
                    each(inner);
                    if let Atom::Group(_, alternatives) = &inner.atom {
                        for alternative in alternatives {
                            alternative.visit(each);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The names under which parts are remembered, in order of writing.
    pub fn captures(&self) -> Vec<&'t str> {
        let mut names = Vec::new();
        self.visit(&mut |item| {
            if let Atom::Group(Some(name), _) = &item.atom {
                names.push(*name);
            }
        });
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fault(text: &str, place: &str, message: &str) {
        let fault = Phrase::parse(text).expect_err(text);
        assert_eq!((&text[fault.place.clone()], fault.message.as_str()), (place, message));
    }

    #[test]
    fn a_phrase_is_a_sequence_of_items() {
        let phrase = Phrase::parse("{who: @crowds|critics} _{0,2} ~say !that").expect("it is well formed");
        assert_eq!(phrase.items.len(), 4);
        assert_eq!(phrase.captures(), ["who"]);
        assert_eq!(phrase.items[1].times, (0, 2));
        assert_eq!(phrase.items[2].atom, Atom::Lemma("say".into()));
    }

    #[test]
    fn a_backslash_protects_a_mark() {
        let phrase = Phrase::parse(r"why \?").expect("it is well formed");
        assert_eq!(phrase.items[1].atom, Atom::Word("?".into()));
    }

    #[test]
    fn a_dollar_sign_before_a_figure_is_part_of_a_word_and_a_brace_behind_one_remembers() {
        let phrase = Phrase::parse("$5 said{who: #name}").expect("it is well formed");
        assert_eq!(phrase.items[0].atom, Atom::Word("$5".into()));
        assert_eq!((phrase.items[1].times, phrase.captures()), ((1, 1), vec!["who"]));
    }

    #[test]
    fn faults_point_at_their_words() {
        fault("", "", "the phrase is empty");
        fault("a (b|c", "(", "this `(` is never closed with `)`");
        fault("a b)", ")", "`)` closes nothing");
        fault("a {: b}", "{", "a remembered part needs a name and a colon: `{who: ...}`");
        fault("#nmae", "#nmae", "there is no kind `#nmae`");
        fault("a (b|) c", ")", "this alternative is empty");
        fault("a (b|", "(", "this `(` is never closed with `)`");
        fault("_{3,1} b", "{3,1}", "the counts must rise, and go up to 20 at most");
        fault("a ? b", "?", "`?` must stand right behind what may be left out");
        fault("a|b", "|", "`|` stands between alternatives in round brackets: `(a|b)`");
        fault("a _{0,3 b", "{", "this `{` is never closed with `}`");
        fault(r"\w", r"\w", "a backslash protects marks, and a letter needs no protection");
        fault("a //", "//", "this shape is empty");
        fault("a (b !) c", ")", "a word must follow here");
        fault("a ~", "~", "a word must follow here");
        fault("a @)", "@", "the name of a lexicon must follow `@`");
        fault("a{,3}", "{,3}", "write the counts as `{0,3}`: at least none, at most three");
        fault(r"a b\", r"\", "a backslash must stand before what it protects");
        fault("/a b/", "/a b/", "a shape is that of one word, and no word has a blank in it");
    }
}
