//! The letter with which nobody accused is surprised.
//!
//! In: a report. Out: Markdown: a letter to each person or body that the copy charges with something, those first whom it names,
//! and what else it charges where it is not clear whom. What is meant for the desk stands apart, as a quotation block.

use std::fmt::Write as _;

use super::Report;
use super::charge::{self, Called, Charge};
use super::worksheet::{escaped, folded};
use crate::claim::wording::{self, Form};
use crate::speaker::SpeakerId;

/// For each person or body accused, what the copy says against it, as a draft of a letter.
pub fn render(report: &Report<'_>) -> String {
    let charges = charge::all(report);
    if charges.is_empty() {
        return "Nobody was seen to be accused in the copy.\n".to_owned();
    }
    let mut text = format!(
        "# No surprises: {}\n\n> For the desk: these drafts quote copy that is not published. Before one is sent, take out what must \
         not leave the house, and the names of sources if they stand in a charge. Blocks like this one are no part of the \
         letter.\n\n",
        escaped(&report.document.name)
    );
    let mut accused: Vec<SpeakerId> = charges.iter().filter_map(|c| c.on).collect();
    accused.sort_unstable();
    accused.dedup();
    for id in accused {
        let against: Vec<&Charge> = charges.iter().filter(|c| c.on == Some(id)).collect();
        letter(&mut text, report, Accused::Named(id), &against);
    }
    let mut called: Vec<&Called> = Vec::new();
    for one in charges.iter().filter_map(|c| c.called.as_ref()) {
        if !called.iter().any(|known| known.bare == one.bare) {
            called.push(one);
        }
    }
    for one in called {
        let meant = |c: &&Charge| c.called.as_ref().is_some_and(|known| known.bare == one.bare);
        letter(&mut text, report, Accused::Called(&one.name), &charges.iter().filter(meant).collect::<Vec<_>>());
    }
    unclear(&mut text, report, &charges);
    text.trim_end().to_owned() + "\n"
}

/// To whom a letter goes.
#[derive(Clone, Copy)]
enum Accused<'a> {
    /// A person or a body that the copy names.
    Named(SpeakerId),
    /// One whom it does not, by what it calls them.
    Called(&'a str),
}

fn letter(text: &mut String, report: &Report<'_>, to: Accused<'_>, charges: &[&Charge]) {
    let reading = report.reading;
    let (name, dear) = match to {
        Accused::Named(id) => {
            let name = escaped(&folded(&reading.speakers.get(id).name));
            (name.clone(), name)
        }
        Accused::Called(name) => (escaped(&folded(name)), "____".to_owned()),
    };
    let _ = write!(
        text,
        "## To {name}\n\nDear {dear},\n\nWe plan to publish an article that says the following of you. Please tell us by ____ \
         (day and time) whether it is right, and what you say to it. We will print your answer.\n\n"
    );
    let sentence = |c: &Charge| reading.claims.get(c.claim).sentence;
    let mut notes = String::new();
    for (number, one) in charges.chunk_by(|a, b| sentence(a) == sentence(b)).enumerate() {
        let _ = writeln!(text, "{}. {}", number + 1, escaped(&words(report, one)));
        let _ = write!(notes, "{}: {}. ", number + 1, origin(report, one));
    }
    let answers = |id| reading.claims.list.iter().any(|c| c.speakers.contains(&id));
    let state = match to {
        Accused::Called(_) => "The copy does not name them: find out who is meant.",
        Accused::Named(id) if answers(id) => "The copy holds words of theirs; see whether they answer this.",
        Accused::Named(_) => "The copy holds no answer of theirs.",
    };
    let _ =
        write!(text, "\nYours, ____\n\n> For the desk: {notes}{state} Sought on ____, by ____, answer on ____.\n\n");
}

/// The charges of one sentence in the words of the copy: those of the claim if they are a sentence, or else the whole.
fn words(report: &Report<'_>, charges: &[&Charge]) -> String {
    let reading = report.reading;
    let claim = reading.claims.get(charges[0].claim);
    let alone = charges.iter().all(|c| c.claim == charges[0].claim);
    let wording = wording::of(&reading.scene(), claim);
    let words = match wording.tokens.as_slice() {
        [tokens] if alone && wording.form == Form::Sentence => reading.words(tokens.clone()),
        _ => reading.words(reading.annotations.sentences[claim.sentence].tokens.clone()),
    };
    let mut letters = words.chars();
    let first = letters.next().map_or(String::new(), |c| c.to_uppercase().collect());
    first + letters.as_str()
}

/// Where the charges of one sentence stand and who says so.
fn origin(report: &Report<'_>, charges: &[&Charge]) -> String {
    let reading = report.reading;
    let mut by: Vec<SpeakerId> = Vec::new();
    for id in charges.iter().flat_map(|c| &reading.claims.get(c.claim).speakers) {
        if *id != SpeakerId::ARTICLE && !by.contains(id) {
            by.push(*id);
        }
    }
    let names: Vec<String> = by.iter().map(|id| escaped(&folded(&reading.speakers.get(*id).name))).collect();
    let by = if names.is_empty() {
        "in the article’s own words".to_owned()
    } else {
        "said by ".to_owned() + &names.join(", ")
    };
    format!("{}, {by}", place(report, charges[0]))
}

fn place(report: &Report<'_>, charge: &Charge) -> String {
    let reading = report.reading;
    report.document.whereabouts(reading.annotations.span(reading.claims.get(charge.claim).extent()).start)
}

/// Lists the sentences that charge somebody to whom no letter is drafted.
fn unclear(text: &mut String, report: &Report<'_>, charges: &[Charge]) {
    let reading = report.reading;
    let sentence = |c: &Charge| reading.claims.get(c.claim).sentence;
    let mut list = String::new();
    for one in charges.chunk_by(|a, b| sentence(a) == sentence(b)) {
        if one.iter().any(|c| c.on.is_some() || c.called.is_some()) {
            continue;
        }
        let words = reading.words(reading.annotations.sentences[sentence(&one[0])].tokens.clone());
        let mut who: Vec<String> =
            one.iter().filter(|c| !c.who.is_empty()).map(|c| escaped(&reading.words(c.who.clone()))).collect();
        who.dedup();
        let who = if who.is_empty() { String::new() } else { format!(" ({})", who.join("; ")) };
        let _ = writeln!(list, "> - {}{who}: {}", place(report, &one[0]), escaped(&words));
    }
    if !list.is_empty() {
        let _ = write!(
            text,
            "## Unclear whom\n\n> For the desk: somebody is charged here too, and it was not made out who can be asked.\n>\n{list}"
        );
    }
}
