//! Names: where one stands, and whether it is a person's.
//!
//! In: an annotated text. Out: [`Name`]s in text order, titles cut off.
//! A name is a run of proper nouns, with the small words that link the parts of some ("Bank of England", "Ursula von
//! Tessen"). In headlines that capitalise every word a name's bounds say little; they are marked.

mod bearer;
mod run;
mod title;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::attribution::scene::Scene;
use crate::language::fold::fold_key;
use crate::language::lexicon::Class;
use crate::language::quantity::Quantity;
use crate::language::sentence::Sentence;
use crate::language::tag::{Tag, has_article, is_titled};
use crate::language::token::{Case, Token, TokenKind};
use crate::statistics::words::{self, NameKind};
pub(super) use bearer::is_somebodys;
use bearer::kind;
use run::run_end;
use title::name_in;

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The tokens of the name, without titles.
    pub tokens: Range<u32>,
    /// The words before it that say what it is the name of: "Judge", "Mayor", "the company’s founder".
    pub title: Option<Range<u32>>,
    /// What it seems to be the name of, by its own words and those beside it.
    pub kind: Option<NameKind>,
    /// Whether it stands in a headline of capitals.
    pub titled: bool,
}

/// Finds the names of a text.
pub fn find(scene: &Scene<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in &scene.annotations.sentences {
        let titled = is_headline(scene, &scene.annotations.tokens[sentence.range()]);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let token = scene.token(at);
            let may_open = token.case != Case::Lower || token.kind == TokenKind::Handle || token.tag.is_proper();
            let may_open = may_open && !is_label(scene, sentence, at);
            let opens = || opens(scene, sentence, at) || is_opening_given(scene, sentence, at);
            if may_open && (can_start(scene, at) || !titled && opens()) {
                let end = run_end(scene, sentence, at, titled);
                let start = if titled { at } else { with_adjective(scene, sentence, at..end) };
                for run in apart(scene, start..end) {
                    let name = name_in(scene, sentence, run, titled).map(|name| with_owner(scene, sentence, name));
                    if let Some(name) = name {
                        // What an office takes its name from is part of its name.
                        while names.last().is_some_and(|n: &Name| n.tokens.start >= name.tokens.start) {
                            names.pop();
                        }
                        names.push(name);
                    }
                }
                at = end;
            } else {
                at += 1;
            }
        }
    }
    // A title or a role by itself is somebody's name only where it is the surname of somebody who is named in full.
    let key = |at: u32| scene.token(at).key;
    let surnames: FxHashSet<u64> =
        names.iter().filter(|n| n.tokens.len() > 1 && !n.titled).map(|n| key(n.tokens.end - 1)).collect();
    let is_title = |n: &Name| n.title.is_none() && scene.is(n.tokens.start, Class::Title);
    let is_role = |at: u32| scene.is(at, Class::RoleNoun) && !is_given(scene, at);
    let is_office = |n: &Name| n.tokens.len() == 1 && (is_title(n) || is_role(n.tokens.start));
    names.retain(|n| !is_office(n) || surnames.contains(&key(n.tokens.start)));
    let person = |n: &&Name| n.kind == Some(NameKind::Person) && n.tokens.len() > 1 && !n.titled;
    let persons: FxHashSet<u64> = names.iter().filter(person).map(|n| key(n.tokens.end - 1)).collect();
    let body = |n: &&Name| n.kind == Some(NameKind::Organisation) && n.tokens.len() > 1 && !n.titled;
    let bodies: FxHashSet<u64> = names.iter().filter(body).map(|n| key(n.tokens.start)).collect();
    let known = Known { surnames, persons, bodies };
    let missed: Vec<Name> =
        scene.annotations.sentences.iter().filter_map(|s| opening(scene, s, &known, &names)).collect();
    if !missed.is_empty() {
        names.extend(missed);
        names.sort_by_key(|n| n.tokens.start);
    }
    names
}

