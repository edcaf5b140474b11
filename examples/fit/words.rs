//! Counts words: their tags, lemmas and, for given names, gender.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use deskcheck::language::fold::fold;
use deskcheck::language::spelling;
use deskcheck::language::tag::{Tag, suffix};
use deskcheck::language::token::{Case, TokenKind};
use deskcheck::statistics::words;

use crate::conll::Article;
use crate::given_names;

/// What is counted of a word.
#[derive(Default)]
pub struct Counts {
    pub lower: HashMap<Tag, u32>,
    pub capital: HashMap<Tag, u32>,
    pub lemmas: BTreeMap<char, HashMap<String, u32>>,
    pub gender: char,
    pub names: BTreeMap<char, u32>,
    pub place: bool,
    pub sense: u8,
    pub verb_sense: u8,
    pub total: u32,
}

const ABOUT: &str = "Words with their tags (numbers as in language/tag.rs, most frequent first) in lower case and with a capital inside a\nsentence, their lemmas as verb (V), noun (N) and other (A), the gender of given names (f, m, e for either), and what they\nname most often when they are names (p for a person, o an organisation, l a place); of\nnouns and of verbs the number of WordNet's file that holds their most frequent sense (18: persons, 14: groups,\n10 and 32: communication, 31: cognition, 37: emotion, 39: perception).\nCounted over the training articles of PolNeAR 1.0 (Newell, Margolin and Ruths 2018) as tagged by Stanford CoreNLP;\nforms not seen there: lemmas with sense counts in WordNet 3.1 (Princeton University), inflected by rule, British spellings apart;\ngiven names: first-name files of the US Census of 1990 (public domain), lists of other countries (README.md); places,\nsenses and nouns for persons: WordNet.";

pub fn fit(articles: &[Article], names: &Path, wordnet: &Path, out: &Path) {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    let mut endings: BTreeMap<String, Counts> = BTreeMap::new();
    for article in articles {
        for sentence in &article.annotations.sentences {
            let tokens = &article.annotations.tokens[sentence.range()];
            let words = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 3);
            let (all, capital) = words.fold((0, 0), |(n, c), t| (n + 1, c + usize::from(t.case != Case::Lower)));
            let titled = all >= 4 && capital * 4 >= all * 3;
            let mut initial = true;
            for (i, token) in tokens.iter().enumerate() {
                let gold = article.gold[sentence.range().start + i].as_ref();
                let first = initial;
                initial = if token.kind == TokenKind::Mark { initial || token.tag != Tag::Comma } else { false };
                let (Some(gold), true) = (gold, matches!(token.kind, TokenKind::Word | TokenKind::Mark)) else {
                    continue;
                };
                let Some(tag) = gold.tag else { continue };
                let form: String = token.span.text(&article.text).chars().flat_map(fold).collect();
                let entry = counts.entry(form.clone()).or_default();
                entry.total += 1;
                if token.kind == TokenKind::Mark {
                    continue;
                }
                let lower = token.case == Case::Lower;
                if lower {
                    *entry.lower.entry(tag).or_default() += 1;
                } else if !first && !titled {
                    *entry.capital.entry(tag).or_default() += 1;
                }
                if !lower && tag.is_proper() {
                    let name = match gold.name.as_str() {
                        "PERSON" => 'p',
                        "ORGANIZATION" => 'o',
                        "LOCATION" => 'l',
                        _ => 'x',
                    };
                    *entry.names.entry(name).or_default() += 1;
                }
                let class = if tag.is_verb() || tag == Tag::Md {
                    'V'
                } else if tag.is_noun() {
                    'N'
                } else {
                    'A'
                };
                let lemma: String = gold.lemma.chars().flat_map(fold).collect();
                if !(lemma.is_empty() || tag.is_proper() && lower) {
                    *entry.lemmas.entry(class).or_default().entry(lemma).or_default() += 1;
                }
                let open = matches!(tag, Tag::Nn | Tag::Nns | Tag::Jj | Tag::Rb | Tag::Jjr | Tag::Jjs)
                    || tag.is_verb()
                    || tag.is_proper();
                if open {
                    for n in 1..=4 {
                        let mut buffer = String::new();
                        let ending = suffix(token.span.text(&article.text), n, &mut buffer).text().to_owned();
                        let entry = endings.entry(ending).or_default();
                        entry.total += 1;
                        if lower {
                            *entry.lower.entry(tag).or_default() += 1;
                        } else if !first && !titled {
                            *entry.capital.entry(tag).or_default() += 1;
                        }
                    }
                }
            }
        }
    }
    counts.retain(|_, c| c.total >= 2);
    endings.retain(|ending, c| c.total >= 25 && ending.len() > 1 && !counts.contains_key(ending));
    wordnet_words(wordnet, &mut counts);
    given_names::census(names, &mut counts);
    places(wordnet, &mut counts);
    person_nouns(wordnet, &mut counts);
    given_names::abroad(names, &mut counts);
    senses(wordnet, &mut counts);
    counts.extend(endings);
    write(&mut counts, out);
}

