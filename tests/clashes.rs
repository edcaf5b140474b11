//! Short invented texts, and which claims clash in them: what each condition of the graph is there for.

use deskcheck::claim::ClaimId;
use deskcheck::document::Document;
use deskcheck::graph::{Node, Relation};
use deskcheck::read;
use deskcheck::rule::RuleSet;
use deskcheck::rule::reading::Reading;

/// What each case is there for, its text, and the clashes: of which kind, from which claim to which.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static str, &'static str)]);

const CLASHES: &[Case] = &[
    (
        "what is denied stands in the other claim of the sentence, if that holds it",
        "Ana Ruiz made a claim that the council disputes.",
        &[("denial", "Ana Ruiz made a claim that the council disputes.", "that the council disputes")],
    ),
    (
        "who contradicts himself far below contradicts what he said on the same matter",
        "Mr Vance said that the flood maps were lost.\n\nIt rained.\n\nThe town slept.\n\nThe ferry left.\n\nThe bell rang.\n\nThe lamps were lit.\n\nNobody slept.\n\nThe gulls cried.\n\nMr Vance contradicted his earlier statement on the flood maps.",
        &[("change", "that the flood maps were lost", "his earlier statement on the flood maps")],
    ),
    (
        "what somebody contradicts of his own is what he said in an earlier sentence, not in the same one",
        "Mr Vance said that nobody had seen the flood maps.\n\nThe ferry left at noon.\n\nIn a statement that contradicted his earlier comments, Mr Vance said that he had seen them.",
        &[(
            "change",
            "that nobody had seen the flood maps",
            "In a statement that contradicted his earlier comments, … .",
        )],
    ),
    (
        "how far off an earlier account stands counts from the one to the other, wherever both are in the article",
        "It rained.\n\nThe town slept.\n\nThe ferry left.\n\nMr Vance said that nobody had seen the flood maps.\n\nThe bell rang.\n\nMr Vance later put out a statement contradicting his earlier comments.",
        &[(
            "change",
            "that nobody had seen the flood maps",
            "Mr Vance later put out a statement contradicting his earlier comments.",
        )],
    ),
    (
        "a denial does not deny what the article itself says in its own sentence, which holds the rest of the denial",
        "Bo Kim said that the dam leaked. In a statement, Ana Ruiz denied it.",
        &[("denial", "that the dam leaked", "it")],
    ),
    (
        "a claim that is somebody’s is not what the article says right before",
        "Ana Ruiz runs the mill. The sun rose. Bo Kim rejected Ruiz’s claim.",
        &[("denial", "Ruiz’s claim", "Ruiz’s claim")],
    ),
    (
        "a mere verb in common makes nothing of what the article says before to be what is denied",
        "The mill burned in May. Bo Kim denied that the ferry burned.",
        &[],
    ),
    (
        "whoever denies any wrongdoing denies what was said of him near above",
        "Ana Ruiz said that Mr Orr took the money.\n\nIt rained.\n\nMr Orr denies any wrongdoing.",
        &[("denial", "that Mr Orr took the money", "any wrongdoing")],
    ),
    (
        "whoever denies what the article tells of him right before denies that, if they share a word",
        "Bo Kim fled in May. He denied that he fled.",
        &[("denial", "Bo Kim fled in May.", "that he fled")],
    ),
    (
        "somebody’s claim is what she said right before, if words that tell nothing of it stand behind the noun",
        "Ana Ruiz said that the dam leaked. The council rejected Ruiz’s claim on Friday.",
        &[
            ("denial", "Ruiz’s claim on Friday", "Ruiz’s claim on Friday"),
            ("denial", "that the dam leaked", "Ruiz’s claim on Friday"),
        ],
    ),
    (
        "what is denied may be what was said in the sentence before with one word in common",
        "Ana Ruiz said that the mill was sold. Mr Orr denied that the mill was cheap.",
        &[("denial", "that the mill was sold", "that the mill was cheap")],
    ),
    (
        "somebody’s claim far above is found by a word in common",
        "Ana Ruiz said that the dam leaked.\n\nIt rained.\n\nThe town slept.\n\nThe ferry left.\n\nThe bell rang.\n\nThe lamps were lit.\n\nNobody slept.\n\nThe gulls cried.\n\nThe fog came.\n\nThe sun rose.\n\nBo Kim rejected Ruiz’s dam claim.",
        &[("denial", "that the dam leaked", "Ruiz’s dam claim")],
    ),
    (
        "a pronoun points at the charge two sentences above rather than at what the article tells between",
        "Ana Ruiz accused Bo Kim of fraud. It rained. Bo Kim denied it.",
        &[("denial", "Bo Kim of fraud", "it")],
    ),
    (
        "a pronoun points at what somebody said of him two sentences above rather than at what the article tells between",
        "Ana Ruiz said that Bo Kim sold the dam.\n\nIt rained.\n\nBo Kim denied it.",
        &[("denial", "that Bo Kim sold the dam", "it")],
    ),
    (
        "a noun for what was said points at what somebody said of him two sentences above",
        "Ana Ruiz said that Mr Vance drained the dam.\n\nIt rained.\n\nMr Vance said that the statement was false.",
        &[("denial", "that Mr Vance drained the dam", "that the statement was false")],
    ),
    (
        "an accusation is the charge against whoever rejects it, far above as it is, and not what the article says right before",
        "Ana Ruiz accused Mr Vance of fraud.\n\nIt rained.\n\nThe bell rang.\n\nThe ferry left.\n\nThe lamps were lit.\n\nMr Vance rejected the accusation.",
        &[("denial", "Mr Vance of fraud", "the accusation")],
    ),
    (
        "who goes on to speak points at his own words, not at those of somebody else before",
        "Ana Ruiz said that Bo Kim liked the ferry. “Some say I sold the mill,” Bo Kim said. “That is false.”",
        &[],
    ),
    (
        "whose a report is stands behind the preposition: the report itself is not its own owner",
        "The report says that the pump is old.\n\nBo Kim said that the ferry sank.\n\nIt rained.\n\nThe bell rang.\n\nThe council dismissed the report by Bo Kim.",
        &[("denial", "that the ferry sank", "the report by Bo Kim")],
    ),
    (
        "a text may end with the noun, without a full stop (the mutant looks behind the last token and panics)",
        "Ana Ruiz said that the dam leaked. The council rejected the claim",
        &[("denial", "that the dam leaked", "the claim")],
    ),
    (
        "“as false” hangs on the verb and does not tell what the report says",
        "Ana Ruiz said that the dam leaked. Bo Kim dismissed the report as false.",
        &[("denial", "that the dam leaked", "the report as false")],
    ),
    (
        "a phrase that hangs on the noun tells what the report says, so that it is no other",
        "Ana Ruiz said that the dam leaked. Bo Kim said that the report of a theft was false.",
        &[("denial", "that the report of a theft was false", "that the report of a theft was false")],
    ),
    (
        "a day or month behind the noun does not tell what the claim says",
        "Ana Ruiz said that the dam leaked. Bo Kim said the claim in May was false.",
        &[("denial", "that the dam leaked", "the claim in May was false")],
    ),
    (
        "a relative clause whose subject is the noun itself denies what its object says, not what the noun says",
        "Mr Vance said that nobody had seen the flood maps.\n\nThe ferry left at noon.\n\nIn a statement that flatly contradicted his earlier comments, Mr Vance said that he had seen them.",
        &[(
            "change",
            "that nobody had seen the flood maps",
            "In a statement that flatly contradicted his earlier comments, … .",
        )],
    ),
    (
        "a relative clause without “that” denies what the noun before it says",
        "Bo Kim repeated a claim she denies.",
        &[("denial", "Bo Kim repeated a claim she denies.", "a claim she denies")],
    ),
    (
        "the noun of the relative clause may be the first word of its sentence",
        "Ana Ruiz said that the dam leaked. Reports that the council denied were read out.",
        &[("denial", "that the dam leaked", "Reports that the council denied were read out.")],
    ),
    (
        "a noun before a comma opens no relative clause",
        "Bo Kim said that the dam leaked. In a short statement, the council denied it.",
        &[("denial", "that the dam leaked", "it")],
    ),
    (
        "“that” before a clause of its own is no pronoun: “said that a lie was told” calls nothing false",
        "Ana Ruiz said that the dam leaked. Bo Kim said that a lie was told.",
        &[],
    ),
    (
        "a noun for what was said may be called false by a verb of calling with an article between",
        "Ana Ruiz said that the dam leaked. Bo Kim called the report false.",
        &[("denial", "that the dam leaked", "the report false")],
    ),
    (
        "a pronoun right behind a verb of calling is what is called a lie, with quotation marks between",
        "Ana Ruiz said that the dam leaked. Bo Kim called that “simply” a “lie”.",
        &[("denial", "that the dam leaked", "that “simply” a “lie”")],
    ),
    (
        "a pronoun that no verb of saying stands before is not called untrue",
        "Ana Ruiz said that the dam leaked. Bo Kim sold it as fake.",
        &[],
    ),
    (
        "what somebody tells another person is wrong is not what that person says",
        "The mayor said that the dam leaked. Bo Kim told the mayor that the map was wrong.",
        &[],
    ),
    (
        "a report that shows that something else is wrong is not called wrong",
        "Ana Ruiz said that the dam leaked. Bo Kim said a report in Tessel showed that the map was wrong.",
        &[],
    ),
    (
        "the verb of denying itself is not the verb by which somebody said what is denied",
        "Ana Ruiz said that the dam leaked. Bo Kim disputed who Ruiz was.",
        &[],
    ),
    (
        "a word that may mean a lie denies nothing behind a pronoun that is its subject",
        "Ana Ruiz said that the dam leaked. “We lie low,” Bo Kim said.",
        &[],
    ),
    (
        "who is called wrong is contradicted in what he said",
        "Ana Ruiz said that the dam leaked. Bo Kim said that Ruiz was wrong.",
        &[("contrast", "that the dam leaked", "that Ruiz was wrong")],
    ),
    (
        "a past 'rejected that' is a decision, not a denial",
        "Ana Ruiz said that the town should sell the dam. The council rejected that.",
        &[],
    ),
    (
        "what the council rejects is what she called an offer, not what she said",
        "Ana Ruiz said that the dam was sold in May. The council rejected what Ms Ruiz called a fair offer.",
        &[],
    ),
    (
        "a verb of answering at the end of its clause denies nothing of the main clause",
        "Bo Kim had sold the dam in May, and the mayor responded.",
        &[],
    ),
    (
        "who denies somebody a meeting does not deny the main clause",
        "Bo Kim had sold the dam in May, but the mayor denied him a meeting.",
        &[],
    ),
    (
        "to rebuff somebody who asks is not to contradict her",
        "Ana Ruiz asked for help in May. Mr Vance rebuffed her.",
        &[],
    ),
    (
        "to dismiss somebody is not to contradict her",
        "Ana Ruiz said that the dam leaked in May. The council dismissed Ms Ruiz.",
        &[],
    ),
    (
        "to deny somebody the ball is no denial of his words",
        "Bo Kim said that he would score. Dan Orr denied him the ball in May.",
        &[],
    ),
    (
        "a text that ends without a full stop behind whom somebody contradicts; the mutant crashes",
        "Ana Ruiz said that the dam leaked in May. Mr Vance contradicted Ms Ruiz",
        &[("contrast", "that the dam leaked in May", "Ms Ruiz")],
    ),
    (
        "whoever is contradicted by name owns what is denied, also behind a sentence of the article",
        "Ana Ruiz said that the dam leaked in May.\n\nThe ferry was late.\n\nBo Kim contradicted Ms Ruiz.",
        &[("contrast", "that the dam leaked in May", "Ms Ruiz")],
    ),
    (
        "what somebody replies with 'that' is his own account and not what he denies",
        "Bo Kim said that the ferry was late. Mr Vance replied to Mr Kim that the bread was cheap.",
        &[],
    ),
    (
        "a denial without a noun is not the denial of a charge",
        "Tenants accused Mr Vance of fraud. The trial opens on Friday. Mr Vance denied that he would leave.",
        &[],
    ),
    (
        "what stands before the subject of the main verb is no clause that it denies",
        "Ana Ruiz said that the dam was sold. In the town of Tessel that day, the mayor denied it.",
        &[("denial", "that the dam was sold", "it")],
    ),
    (
        "whose innocence the article tells of is the one who denies",
        "Tenants accused Mr Orr of fraud. Mr Orr has maintained his innocence since May.",
        &[("denial", "Mr Orr of fraud", "Mr Orr has maintained his innocence since May.")],
    ),
    (
        "behind 'despite her claim' the negative claim that denies is not her own",
        "Despite Ms Ruiz’s claim that the dam had never leaked, records show that it was not dry in May.",
        &[("denial", "that the dam had never leaked", "that it was not dry in May")],
    ),
    (
        "of equal accounts of one side the nearest is answered",
        "Ana Ruiz described Mr Kim as brave. It rained. The ferry was late. The town has a harbour. Nobody slept. She called Mr Kim brave. The town was quiet. The lamps were new. The gulls were fed. The water was deep. The nets were dry. Mr Orr called Mr Kim a coward.",
        &[("characterisation", "Mr Kim brave", "Mr Kim a coward")],
    ),
    (
        "of two accounts of one side the one that shares the matter is answered",
        "Ana Ruiz said that Mr Vance was a thief. It rained. She said that the old dam leaked in May. Mr Vance hit back at Ms Ruiz, saying that the old dam had not leaked in May.",
        &[("contrast", "that the old dam leaked in May", "that the old dam had not leaked in May")],
    ),
    (
        "the telling that somebody hits back is no answer of its own beside his words",
        "Bo Kim accused Mr Vance of theft. Mr Vance hit back, saying that the town was broke.",
        &[("contrast", "Mr Vance of theft", "that the town was broke")],
    ),
    (
        "somebody goes back on an account some sentences above if words are shared",
        "Ana Ruiz said that the dam was sold in May. The ferry was late. Bo Kim said that the bread was cheap. Ms Ruiz said on Friday that she misspoke about the sale of the dam.",
        &[("change", "that the dam was sold in May", "that she misspoke about the sale of the dam")],
    ),
    (
        "one word that runs through the whole text does not show what somebody goes back on",
        "The dam is old. The dam is big. The dam is near. Ana Ruiz said that the dam was fed by rain. Nobody slept. Ms Ruiz said that she misspoke about the price of the dam.",
        &[],
    ),
    (
        "opposite words for two plans that share no more than the noun are no clash",
        "Ana Ruiz called the ferry plan fair. It rained. The bread was cheap. The town has a harbour. Nobody slept. The lamps were new. Mr Orr called the school plan unfair.",
        &[],
    ),
    (
        "opposite words for one person are enough from afar",
        "Ana Ruiz called Mr Kim brave. It rained. The ferry was late. The town has a harbour. Nobody slept. The lamps were new. Mr Orr called Mr Kim a coward.",
        &[("characterisation", "Mr Kim brave", "Mr Kim a coward")],
    ),
    (
        "opposite words behind a word of contrast that negate are a contrast",
        "Ana Ruiz called the plan fair. However, Bo Orr said that the plan was not fair but a disgrace.",
        &[
            ("contrast", "that the plan was not fair but a disgrace", "the plan fair"),
            ("contrast", "the plan fair", "that the plan was not fair but a disgrace"),
        ],
    ),
    (
        "whom the answer names weighs more than words that are shared",
        "Bo Kim said that Mr Vance sold the dam. Ana Ruiz said that the pump leaked. Mr Vance hit back at Mr Kim, saying that nobody could sell the dam while the pump leaked.",
        &[("contrast", "that Mr Vance sold the dam", "that nobody could sell the dam while the pump leaked")],
    ),
    (
        "shared words weigh for an account",
        "Bo Kim accused Mr Vance of theft. Ana Ruiz said that the old dam leaked in May. Mr Vance hit back, saying that the old dam had not leaked in May.",
        &[("contrast", "that the old dam leaked in May", "that the old dam had not leaked in May")],
    ),
    (
        "who responds to a question answers nobody who merely shares a word",
        "Bo Kim said that the ferry was late. Ana Ruiz, responding to a question, said that the ferry was new.",
        &[],
    ),
    (
        "a response does not answer words that are about the one who responds but charge him with nothing",
        "Bo Kim said that Mr Vance lived in Tessel. Mr Vance responded to a question by saying that the ferry was late.",
        &[],
    ),
    (
        "two shared words are enough for an answer right behind",
        "Bo Kim said that the pump was safe in the rain. Ana Ruiz countered that the pump leaked in the rain.",
        &[("contrast", "that the pump was safe in the rain", "Ana Ruiz countered that the pump leaked in the rain.")],
    ),
    (
        "one word that runs through the whole text does not make a contrast of 'however' and a negation",
        "The dam is old. The dam is big. The dam is near. Ana Ruiz said that the dam was fed by rain. However, Mr Orr said that the dam was never sold.",
        &[],
    ),
    (
        "'however' and a negation two sentences on, with two shared words",
        "Ana Ruiz said that the old pump was mended in May. The ferry was late. However, Mr Orr said that the old pump was never mended.",
        &[("contrast", "that the old pump was mended in May", "that the old pump was never mended")],
    ),
    (
        "a charge right before weighs about as much as one that shares a word, so that both are answered",
        "Bo Kim accused Mr Vance of theft at the dam. Ana Ruiz accused Mr Vance of fraud. Mr Vance hit back, saying that nobody stole from the dam.",
        &[
            ("contrast", "Mr Vance of fraud", "that nobody stole from the dam"),
            ("contrast", "Mr Vance of theft at the dam", "that nobody stole from the dam"),
        ],
    ),
    (
        "a charge is answered up to three sentences on",
        "Bo Kim accused Mr Vance of theft. Ana Ruiz said the ferry was late. Nobody slept. Mr Vance hit back, saying that the town was broke.",
        &[("contrast", "Mr Vance of theft", "that the town was broke")],
    ),
    (
        "'wrong' at the end of a quotation does not stand before the name behind it as its adjective",
        "Ana Ruiz said that the dam was sold in May. “Ms Ruiz is wrong,” Mr Vance said.",
        &[("contrast", "that the dam was sold in May", "“Ms Ruiz is wrong,”")],
    ),
    (
        "two adjectives before the noun for what is said",
        "Ana Ruiz said that the dam was sold in May. Mr Vance condemned the false and cruel claim.",
        &[("denial", "that the dam was sold in May", "the false and cruel claim")],
    ),
    (
        "a false claim of nobody’s with a clause tells itself what is denied",
        "Mr Vance spoke of a false claim that the dam was sold in May.",
        &[("denial", "a false claim that the dam was sold in May", "a false claim that the dam was sold in May")],
    ),
    (
        "'the false claim' points at what was said",
        "Ana Ruiz said that the dam was sold in May. Mr Vance spoke of the false claim.",
        &[("denial", "that the dam was sold in May", "the false claim")],
    ),
    (
        "a text that ends without a full stop behind 'without merit'; the mutant crashes",
        "Ana Ruiz said that the dam was sold in May. Mr Vance said that the claim was without merit",
        &[("denial", "that the dam was sold in May", "that the claim was without merit")],
    ),
    (
        "'one of the claims' is a claim",
        "Ana Ruiz said that the dam was sold in May. “One of her many claims, sadly, is false,” Mr Vance said.",
        &[("denial", "that the dam was sold in May", "“One of her many claims, sadly, is false,”")],
    ),
    (
        "a claim 'of theft' is still a claim",
        "Ana Ruiz said that Bo Kim took the money. Mr Vance said that Ms Ruiz’s claim of theft is false.",
        &[("denial", "that Bo Kim took the money", "that Ms Ruiz’s claim of theft is false")],
    ),
    (
        "what a claim says goes on to the verb that calls it false",
        "Mr Vance said that the claim that the dam was sold in May is false.",
        &[(
            "denial",
            "that the claim that the dam was sold in May is false",
            "that the claim that the dam was sold in May is false",
        )],
    ),
    (
        "a text that ends without a full stop behind 'it was absurd'; the mutant crashes",
        "Ana Ruiz said that the dam was sold in May. Mr Vance said that it was absurd",
        &[("denial", "that the dam was sold in May", "that it was absurd")],
    ),
    (
        "'it is absurd' points at what was said right before",
        "Ana Ruiz said that the dam was sold in May. “It is absurd,” Mr Vance said.",
        &[("denial", "that the dam was sold in May", "“It is absurd,”")],
    ),
    (
        "'false to say so' points at what was said right before",
        "Ana Ruiz said that the dam was sold in May. Mr Vance said it is false to say so.",
        &[("denial", "that the dam was sold in May", "it is false to say so")],
    ),
    (
        "who says that somebody is wrong is set against what that one said",
        "Ana Ruiz said that the dam was sold in May. Mr Vance said that Ms Ruiz was wrong.",
        &[("contrast", "that the dam was sold in May", "that Ms Ruiz was wrong")],
    ),
    (
        "whom the article tells of as lying in the sun is no liar",
        "Ana Ruiz said that the dam was safe. The rain caught Ms Ruiz lying in the sun.",
        &[],
    ),
    (
        "who calls somebody ridiculous does not deny her words",
        "Ana Ruiz said that the dam was sold in May. Mr Vance said that Ms Ruiz was ridiculous.",
        &[],
    ),
    (
        "'wrong' in marks of quotation, with what somebody is wrong to say behind it",
        "Mr Vance said that Ms Ruiz was “wrong” for saying that the dam was sold.",
        &[(
            "denial",
            "that Ms Ruiz was “wrong” for saying that the dam was sold",
            "that Ms Ruiz was “wrong” for saying that the dam was sold",
        )],
    ),
    (
        "a text that ends without a full stop behind 'wrong'; the mutant crashes",
        "Ana Ruiz said that the dam was sold in May. Mr Vance said that Ms Ruiz was wrong",
        &[("contrast", "that the dam was sold in May", "that Ms Ruiz was wrong")],
    ),
    (
        "who is wrong for saying something: that is what is denied",
        "Mr Vance said that Ms Ruiz was wrong for saying that the dam was sold.",
        &[(
            "denial",
            "that Ms Ruiz was wrong for saying that the dam was sold",
            "that Ms Ruiz was wrong for saying that the dam was sold",
        )],
    ),
    (
        "wrong on a thing: too short to tell what is denied",
        "Ana Ruiz said that the dam was sold in May. Mr Vance said that Ms Ruiz was wrong on the dam.",
        &[("contrast", "that the dam was sold in May", "that Ms Ruiz was wrong on the dam")],
    ),
    (
        "the kind of a clash by name",
        "Ana Ruiz blamed Bo Kim for the flood.\n\nKim said that Ruiz had sold the pumps.",
        &[
            ("blame", "Ana Ruiz blamed Bo Kim for the flood.", "that Ruiz had sold the pumps"),
            ("contrast", "Bo Kim for the flood", "that Ruiz had sold the pumps"),
        ],
    ),
    (
        "what a word of judgment is said for is not what it describes",
        "Ana Ruiz said that the plan was fair to tenants.\n\nBo Kim said that the mill was unfair to tenants.",
        &[],
    ),
    (
        "an adjective describes its noun",
        "Ana Ruiz said that the town had an unfair plan.\n\nBo Kim said that the plan was fair.",
        &[
            ("characterisation", "that the town had an unfair plan", "that the plan was fair"),
            ("characterisation", "that the plan was fair", "that the town had an unfair plan"),
        ],
    ),
    (
        "what a thing comes from is described with it",
        "Ana Ruiz said that the response from the front was reckless.\n\nBo Kim said that the front was careful.",
        &[
            ("characterisation", "that the response from the front was reckless", "that the front was careful"),
            ("characterisation", "that the front was careful", "that the response from the front was reckless"),
        ],
    ),
    (
        "a noun before another is not what is described",
        "Ana Ruiz said that the harbour plan was fair.\n\nBo Kim said that the harbour tax was unfair.",
        &[],
    ),
    (
        "two who answer one account are in one dispute, though she takes it back in between",
        "Ana Ruiz said that the mill had closed and that the tunnel in Tessel was ready.\n\nBo Kim denied that the mill had closed.\n\nRuiz later backtracked.\n\nBut Dan Orr said that the tunnel in Tessel was not ready.",
        &[
            ("denial", "that the mill had closed and that the tunnel in Tessel was ready", "that the mill had closed"),
            (
                "denial",
                "that the mill had closed and that the tunnel in Tessel was ready",
                "that the tunnel in Tessel was not ready",
            ),
            ("change", "that the mill had closed and that the tunnel in Tessel was ready", "Ruiz later backtracked."),
        ],
    ),
    (
        "a share of the staff and one of what is not named are two",
        "Ana Ruiz said that the mill had lost 17%.\n\nBo Kim said that the mill had lost 37% of its welders.",
        &[],
    ),
    (
        "two shares of what is not said to be counted",
        "Ana Ruiz said that the mill had grown 17%.\n\nBo Kim said that the mill had grown 37%.",
        &[("figures", "that the mill had grown 17%", "that the mill had grown 37%")],
    ),
    (
        "two counts for one year",
        "Police said 300 marchers crossed the Tessel bridge in 2019.\n\nOrganisers said 2,000 marchers crossed the Tessel bridge in 2019.",
        &[(
            "figures",
            "300 marchers crossed the Tessel bridge in 2019",
            "2,000 marchers crossed the Tessel bridge in 2019",
        )],
    ),
    (
        "a number that is said to be rounded may stand for the exact one",
        "Police said 325 marchers crossed the Tessel bridge.\n\nOrganisers said roughly 300 marchers crossed the Tessel bridge.",
        &[],
    ),
    (
        "those who were ill and those who were angry share no more than what they are",
        "The union said 300 dockers were ill.\n\nNorland Docks said 900 dockers were angry.",
        &[],
    ),
    (
        "those who blocked a port and those who were there are not the same",
        "Police said 300 dockers blocked the port.\n\nThe union said 900 dockers were at the port.",
        &[],
    ),
    (
        "far apart, more shared words are asked for and found",
        "Police said 300 marchers crossed the Tessel bridge.\n\nIt rained.\n\nIt snowed.\n\nThe ferry left.\n\nOrganisers said 2,000 marchers crossed the Tessel bridge.",
        &[("figures", "300 marchers crossed the Tessel bridge", "2,000 marchers crossed the Tessel bridge")],
    ),
    (
        "far apart, the same verb of the same noun is not enough",
        "Ana Ruiz said 12 pumps failed.\n\nIt rained.\n\nIt snowed.\n\nThe ferry left.\n\nBo Kim said 36 pumps failed.",
        &[],
    ),
    (
        "close by, the same verb of the same noun is enough",
        "Ana Ruiz said 12 pumps failed.\n\nBo Kim said 36 pumps failed.",
        &[("figures", "12 pumps failed", "36 pumps failed")],
    ),
    (
        "a number instead of another of the same",
        "Ana Ruiz said that 2,000 marchers came instead of 1,200 marchers.",
        &[(
            "figures",
            "that 2,000 marchers came instead of 1,200 marchers",
            "that 2,000 marchers came instead of 1,200 marchers",
        )],
    ),
    (
        "the same number of others is no clash",
        "Ana Ruiz said that the mill hired 40 dockers from Norland instead of the 40 from Tessel.",
        &[],
    ),
    (
        "\"he\" is the same one",
        "Ana Ruiz said that Bo Kim was reckless.\n\nSusan Vane said that he was careful.",
        &[
            ("characterisation", "that Bo Kim was reckless", "that he was careful"),
            ("characterisation", "that he was careful", "that Bo Kim was reckless"),
        ],
    ),
    (
        "opposite words of two people do not clash",
        "Bo Kim stole the grant. Ana Ruiz said that Bo Kim had a fair chance.\n\nIt rained.\n\nSusan Vane said that Dan Orr had an unfair start.",
        &[],
    ),
    (
        "in a quarrel, opposite words on one person clash also from afar",
        "Ana Ruiz said that Bo Kim, who stole the grant, had a fair trial.\n\nIt rained.\n\nIt snowed.\n\nThe ferry left.\n\nSusan Vane said that Kim had an unfair judge.",
        &[
            ("characterisation", "that Bo Kim, who stole the grant, had a fair trial", "that Kim had an unfair judge"),
            ("characterisation", "that Kim had an unfair judge", "that Bo Kim, who stole the grant, had a fair trial"),
        ],
    ),
    (
        "in a quarrel, opposite words on one person clash also from afar",
        "Ana Ruiz said that Dan Orr had promised Bo Kim a fair trial and stole the grant.\n\nIt rained.\n\nIt snowed.\n\nThe ferry left.\n\nSusan Vane said that Kim had an unfair judge.",
        &[
            (
                "characterisation",
                "that Dan Orr had promised Bo Kim a fair trial and stole the grant",
                "that Kim had an unfair judge",
            ),
            (
                "characterisation",
                "that Kim had an unfair judge",
                "that Dan Orr had promised Bo Kim a fair trial and stole the grant",
            ),
        ],
    ),
    (
        "in a quarrel, who calls somebody a liar answers her also from afar",
        "Ana Ruiz said that the council stole the grant from the bank.\n\nIt rained.\n\nIt snowed.\n\nThe ferry left.\n\nThe lamps were lit.\n\nBo Kim said that Ruiz was lying about the grant.",
        &[("contrast", "that the council stole the grant from the bank", "that Ruiz was lying about the grant")],
    ),
    (
        "in a quarrel, who calls untrue what another says on two shared words answers it",
        "Ana Ruiz said that the mill never poisoned the harbour.\n\nIt rained.\n\nBo Kim said that talk of a clean mill and harbour was nonsense.",
        &[(
            "contrast",
            "that the mill never poisoned the harbour",
            "that talk of a clean mill and harbour was nonsense",
        )],
    ),
    (
        "one shared word is not enough to be set right",
        "Ana Ruiz said that the mill never cheated a tenant.\n\nIt rained.\n\nBo Kim said that talk of a rich mill was nonsense.",
        &[],
    ),
    (
        "what is called untrue and not turned round corrects nobody",
        "Ana Ruiz said that the mill poisoned the harbour.\n\nIt rained.\n\nBo Kim said that talk of a clean mill and harbour was nonsense.",
        &[],
    ),
    (
        "in a quarrel, opposite words right behind each other on two shared words clash",
        "Dan Orr stole the grant.\n\nAna Ruiz said that the sale was fair to the harbour mill.\n\nBo Kim said that the price was unfair to the harbour mill.",
        &[
            (
                "characterisation",
                "that the sale was fair to the harbour mill",
                "that the price was unfair to the harbour mill",
            ),
            (
                "characterisation",
                "that the price was unfair to the harbour mill",
                "that the sale was fair to the harbour mill",
            ),
        ],
    ),
    (
        "opposite words on two things that share one word do not clash",
        "Dan Orr stole the grant.\n\nAna Ruiz said that the plan was fair to the mill.\n\nBo Kim said that the tax was unfair to the mill.",
        &[],
    ),
    (
        "opposite words on two things, far apart, do not clash",
        "Ana Ruiz said that the sale was fair to the harbour mill.\n\nIt rained.\n\nIt snowed.\n\nDan Orr stole the grant.\n\nBo Kim said that the price was unfair to the harbour mill.",
        &[],
    ),
    (
        "the article's own opposite words do not clash from afar",
        "Ana Ruiz said that Bo Kim, who stole the grant, had a fair trial.\n\nIt rained.\n\nIt snowed.\n\nThe ferry left.\n\nBo Kim had an unfair judge.",
        &[],
    ),
    (
        "in a quarrel, to reject an accusation answers it with two ties of three",
        "Ana Ruiz accused Mr Vance of theft.\n\nMr Vance rejected the accusation.",
        &[
            ("denial", "Mr Vance of theft", "the accusation"),
            ("denial", "Ana Ruiz accused Mr Vance of theft.", "the accusation"),
        ],
    ),
    (
        "in a quarrel, an answer may stand above the account",
        "Bo Kim said that Ruiz was lying about the grant.\n\nAna Ruiz said that the council stole the grant.",
        &[("contrast", "that the council stole the grant", "that Ruiz was lying about the grant")],
    ),
    (
        "in a quarrel, who hits back at somebody answers her on a shared word",
        "Ana Ruiz said that the council stole from the mill.\n\nIt rained.\n\nBo Kim hit back at Ruiz, saying that the mill was rich.",
        &[("contrast", "that the council stole from the mill", "that the mill was rich")],
    ),
    (
        "in a quarrel, who calls it too early answers a charge",
        "Ana Ruiz said that Bo Kim had cheated the mill.\n\nIt rained.\n\nKim said that it was too early to judge the mill.",
        &[("contrast", "that Bo Kim had cheated the mill", "that it was too early to judge the mill")],
    ),
    (
        "in a quarrel, a contrast with a negation two sentences on answers who is charged",
        "Ana Ruiz said that Bo Kim had cheated the mill.\n\nIt rained.\n\nBut Kim said that no mill was poor.",
        &[("contrast", "that Bo Kim had cheated the mill", "that no mill was poor")],
    ),
    (
        "an answer is set against the words of the accuser and not against the article's telling",
        "Ana Ruiz accused Dan Orr of theft. Orr’s aides have pushed back on that.",
        &[("contrast", "Dan Orr of theft", "Orr’s aides have pushed back on that.")],
    ),
    (
        "in a quarrel, a doubt that shares no word is no answer",
        "Ana Ruiz said that Bo Kim had cheated the mill.\n\nKim said that it was too early to judge the clerks of the harbour.",
        &[],
    ),
    (
        "one who speaks for tenants does not speak for whoever is named behind the comma",
        "Ana Ruiz, a lawyer for tenants, accused Norland Water of theft.\n\nNorland Water denied that it stole from tenants.",
        &[("denial", "Ana Ruiz, a lawyer for tenants, accused Norland Water of theft.", "that it stole from tenants")],
    ),
    (
        "to reject an offer is not to deny what was said",
        "Ana Ruiz said that she would pay for the bridge.\n\nThe council rejected it.",
        &[],
    ),
    (
        "who does not deny it does not answer",
        "Ana Ruiz said that the dam was sold in May.\n\nMr Vance did not deny it.",
        &[],
    ),
    (
        "a claim may take both sides one after the other",
        "The mayor said the law protects Tessel.\n\nBo Kim said the law protects dockers but weakens Tessel.",
        &[
            ("characterisation", "the law protects Tessel", "the law protects dockers but weakens Tessel"),
            ("characterisation", "the law protects dockers but weakens Tessel", "the law protects Tessel"),
        ],
    ),
    (
        "two opposites right beside each other are two",
        "The mayor said the plan was clear.\n\nBo Kim said the plan was clearly vague.",
        &[
            ("characterisation", "the plan was clear", "the plan was clearly vague"),
            ("characterisation", "the plan was clearly vague", "the plan was clear"),
        ],
    ),
    (
        "two hundred fifty is 250",
        "Police said two hundred fifty marchers crossed the Tessel bridge.\n\nOrganisers said 250 marchers crossed the Tessel bridge.",
        &[],
    ),
    (
        "twenty-four is 24",
        "Police said twenty-four marchers crossed the Tessel bridge.\n\nOrganisers said 24 marchers crossed the Tessel bridge.",
        &[],
    ),
    (
        "40k is 40,000",
        "Police said 40,000 marchers crossed the Tessel bridge.\n\nOrganisers said 40k marchers crossed the Tessel bridge.",
        &[],
    ),
    (
        "£3m is £3,000,000",
        "The mayor said the Tessel bridge would cost £3m.\n\nThe auditor said the Tessel bridge would cost £3,000,000.",
        &[],
    ),
    (
        "£3bn is £3,000 million",
        "The mayor said the Tessel bridge would cost £3bn.\n\nThe auditor said the Tessel bridge would cost £3,000 million.",
        &[],
    ),
    (
        "£3tn is £3,000bn",
        "The mayor said the war would cost £3tn.\n\nThe auditor said the war would cost £3,000bn.",
        &[],
    ),
    (
        "a decade is a time, and another one",
        "The mayor said the bridge cost £3 million in the 1990s.\n\nThe auditor said the bridge cost £9 million in 2020.",
        &[],
    ),
    (
        "four digits before a plural count it, and are no year",
        "Police said that 1900 marchers crossed the bridge.\n\nOrganisers said that 1200 marchers crossed the bridge.",
        &[("figures", "that 1900 marchers crossed the bridge", "that 1200 marchers crossed the bridge")],
    ),
    (
        "a year before a singular noun is a year, and counts nothing",
        "The mayor said the 1850 bridge burned down in the Tessel fire.\n\nBo Kim said the 2020 bridge burned down in the Tessel fire.",
        &[],
    ),
];

