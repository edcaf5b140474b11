//! Words cut short where they are only shown.
//!
//! In: a text, and how many characters there is room for. Out: the text, or its beginning up to a space and "…".

use std::borrow::Cow;

/// The text if it has no more than `longest` characters, or else so many of its first words as fit, and "…" behind them.
pub fn shortened(text: &str, longest: usize) -> Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(longest) else { return text.into() };
    let cut = &text[..end];
    format!("{} …", cut.rsplit_once(' ').map_or(cut, |(head, _)| head)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words() {
        assert_eq!(shortened("the café by the quay", 20), "the café by the quay");
        assert_eq!(shortened("the café by the quay", 13), "the café by …");
        assert_eq!(shortened("the café by the quay", 6), "the …");
        assert_eq!(shortened("café", 2), "ca …");
    }
}
