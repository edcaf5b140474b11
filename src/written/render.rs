//! Mistakes as text for the terminal: the lines meant, with carets below.
//!
//! In: [`Mistake`]s and the files that they are in. Out: one text, in order of path and place, with a summary line.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Mistake, Written};
use crate::span::Span;

/// The widest a line is shown; a longer one is cut around the words meant.
const WIDTH: usize = 80;

/// Shows the mistakes with the lines that they are in; with escape sequences for colours if `coloured`.
///
/// A mistake of a file that is not among `files` is shown without lines.
pub fn render(mistakes: &[Mistake], files: &[Written], coloured: bool) -> String {
    let mut text = shown(mistakes, files, coloured);
    text.push_str(&summary(&sorted(mistakes), files));
    text
}

/// The same without the summary line.
pub fn shown(mistakes: &[Mistake], files: &[Written], coloured: bool) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let texts: HashMap<&str, &str> = files.iter().map(|f| (f.path.as_str(), f.text.as_str())).collect();
    let mut text = String::new();
    for mistake in sorted(mistakes) {
        let group = group(mistake, texts.get(mistake.path.as_str()).copied());
        text.push_str(&renderer.render(&[group]));
        text.push_str("\n\n");
    }
    text
}

fn sorted(mistakes: &[Mistake]) -> Vec<&Mistake> {
    let mut sorted: Vec<&Mistake> = mistakes.iter().collect();
    sorted.sort_by_key(|m| (&m.path, m.span));
    sorted
}

fn group<'a>(mistake: &'a Mistake, text: Option<&'a str>) -> Group<'a> {
    let level = if mistake.is_slight { Level::WARNING } else { Level::ERROR };
    let (Some(span), Some(text)) = (mistake.span, text) else {
        let title = level.primary_title(clean(&format!("{}: {}", mistake.path, mistake.message)));
        return with_help(Group::with_title(title), mistake);
    };
    let primary = clamp(span, text);
    let shown = |label: &str| Some(clean(label)).filter(|l| !l.is_empty());
    let mut snippet = Snippet::source(text)
        .path(clean(&mistake.path))
        .annotation(AnnotationKind::Primary.span(primary.clone()).label(shown(&mistake.label)));
    for (span, label) in &mistake.also {
        let place = clamp(*span, text);
        if is_near(text, &primary, &place) {
            snippet = snippet.annotation(AnnotationKind::Context.span(place).label(shown(label)));
        }
    }
    with_help(level.primary_title(clean(&mistake.message)).element(snippet), mistake)
}

fn with_help<'a>(group: Group<'a>, mistake: &Mistake) -> Group<'a> {
    mistake.help.iter().fold(group, |group, help| group.element(Level::HELP.no_name().message(clean(help))))
}

