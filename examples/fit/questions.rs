//! The questions that reading an attribution raises, with the answers that people's marks give.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use deskcheck::attribution::content::{Core, Next, Sides, Skips, Stretches};
use deskcheck::attribution::cue::{Frame, frames};
use deskcheck::attribution::scene::Scene;
use deskcheck::attribution::{self, Proposal, propose, source, verdict};
use deskcheck::language::lexicon::Lexicons;
use deskcheck::language::sentence::Sentence;
use deskcheck::language::tag::Tag;
use deskcheck::statistics::feature::Feature;

use crate::articles::{Article, Gold};
use crate::attribution::setting;

#[derive(Clone, Copy, Debug)]
pub enum Question {
    Cue,
    Source,
    SourceStart,
    SourceEnd,
    Sides,
    RightStart,
    RightEnd,
    LeftStart,
    GoesOn,
    Verdict,
}

/// Their names; the last is asked about what the answers to the others propose.
pub const QUESTIONS: [&str; 10] = [
    "cue",
    "source",
    "source.start",
    "source.end",
    "sides",
    "right.start",
    "right.end",
    "left.start",
    "goes.on",
    "verdict",
];

/// Takes a question, the features of each of its candidates, which one is right (if any is), and how much it counts.
pub type Sink<'s, F> = &'s mut dyn FnMut(Question, Vec<Vec<F>>, Option<usize>, f32);

pub fn listed<F>(run: impl FnOnce(&mut dyn FnMut(F))) -> Vec<F> {
    let mut features = Vec::new();
    run(&mut |f| features.push(f));
    features
}

/// Calls `sink` with the questions that the article raises: without scores, which words are cues, and with their scores
/// what source and content the marked ones have.
pub fn gather<F: Feature>(article: &Article, lexicons: &Lexicons, scores: Option<&[Option<i16>]>, sink: Sink<'_, F>) {
    if article.gold.is_empty() {
        return;
    }
    let nested_weight = setting("NESTED", 0.25);
    let a = &article.annotations;
    let scene = Scene::new(&article.text, a, lexicons).with_scores(scores.unwrap_or_default());
    let named = scene.named_before();
    let scene = scene.with_named(&named);
    let mut content = vec![false; a.tokens.len()];
    for g in &article.gold {
        for &t in &g.content {
            content[t as usize] = true;
        }
    }
    let by_sentence: Vec<Vec<Frame>> = a.sentences.iter().map(|s| frames(&scene, s)).collect();
    let gold_of = heads(article, &by_sentence.iter().flatten());
    for _ in gold_of.len()..if scores.is_none() { article.gold.len() } else { 0 } {
        sink(Question::Cue, Vec::new(), None, 0.0);
    }
    let marked = marked(article);
    for (sentence, frames) in a.sentences.iter().zip(&by_sentence) {
        for frame in frames {
            let gold = gold_of.get(&frame.head).map(|&g| &article.gold[g]);
            // Another word of a marked cue is neither right nor wrong.
            if gold.is_none() && marked.contains(&frame.head) {
                continue;
            }
            if scores.is_none() {
                let weight = if content[frame.head as usize] && gold.is_none() { nested_weight } else { 1.0 };
                let features = listed(|emit| frame.features(&scene, sentence, emit));
                sink(Question::Cue, vec![features, Vec::new()], Some(usize::from(gold.is_none())), weight);
                continue;
            }
            let Some(gold) = gold else { continue };
            let asked = Asked { scene: &scene, sentence, gold };
            let core = asked.source(frame, sink);
            asked.content(&core, sink);
        }
    }
}

/// The words of all marked cues.
fn marked(article: &Article) -> BTreeSet<u32> {
    article.gold.iter().flat_map(|g| g.cue.iter().copied()).collect()
}

/// The heads of the frames that stand for marked attributions, with the attributions' numbers.
fn heads<'f>(article: &Article, frames: &(impl Iterator<Item = &'f Frame> + Clone)) -> BTreeMap<u32, usize> {
    let mut heads = BTreeMap::new();
    for (g, gold) in article.gold.iter().enumerate() {
        let inside = frames.clone().filter(|f| gold.cue.contains(&f.head));
        if let Some(best) = inside.max_by(|x, y| ratio(x).total_cmp(&ratio(y))) {
            heads.entry(best.head).or_insert(g);
        }
    }
    heads
}

