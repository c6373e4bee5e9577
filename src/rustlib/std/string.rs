//! A UTF-8–encoded, growable string.
use crate::borrow::{Borrow, BorrowMut, Cow};
use crate::cmp::Ordering;
use crate::convert::Infallible;
use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, RangeBounds};
use crate::prelude::rust_2021::*;
use crate::slice::SliceIndex;
use crate::str::{FromStr, Utf8Error};

/// A UTF-8–encoded, growable string.
#[derive(PartialOrd, Eq, Ord)]
#[lang = "String"]
pub struct String {
    vec: Vec<u8>,
}
/// A possible error value when converting a `String` from a UTF-8 byte vector.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct FromUtf8Error {
    bytes: Vec<u8>,
    error: Utf8Error,
}
/// A possible error value when converting a `String` from a UTF-16 byte slice.
#[derive(Debug)]
pub struct FromUtf16Error(());
/// A type alias for `Infallible`.
pub type ParseError = Infallible;

impl String {
    /// Creates a new empty `String`.
    #[must_use]
    pub const fn new() -> String { String { vec: Vec::new() } }
    /// Creates a new empty `String` with at least the specified capacity.
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> String { String { vec: Vec::with_capacity(capacity) } }
    /// Converts a vector of bytes to a `String`.
    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {
        match crate::str::from_utf8(&vec) {
            Ok(..) => Ok(String { vec }),
            Err(error) => Err(FromUtf8Error { bytes: vec, error }),
        }
    }
    /// Converts a slice of bytes to a string, including invalid characters.
    pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str> {
        let mut rest = v;
        let mut result = String::new();
        loop {
            match crate::str::from_utf8(rest) {
                Ok(valid) => {
                    if result.is_empty() && rest.len() == v.len() {
                        return Cow::Borrowed(valid);
                    }
                    result.push_str(valid);
                    return Cow::Owned(result);
                }
                Err(e) => {
                    result.push_str(unsafe { crate::str::from_utf8_unchecked(&rest[..e.valid_up_to()]) });
                    result.push('\u{FFFD}');
                    match e.error_len() {
                        Some(n) => rest = &rest[e.valid_up_to() + n..],
                        None => return Cow::Owned(result),
                    }
                }
            }
        }
    }
    /// Decodes a native endian UTF-16 slice into a `String`.
    pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error> {
        let mut s = String::new();
        let mut i = 0;
        while i < v.len() {
            let unit = v[i] as u32;
            i += 1;
            let code = if unit >= 0xD800 && unit < 0xDC00 && i < v.len() && v[i] & 0xFC00 == 0xDC00 {
                i += 1;
                0x10000 + ((unit & 0x3FF) << 10) + (v[i - 1] as u32 & 0x3FF)
            } else {
                unit
            };
            match char::from_u32(code) {
                Some(c) => s.push(c),
                None => return Err(FromUtf16Error(())),
            }
        }
        Ok(s)
    }
    /// Decodes a native endian UTF-16 slice, replacing lone surrogates.
    pub fn from_utf16_lossy(v: &[u16]) -> String { char::decode_utf16(v.iter().copied()).map(|r| r.unwrap_or(char::REPLACEMENT_CHARACTER)).collect() }
    /// Creates a `String` from a pointer, a length and a capacity.
    pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> String { unsafe { String { vec: Vec::from_raw_parts(buf, length, capacity) } } }
    /// Decomposes a `String` into its pointer, length and capacity.
    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw_parts(self) -> (*mut u8, usize, usize) { self.vec.into_raw_parts() }
    /// Tries to reserve capacity for at least `additional` bytes more.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), crate::collections::TryReserveError> { self.vec.try_reserve(additional) }
    /// Tries to reserve the minimum capacity for at least `additional` bytes more.
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), crate::collections::TryReserveError> { self.vec.try_reserve_exact(additional) }
    /// Converts a vector of bytes to a `String` without checking.
    #[must_use]
    pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String { String { vec: bytes } }
    /// Converts a `String` into a byte vector.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_bytes(self) -> Vec<u8> { self.vec }
    /// Extracts a string slice containing the entire `String`.
    pub const fn as_str(&self) -> &str { unsafe { crate::str::from_utf8_unchecked(self.vec.as_slice()) } }
    /// Converts a `String` into a mutable string slice.
    pub const fn as_mut_str(&mut self) -> &mut str { unsafe { crate::str::from_utf8_unchecked_mut(self.vec.as_mut_slice()) } }
    /// Appends a given string slice onto the end of this `String`.
    #[track_caller]
    pub fn push_str(&mut self, string: &str) { self.vec.extend_from_slice(string.as_bytes()) }
    /// Copies elements from `src` range to the end of the string.
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let range = crate::ops::slice_range(src, self.len());
        let copy = self[range].to_owned();
        self.push_str(&copy);
    }
    /// Returns this `String`'s capacity, in bytes.
    pub const fn capacity(&self) -> usize { self.vec.capacity() }
    /// Reserves capacity for at least `additional` bytes more.
    pub fn reserve(&mut self, additional: usize) { self.vec.reserve(additional) }
    /// Reserves the minimum capacity for at least `additional` bytes more.
    pub fn reserve_exact(&mut self, additional: usize) { self.vec.reserve_exact(additional) }
    /// Shrinks the capacity of this `String` to match its length.
    pub fn shrink_to_fit(&mut self) { self.vec.shrink_to_fit() }
    /// Shrinks the capacity of this `String` with a lower bound.
    pub fn shrink_to(&mut self, min_capacity: usize) { self.vec.shrink_to(min_capacity) }
    /// Appends the given `char` to the end of this `String`.
    #[track_caller]
    pub fn push(&mut self, ch: char) {
        if (ch as u32) < 0x80 {
            self.vec.push(ch as u8);
        } else {
            self.push_str(ch.encode_utf8(&mut [0; 4]));
        }
    }
    /// Returns a byte slice of this `String`'s contents.
    pub const fn as_bytes(&self) -> &[u8] { self.vec.as_slice() }
    /// Shortens this `String` to the specified length.
    #[track_caller]
    pub fn truncate(&mut self, new_len: usize) {
        if new_len <= self.len() {
            assert!(self.is_char_boundary(new_len));
            self.vec.truncate(new_len)
        }
    }
    /// Removes the last character from the string buffer and returns it.
    pub fn pop(&mut self) -> Option<char> {
        let ch = self.chars().next_back()?;
        let new_len = self.len() - ch.len_utf8();
        self.vec.truncate(new_len);
        Some(ch)
    }
    /// Removes a `char` from this `String` at byte position `idx` and returns it.
    #[track_caller]
    pub fn remove(&mut self, idx: usize) -> char {
        let ch = match self[idx..].chars().next() {
            Some(ch) => ch,
            None => panic!("cannot remove a char from the end of a string"),
        };
        self.vec.drain(idx..idx + ch.len_utf8());
        ch
    }
    /// Retains only the characters specified by the predicate.
    pub fn retain<F: FnMut(char) -> bool>(&mut self, mut f: F) {
        let kept: String = self.chars().filter(|c| f(*c)).collect();
        *self = kept;
    }
    /// Inserts a character into this `String` at byte position `idx`.
    #[track_caller]
    pub fn insert(&mut self, idx: usize, ch: char) {
        assert!(self.is_char_boundary(idx));
        let mut bits = [0; 4];
        let tail = self.vec.split_off(idx);
        self.push_str(ch.encode_utf8(&mut bits));
        self.vec.extend_from_slice(&tail);
    }
    /// Inserts a string slice into this `String` at byte position `idx`.
    #[track_caller]
    pub fn insert_str(&mut self, idx: usize, string: &str) {
        assert!(self.is_char_boundary(idx));
        let tail = self.vec.split_off(idx);
        self.push_str(string);
        self.vec.extend_from_slice(&tail);
    }
    /// Returns a mutable reference to the contents of this `String`.
    pub unsafe fn as_mut_vec(&mut self) -> &mut Vec<u8> { &mut self.vec }
    /// Returns the length of this `String`, in bytes.
    pub const fn len(&self) -> usize { self.vec.len() }
    /// Returns `true` if this `String` has a length of zero.
    pub const fn is_empty(&self) -> bool { self.vec.len() == 0 }
    /// Splits the string into two at the given byte index.
    #[must_use = "use `.truncate()` if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> String {
        assert!(self.is_char_boundary(at));
        String { vec: self.vec.split_off(at) }
    }
    /// Truncates this `String`, removing all contents.
    pub fn clear(&mut self) { self.vec.clear() }
    /// Removes the specified range from the string in bulk, returning all removed characters.
    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_> {
        let range = crate::ops::slice_range(range, self.len());
        assert!(self.is_char_boundary(range.start));
        assert!(self.is_char_boundary(range.end));
        let removed = self.vec.drain(range).collect();
        Drain { removed: String { vec: removed }, start: 0, end: usize::MAX, marker: crate::marker::PhantomData }
    }
    /// Removes the specified range in the string, and replaces it with the given string.
    #[track_caller]
    pub fn replace_range<R: RangeBounds<usize>>(&mut self, range: R, replace_with: &str) {
        let range = crate::ops::slice_range(range, self.len());
        assert!(self.is_char_boundary(range.start));
        assert!(self.is_char_boundary(range.end));
        let tail = self.vec.split_off(range.end);
        self.vec.truncate(range.start);
        self.push_str(replace_with);
        self.vec.extend_from_slice(&tail);
    }
    /// Converts this `String` into a `Box<str>`.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_boxed_str(self) -> Box<str> {
        let raw = Box::into_raw(self.vec.into_boxed_slice());
        unsafe { Box::from_raw(intrinsics::str_from_raw_parts(intrinsics::slice_as_ptr(raw), intrinsics::slice_len(raw)) as *mut str) }
    }
    /// Consumes and leaks the `String`, returning a mutable reference to the contents.
    pub fn leak<'a>(self) -> &'a mut str { unsafe { crate::str::from_utf8_unchecked_mut(self.vec.leak()) } }
}

