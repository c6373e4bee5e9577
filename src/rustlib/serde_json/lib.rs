//! `serde_json`: JSON text, and `Value`.
pub mod de;
pub mod error;
mod macros;
pub mod map;
mod number;
pub mod ser;
pub mod value;

pub use crate::de::{from_reader, from_slice, from_str, Deserializer, StreamDeserializer};
pub use crate::error::{Error, Result};
pub use crate::map::Map;
pub use crate::number::Number;
pub use crate::ser::{to_string, to_string_pretty, to_vec, to_vec_pretty, to_writer, to_writer_pretty, Serializer};
pub use crate::value::{from_value, to_value, Value};

#[doc(hidden)]
pub mod __private {
    pub use std::vec;
    pub use std::vec::Vec;
}
