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
    assert!(page.contains("<strong>0 musts</strong>, <strong>0 queries</strong>") && page.ends_with("</html>\n"));
    // No heading stands over nothing, and nothing is guessed of it.
    for words in ["Two accounts", "Speakers", "Claims", "Checklists", "Who says what", "news"] {
        assert!(!page.contains(words), "{words}");
    }
}

#[test]
fn checklists_have_names_titles_and_numbers_once_and_in_full() {
    let page = page_of(
        "Mayor Ana Ruiz said the dam cost $40 million.\n\nRuiz said that the dam, the largest in the county, was worth \
         $40 million. “I built it in May,” she said.\n\nBut Senator Lee Orr, R-Utah, is against it, and it lost $3 million.\n",
    );
    let lists = page.split("id=\"lists\"").nth(1).and_then(|rest| rest.split("</section>\n</section>").next());
    let lists = lists.or_else(|| page.split("id=\"lists\"").nth(1)).expect("there are lists");
    for (words, times) in [
        (">Ana Ruiz</label>", 1),
        (">Mayor Ana Ruiz</label>", 1),
        (">$40 million</label>", 1),
        (">$3 million</label>", 1),
        ("Utah", 0),
        ("Words of", 0),
        ("<h3>Superlatives (1)</h3>", 1),
        ("<h3>Numbers (2)</h3>", 1),
    ] {
        assert_eq!(lists.matches(words).count(), times, "{words} in:\n{lists}");
    }
    assert!(lists.contains(">line 1</a>, <a href=\"#s1\">line 3</a>"), "{lists}");
}

#[test]
fn cards_of_a_grade_stand_in_the_order_of_the_article() {
    let page = page_of(include_str!("../../../tests/articles/factory-fire.txt"));
    let cards = page.split("<article class=\"card ").skip(1);
    let order: Vec<(String, usize)> = cards
        .map(|card| {
            let number = card.split("id=\"f").nth(1).and_then(|rest| rest.split('"').next()).expect("it has one");
            (card.split('"').next().unwrap_or_default().to_owned(), number.parse().expect("it is a number"))
        })
        .collect();
    assert!(order.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].1 < pair[1].1), "{order:?}");
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
