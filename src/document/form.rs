//! Which form a draft has: plain text, Markdown, HTML, a Word document.
//!
//! In: the name of a file and its text. Out: its [`Form`]. Content counts before the name: an export with a wrong name is
//! still an export.

use std::fmt;
use std::path::Path;

/// The form of a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Plain text, as it comes from a wire.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// HTML: an export or a saved page.
    Html,
    /// A Word document.
    Docx,
}

impl Form {
    /// The form in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }

    /// The form of a file of that name with that text.
    pub(super) fn of(name: &str, text: &str) -> Self {
        let head = text.trim_start_matches('\u{feff}').trim_start();
        let extension = Path::new(name).extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
        let is_named = |names: &[&str]| names.contains(&extension.as_str());
        if is_page(head) || (is_named(&["html", "htm", "xhtml"]) && head.contains('<')) {
            return Self::Html;
        }
        if is_named(&["md", "markdown", "mdown"]) || is_markdown(head) {
            return Self::Markdown;
        }
        Self::Text
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Docx => "a Word document",
        })
    }
}

/// Whether the text begins as a page does.
fn is_page(head: &str) -> bool {
    let mut head = head;
    while let Some(rest) = head.strip_prefix("<!--").or_else(|| head.strip_prefix("<?xml")) {
        let Some(end) = rest.find("-->").map(|i| i + 3).or_else(|| rest.find("?>").map(|i| i + 2)) else { break };
        head = rest[end..].trim_start();
    }
    ["<!doctype html", "<html", "<head", "<body", "<article", "<main", "<h1"]
        .iter()
        .any(|tag| head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
}

/// Whether the text begins with front matter or a heading, or has links as Markdown writes them.
fn is_markdown(head: &str) -> bool {
    let has_front_matter = || {
        let lines = head.strip_prefix("---\n").or_else(|| head.strip_prefix("---\r\n"));
        let first = lines.and_then(|lines| lines.lines().next()).and_then(|line| line.split_once(':'));
        let is_key = |key: &str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        first.is_some_and(|(key, _)| is_key(key)) && lines.is_some_and(|lines| lines.contains("\n---"))
    };
    let has_heading = || head.strip_prefix("# ").is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
    has_heading() || has_front_matter() || memchr::memmem::find(head.as_bytes(), b"](http").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, expected: Form) {
        assert_eq!(Form::of(name, text), expected, "{name}");
    }

    #[test]
    fn content_counts_before_the_name() {
        check("a.txt", "\u{feff}\n<!-- saved --><!DOCTYPE HTML><html>", Form::Html);
        check("a.md", "<html><p>One", Form::Html);
        check("-", "# Dam breaks\n\nThe dam broke.", Form::Markdown);
        check("a.txt", "---\ntitle: Dam\n---\nThe dam broke.", Form::Markdown);
        check("a.txt", "Costs [rose](https://stats.example/7).", Form::Markdown);
    }

    #[test]
    fn the_name_decides_where_the_content_is_silent() {
        check("a.md", "The dam broke.", Form::Markdown);
        check("a.HTM", "The dam <b>broke</b>.", Form::Html);
        check("a.html", "The dam broke.", Form::Text);
        check("a.txt", "The dam broke.", Form::Text);
    }

    #[test]
    fn signs_of_wires_are_no_markdown() {
        check("a.txt", "###\n\nThe dam [in May] broke.\n---\nmore", Form::Text);
        check("a.txt", "---\nOSTRAVA: The dam broke\n", Form::Text);
        check("a.txt", "<post id=7>Gone!</post>", Form::Text);
    }
}
