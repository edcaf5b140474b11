//! Rebuttals: which account a claim answers.
//!
//! In: claims with their signs of opposition. Out: clashes between a claim and the account that it is set against.
//! Whatever sets two claims against each other (a verb of denying, "not true", a word of contrast, a negation on one side
//! only, opposite descriptions) is weighed together with whatever shows that both speak of one matter (who names whom,
//! shared words, nearness). Neither is enough by itself.

use super::dispute::{Clash, Place};
use super::matter::{Matters, same_subject};
use super::side::Sides;
use super::signs::Signs;
use super::{ConflictKind, characterisation, denial, denied, quarrel};
use crate::attribution::Attribution;
use crate::attribution::scene::Scene;
use crate::claim::support::says_something;
use crate::claim::{Claim, Claims, Support};
use crate::speaker::{SpeakerId, Speakers};

/// How far above a claim, in claims, the account may stand that it answers.
const ABOVE: usize = 40;

/// How far below.
const BELOW: usize = 5;

/// How far above the article's telling that somebody takes something back the account may stand, in sentences, if no
/// words are shared.
const BEFORE: usize = 4;

/// How many sentences below an account most answers to it stand.
pub(super) const NEAR: usize = 3;

/// What each thing weighs that sets two claims against each other: that a side goes back on its words, that one answers a
/// charge of the other, that they describe one thing in opposite words, that a word of
/// contrast stands between.
const RETRACTS: i32 = 6;
const ANSWERS: i32 = 5;
const DESCRIBES: i32 = 5;
const CONTRASTS: i32 = 5;

/// The least weight of what shows that two claims speak of one matter, words that both have apart.
const LINKED: i32 = 3;

/// What the claims are judged by.
pub(super) struct Rebuttals<'a> {
    pub scene: &'a Scene<'a>,
    pub attributions: &'a [Attribution],
    pub speakers: &'a Speakers,
    pub claims: &'a Claims,
    pub signs: &'a [Signs],
    pub sides: &'a Sides,
    pub matters: &'a Matters,
    /// How many sentences the headline has: what stands there sums up what the body says.
    pub headed: usize,
    /// Whether the copy is a quarrel from end to end.
    pub quarrel: bool,
}

/// A claim that another may answer, weighed.
struct Rival {
    claim: usize,
    weight: i32,
    kind: ConflictKind,
    stances: Option<(Place, Place)>,
    shared: Vec<u32>,
}

