//! Other wordings of an example that must get the same verdict.
//!
//! In: an example as it is written, marks included. Out: the same with its lines wrapped, other spaces, other quotation
//! marks, and the speaker on the other side of a verb of saying; and the same as Markdown, with a word set off.

use std::ops::Range;

use super::example::Marked;
use crate::document::{Document, Part, front};
use crate::language::fold::fold_key;
use crate::language::lexicon::{Class, Vocabulary};

/// The wordings that differ from the text, each with how it was made.
pub fn rewordings(text: &str, vocabulary: &Vocabulary) -> Vec<(&'static str, String)> {
    let (head, copy) = text.split_at(front::length(text));
    let made = [
        ("with its lines wrapped", wrapped(copy)),
        ("with spaces that do not break", unbroken(copy)),
        ("with other quotation marks", remarked(copy)),
        ("with speaker and verb turned round", turned(copy, vocabulary)),
    ];
    let others = made.into_iter().filter(|(_, other)| other != copy);
    others.map(|(how, other)| (how, format!("{head}{other}"))).collect()
}

/// The copy of an example as Markdown: what Markdown would take for a sign stands behind a backslash, and of the words to
/// be found the first one, or of clean copy the second word, is set in bold.
pub fn markdown(example: &Marked) -> String {
    const SIGNS: &str = "\\`*_{}[]<>#|~";
    let text = &example.text;
    let head = front::length(text);
    let second = || Some(head + text[head..].find(' ')?..text.len());
    let found = example.marks.first().cloned().or_else(second).unwrap_or(0..0);
    let letters = |c: char| c.is_alphanumeric();
    let bold = text[found.clone()].find(letters).map_or(0..0, |first| {
        let start = found.start + first;
        let length = text[start..].find(|c| !letters(c)).unwrap_or(text.len() - start);
        start..start + length
    });
    let paragraphs = Document::running(text.clone()).paragraphs;
    let marks = paragraphs.iter().filter(|p| matches!(p.part, Part::Headline | Part::Standfirst));
    let mark = |start: usize| text[..start].rfind('\n').map_or(0, |end| end + 1)..start;
    let heads: Vec<Range<usize>> = marks.map(|p| mark(p.span.start as usize)).collect();
    let mut written = String::new();
    for (at, c) in text.char_indices() {
        if !bold.is_empty() && (at == bold.start || at == bold.end) {
            written.push_str("**");
        }
        if SIGNS.contains(c) && at >= head && !heads.iter().any(|mark| mark.contains(&at)) {
            written.push('\\');
        }
        written.push(c);
    }
    if !bold.is_empty() && bold.end == text.len() {
        written.push_str("**");
    }
    written
}

/// How many words a wrapped line keeps.
const LINE: usize = 3;

fn wrapped(text: &str) -> String {
    respaced(text, LINE, '\n')
}

fn unbroken(text: &str) -> String {
    respaced(text, 2, '\u{a0}')
}

/// With another character for each space of that number, but for those behind what marks a headline.
fn respaced(text: &str, nth: usize, other: char) -> String {
    let (mut words, mut before) = (0, ' ');
    let each = |c: char| {
        let parts = c == ' ' && before != '#';
        before = c;
        words += usize::from(parts);
        if parts && words % nth == 0 { other } else { c }
    };
    text.chars().map(each).collect()
}

/// With straight marks for curly ones, or the other way round.
fn remarked(text: &str) -> String {
    let straight = |c: char| match c {
        '“' | '”' => '"',
        '’' => '\'',
        c => c,
    };
    if text.contains(['“', '”', '’']) {
        return text.chars().map(straight).collect();
    }
    let mut open = false;
    let mut before = ' ';
    let curly = |c: char| {
        let mark = match c {
            '"' => {
                open = !open;
                if open { '“' } else { '”' }
            }
            '\'' if before.is_alphanumeric() => '’',
            c => c,
        };
        before = c;
        mark
    };
    text.chars().map(curly).collect()
}

/// With "said Ruiz" for "Ruiz said" behind a quotation, or the other way round; the text as it is where it has another
/// shape.
fn turned(text: &str, vocabulary: &Vocabulary) -> String {
    let closes = ['”', '"'].into_iter().filter_map(|mark| text.find(&format!(",{mark} ")));
    let Some(close) = closes.min() else { return text.to_owned() };
    let start = close + text[close..].find(' ').map_or(0, |at| at + 1);
    let Some(length) = text[start..].find(['.', ',']) else { return text.to_owned() };
    let clause = &text[start..start + length];
    let is_said = |word: &str| vocabulary.has(fold_key(word), Class::SaidVerb);
    let is_name = |words: &str| {
        words.split(' ').all(|word| {
            word.trim_start_matches('[').starts_with(char::is_uppercase)
                && word.trim_matches(['[', ']']).chars().all(char::is_alphabetic)
        })
    };
    let reversed = match (clause.rsplit_once(' '), clause.split_once(' ')) {
        (Some((name, verb)), _) if is_said(verb) && is_name(name) => format!("{verb} {name}"),
        (_, Some((verb, name))) if is_said(verb) && is_name(name) => format!("{name} {verb}"),
        _ => return text.to_owned(),
    };
    format!("{}{reversed}{}", &text[..start], &text[start + length..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_spaces_and_marks_change() {
        assert_eq!(wrapped("a b c d e"), "a b c\nd e");
        assert_eq!(unbroken("a b c"), "a b\u{a0}c");
        assert_eq!(remarked("“It’s on.”"), "\"It's on.\"");
        assert_eq!(remarked("\"It's on.\""), "“It’s on.”");
        assert_eq!(remarked("\"In the '90s.\""), "“In the '90s.”");
    }

    #[test]
    fn a_word_is_set_off_in_markdown_and_signs_are_kept() {
        assert_eq!(markdown(&Marked::parse("“No [sic],” [[Ana Ruiz]] said.")), "“No \\[sic\\],” **Ana** Ruiz said.");
        assert_eq!(markdown(&Marked::parse("# Nobody left\n\nIt rained.")), "# **Nobody** left\n\nIt rained.");
        assert_eq!(markdown(&Marked::parse("Rain.")), "Rain.");
        assert_eq!(markdown(&Marked::parse("Rain fell")), "Rain **fell**");
    }

    #[test]
    fn speaker_and_verb_turn_round() {
        let rules = crate::rule::RuleSet::load(&[]).expect("the shipped rules have no mistake");
        let turned = |text| turned(text, &rules.lexicons.vocabulary);
        assert_eq!(turned("“No,” [[Ana Ruiz]] said."), "“No,” said [[Ana Ruiz]].");
        assert_eq!(turned("“No,” said Ana Ruiz, and left."), "“No,” Ana Ruiz said, and left.");
        for text in ["“No,” the mayor said.", "“No,” said the mayor.", "“No,” then Ana Ruiz."] {
            assert_eq!(turned(text), text);
        }
    }
}
