//! `#[serde(flatten)]`: fields of an inner value among those of the outer one.
use super::content::{Content, ContentDeserializer};
use crate::de::*;
use crate::ser::{self, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};
use std::marker::PhantomData;

/// Writes the entries of a map or struct into an open map.
pub struct FlatMapSerializer<'a, M>(pub &'a mut M);
impl<M: SerializeMap> FlatMapSerializer<'_, M> {
    fn bad<T>(&self, what: &str) -> Result<T, M::Error> { Err(ser::Error::custom(format_args!("can only flatten structs and maps (got {})", what))) }
}
macro_rules! bad { ($($f:ident($t:ty) $what:literal;)*) => { $( fn $f(self, _v: $t) -> Result<(), M::Error> { self.bad($what) } )* }; }
impl<'a, M: SerializeMap> Serializer for FlatMapSerializer<'a, M> {
    type Ok = ();
    type Error = M::Error;
    type SerializeSeq = Impossible<(), M::Error>;
    type SerializeTuple = Impossible<(), M::Error>;
    type SerializeTupleStruct = Impossible<(), M::Error>;
    type SerializeTupleVariant = Impossible<(), M::Error>;
    type SerializeMap = FlatMap<'a, M>;
    type SerializeStruct = FlatMap<'a, M>;
    type SerializeStructVariant = Impossible<(), M::Error>;
    bad! {
        serialize_bool(bool) "a boolean"; serialize_i8(i8) "an integer"; serialize_i16(i16) "an integer"; serialize_i32(i32) "an integer";
        serialize_i64(i64) "an integer"; serialize_u8(u8) "an integer"; serialize_u16(u16) "an integer"; serialize_u32(u32) "an integer";
        serialize_u64(u64) "an integer"; serialize_f32(f32) "a float"; serialize_f64(f64) "a float"; serialize_char(char) "a char";
        serialize_str(&str) "a string"; serialize_bytes(&[u8]) "a byte array"; serialize_unit_struct(&'static str) "unit struct";
    }
    fn serialize_none(self) -> Result<(), M::Error> { Ok(()) }
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), M::Error> { value.serialize(self) }
    fn serialize_unit(self) -> Result<(), M::Error> { Ok(()) }
    fn serialize_unit_variant(self, _name: &'static str, _index: u32, variant: &'static str) -> Result<(), M::Error> { self.0.serialize_entry(variant, &()) }
    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _name: &'static str, value: &T) -> Result<(), M::Error> { value.serialize(self) }
    fn serialize_newtype_variant<T: ?Sized + Serialize>(self, _name: &'static str, _index: u32, variant: &'static str, value: &T) -> Result<(), M::Error> { self.0.serialize_entry(variant, value) }
    fn serialize_seq(self, _len: Option<usize>) -> Result<Self::SerializeSeq, M::Error> { self.bad("a sequence") }
    fn serialize_tuple(self, _len: usize) -> Result<Self::SerializeTuple, M::Error> { self.bad("a tuple") }
    fn serialize_tuple_struct(self, _name: &'static str, _len: usize) -> Result<Self::SerializeTupleStruct, M::Error> { self.bad("a tuple struct") }
    fn serialize_tuple_variant(self, _name: &'static str, _index: u32, _variant: &'static str, _len: usize) -> Result<Self::SerializeTupleVariant, M::Error> { self.bad("an enum") }
    fn serialize_map(self, _len: Option<usize>) -> Result<FlatMap<'a, M>, M::Error> { Ok(FlatMap(self.0)) }
    fn serialize_struct(self, _name: &'static str, _len: usize) -> Result<FlatMap<'a, M>, M::Error> { Ok(FlatMap(self.0)) }
    fn serialize_struct_variant(self, _name: &'static str, _index: u32, _variant: &'static str, _len: usize) -> Result<Self::SerializeStructVariant, M::Error> { self.bad("an enum") }
}
/// The open map.
pub struct FlatMap<'a, M>(&'a mut M);
impl<M: SerializeMap> SerializeMap for FlatMap<'_, M> {
    type Ok = ();
    type Error = M::Error;
    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), M::Error> { self.0.serialize_key(key) }
    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), M::Error> { self.0.serialize_value(value) }
    fn end(self) -> Result<(), M::Error> { Ok(()) }
}
impl<M: SerializeMap> SerializeStruct for FlatMap<'_, M> {
    type Ok = ();
    type Error = M::Error;
    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), M::Error> { self.0.serialize_entry(key, value) }
    fn end(self) -> Result<(), M::Error> { Ok(()) }
}

