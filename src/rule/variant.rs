//! A rule with something changed, to see what difference that makes.

use super::Rule;
use super::adjust::{AdjustFile, Adjustment};
use super::apply::Raised;
use super::compile::Compiler;
use super::file::{RuleFile, Status};
use super::places::Places;
use super::reading::Reading;
use super::set::RuleSet;
use crate::finding::Finding;
use crate::language::lexicon::Lexicons;
use crate::phrase::{Phrases, Search};
use crate::written::place::Place;

/// A rule with phrases of its own, live whatever its status, which can run beside the set that it comes from.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The rule.
    pub rule: Rule,
    phrases: Phrases,
}

impl Variant {
    /// Makes a rule ready to run, if there is no mistake in it.
    ///
    /// `lexicons` are those of the set or a copy of them; a rule made of parts of one of the set's adds no word to them.
    pub fn new(set: &RuleSet, lexicons: &mut Lexicons, id: &str, written: &RuleFile, place: Place<'_>) -> Option<Self> {
        Self::of(set, lexicons, |compiler| compiler.ready(id.to_owned(), written, place))
    }

    /// Makes a rule with one adjustment ready to run, if there is no mistake in them.
    pub(super) fn adjusted(
        set: &RuleSet,
        lexicons: &mut Lexicons,
        (id, written, place): (&str, &RuleFile, Place<'_>),
        (path, adjust, at): (&str, &AdjustFile, Place<'_>),
    ) -> Option<Self> {
        Self::of(set, lexicons, |compiler| {
            let mut rule = compiler.ready(id.to_owned(), written, place);
            let adjustment = Adjustment::compile(path, adjust, &rule, at, compiler);
            rule.adjustments.push(adjustment);
            rule
        })
    }

    fn of(set: &RuleSet, lexicons: &mut Lexicons, make: impl FnOnce(&mut Compiler<'_>) -> Rule) -> Option<Self> {
        let mut compiler = Compiler::new(lexicons, (&set.kinds.facets, &set.profiles), Phrases::default(), Vec::new());
        let rule = Rule { status: Status::Live, ..make(&mut compiler) };
        let Compiler { phrases, mistakes, .. } = compiler;
        mistakes.is_empty().then_some(Self { rule, phrases })
    }

    /// The findings of the rule in an article, in which the set has been read.
    pub fn apply(&self, set: &RuleSet, reading: &Reading<'_>) -> Vec<Finding> {
        let mut raised = Raised::default();
        let mut search = Search::new(reading.text, &reading.annotations, reading.lexicons, &reading.sight);
        let matches = self.phrases.find(&mut search);
        let places = Places::new(&self.phrases, &matches, reading);
        self.rule.apply(reading, &places, set.profile(reading), &mut raised);
        raised.findings
    }
}
