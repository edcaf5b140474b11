//! Profiles: how a kind of article changes what rules come to.
//!
//! In: the files under `profiles/` of the rules. Out: [`Profiles`], which tell for a kind of article and a rule whether its
//! findings are silenced, or become more or less grave.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Rule;
use super::compile::Compiler;
use crate::finding::Severity;
use crate::written::place::Place;
use crate::written::tree::Tree;
use crate::written::{Mistake, Written};

/// A kind of article: what becomes of findings in it. The file’s name is the kind’s.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Profile", deny_unknown_fields)]
pub struct ProfileFile {
    /// What kind of article it is, in one sentence.
    pub about: String,
    /// Whether it adds to the profile of that kind which the program carries, or a folder before, and goes before its lines; else
    /// it takes its place.
    #[serde(default)]
    pub extends: bool,
    /// Other names of the kind, as front matter or `--kind` may give them.
    #[serde(default)]
    pub also: Vec<String>,
    /// What becomes of the findings of a rule, or of a family; a rule goes before its family.
    pub rules: BTreeMap<String, Level>,
}

impl ProfileFile {
    /// The profile with what it extends, which its file stands in the place of; what is wrong is put to the mistakes.
    fn whole(mut self, file: &Written, place: Place<'_>, mistakes: &mut Vec<Mistake>) -> Self {
        if !self.extends {
            return self;
        }
        let Some(beneath) = file.beneath() else {
            let mistake =
                place.field("extends").mistake("there is no kind of article of this name that it could extend");
            mistakes.push(mistake.help("take `extends` out, or name the file as the kind that is meant"));
            return self;
        };
        match beneath.read::<Self>() {
            Ok((base, tree)) => {
                let base = base.whole(beneath, tree.place(), mistakes);
                self.also.extend(base.also);
                for (name, level) in base.rules {
                    self.rules.entry(name).or_insert(level);
                }
            }
            Err(_) => mistakes.push(place.field("extends").mistake("the profile that it extends has mistakes")),
        }
        self
    }
}

/// What becomes of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Level {
    /// There are none.
    Off,
    /// They are so grave at most.
    AtMost(Severity),
    /// They are so grave at least.
    AtLeast(Severity),
}

impl Level {
    /// What it says in prose.
    pub fn words(self) -> String {
        match self {
            Self::Off => "off".to_owned(),
            Self::AtMost(severity) => format!("at most a {}", severity.name()),
            Self::AtLeast(severity) => format!("at least a {}", severity.name()),
        }
    }

    /// What becomes of a finding of that severity; nothing if it is silenced.
    pub fn of(self, severity: Severity) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::AtMost(most) => Some(severity.min(most)),
            Self::AtLeast(least) => Some(severity.max(least)),
        }
    }
}

/// A profile ready to be asked.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The kind of article.
    pub kind: String,
    /// What kind that is, in one sentence.
    pub about: String,
    /// Other names of it.
    pub also: Vec<String>,
    levels: BTreeMap<String, Level>,
}

impl Profile {
    /// What becomes of the findings of a rule.
    pub fn level(&self, rule: &Rule) -> Option<Level> {
        self.levels.get(&rule.id).or_else(|| self.levels.get(rule.family())).copied()
    }

    /// Whether the kind has that name, whatever its capitals.
    fn is_called(&self, name: &str) -> bool {
        let same = |known: &String| known.eq_ignore_ascii_case(name.trim());
        same(&self.kind) || self.also.iter().any(same)
    }

    /// The path of its file below the folder of rules, without what stands behind the dot.
    pub fn path(&self) -> String {
        format!("{FOLDER}/{}", self.kind)
    }

    /// What it says of rules and families, in order of name.
    pub fn levels(&self) -> impl Iterator<Item = (&str, Level)> {
        self.levels.iter().map(|(name, level)| (name.as_str(), *level))
    }
}

/// The folder that profiles stand in.
pub(super) const FOLDER: &str = "profiles";

/// All profiles, in order of kind.
#[derive(Clone, Debug, Default)]
pub struct Profiles {
    /// One a kind.
    pub list: Vec<Profile>,
}

