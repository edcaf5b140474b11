//! Short invented copy, and who says what in it.

use std::ops::Range;

use deskcheck::document::Document;
use deskcheck::read;
use deskcheck::rule::RuleSet;

/// The attributions of a text: source, cue and content as they stand, the content's stretches parted by " … ".
fn attributions(rules: &RuleSet, text: &str) -> Vec<[String; 3]> {
    let document = Document::running(text.to_owned());
    let reading = read(&document, rules);
    let words = |range: &Range<u32>| reading.annotations.span(range.clone()).text(reading.text).to_owned();
    let found = reading.attributions.iter().map(|a| {
        let content: Vec<String> = a.content.iter().map(words).collect();
        [a.core.source.as_ref().map(words).unwrap_or_default(), words(&a.core.frame.group), content.join(" … ")]
    });
    found.collect()
}

fn holds(cases: &[(&str, [&str; 3])]) {
    compare(cases, |found, wanted| found.iter().any(|a| a == wanted));
}

/// The same of texts that have no other attribution.
fn alone(cases: &[(&str, [&str; 3])]) {
    compare(cases, |found, wanted| found == [*wanted]);
}

/// That texts have no attribution.
fn none(texts: &[&str]) {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    for text in texts {
        assert_eq!(attributions(&rules, text), Vec::<[String; 3]>::new(), "{text}");
    }
}

