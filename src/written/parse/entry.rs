//! One entry of a list, a map or a group: its key or name, the sign behind it, and its value.
//!
//! In: the characters where an entry begins. Out: the entry, with what is wrong with its name and its colon.

use super::Parser;
use super::scan::is_word_start;
use crate::span::Span;
use crate::written::tree::{Entry, Kind, Node};

/// What stands behind the name of a field.
enum Sign {
    /// `:`.
    Colon,
    /// A sign of another notation in its place, with its length.
    Other(usize),
    /// Nothing, but a value follows on the same line.
    Missing,
}

impl Parser<'_> {
    /// Reads one entry of the innermost bracket, whose entries so far are given.
    pub(super) fn entry(&mut self, before: &mut [Entry]) -> Entry {
        let (is_map, is_list) = self.frames.last().map_or((false, false), |f| (f.is_map(), f.is_list()));
        if is_map {
            return self.map_entry();
        }
        let start = self.scan.at;
        if let Some((name, sign)) = self.field_name(before, is_list) {
            // A field of the outermost bracket is a new start.
            self.faults.is_doubtful &= self.frames.len() > 1 || !self.is_first(start);
            if is_list {
                let mistake = self.mistake(start, self.scan.at, "a name in a list").label(format!(
                    "the values of a list stand without `{}`",
                    self.short(Span::of(start, self.scan.at))
                ));
                self.report_form(start, mistake);
                self.doubt_bracket(start);
            } else if before.first().is_some_and(|e| e.key.is_none()) {
                self.name_behind_values(before, name.span);
            }
            return self.field_value(name, &sign, is_list);
        }
        let value = self.value();
        if before.first().is_some_and(|e| e.key.is_some()) {
            self.value_behind_names(before, &value);
        }
        Entry { key: None, value }
    }

    fn map_entry(&mut self) -> Entry {
        let key = self.value();
        self.blanks();
        let sign = self.sign();
        if matches!(sign, Sign::Missing) && matches!(self.scan.sign(), None | Some(',' | ';' | ')' | ']' | '}')) {
            let mistake = self
                .mistake(key.span.start as usize, key.span.end as usize, "a key without a value")
                .label("write `: ` and the value behind it")
                .help("the values of a list stand in square brackets: [...]");
            self.report_form(key.span.start as usize, mistake);
            let at = key.span.end;
            return Entry { key: Some(Box::new(key)), value: Node::leaf(Kind::Broken, Span::new(at, at)) };
        }
        self.field_value(key, &sign, false)
    }

    /// The name of a field, if one begins here, and what stands behind it.
    fn field_name(&mut self, before: &[Entry], is_list: bool) -> Option<(Node, Sign)> {
        let start = self.scan.clone();
        let is_quoted = !is_list && self.scan.peek() == Some('"');
        let name = if is_quoted { self.quoted_name() } else { self.scan.word() };
        let name = name.map(|name| if is_list { name } else { self.odd_name(name) });
        let found = name.and_then(|name| {
            let end = self.scan.at;
            self.blanks();
            let sign = self.sign();
            let is_field = match sign {
                Sign::Colon | Sign::Other(_) => true,
                Sign::Missing => !is_list && !is_quoted && self.lacks_colon(end, before),
            };
            is_field.then_some((name, sign))
        });
        let Some((name, sign)) = found else {
            self.scan = start;
            return None;
        };
        if is_quoted && !self.frames.last().is_some_and(|f| f.is_doubtful) {
            let (from, to) = (start.at, name.end as usize + 1);
            let mistake = self
                .mistake(from, to, "the names of fields stand without quotation marks")
                .label(format!("write `{}`", self.short(name)));
            self.report_sign(from, mistake);
        }
        Some((Node::leaf(Kind::Word, name), sign))
    }

    /// The name with what stands behind it up to a colon, which no name can hold: `second-hand:`, `second hand:`.
    fn odd_name(&mut self, name: Span) -> Span {
        let rest = self.scan.rest();
        let ends = |c: char| matches!(c, '\n' | '\r' | ',' | ':' | '=' | '(' | ')' | '[' | ']' | '{' | '}' | '"');
        let behind = rest.find(ends).map_or("", |end| &rest[..end]).trim_end_matches(' ');
        if behind.is_empty() || !rest[behind.len()..].trim_start_matches(' ').starts_with(':') {
            return name;
        }
        self.scan.at += behind.len();
        let name = Span::new(name.start, self.scan.at as u32);
        let (start, end) = (name.start as usize, name.end as usize);
        let message = format!("`{}` can't be the name of a field", self.short(name));
        let mistake = self.mistake(start, end, message).label("a name is one word of letters, digits and `_`");
        self.doubt_line(start);
        self.report_sign(start, mistake);
        name
    }

    /// The name inside `"name"`, if a colon follows.
    fn quoted_name(&mut self) -> Option<Span> {
        self.scan.bump();
        let name = self.scan.word()?;
        (self.scan.peek() == Some('"')).then(|| self.scan.bump())?;
        (self.scan.look_ahead().0 == Some(':')).then_some(name)
    }

    /// What stands where the colon belongs.
    fn sign(&self) -> Sign {
        let rest = self.scan.rest();
        match self.scan.sign() {
            Some(':') => Sign::Colon,
            Some('=') if rest.starts_with("=>") => Sign::Other(2),
            Some('=') => Sign::Other(self.scan.peek().map_or(1, char::len_utf8)),
            Some('-') if rest.starts_with("->") => Sign::Other(2),
            _ => Sign::Missing,
        }
    }

    /// Whether a word that ended at `end` is the name of a field whose colon was forgotten: other fields have names, and
    /// one value follows on the same line.
    fn lacks_colon(&self, end: usize, before: &[Entry]) -> bool {
        let named = before.first().is_some_and(|e| e.key.is_some())
            || before.is_empty() && self.frames.last().is_some_and(|f| f.ends_its_line);
        if !named || self.scan.text[end..self.scan.at].contains('\n') {
            return false;
        }
        let mut ahead = self.scan.clone();
        match ahead.peek() {
            Some('"' | '[' | '{' | '0'..='9') => true,
            Some(c) if is_word_start(c) => {
                ahead.word().is_some() && matches!(ahead.look_ahead(), (None | Some(',' | '(' | ')'), _) | (_, false))
            }
            _ => false,
        }
    }

    /// Reads the sign behind a name or key, and the value behind the sign.
    fn field_value(&mut self, name: Node, sign: &Sign, is_list: bool) -> Entry {
        let at = self.scan.at;
        let name_end = name.span.end as usize;
        match *sign {
            Sign::Colon => {
                self.check_width();
                self.scan.bump();
            }
            Sign::Other(length) => {
                let found = self.words(Span::of(at, at + length));
                let mistake = self
                    .mistake(at, at + length, format!("`{found}` stands where a colon is meant"))
                    .label("write `:`");
                self.report_sign(at, mistake);
                self.scan.at += length;
            }
            Sign::Missing => {
                let mistake = self
                    .mistake(name_end, name_end, format!("a colon is missing behind `{}`", self.short(name.span)))
                    .label("write `:` here");
                self.report_sign(name_end, mistake);
            }
        }
        self.end = self.scan.at.max(name_end);
        let colon_end = self.end;
        self.blanks();
        let value = if self.lacks_value(colon_end) {
            let mistake = self
                .mistake(
                    name.span.start as usize,
                    colon_end,
                    format!("nothing stands behind `{}`", self.short(name.span)),
                )
                .label("write its value behind the colon, or take the line out");
            self.report_sign(colon_end, mistake);
            Node::leaf(Kind::Broken, Span::of(colon_end, colon_end))
        } else {
            self.value()
        };
        Entry { key: (!is_list).then(|| Box::new(name)), value }
    }

    /// Whether the next field or the end comes where a value should.
    fn lacks_value(&self, colon_end: usize) -> bool {
        match self.scan.sign() {
            None | Some(',' | ';' | ')' | ']' | '}') => true,
            Some(_) if self.scan.text[colon_end..self.scan.at].contains('\n') => {
                let mut ahead = self.scan.clone();
                ahead.word().is_some() && ahead.look_ahead().0 == Some(':')
            }
            Some(_) => false,
        }
    }

    /// Whether the innermost bracket is known to hold no proper group, or now is because of a fault on the line of `at`.
    fn is_known(&mut self, at: usize) -> bool {
        let is_faulty = self.is_faulty_line(at);
        let Some(frame) = self.frames.last_mut() else { return true };
        std::mem::replace(&mut frame.is_doubtful, true) || is_faulty
    }

    /// Reports a field among values that have no names.
    fn name_behind_values(&mut self, before: &[Entry], name: Span) {
        let Some(last) = before.last() else { return };
        if self.is_known(last.value.span.start as usize) {
            return;
        }
        let (start, end, last_end) = (name.start as usize, name.end as usize, last.value.span.end);
        let mistake = self
            .mistake(start, end, "a field among values that have no names")
            .label("this is the name of a field")
            .also(Span::new(last_end, last_end), "is a closing bracket missing here?");
        self.report_form(start, mistake);
        self.doubt_bracket(start);
    }

    /// Reports a value without a name among fields; behind the value of a field it was meant to join that in a list.
    fn value_behind_names(&mut self, before: &mut [Entry], value: &Node) {
        let (start, line) = (value.span.start as usize, self.lines.of(value.span.start as usize));
        if self.is_known(start) {
            return;
        }
        let between = before.last().map(|e| (e.value.kind, self.words(Span::new(e.value.span.end, value.span.start))));
        if value.kind == Kind::Number && between == Some((Kind::Number, ",")) {
            let mistake =
                self.mistake(start - 1, start, "a comma inside a number").label("write the digits without it");
            self.report_form(start, mistake);
            return;
        }
        let shown = value.head(self.scan.text);
        let mistake = self.mistake(start, shown.end as usize, "a value without a name among fields");
        let last = before.last_mut().filter(|e| self.lines.of(e.value.span.end as usize) == line);
        let mistake = match last.and_then(|e| Some((e.key.as_ref()?.span, &mut e.value))) {
            Some((key, first)) => {
                first.kind = Kind::Broken;
                let (key, first) = (self.short(key), self.short(first.span));
                mistake
                    .label(format!("is this a second value for `{key}`?"))
                    .help(format!("several values stand in a list: `{key}: [{first}, {}]`", self.short(value.span)))
            }
            None => mistake.label("write the name of its field and a colon before it"),
        };
        self.report_form(start, mistake);
        self.doubt_bracket(start);
    }

    /// Whether the words of a line from `start` on are a text without quotation marks, and not two values or fields
    /// without a comma between them; the first word ended at `end`.
    pub(super) fn is_loose_text(&self, end: usize) -> bool {
        let rest = self.scan.text[end..].split(['\n', '\r', ',', ')', ']', '}']).next().unwrap_or_default();
        let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric);
        let mut ahead = self.scan.clone();
        while ahead.blanks().is_some() {}
        let field_follows = ahead.word().is_some() && matches!(ahead.look_ahead().0, Some(':' | '='));
        let has_words = rest.contains(char::is_alphanumeric);
        !field_follows && has_words && !rest.split_whitespace().all(is_name)
    }
}
