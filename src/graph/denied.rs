//! What a denial denies: the account of somebody else that it answers, however far above.
//!
//! In: denials. Out: for each that finds one a clash with the account that is denied.
//! An account is found by what the denial gives of it: its owner, its words, or that it was the last thing said. Where the
//! sentence itself tells what it denies ("dismissed the report that it rained"), that is an account too.

use super::ConflictKind;
use super::denial::{Denial, Near};
use super::dispute::{Clash, Place};
use super::matter::Matters;
use super::rebuttal::Rebuttals;
use crate::language::lexicon::Class;
use crate::speaker::SpeakerId;

/// How far above a denial, in claims, the account may stand: more than an article has.
const ABOVE: usize = 200;

/// Within so many sentences stands what another account is announced to differ from.
const ANNOUNCED: usize = 4;

/// A denial of fewer words is a mere verb of denying.
const WORDS: usize = 5;

/// How sure a clash with a denial is, and how sure if what is denied is only likely.
const SURE: i32 = 40;
const LIKELY: i32 = 10;

/// An account that may be denied, weighed.
#[derive(Clone, Debug)]
struct Account {
    claim: usize,
    weight: i32,
    shared: Vec<u32>,
    /// Whether the denial points at it, and it is not merely what was said last.
    meant: bool,
}

/// The clashes of denials with what they deny.
pub(super) fn clashes(rebuttals: &Rebuttals<'_>, denials: &[Denial]) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for denial in denials.iter().filter(|d| d.himself) {
        clashes.extend(earlier(rebuttals, denial));
    }
    for denial in denials.iter().filter(|d| !d.himself) {
        let account = account(rebuttals, denial);
        let sure = denial.firm && account.as_ref().is_none_or(|a| a.meant);
        let (kind, base) = if sure { (ConflictKind::Denial, SURE) } else { (ConflictKind::Contrast, LIKELY) };
        let other = Place { claim: denial.claim, tokens: denial.words.clone() };
        if let Some(account) = &account {
            let (one, shared) = (rebuttals.place(account.claim), account.shared.clone());
            clashes.push(Clash { kind, one, other: other.clone(), shared, weight: base + account.weight });
        }
        // "a claim that the mayor disputes"
        let denied = &denial.denied;
        let named = denied.noun.filter(|_| denied.owner.is_some() && account.is_none()).map(|n| n..n + 1);
        if let Some(told) = denied.told.clone().or(named).filter(|_| denied.claimed && denial.firm) {
            let claims = rebuttals.claims.in_sentence(rebuttals.claims.list[denial.claim].sentence);
            // "The mayor said that it was safe, although Ruiz disputes this": what the mayor said.
            let holding = claims
                .filter(|(id, claim)| id.0 as usize != denial.claim && told.clone().any(|t| claim.covers(t)))
                .min_by_key(|(id, claim)| (claim.attribution.is_none(), *id))
                .map(|(id, _)| id.0 as usize);
            let one = Place { claim: holding.unwrap_or(denial.claim), tokens: told };
            clashes.push(Clash { kind, one, other, shared: Vec::new(), weight: SURE });
        }
    }
    clashes
}

/// How many sentences above the earlier account of somebody who is at odds with it may stand, if no words are shared.
const BEFORE: usize = 6;

/// The clash of somebody who is at odds with himself with what he said earlier: "contradicted her earlier statement".
fn earlier(rebuttals: &Rebuttals<'_>, denial: &Denial) -> Option<Clash> {
    let Rebuttals { claims, sides, matters, .. } = *rebuttals;
    let sentence = claims.list[denial.claim].sentence;
    let owner = sides.leader(denial.denied.owner?);
    let account = (denial.claim.saturating_sub(ABOVE)..denial.claim).rev().find(|&n| {
        let claim = &claims.list[n];
        let shares = matters.weight(&matters.shared(denial.claim, n)) > 1;
        let parted = claim.sentence < sentence && !rebuttals.is_headline(n) && !Rebuttals::is_bare(claim);
        parted && sides.of(n).contains(&owner) && (shares || sentence - claim.sentence <= BEFORE)
    })?;
    let shared = matters.shared(denial.claim, account);
    let other = Place { claim: denial.claim, tokens: denial.words.clone() };
    Some(Clash { kind: ConflictKind::Change, one: rebuttals.place(account), other, shared, weight: LIKELY })
}

/// The account that a denial denies: of all that could be meant the one that most speaks for; if none is, the last words of
/// somebody else right before, of which it is less sure.
fn account(rebuttals: &Rebuttals<'_>, denial: &Denial) -> Option<Account> {
    let before = denial.claim.saturating_sub(ABOVE)..rebuttals.claims.list.len().min(denial.claim + 4);
    let weighed: Vec<Account> = before.filter_map(|n| weigh(rebuttals, denial, n)).collect();
    // What somebody says goes before the article's own account where nothing tells which is meant, and of equals the nearest.
    let open = denial.denied.told.is_none() && denial.denied.owner.is_none();
    let said = |a: &Account| open && !rebuttals.sides.is_own(a.claim);
    let best = |a: &&Account| (a.meant, said(a), a.weight, std::cmp::Reverse(a.claim.abs_diff(denial.claim)));
    weighed.iter().max_by_key(best).cloned()
}

