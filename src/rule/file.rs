//! Rules as they are written.

mod condition;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::tie::Tie;
use crate::finding::Severity;
pub use condition::{ConditionFile, FormName, MannerName, PartName, SpeakerName, TakenName};

/// A rule as it is written.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Rule", deny_unknown_fields)]
pub struct RuleFile {
    /// How grave its findings are.
    pub severity: Severity,
    /// Makes its findings graver where the condition holds.
    #[serde(default)]
    pub must_if: Option<ConditionFile>,
    /// Makes its findings a mere query where the condition holds.
    #[serde(default)]
    pub query_if: Option<ConditionFile>,
    /// Folds its findings away where the condition holds.
    #[serde(default)]
    pub note_if: Option<ConditionFile>,
    /// Of findings of one family that are equally grave in one sentence, the one whose rule leads furthest is shown, with the
    /// others beside it.
    #[serde(default)]
    pub leads: u8,
    /// How far it is trusted.
    pub status: Status,
    /// The question that it asks, with captures in braces.
    pub asks: String,
    /// Questions for some of what it finds; the first that fits is asked in place of the one above.
    #[serde(default)]
    pub asks_if: Vec<Asking>,
    /// Why a desk asks it.
    pub why: String,
    /// The standards that it rests on.
    pub refs: Vec<String>,
    /// What it looks for.
    pub find: FindFile,
    /// When it keeps quiet, each with the reason.
    #[serde(default)]
    pub unless: Vec<Because>,
    /// Examples: faulty copy with the words marked, clean copy, known gaps.
    pub examples: Vec<Example>,
}

impl RuleFile {
    /// How many conditions it has, those of which others are put together among them.
    pub fn conditions(&self) -> usize {
        self.asked().map(ConditionFile::count).sum()
    }

    /// Whether it asks of what copy was written from.
    pub fn asks_of_originals(&self) -> bool {
        self.asked().any(ConditionFile::asks_of_originals)
    }

    /// The conditions that it asks, each as a whole.
    fn asked(&self) -> impl Iterator<Item = &ConditionFile> {
        let grades = [&self.must_if, &self.query_if, &self.note_if].into_iter().flatten();
        let unless = self.unless.iter().map(|because| &because.1);
        let asked = self.asks_if.iter().filter_map(|asking| match asking {
            Asking::If(condition, _) => Some(condition),
            Asking::Words(..) => None,
        });
        self.find.conditions().into_iter().chain(grades).chain(unless).chain(asked)
    }

    /// All questions that it may ask.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.asks.as_str()).chain(self.asks_if.iter().map(Asking::question))
    }
}

/// How far a rule is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Status {
    /// Being written: does not run.
    Draft,
    /// Runs, but never fails a run.
    Trial,
    /// Runs.
    Live,
    /// Kept for the record: does not run.
    Retired,
}

impl Status {
    /// The status in one word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Trial => "trial",
            Self::Live => "live",
            Self::Retired => "retired",
        }
    }
}

/// A question, and what it is for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Asking {
    /// For a finding among whose words this phrase stands: `Words("for (years|decades)", "Since when?")`.
    Words(String, String),
    /// For a finding where the condition holds: `If(Negated, "Who says that there is none?")`.
    If(ConditionFile, String),
}

impl Asking {
    /// The question.
    pub fn question(&self) -> &str {
        match self {
            Self::Words(_, question) | Self::If(_, question) => question,
        }
    }
}

/// A reason to keep quiet.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Because(pub String, pub ConditionFile);

/// What a rule looks for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum FindFile {
    /// Words in stated voices; the finding points at what a phrase remembers as `at`, else at all of it.
    Text {
        /// In whose words.
        voice: Vec<VoiceName>,
        /// Phrases, any of which will do.
        any: Vec<String>,
        /// What must hold of the words besides.
        #[serde(default)]
        having: Option<ConditionFile>,
    },
    /// A sentence.
    Sentence(ConditionFile),
    /// A name.
    Name(ConditionFile),
    /// A date, or a part of one.
    Date(ConditionFile),
    /// Two places found by one search that have to do with each other; the finding points at the later one, or at the odd
    /// one of two spellings.
    Pair {
        /// What each of the two is.
        of: Box<FindFile>,
        /// What they have to do with each other.
        between: Tie,
        /// What to call the other place where it is shown.
        show: String,
    },
    /// A claim. The question may name all of it (`{claim}`), who says it (`{speaker}`), of whom it tells (`{subject}`), and
    /// who says what the sentence before is given to (`{last}`, where `AfterSource` holds).
    Claim(ConditionFile),
    /// An attribution; the finding points at the part named.
    Attribution {
        /// Which part the finding points at.
        at: Role,
        /// What must hold.
        having: ConditionFile,
    },
    /// A quotation. Of one that is compared with what the draft was written from the question may name what differs
    /// (`{changes}`), what stands there (`{original}`), who says it (`{voice}`), and what its sentence has before and behind it
    /// (`{before}`, `{behind}`).
    Quotation(ConditionFile),
    /// A speaker; the finding points at the first place that mentions it.
    Speaker(ConditionFile),
    /// Of what this finds the first in the article and no more, for what is asked once.
    Once(Box<FindFile>),
    /// Of what this finds in the article the place with which there are so many, and nothing where there are fewer: a fourth
    /// unnamed source, for `AtLeast(4, Speaker(Speaker([Anonymous])))`.
    AtLeast(u16, Box<FindFile>),
    /// Whatever one of these finds.
    AnyOf(Vec<FindFile>),
    /// Speakers and claims that stand in stated relations; nodes of different names are different ones.
    Graph {
        /// The nodes by name.
        nodes: BTreeMap<String, NodeFile>,
        /// The edges that must be there.
        edges: Vec<EdgeFile>,
        /// What nodes must have to do with each other besides.
        #[serde(default)]
        ties: Vec<TiedFile>,
        /// The edges that must not be there; `*` stands for any node, and a node that stands in no other edge for any of
        /// which its condition and its ties hold.
        #[serde(default)]
        absent: Vec<EdgeFile>,
        /// The node that the finding points at.
        at: String,
        /// Further nodes to show, each with what it is.
        #[serde(default)]
        show: Vec<(String, String)>,
    },
}

