//! Enums with a tag beside or around their data.
use super::content::Content;
use super::VariantSeed;
use crate::de::{Deserializer, Error, MapAccess, Visitor};
use crate::ser::{self, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};
use std::fmt;

/// The tag of an internally tagged enum, and the rest.
pub fn take_tag<'de, D: Deserializer<'de>>(deserializer: D, tag: &'static str, expecting: &'static str, seed: VariantSeed) -> Result<(usize, Content<'de>), D::Error> {
    deserializer.deserialize_any(TagVisitor { tag, expecting, seed })
}
struct TagVisitor {
    seed: VariantSeed,
    tag: &'static str,
    expecting: &'static str,
}
impl<'de> Visitor<'de> for TagVisitor {
    type Value = (usize, Content<'de>);
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.expecting) }
    fn visit_seq<A: crate::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let Some(tag) = seq.next_element_seed(self.seed)? else {
            return Err(Error::missing_field(self.tag));
        };
        let mut rest = Vec::new();
        while let Some(item) = seq.next_element()? {
            rest.push(item);
        }
        Ok((tag, Content::Seq(rest)))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut tag = None;
        let mut rest = Vec::new();
        while let Some(key) = map.next_key::<Content<'de>>()? {
            if key.as_str() == Some(self.tag) {
                if tag.is_some() {
                    return Err(Error::duplicate_field(self.tag));
                }
                tag = Some(map.next_value_seed(self.seed)?);
            } else {
                rest.push((key, map.next_value()?));
            }
        }
        match tag {
            Some(tag) => Ok((tag, Content::Map(rest))),
            None => Err(Error::missing_field(self.tag)),
        }
    }
}

/// Tag and content of an adjacently tagged enum.
pub struct AdjacentVariant<'de> {
    pub tag: Option<usize>,
    pub content: Option<Content<'de>>,
}
/// Reads both, in any order.
pub fn adjacent_content<'de, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
    fields: &'static [&'static str],
    expecting: &'static str,
    deny_unknown: bool,
    seed: VariantSeed,
    needs_content: &'static [bool],
) -> Result<AdjacentVariant<'de>, D::Error> {
    deserializer.deserialize_struct(name, fields, AdjacentVisitor { fields, expecting, deny_unknown, seed, needs_content })
}
struct AdjacentVisitor {
    fields: &'static [&'static str],
    expecting: &'static str,
    deny_unknown: bool,
    seed: VariantSeed,
    // By variant.
    needs_content: &'static [bool],
}
impl<'de> Visitor<'de> for AdjacentVisitor {
    type Value = AdjacentVariant<'de>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.expecting) }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = AdjacentVariant { tag: None, content: None };
        while let Some(key) = map.next_key::<String>()? {
            if key == self.fields[0] {
                if found.tag.is_some() {
                    return Err(Error::duplicate_field(self.fields[0]));
                }
                found.tag = Some(map.next_value_seed(self.seed)?);
            } else if key == self.fields[1] {
                if found.content.is_some() {
                    return Err(Error::duplicate_field(self.fields[1]));
                }
                found.content = Some(map.next_value()?);
            } else if self.deny_unknown {
                return Err(Error::unknown_field(&key, self.fields));
            } else {
                map.next_value::<crate::de::IgnoredAny>()?;
            }
        }
        match found.tag {
            None => Err(Error::missing_field(self.fields[0])),
            Some(tag) if found.content.is_none() && self.needs_content[tag] => Err(Error::missing_field(self.fields[1])),
            Some(_) => Ok(found),
        }
    }
}

