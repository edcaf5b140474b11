//! The parts of a rule, and what is left of the rule without each of them.
//!
//! In: a rule as it is written, with its places. Out: for each part that can be left out its place and the rule without it.
//! Parts are conditions, alternatives, exceptions, branches, voices, kinds, edges, and inside phrases whatever may be left
//! out or guards against something. Words in a row of alternatives (`(say|tell)`) are a list, as a lexicon is, and one
//! part together.

use super::adjust::AdjustFile;
use super::file::{Asking, Because, ConditionFile, FindFile, NodeFile, RuleFile, TiedFile};
use super::tie::Tie;
use crate::phrase::notation::{Atom, Phrase};
use crate::written::place::Place;

/// A part of something, and what is left without it.
#[derive(Clone, Debug)]
pub struct Part<'a, T = RuleFile> {
    /// Where the part stands.
    pub place: Place<'a>,
    /// What kind of part it is.
    pub what: &'static str,
    /// The whole without it.
    pub rest: T,
}

impl<'a, T> Part<'a, T> {
    fn map<U>(self, whole: impl FnOnce(T) -> U) -> Part<'a, U> {
        Part { place: self.place, what: self.what, rest: whole(self.rest) }
    }
}

/// The parts of a rule that can be left out, in order of writing but for the parts of `find`, which come first.
pub fn parts<'a>(rule: &RuleFile, place: Place<'a>) -> Vec<Part<'a>> {
    let with = |change: &dyn Fn(&mut RuleFile)| {
        let mut rest = rule.clone();
        change(&mut rest);
        rest
    };
    let mut parts: Vec<Part<'a>> =
        find(&rule.find, place.field("find")).into_iter().map(|p| p.map(|f| with(&|r| r.find = f.clone()))).collect();
    parts.extend(exceptions(&rule.unless, place).into_iter().map(|p| p.map(|u| with(&|r| r.unless.clone_from(&u)))));
    parts.extend(questions(&rule.asks_if, place).into_iter().map(|p| p.map(|q| with(&|r| r.asks_if.clone_from(&q)))));
    let grades: [(&str, Grade<RuleFile>); 3] =
        [("must_if", |r| &mut r.must_if), ("query_if", |r| &mut r.query_if), ("note_if", |r| &mut r.note_if)];
    for (field, grade) in grades {
        let written = severity(grade(&mut rule.clone()).as_ref(), place.field(field));
        parts.extend(written.into_iter().map(|p| p.map(|c| with(&|r| grade(r).clone_from(&c)))));
    }
    parts
}

/// The parts of an adjustment that can be left out.
pub(super) fn of_adjustment<'a>(adjust: &AdjustFile, place: Place<'a>) -> Vec<Part<'a, AdjustFile>> {
    let with = |change: &dyn Fn(&mut AdjustFile)| {
        let mut rest = adjust.clone();
        change(&mut rest);
        rest
    };
    let unless = exceptions(&adjust.unless, place).into_iter();
    let mut parts: Vec<Part<'a, AdjustFile>> = unless.map(|p| p.map(|u| with(&|a| a.unless.clone_from(&u)))).collect();
    let gravity = adjust.severity.map(|_| ("severity", with(&|a| a.severity = None)));
    let asks = adjust.asks.as_ref().map(|_| ("asks", with(&|a| a.asks = None)));
    parts.extend(gravity.into_iter().chain(asks).map(|(what, rest)| Part { place: place.field(what), what, rest }));
    let grades: [(&str, Grade<AdjustFile>); 3] =
        [("must_if", |a| &mut a.must_if), ("query_if", |a| &mut a.query_if), ("note_if", |a| &mut a.note_if)];
    for (field, grade) in grades {
        let written = severity(grade(&mut adjust.clone()).as_ref(), place.field(field));
        parts.extend(written.into_iter().map(|p| p.map(|c| with(&|a| grade(a).clone_from(&c)))));
    }
    parts
}

/// Where something keeps one of its conditions of severity.
type Grade<T> = fn(&mut T) -> &mut Option<ConditionFile>;

/// Each of a list of exceptions, and its parts.
fn exceptions<'a>(written: &[Because], place: Place<'a>) -> Vec<Part<'a, Vec<Because>>> {
    each(written, place.field("unless"), "exception", |because, place| {
        let parts = condition(&because.1, place.item(1)).into_iter();
        parts.map(|p| p.map(|c| Because(because.0.clone(), c))).collect()
    })
}

