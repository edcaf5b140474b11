//! Drafts compared: which findings are new, gone, moved or still there.
//!
//! In: the findings of an earlier draft and of this one. Out: for each finding of this one a [`Since`], and those that are
//! gone.

use std::collections::BTreeMap;

use super::standing::Since;
use crate::finding::Finding;

/// Compares the findings of two drafts by fingerprint; a finding has moved if it no longer stands in the order in which
/// most of them still do.
pub fn compare<'f>(old: &'f [Finding], new: &[Finding]) -> (Vec<Since>, Vec<&'f Finding>) {
    let places: BTreeMap<&str, usize> = old.iter().enumerate().map(|(i, f)| (f.fingerprint.as_str(), i)).collect();
    let was: Vec<Option<usize>> = new.iter().map(|f| places.get(f.fingerprint.as_str()).copied()).collect();
    let kept = in_order(&was.iter().flatten().copied().collect::<Vec<_>>());
    let mut kept = kept.into_iter();
    let since = was.iter().map(|place| match place {
        None => Since::New,
        Some(_) if kept.next() == Some(true) => Since::Still,
        Some(_) => Since::Moved,
    });
    let since = since.collect();
    let here: std::collections::BTreeSet<&str> = new.iter().map(|f| f.fingerprint.as_str()).collect();
    (since, old.iter().filter(|f| !here.contains(f.fingerprint.as_str())).collect())
}

/// Which places belong to the longest run that rises.
fn in_order(places: &[usize]) -> Vec<bool> {
    // For each length of run, the place in the list where the run with the smallest end ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (i, &place) in places.iter().enumerate() {
        let length = ends.partition_point(|&end| places[end] < place);
        before.push(length.checked_sub(1).map(|l| ends[l]));
        if length == ends.len() {
            ends.push(i);
        } else {
            ends[length] = i;
        }
    }
    let mut kept = vec![false; places.len()];
    let mut at = ends.last().copied();
    while let Some(i) = at {
        kept[i] = true;
        at = before[i];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::span::Span;

    fn findings(prints: &str) -> Vec<Finding> {
        let finding = |print: char| Finding {
            rule: "a/b".to_owned(),
            severity: Severity::Must,
            message: String::new(),
            span: Span::new(0, 0),
            tokens: 0..0,
            nodes: Vec::new(),
            related: Vec::new(),
            compared: None,
            fingerprint: print.to_string(),
            also: Vec::new(),
            remarks: Vec::new(),
            trial: false,
        };
        prints.chars().map(finding).collect()
    }

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str, gone: &str) {
        let (old, new) = (findings(old), findings(new));
        let (since, left) = compare(&old, &new);
        let since: Vec<&str> = since.into_iter().map(Since::name).collect();
        assert_eq!(since.join(" "), expected);
        assert_eq!(left.iter().map(|f| f.fingerprint.as_str()).collect::<String>(), gone);
    }

    #[test]
    fn findings_are_new_gone_moved_or_still_there() {
        check("abc", "abcd", "still still still new", "");
        check("abcd", "ad", "still still", "bc");
        check("abcd", "bcda", "still still still moved", "");
        check("", "a", "new", "");
    }
}
