//! Sources: to whom a cue's content is attributed.
//!
//! In: a cue. Out: the noun phrase that is its source, or that it has none.
//! Two questions: which word heads the source (the subject, an agent behind "by", a possessor, a name behind "according
//! to"), and how far the phrase reaches (titles, appositions, clauses that say who it is).

mod apposed;
mod extent;
mod gap;
pub mod inserted;
mod passive;
mod reach;

use std::ops::Range;

use super::cue::Frame;
use super::model::{Value, best, feature, step};
use super::scene::{NONE, Scene, class_symbol};
use super::turn;
use crate::language::cues::CueClass;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::syntax::{self, Relation};
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::feature::{Feature, Symbol, number, symbols, truth};
pub use extent::{ends, extent, starts};
use gap::{Gap, Gaps};
pub(super) use inserted::phrase_end;
pub(super) use passive::is_addressed;
use passive::is_hearsay;
pub use reach::Reach;

symbols! {
    SOURCE "source" LEMMA "l" RIVAL "rival" LEAD "lead" OWN "own" CUED "cued" QUOTES "quotes" GROUP "g" KIND "k" SIDE "side" DISTANCE "d"
    BETWEEN "between" QUOTED "q" WORD "w" CASE "case" BEFORE "b" AFTER "a" RELATION "r" ORDER "n" MOOD "mood" FORM "form" LEFT "left"
    RIGHT "right" UP "^" DOWN "v" LONG "long" SELF_PATH "self" PASSIVE "passive" PLAIN "plain" INFINITIVE "to"
}

/// The tokens that may head the source of a cue, nearest first on either side.
pub fn heads(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame) -> Vec<u32> {
    const LEFT_MOST: usize = 9;
    const RIGHT_MOST: usize = 5;
    let inside = scene.annotations.quotation_of[frame.head as usize];
    // "his claim that", "his saying that", but nobody is "his" for a finite verb.
    let owns = frame.cue.class != CueClass::Verb || scene.token(frame.head).tag == Tag::Vbg;
    let can_head = |at: u32| can_head(scene, at) && (owns || scene.token(at).tag != Tag::PrpS);
    let fits = |&at: &u32| can_head(at) && (scene.annotations.quotation_of[at as usize] == inside || inside.is_some());
    let mut heads = Vec::with_capacity(LEFT_MOST + RIGHT_MOST);
    let start = turn::behind_label(scene, sentence, frame.group.start);
    let before = start + opening(scene, start..frame.group.start)..frame.group.start;
    let addressed = is_addressed(scene, frame);
    if !addressed && !is_hearsay(scene, sentence, frame) {
        heads.extend(before.rev().filter(fits).take(LEFT_MOST));
    }
    let agent = || scene.within(sentence, Some(frame.group.end)).is_some() && scene.is(frame.group.end, Class::Agent);
    if addressed && !agent() {
        return heads;
    }
    heads.extend((frame.group.end..sentence.tokens.end).filter(fits).take(RIGHT_MOST));
    heads
}

/// So many tokens at the head of a stretch belong to a phrase before whoever speaks: "After the storm \[Ana Ruiz\] said".
fn opening(scene: &Scene<'_>, words: Range<u32>) -> u32 {
    let start = words.start.min(words.end);
    let tokens = &scene.annotations.tokens[start as usize..words.end as usize];
    syntax::opening_phrase(tokens, &scene.lexicons.vocabulary) as u32
}

/// Whether a word can head a source by its kind: a nominal, a possessive, or what stands where a name would.
fn can_head(scene: &Scene<'_>, at: u32) -> bool {
    scene.heads_source(at).unwrap_or_else(|| fits(scene, at))
}

/// For each token of a text whether it can head a source.
pub fn all_heads(scene: &Scene<'_>) -> Vec<bool> {
    (0..scene.annotations.tokens.len() as u32).map(|at| fits(scene, at)).collect()
}

fn fits(scene: &Scene<'_>, at: u32) -> bool {
    let tag = scene.token(at).tag;
    if tag.is_nominal() || tag == Tag::PrpS { heads_phrase(scene, at) } else { stands_for_name(scene, at) }
}

/// Whether a word that is no nominal by its tag stands like one: a surname that looks like another word, alone between a
/// quotation and its verb ("“…” Stern said", "said Stern."), or an adjective with an article ("the 46-year-old said").
fn stands_for_name(scene: &Scene<'_>, at: u32) -> bool {
    let token = scene.token(at);
    let tag_at = |i: u32| scene.annotations.tokens.get(i as usize).map(|t| t.tag);
    let (Some(before), after) = (at.checked_sub(1), tag_at(at + 1)) else { return false };
    if token.tag.is_punctuation() || token.tag == Tag::Dt {
        return false;
    }
    let verb_after = after.is_some_and(Tag::is_verb);
    let mark_after = after.is_none_or(Tag::is_punctuation);
    let capital = token.case != Case::Lower;
    (capital && scene.closes(before) && verb_after)
        || (capital && scene.token(before).tag.is_verb() && mark_after)
        || (token.tag.is_adjective() && scene.token(before).tag == Tag::Dt && (verb_after || mark_after))
}

