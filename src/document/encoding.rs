//! From bytes to text: which encoding a file is in, and its characters.
//!
//! In: the bytes of a file. Out: its text and the [`Encoding`] that it was read as, or that it is no text at all.
//! Text that is UTF-8 is kept byte for byte, a byte order mark included, so that offsets in it are offsets in the file.

use std::fmt;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::ReadErrorKind;

/// What the bytes of a file were read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-8 but for some bytes in between, which were read as windows-1252: copy pasted together from two systems, or
    /// a file that was cut in the middle of a character.
    MendedUtf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// windows-1252, which Latin-1 is taken for as well.
    Windows1252,
}

impl Encoding {
    /// Whether the text is the file byte for byte, so that spans count in the file's own bytes.
    pub fn keeps_offsets(self) -> bool {
        self == Self::Utf8
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::MendedUtf8 => "UTF-8 mixed with windows-1252",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "windows-1252",
        })
    }
}

/// How the files begin that are most often taken for text by mistake.
const FORMS: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a picture, sound or film"),
    (b"ID3", "an MP3 recording"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
];

/// How documents begin that hold copy and can be saved in a form that is read.
const DOCUMENTS: &[(&[u8], &str)] =
    &[(b"%PDF-", "a PDF"), (b"\xd0\xcf\x11\xe0", "an old Word document"), (b"{\\rtf", "an RTF document")];

/// What stands in an `OpenDocument` text behind the head of its first file.
const OPEN_DOCUMENT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";

/// Where that stands.
const BEHIND_ZIP_HEAD: usize = 30;

/// What a document is called that is in a form that is not read.
fn other_form(bytes: &[u8]) -> Option<&'static str> {
    if bytes.get(BEHIND_ZIP_HEAD..).is_some_and(|rest| rest.starts_with(OPEN_DOCUMENT)) {
        return Some("an OpenDocument text");
    }
    DOCUMENTS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, form)| *form)
}

/// How much of a file is looked at to tell what it is.
const SAMPLE: usize = 1 << 16;

/// One byte in this many may be NUL or another control character: more are not slips of a wire or a database but data.
const BYTES_PER_CONTROL: usize = 500;

/// Reads the bytes as text.
///
/// # Errors
///
/// Bytes that are no text, and a text of 4 GB or more.
pub fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), ReadErrorKind> {
    if let Some(form) = other_form(&bytes) {
        return Err(ReadErrorKind::OtherForm(form));
    }
    if let Some((_, form)) = FORMS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(ReadErrorKind::Binary(Some(form)));
    }
    let (text, encoding) = characters(bytes);
    if has_too_many_controls(&text, encoding) {
        return Err(ReadErrorKind::Binary(None));
    }
    if u32::try_from(text.len()).is_err() {
        return Err(ReadErrorKind::TooLarge);
    }
    Ok((text, encoding))
}

fn characters(bytes: Vec<u8>) -> (String, Encoding) {
    let utf_16 = match bytes.get(..2) {
        Some([0xff, 0xfe]) => Some((Encoding::Utf16Le, 2)),
        Some([0xfe, 0xff]) => Some((Encoding::Utf16Be, 2)),
        _ => unmarked_utf_16(&bytes).map(|encoding| (encoding, 0)),
    };
    if let Some((encoding, start)) = utf_16 {
        let decoder = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
        let (text, _) = decoder.decode_without_bom_handling(&bytes[start..]);
        return (text.into_owned(), encoding);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, Encoding::Utf8),
        Err(error) => {
            let bytes = error.into_bytes();
            let encoding = if is_mostly_utf_8(&bytes) { Encoding::MendedUtf8 } else { Encoding::Windows1252 };
            (mended(&bytes, encoding), encoding)
        }
    }
}

/// Which UTF-16 it is where no mark says so: Latin letters have a NUL in every second byte.
fn unmarked_utf_16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    memchr::memchr(0, sample)?;
    let units = sample.len() / 2;
    let [mut first, mut second] = [0, 0];
    for unit in sample.chunks_exact(2) {
        first += usize::from(unit[0] == 0);
        second += usize::from(unit[1] == 0);
    }
    // Curly quotation marks and dashes are the characters of English copy that have no NUL.
    let is_every = |nuls: usize| nuls * 10 > units * 7;
    let is_hardly_any = |nuls: usize| nuls * 20 < units;
    if is_every(second) && is_hardly_any(first) {
        Some(Encoding::Utf16Le)
    } else if is_every(first) && is_hardly_any(second) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Whether more characters beyond ASCII are whole than bytes are astray.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut astray) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|&b| b >= 0xc0).count();
        astray += chunk.invalid().len();
    }
    whole > astray
}

