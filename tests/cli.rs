//! The program as it is run: exit statuses, what goes to which stream, and what is said of bad input.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A run of the program, put together word by word.
struct Run {
    command: Command,
    input: Vec<u8>,
    folder: Folder,
}

/// A folder of a test's own, which is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("deskcheck-cli-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a folder can be made");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Run {
    fn new() -> Self {
        let folder = Folder::new();
        let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
        command.current_dir(&folder.0).env_remove("NO_COLOR").env("TERM", "dumb");
        Self { command, input: Vec::new(), folder }
    }

    fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder.0.join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(path, content).expect("a file can be written");
        self
    }

    fn args(mut self, words: &str) -> Self {
        self.command.args(words.split_whitespace());
        self
    }

    fn stdin(mut self, input: &str) -> Self {
        self.input = input.as_bytes().to_vec();
        self
    }

    /// Runs the program and checks its exit status.
    #[track_caller]
    fn status(mut self, expected: i32) -> Said {
        let piped = self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().expect("the program starts");
        child.stdin.take().expect("it is piped").write_all(&self.input).expect("the program reads its input");
        let Output { status, stdout, stderr } = child.wait_with_output().expect("the program ends");
        let said = Said {
            out: String::from_utf8(stdout).expect("reports are UTF-8"),
            err: String::from_utf8(stderr).expect("complaints are UTF-8"),
        };
        assert_eq!(status.code(), Some(expected), "stdout:\n{}\nstderr:\n{}", said.out, said.err);
        said
    }
}

struct Said {
    out: String,
    err: String,
}

/// Copy in which a figure has no source.
const FAULTY: &str = "The plan will cost $40 million.\n";

/// Copy that no rule finds anything in.
const CLEAN: &str = "The council meets in the hall.\n";

#[test]
fn clean_copy_is_status_0_and_a_finding_status_1() {
    Run::new().file("a.txt", CLEAN).args("check a.txt").status(0);
    let said = Run::new().file("a.txt", FAULTY).args("check a.txt").status(1);
    assert!(said.out.contains("$40 million"), "{}", said.out);
    assert_eq!(said.err, "");
}

#[test]
fn what_fails_a_run_can_be_chosen() {
    Run::new().file("a.txt", FAULTY).args("check --fail-on never a.txt").status(0);
    Run::new().file("a.txt", FAULTY).args("check --fail-on note a.txt").status(1);
}

#[test]
fn standard_input_is_read_where_no_path_is_given() {
    for words in ["check", "check -"] {
        let said = Run::new().args(words).stdin(FAULTY).status(1);
        assert!(said.out.contains("$40 million"), "{}", said.out);
    }
}

#[test]
fn a_missing_file_is_told_and_the_others_are_checked() {
    let said = Run::new().file("a.txt", FAULTY).args("check --format jsonl none.txt a.txt").status(2);
    assert_eq!(said.out.lines().count(), 1);
    insta::assert_snapshot!(said.err, @"deskcheck: none.txt: not found");
}

#[test]
fn a_binary_file_is_refused() {
    let said = Run::new().file("a.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00").args("check a.txt").status(2);
    insta::assert_snapshot!(said.err, @"deskcheck: a.txt: is not text, looks like a program");
}

#[test]
fn a_folder_is_walked_in_order_of_names() {
    let run =
        Run::new().file("in/b.txt", CLEAN).file("in/a.txt", CLEAN).file("in/sub/c.txt", CLEAN).file("in/x.png", "x");
    let said = run.args("check --format jsonl in").status(0);
    let paths: Vec<String> = said.out.lines().map(path_of).collect();
    assert_eq!(paths, ["in/a.txt", "in/b.txt", "in/sub/c.txt"]);
}

fn path_of(report: &str) -> String {
    let report: serde_json::Value = serde_json::from_str(report).expect("a report is JSON");
    report["path"].as_str().expect("a path is a text").to_owned()
}

#[test]
fn a_folder_without_articles_is_an_error() {
    let said = Run::new().file("in/x.png", "x").args("check in").status(2);
    insta::assert_snapshot!(said.err, @"deskcheck: in: is a folder without articles");
}

#[test]
fn an_empty_file_has_a_report_without_findings() {
    let said = Run::new().file("a.txt", "").args("check --format json a.txt").status(0);
    let reports: serde_json::Value = serde_json::from_str(&said.out).expect("it is JSON");
    assert_eq!(reports[0]["findings"], serde_json::json!([]));
}