/// Whether a nominal is the head of its phrase and not part of a name or compound that goes on behind it.
fn heads_phrase(scene: &Scene<'_>, at: u32) -> bool {
    let trees = &scene.annotations.trees;
    match trees.relation(at) {
        Relation::Compound | Relation::Determiner | Relation::Adjective | Relation::Number => {
            // The parser now and then hangs a whole name on a word behind it across a mark.
            trees.head(at).is_none_or(|h| h < at || (at + 1..h).any(|i| scene.token(i).tag.is_punctuation()))
        }
        _ => true,
    }
}

/// Calls `each` with the steps of the way through the tree from a cue to a word, as names and values of parts of a feature.
fn path(scene: &Scene<'_>, from: u32, to: u32, mut each: impl FnMut(Symbol, Symbol)) {
    const LONGEST: usize = 4;
    let trees = &scene.annotations.trees;
    let mut up = [from; LONGEST];
    let mut height = 1;
    for above in trees.ancestors(from).take(LONGEST - 1) {
        up[height] = above;
        height += 1;
    }
    let mut down = [to; LONGEST];
    for depth in 0..LONGEST {
        let at = down[depth];
        if let Some(top) = up[..height].iter().position(|&u| u == at) {
            up[..top].iter().for_each(|&t| each(UP, trees.relation(t).symbol()));
            down[..depth].iter().rev().for_each(|&t| each(DOWN, trees.relation(t).symbol()));
            if top + depth == 0 {
                each(UP, SELF_PATH);
            }
            return;
        }
        match trees.head(at) {
            Some(head) if depth + 1 < LONGEST => down[depth + 1] = head,
            _ => break,
        }
    }
    each(UP, LONG);
}

/// What is asked about the source of one cue, whichever word heads it.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    scene: &'a Scene<'a>,
    sentence: &'a Sentence,
    frame: &'a Frame,
    lemma: Value<'a>,
    group: Value<'a>,
    form: Value<'a>,
    mood: Value<'a>,
    gaps: Gaps,
    /// For each token of the sentence how many words that could head a source stand before it.
    leads: Vec<usize>,
}

impl<'a> Asked<'a> {
    /// What is asked about the source of that cue, which one of `heads` may head.
    pub fn new(scene: &'a Scene<'a>, sentence: &'a Sentence, frame: &'a Frame, heads: &[u32]) -> Self {
        let before = frame.group.start.checked_sub(1);
        let mood = match before.and_then(|b| scene.within(sentence, Some(b))) {
            _ if frame.is_passive(scene) => PASSIVE,
            Some(token) if token.tag == Tag::To => INFINITIVE,
            _ => PLAIN,
        };
        Self {
            scene,
            sentence,
            frame,
            lemma: scene.lemma(frame.head),
            group: class_symbol(frame.cue.class).into(),
            form: scene.token(frame.head).tag.symbol().into(),
            mood: mood.into(),
            gaps: Gaps::new(scene, frame, heads),
            leads: leads(scene, sentence),
        }
    }