fn weigh(rebuttals: &Rebuttals<'_>, denial: &Denial, number: usize) -> Option<Account> {
    let Rebuttals { claims, sides, signs, matters, .. } = *rebuttals;
    let (other, claim) = (&claims.list[number], &claims.list[denial.claim]);
    let denied = &denial.denied;
    let leads = |s: &SpeakerId| denial.by.iter().any(|b| sides.leader(*b) == sides.leader(*s));
    let unfit = number == denial.claim
        || rebuttals.is_headline(number)
        || other.sentence > denial.sentence
        || sides.of(number).is_empty()
        || sides.of(number).iter().any(leads)
        || Rebuttals::is_bare(other)
        || claim.attribution.is_some() && claim.attribution == other.attribution
        || other.sentence == denial.sentence
            && (sides.is_own(number) || denied.near == Near::Announced || other.covers(denial.words.start))
        || signs[number].denies;
    if unfit {
        return None;
    }
    let apart = denial.sentence - other.sentence;
    let own = sides.is_own(number);
    let shared: Vec<u32> = match &denied.told {
        Some(told) => matters.shared(denial.claim, number).into_iter().filter(|t| told.contains(t)).collect(),
        None => matters.shared(denial.claim, number),
    };
    let words = Matters::weight(matters, &shared);
    let owned = denied.owner.is_some_and(|o| sides.of(number).contains(&sides.leader(o)));
    let about = other.about.iter().any(leads);
    let charges = signs[number].charges;
    let elsewhere = denied.owner.is_some() && !owned && !(words > 3 && apart <= 3);
    let common_noun = |t: &u32| {
        let tag = rebuttals.scene.token(*t).tag;
        tag.is_noun() && !tag.is_proper()
    };
    // "It rained" in between is nothing that somebody could deny.
    let last_said = || {
        let between = rebuttals.claims.first_in(other.sentence + 1)..rebuttals.claims.first_in(denial.sentence);
        between.into_iter().all(|n| sides.is_own(n))
    };
    let points = if denied.charge {
        about && (charges || !own && apart <= 3 || own && tells_of_charge(rebuttals, number))
    } else if denied.told.is_some() {
        words > 3
            || !shared.is_empty() && about && apart <= 1
            || words > 1 && (about || owned) && !own
            || owned && apart <= 3
            || words > 1 && apart <= 1 && !own
            || own && apart <= 1 && shared.iter().any(common_noun)
    } else if owned && denied.near == Near::Before {
        apart <= 3 && !own
    } else if owned {
        apart <= 8 || words > 1
    } else if denied.near == Near::Announced {
        apart <= ANNOUNCED && !own || apart == 1
    } else if denied.near == Near::Before {
        // "“I was at home,” Kim said. “That is false.”"
        let charged = apart <= 2 && about && charges;
        charged || !goes_on(rebuttals, denial) && (apart <= 1 || apart <= 2 && !own && (about || last_said()))
    } else {
        apart <= 1 || apart <= 2 && !own && last_said() || apart <= 3 && about || apart <= 12 && about && charges
    };
    let near = 6 - i32::try_from(apart.min(6)).unwrap_or(6);
    let weight =
        words.min(8) + 4 * i32::from(owned) + 3 * i32::from(charges) + 3 * i32::from(about) + near - 3 * i32::from(own);
    let meant = points && !elsewhere;
    let names = Rebuttals::names(rebuttals, denial.claim, number);
    let verb = denial.words.len() < WORDS && denied.near == Near::Given;
    let last = verb && apart == 1 && !own && !elsewhere && (about || names || words > 1);
    (meant || last).then_some(Account { claim: number, weight, shared, meant })
}

/// Whether a claim of the article tells that somebody is charged: "has been accused of fraud".
fn tells_of_charge(rebuttals: &Rebuttals<'_>, number: usize) -> bool {
    let scene = rebuttals.scene;
    let charges = |t: u32| scene.lexicons.vocabulary.is(scene.token(t).lemma, Class::ChargeCue);
    let mut words = rebuttals.claims.list[number].tokens.iter().cloned().flatten();
    words.any(|t| scene.token(t).tag.is_verb() && charges(t))
}

/// Whether whoever denies spoke in the sentence before, so that what is pointed at are more likely his own words.
fn goes_on(rebuttals: &Rebuttals<'_>, denial: &Denial) -> bool {
    let Rebuttals { claims, sides, .. } = *rebuttals;
    let leads = |s: &SpeakerId| denial.by.iter().any(|b| sides.leader(*b) == sides.leader(*s));
    let before = denial.sentence.checked_sub(1);
    let last = before.and_then(|s| claims.in_sentence(s).max_by_key(|(_, c)| c.extent().end));
    last.is_some_and(|(id, _)| sides.of(id.0 as usize).iter().any(leads))
}
