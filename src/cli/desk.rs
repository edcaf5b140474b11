//! `deskcheck desk`: a page in the browser, served on this machine and to nobody else.
//!
//! The server listens on the loopback address alone, answers only under a path that holds a token, and only requests that
//! name this address as their host and, where they change anything, as their origin. It keeps nothing: the draft and the
//! decisions travel with each request, and are stored when and where the user saves them.

mod answer;

mod page;

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::io::Read as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Command, Stdio};

use clap::Args;
use tiny_http::{Header, Method, Request, Response, Server};

use super::against::Against;
use super::settings::{Drafts, Settings};
use super::{Outcome, RuleArguments, complain, load, print};
use crate::original::Originals;
use crate::rule::RuleSet;

/// What `desk` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The port to listen on; 0 takes one that is free
    #[arg(long, default_value = "0", value_name = "N")]
    port: u16,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    against: Against,
    #[command(flatten)]
    rules: RuleArguments,
    /// What the house says of all its drafts.
    #[arg(skip)]
    drafts: Drafts,
}

impl Arguments {
    /// Lets what the house sets stand in for options that are left out.
    pub(super) fn settle(&mut self, settings: Settings) {
        self.rules.settle(&settings);
        self.drafts = settings.drafts;
    }
}

/// Bytes of a request at most: a long draft with pictures in it.
const LARGEST: u64 = 32 << 20;

/// How many requests are worked on at once.
const THREADS: usize = 4;

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Some(rules) = load(&arguments.rules).filter(|rules| arguments.drafts.is_known(rules)) else {
        return Outcome::Failed;
    };
    let Ok(originals) = arguments.against.load(rules, &[]) else { return Outcome::Failed };
    let server = match Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port))) {
        Ok(server) => server,
        Err(error) => {
            complain(&format!("deskcheck: cannot listen on port {}: {error}\n", arguments.port));
            return Outcome::Failed;
        }
    };
    let port = server.server_addr().to_ip().map_or(arguments.port, |address| address.port());
    let desk = Desk { rules, originals, drafts: arguments.drafts.clone(), port, token: token() };
    let address = format!("http://127.0.0.1:{port}/{}/", desk.token);
    let outcome = print(&format!("The desk is at {address}\nIt answers this machine only. Ctrl-C stops it.\n"));
    if arguments.open {
        open(&address);
    }
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Ok(request) = server.recv() {
                    desk.serve(request);
                }
            });
        }
    });
    outcome
}

/// 128 bits that nobody can guess, in hexadecimal.
fn token() -> String {
    // The keys of a `RandomState` come from the system's source of randomness.
    let bits = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", bits(), bits())
}

/// Opens an address in the browser; where that fails, the address is on the screen.
fn open(address: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(address).stdout(Stdio::null()).stderr(Stdio::null());
    if command.spawn().is_err() {
        complain("deskcheck: no browser could be opened\n");
    }
}

/// The desk that is served.
struct Desk<'r> {
    rules: &'r RuleSet,
    /// What the drafts were written from.
    originals: Option<Originals>,
    /// What the house says of all its drafts.
    drafts: Drafts,
    port: u16,
    token: String,
}

/// An answer: a status, a type and the bytes.
struct Answer {
    status: u16,
    kind: &'static str,
    bytes: Vec<u8>,
}

impl Answer {
    fn refused(status: u16, words: &str) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", bytes: words.as_bytes().to_vec() }
    }
}

impl Desk<'_> {
    fn serve(&self, mut request: Request) {
        let answer = self.answer(&mut request);
        let headers = [
            ("Content-Type", answer.kind),
            ("Content-Security-Policy", &page::policy()),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-store"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ];
        let mut response = Response::from_data(answer.bytes).with_status_code(answer.status);
        for (name, value) in headers {
            if let Ok(header) = Header::from_bytes(name, value) {
                response.add_header(header);
            }
        }
        // Whoever asked may have gone away.
        let _ = request.respond(response);
    }

    fn answer(&self, request: &mut Request) -> Answer {
        let header = |name: &'static str| {
            request.headers().iter().find(|h| h.field.equiv(name)).map(|h| h.value.as_str().to_owned())
        };
        let is_local =
            |host: &str| host == format!("127.0.0.1:{}", self.port) || host == format!("localhost:{}", self.port);
        if !header("Host").is_some_and(|host| is_local(&host)) {
            return Answer::refused(403, "this page is for this machine");
        }
        let path = request.url().to_owned();
        let Some(path) = path.strip_prefix(&format!("/{}/", self.token)) else {
            return Answer::refused(404, "the address is not whole; it stands where the desk was started");
        };
        match request.method() {
            Method::Get if path.is_empty() => {
                Answer { status: 200, kind: "text/html; charset=utf-8", bytes: page::shell().into_bytes() }
            }
            Method::Post => {
                let origin = header("Origin").and_then(|o| o.strip_prefix("http://").map(str::to_owned));
                if !origin.is_some_and(|origin| is_local(&origin)) {
                    return Answer::refused(403, "this page is for this machine");
                }
                let mut body = Vec::new();
                if request.body_length().is_some_and(|length| length as u64 > LARGEST)
                    || request.as_reader().take(LARGEST + 1).read_to_end(&mut body).is_err()
                    || body.len() as u64 > LARGEST
                {
                    return Answer::refused(413, "the draft is larger than 32 MB");
                }
                answer::to(self, path, &body)
            }
            _ => Answer::refused(404, "nothing is here"),
        }
    }
}
