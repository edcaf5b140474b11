//! Proving a rule by its examples, and an adjustment by its own.
//!
//! In: a rule of a set. Out: what does not hold, each at its place in the rule's file:
//!
//! - *missing*: marked words are not found, or *elsewhere*: other words are found for them,
//! - *another node*: the words of a node of a graph rule are not those that are marked as it,
//! - *noisy*: words are found that are not marked,
//! - *otherwise asked*: the question is not the one that an example pins,
//! - *otherwise graded*: a finding is not as grave as an example says,
//! - *closed*: a known gap is none any more,
//! - *reworded*: an example that holds fails as soon as its lines are wrapped, its quotation marks changed and the like,
//! - *idle*: a part of the rule that no example needs: without it all verdicts stay what they are. That is a slight mistake: the
//!   rule does what its examples say, and more is not known.

use std::ops::Range;

use super::adjust::{AdjustFile, Adjustment};
use super::example::Marked;
use super::file::{Example, FindFile, RuleFile};
use super::part::{self, Part, parts};
use super::reading::quoted;
use super::reword::{markdown, rewordings};
use super::trace::{Step, trace};
use super::variant::Variant;
use super::{Reading, Rule, RuleSet, Status};
use crate::document::Document;
use crate::document::form::Form;
use crate::finding::{Finding, Severity};
use crate::language::lexicon::Lexicons;
use crate::original::Originals;
use crate::span::Span;
use crate::written::Mistake;
use crate::written::place::Place;
use crate::{read_against, read_original};

/// What does not hold of a rule, whatever a house adjusts: first what its examples show; if they hold, what their
/// rewordings show; if those hold too, the parts that no example needs.
pub fn prove(set: &RuleSet, rule: &Rule) -> Vec<Mistake> {
    let Some(file) = set.file(&rule.id) else { return Vec::new() };
    let Ok((written, tree)) = file.read::<RuleFile>() else { return Vec::new() };
    let place = tree.place();
    let proof = Proof::of_rule(set, rule);
    let cases = cases(set, &written.examples, &written.find, place);
    proof
        .all(&cases, &parts(&written, place), |part, lexicons| Variant::new(set, lexicons, &rule.id, &part.rest, place))
}

/// What does not hold of an adjustment of a rule, by its own examples.
pub fn prove_adjustment(set: &RuleSet, rule: &Rule, adjustment: &Adjustment) -> Vec<Mistake> {
    let (Some(file), Some(own)) = (set.file(&adjustment.path), set.file(&rule.id)) else { return Vec::new() };
    let (Ok((written, tree)), Ok((base, base_tree))) = (file.read::<AdjustFile>(), own.read::<RuleFile>()) else {
        return Vec::new();
    };
    let place = tree.place();
    let proof = Proof::of_adjustment(set, rule, adjustment);
    let parts = part::of_adjustment(&written, place);
    let cases = cases(set, &written.examples, &base.find, place);
    proof.all(&cases, &parts, |part, lexicons| {
        let adjusted = (adjustment.path.as_str(), &part.rest, place);
        Variant::adjusted(set, lexicons, (&rule.id, &base, base_tree.place()), adjusted)
    })
}

/// The questions that examples of a rule pin and that are asked otherwise, each with its place in the rule's file and what
/// to write there.
pub fn questions(set: &RuleSet, rule: &Rule) -> Vec<(Span, String)> {
    let Some(file) = set.file(&rule.id) else { return Vec::new() };
    let Ok((written, tree)) = file.read::<RuleFile>() else { return Vec::new() };
    let proof = Proof::of_rule(set, rule);
    proof.questions(&cases(set, &written.examples, &written.find, tree.place()))
}

/// The same of an adjustment of a rule.
pub fn questions_of_adjustment(set: &RuleSet, rule: &Rule, adjustment: &Adjustment) -> Vec<(Span, String)> {
    let (Some(file), Some(own)) = (set.file(&adjustment.path), set.file(&rule.id)) else { return Vec::new() };
    let (Ok((written, tree)), Ok((base, _))) = (file.read::<AdjustFile>(), own.read::<RuleFile>()) else {
        return Vec::new();
    };
    let cases = cases(set, &written.examples, &base.find, tree.place());
    Proof::of_adjustment(set, rule, adjustment).questions(&cases)
}

/// A rule that is to be proved.
struct Proof<'s> {
    set: &'s RuleSet,
    rule: Rule,
    /// The kind that articles are taken for.
    kind: Option<String>,
}

