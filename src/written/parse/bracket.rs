//! Which bracket closes which, and which was forgotten.
//!
//! In: the brackets that are open and the closing one that comes next. Out: the decision what to close, with the
//! mistake told at the bracket that has no partner.
//! On the first reading every bracket has to match. On the second one, which only files with a fault get, a line that is
//! not indented deeper than the line of its bracket stands outside of it.

use super::Parser;
use super::scan::{Lines, Scanner};
use crate::span::Span;
use crate::written::Mistake;
use crate::written::tree::Node;

/// An open bracket.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The bracket: `(`, `[` or `{`.
    pub sign: char,
    /// Where it stands.
    pub at: usize,
    /// Where the name before it begins, or itself.
    pub start: usize,
    /// Its line.
    pub line: usize,
    /// The indentation of its line.
    pub indent: u32,
    /// Whether the line ends behind it.
    pub ends_its_line: bool,
    /// Whether what stands in it was found to be no proper group; more of the same is not reported.
    pub is_doubtful: bool,
}

impl Frame {
    pub(super) fn new(sign: char, at: usize, start: usize, scan: &Scanner<'_>, lines: &Lines) -> Self {
        let line = lines.of(at);
        let mut inside = scan.clone();
        inside.bump();
        let ends_its_line = !inside.look_ahead().1;
        Self { sign, at, start, line, indent: lines.indent(line), ends_its_line, is_doubtful: false }
    }

    pub(super) fn is_list(&self) -> bool {
        self.sign == '['
    }

    pub(super) fn is_map(&self) -> bool {
        self.sign == '{'
    }
}

/// The bracket that belongs to this one.
pub(super) fn partner(sign: char) -> char {
    match sign {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        ')' => '(',
        ']' => '[',
        '}' => '{',
        other => other,
    }
}

/// What a closing bracket without partner was probably meant as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    /// The partner of a bracket further out: the innermost one was forgotten.
    Outer,
    /// The partner of the innermost bracket, but of the wrong kind.
    Inner,
    /// Nothing: one too many.
    Nothing,
}

