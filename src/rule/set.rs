//! Rule sets: all rules of the shipped folder and of a house's own, ready to run.
//!
//! In: files below folders of rules. Out: a [`RuleSet`], or every mistake in every file.
//! A file of a house's own folder takes the place of the shipped one with the same path.

use std::collections::BTreeMap;
use std::path::Path;

use ignore::WalkBuilder;

use super::Rule;
use super::condition::Condition;
use super::file::{RuleFile, Status};
use super::find::{Find, Found};
use super::message::Message;
use super::reading::{Places, Reading};
use crate::claim::{FacetId, Facets, Kinds, Opposites};
use crate::finding::{Finding, Related, Severity, fingerprint};
use crate::language::lexicon::{LexiconId, Lexicons};
use crate::phrase::{Phrase, Phrases};
use crate::written::place::Place;
use crate::written::{Mistake, Written};

/// Rules with the lexicons, facets and opposites that they stand on.
#[derive(Clone, Debug)]
pub struct RuleSet {
    /// Word lists, cues and vocabulary.
    pub lexicons: Lexicons,
    /// Facets and opposites.
    pub kinds: Kinds,
    /// The rules, in order of id.
    pub rules: Vec<Rule>,
    phrases: Phrases,
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
        let shipped = crate::SHIPPED.iter().map(|(path, text)| ((*path).to_owned(), Written::new(*path, *text)));
        let mut files: BTreeMap<String, Written> = shipped.collect();
        let mut mistakes = Vec::new();
        for folder in folders {
            for file in read_folder(folder) {
                match file {
                    Ok((path, file)) => {
                        files.insert(path, file);
                    }
                    Err(mistake) => mistakes.push(mistake),
                }
            }
        }
        let files: Vec<Written> = files.into_values().collect();
        if mistakes.is_empty() {
            Self::compile(&files).map_err(|mistakes| Refused { mistakes, files })
        } else {
            Err(Refused { mistakes, files })
        }
    }

    /// The rules of these files.
    ///
    /// # Errors
    ///
    /// Every mistake in every file.
    pub fn compile(files: &[Written]) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let mut lexicons = Lexicons::read(files, &mut mistakes);
        let facets = Facets::read(files, &mut lexicons, &mut mistakes);
        let opposites = Opposites::read(files, &mut lexicons, &mut mistakes);
        let mut compiler = Compiler {
            lexicons: &mut lexicons,
            facets: &facets,
            phrases: Phrases::default(),
            captures: Vec::new(),
            mistakes,
        };
        let mut rules: Vec<Rule> = files.iter().filter_map(|file| compiler.rule(file)).collect();
        let Compiler { phrases, mistakes, .. } = compiler;
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self { lexicons, kinds: Kinds { facets, opposites }, rules, phrases })
    }

    /// The findings of all rules in an article, in text order; those of one family in one sentence as one.
    pub fn apply(&self, reading: &Reading<'_>) -> Vec<Finding> {
        let places = self.places(reading);
        let mut findings: Vec<Finding> = Vec::new();
        for rule in self.rules.iter().filter(|r| matches!(r.status, Status::Live | Status::Trial)) {
            findings.extend(rule.apply(reading, &places));
        }
        fold(reading, findings)
    }

    /// The findings of one rule, before they are folded with others.
    pub fn apply_one(&self, rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
        rule.apply(reading, &self.places(reading))
    }

    fn places(&self, reading: &Reading<'_>) -> Places {
        let mut places = Places { by_phrase: vec![Vec::new(); self.phrases.len()] };
        for sentence in &reading.annotations.sentences {
            for found in self.phrases.find(&reading.annotations, &self.lexicons, sentence.tokens.clone()) {
                places.by_phrase[found.phrase].push(found);
            }
        }
        places
    }
}