/// Each of a list of further questions, and the parts of what it is for.
fn questions<'a>(written: &[Asking], place: Place<'a>) -> Vec<Part<'a, Vec<Asking>>> {
    each(written, place.field("asks_if"), "question", |asking, place| match asking {
        Asking::Words(text, question) => {
            let words = phrase(text, place.item(0)).into_iter();
            words.map(|p| p.map(|text| Asking::Words(text, question.clone()))).collect()
        }
        Asking::If(c, question) => {
            let parts = condition(c, place.item(0)).into_iter();
            parts.map(|p| p.map(|c| Asking::If(c, question.clone()))).collect()
        }
    })
}

/// A condition of severity, and its parts.
fn severity<'a>(written: Option<&ConditionFile>, place: Place<'a>) -> Vec<Part<'a, Option<ConditionFile>>> {
    let Some(written) = written else { return Vec::new() };
    let whole = Part { place, what: "condition of severity", rest: None };
    let inner = condition(written, place).into_iter().map(|p| p.map(Some));
    std::iter::once(whole).chain(inner).collect()
}

/// The members of a list that can be left out of it: all, if there are two at least.
fn members<'a, T: Clone>(list: &[T], place: Place<'a>, what: &'static str) -> Vec<Part<'a, Vec<T>>> {
    let count = if list.len() > 1 { list.len() } else { 0 };
    (0..count).map(|i| Part { place: place.item(i), what, rest: without(list, i) }).collect()
}

/// A list without one of its members.
fn without<T: Clone>(list: &[T], member: usize) -> Vec<T> {
    list.iter().enumerate().filter(|(i, _)| *i != member).map(|(_, m)| m.clone()).collect()
}

/// The members of a list, all of which can be left out of it, and the parts of each.
fn each<'a, T: Clone>(
    list: &[T],
    place: Place<'a>,
    what: &'static str,
    parts: impl Fn(&T, Place<'a>) -> Vec<Part<'a, T>>,
) -> Vec<Part<'a, Vec<T>>> {
    let wholes = (0..list.len()).map(|i| Part { place: place.item(i), what, rest: without(list, i) });
    wholes.chain(inside(list, place, parts)).collect()
}

/// The parts of a list's members.
fn inside<'a, T: Clone>(
    list: &[T],
    place: Place<'a>,
    each: impl Fn(&T, Place<'a>) -> Vec<Part<'a, T>>,
) -> Vec<Part<'a, Vec<T>>> {
    let mut parts = Vec::new();
    for (i, member) in list.iter().enumerate() {
        parts.extend(each(member, place.item(i)).into_iter().map(|p| {
            p.map(|rest| {
                let mut list = list.to_vec();
                list[i] = rest;
                list
            })
        }));
    }
    parts
}

/// A condition by itself, and its parts.
fn whole<'a>(written: &ConditionFile, place: Place<'a>) -> Vec<Part<'a, ConditionFile>> {
    let mut parts = condition(written, place);
    let composite = matches!(written, ConditionFile::All(list) | ConditionFile::Any(list) if list.len() > 1);
    if !composite && !matches!(written, ConditionFile::Anything) {
        parts.insert(0, Part { place, what: "condition", rest: ConditionFile::Anything });
    }
    parts
}

