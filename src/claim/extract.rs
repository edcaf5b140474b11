//! Extracting claims.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Claim, Claims, FacetHit, Facets, Opposites, Stance, Support, Voice, about, fact, own, support, voice};
use crate::attribution::Attribution;
use crate::attribution::manner::{Manner, Manners};
use crate::attribution::scene::Scene;
use crate::language::Annotations;
use crate::language::lexicon::{Class, Lexicons};
use crate::language::sentence::Sentence;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::phrase::{Match, Phrases};
use crate::speaker::{SpeakerId, Speakers};
use crate::written::{Mistake, Written};

/// The kinds of thing that claims are sorted by, as the rules' folder has them.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    /// What can be checked in a claim.
    pub facets: Facets,
    /// The opposites on whose sides claims stand.
    pub opposites: Opposites,
}

impl Kinds {
    /// Reads the kinds among the files, which are named by their path below the folder of rules, and adds their phrases to a
    /// set.
    ///
    /// What is wrong is put to the mistakes: everything in every file.
    pub fn read(
        files: &[Written],
        (phrases, lexicons): (&mut Phrases, &mut Lexicons),
        mistakes: &mut Vec<Mistake>,
    ) -> Self {
        let facets = Facets::read(files, (phrases, lexicons), mistakes);
        let opposites = Opposites::read(files, (phrases, lexicons), mistakes);
        Self { facets, opposites }
    }
}

/// Extracts the claims of a text whose body starts with the token `body`; `possible` are contents that were not sure
/// enough to be attributed, `matches` those of the phrases of all kinds, in text order, others among them.
pub fn extract(
    scene: &Scene<'_>,
    attributions: &[Attribution],
    possible: &[Range<u32>],
    speakers: &Speakers,
    kinds: &Kinds,
    matches: &[Match],
    body: u32,
) -> Claims {
    let voices = voice::of_tokens(scene.annotations, attributions, body);
    let mut in_sentence = vec![Vec::new(); scene.annotations.sentences.len()];
    for (number, attribution) in attributions.iter().enumerate() {
        let head = attribution.core.frame.head;
        let parts = attribution.content.iter().cloned().chain(std::iter::once(head..head + 1));
        for part in parts {
            let (first, last) =
                (scene.annotations.sentence_at(part.start), scene.annotations.sentence_at(part.end - 1));
            for sentence in &mut in_sentence[first..=last] {
                if sentence.last() != Some(&number) {
                    sentence.push(number);
                }
            }
        }
    }
    let mut extractor = Extractor {
        scene,
        attributions,
        in_sentence: &in_sentence,
        speakers,
        kinds,
        voices: &voices,
        others: own::Others::new(scene, attributions, possible),
        list: Vec::new(),
        given: FxHashSet::default(),
    };
    let mut matches = matches;
    let mut quantities = scene.annotations.quantities.iter().peekable();
    for (number, sentence) in scene.annotations.sentences.iter().enumerate() {
        let here;
        (here, matches) = matches.split_at(matches.partition_point(|m| m.tokens.start < sentence.tokens.end));
        extractor.sentence(number, here);
        while let Some(quantity) = quantities.next_if(|q| q.tokens.start < sentence.tokens.end) {
            if quantity.is_figure() && sentence.tokens.start >= body {
                extractor.given.insert(quantity.key());
            }
        }
    }
    let commentary = is_commentary(scene, attributions, body);
    let list = extractor.list;
    Claims::new(list, voices, commentary)
}

/// Whether more than three in five sentences of the body hold no words that are attributed to anybody, in copy long enough to
/// tell.
fn is_commentary(scene: &Scene<'_>, attributions: &[Attribution], body: u32) -> bool {
    const LEAST: usize = 8;
    let sentences = &scene.annotations.sentences;
    let mut spoken = vec![false; sentences.len()];
    for range in attributions.iter().filter(|a| a.gives_source()).flat_map(|a| &a.content) {
        let (first, last) = (scene.annotations.sentence_at(range.start), scene.annotations.sentence_at(range.end - 1));
        spoken[first..=last].fill(true);
    }
    let of_body = || sentences.iter().zip(&spoken).filter(|(s, _)| s.tokens.start >= body);
    let (all, own) = (of_body().count(), of_body().filter(|(_, spoken)| !**spoken).count());
    all >= LEAST && own * 5 > all * 3
}

struct Extractor<'a> {
    scene: &'a Scene<'a>,
    attributions: &'a [Attribution],
    /// For each sentence the attributions that have their cue or content in it.
    in_sentence: &'a [Vec<usize>],
    speakers: &'a Speakers,
    kinds: &'a Kinds,
    voices: &'a [Voice],
    others: own::Others,
    list: Vec<Claim>,
    /// The figures of the body's sentences so far.
    given: FxHashSet<(u64, u32)>,
}

