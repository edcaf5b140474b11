//! Short invented texts and who speaks in them.

use deskcheck::document::Document;
use deskcheck::graph::{Node, Relation};
use deskcheck::read;
use deskcheck::rule::RuleSet;
use deskcheck::speaker::SpeakerId;

/// What a text has for a source, and the speakers behind it; where a source comes twice, the last is meant.
type Expected = &'static [(&'static str, &'static str)];

/// What each case is there for, its text, and who is behind which source.
const CASES: &[(&str, &str, Expected)] = &[
    (
        "a surname is the full name",
        "Ana Ruiz said the bridge was safe. Ruiz said it would open soon.",
        &[("Ruiz", "Ana Ruiz")],
    ),
    (
        "a title goes with the name",
        "Mayor Ana Ruiz said the bridge was safe. The mayor said it would open soon.",
        &[("The mayor", "Ana Ruiz")],
    ),
    (
        "a name that opens a source, whatever the tree makes of the rest",
        "Jude Orrin, chief executive of Cloudvale, a Tessel company, said the bridge was safe.",
        &[("Jude Orrin, chief executive of Cloudvale, a Tessel company", "Jude Orrin")],
    ),
    (
        "a trade behind a comma and before a name is that of whoever is told of",
        "The trust met in May. Its chair, local historian Bernard Yelland, said the mill was sound. He said it would open.",
        &[("Its chair, local historian Bernard Yelland", "Bernard Yelland"), ("He", "Bernard Yelland")],
    ),
    (
        "a first word that the language does not have, or has for something else, is a given name",
        "Padraic Ilk said it was late. “Go,” said Mr Ilk. Skip Orrin said it was early.",
        &[("Padraic Ilk", "Padraic Ilk"), ("Mr Ilk", "Padraic Ilk")],
    ),
    (
        "a name behind a board or a council is that of whoever stands for it",
        "The chair of the board, Pelin Marsh, said it was late. A spokesperson for the council, Thabo Orrin, said it was early.",
        &[
            ("The chair of the board, Pelin Marsh", "Pelin Marsh"),
            ("A spokesperson for the council, Thabo Orrin", "Thabo Orrin"),
        ],
    ),
    (
        "a trade between commas is that of whoever was named, whatever the tree makes of it",
        "Fiona Keane, a teacher, was not there. “It is late,” said Priya Orrin, a pilot. The teacher said it was early.",
        &[("The teacher", "Fiona Keane")],
    ),
    (
        "small words inside a name are part of it, and no verbs",
        "Hans von Tessen said it was late. Maria dos Orrin said it was early. Ursula von der Vale denied it.",
        &[
            ("Hans von Tessen", "Hans von Tessen"),
            ("Maria dos Orrin", "Maria dos Orrin"),
            ("Ursula von der Vale", "Ursula von der Vale"),
        ],
    ),
    (
        "a surname that looks like another kind of word is a name where it opens a sentence too",
        "Ida Vorst met Mark Vane. Vorst blamed Vane for the flood.",
        &[("Vorst", "Ida Vorst")],
    ),
    (
        "a title can be a given name",
        "Fellow passenger Dean Orrin said it was late. Mr Orrin said he would go.",
        &[("Mr Orrin", "Dean Orrin")],
    ),
    (
        "a month can be one, but not behind a preposition",
        "The mill was quiet. June Orrin said it was late. In May Marsh said it was early.",
        &[("June Orrin", "June Orrin"), ("May Marsh", "Marsh")],
    ),
    (
        "a surname that is a firm’s too is that of whoever is named",
        "Hamish Ford left the mill on Monday. “It is late,” Ford said.",
        &[("Ford", "Hamish Ford")],
    ),
    (
        "a short sentence with a small verb is no headline",
        "Jude Orrin of Tessel is not convinced. “It is late,” Orrin said.",
        &[("Orrin", "Jude Orrin")],
    ),
    (
        "“who” behind a place is whoever is there",
        "He bought it from a widow in Hexford who told him that it was late.",
        &[("who", "a widow in Hexford")],
    ),
    (
        "what an institution is for is part of its name",
        "The Royal Society of Respiratory Nurses said it was late. The Centre for Economic and Social Studies said it was early.",
        &[
            ("The Royal Society of Respiratory Nurses", "Royal Society of Respiratory Nurses"),
            ("The Centre for Economic and Social Studies", "Centre for Economic and Social Studies"),
        ],
    ),
    (
        "a verb with a capital inside opens the name of a body",
        "Breathe Easier UK said it was late.",
        &[("Breathe Easier UK", "Breathe Easier UK")],
    ),
    (
        "a firm named behind what it does is the firm",
        "The company behind the trial, Tessel-based PayQuick, said it was late. The company said it would open soon.",
        &[("The company behind the trial, Tessel-based PayQuick", "PayQuick"), ("The company", "PayQuick")],
    ),
    (
        "what a body is for can be two things, or stand behind “on”",
        "The Food and Drug Office said it was late. The Economic and Financial Crimes Board said it was early. The Council on \
         Foreign Trade said it was noon.",
        &[
            ("The Food and Drug Office", "Food and Drug Office"),
            ("The Economic and Financial Crimes Board", "Economic and Financial Crimes Board"),
            ("The Council on Foreign Trade", "Council on Foreign Trade"),
        ],
    ),
    (
        "two bodies joined by “and” are two",
        "The Norland Parliament and the Tessel Council said it was late. Ohio and Tessel Council said it was early.",
        &[
            ("The Norland Parliament and the Tessel Council", "Norland Parliament & Tessel Council"),
            ("Ohio and Tessel Council", "Ohio & Tessel Council"),
        ],
    ),
    (
        "a body is called after a saint or a king",
        "St Mary's Primary School said it was late. King's College Tessel said it was early. “It is noon,” Radio 4 said.",
        &[
            ("St Mary's Primary School", "St Mary's Primary School"),
            ("King's College Tessel", "King's College Tessel"),
            ("Radio 4", "Radio 4"),
        ],
    ),
    (
        "a body that is known by a name with small words in it",
        "Friends of the Earth said it was late. Save the Children said it was early.",
        &[("Friends of the Earth", "Friends of the Earth"), ("Save the Children", "Save the Children")],
    ),
    (
        "a firm comes back by what firms are called, whoever else is there",
        "Mayor Rosa Dane said the road would be shut.\n\nThe order came from Norland Airlines. “It is late,” the carrier said. \
         It said the road would open.",
        &[("the carrier", "Norland Airlines"), ("It", "Norland Airlines")],
    ),
    (
        "a firm is no club, and whoever the sentence before brings in goes first",
        "The Norland Motor Club said the road would be shut.\n\nThe land belongs to Marlow & Sons. “It is late,” the company said.",
        &[("the company", "Marlow & Sons")],
    ),
    (
        "an academy is a school, a council an authority, an institute a think tank",
        "Northgate Academy was shut. The school said it was late. Tessel City Council met. The local authority said it was early.\n\n\
         The Institute for Fair Work was there. The think tank said it was noon.",
        &[
            ("The school", "Northgate Academy"),
            ("The local authority", "Tessel City Council"),
            ("The think tank", "Institute for Fair Work"),
        ],
    ),
    (
        "whoever a sentence brings in is meant by what follows",
        "Ana Ruiz, who runs the mill, said it would close. Among those who left is Mary Vane, a welder. “It is late,” she said.",
        &[("she", "Mary Vane")],
    ),
    (
        "and by an age that nobody was given",
        "Bo Kim said the mill would close.\n\nRavi Orrin shook his head. “It is late,” said the 53-year-old.",
        &[("the 53-year-old", "Ravi Orrin")],
    ),
    (
        "a possessor before the name does not count",
        "Ana Ruiz said it would close.\n\nHer neighbour, Mary Vane, had another view. “It is late,” she said.",
        &[("she", "Mary Vane")],
    ),
    (
        "whoever speaks goes on where another is only the last word of a sentence",
        "Bo Kim said the mill would close. The order had been signed by Ravi Orrin. He said it was late.",
        &[("He", "Bo Kim")],
    ),
    (
        "a rare noun for a person can come back",
        "Mary Vane, a welder, was there. The welder said it was late.",
        &[("The welder", "Mary Vane")],
    ),
    (
        "the subject of a clause of time or reason, with or without an apposition",
        "The mill was shut after Bo Kim, a plumber, warned that it could fall. It was shut because a spokesman for the council said \
         it could burn.",
        &[("Bo Kim, a plumber", "Bo Kim"), ("a spokesman for the council", "a spokesman for the council")],
    ),
    (
        "nobody is “his” for a verb",
        "Ana Ruiz thanked Bo Kim for his work and urged residents to leave.",
        &[("Ana Ruiz", "Ana Ruiz")],
    ),
    (
        "a body of those who belong to it has them in its name, a party’s chamber does not",
        "The Contract Nurses' Association said the wards were full. The Democrats' Senate leaders said they were not.",
        &[
            ("The Contract Nurses' Association", "Contract Nurses' Association"),
            ("The Democrats' Senate leaders", "The Democrats' Senate leaders"),
        ],
    ),
    (
        "a possessor is followed by no verb",
        "Sudland's transport spokeswoman, Alice Teague, said the bridge was safe.",
        &[("Sudland's transport spokeswoman, Alice Teague", "Alice Teague")],
    ),
    (
        "a label of first letters is whoever is named before the first question",
        "Runner Adaeze Nwosu speaks to Paul Kerrigan about her hip.\n\nPaul Kerrigan: You broke it?\n\nAdaeze Nwosu: \
         Twice.\n\nPK: Did you rest?\n\nAN: My coach said that I would run again.\n\nPK: And?\n\nAN: I ran.",
        &[("PK", "Paul Kerrigan"), ("AN", "Adaeze Nwosu")],
    ),
    (
        "one of a people is the person named last",
        "Isla Renwick beat Marta Kovalik. “She was braver than me,” said the Czech. Renwick plays Ana Lucic next. The Croat said \
         it would be hard.",
        &[("the Czech", "Marta Kovalik"), ("The Croat", "Ana Lucic")],
    ),
    (
        "whoever was called by the very noun goes before one of another of its kind",
        "The strategist, Beth Kowal, said it would rain. A veteran operative said the bridge was old. The operative said the \
         mayor knew.",
        &[("The operative", "A veteran operative")],
    ),
    (
        "those before a preposition speak, not the body behind it",
        "In May, MPs on the education committee said that the bridge was old.",
        &[("MPs on the education committee", "MPs")],
    ),
    (
        "an office spelt with a hyphen is its own",
        "Area MP Nelson Koros said the mill was sound. In May the Auditor-General said that it was not.",
        &[("the Auditor-General", "Auditor-General")],
    ),
    (
        "a body that was told of aside is not meant by a noun for another",
        "The drug is sold on the NHS. The medicines watchdog said it was safe.",
        &[("The medicines watchdog", "The medicines watchdog")],
    ),
    (
        "the adviser, not the one advised",
        "Ana Ruiz won on Monday. Ruiz economic adviser Susan Vane said the plan would pass.",
        &[("Ruiz economic adviser Susan Vane", "Susan Vane")],
    ),
    (
        "two of one office are two",
        "The Norland coach said the goal was fair. The Sudland coach said it was not.",
        &[("The Norland coach", "The Norland coach"), ("The Sudland coach", "The Sudland coach")],
    ),
    (
        "two ministries of two states are two",
        "The Norlandic foreign ministry said the jet strayed. The Sudlandic foreign ministry said it did not.",
        &[("The Sudlandic foreign ministry", "The Sudlandic foreign ministry")],
    ),
    (
        "the other is not the one",
        "An engineer said the dam was safe. The other engineer said it was not.",
        &[("The other engineer", "The other engineer")],
    ),
    (
        "the second is the second, wherever",
        "A witness said the van was white. The second witness said it was grey. The second witness said it had no lights.",
        &[("The second witness", "The second witness")],
    ),
    (
        "what an office is for can look like a verb or an adjective",
        "Director of nursing Ana Ruiz said the wards were full. Former head of the navy Lord Vane said they were not.",
        &[("Director of nursing Ana Ruiz", "Ana Ruiz"), ("Former head of the navy Lord Vane", "Vane")],
    ),
    (
        "a noun behind the name of a body is who speaks",
        "Bank of Norland officials said rates would rise. The Bank of Norland governor said they would not. University of \
         Tessel economist Ana Ruiz said neither would happen.",
        &[
            ("Bank of Norland officials", "Bank of Norland officials"),
            ("The Bank of Norland governor", "The Bank of Norland governor"),
            ("University of Tessel economist Ana Ruiz", "Ana Ruiz"),
        ],
    ),
    (
        "an interview has whom its headline names for answers",
        "Six questions for Ana Ruiz, engineer\n\nQ: Is the dam safe?\n\nA: The dam is safe.\n\nQ: Is the bridge?\n\n\
         A: The bridge is old.",
        &[("A", "Ana Ruiz"), ("Q", "Q")],
    ),
    (
        "an office behind a name can have capitals",
        "Helena Morrow, Chief Executive of Lantern Foods, said the roof was safe.",
        &[("Helena Morrow, Chief Executive of Lantern Foods", "Helena Morrow")],
    ),
    (
        "a noun can say what a name is the name of",
        "The Green Left wants a ban. The tour company Sunway said it was ready.",
        &[("The tour company Sunway", "Sunway")],
    ),
    (
        "a day can be a given name",
        "Mr Sunday Oyelakin said the road was closed. He said it was bad.",
        &[("He", "Sunday Oyelakin")],
    ),
    (
        "a given name does not outweigh that nobody else is there",
        "Councillor Enda Prior said the road was closed. “It is bad,” he said.",
        &[("he", "Enda Prior")],
    ),
    (
        "one of several is one",
        "A judge, Bo Kim, said it was over. One of the men said he was hurt. “I could not tell my mother,” he said.",
        &[("he", "One of the men")],
    ),
    (
        "an age is that of whoever has no other",
        "Inspector Moira Vane, 40, said a man was held. One resident said he heard shots. “I hid,” the 62-year-old said.",
        &[("the 62-year-old", "One resident")],
    ),
    (
        "it is what the clause around it tells of",
        "Carrick Foods said costs were up. Carrick Foods rose, but Dunmow Foods fell after it warned that costs grew.",
        &[("it", "Dunmow Foods")],
    ),
    (
        "who comes in as a subject is meant before whoever spoke last",
        "Mary Orton said the hive was empty.\n\nAnn Pell has kept bees for ten years. “They are dying,” she said.",
        &[("she", "Ann Pell")],
    ),
    (
        "who is told of in somebody’s words is not who goes on",
        "Mary Orton said the hive was empty. Mary Orton said Ann Pell sold it. She added that it was old.",
        &[("She", "Mary Orton")],
    ),
    (
        "a body at the head of a sentence has its whole name",
        "Bank of Norland governor Mark Ruiz said rates would rise. House of Commons speaker Bo Kim said they would not.",
        &[("Bank of Norland governor Mark Ruiz", "Mark Ruiz"), ("House of Commons speaker Bo Kim", "Bo Kim")],
    ),
    (
        "a ministry can be for several matters",
        "The Ministry of Trade and Industry said the port was open. The pool was not, according to the Department for \
         Schools, Science and Sport.",
        &[
            ("The Ministry of Trade and Industry", "Ministry of Trade and Industry"),
            ("the Department for Schools, Science and Sport", "Department for Schools, Science and Sport"),
        ],
    ),
    (
        "the names behind a plural are those whom it stands for",
        "The owners, Bo Kim and Ana Ruiz, said the roof was safe.",
        &[("The owners, Bo Kim and Ana Ruiz", "Bo Kim & Ana Ruiz")],
    ),
    (
        "an age in brackets is no part of what somebody is",
        "The lawyer (52) said the roof was safe.",
        &[("The lawyer (52)", "The lawyer")],
    ),
    (
        "one of several is named behind a comma",
        "“We were warned,” said one of the drivers, Bo Kim.",
        &[("one of the drivers, Bo Kim", "Bo Kim")],
    ),
    (
        "ranks need no full stop",
        "Det Supt Ana Ruiz said the search would go on. Supt Bo Kim said it would not.",
        &[("Det Supt Ana Ruiz", "Ana Ruiz"), ("Supt Bo Kim", "Bo Kim")],
    ),
    (
        "a paper is no woman, whoever gave it an interview",
        "Ana Ruiz left on Monday. In an interview with the Sudwick, she said that she was tired.",
        &[("she", "Ana Ruiz")],
    ),
    (
        "a sister has a name, in whatever spelling the copy is",
        "Two men were freed. Their sister, Mona, said the harbour police had apologised. A neighbour criticised them.",
        &[("Their sister, Mona", "Mona"), ("A neighbour", "A neighbour")],
    ),
    (
        "whoever speaks a quotation is found before whoever it speaks of",
        "Mai Orr said it was theft. “He looked them in the eye,” she said. Ana Ruiz said it was not.",
        &[("she", "Mai Orr")],
    ),
    (
        "a name behind what somebody is, whatever the tree makes of it",
        "The shadow local government secretary, Rhodri Vance, said the cuts were cruel. He told Radio Tessel so.",
        &[("The shadow local government secretary, Rhodri Vance", "Rhodri Vance"), ("He", "Rhodri Vance")],
    ),
    (
        "a player is the one who was named",
        "Dele Amadi scored twice. “I just try,” said the striker, who joined in May.",
        &[("the striker, who joined in May", "Dele Amadi")],
    ),
    (
        "whoever is told of as known is meant where nobody else can be",
        "The driver fled on foot after the crash. He told police that he had panicked.",
        &[("He", "The driver")],
    ),
    (
        "but not where somebody was named",
        "Ana Ruiz drove the bus. The driver braked too late. She said that the road was wet.",
        &[("She", "Ana Ruiz")],
    ),
    (
        "so with a body that a general word stands for",
        "The bank will shut 12 branches. It said that customers preferred the app.",
        &[("It", "The bank")],
    ),
    (
        "a form of address makes a name of any word",
        "Mr Rees laughed. “Not in my lifetime,” he said.",
        &[("he", "Rees")],
    ),
    (
        "the official is the one who was introduced, whatever came with the noun",
        "A senior Norlandic official said the dam was safe. The official said it would hold.",
        &[("The official", "A senior Norlandic official")],
    ),
    (
        "whoever something was done to speaks later",
        "A bus driver was attacked in Tessel on Friday. “I thought that I was dead,” he said.",
        &[("he", "A bus driver")],
    ),
    (
        "by the same noun, too",
        "Officers arrested a man on Friday. The man said he was innocent.",
        &[("The man", "a man")],
    ),
    (
        "several who were only spoken of",
        "Three sailors swam ashore at dawn. They said the boat had sunk.",
        &[("They", "Three sailors")],
    ),
    (
        "a house that speaks for those who run it",
        "The museum closed in May. It said the roof leaked.",
        &[("It", "The museum")],
    ),
    (
        "somebody named outweighs somebody met",
        "Ana Ruiz met a reporter on Friday. She said the bridge was safe.",
        &[("She", "Ana Ruiz")],
    ),
    (
        "somebody with a name beside the noun goes by the name",
        "One nurse, Ana Ruiz, was hurt on Friday. She said the roof leaked.",
        &[("She", "Ana Ruiz")],
    ),
    (
        "the firm is the one that was fined, not who fined it",
        "The Norland Water Authority fined a waste company on Friday. The company said it was sorry.",
        &[("The company", "a waste company")],
    ),
    (
        "no ministry is a firm",
        "The Health Ministry opened an inquiry. The firm said it was sorry.",
        &[("The firm", "The firm")],
    ),
    (
        "an age stands for whoever has it",
        "Mia Torres, 19, was hurt when Ann Lee came. “I can hardly believe it,” the 19-year-old said.",
        &[("the 19-year-old", "Mia Torres")],
    ),
    (
        "the mother of two",
        "Ana Ruiz was hurt on Friday. The mother of two said the roof leaked.",
        &[("The mother of two", "Ana Ruiz")],
    ),
    (
        "a member of a party by the place",
        "Sen. Holly Marsh voted no. The Ohio Democrat said the bill was cruel.",
        &[("The Ohio Democrat", "Holly Marsh")],
    ),
    (
        "the pair, both and the two, as long as nobody else comes",
        "Ana Bell and Bo Kim left. The pair said it was late. Both said it was dark. The two said it rained. Both men said so.",
        &[
            ("The pair", "Ana Bell & Bo Kim"),
            ("Both", "Ana Bell & Bo Kim"),
            ("The two", "Ana Bell & Bo Kim"),
            ("Both men", "Ana Bell & Bo Kim"),
        ],
    ),
    (
        "an institution for two things has both in its name",
        "The Federation of Mill and Quay Workers said the strike was legal.",
        &[("The Federation of Mill and Quay Workers", "Federation of Mill and Quay Workers")],
    ),
    (
        "a name before “which” is no person’s, and the company is that one",
        "Velden Grange, which runs four mills, said it was open. Ann Lee left. The company said it would pay.",
        &[("The company", "Velden Grange")],
    ),
    (
        "a surname that is a title elsewhere",
        "Peter King opposed the plan. “It is a waste,” King said.",
        &[("King", "Peter King")],
    ),
    (
        "a surname that is a noun elsewhere",
        "The plan was drawn up by Susan Burke. Ms. Burke said it was ready.",
        &[("Ms. Burke", "Susan Burke")],
    ),
    (
        "an office of several words before a name",
        "“It works,” said former secretary of state Ana Ruiz. Ruiz said it would open soon.",
        &[("former secretary of state Ana Ruiz", "Ana Ruiz"), ("Ruiz", "Ana Ruiz")],
    ),
    (
        "a place behind a name is no part of it",
        "Sen. Paul Carper of Norland said the talks went well.",
        &[("Sen. Paul Carper of Norland", "Paul Carper")],
    ),
    (
        "an office with the name that it takes from its holder",
        "The Tessel County Coroner’s Office said it was closed.",
        &[("The Tessel County Coroner’s Office", "Tessel County Coroner’s Office")],
    ),
    (
        "a name of common words",
        "Fighters of the Islamic State came at dawn. The Islamic State said it had won.",
        &[("The Islamic State", "Islamic State")],
    ),
    (
        "each administration is its own",
        "The Ruiz administration and the Keller campaign met on Monday. The administration said the talks went well.",
        &[("The administration", "Ruiz administration")],
    ),
    (
        "a middle name left out",
        "Ana Maria Ruiz opened the mill on Monday. “It is late,” Ana Ruiz said.",
        &[("Ana Ruiz", "Ana Maria Ruiz")],
    ),
    (
        "who signs a post",
        "“The bridge is safe.”\n\n— Rep. Howard Teague (@HTeagueUpland) June 3, 2024\n\nTeague said he would cross it.",
        &[("Teague", "Howard Teague")],
    ),
    (
        "a title in short and in full",
        "Sen. Bo Keller opposed the plan at a hearing. “It is a waste,” the senator said.",
        &[("the senator", "Bo Keller")],
    ),
    (
        "the senator from one of two places",
        "Florida Sen. Mark Keller and Ohio Sen. Paul Vane met on Monday. The Ohio senator said the talks went well.",
        &[("The Ohio senator", "Paul Vane")],
    ),
    (
        "an apposition behind",
        "Ana Ruiz, the founder of the clinic, said it would close. The founder said she was sorry.",
        &[("The founder", "Ana Ruiz")],
    ),
    (
        "an apposition before",
        "The company’s founder, Ana Ruiz, said it would close. “I am sorry,” the founder said.",
        &[("The company’s founder, Ana Ruiz", "Ana Ruiz"), ("the founder", "Ana Ruiz")],
    ),
    (
        "what somebody is said to be",
        "Ana Ruiz is a retired judge. The plan was rejected on Monday. “They had no choice,” the judge said.",
        &[("the judge", "Ana Ruiz")],
    ),
    (
        "she after two of different gender",
        "Susan Vane met David Keller on Monday. She said the meeting was useful.",
        &[("She", "Susan Vane")],
    ),
    (
        "he goes to the man who is no subject",
        "Susan Vane met David Keller on Monday. He said the meeting was useful.",
        &[("He", "David Keller")],
    ),
    (
        "a pronoun tells the gender of a name that no list has",
        "Oreth Vellan announced her resignation. David Keller regretted it. She said the work was done.",
        &[("She", "Oreth Vellan")],
    ),
    (
        "he in a quotation is not who speaks it",
        "David Keller praised Mark Vane. “He is honest,” Keller said. He said the choice was easy.",
        &[("Keller", "David Keller"), ("He", "David Keller")],
    ),
    (
        "spouses told apart by their titles",
        "Mark Vane and Susan Vane opened a shop. Mrs. Vane said it was her idea. Mr. Vane said he only paid for it.",
        &[("Mrs. Vane", "Susan Vane"), ("Mr. Vane", "Mark Vane")],
    ),
    (
        "spouses told apart by the pronoun that follows",
        "Mark Vane and Susan Vane opened a shop. Vane said that she had the idea.",
        &[("Vane", "Susan Vane")],
    ),
    (
        "of two with one surname the one just named",
        "Susan Vane runs the shop with her brother, Mark Vane. The shop is new. Mark Vane opened it. Vane said it was hard.",
        &[("Vane", "Mark Vane")],
    ),
    (
        "two with one surname stay two",
        "Susan Keller voted for the plan. Susan Keller said it would help. Mark Keller said it would not.",
        &[("Susan Keller", "Susan Keller"), ("Mark Keller", "Mark Keller")],
    ),
    ("a nickname", "Robert Keller won the vote. Bob Keller said he was glad.", &[("Bob Keller", "Robert Keller")]),
    (
        "a middle initial",
        "Robert J. Keller won the vote. Robert Keller said he was glad.",
        &[("Robert Keller", "Robert J. Keller")],
    ),
    (
        "a given name alone",
        "Daniel Keller, 9, found the dog. “It was cold,” Daniel said.",
        &[("Daniel", "Daniel Keller")],
    ),
    (
        "an acronym in brackets",
        "The Northern Farmers Union (NFU) met in Tessel. The NFU said prices were too low.",
        &[("The NFU", "Northern Farmers Union")],
    ),
    (
        "an acronym by its initials",
        "The Tessel Housing Authority sold the land. THA said the price was fair.",
        &[("THA", "Tessel Housing Authority")],
    ),
    (
        "a handle behind a name",
        "Ana Ruiz (@ruizfortessel) said she would run. @ruizfortessel wrote that the race was open.",
        &[("@ruizfortessel", "Ana Ruiz")],
    ),
    (
        "the company by what is said of it",
        "Orvane, a company based in Tessel, lost money. The company said sales would recover.",
        &[("The company", "Orvane")],
    ),
    (
        "the university by its name",
        "Tessel University closed two labs. The university said the cuts were needed.",
        &[("The university", "Tessel University")],
    ),
    (
        "the newspaper is the outlet, the group is not",
        "The Tessel Herald wrote about the Harbor Alliance. The newspaper said members had left. The group said they had not.",
        &[("The newspaper", "Tessel Herald"), ("The group", "Harbor Alliance")],
    ),
    (
        "a council of its own",
        "The Harbor Alliance sued on Monday. The city council said the case had no merit.",
        &[("The city council", "The city council")],
    ),
    (
        "it is an organisation",
        "The Harbor Alliance met David Keller on Monday. It said the talks had failed.",
        &[("It", "Harbor Alliance")],
    ),
    (
        "the campaign belongs to its candidate",
        "Ana Ruiz’s campaign said it had raised more. “We are pleased,” the campaign said.",
        &[("the campaign", "Ruiz campaign")],
    ),
    (
        "her campaign",
        "Ana Ruiz lost the debate. Her campaign said she had been ill.",
        &[("Her campaign", "Ruiz campaign")],
    ),
    (
        "a team is a campaign by another name",
        "Ana Ruiz’s campaign said it had raised more. Ruiz’s team said it was ready.",
        &[("Ruiz’s team", "Ruiz campaign")],
    ),
    (
        "the spokesman of a campaign",
        "Ruiz campaign spokesman Bo Keller said the ad was wrong. Keller said it would be withdrawn.",
        &[("Ruiz campaign spokesman Bo Keller", "Bo Keller"), ("Keller", "Bo Keller")],
    ),
    (
        "a government is its state",
        "France closed the border on Monday. The French government said the measure was temporary.",
        &[("The French government", "France")],
    ),
    (
        "two who say it together",
        "Ana Ruiz and Bo Keller said the plan was ready.",
        &[("Ana Ruiz and Bo Keller", "Ana Ruiz & Bo Keller")],
    ),
    (
        "they are the two",
        "Susan Vane and David Keller left the council on Monday. They said the budget was a fraud.",
        &[("They", "Susan Vane & David Keller")],
    ),
    (
        "who is the one before it",
        "The plan was praised by Susan Vane, who said it would save money.",
        &[("who", "Susan Vane")],
    ),
    (
        "a pronoun before the name",
        "When he arrived in Tessel, David Keller said he was tired.",
        &[("David Keller", "David Keller")],
    ),
    (
        "a lead that does not name the judge yet",
        "A Tessel judge ruled that the sale was void. The hearing lasted an hour. Judge Susan Vane ruled that the land was public.",
        &[("A Tessel judge", "Susan Vane")],
    ),
    (
        "the congresswoman is a woman",
        "Susan Vane debated David Keller on Monday. The congresswoman said the bill was dead.",
        &[("The congresswoman", "Susan Vane")],
    ),
    ("capitals only", "ANA RUIZ said the bridge was safe. Ruiz said it would open soon.", &[("Ruiz", "ANA RUIZ")]),
    (
        "an office with a place behind the name",
        "Senator Paul Vane of Ohio said the bill was dead. Mr. Vane said it would not return.",
        &[("Senator Paul Vane of Ohio", "Paul Vane"), ("Mr. Vane", "Paul Vane")],
    ),
    (
        "an office with of",
        "Former Secretary of State Susan Vane said the treaty would hold.",
        &[("Former Secretary of State Susan Vane", "Susan Vane")],
    ),
    (
        "a trade before the name",
        "Journalist Carl Vane said the photo was real. Vane said he took it.",
        &[("Vane", "Carl Vane")],
    ),
    ("an unknown name that speaks", "Ottolin said the road was closed.", &[("Ottolin", "Ottolin")]),
    (
        "what stands before a given name is no part of the name",
        "Republican of Iowa Bo Kim said the town was safe.",
        &[("Republican of Iowa Bo Kim", "Bo Kim")],
    ),
    (
        "an adjective that opens the name of an institution",
        "The American Federation of Teachers said the town was safe.",
        &[("The American Federation of Teachers", "American Federation of Teachers")],
    ),
    (
        "an office that takes its name from a trade",
        "The Sheriff’s Office said the town was safe.",
        &[("The Sheriff’s Office", "Sheriff’s Office")],
    ),
    (
        "the senator of the two whose state is named",
        "Ohio Sen. Bo Kim and Iowa Sen. Mark Vane met. The Iowa senator said it was late.",
        &[("The Iowa senator", "Mark Vane")],
    ),
    (
        "what somebody once was",
        "Ana Ruiz, who was mayor of Tessel, met Bo Kim. The mayor said it was late.",
        &[("The mayor", "Ana Ruiz")],
    ),
    (
        "a pronoun in the next sentence tells that a name is a woman’s",
        "Ottolin left early. She said the road was closed.",
        &[("She", "Ottolin")],
    ),
    (
        "a pronoun behind two names tells nothing of the first",
        "Vardlin met Ana Ruiz, and she said the vote was fair.",
        &[("she", "Ana Ruiz")],
    ),
    (
        "a title for a man before the surname of two",
        "Mr. Keller met Ms. Keller. Mark Keller and Susan Keller left. Mr. Keller said it was late.",
        &[("Mr. Keller", "Mark Keller")],
    ),
    (
        "of two with one surname the one just named, though the other was named more",
        "Susan Keller spoke. Susan Keller left. Mark Keller stayed. Keller said it was late.",
        &[("Keller", "Mark Keller")],
    ),
    (
        "of two with one surname the one whom the pronoun behind it fits",
        "Susan Keller met Mark Keller on Monday. Keller said she was late.",
        &[("Keller", "Susan Keller")],
    ),
    (
        "an acronym with full stops",
        "The Northern Farmers Union (NFU) met. N.F.U. said it was dark.",
        &[("N.F.U.", "Northern Farmers Union")],
    ),
    (
        "a handle that ends in a name",
        "@team_anaruiz wrote that it was late. Ana Ruiz left.",
        &[("@team_anaruiz", "Ana Ruiz")],
    ),
    (
        "a company by its first word",
        "Cloudvale Systems paid. Cloudvale said it was late.",
        &[("Cloudvale", "Cloudvale Systems")],
    ),
    ("the state is one that is named", "Ohio sued on Monday. The state said it was late.", &[("The state", "Ohio")]),
    (
        "the museum of another town is another museum",
        "The Tessel museum burned. The museum said it was old. The Norland museum said it was new.",
        &[("The Norland museum", "The Norland museum")],
    ),
    (
        "the campaign of the other candidate",
        "Ana Ruiz’s campaign paid. The Kim campaign said it was late. The Ruiz campaign said it was not.",
        &[("The Kim campaign", "Kim campaign"), ("The Ruiz campaign", "Ruiz campaign")],
    ),
    (
        "a movement whose name begins with an adjective",
        "Then Black Lives Matter said the march would go on.",
        &[("Black Lives Matter", "Black Lives Matter")],
    ),
    ("somebody’s son is somebody else", "Ana Ruiz’s son said it was late.", &[("Ana Ruiz’s son", "Ana Ruiz’s son")]),
    ("a crowd behind “who”", "The board met men who said it was late.", &[("who", "men")]),
    (
        "somebody’s age tells that a strange name is a person’s",
        "Zorel Magassa, 13, of Tessel sold water on Monday. Zorel said it was late.",
        &[("Zorel", "Zorel Magassa")],
    ),
    (
        "a word with a capital before a surname is no given name",
        "Ana Keller left. Had Keller known, she would have stayed. Keller said it was late.",
        &[("Keller", "Ana Keller")],
    ),
    (
        "an association whose name begins with an adjective",
        "The American Legion said it was late.",
        &[("The American Legion", "American Legion")],
    ),
    (
        "those who work for somebody with a name",
        "Researchers led by Ana Ruiz said it was late.",
        &[("Researchers led by Ana Ruiz", "Researchers led by Ana Ruiz")],
    ),
    (
        "a president, and a house that has the name of one",
        "President Ruiz said it was late. The Ruiz White House paid.",
        &[("President Ruiz", "Ruiz")],
    ),
    (
        "two crowds behind “who”",
        "The board met independents and others who said it was late.",
        &[("who", "independents and others")],
    ),
    (
        "a woman’s office where two women are named",
        "Susan Vane lost to Susan Keller. The congresswoman said it was late.",
        &[("The congresswoman", "The congresswoman")],
    ),
    (
        "an office named after what it is for",
        "Secretary of State Ottolin said the treaty would hold.",
        &[("Secretary of State Ottolin", "Ottolin")],
    ),
    (
        "an office with the country of its holder",
        "Prime Minister of Norland Ana Ruiz said it was late.",
        &[("Prime Minister of Norland Ana Ruiz", "Ana Ruiz")],
    ),
    (
        "a surname that is an office behind of",
        "Judge Susan Justice said it was late.",
        &[("Judge Susan Justice", "Susan Justice")],
    ),
    (
        "a hospital with the name of a queen",
        "Queen Susan Hospital said the ward was full.",
        &[("Queen Susan Hospital", "Queen Susan Hospital")],
    ),
    (
        "a society with the name of a judge",
        "The Royal Judge Keller Society said it was late.",
        &[("The Royal Judge Keller Society", "Royal Judge Keller Society")],
    ),
    (
        "an office with the town of its holder",
        "Tessel Mayor’s Office said it was closed.",
        &[("Tessel Mayor’s Office", "Tessel Mayor’s Office")],
    ),
    (
        "the nation of somebody is no part of the name",
        "The American Mark Vane said the town was safe.",
        &[("The American Mark Vane", "Mark Vane")],
    ),
    (
        "small words in a name",
        "Pedro de la Vega Keller said it was late.",
        &[("Pedro de la Vega Keller", "Pedro de la Vega Keller")],
    ),
    (
        "the surname of one before “who”",
        "Red Valley, who owns the mill, met Ana Ruiz. Valley said it was late.",
        &[("Valley", "Red Valley")],
    ),
    (
        "two given names with one surname, one of which is a surname elsewhere",
        "Ana Keller met Cohen Keller on Monday. Cohen Keller said it was late.",
        &[("Cohen Keller", "Cohen Keller")],
    ),
    (
        "two in brackets are two",
        "Two unions (the Harbor Alliance and NFU) met. NFU said prices were low.",
        &[("NFU", "NFU")],
    ),
    (
        "somebody’s initials are no organisation",
        "Ursula Nagel met Bo Kim. The UN said the talks had failed.",
        &[("The UN", "UN")],
    ),
    (
        "they are those who spoke, not those who are quoted about",
        "“Ana Ruiz and Bo Kim are late,” the drivers said. They said the road was closed.",
        &[("They", "the drivers")],
    ),
    (
        "they are the group, not the woman who met it",
        "Ana Ruiz met the Harbor Alliance on Monday. They said the pay was too low.",
        &[("They", "Harbor Alliance")],
    ),
    (
        "they are the group, not the clerk",
        "The clerk said the road was closed. The Harbor Alliance met. They said the pay was low.",
        &[("They", "Harbor Alliance")],
    ),
    (
        "they are the crowd, not the company",
        "The drivers said the road was closed. Orvane paid them. They said the pay was low.",
        &[("They", "The drivers")],
    ),
    (
        "they are the crowd named since the two",
        "Ana Ruiz and Bo Kim left. The drivers said it was late. They said the road was closed.",
        &[("They", "The drivers")],
    ),
    (
        "they are the two named since the crowd",
        "The drivers said it was late. Ana Ruiz and Bo Kim left. They said the road was closed.",
        &[("They", "Ana Ruiz & Bo Kim")],
    ),
    (
        "it is the company named since the report",
        "The report said the dam was old. Orvane built the dam. It said the road was closed.",
        &[("It", "Orvane")],
    ),
    (
        "the crowd behind “who” with what says who they are",
        "The plan was praised by drivers who left early. They said it was late.",
        &[("drivers who left early", "drivers who left early")],
    ),
    (
        "one who speaks for somebody is not that one",
        "A lawyer representing Ana Ruiz said the bridge was safe.",
        &[("A lawyer representing Ana Ruiz", "A lawyer representing Ana Ruiz")],
    ),
    (
        "a spokeswoman is not the spokesman who is named later",
        "A spokeswoman said the bridge was safe. Spokesman Mark Vane left.",
        &[("A spokeswoman", "A spokeswoman")],
    ),
    (
        "a lead that does not name the university yet",
        "A university said it would close two labs. Tessel University has six.",
        &[("A university", "Tessel University")],
    ),
    (
        "the mayor of one town in another",
        "In Tessel, the mayor of Norland, Ana Ruiz, said it was late.",
        &[("the mayor of Norland, Ana Ruiz", "Ana Ruiz")],
    ),
    (
        "the woman whom the copy is about",
        "Susan Vane lost her boat in May. Susan Vane searched for weeks. On Monday Ana Ruiz met Susan Vane. The woman said \
         it was a miracle.",
        &[("The woman", "Susan Vane")],
    ),
    (
        "the only woman is the councilwoman",
        "David Keller met Mark Vane and Ana Ruiz. The councilwoman said the bill was dead.",
        &[("The councilwoman", "Ana Ruiz")],
    ),
    (
        "a pronoun tells the gender of a name across its apposition",
        "Vardlin, a lawyer, lost her keys. David Keller found them. She said it was late.",
        &[("She", "Vardlin")],
    ),
    (
        "the company that publishes a newspaper",
        "The Tessel Herald won a prize. The company said it was late.",
        &[("The company", "Tessel Herald")],
    ),
    (
        "the company of the two whose country is named",
        "Orvane, a Tessel company, met Cloudvale, a Norland company. The Norland company said it was late.",
        &[("The Norland company", "Cloudvale")],
    ),
    (
        "a group by what it is",
        "The Harbor Alliance met. The activist group said it was late.",
        &[("The activist group", "Harbor Alliance")],
    ),
    (
        "the government of the state that is named by its adjective",
        "Canada banned the sale. France objected. The Canadian government said it was late.",
        &[("The Canadian government", "Canada")],
    ),
    (
        "our reporter is not theirs",
        "Ana Ruiz is a reporter. Our reporter said the bridge was safe.",
        &[("Our reporter", "Our reporter")],
    ),
    (
        "two roles of one",
        "The founder and head of the firm said the bridge was safe.",
        &[("The founder and head of the firm", "The founder and head of the firm")],
    ),
    (
        "somebody with a name and others without",
        "Ana Ruiz and two aides said the bridge was safe.",
        &[("Ana Ruiz and two aides", "Ana Ruiz & two aides")],
    ),
    (
        "somebody with a name and an office",
        "Ana Ruiz and the mayor said the bridge was safe.",
        &[("Ana Ruiz and the mayor", "Ana Ruiz & the mayor")],
    ),
    (
        "two with names, one with a title",
        "Ana Ruiz and Mayor Bo Kim said the bridge was safe.",
        &[("Ana Ruiz and Mayor Bo Kim", "Ana Ruiz & Bo Kim")],
    ),
    (
        "two with names, one with what he is to the other",
        "Ana Ruiz and her lawyer Bo Kim said the bridge was safe.",
        &[("Ana Ruiz and her lawyer Bo Kim", "Ana Ruiz & Bo Kim")],
    ),
    (
        "three with names",
        "Ana Ruiz, Bo Kim and Mark Vane said the bridge was safe.",
        &[("Ana Ruiz, Bo Kim and Mark Vane", "Ana Ruiz & Bo Kim & Mark Vane")],
    ),
    (
        "they are the three",
        "Ana Ruiz, Bo Kim and Mark Vane left. They said the road was closed.",
        &[("They", "Ana Ruiz & Bo Kim & Mark Vane")],
    ),
    (
        "two without names are each their own",
        "The mayor and two aides said the bridge was safe.",
        &[("The mayor and two aides", "The mayor & two aides")],
    ),
    (
        "an apposition behind a place joins nobody",
        "The sheriff of the old town of Tessel, Ana Ruiz, said the bridge was safe.",
        &[("The sheriff of the old town of Tessel, Ana Ruiz", "Ana Ruiz")],
    ),
    (
        "an office with for",
        "Minister for Health Ana Ruiz said it was late.",
        &[("Minister for Health Ana Ruiz", "Ana Ruiz")],
    ),
    (
        "an office named after what it directs",
        "Director of National Intelligence Ana Ruiz said the leak was small.",
        &[("Director of National Intelligence Ana Ruiz", "Ana Ruiz")],
    ),
    (
        "a surname that is a role elsewhere",
        "Senator Ann Justice opposed the plan. “It is a waste,” Justice said.",
        &[("Justice", "Ann Justice")],
    ),
    (
        "one of those of whom a clause tells",
        "“It is safe,” said one of the drivers who left.",
        &[("one of the drivers who left", "one of the drivers who left")],
    ),
    (
        "a man of whom a clause tells",
        "A man whose son was hurt said the bridge was safe.",
        &[("A man whose son was hurt", "A man whose son was hurt")],
    ),
    ("who speaks is not who is quoted about", "“Rush Keller is late,” the mayor said.", &[("the mayor", "the mayor")]),
    (
        "nobody is the lawyer of herself",
        "Ana Ruiz is a lawyer. Her lawyer said the bridge was safe.",
        &[("Her lawyer", "Her lawyer")],
    ),
    (
        "a company in a town is not the town",
        "Tessel banned the sale. The Tessel company said it was late.",
        &[("The Tessel company", "The Tessel company")],
    ),
    (
        "they are no one woman",
        "The drivers met Ana Ruiz on Monday. They said the road was closed.",
        &[("They", "The drivers")],
    ),
    (
        "they are the two companies",
        "Orvane and Cloudvale met. They said the price was fair.",
        &[("They", "Orvane & Cloudvale")],
    ),
    (
        "who is the head of the council, not the council",
        "The plan was praised by the head of the council, who said it was late.",
        &[("the head of the council", "the head of the council")],
    ),
    (
        "who are the women, not the town",
        "The board met three women from Tessel who said it was late.",
        &[("who", "three women")],
    ),
    (
        "somebody else’s spokeswoman stays unnamed",
        "David Keller sued the clinic. A spokeswoman for the clinic said the case had no merit.",
        &[("A spokeswoman for the clinic", "A spokeswoman for the clinic")],
    ),
    (
        "two offices of one person",
        "Its chairman and biggest shareholder, Sir Mark Vane, said he would not sell.",
        &[("Its chairman and biggest shareholder, Sir Mark Vane", "Mark Vane")],
    ),
    (
        "a second office with what it is for",
        "The director and star of the film, Susan Keller, said it was personal.",
        &[("The director and star of the film, Susan Keller", "Susan Keller")],
    ),
    (
        "two trades and a short name",
        "A baker and councillor, Bo Kim, said it was late.",
        &[("A baker and councillor, Bo Kim", "Bo Kim")],
    ),
    (
        "whoever is called so",
        "A man called Mark Vane said he had rented the van. Mr Vane said the van was white.",
        &[("A man called Mark Vane", "Mark Vane"), ("Mr Vane", "Mark Vane")],
    ),
    ("whoever is named so", "A man named Bo Kim said it was late.", &[("A man named Bo Kim", "Bo Kim")]),
    (
        "whoever is identified, behind the source",
        "The dead man’s sister, identified as Susan Keller, said it was late.",
        &[("The dead man’s sister", "Susan Keller")],
    ),
    (
        "whoever gives a name, behind the source",
        "One protester, who gave his name as Ottolin, said he would not leave.",
        &[("One protester", "Ottolin")],
    ),
    (
        "whoever is named by others",
        "A witness, named in court as Mark Keller, said the car had no lights.",
        &[("A witness", "Mark Keller")],
    ),
    (
        "the neighbour, not whose neighbour it is",
        "Ms Vane’s neighbour, a retired plumber called Mark Keller, said the wall had moved.",
        &[("Ms Vane’s neighbour, a retired plumber called Mark Keller", "Mark Keller")],
    ),
    (
        "an office in small letters with what it is for",
        "Head of policy Susan Keller said the rules were clear.",
        &[("Head of policy Susan Keller", "Susan Keller")],
    ),
    (
        "somebody of another name is somebody else",
        "The clerk, who named the thief as Mark Vane, said it was late.",
        &[("The clerk", "The clerk")],
    ),
    (
        "those who stand for somebody named stay unnamed",
        "Supporters of a man called Mark Vane said it was late.",
        &[("Supporters of a man called Mark Vane", "Supporters of a man called Mark Vane")],
    ),
    (
        "a lawyer is not the man whom he stands for",
        "A lawyer for a man identified in court as Mark Vane said it was late.",
        &[(
            "A lawyer for a man identified in court as Mark Vane",
            "A lawyer for a man identified in court as Mark Vane",
        )],
    ),
    (
        "whoever did something to somebody named",
        "The killer of student Mark Vane said it was late.",
        &[("The killer of student Mark Vane", "The killer of student Mark Vane")],
    ),
    (
        "a friend of somebody named",
        "A friend of Bo Kim said it was late.",
        &[("A friend of Bo Kim", "A friend of Bo Kim")],
    ),
    (
        "what an analyst is called",
        "Analyst Oreth Vellan said it was late. Vellan said the road was closed.",
        &[("Analyst Oreth Vellan", "Oreth Vellan"), ("Vellan", "Oreth Vellan")],
    ),
    (
        "an office for a matter with capitals",
        "Minister for Rural Affairs Oreth Vellan said it was late.",
        &[("Minister for Rural Affairs Oreth Vellan", "Oreth Vellan")],
    ),
    (
        "a surname that is a common noun",
        "Ana Mills, a farmer, left. Mills said it was late.",
        &[("Mills", "Ana Mills")],
    ),
    (
        "the common noun that is a surname",
        "Ana Mills, a farmer, left. The mills said it was late.",
        &[("The mills", "The mills")],
    ),
    (
        "a surname with its particle",
        "Anna van Tessen said the dam would hold. Van Tessen said it was late.",
        &[("Van Tessen", "Anna van Tessen")],
    ),
    (
        "a particle that is a given name",
        "Van Morris said it was late. Anna Morris left.",
        &[("Van Morris", "Van Morris")],
    ),
    (
        "a surname with its article",
        "Nouri al-Tessel, a teacher, left. “It is late,” al-Tessel said.",
        &[("al-Tessel", "Nouri al-Tessel")],
    ),
    (
        "a surname that comes first",
        "Tam Vellin said the mill was shut. Tam said it was late.",
        &[("Tam", "Tam Vellin")],
    ),
    (
        "spouses who share a surname that is said once",
        "Rosa and Luis Keller own the bar. Ms Keller said it was late. Mr Keller said it was not.",
        &[("Ms Keller", "Rosa Keller"), ("Mr Keller", "Luis Keller")],
    ),
    (
        "the coach of the one and the coach of the other",
        "Norland coach Mark Vane met Sudland coach Bo Kim. The Sudland coach said it was late. The Norland coach said it was dark.",
        &[("The Sudland coach", "Bo Kim"), ("The Norland coach", "Mark Vane")],
    ),
    (
        "two ministers, each with a state",
        "A Norlandic minister, Mark Vane, met a Sudlandic minister, Bo Kim. The Norlandic minister said it was late.",
        &[("The Norlandic minister", "Mark Vane")],
    ),
    (
        "those named beside a noun for all of them",
        "The owners, Bo Kim and Ana Ruiz, said it was late. They said it was dark.",
        &[("They", "Bo Kim & Ana Ruiz")],
    ),
    (
        "two people, each with a description",
        "The owner of the mill, Bo Kim, and its chairman, Ana Ruiz, said it was late.",
        &[("The owner of the mill, Bo Kim, and its chairman, Ana Ruiz", "Bo Kim & Ana Ruiz")],
    ),
    (
        "a lawyer who is named and whose lawyer it is",
        "Ana Ruiz and her lawyer Bo Kim said it was late.",
        &[("Ana Ruiz and her lawyer Bo Kim", "Ana Ruiz & Bo Kim")],
    ),
    (
        "an owner whose name a relative clause gives",
        "The company’s owner, who is called Bo Kim, said it was late.",
        &[("The company’s owner", "Bo Kim")],
    ),
    (
        "an age, whoever else was named since",
        "Bo Kim, 52, left. Mark Vane, 19, came. The 52-year-old said it was late.",
        &[("The 52-year-old", "Bo Kim")],
    ),
    (
        "a government is its state",
        "Canada said it was late. The Canadian government said it was dark.",
        &[("The Canadian government", "Canada")],
    ),
    (
        "two of one surname are told apart by title, and neither without",
        "Senator Ana Kim met Judge Bo Kim. Judge Kim said it was late. Senator Kim said it was dark. Kim said it rained.",
        &[("Judge Kim", "Bo Kim"), ("Senator Kim", "Ana Kim"), ("Kim", "Ana Kim?")],
    ),
    (
        "several without names come back by their noun",
        "Ana Ruiz’s sons said it was late. The sons said it was dark.",
        &[("The sons", "Ana Ruiz’s sons")],
    ),
    (
        "one does not come back as several",
        "The owner said it was late. The owners said it was dark.",
        &[("The owners", "The owners")],
    ),
    ("a crowd that was a subject", "Residents met the mayor. They said it was late.", &[("They", "Residents")]),
    (
        "a name behind an office without a comma",
        "The editor of the Tessel Herald Ana Ruiz said it was late.",
        &[("The editor of the Tessel Herald Ana Ruiz", "Ana Ruiz")],
    ),
    (
        "a crowd that was no source, without its preposition",
        "To many residents the dam is weak, and they say so.",
        &[("they", "many residents")],
    ),
    ("whoever names somebody is not the one named", "A friend called Ana Ruiz.", &[("A friend", "A friend")]),
    (
        "the father, not whose father he is",
        "The father of Ana Ruiz said it was late.",
        &[("The father of Ana Ruiz", "The father of Ana Ruiz")],
    ),
    (
        "what somebody is named in a clause of its own",
        "The board named Ana Ruiz its chairwoman. The chairwoman said it was late.",
        &[("The chairwoman", "Ana Ruiz")],
    ),
    (
        "a broadcaster and a court by a noun that is not in their names",
        "The BBC met the Supreme Court. The broadcaster said it was late. The high court said it was dark.",
        &[("The broadcaster", "BBC"), ("The high court", "Supreme Court")],
    ),
    (
        "whom the copy is about, not whoever came in last",
        "Mark Vane was robbed on Friday. Vane fell. Vane lost a shoe. Bo Kim, a nurse, helped Vane. The man said it was late.",
        &[("The man", "Mark Vane")],
    ),
    ("a firm of three partners", "Vane, Kim & Lowe said it was late.", &[("Vane, Kim & Lowe", "Vane, Kim & Lowe")]),
    (
        "a nickname of two words",
        "James “Big Jim” Doyle said it was late. Doyle said it was dark.",
        &[("Doyle", "James “Big Jim” Doyle")],
    ),
    (
        "a trade before a name that nobody has counted, in the midst of a sentence",
        "“It is safe,” Analyst Oreth Vellan said.",
        &[("Analyst Oreth Vellan", "Oreth Vellan")],
    ),
    (
        "a surname that is a common word, before its bearer is named in full",
        "Mills said the bridge was safe after Ana Mills spoke.",
        &[("Mills", "Ana Mills")],
    ),
    ("two given names are two", "Mark and Bo said it was late.", &[("Mark and Bo", "Mark & Bo")]),
    (
        "a report goes by its author, not by when it came out",
        "The plan was mad, according to a report by Ana Ruiz published on Friday.",
        &[("a report by Ana Ruiz published on Friday", "a report by Ana Ruiz")],
    ),
    (
        "a given name that another has",
        "Rosa Vane left. Rosa and Luis Keller stayed. Rosa said it was late.",
        &[("Rosa", "Rosa Vane")],
    ),
    (
        "an institution behind whose it is",
        "Dane’s Council of Economic Advisers said that a commission appointed by Mr. Vane had erred.",
        &[("Dane’s Council of Economic Advisers", "Council of Economic Advisers")],
    ),
    (
        "whoever is identified in the source, and comes back as a pronoun",
        "One witness identified as Oreth Vellan admitted the mill will close in May. She reported rents will rise.",
        &[("She", "Oreth Vellan")],
    ),
    (
        "an office with its article in the midst of a sentence",
        "“She looked them in the eye,” the Sheriff’s Office joked.",
        &[("the Sheriff’s Office", "Sheriff’s Office")],
    ),
    (
        "two named, the first of whom nobody has counted",
        "Oreth Vellan and Ana Ruiz were confident that she is sorry.",
        &[("Oreth Vellan and Ana Ruiz", "Oreth Vellan & Ana Ruiz")],
    ),
    (
        "a name in an insertion is not the one whose remark it is",
        "Another holdout, the Mine Workers, is unlikely to give Keller the nod after her May comment that she would close pits.",
        &[("her", "Keller")],
    ),
    ("they of whom nothing was told", "Rents will rise by 6 percent, as they say.", &[("they", "they")]),
    (
        "they who speak a quotation of which somebody is the subject",
        "“He is never on time,” they joked.",
        &[("they", "they")],
    ),
    (
        "somebody of an association",
        "And Zorel Magassa of the Harbor Alliance described it as “not safe” in May.",
        &[("Zorel Magassa of the Harbor Alliance", "Zorel Magassa")],
    ),
    (
        "one who speaks for somebody with an office",
        "A spokesman for Sen. Mark Vane said the route was safe.",
        &[("A spokesman for Sen. Mark Vane", "A spokesman for Sen. Mark Vane")],
    ),
    (
        "a state of its own, not the place that was named",
        "Two men robbed a priest in Normandy. Both raids were claimed by the so-called Islamic State, sparking fear.",
        &[("the so-called Islamic State", "the so-called Islamic State")],
    ),
    ("a nickname within a name", "Ana “Bee” Ruiz said the mill was late.", &[("Ana “Bee” Ruiz", "Ana “Bee” Ruiz")]),
    (
        "a spouse by what he is to her",
        "Keller and her husband, Bo Kim, said it was late.",
        &[("Keller and her husband, Bo Kim", "Keller & Bo Kim")],
    ),
    (
        "somebody with an office and two who share a surname",
        "The mayor and Mark and Mia Keller told reporters she was ill.",
        &[("The mayor and Mark and Mia Keller", "The mayor & Mark Keller & Mia Keller")],
    ),
    (
        "an office named after what it directs, and an alliance",
        "Director of National Intelligence Ida Kim and the Harbor Alliance claimed the road was closed.",
        &[("Director of National Intelligence Ida Kim and the Harbor Alliance", "Ida Kim & Harbor Alliance")],
    ),
    (
        "an office of several words, and a senator",
        "Former secretary of state Bo Burke and Sen. Susan Orr wrote she was ill.",
        &[("Former secretary of state Bo Burke and Sen. Susan Orr", "Bo Burke & Susan Orr")],
    ),
    (
        "somebody with an age, and an office of several words",
        "Rosa Burke, 61, and former secretary of state Ida Mills said it was late.",
        &[("Rosa Burke, 61, and former secretary of state Ida Mills", "Rosa Burke & Ida Mills")],
    ),
    (
        "the lawyer whose words they are",
        "In her lawyer Mark Strong’s words, he was tired.",
        &[("her lawyer Mark Strong’s", "Mark Strong")],
    ),
    ("a form of address before a common noun", "Ms. Mills wrote she was ill.", &[("Ms. Mills", "Mills")]),
    (
        "a campaign whose candidate is a common noun",
        "The Mills campaign wrote she was ill.",
        &[("The Mills campaign", "Mills campaign")],
    ),
    (
        "what somebody is, and the paper for which",
        "Tessel Post co-host Stu Burke said the road was closed.",
        &[("Stu Burke", "Stu Burke")],
    ),
    (
        "a nickname in the midst of a name",
        "“It’s a mess,” James “Big Jim” Doyle agreed.",
        &[("James “Big Jim” Doyle", "James “Big Jim” Doyle")],
    ),
    (
        "one of two who came",
        "A lawyer for the family left. A nurse, who gave her name as Mia Dane, stayed. The lawyer said she was ill.",
        &[("The lawyer", "A lawyer")],
    ),
    (
        "a name with which the copy ends",
        "“Mr Dane told me to leave.” — Zorel Magassa",
        &[("Zorel Magassa", "Zorel Magassa")],
    ),
    (
        "one joined to another by a noun for the second",
        "Paul Burke and the coach, Luis Orr, said she was ill.",
        &[("Paul Burke and the coach, Luis Orr", "Paul Burke & Luis Orr")],
    ),
    (
        "a driver, and the lawyer of one",
        "Ana Ruiz, a lawyer for the driver, met Bo Kim, a driver. The driver said it was late.",
        &[("The driver", "Bo Kim")],
    ),
    (
        "a report told of at greater length",
        "A report said the dam was old. The full report said the board had known.",
        &[("A report", "A report"), ("The full report", "A report")],
    ),
    (
        "a band",
        "Red Hot Vellan Peppers said the show was off.",
        &[("Red Hot Vellan Peppers", "Red Hot Vellan Peppers")],
    ),
    (
        "a court",
        "Court of Appeals for the Tessel Circuit said it was late.",
        &[("Court of Appeals for the Tessel Circuit", "Court of Appeals for the Tessel Circuit")],
    ),
    (
        "a firm that is called after people",
        "Shares of Pioneer Vellan rose on Friday. Pioneer Vellan said it would pay.",
        &[("Pioneer Vellan", "Pioneer Vellan")],
    ),
    (
        "a nurse with a name of three words",
        "Nurse Oreth Vellan Kim said it was late.",
        &[("Nurse Oreth Vellan Kim", "Oreth Vellan Kim")],
    ),
    (
        "a crowd of which nothing was told lately",
        "Four sailors came ashore. It rained all day. The river rose. The council met at noon. They said the sea was calm.",
        &[("They", "They")],
    ),
    (
        "a report rather than the bank of which it tells",
        "A congressional report said the bank was late. The report also gave details of leaks at the Norland Deposit Bank. It said \
         officials had hidden them.",
        &[("It", "A congressional report")],
    ),
    (
        "somebody identified later",
        "A woman later identified as Ida Vorst, an activist for the group Harbor Watch, demanded to know whether Keller would \
         leave.",
        &[("A woman", "Ida Vorst")],
    ),
    (
        "one of several employers",
        "The delay drew attention, including from local employers such as Orvane, which opposed the bill.",
        &[("which", "Orvane")],
    ),
    (
        "somebody who is not whoever was named",
        "Paul Orr left early. “Nobody seems to mind,” the insider said.",
        &[("the insider", "the insider")],
    ),
    (
        "a campaign that was no speaker before",
        "The board fears a long campaign. The campaign worries that the lead could grow.",
        &[("The campaign", "The campaign")],
    ),
    (
        "a neighbour who gives a name",
        "One neighbour, a woman who gave her name only as Ida Vorst, said it was late.",
        &[("One neighbour, a woman who gave her name only as Ida Vorst", "Ida Vorst")],
    ),
    (
        "a verb of three letters shows that a line without a full stop is no headline",
        "Jude Orrin of Tessel has left!\n\n“It is late,” Orrin said.",
        &[("Orrin", "Jude Orrin")],
    ),
    (
        "a modal before a surname is no given name in a question",
        "Will Ruiz have to go? Ruiz said it would rain.",
        &[("Ruiz", "Ruiz")],
    ),
    (
        "an adverb before a surname at the head of a sentence is no given name",
        "Even Orrin said it was late.",
        &[("Orrin", "Orrin")],
    ),
    (
        "a noun for a person before a surname is what somebody is, no part of the name",
        "It was late, said Teacher Vale.",
        &[("Teacher Vale", "Vale")],
    ),
    (
        "a verb before a word that the language does not have opens the name of a body",
        "Save Saltmarshes said it was late.",
        &[("Save Saltmarshes", "Save Saltmarshes")],
    ),
    (
        "an adjective and a common noun with capitals in the midst of a sentence open the name of a body",
        "The group Safe Voices Norland said it was late.",
        &[("The group Safe Voices Norland", "Safe Voices Norland")],
    ),
    (
        "an adjective behind an article is part of a name of three more words",
        "The American Tessel Road Race said it was late.",
        &[("The American Tessel Road Race", "American Tessel Road Race")],
    ),
    (
        "a small word behind “of” says what somebody was told of, not what a body is for",
        "Bo Kim told the Council of great Tessel plans. The Council said it was late.",
        &[("The Council", "Council")],
    ),
    (
        "a body can be for two kinds of people, behind “for the”",
        "The Foundation for the Homeless and Poor said it was late.",
        &[("The Foundation for the Homeless and Poor", "Foundation for the Homeless and Poor")],
    ),
    (
        "what a council is for can stand behind “on” and begin with a verb",
        "The Council on Living Well said it was late.",
        &[("The Council on Living Well", "Council on Living Well")],
    ),
    (
        "what a council was told of stands behind “on” too, if it is a name",
        "Bo Kim briefed the Council on Norland. The Council said it was late.",
        &[("The Council", "Council")],
    ),
    (
        "an institution for two things whose name has no article",
        "It was late, said Tessel Federation of Mill and Quay Workers.",
        &[("Tessel Federation of Mill and Quay Workers", "Tessel Federation of Mill and Quay Workers")],
    ),
    (
        "an executive can be a body",
        "The Health and Safety Executive said it was late.",
        &[("The Health and Safety Executive", "Health and Safety Executive")],
    ),
    (
        "a participle can be the second thing that a body is for",
        "The Food and Frozen Office said it was late.",
        &[("The Food and Frozen Office", "Food and Frozen Office")],
    ),
    (
        "whoever comes from a body is no part of its name",
        "The Norland Teachers' Bo Kim said it was late.",
        &[("The Norland Teachers' Bo Kim", "Bo Kim")],
    ),
    (
        "in an interview by letters, only a letter is whoever the headline names",
        "Six questions for Ana Ruiz, engineer\n\nQ: Is the dam safe?\n\nA: The dam is safe.\n\nMODERATOR: One last question, please.\n\nQ: Is the bridge?\n\nA: The bridge is old.",
        &[("A", "Ana Ruiz"), ("MODERATOR", "MODERATOR")],
    ),
    (
        "a name of one word beside that of whoever is interviewed is nobody’s who answers",
        "Six questions for Ana Ruiz about Orvane\n\nQ: Is the dam safe?\n\nA: The dam is safe.\n\nQ: Is the bridge?\n\nA: The bridge is old.",
        &[("A", "Ana Ruiz"), ("Q", "Q")],
    ),
    (
        "the firm behind another is not that other, whatever is said of it",
        "The company behind bankrupt Tessel Foods said it was late.",
        &[("The company behind bankrupt Tessel Foods", "The company behind bankrupt Tessel Foods")],
    ),
    (
        "a report by somebody is not its author",
        "The report by the auditor, Ana Ruiz, said it was late.",
        &[("The report by the auditor, Ana Ruiz", "The report by the auditor, Ana Ruiz")],
    ),
    (
        "an age can stand in brackets",
        "Ravi Orrin (34) left the mill.\n\nBo Kim (52) shook his head.\n\n“I am tired,” said the 34-year-old.",
        &[("the 34-year-old", "Ravi Orrin")],
    ),
    (
        "a number behind a name that goes on is no age",
        "Ravi Orrin shook his head.\n\nBo Kim, 12 points behind, left the hall. “I am tired,” said the 34-year-old.",
        &[("the 34-year-old", "Bo Kim")],
    ),
    (
        "a man of whom a clause tells more is nobody who was named before",
        "Bo Kim said the mill would close. The man who runs the mill said it was late.",
        &[("The man who runs the mill", "The man who runs the mill")],
    ),
    (
        "a man is whoever is known to be one, rather than one of whom it is not known",
        "John Orrin said the mill was late. Oreth Vellan was there. The man said it was late.",
        &[("The man", "John Orrin")],
    ),
    (
        "whoever a sentence brings in is the man of the next",
        "Bo Kim said the mill would close. Among those who left is Mark Vane. “It is late,” the man said.",
        &[("the man", "Mark Vane")],
    ),
    (
        "one of a place is not the one of whom no place was told",
        "A coach said the goal was fair. The Norland coach said it was not.",
        &[("The Norland coach", "The Norland coach")],
    ),
    (
        "the other is not the one, whatever was said of the one",
        "A dam engineer said the dam was safe. The other engineer said it was not.",
        &[("The other engineer", "The other engineer")],
    ),
    (
        "a bracket that touches a word is part of it",
        "The owner of the 401(k) plan said it was late.",
        &[("The owner of the 401(k) plan", "The owner of the 401(k) plan")],
    ),
    (
        "the day on which somebody speaks is no part of who it is",
        "A spokesman for the council on Monday said it was late.",
        &[("A spokesman for the council on Monday", "A spokesman for the council")],
    ),
    (
        "an age that nobody was given is that of whomever the copy is about",
        "Bo Kim won the race on Monday. Kim led from the start, and Ravi Orrin fell. “I am happy,” said the 34-year-old.",
        &[("the 34-year-old", "Bo Kim?")],
    ),
    (
        "an age is that of whoever was brought in, however often another spoke",
        "Bo Kim said the mill would close. Kim said it was old. Kim said it was late. Kim said he would go. Among those who left is Mark Vane. “It is late,” said the 53-year-old.",
        &[("the 53-year-old", "Mark Vane")],
    ),
    (
        "an office goes on until the name, though its first word can be a given name",
        "“It is late,” said Dean of Students Mark Ruiz.",
        &[("Dean of Students Mark Ruiz", "Mark Ruiz")],
    ),
    (
        "what ends in a word of the language is what somebody is head of, not who",
        "Head of Radio Orvane Kitchens said it was late.",
        &[("Head of Radio Orvane Kitchens", "Head of Radio Orvane Kitchens")],
    ),
    (
        "what ends in a place is what somebody is head of, not who",
        "Head of Radio Orvane Paris said it was late.",
        &[("Head of Radio Orvane Paris", "Head of Radio Orvane Paris")],
    ),
    (
        "a lawyer for a driver who is named is not the driver",
        "A lawyer representing the driver Bo Kim said it was late.",
        &[("A lawyer representing the driver Bo Kim", "A lawyer representing the driver Bo Kim")],
    ),
    (
        "whoever speaks behind a preposition and comes in is meant by what follows, whoever was named more",
        "Bo Kim sold his mill in May, and Kim gave his boat to his son. It was too late, according to Ravi Orrin, a welder. He said the mill was old.",
        &[("He", "Ravi Orrin")],
    ),
    (
        "two offices of one person, and the trade before the name",
        "Its founder and chair, retired plumber Bo Kim, said it was late.",
        &[("Its founder and chair, retired plumber Bo Kim", "Bo Kim")],
    ),
    (
        "whoever a clause of the source tells of is not who speaks",
        "Its chair, who hired plumber Bo Kim, said it was late.",
        &[("Its chair", "Its chair")],
    ),
    (
        "a name in the description is not the one behind the last comma",
        "The head of the group backing Ana Ruiz for president, Mark Vane, said it was late.",
        &[("The head of the group backing Ana Ruiz for president, Mark Vane", "Mark Vane")],
    ),
    (
        "the head of a group that backs two is neither",
        "The head of a group backing Ana Ruiz and Bo Kim said it was late.",
        &[("The head of a group backing Ana Ruiz and Bo Kim", "The head of a group backing Ana Ruiz and Bo Kim")],
    ),
    (
        "what a dog is called is not what its owner is",
        "A neighbour, the owner of a dog called Rex, said it was late.",
        &[("A neighbour, the owner of a dog called Rex", "A neighbour, the owner of a dog called Rex")],
    ),
    (
        "a friend of somebody who is named, with an adjective before the name",
        "A friend of young Bo Kim said it was late.",
        &[("A friend of young Bo Kim", "A friend of young Bo Kim")],
    ),
    (
        "whoever a nurse visits is not the nurse",
        "A nurse, who was visiting Bo Kim, said it was late.",
        &[("A nurse", "A nurse")],
    ),
    (
        "whoever calls somebody is not the one called",
        "A friend, who called Bo Kim, said it was late.",
        &[("A friend", "A friend")],
    ),
    (
        "her campaign, with an adjective",
        "Ana Ruiz lost the debate. Her presidential campaign said she had been ill.",
        &[("Her presidential campaign", "Ruiz campaign")],
    ),
    (
        "a government is its state, by another of its names",
        "Britain closed the border. The UK government said it was late.",
        &[("The UK government", "Britain")],
    ),
    (
        "a group of which nothing was told lately",
        "The Harbor Alliance met in May. It rained. The river rose. The old mill burned. They said the pay was low.",
        &[("They", "They")],
    ),
    (
        "they are the group, though a sentence without anybody stands between",
        "The Harbor Alliance met in May. It rained. They said the pay was low.",
        &[("They", "Harbor Alliance")],
    ),
    (
        "they are the group, not whoever joined it, man or woman",
        "Oreth Vellan joined the Harbor Alliance. They said the pay was low.",
        &[("They", "Harbor Alliance")],
    ),
    (
        "they are the drivers, not one man joined to the rain",
        "The rain and Bo Kim came on Monday. Drivers stayed. They said it was late.",
        &[("They", "Drivers")],
    ),
    (
        "a given name does not outweigh that nobody else is there, however often he is named",
        "Enda Prior said the road was closed. Tessel paid Prior. “It is bad,” he said.",
        &[("he", "Enda Prior")],
    ),
    (
        "a woman by her title is no “he”, though nobody else is there",
        "Mrs Prior left. “It is late,” he said.",
        &[("he", "he")],
    ),
    (
        "it is the firm that the sentence before brings in",
        "The Harbor Alliance said pay was low.\n\nThe land belongs to Marlow & Sons. It said the road would open.",
        &[("It", "Marlow & Sons")],
    ),
    (
        "they are the two, though a sentence without anybody stands between",
        "Ana Ruiz and Bo Kim left. It rained. They said the road was closed.",
        &[("They", "Ana Ruiz & Bo Kim")],
    ),
    (
        "they are the two, not whom they met",
        "Ana Ruiz and Bo Kim met Mark Vane. They said it was late.",
        &[("They", "Ana Ruiz & Bo Kim")],
    ),
    (
        "a handle that ends in a very short name only by chance",
        "Al Bo left. @timalbo wrote that it was late.",
        &[("@timalbo", "@timalbo")],
    ),
    (
        "a surname that is a firm’s too is the firm’s where “it” follows",
        "Hamish Ford left. Ford said it would close its mill.",
        &[("Ford", "Ford")],
    ),
    ("a letter by itself is not short for a name of one word", "Marlow left. “It is late,” M said.", &[("M", "M")]),
    (
        "“I” behind the last answer of an interview is the writer",
        "Ana Ruiz: Is it late?\n\nBo Kim: It is.\n\nAna Ruiz: Why?\n\nBo Kim: It rained.\n\nI think it was late.",
        &[("I", "")],
    ),
    (
        "one of several who is told of among them is not all of them",
        "Three drivers, Bo Kim, 23, among them, said it was late.",
        &[("Three drivers, Bo Kim, 23, among them", "Three drivers, Bo Kim, 23, among them")],
    ),
    (
        "one of two who are told of behind a comma is not both",
        "Two residents, a plumber called Bo Kim and an engineer, said it was late.",
        &[(
            "Two residents, a plumber called Bo Kim and an engineer",
            "Two residents, a plumber called Bo Kim and an engineer",
        )],
    ),
    (
        "the party is the one that gained, not hers that lost",
        "Ana Ruiz’s party lost two seats. The Norland Alliance gained five. The party said it was glad.",
        &[("The party", "Norland Alliance")],
    ),
    (
        "they can be one of whom nothing tells whether a man or a woman, where nobody else is there",
        "Oreth Vellan opened a shop. They said it was late.",
        &[("They", "Oreth Vellan")],
    ),
    (
        "they are the unions, not the firm told of since",
        "The unions said the pay was low. Cloudvale grew. They said it was late.",
        &[("They", "The unions")],
    ),
    (
        "it is the firm told of last, not what was said before to have been written",
        "A report named Orvane. In May it said the dam was old. Ana Ruiz sued Orvane. It said the dam was sound.",
        &[("It", "Orvane")],
    ),
    (
        "it is the report that goes on, not the firm of which it tells",
        "A report said the dam was old. It said Orvane had built it badly. It said the work would take a year.",
        &[("It", "A report")],
    ),
    (
        "they are those of whom the copy tells most",
        "Democrats lost in May, Democrats lost in June and Democrats lost in July. It rained. Ana Ruiz compared Democrats to Republicans. They said it was late.",
        &[("They", "Democrats")],
    ),
    (
        "they are the two who met a crowd, not the crowd",
        "Ana Ruiz and Bo Kim met the Democrats. They said it was late.",
        &[("They", "Ana Ruiz & Bo Kim")],
    ),
    (
        "“who” behind a lawyer for a firm is the lawyer",
        "The board met a lawyer for Orvane, who said it was late.",
        &[("who", "a lawyer for Orvane")],
    ),
    (
        "two of one surname, each behind a word that is no given name, are two",
        "Judge Black Keller said it was late. Judge White Keller said it was early.",
        &[("Judge White Keller", "White Keller")],
    ),
    (
        "somebody of three strange words by the first of them",
        "Vardlin Brask Ilk said he was late. Vardlin said it was early.",
        &[("Vardlin", "Vardlin Brask Ilk")],
    ),
    (
        "a ship with somebody’s surname is no rival for it",
        "The board met Susan Keller. The mayor was on the ferry Velden Keller. Keller said it was late.",
        &[("Keller", "Susan Keller")],
    ),
    (
        "an adjective with a capital opens the name of a body at the head of a sentence too",
        "African Voices Norland said it was late.",
        &[("African Voices Norland", "African Voices Norland")],
    ),
    (
        "what an institution is for can be one word",
        "The Board of Students said it was late. The Institute for Dentists in Norland said it was early.",
        &[
            ("The Board of Students", "Board of Students"),
            ("The Institute for Dentists in Norland", "Institute for Dentists"),
        ],
    ),
    (
        "a trade before a name can be one that was not counted, or look like an adjective",
        "“It is late,” said the mayor’s introducer, actress Mary Vane. The owner of the mill, baker Bo Kim, said it was early.",
        &[("the mayor’s introducer, actress Mary Vane", "Mary Vane"), ("The owner of the mill", "Bo Kim")],
    ),
    (
        "whatever hangs on the verb above is what a clause of time goes on about",
        "Dunmow Foods lost money. Ana Ruiz left Carrick Foods after it warned that costs grew.",
        &[("it", "Carrick Foods")],
    ),
    (
        "an office that is somebody’s is named for him",
        "The premier, Idris Kolo, resigned. His office said he had ordered an inquiry.",
        &[("His office", "Kolo’s office")],
    ),
    (
        "a crowd that is the subject is meant before two who were told",
        "The drivers told Ana Ruiz and Bo Kim that it was late. They said the road was closed.",
        &[("They", "The drivers")],
    ),
    (
        "another of the same surname who was named since is as likely, known given name or not",
        "The board met Susan Keller. The mayor met Judge Zorel Keller. Keller said it was late.",
        &[("Keller", "Susan Keller?")],
    ),
    (
        "a name with its own “’s” is a name as a whole, wherever it stands",
        "Marlow’s said profits rose. Its shares fell. The retailer said it would open shops.",
        &[("Marlow’s", "Marlow’s"), ("The retailer", "Marlow’s")],
    ),
    (
        "what belongs to a name that ends so is told of by the name",
        "Marlow’s has announced that two shops will close. Marlow’s boss is Bo Kim. Marlow said jobs would go.",
        &[("Marlow’s", "Marlow’s"), ("Marlow", "Marlow’s")],
    ),
    (
        "a possessive without its noun is no name",
        "A friend of Kim’s said it was late. Kim’s lawyer said it was early.",
        &[("A friend of Kim’s", "A friend of Kim’s")],
    ),
    (
        "where a phrase ends behind the name that ends so and “at” stands before, it is one",
        "Ana Ruiz worked at Marlow’s. The retailer said it was late.",
        &[("The retailer", "Marlow’s")],
    ),
    ("who has had enough is no firm", "Kim’s had enough, said Ana Ruiz. Kim said it was late.", &[("Kim", "Kim")]),
    (
        "a noun for a body before its name is how it comes back",
        "The newspaper Volksblatt reported a leak. It rained. The newspaper said pipes had burst.",
        &[("The newspaper", "Volksblatt")],
    ),
    (
        "a noun for a body and a comma before its name too",
        "Her team, Orven-Vellan, said she would be back. The team said it was a scratch.",
        &[("Her team, Orven-Vellan", "Orven-Vellan"), ("The team", "Orven-Vellan")],
    ),
    (
        "a state is none of its houses",
        "The state Senate said it was late. The state said it was early.",
        &[("The state", "The state")],
    ),
    (
        "a club is no hospital, and a union no club",
        "Orven Hospital will close. The club said it would open. The union said it would strike.",
        &[("The club", "The club"), ("The union", "The union")],
    ),
    (
        "a firm is no ministry and no union",
        "The Ministry of Works met the Dockers’ Union. The firm said it would open.",
        &[("The firm", "The firm")],
    ),
    (
        "what is somebody’s is no body that was not called that",
        "Orven United will walk out, their union said. Orven said it was late.",
        &[("their union", "their union")],
    ),
    (
        "nor one of which nobody knows what sort it is",
        "The Orven Group met. Bus drivers will walk out, their union said.",
        &[("their union", "their union")],
    ),
    (
        "a word for a kind of report in capitals is nobody",
        "UPDATE: Sierra Power said a line had failed. It said it was sorry.",
        &[("It", "It")],
    ),
    (
        "a trade that nobody has counted is no part of the name",
        "Greenkeeper Alf Tunnicliffe said it was late. Signwriter Ola Brekke said it was early.",
        &[("Greenkeeper Alf Tunnicliffe", "Alf Tunnicliffe"), ("Signwriter Ola Brekke", "Ola Brekke")],
    ),
    (
        "the first word of an organisation’s name is one at the head of a sentence, whatever else it means",
        "Keystone Electric sent two bills. Keystone maintains that it was paid.",
        &[("Keystone", "Keystone Electric")],
    ),
    (
        "an age in words is somebody’s",
        "A girl called Ana Ruiz fell. The ten-year-old said it was late.",
        &[("The ten-year-old", "Ana Ruiz")],
    ),
];

