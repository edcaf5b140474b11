//! Tellings: what claims tell of whom, and whether another tells the same, with reserve, or not.
//!
//! In: the clauses of claims. Out: edges from a claim to an earlier one that tells the same of the same subject.
//! Two clauses tell the same if the same word holds them together, they have one subject, and what stands beside it is
//! the same at least in part. Then one may say plainly what the other says, put it with reserve, or negate it. Whether the
//! two tell of one event is not known, so that rules ask further: who says them, how far apart, what word of time stands by.

use rustc_hash::FxHashMap;

use super::matter::Word;
use super::rebuttal::Rebuttals;
use super::{ClaimGraph, Evidence, Node, Relation as Edge};
use crate::attribution::scene::Scene;
use crate::claim::extract::main_word;
use crate::claim::{Claim, ClaimId};
use crate::language::lexicon::Class;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::speaker::SpeakerId;
use crate::statistics::words::WordId;

/// With how many of the last tellings of one thing a further one is compared.
const REACH: usize = 16;

/// So many content words of two clauses tell that they are of one matter if their objects do not.
const MATTER: usize = 2;

/// So many content words of its own may stand in a negated clause: what has more may deny no more than those.
const FURTHER: usize = 2;

/// Of whom or what something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Subject {
    /// A speaker, by who stands for its side.
    Speaker(SpeakerId),
    /// A thing, by its noun.
    Thing(Word),
}

/// Of whom something is told, and the word that tells it.
type Matter = (Subject, WordId);

/// How something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    Plain,
    Reserved,
    Negated,
}

/// What a clause of a claim tells.
struct Telling {
    claim: usize,
    /// The word that holds it together.
    head: u32,
    /// The word that says that it will be, should be, or is meant to be: "would", "promised to".
    mood: Option<WordId>,
    manner: Manner,
    /// Its objects.
    objects: Vec<Word>,
    /// Nothing but its subject, which is no pronoun unless for whoever says it, what makes its form and adverbs stand beside
    /// the word.
    bare: bool,
    /// All content words of it but for those of its subject and the word itself.
    words: Vec<Word>,
}

/// Adds an edge from each claim to the earlier ones whose telling it repeats, puts with reserve or negates.
pub(super) fn add(rebuttals: &Rebuttals<'_>, graph: &mut ClaimGraph) {
    let mut clauses = Vec::new();
    let mut heads = Vec::new();
    for (number, claim) in rebuttals.claims.list.iter().enumerate() {
        put_heads(rebuttals.scene, claim, &mut heads);
        clauses.extend(heads.drain(..).filter_map(|head| Some((matter(rebuttals, number, head)?, number, head))));
    }
    // Of most matters one claim alone tells, so that nothing more need be known of it.
    let mut tellers: FxHashMap<Matter, (usize, bool)> = FxHashMap::default();
    for &(matter, number, _) in &clauses {
        let (first, several) = tellers.entry(matter).or_insert((number, false));
        *several |= *first != number;
    }
    clauses.retain(|(matter, ..)| tellers[matter].1);
    let mut known: FxHashMap<Matter, Vec<Telling>> = FxHashMap::default();
    for (matter, number, head) in clauses {
        let Some(telling) = telling(rebuttals, number, head) else { continue };
        let held = known.entry(matter).or_default();
        let last = held.len().saturating_sub(REACH);
        for earlier in held[last..].iter().filter(|t| t.claim != number) {
            let Some(relation) = relation(&telling, earlier) else { continue };
            let clause = |t: &Telling| clause(rebuttals, t);
            let evidence = Evidence { from: clause(&telling), to: clause(earlier), ..Evidence::default() };
            let node = |t: &Telling| Node::Claim(ClaimId(t.claim as u32));
            graph.add(node(&telling), relation, node(earlier), evidence);
        }
        held.push(telling);
    }
}

/// How a telling stands to an earlier one of the same word and subject, if it tells the same.
fn relation(telling: &Telling, earlier: &Telling) -> Option<Edge> {
    let shared = |a: &[Word], b: &[Word]| a.iter().filter(|w| b.contains(w)).count();
    let beside = match (telling.objects.is_empty(), earlier.objects.is_empty()) {
        (true, true) if telling.words.is_empty() && earlier.words.is_empty() => telling.bare && earlier.bare,
        (false, false) if shared(&telling.objects, &earlier.objects) == 0 => {
            shared(&telling.words, &earlier.words) >= MATTER
        }
        _ => shared(&telling.words, &earlier.words) > 0,
    };
    if !beside || telling.mood != earlier.mood {
        return None;
    }
    // "need no change that divides" leaves open whether change is needed.
    let denies =
        |negated: &Telling, plain: &Telling| negated.words.len() <= shared(&negated.words, &plain.words) + FURTHER;
    match (earlier.manner, telling.manner) {
        (one, other) if one == other => Some(Edge::Echoes),
        (Manner::Plain, Manner::Reserved) => Some(Edge::Hedges),
        (Manner::Reserved, Manner::Plain) => Some(Edge::Echoes),
        (Manner::Plain, Manner::Negated) => denies(telling, earlier).then_some(Edge::Gainsays),
        (Manner::Negated, Manner::Plain) => denies(earlier, telling).then_some(Edge::Gainsays),
        _ => None,
    }
}

/// Puts the words that hold a claim's main clauses together to a list that is empty.
fn put_heads(scene: &Scene<'_>, claim: &Claim, heads: &mut Vec<u32>) {
    let trees = &scene.annotations.trees;
    let holds = |t: u32| scene.token(t).tag.is_verb() || trees.child(t, Relation::Copula).is_some();
    let further = |&c: &u32| {
        matches!(trees.relation(c), Relation::Conjunct | Relation::OpenComplement) && claim.covers(c) && holds(c)
    };
    heads.extend(main_word(scene, &claim.tokens).filter(|&t| holds(t)));
    let mut at = 0;
    while at < heads.len() {
        heads.extend(trees.children(heads[at]).filter(further));
        at += 1;
    }
}