/// A draining iterator for `String`.
pub struct Drain<'a> {
    removed: String,
    start: usize,
    end: usize,
    marker: crate::marker::PhantomData<&'a mut String>,
}
impl Drain<'_> {
    /// The remaining (sub)string.
    #[must_use]
    pub fn as_str(&self) -> &str { &self.removed[self.start..self.end.min(self.removed.len())] }
}
impl Iterator for Drain<'_> {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        let c = self.as_str().chars().next()?;
        self.start += c.len_utf8();
        Some(c)
    }
}
impl DoubleEndedIterator for Drain<'_> {
    fn next_back(&mut self) -> Option<char> {
        let c = self.as_str().chars().next_back()?;
        self.end = self.end.min(self.removed.len()) - c.len_utf8();
        Some(c)
    }
}

impl AsRef<str> for Drain<'_> {
    fn as_ref(&self) -> &str { self.as_str() }
}
impl fmt::Debug for Drain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Drain").field(&self.as_str()).finish() }
}
impl FromUtf8Error {
    /// Returns the bytes that were attempted to convert to a `String`.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_bytes(self) -> Vec<u8> { self.bytes }
    /// Returns a slice of the bytes that were attempted to convert.
    pub fn as_bytes(&self) -> &[u8] { &self.bytes[..] }
    /// Fetches a `Utf8Error` to get more details about the conversion failure.
    pub fn utf8_error(&self) -> Utf8Error { self.error }
}
impl fmt::Display for FromUtf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.error, f) }
}
impl Error for FromUtf8Error {}
impl fmt::Display for FromUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("invalid utf-16: lone surrogate found") }
}
impl Error for FromUtf16Error {}