/// The sources of a text with the names of those behind them.
fn speakers(rules: &RuleSet, text: &str) -> Vec<(String, String, String)> {
    let document = Document::running(text.to_owned());
    let reading = read(&document, rules);
    let mut found = Vec::new();
    for (number, attribution) in reading.attributions.iter().enumerate() {
        let Some(source) = attribution.core.source.clone() else { continue };
        let behind = reading.speakers.behind[number].iter().map(|id| reading.speakers.get(*id));
        let (names, kinds): (Vec<&str>, Vec<&str>) = behind.map(|s| (s.name.as_str(), s.kind.name())).unzip();
        let unsure = if reading.speakers.ambiguous[number] { "?" } else { "" };
        found.push((reading.words(source), names.join(" & ") + unsure, kinds.join(" & ")));
    }
    found
}

#[test]
fn a_pronoun_that_two_can_be_is_ambiguous() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let found = speakers(&rules, "Susan Orley thanked Paul Vane and Mark Keller for the fish. He said it was fresh.");
    assert!(found.iter().any(|(source, name, _)| source == "He" && name.ends_with('?')), "{found:?}");
    let found = speakers(&rules, "Susan Orley thanked Mark Keller for the fish. He said it was fresh.");
    assert!(found.iter().any(|(source, name, _)| source == "He" && name == "Mark Keller"), "{found:?}");
}

