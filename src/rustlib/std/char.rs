//! Utilities for the `char` primitive type.
use crate::error::Error;
use crate::fmt::{self, Write};
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::prelude::rust_2021::*;
use crate::str::FromStr;

/// The highest valid code point.
pub const MAX: char = char::MAX;
/// `U+FFFD`, used for decoding errors.
pub const REPLACEMENT_CHARACTER: char = char::REPLACEMENT_CHARACTER;
/// Converts a `u32` to a `char`.
pub const fn from_u32(i: u32) -> Option<char> { char::from_u32(i) }
/// Converts a `u32` to a `char`, ignoring validity.
pub const unsafe fn from_u32_unchecked(i: u32) -> char { unsafe { intrinsics::transmute(i) } }
/// Converts a digit in the given radix to a `char`.
#[track_caller]
pub const fn from_digit(num: u32, radix: u32) -> Option<char> { char::from_digit(num, radix) }
/// Decodes UTF-16 code units; unpaired surrogates are errors.
pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> { DecodeUtf16 { iter: iter.into_iter(), again: None } }
/// An iterator that decodes UTF-16.
#[derive(Clone, Debug)]
pub struct DecodeUtf16<I: Iterator<Item = u16>> {
    iter: I,
    // A unit that was read too early.
    again: Option<u16>,
}
/// An error that can be returned when decoding UTF-16 code points.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct DecodeUtf16Error {
    code: u16,
}
impl DecodeUtf16Error {
    /// The unpaired surrogate.
    pub fn unpaired_surrogate(&self) -> u16 { self.code }
}
impl fmt::Display for DecodeUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "unpaired surrogate found: {:x}", self.code) }
}
impl Error for DecodeUtf16Error {}
impl<I: Iterator<Item = u16>> Iterator for DecodeUtf16<I> {
    type Item = Result<char, DecodeUtf16Error>;
    fn next(&mut self) -> Option<Result<char, DecodeUtf16Error>> {
        let u = match self.again.take() {
            Some(u) => u,
            None => self.iter.next()?,
        };
        if u & 0xF800 != 0xD800 {
            return Some(Ok(unsafe { char::from_u32_unchecked(u as u32) }));
        }
        if u >= 0xDC00 {
            return Some(Err(DecodeUtf16Error { code: u }));
        }
        let low = match self.iter.next() {
            Some(low) => low,
            None => return Some(Err(DecodeUtf16Error { code: u })),
        };
        if low & 0xFC00 != 0xDC00 {
            self.again = Some(low);
            return Some(Err(DecodeUtf16Error { code: u }));
        }
        let code = ((u as u32 & 0x3FF) << 10 | low as u32 & 0x3FF) + 0x10000;
        Some(Ok(unsafe { char::from_u32_unchecked(code) }))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (low, high) = self.iter.size_hint();
        let again = self.again.is_some() as usize;
        (low.div_ceil(2) + again, high.map(|n| n + again))
    }
}

