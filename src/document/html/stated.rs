//! What a page states of its article in its head: writers, outlet, date.
//!
//! In: start tags and the data about the page. Out: [`Stated`].

use html5gum::StartTag;
use serde_json::Value;

use super::super::date;
use super::super::draft::Stated;
use super::super::words::PartWords;
use super::element::attribute;

/// Takes what a `meta` or `time` element states.
pub(super) fn of_tag(stated: &mut Stated, tag: &StartTag<usize>, name: &str, words: &PartWords) {
    if name == "time" && stated.date.is_none() {
        stated.date = date::within(attribute(tag, "datetime"), words);
    }
    if name != "meta" {
        return;
    }
    let key = [attribute(tag, "name"), attribute(tag, "property"), attribute(tag, "itemprop")].concat();
    let value = attribute(tag, "content").trim();
    let text = || (!value.is_empty() && !value.starts_with("http")).then(|| value.to_owned());
    match key.to_ascii_lowercase().as_str() {
        "author" | "article:author" => stated.byline = stated.byline.take().or_else(text),
        "og:site_name" => stated.outlet = stated.outlet.take().or_else(text),
        "article:published_time" | "datepublished" | "date" | "dcterms.date" => {
            stated.date = stated.date.or_else(|| date::within(value, words));
        }
        _ => {}
    }
}

/// Takes what the data about a page states, if they are about an article.
pub(super) fn of_data(known: &mut Stated, data: &str, words: &PartWords) {
    let Ok(value) = serde_json::from_str::<Value>(data) else { return };
    let list = value.get("@graph").and_then(Value::as_array);
    let objects = list.or_else(|| value.as_array()).cloned().unwrap_or_else(|| vec![value]);
    for object in objects.iter().filter(|o| o.get("datePublished").is_some()) {
        let name = |value: &Value| {
            let name = value.get("name").unwrap_or(value);
            name.as_str().map(str::to_owned)
        };
        let authors = object.get("author").map(|author| match author.as_array() {
            Some(list) => list.iter().filter_map(name).collect::<Vec<_>>().join(", "),
            None => name(author).unwrap_or_default(),
        });
        let day = object["datePublished"].as_str().and_then(|d| date::within(d, words));
        let found = Stated {
            byline: authors.filter(|a| !a.is_empty()),
            outlet: object.get("publisher").and_then(name),
            date: day,
            ..Stated::default()
        };
        *known = std::mem::take(known).or(found);
    }
}
