//! The notation of phrases, as it is written.
//!
//! In: the text of a phrase. Out: [`Phrase`], a tree, or a [`Fault`] with the bytes that it is about.

use std::ops::Range;

use crate::written::Mistake;
use crate::written::place::Place;

/// A phrase as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What has to follow what.
    pub items: Vec<Item>,
}

/// One item of a phrase, with the bytes where it stands in the phrase's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it matches.
    pub atom: Atom,
    /// How often: from and to.
    pub times: (u8, u8),
    /// Where it stands.
    pub place: Range<usize>,
}

/// What an item matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A word or mark as it stands.
    Word(String),
    /// Every form of a word.
    Lemma(String),
    /// An entry of a lexicon.
    Lexicon(String),
    /// A kind of word or quantity.
    Kind(Kind),
    /// A token whose whole text has the shape of a regular expression.
    Shape(String),
    /// Any token.
    Any,
    /// One of several sequences, remembered under a name if it has one.
    Group(Option<String>, Vec<Phrase>),
    /// Nothing, where the item does not follow.
    Unless(Box<Item>),
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

impl Phrase {
    /// Reads a phrase.
    ///
    /// # Errors
    ///
    /// The first place at which the text stops being a phrase.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let mut reader = Reader { text, at: 0, depth: 0 };
        let phrase = reader.sequence()?;
        match reader.peek() {
            None if phrase.items.is_empty() => Err(Fault::new(0..text.len(), "the phrase is empty")),
            None => Ok(phrase),
            Some('|') => {
                Err(Fault::new(reader.at..reader.at + 1, "`|` stands between alternatives in round brackets: `(a|b)`"))
            }
            Some(c) => Err(Fault::new(reader.at..reader.at + c.len_utf8(), format!("`{c}` closes nothing"))),
        }
    }

    /// Calls `each` with every item, those inside groups after their group.
    pub fn visit<'p>(&'p self, each: &mut impl FnMut(&'p Item)) {
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
    pub fn captures(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.visit(&mut |item| {
            if let Atom::Group(Some(name), _) = &item.atom {
                names.push(name.as_str());
            }
        });
        names
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

/// How deep groups may stand in groups.
const DEEPEST: usize = 16;

/// How often an item may be repeated.
const MOST: u8 = 20;

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn take(&mut self, c: char) -> bool {
        let there = self.peek() == Some(c);
        if there {
            self.at += c.len_utf8();
        }
        there
    }

    fn space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += self.peek().map_or(0, char::len_utf8);
        }
    }

    fn sequence(&mut self) -> Result<Phrase, Fault> {
        let mut items = Vec::new();
        loop {
            self.space();
            match self.peek() {
                None | Some(')' | '}' | '|') => return Ok(Phrase { items }),
                Some(_) => items.push(self.item()?),
            }
        }
    }

    fn item(&mut self) -> Result<Item, Fault> {
        let start = self.at;
        let atom = self.atom()?;
        let times = self.times(&atom)?;
        Ok(Item { atom, times, place: start..self.at })
    }

    fn atom(&mut self) -> Result<Atom, Fault> {
        let start = self.at;
        let Some(c) = self.peek() else { return Err(Fault::new(start..start, "something must follow here")) };
        self.at += c.len_utf8();
        match c {
            '(' => Ok(Atom::Group(None, self.alternatives(start, ')')?)),
            '{' => {
                let name = self.name(start, "a remembered part needs a name and a colon: `{who: ...}`")?;
                self.space();
                if !self.take(':') {
                    return Err(Fault::new(start..self.at, format!("a colon must follow the name: `{{{name}: ...}}`")));
                }
                Ok(Atom::Group(Some(name), self.alternatives(start, '}')?))
            }
            '~' => Ok(Atom::Lemma(self.plain(start)?.to_lowercase())),
            '@' => Ok(Atom::Lexicon(self.name(start, "the name of a lexicon must follow `@`")?)),
            '#' => {
                let name = self.name(start, "the name of a kind must follow `#`")?;
                let known = Kind::ALL.iter().find(|(_, text)| *text == name).map(|(kind, _)| *kind);
                known.map(Atom::Kind).ok_or_else(|| Fault {
                    place: start..self.at,
                    message: format!("there is no kind `#{name}`"),
                    known: Kind::ALL.iter().map(|(_, text)| format!("#{text}")).collect(),
                })
            }
            '/' => {
                let Some(length) = self.text[self.at..].find('/') else {
                    return Err(Fault::new(start..self.at, "this shape is never closed with `/`"));
                };
                let shape = self.text[self.at..self.at + length].to_owned();
                self.at += length + 1;
                if shape.is_empty() {
                    return Err(Fault::new(start..self.at, "this shape is empty"));
                }
                if shape.contains(char::is_whitespace) {
                    return Err(Fault::new(
                        start..self.at,
                        "a shape is that of one word, and no word has a blank in it",
                    ));
                }
                Ok(Atom::Shape(shape))
            }
            '_' => Ok(Atom::Any),
            '^' => Ok(Atom::Start),
            '$' if !self.peek().is_some_and(|d| d.is_ascii_digit()) => Ok(Atom::End),
            '!' if self.peek().is_some_and(|n| !n.is_whitespace()) => Ok(Atom::Unless(Box::new(self.item()?))),
            '?' => Err(Fault::new(start..self.at, "`?` must stand right behind what may be left out")),
            _ => {
                self.at = start;
                Ok(Atom::Word(self.plain(start)?))
            }
        }
    }

    fn alternatives(&mut self, start: usize, close: char) -> Result<Vec<Phrase>, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::new(start..self.at, format!("groups stand more than {DEEPEST} deep")));
        }
        let mut alternatives = Vec::new();
        loop {
            let from = self.at;
            let phrase = self.sequence()?;
            if phrase.items.is_empty() {
                return Err(Fault::new(from..self.at.max(from + 1).min(self.text.len()), "this alternative is empty"));
            }
            alternatives.push(phrase);
            if self.take('|') {
                continue;
            }
            if self.take(close) {
                self.depth -= 1;
                return Ok(alternatives);
            }
            let opener = self.text[start..].chars().next().unwrap_or(close);
            return Err(Fault::new(
                start..start + opener.len_utf8(),
                format!("this `{opener}` is never closed with `{close}`"),
            ));
        }
    }

    fn times(&mut self, atom: &Atom) -> Result<(u8, u8), Fault> {
        let start = self.at;
        if self.take('?') {
            return Ok((0, 1));
        }
        let rest = &self.text[self.at..];
        let inside = rest.strip_prefix('{').filter(|r| r.starts_with(|d: char| d.is_ascii_digit()));
        if inside.is_some_and(|r| !r.contains('}')) {
            return Err(Fault::new(start..start + 1, "this `{` is never closed with `}`"));
        }
        let counts = rest.strip_prefix('{').and_then(|r| r.split_once('}')).map(|(inside, _)| inside);
        let Some(counts) = counts.filter(|c| c.starts_with(|d: char| d.is_ascii_digit() || d == ',')) else {
            return Ok((1, 1));
        };
        self.at += counts.len() + 2;
        let place = start..self.at;
        let parsed = counts.split_once(',').and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)));
        match parsed {
            Some((from, to)) if from <= to && (1..=MOST).contains(&to) => match atom {
                Atom::Unless(_) | Atom::Start | Atom::End => Err(Fault::new(place, "this cannot be repeated")),
                _ => Ok((from, to)),
            },
            Some(_) => Err(Fault::new(place, format!("the counts must rise, and go up to {MOST} at most"))),
            None => Err(Fault::new(place, "write the counts as `{0,3}`: at least none, at most three")),
        }
    }

    fn name(&mut self, start: usize, missing: &str) -> Result<String, Fault> {
        self.space();
        let from = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/')) {
            self.at += 1;
        }
        if self.at == from {
            return Err(Fault::new(start..self.at.max(start + 1), missing));
        }
        Ok(self.text[from..self.at].to_owned())
    }

    /// A run of characters up to a space or one that means something.
    fn plain(&mut self, start: usize) -> Result<String, Fault> {
        let mut word = String::new();
        while let Some(c) = self.peek() {
            match c {
                '\\' => {
                    self.at += 1;
                    let Some(escaped) = self.peek() else {
                        return Err(Fault::new(self.at - 1..self.at, "a backslash must stand before what it protects"));
                    };
                    if escaped.is_alphanumeric() {
                        let place = self.at - 1..self.at + escaped.len_utf8();
                        return Err(Fault::new(place, "a backslash protects marks, and a letter needs no protection"));
                    }
                    word.push(escaped);
                    self.at += escaped.len_utf8();
                }
                '(' | ')' | '{' | '}' | '|' | '?' => break,
                c if c.is_whitespace() => break,
                c => {
                    word.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
        if word.is_empty() {
            return Err(Fault::new(start..self.at.max(start + 1).min(self.text.len()), "a word must follow here"));
        }
        Ok(word)
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
    fn faults_point_at_their_words() {
        fault("", "", "the phrase is empty");
        fault("a (b|c", "(", "this `(` is never closed with `)`");
        fault("a b)", ")", "`)` closes nothing");
        fault("a {: b}", "{", "a remembered part needs a name and a colon: `{who: ...}`");
        fault("#nmae", "#nmae", "there is no kind `#nmae`");
        fault("a (b|) c", ")", "this alternative is empty");
        fault("_{3,1} b", "{3,1}", "the counts must rise, and go up to 20 at most");
        fault("a ? b", "?", "`?` must stand right behind what may be left out");
        fault("a|b", "|", "`|` stands between alternatives in round brackets: `(a|b)`");
        fault("a _{0,3 b", "{", "this `{` is never closed with `}`");
        fault(r"\w", r"\w", "a backslash protects marks, and a letter needs no protection");
        fault("a //", "//", "this shape is empty");
        fault("/a b/", "/a b/", "a shape is that of one word, and no word has a blank in it");
    }
}
