//! Values to text.
use crate::error::{Error, Result};
use serde::ser::{self, Error as _, Serialize};
use std::io;

/// Serialize the given data structure as a String of JSON.
pub fn to_string<T: ?Sized + Serialize>(value: &T) -> Result<String> {
    let mut out = Vec::new();
    value.serialize(&mut Serializer { writer: &mut out, style: Style::COMPACT })?;
    Ok(unsafe { String::from_utf8_unchecked(out) })
}
/// Serialize the given data structure as a pretty-printed String of JSON.
pub fn to_string_pretty<T: ?Sized + Serialize>(value: &T) -> Result<String> {
    let mut out = Vec::new();
    value.serialize(&mut Serializer { writer: &mut out, style: Style::PRETTY })?;
    Ok(unsafe { String::from_utf8_unchecked(out) })
}
/// Serialize the given data structure as a JSON byte vector.
pub fn to_vec<T: ?Sized + Serialize>(value: &T) -> Result<Vec<u8>> { to_string(value).map(String::into_bytes) }
/// Serialize the given data structure as a pretty-printed JSON byte vector.
pub fn to_vec_pretty<T: ?Sized + Serialize>(value: &T) -> Result<Vec<u8>> { to_string_pretty(value).map(String::into_bytes) }
/// Serialize the given data structure as JSON into the I/O stream.
pub fn to_writer<W: io::Write, T: ?Sized + Serialize>(mut writer: W, value: &T) -> Result<()> {
    value.serialize(&mut Serializer { writer: &mut writer, style: Style::COMPACT })
}
/// Serialize the given data structure as pretty-printed JSON into the I/O stream.
pub fn to_writer_pretty<W: io::Write, T: ?Sized + Serialize>(mut writer: W, value: &T) -> Result<()> {
    value.serialize(&mut Serializer { writer: &mut writer, style: Style::PRETTY })
}

#[derive(Clone, Copy)]
struct Style {
    pretty: bool,
    depth: usize,
}
impl Style {
    const COMPACT: Style = Style { pretty: false, depth: 0 };
    const PRETTY: Style = Style { pretty: true, depth: 0 };
}
/// A structure for serializing Rust values into JSON.
pub struct Serializer<W> {
    writer: W,
    style: Style,
}
impl<W: io::Write> Serializer<W> {
    /// Creates a new JSON serializer.
    pub fn new(writer: W) -> Self { Serializer { writer, style: Style::COMPACT } }
    /// Creates a new JSON pretty print serializer.
    pub fn pretty(writer: W) -> Self { Serializer { writer, style: Style::PRETTY } }
    /// Unwrap the `Writer` from the `Serializer`.
    pub fn into_inner(self) -> W { self.writer }
    fn put(&mut self, text: &str) -> Result<()> { self.writer.write_all(text.as_bytes()).map_err(Error::io) }
    fn line(&mut self) -> Result<()> {
        if self.style.pretty {
            self.put("\n")?;
            for _ in 0..self.style.depth {
                self.put("  ")?;
            }
        }
        Ok(())
    }
    fn open(&mut self, bracket: &str) -> Result<()> {
        self.style.depth += 1;
        self.put(bracket)
    }
    fn close(&mut self, bracket: &str, any: bool) -> Result<()> {
        self.style.depth -= 1;
        if any {
            self.line()?;
        }
        self.put(bracket)
    }
    fn string(&mut self, text: &str) -> Result<()> {
        self.put("\"")?;
        let mut start = 0;
        for (i, b) in text.bytes().enumerate() {
            let escape = match b {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                8 => "\\b",
                12 => "\\f",
                b'\n' => "\\n",
                b'\r' => "\\r",
                b'\t' => "\\t",
                0..=31 => "",
                _ => continue,
            };
            self.put(&text[start..i])?;
            start = i + 1;
            if escape.is_empty() { self.put(&format!("\\u{:04x}", b))? } else { self.put(escape)? }
        }
        self.put(&text[start..])?;
        self.put("\"")
    }
    fn variant(&mut self, name: &str) -> Result<()> {
        self.open("{")?;
        self.line()?;
        self.string(name)?;
        self.colon()
    }
    fn colon(&mut self) -> Result<()> { self.put(if self.style.pretty { ": " } else { ":" }) }
}
/// The shortest digits that read back as the same number, laid out as the real crate does.
pub(crate) fn float_text(v: f64) -> String {
    let text = format!("{:?}", v);
    // The decimal form reaches one digit further down than Debug's.
    if let Some((digits, "-5")) = text.split_once('e') {
        let (sign, digits) = match digits.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", digits),
        };
        return format!("{}0.0000{}", sign, digits.replace('.', ""));
    }
    signed_exponent(text)
}
// `1e+16`, `1e-7`.
fn signed_exponent(text: String) -> String { if text.contains("e-") { text } else { text.replace('e', "e+") } }
fn float32_text(v: f32) -> String {
    let text = format!("{:?}", v);
    if let Some((digits, exponent)) = text.split_once('e') {
        let (sign, digits) = match digits.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", digits),
        };
        if exponent == "-5" || exponent == "-6" {
            let zeros = if exponent == "-5" { "0000" } else { "00000" };
            return format!("{}0.{}{}", sign, zeros, digits.replace('.', ""));
        }
    }
    signed_exponent(text)
}

