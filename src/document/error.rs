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
    /// More than the 4 GB that the offset of a [`Span`](crate::span::Span) can count.
    TooLarge,
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
        write!(f, "{}: ", self.path)?;
        match &self.kind {
            ReadErrorKind::NotFound => write!(f, "not found"),
            ReadErrorKind::PermissionDenied => write!(f, "permission denied"),
            ReadErrorKind::NoArticles => write!(f, "is a folder without articles"),
            ReadErrorKind::Binary(Some(form)) => write!(f, "is not text, looks like {form}"),
            ReadErrorKind::Binary(None) => write!(f, "is not text"),
            ReadErrorKind::TooLarge => write!(f, "is larger than 4 GB"),
            ReadErrorKind::Other(error) => write!(f, "cannot be read: {error}"),
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
        check(ReadErrorKind::Binary(Some("a PDF")), "drafts/flood.txt: is not text, looks like a PDF");
        check(ReadErrorKind::Binary(None), "drafts/flood.txt: is not text");
    }

    #[test]
    fn failures_of_the_system_are_sorted_by_what_they_mean() {
        check(io::Error::from(io::ErrorKind::PermissionDenied).into(), "drafts/flood.txt: permission denied");
        check(io::Error::other("the disk is on fire").into(), "drafts/flood.txt: cannot be read: the disk is on fire");
    }
}