/// The words without control characters, which a file may bring along to play tricks on a terminal.
fn clean(words: &str) -> String {
    words.chars().map(|c| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// The span within one line of the text, between its characters.
fn clamp(span: Span, text: &str) -> Range<usize> {
    let boundary = |at: u32| (0..=text.len().min(at as usize)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let (start, end) = (boundary(span.start), boundary(span.end.max(span.start)));
    let line = text[start..end].find('\n').map_or(end, |at| start + at);
    start..line
}

/// Whether both places can be shown: close to each other, or on lines that need not be cut.
fn is_near(text: &str, one: &Range<usize>, other: &Range<usize>) -> bool {
    let (first, last) = (one.start.min(other.start), one.end.max(other.end));
    let is_short = |place: &Range<usize>| {
        let before = text[..place.start].bytes().rev().take(WIDTH).position(|b| b == b'\n');
        let behind = text[place.end..].bytes().take(WIDTH).position(|b| b == b'\n');
        (before.is_some() || place.start < WIDTH) && (behind.is_some() || text.len() - place.end < WIDTH)
    };
    text[first..last].contains('\n') && is_short(one) && is_short(other) || last - first <= WIDTH
}

fn summary(mistakes: &[&Mistake], files: &[Written]) -> String {
    // Where a folder is at fault, no file is.
    let is_file = |path: &&str| {
        Path::new(path).extension().is_some_and(|e| e == "ron") || files.iter().any(|file| file.path == **path)
    };
    let mut paths: Vec<&str> = mistakes.iter().map(|m| m.path.as_str()).filter(is_file).collect();
    paths.dedup();
    let count = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let mistakes = count(mistakes.len(), "mistake");
    let all = files.len().max(paths.len());
    if paths.is_empty() {
        format!("{mistakes}\n")
    } else {
        format!("{mistakes} in {} of {}\n", paths.len(), count(all, "file"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Lexicon(\n    about: \"市長 said\",\n\twords: [\"no\u{a0}way\"],\n)\n";

    /// Shows a mistake at the first place of `words`, with another one at the place of `other`.
    fn check(text: &str, words: &str, other: &str) -> String {
        let place = |words: &str| {
            let start = text.find(words).expect("the words are there");
            Span::of(start, start + words.len())
        };
        let mistake = Mistake::new("a.ron", place(words), "wrong").label("here").also(place(other), "because of this");
        render(&[mistake], &[Written::new("a.ron", text)], false)
    }

    #[test]
    fn columns_count_characters_and_carets_stand_below_them() {
        insta::assert_snapshot!(check(TEXT, "said", "市長"), @r#"
        error: wrong
         --> a.ron:2:16
          |
        2 |     about: "市長 said",
          |             ---- ^^^^ here
          |             |
          |             because of this

        1 mistake in 1 of 1 file
        "#);
    }

    #[test]
    fn places_on_several_lines_are_shown_together() {
        insta::assert_snapshot!(check(TEXT, "way", "Lexicon"), @r#"
        error: wrong
         --> a.ron:3:14
          |
        1 | Lexicon(
          | ------- because of this
        2 |     about: "市長 said",
        3 |     words: ["no way"],
          |                 ^^^ here

        1 mistake in 1 of 1 file
        "#);
    }

    #[test]
    fn of_words_that_run_over_lines_the_first_line_is_marked() {
        insta::assert_snapshot!(check(TEXT, "about: \"市長 said\",\n\twords", "words"), @r#"
        error: wrong
         --> a.ron:2:5
          |
        2 |     about: "市長 said",
          |     ^^^^^^^^^^^^^^^^^^^ here
        3 |     words: ["no way"],
          |     ----- because of this

        1 mistake in 1 of 1 file
        "#);
    }

    #[test]
    fn a_long_line_is_cut_around_the_words_meant() {
        let text = format!("Lexicon(words: [{}\"here\", {}])", "\"word\", ".repeat(40), "\"word\", ".repeat(40));
        insta::assert_snapshot!(check(&text, "here", "Lexicon"), @r#"
        error: wrong
         --> a.ron:1:338
          |
        1 | ...rd", "word", "word", "word", "here", "word", "word", "word", "word", "...
          |                                  ^^^^ here

        1 mistake in 1 of 1 file
        "#);
    }

    #[test]
    fn mistakes_come_in_order_of_path_and_place() {
        let files = [Written::new("a.ron", TEXT), Written::new("b.ron", TEXT), Written::new("c.ron", TEXT)];
        let mistakes = [
            Mistake::new("b.ron", Span::new(13, 18), "second of b"),
            Mistake::missing("aa.ron").help("it is named in a.ron"),
            Mistake::new("b.ron", Span::new(0, 7), "first of b"),
        ];
        insta::assert_snapshot!(render(&mistakes, &files, false), @r#"
        error: aa.ron: this file is missing
         |
         = it is named in a.ron

        error: first of b
         --> b.ron:1:1
          |
        1 | Lexicon(
          | ^^^^^^^

        error: second of b
         --> b.ron:2:5
          |
        2 |     about: "市長 said",
          |     ^^^^^

        3 mistakes in 2 of 3 files
        "#);
    }

    #[test]
    fn a_file_can_play_no_tricks_on_a_terminal() {
        let mistake = Mistake::new("a.ron", Span::new(0, 1), "wrong: \u{1b}[2J").label("\u{7}");
        let shown = render(&[mistake], &[Written::new("a.ron", "a\u{1b}[2Jb")], false);
        assert!(!shown.contains(['\u{1b}', '\u{7}']), "{shown}");
    }

    #[test]
    fn colours_come_only_if_asked_for() {
        let mistake = Mistake::new("a.ron", Span::new(0, 7), "wrong");
        let files = [Written::new("a.ron", TEXT)];
        assert!(render(std::slice::from_ref(&mistake), &files, true).contains("\u{1b}["));
        assert!(!render(&[mistake], &files, false).contains('\u{1b}'));
    }
}
