//! Quarrels: which account a claim answers where the copy is a quarrel from end to end.
//!
//! In: two claims of copy in which charges and answers follow each other. Out: how well the one answers the other.
//! Where two sides go at each other in most sentences, what they say next to each other on one matter mostly clashes, and
//! signs count that show little elsewhere: a negation on one side only, an exchange of charges, opposite words. Whatever
//! sets two claims against each other is weighed together with whatever shows that both speak of one matter; neither is
//! enough by itself.

use super::characterisation;
use super::matter::same_object;
use super::rebuttal::Rebuttals;

/// The least weight of what sets two claims against each other.
const OPPOSED: i32 = 3;

/// The least weight of what links them.
const LINKED: i32 = 4;

/// The least weight of what links them, if no clear sign sets them against each other.
const CLOSE: i32 = 6;

/// The least weight of both together, between two speakers, …
const BOTH: i32 = 9;

/// … and where one of the two is the article.
const OWN: i32 = 11;

/// How well a claim answers an account, and whether mainly by opposite words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// How well.
    pub weight: i32,
    /// Whether opposite words weigh more than what else sets the two against each other.
    pub described: bool,
}

/// Weighs whether the second claim answers the first, which another side makes.
pub(super) fn weigh(rebuttals: &Rebuttals<'_>, rival: usize, number: usize) -> Option<Answer> {
    let (other, claim) = (&rebuttals.claims.list[rival], &rebuttals.claims.list[number]);
    let (signs, theirs) = (&rebuttals.signs[number], &rebuttals.signs[rival]);
    let own = rebuttals.sides.is_own(rival) || rebuttals.sides.is_own(number);
    let words = rebuttals.matters.weight(&rebuttals.matters.shared(rival, number));
    if theirs.denies && !signs.denies || rival > number && words < 2 {
        return None;
    }
    let apart = claim.sentence.abs_diff(other.sentence);
    let near = if apart <= 1 { 2 } else { i32::from(apart <= 3) };
    let named = rebuttals.names(number, rival);
    let turned = signs.negative != theirs.negative && words > 0;
    // A charge ("she distorts the facts") corrects nobody who is neither named nor pointed at.
    let corrects = signs.corrects && !theirs.corrects && (turned && words > 2 || signs.points || named);
    let doubts = signs.doubts && !theirs.doubts && words > 1;
    let aside = signs.contrasts && number > rival && claim.sentence <= other.sentence + 3;
    // "But …" right behind what somebody says, and on the same matter.
    let next = aside && claim.sentence == other.sentence + 1 && words > 1;
    let clear = 5 * i32::from(signs.denies)
        + 4 * i32::from(corrects)
        + 3 * i32::from(doubts)
        + 3 * i32::from(signs.answers && (named || signs.points || number > rival && near == 2))
        + 3 * i32::from(is_exchange(rebuttals, rival, number));
    let told = clear + 2 * i32::from(turned) + 2 * i32::from(aside) + 3 * i32::from(next);
    // "The strike is illegal." … "The strike is legal."
    let echoed = words > 0 && near > 0;
    let opposite = apart > 0 && characterisation::opposite(other, claim).is_some();
    let described =
        if opposite && echoed && words > 2 { 6 } else { 5 * i32::from(opposite && same_object(claim, other)) };
    let points = i32::from(signs.points && number > rival && apart <= 4) * if signs.denies { 3 } else { 1 };
    let charged = 2 * i32::from(signs.denies && theirs.charges && rival < number);
    let link = rebuttals.link(rival, number) + words.min(6) + points + charged;
    let (opposed, both) = (told + described, told + described + link);
    // A contrast and a negation by themselves show little; the article's own words answer others only with a clear sign
    // beside another, or close by.
    let vague = clear + described == 0 && (own || link < CLOSE || words < 3);
    let faint = vague || rebuttals.sides.is_own(number) && (clear < 4 || told < 6 && apart > 2);
    let linked = link >= LINKED || opposite && echoed;
    let least = if own { OWN } else { BOTH };
    let holds = !faint && opposed >= OPPOSED && linked && both >= least;
    holds.then_some(Answer { weight: both, described: described > told })
}

/// Whether two who speak of each other charge or answer each other.
fn is_exchange(rebuttals: &Rebuttals<'_>, rival: usize, number: usize) -> bool {
    let (other, claim) = (&rebuttals.claims.list[rival], &rebuttals.claims.list[number]);
    let spoken = claim.attribution.is_some() && other.attribution.is_some();
    let signs = &rebuttals.signs[number];
    let charges = rebuttals.signs[rival].charges || signs.charges || signs.answers;
    let near = number > rival && claim.sentence <= other.sentence + 4;
    spoken && near && charges && rebuttals.names(number, rival) && rebuttals.names(rival, number)
}
