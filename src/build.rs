//! Packs what the program carries with it: the fitted statistics as look-up tables, the rules and lexicons as they are
//! and packed for reading.
//!
//! In: `statistics/*.tsv` and `rules/**/*.ron`.
//! Out, in `OUT_DIR`: one `.bin` a table, in the layout that `statistics/table.rs` and `statistics/words.rs` read,
//! `rules.rs`, the list of embedded files, and `packed.rs`, what these hold, packed.
//! A malformed line stops the build with its file and number.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "written/packed.rs"]
#[allow(unreachable_pub, reason = "shared with the library")]
mod packed;

#[path = "statistics/key.rs"]
#[allow(unreachable_pub, reason = "shared with the library, where it is public")]
mod key;

#[path = "statistics/pack.rs"]
#[allow(unreachable_pub, reason = "shared with the library, where it is public")]
mod pack;

#[path = "statistics/stem.rs"]
#[allow(unreachable_pub, reason = "shared with the library, where it is public")]
mod stem;

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    println!("cargo::rerun-if-changed=src/statistics/key.rs");
    println!("cargo::rerun-if-changed=src/statistics/pack.rs");
    println!("cargo::rerun-if-changed=src/statistics/stem.rs");
    println!("cargo::rerun-if-changed=src/written/packed.rs");
    println!("cargo::rerun-if-changed=statistics");
    println!("cargo::rerun-if-changed=rules");
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets this"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets this"));
    let statistics = root.join("statistics");
    let (words, texts) = pack_words(&statistics.join("words.tsv"));
    fs::write(out.join("words.bin"), words).expect("OUT_DIR is writable");
    fs::write(out.join("words.txt"), texts).expect("OUT_DIR is writable");
    let pack = |from: &str, name: &str, layout: pack::Layout, belongs: fn(&str) -> bool| {
        let table = pack_table(&statistics.join(format!("{from}.tsv")), layout, belongs);
        fs::write(out.join(format!("{name}.bin")), table).expect("OUT_DIR is writable");
    };
    pack("tagger", "tagger", pack::TAGGER, |_| true);
    // What is asked about every move stands close together.
    pack("parser", "moves", pack::MOVES, |row| !row.starts_with("look="));
    pack("parser", "move-looks", pack::MOVES, |row| row.starts_with("look="));
    pack("relations", "relations", pack::RELATIONS, |_| true);
    pack("attribution", "attribution", pack::ATTRIBUTION, |_| true);
    pack("looks", "looks", pack::ATTRIBUTION, |_| true);
    pack("asked", "asked", pack::ASKED, |_| true);
    let rules = root.join("rules");
    let files = files_below(&rules);
    fs::write(out.join("rules.rs"), list_rules(&files, &rules)).expect("OUT_DIR is writable");
    fs::write(out.join("packed.rs"), pack_rules(&files, &out)).expect("OUT_DIR is writable");
}

/// The lines of a table without its comments, with their numbers; none if the file is not there yet.
fn lines(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let numbered = text.lines().enumerate().map(|(i, line)| (i + 1, line.to_owned()));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with("# ")).collect()
}

/// Packs the `feature <tab> weight <tab> ...` lines that belong to a table; where a row has many weights, a cell `place:weight` gives one of them and
/// those that are left out are 0.
fn pack_table(path: &Path, layout: pack::Layout, belongs: fn(&str) -> bool) -> Vec<u8> {
    let width = layout.weights + usize::from(layout.relative);
    let mut rows = lines(path);
    rows.retain(|(_, row)| belongs(row));
    let read = |(number, line): &(usize, String)| {
        let fail = |what: &str| -> ! { panic!("{}:{number}: {what}: {line}", path.display()) };
        let mut cells = line.split('\t');
        let name = cells.next().unwrap_or_default();
        let key = key::parse(name).unwrap_or_else(|| fail("not a feature"));
        let mut weights = vec![0i16; width];
        for (place, cell) in cells.by_ref().enumerate() {
            let (place, weight) = match cell.split_once(':') {
                Some((place, weight)) => (place.parse().unwrap_or(width), weight),
                None => (place, cell),
            };
            let weight = weight.parse().unwrap_or_else(|_| fail("not a weight"));
            *weights.get_mut(place).unwrap_or_else(|| fail("no place for this weight")) = weight;
        }
        (key, weights)
    };
    let parsed: Vec<(u64, Vec<i16>)> = rows.iter().map(read).collect();
    match pack::table(parsed.iter().map(|(key, weights)| (*key, weights.as_slice())), layout) {
        Ok(packed) => packed,
        Err(row) => panic!("{}:{}: a feature that is there already: {}", path.display(), rows[row].0, rows[row].1),
    }
}

