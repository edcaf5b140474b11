//! Conditions as they are written.

use serde::Deserialize;

use super::VoiceName;

/// What must hold of a place.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum ConditionFile {
    /// Always.
    Anything,
    /// All of these.
    All(Vec<ConditionFile>),
    /// One of these at least.
    Any(Vec<ConditionFile>),
    /// Not this.
    Not(Box<ConditionFile>),
    /// A claim holds something of that facet.
    Facet(String),
    /// A claim begins its sentence; what follows in it may be somebody's words.
    Begins,
    /// One of a claim's facets weighs so much by itself at least, as its file says.
    Weighs(i32),
    /// A desk would ask who says a claim, so many times in a hundred at least: by what is checkable in it, how it is put and what
    /// stands around it. Only the article's own claims without a source are asked about.
    Asked(u8),
    /// A claim, or the whole of a sentence, is in that voice.
    Voice(VoiceName),
    /// Somebody stands behind it: it is attributed, or goes on with what the sentence before attributes.
    Sourced,
    /// An attribution of such a manner, with a source, stands in the sentence of a claim of the article's own.
    Beside(Vec<MannerName>),
    /// The sentence before a claim, in the same paragraph, is given to somebody who has a name or speaks for something, and of
    /// whom the claim does not tell; the question may name whoever that is (`{last}`).
    AfterSource,
    /// The sentence behind a claim, in the same paragraph, is given to somebody who says it.
    BeforeSource,
    /// A claim has figures, and each stands in an earlier sentence of the body too.
    Repeats,
    /// It is put with reserve.
    Hedged,
    /// Its main verb is negated.
    Negated,
    /// A claim denies something, by its cue or by the verb in which the article tells that somebody does.
    Denies,
    /// What words, a name or a number in the headline say stands in the body too: a name by one of its words, its first
    /// letters or a word made from it, a number by its value, rounded or not, other words each by itself.
    InBody,
    /// The phrase stands in its words.
    Has(String),
    /// The phrase stands in its sentence or as many sentences to either side.
    Near(String, u8),
    /// It stands in the headline or in as many paragraphs of the body's beginning; in the headline, if that is none.
    Opening(u8),
    /// It stands in one of these parts of the copy.
    In(Vec<PartName>),
    /// The cue of an attribution is in that lexicon.
    Cue(String),
    /// The phrase stands in the cue of an attribution, with what goes with the verb: "might have said".
    CueHas(String),
    /// The content of an attribution is quoted whole, in part, or not at all.
    Form(Vec<FormName>),
    /// Somebody of these kinds stands behind it.
    Speaker(Vec<SpeakerName>),
    /// Nobody stands behind it.
    NoSource,
    /// An attribution tells what is said, shown, thought or done.
    Manner(Vec<MannerName>),
    /// Who stands behind it publishes news.
    Outlet,
    /// Who stands behind it publishes news, and it is about somebody else.
    PassesOn,
    /// It names the paper, agency or site that publishes the copy, as `--outlet` or `outlet:` in front matter tells, or writes
    /// an outlet's name in capitals as only the house itself does: an attribution in its source, words in themselves.
    OwnOutlet,
    /// The phrase stands in the source of an attribution.
    Source(String),
    /// The source of an attribution begins with the phrase.
    SourceOpens(String),
    /// Something of that facet stands in the content of an attribution.
    Content(String),
    /// A quotation, a content or a sentence has at least so many words.
    Longer(u16),
    /// A quotation, a content or a sentence has at most so many words.
    Shorter(u16),
    /// A quotation belongs to an attribution, or to none if it is negated.
    Attributed,
    /// Another quotation stands before a quotation in its sentence, or ends in the sentence before.
    GoesOn,
    /// A quotation is opened and not closed, and no paragraph goes on with it.
    Unclosed,
    /// A quotation has so many places at least where words are left out or put in: ellipses, of which several in a row are
    /// one, and square brackets that hold more than a name.
    Edited(u8),
    /// A quotation was taken in one of these ways from what the draft was written from; in none where that is not supplied.
    Taken(Vec<TakenName>),
    /// A quotation and what it was taken from differ in a negation: a "not" is in one of them only.
    NegationChanged,
    /// What the draft was written from gives the words of a quotation to another speaker.
    OtherSpeaker,
    /// Who stands behind a quotation is named in what the draft was written from, or speaks there.
    NamedThere,
    /// In what a quotation was taken from, the sentence goes on behind it with a word of that lexicon.
    CutBefore(String),
    /// In what a quotation was taken from, a word of that lexicon stands in the sentence, up to eight words before it.
    CutAfter(String),
    /// A date names another day of the week than the calendar has for it.
    WrongWeekday,
    /// A date is none that there is: 31 April.
    NoSuchDay,
    /// A date is a day of the week and no more.
    BareWeekday,
    /// Charges stand in the copy, or accounts clash in it; also in copy too short to tell.
    Contested,
    /// The copy bears no date.
    Undated,
    /// The article is of one of these kinds, by their names below `profiles/` or other names of theirs.
    Kind(Vec<String>),
    /// The phrase stands somewhere in the copy, its headline included.
    Anywhere(String),
    /// A name of one word that stands by itself, before the first place where its bearer is named in full.
    BareBeforeFull,
    /// The phrase stands in one of the names by which the copy calls who bears a name, or a speaker.
    Called(String),
    /// A pronoun for one person stands for who stands behind it, and the subject of the sentence before is two people side by
    /// side whom it could mean, neither of whom is the last to have said something.
    MeansEither,
    /// In one of so many sentences behind that of words or an attribution a person says something whom the copy has not named
    /// before.
    NamedNext(u8),
    /// A claim of the article's own begins a paragraph with a pronoun, names nobody who says it, and goes on about whom an
    /// office, an organisation or a record tells of just before.
    Lapsed,
    /// A speaker says something of that facet.
    Says(String),
    /// A speaker is the source of so many attributions at least.
    Speaks(u16),
    /// A speaker is the source of so many in a hundred of all attributions at least.
    Share(u8),
    /// The source of an attribution is where a person is first named, in full, and neither there nor elsewhere is it said who
    /// that is: no title, no trade, no place, no clause.
    Unintroduced,
    /// What the words remember as `from`, `to` and `by`: percentages that differ by that many points, not percent.
    PercentForPoints,
    /// What the words remember as `from`, `to` and `by`: the change is another one.
    ChangeOff,
    /// What the words remember as `total` and as `one`, `two`, `three` and `four`: these do not add up to it.
    SumOff,
}