fn compare(cases: &[(&str, [&str; 3])], as_wanted: impl Fn(&[[String; 3]], &[&str; 3]) -> bool) {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, wanted)| {
            let found = attributions(&rules, text);
            (!as_wanted(&found, wanted)).then(|| format!("{text}\n  wanted {wanted:?}\n  found  {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn quotations_find_their_source_and_go_on() {
    holds(&[
        ("“The span was unsafe,” Ruiz said.", ["Ruiz", "said", "“The span was unsafe,”"]),
        ("“It fell,” said Ruiz. “We ran.”", ["Ruiz", "said", "“It fell,” … “We ran.”"]),
        ("Ruiz said: “We ran. Nobody helped.”", ["Ruiz", "said:", "“We ran. Nobody helped.”"]),
        ("“Dead!” posted one reader.", ["one reader", "posted", "“Dead!”"]),
        ("“It is safe.” Ana Ruiz said.", ["Ana Ruiz", "said", "“It is safe.”"]),
        ("“It is,” Ana Ruiz said, “safe.”", ["Ana Ruiz", "said", "“It is,” … “safe.”"]),
        ("“It is safe,” Ana Ruiz said, adding: “It will open.”", ["Ana Ruiz", "said", "“It is safe,”"]),
        ("Bo Kim was clear about it: “It is weak.”", ["Bo Kim", "was clear", "“It is weak.”"]),
        (
            "“The dam is old,” said Bo Kim.\n\n“Nobody cares.”\n\n“We do,” said Ana Ruiz.",
            ["Bo Kim", "said", "“The dam is old,” … “Nobody cares.”"],
        ),
        ("Her answer: “No.”", ["Her", "answer", "“No.”"]),
        ("Her answer was simple: “No.”", ["Her", ":", "“No.”"]),
        ("“Mark Vane,” Ana Ruiz said, “is a liar.”", ["Ana Ruiz", "said", "“Mark Vane,” … “is a liar.”"]),
        (
            "“It is a threat,” said Bo Kim, president of the A.F.L.-C.I.O.",
            ["Bo Kim, president of the A.F.L.-C.I.O.", "said", "“It is a threat,”"],
        ),
        (
            "“We did not sell it. ... We never would,” Ana Ruiz said.",
            ["Ana Ruiz", "said", "“We did not sell it. ... We never would,”"],
        ),
        ("Ruiz had a message for her rivals:\n\n“The bridge is safe.”", ["Ruiz", ":", "“The bridge is safe.”"]),
        ("“It is a mess,“ said Ana Ruiz. “We knew.”", ["Ana Ruiz", "said", "“It is a mess,“ … “We knew.”"]),
        ("''She said, 'Close it now,''' Mr. Dane said.", ["Mr. Dane", "said", "''She said, 'Close it now,'''"]),
        (
            "Then came the clearest change of all: “It’s time that we had a woman in charge,” cried Keller’s friend, actress Ida Vorst.",
            ["Keller’s friend, actress Ida Vorst", "cried", "“It’s time that we had a woman in charge,”"],
        ),
        (
            "“All of us are afraid that the board would steal the vote,” Dane told the Herald.\n\n“So the best way is to win. Game over.”",
            [
                "Dane",
                "told",
                "“All of us are afraid that the board would steal the vote,” … “So the best way is to win. Game over.”",
            ],
        ),
        (
            "\"I have known Ana Ruiz for years, and she is honest,\" his brother told Radio Tessel, “and that is all.”",
            ["his brother", "told", "\"I have known Ana Ruiz for years, and she is honest,\" … “and that is all.”"],
        ),
        ("The fee was “cruel,” Rosa Dane’s report found.", ["Rosa Dane’s report", "found", "The fee was “cruel,”"]),
        (
            "The crowd in the hall followed him by softly echoing “too many.”",
            ["The crowd in the hall", "softly echoing", "“too many.”"],
        ),
        ("So she called it “not safe” in Tessel.", ["she", "called", "“not safe”"]),
        ("On Friday, Bo Kim was clear about it: “I just try.”", ["Bo Kim", "was clear", "“I just try.”"]),
        (
            "“We lost,” Ana Ruiz said, and then she left.\n\n“We will not stop.”",
            ["Ana Ruiz", "said", "“We lost,” … “We will not stop.”"],
        ),
        (
            "“The numbers don’t add up,” said Orr, who supports Keller but is not working for her.",
            ["Orr, who supports Keller but is not working for her", "said", "“The numbers don’t add up,”"],
        ),
        (
            "Dane did not mention his rivals by name, but told his friends, “our town is in trouble. Why sit there and talk?”",
            ["Dane", "told", "“our town is in trouble. Why sit there and talk?”"],
        ),
        (
            "“As far as Norland is concerned, it’s, ‘Anyone but Rosa Dane’,” Vorst told Radio Tessel in an interview when asked whom she would back.\n\n“It’s anyone but her because Dane means war.”",
            ["Vorst", "told", "“As far as Norland is concerned, it’s, ‘Anyone but Rosa Dane’,”"],
        ),
        (
            "''We will not sell it, and we never would,'' some were quoted as saying.",
            ["some", "saying", "''We will not sell it, and we never would,''"],
        ),
        (
            "“How big is that wall?” asked the boy, who was wearing a cap and said his name was Mason.",
            ["the boy", "asked", "“How big is that wall?”"],
        ),
        (
            "“I just try,” Orvane, which makes pumps, claimed.",
            ["Orvane, which makes pumps", "claimed", "“I just try,”"],
        ),
    ]);
}

#[test]
fn a_verb_that_looks_like_a_noun_introduces_the_quotation_beside_it() {
    holds(&[
        ("“The span was unsafe,” Vostrik notes.", ["Vostrik", "notes", "“The span was unsafe,”"]),
        ("\"We will close it,\" the memo read.", ["the memo", "read", "\"We will close it,\""]),
        ("“They know,” a voice in the clip states.", ["a voice in the clip", "states", "“They know,”"]),
        ("“This is fantastic!” beamed Donal Hart.", ["Donal Hart", "beamed", "“This is fantastic!”"]),
        (
            "Said Ruiz, \"The error is painful to all of us.\"",
            ["Ruiz", "Said", "\"The error is painful to all of us.\""],
        ),
    ]);
}

#[test]
fn verbs_of_advice_and_of_naming_are_cues_before_what_they_ask_for() {
    alone(&[
        ("Police advised residents to stay indoors.", ["Police", "advised", "residents to stay indoors"]),
        ("The union termed the offer hot air.", ["The union", "termed", "the offer hot air"]),
        (
            "The mayor was quoted by the Norland Press as saying that the bridge was unsafe.",
            ["The mayor", "saying", "that the bridge was unsafe"],
        ),
        ("The union was quoted as saying the bridge was unsafe.", ["The union", "saying", "the bridge was unsafe"]),
    ]);
    none(&["Bo Kim advised the campaign for years."]);
}

#[test]
fn a_name_that_nobody_has_counted_is_a_source() {
    holds(&[("Vorst said that the reef was dying.", ["Vorst", "said", "that the reef was dying"])]);
}

#[test]
fn a_word_for_how_many_stands_for_those_people() {
    holds(&[
        ("But many said the road was closed.", ["many", "said", "the road was closed"]),
        ("Several said the school was shut.", ["Several", "said", "the school was shut"]),
        ("Most said the bus was late.", ["Most", "said", "the bus was late"]),
        ("Few said the road was closed.", ["Few", "said", "the road was closed"]),
        ("Yet several claimed the vote was rigged.", ["several", "claimed", "the vote was rigged"]),
        ("Some said the road was closed.", ["Some", "said", "the road was closed"]),
        ("Others said the roof fell first.", ["Others", "said", "the roof fell first"]),
        ("Both said the council had lied.", ["Both", "said", "the council had lied"]),
        ("Neither said the road was closed.", ["Neither", "said", "the road was closed"]),
        ("All said the bridge was safe.", ["All", "said", "the bridge was safe"]),
        ("Some who were there said the fire was out.", ["Some who were there", "said", "the fire was out"]),
        ("Many who were there said the fire was out.", ["Many who were there", "said", "the fire was out"]),
        ("“The plan is dead,” said many.", ["many", "said", "“The plan is dead,”"]),
        ("Several in the room said the road was closed.", ["Several in the room", "said", "the road was closed"]),
        ("More than ten said the road was closed.", ["More than ten", "said", "the road was closed"]),
    ]);
}

#[test]
fn a_source_has_all_the_words_that_say_who_speaks() {
    holds(&[
        ("Four in ten believe that it will split.", ["Four in ten", "believe", "that it will split"]),
        ("Hardly anyone said that the dam was old.", ["Hardly anyone", "said", "that the dam was old"]),
        ("It was late, police said.", ["police", "said", "It was late"]),
        ("On Tuesday residents warned that it was late.", ["residents", "warned", "that it was late"]),
        ("On Friday evening Ana Ruiz said that it was late.", ["Ana Ruiz", "said", "that it was late"]),
        ("“It was late,” said the pilot, Ana Ruiz.", ["the pilot, Ana Ruiz", "said", "“It was late,”"]),
        (
            "The pilot, Ana Ruiz, who has worked there since May, said the vote had been fair.",
            ["The pilot, Ana Ruiz, who has worked there since May", "said", "the vote had been fair"],
        ),
        (
            "A nurse who asked not to be named because of the inquiry said the vote had been fair.",
            ["A nurse who asked not to be named because of the inquiry", "said", "the vote had been fair"],
        ),
        (
            "An aide to Ms Orr who was not authorised to speak publicly said the vote had been fair.",
            ["An aide to Ms Orr who was not authorised to speak publicly", "said", "the vote had been fair"],
        ),
        ("“It was late,” retired nurse Ana Ruiz, 71, said.", ["retired nurse Ana Ruiz, 71", "said", "“It was late,”"]),
        (
            "The council met and Ana Ruiz of the farmers’ union said it was late.",
            ["Ana Ruiz of the farmers’ union", "said", "it was late"],
        ),
        (
            "While the council met, the head of the union, Bo Kim, said prices would fall.",
            ["the head of the union, Bo Kim", "said", "prices would fall"],
        ),
        (
            "Asked about the bridge, a plumber who lost a brother in the flood said the road would open.",
            ["a plumber who lost a brother in the flood", "said", "the road would open"],
        ),
        (
            "On Friday Bo Kim, a nurse at the clinic, told reporters that it was late.",
            ["Bo Kim, a nurse at the clinic", "told", "that it was late"],
        ),
        ("After the meeting Ana Ruiz said that it was late.", ["Ana Ruiz", "said", "that it was late"]),
        (
            "The road is open, though a spokesman for the port, Bo Kim, said it was late.",
            ["a spokesman for the port, Bo Kim", "said", "it was late"],
        ),
        (
            "The Norland Farmers’ Union (NFU) has said in the past that it was late.",
            ["The Norland Farmers’ Union (NFU)", "has said", "that it was late"],
        ),
        ("Later Ana Ruiz, 43, of Tessel, said it was late.", ["Ana Ruiz, 43, of Tessel", "said", "it was late"]),
        (
            "Nobody was hurt in the fire, police records reveal on Monday.",
            ["police records", "reveal", "Nobody was hurt in the fire"],
        ),
        ("Anna Rask told the inquiry that it was late.", ["Anna Rask", "told", "that it was late"]),
        (
            "According to a driver who was there, the bridge was safe.",
            ["a driver who was there", "According", "the bridge was safe"],
        ),
        (
            "Ms Ruiz, who is believed to be ill, fears that it will split.",
            ["Ms Ruiz, who is believed to be ill", "fears", "that it will split"],
        ),
        (
            "The aides, led by campaign manager Bo Kim, said that the deal was dead.",
            ["The aides, led by campaign manager Bo Kim", "said", "that the deal was dead"],
        ),
        (
            "The group’s treasurer Bo Kim said the town was safe.",
            ["The group’s treasurer Bo Kim", "said", "the town was safe"],
        ),
        (
            "Ottolin, which makes pumps, said the road was closed.",
            ["Ottolin, which makes pumps", "said", "the road was closed"],
        ),
        (
            "Paul Orr is late. He’s said he gets his ideas from a book.",
            ["He", "’s said", "he gets his ideas from a book"],
        ),
        ("Another Norland Figure Endorses Rosa Dane.", ["Another Norland Figure", "Endorses", "Rosa Dane"]),
        (
            "There were also emails that night showing that officials knew the gang was behind the attack.",
            ["emails", "showing", "that officials knew the gang was behind the attack"],
        ),
    ]);
}

#[test]
fn what_is_told_of_somebody_stands_on_either_side_of_the_cue() {
    holds(&[
        ("The sale was mocked by the clerk.", ["the clerk", "was mocked", "The sale"]),
        ("The sale, seen as a folly, was stopped.", ["", "seen", "The sale … a folly"]),
        ("Bo Kim is accused of cheating Norland Water.", ["", "is accused", "Bo Kim … cheating Norland Water"]),
        ("It is unclear why the figures vary.", ["", "is unclear", "why the figures vary"]),
        ("The board is ready for what Ms Ruiz sees as a split.", ["Ms Ruiz", "sees", "what … as a split"]),
        ("Mr Vance took a swipe at the press.", ["Mr Vance", "swipe", "the press"]),
        ("Ana Ruiz said the bridge was safe, though Bo Kim denied it.", ["Ana Ruiz", "said", "the bridge was safe"]),
        (
            "TESSEL (Reuters) - The mayor would resign, Ana Ruiz told Reuters.",
            ["Ana Ruiz", "told", "The mayor would resign"],
        ),
        ("Kim was mocked by Robert J. Keller over the sale.", ["Robert J. Keller", "was mocked", "Kim"]),
        ("They were asked by one of the guards on Friday.", ["one of the guards", "were asked", "They"]),
        (
            "The belief that she is sorry was denied by an aide who asked not to be named.",
            ["an aide who asked not to be named", "was denied", "The belief that she is sorry"],
        ),
        (
            "Orr’s vow to leave the party was mocked by Keller.",
            ["Keller", "was mocked", "Orr’s vow to leave the party"],
        ),
        (
            "Dane’s proposal that the tax is cruel was mocked by Keller.",
            ["Keller", "was mocked", "Dane’s proposal that the tax is cruel"],
        ),
        ("Even Mark Vane has knocked the rules as unfair.", ["Mark Vane", "has knocked", "the rules as unfair"]),
        (
            "She, citing many in the town, is said to have hinted the bridge was safe.",
            ["She", "citing", "many in the town"],
        ),
        (
            "Vorst spoke first at the hearing, predicting a close vote.\n\n“We have come a long way,” she said, noting that in May she had trailed. “We will win.”",
            ["Vorst", "predicting", "a close vote"],
        ),
    ]);
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let text = "The council changed the so-called “harbour’s bracket” on Friday.";
    assert_eq!(attributions(&rules, text), [[""; 3]; 0], "{text}");
}

#[test]
fn labels_before_quotations_are_sources() {
    let text = "Ruiz: \"Our goal is to close it.\" Kim: \"Our goal is to save it.\"";
    holds(&[
        (text, ["Ruiz", ":", "\"Our goal is to close it.\""]),
        (text, ["Kim", ":", "\"Our goal is to save it.\""]),
        ("Keller: Two men were freed on Friday.", ["Keller", ":", "Two men were freed on Friday"]),
        (
            "Dane and a group of nurses: The vote was rigged.",
            ["Dane and a group of nurses", ":", "The vote was rigged"],
        ),
        (
            "He: More than half of the 12 schools would shut.",
            ["He", ":", "More than half of the 12 schools would shut"],
        ),
    ]);
}

const HEARING: &str = "CHAIR: We'll come to order.\n\nMR. HALE: Thank you. I deny that the door was open.\n\n\
    CHAIR: Who closed it?\n\nMR. HALE: The harbour office said that it was closed at noon. The manifest had 231.";

#[test]
fn a_turn_is_its_speakers_with_what_somebody_else_says_in_it() {
    holds(&[
        (HEARING, ["CHAIR", ":", "We'll come to order"]),
        (HEARING, ["CHAIR", ":", "Who closed it"]),
        (HEARING, ["MR. HALE", ":", "The harbour office said that it was closed at noon. The manifest had 231"]),
    ]);
}

#[test]
fn a_turn_goes_on_over_paragraphs_without_a_label() {
    let text = "CHAIR: Who closed it?\n\nMR. HALE: Perhaps nobody.\n\nI think that it fell shut.\n\n(A door is heard.)\n\n\
        CHAIR: You said that it was locked.\n\nMR. HALE: So it was.";
    holds(&[
        (text, ["MR. HALE", ":", "Perhaps nobody.\n\nI think that it fell shut"]),
        (text, ["CHAIR", ":", "You said that it was locked"]),
    ]);
}

#[test]
fn labels_make_no_dialogue_unless_they_come_again() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let text = "Cost: 30 marks a day.\n\nOpen: all year.\n\nParking: behind the mill.\n\nDogs: on a lead.";
    let colons = attributions(&rules, text).into_iter().filter(|[_, cue, _]| cue == ":");
    assert_eq!(colons.count(), 0);
    let text =
        "Fee: 30 marks a day.\n\nFee: 40 marks a night.\n\nFee: 50 marks a week.\n\nFee: none.\n\nOpen: all year.";
    let colons = attributions(&rules, text).into_iter().filter(|[_, cue, _]| cue == ":");
    assert_eq!(colons.count(), 0, "one label alone comes again");
}

#[test]
fn who_has_a_turn_speaks_for_an_office() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let kinds = |text: &str, name: &str| {
        let document = Document::running(text.to_owned());
        let speakers = read(&document, &rules).speakers.list;
        speakers.iter().filter(|s| s.name == name).map(|s| s.kind.name()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(HEARING, "CHAIR"), ["role"]);
    let interview = "Q: What of the party?\n\nA: It will split.\n\nQ: Will it?\n\nA: Perhaps.";
    assert_eq!(kinds(interview, "Q"), ["role"]);
    assert_eq!(kinds(interview, "A"), ["role"]);
    let debate =
        "VALE: It will split.\n\nKettle: No.\n\nVALE: It will.\n\nKettle: Perhaps.\n\nVOTERS: No.\n\nBBC: Why?";
    for name in ["VALE", "Kettle"] {
        let found = kinds(debate, name);
        assert!(!found.is_empty() && found.iter().all(|&kind| kind == "named"), "{name}: {found:?}");
    }
}

#[test]
fn a_signature_is_a_source_with_the_handle_in_brackets_and_without_the_date() {
    holds(&[
        (
            "“The bridge is safe.” — Howard Teague (@HTeague) June 3, 2024",
            ["Howard Teague (@HTeague)", "—", "“The bridge is safe.”"],
        ),
        ("“The bridge is safe.” — Howard Teague, mayor", ["Howard Teague", "—", "“The bridge is safe.”"]),
        ("“The bridge is safe.” — Howard Teague", ["Howard Teague", "—", "“The bridge is safe.”"]),
        ("“The bridge is safe.\n\n— Howard Teague", ["Howard Teague", "—", "“The bridge is safe."]),
        ("“Thank you @TesselCouncil — Howard Teague", ["Howard Teague", "—", "“Thank you @TesselCouncil"]),
        (
            "“The bridge is safe.” — Tessel Herald editorial, June 3",
            ["Tessel Herald editorial", "—", "“The bridge is safe.”"],
        ),
    ]);
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    for (text, about) in [
        ("The bridge is safe. — Howard Teague", "nothing is quoted"),
        ("The mayor was tired. “It is late.”\n\n— Howard Teague", "the copy is signed, not the quotation"),
        ("“The bridge is safe.” — Howard Teague was wrong.", "a sentence goes on"),
        (
            "“The bridge is safe.” — Tessel bridge after the flood, with the mill to the left and the old town on the hill \
             behind it",
            "a caption is no name",
        ),
    ] {
        assert_eq!(attributions(&rules, text), [[""; 3]; 0], "{about}: {text}");
    }
}

#[test]
fn a_source_behind_a_verb_that_is_put_in_is_no_subject_before_it() {
    holds(&[
        (
            "The trouble with the dam, says Ana Ruiz, historian at the museum, is that it is old.",
            ["Ana Ruiz, historian at the museum", "says", "The trouble with the dam … is that it is old"],
        ),
        ("The harbour, says the union, must close.", ["the union", "says", "The harbour … must close"]),
        ("Ms Arno, says her doctor, is well.", ["her doctor", "says", "Ms Arno … is well"]),
        ("Rents will rise, says the agency.", ["the agency", "says", "Rents will rise"]),
        ("There is no leak, insists the council.", ["the council", "insists", "There is no leak"]),
        ("Rents will rise, said the agency on Tuesday.", ["the agency", "said", "Rents will rise"]),
        (
            "The mill, warned the fire chief, Ida Vorst, is a trap.",
            ["the fire chief, Ida Vorst", "warned", "The mill … is a trap"],
        ),
        ("There is, says the vet, no cure.", ["the vet", "says", "There is … no cure"]),
        // Here the subject stands before its verb.
        ("Mr Dane, the owner, says the mill is safe.", ["Mr Dane, the owner", "says", "the mill is safe"]),
        ("In March, the owner said the mill was safe.", ["the owner", "said", "the mill was safe"]),
        ("“The mill is safe”, said the owner.", ["the owner", "said", "“The mill is safe”"]),
        (
            "The mill, said Cloudvale, which makes pumps, was sold last week.",
            ["Cloudvale, which makes pumps", "said", "The mill … was sold last week"],
        ),
        (
            "The council’s budget, said ten of the twelve jurors, will be cut.",
            ["ten of the twelve jurors", "said", "The council’s budget … will be cut"],
        ),
        ("His rival, said a senior official, is a fool.", ["a senior official", "said", "His rival … is a fool"]),
        ("Higher fees, says the mother of two, are cruel.", ["the mother of two", "says", "Higher fees … are cruel"]),
        (
            "The plan, insists a poll of 800 voters, was a trap.",
            ["a poll of 800 voters", "insists", "The plan … was a trap"],
        ),
        ("The council’s budget, insists Keller, is a trap.", ["Keller", "insists", "The council’s budget … is a trap"]),
    ]);
}

#[test]
fn content_ends_before_the_clause_around_its_cue_goes_on() {
    holds(&[
        (
            "Although the firm says the tower is safe, tenants have moved out.",
            ["the firm", "says", "the tower is safe"],
        ),
        ("If Ms Vorst says she is sorry, he will stay.", ["Ms Vorst", "says", "she is sorry"]),
        ("When he announced that the mill would shut, workers booed.", ["he", "announced", "that the mill would shut"]),
        ("A porter who says she was bullied has won £60,000.", ["who", "says", "she was bullied"]),
        ("Mr Dane, who argues that the tax is cruel, lost in court.", ["who", "argues", "that the tax is cruel"]),
        ("The warden who promised that fees would fall is now mayor.", ["who", "promised", "that fees would fall"]),
        ("Saying he had been cheated, Mr Dane left the room.", ["Mr Dane", "Saying", "he had been cheated"]),
        // Here what follows the comma is said too.
        (
            "Ms Vorst said that although the tower was old, tenants were safe.",
            ["Ms Vorst", "said", "that although the tower was old, tenants were safe"],
        ),
        ("The owner says he was robbed.", ["The owner", "says", "he was robbed"]),
        ("When asked whom she supported, Ms.", ["", "asked", "whom she supported"]),
        (
            "“Never,” she said when asked whether she would run again. “I would rather eat my hat.”",
            ["", "asked", "whether she would run again"],
        ),
        (
            "The deepening split in the party came as the field appeared poised to narrow further.",
            ["", "appeared", "the field … poised to narrow further"],
        ),
        ("Keller seemed certain to leave.", ["", "seemed", "Keller … certain to leave"]),
    ]);
}

#[test]
fn content_ends_before_the_verb_of_the_sentence_around_it() {
    holds(&[
        ("A nurse who says that she was bullied, won her case on Friday.", ["who", "says", "that she was bullied"]),
        ("Residents, who say they were ignored, are angry.", ["who", "say", "they were ignored"]),
        ("The woman, who asked not to be named, said it was late.", ["The woman", "said", "it was late"]),
        ("The claim that the dam was old quickly spread.", ["", "claim", "that the dam was old"]),
        ("The fear that the dam will break is real.", ["", "fear", "that the dam will break"]),
        ("Since the bank said it was late, prices fell.", ["the bank", "said", "it was late"]),
        ("Since, as the bank said, it was late, prices fell.", ["the bank", "said", "it was late"]),
        ("After saying it was safe, Ana Ruiz left.", ["Ana Ruiz", "saying", "it was safe"]),
        ("Mr Orr left, says Mr Hale.", ["Mr Hale", "says", "Mr Orr left"]),
        ("It was late, said a clerk in Tessel.", ["a clerk in Tessel", "said", "It was late"]),
        ("It was late, said Ana Ruiz’s lawyer.", ["Ana Ruiz’s lawyer", "said", "It was late"]),
        (
            "Ana Ruiz said it was safe, the Tessel Herald reported, citing Bo Kim.",
            ["the Tessel Herald", "reported", "Ana Ruiz said it was safe"],
        ),
        (
            "Susan Keller, who joked rents will rise by 6 percent, left on Friday.",
            ["who", "joked", "rents will rise by 6 percent"],
        ),
        ("One of the guards, who said prices fell, lost in court.", ["who", "said", "prices fell"]),
        ("Ana Ruiz, who made clear she is sorry, left after the vote.", ["who", "clear", "she is sorry"]),
        (
            "Dane’s claim that the vote was rigged was welcomed by the Tessel Institute of Water.",
            ["Dane’s", "claim", "that the vote was rigged"],
        ),
        (
            "Warning that she is sorry, scientists at the university left at noon.",
            ["scientists at the university", "Warning", "that she is sorry"],
        ),
        (
            "Saying that the plan would cost $40 million, they left in an interview with the Sudwick.",
            ["they", "Saying", "that the plan would cost $40 million"],
        ),
        (
            "And Orr revealed prices fell; Keller insists two men were freed on Friday.",
            ["Orr", "revealed", "prices fell"],
        ),
        (
            "Mark Vane’s speech issued a warning that the plan would cost $40 million.",
            ["Mark Vane’s speech", "warning", "that the plan would cost $40 million"],
        ),
        (
            "Half of the tenants said to one of the guards that she is sorry.",
            ["Half of the tenants", "said", "that she is sorry"],
        ),
        ("The NFU met Tessel University at noon. It added they were ignored.", ["It", "added", "they were ignored"]),
        (
            "Rosa Dane, who warned more than half of the 12 schools would shut, resigned in Tessel.",
            ["who", "warned", "more than half of the 12 schools would shut"],
        ),
        (
            "While independents’ views of Keller have improved dramatically in the year, a majority of them still disapproves of how she is doing.",
            ["independents’", "views", "Keller"],
        ),
        ("A nurse who says she was bullied later won $2 million.", ["who", "says", "she was bullied"]),
        (
            "Keller, who says Vane is attacking him because the polls have tightened, said voters should be wary.",
            ["who", "says", "Vane is attacking him because the polls have tightened"],
        ),
        (
            "People who ask for one but do not end up becoming a customer within a month could be required to pay a nominal fee.",
            ["who", "ask", "for one but do not end up becoming a customer within a month"],
        ),
    ]);
}

#[test]
fn whom_something_accords_to_ends_before_what_is_said() {
    holds(&[
        (
            "According to Ida Vorst, a vet who saw the dog, the wound was old.",
            ["Ida Vorst, a vet who saw the dog", "According", "the wound was old"],
        ),
        (
            "According to Mr Dane, who left in May, the files were burned.",
            ["Mr Dane, who left in May", "According", "the files were burned"],
        ),
        ("Kim was accused by prosecutors of hiding cash.", ["prosecutors", "was accused", "Kim … hiding cash"]),
        ("According to the agency, rents will rise.", ["the agency", "According", "rents will rise"]),
        (
            "According to Kim, although the tower was old, tenants were safe.",
            ["Kim", "According", "although the tower was old, tenants were safe"],
        ),
    ]);
}

#[test]
fn what_is_told_of_somebody_without_a_source_has_none() {
    holds(&[
        ("The earl is said to be planning a return.", ["", "is said", "The earl … to be planning a return"]),
        ("The barge was said to have sunk off Ilvik.", ["", "was said", "The barge … to have sunk off Ilvik"]),
        ("It is said that the mill is haunted.", ["", "is said", "that the mill is haunted"]),
        // Here somebody says it.
        ("Mr Dane said to the court that he had lied.", ["Mr Dane", "said", "that he had lied"]),
    ]);
}

#[test]
fn words_that_are_somebodys_have_a_source() {
    holds(&[
        ("In Mr Dane’s words, the plan is “a trap”.", ["Mr Dane’s", "words", "the plan is “a trap”"]),
        ("The fee is, in the words of one farmer, “theft”.", ["one farmer", "words", "The fee is … “theft”"]),
        ("The win was, in her own words, “luck”.", ["her", "words", "The win was … “luck”"]),
        ("The tax was in the words of one farmer “theft”.", ["one farmer", "words", "The tax was … “theft”"]),
        (
            "It rained, but the tax was, in one farmer’s words, robbery, and he left.",
            ["one farmer’s", "words", "the tax was … robbery"],
        ),
        ("“It is luck,” as Ms Vorst put it.", ["Ms Vorst", "put", "“It is luck,”"]),
        (
            "In Bo Kim’s words, although the tower was old, tenants were safe.",
            ["Bo Kim’s", "words", "although the tower was old, tenants were safe"],
        ),
        ("In Bo Kim’s words, the bridge is safe,", ["Bo Kim’s", "words", "the bridge is safe"]),
    ]);
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    for text in
        ["In other words, the plan is dead.", "He told it in his own words.", "In a few words, the mill burned."]
    {
        assert_eq!(attributions(&rules, text).iter().filter(|a| a[1] == "words").count(), 0, "{text}");
    }
}

#[test]
fn nobody_stands_behind_what_is_not_said() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let made = |text: &str| {
        let document = Document::running(text.to_owned());
        let reading = read(&document, &rules);
        let attributed = reading.claims.list.iter().any(|claim| claim.attribution.is_some());
        assert!(reading.attributions.iter().any(|a| a.core.source.is_some()), "{text}");
        (reading.attributions.iter().all(|a| a.made), attributed)
    };
    for text in [
        "No one has claimed the mill is unsafe.",
        "Nobody has said the mill cost $2 million.",
        "Mr Dane never claimed that the land was his.",
        "The report does not say that the pilot was drunk.",
        "None of the guests said the lamp was red.",
        "Mr Dane gave no public promise that the dam would hold.",
        "If the auditor says the books are wrong, the mill will close.",
    ] {
        assert_eq!(made(text), (false, false), "{text}");
    }
    for text in [
        "The owner said nobody was hurt.",
        "Mr Dane said he never owned the land.",
        "Ms Vorst not only said the mill was unsafe but left.",
        "The auditor says that if the books are wrong, the mill will close.",
    ] {
        assert_eq!(made(text), (true, true), "{text}");
    }
}

