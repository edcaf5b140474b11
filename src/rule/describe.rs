//! Conditions in prose, made from the conditions themselves.

use super::file::{ConditionFile, EdgeFile, FormName, MannerName, PartName, SpeakerName, TakenName, VoiceName};
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
    wanted(condition, true)
}

/// Says what a condition asks for, or asks not to be so.
fn wanted(condition: &ConditionFile, holds: bool) -> Clause {
    let parts = match condition {
        ConditionFile::All(list) | ConditionFile::Any(list) => list.iter().map(clause).collect(),
        ConditionFile::Not(inner) => return wanted(inner, !holds),
        _ => Vec::new(),
    };
    Clause { words: fact(condition, holds), parts }
}

/// Says of a place that a condition holds of it, or that it does not.
#[expect(clippy::too_many_lines, reason = "one list of conditions")]
pub fn fact(condition: &ConditionFile, holds: bool) -> String {
    use ConditionFile as C;
    let or = |yes: &'static str, no: &'static str| if holds { yes } else { no };
    let (is, has) = (or("is", "is not"), or("has", "does not have"));
    let (stands, somebody) = (or("stands", "does not stand"), or("somebody", "nobody"));
    let any = |list: Vec<&str>| list.join(" or ");
    match condition {
        C::All(_) => or("all of these hold", "one of these does not hold").to_owned(),
        C::Any(_) => or("one of these holds", "none of these holds").to_owned(),
        C::Not(inner) => fact(inner, !holds),
        C::Anything => or("whatever it is", "it is nothing at all").to_owned(),
        C::Facet(name) => format!("it holds {} of the kind “{name}”", or("something", "nothing")),
        C::Begins => format!("it {} its sentence", or("begins", "does not begin")),
        C::Weighs(least) => {
            format!("{} checkable in it weighs {least} by itself at least", or("something", "nothing"))
        }
        C::Asked(least) => {
            format!("a desk would {}ask who says it, {least} times in a hundred at least", or("", "not "))
        }
        C::Content(name) => format!("what is attributed holds {} of the kind “{name}”", or("something", "nothing")),
        C::Voice(voice) => format!("it {is} in {}", voice.words()),
        C::Sourced => format!("{somebody} stands behind it, here or in the sentence that it goes on from"),
        C::Beside(manners) => {
            let manners = any(manners.iter().map(|m| m.words()).collect());
            format!("{} attribution that tells what is {manners} stands in its sentence", or("an", "no"))
        }
        C::Repeats => {
            or("it has figures, and each stands in an earlier sentence too", "its figures stand in no earlier sentence")
                .to_owned()
        }
        C::Hedged => format!("it is put {} reserve", or("with", "without")),
        C::Denies => format!("it denies {}", or("something", "nothing")),
        C::InBody => format!("the body of the copy {has} it{}", or(" too", "")),
        C::Negated => format!("its main verb {is} negated"),
        C::Has(phrase) => format!("it {has} the words “{phrase}”"),
        C::Near(phrase, 0) => format!("its sentence {has} the words “{phrase}”"),
        C::Near(phrase, 1) => {
            format!("{} its sentence {} one beside it has the words “{phrase}”", or("", "neither"), or("or", "nor"))
                .trim_start()
                .to_owned()
        }
        C::Near(phrase, n) => {
            let have = or("have", "do not have");
            format!("its sentence {} the {n} to either side {have} the words “{phrase}”", or("or", "and"))
        }
        C::Opening(0) => format!("it {stands} in the headline"),
        C::Opening(1) => format!("it {stands} in the headline or the first paragraph"),
        C::Opening(n) => format!("it {stands} in the headline or the first {n} paragraphs"),
        C::In(parts) => format!("it {stands} in {}", any(parts.iter().map(|p| p.words()).collect())),
        C::Cue(lexicon) => format!("its cue {is} in the list @{lexicon}"),
        C::Form(forms) => format!("it {is} {} speech", any(forms.iter().map(|f| f.words()).collect())),
        C::Speaker(kinds) => {
            format!("behind it {stands} {}", any(kinds.iter().map(|k| k.words()).collect()))
        }
        C::NoSource => format!("it names {} source", or("no", "a")),
        C::Manner(manners) => {
            format!(
                "its cue {} what is {}",
                or("tells", "does not tell"),
                any(manners.iter().map(|m| m.words()).collect())
            )
        }
        C::Outlet => format!("who stands behind it {} news", or("publishes", "does not publish")),
        C::PassesOn => {
            let not = or("", "it is not so that ");
            format!("{not}who stands behind it publishes news and passes on what others say")
        }
        C::OwnOutlet => format!("it {} the outlet that publishes the copy", or("names", "does not name")),
        C::CueHas(phrase) => format!("its cue {has} the words “{phrase}”"),
        C::Source(phrase) => format!("its source {has} the words “{phrase}”"),
        C::SourceOpens(phrase) => {
            format!("its source {} with the words “{phrase}”", or("begins", "does not begin"))
        }
        C::Longer(words) => format!("it has {} {words} words", or("at least", "fewer than")),
        C::Shorter(words) => format!("it has {} {words} words", or("at most", "more than")),
        C::Attributed => format!("it is attributed to {somebody}"),
        C::GoesOn => format!("{} quotation stands right before it", or("another", "no other")),
        C::Unclosed => format!("its quotation marks are opened and {}closed", or("never ", "")),
        C::Edited(1) => format!("{} are left out of it or put into it", or("words", "no words")),
        C::Edited(n) => {
            format!("in {} {n} places words are left out of it or put into it", or("at least", "fewer than"))
        }
        C::Taken(ways) => {
            let ways = any(ways.iter().map(|w| w.words()).collect());
            format!("in what the draft was written from it {stands} {ways}")
        }
        C::NegationChanged => {
            format!("it and what it was taken from {} in a “not” or the like", or("differ", "do not differ"))
        }
        C::OtherSpeaker => {
            format!("what the draft was written from {} its words to somebody else", or("gives", "does not give"))
        }
        C::NamedThere => format!("who stands behind it {is} named in what the draft was written from"),
        C::CutBefore(lexicon) => {
            let goes = or("goes on", "does not go on");
            format!("the sentence that it was taken from {goes} behind it with a word of the list @{lexicon}")
        }
        C::CutAfter(lexicon) => {
            format!("the sentence that it was taken from has {} word of the list @{lexicon} before it", or("a", "no"))
        }
        C::WrongWeekday => format!("the calendar has {} day of the week for it", or("another", "no other")),
        C::NoSuchDay => format!("there is {} such day", or("no", "a")),
        C::BareWeekday => format!("it {is} a day of the week and no more"),
        C::Contested => or(
            "charges stand in the copy, or accounts clash in it",
            "no charges stand in the copy, and no accounts clash",
        )
        .to_owned(),
        C::Undated => format!("the copy bears {} date", or("no", "a")),
        C::Kind(names) => format!("the article {is} of the kind {}", names.join(" or ")),
        C::Anywhere(phrase) => format!("the words “{phrase}” stand {} in the copy", or("somewhere", "nowhere")),
        C::BareBeforeFull => {
            let not = or("", "it is not so that ");
            format!("{not}it is one word that stands by itself, and its bearer is named in full later")
        }
        C::Called(phrase) => format!("the copy calls who bears it “{phrase}” {}", or("somewhere", "nowhere")),
        C::Speaks(1) => format!("it says {}", or("something", "nothing")),
        C::Speaks(n) => format!("it is the source of {} {n} attributions", or("at least", "fewer than")),
        C::Share(n) => {
            format!("it is the source of {} {n} in a hundred attributions", or("at least", "fewer than"))
        }
        C::Says(name) => format!("it says {} of the kind “{name}”", or("something", "nothing")),
        C::AfterSource => format!("the sentence before it, in its paragraph, is given to {somebody}"),
        C::BeforeSource => format!("the sentence behind it, in its paragraph, is given to {somebody}"),
        C::Lapsed => {
            format!(
                "it {} on, in a new paragraph, with what somebody else tells just before it",
                or("goes", "does not go")
            )
        }
        C::MeansEither => {
            let not = or("", "it is not so that ");
            format!(
                "{not}a pronoun stands for its source, and the sentence before names two people whom that could mean"
            )
        }
        C::NamedNext(1) => {
            format!("in the sentence behind it {} says something who was not named before", or("somebody", "nobody"))
        }
        C::NamedNext(n) => {
            let somebody = or("somebody", "nobody");
            format!("in the {n} sentences behind it {somebody} says something who was not named before")
        }
        C::Unintroduced => or(
            "its source is named there for the first time, and nowhere is it said who that is",
            "its source was named before, or it is said who that is",
        )
        .to_owned(),
        C::PercentForPoints => {
            let not = or("", "it is not so that ");
            format!("{not}“by” is the difference of “from” and “to” in points, and is given in percent")
        }
        C::ChangeOff => format!("“by” is {}the change between “from” and “to”", or("not ", "")),
        C::SumOff => format!("“one”, “two” and so on {} to “total”", or("do not add up", "add up")),
    }
}

