//! What a house sets once for all that is run in its folders: the file `deskcheck.ron`.
//!
//! In: the file of that name in the folder of the run, or in the nearest one above it. Out: what stands in for the options
//! that are left out on the command line.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

use clap::Args;
use serde::Deserialize;

use super::check::FailOn;
use super::complain;
use crate::document::Document;
use crate::document::draft::Stated;
use crate::rule::{HOUSE_FILE, RuleSet};
use crate::span::Span;
use crate::written::place::Place;
use crate::written::render::render;
use crate::written::{Mistake, Written};

/// Where the settings are.
#[derive(Debug, Args)]
pub(super) struct SettingsArguments {
    /// The settings of the house; without it `deskcheck.ron` in this folder or in the nearest one above it. Options given here
    /// take their place
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Without the settings of the house
    #[arg(long, global = true)]
    no_config: bool,
}

/// The settings as they are written.
#[derive(Debug, Deserialize)]
#[serde(rename = "House", deny_unknown_fields)]
struct HouseFile {
    /// Folders of rules, from the folder of the file on.
    #[serde(default)]
    rules: Vec<String>,
    /// Who publishes what is checked.
    #[serde(default)]
    outlet: Option<String>,
    /// The kind of article that drafts are which do not say it.
    #[serde(default)]
    kind: Option<String>,
    /// From which gravity on a finding makes the exit status 1.
    #[serde(default)]
    fail_on: Option<FailOn>,
}

/// What a house sets.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    /// The file, if there is one.
    pub(super) path: Option<PathBuf>,
    /// The folders of rules.
    pub(super) rules: Vec<PathBuf>,
    /// What holds of all drafts that do not say otherwise.
    pub(super) drafts: Drafts,
    /// From which gravity on a finding makes the exit status 1.
    pub(super) fail_on: Option<FailOn>,
}

/// What a house says of all its drafts.
#[derive(Clone, Debug, Default)]
pub(super) struct Drafts {
    stated: Stated,
    /// The file, and where in it the kind of article stands, if one is named.
    kind: Option<(Written, Span)>,
}

impl Drafts {
    /// Tells a draft what it does not say itself.
    pub(super) fn tell(&self, document: &mut Document) {
        document.suppose(self.stated.clone());
    }

    /// Whether there is a profile for the kind of article that is named, if one is; if not, says so.
    pub(super) fn is_known(&self, rules: &RuleSet) -> bool {
        let Some((kind, (file, span))) = self.stated.kind.as_deref().zip(self.kind.as_ref()) else { return true };
        let is_known = rules.profiles.of(kind).is_some();
        if !is_known {
            let kinds = rules.profiles.list.iter().map(|profile| profile.kind.as_str());
            let mistake = Mistake::new(&file.path, *span, format!("there is no kind of article `{kind}`"));
            told(&[mistake.choices(kind, kinds)], file);
        }
        is_known
    }
}

impl Settings {
    /// Reads the settings that hold for this run; nothing, after complaints, if they cannot be read.
    pub(super) fn load(arguments: &SettingsArguments) -> Option<Self> {
        let path = match &arguments.config {
            _ if arguments.no_config => None,
            Some(path) => Some(path.clone()),
            None => nearest(),
        };
        let Some(path) = path else { return Some(Self::default()) };
        match fs::read_to_string(&path) {
            Ok(text) => Self::read(&path, &Written::new(path.to_string_lossy(), text)),
            Err(error) => {
                complain(&format!("deskcheck: {}: cannot be read: {error}\n", path.display()));
                None
            }
        }
    }

    fn read(path: &Path, file: &Written) -> Option<Self> {
        let (written, tree) = file.read::<HouseFile>().map_err(|mistakes| told(&mistakes, file)).ok()?;
        let place = tree.place();
        let HouseFile { rules, outlet, kind, fail_on } = written;
        let folders = rules.iter().map(|name| path.with_file_name(name));
        let mut mistakes: Vec<Mistake> = folders
            .clone()
            .enumerate()
            .filter_map(|(at, folder)| missing(&folder, place.field("rules").item(at)))
            .collect();
        let texts = [("outlet", &outlet), ("kind", &kind)];
        let blank = texts.into_iter().filter(|(_, text)| text.as_ref().is_some_and(|text| text.trim().is_empty()));
        mistakes.extend(blank.map(|(field, _)| {
            place.field(field).mistake(format!("`{field}` is empty")).help("name it, or take the line out")
        }));
        if !mistakes.is_empty() {
            told(&mistakes, file);
            return None;
        }
        let drafts = Drafts {
            kind: kind.is_some().then(|| (file.clone(), place.field("kind").span())),
            stated: Stated { outlet, kind, ..Stated::default() },
        };
        Some(Self { path: Some(path.to_owned()), rules: folders.collect(), drafts, fail_on })
    }
}

/// What is wrong with a folder of rules that is named at a place.
fn missing(folder: &Path, place: Place<'_>) -> Option<Mistake> {
    let message = match folder {
        folder if folder.is_dir() => return None,
        folder if folder.exists() => "this is no folder of rules",
        _ => "there is no such folder",
    };
    let meant = format!("it would be {}: folders are named from the one in which this file stands", folder.display());
    Some(place.mistake(message).help(meant))
}

/// The settings in the folder of the run, or in the nearest one above it.
fn nearest() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let above = (0..here.ancestors().count()).map(|up| "../".repeat(up));
    above.map(|folder| Path::new(&folder).join(HOUSE_FILE)).find(|path| path.is_file())
}

fn told(mistakes: &[Mistake], file: &Written) {
    complain(&render(mistakes, std::slice::from_ref(file), io::stderr().is_terminal()));
}
