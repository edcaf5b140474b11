//! The article on a page.
//!
//! In: the blocks of a page. Out: a [`Draft`] of those that are the article's.

use super::super::Part;
use super::super::draft::{Draft, EvidenceKind};
use super::super::map::Map;
use super::page::{Block, Page, Piece};

/// Takes the article from a page.
pub(super) fn take(text: &str, page: &Page) -> Draft {
    let chosen = choose(page);
    let is_inside = |block: &Block| is_within(page, block.container, chosen);
    let first = page.blocks.iter().position(is_inside).unwrap_or(0);
    let has_headline = page.blocks.iter().any(|b| is_inside(b) && b.heading == Some(1));
    let above = page.blocks[..first].iter().rposition(|b| b.heading == Some(1)).filter(|_| !has_headline);
    let mut draft = Draft::new(Map::of_pieces());
    draft.stated = page.stated.clone();
    for (number, block) in page.blocks.iter().enumerate() {
        let is_head = above.is_some_and(|above| {
            number == above || (number > above && matches!(block.part, Some(Part::Standfirst | Part::Byline)))
        });
        if (is_inside(block) && is_copy(block)) || (number < first && is_head) {
            add(&mut draft, text, block);
        }
    }
    draft
}

/// The container that holds the article: the smallest that has most of the copy.
fn choose(page: &Page) -> usize {
    let half = page.containers[0].length / 2;
    let holds = |&at: &usize| at > 0 && page.containers[at].length > half;
    let smallest = |only_articles: bool| {
        let all = (0..page.containers.len()).filter(holds);
        let candidates = all.filter(|&at| !only_articles || page.containers[at].is_article);
        candidates.min_by_key(|&at| (page.containers[at].length, std::cmp::Reverse(at)))
    };
    smallest(true).or_else(|| smallest(false)).unwrap_or(0)
}

fn is_within(page: &Page, container: usize, outer: usize) -> bool {
    let mut at = Some(container);
    while let Some(here) = at {
        if here == outer {
            return true;
        }
        at = page.containers[here].parent;
    }
    false
}

/// Whether a block reads like copy rather than a menu.
fn is_copy(block: &Block) -> bool {
    let is_labelled = block.heading == Some(1) || block.part.is_some();
    let is_menu = !block.is_paragraph && block.heading.is_none() && block.linked * 5 > block.length * 4;
    is_labelled || !(is_menu || block.is_in_header)
}

fn add(draft: &mut Draft, text: &str, block: &Block) {
    let has_headline = draft.blocks.iter().any(|b| b.part == Some(Part::Headline));
    let is_below_headline = draft.blocks.last().is_some_and(|b| b.part == Some(Part::Headline));
    let part = match (block.part, block.heading) {
        (Some(part), _) => Some(part),
        (None, Some(1)) if !has_headline => Some(Part::Headline),
        (None, Some(_)) if is_below_headline => Some(Part::Standfirst),
        _ => None,
    };
    let mut links: Vec<(usize, &str)> = Vec::new();
    for piece in &block.pieces {
        match piece {
            Piece::Copy(span) => draft.copy(span.text(text), span.start as usize),
            Piece::Stand(words, span) => draft.stand(words, *span),
            Piece::Link(address) => links.push((draft.at(), address)),
            Piece::LinkEnd => {
                if let Some((start, address)) = links.pop() {
                    draft.witness(EvidenceKind::Link, start, address);
                }
            }
        }
    }
    draft.end(part);
}