/// Calls `sink` with the verdicts on what the other questions' weights, those of the lexicons, propose.
///
/// A proposal is right if people marked its cue, and its source and its content overlap with theirs; one whose bounds are
/// not theirs to the word is right by four fifths.
pub fn judge<F: Feature>(article: &Article, lexicons: &Lexicons, sink: Sink<'_, F>) {
    const ROUGHLY: f32 = 0.8;
    if article.gold.is_empty() {
        return;
    }
    let scene = Scene::new(&article.text, &article.annotations, lexicons);
    let proposals = propose(&scene);
    let frames: Vec<Frame> = article.annotations.sentences.iter().flat_map(|s| frames(&scene, s)).collect();
    let gold_of = heads(article, &frames.iter());
    let marked = marked(article);
    attribution::judge(&scene, &proposals, |number, sentence, lie| {
        let proposal = &proposals[number];
        let head = proposal.core.frame.head;
        let gold = gold_of.get(&head).map(|&g| &article.gold[g]);
        if gold.is_none() && marked.contains(&head) {
            return;
        }
        let right = match gold.map(|gold| agreement(&scene, proposal, gold)) {
            None | Some(Agreement::None) => 0.0,
            Some(Agreement::Overlap) => ROUGHLY,
            Some(Agreement::Exact) => 1.0,
        };
        let features: Vec<F> = listed(|emit| verdict::features(&scene, sentence, &proposals, number, lie, emit));
        for (answer, weight) in [right, 1.0 - right].into_iter().enumerate().filter(|(_, weight)| *weight > 0.0) {
            sink(Question::Verdict, vec![features.clone(), Vec::new()], Some(answer), weight);
        }
    });
}

/// How far source and content of a proposal are those that people marked.
enum Agreement {
    None,
    Overlap,
    Exact,
}

fn agreement(scene: &Scene<'_>, proposal: &Proposal, gold: &Gold) -> Agreement {
    let words = |tokens: &mut dyn Iterator<Item = u32>| -> BTreeSet<u32> {
        tokens.filter(|&t| !scene.token(t).tag.is_punctuation()).collect()
    };
    let pairs = [
        (words(&mut proposal.core.source.iter().cloned().flatten()), words(&mut gold.source.iter().copied())),
        (words(&mut proposal.content.iter().cloned().flatten()), words(&mut gold.content.iter().copied())),
    ];
    if pairs.iter().all(|(ours, theirs)| ours == theirs) {
        Agreement::Exact
    } else if pairs.iter().all(|(ours, theirs)| ours == theirs || !ours.is_disjoint(theirs)) {
        Agreement::Overlap
    } else {
        Agreement::None
    }
}

fn ratio(frame: &Frame) -> f64 {
    f64::from(frame.cue.cues) / (f64::from(frame.cue.uses) + 3.0)
}

