//! Reads RON as people write it, with every fault that can be told apart from the others.
//!
//! In: a file. Out: [`Parsed`]: its values as a tree, and what is wrong with the signs between them.
//! A fault is mended as it was probably meant, so that reading goes on behind it; one fault a line is reported, since the
//! next ones mostly follow from it. Where brackets do not match, the file is read a second time and indentation says
//! which of them was forgotten.

mod bracket;

mod entry;

mod quote;

mod report;

mod scan;

use self::bracket::{Frame, partner};
use self::quote::is_odd_quote;
use self::report::Faults;
use self::scan::{Lines, Scanner, is_word_start};
use super::tree::{Entry, Kind, Node};
use super::{Mistake, Written};
use crate::span::Span;

/// What was read.
#[derive(Clone, Debug)]
pub(super) struct Parsed {
    /// The value that the file holds.
    pub root: Node,
    /// What is wrong with its signs.
    pub mistakes: Vec<Mistake>,
    /// How far the tree can be trusted.
    pub doubt: Doubt,
}

/// Where the values of a tree may not be what was meant.
#[derive(Clone, Debug, Default)]
pub(super) struct Doubt {
    /// Where lines begin and end on which it is not known what belongs together.
    pub lines: Vec<Span>,
    /// From where on values may stand in other brackets than they were meant to.
    pub of_form: Option<u32>,
    /// Whether part of the file was left unread, since there are too many faults or brackets in it.
    pub of_all: bool,
}

/// The message about words where a text was probably meant; what else they could be only their type knows.
pub(super) const LOOSE: &str = "a text without quotation marks";

/// Brackets in brackets, at most; what people write stays far below.
const DEPTH: usize = 64;

/// Reads the file.
pub(super) fn parse(file: &Written) -> Parsed {
    let plain = Parser::new(file, false).file();
    let is_indented = plain.flat <= plain.deeper;
    if !plain.faults.is_unbalanced || plain.faults.is_cut_off || !is_indented {
        return plain.parsed();
    }
    Parser::new(file, true).file().parsed()
}

struct Parser<'a> {
    file: &'a Written,
    scan: Scanner<'a>,
    lines: Lines,
    /// The brackets that are open, the innermost last.
    frames: Vec<Frame>,
    faults: Faults,
    /// Where the last value or bracket ended.
    end: usize,
    /// Whether indentation decides where a bracket should have been closed.
    by_indent: bool,
    /// Whether the comma behind the last value was taken for one inside a bracket that was never closed.
    comma_taken: bool,
    /// Whether the rest is left unread.
    stopped: bool,
    /// How many lines are indented deeper than the line of their bracket, and how many are not.
    deeper: usize,
    flat: usize,
    /// The value that the file holds.
    root: Option<Node>,
}

impl<'a> Parser<'a> {
    fn new(file: &'a Written, by_indent: bool) -> Self {
        Self {
            file,
            scan: Scanner { text: &file.text, at: 0 },
            lines: Lines::new(&file.text),
            frames: Vec::new(),
            faults: Faults::default(),
            end: 0,
            by_indent,
            comma_taken: false,
            stopped: false,
            deeper: 0,
            flat: 0,
            root: None,
        }
    }

    /// Reads the whole file.
    fn file(mut self) -> Self {
        if self.scan.peek() == Some('\u{feff}') {
            self.scan.bump();
        }
        self.blanks();
        let root = if self.scan.rest().is_empty() {
            self.faults.mistakes.push(Mistake::of_file(&self.file.path, "nothing is written in this file"));
            Node::leaf(Kind::Broken, Span::of(self.scan.at, self.scan.at))
        } else {
            self.value()
        };
        self.blanks();
        if !self.stopped && !self.scan.rest().is_empty() {
            if root.kind == Kind::Word {
                self.bare(&root);
            } else {
                self.trailing(&root);
            }
        }
        self.root = Some(root);
        self
    }

