//! Asked: how likely a desk asks who says what the article says as its own.
//!
//! In: a claim in the article's own voice, and what stands around it. Out: the log-odds that an editor marks it.
//! A loaded word is asked about in one sentence and passes in the next: it depends on what else is checkable there, on what
//! is told (what somebody did, or what he is like), and on what the sentence before rests on. All of it is weighed together,
//! with weights fitted to articles that editors marked.

use super::extract::main_word;
use super::{Claim, Claims, Facets, Support, Temper, Voice};
use crate::attribution::manner::Manner;
use crate::attribution::model::{Value, word};
use crate::attribution::scene::Scene;
use crate::language::quantity::Unit;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Key, Symbol, file, number, symbols, truth};
use crate::statistics::key;
use crate::statistics::words::{self, Word};

symbols! {
    ASKED "asked" CLAIM "claim" NONE "none" JUDGED "judged" BESIDE "beside" FIRST "first" BEFORE "before" AFTER "after" NEW "new" QUOTED "quoted"
    FACET "f" GRAVITY "gravity" PLACES "places" TEMPER "temper" NOUN "noun" VERB "verb" TAG "t" TIMES "n" ROOT "root"
    SUBJECT "subj" START "start" LEMMA "l" UNIT "unit" ATTRIBUTED "attributed" SPOKEN "spoken" HELD "held" OWN "own" CALM "calm"
    CONTESTED "contested" COMMENTARY "commentary" MONEY "money" PERCENT "percent" COUNT "count" TIME "time" DATE "date"
    ORDINAL "ordinal" SAYING "saying" SHOWING "showing" THINKING "thinking" DOING "doing"
}

/// What holds of the whole article.
#[derive(Clone, Copy, Debug)]
pub struct Article {
    /// Of a hundred sentences, how many say something as the article's own; 0 where there are too few to tell.
    own: usize,
    /// Of ten claims of its own, how many hold something checkable.
    judged: usize,
    /// How contested it is.
    temper: Temper,
}

impl Article {
    /// What holds of an article with these claims in so many sentences.
    pub fn new(claims: &Claims, temper: Temper, sentences: usize) -> Self {
        /// Copy of fewer sentences does not show how much of it is the writer's own.
        const LEAST: usize = 8;
        let own = || claims.list.iter().filter(|c| is_own(c));
        let mut places: Vec<usize> = own().map(|c| c.sentence).collect();
        places.dedup();
        Self {
            own: if sentences < LEAST { 0 } else { places.len() * 100 / sentences },
            judged: own().filter(|c| !c.facets.is_empty()).count() * 10 / own().count().max(1),
            temper,
        }
    }

    /// What is taken off for copy that is mostly the writer's own, where more is his to say, in hundredths of log-odds.
    fn leave(self) -> i32 {
        /// A report says this much in its own voice, of a hundred sentences.
        const REPORT: usize = 35;
        /// What each sentence more takes off.
        const EACH: i32 = 3;
        EACH * self.own.saturating_sub(REPORT) as i32
    }
}

/// Whether the article alone says it.
pub fn is_own(claim: &Claim) -> bool {
    claim.voice == Voice::Own && claim.support == Support::None
}

/// The log-odds, in hundredths, from which a desk asks so many times in a hundred.
pub fn odds(percent: u8) -> i32 {
    let share = f64::from(percent.clamp(1, 99)) / 100.0;
    (100.0 * (share / (1.0 - share)).ln()).round() as i32
}

/// How many times in a hundred a desk asks at these log-odds, in hundredths.
pub fn percent(odds: i32) -> u8 {
    (100.0 / (1.0 + (-f64::from(odds) / 100.0).exp())).round() as u8
}

/// For each claim the log-odds that a desk asks who says it, in hundredths; none where somebody does.
pub fn ask(scene: &Scene<'_>, facets: &Facets, claims: &Claims, temper: Temper) -> Vec<Option<i32>> {
    let weights = &scene.lexicons.models.asked;
    let article = Article::new(claims, temper, scene.annotations.sentences.len());
    let mut held = Vec::new();
    let mut odds = |at: usize| {
        held.clear();
        features(scene, facets, claims, at, &article, |feature: Key| held.push(feature.0));
        weights.sum(&held) - article.leave()
    };
    claims.list.iter().enumerate().map(|(at, claim)| is_own(claim).then(|| odds(at))).collect()
}