#[test]
fn a_surname_that_two_bear_is_ambiguous_unless_one_of_them_is_named_far_more() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let last = |text: &str| speakers(&rules, text).pop().map(|(_, name, _)| name);
    let found = last("The board met Susan Keller. The mayor met Mark Keller. Keller said it was late.");
    assert_eq!(found.as_deref(), Some("Susan Keller?"));
    let found = last(
        "Mark Keller met the mayor. Mark Keller left. Susan Keller met the board. Susan Keller left. Susan Keller slept. It rained \
         all day in the old town and the river rose over the long white bridge near the mill, so that nobody could cross it \
         and the buses stood in the yard until the council met at noon and closed the road. Keller said it was late.",
    );
    assert_eq!(found.as_deref(), Some("Susan Keller"));
    let found = last(
        "Susan Keller met the board. Susan Keller left. Susan Keller slept. Mark Keller met the mayor. It rained all day in the \
         old town and the river rose over the long white bridge near the mill, so that nobody could cross it and the buses \
         stood in the yard until the council met at noon and closed the road. Keller said it was late.",
    );
    assert_eq!(found.as_deref(), Some("Susan Keller"));
    let found = last(
        "Ryan Keller left. Mark Vane met Ryan Keller and Clint Keller. It rained all day in the old town and the river rose over \
         the long white bridge near the mill, so that nobody could cross it and the buses stood in the yard until the council \
         met at noon and closed the road. Keller said it was late.",
    );
    assert_eq!(found.as_deref(), Some("Ryan Keller"));
}

