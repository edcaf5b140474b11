//! Examples that show nothing.

use super::super::example::Marked;
use super::super::file::{Example, FindFile, RuleFile, Status};
use super::repeated;
use crate::written::Mistake;
use crate::written::place::Place;

/// How many examples of each sort a rule needs.
const NEEDED: usize = 2;

pub(super) fn check(rule: &RuleFile, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    each(&rule.examples, Some(&rule.find), place, mistakes);
    if !rule.asks_of_originals() {
        let against = rule.examples.iter().enumerate().filter(|(_, example)| example.original().is_some());
        for (i, example) in against {
            let here = if example.is_todo() { place.item(i).item(0) } else { place.item(i) };
            let mistake = here.name().mistake("this rule asks nothing of what copy was written from");
            mistakes.push(mistake.help("`Taken` does, and the conditions behind it in the reference"));
        }
    }
    if rule.status == Status::Draft {
        return;
    }
    let count = |is: fn(&Example) -> bool| rule.examples.iter().filter(|e| is(e)).count();
    let flags = count(|e| !e.is_todo() && matches!(e.bare(), Example::Flag(_) | Example::Asks(..)));
    let passes = count(|e| !e.is_todo() && matches!(e.bare(), Example::Pass(_)));
    let sorts = [("Flag", flags, "faulty copy that it finds"), ("Pass", passes, "clean copy that is nearly faulty")];
    for (sort, there, what) in sorts {
        if there < NEEDED {
            let there = if there == 0 { "none".to_owned() } else { format!("{there} only") };
            let mistake = place.mistake(format!("a rule needs {NEEDED} examples `{sort}(...)`; here is {there}"));
            mistakes.push(mistake.help(format!("`{sort}` shows {what}; a rule with status Draft may do without")));
        }
    }
}

/// Checks each of a list of examples by itself, of a rule that looks for `find` if that is known.
pub(super) fn each(examples: &[Example], find: Option<&FindFile>, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    for (i, example) in examples.iter().enumerate() {
        one(example, find, place.item(i), mistakes);
    }
    repeated(examples, place, "example", mistakes);
}

fn one(example: &Example, find: Option<&FindFile>, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    let (text, inner, flag) = match example {
        Example::Todo(inner) => match **inner {
            Example::Todo(_) => {
                mistakes.push(place.item(0).mistake("one `Todo` is enough"));
                return;
            }
            _ => return one(inner, find, place.item(0), mistakes),
        },
        Example::Against(original, inner) => {
            let is_plain = matches!(**inner, Example::Flag(_) | Example::Asks(..) | Example::Pass(_));
            if original.trim().is_empty() {
                mistakes.push(place.item(0).mistake("this has no words to compare with"));
            }
            if let Some(mark) = Marked::parse(original).marks.first() {
                let mistake = place.item(0).within(Marked::parse(original).written(mark));
                mistakes.push(
                    mistake
                        .mistake("words are marked in what the copy was written from")
                        .label("mark them in the copy"),
                );
            }
            if !is_plain {
                let mistake = place.item(1).name().mistake("`Against` holds a `Flag`, `Asks` or `Pass`");
                mistakes.push(mistake.help("a known gap is written Todo(Against(\"...\", Flag(\"...\")))"));
                return;
            }
            return one(inner, find, place.item(1), mistakes);
        }
        Example::Graded(_, inner) => {
            let is_found = matches!(**inner, Example::Flag(_) | Example::Asks(..) | Example::Against(..));
            if !is_found || matches!(inner.bare(), Example::Pass(_)) {
                let mistake = place.item(1).name().mistake("`Graded` holds a `Flag` or `Asks`, or one in `Against`");
                mistakes
                    .push(mistake.help(
                        "nothing is found in a `Pass`; a known gap is written Todo(Graded(Must, Flag(\"...\")))",
                    ));
                return;
            }
            return one(inner, find, place.item(1), mistakes);
        }
        Example::Flag(text) | Example::Asks(text, _) => (text, place.item(0), true),
        Example::Pass(text) => (text, place.item(0), false),
    };
    let marked = Marked::parse(text);
    if marked.text.trim().is_empty() {
        mistakes.push(inner.mistake("this example has no words"));
    } else if let Some(bracket) = marked.unpaired {
        mistakes.push(inner.within(bracket).mistake("this bracket of a mark has no partner"));
    } else if flag && marked.marks.is_empty() && marked.nodes.is_empty() {
        let mistake = inner.mistake("nothing is marked in this `Flag`");
        mistakes.push(mistake.help("put the words that the rule must find in double brackets: [[...]]"));
    } else if let Some(first) = marked.pointed(&every(&marked)).first().filter(|_| !flag) {
        let first = marked.written(first);
        let mistake = inner.within(first).mistake("words are marked in this `Pass`");
        mistakes.push(mistake.help("a `Pass` is clean copy; write `Flag` if the rule must find the words"));
    } else if let Some(empty) =
        marked.pointed(&every(&marked)).iter().find(|m| marked.text[(*m).clone()].trim().is_empty())
    {
        mistakes.push(inner.within(marked.written(empty)).mistake("this mark holds no words"));
    } else if let Some(find) = find {
        labels(&marked, find, inner, mistakes);
    }
}

/// The names of all nodes that are marked.
fn every(marked: &Marked) -> Vec<&str> {
    marked.nodes.iter().map(|l| l.node.as_str()).collect()
}

/// Checks that labels name nodes, and that something is marked at which the finding points.
fn labels(marked: &Marked, find: &FindFile, place: Place<'_>, mistakes: &mut Vec<Mistake>) {
    let nodes = find.nodes();
    for labelled in marked.nodes.iter().filter(|l| !nodes.iter().any(|(name, _)| *name == l.node)) {
        let mistake = place.within(labelled.label.clone()).mistake(format!("there is no node `{}`", labelled.node));
        let mistake = mistake.choices(&labelled.node, nodes.iter().map(|(name, _)| *name));
        mistakes
            .push(mistake.help("a name and a colon at the beginning of a mark say which node of a graph rule it is"));
    }
    let pointed = find.pointed();
    if let (Some(first), true) = (marked.nodes.first(), marked.pointed(&pointed).is_empty() && !pointed.is_empty()) {
        let mistake = place.within(first.label.clone()).mistake("the words at which the finding points are not marked");
        mistakes.push(mistake.help(format!("mark them too: [[{}: ...]], or without a label", pointed[0])));
    }
}
