//! Taking ranges out of a vector.
use super::Vec;
use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::ops::RangeBounds;
use crate::prelude::rust_2021::*;

/// A draining iterator for `Vec<T>`.
pub struct Drain<'a, T: 'a> {
    vec: &'a mut Vec<T>,
    // What is still to be yielded, and the tail kept behind it.
    next: usize,
    end: usize,
    tail: usize,
    tail_len: usize,
}
impl<'a, T> Drain<'a, T> {
    #[track_caller]
    pub(super) fn new<R: RangeBounds<usize>>(vec: &'a mut Vec<T>, range: R) -> Drain<'a, T> {
        let len = vec.len;
        let range = crate::ops::slice_range(range, len);
        // Leaking the Drain must not expose moved-out elements.
        vec.len = range.start;
        Drain { vec, next: range.start, end: range.end, tail: range.end, tail_len: len - range.end }
    }
    /// Returns the remaining items of this iterator as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[T] { unsafe { crate::slice::from_raw_parts(self.vec.as_ptr().add(self.next), self.end - self.next) } }
}
impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.next == self.end {
            return None;
        }
        let i = self.next;
        self.next += 1;
        unsafe { Some(intrinsics::ptr_read(self.vec.as_ptr().add(i))) }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.end - self.next, Some(self.end - self.next)) }
}
impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        if self.next == self.end {
            return None;
        }
        self.end -= 1;
        unsafe { Some(intrinsics::ptr_read(self.vec.as_ptr().add(self.end))) }
    }
}
impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Drain<'_, T> {}
impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        while let Some(x) = self.next() {
            drop(x);
        }
        let start = self.vec.len;
        unsafe {
            let base = self.vec.as_mut_ptr();
            intrinsics::copy(base.add(self.tail) as *const T, base.add(start), self.tail_len);
        }
        self.vec.len = start + self.tail_len;
    }
}
impl<T: fmt::Debug> fmt::Debug for Drain<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Drain").field(&self.as_slice()).finish() }
}

/// A splicing iterator for `Vec`: what was replaced.
pub type Splice<T> = super::IntoIter<T>;

/// An iterator which uses a closure to determine if an element should be removed.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, T, F> {
    vec: &'a mut Vec<T>,
    idx: usize,
    end: usize,
    pred: F,
}
impl<'a, T, F> ExtractIf<'a, T, F> {
    #[track_caller]
    pub(super) fn new<R: RangeBounds<usize>>(vec: &'a mut Vec<T>, range: R, pred: F) -> Self {
        let range = crate::ops::slice_range(range, vec.len);
        ExtractIf { vec, idx: range.start, end: range.end, pred }
    }
}
impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        while self.idx < self.end {
            if (self.pred)(&mut self.vec[self.idx]) {
                self.end -= 1;
                return Some(self.vec.remove(self.idx));
            }
            self.idx += 1;
        }
        None
    }
}
