//! Base forms of words that the counts do not know.
//!
//! In: a tagged word. Out: the base form from which it is made regularly, if that is known: "defamed" from "defame".

use super::Tag;
use crate::language::fold::fold_key;
use crate::language::lexicon::Vocabulary;
use crate::statistics::words::WordId;

/// The known word from which this one is made by the ending that its tag asks for.
pub(super) fn base(text: &str, tag: Tag, vocabulary: &Vocabulary) -> Option<WordId> {
    let endings: &[(&str, &[&str])] = match tag {
        Tag::Vbd | Tag::Vbn => &[("ied", &["y"]), ("ed", &["", "e"])],
        Tag::Vbg => &[("ing", &["", "e"])],
        Tag::Vbz | Tag::Nns => &[("ies", &["y"]), ("es", &["e", ""]), ("s", &[""])],
        _ => return None,
    };
    let lower = text.to_lowercase();
    let known = |base: &str| Some(vocabulary.find(fold_key(base))).filter(|w| w.is_known());
    endings.iter().filter_map(|(ending, instead)| Some((lower.strip_suffix(ending)?, *instead))).find_map(
        |(stem, instead)| {
            let whole = instead.iter().find_map(|end| known(&format!("{stem}{end}")));
            whole.or_else(|| undoubled(stem).and_then(known))
        },
    )
}

/// A stem without the second of two equal letters at its end: "plann" as "plan".
fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let last = letters.next()?;
    (letters.next()? == last).then(|| &stem[..stem.len() - last.len_utf8()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_gives_way_to_what_the_vocabulary_knows() {
        let vocabulary = Vocabulary::default();
        let of = |text, tag| base(text, tag, &vocabulary).map(|w| vocabulary.word(w).text().to_owned());
        assert_eq!(of("Planned", Tag::Vbd).as_deref(), Some("plan"));
        assert_eq!(of("accused", Tag::Vbn).as_deref(), Some("accuse"));
        assert_eq!(of("denied", Tag::Vbd).as_deref(), Some("deny"));
        assert_eq!(of("pumping", Tag::Vbg).as_deref(), Some("pump"));
        assert_eq!(of("parties", Tag::Nns).as_deref(), Some("party"));
        assert_eq!(of("zzqed", Tag::Vbd), None);
        assert_eq!(of("plan", Tag::Vb), None);
    }
}
