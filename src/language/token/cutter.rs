//! Cutting: where one token ends and the next begins.
//!
//! In: a paragraph's bytes. Out: its tokens, each looked up in the vocabulary; one pass, and linear whatever the bytes are.

use super::plain::{self, Run};
use super::{Case, Token, TokenKind};
use crate::language::fold::fold_key;
use crate::language::lexicon::{Class, Vocabulary};
use crate::language::tag::Tag;
use crate::span::Span;
use crate::statistics::key;
use crate::statistics::words::WordId;

/// Where the cutting of a paragraph stands.
pub(super) struct Cutter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    vocabulary: &'a Vocabulary,
    tokens: &'a mut Vec<Token>,
    spaced: bool,
    /// Whether there is an `@` in the paragraph.
    at_signs: bool,
}

impl<'a> Cutter<'a> {
    /// Before the first token of a paragraph; tokens are appended to `tokens`.
    pub(super) fn new(text: &'a str, paragraph: Span, vocabulary: &'a Vocabulary, tokens: &'a mut Vec<Token>) -> Self {
        let bytes = &text.as_bytes()[..paragraph.end as usize];
        let at_signs = bytes[paragraph.start as usize..].contains(&b'@');
        Self { text, bytes, vocabulary, tokens, spaced: true, at_signs }
    }

    /// Cuts the paragraph.
    pub(super) fn cut(&mut self, paragraph: Span) {
        let mut at = paragraph.start as usize;
        while at < self.bytes.len() {
            at = self.next(at);
        }
    }