#[test]
fn a_word_that_looks_like_an_abbreviation_ends_a_sentence() {
    holds(&[
        ("The owner said he was ill. Ms Vorst said it was a lie.", ["The owner", "said", "he was ill"]),
        ("The priest said there was no mass. Mr Dane said it rained.", ["Mr Dane", "said", "it rained"]),
        // Here it is one.
        (
            "The owner said he lived in Springfield, Ill. with her.",
            ["The owner", "said", "he lived in Springfield, Ill. with her"],
        ),
        ("She said that Gen. Dane had lied.", ["She", "said", "that Gen. Dane had lied"]),
        ("She said that Dane Co. Ltd. had lied.", ["She", "said", "that Dane Co. Ltd. had lied"]),
    ]);
}

#[test]
fn a_nickname_between_marks_is_no_quotation() {
    holds(&[
        ("Victor \"Vic\" Dane said the road was wet.", ["Victor \"Vic\" Dane", "said", "the road was wet"]),
        ("Ida “Bee” Vorst, 61, said the road was wet.", ["Ida “Bee” Vorst, 61", "said", "the road was wet"]),
        ("Mary ‘Polly’ Vance said the road was wet.", ["Mary ‘Polly’ Vance", "said", "the road was wet"]),
        // Here the words are said.
        ("“Never,” Dane said.", ["Dane", "said", "“Never,”"]),
        ("“Shut It Down,” Dane said.", ["Dane", "said", "“Shut It Down,”"]),
    ]);
}

