//! Numbers: a whole one, or a finite float.
use serde::de::{self, Deserialize, Deserializer, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;

/// Represents a JSON number, whether integer or floating point.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number {
    pub(crate) n: N,
}
#[derive(Copy, Clone)]
pub(crate) enum N {
    PosInt(u64),
    NegInt(i64),
    Float(f64),
}
impl PartialEq for N {
    fn eq(&self, other: &N) -> bool {
        match (self, other) {
            (N::PosInt(a), N::PosInt(b)) => a == b,
            (N::NegInt(a), N::NegInt(b)) => a == b,
            (N::Float(a), N::Float(b)) => a == b,
            _ => false,
        }
    }
}
impl Eq for N {}
impl std::hash::Hash for N {
    fn hash<H: std::hash::Hasher>(&self, h: &mut H) {
        match *self {
            N::PosInt(i) => i.hash(h),
            N::NegInt(i) => i.hash(h),
            N::Float(f) => if f == 0.0 { 0f64.to_bits().hash(h) } else { f.to_bits().hash(h) },
        }
    }
}
impl Number {
    /// Returns true if the `Number` is an integer between `i64::MIN` and `i64::MAX`.
    pub fn is_i64(&self) -> bool { self.as_i64().is_some() }
    /// Returns true if the `Number` is an integer between zero and `u64::MAX`.
    pub fn is_u64(&self) -> bool { matches!(self.n, N::PosInt(_)) }
    /// Returns true if the `Number` can be represented by f64.
    pub fn is_f64(&self) -> bool { matches!(self.n, N::Float(_)) }
    /// If the `Number` is an integer, represent it as i64 if possible.
    pub fn as_i64(&self) -> Option<i64> {
        match self.n {
            N::PosInt(n) => i64::try_from(n).ok(),
            N::NegInt(n) => Some(n),
            N::Float(_) => None,
        }
    }
    /// If the `Number` is an integer, represent it as u64 if possible.
    pub fn as_u64(&self) -> Option<u64> {
        match self.n {
            N::PosInt(n) => Some(n),
            _ => None,
        }
    }
    /// Represents the number as f64 if possible.
    pub fn as_f64(&self) -> Option<f64> {
        Some(match self.n {
            N::PosInt(n) => n as f64,
            N::NegInt(n) => n as f64,
            N::Float(n) => n,
        })
    }
    /// Converts a finite `f64` to a `Number`.
    pub fn from_f64(f: f64) -> Option<Number> { if f.is_finite() { Some(Number { n: N::Float(f) }) } else { None } }
    pub(crate) fn unexpected(&self) -> Unexpected<'_> {
        match self.n {
            N::PosInt(v) => Unexpected::Unsigned(v),
            N::NegInt(v) => Unexpected::Signed(v),
            N::Float(v) => Unexpected::Float(v),
        }
    }
    pub(crate) fn visit<'de, V: Visitor<'de>, E: de::Error>(&self, visitor: V) -> Result<V::Value, E> {
        match self.n {
            N::PosInt(v) => visitor.visit_u64(v),
            N::NegInt(v) => visitor.visit_i64(v),
            N::Float(v) => visitor.visit_f64(v),
        }
    }
}
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.n {
            N::PosInt(v) => f.write_str(&v.to_string()),
            N::NegInt(v) => f.write_str(&v.to_string()),
            N::Float(v) => f.write_str(&crate::ser::float_text(v)),
        }
    }
}
impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "Number({})", self) }
}
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.n {
            N::PosInt(v) => serializer.serialize_u64(v),
            N::NegInt(v) => serializer.serialize_i64(v),
            N::Float(v) => serializer.serialize_f64(v),
        }
    }
}
struct NumberVisitor;
impl<'de> Visitor<'de> for NumberVisitor {
    type Value = Number;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a JSON number") }
    fn visit_i64<E: de::Error>(self, v: i64) -> Result<Number, E> { Ok(v.into()) }
    fn visit_u64<E: de::Error>(self, v: u64) -> Result<Number, E> { Ok(v.into()) }
    fn visit_f64<E: de::Error>(self, v: f64) -> Result<Number, E> { Number::from_f64(v).ok_or_else(|| de::Error::custom("not a JSON number")) }
}
impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> { deserializer.deserialize_any(NumberVisitor) }
}
macro_rules! unsigned { ($($t:ty)*) => { $( impl From<$t> for Number { fn from(v: $t) -> Number { Number { n: N::PosInt(v as u64) } } } )* }; }
unsigned! { u8 u16 u32 u64 usize }
macro_rules! signed { ($($t:ty)*) => { $( impl From<$t> for Number { fn from(v: $t) -> Number { Number { n: if v < 0 { N::NegInt(v as i64) } else { N::PosInt(v as u64) } } } } )* }; }
signed! { i8 i16 i32 i64 isize }
impl std::str::FromStr for Number {
    type Err = crate::Error;
    fn from_str(s: &str) -> crate::Result<Number> { crate::from_str(s) }
}