impl ConditionFile {
    /// Calls `each` with the condition and those of which it is put together.
    pub fn visit<'c>(&'c self, each: &mut impl FnMut(&'c Self)) {
        each(self);
        match self {
            Self::All(list) | Self::Any(list) => list.iter().for_each(|c| c.visit(each)),
            Self::Not(inner) => inner.visit(each),
            _ => {}
        }
    }

    /// Whether it, or a condition that it is put together from, asks of what the draft was written from.
    pub fn asks_of_originals(&self) -> bool {
        let mut asks = false;
        self.visit(&mut |condition| {
            asks |= matches!(
                condition,
                Self::Taken(_)
                    | Self::NegationChanged
                    | Self::OtherSpeaker
                    | Self::NamedThere
                    | Self::CutBefore(_)
                    | Self::CutAfter(_)
            );
        });
        asks
    }

    /// How many conditions it is, those of which it is put together among them.
    pub fn count(&self) -> usize {
        let mut count = 0;
        self.visit(&mut |_| count += 1);
        count
    }
}

/// A part of the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum PartName {
    /// The word or two above the headline.
    Kicker,
    /// The headline.
    Headline,
    /// What stands between headline and body: standfirst, deck, summary.
    Standfirst,
    /// Running copy.
    Body,
    /// What stands below a picture.
    Caption,
    /// Somebody’s post or the like that is shown in a frame.
    Embedded,
}

/// How much of an attribution's content is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum FormName {
    /// All of it.
    Direct,
    /// A part.
    Mixed,
    /// Nothing.
    Indirect,
}

/// How a quotation was taken from what the draft was written from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum TakenName {
    /// Word for word, whole sentences.
    Exact,
    /// Word for word, a part of a sentence.
    Trimmed,
    /// Word for word but for what the draft marks as left out or put in.
    Marked,
    /// With other words.
    Reworded,
    /// Put together from two places, without a mark or across what somebody else says.
    Joined,
    /// It stands nowhere there.
    Nowhere,
}

/// How an attribution attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum MannerName {
    /// Somebody says it.
    Saying,
    /// A record or a count shows it.
    Showing,
    /// Somebody thinks, feels or wishes it.
    Thinking,
    /// Somebody does something that makes it so.
    Doing,
}

/// A kind of speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum SpeakerName {
    /// A person with a name.
    Named,
    /// A person who speaks for an office, unnamed.
    Role,
    /// An organisation.
    Organisation,
    /// Something written.
    Document,
    /// A person who is not named.
    Anonymous,
    /// Nobody in particular.
    Vague,
}
