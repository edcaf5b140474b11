//! Sides: who stands with whom when accounts clash.
//!
//! In: the speakers and the claims. Out: for each claim the sides that it speaks for.
//! A person's campaign, office and spokesman are on that person's side: their names hold the person's last name. So is whoever
//! speaks for a body, or for somebody, by what the copy calls them: "a spokesman for \[Orvane Mills\]". A claim in which the
//! article tells that somebody denies, answers or takes back something is on that one's side.

use rustc_hash::FxHashMap;

use super::signs::Signs;
use crate::attribution::scene::Scene;
use crate::claim::Claims;
use crate::language::fold::fold_key;
use crate::language::lexicon::Class;
use crate::language::tag::Tag;
use crate::speaker::{Speaker, SpeakerId, SpeakerKind, Speakers};

/// The sides of a text.
#[derive(Clone, Debug)]
pub struct Sides {
    /// For each speaker who stands for its side.
    leader: Vec<SpeakerId>,
    /// For each claim the sides that it speaks for; none if nobody stands behind it.
    of_claims: Vec<Vec<SpeakerId>>,
}

impl Sides {
    /// The sides of all claims, whose signs are given.
    pub fn new(scene: &Scene<'_>, speakers: &Speakers, claims: &Claims, signs: &[Signs]) -> Self {
        let leader = leaders(scene, speakers);
        let sides = claims.list.iter().zip(signs).map(|(claim, signs)| {
            let owners = match signs.teller {
                Some(teller) => vec![teller],
                None => claim.speakers.clone(),
            };
            let mut sides: Vec<SpeakerId> = owners.iter().map(|s| leader[s.0 as usize]).collect();
            sides.sort_unstable();
            sides.dedup();
            sides
        });
        let of_claims = sides.collect();
        Self { leader, of_claims }
    }

    /// The sides that a claim speaks for, in order.
    pub fn of(&self, claim: usize) -> &[SpeakerId] {
        &self.of_claims[claim]
    }

    /// Who stands for a speaker's side.
    pub fn leader(&self, speaker: SpeakerId) -> SpeakerId {
        self.leader[speaker.0 as usize]
    }

    /// Whether a claim speaks for the article alone.
    pub fn is_own(&self, claim: usize) -> bool {
        self.of(claim) == [SpeakerId::ARTICLE]
    }

    /// Whether two claims speak for one side.
    pub fn same(&self, one: usize, other: usize) -> bool {
        self.of(one).iter().any(|s| self.of(other).contains(s))
    }
}

fn leaders(scene: &Scene<'_>, speakers: &Speakers) -> Vec<SpeakerId> {
    let key = |word: &str| {
        let bare = if word.ends_with('s') { word.trim_end_matches("'s").trim_end_matches("’s") } else { word };
        fold_key(bare)
    };
    let mut persons: FxHashMap<u64, SpeakerId> = FxHashMap::default();
    for (id, speaker) in speakers.iter().filter(|(_, s)| s.kind == SpeakerKind::Named) {
        if let Some(last) = speaker.name.split_whitespace().last() {
            persons.entry(key(last)).or_insert(id);
        }
    }
    let mut leaders: Vec<SpeakerId> = Vec::with_capacity(speakers.list.len());
    for (id, speaker) in speakers.iter() {
        let mut words = speaker.name.split_whitespace();
        let mut held = || words.find_map(|w| persons.get(&key(w)).copied());
        let last = || speaker.name.split_whitespace().last().and_then(|w| persons.get(&key(w)).copied());
        // Two of one family are two.
        let short = speaker.name.split_whitespace().nth(1).is_none();
        let person = match speaker.kind {
            SpeakerKind::Named if short => last(),
            SpeakerKind::Named => None,
            _ => held(),
        };
        leaders.push(person.or_else(|| spoken_for(scene, speakers, speaker)).unwrap_or(id));
    }
    leaders
}

/// For whom somebody speaks by what the copy says of them: "a spokesman for \[Orvane Mills\]", "Bo Kim, a lawyer for \[the
/// council\]".
fn spoken_for(scene: &Scene<'_>, speakers: &Speakers, speaker: &Speaker) -> Option<SpeakerId> {
    /// So many tokens behind the preposition the name may begin.
    const FARTHEST: u32 = 6;
    let unnamed = speaker.mentions.first().map(|m| m.tokens.clone()).filter(|_| speaker.kind == SpeakerKind::Role);
    let called = speaker.titles.iter().cloned().chain(unnamed);
    let speaks = |t: &u32| scene.lexicons.vocabulary.is(scene.token(*t).lemma, Class::Mouthpiece);
    let last = scene.annotations.tokens.len() as u32;
    called.filter_map(|mut words| words.find(speaks)).find_map(|noun| {
        let opens = |t: u32| t < last && scene.token(t).tag == Tag::In;
        let behind = noun + 2..last.min(noun + 2 + FARTHEST);
        let (tokens, id) = speakers.within(behind).next().filter(|_| opens(noun + 1))?;
        let apart = (noun + 2..tokens.start).any(|t| scene.token(t).tag.is_punctuation());
        let kind = speakers.get(id).kind;
        (!apart && matches!(kind, SpeakerKind::Named | SpeakerKind::Organisation)).then_some(id)
    })
}