fn top(tags: &HashMap<Tag, u32>) -> String {
    let total: u32 = tags.values().sum();
    let mut sorted: Vec<_> = tags.iter().map(|(t, n)| (*n, *t as u8)).collect();
    sorted.sort_by_key(|&(n, t)| (std::cmp::Reverse(n), t));
    let first = sorted.first().map_or(0, |s| s.0);
    let kept = sorted.iter().filter(|&&(n, _)| n == first || (n >= 2 && n * 100 >= total * 2) || n * 8 >= total);
    kept.take(4).map(|(_, t)| t.to_string()).collect::<Vec<_>>().join(",")
}

/// A numeral-free word whose lemma stands in the table too.
fn write(counts: &mut BTreeMap<String, Counts>, out: &Path) {
    let mut lemmas: BTreeMap<String, Vec<(char, String)>> = BTreeMap::new();
    let mut missing = BTreeSet::new();
    for (form, entry) in counts.iter() {
        for (&class, forms) in &entry.lemmas {
            let best = forms.iter().max_by_key(|(l, n)| (**n, std::cmp::Reverse((*l).clone()))).map(|(l, _)| l.clone());
            let Some(lemma) = best.filter(|l| l != form && !l.contains([' ', ',', '='])) else { continue };
            if !counts.contains_key(&lemma) {
                missing.insert(lemma.clone());
            }
            lemmas.entry(form.clone()).or_default().push((class, lemma));
        }
    }
    for lemma in missing {
        counts.entry(lemma).or_default();
    }
    let mut text = String::new();
    for line in ABOUT.lines() {
        writeln!(text, "# {line}").unwrap();
    }
    for (form, entry) in counts.iter() {
        if form.contains(['\t', ' ']) || form.is_empty() {
            continue;
        }
        let lemmas: Vec<String> = lemmas.get(form).into_iter().flatten().map(|(c, l)| format!("{c}={l}")).collect();
        let gender = if entry.gender == '\0' { String::new() } else { entry.gender.to_string() };
        let seen: u32 = entry.names.values().sum();
        let often = entry
            .names
            .iter()
            .find(|(k, n)| **k != 'x' && seen >= 3 && **n * 10 >= seen * 7)
            .map(|(k, _)| k.to_string());
        let name = often.unwrap_or_else(|| if entry.place && seen < 3 { "l".to_owned() } else { String::new() });
        writeln!(
            text,
            "{form}\t{}\t{}\t{}\t{gender}\t{name}\t{}\t{}",
            top(&entry.lower),
            top(&entry.capital),
            lemmas.join(","),
            numbered(entry.sense),
            numbered(entry.verb_sense)
        )
        .unwrap();
    }
    fs::write(out, text).unwrap();
    println!("{} words", counts.len());
}

