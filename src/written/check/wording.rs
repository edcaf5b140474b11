//! Says in plain words what a type finds wrong with a file.
//!
//! In: the faults, and the tree that says what stands there instead and around it. Out: [`Mistake`]s with what was
//! expected, and what to write where that can be told.

use super::fault::{Fault, Want, What};
use crate::span::Span;
use crate::written::Mistake;
use crate::written::mistake::short;
use crate::written::nearest::nearest;
use crate::written::tree::{Kind, Node, Tree};

/// The faults in words; `asked` says what the fields that are missing should hold.
pub(super) fn mistakes(tree: &Tree<'_>, faults: &[Fault], asked: &[(u32, &'static str, Want)]) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut lacking: Vec<(u32, Vec<&'static str>)> = Vec::new();
    for fault in faults {
        let at = fault.at.unwrap_or_default();
        match (&fault.what, lacking.iter_mut().find(|(place, _)| *place == at)) {
            (What::Missing(field), Some((_, fields))) => fields.push(field),
            (What::Missing(field), None) => lacking.push((at, vec![field])),
            _ => mistakes.push(Words::new(tree, at).mistake(&fault.what)),
        }
    }
    for (at, fields) in lacking {
        mistakes.push(Words::new(tree, at).lacking(&fields, asked));
    }
    mistakes
}

/// The value, key or name that something is wrong with, and what it stands in.
struct Words<'a> {
    tree: &'a Tree<'a>,
    node: &'a Node,
    way: Vec<(&'a Node, Option<usize>)>,
}

impl<'a> Words<'a> {
    fn new(tree: &'a Tree<'a>, at: u32) -> Self {
        let mut way = tree.root.way_to(at);
        let node = way.pop().map_or(&tree.root, |(node, _)| node);
        Self { tree, node, way }
    }