impl char {
    /// The lowest valid code point.
    pub const MIN: char = '\0';
    /// The highest valid code point.
    pub const MAX: char = '\u{10FFFF}';
    /// `U+FFFD`, used for decoding errors.
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';
    /// The largest number of bytes of a character in UTF-8.
    pub const MAX_LEN_UTF8: usize = 4;
    /// The largest number of units of a character in UTF-16.
    pub const MAX_LEN_UTF16: usize = 2;
    /// The version of Unicode that the methods follow.
    pub const UNICODE_VERSION: (u8, u8, u8) = (17, 0, 0);
    /// Decodes UTF-16 code units; unpaired surrogates are errors.
    pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> { decode_utf16(iter) }
    /// Converts a `u32` to a `char`.
    #[must_use]
    pub const fn from_u32(i: u32) -> Option<char> { if i > 0x10FFFF || (i >= 0xD800 && i <= 0xDFFF) { None } else { unsafe { Some(intrinsics::transmute(i)) } } }
    /// Converts a `u32` to a `char`, ignoring validity.
    #[must_use]
    pub const unsafe fn from_u32_unchecked(i: u32) -> char { unsafe { intrinsics::transmute(i) } }
    /// Converts a digit in the given radix to a `char`.
    #[must_use]
    #[track_caller]
    pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
        if radix > 36 {
            panic!("from_digit: radix is too high (maximum 36)");
        }
        if num >= radix {
            return None;
        }
        let num = num as u8;
        Some(if num < 10 { (b'0' + num) as char } else { (b'a' + num - 10) as char })
    }
    /// Checks if a `char` is a digit in the given radix.
    #[track_caller]
    pub const fn is_digit(self, radix: u32) -> bool { self.to_digit(radix).is_some() }
    /// Converts a `char` to a digit in the given radix.
    #[must_use]
    #[track_caller]
    pub const fn to_digit(self, radix: u32) -> Option<u32> {
        if radix < 2 || radix > 36 {
            panic!("to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive");
        }
        let c = self as u32;
        let digit = if c >= 48 && c <= 57 {
            c - 48
        } else if c >= 97 && c <= 122 {
            c - 87
        } else if c >= 65 && c <= 90 {
            c - 55
        } else {
            return None;
        };
        if digit < radix { Some(digit) } else { None }
    }
    /// Returns an iterator that yields the hexadecimal Unicode escape of a character.
    #[must_use]
    pub fn escape_unicode(self) -> EscapeUnicode { Escape(Buffer::unicode(self)) }
    /// Returns an iterator that yields the literal escape code of a character, as `Debug` does.
    #[must_use]
    pub fn escape_debug(self) -> EscapeDebug { Escape(Buffer::debug(self, true, true, true)) }
    pub(crate) fn escape_debug_ext(self, grapheme: bool, single: bool, double: bool) -> EscapeDebug { Escape(Buffer::debug(self, grapheme, single, double)) }
    /// Returns an iterator that yields the literal escape code of a character, in ASCII.
    #[must_use]
    pub fn escape_default(self) -> EscapeDefault {
        Escape(match self {
            '\t' => Buffer::backslash('t'),
            '\r' => Buffer::backslash('r'),
            '\n' => Buffer::backslash('n'),
            '\'' | '"' | '\\' => Buffer::backslash(self),
            ' '..='~' => Buffer::one(self),
            _ => Buffer::unicode(self),
        })
    }
    /// Returns the number of bytes this `char` would need if encoded in UTF-8.
    #[must_use]
    pub const fn len_utf8(self) -> usize {
        let c = self as u32;
        if c < 0x80 { 1 } else if c < 0x800 { 2 } else if c < 0x10000 { 3 } else { 4 }
    }
    /// Returns the number of 16-bit code units this `char` would need if encoded in UTF-16.
    #[must_use]
    pub const fn len_utf16(self) -> usize { if (self as u32) < 0x10000 { 1 } else { 2 } }
    /// Encodes this character as UTF-16 into the provided buffer.
    #[track_caller]
    pub const fn encode_utf16(self, dst: &mut [u16]) -> &mut [u16] {
        let code = self as u32;
        let len = self.len_utf16();
        if dst.len() < len {
            panic!("encode_utf16: need {len} bytes to encode U+{code:X} but buffer has just {}", dst.len());
        }
        if len == 1 {
            dst[0] = code as u16;
        } else {
            dst[0] = 0xD800 | ((code - 0x10000) >> 10) as u16;
            dst[1] = 0xDC00 | (code as u16 & 0x3FF);
        }
        unsafe { crate::slice::from_raw_parts_mut(dst.as_mut_ptr(), len) }
    }
    /// Encodes this character as UTF-8 into the provided byte buffer.
    #[track_caller]
    pub const fn encode_utf8(self, dst: &mut [u8]) -> &mut str {
        let code = self as u32;
        let len = self.len_utf8();
        if dst.len() < len {
            panic!("encode_utf8: need {len} bytes to encode U+{code:X} but buffer has just {}", dst.len());
        }
        match len {
            1 => dst[0] = code as u8,
            2 => {
                dst[0] = (code >> 6) as u8 | 0xC0;
                dst[1] = (code & 0x3F) as u8 | 0x80;
            }
            3 => {
                dst[0] = (code >> 12) as u8 | 0xE0;
                dst[1] = (code >> 6 & 0x3F) as u8 | 0x80;
                dst[2] = (code & 0x3F) as u8 | 0x80;
            }
            _ => {
                dst[0] = (code >> 18) as u8 | 0xF0;
                dst[1] = (code >> 12 & 0x3F) as u8 | 0x80;
                dst[2] = (code >> 6 & 0x3F) as u8 | 0x80;
                dst[3] = (code & 0x3F) as u8 | 0x80;
            }
        }
        unsafe { crate::str::from_utf8_unchecked_mut(crate::slice::from_raw_parts_mut(dst.as_mut_ptr(), len)) }
    }
    /// Returns `true` if this `char` has the `Alphabetic` property.
    #[must_use]
    pub const fn is_alphabetic(self) -> bool { intrinsics::char_is_alphabetic(self) }
    /// Returns `true` if this `char` has the `Lowercase` property.
    #[must_use]
    pub const fn is_lowercase(self) -> bool { intrinsics::char_is_lowercase(self) }
    /// Returns `true` if this `char` has the `Uppercase` property.
    #[must_use]
    pub const fn is_uppercase(self) -> bool { intrinsics::char_is_uppercase(self) }
    /// Returns `true` if this `char` has the `White_Space` property.
    #[must_use]
    pub const fn is_whitespace(self) -> bool { intrinsics::char_is_whitespace(self) }
    /// Returns `true` if this `char` satisfies either `is_alphabetic()` or `is_numeric()`.
    #[must_use]
    pub const fn is_alphanumeric(self) -> bool { intrinsics::char_is_alphabetic(self) || intrinsics::char_is_numeric(self) }
    /// Returns `true` if this `char` has the general category for control codes.
    #[must_use]
    pub const fn is_control(self) -> bool { intrinsics::char_is_control(self) }
    /// Returns `true` if this `char` has one of the general categories for numbers.
    #[must_use]
    pub const fn is_numeric(self) -> bool { intrinsics::char_is_numeric(self) }
    /// Returns an iterator that yields the lowercase mapping of this `char`.
    #[must_use = "this returns the lowercase character as a new iterator, without modifying the original"]
    pub fn to_lowercase(self) -> ToLowercase {
        let mut codes = [0u32; 3];
        let len = unsafe { intrinsics::char_to_lower(self, codes.as_mut_ptr()) };
        ToLowercase(CaseMapping { codes, next: 0, len })
    }
    /// Returns an iterator that yields the uppercase mapping of this `char`.
    #[must_use = "this returns the uppercase character as a new iterator, without modifying the original"]
    pub fn to_uppercase(self) -> ToUppercase {
        let mut codes = [0u32; 3];
        let len = unsafe { intrinsics::char_to_upper(self, codes.as_mut_ptr()) };
        ToUppercase(CaseMapping { codes, next: 0, len })
    }
}

