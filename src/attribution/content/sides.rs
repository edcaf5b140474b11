//! On which sides of its cue content stands.

use std::ops::Range;

use super::super::model::{Value, feature, onto, step};
use super::super::scene::{NONE, Scene, class_symbol};
use super::super::source::{inserted, is_addressed};
use super::super::turn::behind_label;
use super::cleft::Cleft;
use super::{Core, Next};
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::feature::{Feature, Symbol, number, symbols, truth};

symbols! {
    PATTERN "pattern" LEMMA "l" CUE_LEFT "cl" CUE_RIGHT "cr" GROUP "g" FORM "form" QUOTES "q" SIDES "sides" RIGHT "right" LEFT "left" BOTH "both"
    BELOW "below" ABOVE "above" SOURCE "s" NEXT "n" NEXT_WORD "nw" LAST "b" LEFT_TEXT "lt" RIGHT_TEXT "rt"
    EMPTY "empty" SHORT "short" LONG "long" CLAUSE "clause" BEFORE "p" STATE "state" TITLED "titled" PRIOR "prior" FIRST "first"
}

/// On which sides of its cue content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// Behind the cue only.
    Right,
    /// Before the cue only.
    Left,
    /// Before and behind it.
    Both,
    /// In a quotation that opens the next sentence: "She added:" and a new paragraph.
    Below,
    /// In the quotation with which the sentence before ends: "“…” Ruiz said." where the stop within parts them.
    Above,
}

impl Sides {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Right, Self::Left, Self::Both, Self::Below, Self::Above];

    fn symbol(self) -> Symbol {
        match self {
            Self::Right => RIGHT,
            Self::Left => LEFT,
            Self::Both => BOTH,
            Self::Below => BELOW,
            Self::Above => ABOVE,
        }
    }
}

impl Core {
    /// The sides on which content could stand.
    pub fn sides(&self, scene: &Scene<'_>, sentence: &Sentence) -> Vec<Sides> {
        let right = self.right_starts(scene, sentence).next().is_some() && !self.ends_in_time(scene, sentence);
        let left =
            behind_label(scene, sentence, self.start()) < self.start() || !self.left_starts(scene, sentence).is_empty();
        let below = Next::after(scene, self.end()).is_some();
        let above = self.above(scene, sentence).is_some();
        let possible = |side: &Sides| match side {
            Sides::Above => above,
            Sides::Right => right,
            Sides::Left => left,
            Sides::Both => right && left,
            Sides::Below => below,
        };
        let inserted = inserted::rest(scene, sentence, self);
        // "Ruiz was told by doctors that he was ill": whoever is told is not what is said, if anything else is.
        let verb = |at: u32| scene.token(at).tag.is_verb();
        let addressed =
            self.source.is_some() && is_addressed(scene, &self.frame) && (self.end()..sentence.tokens.end).any(verb);
        let told = |side: &Sides| addressed && matches!(side, Sides::Left | Sides::Both);
        let says_more = left && self.says_more(scene, sentence);
        let other = |side: &Sides| says_more && matches!(side, Sides::Right | Sides::Both);
        let cleft = self.cleft(scene, sentence);
        let turned = |side: &Sides| match cleft {
            None => true,
            Some(Cleft::From(_)) => *side == Sides::Right,
            Some(Cleft::Until(_)) => *side == Sides::Left,
        };
        let fits = |side: &Sides| {
            inserted.is_none_or(|rest| rest.allows(*side)) && !told(side) && !other(side) && turned(side)
        };
        Sides::ALL.into_iter().filter(possible).filter(fits).collect()
    }

    /// Whether nothing but words for a time stand behind it in the sentence: "…, court papers show [on Monday]"; or such words
    /// and a clause that tells when, if what is attributed stands before it: "The dam is safe, its owner insisted on Monday,
    /// [a day after the wall had leaked]".
    fn ends_in_time(&self, scene: &Scene<'_>, sentence: &Sentence) -> bool {
        let words = || (self.end()..sentence.tokens.end).filter(|&at| !scene.token(at).tag.is_punctuation());
        let mut rest = words().peekable();
        let opened = rest.next_if(|&at| scene.token(at).tag == Tag::In).is_some();
        let timed = rest.peek().is_some_and(|&at| scene.is(at, Class::Weekday));
        if opened && timed && rest.all(|at| scene.is(at, Class::Time)) {
            return true;
        }
        if self.start().checked_sub(1).is_none_or(|before| scene.token(before).tag != Tag::Comma) {
            return false;
        }
        let beside = |at: u32| {
            let tag = scene.token(at).tag;
            matches!(tag, Tag::Dt | Tag::Cd | Tag::Jj) || at == self.end() && tag == Tag::In
        };
        let first = words().find(|&at| !scene.is(at, Class::Time) && !beside(at));
        let when = first.is_some_and(|at| scene.is(at, Class::Subordinator) && scene.is(at - 1, Class::Time));
        when && side_text(scene, behind_label(scene, sentence, self.start())..self.start()) == CLAUSE
    }