/// Packs the word table: `form, tags, tags when capitalised, lemmas`, tab-separated.
///
/// Layout: number of words and number of slots (u32 each); their keys (u64 each); one record of 32 bytes a word: text offset
/// (u32), text length (u16), four tags in lower case and four when capitalised (u8 each, 255 for none), three
/// lemmas (u32 each: as verb, noun, adjective or adverb; a word's own number where none is given), gender, kind of name,
/// sense as a noun and sense as a verb (u8 each), length of the stem (u16); then the slots (u16: word number plus one, 0 if empty). The texts stand in a file of
/// their own.
fn pack_words(path: &Path) -> (Vec<u8>, String) {
    const RECORD: usize = 32;
    let rows = lines(path);
    let number_of: HashMap<&str, u32> =
        rows.iter().enumerate().map(|(i, (_, line))| (line.split('\t').next().unwrap_or_default(), i as u32)).collect();
    let slots = (rows.len() * 2).next_power_of_two().max(2);
    let mut keys = Vec::with_capacity(rows.len() * 8);
    let mut records = Vec::with_capacity(rows.len() * RECORD);
    let mut texts = String::new();
    let mut index = vec![0u16; slots];
    for (id, (number, line)) in rows.iter().enumerate() {
        let fail = |what: &str| -> ! { panic!("{}:{number}: {what}: {line}", path.display()) };
        let cells: Vec<&str> = line.split('\t').collect();
        let &[form, lower, capital, lemmas, gender, name, sense, verb_sense] = cells.as_slice() else {
            fail("not eight cells")
        };
        let word_key = key::of(form);
        keys.extend(word_key.to_le_bytes());
        records.extend((texts.len() as u32).to_le_bytes());
        records.extend((form.len() as u16).to_le_bytes());
        texts.push_str(form);
        for tags in [lower, capital] {
            let mut four = [255u8; 4];
            for (slot, tag) in four.iter_mut().zip(tags.split(',').filter(|t| !t.is_empty())) {
                *slot = tag.parse().unwrap_or_else(|_| fail("not a tag number"));
            }
            records.extend(four);
        }
        let mut own = [id as u32; 3];
        for lemma in lemmas.split(',').filter(|l| !l.is_empty()) {
            let (class, lemma) = lemma.split_once('=').unwrap_or_else(|| fail("not a lemma"));
            let at = "VNA".find(class).unwrap_or_else(|| fail("not a class of lemmas"));
            own[at] = *number_of.get(lemma).unwrap_or_else(|| fail("a lemma that is no word"));
        }
        records.extend(own.iter().flat_map(|l| l.to_le_bytes()));
        records.push(gender.bytes().next().unwrap_or(b'-'));
        records.push(name.bytes().next().unwrap_or(b'-'));
        records.push(sense.parse().unwrap_or(0));
        records.push(verb_sense.parse().unwrap_or(0));
        records.extend((stem::stem(form).len() as u16).to_le_bytes());
        let mut slot = key::slot(word_key) & (slots - 1);
        while index[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        index[slot] = u16::try_from(id + 1).unwrap_or_else(|_| fail("one word more than can be numbered"));
    }
    let mut packed = Vec::new();
    packed.extend((rows.len() as u32).to_le_bytes());
    packed.extend((slots as u32).to_le_bytes());
    packed.extend(keys);
    packed.extend(records);
    packed.extend(index.iter().flat_map(|i| i.to_le_bytes()));
    (packed, texts)
}

/// The RON files below a folder, in order of path.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    files
}

/// Rust text: an array of `(path below rules/, content)`.
fn list_rules(files: &[PathBuf], folder: &Path) -> String {
    let mut text = String::from("&[\n");
    for file in files {
        let name = file.strip_prefix(folder).expect("it was found below");
        let name = name.to_string_lossy().replace('\\', "/");
        writeln!(text, "    ({name:?}, include_str!({:?})),", file.display().to_string()).expect("strings grow");
    }
    text.push_str("]\n");
    text
}

/// Packs the files, one `.ron.txt` each. Rust text: an array of these. A file that cannot be packed is empty there, and is read
/// as it is written.
fn pack_rules(files: &[PathBuf], out: &Path) -> String {
    let mut text = String::from("&[\n");
    for (number, file) in files.iter().enumerate() {
        let packed = packed::pack(&fs::read_to_string(file).unwrap_or_default()).unwrap_or_default();
        let path = out.join(format!("{number}.ron.txt"));
        fs::write(&path, packed).expect("OUT_DIR is writable");
        writeln!(text, "    include_str!({:?}),", path.display().to_string()).expect("strings grow");
    }
    text.push_str("]\n");
    text
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "ron") {
            files.push(path);
        }
    }
}
