//! Looking into a `Value`.
use super::{Map, Number, Value};
use std::fmt;
use std::ops;

macro_rules! accessors { ($($is:ident $as_:ident $as_mut:ident $V:ident $t:ty;)*) => { $(
    /// Returns true if the `Value` is of this kind.
    pub fn $is(&self) -> bool { matches!(self, Value::$V(_)) }
    /// What is inside, if the `Value` is of this kind.
    pub fn $as_(&self) -> Option<&$t> {
        match self {
            Value::$V(v) => Some(v),
            _ => None,
        }
    }
    /// What is inside, to be changed, if the `Value` is of this kind.
    pub fn $as_mut(&mut self) -> Option<&mut $t> {
        match self {
            Value::$V(v) => Some(v),
            _ => None,
        }
    }
)* }; }
impl Value {
    accessors! { is_object as_object as_object_mut Object Map<String, Value>; is_array as_array as_array_mut Array Vec<Value>; }
    /// Index into a JSON array or map.
    pub fn get<I: Index>(&self, index: I) -> Option<&Value> { index.index_into(self) }
    /// Mutably index into a JSON array or map.
    pub fn get_mut<I: Index>(&mut self, index: I) -> Option<&mut Value> { index.index_into_mut(self) }
    /// Returns true if the `Value` is a String.
    pub fn is_string(&self) -> bool { matches!(self, Value::String(_)) }
    /// If the `Value` is a String, returns the associated str.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(s) => Some(s),
            _ => None,
        }
    }
    /// Returns true if the `Value` is a Number.
    pub fn is_number(&self) -> bool { matches!(self, Value::Number(_)) }
    /// If the `Value` is a Number, returns the associated Number.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Value::Number(n) => Some(n),
            _ => None,
        }
    }
    /// Returns true if the `Value` is an integer between `i64::MIN` and `i64::MAX`.
    pub fn is_i64(&self) -> bool { self.as_number().is_some_and(Number::is_i64) }
    /// Returns true if the `Value` is an integer between zero and `u64::MAX`.
    pub fn is_u64(&self) -> bool { self.as_number().is_some_and(Number::is_u64) }
    /// Returns true if the `Value` is a number that can be represented by f64.
    pub fn is_f64(&self) -> bool { self.as_number().is_some_and(Number::is_f64) }
    /// If the `Value` is an integer, represent it as i64 if possible.
    pub fn as_i64(&self) -> Option<i64> { self.as_number().and_then(Number::as_i64) }
    /// If the `Value` is an integer, represent it as u64 if possible.
    pub fn as_u64(&self) -> Option<u64> { self.as_number().and_then(Number::as_u64) }
    /// If the `Value` is a number, represent it as f64 if possible.
    pub fn as_f64(&self) -> Option<f64> { self.as_number().and_then(Number::as_f64) }
    /// Returns true if the `Value` is a Boolean.
    pub fn is_boolean(&self) -> bool { matches!(self, Value::Bool(_)) }
    /// If the `Value` is a Boolean, returns the associated bool.
    pub fn as_bool(&self) -> Option<bool> {
        match *self {
            Value::Bool(b) => Some(b),
            _ => None,
        }
    }
    /// Returns true if the `Value` is a Null.
    pub fn is_null(&self) -> bool { matches!(self, Value::Null) }
    /// If the `Value` is a Null, returns ().
    pub fn as_null(&self) -> Option<()> { if self.is_null() { Some(()) } else { None } }
    /// Looks up a value by a JSON Pointer.
    pub fn pointer(&self, pointer: &str) -> Option<&Value> {
        let mut at = self;
        for token in tokens(pointer)? {
            at = match at {
                Value::Object(map) => map.get(&token)?,
                Value::Array(list) => list.get(position(&token)?)?,
                _ => return None,
            };
        }
        Some(at)
    }
    /// Looks up a value by a JSON Pointer and returns a mutable reference to that value.
    pub fn pointer_mut(&mut self, pointer: &str) -> Option<&mut Value> {
        let mut at = self;
        for token in tokens(pointer)? {
            at = match at {
                Value::Object(map) => map.get_mut(&token)?,
                Value::Array(list) => list.get_mut(position(&token)?)?,
                _ => return None,
            };
        }
        Some(at)
    }
    /// Takes the value out of the `Value`, leaving a `Null` in its place.
    pub fn take(&mut self) -> Value { std::mem::replace(self, Value::Null) }
    /// Reorders the entries of all `Value::Object` nested within this JSON value: they always are in order.
    pub fn sort_all_objects(&mut self) {}
}
fn tokens(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let rest = pointer.strip_prefix('/')?;
    Some(rest.split('/').map(|t| t.replace("~1", "/").replace("~0", "~")).collect())
}
fn position(token: &str) -> Option<usize> { if token.starts_with('+') || (token.starts_with('0') && token.len() != 1) { None } else { token.parse().ok() } }

