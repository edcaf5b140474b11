//! What stands at the head of the copy: headline, standfirst, byline, dateline, and what they say of the article.
//!
//! In: the text and its paragraphs with the parts that they are by their own form. Out: the same paragraphs with the
//! parts that they are by where they stand, a header or dateline cut off from the body that it opens, and the
//! [`Metadata`].

use super::byline::{self, Credit};
use super::paragraph::trim;
use super::words::PartWords;
use super::{Metadata, Paragraph, Part, date, dateline, headline, kind};

/// Finds the parts at the head of the copy.
pub(super) fn read(text: &str, paragraphs: Vec<Paragraph>, words: &PartWords) -> (Vec<Paragraph>, Metadata) {
    let mut head = Head { text, words, paragraphs, metadata: Metadata::default(), at: 0 };
    head.pass_over();
    if !head.cut_header() {
        head.take_kicker();
        if head.take_headline() {
            head.take_standfirsts();
            head.cut_header();
        }
    }
    head.cut_dateline();
    head.take_last_byline();
    if !head.paragraphs.is_empty() {
        head.metadata.kind = Some(kind::of(text, &head.paragraphs, words).name().to_owned());
    }
    (head.paragraphs, head.metadata)
}

/// How long, in words, a paragraph has to be for a short line above it to be its headline.
const SHORTEST_BODY: usize = 15;

/// How many paragraphs below a headline are looked at for one that is longer: time stamps, notes and bylines come
/// between.
const NEARBY: usize = 8;

/// How many paragraphs the head of the copy has at most; a text of nothing but bylines and notes has no head.
const LONGEST_HEAD: usize = 32;

/// How many standfirsts there are at most.
const MOST_STANDFIRSTS: usize = 3;

/// How many words a kicker has at most above a headline that mark-up tells.
const LONGEST_KICKER: usize = 4;

/// How many where nothing tells the headline from other lines.
const LONGEST_PLAIN_KICKER: usize = 2;

/// How many paragraphs of body copy may begin with the dateline; the first may be about the story rather than of it.
const NEAR_DATELINE: usize = 2;

/// The walk from the first paragraph to the body.
struct Head<'a> {
    text: &'a str,
    words: &'a PartWords,
    paragraphs: Vec<Paragraph>,
    metadata: Metadata,
    /// The paragraph that is looked at: the first whose part is not known yet.
    at: usize,
}

