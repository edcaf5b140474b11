//! Signs of opposition: what in a claim and in the words that introduce it sets it against another account.
//!
//! In: claims with their sentences. Out: [`Signs`] for each.

use crate::attribution::Attribution;
use crate::attribution::manner::Manner;
use crate::attribution::scene::Scene;
use crate::claim::{Claim, Claims};
use crate::language::lexicon::{Class, Classes, Lists};
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::speaker::{SpeakerId, Speakers};

/// What sets a claim against another account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each sign is there or not, whatever the others")]
pub struct Signs {
    /// Its cue, or the verb in which the article tells of it, denies.
    pub denies: bool,
    /// Who denies, answers or goes back on his words, where the article tells in its own that somebody does.
    pub teller: Option<SpeakerId>,
    /// It calls something untrue, or says that it was not meant or does not hold.
    pub corrects: bool,
    /// It goes back on what its side said, or says that it was not meant so.
    pub retracts: bool,
    /// Its main verb is negated, or a negative word stands in it.
    pub negative: bool,
    /// The words beside it say that it answers somebody.
    pub answers: bool,
    /// A word of contrast opens its sentence.
    pub contrasts: bool,
    /// It points at what somebody said: "the claim", "that".
    pub points: bool,
    /// It says that something is not known yet.
    pub doubts: bool,
    /// Its cue charges somebody.
    pub charges: bool,
}

/// The signs of all claims.
pub fn find(scene: &Scene<'_>, attributions: &[Attribution], speakers: &Speakers, claims: &Claims) -> Vec<Signs> {
    claims.list.iter().map(|claim| signs(scene, attributions, speakers, claim)).collect()
}