    /// Whether a clause stands before the cue, and behind it and a comma a participle with which the speaker says more: "The
    /// road is closed, Ruiz said, adding that …".
    fn says_more(&self, scene: &Scene<'_>, sentence: &Sentence) -> bool {
        const LIKELY: usize = 5;
        let at = self.end();
        let more = |at: u32| scene.token(at).tag == Tag::Vbg && scene.cue(at).is_some_and(|cue| cue.tenths() >= LIKELY);
        let left = behind_label(scene, sentence, self.start())..self.start();
        scene.within(sentence, Some(at + 1)).is_some()
            && scene.token(at).tag == Tag::Comma
            && more(at + 1)
            && side_text(scene, left) == CLAUSE
    }

    /// The quotation with which the sentence before ends, in the same paragraph.
    pub fn above(&self, scene: &Scene<'_>, sentence: &Sentence) -> Option<Range<u32>> {
        let last = sentence.tokens.start.checked_sub(1).filter(|&last| scene.closes(last))?;
        let paragraph = &scene.annotations.paragraphs[sentence.paragraph as usize];
        let id = scene.annotations.quotation_of[last as usize].filter(|_| paragraph.contains(&last))?;
        Some(scene.annotations.quotations[id as usize].tokens.clone())
    }

    /// What stands around the cue.
    pub fn around<'a>(&'a self, scene: &'a Scene<'a>, sentence: &'a Sentence) -> Around<'a> {
        let start = self.start();
        let before = start.checked_sub(1);
        let closes = before.is_some_and(|b| scene.closes(b) || b.checked_sub(1).is_some_and(|b| scene.closes(b)));
        let end = self.end();
        let opens = (end..sentence.tokens.end).find(|&i| scene.opens(i));
        let right_state = match opens.map(|i| i - end) {
            Some(0..=1) => 2,
            Some(_) => 1,
            None => 0,
        };
        let ends_with_colon = scene.token(sentence.tokens.end - 1).tag == Tag::Colon;
        let inverted = match &self.source {
            None => NONE,
            Some(_) if self.source_on_right() => RIGHT,
            Some(_) => LEFT,
        };
        Around {
            core: self,
            scene,
            sentence,
            lemma: scene.lemma(self.frame.head),
            group: class_symbol(self.frame.cue.class).into(),
            form: scene.token(self.frame.head).tag.symbol().into(),
            inverted: inverted.into(),
            left_text: side_text(scene, sentence.tokens.start..start).into(),
            right_text: side_text(scene, self.after()..sentence.tokens.end).into(),
            last: scene.tag(sentence, before),
            next_word: scene.word(sentence, Some(self.after())),
            state: number(usize::from(closes) + 2 * right_state + 6 * usize::from(ends_with_colon)).into(),
            opens,
        }
    }
}

/// What stands around a cue, on whichever sides its content is.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    core: &'a Core,
    scene: &'a Scene<'a>,
    sentence: &'a Sentence,
    lemma: Value<'a>,
    group: Value<'a>,
    form: Value<'a>,
    /// On which side the source stands.
    inverted: Value<'a>,
    left_text: Value<'a>,
    right_text: Value<'a>,
    /// The last tag before the cue.
    last: Value<'a>,
    next_word: Value<'a>,
    /// Which quotations stand beside the cue.
    state: Value<'a>,
    /// Where the first quotation behind it opens.
    opens: Option<u32>,
}

