//! Writes JSON, a value after the other, without a value of it ever being held in memory.
//!
//! In: names and values in the order in which they are to stand. Out: the text. A report is seven times as long as its copy
//! and mostly keys, so that these are written as they are, without looking for what must be escaped.

use crate::span::Span;

/// The numbers below a hundred in two digits.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut at = 0;
    while at < pairs.len() {
        pairs[at] = [b'0' + (at / 10) as u8, b'0' + (at % 10) as u8];
        at += 1;
    }
    pairs
};

/// JSON in the making.
#[derive(Debug, Default)]
pub(super) struct Writer {
    /// Whole characters only.
    text: Vec<u8>,
}

impl Writer {
    /// A writer with room for that many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: Vec::with_capacity(bytes) }
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        String::from_utf8(self.text).unwrap_or_default()
    }

    /// An object whose entries `entries` writes.
    pub(super) fn object(&mut self, entries: impl FnOnce(&mut Self)) {
        self.text.push(b'{');
        entries(self);
        self.text.push(b'}');
    }

    /// The key of an entry, which must hold nothing that needs an escape; its value comes next.
    #[expect(clippy::inline_always, reason = "copied in place, a key of known length takes a fifth of the time")]
    #[inline(always)]
    pub(super) fn key(&mut self, key: &'static str) -> &mut Self {
        if self.text.last() != Some(&b'{') {
            self.text.push(b',');
        }
        self.text.push(b'"');
        self.text.extend_from_slice(key.as_bytes());
        self.text.extend_from_slice(b"\":");
        self
    }

    /// A list of which `each` writes an item.
    pub(super) fn list<T>(&mut self, items: impl IntoIterator<Item = T>, mut each: impl FnMut(&mut Self, T)) {
        self.text.push(b'[');
        for (number, item) in items.into_iter().enumerate() {
            if number > 0 {
                self.text.push(b',');
            }
            each(self, item);
        }
        self.text.push(b']');
    }

    /// A number.
    pub(super) fn number(&mut self, number: impl Into<u64>) {
        const LONGEST: usize = 20;
        let mut left: u64 = number.into();
        // Most are short.
        if left < 10 {
            return self.text.push(b'0' + left as u8);
        } else if left < 100 {
            return self.text.extend_from_slice(&PAIRS[left as usize]);
        } else if left < 10_000 {
            let ([first, second], [third, last]) = (PAIRS[left as usize / 100], PAIRS[left as usize % 100]);
            return if first == b'0' {
                self.text.extend_from_slice(&[second, third, last]);
            } else {
                self.text.extend_from_slice(&[first, second, third, last]);
            };
        }
        let mut digits = [b'0'; LONGEST];
        let mut first = LONGEST - 1;
        loop {
            digits[first] = b'0' + (left % 10) as u8;
            left /= 10;
            if left == 0 {
                break;
            }
            first -= 1;
        }
        self.text.extend_from_slice(&digits[first..]);
    }

    /// A list of numbers.
    pub(super) fn numbers(&mut self, numbers: impl IntoIterator<Item = u32>) {
        self.list(numbers, Self::number);
    }

    /// Whether something is so.
    pub(super) fn truth(&mut self, is: bool) {
        self.text.extend_from_slice(if is { b"true" } else { b"false" });
    }

    /// A word of the program's own, which needs no escape.
    pub(super) fn name(&mut self, name: &'static str) {
        self.text.push(b'"');
        self.text.extend_from_slice(name.as_bytes());
        self.text.push(b'"');
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        let plain = |b: u8| b >= b' ' && b != b'"' && b != b'\\';
        if text.bytes().all(plain) {
            self.text.push(b'"');
            self.text.extend_from_slice(text.as_bytes());
            self.text.push(b'"');
        } else {
            self.value(&serde_json::Value::from(text));
        }
    }

    /// A value that is JSON already.
    pub(super) fn value(&mut self, value: &serde_json::Value) {
        self.text.extend_from_slice(value.to_string().as_bytes());
    }

    /// What `write` writes, or nothing's sign where there is nothing.
    pub(super) fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => write(self, value),
            None => self.text.extend_from_slice(b"null"),
        }
    }

    /// A span.
    pub(super) fn span(&mut self, span: Span) {
        // Half of a report is places.
        self.text.extend_from_slice(b"{\"start\":");
        self.number(span.start);
        self.text.extend_from_slice(b",\"end\":");
        self.number(span.end);
        self.text.push(b'}');
    }

    /// A list of spans.
    pub(super) fn spans(&mut self, spans: impl IntoIterator<Item = Span>) {
        self.list(spans, Self::span);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn what_is_written_reads_back_as_it_was() {
        let mut json = Writer::with_capacity(0);
        let hard = "a \"b\" \\ \n \u{1} \u{7f} é {";
        json.object(|json| {
            json.key("text").text(hard);
            json.key("empty").text("");
            json.key("brace").text("{");
            json.key("numbers").numbers([0, 7, 10, 99, 100, 907, 1000, 9999, 10_000, u32::MAX]);
            json.key("large").number(u64::MAX);
            json.key("none").optional(None::<u32>, Writer::number);
            json.key("truths").list([true, false], Writer::truth);
            json.key("span").span(Span::new(3, 14));
            json.key("inner").object(|_| {});
        });
        let read: Value = serde_json::from_str(&json.finish()).expect("it is JSON");
        let expected = json!({
            "text": hard, "empty": "", "brace": "{", "numbers": [0, 7, 10, 99, 100, 907, 1000, 9999, 10_000, u32::MAX], "large": u64::MAX, "none": null,
            "truths": [true, false], "span": {"start": 3, "end": 14}, "inner": {},
        });
        assert_eq!(read, expected);
    }
}
