//! Why a file could not be read, in plain words.

use std::fmt;
use std::io;

/// A file that could not be read as an article.
#[derive(Debug)]
pub struct ReadError {
    /// The file's path as it was given.
    pub path: String,
    /// What stood in the way.
    pub kind: ReadErrorKind,
}

/// What stood in the way of reading a file.
#[derive(Debug)]
pub enum ReadErrorKind {
    /// Nothing is there.
    NotFound,
    /// Something is there, but it may not be read.
    PermissionDenied,
    /// A folder in which no file is an article.
    NoArticles,
    /// Not text; what it looks like, if that is plain.
    Binary(Option<&'static str>),
    /// A document in a form that is not read; which one.
    OtherForm(&'static str),
    /// More than the 4 GB that the offset of a [`Span`](crate::span::Span) can count.
    TooLarge,
    /// A zip archive without a Word document in it.
    NotWord,
    /// A Word document that cannot be unpacked or understood.
    DamagedWord,
    /// A Word document that takes a password.
    Locked,
    /// An archive that unpacks to far more than any article.
    TooMuchPacked,
    /// XML that declares entities, with which a small file can grow without end.
    Entities,
    /// Elements in elements in elements, far deeper than any article.
    TooDeep,
    /// Any other failure of the system's.
    Other(io::Error),
}

impl ReadError {
    /// The failure of a file that is known by `path`.
    pub(super) fn of(path: impl Into<String>, kind: impl Into<ReadErrorKind>) -> Self {
        Self { path: path.into(), kind: kind.into() }
    }
}

impl From<io::Error> for ReadErrorKind {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::PermissionDenied,
            _ => Self::Other(error),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)
    }
}

impl fmt::Display for ReadErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => write!(f, "not found"),
            Self::PermissionDenied => write!(f, "permission denied"),
            Self::NoArticles => write!(f, "is a folder without articles"),
            Self::Binary(Some(form)) => write!(f, "is not text, looks like {form}"),
            Self::Binary(None) => write!(f, "is not text"),
            Self::OtherForm(form) => {
                write!(f, "is {form}, which is not read: save it as a Word document (.docx) or as text")
            }
            Self::TooLarge => write!(f, "is larger than 4 GB"),
            Self::NotWord => write!(f, "is a zip archive without a Word document in it"),
            Self::DamagedWord => write!(f, "is a damaged Word document"),
            Self::Locked => write!(f, "is a Word document that takes a password"),
            Self::TooMuchPacked => write!(f, "unpacks to more than 64 MB"),
            Self::Entities => write!(f, "declares entities of its own"),
            Self::TooDeep => write!(f, "nests too deeply"),
            Self::Other(error) => write!(f, "cannot be read: {error}"),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            ReadErrorKind::Other(error) => Some(error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: ReadErrorKind, expected: &str) {
        assert_eq!(ReadError::of("drafts/flood.txt", kind).to_string(), expected);
    }

    #[test]
    fn the_path_comes_first_and_then_what_is_wrong() {
        check(ReadErrorKind::NotFound, "drafts/flood.txt: not found");
        check(ReadErrorKind::Binary(Some("a program")), "drafts/flood.txt: is not text, looks like a program");
        check(
            ReadErrorKind::OtherForm("a PDF"),
            "drafts/flood.txt: is a PDF, which is not read: save it as a Word document (.docx) or as text",
        );
        check(ReadErrorKind::Binary(None), "drafts/flood.txt: is not text");
    }

    #[test]
    fn failures_of_the_system_are_sorted_by_what_they_mean() {
        check(io::Error::from(io::ErrorKind::PermissionDenied).into(), "drafts/flood.txt: permission denied");
        check(io::Error::other("the disk is on fire").into(), "drafts/flood.txt: cannot be read: the disk is on fire");
    }
}
