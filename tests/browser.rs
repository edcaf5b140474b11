//! Report and desk in a real browser, as an editor uses them.
//!
//! Chromium and chromedriver come from the system; axe-core, which looks for barriers, from npm, below `target/axe`.
//! Where they are absent the tests say so and pass, but not under `CI=true`.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const AXE: &str = "target/axe/node_modules/axe-core/axe.min.js";

/// How long the browser may take for anything.
const PATIENCE: Duration = Duration::from_secs(120);

/// Says that a test cannot run here, and fails under CI.
fn absent(what: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{what} is absent");
    #[allow(clippy::print_stderr, reason = "whoever runs the tests wants to know")]
    {
        eprintln!("skipped: {what} is absent");
    }
}

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a program, and reads what it prints up to a line in which `found` finds what it looks for.
fn start<T>(command: &mut Command, found: impl Fn(&str) -> Option<T>) -> Option<(Running, T, BufReader<ChildStdout>)> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut lines = BufReader::new(child.stdout.take()?);
    let running = Running(child);
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if let Some(value) = found(&line) {
            return Some((running, value, lines));
        }
    }
}

/// One request over HTTP, as bytes out and text in.
fn http(port: u16, head: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("something listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("it can be set");
    write!(stream, "{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
        .expect("it can be sent");
    let mut answer = Vec::new();
    let mut piece = [0; 1 << 13];
    // Not every server closes when it is asked to.
    while !is_whole(&answer) {
        let length = stream.read(&mut piece).expect("it answers");
        if length == 0 {
            break;
        }
        answer.extend_from_slice(&piece[..length]);
    }
    String::from_utf8_lossy(&answer).into_owned()
}

/// Whether an answer is there from head to end.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    length.is_some_and(|length| answer.len() >= end + 4 + length)
}

struct Browser {
    _driver: Running,
    _lines: BufReader<ChildStdout>,
    port: u16,
    session: String,
}

impl Browser {
    fn open() -> Option<Self> {
        let port_of =
            |line: &str| line.split("successfully on port ").nth(1)?.trim_end().trim_end_matches('.').parse().ok();
        let started = start(Command::new("chromedriver").arg("--port=0"), port_of);
        let Some((driver, port, lines)) = started else {
            absent("chromedriver");
            return None;
        };
        let mut browser = Self { _driver: driver, _lines: lines, port, session: String::new() };
        let options = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-background-networking", "--window-size=1280,1000"]},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}}});
        let answer = browser.call("POST", "/session", &options);
        answer["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {answer}")).clone_into(&mut browser.session);
        Some(browser)
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = if method == "GET" || method == "DELETE" { String::new() } else { body.to_string() };
        let head =
            format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json", self.port);
        let answer = http(self.port, &head, &body);
        let content = answer.split_once("\r\n\r\n").map_or("", |(_, content)| content);
        let value: Value = serde_json::from_str(content).unwrap_or_else(|_| panic!("no JSON: {answer}"));
        value["value"].clone()
    }

    fn session(&self, method: &str, path: &str, body: &Value) -> Value {
        self.call(method, &format!("/session/{}/{path}", self.session), body)
    }

    fn go(&self, address: &str) {
        let answer = self.session("POST", "url", &json!({"url": address}));
        assert!(answer.is_null(), "{answer}");
        // A key that is pressed before the page has the focus is lost.
        self.wait("document.readyState === 'complete' && document.hasFocus()");
    }

    /// Runs a script in the page.
    fn run(&self, script: &str) -> Value {
        self.session("POST", "execute/sync", &json!({"script": script, "args": []}))
    }

    /// Waits until a script says yes.
    #[track_caller]
    fn wait(&self, script: &str) {
        let begun = Instant::now();
        while self.run(&format!("return Boolean({script});")) != json!(true) {
            let state = || self.run("return document.getElementById('status')?.textContent");
            assert!(begun.elapsed() < PATIENCE, "never: {script} ({})", state());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn element(&self, selector: &str) -> String {
        let found = self.session("POST", "element", &json!({"using": "css selector", "value": selector}));
        let id = found.as_object().and_then(|o| o.values().next()).and_then(Value::as_str);
        id.unwrap_or_else(|| panic!("{selector}: {found}")).to_owned()
    }

    fn click(&self, selector: &str) {
        let clicked = self.run(&format!("document.querySelector({}).click(); return true", json!(selector)));
        assert_eq!(clicked, json!(true), "{selector}");
    }

    /// Presses a key wherever the focus is.
    fn press(&self, key: &str) {
        let keys = json!([{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]);
        let actions = json!({"actions": [{"type": "key", "id": "keyboard", "actions": keys}]});
        self.session("POST", "actions", &actions);
    }

    fn type_into(&self, selector: &str, text: &str) {
        let answer = self.session("POST", &format!("element/{}/value", self.element(selector)), &json!({"text": text}));
        assert!(answer.is_null(), "{selector}: {answer}");
    }

    /// Checks that nothing went wrong in the page, and that nothing was asked of anybody but `home`.
    fn check_quiet(&self, home: &str) {
        let log = self.session("POST", "se/log", &json!({"type": "browser"}));
        let severe: Vec<&Value> =
            log.as_array().expect("a log").iter().filter(|entry| entry["level"] == "SEVERE").collect();
        // The browser asks for an icon by itself.
        let severe: Vec<_> = severe.into_iter().filter(|e| !e.to_string().contains("favicon")).collect();
        assert!(severe.is_empty(), "{severe:#?}");
        let log = self.session("POST", "se/log", &json!({"type": "performance"}));
        let mut requests = 0;
        for entry in log.as_array().expect("a log") {
            let message: Value = serde_json::from_str(entry["message"].as_str().expect("a message")).expect("JSON");
            if message["message"]["method"] == "Network.requestWillBeSent" {
                let url = message["message"]["params"]["request"]["url"].as_str().expect("a URL");
                let is_own = url.starts_with(home) || url.starts_with("data:") || url.starts_with("blob:");
                assert!(is_own, "the page asked for {url}");
                requests += 1;
            }
        }
        assert!(requests > 0, "the log holds no request");
    }

    /// Checks that axe-core finds no serious barrier.
    fn check_access(&self) {
        let Ok(axe) = fs::read_to_string(AXE) else { return absent(AXE) };
        self.run(&axe);
        let script = "const done = arguments[arguments.length - 1]; axe.run().then((found) => done(found.violations\
            .filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => [v.id, v.nodes.map((n) => n.html + ' ' + n.failureSummary)])))";
        let found = self.session("POST", "execute/async", &json!({"script": script, "args": []}));
        assert_eq!(found, json!([]), "{found:#}");
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            self.call("DELETE", &format!("/session/{}", self.session), &Value::Null);
        }
    }
}

/// A folder of its own, which is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("deskcheck-browser-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("folders can be made");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Writes the page of an article, and gives its address.
fn report(folder: &Path, article: &Path) -> String {
    let page = folder.join("report.html");
    let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
    let status = command.args(["check", "--format", "html", "-o"]).arg(&page).arg(article).status().expect("it runs");
    assert!(matches!(status.code(), Some(0 | 1)), "{status}");
    format!("file://{}", page.display())
}

#[test]
fn a_report_is_read_by_keyboard_in_a_browser() {
    let Some(browser) = Browser::open() else { return };
    let folder = Folder::new("report");
    let address = report(&folder.0, Path::new("tests/articles/factory-fire.txt"));
    browser.go(&address);
    browser.press("j");
    browser.wait("document.activeElement.classList.contains('card')");
    let first = browser.run("return document.activeElement.id");
    browser.press("j");
    browser.wait(&format!("document.activeElement.id !== {first}"));
    browser.wait("document.activeElement.classList.contains('card')");
    let shown = "return getComputedStyle(document.querySelector('.who')).display";
    assert_eq!(browser.run(shown), json!("none"));
    browser.press("v");
    browser.wait("getComputedStyle(document.querySelector('.who')).display === 'inline'");
    browser.run("document.querySelector('svg a').scrollIntoView()");
    browser.run(
        "document.querySelector('svg a').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))",
    );
    browser.wait("/^#s\\d+$/.test(location.hash) && document.querySelector(location.hash)");
    let printed = browser.session("POST", "print", &json!({}));
    assert!(printed.as_str().is_some_and(|pdf| pdf.starts_with("JVBERi")), "it prints no PDF");
    browser.check_access();
    browser.check_quiet("file://");
}

#[test]
fn a_hostile_article_does_nothing_in_a_browser() {
    let Some(browser) = Browser::open() else { return };
    let folder = Folder::new("hostile");
    let article = folder.0.join("hostile.txt");
    let evil = "<script>window.hit = 1</script>\"><img src=x onerror='window.hit = 1'><svg onload=window.hit=1>";
    let text = format!(
        "Dam breaks {evil}\n\n“We lost $40 million {evil},” said Ann Lee {evil}. It cost $40 million {evil}.\n"
    );
    fs::write(&article, text).expect("files can be written");
    browser.go(&report(&folder.0, &article));
    assert_eq!(
        browser.run("return [window.hit === undefined, document.images.length, document.scripts.length]"),
        json!([true, 0, 2])
    );
    browser.check_quiet("file://");
}

/// The desk, running, and its address.
fn desk() -> (Running, String, BufReader<ChildStdout>) {
    let address_of = |line: &str| line.split_whitespace().find(|word| word.starts_with("http://")).map(str::to_owned);
    start(Command::new(env!("CARGO_BIN_EXE_deskcheck")).args(["desk", "--port", "0"]), address_of)
        .expect("the desk starts")
}

fn port_of(address: &str) -> u16 {
    let port = address.trim_start_matches("http://127.0.0.1:").split('/').next();
    port.and_then(|port| port.parse().ok()).expect("it has a port")
}

/// A Word document with that paragraph.
fn docx(paragraph: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("it can be written");
    let text =
        format!("<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p></w:body></w:document>");
    archive.write_all(text.as_bytes()).expect("it can be written");
    archive.finish().expect("it can be written").into_inner()
}

/// Whether the page is left without a question.
const LEAVES: &str = "return dispatchEvent(new Event('beforeunload', {cancelable: true}));";

/// Whether a decision was refused where it is taken, at what it lacks.
const REFUSED: &str = "document.activeElement.name === 'reason' && document.activeElement.ariaInvalid === 'true' \
    && document.activeElement.form.querySelector('[role=alert]').textContent.includes('reason')";

#[test]
fn decisions_are_taken_on_a_report_and_saved_as_the_file_beside_the_draft() {
    let Some(browser) = Browser::open() else { return };
    let folder = Folder::new("decide");
    let draft = folder.0.join("draft.txt");
    fs::write(&draft, "The plan will cost $40 million. Nobody asked.\n").expect("files can be written");
    browser.go(&report(&folder.0, &draft));
    browser.run(
        "HTMLAnchorElement.prototype.click = () => {}; \
        URL.createObjectURL = (file) => { file.text().then((words) => { window.saved = words; }); return '#'; };",
    );
    browser.click(".card details:has(form) summary");
    browser.click("form.decide button");
    browser.wait(REFUSED);
    assert_eq!(browser.run(LEAVES), json!(true));
    browser.type_into("form.decide input[name=reason]", "budget \"paper\" held");
    browser.type_into("#who", "Ann Lee");
    browser.click("form.decide button");
    browser.wait("document.querySelector('.card.settled')");
    assert_eq!(browser.run(LEAVES), json!(false));
    browser.check_access();
    browser.click("#save");
    browser.wait("window.saved");
    assert_eq!(browser.run(LEAVES), json!(true));
    let saved = browser.run("return window.saved");
    fs::write(folder.0.join("draft.desk.ron"), saved.as_str().expect("a text")).expect("files can be written");
    let mut list = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
    let list = list.args(["decisions", "list"]).arg(&draft).output().expect("it runs");
    let told = String::from_utf8(list.stdout).expect("it is UTF-8");
    assert!(told.contains("stet by Ann Lee on 20") && told.contains(": budget \"paper\" held"), "{told}");
    browser.check_quiet("file://");
}

#[test]
fn a_draft_is_checked_settled_and_checked_again_at_the_desk() {
    let Some(browser) = Browser::open() else { return };
    let (_running, address, _lines) = desk();
    browser.go(&address);
    browser.check_access();
    let paste = "const draft = document.getElementById('draft'); draft.value = 'The plan will cost $40 million. Nobody asked.'; \
        draft.dispatchEvent(new InputEvent('input', {bubbles: true}));";
    browser.run(paste);
    browser.wait("document.querySelector('.card')");
    let folder = Folder::new("desk");
    let file = folder.0.join("draft.docx");
    fs::write(&file, docx("The bridge will cost $70 million. Crime rose by a third last year."))
        .expect("files can be written");
    browser.type_into("#file", &file.to_string_lossy());
    // What was pasted would be lost.
    let asked = browser.session("GET", "alert/text", &Value::Null);
    assert!(asked.as_str().is_some_and(|asked| asked.contains("not saved")), "{asked}");
    browser.session("POST", "alert/accept", &json!({}));
    browser.wait("document.getElementById('draft').value.includes('$70 million')");
    assert_eq!(browser.run(LEAVES), json!(true));
    browser.wait("document.querySelector('.card blockquote')?.textContent.includes('bridge')");
    // What has to be settled is not settled without a reason.
    browser.click(".card details:has(form) summary");
    browser.click("form.decide button");
    browser.wait(REFUSED);
    browser.type_into("form.decide input[name=reason]", "budget paper held");
    browser.click("form.decide button");
    browser.wait("document.querySelectorAll('.card.settled').length === 1");
    browser.wait("document.activeElement.classList.contains('settled')");
    assert_eq!(browser.run(LEAVES), json!(false));
    let edit = "const draft = document.getElementById('draft'); draft.value = 'A new first paragraph.\\n\\n' + draft.value; \
        draft.dispatchEvent(new InputEvent('input', {bubbles: true}));";
    browser.run(edit);
    browser.wait("document.querySelector('.copy').textContent.includes('new first paragraph')");
    assert_eq!(browser.run("return document.querySelectorAll('.card.settled').length"), json!(1));
    browser.run("const draft = document.getElementById('draft'); draft.value = draft.value.replace('will cost', 'will not cost'); \
        draft.dispatchEvent(new InputEvent('input', {bubbles: true}));");
    browser.wait("document.querySelectorAll('.card.settled').length === 0");
    browser.check_access();
    // The refusal above is an answer with an error's status, which the browser notes; nothing else may be.
    let home = format!("http://127.0.0.1:{}/", port_of(&address));
    let log = browser.session("POST", "se/log", &json!({"type": "browser"}));
    let severe = log.as_array().expect("a log").iter().filter(|e| e["level"] == "SEVERE");
    let severe: Vec<_> =
        severe.filter(|e| !e.to_string().contains("400 (Bad Request)") && !e.to_string().contains("favicon")).collect();
    assert!(severe.is_empty(), "{severe:#?}");
    browser.check_quiet(&home);
}

#[test]
fn the_desk_answers_nobody_else() {
    let (_running, address, _lines) = desk();
    let port = port_of(&address);
    let path = address.trim_start_matches(&format!("http://127.0.0.1:{port}")).to_owned();
    let status = |head: &str| http(port, head, "{}").split_whitespace().nth(1).unwrap_or_default().to_owned();
    let host = format!("Host: 127.0.0.1:{port}");
    assert_eq!(status(&format!("GET {path} HTTP/1.1\r\n{host}")), "200");
    assert_eq!(status(&format!("GET {path} HTTP/1.1\r\nHost: desk.example")), "403");
    assert_eq!(status(&format!("GET / HTTP/1.1\r\n{host}")), "404");
    assert_eq!(status(&format!("GET /{}/ HTTP/1.1\r\n{host}", "0".repeat(32))), "404");
    assert_eq!(status(&format!("POST {path}check HTTP/1.1\r\n{host}")), "403");
    assert_eq!(status(&format!("POST {path}check HTTP/1.1\r\n{host}\r\nOrigin: http://evil.example")), "403");
    assert_eq!(status(&format!("POST {path}check HTTP/1.1\r\n{host}\r\nOrigin: null")), "403");
    assert_eq!(status(&format!("POST {path}check HTTP/1.1\r\n{host}\r\nOrigin: http://127.0.0.1:{port}")), "400");
}
