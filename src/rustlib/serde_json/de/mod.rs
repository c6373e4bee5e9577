//! Text to values. The parser looks at bytes and takes them in the same order as the real one: places in errors agree.
mod access;

use self::access::{MapAccess, SeqAccess, UnitVariantAccess, VariantAccess};
use crate::error::{Code, Error, Result};
use crate::number::{Number, N};
use serde::de::{self, Deserialize, DeserializeOwned, Expected, Unexpected, Visitor};
use std::io;
use std::marker::PhantomData;

/// Deserialize an instance of type `T` from a string of JSON text.
pub fn from_str<'a, T: Deserialize<'a>>(s: &'a str) -> Result<T> { whole(Deserializer::from_str(s)) }
/// Deserialize an instance of type `T` from bytes of JSON text.
pub fn from_slice<'a, T: Deserialize<'a>>(v: &'a [u8]) -> Result<T> { whole(Deserializer::from_slice(v)) }
/// Deserialize an instance of type `T` from an I/O stream of JSON.
pub fn from_reader<R: io::Read, T: DeserializeOwned>(mut rdr: R) -> Result<T> {
    let mut bytes = Vec::new();
    rdr.read_to_end(&mut bytes).map_err(Error::io)?;
    whole(Deserializer::from_slice(&bytes))
}
fn whole<'a, T: Deserialize<'a>>(mut de: Deserializer<SliceRead<'a>>) -> Result<T> {
    let value = T::deserialize(&mut de)?;
    de.end()?;
    Ok(value)
}

/// Where text comes from.
pub trait Read<'de> {
    #[doc(hidden)]
    fn bytes(&self) -> &'de [u8];
    #[doc(hidden)]
    fn is_text(&self) -> bool;
}
/// JSON input source that reads from a slice of bytes (or text).
pub struct SliceRead<'a> {
    slice: &'a [u8],
    text: bool,
}
/// JSON input source that reads from a UTF-8 string.
pub type StrRead<'a> = SliceRead<'a>;
impl<'a> Read<'a> for SliceRead<'a> {
    fn bytes(&self) -> &'a [u8] { self.slice }
    fn is_text(&self) -> bool { self.text }
}

