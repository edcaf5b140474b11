//! What is remembered of a quotation that was compared with what the draft was written from.

use super::super::reading::Reading;
use super::{Found, Said};
use crate::language::token::Token;
use crate::original::{Comparison, Difference};
use crate::span::Span;

/// The names that the question may use: the words of the quotation, what differs, the words of the original, who says them
/// there, and what its sentence has before and behind them.
pub(super) const CAPTURES: [&str; 6] = ["words", "changes", "original", "voice", "before", "behind"];

/// Adds it to a quotation that was found.
pub(super) fn remember(found: &mut Found, number: usize, reading: &Reading<'_>) {
    let (Some(comparison), Some(originals)) = (reading.comparisons.of(number), reading.originals) else { return };
    found.compared = Some(number as u32);
    let first = comparison.passages.first();
    let text = |passage: usize| {
        let passage = comparison.passages.get(passage)?;
        Some(originals.list[passage.original].document.text.as_str())
    };
    let passages = comparison.passages.iter().enumerate();
    let words: Vec<String> = passages.filter_map(|(n, p)| Some(folded(p.span.text(text(n)?)))).collect();
    let changes: Vec<String> = comparison
        .differences
        .iter()
        .map(|Difference { draft, original, passage }| {
            let theirs = text(*passage).map(|text| original.text(text)).unwrap_or_default();
            format!("{} → {}", shown(theirs), shown(draft.text(reading.text)))
        })
        .collect();
    let around = |tokens: &[Token], last: bool| {
        let passage = if last { comparison.passages.len().checked_sub(1) } else { Some(0) };
        let (first, last) = (tokens.first()?, tokens.last()?);
        Some(folded(Span::new(first.span.start, last.span.end).text(text(passage?)?)))
    };
    let Comparison { before, behind, .. } = comparison;
    let captures = [
        ("changes", Some(changes.join(", ")).filter(|changes| !changes.is_empty())),
        ("original", Some(words.join(" … ")).filter(|words| !words.is_empty())),
        ("voice", first.and_then(|passage| passage.speaker.clone())),
        ("before", around(before, false)),
        ("behind", around(behind, true)),
    ];
    found.captures.extend(captures.into_iter().filter_map(|(name, words)| Some((name.into(), Said::Text(words?)))));
}

/// Words between marks; a dash for none.
fn shown(words: &str) -> String {
    if words.is_empty() { "–".to_owned() } else { format!("“{}”", folded(words)) }
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
