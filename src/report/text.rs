//! Reports for people: text of at most 80 columns.
//!
//! First a line that sums up; then, sentence by sentence, the words at issue with signs under them, the question that each
//! raises, and for a conflict the other account; last, what was folded away.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::excerpt::{Line, Mark, WIDTH, paragraph, wrap};
use super::{Report, compared};
use crate::finding::{Finding, Severity};
use crate::ledger::standing::{Since, Standing, State};
use crate::span::Span;

/// How a report is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The columns of a line.
    pub width: usize,
    /// Whether to use the colours of a terminal.
    pub colour: bool,
    /// Whether to show what is otherwise folded away.
    pub notes: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self { width: WIDTH, colour: false, notes: false }
    }
}

/// The columns from which on the id of a rule stands in one line with what comes before it.
const ROOMY: usize = 60;

/// A style of the terminal, as the number of its escape sequence.
#[derive(Clone, Copy)]
enum Style {
    Bold,
    Dim,
    Must,
    Query,
}

/// The report as text, with a newline at its end.
pub fn render(report: &Report<'_>, layout: Layout) -> String {
    render_with(report, &[], layout)
}

/// The same, with how each finding stands, in the order of the findings.
pub fn render_with(report: &Report<'_>, standings: &[Standing], layout: Layout) -> String {
    let mut page = Page { report, layout, text: String::new() };
    page.head();
    let all = report.findings.iter().enumerate().map(|(i, finding)| (finding, standings.get(i)));
    let shown: Vec<Shown<'_>> = all.filter(|(f, _)| layout.notes || f.severity != Severity::Note).collect();
    let sentence = |f: &Finding| report.reading.annotations.sentence_at(f.tokens.start);
    for group in shown.chunk_by(|a, b| sentence(a.0) == sentence(b.0)) {
        page.sentence(sentence(group[0].0), group);
    }
    page.foot();
    page.text
}

/// A finding and, where that is known, how it stands.
type Shown<'a> = (&'a Finding, Option<&'a Standing>);

struct Page<'a> {
    report: &'a Report<'a>,
    layout: Layout,
    text: String,
}

