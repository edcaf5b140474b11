//! Voices: whose words a token is in.

use crate::attribution::Attribution;
use crate::language::Annotations;

/// Whose words a token is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// The article's own.
    Own,
    /// Between quotation marks.
    Quoted,
    /// Somebody's, in the article's wording.
    Paraphrased,
    /// The headline's, where it is nobody else's.
    Headline,
}

impl Voice {
    /// The voice in one word, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Quoted => "quoted",
            Self::Paraphrased => "paraphrased",
            Self::Headline => "headline",
        }
    }
}

/// The voice of every token; those before `body` are the headline's where they are nobody else's.
pub fn of_tokens(annotations: &Annotations, attributions: &[Attribution], body: u32) -> Vec<Voice> {
    let mut voices = vec![Voice::Own; annotations.tokens.len()];
    voices[..body as usize].fill(Voice::Headline);
    for range in attributions.iter().filter(|a| a.gives_source()).flat_map(|a| &a.content) {
        voices[range.start as usize..range.end as usize].fill(Voice::Paraphrased);
    }
    for (voice, quotation) in voices.iter_mut().zip(&annotations.quotation_of) {
        if quotation.is_some() {
            *voice = Voice::Quoted;
        }
    }
    voices
}