#[derive(Clone, Debug)]
struct CaseMapping {
    codes: [u32; 3],
    next: usize,
    len: usize,
}
macro_rules! case_iterator {
    ($($(#[$doc:meta])* $I:ident)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $I(CaseMapping);
        impl Iterator for $I {
            type Item = char;
            fn next(&mut self) -> Option<char> {
                if self.0.next == self.0.len {
                    return None;
                }
                self.0.next += 1;
                char::from_u32(self.0.codes[self.0.next - 1])
            }
            fn size_hint(&self) -> (usize, Option<usize>) { (self.0.len - self.0.next, Some(self.0.len - self.0.next)) }
        }
        impl DoubleEndedIterator for $I {
            fn next_back(&mut self) -> Option<char> {
                if self.0.next == self.0.len {
                    return None;
                }
                self.0.len -= 1;
                char::from_u32(self.0.codes[self.0.len])
            }
        }
        impl ExactSizeIterator for $I {}
        impl FusedIterator for $I {}
        impl fmt::Display for $I {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for c in self.clone() {
                    f.write_char(c)?;
                }
                Ok(())
            }
        }
    )* };
}
case_iterator! {
    /// An iterator over the lowercase equivalent of a `char`.
    ToLowercase
    /// An iterator over the uppercase equivalent of a `char`.
    ToUppercase
}

