//! Reading values out of packed files, with serde.
//!
//! In: a file as `packed` has it. Out: the value that it holds, the same that ron reads from the file as it is written.

use serde::Deserializer;
use serde::de::value::{BorrowedStrDeserializer, Error};
use serde::de::{DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::packed::{FIELDS, LIST, MAP, NAMED, NUMBER, TEXT, WORD};

/// A packed file, as far as it has not been read.
pub(super) struct Unpacker<'de> {
    rest: &'de str,
}

type Result<T> = std::result::Result<T, Error>;

fn broken() -> Error {
    Error::custom("this is not packed as it should be")
}

impl<'de> Unpacker<'de> {
    pub(super) fn new(packed: &'de str) -> Self {
        Self { rest: packed }
    }

    /// The kind of the next value, which stays.
    fn kind(&self) -> Option<u8> {
        self.rest.bytes().next()
    }

    fn byte(&mut self) -> Result<u8> {
        let (byte, rest) = self.rest.split_at_checked(1).ok_or_else(broken)?;
        self.rest = rest;
        Ok(byte.as_bytes()[0])
    }

    fn count(&mut self) -> Result<usize> {
        let (mut count, mut bits) = (0, 0);
        loop {
            let byte = self.byte()?;
            count |= usize::from(byte & 63) << bits;
            bits += 6;
            if byte < 64 {
                return Ok(count);
            }
            if bits > 24 {
                return Err(broken());
            }
        }
    }

    fn string(&mut self) -> Result<&'de str> {
        let count = self.count()?;
        let (string, rest) = self.rest.split_at_checked(count).ok_or_else(broken)?;
        self.rest = rest;
        Ok(string)
    }

    /// Goes past the name before brackets, if there is one.
    fn pass_name(&mut self) -> Result<()> {
        if self.kind() == Some(NAMED) {
            self.byte()?;
            self.string()?;
        }
        Ok(())
    }

    /// The count of the entries of the next value, which must be of that kind.
    fn entries(&mut self, kind: u8) -> Result<Entries<'_, 'de>> {
        if self.byte()? != kind {
            return Err(broken());
        }
        let left = self.count()?;
        Ok(Entries { unpacker: self, left, named: kind == FIELDS })
    }
}

/// The entries of a list, of fields or of a map that have not been read.
struct Entries<'a, 'de> {
    unpacker: &'a mut Unpacker<'de>,
    left: usize,
    named: bool,
}

impl Entries<'_, '_> {
    /// Whether there is one more, which counts as read.
    fn goes_on(&mut self) -> bool {
        let goes_on = self.left > 0;
        self.left = self.left.saturating_sub(1);
        goes_on
    }

    /// Nothing may be left.
    fn end<T>(&self, value: T) -> Result<T> {
        if self.left == 0 { Ok(value) } else { Err(broken()) }
    }
}

impl<'de> SeqAccess<'de> for &mut Entries<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        if self.goes_on() { seed.deserialize(&mut *self.unpacker).map(Some) } else { Ok(None) }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'de> MapAccess<'de> for &mut Entries<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        if !self.goes_on() {
            return Ok(None);
        }
        if self.named {
            let name = self.unpacker.string()?;
            return seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some);
        }
        seed.deserialize(&mut *self.unpacker).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        seed.deserialize(&mut *self.unpacker)
    }
}

impl<'de> Deserializer<'de> for &mut Unpacker<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.pass_name()?;
        match self.kind() {
            Some(LIST) => {
                let mut entries = self.entries(LIST)?;
                let value = visitor.visit_seq(&mut entries)?;
                entries.end(value)
            }
            Some(kind @ (FIELDS | MAP)) => {
                let mut entries = self.entries(kind)?;
                let value = visitor.visit_map(&mut entries)?;
                entries.end(value)
            }
            _ => match (self.byte()?, self.string()?) {
                (TEXT, text) => visitor.visit_borrowed_str(text),
                (WORD, "true") => visitor.visit_bool(true),
                (WORD, "false") => visitor.visit_bool(false),
                (NUMBER, number) => match number.parse::<i64>() {
                    Ok(whole) => visitor.visit_i64(whole),
                    Err(_) => visitor.visit_f64(number.parse().map_err(|_| broken())?),
                },
                _ => Err(broken()),
            },
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let mut ahead = Unpacker { rest: self.rest };
        match (ahead.byte()?, ahead.string()) {
            (WORD, Ok("None")) => {
                self.rest = ahead.rest;
                visitor.visit_none()
            }
            (NAMED, Ok("Some")) => Err(broken()),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value> {
        self.pass_name()?;
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        visitor.visit_enum(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct
        map struct identifier ignored_any
    }
}

impl<'a, 'de> EnumAccess<'de> for &'a mut Unpacker<'de> {
    type Error = Error;
    type Variant = Held<'a, 'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self::Variant)> {
        let kind = self.byte()?;
        let name = self.string()?;
        let variant = seed.deserialize(BorrowedStrDeserializer::new(name))?;
        match kind {
            WORD => Ok((variant, Held(None))),
            NAMED => Ok((variant, Held(Some(self)))),
            _ => Err(broken()),
        }
    }
}

