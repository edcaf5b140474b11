//! Lines that show by their own form, wherever they stand, that they are no body copy.
//!
//! In: a paragraph. Out: its part, if it is a note of the desk or the wire, a credit, a caption, a byline or something
//! embedded. Headlines, standfirsts and datelines depend on what is around them and are left to `head`.

use super::Part;
use super::byline;
use super::date;
use super::words::PartWords;

/// How many bytes a line has at most that is a note as a whole.
const LONGEST_LINE: usize = 80;

/// How many bytes a credit or a line about the writer has at most; what is longer tells something as well.
const LONGEST_CREDIT: usize = 160;

/// How far into a paragraph the colon or dash behind an opener may stand: "Editor's note:".
const LONGEST_OPENER: usize = 40;

/// The part that a paragraph is by its own form.
pub(super) fn part_of(paragraph: &str, words: &PartWords) -> Option<Part> {
    if paragraph.len() <= LONGEST_LINE && is_note_line(paragraph, words) {
        return Some(Part::Note);
    }
    if is_embedded(paragraph) {
        return Some(Part::Embedded);
    }
    if byline::of_line(paragraph, false, words).is_some() {
        return Some(Part::Byline);
    }
    let core = paragraph.trim_start_matches(['(', '[', '*', '_', ' ']);
    // The marks behind an opener are cheap to find, and hardly any paragraph of body copy has them.
    let head = &paragraph.as_bytes()[..paragraph.len().min(LONGEST_OPENER)];
    if head.contains(&b':') || head.windows(2).any(|two| two == b"- ") || !head.is_ascii() {
        if words.caption_openers.at_head(core).is_some() {
            return Some(Part::Caption);
        }
        if words.note_openers.at_head(core).is_some_and(|length| core[length..].starts_with(':')) {
            return Some(Part::Note);
        }
    }
    let is_bracketed = core.len() < paragraph.len() && paragraph.trim_end_matches('.').ends_with([')', ']']);
    let is_sign_off = || is_bracketed && words.sign_off_openers.at_head(core).is_some();
    let is_short = paragraph.len() <= LONGEST_CREDIT;
    (is_sign_off() || (is_short && is_credit(core, words))).then_some(Part::Note)
}

/// Whether a line credits a picture, "Photo by Ann Lee", or tells how to reach the writer, "Follow Ann Lee: @annlee".
fn is_credit(line: &str, words: &PartWords) -> bool {
    let is_contact = || line.contains('@') && words.contact_openers.at_head(line).is_some();
    // "Video by the police shows the dam" tells what is in it.
    let is_named = |length: usize| {
        let is_labelled = line[..length].ends_with(':') || line[length..].starts_with(':');
        is_labelled || byline::are_credited(line[length..].trim_end_matches([')', ']', '.']), words)
    };
    words.credit_openers.at_head(line).is_some_and(is_named) || is_contact()
}

/// Whether a short line is a note as a whole: "more", "###", "-30-", a slug, a time stamp.
fn is_note_line(line: &str, words: &PartWords) -> bool {
    let core = line.trim_matches(|c: char| !c.is_alphanumeric());
    let is_spoken = || line.contains(['!', '?', '"', '“', '”']);
    core.is_empty() || (words.note_lines.has(core) && !is_spoken()) || is_slug(line) || date::is_stamp(line, words)
}

/// Whether a line is what a wire calls a story by: "BC-STORM-3rdLd", "AP-EU--Flood,5th Ld", "FLOOD-OSTRAVA", alone or among
/// codes: "e1047 u i BC-STORM-RIVER-3RDLD 04-08 0512".
fn is_slug(line: &str) -> bool {
    is_coded_slug(line) || is_lone_slug(line)
}

