//! Where in a file a value stands that was read from it.
//!
//! In: the tree of the file, and the steps from a value to its parts. Out: the place of the words meant.
//! A stage that checks the values of a file takes the [`Place`] of each along and reports what it finds there.

use std::ops::Range;

use super::tree::{Kind, Node};
use super::{Mistake, Written, string};
use crate::span::Span;

/// The place of one value in a file.
///
/// It goes the way that the values go: [`field`](Self::field) for a field of a struct or a key of a map,
/// [`item`](Self::item) for a member of a list, a tuple or a variant. `Some(...)` is stepped over.
/// Every step succeeds: a part that is not written, such as a field with a default, has the place of the value that it
/// would stand in, and so have the parts of that part.
///
/// # Examples
///
/// ```
/// use deskcheck::written::Written;
///
/// let file = Written::new("rule.ron", r#"(edges: [Edge("q", Deny, "b")], phrases: ["say \"no\" to {who"])"#);
/// let tree = file.tree();
///
/// let relation = tree.place().field("edges").item(0).item(1);
/// let mistake = relation.mistake("there is no relation `Deny`").choices("Deny", ["Asserts", "Denies"]);
/// assert_eq!(mistake.label, "did you mean `Denies`?");
/// assert_eq!(mistake.help, ["expected one of: Asserts, Denies"]);
///
/// // Bytes of a text are counted as it reads, without the backslashes.
/// let brace = tree.place().field("phrases").item(0).within(12..13);
/// assert_eq!(brace.span().text(&file.text), "{");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    file: &'a Written,
    node: &'a Node,
    span: Span,
    lost: bool,
}

impl<'a> Place<'a> {
    pub(super) fn new(file: &'a Written, node: &'a Node) -> Self {
        Self { file, node, span: node.span, lost: false }
    }

    /// The place of a field's value, or of the value with that key in a map.
    #[must_use]
    pub fn field(self, name: &str) -> Self {
        self.step(self.entry(name).map(|(_, value)| value))
    }

    /// The place of a field's name, or of a key.
    #[must_use]
    pub fn key(self, name: &str) -> Self {
        self.step(self.entry(name).map(|(key, _)| key))
    }

    /// The place of the value at that index of a list, of a tuple, or in the brackets of a variant.
    #[must_use]
    pub fn item(self, index: usize) -> Self {
        self.step(self.node.some(&self.file.text).entries.get(index).map(|e| &e.value))
    }

    /// The place of a value's name: the variant or the struct, without what stands in its brackets.
    #[must_use]
    pub fn name(self) -> Self {
        let node = self.node.some(&self.file.text);
        Self { span: node.head(&self.file.text), ..self }
    }

    /// The place of some bytes of a text, counted in the text as it was read.
    #[must_use]
    pub fn within(self, bytes: Range<usize>) -> Self {
        let node = self.node.some(&self.file.text);
        let span = match node.kind {
            Kind::Text { content, raw } => string::locate(&self.file.text, content, raw, bytes),
            _ => node.span,
        };
        Self { span, ..self }
    }

    /// Whether the file is known to have no mistake.
    pub fn is_trusted(self) -> bool {
        self.file.is_trusted()
    }

    /// Whether the program carries the file.
    pub fn is_carried(self) -> bool {
        self.file.is_carried()
    }

    /// The bytes of the file.
    pub fn span(self) -> Span {
        self.span
    }

    /// Something wrong here; of a value that runs over several lines its name or bracket is underlined.
    pub fn mistake(self, message: impl Into<String>) -> Mistake {
        let whole = self.span == self.node.span && self.span.text(&self.file.text).contains('\n');
        Mistake::new(&self.file.path, if whole { self.node.head(&self.file.text) } else { self.span }, message)
    }

    fn step(self, to: Option<&'a Node>) -> Self {
        match to {
            Some(node) if !self.lost => Self::new(self.file, node),
            _ => Self { lost: true, ..self },
        }
    }

    fn entry(self, name: &str) -> Option<(&'a Node, &'a Node)> {
        let text = &self.file.text;
        let keyed = self.node.some(text).entries.iter().filter_map(|e| Some((e.key.as_deref()?, &e.value)));
        keyed.into_iter().find(|(key, _)| key.words(text) == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = r#"Rule(
    severity: Must,
    nodes: {"a": Claim(voice: Own), "b": Some(Claim())},
    edges: [Edge("q", Deny, "b")],
    phrases: ["say \"no\" to {who"],
)"#;

    #[track_caller]
    fn check(steps: fn(Place<'_>) -> Place<'_>, expected: &str) {
        let file = Written::new("rule.ron", RULE);
        let tree = file.tree();
        assert_eq!(steps(tree.place()).span().text(RULE), expected);
    }

    #[test]
    fn a_field_is_found_by_its_name_and_an_item_by_its_index() {
        check(|rule| rule.field("severity"), "Must");
        check(|rule| rule.field("edges").item(0).item(1), "Deny");
    }

    #[test]
    fn a_value_of_a_map_is_found_by_its_key() {
        check(|rule| rule.field("nodes").field("a").field("voice"), "Own");
        check(|rule| rule.field("nodes").key("a"), "\"a\"");
    }

    #[test]
    fn a_variant_is_meant_by_its_name() {
        check(|rule| rule.field("edges").item(0).name(), "Edge");
        check(|rule| rule.field("nodes").field("b").name(), "Claim");
    }

    #[test]
    fn words_inside_a_text_are_found_behind_escapes() {
        check(|rule| rule.field("phrases").item(0).within(12..16), "{who");
    }

    #[test]
    fn a_part_that_is_not_written_has_the_place_of_the_whole() {
        check(|rule| rule.field("edges").item(0).item(7), r#"Edge("q", Deny, "b")"#);
        check(|rule| rule.field("edges").field("status").item(0), r#"[Edge("q", Deny, "b")]"#);
    }
}
