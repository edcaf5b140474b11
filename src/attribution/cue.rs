//! Cues: which words introduce what somebody says, thinks or knows.
//!
//! In: the words that can be cues by the lists. Out: those that are one here, each with how sure that is.

mod beside;

mod idle;

mod label;

mod tail;

use std::ops::Range;

use super::model::{Glance, REACH, Value, feature, reasons, score, word};
use super::scene::{NONE, OTHER, Scene, class_of, class_symbol};
use super::turn;
use crate::language::cues::{Cue, CueClass};
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::statistics::feature::{Feature, Symbol, number, symbols, truth};
use beside::{NO_QUOTE, Near};
pub(super) use label::{introduces, labelled};

symbols! {
    CUE "cue" LEMMA "l" TURN "turn" LABEL "label" LIMIT "limit" TAG "t" PRIOR "p" NEXT "n" NEXT_WORD "nw" AFTER "nn" BEFORE "b" BEFORE_WORD "bw" QUOTES "q" SUBJECT "s"
    SUBJECT_WORD "sw" RELATION "r" HEAD "h" HEAD_PRIOR "hp" TAKES "takes" PASSIVE "passive" MODAL "modal" NEGATED "neg"
    INFINITIVE "to" HEADLINE "title" CASE "case" ABOVE "above" EARLIER "earlier" BIAS "bias" COMMAS "commas"
    CLAUSE "clause" OPEN_CLAUSE "xclause" OBJECT "object" PHRASE "phrase" NOTHING "nothing" WHOLE "whole" PART "part" FIRST "first"
    GROUP "g" POSITION "pos" MOOD "mood" SENSE "sense" COUNT "n#" LABELLED "labelled" OPENS "opens"
    RIVAL "rival"
}

/// A word that may be the head of a cue, and the group of words around it that would be the cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The token that decides: "said" in "had never said".
    pub head: u32,
    /// The tokens of the cue: auxiliaries, negation and adverbs before the head, the head, a particle after it.
    pub group: Range<u32>,
    /// What the lists say of the head.
    pub cue: Cue,
    /// How quotations stand about it.
    pub(super) quotes: Symbol,
    /// Whether a likely cue stands before it in its sentence, outside of quotations.
    follows: bool,
}

/// What is seen at first sight of a word that may be a cue.
struct Sight<'a> {
    lemma: Value<'a>,
    tag: Value<'a>,
    /// The first token behind it that is no adverb.
    after: Option<u32>,
    next: Value<'a>,
    quotes: Value<'a>,
    earlier: Value<'a>,
    relation: Value<'a>,
    /// The lemma of the word that it hangs on.
    above: Value<'a>,
}

impl Frame {
    /// The frame around a token that the lists have as a cue, or around any verb beside a quotation; `near` are the quotation
    /// marks about its sentence, `likely` is the first likely cue in it.
    fn new(scene: &Scene<'_>, sentence: &Sentence, near: Near, head: u32, likely: Option<u32>) -> Option<Self> {
        let listed = scene.cue(head).or_else(|| scene.cue_as_verb(head).filter(|c| c.tenths() >= 5)).copied();
        let token = scene.token(head);
        // "advised residents to leave", but not "advised the campaign"
        let advises =
            scene.lexicons.vocabulary.is(token.lemma, Class::Advising) && complement(scene, head) == OPEN_CLAUSE;
        let listed = listed.map(|cue| if advises { Cue { cues: 9, uses: 10, ..cue } } else { cue });
        let helps = |at| scene.is(at, Class::Be) || scene.is(at, Class::Have) || is_do(scene, at);
        let unlisted = || {
            let beside = token.tag.is_verb()
                && !scene.quoted(head)
                && near.context(scene, sentence, head, &(head..head + 1)) != NO_QUOTE
                && !helps(head)
                && !names_quotation(scene, sentence, head);
            beside.then_some(Cue { lemma: token.lemma, class: CueClass::Verb, cues: 0, uses: 0 })
        };
        let cue = listed
            .or_else(unlisted)
            .filter(|_| !idle::is_said_of(scene, sentence, head) && !idle::withholds(scene, sentence, head))?;
        let in_group = |at: u32| {
            let token = scene.token(at);
            let verbal = token.tag == Tag::Md || token.tag.is_adverb() || (token.tag.is_verb() && helps(at));
            verbal && scene.quoted(at) == scene.quoted(head) && !ends_infinitive(scene, sentence, at)
        };
        let mut start = head;
        if matches!(cue.class, CueClass::Verb | CueClass::Adjective) {
            while start > sentence.tokens.start && in_group(start - 1) {
                start -= 1;
            }
        }
        let mut end = head + 1;
        while end < sentence.tokens.end && cue.class == CueClass::Verb && scene.token(end).tag == Tag::Rp {
            end += 1;
        }
        // A colon right behind a verb belongs to it: "She added:".
        if cue.class == CueClass::Verb && end < sentence.tokens.end && scene.token(end).span.text(scene.text) == ":" {
            end += 1;
        }
        let quotes = near.context(scene, sentence, head, &(start..end));
        Some(Self { head, group: start..end, cue, quotes, follows: likely.is_some_and(|at| at < start) })
    }

