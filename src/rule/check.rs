//! What is wrong with a rule that reads well: what can never be found, and examples that show nothing.
//!
//! In: a rule as it is written, with its places. Out: the mistakes.

mod adjustment;

mod condition;

mod example;

use std::collections::{BTreeMap, BTreeSet};

use super::file::{Asking, Because, ConditionFile, EdgeFile, FindFile, NodeFile, RuleFile, TiedFile};
use super::message::Message;
use super::tie::Tie;
use crate::finding::Severity;
use crate::phrase::Phrase;
use crate::phrase::check as phrase;
use crate::written::Mistake;
use crate::written::place::Place;
pub(super) use adjustment::{adjustment, difference};

/// Finds what is wrong with the rule whose file's value stands at `place`.
pub(super) fn check(rule: &RuleFile, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    asks(&rule.asks, place.field("asks"), mistakes);
    others(&rule.asks_if, place.field("asks_if"), mistakes);
    if rule.why.trim().is_empty() {
        mistakes.push(place.field("why").mistake("`why` says nothing").label("say why a desk asks this"));
    }
    brief(&rule.why, place.field("why"), mistakes);
    if rule.conditions() > LONGEST {
        mistakes.push(place.name().mistake(format!("this rule is too large: {LONGEST} conditions are allowed")));
        return;
    }
    find(&rule.find, place.field("find"), mistakes);
    let asked: Vec<Message> = rule.questions().map(|text| Message::parse(text).unwrap_or_default()).collect();
    let used: Vec<&str> = asked.iter().flat_map(Message::captures).collect();
    captures(&rule.find, place.field("find"), &used, mistakes);
    let written = [&rule.must_if, &rule.query_if, &rule.note_if];
    exceptions(&rule.unless, written, place, mistakes);
    grades(rule.severity, written, place, mistakes);
    for (i, _) in rule.refs.iter().enumerate().filter(|(_, text)| text.trim().is_empty()) {
        mistakes.push(place.field("refs").item(i).mistake("this standard has no name"));
    }
    example::check(rule, place.field("examples"), mistakes);
}

/// Letters of a text that readers see at most.
const LENGTHIEST: usize = 400;

/// Says so if a text is too long to be read in a margin.
fn brief(text: &str, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    if text.chars().count() > LENGTHIEST {
        mistakes.push(place.mistake(format!("this is too long to be read: {LENGTHIEST} letters are allowed")));
    }
}

/// Finds what is wrong with the exceptions and conditions of severity of the value at `place`.
fn exceptions(
    unless: &[Because],
    [must, query, note]: [&Option<ConditionFile>; 3],
    place: Place<'_>,
    mistakes: &mut Vec<Mistake>,
) {
    for (i, because) in unless.iter().enumerate() {
        let inner = place.field("unless").item(i);
        if because.0.trim().is_empty() {
            mistakes.push(inner.item(0).mistake("say why the rule keeps quiet here"));
        }
        brief(&because.0, inner.item(0), mistakes);
        condition::check(&because.1, inner.item(1), mistakes);
        if because.1 == ConditionFile::Anything {
            mistakes.push(inner.item(1).mistake("this always holds, and the rule would never ask"));
        }
        let before = unless[..i].iter().take(LONGEST).position(|before| before.1 == because.1);
        if let Some(before) = before.filter(|_| i < LONGEST) {
            let first = place.field("unless").item(before).item(1);
            let mistake = inner.item(1).mistake("this exception stands here twice");
            mistakes.push(mistake.label("and again here").also(first.name().span(), "first here"));
        }
    }
    for (field, written) in [("must_if", must), ("query_if", query), ("note_if", note)] {
        if let Some(written) = written {
            condition::check(written, place.field(field), mistakes);
            if *written == ConditionFile::Anything {
                mistakes.push(place.field(field).mistake("this always holds: write it as the `severity`"));
            }
        }
    }
}

/// Says so if the one condition of severity of a value with that severity makes findings what they are without it.
fn grades(
    severity: Severity,
    [must, query, note]: [&Option<ConditionFile>; 3],
    place: Place<'_>,
    mistakes: &mut Vec<Mistake>,
) {
    let written =
        [(Severity::Must, must, "must_if"), (Severity::Query, query, "query_if"), (Severity::Note, note, "note_if")];
    let mut there = written.into_iter().filter(|(_, condition, _)| condition.is_some());
    if let (Some((grade, _, field)), None) = (there.next(), there.next())
        && grade == severity
    {
        let mistake = place.key(field).mistake("this makes no difference: all findings are as grave without it");
        mistakes.push(mistake.also(place.field("severity").span(), "here"));
    }
}

