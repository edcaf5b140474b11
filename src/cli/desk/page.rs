//! The page of the desk, into which reports are put.

use crate::report::html::{SCRIPT, STYLE, source};

/// What the page does beside the report's own script.
const DESK: &str = include_str!("desk.js");

/// What the page may do: its own style and scripts, and requests to where it came from.
pub(super) fn policy() -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}' '{}'; connect-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'",
        source(STYLE),
        source(SCRIPT),
        source(DESK)
    )
}

/// The page before anything is checked.
pub(super) fn shell() -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>deskcheck</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n{}\n<script>{SCRIPT}</script>\n<script>{DESK}</script>\n</body>\n</html>\n",
        include_str!("desk.html")
    )
}