impl Around<'_> {
    /// Calls `emit` with what it depends on at first sight whether the content stands on those sides.
    pub fn look<F: Feature>(&self, sides: Sides, mut emit: impl FnMut(F)) {
        let base: F = feature(PATTERN, &[(SIDES, sides.symbol().into())]);
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(onto(base.clone(), parts));
        f(&[(QUOTES, self.core.frame.quotes.into()), (SOURCE, self.inverted), (GROUP, self.group)]);
        f(&[(LEFT_TEXT, self.left_text), (RIGHT_TEXT, self.right_text), (LAST, self.last)]);
        f(&[(NEXT_WORD, self.next_word), (SOURCE, self.inverted)]);
        f(&[(FORM, self.form), (LEFT_TEXT, self.left_text), (SOURCE, self.inverted)]);
    }

    /// Calls `emit` with what it depends on whether the content stands on those sides.
    pub fn features<F: Feature>(&self, sides: Sides, mut emit: impl FnMut(F)) {
        let &Self {
            core,
            scene,
            sentence,
            lemma,
            group,
            form,
            inverted,
            left_text,
            right_text,
            last,
            next_word,
            state,
            opens,
        } = self;
        let start = core.start();
        let quotes: Value<'_> = core.frame.quotes.into();
        let next = scene.tag(sentence, Some(core.after()));
        let ahead: Value<'_> = scene.likeliest(sentence.tokens.start..start).map_or(NONE, step).into();
        let behind: Value<'_> = scene.likeliest(core.after()..sentence.tokens.end).map_or(NONE, step).into();
        let follows: Value<'_> = truth(core.above(scene, sentence).is_some()).into();
        let at_start: Value<'_> = number((start - sentence.tokens.start).min(3) as usize).into();
        let base: F = feature(PATTERN, &[(SIDES, sides.symbol().into())]);
        let mut f = |parts: &[(Symbol, Value<'_>)]| emit(onto(base.clone(), parts));
        f(&[(GROUP, group)]);
        f(&[(LEMMA, lemma)]);
        f(&[(LEMMA, lemma), (SOURCE, inverted)]);
        f(&[(LEMMA, lemma), (QUOTES, quotes)]);
        f(&[(LEMMA, lemma), (NEXT, next)]);
        f(&[(LEMMA, lemma), (LAST, last)]);
        f(&[(QUOTES, quotes), (SOURCE, inverted), (GROUP, group)]);
        f(&[(QUOTES, quotes), (NEXT, next), (LEFT_TEXT, left_text)]);
        f(&[(LEFT_TEXT, left_text), (RIGHT_TEXT, right_text), (SOURCE, inverted)]);
        f(&[(LEFT_TEXT, left_text), (RIGHT_TEXT, right_text), (LAST, last)]);
        f(&[(LEFT_TEXT, left_text), (LAST, last), (NEXT, next)]);
        f(&[(LAST, last), (NEXT, next), (SOURCE, inverted)]);
        f(&[(NEXT_WORD, next_word), (SOURCE, inverted)]);
        f(&[(NEXT_WORD, next_word), (LEFT_TEXT, left_text)]);
        f(&[(LEFT_TEXT, left_text), (NEXT, next), (FORM, form)]);
        f(&[(STATE, state), (SOURCE, inverted), (GROUP, group)]);
        f(&[(STATE, state), (LEFT_TEXT, left_text), (RIGHT_TEXT, right_text)]);
        f(&[(STATE, state), (RIGHT_TEXT, right_text), (NEXT, next)]);
        f(&[(STATE, state), (QUOTES, quotes), (LEFT_TEXT, left_text)]);
        f(&[(FORM, form), (LEFT_TEXT, left_text), (SOURCE, inverted)]);
        if let Some(opens) = opens {
            let titled: Value<'_> = truth(titled(scene, opens)).into();
            f(&[(TITLED, titled), (STATE, state)]);
            f(&[(TITLED, titled), (LEFT_TEXT, left_text), (NEXT, next)]);
        }
        f(&[(BEFORE, scene.word(sentence, start.checked_sub(1))), (SOURCE, inverted), (GROUP, group)]);
        f(&[(CUE_LEFT, ahead), (LEFT_TEXT, left_text), (SOURCE, inverted)]);
        f(&[(CUE_LEFT, ahead), (LAST, last), (NEXT, next)]);
        f(&[(CUE_LEFT, ahead), (STATE, state)]);
        f(&[(CUE_RIGHT, behind), (RIGHT_TEXT, right_text), (LEFT_TEXT, left_text)]);
        f(&[(CUE_RIGHT, behind), (STATE, state)]);
        f(&[(PRIOR, follows), (FIRST, at_start), (RIGHT_TEXT, right_text)]);
        f(&[(PRIOR, follows), (LEMMA, lemma), (RIGHT_TEXT, right_text)]);
        f(&[(PRIOR, follows), (FIRST, at_start), (QUOTES, quotes)]);
    }
}

/// Whether all longer words of the quotation that opens there have a capital, as in the title of a show or a book.
fn titled(scene: &Scene<'_>, opens: u32) -> bool {
    const LONGEST: u32 = 12;
    let Some(id) = scene.annotations.quotation_of[opens as usize] else { return false };
    let tokens = scene.annotations.quotations[id as usize].tokens.clone();
    let open = |at: u32| {
        let token = scene.token(at);
        token.case != Case::Lower
            || token.tag.is_punctuation()
            || matches!(token.tag, Tag::In | Tag::Dt | Tag::Cc | Tag::To | Tag::Pos | Tag::Cd)
    };
    tokens.end - tokens.start <= LONGEST && tokens.into_iter().all(open)
}

/// What text stands on one side of a cue, in one word.
fn side_text(scene: &Scene<'_>, range: Range<u32>) -> Symbol {
    let mut words = 0;
    for at in range {
        let tag = scene.token(at).tag;
        if tag.is_finite() {
            return CLAUSE;
        }
        words += usize::from(!tag.is_punctuation());
    }
    match words {
        0 => EMPTY,
        1..=2 => SHORT,
        _ => LONG,
    }
}