    /// Reports a file that is a word with more behind it: its brackets are missing, or its name as well.
    fn bare(&mut self, root: &Node) {
        let (start, end) = (root.span.start as usize, root.span.end as usize);
        let mistake = if matches!(self.scan.sign(), Some(':' | '=')) {
            self.mistake(start, end, "fields without brackets around them")
                .label("write the name of what the file holds and `(` before its first field")
        } else {
            let message = format!("what belongs to `{}` stands in round brackets", self.short(root.span));
            self.mistake(end, end, message).label("write `(` here, and `)` at the end of the file")
        };
        self.report_form(start, mistake.help("a file is written: Name(field: value, field: value)"));
    }

    fn parsed(self) -> Parsed {
        let root = self.root.unwrap_or_else(|| Node::leaf(Kind::Broken, Span::default()));
        let Faults { mistakes, doubtful_lines, doubted_from, is_cut_off, .. } = self.faults;
        let lines = doubtful_lines.iter().map(|&line| self.lines.span(line)).collect();
        let of_form = doubted_from.map(|line| self.lines.span(line).start);
        let doubt = Doubt { lines, of_form, of_all: is_cut_off };
        Parsed { root, mistakes, doubt }
    }

    /// Reads what comes next as a value; steps over at least one character if any is left.
    fn value(&mut self) -> Node {
        if !self.begins_value() {
            self.out_of_place();
            self.blanks_of_line();
        }
        let start = self.scan.at;
        let node = if let Some(prefix) = self.scan.text_prefix() {
            self.raw_text(prefix)
        } else {
            match (self.scan.peek(), self.scan.sign()) {
                (Some('"'), _) => self.text_value(),
                (Some('\''), _) => self.character(),
                (Some(c), _) if is_odd_quote(c) => self.odd_text(),
                (Some(c), _) if is_word_start(c) => self.named(),
                (_, Some('(' | '[' | '{')) => self.bracketed(start, None),
                _ if self.is_number() => self.number(),
                _ => Node::leaf(Kind::Broken, Span::of(start, start)),
            }
        };
        self.end = node.span.end as usize;
        node
    }

    /// Whether a value can begin with what comes next.
    fn begins_value(&self) -> bool {
        let begins = |c: char| matches!(c, '"' | '\'') || is_odd_quote(c) || is_word_start(c);
        self.scan.peek().is_some_and(begins) || matches!(self.scan.sign(), Some('(' | '[' | '{')) || self.is_number()
    }

    /// Whether a number begins here: digits behind a sign or a dot, if there is one, or `inf` or `NaN`.
    fn is_number(&self) -> bool {
        let rest = self.scan.rest();
        let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with("inf") || rest.starts_with("NaN")
    }

    fn number(&mut self) -> Node {
        let start = self.scan.at;
        let rest = self.scan.rest();
        let length = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-')));
        self.scan.at += length.unwrap_or(rest.len());
        Node::leaf(Kind::Number, Span::of(start, self.scan.at))
    }

    /// A word by itself, or the name of a group with the group.
    fn named(&mut self) -> Node {
        let start = self.scan.at;
        let Some(name) = self.scan.word() else { return Node::leaf(Kind::Broken, Span::of(start, start)) };
        let end = self.scan.at;
        match self.scan.look_ahead() {
            (Some('('), _) => {
                self.blanks();
                self.bracketed(start, Some(name))
            }
            (Some(sign @ ('{' | '[')), true) => {
                self.blanks();
                let at = self.scan.at;
                let name_words = self.short(name);
                let mistake = self
                    .mistake(at, self.sign_end(at), format!("what belongs to `{name_words}` stands in round brackets"))
                    .label(format!("write `(`, and `)` in place of the `{}`", partner(sign)));
                self.report_sign(at, mistake);
                self.bracketed(start, Some(name))
            }
            (Some('"'), true) if self.words(name).starts_with(char::is_uppercase) => {
                let name_words = self.short(name);
                let mistake = self
                    .mistake(end, end, format!("what belongs to `{name_words}` stands in round brackets"))
                    .label("write `(` here, and `)` behind the text");
                self.report_sign(start, mistake);
                self.blanks();
                let value = self.value();
                let span = Span::new(start as u32, value.span.end);
                Node { span, kind: Kind::Group, name: Some(name), entries: vec![Entry { key: None, value }] }
            }
            (Some(sign), true) if !is_delimiter(sign) && self.is_loose_text(end) => self.loose_text(start),
            _ => Node::leaf(Kind::Word, Span::of(start, end)),
        }
    }