impl Page<'_> {
    fn styled(&self, style: Style, words: &str) -> String {
        if !self.layout.colour {
            return words.to_owned();
        }
        let code = match style {
            Style::Bold => "1",
            Style::Dim => "2",
            Style::Must => "1;31",
            Style::Query => "33",
        };
        format!("\u{1b}[{code}m{words}\u{1b}[0m")
    }

    fn head(&mut self) {
        let (document, report) = (self.report.document, self.report);
        let (told, guessed): (Vec<_>, Vec<_>) = document.metadata.facts().partition(|(.., told)| *told);
        let listed =
            |facts: Vec<(_, String, _)>| facts.into_iter().map(|(_, fact, _)| fact).collect::<Vec<_>>().join(", ");
        let guess = if guessed.is_empty() { String::new() } else { format!("guessed: {}", listed(guessed)) };
        let known: Vec<String> = [listed(told), guess].into_iter().filter(|part| !part.is_empty()).collect();
        let about = if known.is_empty() { String::new() } else { format!("({})", known.join("; ")) };
        let name = self.styled(Style::Bold, &document.name);
        if UnicodeWidthStr::width(document.name.as_str()) + 2 + about.width() <= self.layout.width {
            let _ = writeln!(self.text, "{}", format!("{name}  {about}").trim_end());
        } else {
            let _ = writeln!(self.text, "{name}");
            self.paragraph(&about, "");
        }
        if let Some(unread) = report.unread() {
            self.paragraph(&unread, "");
        }
        let grades: Vec<String> = [Severity::Must, Severity::Query, Severity::Note]
            .into_iter()
            .map(|severity| {
                let count = report.count(severity);
                let told = count > 0 && severity != Severity::Note;
                let meaning = if told { format!(" ({})", severity.meaning()) } else { String::new() };
                format!("{}{meaning}", severity.counted(count))
            })
            .collect();
        self.paragraph(&grades.join(", "), "");
        self.paragraph(&report.extent(), "");
        if let Some(against) = compared::summary(report.reading) {
            self.paragraph(&against, "");
        }
        if !document.encoding.keeps_offsets() {
            let encoding = document.encoding;
            self.paragraph(&format!("(read as {encoding}: places count in the text as it was decoded)"), "");
        }
    }

    /// A sentence with its findings: the words, then the questions.
    fn sentence(&mut self, number: usize, findings: &[Shown<'_>]) {
        let annotations = &self.report.reading.annotations;
        let sentence = &annotations.sentences[number];
        let last = findings.iter().map(|(f, _)| f.span.end).max().unwrap_or(sentence.span.end);
        let place = Span::new(sentence.span.start, sentence.span.end.max(last));
        let head = self.report.document.whereabouts(sentence.span.start);
        let _ = writeln!(self.text, "\n{}", self.styled(Style::Dim, &head));
        let marks: Vec<Mark> = findings
            .iter()
            .enumerate()
            .map(|(i, (f, _))| Mark { span: f.span, sign: sign(f.severity), label: label(i, findings.len()) })
            .collect();
        self.excerpt(&self.report.document.text, place, &marks, "  ");
        for (i, shown) in findings.iter().enumerate() {
            self.finding(&label(i, findings.len()), *shown);
        }
    }

    fn excerpt(&mut self, text: &str, place: Span, marks: &[Mark], indent: &str) {
        let width = self.layout.width.saturating_sub(indent.len()).max(20);
        for line in wrap(text, place, marks, width) {
            let line = match line {
                Line::Text(words) => words,
                Line::Marks(signs) => {
                    let style = if signs.contains(sign(Severity::Must)) { Style::Must } else { Style::Query };
                    self.styled(style, &signs)
                }
            };
            let _ = writeln!(self.text, "{indent}{line}");
        }
    }

    fn finding(&mut self, label: &str, (finding, standing): Shown<'_>) {
        let style = if finding.severity == Severity::Must { Style::Must } else { Style::Query };
        let since = standing.and_then(|s| s.since).filter(|since| *since != Since::Still);
        let since = since.map_or(String::new(), |since| format!(", {}", since.name()));
        let severity = self.styled(style, &format!("{}{since}", finding.severity.name()));
        let number = if label.is_empty() { String::new() } else { format!("{label} ") };
        let trial = if finding.trial { ", on trial" } else { "" };
        let rule = format!("{}{trial}", finding.rule);
        if self.layout.width < ROOMY {
            // The longest ids do not fit behind their gravity.
            let _ = writeln!(self.text, "  {number}{severity}");
            self.dim(&rule, "     ");
        } else {
            let _ = writeln!(self.text, "  {number}{severity}  {}", self.styled(Style::Dim, &rule));
        }
        self.paragraph(&finding.message, "     ");
        if let Some(State::Reopened(entry, cause)) = standing.map(|s| &s.state) {
            self.paragraph(
                &format!("(was {}{}; {})", entry.decision.name(), entry.details(), cause.message()),
                "     ",
            );
        }
        for also in &finding.also {
            self.paragraph(&format!("(also {})", also.told(&self.report.document.text)), "     ");
        }
        for remark in &finding.remarks {
            self.paragraph(&format!("({remark})"), "     ");
        }
        for related in &finding.related {
            let place = self.report.document.whereabouts(related.span.start);
            self.dim(&format!("{}, {place}:", related.label), "     ");
            let annotations = &self.report.reading.annotations;
            let sentence = annotations.sentences.partition_point(|s| s.span.end <= related.span.start);
            let around = annotations.sentences.get(sentence).map_or(related.span, |s| s.span);
            let place = Span::new(around.start.min(related.span.start), around.end.max(related.span.end));
            let mark = Mark { span: related.span, sign: '~', label: String::new() };
            self.excerpt(&self.report.document.text, place, &[mark], "       ");
        }
        for place in finding.compared.iter().flat_map(|&quotation| compared::places(self.report.reading, quotation)) {
            self.paragraph(&format!("{}:", place.head), "     ");
            let mark = |span: &Span| Mark { span: *span, sign: '~', label: String::new() };
            let marks: Vec<Mark> = place.marks.iter().map(mark).collect();
            self.excerpt(place.text, place.around, &marks, "       ");
        }
    }

    fn paragraph(&mut self, words: &str, indent: &str) {
        self.text.push_str(&paragraph(words, indent, self.layout.width));
    }

    fn foot(&mut self) {
        let notes = self.report.count(Severity::Note);
        if notes > 0 && !self.layout.notes {
            self.text.push('\n');
            self.dim(&format!("{} folded away; --notes shows them", Severity::Note.counted(notes)), "");
        }
    }

    /// A paragraph in dim letters.
    fn dim(&mut self, words: &str, indent: &str) {
        let from = self.text.len();
        self.paragraph(words, indent);
        let lines = self.text.split_off(from);
        for line in lines.lines() {
            let _ = writeln!(self.text, "{}", self.styled(Style::Dim, line));
        }
    }
}

/// The number under which a finding stands in its sentence; none if it is the only one.
fn label(i: usize, of: usize) -> String {
    if of == 1 { String::new() } else { (i + 1).to_string() }
}

fn sign(severity: Severity) -> char {
    match severity {
        Severity::Must => '━',
        Severity::Query => '─',
        Severity::Note => '·',
    }
}