fn is_coded_slug(line: &str) -> bool {
    let is_code = |word: &str| word.len() <= 2 || word.bytes().any(|b| b.is_ascii_digit());
    let is_name = |word: &str| {
        let in_capitals = word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
        in_capitals && word.starts_with(|c: char| c.is_ascii_uppercase()) && word.matches('-').count() >= 2
    };
    let (names, others): (Vec<&str>, Vec<&str>) = line.split_whitespace().partition(|word| is_name(word));
    names.len() == 1 && others.iter().all(|word| is_code(word))
}

fn is_lone_slug(line: &str) -> bool {
    let mut parts = line.split_whitespace();
    let Some(slug) = parts.next() else { return false };
    let is_alone = parts.next().is_none();
    let segments: Vec<&str> = slug.split('-').filter(|segment| !segment.is_empty()).collect();
    let in_capitals =
        |segment: &str, least: usize| segment.len() >= least && segment.bytes().all(|b| b.is_ascii_uppercase());
    match segments.as_slice() {
        [first, second] if is_alone => in_capitals(first, 3) && in_capitals(second, 3),
        [first, _, _, ..] if is_alone => in_capitals(first, 2),
        [first, _, ..] => in_capitals(first, 2) && slug.contains("--"),
        _ => false,
    }
}

/// Whether a paragraph begins with a tag of a mark-up language: a post that a page shows in a frame.
fn is_embedded(paragraph: &str) -> bool {
    let is_opened = paragraph.strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    is_opened && paragraph.contains('>')
}

#[cfg(test)]
mod tests {
    use super::super::words::tests::shipped;
    use super::*;

    #[track_caller]
    fn check(expected: Option<Part>, paragraphs: &[&str]) {
        let words = shipped();
        for paragraph in paragraphs {
            assert_eq!(part_of(paragraph, &words), expected, "{paragraph}");
        }
    }

    #[test]
    fn lines_of_wires_and_desks_are_notes() {
        check(
            Some(Part::Note),
            &["more", "(MORE)", "###", "-30-", "ENDS", "___.", "* * *", "12:05 a.m.", "Updated 10:30 GMT"],
        );
        check(Some(Part::Note), &["BC-STORM-3rdLd", "AP-EU--Storm, 5th Ld", "STORM-OSTRAVA", "BC-EU--Storm"]);
        check(Some(Part::Note), &["e1047 u i BC-STORM-RIVER-3RDLD 04-08 0512"]);
        check(None, &["Storm STORM-FM-1 breaks records of 2019"]);
    }

    #[test]
    fn notes_to_editors_and_readers_are_notes() {
        check(
            Some(Part::Note),
            &[
                "(Eds: Adds quotes.)",
                "EDS: Adds quotes.",
                "Editor’s note: Ann Lee is a cousin of the mayor.",
                "(Reporting by Ann Lee in Ostrava and the newsroom in Brno; Editing by Bo Kim.)",
                "Follow Ann Lee on the network: @annlee.",
            ],
        );
    }

    #[test]
    fn credits_and_captions_are_told_apart() {
        check(
            Some(Part::Note),
            &["Photo by Ann Lee", "(Photo: Ann Lee/Harbour Wire)", "Photo by Ann Lee via Harbour Wire."],
        );
        check(Some(Part::Caption), &["FILE PHOTO: The dam in May.", "FILE — The dam in May.", "Caption: The dam."]);
    }

    #[test]
    fn what_somebody_says_or_does_is_copy() {
        check(
            None,
            &[
                "“More!”",
                "More rain is on its way.",
                "Photo evidence: the dam had cracks, the district said.",
                "Video by the police shows the dam.",
                "(By then the dam had broken.)",
                "(Editors of the paper had known, they said.)",
                "Reporting by Harbour Wire showed that the dam had cracks.",
                "UN-backed talks failed.",
                "COVID-19",
                "Follow the money, she said.",
                "The note: a threat.",
            ],
        );
    }

    #[test]
    fn a_post_in_a_frame_is_embedded() {
        check(Some(Part::Embedded), &["<post id=\"7\">The dam has gone.</post>"]);
        check(None, &["<3 this town"]);
    }
}
