//! Rule sets: all rules of the shipped folder and of a house's own, ready to run.
//!
//! In: files below folders of rules. Out: a [`RuleSet`], or every mistake in every file.
//! A file of a house's own folder takes the place of the shipped one with the same path, or, if it says so, adds to it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use super::adjust::Adjustment;
use super::apply::Raised;
use super::compile::Compiler;
use super::file::Status;
use super::places::Places;
use super::profile::{Profile, Profiles};
use super::reading::Reading;
use super::{Rule, Silenced, adjust, apply, folder};
use crate::claim::Kinds;
use crate::finding::Finding;
use crate::language::Annotations;
use crate::language::lexicon::Lexicons;
use crate::phrase::{Match, Phrases, Search, Sight};
use crate::written::{Mistake, Written, gathered};

/// Rules with the lexicons, facets and opposites that they stand on.
#[derive(Clone, Debug)]
pub struct RuleSet {
    /// Word lists, cues and vocabulary.
    pub lexicons: Lexicons,
    /// Facets and opposites.
    pub kinds: Kinds,
    /// The rules, in order of id.
    pub rules: Vec<Rule>,
    /// What kinds of article there are.
    pub profiles: Profiles,
    /// The phrases of facets, opposites and rules.
    phrases: Phrases,
    files: Vec<Written>,
    /// The files of a house that were left out, by their paths.
    unread: Vec<String>,
}

/// Rules that cannot be used.
#[derive(Clone, Debug)]
pub struct Refused {
    /// All that is wrong.
    pub mistakes: Vec<Mistake>,
    /// The files that were read.
    pub files: Vec<Written>,
}

impl RuleSet {
    /// The rules that the program carries with it, with those of the folders added, in order.
    ///
    /// # Errors
    ///
    /// Every mistake in every file, and folders that cannot be read.
    pub fn load(folders: &[&Path]) -> Result<Self, Refused> {
        if folders.is_empty() {
            // A test has proved them, all together; a file of a house's own can make a mistake of what was none.
            if let Ok(set) = Self::compile(Self::trusted()) {
                return Ok(set);
            }
        }
        let (files, mistakes) = Self::gathered(folders);
        Self::compile_after(files, mistakes)
    }

    /// The same without the files of the folders in which mistakes are, and without those that mean what stands in them; with
    /// all that is wrong. In the place of a file that is left out stands the one whose place it took.
    ///
    /// # Errors
    ///
    /// Folders that cannot be read.
    pub fn load_sound(folders: &[&Path]) -> Result<(Self, Option<Refused>), Refused> {
        let refused = match Self::load(folders) {
            Ok(set) => return Ok((set, None)),
            Err(refused) => refused,
        };
        let mut files = refused.files.clone();
        let mut mistakes = refused.mistakes.clone();
        let mut unread: BTreeSet<String> = BTreeSet::new();
        loop {
            let is_carried = |path: &str| files.iter().any(|file| file.is_carried() && file.path == path);
            let is_folder = |path: &str| folders.iter().any(|folder| folder.display().to_string() == path);
            let faulty: BTreeSet<String> = mistakes.drain(..).map(|mistake| mistake.path).collect();
            if faulty.is_subset(&unread) || faulty.iter().any(|path| is_carried(path) || is_folder(path)) {
                return Err(refused);
            }
            let sound = |file: Written| if faulty.contains(&file.path) { file.into_beneath() } else { Some(file) };
            files = files.into_iter().filter_map(sound).collect();
            unread.extend(faulty);
            match Self::compile(files.clone()) {
                Ok(set) => return Ok((Self { unread: unread.into_iter().collect(), ..set }, Some(refused))),
                Err(next) => mistakes = next.mistakes,
            }
        }
    }

    /// The files that the program carries with it, with those of the folders added, in order; and what is wrong with these.
    fn gathered(folders: &[&Path]) -> (Vec<Written>, Vec<Mistake>) {
        let mut files: BTreeMap<String, Written> =
            Self::shipped().into_iter().map(|file| (file.path.clone(), file)).collect();
        let mut mistakes = Vec::new();
        for path in folders {
            for file in folder::read(path) {
                match file {
                    Ok(file) => {
                        mistakes.extend(folder::misplaced(&file));
                        let beneath = files.remove(&file.path);
                        files.insert(file.path.clone(), file.over(beneath));
                    }
                    Err(mistake) => mistakes.push(mistake),
                }
            }
        }
        (files.into_values().collect(), mistakes)
    }

