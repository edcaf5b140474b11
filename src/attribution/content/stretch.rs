//! The stretches of content that begin at one place, for each place where they may end: what stands in them and behind.
//!
//! In: a cue with its source, and where content on the right begins. Out: [`Stretches`], worked out in one walk over the rest
//! of the sentence, so that it costs no more to ask about every end than about the last.

use super::super::model::Value;
use super::super::scene::{NONE, Scene};
use super::Core;
use crate::language::sentence::Sentence;
use crate::language::tag::Tag;
use crate::statistics::feature::{Symbol, symbols};

symbols! { CUE_HEAD "cue" SOURCE "s" ELSEWHERE "elsewhere" }

/// A cue before this score is none that comes.
const LIKELY: i32 = -60;

/// What stands in a stretch and behind it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stretch {
    /// How many arcs of the tree lead from it to the rest of the sentence behind it.
    pub(super) crossings: i32,
    /// How many commas stand in it.
    pub(super) commas: u32,
    /// How many of its words hang on what stands before it, or on nothing.
    pub(super) strays: u32,
    /// The score of the likeliest cue in it outside of quotations.
    pub(super) likeliest: Option<i32>,
    /// The first likely cue behind it outside of quotations.
    pub(super) next_cue: Option<u32>,
}

/// The stretches from one place on.
#[derive(Clone, Debug)]
pub struct Stretches<'a> {
    /// Where they begin.
    pub(super) start: u32,
    /// How they open: by their first word if that is a small one, else by its tag.
    pub(super) opener: Value<'a>,
    /// Whether a quotation opens with them.
    pub(super) opens: bool,
    /// Where the last quotation of the sentence opens behind their beginning.
    pub(super) last_opening: Option<u32>,
    /// Their first verb.
    pub(super) first_verb: Option<u32>,
    /// Of the second word that hangs on what stands before them, for the first is the content's own head, how it hangs and
    /// where.
    pub(super) second_stray: Option<(Symbol, Symbol)>,
    /// The ends with which a dependent of the cue is whole.
    pub(super) whole: Vec<u32>,
    /// For each end from the beginning to the sentence's end.
    up_to: Vec<Stretch>,
}

impl<'a> Stretches<'a> {
    /// The stretches of content that begin at `start`.
    pub fn new(core: &Core, scene: &Scene<'a>, sentence: &Sentence, start: u32) -> Self {
        let trees = &scene.annotations.trees;
        let head = core.frame.head;
        let last = sentence.tokens.end.max(start);
        let children = trees.children(head).filter(|&c| c > head);
        let whole =
            children.filter(|&c| trees.subtree(c).start >= start.saturating_sub(1)).map(|c| trees.subtree(c).end);
        let mut stretches = Self {
            start,
            opener: opener(scene, sentence, start),
            opens: scene.opens(start),
            last_opening: None,
            first_verb: None,
            second_stray: None,
            whole: whole.collect(),
            up_to: vec![Stretch::default(); (last - start) as usize + 1],
        };
        let mut here = Stretch::default();
        for at in start..last {
            let token = scene.token(at);
            let place = (at - start) as usize;
            if scene.opens(at) {
                stretches.last_opening = Some(at);
            }
            if stretches.first_verb.is_none() && token.tag.is_verb() {
                stretches.first_verb = Some(at);
            }
            here.commas += u32::from(token.tag == Tag::Comma);
            if let Some(likely) = scene.likely(at).filter(|_| !scene.quoted(at)) {
                here.likeliest = here.likeliest.max(Some(likely));
            }
            match trees.head(at) {
                Some(other) if other >= start => {
                    // The arc leads out of every stretch that ends between its two words.
                    let (left, right) = (at.min(other), at.max(other).min(last));
                    stretches.up_to[(left - start) as usize + 1].crossings += 1;
                    if let Some(behind) = stretches.up_to.get_mut((right - start) as usize + 1) {
                        behind.crossings -= 1;
                    }
                }
                outward if !token.tag.is_punctuation() => {
                    here.strays += 1;
                    if here.strays == 2 {
                        stretches.second_stray = Some((trees.relation(at).symbol(), core.place_of(outward)));
                    }
                }
                _ => {}
            }
            let next = &mut stretches.up_to[place + 1];
            *next = Stretch { crossings: next.crossings, ..here };
        }
        let mut crossings = 0;
        for stretch in &mut stretches.up_to {
            crossings += stretch.crossings;
            stretch.crossings = crossings;
        }
        let mut next_cue = None;
        for at in (start..last).rev() {
            if !scene.quoted(at) && scene.likely(at).is_some_and(|s| s > LIKELY) {
                next_cue = Some(at);
            }
            stretches.up_to[(at - start) as usize].next_cue = next_cue;
        }
        stretches
    }

    /// The stretch that ends before the token, which stands no farther than the sentence's end.
    pub(super) fn up_to(&self, end: u32) -> Stretch {
        self.up_to[(end - self.start) as usize]
    }
}

impl Core {
    /// Where a word hangs that does not hang on the content itself.
    fn place_of(&self, head: Option<u32>) -> Symbol {
        match head {
            None => NONE,
            Some(head) if head == self.frame.head => CUE_HEAD,
            Some(head) if self.source.as_ref().is_some_and(|s| s.contains(&head)) => SOURCE,
            Some(_) => ELSEWHERE,
        }
    }
}

/// How the content opens: its first word if that is a small one, else its tag.
fn opener<'a>(scene: &Scene<'a>, sentence: &Sentence, start: u32) -> Value<'a> {
    let tag = scene.token(start).tag;
    if tag.is_noun() || tag.is_verb() || tag.is_adjective() || tag.is_adverb() || tag.is_punctuation() {
        tag.symbol().into()
    } else {
        scene.word(sentence, Some(start))
    }
}
