//! What derived implementations use.
pub mod content;
pub mod flat;
pub mod tagged;

pub use self::content::{Content, ContentDeserializer, ContentRefDeserializer};
pub use self::flat::{FlatMapDeserializer, FlatMapSerializer};
pub use self::tagged::{adjacent_content, serialize_tagged_newtype, take_tag, AdjacentVariant};
use crate::de::{Deserialize, DeserializeSeed, Deserializer, Error, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// The name (or number) of a field or variant.
pub enum Ident {
    Name(String),
    Index(u64),
}
impl Ident {
    /// Which of `names` it is; each entry lists a member's names.
    pub fn position(&self, names: &[&[&str]]) -> Option<usize> {
        match self {
            Ident::Name(name) => names.iter().position(|all| all.contains(&name.as_str())),
            Ident::Index(index) if (*index as usize) < names.len() => Some(*index as usize),
            Ident::Index(_) => None,
        }
    }
    /// As text.
    pub fn text(&self) -> String {
        match self {
            Ident::Name(name) => name.clone(),
            Ident::Index(index) => index.to_string(),
        }
    }
}
impl<'de> Deserialize<'de> for Ident {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ident, D::Error> { deserializer.deserialize_identifier(IdentVisitor) }
}
/// The names of an enum's variants: reads one, and says which it is.
#[derive(Clone, Copy)]
pub struct VariantSeed {
    /// The names of each.
    pub names: &'static [&'static [&'static str]],
    /// All names, for the message about an unknown one.
    pub variants: &'static [&'static str],
    /// What stands for every other name.
    pub other: Option<usize>,
}
impl<'de> DeserializeSeed<'de> for VariantSeed {
    type Value = usize;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> { deserializer.deserialize_identifier(self) }
}
impl<'de> Visitor<'de> for VariantSeed {
    type Value = usize;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("variant identifier") }
    fn visit_u64<E: Error>(self, v: u64) -> Result<usize, E> {
        let text = format!("variant index 0 <= i < {}", self.names.len());
        if (v as usize) < self.names.len() { Ok(v as usize) } else { Err(Error::invalid_value(crate::de::Unexpected::Unsigned(v), &text.as_str())) }
    }
    fn visit_str<E: Error>(self, v: &str) -> Result<usize, E> {
        match self.names.iter().position(|all| all.contains(&v)).or(self.other) {
            Some(at) => Ok(at),
            None => Err(Error::unknown_variant(v, self.variants)),
        }
    }
    fn visit_bytes<E: Error>(self, v: &[u8]) -> Result<usize, E> { self.visit_str(&String::from_utf8_lossy(v)) }
}
struct IdentVisitor;
impl<'de> Visitor<'de> for IdentVisitor {
    type Value = Ident;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("field identifier") }
    fn visit_u64<E: Error>(self, v: u64) -> Result<Ident, E> { Ok(Ident::Index(v)) }
    fn visit_str<E: Error>(self, v: &str) -> Result<Ident, E> { Ok(Ident::Name(String::from(v))) }
    fn visit_string<E: Error>(self, v: String) -> Result<Ident, E> { Ok(Ident::Name(v)) }
    fn visit_bytes<E: Error>(self, v: &[u8]) -> Result<Ident, E> { Ok(Ident::Name(String::from_utf8_lossy(v).into_owned())) }
}

/// A field that is not there: an `Option` is `None` then.
pub fn missing_field<'de, V: Deserialize<'de>, E: Error>(field: &'static str) -> Result<V, E> { V::deserialize(Missing(field, PhantomData)) }
struct Missing<E>(&'static str, PhantomData<E>);
impl<'de, E: Error> Deserializer<'de> for Missing<E> {
    type Error = E;
    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, E> { Err(Error::missing_field(self.0)) }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> { visitor.visit_none() }
    crate::forward_to_deserialize_any! { bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any }
}
/// A variant without data beside its tag: other keys are passed over.
pub struct UnitVisitor {
    pub enum_name: &'static str,
    pub variant: &'static str,
}
impl<'de> Visitor<'de> for UnitVisitor {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "unit variant {}::{}", self.enum_name, self.variant) }
    fn visit_unit<E: Error>(self) -> Result<(), E> { Ok(()) }
    fn visit_none<E: Error>(self) -> Result<(), E> { Ok(()) }
    fn visit_map<A: crate::de::MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<crate::de::IgnoredAny, crate::de::IgnoredAny>()?.is_some() {}
        Ok(())
    }
}
/// A variant without data and without a tag: nothing, or null.
pub struct UntaggedUnitVisitor {
    pub enum_name: &'static str,
    pub variant: &'static str,
}
impl<'de> Visitor<'de> for UntaggedUnitVisitor {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "unit variant {}::{}", self.enum_name, self.variant) }
    fn visit_unit<E: Error>(self) -> Result<(), E> { Ok(()) }
    fn visit_none<E: Error>(self) -> Result<(), E> { Ok(()) }
}
/// A struct without fields.
pub struct UnitStructVisitor(pub &'static str);
impl<'de> Visitor<'de> for UnitStructVisitor {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "unit struct {}", self.0) }
    fn visit_unit<E: Error>(self) -> Result<(), E> { Ok(()) }
}
