//! What conditions mean of each kind of place.

use std::ops::Range;

use super::super::file::ConditionFile as C;
use super::super::places::Places;
use super::super::reading::Reading;
use super::{Condition, arithmetic, calendar, flow, form_of, manner_of, taken_of, voice_of};
use crate::claim::{ClaimId, Support, asked};
use crate::graph::Node;
use crate::graph::Relation::Asserts;
use crate::language::Annotations;
use crate::language::cues::CueClass;
use crate::language::quantity::Unit;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::language::token::{Case, Token, TokenKind};
use crate::original::Comparison;
use crate::phrase::Match;
use crate::speaker::{Form as MentionForm, Gender, Mention, SpeakerId, SpeakerKind};
use crate::statistics::words::NameKind;

impl Condition {
    pub(super) fn holds_of_claim(&self, id: ClaimId, reading: &Reading<'_>) -> bool {
        let claim = reading.claims.get(id);
        match &self.asks {
            C::Facet(_) => self.facet().is_some_and(|f| claim.has(f)),
            C::Begins => flow::begins(claim, reading),
            C::Weighs(least) => claim.facets.iter().any(|hit| reading.kinds.facets.weight(hit.facet) >= *least),
            C::Asked(least) => claim.asked.is_some_and(|odds| odds >= asked::odds(*least)),
            C::Voice(voice) => claim.voice == voice_of(*voice),
            C::Sourced => claim.support != Support::None,
            C::Beside(manners) => manners.iter().any(|m| claim.beside.has(manner_of(*m))),
            C::Repeats => claim.repeats,
            C::AfterSource => flow::last_speaker(claim, reading).is_some(),
            C::BeforeSource => flow::is_borne_out(claim, reading),
            C::Lapsed => flow::has_lapsed(claim, reading),
            C::Hedged => claim.hedged,
            C::Negated => claim.negated,
            C::Denies => reading.graph.denies(id),
            _ => false,
        }
    }

    pub(super) fn holds_of_attribution(&self, number: usize, reading: &Reading<'_>, places: &Places<'_>) -> bool {
        let attribution = &reading.attributions[number];
        let words = || attribution.content.iter().map(ExactSizeIterator::len).sum::<usize>();
        match &self.asks {
            C::Cue(_) => {
                let head = &reading.annotations.tokens[attribution.core.frame.head as usize];
                self.lexicon().is_some_and(|lexicon| reading.lexicons.hold(lexicon, head))
            }
            C::Form(forms) => {
                let form = attribution.form(&reading.scene());
                forms.iter().any(|f| form_of(*f) == form)
            }
            C::Manner(manners) => manners.iter().any(|m| manner_of(*m) == attribution.manner),
            C::PassesOn => {
                let outlets = reading.speakers.behind[number].iter().filter(|s| reading.speakers.get(**s).outlet);
                let own = |s: &SpeakerId| reading.claims.of(number).all(|c| c.about.first() == Some(s));
                outlets.into_iter().any(|s| !own(s))
            }
            C::Unintroduced => is_unintroduced(number, reading),
            C::MeansEither => flow::means_either(number, reading),
            C::OwnOutlet => attribution.core.source.clone().is_some_and(|s| reading.names_own_outlet(s)),
            C::NoSource => attribution.core.source.is_none(),
            C::CueHas(_) => self.first(places, &attribution.core.frame.group).is_some(),
            C::Source(_) => attribution.core.source.as_ref().is_some_and(|s| self.first(places, s).is_some()),
            C::SourceOpens(_) => {
                let opens = |s: &Range<u32>| self.first_of(places, s, |found| found.start == s.start).is_some();
                attribution.core.source.as_ref().is_some_and(opens)
            }
            C::Content(_) => self.facet().is_some_and(|facet| reading.claims.of(number).any(|c| c.has(facet))),
            C::Longer(least) => words() >= usize::from(*least),
            C::Shorter(most) => words() <= usize::from(*most),
            _ => false,
        }
    }

    pub(super) fn holds_of_words(&self, found: &Match, reading: &Reading<'_>) -> bool {
        let number = |name: &str| {
            let (_, tokens) = found.captures.iter().find(|(n, _)| n == name)?;
            reading.annotations.quantity_at(tokens.start)
        };
        let change = || Some((number("from")?, number("to")?, number("by")?));
        match &self.asks {
            C::PercentForPoints => change().is_some_and(|(from, to, by)| arithmetic::percent_for_points(from, to, by)),
            C::ChangeOff => change().is_some_and(|(from, to, by)| arithmetic::change_off(from, to, by)),
            C::OwnOutlet => reading.names_own_outlet(found.tokens.clone()),
            C::SumOff => number("total").is_some_and(|total| {
                let parts: Vec<_> = ["one", "two", "three", "four"].into_iter().filter_map(number).collect();
                arithmetic::sum_off(total, &parts)
            }),
            _ => false,
        }
    }