/// Sources and what sort of speaker each is.
const KINDS: &[(&str, &str, &str)] = &[
    ("Ana Ruiz said the road was closed.", "Ana Ruiz", "named"),
    ("Reuters reported that the road was closed.", "Reuters", "organisation"),
    ("According to Axios, the road was closed.", "Axios", "organisation"),
    ("The Tessel Herald reported that the road was closed.", "The Tessel Herald", "organisation"),
    ("Officials said the road was closed.", "Officials", "anonymous"),
    ("A source close to the mayor said the road was closed.", "A source close to the mayor", "anonymous"),
    ("Critics said the road was closed too late.", "Critics", "vague"),
    ("Police said the road was closed.", "Police", "role"),
    ("A spokesman for the mayor said the road was closed.", "A spokesman for the mayor", "role"),
    ("The report said the road was closed.", "The report", "document"),
    ("The ministry said the road was closed.", "The ministry", "organisation"),
    ("Canada said the road was closed.", "Canada", "organisation"),
    ("Garnet County said the road was closed.", "Garnet County", "organisation"),
    ("Madison Township said the road was closed.", "Madison Township", "organisation"),
    ("Many Canadians said the road was closed too late.", "Many Canadians", "vague"),
    ("Many in the town said the road was closed too late.", "Many in the town", "vague"),
    ("Most of the town said the road was closed too late.", "Most of the town", "vague"),
    ("“The road was closed,” Mr King said.", "Mr King", "named"),
    ("“The road was closed,” Jolly said.", "Jolly", "named"),
    ("“The road was closed,” Ebeling said.", "Ebeling", "named"),
    ("A number of residents said the road was closed.", "A number of residents", "vague"),
    ("A union of drivers said the road was closed.", "A union of drivers", "organisation"),
    ("Two former ministers said the road was closed.", "Two former ministers", "anonymous"),
    ("The two candidates said the road was closed.", "The two candidates", "role"),
    ("The chief executive said the road was closed.", "The chief executive", "role"),
    ("The road, some in the party said, was closed.", "some in the party", "vague"),
    ("The navy said the road was closed.", "The navy", "organisation"),
    ("Others said the road was closed too late.", "Others", "vague"),
    ("Democrats said the road was closed too late.", "Democrats", "vague"),
    ("Cummings said the road was closed.", "Cummings", "named"),
    ("Studies show that tea is good for the heart.", "Studies", "vague"),
    ("The board met independents and others who said it was late.", "who", "vague"),
    ("The annual Tessel Report is out. The Tessel Report said it was late.", "The Tessel Report", "document"),
    (
        "Oreth Santos, legal director of the mill, said it was late.",
        "Oreth Santos, legal director of the mill",
        "named",
    ),
    ("Norland made clear that it would wait. Norland said the road was closed.", "Norland", "organisation"),
    ("The Deputy Treasurer said the road was closed.", "The Deputy Treasurer", "role"),
    ("Chief Burke said the road was closed.", "Chief Burke", "named"),
    ("Oreth Paris Vellan said the road was closed.", "Oreth Paris Vellan", "named"),
    ("A lawyer representing Ana Ruiz said the road was closed.", "A lawyer representing Ana Ruiz", "role"),
    (
        "Former adviser and presidential candidate Ana Ruiz said the road was closed.",
        "Former adviser and presidential candidate Ana Ruiz",
        "named",
    ),
    ("Vantira Tal, a charity, said the road was closed.", "Vantira Tal, a charity", "organisation"),
    ("Her team, Polder-Vantage, said the road was closed.", "Her team, Polder-Vantage", "organisation"),
    ("Marren Robotics said fans would get refunds.", "Marren Robotics", "organisation"),
    ("Marren Rovers said fans would get refunds.", "Marren Rovers", "organisation"),
    ("The Alba Tigers said it was late.", "The Alba Tigers", "organisation"),
    ("Tony Waters said it was late.", "Tony Waters", "named"),
    ("Economist Oreth Bell said it was late.", "Economist Oreth Bell", "named"),
    ("# Orvane Says It Was Late\n\nOrvane makes pumps.", "Orvane", "organisation"),
    ("Peter Dane is supporting Keller.", "Peter Dane", "named"),
    ("Mikkel Lake said it was late.", "Mikkel Lake", "named"),
    ("Virginia Beach said it was late.", "Virginia Beach", "organisation"),
    ("Its owner, Chase West, said it was late.", "Its owner, Chase West", "named"),
    ("Breathe Easier UK said it was late.", "Breathe Easier UK", "organisation"),
    ("House Minority Whip Tanya Orrin said it was late.", "House Minority Whip Tanya Orrin", "named"),
    ("PayQuick said it was late.", "PayQuick", "organisation"),
    ("By a lopsided 82%-12%, Millennials support checks for all gun buyers.", "Millennials", "vague"),
    ("Ana “Bee” Ruiz said the road was closed.", "Ana “Bee” Ruiz", "named"),
    ("A Republican of Norland said it was late.", "A Republican of Norland", "anonymous"),
    (
        "Zorel Magassa of the Harbor Alliance called it “not safe” in May.",
        "Zorel Magassa of the Harbor Alliance",
        "named",
    ),
    ("A former Governor said it was late.", "A former Governor", "anonymous"),
    ("“It is late,” Oreth King said.", "Oreth King", "named"),
    ("NORVAT said the road was closed.", "NORVAT", "organisation"),
    ("“It is late,” PayQuick said.", "PayQuick", "organisation"),
    ("“It is late,” MacVale said.", "MacVale", "named"),
    ("“It is late,” McVale said.", "McVale", "named"),
    ("Zorel Magassa, 13, said it was late.", "Zorel Magassa, 13", "named"),
    ("Oreth Paris, 101, said it was late.", "Oreth Paris, 101", "named"),
    ("“It is late,” Orven Vask said. Her union, Orven Vask, has grown.", "Orven Vask", "organisation"),
    ("It was late, according to Mikkel Lake.", "Mikkel Lake", "named"),
    ("The organisers, Orven Vask, said it was late.", "The organisers, Orven Vask", "organisation"),
    ("Its owner, Orven Kitchens, said it was late.", "Its owner, Orven Kitchens", "organisation"),
    ("Its owner, Orven Vask, said it was late.", "Its owner, Orven Vask", "named"),
    ("Radio Orvane Vellan said it was late.", "Radio Orvane Vellan", "organisation"),
    ("Velden Grange said it would shut its mill.", "Velden Grange", "organisation"),
    ("“It is late,” MyBank said.", "MyBank", "organisation"),
    ("“It is late,” PayGo said.", "PayGo", "organisation"),
    ("“It will not happen again,” said St Bridget’s.", "St Bridget’s", "organisation"),
    ("According to Marlow’s, the fire started in a freezer.", "Marlow’s", "organisation"),
    ("A survey of parents suggests that pupils walk.", "A survey of parents", "document"),
    ("The officer said the road was closed.", "The officer", "anonymous"),
    ("Its prospectus said the road was closed.", "Its prospectus", "document"),
];

