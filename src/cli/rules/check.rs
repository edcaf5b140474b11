//! `deskcheck rules check`.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::super::{Outcome, columns, print};
use crate::report::excerpt::fill_to;
use crate::rule::RuleSet;
use crate::rule::origin::{Origin, called};

/// Says of which of the program's own files a house's take the place, which adjustments have ended, by a day if one is named
/// and else by today, and how many rules there are.
pub(super) fn run(set: &RuleSet, on: Option<Date>) -> Outcome {
    let mut text = String::new();
    let mut outcome = Outcome::Clean;
    let mut own = 0;
    for file in set.files() {
        let does = match Origin::of(file) {
            Origin::Carried => continue,
            Origin::House => "",
            Origin::Replaces => "replaces",
            Origin::Extends => "adds to",
        };
        own += 1;
        if !does.is_empty() {
            let words = format!("{does} the program’s own {}", called(&file.path));
            text.push_str(&fill_to(columns(), &format!("{} ", file.path), &words));
        }
    }
    let ended = set.adjustments().filter(|(_, a)| a.has_ended(on.or_else(today)));
    for (adjustment, until) in ended.filter_map(|(_, a)| Some((a, a.until?))) {
        let words = if on.is_some() {
            outcome = Outcome::Found;
            format!("ended on {until}: take it out, or agree on a new end")
        } else {
            // What an article that bears no day comes to must not depend on the day on which it is checked.
            format!(
                "ended on {until}, and still holds for copy that bears no later day: take it out, or agree on a new end"
            )
        };
        text.push_str(&fill_to(columns(), &format!("{} ", adjustment.name()), &words));
    }
    let (rules, files) = (set.rules.len(), set.files().len());
    let own = if own == 0 { String::new() } else { format!(", {own} of them the house’s") };
    outcome.max(print(&format!("{text}{rules} rules in {files} files{own}: no mistake\n")))
}

/// Today, where the clock of the machine is read.
fn today() -> Option<Date> {
    const SECONDS: u64 = 24 * 60 * 60;
    let days = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs() / SECONDS;
    date(1970, 1, 1).checked_add(i64::try_from(days).ok()?.days()).ok()
}
