//! A rule explained in prose, made from its own parts and examples, so that it cannot drift from what it does.

use super::adjust::{AdjustFile, Adjustment};
use super::describe::{absence, clause, tie};
use super::example::Marked;
use super::file::{Asking, Because, ConditionFile, Example, FindFile, NodeFile, RuleFile, Status};
use super::profile::Profile;
use super::{Rule, RuleSet};
use crate::finding::Severity;
use crate::written::Written;

/// Explains a rule of a set.
pub fn explain(set: &RuleSet, rule: &Rule) -> String {
    let Some(Ok((written, _))) = set.file(&rule.id).map(Written::read::<RuleFile>) else { return String::new() };
    let mut lines = vec![rule.id.clone(), String::new(), format!("Asks:      {}", written.asks)];
    lines.push(format!("Why:       {}", written.why));
    lines.push(format!(
        "Gravity:   {}{}",
        written.severity.name(),
        grades([&written.must_if, &written.query_if, &written.note_if])
    ));
    lines.push(format!("Status:    {}", status(written.status)));
    lines.extend(Some(format!("Rests on:  {}", written.refs.join("; "))).filter(|_| !written.refs.is_empty()));
    lines.push(String::new());
    find(&written.find, 0, &mut lines);
    questions(&written.asks_if, &mut lines);
    exceptions(&written.unless, &mut lines);
    severities([&written.must_if, &written.query_if, &written.note_if], &mut lines);
    let levels: Vec<String> = set.profiles.list.iter().filter_map(|p| level(p, rule)).collect();
    if !levels.is_empty() {
        lines.extend([String::new(), "By kind of article".to_owned()]);
        lines.extend(levels);
    }
    for adjustment in &rule.adjustments {
        lines.extend([String::new(), format!("Adjusted by {} {}", adjustment.name(), adjustment.end())]);
        lines.push(format!("- {}", adjustment.because));
    }
    lists(set, &lines.join("\n"), &mut lines);
    lines.extend([String::new(), "Examples".to_owned()]);
    for example in &written.examples {
        lines.extend(shown(example));
    }
    lines.join("\n") + "\n"
}

/// Explains a house's adjustment of a rule of a set.
pub fn explain_adjustment(set: &RuleSet, rule: &Rule, adjustment: &Adjustment) -> String {
    let Some(Ok((written, _))) = set.file(&adjustment.path).map(Written::read::<AdjustFile>) else {
        return String::new();
    };
    let mut lines = vec![adjustment.path.clone(), String::new(), format!("Adjusts:  {}", rule.id)];
    lines.push(format!("By:       {}", written.by));
    lines.push(format!("Because:  {}", written.because));
    lines.push(format!("Until:    {}", adjustment.until.map_or("it has no end".to_owned(), |day| day.to_string())));
    if !written.kinds.is_empty() {
        lines.push(format!("Kinds:    {}", written.kinds.join(", ")));
    }
    if let Some(gravity) = written.severity {
        let words = gravity.severity().map_or("off: the rule finds nothing", Severity::name);
        lines.push(format!("Gravity:  {words}{}", grades([&written.must_if, &written.query_if, &written.note_if])));
    }
    lines.extend(written.asks.iter().map(|asks| format!("Asks:     {asks}")));
    exceptions(&written.unless, &mut lines);
    severities([&written.must_if, &written.query_if, &written.note_if], &mut lines);
    lists(set, &lines.join("\n"), &mut lines);
    lines.extend([String::new(), "Examples".to_owned()]);
    lines.extend(written.examples.iter().flat_map(shown));
    lines.join("\n") + "\n"
}

/// Explains what a kind of article changes about the rules of a set.
pub fn explain_profile(set: &RuleSet, profile: &Profile) -> String {
    let mut lines = vec![profile.path(), String::new(), profile.about.clone()];
    if !profile.also.is_empty() {
        lines.push(format!("Also called:  {}", profile.also.join(", ")));
    }
    lines.push(String::new());
    for (name, level) in profile.levels() {
        let family = set.rules.iter().any(|r| r.family() == name);
        lines.push(format!("- {}{name}: {}", if family { "all of " } else { "" }, level.words()));
    }
    if profile.levels().next().is_none() {
        lines.push("All rules are as they are.".to_owned());
    }
    lines.join("\n") + "\n"
}

