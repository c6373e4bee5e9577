//! Deserialization.
mod ignored;
mod impls;
mod unexpected;
pub mod value;

pub use self::ignored::IgnoredAny;
pub use self::unexpected::{Expected, Unexpected};
use self::unexpected::OneOf;
use std::fmt::{self, Display};
use std::marker::PhantomData;

/// Errors of a format's deserializer.
pub trait Error: Sized + std::error::Error {
    /// Raised when there is general error when deserializing a type.
    fn custom<T: Display>(msg: T) -> Self;
    /// Raised when a `Deserialize` receives a type different from what it was expecting.
    fn invalid_type(unexp: Unexpected<'_>, exp: &dyn Expected) -> Self { Error::custom(format_args!("invalid type: {}, expected {}", unexp, exp)) }
    /// Raised when a `Deserialize` receives a value of the right type but that is wrong for some other reason.
    fn invalid_value(unexp: Unexpected<'_>, exp: &dyn Expected) -> Self { Error::custom(format_args!("invalid value: {}, expected {}", unexp, exp)) }
    /// Raised when deserializing a sequence or map and the input data contains too many or too few elements.
    fn invalid_length(len: usize, exp: &dyn Expected) -> Self { Error::custom(format_args!("invalid length {}, expected {}", len, exp)) }
    /// Raised when a `Deserialize` enum type received a variant with an unrecognized name.
    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        if expected.is_empty() {
            return Error::custom(format_args!("unknown variant `{}`, there are no variants", variant));
        }
        Error::custom(format_args!("unknown variant `{}`, expected {}", variant, OneOf(expected)))
    }
    /// Raised when a `Deserialize` struct type received a field with an unrecognized name.
    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        if expected.is_empty() {
            return Error::custom(format_args!("unknown field `{}`, there are no fields", field));
        }
        Error::custom(format_args!("unknown field `{}`, expected {}", field, OneOf(expected)))
    }
    /// Raised when a `Deserialize` struct type expected to receive a required field with a particular name but that field was not present.
    fn missing_field(field: &'static str) -> Self { Error::custom(format_args!("missing field `{}`", field)) }
    /// Raised when a `Deserialize` struct type received more than one of the same field.
    fn duplicate_field(field: &'static str) -> Self { Error::custom(format_args!("duplicate field `{}`", field)) }
}

/// A data structure that can be deserialized from any data format supported by Serde.
pub trait Deserialize<'de>: Sized {
    /// Deserialize this value from the given Serde deserializer.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}
/// A data structure that can be deserialized without borrowing any data from the deserializer.
pub trait DeserializeOwned: for<'de> Deserialize<'de> {}
impl<T> DeserializeOwned for T where T: for<'de> Deserialize<'de> {}

/// The stateful form of `Deserialize`.
pub trait DeserializeSeed<'de>: Sized {
    type Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error>;
}
impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for PhantomData<T> {
    type Value = T;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> { T::deserialize(deserializer) }
}

/// A data format that can deserialize any data structure supported by Serde.
pub trait Deserializer<'de>: Sized {
    type Error: Error;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let _ = visitor;
        Err(Error::custom("i128 is not supported"))
    }
    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let _ = visitor;
        Err(Error::custom("u128 is not supported"))
    }
    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_tuple_struct<V: Visitor<'de>>(self, name: &'static str, len: usize, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_struct<V: Visitor<'de>>(self, name: &'static str, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_enum<V: Visitor<'de>>(self, name: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    /// Determine whether `Deserialize` implementations should expect to deserialize their human-readable form.
    fn is_human_readable(&self) -> bool { true }
}

