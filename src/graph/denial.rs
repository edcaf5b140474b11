//! Denials: where somebody denies in so many words what somebody else says.
//!
//! In: an annotated text with its attributions, speakers and claims. Out: denials in text order, each with how the copy
//! gives what is denied.
//! Six things deny: a verb of denying or of answering whose object somebody can have said ("disputed the report"), a word
//! that calls such a thing, or whoever said it, untrue ("called that a lie"), "contrary to" and "despite" before it,
//! "no" as the first word of an answer, words of innocence ("pleaded not guilty"), and the announcement of another account
//! ("told a different story"). A verb alone does not: keepers deny strikers, and judges deny motions.

use std::ops::Range;

use super::rebuttal::Rebuttals;
use super::signs::phrase;
use crate::attribution::manner::Manner;
use crate::claim::Voice;
use crate::language::lexicon::{Class, Classes};
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::speaker::SpeakerId;

/// What is denied in no more words than this, all of them for wrongdoing, is whatever somebody is charged with.
const SHORT: usize = 3;

/// A place where somebody denies something.
#[derive(Clone, Debug)]
pub(super) struct Denial {
    /// The claim that it stands in, by number.
    pub claim: usize,
    /// The sentence that denies, by number.
    pub sentence: usize,
    /// Who denies.
    pub by: Vec<SpeakerId>,
    /// The words that deny.
    pub words: Range<u32>,
    /// What is denied.
    pub denied: Denied,
    /// Whether the words can mean nothing else; an answer to a charge mostly denies it.
    pub firm: bool,
    /// Whether it is his own account that somebody is at odds with.
    pub himself: bool,
}

/// What is denied, as far as the sentence gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Denied {
    /// The words that tell it: "that it rained", "the claim that it rained".
    pub told: Option<Range<u32>>,
    /// Whether these stand under a noun for what somebody says, so that somebody says it.
    pub claimed: bool,
    /// Whose account it is: "Ruiz’s claim".
    pub owner: Option<SpeakerId>,
    /// The noun for what somebody says, if the sentence has no more of it: "the claims".
    pub noun: Option<u32>,
    /// Whether no more than a mere pronoun, or nothing, points at it.
    pub near: Near,
    /// Whether it is whatever somebody charges the one who denies with: "any wrongdoing".
    pub charge: bool,
}

/// Where what is denied stands, if the sentence gives nothing of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Near {
    /// The sentence gives something of it.
    #[default]
    Given,
    /// It was said just before: "that is a lie".
    Before,
    /// It was told before, and another account is announced to differ from it.
    Announced,
}

impl Near {
    /// That the sentence gives something of it, or that it was said just before.
    pub(super) fn unless(given: bool) -> Self {
        if given { Self::Given } else { Self::Before }
    }
}

/// All denials of a text.
pub(super) fn find(rebuttals: &Rebuttals<'_>) -> Vec<Denial> {
    /// What begins a denial with one word, and what with one or more.
    const WORDS: [Class; 4] = [Class::Falsity, Class::Negative, Class::Contrast, Class::Differing];
    const LEMMAS: [Class; 3] = [Class::DenialVerb, Class::Accepting, Class::Account];
    const PHRASES: [Class; 4] = [Class::Objection, Class::Answer, Class::Correction, Class::Innocence];
    let Rebuttals { scene, .. } = *rebuttals;
    let vocabulary = &scene.lexicons.vocabulary;
    let phrases = scene.lexicons.lists(&PHRASES);
    // In the lists of a token are all that its word or lemma is in.
    let all = phrases.or(scene.lexicons.lists(&WORDS)).or(scene.lexicons.lists(&LEMMAS));
    let may_deny = |t: &u32| {
        let lists = scene.annotations.lists[*t as usize];
        lists.meets(all) && {
            let token = scene.token(*t);
            lists.meets(phrases)
                || vocabulary.is_one_of(token.word, const { Classes::of(&WORDS) })
                || vocabulary.is_one_of(token.lemma, const { Classes::of(&LEMMAS) })
        }
    };
    let mut denials = Vec::new();
    for (number, sentence) in rebuttals.scene.annotations.sentences.iter().enumerate().skip(rebuttals.headed) {
        let finder = Finder { rebuttals, number, start: sentence.tokens.start, end: sentence.tokens.end };
        denials.extend(sentence.tokens.clone().filter(may_deny).filter_map(|t| finder.at(t)));
    }
    denials
}

/// Looks for denials in one sentence.
pub(super) struct Finder<'a> {
    /// What the claims are judged by.
    pub rebuttals: &'a Rebuttals<'a>,
    /// The sentence, by number.
    pub number: usize,
    /// Its first token.
    pub start: u32,
    /// The token behind its last.
    pub end: u32,
}

