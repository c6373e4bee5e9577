//! Strings of the operating system as bytes. The simulated system knows UTF-8 only.
use crate::ffi::{OsStr, OsString};
use crate::prelude::rust_2021::*;

/// Platform-specific extensions to `OsStr`.
pub trait OsStrExt {
    /// Creates an `OsStr` from a byte slice.
    fn from_bytes(slice: &[u8]) -> &Self;
    /// Gets the underlying byte view of the `OsStr` slice.
    fn as_bytes(&self) -> &[u8];
}
impl OsStrExt for OsStr {
    #[track_caller]
    fn from_bytes(slice: &[u8]) -> &OsStr {
        match crate::str::from_utf8(slice) {
            Ok(text) => OsStr::new(text),
            Err(_) => panic!("the simulated system has no strings that are not UTF-8"),
        }
    }
    fn as_bytes(&self) -> &[u8] { self.as_encoded_bytes() }
}
/// Platform-specific extensions to `OsString`.
pub trait OsStringExt {
    /// Creates an `OsString` from a byte vector.
    fn from_vec(vec: Vec<u8>) -> Self;
    /// Yields the underlying byte vector of this `OsString`.
    fn into_vec(self) -> Vec<u8>;
}
impl OsStringExt for OsString {
    #[track_caller]
    fn from_vec(vec: Vec<u8>) -> OsString { OsStr::from_bytes(&vec).to_os_string() }
    fn into_vec(self) -> Vec<u8> { self.as_encoded_bytes().to_vec() }
}
