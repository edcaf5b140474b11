//! What kind of article the copy is, as far as its form and its words give it away: an opinion piece, an interview, a live
//! report, a court report, a review, a match report, or else news.
//!
//! In: the paragraphs with their parts. Out: a [`Kind`], which is a guess and gives way to what somebody states.
//! The signs are few and plain on purpose: a wrong guess changes how gravely rules are taken. An opinion piece is labelled so
//! or speaks of "I" outside all quotation marks in several paragraphs (3 or more places, 1 in 150 words: 21 of 853 articles of the
//! `PolNeAR` corpus, of which 18 are opinion); an interview has two labels before most of its paragraphs; a live report has times before its
//! paragraphs; a court report has several words of courts at its head; a review has words for works of art, five of them and
//! more than one in 80 words (2 of 924 articles of that corpus, one of which is a review, one a list of a year's best); a match
//! report has as many words for games, and more than one in 50 words, or in 150 where a result stands at its head (none of
//! these articles).

use super::words::{PartWords, WordList, word_indices};
use super::{Paragraph, Part};

/// A kind of article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    News,
    Court,
    Interview,
    Opinion,
    Live,
    Review,
    Match,
}

impl Kind {
    /// The kind in one word, as front matter and flags give it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Court => "court",
            Self::Interview => "interview",
            Self::Opinion => "opinion",
            Self::Live => "live",
            Self::Review => "review",
            Self::Match => "match",
        }
    }
}

/// How many paragraphs with their labels make a dialogue, and how many with a time a live report.
const FEWEST_MARKED: usize = 4;

/// How many paragraphs at the head of the body tell of the court.
const HEAD: usize = 4;

/// How many words of courts, no two alike, stand at the head of a court report.
const COURT_WORDS: usize = 3;

/// How often the words of a review and those of a match report stand at least: once in so many words.
const REVIEW: usize = 80;
const MATCH: usize = 50;
const MATCH_WITH_RESULT: usize = 150;

/// Guesses the kind.
pub(super) fn of(text: &str, paragraphs: &[Paragraph], words: &PartWords) -> Kind {
    let part = |part: Part| paragraphs.iter().filter(move |p| p.part == part).map(|p| p.span.text(text));
    let labels =
        || part(Part::Note).chain(part(Part::Kicker)).chain(part(Part::Headline)).chain(part(Part::Standfirst));
    let body: Vec<&str> = part(Part::Body).collect();
    let copy = || part(Part::Headline).chain(part(Part::Standfirst)).chain(body.iter().copied().take(HEAD));
    let times = part(Part::Body).chain(part(Part::Note)).filter(|p| begins_with_time(p)).count();
    if labels().any(|line| has_label(line, &words.live_labels)) || times >= FEWEST_MARKED && times * 5 >= body.len() {
        Kind::Live
    } else if labels().any(|line| has_label(line, &words.opinion_labels)) {
        Kind::Opinion
    } else if is_dialogue(&body) {
        Kind::Interview
    } else if is_first_person(&body, words) {
        Kind::Opinion
    } else if of_list(copy(), &words.court_words).0 >= COURT_WORDS {
        Kind::Court
    } else if is_all_about(&body, &words.work_words, REVIEW) {
        Kind::Review
    } else if is_all_about(&body, &words.match_words, if copy().any(has_result) { MATCH_WITH_RESULT } else { MATCH }) {
        Kind::Match
    } else {
        Kind::News
    }
}

/// Whether the line is one of the labels, or begins or ends with one that a colon, a bar or a dash sets off.
fn has_label(line: &str, labels: &WordList) -> bool {
    let set_off = |c: char| matches!(c, ':' | '|' | '–' | '—' | '/');
    let mut parts = line.split(set_off).flat_map(|part| part.split(" - "));
    let core = |part: &str| part.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let first = parts.next().map(core);
    let last = parts.last().map(core);
    first.is_some_and(|first| labels.has(&first)) || last.is_some_and(|last| labels.has(&last))
}

/// Whether a time of day opens the paragraph: "7.31pm", "10:42".
fn begins_with_time(paragraph: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(paragraph);
    let rest = &paragraph[hours..];
    let minutes = rest.strip_prefix([':', '.']).map_or(0, digits);
    let after = rest.get(minutes + 1..).and_then(|rest| rest.chars().next());
    matches!(hours, 1 | 2) && minutes == 2 && !after.is_some_and(|c| c.is_ascii_digit() || c == '%')
}

