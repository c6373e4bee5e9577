//! Strings that end with a zero byte.
use super::c_char;
use crate::borrow::{Borrow, Cow};
use crate::error::Error;
use crate::fmt;
use crate::ops::Deref;
use crate::prelude::rust_2021::*;
use crate::rc::Rc;
use crate::str::Utf8Error;
use crate::sync::Arc;

/// Representation of a borrowed C string.
#[lang = "CStr"]
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CStr {
    // With the zero byte.
    inner: [u8],
}
/// A type representing an owned, C-compatible, nul-terminated string with no nul bytes in the middle.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash, Clone)]
pub struct CString {
    inner: Vec<u8>,
}
/// An error indicating that an interior nul byte was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NulError(usize, Vec<u8>);
/// An error indicating that a nul byte was not in the expected position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FromBytesWithNulError {
    /// Data provided contains an interior nul byte at byte `position`.
    InteriorNul {
        /// The position of the interior nul byte.
        position: usize,
    },
    /// Data provided is not nul terminated.
    NotNulTerminated,
}
/// An error indicating that no nul byte was present.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FromBytesUntilNulError(());
/// An error indicating invalid UTF-8 when converting a `CString` into a `String`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IntoStringError {
    inner: CString,
    error: Utf8Error,
}
impl CStr {
    unsafe fn of(bytes: &[u8]) -> &CStr { unsafe { &*(bytes as *const [u8] as *const CStr) } }
    /// Creates a C string wrapper from a byte slice with exactly one nul, at the end.
    pub fn from_bytes_with_nul(bytes: &[u8]) -> Result<&CStr, FromBytesWithNulError> {
        match bytes.iter().position(|b| *b == 0) {
            Some(at) if at + 1 == bytes.len() => Ok(unsafe { CStr::of(bytes) }),
            Some(position) => Err(FromBytesWithNulError::InteriorNul { position }),
            None => Err(FromBytesWithNulError::NotNulTerminated),
        }
    }
    /// Wraps the bytes from a pointer up to the first nul.
    #[must_use]
    pub unsafe fn from_ptr<'a>(ptr: *const c_char) -> &'a CStr {
        unsafe {
            let bytes = ptr as *const u8;
            let mut len = 0;
            while *bytes.add(len) != 0 {
                len += 1;
            }
            CStr::of(crate::slice::from_raw_parts(bytes, len + 1))
        }
    }
    /// Creates a C string wrapper from a byte slice without checks.
    #[must_use]
    pub unsafe fn from_bytes_with_nul_unchecked(bytes: &[u8]) -> &CStr { unsafe { CStr::of(bytes) } }
    /// A pointer to the first byte.
    #[must_use]
    pub fn as_ptr(&self) -> *const c_char { self.inner.as_ptr() as *const c_char }
    /// Converts a `Box<CStr>` into a `CString` without copying.
    pub fn into_c_string(self: Box<CStr>) -> CString { unsafe { CString { inner: Box::from_raw(Box::into_raw(self) as *mut [u8]).into_vec() } } }
    /// Creates a C string wrapper from a byte slice with any number of nuls: up to the first.
    pub fn from_bytes_until_nul(bytes: &[u8]) -> Result<&CStr, FromBytesUntilNulError> {
        match bytes.iter().position(|b| *b == 0) {
            Some(at) => Ok(unsafe { CStr::of(&bytes[..at + 1]) }),
            None => Err(FromBytesUntilNulError(())),
        }
    }
    /// Returns the length of `self`, without the nul.
    #[must_use]
    pub fn count_bytes(&self) -> usize { self.inner.len() - 1 }
    /// Returns `true` if `self.to_bytes()` has a length of 0.
    #[must_use]
    pub fn is_empty(&self) -> bool { self.count_bytes() == 0 }
    /// Converts this C string to a byte slice, without the nul.
    #[must_use]
    pub fn to_bytes(&self) -> &[u8] { &self.inner[..self.inner.len() - 1] }
    /// Converts this C string to a byte slice containing the trailing nul byte.
    #[must_use]
    pub fn to_bytes_with_nul(&self) -> &[u8] { &self.inner }
    /// Yields a `&str` slice if the `CStr` contains valid UTF-8.
    pub fn to_str(&self) -> Result<&str, Utf8Error> { crate::str::from_utf8(self.to_bytes()) }
    /// Converts a `CStr` into a `Cow<str>`.
    #[must_use]
    pub fn to_string_lossy(&self) -> Cow<'_, str> { String::from_utf8_lossy(self.to_bytes()) }
}
impl CString {
    /// Creates a new C-compatible string from a container of bytes.
    pub fn new<T: Into<Vec<u8>>>(t: T) -> Result<CString, NulError> {
        let mut bytes: Vec<u8> = t.into();
        match bytes.iter().position(|b| *b == 0) {
            Some(at) => Err(NulError(at, bytes)),
            None => {
                bytes.push(0);
                Ok(CString { inner: bytes })
            }
        }
    }
    /// Converts the `CString` into a `String` if it contains valid UTF-8 data.
    pub fn into_string(self) -> Result<String, IntoStringError> {
        String::from_utf8(self.into_bytes()).map_err(|e| {
            let error = e.utf8_error();
            let mut bytes = e.into_bytes();
            bytes.push(0);
            IntoStringError { error, inner: CString { inner: bytes } }
        })
    }
    /// Consumes the `CString` and returns the underlying byte buffer, without the nul.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_bytes(self) -> Vec<u8> {
        let mut bytes = self.inner;
        bytes.pop();
        bytes
    }
    /// Returns the contents of this `CString` as a slice of bytes, without the nul.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] { self.to_bytes() }
    /// Extracts a `CStr` slice containing the entire string.
    #[must_use]
    pub fn as_c_str(&self) -> &CStr { self }
    /// Creates a C-compatible string without checking for interior nuls; a nul is appended.
    pub unsafe fn from_vec_unchecked(mut v: Vec<u8>) -> CString {
        v.push(0);
        CString { inner: v }
    }
    /// Converts bytes that end with their only nul.
    pub fn from_vec_with_nul(v: Vec<u8>) -> Result<CString, FromVecWithNulError> {
        match v.iter().position(|b| *b == 0) {
            Some(at) if at + 1 == v.len() => Ok(CString { inner: v }),
            Some(position) => Err(FromVecWithNulError { error_kind: FromBytesWithNulErrorKind::InteriorNul(position), bytes: v }),
            None => Err(FromVecWithNulError { error_kind: FromBytesWithNulErrorKind::NotNulTerminated, bytes: v }),
        }
    }
    /// Converts bytes that end with their only nul, without checks.
    pub unsafe fn from_vec_with_nul_unchecked(v: Vec<u8>) -> CString { CString { inner: v } }
    /// Consumes the `CString` and returns the underlying byte buffer, with the nul.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_bytes_with_nul(self) -> Vec<u8> { self.inner }
    /// The contents with the nul.
    #[must_use]
    pub fn as_bytes_with_nul(&self) -> &[u8] { &self.inner }
    /// Converts this `CString` into a boxed `CStr`.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_boxed_c_str(self) -> Box<CStr> { unsafe { Box::from_raw(Box::into_raw(self.inner.into_boxed_slice()) as *mut CStr) } }
    /// Hands the string over to C.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_raw(self) -> *mut c_char { Box::into_raw(self.inner.into_boxed_slice()) as *mut c_char }
    /// Takes back a string made by `into_raw`.
    #[must_use = "call `drop(from_raw(ptr))` if you intend to drop the `CString`"]
    pub unsafe fn from_raw(ptr: *mut c_char) -> CString { unsafe { CString { inner: Box::from_raw(CStr::from_ptr(ptr) as *const CStr as *mut [u8]).into_vec() } } }
}
impl Deref for CString {
    type Target = CStr;
    fn deref(&self) -> &CStr { unsafe { CStr::of(&self.inner) } }
}
impl NulError {
    /// Returns the position of the nul byte in the slice.
    #[must_use]
    pub fn nul_position(&self) -> usize { self.0 }
    /// Consumes this error, returning the underlying vector of bytes.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_vec(self) -> Vec<u8> { self.1 }
}
impl fmt::Display for NulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "nul byte found in provided data at position: {}", self.0) }
}
impl Error for NulError {}
impl fmt::Display for FromBytesWithNulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FromBytesWithNulError::InteriorNul { position } => {
                write!(f, "data provided contains an interior nul byte at byte position {position}")
            }
            FromBytesWithNulError::NotNulTerminated => f.write_str("data provided is not nul terminated"),
        }
    }
}
impl Error for FromBytesWithNulError {}
#[derive(Clone, PartialEq, Eq, Debug)]
enum FromBytesWithNulErrorKind {
    InteriorNul(usize),
    NotNulTerminated,
}
/// An error indicating that a nul byte was not in the expected position.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FromVecWithNulError {
    error_kind: FromBytesWithNulErrorKind,
    bytes: Vec<u8>,
}
impl FromVecWithNulError {
    /// The bytes that were to be converted.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] { &self.bytes }
    /// The bytes that were to be converted.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_bytes(self) -> Vec<u8> { self.bytes }
}
impl fmt::Display for FromVecWithNulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error_kind {
            FromBytesWithNulErrorKind::InteriorNul(pos) => write!(f, "data provided contains an interior nul byte at pos {pos}"),
            FromBytesWithNulErrorKind::NotNulTerminated => f.write_str("data provided is not nul terminated"),
        }
    }
}
impl Error for FromVecWithNulError {}
impl fmt::Display for FromBytesUntilNulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("data provided does not contain a nul") }
}
impl Error for FromBytesUntilNulError {}
impl IntoStringError {
    /// Consumes this error, returning original `CString` which generated the error.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_cstring(self) -> CString { self.inner }
    /// Access the underlying UTF-8 error that was the cause of this error.
    #[must_use]
    pub fn utf8_error(&self) -> Utf8Error { self.error }
}
impl fmt::Display for IntoStringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("C string contained non-utf8 bytes") }
}
impl Error for IntoStringError {
    fn source(&self) -> Option<&(dyn Error + 'static)> { Some(&self.error) }
}
impl fmt::Debug for CStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "\"{}\"", self.to_bytes().escape_ascii()) }
}
impl fmt::Debug for CString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl Default for CString {
    fn default() -> CString { CString { inner: vec![0] } }
}
impl Borrow<CStr> for CString {
    fn borrow(&self) -> &CStr { self }
}
impl ToOwned for CStr {
    type Owned = CString;
    fn to_owned(&self) -> CString { CString { inner: self.inner.to_vec() } }
}
impl AsRef<CStr> for CStr {
    fn as_ref(&self) -> &CStr { self }
}
impl AsRef<CStr> for CString {
    fn as_ref(&self) -> &CStr { self }
}
impl From<&CStr> for CString {
    fn from(s: &CStr) -> CString { s.to_owned() }
}
macro_rules! shared_c_str {
    ($($Ptr:ident)*) => { $(
        impl From<&CStr> for $Ptr<CStr> {
            fn from(s: &CStr) -> $Ptr<CStr> {
                let bytes: $Ptr<[u8]> = $Ptr::from(s.to_bytes_with_nul());
                unsafe { $Ptr::from_raw($Ptr::into_raw(bytes) as *const CStr) }
            }
        }
        impl From<CString> for $Ptr<CStr> {
            fn from(s: CString) -> $Ptr<CStr> { $Ptr::from(&*s) }
        }
    )* };
}
shared_c_str! { Rc Arc }
impl From<&CStr> for Box<CStr> {
    fn from(s: &CStr) -> Box<CStr> { CString::from(s).into_boxed_c_str() }
}
impl From<CString> for Box<CStr> {
    fn from(s: CString) -> Box<CStr> { s.into_boxed_c_str() }
}
