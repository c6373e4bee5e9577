//! Utilities for the `str` primitive type.
mod index;
mod iter;
mod methods;
mod parse;
pub mod pattern;
mod search;
mod split;
mod traits;
mod utf8;

pub use self::iter::{Bytes, CharIndices, Chars, EncodeUtf16, EscapeDebug, EscapeDefault, EscapeUnicode};
pub use self::parse::{FromStr, ParseBoolError};
pub use self::search::{MatchIndices, Matches, RMatchIndices, RMatches};
pub use self::split::{
    Lines, RSplit, RSplitN, RSplitTerminator, Split, SplitAsciiWhitespace, SplitInclusive, SplitN, SplitTerminator, SplitWhitespace,
};
pub use self::utf8::{from_utf8, from_utf8_mut, Utf8Error};
pub(crate) use self::utf8::{error_len, next_char_len};
use crate::intrinsics;
use crate::prelude::rust_2021::*;

/// Converts a slice of bytes to a string slice without checking that the string contains valid UTF-8.
#[must_use]
pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str { unsafe { intrinsics::str_from_utf8_unchecked(v) } }
/// Converts a mutable slice of bytes to a string slice without checking.
#[must_use]
pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str { unsafe { intrinsics::str_from_utf8_unchecked_mut(v) } }
/// Converts a boxed slice of bytes to a boxed string slice without checking.
pub unsafe fn from_boxed_utf8_unchecked(v: Box<[u8]>) -> Box<str> { unsafe { String::from_utf8_unchecked(v.into_vec()).into_boxed_str() } }