fn level(profile: &Profile, rule: &Rule) -> Option<String> {
    Some(format!("- {}: {}", profile.kind, profile.level(rule)?.words()))
}

fn questions(asks_if: &[Asking], lines: &mut Vec<String>) {
    if !asks_if.is_empty() {
        lines.extend([String::new(), "It asks otherwise where".to_owned()]);
    }
    for asking in asks_if {
        match asking {
            Asking::Words(phrase, _) => lines.push(format!("- the words “{phrase}” stand in what it points at:")),
            Asking::If(condition, _) => lines.extend(clause(condition).lines(0)),
        }
        lines.push(format!("  {}", asking.question()));
    }
}

fn exceptions(unless: &[Because], lines: &mut Vec<String>) {
    if !unless.is_empty() {
        lines.extend([String::new(), "It keeps quiet where".to_owned()]);
    }
    for because in unless {
        lines.push(format!("- {}:", because.0));
        lines.extend(clause(&because.1).lines(2));
    }
}

fn severities([must, query, note]: [&Option<ConditionFile>; 3], lines: &mut Vec<String>) {
    for (field, condition) in [("must", must), ("query", query), ("note", note)] {
        if let Some(condition) = condition {
            lines.extend([String::new(), format!("It is a {field} where")]);
            lines.extend(top(condition, 0));
        }
    }
}

fn grades(written: [&Option<ConditionFile>; 3]) -> &'static str {
    if written.iter().any(|grade| grade.is_some()) { ", in some cases another (see below)" } else { "" }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft, does not run",
        Status::Trial => "on trial: its findings are notes and never fail a run",
        Status::Live => "live",
        Status::Retired => "retired, does not run",
    }
}

/// The members of a list of conditions by themselves, any other condition as it is.
fn top(condition: &ConditionFile, indent: usize) -> Vec<String> {
    match condition {
        ConditionFile::All(list) => list.iter().flat_map(|c| clause(c).lines(indent)).collect(),
        other => clause(other).lines(indent),
    }
}

fn find(written: &FindFile, indent: usize, lines: &mut Vec<String>) {
    let pad = " ".repeat(indent);
    let mut places = |what: &str, condition: &ConditionFile| {
        lines.push(format!("{pad}It finds {what} this holds:"));
        lines.extend(top(condition, indent));
    };
    match written {
        FindFile::Text { voice, any, having } => {
            let voices: Vec<&str> = voice.iter().map(|v| v.words()).collect();
            lines.push(format!("{pad}It finds words in {}:", voices.join(" or ")));
            lines.extend(any.iter().map(|phrase| format!("{pad}- “{phrase}”")));
            if let Some(having) = having {
                lines.push(format!("{pad}  where this holds of them:"));
                lines.extend(top(having, indent + 2));
            }
        }
        FindFile::Claim(condition) => places("claims of which", condition),
        FindFile::Attribution { at, having } => {
            lines.push(format!("{pad}It finds attributions, and points at their {}, where this holds:", at.words()));
            lines.extend(top(having, indent));
        }
        FindFile::Quotation(condition) => places("quotations of which", condition),
        FindFile::Speaker(condition) => places("speakers of whom", condition),
        FindFile::Sentence(condition) => places("sentences of which", condition),
        FindFile::Name(condition) => places("names of which", condition),
        FindFile::Date(condition) => places("dates of which", condition),
        FindFile::Pair { of, between, show } => {
            lines.push(format!("{pad}It finds two of these, and shows the other one as {show}:"));
            find(of, indent + 2, lines);
            lines.push(format!("{pad}where this holds between them:"));
            lines.extend(tie(between).lines(indent));
        }
        FindFile::Once(inner) => {
            lines.push(format!("{pad}Once an article, at the first place:"));
            find(inner, indent, lines);
        }
        FindFile::AtLeast(count, inner) => {
            lines.push(format!("{pad}Once an article, at the place with which there are {count}:"));
            find(inner, indent, lines);
        }
        FindFile::AnyOf(finds) => {
            lines.push(format!("{pad}Any of these:"));
            for each in finds {
                find(each, indent + 2, lines);
            }
        }
        FindFile::Graph { .. } => graph(written, indent, lines),
    }
}