#[test]
fn copy_is_read_in_either_spelling() {
    holds(&[
        ("Another neighbour said he heard nothing.", ["Another neighbour", "said", "he heard nothing"]),
        ("The council criticised the harbour master.", ["The council", "criticised", "the harbour master"]),
        ("Labour’s minister, Bo Kim, said fans came last.", ["Labour’s minister, Bo Kim", "said", "fans came last"]),
        ("She realised that the flight was cancelled.", ["She", "realised", "that the flight was cancelled"]),
    ]);
}

#[test]
fn what_ends_a_sentence_behind_a_comma_introduces_it() {
    holds(&[
        ("Half of the reefs are lost, a study found.", ["a study", "found", "Half of the reefs are lost"]),
        (
            "The reefs swim to the sound, scientists have found.",
            ["scientists", "have found", "The reefs swim to the sound"],
        ),
        ("The vow was a lie, the Sudwick Tribune reports.", ["the Sudwick Tribune", "reports", "The vow was a lie"]),
        (
            "The seats are close, a Tessel University poll shows.",
            ["a Tessel University poll", "shows", "The seats are close"],
        ),
        ("The council apologised and said the dam was safe.", ["The council", "said", "the dam was safe"]),
        (
            "A student died because staff thought he was drunk, an inquest heard on Tuesday.",
            ["an inquest", "heard", "A student died because staff thought he was drunk"],
        ),
        (
            "Ida Vorst had her bank card, Tessel Crown Court was told.",
            ["Tessel Crown Court", "was told", "Ida Vorst had her bank card"],
        ),
        (
            "Officials knew that the mill was unsafe, leaked emails reveal.",
            ["leaked emails", "reveal", "Officials knew that the mill was unsafe"],
        ),
        ("Cats sleep badly, new research shows.", ["new research", "shows", "Cats sleep badly"]),
        ("Eating late may do harm, a study suggests.", ["a study", "suggests", "Eating late may do harm"]),
        (
            "And the union’s treasurer voted against higher fees on Friday, the ministry revealed.",
            ["the ministry", "revealed", "the union’s treasurer voted against higher fees on Friday"],
        ),
        (
            "And they agreed to raise fees last week, Dr Orr wrote.",
            ["Dr Orr", "wrote", "they agreed to raise fees last week"],
        ),
    ]);
}