impl Rule {
    fn apply(&self, reading: &Reading<'_>, places: &Places) -> Vec<Finding> {
        let holds = |c: &Condition, f: &Found| c.holds(&f.object, reading, places);
        let mut findings = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for found in disputes(self.find.all(reading, places)) {
            if self.unless.iter().any(|(_, condition)| holds(condition, &found)) {
                continue;
            }
            let graded = self.graded.iter().find(|(_, condition)| holds(condition, &found)).map(|(s, _)| *s);
            let severity = graded.unwrap_or(self.severity);
            let message = self.asks.fill(|name| found.captures.get(name).cloned());
            let span = reading.annotations.span(found.tokens.clone());
            let related: Vec<Related> = found
                .related
                .iter()
                .map(|(label, tokens)| Related { label: label.clone(), span: reading.annotations.span(tokens.clone()) })
                .collect();
            let words = || std::iter::once(span).chain(related.iter().map(|r| r.span)).map(|s| s.text(reading.text));
            let first = fingerprint(&self.id, words(), 0);
            let nth = seen.entry(first.clone()).or_default();
            let fingerprint = if *nth == 0 { first } else { fingerprint(&self.id, words(), *nth) };
            *nth += 1;
            findings.push(Finding {
                rule: self.id.clone(),
                severity,
                message,
                span,
                tokens: found.tokens,
                related,
                fingerprint,
                also: Vec::new(),
                trial: self.status == Status::Trial,
            });
        }
        findings
    }
}

/// Makes one of what a graph rule finds between the same owners: the first place, with the others beside it.
fn disputes(all: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::new();
    for mut found in all {
        let same = |k: &&mut Found| k.owners.is_some() && k.owners == found.owners;
        match kept.iter_mut().find(same) {
            Some(held) => {
                for related in found.related.drain(..) {
                    if !held.related.iter().any(|(_, tokens)| *tokens == related.1) {
                        held.related.push(related);
                    }
                }
            }
            None => kept.push(found),
        }
    }
    kept
}

/// Folds the findings of one family that point into one sentence into the gravest of them, and those of one rule into the
/// first; the other account of a conflict keeps its own.
fn fold(reading: &Reading<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let sentence = |f: &Finding| reading.annotations.sentence_at(f.tokens.start);
    findings.sort_by(|a, b| {
        (std::cmp::Reverse(a.severity), a.span, &a.rule).cmp(&(std::cmp::Reverse(b.severity), b.span, &b.rule))
    });
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let joins = |k: &&mut Finding| {
            let alone = finding.related.is_empty() && k.related.is_empty();
            let family = finding.family() == "unsourced" && k.family() == "unsourced";
            alone && (family || k.rule == finding.rule) && sentence(k) == sentence(&finding)
        };
        match kept.iter_mut().find(joins) {
            Some(held) if held.rule != finding.rule => {
                if !held.also.contains(&finding.rule) {
                    held.also.push(finding.rule);
                }
            }
            Some(_) => {}
            None => kept.push(finding),
        }
    }
    kept.sort_by(|a, b| {
        (a.span, std::cmp::Reverse(a.severity), &a.rule).cmp(&(b.span, std::cmp::Reverse(b.severity), &b.rule))
    });
    kept
}

/// What checking rules needs and gathers.
#[derive(Debug)]
pub(super) struct Compiler<'a> {
    lexicons: &'a mut Lexicons,
    facets: &'a Facets,
    phrases: Phrases,
    /// For each phrase the names that it remembers.
    captures: Vec<Vec<String>>,
    mistakes: Vec<Mistake>,
}

