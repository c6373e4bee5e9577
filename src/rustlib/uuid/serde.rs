//! A `Uuid` in serialized data: as text.
use crate::Uuid;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

impl Serialize for Uuid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.serialize_str(&self.to_string()) }
}

struct Text;
impl<'de> Visitor<'de> for Text {
    type Value = Uuid;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a UUID string") }
    fn visit_str<E: Error>(self, text: &str) -> Result<Uuid, E> { text.parse().map_err(|error| E::custom(format_args!("UUID parsing failed: {error}"))) }
    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Uuid, E> {
        Uuid::from_slice(bytes).map_err(|error| E::custom(format_args!("UUID parsing failed: {error}")))
    }
}
impl<'de> Deserialize<'de> for Uuid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Uuid, D::Error> { deserializer.deserialize_str(Text) }
}
