//! `Value`: any JSON.
mod access;
mod from;
mod from_value;
mod into_value;

pub use self::access::Index;
pub use self::from_value::from_value;
pub use self::into_value::{to_value, Serializer};
pub use crate::map::Map;
pub use crate::number::Number;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer as SerializerTrait};
use std::fmt::{self, Display};

/// Represents any valid JSON value.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub enum Value {
    /// Represents a JSON null value.
    #[default]
    Null,
    /// Represents a JSON boolean.
    Bool(bool),
    /// Represents a JSON number, whether integer or floating point.
    Number(Number),
    /// Represents a JSON string.
    String(String),
    /// Represents a JSON array.
    Array(Vec<Value>),
    /// Represents a JSON object.
    Object(Map<String, Value>),
}
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("Null"),
            Value::Bool(boolean) => write!(f, "Bool({})", boolean),
            Value::Number(number) => fmt::Debug::fmt(number, f),
            Value::String(string) => write!(f, "String({:?})", string),
            Value::Array(vec) => {
                f.write_str("Array ")?;
                fmt::Debug::fmt(vec, f)
            }
            Value::Object(map) => {
                f.write_str("Object ")?;
                fmt::Debug::fmt(map, f)
            }
        }
    }
}
impl Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if f.alternate() { crate::to_string_pretty(self) } else { crate::to_string(self) };
        f.write_str(&text.map_err(|_| fmt::Error)?)
    }
}
impl Serialize for Value {
    fn serialize<S: SerializerTrait>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(b) => serializer.serialize_bool(*b),
            Value::Number(n) => n.serialize(serializer),
            Value::String(s) => serializer.serialize_str(s),
            Value::Array(v) => v.serialize(serializer),
            Value::Object(m) => m.serialize(serializer),
        }
    }
}
struct ValueVisitor;
impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("any valid JSON value") }
    fn visit_bool<E: de::Error>(self, v: bool) -> Result<Value, E> { Ok(Value::Bool(v)) }
    fn visit_i64<E: de::Error>(self, v: i64) -> Result<Value, E> { Ok(Value::Number(v.into())) }
    fn visit_u64<E: de::Error>(self, v: u64) -> Result<Value, E> { Ok(Value::Number(v.into())) }
    fn visit_f64<E: de::Error>(self, v: f64) -> Result<Value, E> { Ok(Number::from_f64(v).map_or(Value::Null, Value::Number)) }
    fn visit_str<E: de::Error>(self, v: &str) -> Result<Value, E> { Ok(Value::String(String::from(v))) }
    fn visit_string<E: de::Error>(self, v: String) -> Result<Value, E> { Ok(Value::String(v)) }
    fn visit_none<E: de::Error>(self) -> Result<Value, E> { Ok(Value::Null) }
    fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Value, D::Error> { Deserialize::deserialize(d) }
    fn visit_unit<E: de::Error>(self) -> Result<Value, E> { Ok(Value::Null) }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = seq.next_element()? {
            all.push(item);
        }
        Ok(Value::Array(all))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some((key, value)) = access.next_entry::<String, Value>()? {
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> { deserializer.deserialize_any(ValueVisitor) }
}
impl std::str::FromStr for Value {
    type Err = crate::Error;
    fn from_str(s: &str) -> Result<Value, crate::Error> { crate::from_str(s) }
}