fn condition<'a>(written: &ConditionFile, place: Place<'a>) -> Vec<Part<'a, ConditionFile>> {
    use ConditionFile as C;
    let inner = place.item(0);
    let all = |what, list: &[C], to: fn(Vec<C>) -> C| {
        let parts = members(list, inner, what).into_iter().chain(inside(list, inner, condition));
        parts.map(|p| p.map(to)).collect()
    };
    match written {
        C::All(list) => all("condition", list, C::All),
        C::Any(list) => all("alternative", list, C::Any),
        C::Not(negated) => condition(negated, inner).into_iter().map(|p| p.map(|c| C::Not(Box::new(c)))).collect(),
        C::Form(kinds) => members(kinds, inner, "kind").into_iter().map(|p| p.map(C::Form)).collect(),
        C::Speaker(kinds) => members(kinds, inner, "kind").into_iter().map(|p| p.map(C::Speaker)).collect(),
        C::Beside(kinds) => members(kinds, inner, "kind").into_iter().map(|p| p.map(C::Beside)).collect(),
        C::Manner(kinds) => members(kinds, inner, "kind").into_iter().map(|p| p.map(C::Manner)).collect(),
        C::Kind(kinds) => members(kinds, inner, "kind").into_iter().map(|p| p.map(C::Kind)).collect(),
        C::In(names) => members(names, inner, "part").into_iter().map(|p| p.map(C::In)).collect(),
        C::Anywhere(text) => phrase(text, inner).into_iter().map(|p| p.map(C::Anywhere)).collect(),
        C::Taken(ways) => members(ways, inner, "way").into_iter().map(|p| p.map(C::Taken)).collect(),
        C::Has(text) => phrase(text, inner).into_iter().map(|p| p.map(C::Has)).collect(),
        C::CueHas(text) => phrase(text, inner).into_iter().map(|p| p.map(C::CueHas)).collect(),
        C::Source(text) => phrase(text, inner).into_iter().map(|p| p.map(C::Source)).collect(),
        C::SourceOpens(text) => phrase(text, inner).into_iter().map(|p| p.map(C::SourceOpens)).collect(),
        C::Called(text) => phrase(text, inner).into_iter().map(|p| p.map(C::Called)).collect(),
        C::Near(text, reach) => phrase(text, inner).into_iter().map(|p| p.map(|t| C::Near(t, *reach))).collect(),
        _ => Vec::new(),
    }
}

fn find<'a>(written: &FindFile, place: Place<'a>) -> Vec<Part<'a, FindFile>> {
    match written {
        FindFile::Text { .. } => text(written, place),
        FindFile::Sentence(c) => whole(c, place.item(0)).into_iter().map(|p| p.map(FindFile::Sentence)).collect(),
        FindFile::Name(c) => whole(c, place.item(0)).into_iter().map(|p| p.map(FindFile::Name)).collect(),
        FindFile::Date(c) => whole(c, place.item(0)).into_iter().map(|p| p.map(FindFile::Date)).collect(),
        FindFile::Pair { of, between, show } => {
            let with = |of: FindFile, between| FindFile::Pair { of: Box::new(of), between, show: show.clone() };
            let ofs = find(of, place.field("of")).into_iter().map(|p| p.map(|of| with(of, between.clone())));
            let ties = tie(between, place.field("between")).into_iter();
            ofs.chain(ties.map(|p| p.map(|between| with((**of).clone(), between)))).collect()
        }
        FindFile::Claim(c) => whole(c, place.item(0)).into_iter().map(|p| p.map(FindFile::Claim)).collect(),
        FindFile::Quotation(c) => whole(c, place.item(0)).into_iter().map(|p| p.map(FindFile::Quotation)).collect(),
        FindFile::Speaker(c) => whole(c, place.item(0)).into_iter().map(|p| p.map(FindFile::Speaker)).collect(),
        FindFile::Attribution { at, having } => {
            let parts = whole(having, place.field("having")).into_iter();
            parts.map(|p| p.map(|having| FindFile::Attribution { at: *at, having })).collect()
        }
        FindFile::Once(inner) => {
            let mut parts = vec![Part { place: place.name(), what: "limit", rest: (**inner).clone() }];
            let inner = find(inner, place.item(0)).into_iter();
            parts.extend(inner.map(|p| p.map(|rest| FindFile::Once(Box::new(rest)))));
            parts
        }
        FindFile::AtLeast(count, inner) => {
            let mut parts = vec![Part { place: place.item(0), what: "number", rest: (**inner).clone() }];
            let inner = find(inner, place.item(1)).into_iter();
            parts.extend(inner.map(|p| p.map(|rest| FindFile::AtLeast(*count, Box::new(rest)))));
            parts
        }
        FindFile::AnyOf(finds) => {
            let list = place.item(0);
            let parts = members(finds, list, "branch").into_iter().chain(inside(finds, list, find));
            parts.map(|p| p.map(FindFile::AnyOf)).collect()
        }
        FindFile::Graph { .. } => graph(written, place),
    }
}