impl<'s> Proof<'s> {
    /// A rule without adjustments, as it will be once it is live: else nothing could show how grave its findings are.
    fn of_rule(set: &'s RuleSet, rule: &Rule) -> Self {
        Self { set, rule: Rule { adjustments: Vec::new(), status: Status::Live, ..rule.clone() }, kind: None }
    }

    /// The same with one adjustment.
    fn of_adjustment(set: &'s RuleSet, rule: &Rule, adjustment: &Adjustment) -> Self {
        let kind = adjustment.kinds.first().cloned();
        let proof = Self::of_rule(set, rule);
        Self { rule: Rule { adjustments: vec![adjustment.clone()], ..proof.rule }, kind, ..proof }
    }

    /// The questions that are pinned in these cases and asked otherwise, where the words found are those marked.
    fn questions(&self, cases: &[Case<'_>]) -> Vec<(Span, String)> {
        let asked = |case: &Case<'_>| {
            let (pinned, place) = case.question?;
            let findings = self.findings(&case.document(), case.originals());
            let message = &findings.first()?.message;
            let is_other = message != pinned && !case.is_todo && places(&findings) == case.marks;
            is_other.then(|| (place.span(), message.clone()))
        };
        cases.iter().filter_map(asked).collect()
    }

    fn all<T>(
        &self,
        cases: &[Case<'_>],
        parts: &[Part<'_, T>],
        variant: impl Fn(&Part<'_, T>, &mut Lexicons) -> Option<Variant>,
    ) -> Vec<Mistake> {
        let failures: Vec<Mistake> = cases.iter().flat_map(|case| self.failures(case)).collect();
        if !failures.is_empty() {
            return failures;
        }
        let reworded: Vec<Mistake> =
            cases.iter().filter(|case| !case.is_todo).flat_map(|case| self.reworded(case)).collect();
        if reworded.is_empty() { self.idle(cases, parts, variant) } else { reworded }
    }

    /// The findings in an example.
    fn findings(&self, document: &Document, originals: Option<&Originals>) -> Vec<Finding> {
        self.set.apply_one(&self.rule, &self.reading(document, originals))
    }

    fn reading<'d>(&'d self, document: &'d Document, originals: Option<&'d Originals>) -> Reading<'d> {
        let read = read_against(document, self.set, originals);
        // What the head of an example says goes before what the adjustment is for.
        Reading { kind: read.kind.or(self.kind.as_deref()), ..read }
    }

    fn failures(&self, case: &Case<'_>) -> Vec<Mistake> {
        let document = case.document();
        let reading = self.reading(&document, case.originals());
        let findings = self.set.apply_one(&self.rule, &reading);
        let found = places(&findings);
        let mut missing: Vec<&Range<usize>> = case.marks.iter().filter(|m| !found.contains(m)).collect();
        let mut noisy: Vec<&Range<usize>> = found.iter().filter(|f| !case.marks.contains(f)).collect();
        if case.is_todo {
            let closed = case.example.name().mistake("closed: this gap is none any more");
            let closed = closed.label("the example holds: take it out of `Todo`");
            let asks = case.question.is_none_or(|(pinned, _)| findings.first().is_some_and(|f| f.message == pinned));
            let is_graded = case.graded(&findings).is_none();
            let holds = missing.is_empty() && noisy.is_empty() && case.nodes(&findings).is_empty() && asks && is_graded;
            return if holds { vec![closed] } else { Vec::new() };
        }
        let mut failures = Vec::new();
        let words = |range: &Range<usize>| format!("“{}”", &case.marked.text[range.clone()]);
        while let (Some(&expected), Some(&other)) = (missing.first(), noisy.first()) {
            let place = case.place.within(case.marked.written(expected));
            let elsewhere = place.mistake("elsewhere: other words are found than those marked");
            let elsewhere = elsewhere.label(format!("found instead: {}", words(other)));
            failures.push(self.why(&reading, other, elsewhere));
            missing.remove(0);
            noisy.remove(0);
        }
        for range in missing {
            let place = case.place.within(case.marked.written(range));
            failures.push(self.why(&reading, range, place.mistake("missing: these words are not found")));
        }
        for range in noisy {
            let place = case.place.within(case.marked.written(range));
            failures.push(self.why(&reading, range, place.mistake("noisy: these words are found, and not marked")));
        }
        if failures.is_empty() {
            failures.extend(case.nodes(&findings));
            failures.extend(case.graded(&findings));
        }
        if let (Some((pinned, place)), Some(finding)) = (case.question, findings.first())
            && finding.message != pinned
        {
            let mistake = place.mistake("otherwise asked: this is not the question that is asked");
            let mistake = mistake.label(format!("asked is: {}", finding.message));
            failures.push(mistake.help("`deskcheck rules test --accept` writes it here"));
        }
        failures
    }

    /// Adds to a mistake why the rule finds something in those bytes of an example, or what is missing where it comes nearest.
    fn why(&self, reading: &Reading<'_>, bytes: &Range<usize>, mistake: Mistake) -> Mistake {
        let tokens = &reading.annotations.tokens;
        let first = tokens.partition_point(|t| t.span.end as usize <= bytes.start);
        let last = tokens.partition_point(|t| (t.span.start as usize) < bytes.end).max(first);
        let attempts = trace(self.set, &self.rule, reading, &(first as u32..last as u32));
        let Some(nearest) = attempts.first() else {
            return mistake.help("nothing there is of the kind that the rule looks at");
        };
        let parts = |step: &'_ Step| {
            step.parts.iter().filter(|part| !part.holds).map(|part| format!("  {}", part.words)).collect::<Vec<_>>()
        };
        let failed = nearest.failed().flat_map(|step| std::iter::once(step.words.clone()).chain(parts(step)));
        let failed: Vec<String> = failed.collect();
        let told = match failed.as_slice() {
            [] => nearest.steps.iter().map(|step| step.words.clone()).collect(),
            failed => failed.to_vec(),
        };
        let where_nearest = format!("{} ({})", quoted(&reading.words(nearest.tokens.clone())), nearest.kind);
        let head = if failed.is_empty() {
            format!("{where_nearest} is found since")
        } else {
            format!("it comes nearest at {where_nearest}, but:")
        };
        told.into_iter().fold(mistake.help(head), |mistake, words| mistake.help(format!("  {words}")))
    }

