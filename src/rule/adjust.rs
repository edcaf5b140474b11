//! Adjustments: a house’s own exceptions to a rule, without a copy of the rule.
//!
//! In: the files under `adjustments/` of the rules. Out: for each an [`Adjustment`] of the rule that it names. It has an
//! owner, a reason and mostly an end, which is compared with the day that the copy bears or that is told, and never with a
//! clock.

use jiff::civil::Date;
use serde::Deserialize;

use super::Rule;
use super::check;
use super::compile::Compiler;
use super::condition::Condition;
use super::file::{Because, ConditionFile, Example};
use super::message::Message;
use super::reading::Reading;
use crate::finding::Severity;
use crate::written::Written;
use crate::written::place::Place;

/// A house’s own exception to a rule.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Adjust", deny_unknown_fields)]
pub struct AdjustFile {
    /// The rule, by id.
    pub rule: String,
    /// Who answers for the exception.
    pub by: String,
    /// Why the house makes it.
    pub because: String,
    /// The last day on which it holds, `2027-03-01`; a standing exception has none, and reports say so.
    #[serde(default)]
    pub until: Option<String>,
    /// In which kinds of article it holds; in all, if none is named.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// How grave all findings of the rule are, whatever the rule says; `Off` silences it.
    #[serde(default)]
    pub severity: Option<Gravity>,
    /// The question in place of the rule's own.
    #[serde(default)]
    pub asks: Option<String>,
    /// When the rule keeps quiet besides, each with the reason.
    #[serde(default)]
    pub unless: Vec<Because>,
    /// Makes its findings graver where the condition holds.
    #[serde(default)]
    pub must_if: Option<ConditionFile>,
    /// Makes its findings a mere query where the condition holds.
    #[serde(default)]
    pub query_if: Option<ConditionFile>,
    /// Folds its findings away where the condition holds.
    #[serde(default)]
    pub note_if: Option<ConditionFile>,
    /// Examples of the rule as it is then: copy that it finds, copy that it leaves alone.
    pub examples: Vec<Example>,
}

/// How grave a house takes all findings of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Gravity {
    /// There are none.
    Off,
    /// Each is a note.
    Note,
    /// Each is a query.
    Query,
    /// Each is a must.
    Must,
}

impl Gravity {
    /// How grave each finding is; nothing if there are none.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Query => Some(Severity::Query),
            Self::Must => Some(Severity::Must),
        }
    }
}

/// An adjustment ready to be asked.
#[derive(Clone, Debug)]
pub struct Adjustment {
    /// The path of its file below the folder of rules, without what stands behind the dot.
    pub path: String,
    /// Who answers for it.
    pub by: String,
    /// Why it is made.
    pub because: String,
    /// The last day on which it holds, if it has an end.
    pub until: Option<Date>,
    /// In which kinds of article it holds; in all, if there is none.
    pub kinds: Vec<String>,
    /// How grave all findings are.
    pub gravity: Option<Gravity>,
    /// The question in place of the rule's own.
    pub asks: Option<Message>,
    /// When the rule keeps quiet besides.
    pub unless: Vec<(String, Condition)>,
    /// When its findings are graver or less grave.
    pub graded: Vec<(Severity, Condition)>,
}

impl Adjustment {
    /// Makes an adjustment of a rule ready; what is wrong is put to the compiler's mistakes.
    pub(super) fn compile(
        path: &str,
        written: &AdjustFile,
        rule: &Rule,
        place: Place<'_>,
        compiler: &mut Compiler<'_>,
    ) -> Self {
        let kinds = rule.find.kinds();
        Self {
            path: path.to_owned(),
            by: written.by.clone(),
            because: written.because.clone(),
            until: written.until.as_ref().map(|day| day.parse().unwrap_or(Date::MAX)),
            kinds: compiler.kinds(&written.kinds, place.field("kinds")),
            gravity: written.severity,
            asks: written.asks.as_ref().map(|asks| compiler.message(asks, &rule.find, place.field("asks"))),
            unless: compiler.exceptions(&written.unless, &kinds, place),
            graded: compiler.grades([&written.must_if, &written.query_if, &written.note_if], &kinds, place),
        }
    }

    /// Whether its last day is over.
    pub fn has_ended(&self, on: Option<Date>) -> bool {
        on.zip(self.until).is_some_and(|(day, until)| day > until)
    }

    /// How long it holds, in words.
    pub fn end(&self) -> String {
        self.until.map_or("without an end".to_owned(), |until| format!("until {until}"))
    }

    /// Whether it is meant for articles of this kind.
    pub fn is_meant_for(&self, reading: &Reading<'_>) -> bool {
        self.kinds.is_empty() || self.kinds.iter().any(|kind| reading.is_of_kind(kind))
    }

    /// What it is called where a reader is told of it.
    pub fn name(&self) -> String {
        format!("{} ({})", self.path, self.by)
    }
}

/// The folder that adjustments stand in.
pub(super) const FOLDER: &str = "adjustments";

/// The path of an adjustment without what stands behind the dot, if a file is one.
pub(super) fn path_of(file: &Written) -> Option<&str> {
    let path = file.path.strip_suffix(".ron")?;
    path.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/')).then_some(path)
}

/// Reads the adjustments among the files and gives each to its rule; what is wrong is put to the compiler's mistakes.
pub(super) fn read(files: &[Written], rules: &mut [Rule], compiler: &mut Compiler<'_>) {
    for file in files {
        let Some(path) = path_of(file) else { continue };
        let (written, tree) = match file.read::<AdjustFile>() {
            Ok(read) => read,
            Err(found) => {
                compiler.mistakes.extend(found);
                continue;
            }
        };
        let place = tree.place();
        check::adjustment(&written, place, &mut compiler.mistakes);
        if let Some(number) = rules.iter().position(|r| r.id == written.rule) {
            check::difference(&written, &rules[number], place, &mut compiler.mistakes);
            let adjustment = Adjustment::compile(path, &written, &rules[number], place, compiler);
            rules[number].adjustments.push(adjustment);
        } else {
            let mistake = place.field("rule").mistake(format!("there is no rule `{}`", written.rule));
            compiler.mistake(mistake.choices(&written.rule, rules.iter().map(|r| r.id.as_str())));
            compiler.kinds(&written.kinds, place.field("kinds"));
        }
    }
}
