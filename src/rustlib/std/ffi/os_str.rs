//! `OsStr`, `OsString`.
use crate::borrow::{Borrow, Cow};
use crate::cmp::Ordering;
use crate::convert::Infallible;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::ops::Deref;
use crate::path::{Path, PathBuf};
use crate::prelude::rust_2021::*;
use crate::str::FromStr;

/// Borrowed reference to an OS string.
pub struct OsStr {
    inner: str,
}
/// A type that can represent owned, mutable platform-native strings.
#[derive(Clone)]
pub struct OsString {
    inner: String,
}
impl OsStr {
    /// Coerces into an `OsStr` slice.
    pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &OsStr { s.as_ref() }
    pub(crate) fn of(s: &str) -> &OsStr { unsafe { &*(s as *const str as *const OsStr) } }
    pub(crate) fn text(&self) -> &str { &self.inner }
    /// Yields a `&str` slice if the `OsStr` is valid Unicode.
    #[must_use]
    pub fn to_str(&self) -> Option<&str> { Some(&self.inner) }
    /// Converts an `OsStr` to a `Cow<str>`.
    #[must_use]
    pub fn to_string_lossy(&self) -> Cow<'_, str> { Cow::Borrowed(&self.inner) }
    /// Copies the slice into an owned `OsString`.
    #[must_use]
    pub fn to_os_string(&self) -> OsString { OsString { inner: String::from(&self.inner) } }
    /// Checks whether the `OsStr` is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool { self.inner.is_empty() }
    /// Returns the length of this `OsStr`.
    #[must_use]
    pub fn len(&self) -> usize { self.inner.len() }
    /// Converts an OS string slice to a byte slice.
    #[must_use]
    pub fn as_encoded_bytes(&self) -> &[u8] { self.inner.as_bytes() }
    /// Returns a copy of this string where each character is mapped to its ASCII lower case equivalent.
    #[must_use]
    pub fn to_ascii_lowercase(&self) -> OsString { OsString { inner: self.inner.to_ascii_lowercase() } }
    /// Returns a copy of this string where each character is mapped to its ASCII upper case equivalent.
    #[must_use]
    pub fn to_ascii_uppercase(&self) -> OsString { OsString { inner: self.inner.to_ascii_uppercase() } }
    /// Checks that two strings are an ASCII case-insensitive match.
    pub fn eq_ignore_ascii_case<S: AsRef<OsStr>>(&self, other: S) -> bool { self.inner.eq_ignore_ascii_case(&other.as_ref().inner) }
    /// Returns an object that implements `Display` for safely printing an `OsStr`.
    #[must_use]
    pub fn display(&self) -> Display<'_> { Display { text: &self.inner } }
}
/// Helper struct for safely printing an `OsStr` with `format!` and `{}`.
pub struct Display<'a> {
    text: &'a str,
}
impl fmt::Debug for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self.text, f) }
}
impl fmt::Display for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(self.text, f) }
}
impl OsString {
    /// Constructs a new empty `OsString`.
    #[must_use]
    pub const fn new() -> OsString { OsString { inner: String::new() } }
    /// Creates a new `OsString` with at least the given capacity.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> OsString { OsString { inner: String::with_capacity(capacity) } }
    /// Converts to an `OsStr` slice.
    #[must_use]
    pub fn as_os_str(&self) -> &OsStr { self }
    /// Converts the `OsString` into a `String` if it contains valid Unicode data.
    pub fn into_string(self) -> Result<String, OsString> { Ok(self.inner) }
    pub(crate) fn text_mut(&mut self) -> &mut String { &mut self.inner }
    /// Extends the string with the given `&OsStr` slice.
    pub fn push<T: AsRef<OsStr>>(&mut self, s: T) { self.inner.push_str(&s.as_ref().inner) }
    /// Truncates the `OsString` to zero length.
    pub fn clear(&mut self) { self.inner.clear() }
    /// Returns the capacity this `OsString` can hold without reallocating.
    #[must_use]
    pub fn capacity(&self) -> usize { self.inner.capacity() }
}
impl Deref for OsString {
    type Target = OsStr;
    fn deref(&self) -> &OsStr { OsStr::of(&self.inner) }
}
impl fmt::Debug for OsStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.inner, f) }
}
impl fmt::Debug for OsString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl Default for OsString {
    fn default() -> Self { OsString::new() }
}
impl PartialEq for OsStr {
    fn eq(&self, other: &OsStr) -> bool { self.inner == other.inner }
}
impl Eq for OsStr {}
impl PartialOrd for OsStr {
    fn partial_cmp(&self, other: &OsStr) -> Option<Ordering> { Some(self.cmp(other)) }
}
impl Ord for OsStr {
    fn cmp(&self, other: &OsStr) -> Ordering { self.inner.cmp(&other.inner) }
}
impl Hash for OsStr {
    fn hash<H: Hasher>(&self, state: &mut H) { self.as_encoded_bytes().hash(state) }
}
impl PartialEq for OsString {
    fn eq(&self, other: &OsString) -> bool { self.inner == other.inner }
}
impl Eq for OsString {}
impl PartialOrd for OsString {
    fn partial_cmp(&self, other: &OsString) -> Option<Ordering> { Some(self.cmp(other)) }
}
impl Ord for OsString {
    fn cmp(&self, other: &OsString) -> Ordering { self.inner.cmp(&other.inner) }
}
impl Hash for OsString {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
macro_rules! eq_with {
    ($($L:ty, $R:ty;)*) => { $(
        impl PartialEq<$R> for $L {
            fn eq(&self, other: &$R) -> bool { *OsStr::new(self) == *OsStr::new(other) }
        }
    )* };
}
eq_with! { OsStr, str; str, OsStr; OsString, str; str, OsString; OsString, OsStr; OsStr, OsString; }
impl PartialEq<&str> for OsString {
    fn eq(&self, other: &&str) -> bool { self.inner == **other }
}
impl<'a> PartialEq<OsString> for &'a str {
    fn eq(&self, other: &OsString) -> bool { **self == other.inner }
}
impl<'a> PartialEq<&'a OsStr> for OsString {
    fn eq(&self, other: &&'a OsStr) -> bool { self.inner == other.inner }
}
impl Borrow<OsStr> for OsString {
    fn borrow(&self) -> &OsStr { self }
}
impl ToOwned for OsStr {
    type Owned = OsString;
    fn to_owned(&self) -> OsString { self.to_os_string() }
}
impl AsRef<OsStr> for OsStr {
    fn as_ref(&self) -> &OsStr { self }
}
impl AsRef<OsStr> for OsString {
    fn as_ref(&self) -> &OsStr { self }
}
impl AsRef<OsStr> for str {
    fn as_ref(&self) -> &OsStr { OsStr::of(self) }
}
impl AsRef<OsStr> for String {
    fn as_ref(&self) -> &OsStr { OsStr::of(self) }
}
impl AsRef<OsStr> for Path {
    fn as_ref(&self) -> &OsStr { self.as_os_str() }
}
impl AsRef<OsStr> for PathBuf {
    fn as_ref(&self) -> &OsStr { self.as_os_str() }
}
impl From<String> for OsString {
    fn from(s: String) -> OsString { OsString { inner: s } }
}
impl<T: ?Sized + AsRef<OsStr>> From<&T> for OsString {
    fn from(s: &T) -> OsString { s.as_ref().to_os_string() }
}
impl From<PathBuf> for OsString {
    fn from(path: PathBuf) -> OsString { path.into_os_string() }
}
impl FromStr for OsString {
    type Err = Infallible;
    fn from_str(s: &str) -> Result<Self, Infallible> { Ok(OsString { inner: String::from(s) }) }
}
