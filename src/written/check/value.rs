//! Gives the values of a tree to serde, to learn what a type makes of each.
//!
//! In: the tree, and [`Repairs`](super::Repairs) of the faults that are known already. Out: the first [`Fault`] that is left.
//! The values themselves are of no use afterwards: a part that is wrong or missing is stood in for by any value of the
//! type that is asked for, so that the parts behind it are looked at too.
//! The form is that of ron with implicit `Some` and unwrapped newtypes.

use serde::de::{Deserializer, Visitor};

use super::content::{Entries, Variant};
use super::fault::{Fault, Want, What};
use super::{Names, Reading};
use crate::written::tree::{Entry, Kind, Node};

/// How a value is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// As it is written.
    Whole,
    /// Only what stands in its brackets, which belong to a variant around it.
    Inside,
    /// As something else of the right type, so many values deep.
    StandIn(usize),
}

/// Stand-ins in stand-ins, at most; a type that holds itself goes on for ever.
const DEPTH: usize = 12;

/// A value as serde asks for it.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) node: &'a Node,
    pub(super) mode: Mode,
    /// Of a stand-in the field that it fills.
    pub(super) field: Option<&'static str>,
}

impl<'a> Value<'a> {
    /// The one value meant, or nothing if it is stood in for.
    fn one(self, want: Want) -> Result<Option<&'a Node>, Fault> {
        match self.mode {
            Mode::Whole => Ok(Some(self.node)),
            Mode::Inside => match self.node.entries.as_slice() {
                [Entry { key: None, value }] => match self.reading.value(value).mode {
                    Mode::StandIn(_) => Ok(None),
                    _ => Ok(Some(value)),
                },
                [Entry { key: Some(_), .. }] => Err(self.wrong(What::Named)),
                entries => Err(self.wrong(What::Count { expected: 1, found: entries.len() })),
            },
            Mode::StandIn(_) => {
                if let Some(field) = self.field {
                    self.reading.asked.borrow_mut().push((self.node.span.start, field, want));
                }
                Ok(None)
            }
        }
    }

    pub(super) fn wrong(self, what: What) -> Fault {
        Fault::new(what).at(self.node.span.start, false)
    }

    fn whole<T>(self, range: (i128, i128), visit: impl FnOnce(i128) -> Result<T, Fault>) -> Result<T, Fault> {
        let want = Want::Whole(range.0, range.1);
        let Some(node) = self.one(want.clone())? else { return visit(1.clamp(range.0, range.1)) };
        let number = (node.kind == Kind::Number).then(|| whole_number(node.span.text(self.reading.text))).flatten();
        match number {
            Some(number) if (range.0..=range.1).contains(&number) => visit(number),
            _ => Err(wrong_at(node, What::Shape(want))),
        }
    }

    fn number(self) -> Result<f64, Fault> {
        let Some(node) = self.one(Want::Number)? else { return Ok(0.0) };
        let text = node.span.text(self.reading.text);
        let number = match node.kind {
            Kind::Number => fraction(text),
            Kind::Word if matches!(text, "inf" | "NaN") => fraction(text),
            _ => None,
        };
        number.ok_or_else(|| wrong_at(node, What::Shape(Want::Number)))
    }

    fn string(self, want: Want) -> Result<String, Fault> {
        let Some(node) = self.one(want.clone())? else { return Ok("a".to_owned()) };
        let is_right = match want {
            Want::Character => node.kind == Kind::Character,
            _ => matches!(node.kind, Kind::Text { .. }),
        };
        if is_right { Ok(node.words(self.reading.text)) } else { Err(wrong_at(node, What::Shape(want))) }
    }

    /// The entries of a group that is a struct or a tuple; nothing if it is stood in for.
    fn group(self, name: &'static str, want: Want) -> Result<Option<&'a Node>, Fault> {
        if self.mode == Mode::Inside {
            return Ok(Some(self.node));
        }
        let Some(node) = self.one(want.clone())? else { return Ok(None) };
        match node.kind {
            Kind::Group if node.name.is_none() || self.reading.name(node) == name => Ok(Some(node)),
            Kind::Group => Err(wrong_at(node, What::Name(name))),
            Kind::Word if self.reading.name(node) == name => Err(wrong_at(node, What::Bare)),
            _ => Err(wrong_at(node, What::Shape(want))),
        }
    }

    pub(super) fn fields(self, node: Option<&'a Node>, fields: Names) -> Result<Entries<'a>, Fault> {
        let mut entries = self.entries(node, 0);
        match node {
            Some(node) if !node.entries.is_empty() && !node.is_keyed() => {
                return Err(wrong_at(node, What::Unnamed(fields)));
            }
            Some(node) => entries.added = self.reading.repairs.added.get(&node.span.start).map_or(&[], Vec::as_slice),
            None => entries.added = fields,
        }
        Ok(entries)
    }

    pub(super) fn values(self, node: Option<&'a Node>, expected: usize) -> Result<Entries<'a>, Fault> {
        match node {
            Some(node) if node.is_keyed() => Err(wrong_at(node, What::Named)),
            Some(node) if node.entries.len() != expected => {
                Err(wrong_at(node, What::Count { expected, found: node.entries.len() }))
            }
            _ => Ok(self.entries(node, expected)),
        }
    }

    fn entries(self, node: Option<&'a Node>, stand_ins: usize) -> Entries<'a> {
        match node {
            Some(node) => {
                let of = Self { node, mode: Mode::Whole, ..self };
                Entries { of, rest: &node.entries, added: &[], stand_ins: 0, value: None }
            }
            None => Entries { of: self, rest: &[], added: &[], stand_ins, value: None },
        }
    }

    /// A stand-in for a part of this value.
    pub(super) fn part(self, field: Option<&'static str>) -> Result<Self, Fault> {
        match self.mode {
            Mode::StandIn(DEPTH) => Err(Fault::new(What::Other(String::new())).at(self.node.span.start, true)),
            Mode::StandIn(depth) => Ok(Self { mode: Mode::StandIn(depth + 1), field: None, ..self }),
            _ => Ok(Self { mode: Mode::StandIn(1), field, ..self }),
        }
    }
}

fn wrong_at(node: &Node, what: What) -> Fault {
    Fault::new(what).at(node.span.start, false)
}

fn whole_number(text: &str) -> Option<i128> {
    let plain = text.replace('_', "");
    let (negative, digits) = match plain.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let digits = digits.split(['u', 'i']).next().unwrap_or_default();
    let prefixes = [("0x", 16), ("0o", 8), ("0b", 2)];
    let (digits, base) = prefixes.iter().find_map(|&(p, b)| Some((digits.strip_prefix(p)?, b))).unwrap_or((digits, 10));
    if digits.starts_with(['+', '-']) {
        return None;
    }
    i128::from_str_radix(digits, base).ok().map(|n| if negative { -n } else { n })
}

fn fraction(text: &str) -> Option<f64> {
    text.replace('_', "").trim_end_matches("f32").trim_end_matches("f64").parse().ok()
}

macro_rules! wholes {
    ($($method:ident $visit:ident $type:ident)*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let range = (i128::try_from($type::MIN).unwrap_or(i128::MIN), i128::try_from($type::MAX).unwrap_or(i128::MAX));
            self.whole(range, |n| visitor.$visit($type::try_from(n).unwrap_or_default()))
        }
    )* };
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = Fault;

    wholes! {
        deserialize_i8 visit_i8 i8
        deserialize_i16 visit_i16 i16
        deserialize_i32 visit_i32 i32
        deserialize_i64 visit_i64 i64
        deserialize_i128 visit_i128 i128
        deserialize_u8 visit_u8 u8
        deserialize_u16 visit_u16 u16
        deserialize_u32 visit_u32 u32
        deserialize_u64 visit_u64 u64
        deserialize_u128 visit_u128 u128
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let node = match (self.mode, self.node.entries.as_slice()) {
            (Mode::Inside, [Entry { key: None, .. }]) | (Mode::Whole | Mode::StandIn(_), _) => {
                self.one(Want::Anything)?
            }
            (Mode::Inside, _) => Some(self.node),
        };
        let Some(node) = node else { return visitor.visit_unit() };
        let text = node.span.text(self.reading.text);
        match node.kind {
            Kind::Text { .. } => visitor.visit_string(node.words(self.reading.text)),
            Kind::Number => match (whole_number(text), fraction(text)) {
                (Some(whole), _) if i64::try_from(whole).is_ok() => visitor.visit_i64(whole as i64),
                (_, number) => visitor.visit_f64(number.unwrap_or_default()),
            },
            Kind::Word if text == "true" || text == "false" => visitor.visit_bool(text == "true"),
            Kind::Word if text == "None" => visitor.visit_none(),
            Kind::Character => self.deserialize_char(visitor),
            Kind::Word | Kind::Broken => visitor.visit_unit(),
            Kind::Map => visitor.visit_map(self.entries(Some(node), 0)),
            Kind::Group if node.is_keyed() => visitor.visit_map(self.entries(Some(node), 0)),
            Kind::List | Kind::Group => visitor.visit_seq(self.entries(Some(node), 0)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Some(node) = self.one(Want::Truth)? else { return visitor.visit_bool(true) };
        match (node.kind, node.span.text(self.reading.text)) {
            (Kind::Word, "true") => visitor.visit_bool(true),
            (Kind::Word, "false") => visitor.visit_bool(false),
            _ => Err(wrong_at(node, What::Shape(Want::Truth))),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_f32(self.number()? as f32)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_char(self.string(Want::Character)?.chars().find(|&c| c != '\'').unwrap_or('\''))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_string(self.string(Want::Text)?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_byte_buf(self.string(Want::Text)?.into_bytes())
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if matches!(self.mode, Mode::StandIn(_)) {
            return visitor.visit_none();
        }
        let inside = match (self.mode, self.node.entries.as_slice()) {
            (Mode::Inside, [Entry { key: None, value }]) => Some(value),
            (Mode::Inside, _) => None,
            _ => Some(self.node),
        };
        let is = |node: &Node, word| node.name.unwrap_or(node.span).text(self.reading.text) == word;
        match inside {
            Some(node) if node.kind == Kind::Word && is(node, "None") => visitor.visit_none(),
            Some(node) if node.kind == Kind::Group && is(node, "Some") => {
                visitor.visit_some(Value { mode: Mode::Inside, node, ..self })
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_unit_struct("", visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        let inside = self.mode == Mode::Inside && self.node.entries.is_empty();
        let Some(node) = (if inside { None } else { self.one(Want::Nothing)? }) else { return visitor.visit_unit() };
        let is_empty = node.kind == Kind::Group && node.entries.is_empty() && node.name.is_none();
        let is_named = node.kind == Kind::Word && self.reading.name(node) == name;
        if is_empty || is_named { visitor.visit_unit() } else { Err(wrong_at(node, What::Shape(Want::Nothing))) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let node = self.one(Want::List)?;
        match node {
            Some(node) if node.kind != Kind::List => Err(wrong_at(node, What::Shape(Want::List))),
            _ => visitor.visit_seq(self.entries(node, 0)),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_tuple_struct("", length, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let node = self.group(name, Want::Tuple(length))?;
        if let (Mode::Whole, Some(node)) = (self.mode, node)
            && node.name.is_some_and(|n| !self.reading.text[n.end as usize..].starts_with('('))
        {
            return Err(wrong_at(node, What::Apart));
        }
        visitor.visit_seq(self.values(node, length)?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let node = self.one(Want::Map)?;
        match node {
            Some(node) if node.kind != Kind::Map => Err(wrong_at(node, What::Shape(Want::Map))),
            _ => visitor.visit_map(self.entries(node, 0)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: Names,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let node = self.group(name, Want::Struct(name, fields))?;
        visitor.visit_map(self.fields(node, fields)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: Names,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.one(Want::Variant(variants))? {
            None => visitor
                .visit_enum(Variant { of: self.part(None)?, name: variants.first().copied().unwrap_or_default() }),
            Some(node) if node.kind == Kind::Word || node.kind == Kind::Group && node.name.is_some() => {
                let of = Value { node, mode: Mode::Whole, ..self };
                visitor.visit_enum(Variant { of, name: self.reading.name(node) })
            }
            Some(node) => Err(wrong_at(node, What::Shape(Want::Variant(variants)))),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(self.reading.name(self.node))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }
}