impl Compiler<'_> {
    fn rule(&mut self, file: &Written) -> Option<Rule> {
        let id = rule_id(&file.path)?;
        let (written, tree) = match file.read::<RuleFile>() {
            Ok(read) => read,
            Err(mistakes) => {
                self.mistakes.extend(mistakes);
                return None;
            }
        };
        let place = tree.place();
        let find = Find::compile(&written.find, place.field("find"), self);
        let kinds = find.kinds();
        let grades = [
            (Severity::Must, &written.must_if, "must_if"),
            (Severity::Query, &written.query_if, "query_if"),
            (Severity::Note, &written.note_if, "note_if"),
        ];
        let mut graded = Vec::new();
        for (severity, condition, field) in grades {
            if let Some(condition) = condition {
                graded.push((severity, Condition::compile(condition, &kinds, place.field(field), self)));
            }
        }
        let mut unless = Vec::new();
        for (i, because) in written.unless.iter().enumerate() {
            let inner = place.field("unless").item(i);
            if because.0.trim().is_empty() {
                self.mistakes.push(inner.item(0).mistake("say why the rule keeps quiet here"));
            }
            unless.push((because.0.clone(), Condition::compile(&because.1, &kinds, inner.item(1), self)));
        }
        let asks = self.message(&written, &find, place);
        Some(Rule {
            id,
            severity: written.severity,
            graded,
            status: written.status,
            asks,
            why: written.why,
            refs: written.refs,
            find,
            unless,
            examples: written.examples,
        })
    }

    fn message(&mut self, written: &RuleFile, find: &Find, place: Place<'_>) -> Message {
        let asks = place.field("asks");
        let message = Message::parse(&written.asks).unwrap_or_else(|bytes| {
            self.mistakes.push(asks.within(bytes).mistake("this brace has no partner"));
            Message::default()
        });
        let known = find.captures(self);
        for name in message.captures().filter(|n| !known.iter().any(|k| k == n)) {
            let start = written.asks.find(&format!("{{{name}}}")).unwrap_or(0);
            let place = asks.within(start..start + name.len() + 2);
            self.mistakes.push(
                place
                    .mistake(format!("`find` never binds `{{{name}}}`"))
                    .choices(name, known.iter().map(String::as_str)),
            );
        }
        message
    }

    pub(super) fn mistake(&mut self, mistake: Mistake) {
        self.mistakes.push(mistake);
    }

    /// The number of a phrase.
    pub(super) fn phrase(&mut self, text: &str, place: Place<'_>) -> Option<usize> {
        let added = Phrase::parse(text).and_then(|phrase| {
            let number = self.phrases.add(&phrase, self.lexicons)?;
            self.captures.push(phrase.captures().into_iter().map(str::to_owned).collect());
            Ok(number)
        });
        added.map_err(|fault| self.mistakes.push(fault.at(place))).ok()
    }

    /// The names that every one of the phrases remembers.
    pub(super) fn captures_in_all(&self, phrases: &[usize]) -> Vec<String> {
        let Some((first, rest)) = phrases.split_first() else { return Vec::new() };
        let everywhere = |name: &&String| rest.iter().all(|p| self.captures[*p].contains(name));
        self.captures[*first].iter().filter(everywhere).cloned().collect()
    }

    pub(super) fn lexicon(&mut self, name: &str, place: Place<'_>) -> Option<LexiconId> {
        let found = self.lexicons.named(name);
        if found.is_none() {
            let known = self.lexicons.names().iter().map(String::as_str);
            self.mistakes.push(place.mistake(format!("there is no lexicon `{name}`")).choices(name, known));
        }
        found
    }

    pub(super) fn facet(&mut self, name: &str, place: Place<'_>) -> Option<FacetId> {
        let found = self.facets.named(name);
        if found.is_none() {
            let known = self.facets.names();
            self.mistakes.push(
                place.mistake(format!("there is no facet `{name}`")).choices(name, known.iter().map(String::as_str)),
            );
        }
        found
    }
}

/// The id of the rule in a file: its path, if that is the path of a rule.
fn rule_id(path: &str) -> Option<String> {
    let id = path.strip_suffix(".ron")?;
    let (family, name) = id.split_once('/')?;
    let rule = !matches!(family, "lexicons" | "facets" | "opposites") && !name.contains('/');
    rule.then(|| id.to_owned())
}

/// The RON files below a folder, by their paths below it.
fn read_folder(folder: &Path) -> Vec<Result<(String, Written), Mistake>> {
    let mut files = Vec::new();
    for entry in WalkBuilder::new(folder).standard_filters(false).sort_by_file_name(Ord::cmp).build() {
        let failed = |path: &Path, what: String| Err(Mistake::of_file(&path.display().to_string(), what));
        match entry {
            Err(error) => files.push(failed(folder, error.to_string())),
            Ok(entry) if entry.path().extension().is_some_and(|e| e == "ron") && entry.path().is_file() => {
                let path = entry.path();
                let below = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
                files.push(match std::fs::read_to_string(path) {
                    Ok(text) => Ok((below.clone(), Written::new(below, text))),
                    Err(error) => failed(path, error.to_string()),
                });
            }
            Ok(_) => {}
        }
    }
    files
}