/// Calls `emit` with what it depends on whether a desk asks about the claim at that place of the list.
pub fn features<F: Feature>(
    scene: &Scene<'_>,
    facets: &Facets,
    claims: &Claims,
    at: usize,
    article: &Article,
    mut emit: impl FnMut(F),
) {
    let claim = &claims.list[at];
    let mut put = |parts: &[(Symbol, Value<'_>)]| {
        emit(
            parts.iter().fold(F::new().with(ASKED, CLAIM), |feature, &(template, value)| feature.with(template, value)),
        );
    };
    put(&[]);
    put(&[(TEMPER, temper(article.temper).into())]);
    put(&[(JUDGED, number(article.judged).into())]);
    for manner in Manner::ALL {
        put(&[(BESIDE, named(manner).into()), (HELD, truth(claim.beside.has(manner)).into())]);
    }
    around(scene, claims, at, &mut put);
    weighed(facets, claim, article.temper, &mut put);
    for quantity in &scene.annotations.quantities[claim.quantities.clone()] {
        put(&[(UNIT, unit(quantity.unit).into())]);
    }
    told(scene, claim, &mut put);
    counted(scene, claim, &mut put);
}

type Put<'p> = dyn for<'v> FnMut(&[(Symbol, Value<'v>)]) + 'p;

/// Where the claim stands, and what the sentence before rests on.
fn around(scene: &Scene<'_>, claims: &Claims, at: usize, put: &mut Put<'_>) {
    const FAR: usize = 4;
    let number_of = claims.list[at].sentence;
    let sentences = &scene.annotations.sentences;
    let sentence = &sentences[number_of];
    let new = number_of.checked_sub(1).is_none_or(|before| sentences[before].paragraph != sentence.paragraph);
    put(&[(FIRST, number(number_of.min(FAR)).into())]);
    put(&[(BEFORE, rests(before(claims, at)).into()), (NEW, truth(new).into())]);
    let last = sentences.get(number_of + 1).is_none_or(|next| next.paragraph != sentence.paragraph);
    put(&[(AFTER, rests(after(claims, at)).into()), (NEW, truth(last).into())]);
    put(&[(QUOTED, truth(sentence.tokens.clone().any(|t| scene.quoted(t))).into())]);
}

/// The claims of the sentence before.
fn before(claims: &Claims, at: usize) -> impl Iterator<Item = &Claim> {
    let sentence = claims.list[at].sentence;
    let near = claims.list[..at].iter().rev().skip_while(move |c| c.sentence == sentence);
    near.take_while(move |c| c.sentence + 1 == sentence)
}

/// The claims of the sentence behind.
fn after(claims: &Claims, at: usize) -> impl Iterator<Item = &Claim> {
    let sentence = claims.list[at].sentence;
    let near = claims.list[at..].iter().skip_while(move |c| c.sentence == sentence);
    near.take_while(move |c| c.sentence == sentence + 1)
}

/// What the claims of a sentence rest on.
fn rests<'c>(claims: impl Iterator<Item = &'c Claim>) -> Symbol {
    claims.fold(NONE, |found, claim| match found {
        ATTRIBUTED | SPOKEN => found,
        _ if claim.voice == Voice::Quoted => SPOKEN,
        _ if claim.attribution.is_some() => ATTRIBUTED,
        _ if is_own(claim) => OWN,
        NONE => HELD,
        _ => found,
    })
}

/// What in it is checkable.
fn weighed(facets: &Facets, claim: &Claim, temper: Temper, put: &mut Put<'_>) {
    const LEAST: i32 = -2;
    const MOST: i32 = 10;
    const MANY: usize = 5;
    let gravity = facets.gravity(&claim.facets, temper).clamp(LEAST, MOST) - LEAST;
    put(&[(GRAVITY, number(gravity as usize).into())]);
    put(&[(PLACES, number(claim.facets.len().min(MANY)).into())]);
    let mut kinds: Vec<_> = claim.facets.iter().map(|h| h.facet).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let name = facets.name(kind);
        put(&[(FACET, Word::new(name, key::of(name)))]);
    }
}

/// What its main word is, of whom it is told, and how it begins.
fn told(scene: &Scene<'_>, claim: &Claim, put: &mut Put<'_>) {
    let mut words = claim.tokens.iter().cloned().flatten().filter(|&t| !scene.token(t).tag.is_punctuation());
    if let Some(first) = words.next() {
        put(&[(START, scene.token(first).tag.symbol().into())]);
    }
    let Some(root) = main_word(scene, &claim.tokens) else { return };
    let subject = scene.annotations.trees.child(root, Relation::Subject);
    put(&[(ROOT, scene.token(root).tag.symbol().into())]);
    put(&[(SUBJECT, subject.map_or(NONE, |s| scene.nominal(s)).into())]);
}

/// How often it has words of each tag and sense, and which verbs, adjectives and adverbs. Nouns are what an article is about,
/// and so are not told apart by more than their sense.
fn counted(scene: &Scene<'_>, claim: &Claim, put: &mut Put<'_>) {
    /// More of one tag count as so many.
    const TAGS: usize = 4;
    /// More of one sense count as so many.
    const SENSES: usize = 2;
    let mut tags = [0; Tag::ALL.len()];
    let mut senses = [[0; words::FILES]; 2];
    for token in claim.tokens.iter().cloned().flatten().map(|t| scene.token(t)) {
        let tag = token.tag;
        tags[tag as usize] += 1;
        let known = token.lemma.is_counted();
        if known && (tag.is_verb() || matches!(tag, Tag::Nn | Tag::Nns)) {
            let files = words::sense_files(token.lemma);
            let kind = usize::from(tag.is_verb());
            senses[kind][usize::from(group(files[kind]))] += 1;
        }
        if known && (tag.is_verb() || tag.is_adjective() || tag.is_adverb()) {
            put(&[(LEMMA, word(&scene.lexicons.vocabulary, token.lemma))]);
        }
    }
    for (tag, &count) in Tag::ALL.iter().zip(&tags) {
        (1..=count.min(TAGS)).for_each(|n| put(&[(TAG, tag.symbol().into()), (TIMES, number(n).into())]));
    }
    for (template, counts) in [NOUN, VERB].into_iter().zip(&senses) {
        for (sense, &count) in (0..).zip(counts) {
            (1..=count.min(SENSES)).for_each(|n| put(&[(template, file(sense).into()), (TIMES, number(n).into())]));
        }
    }
}

/// The sense that stands for a file of senses: what can be touched and what the body does are one each, for politics speaks of
/// little of it.
fn group(file: u8) -> u8 {
    match file {
        // Animals, artefacts, the body, food, objects, plants, substances.
        5 | 6 | 8 | 13 | 17 | 20 | 27 => 6,
        // The body, touching, eating and drinking, moving, the weather.
        29 | 34 | 35 | 38 | 43 => 38,
        other => other.min(words::FILES as u8 - 1),
    }
}

fn named(manner: Manner) -> Symbol {
    match manner {
        Manner::Saying => SAYING,
        Manner::Showing => SHOWING,
        Manner::Thinking => THINKING,
        Manner::Doing => DOING,
    }
}

fn temper(temper: Temper) -> Symbol {
    match temper {
        Temper::Calm => CALM,
        Temper::Contested => CONTESTED,
        Temper::Commentary => COMMENTARY,
    }
}

fn unit(unit: Unit) -> Symbol {
    match unit {
        Unit::Count => COUNT,
        Unit::Money(_) => MONEY,
        Unit::Percent | Unit::Points => PERCENT,
        Unit::Ordinal => ORDINAL,
        Unit::Time => TIME,
        Unit::Date(_) => DATE,
    }
}
