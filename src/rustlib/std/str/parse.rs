//! `FromStr` and its impl for `bool`.
use crate::error::Error;
use crate::fmt;
use crate::prelude::rust_2021::*;

/// Parse a value from a string.
pub trait FromStr: Sized {
    /// The associated error which can be returned from parsing.
    type Err;
    /// Parses a string `s` to return a value of this type.
    fn from_str(s: &str) -> Result<Self, Self::Err>;
}
/// An error returned when parsing a `bool` using `from_str` fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseBoolError;
impl fmt::Display for ParseBoolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("provided string was not `true` or `false`") }
}
impl Error for ParseBoolError {}
impl FromStr for bool {
    type Err = ParseBoolError;
    fn from_str(s: &str) -> Result<bool, ParseBoolError> {
        match s {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(ParseBoolError),
        }
    }
}