    /// The files that the program carries with it.
    pub fn shipped() -> Vec<Written> {
        crate::SHIPPED.iter().map(|(path, text)| Written::carried(*path, *text)).collect()
    }

    /// The same, known to have no mistake.
    fn trusted() -> Vec<Written> {
        let shipped = crate::SHIPPED.iter().zip(crate::PACKED);
        shipped.map(|((path, text), packed)| Written::trusted(*path, *text, packed)).collect()
    }

    /// The rules of these files.
    ///
    /// # Errors
    ///
    /// Every mistake in every file.
    pub fn compile(files: Vec<Written>) -> Result<Self, Refused> {
        Self::compile_after(files, Vec::new())
    }

    /// The same, where some mistakes are known already.
    fn compile_after(files: Vec<Written>, mut mistakes: Vec<Mistake>) -> Result<Self, Refused> {
        let strays: Vec<Mistake> = files.iter().filter_map(folder::strays).collect();
        let strayed = |file: &Written| strays.iter().any(|mistake| mistake.path == file.path);
        let (strayed, mut files): (Vec<Written>, Vec<Written>) = files.into_iter().partition(strayed);
        mistakes.extend(strays);
        let mut lexicons = Lexicons::read(&files, &mut mistakes);
        let mut phrases = Phrases::default();
        let kinds = Kinds::read(&files, (&mut phrases, &mut lexicons), &mut mistakes);
        let (profiles, written) = Profiles::read(&files, &mut mistakes);
        let mut compiler = Compiler::new(&mut lexicons, (&kinds.facets, &profiles), phrases, mistakes);
        // What a house changes may leave the program's own files with nothing to do, which is no fault of theirs.
        let is_housed = files.iter().any(|file| !file.is_carried());
        compiler.spares_carried = is_housed;
        let mut rules: Vec<Rule> = files.iter().filter_map(|file| compiler.rule(file)).collect();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        profiles.check(&written, &rules, &mut compiler);
        adjust::read(&files, &mut rules, &mut compiler);
        let Compiler { phrases, mistakes, .. } = compiler;
        if !mistakes.is_empty() {
            files.extend(strayed);
            return Err(Refused { mistakes: gathered(blamed(mistakes, &files)), files });
        }
        let files = files.into_iter().map(Written::doubted).collect();
        Ok(Self { lexicons, kinds, rules, profiles, phrases, files, unread: Vec::new() })
    }

    /// The findings of all rules in an article, in text order; those of one family in one sentence as one.
    pub fn apply(&self, reading: &Reading<'_>) -> Vec<Finding> {
        let leads = |id: &str| self.named(id).map_or(0, |rule| rule.leads);
        apply::fold(reading, self.raised(reading).findings, leads)
    }

    /// The findings that an adjustment, or the kind of article, keeps quiet.
    pub fn silenced(&self, reading: &Reading<'_>) -> Vec<Silenced> {
        self.raised(reading).silenced
    }

    fn raised(&self, reading: &Reading<'_>) -> Raised {
        let places = self.places(reading);
        let profile = self.profile(reading);
        let mut raised = Raised::default();
        for rule in self.rules.iter().filter(|r| matches!(r.status, Status::Live | Status::Trial)) {
            rule.apply(reading, &places, profile, &mut raised);
        }
        raised
    }

    /// The findings of one rule, before they are folded with others.
    pub fn apply_one(&self, rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
        let mut raised = Raised::default();
        rule.apply(reading, &self.places(reading), self.profile(reading), &mut raised);
        raised.findings
    }

    /// The profile of the article's kind.
    pub fn profile(&self, reading: &Reading<'_>) -> Option<&Profile> {
        self.profiles.of(reading.kind?)
    }

    /// All adjustments, each with its rule.
    pub fn adjustments(&self) -> impl Iterator<Item = (&Rule, &Adjustment)> {
        self.rules.iter().flat_map(|rule| rule.adjustments.iter().map(move |adjustment| (rule, adjustment)))
    }

