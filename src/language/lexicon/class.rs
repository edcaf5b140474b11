//! The lexicons that the program itself asks for words, each under the name of its file.

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident $file:literal,)*) => {
        /// A lexicon that the program itself looks words up in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $name,)* }

        impl Class {
            pub(super) const ALL: &'static [(Self, &'static str)] = &[$((Self::$name, $file),)*];

            /// The name of its list.
            pub(super) fn file(self) -> &'static str {
                Self::ALL[self as usize].1
            }
        }
    };
}

/// Some classes together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub(super) u128);

impl Classes {
    /// These classes.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let mut bits = 0;
        let mut n = 0;
        while n < classes.len() {
            bits |= 1 << classes[n] as u8;
            n += 1;
        }
        Self(bits)
    }

    /// What is in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the class is one of them.
    #[inline]
    #[must_use]
    pub const fn have(self, class: Class) -> bool {
        self.0 >> class as u8 & 1 == 1
    }
}

classes! {
    /// Words that end in a full stop without ending a sentence; listed without the stop.
    Abbreviation "abbreviations",
    /// Abbreviations that are written in small letters.
    SmallAbbreviation "abbreviations-small",
    /// Abbreviations that a sentence may end with.
    FinalAbbreviation "abbreviations-final",
    /// Abbreviations before a number only: "No. 5".
    NumberAbbreviation "abbreviations-before-numbers",
    /// What is cut off a word at its apostrophe: "'s", "'ll".
    Clitic "clitics",
    /// Letters that may end a number: "20th", "1990s".
    NumberSuffix "number-suffixes",
    /// Words that, with a capital letter after an abbreviation, begin a new sentence.
    SentenceOpener "sentence-openers",
    /// Verbs of saying that bind the quotation before them.
    SaidVerb "said-verbs",
    /// Verbs that can be put, before their subject, into what is said: "The bank, says the union, must pay".
    InsertedVerb "inserted-verbs",
    /// Participles and nouns for what is said with nobody who says so: "is believed", "there are fears".
    Hearsay "hearsay-words",
    /// Pronouns of the one who speaks and of those spoken to.
    SpeakerPronoun "pronouns-of-speech",
    /// Pronouns of those spoken to.
    AddressedPronoun "pronouns-of-those-spoken-to",
    /// Pronouns that are never a subject: "him".
    ObjectPronoun "pronouns-of-objects",
    /// Pronouns for things.
    ThingPronoun "pronouns-of-things",
    /// Forms of "be".
    Be "forms-of-be",
    /// Forms of "do".
    Do "forms-of-do",
    /// Forms of "have".
    Have "forms-of-have",
    /// Number words with their values: "twelve".
    Number "numbers",
    /// Nouns for the words with which somebody puts something: "in his words".
    Wording "wording-nouns",
    /// The preposition before them.
    In "in",
    /// Words that multiply the number before them: "million".
    Magnitude "magnitudes",
    /// "half", "third".
    Fraction "fractions",
    /// "between", "from": prepositions before two numbers.
    RangeOpener "range-openers",
    /// "first", "second".
    Ordinal "ordinals",
    /// The months with their numbers.
    Month "months",
    /// The days of the week with their numbers.
    Weekday "weekdays",
    /// Words for currencies with the code points of their signs.
    Currency "currencies",
    /// "percent" and its like.
    PercentWord "percent-words",
    /// "per" in "per cent".
    PerWord "per-words",
    /// "percentage" in "percentage points".
    PercentageWord "percentage-words",
    /// "points".
    PointWord "point-words",
    /// The preposition between a part and its whole.
    Of "of",
    /// What makes a number inexact.
    About "about-words",
    /// What makes a number a lower bound.
    AtLeast "at-least-words",
    /// What makes a number an upper bound.
    AtMost "at-most-words",
    /// Words that name the kind of an article: "UPDATE".
    Kicker "kickers",
    /// Titles and offices that stand before a person's name.
    Title "titles",
    /// Titles and nouns that tell of a man.
    Male "male-words",
    /// Titles and nouns that tell of a woman.
    Female "female-words",
    /// "he".
    HePronoun "pronouns-of-men",
    /// "she".
    ShePronoun "pronouns-of-women",
    /// "they".
    TheyPronoun "pronouns-of-several",
    /// "who", "which".
    RelativePronoun "relative-pronouns",
    /// Words in the names of organisations.
    OrganisationWord "organisation-words",
    /// Words with which the names of companies and clubs end.
    OrganisationEnding "organisation-endings",
    /// Bodies that are known by names that do not show it.
    HouseholdBody "household-bodies",
    /// Words that stand between the parts of a person's name.
    NameParticle "surname-particles",
    /// Words that stand between the parts of an office's or an institution's name.
    NamePreposition "name-prepositions",
    /// Words between a noun for somebody and that person's name: "a man called".
    Introduction "introductions",
    /// What a secretary is secretary of.
    Office "offices",
    /// "the company".
    OrganisationNoun "organisation-nouns",
    /// "the report".
    DocumentNoun "document-nouns",
    /// "an official".
    AnonymousNoun "anonymous-nouns",
    /// "critics".
    VagueNoun "vague-nouns",
    /// Words for how many, which stand for those people where no noun follows: "many said".
    Quantity "quantity-words",
    /// "a spokesman".
    RoleNoun "role-nouns",
    /// "a lawyer for the council": whoever speaks for somebody else.
    Mouthpiece "mouthpieces",
    /// "his campaign".
    OwnedNoun "campaign-nouns",
    /// Nouns for a person that say little else: "the man".
    GenericPerson "generic-person-nouns",
    /// "tell": verbs whose object is whoever is spoken to.
    Addressing "addressing-verbs",
    /// "the inquest": those before whom evidence is given.
    HearingBody "hearing-bodies",
    /// Words for one of a people: "Czech", "Swede".
    Countryman "countrymen",
    /// "heard", "was told": what befalls them.
    HearingVerb "hearing-verbs",
    /// Words beside a name or a term between quotation marks: "so-called".
    Naming "naming-words",
    /// "the", "a": behind which a noun must come.
    Article "articles",
    /// "the", "this".
    Definite "definite-words",
    /// "Mr.", "Dame".
    Honorific "honorifics",
    /// Titles and nouns by groups, within which one can stand for the other: "Sen." and "senator".
    RoleGroup "role-groups",
    /// "the newspaper".
    OutletNoun "outlet-nouns",
    /// "the city".
    PlaceNoun "place-nouns",
    /// "the government".
    GovernmentNoun "government-nouns",
    /// "the group": nouns that can stand for nearly any organisation.
    GenericOrganisation "generic-organisation-nouns",
    /// "the company": nouns for a business.
    BusinessNoun "business-nouns",
    /// Words in the names of bodies that are no businesses.
    PublicBody "public-body-words",
    /// What sort of body a noun or a word in a name tells of.
    BodySort "body-sorts",
    /// "the other": one more of a kind.
    Other "others-words",
    /// "the pair", "both": two or three who were named together.
    Pair "pair-words",
    /// States and their adjectives, by groups: "France" and "French".
    State "states",
    /// Given names and their short forms, by groups.
    Nickname "nicknames",
    /// "died", "crowd": what happens to people who are counted, by what is counted of them.
    Tally "tally-words",
    /// Words before a number that make it the count of all.
    Whole "whole-words",
    /// What puts a claim with reserve.
    Hedge "hedges",
    /// Verbs that deny what somebody else says.
    DenialVerb "denial-verbs",
    /// Verbs of denial that mostly tell of a decision.
    RejectionVerb "rejection-verbs",
    /// What is denied or rejected by a decision and not as a claim.
    DecisionNoun "decision-nouns",
    /// Nouns for what somebody says: "the claim".
    ClaimNoun "claim-nouns",
    /// Nouns for how somebody tells what happened: "version".
    Account "account-nouns",
    /// Words that say that one account is not the other: "different", "otherwise".
    Differing "differing-words",
    /// Verbs that take an account for true: "accept".
    Accepting "accepting-verbs",
    /// Verbs that put the blame on somebody.
    BlameVerb "blame-verbs",
    /// Words that set a sentence against the one before it.
    Contrast "contrast-words",
    /// What sets two parts of a sentence against each other: "instead of".
    InsteadOf "instead-words",
    /// Newspapers, agencies, broadcasters, and words in their names.
    Outlet "outlets",
    /// Cues of saying whose most frequent sense is another.
    SayingCue "saying-cues",
    /// Cues of what a record or a count shows.
    ShowingCue "showing-cues",
    /// Verbs for what courts and councils lay down.
    RulingVerb "ruling-verbs",
    /// Cues of deeds.
    DoingCue "doing-cues",
    /// Words too common to show that two claims speak of one matter.
    Common "common-words",
    /// "not" and "n't".
    Not "not-words",
    /// Words that open what is only supposed: "if".
    Supposing "supposing-words",
    /// Words that take what follows for a fact: "know", "the fact".
    Factive "factive-words",
    /// Words that call something untrue.
    Falsity "falsity-words",
    /// Negative words other than "not".
    Negative "negative-words",
    /// Words that make a "not" before them take only a part away: "not only".
    PartialNegation "partial-negations",
    /// Cues that charge somebody: "allege", "criticise".
    ChargeCue "charge-cues",
    /// Words and phrases that say that something is not known: "too early to".
    Doubt "doubt-words",
    /// Words and phrases that answer somebody: "in response".
    Answer "answer-words",
    /// Words and phrases with which somebody answers that it is not so: "pushed back".
    Objection "objection-words",
    /// Words and phrases with which somebody defends what is attacked, which denies nothing by itself.
    Defence "defence-words",
    /// Words and phrases that say that an account does not hold or was not meant so.
    Correction "correction-words",
    /// Words for what is wrong or against the law: "wrongdoing".
    Wrongdoing "wrongdoing-nouns",
    /// Words and phrases with which somebody says that he did no wrong: "pleaded not guilty".
    Innocence "innocence-words",
    /// Words and phrases for two accounts that do not go together: "at odds with".
    Clash "clash-words",
    /// Words and phrases with which a side goes back on what it said: "misspoke".
    Retraction "retraction-words",
    /// Verbs that are cues before what somebody is to do: "advised residents to leave".
    Advising "advising-verbs",
    /// Words that open a clause of time or reason, or stand before a noun: "after".
    Subordinator "subordinators",
    /// Prepositions that open a topic: "remarks about".
    Topic "topic-prepositions",
    /// Prepositions behind which stands whose words a claim is: "a report by".
    Origin "origin-prepositions",
    /// Prepositions that open a charge or a description: "accused of", "hailed as".
    Charge "charge-prepositions",
    /// The preposition before whoever is blamed, where the object is what went wrong: "blamed it on".
    Blamed "blame-prepositions",
    /// The preposition before whoever does what a verb in the passive says: "cheated by".
    Agent "agent-prepositions",
    /// Words beside a number that make it an age: "aged", "old", what "49-year-old" ends with.
    Age "age-words",
    /// "anonymity", "named": with which it is told that somebody is not to be named.
    Anonymity "anonymity-words",
    /// Words for the days, months and times that may stand between a cue and its content.
    Time "times",
    /// What may be dropped from a quotation without a mark: "um", "you know".
    Filler "fillers",
    /// Ways of writing one spoken word, by groups, of which a word may have several: "okay" and "OK", "'d" and "would".
    SpokenAlike "spoken-alike",
}
