//! What was counted in real articles, and the weights that were fitted on them.
//!
//! In: the tables under `statistics/`, which `examples/fit` writes and the build packs.
//! Out: words with their tags and lemmas, and rows of weights by feature.
//! Each table names its origin in its first lines; NOTICE repeats it.

pub mod key;

pub mod feature;

pub mod pack;

pub mod stem;

pub mod table;

pub mod models;

pub mod words;