impl Rebuttals<'_> {
    /// The clashes of every claim with the accounts of others that it answers, the best of each side.
    pub(super) fn find(&self) -> Vec<Clash> {
        let denials = denial::find(self);
        let mut clashes = denied::clashes(self, &denials);
        for number in 0..self.claims.list.len() {
            for rival in self.rivals(number) {
                let (denied, reply) = rival.stances.unwrap_or_else(|| (self.place(rival.claim), self.place(number)));
                clashes.push(Clash {
                    kind: rival.kind,
                    one: denied,
                    other: reply,
                    shared: rival.shared,
                    weight: rival.weight,
                });
            }
        }
        clashes
    }

    /// For each side the account of it that the claim answers best, if it answers one.
    fn rivals(&self, number: usize) -> Vec<Rival> {
        let claim = &self.claims.list[number];
        // "called the plan fair" is more than a topic only for whoever describes the plan.
        let topic = self.is_topic(number);
        let describes = !claim.stances.is_empty();
        if self.is_headline(number)
            || topic && !describes
            || self.sides.of(number).is_empty()
            || self.is_told_beside(number)
        {
            return Vec::new();
        }
        let goes_back = self.goes_back(number);
        let around = if goes_back || self.quarrel || !claim.stances.is_empty() {
            number.saturating_sub(ABOVE)..(number + BELOW).min(self.claims.list.len())
        } else {
            // Nothing but what stands near above can be meant.
            let first = self.claims.first_in(claim.sentence.saturating_sub(NEAR));
            first.max(number.saturating_sub(ABOVE))..number
        };
        let mut best: Vec<Rival> = Vec::new();
        for rival in around.filter(|&n| n != number).filter_map(|n| self.weigh(n, number, (goes_back, topic))) {
            match best.iter_mut().find(|b| self.sides.same(b.claim, rival.claim)) {
                Some(held) => {
                    let nearer = number.abs_diff(rival.claim) < number.abs_diff(held.claim);
                    if (rival.weight, nearer) > (held.weight, false) {
                        *held = rival;
                    }
                }
                None => best.push(rival),
            }
        }
        // A claim answers one account, and what weighs as much.
        let most = best.iter().map(|r| r.weight).max().unwrap_or(0);
        best.retain(|r| r.weight + 1 >= most);
        best
    }

    /// Whether a claim names no more than a topic in the article's own words: "criticised the plan".
    fn is_topic(&self, number: usize) -> bool {
        let attribution = self.claims.list[number].attribution;
        attribution.is_some_and(|a| !says_something(self.scene, &self.attributions[a]))
    }

    /// Whether a claim is the article's telling that somebody answers, with his words beside it: "hit back, saying that …".
    fn is_told_beside(&self, number: usize) -> bool {
        let claim = &self.claims.list[number];
        let spoken = |n: usize| self.claims.list[n].attribution.is_some() && self.sides.same(n, number);
        let mut beside = self.claims.in_sentence(claim.sentence).map(|(id, _)| id.0 as usize);
        let answers = claim.attribution.is_none() && self.signs[number].answers && !self.signs[number].retracts;
        answers && beside.any(spoken)
    }

    /// Weighs whether the second claim, which may go back on what its own side said or name no more than a topic, answers the
    /// first.
    fn weigh(&self, rival: usize, number: usize, (goes_back, topic): (bool, bool)) -> Option<Rival> {
        let (other, claim) = (&self.claims.list[rival], &self.claims.list[number]);
        let signs = &self.signs[number];
        let parted = other.sentence != claim.sentence;
        let apart = claim.sentence.abs_diff(other.sentence);
        let later = number > rival;
        let near = later && apart <= NEAR;
        // Most claims stand too far off and have nothing to go by: that is soon told.
        let goes_back = goes_back && parted && later;
        // "denied that the pump was broken" describes no pump.
        let denied = signs.denies || self.signs[rival].denies;
        let described = parted && !denied && !claim.stances.is_empty() && !other.stances.is_empty();
        if !(near || goes_back || described || self.quarrel && quarrel::may_answer(self, rival, number)) {
            return None;
        }
        let own = self.sides.is_own(rival) || self.sides.is_own(number);
        let one_side = self.sides.same(rival, number);
        let unfit = self.is_headline(rival)
            || self.sides.of(rival).is_empty()
            || (own || signs.teller.is_some()) && !parted
            || Self::is_bare(other)
            || one_side && !goes_back
            || claim.attribution.is_some() && claim.attribution == other.attribution;
        if unfit {
            return None;
        }
        let stances = if !one_side && described && !own {
            characterisation::of_one_thing(self.scene, self.speakers, self.sides, other, claim)
        } else {
            None
        };
        let facts = described && !one_side && !own && later && self.tell_otherwise(rival, number);
        let told = near || one_side || self.quarrel || facts;
        if stances.is_none() && (!told || topic) {
            return None;
        }
        let shared = self.matters.shared(rival, number);
        let words = self.matters.weight(&shared);
        let answers = near
            && (signs.answers && self.answers_words(rival, number, words)
                || self.replies(rival, number, &shared)
                || parted && self.turns_round(rival, number, &shared)
                || parted && !one_side && self.says_none(rival, number));
        let turned = !one_side && near && self.is_other_way(rival, number, &shared);
        let contrasts =
            turned || !one_side && near && parted && signs.contrasts && self.is_set_against(rival, number, words);
        // "Ruiz reversed herself": whatever she said last.
        let reversed = signs.teller.is_some() && apart <= BEFORE;
        let retracts = one_side && (words > 1 || apart == 1 || reversed);
        let opposed = RETRACTS * i32::from(retracts)
            + ANSWERS * i32::from(answers)
            + CONTRASTS * i32::from(contrasts)
            + DESCRIBES * i32::from(stances.is_some() || facts);
        if opposed == 0 && self.quarrel && !one_side {
            let answer = quarrel::weigh(self, rival, number, words)?;
            let kind = if answer.described { ConflictKind::Characterisation } else { ConflictKind::Contrast };
            let stances = characterisation::opposite(other, claim).filter(|_| answer.described);
            let stances = stances.map(|(a, b)| (Place { claim: rival, tokens: a }, Place { claim: number, tokens: b }));
            return Some(Rival { claim: rival, weight: answer.weight, kind, stances, shared });
        }
        if opposed == 0 {
            return None;
        }
        let link = self.link(rival, number);
        if !one_side && !turned && !facts && link + words.min(6) < LINKED {
            return None;
        }
        let kind = match (&stances, answers || contrasts || facts) {
            _ if one_side => ConflictKind::Change,
            (Some(_), false) => ConflictKind::Characterisation,
            _ => ConflictKind::Contrast,
        };
        let stances = stances.filter(|_| kind == ConflictKind::Characterisation);
        let stances = stances.map(|(a, b)| (Place { claim: rival, tokens: a }, Place { claim: number, tokens: b }));
        Some(Rival { claim: rival, weight: opposed + link + words.min(6), kind, stances, shared })
    }

    /// Whether a claim that answers somebody answers the words of another: those that speak of its side or are named by it,
    /// or on the same matter.
    fn answers_words(&self, rival: usize, number: usize, words: i32) -> bool {
        const SHARED: i32 = 4;
        let (concerned, addressed) = (self.concerns(rival, number), self.names(number, rival));
        let next = self.claims.list[number].sentence <= self.claims.list[rival].sentence + 1;
        let charged = concerned && (self.signs[rival].charges || addressed);
        let parted = self.claims.list[number].sentence != self.claims.list[rival].sentence;
        !self.sides.is_own(rival) && (charged || next && (addressed && words > 0 || parted && words >= SHARED))
    }

    /// Whether somebody who is charged in one claim says of himself in another that he did not do that: one of the words that
    /// both have stands in what he says, so that "it could not comment" is no answer.
    fn replies(&self, rival: usize, number: usize, shared: &[u32]) -> bool {
        let claim = &self.claims.list[number];
        let himself = claim.about.first().is_some_and(|s| self.sides.of(number).contains(&self.sides.leader(*s)));
        let charged = !self.sides.is_own(rival) && self.signs[rival].charges && self.concerns(rival, number);
        charged && himself && claim.negated && self.says_one_of(number, shared)
    }

    /// Whether one of the words that a claim shares stands in what it says, and not only beside it.
    pub(super) fn says_one_of(&self, number: usize, shared: &[u32]) -> bool {
        let both = |word| shared.iter().any(|&t| self.matters.word(t) == Some(word));
        let mut said = self.claims.list[number].tokens.iter().cloned().flatten();
        said.any(|t| self.matters.word(t).is_some_and(both))
    }

    /// Whether a claim speaks of the side of another.
    pub(super) fn concerns(&self, claim: usize, side: usize) -> bool {
        self.claims.list[claim].about.iter().any(|s| self.sides.of(side).contains(&self.sides.leader(*s)))
    }

    /// Whether a word of contrast that opens a claim's sentence sets it against what another speaker says: one of the two
    /// negates, and both speak of one matter, of which right behind less need be said. The article's own words do so right
    /// behind, where they tell what a source shows.
    fn is_set_against(&self, rival: usize, number: usize, words: i32) -> bool {
        const SHARED: i32 = 4;
        let (claim, other) = (&self.claims.list[number], &self.claims.list[rival]);
        let turned = self.signs[rival].negative != self.signs[number].negative;
        let next = claim.sentence == other.sentence + 1 && words > 1;
        let told = next && claim.support == Support::Told;
        let matter = if self.sides.is_own(number) { told } else { next || words >= SHARED };
        !self.sides.is_own(rival) && turned && matter
    }

    /// Whether a sentence asks something.
    pub(super) fn asks(&self, sentence: usize) -> bool {
        let mut tokens = self.scene.annotations.sentences[sentence].tokens.clone();
        tokens.any(|t| self.scene.token(t).span.text(self.scene.text) == "?")
    }

    /// What shows that two claims speak of one matter, words that both have apart, weighed.
    pub(super) fn link(&self, rival: usize, number: usize) -> i32 {
        let (other, claim) = (&self.claims.list[rival], &self.claims.list[number]);
        let names = 3 * i32::from(self.names(number, rival));
        let concerned = 2 * i32::from(self.concerns(rival, number));
        let subject = i32::from(names + concerned == 0 && same_subject(claim, other));
        let apart = claim.sentence.abs_diff(other.sentence);
        let near = if apart <= 1 { 2 } else { i32::from(apart <= NEAR) };
        names + concerned + subject + near
    }

    /// Whether a claim names no more than a topic: "criticised Ruiz".
    pub(super) fn is_bare(claim: &Claim) -> bool {
        const WORDS: usize = 3;
        claim.tokens.iter().map(std::iter::ExactSizeIterator::len).sum::<usize>() < WORDS && claim.stances.is_empty()
    }

    /// Whether a claim stands in the headline, whoever makes it.
    pub(super) fn is_headline(&self, claim: usize) -> bool {
        self.claims.list[claim].sentence < self.headed
    }

    /// Whether a claim goes back on what its own side said.
    fn goes_back(&self, number: usize) -> bool {
        let sides = self.sides.of(number);
        let about = self.claims.list[number].about.first().map(|s| self.sides.leader(*s));
        self.signs[number].retracts && (self.sides.is_own(number) || about.is_none_or(|s| sides.contains(&s)))
    }

    /// Whether a claim, or what introduces it, names somebody of the other's side.
    pub(super) fn names(&self, number: usize, rival: usize) -> bool {
        let claim = &self.claims.list[number];
        let of_rival = |s: SpeakerId| {
            let leader = self.sides.leader(s);
            leader != SpeakerId::ARTICLE && self.sides.of(rival).contains(&leader)
        };
        claim.about.iter().any(|s| of_rival(*s)) || self.speakers.within(self.whole(number)).any(|(_, s)| of_rival(s))
    }

    /// The words of a claim with those that attribute it, as far as they stand in its sentence.
    pub(super) fn whole(&self, number: usize) -> std::ops::Range<u32> {
        let claim = &self.claims.list[number];
        let sentence = &self.scene.annotations.sentences[claim.sentence].tokens;
        let extent = claim.extent();
        match claim.attribution.map(|a| &self.attributions[a].core) {
            Some(core) if sentence.contains(&core.frame.head) => {
                core.start().min(extent.start)..core.end().max(extent.end)
            }
            _ => extent,
        }
    }

    /// A claim as the account that is answered.
    pub(super) fn place(&self, number: usize) -> Place {
        Place { claim: number, tokens: self.claims.list[number].extent() }
    }
}