#[test]
fn a_day_is_no_content() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    assert!(attributions(&rules, "The charity apologised on Friday.").is_empty());
    holds(&[("“When?” she asked. “Friday,” he said.", ["he", "said", "“Friday,”"])]);
}

#[test]
fn content_begins_behind_the_words_for_where_it_was_said() {
    holds(&[
        (
            "Bo Kim said on the Telegram messaging app that the mill was safe.",
            ["Bo Kim", "said", "that the mill was safe"],
        ),
        (
            "Bo Kim said in a statement read to the court that the mill was safe.",
            ["Bo Kim", "said", "that the mill was safe"],
        ),
        (
            "Bo Kim told reporters aboard the ferry that the mill was safe.",
            ["Bo Kim", "told", "that the mill was safe"],
        ),
        (
            "Rosa Dane was told by a doctor in May that her father could have lived.",
            ["a doctor in May", "was told", "that her father could have lived"],
        ),
        ("Residents were urged by police to stay at home.", ["police", "were urged", "to stay at home"]),
    ]);
}

#[test]
fn content_ends_before_whatever_else_its_source_says() {
    holds(&[
        ("Bo Kim said Mr Orr was guilty and accused him of lying.", ["Bo Kim", "said", "Mr Orr was guilty"]),
        ("Bo Kim noted that the mill was old, but called it safe.", ["Bo Kim", "noted", "that the mill was old"]),
        // Of the mill, not of him.
        ("Bo Kim said the mill was old and cost too much.", ["Bo Kim", "said", "the mill was old and cost too much"]),
        (
            "Vane would recognize the folly in waging an open-ended war in Norland, and in having to prop up the mill.",
            [
                "Vane",
                "would recognize",
                "the folly in waging an open-ended war in Norland, and in having to prop up the mill",
            ],
        ),
        (
            "The party offered fresh ammunition to Republicans who say the law is a money pit.",
            ["The party", "offered", "fresh ammunition to Republicans who say the law is a money pit"],
        ),
        (
            "And as Orr pointed out, court rulings and new laws have real, lasting effects on real women, most of whom are far removed from the capital.",
            [
                "Orr",
                "pointed out",
                "court rulings and new laws have real, lasting effects on real women, most of whom are far removed from the capital",
            ],
        ),
    ]);
}

