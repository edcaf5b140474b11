//! Front matter: what stands between two lines of dashes at the head of a Markdown file.
//!
//! In: its lines, `key: value` or `key = "value"`. Out: [`Stated`]. Keys that mean nothing here are passed over.

use super::date;
use super::draft::Stated;
use super::words::PartWords;

/// The bytes of the front matter that a text begins with, with its dashes and what is blank behind them; 0 if it has none.
pub fn length(text: &str) -> usize {
    const MARK: &str = "---\n";
    let Some(lines) = text.strip_prefix(MARK) else { return 0 };
    let Some(end) = lines.find("\n---\n") else { return 0 };
    let behind = &lines[end + 1 + MARK.len()..];
    text.len() - behind.trim_start().len()
}

/// Reads front matter.
pub(super) fn read(lines: &str, words: &PartWords) -> Stated {
    let mut stated = Stated::default();
    let mut list: Option<String> = None;
    for line in lines.lines() {
        if let (Some(item), Some(key)) = (line.trim().strip_prefix("- "), &list) {
            set(&mut stated, key, item, words);
            continue;
        }
        let pair = line.split_once([':', '=']);
        let Some((key, value)) = pair.filter(|(key, _)| !key.starts_with([' ', '\t', '#'])) else { continue };
        let key = key.trim().to_lowercase();
        set(&mut stated, &key, value, words);
        list = value.trim().is_empty().then_some(key);
    }
    stated
}

fn set(stated: &mut Stated, key: &str, value: &str, words: &PartWords) {
    let value = value.trim().trim_matches(['[', ']']).trim();
    let value = value.trim_matches(['"', '\'']).trim();
    if value.is_empty() {
        return;
    }
    let text = || Some(value.to_owned());
    match key {
        "title" | "headline" => stated.headline = text(),
        "author" | "authors" | "byline" => {
            let more = value.replace("\", \"", ", ");
            stated.byline = Some(stated.byline.take().map_or(more.clone(), |known| format!("{known}, {more}")));
        }
        "outlet" | "publication" | "publisher" => stated.outlet = text(),
        "date" | "published" => stated.date = date::within(value, words),
        "kind" | "type" => stated.kind = text(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::tests::shipped;
    use super::*;

    #[test]
    fn both_ways_of_writing_are_read_and_the_rest_is_passed_over() {
        let stated = read(
            "title: 'Dam breaks'\nauthors:\n  - Ann Lee\n  - Bo Kim\ndate = \"2025-07-26T10:00\"\ntags: [a, b]\nkind: opinion\n",
            &shipped(),
        );
        assert_eq!(stated.headline.as_deref(), Some("Dam breaks"));
        assert_eq!(stated.byline.as_deref(), Some("Ann Lee, Bo Kim"));
        assert_eq!(stated.kind.as_deref(), Some("opinion"));
        assert_eq!(stated.date.map(|d| d.to_string()).as_deref(), Some("2025-07-26"));
        assert_eq!(stated.outlet, None);
    }
}