impl<'a> Head<'a> {
    fn paragraph(&self, index: usize) -> &'a str {
        self.paragraphs.get(index).map_or("", |paragraph| paragraph.span.text(self.text))
    }

    fn part(&self, index: usize) -> Option<Part> {
        self.paragraphs.get(index).map(|paragraph| paragraph.part)
    }

    /// Goes on to the next paragraph that may be copy, taking what those before it say of the article.
    fn pass_over(&mut self) {
        while let Some(part) = self.part(self.at).filter(|_| self.at < LONGEST_HEAD) {
            let line = self.paragraph(self.at);
            match part {
                Part::Body => match self.credit_by_place(line) {
                    Some(credit) => {
                        self.paragraphs[self.at].part = Part::Byline;
                        self.take(credit);
                    }
                    None => return,
                },
                Part::Byline => self.take(byline::of_line(line, false, self.words).unwrap_or_default()),
                Part::Headline => {
                    self.metadata.headline = self.metadata.headline.or(Some(self.paragraphs[self.at].span));
                }
                Part::Note => self.take(Credit { date: date::within(line, self.words), ..Credit::default() }),
                _ => {}
            }
            self.at += 1;
        }
    }

    /// What the line says where it would say nothing elsewhere: "By Reuters" below a headline, "Harbour Wire" below a
    /// byline.
    fn credit_by_place(&self, line: &str) -> Option<Credit> {
        self.metadata.headline?;
        let is_below_byline = self.part(self.at - 1) == Some(Part::Byline) && self.has_body_below(0);
        let below_byline = || byline::of_line_below(line, self.words).filter(|_| is_below_byline);
        byline::of_line(line, true, self.words).or_else(below_byline)
    }

    fn take(&mut self, credit: Credit) {
        match (&mut self.metadata.byline, credit.people) {
            (Some(known), Some(more)) => *known = format!("{known}, {more}"),
            (known, more) => *known = known.take().or(more),
        }
        self.metadata.outlet = self.metadata.outlet.take().or(credit.outlet);
        self.metadata.date = self.metadata.date.or(credit.date);
    }

    /// Cuts a date with names off the paragraph that they open.
    fn cut_header(&mut self) -> bool {
        let header = byline::header(self.paragraph(self.at), self.words);
        header.map(|(length, credit)| self.cut(self.at, length, Part::Byline, credit)).is_some()
    }

    /// Cuts the dateline off the first or second paragraph of the body.
    fn cut_dateline(&mut self) {
        let dateline_of = |i: usize| dateline::at_head(self.paragraph(i), self.words).map(|found| (i, found));
        let near = self.at..self.at + NEARBY;
        let mut bodies = near.filter(|&i| self.part(i) == Some(Part::Body));
        let Some((index, (length, credit))) = bodies.by_ref().take(NEAR_DATELINE).find_map(dateline_of) else { return };
        // Where one paragraph after the other begins so, the capitals name speakers or topics.
        let before = (self.at..index).filter(|&i| self.part(i) == Some(Part::Body));
        let labelled = |i: usize| dateline_of(i).is_some() || dateline::is_labelled(self.paragraph(i));
        if credit.outlet.is_some() || !before.chain(bodies).any(labelled) {
            self.cut(index, length, Part::Dateline, credit);
        }
    }

    /// Makes the first `length` bytes of a paragraph one of its own.
    fn cut(&mut self, index: usize, length: usize, part: Part, credit: Credit) {
        let (start, end) = (self.paragraphs[index].span.start as usize, self.paragraphs[index].span.end as usize);
        self.paragraphs[index] = Paragraph { span: trim(self.text, start, start + length), part };
        let body = Paragraph { span: trim(self.text, start + length, end), part: Part::Body };
        self.paragraphs.insert(index + 1, body);
        if index == self.at {
            self.at += 1;
        }
        self.take(credit);
    }

    /// Takes a word that only names the kind of the article, "ANALYSIS"; or, above the headline, a few words that name its matter:
    /// above one that mark-up tells, or in capitals above a line that could be one and is not in capitals.
    fn take_kicker(&mut self) {
        let line = self.paragraph(self.at);
        let core = line.trim_matches(|c: char| !c.is_alphanumeric());
        let listed = self.words.kickers.has(core);
        let is_above = self.metadata.headline.is_none() && self.names_matter(line);
        if is_above || listed && self.has_body_below(0) {
            self.paragraphs[self.at].part = Part::Kicker;
            self.pass_over();
        }
    }

    fn names_matter(&self, line: &str) -> bool {
        let words = headline::count_words(line);
        let in_capitals = |line: &str| line.contains(char::is_uppercase) && !line.contains(char::is_lowercase);
        let next = self.paragraph(self.at + 1);
        let above_marked = self.part(self.at + 1) == Some(Part::Headline) && words <= LONGEST_KICKER;
        let above_line = || {
            let could_be = self.part(self.at + 1) == Some(Part::Body) && headline::looks_so(next, false, self.words);
            let is_short = words <= LONGEST_PLAIN_KICKER;
            in_capitals(line) && is_short && could_be && !in_capitals(next) && self.has_body_below(0)
        };
        let is_open = self.part(self.at) == Some(Part::Body) && words > 0 && !line.ends_with(['.', '!', '?', '”', '"']);
        is_open && (above_marked || above_line())
    }

    fn take_headline(&mut self) -> bool {
        if self.metadata.headline.is_some() {
            return true;
        }
        let line = self.paragraph(self.at);
        let has_dateline =
            (self.at + 1..self.at + NEARBY).any(|i| dateline::at_head(self.paragraph(i), self.words).is_some());
        let is_headline = headline::looks_so(line, has_dateline, self.words)
            && dateline::at_head(line, self.words).is_none()
            && self.has_body_below(headline::count_words(line));
        if is_headline {
            self.paragraphs[self.at].part = Part::Headline;
            self.metadata.headline = Some(self.paragraphs[self.at].span);
            self.at += 1;
        }
        is_headline
    }

    fn take_standfirsts(&mut self) {
        for _ in 0..MOST_STANDFIRSTS {
            self.pass_over();
            self.take_kicker();
            let line = self.paragraph(self.at);
            let before = self.at.saturating_sub(1);
            // A desk or an archive may join headline and standfirst by a semicolon, or set the standfirst between
            // labels.
            let is_joined = self.part(before) == Some(Part::Headline) && self.paragraph(before).ends_with(';');
            let is_label = |at: usize| matches!(self.part(at), Some(Part::Note | Part::Kicker));
            let is_labelled = is_label(before) && is_label(self.at + 1);
            let is_standfirst = (is_joined || is_labelled || headline::looks_like_standfirst(line, self.words))
                && dateline::at_head(line, self.words).is_none()
                && byline::header(line, self.words).is_none()
                && self.has_body_below(headline::count_words(line).min(SHORTEST_BODY));
            if !is_standfirst {
                return;
            }
            self.paragraphs[self.at].part = Part::Standfirst;
            self.at += 1;
        }
        self.pass_over();
    }

    /// Whether a paragraph of body copy with more than `least` words stands a little further down.
    fn has_body_below(&self, least: usize) -> bool {
        let least = least.max(SHORTEST_BODY - 1);
        let is_body =
            |i: usize| self.part(i) == Some(Part::Body) && self.paragraph(i).split_whitespace().nth(least).is_some();
        (self.at + 1..=self.at + NEARBY).any(is_body)
    }

    /// Takes the writers from a byline at the foot of the copy if there was none at its head.
    fn take_last_byline(&mut self) {
        let mut bylines = self.paragraphs.iter().filter(|paragraph| paragraph.part == Part::Byline);
        if self.metadata.byline.is_none() {
            let credit =
                bylines.find_map(|paragraph| byline::of_line(paragraph.span.text(self.text), false, self.words));
            self.take(credit.unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::super::words::tests::shipped;

    const BODY: &str =
        "The dam above the village broke in the night to Tuesday and took two bridges with it, the district said.";

    /// Checks the parts of a text, in which `BODY` stands for a paragraph of body copy, and what it says of itself.
    #[track_caller]
    fn check(text: &str, parts: &str, metadata: &str) {
        let document =
            Document::parse("test", text.replace("BODY", BODY).into_bytes(), &shipped()).expect("it is text");
        let show = |paragraph: &super::Paragraph| {
            format!("{:?}: {}", paragraph.part, paragraph.span.text(&document.text).replace(BODY, "BODY"))
        };
        let found: Vec<String> = document.paragraphs.iter().map(show).collect();
        let expected: Vec<&str> = parts.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(found, expected);
        let said = document.metadata;
        let date = said.date.map(|date| date.to_string());
        let said = [said.byline, said.outlet, date].map(Option::unwrap_or_default).join(" | ");
        assert_eq!(said, metadata);
    }

    #[test]
    fn a_short_line_above_the_body_is_the_headline() {
        check("Dam breaks above village\n\nBODY", "Headline: Dam breaks above village\nBody: BODY", " |  | ");
    }

    #[test]
    fn body_copy_alone_has_no_headline() {
        check("BODY\n\nBODY", "Body: BODY\nBody: BODY", " |  | ");
        check("Dam breaks.\nNobody hurt.", "Body: Dam breaks.\nBody: Nobody hurt.", " |  | ");
        check("Dam breaks above village", "Body: Dam breaks above village", " |  | ");
    }

    #[test]
    fn all_that_can_stand_at_the_head_is_told_apart() {
        check(
            "BC-FLOOD-2ndLd\n(Eds: Adds quotes.)\nANALYSIS\nDam breaks above village\nDistrict ignored warnings\n\
             By Ann Lee and Bo Kim\nHarbour Wire\nUpdated 26 July 2025, 10:30 BST\n\nOSTRAVA, Moravia — BODY\nBODY\nmore\n",
            "Note: BC-FLOOD-2ndLd
             Note: (Eds: Adds quotes.)
             Kicker: ANALYSIS
             Headline: Dam breaks above village
             Standfirst: District ignored warnings
             Byline: By Ann Lee and Bo Kim
             Byline: Harbour Wire
             Note: Updated 26 July 2025, 10:30 BST
             Dateline: OSTRAVA, Moravia —
             Body: BODY
             Body: BODY
             Note: more",
            "Ann Lee and Bo Kim | Harbour Wire | 2025-07-26",
        );
    }

    #[test]
    fn a_word_or_two_above_the_headline_are_the_kicker() {
        let told = "Kicker: HOUSING
             Headline: Dam breaks above village
             Standfirst: District ignored warnings
             Body: BODY";
        check("HOUSING\n\nDam breaks above village\nDistrict ignored warnings\n\nBODY", told, " |  | ");
        check(
            "Exclusive\n\nDam breaks above village\n\nBODY",
            "Kicker: Exclusive\nHeadline: Dam breaks above village\nBody: BODY",
            " |  | ",
        );
        check(
            "DAM BREAKS ABOVE VILLAGE\nDistrict ignored warnings\n\nBODY",
            "Headline: DAM BREAKS ABOVE VILLAGE\nStandfirst: District ignored warnings\nBody: BODY",
            " |  | ",
        );
    }

    #[test]
    fn above_a_headline_that_mark_up_tells_any_few_words_are_the_kicker() {
        use super::Part::{Body, Headline, Kicker, Standfirst};
        let parts = |name: &str, text: &str| -> Vec<super::Part> {
            let document =
                Document::parse(name, text.replace("BODY", BODY).into_bytes(), &shipped()).expect("it is text");
            document.paragraphs.iter().map(|p| p.part).collect()
        };
        let told = [Kicker, Headline, Standfirst, Body];
        assert_eq!(
            parts("a.md", "Housing crisis\n\n# Dam breaks above village\n\n## District ignored warnings\n\nBODY\n"),
            told
        );
        let page = "<article><header><p>Housing crisis</p><h1>Dam breaks above village</h1><h2>District ignored \
                    warnings</h2></header><p>BODY</p></article>";
        assert_eq!(parts("a.html", page), told);
    }

    #[test]
    fn a_header_is_cut_off_with_and_without_a_headline() {
        check(
            " date 2025-07-26 (Ann Lee, Harbour.example) BODY\n\nBODY",
            "Byline: date 2025-07-26 (Ann Lee, Harbour.example)\nBody: BODY\nBody: BODY",
            "Ann Lee | Harbour.example | 2025-07-26",
        );
        check(
            "Dam breaks above village.\n26 July 2025 (Harbour Wire) BODY",
            "Headline: Dam breaks above village.\nByline: 26 July 2025 (Harbour Wire)\nBody: BODY",
            " | Harbour Wire | 2025-07-26",
        );
    }

    #[test]
    fn a_standfirst_is_joined_by_a_semicolon_or_stands_between_labels() {
        check(
            "Dam breaks above village;\nThe district was warned, and it was silent for a year.\n\nABSTRACT.\n\nBODY\n\nFULL TEXT.\n\nBODY",
            "Headline: Dam breaks above village;
             Standfirst: The district was warned, and it was silent for a year.
             Note: ABSTRACT.
             Standfirst: BODY
             Note: FULL TEXT.
             Body: BODY",
            " |  | ",
        );
    }

    #[test]
    fn a_dateline_may_open_the_second_paragraph_and_no_later_one() {
        check("BODY\nOSTRAVA — BODY\nBODY", "Body: BODY\nDateline: OSTRAVA —\nBody: BODY\nBody: BODY", " |  | ");
        check("BODY\nBODY\nOSTRAVA — BODY", "Body: BODY\nBody: BODY\nBody: OSTRAVA — BODY", " |  | ");
    }

    #[test]
    fn capitals_that_open_one_paragraph_after_the_other_are_no_datelines() {
        check("ENGINEER — BODY\nMAYOR — BODY", "Body: ENGINEER — BODY\nBody: MAYOR — BODY", " |  | ");
    }

    #[test]
    fn the_agency_of_the_dateline_is_the_outlet() {
        check(
            "Mayor Resigns\nBy Harbour\nOSTRAVA, July 26, 2025 (Harbour Wire) -- BODY",
            "Headline: Mayor Resigns
             Byline: By Harbour
             Dateline: OSTRAVA, July 26, 2025 (Harbour Wire) --
             Body: BODY",
            "Harbour | Harbour Wire | 2025-07-26",
        );
    }

    #[test]
    fn a_byline_at_the_foot_names_the_writers() {
        check("BODY\n\nBy Ann Lee", "Body: BODY\nByline: By Ann Lee", "Ann Lee |  | ");
    }
}
