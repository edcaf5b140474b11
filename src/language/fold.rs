//! Spellings that count as one word: capitals, curly apostrophes, hyphens of other kinds, characters that show nothing.

use crate::statistics::key;

/// The key of a text in lower case with straight apostrophes, which is how the vocabulary knows words.
#[must_use]
pub fn fold_key(text: &str) -> u64 {
    let mut key = key::START;
    for byte in text.bytes() {
        let small = SMALL[usize::from(byte)];
        if small == 0 {
            return fold_key_of_any(text);
        }
        key = key::step(key, small);
    }
    key
}

/// The bytes of ASCII in lower case; 0 for others.
const SMALL: [u8; 0x100] = {
    let mut small = [0; 0x100];
    let mut at = 0;
    while at < 0x80 {
        small[at] = (at as u8).to_ascii_lowercase();
        at += 1;
    }
    small
};

fn fold_key_of_any(text: &str) -> u64 {
    let mut buffer = [0; 4];
    text.chars().flat_map(fold).fold(key::START, |key, c| c.encode_utf8(&mut buffer).bytes().fold(key, key::step))
}

/// A text in lower case with straight apostrophes, as [`fold`] has its characters.
pub fn fold_text(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().flat_map(fold).collect() }
}

/// A character in lower case, apostrophes straight, hyphens plain, soft hyphens and zero-width characters gone.
pub fn fold(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        '’' | '‘' | 'ʼ' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        other => other,
    };
    let gone = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}');
    plain.to_lowercase().filter(move |_| !gone)
}