/// This trait represents a visitor that walks through a deserializer.
pub trait Visitor<'de>: Sized {
    /// The value produced by this visitor.
    type Value;
    /// Format a message stating what data this Visitor expects to receive.
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result;
    fn visit_bool<E: Error>(self, v: bool) -> Result<Self::Value, E> { Err(Error::invalid_type(Unexpected::Bool(v), &self)) }
    fn visit_i8<E: Error>(self, v: i8) -> Result<Self::Value, E> { self.visit_i64(v as i64) }
    fn visit_i16<E: Error>(self, v: i16) -> Result<Self::Value, E> { self.visit_i64(v as i64) }
    fn visit_i32<E: Error>(self, v: i32) -> Result<Self::Value, E> { self.visit_i64(v as i64) }
    fn visit_i64<E: Error>(self, v: i64) -> Result<Self::Value, E> { Err(Error::invalid_type(Unexpected::Signed(v), &self)) }
    fn visit_i128<E: Error>(self, v: i128) -> Result<Self::Value, E> { Err(Error::invalid_type(Unexpected::Other(&format!("integer `{}` as i128", v)), &self)) }
    fn visit_u8<E: Error>(self, v: u8) -> Result<Self::Value, E> { self.visit_u64(v as u64) }
    fn visit_u16<E: Error>(self, v: u16) -> Result<Self::Value, E> { self.visit_u64(v as u64) }
    fn visit_u32<E: Error>(self, v: u32) -> Result<Self::Value, E> { self.visit_u64(v as u64) }
    fn visit_u64<E: Error>(self, v: u64) -> Result<Self::Value, E> { Err(Error::invalid_type(Unexpected::Unsigned(v), &self)) }
    fn visit_u128<E: Error>(self, v: u128) -> Result<Self::Value, E> { Err(Error::invalid_type(Unexpected::Other(&format!("integer `{}` as u128", v)), &self)) }
    fn visit_f32<E: Error>(self, v: f32) -> Result<Self::Value, E> { self.visit_f64(v as f64) }
    fn visit_f64<E: Error>(self, v: f64) -> Result<Self::Value, E> { Err(Error::invalid_type(Unexpected::Float(v), &self)) }
    fn visit_char<E: Error>(self, v: char) -> Result<Self::Value, E> { self.visit_str(v.encode_utf8(&mut [0; 4])) }
    fn visit_str<E: Error>(self, v: &str) -> Result<Self::Value, E> { Err(Error::invalid_type(Unexpected::Str(v), &self)) }
    fn visit_borrowed_str<E: Error>(self, v: &'de str) -> Result<Self::Value, E> { self.visit_str(v) }
    fn visit_string<E: Error>(self, v: String) -> Result<Self::Value, E> { self.visit_str(&v) }
    fn visit_bytes<E: Error>(self, v: &[u8]) -> Result<Self::Value, E> { Err(Error::invalid_type(Unexpected::Bytes(v), &self)) }
    fn visit_borrowed_bytes<E: Error>(self, v: &'de [u8]) -> Result<Self::Value, E> { self.visit_bytes(v) }
    fn visit_byte_buf<E: Error>(self, v: Vec<u8>) -> Result<Self::Value, E> { self.visit_bytes(&v) }
    fn visit_none<E: Error>(self) -> Result<Self::Value, E> { Err(Error::invalid_type(Unexpected::Option, &self)) }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let _ = deserializer;
        Err(Error::invalid_type(Unexpected::Option, &self))
    }
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> { Err(Error::invalid_type(Unexpected::Unit, &self)) }
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let _ = deserializer;
        Err(Error::invalid_type(Unexpected::NewtypeStruct, &self))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        let _ = seq;
        Err(Error::invalid_type(Unexpected::Seq, &self))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let _ = map;
        Err(Error::invalid_type(Unexpected::Map, &self))
    }
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Self::Value, A::Error> {
        let _ = data;
        Err(Error::invalid_type(Unexpected::Enum, &self))
    }
}

/// Provides a `Visitor` access to each element of a sequence in the input.
pub trait SeqAccess<'de> {
    type Error: Error;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Self::Error>;
    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Self::Error> { self.next_element_seed(PhantomData) }
    fn size_hint(&self) -> Option<usize> { None }
}
impl<'de, A: ?Sized + SeqAccess<'de>> SeqAccess<'de> for &mut A {
    type Error = A::Error;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, A::Error> { (**self).next_element_seed(seed) }
    fn size_hint(&self) -> Option<usize> { (**self).size_hint() }
}
/// Provides a `Visitor` access to each entry of a map in the input.
pub trait MapAccess<'de> {
    type Error: Error;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Self::Error>;
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Self::Error>;
    fn next_entry_seed<K: DeserializeSeed<'de>, V: DeserializeSeed<'de>>(&mut self, kseed: K, vseed: V) -> Result<Option<(K::Value, V::Value)>, Self::Error> {
        match self.next_key_seed(kseed)? {
            Some(key) => {
                let value = self.next_value_seed(vseed)?;
                Ok(Some((key, value)))
            }
            None => Ok(None),
        }
    }
    fn next_key<K: Deserialize<'de>>(&mut self) -> Result<Option<K>, Self::Error> { self.next_key_seed(PhantomData) }
    fn next_value<V: Deserialize<'de>>(&mut self) -> Result<V, Self::Error> { self.next_value_seed(PhantomData) }
    fn next_entry<K: Deserialize<'de>, V: Deserialize<'de>>(&mut self) -> Result<Option<(K, V)>, Self::Error> { self.next_entry_seed(PhantomData, PhantomData) }
    fn size_hint(&self) -> Option<usize> { None }
}
impl<'de, A: ?Sized + MapAccess<'de>> MapAccess<'de> for &mut A {
    type Error = A::Error;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> { (**self).next_key_seed(seed) }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> { (**self).next_value_seed(seed) }
    fn size_hint(&self) -> Option<usize> { (**self).size_hint() }
}
/// Provides a `Visitor` access to the data of an enum in the input.
pub trait EnumAccess<'de>: Sized {
    type Error: Error;
    type Variant: VariantAccess<'de, Error = Self::Error>;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self::Variant), Self::Error>;
    fn variant<V: Deserialize<'de>>(self) -> Result<(V, Self::Variant), Self::Error> { self.variant_seed(PhantomData) }
}
/// The data of a variant.
pub trait VariantAccess<'de>: Sized {
    type Error: Error;
    fn unit_variant(self) -> Result<(), Self::Error>;
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Self::Error>;
    fn newtype_variant<T: Deserialize<'de>>(self) -> Result<T, Self::Error> { self.newtype_variant_seed(PhantomData) }
    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Self::Error>;
    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Self::Error>;
}
/// Converts an existing value into a `Deserializer`.
pub trait IntoDeserializer<'de, E: Error = value::Error> {
    type Deserializer: Deserializer<'de, Error = E>;
    fn into_deserializer(self) -> Self::Deserializer;
}
