//! Rebuttals: which account a claim answers.
//!
//! In: claims with their signs of opposition. Out: clashes between a claim and the account that it is set against.
//! Whatever sets two claims against each other (a verb of denying, "not true", a word of contrast, a negation on one side
//! only, opposite descriptions) is weighed together with whatever shows that both speak of one matter (who names whom,
//! shared words, nearness). Neither is enough by itself.

use super::dispute::{Clash, Place};
use super::matter::{Matters, same_object, same_subject};
use super::side::Sides;
use super::signs::Signs;
use super::{ConflictKind, characterisation};
use crate::attribution::Attribution;
use crate::attribution::scene::Scene;
use crate::claim::support::says_something;
use crate::claim::{Claim, Claims, Voice};
use crate::language::lexicon::Class;
use crate::speaker::{SpeakerId, Speakers};

/// How far above a claim, in claims, the account may stand that it answers.
const ABOVE: usize = 40;

/// How far below.
const BELOW: usize = 5;

/// The least weight of what sets two claims against each other.
const OPPOSED: i32 = 3;

/// The least weight of what links them.
const LINKED: i32 = 4;

/// The least weight of what links them, if no clear sign sets them against each other.
const CLOSE: i32 = 6;

/// The least weight of both together, between two speakers, …
const BOTH: i32 = 9;

/// … where one of the two is the article, …
const OWN: i32 = 11;

/// … and where both are one side.
const ONE_SIDE: i32 = 11;

