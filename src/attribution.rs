//! Attribution: who says, thinks or knows what.
//!
//! In: an annotated text. Out: [`Attribution`]s, each a cue with its source and its content, and those that are [`Relayed`].
//! Attributions never nest: what stands inside another's content belongs to that. Whom somebody quotes in turn is kept
//! apart from them.

pub mod assertion;

pub mod content;

pub mod cue;

pub mod manner;

pub mod model;

pub mod overlap;

pub mod relayed;

pub mod scene;

pub mod signature;

pub mod source;

pub mod turn;

pub mod verdict;

pub mod wording;

use std::collections::BTreeMap;
use std::ops::Range;

use content::{Core, Next};
use cue::Frame;
use manner::Manner;
use scene::Scene;

pub use relayed::Relayed;

use crate::language::quantity::Quantity;
use crate::language::sentence::Sentence;

/// A cue with its source and content, as ranges of tokens.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The cue and the source.
    pub core: Core,
    /// The content's stretches in text order; never empty.
    pub content: Vec<Range<u32>>,
    /// How sure it is that the cue is one, in hundredths of a unit of log-odds.
    pub score: i32,
    /// Whether it tells what is said, shown, thought or done.
    pub manner: Manner,
    /// Whether somebody says it: not so if nobody does, or it is only supposed that one does.
    pub made: bool,
}

/// How much of an attribution's content stands between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// All of it.
    Direct,
    /// A part.
    Mixed,
    /// Nothing.
    Indirect,
}

impl Form {
    /// The form in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

impl Attribution {
    /// How much of the content stands between quotation marks.
    pub fn form(&self, scene: &Scene<'_>) -> Form {
        let words = || self.content.iter().cloned().flatten().filter(|&t| !scene.token(t).tag.is_punctuation());
        match (words().any(|t| scene.quoted(t)), words().all(|t| scene.quoted(t))) {
            (true, true) => Form::Direct,
            (true, false) => Form::Mixed,
            _ => Form::Indirect,
        }
    }

    /// Whether what it attributes has a source that can be asked: somebody says it, or a record shows it.
    pub fn gives_source(&self) -> bool {
        self.manner.sources() && self.made && self.core.source.is_some()
    }
}

/// What is found in a text of who says what.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The attributions, in order of their cues.
    pub attributions: Vec<Attribution>,
    /// Those that stand inside another's content.
    pub relayed: Vec<Relayed>,
    /// Contents of attributions with a source that did not stand, but nearly: somebody else's words as likely as not.
    pub possible: Vec<Range<u32>>,
}

/// Below this score a word is not considered as a cue at all.
pub const LEAST: i32 = -200;

/// Above this score a proposal stands: where one more costs as much precision as it brings recall. As to be right a
/// verdict asks for more than the cue, this is below even odds.
const STANDS: i32 = -60;

/// Above this score a proposal that does not stand is possible all the same. Of the questions that an editor would be
/// asked about such words as the article's own, half would be wrong; below it hardly more than elsewhere.
const POSSIBLE: i32 = -200;

/// An attribution as a cue would make it, before it is known whether it stands.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The cue and the source.
    pub core: Core,
    /// The word that heads the source.
    pub source_head: Option<u32>,
    /// The content's stretches in text order; never empty.
    pub content: Vec<Range<u32>>,
    /// How likely the word is a cue by itself, in hundredths of a unit of log-odds.
    pub score: i32,
    /// By how much what was chosen beat the next best.
    pub sureness: Sureness,
}

/// By how much choices beat the next best, in hundredths of a unit of log-odds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sureness {
    /// Which word heads the source.
    pub source: i32,
    /// On which sides the content stands.
    pub sides: i32,
    /// Where the content begins and ends; the least sure of the edges.
    pub edges: i32,
}

/// Whether the token is one of the content's.
fn covers(content: &[Range<u32>], token: u32) -> bool {
    content.iter().any(|r| r.contains(&token))
}

/// Whether more than half of the other content belongs to this one too.
fn shares_most(content: &[Range<u32>], other: &[Range<u32>]) -> bool {
    let all: usize = other.iter().map(ExactSizeIterator::len).sum();
    let shared = |a: &Range<u32>, b: &Range<u32>| a.end.min(b.end).saturating_sub(a.start.max(b.start)) as usize;
    let both: usize = other.iter().map(|b| content.iter().map(|a| shared(a, b)).sum::<usize>()).sum();
    both * 2 > all
}

/// From the first to behind the last token of cue, source and content.
fn extent(core: &Core, content: &[Range<u32>]) -> Range<u32> {
    let first = content.first().map_or(u32::MAX, |r| r.start);
    let last = content.last().map_or(0, |r| r.end);
    first.min(core.start())..last.max(core.end())
}

