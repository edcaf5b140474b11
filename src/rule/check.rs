//! What is wrong with a rule that reads well: what can never be found, and examples that show nothing.
//!
//! In: a rule as it is written, with its places. Out: the mistakes.

mod condition;

mod example;

mod phrase;

use jiff::civil::Date;

use super::adjust::AdjustFile;
use super::file::{Because, ConditionFile, EdgeFile, Example, FindFile, RuleFile};
use super::message::Message;
use super::tie::Tie;
use crate::written::Mistake;
use crate::written::place::Place;

/// Finds what is wrong with the rule whose file's value stands at `place`.
pub(super) fn check(rule: &RuleFile, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    asks(rule, place, mistakes);
    if rule.why.trim().is_empty() {
        mistakes.push(place.field("why").mistake("`why` says nothing").label("say why a desk asks this"));
    }
    find(&rule.find, place.field("find"), mistakes);
    let asked = Message::parse(&rule.asks).unwrap_or_default();
    let used: Vec<&str> = asked.captures().collect();
    captures(&rule.find, place.field("find"), &used, mistakes);
    exceptions(&rule.unless, [&rule.must_if, &rule.query_if, &rule.note_if], place, mistakes);
    example::check(rule, place.field("examples"), mistakes);
}

/// Finds what is wrong with the adjustment whose file's value stands at `place`.
pub(super) fn adjustment(written: &AdjustFile, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    let empty = |text: &str| text.trim().is_empty();
    for (field, text, label) in [
        ("by", &written.by, "say who answers for this exception"),
        ("because", &written.because, "say why the house makes this exception"),
    ] {
        if empty(text) {
            mistakes.push(place.field(field).mistake(format!("`{field}` says nothing")).label(label));
        }
    }
    if written.until.parse::<Date>().is_err() {
        mistakes
            .push(place.field("until").mistake("a date is written 2025-07-26").label("the last day on which it holds"));
    }
    let grades = [&written.must_if, &written.query_if, &written.note_if];
    if written.unless.is_empty() && grades.iter().all(|g| g.is_none()) {
        let mistake = place.name().mistake("this adjustment changes nothing");
        mistakes.push(mistake.help("add `unless`, `must_if`, `query_if` or `note_if`"));
    }
    repeated(&written.kinds, place.field("kinds"), "kind", mistakes);
    exceptions(&written.unless, grades, place, mistakes);
    example::each(&written.examples, None, place.field("examples"), mistakes);
    if written.examples.iter().all(Example::is_todo) {
        let mistake = place.field("examples").mistake("an adjustment needs an example that shows what it changes");
        mistakes
            .push(mistake.help("`Pass` shows copy that the rule leaves alone now, `Flag` copy that it still finds"));
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
        condition::check(&because.1, inner.item(1), mistakes);
        if i < LONGEST && unless[..i].iter().any(|before| before.1 == because.1) {
            mistakes.push(inner.item(1).mistake("this exception stands here already"));
        }
    }
    for (field, written) in [("must_if", must), ("query_if", query), ("note_if", note)] {
        if let Some(written) = written {
            condition::check(written, place.field(field), mistakes);
        }
    }
}

fn asks(rule: &RuleFile, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    if !rule.asks.contains('?') {
        let mistake = place.field("asks").mistake("`asks` is no question");
        mistakes.push(mistake.label("ask, with a question mark; deskcheck never says what is true"));
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
            }
        }
        FindFile::Claim(c) | FindFile::Quotation(c) | FindFile::Speaker(c) | FindFile::Name(c) | FindFile::Date(c) => {
            condition::check(c, place.item(0), mistakes);
        }
        FindFile::Attribution { having, .. } => condition::check(having, place.field("having"), mistakes),
        FindFile::Pair { of, between, .. } => {
            find(of, place.field("of"), mistakes);
            ties(between, place.field("between"), mistakes);
        }
        FindFile::Once(inner) => find(inner, place.item(0), mistakes),
        FindFile::AnyOf(finds) => {
            if finds.is_empty() {
                mistakes.push(place.item(0).mistake("give at least one thing to find"));
            }
            repeated(finds, place.item(0), "branch", mistakes);
            for (i, inner) in finds.iter().enumerate() {
                find(inner, place.item(0).item(i), mistakes);
            }
        }
        FindFile::Graph { nodes, edges, ties: tied, absent, at, show } => {
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
            if edges.is_empty() {
                mistakes.push(place.field("edges").mistake("a graph rule needs at least one edge"));
            }
            repeated(edges, place.field("edges"), "edge", mistakes);
            for (field, list) in [("edges", edges), ("absent", absent)] {
                for (i, edge) in list.iter().enumerate() {
                    let (from, to) = edge.1.ends();
                    let kinds = [(&edge.0, from, 0), (&edge.2, to, 2)];
                    for (name, wanted, item) in kinds {
                        let is = nodes.get(name).map(super::file::NodeFile::kind);
                        if is.is_some_and(|is| is != wanted) {
                            let place = place.field(field).item(i).item(item);
                            let message =
                                format!("`{name}` is a {}, and this end must be a {wanted}", is.unwrap_or_default());
                            mistakes.push(place.mistake(message).label(edge.1.reads()));
                        }
                    }
                }
            }
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
        _ => {}
    }
}

/// The names that a tie asks for.
fn asked(tie: &Tie) -> Vec<&str> {
    match tie {
        Tie::All(list) | Tie::Any(list) => list.iter().flat_map(asked).collect(),
        Tie::Not(inner) => asked(inner),
        Tie::SamePerson(name) | Tie::OtherNumber(name) | Tie::CloseNumber(name) => vec![name],
        _ => Vec::new(),
    }
}

/// The names that conditions ask for.
const RECKONED: [&str; 8] = ["from", "to", "by", "total", "one", "two", "three", "four"];

/// Names that phrases remember and the question does not use.
fn captures(written: &FindFile, place: Place<'_>, used: &[&str], mistakes: &mut Vec<Mistake>) {
    match written {
        FindFile::Text { any, having, .. } => {
            let mut used = used.to_vec();
            if having.is_some() {
                used.extend(RECKONED);
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