/// A structure that deserializes JSON into Rust values.
pub struct Deserializer<R> {
    read: R,
    index: usize,
    depth: u8,
}
impl<'a> Deserializer<SliceRead<'a>> {
    /// Creates a JSON deserializer from a `&str`.
    pub fn from_str(s: &'a str) -> Self { Deserializer { read: SliceRead { slice: s.as_bytes(), text: true }, index: 0, depth: 128 } }
    /// Creates a JSON deserializer from a `&[u8]`.
    pub fn from_slice(bytes: &'a [u8]) -> Self { Deserializer { read: SliceRead { slice: bytes, text: false }, index: 0, depth: 128 } }
}
enum Text<'de> {
    Borrowed(&'de str),
    Owned(String),
}
impl<'de, R: Read<'de>> Deserializer<R> {
    /// The `Deserializer::end` method should be called after a value has been fully deserialized.
    pub fn end(&mut self) -> Result<()> {
        match self.skip_space() {
            Some(_) => Err(self.peek_error(Code::Syntax("trailing characters"))),
            None => Ok(()),
        }
    }
    /// Turn a JSON deserializer into an iterator over values of type T.
    pub fn into_iter<T: Deserialize<'de>>(self) -> StreamDeserializer<'de, R, T> { StreamDeserializer { de: self, offset: 0, failed: false, marker: PhantomData } }
    fn place(&self, i: usize) -> (usize, usize) {
        let before = &self.read.bytes()[..i];
        let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |p| p + 1);
        (1 + before[..start].iter().filter(|b| **b == b'\n').count(), i - start)
    }
    fn error(&self, code: Code) -> Error {
        let (line, column) = self.place(self.index);
        Error::new(code, line, column)
    }
    fn peek_error(&self, code: Code) -> Error {
        let (line, column) = self.place((self.index + 1).min(self.read.bytes().len()));
        Error::new(code, line, column)
    }
    fn placed<T>(&self, result: Result<T>) -> Result<T> {
        result.map_err(|error| {
            if error.has_place() {
                return error;
            }
            let (line, column) = self.place(self.index);
            error.at(line, column)
        })
    }
    fn peek(&self) -> Option<u8> { self.read.bytes().get(self.index).copied() }
    fn next(&mut self) -> Option<u8> {
        let b = self.peek()?;
        self.index += 1;
        Some(b)
    }
    fn skip_space(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.index += 1,
                other => return other,
            }
        }
    }
    fn start(&mut self) -> Result<u8> { self.skip_space().ok_or_else(|| self.peek_error(Code::Eof("EOF while parsing a value"))) }
    fn ident(&mut self, rest: &[u8]) -> Result<()> {
        for expected in rest {
            match self.next() {
                None => return Err(self.error(Code::Eof("EOF while parsing a value"))),
                Some(b) if b != *expected => return Err(self.error(Code::Syntax("expected ident"))),
                Some(_) => {}
            }
        }
        Ok(())
    }
    fn digit(&self) -> Option<u64> {
        match self.peek() {
            Some(b @ b'0'..=b'9') => Some((b - b'0') as u64),
            _ => None,
        }
    }
    fn number(&mut self) -> Result<Number> {
        let positive = self.peek() != Some(b'-');
        if !positive {
            self.index += 1;
        }
        let mut significand = match self.next() {
            None => return Err(self.error(Code::Eof("EOF while parsing a value"))),
            Some(b'0') => {
                if self.digit().is_some() {
                    return Err(self.peek_error(Code::Syntax("invalid number")));
                }
                0
            }
            Some(b @ b'1'..=b'9') => (b - b'0') as u64,
            Some(_) => return Err(self.error(Code::Syntax("invalid number"))),
        };
        let mut exponent = 0;
        let mut full = false;
        if significand != 0 {
            while let Some(d) = self.digit() {
                self.index += 1;
                match significand.checked_mul(10).and_then(|s| s.checked_add(d)) {
                    Some(s) if !full => significand = s,
                    _ => {
                        full = true;
                        exponent += 1;
                    }
                }
            }
        }
        match self.peek() {
            Some(b'.') => self.fraction(positive, significand, exponent, full),
            Some(b'e' | b'E') => self.exponent(positive, significand, exponent),
            _ if full => self.float(positive, significand, exponent),
            _ if positive => Ok(Number { n: N::PosInt(significand) }),
            _ => {
                let negative = (significand as i64).wrapping_neg();
                // Too low for an i64, or -0.
                if negative >= 0 { Ok(Number { n: N::Float(-(significand as f64)) }) } else { Ok(Number { n: N::NegInt(negative) }) }
            }
        }
    }
    fn fraction(&mut self, positive: bool, mut significand: u64, mut exponent: i32, mut full: bool) -> Result<Number> {
        self.index += 1;
        if self.digit().is_none() {
            return Err(self.peek_error(if self.peek().is_some() { Code::Syntax("invalid number") } else { Code::Eof("EOF while parsing a value") }));
        }
        while let Some(d) = self.digit() {
            self.index += 1;
            match significand.checked_mul(10).and_then(|s| s.checked_add(d)) {
                Some(s) if !full => {
                    significand = s;
                    exponent -= 1;
                }
                _ => full = true,
            }
        }
        match self.peek() {
            Some(b'e' | b'E') => self.exponent(positive, significand, exponent),
            _ => self.float(positive, significand, exponent),
        }
    }
    fn exponent(&mut self, positive: bool, significand: u64, start: i32) -> Result<Number> {
        self.index += 1;
        let up = match self.peek() {
            Some(sign @ (b'+' | b'-')) => {
                self.index += 1;
                sign == b'+'
            }
            _ => true,
        };
        let mut exponent = match self.next() {
            None => return Err(self.error(Code::Eof("EOF while parsing a value"))),
            Some(b @ b'0'..=b'9') => (b - b'0') as i32,
            Some(_) => return Err(self.error(Code::Syntax("invalid number"))),
        };
        while let Some(d) = self.digit() {
            self.index += 1;
            exponent = exponent.saturating_mul(10).saturating_add(d as i32);
        }
        self.float(positive, significand, if up { start.saturating_add(exponent) } else { start.saturating_sub(exponent) })
    }
    fn float(&mut self, positive: bool, significand: u64, mut exponent: i32) -> Result<Number> {
        let mut f = significand as f64;
        while exponent < -308 && f != 0.0 {
            f /= 1e308;
            exponent += 308;
        }
        if f != 0.0 {
            if exponent > 308 {
                return Err(self.error(Code::Syntax("number out of range")));
            }
            let power: f64 = format!("1e{}", exponent.abs()).parse().unwrap();
            f = if exponent >= 0 { f * power } else { f / power };
            if f.is_infinite() {
                return Err(self.error(Code::Syntax("number out of range")));
            }
        }
        Ok(Number { n: N::Float(if positive { f } else { -f }) })
    }
    // The rest of a string whose quote has been taken.
    fn string(&mut self) -> Result<Text<'de>> {
        let bytes = self.read.bytes();
        let mut start = self.index;
        let mut made: Vec<u8> = Vec::new();
        loop {
            match self.peek() {
                None => return Err(self.error(Code::Eof("EOF while parsing a string"))),
                Some(b'"') => {
                    let part = &bytes[start..self.index];
                    self.index += 1;
                    if made.is_empty() {
                        return self.checked(part).map(Text::Borrowed);
                    }
                    made.extend_from_slice(part);
                    return match String::from_utf8(made) {
                        Ok(text) => Ok(Text::Owned(text)),
                        Err(_) => Err(self.error(Code::Syntax("invalid unicode code point"))),
                    };
                }
                Some(b'\\') => {
                    made.extend_from_slice(&bytes[start..self.index]);
                    self.index += 1;
                    self.escape(&mut made)?;
                    start = self.index;
                }
                Some(0..=31) => {
                    self.index += 1;
                    return Err(self.error(Code::Syntax("control character (\\u0000-\\u001F) found while parsing a string")));
                }
                Some(_) => self.index += 1,
            }
        }
    }
    fn checked(&self, part: &'de [u8]) -> Result<&'de str> {
        if self.read.is_text() {
            return Ok(unsafe { std::str::from_utf8_unchecked(part) });
        }
        std::str::from_utf8(part).map_err(|_| self.error(Code::Syntax("invalid unicode code point")))
    }
    fn escape(&mut self, out: &mut Vec<u8>) -> Result<()> {
        let plain = match self.next() {
            None => return Err(self.error(Code::Eof("EOF while parsing a string"))),
            Some(b @ (b'"' | b'\\' | b'/')) => b,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => return self.unicode(out),
            Some(_) => return Err(self.error(Code::Syntax("invalid escape"))),
        };
        out.push(plain);
        Ok(())
    }
    fn unicode(&mut self, out: &mut Vec<u8>) -> Result<()> {
        let first = self.hex4()?;
        if (0xDC00..=0xDFFF).contains(&first) {
            return Err(self.error(Code::Syntax("lone leading surrogate in hex escape")));
        }
        let mut code = first;
        if (0xD800..=0xDBFF).contains(&first) {
            for expected in [b'\\', b'u'] {
                match self.next() {
                    None => return Err(self.error(Code::Eof("EOF while parsing a string"))),
                    Some(b) if b != expected => return Err(self.error(Code::Syntax("unexpected end of hex escape"))),
                    Some(_) => {}
                }
            }
            let second = self.hex4()?;
            if !(0xDC00..=0xDFFF).contains(&second) {
                return Err(self.error(Code::Syntax("lone leading surrogate in hex escape")));
            }
            code = ((first - 0xD800) << 10 | (second - 0xDC00)) + 0x1_0000;
        }
        let c = char::from_u32(code).unwrap_or('\u{FFFD}');
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        Ok(())
    }
    fn hex4(&mut self) -> Result<u32> {
        let bytes = self.read.bytes();
        let Some(digits) = bytes.get(self.index..self.index + 4) else {
            self.index = bytes.len();
            return Err(self.error(Code::Eof("EOF while parsing a string")));
        };
        self.index += 4;
        let mut code = 0;
        for d in digits {
            match (*d as char).to_digit(16) {
                Some(d) => code = code * 16 + d,
                None => return Err(self.error(Code::Syntax("invalid escape"))),
            }
        }
        Ok(code)
    }
    fn visit_string<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        self.index += 1;
        match self.string()? {
            Text::Borrowed(s) => visitor.visit_borrowed_str(s),
            Text::Owned(s) => visitor.visit_str(&s),
        }
    }
    fn visit_array<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        self.enter()?;
        self.index += 1;
        let ret = visitor.visit_seq(SeqAccess { de: self, first: true });
        self.depth += 1;
        let end = self.end_seq();
        let ret = ret?;
        end?;
        Ok(ret)
    }
    fn visit_object<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        self.enter()?;
        self.index += 1;
        let ret = visitor.visit_map(MapAccess { de: self, first: true });
        self.depth += 1;
        let end = self.end_map();
        let ret = ret?;
        end?;
        Ok(ret)
    }
    fn enter(&mut self) -> Result<()> {
        self.depth -= 1;
        if self.depth == 0 { Err(self.peek_error(Code::Syntax("recursion limit exceeded"))) } else { Ok(()) }
    }
    fn end_seq(&mut self) -> Result<()> {
        match self.skip_space() {
            Some(b']') => {
                self.index += 1;
                Ok(())
            }
            Some(b',') => {
                self.index += 1;
                let trailing = self.skip_space() == Some(b']');
                Err(self.peek_error(Code::Syntax(if trailing { "trailing comma" } else { "trailing characters" })))
            }
            Some(_) => Err(self.peek_error(Code::Syntax("trailing characters"))),
            None => Err(self.peek_error(Code::Eof("EOF while parsing a list"))),
        }
    }
    fn end_map(&mut self) -> Result<()> {
        match self.skip_space() {
            Some(b'}') => {
                self.index += 1;
                Ok(())
            }
            Some(b',') => Err(self.peek_error(Code::Syntax("trailing comma"))),
            Some(_) => Err(self.peek_error(Code::Syntax("trailing characters"))),
            None => Err(self.peek_error(Code::Eof("EOF while parsing an object"))),
        }
    }
    // What stands here is not what was wanted: says what it is.
    fn wrong_type(&mut self, expected: &dyn Expected) -> Error {
        let result: Result<Error> = match self.peek() {
            Some(b'n') => self.word(b"ull", Unexpected::Unit, expected),
            Some(b't') => self.word(b"rue", Unexpected::Bool(true), expected),
            Some(b'f') => self.word(b"alse", Unexpected::Bool(false), expected),
            Some(b'-' | b'0'..=b'9') => self.number().map(|n| de::Error::invalid_type(n.unexpected(), expected)),
            Some(b'"') => {
                self.index += 1;
                self.string().map(|text| match text {
                    Text::Borrowed(s) => de::Error::invalid_type(Unexpected::Str(s), expected),
                    Text::Owned(s) => de::Error::invalid_type(Unexpected::Str(&s), expected),
                })
            }
            Some(b'[') => Ok(de::Error::invalid_type(Unexpected::Seq, expected)),
            Some(b'{') => Ok(de::Error::invalid_type(Unexpected::Map, expected)),
            _ => return self.peek_error(Code::Syntax("expected value")),
        };
        match result {
            Err(error) => error,
            Ok(error) => {
                let (line, column) = self.place(self.index);
                if error.has_place() { error } else { error.at(line, column) }
            }
        }
    }
    fn word(&mut self, rest: &[u8], found: Unexpected<'_>, expected: &dyn Expected) -> Result<Error> {
        self.index += 1;
        self.ident(rest)?;
        Ok(de::Error::invalid_type(found, expected))
    }
    fn visit_number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        let value = match self.start()? {
            b'-' | b'0'..=b'9' => self.number()?.visit(visitor),
            _ => return Err(self.wrong_type(&visitor)),
        };
        self.placed(value)
    }
}
macro_rules! numbers { ($($f:ident)*) => { $( fn $f<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.visit_number(visitor) } )* }; }
impl<'de, R: Read<'de>> de::Deserializer<'de> for &mut Deserializer<R> {
    type Error = Error;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let value = match self.start()? {
            b'n' => {
                self.index += 1;
                self.ident(b"ull")?;
                visitor.visit_unit()
            }
            b't' => {
                self.index += 1;
                self.ident(b"rue")?;
                visitor.visit_bool(true)
            }
            b'f' => {
                self.index += 1;
                self.ident(b"alse")?;
                visitor.visit_bool(false)
            }
            b'-' | b'0'..=b'9' => self.number()?.visit(visitor),
            b'"' => self.visit_string(visitor),
            b'[' => self.visit_array(visitor),
            b'{' => self.visit_object(visitor),
            _ => Err(self.peek_error(Code::Syntax("expected value"))),
        };
        self.placed(value)
    }
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.start()? {
            b't' | b'f' => self.deserialize_any(visitor),
            _ => Err(self.wrong_type(&visitor)),
        }
    }
    numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_i128 deserialize_u128 }
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.start()? {
            b'"' => {
                let value = self.visit_string(visitor);
                self.placed(value)
            }
            _ => Err(self.wrong_type(&visitor)),
        }
    }
    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.deserialize_str(visitor) }
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.deserialize_str(visitor) }
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.deserialize_str(visitor) }
    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.start()? {
            b'"' => {
                self.index += 1;
                let value = match self.string()? {
                    Text::Borrowed(s) => visitor.visit_borrowed_bytes(s.as_bytes()),
                    Text::Owned(s) => visitor.visit_bytes(s.as_bytes()),
                };
                self.placed(value)
            }
            b'[' => self.deserialize_seq(visitor),
            _ => Err(self.wrong_type(&visitor)),
        }
    }
    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> { self.deserialize_bytes(visitor) }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.skip_space() {
            Some(b'n') => {
                self.index += 1;
                self.ident(b"ull")?;
                visitor.visit_none()
            }
            _ => visitor.visit_some(self),
        }
    }
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.start()? {
            b'n' => self.deserialize_any(visitor),
            _ => Err(self.wrong_type(&visitor)),
        }
    }
    fn deserialize_unit_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value> { self.deserialize_unit(visitor) }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value> { visitor.visit_newtype_struct(self) }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.start()? {
            b'[' => self.deserialize_any(visitor),
            _ => Err(self.wrong_type(&visitor)),
        }
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value> { self.deserialize_seq(visitor) }
    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _name: &'static str, _len: usize, visitor: V) -> Result<V::Value> { self.deserialize_seq(visitor) }
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.start()? {
            b'{' => self.deserialize_any(visitor),
            _ => Err(self.wrong_type(&visitor)),
        }
    }
    fn deserialize_struct<V: Visitor<'de>>(self, _name: &'static str, _fields: &'static [&'static str], visitor: V) -> Result<V::Value> {
        match self.start()? {
            b'{' | b'[' => self.deserialize_any(visitor),
            _ => Err(self.wrong_type(&visitor)),
        }
    }
    fn deserialize_enum<V: Visitor<'de>>(self, _name: &'static str, _variants: &'static [&'static str], visitor: V) -> Result<V::Value> {
        match self.start()? {
            b'{' => {
                self.enter()?;
                self.index += 1;
                let value = visitor.visit_enum(VariantAccess { de: self });
                self.depth += 1;
                let value = value?;
                match self.skip_space() {
                    Some(b'}') => {
                        self.index += 1;
                        Ok(value)
                    }
                    Some(_) => Err(self.error(Code::Syntax("expected value"))),
                    None => Err(self.error(Code::Eof("EOF while parsing an object"))),
                }
            }
            b'"' => visitor.visit_enum(UnitVariantAccess { de: self }),
            _ => Err(self.peek_error(Code::Syntax("expected value"))),
        }
    }
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let value = de::Deserializer::deserialize_any(&mut *self, de::IgnoredAny);
        value?;
        visitor.visit_unit()
    }
}
/// Iterator that deserializes a stream into multiple JSON values.
pub struct StreamDeserializer<'de, R, T> {
    de: Deserializer<R>,
    offset: usize,
    failed: bool,
    marker: PhantomData<(T, &'de ())>,
}
impl<'de, R: Read<'de>, T: Deserialize<'de>> StreamDeserializer<'de, R, T> {
    /// Returns the number of bytes so far deserialized into a successful `T`.
    pub fn byte_offset(&self) -> usize { self.offset }
}
impl<'de, R: Read<'de>, T: Deserialize<'de>> Iterator for StreamDeserializer<'de, R, T> {
    type Item = Result<T>;
    fn next(&mut self) -> Option<Result<T>> {
        if self.failed {
            return None;
        }
        let first = self.de.skip_space()?;
        self.offset = self.de.index;
        let delimits_itself = matches!(first, b'[' | b'"' | b'{');
        let value = T::deserialize(&mut self.de);
        if value.is_err() {
            self.failed = true;
            return Some(value);
        }
        self.offset = self.de.index;
        match self.de.peek() {
            Some(b' ' | b'\n' | b'\t' | b'\r' | b'"' | b'[' | b']' | b'{' | b'}' | b',' | b':') | None => Some(value),
            Some(_) if delimits_itself => Some(value),
            Some(_) => {
                self.failed = true;
                Some(Err(self.de.peek_error(Code::Syntax("trailing characters"))))
            }
        }
    }
}
