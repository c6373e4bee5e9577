//! Plain values as `Value`, and comparisons with them.
use super::{Map, Number, Value};
use std::borrow::Cow;

macro_rules! numbers { ($($t:ty)*) => { $( impl From<$t> for Value { fn from(n: $t) -> Value { Value::Number(n.into()) } } )* }; }
numbers! { u8 u16 u32 u64 usize i8 i16 i32 i64 isize }
impl From<f32> for Value {
    fn from(f: f32) -> Value { Number::from_f64(f as f64).map_or(Value::Null, Value::Number) }
}
impl From<f64> for Value {
    fn from(f: f64) -> Value { Number::from_f64(f).map_or(Value::Null, Value::Number) }
}
impl From<bool> for Value {
    fn from(f: bool) -> Value { Value::Bool(f) }
}
impl From<String> for Value {
    fn from(f: String) -> Value { Value::String(f) }
}
impl From<&str> for Value {
    fn from(f: &str) -> Value { Value::String(f.to_string()) }
}
impl<'a> From<Cow<'a, str>> for Value {
    fn from(f: Cow<'a, str>) -> Value { Value::String(f.into_owned()) }
}
impl From<Number> for Value {
    fn from(f: Number) -> Value { Value::Number(f) }
}
impl From<Map<String, Value>> for Value {
    fn from(f: Map<String, Value>) -> Value { Value::Object(f) }
}
impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(f: Vec<T>) -> Value { Value::Array(f.into_iter().map(Into::into).collect()) }
}
impl<T: Into<Value>, const N: usize> From<[T; N]> for Value {
    fn from(f: [T; N]) -> Value { Value::Array(f.into_iter().map(Into::into).collect()) }
}
impl<T: Clone + Into<Value>> From<&[T]> for Value {
    fn from(f: &[T]) -> Value { Value::Array(f.iter().cloned().map(Into::into).collect()) }
}
impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Value { Value::Array(iter.into_iter().map(Into::into).collect()) }
}
impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Value {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> Value { Value::Object(iter.into_iter().map(|(k, v)| (k.into(), v.into())).collect()) }
}
impl From<()> for Value {
    fn from((): ()) -> Value { Value::Null }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(opt: Option<T>) -> Value { opt.map_or(Value::Null, Into::into) }
}
impl PartialEq<str> for Value {
    fn eq(&self, other: &str) -> bool { self.as_str() == Some(other) }
}
impl PartialEq<&str> for Value {
    fn eq(&self, other: &&str) -> bool { self.as_str() == Some(*other) }
}
impl PartialEq<Value> for str {
    fn eq(&self, other: &Value) -> bool { other.as_str() == Some(self) }
}
impl PartialEq<Value> for &str {
    fn eq(&self, other: &Value) -> bool { other.as_str() == Some(*self) }
}
impl PartialEq<String> for Value {
    fn eq(&self, other: &String) -> bool { self.as_str() == Some(other.as_str()) }
}
impl PartialEq<Value> for String {
    fn eq(&self, other: &Value) -> bool { other.as_str() == Some(self.as_str()) }
}
macro_rules! equals { ($($t:ty, $as_:ident, $wide:ty;)*) => { $(
    impl PartialEq<$t> for Value {
        fn eq(&self, other: &$t) -> bool { self.$as_() == Some(*other as $wide) }
    }
    impl PartialEq<Value> for $t {
        fn eq(&self, other: &Value) -> bool { other.$as_() == Some(*self as $wide) }
    }
)* }; }
equals! { i8, as_i64, i64; i16, as_i64, i64; i32, as_i64, i64; i64, as_i64, i64; isize, as_i64, i64; u8, as_u64, u64; u16, as_u64, u64; u32, as_u64, u64; u64, as_u64, u64; usize, as_u64, u64; f32, as_f64, f64; f64, as_f64, f64; bool, as_bool, bool; }
