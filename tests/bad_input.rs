//! What the README says of bad input, row by row: each row of its table is a test, and has to be.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use libtest_mimic::{Arguments, Failed, Trial};

/// What a test works with: a folder of its own, and the program run in it.
struct Desk(PathBuf);

impl Desk {
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), bytes).expect("a file can be written");
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
        command.args(arguments.split_whitespace()).current_dir(&self.0).env_remove("NO_COLOR").env("TERM", "xterm");
        command
    }

    fn run(&self, arguments: &str) -> Said {
        Said::of(self.command(arguments).output().expect("the program runs"))
    }

    /// Runs a line of bash in which `$D` is the program; nothing where there is no bash.
    fn bash(&self, line: &str) -> Option<Said> {
        let bash = Command::new("bash")
            .args(["-c", line])
            .env("D", env!("CARGO_BIN_EXE_deskcheck"))
            .current_dir(&self.0)
            .output();
        bash.ok().map(Said::of)
    }
}

/// What the program said, and its exit status.
struct Said {
    status: Option<i32>,
    out: String,
    err: String,
}

impl Said {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("all that is said is UTF-8");
        Self { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    #[track_caller]
    fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{}\n{}", self.out, self.err);
        self
    }

    /// Checks that it failed with one complaint that has the words in it.
    #[track_caller]
    fn refused(self, words: &str) {
        let said = self.ended(2);
        assert!(said.err.contains(words) && !said.err.contains("panicked"), "{}", said.err);
    }

    #[track_caller]
    fn has(self, words: &str) -> Self {
        assert!(self.out.contains(words), "{words} is not in:\n{}", self.out);
        self
    }
}

/// Copy of which a desk asks something.
const COPY: &str = "Critics said on Tuesday that the plan would fail.\n";

/// The rule that asks it.
const ASKED: &str = "attribution/vague";

fn no_words(desk: &Desk) {
    desk.file("empty.txt", "");
    desk.file("blank.txt", " \n\t\r\n\u{a0}\n");
    desk.run("check empty.txt blank.txt").ended(0).has("empty.txt").has("blank.txt");
}

fn binary(desk: &Desk) {
    desk.file("a.txt", b"\x89PNG\r\n\x1a\n\0\0");
    desk.file("b.txt", COPY);
    let said = desk.run("check a.txt b.txt").ended(2).has(ASKED);
    assert!(said.err.contains("a.txt: is not text, looks like a PNG image"), "{}", said.err);
}

fn other_forms(desk: &Desk) {
    desk.file("a.pdf", b"%PDF-1.7\0\0");
    desk.file("b.rtf", b"{\\rtf1 The dam broke.}");
    desk.run("check a.pdf")
        .refused("a.pdf: is a PDF, which is not read: save it as a Word document (.docx) or as text");
    desk.run("check b.rtf").refused("b.rtf: is an RTF document");
}

fn folder(desk: &Desk) {
    fs::create_dir_all(desk.0.join("drafts/deep")).expect("a folder can be made");
    fs::create_dir_all(desk.0.join("none")).expect("a folder can be made");
    desk.file("drafts/deep/a.md", COPY);
    desk.run("check drafts").ended(0).has(ASKED).has("drafts/deep/a.md");
    desk.run("check none").refused("none: is a folder without articles");
}

fn missing(desk: &Desk) {
    desk.file("b.txt", COPY);
    let said = desk.run("check a.txt b.txt").ended(2).has(ASKED);
    assert!(said.err.contains("a.txt: not found"), "{}", said.err);
}

fn unreadable(desk: &Desk) {
    // A file that even the administrator cannot read, where there is one.
    if Path::new("/proc/self/mem").exists() {
        desk.run("check /proc/self/mem").refused("/proc/self/mem: ");
    }
}

fn link_loop(desk: &Desk) {
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("b.txt", desk.0.join("a.txt")).expect("a link can be made");
        std::os::unix::fs::symlink("a.txt", desk.0.join("b.txt")).expect("a link can be made");
        desk.file("c.txt", COPY);
        desk.run("check a.txt").refused("a.txt: ");
        desk.run("check .").ended(0).has(ASKED);
    }
    let _ = desk;
}