/// The same of other relations; all of the kinds that stand there.
const RELATIONS: &[Case] = &[
    (
        "what is denied as the claim of one may be what another said near by in the same words",
        "Ana Ruiz said that the old ferry sank in the harbour. Mr Vance rejected a claim by Dan Orr that the old ferry sank in the harbour.",
        &[(
            "denies",
            "a claim by Dan Orr that the old ferry sank in the harbour",
            "that the old ferry sank in the harbour",
        )],
    ),
    (
        "a pronoun does not point at what somebody said of something else three sentences above",
        "Ana Ruiz said that the dam leaked. The ferry left. The town sold the mill. Bo Kim denied it.",
        &[("denies", "it", "The town sold the mill.")],
    ),
    (
        "a noun for what was said points at the claim right before, not at a charge farther up against somebody else",
        "Tenants accused Dan Orr of fraud. Ana Ruiz said that the pump was old. Mr Vance rejected the claim.",
        &[("denies", "the claim", "that the pump was old")],
    ),
    (
        "two who blame the same one for the same do not clash",
        "Ana Ruiz blamed Norland Water for the flood of May. Bo Kim blamed Norland Water for the flood of May.",
        &[("corroborates", "Norland Water for the flood of May", "Norland Water for the flood of May")],
    ),
    (
        "whoever a participle of blaming stands behind is blamed",
        "The council voted for Bo Kim, blamed by Ana Ruiz for the flood.",
        &[("blames", "The council voted for Bo Kim, blamed by Ana Ruiz for the flood.", "Bo Kim")],
    ),
    (
        "a dog that lies across a road is no lie",
        "Ana Ruiz said that a dog was lying across the road to the mill.\n\nBo Kim said that a dog was lying across the road to the mill.",
        &[(
            "corroborates",
            "that a dog was lying across the road to the mill",
            "that a dog was lying across the road to the mill",
        )],
    ),
    (
        "told plainly after it was told with reserve",
        "Ana Ruiz said that the mill may close the gate.\n\nBo Kim said that the mill closed the gate.",
        &[("echoes", "that the mill closed the gate", "that the mill may close the gate")],
    ),
    (
        "a reason is no condition",
        "Ana Ruiz said the mill closed the gate because it was unsafe.\n\nBo Kim said the mill closed the gate because it was unsafe.",
        &[(
            "echoes",
            "the mill closed the gate because it was unsafe",
            "the mill closed the gate because it was unsafe",
        )],
    ),
    (
        "\"seems to\" is reserve, not a plan",
        "Ana Ruiz said that the mill closed the gate.\n\nBo Kim said that the mill seems to have closed the gate.",
        &[("hedges", "that the mill seems to have closed the gate", "that the mill closed the gate")],
    ),
];

