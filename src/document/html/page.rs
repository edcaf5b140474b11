//! A page as blocks, each with what it stands in.
//!
//! In: the tokens of an HTML file. Out: a [`Page`]. There is no tree: the open elements are a stack, so that a page costs
//! no more than its length, and one that nests without end is refused.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::super::Part;
use super::super::draft::Stated;
use super::super::error::ReadErrorKind;
use super::super::words::PartWords;
use super::element::{self, Role, attribute};
use super::stated;
use crate::span::Span;

/// Deeper pages are no pages.
const DEEPEST: usize = 1000;

/// How far up an end tag looks for its start tag.
const FARTHEST: usize = 128;

/// What stands in a block.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Words of the file as they are.
    Copy(Span),
    /// Words that stand for a piece of the file: `&amp;`.
    Stand(String, Span),
    /// A link begins.
    Link(String),
    /// A link ends.
    LinkEnd,
}

/// A run of words between two ends of blocks.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub(super) pieces: Vec<Piece>,
    pub(super) part: Option<Part>,
    /// The level of the heading that it is.
    pub(super) heading: Option<u8>,
    /// The innermost container that it stands in, by number.
    pub(super) container: usize,
    /// Whether it stands in a paragraph or the like.
    pub(super) is_paragraph: bool,
    /// Whether it stands in the head of the page rather than of the article.
    pub(super) is_in_header: bool,
    /// How many bytes it has, and how many of these are linked.
    pub(super) length: usize,
    pub(super) linked: usize,
}

/// An element that may hold the article.
#[derive(Clone, Debug)]
pub(super) struct Container {
    pub(super) parent: Option<usize>,
    pub(super) is_article: bool,
    /// How much copy it holds.
    pub(super) length: usize,
}

/// A page in blocks.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
    /// The first is the whole page.
    pub(super) containers: Vec<Container>,
    pub(super) stated: Stated,
}

struct Open {
    name: String,
    is_left_out: bool,
    part: Option<Part>,
    container: usize,
    is_in_header: bool,
}

/// Reads the blocks of a page.
pub(super) fn read(text: &str, words: &PartWords) -> Result<Page, ReadErrorKind> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Otherwise a script is torn into text and tags.
    emitter.naively_switch_states(true);
    let root = Container { parent: None, is_article: false, length: 0 };
    let page = Page { blocks: Vec::new(), containers: vec![root], stated: Stated::default() };
    let mut reader = Reader { text, words, page, open: Vec::new(), block: Block::default(), is_data: false };
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag)?,
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(string) => reader.words(Span::of(string.span.start, string.span.end.min(text.len()))),
            _ => {}
        }
    }
    reader.finish();
    Ok(reader.page)
}

struct Reader<'a> {
    text: &'a str,
    words: &'a PartWords,
    page: Page,
    open: Vec<Open>,
    block: Block,
    /// Whether the next words are data about the page.
    is_data: bool,
}

impl Reader<'_> {
    fn start(&mut self, tag: &StartTag<usize>) -> Result<(), ReadErrorKind> {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        stated::of_tag(&mut self.page.stated, tag, &name, self.words);
        if !element::is_inline(&name) {
            self.finish();
        }
        while self.open.last().is_some_and(|open| element::closes(&open.name, &name)) {
            self.open.pop();
        }
        if name == "a" {
            self.block.pieces.push(Piece::Link(attribute(tag, "href").to_owned()));
        }
        if element::is_void(&name) {
            return Ok(());
        }
        if self.open.len() >= DEEPEST {
            return Err(ReadErrorKind::TooDeep);
        }
        let outer = self.open.last();
        let role = element::role(tag, &name, self.words);
        let mut container = outer.map_or(0, |o| o.container);
        let is_left_out = outer.is_some_and(|o| o.is_left_out) || role == Role::Furniture;
        if element::is_container(tag, &name) {
            self.page.containers.push(Container { parent: Some(container), is_article: name == "article", length: 0 });
            container = self.page.containers.len() - 1;
        }
        let part = match role {
            Role::Part(part) => Some(part),
            _ => outer.and_then(|o| o.part),
        };
        let is_in_header = outer.is_some_and(|o| o.is_in_header) || (name == "header" && container == 0);
        self.is_data = name == "script" && attribute(tag, "type").ends_with("ld+json");
        self.open.push(Open { name, is_left_out, part, container, is_in_header });
        Ok(())
    }

    fn end(&mut self, name: &str) {
        if name == "br" || !element::is_inline(name) {
            self.finish();
        }
        if name == "a" {
            self.block.pieces.push(Piece::LinkEnd);
        }
        let near = self.open.iter().rev().take(FARTHEST).position(|open| open.name == name);
        if let Some(up) = near {
            self.open.truncate(self.open.len() - 1 - up);
        }
    }

    fn words(&mut self, span: Span) {
        let Some(raw) = self.text.get(span.start as usize..span.end as usize) else { return };
        if std::mem::take(&mut self.is_data) {
            stated::of_data(&mut self.page.stated, raw, self.words);
        }
        if self.open.last().is_some_and(|open| open.is_left_out) {
            return;
        }
        self.block.length += raw.trim().len();
        let is_linked = self.open.iter().rev().take(FARTHEST).any(|open| open.name == "a");
        self.block.linked += if is_linked { raw.trim().len() } else { 0 };
        let mut at = 0;
        while at < raw.len() {
            let next = memchr::memchr(b'&', &raw.as_bytes()[at..]).map_or(raw.len(), |i| at + i);
            let place = |from: usize, to: usize| Span::of(span.start as usize + from, span.start as usize + to);
            if next > at {
                self.block.pieces.push(Piece::Copy(place(at, next)));
            }
            let rest = &raw[next..];
            let name = rest.bytes().skip(1).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
            let is_closed = rest.as_bytes().get(1 + name) == Some(&b';');
            let length = if rest.is_empty() { 0 } else { 1 + name + usize::from(is_closed) };
            match &rest[..length] {
                "" => {}
                entity @ "&" => self.block.pieces.push(Piece::Stand(entity.to_owned(), place(next, next + 1))),
                entity => self.block.pieces.push(Piece::Stand(decoded(entity), place(next, next + length))),
            }
            at = next + length;
        }
    }

    /// Ends the block that is open, if it has words.
    fn finish(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        if block.length == 0 {
            return;
        }
        let near = || self.open.iter().rev().take(FARTHEST);
        block.is_paragraph = near().any(|o| matches!(o.name.as_str(), "p" | "blockquote" | "pre" | "figcaption"));
        block.heading = near().find_map(|o| match o.name.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
            _ => None,
        });
        if let Some(open) = self.open.last() {
            block.part = open.part;
            block.container = open.container;
            block.is_in_header = open.is_in_header;
        }
        if block.is_paragraph {
            let mut container = Some(block.container);
            while let Some(at) = container {
                self.page.containers[at].length += block.length;
                container = self.page.containers[at].parent;
            }
        }
        self.page.blocks.push(block);
    }
}

/// What `&amp;` and the like stand for.
fn decoded(entity: &str) -> String {
    let mut text = String::new();
    for token in Tokenizer::new(entity) {
        if let Ok(Token::String(string)) = token {
            text.push_str(&String::from_utf8_lossy(&string));
        }
    }
    text
}
