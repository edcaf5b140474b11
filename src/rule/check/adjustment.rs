//! Adjustments that say too little, or that change nothing.

use jiff::civil::Date;

use super::super::Rule;
use super::super::adjust::{AdjustFile, Gravity};
use super::super::file::{ConditionFile, Example};
use super::{asks, brief, example, exceptions, grades, repeated};
use crate::finding::Severity;
use crate::written::Mistake;
use crate::written::place::Place;

/// Finds what is wrong with the adjustment whose file's value stands at `place`.
pub(in super::super) fn adjustment(written: &AdjustFile, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    for (field, text, label) in [
        ("by", &written.by, "say who answers for this exception"),
        ("because", &written.because, "say why the house makes this exception"),
    ] {
        if text.trim().is_empty() {
            mistakes.push(place.field(field).mistake(format!("`{field}` says nothing")).label(label));
        }
        brief(text, place.field(field), mistakes);
    }
    if written.until.as_ref().is_some_and(|until| until.parse::<Date>().is_err()) {
        let mistake = place.field("until").mistake("a date is written 2025-07-26");
        mistakes.push(mistake.label("the last day on which it holds").help("leave it out where there is none"));
    }
    let written_grades = [&written.must_if, &written.query_if, &written.note_if];
    let says = says(written);
    if says.is_empty() {
        let mistake = place.name().mistake("this adjustment changes nothing");
        mistakes.push(mistake.help("add `severity`, `asks`, `unless`, `must_if`, `query_if` or `note_if`"));
    }
    if written.severity == Some(Gravity::Off) {
        for field in says.iter().filter(|field| **field != "severity") {
            let mistake = place.key(field).mistake("this makes no difference: the rule is off");
            mistakes.push(mistake.also(place.field("severity").span(), "here"));
        }
    }
    if let Some(severity) = written.severity.and_then(Gravity::severity) {
        grades(severity, written_grades, place, mistakes);
    }
    if let Some(text) = &written.asks {
        asks(text, place.field("asks"), mistakes);
    }
    repeated(&written.kinds, place.field("kinds"), "kind", mistakes);
    exceptions(&written.unless, written_grades, place, mistakes);
    for (i, _) in written.unless.iter().enumerate().filter(|(_, because)| because.1 == ConditionFile::Anything) {
        let place = place.field("unless").item(i).item(1);
        if let Some(told) = mistakes.iter_mut().rfind(|m| m.span == Some(place.name().span())) {
            told.help.push("a rule is silenced everywhere by `severity: Off`".to_owned());
        }
    }
    example::each(&written.examples, None, place.field("examples"), mistakes);
    if written.examples.iter().all(Example::is_todo) {
        let mistake = place.field("examples").mistake("an adjustment needs an example that shows what it changes");
        mistakes
            .push(mistake.help("`Pass` shows copy that the rule leaves alone now, `Flag` copy that it still finds"));
    }
}

/// The fields by which an adjustment changes something.
fn says(written: &AdjustFile) -> Vec<&'static str> {
    let fields = [
        ("severity", written.severity.is_some()),
        ("asks", written.asks.is_some()),
        ("unless", !written.unless.is_empty()),
        ("must_if", written.must_if.is_some()),
        ("query_if", written.query_if.is_some()),
        ("note_if", written.note_if.is_some()),
    ];
    fields.into_iter().filter(|(_, there)| *there).map(|(field, _)| field).collect()
}

/// Says so if an adjustment says what its rule says by itself.
pub(in super::super) fn difference(written: &AdjustFile, rule: &Rule, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    let grades = [&written.must_if, &written.query_if, &written.note_if];
    let is_so = |severity: &Severity| rule.severities().all(|own| own == *severity);
    if let Some(severity) = written.severity.and_then(Gravity::severity).filter(is_so)
        && grades.iter().all(|grade| grade.is_none())
    {
        let mistake = place.field("severity").mistake("this makes no difference");
        mistakes.push(mistake.label(format!("each finding of `{}` is a {} anyway", rule.id, severity.name())));
    }
    let same = |asks: &String| rule.asks.others.is_empty() && *asks == rule.asks.first.to_string();
    if written.asks.as_ref().is_some_and(same) {
        mistakes.push(place.field("asks").mistake("this makes no difference").label("the rule asks just this"));
    }
}
