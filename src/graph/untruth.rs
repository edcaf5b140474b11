//! Words that call what somebody says, or whoever said it, untrue: "called that a lie", "his false claim", "not true".
//!
//! In: such words in a sentence. Out: the denial that they make, with what they call untrue.

use std::ops::Range;

use super::denial::{Denial, Denied, Finder, Near};
use super::signs::is_placed;
use crate::claim::Voice;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::speaker::SpeakerId;

impl Finder<'_> {
    /// Words that call something untrue, and what they call so.
    pub(super) fn untrue(&self, words: Range<u32>) -> Option<Denial> {
        let scene = self.rebuttals.scene;
        let trees = &scene.annotations.trees;
        let t = words.start;
        let noun_follows = |i: u32| i < self.end && scene.token(i).tag.is_noun();
        // "a false claim", "the baseless and ugly charge", but not "a false nose"
        let modified = (words.end..self.end.min(words.end + 4)).find(|&i| noun_follows(i)).filter(|&n| {
            words.len() == 1
                && scene.token(t).tag.is_adjective()
                && (words.end..n).all(|i| scene.token(i).tag.is_adjective() || scene.token(i).tag == Tag::Cc)
        });
        let negated = trees.child(t, Relation::Negation).is_some();
        // "if it were false"
        let supposed = |w: u32| {
            let opener = trees.child(w, Relation::Marker);
            opener.is_some_and(|m| !self.is(m, Class::ThingPronoun))
        };
        if negated || words.clone().any(supposed) || words.len() == 1 && is_placed(scene, t) {
            return None;
        }
        if let Some(noun) = modified {
            // "his false claim", but not "a false claim" of nobody’s
            let definite = (self.start.max(t.saturating_sub(3))..t).any(|i| self.is(i, Class::Definite));
            let denied = Some(self.noun(noun, self.end)).filter(|_| self.lemma_is(noun, Class::ClaimNoun))?;
            let clause = denied.told.as_ref().is_some_and(|r| trees.relation(r.start) == Relation::Marker);
            let somebody = denied.owner.is_some() || definite || clause;
            return if somebody { self.judged(&words, denied) } else { None };
        }
        // "contrary to the mayor’s claim"
        let points = self.pointer(words.end).filter(|&n| self.lemma_is(n, Class::ClaimNoun));
        let leads_on =
            matches!(scene.token(words.end - 1).tag, Tag::To | Tag::In | Tag::Vbz | Tag::Vbd | Tag::Vbg | Tag::Vbp);
        if let Some(noun) = points.filter(|_| leads_on && !self.is(t, Class::Falsity)) {
            let denied = self.noun(noun, self.end);
            let claim = self.claims().find(|&n| !self.is_owned(n, denied.owner))?;
            let by = self.rebuttals.claims.list[claim].speakers.clone();
            return Some(Denial { claim, sentence: self.number, by, words, denied, firm: true, himself: false });
        }
        // "there is no truth in it", "no basis for the claim"
        let lacking = self.is(t, Class::Negative)
            && words.end < self.end
            && matches!(scene.token(words.end).tag, Tag::In | Tag::To);
        if let Some(target) = self.pointer(words.end + 1).filter(|_| lacking) {
            let noun = scene.token(target).tag.is_noun();
            let near = || Denied { near: Near::Before, ..Denied::default() };
            return self.judged(&words, if noun { self.noun(target, self.end) } else { near() });
        }
        let subject = words.clone().find_map(|w| trees.child(w, Relation::Subject)).filter(|&s| s < t);
        // "one of the claims"
        let part = |s: u32| trees.child(s, Relation::Nominal).filter(|&c| c < t && self.lemma_is(c, Class::ClaimNoun));
        let subject = subject.map(|s| part(s).unwrap_or(s));
        let helps = |i: u32| matches!(trees.relation(i), Relation::Copula | Relation::Auxiliary);
        let verb_follows = |n: u32| (n..t).find(|&i| helps(i) && trees.head(i).is_some_and(|h| h >= t)).unwrap_or(t);
        let subject = subject.filter(|&s| self.can_be_untrue(s));
        let Some(target) = subject.or_else(|| self.called(t)).or_else(|| self.clause_called(t)) else {
            let near = Denied { near: Near::Before, ..Denied::default() };
            return if self.is_bare(t) { self.judged(&words, near) } else { None };
        };
        if self.lemma_is(target, Class::ClaimNoun) && scene.token(target).tag.is_noun() {
            return self.judged(&words, self.noun(target, verb_follows(target)));
        }
        let pronoun = self.is(target, Class::ThingPronoun) && !scene.token(target).tag.is_noun();
        if pronoun {
            // "it is absurd that …" says itself what is.
            let opened = words.end < self.end && matches!(scene.token(words.end).tag, Tag::In | Tag::To | Tag::Wrb);
            let told = Some(words.end..self.clause_end(words.end)).filter(|r| opened && r.len() > 3);
            return self.judged(&words, Denied { near: Near::unless(opened), told, ..Denied::default() });
        }
        // "he lies", in somebody's mouth: whatever he said.
        let spoken = self.claim_of(t).is_some_and(|n| self.rebuttals.claims.list[n].attribution.is_some());
        let lies = words.len() == 1 && spoken && self.is(t, Class::Falsity);
        let owner = self.rebuttals.speakers.at(target).filter(|s| lies && *s != SpeakerId::ARTICLE)?;
        // "“wrong” for saying that it rained"
        let closed = words.end < self.end && scene.token(words.end).tag == Tag::QuoteClose;
        let next = words.end + u32::from(closed);
        let opened = next < self.end && matches!(scene.token(next).tag, Tag::In | Tag::Wrb);
        let told = Some(next..self.clause_end(next)).filter(|r| opened && r.len() > 3);
        let said = told.is_some();
        let mut denial = self.judged(
            &words,
            Denied { told, owner: Some(owner), claimed: said, near: Near::unless(said), ..Denied::default() },
        )?;
        denial.firm = said;
        Some(denial)
    }

    /// A denial in whatever claim the words stand in, by whoever makes it; in the article's own words by whoever calls it so.
    fn judged(&self, words: &Range<u32>, denied: Denied) -> Option<Denial> {
        let claim = self.claim_of(words.start)?;
        let own = self.rebuttals.claims.list[claim].voice == Voice::Own;
        let verb = own.then_some(words.start);
        let shown = if own { words.clone() } else { self.rebuttals.claims.list[claim].extent() };
        self.denial(words.start, shown, verb, denied, true)
    }
}
