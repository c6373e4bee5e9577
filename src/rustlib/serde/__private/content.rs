//! Buffered input: for enums whose tag may come late, and for flattened fields.
use crate::de::*;
use std::fmt;
use std::marker::PhantomData;

/// Anything.
#[derive(Debug, Clone)]
pub enum Content<'de> {
    Bool(bool),
    U64(u64),
    I64(i64),
    F64(f64),
    Char(char),
    String(String),
    Str(&'de str),
    ByteBuf(Vec<u8>),
    None,
    Some(Box<Content<'de>>),
    Unit,
    Newtype(Box<Content<'de>>),
    Seq(Vec<Content<'de>>),
    Map(Vec<(Content<'de>, Content<'de>)>),
}
impl<'de> Content<'de> {
    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Content::String(s) => Some(s),
            Content::Str(s) => Some(s),
            _ => Option::None,
        }
    }
    fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Content::Bool(v) => Unexpected::Bool(*v),
            Content::U64(v) => Unexpected::Unsigned(*v),
            Content::I64(v) => Unexpected::Signed(*v),
            Content::F64(v) => Unexpected::Float(*v),
            Content::Char(v) => Unexpected::Char(*v),
            Content::String(v) => Unexpected::Str(v),
            Content::Str(v) => Unexpected::Str(v),
            Content::ByteBuf(v) => Unexpected::Bytes(v),
            Content::None | Content::Some(_) => Unexpected::Option,
            Content::Unit => Unexpected::Unit,
            Content::Newtype(_) => Unexpected::NewtypeStruct,
            Content::Seq(_) => Unexpected::Seq,
            Content::Map(_) => Unexpected::Map,
        }
    }
}
impl<'de> Deserialize<'de> for Content<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Content<'de>, D::Error> { deserializer.deserialize_any(ContentVisitor) }
}
struct ContentVisitor;
impl<'de> Visitor<'de> for ContentVisitor {
    type Value = Content<'de>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("any value") }
    fn visit_bool<E: Error>(self, v: bool) -> Result<Content<'de>, E> { Ok(Content::Bool(v)) }
    fn visit_i64<E: Error>(self, v: i64) -> Result<Content<'de>, E> { Ok(Content::I64(v)) }
    fn visit_u64<E: Error>(self, v: u64) -> Result<Content<'de>, E> { Ok(Content::U64(v)) }
    fn visit_f64<E: Error>(self, v: f64) -> Result<Content<'de>, E> { Ok(Content::F64(v)) }
    fn visit_char<E: Error>(self, v: char) -> Result<Content<'de>, E> { Ok(Content::Char(v)) }
    fn visit_str<E: Error>(self, v: &str) -> Result<Content<'de>, E> { Ok(Content::String(String::from(v))) }
    fn visit_borrowed_str<E: Error>(self, v: &'de str) -> Result<Content<'de>, E> { Ok(Content::Str(v)) }
    fn visit_string<E: Error>(self, v: String) -> Result<Content<'de>, E> { Ok(Content::String(v)) }
    fn visit_bytes<E: Error>(self, v: &[u8]) -> Result<Content<'de>, E> { Ok(Content::ByteBuf(v.to_vec())) }
    fn visit_unit<E: Error>(self) -> Result<Content<'de>, E> { Ok(Content::Unit) }
    fn visit_none<E: Error>(self) -> Result<Content<'de>, E> { Ok(Content::None) }
    fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Content<'de>, D::Error> { Content::deserialize(d).map(|c| Content::Some(Box::new(c))) }
    fn visit_newtype_struct<D: Deserializer<'de>>(self, d: D) -> Result<Content<'de>, D::Error> { Content::deserialize(d).map(|c| Content::Newtype(Box::new(c))) }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Content<'de>, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = seq.next_element()? {
            all.push(item);
        }
        Ok(Content::Seq(all))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Content<'de>, A::Error> {
        let mut all = Vec::new();
        while let Some(entry) = map.next_entry()? {
            all.push(entry);
        }
        Ok(Content::Map(all))
    }
}

