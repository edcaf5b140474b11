//! Files that people write in RON, and what is wrong in them.

use std::fmt;

use ron::Options;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

/// A RON file: where it stands below its folder of rules, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The path below the folder of rules, with `/` between its parts.
    pub path: String,
    /// The text.
    pub text: String,
}

/// Something wrong in a written file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file's path.
    pub path: String,
    /// Line and column, both from 1, the column in characters; `None` if the whole file is meant.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
}

impl Mistake {
    /// A file that has to be there and is not.
    pub fn missing(path: &str) -> Self {
        Self { path: path.to_owned(), place: None, message: "this file is missing".to_owned() }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(f, "{}:{line}:{column}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

impl Written {
    /// Reads the file as a value of that type.
    ///
    /// # Errors
    ///
    /// The place where the text stops being RON of that form.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Mistake> {
        let extensions = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES | Extensions::UNWRAP_VARIANT_NEWTYPES;
        Options::default().with_default_extension(extensions).from_str(&self.text).map_err(|e| Mistake {
            path: self.path.clone(),
            place: Some((e.span.start.line, e.span.start.col)),
            message: e.code.to_string(),
        })
    }
}