/// What a variant holds, if it has brackets.
pub(super) struct Held<'a, 'de>(Option<&'a mut Unpacker<'de>>);

impl<'a, 'de> Held<'a, 'de> {
    fn of(self) -> Result<&'a mut Unpacker<'de>> {
        self.0.ok_or_else(broken)
    }
}

impl<'de> VariantAccess<'de> for Held<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<()> {
        if self.0.is_none() { Ok(()) } else { Err(broken()) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        let held = self.of()?;
        if held.kind() != Some(LIST) {
            // The brackets of the one value are left out where it has names.
            return seed.deserialize(held);
        }
        let entries = held.entries(LIST)?;
        if entries.left != 1 {
            return Err(broken());
        }
        seed.deserialize(held)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _length: usize, visitor: V) -> Result<V::Value> {
        self.of()?.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], visitor: V) -> Result<V::Value> {
        self.of()?.deserialize_any(visitor)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use super::super::packed::pack;
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(rename = "Thing", deny_unknown_fields)]
    #[expect(dead_code, reason = "it is compared as it is shown")]
    struct ThingFile {
        name: String,
        #[serde(default)]
        size: Option<f64>,
        #[serde(default)]
        ways: Vec<Way>,
        #[serde(default)]
        by_name: BTreeMap<String, Pair>,
        #[serde(default)]
        is: bool,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "it is compared as it is shown")]
    struct Pair(String, i32);

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "it is compared as it is shown")]
    enum Way {
        Bare,
        One(Box<Way>),
        All(Vec<Way>),
        Near(String, u8),
        Far { of: Vec<(String, u32)>, kept: Option<Box<Way>> },
    }

    /// A value read as it is packed is what ron reads, where ron reads one.
    #[track_caller]
    fn check<T: DeserializeOwned + Debug>(text: &str, is_read: bool) {
        let packed = pack(text).unwrap_or_default();
        let read = T::deserialize(&mut Unpacker::new(&packed)).ok().map(|value| format!("{value:?}"));
        let ron = super::super::options().from_str::<T>(text).ok().map(|value| format!("{value:?}"));
        assert_eq!(read.is_some(), is_read, "{text}");
        assert!(read.is_none() || read == ron, "{read:?} {ron:?}");
        // However much of it is lost, that is an error and nothing else.
        for end in (0..packed.len()).filter(|end| packed.is_char_boundary(*end)).take(1_000) {
            assert!(T::deserialize(&mut Unpacker::new(&packed[..end])).is_err(), "{text} {end}");
        }
    }

    #[test]
    fn values_are_those_that_ron_reads() {
        let text = r#"// A thing, with a comment.
            Thing(
                name: "a \"b\" \\ // c\n é \
                    and so on", // and another
                size: -2, is: true,
                ways: [Bare, One(Bare), All([One(One(Bare)),]), Near("x", 7)],
                by_name: {"k": ("v", -1), "l": ("w", 2)},
            )
            // The end."#;
        check::<ThingFile>(text, true);
        check::<ThingFile>(r#"Thing(name: "", size: None)"#, true);
        check::<Way>(r#"Far(of: [("p", 1), ("q", 300)], kept: Near("r", 0))"#, true);
        check::<Way>("Far(of: [], kept: None)", true);
        check::<Way>("All([])", true);
        check::<Pair>(r#"Pair("w", 2)"#, true);
        check::<Vec<(String, f64)>>(r#"[("a", 1), ("b", 0.5), ("c", -1e3)]"#, true);
        check::<Vec<String>>(&format!("[{:?}]", "long ".repeat(4_000)), true);
    }

    #[test]
    fn what_is_no_such_value_or_not_known_is_an_error() {
        let things = [
            "",
            "(",
            "Thing(name: 1)",
            r#"Thing(nom: "a")"#,
            r#"Thing(name: "a", is: "b")"#,
            r#"(name: "a") ("#,
            r#"["a""#,
            r#"Thing(name: "a", /* no such comment */ is: true)"#,
            r#"Thing(name: "a", size: Some(1))"#,
        ];
        for text in things {
            check::<ThingFile>(text, false);
        }
        let ways = [
            "Bar",
            "One",
            "Bare(1)",
            r#"Near("x")"#,
            r#"Near("x", 1, 2)"#,
            r#"Near("x", 256)"#,
            "One(Bare, Bare)",
            "7",
            r#""One""#,
        ];
        for text in ways {
            check::<Way>(text, false);
        }
        check::<String>(r#"r"a""#, false);
        check::<String>(r#""\u{e9}""#, false);
    }
}
