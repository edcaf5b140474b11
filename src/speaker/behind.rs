//! Who stands behind each attribution.
//!
//! In: the mentions of all speakers, and the attributions. Out: for each attribution the speakers behind its source.

use std::ops::Range;

use super::name::{Name, is_person_noun};
use super::resolve::Resolver;
use super::{SpeakerId, Speakers, naming};
use crate::attribution::scene::Scene;
use crate::attribution::{Attribution, Relayed, source};
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::statistics::words::NameKind;

/// The word that heads a source. A person's name that the source opens with, or that its opening noun phrase ends with ("the
/// Tessel lawyer [Ana Ruiz], head of the clinic", "former head of the clinic and candidate [Ana Ruiz]"), does whatever the
/// tree makes of the rest, and so does the name that it gives for whom it describes ("a man called \[Bo Kim\]").
pub(super) fn head(scene: &Scene<'_>, names: &[Name], source: &Range<u32>) -> u32 {
    const FIRST: usize = 4;
    let tag = |at: u32| scene.token(at).tag;
    let opens = |&at: &u32| {
        let participle = matches!(tag(at), Tag::Vbn | Tag::Vbg) && !(at > source.start && tag(at - 1).is_noun());
        let tag = tag(at);
        participle || tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::Pos | Tag::PrpS | Tag::Cd)
    };
    let first = names.partition_point(|n| n.tokens.start < source.start);
    let mut inside = names[first..].iter().take(FIRST).take_while(|n| n.tokens.end <= source.end);
    let person = |n: &&Name| n.kind == Some(NameKind::Person);
    // "former secretary [of] state Ana Ruiz"
    let office = |at: u32| {
        let title = at > source.start && scene.is(at - 1, Class::Title);
        title && scene.is(at, Class::Of) && scene.is(at + 1, Class::Office)
    };
    let opening = |n: &Name| (source.start..n.tokens.start).all(|at| opens(&at) || in_name(names, at) || office(at));
    let closed = |end: u32| match (end < source.end).then(|| tag(end)) {
        Some(Tag::Pos) => end + 1 == source.end,
        Some(tag) => !tag.is_noun() && !tag.is_adjective(),
        None => true,
    };
    // "Ana Ruiz and Bo Kim said", but "the Ruiz and Kim campaigns said".
    let joined = |end: u32| {
        let next = names.partition_point(|n| n.tokens.start <= end);
        names.get(next).is_some_and(|n| n.tokens.start == end + 1 && closed(n.tokens.end))
    };
    let closed = |n: &Name| {
        let end = n.tokens.end;
        if end < source.end && tag(end) == Tag::Cc { joined(end) } else { closed(end) }
    };
    // Behind "and", a noun for a person stands for whoever is named right behind it.
    let borne = |n: &Name| {
        let start = n.title.as_ref().map_or(n.tokens.start, |t| t.start).max(source.start);
        let before = (source.start..start).filter(|&at| !in_name(names, at));
        let joined = before.clone().any(|at| tag(at) == Tag::Cc);
        let plain = |at: u32| opens(&at) || tag(at) == Tag::Cc || scene.is(at, Class::Of);
        let noun = n.tokens.start > source.start && is_person_noun(scene, n.tokens.start - 1);
        joined && noun && before.clone().all(plain)
    };
    let named = inside.find(|n| person(n) && (opening(n) || borne(n)) && closed(n));
    let found = named.or_else(|| naming::named(scene, names, source)).and_then(|n| {
        let trees = &scene.annotations.trees;
        n.tokens.clone().rev().find(|&t| trees.head(t).is_none_or(|h| !n.tokens.contains(&h)))
    });
    found.or_else(|| source::head_of(scene, source.clone())).unwrap_or(source.end - 1)
}

/// Whether a word is part of a name.
pub(super) fn in_name(names: &[Name], at: u32) -> bool {
    let next = names.partition_point(|n| n.tokens.end <= at);
    names.get(next).is_some_and(|n| n.tokens.contains(&at))
}

/// The heads of those who are joined to the head of a source by "and": "Ruiz and two \[aides\] said". A second role of
/// the same person ("the founder and [head] of the firm") is none, nor is what stands in a relative clause.
pub(super) fn joined<'a>(scene: &'a Scene<'a>, head: u32, source: &Range<u32>) -> impl Iterator<Item = u32> + 'a {
    let trees = &scene.annotations.trees;
    let source = source.clone();
    let fits = move |&c: &u32| {
        let tag = scene.token(c).tag;
        let start = trees.subtree(c).start.min(c);
        let bare = tag == Tag::Nn && start == c && scene.token(head).tag == Tag::Nn;
        c > head
            && trees.relation(c) == Relation::Conjunct
            && source.contains(&c)
            && (tag.is_nominal() || tag == Tag::PrpS)
            && !bare
            && !(head..c).any(|t| scene.token(t).tag.is_wh())
    };
    trees.children(head).filter(fits)
}

impl Resolver<'_> {
    /// Puts the speakers together.
    pub(super) fn finish(mut self, attributions: &[Attribution], relayed: &[Relayed]) -> Speakers {
        for (speaker, bearer) in self.list.iter_mut().zip(&self.bearer_of) {
            if let Some(surname) = bearer.and_then(|b| self.register.bearers[b].surname) {
                let text = self.scene.token(surname).span.text(self.scene.text);
                speaker.name = format!("{} {text}", speaker.name);
            }
        }
        let mut by_token: Vec<(Range<u32>, SpeakerId)> = Vec::new();
        for (id, speaker) in (0..).map(SpeakerId).zip(&self.list) {
            by_token.extend(speaker.mentions.iter().map(|m| (m.tokens.clone(), id)));
        }
        by_token.sort_by_key(|(tokens, _)| (tokens.start, std::cmp::Reverse(tokens.end)));
        by_token.dedup_by(|next, kept| next.0.start < kept.0.end);
        let (behind, ambiguous) = attributions.iter().map(|a| self.behind(a)).unzip();
        let relayed = relayed.iter().map(|r| self.behind(&r.attribution).0).collect();
        Speakers { list: self.list, behind, ambiguous, relayed, by_token }
    }

    /// Those behind the source of an attribution, and whether somebody else could be meant just as well.
    fn behind(&self, attribution: &Attribution) -> (Vec<SpeakerId>, bool) {
        let Some(range) = attribution.core.source.clone() else { return (Vec::new(), false) };
        let head = head(self.scene, self.names, &range);
        let heads: Vec<u32> = std::iter::once(head).chain(joined(self.scene, head, &range)).collect();
        let mut found: Vec<SpeakerId> = Vec::new();
        for at in &heads {
            let others = self.others_at.get(at).into_iter().flatten().copied();
            for id in self.speaker_at[*at as usize].into_iter().chain(others) {
                if !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        let mut unsure = heads.iter().any(|h| self.ambiguous_at.contains(h));
        if found.is_empty() {
            let fallback = range.rev().find_map(|t| self.speaker_at[t as usize].map(|id| (t, id)));
            unsure = fallback.is_some_and(|(t, _)| self.ambiguous_at.contains(&t));
            found.extend(fallback.map(|(_, id)| id));
        }
        (found, unsure)
    }
}