    fn text(&self, span: Span) -> &'a str {
        self.tree.text(span)
    }

    fn short(&self, span: Span) -> String {
        short(self.text(span))
    }

    /// What is underlined: the value, or the head of one that runs over several lines.
    fn shown(&self) -> Span {
        let is_long = self.text(self.node.span).contains('\n');
        if is_long { self.node.head(&self.tree.file.text) } else { self.node.span }
    }

    fn name(&self) -> Span {
        self.node.head(&self.tree.file.text)
    }

    fn at(&self, span: Span, message: impl Into<String>) -> Mistake {
        Mistake::new(&self.tree.file.path, span, message)
    }

    fn mistake(&self, what: &What) -> Mistake {
        let name = self.short(self.name());
        match what {
            What::Shape(want) => self.shape(want),
            What::Count { expected, found } => {
                let message = match self.node.name {
                    Some(_) => format!("`{name}` takes {}", values(*expected)),
                    None => format!("{} must be {} in round brackets", self.subject(), values(*expected)),
                };
                let label = if *found == 1 { "there is 1 here".to_owned() } else { format!("there are {found} here") };
                self.needs(&name, *found, self.at(self.shown(), message).label(label))
            }
            What::Field { found, known } => {
                let owner = self.holder(1);
                self.at(self.node.span, format!("{owner} has no field `{}`", short(found)))
                    .choices(found, known.iter().copied())
            }
            What::Variant { found, known } => {
                let subject = self.subject();
                let mistake = self.at(self.name(), format!("{subject} can't be `{}`", short(found)));
                let mistake = mistake.choices(found, known.iter().copied());
                if mistake.label.is_empty() && known.contains(&"Graph") {
                    mistake
                        .help("a condition belongs in `having`, or in the brackets of what is looked at: `Claim(...)`")
                } else {
                    mistake
                }
            }
            What::Missing(field) => self.lacking(&[field], &[]),
            What::Name(expected) => {
                let subject = self.subject();
                self.at(self.name(), format!("{subject} must be `{expected}(...)`"))
                    .label(format!("write `{expected}`"))
            }
            What::Unnamed(fields) => self
                .at(self.shown(), format!("the values of {} need names", self.own_name()))
                .label("these have none")
                .help(format!("write `{}: ` before the value, and so on", fields.first().unwrap_or(&"")))
                .help(format!("its fields are: {}", fields.join(", "))),
            What::Named => self
                .at(self.shown(), format!("the values of {} have no names", self.own_name()))
                .label("write the values alone, in their order"),
            What::Bare => self
                .at(self.node.span, format!("`{name}` needs brackets behind it"))
                .label(format!("write `{name}(...)`")),
            What::Apart => self
                .at(self.name(), format!("blanks stand between `{name}` and its bracket"))
                .label(format!("write `{name}(`")),
            What::Filled => self
                .at(self.shown(), format!("`{name}` stands by itself"))
                .label("nothing belongs in brackets behind it")
                .help(format!("write `{name}`")),
            What::Other(message) => self.at(self.shown(), message.clone()),
        }
    }

    /// Says what values a name needs that is given others.
    fn needs(&self, name: &str, found: usize, mistake: Mistake) -> Mistake {
        if OF_LISTS.contains(&name) && found > 1 {
            let (first, last) = (self.node.entries.first(), self.node.entries.last());
            let inner = first.zip(last).map(|(first, last)| first.value.span.cover(last.value.span));
            let inner = inner.map(|inner| self.text(inner)).filter(|inner| inner.len() <= LONG_LIST);
            return mistake.help(format!("write `{name}([{}])`", inner.unwrap_or("...")));
        }
        let values = VALUES.iter().find(|(known, _)| *known == name);
        values.map_or(mistake.clone(), |(_, words)| mistake.help(format!("write {words}")))
    }

    fn lacking(&self, fields: &[&'static str], asked: &[(u32, &'static str, Want)]) -> Mistake {
        let start = self.node.span.start;
        let line = |field: &str| {
            let want = asked.iter().find(|(at, name, _)| *at == start && *name == field).map(|(_, _, want)| want);
            let choice = match want {
                Some(Want::Variant(known)) if known.len() <= FEW => format!(" ({})", either(known)),
                _ => String::new(),
            };
            format!("`{field}: {}`{choice}", want.map_or("...", Want::sample))
        };
        let owner = self.own_name();
        if let [field] = fields {
            let message = format!("{owner} lacks the field `{field}`");
            return self.at(self.name(), message).label(format!("add {}", line(field)));
        }
        let names: Vec<String> = fields.iter().map(|f| format!("`{f}`")).collect();
        let lines: Vec<String> = fields.iter().map(|f| line(f)).collect();
        self.at(self.name(), format!("{owner} lacks the fields {}", listed(&names, "and")))
            .label("these fields must be in its brackets")
            .help(format!("add {}", lines.join(", ")))
    }

    fn shape(&self, want: &Want) -> Mistake {
        let found = self.found();
        let words = self.node.words(&self.tree.file.text);
        let subject = self.subject();
        let mistake = self.at(self.shown(), format!("{subject} must be {}", want.words()));
        let mistake = mistake.label(format!("this is {found}"));
        let own = self.text(self.node.span);
        match (want, self.node.kind) {
            (Want::Whole(..), Kind::Number) => mistake.label(number_fault(own)),
            (Want::Whole(..) | Want::Number, Kind::Text { .. }) if words.parse::<f64>().is_ok() => {
                mistake.help(format!("write it without quotation marks: {}", short(&words)))
            }
            (Want::Text, Kind::Word | Kind::Number) => {
                mistake.help(format!("write it in quotation marks: \"{}\"", short(own)))
            }
            (Want::Text, Kind::Character) => mistake.help("a text stands in double quotation marks: \"...\""),
            (Want::Text, Kind::List) => mistake.help("write one text, without the square brackets"),
            (Want::Truth, _) => match words.to_lowercase().as_str() {
                "yes" | "true" | "on" => mistake.label("did you mean `true`?"),
                "no" | "false" | "off" => mistake.label("did you mean `false`?"),
                _ => mistake,
            },
            (Want::List, Kind::Map | Kind::Group) if self.node.name.is_none() => {
                mistake.help("the values of a list stand in square brackets: [...]")
            }
            (Want::List, Kind::Text { .. }) if words.contains(", ") => {
                let parts: Vec<String> = words.split(", ").map(|w| format!("\"{w}\"")).collect();
                mistake.help(format!("each value stands in marks of its own: [{}]", short(&parts.join(", "))))
            }
            (Want::List, _) if !own.contains('\n') => {
                mistake.help(format!("a list of one is written: [{}]", short(own)))
            }
            (Want::Map, Kind::List | Kind::Group) => mistake.help("a map is written: {\"key\": value}"),
            (Want::Struct(name, _), Kind::Map) => mistake
                .help(format!("its fields stand in round brackets: `{name}(field: value, ...)`"))
                .help("the names of fields stand without quotation marks"),
            (Want::Struct(..) | Want::Tuple(_), Kind::List) => mistake.help("its values stand in round brackets"),
            (Want::Variant(known), Kind::Text { .. }) if !self.is_loose() => match nearest(&words, known) {
                Some(name) => mistake.label(format!("write `{name}`, without quotation marks")).help(choices(known)),
                None => mistake.help(choices(known)),
            },
            (Want::Variant(known), _) => mistake.help(choices(known)),
            _ => mistake,
        }
    }

    /// Whether the value is a text without a mark before it.
    fn is_loose(&self) -> bool {
        matches!(self.node.kind, Kind::Text { content, .. } if content.start == self.node.span.start)
    }

    /// What stands there, for a label.
    fn found(&self) -> String {
        let own = self.text(self.node.span);
        match self.node.kind {
            Kind::Text { .. } if self.is_loose() => "more than one word".to_owned(),
            Kind::Text { .. } => "a text".to_owned(),
            Kind::Character => "a single character".to_owned(),
            Kind::Word => "a word without quotation marks".to_owned(),
            Kind::Number if own.len() <= SHORT => format!("the number {own}"),
            Kind::Number => "a number".to_owned(),
            Kind::List => "a list".to_owned(),
            Kind::Map => "a map".to_owned(),
            Kind::Group if self.node.name.is_some() => format!("`{}(...)`", self.short(self.name())),
            Kind::Group => "a pair of round brackets".to_owned(),
            Kind::Broken => "not readable".to_owned(),
        }
    }

    /// What the value is called by what it stands in: "`severity`", "each value of `words`".
    fn subject(&self) -> String {
        let text = &self.tree.file.text;
        let Some(&(around, next)) = self.way.last() else { return "what the file holds".to_owned() };
        let Some(entry) = next.map(|i| &around.entries[i]) else { return "this".to_owned() };
        let is_key = entry.key.as_ref().is_some_and(|k| k.span == self.node.span);
        match (around.kind, &entry.key) {
            (Kind::Map, _) if is_key => format!("each key of {}", self.holder(1)),
            (Kind::Map | Kind::List, _) => format!("each value of {}", self.holder(1)),
            (_, Some(key)) => format!("`{}`", short(&key.words(text))),
            _ if around.entries.len() == 1 => format!("what stands in {}", self.holder(1)),
            _ => format!("value {} of {}", next.unwrap_or_default() + 1, self.holder(1)),
        }
    }

    /// What a list, map or group so many levels out is called: by its own name, or by that of its field.
    fn holder(&self, levels: usize) -> String {
        let at = self.way.len() - levels.min(self.way.len());
        let Some(&(node, _)) = self.way.get(at) else { return "this".to_owned() };
        if let Some(name) = node.name {
            return format!("`{}`", self.short(name));
        }
        let key = at
            .checked_sub(1)
            .and_then(|i| self.way.get(i))
            .and_then(|&(around, next)| around.entries.get(next?)?.key.as_deref());
        match (key, node.kind) {
            (Some(key), _) => format!("`{}`", short(&key.words(&self.tree.file.text))),
            (None, Kind::List) if at > 0 && self.way[at - 1].0.name.is_some() => self.holder(levels + 1),
            (None, Kind::List) => "this list".to_owned(),
            (None, Kind::Map) => "this map".to_owned(),
            _ => "these brackets".to_owned(),
        }
    }

    /// What the value itself is called.
    fn own_name(&self) -> String {
        match self.node.name {
            Some(name) => format!("`{}`", self.short(name)),
            None => self.subject(),
        }
    }
}