impl FindFile {
    /// The names of the nodes that it binds, each with whether the finding points at it.
    pub fn nodes(&self) -> Vec<(&str, bool)> {
        match self {
            Self::Graph { edges, at, .. } => {
                let mut names: Vec<&str> = edges.iter().flat_map(|e| [e.0.as_str(), e.2.as_str()]).collect();
                names.sort_unstable();
                names.dedup();
                names.into_iter().map(|name| (name, name == at)).collect()
            }
            Self::AnyOf(finds) => finds.iter().flat_map(Self::nodes).collect(),
            Self::Once(inner) | Self::AtLeast(_, inner) => inner.nodes(),
            _ => Vec::new(),
        }
    }

    /// The conditions that it asks, each as a whole.
    pub fn conditions(&self) -> Vec<&ConditionFile> {
        match self {
            Self::Text { having, .. } => having.iter().collect(),
            Self::Sentence(c)
            | Self::Name(c)
            | Self::Date(c)
            | Self::Claim(c)
            | Self::Quotation(c)
            | Self::Speaker(c) => vec![c],
            Self::Attribution { having, .. } => vec![having],
            Self::Pair { of: inner, .. } | Self::Once(inner) | Self::AtLeast(_, inner) => inner.conditions(),
            Self::AnyOf(finds) => finds.iter().flat_map(Self::conditions).collect(),
            Self::Graph { nodes, .. } => nodes.values().map(NodeFile::condition).collect(),
        }
    }

    /// The names of the nodes at which it points.
    pub fn pointed(&self) -> Vec<&str> {
        self.nodes().into_iter().filter(|(_, pointed)| *pointed).map(|(name, _)| name).collect()
    }
}

/// A part of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Role {
    /// To whom it is attributed; the cue where there is no source.
    Source,
    /// The words that attribute.
    Cue,
    /// What is attributed.
    Content,
}

impl Role {
    /// The part in one word.
    pub fn words(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Content => "content",
        }
    }
}

/// Whose words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum VoiceName {
    /// The article's own.
    Own,
    /// Between quotation marks.
    Quoted,
    /// Somebody's, in the article's wording.
    Paraphrased,
    /// The headline's, with what stands above and below it; the condition `In` tells these apart.
    Headline,
}

/// A node of a graph rule.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum NodeFile {
    /// A claim for which the condition holds.
    Claim(ConditionFile),
    /// A speaker for whom the condition holds.
    Speaker(ConditionFile),
}

impl NodeFile {
    /// What must hold of it.
    pub fn condition(&self) -> &ConditionFile {
        match self {
            Self::Claim(condition) | Self::Speaker(condition) => condition,
        }
    }

    /// What it is, in one word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Claim(_) => "claim",
            Self::Speaker(_) => "speaker",
        }
    }
}

/// An edge between two nodes, by name.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Edge")]
pub struct EdgeFile(pub String, pub RelationName, pub String);

/// What two nodes, by name, must have to do with each other.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Tied")]
pub struct TiedFile(pub String, pub Tie, pub String);

/// How two nodes stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum RelationName {
    /// A speaker asserts a claim.
    Asserts,
    /// A claim speaks of a speaker.
    About,
    /// A claim tells what a speaker does or is.
    Subject,
    /// A claim denies another.
    Denies,
    /// A claim puts the blame on a speaker.
    Blames,
    /// A speaker passes on in a claim what somebody else says or did.
    Relays,
    /// A claim gives what a further speaker says.
    Cites,
    /// A claim says what an earlier one of another, independent source says.
    Corroborates,
    /// A claim of the body tells what one of the headline tells.
    Restates,
    /// A claim tells plainly what an earlier one tells: the same subject, the same verb, and something beside it that is the
    /// same.
    Echoes,
    /// A claim tells with reserve (“may”, “reportedly”) what an earlier one tells plainly.
    Hedges,
    /// Of a claim and an earlier one, which have the same subject, the same verb and something beside it, one is negated.
    Gainsays,
    /// Two claims clash.
    Conflicts(ConflictName),
}

/// In what two claims clash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum ConflictName {
    /// One denies the other.
    Denial,
    /// Each puts the blame elsewhere.
    Blame,
    /// Different numbers for one thing.
    Figures,
    /// Opposite descriptions of one thing.
    Characterisation,
    /// One answers the other, or the copy sets them against each other.
    Contrast,
    /// One side's later account differs from its earlier one.
    Change,
}

/// An example of what a rule finds or leaves alone.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Example {
    /// Faulty copy; the words to be found stand in double square brackets. In a graph rule `[[name: words]]` says that these
    /// are the words of the node of that name; what is so marked is checked as well.
    Flag(String),
    /// Faulty copy, and with it the question that is asked of the first words marked.
    Asks(String, String),
    /// Clean copy.
    Pass(String),
    /// How grave all findings in an example are, and the example: `Graded(Must, Flag("..."))`.
    Graded(Severity, Box<Example>),
    /// What the copy of an example was written from, and the example: `Against("...", Flag("..."))`.
    Against(String, Box<Example>),
    /// An example that fails so far, and is meant to be told when it no longer does.
    Todo(Box<Example>),
}
