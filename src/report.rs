//! Reports: what was found in an article, for people and for programs.
//!
//! In: a document, its reading and its findings. Out: text.

pub mod compared;

pub mod excerpt;

pub mod html;

pub mod json;

pub mod sarif;

pub mod text;

pub mod view;

pub mod worksheet;

mod writer;

use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::rule::Reading;
use crate::speaker::{SpeakerId, SpeakerKind};

/// All that is reported of one article.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The article.
    pub document: &'a Document,
    /// What the stages made of it.
    pub reading: &'a Reading<'a>,
    /// What the rules found, in text order.
    pub findings: &'a [Finding],
}

impl Report<'_> {
    /// How many findings have that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }

    /// How much there is in the article, in words: claims, speakers and how many of these are not named, words.
    pub fn extent(&self) -> String {
        let counted = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
        let (speakers, unnamed) = self.speakers();
        let unnamed = match (speakers, unnamed) {
            (0, _) => "",
            (_, 0) => " (all named)",
            (_, n) => &format!(" ({n} not named)"),
        };
        format!(
            "{}, {}{unnamed}, {}",
            counted(self.reading.claims.list.len(), "claim", "claims"),
            counted(speakers, "speaker", "speakers"),
            counted(self.document.count_words(), "word", "words"),
        )
    }

    /// How many speakers assert something, themselves or by way of others, and how many of them are not named.
    pub fn speakers(&self) -> (usize, usize) {
        let speakers = &self.reading.speakers;
        let behind = speakers.behind.iter().chain(&speakers.relayed).flatten();
        let mut ids: Vec<SpeakerId> = behind.copied().filter(|id| *id != SpeakerId::ARTICLE).collect();
        ids.sort_unstable();
        ids.dedup();
        let unnamed = |id: &&SpeakerId| {
            matches!(
                self.reading.speakers.get(**id).kind,
                SpeakerKind::Anonymous | SpeakerKind::Vague | SpeakerKind::Role
            )
        };
        (ids.len(), ids.iter().filter(unnamed).count())
    }
}
