//! Names: where one stands, and whether it is a person's.
//!
//! In: an annotated text. Out: [`Name`]s in text order, titles cut off.
//! A name is a run of proper nouns, with the small words that link the parts of some ("Bank of England", "Ursula von
//! Tessen"). In headlines that capitalise every word a name's bounds say little; they are marked.

mod bearer;
mod title;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::attribution::scene::Scene;
use crate::language::fold::fold_key;
use crate::language::lexicon::{Class, Classes};
use crate::language::quantity::Quantity;
use crate::language::sentence::Sentence;
use crate::language::tag::{Tag, has_article, is_titled};
use crate::language::token::{Case, Token, TokenKind};
use crate::statistics::words::{self, NameKind, Sense, WordId};
use bearer::kind;
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
        let titled = is_headline(&scene.annotations.tokens[sentence.range()]);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let token = scene.token(at);
            let may_open = token.case != Case::Lower || token.kind == TokenKind::Handle || token.tag.is_proper();
            if may_open && (can_start(scene, at) || !titled && opens(scene, sentence, at)) {
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
    let known = (&surnames, &persons);
    let missed: Vec<Name> =
        scene.annotations.sentences.iter().filter_map(|s| opening(scene, s, known, &names)).collect();
    if !missed.is_empty() {
        names.extend(missed);
        names.sort_by_key(|n| n.tokens.start);
    }
    names
}

/// The surname that opens a sentence and was taken for another kind of word: somebody who is named in full has it, and the
/// language does not have it, or it has no article before its verb: "\[Mills\] said".
fn opening(
    scene: &Scene<'_>,
    sentence: &Sentence,
    (surnames, persons): (&FxHashSet<u64>, &FxHashSet<u64>),
    names: &[Name],
) -> Option<Name> {
    let at = sentence.tokens.clone().find(|&at| !scene.token(at).tag.is_punctuation())?;
    let token = scene.token(at);
    if token.case != Case::Capital || !surnames.contains(&token.key) {
        return None;
    }
    let known =
        || names[names.partition_point(|n| n.tokens.end <= at)..].first().is_some_and(|n| n.tokens.contains(&at));
    let next = || scene.annotations.tokens.get(at as usize + 1).is_some_and(|t| matches!(t.tag, Tag::Vbd | Tag::Vbz));
    let bare = || matches!(token.tag, Tag::Nn | Tag::Nns) && next() && persons.contains(&token.key);
    let missed = (!token.word.is_counted() || bare()) && !known();
    missed.then(|| Name { tokens: at..at + 1, title: None, kind: None, titled: false })
}

/// Whether a capital letter says little in a sentence: most words have one, and so has every verb. A line with somebody's
/// handle is the signature under a post.
fn is_headline(tokens: &[Token]) -> bool {
    if tokens.iter().any(|t| t.kind == TokenKind::Handle) {
        return false;
    }
    is_titled(tokens) && !tokens.iter().any(|t| t.tag.is_finite() && t.case == Case::Lower && t.span.len() > 2)
}

fn can_start(scene: &Scene<'_>, at: u32) -> bool {
    let token = scene.token(at);
    // A word that the language does not have is a name where it has a capital letter, whatever the tagger makes of it.
    let strange = matches!(token.tag, Tag::Nn | Tag::Nns) && !token.word.is_counted();
    let named = (token.tag.is_proper() || strange) && token.kind == TokenKind::Word;
    let capital = || token.case != Case::Lower || has_article(token.span.text(scene.text));
    token.kind == TokenKind::Handle
        || named && capital() && !scene.annotations.quantity_at(at).is_some_and(Quantity::is_date)
}