    pub(super) fn holds_of_sentence(&self, number: usize, reading: &Reading<'_>) -> bool {
        let tokens = reading.annotations.sentences[number].tokens.clone();
        let is_word = |t: &u32| !reading.annotations.tokens[*t as usize].tag.is_punctuation();
        let mut words = tokens.filter(is_word);
        match &self.asks {
            C::Voice(voice) => words.all(|t| reading.claims.voices[t as usize] == voice_of(*voice)),
            C::Longer(least) => words.count() >= usize::from(*least),
            C::Shorter(most) => words.count() <= usize::from(*most),
            _ => false,
        }
    }

    pub(super) fn holds_of_name(&self, number: usize, reading: &Reading<'_>) -> bool {
        let name = &reading.likeness.names[number];
        match &self.asks {
            C::Voice(voice) => reading.claims.voices[name.tokens.start as usize] == voice_of(*voice),
            C::BareBeforeFull => {
                let Some(id) = reading.speakers.at(name.tokens.start) else { return false };
                let bearer = reading.speakers.get(id);
                let own = reading.annotations.tokens[name.tokens.start as usize].key;
                let named = |m: &&Mention| m.form == MentionForm::Name && m.tokens.start >= reading.body;
                let first = bearer.mentions.iter().find(named);
                let surname = |m: &Mention| {
                    let last = &reading.annotations.tokens[m.tokens.end as usize - 1];
                    m.tokens.start > name.tokens.start && m.tokens.len() > 1 && last.key == own
                };
                let tokens = &reading.annotations.tokens;
                let (at, next) = (name.tokens.start as usize, tokens.get(name.tokens.end as usize));
                let content = |t: &Token| t.tag.is_noun() || t.tag.is_verb() || t.tag.is_adjective();
                let before = at.checked_sub(1).map(|i| &tokens[i]).filter(|t| t.case != Case::Lower);
                let joined = before.is_some_and(content) || next.is_some_and(|t| t.tag.is_noun());
                name.tokens.len() == 1
                    && !joined
                    && tokens[at].tag == Tag::Nnp
                    && bearer.gender != Gender::Unknown
                    && name.title.is_none()
                    && matches!(name.kind, None | Some(NameKind::Person))
                    && bearer.kind == SpeakerKind::Named
                    && first.is_some_and(|m| m.tokens.start == name.tokens.start && m.tokens.len() == 1)
                    && bearer.mentions.iter().any(surname)
            }
            _ => false,
        }
    }

    pub(super) fn holds_of_speaker(&self, id: SpeakerId, reading: &Reading<'_>) -> bool {
        let spoken = || reading.spoken[id.0 as usize] as usize;
        match self.asks {
            C::Speaks(least) => spoken() >= usize::from(least),
            C::Says(_) => self.facet().is_some_and(|facet| {
                let said = reading.graph.from(Node::Speaker(id)).filter(|e| e.relation == Asserts);
                said.filter_map(|e| if let Node::Claim(claim) = e.to { Some(claim) } else { None })
                    .any(|claim| reading.claims.get(claim).has(facet))
            }),
            C::Share(percent) => 100 * spoken() >= usize::from(percent) * reading.attributions.len(),
            _ => false,
        }
    }

    pub(super) fn holds_of_date(&self, number: usize, reading: &Reading<'_>) -> bool {
        let quantity = &reading.annotations.quantities[number];
        let Unit::Date(date) = quantity.unit else { return false };
        match &self.asks {
            C::Voice(voice) => reading.claims.voices[quantity.tokens.start as usize] == voice_of(*voice),
            C::WrongWeekday => calendar::other_weekday(date, reading.date).is_some(),
            C::NoSuchDay => calendar::is_impossible(date),
            C::BareWeekday => date.weekday.is_some() && date.day.is_none(),
            _ => false,
        }
    }

