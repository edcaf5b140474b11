//! Fits the tables under `statistics/` to annotated articles.
//!
//! `cargo run --release --example fit -- words|tagger|parser|syntax FOLDER...`; see `statistics/README.md`.
#![allow(
    unreachable_pub,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a tool for those who build deskcheck"
)]

mod attribution;
mod conll;
mod parser;
mod perceptron;
mod ranker;
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
        ["tagger", trees, texts, dev, dev_texts, out] => tagger::fit(
            &conll::read(Path::new(trees), Path::new(texts)),
            &conll::read(Path::new(dev), Path::new(dev_texts)),
            Path::new(out),
        ),
        ["parser", trees, texts, dev, dev_texts, out] => parser::fit(
            &conll::read(Path::new(trees), Path::new(texts)),
            &conll::read(Path::new(dev), Path::new(dev_texts)),
            Path::new(out),
        ),
        ["cues", train, out] => attribution::cues(Path::new(train), Path::new(out)),
        ["attribution", train, out] => attribution::fit(Path::new(train), Path::new(out)),
        ["syntax", dev, dev_texts] => parser::score(&conll::read(Path::new(dev), Path::new(dev_texts))),
        _ => {
            eprintln!("usage: see examples/fit/main.rs");
            std::process::exit(2);
        }
    }
}