#[test]
fn whoever_goes_on_in_a_participle_says_something_else() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let found = attributions(&rules, "The vote had been fair, Ana Ruiz said, adding that the pumps were old.");
    assert_eq!(
        found,
        [["Ana Ruiz", "said", "The vote had been fair"], ["Ana Ruiz", "adding", "that the pumps were old"],]
    );
}

#[test]
fn who_stays_unnamed_says_nothing_by_that() {
    none(&[
        "The nurse asked not to be named.",
        "The nurse, who spoke on condition of anonymity, left.",
        "The nurse declined to be identified.",
    ]);
    holds(&[
        (
            "Police said the protesters identified themselves.",
            ["Police", "said", "the protesters identified themselves"],
        ),
        ("Ana Ruiz asked to be named chairwoman.", ["Ana Ruiz", "asked", "to be named chairwoman"]),
    ]);
}

#[test]
fn nothing_else_is_said_than_what_somebody_says() {
    alone(&[
        ("“I said no.” — Mark Vane (@vane)", ["Mark Vane (@vane)", "—", "“I said no.”"]),
        (
            "Hey, Orr is right about one thing: You actually don’t win the nomination by how many states you win.",
            ["Orr", ":", "You actually don’t win the nomination by how many states you win"],
        ),
    ]);
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    for text in [
        "Keller enjoys a strong lead in the polls but suffers from a bad name.",
        "From Rosa Dane writing at the Tessel Herald:",
        "- Ida Vorst.",
        "In our schools, children are beaten by their teachers.",
        "In his speech, Mr. Vane left.",
        "In his words there was little hope.",
        "“We will win.” … Ana Ruiz",
        "After his words “never again” the hall fell silent.",
        "In the words on the wall, the town is dead.",
        "Richard Orr and Nancy Vorst, sociologists at Tessel University, just published the book “Strangers.”",
    ] {
        assert_eq!(attributions(&rules, text), [[""; 3]; 0], "{text}");
    }
}

