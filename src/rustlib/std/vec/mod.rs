//! A contiguous growable array type, written as `Vec<T>`.
mod drain;
mod into_iter;
mod traits;

pub use self::drain::{Drain, ExtractIf, Splice};
pub use self::into_iter::IntoIter;
use crate::collections::TryReserveError;
use crate::intrinsics;
use crate::mem;
use crate::ops::RangeBounds;
use crate::prelude::rust_2021::*;
use crate::ptr::NonNull;

/// A contiguous growable array type.
#[lang = "Vec"]
pub struct Vec<T> {
    ptr: NonNull<T>,
    cap: usize,
    len: usize,
}
unsafe impl<T: Send> Send for Vec<T> {}
unsafe impl<T: Sync> Sync for Vec<T> {}

/// `vec![elem; n]`.
#[doc(hidden)]
#[track_caller]
pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> {
    let mut v = Vec::with_capacity(n);
    v.extend_with(n, elem);
    v
}
#[track_caller]
fn capacity_overflow() -> ! { panic!("capacity overflow") }

impl<T> Vec<T> {
    /// Constructs a new, empty `Vec<T>`.
    #[must_use]
    pub const fn new() -> Vec<T> { Vec { ptr: NonNull::dangling(), cap: 0, len: 0 } }
    /// Constructs a new, empty `Vec<T>` with at least the specified capacity.
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> Vec<T> {
        let mut v = Vec::new();
        v.reserve_exact(capacity);
        v
    }
    /// Creates a `Vec<T>` directly from a pointer, a length, and a capacity.
    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Vec<T> {
        unsafe { Vec { ptr: NonNull::new_unchecked(ptr), cap: capacity, len: length } }
    }
    /// Decomposes a `Vec<T>` into its pointer, length and capacity.
    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw_parts(self) -> (*mut T, usize, usize) {
        let parts = (self.ptr.as_ptr(), self.len, self.capacity());
        mem::forget(self);
        parts
    }
    /// Returns the total number of elements the vector can hold without reallocating.
    pub const fn capacity(&self) -> usize { if intrinsics::size_of::<T>() == 0 { usize::MAX } else { self.cap } }
    // Makes the buffer hold exactly `cap` elements (at least `len`).
    #[track_caller]
    fn set_capacity(&mut self, cap: usize) {
        let size = intrinsics::size_of::<T>();
        let align = intrinsics::align_of::<T>();
        if size == 0 || cap == self.cap {
            return;
        }
        let bytes = match size.checked_mul(cap) {
            Some(bytes) if bytes <= isize::MAX as usize => bytes,
            _ => capacity_overflow(),
        };
        unsafe {
            let old = self.ptr.as_ptr() as *mut u8;
            let new = if self.cap == 0 {
                intrinsics::alloc(bytes, align)
            } else if cap == 0 {
                intrinsics::dealloc(old, self.cap * size, align);
                align as *mut u8
            } else {
                intrinsics::realloc(old, self.cap * size, align, bytes)
            };
            self.ptr = NonNull::new_unchecked(new as *mut T);
        }
        self.cap = cap;
    }
    /// Reserves capacity for at least `additional` more elements.
    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        if intrinsics::size_of::<T>() == 0 || self.cap - self.len >= additional {
            return;
        }
        let needed = match self.len.checked_add(additional) {
            Some(n) => n,
            None => capacity_overflow(),
        };
        let size = intrinsics::size_of::<T>();
        let least = if size == 1 { 8 } else if size <= 1024 { 4 } else { 1 };
        self.set_capacity(needed.max(self.cap * 2).max(least));
    }
    /// Reserves the minimum capacity for at least `additional` more elements.
    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        if intrinsics::size_of::<T>() == 0 || self.cap - self.len >= additional {
            return;
        }
        match self.len.checked_add(additional) {
            Some(n) => self.set_capacity(n),
            None => capacity_overflow(),
        }
    }
    /// Tries to reserve capacity for at least `additional` more elements.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        match self.len.checked_add(additional).and_then(|n| n.checked_mul(intrinsics::size_of::<T>())) {
            Some(bytes) if bytes <= isize::MAX as usize => {
                self.reserve(additional);
                Ok(())
            }
            _ => Err(TryReserveError::capacity_overflow()),
        }
    }
    /// Tries to reserve the minimum capacity for at least `additional` more elements.
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        match self.len.checked_add(additional).and_then(|n| n.checked_mul(intrinsics::size_of::<T>())) {
            Some(bytes) if bytes <= isize::MAX as usize => {
                self.reserve_exact(additional);
                Ok(())
            }
            _ => Err(TryReserveError::capacity_overflow()),
        }
    }
    /// The spare capacity, as a slice of `MaybeUninit<T>`.
    pub fn spare_capacity_mut(&mut self) -> &mut [mem::MaybeUninit<T>] {
        unsafe { crate::slice::from_raw_parts_mut(self.ptr.as_ptr().add(self.len) as *mut mem::MaybeUninit<T>, self.capacity() - self.len) }
    }
    /// Shrinks the capacity of the vector as much as possible.
    pub fn shrink_to_fit(&mut self) {
        if self.cap > self.len {
            self.set_capacity(self.len);
        }
    }
    /// Shrinks the capacity of the vector with a lower bound.
    pub fn shrink_to(&mut self, min_capacity: usize) {
        if self.cap > min_capacity {
            self.set_capacity(self.len.max(min_capacity));
        }
    }
    /// Converts the vector into `Box<[T]>`.
    pub fn into_boxed_slice(mut self) -> Box<[T]> {
        self.shrink_to_fit();
        let raw = intrinsics::slice_from_raw_parts_mut(self.as_mut_ptr(), self.len);
        mem::forget(self);
        unsafe { Box::from_raw(raw) }
    }
    /// Shortens the vector, keeping the first `len` elements and dropping the rest.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        let rest = self.len - len;
        self.len = len;
        unsafe { intrinsics::drop_in_place(intrinsics::slice_from_raw_parts_mut(self.as_mut_ptr().add(len), rest)) }
    }
    /// Extracts a slice containing the entire vector.
    pub const fn as_slice(&self) -> &[T] { unsafe { crate::slice::from_raw_parts(self.ptr.as_ptr(), self.len) } }
    /// Extracts a mutable slice of the entire vector.
    pub const fn as_mut_slice(&mut self) -> &mut [T] { unsafe { crate::slice::from_raw_parts_mut(self.ptr.as_ptr(), self.len) } }
    /// Returns a raw pointer to the vector's buffer.
    pub const fn as_ptr(&self) -> *const T { self.ptr.as_ptr() }
    /// Returns a raw mutable pointer to the vector's buffer.
    pub const fn as_mut_ptr(&mut self) -> *mut T { self.ptr.as_ptr() }
    /// Forces the length of the vector to `new_len`.
    pub unsafe fn set_len(&mut self, new_len: usize) { self.len = new_len; }
    /// Removes an element from the vector and returns it, replacing it by the last element.
    pub fn swap_remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panic!("swap_remove index (is {index}) should be < len (is {len})");
        }
        unsafe {
            let value = intrinsics::ptr_read(self.as_ptr().add(index));
            let base = self.as_mut_ptr();
            intrinsics::copy(base.add(len - 1) as *const T, base.add(index), 1);
            self.len = len - 1;
            value
        }
    }
    /// Inserts an element at position `index` within the vector, shifting all elements after it to the right.
    #[track_caller]
    pub fn insert(&mut self, index: usize, element: T) {
        let len = self.len;
        if index > len {
            panic!("insertion index (is {index}) should be <= len (is {len})");
        }
        self.reserve(1);
        unsafe {
            let p = self.as_mut_ptr().add(index);
            intrinsics::copy(p as *const T, p.add(1), len - index);
            intrinsics::ptr_write(p, element);
        }
        self.len = len + 1;
    }
    /// Inserts an element at position `index` and returns a reference to it.
    #[track_caller]
    pub fn insert_mut(&mut self, index: usize, element: T) -> &mut T {
        self.insert(index, element);
        &mut self[index]
    }
    /// Removes and returns the element at position `index`, shifting all elements after it to the left.
    #[track_caller]
    pub fn remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panic!("removal index (is {index}) should be < len (is {len})");
        }
        unsafe {
            let p = self.as_mut_ptr().add(index);
            let value = intrinsics::ptr_read(p);
            intrinsics::copy(p.add(1) as *const T, p, len - index - 1);
            self.len = len - 1;
            value
        }
    }
    /// Retains only the elements specified by the predicate.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) { self.retain_mut(|x| f(x)) }
    /// Retains only the elements specified by the predicate, passing a mutable reference to it.
    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) {
        let len = self.len;
        self.len = 0;
        let mut gap = Gap { v: self, read: 0, write: 0, len };
        while gap.read < len {
            unsafe {
                let p = gap.v.as_mut_ptr().add(gap.read);
                if f(&mut *p) {
                    let to = gap.v.as_mut_ptr().add(gap.write);
                    intrinsics::copy(p as *const T, to, 1);
                    gap.read += 1;
                    gap.write += 1;
                } else {
                    gap.read += 1;
                    intrinsics::drop_in_place(p);
                }
            }
        }
    }
    /// Removes consecutive elements that resolve to the same key.
    pub fn dedup_by_key<F: FnMut(&mut T) -> K, K: PartialEq>(&mut self, mut key: F) { self.dedup_by(|a, b| key(a) == key(b)) }
    /// Removes all but the first of consecutive elements satisfying a given equality relation.
    pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, mut same_bucket: F) {
        let mut kept = Vec::with_capacity(self.len);
        for mut x in mem::take(self) {
            if let Some(last) = kept.last_mut() {
                if same_bucket(&mut x, last) {
                    continue;
                }
            }
            kept.push(x);
        }
        *self = kept;
    }
    /// Removes consecutive repeated elements.
    pub fn dedup(&mut self)
    where
        T: PartialEq,
    {
        self.dedup_by(|a, b| a == b)
    }
    /// Appends an element to the back of a collection.
    #[track_caller]
    pub fn push(&mut self, value: T) {
        if self.len == self.cap {
            self.reserve(1);
        }
        unsafe { intrinsics::ptr_write(self.ptr.as_ptr().add(self.len), value) }
        self.len += 1;
    }
    /// Appends an element and returns a reference to it.
    #[track_caller]
    pub fn push_mut(&mut self, value: T) -> &mut T {
        self.push(value);
        let last = self.len - 1;
        &mut self[last]
    }
    /// Removes the last element from a vector and returns it, or `None` if it is empty.
    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        unsafe { Some(intrinsics::ptr_read(self.ptr.as_ptr().add(self.len))) }
    }
    /// Removes and returns the last element if the predicate returns `true`.
    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.last_mut()?;
        if predicate(last) { self.pop() } else { None }
    }
    /// Moves all the elements of `other` into `self`, leaving `other` empty.
    pub fn append(&mut self, other: &mut Vec<T>) {
        self.reserve(other.len);
        unsafe { intrinsics::copy_nonoverlapping(other.as_ptr(), self.as_mut_ptr().add(self.len), other.len) }
        self.len += other.len;
        other.len = 0;
    }
    /// Removes the subslice indicated by the given range, returning a double-ended iterator over the removed elements.
    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> { Drain::new(self, range) }
    /// Replaces the specified range with the given iterator, yielding the removed elements.
    #[track_caller]
    pub fn splice<R: RangeBounds<usize>, I: IntoIterator<Item = T>>(&mut self, range: R, replace_with: I) -> Splice<T> {
        let range = crate::ops::slice_range(range, self.len);
        let tail = self.split_off(range.end);
        let removed = self.split_off(range.start);
        self.extend(replace_with);
        self.extend(tail);
        removed.into_iter()
    }
    /// Creates an iterator which uses a closure to determine if an element in the range should be removed.
    #[track_caller]
    pub fn extract_if<F: FnMut(&mut T) -> bool, R: RangeBounds<usize>>(&mut self, range: R, filter: F) -> ExtractIf<'_, T, F> { ExtractIf::new(self, range, filter) }
    /// Clears the vector, removing all values.
    pub fn clear(&mut self) { self.truncate(0) }
    /// Returns the number of elements in the vector.
    pub const fn len(&self) -> usize { self.len }
    /// Returns `true` if the vector contains no elements.
    pub const fn is_empty(&self) -> bool { self.len == 0 }
    /// Splits the collection into two at the given index.
    #[must_use = "use `.truncate()` if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Vec<T> {
        let len = self.len;
        if at > len {
            panic!("`at` split index (is {at}) should be <= len (is {len})");
        }
        let mut other = Vec::with_capacity(len - at);
        self.len = at;
        other.len = len - at;
        unsafe { intrinsics::copy_nonoverlapping(self.as_ptr().add(at), other.as_mut_ptr(), len - at) }
        other
    }
    /// Resizes the `Vec` in-place so that its length is `new_len`, making values with `f`.
    pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, mut f: F) {
        if new_len <= self.len {
            self.truncate(new_len);
        }
        while self.len < new_len {
            self.push(f());
        }
    }
    /// Consumes and leaks the `Vec`, returning a mutable reference to the contents.
    pub fn leak<'a>(self) -> &'a mut [T] {
        let (ptr, len) = (self.ptr.as_ptr(), self.len);
        mem::forget(self);
        unsafe { crate::slice::from_raw_parts_mut(ptr, len) }
    }
}
impl<T: Clone> Vec<T> {
    /// Resizes the `Vec` in-place so that its length is equal to `new_len`.
    pub fn resize(&mut self, new_len: usize, value: T) {
        if new_len <= self.len { self.truncate(new_len) } else { self.extend_with(new_len - self.len, value) }
    }
    /// Clones and appends all elements in a slice to the `Vec`.
    #[track_caller]
    pub fn extend_from_slice(&mut self, other: &[T]) {
        self.reserve(other.len());
        if intrinsics::is_plain::<T>() {
            unsafe { intrinsics::copy_nonoverlapping(other.as_ptr(), self.as_mut_ptr().add(self.len), other.len()) }
            self.len += other.len();
            return;
        }
        for x in other {
            self.push(x.clone());
        }
    }
    /// Given a range, clones all the elements in that range and appends them to the end.
    #[track_caller]
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let range = crate::ops::slice_range(src, self.len);
        let copy = self[range].to_vec();
        self.extend(copy);
    }
    #[track_caller]
    fn extend_with(&mut self, n: usize, value: T) {
        self.reserve(n);
        if n == 0 {
            return;
        }
        if intrinsics::same_type::<T, u8>() {
            unsafe {
                let byte = intrinsics::transmute_unchecked::<T, u8>(value);
                intrinsics::write_bytes(self.as_mut_ptr().add(self.len) as *mut u8, byte, n);
            }
            self.len += n;
            return;
        }
        let mut i = 1;
        while i < n {
            self.push(value.clone());
            i += 1;
        }
        self.push(value);
    }
}
impl<T, const N: usize> Vec<[T; N]> {
    /// Takes a `Vec<[T; N]>` and flattens it into a `Vec<T>`.
    pub fn into_flattened(self) -> Vec<T> { self.into_iter().flatten().collect() }
}
impl<T> Drop for Vec<T> {
    fn drop(&mut self) {
        unsafe {
            // The memory goes even if an element's destructor unwinds.
            let _memory = Memory { ptr: self.ptr, cap: self.cap };
            if intrinsics::needs_drop::<T>() {
                intrinsics::drop_in_place(intrinsics::slice_from_raw_parts_mut(self.ptr.as_ptr(), self.len));
            }
        }
    }
}
// `retain`: should the predicate or a destructor panic, this closes the gap.
struct Gap<'a, T> {
    v: &'a mut Vec<T>,
    read: usize,
    write: usize,
    len: usize,
}
impl<T> Drop for Gap<'_, T> {
    fn drop(&mut self) {
        let tail = self.len - self.read;
        unsafe {
            let base = self.v.as_mut_ptr();
            intrinsics::copy(base.add(self.read) as *const T, base.add(self.write), tail);
        }
        self.v.len = self.write + tail;
    }
}
// Frees a buffer of `cap` elements without dropping any.
struct Memory<T> {
    ptr: NonNull<T>,
    cap: usize,
}
impl<T> Drop for Memory<T> {
    fn drop(&mut self) {
        let size = intrinsics::size_of::<T>();
        if self.cap > 0 && size > 0 {
            unsafe { intrinsics::dealloc(self.ptr.as_ptr() as *mut u8, self.cap * size, intrinsics::align_of::<T>()) }
        }
    }
}
