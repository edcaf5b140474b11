//! HTML drafts: an export of an editing system, or a saved page.
//!
//! In: the text of an HTML file. Out: a [`Draft`]: the article's blocks, without navigation, comments of readers and other
//! furniture, with headline, standfirst, byline, captions, pull quotes and embedded posts told by the mark-up.

mod article;

mod element;

mod page;

mod stated;

use super::draft::Draft;
use super::error::ReadErrorKind;
use super::words::PartWords;

/// Reads HTML.
pub(super) fn read(text: &str, words: &PartWords) -> Result<Draft, ReadErrorKind> {
    let page = page::read(text, words)?;
    Ok(article::take(text, &page))
}

#[cfg(test)]
mod tests {
    use super::super::Part;
    use super::super::draft::tests::check_blocks;
    use super::super::words::tests::shipped;
    use super::*;

    /// Checks the blocks, and that words stand in the file where the map says.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<Part>)]) {
        let draft = read(text, &shipped()).expect("it can be read");
        check_blocks(&draft, text, expected);
    }

    #[test]
    fn a_fragment_is_all_article() {
        check(
            "<h1>Dam breaks</h1>\r\n<p>The <b>dam</b> broke\r\nin the night &mdash; “no,” said R&eacute;n&#233; &amp Co.<br>Two<p>Three",
            &[
                ("Dam breaks", Some(Part::Headline)),
                ("The dam broke in the night — “no,” said Réné & Co.", None),
                ("Two", None),
                ("Three", None),
            ],
        );
    }

    #[test]
    fn furniture_of_a_page_is_left_out() {
        check(
            "<!doctype html><html><head><title>Dam | Wire</title><style>p{}</style></head><body class='has-sidebar'>
             <header><a href='/'>Harbour Wire</a><p>Your paper since 1880 and for ever after</p></header>
             <nav><ul><li><a href='/a'>News</a></ul></nav>
             <main><article><h1>Dam breaks</h1><p class='article-standfirst'>Two bridges gone</p><p class=byline>By Ann Lee</p>
             <p>The dam above the village broke in the night.</p>
             <script>var p = '<p>no</p>';</script>
             <aside class='related-links'><p>Read this as well, it is long</p></aside>
             <figure><img alt=x><figcaption>The dam in May.</figcaption></figure>
             <blockquote class='pull-quote'>It broke</blockquote>
             <blockquote class='twitter-tweet'><p>Gone!</p></blockquote>
             <p>Nobody was hurt<del> yet</del>, the district said.</p><div hidden>secret</div>
             </article><section id='comments'><p>First! I say it was them, as always, and everybody knows it.</p></section></main>
             <footer><p>All rights reserved</p></footer></body></html>",
            &[
                ("Dam breaks", Some(Part::Headline)),
                ("Two bridges gone", Some(Part::Standfirst)),
                ("By Ann Lee", Some(Part::Byline)),
                ("The dam above the village broke in the night.", None),
                ("The dam in May.", Some(Part::Caption)),
                ("It broke", Some(Part::PullQuote)),
                ("Gone!", Some(Part::Embedded)),
                ("Nobody was hurt, the district said.", None),
            ],
        );
    }

    #[test]
    fn the_article_is_found_among_others_and_its_headline_above_it() {
        check(
            "<body><div><h1>Dam breaks</h1></div><article><p>More: the mayor</p></article>
             <article><p>The dam above the village broke in the night, and it took two bridges with it.</p></article>
             <article><p>More: the bridge</p></article></body>",
            &[
                ("Dam breaks", Some(Part::Headline)),
                ("The dam above the village broke in the night, and it took two bridges with it.", None),
            ],
        );
    }

    #[test]
    fn a_page_states_writers_outlet_and_date() {
        let text = "<html><head><meta name=author content='Ann Lee'><meta property='og:site_name' content='Harbour Wire'>
            <script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": \"2025-07-26T10:00:00Z\"}</script>
            </head><body><p>The dam broke.</p></body></html>";
        let stated = read(text, &shipped()).expect("it can be read").stated;
        assert_eq!(stated.byline.as_deref(), Some("Ann Lee"));
        assert_eq!(stated.outlet.as_deref(), Some("Harbour Wire"));
        assert_eq!(stated.date.map(|d| d.to_string()).as_deref(), Some("2025-07-26"));
    }

    #[test]
    fn links_are_evidence() {
        let draft =
            read("<p>Costs <a href='https://stats.example/7'>rose</a>.</p>", &shipped()).expect("it can be read");
        assert_eq!(draft.evidence.len(), 1);
        assert_eq!(draft.evidence[0].span.text(&draft.text), "rose");
        assert_eq!(draft.evidence[0].words, "https://stats.example/7");
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert!(matches!(read(&"<div>".repeat(10_000), &shipped()), Err(ReadErrorKind::TooDeep)));
    }
}