/// Reads buffered content.
pub struct ContentDeserializer<'de, E> {
    content: Content<'de>,
    marker: PhantomData<E>,
}
/// Reads buffered content without using it up.
pub struct ContentRefDeserializer;
impl ContentRefDeserializer {
    /// A reader of a copy.
    pub fn new<'de, E>(content: &Content<'de>) -> ContentDeserializer<'de, E> { ContentDeserializer::new(content.clone()) }
}
impl<'de, E: Error> ContentDeserializer<'de, E> {
    fn invalid<V: Visitor<'de>>(self, visitor: &V) -> E { Error::invalid_type(self.content.unexpected(), visitor) }
}
impl<'de, E> ContentDeserializer<'de, E> {
    pub fn new(content: Content<'de>) -> Self { ContentDeserializer { content, marker: PhantomData } }
}
fn visit_seq<'de, V: Visitor<'de>, E: Error>(items: Vec<Content<'de>>, visitor: V) -> Result<V::Value, E> {
    let len = items.len();
    let mut seq = ContentSeq { items: items.into_iter(), marker: PhantomData };
    let value = visitor.visit_seq(&mut seq)?;
    let left = seq.items.len();
    if left == 0 { Ok(value) } else { Err(Error::invalid_length(len, &Count(len - left, "sequence"))) }
}
fn visit_map<'de, V: Visitor<'de>, E: Error>(entries: Vec<(Content<'de>, Content<'de>)>, visitor: V) -> Result<V::Value, E> {
    let len = entries.len();
    let mut map = ContentMap { entries: entries.into_iter(), value: None, marker: PhantomData };
    let value = visitor.visit_map(&mut map)?;
    let left = map.entries.len();
    if left == 0 { Ok(value) } else { Err(Error::invalid_length(len, &Count(len - left, "map"))) }
}
struct Count(usize, &'static str);
impl Expected for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{} element{} in {}", self.0, if self.0 == 1 { "" } else { "s" }, self.1) }
}
macro_rules! only { ($($f:ident($($arg:ident: $t:ty),*) $visitor:ident $pattern:pat => $value:expr;)*) => { $(
    fn $f<V: Visitor<'de>>(self, $($arg: $t,)* $visitor: V) -> Result<V::Value, E> {
        $(let _ = $arg;)*
        match self.content {
            $pattern => $value,
            content => Err(ContentDeserializer::<E>::new(content).invalid(&$visitor)),
        }
    }
)* }; }
macro_rules! numbers { ($($f:ident)*) => { $(
    fn $f<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.content {
            Content::U64(v) => visitor.visit_u64(v),
            Content::I64(v) => visitor.visit_i64(v),
            Content::F64(v) => visitor.visit_f64(v),
            _ => Err(self.invalid(&visitor)),
        }
    }
)* }; }
macro_rules! texts { ($($f:ident)*) => { $(
    fn $f<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.content {
            Content::String(v) => visitor.visit_string(v),
            Content::Str(v) => visitor.visit_borrowed_str(v),
            Content::Char(v) => visitor.visit_char(v),
            Content::ByteBuf(v) => visitor.visit_byte_buf(v),
            content => Err(ContentDeserializer::<E>::new(content).invalid(&visitor)),
        }
    }
)* }; }
impl<'de, E: Error> Deserializer<'de> for ContentDeserializer<'de, E> {
    type Error = E;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.content {
            Content::Bool(v) => visitor.visit_bool(v),
            Content::U64(v) => visitor.visit_u64(v),
            Content::I64(v) => visitor.visit_i64(v),
            Content::F64(v) => visitor.visit_f64(v),
            Content::Char(v) => visitor.visit_char(v),
            Content::String(v) => visitor.visit_string(v),
            Content::Str(v) => visitor.visit_borrowed_str(v),
            Content::ByteBuf(v) => visitor.visit_byte_buf(v),
            Content::Unit => visitor.visit_unit(),
            Content::None => visitor.visit_none(),
            Content::Some(v) => visitor.visit_some(ContentDeserializer::new(*v)),
            Content::Newtype(v) => visitor.visit_newtype_struct(ContentDeserializer::new(*v)),
            Content::Seq(v) => visit_seq(v, visitor),
            Content::Map(v) => visit_map(v, visitor),
        }
    }
    numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 }
    texts! { deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf }
    only! {
        deserialize_bool() visitor Content::Bool(v) => visitor.visit_bool(v);
        deserialize_seq() visitor Content::Seq(v) => visit_seq(v, visitor);
        deserialize_tuple(len: usize) visitor Content::Seq(v) => visit_seq(v, visitor);
        deserialize_tuple_struct(name: &'static str, len: usize) visitor Content::Seq(v) => visit_seq(v, visitor);
        deserialize_map() visitor Content::Map(v) => visit_map(v, visitor);
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.content {
            Content::None | Content::Unit => visitor.visit_none(),
            Content::Some(v) => visitor.visit_some(ContentDeserializer::new(*v)),
            content => visitor.visit_some(ContentDeserializer::new(content)),
        }
    }
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match &self.content {
            Content::Unit => visitor.visit_unit(),
            // An empty map stands for a variant without data whose tag was taken out.
            Content::Map(v) if v.is_empty() => visitor.visit_unit(),
            _ => Err(self.invalid(&visitor)),
        }
    }
    fn deserialize_unit_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, E> {
        match &self.content {
            Content::Map(v) if v.is_empty() => visitor.visit_unit(),
            Content::Seq(v) if v.is_empty() => visitor.visit_unit(),
            _ => self.deserialize_any(visitor),
        }
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, E> {
        match self.content {
            Content::Newtype(v) => visitor.visit_newtype_struct(ContentDeserializer::new(*v)),
            content => visitor.visit_newtype_struct(ContentDeserializer::new(content)),
        }
    }
    fn deserialize_struct<V: Visitor<'de>>(self, _name: &'static str, _fields: &'static [&'static str], visitor: V) -> Result<V::Value, E> {
        match self.content {
            Content::Seq(v) => visit_seq(v, visitor),
            Content::Map(v) => visit_map(v, visitor),
            content => Err(ContentDeserializer::<E>::new(content).invalid(&visitor)),
        }
    }
    fn deserialize_enum<V: Visitor<'de>>(self, _name: &'static str, _variants: &'static [&'static str], visitor: V) -> Result<V::Value, E> {
        match self.content {
            Content::Map(entries) => {
                let mut entries = entries.into_iter();
                match (entries.next(), entries.next()) {
                    (Some((name, value)), None) => visitor.visit_enum(ContentEnum { name, value: Some(value), marker: PhantomData }),
                    _ => Err(Error::invalid_value(Unexpected::Map, &"map with a single key")),
                }
            }
            name @ (Content::String(_) | Content::Str(_)) => visitor.visit_enum(ContentEnum { name, value: None, marker: PhantomData }),
            other => Err(Error::invalid_type(other.unexpected(), &"string or map")),
        }
    }
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.content {
            Content::String(v) => visitor.visit_string(v),
            Content::Str(v) => visitor.visit_borrowed_str(v),
            Content::U64(v) => visitor.visit_u64(v),
            _ => Err(self.invalid(&visitor)),
        }
    }
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> { visitor.visit_unit() }
}
impl<'de, E: Error> IntoDeserializer<'de, E> for ContentDeserializer<'de, E> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self { self }
}
struct ContentSeq<'de, E> {
    items: std::vec::IntoIter<Content<'de>>,
    marker: PhantomData<E>,
}
impl<'de, E: Error> SeqAccess<'de> for ContentSeq<'de, E> {
    type Error = E;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, E> {
        match self.items.next() {
            Some(item) => seed.deserialize(ContentDeserializer::new(item)).map(Some),
            None => Ok(None),
        }
    }
    fn size_hint(&self) -> Option<usize> { Some(self.items.len()) }
}
struct ContentMap<'de, E> {
    entries: std::vec::IntoIter<(Content<'de>, Content<'de>)>,
    value: Option<Content<'de>>,
    marker: PhantomData<E>,
}
impl<'de, E: Error> MapAccess<'de> for ContentMap<'de, E> {
    type Error = E;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        match self.entries.next() {
            Some((key, value)) => {
                self.value = Some(value);
                seed.deserialize(ContentDeserializer::new(key)).map(Some)
            }
            None => Ok(None),
        }
    }
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, E> {
        match self.value.take() {
            Some(value) => seed.deserialize(ContentDeserializer::new(value)),
            None => Err(Error::custom("value is missing")),
        }
    }
    fn size_hint(&self) -> Option<usize> { Some(self.entries.len()) }
}
struct ContentEnum<'de, E> {
    name: Content<'de>,
    value: Option<Content<'de>>,
    marker: PhantomData<E>,
}
/// The data of a buffered variant.
pub struct ContentVariant<'de, E> {
    value: Option<Content<'de>>,
    marker: PhantomData<E>,
}
impl<'de, E: Error> EnumAccess<'de> for ContentEnum<'de, E> {
    type Error = E;
    type Variant = ContentVariant<'de, E>;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, ContentVariant<'de, E>), E> {
        let found = seed.deserialize(ContentDeserializer::new(self.name))?;
        Ok((found, ContentVariant { value: self.value, marker: PhantomData }))
    }
}
impl<'de, E: Error> VariantAccess<'de> for ContentVariant<'de, E> {
    type Error = E;
    fn unit_variant(self) -> Result<(), E> {
        match self.value {
            Some(value) => Deserialize::deserialize(ContentDeserializer::new(value)),
            None => Ok(()),
        }
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, E> {
        match self.value {
            Some(value) => seed.deserialize(ContentDeserializer::new(value)),
            None => Err(Error::invalid_type(Unexpected::UnitVariant, &"newtype variant")),
        }
    }
    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, E> {
        match self.value {
            Some(Content::Seq(v)) => visit_seq(v, visitor),
            Some(other) => Err(Error::invalid_type(other.unexpected(), &"tuple variant")),
            None => Err(Error::invalid_type(Unexpected::UnitVariant, &"tuple variant")),
        }
    }
    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], visitor: V) -> Result<V::Value, E> {
        match self.value {
            Some(Content::Map(v)) => visit_map(v, visitor),
            Some(Content::Seq(v)) => visit_seq(v, visitor),
            Some(other) => Err(Error::invalid_type(other.unexpected(), &"struct variant")),
            None => Err(Error::invalid_type(Unexpected::UnitVariant, &"struct variant")),
        }
    }
}