/// Finds what is wrong with a question.
fn asks(asks: &str, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    if !asks.contains('?') {
        let mistake = place.mistake("`asks` is no question");
        mistakes.push(mistake.label("ask, with a question mark; deskcheck never says what is true"));
    }
    brief(asks, place, mistakes);
}

/// Finds what is wrong with the questions that are asked of some findings.
fn others(written: &[Asking], place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    for (i, asking) in written.iter().enumerate() {
        let inner = place.item(i);
        asks(asking.question(), inner.item(1), mistakes);
        if let Asking::If(written, _) = asking {
            condition::check(written, inner.item(0), mistakes);
            if *written == ConditionFile::Anything {
                mistakes.push(inner.item(0).mistake("this always holds: write the question as `asks`"));
            }
        }
        let same = |before: &Asking| match (before, asking) {
            (Asking::Words(one, _), Asking::Words(other, _)) => one == other,
            (Asking::If(one, _), Asking::If(other, _)) => one == other,
            _ => false,
        };
        if let Some(before) = written[..i].iter().take(LONGEST).position(same).filter(|_| i < LONGEST) {
            let mistake = inner.item(0).mistake("this question is never asked: an earlier one is for the same");
            mistakes.push(mistake.label("and again here").also(place.item(before).item(0).span(), "first here"));
        }
    }
}

fn find(written: &FindFile, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    match written {
        FindFile::Text { voice, any, having } => {
            let voices = place.field("voice");
            if voice.is_empty() {
                mistakes.push(voices.mistake("name at least one voice, or the rule finds nothing"));
            }
            repeated(voice, voices, "voice", mistakes);
            if any.is_empty() {
                mistakes.push(place.field("any").mistake("give at least one phrase, or the rule finds nothing"));
            }
            repeated(any, place.field("any"), "phrase", mistakes);
            for (i, text) in any.iter().take(LONGEST).enumerate() {
                phrase::check(text, place.field("any").item(i), mistakes);
            }
            if let Some(having) = having {
                condition::check(having, place.field("having"), mistakes);
                reckoned(having, any, place, mistakes);
            }
        }
        FindFile::Sentence(c)
        | FindFile::Claim(c)
        | FindFile::Quotation(c)
        | FindFile::Speaker(c)
        | FindFile::Name(c)
        | FindFile::Date(c) => {
            condition::check(c, place.item(0), mistakes);
        }
        FindFile::Attribution { having, .. } => condition::check(having, place.field("having"), mistakes),
        FindFile::Pair { of, between, .. } => {
            find(of, place.field("of"), mistakes);
            ties(between, place.field("between"), mistakes);
        }
        FindFile::Once(inner) => find(inner, place.item(0), mistakes),
        FindFile::AtLeast(count, inner) => {
            if *count < 2 {
                let mistake = place.item(0).mistake("give at least 2, or what is counted is each place");
                mistakes.push(mistake.help("`Once(...)` finds the first in the article"));
            }
            find(inner, place.item(1), mistakes);
        }
        FindFile::AnyOf(finds) => {
            if finds.is_empty() {
                mistakes.push(place.item(0).mistake("give at least one thing to find"));
            }
            repeated(finds, place.item(0), "branch", mistakes);
            for (i, inner) in finds.iter().enumerate() {
                find(inner, place.item(0).item(i), mistakes);
            }
        }
        FindFile::Graph { .. } => graph(written, place, mistakes),
    }
}