    /// The frame of a mark about which nothing is asked.
    pub(super) fn of_mark(mark: u32, cue: Cue) -> Self {
        Self { head: mark, group: mark..mark + 1, cue, quotes: NO_QUOTE, follows: false }
    }

    /// Whether it is a verb in the passive: "was told", "viewed as".
    pub fn is_passive(&self, scene: &Scene<'_>) -> bool {
        let token = scene.token(self.head);
        let helped = |class| self.words(scene).any(|at| scene.is(at, class));
        let object = scene.annotations.trees.child(self.head, Relation::Object).is_some();
        token.tag == Tag::Vbn && !helped(Class::Have) && (helped(Class::Be) || !object)
    }

    fn words<'s>(&self, scene: &'s Scene<'_>) -> impl Iterator<Item = u32> + use<'s> {
        let _ = scene;
        self.group.start..self.head
    }

    /// Calls `emit` with what it depends on at first sight whether this is a cue.
    pub fn look<F: Feature>(&self, scene: &Scene<'_>, sentence: &Sentence, mut emit: impl FnMut(F)) {
        let Sight { lemma, tag, next, quotes, earlier, relation, above, .. } = self.sight(scene, sentence);
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(CUE, parts));
        f(&[(EARLIER, earlier), (QUOTES, quotes)]);
        f(&[(LEMMA, lemma), (NEXT, next)]);
        f(&[(LEMMA, lemma), (TAG, tag)]);
        f(&[(HEAD, above), (RELATION, relation)]);
    }

    /// Calls `emit` with what it depends on whether this is a cue.
    #[expect(clippy::too_many_lines, reason = "one list of features")]
    pub fn features<F: Feature>(&self, scene: &Scene<'_>, sentence: &Sentence, mut emit: impl FnMut(F)) {
        let Sight { lemma, tag, after, next, quotes, earlier, relation, above } = self.sight(scene, sentence);
        let class: Value<'_> = class_symbol(self.cue.class).into();
        let prior: Value<'_> = number(self.cue.tenths()).into();
        let count: Value<'_> = number(self.cue.frequency()).into();
        let next_word = scene.word(sentence, after);
        let titled: Value<'_> = truth(sentence.tokens.start == 0 || sentence.paragraph == 0).into();
        let trees = &scene.annotations.trees;
        let head = self.head;
        let next_2 = scene.tag(sentence, after.map(|a| a + 1));
        let before = self.group.start.checked_sub(1);
        let (last, last_word) = (scene.tag(sentence, before), scene.word(sentence, before));
        let subject = scene.subject(head);
        let subject_kind: Value<'_> = subject.map_or(NONE, |s| scene.nominal(s)).into();
        let above_prior: Value<'_> =
            trees.head(head).and_then(|a| scene.cue(a)).map_or(NONE, |c| number(c.tenths())).into();
        let takes: Value<'_> = complement(scene, head).into();
        let modal = self.words(scene).any(|at| scene.token(at).tag == Tag::Md);
        let infinitive = before.is_some_and(|b| sentence.tokens.contains(&b) && scene.token(b).tag == Tag::To);
        let mood = match (self.is_passive(scene), modal, infinitive) {
            (true, _, _) => PASSIVE,
            (_, true, _) => MODAL,
            (_, _, true) => INFINITIVE,
            _ => OTHER,
        };
        let mood: Value<'_> = mood.into();
        let negated = self.words(scene).any(|at| trees.relation(at) == Relation::Negation);
        let preposition = phrase_opener(scene, head).map_or(NONE.into(), |p| scene.lemma(p));
        let commas: Value<'_> = number(
            usize::from(is_comma(scene, sentence, before))
                + 2 * usize::from(is_comma(scene, sentence, Some(self.group.end))),
        )
        .into();
        let nested: Value<'_> = nesting(scene, sentence, head).into();
        let sense: Value<'_> = scene.sense(self.cue.lemma, self.cue.class).into();
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(feature(CUE, parts));
        f(&[(PRIOR, prior), (COUNT, count), (GROUP, class)]);
        f(&[(SENSE, sense), (PRIOR, prior)]);
        f(&[(SENSE, sense), (TAKES, takes)]);
        f(&[(SENSE, sense), (NEXT, next)]);
        f(&[(SENSE, sense), (SUBJECT, subject_kind)]);
        f(&[(SENSE, sense), (QUOTES, quotes)]);
        f(&[(SENSE, sense), (MOOD, mood)]);
        f(&[(SENSE, sense), (CASE, preposition)]);
        f(&[(BIAS, class)]);
        f(&[(LEMMA, lemma), (GROUP, class)]);
        f(&[(LEMMA, lemma), (TAG, tag)]);
        f(&[(LEMMA, lemma), (NEXT, next)]);
        f(&[(LEMMA, lemma), (NEXT_WORD, next_word)]);
        f(&[(LEMMA, lemma), (QUOTES, quotes)]);
        f(&[(LEMMA, lemma), (SUBJECT, subject_kind)]);
        f(&[(LEMMA, lemma), (TAKES, takes)]);
        f(&[(LEMMA, lemma), (CASE, preposition)]);
        f(&[(LEMMA, lemma), (MOOD, mood)]);
        f(&[(LEMMA, lemma), (BEFORE_WORD, last_word)]);
        f(&[(LEMMA, lemma), (RELATION, relation)]);
        f(&[(PRIOR, prior), (GROUP, class), (NEXT, next)]);
        f(&[(PRIOR, prior), (GROUP, class), (TAKES, takes)]);
        f(&[(PRIOR, prior), (TAG, tag), (SUBJECT, subject_kind)]);
        f(&[(PRIOR, prior), (QUOTES, quotes), (GROUP, class)]);
        f(&[(PRIOR, prior), (MOOD, mood), (TAG, tag)]);
        f(&[(PRIOR, prior), (ABOVE, nested)]);
        f(&[(TAG, tag), (NEXT, next), (AFTER, next_2)]);
        f(&[(TAG, tag), (NEXT_WORD, next_word)]);
        f(&[(TAG, tag), (BEFORE, last), (QUOTES, quotes)]);
        f(&[(TAG, tag), (BEFORE_WORD, last_word)]);
        f(&[(TAG, tag), (SUBJECT, subject_kind), (TAKES, takes)]);
        f(&[(TAG, tag), (RELATION, relation), (QUOTES, quotes)]);
        f(&[(TAG, tag), (RELATION, relation), (SUBJECT, subject_kind)]);
        f(&[(HEAD, above), (RELATION, relation)]);
        f(&[(HEAD_PRIOR, above_prior), (RELATION, relation), (EARLIER, earlier)]);
        f(&[(TAKES, takes), (SUBJECT, subject_kind), (QUOTES, quotes)]);
        f(&[(CASE, preposition), (TAG, tag)]);
        f(&[(NEGATED, truth(negated).into()), (GROUP, class)]);
        f(&[(COMMAS, commas), (GROUP, class), (QUOTES, quotes)]);
        f(&[(EARLIER, earlier), (QUOTES, quotes)]);
        f(&[(ABOVE, nested), (TAG, tag)]);
        f(&[(ABOVE, nested), (QUOTES, quotes)]);
        if let Some(subject) = subject {
            f(&[(SUBJECT_WORD, scene.lemma(subject))]);
            f(&[(SUBJECT_WORD, scene.lemma(subject)), (LEMMA, lemma)]);
        }
        f(&[(HEADLINE, titled), (GROUP, class), (PRIOR, prior)]);
        if self.cue.class == CueClass::Mark {
            let position = match head - sentence.tokens.start {
                0..=1 => FIRST,
                2..=4 => PART,
                _ => OTHER,
            };
            f(&[(LEMMA, lemma), (POSITION, position.into()), (HEADLINE, titled), (NEXT, next)]);
            f(&[(LEMMA, lemma), (POSITION, position.into()), (BEFORE, last)]);
            let paragraph = sentence.paragraph as usize;
            let beside = [paragraph.checked_sub(1), Some(paragraph + 1)];
            let dialogue = beside.iter().flatten().filter(|&&p| turn::label(scene, p).is_some()).count();
            let here = turn::label(scene, paragraph) == Some(head);
            let turns: Value<'_> = number(dialogue + 3 * usize::from(here)).into();
            let (length, limit) = label::before(scene, sentence, head);
            let (length, limit): (Value<'_>, Value<'_>) = (number(length.min(6)).into(), limit.into());
            let labelled: Value<'_> = labelled(scene, sentence, head).into();
            let opens: Value<'_> = introduces(scene, sentence, head).into();
            // The likeliest word that could introduce what the mark does.
            let rivals = (sentence.tokens.start..head).filter(|&at| !scene.quoted(at));
            let rival = rivals.filter_map(|at| scene.cue(at)).map(|c| c.tenths() + 1).max().unwrap_or(0);
            let rival: Value<'_> = number(rival).into();
            f(&[(RIVAL, rival), (OPENS, opens)]);
            f(&[(RIVAL, rival), (OPENS, opens), (LABELLED, labelled)]);
            f(&[(LABELLED, labelled), (OPENS, opens)]);
            f(&[(LABELLED, labelled), (OPENS, opens), (TURN, turns)]);
            f(&[(LABELLED, labelled), (OPENS, opens), (HEADLINE, titled)]);
            f(&[(LEMMA, lemma), (LABEL, length), (LIMIT, limit), (NEXT, next)]);
            f(&[(LEMMA, lemma), (LABEL, length), (LIMIT, limit), (TURN, turns)]);
            f(&[(LABEL, length), (LIMIT, limit), (BEFORE, last)]);
            f(&[(LEMMA, lemma), (TURN, turns)]);
            f(&[(TURN, turns), (NEXT, next)]);
            f(&[(TURN, turns), (BEFORE, last)]);
        }
    }

    /// What is seen of it at first sight.
    fn sight<'a>(&self, scene: &Scene<'a>, sentence: &Sentence) -> Sight<'a> {
        let trees = &scene.annotations.trees;
        let after = skip_adverbs(scene, sentence, self.group.end);
        Sight {
            lemma: word(&scene.lexicons.vocabulary, self.cue.lemma),
            tag: scene.token(self.head).tag.symbol().into(),
            after,
            next: scene.tag(sentence, after),
            quotes: self.quotes.into(),
            earlier: truth(self.follows).into(),
            relation: trees.relation(self.head).symbol().into(),
            above: trees.head(self.head).map_or(NONE.into(), |a| scene.lemma(a)),
        }
    }

    /// The features that count for or against its being a cue, the weightiest first, each by its name.
    pub fn reasons(&self, scene: &Scene<'_>, sentence: &Sentence) -> Vec<(i32, String)> {
        let mut features = Vec::new();
        self.features(scene, sentence, |feature| features.push(feature));
        reasons(scene.weights(), features)
    }

    /// The score for being a cue; above 0 more likely than not. Of a word that is none at first sight no more is asked.
    pub fn score(&self, scene: &Scene<'_>, sentence: &Sentence) -> i32 {
        if self.cue.class != CueClass::Mark {
            let look = Glance::sum(scene.models(), |glance| self.look(scene, sentence, |f| glance.add(f)));
            if look < -REACH {
                return look;
            }
        }
        score(scene.weights(), |score| self.features(scene, sentence, |f| score.add(f)))
    }
}

