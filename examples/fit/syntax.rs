//! Fits the tagger and the parser, once to all articles and once for each part of them to the rest.
//!
//! What stands on tags and trees must be fitted to such as a new article gets: those of weights that have not seen it.

use std::fs;
use std::path::Path;

use deskcheck::language::annotate;
use deskcheck::language::lexicon::Lexicons;
use deskcheck::statistics::key;
use deskcheck::statistics::models::Models;
use deskcheck::statistics::pack::{MOVES, RELATIONS, TAGGER};
use deskcheck::statistics::table::Table;

use crate::attribution::{bytes, packed};
use crate::conll::{Article, lexicons, paragraphs};
use crate::{parser, tagger};

/// Into how many parts the articles are divided.
pub const PARTS: usize = 5;

/// The part that an article is in.
pub fn part(id: &str) -> usize {
    (key::of(id) >> 32) as usize % PARTS
}

/// The models that have not seen a part of the articles.
pub fn models_without(folder: &Path, part: usize) -> Models {
    let read = |name: &str| fs::read(folder.join(format!("{name}.{part}.bin"))).unwrap().leak();
    Models {
        tagger: Table::packed(read("tagger")),
        moves: Table::packed(read("moves")),
        move_looks: Table::packed(read("moves")),
        relations: Table::packed(read("relations")),
        ..Models::SHIPPED
    }
}

fn annotate_again<'a>(articles: impl IntoIterator<Item = &'a mut Article>, lexicons: &Lexicons) {
    for article in articles {
        article.annotations = annotate(&article.text, &paragraphs(&article.text), lexicons);
    }
}

/// Writes the tables under `statistics`, and into `folder` the models without each part.
pub fn fit(trees: &Path, texts: &Path, dev: &Path, dev_texts: &Path, statistics: &Path, folder: &Path) {
    let mut lexicons = lexicons();
    let mut train = crate::conll::read(trees, texts);
    let mut dev = crate::conll::read(dev, dev_texts);
    fs::create_dir_all(folder).unwrap();
    let put = |name: &str, part: usize, bytes: Vec<u8>| {
        fs::write(folder.join(format!("{name}.{part}.bin")), bytes).unwrap();
    };
    for without in 0..PARTS {
        let weights = tagger::fit(&train, &lexicons, |a| part(&a.id) == without);
        put("tagger", without, bytes(&weights, TAGGER));
        lexicons.models.tagger = packed(&weights, TAGGER);
        annotate_again(train.iter_mut().filter(|a| part(&a.id) == without), &lexicons);
        println!("tagger without part {without}");
    }
    let sentences = parser::sentences(&train);
    for without in 0..PARTS {
        let rest = parser::sentences(train.iter().filter(|a| part(&a.id) != without));
        put("moves", without, bytes(&parser::fit_moves(&rest, &lexicons), MOVES));
        put("relations", without, bytes(&parser::fit_relations(&rest, &lexicons), RELATIONS));
        println!("parser without part {without}");
    }
    let weights = tagger::fit(&train, &lexicons, |_| false);
    let weights = tagger::write_table(&train, &lexicons, &weights, &statistics.join("tagger.tsv"));
    lexicons.models.tagger = packed(&weights, TAGGER);
    let weights = parser::fit_moves(&sentences, &lexicons);
    let weights = parser::write_moves(&sentences, &lexicons, &weights, &statistics.join("parser.tsv"));
    lexicons.models.moves = packed(&weights, MOVES);
    lexicons.models.move_looks = lexicons.models.moves;
    let weights = parser::fit_relations(&sentences, &lexicons);
    parser::write_relations(&sentences, &lexicons, &weights, &statistics.join("relations.tsv"));
    lexicons.models.relations = packed(&weights, RELATIONS);
    annotate_again(&mut dev, &lexicons);
    parser::score(&dev, &lexicons);
}