/// Finds what is wrong with a graph rule, which stands at `place`.
fn graph(written: &FindFile, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    let FindFile::Graph { nodes, edges, ties: tied, absent, at, show } = written else { return };
    for (name, node) in nodes.iter().take(LONGEST) {
        let here = place.field("nodes");
        condition::check(node.condition(), here.field(name).item(0), mistakes);
        let leads = |list: &[EdgeFile]| list.iter().any(|e| e.0 == *name || e.2 == *name);
        let pointed = at == name || show.iter().any(|(shown, _)| shown == name);
        if !leads(edges) && (pointed || !leads(absent)) {
            let mistake = here.key(name).mistake(format!("no edge leads to or from `{name}`"));
            let help = if at == name { "" } else { "take it out, or name it in `edges`" };
            let mistake = if help.is_empty() { mistake } else { mistake.help(help) };
            let nothing = "an edge that must not be there leaves nothing to point at";
            mistakes.push(if leads(absent) { mistake.help(nothing) } else { mistake });
        }
    }
    if edges.len() > MOST_EDGES {
        mistakes.push(place.field("edges").mistake(format!("{MOST_EDGES} edges are allowed in one rule")));
    }
    if edges.is_empty() {
        mistakes.push(place.field("edges").mistake("a graph rule needs at least one edge"));
    }
    repeated(edges, place.field("edges"), "edge", mistakes);
    names(nodes.keys(), place.field("nodes"), mistakes);
    apart(edges, tied, place.field("edges"), mistakes);
    for (i, _) in show.iter().enumerate().filter(|(_, (_, label))| label.trim().is_empty()) {
        let here = place.field("show").item(i).item(1);
        mistakes.push(here.mistake("say what this node is where it is shown"));
    }
    ends(nodes, edges, place.field("edges"), mistakes);
    ends(nodes, absent, place.field("absent"), mistakes);
    for (i, tied) in tied.iter().take(LONGEST).enumerate() {
        ties(&tied.1, place.field("ties").item(i).item(1), mistakes);
    }
    repeated(tied, place.field("ties"), "tie", mistakes);
    repeated(absent, place.field("absent"), "edge", mistakes);
    let both = absent.iter().take(LONGEST).enumerate().filter(|(_, edge)| edges.contains(edge));
    for (i, edge) in both {
        let place = place.field("absent").item(i);
        mistakes.push(place.mistake(format!("`edges` asks for just this edge from `{}`", edge.0)));
    }
}

/// Edges at whose ends stands another kind of node than they lead between.
fn ends(nodes: &BTreeMap<String, NodeFile>, edges: &[EdgeFile], place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    for (i, edge) in edges.iter().enumerate() {
        let (from, to) = edge.1.ends();
        for (name, wanted, item) in [(&edge.0, from, 0), (&edge.2, to, 2)] {
            let kind = nodes.get(name).map(NodeFile::kind);
            if let Some(kind) = kind.filter(|kind| *kind != wanted) {
                let message = format!("`{name}` is a {kind}, and this end must be a {wanted}");
                mistakes.push(place.item(i).item(item).mistake(message).label(edge.1.reads()));
            }
        }
    }
}

/// Edges of a graph rule at most: what they bind multiplies.
const MOST_EDGES: usize = 12;

/// Names of nodes that no question and no example could use.
fn names<'n>(names: impl Iterator<Item = &'n String>, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    for name in names.filter(|name| name.is_empty() || !name.chars().all(letters)).take(LONGEST) {
        let mistake = place.key(name).mistake("a node’s name has small letters, digits and `_` only");
        mistakes.push(mistake.help("it is written in `asks` and in the marks of examples"));
    }
}

/// Edges of a node to itself, and edges that neither edges nor ties join to the first one, so that whatever they bind has nothing to do
/// with the rest.
fn apart(edges: &[EdgeFile], tied: &[TiedFile], place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    let edges = &edges[..edges.len().min(LONGEST)];
    for (i, _) in edges.iter().enumerate().filter(|(_, edge)| edge.0 == edge.2) {
        let mistake = place.item(i).item(2).mistake("both ends of this edge are one node, so the rule finds nothing");
        mistakes.push(mistake.also(place.item(i).item(0).span(), "the other end"));
    }
    let Some(first) = edges.first() else { return };
    let mut joined: BTreeSet<&str> = [first.0.as_str(), &first.2].into();
    let mut left: Vec<(usize, &EdgeFile)> = edges.iter().enumerate().skip(1).collect();
    loop {
        let before = left.len();
        for TiedFile(one, _, other) in tied.iter().take(LONGEST) {
            if joined.contains(one.as_str()) || joined.contains(other.as_str()) {
                joined.extend([one.as_str(), other.as_str()]);
            }
        }
        left.retain(|(_, edge)| {
            let touches = joined.contains(edge.0.as_str()) || joined.contains(edge.2.as_str());
            if touches {
                joined.extend([edge.0.as_str(), edge.2.as_str()]);
            }
            !touches
        });
        if left.len() == before {
            break;
        }
    }
    if let Some((i, edge)) = left.first() {
        let message = format!("nothing joins `{}` and `{}` to `{}`", edge.0, edge.2, first.0);
        let mistake = place.item(*i).mistake(message).label("this edge stands by itself");
        mistakes.push(mistake.help("add an edge or a tie between them, or make two rules of it"));
    }
}

