//! The characters of a written file, one after the other, and the lines that they stand on.
//!
//! In: the text. Out: a [`Scanner`], which steps over blanks and comments and tells signs by what they were meant as.

use crate::span::Span;

/// Where the lines of a text begin, and how far each is indented.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    starts: Vec<u32>,
    indents: Vec<u32>,
}

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        let mut at = 0;
        let mut lines = Self { starts: Vec::new(), indents: Vec::new() };
        for line in text.split_inclusive('\n').chain(["", ""].into_iter().take(usize::from(text.is_empty()))) {
            let blanks = line.bytes().take_while(|b| matches!(b, b' ' | b'\t'));
            lines.starts.push(at as u32);
            lines.indents.push(blanks.map(|b| if b == b'\t' { TAB } else { 1 }).sum());
            at += line.len();
        }
        lines
    }

    /// The number, from 0, of the line that the byte stands on.
    pub(super) fn of(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= at).saturating_sub(1)
    }

    /// How many blanks the line begins with.
    pub(super) fn indent(&self, line: usize) -> u32 {
        self.indents[line]
    }

    /// Where the line begins, and where the next one does.
    pub(super) fn span(&self, line: usize) -> Span {
        Span::new(self.starts[line], self.starts.get(line + 1).copied().unwrap_or(u32::MAX))
    }
}

const TAB: u32 = 4;

/// A text and how far it has been read.
#[derive(Clone, Debug)]
pub(super) struct Scanner<'a> {
    pub text: &'a str,
    pub at: usize,
}

/// What is met between two values besides plain blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    /// A note to the program that reads the file: `#![enable(...)]`.
    Attribute,
    /// A space that is none of the plain ones.
    OddSpace(char),
    /// The start of a comment in another notation, up to the end of its line.
    OddComment,
    /// A comment that is never closed.
    OpenComment,
    /// The line that opens or closes a block of code in Markdown.
    Fence,
}

impl<'a> Scanner<'a> {
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The character that comes next.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The sign that comes next, a wide one taken for the one that it looks like.
    pub(super) fn sign(&self) -> Option<char> {
        self.peek().map(plain_sign)
    }

    pub(super) fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    /// The rest of the line.
    pub(super) fn line(&self) -> &'a str {
        self.rest().split(['\n', '\r']).next().unwrap_or_default()
    }

    /// Steps over blanks and comments; returns early at something odd, which it has stepped over.
    pub(super) fn blanks(&mut self) -> Option<(Span, Between)> {
        loop {
            let start = self.at;
            let odd = match self.peek()? {
                c if is_blank(c) => {
                    self.bump();
                    continue;
                }
                '/' if self.rest().starts_with("//") => {
                    self.at += self.line().len();
                    continue;
                }
                '/' if self.rest().starts_with("/*") => {
                    if self.block_comment() {
                        continue;
                    }
                    return Some((Span::of(start, start + 2), Between::OpenComment));
                }
                '#' if self.rest().starts_with("#!") => {
                    self.at += self.line().find(']').map_or(self.line().len(), |end| end + 1);
                    Between::Attribute
                }
                '#' | '-' if self.rest().starts_with('#') || self.rest().starts_with("--") => {
                    self.at += self.line().len();
                    Between::OddComment
                }
                '`' if self.rest().starts_with("```") => {
                    self.at += self.line().len();
                    Between::Fence
                }
                c if is_odd_space(c) => {
                    self.bump();
                    Between::OddSpace(c)
                }
                _ => return None,
            };
            return Some((Span::of(start, self.at), odd));
        }
    }

    fn block_comment(&mut self) -> bool {
        let mut depth = 0;
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            match &bytes[self.at..] {
                [b'/', b'*', ..] => depth += 1,
                [b'*', b'/', ..] => depth -= 1,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            self.at += 2;
            if depth == 0 {
                return true;
            }
        }
        false
    }

    /// What comes next behind blanks and comments, and whether on this line.
    pub(super) fn look_ahead(&self) -> (Option<char>, bool) {
        let mut ahead = self.clone();
        while ahead.blanks().is_some() {}
        (ahead.sign(), !self.text[self.at..ahead.at].contains('\n'))
    }

    /// Steps over a name: a letter or `_`, then letters, digits and `_`.
    pub(super) fn word(&mut self) -> Option<Span> {
        let start = self.at;
        let raw = self.rest().strip_prefix("r#").is_some_and(|r| r.starts_with(is_word_start));
        let head = if raw { 2 } else { 0 };
        if !raw && (!self.peek().is_some_and(is_word_start) || self.text_prefix().is_some()) {
            return None;
        }
        let rest = &self.rest()[head..];
        let length = rest.find(|c| !(is_word(c) || raw && matches!(c, '.' | '+' | '-'))).unwrap_or(rest.len());
        self.at += head + length;
        Some(Span::of(start + head, self.at))
    }

    /// The length of what opens a raw text here: `r"`, `r#"`.
    pub(super) fn text_prefix(&self) -> Option<usize> {
        let rest = self.rest().strip_prefix('r')?;
        let marks = rest.bytes().take_while(|&b| b == b'#').count();
        rest[marks..].starts_with('"').then_some(1 + marks + 1)
    }
}

/// Whether RON takes it for a blank.
pub(super) fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_odd_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{ad}')
}

pub(super) fn is_word_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The sign that a wide one looks like; any other as it is.
fn plain_sign(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '｛' => '{',
        '｝' => '}',
        '，' | '、' => ',',
        '：' => ':',
        '；' => ';',
        '＝' => '=',
        other => other,
    }
}

/// What people call an odd space.
pub(super) fn space_name(c: char) -> String {
    match c {
        '\u{a0}' => "a no-break space".to_owned(),
        '\u{202f}' => "a narrow no-break space".to_owned(),
        '\u{3000}' => "a full-width space".to_owned(),
        '\u{ad}' => "a soft hyphen".to_owned(),
        '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => "an invisible character".to_owned(),
        _ => "a space of unusual width".to_owned(),
    }
}
