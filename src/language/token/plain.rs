//! Words of nothing but letters and digits, as most are.
//!
//! In: bytes, and where a word begins. Out: where its letters and digits end, how they are set, and the key of their text: all
//! that is to be known of the word, in one pass.

use super::Case;
use crate::statistics::key;

/// A run of letters and digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Where it ends.
    pub(super) end: usize,
    /// The key of its text in lower case.
    pub(super) key: u64,
    /// How its letters are set.
    pub(super) case: Case,
    /// Whether it is a word as it stands, whatever stands around it.
    pub(super) is_whole: bool,
}

/// What a byte is in a word, as bits.
const SMALL: u8 = 1;
const CAPITAL: u8 = 2;
const DIGIT: u8 = 4;
/// It ends the word, whatever stands around it.
const ENDS: u8 = 8;

/// What each byte is in a word; 0 where that depends on what stands around it.
const KINDS: [u8; 0x100] = {
    let mut kinds = [0; 0x100];
    let mut at = 0;
    while at < kinds.len() {
        kinds[at] = match at as u8 {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => CAPITAL,
            b'0'..=b'9' => DIGIT,
            b'_' | b'.' | b'-' | b'&' | b'/' | b'\'' | b':' | 0x80.. => 0,
            _ => ENDS,
        };
        at += 1;
    }
    kinds
};

/// The run that begins at `at`, if one does.
#[inline]
pub(super) fn run(bytes: &[u8], at: usize) -> Option<Run> {
    let kind_at = |at: usize| bytes.get(at).map_or(ENDS, |byte| KINDS[usize::from(*byte)]);
    let first = kind_at(at);
    let (mut end, mut key, mut kind, mut behind) = (at, key::START, first, 0);
    while kind & (SMALL | CAPITAL | DIGIT) != 0 {
        // The small letter of a capital; letters and digits have that bit.
        key = key::step(key, bytes[end] | 0x20);
        end += 1;
        kind = kind_at(end);
        behind |= kind;
    }
    let case = match (first, behind & SMALL, behind & CAPITAL) {
        (CAPITAL, 0, CAPITAL) => Case::Upper,
        (CAPITAL, ..) => Case::Capital,
        _ => Case::Lower,
    };
    (end > at).then_some(Run { end, key, case, is_whole: kind == ENDS })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::fold::fold_key;

    #[test]
    fn a_run_is_known_as_its_text_is() {
        for (text, word, case, is_whole) in [
            ("word", "word", Case::Lower, true),
            ("Word, and", "Word", Case::Capital, true),
            ("USA", "USA", Case::Upper, true),
            ("I", "I", Case::Capital, true),
            ("A1b2)", "A1b2", Case::Capital, true),
            ("A12 ", "A12", Case::Capital, true),
            ("don't", "don", Case::Lower, false),
            ("café", "caf", Case::Lower, false),
            ("end.", "end", Case::Lower, false),
            ("4x", "4x", Case::Lower, true),
        ] {
            let run = run(text.as_bytes(), 0).expect("a word begins there");
            let known = (&text[..run.end], run.key, run.case, run.is_whole);
            assert_eq!(known, (word, fold_key(word), case, is_whole), "{text}");
        }
        assert!(run(b" x", 0).is_none() && run("é".as_bytes(), 0).is_none() && run(b"", 0).is_none());
    }
}
