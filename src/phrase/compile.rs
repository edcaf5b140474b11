//! Phrases made into programs.
//!
//! In: a phrase as it is written. Out: the steps that find it, or what is wrong in it.

use regex::{Regex, RegexBuilder};

use super::notation::{Atom, Fault, Item, Phrase};
use super::program::{MOST_CAPTURES, Step, Test};
use crate::language::fold::fold_key;
use crate::language::lexicon::Lexicons;
use crate::language::tag;

/// How many steps a phrase may have: enough for any that a person writes.
const MOST_STEPS: usize = 4_000;

/// Shapes of all phrases of a set at most.
const MOST_SHAPES: usize = 200;

/// Bytes that a shape may take when it is ready to run.
const LARGEST_SHAPE: usize = 1 << 16;

/// The steps of a phrase, and the names under which it remembers parts.
pub(super) fn steps(
    phrase: &Phrase,
    lexicons: &mut Lexicons,
    shapes: &mut Vec<Regex>,
) -> Result<(Vec<Step>, Vec<String>), Vec<Fault>> {
    let mut compiler = Compiler { steps: Vec::new(), names: Vec::new(), faults: Vec::new(), lexicons, shapes };
    let read = compiler.sequence(phrase);
    let Compiler { mut steps, names, mut faults, .. } = compiler;
    faults.extend(read.err());
    steps.push(Step::Done);
    if faults.is_empty() { Ok((steps, names)) } else { Err(faults) }
}

struct Compiler<'l> {
    steps: Vec<Step>,
    names: Vec<String>,
    /// What is wrong and does not keep the rest from being read.
    faults: Vec<Fault>,
    lexicons: &'l mut Lexicons,
    shapes: &'l mut Vec<Regex>,
}

