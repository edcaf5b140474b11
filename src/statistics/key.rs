//! Hash keys of words and features.
//!
//! A feature is written `template=value template=value`. Its key is folded from the keys of its parts, so that the
//! running program, which knows the parts as numbers, and the build script, which reads the text, agree without any
//! text being put together at run time.

/// The key of a text: FNV-1a over its bytes.
#[inline]
#[must_use]
pub const fn of(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut key = START;
    let mut i = 0;
    while i < bytes.len() {
        key = step(key, bytes[i]);
        i += 1;
    }
    key
}

/// The key of the empty text, from which [`step`] goes on.
pub const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The key of a text that is one byte longer.
#[inline]
#[must_use]
pub const fn step(key: u64, byte: u8) -> u64 {
    (key ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The key of a feature with one more part: a template and its value.
///
/// Parts are mixed each by itself and then added up, the earlier ones turned, so that what many features have in common is
/// mixed once, and their order counts.
#[inline]
#[must_use]
pub const fn with(feature: u64, template: u64, value: u64) -> u64 {
    let part = (template.rotate_left(23) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    feature.rotate_left(19).wrapping_add(part ^ (part >> 32))
}

/// The key of a written feature; `None` if a part has no `=`.
#[must_use]
#[allow(dead_code, reason = "the build script reads written features, the program does not")]
pub fn parse(feature: &str) -> Option<u64> {
    feature.split(' ').try_fold(0, |key, part| {
        let (template, value) = part.split_once('=')?;
        Some(with(key, of(template), of(value)))
    })
}

/// Where in a table of a power of two slots the key is looked for, before masking.
#[inline]
#[must_use]
pub const fn slot(key: u64) -> usize {
    // The last byte of a text reaches only the lowest bits and those from 40 on.
    (key ^ (key >> 32)) as usize
}

/// What an entry of a table holds of a key to tell it from others: its uppermost bits.
#[inline]
#[must_use]
pub const fn check(key: u64, bits: u32) -> u64 {
    key >> (64 - bits)
}

/// Which bucket of a table a key is in, before masking.
#[inline]
#[must_use]
pub const fn bucket(key: u64) -> usize {
    (key >> 32) as usize
}

/// Which place in a table a key has, given the pilot of its bucket, an odd number, before masking.
#[inline]
#[must_use]
pub const fn place(key: u64, pilot: u16) -> usize {
    ((key as u32 as u64 * pilot as u64) >> 16) as usize
}