#[test]
fn what_is_attributed_is_quoted_or_not_and_said_or_not() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    for (text, form, manner) in [
        ("“The span was unsafe,” Ruiz said.", "direct", "saying"),
        ("Ruiz said that the span was “unsafe”.", "mixed", "saying"),
        ("Ruiz said that the span was unsafe.", "indirect", "saying"),
        ("The report shows that the span was unsafe.", "indirect", "showing"),
        ("Ruiz fears that the span is unsafe.", "indirect", "thinking"),
        ("Ruiz fears: “The span is unsafe.”", "direct", "saying"),
        ("Ruiz refused to close the span.", "indirect", "doing"),
        ("Mia Torres sees ‘hope’ in the vote.", "mixed", "saying"),
        ("Mia Torres fears “ruin”.", "direct", "thinking"),
        ("Ruiz’s hope is “a safe span.”", "direct", "saying"),
    ] {
        let document = Document::running(text.to_owned());
        let reading = read(&document, &rules);
        let [attribution] = &*reading.attributions else { panic!("{text}") };
        assert_eq!((attribution.form(&reading.scene()).name(), attribution.manner.name()), (form, manner), "{text}");
    }
}

#[test]
fn each_condition_of_a_cue_a_source_and_a_content_is_needed() {
    holds(&[
        (
            "Ana Ruiz: The dam is old. It will break. Bo Kim: The dam is new.",
            ["Ana Ruiz", ":", "The dam is old. It will break"],
        ),
        ("Bo Kim, who said the dam was old, leaky and unsafe.", ["who", "said", "the dam was old, leaky and unsafe"]),
        ("And the nurse who said she fell and broke a leg?", ["who", "said", "she fell and broke a leg"]),
        ("And the nurse who says she knew he lied?", ["who", "says", "she knew he lied"]),
        ("A nurse who says the dam that fell was old won her case.", ["who", "says", "the dam that fell was old"]),
        (
            "Ana Ruiz said the dam was old, and Bo Kim replied: “It will not break. It is new.”",
            ["Ana Ruiz", "said", "the dam was old"],
        ),
        (
            "The mill closed in May.\n\nAna Ruiz: I saw the dam break. Nobody was there.",
            ["Ana Ruiz", ":", "I saw the dam break. Nobody was there"],
        ),
        (
            "Ana Ruiz said: “The mayor spoke of ‘an old dam.’ It is not old.”",
            ["Ana Ruiz", "said:", "“The mayor spoke of ‘an old dam.’ It is not old.”"],
        ),
        ("Residents Are Warned", ["", "Are Warned", "Residents"]),
        (
            "Explaining her plan, Ana Ruiz rejected the claim that it was late.",
            ["Ana Ruiz", "rejected", "the claim that it was late"],
        ),
        (
            "But Tessel’s mayor, Ana Ruiz, who has worked there since May, said the vote had been fair.",
            ["Tessel’s mayor, Ana Ruiz, who has worked there since May", "said", "the vote had been fair"],
        ),
        ("He’s said to friends that the dam was old.", ["He", "’s said", "that the dam was old"]),
        ("Orr was described as becoming serious.", ["Orr", "was described", "as becoming serious"]),
        (
            "Bank Accused Of Covering Up Norland Leak To Protect Mayor’s Job.",
            ["", "Accused", "Bank … Covering Up Norland Leak To Protect Mayor’s Job"],
        ),
        (
            "The road is closed, Ana Ruiz said, recommending that the mill be shut.",
            ["Ana Ruiz", "said", "The road is closed"],
        ),
        (
            "Clerk who revealed private Ruiz email address admits to other thefts.",
            ["who", "revealed", "private Ruiz email address"],
        ),
        (
            "So: Tenants could ignore the ruling, but not if they live in Tessel.",
            ["Tenants", "could ignore", "the ruling"],
        ),
        (
            "CHAIR: Who closed it?\n\nMR. HALE: Perhaps nobody.\n\nI think that it fell shut.\n\nCHAIR: You said that it was locked.\n\nMR. HALE: So it was.",
            ["MR. HALE", ":", "Perhaps nobody.\n\nI think that it fell shut"],
        ),
        (
            "CHAIR: Who closed it?\n\nMR. HALE: Perhaps nobody.\n\nCHAIR: It was locked.\n\nMR. HALE: So it was.\n\n“It was late,” said Ana Ruiz.",
            ["Ana Ruiz", "said", "“It was late,”"],
        ),
        (
            "Ana Ruiz said: “It is late.”\n\nCHAIR: Who closed it?\n\nMR. HALE: Perhaps nobody.\n\nCHAIR: It was locked.\n\nMR. HALE: So it was.",
            ["Ana Ruiz", "said:", "“It is late.”"],
        ),
        (
            "On Trade, Norland Voters Have Point: It Has Been Bad for Them.",
            ["Norland Voters", ":", "It Has Been Bad for Them"],
        ),
        ("And the man who said he left, shaken and hurt?", ["who", "said", "he left, shaken and hurt"]),
    ]);
    alone(&[
        (
            "Bo Kim said the mayor feared a flood and hoped for rain.",
            ["Bo Kim", "said", "the mayor feared a flood and hoped for rain"],
        ),
        ("Ana Ruiz denied being named in the report.", ["Ana Ruiz", "denied", "being named in the report"]),
        (
            "An aide who requested anonymity to speak freely said it was late.",
            ["An aide who requested anonymity to speak freely", "said", "it was late"],
        ),
        ("And Mr Orr gloated: “I told you that it was old.”", ["Mr Orr", "gloated:", "“I told you that it was old.”"]),
        ("Eating late may do harm, a study found.", ["a study", "found", "Eating late may do harm"]),
        ("According to Ana Ruiz, in May, the dam broke.", ["Ana Ruiz", "According", "the dam broke"]),
        (
            "Bo Kim, a farmer who left, wrote in a letter: “It is late.”",
            ["Bo Kim, a farmer who left", "wrote", "“It is late.”"],
        ),
        (
            "Ana Ruiz was quoted by the agency as claiming that the dam was old.",
            ["Ana Ruiz", "claiming", "that the dam was old"],
        ),
    ]);
    none(&[
        "The report was written as",
        "Sounding as though she had lost, Ana Ruiz agreed.",
        "Many didn’t like the phrase “old-mill.” Why not just say: “They’ll go home the way they came”?",
    ]);
}