fn signs(scene: &Scene<'_>, attributions: &[Attribution], speakers: &Speakers, claim: &Claim) -> Signs {
    /// What leaves open whether somebody goes back on his words, or says that he does not.
    const DOUBT: Classes = Classes::of(&[Class::Supposing, Class::Not]);
    let sentence = scene.annotations.sentences[claim.sentence].tokens.clone();
    let words = || claim.tokens.iter().cloned().flatten();
    let held = Held::of(scene, words());
    let attribution = claim.attribution.map(|a| &attributions[a]);
    let own = claim.speakers == [SpeakerId::ARTICLE];
    let cued = attribution.filter(|a| sentence.contains(&a.core.frame.head));
    // What introduces a claim stands about its cue, up to three words before its source, and in what goes before both:
    // "responding to this, she said …".
    let trees = &scene.annotations.trees;
    let leads = |r: Relation| matches!(r, Relation::Adverbial | Relation::Nominal | Relation::Adverb);
    let led = |a: &Attribution| {
        let before = trees.children(a.core.frame.head).filter(|&c| c < a.core.start() && leads(trees.relation(c)));
        before.map(|c| trees.subtree(c).start).min().unwrap_or(a.core.start())
    };
    let frame = cued.map_or(0..0, |a| {
        let (start, end) = (a.core.start().saturating_sub(3).min(led(a)), a.core.end().max(claim.tokens[0].start));
        start.max(sentence.start)..end.min(sentence.end)
    });
    let beside = || frame.clone().filter(|&t| !claim.covers(t) && !scene.quoted(t));
    let phrase = |class: Class, t: u32| phrase(scene, class, t, sentence.end).is_some();
    // "denied it", "that is a lie", but not "denied that it had paid"
    let pronoun = |t: u32| {
        let subject = scene.annotations.trees.relation(t) == Relation::Subject && scene.token(t).tag == Tag::Prp;
        let alone = t + 1 >= sentence.end || scene.token(t + 1).tag.is_punctuation();
        scene.is(t, Class::ThingPronoun) && (scene.token(t).tag != Tag::In || alone) && !subject
    };
    // "she is lying", but not "lying across the road" nor "a false passport" nor "we were wrong"
    let untrue = |t: u32| {
        let of_thing = trees.relation(t) == Relation::Adjective
            && trees
                .head(t)
                .is_some_and(|noun| !scene.lexicons.vocabulary.is(scene.token(noun).lemma, Class::ClaimNoun));
        let of_himself = trees.child(t, Relation::Subject).is_some_and(|s| scene.is(s, Class::SpeakerPronoun));
        scene.is(t, Class::Falsity) && !is_placed(scene, t) && !of_thing && !of_himself
    };
    let denier = if own && held.lemmas.have(Class::DenialVerb) { denier(scene, speakers, claim) } else { None };
    let classes = [Class::Answer, Class::Objection, Class::Defence];
    let answering = scene.lexicons.lists(&classes);
    let may_answer = |t: u32| scene.annotations.lists[t as usize].meets(answering);
    let answer = |t: u32| may_answer(t) && classes.iter().any(|&class| phrase(class, t));
    // Most claims hold no word of a kind, so that no word of theirs need be looked at.
    let may_hold = |class: Class| scene.lexicons.may_begin(class, held.lists);
    // "hit back", but not "a debate over how the town responds"
    let asked = |c: u32| scene.token(c).tag == Tag::Wrb;
    let told = |t: u32| scene.token(t).tag.is_verb() && !scene.annotations.trees.children(t).any(asked);
    let answers = beside().any(answer) || own && held.lists.meets(answering) && words().any(|t| told(t) && answer(t));
    // "asked whether she had changed her mind", "has not backtracked"
    let doubted = |t: u32| {
        (sentence.start.max(t.saturating_sub(4))..t)
            .any(|b| scene.lexicons.vocabulary.is_one_of(scene.token(b).word, DOUBT))
    };
    let retracting = |t: u32| phrase(Class::Retraction, t) && !doubted(t);
    let retracts = may_hold(Class::Retraction);
    let turns = retracts && words().any(|t| scene.token(t).tag.is_verb() && retracting(t));
    // "But …", "The council, however, …"
    let comma = |t: Option<u32>| t.is_some_and(|t| sentence.contains(&t) && scene.token(t).tag == Tag::Comma);
    let set_off = |t: u32| comma(t.checked_sub(1)) && comma(Some(t + 1));
    let opens = |t: u32| t < sentence.start + 3 || t < sentence.start + 10 && set_off(t);
    // "Although it rained, …" sets only the parts of its own sentence against each other.
    let joins = |t: u32| scene.token(t).tag == Tag::In;
    let contrasts = sentence.clone().any(|t| scene.is(t, Class::Contrast) && opens(t) && !joins(t));
    Signs {
        denies: denier.is_some() || cued.is_some_and(|a| denies(scene, a)),
        teller: denier.or_else(|| claim.about.first().copied().filter(|_| own && (answers || turns))),
        corrects: held.words.have(Class::Falsity) && words().any(untrue)
            || may_hold(Class::Correction) && words().any(|t| phrase(Class::Correction, t)),
        retracts: retracts && words().any(retracting),
        negative: claim.negated || held.words.have(Class::Negative),
        answers,
        contrasts,
        points: words()
            .take(10)
            .any(|t| pronoun(t) || scene.lexicons.vocabulary.is(scene.token(t).lemma, Class::ClaimNoun)),
        doubts: may_hold(Class::Doubt) && words().any(|t| phrase(Class::Doubt, t)),
        charges: attribution
            .is_some_and(|a| scene.lexicons.vocabulary.is(scene.token(a.core.frame.head).lemma, Class::ChargeCue)),
    }
}

/// What the words of a claim are in, all together.
#[derive(Clone, Copy, Default)]
struct Held {
    /// The lexicons of which an entry may begin with one of them.
    lists: Lists,
    /// The classes of the words as they stand, and those of their lemmas.
    words: Classes,
    lemmas: Classes,
}