/// Whether two labels stand before most paragraphs: "Q:" and "A:", or two names.
fn is_dialogue(body: &[&str]) -> bool {
    const LONGEST_LABEL: usize = 24;
    let label = |paragraph: &&str| {
        let end = paragraph.bytes().take(LONGEST_LABEL + 1).position(|b| matches!(b, b':' | b'.'))?;
        let label = &paragraph[..end];
        let is_name = label.starts_with(char::is_uppercase) && label.split_whitespace().count() <= 3;
        is_name.then(|| label.to_owned())
    };
    let found: Vec<String> = body.iter().filter_map(label).collect();
    let mut names = found.clone();
    names.sort_unstable();
    names.dedup();
    let count = |name: &String| found.iter().filter(|l| *l == name).count();
    let mut counts: Vec<usize> = names.iter().map(count).collect();
    counts.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
    matches!(counts.as_slice(), [one, two, ..] if *two >= FEWEST_MARKED / 2 && one + two >= FEWEST_MARKED && (one + two) * 2 > body.len())
}

/// Whether the writer speaks of "I" outside quotation marks again and again.
fn is_first_person(body: &[&str], words: &PartWords) -> bool {
    const FEWEST: usize = 3;
    const RAREST: usize = 150;
    let (mut places, mut paragraphs) = (0, 0);
    for paragraph in body.iter().filter(|paragraph| words.writer_pronouns.may_stand_in(paragraph)) {
        let mut here = 0;
        let mut quoted = false;
        for (_, word) in word_indices(paragraph) {
            quoted |= opens_quotation(word);
            let is_pronoun = || {
                if begins_plainly(word) && !words.writer_pronouns.may_have(word) {
                    return false;
                }
                let core = word.trim_matches(|c: char| !c.is_alphanumeric());
                let before_apostrophe = core.split(['\'', '’']).next().unwrap_or(core);
                words.writer_pronouns.may_have(core) && words.writer_pronouns.has(before_apostrophe)
            };
            here += usize::from(!quoted && is_pronoun());
            quoted &= !closes_quotation(word);
        }
        places += here;
        paragraphs += usize::from(here > 0);
    }
    let all = || body.iter().map(|paragraph| word_indices(paragraph).count()).sum::<usize>();
    places >= FEWEST && paragraphs >= FEWEST && places * RAREST > all()
}

/// Whether the word begins with a letter or a figure, as nearly all do.
fn begins_plainly(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric)
}

/// Whether a quotation opens at the head of the word.
fn opens_quotation(word: &str) -> bool {
    if begins_plainly(word) {
        return false;
    }
    let head = word.trim_start_matches(['(', '[', '—', '–', '-', '.', '…']);
    head.starts_with(['“', '"', '‘', '\'', '`', '«', '„'])
}

/// Whether a quotation closes at the end of the word.
fn closes_quotation(word: &str) -> bool {
    if word.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let tail = word.trim_end_matches([')', ']', '—', '–', '-', '.', ',', ';', ':', '?', '!', '…']);
    tail.ends_with(['”', '"', '’', '\'', '»']) && tail.chars().count() > 1
}

/// Whether a short line gives the result of a game: "Rovers 2-1 Town", "Askew Rovers 2 Tessel Town 3".
fn has_result(line: &str) -> bool {
    const LONGEST: usize = 14;
    let goals = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let words: Vec<&str> =
        word_indices(line).map(|(_, word)| word.trim_end_matches([':', ',', '.'])).take(LONGEST + 1).collect();
    let names = |word: &str| word.starts_with(char::is_uppercase);
    let joined = |word: &&str| word.split_once(['-', '–']).is_some_and(|(one, other)| goals(one) && goals(other));
    let apart = words.windows(2).filter(|pair| names(pair[0]) && goals(pair[1])).count();
    words.len() <= LONGEST && (words.iter().any(joined) || apart == 2)
}

/// Whether words of a list, no few of them alike, stand all over the copy: more than one in `rarest`.
fn is_all_about(body: &[&str], list: &WordList, rarest: usize) -> bool {
    const FEWEST: usize = 5;
    let (stems, places) = of_list(body.iter().copied(), list);
    stems >= FEWEST && places * rarest > body.iter().map(|paragraph| word_indices(paragraph).count()).sum()
}