/// Adds forms that the articles lack, from lemmas that `WordNet`'s semantic concordance counts.
fn wordnet_words(folder: &Path, counts: &mut BTreeMap<String, Counts>) {
    let Ok(index) = fs::read_to_string(folder.join("index.sense")) else { return };
    let mut senses: BTreeMap<(String, char), u32> = BTreeMap::new();
    for line in index.lines() {
        let mut cells = line.split(' ');
        let (Some(sense), Some(count)) = (cells.next(), cells.nth(2)) else { continue };
        let Some((lemma, rest)) = sense.split_once('%') else { continue };
        if !lemma.bytes().all(|b| b.is_ascii_lowercase()) || lemma.len() < 3 {
            continue;
        }
        let class = match rest.as_bytes()[0] {
            b'1' => 'N',
            b'2' => 'V',
            b'3' | b'5' => 'J',
            _ => 'R',
        };
        *senses.entry((lemma.to_owned(), class)).or_default() += count.parse::<u32>().unwrap_or(0);
    }
    let total: HashMap<String, u32> = senses.iter().fold(HashMap::new(), |mut t, ((l, _), n)| {
        *t.entry(l.clone()).or_default() += n;
        t
    });
    let known: BTreeSet<String> = counts.keys().cloned().collect();
    let mut put = |form: String, tag: Tag, class: char, lemma: &str, n: u32| {
        // A British spelling is known by the American one ([`spelling`]).
        let american = spelling::american(&form).is_some_and(|word| known.contains(words::word(word).text()));
        if american || known.contains(&form) {
            return;
        }
        let entry = counts.entry(form).or_default();
        *entry.lower.entry(tag).or_default() += n + 1;
        *entry.lemmas.entry(class).or_default().entry(lemma.to_owned()).or_default() += n + 1;
    };
    for ((lemma, class), n) in &senses {
        if total[lemma] == 0 {
            continue;
        }
        if *n == 0 && *class != 'V' {
            continue;
        }
        let l = lemma.as_str();
        match class {
            'N' => {
                put(lemma.clone(), Tag::Nn, 'N', l, *n);
                put(s_form(l), Tag::Nns, 'N', l, *n / 3);
            }
            'V' => {
                put(lemma.clone(), Tag::Vb, 'V', l, *n);
                put(s_form(l), Tag::Vbz, 'V', l, *n / 3);
                put(ed_form(l), Tag::Vbd, 'V', l, *n);
                put(ed_form(l), Tag::Vbn, 'V', l, *n);
                put(ing_form(l), Tag::Vbg, 'V', l, *n);
            }
            'J' => put(lemma.clone(), Tag::Jj, 'A', l, *n),
            _ => put(lemma.clone(), Tag::Rb, 'A', l, *n),
        }
    }
}

fn vowel(b: u8) -> bool {
    b"aeiou".contains(&b)
}

fn s_form(l: &str) -> String {
    let b = l.as_bytes();
    if l.ends_with(['s', 'x', 'z']) || l.ends_with("ch") || l.ends_with("sh") {
        return format!("{l}es");
    }
    if l.ends_with('y') && !vowel(b[b.len() - 2]) {
        return format!("{}ies", &l[..l.len() - 1]);
    }
    format!("{l}s")
}

/// Whether the last letter doubles: one syllable, consonant, vowel, consonant.
fn doubles(l: &str) -> bool {
    let b = l.as_bytes();
    let n = b.len();
    let vowels = b.windows(2).filter(|w| vowel(w[1]) && !vowel(w[0])).count() + usize::from(vowel(b[0]));
    n >= 3 && vowels == 1 && !vowel(b[n - 1]) && !b"wxy".contains(&b[n - 1]) && vowel(b[n - 2]) && !vowel(b[n - 3])
}

fn ed_form(l: &str) -> String {
    let b = l.as_bytes();
    if l.ends_with('e') {
        return format!("{l}d");
    }
    if l.ends_with('y') && !vowel(b[b.len() - 2]) {
        return format!("{}ied", &l[..l.len() - 1]);
    }
    if doubles(l) {
        return format!("{l}{}ed", l.chars().last().unwrap());
    }
    format!("{l}ed")
}

fn ing_form(l: &str) -> String {
    if let Some(stem) = l.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    if l.ends_with('e') && !l.ends_with("ee") {
        return format!("{}ing", &l[..l.len() - 1]);
    }
    if doubles(l) {
        return format!("{l}{}ing", l.chars().last().unwrap());
    }
    format!("{l}ing")
}

fn numbered(file: u8) -> String {
    if file == 0 { String::new() } else { file.to_string() }
}

/// Gives each noun and verb the number of `WordNet`'s file that holds its most frequent sense.
fn senses(folder: &Path, counts: &mut BTreeMap<String, Counts>) {
    let index = fs::read_to_string(folder.join("index.sense")).unwrap_or_default();
    for (class, put) in [
        ("%1:", (|c: &mut Counts, file| c.sense = file) as fn(&mut Counts, u8)),
        ("%2:", |c, file| c.verb_sense = file),
    ] {
        senses_of(&index, class, counts, put);
    }
}

