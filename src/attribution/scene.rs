//! What the questions about an attribution look at: the annotated text, the cues, and short answers about tokens.

use rustc_hash::FxHashSet;

use crate::language::Annotations;
use crate::language::cues::{Cue, CueClass};
use crate::language::lexicon::{Class, Classes, Lexicons};
use crate::language::sentence::Sentence;
use crate::language::syntax::Relation;
use crate::language::tag::Tag;
use crate::language::token::{Token, TokenKind};
use crate::statistics::feature::{self, Symbol, number, symbols};
use crate::statistics::models::{Models, Questions};
use crate::statistics::words::{self, Sense, WordId};

use super::model::{Value, step, word};

symbols! {
    EDGE "edge" NONE "none" PERSON "person" IT "it" SELF "self" WH "wh" NAME "name" COMMON "common" THERE "there" NUMBER "number"
    OTHER "other" VERB "verb" NOUN "noun" ADJECTIVE "adjective" PREPOSITION "preposition" MARK "mark" PLURAL "plural"
    THIS "this"
}

/// The annotated text and what is known of its words.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The characters.
    pub text: &'a str,
    /// Tokens, sentences, quotations and trees.
    pub annotations: &'a Annotations,
    /// Word lists, cues and vocabulary.
    pub lexicons: &'a Lexicons,
    /// Whether it is no copy but what copy is written from.
    pub is_original: bool,
    /// For each token how likely it is a cue by itself, as far as that has been asked.
    scores: &'a [Option<i16>],
    /// For each token whether it is part of a name that stands in the text before, as far as that has been asked.
    named: &'a [bool],
    /// For each token whether it can head a source, as far as that has been asked.
    heads: &'a [bool],
}

impl<'a> Scene<'a> {
    /// A scene in which nobody has asked yet which words are cues.
    pub fn new(text: &'a str, annotations: &'a Annotations, lexicons: &'a Lexicons) -> Self {
        Self { text, annotations, lexicons, is_original: false, scores: &[], named: &[], heads: &[] }
    }

    /// A scene of what copy is written from, a transcript or a statement.
    pub fn of_original(text: &'a str, annotations: &'a Annotations, lexicons: &'a Lexicons) -> Self {
        Self { is_original: true, ..Self::new(text, annotations, lexicons) }
    }

    /// The scene with the scores of the words that may be cues.
    #[must_use]
    pub fn with_scores(self, scores: &'a [Option<i16>]) -> Self {
        Self { scores, ..self }
    }

    /// The scene with the tokens that are part of a name which stands in the text before.
    #[must_use]
    pub fn with_named(self, named: &'a [bool]) -> Self {
        Self { named, ..self }
    }

    /// The scene with the tokens that can head a source.
    #[must_use]
    pub fn with_heads(self, heads: &'a [bool]) -> Self {
        Self { heads, ..self }
    }

    /// Whether the token can head a source, if that has been asked.
    pub fn heads_source(&self, at: u32) -> Option<bool> {
        self.heads.get(at as usize).copied()
    }

    /// For each token whether it is part of a name that stands in the text before.
    pub fn named_before(&self) -> Vec<bool> {
        let mut names = FxHashSet::default();
        let proper = |t: &Token| t.tag.is_proper() && !names.insert(t.span.text(self.text));
        self.annotations.tokens.iter().map(proper).collect()
    }

    /// How much is known of whom a name names: nothing, as it is a first mention; whether the mention is a full name.
    pub fn acquaintance(&self, at: u32) -> Symbol {
        if !self.token(at).tag.is_proper() {
            return NONE;
        }
        let full = at.checked_sub(1).is_some_and(|b| self.token(b).tag.is_proper());
        let before = self.named.get(at as usize).copied().unwrap_or(false);
        number(usize::from(full) + 2 * usize::from(before))
    }

    /// How likely the token is a cue by itself; above 0 more likely than not.
    #[inline]
    pub fn likely(&self, at: u32) -> Option<i32> {
        self.scores.get(at as usize).copied().flatten().map(i32::from)
    }

    /// The same in steps, as the name of a value.
    pub fn likelihood(&self, at: u32) -> Symbol {
        self.likely(at).map_or(NONE, step)
    }

    /// The score of the likeliest cue among the tokens outside of quotations.
    pub fn likeliest(&self, mut range: std::ops::Range<u32>) -> Option<i32> {
        range.start = range.start.min(range.end);
        range.filter(|&at| !self.quoted(at)).filter_map(|at| self.likely(at)).max()
    }