    pub(super) fn holds_of_quotation(&self, number: usize, reading: &Reading<'_>) -> bool {
        let quotation = &reading.annotations.quotations[number];
        let words = || {
            let inner = quotation.inner();
            inner.filter(|&t| !reading.annotations.tokens[t as usize].tag.is_punctuation()).count()
        };
        match &self.asks {
            C::Voice(voice) => reading.claims.voices[quotation.tokens.start as usize] == voice_of(*voice),
            C::Longer(least) => words() >= usize::from(*least),
            C::Shorter(most) => words() <= usize::from(*most),
            C::Attributed => reading.overlap.any(&quotation.tokens),
            C::GoesOn => {
                let before = number.checked_sub(1).map(|before| &reading.annotations.quotations[before]);
                let sentence = |at: u32| reading.annotations.sentence_at(at);
                before.is_some_and(|before| sentence(before.tokens.end - 1) + 1 >= sentence(quotation.tokens.start))
            }
            C::Unclosed => {
                let next = reading.annotations.quotations.get(number + 1);
                let last = reading.annotations.ends_paragraph(quotation.tokens.end);
                quotation.opened && !quotation.closed && last && !next.is_some_and(|n| n.continued)
            }
            C::Edited(least) => {
                let inner = quotation.inner();
                let tokens = &reading.annotations.tokens[inner.start as usize..inner.end as usize];
                edits(tokens, reading.text) >= usize::from(*least)
            }
            _ => reading.comparisons.of(number).is_some_and(|comparison| self.holds_of_comparison(comparison, reading)),
        }
    }

    /// The same of a quotation that was compared with what the draft was written from.
    fn holds_of_comparison(&self, comparison: &Comparison, reading: &Reading<'_>) -> bool {
        let begins = |tokens: &[Token]| self.lexicon().is_some_and(|l| reading.lexicons.begins(l, tokens));
        match &self.asks {
            C::Taken(ways) => ways.iter().any(|way| taken_of(*way) == comparison.taken),
            C::NegationChanged => comparison.negation,
            C::OtherSpeaker => comparison.other_speaker,
            C::NamedThere => comparison.named,
            C::CutBefore(_) => {
                let mut words = comparison.behind.as_slice();
                while let [mark, rest @ ..] = words
                    && mark.kind == TokenKind::Mark
                {
                    words = rest;
                }
                begins(words)
            }
            C::CutAfter(_) => (0..comparison.before.len()).any(|at| begins(&comparison.before[at..])),
            _ => false,
        }
    }
}

/// In how many places words are left out or put in: ellipses, of which several in a row are one, and square brackets that
/// hold more than a name.
fn edits(tokens: &[Token], text: &str) -> usize {
    let mut count = 0;
    let mut dotted = false;
    for (i, token) in tokens.iter().enumerate() {
        let words = token.span.text(text);
        let dots = words.starts_with('…') || words.starts_with("..") || words.starts_with(". .");
        let inside = || tokens[i + 1..].iter().take_while(|t| t.span.text(text) != "]");
        let puts_in = words == "[" && !inside().all(|t| t.tag.is_proper());
        count += usize::from(puts_in || dots && !dotted);
        dotted = dots || dotted && token.tag.is_punctuation();
    }
    count
}

/// Whether the source of an attribution is where a person is first named, and nothing says who that is.
fn is_unintroduced(number: usize, reading: &Reading<'_>) -> bool {
    let Some(source) = &reading.attributions[number].core.source else { return false };
    let Some(id) = reading.speakers.at(source.start) else { return false };
    let speaker = reading.speakers.get(id);
    let Annotations { tokens, trees, .. } = &reading.annotations;
    let described =
        |t: u32| trees.children(t).any(|c| matches!(trees.relation(c), Relation::Relative | Relation::Apposition));
    // "Bo Kim of the harbour office", "Bo Kim, 34", "the baker Bo Kim"
    let placed = |m: &Mention| {
        let behind = m.tokens.end as usize;
        let tag = |at: usize| tokens.get(at).map(|t| t.tag);
        let opens = |tag: Tag| {
            tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::Dt | Tag::Cd | Tag::PrpS | Tag::Wp | Tag::In | Tag::Vbg)
        };
        let apposed = tag(behind) == Some(Tag::Comma) && tag(behind + 1).is_some_and(opens);
        let first = tokens_of_sentence(reading, m).start == m.tokens.start;
        let before = m.tokens.start.checked_sub(1).and_then(|at| tag(at as usize)).filter(|_| !first);
        tag(behind) == Some(Tag::In) || apposed || before.is_some_and(|b| b.is_noun() || b.is_adjective())
    };
    let names = || speaker.mentions.iter().filter(|m| m.form == MentionForm::Name);
    let is_label = reading.attributions[number].core.frame.cue.class == CueClass::Mark;
    !is_label
        && speaker.kind == SpeakerKind::Named
        && speaker.gender != Gender::Unknown
        && speaker.titles.is_empty()
        && names().next().is_some_and(|m| m.tokens == *source && m.tokens.len() > 1)
        && !names().any(|m| placed(m) || m.tokens.clone().any(described))
}

fn tokens_of_sentence(reading: &Reading<'_>, mention: &Mention) -> Range<u32> {
    let annotations = &reading.annotations;
    annotations.sentences[annotations.sentence_at(mention.tokens.start)].tokens.clone()
}