fn utf_16(desk: &Desk) {
    let bytes: Vec<u8> = format!("\u{feff}{COPY}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.file("a.txt", bytes);
    desk.run("check a.txt").ended(0).has(ASKED).has("read as UTF-16");
}

fn windows_1252(desk: &Desk) {
    desk.file("a.txt", b"\x93Non,\x94 said Andr\xe9.\n\nCritics said the plan would fail.\n");
    desk.run("check a.txt").ended(0).has(ASKED).has("read as windows-1252");
}

fn nul(desk: &Desk) {
    desk.file("a.txt", COPY.replace("plan", "pl\0an"));
    desk.run("check a.txt").ended(0).has(ASKED);
    desk.file("b.txt", [0; 4000]);
    desk.run("check b.txt").refused("b.txt: is not text");
}

fn large(desk: &Desk) {
    let mut bytes = vec![b' '; 100 << 20];
    for line in bytes.chunks_mut(80) {
        line[0] = b'\n';
    }
    bytes.extend(COPY.as_bytes());
    desk.file("a.txt", bytes);
    desk.run("check a.txt").ended(0).has(ASKED);
}

fn one_line(desk: &Desk) {
    let sentence = "The mayor said the plan would fail. Critics said it had failed before. ";
    desk.file("a.txt", sentence.repeat(2000));
    desk.run("check a.txt").ended(0).has(ASKED);
}

fn no_final_newline(desk: &Desk) {
    desk.file("a.txt", COPY.trim_end());
    desk.run("check a.txt").ended(0).has(ASKED);
}

fn other_scripts(desk: &Desk) {
    desk.file(
        "a.txt",
        format!("“שלום לכולם”, אמר ראש העיר.\n\n{COPY}\n\nCafe\u{301} cri\u{302}tics sa\u{308}id a\u{30a}\u{327}.\n"),
    );
    desk.run("check a.txt").ended(0).has(ASKED);
}

fn rule_folder(desk: &Desk) {
    fs::create_dir_all(desk.0.join("house/style/a.ron")).expect("a folder can be made");
    desk.file("a.txt", COPY);
    desk.run("check --rules house a.txt").refused("style/a.ron: this is a folder");
    desk.run("check --rules nowhere a.txt").refused("nowhere");
}

fn full_disk(desk: &Desk) {
    desk.file("a.txt", COPY);
    desk.file("report.html", "the report of yesterday");
    if Path::new("/dev/full").exists() {
        desk.run("check a.txt -o /dev/full").refused("cannot be written");
        assert!(Path::new("/dev/full").exists(), "the device is gone");
    }
    // A file that may grow no further is as good as a disk that is full.
    let line = "trap '' XFSZ; ulimit -f 1; $D check a.txt --format html -o report.html";
    if let Some(said) = desk.bash(line) {
        said.refused("cannot be written");
        assert_eq!(fs::read_to_string(desk.0.join("report.html")).expect("it is there"), "the report of yesterday");
        assert_eq!(fs::read_dir(&desk.0).expect("it is there").count(), 2, "something is left beside the report");
    }
}

fn closed_pipe(desk: &Desk) {
    for number in 0..30 {
        desk.file(&format!("{number}.txt"), COPY.repeat(300));
    }
    if let Some(said) = desk.bash("$D check --format json . | head -c 10; echo; echo ${PIPESTATUS[0]}") {
        let said = said.ended(0).has("\n0\n");
        assert_eq!(said.err, "");
    }
}

fn no_home(desk: &Desk) {
    desk.file("a.txt", COPY);
    let mut command = desk.command("check a.txt");
    command.env_remove("HOME").env_remove("XDG_CONFIG_HOME").env_remove("USER");
    Said::of(command.output().expect("the program runs")).ended(0).has(ASKED);
}

fn read_only(desk: &Desk) {
    desk.file("a.txt", COPY);
    // A folder in which even the administrator makes no file, where there is one.
    if Path::new("/proc/self").exists() {
        desk.run("check a.txt -o /proc/report.txt").refused("/proc/report.txt: cannot be written");
    }
    desk.run("check a.txt -o missing/report.txt").refused("missing/report.txt: cannot be written");
}

fn colours(desk: &Desk) {
    desk.file("a.txt", COPY);
    let plain = |command: &mut Command| {
        let said = Said::of(command.output().expect("the program runs")).ended(0).has(ASKED);
        assert!(!said.out.contains('\u{1b}'), "{}", said.out);
    };
    plain(&mut desk.command("check a.txt"));
    plain(desk.command("check a.txt").env("NO_COLOR", "1"));
    plain(desk.command("check a.txt").env("TERM", "dumb"));
    desk.run("check --color always a.txt").ended(0).has("\u{1b}[");
}

fn narrow(desk: &Desk) {
    desk.file("a.txt", COPY.repeat(3));
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let commands = [
        "check a.txt",
        &format!("check --notes --fail-on never {}", articles.display()),
        &format!("rules try attribution/vague {}", articles.display()),
        "rules list",
        "rules show attribution",
        "rules show unsourced/figure",
        "rules show conflict/denial",
        "rules show profiles/opinion",
    ];
    for words in commands {
        let said = Said::of(desk.command(words).env("COLUMNS", "40").output().expect("the program runs")).ended(0);
        // A word that is longer than the line is not cut.
        let is_wide = |line: &&str| line.chars().count() > 40 && line.trim_start().contains(' ');
        let wide: Vec<&str> = said.out.lines().filter(is_wide).collect();
        assert!(wide.is_empty(), "{words}: {wide:#?}");
    }
}

fn word_bombs(desk: &Desk) {
    desk.file("a.docx", b"PK\x03\x04\x14\0\0\0\x08\0");
    desk.run("check --as docx a.docx").refused("a.docx: ");
    desk.file("b.docx", [b"PK\x03\x04", &[0; 26][..], b"word/document.xml\x8b\x02"].concat());
    desk.run("check b.docx").refused("b.docx: is a damaged Word document");
}

fn faulty_rule(desk: &Desk) {
    fs::create_dir_all(desk.0.join("house/style")).expect("a folder can be made");
    desk.file("house/style/a.ron", "Rule(asks: “x”)");
    desk.file("house/style/b.ron", "Rule(");
    let said = desk.run("rules check --rules house").ended(2);
    assert!(said.err.contains("style/a.ron:1:") && said.err.contains("style/b.ron:1:"), "{}", said.err);
}

/// A row of the table, and what is tried for it.
type Row = (&'static str, fn(&Desk));

const ROWS: &[Row] = &[
    ("an empty file, one of nothing but white space", no_words),
    ("a binary file", binary),
    ("a PDF, an RTF, OpenDocument or old Word file", other_forms),
    ("a folder", folder),
    ("a file that is not there", missing),
    ("a file that cannot be read", unreadable),
    ("links that lead in a circle", link_loop),
    ("UTF-16", utf_16),
    ("windows-1252", windows_1252),
    ("NUL bytes", nul),
    ("100 MB", large),
    ("an article in one line", one_line),
    ("no newline at the end", no_final_newline),
    ("text from right to left, combining marks", other_scripts),
    ("a rule file that is a folder", rule_folder),
    ("rules with mistakes", faulty_rule),
    ("a Word file that is cut off or packed to harm", word_bombs),
    ("a full disk under `-o`", full_disk),
    ("a closed pipe (`\\| head`)", closed_pipe),
    ("no home folder", no_home),
    ("a folder that may not be written to", read_only),
    ("`NO_COLOR`, `TERM=dumb`, no terminal", colours),
    ("40 columns", narrow),
];

/// The rows of the README's table.
fn rows() -> Vec<String> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("it is there");
    let table = readme.lines().skip_while(|line| !line.starts_with("| input |")).skip(2);
    let rows = table
        .take_while(|line| line.starts_with("| "))
        .map(|line| line[2..].split(" | ").next().unwrap_or_default().to_owned());
    rows.collect()
}

fn test(row: String) -> Trial {
    Trial::test(row.clone(), move || {
        let (_, check) =
            ROWS.iter().find(|(name, _)| *name == row).ok_or_else(|| Failed::from("no test is named after it"))?;
        let name: String = row.chars().filter(char::is_ascii_alphanumeric).collect();
        let folder = std::env::temp_dir().join(format!("deskcheck-bad-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        let desk = Desk(folder);
        check(&desk);
        fs::remove_dir_all(&desk.0).expect("it can be removed");
        Ok(())
    })
}

fn main() {
    let rows = rows();
    let unsaid: Vec<&str> =
        ROWS.iter().map(|(name, _)| *name).filter(|name| !rows.iter().any(|row| row == name)).collect();
    assert!(unsaid.is_empty(), "the README says nothing of {unsaid:?}");
    libtest_mimic::run(&Arguments::from_args(), rows.into_iter().map(test).collect()).exit();
}