impl Extractor<'_> {
    fn sentence(&mut self, number: usize, matches: &[Match]) {
        let sentence = &self.scene.annotations.sentences[number];
        let Scene { annotations, lexicons, .. } = self.scene;
        let Kinds { facets, opposites } = self.kinds;
        let hits = facets.find(annotations, matches, sentence.tokens.clone());
        let stances = opposites.find((annotations, lexicons), matches, &sentence.tokens);
        let mut taken = vec![false; sentence.tokens.len()];
        let mut take = |range: Range<u32>| {
            let within = range.start.max(sentence.tokens.start)..range.end.min(sentence.tokens.end);
            within.for_each(|i| taken[(i - sentence.tokens.start) as usize] = true);
        };
        let mut beside = Manners::default();
        let mut claims = Vec::new();
        for &n in &self.in_sentence[number] {
            let attribution = &self.attributions[n];
            if attribution.core.source.is_some() && attribution.made {
                beside = beside.with(attribution.manner);
            }
            if !attribution.gives_source() {
                continue;
            }
            let content = attribution.content.iter().map(|r| with_number(annotations, r));
            let parts: Vec<Range<u32>> = content.filter_map(|r| overlap(&r, &sentence.tokens)).collect();
            // What a mere topic is called ("scorned the botched plan") is called so by the article.
            if support::says_something(self.scene, attribution) {
                for part in &parts {
                    take(part.clone());
                }
                if sentence.tokens.contains(&attribution.core.frame.head) {
                    take(attribution.core.frame.group.clone());
                    attribution.core.source.iter().for_each(|s| take(s.clone()));
                }
            }
            if !parts.is_empty() {
                let speakers = self.speakers.behind[n].clone();
                claims.push((parts, speakers, Some(n)));
            }
        }
        let attributed = !claims.is_empty() || taken.iter().any(|t| *t);
        let rest = stretches(self.scene, sentence, &taken);
        let holds_facet = || hits.iter().any(|h| h.tokens.clone().all(|t| rest.iter().any(|r| r.contains(&t))));
        if !rest.is_empty() && !self.asks(sentence) && (self.asserts(&rest, attributed) || attributed && holds_facet())
        {
            claims.push((rest, vec![SpeakerId::ARTICLE], None));
        }
        for (tokens, speakers, attribution) in claims {
            let mut claim = self.claim(number, tokens, speakers, attribution, &hits, &stances);
            if attribution.is_none() {
                claim.beside = beside;
            }
            self.list.push(claim);
        }
    }

    /// Whether a sentence ends with a question mark: what is asked is not said.
    fn asks(&self, sentence: &Sentence) -> bool {
        sentence.tokens.clone().last().is_some_and(|last| self.scene.token(last).span.text(self.scene.text) == "?")
    }

    /// Whether what attributions leave of a sentence says something by itself: it has a finite verb, and no mere
    /// circumstance of the saying ("when he was asked").
    fn asserts(&self, rest: &[Range<u32>], attributed: bool) -> bool {
        let scene = self.scene;
        let trees = &scene.annotations.trees;
        let inside = |t: u32| rest.iter().any(|r| r.contains(&t));
        // A participle with a subject and without an auxiliary is the past of a verb whose forms look alike.
        let past = |t: u32| {
            scene.token(t).tag == Tag::Vbn
                && trees.child(t, Relation::Subject).is_some()
                && trees.child(t, Relation::Auxiliary).is_none()
        };
        let finite = |t: u32| scene.token(t).tag.is_finite() || past(t);
        let main = |t: u32| {
            let top = if scene.token(t).tag == Tag::Md || trees.relation(t) == Relation::Auxiliary {
                trees.head(t).unwrap_or(t)
            } else {
                t
            };
            !attributed
                || matches!(
                    trees.relation(top),
                    Relation::Root | Relation::Conjunct | Relation::Relative | Relation::Adverbial
                )
        };
        rest.iter().cloned().flatten().any(|t| inside(t) && finite(t) && main(t))
    }

    fn claim(
        &self,
        sentence: usize,
        tokens: Vec<Range<u32>>,
        speakers: Vec<SpeakerId>,
        attribution: Option<usize>,
        hits: &[FacetHit],
        stances: &[Stance],
    ) -> Claim {
        let scene = self.scene;
        let covered = |t: u32| tokens.iter().any(|r| r.contains(&t));
        let inside = |range: &Range<u32>| range.clone().all(|t| covered(t) || scene.token(t).tag.is_punctuation());
        // "denied that it was safe" takes the other side.
        let turned = attribution.is_some_and(|a| denies(scene, &self.attributions[a]));
        let stances = stances.iter().filter(|s| inside(&s.tokens)).cloned();
        let stances = stances.map(|stance| Stance { one: stance.one != turned, ..stance }).collect();
        let told =
            |hit: &FacetHit| !self.kinds.facets.needs_telling(hit.facet) || fact::is_told(scene, &hit.tokens, |_| true);
        let said = |hit: &FacetHit| attribution.is_some() || !self.others.may_say(scene, &hit.tokens) && told(hit);
        let shown = hits.iter().filter(|h| inside(&h.tokens) && said(h));
        let facets = shown.cloned().collect();
        let trees = &scene.annotations.trees;
        let top = main_word(scene, &tokens);
        let unsaid = |t: u32| {
            self.in_sentence[sentence].iter().map(|&n| &self.attributions[n]).any(|a| a.core.frame.head == t && !a.made)
        };
        let denied = |t: u32| trees.children(t).any(|c| trees.relation(c) == Relation::Negation);
        let negated = top.is_some_and(|t| denied(t) || attribution.is_none() && unsaid(t));
        let hedged =
            tokens.iter().cloned().flatten().any(|t| scene.is(t, Class::Hedge) && !scene.token(t).tag.is_proper());
        let extent = tokens[0].start..tokens[tokens.len() - 1].end;
        let quantities = &scene.annotations.quantities;
        let first = quantities.partition_point(|q| q.tokens.start < extent.start);
        let last = quantities.partition_point(|q| q.tokens.start < extent.end);
        let mut figures =
            quantities[first..last].iter().filter(|q| q.is_figure() && covered(q.tokens.start)).peekable();
        let repeats = figures.peek().is_some() && figures.all(|q| self.given.contains(&q.key()));
        let voice = match attribution {
            Some(_) if tokens.iter().cloned().flatten().all(|t| self.voices[t as usize] == Voice::Quoted) => {
                Voice::Quoted
            }
            Some(_) => Voice::Paraphrased,
            None => self.voices[tokens[0].start as usize].min(Voice::Headline),
        };
        let about = about::of(scene, self.speakers, &tokens, top, &speakers);
        let support = match attribution {
            Some(_) => Support::Attributed,
            None if support::is_carried(scene, self.speakers, &self.list, sentence) => Support::Carried,
            None if top.is_some_and(|t| support::is_told(scene, t)) => Support::Told,
            None => Support::None,
        };
        Claim {
            tokens,
            sentence,
            voice,
            speakers,
            attribution,
            facets,
            stances,
            negated,
            hedged,
            quantities: first..last,
            about,
            support,
            repeats,
            beside: Manners::default(),
            asked: None,
        }
    }
}