    /// Takes in the token at `at`, or skips white space there; returns where the next one may start.
    fn next(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => {
                self.spaced = true;
                at + 1
            }
            b'a'..=b'z' | b'A'..=b'Z' => self.word(at),
            b'0'..=b'9' => self.number(at, at),
            b'$' => self.currency(at, 1),
            b'<' => self.markup(at),
            b'@' | b'#' => self.handle(at),
            b'\'' | b'`' => self.apostrophe(at, 1),
            b'.' => self.dots(at),
            b'-' => self.repeated(at, b'-'),
            0x80.. => self.beyond_ascii(at),
            _ => self.mark(at, at + 1),
        }
    }

    fn beyond_ascii(&mut self, at: usize) -> usize {
        let Some(letter) = self.text[at..].chars().next() else { return self.bytes.len() };
        let after = at + letter.len_utf8();
        match letter {
            '’' | '‘' => self.apostrophe(at, after - at),
            '£' | '€' | '¥' => self.currency(at, after - at),
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => after,
            c if c.is_whitespace() || c.is_control() => {
                self.spaced = true;
                after
            }
            c if c.is_alphanumeric() => self.word(at),
            _ => self.mark(at, after),
        }
    }

    /// A word that starts at `at` with a letter.
    fn word(&mut self, at: usize) -> usize {
        if let Some(Run { end, key, case, .. }) = self.plain_word(at).filter(|_| !self.at_signs) {
            self.put(at, end, TokenKind::Word, (key, case));
            return end;
        }
        if let Some(end) = self.address_end(at) {
            self.push(at, end, TokenKind::Address);
            return end;
        }
        let mut end = at;
        let mut apostrophe = None;
        let mut plain = true;
        while end < self.bytes.len() {
            match self.bytes[end] {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => end += 1,
                b'.' if self.dotted(at, end) => end += 1,
                b'-' | b'&' | b'/' if self.letter_at(end + 1) && end > at => {
                    plain = false;
                    end += 1;
                }
                b'\'' if self.letter_at(end + 1) => {
                    apostrophe = Some(end);
                    end += 1;
                }
                0x80.. => match self.text[end..].chars().next() {
                    Some('’') if self.letter_at(end + 3) => {
                        apostrophe = Some(end);
                        end += 3;
                    }
                    Some('\u{ad}' | '\u{2011}' | '\u{200b}') => end += '\u{ad}'.len_utf8().max(self.width(end)),
                    Some(c) if c.is_alphanumeric() || is_combining(c) => end += c.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        let end = self.full_stop(at, end);
        match apostrophe.filter(|&a| plain || a + 4 > end) {
            Some(mark) => self.contracted(at, mark, end),
            None => self.push(at, end, TokenKind::Word),
        }
        end
    }

    /// A word at `at` of nothing but letters and digits, with the full stop behind it if it belongs to it. None if what stands
    /// behind may go on with it.
    fn plain_word(&self, at: usize) -> Option<Run> {
        let run = plain::run(self.bytes, at)?;
        if run.is_whole {
            return Some(run);
        }
        let end = run.end;
        // What ends in `www.` is read as an address.
        let may_be_address = end == at + 3 && matches!(self.bytes[at], b'w' | b'W');
        if self.bytes[end] != b'.' || may_be_address || !self.bytes.get(end + 1).is_none_or(u8::is_ascii_whitespace) {
            return None;
        }
        let behind = self.full_stop_behind(at, end, run.key);
        Some(Run { end: behind, key: if behind > end { key::step(run.key, b'.') } else { run.key }, ..run })
    }

    /// Whether a full stop at `end` goes on a word of single letters begun at `at`: the inner ones of "U.S." and "a.m.".
    fn dotted(&self, at: usize, end: usize) -> bool {
        self.letter_at(end + 1)
            && self.text.is_char_boundary(end + 1)
            && self.bytes[at..end].rsplit(|&b| b == b'.' || b == b'-').next().is_some_and(|last| last.len() == 1)
            && self.bytes.get(end + 2).is_none_or(|&b| b == b'.' || !b.is_ascii_alphanumeric())
    }

    /// Takes the full stop after a word in if it belongs to it: an abbreviation or an initial.
    fn full_stop(&self, at: usize, end: usize) -> usize {
        if self.bytes.get(end) != Some(&b'.') || self.bytes.get(end + 1) == Some(&b'.') {
            return end;
        }
        let word = &self.bytes[at..end];
        let last = at + word.iter().rposition(|&b| b == b'-').map_or(0, |hyphen| hyphen + 1);
        self.full_stop_behind(at, end, self.key_of(last, end))
    }

    /// The same where no second one follows; `key` is that of what stands behind the last hyphen.
    fn full_stop_behind(&self, at: usize, end: usize, key: u64) -> usize {
        let word = &self.bytes[at..end];
        let initial = word.len() == 1 && word[0].is_ascii_uppercase() && word[0] != b'I';
        let dotted = word.contains(&b'.');
        let before_number = || {
            self.bytes.get(end + 1) == Some(&b' ')
                && self.bytes.get(end + 2).is_some_and(u8::is_ascii_digit)
                && self.vocabulary.has(key, Class::NumberAbbreviation)
        };
        let abbreviation = || {
            let last = word.iter().rposition(|&b| b == b'-').map_or(0, |hyphen| hyphen + 1);
            self.vocabulary.has(key, Class::Abbreviation)
                && (!word[last].is_ascii_lowercase() || self.vocabulary.has(key, Class::SmallAbbreviation))
        };
        if initial || dotted || abbreviation() || before_number() { end + 1 } else { end }
    }

    /// Cuts "n’t", "’s" and their like off the word in which an apostrophe stands at `mark`.
    fn contracted(&mut self, at: usize, mark: usize, end: usize) {
        let width = self.width(mark);
        let tail = &self.bytes[mark + width..end];
        let cut = match tail {
            b"t" | b"T" if mark > at + 1 && self.bytes[mark - 1].eq_ignore_ascii_case(&b'n') => Some(mark - 1),
            _ => {
                let tail_key = self.key_of(mark, end);
                self.vocabulary.has(tail_key, Class::Clitic).then_some(mark)
            }
        };
        match cut {
            Some(cut) if cut > at => {
                self.push(at, cut, TokenKind::Word);
                self.push(cut, end, TokenKind::Word);
            }
            _ => self.push(at, end, TokenKind::Word),
        }
    }

    /// A number whose digits start at `digits`, behind a currency sign that starts at `at` if the two differ.
    fn number(&mut self, at: usize, digits: usize) -> usize {
        let mut end = digits;
        let digit = |i: usize| self.bytes.get(i).is_some_and(u8::is_ascii_digit);
        while end < self.bytes.len() {
            match self.bytes[end] {
                b'0'..=b'9' => end += 1,
                b',' if (1..=3).all(|i| digit(end + i)) && !digit(end + 4) => end += 1,
                b'.' | b':' | b'/' if digit(end + 1) => end += 1,
                _ => break,
            }
        }
        let rest = end;
        while end < self.bytes.len() && (self.letter_at(end) || (self.bytes[end] == b'-' && self.word_at(end + 1))) {
            end += self.width(end);
        }
        let tail = &self.text[rest..end];
        let ordinary = tail.is_empty() || self.vocabulary.has(self.key_of(rest, end), Class::NumberSuffix);
        self.push(at, end, if ordinary { TokenKind::Number } else { TokenKind::Word });
        end
    }

    fn currency(&mut self, at: usize, width: usize) -> usize {
        if self.bytes.get(at + width).is_some_and(u8::is_ascii_digit) {
            self.number(at, at + width)
        } else {
            self.mark(at, at + width)
        }
    }

    /// An apostrophe or single quotation mark that starts a token; of three behind a word, the first stands by itself.
    fn apostrophe(&mut self, at: usize, width: usize) -> usize {
        let rest = &self.bytes[at..];
        if rest.starts_with(b"``") || (rest.starts_with(b"''") && (self.spaced || !rest.starts_with(b"'''"))) {
            return self.mark(at, at + 2);
        }
        let after = at + width;
        if !self.spaced && self.letter_at(after) {
            let mut end = after;
            while self.letter_at(end) {
                end += self.width(end);
            }
            if self.vocabulary.has(self.key_of(at, end), Class::Clitic) {
                self.push(at, end, TokenKind::Word);
                return end;
            }
        }
        if self.bytes.get(after..after + 2).is_some_and(|two| two.iter().all(u8::is_ascii_digit))
            && self.bytes.get(after + 2) == Some(&b's')
        {
            self.push(at, after + 3, TokenKind::Number);
            return after + 3;
        }
        self.mark(at, after)
    }

    fn dots(&mut self, at: usize) -> usize {
        if self.bytes.get(at + 1).is_some_and(u8::is_ascii_digit) && self.spaced {
            return self.number(at, at + 1);
        }
        let mut end = self.repeated_end(at, b'.');
        while end > at + 1 || self.bytes.get(at + 1..at + 3) == Some(b" .") {
            // Spaced dots, ". . .", are one ellipsis.
            if self.bytes.get(end..end + 2) == Some(b" .") && self.bytes.get(end + 2) != Some(&b'"') {
                end += 2;
            } else {
                break;
            }
        }
        self.mark(at, end)
    }

    fn repeated(&mut self, at: usize, byte: u8) -> usize {
        let end = self.repeated_end(at, byte);
        self.mark(at, end)
    }

    fn repeated_end(&self, at: usize, byte: u8) -> usize {
        at + self.bytes[at..].iter().take_while(|&&b| b == byte).count()
    }

    /// A tag such as `<tweet id="1">`; any other `<` is a mark.
    fn markup(&mut self, at: usize) -> usize {
        const LONGEST: usize = 600;
        let opens = self.bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
        let window = &self.bytes[at..self.bytes.len().min(at + LONGEST)];
        match window.iter().position(|&b| b == b'>').filter(|_| opens) {
            Some(close) => {
                self.push(at, at + close + 1, TokenKind::Markup);
                at + close + 1
            }
            None => self.mark(at, at + 1),
        }
    }

    fn handle(&mut self, at: usize) -> usize {
        let mut end = at + 1;
        while self.letter_at(end) || self.bytes.get(end).is_some_and(|b| b.is_ascii_digit() || *b == b'_') {
            end += self.width(end);
        }
        if end == at + 1 {
            return self.mark(at, end);
        }
        self.push(at, end, TokenKind::Handle);
        end
    }

    /// Where the address of a web page or mailbox that starts at `at` ends.
    fn address_end(&self, at: usize) -> Option<usize> {
        // Longer than any address; text without blanks stays linear.
        const LONGEST: usize = 1024;
        let rest = &self.bytes[at..self.bytes.len().min(at + LONGEST)];
        let begins = |s: &&[u8]| rest.len() >= s.len() && rest[..s.len()].eq_ignore_ascii_case(s);
        let schemed = || [&b"http://"[..], b"https://", b"www.", b"t.co/", b"pic.twitter.com/"].iter().any(begins);
        let schemed = matches!(rest[0], b'h' | b'H' | b'w' | b'W' | b't' | b'T' | b'p' | b'P') && schemed();
        if !schemed && !self.at_signs {
            return None;
        }
        let inside = |b: &u8| !matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'<' | b'>' | b'"' | 0x80..);
        let run = &rest[..rest.iter().take_while(|b| inside(b)).count()];
        let mailbox = || {
            run.iter().position(|&b| b == b'@').is_some_and(|i| i > 0 && run[i + 1..].contains(&b'.'))
                && run.iter().all(|b| b.is_ascii_alphanumeric() || b"@._+-".contains(b))
        };
        if !schemed && !mailbox() {
            return None;
        }
        let trimmed = run.iter().rposition(|b| !b".,;:!?)'\"".contains(b))?;
        Some(at + trimmed + 1)
    }

    fn mark(&mut self, at: usize, end: usize) -> usize {
        match self.bytes[at..end] {
            // It is no letter and has no other form.
            [mark] => self.put(at, end, TokenKind::Mark, (key::step(key::START, mark), Case::Lower)),
            _ => self.push(at, end, TokenKind::Mark),
        }
        end
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        self.put(start, end, kind, (self.key_of(start, end), self.case_of(start, end)));
    }

    fn put(&mut self, start: usize, end: usize, kind: TokenKind, (key, case): (u64, Case)) {
        let word = match kind {
            TokenKind::Markup | TokenKind::Address | TokenKind::Handle => WordId::UNKNOWN,
            TokenKind::Word => self.vocabulary.find_spelled(&self.text[start..end], key),
            _ => self.vocabulary.find(key),
        };
        let tag = Tag::Sym;
        let spaced = std::mem::take(&mut self.spaced);
        let span = Span::of(start, end);
        self.tokens.push(Token { span, word, lemma: word, key, tag, kind, case, spaced });
    }

    fn case_of(&self, start: usize, end: usize) -> Case {
        let first = self.bytes[start];
        let head = if first.is_ascii() {
            first.is_ascii_uppercase()
        } else {
            self.text[start..].chars().next().is_some_and(char::is_uppercase)
        };
        if !head {
            return Case::Lower;
        }
        let letters = self.bytes[start..end].iter().filter(|b| b.is_ascii_alphabetic());
        let (count, small) = letters.fold((0, 0), |(n, s), b| (n + 1, s + usize::from(b.is_ascii_lowercase())));
        if small == 0 && count > 1 { Case::Upper } else { Case::Capital }
    }

    /// The key of the text from `start` to `end` in lower case with straight apostrophes and hyphens.
    fn key_of(&self, start: usize, end: usize) -> u64 {
        fold_key(&self.text[start..end])
    }

    fn letter_at(&self, at: usize) -> bool {
        match self.bytes.get(at) {
            Some(b) if b.is_ascii() => b.is_ascii_alphabetic(),
            Some(_) => self.text.get(at..).and_then(|t| t.chars().next()).is_some_and(char::is_alphabetic),
            None => false,
        }
    }

    fn word_at(&self, at: usize) -> bool {
        self.letter_at(at) || self.bytes.get(at).is_some_and(u8::is_ascii_digit)
    }

    /// How many bytes the character at `at` has.
    fn width(&self, at: usize) -> usize {
        self.text[at..].chars().next().map_or(1, char::len_utf8)
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}
