//! How far a name reaches: the run of words from where it starts.
//!
//! In: a place where a name starts. Out: the end of the run of proper nouns and of the small words and marks that link the parts
//! of some names: "Bank of England", "Ursula von Tessen", "James “Jimmy” Doyle", "Orven, Lowe & Partners".

use std::ops::Range;

use super::{can_start, is_given, is_person_noun, names};
use crate::attribution::scene::Scene;
use crate::language::fold::fold_key;
use crate::language::lexicon::Class;
use crate::language::quantity::Quantity;
use crate::language::sentence::Sentence;
use crate::language::tag::{Tag, is_possessive_mark};
use crate::language::token::{Case, Token, TokenKind};
use crate::statistics::words::{self, NameKind};

/// Where the run of proper nouns that starts at `at` ends.
pub(super) fn run_end(scene: &Scene<'_>, sentence: &Sentence, at: u32, titled: bool) -> u32 {
    let mut end = at + 1;
    if scene.token(at).kind == TokenKind::Handle {
        return end;
    }
    let rest = &scene.annotations.tokens[at as usize..sentence.tokens.end as usize];
    end = scene.lexicons.longest(Class::HouseholdBody, rest).map_or(end, |words| at + words as u32);
    loop {
        while end < sentence.tokens.end && scene.token(end).kind == TokenKind::Word && goes_on(scene, end, titled) {
            end += 1;
        }
        // "Bank of England", "Court of Appeals for the Sixth Circuit", "Ursula von Tessen", "Johnson & Sons"
        let mut link = end;
        while link < sentence.tokens.end && link < end + 2 && links(scene, at..end, link) {
            link += 1;
        }
        if link > end && link < sentence.tokens.end && (can_start(scene, link) || says_what(scene, sentence, link)) {
            end = link + 1;
        } else if joins(scene, sentence, at..end) || is_of_members(scene, sentence, end) {
            end += 2;
        } else if let Some(more) = is_of_two(scene, sentence, at..end) {
            end += more;
        } else if let Some(last) = matters(scene, sentence, at..end) {
            end = last;
        } else if let Some(surname) = behind_nickname(scene, sentence, end) {
            end = surname + 1;
        } else if is_numbered(scene, sentence, end) {
            return end + 1;
        } else if is_firm(scene, sentence, at..end) {
            end += 4;
        } else {
            return end;
        }
    }
}

