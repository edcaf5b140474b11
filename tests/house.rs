//! What becomes of the program's own files where a house has files of its own: they are overridden and added to, and never
//! blamed for what the house changes.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A folder of a test's own, which is gone when the test is over.
struct House(PathBuf);

impl House {
    fn new() -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("deskcheck-house-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("house")).expect("a folder can be made");
        Self(folder)
    }

    /// The same with a file below the folder of rules.
    fn with(self, path: &str, text: impl AsRef<str>) -> Self {
        self.and(&format!("house/{path}"), text)
    }

    /// The same with a file beside the folder of rules.
    fn and(self, path: &str, text: impl AsRef<str>) -> Self {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(path, text.as_ref()).expect("a file can be written");
        self
    }

    /// What the program says to these arguments, and whether it is content.
    fn run(&self, arguments: &str) -> (bool, String) {
        self.run_in("", arguments)
    }

    /// The same in a folder below.
    fn run_in(&self, folder: &str, arguments: &str) -> (bool, String) {
        let mut run = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
        let run = run.args(arguments.split_whitespace()).current_dir(self.0.join(folder)).env("NO_COLOR", "1");
        let out = run.output().expect("the program runs");
        let said = [out.stdout, out.stderr].concat();
        (out.status.success(), String::from_utf8(said).expect("what it says is UTF-8"))
    }

    /// What the program says to these arguments, with which it must be content.
    #[track_caller]
    fn says(&self, arguments: &str) -> String {
        let (content, said) = self.run(arguments);
        assert!(content, "{said}");
        said
    }

