//! A `Value` to anything deserializable.
use super::{Map, Value};
use crate::error::{Error, Result};
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, Expected, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;

/// Interpret a `serde_json::Value` as an instance of type `T`.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T> { T::deserialize(value) }

impl Value {
    fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Value::Null => Unexpected::Unit,
            Value::Bool(b) => Unexpected::Bool(*b),
            Value::Number(n) => n.unexpected(),
            Value::String(s) => Unexpected::Str(s),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        }
    }
    fn wrong_type(&self, expected: &dyn Expected) -> Error { de::Error::invalid_type(self.unexpected(), expected) }
}
struct Fewer(&'static str);
impl Expected for Fewer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.0) }
}
fn visit_array<'de, V: Visitor<'de>>(items: Vec<Value>, visitor: V) -> Result<V::Value> {
    let len = items.len();
    let mut seq = Items { items: items.into_iter() };
    let value = visitor.visit_seq(&mut seq)?;
    if seq.items.len() == 0 { Ok(value) } else { Err(de::Error::invalid_length(len, &Fewer("fewer elements in array"))) }
}
fn visit_object<'de, V: Visitor<'de>>(map: Map<String, Value>, visitor: V) -> Result<V::Value> {
    let len = map.len();
    let mut members = Members { entries: map.into_iter(), value: None };
    let value = visitor.visit_map(&mut members)?;
    if members.entries.len() == 0 { Ok(value) } else { Err(de::Error::invalid_length(len, &Fewer("fewer elements in map"))) }
}
macro_rules! numbers { ($($f:ident)*) => { $(
    fn $f<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match &self {
            Value::Number(n) => n.visit(visitor),
            _ => Err(self.wrong_type(&visitor)),
        }
    }
)* }; }
impl<'de> Deserializer<'de> for Value {
    type Error = Error;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::Null => visitor.visit_unit(),
            Value::Bool(v) => visitor.visit_bool(v),
            Value::Number(n) => n.visit(visitor),
            Value::String(v) => visitor.visit_string(v),
            Value::Array(v) => visit_array(v, visitor),
            Value::Object(v) => visit_object(v, visitor),
        }
    }
    numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64 }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) } }
    fn deserialize_enum<V: Visitor<'de>>(self, _name: &'static str, _variants: &'static [&'static str], visitor: V) -> Result<V::Value> {
        match self {
            Value::Object(map) => {
                let mut entries = map.into_iter();
                match (entries.next(), entries.next()) {
                    (Some((name, value)), None) => visitor.visit_enum(Variant { name, value: Some(value) }),
                    _ => Err(de::Error::invalid_value(Unexpected::Map, &"map with a single key")),
                }
            }
            Value::String(name) => visitor.visit_enum(Variant { name, value: None }),
            other => Err(de::Error::invalid_type(other.unexpected(), &"string or map")),
        }
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value> { visitor.visit_newtype_struct(self) }
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::Bool(v) => visitor.visit_bool(v),
            other => Err(other.wrong_type(&visitor)),
        }
    }
    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.deserialize_string(visitor) }
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.deserialize_string(visitor) }
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::String(v) => visitor.visit_string(v),
            other => Err(other.wrong_type(&visitor)),
        }
    }
    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.deserialize_byte_buf(visitor) }
    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::String(v) => visitor.visit_string(v),
            Value::Array(v) => visit_array(v, visitor),
            other => Err(other.wrong_type(&visitor)),
        }
    }
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::Null => visitor.visit_unit(),
            other => Err(other.wrong_type(&visitor)),
        }
    }
    fn deserialize_unit_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value> { self.deserialize_unit(visitor) }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::Array(v) => visit_array(v, visitor),
            other => Err(other.wrong_type(&visitor)),
        }
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value> { self.deserialize_seq(visitor) }
    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _name: &'static str, _len: usize, visitor: V) -> Result<V::Value> { self.deserialize_seq(visitor) }
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::Object(v) => visit_object(v, visitor),
            other => Err(other.wrong_type(&visitor)),
        }
    }
    fn deserialize_struct<V: Visitor<'de>>(self, _name: &'static str, _fields: &'static [&'static str], visitor: V) -> Result<V::Value> {
        match self {
            Value::Array(v) => visit_array(v, visitor),
            Value::Object(v) => visit_object(v, visitor),
            other => Err(other.wrong_type(&visitor)),
        }
    }
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.deserialize_string(visitor) }
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { visitor.visit_unit() }
}
// By reference: what is read is a copy.
impl<'de> Deserializer<'de> for &'de Value {
    type Error = Error;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::String(s) => visitor.visit_borrowed_str(s),
            other => other.clone().deserialize_any(visitor),
        }
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) } }
    fn deserialize_enum<V: Visitor<'de>>(self, name: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value> { self.clone().deserialize_enum(name, variants, visitor) }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value> { visitor.visit_newtype_struct(self) }
    fn deserialize_struct<V: Visitor<'de>>(self, name: &'static str, fields: &'static [&'static str], visitor: V) -> Result<V::Value> { self.clone().deserialize_struct(name, fields, visitor) }
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::String(s) => visitor.visit_borrowed_str(s),
            other => Err(other.wrong_type(&visitor)),
        }
    }
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.deserialize_str(visitor) }
    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.clone().deserialize_u64(visitor) }
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.clone().deserialize_i64(visitor) }
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.clone().deserialize_u32(visitor) }
    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.clone().deserialize_i32(visitor) }
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.clone().deserialize_f64(visitor) }
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.clone().deserialize_bool(visitor) }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.clone().deserialize_seq(visitor) }
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.clone().deserialize_map(visitor) }
    forward_to_deserialize_any! { i8 i16 i128 u8 u16 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any }
}
impl<'de> IntoDeserializer<'de, Error> for Value {
    type Deserializer = Value;
    fn into_deserializer(self) -> Value { self }
}
struct Items {
    items: std::vec::IntoIter<Value>,
}
impl<'de> de::SeqAccess<'de> for Items {
    type Error = Error;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        match self.items.next() {
            Some(value) => seed.deserialize(value).map(Some),
            None => Ok(None),
        }
    }
}
struct Members {
    entries: std::collections::btree_map::IntoIter<String, Value>,
    value: Option<Value>,
}
// A name; a number where one is asked for.
struct Key(String);
macro_rules! key_numbers { ($($f:ident)*) => { $(
    fn $f<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match crate::from_str::<Value>(&self.0) {
            Ok(number @ Value::Number(_)) => number.$f(visitor),
            _ => visitor.visit_string(self.0),
        }
    }
)* }; }
impl<'de> Deserializer<'de> for Key {
    type Error = Error;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { visitor.visit_string(self.0) }
    key_numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64 }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { visitor.visit_some(self) }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value> { visitor.visit_newtype_struct(self) }
    fn deserialize_enum<V: Visitor<'de>>(self, _name: &'static str, _variants: &'static [&'static str], visitor: V) -> Result<V::Value> { visitor.visit_enum(Variant { name: self.0, value: None }) }
    forward_to_deserialize_any! { bool char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any }
}
impl<'de> de::MapAccess<'de> for Members {
    type Error = Error;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        match self.entries.next() {
            Some((key, value)) => {
                self.value = Some(value);
                seed.deserialize(Key(key)).map(Some)
            }
            None => Ok(None),
        }
    }
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value> {
        match self.value.take() {
            Some(value) => seed.deserialize(value),
            None => Err(de::Error::custom("value is missing")),
        }
    }
}
struct Variant {
    name: String,
    value: Option<Value>,
}
struct VariantData {
    value: Option<Value>,
}
impl<'de> de::EnumAccess<'de> for Variant {
    type Error = Error;
    type Variant = VariantData;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, VariantData)> {
        let found = seed.deserialize(Value::String(self.name))?;
        Ok((found, VariantData { value: self.value }))
    }
}
impl<'de> de::VariantAccess<'de> for VariantData {
    type Error = Error;
    fn unit_variant(self) -> Result<()> {
        match self.value {
            Some(value) => de::Deserialize::deserialize(value),
            None => Ok(()),
        }
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        match self.value {
            Some(value) => seed.deserialize(value),
            None => Err(de::Error::invalid_type(Unexpected::UnitVariant, &"newtype variant")),
        }
    }
    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value> {
        match self.value {
            Some(Value::Array(v)) => visit_array(v, visitor),
            Some(other) => Err(de::Error::invalid_type(other.unexpected(), &"tuple variant")),
            None => Err(de::Error::invalid_type(Unexpected::UnitVariant, &"tuple variant")),
        }
    }
    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], visitor: V) -> Result<V::Value> {
        match self.value {
            Some(Value::Object(v)) => visit_object(v, visitor),
            Some(other) => Err(de::Error::invalid_type(other.unexpected(), &"struct variant")),
            None => Err(de::Error::invalid_type(Unexpected::UnitVariant, &"struct variant")),
        }
    }
}
