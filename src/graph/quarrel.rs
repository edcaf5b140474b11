//! Quarrels: which account a claim answers where the copy is a quarrel from end to end.
//!
//! In: two claims of copy in which charges and answers follow each other. Out: how well the one answers the other.
//! Where two sides go at each other in most sentences, what they say next to each other on one matter mostly clashes, and
//! signs count that show little elsewhere. A claim that denies, calls something untrue or describes the same in opposite
//! words is set against an account by itself; it answers it if two ties of three hold: it is addressed to the account's
//! side, they share words, they stand close by. An answer, a doubt, a contrast with a negation on one side only, or an
//! exchange of charges needs words that both share, too.
//!
//! Weights instead, fitted by logistic regression over some fifty signs of all pairs of claims in 55 labelled articles,
//! did no better where one article in eleven was held out (F 0.51), and worse on articles of other writers; so there are
//! none.

use super::characterisation;
use super::matter::same_object;
use super::rebuttal::{NEAR, Rebuttals};

/// What an answer weighs beside others, before what links it to the account.
const ANSWERS: i32 = 9;

/// How much more it weighs where it is set against the account by itself.
const BY_ITSELF: i32 = 2;

/// How well a claim answers an account, and whether by opposite words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// How well.
    pub weight: i32,
    /// Whether nothing but opposite words sets the two against each other.
    pub described: bool,
}

/// Whether the second claim may answer the first wherever the two stand.
pub(super) fn may_answer(rebuttals: &Rebuttals<'_>, rival: usize, number: usize) -> bool {
    let (signs, theirs) = (&rebuttals.signs[number], &rebuttals.signs[rival]);
    signs.denies || signs.corrects && !theirs.corrects
}

/// Weighs whether the second claim answers the first, which another side makes; the words that both have weigh so much.
pub(super) fn weigh(rebuttals: &Rebuttals<'_>, rival: usize, number: usize, words: i32) -> Option<Answer> {
    let (other, claim) = (&rebuttals.claims.list[rival], &rebuttals.claims.list[number]);
    let (signs, theirs) = (&rebuttals.signs[number], &rebuttals.signs[rival]);
    if theirs.denies {
        return None;
    }
    let own = rebuttals.sides.is_own(rival) || rebuttals.sides.is_own(number);
    let apart = claim.sentence.abs_diff(other.sentence);
    let later = number > rival;
    let (near, close) = (apart <= NEAR, apart <= 1);
    let named = rebuttals.names(number, rival);
    let turned = signs.negative != theirs.negative;
    // A charge ("she distorts the facts") corrects nobody who is neither named nor pointed at.
    let corrects = signs.corrects && !theirs.corrects && (turned && words > 2 || signs.points || named);
    let opposite = apart > 0 && characterisation::opposite(other, claim).is_some();
    let described = opposite && (close && words > 2 || same_object(claim, other));
    let charged = signs.denies && theirs.charges && later;
    let points = signs.points && later && near;
    let ties = Ties {
        addressed: named || points || charged || rebuttals.concerns(rival, number),
        shares: words > 1,
        close: if own { close } else { near },
    };
    let by_itself = signs.denies || corrects || described;
    let holds = if by_itself {
        let enough = described && !own && ties.count() > 0 || ties.count() >= if own { 3 } else { 2 };
        (later || ties.shares) && enough
    } else {
        let exchange = is_exchange(rebuttals, rival, number);
        let weak = signs.answers && (named || signs.points)
            || signs.doubts && !theirs.doubts
            || signs.contrasts && turned && apart <= 2
            || exchange;
        weak && later && near && !own && ties.addressed && (ties.shares || exchange && close)
    };
    let weight = ANSWERS + BY_ITSELF * i32::from(by_itself) + ties.count() + words.min(6);
    holds.then_some(Answer { weight, described: described && !signs.denies && !corrects })
}

/// What links a claim to an account.
#[derive(Clone, Copy, Debug)]
struct Ties {
    /// It is addressed to the account's side, or the account is on its own.
    addressed: bool,
    /// Both have the same words.
    shares: bool,
    /// They stand close by.
    close: bool,
}

impl Ties {
    fn count(self) -> i32 {
        i32::from(self.addressed) + i32::from(self.shares) + i32::from(self.close)
    }
}

/// Whether two who speak of each other charge or answer each other.
fn is_exchange(rebuttals: &Rebuttals<'_>, rival: usize, number: usize) -> bool {
    let (other, claim) = (&rebuttals.claims.list[rival], &rebuttals.claims.list[number]);
    let spoken = claim.attribution.is_some() && other.attribution.is_some();
    let signs = &rebuttals.signs[number];
    let charges = rebuttals.signs[rival].charges || signs.charges || signs.answers;
    spoken && charges && rebuttals.names(number, rival) && rebuttals.names(rival, number)
}
