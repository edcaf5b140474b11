//! The parts of an article: headline, byline, body and the rest.

use crate::span::Span;

/// A paragraph, or the header or dateline that was cut off one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// What part of the article it is.
    pub part: Part,
}

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The word or two above the headline: "HOUSING", "Exclusive".
    Kicker,
    /// The headline.
    Headline,
    /// What stands between headline and body: standfirst, deck, summary.
    Standfirst,
    /// Who wrote it, where and when: a line "By Ann Lee", or the header of a wire story.
    Byline,
    /// Place, day and agency at the head of the body: "OSTRAVA (Harbour Wire) —".
    Dateline,
    /// What the desk or the wire tells about the copy: slugs, time stamps, "more", editor's notes, credits of pictures.
    Note,
    /// Running copy.
    Body,
    /// What stands below a picture.
    Caption,
    /// Somebody's post or the like that the page shows in a frame.
    Embedded,
    /// Words of the body that are set large beside it.
    PullQuote,
}

impl Part {
    /// Whether it holds copy, which is analysed, rather than something about the copy.
    pub const fn holds_copy(self) -> bool {
        match self {
            Self::Kicker | Self::Headline | Self::Standfirst | Self::Body | Self::Caption | Self::Embedded => true,
            Self::Byline | Self::Dateline | Self::Note | Self::PullQuote => false,
        }
    }

    /// Whether it is copy that stands above the body.
    pub const fn is_head(self) -> bool {
        matches!(self, Self::Kicker | Self::Headline | Self::Standfirst)
    }

    /// The part in one word, as reports give it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kicker => "kicker",
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Note => "note",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Embedded => "embedded",
            Self::PullQuote => "pull-quote",
        }
    }
}
