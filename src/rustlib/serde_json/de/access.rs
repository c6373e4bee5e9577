//! What visitors ask: the next element, the next member, the data of a variant.
use super::{Deserializer, Read};
use crate::error::{Code, Error, Result};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer as _, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

pub struct SeqAccess<'a, R> {
    pub(super) de: &'a mut Deserializer<R>,
    pub(super) first: bool,
}
impl<'de, R: Read<'de>> de::SeqAccess<'de> for SeqAccess<'_, R> {
    type Error = Error;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let first = std::mem::replace(&mut self.first, false);
        match self.de.skip_space() {
            None => return Err(self.de.peek_error(Code::Eof("EOF while parsing a list"))),
            Some(b']') => return Ok(None),
            Some(_) if first => {}
            Some(b',') => {
                self.de.index += 1;
                match self.de.skip_space() {
                    Some(b']') => return Err(self.de.peek_error(Code::Syntax("trailing comma"))),
                    None => return Err(self.de.peek_error(Code::Eof("EOF while parsing a value"))),
                    Some(_) => {}
                }
            }
            Some(_) => return Err(self.de.peek_error(Code::Syntax("expected `,` or `]`"))),
        }
        seed.deserialize(&mut *self.de).map(Some)
    }
}
pub struct MapAccess<'a, R> {
    pub(super) de: &'a mut Deserializer<R>,
    pub(super) first: bool,
}
impl<'de, R: Read<'de>> de::MapAccess<'de> for MapAccess<'_, R> {
    type Error = Error;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        let first = std::mem::replace(&mut self.first, false);
        match self.de.skip_space() {
            None => return Err(self.de.peek_error(Code::Eof("EOF while parsing an object"))),
            Some(b'}') => return Ok(None),
            Some(b'"') if first => {}
            Some(_) if first => return Err(self.de.peek_error(Code::Syntax("key must be a string"))),
            Some(b',') => {
                self.de.index += 1;
                match self.de.skip_space() {
                    Some(b'"') => {}
                    Some(b'}') => return Err(self.de.peek_error(Code::Syntax("trailing comma"))),
                    Some(_) => return Err(self.de.peek_error(Code::Syntax("key must be a string"))),
                    None => return Err(self.de.peek_error(Code::Eof("EOF while parsing a value"))),
                }
            }
            Some(_) => return Err(self.de.peek_error(Code::Syntax("expected `,` or `}`"))),
        }
        seed.deserialize(MapKey { de: &mut *self.de }).map(Some)
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        self.de.colon()?;
        seed.deserialize(&mut *self.de)
    }
}
impl<'de, R: Read<'de>> Deserializer<R> {
    fn colon(&mut self) -> Result<()> {
        match self.skip_space() {
            Some(b':') => {
                self.index += 1;
                Ok(())
            }
            Some(_) => Err(self.peek_error(Code::Syntax("expected `:`"))),
            None => Err(self.peek_error(Code::Eof("EOF while parsing an object"))),
        }
    }
}
// The name of a member; a number or a bool where one is asked for.
pub struct MapKey<'a, R> {
    pub(super) de: &'a mut Deserializer<R>,
}
macro_rules! key_numbers { ($($f:ident)*) => { $(
    fn $f<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.de.index += 1;
        match self.de.peek() {
            Some(b'0'..=b'9' | b'-') => {}
            _ => return Err(self.de.error(Code::Syntax("invalid value: expected key to be a number in quotes"))),
        }
        let value = self.de.$f(visitor)?;
        match self.de.next() {
            Some(b'"') => Ok(value),
            _ => Err(self.de.peek_error(Code::Syntax("expected `\"`"))),
        }
    }
)* }; }
impl<'de, R: Read<'de>> de::Deserializer<'de> for MapKey<'_, R> {
    type Error = Error;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.de.visit_string(visitor) }
    key_numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64 }
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.de.index += 1;
        let value = self.de.deserialize_bool(visitor)?;
        match self.de.next() {
            Some(b'"') => Ok(value),
            _ => Err(self.de.peek_error(Code::Syntax("expected `\"`"))),
        }
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { visitor.visit_some(self) }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value> { visitor.visit_newtype_struct(self) }
    fn deserialize_enum<V: Visitor<'de>>(self, name: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value> { self.de.deserialize_enum(name, variants, visitor) }
    forward_to_deserialize_any! { char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any }
}
pub struct VariantAccess<'a, R> {
    pub(super) de: &'a mut Deserializer<R>,
}
impl<'de, 'a, R: Read<'de>> de::EnumAccess<'de> for VariantAccess<'a, R> {
    type Error = Error;
    type Variant = Self;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        let value = seed.deserialize(&mut *self.de)?;
        self.de.colon()?;
        Ok((value, self))
    }
}
impl<'de, 'a, R: Read<'de>> de::VariantAccess<'de> for VariantAccess<'a, R> {
    type Error = Error;
    fn unit_variant(self) -> Result<()> { Deserialize::deserialize(self.de) }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> { seed.deserialize(self.de) }
    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value> { de::Deserializer::deserialize_seq(self.de, visitor) }
    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value> { de::Deserializer::deserialize_struct(self.de, "", fields, visitor) }
}
pub struct UnitVariantAccess<'a, R> {
    pub(super) de: &'a mut Deserializer<R>,
}
impl<'de, 'a, R: Read<'de>> de::EnumAccess<'de> for UnitVariantAccess<'a, R> {
    type Error = Error;
    type Variant = Self;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        let value = seed.deserialize(&mut *self.de)?;
        Ok((value, self))
    }
}
impl<'de, 'a, R: Read<'de>> de::VariantAccess<'de> for UnitVariantAccess<'a, R> {
    type Error = Error;
    fn unit_variant(self) -> Result<()> { Ok(()) }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _seed: T) -> Result<T::Value> { Err(de::Error::invalid_type(Unexpected::UnitVariant, &"newtype variant")) }
    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, _visitor: V) -> Result<V::Value> { Err(de::Error::invalid_type(Unexpected::UnitVariant, &"tuple variant")) }
    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], _visitor: V) -> Result<V::Value> { Err(de::Error::invalid_type(Unexpected::UnitVariant, &"struct variant")) }
}
