//! Moving out of a vector, element by element.
use super::{Memory, Vec};
use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::mem;
use crate::prelude::rust_2021::*;
use crate::ptr::NonNull;

/// An iterator that moves out of a vector.
pub struct IntoIter<T> {
    buf: NonNull<T>,
    cap: usize,
    ptr: *mut T,
    len: usize,
}
unsafe impl<T: Send> Send for IntoIter<T> {}
unsafe impl<T: Sync> Sync for IntoIter<T> {}
impl<T> IntoIter<T> {
    /// Returns the remaining items of this iterator as a slice.
    pub fn as_slice(&self) -> &[T] { unsafe { crate::slice::from_raw_parts(self.ptr, self.len) } }
    /// Returns the remaining items of this iterator as a mutable slice.
    pub fn as_mut_slice(&mut self) -> &mut [T] { unsafe { crate::slice::from_raw_parts_mut(self.ptr, self.len) } }
}
impl<T> IntoIterator for Vec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        let it = IntoIter { buf: self.ptr, cap: self.cap, ptr: self.ptr.as_ptr(), len: self.len };
        mem::forget(self);
        it
    }
}
impl<'a, T> IntoIterator for &'a Vec<T> {
    type Item = &'a T;
    type IntoIter = crate::slice::Iter<'a, T>;
    fn into_iter(self) -> crate::slice::Iter<'a, T> { self.iter() }
}
impl<'a, T> IntoIterator for &'a mut Vec<T> {
    type Item = &'a mut T;
    type IntoIter = crate::slice::IterMut<'a, T>;
    fn into_iter(self) -> crate::slice::IterMut<'a, T> { self.iter_mut() }
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let p = self.ptr;
        self.len -= 1;
        unsafe {
            self.ptr = p.add(1);
            Some(intrinsics::ptr_read(p))
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.len, Some(self.len)) }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        unsafe { Some(intrinsics::ptr_read(self.ptr.add(self.len))) }
    }
}
impl<T> ExactSizeIterator for IntoIter<T> {
    fn len(&self) -> usize { self.len }
}
impl<T> FusedIterator for IntoIter<T> {}
impl<T> Drop for IntoIter<T> {
    fn drop(&mut self) {
        let _memory = Memory { ptr: self.buf, cap: self.cap };
        if intrinsics::needs_drop::<T>() {
            unsafe { intrinsics::drop_in_place(intrinsics::slice_from_raw_parts_mut(self.ptr, self.len)) }
        }
    }
}
impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self { self.as_slice().to_vec().into_iter() }
}
impl<T> Default for IntoIter<T> {
    fn default() -> Self { Vec::new().into_iter() }
}
impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.as_slice()).finish() }
}
