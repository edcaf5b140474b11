//! Reports: what was found in an article, for people and for programs.
//!
//! In: a document, its reading and its findings. Out: text.

pub mod compared;

pub mod excerpt;

pub mod html;

pub mod json;

pub mod letter;

pub mod lines;

pub mod sarif;

pub mod text;

pub mod view;

pub mod worksheet;

mod charge;

mod writer;

use std::collections::BTreeMap;

use crate::claim::ClaimId;
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

    /// Which files of the house’s rules could not be read, in words, if there are any.
    pub fn unread(&self) -> Option<String> {
        let files = self.reading.unread;
        let (count, what) = match files {
            [] => return None,
            [_] => ("1 file".to_owned(), "what it asks is"),
            files => (format!("{} files", files.len()), "what they ask is"),
        };
        Some(format!("{count} of the house’s rules could not be read, and {what} not asked here: {}", files.join(", ")))
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

    /// The findings of each claim: those that point at its words, or else into a sentence of which it is the first claim.
    fn findings_by_claim(&self) -> BTreeMap<ClaimId, Vec<&Finding>> {
        let reading = self.reading;
        let mut by_claim: BTreeMap<ClaimId, Vec<&Finding>> = BTreeMap::new();
        for finding in self.findings.iter().filter(|f| !f.tokens.is_empty()) {
            let sentence = reading.annotations.sentence_at(finding.tokens.start);
            let claims = || reading.claims.in_sentence(sentence);
            let at = claims().find(|(_, c)| finding.tokens.clone().any(|t| c.covers(t)));
            if let Some((id, _)) = at.or_else(|| claims().next()) {
                by_claim.entry(id).or_default().push(finding);
            }
        }
        by_claim
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
