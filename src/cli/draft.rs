//! Drafts at work: the article with what is told of it, and the ledger beside it.
//!
//! In: paths and flags. Out: documents, ledgers, and ledgers written back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::save::save;
use super::settings::{Drafts, Settings};
use crate::document::Document;
use crate::document::draft::Stated;
use crate::document::error::ReadError;
use crate::document::files::is_standard_input;
use crate::document::form::Form;
use crate::document::words::PartWords;
use crate::ledger::{Entry, Ledger, day};
use crate::original::Originals;
use crate::rule::RuleSet;
use crate::written::Written;
use crate::written::render::render;

/// What is told of an article on the command line.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Telling {
    /// Read articles as this, whatever they look like
    #[arg(long = "as", value_enum, value_name = "FORM")]
    form: Option<FormName>,
    /// The day of publication, 2025-07-26
    #[arg(long, value_parser = a_day, value_name = "DATE")]
    date: Option<Date>,
    /// The writers
    #[arg(long, value_name = "NAMES")]
    author: Option<String>,
    /// The paper, agency or site that publishes it, whose own reporting is not somebody else's; `outlet:` in front matter
    /// says the same
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// The kind of article: news, court, interview, opinion, live, review, match; without it, it is guessed
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// What the house says of all its drafts.
    #[arg(skip)]
    drafts: Drafts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormName {
    /// Plain text
    Text,
    /// Markdown
    Markdown,
    /// HTML
    Html,
    /// A Word document
    Docx,
}

/// A day on the command line.
pub(super) fn a_day(text: &str) -> Result<Date, String> {
    day(text).ok_or_else(|| "a date is written 2025-07-26".to_owned())
}

impl Telling {
    fn form(&self) -> Option<Form> {
        self.form.map(|form| match form {
            FormName::Text => Form::Text,
            FormName::Markdown => Form::Markdown,
            FormName::Html => Form::Html,
            FormName::Docx => Form::Docx,
        })
    }

    /// Lets what the house says of all its drafts stand in for what is neither told nor said by a draft itself.
    pub(super) fn settle(&mut self, settings: Settings) {
        self.drafts = settings.drafts;
    }

    /// Whether there is a profile for the kind of article that is told, if one is; if not, says so.
    pub(super) fn is_known(&self, rules: &RuleSet) -> bool {
        match &self.kind {
            Some(kind) => super::rules::profile(rules, kind).is_some(),
            None => self.drafts.is_known(rules),
        }
    }

    /// Reads the article at `path` and tells it what is told.
    pub(super) fn read(&self, path: &Path, words: &PartWords) -> Result<Document, ReadError> {
        let mut document = Document::read_as(path, self.form(), words)?;
        self.tell(&mut document);
        Ok(document)
    }

    /// Tells an article what is told.
    pub(super) fn tell(&self, document: &mut Document) {
        document.tell(Stated {
            byline: self.author.clone(),
            outlet: self.outlet.clone(),
            date: self.date,
            kind: self.kind.clone(),
            ..Stated::default()
        });
        self.drafts.tell(document);
    }
}

/// Where the ledger of a draft stands; standard input has none.
pub(super) fn ledger_path(draft: &Path) -> Option<PathBuf> {
    (!is_standard_input(draft)).then(|| draft.with_extension("desk.ron"))
}

/// Reads a ledger; where no file is, there are no decisions.
///
/// # Errors
///
/// What is wrong with it, for people.
pub(super) fn read_ledger(path: &Path, coloured: bool) -> Result<Ledger, String> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Ledger::default()),
        Err(error) => return Err(format!("deskcheck: {}: cannot be read: {error}\n", path.display())),
    };
    let file = Written::new(path.to_string_lossy(), text);
    Ledger::read(&file).map_err(|mistakes| render(&mistakes, &[file], coloured))
}

/// What a decision waits for, without which its finding cannot be there: what the draft was written from, or its rule.
pub(super) fn waits(rules: &RuleSet, entry: &Entry, originals: Option<&Originals>) -> Option<&'static str> {
    match rules.named(&entry.rule) {
        None => Some("waits for its rule, which is not among those read; --rules names a folder"),
        Some(rule) if originals.is_none() && rule.of_originals => Some("waits for --against"),
        Some(_) => None,
    }
}

/// Writes a ledger.
pub(super) fn write_ledger(path: &Path, ledger: &Ledger) -> io::Result<()> {
    save(path, ledger.write().as_bytes())
}