impl Profiles {
    /// Reads the profiles among the files, and each as it is written; what is wrong with that is put to the mistakes.
    pub(super) fn read<'f>(files: &'f [Written], mistakes: &mut Vec<Mistake>) -> (Self, Vec<(ProfileFile, Tree<'f>)>) {
        let mut profiles = Self::default();
        let mut all = Vec::new();
        for file in files {
            let Some(kind) = name_of(&file.path) else { continue };
            match file.read::<ProfileFile>() {
                Ok((read, tree)) => {
                    let ProfileFile { about, also, rules: levels, .. } =
                        read.clone().whole(file, tree.place(), mistakes);
                    profiles.list.push(Profile { kind: kind.to_owned(), about, also, levels });
                    all.push((read, tree));
                }
                Err(found) => mistakes.extend(found),
            }
        }
        (profiles, all)
    }

    /// Finds what is wrong with profiles, as they are written, for these rules; that is put to the compiler's mistakes.
    pub(super) fn check(&self, written: &[(ProfileFile, Tree<'_>)], rules: &[Rule], compiler: &mut Compiler<'_>) {
        for (read, tree) in written {
            if !compiler.spares(tree.place()) {
                check(read, tree.place(), rules, &mut compiler.mistakes);
            }
        }
        self.twice(written, &mut compiler.mistakes);
    }

    /// Says so of further names of kinds that are those of another kind already: of the program's own, which no house can
    /// change, or of one that stands before.
    fn twice(&self, written: &[(ProfileFile, Tree<'_>)], mistakes: &mut Vec<Mistake>) {
        let carried = |number: usize| written[number].1.place().is_carried();
        for (number, (read, tree)) in written.iter().enumerate() {
            let goes_before = |other: &usize| match (carried(*other), carried(number)) {
                (true, false) => true,
                (false, true) => false,
                _ => *other < number,
            };
            let others: Vec<&Profile> =
                (0..self.list.len()).filter(goes_before).map(|other| &self.list[other]).collect();
            for (i, name) in read.also.iter().enumerate() {
                if let Some(other) = others.iter().find(|other| other.is_called(name)) {
                    let taken =
                        tree.place().field("also").item(i).mistake(format!("`{name}` names another kind already"));
                    mistakes.push(taken.label(format!("it is a name of {}", other.path())));
                }
            }
        }
    }

    /// The profile for a kind of article, whatever its capitals; a kind of that name goes before one that is also called so.
    pub fn of(&self, kind: &str) -> Option<&Profile> {
        let named = self.list.iter().find(|p| p.kind.eq_ignore_ascii_case(kind.trim()));
        named.or_else(|| self.list.iter().find(|p| p.is_called(kind)))
    }

    /// All names of kinds.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().flat_map(|p| std::iter::once(p.kind.as_str()).chain(p.also.iter().map(String::as_str)))
    }
}

/// The kind of article that the file at a path is about, if that is the path of a profile.
fn name_of(path: &str) -> Option<&str> {
    path.strip_prefix(FOLDER)?.strip_prefix('/')?.strip_suffix(".ron")
}

fn check(read: &ProfileFile, place: Place<'_>, rules: &[Rule], mistakes: &mut Vec<Mistake>) {
    if read.about.trim().is_empty() {
        mistakes.push(place.field("about").mistake("`about` says nothing").label("say what kind of article this is"));
    }
    for (name, level) in &read.rules {
        let meant: Vec<&Rule> = rules.iter().filter(|r| r.id == *name || r.family() == name).collect();
        let (key, value) = (place.field("rules").key(name), place.field("rules").field(name));
        let makes_no_difference = |severity| level.of(severity) == Some(severity);
        let family = name.split_once('/').and_then(|(family, _)| read.rules.get(family));
        if meant.is_empty() {
            let mut known: Vec<&str> = rules.iter().flat_map(|r| [r.id.as_str(), r.family()]).collect();
            known.sort_unstable();
            known.dedup();
            let what = if name.contains('/') { "rule" } else { "family of rules" };
            mistakes.push(key.mistake(format!("there is no {what} `{name}`")).choices(name, known));
        } else if family == Some(level) {
            mistakes.push(value.mistake("this is said of its family already").help("take it out"));
        } else if !read.extends && family.is_none() && meant.iter().all(|r| r.severities().all(makes_no_difference)) {
            let mistake = value.mistake("this makes no difference");
            mistakes.push(mistake.label(format!("its findings are {} anyway", level.words())));
        }
    }
}
