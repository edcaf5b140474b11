//! Given names: who bears them, by census and by lists of many countries.
//!
//! In: the folder with these files. Out: genders in the counts of words.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use deskcheck::language::tag::Tag;

use crate::words::Counts;

/// Gives a gender to the first names of the US census.
pub fn census(folder: &Path, counts: &mut BTreeMap<String, Counts>) {
    let mut shares: BTreeMap<String, [f64; 2]> = BTreeMap::new();
    for (i, file) in ["dist.female.first", "dist.male.first"].iter().enumerate() {
        for line in fs::read_to_string(folder.join(file)).unwrap_or_default().lines() {
            let mut cells = line.split_whitespace();
            let (Some(name), Some(share)) = (cells.next(), cells.next()) else { continue };
            shares.entry(name.to_lowercase()).or_default()[i] += share.parse::<f64>().unwrap_or(0.0);
        }
    }
    for (name, [female, male]) in shares {
        let entry = counts.entry(name).or_default();
        entry.gender = gender(female, male);
        if entry.capital.is_empty() {
            entry.capital.insert(Tag::Nnp, 1);
        }
    }
}

/// Gives a gender to given names of many countries that are nothing else, by lists of how many bear them.
pub fn abroad(folder: &Path, counts: &mut BTreeMap<String, Counts>) {
    /// The least share of the people of a country, and what a name has for sure that is listed without a count.
    const LEAST: f64 = 0.0003;
    const LISTED: f64 = 0.001;
    /// A surname of so many is a given name only where so many have it for one.
    const SURNAME: f64 = 0.00005;
    const COMMON: f64 = 0.002;
    let mut shares: BTreeMap<String, [f64; 2]> = BTreeMap::new();
    let mut put = |name: &str, sex: usize, share: f64| {
        let name: String = name.trim().trim_matches('"').to_lowercase();
        let plain: String = name.chars().map(unaccented).collect();
        for form in [&plain, &name] {
            let letters = form.chars().all(|c| c.is_alphabetic() && u32::from(c) < 0x250);
            if (3..=14).contains(&form.chars().count()) && letters {
                let held = &mut shares.entry(form.clone()).or_default()[sex];
                *held = held.max(share);
            }
        }
    };
    let mut files: Vec<_> = fs::read_dir(folder.join("countries")).into_iter().flatten().flatten().collect();
    files.sort_by_key(fs::DirEntry::path);
    for file in files {
        let sex = usize::from(!file.file_name().to_string_lossy().contains("female"));
        let text = fs::read(file.path()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        let row = |line: &str| {
            let mut cells = line.trim().split(',');
            Some((cells.next()?.to_owned(), cells.next()?.trim().parse::<f64>().ok()?))
        };
        let rows: Vec<(String, f64)> = text.lines().filter_map(row).collect();
        let all = rows.iter().map(|(_, n)| n).sum::<f64>().max(1.0);
        rows.iter().filter(|(_, n)| *n >= 2.0).for_each(|(name, n)| put(name, sex, n / all));
    }
    for line in fs::read_to_string(folder.join("common-forenames-by-country.csv")).unwrap_or_default().lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if let [.., sex, local, roman] = cells.as_slice() {
            for name in [local, roman] {
                put(name, usize::from(*sex != "F"), LISTED);
            }
        }
    }
    let mut surnames: HashMap<String, f64> = HashMap::new();
    for line in fs::read_to_string(folder.join("dist.all.last")).unwrap_or_default().lines() {
        let mut cells = line.split_whitespace();
        if let (Some(name), Some(share)) = (cells.next(), cells.next()) {
            surnames.insert(name.to_lowercase(), share.parse::<f64>().unwrap_or(0.0) / 100.0);
        }
    }
    for (name, [female, male]) in shares {
        let share = female.max(male);
        let surname = surnames.get(&name).is_some_and(|s| *s >= SURNAME) && share < COMMON;
        let other = |c: &Counts| {
            c.gender != '\0' || !c.lower.is_empty() || !c.lemmas.is_empty() || c.place || !c.names.is_empty()
        };
        if share < LEAST || surname || counts.get(&name).is_some_and(other) {
            continue;
        }
        let entry = counts.entry(name).or_default();
        entry.gender = gender(female, male);
        if entry.capital.is_empty() {
            entry.capital.insert(Tag::Nnp, 1);
        }
    }
}

/// A letter without its accent.
fn unaccented(letter: char) -> char {
    const PLAIN: [(char, &str); 17] = [
        ('a', "àáâãäåāăą"),
        ('c', "çćĉċč"),
        ('d', "ďđ"),
        ('e', "èéêëēĕėęě"),
        ('g', "ĝğġģ"),
        ('h', "ĥħ"),
        ('i', "ìíîïĩīĭįı"),
        ('k', "ķ"),
        ('l', "ĺļľł"),
        ('n', "ñńņň"),
        ('o', "òóôõöøōŏő"),
        ('r', "ŕŗř"),
        ('s', "śŝşšș"),
        ('t', "ţťŧț"),
        ('u', "ùúûüũūŭůűų"),
        ('y', "ýÿŷ"),
        ('z', "źżž"),
    ];
    PLAIN.iter().find(|(_, accented)| accented.contains(letter)).map_or(letter, |(plain, _)| *plain)
}

/// Who bears a name, by the share of women and of men that do.
fn gender(female: f64, male: f64) -> char {
    if female > 10.0 * male {
        'f'
    } else if male > 10.0 * female {
        'm'
    } else {
        'e'
    }
}
