//! Decisions that last: the ledger beside a draft, from outside.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

const DRAFT: &str =
    "The plan will cost $40 million. Nobody asked who would pay.\n\nThe council met in the old school.\n";

/// A folder with a draft in it, which is gone when the test is over.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("deskcheck-decisions-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("folders can be made");
        let desk = Self(folder);
        desk.write("draft.txt", DRAFT);
        desk
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("files can be written");
    }

    fn ledger(&self) -> Option<String> {
        fs::read_to_string(self.0.join("draft.desk.ron")).ok()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
        command.args(arguments).current_dir(&self.0);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("it runs")
    }

    /// What is printed on a terminal of 40 columns, which no line exceeds.
    #[track_caller]
    fn narrow(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).env("COLUMNS", "40").output().expect("it runs");
        let said = String::from_utf8(output.stdout).expect("it is UTF-8");
        let wide: Vec<&str> = said.lines().filter(|line| line.chars().count() > 40).collect();
        assert!(wide.is_empty(), "{wide:#?}");
        said
    }

    #[track_caller]
    fn check_status(&self, arguments: &[&str], expected: i32) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(expected), "{said}");
        said
    }

    /// The findings as JSON.
    fn findings(&self) -> Vec<Value> {
        let output = self.run(&["check", "--format", "jsonl", "draft.txt"]);
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        report["findings"].as_array().expect("findings").clone()
    }

    /// Settles what has to be settled, with these further arguments.
    fn settle(&self, more: &[&str]) {
        let must: Vec<Value> = self.findings().into_iter().filter(|f| f["severity"] == "must").collect();
        assert!(!must.is_empty());
        for finding in must {
            let print = finding["fingerprint"].as_str().expect("a fingerprint");
            let arguments = ["decisions", "record", "draft.txt", print, "stet", "--reason", "budget paper held"];
            self.check_status(&[&arguments, more].concat(), 0);
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_exit_status_follows_what_is_open() {
    let desk = Desk::new("open");
    desk.check_status(&["check", "draft.txt"], 1);
    desk.settle(&["--who", "Ann Lee"]);
    let said = desk.check_status(&["check", "draft.txt"], 0);
    assert!(said.contains("1 settled, 0 open again"), "{said}");
    let standings: Vec<Value> = desk.findings().into_iter().map(|f| f["standing"].clone()).collect();
    assert!(standings.contains(&Value::from("stet")), "{standings:?}");
}

#[test]
fn a_decision_survives_what_changes_around_it_and_no_change_of_what_is_said() {
    let desk = Desk::new("survives");
    desk.settle(&[]);
    desk.write("draft.txt", &format!("A first paragraph.\n\n{DRAFT}"));
    desk.check_status(&["check", "draft.txt"], 0);
    for changed in ["will not cost $40 million", "will cost $50 million"] {
        desk.write("draft.txt", &DRAFT.replace("will cost $40 million", changed));
        let said = desk.check_status(&["check", "draft.txt"], 1);
        assert!(said.contains("0 settled, 1 open again"), "{changed}: {said}");
    }
}

#[test]
fn what_has_to_be_settled_needs_a_reason() {
    let desk = Desk::new("reason");
    let print = desk.findings().iter().find(|f| f["severity"] == "must").expect("one")["fingerprint"].clone();
    let print = print.as_str().expect("a fingerprint");
    desk.check_status(&["decisions", "record", "draft.txt", print, "stet"], 2);
    desk.check_status(&["decisions", "record", "draft.txt", "0", "stet", "--reason", "none"], 2);
    assert_eq!(desk.ledger(), None);
}

#[test]
fn a_finding_is_named_by_its_line_as_the_report_gives_it() {
    let desk = Desk::new("line");
    let record = |finding| desk.run(&["decisions", "record", "draft.txt", finding, "stet", "--reason", "held"]);
    for name in ["1", "1:unsourced/figure", "draft.txt:1"] {
        let output = record(name);
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(said, "recorded: stet “$40 million” line 1\n", "{name}");
        desk.check_status(&["check", "draft.txt"], 0);
    }
    let said = String::from_utf8_lossy(&record("7").stderr).into_owned();
    assert!(said.contains("nothing is found at line 7; something is at 1"), "{said}");
    let said = String::from_utf8_lossy(&record("1:unsourced/figures").stderr).into_owned();
    assert!(said.contains("nothing of that rule is found at line 1, but:") && said.contains("“$40 million”"), "{said}");
}

#[test]
fn where_several_findings_stand_in_a_line_it_is_asked_which() {
    let desk = Desk::new("several");
    desk.write("draft.txt", "The plan will cost $40 million. The new bridge will cost $30 million.\n");
    let record = ["decisions", "record", "draft.txt"];
    let stet = ["stet", "--reason", "held"];
    let said = desk.check_status(&[&record, &["1"][..], &stet].concat(), 2);
    assert!(said.contains("2 findings stand at line 1"), "{said}");
    let letters = |words: &str| {
        let card = said.split("\n\n").find(|card| card.contains(words)).expect("it is told");
        let head = card.lines().next().expect("it has a head");
        head.rsplit(' ').next().expect("it ends with letters").to_owned()
    };
    let recorded = desk.check_status(&[&record, &[letters("“$30 million”").as_str()][..], &stet].concat(), 0);
    assert_eq!(recorded, "recorded: stet “$30 million” line 1\n");
    // Of one that is settled and one that is open the open one is meant.
    let recorded = desk.check_status(&[&record, &["1"][..], &stet].concat(), 0);
    assert_eq!(recorded, "recorded: stet “$40 million” line 1\n");
}

#[test]
fn the_list_tells_what_was_decided_by_whom_when_and_why_and_what_is_asked() {
    let desk = Desk::new("list");
    desk.settle(&["--who", "Ann Lee", "--on", "2025-07-20", "--until", "2025-07-26"]);
    desk.write("draft.txt", &format!("Published: 2025-07-21\n\n{DRAFT}\nThe hall will cost $30 million next year.\n"));
    let said = desk.check_status(&["decisions", "list", "draft.txt"], 0);
    insta::assert_snapshot!(said, @"
    line 3, must, unsourced/figure, 68d51ef5
      “$40 million”
      Where does “$40 million” come from? No source stands beside the figure.
      stet by Ann Lee on 2025-07-20 until 2025-07-26: budget paper held

    line 7, must, unsourced/figure, 86f2c2cd
      “$30 million”
      Where does “$30 million” come from? No source stands beside the figure.
      open

    1 open, 1 settled, 0 open again, 0 unused; 0 notes undecided
    ");
    desk.narrow(&["decisions", "list", "draft.txt"]);
    desk.write("draft.txt", "The council met in the old school.\n");
    let said = desk.narrow(&["decisions", "list", "draft.txt"]);
    assert!(said.contains("unused: nothing in the draft"), "{said}");
}

#[test]
fn a_decision_that_would_be_over_at_once_is_refused() {
    let desk = Desk::new("past");
    let record = ["decisions", "record", "draft.txt", "1", "stet", "--reason", "held", "--until", "2016-01-01"];
    desk.check_status(&[&record[..], &["--on", "2016-09-22"]].concat(), 2);
    desk.check_status(&[&record[..], &["--date", "2016-09-22"]].concat(), 2);
    assert_eq!(desk.ledger(), None);
    let said = desk.check_status(&record, 0);
    assert!(said.contains("still open: it ends on a day, and the draft bears no date"), "{said}");
    let said = desk.check_status(&["decisions", "record", "draft.txt", "1", "fixed"], 0);
    assert!(said.contains("still open: the words are still there"), "{said}");
}

#[test]
fn a_finding_that_is_open_again_says_what_was_decided_and_what_changed() {
    let desk = Desk::new("again");
    desk.settle(&["--who", "MK", "--on", "2025-07-20"]);
    for (changed, cause) in [
        ("will cost $50 million", "the sentence has changed, with “$50” for “$40”"),
        ("will not cost $40 million", "the sentence has changed, with “not”"),
    ] {
        desk.write("draft.txt", &DRAFT.replace("will cost $40 million", changed));
        let said = desk.check_status(&["check", "draft.txt"], 1).split_whitespace().collect::<Vec<_>>().join(" ");
        let told = format!("(was stet by MK on 2025-07-20: budget paper held; {cause})");
        assert!(said.contains(&told), "{said}");
    }
}

#[test]
fn a_decision_ends_on_its_day() {
    let desk = Desk::new("until");
    desk.settle(&["--until", "2025-07-26"]);
    desk.check_status(&["check", "draft.txt", "--on", "2025-07-26"], 0);
    desk.check_status(&["check", "draft.txt", "--on", "2025-07-27"], 1);
    desk.check_status(&["check", "draft.txt"], 1);
}

#[test]
fn what_nothing_uses_is_told_and_taken_out() {
    let desk = Desk::new("prune");
    desk.settle(&[]);
    desk.write("draft.txt", "The council met in the old school.\n");
    assert!(desk.check_status(&["check", "draft.txt"], 0).contains("1 decisions unused"));
    let before = desk.ledger();
    let said = desk.check_status(&["decisions", "prune", "draft.txt", "--dry-run"], 0);
    assert!(said.ends_with("1 would be taken out, 0 left\n"), "{said}");
    assert_eq!(desk.ledger(), before);
    let said = desk.check_status(&["decisions", "prune", "draft.txt"], 0);
    assert!(said.starts_with("unsourced/figure, ") && said.ends_with("1 taken out, 0 left\n"), "{said}");
    assert!(!desk.ledger().expect("it is there").contains("fingerprint"));
}

#[test]
fn a_decision_about_what_a_rule_of_the_house_found_is_kept_without_the_house_s_rules() {
    let desk = Desk::new("house");
    desk.settle(&[]);
    let of_house = desk.ledger().expect("it is there").replace("unsourced/figure", "house/figure");
    desk.write("draft.desk.ron", &of_house);
    desk.write("draft.txt", "The council met in the old school.\n");
    let said = desk.check_status(&["decisions", "prune", "draft.txt"], 0);
    assert_eq!(said, "0 taken out, 1 left, 1 of them waiting for their rules or --against\n");
    assert_eq!(desk.ledger(), Some(of_house));
    assert!(desk.check_status(&["decisions", "list", "draft.txt"], 0).contains("waits for its rule"));
}

#[test]
fn a_broken_ledger_is_an_error_that_loses_nothing() {
    let desk = Desk::new("broken");
    desk.settle(&[]);
    let broken = desk.ledger().expect("it is there").replace("decision: Stet", "decision: Stat");
    desk.write("draft.desk.ron", &broken);
    let said = desk.check_status(&["check", "draft.txt"], 2);
    assert!(said.contains("draft.desk.ron") && said.contains("Stat"), "{said}");
    desk.check_status(&["decisions", "prune", "draft.txt"], 2);
    assert_eq!(desk.ledger(), Some(broken));
}

#[test]
fn two_drafts_are_compared() {
    let desk = Desk::new("since");
    desk.write("old.txt", DRAFT);
    desk.write("draft.txt", "The council met in the old school.\n\nThe hall will cost $30 million next year.\n");
    let said = desk.check_status(&["check", "draft.txt", "--since", "old.txt"], 1);
    assert!(said.contains("since old.txt: 1 new, 0 moved, 0 still open, 1 gone"), "{said}");
    assert!(said.contains("gone: unsourced/figure\n     Where does “$40 million” come from?"), "{said}");
    desk.narrow(&["check", "draft.txt", "--since", "old.txt"]);
}

#[test]
fn what_is_new_is_marked_and_can_be_had_alone() {
    let desk = Desk::new("new");
    desk.write("old.txt", DRAFT);
    desk.write("draft.txt", &format!("{DRAFT}\nThe hall will be open on some days of the week.\n"));
    desk.check_status(&["check", "draft.txt", "--since", "old.txt"], 1);
    // What was there before is no reason to stop.
    let said = desk.check_status(&["check", "draft.txt", "--since", "old.txt", "--only-new"], 0);
    assert!(!said.contains("$40 million") && said.contains("since old.txt: 0 new, 0 moved, 1 still open"), "{said}");
    desk.write("draft.txt", &format!("{DRAFT}\nThe hall will cost $30 million next year.\n"));
    let said = desk.check_status(&["check", "draft.txt", "--since", "old.txt"], 1);
    assert!(said.contains("must, new  unsourced/figure") && said.contains("must  unsourced/figure"), "{said}");
    let said = desk.check_status(&["check", "draft.txt", "--since", "old.txt", "--only-new"], 1);
    assert!(said.contains("$30 million") && !said.contains("$40 million"), "{said}");
    // What was settled and is open again is new to whoever settled it.
    desk.settle(&["--until", "2025-07-26"]);
    let late = ["check", "draft.txt", "--since", "draft.txt", "--only-new", "--on"];
    desk.check_status(&[&late[..], &["2025-07-26"]].concat(), 0);
    assert!(desk.check_status(&[&late[..], &["2025-07-27"]].concat(), 1).contains("(was stet until 2025-07-26"));
}

#[test]
fn sarif_says_what_is_settled_and_what_is_new() {
    let desk = Desk::new("sarif");
    desk.settle(&[]);
    desk.write("old.txt", DRAFT);
    desk.write("draft.txt", &format!("{DRAFT}\nThe hall will cost $30 million next year.\n"));
    let output = desk.run(&["check", "draft.txt", "--since", "old.txt", "--format", "sarif"]);
    let log: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let of = |words: &str| {
        let here = |r: &&Value| r["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == words;
        results.iter().find(here).unwrap_or_else(|| panic!("nothing at {words}: {log}"))
    };
    assert_eq!(of("$40 million")["baselineState"], "unchanged");
    assert_eq!(of("$40 million")["suppressions"][0]["justification"], "budget paper held");
    assert_eq!(of("$30 million")["baselineState"], "new");
    assert_eq!(of("$30 million")["suppressions"], Value::Null);
}

#[test]
fn forms_and_facts_can_be_told() {
    let desk = Desk::new("told");
    desk.write("draft.txt", "<p>The plan will cost &pound;40 million.</p>\n");
    let output = desk.run(&["check", "draft.txt", "--as", "html", "--date", "2025-07-26", "--format", "jsonl"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["document"]["date"], "2025-07-26");
    assert_eq!(report["document"]["form"], "html");
    let span = &report["findings"][0]["span"];
    let place = |end: &str| usize::try_from(span[end].as_u64().expect("a place")).expect("it is small");
    let words = &"<p>The plan will cost &pound;40 million.</p>"[place("start")..place("end")];
    assert_eq!(words, "&pound;40 million");
}

#[test]
fn a_link_or_a_footnote_stands_in_for_a_source_of_its_sentence() {
    let desk = Desk::new("linked");
    let claim = |words: &str| {
        format!("# Bridge to be mended\n\nThe council met in the old school. {words} It will meet again.\n")
    };
    desk.write("draft.md", &claim("The plan will cost [$40 million](https://budget.example/7)."));
    desk.check_status(&["check", "draft.md"], 0);
    desk.write("draft.md", &(claim("The plan will cost $40 million.[^1]") + "\n[^1]: Budget, page 7.\n"));
    desk.check_status(&["check", "draft.md"], 0);
    desk.write("draft.md", &claim("The plan will cost [$40 million](#top)."));
    desk.check_status(&["check", "draft.md"], 1);
    desk.write("draft.md", &claim("The plan will cost $40 million. The [mayor](https://budget.example/7) agreed."));
    desk.check_status(&["check", "draft.md"], 1);
}

#[test]
fn the_letter_tells_people_what_the_copy_says_of_them() {
    let desk = Desk::new("letter");
    let draft = "Union leaders blamed Harriet Pell for the strike.\n\nThe company said that Tomas Ruiz had taken the money. \
        Ruiz denied that he had taken the money.\n";
    desk.write("draft.txt", draft);
    let letter = desk.check_status(&["check", "draft.txt", "--format", "letter", "--fail-on", "never"], 0);
    assert!(
        letter.contains("Dear Harriet Pell") && letter.contains("Union leaders blamed Harriet Pell for the strike."),
        "{letter}"
    );
    assert!(letter.contains("Dear Tomas Ruiz") && letter.contains("had taken the money"), "{letter}");
    assert!(letter.starts_with("# No surprises") && letter.contains("copy that is not published"), "{letter}");
    assert!(!letter.contains("(named)") && !letter.contains("(organisation)"), "{letter}");
    desk.write("draft.txt", "The council met in the old school.\n");
    let letter = desk.check_status(&["check", "draft.txt", "--format", "letter", "--fail-on", "never"], 0);
    assert_eq!(letter, "Nobody was seen to be accused in the copy.\n");
}

#[test]
fn every_accusation_is_in_the_letter_once_and_goes_to_nobody_else() {
    let desk = Desk::new("accused");
    let letter = |text: &str| {
        desk.write("draft.txt", text);
        desk.check_status(&["check", "draft.txt", "--format", "letter", "--fail-on", "never"], 0)
    };
    let to = |letter: &str| -> Vec<String> {
        letter.lines().filter_map(|l| Some(l.strip_prefix("Dear ")?.trim_end_matches(',').to_owned())).collect()
    };
    for (text, whom, charge) in [
        ("The treasurer, Ann Lee, stole the grant.", "Ann Lee", "1. The treasurer, Ann Lee, stole the grant."),
        ("A council spokesman said Ann Lee stole the grant.", "Ann Lee", "1. Ann Lee stole the grant"),
        ("Ann Lee met the board. Tomas Ruiz said that she stole the grant.", "Ann Lee", "1. She stole the grant"),
        ("The tenants were cheated by Ann Lee.", "Ann Lee", "1. The tenants were cheated by Ann Lee."),
        ("Ann Lee was accused of theft by Tomas Ruiz.", "Ann Lee", "1. Ann Lee was accused of theft by Tomas Ruiz."),
        ("Ann Lee blamed the delay on Tomas Ruiz.", "Tomas Ruiz", "1. Ann Lee blamed the delay on Tomas Ruiz."),
    ] {
        let letter = letter(text);
        assert_eq!(to(&letter), [whom], "{letter}");
        assert_eq!(letter.matches("\n1. ").count(), 1, "{letter}");
        assert!(letter.contains(charge) && !letter.contains("\n2. "), "{letter}");
    }
    for text in [
        "Opponents say landlords lied.",
        "Opponents say someone lied.",
        "The two sides blamed each other on Friday for the end of the talks in Norland.",
        "Tomas Ruiz accused officials in Norland of lying.",
    ] {
        let letter = letter(text);
        assert!(to(&letter).is_empty() && letter.contains("## Unclear whom"), "{letter}");
        assert!(letter.contains(text.trim_end_matches('.')), "{letter}");
    }
    for text in ["Ann Lee did not steal the grant.", "Ann Lee admitted that she stole the grant.", "Ann Lee has a dog."]
    {
        assert_eq!(letter(text), "Nobody was seen to be accused in the copy.\n");
    }
}

#[test]
fn a_letter_goes_to_each_person_or_body_accused_named_or_not() {
    let desk = Desk::new("unnamed");
    let letter = |text: &str| {
        desk.write("draft.txt", text);
        desk.check_status(&["check", "draft.txt", "--format", "letter", "--fail-on", "never"], 0)
    };
    for (text, whom) in [
        ("Opponents say the mayor lied.", &["the mayor"][..]),
        ("Ana Ruiz told MPs that the company cheated its tenants.", &["the company"]),
        ("“The company stole our wages,” Ana Ruiz said.", &["the company"]),
        ("A surgeon at Tessel General falsified records, the inquiry heard.", &["a surgeon"]),
        ("The club was defrauded by its treasurer, members said.", &["its treasurer"]),
        ("Union leaders accused the mayor of corruption.", &["the mayor"]),
        ("Norland Water runs the mill.\n\nAna Ruiz said that the company cheated its tenants.", &["Norland Water"]),
        ("Hartwell Homes was fined in May. It had defrauded buyers, a report said.", &["Hartwell Homes"]),
        ("Norland Water and Tessel Gas colluded to fix prices, the regulator said.", &["Norland Water", "Tessel Gas"]),
        ("Ana Ruiz warned the council that Dan Orr had lied.", &["Dan Orr"]),
        (
            "The landlord stole a deposit, Ana Ruiz said. The landlord also cheated tenants, she said.",
            &["the landlord"],
        ),
    ] {
        let letter = letter(text);
        let to: Vec<&str> = letter.lines().filter_map(|line| line.strip_prefix("## To ")).collect();
        assert_eq!(to, whom, "{text}: {letter}");
        assert!(!letter.contains("## Unclear whom"), "{text}: {letter}");
        let unnamed = whom.iter().any(|name| name.starts_with(char::is_lowercase));
        assert_eq!(letter.contains("The copy does not name them: find out who is meant."), unnamed, "{letter}");
    }
}

#[test]
fn the_worksheet_has_one_heading_and_rows_that_can_be_read_alone() {
    let desk = Desk::new("worksheet");
    desk.write("one.txt", "The plan will cost $40 million. “It is late,” Ann Lee said in a statement.\n");
    desk.write("two.txt", "Ann Lee disputed the bill, saying it stood in the third paragraph.\n");
    let sheet = desk.check_status(&["check", "one.txt", "two.txt", "--format", "worksheet", "--fail-on", "never"], 0);
    assert_eq!(sheet.matches("file,no.,place,words").count(), 1, "{sheet}");
    assert!(sheet.contains("\r\none.txt,1,") && sheet.contains("\r\ntwo.txt,1,"), "{sheet}");
    let row = |words: &str| sheet.lines().find(|l| l.contains(words)).unwrap_or_else(|| panic!("{sheet}"));
    assert!(row("$40 million").contains("(unsourced/figure)"), "{sheet}");
    assert!(!sheet.contains(",in a statement"), "{sheet}");
    let columns = |line: &str| {
        let mut quoted = false;
        1 + line
            .chars()
            .filter(|c| {
                quoted ^= *c == '"';
                *c == ',' && !quoted
            })
            .count()
    };
    assert!(sheet.lines().all(|l| columns(l) == 17), "{sheet}");
    let sheet = desk.check_status(&["check", "two.txt", "--format", "worksheet-md", "--fail-on", "never"], 0);
    assert!(sheet.contains("in: Ann Lee disputed the bill, saying it stood in the third paragraph."), "{sheet}");
}
