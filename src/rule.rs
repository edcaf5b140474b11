//! Rules: what a desk asks about, written in RON.
//!
//! In: what the earlier stages made of an article. Out: findings.
//! A rule as it is written is a [`file::RuleFile`]; checked and ready to run it is a [`Rule`] in a [`RuleSet`].

pub mod adjust;

mod apply;

mod check;

mod compile;

pub mod condition;

pub mod describe;

pub mod example;

pub mod explain;

pub mod file;

pub mod find;

mod folder;

pub mod message;

pub mod object;

pub mod origin;

pub mod part;

pub mod places;

pub mod profile;

pub mod proof;

pub mod question;

pub mod reading;

mod relation;

pub mod reword;

pub mod set;

pub mod tie;

pub mod trace;

pub mod variant;

pub use apply::Silenced;
pub use file::Status;
pub use folder::HOUSE_FILE;
pub use reading::Reading;
pub use set::RuleSet;

use crate::finding::Severity;
use adjust::Adjustment;
use condition::Condition;
use find::Find;
use question::Questions;

/// A rule ready to run.
#[derive(Clone, Debug)]
pub struct Rule {
    /// `family/name`: its place below the folder of rules.
    pub id: String,
    /// How grave its findings are.
    pub severity: Severity,
    /// When they are graver or less grave than that.
    pub graded: Vec<(Severity, Condition)>,
    /// How far it leads among rules whose findings are equally grave.
    pub leads: u8,
    /// How far it is trusted.
    pub status: Status,
    /// The questions that it asks.
    pub asks: Questions,
    /// Why a desk asks it.
    pub why: String,
    /// The standards that it rests on.
    pub refs: Vec<String>,
    /// What it looks for.
    pub find: Find,
    /// Whether it finds nothing unless what the draft was written from is supplied.
    pub of_originals: bool,
    /// When it keeps quiet, and why.
    pub unless: Vec<(String, Condition)>,
    /// What a house changes about it.
    pub adjustments: Vec<Adjustment>,
}

impl Rule {
    /// What stands before the slash of its id.
    pub fn family(&self) -> &str {
        self.id.split_once('/').map_or(&self.id, |(family, _)| family)
    }

    /// What it looks at: "claims", "words".
    pub fn looks_at(&self) -> Vec<&'static str> {
        let mut kinds: Vec<&'static str> = self.find.kinds().into_iter().map(object::Kind::several).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// The severities that its findings can have, as it is written.
    pub fn severities(&self) -> impl Iterator<Item = Severity> {
        std::iter::once(self.severity).chain(self.graded.iter().map(|(severity, _)| *severity))
    }

    /// What stands behind the slash of its id.
    pub fn name(&self) -> &str {
        self.id.split_once('/').map_or(&self.id, |(_, name)| name)
    }
}
