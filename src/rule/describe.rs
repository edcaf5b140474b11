//! Conditions in prose, made from the conditions themselves.

use super::file::{ConditionFile, FormName, MannerName, SpeakerName, TakenName, VoiceName};
use super::tie::Tie;

/// A condition as a tree of clauses, each of which says what holds of the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The words: "it is in the article’s own voice", "one of these holds".
    pub words: String,
    /// What it is put together from.
    pub parts: Vec<Clause>,
}

impl Clause {
    fn leaf(words: impl Into<String>) -> Self {
        Self { words: words.into(), parts: Vec::new() }
    }

    /// The clause and its parts, indented, each with a dash before it.
    pub fn lines(&self, indent: usize) -> Vec<String> {
        let own = format!("{:indent$}- {}", "", self.words);
        std::iter::once(own).chain(self.parts.iter().flat_map(|p| p.lines(indent + 2))).collect()
    }
}

/// Says what a condition asks for.
pub fn clause(condition: &ConditionFile) -> Clause {
    use ConditionFile as C;
    let all = |words: &str, list: &[C]| Clause { words: words.to_owned(), parts: list.iter().map(clause).collect() };
    let any = |list: Vec<&str>| list.join(" or ");
    Clause::leaf(match condition {
        C::All(list) => return all("all of these hold", list),
        C::Any(list) => return all("one of these holds", list),
        C::Not(inner) => {
            let inner = clause(inner);
            return Clause { words: format!("it is not so that {}", inner.words), parts: inner.parts };
        }
        C::Anything => "whatever it is".to_owned(),
        C::Facet(name) => format!("it holds something of the facet “{name}”"),
        C::Begins => "it begins its sentence".to_owned(),
        C::Weighs(least) => format!("something checkable in it weighs {least} by itself at least"),
        C::Asked(least) => format!("a desk would ask who says it, {least} times in a hundred at least"),
        C::Content(name) => format!("what is attributed holds something of the facet “{name}”"),
        C::Voice(voice) => format!("it is in {}", voice.words()),
        C::Sourced => "somebody stands behind it, here or in the sentence that it goes on from".to_owned(),
        C::Beside => "an attribution stands in its sentence".to_owned(),
        C::Repeats => "it has figures, and each stands in an earlier sentence too".to_owned(),
        C::Hedged => "it is put with reserve".to_owned(),
        C::Denies => "it denies something".to_owned(),
        C::InBody => "the body of the copy has it too".to_owned(),
        C::Negated => "its main verb is negated".to_owned(),
        C::Has(phrase) => format!("it has the words “{phrase}”"),
        C::Near(phrase, 0) => format!("its sentence has the words “{phrase}”"),
        C::Near(phrase, 1) => format!("its sentence or one beside it has the words “{phrase}”"),
        C::Near(phrase, n) => format!("its sentence or the {n} to either side have the words “{phrase}”"),
        C::Opening(0) => "it stands in the headline".to_owned(),
        C::Opening(1) => "it stands in the headline or the first paragraph".to_owned(),
        C::Opening(n) => format!("it stands in the headline or the first {n} paragraphs"),
        C::Cue(lexicon) => format!("its cue is in the list @{lexicon}"),
        C::Form(forms) => format!("it is {} speech", any(forms.iter().map(|f| f.words()).collect())),
        C::Speaker(kinds) => format!("behind it stands {}", any(kinds.iter().map(|k| k.words()).collect())),
        C::NoSource => "it names no source".to_owned(),
        C::Manner(manners) => format!("its cue tells what is {}", any(manners.iter().map(|m| m.words()).collect())),
        C::Outlet => "who stands behind it publishes news".to_owned(),
        C::PassesOn => "who stands behind it publishes news and passes on what others say".to_owned(),
        C::OwnOutlet => "it names the outlet that publishes the copy".to_owned(),
        C::Source(phrase) => format!("its source has the words “{phrase}”"),
        C::SourceOpens(phrase) => format!("its source begins with the words “{phrase}”"),
        C::Longer(words) => format!("it has {words} words at least"),
        C::Shorter(words) => format!("it has {words} words at most"),
        C::Attributed => "it is attributed to somebody".to_owned(),
        C::GoesOn => "another quotation stands right before it".to_owned(),
        C::Unclosed => "its quotation marks are opened and never closed".to_owned(),
        C::Edited(1) => "words are left out of it or put into it".to_owned(),
        C::Edited(n) => format!("in {n} places at least words are left out of it or put into it"),
        C::Taken(ways) => {
            let ways = any(ways.iter().map(|w| w.words()).collect());
            format!("in what the draft was written from it stands {ways}")
        }
        C::NegationChanged => "it and what it was taken from differ in a “not” or the like".to_owned(),
        C::OtherSpeaker => "what the draft was written from gives its words to somebody else".to_owned(),
        C::NamedThere => "who stands behind it is named in what the draft was written from".to_owned(),
        C::CutBefore(lexicon) => {
            format!("the sentence that it was taken from goes on behind it with a word of the list @{lexicon}")
        }
        C::CutAfter(lexicon) => {
            format!("the sentence that it was taken from has a word of the list @{lexicon} before it")
        }
        C::WrongWeekday => "the calendar has another day of the week for it".to_owned(),
        C::NoSuchDay => "there is no such day".to_owned(),
        C::BareWeekday => "it is a day of the week and no more".to_owned(),
        C::Contested => "charges stand in the copy, or accounts clash in it".to_owned(),
        C::Undated => "the copy bears no date".to_owned(),
        C::BareBeforeFull => "it is one word that stands by itself, and its bearer is named in full later".to_owned(),
        C::Called(phrase) => format!("the copy calls who bears it “{phrase}” somewhere"),
        C::Speaks(1) => "it says something".to_owned(),
        C::Speaks(n) => format!("it is the source of {n} attributions at least"),
        C::Share(n) => format!("it is the source of {n} in a hundred attributions at least"),
        C::Says(name) => format!("it says something of the facet “{name}”"),
        C::Lapsed => "it goes on, in a new paragraph, with what somebody else tells just before it".to_owned(),
        C::MeansEither => {
            "a pronoun stands for its source, and the sentence before names two people whom that could mean".to_owned()
        }
        C::Unintroduced => {
            "its source is named there for the first time, and nowhere is it said who that is".to_owned()
        }
        C::PercentForPoints => {
            "“by” is the difference of “from” and “to” in points, and is given in percent".to_owned()
        }
        C::ChangeOff => "“by” is not the change between “from” and “to”".to_owned(),
        C::SumOff => "“one”, “two” and so on do not add up to “total”".to_owned(),
    })
}