/// Reads an inner value from the entries nobody else wanted; those it takes are gone.
pub struct FlatMapDeserializer<'a, 'de, E>(pub &'a mut Vec<Option<(Content<'de>, Content<'de>)>>, pub PhantomData<E>);
macro_rules! bad_de { ($($f:ident)*) => { $(
    fn $f<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, E> { Err(Error::custom("can only flatten structs and maps")) }
)* }; }
impl<'a, 'de, E: Error> Deserializer<'de> for FlatMapDeserializer<'a, 'de, E> {
    type Error = E;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> { self.deserialize_map(visitor) }
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        let all: Vec<usize> = (0..self.0.len()).collect();
        visitor.visit_map(FlatAccess { entries: self.0, wanted: all.into_iter(), value: None, keep: true, marker: PhantomData })
    }
    fn deserialize_struct<V: Visitor<'de>>(self, _name: &'static str, fields: &'static [&'static str], visitor: V) -> Result<V::Value, E> {
        let wanted: Vec<usize> = (0..self.0.len())
            .filter(|i| match &self.0[*i] {
                Some((key, _)) => key.as_str().is_some_and(|key| fields.contains(&key)),
                None => false,
            })
            .collect();
        visitor.visit_map(FlatAccess { entries: self.0, wanted: wanted.into_iter(), value: None, keep: false, marker: PhantomData })
    }
    fn deserialize_enum<V: Visitor<'de>>(self, name: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value, E> {
        for slot in self.0.iter_mut() {
            let known = match slot {
                Some((key, _)) => key.as_str().is_some_and(|key| variants.contains(&key)),
                None => false,
            };
            if known {
                let entry: Vec<(Content<'de>, Content<'de>)> = slot.take().into_iter().collect();
                return ContentDeserializer::new(Content::Map(entry)).deserialize_enum(name, variants, visitor);
            }
        }
        Err(Error::custom(format_args!("no variant of enum {} found in flattened data", name)))
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match visitor.visit_some(self) {
            Ok(value) => Ok(value),
            Err(error) => Err(error),
        }
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, E> { visitor.visit_newtype_struct(self) }
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> { visitor.visit_unit() }
    fn deserialize_unit_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, E> { visitor.visit_unit() }
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> { visitor.visit_unit() }
    fn deserialize_tuple<V: Visitor<'de>>(self, _len: usize, _visitor: V) -> Result<V::Value, E> { Err(Error::custom("can only flatten structs and maps")) }
    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _name: &'static str, _len: usize, _visitor: V) -> Result<V::Value, E> { Err(Error::custom("can only flatten structs and maps")) }
    bad_de! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_f32 deserialize_f64 deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf deserialize_seq deserialize_identifier
    }
}
struct FlatAccess<'a, 'de, E> {
    entries: &'a mut Vec<Option<(Content<'de>, Content<'de>)>>,
    wanted: std::vec::IntoIter<usize>,
    value: Option<Content<'de>>,
    // A map looks at the entries without taking them.
    keep: bool,
    marker: PhantomData<E>,
}
impl<'a, 'de, E: Error> MapAccess<'de> for FlatAccess<'a, 'de, E> {
    type Error = E;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        while let Some(i) = self.wanted.next() {
            let entry = if self.keep { self.entries[i].clone() } else { self.entries[i].take() };
            if let Some((key, value)) = entry {
                self.value = Some(value);
                return seed.deserialize(ContentDeserializer::new(key)).map(Some);
            }
        }
        Ok(None)
    }
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, E> {
        match self.value.take() {
            Some(value) => seed.deserialize(ContentDeserializer::new(value)),
            None => Err(Error::custom("value is missing")),
        }
    }
}
