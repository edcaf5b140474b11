//! The zip archive that a Word document is, unpacked with bounds.
//!
//! In: bytes. Out: the XML files in it, none of them larger than 64 MB unpacked.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::error::ReadErrorKind;

/// How much a file in the archive holds at most. The longest novels have 4 MB of words.
const LARGEST: u64 = 64 << 20;

/// How many files an archive has at most.
const MOST_FILES: usize = 10_000;

/// Where the main text stands.
const MAIN: &str = "word/document.xml";

/// Whether bytes that cannot be opened name the main text: the names of files stand unpacked before each.
pub(super) fn names_main(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, MAIN.as_bytes()).is_some()
}

/// An archive that is open.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Opens the archive.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadErrorKind> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadErrorKind::DamagedWord)?;
        if archive.len() > MOST_FILES {
            return Err(ReadErrorKind::TooMuchPacked);
        }
        Ok(Self { archive })
    }

    /// Whether it holds a main text.
    pub(super) fn has_main(&self) -> bool {
        self.archive.index_for_name(MAIN).is_some()
    }

    /// The main text.
    pub(super) fn main(&mut self) -> Result<String, ReadErrorKind> {
        if !self.has_main() {
            return Err(ReadErrorKind::NotWord);
        }
        self.optional(MAIN)
    }

    /// A file of the archive; empty if it is not there.
    pub(super) fn optional(&mut self, name: &str) -> Result<String, ReadErrorKind> {
        let mut file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(String::new()),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(ReadErrorKind::Locked),
            Err(_) => return Err(ReadErrorKind::DamagedWord),
        };
        let mut bytes = Vec::new();
        file.by_ref().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|_| ReadErrorKind::DamagedWord)?;
        if bytes.len() as u64 > LARGEST {
            return Err(ReadErrorKind::TooMuchPacked);
        }
        String::from_utf8(bytes).map_err(|_| ReadErrorKind::DamagedWord)
    }
}
