//! Words that are part of a name, whatever they are elsewhere: "\[Mr Rees\] laughed", "Ursula \[von der\] Tessen", "\[Vorst\] left".
//!
//! In: a sentence that is to be tagged. Out: the same, with no other tag left to such words than a name's.

use rustc_hash::FxHashSet;

use super::{Candidates, Context, Tag, house, is_titled};
use crate::language::lexicon::{Class, Lexicons};
use crate::language::sentence::Sentence;
use crate::language::token::{Case, Token, TokenKind};

/// Words that are names somewhere in a text, by their keys.
#[derive(Debug, Default)]
pub(in crate::language) struct Named {
    /// Those that the language does not have, and that have a capital letter where nothing else gives it to them: within a
    /// sentence, behind another word.
    strange: FxHashSet<u64>,
    /// Those that are a name together with "’s".
    houses: FxHashSet<u64>,
}

/// The words of a text that are names somewhere in it.
pub(in crate::language) fn named(text: &str, tokens: &[Token], sentences: &[Sentence], lexicons: &Lexicons) -> Named {
    let mut named = Named { strange: FxHashSet::default(), houses: house::find(text, tokens, sentences, lexicons) };
    for sentence in sentences {
        let tokens = &tokens[sentence.range()];
        let pairs = tokens.windows(2).filter(|pair| pair[0].kind == TokenKind::Word && is_strange(&pair[1]));
        let mut strange = pairs.map(|pair| pair[1].key).peekable();
        if strange.peek().is_some() && !is_titled(tokens) {
            named.strange.extend(strange);
        }
    }
    named
}

/// Leaves such words no other tag: the first one if it is among the words `named`, the "’s" of a name that ends so, a form of
/// address with the word behind it, and small words between two with a capital letter.
pub(super) fn keep(context: &mut Context<'_>, named: &Named, lexicons: &Lexicons) {
    /// So many small words stand in a name: "von der".
    const MOST: usize = 2;
    let Context { text, tokens, ref mut candidates } = *context;
    let first = tokens.iter().position(|t| t.kind == TokenKind::Word);
    for at in (0..tokens.len()).filter(|&at| has_capital(&tokens[at])) {
        let token = &tokens[at];
        if first == Some(at) && is_strange(token) && named.strange.contains(&token.key) {
            candidates[at] = Candidates::only(Tag::Nnp);
        }
        if !named.houses.is_empty() && house::is_part(text, tokens, at + 1, &named.houses, lexicons) {
            candidates[at..at + 2].fill(Candidates::only(Tag::Nnp));
        }
        let particle = |at: &usize| {
            let small = tokens[*at].case == Case::Lower && !candidates[*at].get().contains(&Tag::Cd);
            small && lexicons.vocabulary.is(tokens[*at].word, Class::NameParticle)
        };
        let small = (at + 1..tokens.len()).take(MOST).take_while(particle).count();
        if tokens.get(at + 1 + small).is_some_and(has_capital) {
            candidates[at + 1..=at + small].fill(Candidates::only(Tag::Nnp));
            let addressed = small == 0 && lexicons.vocabulary.is(token.word, Class::Honorific);
            if addressed && !is_titled(tokens) {
                candidates[at..at + 2].fill(Candidates::only(Tag::Nnp));
            }
        }
    }
}

fn has_capital(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.case != Case::Lower
}

/// Whether the word has a capital letter and was not counted.
fn is_strange(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.case == Case::Capital && !token.word.is_counted()
}