#[test]
fn sources_are_of_the_right_kind() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let mut wrong = Vec::new();
    for (text, source, kind) in KINDS {
        let found = speakers(&rules, text);
        if !found.iter().any(|(words, _, said)| words == source && said == kind) {
            wrong.push(format!("{source:?} is {kind}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sources_find_their_speakers() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    let mut wrong = Vec::new();
    for (about, text, expected) in CASES {
        let found = speakers(&rules, text);
        for (source, name) in *expected {
            let said = found
                .iter()
                .rfind(|(words, ..)| words == source)
                .map_or("no such source", |(_, name, _)| name.as_str());
            if said != *name {
                wrong.push(format!("{about}: {source:?} is {name:?}, found {said:?} among {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

/// What the copy says somebody is.
const TITLES: &[(&str, &str, &[&str])] = &[
    ("Republican of Iowa Bo Kim said the town was safe.", "Bo Kim", &["Republican of Iowa"]),
    ("U.S. Middle East envoy Paul Vane said the town was safe.", "Paul Vane", &["U.S. Middle East envoy"]),
    ("The group’s treasurer Bo Kim said the town was safe.", "Bo Kim", &["group’s treasurer"]),
    ("Former adviser and presidential candidate Ana Ruiz spoke.", "Ana Ruiz", &["presidential candidate"]),
    ("Former Secretary of State Susan Vane said it was late.", "Susan Vane", &["Former Secretary of State"]),
    ("Mr. Keller met the board.", "Keller", &[]),
    ("The owner of Cloudvale, Mark Vane, said it was late.", "Mark Vane", &["The owner of Cloudvale"]),
    ("Tea is good for the heart, Dr Ana Ruiz said.", "Ana Ruiz", &[]),
    ("Journalist Carl von Tessen met the board.", "Carl von Tessen", &["Journalist"]),
    (
        "Ana Ruiz, the head of the mill and founder of the clinic, left.",
        "Ana Ruiz",
        &["the head of the mill and founder of the clinic"],
    ),
    ("Ana Ruiz, who was mayor of Tessel, met Bo Kim.", "Ana Ruiz", &["mayor of Tessel"]),
    ("Ana Ruiz is a retired judge.", "Ana Ruiz", &["a retired judge"]),
    ("His claim that Norland is late was denied.", "Norland", &[]),
    ("On CNN , Ana Ruiz blamed the mayor for it.", "CNN", &[]),
    ("Ana Ruiz, a senior official at the ministry, left.", "Ana Ruiz", &["a senior official at the ministry"]),
    ("Orvane, a company based in Tessel, lost money.", "Orvane", &["a company"]),
    (
        "Jude Orrin, chief executive of Cloudvale, a Tessel company, said the bridge was safe.",
        "Jude Orrin",
        &["chief executive of Cloudvale"],
    ),
    (
        "Bo Kim, the founder of Cloudvale, and Ana Ruiz, its lawyer, said it was late.",
        "Bo Kim",
        &["the founder of Cloudvale"],
    ),
];

#[test]
fn titles_and_appositions_say_what_somebody_is() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    for (text, name, expected) in TITLES {
        let document = Document::running((*text).to_owned());
        let reading = read(&document, &rules);
        let speaker = reading.speakers.list.iter().find(|s| s.name == *name).expect(text);
        let titles: Vec<String> = speaker.titles.iter().map(|t| reading.words(t.clone())).collect();
        assert_eq!(titles, *expected, "{text}");
    }
}

/// Where somebody is meant, by the words there, in text order.
const MENTIONS: &[(&str, &str, &[&str])] = &[
    ("Mark Vane said Paul Keller was late. “He is never on time,” Vane said.", "Paul Keller", &["Paul Keller", "He"]),
    (
        "A clerk, speaking on condition of anonymity, said it was late. Rosa Vane, asked about that, said she had gone.",
        "Rosa Vane",
        &["Rosa Vane", "she"],
    ),
    ("David Keller praised Mark Vane. “He is honest,” Keller said.", "Mark Vane", &["Mark Vane", "He"]),
    ("After Bo Kim said that the dam leaked, Mr Vance contradicted him.", "Bo Kim", &["Bo Kim", "him"]),
    ("A U.S. Democratic candidate said the town was safe.", "U.S.", &["U.S."]),
    ("U.S. Middle East envoy Paul Vane said the town was safe.", "Middle East", &["Middle East"]),
    ("US Middle East envoy Paul Vane said the town was safe.", "", &[]),
    ("Fighters near Deir el-Tessel said the road was closed.", "Deir el-Tessel", &["Deir el-Tessel"]),
    (
        "“Susan Vane and David Keller lied,” said Mark Vane. “They said the budget was sound.”",
        "Susan Vane",
        &["Susan Vane", "They"],
    ),
    ("Bo Strong spoke. Strong said it was safe. Strong winds blew.", "Bo Strong", &["Bo Strong", "Strong"]),
    ("Ana Ruiz sang in Tessel for the Norland Herald.", "Norland Herald", &["Norland Herald"]),
    ("# Dam gives Vance a reason to scold his rival\n\nThe board met on Friday.", "Vance", &["Vance", "his"]),
    ("Follow Ida Vorst on Twitter @idavorst.", "Ida Vorst", &["Ida Vorst", "@idavorst"]),
    ("“Thanks Ida!!!” wrote Pete Dane.", "Ida", &["Ida"]),
    ("“He is never on time.” — Zorel Magassa in the Tessel Herald", "Zorel Magassa", &["Zorel Magassa"]),
    ("You know what they say about men with small boats.", "they", &["they"]),
    (
        "Dane gave money to the Bo, Ida & Rosa Dane Foundation.",
        "Bo, Ida & Rosa Dane Foundation",
        &["Bo, Ida & Rosa Dane Foundation"],
    ),
    ("The Bank of Norway and Mill Workers said the loan was safe.", "Bank of Norway", &["Bank of Norway"]),
    ("Bo Kim said June NATO talks failed.", "NATO", &["NATO"]),
    ("Will Orrin, a baker, was there.", "Will Orrin", &["Will Orrin"]),
    ("The Democratic Ohio senator said it was late.", "Ohio", &["Ohio"]),
    ("They met James ‘Jimmy”\n\nDoyle said it was late.", "Doyle", &["Doyle"]),
    ("It was a night with Orven, friends & Ana Ruiz.", "Ana Ruiz", &["Ana Ruiz"]),
    (
        "The University of Tessel and Cloudvale officials said it was late.",
        "University of Tessel",
        &["University of Tessel"],
    ),
    ("House Speaker Vane and Norland Democrats said it was late.", "Vane", &["Vane"]),
    ("Bo Kim left the University of Tessel and Cloudvale", "University of Tessel", &["University of Tessel"]),
    ("Bo Kim met Norland Water and Police Tessel.", "Norland Water", &["Norland Water"]),
    ("Bo Kim met the University of Tessel and Rail Norland.", "University of Tessel", &["University of Tessel"]),
    ("Bo Kim leads the Ministry of Trade", "Ministry of Trade", &["Ministry of Trade"]),
    ("Bo Kim met the Ministry of Trade, Ruiz and Sport Norland.", "Ministry of Trade", &["Ministry of Trade"]),
    ("Bo Kim fell on Monday. Ravi Orrin helped the man.", "Bo Kim", &["Bo Kim", "the man"]),
    (
        "A witness said the van was white. The other witness said it was grey. The other witness said it had no lights.",
        "The other witness",
        &["The other witness", "The other witness"],
    ),
    ("Bo Kim, head of Radio Orvane Vellan, said it was late.", "Radio Orvane Vellan", &["Radio Orvane Vellan"]),
    ("Mark Vane met Bo Kim. Vane was late. “He is never late,” he said.", "Bo Kim", &["Bo Kim", "He"]),
    (
        "# Bo Kim Wins the Vote in Tessel After a Long Race\n\nBo Kim won the vote on Friday.",
        "Bo Kim",
        &["Bo Kim", "Bo Kim"],
    ),
    ("# Orvane Loses Money in Tessel After a Long Race\n\nOrvane makes pumps.", "Orvane", &["Orvane", "Orvane"]),
];

#[test]
fn speakers_are_found_wherever_they_are_meant() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    for (text, name, expected) in MENTIONS {
        let document = Document::running((*text).to_owned());
        let reading = read(&document, &rules);
        let speaker = reading.speakers.list.iter().find(|s| s.name == *name).expect(text);
        let mentions: Vec<String> = speaker.mentions.iter().map(|m| reading.words(m.tokens.clone())).collect();
        assert_eq!(mentions, *expected, "{text}");
    }
}

/// Whom a text quotes by way of somebody else: who passes it on, whose words they are, and what kind of speaker that is.
fn relayed(rules: &RuleSet, text: &str) -> Vec<(String, String, &'static str)> {
    let document =
        Document::parse("a.txt", text.as_bytes().to_vec(), &rules.lexicons.part_words).expect("it is a text");
    let reading = read(&document, rules);
    let name = |id: SpeakerId| reading.speakers.get(id).name.clone();
    let mut found = Vec::new();
    for cited in reading.graph.edges().filter(|e| e.relation == Relation::Cites) {
        let (Node::Claim(claim), Node::Speaker(id)) = (cited.from, cited.to) else { panic!("a claim cites a speaker") };
        for by in &reading.claims.get(claim).speakers {
            let passes_on = reading.graph.from(Node::Speaker(*by)).any(|e| e.relation == Relation::Relays);
            assert_eq!(passes_on, *by != SpeakerId::ARTICLE, "the article passes nothing on: {text}");
            found.push((name(*by), name(id), reading.speakers.get(id).kind.name()));
        }
    }
    found
}

/// Who quotes whom, and of what kind the one quoted is.
type Relayed = (&'static str, &'static str, &'static str);

#[test]
fn whoever_is_quoted_in_turn_is_a_speaker() {
    let rules = RuleSet::load(&[]).unwrap_or_else(|refused| panic!("{:?}", refused.mistakes));
    let cases: [(&str, &[Relayed]); 7] = [
        (
            "According to the Tessel Herald, Norland officials announced a plan to close the border.",
            &[("Tessel Herald", "Norland officials", "anonymous")],
        ),
        (
            "Norland made clear that it would wait since Tessel officials announced a plan.",
            &[("Norland", "Tessel officials", "anonymous")],
        ),
        ("“Critics say the bridge is unsafe,” Ana Ruiz said.", &[("Ana Ruiz", "Critics", "vague")]),
        // Not somebody else, not said, not to those who said it.
        ("Ana Ruiz said that she told the council the truth.", &[]),
        ("Ana Ruiz said that officials should announce a plan.", &[]),
        ("Ana Ruiz said that officials were told the truth.", &[]),
        ("Ana Ruiz said that officials have been told to say nothing.", &[]),
    ];
    for (text, expected) in cases {
        let found = relayed(&rules, text);
        let found: Vec<_> = found.iter().map(|(by, name, kind)| (by.as_str(), name.as_str(), *kind)).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_title_or_a_label_at_the_very_start_is_read() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    for text in ["Mr Hask said the bridge had closed.", "In her words: the bridge had closed."] {
        let document = Document::running(text.to_owned());
        assert_eq!(read(&document, &rules).annotations.sentences.len(), 1, "{text}");
    }
}

#[test]
fn copy_that_ends_in_the_midst_is_read() {
    let rules = RuleSet::load(&[]).expect("the shipped rules have no mistake");
    for text in [
        "He met the Ministry of Trade and",
        "He met the Department for Schools, Science and",
        "Bank of",
        "Former Norland Gov.",
        "He met Retired Army Col.",
        "It was sold to Orven,",
        "“The dam is old.” — Ana Ruiz (@anaruiz",
        "— Ana Ruiz",
        "He works for Orven, Lowe &",
        "He sued in the Court of Appeals for the",
        "“It is late,” said nobody",
        "The dam, said Ana Ruiz, the mayor",
        "“It is late,” he said, adding",
        "The mill is old, said Bo Kim, the owner",
        "The bridge is safe, as Ms Finn puts it",
        "9.22am: secretary the Workers' Federation, Don",
    ] {
        let document = Document::running(text.to_owned());
        assert_eq!(read(&document, &rules).annotations.sentences.len(), 1, "{text}");
    }
}
