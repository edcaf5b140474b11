//! Reading the notation, character by character.
//!
//! In: the text of a phrase. Out: its tree, or the first place at which the text stops being a phrase.

use std::borrow::Cow;

use super::{Atom, Fault, Item, Kind, Phrase};

/// Reads the text of a phrase to its end.
pub(super) fn read(text: &str) -> Result<Phrase<'_>, Fault> {
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

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

/// How deep groups may stand in groups.
const DEEPEST: usize = 16;

/// How often an item may be repeated.
const MOST: u8 = 20;

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if byte.is_ascii() { Some(byte.into()) } else { self.text[self.at..].chars().next() }
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

    fn sequence(&mut self) -> Result<Phrase<'t>, Fault> {
        // Most alternatives are one word.
        let mut items = Vec::with_capacity(if self.depth > 0 { 1 } else { 4 });
        loop {
            self.space();
            match self.peek() {
                None | Some(')' | '}' | '|') => return Ok(Phrase { items }),
                Some(c) => items.push(self.item(c)?),
            }
        }
    }

    /// Reads an item that begins with that character.
    fn item(&mut self, first: char) -> Result<Item<'t>, Fault> {
        let start = self.at;
        let atom = self.atom(first)?;
        let times = self.times(&atom)?;
        Ok(Item { atom, times, place: start..self.at })
    }

    fn atom(&mut self, first: char) -> Result<Atom<'t>, Fault> {
        let start = self.at;
        self.at += first.len_utf8();
        match first {
            '(' => Ok(Atom::Group(None, self.alternatives(start, ')')?)),
            '{' => {
                let name = self.name(start, "a remembered part needs a name and a colon: `{who: ...}`")?;
                self.space();
                if !self.take(':') {
                    return Err(Fault::new(start..self.at, format!("a colon must follow the name: `{{{name}: ...}}`")));
                }
                Ok(Atom::Group(Some(name), self.alternatives(start, '}')?))
            }
            '~' => {
                let lemma = self.plain(start)?;
                let is_small = lemma.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
                Ok(Atom::Lemma(if is_small { lemma } else { lemma.to_lowercase().into() }))
            }
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
                let shape = &self.text[self.at..self.at + length];
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
            '?' => Err(Fault::new(start..self.at, "`?` must stand right behind what may be left out")),
            '!' if let Some(next) = self.peek().filter(|n| !n.is_whitespace()) => {
                Ok(Atom::Unless(Box::new(self.item(next)?)))
            }
            _ => {
                self.at = start;
                Ok(Atom::Word(self.plain(start)?))
            }
        }
    }

    fn alternatives(&mut self, start: usize, close: char) -> Result<Vec<Phrase<'t>>, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::new(start..self.at, format!("groups stand more than {DEEPEST} deep")));
        }
        let mut alternatives = Vec::new();
        loop {
            let from = self.at;
            let phrase = self.sequence()?;
            if phrase.items.is_empty() && self.peek().is_some() {
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

    fn times(&mut self, atom: &Atom<'_>) -> Result<(u8, u8), Fault> {
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

    fn name(&mut self, start: usize, missing: &str) -> Result<&'t str, Fault> {
        self.space();
        let from = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/')) {
            self.at += 1;
        }
        if self.at == from {
            return Err(Fault::new(start..self.at, missing));
        }
        Ok(&self.text[from..self.at])
    }

    /// A run of characters up to a space or one that means something.
    fn plain(&mut self, start: usize) -> Result<Cow<'t, str>, Fault> {
        let from = self.at;
        // Most words are of letters alone.
        self.at += self.text.as_bytes()[from..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        // Without the backslashes, if there are some.
        let mut bare: Option<String> = None;
        while let Some(c) = self.peek() {
            match c {
                '\\' => {
                    let word = bare.get_or_insert_with(|| self.text[from..self.at].to_owned());
                    self.at += 1;
                    let Some(escaped) = self.text[self.at..].chars().next() else {
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
                    if let Some(word) = &mut bare {
                        word.push(c);
                    }
                    self.at += c.len_utf8();
                }
            }
        }
        if self.at == from {
            return Err(Fault::new(start..self.at.max(start + 1), "a word must follow here"));
        }
        Ok(bare.map_or(Cow::Borrowed(&self.text[from..self.at]), Cow::Owned))
    }
}
