//! What the elements of a page are to a reader of articles.
//!
//! In: the name and the attributes of a start tag. Out: whether it opens a block, is left out, or what part it is.

use html5gum::StartTag;

use super::super::Part;
use super::super::words::{PartWords, WordList};

/// An attribute as text; empty if it is not there.
pub(super) fn attribute<'t>(tag: &'t StartTag<usize>, name: &str) -> &'t str {
    let bytes = tag.attributes.get(name.as_bytes());
    bytes.and_then(|value| std::str::from_utf8(value).ok()).unwrap_or_default()
}

/// Elements that never have content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that stand inside a line; all others begin a block.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "input"
            | "meta"
            | "link"
            | "source"
            | "audio"
            | "button"
            | "canvas"
            | "iframe"
            | "math"
            | "noscript"
            | "object"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "video"
    )
}

/// Elements whose content is never copy; what is deleted is among them.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "aside"
            | "audio"
            | "button"
            | "canvas"
            | "del"
            | "dialog"
            | "footer"
            | "head"
            | "iframe"
            | "math"
            | "menu"
            | "nav"
            | "noscript"
            | "object"
            | "s"
            | "script"
            | "select"
            | "strike"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "video"
    )
}

/// Which open elements a start tag closes, where nobody wrote the end tag.
pub(super) fn closes(open: &str, name: &str) -> bool {
    match open {
        "p" => !is_inline(name) && !is_void(name) || name == "hr",
        "li" => name == "li",
        "dt" | "dd" => matches!(name, "dt" | "dd"),
        "td" | "th" => matches!(name, "td" | "th" | "tr" | "tbody"),
        "tr" => matches!(name, "tr" | "tbody"),
        "head" => name == "body",
        _ => false,
    }
}

/// Whether an element may be all of the article there is.
pub(super) fn is_container(tag: &StartTag<usize>, name: &str) -> bool {
    matches!(name, "article" | "main")
        || attribute(tag, "role") == "main"
        || attribute(tag, "itemprop") == "articleBody"
}

/// What an element is by its class, id and the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Not part of the article.
    Furniture,
    /// A part of it.
    Part(Part),
    /// Nothing in particular.
    Plain,
}

/// The role of an element.
pub(super) fn role(tag: &StartTag<usize>, name: &str, words: &PartWords) -> Role {
    if matches!(name, "html" | "body" | "article" | "main") {
        return Role::Plain;
    }
    let has = |list: &WordList| {
        ["class", "id"].iter().flat_map(|a| attribute(tag, a).split_whitespace()).any(|token| is_in(token, list))
    };
    if has(&words.page_pull_quotes) {
        return Role::Part(Part::PullQuote);
    }
    if has(&words.page_embeds) {
        return Role::Part(Part::Embedded);
    }
    let is_hidden = || {
        let style: String = attribute(tag, "style").split_whitespace().collect();
        tag.attributes.contains_key(&b"hidden"[..])
            || attribute(tag, "aria-hidden") == "true"
            || style.contains("display:none")
    };
    let is_landmark = || {
        matches!(
            attribute(tag, "role"),
            "navigation" | "complementary" | "contentinfo" | "banner" | "search" | "dialog"
        )
    };
    if is_left_out(name) || is_hidden() || is_landmark() || has(&words.page_furniture) {
        return Role::Furniture;
    }
    if name == "figcaption" {
        return Role::Part(Part::Caption);
    }
    if has(&words.page_bylines) || attribute(tag, "itemprop") == "author" {
        return Role::Part(Part::Byline);
    }
    if has(&words.page_standfirsts) {
        return Role::Part(Part::Standfirst);
    }
    Role::Plain
}

/// Whether a name that a page gives, or a word in it, is in the list: "article-byline", "pullQuote".
fn is_in(token: &str, list: &WordList) -> bool {
    let plain: String = token.chars().filter(char::is_ascii_alphanumeric).collect();
    list.has(&plain) || token.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| !word.is_empty() && list.has(word))
}
