//! Where the files of a set come from: the program carries them, or a house wrote them, some in the place of the program's.

use super::profile::ProfileFile;
use crate::language::lexicon::LexiconFile;
use crate::written::Written;

/// Where a file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program carries it.
    Carried,
    /// It is the house's.
    House,
    /// It is the house's, in the place of one that the program carries.
    Replaces,
    /// It is the house's, and adds to one that the program carries.
    Extends,
}

impl Origin {
    /// Where a file comes from; one that says just what the program's says is the program's.
    pub fn of(file: &Written) -> Self {
        let beneath = std::iter::successors(file.beneath(), |file| file.beneath());
        match beneath.last() {
            None if file.is_carried() => Self::Carried,
            Some(carried) if carried.is_carried() && carried.text == file.text => Self::Carried,
            Some(carried) if carried.is_carried() => {
                if extends(file) {
                    Self::Extends
                } else {
                    Self::Replaces
                }
            }
            _ => Self::House,
        }
    }

    /// In one word, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::House => "house",
            Self::Replaces => "replaces",
            Self::Extends => "extends",
        }
    }
}

/// Whether a file adds to the one in whose place it stands.
fn extends(file: &Written) -> bool {
    let folder = file.path.split('/').next();
    match folder {
        Some("lexicons") => file.read::<LexiconFile<'_>>().is_ok_and(|(lexicon, _)| lexicon.extends),
        Some("profiles") => file.read::<ProfileFile>().is_ok_and(|(profile, _)| profile.extends),
        _ => false,
    }
}

/// What a file holds, by the name that rules call it by: "list `titles`".
pub fn called(path: &str) -> String {
    let name = path.strip_suffix(".ron").unwrap_or(path);
    match name.split_once('/') {
        None => format!("`{name}`"),
        Some(("lexicons", name)) => format!("list `{name}`"),
        Some(("facets", name)) => format!("facet `{name}`"),
        Some(("cues", name)) => format!("cues `{name}`"),
        Some(("opposites", name)) => format!("opposites `{name}`"),
        Some(("profiles", name)) => format!("kind of article `{name}`"),
        Some(_) => format!("rule `{name}`"),
    }
}
