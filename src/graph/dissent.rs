//! Announcements that somebody's account differs: "gave a different version", "sees it differently", "does not accept that".
//!
//! In: words of such a kind in a sentence. Out: the denial that they make of what was last said, by whoever tells it
//! otherwise. Where the article announces what somebody tells in the next sentences, that is the answer.

use std::ops::Range;

use super::denial::{Denial, Denied, Finder, Near};
use super::rebuttal::Rebuttals;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::speaker::{SpeakerId, SpeakerKind};

impl Finder<'_> {
    /// What a word announces, if it is one by which an account differs, is not shared or is not accepted.
    pub(super) fn dissent(&self, t: u32) -> Option<Denial> {
        let scene = self.rebuttals.scene;
        let trees = &scene.annotations.trees;
        let noun = |n: &u32| scene.token(*n).tag == Tag::Nn && self.lemma_is(*n, Class::Account);
        if self.is(t, Class::Differing) {
            return match trees.relation(t) {
                Relation::Adjective | Relation::Determiner => self.other_account(trees.head(t).filter(noun)?),
                Relation::Adverb => self.otherwise(t, trees.head(t)?),
                _ => None,
            };
        }
        if self.lemma_is(t, Class::Accepting) && scene.token(t).tag.is_verb() {
            return self.not_accepted(t);
        }
        if noun(&t) { self.not_own(t) } else { None }
    }

    /// "Bo Kim disagreed.", "was having none of it"
    pub(super) fn objection(&self, words: Range<u32>) -> Option<Denial> {
        let scene = self.rebuttals.scene;
        let trees = &scene.annotations.trees;
        let verb = words.start;
        let negated = trees.child(verb, Relation::Negation).is_some();
        let open = trees.children(verb).any(|c| scene.token(c).tag == Tag::Md && scene.is(c, Class::Hedge));
        if open || negated || scene.is_passive(verb) {
            return None;
        }
        match self.teller(verb) {
            Some(by) => self.announced(words, Some(by)),
            None => self.denial(verb, words, Some(verb), Denied { near: Near::Before, ..Denied::default() }, false),
        }
    }

    /// "gave a different version", "another version surfaced"
    fn other_account(&self, noun: u32) -> Option<Denial> {
        let scene = self.rebuttals.scene;
        let trees = &scene.annotations.trees;
        let verb = trees.head(noun).filter(|&v| scene.token(v).tag.is_verb() && self.is_fact(v))?;
        match trees.relation(noun) {
            // "the town has another story"
            Relation::Object if self.lemma_is(verb, Class::Have) => None,
            Relation::Object => self.announced(verb..noun + 1, self.teller(verb)),
            // "a different account came from the driver"
            Relation::Subject if !scene.quoted(noun) => {
                let from = self.rebuttals.speakers.within(verb..self.end).map(|(_, id)| id).next();
                self.announced(noun..verb + 1, from)
            }
            _ => None,
        }
    }

    /// "sees it differently", "recalled otherwise"
    fn otherwise(&self, t: u32, verb: u32) -> Option<Denial> {
        let scene = self.rebuttals.scene;
        let tells = scene.cue(verb).is_some() && verb < t && self.ends_clause(t + 1) && self.is_fact(verb);
        if tells { self.announced(verb..t + 1, Some(self.teller(verb)?)) } else { None }
    }

    /// "does not accept that", "did not share the view"
    fn not_accepted(&self, verb: u32) -> Option<Denial> {
        let scene = self.rebuttals.scene;
        let trees = &scene.annotations.trees;
        let negation = trees.child(verb, Relation::Negation).filter(|&n| n < verb)?;
        // "on which they do not agree"
        let bound = trees.relation(verb) == Relation::Relative;
        let together = scene
            .subject(verb)
            .is_some_and(|s| scene.token(s).tag == Tag::Nns || trees.child(s, Relation::Conjunct).is_some());
        let open = bound || trees.children(verb).any(|c| scene.token(c).tag == Tag::Md);
        let next = (verb + 1..self.end).find(|&i| !scene.token(i).tag.is_adverb()).filter(|_| !open)?;
        let this = |n: u32| trees.child(n, Relation::Determiner).is_some_and(|d| self.is(d, Class::ThingPronoun));
        let told = |n: u32| self.lemma_is(n, Class::ClaimNoun) || self.lemma_is(n, Class::Account);
        let shared = || trees.child(verb, Relation::Object).is_some_and(|o| this(o) && self.ends_clause(o + 1));
        let points =
            || self.pointer(next).filter(|&o| self.is_thing(o) || told(o)).is_some_and(|o| self.ends_clause(o + 1));
        let agrees = !together && self.ends_clause(next);
        if agrees || points() || shared() { self.announced(negation..next, Some(self.teller(verb)?)) } else { None }
    }

    /// "That was not the recollection of Lorna Pike."
    fn not_own(&self, noun: u32) -> Option<Denial> {
        let scene = self.rebuttals.scene;
        let trees = &scene.annotations.trees;
        let negated = trees.child(noun, Relation::Negation).is_some() && trees.child(noun, Relation::Copula).is_some();
        let subject = trees.child(noun, Relation::Subject).filter(|&s| self.is(s, Class::ThingPronoun));
        let beside = |&c: &u32| matches!(trees.relation(c), Relation::Nominal | Relation::Possessor);
        let definite = trees
            .children(noun)
            .any(|c| Some(c) != subject && self.is(c, Class::Definite) || scene.token(c).tag == Tag::PrpS);
        let of = trees.children(noun).filter(beside).find_map(|c| self.rebuttals.speakers.at(c));
        if negated && definite { self.announced(subject?..noun + 1, of) } else { None }
    }

    /// Whether a verb tells what is so, and not what may be or is not.
    fn is_fact(&self, verb: u32) -> bool {
        let scene = self.rebuttals.scene;
        let trees = &scene.annotations.trees;
        if !self.is_finite(verb) || self.rebuttals.asks(self.number) {
            return false;
        }
        trees.child(verb, Relation::Negation).is_none() && !trees.children(verb).any(|c| scene.token(c).tag == Tag::Md)
    }

    fn is_finite(&self, verb: u32) -> bool {
        let scene = self.rebuttals.scene;
        scene.token(verb).tag.is_finite() || scene.annotations.trees.child(verb, Relation::Auxiliary).is_some()
    }

    /// The one who does what a verb says; no crowd.
    fn teller(&self, verb: u32) -> Option<SpeakerId> {
        let Rebuttals { scene, speakers, .. } = *self.rebuttals;
        let cued = self.claim_of(verb).filter(|&n| self.cue_of(n).is_some_and(|a| a.core.frame.head == verb));
        if let Some(&by) = cued.and_then(|n| self.rebuttals.claims.list[n].speakers.first()) {
            return Some(by).filter(|s| speakers.get(*s).kind != SpeakerKind::Vague);
        }
        let subject = scene.subject(verb).filter(|_| !scene.is_passive(verb) && self.is_finite(verb));
        subject.and_then(|s| speakers.at(s)).filter(|s| speakers.get(*s).kind != SpeakerKind::Vague)
    }

    /// A denial of what was last said: somebody's own, or what whoever is named tells in the sentences behind.
    fn announced(&self, words: Range<u32>, by: Option<SpeakerId>) -> Option<Denial> {
        /// Within so many sentences what is announced is told.
        const BEHIND: usize = 2;
        let Rebuttals { claims, sides, .. } = *self.rebuttals;
        let own = self.claim_of(words.start)?;
        let denied = Denied { near: Near::Announced, ..Denied::default() };
        if claims.list[own].attribution.is_some() && by.is_none_or(|b| !self.is_owned(own, Some(b))) {
            return self.denial(words.start, words, None, denied, false);
        }
        let by = by.filter(|b| *b != SpeakerId::ARTICLE);
        let last = self.number + BEHIND;
        let told = (claims.first_in(self.number)..claims.list.len()).take_while(|&n| claims.list[n].sentence <= last);
        let behind = |n: &usize| claims.list[*n].extent().start >= words.end;
        let answers = |n: &usize| match by {
            Some(by) => sides.of(*n).contains(&sides.leader(by)),
            None => claims.list[*n].attribution.is_some() && !sides.of(*n).is_empty(),
        };
        let (claim, by, words) = match told.into_iter().filter(behind).find(answers) {
            Some(answer) => (answer, claims.list[answer].speakers.clone(), claims.list[answer].extent()),
            None => (own, vec![by?], words),
        };
        Some(Denial { claim, sentence: self.number, by, words, denied, firm: false, himself: false })
    }
}
