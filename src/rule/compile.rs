//! Checking rules as they are written, and making them ready to run.
//!
//! In: files. Out: [`Rule`]s, and every mistake.

use super::condition::{Condition, Kind};
use super::file::{Because, ConditionFile, RuleFile};
use super::find::Find;
use super::message::Message;
use super::profile::Profiles;
use super::question::Questions;
use super::{Rule, adjust, check, profile};
use crate::claim::{FacetId, Facets};
use crate::finding::Severity;
use crate::language::lexicon::{LexiconId, Lexicons};
use crate::phrase::{Fault, Phrase, Phrases};
use crate::written::place::Place;
use crate::written::{Mistake, Written};

/// What checking rules needs and gathers.
#[derive(Debug)]
pub(super) struct Compiler<'a> {
    lexicons: &'a mut Lexicons,
    facets: &'a Facets,
    profiles: &'a Profiles,
    pub(super) phrases: Phrases,
    /// For each phrase of a rule the names that it remembers.
    captures: Vec<Vec<String>>,
    /// How many conditions there are in all rules so far.
    conditions: usize,
    pub(super) mistakes: Vec<Mistake>,
    /// Whether what makes no difference is let pass in a file that the program carries.
    pub(super) spares_carried: bool,
}

/// How a phrase is added to a set: as one that is looked for everywhere, or only where it is asked for.
pub(super) type Add = fn(&mut Phrases, &Phrase<'_>, &mut Lexicons) -> Result<usize, Vec<Fault>>;

impl<'a> Compiler<'a> {
    /// A compiler that has seen nothing yet but these mistakes, and adds to these phrases.
    pub(super) fn new(
        lexicons: &'a mut Lexicons,
        (facets, profiles): (&'a Facets, &'a Profiles),
        phrases: Phrases,
        mistakes: Vec<Mistake>,
    ) -> Self {
        let captures = vec![Vec::new(); phrases.count()];
        Self { lexicons, facets, profiles, phrases, captures, conditions: 0, mistakes, spares_carried: false }
    }

    /// The rule in a file, if that holds one.
    pub(super) fn rule(&mut self, file: &Written) -> Option<Rule> {
        let id = rule_id(&file.path)?;
        let (written, tree) = match file.read::<RuleFile>() {
            Ok(read) => read,
            Err(mistakes) => {
                self.mistakes.extend(mistakes);
                return None;
            }
        };
        if !file.is_trusted() {
            check::check(&written, tree.place(), &mut self.mistakes);
        }
        let before = self.conditions;
        self.conditions += written.conditions();
        if before <= MOST_CONDITIONS && self.conditions > MOST_CONDITIONS {
            let place = tree.place().name();
            self.mistake(place.mistake("with those of this rule there are too many conditions in all rules together"));
        }
        Some(self.ready(id, &written, tree.place()))
    }

    /// Makes a rule ready to run, as far as there is no mistake in it.
    pub(super) fn ready(&mut self, id: String, written: &RuleFile, place: Place<'_>) -> Rule {
        let find = Find::compile(&written.find, place.field("find"), self);
        let kinds = find.kinds();
        let graded = self.grades([&written.must_if, &written.query_if, &written.note_if], &kinds, place);
        let unless = self.exceptions(&written.unless, &kinds, place);
        let asks = Questions::compile(written, (&find, &kinds), place, self);
        Rule {
            id,
            severity: written.severity,
            graded,
            leads: written.leads,
            status: written.status,
            asks,
            why: written.why.clone(),
            refs: written.refs.clone(),
            find,
            of_originals: written.find.conditions().into_iter().any(ConditionFile::asks_of_originals),
            unless,
            adjustments: Vec::new(),
        }
    }

    /// The conditions of severity of the value at a place, in the order must, query, note.
    pub(super) fn grades(
        &mut self,
        written: [&Option<ConditionFile>; 3],
        kinds: &[Kind],
        place: Place<'_>,
    ) -> Vec<(Severity, Condition)> {
        let grades = [(Severity::Must, "must_if"), (Severity::Query, "query_if"), (Severity::Note, "note_if")];
        let mut graded = Vec::new();
        for ((severity, field), condition) in grades.into_iter().zip(written) {
            if let Some(condition) = condition {
                graded.push((severity, Condition::compile(condition, kinds, place.field(field), self)));
            }
        }
        graded
    }

    /// The exceptions of the value at a place, each with its reason.
    pub(super) fn exceptions(
        &mut self,
        written: &[Because],
        kinds: &[Kind],
        place: Place<'_>,
    ) -> Vec<(String, Condition)> {
        let mut unless = Vec::new();
        for (i, because) in written.iter().enumerate() {
            let inner = place.field("unless").item(i);
            unless.push((because.0.clone(), Condition::compile(&because.1, kinds, inner.item(1), self)));
        }
        unless
    }

    /// The question that stands at a place, about what a rule finds.
    pub(super) fn message(&mut self, written: &str, find: &Find, asks: Place<'_>) -> Message {
        let message = Message::parse(written).unwrap_or_else(|bytes| {
            self.mistakes.push(asks.within(bytes).mistake("this brace has no partner"));
            Message::default()
        });
        let known = find.captures(self);
        for name in message.captures().filter(|n| !known.iter().any(|k| k == n)) {
            let start = written.find(&format!("{{{name}}}")).unwrap_or(0);
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

    /// The number of a phrase, which is added as a rule that looks for it does, or a condition that asks about it.
    pub(super) fn phrase(&mut self, text: &str, place: Place<'_>, add: Add) -> Option<usize> {
        let parsed = Phrase::parse(text).map_err(|fault| vec![fault]);
        let added = parsed.and_then(|phrase| {
            let number = add(&mut self.phrases, &phrase, self.lexicons)?;
            self.captures.push(phrase.captures().into_iter().map(str::to_owned).collect());
            Ok(number)
        });
        added.map_err(|faults| self.mistakes.extend(faults.iter().map(|fault| fault.at(place)))).ok()
    }

    /// The names that every one of the phrases remembers.
    pub(super) fn captures_in_all(&self, phrases: &[usize]) -> Vec<String> {
        let Some((first, rest)) = phrases.split_first() else { return Vec::new() };
        let everywhere = |name: &&String| rest.iter().all(|p| self.captures[*p].contains(name));
        self.captures[*first].iter().filter(everywhere).cloned().collect()
    }

    /// Says so if the words found do not remember anything under a name.
    pub(super) fn remembered(&mut self, name: &str, known: &[String], place: Place<'_>) {
        if !known.iter().any(|k| k == name) {
            let mistake = place.mistake(format!("nothing is remembered as `{name}`"));
            self.mistakes.push(mistake.choices(name, known.iter().map(String::as_str)));
        }
    }

    pub(super) fn lexicon(&mut self, name: &str, place: Place<'_>) -> Option<LexiconId> {
        let found = self.lexicons.named(name);
        if found.is_none() {
            let known = self.lexicons.names().iter().map(String::as_str);
            self.mistakes.push(place.mistake(format!("there is no lexicon `{name}`")).choices(name, known));
        }
        found
    }

    /// The kinds of article that names in a list at a place stand for, each by the name of its file.
    pub(super) fn kinds(&mut self, names: &[String], list: Place<'_>) -> Vec<String> {
        let mut kinds = Vec::new();
        for (i, name) in names.iter().enumerate() {
            if let Some(profile) = self.profiles.of(name) {
                kinds.push(profile.kind.clone());
            } else {
                let mistake = list.item(i).mistake(format!("there is no kind of article `{name}`"));
                let mistake = mistake.choices(name, self.profiles.names());
                self.mistakes.push(mistake.help("each kind has a file profiles/KIND.ron"));
            }
        }
        kinds
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

    /// Whether what makes no difference at a place is let pass.
    pub(super) fn spares(&self, place: Place<'_>) -> bool {
        self.spares_carried && place.is_carried()
    }

    /// Says so if no facet weighs so much.
    pub(super) fn weight(&mut self, least: i32, place: Place<'_>) {
        let heaviest = self.facets.heaviest();
        if least > heaviest && !self.spares(place) {
            let mistake = place.mistake(format!("this never holds: no facet weighs more than {heaviest}"));
            self.mistakes.push(mistake.help("what a facet weighs stands in its file below `facets/`"));
        }
    }
}

/// How many conditions all rules of a set may have: some ten times as many as the shipped ones.
const MOST_CONDITIONS: usize = 20_000;

/// The id of the rule in a file: its path, if that is the path of a rule.
fn rule_id(path: &str) -> Option<String> {
    let id = path.strip_suffix(".ron")?;
    let (family, name) = id.split_once('/')?;
    let rule = !matches!(family, "lexicons" | "facets" | "opposites" | "cues" | adjust::FOLDER | profile::FOLDER)
        && !name.contains('/');
    rule.then(|| id.to_owned())
}