    /// Calls `emit` with what it depends on at first sight whether `head`, or nothing, heads the source.
    pub fn look<F: Feature>(&self, head: Option<u32>, mut emit: impl FnMut(F)) {
        let &Self { scene, lemma, form, mood, .. } = self;
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(SOURCE, parts));
        let Some(head) = head else {
            let relation: Value<'_> = scene.annotations.trees.relation(self.frame.head).symbol().into();
            f(&[(KIND, NONE.into()), (LEMMA, lemma), (MOOD, mood)]);
            f(&[(KIND, NONE.into()), (FORM, form), (RELATION, relation)]);
            return;
        };
        let Sight { side, kind, between, order, lead, case, relation, .. } = self.sight(head);
        f(&[(LEAD, lead), (SIDE, side), (BETWEEN, between), (FORM, form)]);
        f(&[(RELATION, relation), (KIND, kind), (SIDE, side)]);
        f(&[(CASE, case), (SIDE, side), (ORDER, order)]);
    }

    /// Calls `emit` with what it depends on whether `head`, or nothing, heads the source.
    pub fn features<F: Feature>(&self, head: Option<u32>, mut emit: impl FnMut(F)) {
        let &Self { scene, sentence, frame, lemma, group, form, mood, .. } = self;
        let quotes: Value<'_> = frame.quotes.into();
        let Some(head) = head else {
            let before = frame.group.start.checked_sub(1);
            let relation: Value<'_> = scene.annotations.trees.relation(frame.head).symbol().into();
            let subject: Value<'_> = scene.subject(frame.head).map_or(NONE, |s| scene.nominal(s)).into();
            let none: Value<'_> = NONE.into();
            let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(SOURCE, parts));
            f(&[(KIND, none), (LEMMA, lemma)]);
            f(&[(KIND, none), (GROUP, group), (MOOD, mood)]);
            f(&[(KIND, none), (LEMMA, lemma), (MOOD, mood)]);
            f(&[(KIND, none), (FORM, form), (MOOD, mood)]);
            f(&[(KIND, none), (BEFORE, scene.word(sentence, before))]);
            f(&[(KIND, none), (FORM, form), (BEFORE, scene.tag(sentence, before))]);
            f(&[(KIND, none), (FORM, form), (RELATION, relation)]);
            f(&[(KIND, none), (FORM, form), (WORD, subject)]);
            f(&[(KIND, none), (LEMMA, lemma), (WORD, subject)]);
            f(&[(KIND, none), (QUOTES, quotes), (FORM, form)]);
            f(&[(KIND, none), (QUOTES, quotes), (WORD, subject)]);
            return;
        };
        let Sight { side, kind, gap, tokens, between, order, lead, case, relation } = self.sight(head);
        let distance: Value<'_> = number(match tokens {
            n @ 0..=3 => n,
            4..=6 => 4,
            7..=12 => 5,
            _ => 6,
        })
        .into();
        let quotation_of = &scene.annotations.quotation_of;
        let quoted: Value<'_> = truth(quotation_of[head as usize] == quotation_of[frame.head as usize]).into();
        {
            let mut way = feature::<F>(SOURCE, &[(GROUP, group)]);
            let mut way_form = feature::<F>(SOURCE, &[(FORM, form), (MOOD, mood)]);
            let mut way_lemma = feature::<F>(SOURCE, &[(LEMMA, lemma)]);
            path(scene, frame.head, head, |step, relation| {
                way = way.clone().with(step, relation);
                way_form = way_form.clone().with(step, relation);
                way_lemma = way_lemma.clone().with(step, relation);
            });
            emit(way.clone());
            emit(way_form);
            emit(way_lemma);
            emit(way.with(KIND, kind));
        }
        let trees = &scene.annotations.trees;
        // Whether the word hangs on another likely cue, whose source it would rather be.
        let governor = trees.head(head).filter(|&g| g != frame.head);
        let rival: Value<'_> = governor.map_or(NONE, |g| scene.likelihood(g)).into();
        let own: Value<'_> = truth(trees.head(head) == Some(frame.head)).into();
        let cued: Value<'_> = gap.likeliest.map_or(NONE, step).into();
        // The tags before all that hangs on it, and on the cue's side of it.
        let ahead = trees.subtree(head).start.checked_sub(1);
        let after = scene.tag(sentence, if head < frame.head { Some(head + 1) } else { ahead });
        let ahead = scene.tag(sentence, ahead);
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(SOURCE, parts));
        f(&[(RIVAL, rival), (RELATION, relation), (SIDE, side)]);
        f(&[(RIVAL, rival), (ORDER, order), (SIDE, side)]);
        f(&[(RIVAL, rival), (KIND, kind), (FORM, form)]);
        f(&[(CUED, cued), (SIDE, side), (GROUP, group)]);
        f(&[(CUED, cued), (SIDE, side), (OWN, own), (KIND, kind)]);
        f(&[(CUED, cued), (BETWEEN, between), (SIDE, side), (OWN, own)]);
        f(&[(QUOTES, quotes), (SIDE, side), (KIND, kind), (ORDER, order)]);
        f(&[(QUOTES, quotes), (SIDE, side), (DISTANCE, distance)]);
        f(&[(KIND, kind), (SIDE, side), (GROUP, group)]);
        f(&[(KIND, kind), (SIDE, side), (FORM, form), (MOOD, mood)]);
        f(&[(SIDE, side), (DISTANCE, distance), (GROUP, group)]);
        f(&[(SIDE, side), (DISTANCE, distance), (BETWEEN, between), (KIND, kind)]);
        f(&[(SIDE, side), (BETWEEN, between), (GROUP, group)]);
        f(&[(SIDE, side), (BETWEEN, between), (FORM, form)]);
        f(&[(SIDE, side), (ORDER, order), (FORM, form)]);
        f(&[(SIDE, side), (LEMMA, lemma), (BETWEEN, between)]);
        f(&[(WORD, scene.lemma(head)), (SIDE, side)]);
        f(&[(CASE, case), (SIDE, side), (GROUP, group)]);
        f(&[(CASE, case), (LEMMA, lemma), (SIDE, side)]);
        f(&[(CASE, case), (SIDE, side), (ORDER, order)]);
        f(&[(RELATION, relation), (SIDE, side), (ORDER, order), (MOOD, mood)]);
        f(&[(RELATION, relation), (KIND, kind), (SIDE, side)]);
        f(&[(QUOTED, quoted), (KIND, kind), (SIDE, side)]);
        f(&[(LEAD, lead), (SIDE, side), (ORDER, order)]);
        f(&[(LEAD, lead), (SIDE, side), (KIND, kind), (OWN, own)]);
        f(&[(LEAD, lead), (SIDE, side), (BETWEEN, between), (FORM, form)]);
        f(&[(AFTER, after), (SIDE, side), (FORM, form)]);
        f(&[(BEFORE, ahead), (SIDE, side), (KIND, kind)]);
    }

    /// What is seen of a word at first sight.
    fn sight(&self, head: u32) -> Sight<'a> {
        let &Self { scene, sentence, frame, ref gaps, ref leads, .. } = self;
        let trees = &scene.annotations.trees;
        let left = head < frame.head;
        let start = trees.subtree(head).start;
        let (tokens, gap) = if left {
            let tokens = (frame.group.start - head - 1) as usize;
            (tokens, gaps.left(tokens))
        } else {
            let tokens = (start.min(head).max(frame.group.end) - frame.group.end) as usize;
            (tokens, gaps.right(tokens))
        };
        Sight {
            side: if left { LEFT } else { RIGHT }.into(),
            kind: scene.nominal(head).into(),
            gap,
            tokens,
            between: gap.between().into(),
            order: number(gap.nominals.min(4)).into(),
            lead: number(leads[(head - sentence.tokens.start) as usize]).into(),
            case: trees.child(head, Relation::Case).map_or(NONE.into(), |c| scene.lemma(c)),
            relation: trees.relation(head).symbol().into(),
        }
    }
}