    /// The weights with which everything about the text is decided.
    #[inline]
    pub fn models(&self) -> &'a Models {
        &self.lexicons.models
    }

    /// The weights with which questions about attributions are answered.
    #[inline]
    pub fn weights(&self) -> &'a Questions {
        &self.lexicons.models.attribution
    }

    /// The token of that number.
    #[inline]
    pub fn token(&self, at: u32) -> &'a Token {
        &self.annotations.tokens[at as usize]
    }

    /// The sentence that the token is in.
    pub fn sentence(&self, at: u32) -> &'a Sentence {
        &self.annotations.sentences[self.annotations.sentence_at(at)]
    }

    /// The token of that number, if it lies in the sentence.
    pub fn within(&self, sentence: &Sentence, at: Option<u32>) -> Option<&'a Token> {
        at.filter(|a| sentence.tokens.contains(a)).map(|a| self.token(a))
    }

    /// The tag at `at` as the name of a value, or `edge` outside the sentence.
    pub fn tag(&self, sentence: &Sentence, at: Option<u32>) -> Value<'a> {
        self.within(sentence, at).map_or(EDGE, |t| t.tag.symbol()).into()
    }

    /// The word at `at` as a value: its text, for a mark its tag, `edge` outside the sentence.
    pub fn word(&self, sentence: &Sentence, at: Option<u32>) -> Value<'a> {
        match self.within(sentence, at) {
            None => EDGE.into(),
            Some(t) if t.kind == TokenKind::Word || t.word.is_known() => word(&self.lexicons.vocabulary, t.word),
            Some(t) => t.tag.symbol().into(),
        }
    }

    /// The lemma of a token as a value.
    pub fn lemma(&self, at: u32) -> Value<'a> {
        word(&self.lexicons.vocabulary, self.token(at).lemma)
    }

    /// Whether the token stands inside a quotation.
    #[inline]
    pub fn quoted(&self, at: u32) -> bool {
        self.annotations.quotation_of[at as usize].is_some()
    }

    /// Whether the token is a comma that no quotation holds.
    pub fn is_comma(&self, at: u32) -> bool {
        self.token(at).tag == Tag::Comma && !self.quoted(at)
    }

    /// Whether the token is a mark that closes a quotation.
    pub fn closes(&self, at: u32) -> bool {
        self.token(at).tag == Tag::QuoteClose && self.quoted(at)
    }

    /// Whether the token is a mark that opens a quotation.
    pub fn opens(&self, at: u32) -> bool {
        self.token(at).tag == Tag::QuoteOpen && self.quoted(at)
    }

    /// The cue that the token may be.
    pub fn cue(&self, at: u32) -> Option<&'a Cue> {
        let token = self.token(at);
        self.lexicons.cues.find(token.lemma, class_of(token)?)
    }

    /// The cue that the token would be if it were a verb: for "states" or "Said" taken for a noun.
    pub fn cue_as_verb(&self, at: u32) -> Option<&'a Cue> {
        let token = self.token(at);
        let known = token.word.is_counted();
        let open = token.tag.is_noun() || token.tag.is_proper() || token.tag.is_adjective();
        let [verb, noun, _] = (known && open).then(|| words::entry(token.word).lemmas)?;
        // A form that was only ever counted as a noun's is that of a verb as well: "jokes".
        let verb = if verb.is_known() { verb } else { noun };
        self.lexicons.cues.find(verb, CueClass::Verb).filter(|_| verb != token.word)
    }

    /// What kind of nominal a token is, in one word.
    pub fn nominal(&self, at: u32) -> Symbol {
        let token = self.token(at);
        match token.tag {
            Tag::Prp | Tag::PrpS if self.is(at, Class::SpeakerPronoun) => SELF,
            Tag::Prp | Tag::PrpS if self.is(at, Class::ThingPronoun) => IT,
            Tag::Prp | Tag::PrpS => PERSON,
            tag if tag.is_wh() => WH,
            Tag::Nnp | Tag::Nnps => NAME,
            Tag::Nns => PLURAL,
            Tag::Nn => COMMON,
            Tag::Ex => THERE,
            Tag::Cd => NUMBER,
            Tag::Dt => THIS,
            _ => OTHER,
        }
    }

    /// What sort of doing or thing a word of that class most often stands for: the number of `WordNet`'s file.
    pub fn sense(&self, lemma: WordId, class: CueClass) -> Symbol {
        let [noun, verb] = if lemma.is_counted() { words::sense_files(lemma) } else { [0; 2] };
        match class {
            CueClass::Verb => feature::file(verb),
            CueClass::Noun => feature::file(noun),
            _ => NONE,
        }
    }

    /// What the phrase is about that opens at `at`, or behind a comma there, if one with a preposition does: what sort of
    /// thing its noun is, or that it is a number or a name.
    pub fn topic(&self, sentence: &Sentence, at: u32) -> Option<Symbol> {
        let opener = at + u32::from(self.within(sentence, Some(at))?.tag == Tag::Comma);
        self.within(sentence, Some(opener)).filter(|t| matches!(t.tag, Tag::In | Tag::To))?;
        let noun = self.annotations.trees.head(opener).filter(|h| *h > opener && sentence.tokens.contains(h))?;
        let token = self.token(noun);
        Some(match self.sense(token.lemma, CueClass::Noun) {
            _ if token.tag.is_verb() => VERB,
            sense if sense == feature::file(0) => self.nominal(noun),
            sense => sense,
        })
    }

    /// Whether the token's word is in the class.
    #[inline]
    pub fn is(&self, at: u32, class: Class) -> bool {
        self.lexicons.vocabulary.is(self.token(at).word, class)
    }

    /// Whether a lemma is that of a noun for a person: "driver", "spokesman", "husband".
    pub fn is_person_word(&self, lemma: WordId) -> bool {
        const LISTED: Classes = Classes::of(&[
            Class::Title,
            Class::AnonymousNoun,
            Class::RoleNoun,
            Class::GenericPerson,
            Class::Male,
            Class::Female,
        ]);
        lemma.is_counted() && words::entry(lemma).sense == Sense::Person
            || self.lexicons.vocabulary.is_one_of(lemma, LISTED)
    }

    /// Whether a verb tells that a body hears evidence or is told it: "an inquest \[heard\]".
    pub fn is_hearing(&self, verb: u32, body: Option<u32>) -> bool {
        let hears = self.lexicons.vocabulary.is(self.token(verb).lemma, Class::HearingVerb);
        hears && body.is_some_and(|body| self.is(body, Class::HearingBody))
    }

    /// The verb that comes first behind a conjunction at `at`, or behind a comma and a conjunction, if no subject of its
    /// own stands between.
    pub fn conjoined(&self, sentence: &Sentence, at: u32) -> Option<u32> {
        const FARTHEST: u32 = 5;
        let tag = |i: u32| self.within(sentence, Some(i)).map(|t| t.tag);
        let conjunction = at + u32::from(tag(at) == Some(Tag::Comma));
        if tag(conjunction) != Some(Tag::Cc) {
            return None;
        }
        let behind = conjunction + 1..sentence.tokens.end.min(conjunction + FARTHEST);
        let mut open = behind.take_while(|&i| !self.token(i).tag.is_nominal());
        open.find(|&i| self.token(i).tag.is_verb())
    }

    /// The subject of a verb: its own, or that of the verb which it goes on from.
    pub fn subject(&self, verb: u32) -> Option<u32> {
        let trees = &self.annotations.trees;
        let mut at = verb;
        for _ in 0..4 {
            if let Some(subject) = trees.child(at, Relation::Subject) {
                return Some(subject);
            }
            let goes_on = matches!(
                trees.relation(at),
                Relation::Conjunct | Relation::OpenComplement | Relation::Adverbial | Relation::Parataxis
            );
            match trees.head(at) {
                Some(head) if goes_on => at = head,
                _ => return None,
            }
        }
        None
    }

    /// Whether a verb is in the passive: "was told", "the man \[accused\] of fraud".
    pub fn is_passive(&self, verb: u32) -> bool {
        let trees = &self.annotations.trees;
        let helped =
            |class| trees.children(verb).any(|c| trees.relation(c) == Relation::Auxiliary && self.is(c, class));
        let bare = || trees.relation(verb) == Relation::Clausal && !helped(Class::Have);
        self.token(verb).tag == Tag::Vbn && (helped(Class::Be) || bare())
    }
}

/// Which class of cues a token could belong to.
pub fn class_of(token: &Token) -> Option<CueClass> {
    match token.tag {
        tag if tag.is_verb() => Some(CueClass::Verb),
        tag if tag.is_noun() => Some(CueClass::Noun),
        tag if tag.is_adjective() => Some(CueClass::Adjective),
        Tag::In | Tag::To | Tag::Rb => Some(CueClass::Preposition),
        Tag::Colon | Tag::Sym => Some(CueClass::Mark),
        _ => None,
    }
}

/// The class as the name of a value.
pub fn class_symbol(class: CueClass) -> Symbol {
    match class {
        CueClass::Verb => VERB,
        CueClass::Noun => NOUN,
        CueClass::Adjective => ADJECTIVE,
        CueClass::Preposition => PREPOSITION,
        CueClass::Mark => MARK,
    }
}