#[test]
fn json_is_one_array_and_jsonl_one_report_a_line() {
    let said = Run::new().file("a.txt", FAULTY).file("b.txt", CLEAN).args("check --format json a.txt b.txt").status(1);
    let reports: serde_json::Value = serde_json::from_str(&said.out).expect("it is JSON");
    let keys: Vec<&String> = reports[0].as_object().expect("a report is an object").keys().collect();
    for key in
        ["schema", "path", "document", "sentences", "attributions", "speakers", "claims", "relations", "findings"]
    {
        assert!(keys.iter().any(|k| *k == key), "{key} is not among {keys:?}");
    }
    assert_eq!(reports[0]["schema"], "deskcheck/1");
    assert_eq!(reports[1]["findings"], serde_json::json!([]));
    let finding = &reports[0]["findings"][0];
    assert_eq!(finding["span"], serde_json::json!({"start": 19, "end": 30}));
    let said = Run::new().file("a.txt", FAULTY).file("b.txt", CLEAN).args("check --format jsonl a.txt b.txt").status(1);
    assert_eq!(said.out.lines().count(), 2);
}

#[test]
fn sarif_is_one_log_with_the_places_and_decisions_of_all_articles() {
    let said = Run::new()
        .file("a b.txt", "Ünder the mill.\n\nThe plan will cost $40 million.\n")
        .file("b.txt", CLEAN)
        .file("c.md", "# Costs\n\nThe *plan* will cost $40 million.\n")
        .args("check --format sarif --fail-on must .")
        .status(1);
    let log: serde_json::Value = serde_json::from_str(&said.out).expect("it is JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let of = |file: &str| {
        let results = run["results"].as_array().expect("there are results").iter();
        let here = |r: &&serde_json::Value| {
            r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == file && r["level"] == "error"
        };
        results.filter(here).cloned().collect::<Vec<_>>()
    };
    let figures = of("./a%20b.txt");
    assert_eq!(figures.len(), 1, "{}", said.out);
    let rule = figures[0]["ruleIndex"].as_u64().expect("the rule is among those told of") as usize;
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], "unsourced/figure");
    let region = &figures[0]["locations"][0]["physicalLocation"]["region"];
    let places = ["startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"];
    assert_eq!(places.map(|key| region[key].as_u64().unwrap_or(0)), [3, 20, 3, 31, 37, 11]);
    assert_eq!(region["snippet"]["text"], "$40 million");
    // Of Markdown the text is not the file: a line, and bytes of the file.
    let region = &of("./c.md")[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["startColumn"]), (&serde_json::json!(3), &serde_json::Value::Null));
    assert_eq!(region["byteOffset"], 30);
    assert!(of("./b.txt").is_empty());
}

#[test]
fn a_kind_that_front_matter_misspells_is_told() {
    let draft = |kind: &str| format!("---\nkind: {kind}\n---\n\n# Costs\n\nIt rained.\n");
    let said = Run::new().file("a.md", draft("opnion")).args("check a.md").status(0);
    assert!(said.out.contains("there is no kind of article `opnion`"), "{}", said.out);
    assert!(said.out.contains("did you mean `opinion`?"), "{}", said.out);
    let said = Run::new().file("a.md", draft("Opinion")).args("check a.md").status(0);
    assert!(!said.out.contains("no kind"), "{}", said.out);
}

#[test]
fn lines_are_those_of_compilers_with_what_is_open() {
    let said = Run::new()
        .file("a.txt", "Ünder the mill.\n\nThe plan will cost $40 million.\n")
        .file("b.txt", CLEAN)
        .file("c.md", "---\nkind: news\n---\n\n# Costs\n\nThe *plan* will cost $40 million.\n")
        .args("check --format lines .")
        .status(1);
    let heads: Vec<&str> = said.out.lines().map(|line| line.split(": ").next().expect("it has a head")).collect();
    assert_eq!(heads, ["./a.txt:3:20", "./c.md:7"], "{}", said.out);
    assert!(said.out.lines().all(|l| l.contains(": error: ") && l.ends_with(" [unsourced/figure]")), "{}", said.out);
    // Places in what is tried, too, are lines of the file.
    let said = Run::new()
        .file("c.md", "---\nkind: news\n---\n\n# Costs\n\nThe *plan* will cost $40 million.\n")
        .args("rules try unsourced/figure c.md")
        .status(0);
    assert!(said.out.starts_with("c.md:7: "), "{}", said.out);
}

#[test]
fn records_are_answered_line_by_line_and_in_order() {
    let input = format!(
        "{}\n\nno record\n{}\n{}\n",
        serde_json::json!({"id": "a", "text": FAULTY}),
        serde_json::json!({"id": 7, "text": CLEAN}),
        serde_json::json!({"id": "c"}),
    );
    let said = Run::new().args("check --stdin-jsonl").stdin(&input).status(0);
    let answers: Vec<serde_json::Value> =
        said.out.lines().map(|l| serde_json::from_str(l).expect("it is JSON")).collect();
    let ids: Vec<&serde_json::Value> = answers.iter().map(|a| &a["id"]).collect();
    assert_eq!(
        ids,
        [&serde_json::json!("a"), &serde_json::Value::Null, &serde_json::json!(7), &serde_json::json!("c")]
    );
    assert_eq!(answers[0]["findings"][0]["span"], serde_json::json!({"start": 19, "end": 30}));
    assert_eq!(answers[2]["findings"], serde_json::json!([]));
    for (answer, line) in [(&answers[1], 3), (&answers[3], 5)] {
        let named = format!("line {line} is not a record with id and text: ");
        assert!(answer["error"].as_str().is_some_and(|e| e.starts_with(&named)), "{answer}");
        assert_eq!(answer["line"], line);
    }
    assert!(answers[1]["error"].as_str().is_some_and(|e| e.ends_with(", column 2")), "{}", answers[1]);
}