/// How many words of a list stand in the copy, no two alike, and in how many places.
fn of_list<'t>(copy: impl Iterator<Item = &'t str>, list: &WordList) -> (usize, usize) {
    let mut stems: Vec<String> = Vec::new();
    let mut places = 0;
    for paragraph in copy {
        let may_be = |word: &str| !begins_plainly(word) || list.may_have(word);
        for (_, word) in word_indices(paragraph).filter(|(_, word)| may_be(word)) {
            let core = word.trim_matches(|c: char| !c.is_alphanumeric());
            let core = core.strip_suffix("'s").or_else(|| core.strip_suffix("’s")).unwrap_or(core);
            if list.has(core) {
                places += 1;
                let word = core.to_lowercase();
                let stem = word.strip_suffix('s').unwrap_or(&word).to_owned();
                if !stems.contains(&stem) {
                    stems.push(stem);
                }
            }
        }
    }
    (stems.len(), places)
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::super::words::tests::shipped;

    #[track_caller]
    fn check(text: &str, kind: &str) {
        let document = Document::parse("test", text.as_bytes().to_vec(), &shipped()).expect("it is text");
        assert_eq!(document.metadata.kind.as_deref(), Some(kind), "{text}");
        assert!(!document.metadata.told.kind);
    }

    const BODY: &str =
        "The dam above the village broke in the night to Tuesday and took two bridges with it, the district said.";

    #[test]
    fn plain_copy_is_news() {
        check(&format!("Dam breaks above village\n\n{BODY}\n\n{BODY}"), "news");
    }

    #[test]
    fn a_label_tells_opinion_and_live_reports() {
        check(&format!("OPINION\nThe dam was no accident\n\n{BODY}\n\n{BODY}"), "opinion");
        check(&format!("Opinion | The dam was no accident\n\n{BODY}\n\n{BODY}"), "opinion");
        check(&format!("Dam breaks above village – live updates\n\n{BODY}\n\n{BODY}"), "live");
        check(&format!("Op-ed: The dam was no accident\n\n{BODY}\n\n{BODY}"), "opinion");
        check(&format!("Opinion is split on the dam\n\n{BODY}\n\n{BODY}"), "news");
    }

    #[test]
    fn a_writer_who_says_i_gives_an_opinion_and_a_speaker_who_does_not() {
        let mine = "I saw the dam. It leaked. I told them so for years, and my letters went unread by everybody there.";
        check(&format!("The dam leaked\n\n{mine}\n\n{mine}\n\n{mine}"), "opinion");
        let said =
            "“I saw the dam. I told them so for years, and my letters went unread,” Ana Ruiz said on Tuesday night.";
        check(&format!("The dam leaked\n\n{said}\n\n{said}\n\n{said}"), "news");
    }

    #[test]
    fn times_make_a_live_report_and_two_labels_an_interview() {
        let post = |time: &str| format!("{time} {BODY}");
        check(&["7.31pm", "7.12pm", "6.50pm", "6.02pm"].map(post).join("\n\n"), "live");
        let turn = |label: &str| format!("{label}: {BODY}");
        check(&["Q", "A", "Q", "A", "Q"].map(turn).join("\n\n"), "interview");
        check(&["Ruiz", "Vale", "Kolb", "Osei", "Lund", "Amin"].map(turn).join("\n\n"), "news");
    }

    #[test]
    fn words_of_the_court_at_the_head_make_a_court_report() {
        let body = "A jury convicted the former treasurer on Thursday. Judge Ana Ruiz will hear the defendant again in May before she sets a sentence.";
        check(&format!("Jury convicts ex-treasurer\n\n{body}"), "court");
    }

    #[test]
    fn words_for_works_of_art_all_over_make_a_review() {
        let body = "The heroine of the novel is a lawyer. Its plot turns on a will, and the author gives no character her due.";
        check(&format!("A will and a way\n\n{body}\n\n{BODY}\n\nAs fiction it fails."), "review");
        check(&format!("A will and a way\n\n{}", [BODY; 40].join("\n\n") + "\n\n" + body), "news");
    }

    #[test]
    fn words_for_games_all_over_make_a_match_report() {
        let body = "The striker headed the equaliser a minute before half-time, and the referee blew for a penalty soon after.";
        check(&format!("Rovers 2-1 Town\n\n{body}\n\n{BODY}"), "match");
        check(&format!("Rovers 2-1 Town\n\n{}", [BODY; 80].join("\n\n") + "\n\n" + body), "news");
        let few = [BODY; 20].join("\n\n") + "\n\n" + body;
        check(&format!("A late goal\n\n{few}"), "news");
        check(&format!("A late goal\n\nTessel Rovers 2 Norland 3\n\n{few}"), "match");
    }
}