    /// What the program says to these arguments, with which it must not be content.
    #[track_caller]
    fn refuses(&self, arguments: &str) -> String {
        let (content, said) = self.run(arguments);
        assert!(!content, "{said}");
        said
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The text of a file that the program carries.
fn shipped(path: &str) -> &'static str {
    let found = deskcheck::SHIPPED.iter().find(|(known, _)| *known == path);
    found.map(|(_, text)| *text).expect("the program carries it")
}

/// A rule that finds “the area”, with what stands in place of a field.
fn area(from: &str, to: &str) -> String {
    let rule = "Rule(\n    severity: Query,\n    status: Live,\n    asks: \"Which area is “{words}”?\",\n    why: \"Readers ask.\",\n    \
                refs: [],\n    find: Text(voice: [Own], any: [\"the area\"]),\n    examples: [\n        \
                Flag(\"[[The area]] was closed.\"),\n        Flag(\"Police searched [[the area]].\"),\n        \
                Pass(\"The harbour area was closed.\"),\n        Pass(\"“The area was closed,” Ana Ruiz said.\"),\n    ],\n)\n";
    rule.replace(from, to)
}

#[test]
fn a_shipped_rule_can_be_made_milder_or_retired_and_no_shipped_profile_is_blamed() {
    let figure = shipped("unsourced/figure.ron");
    assert!(figure.contains("    must_if:"), "the rule has a grade that a house takes out");
    let milder: String =
        figure.lines().filter(|line| !line.trim_start().starts_with("must_if:")).collect::<Vec<_>>().join("\n");
    let retired = area("Live", "Retired");
    let house = House::new().with("unsourced/figure.ron", milder).with("unsourced/insinuation.ron", retired);
    house.says("rules check house");
}

#[test]
fn where_a_house_overrides_a_rule_with_a_mistake_only_that_is_told() {
    let said = House::new().with("unsourced/figure.ron", area("Query", "Grave")).refuses("rules check house");
    assert!(said.contains("house/unsourced/figure.ron:2:15") && !said.contains("profiles/"), "{said}");
}

#[test]
fn a_name_of_a_shipped_kind_is_told_where_the_house_takes_it_and_a_kind_of_its_own_may_bear_it() {
    let profile = "Profile(about: \"Ours.\", also: [\"leader\"], rules: {\"unsourced/figure\": AtMost(Note)})";
    let said = House::new().with("profiles/mine.ron", profile).refuses("rules check house");
    assert!(said.contains("error: `leader` names another kind already\n --> house/profiles/mine.ron:1:32"), "{said}");
    assert!(
        said.contains("^^^^^^^^ it is a name of profiles/opinion") && said.contains("1 mistake in 1 of 1 file"),
        "{said}"
    );
    let leader = profile.replace("also: [\"leader\"], ", "");
    let house = House::new().with("profiles/leader.ron", leader);
    house.says("rules check house");
    let said = house.says("rules list --kind leader --rules house");
    assert!(said.contains("  figure  note\n"), "{said}");
}

/// An adjustment of the rule about “the area” that says this, with these examples.
fn adjusted(says: &str, examples: &str) -> String {
    format!("Adjust(rule: \"style/area\", by: \"desk\", because: \"So we agreed.\", {says}, examples: [{examples}])")
}

/// The rule about “the area”, adjusted so, and a draft that it is about.
fn with_adjustment(adjustment: impl AsRef<str>) -> House {
    let house = House::new().with("style/area.ron", area("", "")).with("adjustments/area.ron", adjustment);
    house.and("draft.txt", "Ana Ruiz said so.\n\nThe area was closed.\n")
}

#[test]
fn a_house_sets_how_grave_a_rule_is_with_one_line_and_without_an_end() {
    let house = with_adjustment(adjusted("severity: Note", "Flag(\"[[The area]] was closed.\")"));
    assert_eq!(house.says("rules test adjustments/area --rules house"), "1 adjustment: proved\n");
    let said = house.says("check --notes draft.txt --rules house");
    assert!(said.contains("note instead of query: adjustments/area (desk), without an end: So we"), "{said}");
    let graver = adjusted(
        "severity: Note, must_if: Near(\"closed\", 0)",
        "Flag(\"[[The area]] was wet.\"), Flag(\"[[The area]] closed.\")",
    );
    let house = with_adjustment(graver);
    assert_eq!(house.says("rules test adjustments/area --rules house"), "1 adjustment: proved\n");
    house.refuses("check draft.txt --rules house");
    let said = house.says("rules show adjustments/area --rules house");
    assert!(said.contains("Until:    it has no end\nGravity:  note, in some cases another (see below)\n"), "{said}");
}

#[test]
fn a_house_silences_a_rule_with_one_line_and_the_program_says_by_whom() {
    let house = with_adjustment(adjusted("severity: Off", "Pass(\"The area was closed.\")"));
    assert_eq!(house.says("rules test adjustments/area --rules house"), "1 adjustment: proved\n");
    let said = house.says("why draft.txt:3 --rules house");
    assert!(said.contains("  by adjustments/area (desk), without an end: So we agreed."), "{said}");
    let said = house.says("why-not style/area draft.txt:3 --rules house");
    assert!(said.contains("but  the rule is off by adjustments/area (desk), without an end\n"), "{said}");
}

#[test]
fn a_house_words_a_question_anew() {
    let asks = "asks: \"Where is “{words}”?\"";
    let house = with_adjustment(adjusted(asks, "Asks(\"[[The area]] was closed.\", \"Where is “The area”?\")"));
    assert_eq!(house.says("rules test adjustments/area --rules house"), "1 adjustment: proved\n");
    assert!(house.says("check draft.txt --rules house").contains("Where is “The area”?"));
    let said = with_adjustment(adjusted("asks: \"Where is {place}?\"", "")).refuses("rules check house");
    assert!(said.contains("`find` never binds `{place}`"), "{said}");
}

#[test]
fn a_list_that_extends_a_shipped_one_holds_the_words_of_both() {
    let rule = "Rule(severity: Query, status: Draft, asks: \"Who?\", why: \"x\", refs: [], find: Text(voice: [Own], any: [\"the \
                @titles\"]), examples: [Flag(\"[[The canon]] was late.\"), Flag(\"[[The mayor]] was late.\")])";
    let titles = "Lexicon(about: \"Titles.\", extends: true, words: [\"canon\"])";
    let house = House::new().with("lexicons/titles.ron", titles).with("style/title.ron", rule);
    assert_eq!(house.says("rules test style/title --rules house"), "1 rule: proved\n");
    let said = House::new().with("lexicons/tides.ron", titles).refuses("rules check house");
    assert!(said.contains("there is no list of this name that it could extend"), "{said}");
}

#[test]
fn cues_of_a_house_add_to_the_programs_and_its_counts_go_first() {
    let house =
        House::new().with("cues/ours.ron", "Cues(about: \"Ours.\", verbs: [(\"holler\", 9, 10), (\"warn\", 0, 900)])");
    let draft = "The clerk hollered that the quay was shut. The mayor said that it was late.";
    let said = house.and("draft.txt", draft).says("view draft.txt --rules house");
    assert!(said.contains("hollered") && said.contains("said"), "{said}");
    let (with, without) = (said, House::new().and("draft.txt", draft).says("view draft.txt"));
    assert_ne!(with, without, "nobody hollers without the house");
    let misplaced = House::new().with("cues.ron", "Cues(about: \"Ours.\")").refuses("rules check house");
    assert!(misplaced.contains("its file is cues/NAME.ron"), "{misplaced}");
}

#[test]
fn a_list_of_rules_tells_which_are_not_live() {
    let house = House::new();
    let trial = house.with("style/area.ron", area("Live", "Trial")).with("style/old.ron", area("Live", "Retired"));
    let said = trial.says("rules list --rules house");
    let of = |name: &str| said.lines().find(|line| line.trim_start().starts_with(name)).unwrap_or_default();
    assert!(of("area  ").contains("note, trial") && of("old  ").contains("query, retired"), "{said}");
    assert!(of("figure  ").contains("must") && !of("figure  ").contains("live"), "{said}");
}

#[test]
fn a_profile_that_extends_a_shipped_one_has_the_lines_of_both_and_its_own_go_first() {
    let profile = "Profile(about: \"Ours.\", extends: true, also: [\"sermon\"], rules: {\"style/area\": Off, \
                   \"unsourced/cause\": AtLeast(Note)})";
    let house = House::new().with("profiles/opinion.ron", profile).with("style/area.ron", area("", ""));
    house.says("rules check house");
    let said = house.says("rules show profiles/opinion --rules house");
    for line in ["- style/area: off", "- unsourced/cause: at least a note", "- unsourced/insinuation: off"] {
        assert!(said.contains(line), "{said}");
    }
    assert!(said.contains("Also called:  sermon, column"), "{said}");
    let said = House::new().with("profiles/opinon.ron", profile).refuses("rules check house");
    assert!(said.contains("there is no kind of article of this name that it could extend"), "{said}");
}

#[test]
fn what_replaces_or_extends_a_file_of_the_programs_is_told() {
    let titles = "Lexicon(about: \"Titles.\", words: [\"canon\"])";
    let house = House::new().with("lexicons/titles.ron", titles).with("style/area.ron", area("", ""));
    let said = house.says("rules check house");
    assert!(said.contains("lexicons/titles.ron replaces the program’s own list `titles`\n"), "{said}");
    assert!(said.contains(" files, 2 of them the house’s: no mistake\n"), "{said}");
    let house = house.with("lexicons/titles.ron", titles.replace("words:", "extends: true, words:"));
    let said = house.says("rules check house");
    assert!(said.contains("lexicons/titles.ron adds to the program’s own list `titles`\n"), "{said}");
    let house = house.with("unsourced/figure.ron", shipped("unsourced/figure.ron"));
    assert!(!house.says("rules check house").contains("unsourced/figure"), "it says the same");
    let house = house.with("unsourced/figure.ron", area("Query", "Note"));
    let said = house.says("rules list --rules house");
    assert!(said.contains("  figure  note, the house’s in place of the program’s own\n"), "{said}");
    assert!(said.contains("  area  query, the house’s\n") && said.contains("  denial  query–must\n"), "{said}");
    let said = house.says("rules list --rules house --format json");
    assert!(said.contains("\"origin\": \"replaces\"") && said.contains("\"origin\": \"carried\""), "{said}");
}

#[test]
fn adjustments_that_have_ended_are_told_by_today_and_by_a_day_that_is_named() {
    let house = with_adjustment(adjusted("until: \"2020-03-01\", severity: Off", "Pass(\"The area was closed.\")"));
    let said = house.says("rules check house");
    assert!(
        said.contains("adjustments/area (desk) ended on 2020-03-01, and still holds for copy that bears\n"),
        "{said}"
    );
    let said = house.refuses("rules check house --on 2020-03-02");
    assert!(said.contains("adjustments/area (desk) ended on 2020-03-01: take it out"), "{said}");
    assert!(!house.says("rules check house --on 2020-03-01").contains("ended"));
}

#[test]
fn what_an_adjustment_would_change_is_told_with_the_finding_once_it_has_ended() {
    let dated = |day: &str| format!("---\ndate: {day}\n---\n\nAna Ruiz said so.\n\nThe area was closed.\n");
    for says in
        ["severity: Note", "severity: Off", "asks: \"Where?\"", "unless: [Because(\"it was shut\", Has(\"area\"))]"]
    {
        let house =
            with_adjustment(adjusted(&format!("until: \"2020-03-01\", {says}"), "Pass(\"The area was closed.\")"));
        let house = house.and("then.md", dated("2020-03-01")).and("later.md", dated("2020-03-02"));
        let told = "(adjustments/area (desk) would change this, but it ended on 2020-03-01)";
        assert!(house.says("check later.md --rules house").contains(told), "{says}");
        assert!(!house.says("check then.md --rules house").contains("would change this"), "{says}");
    }
}

#[test]
fn an_adjustment_for_some_kinds_of_article_leaves_the_others_as_they_are() {
    let house = with_adjustment(adjusted("kinds: [\"opinion\"], severity: Off", "Pass(\"The area was closed.\")"));
    assert!(house.says("check draft.txt --rules house").contains("style/area"));
    assert!(!house.says("check draft.txt --kind opinion --rules house").contains("query  style/area"));
}

#[test]
fn a_rule_may_hold_in_articles_of_some_kinds_only() {
    let rule = area("any: [\"the area\"])", "any: [\"the area\"], having: Not(Kind([\"leader\", \"sermon\"])))")
        .replace(
            "        Pass(\"The harbour",
            "        Flag(\"---\\nkind: court\\n---\\n\\n[[The area]] was closed.\"),\n        \
         Pass(\"---\\nkind: op-ed\\n---\\n\\nThe area was closed.\"),\n        \
         Pass(\"---\\nkind: sermon\\n---\\n\\n# Fire\\n\\nThe area was closed.\"),\n        Pass(\"The harbour",
        );
    let sermon = "Profile(about: \"Sermons.\", rules: {\"conflict\": AtMost(Note)})";
    let house = House::new().with("style/area.ron", rule).with("profiles/sermon.ron", sermon);
    assert_eq!(house.says("rules test style/area --rules house"), "1 rule: proved\n");
    let house = house.and("draft.txt", "Ana Ruiz said so.\n\nThe area was closed.\n");
    assert!(house.says("check draft.txt --rules house").contains("style/area"));
    assert!(!house.says("check draft.txt --kind Comment --rules house").contains("style/area"));
    let said = house.says("why-not style/area draft.txt:3 --kind column --rules house");
    assert!(said.contains("but  the article is of the kind opinion or sermon\n"), "{said}");
}

#[test]
fn a_rule_may_ask_whether_words_stand_anywhere_in_the_copy() {
    let far = "It rained.\\n\\n".repeat(40);
    let rule = area("any: [\"the area\"])", "any: [\"the area\"], having: Not(Anywhere(\"map (of|for)?\")))").replace(
        "        Pass(\"The harbour",
        &format!(
            "        Flag(\"[[The area]] was closed. {far}\"),\n        Pass(\"The area was closed. {far}A map shows it.\"),\n        \
             Pass(\"# A map of the area\\n\\nThe area was closed.\"),\n        Pass(\"The harbour"
        ),
    );
    let house = House::new().with("style/area.ron", rule.replace("map (of|for)?", "map"));
    assert_eq!(house.says("rules test style/area --rules house"), "1 rule: proved\n");
    let said = House::new().with("style/area.ron", rule).says("rules test style/area --rules house");
    assert!(said.contains("warning: idle: no example needs this optional part"), "{said}");
}

#[test]
fn lists_and_lemmas_hold_both_spellings_and_a_word_its_own() {
    let colours = "Lexicon(about: \"Colours.\", words: [\"colour\", \"favorite hue\"], nouns: [\"harbor\"])";
    let rule = area("any: [\"the area\"]", "any: [\"the area\", \"the @colours\", \"~organise\", \"behavior\"]")
        .replace(
            "        Pass(\"The harbour",
            "        Flag(\"Of [[the colour]] and [[the color]], of [[the harbours]].\"),\n        \
         Flag(\"They [[organised]] or [[organize]] it.\"),\n        \
         Flag(\"Their [[behavior]], not their behaviour.\"),\n        \
         Flag(\"It is [[the favorite hue]].\"),\n        Pass(\"The bay",
        );
    let house = House::new().with("style/area.ron", rule).with("lexicons/colours.ron", colours);
    assert_eq!(house.says("rules test style/area --rules house"), "1 rule: proved\n");
}

#[test]
fn a_rule_is_tested_and_shown_by_the_path_of_its_file() {
    let house = with_adjustment(adjusted("severity: Off", "Pass(\"The area was closed.\")"));
    assert_eq!(house.says("rules test house/style/area.ron"), "1 rule: proved\n");
    let both = "rules test house/style/area.ron house/adjustments/area.ron --rules house";
    assert_eq!(house.says(both), "1 rule and 1 adjustment: proved\n");
    assert!(house.says("rules show house/style/area.ron --rules house").starts_with("style/area\n"));
    let said = house.refuses("rules show house/style/area.ron");
    assert!(said.contains("there is no rule `house/style/area.ron`"), "{said}");
}

#[test]
fn a_rule_is_shown_in_words_with_its_lists_its_levels_and_its_examples() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/shown-rules"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("shown-rules/*.ron", |path| {
            let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
            let rule = fs::read_to_string(path).expect("the file is there");
            let profile = "Profile(about: \"Sermons.\", rules: {\"style\": AtMost(Note)})";
            let house = House::new().with(&format!("style/{name}.ron"), rule).with("profiles/sermon.ron", profile);
            let shown = house.says(&format!("rules show style/{name} --rules house"));
            insta::with_settings!({ snapshot_suffix => "" }, { insta::assert_snapshot!(name, shown) });
        });
    });
}

#[test]
fn an_edge_that_must_be_absent_is_explained_by_what_nothing_or_nobody_does() {
    let find = "Graph(nodes: {\"who\": Speaker(Anything), \"what\": Claim(Facet(\"accusation\"))}, edges: [Edge(\"what\", About, \
                \"who\")], absent: [Edge(\"who\", Asserts, \"*\"), Edge(\"*\", Denies, \"what\")], at: \"what\")";
    let rule = "Rule(severity: Query, status: Draft, asks: \"Who?\", why: \"x\", refs: [], find: FIND, examples: [])";
    let said = House::new().with("style/a.ron", rule.replace("FIND", find)).says("rules show style/a --rules house");
    assert!(said.contains("- “who” asserts nothing\n- nothing denies “what”\n"), "{said}");
}

#[test]
fn why_a_graph_rule_does_not_ask_is_told_part_by_part() {
    let find = "Graph(nodes: {\"critic\": Speaker(Anything), \"charge\": Claim(Facet(\"accusation\")), \"who\": Speaker(Anything)}, \
                edges: [Edge(\"critic\", Asserts, \"charge\"), Edge(\"charge\", About, \"who\")], \
                absent: [Edge(\"who\", Asserts, \"*\")], at: \"charge\")";
    let rule = "Rule(severity: Query, status: Live, asks: \"Was {who} asked?\", why: \"x\", refs: [], find: FIND, examples: [\
                Flag(\"Ana Ruiz said [[that Dan Orr embezzled the money]].\"), Flag(\"Bo Kim said [[that Dan Orr embezzled \
                it]].\"), Pass(\"It rained.\"), Pass(\"It snowed.\")])";
    let house = House::new().with("style/heard.ron", rule.replace("FIND", find));
    let large = house.and("large.txt", "Ana Ruiz said that Dan Orr was tall.\n");
    let said = large.says("why-not style/heard large.txt:1 --rules house");
    assert!(said.contains("    but  it holds nothing of the kind “accusation”\n"), "{said}");
    for so in ["ok   “critic” asserts “charge”", "ok   “charge” is about “who”", "ok   “who” asserts nothing"]
    {
        assert!(said.contains(so), "{said}");
    }
    let heard = "Ana Ruiz said that Dan Orr embezzled the money. Dan Orr said that it was late.\n";
    let said = large.and("heard.txt", heard).says("why-not style/heard heard.txt:1 --rules house");
    for part in ["but  with it as “charge” the copy does not have all of this:", "but  “who” asserts something"]
    {
        assert!(said.contains(part), "{said}");
    }
}

/// Of each of these drafts the lines that tell what is so of the first line for a graph rule that finds this.
fn told_of_graph(find: &str, drafts: &[(&str, &[&str])]) {
    let rule = "Rule(severity: Query, status: Draft, asks: \"Was {who} asked?\", why: \"x\", refs: [], find: FIND, examples: [])";
    let house = House::new().with("style/heard.ron", rule.replace("FIND", find));
    for (draft, lines) in drafts {
        fs::write(house.0.join("draft.txt"), draft).expect("a file can be written");
        let said = house.says("why-not style/heard draft.txt:1 --rules house");
        let told: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("         ")).collect();
        assert_eq!(told, *lines, "{draft}: {said}");
    }
}

#[test]
fn of_a_graph_rule_ties_are_told_where_the_edges_are_there_and_absent_edges_where_the_ties_hold() {
    let find = "Graph(nodes: {\"critic\": Speaker(Anything), \"charge\": Claim(Facet(\"accusation\")), \"who\": \
                Speaker(Anything), \"reply\": Claim(Anything)}, edges: [Edge(\"critic\", Asserts, \"charge\"), \
                Edge(\"charge\", About, \"who\"), Edge(\"who\", Asserts, \"reply\")], ties: [Tied(\"charge\", Before, \
                \"reply\")], absent: [Edge(\"*\", Denies, \"charge\")], at: \"charge\")";
    let edges = ["ok   “critic” asserts “charge”", "ok   “charge” is about “who”", "ok   “who” asserts “reply”"];
    let but = |more: &[&'static str]| [&edges, more].concat();
    let tied = "ok   of “charge” and “reply” the one comes first";
    told_of_graph(
        find,
        &[
            (
                "Ana Ruiz said that Dan Orr embezzled the money.\n",
                &but(&["but  each of these is so, but of different places"]),
            ),
            (
                "Dan Orr said that it was late. Ana Ruiz said that Dan Orr embezzled the money.\n",
                &but(&["but  it is not so that of “charge” and “reply” the one comes first"]),
            ),
            (
                "Ana Ruiz said that Dan Orr embezzled the money. Dan Orr said that it was late.\n",
                &but(&[tied, "ok   nothing denies “charge”"]),
            ),
            (
                "Ana Ruiz said that Dan Orr embezzled the money. Dan Orr said that it was not true.\n",
                &but(&[tied, "but  something denies “charge”"]),
            ),
            (
                "Bo Kim embezzled it.\n\nAna Ruiz said that Dan Orr embezzled the money. Dan Orr said that it was late.\n",
                &but(&["but  each of these is so, but of different places"]),
            ),
        ],
    );
}

#[test]
fn of_a_graph_rule_that_points_at_a_speaker_what_is_so_of_that_speaker_is_told() {
    let find = "Graph(nodes: {\"who\": Speaker(Anything), \"what\": Claim(Facet(\"accusation\"))}, edges: [Edge(\"who\", \
                Asserts, \"what\")], at: \"who\")";
    let charge = "Ana Ruiz said that Dan Orr embezzled the money.\n";
    told_of_graph(
        find,
        &[
            (&format!("Bo Kim left.\n\n{charge}"), &["but  it is not so that “who” asserts “what”"]),
            (&format!("Ana Ruiz left.\n\n{charge}"), &["ok   “who” asserts “what”"]),
        ],
    );
}

#[test]
fn why_a_rule_about_words_does_not_ask_where_they_do_not_occur_is_told() {
    let phrases = |list: &str| area("any: [\"the area\"]", &format!("any: [{list}]"));
    let house = House::new().with("style/area.ron", phrases("\"the area\"")).and("d.txt", "It rained in May.\n");
    let said = house.says("why-not style/area d.txt:1 --rules house");
    assert!(said.starts_with("style/area asks about words that do not occur here\n"), "{said}");
    let house = house.with("style/area.ron", phrases("\"_ area\"")).and("d.txt", "The dam broke.\n");
    let said = house.says("why-not style/area d.txt:1 --rules house");
    assert!(
        said.starts_with("style/area does not ask here: its words do not occur; it comes nearest at this:\n"),
        "{said}"
    );
}

#[test]
fn an_example_says_how_grave_a_finding_is() {
    let graded = |severity: &str| {
        area("Flag(\"[[The area]] was closed.\")", &format!("Graded({severity}, Flag(\"[[The area]] was closed.\"))"))
    };
    let house = House::new().with("style/area.ron", graded("Query"));
    assert_eq!(house.says("rules test style/area --rules house"), "1 rule: proved\n");
    let said = house.with("style/area.ron", graded("Must")).refuses("rules test style/area --rules house");
    assert!(said.contains("error: otherwise graded: what is found is graver or less grave\n"), "{said}");
    assert!(said.contains("^^^^^^ it is a query\n"), "{said}");
    // What it would be once the rule is live.
    let house = House::new().with("style/area.ron", graded("Query").replace("Live", "Trial"));
    assert_eq!(house.says("rules test style/area --rules house"), "1 rule: proved\n");
}

#[test]
fn of_a_rule_on_trial_the_examples_prove_how_grave_it_will_be() {
    let graded = area("status: Live", "must_if: Near(\"night\", 0),\n    status: Trial").replace(
        "        Pass(\"The harbour",
        "        Graded(Must, Flag(\"At night [[the area]] was closed.\")),\n        Pass(\"The harbour",
    );
    let house = House::new().with("style/area.ron", &graded).and("draft.txt", "At night the area was closed.\n");
    assert_eq!(house.says("rules test style/area --rules house --strict"), "1 rule: proved\n");
    assert!(house.says("check draft.txt --rules house --notes").contains("  note  style/area, on trial"));
    let house = house
        .with("style/area.ron", graded.replace("Near(\"night\", 0)", "Any([Near(\"night\", 0), Near(\"dawn\", 0)])"));
    let said = house.says("rules test style/area --rules house");
    assert!(said.contains("warning: idle: no example needs this") && said.contains("Near(\"dawn\", 0)"), "{said}");
    assert_eq!(said.matches("warning: idle").count(), 1, "{said}");
}

#[test]
fn a_part_that_no_example_needs_is_told_and_fails_only_a_strict_test() {
    let house = House::new().with("style/area.ron", area("\"the area\"]", "\"the area\", \"the vicinity\"]"));
    let said = house.says("rules test style/area --rules house");
    assert!(said.starts_with("warning: idle: no example needs this alternative\n"), "{said}");
    assert!(said.ends_with("1 rule: proved, with 1 warning\n"), "{said}");
    let said = house.refuses("rules test style/area --rules house --strict");
    assert!(said.starts_with("error: idle: no example needs this alternative\n"), "{said}");
    assert!(said.ends_with("1 failure in 1 of 1 rule\n"), "{said}");
}

/// A house with a rule about “the area”, with these settings and a draft that it is about.
fn with_settings(settings: &str) -> House {
    let house = House::new().with("style/area.ron", area("", "")).and("deskcheck.ron", settings);
    house.and("desk/draft.txt", "Ana Ruiz said so.\n\nThe area was closed.\n")
}

#[test]
fn what_a_house_sets_once_holds_for_all_commands_and_in_folders_below() {
    let house = with_settings("House(rules: [\"house\"], fail_on: Query)");
    for arguments in [
        "check desk/draft.txt --fail-on never",
        "why desk/draft.txt:3",
        "why-not style/area desk/draft.txt:1",
        "decisions list desk/draft.txt",
        "rules list --format json",
        "rules show style/area",
        "rules try style/area desk",
        "rules diff shipped house desk",
    ] {
        let said = house.says(arguments);
        assert!(said.contains("style/area"), "{arguments}: {said}");
    }
    assert_eq!(house.says("rules test style/area"), "1 rule: proved\n");
    assert!(house.says("rules check").contains(", 1 of them the house’s: no mistake"));
    let (content, said) = house.run_in("desk", "check draft.txt");
    assert!(!content && said.contains("query  style/area"), "{said}");
    let said = house.says("check desk/draft.txt --no-config");
    assert!(!said.contains("style/area"), "{said}");
}

#[test]
fn options_take_the_place_of_what_a_house_sets() {
    let house =
        with_settings("House(rules: [\"house\"], fail_on: Query)").and("other/style/rain.ron", area("area", "rain"));
    let said = house.says("rules list --rules other");
    assert!(said.contains("rain  query, the house’s") && !said.contains("  area  query"), "{said}");
    let said = house.says("rules list --rules other --rules house");
    assert!(said.contains("  rain  query, the house’s") && said.contains("  area  query, the house’s"), "{said}");
    assert!(house.says("rules check other").contains(", 1 of them the house’s"));
    house.says("check desk/draft.txt --fail-on must");
    let house = house.and("desk/ours.ron", "House(rules: [\"../other\"])");
    let said = house.says("--config desk/ours.ron rules list");
    assert!(said.contains("  rain  query, the house’s") && !said.contains("  area  query"), "{said}");
    let said = house.refuses("check desk/draft.txt --config ours.ron");
    assert!(said.contains("deskcheck: ours.ron: cannot be read: "), "{said}");
}

#[test]
fn the_outlet_and_the_kind_that_a_house_sets_hold_where_a_draft_says_nothing_of_them() {
    let copy = "The Norland Post reported that the mayor would resign.\n";
    let kind = area("any: [\"the area\"])", "any: [\"mayor\"], having: Kind([\"opinion\"]))")
        .replace("[Own]", "[Paraphrased]");
    let house = House::new().with("style/area.ron", kind).and("draft.txt", copy);
    let asks = |house: &House, arguments: &str, rule: &str| house.says(arguments).contains(rule);
    assert!(asks(&house, "check --notes draft.txt", "attribution/second-hand"));
    let house = house.and("deskcheck.ron", "House(rules: [\"house\"], outlet: \"Norland Post\", kind: \"column\")");
    assert!(!asks(&house, "check --notes draft.txt", "attribution/second-hand"));
    assert!(asks(&house, "rules try attribution/second-hand draft.txt", "0 hits in 0 of 1 article"));
    assert!(asks(&house, "rules try attribution/second-hand draft.txt --no-config", "1 hit in 1 of 1 article"));
    assert!(
        asks(&house, "check draft.txt", "style/area") && !asks(&house, "check draft.txt --kind news", "style/area")
    );
    let house = house.and("front.md", format!("---\noutlet: Harbour Wire\nkind: news\n---\n\n{copy}"));
    assert!(asks(&house, "check --notes front.md", "attribution/second-hand"));
    assert!(!asks(&house, "check front.md", "style/area"));
    let house = house.and("deskcheck.ron", "House(\n    kind: \"colum\",\n)");
    let said = house.refuses("check draft.txt");
    assert!(said.contains("error: there is no kind of article `colum`\n --> deskcheck.ron:2:11"), "{said}");
    assert!(said.contains("did you mean `column`?") || said.contains("expected one of: "), "{said}");
}

#[test]
fn all_that_is_wrong_with_what_a_house_sets_is_told_with_its_place() {
    let settings = "House(\n    rules: [\"house\", \"desk/draft.txt\", \"hause\"],\n    outlet: \" \",\n)\n";
    let (content, said) = with_settings(settings).run_in("desk", "check draft.txt");
    assert!(!content, "{said}");
    for part in [
        "error: this is no folder of rules\n --> ../deskcheck.ron:2:22",
        "error: there is no such folder\n --> ../deskcheck.ron:2:40",
        "= it would be ../hause: folders are named from the one in which this file stands",
        "error: `outlet` is empty\n --> ../deskcheck.ron:3:13",
        "3 mistakes in 1 of 1 file",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = with_settings("House(rule: [\"house\"], fail_on: query)").refuses("rules list");
    for part in ["`rule`", "did you mean `rules`?", "`query`", "did you mean `Query`?", "2 mistakes in 1 of 1 file"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = with_settings("House(rules: \"house\")").refuses("rules list");
    assert!(said.contains("error: `rules` must be a list"), "{said}");
}

#[test]
fn what_a_house_sets_may_stand_among_its_rules_and_is_never_overwritten() {
    let house = House::new().with("style/area.ron", area("", "")).with("deskcheck.ron", "House(rules: [\".\"])");
    let house = house.and("house/draft.txt", "It rained.\n");
    let (content, said) = house.run_in("house", "rules check");
    assert!(content && said.contains(", 1 of them the house’s: no mistake"), "{said}");
    let (content, said) = house.run_in("house", "check draft.txt -o deskcheck.ron");
    assert!(!content && said.contains("would take the place of"), "{said}");
}

#[test]
fn a_check_goes_on_without_the_files_of_a_house_that_have_mistakes_and_says_so() {
    let copy = "Ana Ruiz said so.\n\nThe area was closed. It cost $4 million.\n";
    let closed = area("\"the area\"]", "\"the @places\"]").replace("Flag(\"[[The area]] was", "Flag(\"[[The area]] is");
    let house = House::new()
        .with("style/area.ron", area("", ""))
        .with("style/bad.ron", area("Query", "Grave"))
        .with("lexicons/places.ron", "Lexicon(about: \"Places.\", word: [\"area\"])")
        .with("style/closed.ron", closed)
        .with("unsourced/figure.ron", "Rule(severity: Must)")
        .and("draft.txt", copy);
    let said = house.refuses("check draft.txt --rules house --fail-on never");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in [
        "house/style/bad.ron:2:15",
        "house/lexicons/places.ron:1:27",
        "query style/area",
        "unsourced/figure Where",
        "4 files of the house’s rules could not be read, and what they ask is not asked here: lexicons/places.ron, \
         style/bad.ron, style/closed.ron, unsourced/figure.ron",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    let said = house.refuses("check draft.txt --rules house --format json");
    assert!(said.contains("\"unread_rules\":[\"lexicons/places.ron\",\"style/bad.ron\","), "{said}");
    let said = house.refuses("check draft.txt --rules house --format html");
    assert!(said.contains("<strong>4 files of the house’s rules could not be read"), "{said}");
    for arguments in ["rules check house", "rules test style/area --rules house", "why draft.txt:3 --rules house"] {
        assert!(!house.refuses(arguments).contains("style/area"), "{arguments}");
    }
    let said = house.refuses("check draft.txt --rules hause");
    assert!(said.contains("there is no such folder") && !said.contains("draft.txt"), "{said}");
}

/// A rule with that search and these examples, proved.
#[track_caller]
fn proves(find: &str, examples: &str) {
    let rule = format!(
        "Rule(severity: Query, status: Live, asks: \"Is this meant?\", why: \"x\", refs: [], find: {find}, examples: [{examples}])"
    );
    let said = House::new().with("style/a.ron", rule).says("rules test style/a --rules house --strict");
    assert_eq!(said, "1 rule: proved\n");
}

#[test]
fn a_rule_may_ask_how_long_a_sentence_is() {
    proves(
        "Sentence(All([Longer(8), Voice(Own)]))",
        "Flag(\"It rained. [[The council met in the school on Friday.]] It snowed.\"), \
         Flag(\"[[The council met late in the old school.]]\"), \
         Pass(\"The council met in the school.\"), \
         Pass(\"“The council met in the school on Friday,” Ana Ruiz said.\")",
    );
    let long = "Rule(severity: Query, status: Draft, asks: \"Who?\", why: \"x\", refs: [], find: Sentence(All([Longer(8), \
                Facet(\"figure\")])), examples: [])";
    let said = House::new().with("style/a.ron", long).refuses("rules check house");
    assert!(said.contains("this cannot be asked of sentences") && said.contains("it is asked of claims"), "{said}");
    let house = House::new().with("style/a.ron", long.replace("Facet(\"figure\")", "Voice(Own)"));
    let house = house.and("draft.txt", "It rained in May.\n\nThe council met in the school on Friday.\n");
    assert!(house.says("rules show style/a --rules house").contains("It finds sentences of which this holds:"));
    let said = house.says("why-not style/a draft.txt:1 --rules house");
    assert!(said.contains("sentence, line 1") && said.contains("but  it has fewer than 8 words"), "{said}");
}

#[test]
fn a_rule_may_ask_from_how_many_places_on_there_are_too_many() {
    let rule = "Rule(severity: Query, status: Live, asks: \"Is {words} one source too many?\", why: \"x\", refs: [], find: \
                AtLeast(3, Speaker(Speaker([Anonymous]))), examples: [\
                Flag(\"An official said it rained. A witness said it snowed. [[A teacher]] said it was late.\"), \
                Flag(\"A witness said it rained. A teacher said it snowed. [[A nurse]] said it was late. A judge said so.\"), \
                Pass(\"An official said it rained. A witness said it snowed.\"), Pass(\"Ana Ruiz said it rained. Dan Orr said it snowed. Bo Kim said it was late.\")])";
    let house = House::new().with("style/a.ron", rule);
    assert_eq!(house.says("rules test style/a --rules house"), "1 rule: proved\n");
    let said = house.says("rules show style/a --rules house");
    assert!(said.contains("Once an article, at the place with which there are 3:"), "{said}");
    let house = house.and("draft.txt", "A witness said it rained.\n\nA nurse said it was late.\n");
    let said = house.says("why-not style/a draft.txt:1 --rules house");
    assert!(said.contains("but  there are fewer than 3 in the article"), "{said}");
    let said = house.with("style/a.ron", rule.replace("AtLeast(3", "AtLeast(1")).refuses("rules check house");
    assert!(said.contains("give at least 2") && said.contains("`Once(...)` finds the first"), "{said}");
}

#[test]
fn a_rule_may_ask_in_which_part_of_the_copy_words_stand() {
    let find = |parts: &str| format!("Text(voice: [Headline], any: [\"exclusive\"], having: In([{parts}]))");
    let copy = |kicker: &str, headline: &str, standfirst: &str, body: &str| {
        format!("\"{kicker}\\n\\n# {headline}\\n\\n## {standfirst}\\n\\n{body}\"")
    };
    let all = |marked: [&str; 4]| copy(marked[0], marked[1], marked[2], marked[3]);
    let here = "An [[exclusive]] deal";
    let bare = "An exclusive deal";
    for (part, at) in [("Kicker", 0), ("Headline", 1), ("Standfirst", 2)] {
        let mut words = [bare; 4];
        words[at] = here;
        let mut others = words;
        others[at] = "A deal";
        let examples = format!(
            "Flag({}), Flag({}), Pass({}), Pass(\"It rained.\")",
            all(words),
            all(words).replace("deal", "match"),
            all(others)
        );
        proves(&find(part), &examples);
    }
    let empty = area("any: [\"the area\"])", "any: [\"the area\"], having: In([]))");
    House::new().with("style/area.ron", empty).refuses("rules check house");
}