/// Proposes an attribution for each word that may be a cue, in order of where they begin.
pub fn propose(scene: &Scene<'_>) -> Vec<Proposal> {
    let (frames, scores) = cue::scored(scene);
    let (named, heads) = (scene.named_before(), source::all_heads(scene));
    propose_from(&scene.with_scores(&scores).with_named(&named).with_heads(&heads), &frames)
}

fn propose_from(scene: &Scene<'_>, frames: &[(Frame, i32)]) -> Vec<Proposal> {
    let possible = |frame: &Frame| frame.ends_sentence(scene, scene.sentence(frame.head));
    let likely = frames.iter().filter(|(frame, score)| *score > LEAST || possible(frame));
    let mut proposed: Vec<Proposal> = likely.filter_map(|(frame, score)| proposal(scene, frame, *score)).collect();
    proposed.sort_by_key(|p| (extent(&p.core, &p.content).start, p.core.frame.head));
    proposed
}

/// The attribution that a word would make as a cue, if it has a content.
fn proposal(scene: &Scene<'_>, frame: &Frame, score: i32) -> Option<Proposal> {
    let found = source::find(scene, scene.sentence(frame.head), frame);
    filled(scene, frame, score, found)
}

/// The attribution that a word with that source would make as a cue, if it has a content.
fn filled(scene: &Scene<'_>, frame: &Frame, score: i32, found: source::Found) -> Option<Proposal> {
    let core = Core { frame: frame.clone(), source: found.tokens };
    let (content, sides, edges) = core.content(scene, scene.sentence(frame.head));
    if content.is_empty() || is_date(scene, &content) {
        return None;
    }
    let sureness = Sureness { source: found.sureness, sides, edges };
    let mut proposal = Proposal { core, source_head: found.head, content, score, sureness };
    extend(scene, &mut proposal);
    Some(proposal)
}

/// Whether a content tells no more than when somebody spoke: "apologised on \[Friday\]".
fn is_date(scene: &Scene<'_>, content: &[Range<u32>]) -> bool {
    let dated = |at: u32| scene.annotations.quantity_at(at).is_some_and(Quantity::is_date);
    content.iter().cloned().flatten().all(|at| !scene.quoted(at) && (dated(at) || scene.token(at).tag.is_punctuation()))
}

/// Finds the attributions of a text, those that stand inside another's content, and those that are possible.
pub fn find(scene: &Scene<'_>) -> Found {
    let (frames, scores) = cue::scored(scene);
    let (named, heads) = (scene.named_before(), source::all_heads(scene));
    let asked = &scene.with_scores(&scores).with_named(&named).with_heads(&heads);
    let proposals = propose_from(asked, &frames);
    let mut standing: Vec<Attribution> = signature::find(scene);
    standing.extend(wording::find(scene));
    let mut possible = Vec::new();
    judge(scene, &proposals, |number, sentence, lie| {
        let score = model::score(scene.weights(), |score| {
            verdict::features(scene, sentence, &proposals, number, lie, |f| score.add(f));
        });
        let Core { frame, source } = &proposals[number].core;
        let stands = score > STANDS || source.is_some() && frame.ends_sentence(scene, sentence);
        if score > POSSIBLE || stands {
            let Proposal { core, content, .. } = proposals[number].clone();
            let attribution = Attribution { core, content, score, manner: Manner::Saying, made: true };
            if stands {
                standing.push(attribution);
            } else if attribution.core.source.is_some() && manner::of(scene, &attribution).sources() {
                possible.extend(attribution.content);
            }
        }
    });
    let turns = turn::find(scene);
    standing.retain(|a| !turn::meets(&turns, &extent(&a.core, &a.content)));
    let mut kept = choose(scene, standing);
    kept.extend(turn::attributions(scene, &turns));
    kept.sort_by_key(|a| a.core.frame.head);
    for attribution in &mut kept {
        attribution.manner = manner::of(scene, attribution);
        attribution.made = assertion::is_made(scene, attribution);
    }
    let relayed = relayed::find(asked, &frames, &proposals, &kept);
    Found { attributions: kept, relayed, possible }
}

/// Calls `each` with the number of each proposal, its sentence, and how it lies to the others.
pub fn judge(scene: &Scene<'_>, proposals: &[Proposal], mut each: impl FnMut(usize, &Sentence, &verdict::Lie)) {
    let known = verdict::known(scene, proposals);
    for cluster in verdict::clusters(proposals) {
        let mut lies = verdict::lies(&proposals[cluster.clone()], cluster.start);
        for (number, lie) in cluster.zip(&mut lies) {
            lie.known = known[number];
            each(number, scene.sentence(proposals[number].core.frame.head), lie);
        }
    }
}

