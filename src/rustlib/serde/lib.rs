//! `serde`: the data model between types and formats. The compiler expands the derives.
pub mod de;
pub mod ser;
#[doc(hidden)]
pub mod __private;

pub use crate::de::{Deserialize, Deserializer};
pub use crate::ser::{Serialize, Serializer};

/// Derives `Serialize`.
#[builtin_macro = "derive:Serialize"]
#[macro_export]
macro_rules! Serialize { () => {}; }
/// Derives `Deserialize`.
#[builtin_macro = "derive:Deserialize"]
#[macro_export]
macro_rules! Deserialize { () => {}; }