macro_rules! plain { ($($f:ident $t:ty;)*) => { $( fn $f(self, v: $t) -> Result<()> { self.put(&v.to_string()) } )* }; }
impl<'a, W: io::Write> ser::Serializer for &'a mut Serializer<W> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Compound<'a, W>;
    type SerializeTuple = Compound<'a, W>;
    type SerializeTupleStruct = Compound<'a, W>;
    type SerializeTupleVariant = Compound<'a, W>;
    type SerializeMap = Compound<'a, W>;
    type SerializeStruct = Compound<'a, W>;
    type SerializeStructVariant = Compound<'a, W>;
    plain! {
        serialize_bool bool; serialize_i8 i8; serialize_i16 i16; serialize_i32 i32; serialize_i64 i64; serialize_i128 i128;
        serialize_u8 u8; serialize_u16 u16; serialize_u32 u32; serialize_u64 u64; serialize_u128 u128;
    }
    fn serialize_f32(self, v: f32) -> Result<()> { if v.is_finite() { self.put(&float32_text(v)) } else { self.put("null") } }
    fn serialize_f64(self, v: f64) -> Result<()> { if v.is_finite() { self.put(&float_text(v)) } else { self.put("null") } }
    fn serialize_char(self, v: char) -> Result<()> { self.string(v.encode_utf8(&mut [0; 4])) }
    fn serialize_str(self, v: &str) -> Result<()> { self.string(v) }
    fn serialize_bytes(self, v: &[u8]) -> Result<()> { ser::Serializer::collect_seq(self, v) }
    fn serialize_none(self) -> Result<()> { self.put("null") }
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<()> { value.serialize(self) }
    fn serialize_unit(self) -> Result<()> { self.put("null") }
    fn serialize_unit_struct(self, _name: &'static str) -> Result<()> { self.put("null") }
    fn serialize_unit_variant(self, _name: &'static str, _index: u32, variant: &'static str) -> Result<()> { self.string(variant) }
    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _name: &'static str, value: &T) -> Result<()> { value.serialize(self) }
    fn serialize_newtype_variant<T: ?Sized + Serialize>(self, _name: &'static str, _index: u32, variant: &'static str, value: &T) -> Result<()> {
        self.variant(variant)?;
        value.serialize(&mut *self)?;
        self.close("}", true)
    }
    fn serialize_seq(self, _len: Option<usize>) -> Result<Compound<'a, W>> {
        self.open("[")?;
        Ok(Compound { ser: self, any: false, close: "]", in_variant: false })
    }
    fn serialize_tuple(self, len: usize) -> Result<Compound<'a, W>> { self.serialize_seq(Some(len)) }
    fn serialize_tuple_struct(self, _name: &'static str, len: usize) -> Result<Compound<'a, W>> { self.serialize_seq(Some(len)) }
    fn serialize_tuple_variant(self, _name: &'static str, _index: u32, variant: &'static str, _len: usize) -> Result<Compound<'a, W>> {
        self.variant(variant)?;
        self.open("[")?;
        Ok(Compound { ser: self, any: false, close: "]", in_variant: true })
    }
    fn serialize_map(self, _len: Option<usize>) -> Result<Compound<'a, W>> {
        self.open("{")?;
        Ok(Compound { ser: self, any: false, close: "}", in_variant: false })
    }
    fn serialize_struct(self, _name: &'static str, len: usize) -> Result<Compound<'a, W>> { self.serialize_map(Some(len)) }
    fn serialize_struct_variant(self, _name: &'static str, _index: u32, variant: &'static str, _len: usize) -> Result<Compound<'a, W>> {
        self.variant(variant)?;
        self.open("{")?;
        Ok(Compound { ser: self, any: false, close: "}", in_variant: true })
    }
}
/// An array or object that is being written.
pub struct Compound<'a, W> {
    ser: &'a mut Serializer<W>,
    any: bool,
    close: &'static str,
    in_variant: bool,
}
impl<W: io::Write> Compound<'_, W> {
    fn next(&mut self) -> Result<()> {
        if self.any {
            self.ser.put(",")?;
        }
        self.any = true;
        self.ser.line()
    }
    fn element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<()> {
        self.next()?;
        value.serialize(&mut *self.ser)
    }
    fn named<T: ?Sized + Serialize>(&mut self, key: &str, value: &T) -> Result<()> {
        self.next()?;
        self.ser.string(key)?;
        self.ser.colon()?;
        value.serialize(&mut *self.ser)
    }
    fn finish(self) -> Result<()> {
        self.ser.close(self.close, self.any)?;
        if self.in_variant { self.ser.close("}", true) } else { Ok(()) }
    }
}
macro_rules! compounds { ($($Trait:ident $f:ident)*) => { $(
    impl<W: io::Write> ser::$Trait for Compound<'_, W> {
        type Ok = ();
        type Error = Error;
        fn $f<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<()> { self.element(value) }
        fn end(self) -> Result<()> { self.finish() }
    }
)* }; }
compounds! { SerializeSeq serialize_element SerializeTuple serialize_element SerializeTupleStruct serialize_field SerializeTupleVariant serialize_field }
macro_rules! structs { ($($Trait:ident)*) => { $(
    impl<W: io::Write> ser::$Trait for Compound<'_, W> {
        type Ok = ();
        type Error = Error;
        fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<()> { self.named(key, value) }
        fn end(self) -> Result<()> { self.finish() }
    }
)* }; }
structs! { SerializeStruct SerializeStructVariant }
impl<W: io::Write> ser::SerializeMap for Compound<'_, W> {
    type Ok = ();
    type Error = Error;
    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<()> {
        self.next()?;
        let key = key.serialize(KeySerializer)?;
        self.ser.string(&key)
    }
    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<()> {
        self.ser.colon()?;
        value.serialize(&mut *self.ser)
    }
    fn end(self) -> Result<()> { self.finish() }
}

