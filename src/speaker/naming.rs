//! Sources that describe somebody and then give the name.
//!
//! In: a source. Out: the name that it gives for whom it describes: "a surgeon and father of four, \[Bo Kim\]", "head of
//! policy \[Ana Ruiz\]", "a man called \[Bo Kim\]", "a witness, identified in court as \[Bo Kim\]".

use std::ops::Range;

use super::behind::in_name;
use super::name::{Name, is_person_noun};
use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::words::NameKind;

/// The name that a source gives, inside or right behind it, for the one person whom it describes before, or the first of
/// the names of several.
pub(super) fn named<'n>(scene: &Scene<'_>, names: &'n [Name], source: &Range<u32>) -> Option<&'n Name> {
    const MOST: usize = 4;
    const FARTHEST: u32 = 12;
    let described = Described { scene, names };
    let head = described.noun(source.clone())?;
    let listed = described.lists(head, source.end);
    let first = names.partition_point(|n| n.tokens.start <= head);
    let near = names[first..].iter().take(MOST).take_while(|n| n.tokens.start < source.end + FARTHEST);
    let person = |n: &Name| match n.kind {
        Some(kind) => kind == NameKind::Person,
        None => n.tokens.len() <= 3,
    };
    let closed = |n: &Name| {
        let next = scene.annotations.tokens.get(n.tokens.end as usize).map(|t| t.tag);
        match n.tokens.end.cmp(&source.end) {
            std::cmp::Ordering::Less => next == Some(Tag::Comma) || listed && next == Some(Tag::Cc),
            std::cmp::Ordering::Equal => true,
            std::cmp::Ordering::Greater => next.is_some_and(|t| t == Tag::Comma || t.is_finite()),
        }
    };
    near.filter(|n| person(n) && closed(n)).find(|n| {
        let start = without_titles(scene, n);
        let inside = start < source.end;
        // A title can hold the noun itself: "Analyst Bo Kim".
        let way = if start > head { described.way(head, start, true) } else { None };
        match way {
            Some(Way::Introduced) => true,
            Some(Way::Joined | Way::Office) => inside,
            None => false,
        }
    })
}

/// Where a name begins with the titles before it that have a capital letter: "[Lord Vane]".
fn without_titles(scene: &Scene<'_>, name: &Name) -> u32 {
    let least = name.title.as_ref().map_or(name.tokens.start, |t| t.start);
    let title = |at: &u32| scene.is(*at, Class::Title) && scene.token(*at).tag.is_proper();
    (least..name.tokens.start).rev().take_while(title).last().unwrap_or(name.tokens.start)
}

/// How a name follows the noun for its bearer.
enum Way {
    /// Behind a comma, where a second noun is joined to the first or it is one of several.
    Joined,
    /// Right behind the office of which it says what it is for.
    Office,
    /// Behind the words that say that it is a name.
    Introduced,
}

/// What leads from a noun to a name.
struct Described<'a> {
    scene: &'a Scene<'a>,
    names: &'a [Name],
}

