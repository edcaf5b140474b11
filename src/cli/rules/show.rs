//! `deskcheck rules show`.

use super::super::{Outcome, print};
use crate::rule::explain::explain;
use crate::rule::{Rule, RuleSet};

pub(super) fn run(set: &RuleSet, rule: &Rule) -> Outcome {
    print(&explain(set, rule))
}
