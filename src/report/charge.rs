//! Charges: what the copy says against whom, for the letter and the table of speakers.
//!
//! In: a report. Out: [`Charge`]s in text order: the accusations of the graph, and what somebody denies that others say of
//! him or her.

use std::ops::Range;

use super::Report;
use crate::claim::ClaimId;
use crate::graph::{Node, Relation};
use crate::speaker::{Form, SpeakerId, SpeakerKind};

/// A claim against somebody.
#[derive(Clone, Debug)]
pub(super) struct Charge {
    /// The claim.
    pub claim: ClaimId,
    /// The person or the body that can be asked, if it is clear who is meant.
    pub on: Option<SpeakerId>,
    /// The words for the one charged; empty if none are.
    pub who: Range<u32>,
}

/// All charges of an article.
pub(super) fn all(report: &Report<'_>) -> Vec<Charge> {
    let reading = report.reading;
    let accusations = reading.graph.accusations().iter();
    let mut charges: Vec<Charge> = accusations
        .map(|a| Charge { claim: a.claim, on: a.on.filter(|id| can_be_asked(report, *id)), who: a.who.clone() })
        .collect();
    for edge in reading.graph.related(Relation::Denies) {
        let (Node::Claim(answer), Node::Claim(denied)) = (edge.from, edge.to) else { continue };
        let (answer, charge) = (reading.claims.get(answer), reading.claims.get(denied));
        let charged = |id: &&SpeakerId| charge.about.contains(id) && !charge.speakers.contains(id);
        for &on in answer.speakers.iter().filter(charged).filter(|id| can_be_asked(report, **id)) {
            if answer.sentence != charge.sentence && !charges.iter().any(|c| c.claim == denied && c.on == Some(on)) {
                let start = charge.extent().start;
                charges.push(Charge { claim: denied, on: Some(on), who: start..start });
            }
        }
    }
    charges.sort_by_key(|c| c.claim);
    charges
}

/// The claims against a speaker.
pub(super) fn against(report: &Report<'_>, id: SpeakerId) -> Vec<ClaimId> {
    let mut claims: Vec<ClaimId> = all(report).into_iter().filter(|c| c.on == Some(id)).map(|c| c.claim).collect();
    claims.dedup();
    claims
}

/// Whether a letter can go to a speaker: a person or a body that the copy names.
fn can_be_asked(report: &Report<'_>, id: SpeakerId) -> bool {
    let speaker = report.reading.speakers.get(id);
    matches!(speaker.kind, SpeakerKind::Named | SpeakerKind::Organisation)
        && speaker.mentions.iter().any(|m| m.form == Form::Name)
}