/// The key of an object: a text, or what can be one.
pub(crate) struct KeySerializer;
fn bad_key<T>() -> Result<T> { Err(Error::new(crate::error::Code::Syntax("key must be a string"), 0, 0)) }
macro_rules! keys { ($($f:ident $t:ty;)*) => { $( fn $f(self, v: $t) -> Result<String> { Ok(v.to_string()) } )* }; }
impl ser::Serializer for KeySerializer {
    type Ok = String;
    type Error = Error;
    type SerializeSeq = ser::Impossible<String, Error>;
    type SerializeTuple = ser::Impossible<String, Error>;
    type SerializeTupleStruct = ser::Impossible<String, Error>;
    type SerializeTupleVariant = ser::Impossible<String, Error>;
    type SerializeMap = ser::Impossible<String, Error>;
    type SerializeStruct = ser::Impossible<String, Error>;
    type SerializeStructVariant = ser::Impossible<String, Error>;
    keys! {
        serialize_bool bool; serialize_i8 i8; serialize_i16 i16; serialize_i32 i32; serialize_i64 i64; serialize_i128 i128; serialize_u8 u8;
        serialize_u16 u16; serialize_u32 u32; serialize_u64 u64; serialize_u128 u128; serialize_char char; serialize_str &str;
    }
    fn serialize_f32(self, v: f32) -> Result<String> { if v.is_finite() { Ok(float32_text(v)) } else { Err(Error::custom("float key must be finite (got NaN or +/-inf)")) } }
    fn serialize_f64(self, v: f64) -> Result<String> { if v.is_finite() { Ok(float_text(v)) } else { Err(Error::custom("float key must be finite (got NaN or +/-inf)")) } }
    fn serialize_bytes(self, _v: &[u8]) -> Result<String> { bad_key() }
    fn serialize_none(self) -> Result<String> { bad_key() }
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<String> { value.serialize(self) }
    fn serialize_unit(self) -> Result<String> { bad_key() }
    fn serialize_unit_struct(self, _name: &'static str) -> Result<String> { bad_key() }
    fn serialize_unit_variant(self, _name: &'static str, _index: u32, variant: &'static str) -> Result<String> { Ok(variant.to_string()) }
    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _name: &'static str, value: &T) -> Result<String> { value.serialize(self) }
    fn serialize_newtype_variant<T: ?Sized + Serialize>(self, _name: &'static str, _index: u32, _variant: &'static str, _value: &T) -> Result<String> { bad_key() }
    fn serialize_seq(self, _len: Option<usize>) -> Result<Self::SerializeSeq> { bad_key() }
    fn serialize_tuple(self, _len: usize) -> Result<Self::SerializeTuple> { bad_key() }
    fn serialize_tuple_struct(self, _name: &'static str, _len: usize) -> Result<Self::SerializeTupleStruct> { bad_key() }
    fn serialize_tuple_variant(self, _name: &'static str, _index: u32, _variant: &'static str, _len: usize) -> Result<Self::SerializeTupleVariant> { bad_key() }
    fn serialize_map(self, _len: Option<usize>) -> Result<Self::SerializeMap> { bad_key() }
    fn serialize_struct(self, _name: &'static str, _len: usize) -> Result<Self::SerializeStruct> { bad_key() }
    fn serialize_struct_variant(self, _name: &'static str, _index: u32, _variant: &'static str, _len: usize) -> Result<Self::SerializeStructVariant> { bad_key() }
}
