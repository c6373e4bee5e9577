//! `Bytes`: a cheaply cloneable slice of contiguous memory.
use crate::buf::{Buf, IntoIter};
use crate::store::{into_vec, Store};
use crate::BytesMut;
use std::any::Any;
use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, RangeBounds};
use std::sync::Arc;

/// A cheaply cloneable and sliceable chunk of contiguous memory.
#[derive(Clone)]
pub struct Bytes {
    ptr: *const u8,
    len: usize,
    data: Data,
}
// Who keeps the memory alive.
#[derive(Clone)]
enum Data {
    Static,
    /// It came from a vector.
    Vec(Arc<Store>),
    /// It was frozen while another `BytesMut` shared the memory.
    Frozen(Arc<Store>),
    Owner(Arc<dyn Any + Send>),
}
unsafe impl Send for Bytes {}
unsafe impl Sync for Bytes {}

impl Bytes {
    /// Creates a new empty `Bytes`.
    pub const fn new() -> Self { Bytes::from_static(&[]) }
    /// Creates a new `Bytes` from a static slice.
    pub const fn from_static(bytes: &'static [u8]) -> Self { Bytes { ptr: bytes.as_ptr(), len: bytes.len(), data: Data::Static } }
    /// Create `Bytes` with a buffer whose lifetime is controlled via an explicit owner.
    pub fn from_owner<T>(owner: T) -> Self
    where
        T: AsRef<[u8]> + Send + 'static,
    {
        let owner = Arc::new(owner);
        let bytes = (*owner).as_ref();
        Bytes { ptr: bytes.as_ptr(), len: bytes.len(), data: Data::Owner(owner) }
    }
    /// Creates `Bytes` from a slice, by copying it.
    pub fn copy_from_slice(data: &[u8]) -> Self { Bytes::from(data.to_vec()) }
    pub(crate) fn frozen(ptr: *const u8, len: usize, store: Arc<Store>) -> Self { Bytes { ptr, len, data: Data::Frozen(store) } }
    fn empty_at(ptr: *const u8) -> Self { Bytes { ptr, len: 0, data: Data::Static } }
    /// Returns the number of bytes contained.
    pub const fn len(&self) -> usize { self.len }
    /// Returns true if there are no bytes.
    pub const fn is_empty(&self) -> bool { self.len == 0 }
    /// Returns true if this is the only reference to the data and `Into<BytesMut>` would avoid cloning it.
    pub fn is_unique(&self) -> bool {
        match &self.data {
            Data::Static | Data::Owner(_) => false,
            Data::Vec(store) | Data::Frozen(store) => Arc::strong_count(store) == 1,
        }
    }
    /// Returns a slice of self for the provided range.
    #[track_caller]
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Self {
        let (begin, end) = crate::range(range, self.len);
        let ptr = self.ptr.wrapping_add(begin);
        if begin == end {
            return Bytes::empty_at(ptr);
        }
        Bytes { ptr, len: end - begin, data: self.data.clone() }
    }
    /// Returns a slice of self that is equivalent to the given `subset`.
    #[track_caller]
    pub fn slice_ref(&self, subset: &[u8]) -> Self {
        if subset.is_empty() {
            return Bytes::new();
        }
        let (start, sub) = (self.ptr as usize, subset.as_ptr() as usize);
        assert!(sub >= start, "subset pointer ({:p}) is smaller than self pointer ({:p})", subset.as_ptr(), self.as_ptr());
        assert!(
            sub + subset.len() <= start + self.len,
            "subset is out of bounds: self = ({:p}, {}), subset = ({:p}, {})",
            self.as_ptr(),
            self.len,
            subset.as_ptr(),
            subset.len(),
        );
        self.slice(sub - start..sub - start + subset.len())
    }
    /// Splits the bytes into two at the given index; self keeps `[0, at)`.
    #[must_use = "consider Bytes::truncate if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Self {
        assert!(at <= self.len, "split_off out of bounds: {at:?} <= {:?}", self.len);
        let rest = self.slice(at..);
        if at == 0 {
            *self = Bytes::empty_at(self.ptr);
        }
        self.len = at;
        rest
    }
    /// Splits the bytes into two at the given index; self keeps `[at, len)`.
    #[must_use = "consider Bytes::advance if you don't need the other half"]
    #[track_caller]
    pub fn split_to(&mut self, at: usize) -> Self {
        assert!(at <= self.len, "split_to out of bounds: {at:?} <= {:?}", self.len);
        let first = self.slice(..at);
        if at == self.len {
            *self = Bytes::empty_at(self.ptr.wrapping_add(at));
        } else {
            self.skip(at);
        }
        first
    }
    fn skip(&mut self, cnt: usize) {
        self.ptr = self.ptr.wrapping_add(cnt);
        self.len -= cnt;
    }
    /// Shortens the buffer, keeping the first `len` bytes.
    pub fn truncate(&mut self, len: usize) { self.len = self.len.min(len); }
    /// Clears the buffer, removing all data.
    pub fn clear(&mut self) { self.truncate(0) }
    /// Try to convert self into `BytesMut`, if there is no other owner.
    pub fn try_into_mut(self) -> Result<BytesMut, Bytes> {
        if self.is_unique() { Ok(self.into()) } else { Err(self) }
    }
}
impl Deref for Bytes {
    type Target = [u8];
    fn deref(&self) -> &[u8] { unsafe { std::slice::from_raw_parts(self.ptr, self.len) } }
}
impl Buf for Bytes {
    fn remaining(&self) -> usize { self.len }
    fn chunk(&self) -> &[u8] { self }
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        assert!(cnt <= self.len, "cannot advance past `remaining`: {cnt:?} <= {:?}", self.len);
        self.skip(cnt);
    }
    #[track_caller]
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
    fn from(mut vec: Vec<u8>) -> Bytes {
        if vec.capacity() == 0 {
            return Bytes::new();
        }
        let (ptr, len) = (vec.as_mut_ptr(), vec.len());
        Bytes { ptr, len, data: Data::Vec(Store::new(vec, 0)) }
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
    fn from(bytes: Bytes) -> Vec<u8> {
        let Bytes { ptr, len, data } = bytes;
        match data {
            Data::Vec(store) | Data::Frozen(store) => into_vec(store, ptr, len),
            Data::Static | Data::Owner(_) => unsafe { std::slice::from_raw_parts(ptr, len) }.to_vec(),
        }
    }
}
impl From<Bytes> for BytesMut {
    fn from(bytes: Bytes) -> BytesMut {
        let Bytes { ptr, len, data } = bytes;
        match data {
            Data::Vec(store) if Arc::strong_count(&store) == 1 => unsafe {
                let mut vec = std::mem::take(store.vec());
                let off = ptr as usize - vec.as_ptr() as usize;
                vec.set_len(off + len);
                BytesMut::from_vec_at(vec, off)
            },
            Data::Frozen(store) if Arc::strong_count(&store) == 1 => BytesMut::thawed(ptr, len, store),
            _ => BytesMut::from(unsafe { std::slice::from_raw_parts(ptr, len) }),
        }
    }
}
impl FromIterator<u8> for Bytes {
    fn from_iter<T: IntoIterator<Item = u8>>(into_iter: T) -> Self { Bytes::from(into_iter.into_iter().collect::<Vec<u8>>()) }
}
impl IntoIterator for Bytes {
    type Item = u8;
    type IntoIter = IntoIter<Bytes>;
    fn into_iter(self) -> IntoIter<Bytes> { IntoIter::new(self) }
}
impl<'a> IntoIterator for &'a Bytes {
    type Item = &'a u8;
    type IntoIter = std::slice::Iter<'a, u8>;
    fn into_iter(self) -> std::slice::Iter<'a, u8> { self.iter() }
}
