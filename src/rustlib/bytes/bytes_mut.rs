//! `BytesMut`: a unique, growable buffer.
use crate::buf::{Buf, BufMut};
use crate::Bytes;
use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};

/// A unique reference to a contiguous slice of memory.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct BytesMut {
    vec: Vec<u8>,
}
impl BytesMut {
    /// Creates a new `BytesMut` with default capacity.
    pub fn new() -> BytesMut { BytesMut { vec: Vec::new() } }
    /// Creates a new `BytesMut` with the specified capacity.
    pub fn with_capacity(capacity: usize) -> BytesMut { BytesMut { vec: Vec::with_capacity(capacity) } }
    /// Creates a new `BytesMut` containing `len` zeros.
    pub fn zeroed(len: usize) -> BytesMut { BytesMut { vec: vec![0; len] } }
    /// Returns the number of bytes contained.
    pub fn len(&self) -> usize { self.vec.len() }
    /// Returns true if there are no bytes.
    pub fn is_empty(&self) -> bool { self.vec.is_empty() }
    /// Returns the number of bytes that can be held without reallocating.
    pub fn capacity(&self) -> usize { self.vec.capacity() }
    /// Converts `self` into an immutable `Bytes`.
    pub fn freeze(self) -> Bytes { Bytes::from(self.vec) }
    /// Splits the bytes into two at the given index; self keeps `[0, at)`.
    #[must_use = "consider BytesMut::truncate if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> BytesMut {
        assert!(at <= self.capacity(), "split_off out of bounds: {at:?} <= {:?}", self.capacity());
        BytesMut { vec: if at < self.len() { self.vec.split_off(at) } else { Vec::new() } }
    }
    /// Removes the bytes from the current view, returning them in a new handle.
    #[must_use = "consider BytesMut::clear if you don't need the other half"]
    pub fn split(&mut self) -> BytesMut { BytesMut { vec: std::mem::take(&mut self.vec) } }
    /// Splits the buffer into two at the given index; self keeps `[at, len)`.
    #[must_use = "consider BytesMut::advance if you don't need the other half"]
    #[track_caller]
    pub fn split_to(&mut self, at: usize) -> BytesMut {
        assert!(at <= self.len(), "split_to out of bounds: {at:?} <= {:?}", self.len());
        let rest = self.vec.split_off(at);
        BytesMut { vec: std::mem::replace(&mut self.vec, rest) }
    }
    /// Shortens the buffer, keeping the first `len` bytes.
    pub fn truncate(&mut self, len: usize) { self.vec.truncate(len) }
    /// Clears the buffer, removing all data.
    pub fn clear(&mut self) { self.vec.clear() }
    /// Resizes the buffer so that `len` is equal to `new_len`.
    pub fn resize(&mut self, new_len: usize, value: u8) { self.vec.resize(new_len, value) }
    /// Reserves capacity for at least `additional` more bytes.
    pub fn reserve(&mut self, additional: usize) { self.vec.reserve(additional) }
    /// Appends given bytes to this `BytesMut`.
    pub fn extend_from_slice(&mut self, extend: &[u8]) { self.vec.extend_from_slice(extend) }
    /// Absorbs a `BytesMut` that was previously split off.
    pub fn unsplit(&mut self, other: BytesMut) { self.vec.extend_from_slice(&other.vec) }
    /// Sets the length of the buffer.
    pub unsafe fn set_len(&mut self, len: usize) { unsafe { self.vec.set_len(len) } }
    /// The remaining spare capacity as a slice.
    pub fn spare_capacity_mut(&mut self) -> &mut [std::mem::MaybeUninit<u8>] {
        let (len, cap) = (self.vec.len(), self.vec.capacity());
        unsafe { std::slice::from_raw_parts_mut(self.vec.as_mut_ptr().add(len) as *mut std::mem::MaybeUninit<u8>, cap - len) }
    }
}
impl Buf for BytesMut {
    fn remaining(&self) -> usize { self.len() }
    fn chunk(&self) -> &[u8] { self }
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        assert!(cnt <= self.len(), "cannot advance past `remaining`: {cnt:?} <= {:?}", self.len());
        self.vec.drain(..cnt);
    }
    fn copy_to_bytes(&mut self, len: usize) -> Bytes { self.split_to(len).freeze() }
}
impl BufMut for BytesMut {
    fn remaining_mut(&self) -> usize { isize::MAX as usize - self.len() }
    fn put_slice(&mut self, src: &[u8]) { self.extend_from_slice(src) }
    fn room_at_once(&mut self) -> usize { self.vec.room_at_once() }
}
impl Deref for BytesMut {
    type Target = [u8];
    fn deref(&self) -> &[u8] { &self.vec }
}
impl DerefMut for BytesMut {
    fn deref_mut(&mut self) -> &mut [u8] { &mut self.vec }
}
impl AsRef<[u8]> for BytesMut {
    fn as_ref(&self) -> &[u8] { self }
}
impl AsMut<[u8]> for BytesMut {
    fn as_mut(&mut self) -> &mut [u8] { self }
}
impl Borrow<[u8]> for BytesMut {
    fn borrow(&self) -> &[u8] { self }
}
impl Hash for BytesMut {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl fmt::Debug for BytesMut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { crate::debug(self, f) }
}
impl fmt::Write for BytesMut {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.extend_from_slice(s.as_bytes());
        Ok(())
    }
}
impl From<&[u8]> for BytesMut {
    fn from(src: &[u8]) -> BytesMut { BytesMut { vec: src.to_vec() } }
}
impl From<&str> for BytesMut {
    fn from(src: &str) -> BytesMut { BytesMut { vec: src.as_bytes().to_vec() } }
}
impl From<BytesMut> for Bytes {
    fn from(src: BytesMut) -> Bytes { src.freeze() }
}
impl From<BytesMut> for Vec<u8> {
    fn from(src: BytesMut) -> Vec<u8> { src.vec }
}
impl FromIterator<u8> for BytesMut {
    fn from_iter<T: IntoIterator<Item = u8>>(into_iter: T) -> Self { BytesMut { vec: into_iter.into_iter().collect() } }
}
impl Extend<u8> for BytesMut {
    fn extend<T: IntoIterator<Item = u8>>(&mut self, iter: T) { self.vec.extend(iter) }
}
impl<'a> Extend<&'a u8> for BytesMut {
    fn extend<T: IntoIterator<Item = &'a u8>>(&mut self, iter: T) { self.vec.extend(iter) }
}
macro_rules! bytes_mut_eq {
    ($($T:ty, $o:ident => $e:expr;)*) => { $(
        impl PartialEq<$T> for BytesMut { fn eq(&self, $o: &$T) -> bool { &self[..] == $e } }
        impl PartialEq<BytesMut> for $T { fn eq(&self, other: &BytesMut) -> bool { other == self } }
    )* };
}
bytes_mut_eq! { [u8], o => o; str, o => o.as_bytes(); Vec<u8>, o => &o[..]; String, o => o.as_bytes(); }
impl<'a, T: ?Sized> PartialEq<&'a T> for BytesMut
where
    BytesMut: PartialEq<T>,
{
    fn eq(&self, other: &&'a T) -> bool { *self == **other }
}
impl PartialEq<BytesMut> for &str {
    fn eq(&self, other: &BytesMut) -> bool { other == *self }
}
impl PartialEq<BytesMut> for &[u8] {
    fn eq(&self, other: &BytesMut) -> bool { other == *self }
}
