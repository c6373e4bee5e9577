//! Operations on ASCII strings and characters.
use crate::fmt::{self, Write};
use crate::prelude::rust_2021::*;

/// Returns an iterator that produces an escaped version of a `u8`.
pub fn escape_default(c: u8) -> EscapeDefault {
    let hex = b"0123456789abcdef";
    let (data, len) = match c {
        b'\t' => ([b'\\', b't', 0, 0], 2),
        b'\r' => ([b'\\', b'r', 0, 0], 2),
        b'\n' => ([b'\\', b'n', 0, 0], 2),
        b'\\' => ([b'\\', b'\\', 0, 0], 2),
        b'\'' => ([b'\\', b'\'', 0, 0], 2),
        b'"' => ([b'\\', b'"', 0, 0], 2),
        0x20..=0x7e => ([c, 0, 0, 0], 1),
        _ => ([b'\\', b'x', hex[(c >> 4) as usize], hex[(c & 15) as usize]], 4),
    };
    EscapeDefault { data, next: 0, len }
}
/// An iterator over the escaped version of a byte.
#[derive(Clone)]
pub struct EscapeDefault {
    data: [u8; 4],
    next: usize,
    len: usize,
}
impl Iterator for EscapeDefault {
    type Item = u8;
    fn next(&mut self) -> Option<u8> {
        if self.next == self.len {
            return None;
        }
        self.next += 1;
        Some(self.data[self.next - 1])
    }
}
impl fmt::Display for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for b in self.clone() {
            f.write_char(b as char)?;
        }
        Ok(())
    }
}

macro_rules! ascii_methods {
    ($T:ident) => {
        /// Checks if the value is within the ASCII range.
        #[must_use]
        pub const fn is_ascii(&self) -> bool { (*self as u32) < 128 }
        /// Makes a copy of the value in its ASCII upper case equivalent.
        #[must_use]
        pub const fn to_ascii_uppercase(&self) -> $T { if self.is_ascii_lowercase() { ((*self as u8) - 32) as $T } else { *self } }
        /// Makes a copy of the value in its ASCII lower case equivalent.
        #[must_use]
        pub const fn to_ascii_lowercase(&self) -> $T { if self.is_ascii_uppercase() { ((*self as u8) + 32) as $T } else { *self } }
        /// Checks that two values are an ASCII case-insensitive match.
        #[must_use]
        pub const fn eq_ignore_ascii_case(&self, other: &$T) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
        /// Converts this type to its ASCII upper case equivalent in-place.
        pub const fn make_ascii_uppercase(&mut self) { *self = self.to_ascii_uppercase(); }
        /// Converts this type to its ASCII lower case equivalent in-place.
        pub const fn make_ascii_lowercase(&mut self) { *self = self.to_ascii_lowercase(); }
        /// Checks if the value is an ASCII alphabetic character.
        #[must_use]
        pub const fn is_ascii_alphabetic(&self) -> bool { self.is_ascii_lowercase() || self.is_ascii_uppercase() }
        /// Checks if the value is an ASCII uppercase character.
        #[must_use]
        pub const fn is_ascii_uppercase(&self) -> bool { let c = *self as u32; c >= 65 && c <= 90 }
        /// Checks if the value is an ASCII lowercase character.
        #[must_use]
        pub const fn is_ascii_lowercase(&self) -> bool { let c = *self as u32; c >= 97 && c <= 122 }
        /// Checks if the value is an ASCII alphanumeric character.
        #[must_use]
        pub const fn is_ascii_alphanumeric(&self) -> bool { self.is_ascii_alphabetic() || self.is_ascii_digit() }
        /// Checks if the value is an ASCII decimal digit.
        #[must_use]
        pub const fn is_ascii_digit(&self) -> bool { let c = *self as u32; c >= 48 && c <= 57 }
        /// Checks if the value is an ASCII hexadecimal digit.
        #[must_use]
        pub const fn is_ascii_hexdigit(&self) -> bool { let c = *self as u32 | 32; self.is_ascii_digit() || (c >= 97 && c <= 102) }
        /// Checks if the value is an ASCII punctuation character.
        #[must_use]
        pub const fn is_ascii_punctuation(&self) -> bool { self.is_ascii_graphic() && !self.is_ascii_alphanumeric() }
        /// Checks if the value is an ASCII graphic character.
        #[must_use]
        pub const fn is_ascii_graphic(&self) -> bool { let c = *self as u32; c >= 33 && c <= 126 }
        /// Checks if the value is an ASCII whitespace character.
        #[must_use]
        pub const fn is_ascii_whitespace(&self) -> bool { let c = *self as u32; c == 32 || c == 9 || c == 10 || c == 12 || c == 13 }
        /// Checks if the value is an ASCII control character.
        #[must_use]
        pub const fn is_ascii_control(&self) -> bool { let c = *self as u32; c < 32 || c == 127 }
    };
}
impl u8 {
    ascii_methods! { u8 }
    /// Returns an iterator that produces an escaped version of a `u8`.
    pub fn escape_ascii(self) -> EscapeDefault { escape_default(self) }
}
impl char {
    ascii_methods! { char }
}