impl Compiler<'_> {
    fn sequence(&mut self, phrase: &Phrase) -> Result<(), Fault> {
        phrase.items.iter().try_for_each(|item| self.item(item))
    }

    fn item(&mut self, item: &Item) -> Result<(), Fault> {
        let (least, most) = item.times;
        for _ in 0..least {
            self.atom(item)?;
        }
        let mut splits = Vec::new();
        for _ in least..most {
            splits.push(self.steps.len());
            self.steps.push(Step::Split(0, 0));
            self.atom(item)?;
        }
        let end = self.steps.len() as u32;
        for split in splits {
            self.steps[split] = Step::Split(split as u32 + 1, end);
        }
        if self.steps.len() > MOST_STEPS {
            return Err(Fault::new(item.place.clone(), "the phrase is too large; write it as several"));
        }
        Ok(())
    }

    fn atom(&mut self, item: &Item) -> Result<(), Fault> {
        match &item.atom {
            Atom::Word(word) => self.word(word),
            Atom::Lemma(lemma) => {
                let test = self.lemma(lemma, item);
                self.steps.push(Step::Test(test));
            }
            Atom::Lexicon(name) => {
                let test = self.named(name, item);
                self.steps.push(Step::Test(test));
            }
            Atom::Kind(kind) => self.steps.push(Step::Test(Test::Kind(*kind))),
            Atom::Shape(shape) => {
                let test = self.shape(shape, item)?;
                self.steps.push(Step::Test(test));
            }
            Atom::Any => self.steps.push(Step::Test(Test::Any)),
            Atom::Group(name, alternatives) => {
                let slot = name.as_ref().map(|name| {
                    let known = self.names.iter().position(|n| n == name);
                    known.unwrap_or_else(|| {
                        self.names.push(name.clone());
                        self.names.len() - 1
                    })
                });
                if self.names.len() > MOST_CAPTURES {
                    let message = format!("a phrase remembers {MOST_CAPTURES} names at most");
                    return Err(Fault::new(item.place.clone(), message));
                }
                if let Some(slot) = slot {
                    self.steps.push(Step::Save(2 * slot as u8));
                }
                self.alternatives(alternatives.len(), |compiler, i| compiler.sequence(&alternatives[i]))?;
                if let Some(slot) = slot {
                    self.steps.push(Step::Save(2 * slot as u8 + 1));
                }
            }
            Atom::Unless(inner) => {
                let alternatives = match &inner.atom {
                    Atom::Group(_, alternatives) => alternatives.iter().map(|a| a.items.as_slice()).collect(),
                    _ => vec![std::slice::from_ref(&**inner)],
                };
                for alternative in alternatives {
                    let [single] = alternative else {
                        return Err(Fault::new(inner.place.clone(), "behind `!` only single words can stand"));
                    };
                    let test = self.test(single)?;
                    self.steps.push(Step::Unless(test));
                }
            }
            Atom::Start => self.steps.push(Step::Start),
            Atom::End => self.steps.push(Step::End),
        }
        Ok(())
    }

    /// The test of an item that is one token.
    fn test(&mut self, item: &Item) -> Result<Test, Fault> {
        Ok(match &item.atom {
            Atom::Word(word) => Test::Word(fold_key(word)),
            Atom::Lemma(lemma) => self.lemma(lemma, item),
            Atom::Lexicon(name) => self.named(name, item),
            Atom::Kind(kind) => Test::Kind(*kind),
            Atom::Shape(shape) => self.shape(shape, item)?,
            Atom::Any => Test::Any,
            _ => return Err(Fault::new(item.place.clone(), "behind `!` only single words can stand")),
        })
    }

    fn lemma(&mut self, lemma: &str, item: &Item) -> Test {
        let id = self.lexicons.lemma(lemma);
        if let Some(base) = tag::base(id) {
            let base = self.lexicons.vocabulary.word(base).text;
            let message =
                format!("`{lemma}` is a form of another word: write `~{base}`, or `{lemma}` for this form alone");
            self.faults.push(Fault::new(item.place.clone(), message));
        }
        Test::Lemma(id)
    }

    /// A regular expression for the whole text of a token, whatever its capitals.
    fn shape(&mut self, shape: &str, item: &Item) -> Result<Test, Fault> {
        let pattern = format!("^(?:{shape})$");
        if let Some(known) = self.shapes.iter().position(|regex| regex.as_str() == pattern) {
            return Ok(Test::Shape(known as u16));
        }
        if self.shapes.len() >= MOST_SHAPES {
            let message = format!("there are too many shapes: {MOST_SHAPES} are allowed in all rules together");
            return Err(Fault::new(item.place.clone(), message));
        }
        let built = RegexBuilder::new(&pattern).case_insensitive(true).size_limit(LARGEST_SHAPE).build();
        let regex = built.map_err(|error| {
            let message = match error {
                regex::Error::CompiledTooBig(_) => "this shape is too large".to_owned(),
                _ => "this shape is no regular expression".to_owned(),
            };
            Fault::new(item.place.clone(), message)
        })?;
        self.shapes.push(regex);
        Ok(Test::Shape(self.shapes.len() as u16 - 1))
    }

    fn named(&mut self, name: &str, item: &Item) -> Test {
        if let Some(lexicon) = self.lexicons.named(name) {
            return Test::Lexicon(lexicon);
        }
        self.faults.push(Fault {
            place: item.place.clone(),
            message: format!("there is no lexicon `{name}`"),
            known: self.lexicons.names().to_vec(),
        });
        Test::Any
    }

    /// A word as the tokenizer would cut it: "don't" is two tokens, "u.s." is one.
    fn word(&mut self, word: &str) {
        for key in self.lexicons.tokens_of(word) {
            self.steps.push(Step::Test(Test::Word(key)));
        }
    }

    fn alternatives(
        &mut self,
        count: usize,
        mut each: impl FnMut(&mut Self, usize) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut jumps = Vec::new();
        for i in 0..count {
            let split = self.steps.len();
            if i + 1 < count {
                self.steps.push(Step::Split(split as u32 + 1, 0));
            }
            each(self, i)?;
            if i + 1 < count {
                jumps.push(self.steps.len());
                self.steps.push(Step::Jump(0));
                self.steps[split] = Step::Split(split as u32 + 1, self.steps.len() as u32);
            }
        }
        let end = self.steps.len() as u32;
        for jump in jumps {
            self.steps[jump] = Step::Jump(end);
        }
        Ok(())
    }
}