    /// What fails when the example is worded otherwise.
    fn reworded(&self, case: &Case<'_>) -> Vec<Mistake> {
        let mut failures = Vec::new();
        let mut fail = |how: &str, found: &[String]| {
            let words =
                if found.is_empty() { "nothing".to_owned() } else { format!("“{}”", found.join("”, “")) };
            let mistake = case.place.mistake(format!("reworded: {how} the example fails"));
            failures.push(mistake.label(format!("found then: {words}")));
        };
        let shown = |text: &str, found: &[Range<usize>]| -> Vec<String> {
            found.iter().map(|r| text[r.clone()].replace('\n', " ")).collect()
        };
        for (how, written) in rewordings(case.written, &self.set.lexicons.vocabulary) {
            let marked = Marked::parse(&written);
            let found = places(&self.findings(&Document::running(marked.text.clone()), case.originals()));
            if found != marked.pointed(&case.pointed) {
                fail(how, &shown(&marked.text, &found));
            }
        }
        if let Some(original) = case.original {
            for (how, reworded) in rewordings(original, &self.set.lexicons.vocabulary) {
                let found = places(&self.findings(&case.document(), Some(&supplied(self.set, &reworded))));
                if found != case.marks {
                    fail(&format!("{how} in what it was written from"), &shown(&case.marked.text, &found));
                }
            }
        }
        let bytes = markdown(&case.marked).into_bytes();
        match Document::parse_as("example.md", bytes, Some(Form::Markdown), &self.set.lexicons.part_words) {
            Ok(mut document) => {
                // What the head of an example says of the copy is told.
                let head = case.document().metadata;
                document.metadata.date = head.date;
                document.metadata.outlet = head.outlet;
                document.metadata.kind = head.kind;
                let found = places(&self.findings(&document, case.originals()));
                let found = shown(&document.text, &found);
                if found != shown(&case.marked.text, &case.marks) {
                    fail("as Markdown", &found);
                }
            }
            Err(error) => fail("as Markdown", &[error.to_string()]),
        }
        failures
    }

