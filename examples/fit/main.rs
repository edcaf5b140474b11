//! Fits the tables under `statistics/` to annotated articles.
//!
//! `cargo run --release --example fit -- words|tagger|parser|syntax FOLDER...`; see `statistics/README.md`.
#![allow(
    unreachable_pub,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::cast_sign_loss,
    reason = "a tool for those who build deskcheck"
)]

mod articles;
mod asked;
mod attribution;
mod conll;
mod cues;
mod given_names;
mod looks;
mod parser;
mod perceptron;
mod questions;
mod ranker;
mod syntax;
mod tagger;
mod words;

use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["words", trees, texts, names, wordnet, out] => {
            words::fit(
                &conll::read(Path::new(trees), Path::new(texts)),
                Path::new(names),
                Path::new(wordnet),
                Path::new(out),
            );
        }
        ["syntax", trees, texts, dev, dev_texts, statistics, folder] => {
            let [trees, texts, dev, dev_texts, statistics, folder] =
                [trees, texts, dev, dev_texts, statistics, folder].map(Path::new);
            syntax::fit(trees, texts, dev, dev_texts, statistics, folder);
        }
        ["syntax", dev, dev_texts] => {
            parser::score(&conll::read(Path::new(dev), Path::new(dev_texts)), &conll::lexicons());
        }
        ["cues", train, out] => cues::count(Path::new(train), Path::new(out)),
        ["attribution", train, unseen, out] => {
            attribution::fit(Path::new(train), Path::new(unseen), Path::new(out));
        }
        ["cross", train, unseen, out] => {
            attribution::cross(Path::new(train), Path::new(unseen), Path::new(out));
        }
        ["looks", train, table] => looks::fit_all(Path::new(train), Path::new(table)),
        ["find", texts, out] => attribution::find(Path::new(texts), Path::new(out)),
        ["asked", train, invented, desk, judged, out] => {
            let [train, invented, desk, judged, out] = [train, invented, desk, judged, out].map(Path::new);
            asked::fit(train, invented, desk, judged, out);
        }
        _ => {
            eprintln!("usage: see examples/fit/main.rs");
            std::process::exit(2);
        }
    }
}
