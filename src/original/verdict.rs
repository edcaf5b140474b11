//! How a quotation was taken, from how its pieces lie.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::compare::{Draft, Piece, SKIPPED};
use super::differ::{Region, regions, sounds_alike};
use super::quoted::Quoted;
use super::voice::Voice;
use super::{Comparison, Difference, Originals, Passage, Taken};
use crate::language::lexicon::Vocabulary;
use crate::language::quotation::QuotationId;
use crate::language::token::{Token, tokenize};
use crate::span::Span;

/// Words that a mark may stand for where nobody is known to say them; elsewhere all that one speaker says in one go.
const SPANNED: u32 = 150;

/// Words left out behind a mark that may hide a negation.
const HIDDEN: usize = 3;

/// Words of a sentence, before or behind a quotation, among which its end is looked for.
const SENTENCE: u32 = 64;

/// Words of the sentence before and behind a quotation that are kept.
const AROUND: [usize; 2] = [8, 24];

/// What comes of a quotation whose pieces lie there.
pub(super) fn judge(
    quotation: QuotationId,
    quoted: &Quoted,
    pieces: &[Piece],
    (is_found, doubtful): (bool, bool),
    voice: Option<&Voice>,
    (draft, names): (&Draft<'_>, &FxHashSet<u64>),
    originals: &Originals,
) -> Comparison {
    let placed: Vec<(&Piece, Range<u32>)> = pieces.iter().filter_map(|p| Some((p, p.original()?))).collect();
    let passages: Vec<Passage> = placed.iter().map(|(piece, place)| passage(piece, place, quoted, originals)).collect();
    let mut comparison = Comparison {
        quotation,
        taken: Taken::Nowhere,
        passages,
        differences: Vec::new(),
        negation: false,
        other_speaker: false,
        named: voice.is_some_and(|voice| originals.name(voice)),
        before: Vec::new(),
        behind: Vec::new(),
    };
    let mut joined = false;
    let mut marked = quoted.marked[1..quoted.marked.len() - 1].contains(&true);
    let negative = |region: &Region| {
        let ours = quoted.words[region.quoted.clone()].iter().filter(|w| w.negative).count();
        let theirs = &originals.words[region.original.start as usize..region.original.end as usize];
        ours != theirs.iter().filter(|w| w.negative).count()
    };
    for (number, (piece, _)) in placed.iter().enumerate() {
        for region in regions(piece, quoted, originals) {
            if region.marked {
                marked = true;
                comparison.negation |= region.original.len() <= HIDDEN && negative(&region);
                joined |= !is_spanned(&region.original, originals);
            } else if !sounds_alike(&region, piece, (quoted, originals), &draft.scene) {
                comparison.negation |= negative(&region);
                comparison.differences.push(difference(&region, number, quoted, originals));
            }
        }
    }
    for (number, pair) in placed.windows(2).enumerate() {
        let ([(_, one), (next, other)], is_marked) = (pair, quoted.marked[pair[1].0.quoted.start]) else { continue };
        let follows = originals.original_of(one.start) == originals.original_of(other.start) && one.end <= other.start;
        let gap = one.end..other.start.max(one.end);
        if is_marked && follows {
            joined |= !is_spanned(&gap, originals);
            let region = Region { quoted: next.quoted.start..next.quoted.start, original: gap, marked: true };
            comparison.negation |= region.original.len() <= HIDDEN && negative(&region);
        } else if follows && gap.len() < SKIPPED && !originals.is_interrupted(&gap) {
            let region = Region { quoted: next.quoted.start..next.quoted.start, original: gap, marked: false };
            if !region.original.is_empty() {
                comparison.negation |= negative(&region);
                comparison.differences.push(difference(&region, number, quoted, originals));
            }
        } else {
            joined = true;
        }
    }
    if let Some((number, (piece, place))) = placed.iter().enumerate().next_back()
        && let Some(region) = lost_not(piece, place, originals)
    {
        comparison.negation |= is_found;
        comparison.differences.push(difference(&region, number, quoted, originals));
    }
    let unplaced = unplaced(quoted, pieces);
    for words in &unplaced {
        let region = Region { quoted: words.clone(), original: 0..0, marked: false };
        let span = quoted.span(&region.quoted);
        comparison.differences.push(Difference { draft: span, original: Span::default(), passage: 0 });
    }
    comparison.differences.sort_by_key(|d| (d.draft, d.original));
    if !is_found {
        comparison.negation = false;
        return comparison;
    }
    let (Some((_, first)), Some((_, last))) = (placed.first(), placed.last()) else { return comparison };
    let vocabulary = &draft.scene.lexicons.vocabulary;
    comparison.before = originals.around(originals.before(first.start), vocabulary);
    comparison.before.drain(..comparison.before.len().saturating_sub(AROUND[0]));
    comparison.behind = originals.around(originals.behind(last.end), vocabulary);
    comparison.behind.truncate(AROUND[1]);
    let cut = originals.is_cut(first.start, last.end);
    comparison.taken = match () {
        () if joined => Taken::Joined,
        () if !comparison.differences.is_empty() => Taken::Reworded,
        () if marked => Taken::Marked,
        () if cut => Taken::Trimmed,
        () => Taken::Exact,
    };
    comparison.other_speaker = !doubtful
        && voice.is_some_and(|voice| placed.iter().all(|(_, place)| is_other(voice, place.start, names, originals)));
    comparison
}

/// The "not" at which a piece was cut off: "it is" for "it isn't".
fn lost_not(piece: &Piece, place: &Range<u32>, originals: &Originals) -> Option<Region> {
    let (last, next) = (&originals.words[place.end as usize - 1], originals.words.get(place.end as usize)?);
    let adjoins = next.negative && !next.opens && matches!(next.token - last.token, 0 | 1);
    let whole = piece.same().next_back().is_some_and(|(at, _)| at + 1 == piece.quoted.end);
    let region =
        || Region { quoted: piece.quoted.end..piece.quoted.end, original: place.end..place.end + 1, marked: false };
    (adjoins && whole && originals.original_of(place.end) == originals.original_of(place.start)).then(region)
}

/// The runs of words that are in no piece.
fn unplaced(quoted: &Quoted, pieces: &[Piece]) -> Vec<Range<usize>> {
    let mut from = 0;
    let mut runs = Vec::new();
    if pieces.is_empty() {
        return runs;
    }
    let end = quoted.words.len();
    for words in pieces.iter().map(|p| p.quoted.clone()).chain(std::iter::once(end..end)) {
        if from < words.start {
            runs.push(from..words.start);
        }
        from = from.max(words.end);
    }
    runs
}

fn passage(piece: &Piece, place: &Range<u32>, quoted: &Quoted, originals: &Originals) -> Passage {
    let speaker = originals.voice(place.start).map(|(_, voice)| voice.name.clone());
    Passage {
        original: originals.original_of(place.start),
        span: originals.span(place),
        draft: quoted.span(&piece.quoted),
        speaker,
    }
}

fn difference(region: &Region, passage: usize, quoted: &Quoted, originals: &Originals) -> Difference {
    let draft = if region.quoted.is_empty() {
        let next = quoted.words.get(region.quoted.start).map(|w| w.span.start);
        let at = next.or(quoted.words.last().map(|w| w.span.end)).unwrap_or_default();
        Span::new(at, at)
    } else {
        quoted.span(&region.quoted)
    };
    let original = if region.original.is_empty() {
        let next = &originals.words[(region.original.start as usize).min(originals.words.len() - 1)];
        Span::new(next.span.start, next.span.start)
    } else {
        originals.span(&region.original)
    };
    Difference { draft, original, passage }
}

/// Whether a mark may stand for these words: one speaker says them, and what is around them, in one go; where nobody is
/// known to, they are not too many.
fn is_spanned(gap: &Range<u32>, originals: &Originals) -> bool {
    let spoken = |at: &u32| originals.words.get(*at as usize).is_some_and(|w| !w.free);
    let before = (0..gap.start).rev().take(SPANNED as usize).find(spoken).and_then(|at| originals.voice(at));
    let behind = (gap.end..gap.end + SPANNED).find(spoken).and_then(|at| originals.voice(at));
    match (before, behind) {
        (Some((one, _)), Some((other, _))) if one == other => true,
        (Some((_, one)), Some((_, other))) if one.is_another(other) => false,
        _ => gap.len() as u32 <= SPANNED,
    }
}

/// Whether it is told of a word in an original that somebody else says it than a speaker of the draft, both of whom the
/// texts know apart.
fn is_other(voice: &Voice, word: u32, names: &FxHashSet<u64>, originals: &Originals) -> bool {
    let Some((_, there)) = originals.voice(word) else { return false };
    let known = || voice.is_among(&originals.names) || there.is_among(names);
    // Whoever has a label of his own does not speak under another one.
    let labelled = || there.labels && originals.labels(originals.original_of(word), voice);
    voice.is_another(there) && known() || voice.is_clear && !voice.may_be(there) && labelled()
}

impl Originals {
    /// Whether what a speaker of the draft says in an original stands under a label.
    fn labels(&self, original: usize, voice: &Voice) -> bool {
        voice.is_among(&self.list[original].labelled)
    }

    /// Whether somebody else than who speaks before says one of the words.
    pub(super) fn is_interrupted(&self, words: &Range<u32>) -> bool {
        let before = words.start.checked_sub(1).and_then(|at| self.voice(at));
        let other = |at: u32| {
            !self.words[at as usize].free
                && self.voice(at).zip(before).is_some_and(|(there, before)| before.1.is_another(&there.1))
        };
        words.clone().take(SPANNED as usize).any(other)
    }

    /// Whether a speaker of the draft is named in the originals.
    fn name(&self, voice: &Voice) -> bool {
        voice.surname.is_some_and(|surname| self.index.has(surname)) || voice.is_among(&self.names)
    }

    /// Whether the words are cut out of a longer sentence.
    fn is_cut(&self, start: u32, end: u32) -> bool {
        let spoken = |range: Range<u32>| range.into_iter().any(|at| !self.words[at as usize].free);
        spoken(self.before(start)) || spoken(self.behind(end))
    }

    /// The words of a word's sentence before it.
    fn before(&self, word: u32) -> Range<u32> {
        let first =
            (word.saturating_sub(SENTENCE)..=word).rev().find(|&at| self.words[at as usize].opens).unwrap_or(word);
        first.max(self.extent(self.original_of(word)).start)..word
    }

    /// The words from there to the end of the sentence.
    fn behind(&self, word: u32) -> Range<u32> {
        let whole = self.extent(self.original_of(word.saturating_sub(1)));
        let reach = whole.end.min(word + SENTENCE);
        let end = (word..reach).find(|&at| self.words[at as usize].opens).unwrap_or(reach);
        word.min(end)..end
    }

    /// Words with the marks between them, as tokens.
    fn around(&self, words: Range<u32>, vocabulary: &Vocabulary) -> Vec<Token> {
        let mut tokens = Vec::new();
        if !words.is_empty() {
            tokenize(self.text_of(words.start), self.span(&words), vocabulary, &mut tokens);
        }
        tokens
    }
}
