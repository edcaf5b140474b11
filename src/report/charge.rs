//! Charges: what the copy says against whom, for the letter and the table of speakers.
//!
//! In: a report. Out: [`Charge`]s in text order: the accusations of the graph, and what somebody denies that others say of
//! him or her.

use std::ops::Range;

use super::Report;
use crate::attribution::scene::Scene;
use crate::claim::ClaimId;
use crate::graph::{Accusation, Node, Relation};
use crate::language::lexicon::Class;
use crate::language::tag::Tag;
use crate::rule::Reading;
use crate::speaker::name::is_person_noun;
use crate::speaker::{Form, SpeakerId, SpeakerKind};

/// A claim against somebody.
#[derive(Clone, Debug)]
pub(super) struct Charge {
    /// The claim.
    pub claim: ClaimId,
    /// The person or the body that can be asked, if it is clear who is meant.
    pub on: Option<SpeakerId>,
    /// What the copy calls the person or the body, if no name tells who can be asked.
    pub called: Option<Called>,
    /// The words for the one charged; empty if none are.
    pub who: Range<u32>,
}

/// What the copy calls somebody without a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Called {
    /// "the landlord"
    pub name: String,
    /// The same without its article, by which the same one is known again.
    pub bare: String,
}

/// All charges of an article.
pub(super) fn all(report: &Report<'_>) -> Vec<Charge> {
    let reading = report.reading;
    let scene = reading.scene();
    let accusations = reading.graph.accusations().iter();
    let mut charges: Vec<Charge> = accusations
        .map(|a| {
            let on = a.on.filter(|id| can_be_asked(report, *id));
            let called = if on.is_none() { called(reading, &scene, a) } else { None };
            Charge { claim: a.claim, on, called, who: a.who.clone() }
        })
        .collect();
    for edge in reading.graph.related(Relation::Denies) {
        let (Node::Claim(answer), Node::Claim(denied)) = (edge.from, edge.to) else { continue };
        let (answer, charge) = (reading.claims.get(answer), reading.claims.get(denied));
        let charged = |id: &&SpeakerId| charge.about.contains(id) && !charge.speakers.contains(id);
        for &on in answer.speakers.iter().filter(charged).filter(|id| can_be_asked(report, **id)) {
            if answer.sentence != charge.sentence && !charges.iter().any(|c| c.claim == denied && c.on == Some(on)) {
                let start = charge.extent().start;
                charges.push(Charge { claim: denied, on: Some(on), called: None, who: start..start });
            }
        }
    }
    charges.sort_by_key(|c| c.claim);
    charges
}

/// What the copy calls a person or a body without a name, if it is one that could be found out: "the landlord", "a surgeon",
/// and not "landlords" or "someone".
fn called(reading: &Reading<'_>, scene: &Scene<'_>, charge: &Accusation) -> Option<Called> {
    let tag = |t: u32| scene.token(t).tag;
    let first = charge.who.clone().find(|&t| tag(t) != Tag::In)?;
    let words = if matches!(tag(charge.who.end - 1), Tag::Nn | Tag::Nns) {
        let head = charge.who.end - 1;
        let owned = tag(first) == Tag::PrpS || (first..head).any(|t| tag(t) == Tag::Pos);
        let one = tag(head) == Tag::Nn || owned || scene.is(first, Class::Definite);
        Some(first..head + 1).filter(|_| one && (owned || tag(first) == Tag::Dt) && can_act(scene, head))
    } else {
        let speaker = reading.speakers.get(charge.on?);
        let one = matches!(speaker.kind, SpeakerKind::Role | SpeakerKind::Anonymous | SpeakerKind::Organisation);
        speaker.mentions.first().filter(|_| one && !speaker.plural).map(|m| m.tokens.clone())
    }?;
    let lowered = |from: u32| {
        let text = reading.words(from..words.end);
        let mut letters = text.chars();
        let first = letters.next().filter(|_| !tag(from).is_proper());
        first.map_or_else(|| text.clone(), |first| first.to_lowercase().chain(letters).collect())
    };
    let bare = words.clone().find(|&t| tag(t) != Tag::Dt).unwrap_or(words.start);
    Some(Called { name: lowered(words.start), bare: lowered(bare) })
}

/// Whether a noun is one for a person or a body.
fn can_act(scene: &Scene<'_>, noun: u32) -> bool {
    let vocabulary = &scene.lexicons.vocabulary;
    let body = |class| vocabulary.is(scene.token(noun).lemma, class) || scene.is(noun, class);
    is_person_noun(scene, noun)
        || [Class::OrganisationNoun, Class::OrganisationWord, Class::GenericOrganisation, Class::BusinessNoun]
            .into_iter()
            .any(body)
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
