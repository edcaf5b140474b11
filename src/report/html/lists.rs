//! Checklists: every name, title, age, number, day, quotation and superlative once, whether anything is asked about it or not,
//! to tick.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::ops::Range;

use super::{Page, escaped, section};
use crate::language::lexicon::Class;
use crate::language::quantity::{Quantity, Unit, joined_age};
use crate::language::tag::Tag;
use crate::language::token::Token;
use crate::report::compared;
use crate::rule::reading::Reading;
use crate::shortened::shortened;
use crate::speaker::name::Name;
use crate::speaker::{SpeakerId, SpeakerKind};

/// How many items a list shows.
const LONGEST: usize = 300;

/// How many characters of an item are shown.
const WIDEST: usize = 120;

/// How many places of one item are shown.
const PLACES: usize = 4;

/// Writes the lists, if there is anything to tick.
pub(super) fn write(html: &mut String, page: &Page<'_>) {
    let lists = lists(page);
    if lists.iter().all(|list| list.items.is_empty()) {
        return;
    }
    section(html, "lists", "Checklists");
    html.push_str("<div class=\"lists\">\n");
    let mut number = 0;
    for List { heading, items, .. } in lists {
        if items.is_empty() {
            continue;
        }
        let _ = writeln!(html, "<section>\n<h3>{} ({})</h3>\n<ul>", escaped(&heading), items.len());
        for (words, tokens) in items.iter().take(LONGEST) {
            number += 1;
            let mut places: Vec<String> = tokens.iter().map(|&token| page.place(token)).collect();
            // Of sentences in one line the first is shown.
            let line = |place: &mut String| place.split_once('>').map(|(_, words)| words.to_owned());
            places.dedup_by_key(line);
            let more = places.len().saturating_sub(PLACES);
            places.truncate(PLACES);
            places.extend((more > 0).then(|| format!("and {more} more")));
            let _ = writeln!(
                html,
                "<li><input type=\"checkbox\" id=\"c{number}\"><label for=\"c{number}\">{}</label> <span class=\"by\">{}</span></li>",
                escaped(words),
                places.join(", "),
            );
        }
        if items.len() > LONGEST {
            let _ = writeln!(html, "<li class=\"rest\">and {} more</li>", items.len() - LONGEST);
        }
        html.push_str("</ul>\n</section>\n");
    }
    html.push_str("</div>\n</section>\n");
}

/// A list under its heading: each item once, with the tokens at which it stands.
#[derive(Default)]
struct List {
    heading: String,
    items: Vec<(String, Vec<u32>)>,
    seen: HashMap<String, usize>,
}

impl List {
    fn new(heading: &str) -> Self {
        Self { heading: heading.to_owned(), ..Self::default() }
    }

    /// Adds a place of an item.
    fn add(&mut self, words: String, token: u32) {
        let next = self.items.len();
        let at = *self.seen.entry(words.to_lowercase()).or_insert(next);
        if at == next {
            self.items.push((words, Vec::new()));
        }
        self.items[at].1.push(token);
    }
}

fn lists(page: &Page<'_>) -> Vec<List> {
    let reading = page.report.reading;
    let (mut numbers, mut days) = (List::new("Numbers"), List::new("Days and times"));
    let mut old = joined_ages(reading);
    for quantity in &reading.annotations.quantities {
        let mut words = reading.words(quantity.tokens.clone());
        let first = quantity.tokens.start;
        match quantity.unit {
            Unit::Date(_) | Unit::Time => days.add(words, first),
            Unit::Count if is_age(reading, quantity) => old.push((words, first)),
            // "First" and "one of them" are words more than numbers.
            Unit::Ordinal if !words.contains(|c: char| c.is_ascii_digit()) => {}
            Unit::Count if quantity.counted.is_none() && quantity.value <= 1.0 => {}
            _ => {
                if let Some(counted) = quantity.counted.filter(|c| !quantity.tokens.contains(c)) {
                    let gap = if counted == quantity.tokens.end { "" } else { "… " };
                    let _ = write!(words, " {gap}{}", reading.words(counted..counted + 1));
                }
                numbers.add(words, first);
            }
        }
    }
    old.sort_by_key(|(_, token)| *token);
    let mut ages = List::new("Ages");
    for (words, token) in old {
        ages.add(words, token);
    }
    let mut quotations = List::new("Quotations");
    for (number, quotation) in reading.annotations.quotations.iter().enumerate().filter(|(_, q)| q.depth == 0) {
        let words = reading.words(quotation.tokens.clone());
        let told = compared::told(reading, number).map_or(String::new(), |told| format!(" ({told})"));
        quotations.add(shortened(&words, WIDEST).into_owned() + &told, quotation.tokens.start);
    }
    let (names, titles) = names(reading);
    let mut lists = vec![names, titles, ages, numbers, days, quotations];
    for (facet, heading) in reading.kinds.facets.checklists() {
        let mut list = List::new(heading);
        let hits = reading.claims.list.iter().flat_map(|c| &c.facets).filter(|h| h.facet == facet);
        let places: BTreeSet<(u32, u32)> = hits.map(|h| (h.tokens.start, h.tokens.end)).collect();
        for (start, end) in places {
            list.add(reading.words(start..end), start);
        }
        lists.push(list);
    }
    lists
}

