//! What points at what somebody said: nouns for what is said, with whose they are and what they say, and pronouns.
//!
//! In: a sentence and the words in it that deny. Out: the words that stand for what is denied.

use super::denial::{Denied, Finder};
use super::rebuttal::Rebuttals;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::speaker::SpeakerId;

/// How far behind a verb its object may stand, in tokens.
const AHEAD: u32 = 10;

/// How far before a word that calls something untrue the thing may stand, in tokens.
const BEHIND: u32 = 10;

/// How far before a verb that ends its clause the noun may stand that it denies, in tokens.
const FAR_BEHIND: u32 = 16;

impl Finder<'_> {
    /// What a noun for what somebody says gives of it: whose it is, and what it says, up to a token.
    pub(super) fn noun(&self, noun: u32, end: u32) -> Denied {
        let Rebuttals { scene, speakers, .. } = *self.rebuttals;
        let from = noun.saturating_sub(6).max(self.start);
        let mut before = (from..noun).rev().take_while(|&i| {
            let tag = scene.token(i).tag;
            tag.is_adjective()
                || tag.is_noun()
                || tag.is_verb()
                || matches!(tag, Tag::Pos | Tag::PrpS | Tag::Cd | Tag::QuoteOpen)
        });
        let possessor = before.find_map(|i| match scene.token(i).tag {
            Tag::Pos => speakers.at(i).or_else(|| speakers.at(i.checked_sub(1)?)),
            Tag::PrpS => speakers.at(i),
            _ => None,
        });
        let outlet = || {
            let beside = noun.checked_sub(1).and_then(|i| speakers.at(i));
            beside.filter(|s| speakers.get(*s).outlet)
        };
        let mut next = noun + 1;
        let made = next < end && scene.token(next).tag == Tag::Vbn;
        let origin = next + u32::from(made);
        let mut owner = possessor.or_else(outlet);
        if origin < end && self.is(origin, Class::Origin) {
            let within = speakers.within(origin + 1..end.min(origin + 6)).next();
            if let Some((tokens, id)) = within {
                owner = owner.or(Some(id));
                next = tokens.end;
            }
        }
        let opened = next < end && matches!(scene.token(next).tag, Tag::In | Tag::Wdt | Tag::To | Tag::Vbg | Tag::Dt);
        // "dismissed the charge [as “imaginary”]" hangs on the verb.
        let trees = &scene.annotations.trees;
        let apart = |i: u32| {
            let head = trees.head(i).filter(|_| trees.relation(i) == Relation::Case);
            head.is_some_and(|h| h > i && trees.head(h).is_some_and(|above| above < noun))
        };
        let told = Some(next..self.clause_end(next).min(end)).filter(|r| opened && !apart(next) && r.start + 2 < r.end);
        Denied {
            told,
            claimed: true,
            owner: owner.filter(|o| *o != SpeakerId::ARTICLE),
            noun: Some(noun),
            ..Denied::default()
        }
    }

    /// Where the clause that opens at a token ends: at the first mark that cuts it off.
    pub(super) fn clause_end(&self, from: u32) -> u32 {
        let cuts = |i: &u32| {
            matches!(self.rebuttals.scene.token(*i).tag, Tag::Comma | Tag::Stop | Tag::Colon | Tag::QuoteClose)
        };
        (from + 3..self.end).find(cuts).unwrap_or(self.end)
    }

    /// The first word from a token on that can point at what somebody said, before another clause or another thing.
    pub(super) fn pointer(&self, from: u32) -> Option<u32> {
        let scene = self.rebuttals.scene;
        let trees = &scene.annotations.trees;
        for i in from..self.end.min(from + AHEAD) {
            let token = scene.token(i);
            let clause = trees.relation(i) == Relation::Marker
                || token.tag.is_finite()
                || matches!(token.tag, Tag::Wrb | Tag::Wp | Tag::Wdt);
            let cut = token.tag.is_punctuation() && !matches!(token.tag, Tag::QuoteOpen | Tag::QuoteClose);
            if cut || clause && !self.is_thing(i) {
                return None;
            }
            if self.is_thing(i) || token.tag.is_noun() && self.lemma_is(i, Class::ClaimNoun) {
                return Some(i);
            }
            // "a Norland Times story", but not "the request before the story"
            let goes_on = |next: u32| {
                let tag = scene.token(next).tag;
                // "several parts of her testimony"
                let part = self.is(next, Class::Of);
                tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Pos | Tag::QuoteOpen) || part
            };
            if token.tag.is_noun() && !(i + 1 < self.end && goes_on(i + 1)) {
                return None;
            }
        }
        None
    }

    /// The noun for what somebody says at which the verb makes a relative clause: "a claim that she denies".
    pub(super) fn claim_before(&self, verb: u32) -> Option<u32> {
        let trees = &self.rebuttals.scene.annotations.trees;
        let subject = |s: u32| !self.rebuttals.scene.token(s).tag.is_wh() && s < verb;
        let clause =
            trees.relation(verb) == Relation::Relative && trees.child(verb, Relation::Subject).is_some_and(subject);
        let noun = trees.head(verb).filter(|&n| clause && n < verb && self.lemma_is(n, Class::ClaimNoun));
        noun.or_else(|| self.relative_noun(verb))
    }

    /// Whether a word taken for a noun is the verb of a relative clause that ends with it: "a claim that her office disputes".
    pub(super) fn ends_relative(&self, t: u32) -> bool {
        let scene = self.rebuttals.scene;
        let ends = t + 1 >= self.end || scene.token(t + 1).tag.is_punctuation();
        ends && scene.token(t).tag == Tag::Nns && self.relative_noun(t).is_some()
    }

    /// The noun for what somebody says whose relative clause a word at its end belongs to, by the order of the words.
    pub(super) fn relative_noun(&self, t: u32) -> Option<u32> {
        let scene = self.rebuttals.scene;
        // "a claim that she has faced in the past and has denied": nothing but the noun is left for the verb’s object.
        let gap = self.ends_clause(t + 1);
        let far = if gap { FAR_BEHIND } else { BEHIND };
        let opens = |&i: &u32| match scene.token(i).tag {
            Tag::In => !gap || self.is(i, Class::ThingPronoun),
            tag => matches!(tag, Tag::Wdt | Tag::Comma | Tag::Stop),
        };
        let opened = (self.start.max(t.saturating_sub(far))..t).rev().find(opens)?;
        let noun = opened.checked_sub(1).filter(|&n| n >= self.start)?;
        let relative = matches!(scene.token(opened).tag, Tag::Wdt | Tag::In) && scene.token(noun).tag.is_noun();
        let subject = (opened + 1..t).any(|i| scene.token(i).tag.is_noun() || scene.token(i).tag == Tag::Prp);
        Some(noun).filter(|&n| relative && subject && self.lemma_is(n, Class::ClaimNoun))
    }

    /// What a word calls untrue that stands before it with nothing but verbs and small words between.
    pub(super) fn called(&self, t: u32) -> Option<u32> {
        let scene = self.rebuttals.scene;
        for i in (self.start.max(t.saturating_sub(BEHIND))..t).rev() {
            let tag = scene.token(i).tag;
            if self.is(i, Class::Time) || matches!(tag, Tag::QuoteOpen | Tag::QuoteClose) {
                continue;
            }
            // "called \[that\] a lie", but not "said that a lie was told"
            let labelled = || i > self.start && scene.cue(i - 1).is_some() && self.ends_clause(t + 1);
            if self.is(i, Class::ThingPronoun) && labelled() {
                return Some(i);
            }
            if tag.is_noun() || tag == Tag::Prp || self.is_thing(i) {
                // "called it a lie", but not "got it wrong"
                let told = !self.is_thing(i) || i > self.start && scene.cue(i - 1).is_some();
                return Some(i).filter(|&i| told && self.can_be_untrue(i));
            }
            let small = tag.is_verb()
                || tag.is_adverb()
                || tag.is_adjective()
                || matches!(tag, Tag::Dt | Tag::Md | Tag::In | Tag::To);
            if !small {
                return None;
            }
        }
        None
    }

    /// The noun for what somebody says whose clause goes on to a word that calls it untrue: "her claim that it rained is
    /// false".
    pub(super) fn clause_called(&self, t: u32) -> Option<u32> {
        let scene = self.rebuttals.scene;
        let small = |i: &u32| scene.token(*i).tag.is_adverb() || scene.token(*i).tag == Tag::QuoteOpen;
        let verb = (self.start..t).rev().find(|i| !small(i)).filter(|&i| self.is(i, Class::Be))?;
        let within = |i: &u32| !matches!(scene.token(*i).tag, Tag::Stop | Tag::Colon);
        let claimed = |i: &u32| scene.token(*i).tag.is_noun() && self.lemma_is(*i, Class::ClaimNoun);
        let opens = |i: &u32| scene.token(i + 1).tag == Tag::In && self.is(i + 1, Class::ThingPronoun);
        (self.start..verb).rev().take_while(within).find(|i| claimed(i) && opens(i))
    }

    /// Whose words a clause stands for: "what Ruiz had said".
    pub(super) fn said_by(&self, from: u32) -> Option<SpeakerId> {
        let Rebuttals { scene, speakers, .. } = *self.rebuttals;
        let asked = from < self.end && scene.token(from).tag == Tag::Wp;
        let within = speakers.within(from + 1..self.end.min(from + 6)).map(|(_, id)| id);
        let said = || (from + 1..self.end.min(from + AHEAD)).any(|i| scene.cue(i).is_some());
        within.filter(|_| asked && said()).find(|id| *id != SpeakerId::ARTICLE)
    }

    /// Whether a clause ends before a token.
    pub(super) fn ends_clause(&self, t: u32) -> bool {
        t >= self.end || matches!(self.rebuttals.scene.token(t).tag, Tag::Comma | Tag::Stop | Tag::Colon)
    }

    /// Whether a word that ends its clause opens what somebody says, with small words at most before it: "Totally false."
    pub(super) fn is_bare(&self, t: u32) -> bool {
        let scene = self.rebuttals.scene;
        let small = |i: u32| {
            let tag = scene.token(i).tag;
            tag.is_adverb() || matches!(tag, Tag::QuoteOpen | Tag::Dt | Tag::Uh)
        };
        let ends = self.ends_clause(t + 1) || scene.token(t + 1).tag == Tag::QuoteClose;
        scene.quoted(t) && ends && t < self.start + 4 && (self.start..t).all(small)
    }

    pub(super) fn can_be_untrue(&self, t: u32) -> bool {
        let token = self.rebuttals.scene.token(t);
        let named = || self.rebuttals.speakers.at(t).is_some_and(|s| s != SpeakerId::ARTICLE);
        self.is_thing(t) || token.tag.is_noun() && self.lemma_is(t, Class::ClaimNoun) || named()
    }

    /// Whether the token is a pronoun that stands by itself for what was said: "denied it", "that is false".
    pub(super) fn is_thing(&self, t: u32) -> bool {
        let scene = self.rebuttals.scene;
        let tag = scene.token(t).tag;
        let before_noun = t + 1 < self.end && {
            let next = scene.token(t + 1).tag;
            next.is_noun() || next.is_adjective()
        };
        let ends = t + 1 >= self.end || scene.token(t + 1).tag.is_punctuation();
        self.is(t, Class::ThingPronoun) && (tag == Tag::Prp || tag == Tag::Dt && !before_noun || tag == Tag::In && ends)
    }
}
