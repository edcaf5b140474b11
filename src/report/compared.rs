//! What a draft was written from, beside what the draft has: for people, in any format.
//!
//! In: a reading that was compared with its originals. Out: the places of the originals from which a quotation was taken,
//! each with the words that differ, and a line that sums up.

use crate::original::{Comparison, Taken};
use crate::rule::Reading;
use crate::span::Span;

/// A place in an original.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// Where it is and who speaks there: "hearing.txt, line 14, Ana Ruiz".
    pub head: String,
    /// The characters of the original.
    pub text: &'a str,
    /// The place with the rest of its sentence.
    pub around: Span,
    /// The words that the draft has not, or has otherwise.
    pub marks: Vec<Span>,
}

/// The places from which a quotation was taken; of one that stands nowhere the nearest.
pub fn places<'a>(reading: &'a Reading<'_>, quotation: u32) -> Vec<Place<'a>> {
    let (Some(comparison), Some(originals)) = (reading.comparisons.of(quotation as usize), reading.originals) else {
        return Vec::new();
    };
    let count = comparison.passages.len();
    let place = |(number, passage): (usize, &crate::original::Passage)| {
        let document = &originals.list[passage.original].document;
        let mut head = format!("{}, {}", document.name, document.whereabouts(passage.span.start));
        if let Some(speaker) = &passage.speaker {
            head = format!("{head}, {speaker}");
        }
        if comparison.taken == Taken::Nowhere {
            head = format!("nearest: {head}");
        }
        let before = comparison.before.first().filter(|_| number == 0).map_or(passage.span, |t| t.span);
        let behind = comparison.behind.last().filter(|_| number + 1 == count).map_or(passage.span, |t| t.span);
        let marks = comparison.differences.iter().filter(|d| d.passage == number && !d.original.is_empty());
        let marks: Vec<Span> = marks.map(|d| d.original).collect();
        let around = marks.iter().fold(passage.span.cover(before).cover(behind), |around, mark| around.cover(*mark));
        Place { head, text: &document.text, around, marks }
    };
    comparison.passages.iter().enumerate().map(place).collect()
}

/// How the quotations of a draft stand in its originals, in one line; nothing if none were supplied.
pub fn summary(reading: &Reading<'_>) -> Option<String> {
    const NAMED: usize = 3;
    let list = &reading.originals?.list;
    let names: Vec<&str> = list.iter().map(|original| original.document.name.as_str()).collect();
    let against = if names.len() <= NAMED { names.join(", ") } else { format!("{} originals", names.len()) };
    let count = |is: &dyn Fn(&Comparison) -> bool| reading.comparisons.list.iter().filter(|c| is(c)).count();
    let all = reading.comparisons.list.len();
    let mut parts = vec![format!("{} of {all} quotations word for word", count(&|c| c.taken.is_faithful()))];
    for (taken, words) in
        [(Taken::Reworded, "in other words"), (Taken::Joined, "put together"), (Taken::Nowhere, "not found")]
    {
        let count = count(&|c| c.taken == taken);
        if count > 0 {
            parts.push(format!("{count} {words}"));
        }
    }
    Some(format!("against {against}: {}", parts.join(", ")))
}

/// How a quotation stands in the originals, in a few words: "exact, hearing.txt, line 14, Ana Ruiz".
pub fn told(reading: &Reading<'_>, quotation: usize) -> Option<String> {
    let taken = reading.comparisons.of(quotation)?.taken.name();
    let heads = places(reading, quotation as u32).into_iter().map(|place| place.head);
    Some(std::iter::once(taken.to_owned()).chain(heads).collect::<Vec<_>>().join("; "))
}