/// The first token of the set from which only members and loose marks follow up to `end`.
fn runs(scene: &Scene<'_>, content: &BTreeSet<u32>, range: Range<u32>) -> Vec<Range<u32>> {
    let mut runs: Vec<Range<u32>> = Vec::new();
    for at in range.filter(|at| content.contains(at)) {
        match runs.last_mut() {
            Some(run) if (run.end..at).all(|i| scene.token(i).tag.is_punctuation()) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// One marked attribution.
struct Asked<'a> {
    scene: &'a Scene<'a>,
    sentence: &'a Sentence,
    gold: &'a Gold,
}

impl Asked<'_> {
    fn source<F: Feature>(&self, frame: &Frame, sink: Sink<'_, F>) -> Core {
        let Self { scene, sentence, gold } = self;
        let range = gold.source.first().map(|&first| first..gold.source.last().unwrap() + 1);
        let heads = source::heads(scene, sentence, frame);
        let gold_head = range.clone().and_then(|r| source::head_of(scene, r));
        let candidates: Vec<Option<u32>> = std::iter::once(None).chain(heads.iter().copied().map(Some)).collect();
        let right = match (&range, gold_head) {
            (None, _) => Some(0),
            (Some(_), Some(h)) => candidates.iter().position(|c| *c == Some(h)),
            _ => None,
        };
        let asked = source::Asked::new(scene, sentence, frame, &heads);
        let features = candidates.iter().map(|&c| listed(|f| asked.features(c, f)));
        sink(Question::Source, features.collect(), right, 1.0);
        if let (Some(range), Some(h)) = (&range, gold_head)
            && heads.contains(&h)
            && scene.token(h).tag != Tag::PrpS
        {
            let reach = source::Reach::new(scene, sentence, frame, h);
            let starts = source::starts(scene, sentence, frame, h);
            let right = starts.iter().position(|&s| s == range.start);
            let features = starts.iter().map(|&s| listed(|f| reach.start_features(s, f)));
            sink(Question::SourceStart, features.collect(), right, 1.0);
            let ends = source::ends(scene, sentence, frame, h);
            let mut last = range.end;
            while last > h + 1 && scene.token(last - 1).tag.is_punctuation() && !ends.contains(&last) {
                last -= 1;
            }
            let right = ends.iter().position(|&e| e == last);
            let features = ends.iter().map(|&e| listed(|f| reach.end_features(e, f)));
            sink(Question::SourceEnd, features.collect(), right, 1.0);
        }
        Core { frame: frame.clone(), source: range }
    }

    /// How many marked words the range holds.
    fn words(&self, range: Range<u32>) -> usize {
        range.filter(|i| self.gold.content.contains(i) && !self.scene.token(*i).tag.is_punctuation()).count()
    }

    fn content<F: Feature>(&self, core: &Core, sink: Sink<'_, F>) {
        let Self { scene, sentence, gold } = self;
        let first = gold.content.iter().copied().min().unwrap();
        let last = gold.content.iter().copied().max().unwrap();
        let lefts = core.left_starts(scene, sentence);
        let from = lefts.first().copied().unwrap_or(core.start());
        let left = self.words(first.max(from.min(first))..core.start()) > 0;
        let sentence_end = sentence.tokens.end;
        let right = self.words(core.frame.group.end..sentence_end.max(core.frame.group.end)) > 0;
        let possible = core.sides(scene, sentence);
        let below = Next::after(scene, core.end()).is_some_and(|n| self.words(n.tokens) > 0);
        let side = match (left, right) {
            (true, true) => Some(Sides::Both),
            (true, false) => Some(Sides::Left),
            (false, true) => Some(Sides::Right),
            _ if below => Some(Sides::Below),
            _ if core.above(scene, sentence).is_some_and(|q| self.words(q) > 0) => Some(Sides::Above),
            _ => None,
        };
        let around = core.around(scene, sentence);
        let features = possible.iter().map(|&s| listed(|f| around.features(s, f)));
        sink(Question::Sides, features.collect(), side.and_then(|s| possible.iter().position(|p| *p == s)), 1.0);
        let Some(side) = side else { return };
        let mut end = core.end();
        if side == Sides::Below {
            end = Next::after(scene, end).unwrap().tokens.end;
        }
        if matches!(side, Sides::Right | Sides::Both) {
            end = end.max(self.right(core, last, sink));
        }
        if matches!(side, Sides::Left | Sides::Both) {
            let left_run = runs(scene, &gold.content, from.min(first)..core.start()).into_iter().next_back();
            if let Some(run) = left_run {
                // Content in two stretches on the left starts with the first one, if only marks stand between.
                let right = lefts.iter().position(|&s| s == run.start);
                let left = core.left_of(scene, sentence, &lefts);
                let features = lefts.iter().map(|&s| listed(|f| left.features(s, f)));
                sink(Question::LeftStart, features.collect(), right, 1.0);
            }
        }
        while let Some(next) = Next::after(scene, end) {
            let inside = self.words(next.tokens.clone()) > 0;
            let features = listed(|f| core.goes_on_features(scene, end, &next, f));
            sink(Question::GoesOn, vec![features, Vec::new()], Some(usize::from(!inside)), 1.0);
            if !inside {
                break;
            }
            end = next.tokens.end;
        }
    }

    /// Where the content on the right begins and ends; returns its end, or 0.
    fn right<F: Feature>(&self, core: &Core, last: u32, sink: Sink<'_, F>) -> u32 {
        let Self { scene, sentence, gold } = self;
        let starts: Vec<u32> = core.right_starts(scene, sentence).collect();
        let behind = core.frame.group.end..sentence.tokens.end.max(last + 1);
        let run = runs(scene, &gold.content, behind).into_iter().next();
        let right = run.as_ref().and_then(|run| starts.iter().position(|&s| s == run.start));
        let skips = Skips::new(core, scene, sentence);
        let features = starts.iter().map(|&s| listed(|f| core.right_start_features(scene, sentence, &skips, s, f)));
        sink(Question::RightStart, features.collect(), right, 1.0);
        let (Some(run), Some(_)) = (run, right) else { return 0 };
        let ends = core.right_ends(scene, sentence, run.start);
        // The last possible end that leaves no marked word of this stretch out and takes no unmarked one in.
        let marked = self.words(run.start..run.end.min(ends.last().copied().unwrap_or(run.end)));
        let fits = |&e: &u32| {
            self.words(run.start..e) == marked
                && (run.start..e).all(|i| gold.content.contains(&i) || scene.token(i).tag.is_punctuation())
        };
        let right = ends.iter().rposition(fits);
        let stretches = Stretches::new(core, scene, sentence, run.start);
        let features = ends.iter().map(|&e| listed(|f| core.right_end_features(scene, sentence, &stretches, e, f)));
        sink(Question::RightEnd, features.collect(), right, 1.0);
        right.map_or(0, |r| ends[r])
    }
}
