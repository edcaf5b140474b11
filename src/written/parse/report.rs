//! What is wrong with the signs of a file: one fault a line, and none that only follows from another.
//!
//! In: faults as the parser meets them. Out: [`Faults`], with what they leave doubtful.
//! Behind a bracket or a text that is not closed nobody can tell what belongs together; until the next field of the
//! outermost bracket only faults that stand for themselves are reported, such as a curly quotation mark.

use super::Parser;
use super::scan::{Between, space_name};
use crate::span::Span;
use crate::written::Mistake;
use crate::written::mistake::{MORE, short};

/// The faults of a file, and how far its form can be trusted.
#[derive(Clone, Debug, Default)]
pub(super) struct Faults {
    /// Those that are reported.
    pub mistakes: Vec<Mistake>,
    /// Lines on which it is doubtful what belongs together.
    pub doubtful_lines: Vec<usize>,
    /// Whether it is doubtful what belongs together at the place that is read now.
    pub is_doubtful: bool,
    /// The first line on which that was so.
    pub doubted_from: Option<usize>,
    /// Whether a bracket has no partner.
    pub is_unbalanced: bool,
    /// Whether the rest was left unread.
    pub is_cut_off: bool,
    last_line: Option<usize>,
    count: usize,
}

/// So many faults, reported or not, and the rest of the file is left unread.
const FAULTS: usize = 64;

impl<'a> Parser<'a> {
    /// Reports a fault met at `at`, unless its line has one already.
    pub(super) fn report(&mut self, at: usize, mistake: Mistake) {
        self.count();
        let line = self.lines.of(at);
        if self.faults.last_line != Some(line) {
            self.faults.last_line = Some(line);
            self.faults.mistakes.push(mistake);
        }
    }

    fn count(&mut self) {
        self.faults.count += 1;
        if self.faults.count > FAULTS && !self.faults.is_cut_off {
            self.cut_off();
            if let Some(last) = self.faults.mistakes.last_mut() {
                last.help.push(MORE.to_owned());
            }
        }
    }

    /// Leaves the rest of the file unread, and what was read undecided.
    pub(super) fn cut_off(&mut self) {
        self.stopped = true;
        self.faults.is_cut_off = true;
        self.faults.is_unbalanced = true;
    }

    /// Reports a fault of one sign, unless what stands here is doubtful.
    pub(super) fn report_sign(&mut self, at: usize, mistake: Mistake) {
        if self.faults.is_doubtful {
            self.count();
        } else {
            self.report(at, mistake);
        }
    }

    /// Reports a fault that leaves doubtful what belongs together, up to the next field of the outermost bracket.
    pub(super) fn report_form(&mut self, at: usize, mistake: Mistake) {
        self.report_sign(at, mistake);
        self.doubt(at);
    }

    /// Takes for doubtful what follows, up to the next field of the outermost bracket.
    pub(super) fn doubt(&mut self, at: usize) {
        self.faults.is_doubtful = true;
        self.faults.doubted_from.get_or_insert(self.lines.of(at));
        self.doubt_line(at);
    }

    /// Takes for doubtful what stands on the line of `at`, and nothing behind it.
    pub(super) fn doubt_line(&mut self, at: usize) {
        self.faults.doubtful_lines.push(self.lines.of(at));
    }

    /// Whether the last fault reported is on the line of `at`.
    pub(super) fn is_faulty_line(&self, at: usize) -> bool {
        self.faults.last_line == Some(self.lines.of(at))
    }

    pub(super) fn mistake(&self, start: usize, end: usize, message: impl Into<String>) -> Mistake {
        Mistake::new(&self.file.path, Span::of(start, end), message)
    }

    /// The end of the sign that begins at `at`.
    pub(super) fn sign_end(&self, at: usize) -> usize {
        at + self.scan.text[at..].chars().next().map_or(0, char::len_utf8)
    }

    pub(super) fn words(&self, span: Span) -> &'a str {
        span.text(self.scan.text)
    }

    /// The words at a place as a message repeats them.
    pub(super) fn short(&self, span: Span) -> String {
        short(self.words(span))
    }

    /// Steps over blanks and comments and reports those of other notations.
    pub(super) fn blanks(&mut self) {
        while let Some((span, between)) = self.scan.blanks() {
            let (start, end) = (span.start as usize, span.end as usize);
            let mistake = match between {
                Between::Attribute => continue,
                Between::OddSpace(c) => self
                    .mistake(start, end, format!("{} stands here", space_name(c)))
                    .label("write an ordinary space")
                    .help("such spaces come along when text is pasted from a web page or a word processor"),
                Between::OddComment => self
                    .mistake(start, end, "comments begin with `//` in these files")
                    .label("a comment in another notation"),
                Between::Fence => self
                    .mistake(start, end, "a line that marks code in other texts")
                    .label("take it out")
                    .help("such lines come along when text is pasted from a web page or a chat"),
                Between::OpenComment => {
                    self.mistake(start, end, "this comment is never closed").label("write `*/` where it ends")
                }
            };
            self.report(start, mistake);
            if between == Between::OpenComment {
                self.doubt(start);
                self.stopped = true;
            }
        }
    }

    /// Reports a wide sign that stands for a plain one.
    pub(super) fn check_width(&mut self) {
        if let (Some(c), Some(sign)) = (self.scan.peek(), self.scan.sign())
            && c != sign
        {
            let (start, end) = (self.scan.at, self.scan.at + c.len_utf8());
            let mistake = self.mistake(start, end, format!("a wide `{c}` stands where `{sign}` is meant"));
            self.report(start, mistake.label(format!("write `{sign}`")));
        }
    }
}