/// A type that can be used to index into a `serde_json::Value`.
pub trait Index {
    #[doc(hidden)]
    fn index_into<'v>(&self, v: &'v Value) -> Option<&'v Value>;
    #[doc(hidden)]
    fn index_into_mut<'v>(&self, v: &'v mut Value) -> Option<&'v mut Value>;
    #[doc(hidden)]
    fn index_or_insert<'v>(&self, v: &'v mut Value) -> &'v mut Value;
}
impl Index for usize {
    fn index_into<'v>(&self, v: &'v Value) -> Option<&'v Value> { v.as_array()?.get(*self) }
    fn index_into_mut<'v>(&self, v: &'v mut Value) -> Option<&'v mut Value> { v.as_array_mut()?.get_mut(*self) }
    fn index_or_insert<'v>(&self, v: &'v mut Value) -> &'v mut Value {
        match v {
            Value::Array(list) => {
                let len = list.len();
                list.get_mut(*self).unwrap_or_else(|| panic!("cannot access index {} of JSON array of length {}", self, len))
            }
            _ => panic!("cannot access index {} of JSON {}", self, Kind(v)),
        }
    }
}
impl Index for str {
    fn index_into<'v>(&self, v: &'v Value) -> Option<&'v Value> { v.as_object()?.get(self) }
    fn index_into_mut<'v>(&self, v: &'v mut Value) -> Option<&'v mut Value> { v.as_object_mut()?.get_mut(self) }
    fn index_or_insert<'v>(&self, v: &'v mut Value) -> &'v mut Value {
        if v.is_null() {
            *v = Value::Object(Map::new());
        }
        match v {
            Value::Object(map) => map.entry(self).or_insert(Value::Null),
            _ => panic!("cannot access key {:?} in JSON {}", self, Kind(v)),
        }
    }
}
impl Index for String {
    fn index_into<'v>(&self, v: &'v Value) -> Option<&'v Value> { self.as_str().index_into(v) }
    fn index_into_mut<'v>(&self, v: &'v mut Value) -> Option<&'v mut Value> { self.as_str().index_into_mut(v) }
    fn index_or_insert<'v>(&self, v: &'v mut Value) -> &'v mut Value { self.as_str().index_or_insert(v) }
}
impl<T: ?Sized + Index> Index for &T {
    fn index_into<'v>(&self, v: &'v Value) -> Option<&'v Value> { (**self).index_into(v) }
    fn index_into_mut<'v>(&self, v: &'v mut Value) -> Option<&'v mut Value> { (**self).index_into_mut(v) }
    fn index_or_insert<'v>(&self, v: &'v mut Value) -> &'v mut Value { (**self).index_or_insert(v) }
}
struct Kind<'a>(&'a Value);
impl fmt::Display for Kind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        })
    }
}
static NULL: Value = Value::Null;
impl<I: Index> ops::Index<I> for Value {
    type Output = Value;
    fn index(&self, index: I) -> &Value { index.index_into(self).unwrap_or(&NULL) }
}
impl<I: Index> ops::IndexMut<I> for Value {
    fn index_mut(&mut self, index: I) -> &mut Value { index.index_or_insert(self) }
}
