//! What a writer of rules reads when a rule is well formed and still wrong: each file in `tests/faulty-rules/` with its
//! mistakes; and folders that hold other things than rules.

use std::fs;
use std::path::{Path, PathBuf};

use deskcheck::rule::RuleSet;
use deskcheck::rule::proof::prove;
use deskcheck::written::render::{render, shown};

/// A folder of a test's own, which is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("deskcheck-faulty-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        Self(folder)
    }

    fn with(self, path: &str, text: &str) -> Self {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
        self
    }

    /// What is wrong in the folder, as it is told.
    fn mistakes(&self) -> String {
        match RuleSet::load(&[&self.0]) {
            Ok(_) => "no mistake".to_owned(),
            Err(refused) => {
                let own: Vec<_> = refused.files.into_iter().filter(|f| self.0.join(&f.path).exists()).collect();
                render(&refused.mistakes, &own, false).replace(&self.0.display().to_string(), "FOLDER")
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_mistake_is_told_at_its_place() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/faulty-rules"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("faulty-rules/*.ron", |path| {
            let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(path).expect("the file is there");
            let family = match name.split('-').next() {
                Some("adjustment") => "adjustments",
                Some("profile") => "profiles",
                _ => "style",
            };
            let told = Folder::new(&name).with(&format!("{family}/{name}.ron"), &text).mistakes();
            assert_ne!(told, "no mistake", "{name}");
            insta::with_settings!({ snapshot_suffix => "" }, { insta::assert_snapshot!(name, told) });
        });
    });
}

/// A rule whose examples are those given.
fn with_examples(examples: &str) -> String {
    format!(
        "Rule(\n    severity: Query,\n    status: Draft,\n    asks: \"Which council is “{{words}}”?\",\n    why: \"There are two.\",\n    \
         refs: [],\n    find: Text(voice: [Own], any: [\"the council\", \"the board\"]),\n    unless: [Because(\"it is named\", \
         Near(\"Hartwell\", 0))],\n    examples: [\n        {examples}\n    ],\n)\n"
    )
}

#[test]
fn what_does_not_hold_is_told_with_its_cause() {
    let cases = [
        (
            "proof-of-examples",
            "Flag(\"[[The council]] met, and [[the mayor]] left.\"),\n        Flag(\"[[The harbour]] faced the board.\"),\n        \
             Flag(\"In Hartwell [[the council]] met.\"),\n        Pass(\"The council met.\"),\n        \
             Asks(\"[[The board]] met.\", \"Which board?\"),\n        Todo(Flag(\"[[The council]] met.\")),",
        ),
        ("proof-of-parts", "Flag(\"[[The council]] met.\"),\n        Pass(\"Nobody met.\"),"),
    ];
    let rules = cases.map(|(name, examples)| (name, with_examples(examples)));
    proved(&rules);
}

/// Compares what is told of well formed rules whose examples do not hold with what is kept.
fn proved(rules: &[(&str, String)]) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/faulty-rules"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, rule) in rules {
            let folder = Folder::new(name).with("style/council.ron", rule);
            let rules = RuleSet::load(&[&folder.0]).expect("the rule is well formed");
            let failures = prove(&rules, rules.named("style/council").expect("it is there"));
            insta::assert_snapshot!(*name, shown(&failures, rules.files(), false));
        }
    });
}

/// A draft of a rule that finds this, with these examples.
fn finding(find: &str, examples: &str) -> String {
    format!(
        "Rule(\n    severity: Query,\n    status: Draft,\n    asks: \"Is it so?\",\n    why: \"It may not be.\",\n    refs: [],\n    \
         find: {find},\n    examples: [\n        {examples}\n    ],\n)\n"
    )
}

#[test]
fn what_does_not_hold_of_reworded_examples_and_of_nodes_is_told() {
    let denied = "Graph(nodes: {\"claim\": Claim(Anything), \"denial\": Claim(Anything)}, edges: [Edge(\"denial\", Denies, \
                  \"claim\")], at: \"denial\")";
    let absent = "Graph(nodes: {\"who\": Speaker(Anything), \"what\": Claim(Facet(\"accusation\"))}, edges: [Edge(\"who\", Asserts, \
                  \"what\")], absent: [Edge(\"*\", Denies, \"what\")], at: \"what\")";
    proved(&[
        (
            "proof-of-rewordings",
            finding(
                "Text(voice: [Own], any: [\"said Ana\"])",
                "Flag(\"“No,” [[said Ana]] Ruiz.\"),\n        Pass(\"“No,” Ana Ruiz said.\"),",
            ),
        ),
        (
            "proof-of-originals",
            finding(
                "Quotation(OtherSpeaker)",
                "Against(\"Ana Tandy: When did you see it?\\nArno Quill: We never saw that report before March.\", \
                 Flag(\"[[“We never saw that report before March,”]] Ms. Tandy said.\")),\n        \
                 Against(\"“It was late,” Ana Ruiz said.\", Flag(\"[[“It was late,”]] Ana Ruiz said.\")),",
            ),
        ),
        (
            "proof-of-nodes",
            finding(
                denied,
                "Flag(\"[[claim: Ana Ruiz]] said that the dam had leaked. Bo Kim said [[denial: that it was not true]].\"),\n        \
                 Flag(\"[[claim: The road]] is wet. Ana Ruiz said [[claim: that the dam had leaked]]. Bo Kim said [[that it was \
                 not true]].\"),\n        Flag(\"The road is wet. [[The dam]] leaks.\"),",
            ),
        ),
        (
            "proof-of-absent-edges",
            finding(
                absent,
                "Flag(\"Ana Ruiz said [[that Bo Kim had stolen the money]].\"),\n        Pass(\"Nobody left.\"),",
            )
            .replace("    status: Draft,", "    status: Draft,\n    must_if: Facet(\"figure\"),"),
        ),
    ]);
}

/// What no shipped rule asks of such a place, and examples that show what it means.
const ASKED: &[(&str, &str)] = &[
    ("Claim(Negated)", "Flag(\"[[The dam did not leak.]]\"), Pass(\"The dam leaked.\")"),
    (
        "Claim(Any([Has(\"the dam\"), Has(\"the bridge\")]))",
        "Flag(\"In May [[the bridge]] fell.\"), Flag(\"In May [[the dam]] leaked.\"), Pass(\"In May it rained.\")",
    ),
    (
        "Attribution(at: Source, having: Form([Direct]))",
        "Flag(\"“It is late,” [[Ana Ruiz]] said.\"), Pass(\"Ana Ruiz said it was “late” and dark.\")",
    ),
    (
        "Attribution(at: Source, having: Form([Mixed]))",
        "Flag(\"[[Ana Ruiz]] said it was “late” and dark.\"), Pass(\"Ana Ruiz said it was late.\")",
    ),
    (
        "Attribution(at: Content, having: Form([Indirect]))",
        "Flag(\"Ana Ruiz said [[it was late]].\"), Pass(\"“It is late,” Ana Ruiz said.\")",
    ),
    (
        "Attribution(at: Cue, having: NoSource)",
        "Flag(\"The bridge [[was reported]] to be old.\"), Pass(\"Ana Ruiz said it was late.\")",
    ),
    (
        "Attribution(at: Content, having: Longer(4))",
        "Flag(\"Ana Ruiz said [[it was late today]].\"), Pass(\"Ana Ruiz said it was late.\")",
    ),
    (
        "Attribution(at: Content, having: Shorter(3))",
        "Flag(\"Ana Ruiz said [[it was late]].\"), Pass(\"Ana Ruiz said it was late today.\")",
    ),
    (
        "Attribution(at: Source, having: Outlet)",
        "Flag(\"[[The Tessel Herald]] reported that the road was closed.\"), Pass(\"Ana Ruiz said it was late.\")",
    ),
    (
        "Quotation(GoesOn)",
        "Flag(\"“It is late,” Ana Ruiz said. [[“It is dark,”]] she said.\"), \
             Flag(\"Ana Ruiz said: “It is late.” It rained, [[“all day”]].\"), \
             Pass(\"Ana Ruiz said: “It is late.” It rained. “It is dark,” she said.\")",
    ),
    (
        "Quotation(Edited(2))",
        "Flag(\"[[“It … is … late,”]] Ana Ruiz said.\"), Flag(\"[[“It ... is [very] late,”]] Ana Ruiz said.\"), \
             Flag(\"[[“It . . . is … late,”]] Ana Ruiz said.\"), Pass(\"“It is . . . late,” Ana Ruiz said.\"), \
             Pass(\"“It is … [Bo Kim] who was late,” Ana Ruiz said.\")",
    ),
    (
        "Name(BareBeforeFull)",
        "Flag(\"[[Keller]] said it rained. Keller left. Susan Keller stayed.\"), \
             Pass(\"# Keller Wins the Vote\\n\\nSusan Keller said it was late.\"), \
             Pass(\"Old Keller left. Susan Keller stayed.\"), Pass(\"Had Keller known, Susan Keller would have stayed.\")",
    ),
    (
        "Attribution(at: Source, having: Unintroduced)",
        "Flag(\"[[Susan Keller]] said it rained. Susan Keller left.\"), \
             Flag(\"[[Susan Keller]] said it rained. It snowed, said Susan Keller, and she left.\"), \
             Pass(\"Susan Keller said it rained. Susan Keller, 34, left.\"), \
             Pass(\"Susan Keller said it rained. Susan Keller, tired and wet, left.\"), \
             Pass(\"Susan Keller said it rained. Susan Keller of the mill left.\"), \
             Pass(\"Susan Keller said it rained. The baker Susan Keller left.\"), \
             Pass(\"Susan said it rained.\"), Pass(\"Oreth Vellan said it rained.\"), \
             Pass(\"Mayor Susan Keller said it rained.\"), Pass(\"Susan Keller: “It rained.”\")",
    ),
    (
        "Pair(of: Text(voice: [Own], any: [\"{n: #number} pupils\"]), between: All([OtherNumber(\"n\"), \
             CloseNumber(\"n\")]), show: \"the other number\")",
        "Flag(\"Five pupils left. [[Nine pupils]] stayed.\"), Pass(\"Five pupils left. Eleven pupils stayed.\"), \
             Pass(\"Five pupils left. Five pupils stayed.\")",
    ),
    (
        "Text(voice: [Own], any: [\"^ the area closed $\"])",
        "Flag(\"It rained. [[The area closed]].\"), \
             Flag(\"[[The area closed]]\"), \
             Pass(\"Then the area closed.\"), \
             Pass(\"The area closed early.\")",
    ),
    (
        "Text(voice: [Own], any: [\"the area !~close\"])",
        "Flag(\"[[The area]] burned.\"), \
             Pass(\"The area closed.\"), \
             Pass(\"The area closes.\")",
    ),
    (
        "Text(voice: [Own], any: [\"the area !_\"])",
        "Flag(\"It was [[the area]]\"), \
             Pass(\"The area shut.\")",
    ),
    (
        "Attribution(at: Source, having: MeansEither)",
        "Flag(\"Mark Vane and Bo Kim met. [[He]] said it was late.\"), \
             Pass(\"Mark Vane, Bo Kim left. He said it was late.\"), \
             Pass(\"Mark Vane met Bo Kim. He said it was late.\"), \
             Pass(\"Mark Vane and Susan Keller met. He said it was late.\"), \
             Pass(\"Mark Vane and Bo Kim met. He and Ana Ruiz said it was late.\"), \
             Pass(\"Mark Vane left. He and Bo Kim met. He said it was late.\")",
    ),
    (
        "Text(voice: [Own], any: [\"the talks\"], having: NamedNext(1))",
        "Flag(\"[[The talks]] failed. Ana Ruiz said it was late.\"), \
             Flag(\"[[The talks]] failed. Said Ana Ruiz: “It is late.”\"), \
             Flag(\"# Ana Ruiz Wins the Vote\\n\\n[[The talks]] failed. Ana Ruiz said it was late.\"), \
             Pass(\"The talks failed. It rained. Ana Ruiz said it was late.\"), \
             Pass(\"The talks failed. It rained. Said Ana Ruiz: “It is late.”\"), \
             Pass(\"Ana Ruiz left. The talks failed. Ana Ruiz said it was late.\"), \
             Pass(\"The talks failed. The council said it was late.\"), \
             Pass(\"The talks failed. Ana Ruiz fears that it is late.\")",
    ),
    (
        "Claim(Lapsed)",
        "Flag(\"The council said that Bo Kim had lied.\\n\\n[[He took the money.]]\"), \
             Pass(\"The council said that Bo Kim had lied. He took the money.\"), \
             Pass(\"The council said that Bo Kim had lied.\\n\\nKim took the money.\"), \
             Pass(\"“Bo Kim lied,” the council said.\\n\\nHe took the money.\"), \
             Pass(\"Ana Ruiz said that Bo Kim had lied.\\n\\nHe took the money.\"), \
             Pass(\"The council said that Bo Kim had lied.\\n\\nHe took the money, Ana Ruiz said.\")",
    ),
];

#[test]
fn what_no_shipped_rule_asks_of_such_a_place_holds_where_it_is_said_to() {
    for (number, (find, examples)) in ASKED.iter().enumerate() {
        let folder = Folder::new(&format!("asked-{number}")).with("style/council.ron", &finding(find, examples));
        let rules = RuleSet::load(&[&folder.0]).expect("the rule is well formed");
        let failures = prove(&rules, rules.named("style/council").expect("it is there"));
        assert!(failures.is_empty(), "{find}\n{}", shown(&failures, rules.files(), false));
    }
}

#[test]
fn a_facet_that_nothing_shows_is_told() {
    let folder = Folder::new("facet").with("facets/sport.ron", "Facet(about: \"Sport.\", weight: 1, any: [])");
    insta::assert_snapshot!(folder.mistakes(), @r#"
    error: nothing shows this facet
     --> facets/sport.ron:1:1
      |
    1 | Facet(about: "Sport.", weight: 1, any: [])
      | ^^^^^
      |
      = add `any: ["..."]`

    1 mistake in 1 of 1 file
    "#);
}

#[test]
fn a_facet_that_weighs_too_much_is_told() {
    let facet = "Facet(about: \"Sport.\", weight: 2000, any: [\"cup\"])";
    insta::assert_snapshot!(Folder::new("weight").with("facets/sport.ron", facet).mistakes(), @r#"
    error: no facet weighs so much
     --> facets/sport.ron:1:32
      |
    1 | Facet(about: "Sport.", weight: 2000, any: ["cup"])
      |                                ^^^^ -100 to 100
      |
      = weights of the facets of a claim are added up; a grave one weighs 3

    1 mistake in 1 of 1 file
    "#);
}

#[test]
fn a_file_for_a_folder_is_told() {
    let folder = Folder::new("file").with("style/a.ron", &sound());
    let Err(refused) = RuleSet::load(&[&folder.0.join("style/a.ron")]) else { panic!("it is no folder") };
    let told = render(&refused.mistakes, &[], false).replace(&folder.0.display().to_string(), "FOLDER");
    insta::assert_snapshot!(told, @r#"
    error: FOLDER/style/a.ron: this is no folder of rules
     |
     = name the folder that holds the families

    1 mistake in 1 of 1 file
    "#);
}

#[cfg(unix)]
#[test]
fn what_is_neither_file_nor_folder_is_told() {
    let folder = Folder::new("socket").with("style/a.ron", &sound());
    let socket = folder.0.join("style/b.ron");
    let _open = std::os::unix::net::UnixListener::bind(socket).expect("a socket can be made");
    insta::assert_snapshot!(folder.mistakes(), @r#"
    error: style/b.ron: this is no file

    1 mistake in 1 of 1 file
    "#);
}

#[test]
fn conditions_that_are_too_many_together_are_refused() {
    let negated = |count: usize| {
        format!("All([{}])", (0..count).map(|n| format!("Near(\"w{n}\", 0)")).collect::<Vec<_>>().join(", "))
    };
    let rule = draft("").replace("Text(voice: [Own], any: [])", &format!("Claim({})", negated(990)));
    let mut folder = Folder::new("conditions");
    for number in 0..21 {
        folder = folder.with(&format!("style/r{number}.ron"), &rule);
    }
    let told = folder.mistakes();
    let first: Vec<&str> = told.lines().take(2).collect();
    assert_eq!(
        first,
        ["error: with those of this rule there are too many conditions in all rules together", " --> style/r8.ron:1:1"]
    );
}

fn sound() -> String {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faulty-rules/why-empty.ron"));
    text.expect("the file is there").replace("\"  \"", "\"There are two.\"")
}

#[test]
fn all_files_are_told_of_in_one_run() {
    let folder = Folder::new("several").with("style/a.ron", "Rule(severity: Grave)").with("style/b.ron", "Rule(");
    let told = folder.with("style/c.ron", &sound()).mistakes();
    assert!(told.contains("style/a.ron:1:") && told.contains("style/b.ron:1:"), "{told}");
    assert!(!told.contains("style/c.ron"), "{told}");
}

#[test]
fn a_sound_rule_has_no_mistake() {
    assert_eq!(Folder::new("sound").with("style/a.ron", &sound()).mistakes(), "no mistake");
}

#[test]
fn what_is_no_rule_in_a_folder_of_rules_is_told() {
    let folder = Folder::new("odd").with("council.ron", &sound()).with("style/deep/a.ron", &sound());
    fs::create_dir_all(folder.0.join("style/folder.ron")).expect("a folder can be made");
    insta::assert_snapshot!(folder.mistakes(), @r"
    error: council.ron: a rule stands in the folder of its family
     |
     = its id is its path: FAMILY/NAME

    error: style/deep/a.ron: a rule stands in the folder of its family, and no deeper
     |
     = its id is its path: FAMILY/NAME

    error: style/folder.ron: this is a folder, and its name is that of a file

    3 mistakes in 3 of 3 files
    ");
}

#[test]
fn a_folder_without_rules_and_one_that_is_not_there_are_told() {
    insta::assert_snapshot!(Folder::new("empty").mistakes(), @r"
    error: FOLDER: there is no rule in this folder
     |
     = rules are files named FAMILY/NAME.ron

    1 mistake
    ");
    let Err(refused) = RuleSet::load(&[Path::new("no/such/folder")]) else { panic!("it is not there") };
    insta::assert_snapshot!(render(&refused.mistakes, &[], false), @r"
    error: no/such/folder: there is no such folder

    1 mistake
    ");
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let folder = Folder::new("large").with("style/a.ron", &" ".repeat((1 << 20) + 1));
    insta::assert_snapshot!(folder.mistakes(), @r"
    error: style/a.ron: this file is too large: 1 MiB is allowed

    1 mistake in 1 of 1 file
    ");
}

#[test]
fn what_is_too_much_to_compare_or_to_hold_is_refused() {
    let phrases = (0..100_000).map(|n| format!("\"w{n}\"")).collect::<Vec<_>>().join(",") + ",";
    let long = sound().replace("any: [", &format!("any: [{phrases}"));
    let told = Folder::new("long").with("style/a.ron", &long).mistakes();
    assert!(
        told.contains("this list is too long: 1000 of each phrase are allowed")
            && told.contains("= many words belong into a lexicon"),
        "{}",
        &told[..told.len().min(400)]
    );
    let mut folder = Folder::new("heavy");
    for number in 0..18 {
        folder = folder.with(&format!("style/{number}.ron"), &" ".repeat(1 << 20));
    }
    assert!(folder.mistakes().contains("the files here are larger than 16 MiB together"));
}

/// A rule that finds the phrases, and may do without examples.
fn draft(phrases: &str) -> String {
    format!(
        "Rule(severity: Query, status: Draft, asks: \"?\", why: \"x\", refs: [], find: Text(voice: [Own], any: [{phrases}]), \
         examples: [])"
    )
}

#[test]
fn phrases_and_shapes_that_cost_too_much_together_are_refused_soon() {
    let each = |of: &dyn Fn(usize) -> String| draft(&(0..1_000).map(of).collect::<Vec<_>>().join(", "));
    let costly = [
        ("many", each(&|n| format!("\"w{n} FILE\"")), "there are too many phrases in all rules together"),
        (
            "gaps",
            each(&|n| format!("\"(_{{0,20}} a){{0,20}} x{n} FILE\"")),
            "there are too many phrases in all rules together",
        ),
        (
            "shapes",
            each(&|n| format!("\"/(a{n}FILE|b){{1,40}}/\"")),
            "there are too many shapes: 200 are allowed in all rules together",
        ),
    ];
    for (name, rule, refused) in costly {
        let mut folder = Folder::new(&format!("costly-{name}"));
        for file in 0..60 {
            folder = folder.with(&format!("style/r{file}.ron"), &rule.replace("FILE", &format!("f{file}")));
        }
        let began = std::time::Instant::now();
        let told = folder.mistakes();
        assert!(told.contains(refused), "{name}: {}", &told[..told.len().min(400)]);
        assert!(told.len() < 200_000, "{name}: {} bytes are told", told.len());
        assert!(began.elapsed().as_secs() < 60, "{name}: {:?}", began.elapsed());
    }
}

#[test]
fn conditions_deep_in_others_are_compared_soon() {
    let deep = |inner: &str| (0..25).fold(inner.to_owned(), |inside, _| format!("Any([{inside}])"));
    let find = format!("Claim(All([{}, {}]))", deep("Facet(\"figure\")"), deep("Sourced"));
    let rule = draft("").replace("Text(voice: [Own], any: [])", &find);
    assert_eq!(Folder::new("deep").with("style/a.ron", &rule).mistakes(), "no mistake");
}

#[test]
fn a_pattern_that_may_be_bound_in_many_ways_comes_to_an_end() {
    let each = |of: &dyn Fn(usize) -> String| (0..12).map(of).collect::<Vec<_>>().join(", ");
    let nodes = each(&|n| format!("\"c{n}\": Claim(Anything)"));
    let edges = each(&|n| format!("Edge(\"s\", Asserts, \"c{n}\")"));
    let find = format!("Graph(nodes: {{{nodes}, \"s\": Speaker(Anything)}}, edges: [{edges}], at: \"c0\")");
    let rule = draft("").replace("Text(voice: [Own], any: [])", &find);
    let folder = Folder::new("pattern").with("style/a.ron", &rule);
    let rules = RuleSet::load(&[&folder.0]).expect("the rule is well formed");
    let text = (0..40).map(|n| format!("Ana Ruiz said that the dam had {n} leaks.")).collect::<Vec<_>>().join(" ");
    let document = deskcheck::document::Document::running(text);
    let found = rules.apply_one(rules.named("style/a").expect("it is there"), &deskcheck::read(&document, &rules));
    assert!(!found.is_empty());
}

#[test]
fn files_that_were_meant_to_be_read_are_told_and_hidden_ones_are_not_read() {
    let folder = Folder::new("endings").with("style/a.ron.txt", &sound()).with("style/B.RON", &sound());
    let folder = folder.with(".git/c.ron", "Rule(").with("style/.d.ron", "Rule(").with("style/e.ron~", "Rule(");
    fs::write(folder.0.join("style/f.ron"), b"Rule(\n    asks: \"caf\xe9?\",\n)").expect("a file can be written");
    let folder = folder.with("lexicons/Sport Words.ron", "Lexicon(about: \"x\", words: [\"fans\"])");
    insta::assert_snapshot!(folder.mistakes(), @r#"
    error: lexicons/Sport Words.ron: no rule can name this file
     |
     = in its name are letters, digits, `-` and `_`

    error: style/B.RON: this file is not read: its name must end in `.ron`
     |
     = a rule is a file FAMILY/NAME.ron

    error: style/a.ron.txt: this file is not read: its name must end in `.ron`
     |
     = a rule is a file FAMILY/NAME.ron

    error: style/f.ron: this file is not in UTF-8: line 2 has something else
     |
     = save it as UTF-8

    4 mistakes in 2 of 2 files
    "#);
}

#[test]
fn too_many_files_are_refused() {
    let mut folder = Folder::new("many");
    for number in 0..=4000 {
        folder = folder.with(&format!("style/{number}.ron"), "Rule(");
    }
    let Err(refused) = RuleSet::load(&[&folder.0]) else { panic!("they are too many") };
    assert!(refused.mistakes.iter().any(|m| m.message.ends_with("there are more than 4000 files here")));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_be_they_in_a_ring_or_not() {
    let folder = Folder::new("links").with("style/a.ron", &sound());
    let link = |from: &str, to: &Path| std::os::unix::fs::symlink(to, folder.0.join(from)).expect("links can be made");
    link("style/ring", &folder.0);
    assert_eq!(folder.mistakes(), "no mistake");
    link("style/b.ron", Path::new("a.ron"));
    link("style/c.ron", Path::new("c.ron"));
    insta::assert_snapshot!(folder.mistakes(), @r"
    error: style/b.ron: this is a link, and links are not followed
     |
     = put the file itself here

    error: style/c.ron: this is a link, and links are not followed
     |
     = put the file itself here

    2 mistakes in 2 of 2 files
    ");
}