/// Whether a word behind "of" opens what an institution is for: "Society of \[Respiratory\] Nurses", "Centre for \[Economic\]
/// and Social Studies".
fn says_what(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> bool {
    let capital = |at: u32| scene.within(sentence, Some(at)).is_some_and(|t| t.case == Case::Capital);
    let open = |at: u32| matches!(scene.token(at).tag, Tag::Jj | Tag::Nn | Tag::Nns | Tag::Vbg | Tag::Vb | Tag::Vbp);
    let prepositional = scene.is(at - 1, Class::NamePreposition) || scene.token(at - 1).tag == Tag::In;
    prepositional && capital(at) && open(at)
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
    can_start(scene, at) || (strange && !before_noun()) || particle() || is_own_mark(scene, at)
}

/// Whether the token is the "’s" of a name that ends so: "Marlow\[’s\] said".
pub(super) fn is_own_mark(scene: &Scene<'_>, at: u32) -> bool {
    let token = scene.token(at);
    token.tag.is_proper() && is_possessive_mark(scene.text, token)
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
    // "of" and "for" link the parts of an institution's name, or of the name of an office right before them. "Royal" is a given
    // name, and a word of the language first of all.
    let bears = |i: u32| is_given(scene, i) && !words::is_common(scene.token(i).word);
    let institution = || run.clone().any(|i| scene.is(i, Class::OrganisationWord)) && !run.clone().any(bears);
    let office = || {
        let last = run.end - 1;
        let named = run.clone().any(|i| is_given(scene, i)) || names(scene, last).is_some();
        scene.is(last, Class::Title) || (is_person_noun(scene, last) && !named)
    };
    // "Council on Foreign Relations", but not "the Council on Monday"
    let next = || scene.annotations.tokens.get(link as usize + 1);
    let matter = |t: &Token| words::is_common(t.word) && t.case == Case::Capital;
    if token.span.text(scene.text) == "on" && institution() && next().is_some_and(matter) {
        return true;
    }
    let prepositional = scene.is(link, Class::NamePreposition);
    (scene.is(link, Class::NameParticle) && !prepositional) || (prepositional && (institution() || office()))
}

/// Whether the name of a broadcaster or a firm goes on with what has no capital: "Radio \[4\]", "Orven \[plc\]".
fn is_numbered(scene: &Scene<'_>, sentence: &Sentence, end: u32) -> bool {
    let text = |at: u32| scene.within(sentence, Some(at)).map_or("", |t| t.span.text(scene.text));
    let number = || ["Radio", "Channel"].contains(&text(end - 1)) && text(end).parse::<u8>().is_ok();
    number() || text(end) == "plc"
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

/// Whether a word with a capital can be what a body is for: it names nobody, no place and no body.
fn is_matter(scene: &Scene<'_>, sentence: &Sentence, at: u32) -> bool {
    let capital = scene.within(sentence, Some(at)).is_some_and(|token| token.case == Case::Capital);
    let names = || is_given(scene, at) || matches!(names(scene, at), Some(NameKind::Place | NameKind::Person));
    capital && !names() && !scene.is(at, Class::OrganisationWord)
}

/// Whether a body’s name says two things that it is for, and how many words that adds: "Tessel Fire \[and Rescue Service\]",
/// "Economic \[and Financial Crimes Commission\]".
pub(super) fn is_of_two(scene: &Scene<'_>, sentence: &Sentence, run: Range<u32>) -> Option<u32> {
    const MOST: u32 = 3;
    let capital = |at: u32| scene.within(sentence, Some(at)).is_some_and(|t| t.case == Case::Capital);
    // "Oceanic": a word that the language may not have.
    let adjective = |at: u32| ["ic", "al"].iter().any(|end| scene.token(at).span.text(scene.text).ends_with(end));
    let known = |at: u32| words::is_common(scene.token(at).word) || adjective(at);
    let matter = |at: u32| is_matter(scene, sentence, at) && known(at) && !is_person_noun(scene, at);
    let joined = scene.within(sentence, Some(run.end)).is_some_and(|t| t.tag == Tag::Cc && t.case == Case::Lower);
    let next = run.end + 1;
    let body = |at: u32| {
        capital(at) && (scene.is(at, Class::OrganisationWord) || scene.token(at).span.text(scene.text) == "Executive")
    };
    let end = || (next + 1..next + MOST).find(|&at| body(at) && (next..at).all(matter));
    if joined && matter(run.end - 1) { end().map(|end| end + 1 - run.end) } else { None }
}

/// Whether the name of a body goes on behind those who belong to it: "Contract Nurses\[’ Association\]".
fn is_of_members(scene: &Scene<'_>, sentence: &Sentence, mark: u32) -> bool {
    // "the Democrats’ Senate" is none: one Democrat has a capital letter too.
    let one = || scene.token(mark - 1).span.text(scene.text).strip_suffix('s').map(fold_key);
    let members = || {
        let plural = matches!(scene.token(mark - 1).tag, Tag::Nns | Tag::Nnps);
        plural && one().is_some_and(|key| words::is_common(scene.lexicons.vocabulary.find(key)))
    };
    let body = |at: u32| scene.is(at, Class::OrganisationWord) && scene.token(at).case == Case::Capital;
    mark + 1 < sentence.tokens.end && scene.token(mark).tag == Tag::Pos && members() && body(mark + 1)
}

/// Where the name of a public body ends that says after one matter what else it is for: "Ministry of Trade \[and Industry\]",
/// "Department for Schools\[, Science and Sport\]".
fn matters(scene: &Scene<'_>, sentence: &Sentence, run: Range<u32>) -> Option<u32> {
    let matter = |at: u32| is_matter(scene, sentence, at) && words::is_common(scene.token(at).word);
    let body = |&at: &u32| scene.is(at, Class::PublicBody) && scene.is(at + 1, Class::NamePreposition);
    let listed = run.len() > 2 && run.clone().take(run.len() - 2).any(|at| body(&at)) && matter(run.end - 1);
    let mut at = run.end;
    while listed && at + 1 < sentence.tokens.end && scene.token(at).tag == Tag::Comma && matter(at + 1) {
        at += 2;
    }
    let joined = listed && at < sentence.tokens.end && scene.token(at).tag == Tag::Cc && matter(at + 1);
    joined.then_some(at + 2)
}
