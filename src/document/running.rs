//! Running copy: an article in the plainest form, as examples of rules and tests give it.
//!
//! In: a text whose paragraphs are parted by blank lines. Out: a [`Document`] that is copy from end to end, but for the few signs
//! that its first lines may bear.

use super::encoding::Encoding;
use super::form::Form;
use super::lines::Lines;
use super::map::Map;
use super::words::PartWords;
use super::{Document, Metadata, Paragraph, Part, date, front};
use crate::span::Span;

/// What stands before the headline.
const HEADLINE: &str = "# ";

/// What stands before the standfirst.
const STANDFIRST: &str = "## ";

impl Document {
    /// A text that is running copy from end to end, its paragraphs parted by blank lines; front matter before it says what it
    /// says anywhere, a date in figures that stands by itself in the first line is the day that the copy bears, a first line
    /// behind `# ` is the headline, one before it the kicker, and one behind it with `## ` the standfirst.
    pub fn running(text: String) -> Self {
        let mut at = front::length(&text);
        let stated = front::read(&text[..at], &PartWords::default());
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut goes_on = false;
        for line in text[at..].split_inclusive('\n') {
            let start = at + (line.len() - line.trim_start().len());
            let end = at + line.trim_end().len();
            at += line.len();
            match paragraphs.last_mut() {
                Some(last) if goes_on && start < end => last.span = last.span.cover(Span::of(start, end)),
                _ if start < end => paragraphs.push(Paragraph { span: Span::of(start, end), part: Part::Body }),
                _ => {}
            }
            goes_on = start < end;
        }
        let mut metadata = Metadata::default();
        if let Some(first) = paragraphs.first_mut() {
            let line = first.span.text(&text);
            metadata.date = date::numeric(line).filter(|(_, end)| *end == line.len()).map(|(date, _)| date);
            metadata.outlet = credited(line).map(str::to_owned);
            first.part = if metadata.date.is_some() { Part::Byline } else { Part::Body };
        }
        let opens = |paragraph: &Paragraph, mark: &str| paragraph.span.text(&text).starts_with(mark);
        if let Some(at) = paragraphs.iter().take(2).position(|paragraph| opens(paragraph, HEADLINE)) {
            paragraphs[..at].iter_mut().filter(|p| p.part == Part::Body).for_each(|p| p.part = Part::Kicker);
            paragraphs[at].span.start += HEADLINE.len() as u32;
            paragraphs[at].part = Part::Headline;
            metadata.headline = Some(paragraphs[at].span);
            if let Some(below) = paragraphs.get_mut(at + 1).filter(|paragraph| opens(paragraph, STANDFIRST)) {
                below.span.start += STANDFIRST.len() as u32;
                below.part = Part::Standfirst;
            }
        }
        metadata.tell(stated);
        Self {
            name: String::new(),
            lines: Lines::of(&text),
            text,
            encoding: Encoding::Utf8,
            form: Form::Text,
            map: Map::default(),
            evidence: Vec::new(),
            metadata,
            paragraphs,
        }
    }
}

/// The agency of a dateline in its plainest form: "TESSEL (Harbour Wire) - …".
fn credited(line: &str) -> Option<&str> {
    let (place, rest) = line.split_once('(')?;
    let (agency, rest) = rest.split_once(')')?;
    let in_capitals = !place.is_empty() && !place.contains(char::is_lowercase);
    (in_capitals && rest.trim_start().starts_with('-')).then_some(agency)
}
