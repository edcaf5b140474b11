//! Checklists: every name, title, day, number and quotation, whether anything is asked about it or not, to tick.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Page, escaped, section};
use crate::language::fold::fold_key;
use crate::language::lexicon::Class;
use crate::language::quantity::{Quantity, Unit};
use crate::language::tag::Tag;
use crate::language::token::Token;
use crate::report::compared;
use crate::rule::reading::Reading;
use crate::speaker::{SpeakerId, SpeakerKind};

/// How many items a list shows.
const LONGEST: usize = 300;

/// How many characters of an item are shown.
const WIDEST: usize = 120;

/// Writes the lists.
pub(super) fn write(html: &mut String, page: &Page<'_>) {
    section(html, "lists", "Checklists");
    html.push_str("<div class=\"lists\">\n");
    let mut number = 0;
    for (heading, items) in lists(page) {
        if items.is_empty() {
            continue;
        }
        let _ = writeln!(html, "<section>\n<h3>{} ({})</h3>\n<ul>", escaped(&heading), items.len());
        for (words, token) in items.iter().take(LONGEST) {
            number += 1;
            let _ = writeln!(
                html,
                "<li><input type=\"checkbox\" id=\"c{number}\"><label for=\"c{number}\">{}</label> {}</li>",
                escaped(words),
                page.place(*token)
            );
        }
        if items.len() > LONGEST {
            let _ = writeln!(html, "<li class=\"rest\">and {} more</li>", items.len() - LONGEST);
        }
        html.push_str("</ul>\n</section>\n");
    }
    html.push_str("</div>\n</section>\n");
}

type List = (String, Vec<(String, u32)>);

fn lists(page: &Page<'_>) -> Vec<List> {
    let reading = page.report.reading;
    let mut names = Vec::new();
    let mut titles = Vec::new();
    for (id, speaker) in reading.speakers.iter().filter(|(id, _)| *id != SpeakerId::ARTICLE) {
        let is_name = matches!(speaker.kind, SpeakerKind::Named | SpeakerKind::Organisation | SpeakerKind::Document);
        if let Some(first) = speaker.mentions.first().filter(|_| is_name) {
            names.push((reading.speakers.get(id).name.clone(), first.tokens.start));
        }
        titles.extend(
            speaker.titles.iter().map(|t| (format!("{}: {}", speaker.name, reading.words(t.clone())), t.start)),
        );
    }
    let (mut numbers, mut days, mut ages) = (Vec::new(), Vec::new(), joined_ages(reading));
    for quantity in &reading.annotations.quantities {
        let mut words = reading.words(quantity.tokens.clone());
        if let Some(counted) = quantity.counted.filter(|c| !quantity.tokens.contains(c)) {
            let _ = write!(words, " … {}", reading.words(counted..counted + 1));
        }
        let list = match quantity.unit {
            Unit::Date(_) | Unit::Time => &mut days,
            Unit::Count if is_age(reading, quantity) => &mut ages,
            _ => &mut numbers,
        };
        list.push((words, quantity.tokens.start));
    }
    ages.sort_by_key(|(_, token)| *token);
    let quotations = reading.annotations.quotations.iter().enumerate().filter(|(_, q)| q.depth == 0);
    let quotations = quotations.map(|(number, q)| {
        let words = shortened(&reading.words(q.tokens.clone()));
        let told = compared::told(reading, number).map_or(String::new(), |told| format!(" ({told})"));
        (words + &told, q.tokens.start)
    });
    let quotations = quotations.collect();
    let mut lists = vec![
        ("Names".to_owned(), names),
        ("Titles".to_owned(), titles),
        ("Ages".to_owned(), ages),
        ("Numbers".to_owned(), numbers),
        ("Days and times".to_owned(), days),
        ("Quotations".to_owned(), quotations),
    ];
    for name in reading.kinds.facets.names() {
        let Some(id) = reading.kinds.facets.named(&name) else { continue };
        let hits = reading.claims.list.iter().flat_map(|c| &c.facets).filter(|h| h.facet == id);
        let places: BTreeSet<(u32, u32)> = hits.map(|h| (h.tokens.start, h.tokens.end)).collect();
        let items = places.into_iter().map(|(start, end)| (reading.words(start..end), start)).collect();
        lists.push((format!("Words of {name}"), items));
    }
    lists
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
        let (number, rest) = words.split_once('-')?;
        let counts = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        (counts && reading.lexicons.vocabulary.has(fold_key(rest), Class::Age)).then(|| words.to_owned())
    };
    (0..).zip(&reading.annotations.tokens).filter_map(|(at, token)| Some((joined(token)?, at))).collect()
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= WIDEST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(WIDEST).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head))
}
