//! What stands before a name and is no part of it: titles, offices, trades.
//!
//! In: a run of proper nouns. Out: the [`Name`] in it, with the words before it that say what its bearer is.

use std::ops::Range;

use super::bearer::kind;
use super::{Name, is_given, is_person_noun, names};
use crate::attribution::scene::Scene;
use crate::language::fold::fold_key;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::language::token::Case;
use crate::statistics::words::{self, NameKind};

/// The name in a run of proper nouns: titles cut off, the kind guessed.
pub(super) fn name_in(scene: &Scene<'_>, sentence: &Sentence, run: Range<u32>, titled: bool) -> Option<Name> {
    let cut = title_end(scene, sentence, &run);
    // "Republican of Iowa" is what somebody is, not a name.
    let whole = &scene.annotations.tokens[run.start as usize..run.end as usize];
    let described = run.len() > 2
        && cut == run.start
        && is_person_noun(scene, cut)
        && scene.is(cut + 1, Class::NamePreposition)
        && !scene.lexicons.spans(Class::HouseholdBody, whole);
    if cut == run.end || described {
        return None;
    }
    let tokens = cut..run.end;
    let title = if cut > run.start {
        Some(qualified(scene, sentence, run.start)..cut)
    } else {
        described_by(scene, sentence, run.start)
    };
    let kind = kind(scene, &tokens, title.is_some());
    Some(Name { tokens, title, kind, titled })
}

/// Where the titles at the head of a run end: its end if it holds nothing else.
fn title_end(scene: &Scene<'_>, sentence: &Sentence, run: &Range<u32>) -> u32 {
    let plain = |rest: Range<u32>| rest.len() <= 4 && !rest.into_iter().any(|i| scene.is(i, Class::OrganisationWord));
    // "Peter King": behind a given name it is the surname.
    let alone = run.len() == 1 && scene.token(run.start).tag.is_proper();
    let surname = |at: u32| alone || at + 1 == run.end && (run.start..at).any(|i| is_given(scene, i));
    // "Dean Vale": most often a given name, and no other follows.
    let given = |at: u32| at + 2 == run.end && is_given(scene, at) && names(scene, at) == Some(NameKind::Person);
    let is_title = |at: u32| scene.is(at, Class::Title) && !surname(at) && !given(at);
    // "Secretary of State" is a title as a whole.
    let office = |at: u32| {
        let of = at.checked_sub(1).filter(|&o| o > run.start && scene.is(o, Class::NamePreposition));
        scene.is(at, Class::Office) && of.is_some_and(|o| is_title(o - 1))
    };
    let last = run.clone().rfind(|&at| is_title(at) || office(at));
    let mut cut = last.map_or(run.start, |t| t + 1);
    if cut < run.end && last.is_some() {
        // "Director of National Intelligence Ann Ruiz": the office goes on until a given name.
        if scene.is(cut, Class::NamePreposition) {
            cut = (cut + 1..run.end).find(|&at| is_given(scene, at)).unwrap_or(run.end);
        }
        if !plain(cut..run.end) {
            cut = run.start;
        }
    }
    // "Journalist Carl Ruiz", "Texas Republican Ann Vale": what stands before a given name is no part of the name if it
    // is a word of the language, a place or an organisation.
    let other = |at: u32| {
        let token = scene.token(at);
        let common = words::is_common(token.word) || token.span.text(scene.text).contains('-');
        let placed = matches!(names(scene, at), Some(NameKind::Place | NameKind::Organisation));
        common || placed || token.case == Case::Upper || is_trade(scene, at)
    };
    let given = (cut + 1..run.end.saturating_sub(1)).find(|&at| is_given(scene, at));
    if let Some(given) = given
        && other(given - 1)
        && !(cut..given).any(|at| is_given(scene, at))
        && plain(given..run.end)
    {
        cut = given;
    }
    let rest = if cut == run.start { name_behind(scene, sentence, run) } else { None };
    if let Some(rest) = rest.filter(|&rest| plain(rest..run.end)) {
        cut = rest;
    }
    let nothing_else = || {
        !scene.is(cut - 1, Class::Honorific)
            && (cut..run.end).all(|at| is_office_noun(scene, at) && scene.token(at).case != Case::Lower)
    };
    if cut > run.start && nothing_else() { run.end } else { cut }
}

