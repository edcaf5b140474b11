//! Attribution: who says, thinks or knows what.
//!
//! In: an annotated text. Out: [`Attribution`]s, each a cue with its source and its content.
//! Attributions never nest: what stands inside another's content belongs to that.

pub mod content;

pub mod cue;

pub mod manner;

pub mod model;

pub mod scene;

pub mod signature;

pub mod source;

use std::ops::Range;

use content::{Core, Next};
use manner::Manner;
use scene::Scene;

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
        self.manner.sources() && self.core.source.is_some()
    }

    fn covers(&self, token: u32) -> bool {
        self.content.iter().any(|r| r.contains(&token))
    }
}

/// Below this score a word is not considered as a cue at all.
const LEAST: i32 = 0;

/// From this score on a cue takes the cues inside its content with it, even if they score higher.
const OUTER: i32 = 50;

/// Finds the attributions of a text, in order of their cues.
pub fn find(scene: &Scene<'_>) -> Vec<Attribution> {
    let mut proposed = Vec::new();
    let mut heads = Vec::new();
    for sentence in &scene.annotations.sentences {
        for frame in cue::frames(scene, sentence) {
            let score = frame.score(scene, sentence);
            if score <= LEAST {
                continue;
            }
            if !scene.quoted(frame.head) {
                heads.push(frame.head);
            }
            let source = source::find(scene, sentence, &frame);
            let core = Core { frame, source };
            let content = core.content(scene, sentence);
            if !content.is_empty() {
                proposed.push(Attribution { core, content, score, manner: Manner::Saying });
            }
        }
    }
    for attribution in &mut proposed {
        extend(scene, attribution, &heads);
    }
    proposed.extend(signature::find(scene));
    let mut kept = choose(scene, proposed);
    kept.sort_by_key(|a| a.core.frame.head);
    for attribution in &mut kept {
        attribution.manner = manner::of(scene, attribution);
    }
    kept
}

/// Lets the content go on over the quotations that follow it; `heads` are those of all likely cues, in order.
fn extend(scene: &Scene<'_>, attribution: &mut Attribution, heads: &[u32]) {
    let cued = |range: Range<u32>| {
        heads[heads.partition_point(|&h| h < range.start)..].first().is_some_and(|&h| h < range.end)
    };
    let mut end = attribution.content.last().map_or(0, |r| r.end).max(attribution.core.end());
    while let Some(next) = Next::after(scene, end, &cued) {
        if !attribution.core.goes_on(scene, end, &next) {
            break;
        }
        end = next.tokens.end;
        attribution.content.push(next.tokens);
    }
}

/// Keeps the attributions that stand in no other's content.
fn choose(scene: &Scene<'_>, mut proposed: Vec<Attribution>) -> Vec<Attribution> {
    let mut kept: Vec<Attribution> = Vec::new();
    proposed.sort_by_key(|a| (std::cmp::Reverse(a.score), a.core.frame.head));
    while !proposed.is_empty() {
        let mut pick = 0;
        // The outermost of those around the best.
        for _ in 0..4 {
            let inner = proposed[pick].core.frame.head;
            let around = proposed.iter().position(|a| {
                a.score >= OUTER
                    && a.covers(inner)
                    && !proposed[pick].covers(a.core.frame.head)
                    && a.core.frame.head != inner
            });
            match around {
                Some(outer) => pick = outer,
                None => break,
            }
        }
        let accepted = proposed.remove(pick);
        let head = accepted.core.frame.head;
        proposed.retain(|a| !accepted.covers(a.core.frame.head));
        for other in &mut proposed {
            if other.covers(head) {
                // What an accepted attribution claims for itself ends the content of one that started before it.
                let start = accepted.core.start();
                other.content.retain_mut(|r| {
                    r.end = r.end.min(start.max(r.start));
                    r.start < r.end
                });
                other.content = other.content.drain(..).filter_map(|r| content::trimmed(scene, r)).collect();
            }
        }
        proposed.retain(|a| !a.content.is_empty());
        kept.push(accepted);
    }
    kept
}