/// Names whose one value is a list.
const OF_LISTS: [&str; 9] = ["All", "Any", "AnyOf", "Beside", "Form", "Kind", "Manner", "Speaker", "Taken"];

/// A longer list is not repeated in a message.
const LONG_LIST: usize = 60;

/// What values names have, of which those are not asked by themselves what they mean.
const VALUES: [(&str, &str); 7] = [
    (
        "Near",
        "`Near(\"words\", 0)`: the words, and how many sentences to either side are looked at; 0 is its own alone",
    ),
    ("Because", "`Because(\"the reason\", Has(\"words\"))`: the reason, and the condition"),
    ("Edge", "`Edge(\"from\", Asserts, \"to\")`: a node, how it stands to the other, and the other"),
    ("Tied", "`Tied(\"one\", SameParagraph, \"other\")`: a node, what both have to do with each other, and the other"),
    ("Asks", "`Asks(\"the copy with [[marks]]\", \"the question?\")`: the copy, and what is asked"),
    ("Against", "`Against(\"the original\", Flag(\"the copy\"))`: what the copy was written from, and the example"),
    ("Graded", "`Graded(Must, Flag(\"the copy\"))`: how grave its findings are, and the example"),
];

/// A longer number is not repeated in a label.
const SHORT: usize = 12;

