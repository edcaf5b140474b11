//! Phrases that read well and cannot match, or not as they are meant.
//!
//! In: the text of a phrase, and where it stands. Out: the mistakes.

use super::notation::{Atom, Item, Phrase};
use crate::written::Mistake;
use crate::written::place::Place;

/// Marks that make no difference to a match.
const MARKS: [char; 7] = ['“', '”', '"', '«', '»', '„', '‘'];

/// Finds what is wrong with a phrase that can be read.
pub fn check(text: &str, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    // What cannot be read is told where the phrase is made ready.
    let Ok(phrase) = Phrase::parse(text) else { return };
    anchors(&phrase, true, true, place, mistakes);
    twice(&phrase, &mut Vec::new(), place, mistakes);
    phrase.visit(&mut |item| match &item.atom {
        Atom::Word(word) | Atom::Lemma(word) if word.contains(MARKS) => {
            let mistake = place.within(item.place.clone()).mistake("a quotation mark can never match");
            mistakes.push(mistake.help("phrases match whether or not there are quotation marks: leave them out"));
        }
        Atom::Word(word) if is_expression(word) => {
            let mistake =
                place.within(item.place.clone()).mistake("this is a regular expression, and phrases are none");
            let help = "`_` is any word, `_{0,3}` up to three; `/.../` is the shape of one word";
            mistakes.push(mistake.help(help));
        }
        Atom::Group(Some(name), _) if WHOLE.contains(name) => {
            let mistake =
                place.within(item.place.clone()).mistake(format!("`{name}` always stands for all that is found"));
            mistakes.push(mistake.help("remember this part under another name"));
        }
        Atom::Group(_, alternatives) => {
            for (i, alternative) in alternatives.iter().enumerate() {
                let same = |other: &Phrase<'_>| plain(other) == plain(alternative);
                if let Some(last) = alternative.items.last().filter(|_| alternatives[..i].iter().any(same)) {
                    let bytes = alternative.items[0].place.start..last.place.end;
                    mistakes.push(place.within(bytes).mistake("this alternative stands here twice"));
                }
            }
        }
        _ => {}
    });
    if phrase
        .items
        .iter()
        .all(|item| item.times.0 == 0 || matches!(item.atom, Atom::Start | Atom::End | Atom::Unless(_)))
    {
        mistakes.push(
            place
                .mistake("this phrase may be empty, and matches nothing then")
                .label("one word at least must be there"),
        );
    }
}

/// Names that stand for something whatever a phrase remembers.
const WHOLE: [&str; 2] = ["words", "other"];

/// Whether a word is what people write who take phrases for regular expressions.
fn is_expression(word: &str) -> bool {
    let class = word.starts_with('[') && word.trim_end_matches(['+', '*']).ends_with(']');
    class || word.contains(".*") || word.contains(".+")
}

/// Names under which two parts are remembered that both match, so that one of them is forgotten; `before` are the names
/// that are taken already.
fn twice<'t>(phrase: &Phrase<'t>, before: &mut Vec<&'t str>, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    for item in &phrase.items {
        let Atom::Group(name, alternatives) = &item.atom else { continue };
        if let Some(name) = name {
            if before.contains(name) {
                let mistake = place.within(item.place.clone()).mistake(format!("`{name}` is remembered already"));
                mistakes.push(mistake.help("give this part another name: of two places one would be forgotten"));
            }
            before.push(name);
        }
        let mut after = before.clone();
        for alternative in alternatives {
            let mut inside = before.clone();
            twice(alternative, &mut inside, place, mistakes);
            after.extend(inside.into_iter().skip(before.len()));
        }
        *before = after;
    }
}

/// What a phrase asks for, without places.
fn plain<'t>(phrase: &Phrase<'t>) -> Vec<(Atom<'t>, (u8, u8))> {
    fn bare<'t>(atom: &Atom<'t>) -> Atom<'t> {
        match atom {
            Atom::Group(name, alternatives) => Atom::Group(*name, alternatives.iter().map(unplaced).collect()),
            other => other.clone(),
        }
    }
    fn unplaced<'t>(phrase: &Phrase<'t>) -> Phrase<'t> {
        let items = phrase.items.iter().map(|i| Item { atom: bare(&i.atom), times: i.times, place: 0..0 });
        Phrase { items: items.collect() }
    }
    unplaced(phrase).items.into_iter().map(|i| (i.atom, i.times)).collect()
}

/// Anchors that stand where they cannot hold: `^` behind something, `$` before something.
fn anchors(phrase: &Phrase<'_>, first: bool, last: bool, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    let end = phrase.items.len();
    let taken = |range: std::ops::Range<usize>| {
        phrase.items[range]
            .iter()
            .any(|i| i.times.0 > 0 && !matches!(i.atom, Atom::Start | Atom::End | Atom::Unless(_)))
    };
    for (i, item) in phrase.items.iter().enumerate() {
        let (opens, closes) = (first && !taken(0..i), last && !taken(i + 1..end));
        let here = place.within(item.place.clone());
        match &item.atom {
            Atom::Start if !opens => {
                mistakes.push(here.mistake("a sentence cannot start here").label("`^` must come first"));
            }
            Atom::End if !closes => {
                mistakes.push(here.mistake("a sentence cannot end here").label("`$` must come last"));
            }
            Atom::Group(_, alternatives) => {
                for alternative in alternatives {
                    anchors(alternative, opens, closes, place, mistakes);
                }
            }
            _ => {}
        }
    }
}

/// Finds the parts that the phrase remembers under names none of which is in `used`.
pub fn unused(text: &str, place: Place<'_>, used: &[&str], mistakes: &mut Vec<Mistake>) {
    let Ok(phrase) = Phrase::parse(text) else { return };
    phrase.visit(&mut |item| {
        if let Atom::Group(Some(name), _) = &item.atom
            && !used.contains(name)
        {
            let mistake = place.within(item.place.clone()).mistake(format!("`{name}` is remembered and never used"));
            mistakes.push(mistake.help(format!("write `{{{name}}}` in `asks`, or round brackets here")));
        }
    });
}