#[test]
fn a_paragraph_behind_a_verb_of_saying_and_a_colon_is_a_block_quotation() {
    alone(&[
        ("Bo Kim wrote:\n\nThe dam leaks at night.", ["Bo Kim", "wrote:", "The dam leaks at night."]),
        (
            "A spokesman said by email:\n\nWe check the dam each week.",
            ["A spokesman", "said", "We check the dam each week."],
        ),
        // With the lines of the block, but not what stands behind it.
        (
            "Bo Kim wrote in a letter to the mayor:\n\nThe dam leaks.\nIt must be mended now.\n\nIt rained.",
            ["Bo Kim", "wrote", "The dam leaks.\nIt must be mended now."],
        ),
        (
            "Bo Kim told reporters in Norland:\n\nThe dam “leaks” at night.",
            ["Bo Kim", "told", "The dam “leaks” at night."],
        ),
        // What was said already.
        ("Bo Kim noted the small crowd:\n\nThe hall was cold and dark.", ["Bo Kim", "noted", "the small crowd"]),
    ]);
    none(&[
        "Bo Kim spoke out against the plan:\n\nNorland has a dam and a mill.",
        "The council will do the following:\n\nMend the dam in the spring.",
        "Bo Kim left the dam:\n\nIt rained for nine days.",
    ]);
}

#[test]
fn each_condition_of_a_tree_is_needed_for_some_source() {
    holds(&[
        (
            "The mayor said the U.S. “clearly” needed the bridge.",
            ["The mayor", "said", "the U.S. “clearly” needed the bridge"],
        ),
        (
            "The dam broke after Bo Kim, a plumber, accused Mr Vane of theft.",
            ["Bo Kim, a plumber", "accused", "Mr Vane of theft"],
        ),
        ("It was built on a lie, Ana Ruiz said.", ["Ana Ruiz", "said", "It was built on a lie"]),
        ("Mr. So said the bridge was shut.", ["Mr. So", "said", "the bridge was shut"]),
        ("Ana Ruiz spoke in Fort Kim, S.C. “The bridge is shut,” she said.", ["she", "said", "“The bridge is shut,”"]),
        (
            "The council met and Ruiz, a plumber, warned that it was late.",
            ["Ruiz, a plumber", "warned", "that it was late"],
        ),
        (
            "The council met and Bo Kim, a plumber, warned that it was late.",
            ["Bo Kim, a plumber", "warned", "that it was late"],
        ),
        ("Before the vote Ana Ruiz said that it was late.", ["Ana Ruiz", "said", "that it was late"]),
        ("As the actor Bo Kim said, the bridge was shut.", ["the actor Bo Kim", "said", "the bridge was shut"]),
        ("Dockers who voted, in Tessel warned that it was late.", ["Dockers who voted", "warned", "that it was late"]),
        (
            "On Monday in Cloudvale, Norland, Ana Ruiz said the bridge was shut.",
            ["Ana Ruiz", "said", "the bridge was shut"],
        ),
        ("Kim, MP, said the bridge was shut.", ["Kim, MP", "said", "the bridge was shut"]),
    ]);
}

#[test]
fn a_pronoun_that_can_be_no_subject_leaves_the_verb_to_the_noun_before() {
    holds(&[
        ("A nurse who treated him said he was awake.", ["A nurse who treated him", "said", "he was awake"]),
        ("One driver who helped us says the road was icy.", ["One driver who helped us", "says", "the road was icy"]),
        (
            "The teacher who taught me believes the school will close.",
            ["The teacher who taught me", "believes", "the school will close"],
        ),
        ("A man who lived with them said it was late.", ["A man who lived with them", "said", "it was late"]),
    ]);
}

#[test]
fn a_verb_that_looks_like_a_noun_is_one_before_its_particle_and_that() {
    holds(&[
        (
            "My neighbour Colette points out that the old bins were free.",
            ["My neighbour Colette", "points out", "that the old bins were free"],
        ),
        (
            "Sales fell by a third, a report published on Monday by the bank shows.",
            ["a report published on Monday by the bank", "shows", "Sales fell by a third"],
        ),
    ]);
}

#[test]
fn every_clause_has_its_verb() {
    holds(&[
        ("A mission update stated that it was late.", ["A mission update", "stated", "that it was late"]),
        ("Kim’s claim that the dam leaked was false.", ["Kim’s", "claim", "that the dam leaked"]),
        (
            "The claim by Ruiz that the dam leaked was denied by Kim.",
            ["Kim", "was denied", "The claim by Ruiz that the dam leaked"],
        ),
        (
            "House Republicans supporting the bill have said they will pass it.",
            ["House Republicans supporting the bill", "have said", "they will pass it"],
        ),
    ]);
}

#[test]
fn what_is_turned_about_keeps_its_content() {
    holds(&[
        ("What Kim said was that the dam was safe.", ["Kim", "said", "that the dam was safe"]),
        ("What Kim said was “no way.”", ["Kim", "said", "“no way.”"]),
        ("“The dam is safe” is what Kim told voters.", ["Kim", "told", "“The dam is safe”"]),
    ]);
}

#[test]
fn what_opens_a_sentence_behind_a_preposition_accuses_nobody() {
    holds(&[(
        "After the great fire Ana Ruiz accused the council of neglect.",
        ["Ana Ruiz", "accused", "the council of neglect"],
    )]);
}