/// The words of the full names in a text, by their keys: the last ones, those of persons, and the first ones of organisations.
struct Known {
    surnames: FxHashSet<u64>,
    persons: FxHashSet<u64>,
    bodies: FxHashSet<u64>,
}

/// The surname that opens a sentence and was taken for another kind of word: somebody who is named in full has it, and the
/// language does not have it, or it has no article before its verb: "\[Mills\] said". So with the first word of an
/// organisation’s name.
fn opening(scene: &Scene<'_>, sentence: &Sentence, known: &Known, names: &[Name]) -> Option<Name> {
    let at = sentence.tokens.clone().find(|&at| !scene.token(at).tag.is_punctuation())?;
    let token = scene.token(at);
    let body = known.bodies.contains(&token.key);
    if token.case != Case::Capital || !body && !known.surnames.contains(&token.key) {
        return None;
    }
    let found =
        || names[names.partition_point(|n| n.tokens.end <= at)..].first().is_some_and(|n| n.tokens.contains(&at));
    let next = || scene.annotations.tokens.get(at as usize + 1).is_some_and(|t| matches!(t.tag, Tag::Vbd | Tag::Vbz));
    let borne = || body || known.persons.contains(&token.key);
    let bare = || matches!(token.tag, Tag::Nn | Tag::Nns) && next() && borne();
    let missed = (!token.word.is_counted() || bare()) && !found();
    missed.then(|| Name { tokens: at..at + 1, title: None, kind: None, titled: false })
}

