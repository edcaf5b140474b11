//! What stands beside the main text of a Word document: styles, addresses of links, footnotes, comments, properties.
//!
//! In: their XML. Out: tables by id.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::draft::Stated;
use super::super::error::ReadErrorKind;
use super::super::words::PartWords;

/// The tables.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The names of the styles, in lower case, which are the same in every language.
    pub(super) styles: BTreeMap<String, String>,
    pub(super) links: BTreeMap<String, String>,
    pub(super) footnotes: BTreeMap<String, String>,
    pub(super) endnotes: BTreeMap<String, String>,
    pub(super) comments: BTreeMap<String, String>,
}

/// Deeper XML is no document.
const DEEPEST: usize = 500;

/// Goes through XML; a mistake, a declaration of entities, or nesting without end is an error.
pub(super) fn walk(
    xml: &str,
    mut each: impl FnMut(&Event<'_>) -> Result<(), ReadErrorKind>,
) -> Result<(), ReadErrorKind> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let mut depth = 0;
    loop {
        let event = reader.read_event().map_err(|_| ReadErrorKind::DamagedWord)?;
        match &event {
            Event::Start(_) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(ReadErrorKind::TooDeep);
                }
            }
            Event::End(_) => depth -= 1,
            Event::DocType(_) => return Err(ReadErrorKind::Entities),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(ReadErrorKind::DamagedWord),
            _ => {}
        }
        each(&event)?;
    }
}

/// An attribute by its name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// The words that an event of text or of an entity adds.
pub(super) fn words_of(event: &Event<'_>) -> Result<String, ReadErrorKind> {
    match event {
        Event::Text(text) => Ok(text.to_string()),
        Event::CData(text) => Ok(text.to_string()),
        Event::GeneralRef(name) => {
            let entity = format!("&{};", &**name);
            quick_xml::escape::unescape(&entity).map(std::borrow::Cow::into_owned).map_err(|_| ReadErrorKind::Entities)
        }
        _ => Ok(String::new()),
    }
}

/// The styles by id.
pub(super) fn styles(xml: &str) -> Result<BTreeMap<String, String>, ReadErrorKind> {
    let mut styles = BTreeMap::new();
    let mut id = None;
    walk(xml, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event {
            match tag.local_name().as_ref() {
                "style" => id = attribute(tag, "styleId"),
                "name" => {
                    if let (Some(id), Some(name)) = (id.take(), attribute(tag, "val")) {
                        styles.insert(id, name.to_lowercase());
                    }
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok(styles)
}

/// The addresses of links by id.
pub(super) fn links(xml: &str) -> Result<BTreeMap<String, String>, ReadErrorKind> {
    let mut links = BTreeMap::new();
    walk(xml, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
        {
            links.insert(id, target);
        }
        Ok(())
    })?;
    Ok(links)
}

/// The words of footnotes, endnotes or comments by id.
pub(super) fn texts(xml: &str, element: &str) -> Result<BTreeMap<String, String>, ReadErrorKind> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut id = None;
    let mut in_text = false;
    walk(xml, |event| {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == element => id = attribute(tag, "id"),
            Event::Start(tag) => in_text = tag.local_name().as_ref() == "t",
            Event::End(tag) => {
                in_text = false;
                if let ("p", Some(id)) = (tag.local_name().as_ref(), &id) {
                    texts.entry(id.clone()).or_default().push(' ');
                }
            }
            _ if in_text => {
                if let Some(id) = &id {
                    texts.entry(id.clone()).or_default().push_str(&words_of(event)?);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(texts)
}

/// What the properties state: the title. Who saved the file, and when, says nothing of the article.
pub(super) fn stated(xml: &str, _words: &PartWords) -> Result<Stated, ReadErrorKind> {
    let mut stated = Stated::default();
    let mut in_title = false;
    walk(xml, |event| {
        match event {
            Event::Start(tag) => in_title = tag.local_name().as_ref() == "title",
            Event::End(_) => in_title = false,
            _ if in_title => {
                let title = stated.headline.get_or_insert_with(String::new);
                title.push_str(&words_of(event)?);
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(stated)
}
