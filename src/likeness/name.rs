//! Names one letter apart.

use rustc_hash::FxHashMap;

use crate::attribution::scene::Scene;
use crate::language::lexicon::Class;
use crate::language::token::{Case, TokenKind};
use crate::speaker::name::Name;
use crate::statistics::key;
use crate::statistics::words::{self, NameKind};

/// Letters of a last name at least; shorter ones are too often different names.
const SHORTEST: usize = 5;

/// A spelling of a last name.
struct Spelling {
    letters: Vec<char>,
    known: bool,
    /// The words before the last name, where it has any.
    given: Vec<u64>,
    /// The names that have it.
    names: Vec<usize>,
}

/// Pairs of names that are one letter apart in their last words, where the first words, if both have some, agree, or in their
/// first, where all others are the same.
pub(super) fn pairs(scene: &Scene<'_>, names: &[Name]) -> Vec<(usize, usize)> {
    let spellings = spellings(scene, names);
    // By what is left of each spelling without one of its letters, and by all of it.
    let mut by_less: Vec<(u64, usize)> = Vec::with_capacity(spellings.iter().map(|s| s.letters.len() + 1).sum());
    for (number, spelling) in spellings.iter().enumerate() {
        by_less.extend((0..spelling.letters.len()).map(|i| (without(&spelling.letters, Some(i)), number)));
        by_less.push((without(&spelling.letters, None), number));
    }
    by_less.sort_unstable();
    by_less.dedup();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for together in by_less.chunk_by(|one, other| one.0 == other.0) {
        for (i, (_, one)) in together.iter().enumerate() {
            candidates.extend(together[..i].iter().map(|(_, other)| (*other, *one)));
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    for (one, other) in candidates {
        let (one, other) = (&spellings[one], &spellings[other]);
        if alike(one, other) {
            let rarer = one.names.len() < other.names.len();
            let (usual, odd) = if rarer { (other, one) } else { (one, other) };
            pairs.push((usual.names[0], odd.names[0]));
        }
    }
    pairs.extend(first_words(scene, names));
    pairs.sort_unstable_by_key(|&(usual, odd)| (odd, usual));
    pairs.dedup();
    pairs
}

/// Pairs of names of several words whose first words are one letter apart and all others the same: "Karin Holt", "Karen Holt".
fn first_words(scene: &Scene<'_>, names: &[Name]) -> Vec<(usize, usize)> {
    /// A last word with more first words than this is a whole family’s.
    const MOST: usize = 12;
    /// Shorter given names are too often different ones.
    const SHORTEST: usize = 4;
    let mut by_rest: FxHashMap<u64, Vec<(u64, Vec<usize>)>> = FxHashMap::default();
    for (number, name) in names.iter().enumerate().filter(|(_, name)| name.tokens.len() > 1 && !name.titled) {
        let first = scene.token(name.tokens.start);
        let text = first.span.text(scene.text);
        let plain =
            first.kind == TokenKind::Word && first.case == Case::Capital && text.chars().all(char::is_alphabetic);
        if !plain || text.chars().count() < SHORTEST {
            continue;
        }
        let rest = name.tokens.clone().skip(1).fold(key::START, |held, at| key::with(held, 0, scene.token(at).key));
        let with_rest = by_rest.entry(rest).or_default();
        match with_rest.iter_mut().find(|(key, _)| *key == first.key) {
            Some((_, numbers)) => numbers.push(number),
            None => with_rest.push((first.key, vec![number])),
        }
    }
    let mut pairs = Vec::new();
    for firsts in by_rest.values().filter(|firsts| (2..=MOST).contains(&firsts.len())) {
        for (i, (_, one)) in firsts.iter().enumerate() {
            for (_, other) in &firsts[..i] {
                if are_one_first(scene, &names[one[0]], &names[other[0]]) {
                    let (usual, odd) = if one.len() < other.len() { (other, one) } else { (one, other) };
                    let (usual, odd) = if one.len() == other.len() { (other, one) } else { (usual, odd) };
                    pairs.push((usual[0], odd[0]));
                }
            }
        }
    }
    pairs
}

/// Whether the first words of two names are probably meant to be one: one letter apart, not a man’s and a woman’s, and, in
/// what is nobody’s given name, not two words that both are known.
fn are_one_first(scene: &Scene<'_>, one: &Name, other: &Name) -> bool {
    let entry = |name: &Name| {
        let word = scene.token(name.tokens.start).word;
        word.is_counted().then(|| words::entry(word))
    };
    let letters = |name: &Name| scene.token(name.tokens.start).span.text(scene.text).to_lowercase();
    let near = strsim::damerau_levenshtein(&letters(one), &letters(other)) == 1;
    // "Pete" and "Peter" are one name.
    let group = |name: &Name| scene.lexicons.class_value(Class::Nickname, scene.token(name.tokens.start).word);
    let short = group(one).is_some() && group(one) == group(other);
    let (one, other) = (entry(one), entry(other));
    let genders = [one, other].map(|entry| entry.and_then(|entry| entry.gender));
    near && !short
        && match genders {
            [Some(one), Some(other)] => one == other,
            _ => one.is_none() || other.is_none(),
        }
}

fn spellings(scene: &Scene<'_>, names: &[Name]) -> Vec<Spelling> {
    let mut spellings: Vec<Spelling> = Vec::new();
    let mut by_key: FxHashMap<u64, usize> = FxHashMap::default();
    for (number, name) in names.iter().enumerate() {
        let last = scene.token(name.tokens.end - 1);
        let text = last.span.text(scene.text);
        let fits = last.kind == TokenKind::Word && last.case != Case::Upper && text.chars().all(char::is_alphabetic);
        let person = matches!(name.kind, None | Some(NameKind::Person));
        if !fits || name.titled || !person || text.chars().count() < SHORTEST {
            continue;
        }
        let at = *by_key.entry(last.key).or_insert_with(|| {
            let letters = text.chars().flat_map(char::to_lowercase).collect();
            let known = last.word.is_counted();
            spellings.push(Spelling { letters, known, given: Vec::new(), names: Vec::new() });
            spellings.len() - 1
        });
        let given = (name.tokens.len() > 1).then(|| scene.token(name.tokens.start).key);
        let spelling = &mut spellings[at];
        if let Some(given) = given.filter(|g| !spelling.given.contains(g)) {
            spelling.given.push(given);
        }
        spelling.names.push(number);
    }
    spellings
}

/// The key of the letters without the one at that place.
fn without(letters: &[char], at: Option<usize>) -> u64 {
    let left = letters.iter().enumerate().filter(|(i, _)| Some(*i) != at);
    left.fold(key::START, |held, (_, letter)| key::with(held, 0, u64::from(u32::from(*letter))))
}

/// Whether two spellings are probably meant to be one.
fn alike(one: &Spelling, other: &Spelling) -> bool {
    let (short, long) = if one.letters.len() <= other.letters.len() { (one, other) } else { (other, one) };
    let grown = long.letters.len() > short.letters.len();
    // "Iraq" and "Iraqi", "Smith" and "Smiths" are two words; "Marlow" and "Marlowe", "Sennet" and "Sennett" may be one.
    let added = long.letters.last().filter(|_| grown && long.letters.starts_with(&short.letters));
    let ending =
        added.is_some_and(|letter| *letter != 'e' && long.letters.get(short.letters.len() - 1) != Some(letter));
    let first = short.letters.first() == long.letters.first();
    let letters = |s: &Spelling| s.letters.iter().collect::<String>();
    let near = strsim::damerau_levenshtein(&letters(one), &letters(other)) == 1;
    let shares = one.given.iter().any(|g| other.given.contains(g));
    let bare = one.given.is_empty() || other.given.is_empty();
    // Two words that both are known are mostly two names; that the given name is one and the same outweighs it.
    let slip = !one.known || !other.known;
    first && near && (shares && added != Some(&'s') || bare && slip && !ending)
}
