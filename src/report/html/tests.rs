//! Pages as a browser would read them.

use super::*;
use crate::document::Document;
use crate::read;

/// The page of a text, with the shipped rules.
fn page_of(text: &str) -> String {
    let rules = RuleSet::load(&[]).expect("the shipped rules are right");
    let document =
        Document::parse("draft.txt", text.as_bytes().to_vec(), &rules.lexicons.part_words).expect("it is text");
    let reading = read(&document, &rules);
    let findings = rules.apply(&reading);
    let report = Report { document: &document, reading: &reading, findings: &findings };
    render(&Page { report: &report, rules: &rules, standings: &[], ledger: &Ledger::default(), is_desk: false })
}

#[test]
fn a_hostile_article_is_text_everywhere() {
    let evil = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
    let text = format!(
        "{evil}\n\nBy Ann {evil} Lee\n\n“We lost $40 million {evil},” said Ann {evil} Lee, the {evil} mayor. The plan will cost \
         $40 million {evil}. Critics say {evil} it was 7 {evil}.\n\nLee denied that the plan had cost $30 million {evil}.\n"
    );
    let page = page_of(&text);
    assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)"));
    // The page's own scripts are the only ones, and no tag or attribute of the article's is left.
    assert_eq!(page.matches("<script").count(), 2);
    assert!(!page.contains("<img"));
    assert_eq!(page.matches("onerror=").count(), page.matches("x onerror=alert(1)&gt;").count());
    assert!(!page.contains("\"><img"));
}

#[test]
fn a_page_loads_nothing_and_names_its_own_script_in_its_policy() {
    let page = page_of("The plan will cost $40 million. Nobody said so.\n");
    assert!(page.contains(&format!("script-src '{}' '{}'", digest::source(SCRIPT), digest::source(DECIDE))));
    assert!(page.contains("default-src 'none'"));
    for word in ["src=", "url(", "@import", "fetch(", "http://", "https://", " style="] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn a_page_of_nothing_is_a_page() {
    let page = page_of("");
    assert!(page.contains("<strong>0 to settle</strong>") && page.ends_with("</html>\n"));
}

#[test]
fn every_link_in_a_page_leads_somewhere() {
    let page = page_of(include_str!("../../../tests/articles/factory-fire.txt"));
    assert!(page.len() < 400_000, "{} bytes", page.len());
    let mut links = 0;
    for rest in page.split("href=\"#").skip(1) {
        let id = rest.split('"').next().unwrap_or_default();
        assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
        links += 1;
    }
    assert!(links > 50, "{links} links");
}
