//! What can be wrong with a lexicon that reads well: words that could not match, or stand in it twice.
//!
//! In: a lexicon as it is written, with its places. Out: the mistakes.

use std::collections::HashMap;

use super::LexiconFile;
use crate::language::fold::{fold, fold_key};
use crate::written::Mistake;
use crate::written::place::Place;

/// Finds what is wrong with the lexicon that stands in `file`.
pub(super) fn check(lexicon: &LexiconFile<'_>, file: Place<'_>, mistakes: &mut Vec<Mistake>) {
    if lexicon.about.trim().is_empty() {
        let mistake = file.field("about").mistake("`about` says nothing");
        mistakes.push(mistake.label("say in one sentence what the list holds"));
    }
    if lexicon.values.is_empty() && lexicon.lists().iter().all(|(_, words, _)| words.is_empty()) {
        mistakes.push(file.name().mistake("this lexicon holds no word").label("add `words: [\"...\"]`"));
    }
    for (list, words, _) in lexicon.lists() {
        let places = file.field(list);
        each(list, words.iter().enumerate().map(|(at, word)| (&**word, 0, places.item(at))), mistakes);
    }
    let places = file.field("values");
    let values = lexicon.values.iter().enumerate();
    each("values", values.map(|(at, (word, value))| (&**word, value.to_bits(), places.item(at).item(0))), mistakes);
}

/// Finds phrases of a list in which a phrase stands for the words of its number: there can be one.
pub(super) fn phrases(lexicon: &LexiconFile<'_>, file: Place<'_>, mistakes: &mut Vec<Mistake>) {
    let places = file.field("values");
    let mut first: HashMap<u64, (&str, Place<'_>)> = HashMap::new();
    for (at, (phrase, number)) in lexicon.values.iter().enumerate().filter(|(_, (entry, _))| entry.contains(' ')) {
        let place = places.item(at).item(0);
        if let Some((before, there)) = first.get(&number.to_bits()) {
            let mistake = place.mistake(format!("the number {number} has two phrases"));
            let label = format!("its words stand for `{before}` already");
            mistakes.push(mistake.label(label).also(there.span(), "first here").help("give this one another number"));
        } else {
            first.insert(number.to_bits(), (phrase, place));
        }
    }
}

/// Finds what is wrong with the words of a list, each with its value.
fn each<'w>(list: &str, words: impl Iterator<Item = (&'w str, u64, Place<'w>)>, mistakes: &mut Vec<Mistake>) {
    let mut first: HashMap<(u64, u64), Place<'_>> = HashMap::new();
    for (word, value, place) in words {
        mistakes.extend(misspelling(word, place));
        let before = first.insert((fold_key(word.trim()), value), place).filter(|_| !word.trim().is_empty());
        if let Some(before) = before {
            let mistake = place.mistake(format!("`{word}` stands in `{list}` twice"));
            mistakes.push(mistake.label("and again here").also(before.span(), "first here"));
        }
    }
}

/// What is wrong with the form of a listed word: it could not match, or matches more than it seems to.
fn misspelling(word: &str, place: Place<'_>) -> Option<Mistake> {
    if word.trim().is_empty() {
        return Some(place.mistake("an empty word").label("take it out"));
    }
    let folded: String = word.trim().chars().flat_map(fold).collect();
    if folded == word {
        return None;
    }
    let has = |wrong: fn(char) -> bool| word.contains(wrong);
    let (what, why) = if word.trim() != word {
        ("has a blank before or behind it", "with the blank it could never match")
    } else if has(|c| c.to_lowercase().next() != Some(c)) {
        ("has a capital letter", "a listed word matches with and without capital letters")
    } else if has(|c| matches!(c, '’' | '‘' | 'ʼ')) {
        ("has a curly apostrophe", "a listed word matches with straight and with curly apostrophes")
    } else {
        ("has a character in it that is taken for another, or for none", "it may have come along with pasted text")
    };
    Some(place.mistake(format!("`{word}` {what}")).label(format!("write \"{folded}\"")).help(why))
}

#[cfg(test)]
mod tests {
    use crate::SHIPPED;
    use crate::language::lexicon::Lexicons;
    use crate::written::Written;
    use crate::written::render::render;

    /// Reads the lexicons that the program ships with, but this list of times, and shows the mistakes.
    fn check(times: &str) -> String {
        check_as("lexicons/times.ron", times)
    }

    /// Reads the lexicons that the program ships with, but this one at that path, and shows the mistakes.
    fn check_as(path: &str, text: &str) -> String {
        let shipped = SHIPPED.iter().map(|&(path, text)| Written::new(path, text));
        let files: Vec<Written> =
            shipped.map(|file| if file.path == path { Written::new(file.path, text) } else { file }).collect();
        let mut mistakes = Vec::new();
        Lexicons::read(&files, &mut mistakes);
        let here: Vec<Written> = files.into_iter().filter(|file| file.path == path).collect();
        if mistakes.is_empty() { "no mistake".to_owned() } else { render(&mistakes, &here, false) }
    }

