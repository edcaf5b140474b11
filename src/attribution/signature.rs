//! Signatures: a dash and a name under a quotation or a post, "— Ana Ruiz (@anaruiz)".
//!
//! In: an annotated text. Out: attributions whose cue is the dash. They are found by their form alone: a dash behind a
//! finished quotation or post, then nothing but a name, a role, a handle or a date to the end of the paragraph.

use std::ops::Range;

use super::Attribution;
use super::content::{Core, trimmed};
use super::cue::Frame;
use super::manner::Manner;
use super::scene::Scene;
use crate::language::cues::{Cue, CueClass};
use crate::language::tag::Tag;
use crate::language::token::TokenKind;

/// As sure as a cue can be: only copy that looks like nothing else takes this form.
const SCORE: i32 = 500;

/// The attributions of a text that are signatures.
pub fn find(scene: &Scene<'_>) -> Vec<Attribution> {
    let paragraphs = &scene.annotations.paragraphs;
    let signed = |number: usize| {
        let paragraph = paragraphs[number].clone();
        let before = paragraphs[..number].iter().rev().take(2).find(|p| !p.is_empty()).cloned();
        paragraph.clone().rev().find_map(|at| signature(scene, &paragraph, before.as_ref(), at))
    };
    (0..paragraphs.len()).filter_map(signed).collect()
}

/// The signature whose dash stands at `dash`, if it is one.
fn signature(scene: &Scene<'_>, paragraph: &Range<u32>, before: Option<&Range<u32>>, dash: u32) -> Option<Attribution> {
    const LONGEST: u32 = 16;
    let token = scene.token(dash);
    if token.tag != Tag::Colon || !starts_with_dash(token.span.text(scene.text)) {
        return None;
    }
    let end = (dash + 1..paragraph.end).rev().find(|&i| !matches!(scene.token(i).tag, Tag::Stop | Tag::Markup))? + 1;
    if end - dash > LONGEST {
        return None;
    }
    let named = |at: u32| scene.token(at).tag.is_proper() || scene.token(at).kind == TokenKind::Handle;
    let plain = |at: u32| {
        let tag = scene.token(at).tag;
        !tag.is_finite() && !tag.is_quote() && tag != Tag::Prp
    };
    if !named(dash + 1) || !(dash + 1..end).all(plain) {
        return None;
    }
    let first = (paragraph.start..dash).find(|&i| scene.token(i).kind != TokenKind::Markup);
    let content = match (first, before) {
        (Some(first), _) => {
            let signed = first != paragraph.start || scene.opens(first);
            let last = scene.token(dash - 1);
            let finished = scene.closes(dash - 1)
                || matches!(last.tag, Tag::Stop | Tag::Colon)
                || matches!(last.kind, TokenKind::Handle | TokenKind::Address);
            (signed && (finished || first != paragraph.start)).then_some(first..dash)?
        }
        (None, Some(before)) => {
            let whole = scene.opens(before.start) && scene.quoted(before.end - 1);
            whole.then(|| before.clone())?
        }
        (None, None) => return None,
    };
    let address = |at: u32| scene.token(at).kind == TokenKind::Address;
    let content_end = content.clone().rev().find(|&i| !address(i))? + 1;
    let cue = Cue { lemma: token.lemma, class: CueClass::Mark, cues: 0, uses: 0 };
    let frame = Frame::of_mark(dash, cue);
    let core = Core { frame, source: Some(dash + 1..name_end(scene, dash + 1, end)) };
    let content = trimmed(scene, content.start..content_end)?;
    Some(Attribution { core, content: vec![content], score: SCORE, manner: Manner::Saying, made: true })
}

fn starts_with_dash(text: &str) -> bool {
    text.starts_with(['—', '―', '–', '-'])
}

/// Where the name that starts at `start` ends, a handle in brackets behind it included.
fn name_end(scene: &Scene<'_>, start: u32, end: u32) -> u32 {
    let in_name = |&at: &u32| {
        let token = scene.token(at);
        token.tag.is_proper() || token.kind == TokenKind::Handle || matches!(token.tag, Tag::Nn | Tag::Jj)
    };
    let name = (start..end).take_while(in_name).last().map_or(start + 1, |last| last + 1);
    let bracketed = name + 2 < end
        && scene.token(name).tag == Tag::Open
        && scene.token(name + 1).kind == TokenKind::Handle
        && scene.token(name + 2).tag == Tag::Close;
    if bracketed { name + 3 } else { name }
}
