//! Words of an article as text in a page.

use crate::span::Span;

/// The text with every character that mark-up is made of replaced, for content and quoted attributes alike.
///
/// # Examples
///
/// ```
/// use deskcheck::report::html::escaped;
///
/// assert_eq!(escaped("<b onclick='x'>&"), "&lt;b onclick=&#39;x&#39;&gt;&amp;");
/// ```
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // What turns text around or cannot be shown has no place in a report.
            '\0' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
    html
}

/// A place of the text with another place in it marked.
pub(super) fn marked(text: &str, around: Span, mark: Span) -> String {
    all_marked(text, around.cover(mark), &[mark])
}

/// A place of the text with other places in it marked, which are in text order.
pub(super) fn all_marked(text: &str, around: Span, marks: &[Span]) -> String {
    let mut html = String::new();
    let mut at = around.start;
    for mark in marks {
        let (start, end) = (mark.start.max(at), mark.end.min(around.end).max(at));
        html.push_str(&escaped(Span::new(at, start).text(text)));
        html.push_str(&format_args!("<mark>{}</mark>", escaped(Span::new(start, end).text(text))).to_string());
        at = end;
    }
    html + &escaped(Span::new(at, around.end.max(at)).text(text))
}