/// A newtype variant of an internally tagged enum: the tag joins the content's own map.
pub fn serialize_tagged_newtype<S: Serializer, T: ?Sized + Serialize>(
    serializer: S,
    type_name: &'static str,
    variant_name: &'static str,
    tag: &'static str,
    value: &T,
) -> Result<S::Ok, S::Error> {
    value.serialize(Tagged { type_name, variant_name, tag, delegate: serializer })
}
struct Tagged<S> {
    type_name: &'static str,
    variant_name: &'static str,
    tag: &'static str,
    delegate: S,
}
impl<S: Serializer> Tagged<S> {
    fn bad<T>(&self, what: &str) -> Result<T, S::Error> {
        Err(ser::Error::custom(format_args!("cannot serialize tagged newtype variant {}::{} containing {}", self.type_name, self.variant_name, what)))
    }
}
macro_rules! bad { ($($f:ident($t:ty) $what:literal;)*) => { $( fn $f(self, _v: $t) -> Result<S::Ok, S::Error> { self.bad($what) } )* }; }
impl<S: Serializer> Serializer for Tagged<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = S::SerializeMap;
    type SerializeStruct = S::SerializeStruct;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;
    bad! {
        serialize_bool(bool) "a boolean"; serialize_i8(i8) "an integer"; serialize_i16(i16) "an integer"; serialize_i32(i32) "an integer";
        serialize_i64(i64) "an integer"; serialize_u8(u8) "an integer"; serialize_u16(u16) "an integer"; serialize_u32(u32) "an integer";
        serialize_u64(u64) "an integer"; serialize_f32(f32) "a float"; serialize_f64(f64) "a float"; serialize_char(char) "a char";
        serialize_str(&str) "a string"; serialize_bytes(&[u8]) "a byte array";
    }
    fn serialize_none(self) -> Result<S::Ok, S::Error> { self.bad("an optional") }
    fn serialize_some<T: ?Sized + Serialize>(self, _value: &T) -> Result<S::Ok, S::Error> { self.bad("an optional") }
    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        let mut map = self.delegate.serialize_map(Some(1))?;
        map.serialize_entry(self.tag, self.variant_name)?;
        map.end()
    }
    fn serialize_unit_struct(self, _name: &'static str) -> Result<S::Ok, S::Error> {
        let mut map = self.delegate.serialize_map(Some(1))?;
        map.serialize_entry(self.tag, self.variant_name)?;
        map.end()
    }
    fn serialize_unit_variant(self, _name: &'static str, _index: u32, variant: &'static str) -> Result<S::Ok, S::Error> {
        let mut map = self.delegate.serialize_map(Some(2))?;
        map.serialize_entry(self.tag, self.variant_name)?;
        map.serialize_entry(variant, &())?;
        map.end()
    }
    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _name: &'static str, value: &T) -> Result<S::Ok, S::Error> { value.serialize(self) }
    fn serialize_newtype_variant<T: ?Sized + Serialize>(self, _name: &'static str, _index: u32, variant: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        let mut map = self.delegate.serialize_map(Some(2))?;
        map.serialize_entry(self.tag, self.variant_name)?;
        map.serialize_entry(variant, value)?;
        map.end()
    }
    fn serialize_seq(self, _len: Option<usize>) -> Result<Self::SerializeSeq, S::Error> { self.bad("a sequence") }
    fn serialize_tuple(self, _len: usize) -> Result<Self::SerializeTuple, S::Error> { self.bad("a tuple") }
    fn serialize_tuple_struct(self, _name: &'static str, _len: usize) -> Result<Self::SerializeTupleStruct, S::Error> { self.bad("a tuple struct") }
    fn serialize_tuple_variant(self, _name: &'static str, _index: u32, _variant: &'static str, _len: usize) -> Result<Self::SerializeTupleVariant, S::Error> { self.bad("an enum") }
    fn serialize_map(self, len: Option<usize>) -> Result<S::SerializeMap, S::Error> {
        let mut map = self.delegate.serialize_map(len.map(|n| n + 1))?;
        map.serialize_entry(self.tag, self.variant_name)?;
        Ok(map)
    }
    fn serialize_struct(self, name: &'static str, len: usize) -> Result<S::SerializeStruct, S::Error> {
        let mut state = self.delegate.serialize_struct(name, len + 1)?;
        state.serialize_field(self.tag, self.variant_name)?;
        Ok(state)
    }
    fn serialize_struct_variant(self, _name: &'static str, _index: u32, _variant: &'static str, _len: usize) -> Result<Self::SerializeStructVariant, S::Error> { self.bad("an enum") }
}