    #[test]
    fn of_spoken_words_a_number_has_one_phrase() {
        let list = r#"Lexicon(about: "Alike.", values: [("gonna", 1), ("going to", 1), ("will soon", 1)])"#;
        insta::assert_snapshot!(check_as("lexicons/spoken-alike.ron", list), @r#"
        error: the number 1 has two phrases
         --> lexicons/spoken-alike.ron:1:67
          |
        1 | ... [("gonna", 1), ("going to", 1), ("will soon", 1)])
          |                     ----------       ^^^^^^^^^^^ its words stand for `going to` already
          |                     |
          |                     first here
          |
          = give this one another number

        1 mistake in 1 of 1 file
        "#);
        let list = r#"Lexicon(about: "Alike.", values: [("gonna", 1), ("going to", 1), ("wanna", 2), ("want to", 2)])"#;
        assert_eq!(check_as("lexicons/spoken-alike.ron", list), "no mistake");
    }

    #[test]
    fn the_shipped_lexicons_have_no_mistake() {
        let shipped: Vec<Written> = SHIPPED.iter().map(|&(path, text)| Written::new(path, text)).collect();
        let mut mistakes = Vec::new();
        Lexicons::read(&shipped, &mut mistakes);
        assert_eq!(mistakes, []);
    }

    #[test]
    fn a_word_that_stands_twice_in_a_list_is_told() {
        insta::assert_snapshot!(check(r#"Lexicon(about: "Days.", words: ["monday", "may", "monday"])"#), @r#"
        error: `monday` stands in `words` twice
         --> lexicons/times.ron:1:50
          |
        1 | Lexicon(about: "Days.", words: ["monday", "may", "monday"])
          |                                 --------         ^^^^^^^^ and again here
          |                                 |
          |                                 first here

        1 mistake in 1 of 1 file
        "#);
    }

    #[test]
    fn a_word_has_a_value_once_and_may_have_several() {
        let file = r#"Lexicon(about: "Days.", values: [("may", 1), ("may", 2), ("May", 1), ("may", 1)])"#;
        insta::assert_snapshot!(check(file), @r#"
        error: `May` has a capital letter
         --> lexicons/times.ron:1:59
          |
        1 | ...[("may", 1), ("may", 2), ("May", 1), ("may", 1)])
          |                              ^^^^^ write "may"
          |
          = a listed word matches with and without capital letters

        error: `May` stands in `values` twice
         --> lexicons/times.ron:1:59
          |
        1 | ...", values: [("may", 1), ("may", 2), ("May", 1), ("may", 1)])
          |                 ----- first here        ^^^^^ and again here

        error: `may` stands in `values` twice
         --> lexicons/times.ron:1:71
          |
        1 | ..., 1), ("may", 2), ("May", 1), ("may", 1)])
          |                       -----       ^^^^^ and again here
          |                       |
          |                       first here

        3 mistakes in 1 of 1 file
        "#);
    }

    #[test]
    fn words_not_written_as_they_are_compared_are_told() {
        let file = "Lexicon(\n    about: \"Days.\",\n    words: [\"Monday\", \"o’clock\", \" noon\", \"\", \"mid\u{2011}day\"],\n)\n";
        insta::assert_snapshot!(check(file), @r#"
        error: `Monday` has a capital letter
         --> lexicons/times.ron:3:13
          |
        3 |     words: ["Monday", "o’clock", " noon", "", "mid‑day"],
          |             ^^^^^^^^ write "monday"
          |
          = a listed word matches with and without capital letters

        error: `o’clock` has a curly apostrophe
         --> lexicons/times.ron:3:23
          |
        3 |     words: ["Monday", "o’clock", " noon", "", "mid‑day"],
          |                       ^^^^^^^^^ write "o'clock"
          |
          = a listed word matches with straight and with curly apostrophes

        error: ` noon` has a blank before or behind it
         --> lexicons/times.ron:3:34
          |
        3 |     words: ["Monday", "o’clock", " noon", "", "mid‑day"],
          |                                  ^^^^^^^ write "noon"
          |
          = with the blank it could never match

        error: an empty word
         --> lexicons/times.ron:3:43
          |
        3 |     words: ["Monday", "o’clock", " noon", "", "mid‑day"],
          |                                           ^^ take it out

        error: `mid‑day` has a character in it that is taken for another, or for none
         --> lexicons/times.ron:3:47
          |
        3 |     words: ["Monday", "o’clock", " noon", "", "mid‑day"],
          |                                               ^^^^^^^^^ write "mid-day"
          |
          = it may have come along with pasted text

        5 mistakes in 1 of 1 file
        "#);
    }

    #[test]
    fn a_lexicon_must_say_what_it_holds_and_hold_something() {
        insta::assert_snapshot!(check(r#"Lexicon(about: " ")"#), @r#"
        error: this lexicon holds no word
         --> lexicons/times.ron:1:1
          |
        1 | Lexicon(about: " ")
          | ^^^^^^^ add `words: ["..."]`

        error: `about` says nothing
         --> lexicons/times.ron:1:16
          |
        1 | Lexicon(about: " ")
          |                ^^^ say in one sentence what the list holds

        2 mistakes in 1 of 1 file
        "#);
    }
}
