//! What an article says of itself, or is told of it: headline, writers, outlet, date, kind.

use jiff::civil::Date;

use super::draft::Stated;
use super::kind::Kind;
use crate::span::Span;

/// What the copy says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub headline: Option<Span>,
    /// The writers, as they are named: "Ann Lee and Bo Kim".
    pub byline: Option<String>,
    /// The paper, agency or site.
    pub outlet: Option<String>,
    /// The day it bears.
    pub date: Option<Date>,
    /// The kind of article: news, court, interview, opinion, live, review, match, or another that a house has rules for.
    pub kind: Option<String>,
    /// Which of these were told, by front matter, the page or whoever runs the program; the others are guessed from the copy.
    pub told: Told,
}

/// Which facts about an article were told rather than guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one answer a fact")]
pub struct Told {
    /// The writers.
    pub byline: bool,
    /// The outlet.
    pub outlet: bool,
    /// The date.
    pub date: bool,
    /// The kind.
    pub kind: bool,
}

impl Metadata {
    /// Whether it is a piece of opinion.
    pub fn is_opinion(&self) -> bool {
        self.kind.as_deref() == Some(Kind::Opinion.name())
    }

    /// What is known besides the headline: the name of the fact, what it is, and whether it was told.
    pub fn facts(&self) -> impl Iterator<Item = (&'static str, String, bool)> {
        [
            ("byline", self.byline.clone(), self.told.byline),
            ("outlet", self.outlet.clone(), self.told.outlet),
            ("date", self.date.map(|date| date.to_string()), self.told.date),
            ("kind", self.kind.clone(), self.told.kind),
        ]
        .into_iter()
        .filter_map(|(name, fact, told)| fact.map(|fact| (name, fact, told)))
    }

    /// Lets what is stated take the place of what was guessed.
    pub(super) fn tell(&mut self, stated: Stated) {
        let told = &mut self.told;
        told.byline |= stated.byline.is_some();
        told.outlet |= stated.outlet.is_some();
        told.date |= stated.date.is_some();
        told.kind |= stated.kind.is_some();
        self.byline = stated.byline.or(self.byline.take());
        self.outlet = stated.outlet.or(self.outlet.take());
        self.date = stated.date.or(self.date);
        self.kind = stated.kind.or(self.kind.take());
    }

    /// Lets what is stated take the place of what was guessed, but not of what the article states or is told.
    pub(super) fn suppose(&mut self, stated: Stated) {
        let told = self.told;
        self.tell(Stated {
            byline: stated.byline.filter(|_| !told.byline),
            outlet: stated.outlet.filter(|_| !told.outlet),
            date: stated.date.filter(|_| !told.date),
            kind: stated.kind.filter(|_| !told.kind),
            ..stated
        });
    }
}