fn ties(written: &Tie, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    match written {
        Tie::All(list) | Tie::Any(list) => {
            if list.is_empty() {
                mistakes.push(place.mistake("this holds no tie").label("put some in, or take it out"));
            }
            repeated(list, place.item(0), "tie", mistakes);
            for (i, tie) in list.iter().enumerate() {
                ties(tie, place.item(0).item(i), mistakes);
            }
        }
        Tie::Not(inner) => ties(inner, place.item(0), mistakes),
        Tie::Apart(0) => mistakes.push(place.item(0).mistake("this always holds").label("at least 1")),
        _ => {}
    }
}

/// The names that a tie asks for.
fn asked(tie: &Tie) -> Vec<&str> {
    match tie {
        Tie::All(list) | Tie::Any(list) => list.iter().flat_map(asked).collect(),
        Tie::Not(inner) => asked(inner),
        Tie::SamePerson(name) | Tie::SameWord(name) | Tie::OtherNumber(name) | Tie::CloseNumber(name) => vec![name],
        _ => Vec::new(),
    }
}

/// The names under which a condition takes numbers: those that it cannot do without, and further ones.
fn numbers(written: &ConditionFile) -> (&'static [&'static str], &'static [&'static str]) {
    match written {
        ConditionFile::PercentForPoints | ConditionFile::ChangeOff => (&["from", "to", "by"], &[]),
        ConditionFile::SumOff => (&["total", "one", "two"], &["three", "four"]),
        _ => (&[], &[]),
    }
}

/// Says so if a condition reckons with numbers that no phrase remembers.
fn reckoned(having: &ConditionFile, any: &[String], place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    let phrases: Vec<Phrase<'_>> = any.iter().take(LONGEST).filter_map(|text| Phrase::parse(text).ok()).collect();
    let remembered = |name: &str| phrases.iter().any(|phrase| phrase.captures().contains(&name));
    having.visit(&mut |condition| {
        let missing: Vec<&str> = numbers(condition).0.iter().copied().filter(|name| !remembered(name)).collect();
        if !phrases.is_empty() && !missing.is_empty() {
            let names: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
            let message = format!("this can never hold: no phrase remembers a number as {}", names.join(", "));
            let mistake = place.field("having").mistake(message);
            mistakes.push(mistake.help(format!("put it in braces: {{{}: #number}}", missing[0])));
        }
    });
}

/// Names that phrases remember and the question does not use.
fn captures(written: &FindFile, place: Place<'_>, used: &[&str], mistakes: &mut Vec<Mistake>) {
    match written {
        FindFile::Text { any, having, .. } => {
            let mut used = used.to_vec();
            used.push(super::find::AT);
            if let Some(having) = having {
                having.visit(&mut |condition| {
                    let (needed, further) = numbers(condition);
                    used.extend(needed.iter().chain(further));
                });
            }
            for (i, text) in any.iter().take(LONGEST).enumerate() {
                phrase::unused(text, place.field("any").item(i), &used, mistakes);
            }
        }
        FindFile::Pair { of, between, .. } => {
            let used: Vec<&str> = used.iter().copied().chain(asked(between)).collect();
            captures(of, place.field("of"), &used, mistakes);
        }
        FindFile::Once(inner) => captures(inner, place.item(0), used, mistakes),
        FindFile::AtLeast(_, inner) => captures(inner, place.item(1), used, mistakes),
        FindFile::AnyOf(finds) => {
            for (i, inner) in finds.iter().enumerate() {
                captures(inner, place.item(0).item(i), used, mistakes);
            }
        }
        _ => {}
    }
}

/// Members of a list at most, so that the cost of comparing them stays bounded.
pub(super) const LONGEST: usize = 1_000;

/// Members of a list that stand in it twice; a list that is too long.
fn repeated<T: PartialEq>(list: &[T], place: Place<'_>, what: &str, mistakes: &mut Vec<Mistake>) {
    if list.len() > LONGEST {
        let mistake = place.mistake(format!("this list is too long: {LONGEST} of each {what} are allowed"));
        mistakes.push(mistake.help("many words belong into a lexicon"));
        return;
    }
    for (i, member) in list.iter().enumerate() {
        if let Some(before) = list[..i].iter().position(|m| m == member) {
            let mistake = place.item(i).mistake(format!("this {what} stands here twice"));
            mistakes.push(mistake.label("and again here").also(place.item(before).name().span(), "first here"));
        }
    }
}