    /// The parts without which every example keeps its verdict.
    fn idle<T>(
        &self,
        cases: &[Case<'_>],
        parts: &[Part<'_, T>],
        variant: impl Fn(&Part<'_, T>, &mut Lexicons) -> Option<Variant>,
    ) -> Vec<Mistake> {
        let cases: Vec<&Case<'_>> = cases.iter().filter(|c| !c.is_todo).collect();
        let documents: Vec<Document> = cases.iter().map(|c| c.document()).collect();
        let both = cases.iter().zip(&documents);
        let readings: Vec<Reading<'_>> =
            both.map(|(case, document)| self.reading(document, case.originals())).collect();
        let verdicts: Vec<Vec<Finding>> = readings.iter().map(|r| self.set.apply_one(&self.rule, r)).collect();
        let mut lexicons: Lexicons = self.set.lexicons.clone();
        let mut idle = Vec::new();
        for part in parts {
            let Some(variant) = variant(part, &mut lexicons) else { continue };
            if readings.iter().zip(&verdicts).all(|(reading, verdict)| variant.apply(self.set, reading) == *verdict) {
                let message = format!("idle: no example needs this {}", part.what);
                let help = "add an example that fails without it, or take it out";
                idle.push(
                    part.place.mistake(message).label("without it all verdicts stay the same").help(help).slight(),
                );
            }
        }
        idle
    }
}

/// An example with its place in the file.
struct Case<'a> {
    marked: Marked,
    /// Where findings must point.
    marks: Vec<Range<usize>>,
    /// The nodes at which the rule points.
    pointed: Vec<&'a str>,
    written: &'a str,
    /// What its copy was written from.
    original: Option<&'a str>,
    originals: Option<Originals>,
    is_todo: bool,
    /// Of the text.
    place: Place<'a>,
    /// The question that it pins, with its place.
    question: Option<(&'a str, Place<'a>)>,
    /// How grave it says that findings are.
    gravity: Option<Severity>,
    /// Of the example as a whole.
    example: Place<'a>,
}

impl Case<'_> {
    fn document(&self) -> Document {
        Document::running(self.marked.text.clone())
    }

    fn originals(&self) -> Option<&Originals> {
        self.originals.as_ref()
    }

    /// What does not hold of how grave findings are said to be.
    fn graded(&self, findings: &[Finding]) -> Option<Mistake> {
        let gravity = self.gravity?;
        let other = findings.iter().find(|f| f.severity != gravity)?;
        let mistake = self.example.name().mistake("otherwise graded: what is found is graver or less grave");
        Some(mistake.label(format!("it is a {}", other.severity.name())))
    }

    /// What does not hold of the marks that show nodes: of each node that is marked, all its words and no others must be.
    fn nodes(&self, findings: &[Finding]) -> Vec<Mistake> {
        let labelled = self.marked.nodes.iter().filter(|l| !self.pointed.contains(&l.node.as_str()));
        let words = |bytes: &Range<usize>| format!("“{}”", &self.marked.text[bytes.clone()]);
        let mut failures = Vec::new();
        for one in labelled {
            let spans = findings.iter().flat_map(|f| &f.nodes).filter(|(name, _)| *name == one.node);
            let spans: Vec<Range<usize>> = spans.map(|(_, s)| s.start as usize..s.end as usize).collect();
            let is_marked = |bytes: &&Range<usize>| {
                self.marked.nodes.iter().any(|other| other.node == one.node && other.bytes == **bytes)
            };
            if let Some(other) = spans.iter().find(|bytes| !is_marked(bytes)) {
                let mistake = self.place.within(self.marked.written(&one.bytes));
                let mistake = mistake.mistake(format!("another node: `{}` is not these words", one.node));
                failures.push(mistake.label(format!("it is {}", words(other))));
            } else if !spans.contains(&one.bytes) {
                let mistake = self.place.within(self.marked.written(&one.bytes));
                failures.push(mistake.mistake(format!("another node: no finding has these words as `{}`", one.node)));
            }
        }
        failures
    }
}

/// The examples of the value at a place, of a rule that looks for `find`.
fn cases<'a>(set: &RuleSet, examples: &'a [Example], find: &'a FindFile, place: Place<'a>) -> Vec<Case<'a>> {
    let list = place.field("examples");
    let case = |(number, example): (usize, &'a Example)| {
        let whole = list.item(number);
        let inner = example.place(whole);
        let original = example.original();
        let written = example.written();
        let (marked, pointed) = (Marked::parse(written), find.pointed());
        Case {
            marks: marked.pointed(&pointed),
            marked,
            pointed,
            written,
            original,
            originals: original.map(|text| supplied(set, text)),
            is_todo: example.is_todo(),
            place: inner.item(0),
            question: example.question().map(|question| (question, inner.item(1))),
            gravity: example.gravity(),
            example: whole,
        }
    };
    examples.iter().enumerate().map(case).collect()
}

/// A text as the one thing that copy was written from.
fn supplied(set: &RuleSet, text: &str) -> Originals {
    Originals::new(vec![read_original(Document::running(text.to_owned()), set)], &set.lexicons)
}

/// Where findings point.
fn places(findings: &[Finding]) -> Vec<Range<usize>> {
    findings.iter().map(|f| f.span.start as usize..f.span.end as usize).collect()
}