/// Whether a word that nobody has counted ends in a noun for whoever works so: "\[Greenkeeper\] Bo Kim".
fn is_trade(scene: &Scene<'_>, at: u32) -> bool {
    const LEAST: usize = 5;
    let token = scene.token(at);
    let text = token.span.text(scene.text);
    let trade = |&(cut, _): &(usize, char)| {
        cut > 2 && text.len() - cut >= LEAST && {
            let noun = scene.lexicons.vocabulary.find(fold_key(&text[cut..]));
            noun.is_counted() && scene.is_person_word(noun) && words::entry(noun).names.is_none()
        }
    };
    !token.word.is_counted() && text.char_indices().any(|at| trade(&at))
}

/// Where a name of words that the language does not have begins, behind what its bearer is: "Analyst \[Oreth Vellan\]" and
/// "Director of National Intelligence \[Oreth Vellan\]" at the head of a sentence.
fn name_behind(scene: &Scene<'_>, sentence: &Sentence, run: &Range<u32>) -> Option<u32> {
    const LONGEST: u32 = 3;
    let common = |at: u32| {
        let word = scene.token(at).word;
        words::is_common(word) && !is_given(scene, at) || is_trade(scene, at)
    };
    let rest = run.clone().find(|&at| !common(at))?;
    let name = rest > run.start && (rest + 2..=rest + LONGEST).contains(&run.end);
    let opening = |at: u32| at == sentence.tokens.start || scene.token(at - 1).tag.is_punctuation();
    let person = || {
        let named = matches!(names(scene, run.start), Some(NameKind::Person | NameKind::Place));
        let noun = is_person_noun(scene, run.start) || is_trade(scene, run.start);
        rest == run.start + 1 && noun && !named && opening(run.start)
    };
    // "Bo Kim, head of Royal Norland Mills": without a subject of its own it is an institution.
    let office = || {
        let of = run.start.checked_sub(1).filter(|&of| of > sentence.tokens.start);
        let of = of.filter(|&of| scene.is(of, Class::NamePreposition));
        of.is_some_and(|of| {
            qualified(scene, sentence, of) == sentence.tokens.start
                && is_person_noun(scene, of - 1)
                && !common(run.end - 1)
                && names(scene, run.end - 1) != Some(NameKind::Place)
        })
    };
    (name && (person() || office())).then_some(rest)
}

/// Whether the word stands for a person by what he or she is, and is nobody's name: "Treasurer", not "Burke".
fn is_office_noun(scene: &Scene<'_>, at: u32) -> bool {
    let word = scene.token(at).word;
    let common = words::is_common(word);
    let noun = common && is_person_noun(scene, at) || scene.is(at, Class::Title);
    noun && !is_given(scene, at) && names(scene, at).is_none()
}

/// Where the words begin that go with a title: "\[former\] Ohio Gov.", "\[the group’s\] Director".
fn qualified(scene: &Scene<'_>, sentence: &Sentence, start: u32) -> u32 {
    let describes = |&at: &u32| matches!(scene.token(at).tag, Tag::Jj | Tag::Nn);
    (sentence.tokens.start..start).rev().take_while(describes).last().unwrap_or(start)
}

/// The words right before a name that say who bears it, without an article: "campaign manager [Jeff Moss]".
fn described_by(scene: &Scene<'_>, sentence: &Sentence, start: u32) -> Option<Range<u32>> {
    let describes = |&at: &u32| {
        let tag = scene.token(at).tag;
        matches!(tag, Tag::Nn | Tag::Nns | Tag::Jj | Tag::Pos) || tag.is_proper()
    };
    let from = (sentence.tokens.start..start).rev().take_while(describes).last()?;
    let noun = matches!(scene.token(start - 1).tag, Tag::Nn | Tag::Nns) && is_person_noun(scene, start - 1);
    noun.then_some(from..start)
}