/// What each case is there for, its text, a rule, and the words at which it asks; none if it does not.
const FINDINGS: &[(&str, &str, &str, Option<&str>)] = &[
    (
        "a denial by 'despite' is shown up to the noun for what was said",
        "Despite Ms Ruiz’s claim that the dam was sold in May, records show that it was never sold.",
        "conflict/denial",
        Some("Despite Ms Ruiz’s claim"),
    ),
    (
        "the one blamed speaks of the one who blames",
        "Ana Ruiz blamed Bo Kim for the flood.\n\nKim said that Ruiz had sold the pumps.",
        "conflict/blame",
        Some("Ana Ruiz blamed Bo Kim for the flood."),
    ),
    (
        "what people perceive is not told as fact",
        "It was the perception that Mr Vane lied that cost him the vote.",
        "unsourced/accusation",
        None,
    ),
    (
        "the reason for what is planned is told as fact, though the plan is a clause of a noun",
        "The council made a decision to sack Mr Vane because he had lied to voters.",
        "unsourced/accusation",
        Some("lied"),
    ),
    (
        "what is news is told as fact",
        "It was the news that Mr Vane lied that cost him the vote.",
        "unsourced/accusation",
        Some("lied"),
    ),
    (
        "what is said to be the truth is told as fact",
        "The truth is that Mr Vane bribed the mayor.",
        "unsourced/accusation",
        Some("bribed"),
    ),
    (
        "a participle names nobody who holds the view",
        "Criticised for bribing the mayor, Mr Vane left Tessel.",
        "unsourced/accusation",
        Some("bribing"),
    ),
    ("who sees it so holds the view", "Voters left, seeing the plan as a scam.", "unsourced/accusation", None),
    (
        "what comes behind an amount of money counts something else",
        "The council gave the mill $3 million two years ago.",
        "unsourced/figure",
        Some("$3 million"),
    ),
    ("a share with its article is a figure", "Bo Kim owns a tenth of the mill.", "unsourced/figure", Some("tenth")),
    (
        "an ordinal before a noun is no share",
        "Ana Ruiz made a third attempt to shut the mill.",
        "unsourced/figure",
        None,
    ),
];

