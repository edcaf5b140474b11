//! The graph as a drawing: speakers on the left, the claims that clash, are denied or lay blame on the right.
//!
//! In a page every box is a link to its place, and when there are too many for a drawing that can be read, or the screen is too
//! narrow, there is a table instead; by itself ([`svg`]) it is as tall as it must be.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{Page, escaped, section};
use crate::claim::ClaimId;
use crate::graph::{ConflictKind, Node, Relation};
use crate::rule::Reading;
use crate::speaker::SpeakerId;

/// How many boxes a drawing has at most.
const MOST: usize = 36;

/// Sizes of the drawing.
const WIDTH: usize = 980;
const ROW: usize = 58;
const BOX: usize = 44;
const LEFT: usize = 10;
const SPEAKER_WIDTH: usize = 220;
const CLAIMS: usize = 370;
const CLAIM_WIDTH: usize = 440;

/// How many characters a line in a claim's box has, and in a speaker's.
const CLAIM_LINE: usize = 60;
const SPEAKER_LINE: usize = 28;

/// What is said where there is nothing to draw.
const NONE: &str = "No claim in the copy denies, blames or clashes with another.";

/// How a drawing looks that stands by itself; in a page the page's own sheet says so.
const STYLE: &str = "text { font: 13px sans-serif; fill: #222; } .box { fill: #fff; stroke: #777; } \
    .speaker { stroke: #1f5a96; stroke-width: 1.5; } path { fill: none; stroke: #777; } \
    .conflict { stroke: #a4161a; stroke-width: 2.2; stroke-dasharray: 6 3; } \
    .conflict-text { fill: #a4161a; font-weight: 700; paint-order: stroke; stroke: #fff; stroke-width: 4px; }";

struct Arrow {
    from: Node,
    to: Node,
    words: Vec<&'static str>,
}

/// Writes the drawing, and the table for those who have no room for it; nothing if nothing clashes.
pub(super) fn write(html: &mut String, page: &Page<'_>) {
    let reading = page.report.reading;
    let (arrows, claims, speakers) = parts(reading);
    if claims.is_empty() {
        return;
    }
    section(html, "graph", "Who says what against whom");
    let drawn = claims.len() + speakers.len() <= MOST;
    if drawn {
        let height = height(&claims, &speakers);
        let _ = writeln!(
            html,
            "<div class=\"scroll drawing\" tabindex=\"0\" role=\"region\" aria-labelledby=\"graph\">\n\
             <svg viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"group\" aria-labelledby=\"graph\">"
        );
        Drawing { reading, linked: true }.draw(html, &arrows, &claims, &speakers);
        html.push_str("</svg>\n</div>\n");
    }
    table(html, page, &arrows, drawn);
    html.push_str("</section>\n");
}

/// The drawing as a file of its own, in SVG.
pub fn svg(reading: &Reading<'_>) -> String {
    let (arrows, claims, speakers) = parts(reading);
    let height = height(&claims, &speakers).max(ROW);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\">\n\
         <style>{STYLE}</style>\n"
    );
    if claims.is_empty() {
        let _ = writeln!(svg, "<text x=\"{LEFT}\" y=\"{}\">{NONE}</text>", ROW / 2);
    } else {
        Drawing { reading, linked: false }.draw(&mut svg, &arrows, &claims, &speakers);
    }
    svg.push_str("</svg>\n");
    svg
}

/// How tall a drawing of these is.
fn height(claims: &[ClaimId], speakers: &[SpeakerId]) -> usize {
    claims.len().max(speakers.len()) * ROW + 20
}

/// The arrows that are not plain assertions, the claims at their ends, and the speakers of these.
fn parts(reading: &Reading<'_>) -> (Vec<Arrow>, Vec<ClaimId>, Vec<SpeakerId>) {
    let mut arrows: BTreeMap<(Node, Node), Vec<&'static str>> = BTreeMap::new();
    let (mut claims, mut speakers) = (BTreeSet::new(), BTreeSet::new());
    for edge in reading.graph.edges() {
        let word = match edge.relation {
            // Who denies a claim clashes with it: one word says so.
            Relation::Conflicts(ConflictKind::Denial) => Relation::Denies.name(),
            Relation::Conflicts(kind) => kind.name(),
            Relation::Denies | Relation::Blames => edge.relation.name(),
            _ => continue,
        };
        // Two claims have one arrow between them, whatever it says and whichever way.
        let ends = if arrows.contains_key(&(edge.to, edge.from)) { (edge.to, edge.from) } else { (edge.from, edge.to) };
        let words = arrows.entry(ends).or_default();
        if !words.contains(&word) {
            words.push(word);
        }
        for node in [edge.from, edge.to] {
            match node {
                Node::Claim(id) => {
                    claims.insert(id);
                    speakers.extend(reading.claims.get(id).speakers.iter().copied());
                }
                Node::Speaker(id) => {
                    speakers.insert(id);
                }
            }
        }
    }
    let arrows = arrows.into_iter().map(|((from, to), words)| Arrow { from, to, words }).collect();
    (arrows, claims.into_iter().collect(), speakers.into_iter().collect())
}

/// Draws what a text holds.
struct Drawing<'a> {
    reading: &'a Reading<'a>,
    /// Whether boxes are links to their sentences in the page.
    linked: bool,
}

