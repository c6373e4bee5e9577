//! `Bytes`: a cheaply cloneable slice of contiguous memory.
use crate::buf::Buf;
use crate::BytesMut;
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Bound, Deref, RangeBounds};
use std::sync::Arc;

/// A cheaply cloneable and sliceable chunk of contiguous memory.
#[derive(Clone)]
pub struct Bytes {
    data: Data,
    start: usize,
    len: usize,
}
#[derive(Clone)]
enum Data {
    Static(&'static [u8]),
    Shared(Arc<Vec<u8>>),
}
impl Bytes {
    /// Creates a new empty `Bytes`.
    pub const fn new() -> Self { Bytes::from_static(&[]) }
    /// Creates a new `Bytes` from a static slice.
    pub const fn from_static(bytes: &'static [u8]) -> Self { Bytes { data: Data::Static(bytes), start: 0, len: bytes.len() } }
    /// Creates `Bytes` from a slice, by copying it.
    pub fn copy_from_slice(data: &[u8]) -> Self { Bytes::from(data.to_vec()) }
    /// Returns the number of bytes contained.
    pub const fn len(&self) -> usize { self.len }
    /// Returns true if there are no bytes.
    pub const fn is_empty(&self) -> bool { self.len == 0 }
    fn all(&self) -> &[u8] {
        match &self.data {
            Data::Static(s) => s,
            Data::Shared(v) => v,
        }
    }
    /// Returns a slice of self for the provided range.
    #[track_caller]
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Self {
        let begin = match range.start_bound() {
            Bound::Included(&n) => n,
            Bound::Excluded(&n) => n + 1,
            Bound::Unbounded => 0,
        };
        let end = match range.end_bound() {
            Bound::Included(&n) => n + 1,
            Bound::Excluded(&n) => n,
            Bound::Unbounded => self.len,
        };
        assert!(begin <= end, "range start must not be greater than end: {begin:?} <= {end:?}");
        assert!(end <= self.len, "range end out of bounds: {end:?} <= {:?}", self.len);
        Bytes { data: self.data.clone(), start: self.start + begin, len: end - begin }
    }
    /// Splits the bytes into two at the given index; self keeps `[0, at)`.
    #[must_use = "consider Bytes::truncate if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Self {
        assert!(at <= self.len, "split_off out of bounds: {at:?} <= {:?}", self.len);
        let rest = Bytes { data: self.data.clone(), start: self.start + at, len: self.len - at };
        self.len = at;
        rest
    }
    /// Splits the bytes into two at the given index; self keeps `[at, len)`.
    #[must_use = "consider Bytes::advance if you don't need the other half"]
    #[track_caller]
    pub fn split_to(&mut self, at: usize) -> Self {
        assert!(at <= self.len, "split_to out of bounds: {at:?} <= {:?}", self.len);
        let first = Bytes { data: self.data.clone(), start: self.start, len: at };
        self.start += at;
        self.len -= at;
        first
    }
    /// Shortens the buffer, keeping the first `len` bytes.
    pub fn truncate(&mut self, len: usize) { self.len = self.len.min(len); }
    /// Clears the buffer, removing all data.
    pub fn clear(&mut self) { self.truncate(0) }
    /// Try to convert self into `BytesMut`, if there is no other owner.
    pub fn try_into_mut(self) -> Result<BytesMut, Bytes> {
        match &self.data {
            Data::Shared(v) if Arc::strong_count(v) == 1 => Ok(BytesMut::from(&self[..])),
            _ => Err(self),
        }
    }
}
impl Deref for Bytes {
    type Target = [u8];
    fn deref(&self) -> &[u8] { &self.all()[self.start..self.start + self.len] }
}
impl Buf for Bytes {
    fn remaining(&self) -> usize { self.len }
    fn chunk(&self) -> &[u8] { self }
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        assert!(cnt <= self.len, "cannot advance past `remaining`: {cnt:?} <= {:?}", self.len);
        self.start += cnt;
        self.len -= cnt;
    }
    fn copy_to_bytes(&mut self, len: usize) -> Bytes { self.split_to(len) }
}
impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] { self }
}
impl Borrow<[u8]> for Bytes {
    fn borrow(&self) -> &[u8] { self }
}
impl Hash for Bytes {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl Default for Bytes {
    fn default() -> Bytes { Bytes::new() }
}
impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { crate::debug(self, f) }
}
impl fmt::LowerHex for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.iter().try_for_each(|b| write!(f, "{b:02x}")) }
}
impl fmt::UpperHex for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.iter().try_for_each(|b| write!(f, "{b:02X}")) }
}
impl From<Vec<u8>> for Bytes {
    fn from(vec: Vec<u8>) -> Bytes {
        let len = vec.len();
        Bytes { data: Data::Shared(Arc::new(vec)), start: 0, len }
    }
}
impl From<String> for Bytes {
    fn from(s: String) -> Bytes { Bytes::from(s.into_bytes()) }
}
impl From<Box<[u8]>> for Bytes {
    fn from(b: Box<[u8]>) -> Bytes { Bytes::from(b.into_vec()) }
}
impl From<&'static [u8]> for Bytes {
    fn from(slice: &'static [u8]) -> Bytes { Bytes::from_static(slice) }
}
impl From<&'static str> for Bytes {
    fn from(slice: &'static str) -> Bytes { Bytes::from_static(slice.as_bytes()) }
}
impl From<Bytes> for Vec<u8> {
    fn from(bytes: Bytes) -> Vec<u8> { bytes.to_vec() }
}
impl FromIterator<u8> for Bytes {
    fn from_iter<T: IntoIterator<Item = u8>>(into_iter: T) -> Self { Bytes::from(into_iter.into_iter().collect::<Vec<u8>>()) }
}
impl IntoIterator for Bytes {
    type Item = u8;
    type IntoIter = std::vec::IntoIter<u8>;
    fn into_iter(self) -> std::vec::IntoIter<u8> { self.to_vec().into_iter() }
}
impl<'a> IntoIterator for &'a Bytes {
    type Item = &'a u8;
    type IntoIter = std::slice::Iter<'a, u8>;
    fn into_iter(self) -> std::slice::Iter<'a, u8> { self.iter() }
}
impl PartialEq for Bytes {
    fn eq(&self, other: &Bytes) -> bool { self[..] == other[..] }
}
impl Eq for Bytes {}
impl PartialOrd for Bytes {
    fn partial_cmp(&self, other: &Bytes) -> Option<Ordering> { self[..].partial_cmp(&other[..]) }
}
impl Ord for Bytes {
    fn cmp(&self, other: &Bytes) -> Ordering { self[..].cmp(&other[..]) }
}
macro_rules! bytes_eq {
    ($B:ident; $($T:ty, $o:ident => $e:expr;)*) => { $(
        impl PartialEq<$T> for $B { fn eq(&self, $o: &$T) -> bool { &self[..] == $e } }
        impl PartialEq<$B> for $T { fn eq(&self, other: &$B) -> bool { other == self } }
    )* };
}
bytes_eq! { Bytes; [u8], o => o; str, o => o.as_bytes(); Vec<u8>, o => &o[..]; String, o => o.as_bytes(); }
impl<'a, T: ?Sized> PartialEq<&'a T> for Bytes
where
    Bytes: PartialEq<T>,
{
    fn eq(&self, other: &&'a T) -> bool { *self == **other }
}
impl PartialEq<Bytes> for &str {
    fn eq(&self, other: &Bytes) -> bool { other == *self }
}
impl PartialEq<Bytes> for &[u8] {
    fn eq(&self, other: &Bytes) -> bool { other == *self }
}
impl PartialEq<Bytes> for BytesMut {
    fn eq(&self, other: &Bytes) -> bool { self[..] == other[..] }
}
impl PartialEq<BytesMut> for Bytes {
    fn eq(&self, other: &BytesMut) -> bool { self[..] == other[..] }
}