#[test]
fn a_record_says_what_its_text_is() {
    let page = "<p>The road <b>will</b> cost $40 million.</p>";
    let record = |form: Option<&str>| {
        let mut record = serde_json::json!({"id": 1, "text": page});
        if let Some(form) = form {
            record["as"] = form.into();
        }
        format!("{record}\n")
    };
    let said = Run::new()
        .args("check --stdin-jsonl")
        .stdin(&[record(None), record(Some("text")), record(Some("html")), record(Some("tea"))].concat())
        .status(0);
    let answers: Vec<serde_json::Value> =
        said.out.lines().map(|l| serde_json::from_str(l).expect("it is JSON")).collect();
    assert_eq!(answers[0], answers[1]);
    assert_ne!(answers[1]["sentences"], answers[2]["sentences"]);
    assert!(answers[3]["error"].as_str().is_some_and(|e| e.contains("tea")), "{}", answers[3]);
}

#[test]
fn who_waits_for_the_answer_to_a_record_gets_it() {
    use std::io::{BufRead as _, BufReader, Write as _};
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_deskcheck"))
        .args(["check", "--stdin-jsonl"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut asking = child.stdin.take().expect("it is piped");
    let mut answers = BufReader::new(child.stdout.take().expect("it is piped"));
    for id in 0..20 {
        writeln!(asking, "{}", serde_json::json!({"id": id, "text": FAULTY})).expect("it listens");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("it answers");
        let answer: serde_json::Value = serde_json::from_str(&answer).expect("it is JSON");
        assert_eq!(answer["id"], id);
    }
    drop(asking);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn what_records_cannot_be_told_is_an_error() {
    for other in ["--since old.txt", "--author Ruiz", "--fail-on query", "--format html", "--date 2024-06-03", "a.txt"]
    {
        let said = Run::new().args(&format!("check --stdin-jsonl {other}")).stdin("").status(2);
        assert!(said.err.contains("cannot be used with"), "{other}: {}", said.err);
    }
}

#[cfg(unix)]
#[test]
fn what_is_broken_off_leaves_an_older_report_as_it_was() {
    use std::io::Write as _;
    let folder = std::env::temp_dir().join(format!("deskcheck-broken-off-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("folders can be made");
    let report = folder.join("answers.jsonl");
    std::fs::write(&report, "old").expect("files can be written");
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_deskcheck"))
        .args(["check", "--stdin-jsonl", "-o"])
        .arg(&report)
        .stdin(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut asking = child.stdin.take().expect("it is piped");
    for id in 0..50 {
        writeln!(asking, "{}", serde_json::json!({"id": id, "text": FAULTY})).expect("it listens");
    }
    std::thread::sleep(std::time::Duration::from_millis(400));
    let kill = std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    assert!(kill.expect("there is a way to break it off").success());
    assert!(!child.wait().expect("it ends").success());
    assert_eq!(std::fs::read_to_string(&report).expect("it is there"), "old");
    assert_eq!(std::fs::read_dir(&folder).expect("it is there").count(), 1);
    std::fs::remove_dir_all(&folder).expect("it can be removed");
}

#[test]
fn other_encodings_are_decoded_and_said_so() {
    let latin = b"The caf\xe9 will cost $40 million.\n";
    let said = Run::new().file("a.txt", latin).args("check a.txt").status(1);
    assert!(said.out.contains("café") && said.out.contains("windows-1252"), "{}", said.out);
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(FAULTY.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let said = Run::new().file("a.txt", wide).args("check a.txt").status(1);
    assert!(said.out.contains("UTF-16"), "{}", said.out);
}

/// A rule of a house about a word.
const COUNCIL: &str = r#"Rule(
    severity: Must,
    status: Live,
    asks: "Which council is meant?",
    why: "There are two councils.",
    refs: [],
    find: Text(voice: [Own], any: ["the council"]),
    examples: [
        Flag("[[The council]] met."),
        Flag("They asked [[the council]] for money."),
        Pass("Hartwell council met."),
        Pass("They met."),
    ],
)"#;

#[test]
fn a_rule_of_a_house_is_added() {
    let said =
        Run::new().file("house/style/council.ron", COUNCIL).file("a.txt", CLEAN).args("check --rules house a.txt");
    let said = said.status(1);
    assert!(said.out.contains("style/council") && said.out.contains("Which council is meant?"), "{}", said.out);
}

#[test]
fn a_shape_matches_whole_words_whatever_their_capitals() {
    let rule = r#"Rule(
    severity: Query,
    status: Live,
    asks: "Is “{words}” left over?",
    why: "It stands for what was to come.",
    refs: [],
    find: Text(voice: [Own], any: ["/tk+|x{3,}/"]),
    examples: [
        Flag("The bill is [[TKK]] pounds."),
        Flag("It was signed by [[xxx]] on Monday."),
        Pass("The bill is ATK pounds."),
        Pass("It was signed by XX on Monday."),
    ],
)"#;
    let run = Run::new().file("house/style/left-over.ron", rule);
    run.args("rules test --rules house style/left-over").status(0);
    let run = Run::new().file("house/style/left-over.ron", rule.replace("ATK", "TK"));
    run.args("rules test --rules house style/left-over").status(1);
}

#[test]
fn a_bad_rule_is_status_2_with_its_place() {
    let run = Run::new().file("house/style/council.ron", "Rule(\n    severity: Grave,\n)\n").file("a.txt", CLEAN);
    let said = run.args("view --rules house a.txt").status(2);
    assert!(said.err.contains("--> house/style/council.ron:2:15") && said.err.contains('^'), "{}", said.err);
    assert!(said.err.contains("2 mistakes in 1 of 1 file\n"), "{}", said.err);
    assert_eq!(said.out, "");
    let run = Run::new().file("house/style/council.ron", "Rule(\n    severity: Grave,\n)\n");
    assert_eq!(run.args("check --stdin-jsonl --rules house").stdin("").status(2).out, "");
    let said = Run::new().file("a.txt", CLEAN).args("check --rules nowhere a.txt").status(2);
    insta::assert_snapshot!(said.err, @r"
    error: nowhere: there is no such folder

    1 mistake
    ");
}

#[test]
fn a_bad_argument_is_status_2() {
    Run::new().args("check --format morse").status(2);
    let said = Run::new().args("chekc").status(2);
    assert!(said.err.contains("'check'"), "{}", said.err);
    Run::new().status(2);
    for name in ["draft", "nowhere.txt"] {
        let said = Run::new().file("draft", CLEAN).args(name).status(2);
        assert!(said.err.contains(&format!("to check an article: deskcheck check {name}\n")), "{}", said.err);
    }
}

#[test]
fn a_report_never_takes_the_place_of_what_is_read() {
    let folder = Folder::new();
    let write = |path: &str, text: &str| {
        let path = folder.0.join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    };
    let files = [
        ("in/a.txt", FAULTY),
        ("in/a.desk.ron", "Ledger(entries: [])"),
        ("old.txt", CLEAN),
        ("notes.txt", CLEAN),
        ("house/style/area.ron", AREA),
    ];
    for (path, text) in files {
        write(path, text);
    }
    let run = |words: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
        command.args(words.split(' ')).current_dir(&folder.0).stdin(Stdio::null()).output().expect("the program runs")
    };
    let mut refused = vec![
        "check -o in/a.txt in/a.txt",
        "check -o ./in/../in/a.txt in/a.txt",
        "check -o in/a.txt in",
        "check --format html -o in/a.txt in/a.txt",
        "check --format letter -o in/a.txt in",
        "check --format worksheet -o in/a.txt in",
        "check -o in/a.desk.ron in/a.txt",
        "check --since old.txt -o old.txt in/a.txt",
        "check --against notes.txt -o notes.txt in/a.txt",
        "check --rules house -o house/style/area.ron in/a.txt",
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("in/a.txt", folder.0.join("link.txt")).expect("a link can be made");
        fs::hard_link(folder.0.join("in/a.txt"), folder.0.join("same.txt")).expect("a link can be made");
        refused.extend(["check -o link.txt in/a.txt", "check -o in/a.txt link.txt", "check -o same.txt in"]);
    }
    for words in refused {
        let output = run(words);
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{words}: {err}");
        assert!(err.contains("would take the place of"), "{words}: {err}");
        for (path, text) in files {
            assert_eq!(fs::read_to_string(folder.0.join(path)).expect("it is there"), text, "{words}: {path}");
        }
    }
    for redirected in ["check -o in/a.txt", "check --stdin-jsonl -o in/a.txt"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
        let input = fs::File::open(folder.0.join("in/a.txt")).expect("it is there");
        let output = command.args(redirected.split(' ')).current_dir(&folder.0).stdin(input).output();
        assert_eq!(output.expect("the program runs").status.code(), Some(2), "{redirected}");
        assert_eq!(fs::read_to_string(folder.0.join("in/a.txt")).expect("it is there"), FAULTY);
    }
    // Another file in the same folder is as good as any.
    assert_eq!(run("check -o in/report.json --format json in").status.code(), Some(1));
}

#[test]
fn where_nothing_is_checked_the_report_that_is_there_stays() {
    let folder = Folder::new();
    let write = |path: &str, text: &str| fs::write(folder.0.join(path), text).expect("a file can be written");
    write("a.txt", FAULTY);
    write("b.txt", CLEAN);
    write("report", "the report of yesterday");
    let run = |words: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
        command.args(words.split(' ')).current_dir(&folder.0).output().expect("the program runs")
    };
    let report = || fs::read_to_string(folder.0.join("report")).expect("it is there");
    for format in ["text", "json", "jsonl", "html", "sarif", "lines", "worksheet", "letter"] {
        assert_eq!(run(&format!("check --format {format} -o report none.txt")).status.code(), Some(2));
        assert_eq!(report(), "the report of yesterday", "{format}");
    }
    for words in
        ["check --format html -o report a.txt b.txt", "check --format html -o report .", "check --format html ."]
    {
        let output = run(words);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{words}");
        assert_eq!(report(), "the report of yesterday", "{words}");
    }
    // What can be checked is reported, whatever cannot.
    assert_eq!(run("check -o report none.txt a.txt").status.code(), Some(2));
    assert!(report().contains("$40 million"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = Folder::new();
    let path = folder.0.join("a.txt");
    fs::write(&path, FAULTY.repeat(2000)).expect("a file can be written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_deskcheck"))
        .args(["check", "--fail-on", "note", "a.txt"])
        .current_dir(&folder.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let Output { status, stderr, .. } = child.wait_with_output().expect("the program ends");
    assert_eq!((status.code(), String::from_utf8_lossy(&stderr).as_ref()), (Some(1), ""));
}

#[test]
fn the_graph_is_printed_as_dot_as_json_and_drawn() {
    let copy = "Ana Ruiz accused the mayor of fraud. Mayor Tom Vance denied it.\n";
    let said = Run::new().file("a.txt", copy).args("graph a.txt").status(0);
    assert!(said.out.starts_with("digraph") && said.out.contains("Ana Ruiz"), "{}", said.out);
    let said = Run::new().file("a.txt", copy).args("graph --format json a.txt").status(0);
    let graph: serde_json::Value = serde_json::from_str(&said.out).expect("it is JSON");
    assert!(graph["relations"].as_array().is_some_and(|r| !r.is_empty()), "{}", said.out);
    let drawn = |copy: &str| Run::new().stdin(copy).args("graph --format svg").status(0).out;
    let svg =
        drawn("Ana Ruiz said that Mr Vance took the school money.\n\nMr Vance denied that he took the school money.\n");
    assert!(svg.starts_with("<svg xmlns="), "{svg}");
    assert!(svg.contains(">Ana Ruiz</text>") && svg.contains(">denies</text>"), "{svg}");
    assert!(!svg.contains("<a "), "{svg}");
    assert!(drawn(CLEAN).contains("No claim in the copy denies"));
}

#[test]
fn what_was_seen_is_shown() {
    let copy = "“The dam is safe,” Ana Ruiz said.\n";
    let said = Run::new().file("a.txt", copy).args("view --tokens --features a.txt").status(0);
    for word in ["direct", "said", "Ana Ruiz", "?=cue", "?=verdict"] {
        assert!(said.out.contains(word), "{word} is not in:\n{}", said.out);
    }
    // What has no weight is no reason.
    assert!(!said.out.contains("+0.00 "), "{}", said.out);
}

#[test]
fn no_line_of_a_report_is_wider_than_80_columns() {
    for entry in
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")).expect("the folder is there")
    {
        let path = entry.expect("it can be read").path();
        let out = Command::new(env!("CARGO_BIN_EXE_deskcheck")).arg("check").arg("--notes").arg(&path).output();
        let out = String::from_utf8(out.expect("the program runs").stdout).expect("reports are UTF-8");
        for line in out.lines().skip(1) {
            assert!(line.chars().count() <= 80, "{}: {line}", path.display());
        }
    }
}

/// The fingerprint of the first finding in an article.
fn said_fingerprint(article: &str) -> String {
    let said = Run::new().file("a.txt", article).args("check --format json --fail-on never a.txt").status(0);
    let reports: serde_json::Value = serde_json::from_str(&said.out).expect("it is JSON");
    reports[0]["findings"][0]["fingerprint"].as_str().expect("there is one").to_owned()
}

#[test]
fn lines_are_those_of_the_file_and_an_article_is_read_as_it_is_told() {
    let marked = "---\ntitle: Fire\n---\n\n# Fire in the harbour\n\nCritics *gathered*\noutside. Critics said the plan failed.\n";
    let said = Run::new().file("a.txt", marked).args("why --as markdown a.txt:8").status(0);
    assert!(said.out.contains("attribution/vague"), "{}", said.out);
    let said = Run::new().file("a.txt", marked).args("why --as markdown a.txt:3").status(0);
    assert_eq!(said.out, "nothing is found there\n");
    let said = Run::new().file("a.txt", marked).args("view --as markdown a.txt").status(0);
    assert!(!said.out.contains("title"), "{}", said.out);
    let said = Run::new().file("a.txt", marked).args("graph --as markdown --format json a.txt").status(0);
    assert!(said.out.contains("\"headline\":\"Fire in the harbour\""), "{}", said.out);
}

#[test]
fn a_finding_is_proved_and_the_nearest_miss_is_told() {
    let said = Run::new().file("a.txt", FAULTY).args("why a.txt:1").status(0);
    assert!(said.out.contains("unsourced/figure (must)") && said.out.contains("ok   it is in the article’s own voice"));
    let said =
        Run::new().file("a.txt", "Critics gathered outside.\n").args("why-not attribution/vague a.txt:1").status(0);
    let flat = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains("goes as far as “Critics”") && flat.contains("“gathered” stands where the phrase has something"),
        "{}",
        said.out
    );
    let said = Run::new().file("a.txt", CLEAN).args("why-not unsourced/figure a.txt:1").status(0);
    assert!(said.out.contains("but  it holds nothing of the kind “figure”\n"), "{}", said.out);
    let print = said_fingerprint(FAULTY);
    let said = Run::new().file("a.txt", FAULTY).args(&format!("why a.txt {}", &print[..6])).status(0);
    assert!(said.out.starts_with(&format!("unsourced/figure (must), {print}")), "{}", said.out);
    Run::new().file("a.txt", CLEAN).args("why-not unsourced/figrue a.txt:1").status(2);
    Run::new().file("a.txt", CLEAN).args("why a.txt").status(2);
    Run::new().file("a.txt", CLEAN).args("why a.txt:9").status(2);
}

#[test]
fn kinds_of_article_change_how_rules_are_taken() {
    let said = Run::new().args("rules list --kind column").status(0);
    let line = said.out.lines().find(|l| l.trim_start().starts_with("interpretation")).expect("the rule is listed");
    assert!(line.ends_with("  off"), "{line}");
    let said = Run::new().args("rules list --kind opinon").status(2);
    assert!(said.err.contains("did you mean `opinion`?"), "{}", said.err);
    let said = Run::new().args("rules show profiles/opinion").status(0);
    assert!(said.out.contains("- unsourced/interpretation: off"), "{}", said.out);
    let said =
        Run::new().file("a.txt", "The vote is a blow to the mayor.\n").args("why a.txt:1 --kind opinion").status(0);
    assert!(said.out.contains("by profiles/opinion: the rule is off in articles of the kind opinion"), "{}", said.out);
    for command in ["check a.txt", "why a.txt:1", "view a.txt", "graph a.txt", "decisions list a.txt"] {
        let said = Run::new().file("a.txt", CLEAN).args(&format!("{command} --kind opinon")).status(2);
        assert!(said.err.contains("did you mean `opinion`?"), "{command}: {}", said.err);
        assert_eq!(said.out, "", "{command}");
    }
    let said = Run::new().file("a.txt", CLEAN).args("check a.txt --kind sport").status(2);
    insta::assert_snapshot!(
        said.err,
        @"deskcheck: there is no kind of article `sport`, there are court, interview, live, match, news, opinion, review"
    );
}

#[test]
fn an_outlet_is_not_asked_about_its_own_reporting() {
    let copy = "The mayor told The Tessel Gazette that the bridge is safe.\n";
    let asked = |words: &str| {
        let said =
            Run::new().file("a.txt", copy).args(&format!("check --notes --fail-on never a.txt {words}")).status(0);
        said.out.contains("attribution/second-hand")
    };
    assert!(asked("") && asked("--outlet Herald") && !asked("--outlet Gazette"));
}

#[test]
fn a_rule_about_a_word_hides_no_question_about_the_claim_that_it_stands_in() {
    let copy = "The pump failed because the council stopped maintaining it.\n";
    let run = Run::new().file("house/style/council.ron", COUNCIL).file("a.txt", copy);
    let said = run.args("check --rules house --fail-on never --notes a.txt").status(0);
    assert!(said.out.contains("Which council is meant") && said.out.contains("Who says that this is the cause?"));
    assert!(!said.out.contains("(also unsourced/cause"), "{}", said.out);
}

#[test]
fn what_else_is_asked_where_a_finding_stands_is_told() {
    let copy = "Sales fell because of the new tax, the worst fall ever.\n";
    let said = Run::new().file("a.txt", copy).args("check --notes --fail-on never a.txt").status(0);
    let flat = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("(also unsourced/") && flat.contains("?)"), "{}", said.out);
}

/// What somebody answers who is asked for a new rule.
const ANSWERS: &str = "[[The area]] was closed.\nPolice searched [[the area]] for hours.\nThe harbour area was closed.\n\
    “The area was closed,” Ana Ruiz said.\nstyle/area\nWhich area is “{words}”?\nReaders do not know it.\n";

#[test]
fn a_new_rule_is_written_from_its_sentences_and_is_proved() {
    let folder = Folder::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
    let piped =
        command.args(["rules", "new", "house"]).current_dir(&folder.0).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = piped.spawn().expect("the program starts");
    child.stdin.take().expect("it is piped").write_all(ANSWERS.as_bytes()).expect("it reads its input");
    assert!(child.wait_with_output().expect("the program ends").status.success());
    let rule = fs::read_to_string(folder.0.join("house/style/area.ron")).expect("the rule is written");
    Run::new().file("house/style/area.ron", rule).args("rules test style/area --rules house").status(0);
    Run::new().args("rules new house").stdin("[[The area]] was closed.\n").status(2);
    Run::new().args("rules new house").stdin(&ANSWERS.replace("style/area", "../area")).status(2);
}

#[test]
fn a_bad_answer_is_told_by_its_number_and_nothing_is_written() {
    let answers: Vec<&str> = ANSWERS.lines().collect();
    let bad = [
        (1, "The area was closed.", "mark the words"),
        (2, answers[0], "has been given already"),
        (3, "The [[harbour]] area was closed.", "nothing is marked"),
        (4, "", "a sentence is needed"),
        (5, "lexicons/area", "its file is FAMILY/NAME.ron"),
        (5, "attribution/vague", "would take its place"),
        (6, "The area is vague.", "`asks` is no question"),
        (6, "Which {area}?", "`find` never binds `{area}`"),
        (7, "", "`why` says nothing"),
    ];
    let mut both = answers.clone();
    (both[0], both[5]) = ("The area was closed.", "The area is vague.");
    let said = Run::new().args("rules new house").stdin(&(both.join("\n") + "\n")).status(2);
    let slips: Vec<&str> = said.err.lines().map(|line| line.split(": ").nth(1).unwrap_or_default()).collect();
    assert_eq!(slips, ["answer 1", "answer 6", "nothing is written"], "{}", said.err);
    for (number, answer, told) in bad {
        let mut all = answers.clone();
        all[number - 1] = answer;
        let said = Run::new().args("rules new house").stdin(&(all.join("\n") + "\n")).status(2);
        assert!(said.err.contains(&format!("answer {number}: ")) && said.err.contains(told), "{}", said.err);
    }
}

#[test]
fn a_new_rule_looks_in_the_voices_of_its_sentences_and_says_what_they_do_not_prove() {
    let quoted = "“[[Utter nonsense]],” Ana Ruiz said.\nIt was [[utter nonsense]].\nIt was nonsense.\nIt was not utter.\nstyle/nonsense\nWho says {words}?\nIt judges.\n";
    let said = Run::new().args("rules new house").stdin(quoted).status(0);
    assert!(said.out.contains("its sentences prove it"), "{}", said.out);
    let said =
        Run::new().args("rules new house").stdin(&quoted.replace("It was nonsense", "Utter nonsense won")).status(0);
    assert!(said.out.contains("error: missing") && said.out.contains("the above is left to mend"), "{}", said.out);
}

/// An adjustment with a pinned question and a comment behind it.
const PINNED: &str = r#"// head
Adjust(
    rule: "style/area", by: "desk", because: "x", until: "2027-03-01",
    unless: [Because("docks", Near("docks", 0))],
    examples: [
        Pass("Behind the docks the area was closed."),
        Asks("[[The area]] was closed.", r"Which \old?"), // keep “me”
    ],
)
"#;

/// A rule with a known gap that pins a question, and is sound.
const AREA: &str = r#"Rule(
    severity: Query, status: Trial, asks: "Which area is “{words}”?", why: "x", refs: [],
    find: Text(voice: [Own], any: ["the area"]),
    examples: [
        Todo(Asks("[[The area]] fell.", "Which?")),
        Flag("[[The area]] was closed."),
        Asks("Police searched [[the area]].", "Which \
            one?" /* inner */), // keep “me”
        Pass("The harbour area was closed."),
        Pass("“The area was closed,” Ana Ruiz said."),
    ],
)
"#;

#[test]
fn pinned_questions_are_written_in_place_in_rules_and_adjustments_and_all_else_is_kept() {
    let folder = Folder::new();
    let files = [("house/style/area.ron", AREA), ("house/adjustments/docks.ron", PINNED)];
    let write = |path: &str, text: &str| {
        let path = folder.0.join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(path, text.replace('\n', "\r\n")).expect("a file can be written");
    };
    for (path, text) in files {
        write(path, text);
    }
    let run = |words: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
        command.args(words.split(' ')).current_dir(&folder.0).output().expect("the program runs")
    };
    let words = "rules test style/area adjustments/docks --rules house";
    assert_eq!(run(words).status.code(), Some(1));
    let said = run(&format!("{words} --accept"));
    assert_eq!(
        String::from_utf8_lossy(&said.stdout),
        "style/area: Which area is “the area”?\nadjustments/docks: Which area is “The area”?\n2 questions accepted\n"
    );
    assert_eq!(run(words).status.code(), Some(0));
    let expected = [
        AREA.replace("\"Which \\\n            one?\" /* inner", "\"Which area is “the area”?\" /* inner"),
        PINNED.replace("r\"Which \\old?\"", "\"Which area is “The area”?\""),
    ];
    for ((path, _), expected) in files.iter().zip(expected) {
        let written = fs::read_to_string(folder.0.join(path)).expect("it is there");
        assert_eq!(written, expected.replace('\n', "\r\n"));
    }
}

#[test]
fn the_list_of_rules_has_a_line_for_each() {
    let said = Run::new().args("rules list").status(0);
    let rules = said.out.lines().filter(|line| line.starts_with("  ") && line.trim_start().len() + 2 == line.len());
    assert_eq!(rules.clone().count(), deskcheck::rule::RuleSet::load(&[]).expect("they load").rules.len());
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    let flat = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for rule in &deskcheck::rule::RuleSet::load(&[]).expect("they load").rules {
        assert!(flat.contains(&rule.asks.first.to_string()), "{}", rule.asks.first);
    }
}

#[test]
fn rules_are_listed_explained_compared_and_tried() {
    let said = Run::new().args("rules list --format json").status(0);
    let rules: serde_json::Value = serde_json::from_str(&said.out).expect("it is JSON");
    assert!(rules.as_array().is_some_and(|r| r.len() >= 50), "{}", said.out);
    let said = Run::new().args("rules show unsourced/figure").status(0);
    assert!(said.out.contains("It finds claims") && said.out.contains("flags “$40 million”"), "{}", said.out);
    let said = Run::new().args("rules show unsourced/figrue").status(2);
    assert!(said.err.contains("did you mean `unsourced/figure`?"), "{}", said.err);
    Run::new().args("rules test unsourced/figrue").status(2);
    let said = Run::new().args("rules test quotation").status(0);
    assert_eq!(said.out, "10 rules: proved\n");
    let said = Run::new().file("house/style/area.ron", AREA).args("rules test house").status(1);
    assert!(said.out.contains("--> house/style/area.ron:") && said.out.contains("of 1 rule\n"), "{}", said.out);
    let said = Run::new().args("rules show quotation").status(0);
    let list = Run::new().args("rules list").status(0);
    assert!(said.out.starts_with("quotation\n  altered  ") && list.out.contains(&said.out), "{}", said.out);
    let told = |id: &str| Run::new().args(&format!("rules show {id}")).status(2).err;
    assert!(told("attribution/figure").contains("did you mean `unsourced/figure`?"), "{}", told("attribution/figure"));
    let kinds = "in `profiles` there are court, interview, live, match, news, opinion, review\n";
    assert!(told("profiles/sport").ends_with(kinds), "{}", told("profiles/sport"));
    let said = Run::new().file("a.txt", FAULTY).args("rules try unsourced/figure a.txt").status(0);
    assert!(said.out.contains("The plan will cost [[$40 million]]."), "{}", said.out);
    let said = Run::new().file("a.txt", FAULTY).args("rules diff shipped shipped a.txt").status(0);
    assert_eq!(said.out, "no finding comes or goes\n");
    Run::new().file("a.txt", FAULTY).args("rules overlap a.txt").status(0);
}

#[test]
fn what_rules_find_is_told_to_programs_too() {
    const MILLIONS: &str = "Rule(severity: Query, status: Live, asks: \"Is it?\", why: \"It may not be.\", refs: [], \
        find: Text(voice: [Own], any: [\"million\"]), examples: [Flag(\"A [[million]] left.\"), Flag(\"[[Million]] or \
        not.\"), Pass(\"A thousand left.\"), Pass(\"All left.\")])";
    let told = |words: &str| -> serde_json::Value {
        let run = Run::new().file("a.txt", FAULTY).file("house/style/million.ron", MILLIONS);
        serde_json::from_str(&run.args(words).status(0).out).expect("it is JSON")
    };
    let tried = told("rules try unsourced/figure a.txt --format json --most 1");
    let hit = &tried["shown"][0];
    let (start, end) = (hit["span"]["start"].as_u64().expect("a place"), hit["span"]["end"].as_u64().expect("a place"));
    assert_eq!(&FAULTY[start as usize..end as usize], "$40 million");
    assert_eq!(
        (&tried["hits"], &tried["articles"], &hit["line"], &hit["words"]),
        (&1.into(), &1.into(), &1.into(), &"$40 million".into())
    );
    let changed = told("rules diff shipped house a.txt --format json");
    assert_eq!(
        (&changed["changes"][0]["change"], &changed["changes"][0]["words"]),
        (&"come".into(), &"million".into())
    );
    assert_eq!(changed["rules"][0], serde_json::json!({"rule": "style/million", "come": 1, "gone": 0}));
    let shared = told("rules overlap a.txt --rules house --format json");
    let pair = serde_json::json!({"rules": ["style/million", "unsourced/figure"], "hits": [1, 1], "shared": 1});
    assert!(shared.as_array().is_some_and(|pairs| pairs.contains(&pair)), "{shared:#}");
}