/// Why a number is not one of those that are wanted.
fn number_fault(own: &str) -> &'static str {
    match own {
        _ if own.contains(['.', 'e', 'E']) && !own.starts_with("0x") => "this is not whole",
        _ if own.starts_with('-') => "this is too small",
        _ if own.bytes().all(|b| b.is_ascii_digit() || b == b'_') => "this is too large",
        _ => "this can't be read as a number",
    }
}

fn values(count: usize) -> String {
    if count == 1 { "one value".to_owned() } else { format!("{count} values") }
}

fn choices(known: &[&str]) -> String {
    format!("expected one of: {}", known.join(", "))
}

fn either(known: &[&str]) -> String {
    let names: Vec<String> = known.iter().map(|n| format!("`{n}`")).collect();
    listed(&names, "or")
}

fn listed(words: &[String], last: &str) -> String {
    match words {
        [words @ .., end] if !words.is_empty() => format!("{} {last} {end}", words.join(", ")),
        _ => words.join(", "),
    }
}

/// Names of variants that are still listed in the message itself.
const FEW: usize = 4;

impl Want {
    /// What is wanted, after "must be".
    fn words(&self) -> String {
        match self {
            Self::Text => "a text in quotation marks".to_owned(),
            Self::Character => "one character in single quotation marks".to_owned(),
            Self::Whole(from, to) if *to <= i128::from(u32::MAX) => format!("a whole number from {from} to {to}"),
            Self::Whole(0, _) => "a whole number from 0 up".to_owned(),
            Self::Whole(..) => "a whole number".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Truth => "`true` or `false`".to_owned(),
            Self::List => "a list: `[...]`".to_owned(),
            Self::Map => "a map: `{...}`".to_owned(),
            Self::Tuple(count) => format!("{} in round brackets", values(*count)),
            Self::Struct("", _) => "fields in round brackets".to_owned(),
            Self::Struct(name, _) => format!("`{name}(...)`"),
            Self::Variant(known) if known.len() <= FEW => either(known),
            Self::Variant(_) => "one of the names below".to_owned(),
            Self::Nothing => "empty: `()`".to_owned(),
            Self::Anything => "something".to_owned(),
        }
    }

    /// How it is written, about.
    fn sample(&self) -> &'static str {
        match self {
            Self::Text => "\"...\"",
            Self::Character => "'.'",
            Self::Whole(..) | Self::Number => "1",
            Self::Truth => "true",
            Self::List => "[...]",
            Self::Map => "{...}",
            Self::Tuple(_) | Self::Struct(..) => "(...)",
            Self::Nothing => "()",
            Self::Variant(_) | Self::Anything => "...",
        }
    }
}