fn text<'a>(written: &FindFile, place: Place<'a>) -> Vec<Part<'a, FindFile>> {
    let FindFile::Text { voice, any, having } = written else { return Vec::new() };
    let with = |voice: &_, any: &_, having: &_| FindFile::Text {
        voice: Clone::clone(voice),
        any: Clone::clone(any),
        having: Clone::clone(having),
    };
    let voices = members(voice, place.field("voice"), "voice").into_iter();
    let mut parts: Vec<_> = voices.map(|p| p.map(|voice| with(&voice, any, having))).collect();
    let phrases = members(any, place.field("any"), "alternative").into_iter();
    let phrases = phrases.chain(inside(any, place.field("any"), |text, place| phrase(text, place)));
    parts.extend(phrases.map(|p| p.map(|any| with(voice, &any, having))));
    let conditions = having.iter().flat_map(|c| whole(c, place.field("having")));
    parts.extend(conditions.map(|p| p.map(|having| with(voice, any, &Some(having)))));
    parts
}

fn tie<'a>(written: &Tie, place: Place<'a>) -> Vec<Part<'a, Tie>> {
    let inner = place.item(0);
    let all = |what, list: &[Tie], to: fn(Vec<Tie>) -> Tie| {
        members(list, inner, what).into_iter().chain(inside(list, inner, tie)).map(|p| p.map(to)).collect()
    };
    match written {
        Tie::All(list) => all("tie", list, Tie::All),
        Tie::Any(list) => all("alternative", list, Tie::Any),
        Tie::Not(inner) => tie(inner, place.item(0)).into_iter().map(|p| p.map(|t| Tie::Not(Box::new(t)))).collect(),
        _ => Vec::new(),
    }
}

fn graph<'a>(written: &FindFile, place: Place<'a>) -> Vec<Part<'a, FindFile>> {
    let FindFile::Graph { nodes, edges, ties, absent, at, show } = written else { return Vec::new() };
    let mut parts = Vec::new();
    let with = |nodes: &_, edges: &_, ties: &_, absent: &_| FindFile::Graph {
        nodes: Clone::clone(nodes),
        edges: Clone::clone(edges),
        ties: Clone::clone(ties),
        absent: Clone::clone(absent),
        at: at.clone(),
        show: show.clone(),
    };
    for (name, node) in nodes {
        let inner = place.field("nodes").field(name).item(0);
        let (of, to): (_, fn(ConditionFile) -> NodeFile) = match node {
            NodeFile::Claim(c) => (c, NodeFile::Claim),
            NodeFile::Speaker(c) => (c, NodeFile::Speaker),
        };
        parts.extend(whole(of, inner).into_iter().map(|p| {
            p.map(|c| {
                let mut nodes = nodes.clone();
                nodes.insert(name.clone(), to(c));
                with(&nodes, edges, ties, absent)
            })
        }));
    }
    let of_edges = members(edges, place.field("edges"), "edge").into_iter();
    parts.extend(of_edges.map(|p| p.map(|edges| with(nodes, &edges, ties, absent))));
    let of_ties = each(ties, place.field("ties"), "tie", |tied, place| {
        let parts = tie(&tied.1, place.item(1)).into_iter();
        parts.map(|p| p.map(|tie| TiedFile(tied.0.clone(), tie, tied.2.clone()))).collect()
    });
    parts.extend(of_ties.into_iter().map(|p| p.map(|ties| with(nodes, edges, &ties, absent))));
    let of_absent = each(absent, place.field("absent"), "absent edge", |_, _| Vec::new());
    parts.extend(of_absent.into_iter().map(|p| p.map(|absent| with(nodes, edges, ties, &absent))));
    parts
}

/// The parts of a phrase: alternatives but for mere words, what may be left out, guards and anchors.
fn phrase<'a>(text: &str, place: Place<'a>) -> Vec<Part<'a, String>> {
    let Ok(parsed) = Phrase::parse(text) else { return Vec::new() };
    let mut cuts = Vec::new();
    gather(&parsed, &mut cuts);
    let without = |cut: &std::ops::Range<usize>| format!("{}{}", &text[..cut.start], &text[cut.end..]);
    let parts = cuts.into_iter().map(|(part, cut, what)| Part { place: place.within(part), what, rest: without(&cut) });
    parts.filter(|p| Phrase::parse(&p.rest).is_ok()).collect()
}