/// Whether the next quotation behind a word is a name or a term: "the so-called “harbour bracket”".
fn names_quotation(scene: &Scene<'_>, sentence: &Sentence, head: u32) -> bool {
    let open = (head + 1..sentence.tokens.end).find(|&at| scene.opens(at));
    open.is_some_and(|open| scene.is(open - 1, Class::Naming))
}

/// Whether an adverb belongs to an infinitive right before it: "nobody who was allowed to speak \[publicly\] said so".
fn ends_infinitive(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> bool {
    let tag =
        |before: u32| at.checked_sub(before).and_then(|at| scene.within(sentence, Some(at))).map(|token| token.tag);
    scene.token(at).tag.is_adverb() && tag(1) == Some(Tag::Vb) && tag(2) == Some(Tag::To)
}

fn is_do(scene: &Scene<'_>, at: u32) -> bool {
    scene.is(at, Class::Do)
}

fn is_comma(scene: &Scene<'_>, sentence: &Sentence, at: Option<u32>) -> bool {
    scene.within(sentence, at).is_some_and(|t| t.tag == Tag::Comma)
}

/// The first token from `at` on that is no adverb.
fn skip_adverbs(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> Option<u32> {
    (at..sentence.tokens.end).find(|&i| !scene.token(i).tag.is_adverb())
}

/// What a word takes as its complement, by the tree.
fn complement(scene: &Scene<'_>, head: u32) -> Symbol {
    let trees = &scene.annotations.trees;
    let mut found = NOTHING;
    for child in trees.children(head) {
        match trees.relation(child) {
            Relation::Complement => return CLAUSE,
            Relation::OpenComplement => found = OPEN_CLAUSE,
            Relation::Object if found != OPEN_CLAUSE => found = OBJECT,
            Relation::Clausal if found == NOTHING || found == PHRASE => found = CLAUSE,
            Relation::Nominal if child > head && found == NOTHING => found = PHRASE,
            _ => {}
        }
    }
    found
}

/// The preposition of the first prepositional phrase behind the word.
fn phrase_opener(scene: &Scene<'_>, head: u32) -> Option<u32> {
    let trees = &scene.annotations.trees;
    let phrase = trees.children(head).find(|&c| c > head && trees.relation(c) == Relation::Nominal)?;
    trees.child(phrase, Relation::Case)
}

/// Whether a word above in the tree is itself likely to be a cue, to whose content this one would belong.
fn nesting(scene: &Scene<'_>, sentence: &Sentence, head: u32) -> Symbol {
    let trees = &scene.annotations.trees;
    let mut at = head;
    for above in trees.ancestors(head).take(8) {
        let inward =
            !matches!(trees.relation(at), Relation::Conjunct | Relation::Subject) && sentence.tokens.contains(&above);
        if let Some(cue) = scene.cue(above).filter(|_| inward)
            && cue.tenths() >= 4
        {
            return if scene.quoted(above) { PART } else { WHOLE };
        }
        at = above;
    }
    NONE
}

/// All frames of a text with their scores, and for each token the score of the frame that it heads.
pub fn scored(scene: &Scene<'_>) -> (Vec<(Frame, i32)>, Vec<Option<i16>>) {
    let mut scores = vec![None; scene.annotations.tokens.len()];
    let mut found = Vec::new();
    for sentence in &scene.annotations.sentences {
        for frame in frames(scene, sentence) {
            let score = frame.score(scene, sentence);
            scores[frame.head as usize] = Some(score.clamp(i16::MIN.into(), i16::MAX.into()) as i16);
            found.push((frame, score));
        }
    }
    (found, scores)
}

/// The frames of a sentence: its words that the lists have as cues.
pub fn frames(scene: &Scene<'_>, sentence: &Sentence) -> Vec<Frame> {
    const LIKELY: usize = 6;
    let near = Near::new(scene, sentence);
    let mut frames: Vec<Frame> = Vec::new();
    let mut likely = None;
    for at in sentence.tokens.clone().filter(|&at| class_of(scene.token(at)).is_some()) {
        if likely.is_none() && scene.cue(at).is_some_and(|c| c.tenths() >= LIKELY) && !scene.quoted(at) {
            likely = Some(at);
        }
        if frames.last().is_none_or(|last| !last.group.contains(&at)) {
            frames.extend(Frame::new(scene, sentence, near, at, likely));
        }
    }
    frames
}