/// What the claims are judged by.
pub(super) struct Rebuttals<'a> {
    pub scene: &'a Scene<'a>,
    pub attributions: &'a [Attribution],
    pub speakers: &'a Speakers,
    pub claims: &'a Claims,
    pub signs: &'a [Signs],
    pub sides: &'a Sides,
    pub matters: &'a Matters,
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
        let mut clashes = Vec::new();
        for number in 0..self.claims.list.len() {
            for rival in self.rivals(number) {
                let (denied, reply) = rival.stances.unwrap_or_else(|| (self.place(rival.claim), self.reply(number)));
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
        let signs = &self.signs[number];
        let silent = !signs.denies
            && !signs.corrects
            && !signs.retracts
            && !signs.answers
            && !signs.contrasts
            && !signs.negative;
        let topic = claim.attribution.is_some_and(|a| !says_something(self.scene, &self.attributions[a]));
        if claim.voice == Voice::Headline
            || topic
            || self.sides.of(number).is_empty()
            || silent && claim.stances.is_empty()
        {
            return Vec::new();
        }
        let near = number.saturating_sub(ABOVE)..(number + BELOW).min(self.claims.list.len());
        let mut best: Vec<Rival> = Vec::new();
        for rival in near.filter(|&n| n != number).filter_map(|n| self.weigh(n, number)) {
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

    /// Weighs whether the second claim answers the first.
    fn weigh(&self, rival: usize, number: usize) -> Option<Rival> {
        let (other, claim) = (&self.claims.list[rival], &self.claims.list[number]);
        let (signs, theirs) = (&self.signs[number], &self.signs[rival]);
        let parted = other.sentence != claim.sentence;
        let own = self.sides.is_own(rival) || self.sides.is_own(number);
        let one_side = self.sides.same(rival, number);
        let shared = self.matters.shared(rival, number);
        let words = self.matters.weight(&shared);
        let unfit = other.voice == Voice::Headline
            || self.sides.of(rival).is_empty()
            || (own || signs.teller.is_some()) && !parted
            || Self::is_bare(other)
            || one_side && !(parted && number > rival && self.goes_back(number))
            || claim.attribution.is_some() && claim.attribution == other.attribution
            || theirs.denies && !signs.denies
            || rival > number && words < 2
            || signs.denies && words == 0 && self.is_full(number);
        if unfit {
            return None;
        }
        let apart = claim.sentence.abs_diff(other.sentence);
        let near = if apart <= 1 { 2 } else { i32::from(apart <= 3) };
        let stances = characterisation::opposite(other, claim);
        let named = self.names(number, rival);
        let turned = signs.negative != theirs.negative && words > 0;
        // A charge ("she distorts the facts") corrects nobody who is neither named nor pointed at.
        let corrects = signs.corrects && !theirs.corrects && (turned && words > 2 || signs.points || named);
        let doubts = signs.doubts && !theirs.doubts && words > 1;
        let aside = signs.contrasts && number > rival && claim.sentence <= other.sentence + 3;
        // "But …" right behind what somebody says, and on the same matter.
        let next = aside && claim.sentence == other.sentence + 1 && words > 1;
        let exchange = self.is_exchange(rival, number);
        let clear = 5 * i32::from(signs.denies)
            + 4 * i32::from(corrects || signs.retracts)
            + 3 * i32::from(doubts)
            + 3 * i32::from(signs.answers && (named || signs.points || number > rival && near == 2))
            + 3 * i32::from(exchange);
        let told = clear + 2 * i32::from(turned) + 2 * i32::from(aside) + 3 * i32::from(next);
        // "The strike is illegal." … "The strike is legal."
        let echoed = words > 0 && near > 0;
        let one_thing = same_object(claim, other);
        let opposite = stances.is_some() && !one_side && parted;
        let described = if opposite && echoed && words > 2 { 6 } else { 5 * i32::from(opposite && one_thing) };
        let charged = 2 * i32::from(signs.denies && theirs.charges && rival < number);
        let link = self.link(rival, number, words) + charged;
        let (opposed, both) = (told + described, told + described + link);
        let least = if one_side {
            ONE_SIDE
        } else if own {
            OWN
        } else {
            BOTH
        };
        // A contrast and a negation by themselves show little; the article's own words answer others only with a clear sign
        // beside another, or close by.
        let vague = clear + described == 0 && (own || link < CLOSE || words < 3);
        let faint = vague || self.sides.is_own(number) && (clear < 4 || told < 6 && apart > 2);
        if faint || opposed < OPPOSED || link < LINKED && !(opposite && echoed) || both < least {
            return None;
        }
        let kind = if one_side {
            ConflictKind::Change
        } else if signs.denies || corrects || told > described && turned {
            ConflictKind::Denial
        } else if described > 0 {
            ConflictKind::Characterisation
        } else {
            ConflictKind::Contrast
        };
        let stances = stances.filter(|_| kind == ConflictKind::Characterisation);
        let stances = stances.map(|(a, b)| (Place { claim: rival, tokens: a }, Place { claim: number, tokens: b }));
        Some(Rival { claim: rival, weight: both, kind, stances, shared })
    }

    /// What shows that two claims speak of one matter, weighed.
    pub(super) fn link(&self, rival: usize, number: usize, words: i32) -> i32 {
        let (other, claim) = (&self.claims.list[rival], &self.claims.list[number]);
        let names = 3 * i32::from(self.names(number, rival));
        let concerned =
            2 * i32::from(other.about.iter().any(|s| self.sides.of(number).contains(&self.sides.leader(*s))));
        let subject = i32::from(names + concerned == 0 && same_subject(claim, other));
        let apart = claim.sentence.abs_diff(other.sentence);
        let near = if apart <= 1 { 2 } else { i32::from(apart <= 3) };
        let (points, denies) = (self.signs[number].points, self.signs[number].denies);
        let points = i32::from(points && number > rival && apart <= 4) * if denies { 3 } else { 1 };
        names + concerned + subject + near + points + words.min(6)
    }

    /// Whether a claim names no more than a topic: "criticised Ruiz".
    fn is_bare(claim: &Claim) -> bool {
        const WORDS: usize = 3;
        claim.tokens.iter().map(std::iter::ExactSizeIterator::len).sum::<usize>() < WORDS && claim.stances.is_empty()
    }

    /// Whether a denial says in so many words what it denies, and does not point at it: "denied that …", not "denied it".
    fn is_full(&self, number: usize) -> bool {
        const WORDS: usize = 4;
        let claim = &self.claims.list[number];
        let words = claim.tokens.iter().cloned().flatten().filter(|&t| !self.scene.token(t).tag.is_punctuation());
        !self.signs[number].points && words.count() > WORDS
    }

    /// Whether two who speak of each other charge or answer each other.
    fn is_exchange(&self, rival: usize, number: usize) -> bool {
        let (other, claim) = (&self.claims.list[rival], &self.claims.list[number]);
        let spoken = claim.attribution.is_some() && other.attribution.is_some();
        let charges = self.signs[rival].charges || self.signs[number].charges || self.signs[number].answers;
        let near = number > rival && claim.sentence <= other.sentence + 4;
        spoken && near && charges && self.names(number, rival) && self.names(rival, number)
    }

    /// Whether a claim goes back on what its own side said.
    fn goes_back(&self, number: usize) -> bool {
        let sides = self.sides.of(number);
        let about = self.claims.list[number].about.first().map(|s| self.sides.leader(*s));
        self.signs[number].retracts && (self.sides.is_own(number) || about.is_none_or(|s| sides.contains(&s)))
    }

    /// Whether a claim, or what introduces it, names somebody of the other's side.
    fn names(&self, number: usize, rival: usize) -> bool {
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

    /// A claim as an answer: by its cue if that denies and the rest only points at what is denied.
    fn reply(&self, number: usize) -> Place {
        let claim = &self.claims.list[number];
        let cue = claim.attribution.filter(|_| self.signs[number].denies).map(|a| &self.attributions[a].core.frame);
        match cue {
            Some(frame) if frame.head < claim.extent().start && self.is_denial(frame.head) => {
                Place { claim: number, tokens: frame.group.clone() }
            }
            _ => self.place(number),
        }
    }

    fn is_denial(&self, verb: u32) -> bool {
        self.scene.lexicons.vocabulary.is(self.scene.token(verb).lemma, Class::DenialVerb)
    }
}
