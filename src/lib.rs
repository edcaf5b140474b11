//! Reads an article the way a fact-check desk does before it is published.
#![allow(missing_docs, reason = "filled in below as stages land")]

pub mod span;

pub mod statistics;

pub mod written;

pub mod language;

pub mod attribution;

/// The rules and lexicons that the program carries with it: path below `rules/`, and text.
pub const SHIPPED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));