/// Says what two places must have to do with each other.
pub fn tie(written: &Tie) -> Clause {
    let all = |words: &str, list: &[Tie]| Clause { words: words.to_owned(), parts: list.iter().map(tie).collect() };
    Clause::leaf(match written {
        Tie::All(list) => return all("all of these hold", list),
        Tie::Any(list) => return all("one of these holds", list),
        Tie::Not(inner) => {
            let inner = tie(inner);
            return Clause { words: format!("it is not so that {}", inner.words), parts: inner.parts };
        }
        Tie::OneLetterApart => "they are spelt one letter apart".to_owned(),
        Tie::SameWords => "one holds the words of the other".to_owned(),
        Tie::OtherWords => "they have most words in common, and differ in some".to_owned(),
        Tie::SameSpeaker => "one speaker stands behind both".to_owned(),
        Tie::SameParagraph => "both stand in one paragraph".to_owned(),
        Tie::Before => "the one comes first".to_owned(),
        Tie::Apart(1) => "they stand in different paragraphs".to_owned(),
        Tie::Apart(n) => format!("the one stands {n} paragraphs from the other at least"),
        Tie::SamePerson(name) => format!("“{name}” is the same person in both"),
        Tie::OtherNumber(name) => format!("“{name}” is another number in each"),
        Tie::SameWord(name) => format!("“{name}” ends with the same word in both"),
        Tie::FromHeadline => "one stands in the headline, the other in the body".into(),
        Tie::CloseNumber(name) => format!("“{name}” is at most twice as much in one as in the other"),
    })
}

impl VoiceName {
    /// The voice in prose.
    pub fn words(self) -> &'static str {
        match self {
            Self::Own => "the article’s own voice",
            Self::Quoted => "quotation marks",
            Self::Paraphrased => "somebody’s voice, in the article’s wording",
            Self::Headline => "the headline",
        }
    }
}

impl FormName {
    fn words(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "partly quoted",
            Self::Indirect => "indirect",
        }
    }
}

impl TakenName {
    fn words(self) -> &'static str {
        match self {
            Self::Exact => "word for word",
            Self::Trimmed => "word for word in a longer sentence",
            Self::Marked => "word for word but for what is marked",
            Self::Reworded => "in other words",
            Self::Joined => "in two places",
            Self::Nowhere => "nowhere",
        }
    }
}

impl MannerName {
    fn words(self) -> &'static str {
        match self {
            Self::Saying => "said",
            Self::Showing => "shown",
            Self::Thinking => "thought",
            Self::Doing => "done",
        }
    }
}

impl SpeakerName {
    fn words(self) -> &'static str {
        match self {
            Self::Named => "a person with a name",
            Self::Role => "somebody who speaks for an office",
            Self::Organisation => "an organisation",
            Self::Document => "something written or counted",
            Self::Anonymous => "a person who is not named",
            Self::Vague => "nobody in particular",
        }
    }
}
