//! Phrases made into programs.
//!
//! In: a phrase as it is written. Out: the steps that find it, or what is wrong in it.

use super::notation::{Atom, Fault, Item, Phrase};
use super::program::{MOST_CAPTURES, Step, Test};
use super::shape::Shape;
use super::words::Words;
use crate::language::fold::fold_key;
use crate::language::lexicon::Lexicons;
use crate::language::tag;

/// How many steps a phrase may have: enough for any that a person writes.
const MOST_STEPS: usize = 4_000;

/// Shapes of all phrases of a set at most.
const MOST_SHAPES: usize = 200;

/// The steps of a phrase, and the names under which it remembers parts.
pub(super) fn steps(
    phrase: &Phrase<'_>,
    lexicons: &mut Lexicons,
    shapes: &mut Vec<Shape>,
) -> Result<(Vec<Step>, Vec<String>), Vec<Fault>> {
    /// Most phrases have fewer.
    const STEPS: usize = 16;
    let mut compiler =
        Compiler { steps: Vec::with_capacity(STEPS), names: Vec::new(), faults: Vec::new(), lexicons, shapes };
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
    shapes: &'l mut Vec<Shape>,
}

impl Compiler<'_> {
    fn sequence(&mut self, phrase: &Phrase<'_>) -> Result<(), Fault> {
        phrase.items.iter().try_for_each(|item| self.item(item))
    }

    fn item(&mut self, item: &Item<'_>) -> Result<(), Fault> {
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

    fn atom(&mut self, item: &Item<'_>) -> Result<(), Fault> {
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
                    let known = self.names.iter().position(|n| n == *name);
                    known.unwrap_or_else(|| {
                        self.names.push((*name).to_owned());
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
                self.alternatives(alternatives)?;
                if let Some(slot) = slot {
                    self.steps.push(Step::Save(2 * slot as u8 + 1));
                }
            }
            Atom::Unless(inner) => {
                let alternatives = match &inner.atom {
                    Atom::Group(_, alternatives) => alternatives.iter().map(|a| a.items.as_slice()).collect(),
                    _ => vec![std::slice::from_ref(&**inner)],
                };
                let (mut words, mut others) = (Vec::new(), Vec::new());
                for alternative in alternatives {
                    let [single] = alternative else {
                        return Err(Fault::new(inner.place.clone(), "behind `!` only single words can stand"));
                    };
                    let test = self.test(single)?;
                    let is_word = matches!(test, Test::Word(_) | Test::Lemma(_));
                    if is_word { &mut words } else { &mut others }.push(test);
                }
                if !words.is_empty() {
                    others.push(one_of(words));
                }
                self.steps.extend(others.into_iter().map(Step::Unless));
            }
            Atom::Start => self.steps.push(Step::Start),
            Atom::End => self.steps.push(Step::End),
        }
        Ok(())
    }

    /// The test of an item that is one token.
    fn test(&mut self, item: &Item<'_>) -> Result<Test, Fault> {
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

    fn lemma(&mut self, lemma: &str, item: &Item<'_>) -> Test {
        let id = self.lexicons.lemma(lemma);
        if let Some(base) = tag::base(id) {
            let base = self.lexicons.vocabulary.word(base).text();
            let message =
                format!("`{lemma}` is a form of another word: write `~{base}`, or `{lemma}` for this form alone");
            self.faults.push(Fault::new(item.place.clone(), message));
        }
        Test::Lemma(id)
    }

    /// A regular expression for the whole text of a token, whatever its capitals.
    fn shape(&mut self, shape: &str, item: &Item<'_>) -> Result<Test, Fault> {
        if let Some(known) = self.shapes.iter().position(|known| known.is_written(shape)) {
            return Ok(Test::Shape(known as u16));
        }
        if self.shapes.len() >= MOST_SHAPES {
            let message = format!("there are too many shapes: {MOST_SHAPES} are allowed in all rules together");
            return Err(Fault::new(item.place.clone(), message));
        }
        self.shapes.push(Shape::new(shape).map_err(|message| Fault::new(item.place.clone(), message))?);
        Ok(Test::Shape(self.shapes.len() as u16 - 1))
    }

    fn named(&mut self, name: &str, item: &Item<'_>) -> Test {
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

    /// The steps of alternatives, the first one preferred; those that are one word and follow each other make one test.
    fn alternatives(&mut self, alternatives: &[Phrase<'_>]) -> Result<(), Fault> {
        let mut branches: Vec<Branch<'_>> = Vec::new();
        for alternative in alternatives {
            match (self.single(alternative), branches.last_mut()) {
                (Some(test), Some(Branch::Words(words))) => words.push(test),
                (Some(test), _) => {
                    let mut words = Vec::with_capacity(alternatives.len());
                    words.push(test);
                    branches.push(Branch::Words(words));
                }
                (None, _) => branches.push(Branch::Phrase(alternative)),
            }
        }
        let mut jumps = Vec::new();
        let last = branches.len().saturating_sub(1);
        for (i, branch) in branches.into_iter().enumerate() {
            let split = self.steps.len();
            if i < last {
                self.steps.push(Step::Split(split as u32 + 1, 0));
            }
            match branch {
                Branch::Phrase(phrase) => self.sequence(phrase)?,
                Branch::Words(tests) => self.steps.push(Step::Test(one_of(tests))),
            }
            if i < last {
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

    /// The test of a phrase that is one word, or one lemma, and no more.
    fn single(&mut self, phrase: &Phrase<'_>) -> Option<Test> {
        let [item @ Item { times: (1, 1), .. }] = phrase.items.as_slice() else { return None };
        match &item.atom {
            Atom::Word(word) => self.lexicons.token_of(word).map(Test::Word),
            Atom::Lemma(lemma) => Some(self.lemma(lemma, item)),
            _ => None,
        }
    }
}

/// One of several alternatives, or a run of them.
enum Branch<'p> {
    Phrase(&'p Phrase<'p>),
    Words(Vec<Test>),
}

/// The test that one of the tests of words is met.
fn one_of(tests: Vec<Test>) -> Test {
    match <[Test; 1]>::try_from(tests) {
        Ok([only]) => only,
        Err(tests) => {
            let word = |test: &Test| if let Test::Word(key) = test { Some(*key) } else { None };
            let lemma = |test: &Test| if let Test::Lemma(lemma) = test { Some(*lemma) } else { None };
            let words = Words::of(tests.iter().filter_map(word), tests.iter().filter_map(lemma));
            Test::OneOf(words.into())
        }
    }
}