impl Parser<'_> {
    /// Whether only blanks stand before `at` on its line.
    pub(super) fn is_first(&self, at: usize) -> bool {
        let before = self.scan.text[..at].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    }

    /// Whether the place is on a line of its own that is not indented deeper than the line of the innermost bracket.
    pub(super) fn is_dedented(&self) -> bool {
        let at = self.scan.at;
        let Some(frame) = self.frames.last() else { return false };
        if self.frames.len() == 1 || !self.is_first(at) {
            return false;
        }
        let line = self.lines.of(at);
        line > frame.line && self.lines.indent(line) <= frame.indent
    }

    /// Whether the entry that comes next stands outside of the innermost bracket by its indentation; reports the bracket.
    pub(super) fn is_outside(&mut self) -> bool {
        let at = self.scan.at;
        if !self.is_first(at) {
            return false;
        }
        let line = self.lines.of(at);
        if let Some(frame) = self.frames.last().filter(|f| f.line < line) {
            if self.lines.indent(line) > frame.indent {
                self.deeper += 1;
            } else {
                self.flat += 1;
            }
        }
        let outside = self.by_indent && self.is_dedented();
        if outside {
            self.report_open();
        }
        outside
    }

    /// Takes an entry that does not fit its bracket, on a line indented like the bracket's, for a sign that the bracket
    /// was not closed.
    pub(super) fn doubt_bracket(&mut self, at: usize) {
        let here = std::mem::replace(&mut self.scan.at, at);
        if !self.by_indent && self.is_dedented() {
            self.lose_balance();
        }
        self.scan.at = here;
    }

    /// Decides about the closing bracket that comes next; returns whether the innermost bracket ends with it.
    pub(super) fn close(&mut self, sign: char) -> bool {
        self.check_width();
        let Some(&frame) = self.frames.last() else { return true };
        if frame.sign == partner(sign) {
            if self.by_indent && self.belongs_further_out(sign) {
                self.report_open();
                return true;
            }
            if self.by_indent && self.is_too_many(&frame) {
                self.too_many(sign);
                return false;
            }
            self.take_bracket();
            return true;
        }
        match self.meant(sign) {
            Meant::Outer => {
                self.report_open();
                true
            }
            Meant::Inner => {
                let at = self.scan.at;
                let mistake = self
                    .mistake(at, self.sign_end(at), format!("`{sign}` closes a `{}`", frame.sign))
                    .label(format!("write `{}`", partner(frame.sign)))
                    .also(Span::of(frame.at, self.sign_end(frame.at)), "opened here");
                self.report_bracket(at, mistake);
                self.take_bracket();
                true
            }
            Meant::Nothing => {
                self.too_many(sign);
                self.stopped
            }
        }
    }

    fn take_bracket(&mut self) {
        self.scan.bump();
        self.end = self.scan.at;
    }

    fn report_bracket(&mut self, at: usize, mistake: Mistake) {
        self.report_form(at, mistake);
        self.lose_balance();
    }

    /// Remembers that brackets do not match, which ends the first reading.
    fn lose_balance(&mut self) {
        self.faults.is_unbalanced = true;
        self.stopped |= !self.by_indent;
    }

    fn too_many(&mut self, sign: char) {
        let at = self.scan.at;
        let label = format!("no `{}` is left to close here", partner(sign));
        let mistake = self.mistake(at, self.sign_end(at), format!("one `{sign}` too many")).label(label);
        if self.frames.last().is_some_and(|f| f.is_doubtful) {
            self.lose_balance();
        } else {
            self.report_bracket(at, mistake);
        }
        self.scan.bump();
    }

    /// Reports that the innermost bracket is not closed where the last value in it ends.
    fn report_open(&mut self) {
        let Some(&frame) = self.frames.last() else { return };
        let (at, end) = (self.scan.at, self.end);
        let closing = partner(frame.sign);
        let name = self.short(Span::of(frame.start, self.sign_end(frame.at)));
        let mistake = self
            .mistake(frame.at, self.sign_end(frame.at), format!("`{name}` is never closed"))
            .label("opened here")
            .also(Span::of(end, end), format!("write `{closing}` here"));
        self.report_bracket(end, mistake);
        self.comma_taken = self.scan.text[self.end..at].contains(',');
    }

    /// Reports the brackets that are still open where the file ends.
    pub(super) fn open_at_end(&mut self) {
        let Some((innermost, outer)) = self.frames.split_last() else { return };
        let missing: String = self.frames.iter().rev().map(|f| partner(f.sign)).collect();
        let mut mistake = self
            .mistake(innermost.at, self.sign_end(innermost.at), "the file ends before all brackets are closed")
            .label("opened here, never closed");
        for frame in outer.iter().rev().take(SHOWN) {
            mistake = mistake.also(Span::of(frame.at, self.sign_end(frame.at)), "and here");
        }
        let mistake = mistake.help(format!("what is open would be closed by `{missing}`"));
        self.report_bracket(self.scan.at, mistake);
        self.stopped = true;
    }

    /// Reports what stands behind the end of the one value that a file holds.
    pub(super) fn trailing(&mut self, root: &Node) {
        let at = self.scan.at;
        let sign = self.scan.sign().unwrap_or(' ');
        if self.faults.is_unbalanced {
            return;
        }
        if matches!(sign, ')' | ']' | '}') {
            self.too_many(sign);
            return;
        }
        let end = at + self.scan.line().trim_end().len();
        let last = root.span.end as usize;
        let closing = Span::of(last - self.scan.text[..last].chars().next_back().map_or(0, char::len_utf8), last);
        let mut mistake = self.mistake(at, end, "text behind the end").label("nothing may follow here");
        if self.scan.word().is_some() {
            mistake = mistake.help("a file holds one value; what stands here may need a file of its own");
        }
        if self.lines.of(at) > self.lines.of(last) || !root.entries.is_empty() {
            let head = self.short(root.head(self.scan.text));
            mistake = mistake.also(closing, format!("`{head}` ends here"));
        }
        self.report_bracket(at, mistake);
    }

    /// Whether a closing bracket on a line of its own is indented like a bracket further out and less than the innermost.
    fn belongs_further_out(&self, sign: char) -> bool {
        let at = self.scan.at;
        let Some((frame, outer)) = self.frames.split_last() else { return false };
        let line = self.lines.of(at);
        let indent = self.lines.indent(line);
        line > frame.line
            && self.is_first(at)
            && indent < frame.indent
            && outer.iter().any(|f| f.indent == indent && f.sign == partner(sign))
    }

    /// Whether a closing bracket at the end of a line would close a bracket whose body goes on in the next line.
    fn is_too_many(&self, frame: &Frame) -> bool {
        let at = self.scan.at;
        if !frame.ends_its_line || self.lines.of(at) == frame.line || self.is_first(at) {
            return false;
        }
        let mut ahead = self.scan.clone();
        ahead.bump();
        while ahead.blanks().is_some() {}
        if ahead.sign() == Some(',') {
            ahead.bump();
            while ahead.blanks().is_some() {}
        }
        let line = self.lines.of(ahead.at);
        !ahead.rest().is_empty() && line > self.lines.of(at) && self.lines.indent(line) > frame.indent
    }

    /// What a bracket costs that would be closed here: one whose body begins on the next line is closed on a line of its
    /// own, indented like that of the bracket.
    fn misfit(&self, frame: &Frame) -> u32 {
        let at = self.scan.at;
        let line = self.lines.of(at);
        let is_first = self.is_first(at);
        let fits = if is_first { self.lines.indent(line) == frame.indent } else { !frame.ends_its_line };
        u32::from(frame.line < line && !fits)
    }

    /// Tries what fits best: each meaning is followed through the closing brackets that stand next to this one.
    fn meant(&self, sign: char) -> Meant {
        let at = self.scan.at;
        let line = self.lines.of(at);
        let run: Vec<char> =
            self.scan.rest().chars().take_while(|c| matches!(c, ')' | ']' | '}' | ' ')).filter(|c| *c != ' ').collect();
        let cost = |meant: Meant| {
            let mut open = self.frames.clone();
            let mut run = run.iter().copied();
            let mut cost = 0;
            let innermost = if meant == Meant::Nothing { None } else { open.pop() };
            if meant != Meant::Outer {
                run.next();
            }
            if meant == Meant::Inner {
                cost += innermost.map_or(0, |f| 2 * self.misfit(&f));
            }
            for sign in run {
                match open.pop() {
                    Some(f) if f.sign == partner(sign) => cost += self.misfit(&f),
                    Some(f) => {
                        open.push(f);
                        cost += 1;
                    }
                    None => cost += 1,
                }
            }
            cost + open.iter().filter(|f| f.line == line).count() as u32
        };
        let has_outer = self.frames.iter().any(|f| f.sign == partner(sign));
        let tried = [Meant::Outer, Meant::Inner, Meant::Nothing];
        let fitting = tried.into_iter().filter(|&m| has_outer || m != Meant::Outer);
        fitting.min_by_key(|&m| cost(m)).unwrap_or(Meant::Nothing)
    }
}

/// So many of the outer brackets are shown where a file ends too early.
const SHOWN: usize = 3;
