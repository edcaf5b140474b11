//! How much it takes to tell whether a condition holds.
//!
//! In: a condition as it is written. Out: its effort, by which conditions that must all hold are put in order: most places
//! are turned away by what is soon told.

use super::super::file::ConditionFile as C;

/// What it takes to tell whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effort {
    /// A look at what is known of a place.
    Look,
    /// A few steps for each of its words or speakers.
    Count,
    /// A walk about the article.
    Walk,
    /// A phrase is looked for.
    Search,
}

impl Effort {
    /// The effort of a condition, those that it is put together from left out.
    pub(super) fn of(asks: &C) -> Self {
        match asks {
            C::Has(_) | C::Near(..) | C::Anywhere(_) | C::Called(_) => Self::Search,
            C::CueHas(_) | C::Source(_) | C::SourceOpens(_) => Self::Search,
            C::Lapsed
            | C::AfterSource
            | C::BeforeSource
            | C::MeansEither
            | C::Unintroduced
            | C::OwnOutlet
            | C::BareBeforeFull
            | C::InBody => Self::Walk,
            C::NamedNext(_)
            | C::Edited(_)
            | C::Unclosed
            | C::GoesOn
            | C::Attributed
            | C::Opening(_)
            | C::In(_)
            | C::PassesOn => Self::Walk,
            C::Longer(_) | C::Shorter(_) | C::Weighs(_) | C::Form(_) | C::Content(_) | C::Says(_) => Self::Count,
            C::Speaker(_) | C::Outlet | C::CutBefore(_) | C::CutAfter(_) => Self::Count,
            _ => Self::Look,
        }
    }
}
