//! Deserializers of plain values.
use super::*;

/// A minimal representation of all possible errors that can occur using the `IntoDeserializer` trait.
#[derive(Clone, PartialEq)]
pub struct Error {
    text: String,
}
impl super::Error for Error {
    fn custom<T: Display>(msg: T) -> Error { Error { text: msg.to_string() } }
}
impl crate::ser::Error for Error {
    fn custom<T: Display>(msg: T) -> Error { Error { text: msg.to_string() } }
}
impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.text) }
}
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Error").field(&self.text).finish() }
}
impl std::error::Error for Error {}

/// Everything a deserializer has by way of `deserialize_any`.
#[macro_export]
macro_rules! forward_to_deserialize_any {
    (<$visitor:ident: Visitor<$lifetime:tt>> $($func:ident)*) => { $($crate::__forward_one!{$func [$lifetime]})* };
    ($($func:ident)*) => { $($crate::__forward_one!{$func ['de]})* };
}
#[doc(hidden)]
#[macro_export]
macro_rules! __forward_one {
    (unit_struct [$l:tt]) => { fn deserialize_unit_struct<V: $crate::de::Visitor<$l>>(self, _name: &'static str, visitor: V) -> ::std::result::Result<V::Value, Self::Error> { self.deserialize_any(visitor) } };
    (newtype_struct [$l:tt]) => { fn deserialize_newtype_struct<V: $crate::de::Visitor<$l>>(self, _name: &'static str, visitor: V) -> ::std::result::Result<V::Value, Self::Error> { self.deserialize_any(visitor) } };
    (tuple [$l:tt]) => { fn deserialize_tuple<V: $crate::de::Visitor<$l>>(self, _len: usize, visitor: V) -> ::std::result::Result<V::Value, Self::Error> { self.deserialize_any(visitor) } };
    (tuple_struct [$l:tt]) => { fn deserialize_tuple_struct<V: $crate::de::Visitor<$l>>(self, _name: &'static str, _len: usize, visitor: V) -> ::std::result::Result<V::Value, Self::Error> { self.deserialize_any(visitor) } };
    (struct [$l:tt]) => { fn deserialize_struct<V: $crate::de::Visitor<$l>>(self, _name: &'static str, _fields: &'static [&'static str], visitor: V) -> ::std::result::Result<V::Value, Self::Error> { self.deserialize_any(visitor) } };
    (enum [$l:tt]) => { fn deserialize_enum<V: $crate::de::Visitor<$l>>(self, _name: &'static str, _variants: &'static [&'static str], visitor: V) -> ::std::result::Result<V::Value, Self::Error> { self.deserialize_any(visitor) } };
    (bool [$l:tt]) => { $crate::__forward_plain!{deserialize_bool [$l]} };
    (i8 [$l:tt]) => { $crate::__forward_plain!{deserialize_i8 [$l]} };
    (i16 [$l:tt]) => { $crate::__forward_plain!{deserialize_i16 [$l]} };
    (i32 [$l:tt]) => { $crate::__forward_plain!{deserialize_i32 [$l]} };
    (i64 [$l:tt]) => { $crate::__forward_plain!{deserialize_i64 [$l]} };
    (i128 [$l:tt]) => { $crate::__forward_plain!{deserialize_i128 [$l]} };
    (u8 [$l:tt]) => { $crate::__forward_plain!{deserialize_u8 [$l]} };
    (u16 [$l:tt]) => { $crate::__forward_plain!{deserialize_u16 [$l]} };
    (u32 [$l:tt]) => { $crate::__forward_plain!{deserialize_u32 [$l]} };
    (u64 [$l:tt]) => { $crate::__forward_plain!{deserialize_u64 [$l]} };
    (u128 [$l:tt]) => { $crate::__forward_plain!{deserialize_u128 [$l]} };
    (f32 [$l:tt]) => { $crate::__forward_plain!{deserialize_f32 [$l]} };
    (f64 [$l:tt]) => { $crate::__forward_plain!{deserialize_f64 [$l]} };
    (char [$l:tt]) => { $crate::__forward_plain!{deserialize_char [$l]} };
    (str [$l:tt]) => { $crate::__forward_plain!{deserialize_str [$l]} };
    (string [$l:tt]) => { $crate::__forward_plain!{deserialize_string [$l]} };
    (bytes [$l:tt]) => { $crate::__forward_plain!{deserialize_bytes [$l]} };
    (byte_buf [$l:tt]) => { $crate::__forward_plain!{deserialize_byte_buf [$l]} };
    (option [$l:tt]) => { $crate::__forward_plain!{deserialize_option [$l]} };
    (unit [$l:tt]) => { $crate::__forward_plain!{deserialize_unit [$l]} };
    (seq [$l:tt]) => { $crate::__forward_plain!{deserialize_seq [$l]} };
    (map [$l:tt]) => { $crate::__forward_plain!{deserialize_map [$l]} };
    (identifier [$l:tt]) => { $crate::__forward_plain!{deserialize_identifier [$l]} };
    (ignored_any [$l:tt]) => { $crate::__forward_plain!{deserialize_ignored_any [$l]} };
}
#[doc(hidden)]
#[macro_export]
macro_rules! __forward_plain {
    ($f:ident [$l:tt]) => { fn $f<V: $crate::de::Visitor<$l>>(self, visitor: V) -> ::std::result::Result<V::Value, Self::Error> { self.deserialize_any(visitor) } };
}

macro_rules! primitives { ($($D:ident $t:ty, $visit:ident;)*) => { $(
    /// A deserializer holding a value.
    pub struct $D<E> {
        value: $t,
        marker: PhantomData<E>,
    }
    impl<E> $D<E> {
        #[allow(missing_docs)]
        pub fn new(value: $t) -> Self { $D { value, marker: PhantomData } }
    }
    impl<'de, E: super::Error> IntoDeserializer<'de, E> for $t {
        type Deserializer = $D<E>;
        fn into_deserializer(self) -> $D<E> { $D::new(self) }
    }
    impl<'de, E: super::Error> Deserializer<'de> for $D<E> {
        type Error = E;
        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> { visitor.$visit(self.value) }
        forward_to_deserialize_any! { bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any }
    }
)* }; }
primitives! {
    BoolDeserializer bool, visit_bool; I32Deserializer i32, visit_i32; I64Deserializer i64, visit_i64; U8Deserializer u8, visit_u8;
    U32Deserializer u32, visit_u32; U64Deserializer u64, visit_u64; F64Deserializer f64, visit_f64; CharDeserializer char, visit_char;
}

/// A deserializer holding a `String`; an enum is a unit variant of that name.
pub struct StringDeserializer<E> {
    value: String,
    marker: PhantomData<E>,
}
impl<E> StringDeserializer<E> {
    #[allow(missing_docs)]
    pub fn new(value: String) -> Self { StringDeserializer { value, marker: PhantomData } }
}
impl<'de, E: super::Error> IntoDeserializer<'de, E> for String {
    type Deserializer = StringDeserializer<E>;
    fn into_deserializer(self) -> StringDeserializer<E> { StringDeserializer::new(self) }
}
impl<'de, 'a, E: super::Error> IntoDeserializer<'de, E> for &'a str {
    type Deserializer = StringDeserializer<E>;
    fn into_deserializer(self) -> StringDeserializer<E> { StringDeserializer::new(String::from(self)) }
}
impl<'de, E: super::Error> Deserializer<'de> for StringDeserializer<E> {
    type Error = E;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> { visitor.visit_string(self.value) }
    fn deserialize_enum<V: Visitor<'de>>(self, _name: &'static str, _variants: &'static [&'static str], visitor: V) -> Result<V::Value, E> { visitor.visit_enum(self) }
    forward_to_deserialize_any! { bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any }
}
impl<'de, E: super::Error> EnumAccess<'de> for StringDeserializer<E> {
    type Error = E;
    type Variant = UnitOnly<E>;
    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, UnitOnly<E>), E> { seed.deserialize(self).map(|v| (v, UnitOnly(PhantomData))) }
}
/// A variant without data.
#[doc(hidden)]
pub struct UnitOnly<E>(PhantomData<E>);
impl<'de, E: super::Error> VariantAccess<'de> for UnitOnly<E> {
    type Error = E;
    fn unit_variant(self) -> Result<(), E> { Ok(()) }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _seed: T) -> Result<T::Value, E> { Err(super::Error::invalid_type(Unexpected::UnitVariant, &"newtype variant")) }
    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, _visitor: V) -> Result<V::Value, E> { Err(super::Error::invalid_type(Unexpected::UnitVariant, &"tuple variant")) }
    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], _visitor: V) -> Result<V::Value, E> { Err(super::Error::invalid_type(Unexpected::UnitVariant, &"struct variant")) }
}
/// A deserializer that iterates over a sequence.
pub struct SeqDeserializer<I, E> {
    iter: I,
    marker: PhantomData<E>,
}
impl<I: Iterator, E> SeqDeserializer<I, E> {
    /// Construct a new `SeqDeserializer<I, E>`.
    pub fn new(iter: I) -> Self { SeqDeserializer { iter, marker: PhantomData } }
}
impl<'de, I: Iterator<Item = T>, T: IntoDeserializer<'de, E>, E: super::Error> SeqAccess<'de> for SeqDeserializer<I, E> {
    type Error = E;
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, E> {
        match self.iter.next() {
            Some(item) => seed.deserialize(item.into_deserializer()).map(Some),
            None => Ok(None),
        }
    }
}
impl<'de, I: Iterator<Item = T>, T: IntoDeserializer<'de, E>, E: super::Error> Deserializer<'de> for SeqDeserializer<I, E> {
    type Error = E;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> { visitor.visit_seq(self) }
    forward_to_deserialize_any! { bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any }
}
impl<'de, T: IntoDeserializer<'de, E>, E: super::Error> IntoDeserializer<'de, E> for Vec<T> {
    type Deserializer = SeqDeserializer<std::vec::IntoIter<T>, E>;
    fn into_deserializer(self) -> Self::Deserializer { SeqDeserializer::new(self.into_iter()) }
}
