//! Who says what in an original, and whether two names are one person's.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::attribution::scene::Scene;
use crate::attribution::{Attribution, turn};
use crate::language::lexicon::Class;
use crate::speaker::{Form, Speaker, SpeakerId, SpeakerKind, Speakers};

/// Who says something, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The name.
    pub name: String,
    /// Whether it is a person with a name, and no other could be meant.
    pub(super) is_clear: bool,
    /// Whether it stands in a label before what is said.
    pub(super) labels: bool,
    /// The keys of the words of all its names, sorted.
    names: Vec<u64>,
    /// The key of its surname.
    pub(super) surname: Option<u64>,
}

impl Voice {
    /// The voice of a speaker.
    pub(super) fn of(scene: &Scene<'_>, speaker: &Speaker, ambiguous: bool) -> Self {
        let named = speaker.mentions.iter().filter(|m| m.form == Form::Name);
        let words: Vec<Vec<u32>> = named.map(|m| telling(scene, &m.tokens).collect()).collect();
        let mut names: Vec<u64> = words.iter().flatten().map(|&at| scene.token(at).key).collect();
        names.sort_unstable();
        names.dedup();
        names.shrink_to_fit();
        let surname = words.iter().max_by_key(|name| name.len()).and_then(|name| name.last());
        let surname = surname.map(|&at| scene.token(at).key);
        let is_clear = speaker.kind == SpeakerKind::Named && !ambiguous && !names.is_empty();
        Self { name: speaker.name.clone(), is_clear, labels: false, names, surname }
    }

    /// The same voice, not clear where another could be meant.
    pub(super) fn unless(self, ambiguous: bool) -> Self {
        Self { is_clear: self.is_clear && !ambiguous, ..self }
    }

    /// Whether a word of its names is among those.
    pub(super) fn is_among(&self, names: &FxHashSet<u64>) -> bool {
        self.names.iter().any(|name| names.contains(name))
    }

    /// Whether both are known to be two: by their names, or by labels, which name one speaker alike.
    pub(super) fn is_another(&self, other: &Self) -> bool {
        let apart = self.is_clear && other.is_clear || self.labels && other.labels && self.name != other.name;
        apart && !self.may_be(other)
    }

    /// Whether it is told who it is, at least beside others.
    pub(super) fn is_told(&self) -> bool {
        self.is_clear || self.labels
    }

    /// Whether both could be one person: a word of their names is the same.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        self.names.iter().any(|name| other.names.binary_search(name).is_ok())
    }
}

/// The words of the names of those among the voices who are clear.
pub(super) fn names<'v>(voices: impl Iterator<Item = &'v Voice>) -> FxHashSet<u64> {
    voices.filter(|voice| voice.is_clear).flat_map(|voice| voice.names.iter().copied()).collect()
}

/// The words of the names of those among the voices who have labels.
pub(super) fn labels<'v>(voices: impl Iterator<Item = &'v Voice>) -> FxHashSet<u64> {
    voices.filter(|voice| voice.labels).flat_map(|voice| voice.names.iter().copied()).collect()
}

/// Who says what in a text.
pub(super) struct Spoken {
    /// Stretches of tokens with who says them, in text order, none inside another.
    pub(super) list: Vec<(Range<u32>, Arc<Voice>)>,
    /// The labels of its turns, colons included.
    pub(super) labels: Vec<Range<u32>>,
    /// What says of quoted words who said them, in text order: "said Ruiz".
    pub(super) said: Vec<Range<u32>>,
}

/// Who says what: in a dialogue whoever's label stands before, up to the next label; elsewhere to whom it is attributed.
pub(super) fn spoken(scene: &Scene<'_>, attributions: &[Attribution], speakers: &Speakers) -> Spoken {
    let turns = turn::find(scene);
    // Each voice is made once, however often it speaks.
    let mut made: FxHashMap<(SpeakerId, bool), Arc<Voice>> = FxHashMap::default();
    let mut voice = |id: SpeakerId, ambiguous: bool, labels: bool| {
        let new = || Arc::new(Voice { labels, ..Voice::of(scene, speakers.get(id), ambiguous) });
        made.entry((id, ambiguous)).or_insert_with(new).clone()
    };
    let mut list = Vec::new();
    let mut said = Vec::new();
    let quoted = |token: u32| scene.annotations.quotation_of[token as usize].is_some();
    if turns.is_empty() {
        for (number, attribution) in attributions.iter().enumerate().filter(|(_, a)| a.gives_source()) {
            let core = attribution.core.start()..attribution.core.end();
            if !core.clone().any(quoted) && attribution.content.iter().any(|range| range.clone().any(quoted)) {
                said.push(core);
            }
            let [id] = speakers.behind[number][..] else { continue };
            let voice = voice(id, speakers.ambiguous[number], false);
            list.extend(attribution.content.iter().map(|range| (range.clone(), voice.clone())));
        }
        list.sort_by_key(|(range, _)| (range.start, range.end));
        list.dedup_by(|next, kept| next.0.start < kept.0.end);
        said.sort_by_key(|range| range.start);
    }
    for (number, turn) in turns.iter().enumerate() {
        let end = turns.get(number + 1).map_or(scene.annotations.tokens.len() as u32, |next| next.label.start);
        let id = speakers.at(turn.label.end.saturating_sub(1));
        let voice = id.map_or_else(|| Arc::new(unnamed(scene, &turn.label)), |id| voice(id, false, true));
        list.push((turn.said.start..end, voice));
    }
    let labels = turns.into_iter().map(|turn| turn.label.start..turn.said.start).collect();
    Spoken { list, labels, said }
}

/// The voice of a label that names nobody who is known by name.
fn unnamed(scene: &Scene<'_>, label: &Range<u32>) -> Voice {
    let name = scene.annotations.span(label.clone()).text(scene.text).to_owned();
    let mut names: Vec<u64> = telling(scene, label).map(|at| scene.token(at).key).collect();
    names.sort_unstable();
    Voice { name, is_clear: false, labels: true, names, surname: None }
}

/// The words of a name that tell whose it is: no titles and no initials.
fn telling(scene: &Scene<'_>, name: &Range<u32>) -> impl Iterator<Item = u32> {
    let tells = |at: &u32| {
        let is = |class| scene.is(*at, class);
        let titled = is(Class::Honorific) || is(Class::Title) || is(Class::NameParticle);
        !scene.token(*at).tag.is_punctuation() && !titled && scene.token(*at).span.len() > 1
    };
    name.clone().filter(tells)
}