/// Of whom and what the clause tells that a word holds together.
fn matter(rebuttals: &Rebuttals<'_>, number: usize, head: u32) -> Option<Matter> {
    let Rebuttals { scene, speakers, claims, matters, sides, .. } = *rebuttals;
    let lemma = scene.token(head).lemma;
    let subject = scene.subject(head).filter(|_| lemma.is_known())?;
    let of = if scene.is(subject, Class::SpeakerPronoun) {
        let teller = claims.list[number].speakers.first();
        Subject::Speaker(sides.leader(*teller.filter(|s| **s != SpeakerId::ARTICLE)?))
    } else {
        match speakers.at(subject).filter(|s| *s != SpeakerId::ARTICLE) {
            Some(speaker) => Subject::Speaker(sides.leader(speaker)),
            None => Subject::Thing(matters.word(subject)?),
        }
    };
    Some((of, lemma))
}

fn telling(rebuttals: &Rebuttals<'_>, number: usize, head: u32) -> Option<Telling> {
    let Rebuttals { scene, claims, matters, .. } = *rebuttals;
    let claim = &claims.list[number];
    let trees = &scene.annotations.trees;
    let lemma = scene.token(head).lemma;
    let vocabulary = &scene.lexicons.vocabulary;
    let subject = scene.subject(head)?;
    let conditional = |t: u32| {
        trees.relation(t) == Relation::Adverbial
            && trees.children(t).any(|c| trees.relation(c) == Relation::Marker && scene.is(c, Class::Supposing))
    };
    if conditional(head) || trees.children(head).any(conditional) {
        return None;
    }
    let above = trees.head(head).filter(|_| trees.relation(head) == Relation::OpenComplement);
    let hedge = |t: u32| scene.is(t, Class::Hedge);
    let modal = trees.children(head).find(|&c| scene.token(c).tag == Tag::Md);
    let intended = above.filter(|&a| !hedge(a)).or(modal.filter(|&m| !hedge(m)));
    let mood = intended.map(|t| scene.token(t).lemma);
    let reserved = above.into_iter().chain(trees.children(head)).any(|t| {
        let beside = matches!(trees.relation(t), Relation::Auxiliary | Relation::Adverb);
        hedge(t) && (Some(t) == above || beside || scene.token(t).tag == Tag::Md)
    });
    // "not only", "not yet" take but a part away.
    let negation = |t: u32| {
        trees.relation(t) == Relation::Negation
            || scene.is(t, Class::Negative) && matches!(trees.relation(t), Relation::Adverb | Relation::Determiner)
    };
    let phrase = [Some(head), above, trees.child(head, Relation::Object)];
    let negations: Vec<u32> =
        phrase.into_iter().flatten().flat_map(|t| trees.children(t)).filter(|&t| negation(t)).collect();
    let sentence = &scene.annotations.sentences[claim.sentence].tokens;
    let beside = |t: u32, class: Class| sentence.contains(&t) && scene.is(t, class);
    let partial = |&t: &u32| beside(t + 1, Class::PartialNegation) || beside(t.wrapping_sub(1), Class::About);
    if negations.iter().any(partial) || negations.len() > 1 {
        return None;
    }
    let manner = match (negations.is_empty(), reserved) {
        (false, true) => return None,
        (false, false) => Manner::Negated,
        (true, true) => Manner::Reserved,
        (true, false) => Manner::Plain,
    };
    let within = trees.subtree(subject);
    let content = |range: std::ops::Range<u32>| -> Vec<Word> {
        range
            .filter(|&t| t != head && !within.contains(&t) && claim.covers(t))
            .filter_map(|t| matters.word(t))
            .collect()
    };
    let objects = trees.children(head).filter(|&c| trees.relation(c) == Relation::Object);
    let objects: Vec<Word> = objects.filter(|&c| claim.covers(c)).filter_map(|c| matters.word(c)).collect();
    let words = content(trees.subtree(head));
    // Of a word that says nothing of a matter only what it is said of tells what is told.
    let empty = [Class::Common, Class::Be, Class::Have].iter().any(|&class| vocabulary.is(lemma, class));
    if empty && objects.is_empty() {
        return None;
    }
    let form = |t: u32| {
        use Relation::{Adverb, Auxiliary, Copula, Determiner, Marker, Negation, Subject};
        matches!(trees.relation(t), Adverb | Auxiliary | Copula | Determiner | Marker | Negation | Subject)
    };
    // "He was a threat" may be told of two.
    let himself = || rebuttals.speakers.at(subject).is_some_and(|s| claim.speakers.contains(&s));
    let bare = trees.children(head).all(form) && (scene.token(subject).tag != Tag::Prp || himself());
    Some(Telling { claim: number, head, mood, manner, objects, bare, words })
}

/// The words of a telling's clause that its claim covers, from the subject on.
fn clause(rebuttals: &Rebuttals<'_>, telling: &Telling) -> std::ops::Range<u32> {
    let Rebuttals { scene, claims, .. } = *rebuttals;
    let claim = &claims.list[telling.claim];
    let subtree = scene.annotations.trees.subtree(telling.head);
    let own = claim.tokens.iter().find(|r| r.contains(&telling.head)).cloned().unwrap_or_else(|| claim.extent());
    let start = scene.subject(telling.head).map_or(subtree.start, |s| s.min(subtree.start));
    start.max(own.start)..subtree.end.min(own.end)
}
