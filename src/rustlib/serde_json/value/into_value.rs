//! Anything serializable to a `Value`.
use super::{Map, Number, Value};
use crate::error::{Error, Result};
use crate::ser::KeySerializer;
use serde::ser::{self, Serialize};

/// Convert a `T` into `serde_json::Value`.
pub fn to_value<T: Serialize>(value: T) -> Result<Value> { value.serialize(Serializer) }

/// Serializer whose output is a `Value`.
pub struct Serializer;
fn tagged(variant: &str, value: Value) -> Value {
    let mut map = Map::new();
    map.insert(String::from(variant), value);
    Value::Object(map)
}
macro_rules! numbers { ($($f:ident $t:ty;)*) => { $( fn $f(self, v: $t) -> Result<Value> { Ok(Value::Number(v.into())) } )* }; }
impl ser::Serializer for Serializer {
    type Ok = Value;
    type Error = Error;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = List;
    type SerializeTupleVariant = List;
    type SerializeMap = Members;
    type SerializeStruct = Members;
    type SerializeStructVariant = Members;
    numbers! { serialize_i8 i8; serialize_i16 i16; serialize_i32 i32; serialize_i64 i64; serialize_u8 u8; serialize_u16 u16; serialize_u32 u32; serialize_u64 u64; }
    fn serialize_i128(self, v: i128) -> Result<Value> {
        if let Ok(v) = u64::try_from(v) {
            return Ok(v.into());
        }
        i64::try_from(v).map(Value::from).map_err(|_| Error::new(crate::error::Code::Syntax("number out of range"), 0, 0))
    }
    fn serialize_u128(self, v: u128) -> Result<Value> { u64::try_from(v).map(Value::from).map_err(|_| Error::new(crate::error::Code::Syntax("number out of range"), 0, 0)) }
    fn serialize_bool(self, v: bool) -> Result<Value> { Ok(Value::Bool(v)) }
    fn serialize_f32(self, v: f32) -> Result<Value> { Ok(Value::from(v)) }
    fn serialize_f64(self, v: f64) -> Result<Value> { Ok(Value::from(v)) }
    fn serialize_char(self, v: char) -> Result<Value> { Ok(Value::String(v.to_string())) }
    fn serialize_str(self, v: &str) -> Result<Value> { Ok(Value::String(String::from(v))) }
    fn serialize_bytes(self, v: &[u8]) -> Result<Value> { Ok(Value::Array(v.iter().map(|b| Value::Number(Number::from(*b))).collect())) }
    fn serialize_none(self) -> Result<Value> { Ok(Value::Null) }
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<Value> { value.serialize(self) }
    fn serialize_unit(self) -> Result<Value> { Ok(Value::Null) }
    fn serialize_unit_struct(self, _name: &'static str) -> Result<Value> { Ok(Value::Null) }
    fn serialize_unit_variant(self, _name: &'static str, _index: u32, variant: &'static str) -> Result<Value> { Ok(Value::String(String::from(variant))) }
    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _name: &'static str, value: &T) -> Result<Value> { value.serialize(self) }
    fn serialize_newtype_variant<T: ?Sized + Serialize>(self, _name: &'static str, _index: u32, variant: &'static str, value: &T) -> Result<Value> { Ok(tagged(variant, value.serialize(Serializer)?)) }
    fn serialize_seq(self, _len: Option<usize>) -> Result<List> { Ok(List { items: Vec::new(), variant: None }) }
    fn serialize_tuple(self, _len: usize) -> Result<List> { Ok(List { items: Vec::new(), variant: None }) }
    fn serialize_tuple_struct(self, _name: &'static str, _len: usize) -> Result<List> { Ok(List { items: Vec::new(), variant: None }) }
    fn serialize_tuple_variant(self, _name: &'static str, _index: u32, variant: &'static str, _len: usize) -> Result<List> { Ok(List { items: Vec::new(), variant: Some(variant) }) }
    fn serialize_map(self, _len: Option<usize>) -> Result<Members> { Ok(Members { map: Map::new(), key: None, variant: None }) }
    fn serialize_struct(self, _name: &'static str, _len: usize) -> Result<Members> { Ok(Members { map: Map::new(), key: None, variant: None }) }
    fn serialize_struct_variant(self, _name: &'static str, _index: u32, variant: &'static str, _len: usize) -> Result<Members> { Ok(Members { map: Map::new(), key: None, variant: Some(variant) }) }
}
/// An array that is being made.
pub struct List {
    items: Vec<Value>,
    variant: Option<&'static str>,
}
impl List {
    fn done(self) -> Result<Value> {
        let list = Value::Array(self.items);
        Ok(match self.variant {
            Some(variant) => tagged(variant, list),
            None => list,
        })
    }
}
macro_rules! lists { ($($Trait:ident $f:ident)*) => { $(
    impl ser::$Trait for List {
        type Ok = Value;
        type Error = Error;
        fn $f<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<()> {
            self.items.push(value.serialize(Serializer)?);
            Ok(())
        }
        fn end(self) -> Result<Value> { self.done() }
    }
)* }; }
lists! { SerializeSeq serialize_element SerializeTuple serialize_element SerializeTupleStruct serialize_field SerializeTupleVariant serialize_field }
/// An object that is being made.
pub struct Members {
    map: Map<String, Value>,
    key: Option<String>,
    variant: Option<&'static str>,
}
impl Members {
    fn done(self) -> Result<Value> {
        let map = Value::Object(self.map);
        Ok(match self.variant {
            Some(variant) => tagged(variant, map),
            None => map,
        })
    }
}
macro_rules! structs { ($($Trait:ident)*) => { $(
    impl ser::$Trait for Members {
        type Ok = Value;
        type Error = Error;
        fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<()> {
            self.map.insert(String::from(key), value.serialize(Serializer)?);
            Ok(())
        }
        fn end(self) -> Result<Value> { self.done() }
    }
)* }; }
structs! { SerializeStruct SerializeStructVariant }
impl ser::SerializeMap for Members {
    type Ok = Value;
    type Error = Error;
    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<()> {
        self.key = Some(key.serialize(KeySerializer)?);
        Ok(())
    }
    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<()> {
        let key = self.key.take().expect("serialize_value called before serialize_key");
        self.map.insert(key, value.serialize(Serializer)?);
        Ok(())
    }
    fn end(self) -> Result<Value> { self.done() }
}