impl Clone for String {
    fn clone(&self) -> Self { String { vec: self.vec.clone() } }
    fn clone_from(&mut self, source: &Self) { self.vec.clone_from(&source.vec); }
}
impl PartialEq for String {
    fn eq(&self, other: &String) -> bool { self[..] == other[..] }
}
impl Default for String {
    fn default() -> String { String::new() }
}
impl fmt::Display for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
impl fmt::Debug for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl Hash for String {
    fn hash<H: Hasher>(&self, hasher: &mut H) { (**self).hash(hasher) }
}
impl fmt::Write for String {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_str(s);
        Ok(())
    }
    fn write_char(&mut self, c: char) -> fmt::Result {
        self.push(c);
        Ok(())
    }
}
impl Add<&str> for String {
    type Output = String;
    fn add(mut self, other: &str) -> String {
        self.push_str(other);
        self
    }
}
impl AddAssign<&str> for String {
    fn add_assign(&mut self, other: &str) { self.push_str(other); }
}
impl<I: SliceIndex<str>> Index<I> for String {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output { index.index(self.as_str()) }
}
impl<I: SliceIndex<str>> IndexMut<I> for String {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self.as_mut_str()) }
}
impl Deref for String {
    type Target = str;
    fn deref(&self) -> &str { self.as_str() }
}
impl DerefMut for String {
    fn deref_mut(&mut self) -> &mut str { self.as_mut_str() }
}
impl FromStr for String {
    type Err = Infallible;
    fn from_str(s: &str) -> Result<String, Infallible> { Ok(String::from(s)) }
}
macro_rules! string_collect {
    ($([$($g:tt)*] $Item:ty, $s:ident $x:ident => $push:expr;)*) => { $(
        impl<$($g)*> FromIterator<$Item> for String {
            fn from_iter<I: IntoIterator<Item = $Item>>(iter: I) -> String {
                let mut buf = String::new();
                buf.extend(iter);
                buf
            }
        }
        impl<$($g)*> Extend<$Item> for String {
            fn extend<I: IntoIterator<Item = $Item>>(&mut self, iter: I) {
                let $s = self;
                for $x in iter {
                    $push;
                }
            }
        }
    )* };
}
string_collect! {
    [] char, s c => s.push(c);
    ['a] &'a char, s c => s.push(*c);
    ['a] &'a str, s x => s.push_str(x);
    [] String, s x => s.push_str(&x);
    [] Box<str>, s x => s.push_str(&x);
    ['a] Cow<'a, str>, s x => s.push_str(&x);
}
impl<'a> FromIterator<char> for Cow<'a, str> {
    fn from_iter<I: IntoIterator<Item = char>>(it: I) -> Cow<'a, str> { Cow::Owned(FromIterator::from_iter(it)) }
}
macro_rules! string_eq {
    ($([$($g:tt)*] $A:ty, $B:ty;)*) => { $(
        impl<$($g)*> PartialEq<$B> for $A { fn eq(&self, other: &$B) -> bool { PartialEq::eq(&self[..], &other[..]) } }
    )* };
}
string_eq! { [] String, str; ['a] String, &'a str; [] str, String; ['a] &'a str, String; }
impl AsRef<str> for String {
    fn as_ref(&self) -> &str { self }
}
impl AsMut<str> for String {
    fn as_mut(&mut self) -> &mut str { self }
}
impl AsRef<[u8]> for String {
    fn as_ref(&self) -> &[u8] { self.as_bytes() }
}
impl Borrow<str> for String {
    fn borrow(&self) -> &str { &self[..] }
}
impl BorrowMut<str> for String {
    fn borrow_mut(&mut self) -> &mut str { &mut self[..] }
}
impl From<&str> for String {
    fn from(s: &str) -> String { s.to_owned() }
}
impl From<&mut str> for String {
    fn from(s: &mut str) -> String { s.to_owned() }
}
impl From<&String> for String {
    fn from(s: &String) -> String { s.clone() }
}
impl From<char> for String {
    fn from(c: char) -> String {
        let mut s = String::new();
        s.push(c);
        s
    }
}
impl From<Box<str>> for String {
    fn from(s: Box<str>) -> String {
        let raw = Box::into_raw(s);
        let len = intrinsics::str_len(raw);
        unsafe { String { vec: Vec::from_raw_parts(intrinsics::str_as_ptr(raw) as *mut u8, len, len) } }
    }
}
impl<'a> From<Cow<'a, str>> for String {
    fn from(s: Cow<'a, str>) -> String { s.into_owned() }
}
impl From<String> for Vec<u8> {
    fn from(string: String) -> Vec<u8> { string.into_bytes() }
}
impl TryFrom<Vec<u8>> for String {
    type Error = FromUtf8Error;
    fn try_from(bytes: Vec<u8>) -> Result<String, FromUtf8Error> { String::from_utf8(bytes) }
}

/// A trait for converting a value to a `String`.
pub trait ToString {
    /// Converts the given value to a `String`.
    fn to_string(&self) -> String;
}
impl<T: fmt::Display + ?Sized> ToString for T {
    fn to_string(&self) -> String {
        if intrinsics::same_type::<T, String>() {
            return unsafe { (*(intrinsics::ptr_cast_thin(self) as *const String)).clone() };
        }
        let mut buf = String::new();
        let mut formatter = fmt::Formatter::new(&mut buf, fmt::FormattingOptions::new());
        fmt::Display::fmt(self, &mut formatter).expect("a Display implementation returned an error unexpectedly");
        buf
    }
}