impl Held {
    fn of(scene: &Scene<'_>, words: impl Iterator<Item = u32>) -> Self {
        let vocabulary = &scene.lexicons.vocabulary;
        words.fold(Self::default(), |held, t| {
            let token = scene.token(t);
            Self {
                lists: held.lists.or(scene.annotations.lists[t as usize]),
                words: held.words.or(vocabulary.classes(token.word)),
                lemmas: held.lemmas.or(vocabulary.classes(token.lemma)),
            }
        })
    }
}

/// Whether a word is a verb that tells where somebody is: "lying across the road", but not "lying about it".
pub(super) fn is_placed(scene: &Scene<'_>, t: u32) -> bool {
    let behind = scene.annotations.tokens.get(t as usize + 1).is_some_and(|next| next.tag == Tag::In);
    // "misleading because it leaves out half"
    let clause =
        || [Class::Topic, Class::Subordinator, Class::ThingPronoun].iter().any(|&class| scene.is(t + 1, class));
    scene.token(t).tag.is_verb() && behind && !clause()
}

/// Where the longest entry of a class's lexicon that begins with a token ends, if one does before `end`.
#[inline]
pub(super) fn phrase(scene: &Scene<'_>, class: Class, t: u32, end: u32) -> Option<u32> {
    let may = scene.lexicons.may_begin(class, scene.annotations.lists[t as usize]);
    if may { longest(scene, class, t, end) } else { None }
}

fn longest(scene: &Scene<'_>, class: Class, t: u32, end: u32) -> Option<u32> {
    const LONGEST: u32 = 4;
    let tokens = scene.annotations.tokens.get(t as usize..end.min(t + LONGEST) as usize)?;
    scene.lexicons.longest(class, tokens).map(|len| t + len as u32)
}

/// Whether the cue denies a claim, rather than a request, and is not negated itself.
fn denies(scene: &Scene<'_>, attribution: &Attribution) -> bool {
    let head = attribution.core.frame.head;
    let lemma = scene.token(head).lemma;
    let trees = &scene.annotations.trees;
    let vocabulary = &scene.lexicons.vocabulary;
    // "denied the party its victory" refuses a thing to somebody.
    let objects = || trees.children(head).filter(|&c| trees.relation(c) == Relation::Object);
    // "disagreed on how far it went" leaves open what was said.
    let asked = attribution.content.first().is_some_and(|r| matches!(scene.token(r.start).tag, Tag::Wp | Tag::Wrb));
    // "rejected the offer" is no word on a claim, "rejected the notion" is.
    let offered = vocabulary.is(lemma, Class::RejectionVerb)
        && objects()
            .next()
            .is_some_and(|o| scene.token(o).tag.is_noun() && !vocabulary.is(scene.token(o).lemma, Class::ClaimNoun));
    // "denied Ruiz a goal"
    let named = objects().any(|o| scene.token(o).tag.is_proper());
    attribution.manner == Manner::Saying
        && objects().count() < 2
        && !named
        && !asked
        && !offered
        && vocabulary.is(lemma, Class::DenialVerb)
        && trees.child(head, Relation::Negation).is_none()
}

/// Who denies a claim where the article tells so: the subject of a verb of denying whose object is no request.
fn denier(scene: &Scene<'_>, speakers: &Speakers, claim: &Claim) -> Option<SpeakerId> {
    let vocabulary = &scene.lexicons.vocabulary;
    let trees = &scene.annotations.trees;
    let verb = claim.tokens.iter().cloned().flatten().find(|&t| {
        let token = scene.token(t);
        token.tag.is_verb() && vocabulary.is(token.lemma, Class::DenialVerb)
    })?;
    let object = trees.child(verb, Relation::Object)?;
    let offered = vocabulary.is(scene.token(verb).lemma, Class::RejectionVerb);
    let pointed = scene.is(object, Class::ThingPronoun) && !offered;
    let claimed = pointed || vocabulary.is(scene.token(object).lemma, Class::ClaimNoun);
    let subject = scene.subject(verb).and_then(|s| speakers.at(s)).filter(|s| *s != SpeakerId::ARTICLE)?;
    let negated = trees.child(verb, Relation::Negation).is_some();
    (claimed && !negated).then_some(subject)
}