/// Whether somebody denies what is attributed.
fn denies(scene: &Scene<'_>, attribution: &Attribution) -> bool {
    let head = attribution.core.frame.head;
    let denial = scene.lexicons.vocabulary.is(scene.token(head).lemma, Class::DenialVerb);
    let negated = scene.annotations.trees.child(head, Relation::Negation).is_some();
    denial && !negated && attribution.manner == Manner::Saying
}

/// The token on which a claim's words hang: the first verb whose head lies outside, or else the first such word.
pub fn main_word(scene: &Scene<'_>, tokens: &[Range<u32>]) -> Option<u32> {
    let trees = &scene.annotations.trees;
    let verb = |&t: &u32| scene.token(t).tag.is_verb() || trees.child(t, Relation::Copula).is_some();
    tops(scene, tokens).find(verb).or_else(|| tops(scene, tokens).next())
}

/// The tokens among a claim's words whose heads lie outside.
pub fn tops<'a>(scene: &'a Scene<'_>, tokens: &'a [Range<u32>]) -> impl Iterator<Item = u32> + 'a {
    let outside = |head: u32| !tokens.iter().any(|r| r.contains(&head));
    let words = tokens.iter().cloned().flatten().filter(|&t| !scene.token(t).tag.is_punctuation());
    words.filter(move |&t| scene.annotations.trees.head(t).is_none_or(outside))
}

/// A stretch of content that opens in the midst of a quantity ("asked for 9 \[per cent\]"), with the whole of it.
fn with_number(annotations: &Annotations, range: &Range<u32>) -> Range<u32> {
    let cut = annotations.quantity_at(range.start).filter(|q| q.tokens.start < range.start);
    cut.map_or(range.start, |q| q.tokens.start)..range.end
}

fn overlap(one: &Range<u32>, other: &Range<u32>) -> Option<Range<u32>> {
    let both = one.start.max(other.start)..one.end.min(other.end);
    (both.start < both.end).then_some(both)
}

/// The runs of tokens that are not taken, without the comma or the dash that joins one to what stands before.
fn stretches(scene: &Scene<'_>, sentence: &Sentence, taken: &[bool]) -> Vec<Range<u32>> {
    let mut runs: Vec<Range<u32>> = Vec::new();
    for (at, taken) in sentence.tokens.clone().zip(taken) {
        let joins = at > sentence.tokens.start && matches!(scene.token(at).tag, Tag::Comma | Tag::Colon);
        match runs.last_mut() {
            _ if *taken => {}
            Some(run) if run.end == at => run.end = at + 1,
            _ if joins => {}
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