impl Described<'_> {
    fn tag(&self, at: u32) -> Tag {
        self.scene.token(at).tag
    }

    /// Whether a word can stand in a noun phrase before its head.
    fn opens(&self, at: u32) -> bool {
        let tag = self.tag(at);
        tag.is_noun()
            || tag.is_adjective()
            || matches!(tag, Tag::Dt | Tag::Pos | Tag::PrpS | Tag::Cd | Tag::Vbn | Tag::Vbg)
            || in_name(self.names, at)
    }

    /// The noun for one person that heads the noun phrase at the start of a range; the plural in "one of the \[divers\]".
    fn noun(&self, mut range: Range<u32>) -> Option<u32> {
        let goes_on = |at: u32| at + 1 < range.end && (self.tag(at + 1).is_noun() || self.tag(at + 1) == Tag::Pos);
        // "Ana Ruiz’s [neighbour], a plumber": the tagger takes some for adjectives.
        let noun = |at: u32| self.tag(at).is_noun() || self.tag(at).is_adjective() && is_person_noun(self.scene, at);
        let heads = |at: &u32| noun(*at) && !goes_on(*at);
        let one_of = range.len() > 2 && self.tag(range.start) == Tag::Cd && self.scene.is(range.start + 1, Class::Of);
        range.start += if one_of { 2 } else { 0 };
        let head = range.clone().take_while(|&at| self.opens(at)).find(heads)?;
        let one = self.is_plural(head) == one_of || self.lists(head, range.end);
        (one && !in_name(self.names, head) && is_person_noun(self.scene, head)).then_some(head)
    }

    /// Whether a plural is followed by the names of those for whom it stands: "the owners, Bo Kim and Ana Ruiz".
    fn lists(&self, head: u32, end: u32) -> bool {
        let comma = head + 1 < end && self.tag(head + 1) == Tag::Comma;
        let first = self.names.partition_point(|n| n.tokens.start < head + 2);
        let person = |n: &Name| n.kind != Some(NameKind::Organisation) && n.kind != Some(NameKind::Place);
        let Some(name) = self.names.get(first).filter(|n| comma && person(n)) else { return false };
        let begins = without_titles(self.scene, name) == head + 2;
        begins && (name.tokens.end..end).any(|at| self.tag(at) == Tag::Cc)
    }

    fn is_plural(&self, at: u32) -> bool {
        matches!(self.tag(at), Tag::Nns | Tag::Nnps)
    }

    /// How the name that starts at `start` follows the noun at `head`, if nothing between them is in its way; behind the
    /// first noun there may be a second one, "a neighbour, a plumber called …".
    fn way(&self, head: u32, start: u32, first: bool) -> Option<Way> {
        let introduced = |from: u32| self.introduces(from..start).then_some(Way::Introduced);
        let (mut joined, mut behind, mut another) = (self.is_plural(head), false, false);
        for at in head + 1..start {
            let tag = self.tag(at);
            match tag {
                Tag::Comma if at + 1 == start => return (joined && !another).then_some(Way::Joined),
                Tag::Comma if first && self.tag(at + 1) == Tag::Dt => {
                    let second = self.noun(at + 1..start).filter(|_| !self.scene.is(at + 1, Class::Definite))?;
                    return self.way(second, start, false).filter(|way| matches!(way, Way::Introduced));
                }
                Tag::Comma if first && self.is_trade(at + 1..start) => return Some(Way::Introduced),
                Tag::Comma => return introduced(at + 1),
                Tag::Wp => return introduced(at),
                Tag::Cc => joined = true,
                Tag::In => behind = true,
                _ if self.scene.is(at, Class::Introduction) => return introduced(at).filter(|_| !another),
                Tag::Rb | Tag::Rbr => {}
                _ if self.opens(at) => {
                    let small = self.scene.token(at).case == Case::Lower;
                    another |= behind && small && tag.is_noun() && is_person_noun(self.scene, at);
                }
                _ => return None,
            }
        }
        let last = self.tag(start - 1);
        // "head of the [navy] Lord Vane", "director of [nursing] Ana Ruiz"
        let matter = last.is_noun() || last == Tag::Vbg || last.is_adjective() && self.tag(start - 2) == Tag::Dt;
        let office = behind && !another && (matter || in_name(self.names, start - 1));
        office.then_some(Way::Office)
    }

    /// Whether the words right before a name are a second noun for its one bearer, without an article: "its chair, [retired
    /// surveyor] Bo Kim".
    fn is_trade(&self, words: Range<u32>) -> bool {
        let last = words.clone().next_back();
        let plain = |at: u32| {
            let tag = self.tag(at);
            self.scene.token(at).case == Case::Lower && (tag.is_noun() || tag.is_adjective() || tag == Tag::Vbn)
        };
        last.is_some_and(|last| !self.is_plural(last) && is_person_noun(self.scene, last)) && words.clone().all(plain)
    }

    /// Whether the words before a name say that it is one: "called", "who gave his name as", "identified by police as".
    fn introduces(&self, words: Range<u32>) -> bool {
        const LONGEST: usize = 9;
        let Some(last) = words.clone().next_back() else { return false };
        let introduction = |at: u32| self.scene.is(at, Class::Introduction);
        if words.len() > LONGEST || !introduction(last) {
            return false;
        }
        if self.tag(last) != Tag::In {
            // "a man [called] Bo Kim", "who is [called] Bo Kim", but not "who called Bo Kim".
            let passive = |at: u32| self.scene.is(at, Class::Be);
            return self.tag(last).is_verb()
                && (words.len() == 1 || words.clone().any(passive) || self.tag(words.start) == Tag::Rb);
        }
        // "who identified himself as", "identified by the police as", but not "who identified him as", "named the thief as".
        let Some(verb) = (words.start..last).find(|&at| introduction(at)) else { return false };
        let plain = |at: u32| !self.tag(at).is_punctuation() && (self.tag(at) != Tag::Prp || introduction(at));
        let object =
            |at: u32| self.tag(at).is_noun() && !introduction(at) && !(verb..at).any(|i| self.tag(i) == Tag::In);
        (words.start..last).all(plain) && !(verb..last).any(object)
    }
}