impl Finder<'_> {
    fn at(&self, t: u32) -> Option<Denial> {
        let token = self.rebuttals.scene.token(t);
        let denies = (token.tag.is_verb() || self.ends_relative(t)) && self.lemma_is(t, Class::DenialVerb);
        let objection = if token.tag.is_verb() { self.phrase(Class::Objection, t) } else { None };
        let answers = || token.tag.is_verb() && self.phrase(Class::Answer, t).is_some();
        // "Bo Kim disagreed.", "was having none of it"
        if let Some(end) = objection.filter(|&end| !denies && self.ends_clause(end)) {
            return self.objection(t..end);
        }
        let objects = objection.is_some();
        if denies || objects || answers() {
            return self.verb(t, denies, objects);
        }
        if self.opens_answer(t) {
            return self.denial(t, t..t + 1, None, Denied { near: Near::Before, ..Denied::default() }, true);
        }
        if let Some(end) = self.phrase(Class::Innocence, t) {
            return self.innocence(t..end);
        }
        let untrue = self.is(t, Class::Falsity).then_some(t + 1);
        let phrase = || self.phrase(Class::Correction, t);
        if let Some(end) = untrue.or_else(phrase) {
            return self.untrue(t..end);
        }
        let despite = token.tag == Tag::In && self.is(t, Class::Contrast);
        if despite { self.despite(t) } else { self.dissent(t) }
    }

    /// A verb of denying, or one of answering, and its object.
    fn verb(&self, t: u32, denies: bool, objects: bool) -> Option<Denial> {
        let scene = self.rebuttals.scene;
        let trees = &scene.annotations.trees;
        let tag = scene.token(t).tag;
        let negated = trees.child(t, Relation::Negation).is_some();
        // "Norland must rebut the claim": nobody has done so yet.
        let open = trees.children(t).any(|c| scene.token(c).tag == Tag::Md);
        // "the disputed claim" says nothing of who disputes it.
        if negated || open || trees.relation(t) == Relation::Adjective {
            return None;
        }
        let helped = |c: u32| trees.relation(c) == Relation::Auxiliary && self.is(c, Class::Be);
        if tag == Tag::Vbn && trees.children(t).any(helped) {
            return None;
        }
        let claim = self.claim_of(t)?;
        let cue = self.cue_of(claim).filter(|a| a.core.frame.head == t);
        let words = cue.map_or(t..t + 1, |a| a.core.frame.group.clone());
        let behind = (t + 1..self.end.min(t + 4)).find(|&i| !self.skipped(i)).unwrap_or(self.end);
        let decides = self.lemma_is(t, Class::RejectionVerb);
        if let Some(noun) = self.claim_before(t) {
            // "a claim that the mayor disputes": what stands before the noun tells it.
            let told = Some(self.start..self.before_phrase(noun)).filter(|r| r.len() > 2);
            let of_noun = self.noun(noun, noun + 1);
            return self.denial(t, words, Some(t), Denied { told, claimed: true, ..of_noun }, denies || objects);
        }
        // "contradicted what Ruiz had said"
        if let Some(owner) = self.said_by(behind).filter(|_| denies && !decides) {
            return self.denial(t, words, Some(t), Denied { owner: Some(owner), ..Denied::default() }, true);
        }
        // "…, which some believe but the mayor denies"
        if let Some(told) = self.main_clause(t).filter(|_| denies && !decides && self.ends_clause(behind)) {
            return self.denial(
                t,
                words,
                Some(t),
                Denied { told: Some(told), claimed: true, ..Denied::default() },
                true,
            );
        }
        match self.pointer(behind) {
            Some(noun) if self.lemma_is(noun, Class::ClaimNoun) => {
                return self.denial(t, words, Some(t), self.noun(noun, self.end), denies || objects);
            }
            // "The council rejects that" is no decision.
            Some(_) if denies && (!decides || matches!(tag, Tag::Vbz | Tag::Vbp)) => {
                let denied = match self.main_clause(t) {
                    Some(told) => Denied { told: Some(told), claimed: true, ..Denied::default() },
                    None => Denied { near: Near::Before, ..Denied::default() },
                };
                return self.denial(t, words, Some(t), denied, true);
            }
            _ => {}
        }
        // "contradicted him"
        let object = trees.child(t, Relation::Object).filter(|&o| o > t && denies && !decides);
        let alone = |o: &u32| {
            let next = o + 1;
            next >= self.end || scene.token(next).tag.is_punctuation()
        };
        let object = object.filter(alone);
        let person = object.and_then(|o| self.rebuttals.speakers.at(o)).filter(|s| *s != SpeakerId::ARTICLE);
        if person.is_some() {
            // "He contradicted him": somebody else, whomever the pronoun was taken for.
            let by = self.denier(claim, Some(t));
            let leads = |s: &SpeakerId, o: SpeakerId| self.rebuttals.sides.leader(*s) == self.rebuttals.sides.leader(o);
            let owner = person.filter(|o| !by.iter().any(|s| leads(s, *o)));
            let near = Denied { owner, near: Near::Before, ..Denied::default() };
            return self.denial(t, words, Some(t), near, false);
        }
        let said = cue.is_some_and(|a| a.manner == Manner::Saying) && self.rebuttals.signs[claim].denies;
        let content = self.rebuttals.claims.list[claim].extent();
        // "denied Vance twice from six yards" says nothing of a claim.
        let clause =
            !scene.token(content.start).tag.is_proper() || content.clone().any(|i| scene.token(i).tag.is_finite());
        let told = Some(content).filter(|_| denies && said && !decides && clause);
        // "by denying that it rained", where no more than the verb attributes it
        let whole = denies && !decides && trees.child(t, Relation::Object).is_none();
        let that = |c: u32| trees.child(c, Relation::Marker).is_some_and(|m| self.is(m, Class::ThingPronoun));
        let clause = || trees.child(t, Relation::Complement).filter(|&c| whole && that(c)).map(|c| trees.subtree(c));
        let told = told.or_else(clause)?;
        // "denied any wrongdoing" says nothing of what the charge is.
        let mut nouns = told.clone().filter(|&i| scene.token(i).tag.is_noun());
        let wrong = |i: u32| self.is(i, Class::Wrongdoing);
        let charge = told.len() <= SHORT && nouns.next().is_some_and(wrong) && nouns.all(wrong);
        let denied = Denied { charge, told: Some(told).filter(|_| !charge), ..Denied::default() };
        self.denial(t, words, Some(t), denied, true)
    }

    /// Where what stands before the phrase of a noun ends, without the mark that sets the two apart.
    fn before_phrase(&self, noun: u32) -> u32 {
        let joint = |i: &u32| matches!(self.rebuttals.scene.token(*i).tag, Tag::Dt | Tag::PrpS | Tag::Comma);
        (self.start..noun).rev().find(|i| !joint(i)).map_or(noun, |i| i + 1)
    }

    /// What a sentence says before a clause at its end in which somebody denies it: "…, although the council disputes this".
    fn main_clause(&self, verb: u32) -> Option<Range<u32>> {
        const LEAST: usize = 5;
        let scene = self.rebuttals.scene;
        let trees = &scene.annotations.trees;
        let joined = matches!(trees.relation(verb), Relation::Adverbial | Relation::Conjunct | Relation::Parataxis);
        let first = trees.child(verb, Relation::Subject).map(|s| trees.subtree(s).start)?;
        let joint = |&i: &u32| scene.token(i).tag.is_punctuation() || matches!(scene.token(i).tag, Tag::Cc | Tag::In);
        let last = (self.start..first).rev().find(|i| !joint(i))?;
        let said = self.start..last + 1;
        (joined && said.len() >= LEAST).then_some(said)
    }

    /// "pleaded not guilty", "“I did nothing wrong”": the article tells so, or somebody says so of himself.
    fn innocence(&self, words: Range<u32>) -> Option<Denial> {
        let Rebuttals { speakers, claims, sides, .. } = *self.rebuttals;
        let t = words.start;
        let claim = self.claim_of(t)?;
        let spoken = claims.list[claim].attribution.is_some();
        let of_himself = |i: u32| {
            let own = |s: SpeakerId| sides.of(claim).contains(&sides.leader(s));
            self.is(i, Class::SpeakerPronoun) || speakers.at(i).is_some_and(own)
        };
        if spoken && !(self.start.max(t.saturating_sub(4))..t).any(of_himself) {
            return None;
        }
        let charged = Denied { charge: true, ..Denied::default() };
        self.denial(t, words, (!spoken).then_some(t), charged, true)
    }

    /// "despite her claim that …", if the rest of the sentence says that something is not.
    fn despite(&self, t: u32) -> Option<Denial> {
        let noun = self.pointer(t + 1).filter(|&n| self.lemma_is(n, Class::ClaimNoun))?;
        let denied = self.noun(noun, self.end);
        denied.owner?;
        let negative = |n: usize| self.rebuttals.signs[n].negative && !self.is_owned(n, denied.owner);
        let claim = self.claims().find(|&n| negative(n))?;
        let by = self.rebuttals.claims.list[claim].speakers.clone();
        let words = t..noun + 1;
        Some(Denial { claim, sentence: self.number, by, words, denied, firm: true, himself: false })
    }

    /// Whether the token is a "no" or its like that opens a quotation and is set off.
    fn opens_answer(&self, t: u32) -> bool {
        let scene = self.rebuttals.scene;
        // "No, he did not", but not "Never, ever, …"
        let set_off = t + 2 < self.end && scene.token(t + 1).tag == Tag::Comma && !scene.token(t + 2).tag.is_adverb();
        // What answers a question denies nothing that somebody says.
        let asked = || self.number.checked_sub(1).is_some_and(|before| self.rebuttals.asks(before));
        set_off && t > self.start && scene.opens(t - 1) && self.is(t, Class::Negative) && !asked()
    }

    pub(super) fn denial(
        &self,
        t: u32,
        words: Range<u32>,
        verb: Option<u32>,
        denied: Denied,
        firm: bool,
    ) -> Option<Denial> {
        let claim = self.claim_of(t)?;
        let by = self.denier(claim, verb);
        let leads = |s: &SpeakerId, o: SpeakerId| self.rebuttals.sides.leader(*s) == self.rebuttals.sides.leader(o);
        let himself = denied.owner.is_some_and(|o| by.iter().any(|s| leads(s, o)));
        // Whose claim is false by his own words is most often somebody else.
        let fits = !himself || words.clone().any(|w| self.phrase(Class::Clash, w).is_some());
        fits.then_some(Denial { claim, sentence: self.number, by, words, denied, firm, himself })
    }

    /// Whether a claim is on the side of whoever owns what is denied.
    pub(super) fn is_owned(&self, claim: usize, owner: Option<SpeakerId>) -> bool {
        owner.is_some_and(|o| self.rebuttals.sides.of(claim).contains(&self.rebuttals.sides.leader(o)))
    }

    /// Who denies: the verb's subject, or that of what it hangs on; else whoever makes the claim.
    fn denier(&self, claim: usize, verb: Option<u32>) -> Vec<SpeakerId> {
        let Rebuttals { scene, speakers, claims, .. } = *self.rebuttals;
        let trees = &scene.annotations.trees;
        let mut at = verb.filter(|&v| self.cue_of(claim).is_none_or(|a| a.core.frame.head != v));
        for _ in 0..6 {
            let Some(here) = at else { break };
            if let Some(subject) = trees.child(here, Relation::Subject).filter(|&s| !scene.token(s).tag.is_wh()) {
                let inside = || speakers.within(trees.subtree(subject)).map(|(_, id)| id).last();
                match speakers.at(subject).or_else(inside) {
                    Some(id) if id != SpeakerId::ARTICLE => return vec![id],
                    _ => break,
                }
            }
            at = trees.head(here);
        }
        claims.list[claim].speakers.clone()
    }

    /// The claim that a token stands in or introduces: that whose cue it is, else that of somebody, else the article's own.
    pub(super) fn claim_of(&self, t: u32) -> Option<usize> {
        let list = &self.rebuttals.claims.list;
        let cue = |n: &usize| self.cue_of(*n).is_some_and(|a| a.core.frame.group.contains(&t));
        let spoken = |n: &usize| list[*n].attribution.is_some() && list[*n].covers(t);
        let own = |n: &usize| list[*n].covers(t);
        let found = self.claims().find(cue).or_else(|| self.claims().find(spoken)).or_else(|| self.claims().find(own));
        // "Contrary to her claim, they say that …": what stands beside.
        let found = found.or_else(|| self.claims().next());
        found.filter(|n| list[*n].voice != Voice::Headline)
    }

    pub(super) fn claims(&self) -> impl Iterator<Item = usize> + '_ {
        self.rebuttals.claims.in_sentence(self.number).map(|(id, _)| id.0 as usize)
    }

    pub(super) fn cue_of(&self, claim: usize) -> Option<&crate::attribution::Attribution> {
        self.rebuttals.claims.list[claim].attribution.map(|a| &self.rebuttals.attributions[a])
    }

    fn skipped(&self, t: u32) -> bool {
        let tag = self.rebuttals.scene.token(t).tag;
        tag.is_adverb() || tag == Tag::Rp || self.is(t, Class::Time)
    }

    fn phrase(&self, class: Class, t: u32) -> Option<u32> {
        phrase(self.rebuttals.scene, class, t, self.end)
    }

    pub(super) fn is(&self, t: u32, class: Class) -> bool {
        self.rebuttals.scene.is(t, class)
    }

    pub(super) fn lemma_is(&self, t: u32, class: Class) -> bool {
        self.rebuttals.scene.lexicons.vocabulary.is(self.rebuttals.scene.token(t).lemma, class)
    }
}