    /// The matches of the phrases of facets, opposites and rules in an annotated text, in text order.
    pub fn matches(&self, text: &str, annotations: &Annotations, sight: &Sight) -> Vec<Match> {
        self.phrases.find(&mut Search::new(text, annotations, &self.lexicons, sight))
    }

    /// Where the phrases of all rules stand in an article.
    pub(super) fn places<'a>(&'a self, reading: &'a Reading<'a>) -> Places<'a> {
        Places::new(&self.phrases, &reading.matches, reading)
    }

    /// The words in a range that a phrase goes along with farthest without coming to its end; none if not one word does.
    pub(super) fn nearest(&self, phrase: usize, reading: &Reading<'_>, range: &Range<u32>) -> Option<Range<u32>> {
        let sentences = reading.annotations.sentences.iter().map(|s| s.tokens.clone());
        let inside = sentences.filter(|s| s.start < range.end && range.start < s.end);
        let mut search = Search::new(reading.text, &reading.annotations, &self.lexicons, &reading.sight);
        let reached = inside.filter_map(|sentence| self.phrases.nearest(phrase, &mut search, sentence));
        reached.max_by_key(|r| (r.len(), std::cmp::Reverse(r.start)))
    }

    /// The file with that path, given without what stands behind the dot: of a rule its id.
    pub fn file(&self, path: &str) -> Option<&Written> {
        self.files.iter().find(|f| f.path.strip_suffix(".ron") == Some(path))
    }

    /// All files, in order of path.
    pub fn files(&self) -> &[Written] {
        &self.files
    }

    /// The files of a house that were left out, since they could not be read, by their paths below their folder.
    pub fn unread(&self) -> &[String] {
        &self.unread
    }

    /// The rule of that id.
    pub fn named(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|r| r.id == id)
    }
}

/// The mistakes that a house can mend: where its own files have some, those of the program's only follow from them.
fn blamed(mistakes: Vec<Mistake>, files: &[Written]) -> Vec<Mistake> {
    let is_carried = |m: &Mistake| files.iter().any(|file| file.is_carried() && file.path == m.path);
    let (carried, own): (Vec<_>, Vec<_>) = mistakes.into_iter().partition(is_carried);
    if own.is_empty() { carried } else { own }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::facet::FacetFile;
    use crate::claim::stance::OppositesFile;
    use crate::language::cues::CuesFile;
    use crate::language::lexicon::LexiconFile;
    use crate::rule::file::RuleFile;
    use crate::rule::profile::ProfileFile;

    #[test]
    fn files_that_are_trusted_make_the_same_rules() {
        let read = |files: Vec<Written>| RuleSet::compile(files).expect("the shipped files have no mistake");
        let (one, other) = (read(RuleSet::trusted()), read(RuleSet::shipped()));
        assert_eq!(format!("{:?}", one.rules), format!("{:?}", other.rules));
        assert_eq!(format!("{:?}", one.kinds), format!("{:?}", other.kinds));
        assert_eq!(format!("{:?}", one.profiles), format!("{:?}", other.profiles));
        assert_eq!(format!("{:?}", one.phrases), format!("{:?}", other.phrases));
        assert_eq!(one.files, other.files);
        let entries = |set: &RuleSet| -> Vec<Vec<String>> {
            let named = set.lexicons.names().iter().filter_map(|name| set.lexicons.named(name));
            named.map(|lexicon| set.lexicons.entries(lexicon)).collect()
        };
        assert_eq!(entries(&one), entries(&other));
    }

    #[test]
    fn every_shipped_file_is_read_as_it_is_packed() {
        for file in RuleSet::trusted() {
            let read = match file.path.split('/').next().unwrap_or_default() {
                "cues" => file.is_read_packed::<CuesFile>(),
                "lexicons" => file.is_read_packed::<LexiconFile<'_>>(),
                "facets" => file.is_read_packed::<FacetFile<'_>>(),
                "opposites" => file.is_read_packed::<OppositesFile<'_>>(),
                "profiles" => file.is_read_packed::<ProfileFile>(),
                _ => file.is_read_packed::<RuleFile>(),
            };
            assert!(read, "{}", file.path);
        }
    }
}