fn senses_of(index: &str, class: &str, counts: &mut BTreeMap<String, Counts>, put: fn(&mut Counts, u8)) {
    let mut best: HashMap<&str, (u32, std::cmp::Reverse<u32>, u8)> = HashMap::new();
    for line in index.lines() {
        let mut cells = line.split(' ');
        let (Some(key), Some(number), Some(count)) = (cells.next(), cells.nth(1), cells.next()) else { continue };
        let Some((lemma, rest)) = key.split_once(class) else { continue };
        let sense = (
            count.parse().unwrap_or(0),
            std::cmp::Reverse(number.parse().unwrap_or(99)),
            rest[..2].parse().unwrap_or(0),
        );
        let held = best.entry(lemma).or_insert(sense);
        *held = (*held).max(sense);
    }
    for (form, entry) in counts.iter_mut() {
        if let Some(sense) = best.get(form.as_str()) {
            put(entry, sense.2);
        }
    }
}

/// Marks the names of places: single words among `WordNet`'s locations.
fn places(folder: &Path, counts: &mut BTreeMap<String, Counts>) {
    let data = fs::read_to_string(folder.join("data.noun")).unwrap_or_default();
    for line in data.lines().filter(|l| l.split(' ').nth(1) == Some("15")) {
        let cells: Vec<&str> = line.split(' ').collect();
        let count = usize::from_str_radix(cells.get(3).unwrap_or(&"0"), 16).unwrap_or(0);
        for word in (0..count).filter_map(|i| cells.get(4 + 2 * i)) {
            if word.starts_with(|c: char| c.is_ascii_uppercase())
                && word.bytes().all(|b| b.is_ascii_alphabetic())
                && word.len() > 3
            {
                let entry = counts.entry(word.to_lowercase()).or_default();
                entry.place = true;
                if entry.capital.is_empty() {
                    entry.capital.insert(Tag::Nnp, 1);
                }
            }
        }
    }
}

/// Adds nouns that `WordNet` knows for persons first of all and for nothing but nouns, however rare they are.
fn person_nouns(folder: &Path, counts: &mut BTreeMap<String, Counts>) {
    const PERSONS: u8 = 18;
    let index = fs::read_to_string(folder.join("index.sense")).unwrap_or_default();
    let data = fs::read_to_string(folder.join("data.noun")).unwrap_or_default();
    // For each lemma the number of its first noun, with the place of its meaning, if it is none but a noun.
    let mut first: BTreeMap<&str, Option<(u32, &str, &str)>> = BTreeMap::new();
    for line in index.lines() {
        let mut cells = line.split(' ');
        let (Some(key), Some(place), Some(number)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let Some((lemma, sense)) = key.split_once('%') else { continue };
        if lemma.len() < 4 || !lemma.bytes().all(|b| b.is_ascii_lowercase()) {
            continue;
        }
        let number: u32 = number.parse().unwrap_or(99);
        match (sense.strip_prefix("1:"), first.entry(lemma).or_insert(Some((u32::MAX, "", "")))) {
            (Some(file), Some(held)) => *held = (*held).min((number, place, &file[..2])),
            (Some(_), None) => {}
            (None, held) => *held = None,
        }
    }
    // Of names only one is meant, and they have capitals.
    let one = |line: &&str| line.split(' ').nth(1) == Some("18") && !line.contains(" @i ");
    let mut meant: BTreeSet<(&str, &str)> = BTreeSet::new();
    for line in data.lines().filter(one) {
        let cells: Vec<&str> = line.split(' ').collect();
        let words = usize::from_str_radix(cells.get(3).unwrap_or(&"0"), 16).unwrap_or(0);
        meant.extend((0..words).filter_map(|i| Some((*cells.get(4 + 2 * i)?, cells[0]))));
    }
    let known: BTreeSet<String> = counts.keys().cloned().collect();
    for (lemma, held) in first {
        let Some((_, place, file)) = held else { continue };
        if file != PERSONS.to_string() || known.contains(lemma) || !meant.contains(&(lemma, place)) {
            continue;
        }
        let entry = counts.entry(lemma.to_owned()).or_default();
        entry.lower.insert(Tag::Nn, 1);
        let plural = lemma.strip_suffix("man").map_or_else(|| s_form(lemma), |stem| format!("{stem}men"));
        if !known.contains(&plural) {
            let entry = counts.entry(plural).or_default();
            entry.lower.insert(Tag::Nns, 1);
            entry.lemmas.entry('N').or_default().insert(lemma.to_owned(), 1);
        }
    }
}