/// A part of a phrase: where it stands, the bytes to cut if it is left out, and what it is.
type Cut = (std::ops::Range<usize>, std::ops::Range<usize>, &'static str);

fn gather(phrase: &Phrase<'_>, cuts: &mut Vec<Cut>) {
    for item in &phrase.items {
        let what = match &item.atom {
            Atom::Unless(_) => Some("guard"),
            Atom::Start | Atom::End => Some("anchor"),
            _ if item.times.0 == 0 => Some("optional part"),
            _ => None,
        };
        cuts.extend(what.map(|what| (item.place.clone(), item.place.clone(), what)));
        let Atom::Group(_, alternatives) = &item.atom else { continue };
        let extents: Vec<_> = alternatives.iter().filter_map(extent).collect();
        let words = alternatives.iter().filter(|a| is_words(a)).count();
        if extents.len() > 1 && words < extents.len() {
            for (i, extent) in extents.iter().enumerate().filter(|(i, _)| words == 1 || !is_words(&alternatives[*i])) {
                let cut = match extents.get(i + 1) {
                    Some(next) => extent.start..next.start,
                    None => extents[i - 1].end..extent.end,
                };
                cuts.push((extent.clone(), cut, "alternative"));
            }
        }
        for alternative in alternatives {
            gather(alternative, cuts);
        }
    }
}

fn extent(phrase: &Phrase<'_>) -> Option<std::ops::Range<usize>> {
    Some(phrase.items.first()?.place.start..phrase.items.last()?.place.end)
}

/// Whether the phrase is nothing but words.
fn is_words(phrase: &Phrase<'_>) -> bool {
    phrase.items.iter().all(|i| i.times == (1, 1) && matches!(i.atom, Atom::Word(_) | Atom::Lemma(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::Written;

    /// The parts of a rule with that `find`, each as its words and what is left of `find`.
    fn parts_of(find: &str) -> Vec<(String, &'static str)> {
        let text = format!(
            "Rule(severity: Must, status: Live, asks: \"?\", why: \"\", refs: [], find: {find}, unless: [Because(\"x\", Has(\"a\"))], examples: [])"
        );
        let file = Written::new("a/b.ron", text);
        let (rule, tree) = file.read::<RuleFile>().expect("it is well formed");
        parts(&rule, tree.place()).iter().map(|p| (p.place.span().text(&file.text).to_owned(), p.what)).collect()
    }

    #[test]
    fn conditions_and_exceptions_are_parts() {
        let parts = parts_of("Claim(All([Voice(Own), Not(Sourced)]))");
        let expected =
            [("Voice(Own)", "condition"), ("Not(Sourced)", "condition"), ("Because(\"x\", Has(\"a\"))", "exception")];
        assert_eq!(parts, expected.map(|(words, what)| (words.to_owned(), what)));
    }

    fn words_of(find: &str) -> Vec<String> {
        parts_of(find).into_iter().map(|(words, _)| words).filter(|words| !words.starts_with("Because")).collect()
    }

    #[test]
    fn what_stands_in_lists_and_phrases_of_conditions_is_a_part() {
        let found = words_of(
            "Attribution(at: Source, having: Any([Form([Direct, Mixed]), Speaker([Named, Role]), Manner([Saying, Showing]), \
             Has(\"b? c\"), CueHas(\"m? n\"), Source(\"d? e\"), SourceOpens(\"f? g\"), Called(\"h? i\"), Near(\"k? l\", 1), Not(All([Hedged, \
             Sourced]))]))",
        );
        let inner = [
            "Direct", "Mixed", "Named", "Role", "Saying", "Showing", "b?", "m?", "d?", "f?", "h?", "k?", "Hedged",
            "Sourced",
        ];
        assert_eq!(found[10..], inner, "behind the ten alternatives");
        assert_eq!(words_of("Quotation(Taken([Exact, Joined]))")[1..], ["Exact", "Joined"]);
    }

    #[test]
    fn what_two_findings_have_in_common_has_parts() {
        let found = words_of(
            "Pair(of: Name(Anything), between: All([OneLetterApart, Not(Any([SameSpeaker, Before]))]), show: \"the other\")",
        );
        assert_eq!(found, ["OneLetterApart", "Not(Any([SameSpeaker, Before]))", "SameSpeaker", "Before"]);
    }

    #[test]
    fn words_in_a_row_are_one_list_and_other_alternatives_are_parts() {
        let parts = parts_of("Text(voice: [Own], any: [\"(a|b c) (@of|it) the? !x\"])");
        let expected = [("@of", "alternative"), ("it", "alternative"), ("the?", "optional part"), ("!x", "guard")];
        assert_eq!(parts[..4], expected.map(|(words, what)| (words.to_owned(), what)));
    }
}
