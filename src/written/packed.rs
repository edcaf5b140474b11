//! RON packed into what is read without looking for where one value ends and the next begins.
//!
//! In: a RON file without mistakes. Out: a text, in which each value begins with its kind. The build script, which prepares the
//! files that the program carries with it, shares this file.
//!
//! | kind | what follows |
//! |---|---|
//! | [`TEXT`], [`NUMBER`], [`WORD`] | a string: a text as it is meant, a number as it is written, a name by itself |
//! | [`NAMED`] | a string, the name before brackets, and what these hold as a value |
//! | [`LIST`] | a count, and as many values |
//! | [`FIELDS`] | a count, and as many strings, each with a value |
//! | [`MAP`] | a count, and as many pairs of values |
//!
//! A string is a count of bytes and these; a count is given in sixes of bits, the lowest first, the last below 64, so that all
//! of it is a text, which need not be looked through when it is read.

/// A text.
pub const TEXT: u8 = 0;

/// A number.
pub const NUMBER: u8 = 1;

/// A name by itself: `true`, `Must`.
pub const WORD: u8 = 2;

/// A name and what stands in brackets behind it.
pub const NAMED: u8 = 3;

/// Values in brackets of either kind.
pub const LIST: u8 = 4;

/// Values with names.
pub const FIELDS: u8 = 5;

/// Pairs of values in braces.
pub const MAP: u8 = 6;

/// Packs a file; none if something in it is not known here.
pub fn pack(text: &str) -> Option<String> {
    let mut reader = Reader { rest: text, packed: String::new() };
    reader.value()?;
    reader.blanks();
    reader.rest.is_empty().then_some(reader.packed)
}

struct Reader<'a> {
    rest: &'a str,
    packed: String,
}

impl<'a> Reader<'a> {
    /// Goes past blanks and comments.
    fn blanks(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if !self.rest.starts_with("//") {
                break;
            }
            self.rest = self.rest.find('\n').map_or("", |end| &self.rest[end..]);
        }
    }

    /// Goes past a sign, with blanks before it, if it stands there.
    fn takes(&mut self, sign: char) -> bool {
        self.blanks();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Goes past all that is so; returns it.
    fn while_is(&mut self, is: impl Fn(char) -> bool) -> &'a str {
        let (taken, rest) = self.rest.split_at(self.rest.find(|c| !is(c)).unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// A byte below 128.
    fn kind(&mut self, kind: u8) {
        self.packed.push(kind.into());
    }

    fn count(&mut self, mut count: usize) {
        while count >= 64 {
            self.kind(count as u8 & 63 | 64);
            count >>= 6;
        }
        self.kind(count as u8);
    }

    fn string(&mut self, string: &str) {
        self.count(string.len());
        self.packed.push_str(string);
    }

    fn value(&mut self) -> Option<()> {
        self.blanks();
        match self.rest.chars().next()? {
            '"' => {
                self.kind(TEXT);
                let text = self.text()?;
                self.string(&text);
            }
            '0'..='9' | '+' | '-' => {
                self.kind(NUMBER);
                let number = self.while_is(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
                self.string(number);
            }
            '[' => self.list('[', ']')?,
            '(' => self.brackets()?,
            '{' => self.map()?,
            c if c.is_ascii_alphabetic() => {
                let name = self.name()?;
                self.blanks();
                let has_brackets = self.rest.starts_with('(');
                self.kind(if has_brackets { NAMED } else { WORD });
                self.string(name);
                if has_brackets {
                    self.brackets()?;
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// A name; that of a text without escapes, `r"…"`, is none.
    fn name(&mut self) -> Option<&'a str> {
        let name = self.while_is(|c| c.is_ascii_alphanumeric() || c == '_');
        (!self.rest.starts_with(['"', '#'])).then_some(name)
    }

    /// A text in quotation marks, its escapes undone.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        let mut signs = self.rest.char_indices().skip(1).peekable();
        loop {
            match signs.next()? {
                (end, '"') => {
                    self.rest = &self.rest[end + 1..];
                    return Some(text);
                }
                (_, '\\') => match signs.next()?.1 {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    same @ ('"' | '\\' | '\'') => text.push(same),
                    // The next line goes on, without the blanks that it begins with.
                    '\n' => while signs.next_if(|(_, sign)| sign.is_ascii_whitespace()).is_some() {},
                    _ => return None,
                },
                (_, sign) => text.push(sign),
            }
        }
    }

    /// What stands in round brackets: values, or values with names.
    fn brackets(&mut self) -> Option<()> {
        let before = self.rest;
        self.takes('(');
        self.blanks();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let has_names = !self.while_is(is_name).is_empty() && self.takes(':');
        self.rest = before;
        if !has_names {
            return self.list('(', ')');
        }
        self.counted(FIELDS, ('(', ')'), |reader| {
            let name = reader.name()?;
            reader.string(name);
            reader.takes(':').then_some(())?;
            reader.value()
        })
    }

    fn list(&mut self, open: char, close: char) -> Option<()> {
        self.counted(LIST, (open, close), Self::value)
    }

    fn map(&mut self) -> Option<()> {
        self.counted(MAP, ('{', '}'), |reader| {
            reader.value()?;
            reader.takes(':').then_some(())?;
            reader.value()
        })
    }

    /// Entries between two signs, commas between them, after their count.
    fn counted(
        &mut self,
        kind: u8,
        (open, close): (char, char),
        mut entry: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.takes(open).then_some(())?;
        let before = std::mem::take(&mut self.packed);
        let mut count = 0;
        while !self.takes(close) {
            entry(self)?;
            count += 1;
            if !self.takes(',') {
                self.takes(close).then_some(())?;
                break;
            }
        }
        let entries = std::mem::replace(&mut self.packed, before);
        self.kind(kind);
        self.count(count);
        self.packed.push_str(&entries);
        Some(())
    }
}