/// What is seen at first sight of a word that may head a source.
struct Sight<'a> {
    side: Value<'a>,
    kind: Value<'a>,
    /// What stands between it and the cue, and how many tokens.
    gap: Gap,
    tokens: usize,
    between: Value<'a>,
    /// How many words that could head the source stand between.
    order: Value<'a>,
    /// How many such words stand before it.
    lead: Value<'a>,
    /// Its preposition.
    case: Value<'a>,
    relation: Value<'a>,
}

/// For each token of a sentence how many words that could head a source stand between the beginning of the sentence, or the
/// end of a quotation in it (then 5 more), and the token: up to 4.
fn leads(scene: &Scene<'_>, sentence: &Sentence) -> Vec<usize> {
    let (mut closed, mut ahead) = (0, 0);
    let lead = |at| {
        let lead = closed + ahead;
        if scene.closes(at) {
            (closed, ahead) = (5, 0);
        } else {
            ahead = (ahead + usize::from(can_head(scene, at))).min(4);
        }
        lead
    };
    sentence.tokens.clone().map(lead).collect()
}

/// The source of a frame, as far as it has one.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Its tokens.
    pub tokens: Option<Range<u32>>,
    /// The word that heads it.
    pub head: Option<u32>,
    /// By how much the head, or that there is none, beat the next best.
    pub sureness: i32,
}

/// The source of a frame.
pub fn find(scene: &Scene<'_>, sentence: &Sentence, frame: &Frame) -> Found {
    if let Some(found) = inserted::find(scene, sentence, frame) {
        return found;
    }
    if let Some(tokens) = frame.tail_source(scene, sentence) {
        let head = head_of(scene, tokens.clone());
        return Found { tokens: Some(tokens), head, sureness: inserted::SURE };
    }
    let heads = heads(scene, sentence, frame);
    let asked = Asked::new(scene, sentence, frame, &heads);
    let chosen = best(
        scene.models(),
        std::iter::once(None).chain(heads.into_iter().map(Some)),
        |&head, score| asked.look(head, |f| score.add(f)),
        |&head, score| asked.features(head, |f| score.add(f)),
    );
    let (head, sureness) = chosen.unwrap_or_default();
    let whole = |head| apposed::whole(scene, sentence, frame, extent(scene, sentence, frame, head));
    Found { tokens: head.map(whole), head, sureness }
}

/// The head of a source that people marked: the nominal from which the rest of it hangs.
pub fn head_of(scene: &Scene<'_>, tokens: Range<u32>) -> Option<u32> {
    let trees = &scene.annotations.trees;
    let fits = |&at: &u32| can_head(scene, at);
    let outside = |&at: &u32| trees.head(at).is_none_or(|h| !tokens.contains(&h));
    tokens.clone().filter(fits).find(outside).or_else(|| tokens.clone().find(fits))
}
