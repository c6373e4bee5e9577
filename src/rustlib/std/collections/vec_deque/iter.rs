//! Iterators of `VecDeque`.
use super::VecDeque;
use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::prelude::rust_2021::*;
use crate::slice;

/// An iterator over the elements of a `VecDeque`.
pub struct Iter<'a, T: 'a> {
    pub(super) a: slice::Iter<'a, T>,
    pub(super) b: slice::Iter<'a, T>,
}
/// A mutable iterator over the elements of a `VecDeque`.
pub struct IterMut<'a, T: 'a> {
    pub(super) a: slice::IterMut<'a, T>,
    pub(super) b: slice::IterMut<'a, T>,
}
/// An owning iterator over the elements of a `VecDeque`.
#[derive(Clone)]
pub struct IntoIter<T> {
    pub(super) inner: VecDeque<T>,
}
/// A draining iterator over the elements of a `VecDeque`.
pub struct Drain<'a, T: 'a> {
    // Its length is `start` while this exists.
    pub(super) deque: &'a mut VecDeque<T>,
    pub(super) start: usize,
    // What is left: `next..back`.
    pub(super) next: usize,
    pub(super) back: usize,
    pub(super) end: usize,
    pub(super) whole: usize,
}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { a: self.a.clone(), b: self.b.clone() } }
}
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        match self.a.next() {
            Some(x) => Some(x),
            None => self.b.next(),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.a.len() + self.b.len();
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        match self.b.next_back() {
            Some(x) => Some(x),
            None => self.a.next_back(),
        }
    }
}
impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;
    fn next(&mut self) -> Option<&'a mut T> {
        match self.a.next() {
            Some(x) => Some(x),
            None => self.b.next(),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.a.len() + self.b.len();
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for IterMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut T> {
        match self.b.next_back() {
            Some(x) => Some(x),
            None => self.a.next_back(),
        }
    }
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.inner.pop_front() }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.inner.len(), Some(self.inner.len())) }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> { self.inner.pop_back() }
}
impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.next == self.back {
            return None;
        }
        self.next += 1;
        Some(unsafe { intrinsics::ptr_read(self.deque.at(self.next - 1)) })
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.back - self.next, Some(self.back - self.next)) }
}
impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        if self.next == self.back {
            return None;
        }
        self.back -= 1;
        Some(unsafe { intrinsics::ptr_read(self.deque.at(self.back)) })
    }
}
impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        while self.next().is_some() {}
        let after = self.whole - self.end;
        if self.start == 0 {
            // The front went: only the start moves.
            self.deque.head = if after == 0 || self.deque.cap == 0 { 0 } else { (self.deque.head + self.end) % self.deque.cap };
        } else {
            for i in 0..after {
                unsafe { intrinsics::copy(self.deque.at(self.end + i), self.deque.at(self.start + i), 1) };
            }
        }
        self.deque.len = self.start + after;
    }
}
impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> ExactSizeIterator for IterMut<'_, T> {}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}
impl<T> FusedIterator for IterMut<'_, T> {}
impl<T> FusedIterator for IntoIter<T> {}
impl<T> FusedIterator for Drain<'_, T> {}
impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.a.as_slice()).field(&self.b.as_slice()).finish()
    }
}
impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.inner).finish() }
}
impl<T> Default for Iter<'_, T> {
    fn default() -> Self { Iter { a: Default::default(), b: Default::default() } }
}
impl<T> Default for IterMut<'_, T> {
    fn default() -> Self { IterMut { a: Default::default(), b: Default::default() } }
}