fn graph(written: &FindFile, indent: usize, lines: &mut Vec<String>) {
    let FindFile::Graph { nodes, edges, ties, absent, at, show } = written else { return };
    let pad = " ".repeat(indent);
    lines.push(format!("{pad}It finds, and points at “{at}”:"));
    for (name, node) in nodes {
        let (kind, condition) = match node {
            NodeFile::Claim(c) => ("claim", c),
            NodeFile::Speaker(c) => ("speaker", c),
        };
        lines.push(format!("{pad}- a {kind} “{name}”"));
        if !matches!(condition, ConditionFile::Anything) {
            lines.extend(top(condition, indent + 2));
        }
    }
    let end = |name: &str| format!("“{name}”");
    for edge in edges {
        lines.push(format!("{pad}- {} {} {}", end(&edge.0), edge.1.words(), end(&edge.2)));
    }
    for tied in ties {
        let (one, other) = (end(&tied.0), end(&tied.2));
        lines.push(format!("{pad}- between {one} and {other} this holds:"));
        lines.extend(tie(&tied.1).lines(indent + 2));
    }
    lines.extend(absent.iter().map(|edge| format!("{pad}- {}", absence(edge).0)));
    lines.extend(show.iter().map(|(name, label)| format!("{pad}- beside it “{name}” is shown: {label}")));
}

/// Adds the lists that the lines name, each with its first words.
fn lists(set: &RuleSet, text: &str, lines: &mut Vec<String>) {
    const SHOWN: usize = 6;
    let mut names: Vec<&str> = text
        .split('@')
        .skip(1)
        .map(|rest| {
            rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '/')).next().unwrap_or_default()
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    let known: Vec<(&str, Vec<String>)> =
        names.into_iter().filter_map(|name| Some((name, set.lexicons.entries(set.lexicons.named(name)?)))).collect();
    if known.is_empty() {
        return;
    }
    lines.extend([String::new(), "Its lists".to_owned()]);
    for (name, entries) in known {
        let more = entries.len().saturating_sub(SHOWN);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        lines.push(format!("- @{name}: {}{more}", entries[..entries.len().min(SHOWN)].join(", ")));
    }
}

fn shown(example: &Example) -> Vec<String> {
    match example {
        Example::Flag(text) | Example::Asks(text, _) => {
            let marked = Marked::parse(text);
            let plain = marked.marks.iter().map(|m| format!("“{}”", &marked.text[m.clone()]));
            let labelled = marked.nodes.iter().map(|l| format!("“{}” ({})", &marked.text[l.bytes.clone()], l.node));
            let words: Vec<String> = plain.chain(labelled).collect();
            vec![format!("- flags {} in: {}", words.join(", "), marked.text)]
        }
        Example::Pass(text) => vec![format!("- passes: {text}")],
        Example::Against(original, inner) => {
            let mut lines = shown(inner);
            lines.push(format!("  written from: {original}"));
            lines
        }
        Example::Graded(severity, inner) => {
            let mut lines = shown(inner);
            lines.push(format!("  as a {}", severity.name()));
            lines
        }
        Example::Todo(inner) => {
            let mut lines = shown(inner);
            for line in &mut lines {
                *line = line.replacen("- ", "- not yet, but should: ", 1);
            }
            lines
        }
    }
    .into_iter()
    .map(|line| line.replace("\n\n", " / "))
    .collect()
}
