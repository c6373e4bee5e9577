//! `BytesMut`: a unique, growable buffer, whose parts may share one allocation.
use crate::buf::{Buf, BufMut, IntoIter, UninitSlice};
use crate::store::{capacity_of, class_of, into_vec, Store};
use crate::Bytes;
use std::borrow::{Borrow, BorrowMut};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ops::{Deref, DerefMut, RangeBounds};
use std::sync::Arc;

/// A unique reference to a contiguous slice of memory.
pub struct BytesMut {
    ptr: *mut u8,
    len: usize,
    cap: usize,
    data: Data,
}
enum Data {
    /// The whole allocation is this handle's; its vector begins `off` bytes before `ptr`.
    Vec { off: usize, class: usize },
    /// Other handles may point into it.
    Shared(Arc<Store>),
}
unsafe impl Send for BytesMut {}
unsafe impl Sync for BytesMut {}

impl BytesMut {
    /// Creates a new `BytesMut` with default capacity.
    pub fn new() -> BytesMut { BytesMut::with_capacity(0) }
    /// Creates a new `BytesMut` with the specified capacity.
    pub fn with_capacity(capacity: usize) -> BytesMut { BytesMut::from_vec_at(Vec::with_capacity(capacity), 0) }
    /// Creates a new `BytesMut` containing `len` zeros.
    pub fn zeroed(len: usize) -> BytesMut { BytesMut::from_vec_at(vec![0; len], 0) }
    /// The bytes of a vector from `off` on.
    pub(crate) fn from_vec_at(vec: Vec<u8>, off: usize) -> BytesMut {
        let mut vec = ManuallyDrop::new(vec);
        let (len, cap) = (vec.len() - off, vec.capacity() - off);
        BytesMut { ptr: unsafe { vec.as_mut_ptr().add(off) }, len, cap, data: Data::Vec { off, class: class_of(vec.capacity()) } }
    }
    /// What was frozen and has no other owner.
    pub(crate) fn thawed(ptr: *const u8, len: usize, store: Arc<Store>) -> BytesMut {
        let vec = unsafe { store.vec() };
        let cap = vec.capacity() - (ptr as usize - vec.as_ptr() as usize);
        BytesMut { ptr: ptr as *mut u8, len, cap, data: Data::Shared(store) }
    }
    /// Returns the number of bytes contained.
    pub fn len(&self) -> usize { self.len }
    /// Returns true if there are no bytes.
    pub fn is_empty(&self) -> bool { self.len == 0 }
    /// Returns the number of bytes that can be held without reallocating.
    pub fn capacity(&self) -> usize { self.cap }
    // Takes the fields, so that `drop` does not run.
    fn parts(self) -> (*mut u8, usize, usize, Data) {
        let this = ManuallyDrop::new(self);
        (this.ptr, this.len, this.cap, unsafe { std::ptr::read(&this.data) })
    }
    // The vector that a handle has for itself.
    unsafe fn rebuild(ptr: *mut u8, len: usize, cap: usize, off: usize) -> Vec<u8> {
        unsafe { Vec::from_raw_parts(ptr.sub(off), len + off, cap + off) }
    }
    /// Converts `self` into an immutable `Bytes`.
    pub fn freeze(self) -> Bytes {
        let (ptr, len, cap, data) = self.parts();
        match data {
            Data::Vec { off, .. } => {
                let mut bytes = Bytes::from(unsafe { BytesMut::rebuild(ptr, len, cap, off) });
                bytes.advance(off);
                bytes
            }
            Data::Shared(store) => Bytes::frozen(ptr, len, store),
        }
    }
    // A second handle on the same bytes; the caller makes the two disjoint.
    fn share(&mut self) -> BytesMut {
        if let Data::Vec { off, class } = self.data {
            let vec = unsafe { BytesMut::rebuild(self.ptr, self.len, self.cap, off) };
            unsafe { std::ptr::write(&mut self.data, Data::Shared(Store::new(vec, class))) };
        }
        let Data::Shared(store) = &self.data else { unreachable!() };
        BytesMut { ptr: self.ptr, len: self.len, cap: self.cap, data: Data::Shared(store.clone()) }
    }
    fn skip(&mut self, cnt: usize) {
        if let Data::Vec { off, .. } = &mut self.data {
            *off += cnt;
        }
        self.ptr = unsafe { self.ptr.add(cnt) };
        self.len = self.len.saturating_sub(cnt);
        self.cap -= cnt;
    }
    /// Splits the bytes into two at the given index; self keeps `[0, at)`.
    #[must_use = "consider BytesMut::truncate if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> BytesMut {
        assert!(at <= self.cap, "split_off out of bounds: {at:?} <= {:?}", self.cap);
        let mut other = self.share();
        other.skip(at);
        self.cap = at;
        self.len = self.len.min(at);
        other
    }
    /// Removes the bytes from the current view, returning them in a new handle.
    #[must_use = "consider BytesMut::clear if you don't need the other half"]
    pub fn split(&mut self) -> BytesMut { self.split_to(self.len) }
    /// Splits the buffer into two at the given index; self keeps `[at, len)`.
    #[must_use = "consider BytesMut::advance if you don't need the other half"]
    #[track_caller]
    pub fn split_to(&mut self, at: usize) -> BytesMut {
        assert!(at <= self.len, "split_to out of bounds: {at:?} <= {:?}", self.len);
        let mut other = self.share();
        self.skip(at);
        other.cap = at;
        other.len = at;
        other
    }
    /// Shortens the buffer, keeping the first `len` bytes.
    pub fn truncate(&mut self, len: usize) { self.len = self.len.min(len); }
    /// Clears the buffer, removing all data.
    pub fn clear(&mut self) { self.len = 0; }
    /// Resizes the buffer so that `len` is equal to `new_len`.
    pub fn resize(&mut self, new_len: usize, value: u8) {
        if new_len > self.len {
            let additional = new_len - self.len;
            self.reserve(additional);
            unsafe { std::ptr::write_bytes(self.ptr.add(self.len), value, additional) };
        }
        self.len = new_len;
    }
    /// Sets the length of the buffer.
    pub unsafe fn set_len(&mut self, len: usize) { self.len = len; }
    /// Reserves capacity for at least `additional` more bytes.
    pub fn reserve(&mut self, additional: usize) {
        if additional > self.cap - self.len {
            self.make_room(additional, true);
        }
    }
    /// Attempts to cheaply reclaim already allocated capacity for at least `additional` more bytes.
    #[must_use = "consider BytesMut::reserve if you need an infallible reservation"]
    pub fn try_reclaim(&mut self, additional: usize) -> bool { additional <= self.cap - self.len || self.make_room(additional, false) }
    // Finds room for `additional` more bytes; false if that takes an allocation and `allocate` is not set. What was
    // read from the front is used again if moving the rest there copies no more than was read.
    fn make_room(&mut self, additional: usize, allocate: bool) -> bool {
        let (len, alone) = match &self.data {
            Data::Vec { off, class } => return self.make_room_alone(additional, allocate, *off, *class),
            Data::Shared(store) => (self.len, Arc::strong_count(store) == 1),
        };
        let Data::Shared(store) = &self.data else { unreachable!() };
        let needed = len.checked_add(additional).expect("overflow");
        if !alone {
            if allocate {
                let class = store.class;
                let mut vec = Vec::with_capacity(needed.max(capacity_of(class)));
                vec.extend_from_slice(self);
                *self = BytesMut::from_vec_at(vec, 0);
                self.data = Data::Vec { off: 0, class };
            }
            return allocate;
        }
        let vec = unsafe { store.vec() };
        let off = self.ptr as usize - vec.as_ptr() as usize;
        if vec.capacity() >= needed + off {
            self.cap = needed;
        } else if vec.capacity() >= needed && off >= len {
            unsafe { std::ptr::copy_nonoverlapping(self.ptr, vec.as_mut_ptr(), len) };
            self.ptr = vec.as_mut_ptr();
            self.cap = vec.capacity();
        } else if allocate {
            let wanted = (needed + off).max(vec.capacity() * 2);
            unsafe { vec.set_len(off + len) };
            vec.reserve(wanted - vec.len());
            self.ptr = unsafe { vec.as_mut_ptr().add(off) };
            self.cap = vec.capacity() - off;
        } else {
            return false;
        }
        true
    }
    fn make_room_alone(&mut self, additional: usize, allocate: bool, off: usize, class: usize) -> bool {
        if self.cap - self.len + off >= additional && off >= self.len {
            let start = unsafe { self.ptr.sub(off) };
            unsafe { std::ptr::copy_nonoverlapping(self.ptr, start, self.len) };
            self.ptr = start;
            self.cap += off;
            self.data = Data::Vec { off: 0, class };
        } else if allocate {
            let mut vec = ManuallyDrop::new(unsafe { BytesMut::rebuild(self.ptr, self.len, self.cap, off) });
            vec.reserve(additional);
            self.ptr = unsafe { vec.as_mut_ptr().add(off) };
            self.cap = vec.capacity() - off;
        } else {
            return false;
        }
        true
    }
    /// Appends given bytes to this `BytesMut`.
    pub fn extend_from_slice(&mut self, extend: &[u8]) {
        self.reserve(extend.len());
        unsafe { std::ptr::copy_nonoverlapping(extend.as_ptr(), self.ptr.add(self.len), extend.len()) };
        self.len += extend.len();
    }
    /// Appends a copy of a part of the buffer to its end.
    #[track_caller]
    pub fn extend_from_within(&mut self, range: impl RangeBounds<usize>) {
        let (begin, end) = crate::range(range, self.len);
        self.reserve(end - begin);
        unsafe { std::ptr::copy_nonoverlapping(self.ptr.add(begin), self.ptr.add(self.len), end - begin) };
        self.len += end - begin;
    }
    /// Absorbs a `BytesMut` that was previously split off.
    pub fn unsplit(&mut self, other: BytesMut) {
        if self.is_empty() {
            *self = other;
        } else if let Err(other) = self.try_unsplit(other) {
            self.extend_from_slice(&other);
        }
    }
    /// Absorbs a `BytesMut` that was previously split off if they are contiguous, otherwise returns it.
    pub fn try_unsplit(&mut self, other: BytesMut) -> Result<(), BytesMut> {
        if other.cap == 0 {
            return Ok(());
        }
        let same = match (&self.data, &other.data) {
            (Data::Shared(a), Data::Shared(b)) => Arc::ptr_eq(a, b),
            _ => false,
        };
        if !same || unsafe { self.ptr.add(self.len) } != other.ptr {
            return Err(other);
        }
        self.len += other.len;
        self.cap += other.cap;
        Ok(())
    }
    /// The remaining spare capacity as a slice.
    pub fn spare_capacity_mut(&mut self) -> &mut [MaybeUninit<u8>] {
        unsafe { std::slice::from_raw_parts_mut(self.ptr.add(self.len) as *mut MaybeUninit<u8>, self.cap - self.len) }
    }
}
impl Drop for BytesMut {
    fn drop(&mut self) {
        if let Data::Vec { off, .. } = self.data {
            drop(unsafe { BytesMut::rebuild(self.ptr, self.len, self.cap, off) });
        }
    }
}
impl Buf for BytesMut {
    fn remaining(&self) -> usize { self.len }
    fn chunk(&self) -> &[u8] { self }
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        assert!(cnt <= self.len, "cannot advance past `remaining`: {cnt:?} <= {:?}", self.len);
        self.skip(cnt);
    }
    #[track_caller]
    fn copy_to_bytes(&mut self, len: usize) -> Bytes { self.split_to(len).freeze() }
}
unsafe impl BufMut for BytesMut {
    fn remaining_mut(&self) -> usize { isize::MAX as usize - self.len }
    #[track_caller]
    unsafe fn advance_mut(&mut self, cnt: usize) {
        crate::check(cnt, self.cap - self.len);
        self.len += cnt;
    }
    fn chunk_mut(&mut self) -> &mut UninitSlice {
        if self.len == self.cap {
            self.reserve(64);
        }
        UninitSlice::uninit(self.spare_capacity_mut())
    }
    fn put<T: Buf>(&mut self, mut src: T)
    where
        Self: Sized,
    {
        if !src.has_remaining() {
            return;
        }
        if self.capacity() == 0 {
            // The bytes may be taken as they are, if nobody else has them.
            let whole = src.copy_to_bytes(src.remaining());
            drop(src);
            match whole.try_into_mut() {
                Ok(bytes) => *self = bytes,
                Err(bytes) => self.extend_from_slice(&bytes),
            }
            return;
        }
        self.reserve(src.remaining());
        while src.has_remaining() {
            let n = src.chunk().len();
            self.extend_from_slice(src.chunk());
            src.advance(n);
        }
    }
    fn put_slice(&mut self, src: &[u8]) { self.extend_from_slice(src) }
    fn put_bytes(&mut self, val: u8, cnt: usize) { self.resize(self.len + cnt, val) }
}
impl Deref for BytesMut {
    type Target = [u8];
    fn deref(&self) -> &[u8] { unsafe { std::slice::from_raw_parts(self.ptr, self.len) } }
}
impl DerefMut for BytesMut {
    fn deref_mut(&mut self) -> &mut [u8] { unsafe { std::slice::from_raw_parts_mut(self.ptr, self.len) } }
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
impl BorrowMut<[u8]> for BytesMut {
    fn borrow_mut(&mut self) -> &mut [u8] { self }
}
impl Clone for BytesMut {
    fn clone(&self) -> BytesMut { BytesMut::from(&self[..]) }
}
impl Default for BytesMut {
    fn default() -> BytesMut { BytesMut::new() }
}
impl Hash for BytesMut {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl fmt::Debug for BytesMut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { crate::debug(self, f) }
}
impl fmt::LowerHex for BytesMut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.iter().try_for_each(|b| write!(f, "{b:02x}")) }
}
impl fmt::UpperHex for BytesMut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.iter().try_for_each(|b| write!(f, "{b:02X}")) }
}
impl fmt::Write for BytesMut {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.extend_from_slice(s.as_bytes());
        Ok(())
    }
}
impl<'a> From<&'a [u8]> for BytesMut {
    fn from(src: &'a [u8]) -> BytesMut { BytesMut::from_vec_at(src.to_vec(), 0) }
}
impl<'a> From<&'a str> for BytesMut {
    fn from(src: &'a str) -> BytesMut { BytesMut::from(src.as_bytes()) }
}
impl From<BytesMut> for Bytes {
    fn from(src: BytesMut) -> Bytes { src.freeze() }
}
impl From<BytesMut> for Vec<u8> {
    fn from(src: BytesMut) -> Vec<u8> {
        let (ptr, len, cap, data) = src.parts();
        match data {
            Data::Shared(store) => into_vec(store, ptr, len),
            Data::Vec { off, .. } => unsafe {
                let mut vec = BytesMut::rebuild(ptr, len, cap, off);
                std::ptr::copy(ptr, vec.as_mut_ptr(), len);
                vec.set_len(len);
                vec
            },
        }
    }
}
impl IntoIterator for BytesMut {
    type Item = u8;
    type IntoIter = IntoIter<BytesMut>;
    fn into_iter(self) -> IntoIter<BytesMut> { IntoIter::new(self) }
}
impl<'a> IntoIterator for &'a BytesMut {
    type Item = &'a u8;
    type IntoIter = std::slice::Iter<'a, u8>;
    fn into_iter(self) -> std::slice::Iter<'a, u8> { self.iter() }
}
impl FromIterator<u8> for BytesMut {
    fn from_iter<T: IntoIterator<Item = u8>>(into_iter: T) -> Self { BytesMut::from_vec_at(into_iter.into_iter().collect(), 0) }
}
impl<'a> FromIterator<&'a u8> for BytesMut {
    fn from_iter<T: IntoIterator<Item = &'a u8>>(into_iter: T) -> Self { into_iter.into_iter().copied().collect() }
}
impl Extend<u8> for BytesMut {
    fn extend<T: IntoIterator<Item = u8>>(&mut self, iter: T) {
        let iter = iter.into_iter();
        self.reserve(iter.size_hint().0);
        for b in iter {
            self.extend_from_slice(&[b]);
        }
    }
}
impl<'a> Extend<&'a u8> for BytesMut {
    fn extend<T: IntoIterator<Item = &'a u8>>(&mut self, iter: T) { self.extend(iter.into_iter().copied()) }
}
impl Extend<Bytes> for BytesMut {
    fn extend<T: IntoIterator<Item = Bytes>>(&mut self, iter: T) {
        for bytes in iter {
            self.extend_from_slice(&bytes);
        }
    }
}