/// Whether a common word opens a name in the midst of a sentence, where its capital letter can have no other reason: "host
/// \[Rush\] Limbaugh", "the \[Islamic\] State".
fn opens(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> bool {
    let capital = |at: u32| scene.token(at).case == Case::Capital && scene.token(at).kind == TokenKind::Word;
    let person = |at: u32| scene.is(at, Class::Title) || is_person_noun(scene, at);
    let next = at + 1;
    // "Bank of England" at the head of a sentence.
    let body = || scene.is(at, Class::OrganisationWord) && scene.token(at).tag == Tag::Nn && scene.is(next, Class::Of);
    if next + 1 < sentence.tokens.end && capital(at) && body() && can_start(scene, next + 1) {
        return true;
    }
    if at == sentence.tokens.start || next >= sentence.tokens.end || !capital(at) || !capital(next) {
        return false;
    }
    let before = scene.token(at - 1).tag;
    let inside = !before.is_quote() && !matches!(before, Tag::Colon | Tag::Open | Tag::Sym | Tag::Stop);
    let noun = |at: u32| matches!(scene.token(at).tag, Tag::Nn | Tag::Nns);
    let date = scene.annotations.quantity_at(at).is_some_and(Quantity::is_date);
    let opens = match scene.token(at).tag {
        Tag::Jj => scene.is(at - 1, Class::Definite) && noun(next),
        Tag::Nn | Tag::Nns => noun(next) || can_start(scene, next),
        Tag::Vb | Tag::Vbp | Tag::Vbg => is_given(scene, at) && can_start(scene, next),
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

/// An office with the name that it takes from its holder: "the Ruiz County Coroner’s \[Office\]".
fn with_owner(scene: &Scene<'_>, sentence: &Sentence, mut name: Name) -> Name {
    let start = name.tokens.start;
    let owned = name.tokens.len() == 1 && name.title.is_none() && scene.is(start, Class::OrganisationWord);
    let capital = |&at: &u32| scene.token(at).case == Case::Capital && scene.token(at).kind == TokenKind::Word;
    let held = || start >= sentence.tokens.start + 2 && scene.token(start - 1).tag == Tag::Pos;
    if owned && held() && is_person_noun(scene, start - 2) {
        let first = |at: u32| at == sentence.tokens.start && !scene.token(at).tag.is_proper();
        let owner = (sentence.tokens.start..start - 1).rev().take_while(capital).filter(|&at| !first(at)).last();
        name.tokens.start = owner.unwrap_or(start);
    }
    name
}

/// Where the run of proper nouns that starts at `at` ends.
fn run_end(scene: &Scene<'_>, sentence: &Sentence, at: u32, titled: bool) -> u32 {
    let mut end = at + 1;
    if scene.token(at).kind == TokenKind::Handle {
        return end;
    }
    loop {
        while end < sentence.tokens.end && scene.token(end).kind == TokenKind::Word && goes_on(scene, end, titled) {
            end += 1;
        }
        // "Bank of England", "Court of Appeals for the Sixth Circuit", "Ursula von Tessen", "Johnson & Sons"
        let mut link = end;
        while link < sentence.tokens.end && link < end + 2 && links(scene, at..end, link) {
            link += 1;
        }
        if link > end && link < sentence.tokens.end && can_start(scene, link) {
            end = link + 1;
        } else if joins(scene, sentence, at..end) || is_of_members(scene, sentence, end) {
            end += 2;
        } else if let Some(last) = matters(scene, sentence, at..end) {
            end = last;
        } else if let Some(surname) = behind_nickname(scene, sentence, end) {
            end = surname + 1;
        } else if is_firm(scene, sentence, at..end) {
            end += 4;
        } else {
            return end;
        }
    }
}

/// The surname behind a nickname whose first mark stands at `open`: "James “Jimmy” \[Doyle\]".
fn behind_nickname(scene: &Scene<'_>, sentence: &Sentence, open: u32) -> Option<u32> {
    let mark = |at: u32| scene.within(sentence, Some(at)).is_some_and(|t| t.tag.is_quote()) && !scene.quoted(at);
    let close = (open + 2..open + 4).find(|&at| mark(open) && mark(at))?;
    scene.within(sentence, Some(close + 1)).filter(|_| can_start(scene, close + 1)).map(|_| close + 1)
}

/// Whether a word goes on with the name before it: a proper noun, or a word of another kind that has a capital letter in
/// the midst of small ones and touches nothing but the name ("Tad \[Divine\]").
fn goes_on(scene: &Scene<'_>, at: u32, titled: bool) -> bool {
    let token = scene.token(at);
    let strange = !titled
        && token.case == Case::Capital
        && matches!(token.tag, Tag::Jj | Tag::Nn | Tag::Nns | Tag::Vb | Tag::Vbp | Tag::Vbg | Tag::Rb | Tag::Fw)
        && !scene.annotations.quantity_at(at).is_some_and(Quantity::is_date);
    // "[U.S.] Democratic candidate": the adjective goes with what follows.
    let next = || scene.annotations.tokens.get(at as usize + 1);
    let before_noun = || next().is_some_and(|t| t.case == Case::Lower && (t.tag.is_noun() || t.tag.is_adjective()));
    // "Deir [el-Tessel]"
    let particle = || {
        let (first, last) = token.span.text(scene.text).split_once('-').unwrap_or_default();
        first.len() == 2 && last.starts_with(char::is_uppercase)
    };
    can_start(scene, at) || (strange && !before_noun()) || particle()
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
    let common = start > sentence.tokens.start && matches!(scene.token(run.start).tag, Tag::Nn | Tag::Nns);
    let thing =
        (definite || common) && run.len() <= 3 && !run.clone().any(person) && names(scene, run.end - 1).is_none();
    if (organisation && !(run.start..head).any(person)) || thing { start } else { run.start }
}

/// Whether the word at `link` can go on with the name in `run`.
fn links(scene: &Scene<'_>, run: Range<u32>, link: u32) -> bool {
    let token = scene.token(link);
    if token.span.text(scene.text) == "&" {
        return true;
    }
    if token.kind != TokenKind::Word || token.case != Case::Lower {
        return false;
    }
    // "of" and "for" link the parts of an institution's name, or of the name of an office right before them.
    let institution =
        || run.clone().any(|i| scene.is(i, Class::OrganisationWord)) && !run.clone().any(|i| is_given(scene, i));
    let office = || {
        let last = run.end - 1;
        let named = run.clone().any(|i| is_given(scene, i)) || names(scene, last).is_some();
        scene.is(last, Class::Title) || (is_person_noun(scene, last) && !named)
    };
    let prepositional = scene.is(link, Class::NamePreposition);
    (scene.is(link, Class::NameParticle) && !prepositional) || (prepositional && (institution() || office()))
}

/// Whether the names of partners go on with a surname: "Orven\[, Lowe & Partners\]".
fn is_firm(scene: &Scene<'_>, sentence: &Sentence, run: Range<u32>) -> bool {
    let end = run.end;
    run.len() == 1
        && end + 4 <= sentence.tokens.end
        && scene.token(end).tag == Tag::Comma
        && scene.token(end + 2).span.text(scene.text) == "&"
        && [end + 1, end + 3].iter().all(|&at| can_start(scene, at))
}

/// Whether "and" goes on with an institution's name: both words beside it say what it is an institution for, neither names
/// a place or a person by itself, and the name ends with those who belong to it ("Federation of Mill \[and\] Quay Workers").
fn joins(scene: &Scene<'_>, sentence: &Sentence, run: Range<u32>) -> bool {
    let next = run.end + 1;
    let common = |at: u32| names(scene, at) != Some(NameKind::Place) && !is_given(scene, at);
    let members = |at: u32| {
        let token = scene.token(at);
        token.case == Case::Capital && matches!(token.tag, Tag::Nns | Tag::Nnps)
    };
    let institution = |&at: &u32| scene.is(at, Class::OrganisationWord) && scene.is(at + 1, Class::NamePreposition);
    next < sentence.tokens.end
        && scene.token(run.end).tag == Tag::Cc
        && scene.token(run.end).case == Case::Lower
        && run.len() > 2
        && run.clone().take(run.len() - 2).any(|at| institution(&at))
        && common(run.end - 1)
        && can_start(scene, next)
        && common(next)
        && next + 1 < sentence.tokens.end
        && members(next + 1)
        && !scene.is(next, Class::OrganisationWord)
}

/// Whether the name of a body goes on behind those who belong to it: "Contract Nurses\[’ Association\]".
fn is_of_members(scene: &Scene<'_>, sentence: &Sentence, mark: u32) -> bool {
    // "the Democrats’ Senate" is none: one Democrat has a capital letter too.
    let one = || scene.token(mark - 1).span.text(scene.text).strip_suffix('s').map(fold_key);
    let common = |word: WordId| word.is_counted() && words::entry(word).lower[0] != u8::MAX;
    let members = || {
        let plural = matches!(scene.token(mark - 1).tag, Tag::Nns | Tag::Nnps);
        plural && one().is_some_and(|key| common(scene.lexicons.vocabulary.find(key)))
    };
    let body = |at: u32| scene.is(at, Class::OrganisationWord) && scene.token(at).case == Case::Capital;
    mark + 1 < sentence.tokens.end && scene.token(mark).tag == Tag::Pos && members() && body(mark + 1)
}

/// Where the name of a public body ends that says after one matter what else it is for: "Ministry of Trade \[and Industry\]",
/// "Department for Schools\[, Science and Sport\]".
fn matters(scene: &Scene<'_>, sentence: &Sentence, run: Range<u32>) -> Option<u32> {
    let matter = |at: u32| {
        let Some(token) = scene.within(sentence, Some(at)) else { return false };
        let common = token.word.is_counted() && words::entry(token.word).lower[0] != u8::MAX;
        let bears = matches!(names(scene, at), Some(NameKind::Place | NameKind::Person)) || is_given(scene, at);
        token.case == Case::Capital && common && !bears && !scene.is(at, Class::OrganisationWord)
    };
    let body = |&at: &u32| scene.is(at, Class::PublicBody) && scene.is(at + 1, Class::NamePreposition);
    let listed = run.len() > 2 && run.clone().take(run.len() - 2).any(|at| body(&at)) && matter(run.end - 1);
    let mut at = run.end;
    while listed && at + 1 < sentence.tokens.end && scene.token(at).tag == Tag::Comma && matter(at + 1) {
        at += 2;
    }
    let joined = listed && at < sentence.tokens.end && scene.token(at).tag == Tag::Cc && matter(at + 1);
    joined.then_some(at + 2)
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
    is_person_word(scene, token.lemma) || token.tag.is_noun() && last().is_some_and(|last| is_person_word(scene, last))
}

/// Whether a lemma is that of a noun for a person.
fn is_person_word(scene: &Scene<'_>, lemma: WordId) -> bool {
    const LISTED: Classes = Classes::of(&[
        Class::Title,
        Class::AnonymousNoun,
        Class::RoleNoun,
        Class::GenericPerson,
        Class::Male,
        Class::Female,
    ]);
    lemma.is_counted() && words::entry(lemma).sense == Sense::Person
        || scene.lexicons.vocabulary.is_one_of(lemma, LISTED)
}
