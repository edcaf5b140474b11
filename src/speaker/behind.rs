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
    let titled = |n: &Name| n.title.as_ref().map_or(n.tokens.start, |t| t.start).max(source.start);
    // "former secretary [of] state Ana Ruiz", "Director [of] National Intelligence Bo Kim"
    let office = |n: &Name, at: u32| {
        let matter = |t: &Range<u32>| t.start == at + 1 && !is_person_noun(scene, t.end - 1);
        scene.is(at, Class::NamePreposition)
            && (scene.is(at + 1, Class::Office) || n.title.as_ref().is_some_and(matter))
    };
    let opening = |n: &Name| (source.start..titled(n)).all(|at| opens(&at) || in_name(names, at) || office(n, at));
    let closed = |end: u32| match (end < source.end).then(|| tag(end)) {
        Some(Tag::Pos) => end + 1 == source.end,
        Some(tag) => !tag.is_noun() && !tag.is_adjective(),
        None => true,
    };
    // "Ana Ruiz and her lawyer Bo Kim said", but "the Ruiz and Kim campaigns said".
    let joined = |end: u32| {
        let next = names.partition_point(|n| n.tokens.start <= end);
        // "… and Herald editor Mark Vane": a name can stand in what leads up to another.
        let mut near = names[next..].iter().take(FIRST);
        near.find(|n| led_up_to(scene, n) == end + 1).is_some_and(|n| closed(n.tokens.end))
    };
    let closed = |n: &Name| {
        let end = n.tokens.end;
        if end < source.end && tag(end) == Tag::Cc { joined(end) } else { closed(end) }
    };
    // Behind "and", a noun for a person stands for whoever is named right behind it.
    let borne = |n: &Name| {
        let before = (source.start..titled(n)).filter(|&at| !in_name(names, at));
        let joined = before.clone().any(|at| tag(at) == Tag::Cc);
        let plain = |at: u32| opens(&at) || tag(at) == Tag::Cc || scene.is(at, Class::Of);
        let noun = n.tokens.start > source.start && is_person_noun(scene, n.tokens.start - 1);
        joined && noun && before.clone().all(plain)
    };
    // "the tour company [Sunway]"
    let body = |n: &Name| {
        let noun = n.tokens.start.checked_sub(1).filter(|&b| b >= source.start && tag(b) == Tag::Nn);
        let noun = noun.filter(|&b| scene.lexicons.vocabulary.is(scene.token(b).lemma, Class::OrganisationNoun));
        n.kind == Some(NameKind::Organisation) && n.tokens.end == source.end && noun.is_some() && opening(n)
    };
    // "\[some\] in the party"
    let some = scene.is(source.start, Class::VagueNoun) && source.len() > 1 && tag(source.start + 1) == Tag::In;
    if some && !scene.is(source.start + 1, Class::Of) {
        return source.start;
    }
    let named = inside.find(|n| person(n) && (opening(n) || borne(n)) && closed(n) || body(n));
    let found = named.or_else(|| naming::named(scene, names, source)).and_then(|n| {
        let trees = &scene.annotations.trees;
        n.tokens.clone().rev().find(|&t| trees.head(t).is_none_or(|h| !n.tokens.contains(&h)))
    });
    let found = found.or_else(|| behind_body(scene, names, source));
    found.or_else(|| source::head_of(scene, source.clone())).unwrap_or(source.end - 1)
}

/// The noun that a source ends with behind the name of a body that has a preposition in it, and on which the tree hangs
/// the noun: "Bank of England \[officials\]".
fn behind_body(scene: &Scene<'_>, names: &[Name], source: &Range<u32>) -> Option<u32> {
    let tag = |at: u32| scene.token(at).tag;
    let name = names.get(names.partition_point(|n| n.tokens.start < source.start))?;
    let opens = (source.start..name.tokens.start).all(|at| tag(at) == Tag::Dt) && name.tokens.end < source.end;
    let prepositional = || name.tokens.clone().any(|at| scene.is(at, Class::NamePreposition));
    let phrase = || (name.tokens.end..source.end).all(|at| tag(at).is_noun() || tag(at).is_adjective());
    let last = source.end - 1;
    (opens && prepositional() && phrase() && tag(last).is_noun()).then_some(last)
}

/// Whether a word is part of a name.
pub(super) fn in_name(names: &[Name], at: u32) -> bool {
    let next = names.partition_point(|n| n.tokens.end <= at);
    names.get(next).is_some_and(|n| n.tokens.contains(&at))
}

