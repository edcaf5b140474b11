//! Articles with the tags and trees of another parser, laid over our own tokens.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use deskcheck::language::lexicon::Lexicons;
use deskcheck::language::syntax::Relation;
use deskcheck::language::tag::Tag;
use deskcheck::language::{Annotations, annotate};
use deskcheck::span::Span;
use deskcheck::written::Written;

/// An article with our tokens and, where both agree on a token, the other parser's word on it.
pub struct Article {
    pub id: String,
    pub text: String,
    pub annotations: Annotations,
    pub gold: Vec<Option<Gold>>,
    /// How many of the other parser's sentences start at the same token as one of ours, of all.
    pub starts: (usize, usize, usize),
}

#[derive(Clone, Debug)]
pub struct Gold {
    pub tag: Option<Tag>,
    pub lemma: String,
    /// The kind of name that the other tagger takes it for: `PERSON`, `ORGANIZATION`, ...
    pub name: String,
    /// The token that it depends on, if that is one of ours in the same sentence.
    pub head: Option<u32>,
    pub relation: Relation,
}

struct Row {
    start: usize,
    end: usize,
    tag: Option<Tag>,
    lemma: String,
    name: String,
    head: usize,
    relation: Relation,
}

/// The lexicons that the program ships with.
pub fn lexicons() -> Lexicons {
    let files: Vec<Written> = deskcheck::SHIPPED.iter().map(|(path, text)| Written::new(*path, *text)).collect();
    let mut mistakes = Vec::new();
    let lexicons = Lexicons::read(&files, &mut mistakes);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    lexicons
}

/// The paragraphs of a plain text: its lines.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            at += line.len();
            Span::of(at - line.len(), at)
        })
        .collect()
}

pub fn read(trees: &Path, texts: &Path) -> Vec<Article> {
    let lexicons = lexicons();
    let mut files: Vec<_> = fs::read_dir(trees).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let articles: Vec<Article> = files
        .iter()
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.trim_end_matches(".xml");
            let text = fs::read_to_string(texts.join(name)).ok()?;
            Some(lay_over(name.trim_end_matches(".txt").to_owned(), text, &fs::read_to_string(path).ok()?, &lexicons))
        })
        .collect();
    eprintln!("{} articles", articles.len());
    articles
}

/// The text between a line's first tag and the next.
fn value(line: &str) -> String {
    let inner = line.split_once('>').map_or("", |(_, rest)| rest.split('<').next().unwrap_or_default());
    inner.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

/// The value of a line's first attribute.
fn attribute(line: &str) -> &str {
    line.split('"').nth(1).unwrap_or_default()
}

/// The tokens of `CoreNLP`'s XML with their basic dependencies, and where its sentences start.
fn rows(xml: &str, byte_of: &[usize]) -> (Vec<Row>, Vec<usize>) {
    let mut rows: Vec<Row> = Vec::new();
    let mut starts = Vec::new();
    let (mut base, mut basic) = (0, false);
    let (mut relation, mut governor) = (Relation::Other, usize::MAX);
    for line in xml.lines().map(str::trim_start) {
        let name = line.trim_start_matches('<').split(['>', ' ']).next().unwrap_or_default();
        match name {
            "sentence" if line.contains("id=") => base = rows.len(),
            "token" => {
                let (lemma, name) = (String::new(), String::new());
                rows.push(Row {
                    start: 0,
                    end: 0,
                    tag: None,
                    lemma,
                    name,
                    head: usize::MAX,
                    relation: Relation::Other,
                });
            }
            "dependencies" => basic = attribute(line) == "basic-dependencies",
            "dep" => relation = Relation::of_universal(attribute(line)),
            "governor" => governor = attribute(line).parse().unwrap_or(0),
            "dependent" if basic => {
                let row = &mut rows[base + attribute(line).parse::<usize>().unwrap() - 1];
                row.head = if governor == 0 { usize::MAX } else { base + governor - 1 };
                row.relation = relation;
            }
            "lemma" | "CharacterOffsetBegin" | "CharacterOffsetEnd" | "POS" | "NER" => {
                let value = value(line);
                let first = rows.len() == base + 1;
                let Some(row) = rows.last_mut() else { continue };
                match name {
                    "lemma" => row.lemma = value,
                    "CharacterOffsetBegin" => {
                        row.start = byte_of[value.parse::<usize>().unwrap()];
                        if first {
                            starts.push(row.start);
                        }
                    }
                    "CharacterOffsetEnd" => row.end = byte_of[value.parse::<usize>().unwrap()],
                    "POS" => row.tag = Tag::named(&value),
                    _ => row.name = value,
                }
            }
            "coreference" => break,
            _ => {}
        }
    }
    (rows, starts)
}

fn lay_over(id: String, text: String, xml: &str, lexicons: &Lexicons) -> Article {
    let byte_of: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (rows, sentence_starts) = rows(xml, &byte_of);
    let annotations = annotate(&text, &paragraphs(&text), lexicons);
    let tokens = &annotations.tokens;
    // Which of our tokens a row lies in, if in exactly one.
    let mut ours: Vec<Option<u32>> = vec![None; rows.len()];
    let mut of_token: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut t = 0;
    for (r, row) in rows.iter().enumerate() {
        while t < tokens.len() && (tokens[t].span.end as usize) <= row.start {
            t += 1;
        }
        if t < tokens.len() && tokens[t].span.start as usize <= row.start && row.end <= tokens[t].span.end as usize {
            ours[r] = Some(t as u32);
            of_token.entry(t as u32).or_default().push(r);
        }
    }
    let mut sentence_of = vec![0; tokens.len()];
    for (n, sentence) in annotations.sentences.iter().enumerate() {
        sentence_of[sentence.range()].fill(n);
    }
    let gold = (0..tokens.len() as u32)
        .map(|t| {
            let inside = of_token.get(&t)?;
            let first = inside.first()?;
            let last = inside.last()?;
            let whole = rows[*first].start == tokens[t as usize].span.start as usize
                && rows[*last].end == tokens[t as usize].span.end as usize;
            if !whole {
                return None;
            }
            let top = *inside.iter().find(|&&r| !inside.contains(&rows[r].head)).unwrap_or(last);
            let head = rows.get(rows[top].head).and_then(|_| ours[rows[top].head]);
            let head = head.filter(|&h| sentence_of[h as usize] == sentence_of[t as usize]);
            let tag = rows[top].tag.filter(|_| inside.len() == 1);
            Some(Gold {
                tag,
                lemma: rows[top].lemma.clone(),
                name: rows[top].name.clone(),
                head,
                relation: rows[top].relation,
            })
        })
        .collect();
    let our_starts: Vec<usize> = annotations.sentences.iter().map(|s| s.span.start as usize).collect();
    let agree = sentence_starts.iter().filter(|s| our_starts.contains(s)).count();
    let starts = (agree, our_starts.len(), sentence_starts.len());
    Article { id, text, annotations, gold, starts }
}
