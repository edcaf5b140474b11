//! A rule with something changed, to see what difference that makes.

use super::compile::Compiler;
use super::file::RuleFile;
use super::reading::Reading;
use super::set::RuleSet;
use super::{Rule, apply};
use crate::finding::Finding;
use crate::language::lexicon::Lexicons;
use crate::phrase::Phrases;
use crate::written::place::Place;

/// A rule with phrases of its own, which can run beside the set that it comes from.
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
        let mut compiler = Compiler::new(lexicons, &set.kinds.facets, Vec::new());
        let rule = compiler.ready(id.to_owned(), written, place);
        let Compiler { phrases, mistakes, .. } = compiler;
        mistakes.is_empty().then_some(Self { rule, phrases })
    }

    /// The findings of the rule.
    pub fn apply(&self, reading: &Reading<'_>) -> Vec<Finding> {
        self.rule.apply(reading, &apply::places(&self.phrases, reading))
    }
}
