//! UTF-8 validation.
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::prelude::rust_2021::*;

/// Errors which can occur when attempting to interpret a sequence of `u8` as a string.
#[derive(Copy, Eq, PartialEq, Clone, Debug)]
pub struct Utf8Error {
    pub(crate) valid_up_to: usize,
    pub(crate) error_len: Option<u8>,
}
impl Utf8Error {
    /// Returns the index in the given string up to which valid UTF-8 was verified.
    pub const fn valid_up_to(&self) -> usize { self.valid_up_to }
    /// Provides more information about the failure: the length of the bad sequence, `None` if the input ended too early.
    pub const fn error_len(&self) -> Option<usize> {
        match self.error_len {
            Some(len) => Some(len as usize),
            None => None,
        }
    }
}
impl fmt::Display for Utf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error_len {
            Some(n) => write!(f, "invalid utf-8 sequence of {} bytes from index {}", n, self.valid_up_to),
            None => write!(f, "incomplete utf-8 byte sequence from index {}", self.valid_up_to),
        }
    }
}
impl Error for Utf8Error {}

/// Converts a slice of bytes to a string slice.
pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    let at = unsafe { intrinsics::utf8_validate(v.as_ptr(), v.len()) };
    if at == usize::MAX { unsafe { Ok(intrinsics::str_from_utf8_unchecked(v)) } } else { Err(Utf8Error { valid_up_to: at, error_len: error_len(v, at) }) }
}
/// Converts a mutable slice of bytes to a mutable string slice.
pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
    let at = unsafe { intrinsics::utf8_validate(v.as_ptr(), v.len()) };
    if at == usize::MAX { unsafe { Ok(intrinsics::str_from_utf8_unchecked_mut(v)) } } else { Err(Utf8Error { valid_up_to: at, error_len: error_len(v, at) }) }
}

/// Length of the character that starts with this byte.
pub(crate) const fn next_char_len(first: u8) -> usize {
    if first < 0x80 { 1 } else if first < 0xE0 { 2 } else if first < 0xF0 { 3 } else { 4 }
}

/// How many bytes of the invalid sequence at `at` belong together; `None` if the input just ends.
pub(crate) const fn error_len(v: &[u8], at: usize) -> Option<u8> {
    let first = v[at];
    let (width, low, high) = match first {
        0xC2..=0xDF => (2, 0x80, 0xBF),
        0xE0 => (3, 0xA0, 0xBF),
        0xED => (3, 0x80, 0x9F),
        0xE1..=0xEF => (3, 0x80, 0xBF),
        0xF0 => (4, 0x90, 0xBF),
        0xF1..=0xF3 => (4, 0x80, 0xBF),
        0xF4 => (4, 0x80, 0x8F),
        _ => return Some(1),
    };
    let mut i = 1;
    while i < width {
        if at + i >= v.len() {
            return None;
        }
        let byte = v[at + i];
        let ok = if i == 1 { byte >= low && byte <= high } else { byte >= 0x80 && byte <= 0xBF };
        if !ok {
            return Some(i as u8);
        }
        i += 1;
    }
    Some(width as u8)
}