#[derive(Clone, Debug)]
struct Buffer {
    data: [char; 10],
    next: usize,
    len: usize,
}
impl Buffer {
    fn one(c: char) -> Buffer {
        let mut data = ['\0'; 10];
        data[0] = c;
        Buffer { data, next: 0, len: 1 }
    }
    fn backslash(c: char) -> Buffer {
        let mut data = ['\0'; 10];
        data[0] = '\\';
        data[1] = c;
        Buffer { data, next: 0, len: 2 }
    }
    fn unicode(c: char) -> Buffer {
        let mut data = ['\0'; 10];
        data[0] = '\\';
        data[1] = 'u';
        data[2] = '{';
        let code = c as u32;
        let mut digits = 1;
        while digits < 6 && code >> (4 * digits) != 0 {
            digits += 1;
        }
        let mut len = 3;
        while digits > 0 {
            digits -= 1;
            data[len] = char::from_digit(code >> (4 * digits) & 15, 16).unwrap();
            len += 1;
        }
        data[len] = '}';
        Buffer { data, next: 0, len: len + 1 }
    }
    fn debug(c: char, grapheme: bool, single: bool, double: bool) -> Buffer {
        match c {
            '\0' => Buffer::backslash('0'),
            '\t' => Buffer::backslash('t'),
            '\r' => Buffer::backslash('r'),
            '\n' => Buffer::backslash('n'),
            '\\' => Buffer::backslash('\\'),
            '"' if double => Buffer::backslash('"'),
            '\'' if single => Buffer::backslash('\''),
            _ if grapheme && intrinsics::char_is_grapheme_extend(c) => Buffer::unicode(c),
            _ if intrinsics::char_is_printable(c) => Buffer::one(c),
            _ => Buffer::unicode(c),
        }
    }
}
/// An iterator over the escaped form of a `char`.
#[derive(Clone, Debug)]
pub struct Escape(Buffer);
/// The return type of `char::escape_unicode`.
pub type EscapeUnicode = Escape;
/// The return type of `char::escape_debug`.
pub type EscapeDebug = Escape;
/// The return type of `char::escape_default`.
pub type EscapeDefault = Escape;
impl Escape {
    /// Is it the plain character?
    pub(crate) fn is_plain(&self) -> bool { self.0.len == 1 }
}
impl Iterator for Escape {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        if self.0.next == self.0.len {
            return None;
        }
        self.0.next += 1;
        Some(self.0.data[self.0.next - 1])
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.0.len - self.0.next, Some(self.0.len - self.0.next)) }
}
impl ExactSizeIterator for Escape {}
impl fmt::Display for Escape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.clone() {
            f.write_char(c)?;
        }
        Ok(())
    }
}

/// An error which can be returned when parsing a char.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseCharError {
    kind: CharErrorKind,
}
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum CharErrorKind {
    EmptyString,
    TooManyChars,
}
impl fmt::Display for ParseCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            CharErrorKind::EmptyString => "cannot parse char from empty string",
            CharErrorKind::TooManyChars => "too many characters in string",
        })
    }
}
impl Error for ParseCharError {}
impl FromStr for char {
    type Err = ParseCharError;
    fn from_str(s: &str) -> Result<char, ParseCharError> {
        let mut chars = s.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Err(ParseCharError { kind: CharErrorKind::EmptyString }),
            (Some(c), None) => Ok(c),
            _ => Err(ParseCharError { kind: CharErrorKind::TooManyChars }),
        }
    }
}
/// The error type returned when a conversion from `u32` to `char` fails.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct CharTryFromError(());
impl fmt::Display for CharTryFromError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("converted integer out of range for `char`") }
}
impl Error for CharTryFromError {}
impl TryFrom<u32> for char {
    type Error = CharTryFromError;
    fn try_from(i: u32) -> Result<char, CharTryFromError> { char::from_u32(i).ok_or(CharTryFromError(())) }
}
/// The error type returned when a conversion from `char` to a smaller integer fails.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub struct TryFromCharError(());
impl fmt::Display for TryFromCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("unicode code point out of range") }
}
impl Error for TryFromCharError {}
impl TryFrom<char> for u8 {
    type Error = TryFromCharError;
    fn try_from(c: char) -> Result<u8, TryFromCharError> { if (c as u32) < 256 { Ok(c as u32 as u8) } else { Err(TryFromCharError(())) } }
}
impl TryFrom<char> for u16 {
    type Error = TryFromCharError;
    fn try_from(c: char) -> Result<u16, TryFromCharError> { if (c as u32) < 0x10000 { Ok(c as u32 as u16) } else { Err(TryFromCharError(())) } }
}
impl TryFrom<char> for usize {
    type Error = TryFromCharError;
    fn try_from(c: char) -> Result<usize, TryFromCharError> { Ok(c as u32 as usize) }
}