/// A node as a report would name it: a claim by its words, a speaker by name.
fn name(reading: &Reading<'_>, node: Node) -> String {
    match node {
        Node::Speaker(id) => reading.speakers.get(id).name.clone(),
        Node::Claim(ClaimId(id)) => {
            let ranges = reading.claims.list[id as usize].tokens.iter();
            let words = ranges.map(|r| reading.annotations.span(r.clone()).text(reading.text));
            words.collect::<Vec<_>>().join(" … ")
        }
    }
}

/// The relations of a text that `kind` gives a name, each with from where to where it leads, in order.
fn relations(rules: &RuleSet, text: &str, kind: impl Fn(Relation) -> Option<&'static str>) -> Vec<[String; 3]> {
    let document = Document::running(text.to_owned());
    let reading = read(&document, rules);
    let named = |from, to, kind: &str| [kind.to_owned(), name(&reading, from), name(&reading, to)];
    let edges = reading.graph.edges().filter_map(|e| Some(named(e.from, e.to, kind(e.relation)?)));
    let mut relations: Vec<_> = edges.collect();
    relations.sort();
    relations
}

fn compare(cases: &[Case], kind: impl Fn(Relation, &Case) -> Option<&'static str>) {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let mut wrong = Vec::new();
    for case in cases {
        let (about, text, wanted) = case;
        let found = relations(&rules, text, |relation| kind(relation, case));
        let mut wanted: Vec<[String; 3]> = wanted.iter().map(|(k, a, b)| [*k, *a, *b].map(str::to_owned)).collect();
        wanted.sort();
        if found != wanted {
            wrong.push(format!("{about}: {text}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_cannot_both_hold_clashes() {
    compare(CLASHES, |relation, _| match relation {
        Relation::Conflicts(kind) => Some(kind.name()),
        _ => None,
    });
}

#[test]
fn claims_and_speakers_stand_to_each_other_as_the_copy_has_them() {
    compare(RELATIONS, |relation, (_, _, wanted)| {
        wanted.iter().map(|(kind, ..)| *kind).find(|kind| *kind == relation.name())
    });
}

#[test]
fn a_rule_asks_where_the_graph_says_so() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let mut wrong = Vec::new();
    for (about, text, rule, wanted) in FINDINGS {
        let document = Document::running((*text).to_owned());
        let reading = read(&document, &rules);
        let words = |tokens| reading.annotations.span(tokens).text(reading.text).to_owned();
        let findings = rules.apply(&reading).into_iter().filter(|f| f.rule == *rule);
        let found: Vec<String> = findings.map(|f| words(f.tokens)).collect();
        if wanted.map_or(!found.is_empty(), |wanted| !found.iter().any(|f| f == wanted)) {
            wrong.push(format!("{about}: {text}\n  wanted {rule} {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
