//! Gives serde what stands in brackets: the entries of a list, a map or a group, and the variants of an enum.
//!
//! In: a [`Value`] that has such a form. Out: its parts, or stand-ins for them.

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::Names;
use super::fault::{Fault, What};
use super::value::{Mode, Value};
use crate::written::tree::{Entry, Kind, Node};

/// What stands in a list, a map or a group, one after the other.
pub(super) struct Entries<'a> {
    pub of: Value<'a>,
    pub rest: &'a [Entry],
    /// Fields that are stood in for.
    pub added: &'a [&'static str],
    /// How many values are stood in for.
    pub stand_ins: usize,
    /// What the key last given belongs to.
    pub value: Option<&'a Node>,
}

impl<'a> Entries<'a> {
    fn next(&mut self) -> Option<&'a Entry> {
        let left_out = &self.of.reading.repairs.left_out;
        let at = self.rest.iter().position(|e| !left_out.contains(&e.start()))?;
        let entry = &self.rest[at];
        self.rest = &self.rest[at + 1..];
        Some(entry)
    }
}

impl<'de> SeqAccess<'de> for Entries<'_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        if let Some(entry) = self.next() {
            return self.of.reading.feed(&entry.value, seed).map(Some);
        }
        match self.stand_ins.checked_sub(1) {
            Some(left) => {
                self.stand_ins = left;
                seed.deserialize(self.of.part(None)?).map(Some)
            }
            None => Ok(None),
        }
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        let reading = self.of.reading;
        while let Some(entry) = self.next() {
            let Some(key) = &entry.key else { continue };
            self.value = Some(&entry.value);
            // The name of a field is a word, which no other type than an identifier asks for as such.
            let is_name = key.kind == Kind::Word && self.of.node.kind != Kind::Map;
            if !is_name {
                return reading.feed(key, seed).map(Some);
            }
            let name: StrDeserializer<'_, Fault> = reading.name(key).into_deserializer();
            return seed.deserialize(name).map_err(|fault| fault.at(key.span.start, false)).map(Some);
        }
        let Some((&name, rest)) = self.added.split_first() else { return Ok(None) };
        self.value = None;
        let name_value: StrDeserializer<'_, Fault> = name.into_deserializer();
        seed.deserialize(name_value).map(|key| {
            self.added = rest;
            self.stand_ins = 1;
            self.of.field = Some(name);
            Some(key)
        })
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        if let Some(value) = self.value {
            return self.of.reading.feed(value, seed);
        }
        let part = self.of.part(self.of.field)?;
        seed.deserialize(part).map_err(|fault| fault.at(self.of.node.span.start, true))
    }
}

/// The variant of an enum: its name, then what stands in its brackets.
pub(super) struct Variant<'a> {
    pub of: Value<'a>,
    pub name: &'a str,
}

impl<'a> Variant<'a> {
    /// What stands in the brackets; nothing if it is stood in for.
    fn inside(&self) -> Result<Option<&'a Node>, Fault> {
        match self.of.mode {
            Mode::StandIn(_) => Ok(None),
            _ if self.of.node.kind == Kind::Group => Ok(Some(self.of.node)),
            _ => Err(self.of.wrong(What::Bare)),
        }
    }
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Fault> {
        let name: StrDeserializer<'_, Fault> = self.name.into_deserializer();
        let start = self.of.node.span.start;
        Ok((seed.deserialize(name).map_err(|fault| fault.at(start, false))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.of.mode {
            Mode::Whole if self.of.node.kind == Kind::Group => Err(self.of.wrong(What::Filled)),
            _ => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        let Some(node) = self.inside()? else { return seed.deserialize(self.of) };
        let place = match node.entries.as_slice() {
            [Entry { key: None, value }] => value,
            _ => node,
        };
        let value = Value { mode: Mode::Inside, ..self.of };
        seed.deserialize(value).map_err(|fault| fault.at_value(node.span.start, place.span.start))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Fault> {
        let node = self.inside()?;
        visitor.visit_seq(self.of.values(node, length)?)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: Names, visitor: V) -> Result<V::Value, Fault> {
        let node = self.inside()?;
        visitor.visit_map(self.of.fields(node, fields)?)
    }
}