    /// Reads a list, a map or a group, whose bracket comes next.
    fn bracketed(&mut self, start: usize, name: Option<Span>) -> Node {
        self.check_width();
        let at = self.scan.at;
        let sign = self.scan.sign().unwrap_or('(');
        if self.frames.len() == DEPTH {
            let mistake =
                self.mistake(at, self.sign_end(at), format!("brackets stand in brackets more than {DEPTH} deep"));
            self.report(at, mistake.label("the file is not read any further"));
            self.cut_off();
            self.scan.bump();
            return Node::leaf(Kind::Broken, Span::of(start, self.sign_end(at)));
        }
        self.frames.push(Frame::new(sign, at, start, &self.scan, &self.lines));
        self.scan.bump();
        self.end = self.scan.at;
        let entries = self.entries();
        self.frames.pop();
        let kind = match sign {
            '[' if name.is_none() => Kind::List,
            '{' if name.is_none() => Kind::Map,
            _ => Kind::Group,
        };
        Node { span: Span::of(start, self.end), kind, name, entries }
    }

    /// Reads what stands in the innermost bracket, and the bracket that closes it.
    fn entries(&mut self) -> Vec<Entry> {
        let mut entries = Vec::new();
        loop {
            self.blanks();
            if self.stopped {
                return entries;
            }
            match self.scan.sign() {
                None => {
                    self.open_at_end();
                    return entries;
                }
                Some(sign @ (')' | ']' | '}')) => {
                    if self.close(sign) {
                        return entries;
                    }
                }
                Some(',' | ';') => {
                    let at = self.scan.at;
                    let mistake =
                        self.mistake(at, self.sign_end(at), "one comma too many").label("nothing stands before it");
                    self.report_form(at, mistake);
                    self.scan.bump();
                }
                Some(_) => {
                    if self.is_outside() {
                        return entries;
                    }
                    let entry = self.entry(&mut entries);
                    entries.push(entry);
                    self.comma();
                }
            }
        }
    }

    /// Steps over the comma behind a value, and says so if there is none.
    fn comma(&mut self) {
        self.blanks();
        if self.stopped {
            return;
        }
        let at = self.scan.at;
        let comma_taken = std::mem::take(&mut self.comma_taken);
        match self.scan.sign() {
            Some(',') => {
                self.check_width();
                self.scan.bump();
            }
            Some(';') => {
                let mistake =
                    self.mistake(at, self.sign_end(at), "`;` stands where a comma is meant").label("write `,`");
                self.report_sign(at, mistake);
                self.scan.bump();
            }
            None | Some(')' | ']' | '}') => {}
            Some(_) if comma_taken || self.by_indent && self.is_dedented() => {}
            Some(':') => {
                let mistake = self
                    .mistake(at, self.sign_end(at), "a colon behind a value")
                    .label("if what stands before it is a key, a `{` is missing further up")
                    .help("a map is written: {\"key\": value, \"key\": value}");
                self.report_form(at, mistake);
                self.scan.bump();
            }
            Some(_) if self.begins_value() => {
                let mistake = self.mistake(self.end, self.end, "a comma is missing").label("write `,` here");
                self.report_sign(self.end, mistake);
            }
            Some(_) => self.out_of_place(),
        }
    }

    /// Reports signs that mean nothing, and steps over them up to something that does, or the end of the line.
    fn out_of_place(&mut self) {
        let start = self.scan.at;
        let Some(found) = self.scan.peek() else { return };
        let end = start + found.len_utf8();
        self.scan.bump();
        while let Some(c) = self.scan.peek()
            && !c.is_whitespace()
            && !matches!(self.scan.sign(), Some(',' | ')' | ']' | '}'))
            && !self.begins_value()
        {
            self.scan.bump();
        }
        let mistake = self.mistake(start, end, format!("`{found}` has no meaning here"));
        self.report_form(start, mistake);
    }

    /// Steps over the blanks before what follows on the same line.
    fn blanks_of_line(&mut self) {
        if let (Some(_), true) = self.scan.look_ahead() {
            self.blanks();
        }
    }
}

/// Whether a value ends before the sign.
fn is_delimiter(sign: char) -> bool {
    matches!(sign, ',' | ';' | ':' | '=' | ')' | ']' | '}')
}