/// Where the words begin that lead up to a name: "\[her lawyer\] Bo Kim".
fn led_up_to(scene: &Scene<'_>, name: &Name) -> u32 {
    let start = name.title.as_ref().map_or(name.tokens.start, |t| t.start);
    let determined = start.checked_sub(1).filter(|&b| matches!(scene.token(b).tag, Tag::Dt | Tag::PrpS));
    determined.unwrap_or(start)
}

/// Those with whom a word is joined by "and", nearest first, the first of the list last: what is so in the tree, what hangs
/// otherwise on the word that "and" hangs on too, and full names of people in a row ("\[Ana Ruiz\], Bo Kim and Mark Vane").
fn chain<'a>(scene: &'a Scene<'a>, names: &'a [Name], at: u32) -> impl Iterator<Item = u32> + 'a {
    let trees = &scene.annotations.trees;
    let named = |at: u32| names.get(names.partition_point(|n| n.tokens.end <= at)).filter(|n| n.tokens.contains(&at));
    let person = move |at: u32| named(at).is_some_and(|n| n.kind == Some(NameKind::Person) && n.tokens.len() > 1);
    let behind_and = move |at: u32, head: u32| {
        let start = named(at).map_or_else(|| trees.subtree(at).start.min(at), |n| led_up_to(scene, n));
        let before = start.checked_sub(1).filter(|&b| b > head);
        before.is_some_and(|b| scene.token(b).tag == Tag::Cc && trees.head(b) == Some(head))
    };
    let one = move |at: u32| {
        let head = trees.head(at).filter(|&h| h < at)?;
        let joined = match trees.relation(at) {
            Relation::Conjunct => true,
            Relation::Apposition => behind_and(at, head) || person(at) && person(head),
            Relation::Other => behind_and(at, head),
            _ => false,
        };
        joined.then_some(head)
    };
    std::iter::successors(one(at), move |&at| one(at))
}

/// The first of those with whom a word is joined by "and".
pub(super) fn joined_to(scene: &Scene<'_>, names: &[Name], at: u32) -> Option<u32> {
    chain(scene, names, at).last()
}

/// The heads of those who are joined to the head of a source by "and": "Ruiz and two \[aides\] said". A second role of
/// the same person ("the founder and [head] of the firm") is none, nor is what stands in a relative clause.
pub(super) fn joined(scene: &Scene<'_>, names: &[Name], head: u32, source: &Range<u32>) -> Vec<u32> {
    let trees = &scene.annotations.trees;
    let fits = |&c: &u32| {
        let tag = scene.token(c).tag;
        let start = trees.subtree(c).start.min(c);
        let bare = tag == Tag::Nn && start == c && scene.token(head).tag == Tag::Nn;
        (tag.is_nominal() || tag == Tag::PrpS)
            && !bare
            && chain(scene, names, c).any(|h| h == head)
            && !(head..c).any(|t| scene.token(t).tag.is_wh())
    };
    let several = (head + 1..source.end).any(|t| scene.token(t).tag == Tag::Cc);
    if several { (head + 1..source.end).filter(fits).collect() } else { Vec::new() }
}

/// The heads of a source, each with its own words: "\[the mayor\] and \[two aides\] said".
pub(super) fn parts(scene: &Scene<'_>, names: &[Name], source: &Range<u32>) -> Vec<(u32, Range<u32>)> {
    let first = head(scene, names, source);
    let joined = joined(scene, names, first, source);
    let heads: Vec<u32> = std::iter::once(first).chain(joined).collect();
    let links = |at: u32| matches!(scene.token(at).tag, Tag::Cc | Tag::Comma);
    let start = |number: usize| match number.checked_sub(1) {
        Some(before) => scene.annotations.trees.subtree(heads[number]).start.max(heads[before] + 1).min(heads[number]),
        None => source.start,
    };
    let end = |number: usize| {
        let most = if number + 1 < heads.len() { start(number + 1) } else { source.end };
        let own = |&end: &u32| number + 1 == heads.len() || !links(end - 1);
        (heads[number] + 1..=most).rev().find(own).unwrap_or(heads[number] + 1)
    };
    heads.iter().enumerate().map(|(number, &head)| (head, start(number)..end(number))).collect()
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
        let heads: Vec<u32> = std::iter::once(head).chain(joined(self.scene, self.names, head, &range)).collect();
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
