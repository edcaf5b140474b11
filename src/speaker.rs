//! Speakers: who stands behind the sources.
//!
//! In: an annotated text and its attributions. Out: [`Speakers`]: persons, organisations, documents, unnamed and vague
//! sources, each with its mentions, and for each attribution the speakers behind its source.
//! "US Middle East envoy Steve Witkoff", "Witkoff" and "he" are one; "the group" is the organisation last named that it
//! can be; whoever is never named keeps the words that the copy has for them.

pub mod gender;

pub mod name;

pub mod role;

pub mod register;

pub mod kind;

pub mod salience;

pub mod resolve;

mod bearer;

mod brought_in;

mod pronoun;

mod description;

mod organisation;

mod introduced;

mod naming;

mod behind;

use std::ops::Range;

pub use gender::Gender;
pub use register::Register;
pub use resolve::resolve;

/// A speaker by number; 0 is the article's own voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub u32);

impl SpeakerId {
    /// The article's own voice.
    pub const ARTICLE: Self = Self(0);
}

/// What sort of speaker it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpeakerKind {
    /// The article's own voice.
    Article,
    /// A person with a name.
    Named,
    /// A person who speaks for an office and is not named: "a spokesman for the mayor".
    Role,
    /// An organisation, a state, a company.
    Organisation,
    /// Something written or counted: a report, a poll.
    Document,
    /// A person who is not named: "a senior official".
    Anonymous,
    /// Nobody in particular: "critics".
    Vague,
}

impl SpeakerKind {
    /// The kind in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Named => "named",
            Self::Role => "role",
            Self::Organisation => "organisation",
            Self::Document => "document",
            Self::Anonymous => "anonymous",
            Self::Vague => "vague",
        }
    }
}

/// In what form a speaker is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By name.
    Name,
    /// By a pronoun.
    Pronoun,
    /// By a description: "the group".
    Description,
}

/// A place where a speaker is mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub tokens: Range<u32>,
    /// What kind of words they are.
    pub form: Form,
    /// Whether somebody else could be meant just as well.
    pub ambiguous: bool,
}

/// Somebody or something that says, knows, or is spoken of.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The fullest name, or the words that the copy has.
    pub name: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// Which pronoun it takes.
    pub gender: Gender,
    /// Whether it stands for several.
    pub plural: bool,
    /// Whether it publishes news: it passes on what others say.
    pub outlet: bool,
    /// The words that say what the speaker is: titles before the name, appositions, "X is a …".
    pub titles: Vec<Range<u32>>,
    /// Where it is mentioned, in text order.
    pub mentions: Vec<Mention>,
}

/// All speakers of a text.
#[derive(Clone, Debug)]
pub struct Speakers {
    /// By number; the first is the article's own voice.
    pub list: Vec<Speaker>,
    /// For each attribution those behind its source; none if it has no source.
    pub behind: Vec<Vec<SpeakerId>>,
    /// For each attribution whether somebody else could be meant just as well.
    pub ambiguous: Vec<bool>,
    /// For each relayed attribution those behind its source.
    pub relayed: Vec<Vec<SpeakerId>>,
    /// The mentions of all speakers, in text order.
    by_token: Vec<(Range<u32>, SpeakerId)>,
}

impl Speakers {
    /// The speaker of that number.
    pub fn get(&self, id: SpeakerId) -> &Speaker {
        &self.list[id.0 as usize]
    }

    /// The speakers with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (SpeakerId, &Speaker)> {
        (0..).map(SpeakerId).zip(&self.list)
    }

    /// The speaker whose mention the token is part of.
    pub fn at(&self, token: u32) -> Option<SpeakerId> {
        let next = self.by_token.partition_point(|(tokens, _)| tokens.end <= token);
        self.by_token.get(next).filter(|(tokens, _)| tokens.contains(&token)).map(|(_, id)| *id)
    }

    /// The mentions in a range of tokens, in text order.
    pub fn within(&self, range: Range<u32>) -> impl Iterator<Item = (&Range<u32>, SpeakerId)> {
        let first = self.by_token.partition_point(|(tokens, _)| tokens.end <= range.start);
        self.by_token[first..]
            .iter()
            .take_while(move |(tokens, _)| tokens.start < range.end)
            .map(|(tokens, id)| (tokens, *id))
    }
}