impl Drawing<'_> {
    fn draw(&self, html: &mut String, arrows: &[Arrow], claims: &[ClaimId], speakers: &[SpeakerId]) {
        let reading = self.reading;
        let rows = claims.len().max(speakers.len());
        let top = |row: usize, of: usize| 10 + row * ROW + (rows - of) * ROW / 2;
        let mut places: BTreeMap<Node, usize> = BTreeMap::new();
        for (row, id) in speakers.iter().enumerate() {
            places.insert(Node::Speaker(*id), top(row, speakers.len()));
        }
        for (row, id) in claims.iter().enumerate() {
            places.insert(Node::Claim(*id), top(row, claims.len()));
        }
        let middle = |node: &Node| places.get(node).map_or(0, |y| y + BOX / 2);
        for id in claims {
            for speaker in &reading.claims.get(*id).speakers {
                let (y1, y2) = (middle(&Node::Speaker(*speaker)), middle(&Node::Claim(*id)));
                let x = LEFT + SPEAKER_WIDTH;
                let bend = usize::midpoint(x, CLAIMS);
                let _ = writeln!(html, "<path d=\"M{x} {y1}C{bend} {y1} {bend} {y2} {CLAIMS} {y2}\"/>");
            }
        }
        for (i, arrow) in arrows.iter().enumerate() {
            let (y1, y2) = (middle(&arrow.from), middle(&arrow.to));
            if let (Node::Claim(_), Node::Claim(_)) = (arrow.from, arrow.to) {
                let x = CLAIMS + CLAIM_WIDTH;
                let out = x + 40 + (i % 4) * 24;
                let _ = writeln!(
                    html,
                    "<path class=\"conflict\" d=\"M{x} {y1}C{out} {y1} {out} {y2} {x} {y2}\"/>\
                     <text class=\"conflict-text\" x=\"{}\" y=\"{}\">{}</text>",
                    x + 12,
                    usize::midpoint(y1, y2) + 4 + (i % 3) * 15,
                    arrow.words.join(", ")
                );
            } else {
                let (from, to) = (LEFT + SPEAKER_WIDTH, CLAIMS);
                let (claim, speaker) = if matches!(arrow.from, Node::Claim(_)) { (y1, y2) } else { (y2, y1) };
                let _ = writeln!(
                    html,
                    "<path class=\"conflict\" d=\"M{to} {0}L{from} {1}\"/><text class=\"conflict-text\" x=\"{2}\" y=\"{3}\">{4}</text>",
                    claim + 8,
                    speaker + 8,
                    usize::midpoint(from, to) - 20,
                    usize::midpoint(claim, speaker) + 4,
                    arrow.words.join(", ")
                );
            }
        }
        for id in speakers {
            let first = reading.speakers.get(*id).mentions.first().map_or(0, |m| m.tokens.start);
            let name = if *id == SpeakerId::ARTICLE { "the article" } else { &reading.speakers.get(*id).name };
            self.node(
                html,
                (LEFT, places[&Node::Speaker(*id)], SPEAKER_WIDTH),
                "box speaker",
                (name, SPEAKER_LINE),
                first,
            );
        }
        for id in claims {
            let claim = reading.claims.get(*id);
            let words = reading.words(claim.extent());
            let place = (CLAIMS, places[&Node::Claim(*id)], CLAIM_WIDTH);
            self.node(html, place, "box", (&words, CLAIM_LINE), claim.extent().start);
        }
    }

    /// Writes a box with at most two lines of words in it.
    fn node(
        &self,
        html: &mut String,
        (x, y, width): (usize, usize, usize),
        class: &str,
        (words, line): (&str, usize),
        token: u32,
    ) {
        if self.linked {
            let _ = write!(html, "<a href=\"#s{}\">", self.reading.annotations.sentence_at(token));
        }
        let _ =
            write!(html, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BOX}\" rx=\"3\"/>");
        let lines = broken(words, line);
        let first = if lines.len() == 1 { y + BOX / 2 + 5 } else { y + 18 };
        for (i, words) in lines.iter().enumerate() {
            let _ = write!(html, "<text x=\"{}\" y=\"{}\">{}</text>", x + 9, first + i * 17, escaped(words));
        }
        html.push_str(if self.linked { "</a>\n" } else { "\n" });
    }
}

/// The words in at most two lines of so many characters.
fn broken(words: &str, line: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        let last = lines.len() - 1;
        let length = lines[last].chars().count() + 1 + word.chars().count();
        if lines[last].is_empty() {
            lines[last] = word.chars().take(line).collect();
        } else if length <= line {
            lines[last].push(' ');
            lines[last].push_str(word);
        } else if lines.len() < 2 {
            lines.push(word.chars().take(line).collect());
        } else {
            lines[last].push_str(" …");
            break;
        }
    }
    lines
}

/// Writes the relations as a table; beside a drawing only for a screen that is too narrow for that.
fn table(html: &mut String, page: &Page<'_>, arrows: &[Arrow], drawn: bool) {
    let reading = page.report.reading;
    let class = if drawn { "scroll instead" } else { "scroll" };
    let _ = writeln!(
        html,
        "<div class=\"{class}\" tabindex=\"0\" role=\"region\" aria-labelledby=\"graph\">\n<table>\n\
         <thead><tr><th scope=\"col\">Who</th><th scope=\"col\">Claim</th><th scope=\"col\">Relation</th>\
         <th scope=\"col\">Who</th><th scope=\"col\">Claim</th></tr></thead>\n<tbody>"
    );
    let cells = |node: Node| match node {
        Node::Speaker(id) => format!("<td>{}</td><td></td>", page.name(id)),
        Node::Claim(id) => {
            let claim = reading.claims.get(id);
            let lines = broken(&reading.words(claim.extent()), CLAIM_LINE);
            let words = escaped(&lines.join(" "));
            format!("<td>{}</td><td>{words} {}</td>", page.names(&claim.speakers), page.place(claim.extent().start))
        }
    };
    for arrow in arrows {
        let _ = writeln!(html, "<tr>{}<td>{}</td>{}</tr>", cells(arrow.from), arrow.words.join(", "), cells(arrow.to));
    }
    html.push_str("</tbody>\n</table>\n</div>\n");
}