/// Whether a word for a kind of report stands in capitals before a colon at the head of a sentence: "\[UPDATE\]: the road is
/// open".
fn is_label(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> bool {
    let token = scene.token(at);
    let colon = || scene.within(sentence, Some(at + 1)).is_some_and(|t| t.span.text(scene.text) == ":");
    at == sentence.tokens.start && token.case == Case::Upper && scene.is(at, Class::Kicker) && colon()
}

/// Whether a capital letter says little in a sentence: most words have one, and so has every verb, "is" apart if no full stop
/// ends the line. A line with somebody's handle is the signature under a post.
fn is_headline(scene: &Scene<'_>, tokens: &[Token]) -> bool {
    if tokens.iter().any(|t| t.kind == TokenKind::Handle) {
        return false;
    }
    let least = if tokens.last().is_some_and(|last| last.span.text(scene.text) == ".") { 1 } else { 3 };
    let small = |t: &Token| t.tag.is_finite() && t.case == Case::Lower && t.span.len() >= least;
    is_titled(tokens) && !tokens.iter().any(small)
}

fn can_start(scene: &Scene<'_>, at: u32) -> bool {
    let token = scene.token(at);
    // A word that the language does not have is a name where it has a capital letter, whatever the tagger makes of it.
    let strange = matches!(token.tag, Tag::Nn | Tag::Nns) && !token.word.is_counted();
    let named = (token.tag.is_proper() || strange) && token.kind == TokenKind::Word;
    let capital = || token.case != Case::Lower || has_article(token.span.text(scene.text));
    let date = || scene.annotations.quantity_at(at).is_some_and(Quantity::is_date) && !is_given_month(scene, at);
    token.kind == TokenKind::Handle || named && capital() && !date()
}

/// Whether the name of a month is a given name: "said \[June\] Vale", but not "in June Vale said".
fn is_given_month(scene: &Scene<'_>, at: u32) -> bool {
    let surname =
        || scene.annotations.tokens.get(at as usize + 1).filter(|t| t.tag.is_proper() && t.case == Case::Capital);
    let free = |at: u32| scene.annotations.quantity_at(at).is_none();
    let before = at.checked_sub(1).map(|b| scene.token(b).tag);
    let dated = before.is_some_and(|tag| matches!(tag, Tag::In | Tag::To | Tag::Dt | Tag::Cd) || tag.is_adjective());
    is_given(scene, at) && !dated && surname().is_some() && free(at + 1)
}

/// Whether a word that the tagger took for another kind is the given name at the head of a sentence: the language does not
/// have it ("\[Oisin\] Vale"), or it is one and a verb or a comma follows the surname ("\[Skip\] Vale said").
fn is_opening_given(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> bool {
    let token = scene.token(at);
    let first = (sentence.tokens.start..at).all(|before| scene.token(before).tag.is_punctuation());
    let open =
        token.tag.is_verb() || token.tag.is_adjective() || matches!(token.tag, Tag::Nn | Tag::Rb | Tag::Md | Tag::Fw);
    let surname = |at: u32| at < sentence.tokens.end && scene.token(at).tag == Tag::Nnp && can_start(scene, at);
    if !first || !open || token.case != Case::Capital || token.kind != TokenKind::Word || !surname(at + 1) {
        return false;
    }
    let ends = |tag: Tag| tag.is_finite() && tag != Tag::Vbp || matches!(tag, Tag::Comma | Tag::Pos);
    let followed = || scene.within(sentence, Some(at + 2)).is_some_and(|t| ends(t.tag));
    !token.word.is_counted() || is_given(scene, at) && followed()
}

/// Whether a common word opens a name in the midst of a sentence, where its capital letter can have no other reason: "host
/// \[Rush\] Limbaugh", "the \[Islamic\] State".
fn opens(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> bool {
    let capital = |at: u32| scene.token(at).case == Case::Capital && scene.token(at).kind == TokenKind::Word;
    let person = |at: u32| scene.is(at, Class::Title) || is_person_noun(scene, at) && !is_given(scene, at);
    let next = at + 1;
    // "Bank of England" at the head of a sentence.
    let rest = &scene.annotations.tokens[at as usize..sentence.tokens.end as usize];
    let known = || scene.lexicons.longest(Class::HouseholdBody, rest).is_some();
    if capital(at) && (known() || run::is_of_two(scene, sentence, at..next).is_some()) {
        return true;
    }
    let body = || scene.is(at, Class::OrganisationWord) && scene.token(at).tag == Tag::Nn && scene.is(next, Class::Of);
    if next + 1 < sentence.tokens.end && capital(at) && body() && can_start(scene, next + 1) {
        return true;
    }
    if next >= sentence.tokens.end || !capital(at) || !capital(next) {
        return false;
    }
    if at == sentence.tokens.start {
        // "Breathe Easier Norland said": the second word has no other reason for its capital.
        let open = |tag: Tag| tag.is_verb() || matches!(tag, Tag::Nn | Tag::Nns);
        let tag = scene.token(next).tag;
        let word = scene.token(next).word;
        let strange = open(tag) || matches!(tag, Tag::Jj | Tag::Jjr | Tag::Rb | Tag::Rbr);
        let strange = strange && (!word.is_counted() || words::is_common(word));
        return open(scene.token(at).tag) && strange && !person(at) && !person(next);
    }
    let before = scene.token(at - 1).tag;
    let inside = !before.is_quote() && !matches!(before, Tag::Colon | Tag::Open | Tag::Sym | Tag::Stop);
    let noun = |at: u32| matches!(scene.token(at).tag, Tag::Nn | Tag::Nns);
    let date = scene.annotations.quantity_at(at).is_some_and(Quantity::is_date);
    let opens = match scene.token(at).tag {
        Tag::Jj => scene.is(at - 1, Class::Definite) && noun(next),
        Tag::Nn | Tag::Nns => noun(next) || can_start(scene, next),
        Tag::Vb | Tag::Vbp | Tag::Vbg => can_start(scene, next),
        _ => false,
    };
    opens && inside && !date && !person(at) && !person(next)
}

/// The names in a run, where a state stands before a place: "\[US\] \[Middle East\] envoy".
fn apart(scene: &Scene<'_>, run: Range<u32>) -> impl Iterator<Item = Range<u32>> {
    let place = |rest: &Range<u32>| !rest.is_empty() && kind(scene, rest, false) == Some(NameKind::Place);
    let state = scene.token(run.start).case == Case::Upper && scene.is(run.start, Class::State);
    let cut = if state && place(&(run.start + 1..run.end)) { run.start + 1 } else { run.end };
    [run.start..cut, cut..run.end].into_iter().filter(|r| !r.is_empty())
}

/// A body with the name that it takes from whom it is called after: "the Ruiz County Coroner’s \[Office\]", "St Mary’s \[Primary
/// School\]".
fn with_owner(scene: &Scene<'_>, sentence: &Sentence, mut name: Name) -> Name {
    let start = name.tokens.start;
    let body = |at: u32| scene.is(at, Class::OrganisationWord);
    let held = start >= sentence.tokens.start + 2 && scene.token(start - 1).tag == Tag::Pos;
    if !held || name.title.is_some() || !name.tokens.clone().any(body) {
        return name;
    }
    let capital = |&at: &u32| scene.token(at).case == Case::Capital && scene.token(at).kind == TokenKind::Word;
    let first = |at: u32| at == sentence.tokens.start && !scene.token(at).tag.is_proper();
    let owners = || (sentence.tokens.start..start - 1).rev().take_while(capital);
    let patron = |at: &u32| ["St", "St.", "King", "Queen"].contains(&scene.token(*at).span.text(scene.text));
    if let Some(patron) = owners().take(2).find(patron) {
        name.tokens.start = patron;
    } else if name.tokens.len() == 1 && is_person_noun(scene, start - 2) {
        name.tokens.start = owners().filter(|&at| !first(at)).last().unwrap_or(start);
    }
    name
}

/// Where a name begins that an adjective may open: "\[American\] Action Network", "the \[Islamic\] State".
fn with_adjective(scene: &Scene<'_>, sentence: &Sentence, run: Range<u32>) -> u32 {
    let adjective = |at: u32| {
        let token = scene.token(at);
        token.tag.is_adjective() && token.case == Case::Capital && token.kind == TokenKind::Word
    };
    let Some(start) = run.start.checked_sub(1).filter(|&s| s >= sentence.tokens.start && adjective(s)) else {
        return run.start;
    };
    // "the [American] Federation of Teachers": what stands behind the preposition says whose it is.
    let head = run.clone().find(|&at| scene.is(at, Class::NamePreposition)).unwrap_or(run.end);
    let organisation = scene.is(head - 1, Class::OrganisationWord);
    let definite = start > sentence.tokens.start && scene.is(start - 1, Class::Definite);
    let person = |at: u32| scene.is(at, Class::Title) || is_given(scene, at) || is_person_noun(scene, at);
    // "Black Lives Matter": a common noun has no more reason for its capital than the adjective before it.
    let common = matches!(scene.token(run.start).tag, Tag::Nn | Tag::Nns);
    let thing =
        (definite || common) && run.len() <= 3 && !run.clone().any(person) && names(scene, run.end - 1).is_none();
    if (organisation && !(run.start..head).any(person)) || thing { start } else { run.start }
}

/// Whether the word is a given name.
pub fn is_given(scene: &Scene<'_>, at: u32) -> bool {
    let word = scene.token(at).word;
    word.is_counted() && words::entry(word).gender.is_some()
}

/// What the word at `at` names most often.
fn names(scene: &Scene<'_>, at: u32) -> Option<NameKind> {
    let word = scene.token(at).word;
    if word.is_counted() { words::entry(word).names } else { None }
}

/// Whether the noun stands for a person, "driver", or ends in such a noun, "vice-captain".
pub fn is_person_noun(scene: &Scene<'_>, at: u32) -> bool {
    let token = scene.token(at);
    let last = || {
        let (_, last) = token.span.text(scene.text).rsplit_once('-').filter(|_| token.kind == TokenKind::Word)?;
        Some(scene.lexicons.vocabulary.find(fold_key(last)))
    };
    scene.is_person_word(token.lemma) || token.tag.is_noun() && last().is_some_and(|last| scene.is_person_word(last))
}