/// The names, each in the fullest form that the copy has for its bearer, and the titles with those who bear them.
fn names(reading: &Reading<'_>) -> (List, List) {
    let (mut names, mut titles) = (List::new("Names"), List::new("Titles"));
    let mut fullest: BTreeMap<SpeakerId, Range<u32>> = BTreeMap::new();
    let bearer = |name: &Name| reading.speakers.at(name.tokens.start);
    let all = || reading.likeness.names.iter().filter(|n| !n.titled && !is_affiliation(reading, n));
    for name in all() {
        if let Some(bearer) = bearer(name) {
            let held = fullest.entry(bearer).or_insert_with(|| name.tokens.clone());
            if held.len() < name.tokens.len() {
                *held = name.tokens.clone();
            }
        }
    }
    for name in all() {
        let full = bearer(name).map_or(&name.tokens, |bearer| &fullest[&bearer]).clone();
        names.add(reading.words(full), name.tokens.start);
        if let Some(title) = name.title.as_ref().filter(|title| title.end == name.tokens.start) {
            titles.add(reading.words(title.start..name.tokens.end), title.start);
        }
    }
    for (id, speaker) in reading.speakers.iter().filter(|(_, s)| s.kind == SpeakerKind::Named) {
        let Some(name) = fullest.get(&id) else { continue };
        // What stands before the name is told with it above; a pronoun or a verb says that the words are no title.
        let before = |title: &Range<u32>| all().any(|n| n.title.as_ref().is_some_and(|t| t.end == title.end));
        let plain = |title: &Range<u32>| {
            let tokens = &reading.annotations.tokens[title.start as usize..title.end as usize];
            !tokens.iter().any(|t| t.tag == Tag::Prp || t.tag.is_finite())
        };
        for title in speaker.titles.iter().filter(|title| !before(title) && plain(title)) {
            titles.add(format!("{}, {}", reading.words(name.clone()), reading.words(title.clone())), title.start);
        }
    }
    (names, titles)
}

/// Whether it is a party and a place, as they stand behind a name: "R-Utah".
fn is_affiliation(reading: &Reading<'_>, name: &Name) -> bool {
    let words = reading.words(name.tokens.clone());
    words.split_once('-').is_some_and(|(party, _)| party.len() == 1)
}

/// Whether a number is somebody's age: "Dana Cole, 52, ", "aged 52", "52 years old".
fn is_age(reading: &Reading<'_>, quantity: &Quantity) -> bool {
    const OLDEST: f64 = 125.0;
    let tokens = &reading.annotations.tokens;
    let at = |i: Option<u32>| i.and_then(|i| tokens.get(i as usize));
    let is = |i: Option<u32>, class| at(i).is_some_and(|t| reading.lexicons.vocabulary.is(t.word, class));
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let comma = |i: Option<u32>| at(i).is_some_and(|t| t.tag == Tag::Comma);
    let named = at(start.checked_sub(2)).is_some_and(|t| t.tag.is_proper());
    // In a list of people a semicolon or the full stop stands behind the age.
    let ends = comma(Some(end)) || at(Some(end)).is_some_and(|t| matches!(t.tag, Tag::Stop | Tag::Colon));
    let set_off = named && comma(start.checked_sub(1)) && ends;
    let told = is(start.checked_sub(1), Class::Age) || is(quantity.counted.map(|c| c + 1), Class::Age);
    quantity.value <= OLDEST && (set_off || told)
}

/// The ages that hyphens join to a word: "49-year-old".
fn joined_ages(reading: &Reading<'_>) -> Vec<(String, u32)> {
    let joined = |token: &Token| {
        let words = token.span.text(reading.text);
        joined_age(words, reading.lexicons).map(|_| words.to_owned())
    };
    (0..).zip(&reading.annotations.tokens).filter_map(|(at, token)| Some((joined(token)?, at))).collect()
}