/// What counted for and against each proposal's verdict, the weightiest first, by the head of its cue.
pub fn reasons(scene: &Scene<'_>) -> BTreeMap<u32, Vec<(i32, String)>> {
    let proposals = propose(scene);
    let mut reasons = BTreeMap::new();
    judge(scene, &proposals, |number, sentence, lie| {
        let mut features = Vec::new();
        verdict::features(scene, sentence, &proposals, number, lie, |feature| features.push(feature));
        reasons.insert(proposals[number].core.frame.head, model::reasons(scene.weights(), features));
    });
    reasons
}

/// Lets the content go on over the quotations that follow it.
fn extend(scene: &Scene<'_>, proposal: &mut Proposal) {
    let mut end = proposal.content.last().map_or(0, |r| r.end).max(proposal.core.end());
    while let Some(next) = Next::after(scene, end) {
        if !proposal.core.goes_on(scene, end, &next) {
            break;
        }
        end = next.tokens.end;
        // "wrote in a letter to the mayor:" with a paragraph of its own for what he wrote
        let clause = |r: &Range<u32>| r.clone().any(|t| scene.token(t).tag.is_finite() || scene.quoted(t));
        if next.is_introduced() && proposal.content.last().is_some_and(|r| r.start >= proposal.core.end() && !clause(r))
        {
            proposal.content.pop();
        }
        proposal.content.push(next.tokens);
    }
}

/// Settles what attributions claim from each other, the surest first: none stands in another's content, and no content
/// belongs to two. What introduces a whole sentence from its end is surest: "They knew that it was so, emails reveal".
fn choose(scene: &Scene<'_>, mut standing: Vec<Attribution>) -> Vec<Attribution> {
    standing.sort_by_key(|a| extent(&a.core, &a.content).start);
    let mut kept: Vec<Attribution> = Vec::new();
    let mut cluster: Vec<Attribution> = Vec::new();
    let mut reach = 0;
    for attribution in standing {
        let extent = extent(&attribution.core, &attribution.content);
        if extent.start >= reach {
            settle(scene, std::mem::take(&mut cluster), &mut kept);
        }
        reach = reach.max(extent.end);
        cluster.push(attribution);
    }
    settle(scene, cluster, &mut kept);
    kept.sort_by_key(|a| a.core.frame.head);
    kept
}

/// The same for attributions that reach into each other, in order of where they begin.
fn settle(scene: &Scene<'_>, cluster: Vec<Attribution>, kept: &mut Vec<Attribution>) {
    /// Few reach over more tokens than this; they are kept apart, so that each of the others is asked only about its
    /// neighbours.
    const LONG: u32 = 1_000;
    let extents: Vec<Range<u32>> = cluster.iter().map(|a| extent(&a.core, &a.content)).collect();
    let long: Vec<usize> = (0..extents.len()).filter(|&n| extents[n].len() > LONG as usize).collect();
    let mut surest: Vec<usize> = (0..cluster.len()).collect();
    let tail = |a: &Attribution| {
        let frame = &a.core.frame;
        let quoted = a.content.iter().cloned().flatten().any(|at| scene.quoted(at));
        a.core.source.is_some() && !quoted && frame.ends_sentence(scene, scene.sentence(frame.head))
    };
    let order = |a: &Attribution| (std::cmp::Reverse((tail(a), a.score)), a.core.frame.head);
    surest.sort_by_cached_key(|&n| order(&cluster[n]));
    let mut left: Vec<Option<Attribution>> = cluster.into_iter().map(Some).collect();
    for n in surest {
        let Some(accepted) = left[n].take() else { continue };
        let reach = &extents[n];
        let first = extents.partition_point(|e| e.start < reach.start.saturating_sub(LONG));
        let last = extents.partition_point(|e| e.start < reach.end);
        for m in long.iter().copied().take_while(|&m| m < first).chain(first..last) {
            if left[m].as_mut().is_some_and(|other| !remains(scene, &accepted, other)) {
                left[m] = None;
            }
        }
        kept.push(accepted);
    }
}

/// Takes from an attribution what a surer one claims for itself; whether enough is left of it.
fn remains(scene: &Scene<'_>, accepted: &Attribution, other: &mut Attribution) -> bool {
    if covers(&accepted.content, other.core.frame.head) {
        return false;
    }
    if covers(&other.content, accepted.core.frame.head) {
        // What an accepted attribution claims for itself ends the content of one that started before it.
        let start = accepted.core.start();
        for r in &mut other.content {
            r.end = r.end.min(start.max(r.start));
        }
        other.content.retain(|r| r.start < r.end);
        other.content = other.content.drain(..).filter_map(|r| content::trimmed(scene, r)).collect();
    }
    !other.content.is_empty() && !shares_most(&accepted.content, &other.content)
}
