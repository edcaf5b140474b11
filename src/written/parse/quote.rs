//! Texts between quotation marks, also where a mark is missing, curly, single or stands inside the text.
//!
//! In: the characters where a text begins. Out: its node, with what is wrong with its marks and escapes.
//! A text may run over several lines. One that was never closed runs on to the mark that opens the next text, and what
//! follows there gives it away: letters, where a comma or a bracket has to stand.

use std::ops::Range;

use super::bracket::partner;
use super::scan::is_word_start;
use super::{LOOSE, Parser, is_delimiter};
use crate::span::Span;
use crate::written::string::{Meaning, pieces};
use crate::written::tree::{Kind, Node};

/// Whether it is a quotation mark that people set or paste in place of `"`.
pub(super) fn is_odd_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '″' | '＂' | '`')
}

impl Parser<'_> {
    /// A text that begins with `"`.
    pub(super) fn text_value(&mut self) -> Node {
        let start = self.scan.at;
        let Some(close) = self.closing_mark(start + 1) else { return self.unclosed(start, start + 1) };
        let content = &self.scan.text[start + 1..close];
        self.scan.at = close + 1;
        let (next, same_line) = self.scan.look_ahead();
        let runs_on = content.contains('\n');
        let touches = self.scan.peek().is_some_and(|c| c.is_alphanumeric() || c == '"' || c == '\\' && runs_on);
        let ends_well = next.is_none_or(is_delimiter) && !(touches && runs_on);
        if runs_on && !ends_well && same_line {
            return self.unclosed(start, start + 1);
        }
        if !runs_on && !ends_well && (touches && self.scan.peek() != Some('"') || same_line && self.text_goes_on()) {
            return self.mark_inside(start, close);
        }
        self.check_escapes(Span::of(start + 1, close));
        Node::leaf(Kind::Text { content: Span::of(start + 1, close), raw: false }, Span::of(start, close + 1))
    }

    /// The next `"` that no backslash stands before.
    fn closing_mark(&self, from: usize) -> Option<usize> {
        let mut escaped = false;
        let found = self.scan.text.as_bytes()[from..].iter().position(|&b| {
            let closes = b == b'"' && !escaped;
            escaped = b == b'\\' && !escaped;
            closes
        });
        found.map(|at| from + at)
    }

    /// Whether a word follows that is no field and no group, as in `"Stop" he said"`.
    fn text_goes_on(&self) -> bool {
        let mut ahead = self.scan.clone();
        while ahead.blanks().is_some() {}
        ahead.peek().is_some_and(is_word_start)
            && ahead.text_prefix().is_none()
            && ahead.word().is_some()
            && !matches!(ahead.look_ahead().0, None | Some(':' | '=' | '(' | ',' | ')' | ']' | '}'))
    }

    /// A text that begins at `start` and has no mark at its end; its words begin at `from`.
    fn unclosed(&mut self, start: usize, from: usize) -> Node {
        self.scan.at = from;
        let mut end = self.end_of_loose(from);
        if let Some(backslash) = self.backslash_at_end(Span::of(from, end)) {
            let mistake = self
                .mistake(backslash, backslash + 2, "a backslash makes this mark part of the text")
                .label("write `\\\\\"` to end the text with a backslash, `\"` to end it without")
                .also(Span::of(start, from), "the text begins here");
            self.report(start, mistake);
            self.scan.at = backslash + 2;
            return Node::leaf(
                Kind::Text { content: Span::of(from, backslash), raw: true },
                Span::of(start, self.scan.at),
            );
        }
        let last = self.scan.text[from..end].chars().next_back();
        let hashes = self.scan.text[start..from].matches('#').count();
        let closing = format!("write `\"{}` here", "#".repeat(hashes));
        let mistake = self.mistake(start, from, "this text is never closed").label("opened here");
        let mistake = match last.filter(|&c| is_odd_quote(c)) {
            Some(curly) => {
                end -= curly.len_utf8();
                mistake
                    .also(Span::of(end, end + curly.len_utf8()), closing)
                    .help(format!("a text ends with a straight `\"`; `{curly}` is a letter of the text"))
            }
            None => mistake.also(Span::of(end, end), closing),
        };
        self.report(start, mistake);
        self.doubt(start);
        self.scan.at = end + last.filter(|&c| is_odd_quote(c)).map_or(0, char::len_utf8);
        Node::leaf(Kind::Text { content: Span::of(from, end), raw: true }, Span::of(start, self.scan.at))
    }

    /// The backslash of a `\"` that was probably meant to end the text: it has no partner and a comma or a bracket follows.
    fn backslash_at_end(&self, content: Span) -> Option<usize> {
        let mut marks = self.words(content).match_indices("\\\"").map(|(at, _)| content.start as usize + at);
        let is_odd = marks.clone().count() % 2 == 1;
        marks.find(|&at| is_odd && self.ends_text(at + 2))
    }

    /// Where a text whose closing mark is missing ends: with the line, before the comma and the brackets there that belong
    /// to the values around it.
    fn end_of_loose(&self, from: usize) -> usize {
        let rest = &self.scan.text[from..];
        let line_end = from + rest.find(['\n', '\r']).unwrap_or(rest.len());
        let mut words = self.scan.text[from..line_end].trim_end();
        let line = self.lines.of(from);
        let next_indent = self.next_indent(line_end);
        words = words.strip_suffix(',').unwrap_or(words).trim_end();
        for frame in self.frames.iter().rev() {
            let ends_here = frame.line == line || next_indent.is_some_and(|indent| indent <= frame.indent);
            match words.strip_suffix(partner(frame.sign)) {
                Some(before) if ends_here => words = before.trim_end(),
                _ => break,
            }
        }
        from + words.len()
    }

    /// How far the next line that is not blank is indented, unless it begins with a closing bracket.
    fn next_indent(&self, line_end: usize) -> Option<u32> {
        let rest = self.scan.text[line_end..].trim_start();
        let at = self.scan.text.len() - rest.len();
        (!rest.is_empty() && !rest.starts_with([')', ']', '}'])).then(|| self.lines.indent(self.lines.of(at)))
    }

    /// A text with a mark inside it: `"He said "no" to them"`; it is taken to end at the last mark of its line that a comma
    /// or a bracket follows.
    fn mark_inside(&mut self, start: usize, first: usize) -> Node {
        let rest = self.scan.line();
        let base = self.scan.at;
        let marks = rest.match_indices('"').map(|(at, _)| base + at);
        let last = marks.rev().find(|&at| self.ends_text(at + 1));
        let remedy = if self.scan.text[start..].starts_with('r') {
            "put a `#` on both sides of a text with such marks: r#\"...\"#"
        } else {
            "write `\\\"` for a straight mark inside a text, or set curly ones: “ ”"
        };
        let mistake = self
            .mistake(first, first + 1, "a quotation mark inside a text ends it")
            .label("the text ends here, and goes on behind it")
            .also(Span::of(start, start + 1), "the text begins here")
            .help(remedy)
            .help("if two texts are meant, a closing mark is missing before this one");
        self.report(first, mistake);
        self.doubt(first);
        let Some(last) = last else {
            self.scan.at = self.end_of_loose(start + 1).max(base);
            return Node::leaf(Kind::Broken, Span::of(start, self.scan.at));
        };
        self.scan.at = last + 1;
        Node::leaf(Kind::Text { content: Span::of(start + 1, last), raw: true }, Span::of(start, last + 1))
    }

    /// Whether what follows at `at` lets a text end there.
    fn ends_text(&self, at: usize) -> bool {
        let mut ahead = self.scan.clone();
        ahead.at = at;
        let (sign, same_line) = ahead.look_ahead();
        !same_line || sign.is_none_or(is_delimiter)
    }

    /// A raw text that begins with a prefix of that length: `r"`, `r#"`.
    pub(super) fn raw_text(&mut self, prefix: usize) -> Node {
        let start = self.scan.at;
        let from = start + prefix;
        let marks = "#".repeat(prefix - 2);
        let Some(close) = self.scan.text[from..].find(&format!("\"{marks}")).map(|at| from + at) else {
            return self.unclosed(start, from);
        };
        let end = close + 1 + marks.len();
        self.scan.at = end;
        let (next, same_line) = self.scan.look_ahead();
        let ends_well = next.is_none_or(is_delimiter);
        if !ends_well && same_line && self.scan.text[from..close].contains('\n') {
            return self.unclosed(start, from);
        }
        if !ends_well && self.scan.peek().is_some_and(char::is_alphanumeric) {
            return self.mark_inside(start, close);
        }
        Node::leaf(Kind::Text { content: Span::of(from, close), raw: true }, Span::of(start, end))
    }

    /// Reports the first escape of a text that does not exist.
    fn check_escapes(&mut self, content: Span) {
        if !self.words(content).contains('\\') {
            return;
        }
        let Some(wrong) = pieces(self.scan.text, content, false).find(|p| p.meaning == Meaning::Unknown) else {
            return;
        };
        let (start, end) = (wrong.span.start as usize, wrong.span.end as usize);
        let found = self.words(wrong.span);
        let mistake = self
            .mistake(start, end, format!("`{found}` is no escape"))
            .label("a backslash begins an escape, such as `\\\"` or `\\n`")
            .help(format!("for a backslash that means itself, double it: `\\{found}`"))
            .help("or put an `r` before the text: in r\"...\" no backslash is an escape");
        self.report(start, mistake);
    }

    /// A text between marks that are not `"`.
    pub(super) fn odd_text(&mut self) -> Node {
        let start = self.scan.at;
        let open = self.scan.peek().unwrap_or('“');
        let from = start + open.len_utf8();
        self.scan.bump();
        let closes = |c: char| c == '"' || is_odd_quote(c) || open == '\'' && c == '\'';
        let marks = self.scan.line().char_indices().filter(|&(_, c)| closes(c));
        let close = marks.map(|(at, c)| (from + at, c)).find(|&(at, c)| self.ends_text(at + c.len_utf8()));
        let (end, after) = close.map_or_else(|| [self.end_of_loose(from); 2].into(), |(at, c)| (at, at + c.len_utf8()));
        let kind = match open {
            '\'' | '‘' | '’' | '‚' | '‹' | '›' => "single quotation marks",
            '`' => "backticks",
            '＂' => "wide quotation marks",
            _ => "curly quotation marks",
        };
        let mut mistake = self
            .mistake(start, from, format!("{kind} around a text"))
            .label("write a straight `\"`")
            .help("inside a text every kind of quotation mark but `\"` stands for itself");
        if after > end {
            let label = if self.words(Span::of(end, after)) == "\"" { "the text ends here" } else { "and here" };
            mistake = mistake.also(Span::of(end, after), label);
        }
        self.report(start, mistake);
        self.scan.at = after;
        Node::leaf(Kind::Text { content: Span::of(from, end), raw: true }, Span::of(start, after))
    }

    /// `'c'`, or a text between single marks.
    pub(super) fn character(&mut self) -> Node {
        let start = self.scan.at;
        let content = Span::of(start + 1, self.scan.text.len());
        let length = pieces(self.scan.text, content, false).next().map_or(0, |p| p.span.len());
        let close = start + 1 + length;
        if length > 0 && self.scan.text[close..].starts_with('\'') {
            self.scan.at = close + 1;
            return Node::leaf(Kind::Character, Span::of(start, close + 1));
        }
        self.odd_text()
    }

    /// Words where a text was meant, without marks, from `start` to where the line lets them end.
    pub(super) fn loose_text(&mut self, start: usize) -> Node {
        self.scan.at = start;
        let end = self.end_of_loose(start);
        let last = self.scan.text[start..end].char_indices().next_back();
        let closed = last.filter(|&(_, c)| c == '"' || is_odd_quote(c)).map(|(at, _)| start + at);
        if let Some((name, sign, number)) = compared(&self.scan.text[start..end]) {
            let (at, end) = (start + sign.start, start + number.end);
            let text = self.scan.text;
            let words = |part: Range<usize>| &text[start + part.start..start + part.end];
            let (name, sign, number) = (words(name), words(sign), words(number));
            let mistake = self.mistake(at, at + sign.len(), format!("`{sign}` compares nothing here"));
            self.report(start, mistake.label(format!("write `{name}({number})`")));
            self.scan.at = end;
            return Node::leaf(Kind::Broken, Span::of(start, end));
        }
        let mistake = match closed {
            Some(_) => {
                self.mistake(start, end, "the quotation mark before this text is missing").label("write `\"` before it")
            }
            None => self.mistake(start, end, LOOSE).label("write `\"` before and behind it"),
        };
        if self.scan.text[start..end].contains(['(', '[', '{']) {
            self.doubt(start);
        }
        self.report(start, mistake);
        self.scan.at = end;
        Node::leaf(Kind::Text { content: Span::of(start, closed.unwrap_or(end)), raw: true }, Span::of(start, end))
    }
}

/// The parts of a comparison such as `Longer > 60`, where that is all that stands before a bracket or a comma.
fn compared(words: &str) -> Option<(Range<usize>, Range<usize>, Range<usize>)> {
    let words = words[..words.find([')', ']', ',', '}']).unwrap_or(words.len())].trim_end();
    let from = words.find(['>', '<', '='])?;
    let to = words.rfind(['>', '<', '='])? + 1;
    let (name, number) = (words[..from].trim_end(), words[to..].trim_start());
    let is_name = name.chars().next().is_some_and(char::is_uppercase) && name.chars().all(char::is_alphanumeric);
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    (is_name && is_number).then_some((0..name.len(), from..to, words.len() - number.len()..words.len()))
}