/// Reads the bytes as windows-1252: all of them, or those alone that are no UTF-8.
fn mended(bytes: &[u8], encoding: Encoding) -> String {
    let read = |part| WINDOWS_1252.decode_without_bom_handling(part).0;
    if encoding == Encoding::Windows1252 {
        return read(bytes).into_owned();
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 64);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&read(chunk.invalid()));
    }
    text
}

/// Whether there are more NUL characters in it than a slip explains, or, where the encoding was guessed, more control
/// characters of any kind.
fn has_too_many_controls(text: &str, encoding: Encoding) -> bool {
    let few = |length: usize| length / BYTES_PER_CONTROL + 1;
    let bytes = text.as_bytes();
    if memchr::memchr_iter(0, bytes).take(few(bytes.len()) + 1).count() > few(bytes.len()) {
        return true;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_control = |b: &u8| matches!(b, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    encoding == Encoding::Windows1252 && sample.iter().filter(|b| is_control(b)).count() > few(sample.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: Encoding) {
        match decode(bytes.to_vec()) {
            Ok(read) => assert_eq!(read, (text.to_owned(), encoding)),
            Err(kind) => panic!("{kind:?}"),
        }
    }

    #[track_caller]
    fn check_binary(bytes: &[u8], form: Option<&str>) {
        match decode(bytes.to_vec()) {
            Err(ReadErrorKind::Binary(found)) => assert_eq!(found, form),
            other => panic!("{other:?}"),
        }
    }

    fn utf_16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn a_byte_order_mark_of_utf_8_stays_in_the_text_so_that_offsets_hold() {
        check(b"\xef\xbb\xbfFlood", "\u{feff}Flood", Encoding::Utf8);
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let text = "“We lost it all,” she said.";
        check(&utf_16(&format!("\u{feff}{text}"), u16::to_le_bytes), text, Encoding::Utf16Le);
        check(&utf_16(&format!("\u{feff}{text}"), u16::to_be_bytes), text, Encoding::Utf16Be);
        check(&utf_16(text, u16::to_le_bytes), text, Encoding::Utf16Le);
        check(&utf_16(text, u16::to_be_bytes), text, Encoding::Utf16Be);
    }

    #[test]
    fn what_is_no_utf_8_is_windows_1252() {
        check(b"\x93Non,\x94 said Andr\xe9.", "“Non,” said André.", Encoding::Windows1252);
    }

    #[test]
    fn a_few_stray_bytes_do_not_spoil_text_in_utf_8() {
        check("“Ça va,” said René".as_bytes(), "“Ça va,” said René", Encoding::Utf8);
        check(b"\xe2\x80\x9c\xc3\x87a va\xe2\x80\x9d \x97 Ren\xc3\xa9", "“Ça va” — René", Encoding::MendedUtf8);
        check(b"\xe2\x80\x9cNo,\xe2\x80\x9d he said. \xe2", "“No,” he said. â", Encoding::MendedUtf8);
    }

    #[test]
    fn a_lone_nul_is_a_slip_and_many_are_data() {
        check(b"The dam\0 broke.", "The dam\0 broke.", Encoding::Utf8);
        check_binary(&[b"The dam broke.", &[0; 200][..]].concat(), None);
        check_binary(b"MZ\x90\x01\x02\x03\x04\x05\x06\x07\x08\xff\xff", None);
    }

    #[test]
    fn well_known_forms_are_called_by_their_names() {
        check_binary(b"\x89PNG ...", Some("a PNG image"));
        check_binary(b"PK\x03\x04...", Some("a zip archive"));
        let other = |bytes: &[u8]| match decode(bytes.to_vec()) {
            Err(ReadErrorKind::OtherForm(form)) => form,
            other => panic!("{other:?}"),
        };
        assert_eq!(other(b"%PDF-1.7 ..."), "a PDF");
        assert_eq!(other(b"{\\rtf1 ..."), "an RTF document");
        assert_eq!(other(&[b"PK\x03\x04", &[0; 26][..], OPEN_DOCUMENT].concat()), "an OpenDocument text");
    }

    #[test]
    fn nothing_is_text() {
        check(b"", "", Encoding::Utf8);
    }
}
