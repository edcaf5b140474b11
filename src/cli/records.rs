//! Articles as records: one JSON object a line in, one a line out, in the same order.
//!
//! In: lines `{"id": ..., "text": "..."}`, with `"as"` where a text is no plain one. Out: for each its
//! report with the id, or `{"id": ..., "line": ..., "error": "..."}` with the number of the line. A bad line is answered like
//! any other, and what is found is told in the answers alone: the status says whether every line has its answer. This is the
//! form in which another program, or one of many on a cluster, drives deskcheck.

use std::io::{self, BufRead, Read as _};

use serde::Deserialize;
use serde_json::{Value, json};

use super::draft::Telling;
use super::output::Output;
use super::parallel::in_order;
use super::{Outcome, complain};
use crate::document::Document;
use crate::document::form::Form;
use crate::original::Originals;
use crate::read_against;
use crate::report::{Report, json};
use crate::rule::RuleSet;

/// Bytes of a line at most.
const LONGEST: u64 = 256 << 20;

#[derive(Deserialize)]
struct Record {
    id: Value,
    text: String,
    /// What the text is, where it should not be guessed.
    #[serde(rename = "as")]
    form: Option<RecordForm>,
}

/// The forms that a text can have.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RecordForm {
    Text,
    Markdown,
    Html,
}

impl From<RecordForm> for Form {
    fn from(form: RecordForm) -> Self {
        match form {
            RecordForm::Text => Self::Text,
            RecordForm::Markdown => Self::Markdown,
            RecordForm::Html => Self::Html,
        }
    }
}

/// Answers every line of standard input.
pub(super) fn run(
    (rules, originals): (&RuleSet, Option<&Originals>),
    telling: &Telling,
    mut output: Output,
) -> Outcome {
    let tell = |document: &mut Document| telling.tell(document);
    let mut outcome = Outcome::Clean;
    let mut is_whole = true;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    in_order(
        threads,
        lines(io::BufReader::new(io::stdin())).zip(1..),
        |(line, number)| line.map(|line| answer((number, &line), rules, originals, &tell)),
        |answer| {
            match answer {
                Ok(Some(answer)) => outcome = outcome.max(output.put(&(answer + "\n"))),
                Ok(None) => {}
                Err(error) => {
                    complain(&format!("deskcheck: cannot read standard input: {error}\n"));
                    is_whole = false;
                }
            }
            is_whole
        },
    );
    if is_whole { outcome.max(output.finish()) } else { Outcome::Failed }
}

/// What is wrong with a line, and where in it: which line it is, the reader of one line cannot know.
fn told(error: &serde_json::Error) -> String {
    let error_text = error.to_string();
    let what = error_text.rsplit_once(" at line ").map_or(error_text.as_str(), |(what, _)| what);
    format!("{what}, column {}", error.column())
}

/// The lines of the input, each up to [`LONGEST`] bytes and one more; what is longer is skipped.
fn lines(mut input: impl BufRead) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    std::iter::from_fn(move || {
        let mut line = Vec::new();
        match input.by_ref().take(LONGEST + 1).read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) => {
                if line.len() as u64 > LONGEST
                    && line.last() != Some(&b'\n')
                    && let Err(error) = input.skip_until(b'\n')
                {
                    return Some(Err(error));
                }
                Some(Ok(line))
            }
            Err(error) => Some(Err(error)),
        }
    })
}

/// The answer to a line of that number, whose text was written from the originals, if there are any, and is told what is known
/// of all; none to a blank one.
pub fn answer(
    (number, line): (usize, &[u8]),
    rules: &RuleSet,
    originals: Option<&Originals>,
    tell: &impl Fn(&mut Document),
) -> Option<String> {
    if line.trim_ascii().is_empty() {
        return None;
    }
    let refuse = |id: &Value, error: String| Some(json!({"id": id, "line": number, "error": error}).to_string());
    if line.len() as u64 > LONGEST {
        return refuse(&Value::Null, format!("the line is longer than {} MiB", LONGEST >> 20));
    }
    let record: Record = match serde_json::from_slice(line) {
        Ok(record) => record,
        Err(error) => {
            let id = serde_json::from_slice::<Value>(line).ok().and_then(|v| v.get("id").cloned()).unwrap_or_default();
            return refuse(&id, format!("line {number} is not a record with id and text: {}", told(&error)));
        }
    };
    let name = record.id.as_str().map_or_else(|| record.id.to_string(), str::to_owned);
    let form = record.form.map(Form::from);
    match Document::parse_as(&name, record.text.into_bytes(), form, &rules.lexicons.part_words) {
        Ok(mut document) => {
            tell(&mut document);
            let reading = read_against(&document, rules, originals);
            let findings = rules.apply(&reading);
            Some(json::render_record(
                &record.id,
                &Report { document: &document, reading: &reading, findings: &findings },
            ))
        }
        Err(error) => refuse(&record.id, error.to_string()),
    }
}
