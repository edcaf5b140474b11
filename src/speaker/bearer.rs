//! What sort of speaker bears a name.
//!
//! In: a name with all its places in the text. Out: a person, an organisation, a document or a crowd, by what was counted of its
//! words, by what the copy calls it, and by how it speaks.

use std::ops::Range;

use super::gender::Gender;
use super::resolve::Resolver;
use super::{SpeakerKind, kind, name, role};
use crate::language::fold::fold_key;
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::words::{self, NameKind, Sense};

/// The value of a noun for what only persons have, among those that take their names from somebody.
pub(super) const OF_A_PERSON: f64 = 1.0;

impl Resolver<'_> {
    /// What sort of speaker the bearer of a name is.
    pub(super) fn kind_of(&self, bearer: usize) -> SpeakerKind {
        let scene = self.scene;
        let held = &self.register.bearers[bearer];
        let single = held.fullest.len() == 1;
        let outlet = self.is_outlet(held.fullest.clone());
        let crowd = single && !outlet && self.is_crowd(held.fullest.start);
        // "the Ruiz administration"
        let text = |at: u32| scene.token(at).span.text(scene.text);
        let gives_name = |&n: &u32| {
            let plain = scene.token(n).case == Case::Capital && text(n).chars().all(char::is_alphabetic);
            let noun = scene.annotations.tokens.get(n as usize + 1).map(|t| t.lemma).filter(|_| plain);
            noun.and_then(|n| scene.lexicons.class_value(Class::OwnedNoun, n)) == Some(OF_A_PERSON)
        };
        let written = || kind::sense(scene.token(held.fullest.end - 1).lemma) == Sense::Communication;
        // Who has a turn in a dialogue is a person, but for the papers and stations that ask: "KOVALIK: No."
        let talks = || held.named.iter().any(|&n| self.turn_at(n).is_some_and(|t| t.label == (n..n + 1)));
        match held.kind {
            _ if crowd => SpeakerKind::Vague,
            _ if single && !outlet && talks() && !scene.is(held.fullest.start, Class::OrganisationWord) => {
                SpeakerKind::Named
            }
            Some(NameKind::Place) => SpeakerKind::Organisation,
            Some(NameKind::Person) => SpeakerKind::Named,
            Some(NameKind::Organisation) => SpeakerKind::Organisation,
            None if outlet || single && scene.is(held.fullest.start, Class::State) => SpeakerKind::Organisation,
            None if held.named.iter().take(20).any(|&n| self.is_body(n)) => SpeakerKind::Organisation,
            None if held.gender != Gender::Unknown => SpeakerKind::Named,
            None if held.thing && !single && written() => SpeakerKind::Document,
            None if held.thing && (single || !name::is_given(scene, held.fullest.start)) => SpeakerKind::Organisation,
            None if single && held.named.iter().take(20).any(gives_name) => SpeakerKind::Named,
            None => {
                let definite =
                    held.named.iter().take(4).any(|&n| n.checked_sub(1).is_some_and(|b| scene.is(b, Class::Definite)));
                let speaks = || held.named.iter().take(20).any(|&n| self.speaks(&(n..n + held.fullest.len() as u32)));
                // Unknown words: two or three in a row without an article are more often a person's, one that speaks too.
                let person = match held.fullest.len() {
                    1 => speaks() && !scene.is(held.fullest.start, Class::OrganisationWord),
                    n => n <= 3,
                };
                if person && !definite {
                    SpeakerKind::Named
                } else if written() {
                    SpeakerKind::Document
                } else {
                    SpeakerKind::Organisation
                }
            }
        }
    }

    /// Whether a noun for a body says what bears the name that begins there: "the newspaper \[Le Ballon\]", "her team, \[Polder\]", "\[Polder\],
    /// a charity".
    fn is_body(&self, start: u32) -> bool {
        let scene = self.scene;
        let trees = &scene.annotations.trees;
        let body = |&at: &u32| role::is_body(scene, at);
        let Some(last) = self.names_in(start..start + 1).next().map(|number| self.names[number].tokens.end - 1) else {
            return false;
        };
        let above = trees.head(last).filter(|_| trees.relation(last) == Relation::Apposition);
        // "the leader of the party, Bo Kim"
        let several = last > start;
        let above = above.filter(|&above| !(several && name::is_somebodys(scene, above)));
        start.checked_sub(1).is_some_and(|before| body(&before))
            || above.is_some_and(|above| body(&above))
            || trees.children(last).any(|child| trees.relation(child) == Relation::Apposition && body(&child))
    }

    /// Whether a name of one word is a plural, "Americans", and not one that only ends like one.
    fn is_crowd(&self, at: u32) -> bool {
        let scene = self.scene;
        let token = scene.token(at);
        let text = token.span.text(scene.text);
        // "MPs", "CEOs"
        if text.strip_suffix('s').is_some_and(|s| s.len() > 1 && s.chars().all(char::is_uppercase)) {
            return true;
        }
        let singular = text.strip_suffix('s').map(|s| scene.lexicons.vocabulary.find(fold_key(s)));
        let singular = singular.filter(|s| s.is_counted());
        if !token.word.is_counted() {
            return singular.is_some();
        }
        // "Tesselians", "Democrats": one of them is named by an adjective or by a noun for a person.
        let member = || {
            let entry = singular.map(words::entry);
            entry.is_some_and(|e| Tag::from_code(e.capital[0]) == Some(Tag::Jj) || e.sense == Sense::Person)
        };
        token.tag == Tag::Nnps && (token.lemma != token.word || member())
    }

    pub(super) fn is_outlet(&self, words: Range<u32>) -> bool {
        let tokens = &self.scene.annotations.tokens[words.start as usize..words.end as usize];
        self.scene.lexicons.spans_any(Class::Outlet, tokens)
    }
}