/// Says that an edge is not there, and that it is.
pub fn absence(edge: &EdgeFile) -> (String, String) {
    let ((from, to), words) = (edge.1.ends(), edge.1.words());
    let any = |kind: &str| if kind == "speaker" { ("nobody", "somebody") } else { ("nothing", "something") };
    match (edge.0.as_str(), edge.2.as_str()) {
        ("*", to) => (format!("{} {words} “{to}”", any(from).0), format!("{} {words} “{to}”", any(from).1)),
        (from, "*") => (format!("“{from}” {words} {}", any(to).0), format!("“{from}” {words} {}", any(to).1)),
        (from, to) => (format!("it is not so that “{from}” {words} “{to}”"), format!("“{from}” {words} “{to}”")),
    }
}

/// Says what two places must have to do with each other.
pub fn tie(written: &Tie) -> Clause {
    tied(written, true)
}

/// Says what two places must have to do with each other, or must not.
fn tied(written: &Tie, holds: bool) -> Clause {
    let or = |yes: &'static str, no: &'static str| if holds { yes } else { no };
    let all = |words: &str, list: &[Tie]| Clause { words: words.to_owned(), parts: list.iter().map(tie).collect() };
    Clause::leaf(match written {
        Tie::All(list) => return all(or("all of these hold", "one of these does not hold"), list),
        Tie::Any(list) => return all(or("one of these holds", "none of these holds"), list),
        Tie::Not(inner) => return tied(inner, !holds),
        Tie::OneLetterApart => format!("they {} spelt one letter apart", or("are", "are not")),
        Tie::SameWords => format!("{} holds the words of the other", or("one", "neither")),
        Tie::OtherWords => or(
            "they have most words in common, and differ in some",
            "they are the same word for word, or have few words in common",
        )
        .to_owned(),
        Tie::SameSpeaker => format!("{} speaker stands behind both", or("one", "no one")),
        Tie::SameParagraph | Tie::Apart(1) => {
            let together = holds == matches!(written, Tie::SameParagraph);
            format!("they stand in {}", if together { "one paragraph" } else { "different paragraphs" })
        }
        Tie::Before => format!("the one comes {}", or("first", "second")),
        Tie::Apart(n) => format!("the one stands {} {n} paragraphs from the other", or("at least", "fewer than")),
        Tie::SamePerson(name) => format!("“{name}” is {} person in both", or("the same", "not the same")),
        Tie::OtherNumber(name) => format!("“{name}” is {} number in each", or("another", "the same")),
        Tie::SameWord(name) => format!("“{name}” ends with {} word in both", or("the same", "another")),
        Tie::FromHeadline => {
            format!("{}one stands in the headline, the other in the body", or("", "it is not so that "))
        }
        Tie::CloseNumber(name) => {
            format!("“{name}” is {} twice as much in one as in the other", or("at most", "more than"))
        }
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

impl PartName {
    fn words(self) -> &'static str {
        match self {
            Self::Kicker => "the line above the headline",
            Self::Headline => "the headline itself",
            Self::Standfirst => "the standfirst",
            Self::Body => "the body",
            Self::Caption => "a caption",
            Self::Embedded => "a post that is shown in a frame",
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
